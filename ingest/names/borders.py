"""Where a name ends inside running words: before a verb, a modal, a purpose, or words that no name holds."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.names.collectives import group
from ingest.names.items import Judge
from ingest.names.pieces import Piece

__all__ = ["Borders"]

_LONGEST = 22  # words of one name
_NOUNS = 9  # words of an actor without a word for an agency


@dataclass(slots=True)
class Borders:
    """Borders of names in one stretch."""

    judge: Judge

    def slot_end(self, i: int, j: int) -> int:
        """Return where the actor of a piece that only names actors ends: before what a clause adds ("theo chức năng, …")."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if known.at("nobody", s.low, i, j) >= j - i:
            return j
        begin = self.judge.begins(i, j)
        first = begin + max(1, self.judge.actor_word(begin, j))
        for k in range(first, j):
            if known.at("stop", s.low, k, j) > 1 and not s.is_capital(k) and not known.covers("inner", s.low, k, begin, j):
                return k
        return j

    def name_end(self, piece: Piece, before: Piece | None, *, open: bool, running: bool) -> int:
        """Return the word behind the name that a piece begins with, its first word where it begins with none; `before` is the list's last
        piece."""
        i, j, first = piece.i, piece.j, before is None
        s, known = self.judge.words_of, self.judge.vocabulary
        begin = self.judge.begins(i, j)
        if begin >= j:
            return j if begin > i else i
        if first and known.at("verb_head", s.low, begin, j) >= self.judge.actor_word(begin, j) > 0:
            return i
        own = self.judge.actor_word(begin, j) or (0 if first else known.at("level", s.low, begin, j))
        longest = self._longest(begin, j)
        capitals = all(s.printed[k].isupper() for k in range(begin, min(j, begin + 3)))
        if not own and not longest and self._is_verb(begin, j, free=first or capitals):
            return i
        end = max(begin + own, longest)
        if not own and not longest:
            inside = (
                before is not None and piece.sep in ("va", "dash", "amp", "line") and s.is_capital(self.judge.begins(before.i, before.j))
            )
            if known.at("stop", s.low, begin, j) or not (s.is_capital(begin) or inside or open and first and not running):
                return i
            if first and not open:
                return i
            end = begin + 1
        if own and first and not longest and not open and not running and not s.is_capital(begin) and not self._is_collective(begin, j):
            return i
        while end < j and end - begin < _LONGEST:
            kinds = ("place", "group_tail", "level", "district_kind") if end > begin else ()
            if width := max((known.at(kind, s.low, end, j) for kind in kinds), default=0):
                end += width
                continue
            inner = known.covers("inner", s.low, end, begin, j)
            named = s.is_capital(end) and not capitals
            if known.at("stop", s.low, end, j) and not inner and not named:
                break
            compound = s.is_capital(end - 1) and not s.is_capital(end) and end - 1 > begin and end != longest and end != begin + own
            if self._is_verb(end, j, free=capitals) and not inner and not (compound and known.at("verb", s.low, end, j) == 1):
                break
            if longest and end == longest and not s.is_capital(end) and not known.at("level", s.low, end, j) and not inner:
                break
            end += 1
        if not own and not longest:
            if end - begin > _NOUNS and not all(s.is_capital(k) for k in range(begin, end)):
                return i
            if end >= j and first and open and not running:
                return j
        return end

    def _is_collective(self, begin: int, j: int) -> bool:
        s, known = self.judge.words_of, self.judge.vocabulary
        plural = known.at("plural", s.low, begin, j)
        return bool(plural or known.at("collective", s.low, begin, j))

    def _longest(self, i: int, j: int) -> int:
        """Return where the longest known name that begins at word i ends, 0 if none does."""
        s = self.judge.words_of
        plural = self.judge.vocabulary.at("plural", s.low, i, j)
        best = 0
        for k in range(i + plural + 1, min(j, i + plural + 16) + 1):
            flat = s.flat[i + plural : k]
            if self.judge.known.whole(flat, s.printed[i + plural : k], self.judge.date):
                best = k
            elif not self.judge.known.begins(flat):
                break
        return best

    def _is_verb(self, k: int, j: int, *, free: bool) -> bool:
        """Whether words of work begin at word k; a capital makes them part of a name unless all words are in capitals."""
        s = self.judge.words_of
        return (free or not s.is_capital(k)) and self.judge.vocabulary.at("verb", s.low, k, j) > 0

    def continues(self, before: Piece, piece: Piece, *, whole: bool) -> bool:
        """Whether a piece behind a separator goes on with a list or a name."""
        s, known = self.judge.words_of, self.judge.vocabulary
        begin = self.judge.begins(piece.i, piece.j)
        if begin >= piece.j:
            return True
        if self.judge.actor_word(begin, piece.j) or self._longest(begin, piece.j) or s.is_capital(begin):
            return True
        if known.at("level", s.low, begin, piece.j) or known.at("comma_pair", s.low, piece.i - 1, piece.j) >= 2:
            return True
        return piece.sep in ("va", "dash", "amp", "line") and piece.j - begin <= _NOUNS

    def goes_on_behind_colon(self, taken: list[Piece], piece: Piece) -> bool:
        """Whether a colon opens the members of a group ("các Sở: Tài chính, …") and not what an actor is told."""
        s = self.judge.words_of
        begin = self.judge.begins(taken[0].i, taken[-1].j)
        bare = self.judge.actor_word(begin, taken[-1].j) >= taken[-1].j - begin or bool(group(self.judge, begin, taken[-1].j))
        first = self.judge.begins(piece.i, piece.j)
        return bare and first < piece.j and s.is_capital(first)
