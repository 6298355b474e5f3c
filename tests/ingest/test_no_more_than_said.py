"""Work that closing formulas, reports, notes and names must leave as it is: minutes end, opinions, ratings, dashes, numbers of units."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, source

HEAD = "ỦY BAN NHÂN DÂN TỈNH SƠN LA\nSố: 12/KH-UBND\nSơn La, ngày 20 tháng 11 năm 2025\nKẾ HOẠCH\nPhòng, chống dịch bệnh năm 2026\n\nII. NHIỆM VỤ\n"
END = "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Hùng\n"


def roles(text):
    return each_roles(parse(source(HEAD + text + END, "ke-hoach.txt")))


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("1. Hội nghị kết thúc vào ngày 15/6, Sở Y tế báo cáo kết quả.", [{"Sở Y tế": "assigned"}]),
        ("1. Việc kiểm tra kết thúc vào tháng 9. Sở Y tế tổng hợp báo cáo.", [{"Sở Y tế": "assigned"}]),
        (
            "1. Chưa thống nhất đề xuất của Sở Tài chính. Sở Tài chính rà soát lại và báo cáo trước 15/6.",
            [{"Sở Tài chính": "assigned"}],
        ),
        (
            "1. Nội dung trao đổi thông tin giữa các đơn vị\n- Sở Y tế cung cấp số liệu ca bệnh.\n- Sở Nội vụ cập nhật dữ liệu.",
            [{"Sở Y tế": "assigned"}, {"Sở Nội vụ": "assigned"}],
        ),
        (
            "1. Các ý kiến đóng góp của Nhân dân\n- Sở Tư pháp tổng hợp ý kiến.\n- Sở Y tế niêm yết công khai.",
            [{"Sở Tư pháp": "assigned"}, {"Sở Y tế": "assigned"}],
        ),
        (
            "1. Nhiệm vụ của từng đơn vị\nPhòng Hành chính: chuẩn bị hội trường.\nĐội 1: quét dọn.",
            [{"Phòng Hành chính": "assigned"}, {"Đội 1": "assigned"}],
        ),
        ("1. Nâng hạng khách sạn 3*\n2. Kiểm tra giá phòng.\n* Sở Y tế chủ trì, phối hợp với Sở Nội vụ.", [{}]),
        (
            "1. Siêu thị Co.opmart - Sở Công Thương bình ổn giá.",
            [{"Siêu thị Co.opmart": "assigned", "Sở Công Thương": "assigned"}],
        ),
        ("1. Xí nghiệp Xây lắp 2 sửa chữa trạm y tế.", [{"Xí nghiệp Xây lắp 2": "assigned"}]),
    ],
)
def test_who_does_it_stays(text, wanted):
    assert roles(text)[: len(wanted)] == wanted


@pytest.mark.parametrize("who", ["Tổng cục nào", "Cơ quan nào", "Cơ quan tố tụng nào", "Đảng bộ nào"])
def test_whichever_body_is_meant_is_no_body(who):
    assert roles(f"1. {who} chủ trì soạn thảo thì báo cáo kết quả trước ngày 15/6/2026.\n2. Sở Y tế kiểm tra.")[-1] == {
        "Sở Y tế": "assigned"
    }
    assert all(who not in one for one in roles(f"1. {who} chủ trì soạn thảo thì báo cáo kết quả."))
