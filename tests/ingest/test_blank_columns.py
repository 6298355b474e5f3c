"""Tables whose columns blanks set apart: set in from the margin, with cells over lines, or ragged below a row of heads."""

import pytest

from tests.ingest.factories import each_roles, plan

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
