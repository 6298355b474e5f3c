"""What heads and cells of a table say: bodies, months, role words, items by code; and what only looks like a matrix."""

from __future__ import annotations

import pytest

from tests.ingest.factories import each_roles, plan

YT, CA = {"Sở Y tế": "lead"}, {"Công an cấp tỉnh": "lead"}
PLAN = "II. PHÂN CÔNG NHIỆM VỤ\n"


@pytest.mark.parametrize(
    "table",
    [
        "Thứ\tTiết\tMôn\tLớp\tGiáo viên\n2\t1\tToán\t10A1\tNguyễn Thị Hoa\n3\t2\tNgữ văn\t10A1\tTrần Văn Bình",
        "| Xếp hạng | Cơ quan | Điểm tự chấm | Nội dung trừ điểm |\n| 1 | Sở Y tế | 95,5 | Chậm cập nhật thủ tục |\n| 2 | Sở Nội vụ | 93,0 | Báo cáo trễ hạn |",
        "Tiêu chí | Đạt | Không đạt\nCó bếp ăn một chiều | x | \nCó sổ kiểm thực ba bước | | x",
        "TT | Nội dung kiến nghị | Cơ quan đã trả lời | Ngày trả lời\n1 | Đường 293 xuống cấp nặng | Sở Y tế | 12/01/2020\n2 | Thiếu nước sạch | Sở Nội vụ | 15/01/2020",
    ],
)
def test_tables_that_give_no_work(table: str) -> None:
    """Unknown heads above figures or words are no bodies, and results are no work."""
    assert not [r for r in each_roles(plan("II. SỐ LIỆU\n" + table)) if r]


def test_months_are_no_bodies() -> None:
    """Marks below months say when; the column of leads says who."""
    table = "Việc | Bộ phận chủ trì | T1 | T2 | T3\nRà soát hộ nghèo | Sở Y tế | | x | \nTiêm phòng gia súc | Công an tỉnh | x | | x"
    assert each_roles(plan(PLAN + table)) == [YT, CA]


def test_a_matrix_of_short_names() -> None:
    """Heads that nobody knows act where the marks are initials of role words."""
    table = "Việc | Địa chính | Văn hóa\nMở rộng đường ngõ xóm | CT | PH\nXây tủ sách | | CT"
    assert each_roles(plan(PLAN + table)) == [{"Địa chính": "lead", "Văn hóa": "coordinate"}, {"Văn hóa": "lead"}]


def test_a_mark_explained_as_no_role() -> None:
    """Whoever only approves does no work."""
    table = "| Việc | Sở Y tế | Công an tỉnh |\n| Rà soát thủ tục | R | A |\n| Sắp xếp bộ máy | A | R |\nGhi chú: R: chủ trì; A: phê duyệt; C: phối hợp."
    assert each_roles(plan(PLAN + table))[:2] == [YT, CA]


def test_a_column_of_role_words() -> None:
    """A cell says what part whoever stands in its row has; a body's further rows do not name it again."""
    table = (
        "| TT | Cơ quan | Vai trò | Công việc | Hạn |\n| 1 | Sở Y tế | Chủ trì | Trực cấp cứu tại 5 điểm | 18/11 |\n"
        "| | | Phối hợp | Kiểm nghiệm thức ăn đường phố | 17/11 |\n| 2 | Công an tỉnh | Chủ trì | Phân luồng đường thủy | 22/11 |"
    )
    assert each_roles(plan(PLAN + table)) == [YT, {"Sở Y tế": "coordinate"}, CA]


def test_bodies_with_codes_of_items_below_roles() -> None:
    """The cells below role heads name the items that a row's body does."""
    text = (
        "II. NHIỆM VỤ\nTP1. Rà soát 640 văn bản còn hiệu lực.\nTP2. Mở 24 phiên tòa giả định.\nTP3. Củng cố 80 tổ hòa giải.\n"
        "III. BẢNG PHÂN CÔNG\n| Cơ quan | Chủ trì | Phối hợp |\n|---|---|---|\n| Sở Y tế | TP1, TP3 | TP2 |\n| Công an tỉnh | TP2 | - |"
    )
    assert each_roles(plan(text)) == [YT, CA | {"Sở Y tế": "coordinate"}, YT]


def test_leaders_and_partners_in_one_column() -> None:
    """A dash between two names parts them; one inside a name does not."""
    table = "Việc\tChủ trì - Phối hợp\nLập thể lệ hội thi\tSở Y tế - Công an tỉnh\nMua giải thưởng\tPhòng Tài chính - Kế hoạch"
    found = each_roles(plan(PLAN + table))
    assert found == [YT | {"Công an cấp tỉnh": "coordinate"}, {"Phòng Tài chính - Kế hoạch": "lead"}]


def test_a_table_right_below_the_title() -> None:
    """Rows behind a type in capitals are no letterhead."""
    found = plan("Việc\tChủ trì\nLập thể lệ hội thi\tSở Y tế\nMua giải thưởng\tCông an tỉnh")
    assert each_roles(found) == [YT, CA]


def test_a_post_by_its_field() -> None:
    """Where actors stand, staff with a field act; staff alone do not."""
    text = "1. Rà soát hộ nghèo\n- Chủ trì: Công chức Văn hóa.\n2. Tiêm phòng gia súc\n- Chủ trì: Cán bộ thú y.\n3. Trồng hoa ven đường\n- Chủ trì: Cán bộ phụ trách."
    assert each_roles(plan("II. NHIỆM VỤ\n" + text)) == [{"Công chức Văn hóa": "lead"}, {"Cán bộ thú y": "lead"}]
