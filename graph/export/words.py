"""The words of what is taken away, `schemas/takeaway.yaml`, in Vietnamese and English."""

from __future__ import annotations

from functools import partial

from graph import wording

__all__ = ["word", "words"]

words = partial(wording.tables, "takeaway.yaml")
word = partial(wording.word, "takeaway.yaml")
