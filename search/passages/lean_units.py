"""The tokenizer of the shipped table without its normalizer: equal ids in two thirds of the time.

It brings a text to its form in seventeen passes that each keep track of where every sign stood.  Python does the same to texts of plain
signs at once; what has others is brought to its form by the normalizer itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from search.passages.table_units import plain, tones_of
from search.passages.units import LONE, units

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["LeanUnits"]


class LeanUnits:
    """Reads texts with a tokenizer, whose normalizer it takes away where that is of the shipped table's kind."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        from tokenizers import normalizers

        self._tokenizer, self._normalizer = tokenizer, tokenizer.normalizer
        self._tones = tones_of(json.loads(self._normalizer.__getstate__())) if self._normalizer is not None else None
        if self._tones is not None:
            tokenizer.normalizer = normalizers.Sequence([])

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the ids of each text."""
        return units(self._tokenizer, texts if self._tones is None else map(self._formed, texts))

    def token_to_id(self, token: str) -> int | None:
        """Return the id of a word, part or phrase; None where it is none."""
        return self._tokenizer.token_to_id(token)

    def id_to_token(self, id: int) -> str | None:
        """Return the word, part or phrase of an id."""
        return self._tokenizer.id_to_token(id)

    def _formed(self, text: str) -> str:
        formed = plain(text, self._tones or ())
        return formed if formed is not None else self._normalizer.normalize_str(LONE.sub("\ufffd", text))
