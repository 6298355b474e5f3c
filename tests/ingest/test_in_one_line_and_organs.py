"""Documents in one line: title, what they rest on, names that hold a verb with a capital; organs of committees in letterheads."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

_HEAD = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- Số: 28/{} Lào Cai, ngày 05 tháng 12 năm 2025 "
_REST = " 1. Sở Y tế: Lập danh sách hộ nghèo, gửi trước ngày 15/12/2025. 2. Sở Tài chính: Bố trí kinh phí, hướng dẫn các xã lập dự toán theo đúng quy định hiện hành. 3. Ủy ban nhân dân các xã, phường: Rà soát nhu cầu, đăng ký số lượng cây giống với Chi cục Kiểm lâm trước ngày 20/12/2025. Nơi nhận: - Như trên; - Lưu: VT. KT. CHỦ TỊCH PHÓ CHỦ TỊCH Mai Sơn Hà"
FLAT = [
    (
        "KH-UBND",
        "KẾ HOẠCH Tổ chức Tết trồng cây năm 2026 Thực hiện Chỉ thị số 05/CT-TTg ngày 02/01/2025 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "Tổ chức Tết trồng cây năm 2026",
        ["basis"],
    ),
    (
        "CĐ-UBND",
        "CÔNG ĐIỆN Về việc ứng phó mưa lũ sau bão số 5 Hiện nay, bão số 5 đang gây mưa to. Để chủ động ứng phó, Ủy ban nhân dân tỉnh yêu cầu:",
        "Về việc ứng phó mưa lũ sau bão số 5",
        [],
    ),
    (
        "TB-UBND",
        "THÔNG BÁO Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về hồ chứa Nậm Tha Ngày 03/12/2025, Chủ tịch UBND tỉnh đã họp với các sở. Chủ tịch UBND tỉnh kết luận như sau:",
        "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về hồ chứa Nậm Tha",
        [],
    ),
    (
        "QĐ-UBND",
        "QUYẾT ĐỊNH Về việc phòng chống rét cho vật nuôi CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH Căn cứ Luật Chăn nuôi số 32/2018/QH14; QUYẾT ĐỊNH:",
        "Về việc phòng chống rét cho vật nuôi",
        ["basis"],
    ),
    # what the title names is mentioned
    (
        "KH-UBND",
        "KẾ HOẠCH Triển khai thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị trong năm 2026 Căn cứ Kế hoạch số 90/KH-BTC ngày 01/10/2025 của Bộ Tài chính, Ủy ban nhân dân tỉnh xây dựng Kế hoạch như sau:",
        "Triển khai thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị trong năm 2026",
        ["mention", "basis"],
    ),
]


@pytest.mark.parametrize(("code", "opening", "title", "cited"), FLAT)
def test_a_document_in_one_line_has_title_and_bases(code: str, opening: str, title: str, cited: list[str]) -> None:
    """A title in small letters behind the type ends before prose, an item or the office that enacts; what it rests on is behind it."""
    parsed = parse(source(_HEAD.format(code) + opening + _REST))
    assert parsed.document.title == title
    assert [citation.role for citation in parsed.citations] == cited
    assert len(parsed.tasks) == 3


@pytest.mark.parametrize(
    "line",
    ["Ban Quản lý dự án Đầu tư xây dựng công trình giao thông.", "Công ty Cổ phần Xây dựng cầu đường;", "Phòng Kỹ thuật Đầu tư hạ tầng;"],
)
def test_a_name_that_holds_a_verb_with_a_capital_gives_no_work(line: str) -> None:
    """A name alone has no work, whatever capitals stand in it."""
    found = each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. {line}\n2. Sở Tài chính bố trí kinh phí.\n"))
    assert all(roles in ({}, {"Sở Tài chính": "assigned"}) for roles in found)


ORGANS = [
    ("ỦY BAN MTTQ VIỆT NAM TỈNH SƠN LA\nBAN THƯỜNG TRỰC\nSố: 12/KH-MTTQ-BTT", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"),
    ("ĐẢNG ỦY XÃ CHIỀNG LỀ\nỦY BAN KIỂM TRA\n*\nSố 12-KH/UBKT", "Ủy ban Kiểm tra Đảng ủy xã Chiềng Lề"),
    ("ĐẢNG ỦY XÃ CHIỀNG LỀ\nVĂN PHÒNG ĐẢNG ỦY\n*\nSố 12-CV/VPĐU", "Văn phòng Đảng ủy xã Chiềng Lề"),
    ("ĐẢNG ỦY PHƯỜNG TÔ HIỆU\nVĂN PHÒNG\n*\nSố 12-CV/VPĐU", "Văn phòng Đảng ủy phường Tô Hiệu"),
    ("ĐẢNG BỘ XÃ CHIỀNG LỀ\nBAN CHẤP HÀNH\n*\nSố 12-NQ/ĐU", "Ban Chấp hành Đảng bộ xã Chiềng Lề"),
    ("HUYỆN ỦY MƯỜNG LA\nỦY BAN KIỂM TRA\n*\nSố 12-KH/UBKT", "Ủy ban Kiểm tra Huyện ủy Mường La"),
    ("ĐẢNG BỘ TỈNH SƠN LA\nBAN CHẤP HÀNH\n*\nSố 12-NQ/TU", "Tỉnh ủy Sơn La"),
    ("ĐẢNG BỘ TỈNH SƠN LA\nĐẢNG ỦY XÃ CHIỀNG LỀ\n*\nSố 12-KH/ĐU", "Đảng ủy xã Chiềng Lề"),
]


@pytest.mark.parametrize(("letterhead", "issuer"), ORGANS)
def test_an_organ_is_of_the_committee_above_it(letterhead: str, issuer: str) -> None:
    """An organ that its line names without a place is that of the Party committee or Front above it."""
    text = f"{letterhead}\nSơn La, ngày 01 tháng 9 năm 2025\n\nKẾ HOẠCH\nTuyên truyền năm 2025\n\nI. NHIỆM VỤ\n1. Văn phòng: bảo đảm kinh phí.\n"
    assert parse(source(text)).document.issuer == issuer
