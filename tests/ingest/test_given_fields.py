"""Fields and columns that say whose the work is: with words beside the names that say which part they have, and without any."""

from __future__ import annotations

import pytest

from tests.ingest.factories import each_roles, plan

WORDED = [
    (
        "Tổ Văn phòng phụ trách; Ban đại diện cha mẹ học sinh hỗ trợ ngày công. Xong trước 20/9.",
        {"Tổ Văn phòng": "lead", "Ban Đại diện cha mẹ học sinh": "coordinate"},
    ),
    ("Tổ Sinh học chủ trì, giáo viên chủ nhiệm phối hợp.", {"Tổ Sinh học": "lead", "Giáo viên chủ nhiệm": "coordinate"}),
    ("Tổ Ngữ văn chịu trách nhiệm chính, cùng với Hội Nông dân xã.", {"Tổ Ngữ văn": "lead", "Hội Nông dân cấp xã": "coordinate"}),
    ("Liên đội đứng ra tổ chức chính; Công đoàn, Tổ Toán tham gia.", {"Liên đội": "lead", "Công đoàn": "coordinate", "Tổ Toán": "coordinate"}),
    ("Ban Hỗ trợ phụ nữ lo; Tổ Toán giúp việc.", {"Ban Hỗ trợ phụ nữ": "lead", "Tổ Toán": "coordinate"}),
    ("Trung tâm hỗ trợ nông dân phụ trách, Tổ Toán giúp.", {"Trung tâm hỗ trợ nông dân": "lead", "Tổ Toán": "coordinate"}),
    ("Sở Y tế chủ trì, Sở Tài chính phối hợp.", {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}),
    ("Sở Y tế chủ trì; Sở Tài chính hỗ trợ.", {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}),
    ("Phòng Hành chính, Tổ Toán.", {"Phòng Hành chính": "assigned", "Tổ Toán": "assigned"}),
    ("Sở Tài chính, các tổ nhận khoán.", {"Sở Tài chính": "assigned", "Các tổ nhận khoán": "assigned"}),
    ("Sở Y tế chủ trì, Sở Tài chính phối hợp.", {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}),
    ("Phòng Tài chính chủ trì, Sở Tài chính hỗ trợ.", {"Phòng Tài chính": "lead", "Sở Tài chính": "coordinate"}),
    ("Văn phòng hỗ trợ tư pháp, Ban Quản lý dự án hỗ trợ người nghèo.", {"Văn phòng": "assigned", "Ban Quản lý dự án": "assigned"}),
    ("Sở Tài chính phối hợp cùng các huyện.", {"Sở Tài chính": "lead", "Ủy ban nhân dân cấp huyện": "coordinate"}),
    ("Sở Y tế chủ trì, phối hợp với Ủy ban nhân dân các phường, xã, đặc khu.", {"Sở Y tế": "lead", "Ủy ban nhân dân cấp xã": "coordinate"}),
]  # fmt: skip


@pytest.mark.parametrize(("value", "roles"), WORDED)
def test_value_of_a_field(value: str, roles: dict[str, str]) -> None:
    """Words beside a name say its part, whatever else they say of it; a name that has such a word in it is whole."""
    text = f"II. NHIỆM VỤ\n1. Vườn rau\nLàm 200 m đường lát gạch.\nPhân công: {value}\n2. Cổng trường\nSơn lại cổng trường.\nPhân công: Tổ Toán."
    assert each_roles(plan(text)) == [roles, {"Tổ Toán": "assigned"}]


def test_who_it_is_given_to() -> None:
    """A label or head that only says to whom work is given leads nobody; one that says who carries it out or leads does."""
    for label, role in (
        ("Phân công", "assigned"),
        ("Giao nhiệm vụ", "assigned"),
        ("Phân công thực hiện", "lead"),
        ("Phân công chủ trì", "lead"),
    ):
        text = f"II. NHIỆM VỤ\n1. Làm 200 m đường lát gạch.\n{label}: Sở Xây dựng.\n2. Sơn lại cổng.\n{label}: Sở Y tế."
        assert each_roles(plan(text)) == [{"Sở Xây dựng": role}, {"Sở Y tế": role}], label


