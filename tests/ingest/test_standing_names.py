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
