"""Exports are written piece by piece: no list of all nodes or edges is asked for, and progress is told."""

from __future__ import annotations

import base64
import csv
import io
import struct
import sys
from pathlib import Path

import pyoxigraph
import pytest

import cli
from graph.export import FORMATS, export
from graph.export.neo4j_import import SEPARATOR
from graph.packed import unpack_text
from graph.rdf.write import write_rdf
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.factories import HashEmbedder, TaskSpec, WordIndexer, facts
from tests.graph.worlds import world
from text.errors import BadInput


class PieceByPiece:
    """A store that has no lists of everything."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def __getattr__(self, name: str):
        return getattr(self._store, name)

    def nodes(self, ids=None, *, type=None):
        assert ids is not None, "all nodes were asked for at once"
        return self._store.nodes(ids, type=type)

    def edges(self, **_):
        raise AssertionError("all edges were asked for at once")

    def documents(self):
        raise AssertionError("all documents were asked for at once")


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> SqliteStore:
    store = SqliteStore(str(tmp_path_factory.mktemp("streams") / "a.db"))
    contract.fill(store, world(3, 8))
    yield store
    store.close()


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_asks_for_everything_at_once(store, format, tmp_path):
    export(PieceByPiece(store), format, str(tmp_path / "out"))
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_batches_of_any_size_give_the_same_bytes(store, format, tmp_path, monkeypatch):
    export(store, format, str(tmp_path / "a"))
    monkeypatch.setattr("graph.sqlite.streams.BATCH", 3)
    export(store, format, str(tmp_path / "b"))
    for one in [tmp_path / "a", *(tmp_path / "a").rglob("*")]:
        if one.is_file():
            assert one.read_bytes() == (tmp_path / "b" / one.relative_to(tmp_path / "a")).read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_progress_grows_and_stays_within_the_whole(store, format, tmp_path, monkeypatch):
    monkeypatch.setattr("graph.export.watched.EVERY", 1)
    told: list[tuple[int, int]] = []
    export(store, format, str(tmp_path / "out"), progress=lambda done, whole: told.append((done, whole)))
    assert told and [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({whole for _, whole in told}) == 1 and told[-1][0] <= told[-1][1]
    nodes, edges = store.counts()
    pieces = len(store.sources()) if format == "neo4j-import" else sum(nodes.values()) + sum(edges.values())
    assert told[-1][0] >= pieces


def test_the_command_tells_progress_on_a_terminal_alone(store, tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(["export", "--format", "gexf", "-o", str(tmp_path / "x.gexf"), "--store", store.path])
    assert not stop.value.code and "Writing" not in capsys.readouterr().err and sys.stderr is not None


def test_turtle_holds_each_statement_of_the_named_graphs(store):
    """Without its graphs, Turtle is the quads, but for what documents say of a property that the merged node shows otherwise."""
    turtle, quads = io.StringIO(), io.StringIO()
    write_rdf(store, "turtle", turtle)
    write_rdf(store, "nquads", quads)
    flat = {(str(q.subject), str(q.predicate), str(q.object)) for q in _parsed(turtle, pyoxigraph.RdfFormat.TURTLE)}
    named = {(str(q.subject), str(q.predicate), str(q.object)) for q in _parsed(quads, pyoxigraph.RdfFormat.N_QUADS)}
    assert flat <= named
    merged = [q for q in _parsed(quads, pyoxigraph.RdfFormat.N_QUADS) if isinstance(q.graph_name, pyoxigraph.DefaultGraph)]
    stated = {(str(q.subject), str(q.predicate)) for q in merged}
    assert {(s, p) for s, p, _ in named - flat} <= stated


def _parsed(stream: io.StringIO, format):
    return list(pyoxigraph.parse(stream.getvalue().encode("utf-8"), format=format))


# files for neo4j-admin


def test_files_for_the_importer_hold_every_node_and_relation_once(store, tmp_path):
    export(store, "neo4j-import", str(tmp_path))
    arguments = (tmp_path / "import.args").read_text("utf-8").splitlines()
    named = {line.partition("=")[2] for line in arguments if line.startswith(("--nodes=", "--relationships="))}
    assert named == {path.name for path in tmp_path.glob("*.csv")}
    ids, relations, claims, statements = [], [], 0, 0
    for path in sorted(tmp_path.glob("*.csv")):
        header, *rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
        assert all(len(row) == len(header) for row in rows)
        label = path.stem.partition("-")[2]
        if path.name.startswith("relationships-"):
            assert header == [":START_ID", ":END_ID", ":TYPE"]
            relations += [(row[2], row[0], row[1]) for row in rows]
        elif header[0] == "id:ID":
            assert {row[-1] for row in rows} <= {f"Entity{SEPARATOR}{label}"}
            ids += [row[0] for row in rows]
        else:
            assert {row[-1] for row in rows} <= {label}
            claims += len(rows) if label == "Claim" else 0
            statements += len(rows) if label == "Statement" else 0
    assert sorted(ids) == [node.id for node in store.nodes()]
    assert sorted(relations) == [(e.type, e.source, e.target) for e in store.edges()]
    said = [store.facts(document.id) for document in store.documents()]
    assert (claims, statements) == (sum(len(one.nodes) for one in said), sum(len(one.edges) for one in said))


def test_documents_of_one_number_are_told_apart_for_the_importer(tmp_path):
    """The SHA-256 of both ids begins with the same 32 bits."""
    store = SqliteStore(str(tmp_path / "a.db"))
    contract.fill(store, [facts(f"doc:lao-cai/2020/{n}-kh-ubnd", tasks=[TaskSpec("I.1")]) for n in (11262, 58435)])
    export(store, "neo4j-import", str(tmp_path / "out"))
    rows = {
        label: list(csv.DictReader((tmp_path / "out" / f"nodes-{label}.csv").open(encoding="utf-8", newline="")))
        for label in ("Source", "Passage")
    }
    assert sorted((row["shift:long"], row["number:long"]) for row in rows["Source"]) == [("0", str(0x3520E162)), ("1", str(0x3520E163))]
    numbers = sorted(int(row["number:long"]) for row in rows["Passage"])
    assert len(set(numbers)) == len(numbers) and {number >> 20 for number in numbers} == {0x3520E162, 0x3520E163}
    store.close()


def test_what_is_packed_is_base64_for_the_importer_and_vectors_are_signed_bytes(tmp_path):
    """neo4j-admin takes bytes as numbers only, each up to five characters of a file."""
    store = SqliteStore(str(tmp_path / "a.db"))
    plan = facts(tasks=[TaskSpec("I.1", "tuyen truyen")])
    contract.fill(store, [plan])
    export(store, "neo4j-import", str(tmp_path / "out"), indexer=WordIndexer(), embedder=HashEmbedder())
    csv.field_size_limit(2**24)
    source, *_ = csv.DictReader((tmp_path / "out" / "nodes-Source.csv").open(encoding="utf-8", newline=""))
    assert unpack_text(base64.b64decode(source["text:string"], validate=True)) == plan.text
    packed = base64.b64decode(source["vectors:string"], validate=True)
    passages = list(csv.DictReader((tmp_path / "out" / "nodes-Passage.csv").open(encoding="utf-8", newline="")))
    width = len(packed) // len(passages)
    for number, row in enumerate(passages):
        bytes_ = struct.unpack(f"{width - 4}b", packed[number * width + 4 : (number + 1) * width])
        assert row["vector:byte[]"].split(SEPARATOR) == [str(one) for one in bytes_]
    store.close()


def test_the_importer_is_told_of_a_buffer_that_holds_the_longest_row(tmp_path):
    for name, words, least in (("a", "tuyen truyen", 0), ("b", "ế " * 900_000, 4_500_000)):
        store = SqliteStore(str(tmp_path / f"{name}.db"))
        contract.fill(store, [facts(tasks=[TaskSpec("I.1", words)])])
        export(store, "neo4j-import", str(tmp_path / name))
        store.close()
        (told,) = [one for one in (tmp_path / name / "import.args").read_text("utf-8").splitlines() if "buffer" in one]
        longest = max(len(row) for path in (tmp_path / name).glob("*.csv") for row in path.read_bytes().split(b"\n"))
        assert longest > least
        assert told == "--read-buffer-size=4m" if not least else int(told.partition("=")[2].rstrip("m")) * 2**20 > longest


@pytest.mark.parametrize("output", ["-", "x.zip"])
def test_the_importer_needs_a_folder(store, output):
    with pytest.raises(BadInput, match="neo4j-admin reads several files. Give a folder"):
        export(store, "neo4j-import", output)
    assert not Path(output).exists()