@pytest.mark.parametrize(
    ("head", "role"), [("Khoa, phòng", "assigned"), ("Đơn vị", "assigned"), ("Đơn vị thực hiện", "lead"), ("Bộ phận chủ trì", "lead")]
)
def test_heads_of_columns(head: str, role: str) -> None:
    """A column whose head only says what kind of bodies stand below it tells them to do the work."""
    rows = "Khoa Dược | Chuyển quầy cấp phát thuốc bảo hiểm | 04/7/2026\nPhòng Vật tư | Lắp lại 31 máy siêu âm | 03/7/2026"
    text = f"II. NHIỆM VỤ\n{head} | Nhiệm vụ | Thời hạn\n{rows}"
    assert each_roles(plan(text)) == [{"Khoa Dược": role}, {"Phòng Vật tư": role}]


def test_head_of_leads_beside_partners() -> None:
    """Beside a column of partners the column of bodies is that of those who lead."""
    text = "II. NHIỆM VỤ\nTT | Nhiệm vụ | Đơn vị | Phối hợp\n1 | Lắp lại 31 máy siêu âm tại khu mới | Sở Y tế | Sở Xây dựng"
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead", "Sở Xây dựng": "coordinate"}]


def test_who_has_charge_in_a_bracket() -> None:
    """Whoever a bracket begins with leads where a word says that it has charge; a person is nobody."""
    text = (
        "II. NHIỆM VỤ\n- Mở 12 lớp làm mắm (Trung tâm Dạy nghề phụ nữ phụ trách, phối hợp với Sở Nội vụ).\n- Mở 3 lớp may (Sở Y tế phụ trách).\n"
        "- Kiểm tra hồ sơ (cán bộ phụ trách).\n- Tổng hợp số liệu của 5 xã (Sở Nội vụ đang phụ trách)."
    )
    assert each_roles(plan(text)) == [{"Trung tâm Dạy nghề phụ nữ": "lead", "Sở Nội vụ": "coordinate"}, {"Sở Y tế": "lead"}, {}, {}]


def test_names_with_a_word_of_help_in_them() -> None:
    """Where a label says who leads, words of help in all names are of the names."""
    text = "II. NHIỆM VỤ\n1. Rà soát 30 hộ nghèo.\nTrách nhiệm: Trung tâm Hỗ trợ doanh nghiệp, Quỹ Hỗ trợ nông dân.\n2. Sơn lại cổng.\nTrách nhiệm: Tổ Toán."
    assert each_roles(plan(text))[0] == {"Trung tâm Hỗ trợ doanh nghiệp": "lead", "Quỹ Hỗ trợ nông dân": "lead"}


def test_heading_that_is_one_name_with_a_comma() -> None:
    """A heading that is a body's whole name tells it, though a comma stands in it; several sectors are no body."""
    text = (
        "II. NHIỆM VỤ CÁC TIỂU BAN\n1. Tiểu ban Nội dung\nThành viên: 2 người\nNhiệm vụ:\n- Mời ban trọng tài, bốc thăm lượt đua.\n"
        "2. Tiểu ban An ninh, cứu hộ\nThành viên: 5 người\nNhiệm vụ:\n- Bố trí 08 xuồng cứu hộ dọc đường đua."
    )
    assert each_roles(plan(text)) == [{"Tiểu ban Nội dung": "assigned"}, {"Tiểu ban An ninh, cứu hộ": "assigned"}]


def test_works_that_stand_in_an_annex() -> None:
    """That the works stand in an annex is no work; who leads them is."""
    text = "II. NHIỆM VỤ\nCác công việc cụ thể nêu tại Phụ lục kèm theo Kế hoạch.\n\nSở Y tế chủ trì kiểm tra các cơ sở."
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead"}]
