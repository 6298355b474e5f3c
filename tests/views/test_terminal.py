"""What a terminal shows: answers by strength with quoted evidence, nothing that steers the terminal."""

from __future__ import annotations

import pytest

from views.terminal import answer_lines, documents_lines, hits_lines, ingest_lines, parsed_lines, printable, rows_lines

EVIDENCE = {
    "document": "doc:a",
    "source": "a.txt",
    "path": "II.1",
    "start": 10,
    "end": 31,
    "exact": "Tuyên truyền\nbiên giới",
    "role": "lead",
}


def answer(**more: object) -> dict[str, object]:
    return {"language": "vi", "understood": {"reading": "Tìm tỉnh"}, "answers": [], "passages": [], "caveats": [], "count": None} | more


def item(**more: object) -> dict[str, object]:
    return {"label": "Lào Cai", "label_en": "Lao Cai", "roles": ["lead"], "strength": "asked", "evidence": [EVIDENCE]} | more


def test_an_answer_quotes_its_evidence_with_source_section_range_and_role():
    lines = answer_lines(answer(answers=[item()]))
    assert lines[0] == "Tìm tỉnh"
    assert "  • Lào Cai (chủ trì)" in lines
    assert "      “Tuyên truyền biên giới”" in lines
    assert "      [a.txt II.1: 10–31] chủ trì" in lines


def test_english_answers_use_english_labels_and_roles():
    lines = answer_lines(answer(language="en", answers=[item()]))
    assert "  • Lao Cai (leads)" in lines


def test_weaker_answers_stand_apart_and_more_evidence_is_counted():
    lines = answer_lines(answer(answers=[item(), item(label="Hà Tĩnh", roles=["coordinate"], strength="weaker", evidence=[EVIDENCE] * 5)]))
    weaker = lines.index("Vai trò yếu hơn điều được hỏi:")
    assert lines.index("  • Lào Cai (chủ trì)") < weaker < lines.index("  • Hà Tĩnh (phối hợp)")
    assert "      (+2 đoạn khác)" in lines


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"count": 0}, "Số lượng: 0"),
        ({}, "Không tìm thấy câu trả lời."),
        ({"understood": {"reading": "x", "unknown": ["Hogwarts"]}}, "Không hiểu: Hogwarts"),
        ({"understood": {"reading": "x", "corrections": [{"from": "bien phog", "to": "biên phòng"}]}}, "  bien phog → hiểu là biên phòng"),
        ({"compared": [{"label": "Lào Cai", "count": 3}]}, "  Lào Cai: 3"),
        ({"caveats": ["thiếu mục 6–11"]}, "! thiếu mục 6–11"),
        ({"said": ["Có."]}, "Có."),
        ({"understood": {"reading": "x", "ignored": ["khi nào", "dengue"]}}, "Bỏ qua: khi nào, dengue"),
        ({"language": "en", "understood": {"reading": "x", "ignored": ["dengue"]}}, "Left out: dengue"),
        ({"language": "en", "compared": [{"label": "Báo tỉnh", "label_en": "Newspaper", "count": 3}]}, "  Newspaper: 3"),
        ({"answers": [item(value={"from": 2014, "to": 2020}, roles=[])]}, "  • Lào Cai: 2014–2020"),
        ({"answers": [item(value={"from": None, "to": None, "printed": "hàng năm"}, roles=[])]}, "  • Lào Cai: hàng năm"),
        (
            {"answers": [item(value={"from": "2020-06-30", "to": "2020-06-30", "printed": "Tháng 6/2020"}, roles=[])]},
            "  • Lào Cai: Tháng 6/2020 (2020-06-30)",
        ),
        ({"answers": [item(label="Tuyên truyền " * 20, roles=[])]}, "  • " + " ".join(["Tuyên truyền"] * 8) + " Tuyên …"),
    ],
)
def test_what_else_an_answer_says(more, line):
    assert line in answer_lines(answer(**more))


def test_control_and_direction_marks_never_reach_the_terminal():
    assert printable("a\x1b[31m\u202eb\u200bc\nd") == "a[31mbc d"
    hostile = item(label="\x1b]0;title\x07tỉnh\u2066")
    shown = "\n".join(answer_lines(answer(answers=[hostile])))
    assert not any(c in shown for c in "\x1b\x07\u2066")


def test_a_long_quote_is_cut_at_a_word():
    long = {**EVIDENCE, "exact": "từ " * 400}
    quote = " ".join(answer_lines(answer(answers=[item(evidence=[long])])))
    assert " …”" in quote
    assert len(quote) < 500


