"""Facts as they go to the browser: nothing is lost, and each string goes once."""

import json

import pytest

from views.facts import spans_and_facts, viewer_data
from views.packed import packed


def unpacked(data):
    """Read packed facts back, as `viewer.js` does."""
    pool = data["pool"]

    def to(n):
        return (data["own"] + pool[n][1:] if pool[n].startswith("~") else pool[n]) + data["tail"]

    def item(words, kind):
        return {"text": pool[words], "vi": kind == 1, "href": to(kind - 2) if kind > 1 else ""}

    for kind, badge, title, vi, rows, links in data["facts"]:
        yield {
            "kind": pool[kind], "badge": pool[badge], "title": pool[title], "vi": bool(vi),
            "rows": [{"name": pool[name], "items": [item(*flat[i : i + 2]) for i in range(0, len(flat), 2)]} for name, *flat in rows],
            "links": [{"label": pool[links[i]], "href": to(links[i + 1]), "fix": bool(links[i + 2])} for i in range(0, len(links), 3)],
        }  # fmt: skip


def whole(fact):
    """A fact with what may be left out of it."""
    rows = [{"name": r["name"], "items": [{"vi": False, "href": ""} | item for item in r["items"]]} for r in fact["rows"]]
    return {**fact, "rows": rows, "links": [{"fix": False} | link for link in fact["links"]]}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_packed_is_read_back(five_store, language):
    for node in five_store.documents():
        parsed = {**five_store.parsed(node.id), "text": five_store.text(node.id)}
        _, facts = spans_and_facts(node.id, parsed, {}, language, {}, may_correct=True)
        data = viewer_data(node.id, parsed, {}, language, None, {}, may_correct=True)
        assert list(unpacked(data)) == [whole(fact) for fact in facts]
        assert len(set(data["pool"])) == len(data["pool"])
        assert len(json.dumps([data["facts"], data["pool"]])) < 0.4 * len(json.dumps(facts))


def test_an_address_without_its_end_is_told():
    fact = {"kind": "lead", "badge": "", "title": "", "vi": False, "rows": [], "links": [{"label": "x", "href": "agency?id=a"}]}
    with pytest.raises(ValueError, match=r"agency\?id=a: an address of a page in no language, &lang=vi is expected at its end\."):
        packed([fact], "doc:d", "vi")
