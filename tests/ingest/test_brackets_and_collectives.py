"""Names with a bracket before their role word, roles in brackets with a time, the Party's and the levels' collectives."""

from __future__ import annotations

import pytest

from ingest import parse
from ingest.reading import Reading
from tests.ingest.factories import each_roles, plan, source

PLAN = """ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH
Số: 15/KH-UBND
Hà Tĩnh, ngày 8 tháng 12 năm 2023

KẾ HOẠCH
Phát triển chợ

II. NHIỆM VỤ
1. {}
2. Rà soát đường vào chợ.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Vũ Xuân Cường
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sở Y tế (Phòng Nghiệp vụ) chủ trì rà soát định mức.", [("Sở Y tế", "lead")]),
        (
            "Sở Y tế (Trung tâm Kiểm soát bệnh tật) chủ trì, phối hợp với Sở Xây dựng rà soát định mức.",
            [("Sở Xây dựng", "coordinate"), ("Sở Y tế", "lead")],
        ),
        (
            "Rà soát quy hoạch chợ (Sở Xây dựng chủ trì; Sở Y tế, Công an tỉnh phối hợp; hoàn thành trong quý II/2024).",
            [("Công an cấp tỉnh", "coordinate"), ("Sở Xây dựng", "lead"), ("Sở Y tế", "coordinate")],
        ),
        (
            "Sửa đường vào chợ [Sở Xây dựng chủ trì; phối hợp: Sở Y tế; năm 2024].",
            [("Sở Xây dựng", "lead"), ("Sở Y tế", "coordinate")],
        ),
        (
            "Mở chuyên trang trên Cổng Thông tin điện tử tỉnh (chủ trì: Sở Nội vụ; phối hợp: Sở Y tế).",
            [("Sở Nội vụ", "lead"), ("Sở Y tế", "coordinate")],
        ),
        (
            "Phòng Nghiệp vụ (Bộ Chỉ huy), Phòng Trinh sát (Bộ Chỉ huy) theo dõi giá cả.",
            [("Phòng Nghiệp vụ", "assigned"), ("Phòng Trinh sát", "assigned")],
        ),
        (
            "Giao Bệnh viện Đa khoa Thống Nhất thành lập tổ hồi sức, hội chẩn trực tuyến hỗ trợ tuyến dưới.",
            [("Bệnh viện Đa khoa Thống Nhất", "assigned")],
        ),
        (
            "Riêng đối với ngành giáo dục, đề nghị Sở Y tế chỉ đạo các trường lau rửa đồ chơi.",
            [("Sở Y tế", "assigned")],
        ),
        ("Đối với Sở Y tế và Sở Xây dựng, kiểm tra các chợ.", [("Sở Xây dựng", "assigned"), ("Sở Y tế", "assigned")]),
        ("Các cấp ủy, tổ chức đảng quán triệt chủ trương sửa chợ.", [("Các cấp ủy, tổ chức đảng", "assigned")]),
        ("Cấp ủy, chính quyền các cấp rà soát chợ.", [("Chính quyền các cấp", "assigned"), ("Cấp ủy", "assigned")]),
        ("Các cấp công đoàn vận động đoàn viên giữ sạch chợ.", [("Các cấp công đoàn", "assigned")]),
        ("Tổ chức tuyên truyền về chợ đầu mối.", []),
        ("Cấp giấy phép cho các hộ bán hàng.", []),
    ],
)
def test_who_does_a_task(words, expected):
    found = {task.id: task for task in parse(source(PLAN.format(words))).tasks}
    assert sorted((role.generic, role.role) for role in found["II.1"].roles) == expected


def test_the_square_brackets_of_notes_and_links_stay():
    text = PLAN.format("Sở Y tế kiểm tra chợ [1] theo [Công văn số 5/UBND](duong-dan) và [Sở Xây dựng phối hợp].")
    chars = Reading.of(source(text)).chars
    assert "chợ [1] theo [Công văn số 5/UBND](duong-dan) và (Sở Xây dựng phối hợp)." in chars
    assert len(chars) == len(text)


@pytest.mark.parametrize(
    "words",
    [
        "Điền vào mẫu [tên cơ quan chủ trì] và gửi [địa chỉ thư điện tử].",
        "Điền vào mẫu [Tên cơ quan chủ trì] trước [ngày/tháng/năm].",
        "Sở Y tế kiểm tra chợ [xem Phụ lục của Sở Nội vụ].",
        "Sở Y tế [sửa đổi bởi Quyết định số 12/QĐ-UBND] kiểm tra [Hình: Chợ Mới].",
    ],
)
def test_square_brackets_that_say_no_role_of_a_name_stay(words):
    assert words in Reading.of(source(PLAN.format(words))).chars


DISTRICT = """HUYỆN ỦY THANH BA
Số: 12-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Thanh Ba, ngày 5 tháng 3 năm 2021

KẾ HOẠCH
Kiểm tra chợ

I. NHIỆM VỤ
1. {}
2. Rà soát đường vào chợ.
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ban Dân vận chủ trì khảo sát.", [("Ban Dân vận Huyện ủy", "lead")]),
        (
            "Ủy ban Kiểm tra Huyện ủy phối hợp với Ban Tuyên giáo, Văn phòng Huyện ủy kiểm tra chợ.",
            [("Ban Tuyên giáo Huyện ủy", "coordinate"), ("Văn phòng Huyện ủy", "coordinate"), ("Ủy ban Kiểm tra Huyện ủy", "coordinate")],
        ),
        ("Ban Tuyên giáo Tỉnh ủy cung cấp tài liệu.", [("Ban Tuyên giáo Tỉnh ủy", "assigned")]),
    ],
)
def test_boards_of_a_named_district_party_committee_are_its_own(words, expected):
    found = {task.id: task for task in parse(source(DISTRICT.format(words))).tasks}
    assert sorted((role.generic, role.role) for role in found["I.1"].roles) == expected


BRACKETS = [  # a line, its lead, who works with it, its time
    ("- Họp dân (chủ trì: Sở Xây dựng; phối hợp: Sở Y tế; xong 15/4)", "15/4"),
    ("- Họp dân các bản (chủ trì: Sở Xây dựng; phối hợp: Sở Y tế; quý I)", "quý I"),
    ("1. Họp dân (Sở Xây dựng chủ trì; Sở Y tế phối hợp; tháng 5).", "tháng 5"),
]


@pytest.mark.parametrize(("line", "time"), BRACKETS)
def test_a_bracket_behind_a_few_words_says_who_and_when(line: str, time: str) -> None:
    text = plan(f"I. NHIỆM VỤ\n{line}")
    assert each_roles(text) == [{"Sở Xây dựng": "lead", "Sở Y tế": "coordinate"}]
    task = text.to_json()["tasks"][0]
    assert task["exact"].strip("1-. ").startswith("Họp dân")
    assert time in task["time"]["printed"]


def test_a_bracket_that_says_no_role_gives_no_time() -> None:
    task = plan("I. NHIỆM VỤ\n1. Sở Y tế rà soát số liệu (nguồn: Cục Thống kê; tháng 5).").to_json()["tasks"][0]
    assert task["time"] is None
