"""Tables of one cell a line in which a lead's cell covers several rows, so that the rows below it have no line for it."""

import pytest

from tests.ingest.factories import each_roles, plan

L, C = "lead", "coordinate"
WORKS = [
    ("Kiểm tra hồ chứa Khe Lim trước mùa mưa", "Sở Xây dựng", "Tháng 4/2025"),
    ("Cắm biển báo tại 14 ngầm tràn", "", "Tháng 5/2025"),
    ("Sửa chữa cống dưới đê Nam Sông", "", "Quý II/2025"),
    ("Lập danh sách hộ phải di dời", "Sở Y tế", "Tháng 6/2025"),
    ("Tập huấn sử dụng áo phao cho học sinh", "", "Trước ngày 30/6/2025"),
]
LED = [{"Sở Xây dựng": L}] * 3 + [{"Sở Y tế": L}] * 2
HEADS = {"n": "TT", "c": "Nhiệm vụ", "l": "Đơn vị chủ trì", "t": "Thời gian"}


def _lines(order: str, works: list[tuple[str, str, str]]) -> str:
    rows = [{"n": str(i), "c": what, "l": who, "t": when} for i, (what, who, when) in enumerate(works, 1)]
    cells = [HEADS[o] for o in order] + [row[o] for row in rows for o in order if row[o]]
    return "II. NHIỆM VỤ\n\n" + "\n".join(cells) + "\n\nIII. KINH PHÍ\nTheo phân cấp hiện hành.\n"


@pytest.mark.parametrize("order", ["nclt", "clt", "lct", "nlct", "tcl", "ncl"])
def test_a_cell_that_covers_rows_leads_them_all(order: str):
    assert each_roles(plan(_lines(order, WORKS))) == LED


def test_days_may_lack_too_where_numbers_tell_the_rows():
    works = [(what, who, when if i in (0, 2) else "") for i, (what, who, when) in enumerate(WORKS)]
    parsed = plan(_lines("nclt", works))
    assert each_roles(parsed) == LED
    assert [[t.printed for t in task.times] for task in parsed.tasks] == [["Tháng 4/2025"], [], ["Quý II/2025"], [], []]


def test_a_cell_of_work_may_run_over_lines():
    works = [(f"{what}\nvà báo cáo kết quả" if i % 2 else what, who, when) for i, (what, who, when) in enumerate(WORKS)]
    assert each_roles(plan(_lines("nclt", works))) == LED


def test_one_name_beside_heads_of_leads_and_partners_leads():
    cells = [
        "TT",
        "Nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời gian",
        "1",
        "Kiểm tra hồ chứa",
        "Sở Xây dựng",
        "Sở Nội vụ",
        "Quý I/2025",
    ]
    cells += ["2", "Cắm biển báo ngầm tràn", "Sở Y tế", "Quý II/2025", "3", "Sửa chữa cống dưới đê", "Quý III/2025"]
    said = each_roles(plan("II. NHIỆM VỤ\n\n" + "\n".join(cells) + "\n"))
    assert said == [{"Sở Xây dựng": L, "Sở Nội vụ": C}, {"Sở Y tế": L}, {"Sở Y tế": L}]


def test_a_numbered_title_above_numbers_that_begin_again_still_heads_a_group():
    rows = [
        ("1", "Nhóm hạ tầng", "", ""),
        ("1.1", "Sửa cầu treo", "Sở Xây dựng", "Quý I"),
        ("2", "Nhóm y tế", "", ""),
        ("2.1", "Khám sức khỏe người cao tuổi", "Sở Y tế", "Quý II"),
    ]
    text = "\n".join("| " + " | ".join(row) + " |" for row in [("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), *rows])
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n{text}\n")) == [{"Sở Xây dựng": L}, {"Sở Y tế": L}]
