"""Facts of a parsed document: each with the place that says it, each once, nothing without a place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.checks import check_facts
from graph.model import DocumentFacts
from graph.schema import load_schema
from ingest.facts import facts
from ingest.parsed import (
    AgencyFound,
    Citation,
    DocumentData,
    Finding,
    ParsedDocument,
    Period,
    RoleFound,
    Section,
    Source,
    TaskFound,
    TimeFound,
)
from tests.conftest import DOCUMENTS
from tests.ingest.factories import plan
from text.spans import Span
from text.words import folded_words

TEXT = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
Số: 88/KH-UBND
Lào Cai, ngày 13 tháng 3 năm 2020
KẾ HOẠCH
Thông tin đối ngoại năm 2020
Căn cứ Khoản 3 Điều 5 Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;
Căn cứ Nghị định số 72/2015/NĐ-CP;
I. Nội dung
1. Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh tuyên truyền về biển đảo.
Thời gian: Quý I/2020
TM. ỦY BAN NHÂN DÂN
Hoàng Quốc Khánh
"""


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def parsed() -> ParsedDocument:
    statement = at("Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh tuyên truyền về biển đảo.")
    so, ca = "agency:lao-cai/so-ngoai-vu", "agency:lao-cai/cong-an-cap-tinh"
    decree = Citation(
        at("Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ"), "Nghị định", "72/2015/NĐ-CP", "72/2015/NĐ-CP", "2015-09-07", "Chính phủ",
        "basis", "Khoản 3 Điều 5", "doc:chinh-phu/2015/72-nd-cp",
    )  # fmt: skip
    return ParsedDocument(
        Source("x.txt", "0" * 64, TEXT),
        DocumentData(
            id="doc:lao-cai/2020/88-kh-ubnd", number="88/KH-UBND", number_printed="88/KH-UBND", type="Kế hoạch", issuer="Ủy ban nhân dân tỉnh Lào Cai",
            issuer_id="body:uy-ban-nhan-dan-cap-tinh", province="Lào Cai", province_id="VN-02", issue_date="2020-03-13",
            title="Thông tin đối ngoại năm 2020", period=Period(2020, 2020), signer="Hoàng Quốc Khánh", signer_printed="Hoàng Quốc Khánh",
            places={
                "number": at("88/KH-UBND"), "type": at("KẾ HOẠCH"), "issuer": at("ỦY BAN NHÂN DÂN TỈNH LÀO CAI"), "issue_date": at("ngày 13 tháng 3 năm 2020"),
                "title": at("Thông tin đối ngoại năm 2020"), "signer": at("Hoàng Quốc Khánh"),
            },
        ),
        sections=(Section("I", "Nội dung", Span(at("I. Nội").start, at("TM.").start), None),),
        citations=(decree, replace(decree, span=at("Nghị định số 72/2015/NĐ-CP", 1), date=None, pinpoint="Điều 1", issuer=None)),
        agencies=(
            AgencyFound(so, "Sở Ngoại vụ tỉnh Lào Cai", "Sở Ngoại vụ", "body:so-ngoai-vu", "province", (at("Sở Ngoại vụ"),)),
            AgencyFound(ca, "Công an tỉnh Lào Cai", "Công an cấp tỉnh", "body:cong-an-cap-tinh", "province", (at("Công an tỉnh"),)),
        ),
        tasks=(
            TaskFound(
                "I.1", statement, "task",
                (
                    RoleFound(so, "Sở Ngoại vụ", "Sở Ngoại vụ tỉnh Lào Cai", "coordinate", at("Sở Ngoại vụ")),
                    RoleFound(so, "Sở Ngoại vụ", "Sở Ngoại vụ tỉnh Lào Cai", "lead", at("Sở Ngoại vụ")),
                    RoleFound(ca, "Công an cấp tỉnh", "Công an tỉnh Lào Cai", "coordinate", at("Công an tỉnh")),
                ),
                "inline", (TimeFound("Quý I/2020", "2020-01-01", "2020-03-31", None, at("Quý I/2020")),),
                (("topic:bien-dong-bien-dao", at("biển đảo")),), headings=("Nội dung",), section="I",
            ),
        ),
        findings=(
            Finding("missing-items", "warning", "Thiếu mục 2.", "Item 2 is missing.", at("I. Nội dung")),
            Finding("missing-items", "warning", "Thiếu mục 3.", "Item 3 is missing.", at("Thời gian")),
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def made() -> DocumentFacts:
    return facts(parsed())


def node(found: DocumentFacts, id: str):
    return next(n for n in found.nodes if n.id == id)


def quotes(found: DocumentFacts, type: str, source: str | None = None) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (e.source, e.target, [(p.kind, found.text[p.start : p.end]) for p in e.evidence])
        for e in found.edges
        if e.type == type and source in (None, e.source)
    ]


def test_the_document_and_what_proves_it(made: DocumentFacts) -> None:
    plan = node(made, "doc:lao-cai/2020/88-kh-ubnd")
    assert plan.authority == 2
    assert dict(plan.properties) == {
        "in_collection": True, "chars": len(TEXT), "number": "88/KH-UBND", "number_printed": "88/KH-UBND", "document_type": "Kế hoạch",
        "document_type_id": "type:ke-hoach", "title": "Thông tin đối ngoại năm 2020", "title_folded": "thong tin doi ngoai nam 2020", "issuer": "Ủy ban nhân dân tỉnh Lào Cai",
        "issue_date": "2020-03-13", "period_from": 2020, "period_to": 2020, "signer": "Hoàng Quốc Khánh", "signer_folded": "hoang quoc khanh",
        "signer_printed": "Hoàng Quốc Khánh", "incomplete": ("Thiếu mục 2.", "Thiếu mục 3."),
    }  # fmt: skip
    proven = {e.property: TEXT[e.start : e.end] for e in plan.evidence}
    assert proven["issue_date"] == "ngày 13 tháng 3 năm 2020"
    assert proven["period_from"] == "Thông tin đối ngoại năm 2020"
    assert quotes(made, "ISSUED_BY", plan.id) == [
        (plan.id, "agency:lao-cai/uy-ban-nhan-dan-cap-tinh", [("metadata", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI")])
    ]
    assert quotes(made, "OF_PROVINCE") == [(plan.id, "VN-02", [("metadata", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI")])]


def test_a_task_with_its_time_topic_and_the_strongest_role(made: DocumentFacts) -> None:
    id = "task:lao-cai/2020/88-kh-ubnd#I.1"
    task = node(made, id)
    assert task.properties["folded"] == "so ngoai vu chu tri phoi hop voi cong an tinh tuyen truyen ve bien dao | noi dung"
    assert (task.properties["time_from"], task.properties["time_to"]) == ("2020-01-01", "2020-03-31")
    assert {TEXT[e.start : e.end] for e in task.evidence if e.property == "time_from"} == {"Quý I/2020"}
    statement = ("statement", task.properties["statement"])
    assert quotes(made, "LEADS") == [("agency:lao-cai/so-ngoai-vu", id, [("role", "Sở Ngoại vụ"), statement])]
    assert quotes(made, "COORDINATES") == [("agency:lao-cai/cong-an-cap-tinh", id, [("role", "Công an tỉnh"), statement])]
    assert quotes(made, "ABOUT") == [(id, "topic:bien-dong-bien-dao", [("topic", "biển đảo")])]
    assert quotes(made, "COVERS")[0][1] == "topic:bien-dong-bien-dao"
    assert {e.path for edge in made.edges if edge.type == "LEADS" for e in edge.evidence} == {"I", "I.1"}


def test_two_citations_of_one_decree_are_one_edge_with_both_places(made: DocumentFacts) -> None:
    edge = next(e for e in made.edges if e.type == "BASED_ON")
    assert edge.target == "doc:chinh-phu/2015/72-nd-cp"
    assert [TEXT[e.start : e.end] for e in edge.evidence] == [
        "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ",
        "Nghị định số 72/2015/NĐ-CP",
    ]
    assert dict(edge.properties) == {"pinpoint": "Khoản 3 Điều 5; Điều 1", "number_printed": "72/2015/NĐ-CP", "date_printed": "2015-09-07"}
    decree = node(made, edge.target)
    assert decree.authority == 1 and decree.properties["in_collection"] is False
    assert (decree.properties["document_type_id"], decree.properties["issue_date"]) == ("type:nghi-dinh", "2015-09-07")
    assert quotes(made, "ISSUED_BY", edge.target)[0][1] == "agency:chinh-phu"


def test_agencies_have_their_body_and_province(made: DocumentFacts) -> None:
    agency = node(made, "agency:lao-cai/so-ngoai-vu")
    assert agency.properties["name_en"] == "Department of Foreign Affairs of Lao Cai"
    edges = {(e.type, e.target) for e in made.edges if e.source == agency.id}
    assert {("INSTANCE_OF", "body:so-ngoai-vu"), ("LOCATED_IN", "VN-02")} <= edges
    assert node(made, "body:so-ngoai-vu").authority == 0
    assert ("SUCCEEDED_BY", "VN-02", "VN-02-2025") in {(e.type, e.source, e.target) for e in made.edges} or node(
        made, "VN-02"
    ).authority == 0


def test_findings_are_numbered_by_code(made: DocumentFacts) -> None:
    assert [n.id for n in made.nodes if n.type == "Finding"] == [
        "finding:lao-cai/2020/88-kh-ubnd#missing-items-1",
        "finding:lao-cai/2020/88-kh-ubnd#missing-items-2",
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tuyên truyền, BIÊN GIỚI", "tuyen truyen bien gioi"),
        ("Đoàn TNCS - 100%", "doan tncs 100"),
        ("72/2015/NĐ-CP", "72 2015 nd cp"),
        ("hoà bình", "hoa binh"),
        ("  ", ""),
    ],
)
def test_folded_words(text: str, folded: str) -> None:
    assert folded_words(text) == folded


def check_everything_has_a_place(found: DocumentFacts) -> None:
    """Each property of what the document states, and each edge that it states, has evidence within the text."""
    check_facts(found)
    schema = load_schema()
    for n in found.nodes:
        proven = {e.property for e in n.evidence}
        if n.authority == 2:
            assert set(n.properties) - proven <= {"in_collection", "chars"}, n.id
        elif n.authority == 1:
            assert "" in proven or "name" in proven, n.id
        for name, value in n.properties.items():
            assert value not in (None, "", ()), (n.id, name)
    for e in found.edges:
        assert e.evidence or schema.edges[e.type].from_vocabulary


def test_everything_has_a_place(made: DocumentFacts) -> None:
    check_everything_has_a_place(made)


@pytest.mark.parametrize("name", sorted(path.name for path in DOCUMENTS.glob("*.txt")))
def test_everything_in_the_five_documents_has_a_place(name: str) -> None:
    from ingest.pipeline import parse
    from ingest.source.read import read_source

    read = parse(read_source(str(DOCUMENTS / name)))
    found = facts(read)
    check_everything_has_a_place(found)
    assert facts(read) == found
    assert {n.id for n in found.nodes if n.type == "Task"} == {f"task:{found.document.removeprefix('doc:')}#{t.id}" for t in read.tasks}


def test_what_has_no_place_is_left_out() -> None:
    bare = parsed()
    bare = replace(
        bare,
        document=replace(bare.document, places={}),
        agencies=(replace(bare.agencies[0], mentions=()),),
        tasks=(),
        citations=(),
        findings=(),
    )
    found = facts(bare)
    assert [n.id for n in found.nodes if n.authority] == [bare.document.id]
    assert dict(found.nodes[0].properties if found.nodes[0].authority else found.nodes[-1].properties) == {
        "in_collection": True,
        "chars": len(TEXT),
    }


def test_tasks_with_one_id_are_kept_apart() -> None:
    twice = parsed()
    found = facts(replace(twice, tasks=twice.tasks * 2))
    assert [n.id for n in found.nodes if n.type == "Task"] == ["task:lao-cai/2020/88-kh-ubnd#I.1", "task:lao-cai/2020/88-kh-ubnd#I.1~2"]
    check_facts(found)


def test_a_number_without_year_is_a_node_of_its_own() -> None:
    found = parsed()
    open_one = replace(found.citations[0], number="57-NQ/TW", date=None, issuer=None, target=None)
    by_name = replace(found.citations[0], number=None, number_printed=None, target=None, title="Luật Việc làm")
    made = facts(replace(found, citations=(open_one, by_name)))
    assert [edge.target for edge in made.edges if edge.type in ("BASED_ON", "CITES")] == ["doc:khong-ro-nam/57-nq-tw"]
    assert node(made, "doc:khong-ro-nam/57-nq-tw").properties["number"] == "57-NQ/TW"


def test_each_further_time_of_a_task_is_a_node_with_its_own_words() -> None:
    found = plan("1. Sở Y tế báo cáo trước ngày 15/6 và 15/11 năm 2020.")
    made = facts(found)
    time = node(made, "time:lao-cai/2020/15-kh-ubnd#1@2")
    assert (time.properties["time_printed"], time.properties["time_to"]) == ("15/11 năm 2020", "2020-11-15")
    text = found.source.text
    assert {text[e.start : e.end] for e in time.evidence} == {"15/11 năm 2020"}
    also = [(edge.source, edge.target) for edge in made.edges if edge.type == "ALSO_DUE"]
    assert also == [("task:lao-cai/2020/15-kh-ubnd#1", time.id)]
