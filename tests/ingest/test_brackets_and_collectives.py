"""Names with a bracket before their role word, roles in brackets with a time, the Party's and the levels' collectives."""

from __future__ import annotations

import pytest

from ingest import parse
from tests.ingest.factories import source

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
