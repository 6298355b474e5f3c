"""Rows of common tokens read from the pages of an index are those that MATCH gives; a reader that lives on finds what a new one finds."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from graph.sqlite import compact as sqlite_compact
from graph.sqlite import lexical as sqlite_lexical
from graph.sqlite import postings as sqlite_postings
from graph.sqlite.doclists import Structure, is_listed, rows_of_lists, segments, structure, terms_behind
from graph.sqlite.families import family_rows, filling
from graph.sqlite.store import SqliteStore
from graph.store import PassageFilter
from tests.graph.factories import WordIndexer
from tests.graph.test_sqlite_lexical import MATCHES, documents

ROWS = 40_000
TABLE = "CREATE VIRTUAL TABLE t USING fts5(tokens, content='', columnsize=0, detail={}, tokenize=\"ascii tokenchars '_'\")"


def tokens_of(row: int, draw: random.Random) -> str:
    several = ["every", *(["half"] if row % 2 else []), *(["some"] if draw.random() < 0.2 else []), *(["late"] if row > 30_000 else [])]
    several += ["apart"] if row % 150 == 0 or row > ROWS - 9_000 else []
    often = draw.choice((0, 0, 0, 1, 2, 3, 4)) if row % 3 == 0 else 0
    several += ["often", "often0", "often_x"][:often] + [f"often__{n}" for n in (2, 3, 4) if n <= often]
    several += ["rare", "rare__2"] if row % 9_001 == 0 else []
    return " ".join([*several, *(f"w{draw.randrange(900)}" for _ in range(3)), f"only_{row}"])


def table(detail: str = "none") -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute(TABLE.format(detail))
    draw = random.Random(5)
    row = 0
    while row < ROWS:  # transactions of all sizes, so that there are segments of all ages
        step = draw.choice((7, 300, 2_500))
        db.execute("BEGIN")
        db.executemany("INSERT INTO t (rowid, tokens) VALUES (?, ?)", [(n, tokens_of(n, draw)) for n in range(row, min(ROWS, row + step))])
        db.execute("COMMIT")
        row += step
    return db


FAMILIES = [
    *([one] for one in ("every", "half", "some", "late", "apart", "eve", "everyone", "w5", "w77", "w899", "only_3", "none", "zz", "A")),
    ["often", "often__2", "often__3", "often__4", "often__6"], ["rare", "rare__2", "rare__3"], ["only_3", "only_3__2"], ["none", "none__2"],
    ["apart_", "apart__2"], ["z\u0111", "z\u0111__2"], ["w" * 200, "w" * 200 + "__2"],
]  # fmt: skip


def check_families(db: sqlite3.Connection) -> int:
    """Compare what is read, together and one by one, with what MATCH gives; return how many families were read."""
    held = segments(db, "t")
    read = 0
    together = family_rows(db, "t", held, FAMILIES)
    for tokens, found in zip(FAMILIES, together, strict=True):
        wanted = [[row for (row,) in db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (f'"{one}"',))] for one in tokens]
        (alone,) = family_rows(db, "t", held, [tokens])
        assert (alone is None) == (found is None)
        if found is not None and alone is not None:
            read += 1
            assert [rows.tolist() for rows in found] == [rows for rows in wanted if rows] == [rows.tolist() for rows in alone], tokens
    return read


def test_rows_of_tokens_are_those_that_match_gives() -> None:
    db = table()
    assert len(segments(db, "t")) > 1
    assert 4 <= check_families(db) < len(FAMILIES)
    db.execute("INSERT INTO t (t) VALUES ('optimize')")
    assert len(segments(db, "t")) == 1
    assert check_families(db) == len(FAMILIES)


def test_a_merge_that_stopped_within_a_family_hides_no_row() -> None:
    db = table()
    db.execute("INSERT INTO t (t, rank) VALUES ('usermerge', 2)")
    states = set()
    for _ in range(60):
        db.execute("INSERT INTO t (t, rank) VALUES ('merge', 1)")
        states.add(segments(db, "t"))
        assert check_families(db) >= 4
    assert len(states) > 20


def test_terms_of_rows_that_were_added_are_those_that_match_gives() -> None:
    """Whether they stand apart is known for each of many states: after one write or several, beside merges, after the index was made one."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute(TABLE.format("none"))
    draw = random.Random(8)
    row, read, left = 0, 0, 0
    for turn in range(120):
        before, first = structure(db, "t"), row
        for _ in range(draw.choice((1, 1, 1, 3))):
            step = draw.choice((1, 7, 300, 2_500))
            db.execute("BEGIN")
            db.executemany("INSERT INTO t (rowid, tokens) VALUES (?, ?)", [(n, tokens_of(n, draw)) for n in range(row, row + step)])
            db.execute("COMMIT")
            row += step
        if turn % 17 == 3:
            db.execute("INSERT INTO t (t) VALUES ('optimize')")
        lists = terms_behind(db, "t", before, structure(db, "t"))
        if lists is None:
            left += 1
            continue
        read += 1
        for token in (
            "every",
            "half",
            "often",
            "often__4",
            "rare",
            "w5",
            f"only_{first}",
            f"only_{max(0, first - 1)}",
            f"only_{row - 1}",
            "none",
        ):
            wanted = [n for (n,) in db.execute("SELECT rowid FROM t WHERE t MATCH ? AND rowid >= ? ORDER BY rowid", (f'"{token}"', first))]
            assert rows_of_lists(lists, token) == wanted, (turn, token)
            assert is_listed(lists, token) == bool(wanted), (turn, token)
    assert read > 40 and left > 20


