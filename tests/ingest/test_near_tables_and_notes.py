"""What stands near tables between blanks and near notes: signatures, prose of two blanks, sums, announced places, days; names are not lengthened
by what notes say of them."""

import pytest

from tests.ingest.factories import each_roles, plan, rows

A, L, C = "assigned", "lead", "coordinate"
TABLE = (
    "II. NHIỆM VỤ\n\n"
    "TT    Nội dung                         Đơn vị chủ trì       Thời hạn\n"
    "1     Rà soát quy hoạch chợ            Sở Công Thương       15/4/2026\n"
    "2     Cắm mốc hành lang đê             Sở Xây dựng          30/5/2026\n"
    "3     Kiểm kê kho thuốc                Sở Y tế              15/6/2026\n"
)
LEADS = [{"Sở Công Thương": L}, {"Sở Xây dựng": L}, {"Sở Y tế": L}]


@pytest.mark.parametrize(
    "below",
    [
        "\n      NGƯỜI LẬP                KẾ TOÁN TRƯỞNG             GIÁM ĐỐC\n",
        "\nNGƯỜI LẬP BIỂU        PHÒNG KẾ HOẠCH         LÃNH ĐẠO DUYỆT\n",
        "\nLập ngày 02/3/2026     Người kiểm tra         Người duyệt\n",
    ],
)
def test_signatures_behind_an_empty_line_are_no_row(below: str):
    assert each_roles(plan(TABLE + below))[:3] == LEADS


def test_prose_with_two_blanks_is_no_table():
    body = "I. NHIỆM VỤ\n\nCác sở, ngành  thực hiện nghiêm  Kế hoạch này.\n\n1.  Sở Tài chính:  bố trí kinh phí.\n\n2.  Sở Nội vụ:  kiểm tra kỷ luật công vụ.\n\n3.  Sở Y tế:  dự trữ thuốc.\n"
    assert each_roles(plan(body))[1:] == [{"Sở Tài chính": A}, {"Sở Nội vụ": A}, {"Sở Y tế": A}]


@pytest.mark.parametrize(
    "note", ["Sở Y tế: Sở Y tế chủ trì mua sắm tập trung theo quy định.", "Sở Y tế: Sở Y tế và y tế các ngành.", "Sở Y tế là Sở Y tế tỉnh."]
)
def test_a_note_lengthens_no_known_name(note: str):
    parsed = plan(f"II. NHIỆM VỤ\n1. Sở Y tế mua vắc xin cho 12 huyện.\n\nGhi chú:\n{note}\n")
    assert each_roles(parsed)[0] == {"Sở Y tế": A}


def test_what_announces_places_is_the_work():
    body = (
        "II. PHÂN CÔNG\n1. Sở Xây dựng\nKiểm tra an toàn lao động tại các công trường, cụ thể theo bảng sau:\n"
        "| TT | Công trường | Đơn vị phối hợp |\n| 1 | Cầu Phố Lu trên sông Hồng | Công an tỉnh |\n| 2 | Đường tỉnh số 152 mới | Sở Y tế |\n"
    )
    parsed = plan(body)
    assert any(words.startswith("Kiểm tra an toàn lao động") for _, _, words in rows(parsed))
    assert each_roles(parsed)[0].get("Sở Xây dựng") == A


def test_a_day_ends_a_list_of_notes():
    body = "II. PHÂN CÔNG\n1. Sở Y tế\nGhi chú:\nSố liệu lấy của năm 2025.\nKiểm tra kho thuốc của 12 bệnh viện trước ngày 30/5/2026.\nBổ sung 200 bộ xét nghiệm nhanh.\n"
    assert [words for _, _, words in rows(plan(body))] == [
        "Kiểm tra kho thuốc của 12 bệnh viện trước ngày 30/5/2026.",
        "Bổ sung 200 bộ xét nghiệm nhanh.",
    ]
