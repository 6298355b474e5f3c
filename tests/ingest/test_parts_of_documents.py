"""Words that close a document, among the parts that a rule says a document has."""

from __future__ import annotations

from tests.ingest.factories import each_roles, plan


def test_recipients_as_an_item() -> None:
    """An item "Nơi nhận." in a list of a document's parts ends nothing; the title of recipients with a colon does."""
    text = (
        "Điều 8. Thể thức văn bản gồm:\na) Tên cơ quan.\nb) Nơi nhận.\nĐiều 9. Soạn thảo\n1. Sở Nội vụ chủ trì soạn thảo văn bản.\n"
        "2. Sở Y tế chủ trì kiểm tra văn bản.\n\nNơi nhận:\n- Sở Y tế;\n- Sở Xây dựng chủ trì kiểm tra."
    )
    assert [roles for roles in each_roles(plan(text)) if roles] == [{"Sở Nội vụ": "lead"}, {"Sở Y tế": "lead"}]


def test_what_a_body_may_do() -> None:
    """What a body may do is neither part of its name nor told to it."""
    text = "II. NHIỆM VỤ\n1. Chi cục Thuế khu vực có quyền ấn định số thuế phải nộp.\n2. Phòng Quản lý chợ có thể mở thêm 20 sạp."
    assert each_roles(plan(text)) == [{}, {}]


def test_what_a_heading_is_about() -> None:
    """What bodies have to do with is none of their name."""
    text = "Điều 6. Trách nhiệm của cơ quan, tổ chức, cá nhân đối với công tác văn thư\n1. Người đứng đầu cơ quan chỉ đạo thực hiện đúng quy định về văn thư."
    assert not any("đối với" in name for roles in each_roles(plan(text)) for name in roles)
