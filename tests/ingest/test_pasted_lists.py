"""Texts pasted from a word processor: tabs behind marks, its signs for bullets, headings without numbers in small letters."""

import pytest

from ingest.layout import outline_of
from ingest.parsed import ParsedDocument, Source
from ingest.reading import Reading
from tests.ingest.factories import each_roles, plan


def exact(parsed: ParsedDocument) -> list[str]:
    """Return the words of each task."""
    return [task["exact"] for task in parsed.to_json()["tasks"]]


MARKS = ["-\t", "•\t", "+\t", "*\t", "–\t", "a)\t", "1.1.\t", "(1)\t", "\t-\t", "- \t", "\uf0b7\t", "\uf0a7 ", "\uf0d8\t", "❖ ", "o\t"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_tab_behind_a_mark_makes_no_table(mark):
    parsed = plan(f"II. NHIỆM VỤ\n\nSở Y tế:\n{mark}Rà soát hồ sơ.\n{mark.replace('a', 'b').replace('1.1', '1.2')}Kiểm tra cơ sở.\n")
    assert exact(parsed) == ["Rà soát hồ sơ.", "Kiểm tra cơ sở."]
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}] * 2


def test_rows_of_a_table_stay_rows():
    parsed = plan(
        "II. NHIỆM VỤ\n\nTT\tNhiệm vụ\tChủ trì\n1.\tRà soát hồ sơ\tSở Y tế\na)\tKiểm tra cơ sở\tSở Nội vụ\n2.\tTổng hợp số liệu\tSở Nội vụ\n"
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}, {"Sở Nội vụ": "lead"}]


def test_headings_without_numbers_in_small_letters_open_sections():
    parsed = plan(
        "Ủy ban nhân dân xã ban hành Kế hoạch, cụ thể:\n\nMục đích, yêu cầu\n•\tGiảm rác trên đồng ruộng.\n•\tGắn trách nhiệm của từng hộ.\n\n"
        "Tổ chức thực hiện\n\nPhòng Kinh tế\n•\tĐặt hố thu gom vỏ chai.\n\nCác thôn\n•\tCử người trông coi hố thu gom.\n\n"
        "Ban Quản lý chợ Ka Đơn\n•\tBố trí thùng phân loại rác.\n"
    )
    assert [(words, *said.items()) for words, said in zip(exact(parsed), each_roles(parsed), strict=True)] == [
        ("Đặt hố thu gom vỏ chai.", ("Phòng Kinh tế", "assigned")),
        ("Cử người trông coi hố thu gom.", ("Các thôn", "assigned")),
        ("Bố trí thùng phân loại rác.", ("Ban Quản lý chợ Ka Đơn", "assigned")),
    ]


@pytest.mark.parametrize("line", ["Yêu cầu các đơn vị báo cáo", "Tổ chức hội nghị", "Tổ chức thực hiện:"])
def test_lines_that_only_begin_as_headings_do_are_none(line):
    source = Source("t.txt", "0" * 64, f"Nội dung như sau:\n- Rà soát hồ sơ.\n\n{line}\n- Kiểm tra cơ sở.\n")
    assert not any(node.mark is not None and node.mark.style == "title" for node in outline_of(Reading.of(source)).nodes())


@pytest.mark.parametrize(
    "line",
    [
        "Công tác tuyên truyền",
        "Giai đoạn 1",
        "Đối với hộ nghèo",
        "Các hộ nghèo",
        "Các trường học",
        "Đội thắng cuộc",
        "Hội chợ nông sản",
        "Kinh phí",
    ],
)
def test_a_line_that_names_nobody_tells_nobody(line):
    parsed = plan(f"IV. TỔ CHỨC THỰC HIỆN\n\n{line}\n- Rà soát hồ sơ của đơn vị.\n")
    assert each_roles(parsed) == [{}]


def test_a_line_that_names_nobody_ends_what_a_name_is_told():
    parsed = plan("IV. TỔ CHỨC THỰC HIỆN\n\nCác thôn\n- Đặt hố thu gom rác.\n\nGiai đoạn 1\n- Khảo sát 20 thôn trong xã.\n")
    assert each_roles(parsed) == [{"Các thôn": "assigned"}, {}]


@pytest.mark.parametrize(
    "text",
    [
        "Giao các sở khẩn trương triển khai, đồng thời đẩy mạnh\nCông tác tuyên truyền\nđến mọi người dân.\n",
        "Sở Y tế chủ trì việc\nTổ chức thực hiện\nvà báo cáo UBND tỉnh.\n",
        "1. Sở Y tế rà soát hồ sơ.\n\nYêu cầu\n\n- Kịp thời.\n\n2. Sở Nội vụ kiểm tra cơ sở.\n\nThời gian\n\n- Quý II.\n\n3. Công an tuần tra.\n",
        "- Sở Y tế rà soát hồ sơ.\n\nYêu cầu\n\n- Kịp thời.\n",
    ],
)
def test_words_of_a_heading_inside_a_wrapped_sentence_or_numbering_are_none(text):
    source = Source("t.txt", "0" * 64, f"Nội dung như sau:\n\n{text}")
    assert not any(node.mark is not None and node.mark.style == "title" for node in outline_of(Reading.of(source)).nodes())
