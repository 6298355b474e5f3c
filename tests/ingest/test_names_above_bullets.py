"""Whom bullets of names tell above their own bullets; who acts in a joint document, and where it is signed; cities of a province; numbers that
begin a line of a sentence."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

LETTER = (
    "UBND {place}\nSố: 1204/UBND-KT\nViệt Trì, ngày 05 tháng 9 năm 2023\n\nKính gửi:\n- Các phòng, ban;\n- UBND các phường, xã.\n\n"
    "Thực hiện Văn bản số 3310/SYT-NV ngày 01/9/2023 của Sở Y tế, UBND thành phố yêu cầu:\n\n{body}\n\n"
    "Mọi vướng mắc báo về Phòng Y tế. Yêu cầu các đơn vị nghiêm túc thực hiện./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Hồng Vân\n"
)
JOINT = "{head}\nSố: 02/CTPH-TY-QLTT\nLào Cai, ngày 10 tháng 3 năm 2023\n\nCHƯƠNG TRÌNH PHỐI HỢP\nKiểm soát giết mổ\n\nI. NỘI DUNG\n1. {first} lấy mẫu thịt.\n2. {both} kiểm tra chung mỗi tháng một đợt.\nII. Trách nhiệm chung\n- Sơ kết trước ngày 15 tháng 12 hằng năm.\n\n{signed}\n"
A, L, C = "assigned", "lead", "coordinate"
SIGNS = [("*", "+"), ("*", "-"), ("-", "+"), ("•", "-"), ("➢", "-"), ("■", "*")]
TY, QLTT = "Chi cục Thú y", "Đội Quản lý thị trường số 3"


@pytest.mark.parametrize("signs", SIGNS)
@pytest.mark.parametrize("colon", ["", ":"])
def test_bullets_below_a_bullet_of_names_are_theirs(signs: tuple[str, str], colon: str):
    outer, inner = signs
    body = (
        f"{outer} Phòng Kinh tế{colon}\n{inner} Thống kê diện tích lúa bị ngập.\n{inner} Chủ trì, phối hợp với Trạm Khuyến nông cấp giống.\n"
        f"{outer} Công an thành phố, Đội Quản lý trật tự đô thị{colon}\n{inner} Giải tỏa lều quán lấn chiếm hành lang đê."
    )
    parsed = parse(source(LETTER.format(place="THÀNH PHỐ VIỆT TRÌ", body=body)))
    assert each_roles(parsed) == [
        {"Phòng Kinh tế": A},
        {"Phòng Kinh tế": L, "Trạm Khuyến nông": C},
        {"Công an cấp huyện": A, "Đội Quản lý trật tự đô thị": A},
    ]


def test_bullets_of_work_keep_what_stands_below_them():
    body = "II. NHIỆM VỤ\n1. Sở Y tế\n- Tổ chức tập huấn, gồm:\n+ Lớp cho cán bộ xã;\n+ Lớp cho giáo viên.\n- Cấp phát tài liệu."
    assert each_roles(plan(body)) == [{"Sở Y tế": A}] * 2


@pytest.mark.parametrize(("place", "police"), [("THÀNH PHỐ NHA TRANG", "Công an cấp huyện"), ("THÀNH PHỐ HẢI PHÒNG", "Công an cấp tỉnh")])
def test_a_city_that_is_no_province_is_a_district(place: str, police: str):
    parsed = parse(source(LETTER.format(place=place, body="1. Công an thành phố phân luồng giao thông.")))
    assert each_roles(parsed)[0] == {police: A}


@pytest.mark.parametrize(
    ("head", "both"),
    [
        ("CHI CỤC THÚ Y TỈNH LÀO CAI – ĐỘI QUẢN LÝ THỊ TRƯỜNG SỐ 3", "Hai đơn vị"),
        ("CHI CỤC THÚ Y\nĐỘI QUẢN LÝ THỊ TRƯỜNG SỐ 3", "Cả hai ngành"),
        ("CHI CỤC THÚ Y - ĐỘI QUẢN LÝ THỊ TRƯỜNG SỐ 3", "Hai bên"),
    ],
)
@pytest.mark.parametrize(
    "signed",
    [
        "CHI CỤC TRƯỞNG                      ĐỘI TRƯỞNG\nThạc sĩ Đỗ Văn Hùng                     Đại úy Lê Thị Mai",
        "ĐỘI TRƯỞNG\nThS. Đỗ Văn Hùng",
    ],
)
def test_who_has_made_a_joint_document_acts_together(head: str, both: str, signed: str):
    parsed = parse(source(JOINT.format(head=head, first="Chi cục Thú y", both=both, signed=signed)))
    assert [{a.casefold(): r for a, r in who.items()} for who in each_roles(parsed)] == [
        {TY.casefold(): A},
        *[{TY.casefold(): A, QLTT.casefold(): A}] * 2,
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Hồi 4 giờ sáng nay bão mạnh cấp 11, giật cấp\n13. Dự báo bão vào đất liền đêm nay. Chủ tịch UBND tỉnh\nyêu cầu:\n\n1. Sở Y tế trực.\n\n2. Công an tỉnh chốt chặn.",
        "II. NHIỆM VỤ\n1. Sở Y tế cấp thuốc cho các hộ bị ngập tại xã Bản Phiệt, thôn\n7. Việc cấp thuốc xong trước ngày 20/9.\n2. Công an tỉnh giữ trật tự.",
        "II. NHIỆM VỤ\n1. Sở Y tế phun khử khuẩn 14 trường học, bảo đảm xong trước tháng\n11. Trường nào chậm thì báo cáo.\n2. Công an tỉnh giữ trật tự.",
    ],
)
def test_a_number_of_no_sequence_goes_on_with_the_line_above(body: str):
    assert each_roles(plan(body)) == [{"Sở Y tế": A}, {"Công an cấp tỉnh": A}]
