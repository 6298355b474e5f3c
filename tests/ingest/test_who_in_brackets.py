"""Brackets that say who does the work beside them, and paragraphs behind a conclusion's order that bodies of their own names begin."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

A, L, C = "assigned", "lead", "coordinate"
YT, NV, XA, DBV, PL = "Sở Y tế", "Sở Nội vụ", "Ủy ban nhân dân cấp xã", "Đội Bảo vệ", "Phòng Phổ biến pháp luật"

BEHIND = {
    "Rào chắn hố công trình (UBND cấp xã, xong trước 31/7).": {XA: A},
    "Rào chắn hố công trình (trước 31/7, UBND cấp xã).": {XA: A},
    "Phát 5.000 áo phao (do Sở Nội vụ thực hiện).": {NV: A},
    "Phát 5.000 áo phao, do Sở Nội vụ thực hiện.": {NV: A},
    "Cắt điện tầng hai (Tổ Điện nước; phối hợp Đội Bảo vệ).": {"Tổ Điện nước": A, DBV: C},
    "Dập lửa bằng vòi [chính: Đội chữa cháy; hỗ trợ: Công an phường 5].": {"Đội chữa cháy": L, "Công an phường 5": C},
    "Sơ tán khách ra sân [Đội Bảo vệ].": {DBV: A},
    "Xây 8 mái ấm (Ban Thường vụ - CT; Mặt trận xã - PH).": {"Ban Thường vụ": L, "Mặt trận cấp xã": C},
    "Mở 3 lớp (Sở Y tế; Sở Nội vụ hỗ trợ; tháng 5).": {YT: A, NV: C},
}
BEFORE = {
    "(Phòng Phổ biến pháp luật) Biên soạn 2.000 tờ gấp.": {PL: A},
    "(Trung tâm Trợ giúp pháp lý) Mở 15 đợt lưu động.": {"Trung tâm Trợ giúp pháp lý": A},
    "(Chủ trì: Văn phòng; phối hợp: Thanh tra) Tổng hợp báo cáo, gửi Bộ Tư pháp.": {"Văn phòng": L, "Thanh tra tỉnh": C},
    "[Sở Nội vụ] Mở 3 lớp bồi dưỡng.": {NV: A},
}
NOBODY = [
    "Nâng cấp đường liên xã (Trạm bơm Vĩnh Phước - Cầu Đôi).",
    "Khám sức khỏe 300 người (tại Trạm Y tế xã, tháng 5).",
    "Kiểm tra 3 chợ (báo cáo Sở Y tế trước 5/6).",
    "Tổ chức hội nghị (thành phần: Sở Y tế, Sở Nội vụ).",
    "Sửa chữa trường học (Sở Y tế bàn giao năm 2018).",
]


@pytest.mark.parametrize("line", BEHIND | BEFORE)
def test_a_bracket_tells_who(line: str):
    found = each_roles(plan(f"II. NHIỆM VỤ\n1. {line}\n2. Sở Y tế cấp thuốc."))
    assert found == [(BEHIND | BEFORE)[line], {YT: A}]


@pytest.mark.parametrize("line", NOBODY)
def test_other_brackets_tell_nobody(line: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {line}\n2. Sở Y tế cấp thuốc.")) == [{}, {YT: A}]


def test_a_bracket_before_work_is_no_part_of_the_task():
    parsed = plan("II. NHIỆM VỤ\n1. (Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ) Mở 12 lớp học nghề.\n2. Sở Y tế cấp thuốc.")
    assert parsed.tasks[0].span.quote(parsed.source.text) == "Mở 12 lớp học nghề."


def test_a_legend_is_no_part_of_the_last_item():
    body = "1. Khảo sát 320 hộ (Hội Nông dân - CT; Sở Y tế - PH)\n2. Tặng 60 con bò (Sở Nội vụ - CT; Sở Y tế - PH)\n\nGhi chú: CT: chủ trì; PH: phối hợp."
    assert each_roles(plan(body)) == [{"Hội Nông dân": L, YT: C}, {NV: L, YT: C}]


CONCLUSION = """UBND HUYỆN BÁT XÁT
Số: 45/TB-UBND
Bát Xát, ngày 22 tháng 5 năm 2020

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp ngày 20/5/2020

Ngày 20/5/2020, Chủ tịch UBND huyện đã chủ trì cuộc họp. Sau khi nghe các phòng báo cáo, Chủ tịch UBND huyện kết luận:

