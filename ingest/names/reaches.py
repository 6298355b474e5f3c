"""How far the known names of one stretch reach, each looked for once.

In: a word of a stretch.  Out: where the longest known name that begins with it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.names.endings import Endings

__all__ = ["HARD", "Reaches"]

_WORDS = 16  # of a known name at most
_SHORT = 3  # words of a short form that more words may follow: "Ban Chỉ đạo" of something
HARD = frozenset(("strong", "semi", "stop", "block", "with", "cooperation", "colon", "also"))  # separators that no name has


@dataclass(slots=True)
class Reaches(Endings):
    """Ends of known names in one stretch; `reach` is where the longest one met so far ends."""

    reach: int = 0
    _knowns: dict[int, tuple[int, str, int]] = field(default_factory=dict)  # by the word that names begin with

    def _longest(self, i: int, j: int) -> tuple[int, bool]:
        """Return where the longest known name that begins at word i ends within j (0: none does), and whether it is a proper one.

        A name that goes on behind j ("Sở Văn hóa, Thể thao và Du lịch") is remembered for the pieces that it covers.
        """
        if self.reach > i:
            return min(self.reach, j), True
        best, body = 0, ""
        low, known = self.judge.words_of.low, self.judge.vocabulary
        plural = known.at("plural", low, i, j) if i < j and low[i] in known.plurals else 0
        for start in (i + plural, i) if plural else (i,):
            stop, found, told = self._known(start)
            if stop > best:
                best, body = stop, found
            if told > best:
                best, body = told, ""
        return self._within(best, j), not self.judge.known.is_group(body)

    def _within(self, best: int, j: int) -> int:
        """Return where a known name that ends at `best` ends within j; one that goes on is remembered for the pieces that it covers."""
        if best > j:
            self.reach = best
        return min(best, j)

    def _known(self, start: int) -> tuple[int, str, int]:
        """Return where the longest known name that begins at word `start` ends (0: none begins there), its body, and where the longest
        short form of the document does that no longer name begins with."""
        found = self._knowns.get(start)
        if found is None:
            stop, body = 0, ""
            for k, named in self._names(start):
                stop, body = (stop, body) if self._splits(k) else (k, named)
            told = self._short_end(start)
            told = told if told and (told > start + _SHORT or self._is_initials(start, told)) else 0
            found = self._knowns[start] = stop, body, told
        return found

    def _short_end(self, i: int) -> int:
        """Return the word behind the longest short form of the document that begins at word i, 0 if none does."""
        flat, short = self.judge.words_of.flat, self.judge.short
        left = len(flat) - i
        for width in short.widths.get(flat[i], ()) if short and left > 0 else ():
            if width <= left and tuple(flat[i : i + width]) in short:
                return i + width
        return 0

    def _names(self, start: int) -> Iterator[tuple[int, str]]:
        """Yield (the word behind it, body) of the known names that begin at word `start`, the shortest first."""
        s, known, date = self.judge.words_of, self.judge.known, self.judge.date
        end = min(len(s.spans), start + _WORDS)
        if start >= end or s.flat[start] not in known.begun and not self.judge.is_abbreviated(start, start + 1):
            return
        if not HARD.isdisjoint(s.seps[start + 1 : end]):
            end = next(k for k in range(start + 1, end) if s.seps[k] in HARD)
        reach = known.reach(s.flat, start, end)
        if not self.judge.is_abbreviated(start, min(end, reach + 1)):
            yield from known.ends(s.flat, s.printed, start, reach, date)
            return
        for k in range(start + 1, end + 1):
            flat = s.flat[start:k]
            if found := known.whole(flat, s.printed[start:k], date):
                yield k, found
            elif not known.begins(flat):
                return
