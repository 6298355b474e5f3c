"""A source as the reader's stages see it: the reading view with two forms of equal length for matching."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.parsed import Source
from text.fold import flatten, lower
from text.joints import parted
from text.leftovers import cleared
from text.letters import UPPER
from text.rules import rows
from text.spans import Span
from text.views import View, nfc

__all__ = ["UPPER", "Reading", "flatten", "lower"]

_SQUARE = re.compile(r"\[([^\W\d_][^\[\]()\n]{5,300})\](?!\()")  # words, no number of a note; behind it no address of a link
_NAMED = re.compile(rf"[{UPPER}].*[{UPPER}]|[:;]\s*\w")  # a name in capitals, or what stands behind a label


@dataclass(frozen=True, slots=True)
class Reading:
    """A source in its reading view.

    `chars` is the reading view (NFC, one kind of space, words apart that lost theirs, square brackets around roles round), `low` the same
    in lower case and `flat` the same without marks; all three have one length, and every stage works with positions in them.  `span`
    leads back to the source's text.
    """

    source: Source
    view: View
    chars: str
    low: str
    flat: str

    @classmethod
    def of(cls, source: Source) -> Reading:
        """Return the reading of a source."""
        view = _rounded(parted(cleared(nfc(source.text))))
        return cls(source, view, view.chars, lower(view.chars), flatten(view.chars))

    def span(self, start: int, end: int) -> Span:
        """Return the range of the source's text for `chars[start:end]`; `start < end`."""
        return self.view.span(start, end)

    def span_inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in `chars` for the range [start, end) of the source's text."""
        first = self.view.find(start)
        return first, max(first, self.view.find(end))

    def inside(self, span: Span) -> tuple[int, int]:
        """Return the range in `chars` for a range of the source's text."""
        return self.span_inside(span.start, span.end)


def _rounded(view: View) -> View:
    """Return a view whose square brackets around roles are round ones: "[Sở Nội vụ chủ trì; phối hợp: Sở Tài chính]"."""
    return replace(view, chars=_SQUARE.sub(_round, view.chars)) if "[" in view.chars else view


def _round(found: re.Match[str]) -> str:
    """Return a bracket round where it says a role of a name or behind a label, as it stands where it is a field of a form ("[tên cơ
    quan chủ trì]")."""
    words = found[1]
    named = _NAMED.search(words) is not None
    says = (
        named
        and next(rows("roles", "lead", "coordinate", place="sentence").find(flatten(words), lower(words), 0, len(words)), None) is not None
    )
    return f"({words})" if says else found[0]
