"""Levels of place in lists of actors: "các xã, phường, | thị trấn", "tỉnh Lào Cai", and persons who part no list.

In: words of a stretch.  Out: how many of them are a level, a territory or staff.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.names.collectives import territory
from ingest.names.items import Judge

__all__ = ["Levels"]


@dataclass(slots=True)
class Levels:
    """Says which words are levels of place."""

    judge: Judge

    def _level(self, begin: int, j: int) -> int:
        """Return how many words are a level of place here, a plural before it among them: "các xã"."""
        at = self._behind_plural(begin, j)
        width = self.judge.vocabulary.at("level", self.judge.words_of.low, at, j)
        return at - begin + width if width else 0

    def _level_end(self, begin: int, end: int) -> int:
        """Return where the level of a list's further places ends: "các xã, | thị trấn | dẫn đường"; `end` where none begins there."""
        s, known = self.judge.words_of, self.judge.vocabulary
        level = 0 if known.at("no_level", s.low, begin, end) else self._level(begin, end)
        k = begin + level
        while level and k < end and (width := known.at("place|group_tail|level|district_kind", s.low, k, end) or s.is_capital(k)):
            k += width
        return k if level else end

    def _branch(self, k: int, j: int) -> int:
        """Return how many words behind a known name say which branch of it is meant: "Ngân hàng Nhà nước | chi nhánh Khu vực 7"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        first = end = k + known.at("branch", s.low, k, j)
        while k < end < j and (s.is_capital(end) or known.at("level", s.low, end, j)) and not s.seps[end]:
            end += 1
        return end - k if end > first else 0

    def _ends_level(self, k: int, end: int, j: int) -> bool:
        """Whether words [k, end) are the level that ends a body's name: small letters follow that say nothing of a place or a level."""
        s, known = self.judge.words_of, self.judge.vocabulary
        level = max(known.at(f"level {level}", s.low, k, end) for level in ("district", "commune", "province"))
        more = known.at("no_level", s.low, k, j) or any(
            known.at(x, s.low, end, j) for x in ("place|group_tail|level|district_kind", "zone")
        )
        return level == end - k and not s.is_capital(end) and not s.is_capital(k) and not more

    def _behind_plural(self, begin: int, j: int) -> int:
        return begin + self.judge.vocabulary.at("plural", self.judge.words_of.low, begin, j)

    def _territory(self, begin: int, j: int) -> int:
        """Return where the territory ends that a piece begins with ("Tỉnh Lào Cai", "các xã"), 0 where it begins with none."""
        s, known = self.judge.words_of, self.judge.vocabulary
        at = begin + (known.at("plural", s.low, begin, j) or s.printed[begin].isdigit())
        end = at + known.at("level", s.low, at, j)
        if end == at or s.low[at] == "cấp":
            return 0
        while end < j and (s.is_capital(end) or known.at("district_kind", s.low, end, j)):
            end += known.at("district_kind", s.low, end, j) or 1
        return end if territory(self.judge, begin, end) else 0

    def _staff(self, begin: int, j: int) -> int:
        """Return the number of words where all are persons, who part no list: "các sở, từng cán bộ, các chủ đầu tư"."""
        at = self._behind_plural(begin, j)
        return j - begin if self.judge.vocabulary.at("staff", self.judge.words_of.low, at, j) >= j - at > 0 else 0
