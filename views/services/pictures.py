"""Pages of a document's file as pictures."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from views.services import store

if TYPE_CHECKING:
    from ingest.page_picture import Drawer, PagePicture

__all__ = ["has_pages", "page"]

Marks = Sequence[tuple[int, int, tuple[int, int, int]]]


def has_pages(document: str) -> bool:
    """Whether the file of a document is a PDF that is still there."""
    return bool(_file(document)[0])


def page(document: str, number: int, at: int, marks: Marks) -> PagePicture:
    """Return a page of a document's file, with ranges of its text marked; number 0: the page on which `at` stands.

    Raises:
        UnreadableSource: if the file is gone, has changed or cannot be drawn.
    """
    return _page(*_file(document), number, at, tuple(marks))


@st.cache_resource(show_spinner=False)
def _drawer() -> Drawer:
    from ingest.page_picture import Drawer

    return Drawer()


@st.cache_data(show_spinner=False, max_entries=24)
def _page(path: str, sha256: str, number: int, at: int, marks: Marks) -> PagePicture:
    return _drawer().page(path, sha256, number=number, at=at, marks=marks)


def _file(document: str) -> tuple[str, str]:
    """Return the place and hash of the file that a document shows; empty where it is no PDF or not there."""
    held = store.opened()
    source = held.source(document)
    place = next((place for place, name in held.places().items() if name == source), "")
    there = place.lower().endswith(".pdf") and os.path.isfile(place)
    return (place, held.sources()[source][0]) if there else ("", "")
