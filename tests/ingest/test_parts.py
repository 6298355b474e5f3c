"""Lines whose parts say by themselves who does what: whatever sign parts them, in whichever order, and what looks like them and is none."""

from __future__ import annotations

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

KT, YT = {"Phòng Kinh tế": "assigned"}, {"Trạm Y tế": "assigned"}


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Kiểm kê 40 sạp chợ → Phòng Kinh tế", "2. Phun khử khuẩn chợ → Trạm Y tế"),
        ("- Phòng Kinh tế ← kiểm kê 40 sạp chợ", "- Trạm Y tế ← phun khử khuẩn chợ"),
        ("1. Kiểm kê 40 sạp chợ ........ Phòng Kinh tế", "2. Phun khử khuẩn chợ ........ Trạm Y tế"),
        ("[Phòng Kinh tế] Kiểm kê 40 sạp chợ.", "[Trạm Y tế] Phun khử khuẩn chợ."),
        ("1. Kiểm kê 40 sạp chợ @Phòng Kinh tế", "2. Phun khử khuẩn chợ @Trạm Y tế"),
    ],
)
def test_any_sign(lines: tuple[str, str]) -> None:
    """Who stands beside the work has it, whatever sign parts them."""
    assert each_roles(plan("II. NHIỆM VỤ\n" + "\n".join(lines))) == [KT, YT]


def test_words_beside_names() -> None:
    """A word beside a name says its role; one behind several names is of all of them."""
    text = (
        "II. NHIỆM VỤ\n1. Dựng cổng chào (Phòng Kinh tế chính, Đoàn Thanh niên phụ).\n"
        "2. Giữ xe cho khách - Công an xã (chính), Hội Nông dân xã, Trạm Y tế (phụ)"
    )
    assert each_roles(plan(text)) == [
        {"Phòng Kinh tế": "lead", "Đoàn Thanh niên Cộng sản Hồ Chí Minh": "coordinate"},
        {"Công an cấp xã": "lead", "Hội Nông dân cấp xã": "coordinate", "Trạm Y tế": "coordinate"},
    ]


def test_cells_with_labels() -> None:
    """Rows without heads whose cells say what they hold; "không" is nobody."""
    text = (
        "II. NHIỆM VỤ\n1. Thu giấy chứng nhận | Chủ trì: Phòng Kinh tế | Phối hợp: Công an xã | Hạn: 20/9\n"
        "2. Xác minh thửa trùng | Chủ trì: Công an xã | Phối hợp: không | Hạn: 15/11"
    )
    parsed = plan(text)
    assert each_roles(parsed) == [{"Phòng Kinh tế": "lead", "Công an cấp xã": "coordinate"}, {"Công an cấp xã": "lead"}]
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks] == ["Thu giấy chứng nhận", "Xác minh thửa trùng"]


def test_name_with_a_dash() -> None:
    """A dash inside a body's name parts nothing."""
    text = (
        "(việc - chủ trì - phối hợp - hạn)\n- Rà soát hộ nghèo - Phòng Văn hóa - Xã hội - Phòng Kinh tế - 30/4\n"
        "- Khám mắt cho học sinh - Trạm Y tế - - 15/5"
    )
    assert each_roles(plan("II. NHIỆM VỤ\n" + text)) == [
        {"Phòng Văn hóa - Xã hội": "lead", "Phòng Kinh tế": "coordinate"},
        {"Trạm Y tế": "lead"},
    ]


def test_no_runs() -> None:
    """Members of a committee, places with figures and names beside figures are no work."""
    members = "II. THÀNH PHẦN\n- Ông Lê Văn Ba - Phó Chủ tịch UBND xã - Trưởng ban\n- Bà Lò Thị Mai - Phòng Kinh tế - Thành viên"
    places = "II. SỐ LIỆU\n- Thôn Đông: 45 tấn\n- Thôn Tây: 30 tấn"
    assert [each_roles(plan(text)) for text in (members, places)] == [[], []]


