"""Full-text search of the SQLite store: postings in FTS5, BM25 in NumPy.

FTS5's own bm25() needs the position of every word (2.6 times the text) and a second for a question over 300,000 passages.  Here FTS5 keeps
only which passages hold a token (0.7 times the text), merges and forgets; each column's tokens carry its first letter, and a token that
stands several times in a passage stands there again with its count ("fbien", "fbien__2", "fbien__3").  A passage is known to FTS5 by its
slot: a running number that is never given twice, so that removing a document need not touch the index; `compacted` says when too many
slots are dead.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graph.model.codec import dumps
from graph.sources import PLACE_BITS
from graph.sqlite.added import added_since
from graph.sqlite.doclists import Lists, Segment, Structure, is_listed, rows_of_lists, segments, structure, terms_behind
from graph.sqlite.families import Family, family_rows, filling
from graph.sqlite.postings import ALL, FROM, LEVELS, ROOM, TABLE, Postings, add_common, add_rare, counted, matched
from graph.store import LexicalMatch

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["LexicalIndex", "common_tokens", "holds", "index_rows"]

CODES = {"exact": "e", "folded": "f", "context": "c"}
LONGEST = 0xFFFF  # tokens of a passage that two bytes count
# BM25 as in Lucene, whose index the Neo4j store searches: k1 = 1.2, b = 0.75, idf = ln(1 + (N - n + 0.5) / (n + 0.5)).
K1, B = 1.2, 0.75
CACHED_BYTES = 96_000_000  # of postings held in memory
# From so few passages on (one of FEW), what is left of a query is added up for them alone.
FEW = 16
# Of so many passages those that cannot be among the best any more are told apart, after so many common tokens each.
MANY, LOOKED = 20_000, 3
TAILS = 4  # writes whose terms are held


def holds(db: sqlite3.Connection, groups: LexicalMatch) -> bool:
    """Return whether a passage of a document that is here has one of the tokens: the first one found ends the search."""
    tokens = ((CODES[group.column], token) for group in groups for token in group.tokens)
    wanted = " OR ".join("(" + " AND ".join(f'"{code}{word}"' for word in token.split(" ")) + ")" for code, token in tokens)
    query = (
        "SELECT 1 FROM passage_index p WHERE p.passage_index MATCH ?"
        " AND (SELECT d.slot + d.passages FROM document d WHERE d.slot <= p.rowid ORDER BY d.slot DESC LIMIT 1) > p.rowid LIMIT 1"
    )
    return db.execute(query, (wanted,)).fetchone() is not None


def common_tokens(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (column, token) of the tokens whose passages fill pages of the index, the commonest first."""
    columns = {code: column for column, code in CODES.items()}
    return [(columns[token[0]], token[1:]) for token in filling(db, TABLE, segments(db, TABLE), [name[-3:] for name in _names("")[1:]])]


def index_rows(columns: Iterable[Sequence[str]]) -> tuple[list[str], bytes]:
    """Return (the tokens of each passage as one text for FTS5, the columns' lengths as little-endian uint16, three a passage).

    A passage's columns are exact, folded, context, their tokens apart by spaces.
    """
    rows, lengths = [], bytearray()
    # Passages below one heading share its words.
    held: dict[tuple[str, str], tuple[str, bytes]] = {}
    for row in columns:
        tokens = []
        for code, text in zip(CODES.values(), row, strict=True):
            found = held.get((code, text))
            if found is None:
                found = _column_tokens(code, text)
                if code == CODES["context"]:
                    held[code, text] = found
            tokens.append(found[0])
            lengths += found[1]
        rows.append(" ".join(tokens))
    return rows, bytes(lengths)