Đến nay 1.240 giếng đã cạn. Các xã còn lúng túng.

{order}

Giao Phòng Y tế cấp thuốc khử khuẩn cho 5 xã.

Công ty cổ phần Cấp nước Hùng Vương kéo dài ống thêm 2 km, xong trong tháng 6.

Trạm Thủy nông Cốc San nhường 2 ca bơm cho nhà máy nước.

UBND các xã rà soát số hộ thiếu nước.

CHỦ TỊCH
Trần Văn A
"""
ORDERS = [
    "Chủ tịch UBND huyện yêu cầu:",
    "Để khắc phục, yêu cầu các đơn vị thực hiện ngay một số việc:",
    "Từ nay đến hết mùa khô, yêu cầu tập trung các việc sau:",
]


@pytest.mark.parametrize("order", ORDERS)
def test_bodies_of_their_own_names_act_behind_a_conclusion(order: str):
    said = each_roles(parse(source(CONCLUSION.format(order=order))))
    company, works = "Công ty cổ phần Cấp nước Hùng Vương", "Trạm Thủy nông Cốc San"
    assert said == [{"Phòng Y tế": A}, {company: A}, {works: A}, {XA: A}]


UNSIGNED = """HỌP GIAO BAN THÁNG 3/2019 - XÍ NGHIỆP XE BUÝT

Có mặt: Giám đốc, các trưởng phòng.

{order}

Phòng Điều độ rà lại biểu đồ chạy xe tuyến 32, trình trước 20/3.

Xe hỏng nhiều là do đường xấu.

Công đoàn thăm hỏi gia đình anh Thắng.

Cuộc họp kết thúc lúc 11h.
"""


@pytest.mark.parametrize("order", ["Kết luận của Giám đốc:", "Giám đốc kết luận:", "Nội dung kết luận:"])
def test_a_conclusion_without_a_letterhead(order: str):
    assert each_roles(parse(source(UNSIGNED.format(order=order)))) == [{"Phòng Điều độ": A}, {"Công đoàn": A}]


@pytest.mark.parametrize("line", ["Giám đốc phát biểu:", "Theo kết luận thanh tra:", "Ý kiến của các phòng:"])
def test_what_others_say_in_a_meeting_is_no_task(line: str):
    assert each_roles(parse(source(UNSIGNED.format(order=line)))) == []


def test_what_a_company_says_before_any_order_is_no_task():
    text = CONCLUSION.format(order="Công ty Hùng Vương đề xuất tăng giá nước.")
    said = each_roles(parse(source(text)))
    assert {"Công ty Hùng Vương": A} not in said


def test_a_title_behind_a_long_name_of_the_issuer_is_no_task():
    text = "NGÂN HÀNG NHÀ NƯỚC CHI NHÁNH TỈNH CÀ MAU\nSố 210/KH-CMA\nCà Mau, ngày 15 tháng 11 năm 2012\n\nKẾ HOẠCH\nDiễn tập chữa cháy\n\nTrình tự:\n- Cắt điện tầng hai [Tổ Điện nước].\n- Sơ tán khách ra sân [Đội Bảo vệ].\n\nGIÁM ĐỐC\nĐỗ Thanh Tùng\n"
    assert each_roles(parse(source(text))) == [{"Tổ Điện nước": A}, {DBV: A}]


WORK = "Sửa 40 nhà văn hóa thôn bị dột"


@pytest.mark.parametrize(
    ("fields", "span"),
    [
        (". (Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ; hoàn thành: tháng 6)", f"{WORK}."),
        (". (Đơn vị chủ trì: Sở Y tế. Đơn vị phối hợp: Sở Nội vụ)", f"{WORK}."),
        ("; (Cơ quan chủ trì: Sở Y tế - Cơ quan phối hợp: Sở Nội vụ)", f"{WORK};"),
        (". [Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ]", f"{WORK}."),
        (" (chủ trì: Sở Y tế; phối hợp: Sở Nội vụ).", f"{WORK} (chủ trì: Sở Y tế; phối hợp: Sở Nội vụ)."),
    ],
)
def test_fields_in_a_bracket_behind_a_sentence_are_no_words_of_it(fields: str, span: str):
    parsed = plan(f"II. NHIỆM VỤ\n1. {WORK}{fields}\n2. Sở Xây dựng sơn lại cầu treo.\n")
    assert each_roles(parsed)[0] == {YT: L, NV: C}
    assert parsed.tasks[0].span.quote(parsed.source.text) == span
