"""What pages say where something is missing: no store, no document in it, no task, no name of a document."""

from dataclasses import replace

from graph.explore import HeldDocument, Holdings
from tests.views.drawn import blocks, run
from text.errors import CancuError
from views.links import document_name, document_title
from views.services import explore, reading


def test_empty_store_says_how_to_fill_it(monkeypatch):
    monkeypatch.setenv("FAKE_EMPTY", "1")
    monkeypatch.setenv("CANCU_READ_ONLY", "1")
    for page in ("ask", "document", "network", "compare"):
        (said,) = blocks(run(page, lang="en"), "note")
        assert said["title"] == "The store holds no document yet." and "cancu ingest FOLDER" in said["items"][0], page
        assert said["items"][0].startswith("Whoever keeps the store") and said["links"] == [], page


def test_a_store_that_is_not_there_leads_to_where_documents_are_brought(monkeypatch):
    def missing():
        raise CancuError("There is no store at new.db.", code="no-store")

    monkeypatch.setattr(reading, "listed", missing)
    monkeypatch.setenv("CANCU_READ_ONLY", "0")
    (said,) = blocks(run("library", lang="en"), "note")
    assert said["title"] == "The store holds no document yet." and said["items"][0].startswith("Bring your files here in the browser.")
    assert said["links"] == [{"text": "Bring documents", "href": "bring?lang=en"}]


def test_a_store_that_fails_says_why_and_not_to_read_documents_in(monkeypatch):
    def locked():
        raise CancuError("a.db: another program is writing to it. Try again.", code="store-locked")

    monkeypatch.setattr(reading, "listed", locked)
    (said,) = blocks(run("library", lang="en"), "note")
    assert (said["title"], said["items"]) == ("The store cannot be opened.", ["a.db: another program is writing to it. Try again."])


def test_a_thing_without_tasks_says_so_and_asks_nothing_that_has_no_answer(monkeypatch):
    entity = explore.entity
    monkeypatch.setattr(explore, "entity", lambda id, where: replace(found := entity(id, where), tallies=replace(found.tallies, tasks=())))
    at = run("topic", id="topic:bien-gioi", lang="en")
    assert [block["items"] for block in blocks(at, "note")] == [["No document of the store states a task here."]]
    assert blocks(at, "links") == []
    at = run("topic", id="topic:bien-gioi", role="lead", lang="en")
    assert [block["items"] for block in blocks(at, "note")] == [["No task fits."]]


def test_a_document_without_number_and_title_goes_by_its_file(monkeypatch):
    monkeypatch.setattr(reading, "file_of", {"doc:text/187fad8b": "giá nước.xlsx"}.__getitem__)
    bare = HeldDocument("doc:text/187fad8b")
    held = Holdings(documents={bare.id: bare, "doc:x/y": HeldDocument("doc:x/y", in_collection=False)})
    assert document_title(bare) == document_name(held, bare.id, "vi") == "giá nước.xlsx"
    assert document_name(held, "doc:x/y", "vi") == "y"  # only cited: there is no file
    assert document_title(replace(bare, number="7/KH-UBND")) == "7/KH-UBND"
    assert reading.DocumentRow(bare.id, "", "", "", "", "", "").caption == "giá nước.xlsx"
