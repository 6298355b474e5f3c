"""Lists that a sentence announces, each for its own body; lists of another sign inside an item; who does all that stands below."""

import pytest

from tests.ingest.factories import each_roles, plan, rows

TWO = (
    "Sở Y tế tập trung thực hiện các nội dung sau:\na) Lấy mẫu nước giếng;\nb) Kiểm tra quán ăn.\n\n"
    "Chủ tịch UBND các xã trực tiếp chỉ đạo và chịu trách nhiệm về các việc:\na) Đến từng nhà nhắc người dân;\nb) Phát thanh mỗi ngày."
)


@pytest.mark.parametrize("above", ["", "II. NHIỆM VỤ\n", "II. NHIỆM VỤ\n1. Phân công\n"])
def test_each_list_is_of_whom_its_own_sentence_tells(above: str):
    assert each_roles(plan(above + TWO)) == [
        {"Sở Y tế": "assigned"},
        {"Sở Y tế": "assigned"},
        {"Ủy ban nhân dân cấp xã": "assigned"},
        {"Ủy ban nhân dân cấp xã": "assigned"},
    ]


def test_bullets_behind_a_first_sentence_are_of_its_body():
    parsed = plan("Công an tỉnh khẩn trương triển khai các công việc sau đây:\n- Tuần tra các tuyến đường;\n- Kiểm tra nơi bán rượu.")
    assert each_roles(parsed) == [{"Công an cấp tỉnh": "assigned"}] * 2


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế báo cáo kết quả như sau:",
        "Sở Y tế thông báo lịch trực như sau:",
        "Sở Y tế đã triển khai các nội dung sau:",
    ],
)
def test_a_body_that_only_says_what_follows_does_none_of_it(said: str):
    parsed = plan(f"{said}\n- Ngày thường từ 7 giờ 00;\n- Ngày lễ từ 8 giờ 00.")
    assert not any(each_roles(parsed))


def test_a_number_with_a_bracket_stands_below_a_number_with_a_point():
    parsed = plan(
        "1. Mục đích\nGiáo dục truyền thống.\n2. Các hoạt động\n1) Sửa 40 nhà ở dột nát.\n2) Thắp nến tại nghĩa trang.\n3. Kinh phí\n"
    )
    assert [(number, words) for number, _, words in rows(parsed)] == [
        ("2.1", "Sửa 40 nhà ở dột nát."),
        ("2.2", "Thắp nến tại nghĩa trang."),
    ]


def test_who_leads_all_that_stands_below_and_who_joins_each():
    parsed = plan(
        "II. Các hoạt động\nHội Cựu chiến binh tỉnh chủ trì tất cả các hoạt động dưới đây; đơn vị cùng tham gia ghi sau từng hoạt động.\n"
        "1) Xác minh 64 bộ hồ sơ liệt sĩ (cùng với Bộ Chỉ huy Quân sự tỉnh, Sở Nội vụ)\n2) Sửa 40 nhà ở dột nát"
    )
    assert each_roles(parsed) == [
        {"Hội Cựu chiến binh": "lead", "Bộ Chỉ huy Quân sự": "coordinate", "Sở Nội vụ": "coordinate"},
        {"Hội Cựu chiến binh": "lead"},
    ]


def test_a_bracket_that_names_nobody_joins_nobody():
    assert each_roles(plan("II. NHIỆM VỤ\n1. Sở Y tế mở 3 lớp tập huấn (cùng thời điểm với hội thi).")) == [{"Sở Y tế": "assigned"}]


@pytest.mark.parametrize("marks", [("1.", "2.", "3."), ("a)", "b)", "c)")])
def test_numbered_role_labels_of_an_article_are_for_its_work(marks: tuple[str, str, str]):
    lead, partner, work = marks
    parsed = plan(
        "Điều 1. Phạm vi điều chỉnh\nVăn bản quy định việc phối hợp.\nĐiều 2. Quản lý giống\n"
        f"{lead} Cơ quan chủ trì: Sở Y tế.\n{partner} Cơ quan phối hợp: Sở Tài chính.\n{work} Nội dung:\n- Bình tuyển 1.500 cây mẹ;\n- Cấp mã số vườn."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}] * 2


