"""How a question is understood over a collection: its ordinals in the figures that the texts print."""

from __future__ import annotations

from search.frames.choose import understand
from search.frames.reading import Reading
from search.lexicon.names import StoreNames
from search.question import Question
from search.question.ordinals import with_printed_ordinals

__all__ = ["understood"]


def understood(question: Question, names: StoreNames, *, spelling: bool = True) -> tuple[Question, Reading]:
    """Return the question with its ordinals as texts print them, and its reading, which tells them too; as typed where a figure that stands
    for one could not be used."""
    printed, ordinals = with_printed_ordinals(question, names) if spelling else (question, [])
    best = understand(printed, names, spelling=spelling)
    if ordinals and not {figures for _, figures in ordinals}.isdisjoint(best.unknown):
        return question, understand(question, names, spelling=spelling)
    best.corrections = [*ordinals, *best.corrections]
    return printed, best
