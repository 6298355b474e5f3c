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


@pytest.mark.parametrize(
    "table",
    [
        PLAN + "\nNội dung\tSở Y tế\tCông an tỉnh\nSố ca mắc\tcao\tthấp\nTỷ lệ tiêm\tđạt\tkhá\nXếp loại\ttốt\tyếu",
        "II. KẾT QUẢ ĐÁNH GIÁ\n\nTiêu chí\tSở Y tế\tCông an tỉnh\tSở Nội vụ\nCông tác chuyển đổi số\tA\tB\tC\nCải cách hành chính\tB\tA\tA",
    ],
)
def test_grades_are_no_marks(table: str) -> None:
    """What bodies were graded is no work."""
    assert not each_roles(plan(table))


def test_signs_below_bodies_mark_short_tasks() -> None:
    """A cross below a body gives it the row's work, however short."""
    table = "Nội dung\tSở Y tế\tCông an tỉnh\nTổng kết\tx\t\nDiễn tập\tx\tx"
    told = {"Sở Y tế": "assigned"}
    assert each_roles(plan(PLAN + table)) == [told, told | {"Công an cấp tỉnh": "assigned"}]


@pytest.mark.parametrize(
    "heads", ["Nhiệm vụ\tĐơn vị\tXếp thứ tự ưu tiên", "Nội dung\tĐơn vị\tBiện pháp xử lý vi phạm", "Tên sách\tĐơn vị thực hiện\tTác giả"]
)
def test_heads_beside_work_tell_no_results(heads: str) -> None:
    """What a further column says of the rows takes no work from whoever does them."""
    table = f"TT\t{heads}\n1\tRà soát hồ sơ người nghèo\tSở Y tế\tMột\n2\tKiểm tra cơ sở giết mổ\tSở Nội vụ\tHai"
    assert [[*roles] for roles in each_roles(plan(PLAN + table))] == [["Sở Y tế"], ["Sở Nội vụ"]]


def test_a_first_row_is_no_row_of_heads() -> None:
    """Work that speaks of authors, with a body and a time beside it, is a row."""
    table = "Tặng thưởng tác giả đoạt giải\tSở Y tế\tQuý I\nKiểm tra cơ sở lưu trú\tCông an tỉnh\tQuý II\nTổng hợp số liệu báo cáo\tSở Y tế\tQuý III"
    assert each_roles(plan(PLAN + table)) == [YT, CA, YT]


@pytest.mark.parametrize("head", ["Đơn vị phối hợp", "Hình thức"])
def test_role_words_below_a_head_that_says_who_leads(head: str) -> None:
    """Where a head says who leads, words for a role in another column take nothing from it."""
    table = f"TT\tNhiệm vụ\tĐơn vị chủ trì\t{head}\n1\tRà soát hồ sơ bệnh án\tSở Y tế\tHỗ trợ\n2\tKiểm tra cơ sở giết mổ\tCông an tỉnh\tPhối hợp"
    assert each_roles(plan(PLAN + table)) == [YT, CA]


def test_sums_and_notes_are_no_tasks() -> None:
    """The last rows of a table may sum up or explain."""
    table = "TT\tNội dung\tChủ trì\n1\tTổng kết\tSở Y tế\n\tTổng số\tSở Nội vụ\n\tTổng cộng\tSở Nội vụ\n\tGhi chú\tSở Y tế"
    assert each_roles(plan(PLAN + table)) == [YT]


@pytest.mark.parametrize(
    ("head", "acts"),
    [("Cơ quan cấp phép", True), ("Đơn vị sử dụng lao động", True), ("Đơn vị được cấp phép", False)],
)
def test_heads_of_who_permits_or_employs(head: str, acts: bool) -> None:
    """Whoever permits or employs does work; who only issued a paper or got it does not."""
    table = f"TT\tNhiệm vụ\t{head}\n1\tRà soát giấy phép khai thác\tSở Y tế\n2\tĐóng bảo hiểm cho người lao động\tCông an tỉnh"
    assert each_roles(plan(PLAN + table)) == ([YT, CA] if acts else [])


CAPTIONS = {
    "Bảng 1. Nhiệm vụ giao Sở Y tế chủ trì": "lead",
    "Biểu số 1: Nhiệm vụ do Sở Y tế chủ trì": "lead",
    "Nhiệm vụ giao Sở Y tế chủ trì": "lead",
    "Bảng 1. Nhiệm vụ của Sở Y tế": "lead",  # beside partners
}


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_says_who_leads_the_rows_of_its_table(caption):
    table = "| TT | Nhiệm vụ | Phối hợp | Thời hạn |\n|---|---|---|---|\n| 1 | Rà soát hồ sơ bệnh án | Sở Nội vụ | Quý I |\n| 2 | Kiểm tra cơ sở y tế | Sở Nội vụ | Quý II |\n"
    parsed = plan(f"II. NHIỆM VỤ\n\n{caption}\n\n{table}\n{caption.replace('1', '2').replace('Y tế', 'Tài chính')}\n\n{table}")
    first, second = {"Sở Y tế": CAPTIONS[caption], "Sở Nội vụ": "coordinate"}, {"Sở Tài chính": "lead", "Sở Nội vụ": "coordinate"}
    assert each_roles(parsed) == [first, first, second, second]


def test_a_caption_that_names_nobody_is_no_work():
    table = "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Rà soát hồ sơ bệnh án | Sở Y tế |\n"
    assert each_roles(plan(f"II. NHIỆM VỤ\n\nBảng 1. Triển khai các nhiệm vụ trọng tâm của tỉnh năm 2020\n\n{table}")) == [
        {"Sở Y tế": "lead"}
    ]


@pytest.mark.parametrize(
    ("caption", "tasks"),
    [
        ("Bảng 2. Sở Y tế", []),  # what it has, no work
        ("Bảng 3. Kết quả do Sở Y tế tổng hợp", []),
        ("Bảng 1. Sở Y tế kiểm tra, giám sát", []),
        ("Biểu 1. Sở Y tế chủ trì rà soát hồ sơ theo mẫu trước ngày 30/6.", [{"Sở Y tế": "lead"}]),
        ("Biểu 3 do Sở Y tế lập; Sở Nội vụ tổng hợp, báo cáo trước ngày 30/6.", [{"Sở Y tế": "assigned", "Sở Nội vụ": "assigned"}]),
    ],
)
def test_captions_of_figures_and_captions_that_are_work(caption, tasks):
    table = "TT\tNội dung\tBiên chế\n1\tQuản lý nhà nước về dược\t12\n2\tKiểm tra chuyên ngành\t5\n"
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n{caption}\n{table}")) == tasks
