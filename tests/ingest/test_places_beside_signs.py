"""Lines that say what it means to stand before or behind a sign, and the names around that sign."""

from __future__ import annotations

import pytest

from ingest.duties.placed import placed_signs
from tests.ingest.factories import each_roles, plan, reading, rows


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("Cách đọc: cơ quan đứng trước dấu // chủ trì, các cơ quan đứng sau dấu // phối hợp.", "//"),
        ("(Trước dấu / là đơn vị chủ trì, sau dấu / là đơn vị phối hợp)", "/"),
        ("Quy ước: đơn vị chủ trì ghi bên trái dấu |, đơn vị phối hợp ghi bên phải.", "|"),
        ("Đơn vị ghi trước dấu chấm phẩy chủ trì, đơn vị ghi sau phối hợp.", ";"),
        ("Cơ quan nêu trước mũi tên chủ trì; cơ quan nêu sau mũi tên phối hợp", "→"),
    ],
)
def test_signs_that_are_explained(words: str, sign: str) -> None:
    """The sign stands in the line, or is called by its name."""
    assert [(p.sign, p.before, p.behind) for p in placed_signs(reading(f"Kế hoạch\n{words}\n1. Làm"))] == [(sign, "lead", "coordinate")]


@pytest.mark.parametrize(
    "words",
    [
        "Sở Y tế chủ trì trước ngày 30/6, Sở Nội vụ phối hợp sau ngày 15/7.",
        "Sau dấu hai chấm là nội dung, trước dấu hai chấm là tên cơ quan.",
        "Xe đi bên phải, người đi bên trái.",
    ],
)
def test_places_that_are_no_signs(words: str) -> None:
    """Times and places in the world part no roles."""
    assert not placed_signs(reading(words))


LEGEND = "II. NHIỆM VỤ\nCách ghi: cơ quan ghi trước dấu / chủ trì, cơ quan ghi sau dấu / phối hợp.\n"


@pytest.mark.parametrize(
    "body",
    [
        "1. Nạo vét kênh - Sở Y tế / Sở Nội vụ, Công an tỉnh\n2. Thay cống - Sở Xây dựng /",
        "07h00  Nạo vét kênh -- Sở Y tế / Sở Nội vụ, Công an tỉnh\n09h30  Thay cống -- Sở Xây dựng /",
        "1. Nạo vét kênh chính\nThực hiện: Sở Y tế / Sở Nội vụ, Công an tỉnh\n2. Thay cống số 2\nThực hiện: Sở Xây dựng /",
        "| Việc | Đơn vị thực hiện | Hạn |\n|---|---|---|\n| Nạo vét kênh | Sở Y tế / Sở Nội vụ, Công an tỉnh | 20/3 |\n| Thay cống | Sở Xây dựng / | 2/4 |",
    ],
)
def test_names_around_an_explained_sign(body: str) -> None:
    """Who stands before it leads, whoever stands behind it works with them, in lines, fields and cells; the line itself is no work."""
    found = plan(LEGEND + body)
    assert each_roles(found) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate", "Công an cấp tỉnh": "coordinate"}, {"Sở Xây dựng": "lead"}]
    assert not any("Cách ghi" in words for _, _, words in rows(found))


def test_a_sign_inside_work_parts_nothing() -> None:
    """Only names stand around it."""
    found = plan(LEGEND + "1. Trực 24/24 giờ tại trạm bơm - Sở Y tế / Sở Nội vụ\n2. Đo độ mặn 4 lần/ngày - Sở Xây dựng / Công an tỉnh")
    assert each_roles(found) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}, {"Sở Xây dựng": "lead", "Công an cấp tỉnh": "coordinate"}]