def test_an_article_without_role_labels_states_no_work():
    assert (
        rows(plan("Điều 1. Phạm vi điều chỉnh\n1. Việc trồng sâm.\n2. Việc bán sâm.\nĐiều 2. Quyết định có hiệu lực từ ngày 15/7/2026."))
        == []
    )


def test_figures_behind_work_leave_it_work():
    parsed = plan(
        "1. Tặng quà hộ nghèo. 200 suất, mỗi suất 500.000 đồng.\n2. Treo cờ dọc đường. 120 lá cờ.\n3. Vệ sinh trụ sở. Thứ 7 hằng tuần."
    )
    assert [words for _, _, words in rows(parsed)] == [
        "Tặng quà hộ nghèo. 200 suất, mỗi suất 500.000 đồng.",
        "Treo cờ dọc đường. 120 lá cờ.",
        "Vệ sinh trụ sở. Thứ 7 hằng tuần.",
    ]


@pytest.mark.parametrize(
    ("words", "tasks"),
    [
        ("Sĩ số sau Tết duy trì 99,2%. Tổ Địa tổ chức chuyến về nguồn cho 160 học sinh.", 0),
        ("Sĩ số sau Tết duy trì 99,2%. Tổ Địa có trách nhiệm tổ chức chuyến về nguồn.", 1),
        ("Nhiệm kỳ của hội đồng là 05 năm. Hội đồng trường họp định kỳ 03 tháng một lần.", 1),
        ("Tổ Địa tổ chức chuyến về nguồn cho 160 học sinh. Sĩ số duy trì 99,2%.", 1),
        ("Sửa 200 căn nhà cho hộ nghèo. Mỗi căn 50 triệu đồng.", 1),
        ("Trong thời hạn 14 ngày, Sở Y tế cấp giấy phép. Trường hợp từ chối, Sở Y tế trả lời.", 1),
    ],
)
def test_a_figure_before_what_was_done_makes_it_no_work_where_no_heading_says_so(words: str, tasks: int):
    assert len(rows(plan(f"1. Quy mô phục vụ\n{words}"))) == tasks


def test_from_when_a_document_holds_swallows_no_order():
    told = "1. Kế hoạch có hiệu lực từ ngày ký, Sở Y tế tổ chức thực hiện.\n2. Quy định có hiệu lực từ 1/1/2025, giao Sở Nội vụ hướng dẫn các huyện."
    assert each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n{told}\n3. Kế hoạch có hiệu lực kể từ ngày ký.")) == [
        {"Sở Y tế": "assigned"},
        {"Sở Nội vụ": "assigned"},
    ]


def test_what_bodies_are_to_note_makes_no_body():
    items = "1. Không tập trung đông người.\n2. Đeo khẩu trang nơi công cộng."
    parsed = plan(f"II. NHIỆM VỤ\n1. Giám sát dịch tại cửa khẩu.\n2. Tập huấn cán bộ y tế.\nCác đơn vị lưu ý:\n{items}")
    assert each_roles(parsed) == [{}, {}, {}, {}]


def test_members_with_work_are_told_it_and_a_list_of_them_is_none():
    parsed = plan("II. NHIỆM VỤ\n- Thành viên: kiểm tra các xã được phân công.\n- Thành viên: ông Lê An, bà Trần Bình.")
    assert [words for _, _, words in rows(parsed)] == ["Thành viên: kiểm tra các xã được phân công."]


def test_a_question_inside_work_is_work():
    parsed = plan("II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế khảo sát câu hỏi: người dân có hài lòng không?\n2. Ngày 14/2 là ngày gì vậy?")
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}]


@pytest.mark.parametrize(
    ("work", "roles"),
    [
        ("Nâng cấp Bệnh viện Đa khoa tỉnh (cùng với Bệnh viện Phụ sản).", {}),
        ("Sửa 40 nhà ở dột nát (cùng với Công ty Xi măng Nghi Sơn).", {"Công ty Xi măng Nghi Sơn": "coordinate"}),
        ("Tổng hợp số liệu của 5 xã (Sở Nội vụ đang phụ trách).", {}),
        ("Thăm các lớp học xóa mù chữ (Sở Nội vụ phụ trách).", {"Sở Nội vụ": "lead"}),
    ],
)
def test_brackets_about_the_object_give_no_part(work: str, roles: dict[str, str]):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {work}")) == [roles]
