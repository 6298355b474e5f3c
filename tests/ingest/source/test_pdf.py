"""PDF files: paragraphs by the place of their letters, columns, tables over pages, furniture, what is no text."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from ingest.source.pdf_page import Piece
from ingest.source.pdf_rows import Margins, Row, goes_on, joined, margins_of, rows_of
from ingest.source.pdf_rules import _lattices, _merged
from tests.ingest.source import makers
from tests.ingest.source.makers import MOTTO, font, grids, letterhead, pdf, printed, read, ruled
from text.errors import UnreadableSource

LONG = (
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố tập trung tuyên truyền về chủ quyền biển, đảo, biên "
    "giới đất liền theo Kế hoạch số 12/KH-UBND ngày 05/3/2023, giai đoạn 2021-2025 và những năm tiếp theo, bảo đảm đúng tiến độ đã đề ra."
)


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not(tmp_path: Path) -> None:
    source = read(tmp_path, "a.pdf", pdf("I. NHIỆM VỤ", "1. " + LONG, "2. " + LONG, "Nơi nhận:"))
    assert source.text == f"I. NHIỆM VỤ\n1. {LONG}\n2. {LONG}\nNơi nhận:\n"
    assert source.pages == (0,)


def test_boxes_stand_where_the_words_do(tmp_path: Path) -> None:
    source = read(tmp_path, "a.pdf", pdf("I. NHIỆM VỤ", "1. " + LONG))
    words = [source.text[box[0] : box[1]] for box in source.boxes]
    assert words[0] == "I. NHIỆM VỤ" and " ".join(words[1:]) == "1. " + LONG
    tops = [box[6] for box in source.boxes]
    assert tops == sorted(tops, reverse=True) and all(box[2] == 1 and box[3] < box[5] and box[4] < box[6] for box in source.boxes)


def test_columns_of_a_letterhead_are_read_apart(tmp_path: Path) -> None:
    source = read(tmp_path, "a.pdf", pdf(letterhead(font()), "KẾ HOẠCH"))
    assert source.text.split("\n")[:7] == [*makers.HEAD, *MOTTO, "KẾ HOẠCH"]


def test_running_heads_and_page_numbers_are_furniture_and_tear_no_sentence(tmp_path: Path) -> None:
    def frame(canvas: object, document: object) -> None:
        canvas.setFont(font(), 9)  # type: ignore[attr-defined]
        canvas.drawString(72, 800, "Kế hoạch số 12/KH-UBND ngày 05/3/2023")  # type: ignore[attr-defined]
        canvas.drawCentredString(300, 30, f"Trang {document.page}/3")  # type: ignore[attr-defined]

    body = [f"{i}. {LONG}" for i in range(1, 31)]
    source = read(tmp_path, "a.pdf", pdf(*body, onFirstPage=frame, onLaterPages=frame))
    furniture = {source.text[a:b] for a, b in source.furniture}
    assert furniture == {"Kế hoạch số 12/KH-UBND ngày 05/3/2023", *(f"Trang {i}/3" for i in range(1, len(source.pages) + 1))}
    rest = "".join(c for i, c in enumerate(source.text) if not any(a <= i < b for a, b in source.furniture))
    assert [line for line in rest.split("\n") if line] == body
    assert len(source.pages) > 1


def test_a_line_that_stands_inside_pages_too_is_no_running_head(tmp_path: Path) -> None:
    body = ["Nâng cấp mạng truyền số liệu đến các xã.", "Thời gian thực hiện: Năm 2020."] * 60
    source = read(tmp_path, "a.pdf", makers.typed(body, rows=40))
    assert source.text.splitlines() == body and source.furniture == () and len(source.pages) == 3


def test_a_ruled_table_goes_on_over_pages_without_its_repeated_heads(tmp_path: Path) -> None:
    heads = [("TT", 1, 1), ("Nhiệm vụ", 1, 1), ("Chủ trì", 1, 1)]
    rows = [heads, *([(str(i), 1, 1), (f"Việc thứ {i} của kế hoạch này", 1, 1), ("Sở Y tế", 1, 1)] for i in range(1, 61))]
    source = read(tmp_path, "a.pdf", pdf("PHỤ LỤC", ruled(rows, [40, 300, 100], repeatRows=1)))
    assert len(source.pages) > 1
    assert grids(source) == [[[cell[0] for cell in row] for row in rows]]
    assert source.tables[0].headers == 1


def test_columns_without_rules_are_a_table(tmp_path: Path) -> None:
    from reportlab.platypus import Table

    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["1", "Họp báo hằng quý", "Sở Y tế", "Quý I"],
        ["2", "Báo cáo năm", "Sở Nội vụ", "Quý IV"],
    ]
    source = read(tmp_path, "a.pdf", pdf("PHỤ LỤC", Table(rows, [40, 180, 120, 90], style=[("FONT", (0, 0), (-1, -1), font(), 11)])))
    assert grids(source) == [rows]


def test_pages_that_are_pictures_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.source.pictures.advice", lambda: "Install tesseract-ocr.")
    from PIL import Image as Picture
    from reportlab.platypus import Image, PageBreak

    made = tmp_path / "scan.png"
    Picture.new("L", (40, 60), 200).save(made)
    scan = Image(str(made), 430, 630)
    source = read(tmp_path, "a.pdf", pdf("KẾ HOẠCH", PageBreak(), scan))
    assert [(notice.code, notice.severity) for notice in source.notices] == [("pages-without-text", "error")]
    assert "page 2" in source.notices[0].message_en and "Install tesseract-ocr." in source.notices[0].message_en
    with pytest.raises(UnreadableSource, match="only pictures. Install tesseract-ocr"):
        read(tmp_path, "b.pdf", pdf(Image(str(made), 430, 630)))


def piece(text: str, left: float, base: float, width: float | None = None, height: float = 12.0) -> Piece:
    wide = 6.0 * len(text) if width is None else width
    each = wide / len(text)
    edges = [(left + i * each, left + (i + 1) * each) for i in range(len(text))]
    return Piece(text, left, base - 3, left + wide, base + height - 3, base, edges=edges)


MARGINS = Margins(60.0, 500.0, indented=True)
WRAPS = [
    ("the next word would not have fitted", "a" * 72, "Sở", 60, True),
    ("it would have fitted", "a" * 60, "Sở Y tế", 60, False),
    ("a new paragraph is indented", "a" * 72, "Sở", 90, False),
    ("a first line below a first line", "Kính gửi: " + "a" * 56, "Thực hiện", 90, False),
    ("a number of another item", "a" * 71 + ";", "2. Sở", 90, False),
    ("a dash inside a name", "tỉnh Bà Rịa" + "a" * 61, "– Vũng Tàu", 60, True),
    ("a year, not an item", "giai đoạn 2021-", "2025 và những năm", 60, True),
    ("a number cut at its stroke", "Kế hoạch số 12/", "KH-UBND", 60, True),
]


@pytest.mark.parametrize(("first", "second", "left", "whole"), [row[1:] for row in WRAPS], ids=[row[0] for row in WRAPS])
def test_where_a_paragraph_goes_on(first: str, second: str, left: float, whole: bool) -> None:
    above, below = Row(1, [piece(first, 90 if first.startswith("Kính") else 60, 700)]), Row(1, [piece(second, left, 684)])
    assert goes_on(above, below, MARGINS, 16) is whole


def test_the_specks_of_a_grainy_scan_are_cleaned_and_clean_pages_left() -> None:
    from PIL import Image, ImageDraw

    from ingest.source.pictures import _cleaned

    clean = Image.new("L", (400, 300), 255)
    ImageDraw.Draw(clean).rectangle((100, 100, 300, 140), fill=0)
    assert _cleaned(clean) is clean
    grainy = clean.copy()
    draw = random.Random(5)
    for _ in range(4000):
        grainy.putpixel((draw.randrange(400), draw.randrange(300)), draw.choice((0, 255)))
    assert sum(a != b for a, b in zip(_cleaned(grainy).tobytes(), clean.tobytes(), strict=True)) < 100


def test_space_parts_paragraphs_however_many_of_them_are_short() -> None:
    """Of a page where most paragraphs have one line, the usual distance is that of paragraphs; lines of one stand nearer."""
    bases = [700 - sum((20, 26, 26, 20, 26, 26, 20, 26, 26, 20, 26, 26)[:n]) for n in range(13)]
    rows = [Row(1, [piece("a" * 72, 60, base)]) for base in bases]
    margins = margins_of(rows, 560.0)
    assert (margins.spaced, margins.step) == (True, 20.0)
    assert goes_on(rows[0], rows[1], margins, 26.0)
    assert not goes_on(rows[1], rows[2], margins, 26.0)


TORN = "Tổ chức các sự kiện xúc tiến đầu tư, thương mại, du lịch, giới thiệu sản phẩm hàng hoá của tỉnh và của vùng tới bạn bè " * 3


def test_a_row_that_a_page_break_tears_is_one_row(tmp_path: Path) -> None:
    """Forty tables, each a line lower, so that the break falls into every line of a cell; the last word alone may stand on the next page."""
    whole = [("3", 1, 1), (TORN.strip(), 1, 1), ("Sở Thông tin và Truyền thông; Sở Văn hoá, Thể thao và Du lịch", 1, 1), ("Hàng năm", 1, 1)]
    rows = [[("TT", 1, 1), ("Nhiệm vụ", 1, 1), ("Chủ trì", 1, 1), ("Thời gian", 1, 1)], whole]
    rows += [[(str(n), 1, 1), (f"Việc {n}", 1, 1), ("Sở Y tế", 1, 1), ("2020", 1, 1)] for n in (4, 5)]
    torn = 0
    for before in range(22, 40):
        story = [f"Dòng {n}" for n in range(before)]
        source = read(tmp_path, "a.pdf", pdf(*story, ruled(rows, [35, 190, 120, 70], splitInRow=1)))
        start, end = source.tables[0].rows[1][1]
        torn += any(start < page < end for page in source.pages)
        assert grids(source) == [[[cell[0] for cell in row] for row in rows]], before
    assert torn >= 3


def test_hyphens_at_line_ends_stay_and_take_no_blank() -> None:
    rows = [
        Row(1, [piece("số 1486/QĐ-", 60, 700)]),
        Row(1, [piece("TTg và Đài Phát thanh -", 60, 684)]),
        Row(1, [piece("Truyền hình", 60, 668)]),
    ]
    assert joined(rows).text == "số 1486/QĐ-TTg và Đài Phát thanh - Truyền hình"


def test_a_number_printed_into_a_gap_stands_in_it() -> None:
    letters = "Số: /BXD-KHCN"
    whole = piece(letters, 60, 700, 150)
    whole.edges[4:] = [(left + 40, right + 40) for left, right in whole.edges[4:]]
    whole.right += 40
    rows = rows_of(1, [whole, piece("11410", 110, 700, 30)])
    assert [row.text for row in rows] == ["Số: 11410/BXD-KHCN"]


def test_a_lattice_with_merged_cells() -> None:
    across = _merged([(100.0, 0.0, 90.0), (80.0, 30.0, 90.0), (60.0, 0.0, 90.0)])
    down = _merged([(0.0, 60.0, 100.0), (30.0, 60.0, 100.0), (60.0, 60.0, 80.0), (90.0, 60.0, 100.0)])
    (lattice,) = list(_lattices(across, down))
    assert (lattice.xs, lattice.ys) == ([0.0, 30.0, 60.0, 90.0], [100.0, 80.0, 60.0])
    top, bottom = lattice.cells
    assert top[0] == bottom[0] and top[1] == top[2] and len({*top, *bottom}) == 4


def test_a_list_that_counts_inside_a_paragraph_is_no_list_of_items(tmp_path: Path) -> None:
    counted = "; ".join(f"({k}) giữ vững chủ quyền trên các mặt trận" for k in range(1, 8))
    lines = [f"{n}. Tuyên truyền {'về ' * n}biển, đảo, trong đó {counted}." for n in range(1, 25)]
    assert read(tmp_path, "a.pdf", printed(lines)).text.splitlines() == lines
    items = ["(1) Tuyên truyền biển, đảo.", "(2) Giữ vững chủ quyền."]
    assert read(tmp_path, "b.pdf", printed(items)).text.splitlines() == items


def test_the_masthead_of_a_gazette_is_furniture(tmp_path: Path) -> None:
    lines = ["PHẦN I. VĂN BẢN QUY PHẠM PHÁP LUẬT", "BỘ Y TẾ", "1. " + LONG, "PHẦN I. VĂN BẢN VỀ TUYÊN TRUYỀN"]
    source = read(tmp_path, "a.pdf", pdf(*lines))
    assert [source.text[a:b] for a, b in source.furniture] == [lines[0]]


def test_a_line_in_bold_goes_on_in_no_indented_line_of_plain_type() -> None:
    def row(base: float, left: float, bold: bool) -> Row:
        return Row(1, [Piece("Tuyên truyền về biển, đảo", left, base, 520, base + 12, base, bold)])

    margins = Margins(72.0, 523.0, spaced=True, step=18.0)
    assert [goes_on(row(700, 100, bold), row(682, 102, False), margins, 18.0) for bold in (True, False)] == [False, True]


def test_a_pdf_whose_fonts_do_not_say_their_letters_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.source.pictures.advice", lambda: "Install tesseract-ocr.")
    data = plain_pdf()
    assert b"/ToUnicode" in data
    with pytest.raises(UnreadableSource, match=r"a\.pdf: the text of its pages is no readable Vietnamese\. Install tesseract-ocr\."):
        read(tmp_path, "a.pdf", data.replace(b"/ToUnicode", b"/ToUnicodX"))


def plain_pdf() -> bytes:
    """A PDF whose parts are not compressed, so that its names can be changed."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1, pageCompression=0)
    canvas.setFont(font(), 11)
    for number in range(12):
        canvas.drawString(72, 760 - 18 * number, LONG[:90])
    canvas.save()
    return buffer.getvalue()


