"""A question of two parts, "A chủ trì gì và B phối hợp gì?": both are answered, or it is said which is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from graph.query import Query, Side
from search.frames.inherited import inherited, of_place
from search.frames.reading import Condition, Fallback, Reading
from search.frames.references import read_references
from search.frames.target import Target
from search.lexicon.names import Names
from search.question import Question
from search.question.sentence import Sentence
from search.question.shapes import shape

__all__ = ["both_parts"]

# Where a second part may begin: at a mark or a word that joins, on folded text.
_JOINT = re.compile(r"\s*[,;?.]\s+(?:va|con|roi|the con|and|then)?\s*|\s+(?:va|con|roi|and)\s+")
_MOST = 8  # places where a second part may begin; a text of more is no question of two
_ASKING = ("wh", "count", "often")
_SCOPE = ("province", "time")  # what one part says for both
_SUBJECT = ("topic", "words", "field")  # ... and where it says nothing else of its own
_THINGS = ("province", "topic", "words", "document", "number", "field")
_OWN = ("agencies", "topics", "words", "subject", "provinces", "documents", "cites", "fields")  # what a side may say
_WHOLE = ("sides", "negated", "order", "counted", "topics_all")  # what no side may say
_ABOUT = {"vi": "về", "en": "about"}
_NO_PARTS = ("compare", "more", "less", "each", "both", "only")  # the whole question sets things beside each other


def both_parts(
    sentence: Sentence, names: Names, read: Callable[[str], Sentence], understand: Callable[[Sentence], Reading]
) -> Reading | None:
    """Return the reading of a question with two parts, None where it has one alone.

    Two parts that ask for the same kind of thing are one query with two sides; of others the first is answered, the second is the first
    alternative, and a note says so.
    """
    asked = len(sentence.where(*_ASKING, "meta"))
    if not asked or any(sentence.has(kind) for kind in _NO_PARTS):
        return None
    for first_text, second_text, elliptic in _splits(sentence.question):
        if asked < 2 and not elliptic:
            continue
        parts = _with_head(read(first_text), read), read(second_text)
        if parts[0].has(*_ASKING) and (joined := _of_another(parts, names, read, understand)) is not None:
            return joined
        if not _are_two(*parts):
            continue
        texts = _completed(parts[0], parts[1], names), _completed(parts[1], parts[0], names)
        first, second = (understand(read(text)) for text in texts)
        if any(one.unknown or one.find == "passage" for one in (first, second)):
            continue
        first.corrections = list(dict.fromkeys((*first.corrections, *second.corrections)))
        return _joined(first, second, names) or _apart(first, second, second_text)
    return None


def _with_head(first: Sentence, read: Callable[[str], Sentence]) -> Sentence:
    """The first part with the matter of both, which stands before a colon, behind it: "Bảo vệ bí mật nhà nước: A làm gì"."""
    head, colon, rest = first.question.text.partition(": ")
    if not colon or (said := read(head)).has(*_ASKING, "meta", "number", "document") or not said.has(*_SUBJECT):
        return first
    return read(f"{rest.rstrip(' ,;?.')} {_ABOUT[first.question.language]} {head}")


def _of_another(
    parts: tuple[Sentence, Sentence], names: Names, read: Callable[[str], Sentence], understand: Callable[[Sentence], Reading]
) -> Reading | None:
    """The reading of two parts that ask the same of two things, the second without saying all of it: a side for each."""
    text = inherited(*parts, names)
    if text is None:
        return None
    first, second = understand(read(_completed(parts[0], parts[1], names))), understand(read(text))
    if (place := _place(first, names)) and not (second.query.provinces or second.query.documents):
        second = understand(read(f"{text} {place}"))  # "Công an tỉnh Lào Cai làm gì, còn Sở Ngoại vụ?"
    if any(one.unknown or one.yesno or one.find == "passage" or one.query.property for one in (first, second)):
        return None
    joined = _joined(first, second, names, alike=True)
    return joined if joined is not None and joined.query.sides else None


def _splits(question: Question) -> Iterator[tuple[str, str, bool]]:
    """Yield the two texts at each place where a second part may begin, of the first few, and whether the second may ask by the first's
    words: "còn B thì sao".
    """
    for joint in islice(_JOINT.finditer(question.folded), _MOST):
        first, second = question.text[: joint.start()].strip(" ,;?."), question.text[joint.end() :].strip()
        if any(c.isalnum() for c in first) and any(c.isalnum() for c in second):
            yield first, second, shape("of-another").search(question.folded[joint.start() :]) is not None


def _are_two(first: Sentence, second: Sentence) -> bool:
    """Whether each of the two asks by itself: of things of its own, or both of a document's data, the one other than the other."""
    if not first.has(*_ASKING, "meta") or not second.has(*_ASKING, "meta"):
        return False
    asked = _metas(first), _metas(second)
    if all(asked):
        return bool(asked[1] - asked[0]) and not second.has("noun", "role")
    if not first.has(*_ASKING) or not second.has(*_ASKING):
        return False
    things = [_things(one) for one in (first, second)]
    if not all(things) or things[0] == things[1] or _asks_partners(first, second):
        return False
    return all(one.has("role", "noun", "body", "agency") for one in (first, second))


def _asks_partners(first: Sentence, second: Sentence) -> bool:
    """Whether the second part asks who helps with the work that the first asks the leader of, and names no other: "do bộ nào chủ trì, cơ
    quan nào phối hợp (theo Quyết định …)"."""
    led = first.has("role", value="lead") and not first.has("role", value="coordinate")
    own = any(second.has(kind) for kind in ("topic", "words", "word", "field", "province", "body", "agency"))
    return led and second.has("role", value="coordinate") and not second.has("role", value="lead") and not own


