"""Texts that lost their line breaks: the numbering shows where lines began."""

from time import process_time

from ingest.layout import outline_of
from ingest.parsed import Source
from ingest.reading import Reading


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


def test_bullets_that_end_with_who_keeps_a_copy_are_recipients():
    text = "Nội dung như sau:\n1. Rà soát hồ sơ.\n- Thủ tướng Chính phủ (để b/c);\n- Lưu: VT, KGVX.\nKT. BỘ TRƯỞNG\nNguyễn Văn A\n"
    assert [path for path, _ in _blocks(text)] == ["1"]


def test_many_signs_that_begin_nothing_cost_no_more_than_their_number():
    costs = []
    for count in (2_000, 8_000):
        reading = Reading.of(Source("t.txt", "0" * 64, "Nội dung như sau: " + "a) An. 1. Bo. " * count + "\n"))
        begun = process_time()
        outline_of(reading)
        costs.append(process_time() - begun)
    assert costs[1] < 12 * costs[0] + 0.2
