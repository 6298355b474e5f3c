"""English bodies that share the last word of a list: "the defence and public security ministries" are two ministries."""

from __future__ import annotations

from search.lexicon import Entry
from search.lexicon.names import Names
from search.question import Question
from search.question.naming import bodies_named, head_words
from search.question.words import CONTENT, Word

__all__ = ["bodies_with_a_shared_head"]

_LONGEST = 3  # words before "and" that are one name


def bodies_with_a_shared_head(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each name that stands before "and" and a body in the plural read as a body of the same kind."""
    if question.language != "en":
        return slots
    out = list(slots)
    for at in range(len(out) - 1, 0, -1):
        head = _head(question, out[at])
        while head and at > 0:
            end = at - 1 if out[at - 1].has("and") else at if _has_comma(question, out[at]) else 0
            found = _before(question, out, end, head, names)
            if found is None:
                break
            start, body = found
            out[start:end] = [body]
            at = start
    return out


def _has_comma(question: Question, slot: Word) -> bool:
    """Whether a comma stands before a slot."""
    return bool(slot.start) and "," in question.text[question.tokens[slot.start - 1].end : question.tokens[slot.start].start]


def _head(question: Question, slot: Word) -> str:
    """The word for the kind of body in the plural that a slot ends with."""
    token = question.tokens[slot.end - 1]
    plural = slot.kind == "body" and token.text.lower() != token.key
    return token.key if plural and token.key in head_words() else ""


def _before(question: Question, slots: list[Word], at: int, head: str, names: Names) -> tuple[int, Word] | None:
    """The place and the body of the longest name that ends before a place and is one with the head."""
    for start in range(max(0, at - _LONGEST), at):
        part = slots[start:at]
        if any(slot.kind not in (*CONTENT, "topic", "field", "light") for slot in part):
            continue
        first, last = part[0].start, part[-1].end
        keys = tuple(token.key for token in question.tokens[first:last])
        if bodies := bodies_named({*keys, head}, names):
            printed = tuple(token.text for token in question.tokens[first:last])
            entries = tuple(Entry("body", body, printed) for body in bodies)
            return start, Word(first, last, entries, question.words(first, last), "body", bodies[0])
    return None
