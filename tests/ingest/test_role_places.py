"""Where roles stand beside their work: brackets before it, headings that give a part, numbers of items, leads of the item's own, columns
that only blanks set apart, statements that only their role lines tell from titles."""

import pytest

from ingest.layout.aligned import aligned_grids
from tests.ingest.factories import each_roles, plan, rows

ALIGNED = (
    "II. DANH MỤC NHIỆM VỤ\n"
    "TT  Nhiệm vụ             Chủ trì           Phối hợp      Thời gian\n"
    "1   Nạo vét kênh mương   Sở Xây dựng       Sở Tài chính  Quý II/2026\n"
    "2   Trồng rừng ngập mặn  Chi cục Kiểm lâm  Sở Y tế       Năm 2026\n"
)


@pytest.mark.parametrize("words", ["đồng chủ trì", "cùng chủ trì"])
def test_two_bodies_lead_together(words: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng; Sở Y tế và Tổ công nghệ số cộng đồng {words}.")) == [
        {"Sở Y tế": "lead", "Tổ công nghệ số cộng đồng": "lead"}
    ]


def test_a_community_is_no_word_of_leading():
    assert each_roles(plan("II. NHIỆM VỤ\n1. Tổ công nghệ số cộng đồng chủ trì hướng dẫn người dân.")) == [
        {"Tổ công nghệ số cộng đồng": "lead"}
    ]


def test_a_bracket_before_the_work_says_who_does_it():
    parsed = plan("II. NHIỆM VỤ\n1. [Sở Văn hóa – chủ trì; Hội Nông dân tỉnh – phối hợp] Số hóa hiện vật tại các bảo tàng.")
    assert each_roles(parsed) == [{"Sở Văn hóa": "lead", "Hội Nông dân": "coordinate"}]


def test_an_item_that_names_its_lead_is_not_led_by_its_heading():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Lĩnh vực nông nghiệp (Sở Y tế chủ trì)\n- Nạo vét kênh mương.\n- Trồng cây phân tán (Sở Tài chính chủ trì)."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Tài chính": "lead"}]


def test_a_heading_gives_whom_the_one_above_names_a_part():
    parsed = plan("A. SỞ Y TẾ\nI. Nhiệm vụ chủ trì\n1. Nạo vét kênh mương nội đồng.\nII. Nhiệm vụ phối hợp\n1. Trồng cây phân tán ven đê.")
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Y tế": "coordinate"}]


def test_role_sentences_name_items_of_another_section():
    parsed = plan(
        "II. CÁC NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng.\n2. Trồng cây phân tán ven đê.\nIII. PHÂN CÔNG\n"
        "- Sở Y tế chủ trì thực hiện nhiệm vụ 1 mục II.\n- Sở Tài chính chủ trì thực hiện nhiệm vụ số 2 mục II."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Tài chính": "lead"}]


def test_what_role_lines_close_is_work_below_any_heading():
    fields = "\n- Đơn vị chủ trì: Sở Y tế\n- Kinh phí: 500 triệu đồng\n"
    parsed = plan(f"II. CÁC DỰ ÁN\nDự án 1: Chè sạch vùng cao{fields}Dự án 2: Nước sạch nông thôn{fields}")
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}] * 2


def test_a_report_says_what_is_to_be_done():
    parsed = plan(
        "I. KẾT QUẢ ĐẠT ĐƯỢC\n1. Sở Y tế đã chủ trì tiêm chủng.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV\n1. Sở Y tế chủ trì khám sức khỏe."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}]


def test_columns_that_only_blanks_set_apart_are_a_table():
    assert [
        (statement, led) for statement, led in zip(("Nạo vét kênh mương", "Trồng rừng ngập mặn"), each_roles(plan(ALIGNED)), strict=True)
    ] == [
        ("Nạo vét kênh mương", {"Sở Xây dựng": "lead", "Sở Tài chính": "coordinate"}),
        ("Trồng rừng ngập mặn", {"Chi cục Kiểm lâm": "lead", "Sở Y tế": "coordinate"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH          CỘNG HÒA\nSỞ Y TẾ            Độc lập\nSố: 5              Lào Cai",  # two columns
        "| a |   |   |\n| b |   |   |\n| c |   |   |",  # other signs set the cells apart
        "một  hai  ba\nmột hai ba bốn\nmột  hai  ba",
    ],
)
def test_other_lines_with_blanks_are_no_table(text: str):
    assert aligned_grids(text) == []


def test_a_sentence_of_a_wrapped_text_goes_on_behind_a_names_first_word():
    text = "II. NHIỆM VỤ\n1. Nạo vét kênh mương.\n- Cơ quan phối hợp: Trung tâm Phục vụ hành chính công tỉnh, Sở\nKhoa học và Công nghệ."
    parsed = plan(text)
    assert [words for _, words, *_ in rows(parsed)] and len(parsed.tasks) == 1
    assert each_roles(parsed)[0]["Sở Khoa học và Công nghệ"] == "coordinate"
