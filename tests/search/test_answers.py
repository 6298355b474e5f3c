"""Answers out of rows, without a database: grouping, strength, counts, order, sides, absence; rows are written by hand."""

from __future__ import annotations

import pytest

from graph.model import Evidence, Node
from graph.query import AgencyPattern, Query, Row, Side
from search.answer.answers import answer_rows, property_value
from search.grammar.reading import Reading
from search.lexicon import Lexicon
from search.lexicon.names import DocumentName, StoreNames
from text.vocabulary import load

TEXT = "KẾ HOẠCH thử\n" + "".join(f"Nhiệm vụ số {n} của tỉnh.\n" for n in range(1, 7))
A, B = "doc:a/2020/1-kh-ubnd", "doc:b/2014/2-ctr-ubnd"


def line(number: int) -> tuple[int, int]:
    start = TEXT.index(f"Nhiệm vụ số {number} ")
    return start, TEXT.index("\n", start)


class FakeStore:
    """Two documents with the same text; tasks 1-3 are of A, 4-6 of B."""

    def text(self, document):
        return TEXT

    def source(self, document):
        return f"{document[4]}.txt"

    def node(self, id):
        return next(iter(self.nodes([id])), None)

    def nodes(self, ids):
        found = []
        for id in sorted(ids):
            if id.startswith("task:"):
                number = int(id[-1])
                document = A if number <= 3 else B
                found.append(
                    Node(
                        id, "Task", {"statement": f"Nhiệm vụ số {number}"}, (Evidence(document, *line(number), f"I.{number}", "statement"),)
                    )
                )
            elif id in (A, B):
                found.append(
                    Node(id, "Document", {}, (Evidence(id, 0, 12, "", "metadata", "title"), Evidence(id, 0, 8, "", "metadata", "signer")))
                )
            elif id.startswith("agency:"):
                found.append(
                    Node(id, "Agency", {"name": id.split("/")[1], "generic": "Sở Ngoại vụ" if "ngoai-vu" in id else "Sở Tài chính"})
                )
        return found

    def edge_evidence(self, keys):
        return {key: (Evidence(A, 0, 8, "", "citation"),) for key in keys}


NAMES = StoreNames(
    Lexicon(), load(),
    {A: DocumentName(A, "1/KH-UBND", "Kế hoạch", "type:ke-hoach", "VN-02", (2020, 2020), "2020-01-01", True, "Nguyễn Văn A"),
     B: DocumentName(B, "2/CTr-UBND", "Chương trình", "type:chuong-trinh", "VN-09", (2014, 2020), None, True)},
    {"agency:a/so-ngoai-vu": "Sở Ngoại vụ", "agency:b/so-ngoai-vu": "Sở Ngoại vụ", "agency:a/so-tai-chinh": "Sở Tài chính"},
    {"agency:a/so-ngoai-vu": "body:so-ngoai-vu", "agency:b/so-ngoai-vu": "body:so-ngoai-vu", "agency:a/so-tai-chinh": "body:so-tai-chinh"},
)  # fmt: skip


def answers(reading, rows):
    return answer_rows(FakeStore(), NAMES, reading, rows)


def test_agencies_of_several_provinces_are_one_answer():
    rows = [
        Row(0, "agency:a/so-ngoai-vu", A, "task:a#1", "lead", "agency:a/so-ngoai-vu"),
        Row(0, "agency:b/so-ngoai-vu", B, "task:b#4", "coordinate", "agency:b/so-ngoai-vu"),
    ]
    found = answers(Reading("agency", Query("agency")), rows)
    assert [(i.id, i.label, i.roles) for i in found.items] == [("body:so-ngoai-vu", "Sở Ngoại vụ", ("lead", "coordinate"))]
    assert [q.exact for q in found.items[0].evidence][:2] == ["Nhiệm vụ số 1 của tỉnh.", "Nhiệm vụ số 4 của tỉnh."]


def test_weaker_roles_stand_apart_and_are_not_counted():
    rows = [
        Row(0, "VN-02", A, "task:a#1", "assigned", "agency:a/so-ngoai-vu"),
        Row(0, "VN-09", B, "task:b#4", "coordinate", "agency:b/so-ngoai-vu"),
    ]
    reading = Reading(
        "count", Query("province", agencies=(AgencyPattern(("body:so-ngoai-vu",)),), counted=True), weaker=True, asked=("lead", "assigned")
    )
    found = answers(reading, rows)
    assert [(i.label, i.strength) for i in found.items] == [("Lào Cai", "asked"), ("Lạng Sơn", "weaker")]
    assert found.count == 1


