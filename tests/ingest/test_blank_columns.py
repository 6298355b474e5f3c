"""Tables whose columns blanks set apart: set in from the margin, with cells over lines, or ragged below a row of heads."""

import pytest

from ingest import parse
from ingest.layout.aligned import aligned_grids
from tests.cpu import grows_at_most
from tests.ingest.factories import each_roles, plan, source

L, C = "lead", "coordinate"
SWIM = """TT  Nội dung công việc            Cơ quan chủ trì     Cơ quan phối hợp      Thời gian
01  Tổ chức 3 lớp dạy bơi         Sở Y tế             Sở Nội vụ             Tháng 5
    cho học sinh vùng sông nước                       Sở Tài chính
02  Lắp 40 phao cứu sinh          Sở Xây dựng         Công an tỉnh          Tháng 6
    tại các bến đò
"""


@pytest.mark.parametrize("margin", ["", " ", "    ", "          "])
def test_a_table_may_be_set_in(margin: str):
    text = "".join(f"{margin}{line}\n" for line in SWIM.splitlines())
    said = [{"Sở Y tế": L, "Sở Nội vụ": C, "Sở Tài chính": C}, {"Sở Xây dựng": L, "Công an cấp tỉnh": C}]
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n{text}\nIII. KINH PHÍ\nTheo phân cấp.\n")) == said


ROWS = [
    ("Kiểm tra hồ chứa Khe Lim", "Sở Xây dựng", "30/4"),
    ("Cắm biển báo tại 14 ngầm tràn", "Sở Y tế", "15/5"),
    ("Lập danh sách hộ dân", "Sở Nội vụ", "20/5"),
]


@pytest.mark.parametrize(
    "heads", ["TT  Nhiệm vụ  Chủ trì  Thời hạn", "TT  Nhiệm vụ                                Chủ trì        Thời hạn"]
)
@pytest.mark.parametrize("form", ["{}  {}  {}  {}", "{:02}   {}  {}  {}", "{}.  {}   {}  {}"])
def test_numbered_rows_may_be_ragged(heads: str, form: str):
    body = "\n".join(form.format(i, *row) for i, row in enumerate(ROWS, 1))
    parsed = plan(f"II. NHIỆM VỤ\n\n{heads}\n{body}\n\nIII. KINH PHÍ\nTheo phân cấp.\n")
    assert each_roles(parsed) == [{"Sở Xây dựng": L}, {"Sở Y tế": L}, {"Sở Nội vụ": L}]
    assert [task.times[0].printed for task in parsed.tasks] == ["30/4", "15/5", "20/5"]


def test_numbered_items_with_wide_blanks_are_no_table():
    parsed = plan("II. NHIỆM VỤ\n1.  Sở Y tế  rà soát  hồ sơ.\n2.  Sở Nội vụ  lập  danh sách.\n3.  Sở Xây dựng sửa cầu treo.\n")
    assert len(parsed.tasks) == 3


FAIR = [
    ("TT", "Công việc", "Chủ trì", "Phối hợp", "Hạn"),
    ("1", "Mời 60 doanh nghiệp dự hội chợ", "Phòng Thương mại", "Hội Doanh nhân trẻ", "20/8"),
    ("2", "Dựng 40 gian hàng lưu động", "Trung tâm Khuyến công", "", "25/8"),
    ("", "có mái che", "", "", ""),
    ("3", "Giữ trật tự bãi xe", "Công an phường Vinh Tân", "Đội Cảnh sát giao thông số 2", "28-30/8"),
    ("4", "Kiểm tra nhãn hàng hóa", "Chi cục Quản lý thị trường", "Sở Y tế", "Cả tuần"),
]
FAIR_ROLES = [
    {"Phòng Thương mại": L, "Hội Doanh nhân trẻ": C},
    {"Trung tâm Khuyến công": L},
    {"Công an phường Vinh Tân": L, "Đội Cảnh sát giao thông số 2": C},
    {"Chi cục Quản lý thị trường": L, "Sở Y tế": C},
]


def _fair(widths: tuple[int, ...], rule: str, *, outer: bool, inner: bool) -> str:
    dashes = "  ".join(rule * width for width in widths)
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in FAIR]
    lines[1:1] = [dashes] if rule else []
    if inner:
        lines = [part for line in lines for part in ((line, dashes) if line.strip().startswith(tuple("1234")) else (line,))]
    return "\n".join([dashes, *lines, dashes] if outer else lines)


