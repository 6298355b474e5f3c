"""Tables pasted with each cell on a line of its own: empty lines are empty cells, heads come again, rows head groups."""

import multiprocessing
import random

import pytest

from ingest.layout.stacked import stacked_grids
from tests.ingest.factories import each_roles, plan

HEADS = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]
ROWS = [
    ["1", "Rà soát hồ sơ bệnh án", "Sở Y tế", "", "Quý I"],
    ["2", "Kiểm tra cơ sở khám bệnh", "Sở Y tế", "Sở Nội vụ", ""],
    ["3", "Tổng hợp số liệu báo cáo", "Sở Nội vụ", "", ""],
]
SAID = [{"Sở Y tế": "lead"}, {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}, {"Sở Nội vụ": "lead"}]
HEAD = "II. NHIỆM VỤ\n\n"


def pasted(rows, sign):
    """Return rows with each cell on a line."""
    return "".join(f"{cell}{sign}" for row in rows for cell in row)


@pytest.mark.parametrize("sign", ["\n", "\n\n"])
def test_an_empty_line_is_an_empty_cell(sign):
    parsed = plan(HEAD + pasted([HEADS, *ROWS], sign) + "\nIII. KINH PHÍ\n")
    assert each_roles(parsed) == SAID
    assert [task.time.printed if task.time else None for task in parsed.tasks] == ["Quý I", None, None]


def test_heads_that_come_again_begin_a_table_of_any_row():
    more = [["4", "Thẩm định dự toán năm", "Sở Tài chính", "Sở Y tế", "Quý II"]]
    parsed = plan(HEAD + pasted([HEADS, *ROWS], "\n") + "\n2. Nhiệm vụ khác\n\n" + pasted([HEADS, *more], "\n"))
    assert each_roles(parsed) == [*SAID, {"Sở Tài chính": "lead", "Sở Y tế": "coordinate"}]


def test_a_row_with_a_roman_number_heads_a_group():
    first, second = ["I", "Nhóm việc chuyên môn", "", "", ""], ["II", "Nhóm việc chung", "", "", ""]
    parsed = plan(HEAD + pasted([HEADS, first, *ROWS[:2], second, ROWS[2]], "\n"))
    assert each_roles(parsed) == SAID


def test_numbers_alone_on_lines_make_no_table_of_a_list():
    parsed = plan(f"{HEAD}1\nRà soát hồ sơ do Sở Y tế chủ trì.\n2\nKiểm tra cơ sở do Sở Nội vụ chủ trì.\n")
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]


def test_a_cell_of_two_lines_ends_a_table_of_empty_cells():
    wrapped = [["2", "Kiểm tra cơ sở", "giết mổ", "Sở Nội vụ", "Sở Y tế", "Quý II"]]
    parsed = plan(HEAD + pasted([HEADS, ROWS[0], *wrapped, ROWS[2]], "\n"))
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks][:1] == ["Rà soát hồ sơ bệnh án"]
    assert not any("giết" in name for roles in each_roles(parsed) for name in roles)


def test_reading_ends_whatever_stands_on_the_lines():
    """Drawn lines of numbers, groups, heads and words; a table that does not go on once kept reading for ever."""
    draw = random.Random(3)
    signs = [
        "1",
        "2",
        "3",
        "I",
        "II",
        "A",
        "**I**",
        "**100**",
        "TT",
        "Nội dung",
        "Điểm chuẩn",
        "25",
        "",
        "a) Sở Y tế kiểm tra.",
        "Ghi chú;",
    ]
    texts = ["\n".join(draw.choices(signs, k=draw.randint(3, 24))) for _ in range(4_000)]
    texts.append(
        "Bảng 1\nTT\nNội dung\nĐiểm\nI\nThủ công\n100\n1\nThể thức của tài liệu\n5\n2\nPhương pháp\n25\nII\nTự động\n100\n1\nThể thức\n5\n"
    )
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert len(pool.map_async(stacked_grids, texts).get(timeout=120)) == len(texts)
