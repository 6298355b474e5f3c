"""Sentences that run over lines of a web page's source, whose first lines are short, and labels whose value stands on the next line."""

import pytest

from ingest.layout.lines import lines_of
from tests.ingest.factories import each_roles, plan, reading

TAGGED = (
    "Căn cứ Luật Tổ chức chính\n"
    "quyền địa phương ngày 19 tháng 6 năm 2015 và các văn bản hướng dẫn thi hành;\n"
    "Căn cứ Công văn của Bộ Y tế về việc\n"
    "phòng, chống dịch bệnh mùa hè trên phạm vi cả nước, trong đó có các tỉnh ven\n"
    "biển miền Trung;\n"
    "Điều 1.\n"
    "Ban hành kèm theo Quyết định này Kế hoạch thực hiện\n"
    "Chương trình nước sạch nông thôn trên địa bàn tỉnh.\n"
    "Điều 2.\n"
    "Giao Sở Lao động\n"
    "- Thương binh và Xã hội, Sở Y tế chủ trì, phối\n"
    "hợp với các cơ quan, đơn vị, địa phương liên quan tổ chức triển khai thực hiện\n"
    "Kế hoạch này trên địa bàn tỉnh.\n"
)


def joined(text: str) -> list[str]:
    """The words of each line that goes on with the one before."""
    return [text[line.start : line.end] for line in lines_of(reading(text)) if line.joins]


def test_a_short_first_line_of_a_page_s_source_goes_on():
    assert joined(TAGGED) == [
        "quyền địa phương ngày 19 tháng 6 năm 2015 và các văn bản hướng dẫn thi hành;",
        "phòng, chống dịch bệnh mùa hè trên phạm vi cả nước, trong đó có các tỉnh ven",
        "biển miền Trung;",
        "Chương trình nước sạch nông thôn trên địa bàn tỉnh.",
        "hợp với các cơ quan, đơn vị, địa phương liên quan tổ chức triển khai thực hiện",
        "Kế hoạch này trên địa bàn tỉnh.",
    ]


@pytest.mark.parametrize(
    "heading", ["Mục tiêu chung", "CÔNG TÁC TUYÊN TRUYỀN VÀ VẬN ĐỘNG NHÂN DÂN TRÊN ĐỊA BÀN", "Các nhiệm vụ trọng tâm:"]
)
def test_a_heading_does_not_go_on(heading: str):
    assert "Rà soát số liệu của các xã." not in joined(TAGGED + f"{heading}\nRà soát số liệu của các xã.\n")


def test_a_list_without_signs_at_its_ends_is_no_running_sentence():
    text = "".join(f"Trạm bơm số {i} thuộc xã Tân Lập và vùng phụ cận\nCông suất {i} nghìn mét khối mỗi ngày đêm\n" for i in range(1, 8))
    assert joined(text) == []


def test_who_is_charged_in_a_running_sentence():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Sở Y tế tham mưu Ủy ban nhân dân\ntỉnh ban hành quy định về nước sạch.\n2. Tuyên truyền cho người\n"
        "dân về tiết kiệm nước, đưa vào sinh hoạt của các chi hội, các trường học trên\nđịa bàn.\n3. Nạo vét kênh mương nội\n"
        "đồng trước mùa lũ, ưu tiên các tuyến bị bồi lắng nặng, không để ngập úng.\n- Cơ quan chủ trì: Sở Nông nghiệp và Phát\n"
        "triển nông thôn.\n- Cơ quan phối hợp: Hội Nông\ndân tỉnh."
    )
    assert each_roles(parsed)[-1] == {
        "Sở Nông nghiệp và Phát triển nông thôn": "lead",
        "Hội Nông dân": "coordinate",
    }


def test_a_bracket_that_the_line_above_opens_goes_on():
    parsed = plan(
        "II. NHIỆM VỤ\n- Sở Y tế tập huấn cho cán bộ các xã (từ quý I\n- quý II/2020).\n- Sở Tài chính bố trí kinh phí (thời gian:\nquý III/2020)."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}, {"Sở Tài chính": "assigned"}]


@pytest.mark.parametrize("mark", ["- ", "", "+ "])
def test_a_label_s_value_stands_on_the_next_line(mark: str):
    parsed = plan(
        f"II. NHIỆM VỤ\n1. Nước sạch\na) Nội dung\n- Rà soát các trạm cấp nước.\nb) Cơ quan thực hiện:\n{mark}Đơn vị chủ trì:\nSở Y tế.\n"
        f"{mark}Đơn vị phối hợp:\nSở Tài chính, Hội Nông dân tỉnh.\n2. Vệ sinh\na) Nội dung\n- Thu gom rác thải.\nb) Cơ quan thực hiện:\n"
        f"{mark}Đơn vị chủ trì: Sở Xây dựng.\n{mark}Đơn vị phối hợp:\nCông an tỉnh."
    )
    assert each_roles(parsed) == [
        {"Sở Y tế": "lead", "Sở Tài chính": "coordinate", "Hội Nông dân": "coordinate"},
        {"Sở Xây dựng": "lead", "Công an cấp tỉnh": "coordinate"},
    ]


def test_a_number_without_words_ends_no_reading():
    assert "Chương II" not in joined(TAGGED + "Chương II\nSở Y tế rà soát.\nĐiều 4.\nSở Nội vụ rà soát.\n")


def test_a_line_that_a_full_stop_ends_does_not_go_on():
    assert "Nạo vét kênh mương nội đồng trước mùa lũ." not in joined(TAGGED + "Nạo vét kênh mương nội đồng trước mùa lũ.\n")


@pytest.mark.parametrize(
    "closing", ["- Như trên;\n- Website Sở GD&ĐT;\n- Lưu VT.\n", "| KT. BỘ TRƯỞNG, CHỦ NHIỆM |\nÝ kiến bạn đọc\nNhấp vào nút tại mỗi ô.\n"]
)
def test_recipients_without_their_title_and_a_signature_in_bars_end_the_body(closing: str):
    parsed = plan(f"II. NHIỆM VỤ\n1. Sở Y tế rà soát các trạm y tế.\n{closing}")
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}]
