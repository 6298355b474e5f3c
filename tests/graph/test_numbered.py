"""What the numbers of packed passages stand for is read in its JSON, whatever stands in the strings; names of rows are held once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.codec import dumps
from graph.query import Query
from graph.sqlite.numbered import Numbered
from graph.sqlite.store import SqliteStore
from tests.graph.factories import TaskSpec, facts

NAMES = [
    ["I.1", "task", "Điều 5"],
    ["", 'a","b', "c"],
    ['ends in a mark",', "next", "\\"],
    ["},{", '],"names":[', "]"],
    ["\ud800", "x", "y"],
]


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("headings", [[], [[]], [['],"names":[', "Mục 1"], ["=1+2"]]])
def test_each_string_comes_back(names: list[str], headings: list[list[str]]) -> None:
    kept = {
        "agencies": {"1": [2], "11": [0, 2]},
        "headings": headings,
        "names": names,
        "pages": {"1": -7, "12": 2**31},
        "topics": {"2": [1]},
    }
    read = Numbered(dumps(kept).encode("utf-8", "surrogatepass"))
    assert [read.name(number) for number in range(3)] == names
    assert [read.headings(number) for number in range(len(headings))] == headings
    assert [read.agencies(place) for place in (0, 1, 11, 2)] == [(), (names[2],), (names[0], names[2]), ()]
    assert [read.topics(place) for place in (1, 2)] == [(), (names[1],)]
    assert [read.page(place) for place in (0, 1, 12, 2)] == [None, -7, 2**31, None]


@pytest.mark.parametrize("written", [b"", b"{}", b'{"agencies":{},"headings":[],"names":[],"pages":{}}', b'x{"agencies":{},"headings":[]'])
def test_other_json_is_not_read(written: bytes) -> None:
    with pytest.raises(ValueError, match="not as it was packed"):
        Numbered(written)


def test_names_of_rows_are_held_once(tmp_path: Path) -> None:
    store = SqliteStore(str(tmp_path / "a.db"))
    store.write(facts("doc:x/2020/1", tasks=[TaskSpec(f"I.{n}", f"việc {n}") for n in range(9)]))
    rows = store.rows(Query("task"))
    assert len(rows) == 9 and len({id(row.document) for row in rows}) == 1
    store.close()