def test_columns_of_text_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Paragraphs go on from line to line and from the left column to the right one; the signature block below is apart."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

    name = font()
    style = ParagraphStyle("vi", fontName=name, fontSize=10, leading=14, firstLineIndent=14, spaceAfter=3)
    body = [f"{number}. {LONG}" for number in range(1, 8)]
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(595, 842), invariant=1)
    frames = [
        Frame(60, 760, 475, 40),
        Frame(60, 330, 230, 420),
        Frame(305, 330, 230, 420),
        Frame(60, 230, 230, 90),
        Frame(305, 230, 230, 90),
    ]
    document.addPageTemplates(PageTemplate(frames=frames))
    plain = ParagraphStyle("plain", style, firstLineIndent=0)
    below = [FrameBreak(), *(Paragraph(line, plain) for line in ("Nơi nhận:", "- Như trên;")), FrameBreak(), Paragraph("CHỦ TỊCH", plain)]
    document.build([Paragraph("KẾ HOẠCH", plain), FrameBreak(), *(Paragraph(line, style) for line in body), *below])
    source = read(tmp_path, "a.pdf", out.getvalue())
    assert source.text.split("\n") == ["KẾ HOẠCH", *body, "Nơi nhận:", "- Như trên;", "CHỦ TỊCH", ""]
    tops = [box[6] for box in source.boxes if box[3] > 300 and box[6] > 330]
    assert len(source.pages) == 1 and tops == sorted(tops, reverse=True) and len(tops) > 20


def test_a_photo_is_set_in_even_light_and_a_scan_left() -> None:
    from PIL import Image, ImageDraw

    from ingest.source.pictures import _lit

    page = Image.new("L", (640, 480), 250)
    draw = ImageDraw.Draw(page)
    for top in range(20, 460, 40):
        draw.rectangle((40, top, 600, top + 6), fill=20)
    assert _lit(page) is page
    shade = Image.linear_gradient("L").rotate(90).resize(page.size).point(lambda value: 110 + value * 140 // 255)
    photo = Image.composite(shade, Image.eval(shade, lambda value: value // 8), page.point(lambda value: 255 if value > 128 else 0))
    lit = _lit(photo)
    paper, ink = [lit.getpixel((x, 10)) for x in range(20, 620, 60)], [lit.getpixel((x, 23)) for x in range(60, 580, 60)]
    assert min(paper) > 225 and max(ink) < 60
    assert max(photo.getpixel((x, 10)) for x in range(0, 60)) < 150, "it was dark at one side"