def test_a_segment_of_the_same_number_and_size_as_one_before_is_not_taken_for_it() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute(TABLE.format("none"))
    db.execute("INSERT INTO t (rowid, tokens) VALUES (1, 'one')")
    before = structure(db, "t")
    for row, token in ((2, "two"), (3, "three")):
        db.execute("INSERT INTO t (rowid, tokens) VALUES (?, ?)", (row, token))
        db.execute("INSERT INTO t (t) VALUES ('optimize')")
    now = structure(db, "t")
    assert before is not None and now is not None
    again = Structure(before.levels, now.written)
    assert terms_behind(db, "t", before, now) is None
    assert terms_behind(db, "t", before, again) is None, "it has fewer pages than were written since"
    assert terms_behind(db, "t", before, before) == {}
    assert terms_behind(db, "t", None, now) is None, "what stood there before is not known"
    assert terms_behind(db, "t", before, None) is None


def test_lists_that_are_not_as_described_give_no_rows() -> None:
    assert rows_of_lists({b"0a": b"\x05\x01\x02"}, "a") == [5, 6, 8]
    assert rows_of_lists({b"0a": (b"\x05\x01", b"", b"\x81\x00\x01")}, "a") == [5, 6, 128, 129]
    assert rows_of_lists({b"0a": b"\x05\x81\x00"}, "a") == [5, 133]
    assert rows_of_lists({b"0a": b"\x05\x00"}, "a") is None, "a row that was deleted"
    assert rows_of_lists({b"0a": (b"\x05", b"\x04")}, "a") is None, "rows of another order"
    assert rows_of_lists({b"0a": b"\x85"}, "a") is None, "a number without an end"
    assert rows_of_lists({}, "a") == []
    assert is_listed({b"0a": b""}, "a") and not is_listed({b"0a": b""}, "b")


def test_what_is_not_as_described_is_left_to_match() -> None:
    db = table()
    held = segments(db, "t")
    db.execute("UPDATE t_config SET v = 99 WHERE k = 'version'")
    assert segments(db, "t") == ()
    assert structure(db, "t") is None
    assert family_rows(db, "t", (), [["every"]]) == [None]
    positions = table("full")
    assert family_rows(positions, "t", segments(positions, "t"), [["every"]]) == [None]
    db.execute("UPDATE t_data SET block = zeroblob(length(block)) WHERE id > 100")
    assert family_rows(db, "t", held, [["every"]]) == [None]
    assert family_rows(db, "t", held, [["\ud800"], ["every"]]) == [None, None]


