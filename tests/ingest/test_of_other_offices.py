"""Ways in which other offices say the same: bases behind bullets, labels of what is no work, orders behind what is agreed, helpers behind
semicolons, plurals of units on lines of their own, words that say which of several bodies are meant."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

A, L, C = "assigned", "lead", "coordinate"
XD, TC, YT, NV = "Sở Xây dựng", "Sở Tài chính", "Sở Y tế", "Sở Nội vụ"
XA, HUYEN = "Ủy ban nhân dân cấp xã", "Ủy ban nhân dân cấp huyện"
DECISION = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 77/QĐ-UB\nLào Cai, ngày 14 tháng 5 năm 1999\n\nQUYẾT ĐỊNH CỦA UBND TỈNH LÀO CAI\nV/v củng cố trạm bơm\n\n{bases}\n\nQUYẾT ĐỊNH\n\nĐiều 1. Nay cho phép mở lại 12 trạm bơm.\n\nĐiều 2. Giao Sở Tài chính cấp 2 tỷ đồng.\n\nTM. UBND TỈNH LÀO CAI\nCHỦ TỊCH\nNguyễn Đức Thăng\n"

LINES = {
    "Về kinh phí: nhất trí mua 03 máy thở; giao Sở Tài chính thẩm định, trình UBND tỉnh.": {TC: A},
    "Kinh phí: thống nhất mức 2 tỷ đồng. Giao Sở Tài chính bố trí nguồn.": {TC: A},
    "Sở Xây dựng chủ trì lập phương án; Sở Nội vụ phối hợp cung cấp số liệu; trình trước 20/6.": {XD: L, NV: C},
    "Ban Chỉ huy phòng chống lụt bão tỉnh đôn đốc, mỗi ngày báo cáo một lần.": {"Ban Chỉ huy phòng chống lụt bão": A},
    "Sở Xây dựng điều xe cẩu ra cầu tạm, trực suốt đêm.": {XD: A},
    "Sở Xây dựng soạn quy chế; Sở Nội vụ hỗ trợ rà soát câu chữ.": {XD: A, NV: C},
    "Sở Xây dựng chủ trì kiểm định cầu treo, có sự phối hợp giám sát của Sở Y tế.": {XD: L, YT: C},
    "Sở Xây dựng lấy mẫu, với sự giám sát và hỗ trợ của Sở Y tế.": {XD: A, YT: C},
    "UBND các xã có bến đò tổ chức đấu thầu công khai.": {XA: A},
    "UBND các huyện nơi có dự án đi qua cắm mốc giải phóng mặt bằng.": {HUYEN: A},
}
NONE = ["Yêu cầu: không để công nhân làm việc trên cao khi gió mạnh.", "Phạm vi: toàn bộ các công trường trong tỉnh.", "Kinh phí: 300 triệu đồng; nguồn ngân sách tỉnh."]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_lines(line: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {line}\n2. Sở Y tế cấp thuốc.")) == [LINES[line], {YT: A}]


@pytest.mark.parametrize("line", NONE)
def test_a_label_of_what_is_no_work_makes_no_task(line: str):
    body = f"1. {line}\n2. Công việc và phân công\n2.1. Sở Xây dựng kiểm tra giàn giáo.\n2.2. Sở Y tế cấp thuốc."
    assert each_roles(plan(body)) == [{XD: A}, {YT: A}]


@pytest.mark.parametrize("sign", ["- ", "+ ", "• ", ""])
def test_bases_behind_bullets_are_no_tasks(sign: str):
    bases = f"{sign}Căn cứ Nghị định số 40/CP ngày 05-7-1996 của Chính phủ;\n{sign}Xét đề nghị của ông Giám đốc Sở Nông nghiệp và Phát triển nông thôn,"
    parsed = parse(source(DECISION.format(bases=bases)))
    assert each_roles(parsed) == [{TC: A}]
    assert [c.role for c in parsed.citations] == ["basis"]


def test_plurals_of_units_in_lines_of_their_own_act():
    body = "II. PHÂN CÔNG\n\nPhòng Kỹ thuật\n- Bảo dưỡng 24 máy dệt.\n\nCác phân xưởng sản xuất\n- Dọn sạch lối thoát nạn.\n\nCác tổ chuyên môn\n- Kiểm tra phanh, đèn."
    assert each_roles(plan(body)) == [{"Phòng Kỹ thuật": A}, {"Các phân xưởng sản xuất": A}, {"Các tổ chuyên môn": A}]


@pytest.mark.parametrize("by_when", ["Xong trong quý II/2020.", "Làm xong trước Tết.", "Hoàn thành trước 30/6."])
def test_a_sentence_behind_a_field_is_no_partner(by_when: str):
    body = (
        f"II. NHIỆM VỤ\n1. Biên soạn 10 bài giảng.\nĐơn vị chủ trì: Sở Y tế. Đơn vị phối hợp: Sở Nội vụ. {by_when}\n2. Sở Xây dựng làm kè."
    )
    assert each_roles(plan(body)) == [{YT: L, NV: C}, {XD: A}]


def test_a_heading_that_shares_forces_out_tells_nobody():
    assert each_roles(plan("II. PHÂN CÔNG LỰC LƯỢNG\n- Dập lửa bằng 12 bình bột.\n- Sơ cứu người bị nạn.")) == [{}, {}]
    assert each_roles(plan("II. NHIỆM VỤ\n1. Giao Hạt Kiểm lâm:\n- Tuần tra ban đêm.")) == [{"Hạt Kiểm lâm": A}]


@pytest.mark.parametrize("line", ["Vướng mắc liên hệ Phòng Quản lý năng lượng, số điện thoại 0204.3854.", "Các đơn vị gặp khó khăn báo về số máy 0207.3822."])  # fmt: skip
def test_where_to_ask_is_no_task(line: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. Sở Y tế cấp thuốc.\n2. Sở Xây dựng làm kè.\n\n{line}")) == [{YT: A}, {XD: A}]
