"""Names that hold other names: party committees of bodies, units whose name goes on behind a dash, unions by their short name, places of
many provinces."""

import pytest

from tests.ingest.factories import each_roles, plan

CASES = [
    # the party committee of a body is one name
    ("Đảng ủy Công an tỉnh chỉ đạo bảo đảm an ninh trật tự.", {"Đảng ủy Công an": "assigned"}),
    ("Đảng ủy Sở Y tế lãnh đạo các chi bộ quán triệt Nghị quyết.", {"Đảng ủy Sở Y tế": "assigned"}),
    (
        "Đảng ủy MTTQ và các đoàn thể tỉnh chỉ đạo tuyên truyền, vận động hội viên.",
        {"Đảng ủy Mặt trận Tổ quốc và các đoàn thể": "assigned"},
    ),
    (
        "Giao Đảng ủy Sở Tư pháp chủ trì, phối hợp với Đảng ủy Công an tỉnh tham mưu Tỉnh ủy.",
        {"Đảng ủy Sở Tư pháp": "lead", "Đảng ủy Công an": "coordinate"},
    ),
    ("Chi bộ Phòng Giáo dục và Đào tạo lãnh đạo đảng viên thực hiện cam kết.", {"Chi bộ Phòng Giáo dục và Đào tạo": "assigned"}),
    ("Thường trực Đảng ủy xã chỉ đạo các chi bộ sinh hoạt chuyên đề.", {"Đảng ủy cấp xã": "assigned"}),
    # a unit's name goes on behind a dash, whatever its last word
    ("Phòng Thanh tra - Kiểm tra: theo dõi, đôn đốc việc thực hiện.", {"Phòng Thanh tra - Kiểm tra": "assigned"}),
    ("Trung tâm Thông tin - Thư viện số hóa 2.000 tài liệu địa chí.", {"Trung tâm Thông tin - Thư viện": "assigned"}),
    (
        "Giao Phòng Tổ chức - Hành chính phối hợp với Phòng Tài chính - Kế toán mua sắm trang thiết bị.",
        {"Phòng Tổ chức - Hành chính": "coordinate", "Phòng Tài chính - Kế toán": "coordinate"},
    ),
    (
        "Ban Nữ công - Kiểm tra, Ban Tuyên giáo - Nữ công phối hợp rà soát hội viên.",
        {"Ban Nữ công - Kiểm tra": "coordinate", "Ban Tuyên giáo - Nữ công": "coordinate"},
    ),
    (
        "Đội Quản lý trật tự đô thị - Xây dựng chủ trì, phối hợp với Công an phường kiểm tra vỉa hè.",
        {"Đội Quản lý trật tự đô thị - Xây dựng": "lead", "Công an cấp xã": "coordinate"},
    ),
    ("Khoa Kiểm soát bệnh tật - HIV/AIDS giám sát ổ dịch.", {"Khoa Kiểm soát bệnh tật - HIV/AIDS": "assigned"}),
    ("Sở Y tế - Sở Giáo dục và Đào tạo phối hợp khám sức khỏe.", {"Sở Y tế": "coordinate", "Sở Giáo dục và Đào tạo": "coordinate"}),
    # a union's short name is its own at every level
    ("Hội Phụ nữ xã vận động hội viên phân loại rác.", {"Hội Liên hiệp Phụ nữ cấp xã": "assigned"}),
    ("Đoàn Thanh niên xã ra quân dọn vệ sinh.", {"Đoàn Thanh niên cấp xã": "assigned"}),
    ("Đề nghị Mặt trận Tổ quốc phường chủ trì giám sát cộng đồng.", {"Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã": "lead"}),
    # places of many provinces are none of a department's name
    ("Sở VHTTDL các địa phương tổ chức liên hoan.", {"Sở Văn hóa, Thể thao và Du lịch": "assigned"}),
    (
        "Bộ Nội vụ phối hợp với Sở Văn hóa, Thể thao và Du lịch các khu vực kiểm kê di sản.",
        {"Bộ Nội vụ": "coordinate", "Sở Văn hóa, Thể thao và Du lịch": "coordinate"},
    ),
    # of these a body has one
    (
        "Xây dựng phần mềm quản lý tài sản (Phòng Quản lý công sản - Giá chủ trì, Văn phòng phối hợp).",
        {"Phòng Quản lý công sản - Giá": "lead", "Văn phòng": "coordinate"},
    ),
    # words whose work is none of their name; a number begins another actor
    (
        "Công an tỉnh phối hợp với chủ đầu tư giải phóng mặt bằng trước 30/6.",
        {"Công an cấp tỉnh": "coordinate", "Chủ đầu tư": "coordinate"},
    ),
    ("Ban Quản lý dự án làm việc với UBND phường, Công ty Điện lực.", {"Ban Quản lý dự án": "assigned"}),
    (
        "Hội Nông dân tỉnh và 03 doanh nghiệp viễn thông vận động hội viên cài đặt ứng dụng.",
        {"Hội Nông dân": "assigned", "03 doanh nghiệp viễn thông": "assigned"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_name_that_holds_another_is_one(text: str, expected: dict[str, str]):
    assert each_roles(plan("III. TỔ CHỨC THỰC HIỆN\n1. " + text)) == [expected]
