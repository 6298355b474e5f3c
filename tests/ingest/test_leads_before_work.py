"""Who does it said before the work: brackets, heads of groups with members, lead-ins that spare some items."""

from __future__ import annotations

from tests.ingest.factories import each_roles, plan


def test_bracket_before_work() -> None:
    """A bracket before the work says who does it; one that says anything else is of the work."""
    text = (
        "II. PHÂN CÔNG\n1. (Sở Y tế chủ trì; Sở Nội vụ phối hợp) Mời 12 báo cáo viên, in kỷ yếu 180 trang.\n"
        "2. (Sở Tài chính thực hiện) Lập dự toán, tạm ứng kinh phí.\n3. (Đợt 1) Sở Xây dựng rà soát các dự án chậm tiến độ."
    )
    assert each_roles(plan(text)) == [
        {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"},
        {"Sở Tài chính": "lead"},
        {"Sở Xây dựng": "assigned"},
    ]


def test_groups_with_their_head_and_members() -> None:
    """A group's head leads its work, its members work with it; the line that calls the group is no work."""
    text = (
        "II. CÁC NHÓM VIỆC\nNHÓM 1: Dữ liệu di sản\nĐơn vị trưởng nhóm: Sở Du lịch\nĐơn vị thành viên: Sở Nội vụ, Hội Tin học\n"
        "- Quét 3D các di tích trong thành;\n- Gắn chíp cho 2.000 cổ vật;\n\nNHÓM 2: Nhân lực\nĐơn vị trưởng nhóm: Sở Y tế\n"
        "Đơn vị thành viên: Sở Tài chính\n- Đào tạo 400 cán bộ dùng trợ lý ảo."
    )
    first = {"Sở Du lịch": "lead", "Sở Nội vụ": "coordinate", "Hội Tin học": "coordinate"}
    assert each_roles(plan(text)) == [first, first, {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}]


def test_lead_in_that_spares_an_item() -> None:
    """The last clause of a lead-in gives one item to others; without it all items are the lead's."""
    lead = "2. Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện các việc dưới đây"
    items = "\na) Đánh số lồng, cấp giấy xác nhận;\nb) Lấy mẫu nước vào ngày 15 hằng tháng;\nc) Nhặt sao biển gai tại Hòn Tranh."
    both = {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}
    spared = ", riêng điểm c do Sở Du lịch chủ trì, phối hợp với Sở Xây dựng:"
    assert each_roles(plan(f"II. NHIỆM VỤ\n{lead}:{items}"))[-3:] == [both, both, both]
    assert each_roles(plan(f"II. NHIỆM VỤ\n{lead}{spared}{items}"))[-3:] == [
        both,
        both,
        {"Sở Du lịch": "lead", "Sở Xây dựng": "coordinate"},
    ]
