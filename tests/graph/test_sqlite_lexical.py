"""Full-text scores equal BM25 worked out by hand and by a second, plain implementation; leaving out what cannot win changes nothing."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model import Passage
from graph.query import Query
from graph.sqlite import compact as sqlite_compact
from graph.sqlite import lexical as sqlite_lexical
from graph.sqlite import postings as sqlite_postings
from graph.sqlite.lexical import index_rows
from graph.sqlite.postings import LEVELS
from graph.sqlite.store import SqliteStore
from graph.store import MatchGroup, PassageFilter
from tests.graph.factories import TaskSpec, WordIndexer, facts

WORDS = ("va", "cua", "bien", "gioi", "bien_gioi", "đảo", "tuyen", "truyen", "bao", "chi", "nuoc", "ngoai", "asean", "72", "x__y")


def documents() -> list:
    draw = random.Random(3)
    weights = [1 / (n + 1) for n in range(len(WORDS))]
    out = []
    for n in range(30):
        tasks = [
            TaskSpec(f"I.{i}", " ".join(draw.choices(WORDS, weights, k=draw.randrange(1, 25))), headings=[draw.choice(WORDS)])
            for i in range(draw.randrange(0, 12))
        ]
        out.append(facts(f"doc:lao-cai/2020/{n}-kh", tasks=tasks))
    return out


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    opened = SqliteStore(str(tmp_path_factory.mktemp("lexical") / "a.db"))
    for document in documents():
        opened.write(document, WordIndexer())
    opened.remove("doc:lao-cai/2020/3-kh")
    opened.remove("doc:lao-cai/2020/29-kh")
    yield opened
    opened.close()


def plain(store: SqliteStore, match: tuple[MatchGroup, ...]) -> dict[int, float]:
    """BM25 in the form of Lucene, over the passages as they stand."""
    columns = {}
    for _, said in store.written():
        stored = {p.start: n for n, p in numbers_of(store, said.document)}
        for passage in said.passages:
            made = WordIndexer().columns(passage, said.text[passage.start : passage.end])
            columns[stored[passage.start]] = {name: text.split() for name, text in made.items()}
    scores: dict[int, float] = {}
    for group in match:
        rows = {number: row[group.column] for number, row in columns.items() if row[group.column]}
        average = sum(map(len, rows.values())) / len(rows)
        for token in group.tokens:
            parts = token.split(" ")
            holding = [number for number, row in rows.items() if set(parts) <= set(row)]
            idf = math.log(1 + (len(rows) - len(holding) + 0.5) / (len(holding) + 0.5))
            for number in holding:
                row = rows[number]
                count = 1 if len(parts) > 1 else max(level for level in (1, *LEVELS) if level <= Counter(row)[token])
                norm = 1.2 * (1 - 0.75 + 0.75 * len(row) / average)
                scores[number] = scores.get(number, 0) + group.weight * idf * 2.2 * count / (count + norm)
    return scores


def numbers_of(store: SqliteStore, document: str) -> list[tuple[int, Passage]]:
    numbers = store.filtered(PassageFilter(documents=(document,))).tolist()
    return list(zip(numbers, store.facts(document).passages, strict=True))


MATCHES = [
    (MatchGroup("folded", ("bien",)),),
    (
        MatchGroup("folded", ("va", "cua", "bien", "gioi", "asean")),
        MatchGroup("context", ("bao", "va"), 0.3),
        MatchGroup("exact", ("đảo", "72"), 0.5),
    ),
    (MatchGroup("folded", ("bien gioi", "va cua tuyen", "x__y"), 0.4), MatchGroup("folded", ("nuoc",))),
    (MatchGroup("folded", ("nowhere",)),),
    (MatchGroup("folded", ("bien",), 0.0),),
    (MatchGroup("folded", ()),),
    (),
]


@pytest.mark.parametrize("match", MATCHES, ids=range(len(MATCHES)))
def test_scores_agree_with_a_plain_implementation(store: SqliteStore, match: tuple[MatchGroup, ...]) -> None:
    expected = plain(store, match)
    found = store.lexical(match, 10_000)
    assert {n for n, _ in found} == {n for n, score in expected.items() if score > 0}
    assert [score for _, score in found] == pytest.approx([expected[n] for n, _ in found], rel=1e-5)
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))


@pytest.mark.parametrize("limit", [1, 3, 10, 50])
@pytest.mark.parametrize(("common", "few"), [(32, 16), (2, 1), (1000, 1), (1000, 3)])
def test_leaving_out_what_cannot_win_changes_nothing(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, limit: int, common: int, few: int
) -> None:
    draw = random.Random(limit)
    matches = [
        tuple(
            MatchGroup(column, tuple(draw.sample(WORDS, draw.randrange(1, 8))), draw.choice((0.1, 0.5, 1.0)))
            for column in draw.sample(("exact", "folded", "context"), draw.randrange(1, 4))
        )
        for _ in range(40)
    ]
    whole = [store.lexical(match, 10_000) for match in matches]
    where = PassageFilter(documents=tuple(f"doc:lao-cai/2020/{n}-kh" for n in (1, 2, 4, 7)))
    inside = set(store.filtered(where).tolist())
    monkeypatch.setattr(sqlite_postings, "COMMON", common)
    for name, value in (("FEW", few), ("MANY", 0), ("LOOKED", 1 + limit % 2)):
        monkeypatch.setattr(sqlite_lexical, name, value)
    fresh = SqliteStore(store.path, read_only=True)
    for match, every in zip(matches, whole, strict=True):
        check_best(fresh.lexical(match, limit), every, limit)
        check_best(fresh.lexical(match, limit, where), [pair for pair in every if pair[0] in inside], limit)


def check_best(found: list[tuple[int, float]], every: list[tuple[int, float]], limit: int) -> None:
    """Compare the best with all: scores are sums of the same numbers in another order."""
    assert [score for _, score in found] == pytest.approx([score for _, score in every[:limit]], rel=1e-5)
    assert [score for _, score in found] == pytest.approx([dict(every)[number] for number, _ in found], rel=1e-5)
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))


@pytest.mark.parametrize("column", ["exact", "folded", "context"])
def test_a_token_is_held_where_some_passage_scores(store: SqliteStore, column: str) -> None:
    for token in (*WORDS, "vang mat", "va cua", "bien gioi", "nowhere"):
        group = MatchGroup(column, (token,))  # type: ignore[arg-type]
        assert store.holds(group) == bool(plain(store, (group,))), token
    assert store.holds(MatchGroup("context", ("nowhere",)), MatchGroup("exact", ("bien gioi", "nowhere va"))) is any(
        plain(store, (MatchGroup("exact", (token,)),)) for token in ("bien gioi", "nowhere va")
    )
    assert store.holds(MatchGroup("folded", ("nowhere nothing",)), MatchGroup("exact", ("va",)))
    assert not store.holds(MatchGroup("folded", ("va nowhere",)), MatchGroup("exact", ("nowhere va",)))
    assert store.holds(MatchGroup("exact", ("nowhere", "va"))) and not store.holds(MatchGroup("folded", ("nowhere", "nothing")))


def test_a_token_of_a_removed_document_is_not_held(tmp_path: Path) -> None:
    opened = SqliteStore(str(tmp_path / "a.db"))
    for name, word in (("1-kh", "one"), ("2-kh", "two")):
        opened.write(facts(f"doc:lao-cai/2020/{name}", tasks=[TaskSpec("I.1", word)]), WordIndexer())
    opened.remove("doc:lao-cai/2020/1-kh")
    assert [opened.holds(MatchGroup("exact", (word,))) for word in ("one", "two")] == [False, True]
    opened.close()


def test_three_passages_by_hand(tmp_path: Path) -> None:
    opened = SqliteStore(str(tmp_path / "a.db"))
    opened.write(facts(tasks=[TaskSpec("1", "bien bien gioi"), TaskSpec("2", "gioi x"), TaskSpec("3", "y y")]), WordIndexer())
    first, second, third = (number for number, _ in numbers_of(opened, "doc:lao-cai/2020/88-kh-ubnd"))
    # Lengths 4, 3 and 3 with the section's number before the words: the average is 10 / 3.
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    score = idf * 2.2 * 2 / (2 + 1.2 * (0.25 + 0.75 * 4 / (10 / 3)))
    assert opened.lexical((MatchGroup("folded", ("bien",)),), 10) == [(first, pytest.approx(score, rel=1e-6))]
    assert [n for n, _ in opened.lexical((MatchGroup("folded", ("gioi",)),), 10)] == [second, first]
    assert opened.lexical((MatchGroup("folded", ("gioi",)),), 10, PassageFilter(documents=("doc:none",))) == []
    assert third not in dict(opened.lexical((MatchGroup("folded", ("gioi", "bien")),), 10))


def test_index_rows() -> None:
    rows, lengths = index_rows([("a b", "a a a b", ""), ("", "", "x")])
    assert rows == ["ea eb fa fb fa__2 fa__3 ", "  cx"]
    assert list(memoryview(lengths).cast("H")) == [2, 4, 0, 0, 0, 1]


def test_a_wasteful_index_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_compact, "SPARE", 10)
    changed, clean = SqliteStore(str(tmp_path / "a.db")), SqliteStore(str(tmp_path / "b.db"))
    several = documents()
    for version in ("1", "2", "3"):
        for document in several:
            changed.write(replace(document, versions={"reader": version}), WordIndexer())
    assert int(changed.meta("slots") or 0) < 2 * len(changed.filtered(PassageFilter())) + len(several) + 10
    for document in several:
        clean.write(replace(document, versions={"reader": "3"}), WordIndexer())
    for match in MATCHES:
        assert changed.lexical(match, 100) == clean.lexical(match, 100)
    for words in ("bien gioi", "tuyen", "va|asean"):
        assert changed.rows(Query("task", words=(words,))) == clean.rows(Query("task", words=(words,)))
    assert not changed.compact(WordIndexer())
    for document in several[1:]:
        changed.remove(document.document)
    assert changed.compact(WordIndexer())
    assert changed.lexical(MATCHES[0], 100)
