import pytest

from ingest.layout.lines import lines_of
from tests.ingest.factories import reading
from text.numerals import roman_value


@pytest.mark.parametrize(
    ("line", "style", "label", "value", "words"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "roman", "I", 1, "MỤC ĐÍCH, YÊU CẦU"),
        ("III Xây dựng bộ máy, cơ chế phối hợp", "roman", "III", 3, "Xây dựng bộ máy, cơ chế phối hợp"),  # a row of Lạng Sơn's annex
        ("5. Sở Công Thương", "arabic", "5", 5, "Sở Công Thương"),
        ("1/ Giao Sở Y tế", "arabic", "1", 1, "Giao Sở Y tế"),
        ("1) Rà soát số liệu", "arabic", "1", 1, "Rà soát số liệu"),
        ("5.1. Tổ chức tuyên truyền", "decimal", "5.1", 1, "Tổ chức tuyên truyền"),
        ("2.1.3 Đào tạo cán bộ", "decimal", "2.1.3", 3, "Đào tạo cán bộ"),
        ("đ) Thúc đẩy tuyên truyền", "letter", "đ", 5, "Thúc đẩy tuyên truyền"),
        ("a. Thời gian thực hiện", "letter", "a", 1, "Thời gian thực hiện"),
        ("(3) Bố trí chỗ ở tạm", "paren", "3", 3, "Bố trí chỗ ở tạm"),
        ("(ii) Chủ đầu tư phối hợp", "lroman", "ii", 2, "Chủ đầu tư phối hợp"),
        ("Điều 14. Trách nhiệm của Sở Tư pháp", "article", "14", 14, "Trách nhiệm của Sở Tư pháp"),
        ("Chương II", "chapter", "II", 2, ""),
        ("A. Thuận lợi", "upper", "A", 1, "Thuận lợi"),
        ("- Tuyên truyền về biển, đảo", "dash", "-", 0, "Tuyên truyền về biển, đảo"),
        ("-Thời gian: Quý III/2020", "dash", "-", 0, "Thời gian: Quý III/2020"),
        ("+ Sở Ngoại vụ: Theo dõi", "plus", "+", 0, "Sở Ngoại vụ: Theo dõi"),
        ("• Số hiệu: 88/KH-UBND", "dot", "•", 0, "Số hiệu: 88/KH-UBND"),
    ],
)
def test_marks(line, style, label, value, words):
    (found,) = lines_of(reading(line))
    assert found.mark is not None
    assert (found.mark.style, found.mark.label, found.mark.value) == (style, label, value)
    assert line[found.text : found.end] == words


@pytest.mark.parametrize(
    "line",
    [
        "V/v hướng dẫn xây dựng kế hoạch",  # not Roman five
        "2020 là năm Chủ tịch ASEAN",
        "10.000 tỷ đồng từ ngân sách",
        "Hà Nội, ngày 08 tháng 9 năm 2020",
        "và các cơ quan liên quan",
    ],
)
def test_words_that_are_no_mark(line):
    (found,) = lines_of(reading(line))
    assert found.mark is None


def test_a_bullet_before_another_mark_is_kept_apart():
    (found,) = lines_of(reading(" - + Sở Ngoại vụ: Theo dõi báo chí nước ngoài."))
    assert found.mark is not None and found.outer is not None
    assert (found.outer.label, found.mark.label) == ("-", "+")


def test_markdown_stars_and_blank_lines_are_no_words():
    lines = lines_of(reading("**TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH**\n\n-------\n\n\u00a0\nCuối"))
    assert [line.blank for line in lines] == [True, False, True]
    assert len(lines) == 3


def test_cells_by_tabs_and_bars():
    text = "1\tXây dựng kế hoạch\tSở Ngoại vụ\t\tHàng năm\n2 | Tập huấn | Sở Y tế"
    first, second = lines_of(reading(text))
    assert [text[a:b] for a, b in first.cells] == ["1", "Xây dựng kế hoạch", "Sở Ngoại vụ", "", "Hàng năm"]
    assert [text[a:b] for a, b in second.cells] == ["2", "Tập huấn", "Sở Y tế"]


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIII", 13), ("XL", 40), ("", 0), ("abc", 0)])
def test_roman_numbers(text, value):
    assert roman_value(text) == value


def test_ticks_without_a_box_are_bullets():
    marks = [lines_of(reading(f"{sign} Sở Y tế kiểm tra chợ"))[0].mark for sign in "✔✘☑☐"]
    assert [(mark.label, mark.done) for mark in marks if mark is not None] == [("✔", None), ("✘", None), ("☐", True), ("☐", False)]


def test_days_of_the_week_are_no_numbers_in_words():
    lines = lines_of(reading("Thứ hai: Sở Y tế phun thuốc.\nThứ ba: Sở Tài chính cấp kinh phí."))
    assert [line.mark for line in lines] == [None, None]
    counted = lines_of(reading("Thứ nhất, rà soát số liệu.\nThứ hai, cập nhật số liệu."))
    assert [line.mark and line.mark.value for line in counted] == [1, 2]