SIDES = (Side("Lào Cai", provinces=("VN-02",)), Side("Lạng Sơn", provinces=("VN-09",)))
SIDED = [
    Row(0, "agency:a/so-ngoai-vu", A, "task:a#1", "lead", "agency:a/so-ngoai-vu"),
    Row(0, "agency:a/so-tai-chinh", A, "task:a#2", "lead", "agency:a/so-tai-chinh"),
    Row(1, "agency:b/so-ngoai-vu", B, "task:b#4", "lead", "agency:b/so-ngoai-vu"),
]


@pytest.mark.parametrize(
    ("combine", "expected", "compared"),
    [
        ("all", ["Sở Ngoại vụ"], []),
        ("only", ["Sở Tài chính"], [("Lào Cai", 2)]),
        ("compare", ["Sở Ngoại vụ", "Sở Tài chính"], [("Lào Cai", 2), ("Lạng Sơn", 1)]),
    ],
)
def test_sides_are_combined(combine, expected, compared):
    found = answers(Reading("agency", Query("agency", sides=SIDES, combine=combine)), SIDED)
    assert [i.label for i in found.items] == expected and found.compared == compared


def test_the_side_with_more_wins_with_its_evidence():
    found = answers(Reading("province", Query("agency", sides=SIDES, combine="most")), SIDED)
    assert [(i.id, i.label, i.value) for i in found.items] == [("VN-02", "Lào Cai", 2)]
    assert [(q.exact, q.kind) for q in found.items[0].evidence][:2] == [
        ("Nhiệm vụ số 1 của tỉnh.", "statement"),
        ("Nhiệm vụ số 2 của tỉnh.", "statement"),
    ]


def test_most_and_least_keep_ties():
    rows = [Row(0, "VN-02", A, "task:a#1"), Row(0, "VN-02", A, "task:a#2"), Row(0, "VN-09", B, "task:b#4"), Row(0, "VN-43", B, "task:b#5")]
    most = answers(Reading("province", Query("province", order="most", limit=1)), rows)
    least = answers(Reading("province", Query("province", order="least", limit=1)), rows)
    assert [i.label for i in most.items] == ["Lào Cai"] and sorted(i.label for i in least.items) == ["Bà Rịa – Vũng Tàu", "Lạng Sơn"]
    assert most.compared == [("Lào Cai", 2), ("Lạng Sơn", 1), ("Bà Rịa – Vũng Tàu", 1)]


def test_earliest_leaves_out_what_has_no_date_and_says_so():
    found = answers(Reading("document", Query("document", order="earliest", limit=1)), [Row(0, A, A), Row(0, B, B)])
    assert [(i.label, i.value) for i in found.items] == [("1/KH-UBND", "2020-01-01")] and found.undated == (B,)


def test_absence_is_proven_by_the_title():
    found = answers(Reading("province", Query("province", negated=True)), [Row(0, "VN-09", B)])
    assert found.items[0].absence and [q.exact for q in found.items[0].evidence] == ["KẾ HOẠCH thử"]


def test_property_needs_a_value():
    found = answers(Reading("document", Query("document", property="signer")), [Row(0, A, A), Row(0, B, B)])
    assert [(i.label, i.property, i.value) for i in found.items] == [("1/KH-UBND", "signer", "Nguyễn Văn A")]
    assert (
        property_value(NAMES, B, "period") == "2014–2020"
        and property_value(NAMES, A, "type") == "Kế hoạch"
        and property_value(NAMES, B, "issue_date") is None
    )


def test_excluded_and_other_kinds_are_no_answers():
    reading = Reading("agency", Query("agency"), exclude=("body:so-tai-chinh",))
    assert [i.label for i in answers(reading, SIDED[:2]).items] == ["Sở Ngoại vụ"]
    assert [i.label for i in answers(Reading("agency", Query("agency"), kind="Ban"), SIDED[:2]).items] == []


def test_broad_topic_stands_for_its_narrower_ones():
    rows = [Row(0, "topic:asean", A, "task:a#1"), Row(0, "topic:asean-2020", A, "task:a#1")]
    assert [i.id for i in answers(Reading("topic", Query("topic")), rows).items] == ["topic:asean"]


def test_citations_are_quoted_where_they_stand():
    found = answers(Reading("citation", Query("citation", citation_role="basis")), [Row(0, B, A)])
    assert [(i.label, [q.exact for q in i.evidence]) for i in found.items] == [("2/CTr-UBND", ["KẾ HOẠCH"])]
