"""Behind the work of the last body: whom the letter addresses, a kind that stands for the body a heading names, findings, clauses in names."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

L, C, A = "lead", "coordinate", "assigned"
STATIONS, COOPERATIVES = "Các trạm bảo vệ thực vật", "Các hợp tác xã sản xuất giống"
LETTER = """SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
CHI CỤC TRỒNG TRỌT
Số: 211/TT-BVTV
V/v phòng trừ rầy nâu vụ hè thu
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Nghệ An, ngày 12 tháng 6 năm 2025

Kính gửi:
- Các trạm bảo vệ thực vật;
- Các hợp tác xã sản xuất giống.

Rầy nâu đang phát sinh diện rộng, Chi cục Trồng trọt yêu cầu:

1. Các trạm bảo vệ thực vật
Đặt bẫy đèn tại 20 xã, đếm rầy hằng đêm.

2. Các hợp tác xã sản xuất giống
Ngừng bán giống nhiễm, thu hồi lô đã xuất.

3. Phòng Kỹ thuật
Kiểm tra ít nhất 5 cửa hàng thuốc trong tháng 7/2025.

{}

Nơi nhận:
- Như trên;
- Lưu: VT.
CHI CỤC TRƯỞNG
Nguyễn Hữu Bằng
"""
SECTIONS = [{STATIONS: A}, {COOPERATIVES: A}, {"Phòng Kỹ thuật": A}]
LAST = [
    ("Các đơn vị báo cáo kết quả bằng văn bản về Chi cục trước ngày 30/7/2025.", {STATIONS: A, COOPERATIVES: A}),
    ("Yêu cầu các đơn vị báo cáo kết quả bằng văn bản về Chi cục trước ngày 30/7/2025.", {STATIONS: A, COOPERATIVES: A}),
    ("Định kỳ thứ Sáu hằng tuần, các đơn vị gửi số liệu về Chi cục.", {STATIONS: A, COOPERATIVES: A}),
    ("Thanh tra Sở phúc tra việc thu hồi lô giống trong tháng 8/2025.", {"Thanh tra Sở": A}),
]


@pytest.mark.parametrize(("last", "who"), LAST)
def test_all_bodies_behind_the_work_of_one_are_whom_the_letter_addresses(last: str, who: dict[str, str]):
    assert each_roles(parse(source(LETTER.format(last)))) == [*SECTIONS, who]


def test_without_an_address_they_are_all():
    body = "1. Sở Y tế\nMua 20 máy thở.\n2. Sở Tài chính\nBố trí kinh phí.\n\nCác cơ quan, đơn vị báo cáo kết quả về Sở Y tế trước ngày 15 hằng tháng."
    parsed = plan(f"II. TỔ CHỨC THỰC HIỆN\n{body}")
    assert each_roles(parsed) == [{"Sở Y tế": A}, {"Sở Tài chính": A}, {"Các cơ quan, đơn vị liên quan": A}]


def test_a_group_s_own_names_in_other_words_stay_its():
    parsed = plan("II. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành\nCác cơ quan, đơn vị lập danh sách hồ sơ trước 20/5.\n")
    assert each_roles(parsed) == [{"Các sở, ban, ngành": A}]


KINDS = [
    (
        "2. Hiệp hội Chè Phủ Quỳ\nĐề nghị Hiệp hội chủ trì, phối hợp với Sở Y tế mở 4 lớp.",
        [{"Hiệp hội Chè Phủ Quỳ": L, "Sở Y tế": C}],
    ),
    ("2. Công ty Cấp nước Sông Lam\nYêu cầu Công ty súc rửa 12 km đường ống.", [{"Công ty Cấp nước Sông Lam": A}]),
    ("2. Bệnh viện Đa khoa Phủ Diễn\nĐề nghị Bệnh viện cử 02 bác sĩ trực tại hội chợ.", [{"Bệnh viện Đa khoa Phủ Diễn": A}]),
    (
        "2. Chi cục Kiểm lâm\na) Chi cục chủ trì kiểm đếm gỗ.\nb) Giao Chi cục lập 2 chốt.",
        [{"Chi cục Kiểm lâm": L}, {"Chi cục Kiểm lâm": A}],
    ),
    (
        "2. Công ty Cấp nước Sông Lam\nSúc rửa 12 km đường ống.\n3. Công ty Môi trường Bến Thủy\nĐề nghị Công ty thu gom rác.",
        [{"Công ty Cấp nước Sông Lam": A}, {"Công ty Môi trường Bến Thủy": A}],
    ),
]


@pytest.mark.parametrize(("body", "who"), KINDS)
def test_a_word_for_a_kind_is_the_one_body_of_that_kind_that_headings_name(body: str, who: list[dict[str, str]]):
    assert each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\nBố trí kinh phí.\n{body}")) == [{"Sở Tài chính": A}, *who]


FINDINGS = [
    "1. Bệnh viện có 86 máy, trong đó 11 máy hết hạn kiểm định nhưng vẫn sử dụng.",
    "1. Khoa Dược chưa mở sổ theo dõi nhiệt độ.\n2. Bệnh viện mua 12 lô thuốc vượt giá trúng thầu.",
    "1. Bệnh viện sử dụng 11 máy hết hạn kiểm định.\n2. Phòng Kế toán thanh toán 30 triệu đồng thiếu chứng từ.",
]


@pytest.mark.parametrize(
    "head", ["KẾT QUẢ KIỂM TRA, XÁC MINH", "Kết quả thanh tra", "CÁC NỘI DUNG ĐÃ KIỂM TRA", "NHỮNG SAI PHẠM TẠI BỆNH VIỆN"]
)
@pytest.mark.parametrize("facts", FINDINGS)
def test_what_a_check_found_is_no_work(head: str, facts: str):
    body = f"A. {head}\n{facts}\nB. KIẾN NGHỊ\nI. Đối với Bệnh viện Đa khoa Phủ Diễn\n1. Hủy 20 lô thuốc hết hạn trước ngày 30/5/2025.\n"
    assert each_roles(plan(body)) == [{"Bệnh viện Đa khoa Phủ Diễn": A}]


def test_a_clause_that_says_which_of_many_may_hold_a_verb_behind_what_is_undergone():
    lines = "1. Các khoa có chương trình được đánh giá cử 01 thư ký chuyên trách.\n2. Các trường có học sinh bán trú ký hợp đồng mua gạo."
    who = [{"Các khoa có chương trình được đánh giá": A}, {"Các trường có học sinh bán trú": A}]
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n{lines}")) == who
