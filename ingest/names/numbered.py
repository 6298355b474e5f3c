"""Units that share a name and differ by number: "Các Khu Quản lý đường bộ I, III", "Các Đội Quản lý thị trường số 2, số 5".

In: the words of an item.  Out: whether they are a number and nothing else, the name that such units share, and one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.names.letters import ROMAN
from ingest.names.mention import Mention
from text.letters import capital

if TYPE_CHECKING:
    from ingest.names.items import Judge

__all__ = ["further_number", "numbered", "unit_at", "unit_of"]

_DIGITS = 3  # of a unit's number
_FEWEST = 2  # words of a name before its number


def _is_number(printed: str) -> bool:
    """Whether a printed word is a number of a unit: "2", "III"."""
    return printed.isdigit() and len(printed) <= _DIGITS or ROMAN.issuperset(printed)


def numbered(judge: Judge, i: int, j: int) -> bool:
    """Whether words are a number and nothing else: "III", "số 5"."""
    s = judge.words_of
    return 0 < j - i <= 2 and _is_number(s.printed[j - 1]) and (j - i == 1 or s.low[i] == "số")


def further_number(judge: Judge, stop: int, k: int, j: int) -> int:
    """Return how many words at word k are a number that goes on with the one that ends a name before word `stop`, 0 where none does."""
    width = 1 + (judge.words_of.low[k] == "số" and k + 1 < j)
    return width if numbered(judge, k, k + width) and _is_number(judge.words_of.printed[stop - 1]) else 0


def unit_of(judge: Judge, i: int, j: int) -> str:
    """Return the name that several units share, up to their number, "" where words name no such units: a plural, a word for an agency and
    a number at the end."""
    s = judge.words_of
    begin = judge.begins(i, j)
    own = begin + judge.vocabulary.at("plural", s.low, begin, j)
    named = begin < own and j - own > _FEWEST and judge.vocabulary.at("head", s.low, own, j) and s.is_capital(own)
    return s.text(own, j - 1) if named and _is_number(s.printed[j - 1]) and not any(s.seps[own + 1 : j]) else ""


def unit_at(judge: Judge, unit: str, i: int, j: int) -> Mention:
    """Return the mention, in words [i, j), of the unit with the number that ends them."""
    s = judge.words_of
    return Mention(s.spans[i][0], s.spans[j - 1][1], "", "open", capital(f"{unit} {s.printed[j - 1]}"))
