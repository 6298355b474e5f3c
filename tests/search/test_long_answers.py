"""Long lists of answers are cut where it is asked for: the strongest are quoted, the others counted, no figure changes."""

from __future__ import annotations

import gc
import json
import random
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from cli import main
from graph.model import Evidence
from graph.query import Row
from graph.sqlite.store import SqliteStore
from search.answer import answers
from search.answer.ask import ask
from search.answer.evidence import EvidenceReader
from text.errors import BadInput


@pytest.mark.parametrize("question", ["các nhiệm vụ ở Lào Cai", "how many tasks are there in Lao Cai", "cơ quan nào phối hợp ở Lào Cai"])
def test_a_long_list_is_cut_and_counted(five_store, question):
    whole, cut = ask(five_store, question).to_json(), ask(five_store, question, limit=4).to_json()
    assert len(whole["answers"]) > 4 and whole["more"] == 0
    assert len(cut["answers"]) == 4 and cut["more"] == len(whole["answers"]) - 4
    assert cut["count"] == whole["count"] and {one["id"] for one in cut["answers"]} <= {one["id"] for one in whole["answers"]}
    assert all(one["evidence"] for one in cut["answers"])
    assert any(str(cut["more"]) in caveat for caveat in cut["caveats"])


def test_ordered_and_short_lists_stay_whole(five_store):
    for question in ("tỉnh nào có nhiều nhiệm vụ nhất", "tỉnh nào nói về nhân quyền", "hạn báo cáo của Lào Cai là ngày nào"):
        assert ask(five_store, question, limit=1 if "nhất" in question else 4).to_json()["more"] == 0


@pytest.mark.parametrize("question", ["Lào Cai căn cứ những văn bản nào", "cơ quan nào phối hợp ở Lào Cai", "các nhiệm vụ ở Lào Cai"])
def test_evidence_of_all_answers_is_read_at_once(five_store, monkeypatch, question):
    asked = []
    honest = SqliteStore.edge_evidence
    monkeypatch.setattr(SqliteStore, "edge_evidence", lambda self, keys: asked.append(keys) or honest(self, keys))
    assert len(ask(five_store, question).to_json()["answers"]) > 4
    assert len(asked) <= 1


def test_what_does_not_cite_is_proved_by_no_citation(five_store, monkeypatch):
    monkeypatch.setattr(SqliteStore, "edge_evidence", lambda self, keys: pytest.fail(f"looked for {keys}"))
    answers = ask(five_store, "văn bản nào không căn cứ Nghị định 72/2015/NĐ-CP").to_json()["answers"]
    assert answers and all(one["absence"] and one["evidence"] for one in answers)


def test_the_command_has_a_limit(five_db):
    arguments = ["ask", "các nhiệm vụ ở Lào Cai", "--store", str(five_db), "--json"]
    made = [json.loads(CliRunner().invoke(main, [*arguments, *more]).output) for more in ([], ["--limit", "3"])]
    assert len(made[0]["answers"]) > 3 == len(made[1]["answers"]) and made[1]["more"] == len(made[0]["answers"]) - 3


def test_the_collector_rests_while_an_answer_is_made(five_store, monkeypatch):
    resting = []
    honest = SqliteStore.rows
    monkeypatch.setattr(SqliteStore, "rows", lambda self, query: resting.append(gc.isenabled()) or honest(self, query))
    kept = gc.isenabled()
    gc.enable()
    try:
        ask(five_store, "Bộ Công an chủ trì việc gì?")
        assert resting and not any(resting) and gc.isenabled()
        with pytest.raises(BadInput):
            ask(five_store, " ")
        assert gc.isenabled()
    finally:
        (gc.enable if kept else gc.disable)()


def test_of_an_answer_those_tasks_are_proved_that_are_quoted(five_store, monkeypatch):
    monkeypatch.setattr(answers, "_SHOWN_TASKS", 1)
    asked = []
    honest = SqliteStore.edge_evidence
    monkeypatch.setattr(SqliteStore, "edge_evidence", lambda self, keys: asked.extend(keys) or honest(self, keys))
    answer = ask(five_store, "cơ quan nào phối hợp ở Lào Cai")
    found, rows = answer.answers.items, five_store.rows(answer.reading.query)
    assert len(asked) == len(set(asked)) == len(found) < len(rows) and all(one.evidence for one in found)


def test_tasks_are_quoted_by_document_and_place():
    dice = random.Random(3)
    rows = [
        Row(0, "a", f"d{dice.randrange(6)}", f"t{dice.randrange(40)}", dice.choice(("lead", "assigned", "coordinate", "")), "a")
        for _ in range(200)
    ]
    starts = {f"t{i}": dice.randrange(9) for i in range(40)}
    places = {task: (Evidence("d", start, start + 9, "", "statement"),) for task, start in starts.items()}
    store = SimpleNamespace(node_evidence=lambda ids: {id: places[id] for id in ids}, edge_evidence=lambda keys: {})
    order = ("lead", "assigned", "coordinate", "")
    for asked, most in (((), 12), (("lead",), 12), (("lead", "assigned"), 3), ((), 99)):
        ranked = sorted(rows, key=lambda r: (bool(asked) and r.role not in asked, r.document, starts[r.task], order.index(r.role), r))
        first = list(dict.fromkeys(row.task for row in ranked))[:most]
        assert EvidenceReader(store, None).shown([rows], asked, most) == [[row for row in ranked if row.task in first]]
