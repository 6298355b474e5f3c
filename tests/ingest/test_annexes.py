"""Annexes whose title stands in a cell: pages whose parts a bar joins."""

from __future__ import annotations

import pytest

from ingest import parse
from ingest.layout.annexes import cell_of_title
from ingest.layout.lines import cells_of
from tests.ingest.factories import reading, source

LETTER = """ỦY BAN NHÂN DÂN TỈNH LÂM BÌNH
Số: 12/QĐ-UBND
Lâm Bình, ngày 05 tháng 3 năm 2025

QUYẾT ĐỊNH
Ban hành Chương trình phát triển chợ

Điều 1. Ban hành kèm theo Quyết định này Chương trình phát triển chợ.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Bình

PHỤ LỤC I CHỈ TIÊU

TT | Chỉ tiêu | Đơn vị tính | Năm 2030

1 | Tỷ lệ chợ đạt chuẩn | % | 80

2 | Số chợ được sửa | chợ | 40 | PHỤ LỤC II NHIỆM VỤ TRỌNG TÂM (Kèm theo Quyết định số 12/QĐ-UBND) | TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp

1 | Sửa chữa chợ đầu mối. | Sở Công Thương | Sở Tài chính

2 | Tập huấn cho ban quản lý chợ. | Sở Y tế | Công an tỉnh
"""


def test_an_annex_whose_title_stands_behind_a_row_is_read():
    found = parse(source(LETTER))
    tasks = {" ".join(t.span.quote(LETTER).split()): sorted((r.generic, r.role) for r in t.roles) for t in found.tasks}
    assert tasks["Sửa chữa chợ đầu mối."] == [("Sở Công Thương", "lead"), ("Sở Tài chính", "coordinate")]
    assert tasks["Tập huấn cho ban quản lý chợ."] == [("Công an cấp tỉnh", "coordinate"), ("Sở Y tế", "lead")]
    assert not any("chợ được sửa" in words for words in tasks)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("40 | PHỤ LỤC II NHIỆM VỤ | TT | Nhiệm vụ", 1),
        ("PHỤ LỤC II NHIỆM VỤ | STT | Nhiệm vụ", 0),
        ("2 | Số chợ được sửa | 40 | PHỤ LỤC III DANH MỤC DỰ ÁN ƯU TIÊN", 3),
        ("1 | Rà soát danh mục | PHỤ LỤC II | Sở Y tế", None),
        ("1 | Rà soát danh mục | Sở Y tế | PHỤ LỤC II", None),
        ("1 | Phụ lục II nhiệm vụ của các sở | TT | Nhiệm vụ", None),
    ],
)
def test_a_cell_is_a_title_where_the_head_of_a_table_follows_or_it_says_what_the_annex_holds(row, cell):
    assert cell_of_title(reading(row), cells_of(row, 0, len(row))) == cell
