"""How far a role reaches in forms of whole sections: the text of a plan, and who has which role in each of its tasks."""

import pytest

from tests.ingest.factories import plan

A, B = "Nạo vét kênh thoát nước khu phố cổ", "Trồng cây dọc các tuyến đê"
LEAD = {"Sở Y tế": "lead"}
CASES = {
    "a line that is a name": (f"III. TỔ CHỨC THỰC HIỆN\nSở Y tế\n- {A}.\n- {B}.\nSở Xây dựng\n- {A}.", [{"Sở Y tế": "assigned"}] * 2 + [{"Sở Xây dựng": "assigned"}]),
    "a heading torn in a name": (f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế, Hội Liên hiệp\n\nPhụ nữ tỉnh\n- {A}.", [{"Sở Y tế": "assigned", "Hội Liên hiệp Phụ nữ": "assigned"}]),
    "by a heading, helped by lines": (f"II. NHIỆM VỤ\n1. Nhóm nhiệm vụ do Sở Y tế chủ trì\n- {A}.\nPhối hợp: Sở Xây dựng.\n- {B}.", [{**LEAD, "Sở Xây dựng": "coordinate"}, LEAD]),
    "a lead-in with an exception": (f"II. NHIỆM VỤ\nCác nhiệm vụ sau đây do Sở Y tế chủ trì, trừ nhiệm vụ có quy định riêng:\n1. {A}.\n2. {B}.\n- Chủ trì: Sở Xây dựng.", [LEAD, {"Sở Xây dựng": "lead"}]),
    "fields of no role below": (f"II. NHIỆM VỤ\n1. {B}.\n- Sản phẩm: Báo cáo.\n- Kinh phí: Ngân sách.\n- Chủ trì: Sở Y tế.", [LEAD]),
    "a page's number between": (f"II. NHIỆM VỤ\n1. {B}.\n\n3\n\nChủ trì: Sở Y tế.", [LEAD]),
    "a list of names with a note": (f"II. NHIỆM VỤ\n1. Nội dung\na) {A};\n2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n- Sở Y tế.\n(Văn phòng Sở giúp việc.)", [LEAD]),
    "clauses that name their items": (f"II. NHIỆM VỤ\n1. Nhiệm vụ chính:\na) {A};\nb) {B};\n2. Phân công: Sở Y tế chủ trì nội dung tại điểm a; Sở Xây dựng chủ trì nội dung tại điểm b.", [LEAD, {"Sở Xây dựng": "lead"}]),
    "a section in capitals without a number": (f"NHIỆM VỤ, GIẢI PHÁP\n1. {B}.\nChủ trì: Sở Y tế.\nKINH PHÍ THỰC HIỆN\nNgân sách tỉnh.", [LEAD]),
    "a table below a lead": (f"II. NHIỆM VỤ\n1. Nhiệm vụ do Sở Y tế chủ trì\n| TT | Nhiệm vụ | Phối hợp | Thời gian |\n| 1 | {A} |  | 2025 |\n| 2 | {B} | Sở Xây dựng | 2025 |", [LEAD, {**LEAD, "Sở Xây dựng": "coordinate"}]),
}  # fmt: skip
ORDERS = {
    "a list in the lead-in's line": f"UBND tỉnh yêu cầu Sở Y tế: 1. {A}. 2. {B}.",
    "points in an item's line": f"UBND tỉnh yêu cầu:\n\n1. Sở Y tế: a) {A}. b) {B}.",
    "an order without a name": "Hội nghị thống nhất giao:\n- Sở Y tế: nạo vét kênh thoát nước trong khu phố cổ;\n- Sở Y tế: trồng cây dọc các tuyến đê, kênh và đường.",
}


@pytest.mark.parametrize("name", CASES)
def test_roles_of_each_task(name: str):
    body, wanted = CASES[name]
    assert [{role.generic: role.role for role in task.roles} for task in plan(body).tasks] == wanted


@pytest.mark.parametrize("name", ORDERS)
def test_orders_tell_each_item(name: str):
    parsed = plan(ORDERS[name] + "\n\nChỉ thị này có hiệu lực kể từ ngày ký./.")
    assert [{role.generic: role.role for role in task.roles} for task in parsed.tasks] == [{"Sở Y tế": "assigned"}] * 2


@pytest.mark.parametrize(
    "line",
    ["Sở Xây dựng", "Các hoạt động chính", "TỔ CHỨC THỰC HIỆN", "Điều 2. Giải thích từ ngữ\n1. Cơ quan chủ trì là cơ quan được giao việc."],
)
def test_what_only_heads_is_no_task(line: str):
    assert plan(f"III. TỔ CHỨC THỰC HIỆN\n{line}").tasks == ()
