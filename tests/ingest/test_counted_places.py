"""A body at places that are counted or told without names, one name with several numbers, and heads and ends of papers of other forms."""

import pytest

from ingest import parse
from tests.ingest.factories import HEAD, each_roles, plan, source

L, C, A = "lead", "coordinate", "assigned"
PEOPLE = "Ủy ban nhân dân"
ITEMS = [
    ("Sở Xây dựng 05 tỉnh nêu trên gửi báo cáo trước ngày 10/5/2020.", {"Sở Xây dựng": A}),
    ("Sở Y tế 4 tỉnh, thành phố lập chốt kiểm dịch.", {"Sở Y tế": A}),
    ("Công an 12 xã, phường ven sông tuần tra ban đêm.", {"Công an cấp xã": A}),
    ("Chi cục Kiểm lâm 03 tỉnh nói trên kiểm đếm 27 lô rừng.", {"Chi cục Kiểm lâm": A}),
    ("Các Khu Quản lý đường bộ I, III đối chiếu số liệu tai nạn.", {"Khu Quản lý đường bộ I": A, "Khu Quản lý đường bộ III": A}),
    ("Các Đội Quản lý thị trường số 2, số 5 kiểm tra chợ đầu mối.", {"Đội Quản lý thị trường số 2": A, "Đội Quản lý thị trường số 5": A}),
    ("Các Trạm Thủy nông 1, 4 và 6 mở cống lấy nước.", {"Trạm Thủy nông 1": A, "Trạm Thủy nông 4": A, "Trạm Thủy nông 6": A}),
    ("Các Phòng Giao dịch số 1, 3 niêm yết lãi suất tại quầy.", {"Phòng Giao dịch số 1": A, "Phòng Giao dịch số 3": A}),
]  # fmt: skip
FIELDS = [
    ("Sở Văn hóa, Thể thao và Du lịch các tỉnh được kiểm tra", {"Sở Văn hóa, Thể thao và Du lịch": C}),
    ("Sở Giáo dục và Đào tạo các tỉnh có dịch", {"Sở Giáo dục và Đào tạo": C}),
    ("Sở Tài chính, Sở Y tế các tỉnh được hỗ trợ", {"Sở Tài chính": C, "Sở Y tế": C}),
]


@pytest.mark.parametrize(("item", "who"), ITEMS)
def test_items(item, who):
    assert each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n1. {item}\n2. Sở Nội vụ theo dõi thi đua.")) == [who, {"Sở Nội vụ": A}]


@pytest.mark.parametrize(("names", "who"), FIELDS)
def test_fields(names, who):
    parsed = plan(
        f"I. NHIỆM VỤ\n1. Kiểm tra hồ sơ tại 9 nơi.\nĐơn vị chủ trì: Phòng Di tích.\nĐơn vị phối hợp: {names}.\nThời gian: quý II."
    )
    assert each_roles(parsed) == [{"Phòng Di tích": L, **who}]


INCLUDES = [
    "Thẩm định hồ sơ của 6 bảo tàng, bao gồm:\n- khảo sát hiện vật;\n- lập hội đồng góp ý.",
    "Xây dựng cơ sở dữ liệu đê điều, gồm:\n- số hóa 40 bản đồ;\n- nhập hồ sơ kè.",
    "Tổ chức hội thi tay nghề, gồm các nội dung:\n- thi hàn;\n- chấm điểm, trao giải.",
]
FIELD_LINES = "\nĐơn vị chủ trì: Phòng Bảo tàng.\nĐơn vị phối hợp: Phòng Di tích.\nThời gian: quý II."


@pytest.mark.parametrize("work", INCLUDES)
def test_what_work_includes_is_no_work_of_its_own_where_fields_close_the_item(work):
    parsed = plan(f"I. NHIỆM VỤ\n1. {work}{FIELD_LINES}\n2. In 200 cuốn sách ảnh.{FIELD_LINES}")
    assert each_roles(parsed) == [{"Phòng Bảo tàng": L, "Phòng Di tích": C}] * 2


SIGNED = ["(đã ký)", "(Đã ký)", "(ký, ghi rõ họ tên)", "Đã ký", "(Đã ký và đóng dấu)"]


@pytest.mark.parametrize("stamp", SIGNED)
def test_words_for_a_signature_between_office_and_name_are_no_work(stamp):
    text = f"{HEAD}II. TỔ CHỨC THỰC HIỆN\nPhòng Tổng hợp cập nhật tiến độ vào thứ Năm hằng tuần.\n\nVỤ TRƯỞNG\n{stamp}\nCao Xuân Lãm\n"
    assert each_roles(parse(source(text))) == [{"Phòng Tổng hợp": A}]


HEADS = [
    ("QUY CHẾ PHỐI HỢP\ngiữa Sở Y tế và Công an tỉnh Lào Cai trong cấp cứu\n(Ký ngày 14 tháng 11 năm 2024)\n\nĐiều 1. Phạm vi\n", "2024-11-14"),
    ("NỘI QUY\nPhòng cháy của chợ Bến\n(Áp dụng kể từ ngày 01/02/2024)\n\nĐiều 1. Phạm vi\n", None),
    ("KẾ HOẠCH\nChống rét cho trâu bò\n(Ban hành ngày 5/12/2023)\n\n1. Sở Y tế mua thuốc.\n", "2023-12-05"),
    ("TRUNG TÂM Y TẾ\n\nPHIẾU GIAO VIỆC\nSố: 15/PGV-TTYT     Ngày giao: 19/5/2025\n\nNgười giao: Lê Na\n", "2025-05-19"),
    ("TRUNG TÂM Y TẾ\n\nPHIẾU CHUYỂN\nSố: 15/PC-TTYT\nNgày chuyển: 19/5/2025\n\nKính chuyển: Phòng Tổ chức\n", "2025-05-19"),
    ("TRUNG TÂM Y TẾ\n\nTHÔNG BÁO\nSố: 15/TB-TTYT\nNgày ban hành: 19/5/2025\n\n1. Phòng Dược kiểm kê kho thuốc.\n", "2025-05-19"),
    ("TRUNG TÂM Y TẾ\n\nKẾ HOẠCH\nSố: 15/KH-TTYT\nNgày hết hạn: 19/5/2025\n\n1. Phòng Dược kiểm kê kho thuốc.\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "date"), HEADS)
def test_days_of_papers_without_a_place_line(head, date):
    assert parse(source(head)).document.issue_date == date


@pytest.mark.parametrize("kind", ["PHIẾU GIAO VIỆC", "PHIẾU GIAO NHIỆM VỤ"])
def test_a_slip_that_gives_work(kind):
    document = parse(
        source(
            f"SỞ Y TẾ\nTRUNG TÂM KIỂM NGHIỆM\n\n{kind}\nSố: 15/PGV-TTKN    Ngày giao: 19/5/2025\n\nViệc 1\nNội dung: In hồ sơ\nHạn: 20/5/2025\n"
        )
    ).document
    assert (document.type, document.issuer) == ("Phiếu giao việc", "Trung tâm Kiểm nghiệm")
