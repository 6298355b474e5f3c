"""Names that stand whole before a role word or behind a role label are read whole, wherever else their document has them."""

import pytest

from tests.ingest.factories import each_roles, plan

# a name that work, a comma or a small word stands in
NAMES = [
    "Đội Xung kích phòng chống thiên tai",
    "Trung tâm Giống cây trồng, vật nuôi",
    "Trung tâm Kiểm nghiệm thuốc, mỹ phẩm, thực phẩm",
    "Công ty Cổ phần Thu gom và Xử lý chất thải Minh Tâm",
    "Ban Chỉ đạo xóa nhà tạm, nhà dột nát",
]
# words of a sentence that make a name's role sure | a later sentence that would cut it | the name's role there
SURE = [
    "Nâng cấp hệ thống thoát nước ({} chủ trì).",
    "Nâng cấp hệ thống thoát nước do {} chủ trì.",
    "{} chủ trì nâng cấp hệ thống thoát nước.",
    "Nâng cấp hệ thống thoát nước (chủ trì: {}).",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sure", SURE)
def test_a_name_that_stands_whole_once_is_whole_everywhere(name: str, sure: str):
    text = f"IV. TỔ CHỨC THỰC HIỆN\n1. {sure.format(name)}\n2. Sở Y tế chủ trì, phối hợp với {name} tổ chức hội nghị.\n3. Giao {name} lập hồ sơ khu dân cư."
    assert each_roles(plan(text)) == [{name: "lead"}, {"Sở Y tế": "lead", name: "coordinate"}, {name: "assigned"}]


@pytest.mark.parametrize(
    "clause",
    ["Sở Y tế tiếp tục chủ trì", "Sở Y tế xây dựng kế hoạch, chủ trì", "Hợp tác xã Hoa Ban thu mua chè, Sở Y tế chủ trì"],
)
def test_work_before_a_role_word_makes_no_name(clause: str):
    tasks = plan(f"IV. TỔ CHỨC THỰC HIỆN\n1. {clause} tổ chức hội nghị phòng dịch.").tasks
    assert {role.generic for task in tasks for role in task.roles} <= {"Sở Y tế", "Hợp tác xã Hoa Ban"}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Hiệp hội Doanh nghiệp nhỏ và vừa", "lead"),
        ("Trung tâm Giáo dục thường xuyên", "lead"),
        ("Khu Quản lý đường bộ II", "lead"),
        ("Ban Quản lý Khu bảo tồn thiên nhiên Pù Luông", "lead"),
    ],
)
def test_words_of_a_name_that_look_like_work_belong_to_it(name: str, role: str):
    assert each_roles(plan(f"IV. TỔ CHỨC THỰC HIỆN\n1. {name} chủ trì tổ chức hội nghị phòng dịch.")) == [{name: role}]


def test_a_ministrys_unit_stands_beside_other_bodies():
    parsed = plan("II. NHIỆM VỤ\n1. Chống hàng giả.\n- Cơ quan phối hợp: Cục Hải quan khu vực X, Sở Tài chính.")
    assert each_roles(parsed) == [{"Cục Hải quan khu vực X": "coordinate", "Sở Tài chính": "coordinate"}]


@pytest.mark.parametrize(
    "name", ["Ban Chỉ đạo phát triển kinh tế rừng", "Phòng Quản trị thiết bị và đào tạo trực tuyến", "Trung tâm Phát triển cụm nghề"]
)
def test_a_name_before_a_colon_is_whole_everywhere(name: str):
    text = f"I. PHÂN CÔNG\n1. {name}: bố trí kinh phí.\n2. Sở Y tế chủ trì, phối hợp với {name} tổ chức hội nghị."
    assert each_roles(plan(text)) == [{name: "assigned"}, {"Sở Y tế": "lead", name: "coordinate"}]


def test_a_name_in_a_cell_is_whole_where_it_stands_again():
    table = "| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Khảo sát địa chất tuyến đường | Trung tâm Tư vấn giám sát |\n"
    parsed = plan(f"I. BẢNG PHÂN CÔNG\n{table}\nII. KHÁC\n1. Giao Trung tâm Tư vấn giám sát đo đạc tuyến đường.")
    assert each_roles(parsed)[-1] == {"Trung tâm Tư vấn giám sát": "assigned"}


def test_a_name_that_goes_on_alike_everywhere_is_repeated_whole():
    name = "Trung tâm Dịch vụ đô thị và môi trường"
    text = f"IV. TỔ CHỨC THỰC HIỆN\n1. Giao {name} thu gom rác.\n2. {name}, Sở Xây dựng báo cáo hằng quý."
    assert each_roles(plan(text)) == [{name: "assigned"}, {name: "assigned", "Sở Xây dựng": "assigned"}]


def test_a_known_name_goes_on_where_it_is_repeated_so():
    name = "Trung tâm Truyền thông và Sự kiện"
    text = (
        f"IV. TỔ CHỨC THỰC HIỆN\n1. {name} tuyên truyền các mô hình.\n2. Sở Y tế chủ trì, phối hợp với {name} đăng tải danh sách vi phạm."
    )
    assert each_roles(plan(text)) == [{name: "assigned"}, {"Sở Y tế": "lead", name: "coordinate"}]


@pytest.mark.parametrize("work", ["tổng hợp số liệu", "rà soát hồ sơ", "đề nghị bổ sung kinh phí"])
def test_work_that_is_told_again_and_again_makes_no_name(work: str):
    text = f"I. PHÂN CÔNG\n1. Công ty Môi trường Xanh {work} quý I.\n2. Công ty Môi trường Xanh {work} quý II, báo cáo Sở Y tế."
    names = {role.generic for task in plan(text).tasks for role in task.roles}
    assert names <= {"Công ty Môi trường Xanh", "Sở Y tế"} and "Công ty Môi trường Xanh" in names


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("Khoa Hồi sức tích cực - Chống độc lập danh sách máy thở.", "Khoa Hồi sức tích cực - Chống độc"),
        ("Bộ Tư lệnh Vùng 4 Hải quân cử cán bộ tham gia.", "Bộ Tư lệnh Vùng 4 Hải quân"),
        ("Lực lượng Biên phòng không để xảy ra buôn lậu.", "Lực lượng Biên phòng"),
    ],
)
def test_words_at_a_names_end_that_may_be_others(clause: str, name: str):
    assert each_roles(plan(f"IV. TỔ CHỨC THỰC HIỆN\n1. {clause}")) == [{name: "assigned"}]


@pytest.mark.parametrize("name", ["Các cơ sở giáo dục mầm non, phổ thông có bếp ăn", "Các bệnh viện có tổ chức nấu ăn, có giường nội trú"])
def test_a_heading_names_its_actors_with_what_they_have(name: str):
    text = f"I. PHÂN CÔNG\n1. Đối với {name.replace('Các', 'các', 1)}\na) Rà soát lối thoát hiểm.\n2. Đối với Sở Y tế\na) Bố trí cán bộ."
    assert each_roles(plan(text)) == [{name: "assigned"}, {"Sở Y tế": "assigned"}]
