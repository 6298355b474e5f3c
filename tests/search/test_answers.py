"""Answers out of rows, without a database: grouping, strength, counts, order, sides, absence; rows are written by hand."""

from __future__ import annotations

import pytest

from graph.model import Edge, Evidence, Node
from graph.query import AgencyPattern, Query, Row, Side, TimeWindow
from search.answer.answers import answer_rows
from search.answer.ask import ask
from search.answer.evidence import Quote
from search.answer.items import property_value
from search.lexicon import Lexicon
from search.lexicon.names import DocumentName, StoreNames
from text.vocabulary import load

TEXT = "KẾ HOẠCH thử\n" + "".join(f"Nhiệm vụ số {n} của tỉnh.\n" for n in range(1, 7))
A, B = "doc:a/2020/1-kh-ubnd", "doc:b/2014/2-ctr-ubnd"


TIMES = {
    1: {"time_printed": "Tháng 12", "time_from": "2020-12-01", "time_to": "2020-12-31"},
    2: {"time_printed": "trước 15/6", "time_from": "2020-06-15"},
    3: {"time_printed": "Hằng tuần", "recurrence": "weekly"},
    5: {"time_printed": "15/6 và 15/11", "time_to": "2020-06-15"},
}
FURTHER = {"time:a#5@2": {"time_printed": "15/11", "time_to": "2020-11-15"}}  # of task 5


def line(number: int) -> tuple[int, int]:
    start = TEXT.index(f"Nhiệm vụ số {number} ")
    return start, TEXT.index("\n", start)


class FakeStore:
    """Two documents with the same text; tasks 1-3 are of A, 4-6 of B."""

    def text(self, document):
        return TEXT

    def quote(self, document, start, end):
        return TEXT[start:end]

    def source(self, document):
        return f"{document[4]}.txt"

    def node(self, id):
        return next(iter(self.nodes([id])), None)

    def edges(self, *, type, source):
        return [Edge(type, source, target) for target in FURTHER if type == "ALSO_DUE" and source == "task:a#5"]

    def nodes(self, ids, *, evidence=True):
        found = []
        for id in sorted(ids):
            if id.startswith("task:"):
                number = int(id[-1])
                document = A if number <= 3 else B
                found.append(
                    Node(
                        id,
                        "Task",
                        {"statement": f"Nhiệm vụ số {number}", **TIMES.get(number, {})},
                        (Evidence(document, *line(number), f"I.{number}", "statement"),),
                    )
                )
            elif id in FURTHER:
                found.append(Node(id, "Time", FURTHER[id]))
            elif id in (A, B):
                found.append(
                    Node(id, "Document", {}, (Evidence(id, 0, 12, "", "metadata", "title"), Evidence(id, 0, 8, "", "metadata", "signer")))
                )
            elif id.startswith("agency:"):
                found.append(
                    Node(id, "Agency", {"name": id.split("/")[1], "generic": "Sở Ngoại vụ" if "ngoai-vu" in id else "Sở Tài chính"})
                )
        return found

    def rows(self, query):
        return self.every

    every: tuple[Row, ...] = ()

    def said(self, ids, names):
        return [
            (node.id, node.type, {name: node.properties[name] for name in names if name in node.properties}) for node in self.nodes(ids)
        ]

    def node_evidence(self, ids):
        return {node.id: node.evidence for node in self.nodes(ids)}

    def edge_evidence(self, keys):
        return {key: (Evidence(A, 0, 8, "", "citation"),) for key in keys}


NAMES = StoreNames(
    Lexicon(), load(),
    {A: DocumentName(A, "1/KH-UBND", "Kế hoạch", "type:ke-hoach", "VN-02", (2020, 2020), "2020-01-01", True, "Nguyễn Văn A"),
     B: DocumentName(B, "2/CTr-UBND", "Chương trình", "type:chuong-trinh", "VN-09", (2014, 2020), None, True)},
    {"agency:a/so-ngoai-vu": "Sở Ngoại vụ", "agency:b/so-ngoai-vu": "Sở Ngoại vụ", "agency:a/so-tai-chinh": "Sở Tài chính"},
    {"agency:a/so-ngoai-vu": "body:so-ngoai-vu", "agency:b/so-ngoai-vu": "body:so-ngoai-vu", "agency:a/so-tai-chinh": "body:so-tai-chinh"},
)  # fmt: skip


def answers(query, rows, every=None, **options):
    """The answers of the query's rows; `every` are those of the query without its order and limit."""
    store = FakeStore()
    store.every = tuple(rows if every is None else every)
    return answer_rows(store, NAMES, query, rows, **options)


