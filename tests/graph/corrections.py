"""What every store must do with corrections: functions that take a store, as `tests.graph.contract` has them."""

from __future__ import annotations

from dataclasses import replace

from graph.corrections import Correction, correction_for, states
from graph.export import export, import_
from graph.model import DocumentFacts
from graph.query import AgencyPattern, Query
from graph.store import Store
from tests.graph.contract import dump, fill
from tests.graph.factories import HashEmbedder, TaskSpec, WordIndexer, facts

DOCUMENT = "doc:lao-cai/2020/88-kh-ubnd"
WHEN = "2026-11-28T09:00:00+07:00"


def plan(**changes) -> DocumentFacts:
    """Two tasks of one agency, one of another."""
    tasks = [
        TaskSpec("I.1", "tuyen truyen bien gioi", {"lao-cai/bien-phong": "lead", "lao-cai/cong-an": "coordinate"}, ["topic:truong-sa"]),
        TaskSpec("I.2", "tap huan bao chi", {"lao-cai/so-ngoai-vu": "lead"}, time=("2020-01-01", "2020-12-31", None), printed="nam 2020"),
    ]
    return facts(DOCUMENT, **{"tasks": tasks, "signer": "tran van a", **changes})


def pointing(store: Store, words: str, kind: str, corrected: str, **more: str) -> Correction:
    """The correction of the first place that has these words."""
    start = store.text(DOCUMENT).index(words)
    said = {"author": "An", "reason": "đọc nhầm", "made_at": WHEN, **more}
    return correction_for(store, DOCUMENT, kind, start, start + len(words), corrected=corrected, **said)


def leads(store: Store, agency: str) -> list[str]:
    """The tasks that an agency leads, by the store's own query."""
    return [row.answer for row in store.rows(Query("task", agencies=(AgencyPattern((agency,), ("lead",)),)))]


def check_a_correction_is_seen_and_withdrawn(store: Store) -> None:
    fill(store, [plan(), facts("doc:ha-tinh/2020/1-kh", province="VN-23", issuer="ha-tinh/ubnd")])
    before = dump(store)
    counts = store.counts()
    made = pointing(store, "lead lao-cai/bien-phong", "agency", "agency:lao-cai/so-noi-vu", label="Sở Nội vụ tỉnh Lào Cai")
    assert (made.printed, made.exact, made.document) == ("agency:lao-cai/bien-phong", "lead lao-cai/bien-phong", DOCUMENT)
    assert store.correct(made)
    assert not store.correct(made)
    assert store.corrections() == [made] == store.corrections(DOCUMENT) and store.corrections("doc:ha-tinh/2020/1-kh") == []
    task = "task:lao-cai/2020/88-kh-ubnd#I.1"
    assert leads(store, "agency:lao-cai/bien-phong") == []
    assert leads(store, "agency:lao-cai/so-noi-vu") == [task]
    edge = next(e for e in store.edges(type="LEADS", target=task))
    assert edge.properties["corrected"] == ("agency: agency:lao-cai/bien-phong",)
    text = store.text(DOCUMENT)
    assert [text[e.start : e.end] for e in edge.evidence] == ["lead lao-cai/bien-phong"]
    node = store.node("agency:lao-cai/so-noi-vu")
    assert node is not None and node.properties["name"] == "Sở Nội vụ tỉnh Lào Cai"
    found = [n for n in store.nodes(type="Finding") if n.properties["code"] == "corrected-reading"]
    assert len(found) == 1 and "An" in str(found[0].properties["message"]) and "đọc nhầm" in str(found[0].properties["message_en"])
    assert [o.state for o in states(store)] == ["applied"]
    assert store.parsed(DOCUMENT)["corrections"][0]["id"] == made.id  # type: ignore[index]
    facts_read = {f.source: f for _, f in store.written()}
    assert facts_read[plan().source].edges == facts_of(before, plan().source).edges
    assert store.withdraw(made.id) and not store.withdraw(made.id)
    assert dump(store) == before and store.counts() == counts and store.corrections() == []


def facts_of(dumped: str, source: str) -> DocumentFacts:
    """The facts of a source in an export."""
    import json

    from graph.model.codec import facts_from_json

    records = [json.loads(line) for line in dumped.splitlines()]
    return next(facts_from_json(r) for r in records if r["record"] == "document" and r["source"] == source)


