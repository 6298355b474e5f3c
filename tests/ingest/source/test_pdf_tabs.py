"""Tables of a PDF that were typed with tabs and wrap at its margin: the gaps end at tab stops, a tab at a line's end shows nothing."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from tests.ingest.source import makers
from tests.ingest.source.makers import grids, read
from tests.ingest.source.old_letters import tcvn3, vni

HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
ROWS = [
    HEAD,
    ["I", "Hoàn thiện thể chế về dữ liệu", "", "", ""],
    ["1", "Ban hành quy chế khai thác dữ liệu dùng chung giữa các cơ quan của tỉnh", "Sở Tư pháp", "Sở Nội vụ", "Năm 2021"],
    ["2", "Rà soát các thủ tục hành chính nội bộ và công khai kết quả trên cổng dịch vụ công", "Sở Nội vụ", "Sở Tư pháp", "Hàng năm"],
    ["3", "Tổ chức tập huấn cho cán bộ xã", "Sở Thông tin và Truyền thông", "", "Hàng năm"],
    ["II", "Xây dựng hạ tầng", "", "", ""],
    [
        "1",
        "Nâng cấp mạng truyền số liệu đến các xã vùng cao trong toàn tỉnh",
        "Sở Thông tin và Truyền thông",
        "Sở Tài chính; Sở Kế hoạch và Đầu tư",
        "Năm 2022",
    ],
    ["2", "Mua sắm máy chủ", "Sở Tài chính", "Sở Thông tin và Truyền thông", "Năm 2022"],
]
BEHIND = "Trên đây là danh mục nhiệm vụ, các cơ quan tổ chức thực hiện."


def typed(rows: list[list[str]], behind: str, step: float, size: float, indent: float, lines: int = 40) -> bytes:
    return makers.typed([*("\t".join(row) for row in rows), behind], step, size, indent, lines)


@pytest.mark.parametrize(
    ("step", "size", "indent"), [(36.0, 12.0, 0.0), (36.0, 11.0, 36.0), (35.45, 13.0, 0.0), (28.35, 12.0, 0.0), (36.0, 14.0, 0.0)]
)
def test_a_table_typed_with_tabs_keeps_its_cells(tmp_path: Path, step: float, size: float, indent: float) -> None:
    source = read(tmp_path, "a.pdf", typed(ROWS, BEHIND, step, size, indent))
    assert grids(source) == [ROWS]
    assert source.text.rstrip().endswith(BEHIND)


def test_it_goes_on_over_a_page_break(tmp_path: Path) -> None:
    source = read(tmp_path, "a.pdf", typed(ROWS, BEHIND, 36.0, 12.0, 0.0, lines=5))
    assert len(source.pages) > 1
    assert grids(source) == [ROWS]


@pytest.mark.parametrize("old", [tcvn3, vni])
def test_it_is_read_in_old_letters(tmp_path: Path, old: object) -> None:
    rows = [[old(cell) for cell in row] for row in ROWS]  # type: ignore[operator]
    source = read(tmp_path, "a.pdf", typed(rows, old(BEHIND), 36.0, 12.0, 0.0))  # type: ignore[operator]
    assert grids(source) == [ROWS]


def test_paragraphs_of_a_list_are_no_table(tmp_path: Path) -> None:
    body = "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan rà soát, trình Ủy ban nhân dân tỉnh xem xét, quyết định."
    rows = [[f"{number}.", body] for number in range(1, 9)]
    source = read(tmp_path, "a.pdf", typed(rows, BEHIND, 36.0, 12.0, 0.0))
    assert grids(source) == []
    assert [line.split(None, 1)[1] for line in source.text.splitlines()[:8]] == [body] * 8


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_colon_behind_a_kind_of_bodies_ends_no_paragraph(tmp_path: Path, form: str) -> None:
    line = "Các cơ quan báo chí của tỉnh và cổng thông tin điện tử có trách nhiệm phối hợp với các Sở: Thông tin và Truyền thông, Ngoại vụ xây dựng chuyên trang."
    for indent in range(0, 200, 9):
        words = normalize(form, line)
        source = read(tmp_path, "a.pdf", typed([[words], [words]], BEHIND, 36.0, 12.0, float(indent)))
        assert normalize("NFC", source.text).count("các Sở: Thông tin") == 2, indent


SENTENCE = "Các sở, ban, ngành của tỉnh rà soát các thủ tục hành chính nội bộ và công khai kết quả."
ORDER = "Kết quả được gửi về Sở Nội vụ trước ngày 30 tháng 6 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh xem xét."


def test_where_sentences_stand_in_lines_a_full_line_that_ends_one_goes_on(tmp_path: Path) -> None:
    """Without indents or space nothing else tells a paragraph's end there."""
    whole = f"1. {SENTENCE} {ORDER} {SENTENCE} {ORDER}"
    for indent in range(0, 120, 7):
        source = read(tmp_path, "a.pdf", typed([[whole], [whole.replace("1.", "2.", 1)]], BEHIND, 36.0, 12.0, float(indent)))
        assert source.text.startswith(whole) and source.text.splitlines()[1].startswith(whole.replace("1.", "2.", 1)), indent


def test_where_lines_are_sentences_a_full_line_that_ends_one_does_not_go_on(tmp_path: Path) -> None:
    first = "Sở Tài chính tổng hợp kinh phí, báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định."
    for indent in range(0, 120, 7):
        rows = [[SENTENCE], [first], [SENTENCE], [first]]
        source = read(tmp_path, "a.pdf", typed(rows, BEHIND, 36.0, 12.0, float(indent)))
        assert source.text.count("\n") == 5, indent