def test_agencies_of_several_provinces_are_one_answer():
    rows = [
        Row(0, "agency:a/so-ngoai-vu", A, "task:a#1", "lead", "agency:a/so-ngoai-vu"),
        Row(0, "agency:b/so-ngoai-vu", B, "task:b#4", "coordinate", "agency:b/so-ngoai-vu"),
    ]
    found = answers(Query("agency"), rows)
    assert [(i.id, i.label, i.roles) for i in found.items] == [("body:so-ngoai-vu", "Sở Ngoại vụ", ("lead", "coordinate"))]
    assert [q.exact for q in found.items[0].evidence][:2] == ["Nhiệm vụ số 1 của tỉnh.", "Nhiệm vụ số 4 của tỉnh."]


def test_weaker_roles_stand_apart_and_are_not_counted():
    rows = [
        Row(0, "VN-02", A, "task:a#1", "assigned", "agency:a/so-ngoai-vu"),
        Row(0, "VN-09", B, "task:b#4", "coordinate", "agency:b/so-ngoai-vu"),
    ]
    query = Query("province", agencies=(AgencyPattern(("body:so-ngoai-vu",)),), counted=True, asked=("lead", "assigned"))
    found = answers(query, rows)
    assert [(i.label, i.strength) for i in found.items] == [("Lào Cai", "asked"), ("Lạng Sơn", "weaker")]
    assert found.count == 1


SIDES = (Side("Lào Cai", provinces=("VN-02",)), Side("Lạng Sơn", provinces=("VN-09",)))
SIDED = [
    Row(0, "agency:a/so-ngoai-vu", A, "task:a#1", "lead", "agency:a/so-ngoai-vu"),
    Row(0, "agency:a/so-tai-chinh", A, "task:a#2", "lead", "agency:a/so-tai-chinh"),
    Row(1, "agency:b/so-ngoai-vu", B, "task:b#4", "lead", "agency:b/so-ngoai-vu"),
]


def test_sides_have_their_figures():
    found = answers(Query("agency", sides=SIDES, combine="compare"), SIDED)
    assert [(i.label, i.sides) for i in found.items] == [("Sở Ngoại vụ", ("Lào Cai", "Lạng Sơn")), ("Sở Tài chính", ("Lào Cai",))]
    assert found.compared == [("Lào Cai", 2), ("Lạng Sơn", 1)]


def test_only_tells_the_figure_of_its_own_side():
    found = answers(Query("agency", sides=SIDES, combine="only"), SIDED[1:2])
    assert [i.label for i in found.items] == ["Sở Tài chính"] and found.compared == [("Lào Cai", 1)]


def test_the_side_with_more_wins_with_its_evidence():
    found = answers(Query("agency", sides=SIDES, combine="most"), SIDED[:2], SIDED)
    assert [(i.id, i.label, i.value) for i in found.items] == [("VN-02", "Lào Cai", 2)] and found.compared == [
        ("Lào Cai", 2),
        ("Lạng Sơn", 1),
    ]
    assert [(q.exact, q.kind) for q in found.items[0].evidence][:2] == [
        ("Nhiệm vụ số 1 của tỉnh.", "statement"),
        ("Nhiệm vụ số 2 của tỉnh.", "statement"),
    ]


def test_most_and_least_keep_ties():
    rows = [Row(0, "VN-02", A, "task:a#1"), Row(0, "VN-02", A, "task:a#2"), Row(0, "VN-09", B, "task:b#4"), Row(0, "VN-43", B, "task:b#5")]
    most = answers(Query("province", order="most", limit=1), rows[:2], rows)
    least = answers(Query("province", order="least", limit=1), rows[2:], rows)
    assert [i.label for i in most.items] == ["Lào Cai"] and sorted(i.label for i in least.items) == ["Bà Rịa – Vũng Tàu", "Lạng Sơn"]
    assert most.compared == [("Lào Cai", 2), ("Lạng Sơn", 1), ("Bà Rịa – Vũng Tàu", 1)]


def test_earliest_leaves_out_what_has_no_date_and_says_so():
    found = answers(Query("document", order="earliest", limit=1), [Row(0, A, A)], [Row(0, A, A), Row(0, B, B)])
    assert [(i.label, i.value) for i in found.items] == [("1/KH-UBND", "2020-01-01")] and found.undated == (B,)


