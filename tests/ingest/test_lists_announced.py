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


@pytest.mark.parametrize(
    ("words", "tasks"),
    [
        ("Tưới 21.500 ha, tiêu 34.200 ha. Mực nước hồ Đồng Mô 18,9 m.", 0),
        ("Mở cửa từ 7 giờ. Diện tích kho 820 m2.", 0),
        ("Tập huấn 3 lớp cho 90 học viên. Kinh phí: 20 triệu đồng.", 1),
        ("Tập huấn 3 lớp. Tổ chức thi vào ngày 15/8.", 1),
        ("Sở Y tế tập huấn 3 lớp. Học viên gồm 90 người, giao Sở Tài chính cấp kinh phí.", 1),
    ],
)
def test_sentences_of_figures_are_no_work_where_no_heading_says_so(words: str, tasks: int):
    assert len(rows(plan(f"1. Quy mô phục vụ\n{words}"))) == tasks
