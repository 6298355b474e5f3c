"""Words that nothing knows as lost weight of what is asked: where the rest of a question is said by one task or title, it answers."""

from __future__ import annotations

from graph.query import Row
from search.answer.meaning import by_weight
from search.answer.nearby import Nearby
from search.answer.under_title import work_under_title
from search.answer.weighed_sides import weighed_sides
from search.frames.reading import Reading

__all__ = ["in_spite_of_unknown"]


def in_spite_of_unknown(near: Nearby) -> list[Row]:
    """Make the reading ask for the tasks that say most of a question with words that nothing knows, and say that these were left aside;
    return its rows, none where such a word may be a name or no task says enough of the rest."""
    reading = near.reading
    if not _are_plain(near, reading):
        return []
    shown = ", ".join(f"“{word}”" for word in reading.unknown)
    rows = work_under_title(near, []) or by_weight(near, worded=True) or weighed_sides(near, [], worded=True)
    if rows:
        reading.notes.insert(0, (f"Không xét {shown}: không văn bản nào có.", f"{shown} was left aside: no text has it."))
        reading.ignored, reading.unknown = [*reading.ignored, *reading.unknown], []
    return rows


def _are_plain(near: Nearby, reading: Reading) -> bool:
    """Whether the unknown words are no names: each in small letters, of a question for facts."""
    sentence, query = reading.sentence, reading.query
    if sentence is None or reading.find == "passage" or query.negated or reading.addressed or reading.yesno:
        return False
    question = sentence.question
    slots = [slot for slot in sentence.slots if slot.kind in ("word", "syllable", "words")]
    said = {token.text: token for slot in slots for token in question.tokens[slot.start : slot.end]}
    unknown = [said.get(part) for one in reading.unknown for part in one.split()]
    return all(token is not None and not token.upper and not question.is_capital(token) for token in unknown)
