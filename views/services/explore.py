"""What the store holds, as the pages explore it: the tables of `graph.explore` and the words that prove them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.explore import (
    Holdings,
    Profile,
    Quotation,
    TaskFilter,
    TaskWords,
    Timeline,
    citation_quotations,
    heads,
    holdings,
    profile,
    task_quotations,
    task_words,
)
from graph.explore import timeline as times
from views.services import store

__all__ = ["citations", "entity", "headed", "held", "quotations", "timeline", "worded"]


def held() -> Holdings:
    """Return the tables of the store."""
    return holdings(store.opened())


def headed(documents: Sequence[str]) -> Holdings:
    """Return the tables of some documents and who issued them, for a page that need not wait for all of them."""
    return heads(store.opened(), documents)


def quotations(tasks: Iterable[str], agencies: Iterable[str] = ()) -> dict[str, tuple[Quotation, ...]]:
    """Return the quotations of tasks, those that give one of `agencies` its role among them."""
    return task_quotations(store.opened(), held(), tasks, agencies)


def worded(tasks: Iterable[str]) -> dict[str, TaskWords]:
    """Return the words of tasks and the headings above them."""
    return task_words(store.opened(), tasks)


def citations(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[Quotation, ...]]:
    """Return where each (citing, cited) pair of documents is said."""
    return dict(citation_quotations(store.opened(), pairs))


def timeline(where: TaskFilter) -> Timeline:
    """Return when the tasks of a filter are to be done."""
    return times(held(), where)


def entity(id: str, where: TaskFilter) -> Profile:
    """Return what the store says of a thing.

    Raises:
        BadInput: if it knows no such thing.
    """
    return profile(held(), id, where)
