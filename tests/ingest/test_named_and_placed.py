"""Persons with several offices, communities below a commune, councils of all levels, units of a level, steps, parts of a row."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, roles, source

NAMED = [
    # who a person is by the office that acts; posts in a committee and in the party add nobody
    ("Ông Lò Văn B, Phó Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo", ["Ủy ban nhân dân cấp tỉnh"]),
    ("Đồng chí Lê Văn C, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh, Trưởng ban", ["Ủy ban nhân dân cấp tỉnh"]),
    ("Đồng chí Giám đốc Sở Y tế, Phó Trưởng Ban Chỉ đạo", ["Sở Y tế"]),
    ("Bà Hoàng Thị D, Giám đốc Sở Nội vụ - Phó Chủ tịch Hội Chữ thập đỏ tỉnh", ["Sở Nội vụ"]),
    ("Bà Lù Thị Mai, Trưởng phòng Kinh tế, UBND thị xã Sa Pa - Thành viên", ["Phòng Kinh tế"]),
    # persons beside each other stay apart
    ("Giám đốc Sở Y tế, Giám đốc Sở Nội vụ, Trưởng Ban Quản lý Khu kinh tế tỉnh", ["Ban Quản lý Khu kinh tế", "Sở Nội vụ", "Sở Y tế"]),
    # communities below a commune are no committees
    ("Trưởng các thôn, bản", ["Trưởng các thôn, bản"]),
    ("Trưởng thôn, Tổ trưởng tổ dân phố", ["Trưởng thôn", "Tổ trưởng tổ dân phố"]),
    ("Các thôn, tổ dân phố", ["Các thôn, tổ dân phố"]),
    # councils and committees of all levels, a council of the committees' level
    ("HĐND, UBND các cấp", ["Hội đồng nhân dân các cấp", "Ủy ban nhân dân các cấp"]),
    ("HĐND và UBND các xã", ["Hội đồng nhân dân cấp xã", "Ủy ban nhân dân cấp xã"]),
    # the deputies of a council are a body beside the others
    (
        "Thường trực HĐND tỉnh, các Ban của HĐND tỉnh và đại biểu HĐND tỉnh",
        ["Các Ban của Hội đồng nhân dân", "Thường trực Hội đồng nhân dân", "Đại biểu Hội đồng nhân dân"],
    ),
    # a unit of a level, as one of several
    ("Trạm Y tế xã", ["Trạm Y tế cấp xã"]),
    ("Liên minh Hợp tác xã", ["Liên minh Hợp tác xã"]),
    ("Hội Nông dân xã", ["Hội Nông dân cấp xã"]),
    ("Sở Công Thương các tỉnh biên giới", ["Sở Công Thương"]),
    ("Trung tâm Y tế các khu vực", ["Trung tâm Y tế các khu vực"]),
    # whose office it is; the number of a name; a verb that begins a known name
    ("Văn phòng Hội Nông dân tỉnh và Văn phòng Sở Y tế", ["Văn phòng Hội Nông dân", "Văn phòng Sở Y tế"]),
    ("Ban Quản lý dự án đầu tư xây dựng số 1", ["Ban Quản lý dự án đầu tư xây dựng số 1"]),
    ("Các trường mầm non, tiểu học, trung học cơ sở", ["Các trường mầm non, tiểu học, trung học cơ sở"]),
    ("Thanh tra tỉnh", ["Thanh tra tỉnh"]),
    # nouns in small letters that say which of several bodies
    (
        "Ban Quản lý dự án đầu tư xây dựng công trình giao thông",
        ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông"],
    ),
    ("Ban Quản lý dự án đầu tư xây dựng công trình thủy lợi", ["Ban Quản lý dự án đầu tư xây dựng công trình thủy lợi"]),
    ("Bảo hiểm xã hội cơ sở", ["Bảo hiểm xã hội cơ sở"]),
    ("Trung tâm Công nghệ thông tin", ["Trung tâm Công nghệ thông tin"]),
]


@pytest.mark.parametrize(("printed", "expected"), NAMED)
@pytest.mark.parametrize("frame", ["{} tổ chức nạo vét kênh mương.", "Giao {} chủ trì nạo vét kênh mương."])
def test_whom_a_statement_tells(frame: str, printed: str, expected: list[str]):
    assert sorted(roles(plan("III. TỔ CHỨC THỰC HIỆN\n1. " + frame.format(printed)), "III.1")) == sorted(expected)


def test_steps_are_items():
    parsed = plan(
        "II. CÁC BƯỚC TIẾN HÀNH\nBước 1. Khảo sát (tháng 4): Phòng Kinh tế thống kê các hộ có nhu cầu.\n"
        "Bước 2. Thẩm định (tháng 5): Sở Xây dựng chủ trì, phối hợp với Sở Tài chính thẩm định hồ sơ."
    )
    assert each_roles(parsed) == [{"Phòng Kinh tế": "assigned"}, {"Sở Xây dựng": "lead", "Sở Tài chính": "coordinate"}]


def test_a_time_before_its_doer_is_work():
    parsed = plan(
        "II. THỜI GIAN VÀ PHÂN CÔNG\n1. Tháng 4/2020: Sở Tư pháp hoàn thiện hồ sơ, gửi lấy ý kiến các sở, ngành.\n2. Trước ngày 15/7/2020: UBND cấp xã gửi danh sách."
    )
    assert each_roles(parsed) == [{"Sở Tư pháp": "assigned"}, {"Ủy ban nhân dân cấp xã": "assigned"}]


def test_a_row_without_a_number_is_a_part_of_the_one_above():
    parsed = plan(
        "DANH MỤC NHIỆM VỤ\n| TT | Nhiệm vụ | Nội dung | Chủ trì | Phối hợp |\n|---|---|---|---|---|\n"
        "| 1 | Quản lý bến đò | Kiểm tra bến đò ngang | Sở Xây dựng | Công an tỉnh |\n"
        "| | | Cấp phao cứu sinh cho các bến | Sở Y tế | Hội Chữ thập đỏ tỉnh |\n"
    )
    assert each_roles(parsed) == [
        {"Sở Xây dựng": "lead", "Công an cấp tỉnh": "coordinate"},
        {"Sở Y tế": "lead", "Hội Chữ thập đỏ": "coordinate"},
    ]


@pytest.mark.parametrize(
    "speaks",
    [
        "Chủ tịch UBND tỉnh kết luận, chỉ đạo như sau:",
        "Phó Chủ tịch UBND tỉnh Lò Văn B có ý kiến chỉ đạo như sau:",
        "Đồng chí Bí thư Tỉnh ủy kết luận và giao nhiệm vụ cụ thể như sau:",
    ],
)
def test_whoever_speaks_is_not_told(speaks: str):
    parsed = plan(f"II. KẾT LUẬN\n{speaks}\n1. Giao Sở Y tế tổ chức tiêm chủng.\n2. Sở Xây dựng thẩm định nhiệm vụ quy hoạch.")
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}, {"Sở Xây dựng": "assigned"}]


def test_a_label_does_not_reach_over_the_end_of_a_value():
    parsed = plan("II. NHIỆM VỤ\n1. Trồng cây phân tán ven đê.\nChủ trì: Sở Xây dựng. Phối hợp: Sở Nội vụ. Hoàn thành: 30/9/2020.")
    assert each_roles(parsed) == [{"Sở Xây dựng": "lead", "Sở Nội vụ": "coordinate"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các cấp ủy, tổ chức đảng quán triệt Kết luận.", {"Các cấp ủy, tổ chức đảng": "assigned"}),
        ("Các khoa, phòng: Phân công cán bộ mạng lưới.", {"Các khoa, phòng": "assigned"}),
        ("Sở Y tế với vai trò chủ đầu tư có trách nhiệm giám sát nhà thầu.", {"Sở Y tế": "assigned"}),
        ("Ban Quản lý chợ số 1 với vai trò chủ đầu tư có trách nhiệm giám sát nhà thầu.", {"Ban Quản lý chợ số 1": "assigned"}),
        ("Phòng Vật tư - Thiết bị y tế cung ứng hóa chất.", {"Phòng Vật tư - Thiết bị y tế": "assigned"}),
        ("Các trưởng thôn: Thông báo lịch tiêm đến từng hộ.", {"Các trưởng thôn": "assigned"}),
    ],
)
def test_names_by_their_form(text: str, expected: dict[str, str]):
    assert each_roles(plan("III. TỔ CHỨC THỰC HIỆN\n1. " + text)) == [expected]


JOINT = """LIÊN ĐOÀN LAO ĐỘNG TỈNH - CÔNG AN TỈNH
Số: 03/CTPH-LĐLĐ-CAT
Lào Cai, ngày 5 tháng 8 năm 2024

