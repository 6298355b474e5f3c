"""Small files made in the tests: Word with raw markup, PDF with ruled tables, workbooks."""

from __future__ import annotations

import html
import io
import zipfile
from pathlib import Path

import pytest

from ingest.parsed import Source
from ingest.source.read import read_source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
FONTS = (
    "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)

HEAD = ["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "Số: 12/KH-UBND"]
MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lào Cai, ngày 05 tháng 3 năm 2023"]
TITLE = ["KẾ HOẠCH", "Công tác thông tin đối ngoại năm 2023", "PHỤ LỤC", "DANH MỤC NHIỆM VỤ"]
# Rows as (words, columns, rows that the cell covers); None: covered by a cell above or before.
TASKS: list[list[tuple[str, int, int] | None]] = [
    [("TT", 1, 2), ("Nhiệm vụ", 1, 2), ("Phân công", 2, 1), None, ("Thời gian hoàn thành", 1, 2)],
    [None, None, ("Cơ quan chủ trì", 1, 1), ("Cơ quan phối hợp", 1, 1), None],
    [("I", 1, 1), ("Nhóm nhiệm vụ về thể chế", 4, 1), None, None, None],
    [("1", 1, 1), ("Ban hành kế hoạch dữ liệu mở", 1, 1), ("Sở Y tế", 1, 2), ("Sở Nội vụ", 1, 1), ("Tháng 6/2023", 1, 1)],
    [("2", 1, 1), ("Rà soát thủ tục hành chính nội bộ", 1, 1), None, ("Sở Tài chính", 1, 1), ("Quý III/2023", 1, 1)],
    [("3", 1, 1), ("Tổ chức tập huấn cho cán bộ xã", 1, 1), ("Sở Nội vụ", 1, 1), ("Sở Ngoại vụ", 1, 1), ("Quý IV/2023", 1, 1)],
]


def read(tmp_path: Path, name: str, data: bytes | str) -> Source:
    path = tmp_path / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return read_source(str(path))


def grids(source: Source) -> list[list[list[str]]]:
    return [[[source.text[a:b] for a, b in row] for row in table.rows] for table in source.tables]


def docx(body: str, **parts: str) -> bytes:
    """A Word file of this body; `parts`: further parts by name ("numbering", "footnotes", "styles", "header1")."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def p(text: str, inside: str = "", look: str = "") -> str:
    words = text.replace("\n", "</w:t><w:br/><w:t>")
    return f"<w:p>{inside}<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def cell(blocks: str, span: int = 1, merge: str = "") -> str:
    vertical = {"": "", "restart": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{vertical}</w:tcPr>{blocks}</w:tc>'


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def tasks_docx() -> bytes:
    rows = []
    for row in TASKS:
        cells, i = "", 0
        while i < len(row):
            item = row[i]
            if item is None:
                cells += cell("<w:p/>", 1, "on")
                i += 1
                continue
            cells += cell(p(item[0]), item[1], "restart" if item[2] > 1 else "")
            i += item[1]
        rows.append(cells)
    head = table(cell("".join(map(p, HEAD))) + cell("".join(map(p, MOTTO))))
    return docx(head + "".join(map(p, TITLE)) + table(*rows))


def tasks_html() -> str:
    rows = ""
    for row in TASKS:
        cells = "".join(f'<td colspan="{c[1]}" rowspan="{c[2]}"><p>{html.escape(c[0])}</p></td>' for c in row if c)
        rows += f"<tr>{cells}</tr>"
    head = f"<table><tr><td>{'<br>'.join(HEAD)}</td><td>{'<br>'.join(MOTTO)}</td></tr></table>"
    title = "".join(f"<p>{line}</p>" for line in TITLE)
    return f"<!doctype html><html><head><meta charset='utf-8'></head><body>{head}{title}<table>{rows}</table></body></html>"


def tasks_xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for left, right in zip(HEAD, MOTTO, strict=True):
        sheet.append([left, None, None, right])
    for line in TITLE:
        sheet.append([line])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=5)
    first = sheet.max_row + 1
    for y, row in enumerate(TASKS):
        for x, item in enumerate(row):
            if item:
                sheet.cell(first + y, x + 1, item[0])
                if item[1] > 1 or item[2] > 1:
                    sheet.merge_cells(start_row=first + y, start_column=x + 1, end_row=first + y + item[2] - 1, end_column=x + item[1])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def font() -> str:
    """Register a font with Vietnamese letters and return its name; skips where there is none."""
    pdfmetrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics", reason="reportlab makes the PDFs of the tests")
    from reportlab.pdfbase.ttfonts import TTFont

    found = next((path for path in FONTS if Path(path).exists()), None)
    if found is None:
        pytest.skip("no font with Vietnamese letters is installed")
    pdfmetrics.registerFont(TTFont("Vi", found))
    return "Vi"


def pdf(*story: object, **options: object) -> bytes:
    """A PDF of reportlab's flowables, or of plain strings as paragraphs."""
    name = font()
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = ParagraphStyle("vi", fontName=name, fontSize=12, leading=16, firstLineIndent=30, spaceAfter=4)
    buffer = io.BytesIO()
    document = SimpleDocTemplate(buffer, invariant=1)
    flow = [Paragraph(item, style) if isinstance(item, str) else item for item in story]
    document.build(flow, **options)
    return buffer.getvalue()


def printed(lines: list[str]) -> bytes:
    """A PDF of paragraphs as a printer's driver makes it: letters as they are, lines broken where the next word would not fit."""
    name = font()
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    base = 770.0

    def put(left: float, words: str) -> None:
        nonlocal base
        if base < 72:
            canvas.showPage()
            base = 770.0
        canvas.setFont(name, 12)
        canvas.drawString(left, base, words)
        base -= 16

    for line in lines:
        left, open_ = 102.0, ""
        for word in line.split(" "):
            if open_ and left + stringWidth(f"{open_} {word}", name, 12) > 523:
                put(left, open_)
                left, open_ = 72.0, word
            else:
                open_ = f"{open_} {word}" if open_ else word
        put(left, open_)
        base -= 4
    canvas.save()
    return buffer.getvalue()


def typed(lines: list[str], step: float = 36.0, size: float = 11.0, indent: float = 0.0, rows: int = 48) -> bytes:
    """A PDF as a word processor prints lines with tabs: each tab goes to the next stop, a word that does not fit to the next line."""
    name = font()
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    margin, right = 85.0, 540.0
    base, printed = 770.0, 0

    def put(parts: list[tuple[float, str]]) -> None:
        nonlocal base, printed
        if printed and printed % rows == 0:
            canvas.showPage()
            base = 770.0
        canvas.setFont(name, size)
        for left, words in parts:
            canvas.drawString(left, base, words)
        base, printed = base - size * 1.35, printed + 1

    blank = stringWidth(" ", name, size)
    for line in lines:
        x, parts = margin + indent, []
        for number, cell in enumerate(line.split("\t")):
            if number:
                x = margin + (int((x - margin + 0.01) // step) + 1) * step
            start, words = x, ""
            for word in cell.split():
                if x + stringWidth(word, name, size) > right:
                    put([*parts, (start, words)])
                    parts, start, words, x = [], margin, "", margin
                words += f"{word} "
                x = start + stringWidth(words, name, size)
            if words:
                parts.append((start, words.rstrip()))
                x -= blank
        put(parts)
    canvas.save()
    return buffer.getvalue()


def ruled(rows: list[list[tuple[str, int, int] | None]], widths: list[int], **options: object) -> object:
    """A table of reportlab with lines around its cells."""
    name = font()
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    style = ParagraphStyle("cell", fontName=name, fontSize=11, leading=14)
    look = [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for y, row in enumerate(rows):
        look += [("SPAN", (x, y), (x + c[1] - 1, y + c[2] - 1)) for x, c in enumerate(row) if c and (c[1] > 1 or c[2] > 1)]
    return Table([[Paragraph(c[0], style) if c else "" for c in row] for row in rows], widths, style=look, **options)


def letterhead(name: str) -> object:
    from reportlab.platypus import Table

    lines = list(zip(HEAD, MOTTO, strict=True))
    return Table(lines, [210, 260], style=[("FONT", (0, 0), (-1, -1), name, 11)])


def tasks_pdf() -> bytes:
    return pdf(letterhead(font()), *TITLE, ruled(TASKS, [35, 150, 90, 90, 85]))
