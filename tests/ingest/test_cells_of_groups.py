"""Tables pasted one cell a line whose rows stand in groups, fields in a bracket below their item, matrices told by their marks, lines of a
mail that end before the width, names with foreign initials."""

import pytest

from tests.ingest.factories import each_roles, plan

ONE = "II. NHIỆM VỤ\n\n"
HEADS = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]
ROWS = [
    ["Sửa đổi quy chế làm việc của Ủy ban", "Sở Nội vụ", "Sở Tư pháp", "Quý I/2020"],
    ["Ban hành danh mục thủ tục hành chính", "Sở Tư pháp", "Sở Nội vụ", "Quý II/2020"],
    ["Lắp đặt 20 camera giám sát", "Công an tỉnh", "Sở Xây dựng", "Tháng 9/2020"],
    ["Nâng cấp mạng truyền số liệu", "Sở Y tế", "Sở Tài chính", "Năm 2020"],
]
SAID = [
    {"Sở Nội vụ": "lead", "Sở Tư pháp": "coordinate"},
    {"Sở Tư pháp": "lead", "Sở Nội vụ": "coordinate"},
    {"Công an cấp tỉnh": "lead", "Sở Xây dựng": "coordinate"},
    {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"},
]


def stacked(titles: list[list[str]], numbers: list[str], rows: list[list[str]] = ROWS) -> str:
    """The cells on lines, a group's title above the first and the third row."""
    lines = [*HEADS]
    for n, (number, row) in enumerate(zip(numbers, rows, strict=True)):
        lines += [*(titles[n // 2] if n % 2 == 0 else []), number, *row]
    return ONE + "\n".join(lines) + "\n"


NUMBERED = [["I", "Thể chế"], ["II", "Hạ tầng"]], [["A", "Trước hội"], ["B", "Trong hội"]]
ON, AGAIN = ["1", "2", "3", "4"], ["1", "2", "1", "2"]
GROUPS = [(NUMBERED[0], ON), (NUMBERED[1], ON), (NUMBERED[0], AGAIN), (NUMBERED[1], AGAIN), ([["Nhóm thể chế"], ["Nhóm hạ tầng"]], ON)]


@pytest.mark.parametrize(("titles", "numbers"), GROUPS)
def test_groups_part_no_table_of_cells_on_lines(titles, numbers):
    parsed = plan(stacked(titles, numbers))
    assert each_roles(parsed) == SAID
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks] == [row[0] for row in ROWS]


def test_cells_of_groups_run_over_lines():
    rows = [[*ROWS[0]], ROWS[1], [ROWS[2][0], "Công an", *ROWS[2][2:]], ROWS[3]]
    rows[0][0] = "Sửa đổi quy chế làm việc của Ủy ban\nnhân dân tỉnh khóa mới"
    rows[2][2] = "Sở Xây dựng; Sở\nTài chính"
    rows[2][1] = "Công an tỉnh"
    said = [*SAID[:2], {**SAID[2], "Sở Tài chính": "coordinate"}, SAID[3]]
    assert each_roles(plan(stacked([["I", "Thể chế"], ["II", "Hạ tầng"]], ["1", "2", "3", "4"], rows))) == said


def test_a_row_of_a_group_may_lack_a_cell():
    rows = [[*row] for row in ROWS]
    del rows[0][2], rows[3][2]
    said = [{"Sở Nội vụ": "lead"}, *SAID[1:3], {"Sở Y tế": "lead"}]
    assert each_roles(plan(stacked([["I", "Thể chế"], ["II", "Hạ tầng"]], ["1", "2", "3", "4"], rows))) == said


FIELDS = [
    "(Chủ trì: Sở Y tế. Phối hợp: Sở Tài chính. Thời gian: quý II)",
    "(Thời gian thực hiện: quý II. Chủ trì: Sở Y tế. Phối hợp: Sở Tài chính.)",
    "(Phụ trách: Sở Y tế; phối hợp: Sở Tài chính; hoàn thành: 30/6).",
    "[Đầu mối: Sở Y tế. Tham gia: Sở Tài chính. Xong: 30/6/2020]",
    "(Cơ quan chủ trì: Sở Y tế;\nCơ quan phối hợp: Sở Tài chính;\nThời gian: quý II)",
]


@pytest.mark.parametrize("fields", FIELDS)
@pytest.mark.parametrize("mark", ["1. ", "- ", "a) "])
def test_a_bracket_below_an_item_holds_its_fields(fields, mark):
    second = "2. " if mark == "1. " else "b) " if mark == "a) " else mark
    parsed = plan(f"{ONE}{mark}Rà soát các hộ cận nghèo.\n{fields}\n{second}Xây nhà tình nghĩa cho các hộ.\n{fields}\n")
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}] * 2
    assert all(len(task.times) == 1 for task in parsed.tasks)


def test_a_bracket_of_other_fields_gives_nobody_work():
    text = "1. Sở Nội vụ mở lớp tập huấn.\n(Nội dung: kỹ năng số. Kinh phí: 20 triệu đồng)\n2. Sở Xây dựng xây nhà tình nghĩa.\n"
    assert each_roles(plan(ONE + text)) == [{"Sở Nội vụ": "assigned"}, {"Sở Xây dựng": "assigned"}]


MATRICES = [
    (
        "Ký hiệu: C = chủ trì; P = phối hợp.\n\nTT\tCông việc\tSở Y tế\tTư vấn thẩm tra\tThời hạn\n"
        "1\tKhảo sát hiện trạng\tC\tP\tTháng 5\n2\tLập hồ sơ bản vẽ\tP\tC\tTháng 6\n",
        [{"Sở Y tế": "lead", "Tư vấn thẩm tra": "coordinate"}, {"Tư vấn thẩm tra": "lead", "Sở Y tế": "coordinate"}],
    ),
    (
        "Công việc | Ban Quản lý chợ | Tiểu thương | Vệ sĩ\nRửa sàn chợ | Chủ trì | Phối hợp | \nTuần tra đêm | Phối hợp | | Chủ trì\n",
        [{"Ban Quản lý chợ": "lead", "Tiểu thương": "coordinate"}, {"Ban Quản lý chợ": "coordinate", "Vệ sĩ": "lead"}],
    ),
    (
        "TT\tCông việc\tSở Y tế\tSở Xây dựng\tCần trình duyệt\n1\tKhảo sát hiện trạng\tCT\tPH\tx\n2\tLập hồ sơ bản vẽ\tPH\tCT\tx\n",
        [{"Sở Y tế": "lead", "Sở Xây dựng": "coordinate"}, {"Sở Xây dựng": "lead", "Sở Y tế": "coordinate"}],
    ),
    (
        "Dấu ● là chủ trì, dấu ○ là phối hợp.\n\nCông việc\tPhòng Kỹ thuật\tNhà cung cấp\nLắp máy bơm\t●\t○\nChạy thử tải\t○\t●\n",
        [{"Phòng Kỹ thuật": "lead", "Nhà cung cấp": "coordinate"}, {"Phòng Kỹ thuật": "coordinate", "Nhà cung cấp": "lead"}],
    ),
]


@pytest.mark.parametrize(("text", "said"), MATRICES)
def test_marks_of_two_kinds_tell_whose_columns_they_are(text, said):
    assert each_roles(plan(f"II. PHÂN CÔNG\n\n{text}")) == said


RAGGED = """1. Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát cho được{sign}
{more}35 cơ sở khám bệnh tư nhân.

2. Sở Nội vụ hướng dẫn các huyện lập danh sách cán bộ dôi dư, trình{sign}
{more}HĐND tỉnh trước ngày 30/6/2020.

3. Công an tỉnh tăng cường tuần tra các tuyến đường trong dịp lễ hội{sign}
{more}Đền Thượng, xử lý nghiêm vi phạm.

4. Sở Xây dựng kiểm tra các công trình đang thi công, yêu cầu nhà thầu{sign}
{more}che chắn bụi.

5. Sở Tư pháp biên soạn 2.000 tờ gấp tuyên truyền pháp luật bằng tiếng{sign}
{more}dân tộc.
"""


@pytest.mark.parametrize("more", ["", "   "])
def test_lines_parted_by_empty_ones_run_on_a_little_before_the_width(more):
    parsed = plan(ONE + RAGGED.format(sign="", more=more))
    assert [len(roles) for roles in each_roles(parsed)] == [2, 1, 1, 1, 1]
    assert parsed.tasks[0].span.quote(parsed.source.text).endswith("35 cơ sở khám bệnh tư nhân.")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ban Quản lý dự án ODA", "Ban Quản lý dự án ODA"),
        ("Quỹ Hỗ trợ FDI", "Quỹ Hỗ trợ FDI"),
        ("Ban Quản lý GPMB", "Ban Quản lý giải phóng mặt bằng"),
    ],
)
def test_foreign_initials_are_words_of_a_name(printed, name):
    assert each_roles(plan(f"{ONE}1. {printed} chủ trì rà soát các dự án chậm tiến độ.\n")) == [{name: "lead"}]
