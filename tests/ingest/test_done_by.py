"""Whose a thing is that a statement only names, who helps a lead and how, officers with their names, and sections that hold no work."""

from __future__ import annotations

import pytest

from tests.ingest.factories import each_roles, plan

WORK = [
    # a thing and who does what with it
    ("Vé mời, vé bán do Văn phòng Bộ quản lý.", {"Văn phòng Bộ": "assigned"}),
    ("Kịch bản lễ khai mạc do Liên đoàn Xiếc Việt Nam chủ trì xây dựng.", {"Liên đoàn Xiếc Việt Nam": "lead"}),
    ("Âm thanh, ánh sáng do Nhà hát Lớn Hà Nội đảm nhiệm.", {"Nhà hát Lớn Hà Nội": "assigned"}),
    (
        "Giải thưởng do Sở Tài chính thẩm định mức chi, Quỹ Hỗ trợ nghệ sĩ trẻ tài trợ.",
        {"Sở Tài chính": "assigned", "Quỹ Hỗ trợ nghệ sĩ trẻ": "assigned"},
    ),
    ("Rà soát các dự án do Sở Xây dựng quản lý.", {}),
    ("Văn bản do Sở Tư pháp soạn thảo phải lấy ý kiến nhân dân.", {}),
    (
        "Việc mời 18 đoàn nước ngoài được giao cho Sở Ngoại vụ, có sự phối hợp của Sở Du lịch.",
        {"Sở Ngoại vụ": "assigned", "Sở Du lịch": "coordinate"},
    ),
    # who helps a lead behind the work
    (
        "Sở Y tế chủ trì đặt 9 trạm sơ cứu, cùng với Hội Chữ thập đỏ tỉnh vận chuyển người gặp nạn.",
        {"Sở Y tế": "lead", "Hội Chữ thập đỏ": "coordinate"},
    ),
    ("Sở Y tế chủ trì lập danh sách hộ nghèo cùng cấp thẻ bảo hiểm.", {"Sở Y tế": "lead"}),
    (
        "Sở Nội vụ chủ trì rà soát hộ nghèo; các thôn, Ban giảm nghèo thôn cùng tham gia; công khai kết quả tại nhà văn hóa.",
        {"Sở Nội vụ": "lead", "Các thôn": "coordinate", "Ban giảm nghèo thôn": "coordinate"},
    ),
    ("Sở Xây dựng kẻ lại vạch đường, còn Công an tỉnh lập 28 chốt.", {"Sở Xây dựng": "assigned", "Công an cấp tỉnh": "assigned"}),
    (
        "Chi hội Khách sạn và Chi hội Ẩm thực mỗi bên góp 15 triệu đồng.",
        {"Chi hội Khách sạn": "assigned", "Chi hội Ẩm thực": "assigned"},
    ),
    ("Các hộ nhận khoán dọn thực bì.", {"Các hộ nhận khoán": "assigned"}),
    # persons, by their offices
    ("Bà Chảo Mẩy Pham, Chủ tịch Hội Khuyến học xã, ủy viên: mở 10 gian hàng.", {"Hội Khuyến học cấp xã": "assigned"}),
    ("Ông Má A Tủa, Giám đốc Hợp tác xã Tả Van, ủy viên: bố trí chỗ nghỉ cho đại biểu.", {"Hợp tác xã Tả Van": "assigned"}),
]


@pytest.mark.parametrize(("words", "expected"), WORK)
def test_statements(words: str, expected: dict[str, str]) -> None:
    """Each statement gives its roles and no others."""
    assert each_roles(plan(f"II. CÁC PHẦN VIỆC\n1. {words}\n2. Treo cờ Tổ quốc dịp lễ.")) == [expected, {}]


NO_WORK = [
    "III. GIỜ HOẠT ĐỘNG CỦA CÁC PHÒNG\nThư viện: 7 giờ 00 - 11 giờ 15. Phòng Y tế: cả ngày.",
    "III. THÔNG TIN LIÊN HỆ\nĐồn Biên phòng Lạch Trường: trực ban 24/24 giờ.",
    "III. DIỄN BIẾN\nBan Giám đốc báo cáo năng suất 68 tạ/ha.",
    "III. KẾT QUẢ THÁNG 3\n- Thư viện đón 1.240 lượt bạn đọc; Đội Thiếu niên thu gom 320 kg giấy vụn.",
    "III. QUYỀN LỢI NGƯỜI THAM GIA\nVận động viên được cấp áo, huy chương, bảo hiểm.",
    "3. Cấp dự báo cháy rừng gồm năm cấp: cấp I là thấp, cấp II là trung bình.",
    "3. Trường hợp được coi là phơi nhiễm độ III: vết cắn sâu, gần đầu.",
    "Điều 3. Ban Tổ chức tự giải thể sau khi hoàn thành nhiệm vụ.",
]


@pytest.mark.parametrize("words", NO_WORK)
def test_sections_without_work(words: str) -> None:
    """Hours, addresses, reports, rights and definitions are no tasks; what stands before them is."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. Sở Y tế mua thuốc dự phòng.\n{words}")) == [{"Sở Y tế": "assigned"}]


WORK_SECTIONS = ["II. LỊCH VIỆC TRONG NĂM", "II. CÁC KHÂU THỰC HIỆN", "II. DANH SÁCH VIỆC CẦN XONG", "II. CÔNG VIỆC THÁNG 4"]


@pytest.mark.parametrize("heading", WORK_SECTIONS)
def test_sections_of_work(heading: str) -> None:
    """What stands below a heading that names work is work, whatever its verb."""
    assert len(each_roles(plan(f"{heading}\n- Ngày hội Toán học mở cho học sinh lớp 8.\n- Hội thi nấu ăn của các tổ dân phố."))) == 2
