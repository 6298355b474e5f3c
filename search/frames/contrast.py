"""One thing and not another: "về nhân quyền mà không về ASEAN", "không giao A mà giao B": what has the one, without what has the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from search.frames.negation import asks_only
from search.frames.reading import Reading
from search.lexicon.names import Names
from search.question.sentence import Sentence
from search.question.words import Word

__all__ = ["contrasted"]

_JOINTS = ("ma", "nhung", "but", "yet", "nhung ma")
_CONTENT = ("topic", "words", "syllable", "field", "body", "agency", "number", "document")
_ACTORS = ("body", "agency")
_FINDS = ("province", "document", "agency")


def contrasted(sentence: Sentence, names: Names, best: Callable[[Sentence], Reading]) -> Reading | None:
    """Return the reading of a question that wants one thing without another, None where it does not."""
    neg = next((at for at in sentence.where("neg") if not asks_only(sentence, at)), None)
    joint = next((at for at in range(len(sentence)) if sentence.key(at) in _JOINTS), None)
    if neg is None or joint is None:
        return None
    slots = sentence.slots
    if joint < neg and all(sentence.is_filler(at) for at in range(joint, neg)):
        denied, kept = slots[neg + 1 :], slots[:joint]
        if any(slot.kind in _ACTORS for slot in denied):
            return None  # "giao A mà không có B phối hợp": of one task
        head = kept[: _first(kept, _kinds(denied))]
        wanted, other = kept, [*head, *denied]
    elif neg < joint:
        denied, kept = slots[neg + 1 : joint], slots[joint + 1 :]
        same = _first(kept, _kinds(denied))
        wanted, other = [*slots[:neg], *kept], [*slots[:neg], *denied, *kept[same + 1 :]]
    else:
        return None
    if not (_kinds(denied) and _kinds(kept)):
        return None
    have, lack = best(_of(sentence, wanted)), best(_of(sentence, other))
    if have.find not in _FINDS or lack.find != have.find or have.unknown or lack.unknown or have.query.negated or lack.query.negated:
        return None
    without = tuple(id for id in names.answers_of(lack.query) if id not in have.query.exclude)
    if not without:
        return have
    have.query = replace(have.query, exclude=(*have.query.exclude, *without))
    have.fallbacks = [replace(one, query=replace(one.query, exclude=have.query.exclude)) for one in have.fallbacks]
    said = ", ".join(c.label for c in lack.conditions if c not in have.conditions)
    have.notes.append((f"Đã loại những nơi có: {said}.", f"Left out are those with: {said}."))
    return have


def _kinds(slots: list[Word]) -> set[str]:
    return {"actor" if slot.kind in _ACTORS else "subject" for slot in slots if slot.kind in _CONTENT}


def _first(slots: list[Word], kinds: set[str]) -> int:
    """The place of the first slot of one of these kinds of content, the end where there is none."""
    return next((at for at, slot in enumerate(slots) if _kinds([slot]) & kinds), len(slots))


def _of(sentence: Sentence, slots: list[Word]) -> Sentence:
    return Sentence(sentence.question, slots, sentence.times, sentence.corrections)