def _metas(sentence: Sentence) -> set[str]:
    return {value for at in sentence.where("meta") for value in sentence[at].values("meta")[:1]}


def _things(sentence: Sentence) -> set[str]:
    """What a part names."""
    return {f"{word.kind} {word.value or word.text}" for word in sentence.slots if word.kind in (*_THINGS, "body", "agency")}


def _completed(part: Sentence, other: Sentence, names: Names) -> str:
    """The text of a part with the place, document and time that only the other part says."""
    added = []
    refs = [read_references(one, names, Target()).documents for one in (part, other)]
    if not refs[0] and not part.has("province"):
        for ref in refs[1]:
            before = ref.at - 1 if ref.at and other[ref.at - 1].has("doctype") else ref.at
            added.append(other.question.words(other[before].start, other[ref.at].end))
    for kind in _SUBJECT if not part.has(*_SUBJECT, "noun", "body", "agency", "meta", "cite", "number", "document") else ():
        added += [other.question.words(word.start, word.end) for word in other.slots if word.kind == kind]
    for kind in _SCOPE:
        if not part.has(kind) and not (kind == "province" and (refs[0] or added or of_place(part, names))):
            added += [other.question.words(word.start, word.end) for word in other.slots if word.kind == kind]
    return " ".join([part.question.text.rstrip("?. "), *added])


def _joined(first: Reading, second: Reading, names: Names, *, alike: bool = False) -> Reading | None:
    """One reading that asks for both parts, None where they do not ask for the same kind of thing: a side for each, or either of them.

    `alike`: the same is asked of both, so that one of them without an answer is no reason to ask for less.
    """
    queries, said = (first.query, second.query), list[tuple[str, str]]()
    if not alike or not any(map(names.answers_of, queries)):
        asked = [_answered(one, names) for one in (first, second)]
        queries, said = (asked[0].query, asked[1].query), [one.note for one in asked if one.note]
    whole = _WHOLE if not alike or queries[0].counted != queries[1].counted else tuple(one for one in _WHOLE if one != "counted")
    if first.find != second.find or first.timed or any(getattr(one, name) for one in queries for name in whole):
        return None
    bare = [replace(query, any_of=(), **dict.fromkeys(_OWN, ())) for query in queries]  # type: ignore[arg-type]
    labels = _labels(first, second, names)
    if bare[0] != bare[1] or labels[0] == labels[1]:
        return None
    query, either = bare[0], _either(*queries)
    if either is None:
        places = queries[0].provinces if queries[0].provinces == queries[1].provinces else ()
        query = replace(query, provinces=places, any_of=tuple(one for asked in queries for one in _alternatives(asked)))
    else:
        sides = (Side(label, **_own(one)) for label, one in zip(labels, queries, strict=True))
        query = replace(query, sides=tuple(sides), combine="compare", any_of=either)
    notes = list(dict.fromkeys((*first.notes, *second.notes, *said)))
    return replace(
        first, query=query, conditions=list(dict.fromkeys((*first.conditions, *second.conditions))), fallbacks=[], subjects=(),
        alternatives=[first, second], ignored=[*first.ignored, *second.ignored], notes=notes, frame="parts",
    )  # fmt: skip


def _either(first: Query, second: Query) -> tuple[Query, ...] | None:
    """The alternatives of both, None where they are others; a document that is one is of the side's own place."""
    same = [{one for one in query.any_of if not one.documents} for query in (first, second)]
    if same[0] != same[1] or bool(first.any_of) != bool(second.any_of):
        return None
    return tuple(dict.fromkeys((*first.any_of, *second.any_of)))


def _own(query: Query) -> dict[str, Any]:
    return {name: getattr(query, name) for name in _OWN}


def _alternatives(query: Query) -> Iterator[Query]:
    """Yield what a part asks for as alternatives: its own conditions, with each of those it has."""
    for one in query.any_of or (query,):
        yield Query(query.find, **{name: getattr(one, name) or getattr(query, name) for name in _OWN})


def _answered(reading: Reading, names: Names) -> Fallback:
    """The reading's query, or the first wider one that has answers where it has none, with what is said of that."""
    asked = Fallback(reading.query)
    return next((one for one in (asked, *reading.fallbacks) if names.answers_of(one.query)), asked)


def _labels(first: Reading, second: Reading, names: Names) -> tuple[str, str]:
    """What each part is about: its agencies, else all that it names and the other does not; of bodies of one name their places."""
    own = [[one for one in part.conditions if one not in other.conditions] for part, other in ((first, second), (second, first))]
    fields = {one.field for one in own[0]} & {one.field for one in own[1]}
    kept = [[one for one in side if not fields or one.field in fields] for side in own]
    labels = _label(kept[0] or first.conditions), _label(kept[1] or second.conditions)
    return labels if labels[0] != labels[1] else (_place(first, names), _place(second, names))


def _place(reading: Reading, names: Names) -> str:
    """The name of the place that a part is of."""
    terms = [names.vocabulary.by_id.get(id) for id in reading.query.provinces]
    return next((term.label_vi for term in terms if term is not None), "")


def _label(said: list[Condition]) -> str:
    return ", ".join(one.label for one in [one for one in said if one.field == "agency"] or said)


def _apart(first: Reading, second: Reading, text: str) -> Reading:
    """The first part's reading, with the second as its first alternative."""
    said = text.strip(" ?.")
    note = (
        f"Câu hỏi có hai phần; đây là phần đầu. Phần “{said}” là cách hiểu số 2.",
        f"The question has two parts; this is the first. The part “{said}” is reading 2.",
    )
    return replace(first, notes=[note, *first.notes], alternatives=[second, *first.alternatives])