CHƯƠNG TRÌNH PHỐI HỢP
Bảo đảm an ninh trật tự tại các khu công nghiệp giai đoạn 2024 - 2028

III. PHÂN CÔNG TRÁCH NHIỆM
1. Công an tỉnh
- Tuần tra khu vực nhà trọ công nhân.
2. Hai bên cùng thực hiện
- Luân phiên tổ chức hội nghị giao ban 06 tháng.
3. Định kỳ hằng năm, hai ngành họp đánh giá kết quả phối hợp.
"""


def test_the_parties_of_a_joint_document_are_called_together():
    both = {"Liên đoàn Lao động": "assigned", "Công an cấp tỉnh": "assigned"}
    assert each_roles(parse(source(JOINT))) == [{"Công an cấp tỉnh": "assigned"}, both, both]


def test_a_post_with_its_holder_in_brackets_is_the_holders():
    parsed = plan(
        "Điều 2. Phân công nhiệm vụ các thành viên Tổ công tác\n"
        "1. Tổ trưởng (Phó Chủ tịch UBND tỉnh): Chủ trì các phiên họp.\n"
        "2. Cơ quan thường trực Tổ công tác (Sở Nội vụ) tổng hợp kết quả.\n"
    )
    assert each_roles(parsed) == [{"Ủy ban nhân dân cấp tỉnh": "lead"}, {"Sở Nội vụ": "assigned"}]


def test_a_bracket_says_who_does_a_work_and_until_when():
    parsed = plan("II. NHIỆM VỤ\n1. Lắp 30 điểm thu pin cũ (Công ty Môi trường đô thị thực hiện, hoàn thành quý II).\n2. Trồng cây.")
    assert each_roles(parsed)[0] == {"Công ty Môi trường đô thị": "assigned"}


@pytest.mark.parametrize("work", ["rà soát hồ sơ", "rà soát dự án", "lập hồ sơ"])
def test_few_words_of_work_behind_partners_are_a_task(work: str):
    parsed = plan(f"III. TỔ CHỨC THỰC HIỆN\n- Sở Tài chính chủ trì, phối hợp với Sở Nội vụ {work}.")
    assert each_roles(parsed) == [{"Sở Tài chính": "lead", "Sở Nội vụ": "coordinate"}]


ALONGSIDE = [
    (
        "Giao Sở Y tế xây dựng kịch bản, Sở Tài chính bố trí kinh phí.",
        {"Sở Y tế": "assigned", "Sở Tài chính": "assigned"},
    ),
    (
        "Phân công Phòng Nội vụ soạn thảo, Văn phòng UBND xã chuẩn bị hội trường.",
        {"Phòng Nội vụ": "assigned", "Văn phòng Ủy ban nhân dân cấp xã": "assigned"},
    ),
    # beside a lead they work with it
    ("Sở Y tế chủ trì tiêm phòng; Sở Nội vụ cử cán bộ tham gia.", {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}),
    ("Sở Y tế chủ trì tiêm phòng; giao Sở Nội vụ cử cán bộ.", {"Sở Y tế": "lead", "Sở Nội vụ": "assigned"}),
    ("Sở Y tế rà soát danh sách; Sở Nội vụ chủ trì tổng hợp.", {"Sở Y tế": "assigned", "Sở Nội vụ": "lead"}),
    # names that a comma parts are a list, and tell nobody; who decides is told nothing
    ("Sở Y tế gửi hồ sơ để Sở Nội vụ tổng hợp, UBND tỉnh xem xét, quyết định.", {"Sở Y tế": "assigned"}),
    ("Sở Y tế gửi báo cáo về UBND tỉnh, Sở Nội vụ tổng hợp trước ngày 15.", {"Sở Y tế": "assigned"}),
    ("Sở Y tế tập huấn theo đề nghị của các sở, ngành, Sở Tài chính thẩm định dự toán.", {"Sở Y tế": "assigned"}),
]


@pytest.mark.parametrize(("text", "expected"), ALONGSIDE)
def test_whom_a_clause_tells_behind_its_first_work(text: str, expected: dict[str, str]):
    assert each_roles(plan("III. TỔ CHỨC THỰC HIỆN\n1. " + text)) == [expected]


def test_a_body_that_another_s_name_calls_but_for_its_accents_is_not_that_one():
    parsed = plan("II. NHIỆM VỤ\n1. Hải quân chủ trì tuần tra, phối hợp với Hải quan.\n2. HAI QUAN chủ trì kiểm tra hàng hóa.\n")
    assert [roles(parsed, id) for id in ("II.1", "II.2")] == [
        {"Hải quân": "lead", "Cục Hải quan tỉnh": "coordinate"},
        {"Cục Hải quan tỉnh": "lead"},
    ]


def test_a_stroke_inside_a_number_parts_no_names() -> None:
    """Only between names does a sign part who leads from the others."""
    said = "Cơ quan ghi trước dấu / chủ trì, ghi sau dấu / phối hợp.\n"
    found = plan(
        f"II. NHIỆM VỤ\n{said}1. Rà soát hồ sơ.\n- Đơn vị thực hiện: Sở Y tế (Quyết định số 12/QĐ-UBND), Sở Nội vụ\n2. Kiểm tra cơ sở.\n- Đơn vị thực hiện: Sở Y tế (chính) / Sở Nội vụ\n"
    )
    assert each_roles(found) == [{"Sở Y tế": "lead", "Sở Nội vụ": "lead"}, {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}]
