"""Polite phrases and particles that carry no meaning: taken out before the question is read, wherever they stand, and named as ignored."""

from __future__ import annotations

from search.lexicon import Lexicon
from search.question import Question, read_question

__all__ = ["without_courtesy"]

_LEAST = 2  # tokens that must be left


def _asks_for_help(question: Question, lexicon: Lexicon) -> bool:
    """Whether a phrase of three words or more asks how to use the system: "what can I ask"."""
    keys = [token.key for token in question.tokens]
    return any(
        entry.kind == "help"
        for size in range(3, min(lexicon.longest, len(keys)) + 1)
        for at in range(len(keys) - size + 1)
        for entry in lexicon.find(tuple(keys[at : at + size]))
    )


def without_courtesy(question: Question, lexicon: Lexicon) -> tuple[Question, list[str]]:
    """Return the question without its polite phrases, and these as typed; one that is nothing else stays as it is.

    A phrase counts only with the very accents of its row: "dạ" is a particle, "da" may be a word.
    """
    tokens = question.tokens
    if _asks_for_help(question, lexicon):
        return question, []
    taken: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        end = next(
            (
                at + size
                for size in range(min(lexicon.longest, len(tokens) - at), 0, -1)
                for entry in lexicon.find(tuple(token.key for token in tokens[at : at + size]))
                if entry.kind == "polite" and all(t.text == p for t, p in zip(tokens[at : at + size], entry.printed, strict=True))
            ),
            None,
        )
        if end is None:
            at += 1
        else:
            taken.append((at, end))
            at = end
    if not taken or len(tokens) - sum(end - start for start, end in taken) < _LEAST:
        return question, []
    out, last = "", 0
    for start, end in taken:
        out += question.text[last : tokens[start].start]
        last = tokens[end - 1].end
    rest = (out + question.text[last:]).strip(" ,.;:!-–")
    if not any(c.isalnum() for c in rest):
        return question, []
    return read_question(rest), [question.words(start, end) for start, end in taken]
