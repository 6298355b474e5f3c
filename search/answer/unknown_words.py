"""Words that nothing knows left aside: where the rest of a question is a document's subject, the work that it gives answers.  What stands
in its title, or is short for words of it, is known."""

from __future__ import annotations

from graph.query import Row
from search.answer.nearby import Nearby
from search.answer.said_of_matter import is_titled
from search.answer.under_title import work_under_title
from search.frames.reading import Reading, left_aside
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase
from search.question.sentence import Sentence
from search.question.shapes import shape

__all__ = ["in_spite_of_unknown"]

_MOST = 2  # of more such words the rest says too little
_NAMED = ("body", "agency", "province")  # a word beside one may belong to its name


def in_spite_of_unknown(near: Nearby) -> list[Row]:
    """Make the reading ask for the work under the title that says the rest of a question with words that nothing knows, and say that these
    were left aside; return its rows, none where such a word may be a name or no title says the rest."""
    reading, unknown = near.reading, near.reading.unknown
    titled = [word for word in unknown if any(is_titled(near, word, one.id) for one in near.names.collection)]
    reading.unknown = [word for word in unknown if word not in titled]
    rows = work_under_title(near, [], titled=titled) if _are_plain(near, reading) else []
    if not rows:
        reading.unknown = unknown
        return []
    if reading.unknown:
        reading.notes.insert(0, left_aside(reading.unknown))
    reading.ignored, reading.unknown = [*reading.ignored, *reading.unknown], []
    return rows


def _are_plain(near: Nearby, reading: Reading) -> bool:
    """Whether the unknown words are few and no names or numbers: each in small letters, beside no body or place, of a question for facts
    with a word that is known and no deed which stands with any subject."""
    sentence, query = reading.sentence, reading.query
    if sentence is None or reading.find == "passage" or query.negated or reading.addressed or reading.yesno:
        return False
    if not any(c.field in ("words", "topic", "field") and not is_deed(c.value) for c in reading.conditions) or sentence.has("count"):
        return False
    question = sentence.question
    slots = [slot for slot in sentence.slots if slot.kind in ("word", "syllable", "words")]
    said = {token.text: token for slot in slots for token in question.tokens[slot.start : slot.end]}
    parts = [part for one in reading.unknown for part in one.split()]
    unknown = [said.get(part) for part in parts]
    if len(parts) > _MOST or any(map(str.isdigit, "".join(parts))) or _may_be_name(sentence, parts):
        return False
    return all(token is not None and not token.upper and not question.is_capital(token) for token in unknown)


def _may_be_name(sentence: Sentence, words: list[str]) -> bool:
    """Whether one of the words stands beside a body or a province, or behind what stands before a place: "ở sapa"."""
    for at, slot in enumerate(sentence.slots):
        if set(words).isdisjoint(slot.text.split()):
            continue
        before = sentence.slots[at - 1] if at else None
        beside = (before, *sentence.slots[at + 1 : at + 2])
        if any(one is not None and one.kind in _NAMED for one in beside):
            return True
        if before is not None and (before.has("of") or shape("for-someone").search(folded_phrase(before.text))):
            return True
    return False
