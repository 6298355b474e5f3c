"""Texts that lost their line breaks: the numbering shows where lines began, and where none did."""

import pytest

from ingest.layout import outline_of
from ingest.layout.lines import lines_of
from ingest.parsed import Source
from ingest.reading import Reading
from tests.cpu import grows_at_most


def _blocks(text: str) -> list[tuple[str, str]]:
    reading = Reading.of(Source("t.txt", "0" * 64, text))
    outline = outline_of(reading)
    return [(node.path, " ".join(" ".join(reading.chars[a:b] for a, b in node.parts).split())) for node in outline.nodes()]


def test_the_next_number_inside_a_line_begins_an_item():
    text = "Nội dung như sau:\n1. Rà soát hồ sơ.\nBáo cáo Sở. 2. Kiểm tra cơ sở;3. Tổng hợp số liệu.\n4. Báo cáo.\n"
    assert _blocks(text) == [
        ("1", "Rà soát hồ sơ."),
        ("1", "Báo cáo Sở."),
        ("2", "Kiểm tra cơ sở;"),
        ("3", "Tổng hợp số liệu."),
        ("4", "Báo cáo."),
    ]


def test_a_number_that_a_line_begins_with_is_not_looked_for_inside_another():
    text = "Nội dung như sau:\n1. Rà soát theo khoản 1. Điều này áp dụng cho mục. 2. Ba bên ký.\n2. Kiểm tra.\n3. Báo cáo.\n"
    assert [path for path, _ in _blocks(text)] == ["1", "2", "3"]


def test_a_number_that_belongs_to_the_word_before_it_begins_nothing():
    text = "Nội dung như sau:\n1. Rà soát xong trước tháng 2. Các xã báo cáo.\nGửi kết quả quý 2. Sở tổng hợp.\n"
    assert [path for path, _ in _blocks(text)] == ["1", "1"]


def test_a_heading_in_capitals_ends_where_its_sentence_begins():
    text = "Mở đầu như sau: I. MỤC ĐÍCH Nâng cao chất lượng khám bệnh, chữa bệnh ở cơ sở. II. NHIỆM VỤ 1. Rà soát. 2. Báo cáo.\nHết.\n"
    assert _blocks(text)[:4] == [
        ("I", "MỤC ĐÍCH"),
        ("I", "Nâng cao chất lượng khám bệnh, chữa bệnh ở cơ sở."),
        ("II", "NHIỆM VỤ"),
        ("II.1", "Rà soát."),
    ]


def test_bullets_and_counting_words_inside_a_line():
    text = "Nội dung như sau:\n1. Rà soát.\n- Lập danh sách. - Kiểm tra; - Báo cáo.\n2. Sở Lao động - Thương binh và Xã hội hướng dẫn.\n"
    assert [path for path, _ in _blocks(text)] == ["1", "1#1", "1#2", "1#3", "2"]
    text = "Nội dung như sau:\n1. Các việc.\nHoạt động 1: Lập danh sách. Hoạt động 2: Kiểm tra. Hoạt động 3: Báo cáo.\n"
    assert [words for _, words in _blocks(text)[1:]] == ["Hoạt động 1: Lập danh sách.", "Hoạt động 2: Kiểm tra.", "Hoạt động 3: Báo cáo."]


def test_articles_in_one_line_are_items():
    text = "QUYẾT ĐỊNH Điều 1. Ban hành Quy định. Điều 2. Giao Văn phòng kiểm tra. Điều 3. Quyết định có hiệu lực từ ngày ký.\n"
    assert [path for path, _ in _blocks(text)] == ["Điều 1", "Điều 2", "Điều 3"]


def test_breaks_written_as_a_program_writes_them_are_breaks():
    reading = Reading.of(Source("t.txt", "0" * 64, r"\r\n 1. Rà soát.\n- Báo cáo.\t" + "C:\\new"))
    assert reading.chars == "\n    1. Rà soát.\n - Báo cáo.  C:\\new"


def test_folders_whose_names_begin_with_a_letter_of_vietnamese_are_no_breaks():
    folders = r"Sao lưu tại D:\nội bộ\tài liệu\rà soát."
    assert Reading.of(Source("t.txt", "0" * 64, folders)).chars == folders
    assert Reading.of(Source("t.txt", "0" * 64, r"Rà soát.\nĐề xuất.")).chars == "Rà soát.\n Đề xuất."


def test_bullets_that_end_with_who_keeps_a_copy_are_recipients():
    text = "Nội dung như sau:\n1. Rà soát hồ sơ.\n- Thủ tướng Chính phủ (để b/c);\n- Lưu: VT, KGVX.\nKT. BỘ TRƯỞNG\nNguyễn Văn A\n"
    assert [path for path, _ in _blocks(text)] == ["1"]


def test_many_signs_that_begin_nothing_cost_no_more_than_their_number():
    small, large = (
        Reading.of(Source("t.txt", "0" * 64, "Nội dung như sau: " + "a) An. 1. Bo. " * count + "\n")) for count in (2_000, 8_000)
    )
    assert grows_at_most(8, lambda: outline_of(small), lambda: outline_of(large))


