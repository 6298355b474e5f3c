"""What names persons or replaces a paper is no task, what ends a body's name, and who else acts behind ";"."""

import pytest

from tests.ingest.factories import each_roles, plan, rows


@pytest.mark.parametrize(
    "line",
    [
        "Ông Trần Văn Bình, Chủ tịch UBND huyện, Tổ trưởng;",
        "Bà Lý Thị Mai, Trưởng phòng Y tế, thành viên.",
        "Bà Nguyễn Thị Lan, chuyên viên Văn phòng UBND tỉnh - Thư ký.",
        "Đồng chí Giàng A Páo - Phó Chủ tịch UBND xã - Phó Trưởng ban;",
        "Nguyễn Văn Hải, Giám đốc Sở Y tế, Ủy viên thường trực;",
    ],
)
def test_a_member_of_a_list_is_no_task(line):
    parsed = plan(f"1. Thành viên Tổ công tác\n- {line}\n2. Sở Y tế kiểm tra các trạm.")
    assert [words for _, _, words in rows(parsed)] == ["Sở Y tế kiểm tra các trạm."]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ông Trần Văn Bình, Chủ tịch UBND huyện, chỉ đạo chung các tổ.", {"Ủy ban nhân dân cấp huyện": "assigned"}),
        ("Đồng chí Nguyễn Văn Anh - Phó Chủ tịch UBND tỉnh chủ trì cuộc họp giao ban.", {"Ủy ban nhân dân cấp tỉnh": "lead"}),
    ],
)
def test_a_person_who_does_something_has_a_task(line, role):
    assert each_roles(plan(f"1. {line}")) == [role]


def test_a_letter_that_takes_another_s_place_is_no_task():
    parsed = plan(
        "1. Sở Y tế kiểm tra các trạm.\n\nCông văn này thay thế Công văn số 1215/UBND-VX ngày 12/3/2019 của Ủy ban nhân dân tỉnh."
    )
    assert [words for _, _, words in rows(parsed)] == ["Sở Y tế kiểm tra các trạm."]


def test_how_often_a_group_meets_is_not_its_name():
    parsed = plan("1. Tổ trưởng họp Tổ công tác mỗi tháng một lần.\n2. Tổ công tác phân công thành viên phụ trách các xã.")
    assert each_roles(parsed)[-1] == {"Tổ công tác": "assigned"}
    assert not [a.name for a in parsed.agencies if "mỗi" in a.name]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sở Y tế bảo đảm cơ số thuốc; Sở Công Thương dự trữ hàng hóa.", {"Sở Y tế": "assigned", "Sở Công Thương": "assigned"}),
        (
            "Sở Y tế bảo đảm cơ số thuốc; Sở Công Thương tích lũy hàng hóa; Sở Xây dựng ngắm lại các tuyến.",  # whatever the verb is
            {"Sở Y tế": "assigned", "Sở Công Thương": "assigned", "Sở Xây dựng": "assigned"},
        ),
        (
            "Giao UBND xã Đạ Tẻh làm chủ đầu tư; Sở Xây dựng hướng dẫn thủ tục.",
            {"Ủy ban nhân dân cấp xã": "assigned", "Sở Xây dựng": "assigned"},
        ),
        ("Kiểm tra các trạm; Sở Y tế và các trạm ở xã.", {}),
    ],
)
def test_another_subject_behind_a_semicolon(sentence, expected):
    assert each_roles(plan(f"1. {sentence}")) == [expected]
