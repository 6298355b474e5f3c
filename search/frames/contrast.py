"""One thing and not another: "về nhân quyền mà không về ASEAN", "không giao A mà giao B"; not only one: "không chỉ A mà còn B"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from search.frames.negation import asks_only
from search.frames.reading import Reading
from search.lexicon.names import Names
from search.question.sentence import Sentence
from search.question.words import Word

__all__ = ["contrasted"]

_JOINTS = ("mà", "ma", "nhưng", "nhưng mà", "nhung ma", "but")
_BEFORE_DENIAL = ("nhung", "yet")  # elsewhere "nhung" is "những", and "yet" is of "not yet"
_MERELY = ("chỉ", "chi", "những", "nhung", "only", "just", "merely")  # "không chỉ A mà còn B" has both
_CONTENT = ("topic", "words", "syllable", "field", "body", "agency", "number", "document")
_ACTORS = ("body", "agency")
_FINDS = ("province", "document", "agency")


def contrasted(sentence: Sentence, names: Names, best: Callable[[Sentence], Reading]) -> Reading | None:
    """Return the reading of a question that wants one thing without another, or not only one but another too, None where it does not."""
    neg = next((at for at in sentence.where("neg") if not asks_only(sentence, at)), None)
    joint = None if neg is None else _joint(sentence, neg)
    if neg is None or joint is None:
        return None
    slots = sentence.slots
    both = neg + 1 < len(slots) and slots[neg + 1].text.lower() in _MERELY
    if joint < neg and not both and all(sentence.is_filler(at) for at in range(joint, neg)):
        denied, kept = slots[neg + 1 :], slots[:joint]
        given = any(slot.has("noun", "task") or slot.has("role", "assign") for slot in denied)  # "mà không có việc cho B"
        if any(slot.kind in _ACTORS for slot in denied) and not given:
            return None  # "giao A mà không có B phối hợp": of one task
        head = kept[: _first(kept, _kinds(denied))]
        wanted, other = kept, [*head, *denied]
    elif neg < joint:
        denied, kept = slots[neg + 1 + both : joint], [slot for slot in slots[joint + 1 :] if not (both and slot.has("both"))]
        same = _first(kept, _kinds(denied))
        wanted, other = [*slots[:neg], *kept], [*slots[:neg], *denied, *kept[same + 1 :]]
    else:
        return None
    cue = sentence.question.words(slots[neg].start, slots[neg + 1].end) if both else ""
    pair = [best(_of(sentence, one)) for one in (wanted, other)] if _kinds(denied) and _kinds(kept) else []
    if not pair or not _are_alike(*pair):
        return _undenied(best(_of(sentence, [*slots[:neg], *slots[neg + 2 :]])), cue) if both else None
    have, second = pair
    said = ", ".join(f"“{_said(sentence, denied, slot)}”" for slot in denied if _is_content(slot))
    if both:
        _with(have, second, names, cue, said)
    else:
        _without(have, names.answers_of(second.query), said)
    have.alternatives = []  # they know nothing of the other thing
    return have


def _are_alike(have: Reading, second: Reading) -> bool:
    """Whether both readings are understood and ask for the same kind of thing, which may have one and not the other."""
    return have.find in _FINDS and second.find == have.find and not any(one.unknown or one.query.negated for one in (have, second))


def _undenied(reading: Reading, cue: str) -> Reading:
    """Return a reading without the words "không chỉ" of its question, which deny nothing, and say so."""
    reading.notes.append((f"“{cue}” không phủ định điều gì.", f"“{cue}” denies nothing."))
    return reading


def _joint(sentence: Sentence, neg: int) -> int | None:
    """The place of the word that sets one thing against the other."""
    for at, slot in enumerate(sentence.slots):
        text = slot.text.lower()
        if text in _JOINTS or (text in _BEFORE_DENIAL and at < neg and all(sentence.is_filler(i) for i in range(at + 1, neg))):
            return at
    return None


def _with(have: Reading, second: Reading, names: Names, cue: str, said: str) -> None:
    """Leave in a reading the answers that a second one has too."""
    asked = (second.query, *(one.query for one in second.fallbacks if not one.loose))
    among = next((found for query in asked if (found := names.answers_of(query))), ("",))
    have.query = replace(have.query, among=among)
    have.fallbacks = [replace(one, query=replace(one.query, among=among)) for one in have.fallbacks]
    have.notes.append((f"“{cue}”: chỉ những nơi cũng có {said}.", f"“{cue}”: only those that have {said} too."))


def _without(have: Reading, others: tuple[str, ...], said: str) -> None:
    """Leave out of a reading the answers that others are."""
    exclude = tuple(dict.fromkeys((*have.query.exclude, *others)))
    have.query = replace(have.query, exclude=exclude)
    have.fallbacks = [replace(one, query=replace(one.query, exclude=exclude)) for one in have.fallbacks]
    have.notes.append((f"Đã loại những nơi có: {said}.", f"Left out are those with: {said}."))


def _kinds(slots: list[Word]) -> set[str]:
    return {"actor" if slot.kind in _ACTORS else "subject" for slot in slots if _is_content(slot)}


def _is_content(slot: Word) -> bool:
    """Whether a word says what or who is meant; the number of a document may be a plain one, "Nghị định 72", a type may be titled."""
    return slot.kind in _CONTENT or slot.text.isdigit() or slot.has("title_part")


def _said(sentence: Sentence, slots: list[Word], slot: Word) -> str:
    """A word as it was typed, a type with the words of its title behind it: "kế hoạch kinh tế số"."""
    end = slot.end
    for other in slots[slots.index(slot) + 1 :] if slot.has("title_part") else ():
        if not other.has("stop"):
            break
        end = other.end if not other.entries else end
    return sentence.question.words(slot.start, end)


def _first(slots: list[Word], kinds: set[str]) -> int:
    """The place of the first slot of one of these kinds of content, the end where there is none."""
    return next((at for at, slot in enumerate(slots) if _kinds([slot]) & kinds), len(slots))


def _of(sentence: Sentence, slots: list[Word]) -> Sentence:
    return Sentence(sentence.question, slots, sentence.times, sentence.corrections)