def _column_tokens(code: str, text: str) -> tuple[str, bytes]:
    """Return a column's tokens, each once and with its count where it stands several times, and how many words it has."""
    words = text.split()
    distinct = dict.fromkeys(words)
    tokens = code + f" {code}".join(distinct) if words else ""
    if len(distinct) < len(words):
        counted = Counter(words)
        repeated = [f"{code}{word}__{level}" for word, count in counted.items() if count > 1 for level in LEVELS if level <= count]
        tokens = " ".join([tokens, *repeated])
    return tokens, min(len(words), LONGEST).to_bytes(2, "little")


@dataclass(frozen=True, slots=True)
class _Unit:
    """One token of a query in one column; adds at most `weight` to a passage's score."""

    weight: float
    column: str
    postings: Postings


class LexicalIndex:
    """Scores passages; holds the slots' lengths and numbers and the postings used last.  After a write what is new is read, and put behind
    the rest."""

    def __init__(self) -> None:
        self._version: int | None = None  # of no state: a store that is opened needs no NumPy

    def _forget(self) -> None:
        import numpy as np

        self.size = 0
        self.numbers = np.empty(0, np.int64)  # -1 where no passage is (any more); a view of `_room`, as the lengths are
        self._room = np.empty(0, np.int64), np.empty((len(CODES), 0), np.float32), np.empty((len(CODES), 0), np.float32)
        self._lengths = self._room[1]
        self._once: dict[str, npt.NDArray[np.float32]] = {}
        self.filled, self._words = dict.fromkeys(CODES, 0), dict.fromkeys(CODES, 0)  # passages with words in a column, and all its words
        self._blocks: dict[int, tuple[int, int]] = {}  # first slot of a document: its number, passages
        self._placed: npt.NDArray[np.int64] | None = None  # the same sorted by number: numbers, first slots, passages
        self._epoch: object = None
        self._structure: Structure | None = None
        self._segments: tuple[Segment, ...] = ()
        self._tails: list[tuple[int, Lists]] = []  # first slots of what was added last, with the lists of all its terms
        self._behind_slot: dict[int, list[Lists]] = {}  # the lists of what stands from such a slot on
        self._deaths = 0  # how often passages went
        self._whole = False  # whether every slot has its passage
        self._held: OrderedDict[str, tuple[int, Postings]] = OrderedDict()  # with the deaths when they were read
        self._bytes = 0

    def of_state(self, db: sqlite3.Connection, version: int) -> LexicalIndex:
        """Return this index as it is in the state that `db` reads, `version`."""
        if self._version is None:
            self._forget()
        if self._version != version:
            try:
                self._sync(db)
            except BaseException:
                self._version = None  # of half a state
                raise
            self._version = version
        return self

    def _sync(self, db: sqlite3.Connection) -> None:
        import numpy as np

        (epoch,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'compacted'), '0')").fetchone()
        added = added_since(db, self._version) if self._version is not None and epoch == self._epoch else None
        there = self._read_blocks(db, added)
        if added is not None and any(slot < self.size for slot in there):  # what had gone is there again
            added, there = None, self._read_blocks(db, None)
        fresh = [slot for slot in there if slot not in self._blocks]
        if epoch != self._epoch or any(slot < self.size for slot in fresh):  # slots were given anew
            self._forget()
            fresh = list(there)
        self._epoch = epoch
        size, old_size = max((slot + count for slot, (_, count) in there.items()), default=0), self.size
        if size > self.size:
            if size > len(self._room[0]):
                room = size + max(ROOM, size // 8)
                numbers, lengths = np.full(room, -1, np.int64), np.zeros((len(CODES), room), np.float32)
                numbers[: self.size], lengths[:, : self.size] = self.numbers, self._lengths
                self._room = numbers, lengths, np.zeros_like(lengths)
            self.numbers, self._lengths, self.size = self._room[0][:size], self._room[1][:, :size], size
        for slot, (_, count) in [block for block in self._blocks.items() if added is None and block[0] not in there]:
            part = slice(slot, slot + count)
            self._count(self._lengths[:, part], -1)
            self.numbers[part], self._lengths[:, part] = -1, 0
            self._deaths += 1
        for slot, (number, count) in there.items():
            if self._blocks.get(slot) != (number, count):
                self.numbers[slot : slot + count] = np.arange(count) + (number << PLACE_BITS)
        there = there if added is None else self._blocks | there
        few = dumps(fresh) if len(fresh) < len(there) else None
        chosen = "" if few is None else "WHERE slot IN (SELECT value FROM json_each(?))"
        said = db.execute(f"SELECT slot, lengths FROM document {chosen}", () if few is None else (few,)).fetchall()
        added_lengths = np.frombuffer(b"".join(lengths for _, lengths in said), "<u2").reshape(-1, len(CODES)).T.astype(np.float32)
        at = 0
        for slot, lengths in said:
            count = len(lengths) // 6
            self._lengths[:, slot : slot + count] = added_lengths[:, at : at + count]
            at += count
        self._count(added_lengths, 1)
        self._blocks, self._placed = there, None
        kept = old_size if added is not None and self._whole else 0  # slots that are known to have their passages
        self._whole = bool(self.size) and int(self.numbers[kept:].min(initial=0)) >= 0
        self._read_tail(db, None if added is None else old_size)
        self._weigh()

    def _read_tail(self, db: sqlite3.Connection, first: int | None) -> None:
        """Read what was added behind a slot (None: not that alone has changed) from the index, if it stands apart there: most tokens of a
        query are in none of it, and each would have to be looked for."""
        before, self._structure = self._structure, structure(db, TABLE)
        self._segments = self._structure.segments if self._structure is not None else ()
        lists = terms_behind(db, TABLE, before, self._structure) if first is not None else None
        self._tails = [*self._tails, (first, lists)][-TAILS:] if first is not None and lists is not None else []
        every = [lists for _, lists in self._tails]
        self._behind_slot = {start: every[at:] for at, (start, _) in enumerate(self._tails)}

    @staticmethod
    def _read_blocks(db: sqlite3.Connection, added: Sequence[str] | None) -> dict[int, tuple[int, int]]:
        """Return {first slot: (number, passages)} of these documents, or of all."""
        query = "SELECT d.slot, d.number, length(d.lengths) / 6 FROM document d"
        if added is None:
            rows = db.execute(f"{query} ORDER BY d.slot")
        else:
            rows = db.execute(f"{query} WHERE d.key IN (SELECT value FROM json_each(?)) ORDER BY d.slot", (dumps(added),))
        return {slot: (number, count) for slot, number, count in rows}

    def _count(self, lengths: npt.NDArray[np.float32], sign: int) -> None:
        """Count passages in, or out: how many have words in each column, and how many words."""
        import numpy as np

        for column, one in zip(CODES, lengths, strict=True):
            self.filled[column] += sign * int(np.count_nonzero(one))
            self._words[column] += sign * int(one.sum(dtype=np.float64))

    def _weigh(self) -> None:
        """Work out what the lengths of passages do to their scores: 1 / (1 + norm)."""
        import numpy as np

        for column, lengths, room in zip(CODES, self._lengths, self._room[2], strict=True):
            average = self._words[column] / self.filled[column] if self.filled[column] else 1.0
            norms = np.multiply(np.float32(B / average), lengths, out=room[: self.size])  # in one place: new pages would take as long
            norms += np.float32(1 - B)
            norms *= np.float32(K1)
            norms += np.float32(1)
            np.reciprocal(norms, out=norms)
            self._once[column] = norms

    def search(
        self, db: sqlite3.Connection, match: LexicalMatch, limit: int, allowed: Callable[[], npt.NDArray[np.int64]] | None = None
    ) -> list[tuple[int, float]]:
        """Return (passage number, score), best first, ties by number; `allowed` gives the numbers that may be found.

        What passages get for holding a token is added up for all of them; what they get for holding a common one several times only for
        those that it can still lift among the `limit` best (as MaxScore does); the result is the same as with all.
        """
        import numpy as np

        units = self._units(db, match)
        scores = np.zeros(self.size, np.float32)
        few: npt.NDArray[np.int32] | None = None
        if allowed is not None:
            slots = self._slots_of(allowed())
            if len(slots) * FEW < self.size:
                few = np.sort(slots).astype(np.int32)
            else:
                scores[:] = -np.inf
                scores[slots] = 0
        common = [unit for unit in units if few is None and unit.postings.is_common]
        if few is not None:
            for unit in units:
                unit.postings.add_to(scores, np.float32(unit.weight), self._once[unit.column], few)
        for column in CODES if few is None else ():
            of_column = [(np.float32(unit.weight), unit.postings) for unit in units if unit.column == column]
            add_rare(scores, [unit for unit in of_column if not unit[1].is_common], self._once[column])
            add_common(scores, [unit for unit in of_column if unit[1].is_common], self._once[column])
        if common:
            few = self._add_more(scores, common, limit)
        found = np.flatnonzero(scores > 0) if few is None else few[scores[few] > 0]
        if len(found) > limit:
            least = np.partition(scores[found], len(found) - limit)[len(found) - limit]
            found = found[scores[found] >= least]
        best = found[np.lexsort((self.numbers[found], -scores[found]))[:limit]]
        return list(zip(self.numbers[best].tolist(), scores[best].tolist(), strict=True))

    def _slots_of(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the slots of passages; of some there may be none."""
        import numpy as np

        if self._placed is None:
            each = chain.from_iterable((number, slot, count) for slot, (number, count) in self._blocks.items())
            placed = np.fromiter(each, np.int64, 3 * len(self._blocks)).reshape(-1, 3)
            self._placed = placed[np.argsort(placed[:, 0])].T.copy()
        documents, slots, counts = self._placed
        at = np.minimum(np.searchsorted(documents, numbers >> PLACE_BITS), len(documents) - 1)
        places = numbers & (2**PLACE_BITS - 1)
        held = (documents[at] == numbers >> PLACE_BITS) & (places < counts[at])
        found: npt.NDArray[np.int64] = (slots[at] + places)[held]
        return found

    def _units(self, db: sqlite3.Connection, match: LexicalMatch) -> list[_Unit]:
        """Return the tokens that any passage holds, weightiest first."""
        self._read_all(
            db, [CODES[group.column] + one for group in match if group.weight for token in group.tokens for one in token.split(" ")]
        )
        units = []
        for group in match:
            for token in group.tokens if group.weight else ():
                postings = self._all(db, CODES[group.column], token)
                if postings.count:
                    idf = math.log1p((self.filled[group.column] - postings.count + 0.5) / (postings.count + 0.5))
                    units.append(_Unit(group.weight * idf * (K1 + 1), group.column, postings))
        return sorted(units, key=lambda unit: -unit.weight)

    def _add_more(self, scores: npt.NDArray[np.float32], common: Sequence[_Unit], limit: int) -> npt.NDArray[np.int32] | None:
        """Add what passages get for holding common tokens several times, from where that is most on; return the slots that may be among the
        best, None where all may."""
        import numpy as np

        most = [unit.weight * unit.postings.most_more for unit in common]
        order = np.argsort(-np.array(most), kind="stable").tolist()
        left = np.append(np.cumsum(np.array(most)[order[::-1]])[::-1] * (1 + 1e-5), 0)
        least, kept = 0.0, None  # what the best have at least, and the slots that may be among them
        for at, place in enumerate(order):
            if at % LOOKED == 0 and self.size > MANY:
                if not least:
                    high = scores[scores > left[at]]
                    least = float(np.partition(high, len(high) - limit)[len(high) - limit]) if len(high) >= limit else 0.0
                kept = scores >= np.float32(least - left[at]) if least else None
            unit = common[place]
            unit.postings.add_more(scores, np.float32(unit.weight), self._once[unit.column], kept)
        return np.flatnonzero(scores >= np.float32(least)).astype(np.int32) if least else None

    def _all(self, db: sqlite3.Connection, code: str, token: str) -> Postings:
        """Return the living passages that hold every one of the tokens in `token`; of several it is not counted how often."""
        import numpy as np

        first, *others = token.split(" ")
        postings = self._postings(db, code + first)
        if not others:
            return postings
        slots = postings.slots()
        for other in others:
            slots = self._postings(db, code + other).among(slots)
        return Postings(slots, slots[:0], np.empty(0, np.uint8), self.size)

    def _read_all(self, db: sqlite3.Connection, tokens: Sequence[str]) -> None:
        """Read the postings of those tokens that are not held."""
        missing = [token for token in dict.fromkeys(tokens) if token not in self._held]
        for token, postings in zip(missing, self._read(db, missing), strict=True):
            self._hold(token, postings)

    def _postings(self, db: sqlite3.Connection, token: str) -> Postings:
        """Return the living passages that hold a token."""
        deaths, postings = self._held.pop(token, (0, None))
        if postings is None:
            (postings,) = self._read(db, [token])
        else:
            self._bytes -= postings.bytes
            if deaths != self._deaths:
                postings = postings.living(self.numbers[: postings.size] >= 0)
            if postings.size < self.size:
                tails = self._behind_slot.get(postings.size)
                is_none = tails is not None and not any(is_listed(lists, token) for lists in tails)  # most tokens of a query
                postings = postings.with_tail((), self.size) if is_none else self._tailed(db, token, postings)
        self._hold(token, postings)
        return postings

    def _hold(self, token: str, postings: Postings) -> None:
        self._held[token] = self._deaths, postings
        self._bytes += postings.bytes
        while self._bytes > CACHED_BYTES:
            self._bytes -= self._held.popitem(last=False)[1][1].bytes

    def _tailed(self, db: sqlite3.Connection, token: str, postings: Postings) -> Postings:
        tails = self._behind_slot.get(postings.size, ())
        return postings.with_tail(self._living(self._behind(db, name, postings.size, tails) for name in _names(token)), self.size)

    def _read(self, db: sqlite3.Connection, tokens: Sequence[str]) -> Iterator[Postings]:
        """Yield of each token the living passages that hold it, and how often."""
        import numpy as np

        names = [_names(token) for token in tokens]
        found = family_rows(db, TABLE, self._segments, names) if self.size else [[]] * len(tokens)
        for each, rows in zip(names, found, strict=True):
            family = self._living(rows if rows is not None else (matched(db, ALL, name, 0) for name in each))
            yield Postings(family[0] if family else np.empty(0, np.int32), *counted(family), self.size)

    def _living(self, rows: Iterable[npt.NDArray[np.int32]]) -> Family:
        """Return the living passages of those that hold a token once, and as often as each of LEVELS says, while any does."""
        family: Family = []
        for slots in rows:
            if len(slots) and slots[-1] >= self.size:
                slots = slots[slots < self.size]
            if not self._whole:
                slots = slots[self.numbers[slots] >= 0]
            if not len(slots):
                break
            family.append(slots)
        return family

    @staticmethod
    def _behind(db: sqlite3.Connection, token: str, first: int, tails: Sequence[Lists]) -> npt.NDArray[np.int32]:
        """Return the passages from a slot on that hold a token: from `tails`, where they have all that stands there."""
        import numpy as np

        found = [rows_of_lists(lists, token) for lists in tails]
        if not found or None in found:
            return matched(db, FROM, token, first)
        return np.fromiter(chain.from_iterable(filter(None, found)), np.int32)


def _names(token: str) -> list[str]:
    """Return a token as it stands in the index once, twice and so on."""
    return [token, *(f"{token}__{level}" for level in LEVELS)]
