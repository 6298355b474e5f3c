"""Words beside a name that say its part in the work, and where the name ends: "Tổ Văn | phụ trách", not "Sở Tài | chính".

In: the words of a name and of its part.  Out: the role that they say, and where its name begins or ends.
"""

from __future__ import annotations

import re

from ingest.duties.fields import label_kind
from ingest.duties.sentences import Sentences
from text.rules import rows

__all__ = ["BESIDE", "ROLES", "WORD", "WordsBeside"]

WORD = re.compile(r"[^\W_]+")
_ROLE = 5  # words of a role beside a name at most
BESIDE = "beside"  # the production of a name that stands in a part of its own
ROLES = ("lead", "coordinate", "both")


class WordsBeside:
    """Tells words for a role from the names that they stand beside."""

    def __init__(self, sentences: Sentences) -> None:
        self.sentences = sentences
        self.agencies = sentences.agencies
        self.reading = sentences.agencies.reading
        self.speech = sentences.speech

    def _role_at_head(self, start: int, end: int) -> tuple[str, int] | None:
        """Return the role that the first words of a unit say, and where its names begin."""
        given = self.speech.match(rows("orders", "order"), start, end)
        if given is not None:
            return "assigned", self.speech.skip(given, end)
        if (joined := self.speech.match(rows("orders", "together"), start, end)) is not None:
            return "coordinate", self.speech.skip(joined, end)
        best = None
        for word in [*WORD.finditer(self.reading.chars, start, end)][: _ROLE if not self._heads_name(start, end) else 0]:
            role = self._said(start, word.end())
            best = (role, self.speech.skip(word.end(), end)) if role else best
        if best is not None and self.reading.chars[best[1] : best[1] + 1].islower():
            many = self.speech.match(rows("actors", "plural"), start, end) is not None
            return None if many else best  # "Các đơn vị tham gia | hội chợ" are who goes there
        return best

    def _role_at_tail(self, start: int, end: int) -> tuple[str, int] | None:
        """Return the role that the last words of a unit say, and where its names end."""
        best = None
        for word in [*WORD.finditer(self.reading.chars, start, end)][-_ROLE:][::-1]:
            cuts = self._heads_name(word.start(), end) or self._cuts_name(word.start())
            role = self._said(word.start(), end) if not cuts else ""
            best = (role, word.start()) if role and not self._ends_name(start, word.start(), end) else best
        return best or self._role_with_matter(start, end)

    def _role_with_matter(self, start: int, end: int) -> tuple[str, int] | None:
        """Return the role of a word behind a name that says with what, and where the name ends: "Ban đại diện … | hỗ trợ ngày công"."""
        for rule, at, stop in rows("roles", *ROLES, place=BESIDE).find(self.reading.flat, self.reading.low, start, end):
            name = (
                self.agencies.lists.named(start, at) if self.reading.chars[start].isupper() and self.reading.chars[at].islower() else None
            )
            cuts = name is None or name.end > at or self._ends_name(start, at, stop) or self._cuts_name(at)
            if not cuts and not self._names_more(stop, end):
                return rule.kind, at
        return None

    def _names_more(self, start: int, end: int) -> bool:
        """Whether a body stands behind a word for a role, or words that begin like one: "Sở Y tế tham gia | Ban Chỉ đạo"."""
        headed = self.speech.match(rows("actors", "head"), self.speech.skip(start, end), end) is not None
        return headed or bool(self.agencies.between(start, end))

    def _cuts_name(self, at: int) -> bool:
        """Whether a body's name goes on at a word: "Sở Tài | chính phối hợp"."""
        return at > 0 and self.agencies.holds(at - 1, at)

    def _heads_name(self, start: int, end: int) -> bool:
        """Whether a word for a body begins a name and no label: "Văn | phòng phụ trách", "Ban Hỗ trợ phụ nữ", not "Đơn vị hỗ trợ"."""
        after = self.speech.match(rows("actors", "head"), start, end)
        if after is None:
            return False
        at = self.speech.skip(after, end)
        return (
            self.reading.chars[start].islower()
            or self.reading.chars[at : at + 1].isupper()
            and not self.reading.chars[at : at + 2].isupper()
        )

    def _ends_name(self, start: int, at: int, end: int) -> bool:
        """Whether a word for a role at the end of a part is of a name ("Phòng Hành chính")."""
        before = self.reading.chars[start:at].rstrip()
        first = start + max(before.rfind(" "), before.rfind("\n")) + 1
        unless = rows("roles", "lead", "coordinate")
        found = unless.at(self.reading.flat, self.reading.low, at, end)
        return found is not None and unless.first(self.reading.flat, self.reading.low, first, found[1]) is None

    def _said(self, start: int, end: int) -> str:
        """Return the role that words say beside a name, "" where they say none."""
        kind = label_kind(self.reading, start, end)
        if kind is not None and kind.kind in ROLES:
            return kind.kind
        found = rows("roles", *ROLES).at(self.reading.flat, self.reading.low, start, end)
        return found[0].kind if found is not None and found[1] >= end and BESIDE in found[0].places else ""