def check_each_kind(store: Store) -> None:
    fill(store, [plan()])
    before = dump(store)
    first, second = "task:lao-cai/2020/88-kh-ubnd#I.1", "task:lao-cai/2020/88-kh-ubnd#I.2"
    made = [
        pointing(store, "coordinate lao-cai/cong-an", "role", "lead", field="I.1"),
        pointing(store, "I.2 tap huan bao chi", "time", "2020-06-01/2020-06-30 yearly", field="I.2"),
        pointing(store, "I.2 tap huan bao chi", "topic", "topic:bien-gioi", field="I.2"),
        pointing(store, "88-kh-ubnd", "metadata", "99/KH-UBND", field="number"),
        pointing(store, "88-kh-ubnd", "metadata", "2021-03-14", field="issue_date"),
        pointing(store, "88-kh-ubnd", "metadata", "Lê Thị B", field="signer"),
        pointing(store, "lead lao-cai/so-ngoai-vu", "add", "coordinate agency:lao-cai/cong-an", field="I.2"),
        pointing(store, "lead lao-cai/bien-phong", "remove", "", field="I.1"),
    ]
    assert [c.printed for c in made] == [
        "coordinate", "2020-01-01/2020-12-31", "", "88-kh-ubnd", "2020-03-13", "tran van a", "", "agency:lao-cai/bien-phong",
    ]  # fmt: skip
    for correction in made:
        assert store.correct(correction)
    assert {o.state for o in states(store)} == {"applied"}
    roles = {(e.type, e.source, e.target) for type in ("LEADS", "COORDINATES") for e in store.edges(type=type)}
    assert roles == {
        ("LEADS", "agency:lao-cai/cong-an", first),
        ("LEADS", "agency:lao-cai/so-ngoai-vu", second),
        ("COORDINATES", "agency:lao-cai/cong-an", second),
    }
    node = store.node(second)
    assert node is not None
    assert (node.properties["time_from"], node.properties["time_to"], node.properties["recurrence"]) == (
        "2020-06-01", "2020-06-30", "yearly",
    )  # fmt: skip
    assert node.properties["time_days"] == 29
    assert "topic:bien-gioi" in {e.target for e in store.edges(type="ABOUT", source=second)}
    own = store.node(DOCUMENT)
    assert own is not None
    assert [own.properties[name] for name in ("number", "issue_date", "signer", "signer_folded")] == [
        "99/KH-UBND", "2021-03-14", "Lê Thị B", "le thi b",
    ]  # fmt: skip
    assert set(own.properties["corrected"]) == {"number: 88-kh-ubnd", "issue_date: 2020-03-13", "signer: tran van a"}
    assert [row.answer for row in store.rows(Query("document", signers=("le thi b",)))] == [DOCUMENT]
    for correction in reversed(made):
        assert store.withdraw(correction.id)
    assert dump(store) == before


def check_of_two_roles_the_stronger_holds(store: Store) -> None:
    """Words that named another agency give it their role beside the one that it has: it keeps the stronger, with the places of both."""
    fill(store, [plan()])
    leading, weaker = "agency:lao-cai/bien-phong", pointing(store, "coordinate lao-cai/cong-an", "agency", "agency:lao-cai/bien-phong")
    assert store.correct(weaker)
    first = "task:lao-cai/2020/88-kh-ubnd#I.1"
    held = [e for type in ("LEADS", "ASSIGNED", "COORDINATES") for e in store.edges(type=type, target=first)]
    assert [(e.type, e.source) for e in held] == [("LEADS", leading)]
    text = store.text(DOCUMENT)
    assert [text[e.start : e.end] for e in held[0].evidence] == ["lead lao-cai/bien-phong", "coordinate lao-cai/cong-an"]


def check_words_that_fit_best_are_corrected(store: Store) -> None:
    """Of two roles whose places overlap the one with the very words changes."""
    base = plan(tasks=[TaskSpec("I.1", "tuyen truyen", {"lao-cai/bien-phong": "coordinate", "lao-cai/cong-an": "coordinate"})])
    narrow = next(e for e in base.edges if (e.type, e.source) == ("COORDINATES", "agency:lao-cai/bien-phong")).evidence[0]
    edges = [
        replace(e, evidence=(replace(e.evidence[0], start=narrow.start),))
        if (e.type, e.source) == ("COORDINATES", "agency:lao-cai/cong-an")
        else e
        for e in base.edges
    ]
    fill(store, [replace(base, edges=tuple(edges))])
    assert store.correct(pointing(store, "coordinate lao-cai/bien-phong", "role", "lead", field="I.1"))
    assert [e.source for e in store.edges(type="LEADS")] == ["agency:lao-cai/bien-phong"]
    assert [e.source for e in store.edges(type="COORDINATES")] == ["agency:lao-cai/cong-an"]


