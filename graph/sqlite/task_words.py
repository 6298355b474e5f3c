"""The full-text index of tasks: the folded words of each and of the headings above it, by the number of its node, which is given once.

What is asked of it is exact: a phrase is found in a task where the words of the query stand together, and never across two headings.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

__all__ = ["change_words", "insert_words", "word_columns"]

_INSERT = "INSERT INTO task_words (rowid, task, heading) VALUES (?, ?, ?)"
_DELETE = "INSERT INTO task_words (task_words, rowid, task, heading) VALUES ('delete', ?, ?, ?)"


def word_columns(folded: object) -> tuple[str, str]:
    """Return (task, heading) of a task's folded form, "words | heading | heading": no phrase has the "_" that stands between headings."""
    task, *headings = str(folded).split(" | ")
    return task, " _ ".join(headings)


def insert_words(db: sqlite3.Connection, tasks: Iterable[tuple[int, object]]) -> None:
    """Put tasks, given as (number, folded form), into the index."""
    db.executemany(_INSERT, [(number, *word_columns(folded)) for number, folded in tasks if folded])


def change_words(db: sqlite3.Connection, number: int, old: object, new: object) -> None:
    """Put a task's new folded form in the place of its old one."""
    if old != new and old:
        db.execute(_DELETE, (number, *word_columns(old)))
    if old != new:
        insert_words(db, [(number, new)])
