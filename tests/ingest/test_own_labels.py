"""Labels that only one document has: what their words say, and such as name bodies that do no work."""

from __future__ import annotations

import pytest

from tests.ingest.factories import each_roles, plan

BOTH = [{"Sở Y tế": "lead", "Công an cấp tỉnh": "coordinate"}, {"Sở Nội vụ": "lead", "Sở Y tế": "coordinate"}]


def entries(lead: str, more: str, when: str = "Thời gian") -> str:
    """Two entries of a catalogue with these labels."""
    return (
        f"II. NHIỆM VỤ\n1. Xây dựng sàn giao dịch điện tử\n{lead}: Sở Y tế\n{more}: Công an tỉnh\n{when}: quý II/2020\n"
        f"2. Đào tạo kỹ năng cho 500 hộ\n{lead}: Sở Nội vụ\n{more}: Sở Y tế\n{when}: quý III/2020"
    )


@pytest.mark.parametrize(
    ("lead", "more"),
    [
        ("Cơ quan được giao đầu mối chính", "Cơ quan có trách nhiệm cùng tham gia"),
        ("Đơn vị lo chính", "Đơn vị sát cánh"),
    ],
)
def test_labels_that_say_who(lead: str, more: str) -> None:
    """The last word for a role says which; one without any stands beside whoever leads."""
    assert each_roles(plan(entries(lead, more))) == BOTH


@pytest.mark.parametrize("more", ["Đơn vị giám sát", "Đơn vị sở hữu"])
def test_labels_of_bodies_that_do_no_work(more: str) -> None:
    """Whoever only looks on or owns has no role, and no task of its own."""
    found = each_roles(plan(entries("Đơn vị chủ trì", more)))
    assert found == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]
    assert not any(each_roles(plan(entries("Người có thẩm quyền", more))))


def test_one_use_is_no_label() -> None:
    """What stands once before a body gives it its work still."""
    assert each_roles(plan("II. NHIỆM VỤ\n1. Trực cấp cứu suốt lễ hội: Sở Y tế."))[0] == {"Sở Y tế": "assigned"}


@pytest.mark.parametrize(
    "table",
    [
        "Nội dung chi\tNgười nhận\tSố tiền\tNgày chi\nMua vở tặng học sinh\tSở Y tế\t5.000.000\t02/02/2020\nThăm gia đình chính sách\tSở Nội vụ\t3.000.000\t10/02/2020",
        "Tên sáng kiến\tTác giả\tĐơn vị\nCải tiến giường vận chuyển bệnh nhân\tNguyễn Thị Mai\tSở Y tế\nỨng dụng mã QR quản lý thuốc\tTrần Văn Nam\tSở Nội vụ",
    ],
)
def test_lists_of_what_is_over(table: str) -> None:
    """What was paid or invented is no work."""
    assert not each_roles(plan("II. SỐ LIỆU\n" + table))


def test_given_to_in_a_turned_table() -> None:
    """ "Giao cho" tells, and leads nobody."""
    table = (
        "Nhiệm vụ 1 | Hiệu chuẩn máy thở\nGiao cho | Sở Y tế\nCùng làm | Sở Nội vụ\n"
        "Nhiệm vụ 2 | Kiểm định nồi hấp\nGiao cho | Sở Nội vụ\nCùng làm | Sở Y tế"
    )
    told = [{"Sở Y tế": "assigned", "Sở Nội vụ": "coordinate"}, {"Sở Nội vụ": "assigned", "Sở Y tế": "coordinate"}]
    assert each_roles(plan("II. PHÂN CÔNG\n" + table)) == told


def test_the_only_label_of_who_does_it_is_not_left_aside() -> None:
    """Where nothing says who leads, whoever stands behind an unknown label is told still."""
    text = "II. NHIỆM VỤ\n1. Rà soát hồ sơ người nghèo.\n- Đơn vị xử lý: Sở Nội vụ\n- Thời gian: Quý I\n"
    text += "2. Kiểm tra cơ sở giết mổ.\n- Đơn vị xử lý: Sở Tài chính\n- Thời gian: Quý II\n"
    assert each_roles(plan(text)) == [{"Sở Nội vụ": "assigned"}, {"Sở Tài chính": "assigned"}]


def test_lines_that_say_what_is_done_are_no_labels() -> None:
    """A level before a colon, and what its body does behind it, are work."""
    text = "II. NHIỆM VỤ\n\n1. Làm 30 km đường điện\nCấp tỉnh: Ban Phong trào Tỉnh đoàn vận động bóng đèn.\nCấp xã: Đoàn xã đào hố, kéo dây.\n\n"
    text += "2. Dọn rác Lý Sơn\nCấp tỉnh: Ban Thanh thiếu nhi thuê tàu, mua bảo hiểm.\nCấp xã: Đoàn xã chia tổ, đưa rác về bờ.\n"
    assert len(each_roles(plan(text))) == 4


def test_what_a_body_does_behind_an_unknown_label_is_work() -> None:
    """Only a label with bodies alone behind it is left aside."""
    text = "1. Tổ chức hội thi.\n- Người hùng biện: Đoàn Thanh niên cử 3 thí sinh.\n- Người hùng biện: Hội Phụ nữ cử 2 thí sinh."
    found = each_roles(plan("II. NHIỆM VỤ\n" + text))
    assert found == [{"Đoàn Thanh niên Cộng sản Hồ Chí Minh": "assigned"}, {"Hội Liên hiệp Phụ nữ": "assigned"}]
