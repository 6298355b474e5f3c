"""The words about corrections, `schemas/corrections.yaml`: names of kinds, fields and states, and what findings say."""

from __future__ import annotations

from functools import partial

from graph import wording

__all__ = ["label", "words"]

words = partial(wording.tables, "corrections.yaml")
label = partial(wording.word, "corrections.yaml")