def check_corrections_survive_reading_again(store: Store) -> None:
    """A new reading, and a changed document, keep what was set right; words that are gone are reported, not dropped."""
    fill(store, [plan()])
    role = pointing(store, "lead lao-cai/bien-phong", "agency", "agency:lao-cai/so-noi-vu", label="Sở Nội vụ")
    lost = pointing(store, "coordinate lao-cai/cong-an", "role", "lead")
    store.correct(role)
    store.correct(lost)
    fill(store, [plan(versions={"reader": "2", "schema": "1"})])
    assert leads(store, "agency:lao-cai/so-noi-vu") == ["task:lao-cai/2020/88-kh-ubnd#I.1"]
    changed = plan(text="mot doan moi o dau van ban", tasks=[TaskSpec("I.1", "tuyen truyen bien gioi", {"lao-cai/bien-phong": "lead"})])
    fill(store, [changed])
    assert store.text(DOCUMENT) == changed.text
    assert leads(store, "agency:lao-cai/so-noi-vu") == ["task:lao-cai/2020/88-kh-ubnd#I.1"]
    assert {o.correction.id: o.state for o in states(store)} == {role.id: "applied", lost.id: "lost"}
    codes = sorted(str(n.properties["code"]) for n in store.nodes(type="Finding"))
    assert codes == ["corrected-reading", "lost-correction"]
    assert store.remove(DOCUMENT)
    assert {o.state for o in states(store)} == {"waiting"} and store.counts() == ({}, {})
    fill(store, [plan()])
    assert {o.state for o in states(store)} == {"applied"}


def check_vectors_and_index_stay(store: Store) -> None:
    """A correction moves no passage: numbers, full text, vectors and encodings are those of before."""
    from graph.prepare import Vectors, quantize
    from graph.store import MatchGroup, PassageFilter

    fill(store, [plan()])
    numbers, vectors = store.vectors()
    embedder = HashEmbedder()
    data = quantize(embedder.encode([p.exact for p in store.passages([int(n) for n in numbers])]))
    assert store.write_encoding(DOCUMENT, Vectors("encoder-1", 8, data))
    encoded = store.encodings("encoder-1")[1].tolist()
    match = (MatchGroup("folded", ("tuyen", "bao")),)
    hits = store.lexical(match, 10)
    store.correct(pointing(store, "lead lao-cai/bien-phong", "agency", "agency:lao-cai/so-noi-vu", label="Sở Nội vụ"))
    again, same = store.vectors()
    assert numbers.tolist() == again.tolist() and vectors.tolist() == same.tolist()
    assert store.encodings("encoder-1")[1].tolist() == encoded
    assert store.lexical(match, 10) == hits
    assert len(store.filtered(PassageFilter(agencies=("agency:lao-cai/so-noi-vu",)))) == 1
    assert len(store.filtered(PassageFilter(agencies=("agency:lao-cai/bien-phong",)))) == 0


def check_corrections_travel(store: Store, other: Store, folder: str) -> None:
    """An export holds the corrections and what was read; imported, it is the same store."""
    fill(store, [plan()])
    store.correct(pointing(store, "lead lao-cai/bien-phong", "agency", "agency:lao-cai/so-noi-vu", label="Sở Nội vụ"))
    store.correct(pointing(store, "88-kh-ubnd", "metadata", "99/KH-UBND", field="number"))
    export(store, "jsonl", f"{folder}/a.jsonl")
    import_(other, f"{folder}/a.jsonl", indexer=WordIndexer(), embedder=HashEmbedder())
    assert other.corrections() == store.corrections()
    assert dump(other) == dump(store)


def check_two_texts_of_one_id(store: Store) -> None:
    """A correction stays with its text when another text takes the same id, and comes to no other."""
    one = plan()
    fill(store, [one])
    made = pointing(store, "lead lao-cai/bien-phong", "agency", "agency:lao-cai/so-noi-vu", label="Sở Nội vụ")
    store.correct(made)
    other = facts(DOCUMENT, source="b.txt", text="ban khac", tasks=[TaskSpec("I.1", "ve kinh phi", {"lao-cai/cong-an": "lead"})])
    fill(store, [other])
    assert len(store.documents()) == 2
    assert len(leads(store, "agency:lao-cai/so-noi-vu")) == 1
    assert [o.state for o in states(store)] == ["applied"]
    store.remove("b.txt")
    store.withdraw(made.id)
    fresh = dump(store)
    store.remove(DOCUMENT)
    fill(store, [one])
    assert dump(store) == fresh


ONE = [
    check_a_correction_is_seen_and_withdrawn,
    check_each_kind,
    check_of_two_roles_the_stronger_holds,
    check_words_that_fit_best_are_corrected,
    check_corrections_survive_reading_again,
    check_vectors_and_index_stay,
    check_two_texts_of_one_id,
]
