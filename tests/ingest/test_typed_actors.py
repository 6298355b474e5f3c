"""Who acts, in sentences as offices type them: several places behind one body, units of the body that speaks, bodies in a bare bracket."""

from __future__ import annotations

import pytest

from ingest import parse
from tests.ingest.factories import source

ORDER = """THỦ TƯỚNG CHÍNH PHỦ
Số: 20/CT-TTg
Hà Nội, ngày 5 tháng 3 năm 2024

CHỈ THỊ
Về phòng, chống thiên tai

Thủ tướng Chính phủ chỉ thị:
1. {}
2. Bộ Công Thương rà soát hồ chứa.

THỦ TƯỚNG
Phạm Minh Chính
"""

DEPARTMENT = """UBND TỈNH QUẢNG TRỊ
SỞ Y TẾ
Số: 55/KH-SYT
Quảng Trị, ngày 5 tháng 3 năm 2024

KẾ HOẠCH
Cải cách hành chính năm 2024

I. TỔ CHỨC THỰC HIỆN
1. {}
2. Phòng Nghiệp vụ Y cập nhật quy trình.

GIÁM ĐỐC
Đỗ Văn Hùng
"""


def acting(text: str) -> list[tuple[str, str]]:
    """(full name, role) of each agency of the first task, by name."""
    return sorted((role.name, role.role) for role in parse(source(text)).tasks[0].roles)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Ủy ban nhân dân các tỉnh Nghệ An, Hà Tĩnh rà soát đê điều.",
            [("Ủy ban nhân dân tỉnh Hà Tĩnh", "assigned"), ("Ủy ban nhân dân tỉnh Nghệ An", "assigned")],
        ),
        (
            "UBND các tỉnh, thành phố: Lào Cai, Hà Nội chủ trì, phối hợp với Bộ Công Thương vận hành hồ chứa.",
            [("Bộ Công Thương", "coordinate"), ("Ủy ban nhân dân thành phố Hà Nội", "lead"), ("Ủy ban nhân dân tỉnh Lào Cai", "lead")],
        ),
        (
            "Sở Y tế các tỉnh Nghệ An, Hà Tĩnh cấp thuốc cho trạm y tế xã.",
            [("Sở Y tế tỉnh Hà Tĩnh", "assigned"), ("Sở Y tế tỉnh Nghệ An", "assigned")],
        ),
        (
            "UBND các huyện biên giới Bắc Hà, Si Ma Cai rà soát mốc giới.",
            [("Ủy ban nhân dân huyện Bắc Hà", "assigned"), ("Ủy ban nhân dân huyện Si Ma Cai", "assigned")],
        ),
        ("UBND các tỉnh: Tăng cường kiểm tra đê điều.", [("Ủy ban nhân dân cấp tỉnh", "assigned")]),
        (
            "Các ngành, các cấp khẩn trương rà soát công trình.",
            [("Các cơ quan, đơn vị liên quan", "assigned"), ("Các sở, ban, ngành", "assigned")],
        ),
        ("Tổ công tác theo Quyết định số 12/QĐ-TTg ngày 3/2/2024 kiểm tra 12 hồ.", [("Tổ công tác", "assigned")]),
        ("Cải tạo kênh tiêu Vĩnh Phước (Bộ Xây dựng; quý III/2024).", [("Bộ Xây dựng", "assigned")]),
        ("Rà soát trạm bơm cùng chủ đầu tư (Bộ Xây dựng quản lý).", []),
        ("Bộ Xây dựng bê tông hóa 12 km kênh.", [("Bộ Xây dựng", "assigned")]),
        (
            "Ủy ban nhân dân thị xã Vĩnh Châu, huyện Trần Đề tuyên truyền ngư dân.",
            [("Ủy ban nhân dân huyện Trần Đề", "assigned"), ("Ủy ban nhân dân thị xã Vĩnh Châu", "assigned")],
        ),
        ("Các huyện, thị, thành đoàn thành lập đội hình.", [("Các huyện, thị, thành đoàn", "assigned")]),
        ("Cục Khoa học, Công nghệ và Thông tin rà soát dữ liệu.", [("Cục Khoa học, Công nghệ và Thông tin", "assigned")]),
        (
            "Nội dung về y tế do Bộ Y tế thực hiện dưới sự chủ trì của Bộ Xây dựng.",
            [("Bộ Xây dựng", "lead"), ("Bộ Y tế", "assigned")],
        ),
        ("Rà soát các dự án do Bộ Y tế thực hiện.", []),
        ("Chiều thứ Sáu hằng tuần, Bộ Y tế kiểm tra vật chứa nước.", [("Bộ Y tế", "assigned")]),
        (
            "Ban Quản lý đầu tư và Ban Vật tư: chuẩn bị cột, dây dẫn.",
            [("Ban Quản lý đầu tư", "assigned"), ("Ban Vật tư", "assigned")],
        ),
        ("Tổ công nghệ số cộng đồng các tổ dân phố hướng dẫn người dân.", [("Tổ công nghệ số cộng đồng các tổ dân phố", "assigned")]),
        ("Trách nhiệm của Tỉnh Đoàn: xây dựng mô hình bạn đồng hành.", [("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "assigned")]),
        ("Chấp thuận chủ trương xử lý khẩn cấp; giao Bộ Xây dựng lập dự án.", [("Bộ Xây dựng", "assigned")]),
        ("Các nội dung khác giao Bộ Xây dựng chủ động xử lý.", [("Bộ Xây dựng", "assigned")]),
        ("Các hãng hàng không bố trí đủ quầy thủ tục.", [("Các hãng hàng không", "assigned")]),
        ("Y tế: Bộ Y tế cử 02 kíp cấp cứu.", [("Bộ Y tế", "assigned")]),
        ("Đội Quản lý trật tự xây dựng đô thị kiểm tra việc đổ phế thải.", [("Đội Quản lý trật tự xây dựng đô thị", "assigned")]),
        ("Ngân hàng Nhà nước Việt Nam cho vay sửa nhà.", [("Ngân hàng Nhà nước Việt Nam", "assigned")]),
    ],
)
def test_who_is_ordered(words: str, expected: list[tuple[str, str]]):
    assert acting(ORDER.format(words)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Thanh tra Sở: kiểm tra 5 đơn vị.", [("Thanh tra Sở Y tế tỉnh Quảng Trị", "assigned")]),
        ("Văn phòng Sở chủ trì tổng hợp kết quả.", [("Văn phòng Sở Y tế tỉnh Quảng Trị", "lead")]),
        ("Các đơn vị trực thuộc Sở xây dựng kế hoạch.", [("Các đơn vị trực thuộc Sở Y tế tỉnh Quảng Trị", "assigned")]),
        ("Thường trực Hội đồng nhân dân tỉnh giám sát việc thực hiện.", [("Thường trực Hội đồng nhân dân", "assigned")]),
        ("Thanh tra việc đóng bảo hiểm của các đơn vị.", []),
    ],
)
def test_units_of_the_body_that_speaks(words: str, expected: list[tuple[str, str]]):
    assert acting(DEPARTMENT.format(words)) == expected


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Bộ Xây dựng rà soát nhà ở (quý III/2024).", "2024-09-30"),
        ("Bộ Xây dựng báo cáo trước 16h00 ngày 20/3/2024.", "2024-03-20"),
        ("Bộ Xây dựng trực chốt từ ngày 01/6 đến ngày 30/9/2024.", "2024-09-30"),
        ("Bộ Xây dựng giảm phí đến hết năm 2024.", "2024-12-31"),
        ("Bộ Xây dựng tổ chức lễ ra quân ngày 01/6/2024.", "2024-06-01"),
        ("Bộ Xây dựng trình bổ sung kinh phí trong quý III/2024.", "2024-09-30"),
        ("Bộ Xây dựng tôn tạo di tích khởi nghĩa năm 1945.", None),
        ("Bộ Xây dựng trồng cây nhân kỷ niệm 80 năm ngành (1945 - 2025), hoàn thành trước ngày 27/02/2025.", "2025-02-27"),
    ],
)
def test_when(words: str, due: str | None):
    time = parse(source(ORDER.format(words))).tasks[0].time
    assert (time.end if time is not None else None) == due