def test_text_without_form() -> None:
    """A list of work with who does it is read without a letterhead."""
    text = "Phân công chuẩn bị ngày hội\n1. Mượn 200 ghế - Phòng Kinh tế\n2. Dựng 3 gian hàng - Trạm Y tế\n3. Trực cấp cứu - Sở Y tế\n"
    assert each_roles(parse(source(text))) == [KT, YT, {"Sở Y tế": "assigned"}]


def test_item_of_signs_alone() -> None:
    """An item without a letter or digit has no parts and stops nothing."""
    assert parse(source("3. ---------------\n5. Hà Nội, ngày 14 tháng 6 năm 2023")).tasks == ()


@pytest.mark.parametrize(
    "text",
    [
        "[1] Bộ Y tế. Hướng dẫn chẩn đoán sốt xuất huyết, 2019.\n[2] Bộ Nội vụ. Đánh giá cải cách hành chính, 2021.",
        "1. Bộ Y tế (2019), Hướng dẫn chẩn đoán sốt xuất huyết.\n2. Bộ Tài chính (2020), Quản lý tài chính công.",
        "TÀI LIỆU THAM KHẢO\n\n[1] Bộ Y tế. Hướng dẫn chẩn đoán, 2019.\n[2] Bộ Nội vụ. Đánh giá cải cách hành chính, 2021.",
        "Đăng ký khám bệnh: Bệnh viện Bạch Mai, 78 Giải Phóng\nMua thẻ bảo hiểm: Bảo hiểm xã hội quận, 12 Láng Hạ",
        "Tiếp nhận phản ánh: Công an tỉnh - 0987654321\nHỗ trợ người dân: Hội Nông dân tỉnh - 0901234567",
        "Kiểm tra vệ sinh an toàn thực phẩm (Ảnh: Chi cục An toàn vệ sinh thực phẩm)\nTuyên truyền phòng chống ma túy (Nguồn: Công an tỉnh)",
        "Số liệu dùng trong báo cáo\nKiểm soát lạm phát (Ngân hàng Nhà nước)\nĐầu tư công (Sở Kế hoạch và Đầu tư)",
        "Đề tài đã nghiệm thu\n\nXây dựng phần mềm quản lý - Khoa Công nghệ thông tin - 2020\nĐánh giá chất lượng nước - Khoa Môi trường - 2018",
        "Lịch sử nhà trường\n\nNăm 1986 - Xây dựng cơ sở mới - Sở Giáo dục\nNăm 1998 - Mở rộng khuôn viên - Sở Xây dựng",
        "Trong tuần qua:\n- Kiểm tra 12 cơ sở kinh doanh - Sở Công Thương\n- Trao 20 suất học bổng - Hội Khuyến học",
        "Báo cáo hoạt động hội\n\nMua 200 suất quà tặng hộ nghèo - Hội Phụ nữ\nXây dựng 3 nhà tình nghĩa - Hội Cựu chiến binh",
        "Văn bản mới ban hành\n\n- Hướng dẫn chế độ phụ cấp (Sở Nội vụ)\n- Phê duyệt quy hoạch sử dụng đất (UBND tỉnh)",
    ],
)
def test_alike_lines_that_share_nothing_out(text: str) -> None:
    """Sources, addresses, captions and what was done are alike lines too: a text without a letterhead must say that work is shared out."""
    assert parse(source(text + "\n")).tasks == ()


def test_text_that_says_it_shares_work_out() -> None:
    """A title, the line above or words for roles say that lines are work."""
    lines = "1. Lau dọn 20 phòng học - Phòng Kinh tế\n2. Sửa 5 bồn hoa - Trạm Y tế\n"
    for above in ("Chia việc ngày hội\n", "Việc tuần này của trường\n", "Ngày hội xã\n\nBảng việc:\n"):
        assert each_roles(parse(source(above + lines))) == [KT, YT]
    named = "Ngày hội xã\n1. Lau dọn 20 phòng học - Phòng Kinh tế (chính)\n2. Sửa 5 bồn hoa - Trạm Y tế (chính)\n"
    assert each_roles(parse(source(named))) == [{"Phòng Kinh tế": "lead"}, {"Trạm Y tế": "lead"}]


