"""A source as the reader's stages see it: the reading view with two forms of equal length for matching."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.parsed import Source
from text.capitals import with_small_letters
from text.fold import flatten, lower
from text.joints import parted
from text.leftovers import cleared
from text.letters import UPPER
from text.rules import rows
from text.spans import Span
from text.views import View, nfc

__all__ = ["UPPER", "Reading", "flatten", "lower"]

_SQUARE = re.compile(r"\[([^\W\d_][^\[\]()\n]{5,300})\](?!\()")  # words, no number of a note; behind it no address of a link
_LABEL = re.compile(r"(?:[^\W\d_][^:;,()]{1,20}:\s*)?")
_LAST = re.compile(r"[.;]?[ \t]*(?:\n|\Z)")
_NUMBER = 12  # characters of an item's number
_NAMED = re.compile(rf"[{UPPER}].*[{UPPER}]|[:;]\s*\w")  # a name in capitals, or what stands behind a label


@dataclass(frozen=True, slots=True)
class Reading:
    """A source in its reading view.

    `chars` is the reading view (NFC, one kind of space, words apart that lost theirs, a text in capitals in small letters, square brackets
    around roles round), `low` the same in lower case and `flat` the same without marks; all three have one length, and every stage works
    with positions in them.  `span`
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
        view = _rounded(with_small_letters(parted(cleared(nfc(source.text)))))
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
    says = says or named and _is_at_an_end(found) and _is_who(words)
    return f"({words})" if says else found[0]


def _is_at_an_end(found: re.Match[str]) -> bool:
    """Whether a bracket stands at the end of its line, or before all its words but a number."""
    line = found.string.rfind("\n", max(0, found.start() - _NUMBER), found.start())
    first = found.start() - line <= _NUMBER and not any(map(str.isalpha, found.string[line + 1 : found.start()]))
    return first or _LAST.match(found.string, found.end()) is not None


def _is_who(words: str) -> bool:
    """Whether words begin with an actor's, behind a label or not: "Đội Bảo vệ", "chính: Đội PCCC cơ sở; hỗ trợ: …"."""
    at = _LABEL.match(words).end()  # type: ignore[union-attr]
    return words[at : at + 1].isupper() and rows("actors", "head").at(flatten(words), lower(words), at, len(words)) is not None
