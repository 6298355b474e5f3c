"""Codes of a legend, records in one line, boxes to tick, teams with members, dashes before work: and what looks like them and is none."""

from __future__ import annotations

from ingest.layout.marks import mark_at
from ingest.names.legends import legends
from tests.ingest.factories import each_roles, plan, reading

LEGEND = "1. Ký hiệu\nK1: Khoa Xét nghiệm\nP2: Phòng Kế hoạch - Tài chính\nBV: Bệnh viện Đa khoa khu vực Gò Dầu\n"


def test_legend() -> None:
    """Codes are found with their names, whatever sign stands between; one alone, a list of places or of papers is no legend."""
    text = "K1: Khoa Xét nghiệm\nP2 - Phòng Hành chính\n- TY = Trạm Y tế phường;\n"
    found = reading(text)
    assert [(code, found.chars[a:b]) for code, a, b in legends(found)] == [
        ("K1", "Khoa Xét nghiệm"),
        ("P2", "Phòng Hành chính"),
        ("TY", "Trạm Y tế phường"),
    ]
    for none in ("K1: Khoa Xét nghiệm\n", "BM: Biểu mẫu\nHD: Hướng dẫn\n", "I: Sở Y tế\nII: Sở Tài chính\n", "A. Sở Y tế\nB. Sở Nội vụ\n"):
        assert not [*legends(reading(none))]


def test_codes_act() -> None:
    """A code in a cell or value means the body of its legend, and the legend's lines are no tasks."""
    table = "2. Bảng việc\nTT\tViệc\tChủ trì\tPhối hợp\tKhi nào\n1\tNhập 3.000 test nhanh\tP2\tK1, BV\tTháng 4\n2\tHiệu chuẩn máy đo\tK1\t-\tTháng 5"
    assert each_roles(plan(LEGEND + table)) == [
        {"Phòng Kế hoạch - Tài chính": "lead", "Khoa Xét nghiệm": "coordinate", "Bệnh viện Đa khoa khu vực Gò Dầu": "coordinate"},
        {"Khoa Xét nghiệm": "lead"},
    ]


def test_declared_records() -> None:
    """A line says in which order the parts of the records behind it stand."""
    text = (
        "II. VIỆC TRONG TUẦN\n(Cách ghi: nội dung / bộ phận thực hiện / thời điểm)\nTuần 1 (từ 30/3)\n"
        "- Duyệt đề kiểm tra khối 8 / Hội đồng bộ môn / 31/3\nTuần 2 (từ 06/4)\n- Khám sức khỏe học sinh / Trạm Y tế phường / 09/4"
    )
    assert each_roles(plan(text)) == [{"Hội đồng bộ môn": "lead"}, {"Trạm Y tế cấp xã": "lead"}]


def test_strokes_that_part_no_records() -> None:
    """Strokes in figures, dates and pairs of words leave statements as they are."""
    text = "II. NHIỆM VỤ\n1. Cấp 30 suất ăn / ngày / người cho Trạm Y tế phường.\n2. Trồng 12 ha lúa / vụ / năm.\n3. Phun 2 lít thuốc / ha / đợt."
    assert len(each_roles(plan(text))) == 3


def test_boxes() -> None:
    """An open box is a bullet; a ticked one among open ones is done."""
    text = (
        "II. VIỆC CẦN XONG\n☐ Chụp lại 200 ảnh [đầu mối: Câu lạc bộ Nhiếp ảnh Cố đô; tham gia: Trường Đại học Hoa Lư; hạn: 12/5]\n"
        "☐ Lập danh sách khách sạn giảm giá [đầu mối: Chi hội Khách sạn; tham gia: không; hạn: 15/5]\n☑ Đóng phí thành viên (xong ngày 20/4)"
    )
    assert each_roles(plan(text)) == [
        {"Câu lạc bộ Nhiếp ảnh Cố đô": "lead", "Trường Đại học Hoa Lư": "coordinate"},
        {"Chi hội Khách sạn": "lead"},
    ]
    marks = [mark_at(words, 0, len(words)) for words in ("☑ Đóng phí", "[x] Đóng phí", "[ ] Đóng phí", "□ Đóng phí", "[1] Đóng phí")]
    assert [mark.done if mark is not None else "" for mark in marks] == [True, True, False, False, ""]


def test_teams_and_dashes() -> None:
    """Members in a bracket act for their team; a dash parts whoever acts from the work, and no name."""
    text = (
        "II. NHIỆM VỤ\n1. Tổ Hậu cần (Phòng Hành chính quản trị, Khoa Dược): chuẩn bị 35 cáng.\n2. Tổ Đánh giá (Phòng Quản lý chất lượng): chấm điểm.\n"
        "3. Ban Chấp hành, Trạm Y tế phường – mở đợt khám mắt.\n4. Phòng Văn hóa - Xã hội: treo băng rôn.\n"
        "5. Ban Quản lý dự án Giao thông (chủ đầu tư): lập lại tiến độ."
    )
    assert each_roles(plan(text)) == [
        {"Phòng Hành chính quản trị": "assigned", "Khoa Dược": "assigned"},
        {"Phòng Quản lý chất lượng": "assigned"},
        {"Ban Chấp hành": "assigned", "Trạm Y tế cấp xã": "assigned"},
        {"Phòng Văn hóa - Xã hội": "assigned"},
        {"Ban Quản lý dự án Giao thông": "assigned"},
    ]


def test_fields_of_unknown_labels() -> None:
    """Fields whose label no row knows belong to their entry; a title before the next entry to none."""
    text = (
        "II. DANH MỤC\nLĩnh vực nông nghiệp\n1. Nghị quyết hỗ trợ dồn điền, đổi thửa\n   Cơ quan chủ trì tham mưu: Sở Tài chính\n"
        "   Cấp trình: UBND tỉnh - Cấp thông qua: HĐND tỉnh\nLĩnh vực văn hóa\n2. Nghị quyết miễn vé tham quan phố cổ\n"
        "   Cơ quan chủ trì tham mưu: Sở Nội vụ\n   Cấp trình: UBND tỉnh"
    )
    assert each_roles(plan(text)) == [{"Sở Tài chính": "lead"}, {"Sở Nội vụ": "lead"}]
