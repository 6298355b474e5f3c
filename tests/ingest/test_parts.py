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
