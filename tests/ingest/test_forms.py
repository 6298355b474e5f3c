"""Forms in which real documents give roles, one line each: the body of a plan, and who has which role in its only task."""

import pytest

from tests.ingest.factories import HEAD, TAIL, parse, plan, source

CASES = [
    ("Bộ Xây dựng chủ trì, phối hợp với UBND Thành phố Hà Nội, UBND tỉnh Lạng Sơn xác định nguồn vốn.",
     {"agency:bo-xay-dung": "lead", "agency:ha-noi/uy-ban-nhan-dan-cap-tinh": "coordinate", "agency:lang-son/uy-ban-nhan-dan-cap-tinh": "coordinate"}),
    ("Số hóa hồ sơ (Sở Y tế chủ trì, hoàn thành trước ngày 15/10/2025).", {"agency:lao-cai/so-y-te": "lead"}),
    ("Quy hoạch phố đi bộ.\nThời hạn: tháng 6/2024. Do Sở Xây dựng chủ trì; Sở Y tế phối hợp.",
     {"agency:lao-cai/so-xay-dung": "lead", "agency:lao-cai/so-y-te": "coordinate"}),
    ("Giảm giá điện.\nTrách nhiệm: Sở Công Thương (chủ trì), Sở Tài chính.",
     {"agency:lao-cai/so-cong-thuong": "lead", "agency:lao-cai/so-tai-chinh": "coordinate"}),
    ("Các chủ đập, chủ hồ thủy điện lắp đặt còi cảnh báo ở hạ du.",
     {"agency:lao-cai/cac-chu-dap": "assigned", "agency:lao-cai/chu-ho-thuy-dien": "assigned"}),
    ("Đảng đoàn Hội đồng nhân dân tỉnh giám sát việc thực hiện.", {"agency:lao-cai/dang-doan-hoi-dong-nhan-dan": "assigned"}),
    ("Sở Y tế và Công ty TNHH MTV Khai thác công trình thủy lợi Quảng Ngãi rà soát quy trình.",
     {"agency:lao-cai/so-y-te": "assigned", "agency:cong-ty-tnhh-mtv-khai-thac-cong-trinh-thuy-loi-quang-ngai": "assigned"}),
    ("Mở 5 lớp dạy chữ Thái Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: Sở Nội vụ.",
     {"agency:lao-cai/so-y-te": "lead", "agency:lao-cai/so-noi-vu": "coordinate"}),
    ("Chủ nhà trọ trang bị bình chữa cháy, tháo dỡ lồng sắt.", {"agency:lao-cai/chu-nha-tro": "assigned"}),
    ("Các hoạt động tuyên truyền tổ chức thường xuyên ở cơ sở.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("body", "roles"), CASES, ids=[body[:30] for body, _ in CASES])
def test_who_has_which_role(body: str, roles: dict[str, str]):
    (task,) = plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. {body}").tasks
    assert {role.agency: role.role for role in task.roles} == roles


def test_the_office_of_council_and_committee_is_one_body():
    text = HEAD.replace("02 tháng 03 năm 2020", "05 tháng 09 năm 2025") + "1. Văn phòng HĐND và UBND phường tổng hợp kết quả.\n" + TAIL
    (task,) = parse(source(text)).tasks
    assert [role.generic for role in task.roles] == ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã"]


def test_a_heading_that_is_a_bodys_name_is_one_though_a_word_of_it_looks_like_work():
    parsed = plan(
        "III. PHÂN CÔNG TRÁCH NHIỆM\n\n1. Phòng Công nghệ thông tin\n- Sao lưu dữ liệu hằng ngày.\n\n2. Tổ chức hội nghị tuyên truyền\n- In tài liệu."
    )
    assert [[role.generic for role in task.roles] for task in parsed.tasks][0] == ["Phòng Công nghệ thông tin"]
    assert all("hội nghị" not in role.generic for task in parsed.tasks for role in task.roles)
