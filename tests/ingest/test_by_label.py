"""Items that lines and tables below give by number, word or code; sides of an agreement; figures below an order."""

from __future__ import annotations

from ingest.names.legends import legends
from tests.ingest.factories import each_roles, plan, reading

KT, YT = {"Phòng Kinh tế": "lead"}, {"Trạm Y tế": "lead"}


def test_sets_of_items() -> None:
    """ "cả hai việc trên" are those above, ordinal words and numbers name items; a line after two items is not for the next ones."""
    text = (
        "1. Lắp 20 bóng đèn\n2. Dạy nghề may cho 30 người\nCả hai việc trên do Phòng Kinh tế chủ trì.\n"
        "3. Trồng hoa ven đường\n4. Khám mắt cho học sinh\nHai việc 3 và 4 do Trạm Y tế chủ trì."
    )
    assert each_roles(plan("II. NHIỆM VỤ\n" + text)) == [KT, KT, YT, YT]
    words = "1. Lắp 20 bóng đèn\n2. Dạy nghề may cho 30 người\nPhòng Kinh tế chủ trì việc thứ hai. Trạm Y tế chủ trì việc thứ nhất."
    assert each_roles(plan("II. NHIỆM VỤ\n" + words)) == [YT, KT]


def test_codes_of_items() -> None:
    """Codes that items are called by are referred to, in lines and in a table of bodies and codes."""
    items = "I. VIỆC\nV1. Rà soát hộ nghèo toàn xã;\nV2. Khám sức khỏe cho người già.\nII. PHÂN VAI\n"
    assert each_roles(plan(items + "Phòng Kinh tế chủ trì V1.\nV2 do Trạm Y tế chủ trì.")) == [KT, YT]
    table = "Đơn vị | V1 | V2\nPhòng Kinh tế | CT | PH\nTrạm Y tế | | CT"
    assert each_roles(plan(items + table)) == [KT, YT | {"Phòng Kinh tế": "coordinate"}]


def test_marks_in_two_sizes() -> None:
    """A legend may tell a capital from a small letter."""
    text = (
        "Nội dung | Phòng Kinh tế | Trạm Y tế\nPhun khử khuẩn chợ | x | X\nCân lại giá thuê sạp | X | x\nChú thích: X chủ trì; x phối hợp."
    )
    assert each_roles(plan("II. NHIỆM VỤ\n" + text))[:2] == [YT | {"Phòng Kinh tế": "coordinate"}, KT | {"Trạm Y tế": "coordinate"}]


def test_sides() -> None:
    """Sides of an agreement are legends; two words before other codes are none."""
    text = "Bên A: Phòng Kinh tế xã\nBên B: Trạm Y tế\n"
    found = reading(text)
    assert [(code, found.chars[a:b]) for code, a, b in legends(found)] == [("Bên A", "Phòng Kinh tế xã"), ("Bên B", "Trạm Y tế")]
    assert not [*legends(reading("Tổ A: Phòng Kinh tế xã\nTổ B: Trạm Y tế\n"))]
    agreement = "Sở Y tế (sau đây gọi là Bên A) và Sở Tài chính (sau đây gọi là Bên B) thống nhất:\nII. NHIỆM VỤ\n1. Bên B chủ trì mở 6 lớp học bơi."
    assert each_roles(plan(agreement))[-1] == {"Sở Tài chính": "lead"}


def test_figures_below_an_order() -> None:
    """What an order lists with figures is its content; bullets with work of their own are tasks."""
    figures = "1. Phòng Kinh tế cấp 75 tấn gạo cho các thôn, cụ thể:\n- Thôn Đông: 45 tấn;\n- Thôn Tây: 30 tấn."
    work = "1. Phòng Kinh tế thực hiện các nhiệm vụ:\n- Cấp 45 tấn gạo cho thôn Đông;\n- Mua 30 tấn gạo cho thôn Tây."
    assert [len(each_roles(plan("II. NHIỆM VỤ\n" + text))) for text in (figures, work)] == [1, 2]