def test_terms_on_pages_with_others_between_them_are_found() -> None:
    """ "f5" is followed by "f5_0" … before "f5__2", on the same page or many behind; lists end anywhere on a page."""
    draw = random.Random(2)
    for between, rows in ((3, 50), (400, 300), (4_000, 3_000), (30, 20_000)):
        db = sqlite3.connect(":memory:", isolation_level=None)
        db.execute(TABLE.format("none"))
        names = [f"f{n}" for n in range(12)]
        said = []
        for row in range(rows):
            several = [name for name in names if draw.random() < 0.6]
            several += [f"{name}__{level}" for name in several for level in (2, 3, 4, 6, 9)[: draw.choice((0, 0, 1, 2, 5))]]
            said.append((row, " ".join([*several, *(f"f5_{draw.randrange(between)}" for _ in range(3))])))
        db.executemany("INSERT INTO t (rowid, tokens) VALUES (?, ?)", said)
        db.execute("INSERT INTO t (t) VALUES ('optimize')")
        families = [[name, *(f"{name}__{level}" for level in (2, 3, 4, 6, 9))] for name in [*names, "f5_1", "f5_2", "f"]]
        for tokens, found in zip(families, family_rows(db, "t", segments(db, "t"), families), strict=True):
            wanted = [[row for row, text in said if token in text.split(" ")] for token in tokens]
            assert found is not None and [one.tolist() for one in found] == [one for one in wanted if one], tokens


def test_tokens_that_fill_pages_are_the_commonest() -> None:
    db = table()
    db.execute("INSERT INTO t (t) VALUES ('optimize')")
    found = filling(db, "t", segments(db, "t"), ["__2", "__3", "__4"])
    assert found[:2] == ["every", "half"] and {"some", "late", "apart", "often"} <= set(found)
    assert not {"rare", "only_3"} & set(found) and not any("__" in token for token in found)
    assert filling(db, "t", (), []) == []
    db.execute("UPDATE t_data SET block = zeroblob(length(block)) WHERE id > 100")
    assert filling(db, "t", segments(db, "t"), []) == []


def test_damaged_pages_end_in_no_other_error() -> None:
    """A page with a byte changed gives rows, or is left to MATCH; families are read together all the same."""
    db = table()
    db.execute("INSERT INTO t (t) VALUES ('optimize')")
    held = segments(db, "t")
    pages = db.execute("SELECT id, block FROM t_data WHERE id > 100").fetchall()
    draw = random.Random(4)
    refused = 0
    for _ in range(150):
        id, block = draw.choice(pages)
        damaged = bytearray(block)
        damaged[draw.choice((draw.randrange(len(block)), draw.randrange(4), len(block) - 1))] = draw.randrange(256)
        if draw.random() < 0.2:
            del damaged[draw.randrange(len(block)) :]
        db.execute("UPDATE t_data SET block = ? WHERE id = ?", (bytes(damaged), id))
        found = family_rows(db, "t", held, FAMILIES)
        refused += found == [None] * len(FAMILIES)
        assert len(found) == len(FAMILIES)
        db.execute("UPDATE t_data SET block = ? WHERE id = ?", (block, id))
    assert refused > 10
    assert check_families(db) == len(FAMILIES)


@pytest.mark.parametrize(("room", "tails"), [(1_024, 4), (3, 2)])
def test_a_reader_that_lives_on_scores_as_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, tails: int) -> None:
    monkeypatch.setattr(sqlite_compact, "SPARE", 10)
    for name, value in (("ROOM", room), ("TAILS", tails)):
        monkeypatch.setattr(sqlite_lexical, name, value)
    monkeypatch.setattr(sqlite_postings, "ROOM", room)
    path = str(tmp_path / "a.db")
    several = documents()
    writer = SqliteStore(path)
    for document in several[:6]:
        writer.write(document, WordIndexer())
    reader = SqliteStore(path, read_only=True)

    def check() -> None:
        fresh = SqliteStore(path, read_only=True)
        for match in MATCHES:
            for where in (None, PassageFilter(documents=(several[2].document, several[8].document))):
                mine, other = reader.lexical(match, 50, where), fresh.lexical(match, 50, where)
                assert [number for number, _ in mine] == [number for number, _ in other]
                assert [score for _, score in mine] == pytest.approx([score for _, score in other], rel=1e-5)
        fresh.close()

    check()
    for number, document in enumerate(several[6:]):
        writer.write(document, WordIndexer())
        if number % 5 == 4:
            writer.remove(several[number].document)
        if number % 3 == 0:
            check()
    for document in several[:20]:
        writer.remove(document.document)
    assert writer.compact(WordIndexer())
    check()
    writer.write(several[0], WordIndexer())
    check()
    monkeypatch.setattr(sqlite_compact, "SCATTERED", 0)
    for document in several[1:4]:
        writer.write(document, WordIndexer())
    assert writer.compact(WordIndexer())
    assert not writer.compact(WordIndexer())
    check()
    reader.close()
    writer.close()
