"""Workshops, teams and sections of a works or a cooperative act as departments do; who is asked as a favour; names that end before a verb."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

UNITS = [
    ("Bộ phận Kế toán đối chiếu công nợ từng hộ.", {"Bộ phận Kế toán": "assigned"}),
    ("Giao Bộ phận Thủ quỹ thu hồi tạm ứng.", {"Bộ phận Thủ quỹ": "assigned"}),
    ("Bộ phận Kho chủ trì kiểm đếm, phối hợp với Tổ Bảo vệ khóa cửa kho.", {"Bộ phận Kho": "lead", "Tổ Bảo vệ": "coordinate"}),
    ("Phân xưởng Lò nung rà soát danh mục sửa chữa.", {"Phân xưởng Lò nung": "assigned"}),
    ("Phân xưởng Điện - Tự động hóa hiệu chỉnh hệ thống cân.", {"Phân xưởng Điện - Tự động hóa": "assigned"}),
    ("Phòng Cơ điện chủ trì, phối hợp Phân xưởng Lò nung chốt danh mục.", {"Phòng Cơ điện": "lead", "Phân xưởng Lò nung": "coordinate"}),
    ("Quản đốc Phân xưởng Cơ khí bố trí người trực.", {"Phân xưởng Cơ khí": "assigned"}),
    ("Xưởng May 2 tăng ca hai buổi mỗi tuần.", {"Xưởng May 2": "assigned"}),
    ("Bộ phận nào chậm nộp báo cáo sẽ bị trừ điểm.", {}),
    ("Phân xưởng nào để xảy ra cháy thì Quản đốc chịu trách nhiệm.", {}),
    ("Bộ phận giảm xóc của xe phải được thay.", {}),
    ("Sửa chữa các bộ phận hư hỏng của máy bơm.", {}),
    ("Nhờ Phòng Hành chính bố trí phòng họp.", {"Phòng Hành chính": "assigned"}),
    ("Nhờ các anh chị Phòng Tổ chức gửi danh sách.", {"Phòng Tổ chức": "assigned"}),
    ("Ngoài ra, nhờ thầy cô Tổ Thể dục dựng 10 lều trại.", {"Tổ Thể dục": "assigned"}),
    ("Nhờ sự giúp đỡ của Sở Y tế, bệnh viện đã có máy mới.", {}),
    ("Đề nghị Văn phòng bố trí phòng họp.", {"Văn phòng": "assigned"}),
]


@pytest.mark.parametrize(("text", "said"), UNITS)
def test_units_of_a_works_act(text, said):
    parsed = plan(f"II. NHIỆM VỤ\n\n1. {text}\n2. Sở Y tế kiểm tra cơ sở.\n")
    assert each_roles(parsed)[:-1] in ([said], [] if not said else [said])
    assert each_roles(parsed)[-1] == {"Sở Y tế": "assigned"}


HEAD = "SỞ Y TẾ TỈNH LÀO CAI\nBỆNH VIỆN ĐA KHOA KHU VỰC BẢO YÊN\nSố: 12/KH-BV\n\nBảo Yên, ngày 02 tháng 3 năm 2020\n\nKẾ HOẠCH\nĐổi mới\n\n1. Rà soát.\n\n"


@pytest.mark.parametrize("titles", ["BSCKII. ", "BS.CKI ", "ThS.BS. ", "TTND.PGS.TS. ", "ThS.KTS ", ""])
def test_titles_before_a_signer_are_none_of_the_name(titles):
    parsed = parse(source(f"{HEAD}Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n(Đã ký)\n{titles}Phan Thị Hạnh\n"))
    assert parsed.document.signer == "Phan Thị Hạnh"
    assert parsed.document.issuer == "Bệnh viện Đa khoa khu vực Bảo Yên tỉnh Lào Cai"


def test_names_beside_each_other_are_two_persons():
    parsed = parse(source(f"{HEAD}THƯ KÝ                         CHỦ TỌA\nLê Thị Cúc                     Võ Bá Lợi\n"))
    assert parsed.document.signer in ("Lê Thị Cúc", "Võ Bá Lợi")


@pytest.mark.parametrize("more", ["Ngoài ra, nhờ Văn phòng bố trí suất ăn.", "Bên cạnh đó, đề nghị Văn phòng bố trí suất ăn."])
def test_who_is_asked_besides_has_work_of_their_own(more):
    text = "Kính gửi các phòng,\n\nYêu cầu:\n\n1. Phòng Y tế rà soát hồ sơ.\n\n2. Phòng Nội vụ kiểm tra cơ sở; phối hợp Phòng Tư pháp lập biên bản.\n\n"
    parsed = parse(source(f"{text}{more}\n\nTrân trọng,\nLinh\n"))
    assert each_roles(parsed)[1:] == [{"Phòng Nội vụ": "assigned", "Phòng Tư pháp": "coordinate"}, {"Văn phòng": "assigned"}]
