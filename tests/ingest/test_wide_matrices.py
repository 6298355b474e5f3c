"""Matrices of many bodies, and legends that run over lines before or behind them."""

import pytest

from tests.ingest.factories import each_roles, plan

BODIES = [
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Xây dựng",
    "Sở Công Thương",
    "Sở Tư pháp",
    "Sở Ngoại vụ",
    "Thanh tra tỉnh",
    "Công an tỉnh",
    "Hội Nông dân tỉnh",
]
SAID = [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}, {"Sở Xây dựng": "lead", "Sở Tư pháp": "coordinate"}]
HEAD = "II. NHIỆM VỤ\n"


def matrix(lead, partner, sign):
    """Return a matrix of ten bodies with two rows, its cells set apart by a sign."""
    first = ["1", "Rà soát hồ sơ bệnh án", *[""] * 10]
    second = ["2", "Sửa đường vào bệnh viện huyện", *[""] * 10]
    first[4], first[2], second[5], second[7] = lead, partner, lead, partner
    return "".join(sign.join(row) + "\n" for row in (["TT", "Nhiệm vụ", *BODIES], first, second))


@pytest.mark.parametrize(
    "legend",
    [
        "Ký hiệu trong bảng:\nC - đơn vị chủ trì\nP - đơn vị phối hợp\nĐể trống: không tham gia\n",
        "Trong bảng dưới đây:\n- chữ (C) chỉ đơn vị chủ trì;\n- chữ (P) chỉ đơn vị phối hợp;\n- ô trống là không tham gia.\n",
    ],
)
def test_a_legend_over_several_lines_before_a_matrix(legend: str):
    assert each_roles(plan(f"{HEAD}{legend}{matrix('C', 'P', chr(9))}\nIII. KINH PHÍ\n")) == SAID


def test_a_legend_of_two_lines_behind_a_matrix():
    legend = "(● là đơn vị làm đầu mối chủ trì,\n○ là đơn vị phối hợp)\n"
    assert each_roles(plan(f"{HEAD}{matrix('●', '○', chr(9))}{legend}III. KINH PHÍ\n")) == SAID


def test_cells_of_a_wide_matrix_each_on_a_line():
    assert each_roles(plan(f"{HEAD}CT: cơ quan chủ trì.\nPH: cơ quan phối hợp.\n{matrix('CT', 'PH', chr(10))}\nIII. KINH PHÍ\n")) == SAID


def test_a_sign_that_is_work_is_no_legend():
    parsed = plan(f"{HEAD}- Dấu tích lịch sử tại xã được Sở Y tế rà soát, cắm biển.\n- Ký hiệu tuyến đường do Sở Xây dựng chủ trì.\n")
    assert len(parsed.tasks) == 2