@pytest.mark.parametrize("widths", [(3, 34, 27, 29, 8), (3, 34, 27, 27, 8), (3, 34, 20, 29, 8)], ids=["all fit", "one over", "many over"])
@pytest.mark.parametrize(
    ("rule", "outer", "inner"),
    [("", False, False), ("-", False, False), ("=", True, False), ("_", False, False), ("-", False, True), ("=", True, True)],
)
def test_a_cell_may_run_over_its_column_and_dashes_may_stand_below_the_heads(widths, rule, outer, inner):
    parsed = parse(
        source(f"SỞ CÔNG THƯƠNG\nTỈNH NGHỆ AN\n\nBẢNG PHÂN CÔNG\n\n{_fair(widths, rule, outer=outer, inner=inner)}\n\nNGƯỜI LẬP\n")
    )
    assert each_roles(parsed) == FAIR_ROLES


def test_words_that_begin_before_a_column_do_not_run_over_it():
    body = "TT  Nhiệm vụ                     Chủ trì        Thời hạn\n1   Cắm biển báo  tại 14 ngầm    Sở Xây dựng    30/4\n2   Lập danh sách                Sở Nội vụ      20/5\n"
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n{body}")) == [{"Sở Xây dựng": L}, {"Sở Nội vụ": L}]


LONG = """TT  Nhiệm vụ         Chủ trì      Phối hợp
1   Cắm biển báo     Sở Xây dựng  Sở Tài chính
2   Lập danh sách các hộ bị ngập ở vùng hạ du  Sở Nội vụ  Sở Y tế
3   Khám bệnh        Sở Y tế      Sở Nội vụ
"""
AT_END = """TT  Nhiệm vụ         Chủ trì      Phối hợp
1   Cắm biển báo     Sở Xây dựng  Sở Tài chính
2   Lập danh sách    Sở Nông nghiệp và Môi trường tỉnh
3   Khám bệnh        Sở Y tế      Sở Nội vụ
4   In tờ rơi        Sở Tư pháp   Sở Công Thương
"""
PARTED = AT_END.replace("\n", "\n==  ===============  ===========  ============\n", 1)
BARE = "".join(line[4:] + "\n" for line in AT_END.splitlines())
FIRST = {"Sở Xây dựng": L, "Sở Tài chính": C}
ALONE = [FIRST, {"Sở Nông nghiệp và Môi trường": L}, {"Sở Y tế": L, "Sở Nội vụ": C}, {"Sở Tư pháp": L, "Sở Công Thương": C}]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (LONG, [FIRST, {"Sở Nội vụ": L, "Sở Y tế": C}, {"Sở Y tế": L, "Sở Nội vụ": C}]),
        (AT_END, ALONE),
        (PARTED, ALONE),
        (BARE, ALONE),
        (AT_END.replace("Phối hợp", "Hạn").replace("tỉnh\n", "tỉnh  20/5\n"), None),
    ],
    ids=["told by numbers", "at the end", "below dashes", "without numbers", "before a time"],
)
def test_a_long_cell_costs_no_other_row_its_columns(body: str, said):
    found = each_roles(plan(f"II. NHIỆM VỤ\n\n{body}"))
    assert found == said if said else [next(iter(roles)) for roles in found][1] == "Sở Nông nghiệp và Môi trường"


def test_a_line_that_runs_over_no_cell_of_its_own_ends_the_table():
    text = f"{BARE}Các đơn vị khác tự bố trí kinh phí  theo phân cấp.\n"
    assert [len(row) for row in aligned_grids(text)[0]] == [3] * 5


HEADS = """Nhiệm vụ                       Đơn vị
                               chủ trì          Phối hợp
-----------------------------  ---------------  -------------
Cắm biển báo                   Sở Xây dựng      Sở Tài chính
Lập danh sách                  Sở Nội vụ        Sở Y tế
"""


def test_heads_on_two_lines_above_dashes_are_heads_of_the_table():
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n{HEADS}")) == [FIRST, {"Sở Nội vụ": L, "Sở Y tế": C}]
    assert len(aligned_grids(f"KẾ HOẠCH CẮM BIỂN\n{HEADS}")[0]) == 4


@pytest.mark.parametrize(
    "line",
    [
        lambda n: "--" + "+" * n + "x\n",
        lambda n: "+" * n + " HẾT\n",
        lambda n: "+ " * n + "x\n",
        lambda n: "ab  " * n + "\n" + ("abcdefgh" * n + "\n") * 3,
        lambda n: "ab  " * n + "\n" + "x\n" * n,
    ],
    ids=["dashes", "signs", "signs apart", "wide", "many"],
)
def test_no_line_takes_long(line):
    assert grows_at_most(8, lambda: aligned_grids(line(2000)), lambda: aligned_grids(line(8000)))
