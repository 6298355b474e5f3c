"""The parties that a title names ("giữa A và B"): "hai bên" are both, and a word for a kind alone is the one party of that kind."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, source

L, C, A = "lead", "coordinate", "assigned"
FOREST, PORT, SCHOOL = "Ban Quản lý Rừng phòng hộ Sông Lô", "Công ty Cổ phần Cảng Vạn Ninh", "Trường Cao đẳng Nghề Cửu Long"
COMPANY, HOSPITAL = "Công ty Cổ phần Cơ khí Sao Mai", "Bệnh viện Đa khoa Bình Lục"
FARM = "Trung tâm Giống vật nuôi Ba Vì"
DOCUMENTS = [
    (
        f"QUY CHẾ PHỐI HỢP\ngiữa Chi cục Kiểm lâm và {FOREST} trong công tác phòng cháy, chữa cháy rừng\n\n"
        "Chương I\nTRÁCH NHIỆM\n\nĐiều 1. Trách nhiệm của Chi cục Kiểm lâm\n"
        "1. Chủ trì, phối hợp với Ban Quản lý xây dựng phương án chữa cháy rừng.\n2. Cung cấp cho Ban Quản lý bản đồ điểm cháy trước 8 giờ.\n\n"
        "Điều 2. Trách nhiệm của Ban Quản lý\n1. Phát dọn 20 km đường băng cản lửa.\n\n"
        "Điều 3. Trách nhiệm chung\n1. Hai bên tổ chức diễn tập mỗi năm một lần.\n\n"
        "GIÁM ĐỐC BAN QUẢN LÝ                 CHI CỤC TRƯỞNG\nTrần Văn Kha                     Lê Thị Na\n",
        [{"Chi cục Kiểm lâm": L, FOREST: C}, {"Chi cục Kiểm lâm": A}, {FOREST: A}, {"Chi cục Kiểm lâm": A, FOREST: A}],
    ),
    (
        f"THỎA THUẬN HỢP TÁC\nGiữa {SCHOOL} và {COMPANY} về đào tạo thợ hàn\nSố: 12/TTHT\n\n"
        "Điều 1. Trách nhiệm của Nhà trường\n1. Tuyển 60 học viên, bố trí xưởng thực hành.\n\n"
        "Điều 2. Trách nhiệm của Công ty\n1. Nhận học viên thực tập từ tháng 3/2025.\n2. Phối hợp với Trường ra đề thi tay nghề.\n\n"
        "Điều 3. Trách nhiệm chung\n1. Hai bên rà soát giáo trình hằng năm.\n",
        [None, {COMPANY: A}, {COMPANY: C, SCHOOL: C}, {SCHOOL: A, COMPANY: A}],
    ),
    (
        f"CHƯƠNG TRÌNH PHỐI HỢP\ngiữa Hội Nông dân tỉnh với {FARM} giai đoạn 2025 - 2027\n\n"
        "I. NỘI DUNG\n1. Hai bên mở 10 lớp tập huấn chăn nuôi.\n2. Trung tâm cung cấp 500 con giống cho hội viên.\n"
        "3. Hội Nông dân tỉnh chủ trì, phối hợp với Trung tâm chọn hộ tham gia.\n",
        [{"Hội Nông dân": A, FARM: A}, {FARM: A}, {"Hội Nông dân": L, FARM: C}],
    ),
    (
        f"QUY CHẾ PHỐI HỢP\nGiữa Sở Y tế, Công an tỉnh và {HOSPITAL} trong bảo đảm an ninh bệnh viện\n\n"
        "I. TRÁCH NHIỆM CỤ THỂ\n1. Bệnh viện lắp 30 camera tại khu cấp cứu.\n2. Công an tỉnh cử cán bộ trực 24/24 giờ.\n"
        "3. Ba bên họp đánh giá vào tháng 12 hằng năm.\n",
        [{HOSPITAL: A}, {"Công an cấp tỉnh": A}, {"Sở Y tế": A, "Công an cấp tỉnh": A, HOSPITAL: A}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), DOCUMENTS)
def test_who_the_title_names(text, who):
    found = each_roles(parse(source(text)))
    assert [w if w is None else f for f, w in zip(found, who, strict=True)] == who


def test_a_kind_of_two_parties_is_neither():
    text = (
        "QUY CHẾ PHỐI HỢP\ngiữa Công ty Cổ phần Nước Sạch Hòa An và Công ty Cổ phần Môi trường Xanh trong thi công\n\n"
        "I. NỘI DUNG\n1. Công ty tổ chức rào chắn hố đào.\n2. Hai bên họp hằng tháng.\n"
    )
    first, both = each_roles(parse(source(text)))
    assert len(both) == 2 and not first.keys() & both.keys()
