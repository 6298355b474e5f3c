"""Questions and searches, answered as the command line answers them."""

from __future__ import annotations

from typing import Any, cast

from views.services import store

__all__ = ["ask", "find"]


def ask(question: str, reading: int = 1) -> dict[str, Any]:
    """Return the answer to a question in its n-th reading, as CONTRACT.md prints it, with the number of the reading that was answered
    under "choice" of "understood".

    Raises:
        BadInput: if it cannot be answered at all (empty, too long, symbols only), or has no such reading.
    """
    from search.answer.ask import ask as answer

    found = answer(store.opened(), question, choice=reading)
    printed = cast("dict[str, Any]", found.to_json())
    return {**printed, "understood": {**printed["understood"], "choice": found.choice}}


def find(query: str, limit: int = 10) -> dict[str, Any]:
    """Return passages near in words or meaning, as CONTRACT.md prints them.

    Raises:
        BadInput: if it holds nothing to search for.
    """
    from search.passages.finding import find as search

    return cast("dict[str, Any]", search(store.opened(), query, limit=limit).to_json())
