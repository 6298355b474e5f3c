"""What a yes/no question claims: the words, the bodies with their part, the times and the figures that a passage must have for a yes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.query import AgencyPattern
from search.answer.nearby import Nearby
from search.passages.tokens import folded_phrase
from search.question.sentence import Sentence
from search.question.times import TimeFound
from search.question.wording import BODY, CARRIER, DOCUMENT, MATTER, SURE, carries
from search.question.words import CONTENT, Word

__all__ = ["Claim", "claim_of"]

_BODIES = ("body", "agency")
_OF_TITLE = 0.6  # of a word that names a document by its title
_WRITERS = 2  # of templates that have a word which surely carries the question
# Kinds of words that only bind, ask, or say what sort of thing is meant.
_ASKING = frozenset(
    ("stop", "yesno", "polite", "wh", "question_end", "of", "to", "and", "by", "about", "before", "noun", "role", "with", "doctype",
     "mention", "deadline", "meta", "until", "light", "compare")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed of a text.

    `phrases` are the words that say what it is about, as typed; `bodies` whose work it is, with the roles that are claimed (none: any);
    `times` when; `figures` the other numbers; `places` places that are not the scope of the search,
    each by its folded names; `names` are the bodies' names as typed, folded; `text` all of it as typed.
    """

    phrases: tuple[str, ...]
    bodies: tuple[AgencyPattern, ...] = ()
    times: tuple[TimeFound, ...] = ()
    figures: tuple[str, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    text: str = ""

    @property
    def words(self) -> str:
        """All that it is about, in one line."""
        return " ".join(self.phrases)


def claim_of(near: Nearby) -> Claim | None:
    """Return what a question claims; None where its words say nothing of what a text must have."""
    sentence = near.sentence
    if sentence is None or sentence.wording is None:
        return None
    phrases, figures, bodies, places = [], [], [], []
    timed = _timed(sentence)
    actors = _actors(near, sentence)
    for slot in sentence.slots:
        if _is_scope(near, slot) or slot.kind == "time":
            continue
        tokens = [token for i, token in enumerate(sentence.question.tokens[slot.start : slot.end], slot.start) if i not in timed]
        if slot in actors:
            bodies.append(_pattern(near, slot))
            continue
        if slot.kind == "province":
            places.append(_names(near, slot))
            continue
        figures += [token.text for token in tokens if token.text.isdigit()]
        words = [token.text for token in tokens if not token.text.isdigit()]
        if words and not _only_asks(sentence, slot):
            phrases.append(" ".join(words))
    times = tuple(time for time in sentence.times if time.start or time.end)
    if not phrases and not (bodies and (times or figures)) and not (places and near.where.documents and sentence.has("mention")):
        return None
    kinds = ("time", "province") if not phrases else ("time",)
    said = [sentence.question.words(slot.start, slot.end) for slot in sentence.slots if slot in actors or slot.kind in kinds]
    text = " ".join((*phrases, *said, *figures))
    named = tuple(folded_phrase(actor.text) for actor in actors)
    return Claim(tuple(phrases), tuple(bodies), times, tuple(figures), tuple(places), named, text)


def _actors(near: Nearby, sentence: Sentence) -> list[Word]:
    """The bodies whose work it would be: the first that is said as one, with those that "and" joins to it."""
    wording = sentence.wording
    assert wording is not None
    named = [at for at in range(len(sentence)) if sentence[at].kind in _BODIES]
    said = [at for at in named if BODY in wording.over(sentence[at])]
    said = said or [at for at in named if not near.is_matter(sentence[at]) and wording.over(sentence[at]) != {DOCUMENT}]
    if not said:
        return []
    out = [said[0]]
    while out[-1] + 2 in said and sentence[out[-1] + 1].kind == "and":
        out.append(out[-1] + 2)
    return [sentence[at] for at in out]


def _timed(sentence: Sentence) -> set[int]:
    """The places of the tokens that say a time."""
    slots: Iterator[Word] = (sentence[at] for at in sentence.where("time"))
    return {i for slot in slots for i in range(slot.start, slot.end)}


def _is_scope(near: Nearby, slot: Word) -> bool:
    """Whether a word names the documents or the places that are looked through."""
    sentence, query = near.sentence, near.reading.query
    assert sentence is not None and sentence.wording is not None
    here = set(query.documents)
    if slot.kind in ("document", "number") and (not here.isdisjoint(slot.values("document")) or slot.kind == "number"):
        return True
    if slot.text.isdigit() and slot.text in near.short_numbers():
        return True  # "công điện 223"
    if slot.kind == "province" and not set(near.where.provinces).isdisjoint(slot.values("province")):
        return True
    if not here or sentence.wording.over(slot) != {DOCUMENT}:
        return False
    words = sentence.question.words(slot.start, slot.end)
    return slot.kind not in CONTENT or near.explained(words, *map(near.title, sorted(here & set(near.names.documents)))) >= _OF_TITLE


def _only_asks(sentence: Sentence, slot: Word) -> bool:
    """Whether a word says nothing of what is claimed: it binds or asks, or surely carries the question."""
    wording = sentence.wording
    assert wording is not None
    over = wording.over(slot)
    known = all(carries(token.key, _WRITERS) for token in sentence.question.tokens[slot.start : slot.end])
    if slot.kind == "stop" and not slot.entries and over == {CARRIER}:
        return known  # what was taken for a carrying word by fewer
    if slot.kind in _ASKING and MATTER not in over:
        return True
    return over == {CARRIER} and known and wording.least(slot) >= SURE


def _pattern(near: Nearby, slot: Word) -> AgencyPattern:
    """The body that a word names, in the part that the reading asks of it."""
    ids = tuple(dict.fromkeys(id for kind in _BODIES for id in slot.values(kind)))
    for pattern in near.reading.query.agencies:
        own = tuple(id for id in pattern.ids if id in ids or near.names.body_of.get(id) in ids)
        if own:
            return AgencyPattern(own, pattern.roles)
    sentence = near.sentence
    leads = sentence is not None and sentence.has("role", value="lead")
    return AgencyPattern(ids, ("lead",) if leads else ())


def _names(near: Nearby, slot: Word) -> tuple[str, ...]:
    """The folded names of a place, as typed and as the vocabulary has it."""
    terms = (near.names.vocabulary.by_id.get(id) for id in slot.values("province"))
    return tuple(dict.fromkeys((folded_phrase(slot.text), *(folded_phrase(term.label_vi) for term in terms if term is not None))))