def test_a_quote_is_wrapped_at_blanks_alone():
    words = "giao các đơn vị " * 5 + "theo Quyết định số 1234/QĐ-UBND-NC-TH https://x.vn/" + "a" * 90 + " thực hiện"
    shown = answer_lines(answer(answers=[item(evidence=[{**EVIDENCE, "exact": words}])]))
    assert shown[shown.index("  • Lào Cai (chủ trì)") + 1 :] == [
        "      “giao các đơn vị giao các đơn vị giao các đơn vị giao các đơn vị giao các đơn vị theo",
        "      Quyết định số 1234/QĐ-UBND-NC-TH",
        f"      https://x.vn/{'a' * 90}",
        "      thực hiện”",
        "      [a.txt II.1: 10–31] chủ trì",
    ]


def test_a_long_quote_is_cut_around_what_matters():
    words = "từ " * 200 + "quyền con người " + "từ " * 200
    filters = [{"field": "words", "value": "quyen con nguoi|nhan quyen", "label": "nhân quyền"}]
    shown = answer_lines(answer(understood={"reading": "x", "filters": filters}, answers=[item(evidence=[{**EVIDENCE, "exact": words}])]))
    assert "quyền con người" in " ".join(shown)
    hit = {"rank": 1, "document": "doc:x", **EVIDENCE, "exact": words, "why": {"matched": ["quyền", "người"]}}
    assert "quyền con người" in " ".join(hits_lines({"hits": [hit]}))


def test_what_is_said_first_stands_before_the_answers_and_once():
    lines = answer_lines(answer(said=["Không việc nào ghi ngày ấy."], caveats=["Không việc nào ghi ngày ấy.", "thiếu"], answers=[item()]))
    assert lines.index("Không việc nào ghi ngày ấy.") < lines.index("  • Lào Cai (chủ trì)") < lines.index("! thiếu")
    assert sum("ghi ngày ấy" in line for line in lines) == 1


def test_a_comparison_names_the_side_of_each_answer():
    sides = [{"label": "Lào Cai", "count": 1}, {"label": "Hà Tĩnh", "count": 2}]
    both = item(label="việc chung", sides=["Lào Cai", "Hà Tĩnh"])
    lines = answer_lines(answer(compared=sides, answers=[both, item(label="việc riêng", sides=["Hà Tĩnh"])]))
    named = [line for line in lines if line.startswith(("Lào Cai (", "Hà Tĩnh (", "  • "))]
    assert named == ["Lào Cai (1)", "  • việc chung (chủ trì)", "Hà Tĩnh (2)", "  • việc chung (chủ trì)", "  • việc riêng (chủ trì)"]


def test_reasons_of_a_hit_are_in_the_language_of_the_question():
    hit = {"rank": 1, "document": "doc:x", **EVIDENCE, "why": {"lexical_rank": 2}}
    assert "      rank by: words 2" in answer_lines(answer(language="en", passages=[hit]))


def test_nothing_found_and_an_empty_store_say_so():
    assert hits_lines({"hits": []}) == ["Không tìm thấy đoạn nào. / Nothing found."]
    assert documents_lines([]) == ["Kho chưa có văn bản nào. Tiếp theo: cancu ingest data/documents"]


@pytest.mark.parametrize(
    ("printed", "start", "end", "shown"),
    [
        ("31/03/2025", "2025-03-31", "2025-03-31", "31/03/2025"),
        ("trước ngày 5 tháng 7 năm 2021", None, "2021-07-05", "trước ngày 5 tháng 7 năm 2021"),
        ("trước ngày 18/5", None, "2026-05-18", "trước ngày 18/5 (2026-05-18)"),  # the year is not printed
        ("quý I/2020", "2020-01-01", "2020-03-31", "quý I/2020 (2020-01-01–2020-03-31)"),
    ],
)
def test_a_day_that_is_printed_whole_is_shown_once(printed, start, end, shown):
    value = {"printed": printed, "from": start, "to": end}
    item = {"id": "task:1", "type": "task", "label": "việc", "value": value, "evidence": []}
    assert f"  • việc: {shown}" in answer_lines(answer(answers=[item]))


def test_a_list_without_a_document_says_which_of_the_two_it_is():
    assert documents_lines([], "vi", 85) == ["Không có văn bản nào như vậy trong 85 văn bản của kho."]
    assert documents_lines([], "en", 85) == ["None of the store's 85 documents is called so."]
    assert documents_lines([], "en") == ["The store is empty. Next: cancu ingest data/documents"]


