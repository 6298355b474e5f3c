"""Ask, end to end over the five documents: the contract's object, evidence, counts, comparisons, absence, unknown words, hostile input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from search.answer.ask import ask

ROOT = Path(__file__).resolve().parents[2]
BORDER = [
    "which provinces assign border propaganda to the Border Guard",
    "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới",
    "tinh nao giao bo doi bien phong tuyen truyen bien gioi",
]


def labels(answer, strength=None):
    return [item["label"] for item in answer["answers"] if strength is None or item["strength"] == strength]


@pytest.mark.parametrize("question", BORDER)
def test_border_guard_question_in_three_spellings(answer, question):
    found = answer(question)
    assert found["understood"]["find"] == "province" and not found["understood"]["unknown"]
    by_label = {item["label"]: item for item in found["answers"]}
    assert sorted(labels(found, "asked")) == ["Lào Cai", "Lạng Sơn"]
    assert sorted(labels(found, "weaker")) == ["Bà Rịa – Vũng Tàu", "Hà Tĩnh"]

    def paths(label, role):
        return {e["path"].split("#")[0] for e in by_label[label]["evidence"] if e["role"] == role}

    assert {"II.5.1", "III.9"} <= paths("Lào Cai", "lead")
    assert "V.7" in paths("Lạng Sơn", "assigned")
    assert by_label["Bà Rịa – Vũng Tàu"]["roles"] == ["coordinate"] and "II.3" in paths("Bà Rịa – Vũng Tàu", "coordinate")
    assert by_label["Hà Tĩnh"]["roles"] == ["coordinate"] and "II.4.4" in paths("Hà Tĩnh", "coordinate")
    assert not found["complete"]
    assert any("Hà Tĩnh" in caveat and "IV" in caveat for caveat in found["caveats"]), found["caveats"]


def test_object_has_the_contracts_keys(answer):
    found = answer(BORDER[1])
    assert list(found) == [
        "question",
        "language",
        "understood",
        "sql",
        "cypher",
        "sparql",
        "answers",
        "said",
        "boolean",
        "count",
        "more",
        "compared",
        "complete",
        "caveats",
        "passages",
        "ms",
    ]
    assert set(found["understood"]) == {"find", "frame", "filters", "reading", "corrections", "unknown", "ignored", "alternatives"}
    assert set(found["understood"]["filters"][0]) == {"field", "value", "label", "role"}
    assert {"id", "type", "label", "label_en", "name", "roles", "strength", "absence", "property", "value", "evidence"} <= set(
        found["answers"][0]
    )
    assert {"document", "source", "path", "start", "end", "exact", "role"} <= set(found["answers"][0]["evidence"][0])
    json.dumps(found)
    assert found["sql"].startswith(("SELECT", "WITH")) and "body:bo-chi-huy-bo-doi-bien-phong" in found["sql"]


def test_second_reading_is_shown_and_the_first_answered(answer):
    found = answer("Sở Tài chính Lạng Sơn làm việc với ai?")
    assert found["understood"]["alternatives"] == ["Tìm cơ quan; tỉnh: Lạng Sơn; cơ quan: Sở Tài chính (chủ trì); vai trò: phối hợp."]
    assert {role for item in found["answers"] for role in item["roles"]} >= {"lead", "coordinate"}
    assert answer("Hà Tĩnh có nhiệm vụ nào năm 2020?")["understood"]["alternatives"] == [
        "Tìm nhiệm vụ; tỉnh: Hà Tĩnh; thời gian: năm 2020."
    ]


@pytest.mark.parametrize(
    "question", ["Luật ngân sách nhà nước", "Văn bản nào căn cứ Luật ngân sách nhà nước?", "Which documents cite the State Budget Law?"]
)
def test_an_instrument_that_no_document_cites_is_no_other_reading(answer, question):
    assert answer(question)["understood"]["find"] == "document"


def test_the_answer_says_which_of_its_readings_it_is(five_store):
    """The first reading has no answer, the second has: the numbers that --reading takes still name the others."""
    found = ask(five_store, "List everything the Ha Tinh plan cites.")
    assert (found.choice, len(found.alternatives)) == (2, 1)
    assert ask(five_store, "List everything the Ha Tinh plan cites.", choice=2).text == found.text != found.alternatives[0]


def test_same_question_same_bytes(answer):
    first, second = answer(BORDER[0]), answer(BORDER[0])
    first.pop("ms"), second.pop("ms")
    assert json.dumps(first) == json.dumps(second)


QUESTIONS = [
    "Cơ quan nào chủ trì nhiệm vụ ở cả Hà Tĩnh lẫn Lào Cai?",
    "Văn bản nào viện dẫn Quyết định 368/QĐ-TTg?",
    "Kế hoạch 88/KH-UBND của Lào Cai căn cứ những văn bản nào?",
    "Ai ký Kế hoạch 88/KH-UBND?",
    "What topics does the Lạng Sơn programme cover?",
    "Tỉnh nào không giao nhiệm vụ gì cho Bộ Chỉ huy Quân sự?",
    "Which of Hà Tĩnh and Lào Cai gives the Department of Foreign Affairs more tasks to lead?",
    "nhiệm vụ của Công an tỉnh Lạng Sơn",
    "số văn bản hiện có trong kho",
    "So sánh CQ phối hợp tuyên truyền biển đảo của LC và BR-VT",
    "Which tasks are to be done every week?",
    "Văn bản nào được ban hành sớm nhất?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_has_evidence_that_the_text_says(five_store, answer, question):
    found = answer(question)
    assert found["answers"]
    for item in found["answers"]:
        assert item["evidence"], item
        for e in item["evidence"]:
            assert five_store.text(e["document"])[e["start"] : e["end"]] == e["exact"] and 4 <= len(e["exact"]) <= 4_000
            assert e["source"] == five_store.source(e["document"])


CASES = [
    # question, labels (sorted), why
    ("Văn bản nào viện dẫn Quyết định 368/QĐ-TTg?", ["10/CTr-UBND", "88/KH-UBND"], "II.a and the opening clause"),
    ("Which legal bases do Lạng Sơn and Lào Cai have in common?", ["368/QĐ-TTg"], "both opening clauses"),
    ("VB nào ko căn cứ NĐ 72/2015/NĐ-CP?", ["10/CTr-UBND"], "issued in 2014"),
    (
        "Tỉnh nào không giao nhiệm vụ gì cho Bộ Chỉ huy Quân sự?",
        ["Bà Rịa – Vũng Tàu", "Hà Tĩnh", "Lạng Sơn"],
        "only Lào Cai III.11, II.2.3",
    ),
    ("Tinh nao khong co Cong an tham gia nhiem vu nao", [], "all four have the police"),
    ("Kho bạc nhà nước tỉnh Lạng Sơn cùng làm với sở nào?", ["Sở Tài chính"], "V.5: departments only"),
    ("documents citing Decision 44/QĐ-TTg", ["88/KH-UBND"], "II.3.5"),
    ("Kế hoạch nào do Hoàng Quốc Khánh ký?", ["88/KH-UBND"], "the signature"),
    ("Văn bản nào được ban hành sớm nhất?", ["10/CTr-UBND"], "11/4/2014"),
    ("Which of Hà Tĩnh and Lào Cai gives the Department of Foreign Affairs more tasks to lead?", ["Lào Cai"], "counted"),
    (
        "Kế hoạch 93/KH-UBND nhắc lại những kế hoạch số mấy của chính UBND tỉnh Bà Rịa – Vũng Tàu?",
        ["162/KH-UBND", "195/KH-UBND", "35/KH-UBND"],
        "no issuer is printed: by number",
    ),
    ("Which documents were issued in 2021?", [], "none was"),
    ("Tỉnh nào giao Sở Du lịch chủ trì du lịch?", ["Bà Rịa – Vũng Tàu"], "II.4.3, by its words"),
    ("tinh nao co ban dan toc phoi hop tuyen truyen giam ngheo", [], "II.1.3 does not name it"),
    ("Which province has the provincial military command lead border propaganda?", ["Lào Cai"], "III.11"),
    ("Thông tư nào được kế hoạch của Hà Tĩnh viện dẫn?", ["03/2019/TT-BTTTT", "22/2016/TT-BTTTT"], "a passive with its doer"),
    ("CV 2905 căn cứ vào đâu?", ["22/2016/TT-BTTTT", "72/2015/NĐ-CP"], "a number without its tail"),
    ("QĐ 1079 được tỉnh nào viện dẫn?", ["Bà Rịa – Vũng Tàu"], "II.2"),
    ("Ha Tinh, Lao Cai va BR-VT co chung can cu nao", ["22/2016/TT-BTTTT", "72/2015/NĐ-CP"], "three sides"),
    ("Tỉnh nào có Sở Giáo dục và Đào tạo tham gia tuyên truyền biển đảo?", ["Bà Rịa – Vũng Tàu"], "II.3"),
    ("Văn bản nào ban hành trước năm 2020?", ["10/CTr-UBND"], "2014"),
    ("Which documents were issued after 2019?", ["2905/BTTTT-TTĐN", "88/KH-UBND", "93/KH-UBND"], "2020 and 2024"),
    ("Ngoài Lào Cai, tỉnh nào viện dẫn Quyết định 368/QĐ-TTg?", ["Lạng Sơn"], "an exception"),
    ("Văn bản nào viện dẫn Quyết định 44/QĐ-TTg hoặc Chỉ thị 21/CT-TTg?", ["10/CTr-UBND", "88/KH-UBND"], "either of two"),
    ("Mục II.7 của Lào Cai do ai chủ trì?", ["Sở Thông tin và Truyền thông"], "a section by its number"),
    ("Which document has no date?", ["Công tác thông tin đối ngoại tỉnh Hà Tĩnh năm 2020"], "its letterhead is lost"),
    ("TP.HCM ban hành kế hoạch nào?", ["93/KH-UBND"], "today's city has Bà Rịa – Vũng Tàu's plan"),
]


@pytest.mark.parametrize(("question", "expected", "why"), CASES, ids=[case[0] for case in CASES])
def test_question_is_answered(answer, question, expected, why):
    found = answer(question)
    assert sorted(labels(found)) == expected, (why, found["understood"])
    assert not found["understood"]["unknown"]


@pytest.mark.parametrize(
    ("question", "property", "value"),
    [
        ("Ai ký Kế hoạch 88/KH-UBND?", "signer", "Hoàng Quốc Khánh"),
        ("When was the external information plan of Bà Rịa – Vũng Tàu issued?", "issue_date", "2024-04-10"),
        ("Chuong trinh cua Lang Son ap dung cho giai doan nao", "period", "2014–2020"),
        ("Số hiệu kế hoạch của Lào Cai là gì?", "number", "88/KH-UBND"),
        ("Ai ban hành công văn 2905/BTTTT-TTĐN?", "issuer", "Bộ Thông tin và Truyền thông"),
    ],
)
def test_a_documents_data(answer, question, property, value):
    found = answer(question)
    assert [(item["property"], item["value"]) for item in found["answers"]] == [(property, value)]


def test_what_the_text_does_not_say_has_no_value(answer):
    found = answer("Kế hoạch của Hà Tĩnh ban hành ngày nào?")
    assert found["answers"] == [] and any("không ghi" in caveat for caveat in found["caveats"])


def test_order_is_kept(answer):
    found = answer("Liệt kê các văn bản theo thứ tự thời gian ban hành")
    assert labels(found) == ["10/CTr-UBND", "88/KH-UBND", "2905/BTTTT-TTĐN", "93/KH-UBND"]
    assert any("không ghi ngày" in caveat for caveat in found["caveats"])


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Có bao nhiêu văn bản căn cứ Nghị định 72/2015/NĐ-CP?", 4),
        ("Ke hoach Lao Cai 2020 co may van ban lam can cu", 7),
        ("số văn bản hiện có trong kho", 5),
        ("Có mấy tỉnh trong kho?", 4),
    ],
)
def test_counts(answer, question, count):
    found = answer(question)
    assert found["count"] == count and found["understood"]["find"] == "count"


def test_absence_shows_the_title_and_what_is_incomplete(answer):
    found = answer("Which provinces do not mention human rights in any task?")
    assert {item["absence"] for item in found["answers"]} == {True}
    assert all(len(item["evidence"]) >= 1 for item in found["answers"]) and "Lạng Sơn" in labels(found)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Tỉnh nào giao Sở Phù thủy chủ trì tuyên truyền biên giới?", "Sở Phù thủy"),
        ("Which agencies coordinate with Hogwarts in Lào Cai?", "Hogwarts"),
        ("Ở Hà Tĩnh ai phối hợp với QTKX?", "QTKX"),
        ("nhiệm vụ blockchain Lạng Sơn", "blockchain"),
        ("Which documents cite Decree 123/2099/NĐ-CP?", "123/2099/NĐ-CP"),
    ],
)
def test_unknown_word_is_named_and_nothing_answered(answer, question, unknown):
    found = answer(question)
    assert found["answers"] == [] and found["understood"]["unknown"] == [unknown]


@pytest.mark.parametrize(
    "question",
    [
        "Thời tiết Lào Cai ngày mai thế nào?",
        "What is the population of Hà Tĩnh?",
        "Cach nau pho bo ngon",
        "Chủ tịch tỉnh Lào Cai là ai?",
        "how to deal with a media crisis",
    ],
)
def test_what_no_graph_knows_is_a_passage_question(answer, question):
    found = answer(question)
    assert found["understood"]["find"] == "passage" and found["answers"] == [] and found["sql"] is None


def test_comparison_gives_the_figures_of_each_side(answer):
    found = answer("Lào Cai hay Hà Tĩnh giao cho Sở Công Thương chủ trì nhiều nhiệm vụ hơn?")
    assert labels(found) == ["Lào Cai"]
    assert [row["label"] for row in found["compared"]] == ["Lào Cai", "Hà Tĩnh"] and found["compared"][0]["count"] > found["compared"][1][
        "count"
    ] > 0


def test_todays_province_is_answered_by_its_predecessor_and_says_so(answer):
    found = answer("TP.HCM có nhiệm vụ nào về nhân quyền?")
    assert found["answers"] and any("Bà Rịa – Vũng Tàu" in caveat for caveat in found["caveats"])


def test_words_that_only_colour_are_left_aside_and_it_is_said(answer):
    found = answer("Ai được giao đón đoàn nhà báo nước ngoài tại Lạng Sơn?")
    assert sorted(labels(found, "asked")) == ["Công an cấp tỉnh", "Sở Ngoại vụ"]
    assert any("“đón”" in caveat for caveat in found["caveats"])
    found = answer("Sở nào ở Lạng Sơn chủ trì khảo sát hội nhập quốc tế?")
    assert labels(found) == ["Sở Công Thương"] and any("“khảo sát”" in caveat for caveat in found["caveats"])


def test_asking_loads_nothing_heavy(five_db):
    script = (
        "import sys, graph; from search.answer.ask import ask\n"
        f"s = graph.open_store({str(five_db)!r}, read_only=True); ask(s, {BORDER[1]!r})\n"
        "print([m for m in ('torch', 'streamlit', 'neo4j', 'networkx', 'rdflib', 'sentence_transformers', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "[]"


def test_a_store_that_changes_is_read_again(tmp_path):
    import graph
    from ingest.run import ingest

    store = graph.open_store(str(tmp_path / "one.db"))
    try:
        assert ask(store, "có mấy văn bản").to_json()["count"] == 0
        ingest(store, [str(ROOT / "data/documents/lang-son-2014-2020.txt")])
        assert ask(store, "có mấy văn bản").to_json()["count"] == 1
    finally:
        store.close()


# The printed times of the five documents' reporting tasks: 93/KH-UBND IV.3 "trước ngày 15 tháng 12"; 88/KH-UBND II.7 "tháng 6 và tháng 12", III.15 "trước ngày 15/6".
@pytest.mark.parametrize(
    ("question", "paths"),
    [
        ("hạn báo cáo của Bà Rịa - Vũng Tàu là khi nào", ["IV.3"]),
        ("when must agencies in Ba Ria Vung Tau report?", ["IV.3"]),
        ("thời hạn gửi báo cáo của Lào Cai", ["II.7", "III.15"]),
        ("Lào Cai phải báo cáo trước ngày nào", ["II.7", "III.15"]),
        ("what is the reporting deadline in Lao Cai", ["II.7", "III.15"]),
    ],
)
def test_a_question_for_a_deadline_finds_the_tasks_with_a_time(answer, question, paths):
    found = answer(question)
    assert found["understood"]["find"] == "task" and not found["understood"]["unknown"]
    assert sorted(item["id"].split("#")[1] for item in found["answers"]) in (paths, [f"{path}#4" for path in paths])
    assert "thời hạn" in found["understood"]["reading"] or "when they are due" in found["understood"]["reading"]
    assert all(item["property"] == "time" and (item["value"]["printed"] or item["value"]["recurrence"]) for item in found["answers"])


@pytest.mark.parametrize("question", ["nhiệm vụ chưa có thời hạn ở Hà Tĩnh", "which tasks have no deadline in Ha Tinh"])
def test_tasks_without_a_time_are_those_that_print_none(answer, five_store, question):
    found = answer(question)
    ids = {item["id"] for item in found["answers"]}
    tasks = [e.target for e in five_store.edges(type="HAS_TASK") if e.target.startswith("task:ha-tinh/")]
    timed = {n.id for n in five_store.nodes(tasks) if n.properties.get("time_printed") or n.properties.get("recurrence")}
    assert ids and timed and ids == set(tasks) - timed


@pytest.mark.parametrize("question", ["Lào Cai không có nhiệm vụ gì", "tỉnh nào không phải làm"])
def test_a_denial_of_nothing_is_said_to_be_unknown(answer, question):
    found = answer(question)
    assert found["understood"]["unknown"] and not found["answers"] and not found["complete"]


def test_the_reading_says_what_runs(answer):
    said = answer("nhiệm vụ nào không có cơ quan chủ trì")["understood"]["reading"]
    assert said == "Tìm nhiệm vụ; KHÔNG có cơ quan chủ trì."
    assert "Công an cấp tỉnh (bất kỳ vai trò nào)" in answer("tỉnh nào không giao Công an nhiệm vụ gì")["understood"]["reading"]
    said = answer("nhiệm vụ nào Công an không chủ trì ở Lào Cai")["understood"]["reading"]
    assert "KHÔNG có cơ quan: Công an cấp tỉnh (chủ trì)" in said


def test_what_was_searched_is_not_what_was_missed(answer):
    found = answer("Which documents were issued in 2021?")
    assert any(c.startswith("Nothing found in the 5 documents searched: ") for c in found["caveats"])
    found = answer("Văn bản nào ban hành năm 2021?")
    assert any(c.startswith("Không thấy trong 5 văn bản đã tìm: ") for c in found["caveats"])


def test_each_agency_asked_for_in_all_provinces_is_in_each(answer):
    found = answer("cơ quan nào có ở cả 4 tỉnh")
    assert "Công an cấp tỉnh" in labels(found) and "Kho bạc Nhà nước" not in " ".join(labels(found))
    assert "có ở tất cả" in found["understood"]["reading"]


def test_a_type_word_before_a_cited_number_filters_nothing(answer):
    assert labels(answer("where is Decree 72/2015/NĐ-CP cited")) == labels(answer("Nghị định 72/2015/NĐ-CP được nhắc ở văn bản nào"))
    assert len(labels(answer("where is Decree 72/2015/NĐ-CP cited"))) == 4
    assert len(labels(answer("Quyết định 1486/QĐ-TTg được trích ở đâu"))) == 2
