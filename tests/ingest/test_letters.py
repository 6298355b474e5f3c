"""Letters: what a body orders in its own letter, and orders behind the basis in one paragraph."""

from __future__ import annotations

import pytest

from ingest import parse
from ingest.parsed import ParsedDocument
from tests.ingest.factories import source

LETTER = """{issuer}
Số: 512/CV-KH
Hà Nội, ngày 12 tháng 5 năm 2025

V/v rà soát cơ sở đóng gói

Kính gửi: {to}

{body}

Trân trọng cảm ơn./.

GIÁM ĐỐC

Nguyễn Văn Bình
"""
OFFICE = "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nCỤC TRỒNG TRỌT"
HEALTH = "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\nSỞ Y TẾ"
PROVINCE = "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH"


def letter(issuer: str, body: str, to: str = "Các đơn vị") -> ParsedDocument:
    return parse(source(LETTER.format(issuer=issuer, to=to, body=body)))


def roles(issuer: str, body: str) -> list[list[tuple[str, str]]]:
    return [sorted((role.generic, role.role) for role in task.roles) for task in letter(issuer, body).tasks]


@pytest.mark.parametrize(
    ("issuer", "body", "expected"),
    [
        (OFFICE, "Cục Trồng trọt đề nghị Sở Công Thương rà soát danh sách cơ sở đóng gói.", [("Sở Công Thương", "assigned")]),
        (HEALTH, "Sở Y tế yêu cầu Sở Tài chính rà soát danh sách cơ sở đóng gói.", [("Sở Tài chính", "assigned")]),
        # of another body's letter it is what that body does: it asks
        (PROVINCE, "Sở Y tế đề nghị Bộ Y tế bổ sung vắc xin cho các xã.", [("Sở Y tế", "assigned")]),
        (
            PROVINCE,
            "Thực hiện Kế hoạch phát triển chợ, Ủy ban nhân dân tỉnh yêu cầu Sở Công Thương rà soát danh sách cơ sở đóng gói.",
            [("Sở Công Thương", "assigned")],
        ),
        (
            PROVINCE,
            "Thực hiện Kế hoạch số 12/KH-BNV ngày 02/3/2025 của Bộ Nội vụ, Chủ tịch Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, "
            "phối hợp với Sở Tài chính rà soát biên chế.",
            [("Sở Nội vụ", "lead"), ("Sở Tài chính", "coordinate")],
        ),
    ],
)
def test_a_letter_tells_whom_it_orders(issuer, body, expected):
    assert roles(issuer, body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Thực hiện Kế hoạch phát triển chợ, Ủy ban nhân dân tỉnh đã ban hành Quyết định thành lập Tổ công tác.",
        "Căn cứ Luật Đất đai và đề nghị của Sở Tài chính tại Tờ trình số 15/TTr-STC ngày 02/3/2025.",
    ],
)
def test_a_basis_that_orders_nobody_is_no_task(body):
    assert roles(PROVINCE, body) == []


@pytest.mark.parametrize(
    ("issuer", "name", "province"),
    [
        (OFFICE, "Cục Trồng trọt", None),
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nCỤC CHĂN NUÔI VÀ THÚ Y", "Cục Chăn nuôi và Thú y", None),
        ("BỘ KHOA HỌC VÀ CÔNG NGHỆ\nCỤC CHUYỂN ĐỔI SỐ QUỐC GIA", "Cục Chuyển đổi số quốc gia", None),
        (HEALTH, "Sở Y tế tỉnh Hà Tĩnh", "Hà Tĩnh"),
    ],
)
def test_a_department_of_a_ministry_is_of_no_province_and_keeps_its_printed_name(issuer, name, province):
    found = letter(issuer, "Đề nghị các sở rà soát danh sách.", "Các sở")
    assert (found.document.issuer, found.document.province) == (name, province)
