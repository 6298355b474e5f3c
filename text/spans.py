"""Positions in a text: half-open ranges of Unicode code points of the unaltered text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from text.errors import InvalidSpan

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of a document's text, in Unicode code points counted from 0.

    Source of the form: W3C Web Annotation, TextPositionSelector.
    """

    start: int
    end: int

    def quote(self, text: str) -> str:
        """Return the quoted characters.

        Raises:
            InvalidSpan: if the range is empty or runs past `text`.
        """
        if not 0 <= self.start < self.end <= len(text):
            raise InvalidSpan(
                f"[{self.start}, {self.end}) is not a range of this text ({len(text)} characters). "
                f"Was the source changed after it was read? Run `cancu ingest` on it again."
            )
        return text[self.start : self.end]

    def to_json(self, text: str) -> dict[str, object]:
        """Return `{"start", "end", "exact"}`."""
        return {"start": self.start, "end": self.end, "exact": self.quote(text)}

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    @classmethod
    def from_json(cls, value: Mapping[str, int]) -> Span:
        """Return the range of a `{"start", "end"}` mapping."""
        return cls(int(value["start"]), int(value["end"]))
