"""Role lines that close a list, the last row of a table before a note, and the formula by which an office passes a document on."""

import pytest

from tests.ingest.factories import each_roles, plan, rows

NET, WELLS = {"Sở Xây dựng": "lead"}, {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}
CLOSED = {
    "stars above dashes": "1. Sổ bộ\n* Kiểm đếm sổ của 12 phường.\n* Số hóa 40.000 trang.\n- Chủ trì: Sở Y tế.\n- Phối hợp: Sở Nội vụ.\n"
    "2. Mạng\n* Kéo cáp đến trụ sở.\n* Thay bộ chuyển mạch.\n- Chủ trì: Sở Xây dựng.\n",
    "letters above dashes": "1. Giếng\na) Súc rửa giếng khoan.\nb) Lấy mẫu nước.\n- Chủ trì: Sở Y tế.\n- Phối hợp: Sở Nội vụ.\n"
    "2. Kênh\na) Nạo vét kênh dẫn.\nb) Đắp đập tạm.\n- Chủ trì: Sở Xây dựng.\n",
    "dashes above pluses": "1. Giếng\n- Súc rửa giếng khoan.\n- Lấy mẫu nước.\n+ Đơn vị chủ trì: Sở Y tế.\n+ Đơn vị phối hợp: Sở Nội vụ.\n"
    "2. Kênh\n- Nạo vét kênh dẫn.\n- Đắp đập tạm.\n+ Đơn vị chủ trì: Sở Xây dựng.\n",
}


@pytest.mark.parametrize("items", CLOSED.values(), ids=CLOSED)
def test_lines_behind_the_last_item_alone_are_of_all(items):
    assert each_roles(plan(f"II. NHIỆM VỤ\n{items}")) == [WELLS, WELLS, NET, NET]


OPEN = {
    "items with lines of their own": (
        "1. Giếng\n- Súc rửa giếng.\n+ Chủ trì: Sở Xây dựng.\n- Lấy mẫu nước.\n+ Chủ trì: Sở Xây dựng.\n"
        "2. Kênh\n- Nạo vét kênh.\n- Đắp đập tạm.\n+ Chủ trì: Sở Xây dựng.\n",
        [NET, NET, {}, NET],
    ),
    "one list": ("1. Giếng\n- Súc rửa giếng.\n- Lấy mẫu nước.\n+ Chủ trì: Sở Xây dựng.\n", [{}, NET]),
}


@pytest.mark.parametrize(("items", "who"), OPEN.values(), ids=OPEN)
def test_lines_that_may_be_of_the_last_item_stay_with_it(items, who):
    assert each_roles(plan(f"II. NHIỆM VỤ\n{items}")) == who


CELLS = ["STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
CELLS += ["1", "Lập bản đồ ngập", "Sở Xây dựng", "Sở Y tế", "Quý I/2026", "2", "Trồng 40 ha tre", "Sở Nội vụ", "Sở Y tế", "Tháng 5"]
CELLS += ["3", "Dạy bơi cho học sinh", "Sở Giáo dục và Đào tạo", "Sở Y tế"]
NOTES = [
    ("Năm học 2026 - 2027", "Ghi chú: Kinh phí ở dòng 2 chưa gồm chi phí chăm sóc."),
    ("Vụ Hè Thu", "Ghi chú: Diện tích ở dòng 2 chưa tính phần do dân tự trồng. Suất đầu tư là 145 triệu đồng một hecta."),
    ("Sau Tết Nguyên đán", "Ghi chú: Mốc thời gian có thể thay đổi."),
]


@pytest.mark.parametrize("sign", ["\n", "\n\n"])
@pytest.mark.parametrize(("time", "note"), NOTES)
def test_the_last_row_before_a_note_is_one(sign, time, note):
    parsed = plan("II. NHIỆM VỤ\n\n" + sign.join([*CELLS, time, note]) + "\n")
    assert each_roles(parsed) == [{who: "lead", "Sở Y tế": "coordinate"} for who in ("Sở Xây dựng", "Sở Nội vụ", "Sở Giáo dục và Đào tạo")]


PASSED_ON = [
    "Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.",
    "Thừa ủy quyền của Giám đốc, Phòng Tổng hợp thông báo đến các đơn vị để triển khai thực hiện./.",
    "Theo chỉ đạo của Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh thông báo để quý cơ quan biết, tổ chức thực hiện./.",
    "Sở Nội vụ thông báo để các đơn vị, địa phương biết, phối hợp thực hiện./.",
]


@pytest.mark.parametrize("line", PASSED_ON)
def test_who_passes_a_document_on_has_no_task(line):
    parsed = plan(f"II. NHIỆM VỤ\n1. Giao Sở Y tế rà soát hồ sơ.\n2. Sở Tài chính bố trí kinh phí.\n{line}")
    assert [words for _, _, words in rows(parsed)] == ["Giao Sở Y tế rà soát hồ sơ.", "Sở Tài chính bố trí kinh phí."]


def test_who_lets_others_know_within_a_document_works():
    parsed = plan("II. NHIỆM VỤ\n1. Sở Y tế thông báo đến các trường để học sinh biết, đi tiêm.\n2. Sở Nội vụ lập danh sách.\n")
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}, {"Sở Nội vụ": "assigned"}]


FIGURES = ["Suất đầu tư một hecta là 145 triệu đồng.", "Tổng chiều dài tuyến kênh là 12 km.", "Mức đóng góp của mỗi hộ là 50.000 đồng."]


@pytest.mark.parametrize("line", FIGURES)
def test_what_a_thing_costs_or_measures_is_no_task(line):
    assert each_roles(plan(f"II. NHIỆM VỤ\n- Sở Y tế rà soát hồ sơ.\n- {line}\n")) == [{"Sở Y tế": "assigned"}]
