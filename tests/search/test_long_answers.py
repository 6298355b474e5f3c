"""Long lists of answers are cut where it is asked for: the strongest are quoted, the others counted, no figure changes."""

from __future__ import annotations

import gc
import json

import pytest
from click.testing import CliRunner

from cli import main
from graph.sqlite.store import SqliteStore
from search.answer.ask import ask
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
