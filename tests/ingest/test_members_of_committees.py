"""Members of committees: tables that give each a duty, persons with several offices, who stand for the body of the first."""

import pytest

from tests.ingest.factories import each_roles, plan, rows

HEAD = "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ THÀNH VIÊN BAN CHỈ ĐẠO\n"
TABLES = [
    (
        "| TT | Họ và tên, chức vụ | Chức danh | Nhiệm vụ |\n|---|---|---|---|\n"
        "| 1 | Ông Nguyễn Văn An, Giám đốc Sở Y tế | Phó Trưởng ban | Phụ trách công tác khám, chữa bệnh |\n"
        "| 2 | Bà Trần Thị Bình, Giám đốc Sở Tài chính | Ủy viên | Theo dõi, bố trí kinh phí |\n",
        [{"Sở Y tế": "assigned"}, {"Sở Tài chính": "assigned"}],
    ),
    (
        "TT\tHọ và tên\tĐơn vị công tác\tNhiệm vụ\n1\tLý A Sử\tVăn phòng HĐND và UBND xã\tTổng hợp số liệu hằng tuần\n"
        "2\tGiàng Thị Máy\tTrạm Y tế xã\tTheo dõi dịch bệnh\n",
        [{"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã": "assigned"}, {"Trạm Y tế cấp xã": "assigned"}],
    ),
    (
        "| STT | Thành viên | Trách nhiệm |\n|---|---|---|\n| 1 | Đồng chí Bí thư Đảng ủy xã - Trưởng ban | Chỉ đạo toàn diện |\n"
        "| 2 | Đồng chí Trưởng phòng Kinh tế - Ủy viên | Tham mưu phát triển sản xuất |\n",
        [{"Đảng ủy cấp xã": "assigned"}, {"Phòng Kinh tế": "assigned"}],
    ),
    # what persons ask for or have done is no duty
    (
        "| TT | Họ và tên | Chức vụ | Nội dung |\n|---|---|---|---|\n| 1 | Trần Văn Ba | Giám đốc Sở Y tế | Có thành tích trong phòng dịch |\n"
        "| 2 | Vi Thị Tư | Giám đốc Sở Nội vụ | Đề nghị nâng lương trước hạn |\n",
        [],
    ),
    # lists of members give no duty
    (
        "| TT | Họ và tên | Chức vụ | Chức danh Ban Chỉ đạo |\n|---|---|---|---|\n| 1 | Trần Văn Ba | Giám đốc Sở Y tế | Trưởng ban |\n"
        "| 2 | Vi Thị Tư | Giám đốc Sở Nội vụ | Ủy viên |\n",
        [],
    ),
]
PERSONS = [
    ("Đ/c Lê Thị Hoa - Trưởng phòng Văn hóa - Xã hội - Ủy viên thường trực: tham mưu kế hoạch.", {"Phòng Văn hóa - Xã hội": "assigned"}),
    (
        "Bà Trần Thị Cúc, Hiệu trưởng Trường Tiểu học Hòa Bình - Thành viên: vận động học sinh.",
        {"Trường Tiểu học Hòa Bình": "assigned"},
    ),
    (
        "Bà Đỗ Thị Lan, Phó Giám đốc Sở Giáo dục và Đào tạo kiêm Chủ tịch Công đoàn ngành, Ủy viên: phụ trách trường học.",
        {"Sở Giáo dục và Đào tạo": "assigned"},
    ),
    ("Trưởng phòng Kinh tế kiêm Tổ trưởng Tổ giải phóng mặt bằng lập phương án bồi thường.", {"Phòng Kinh tế": "assigned"}),
    ("Giao đồng chí Phó Giám đốc Sở Tài chính, Tổ phó Tổ công tác số 2 tổng hợp khó khăn.", {"Sở Tài chính": "assigned"}),
    ("Đồng chí Chánh Văn phòng, Thư ký Ban Chỉ đạo: tổng hợp, báo cáo.", {"Văn phòng": "assigned"}),
    ("Đồng chí Phó Bí thư Thường trực Tỉnh ủy, Trưởng Ban Chỉ đạo chịu trách nhiệm chung.", {"Tỉnh ủy": "assigned"}),
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_a_committee_s_members_are_told_by_their_rows(table: str, expected: list[dict[str, str]]):
    assert each_roles(plan(HEAD + table)) == expected


def test_a_member_s_task_is_what_its_column_says():
    assert [words for _, _, words in rows(plan(HEAD + TABLES[2][0]))] == ["Chỉ đạo toàn diện", "Tham mưu phát triển sản xuất"]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_a_person_stands_for_the_body_of_one_office(text: str, expected: dict[str, str]):
    assert each_roles(plan("III. TỔ CHỨC THỰC HIỆN\n1. " + text)) == [expected]
