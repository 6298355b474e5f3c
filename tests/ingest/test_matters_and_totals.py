"""Matters before a colon that are nobody, sums and notes in brackets that are no work, names that end with a field of work, and the parties
of a joint document above the line of their province."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, rows, source

A, L, C = "assigned", "lead", "coordinate"


@pytest.mark.parametrize("matter", ["An ninh mạng", "An toàn thực phẩm", "Bình đẳng giới", "An sinh xã hội", "Văn hóa đọc"])
def test_a_matter_before_a_colon_coordinates_nothing(matter: str):
    parsed = plan(f"II. NHIỆM VỤ\n1. {matter}: Phối hợp với Công an tỉnh mở 4 lớp tập huấn cho cán bộ.\n2. Sửa chữa 5 cầu treo.")
    assert each_roles(parsed) == [{"Công an cấp tỉnh": C}, {}]


@pytest.mark.parametrize(("printed", "name"), [("Viettel Hà Giang", "Viettel tỉnh"), ("VNPT", "VNPT"), ("Các chủ đập", "Các chủ đập")])
def test_a_name_before_a_colon_coordinates(printed: str, name: str):
    parsed = plan(f"II. NHIỆM VỤ\n1. {printed}: phối hợp với Công an tỉnh bảo đảm thông tin liên lạc.")
    assert [{a.casefold(): r for a, r in each.items()} for each in each_roles(parsed)] == [{name.casefold(): C, "công an cấp tỉnh": C}]


@pytest.mark.parametrize("total", ["Cộng: 02 nhiệm vụ.", "Tổng cộng: 02 công trình.", "Tổng số 12 hộ.", "(Danh sách gồm 12 hộ)"])
def test_sums_and_notes_in_brackets_are_no_work(total: str):
    parsed = plan(f"II. NHIỆM VỤ\n1. Sửa chữa 5 cầu treo.\n2. Làm 3 km đường thôn.\n{total}\n3. Đào 2 giếng nước.")
    assert [words for _, _, words in rows(parsed)] == ["Sửa chữa 5 cầu treo.", "Làm 3 km đường thôn.", "Đào 2 giếng nước."]


def test_brackets_that_tell_somebody_are_work():
    parsed = plan("II. NHIỆM VỤ\n1. Sửa chữa 5 cầu treo:\n(Sở Giao thông vận tải lập hồ sơ thiết kế trước ngày 15/4)")
    assert {"Sở Giao thông vận tải": A} in each_roles(parsed)


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Kinh tế và Vật liệu xây dựng",
        "Trung tâm Kiểm định chất lượng xây dựng",
        "Trung tâm Ứng dụng khoa học kỹ thuật và Bảo vệ cây trồng",
    ],
)
@pytest.mark.parametrize("work", ["rà soát đơn giá dịch vụ", "lập báo cáo quý", "hướng dẫn các xã thực hiện"])
def test_a_field_of_work_ends_a_name(name: str, work: str):
    assert each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n1. {name} {work}.")) == [{name: A}]


def test_a_long_name_with_a_comma_heads_its_items():
    name = "Trung tâm Ứng dụng khoa học kỹ thuật và Bảo vệ cây trồng, vật nuôi huyện"
    assert each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n1. {name}\n- Cử cán bộ phụ trách cụm xã.")) == [{name: A}]


def test_bodies_of_the_same_level_are_whole():
    parsed = plan("II. TỔ CHỨC THỰC HIỆN\n1. Hội Nông dân tỉnh phối hợp với chính quyền đồng cấp xây dựng mô hình vườn mẫu.")
    assert each_roles(parsed) == [{"Hội Nông dân": C, "Chính quyền đồng cấp": C}]


JOINT = "{head}\nSố: 5/KHLT\n{place}, ngày 10 tháng 3 năm 2023\n\nKẾ HOẠCH LIÊN TỊCH\nVề công tác năm 2023\n\nI. NHIỆM VỤ\n1. Hai bên tổ chức giao ban 6 tháng một lần.\n"


@pytest.mark.parametrize(
    ("head", "place", "parties"),
    [
        (
            "HỘI LIÊN HIỆP PHỤ NỮ - BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG\nTỈNH QUẢNG BÌNH",
            "Quảng Bình",
            {"Hội Liên hiệp Phụ nữ", "Bộ Chỉ huy Bộ đội Biên phòng"},
        ),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG AN\nTHÀNH PHỐ CẦN THƠ", "Cần Thơ", {"Sở Giáo dục và Đào tạo", "Công an cấp tỉnh"}),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH - SỞ Y TẾ\nTỈNH BẮC NINH", "Bắc Ninh", {"Liên đoàn Lao động", "Sở Y tế"}),
    ],
)
def test_the_province_below_two_parties_is_none_of_them(head: str, place: str, parties: set[str]):
    parsed = parse(source(JOINT.format(head=head, place=place)))
    assert each_roles(parsed) == [dict.fromkeys(parties, A)]


def test_a_bracket_below_an_item_keeps_its_day_and_whom_it_tells():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Trồng 50 ha rừng phòng hộ\n(Hoàn thành trước ngày 30/9/2026)\n"
        "2. Rà soát hộ nghèo của tỉnh\n(Giao UBND các xã báo cáo trước ngày 15/5/2026)\n3. Đào 2 giếng nước."
    )
    assert [task.time.end if task.time else None for task in parsed.tasks] == ["2026-09-30", "2026-05-15", None]
    assert each_roles(parsed) == [{}, {"Ủy ban nhân dân cấp xã": A}, {}]


@pytest.mark.parametrize(
    "work", ["Tổng 12 xã biên giới phải lắp đặt loa.", "Cộng 05 điểm thi đua cho tập thể dẫn đầu.", "Tổng số 09 công trình phải xong."]
)
def test_a_count_that_begins_a_sentence_is_work(work: str):
    parsed = plan(f"II. NHIỆM VỤ\n1. Sửa chữa 5 cầu treo.\n2. {work}")
    assert [words for _, _, words in rows(parsed)] == ["Sửa chữa 5 cầu treo.", work]
