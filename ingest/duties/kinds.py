"""What a heading says of the items below it, and what a statement is beside work: rows of schemas/rules, tried on folded words.

In: a range of words.  Out: the kind of section, or whether the words are a closing formula, a basis, background, ….
"""

from __future__ import annotations

import re

from ingest.reading import Reading
from text.rules import rows

__all__ = ["ASSIGN", "CONTENT", "FUNDING", "OBJECTIVE", "RULES", "SKIP", "Kinds"]

# `RULES` are articles of a law or regulation: only what makes an agency responsible is a task there.
SKIP, OBJECTIVE, CONTENT, ASSIGN, FUNDING, RULES = "skip", "objective", "content", "assign", "funding", "rules"
_LONGEST = 240  # characters of a heading that its kind is read from; half and double read alike (benchmarks.numbers)
_EDGE = re.compile(r"[\s*_“”\"(]*")
_SENTENCE = re.compile(r"\w{3}\.\s+(?=\w)")
_SECTION_KINDS = ("assign", "funding", "objective", "skip", "content")


class Kinds:
    """Asks the rows of headings and statements about ranges of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._memo: dict[tuple[int, int], str | None] = {}

    def section(self, start: int, end: int) -> str | None:
        """Return the kind of a heading, None if it says none."""
        key = (start, end)
        if key not in self._memo:
            self._memo[key] = self._section(start, end)
        return self._memo[key]

    def _section(self, start: int, end: int) -> str | None:
        flat, low = self.reading.flat, self.reading.low
        end = self._back(start, min(end, start + _LONGEST))
        at = self._edge(start, end)
        filler = rows("headings", "filler")
        while (found := filler.at(flat, low, at, end)) is not None and found[1] < end:
            at = self._edge(found[1], end)
        rule = rows("headings", *_SECTION_KINDS).first(flat, low, at, end)
        if at > start and rule is None:
            rule = rows("headings", *_SECTION_KINDS).first(flat, low, self._edge(start, end), end)
        return rule.kind if rule is not None else None

    def _edge(self, at: int, end: int) -> int:
        match = _EDGE.match(self.reading.flat, at, end)
        return match.end() if match else at

    def _back(self, start: int, end: int) -> int:
        while end > start and self.reading.flat[end - 1] in ' .:;*_\n\t”"':
            end -= 1
        return end

    def is_(self, kind: str, start: int, end: int, *more: str) -> bool:
        """Whether a statement is of one of these kinds of schemas/rules/statements.yaml."""
        reach = end if kind in ("enumerates", "notes", "leads_in", "opens", "urges", "lead_clause") else min(end, start + 400)
        return rows("statements", kind, *more).first(self.reading.flat, self.reading.low, start, reach) is not None

    def shares(self, start: int, end: int) -> bool:
        """Whether a heading shares out work: "Phân công chuẩn bị", "Nhiệm vụ"."""
        return rows("headings", "shares").first(self.reading.flat, self.reading.low, start, end) is not None

    def introduces(self, start: int, end: int) -> bool:
        """Whether a heading only opens a text: "GIỚI THIỆU"."""
        return rows("headings", "introduces").first(self.reading.flat, self.reading.low, start, self._back(start, end)) is not None

    def is_no_work(self, start: int, end: int) -> bool:
        """Whether a statement praises, enacts or names who carries out a decision: none of it is a task."""
        if self.is_("outcome", start, end):
            return True
        return self.carried_out(start, end) == start

    def carried_out(self, start: int, end: int) -> int:
        """Return where the last sentence begins, if it names who carries out a decision; `end` where it does not."""
        flat, tail = self.reading.flat, max(start, end - 90)
        found = [(a, b) for _, a, b in rows("statements", "carries_out").find(flat, self.reading.low, tail, end)]
        if not found or any(c.isalnum() for c in flat[found[-1][1] : end]):
            return end
        return max((match.end() for match in _SENTENCE.finditer(flat, start, found[-1][0])), default=start)