def test_documents_are_a_table_with_a_heading_and_a_title_is_cut_behind_a_word():
    title = "Nâng cao năng lực cho đội ngũ cán bộ, công chức xây dựng chính sách, pháp luật trên địa bàn tỉnh"
    row = {"id": "doc:b", "number": "141/KH-UBND", "issue_date": "2025-11-20", "issuer": "Ủy ban nhân dân tỉnh Bắc Ninh", "title": title}
    assert documents_lines([row], "en") == [
        "Number       Date of issue  Issuer                         Title" + " " * 86 + "Id",
        "141/KH-UBND  2025-11-20     Ủy ban nhân dân tỉnh Bắc Ninh  "
        "Nâng cao năng lực cho đội ngũ cán bộ, công chức xây dựng chính sách, pháp luật trên địa …  doc:b",
    ]


def test_ingest_counts_what_failed_and_names_what_is_gone():
    documents = {"added": 1, "updated": 0, "unchanged": 0, "missing": 1, "removed": 0, "missing_paths": ["b.txt"]}
    documents["failed"] = [{"path": "c.txt", "code": "empty", "message": "c.txt is empty"}]
    lines = ingest_lines({"documents": documents, "nodes": {"Task": 3}, "edges": {}, "seconds": 0.5}, "en")
    assert lines[0] == "1 added, 0 updated, 0 unchanged, 1 missing, 0 removed, 1 failed (0.5 s)"
    assert not any("c.txt" in line for line in lines), "failures go to stderr, once"
    assert "  gone: b.txt (remove it from the store with --prune)" in lines
    assert "  nodes: task 3" in lines
    assert ingest_lines({"documents": documents, "nodes": {"Task": 3}, "seconds": 0.5, "dry_run": True}) == [
        "chưa ghi gì; nếu ghi sẽ là: 1 đã thêm, 0 đã cập nhật, 0 không đổi, 1 không còn tệp, 0 đã xóa, 1 lỗi (0.5 s)",
        "  không còn tệp: b.txt (thêm --prune để xóa khỏi kho)",
        "  nút: nhiệm vụ 3",
    ]


def test_a_parsed_document_is_counted_and_its_findings_shown():
    parsed = {
        "source": "a.txt",
        "document": {"number": "1/KH"},
        "tasks": [{}],
        "findings": [{"severity": "warning", "code": "gap", "message": "thiếu"}],
    }
    lines = parsed_lines(parsed)
    assert {"a.txt", "  number: 1/KH", "  tasks: 1", "  sections: 0", "  warning gap: thiếu"} <= set(lines)


def test_a_parsed_document_shows_no_raw_values():
    document = {"period": {"from": 2014, "to": 2020}, "places": {"number": {"start": 0, "end": 4, "exact": "1/KH"}}}
    assert parsed_lines({"source": "a.txt", "document": document})[:2] == ["a.txt", "  period: 2014–2020"]
    assert "  period: 2020" in parsed_lines({"source": "a.txt", "document": {"period": {"from": 2020, "to": 2020}}})


def test_a_document_without_a_title_is_named_by_its_file():
    (_, line) = documents_lines([{"id": "doc:text/1", "source": "/work/notes/a.txt"}])
    assert line.split() == ["–", "–", "–", "a.txt", "doc:text/1"]  # the way to it on this machine is nobody's matter


def test_a_table_lines_up():
    assert rows_lines(["a", "long"], [["xx", 1], ["y", None]]) == ["a   long", "xx  1", "y"]


def test_a_hit_says_why_and_a_search_what_it_could_not_do():
    why = {
        "lexical_rank": 2,
        "dense_rank": None,
        "encoder_rank": 1,
        "matched": ["biên"],
        "expanded": ["giới tuyến"],
        "phrases": ["biên giới"],
    }
    hit = {"rank": 1, "document": "doc:x", "source": "x.txt", "path": "I", "start": 0, "end": 4, "exact": "biên", "why": why}
    lines = hits_lines({"hits": [hit], "notes": ["Không đoạn nào có đúng “x”"]})
    assert lines[0] == "! Không đoạn nào có đúng “x”"
    assert lines[-1] == "      hạng theo: từ ngữ 2, nghĩa của câu 1 · biên giới, biên, giới tuyến"


def test_an_ingest_says_what_the_encoder_read_and_what_waits():
    report = {"documents": {}, "seconds": 1.0, "passages": {"encoded": 3, "waiting": 7262}}
    lines = ingest_lines(report, "en")
    assert "  3 passages read by the encoder" in lines
    assert "  7262 passages wait for the encoder: cancu embed (search finds them by words and word vectors)" in lines
