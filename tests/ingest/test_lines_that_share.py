"""Plans without sections whose lines each give a body its work, and letters whose list was run into one line."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

A = "assigned"
XA = "Ủy ban nhân dân cấp xã"
LINES = [
    "Thôn Đông: nạo vét mương N3, dài 1,2 km.",
    "Thôn Đoài: đắp 2 bờ giữ nước.",
    "Hợp tác xã Dịch vụ: bơm nước từ ngày 20/2.",
    "Đài truyền thanh: phát lịch bơm mỗi sáng.",
]
SAID = [{"Thôn Đông": A}, {"Thôn Đoài": A}, {"Hợp tác xã Dịch vụ": A}, {"Đài Truyền thanh cấp xã": A}]


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
@pytest.mark.parametrize("sign", ["", "- "])
def test_lines_of_a_plan_without_sections(sign: str, parted: str):
    assert each_roles(plan(parted.join(sign + line for line in LINES))) == SAID


NO_WORK = [
    ["Dân số: 1.240 hộ.", "Diện tích: 320 ha lúa.", "Thôn Đông: 40 hộ nghèo."],
    ["Thời gian: ngày 20/2.", "Địa điểm: nhà văn hóa.", "Thành phần: các trưởng thôn."],
]


@pytest.mark.parametrize("lines", NO_WORK)
def test_lines_that_share_nothing(lines: list[str]):
    assert each_roles(plan("\n".join(lines))) == []


LETTER = "UBND HUYỆN CHƯ SÊ\nSố: 77/UBND-NN\nV/v diệt trừ châu chấu\n\nKính gửi: - UBND các xã; - Trạm Trồng trọt.\n\n{body}\n\nChi phí lấy từ ngân sách dự phòng huyện.\n\nCHỦ TỊCH\nRmah Nét\n"


def test_a_list_of_dashes_behind_a_colon_inside_a_line():
    body = "Châu chấu đã xuất hiện ở 3 xã. UBND huyện yêu cầu: - UBND các xã huy động dân bắt, đốt ổ trứng. - Trạm Trồng trọt cấp 200 lít thuốc."
    assert each_roles(parse(source(LETTER.format(body=body)))) == [{XA: A}, {"Trạm Trồng trọt": A}]


def test_the_word_of_a_number_is_no_part_of_the_issuer():
    text = "SỞ CÔNG THƯƠNG TỈNH HÀ NAM Số: 611/SCT-QLTM Hà Nam, ngày 20 tháng 1 năm 2020 Kính gửi: - Công ty Xăng dầu Hà Nam; - Các siêu thị. Sở Công Thương đề nghị: 1. Công ty Xăng dầu Hà Nam giữ nguồn cung. 2. Các siêu thị dự trữ 20 tấn gạo. GIÁM ĐỐC Phạm Bá Tùng\n"
    assert parse(source(text)).document.issuer == "Sở Công Thương tỉnh Hà Nam"
