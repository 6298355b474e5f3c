"""Texts that a reader of a server holds: each is known by its file's name, its hash and the versions of what read it; no server needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.neo4j import held as neo4j_held
from graph.neo4j.held import Held
from graph.packed import pack_text

ONE = "Kế hoạch tuyên truyền biên giới"


class Server:
    """Stands for a server: {document: (path, hash, versions, text)}, and the statements that it was asked."""

    def __init__(self, **sources: tuple[str, str, str, str]) -> None:
        self.sources = sources
        self.looks = 0
        self.texts = 0

    def read(self, function: Callable[[Any], Any]) -> Any:
        return function(self.run)

    def run(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        assert "s.path + ' ' + s.sha256 + s.versions AS key" in statement
        if "documents" in parameters:
            self.looks += 1
            return [
                {"document": one, "path": path, "key": f"{path} {sha}{versions}"}
                for one in parameters["documents"]
                if one in self.sources
                for path, sha, versions, _ in (self.sources[one],)
            ]
        self.texts += 1
        path, sha, versions, text = self.sources[parameters["id"]]
        return [{"key": f"{path} {sha}{versions}", "text": pack_text(text)}]


def test_a_text_is_read_once_while_its_file_its_hash_and_its_readers_are_the_same() -> None:
    server, held = Server(a=("a.txt", "5e", '{"reader":"1"}', ONE)), Held()
    assert [held.text(server.read, "a") for _ in range(3)] == [ONE] * 3
    assert (server.looks, server.texts) == (3, 1)
    server.sources["b"] = server.sources.pop("a")  # a correction of its number gives a document another id
    assert held.text(server.read, "b") == ONE
    assert server.texts == 1


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (("b.txt", "5e", '{"reader":"1"}'), "of two files of equal bytes each is read by what its name says, as pages or as data"),
        (("a.txt", "77", '{"reader":"1"}'), "the file has changed"),
        (("a.txt", "5e", '{"reader":"2"}'), "another version reads another text out of the same bytes"),
    ],
)
def test_another_file_hash_or_version_is_another_text(source: tuple[str, str, str], what: str) -> None:
    server, held = Server(a=("a.txt", "5e", '{"reader":"1"}', ONE)), Held()
    assert held.text(server.read, "a") == ONE
    server.sources["a"] = (*source, "Kế hoạch khác")
    assert held.text(server.read, "a") == "Kế hoạch khác", what
    assert server.texts == 2


def test_a_block_looks_at_a_document_once_and_the_first_look_is_at_all_that_were_seen() -> None:
    server = Server(a=("a.txt", "5e", "1", ONE), b=("b.txt", "77", "1", "Hai"))
    held = Held()
    with held.block():
        held._block.seen.update(("a", "b"))
        assert (held.text(server.read, "a"), held.text(server.read, "b"), held.text(server.read, "c")) == (ONE, "Hai", None)
        assert held.text(server.read, "a") == ONE
    assert (server.looks, server.texts) == (2, 2)
    assert held.text(server.read, "a") == ONE
    assert (server.looks, server.texts) == (3, 2), "after the block it is looked at anew, its text is held"


def test_the_texts_read_last_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_held, "CHARS", 10)
    server = Server(**{name: (f"{name}.txt", "5e", "1", name * 4) for name in "abc"})
    held = Held()
    for name in ("a", "b", "a", "c"):
        assert held.text(server.read, name) == name * 4
    assert server.texts == 3
    assert held.text(server.read, "a") == "aaaa"
    assert server.texts == 3
    assert held.text(server.read, "b") == "bbbb"
    assert server.texts == 4


def test_what_was_found_in_a_state_is_held_until_another_one() -> None:
    held, read = Held(), iter("abc")
    counts = {"writes:1": "4"}
    assert [held.while_same("x", dict(counts), lambda: next(read)) for _ in range(3)] == ["a"] * 3
    assert held.while_same("y", counts, lambda: next(read)) == "b", "of another thing"
    assert held.while_same("x", counts | {"encodings:1": "1"}, lambda: next(read)) == "c"