@pytest.mark.parametrize(
    "last",
    [
        "- Sở Nội vụ chủ trì kiểm tra, lưu hồ sơ theo quy định.",
        "- Sở Nội vụ lưu: VT, hồ sơ.",
        "- Lưu hồ sơ theo quy định.",
    ],
)
def test_bullets_of_work_are_no_recipients(last: str):
    text = f"KẾ HOẠCH\nI. NHIỆM VỤ\n- Sở Y tế chủ trì rà soát các cơ sở.\n{last}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n"
    assert [path for path, _ in _blocks(text)] == ["I", "I#1", "I#2"]


@pytest.mark.parametrize(
    "work", ["- Sở Y tế xem hồ sơ.", "- Sở Y tế chủ trì;", "- Rà soát hồ sơ;", "- Công an tỉnh tổ chức kiểm tra (để báo cáo);"]
)
def test_recipients_begin_behind_the_last_bullet_of_work(work: str):
    text = f"KẾ HOẠCH\nI. NHIỆM VỤ\n{work}\n- Ủy ban Kiểm tra Tỉnh ủy;\n- Các sở, ban, ngành (để kiểm tra);\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    assert [path for path, _ in _blocks(text)] == ["I", "I#1"]


def test_a_sign_that_is_part_of_a_label_begins_nothing():
    text = "KẾ HOẠCH\nI. NHIỆM VỤ\n\n1. Sở Y tế chủ trì:\n\na.1) Kiểm tra cơ sở công.\n\na.2) Kiểm tra cơ sở tư.\n"
    assert _blocks(text) == [
        ("I", "NHIỆM VỤ"),
        ("I.1", "Sở Y tế chủ trì:"),
        ("I.1", "a.1) Kiểm tra cơ sở công. a.2) Kiểm tra cơ sở tư."),
    ]
    text = "Nội dung như sau:\n6. Rà soát.\nTheo mã 32.3.LQ.7. Chính sách, hạn 15/7. Các xã báo cáo.\n"
    assert [path for path, _ in _blocks(text)] == ["6", "6"]


def test_nothing_is_cut_right_behind_a_mark():
    text = "II. MỤC TIÊU\n1.1. Mục tiêu 1. Lĩnh vực chính trị\n- Rà soát.\n1.2. Mục tiêu 2. Lĩnh vực kinh tế\n- Hỗ trợ.\n"
    assert _blocks(text)[1:] == [
        ("II.1.1", "Mục tiêu 1. Lĩnh vực chính trị"),
        ("II.1.1#1", "Rà soát."),
        ("II.1.2", "Mục tiêu 2. Lĩnh vực kinh tế"),
        ("II.1.2#1", "Hỗ trợ."),
    ]
    text = "Nội dung như sau: 1. Mục tiêu 1. Chính trị. 2. Mục tiêu 2. Kinh tế. 3. Mục tiêu 3. Gia đình.\nHết.\n"
    assert [words for _, words in _blocks(text)] == ["Mục tiêu 1. Chính trị.", "Mục tiêu 2. Kinh tế.", "Mục tiêu 3. Gia đình.", "Hết."]


def test_articles_that_a_sentence_names_are_no_items():
    text = "KẾ HOẠCH\nI. NHIỆM VỤ\n\nSở Y tế sửa đổi Điều 1. Phạm vi, Điều 2. Đối tượng của quy chế.\n\nSở Nội vụ rà soát biên chế.\n"
    assert [path for path, _ in _blocks(text)] == ["I", "I", "I"]


@pytest.mark.parametrize(
    "words",
    [
        "Sở Y tế kiểm tra các cơ sở: 1) Bệnh viện tỉnh; 2) Trung tâm Y tế.",
        "Sở Y tế kiểm tra ba xã 1. Xã An Bình; 2. Xã An Lộc; 3. Xã An Phú.",
        "Sở Y tế kiểm tra các cơ sở:\nTrước hết: 1) Bệnh viện tỉnh; 2) Trung tâm Y tế.",
        "Sở Y tế hủy bỏ văn bản: 1/ Công văn số 76/UBND-ĐT. 2/ Quyết định số 104/2003/QĐ-UB.",
    ],
)
def test_a_list_inside_an_item_stays_in_it(words: str):
    text = f"KẾ HOẠCH\nI. NHIỆM VỤ\n\n1. {words}\n\n2. Sở Nội vụ rà soát biên chế.\n"
    assert {path for path, _ in _blocks(text)} == {"I", "I.1", "I.2"}


def test_a_list_of_papers_is_no_list_of_items():
    text = "Các văn bản gồm: 1/ Công văn số 76/UBND-ĐT. 2/ Quyết định số 104/2003/QĐ-UB. 3/ Chỉ thị số 16/CT-UB.\nHết.\n"
    assert {path for path, _ in _blocks(text)} == {""}


@pytest.mark.parametrize("unit", ["Như sau: 1. Xin chào các bạn; 1. Lại xin chào.\n\n", "Hoạt động 1: Xin chào; ", "1.1. Xin; 2.1. Chào; "])
def test_sequences_that_never_go_on_cost_no_more_than_their_signs(unit: str):
    small, large = (Reading.of(Source("t.txt", "0" * 64, "I. NHIỆM VỤ\n" + unit * count + "\n")) for count in (1_000, 4_000))
    assert grows_at_most(8, lambda: lines_of(small), lambda: lines_of(large))
