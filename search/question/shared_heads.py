"""English bodies that share the word for their kind: "the defence and public security ministries", "the Ministries of Health and
Education" are two ministries each."""

from __future__ import annotations

from search.lexicon import Entry
from search.lexicon.names import Names
from search.question import Question
from search.question.naming import bodies_named, head_words
from search.question.words import CONTENT, Word

__all__ = ["bodies_with_a_shared_head"]

_LONGEST = 3  # words before "and" that are one name


def bodies_with_a_shared_head(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each name that stands before "and" and a body in the plural, or behind it where the plural stands first, as a
    body of the same kind."""
    if question.language != "en":
        return slots
    out = list(slots)
    for at in range(len(out) - 1, 0, -1):
        head = _head(question, out[at], out[at].end - 1)
        while head and at > 0:
            end = at - 1 if out[at - 1].has("and") else at if question.comma_before(out[at].start) else 0
            found = _longest(question, out, [(start, end) for start in range(max(0, end - _LONGEST), end)], head, names)
            if found is None:
                break
            at, _, body = found
            out[at:end] = [body]
    return _behind(question, out, names)


def _behind(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """The slots with each name behind a body that begins with a word in the plural, "Ministries of Health and Education"."""
    out, at = list(slots), 0
    while at < len(out) - 1:
        head = _head(question, out[at], out[at].start)
        while head and at < len(out) - 1:
            start = at + 2 if out[at + 1].has("and") else at + 1 if question.comma_before(out[at + 1].start) else len(out)
            last = min(len(out), start + _LONGEST)
            found = _longest(question, out, [(start, end) for end in range(last, start, -1)], head, names)
            if found is None:
                break
            at, end, body = found
            out[at:end] = [body]
        at += 1
    return out


def _head(question: Question, slot: Word, at: int) -> str:
    """The word for the kind of body in the plural that a body has at a token."""
    token = question.tokens[at]
    plural = slot.kind == "body" and token.text.lower().endswith("s") and token.text.lower() != token.key
    return token.key if plural and token.key in head_words() else ""


def _longest(question: Question, slots: list[Word], spans: list[tuple[int, int]], head: str, names: Names) -> tuple[int, int, Word] | None:
    """The first of these ranges of slots that is a name of one kind with the head, and its body; they are tried longest first."""
    for start, end in spans:
        if body := _body(question, slots[start:end], head, names):
            return start, end, body
    return None


def _body(question: Question, part: list[Word], head: str, names: Names) -> Word | None:
    """The body whose name has these words and the head."""
    first, last = part[0].start, part[-1].end
    whole = any(token.key in head_words() for token in question.tokens[first:last])
    if whole or any(slot.kind not in (*CONTENT, "body", "topic", "field", "light", "and") for slot in part):
        return None
    if part[0].has("and") or part[-1].has("and"):
        return None
    keys = {token.key for token in question.tokens[first:last]} - {"and"}
    bodies = bodies_named({*keys, head}, names)
    printed = tuple(token.text for token in question.tokens[first:last])
    entries = tuple(Entry("body", body, printed) for body in bodies)
    return Word(first, last, entries, question.words(first, last), "body", bodies[0]) if bodies else None
