"""Roles that the form of a plan leaves to its reader: tables in a section of no work, records without numbers, exceptions, names alone."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, rows, source

A, B, C = "Nạo vét kênh thoát nước khu phố cổ", "Trồng cây dọc các tuyến đê", "Tập huấn kỹ năng cho lái đò"
YT, XD = {"Sở Y tế": "lead"}, {"Sở Xây dựng": "coordinate"}
BOTH = {**YT, **XD}
AIMS = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao hiệu quả quản lý.\n2. Yêu cầu\n- Bảo đảm tiết kiệm.\n"
CASES = {
    "a table below a section of aims": (f"{AIMS}| TT | Nhiệm vụ | Chủ trì | Phối hợp |\n| 1 | {A} | Sở Y tế | Sở Xây dựng |\n| 2 | {B} | Sở Y tế | Sở Xây dựng |", [BOTH] * 2),
    "rows below whom a row names": (f"II. NHIỆM VỤ\n| TT | Nhiệm vụ | Phối hợp | Thời hạn |\n| I | Nhiệm vụ do Sở Y tế chủ trì | | |\n| 1 | {A} | Sở Xây dựng | Quý I |\n| 2 | {B} | Sở Xây dựng | Quý II |", [BOTH] * 2),
    "a name a row of a cell": (f"II. NHIỆM VỤ\n| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n| 1 | {A} | Sở Y tế | Sở Xây dựng | Quý I |\n| | | | Công an tỉnh | |\n| 2 | {B} | Sở Y tế | Ban Quản lý rừng | Quý I |\n| | | | phòng hộ Hoàng Liên | |", [{**BOTH, "Công an cấp tỉnh": "coordinate"}, {**YT, "Ban Quản lý rừng phòng hộ Hoàng Liên": "coordinate"}]),
    "records without numbers": (f"II. NHIỆM VỤ\nNhiệm vụ: {A}\nChủ trì: Sở Y tế\nKết quả: Báo cáo\nNhiệm vụ: {B}\nChủ trì: Sở Y tế\nPhối hợp: Sở Xây dựng\nKết quả: Báo cáo", [YT, BOTH]),
    "a sentence of roles with a label behind it": (f"II. NHIỆM VỤ\n1. {A}.\n2. {B}.\n3. {C}.\n(Phần này do Sở Y tế chủ trì; các đơn vị phối hợp: Sở Xây dựng.)", [BOTH] * 3),
    "all items but one": (f"II. NHIỆM VỤ\n1. {A}.\n2. {B}.\n3. {C}.\nSở Y tế chủ trì thực hiện các nhiệm vụ tại Mục này, trừ nhiệm vụ số 2 do Sở Nội vụ chủ trì.", [YT, {"Sở Nội vụ": "lead"}, YT]),
    "a range but one": (f"II. NHIỆM VỤ\n1. {A}.\n2. {B}.\n3. {C}.\nSở Y tế chủ trì các nhiệm vụ từ 1 đến 3, trừ nhiệm vụ 2.", [YT, {}, YT]),
    "a name that a clause carries on": (f"II. NHIỆM VỤ\n1. {A}.\n2. {B}.\n3. {C}.\nIII. PHÂN CÔNG\n1. Sở Y tế: chủ trì (nhiệm vụ 1-2); phối hợp (nhiệm vụ 3).", [YT, YT, {"Sở Y tế": "coordinate"}]),
    "names alone with a colon": (f"III. TỔ CHỨC THỰC HIỆN\nSở Y tế:\n* Chủ trì thực hiện:\n- {A};\nSở Xây dựng:\n* Phối hợp thực hiện:\n- {B}.", [YT, XD]),
    "a lead-in of two roles": (f"II. NHIỆM VỤ\n1. Các nhiệm vụ do Sở Y tế chủ trì, Sở Xây dựng phối hợp thực hiện gồm:\na) {A};\nb) {B}.", [BOTH] * 2),
    "a lead-in without a word before its name": (f"II. NHIỆM VỤ\n1. Những việc Sở Y tế chủ trì gồm:\na) {A};\nb) {B}.", [YT] * 2),
    "partners in a bracket before the colon": (f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế (phối hợp: Sở Xây dựng): {A}.\n2. Sở Y tế (phối hợp với Sở Xây dựng): {B}.", [{"Sở Y tế": "assigned", **XD}] * 2),
    "labels without a sign": (f"II. NHIỆM VỤ\n1. {A}; đơn vị chủ trì Sở Y tế; đơn vị phối hợp Sở Xây dựng.\n2. {B}. Cơ quan chủ trì Sở Y tế, cơ quan phối hợp Sở Xây dựng.", [BOTH] * 2),
    "a label without a name": (f"II. NHIỆM VỤ\n1. {A}; cơ quan chủ trì Chương trình báo cáo kết quả.", [{}]),
    "under another's lead": (f"II. NHIỆM VỤ\n1. Dưới sự chủ trì của Sở Y tế, Sở Xây dựng phối hợp {A.lower()}.", [BOTH]),
    "two words for helping": (f"II. NHIỆM VỤ\n1. Giao Sở Y tế chủ trì {A.lower()}; Sở Xây dựng phối hợp, hỗ trợ.\n2. Giao Sở Y tế chủ trì {B.lower()}; Sở Xây dựng tham gia, phối hợp thực hiện.", [BOTH] * 2),
    "a member of a committee": (f"III. PHÂN CÔNG\n1. Đồng chí Trần Văn Bình, Giám đốc Sở Y tế, Ủy viên Ban Chỉ đạo:\n- {A}.", [{"Sở Y tế": "assigned"}]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_roles(name: str):
    body, wanted = CASES[name]
    assert each_roles(plan(body)) == wanted


def test_a_table_of_aims_is_no_work():
    body = f"{AIMS}| TT | Chỉ tiêu | Chủ trì | Thời hạn |\n| 1 | Tỷ lệ hộ có nước sạch đạt 90% | Sở Y tế | Năm 2026 |"
    assert all(kind == "objective" for _, kind, _ in rows(plan(body)))


def test_what_a_text_without_a_letterhead_reports_beside_an_order_is_no_task():
    parsed = parse(
        source(
            "Người dân mong có thuốc\n\nĐề nghị Sở Y tế sớm cấp thuốc cho người bệnh.\n\nSở Tài chính hỗ trợ 5 tỷ đồng cho các hộ nghèo.\n"
            "Công an tỉnh phối hợp với Sở Giao thông vận tải xử lý 35 xe quá tải.\n"
        )
    )
    assert [[(role.generic, role.role) for role in task.roles] for task in parsed.tasks] == [[("Sở Y tế", "assigned")]]