def test_absence_is_proven_by_the_title():
    found = answers(Query("province", negated=True), [Row(0, "VN-09", B)])
    assert found.items[0].absence and [q.exact for q in found.items[0].evidence] == ["KẾ HOẠCH thử"]


def test_property_needs_a_value():
    found = answers(Query("document", property="signer"), [Row(0, A, A)])
    assert [(i.label, i.property, i.value) for i in found.items] == [("1/KH-UBND", "signer", "Nguyễn Văn A")]
    assert (
        property_value(NAMES, B, "period") == "2014–2020"
        and property_value(NAMES, A, "type") == "Kế hoạch"
        and property_value(NAMES, B, "issue_date") is None
    )


def test_tasks_show_when_they_are_due_in_order_of_date():
    rows = [Row(0, f"task:a#{n}", A, f"task:a#{n}") for n in (1, 2, 3)]
    found = answers(Query("task", property="time"), rows, timed=True)
    assert [(i.id[-1], i.value) for i in found.items] == [
        ("2", {"printed": "trước 15/6", "from": "2020-06-15", "to": None, "recurrence": None}),
        ("1", {"printed": "Tháng 12", "from": "2020-12-01", "to": "2020-12-31", "recurrence": None}),
        ("3", {"printed": "Hằng tuần", "from": None, "to": None, "recurrence": "weekly"}),
    ]


@pytest.mark.parametrize(
    ("time", "printed"),
    [
        (None, "15/6 và 15/11"),
        (TimeWindow(start="2020-06-01", end="2020-06-30"), "15/6 và 15/11"),
        (TimeWindow(start="2020-11-01", end="2020-11-30"), "15/11"),
        (TimeWindow(start="2020-01-01", end="2020-12-31"), "15/6 và 15/11"),
    ],
)
def test_of_several_times_the_one_asked_for_is_shown_and_the_task_counts_once(time, printed):
    rows = [Row(0, "task:a#1", A, "task:a#1"), Row(0, "task:a#5", A, "task:a#5")]
    found = answers(Query("task", time=time, counted=True), rows, timed=True)
    assert found.count == 2
    value = next(item.value for item in found.items if item.id == "task:a#5")
    assert value["printed"] == printed
    assert [(one["printed"], one["to"]) for one in value["times"]] == [("15/6 và 15/11", "2020-06-15"), ("15/11", "2020-11-15")]


def test_passages_prove_what_no_task_says():
    quote = Quote(A, "a.txt", "I", 0, 8, "KẾ HOẠCH", kind="passage")
    found = answers(Query("province", documents=(A,)), [Row(0, "VN-02", A)], quotes={A: (quote,)})
    assert [(i.label, i.evidence) for i in found.items] == [("Lào Cai", (quote,))]


def test_a_body_of_several_provinces_has_its_generic_names():
    rows = [Row(0, f"agency:{x}/so-ngoai-vu", A, "task:a#1", "lead", f"agency:{x}/so-ngoai-vu") for x in "ab"]
    found = answers(Query("agency"), rows)
    assert [(i.label, i.label_en, i.name) for i in found.items] == [("Sở Ngoại vụ", "Department of Foreign Affairs", None)]


def test_citations_are_quoted_where_they_stand():
    found = answers(Query("citation", citation_role="basis"), [Row(0, B, A)])
    assert [(i.label, [q.exact for q in i.evidence]) for i in found.items] == [("2/CTr-UBND", ["KẾ HOẠCH"])]


def test_a_citation_is_proven_where_it_stands_though_tasks_narrow_the_documents():
    rows = [Row(0, B, A, "task:a#1"), Row(0, B, A, "task:a#2")]
    found = answers(Query("citation", citation_role="basis", topics=("topic:bien-gioi",)), rows)
    assert [[q.exact for q in i.evidence] for i in found.items] == [["KẾ HOẠCH"]]


def test_who_cites_and_does_is_proven_by_both():
    rows = [Row(0, "VN-02", A, "task:a#1", "lead", "agency:a/so-ngoai-vu")]
    query = Query("province", cites=(B,), agencies=(AgencyPattern(("body:so-ngoai-vu",)),))
    found = answers(query, rows)
    assert [q.exact for q in found.items[0].evidence][:2] == ["KẾ HOẠCH", "Nhiệm vụ số 1 của tỉnh."]


def test_places_of_one_document_are_shown_in_its_order(five_store):
    (answer,) = [a for a in ask(five_store, "Nghị định 72/2015/NĐ-CP được viện dẫn ở đâu").to_json()["answers"] if "2905" in a["label"]]
    assert [e["start"] for e in answer["evidence"]] == [219, 2052]
