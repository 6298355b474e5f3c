"""Tables whose cells run over lines: between tabs, or each on lines below the labels that head them, without numbers."""

import pytest

from tests.cpu import grows_at_most
from tests.ingest.factories import each_roles, plan

HEAD = "II. NHIỆM VỤ\n\n"
HEADS = ["Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]
ROWS = [
    ["Rà soát hồ sơ bệnh án", "Sở Y tế", "Sở Nội vụ", "Quý I"],
    ["Kiểm tra bếp ăn tập thể", "Sở Công Thương", "Sở Y tế", "Tháng 5/2026"],
    ["Tổng hợp số liệu báo cáo", "Sở Nội vụ", "Sở Tài chính", "Hằng quý"],
]
SAID = [
    {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"},
    {"Sở Công Thương": "lead", "Sở Y tế": "coordinate"},
    {"Sở Nội vụ": "lead", "Sở Tài chính": "coordinate"},
]


def below(*rows):
    """Return rows with each cell on a line."""
    return HEAD + "".join(f"{cell}\n" for row in rows for cell in row) + "\nIII. KINH PHÍ\n"


def times(parsed):
    """Return the printed times of the tasks."""
    return [task.time.printed if task.time else None for task in parsed.tasks]


def words(parsed):
    """Return the words of the tasks, in one line each."""
    return [task.span.quote(parsed.source.text).replace("\n", " ") for task in parsed.tasks]


# -- each cell on lines of its own


def test_heads_tell_the_cells_below_them():
    parsed = plan(below(HEADS, *ROWS))
    assert each_roles(parsed) == SAID
    assert times(parsed) == ["Quý I", "Tháng 5/2026", "Hằng quý"]


def test_a_head_over_others_is_no_column():
    parsed = plan(below(["Nhiệm vụ", "Đơn vị thực hiện", "Thời hạn", "Chủ trì", "Phối hợp"], *ROWS))
    assert each_roles(parsed) == SAID
    parsed = plan(below(["Nhiệm vụ", "Đơn vị thực hiện", "Chủ trì", "Phối hợp", "Thời hạn"], *ROWS))
    assert each_roles(parsed) == SAID


def test_heads_and_cells_run_over_lines():
    heads = ["Nội dung", "công việc", "Đơn vị", "chủ trì", "Phối hợp", "Thời hạn"]
    row = ["Đo lưu lượng xe qua cầu", "Phú Mỹ và cầu Cần Giờ", "Sở Xây dựng", "Sở Khoa học và", "Công nghệ, Công an", "tỉnh", "Quý II"]
    parsed = plan(below(heads, row, *ROWS))
    assert each_roles(parsed) == [
        {"Sở Xây dựng": "lead", "Sở Khoa học và Công nghệ": "coordinate", "Công an cấp tỉnh": "coordinate"},
        *SAID,
    ]
    assert words(parsed)[0] == "Đo lưu lượng xe qua cầu Phú Mỹ và cầu Cần Giờ"


def test_heads_come_again_behind_a_page():
    assert each_roles(plan(below(HEADS, ROWS[0], ROWS[1], ["3"], HEADS, ROWS[2]))) == SAID


def test_numbered_rows_have_cells_of_several_lines():
    first = ["1", "Đo lưu lượng xe qua cầu", "Phú Mỹ", "Sở Xây dựng", "Công an tỉnh", "Quý II"]
    parsed = plan(below(["STT", *HEADS], first, ["2", *ROWS[0]]))
    assert each_roles(parsed) == [{"Sở Xây dựng": "lead", "Công an cấp tỉnh": "coordinate"}, SAID[0]]


def test_a_dash_is_a_cell_and_the_words_below_the_table_are_none():
    rows = [["Rà soát hồ sơ bệnh án", "Sở Y tế", "-", "-"], ["Kiểm tra bếp ăn tập thể", "Sở Công Thương", "-", "-"]]
    parsed = plan(below(HEADS, *rows, ["Ghi chú: số liệu tạm tính."]))
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Công Thương": "lead"}]


@pytest.mark.parametrize(
    "lines",
    [
        ["Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Rà soát hồ sơ bệnh án"],
        [*HEADS, "Công tác y tế có tiến bộ.", "Số ca mắc giảm một nửa.", "Người dân hài lòng hơn.", "Bệnh viện bớt quá tải."],
        ["Nội dung", "Đơn vị thi công", "Kết quả", "Đường liên xã", "Công ty Hồng Hà", "Đạt", "Cầu Nậm Thi", "Công ty Hồng Hà", "Đạt"],
        [*HEADS, "Năm 2024", "Sở Y tế", "Sở Nội vụ", "Quý I", "Năm 2025", "Sở Y tế", "Sở Nội vụ", "Quý I"],
    ],
)
def test_lines_that_do_not_hold_what_the_heads_say_are_no_table(lines):
    assert not any("lead" in roles.values() for roles in each_roles(plan(below(lines))))


@pytest.mark.parametrize("caption", [["Bảng 2"], ["Danh mục nhiệm vụ năm 2026"], ["Nhóm việc Bốn"], []])
@pytest.mark.parametrize("heads", [HEADS[:3], ["Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp"]])
def test_heads_and_captions_below_a_table_are_no_cells(caption, heads):
    rows = [row[:3] for row in ROWS]
    parsed = plan(below(HEADS[:3], rows[0], rows[1], caption, heads, rows[2], rows[0]))
    assert [roles for roles in each_roles(parsed) if roles] == [*SAID, SAID[0]]


def test_rows_end_where_other_heads_begin():
    parsed = plan(
        below(
            HEADS[:3],
            ROWS[0][:3],
            ROWS[1][:3],
            ["Nội dung", "Đơn vị chủ trì", "Thời hạn"],
            *([row[0], row[1], row[3]] for row in (ROWS[2], ROWS[0])),
        )
    )
    assert each_roles(parsed) == [*SAID[:2], {"Sở Nội vụ": "lead"}, {"Sở Y tế": "lead"}]
    assert times(parsed) == [None, None, "Hằng quý", "Quý I"]


def test_a_line_between_rows_is_part_of_no_time_and_of_no_name():
    parsed = plan(below(HEADS, ROWS[0], ["Công tác giám sát"], ROWS[1], ["Công tác khác"], ROWS[2]))
    assert each_roles(parsed) == SAID
    assert times(parsed) == ["Quý I", "Tháng 5/2026", "Hằng quý"]
    parsed = plan(below(HEADS[:3], ROWS[0][:3], ["Công tác giám sát"], ROWS[1][:3], ["Công tác khác"], ROWS[2][:3]))
    assert each_roles(parsed) == SAID


def test_names_run_over_lines():
    row = [
        "Đo lưu lượng xe",
        "Sở Công",
        "Thương",
        "Các doanh nghiệp viễn thông, Sở Nội vụ, Trạm",
        "Phục hồi chức năng Yên Thạch, Sở Tư pháp",
        "Quý II",
    ]
    assert each_roles(plan(below(HEADS, row, *ROWS))) == [
        {
            "Sở Công Thương": "lead",
            "Các doanh nghiệp viễn thông": "coordinate",
            "Sở Nội vụ": "coordinate",
            "Trạm Phục hồi chức năng Yên Thạch": "coordinate",
            "Sở Tư pháp": "coordinate",
        },
        *SAID,
    ]


def test_times_run_over_lines():
    rows = [*ROWS[0][:3], "Từ tháng 3 đến", "tháng 9", *ROWS[1][:3], "Quý", "IV"]
    assert times(plan(below(HEADS, rows, ROWS[2]))) == ["Từ tháng 3 đến tháng 9", "Quý IV", "Hằng quý"]


def test_a_table_has_any_number_of_rows():
    rows = [ROWS[k % 3] for k in range(150)]
    assert each_roles(plan(below(HEADS, *rows))) == [SAID[k % 3] for k in range(150)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Công tác phòng dịch được triển khai trên địa bàn", "Sở Y tế"],
        ["Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Công tác phòng dịch được triển khai.", "Sở Y tế báo cáo.", "Dân hài lòng."],
        ["Chủ trì", "Nội dung", "Phối hợp"],
        [*HEADS[:3], *ROWS[0][:3], *ROWS[1][:3]],
        [*HEADS[:3], *("Công tác phòng dịch", "Có tiến bộ", "Khen") * 20],
        ["Nội dung\tChủ trì\tPhối hợp"],
        ["Họ tên\tĐơn vị\tGhi chú", *["Nguyễn Văn A7\tSở Y tế\tThành viên"] * 200],
    ],
)
def test_work_grows_with_the_length(lines):
    text = "".join(f"{line}\n" for line in lines)
    small, large = (HEAD + (text * (size // len(text) + 1))[:size] for size in (4_000, 16_000))
    assert grows_at_most(2.3 * 2.3, lambda: plan(small), lambda: plan(large))


# -- between tabs


def test_rows_between_tabs_run_over_lines():
    rows = "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn\n1\tRà soát hồ sơ\nbệnh án\tSở Y tế\tSở Nội\nvụ\tQuý I\n2\tKiểm tra bếp ăn\tSở Công\nThương\tSở Y tế\tQuý II\n"
    parsed = plan(f"{HEAD}{rows}\nIII. KINH PHÍ\n")
    assert each_roles(parsed) == SAID[:2]
    assert words(parsed) == ["Rà soát hồ sơ bệnh án", "Kiểm tra bếp ăn"]


def test_rows_without_numbers_end_where_they_are_full():
    rows = "Nhiệm vụ\tChủ trì\tPhối hợp\nRà soát hồ sơ\nbệnh án\tSở Y tế\tSở Nội\nvụ\nKiểm tra bếp ăn\tSở Công\nThương\tSở Y tế\n"
    assert each_roles(plan(f"{HEAD}{rows}\nIII. KINH PHÍ\n")) == SAID[:2]


def test_a_line_that_had_room_beside_the_words_above_it_goes_on_with_no_cell():
    rows = (
        "TT\tNhiệm vụ\tThời hạn\tChủ trì\n1\tRà soát hồ sơ\nbệnh án\tQuý I\tSở Y tế\nNhóm việc về dược\n"
        "2\tKiểm tra nhà thuốc\tQuý II\tSở Khoa học và\nCông nghệ\n"
    )
    assert each_roles(plan(f"{HEAD}{rows}\nIII. KINH PHÍ\n"))[0] == {"Sở Y tế": "lead"}


def test_rows_that_lack_their_last_cells_are_not_joined():
    rows = "TT\tNhiệm vụ\tChủ trì\tPhối hợp\n1\tRà soát hồ sơ bệnh án\tSở Y tế\n2\tKiểm tra bếp ăn tập thể\tSở Công Thương\n"
    assert each_roles(plan(f"{HEAD}{rows}\nIII. KINH PHÍ\n")) == [{"Sở Y tế": "lead"}, {"Sở Công Thương": "lead"}]