def test_whom_work_is_for() -> None:
    """Who gets a report, or is looked into, does not do the work; who sends it to somebody named in it does."""
    got = "- Gửi báo cáo - Bộ Y tế\n- Trình dự thảo nghị quyết - HĐND tỉnh\n- Kiểm tra vệ sinh - Trường THCS Lê Lợi"
    assert each_roles(plan("II. NHIỆM VỤ\n" + got)) == [{}, {}, {}]
    inspected = "1. Thanh tra đột xuất: Bệnh viện Đa khoa tỉnh\n2. Kiểm tra phòng cháy: Công ty An Bình"
    assert each_roles(plan("II. NHIỆM VỤ\n" + inspected)) == [{}, {}]
    done = "- Trình UBND tỉnh ban hành kế hoạch - Phòng Kinh tế\n- Kiểm tra 12 chợ - Trạm Y tế\n- Gửi thư ngỏ tới kiều bào - Trạm Y tế"
    assert each_roles(plan("II. NHIỆM VỤ\n" + done)) == [KT, YT, YT]


def test_name_parted_before_its_role() -> None:
    """A longer name before a colon leads what its sentence says it leads, and the sentence keeps its full stop."""
    text = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực II: Chủ trì, phối hợp triển khai thanh toán số.\n\n"
        "2. Sở Y tế - Trung tâm Kiểm soát bệnh tật: Chủ trì, triển khai tiêm chủng."
    )
    parsed = plan(text)
    assert each_roles(parsed)[0] == {"Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực II": "lead"}
    assert parsed.tasks[0].span.quote(parsed.source.text) == "Chủ trì, phối hợp triển khai thanh toán số."


def test_sources_and_reports_in_a_document() -> None:
    """A list of sources in a plan holds no work, and what a report says of bodies gives them none."""
    listed = "II. NHIỆM VỤ\n1. Phòng Kinh tế rà soát 20 cơ sở.\n\nIII. TÀI LIỆU THAM KHẢO\n[1] Bộ Y tế. Hướng dẫn chẩn đoán, 2019.\n[2] Bộ Nội vụ. Đánh giá cải cách, 2021."
    assert each_roles(plan(listed)) == [KT]
    report = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 12/BC-UBND\nBÁO CÁO\nKết quả năm 2019\n\nI. HOẠT ĐỘNG\n- Mua 200 suất quà - Hội Phụ nữ\n- Xây dựng 3 nhà - Hội Cựu chiến binh\n"
    assert [roles for roles in each_roles(parse(source(report))) if roles] == []


def test_name_that_ends_with_a_role_word() -> None:
    """A word for a role at the end of a name is of the name: "Phòng Hành chính"."""
    text = "II. NHIỆM VỤ\n1. Mua 20 hộp phấn - Phòng Hành chính\n2. Sửa 5 bồn hoa - Trạm Y tế"
    assert each_roles(plan(text)) == [{"Phòng Hành chính": "assigned"}, YT]


def test_names_with_a_dash_before_the_items_they_lead() -> None:
    """Below "cơ quan chủ trì:" a name with a dash and the items behind it is who leads these, and no work."""
    text = (
        "II. NHIỆM VỤ\n1. Xây kho hạt giống.\n2. Mở lớp dạy nghề may.\n3. Phun thuốc khử trùng.\n\nPhân công cơ quan chủ trì:\n"
        "- Trường Trung cấp Kinh tế - Kỹ thuật Đông Hạ: nhiệm vụ 1.\n- Sở Tài chính: nhiệm vụ 2.\n- Sở Y tế: nhiệm vụ 3."
    )
    assert each_roles(plan(text)) == [
        {"Trường Trung cấp Kinh tế - Kỹ thuật Đông Hạ": "lead"},
        {"Sở Tài chính": "lead"},
        {"Sở Y tế": "lead"},
    ]
