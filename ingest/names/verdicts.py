"""What words are as far as they alone tell, remembered: the same names stand in a document, and in all documents, again and again.

In: the words of an item as printed, with the signs between them, and what else a verdict on them needs.  Out: the verdict that equal
words got before.  Mentions in a verdict count from where its words begin.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ingest.names.mention import Mention

__all__ = ["Form", "Item", "Verdict", "disorder_of", "remembered"]

_MOST = 20_000  # verdicts kept


class Item(NamedTuple):
    """What words [i, j) are: `cost` is the smaller the surer, `mentions` whom they name (none: nobody), `kind` known, committee, group,
    open, collective, bare (without a word for an agency) or nobody."""

    cost: float
    kind: str
    mentions: tuple[Mention, ...] = ()


class Form(NamedTuple):
    """What words are by their form: an item without the cost of the separators that it holds for parts of a name.

    `joins` says whether these count, `more` and `listed` are added to them, `small` to the sum; `open` is the head under which the
    words are an unknown actor (None: they are none).
    """

    item: Item
    joins: bool = False
    more: float = 0.0
    listed: float = 0.0
    small: tuple[float, float] = (0.0, 0.0)
    open: str | None = None

    def moved(self, by: int, cost: float | None = None) -> Item:
        """Return the item with its mentions moved, at another cost where one is given."""
        item = self.item
        return Item(item.cost if cost is None else cost, item.kind, tuple([mention.moved(by) for mention in item.mentions]))

    def counted_from(self, start: int) -> Form:
        """Return the form with its mentions counted from `start`."""
        return self._replace(item=self.moved(-start))

    def cost(self, joins: float) -> float:
        """Return the item's cost where its separators cost so much."""
        return self.item.cost + (joins + self.more + self.listed) + self.small[0] + self.small[1]


@dataclass(slots=True)
class Verdict:
    """What words are: `nobody`, or a body that is surely known (`sure`), or what their form tells (`form`, once it was asked for)."""

    nobody: bool
    sure: Form | None = None
    form: Form | None = None


class _Memo(dict[tuple[Any, ...], Verdict]):
    def keep(self, key: tuple[Any, ...], verdict: Verdict) -> None:
        """Keep a verdict; a full memo begins anew."""
        if len(self) >= _MOST:
            self.clear()
        self[key] = verdict


@cache
def remembered() -> _Memo:
    """Return the verdicts so far."""
    return _Memo()


def disorder_of(seps: list[str]) -> float:
    """Return what it costs to hold these separators for parts of a known name; its last part stands behind "và" or "-"."""
    return 0.05 * len(seps) + (0.3 if "va" in seps[:-1] or seps[-1:] == ["comma"] else 0.0)