def test_an_order_beside_another_heads_nothing():
    words = "Giao Bộ Xây dựng chủ trì triển khai thực hiện Đề án.\nGiao Bộ Tài chính cân đối kinh phí."
    tasks = parse(source(ORDER.format(words))).tasks
    assert [[(role.name, role.role) for role in task.roles] for task in tasks[:2]] == [
        [("Bộ Xây dựng", "lead")],
        [("Bộ Tài chính", "assigned")],
    ]


TABLE = """ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN
Số: 611/QĐ-UBND
Bắc Kạn, ngày 14 tháng 4 năm 2023

QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển du lịch cộng đồng

TT | Nhiệm vụ | Chủ trì | Phối hợp | Tiến độ
I | Hạ tầng | | |
1.1 | Nâng cấp đường vào bản Pác Ngòi | Sở Xây dựng | Sở Tài chính | 2023-2024
1.2 | Tổng kết | Sở Xây dựng | | Quý IV

TUQ. CHỦ TỊCH
GIÁM ĐỐC SỞ VĂN HÓA
Phạm Duy Hưng
"""


def test_a_table_of_bars_opens_a_body():
    parsed = parse(source(TABLE))
    assert [(role.generic, role.role) for role in parsed.tasks[0].roles] == [("Sở Xây dựng", "lead"), ("Sở Tài chính", "coordinate")]
    assert [(task.id, len(task.roles)) for task in parsed.tasks] == [("I.1.1", 2), ("I.1.2", 1)]
    assert parsed.document.signer == "Phạm Duy Hưng"


PROFILE = """ỦY BAN NHÂN DÂN TỈNH TRÀ VINH
Số: 1305/QĐ-UBND
Trà Vinh, ngày 30 tháng 8 năm 2023

QUYẾT ĐỊNH
Phê duyệt Đề án bảo tồn nghề làm bánh tét Trà Cuôn

Điều 1. Phê duyệt Đề án với các nội dung sau:
1. Tên Đề án: Bảo tồn nghề làm bánh tét Trà Cuôn.
2. Cơ quan chủ quản: UBND tỉnh.
3. Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch.
4. Nhiệm vụ:
a) Truyền dạy nghề cho 100 thanh niên.
b) Xây dựng nhãn hiệu tập thể (Sở Khoa học và Công nghệ chủ trì).

CHỦ TỊCH
Lê Thanh Bình
"""


def test_the_fields_of_what_a_decision_approves_are_no_tasks():
    tasks = parse(source(PROFILE)).tasks
    assert [(task.id, [(role.generic, role.role) for role in task.roles]) for task in tasks] == [
        ("Điều 1.4.a", [("Sở Văn hóa, Thể thao và Du lịch", "lead")]),
        ("Điều 1.4.b", [("Sở Khoa học và Công nghệ", "lead")]),
    ]
