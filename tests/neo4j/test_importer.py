"""The first load: what neo4j-admin makes of an export's files is the store that writing makes."""

from __future__ import annotations

import pytest

from graph.neo4j.server import Neo4jServer
from graph.neo4j.store import STORE_VERSION, Neo4jStore
from tests.graph import contract
from tests.graph.factories import HashEmbedder, WordIndexer
from tests.graph.worlds import world
from text.errors import StoreError


@pytest.mark.slow
def test_what_the_importer_loads_is_the_store_that_writing_makes(tmp_path, monkeypatch, server):
    from graph.export import export
    from graph.sqlite.store import SqliteStore
    from graph.store import MatchGroup

    embedded = SqliteStore(str(tmp_path / "a.db"))
    documents = world(5, 6)
    contract.fill(embedded, documents)
    export(embedded, "neo4j-import", str(tmp_path / "files"), indexer=WordIndexer(), embedder=HashEmbedder())
    own = Neo4jServer(tmp_path / "home")
    own.load(tmp_path / "files")
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", own.password)
    with own:
        store = Neo4jStore(own.url)
        assert store.meta("version") == str(STORE_VERSION)
        assert list(store.records()) == list(embedded.records())
        match = (MatchGroup("folded", ("tuyen", "gioi")),)
        assert {number for number, _ in store.lexical(match, 50)} == {number for number, _ in embedded.lexical(match, 50)}
        for mine, other in zip(store.vectors(), embedded.vectors(), strict=True):
            assert (mine == other).all()
        assert len(store.nearest(HashEmbedder().encode(["tuyen truyen"])[0].tolist(), 5)) == 5
        assert store.write(documents[0], WordIndexer(), HashEmbedder()) == "unchanged"
        assert store.remove(documents[1].document) and embedded.remove(documents[1].document)
        assert list(store.records()) == list(embedded.records())
        store.close()
    embedded.close()


def test_files_that_the_importer_refuses_are_named(tmp_path):
    from graph.neo4j.server import missing

    if missing():
        pytest.skip(str(missing()))
    (tmp_path / "import.args").write_text("--nodes=nowhere.csv\n")
    with pytest.raises(StoreError, match="neo4j-admin could not import .*: .*nowhere.csv.* Export the files again into an empty folder"):
        Neo4jServer(tmp_path / "home").load(tmp_path)
