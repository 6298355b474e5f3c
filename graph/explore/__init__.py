"""What a store holds, seen from one thing, beside each other, and in time.

In: a store.  Out: plain values that pages and the command line show."""

from graph.explore.arrange import GROUPS, SORTS, GroupBy, SortBy, arranged
from graph.explore.compare import Gap, Matrix, best_set, gap_of, matrix
from graph.explore.entities import Profile, articles, kind_of, profile
from graph.explore.evidence import (
    Quotation,
    TaskWords,
    citation_quotations,
    line_around,
    task_quotations,
    task_words,
    title_quotation,
)
from graph.explore.gather import heads, holdings
from graph.explore.holdings import UNREAD, HeldAgency, HeldDocument, HeldTask, Holdings, TaskFilter, is_province
from graph.explore.tallies import Tallies, Tally, tallies
from graph.explore.timeline import Timeline, TimeTable, time_table, timeline

__all__ = [
    "GROUPS",
    "SORTS",
    "UNREAD",
    "Gap",
    "GroupBy",
    "HeldAgency",
    "HeldDocument",
    "HeldTask",
    "Holdings",
    "Matrix",
    "Profile",
    "Quotation",
    "SortBy",
    "Tallies",
    "Tally",
    "TaskFilter",
    "TaskWords",
    "TimeTable",
    "Timeline",
    "arranged",
    "articles",
    "best_set",
    "citation_quotations",
    "gap_of",
    "heads",
    "holdings",
    "is_province",
    "kind_of",
    "line_around",
    "matrix",
    "profile",
    "tallies",
    "task_quotations",
    "task_words",
    "time_table",
    "timeline",
    "title_quotation",
]
