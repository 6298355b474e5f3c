"""What of an answer rests on corrections by readers: said beside it, with who made them and why."""

from __future__ import annotations

from graph.store import Store
from search.answer.items import Answers

__all__ = ["corrected_remarks"]


def corrected_remarks(store: Store, answers: Answers, language: str) -> tuple[str, ...]:
    """Return a remark for each correction at the words that an answer quotes; none where the store has no corrections."""
    if not answers.items or not store.corrections():
        return ()
    from graph.corrections import remarks

    return tuple(remarks(store, ((q.document, q.start, q.end) for item in answers.items for q in item.evidence), language))
