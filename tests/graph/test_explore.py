"""Entities, comparisons and timelines over three small documents whose facts are counted by hand."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from graph.explore import (
    UNREAD,
    TaskFilter,
    arranged,
    articles,
    best_set,
    citation_quotations,
    gap_of,
    gather,
    holdings,
    kind_of,
    line_around,
    matrix,
    profile,
    task_quotations,
    time_table,
    timeline,
    title_quotation,
)
from graph.explore.gather import _place, heads, read
from graph.explore.tiles import BEFORE, SINCE, tiles
from graph.sqlite.store import SqliteStore
from tests.graph.factories import TaskSpec, facts
from text.errors import BadInput

LAO, LANG, MINISTRY = "doc:lao-cai/2020/88-kh", "doc:lang-son/2020/10-ctr", "doc:bo-tttt/2019/2905-cv"
DECREE = "doc:chinh-phu/2015/72-nd-cp"
TASKS = {
    "I.2": TaskSpec("I.2", roles={"lao-cai/so-tttt": "lead", "lao-cai/so-ngoai-vu": "coordinate"}, topics=["topic:truong-sa"], time=("2020-07-01", "2020-09-30", None)),
    "I.10": TaskSpec("I.10", roles={"lao-cai/so-tttt": "assigned"}, topics=["topic:asean"], time=(None, None, "yearly")),
    "II": TaskSpec("II", roles={"lao-cai/so-ngoai-vu": "lead"}, time=("2020-01-01", "2020-12-31", None), fields=["field:y-te"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = SqliteStore(str(tmp_path_factory.mktemp("explore") / "a.db"))
    opened.write(facts(LAO, tasks=TASKS.values(), based_on=[DECREE], fields=["field:dat-dai"], date="2020-03-13"))
    second = [TaskSpec("I.1", roles={"lang-son/so-tttt": "lead", "lang-son/cong-an": "coordinate"}, topics=["topic:bien-dao"])]
    opened.write(facts(LANG, province="VN-09", issuer="lang-son/ubnd", tasks=second, cites=[DECREE], fields=["field:dat-dai"], findings=["missing-items"], period=(2014, 2020)))  # fmt: skip
    opened.write(facts(MINISTRY, province=None, issuer="bo-tttt", tasks=[TaskSpec("1", roles={"bo-tttt": "lead"})], type="cong-van"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def held(store):
    found = read(store)
    ministry = found.documents[MINISTRY].issuer_id
    return replace(found, agencies={**found.agencies, ministry: replace(found.agencies[ministry], level="central")})


def task(document, path):
    return f"task:{document.removeprefix('doc:')}#{path}"


def test_tasks_stand_in_the_order_of_their_sections(held):
    assert held.select(TaskFilter(documents=(LAO,))) == [task(LAO, "I.2"), task(LAO, "I.10"), task(LAO, "II")]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (TaskFilter(provinces=("VN-09",)), [(LANG, "I.1")]),
        (TaskFilter(agencies=("body:so-tttt",)), [(LANG, "I.1"), (LAO, "I.2"), (LAO, "I.10")]),
        (TaskFilter(agencies=("agency:lao-cai/so-tttt",), roles=("assigned",)), [(LAO, "I.10")]),
        (TaskFilter(roles=("coordinate",)), [(LANG, "I.1"), (LAO, "I.2")]),
        (TaskFilter(topics=("topic:bien",)), [(LANG, "I.1"), (LAO, "I.2")]),  # Trường Sa is of the sea's islands, those of the sea
        (TaskFilter(fields=("field:y-te",)), [(LAO, "II")]),
        (TaskFilter(fields=("field:tai-nguyen",), provinces=("VN-09",)), [(LANG, "I.1")]),  # its document is
        (TaskFilter(about=("field:y-te",)), []),
        (TaskFilter(together=("body:so-tttt", "body:so-ngoai-vu")), [(LAO, "I.2")]),
        (TaskFilter(years=(2015, 2016)), [(LANG, "I.1")]),
        (TaskFilter(types=("type:cong-van",)), [(MINISTRY, "1")]),
        (TaskFilter(timed=True), [(LAO, "I.2"), (LAO, "I.10"), (LAO, "II")]),
    ],
)
def test_a_filter_leaves_the_tasks_that_fit_all_of_it(held, where, expected):
    assert held.select(where) == [task(document, path) for document, path in expected]


def test_an_agency_has_its_tasks_by_role_its_partners_and_its_kin(held):
    found = profile(held, "agency:lao-cai/so-tttt")
    assert (found.tallies.roles.lead, found.tallies.roles.assigned, found.tallies.roles.coordinate) == (1, 1, 0)
    assert [(t.id, t.n, t.roles()) for t in found.tallies.agencies] == [("agency:lao-cai/so-ngoai-vu", 1, (("coordinate", 1),))]
    assert found.kin == ("agency:lang-son/so-tttt",)
    assert found.later == ("body:so-khcn",)
    assert [d.id for d in found.documents] == [LAO]


def test_a_body_is_seen_over_provinces(held):
    found = profile(held, "body:so-tttt")
    assert [(t.id, t.n, t.lead, t.assigned) for t in found.tallies.provinces] == [("VN-02", 2, 1, 1), ("VN-09", 1, 1, 0)]
    assert found.kin == ("agency:lang-son/so-tttt", "agency:lao-cai/so-tttt")


def test_a_province_has_documents_what_they_rest_on_and_what_it_became(held):
    found = profile(held, "VN-09")
    assert [d.id for d in found.documents] == [LANG]
    assert [(t.id, t.n, t.lead) for t in found.instruments] == [(DECREE, 1, 0)]
    assert found.later == ("VN-09-2025",)
    assert profile(held, "VN-09-2025").earlier == ("VN-09",)


def test_an_instrument_has_what_rests_on_it_and_whom_that_obliges(held):
    found = profile(held, DECREE)
    assert dict(found.cited) == {LAO: "basis", LANG: "mention"}
    assert found.tallies.tasks == ()
    assert [(t.id, t.n) for t in found.resting.bodies] == [("body:so-ngoai-vu", 2), ("body:so-tttt", 2)]


def test_a_topic_counts_its_narrower_ones(held):
    found = profile(held, "topic:bien")
    assert found.narrower == ("topic:bien-dao",) and len(found.tallies.tasks) == 2
    assert [d.id for d in profile(held, "field:tai-nguyen").documents] == [LANG, LAO]


def test_kinds_of_pages_and_a_thing_unknown(held):
    kinds = [kind_of(held, id) for id in ("body:so-tttt", "VN-02", DECREE, "field:y-te", "topic:none")]
    assert kinds == ["agency", "province", "instrument", "topic", None]
    with pytest.raises(BadInput, match=r"knows nothing by the id 'topic:none'.*cancu ask"):
        profile(held, "topic:none")


def test_the_statement_is_quoted_and_the_line_that_gives_the_role(store, held):
    id = task(LAO, "I.2")
    quoted = task_quotations(store, held, [id], ["body:so-ngoai-vu"])[id]
    assert [(q.exact, q.role) for q in quoted] == [("I.2 tổ chức tuyên truyền", ""), ("coordinate lao-cai/so-ngoai-vu", "coordinate")]
    text = store.text(LAO)
    assert all(text[q.start : q.end] == q.exact for q in quoted)
    assert [len(q) for q in task_quotations(store, held, [id]).values()] == [1]


def test_citations_and_titles_are_quoted_where_they_stand(store):
    found = citation_quotations(store, [(LAO, DECREE), (LANG, DECREE)])
    assert [(pair[0], [(q.exact, q.role) for q in quotes]) for pair, quotes in found.items()] == [
        (LANG, [(f"CITES {DECREE}", "mention")]),
        (LAO, [(f"BASED_ON {DECREE}", "basis")]),
    ]
    assert title_quotation(store, MINISTRY).exact == MINISTRY  # no title is printed: the first line


def test_a_line_is_cut_at_spaces_around_what_it_proves():
    words = "a" * 300 + " giữa " + "b" * 300
    line, at = line_around(f"x\n{words}\ny", 2 + 301, 2 + 305)
    assert (line, at) == ("giữa", 303)
    assert line_around("một\nhai ba\nbốn", 8, 10) == ("hai ba", 4)


def test_like_is_compared_with_like(held):
    assert best_set(held) == TaskFilter(about=("field:dat-dai",))  # all its plans: the type says no more
    compared = matrix(held, best_set(held))
    assert compared.columns == ("VN-02", "VN-09")
    assert compared.rows == ("body:so-tttt", "body:so-ngoai-vu", "body:cong-an")
    assert {key: cell.n for key, cell in compared.cells.items()} == {
        ("VN-02", "body:so-tttt"): 2, ("VN-02", "body:so-ngoai-vu"): 2, ("VN-09", "body:so-tttt"): 1, ("VN-09", "body:cong-an"): 1,
    }  # fmt: skip
    assert matrix(held, TaskFilter()).columns == ("VN-02", "VN-09", "")
    assert matrix(held, TaskFilter(), "instrument").cells["VN-09", DECREE].ids == (LANG,)
    assert matrix(held, TaskFilter(topics=("topic:asean",)), "topic").rows == ("topic:asean",)


def test_a_document_of_no_known_province_is_not_counted_as_central(held):
    unread = {
        **held.documents,
        LANG: replace(held.documents[LANG], province=""),
        LAO: replace(held.documents[LAO], province="", issuer_id=""),
    }
    seen = replace(held, documents=unread)
    assert matrix(seen, TaskFilter()).columns == ("", UNREAD)
    assert [document.id for document in matrix(seen, TaskFilter()).documents[UNREAD]] == [LANG, LAO]
    assert time_table(seen, timeline(seen, TaskFilter()), "province").rows == (UNREAD,)


@pytest.mark.parametrize(
    ("row", "column", "reason", "day"),
    [
        ("body:so-ngoai-vu", "VN-09", "silent", ""),
        ("body:so-dan-toc-va-ton-giao", "VN-02", "not-yet", "2025-03-01"),  # a department of 2025, a plan of 2020
    ],
)
def test_an_empty_cell_says_why(held, row, column, reason, day):
    gap = gap_of(held, matrix(held, TaskFilter()), column, row)
    assert (gap.reason, gap.day) == (reason, day)
    assert len(gap.documents) == 1


def test_tasks_in_time(held):
    found = timeline(held, TaskFilter())
    assert [(s.year, s.month, [t.path for t in s.tasks]) for s in found.stretches] == [(2020, 0, ["II"]), (2020, 9, ["I.2"])]
    assert [(name, [t.path for t in tasks]) for name, tasks in found.recurring] == [("yearly", ["I.10"])]
    assert found.undated == 2 and found.years == (2020,)


def test_articles_are_found_and_else_the_first_sections():
    sections = [
        {"path": "Chương I", "heading": "A", "start": 0, "end": 9, "parent": None},
        {"path": "Điều 2", "heading": "C", "start": 5, "end": 9, "parent": "Chương I"},
        {"path": "Điều 1", "heading": "B", "start": 1, "end": 5, "parent": "Chương I"},
        {"path": "Điều 1.1", "heading": "", "start": 2, "end": 4, "parent": "Điều 1"},
    ]
    assert [a.path for a in articles({"sections": sections})] == ["Điều 1", "Điều 2"]
    assert [a.path for a in articles({"sections": sections[:1]})] == ["Chương I"]
    assert articles({}) == []


@pytest.mark.parametrize(
    ("by", "rows", "cells"),
    [
        ("month", ("2020",), {("2020", "00"): ["II"], ("2020", "09"): ["I.2"]}),
        ("province", ("VN-02",), {("VN-02", "2020"): ["II", "I.2"]}),
        ("agency", ("body:so-ngoai-vu", "body:so-tttt"), {("body:so-ngoai-vu", "2020"): ["II", "I.2"], ("body:so-tttt", "2020"): ["I.2"]}),
    ],
)
def test_times_in_a_table(held, by, rows, cells):
    found = time_table(held, timeline(held, TaskFilter()), by)
    assert found.rows == rows
    assert {key: [held.tasks[id].path for id in ids] for key, ids in found.cells.items()} == cells
    assert len(found.columns) == (13 if by == "month" else 1)


def test_places_stand_as_they_do_in_the_document():
    paths = [
        "I.2", "I.10", "II", "IV.1.d", "IV.1.đ", "IV.1.e", "IV.2", "IVbis", "IVbis.1", "IX", "XIII.2#1", "XIII.2#2", "XIII.2bis#1",
        "XIII.2ter", "XIII.10", "DM.I.1", "PL1.II", "PL2.I",
    ]  # fmt: skip
    assert sorted(set(paths), key=_place) == paths
    assert sorted(["Điều 10.a", "Điều 2", "Điều 2bis"], key=_place) == ["Điều 2", "Điều 2bis", "Điều 10.a"]
    assert sorted(["B.I", "A.II"], key=_place) == ["A.II", "B.I"]
    assert sorted(["D.1", "C.2", "B.1", "L"], key=_place) == ["B.1", "C.2", "D.1", "L"]
    assert sorted(["Iv.2", "III.1", "V", "I.1"], key=_place) == ["I.1", "III.1", "Iv.2", "V"]
    assert sorted(["PLI.1(2)", "PLI.2", "PLI.1", "PLI.2(2)"], key=_place) == ["PLI.1", "PLI.2", "PLI.1(2)", "PLI.2(2)"]
    assert sorted(["1.(2)", "2.(1)", "1.(10)", "1.(1)", "2"], key=_place) == ["1.(1)", "1.(2)", "1.(10)", "2", "2.(1)"]


@pytest.mark.parametrize(
    ("sort", "by", "expected"),
    [
        ("place", "none", [("", ["I.2", "I.10", "II"])]),
        ("time", "none", [("", ["I.2", "II", "I.10"])]),
        ("lead", "none", [("", ["II", "I.2", "I.10"])]),
        ("time", "due", [("2020", ["I.2", "II"]), ("", ["I.10"])]),
        ("place", "lead", [("body:so-ngoai-vu", ["II"]), ("body:so-tttt", ["I.2", "I.10"])]),
        ("place", "province", [("VN-02", ["I.2", "I.10", "II"])]),
    ],
)
def test_tasks_are_put_in_order_and_in_groups(held, sort, by, expected):
    tasks = held.select(TaskFilter(documents=(LAO,)))
    found = arranged(held, tasks, sort, by)
    assert [(group, [held.tasks[id].path for id in ids]) for group, ids in found] == expected


@pytest.mark.parametrize("documents", [[], [LAO], [LANG, MINISTRY], [LAO, LANG, MINISTRY, DECREE, "doc:none"]])
def test_a_short_list_is_told_without_all_tables(store, documents):
    whole, found = read(store), heads(store, documents)
    assert dict(found.documents) == {id: whole.documents[id] for id in documents if id != "doc:none"}
    issuers = {whole.documents[id].issuer_id for id in found.documents} - {""}
    assert {id: found.agencies[id] for id in issuers} == {id: whole.agencies[id] for id in issuers}
    assert not found.tasks and not found.cited_by


def test_the_heads_of_the_five_documents_are_those_of_all_tables(five_store):
    whole = read(five_store)
    listed = [document.id for document in whole.collection()]
    found = heads(five_store, listed)
    for language in ("vi", "en"):
        for id in listed:
            issuer = whole.documents[id].issuer_id
            assert found.documents[id] == whole.documents[id] and found.name(issuer, language) == whole.name(issuer, language)


@pytest.mark.parametrize(("day", "n"), [(BEFORE, 63), (SINCE, 34)])
def test_the_map_has_every_province_of_its_day_in_a_place_of_its_own(day, n):
    found = tiles({"VN-06": 2, "VN-02": 3}, day)
    assert len(found) == n == len({(tile.column, tile.row) for tile in found})
    counted = {tile.id: tile.n for tile in found if tile.n}
    assert counted == ({"VN-02": 3, "VN-06": 2} if n == 63 else {"VN-02-2025": 5})  # Yên Bái went into Lào Cai


def test_the_tables_have_one_string_of_an_id(five_store):
    held = read(five_store)
    tables = (held.topics, held.fields, held.by_document, held.cites, held.cited_by, held.mentions, held.tasks_of)
    said = [id for table in tables for first, others in table.items() for id in (first, *others)]
    said += [id for task, roles in held.roles.items() for id in (task, *(agency for agency, _ in roles))]
    said += [id for task in held.tasks.values() for id in (task.id, task.document)]
    one = {}
    assert [id for id in said if one.setdefault(id, id) is not id] == []
    assert len(said) > 2 * len(one) > 200


def test_readers_of_two_states_do_not_read_the_tables_again_in_turn(monkeypatch):
    class Changing:
        writes = "1"

        def meta(self, key):
            return self.writes

        def snapshot(self):
            return nullcontext()

        def added(self, since, nodes, edges):
            return None

    read = []
    monkeypatch.setattr(gather, "read", lambda store: read.append(store.writes) or f"tables {store.writes}")
    store = Changing()
    seen = []
    for store.writes in ("1", "2", "1", "2", "3"):
        seen.append(holdings(store))
    assert seen == ["tables 1", "tables 2", "tables 1", "tables 2", "tables 3"] and read == ["1", "2", "3"]
