"""Web pages: the document without the site around it, and pages that hold none."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import parse
from tests.ingest.source.makers import grids, read

BASIS = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;"
ORDER = "Sở Thông tin và Truyền thông chủ trì, phối hợp với Sở Ngoại vụ tổ chức tuyên truyền về biên giới đất liền trước ngày 30/6/2023."
LINKS = "".join(
    f'<li><a href="/{i}">Quyết định số {700 + i}/QĐ-UBND ngày 03/3/2021 của UBND tỉnh về công tác thông tin</a></li>' for i in range(6)
)
DOCUMENT = (
    "<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH LÀO CAI<br>Số: 12/KH-UBND</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc"
    f"<br>Lào Cai, ngày 05 tháng 3 năm 2023</td></tr></table><p>KẾ HOẠCH</p><p>Thông tin đối ngoại năm 2023</p><p>{BASIS}</p><p>I. NHIỆM VỤ</p>"
    f"<p>1. {ORDER}</p><table><tr><td>Nơi nhận:<br>- Lưu: VT.</td><td>CHỦ TỊCH<br>Nguyễn Văn An</td></tr></table>"
)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Cổng</title>{head}</head><body>{body}</body></html>"


AROUND = [
    ("menus", f"<nav><ul>{LINKS}</ul></nav><div>{DOCUMENT}</div>"),
    (
        "menus by class",
        f"<div class='mainMenu'>Giới thiệu {LINKS}</div><div>{DOCUMENT}</div><div id='footer'>Giấy phép số 55/GP-TTĐT</div>",
    ),
    ("lists of links", f"<div><div>{DOCUMENT}</div><div><ul>{LINKS}</ul></div></div>"),
    ("related documents", f"<div>{DOCUMENT}<h3>Văn bản liên quan</h3><ul>{LINKS}</ul></div>"),
    ("a contents list", f"<div><div class='tree toc'>{'<div>Điều 1. Phạm vi</div>' * 5}</div><div>{DOCUMENT}</div></div>"),
    ("hidden blocks", f"<div style='display: none'>{BASIS.replace('72/', '88/')}</div><div hidden>{ORDER}</div><div>{DOCUMENT}</div>"),
    ("layout tables", f"<table><tr><td>{LINKS}</td><td>{DOCUMENT}</td></tr></table>"),
]


@pytest.mark.parametrize("body", [row[1] for row in AROUND], ids=[row[0] for row in AROUND])
def test_the_site_around_a_document_is_left_out(tmp_path: Path, body: str) -> None:
    parsed = parse(read(tmp_path, "a.html", page(body)))
    document = parsed.document
    assert (document.number, document.type, document.issue_date, document.signer) == (
        "12/KH-UBND",
        "Kế hoạch",
        "2023-03-05",
        "Nguyễn Văn An",
    )
    assert [citation.number for citation in parsed.citations] == ["72/2015/NĐ-CP"]
    assert [task.id for task in parsed.tasks] == ["I.1"]


def test_classes_that_the_page_hides(tmp_path: Path) -> None:
    body = f"<div class='an'>{ORDER}</div><div>{DOCUMENT}</div>"
    assert read(tmp_path, "a.html", page(body, "<style>.an, .x { color: red; display:none }</style>")).text.count(ORDER) == 1
    style = "@charset 'utf-8'; /* .y { */ .an{display:none} @media print { .muc { display: none } }"
    assert read(tmp_path, "b.html", page(body.replace("<p>1.", "<p class='muc'>1."), f"<style>{style}</style>")).text.count(ORDER) == 1


EMPTY = [
    (
        "a list of documents",
        f"<h1>Văn bản mới</h1><div class='list'><ul>{LINKS}</ul></div><p>Trang 1 trong 20 trang của mục văn bản chỉ đạo điều hành</p>",
    ),
    (
        "news",
        "<h1>Hội nghị</h1><p>Sáng nay, tại trung tâm hội nghị tỉnh đã diễn ra buổi làm việc giữa các bên về tình hình kinh tế và xã hội.</p>"
        "<p>Phát biểu tại hội nghị, đại diện các đơn vị đề nghị tiếp tục quan tâm đầu tư hạ tầng giao thông và thủy lợi trên địa bàn.</p>",
    ),
    ("an error", "<h1>404</h1><p>Không tìm thấy trang mà bạn yêu cầu, xin vui lòng quay lại trang chủ của cổng thông tin điện tử.</p>"),
]


@pytest.mark.parametrize("body", [row[1] for row in EMPTY], ids=[row[0] for row in EMPTY])
def test_a_page_without_a_document_says_so(tmp_path: Path, body: str) -> None:
    source = read(tmp_path, "a.html", page(body))
    assert "no-document" in [notice.code for notice in source.notices]
    parsed = parse(source)
    assert (parsed.document.type, parsed.document.number, parsed.citations, parsed.tasks) == (None, None, (), ())


def test_a_heading_of_the_site_gives_the_number_that_the_text_does_not_print(tmp_path: Path) -> None:
    law = f"<p>NGHỊ ĐỊNH</p><p>Quy định chi tiết về đô thị</p><p>{BASIS}</p><p>Điều 1. Phạm vi</p><p>{ORDER}</p><p>Điều 2. Hiệu lực</p><p>{ORDER}</p>"
    body = f"<div><h1>Nghị định số 35/2026/NĐ-CP Quy định chi tiết về đô thị</h1></div><div><div>{law}</div></div>"
    assert read(tmp_path, "a.html", page(body)).text.startswith("Nghị định số 35/2026/NĐ-CP Quy định chi tiết về đô thị\nNGHỊ ĐỊNH\n")


def test_spans_of_cells_are_expanded(tmp_path: Path) -> None:
    rows = "<tr><th>TT</th><th>Việc</th><th>Ai</th></tr><tr><td>1</td><td>Họp</td><td rowspan=2>Sở A</td></tr><tr><td>2</td><td>Báo cáo</td></tr>"
    rows += "<tr><td colspan=2>3. Tổng kết</td><td>Sở B</td></tr>"
    source = read(tmp_path, "a.html", page(f"{DOCUMENT}<table>{rows}</table>"))
    assert grids(source) == [[["TT", "Việc", "Ai"], ["1", "Họp", "Sở A"], ["2", "Báo cáo", "Sở A"], ["3. Tổng kết", "3. Tổng kết", "Sở B"]]]
    assert source.tables[0].headers == 1


def test_letters_without_a_known_encoding_do_not_stop_the_reading(tmp_path: Path) -> None:
    data = page(DOCUMENT).replace("<meta charset='utf-8'>", "").encode("ascii", "xmlcharrefreplace") + b"<!-- \xa0\xe9 --><p>caf\xe9</p>"
    source = read(tmp_path, "a.html", data)
    assert "Số: 12/KH-UBND" in source.text


def test_note_marks_are_parted_from_numbers_and_powers_are_not(tmp_path: Path) -> None:
    source = read(tmp_path, "a.html", page("<p>Số: 1/KH, Luật 95/2025/QH15<sup>1</sup>, 50 m<sup>2</sup></p>"))
    assert source.text == "Số: 1/KH, Luật 95/2025/QH15 1, 50 m2\n"


DATA = [
    "<div><span>Số ký hiệu:</span> <b>18/2025/QĐ-UBND</b></div><div><span>Ngày ban hành:</span> <b>30/05/2025</b></div>",
    "<table><tr><td>Số ký hiệu</td><td>18/2025/QĐ-UBND</td></tr><tr><td>Ngày ban hành</td><td>30/05/2025</td></tr></table>",
    "<div>Số/ký hiệu văn bản: 18/2025/QĐ-UBND</div><div>Ngày ký 30/05/2025</div><div>Ngày văn bản có hiệu lực: 01/7/2025</div>",
]


@pytest.mark.parametrize("data", DATA)
def test_a_sites_data_of_a_document_without_a_date_stands_behind_it(tmp_path: Path, data: str) -> None:
    law = "<p>QUYẾT ĐỊNH</p><p>Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;</p>" + "".join(
        f"<p>Điều {n}. Ủy ban nhân dân các huyện, thành phố có trách nhiệm thực hiện đơn giá bồi thường cây trồng.</p>" for n in range(1, 9)
    )
    page = f"<html><body><nav><a>Trang chủ</a></nav><div class='attrs'>{data}</div><div class='text'>{{}}{law}</div></body></html>"
    source = read(tmp_path, "a.html", page.format(""))
    assert [source.text[a:b].partition(": ")[2] for a, b in source.furniture] == ["18/2025/QĐ-UBND", "30/05/2025"]
    assert (parse(source).document.number, parse(source).document.issue_date) == ("18/2025/QĐ-UBND", "2025-05-30")
    dated = page.format("<p>UBND TỈNH A</p><p>Lào Cai, ngày 5 tháng 6 năm 2025</p>")
    assert "30/05/2025" not in read(tmp_path, "b.html", dated).text


def test_the_tabs_of_words_pages_part_columns(tmp_path: Path) -> None:
    tab = "<span style='mso-tab-count:{}'>\u00a0\u00a0\u00a0 </span>"
    body = f"{DOCUMENT}<p>1{tab.format(1)}Rà soát thủ tục{tab.format(2)}Hàng năm</p><p><span style='mso-tab-count:1'>Sở Y tế</span></p>"
    assert read(tmp_path, "a.html", page(body)).text.split("\n")[-3:] == ["1\tRà soát thủ tục\t\tHàng năm", "Sở Y tế", ""]


GOOGLE = (
    ".lst-kix_a-0 > li { counter-increment: lst-ctn-kix_a-0 } ol.lst-kix_a-0 { list-style-type: none } "
    '.lst-kix_a-0 > li:before { content: "" counter(lst-ctn-kix_a-0, upper-roman) ") " }'
)
LISTS = [
    ("", "<ol><li>Một</li><li><p>Hai</p><p>tiếp</p></li></ol>", ["1. Một", "2. Hai", "tiếp"]),
    ("", "<ol type='a' start='3'><li>Một</li><li value='7'><b>Hai</b></li><li>Ba</li></ol>", ["c. Một", "g. Hai", "h. Ba"]),
    (
        "",
        "<ol style='list-style: upper-roman outside'><li>Một<ol type='1'><li>Hai</li></ol></li><li>Ba</li></ol>",
        ["I. Một", "1. Hai", "II. Ba"],
    ),
    ("", "<ol style='list-style-type:none'><li>Một</li></ol><ul><li>Hai</li></ul>", ["Một", "Hai"]),
    ("", "<ol><li>1. Một</li><li>a) Hai</li><li>Ba</li></ol>", ["1. Một", "a) Hai", "3. Ba"]),
    ("", "<ol reversed><li>Một</li><li hidden>Hai</li><li>Ba</li></ol>", ["2. Một", "1. Ba"]),
    (
        ".x, ol.y { list-style: none }",
        "<ol class='x'><li>Một</li></ol><ol class='a y'><li>Hai</li></ol><ol><li>Ba</li></ol>",
        ["Một", "Hai", "1. Ba"],
    ),
    (".x { list-style-type: lower-latin }", "<ol class='x' type='I'><li>Một</li></ol>", ["a. Một"]),
    (
        "ol { list-style: none } .item > ol li.r, h1:hover { list-style: upper-roman } div.item ol { list-style: lower-alpha }",
        "<div class='a item'><div><ol><li>Một</li><li class='r'>Hai</li></ol></div></div><ol><li>Ba</li></ol>",
        ["a. Một", "II. Hai", "Ba"],
    ),
    (GOOGLE, "<ol class='c1 lst-kix_a-0' start='2'><li>Một</li><li>Hai</li></ol>", ["II) Một", "III) Hai"]),
    ("", "<ol><li></li><li><img></li></ol><p>Một</p>", ["Một"]),
    ("", "<ol start='x'><li><table><tr><td>Một</td></tr></table></li></ol>", ["1. Một"]),
]


@pytest.mark.parametrize(("style", "body", "lines"), LISTS)
def test_numbers_that_a_browser_counts_are_words_of_the_page(tmp_path: Path, style: str, body: str, lines: list[str]) -> None:
    source = read(
        tmp_path, "a.html", page(DOCUMENT.replace("<table><tr><td>Nơi nhận", f"{body}<table><tr><td>Nơi nhận"), f"<style>{style}</style>")
    )
    text = source.text[source.text.index(ORDER) + len(ORDER) : source.text.index("Nơi nhận")]
    assert text.split("\n")[1:-1] == lines
