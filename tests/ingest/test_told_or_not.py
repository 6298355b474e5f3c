"""Who a sentence tells where a time, a party's office, a street, a level, an opening or what a letter replaces stands beside the name."""

import pytest

from tests.ingest.factories import each_roles, plan

COMMITTEE, PROVINCE = "Ủy ban nhân dân cấp xã", "Ủy ban nhân dân cấp tỉnh"

TOLD = [
    # how often stands between a name and its work
    ("Sở Nội vụ hàng tuần báo cáo tiến độ.", {"Sở Nội vụ": "assigned"}),
    ("Công an tỉnh hằng ngày tuần tra các tuyến đường.", {"Công an cấp tỉnh": "assigned"}),
    ("UBND các xã mỗi tháng tổ chức dọn vệ sinh.", {COMMITTEE: "assigned"}),
    ("Sở Y tế mỗi quý một lần báo cáo UBND tỉnh.", {"Sở Y tế": "assigned"}),
    ("Sở Y tế mỗi năm 02 lần kiểm tra các trạm.", {"Sở Y tế": "assigned"}),
    # a deputy secretary is often the chairman too, a secretary is another person
    ("Bí thư Đảng ủy xã, Chủ tịch UBND xã chịu trách nhiệm chỉ đạo.", {"Đảng ủy cấp xã": "assigned", COMMITTEE: "assigned"}),
    ("Các đồng chí Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chỉ đạo tiêm phòng.", {"Tỉnh ủy": "assigned", PROVINCE: "assigned"}),
    ("Các đồng chí Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chỉ đạo tiêm phòng.", {"Tỉnh ủy": "assigned", PROVINCE: "assigned"}),
    ("Đồng chí Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chỉ đạo tiêm phòng.", {PROVINCE: "assigned"}),
    (
        "Tổ trưởng tổ dân phố, Bí thư chi bộ, Trưởng ban công tác Mặt trận vận động nhân dân.",
        {"Tổ trưởng tổ dân phố": "assigned", "Chi bộ": "assigned", "Ban công tác Mặt trận": "assigned"},
    ),
    # works are what a project board is for, of others they are what is told
    ("Đề nghị Bộ Xây dựng các dự án nhà ở xã hội cân đối vốn.", {"Bộ Xây dựng": "assigned"}),
    ("Sở Giao thông vận tải công trình cầu Đạ Tẻh báo cáo tiến độ.", {"Sở Giao thông vận tải": "assigned"}),
    ("Giao Sở Y tế cơ sở nhà đất cũ, báo cáo UBND tỉnh.", {"Sở Y tế": "assigned"}),
    ("Đề nghị Bảo hiểm xã hội cơ sở báo cáo.", {"Bảo hiểm xã hội cơ sở": "assigned"}),
    # orders behind what a document takes the place of
    ("Công văn này thay thế Công văn số 12/UBND-VX. Giao Sở Y tế báo cáo trước ngày 05/3/2026.", {"Sở Y tế": "assigned"}),
    ("Kế hoạch này thay thế Kế hoạch số 5/KH-UBND; giao Sở Y tế chủ trì triển khai.", {"Sở Y tế": "lead"}),
    ("Thông báo này hủy bỏ Thông báo số 3/TB-UBND; các sở báo cáo trước ngày 01/4/2026.", {"Các sở, ban, ngành": "assigned"}),
    # streets are no persons
    ("Trần Hưng Đạo - Quang Trung: Sở Xây dựng sửa chữa mặt đường.", {"Sở Xây dựng": "assigned"}),
    ("Lê Hồng Phong, Trần Phú: UBND các phường chỉnh trang vỉa hè.", {COMMITTEE: "assigned"}),
    ("Lê Hồng Phong, Trần Phú: Giám đốc Sở Xây dựng sửa chữa mặt đường.", {"Sở Xây dựng": "assigned"}),
    ("Các cuộc họp do Sở Y tế chủ trì tổ chức trực tuyến.", {"Sở Y tế": "lead"}),
    # councils by their work
    ("Giao hội đồng thanh lý tài sản kiểm kê.", {"Hội đồng thanh lý tài sản": "assigned"}),
    ("Hội đồng phúc khảo chấm lại bài thi.", {"Hội đồng phúc khảo": "assigned"}),
    ("Hội đồng kiểm tra các hồ sơ.", {"Hội đồng": "assigned"}),
    # a union of a commune is another than the province's
    ("Hội Nông dân tỉnh chủ trì, phối hợp với Hội Nông dân xã vận động.", {"Hội Nông dân": "lead", "Hội Nông dân cấp xã": "coordinate"}),
    ("Hội Liên hiệp Phụ nữ xã vận động hội viên.", {"Hội Liên hiệp Phụ nữ cấp xã": "assigned"}),
    ("Hội Liên hiệp Phụ nữ xã, phường tuyên truyền.", {"Hội Liên hiệp Phụ nữ cấp xã": "assigned"}),
    ("Trạm Y tế xã, thị trấn kiểm tra vệ sinh.", {"Trạm Y tế cấp xã": "assigned"}),
    # the sides of a road are no parties
    ("Hai bên đường trồng cây xanh.", {}),
    ("Hai bên tổ chức giao ban.", {"Hai bên": "assigned"}),
    # an opening before the subject
    ("Bên cạnh việc tuyên truyền, Sở Y tế chủ trì kiểm tra các cơ sở.", {"Sở Y tế": "lead"}),
    ("Song song với việc kiểm tra, Sở Y tế hướng dẫn các trạm.", {"Sở Y tế": "assigned"}),
    ("Cùng với việc tuyên truyền, UBND các xã tập huấn cho cán bộ.", {COMMITTEE: "assigned"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_whom_a_sentence_tells(text: str, expected: dict[str, str]):
    assert each_roles(plan("III. TỔ CHỨC THỰC HIỆN\n1. " + text)) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Công văn này thay thế Công văn số 1215/UBND-VX ngày 10/3/2020.",
        "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND của UBND tỉnh về việc giao Sở Y tế chủ trì tiêm phòng.",
        "Lý Thị Mai, Giám đốc Sở Y tế - Tổ phó;",
        "Nguyễn Văn An, chuyên viên Phòng Kinh tế;",
    ],
)
def test_what_is_no_work(line: str):
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế kiểm tra các trạm.\n2. {line}")) == [{"Sở Y tế": "assigned"}]


@pytest.mark.parametrize("room", ["Phòng họp số 1", "Phòng họp của Sở Y tế", "Phòng họp trực tuyến danh sách"])
def test_a_meeting_room_is_no_agency(room: str):
    parsed = plan(f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế dự họp tại {room} vào ngày 05/3/2026.")
    assert not [agency.name for agency in parsed.agencies if "họp" in agency.name]
