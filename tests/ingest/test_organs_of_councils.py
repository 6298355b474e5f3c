"""Letterheads of organs of councils and Party committees, whose name is that of the body above them, and of places below places."""

import pytest

from ingest import parse
from tests.ingest.factories import source

BODY = "\nKẾ HOẠCH\nCông tác quý II\n\nII. NHIỆM VỤ\n1. Phòng Nội vụ rà soát hồ sơ.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn A\n"
HEADS = [
    (
        "HĐND HUYỆN SA THẦY\nTHƯỜNG TRỰC\nSố: 17/KH-HĐND\nTỈNH KON TUM\nSa Thầy",
        "Thường trực Hội đồng nhân dân huyện Sa Thầy", "Kon Tum",
    ),
    (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH CÀ MAU\nTHƯỜNG TRỰC\n-------\nSố: 9/KH-HĐND\nCà Mau",
        "Thường trực Hội đồng nhân dân tỉnh Cà Mau", "Cà Mau",
    ),
    ("HĐND TỈNH YÊN BÁI\nBAN PHÁP CHẾ\nSố: 12/KH-BPC\nYên Bái", "Ban Pháp chế Hội đồng nhân dân tỉnh Yên Bái", "Yên Bái"),
    (
        "HỘI ĐỒNG NHÂN DÂN HUYỆN BÁC ÁI\nBAN KINH TẾ - XÃ HỘI\nSố: 12/KH-BKTXH\nTỈNH NINH THUẬN\nBác Ái",
        "Ban Kinh tế - Xã hội Hội đồng nhân dân huyện Bác Ái", "Ninh Thuận",
    ),
    ("HUYỆN ỦY ĐẦM HÀ\nBAN THƯỜNG VỤ\nSố: 44-KH/HU\nTỈNH QUẢNG NINH\nĐầm Hà", "Ban Thường vụ Huyện ủy Đầm Hà", "Quảng Ninh"),
    ("UBND HUYỆN TÂY GIANG\nPHÒNG NỘI VỤ\nSố: 4/KH-PNV\nTỈNH QUẢNG NAM\nTây Giang", "Phòng Nội vụ huyện Tây Giang", "Quảng Nam"),
    ("UBND XÃ TRÀ NAM\nHUYỆN NAM TRÀ MY\nTỈNH QUẢNG NAM\nSố: 4/KH-UBND\nTrà Nam", "Ủy ban nhân dân xã Trà Nam", "Quảng Nam"),
    ("UBND THỊ TRẤN LA HAI\nHUYỆN ĐỒNG XUÂN\nSố: 4/KH-UBND\nLa Hai", "Ủy ban nhân dân thị trấn La Hai", None),
    ("HỘI ĐỒNG NHÂN DÂN\nTỈNH CÀ MAU\n-------\nSố: 9/KH-HĐND\nCà Mau", "Hội đồng nhân dân tỉnh Cà Mau", "Cà Mau"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "issuer", "province"), HEADS)
def test_who_issues(head, issuer, province):
    document = parse(source(f"{head}, ngày 28 tháng 12 năm 2023\n{BODY}")).document
    assert (document.issuer, document.province) == (issuer, province)
