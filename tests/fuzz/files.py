"""Seeds of every format that is read, made here in our own words, and the files that ended a batch once."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from docx import Document

WORDS = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 5/KH-UBND\nLào Cai, ngày 01 tháng 02 năm 2020\nKẾ HOẠCH\nThông tin đối ngoại\nI. NHIỆM VỤ\n1. Sở Ngoại vụ chủ trì tuyên truyền.\n"


def word(table_rows: int = 2, text: str = WORDS) -> bytes:
    """Return a Word file of the lines and a table."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    if table_rows:
        table = document.add_table(table_rows, 3)
        for cell in table._cells:
            cell.text = "Sở Ngoại vụ"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(lines: list[str], pages: int = 2) -> bytes:
    """Return a PDF of ASCII lines, written by hand."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for _ in range(pages):
        body = b"BT /F1 12 Tf 14 TL 72 720 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
        objects.append(page % len(objects))
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, xref)


def page(words: str = WORDS) -> bytes:
    """Return a web page of the lines and a table."""
    lines = "".join(f"<p>{line}</p>" for line in words.splitlines())
    return f"<html><head><meta charset=utf-8><title>x</title></head><body>{lines}<table><tr><td>a<td>b</table></body></html>".encode()


def archive(files: dict[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


MAIL = (
    b"From: a@example.vn\r\nTo: b@example.vn\r\nSubject: Ke hoach\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKe hoach thong tin\r\n--x\r\nContent-Type: text/plain; name=a.txt\r\n"
    b"Content-Disposition: attachment; filename=a.txt\r\n\r\nSo Ngoai vu chu tri\r\n--x--\r\n"
)
RTF = b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\\f0 K\\u7870? HO\\u7840?CH\\par 1. S\\u7903? Ngo\\u7841?i v\\u7909? ch\\u7911? tr\\u236?.\\par}"


@cache
def seeds() -> list[tuple[str, bytes]]:
    """Return (name, content) of a small file of every format that is read."""
    from tests.ingest.source import makers
    from tests.ingest.source.test_rich_text import odt

    made = {
        "a.txt": WORDS.encode(),
        "a.html": page(),
        "b.html": makers.tasks_html().encode(),
        "a.docx": word(),
        "b.docx": makers.tasks_docx(),
        "a.pdf": pdf(["KE HOACH", "1. So Ngoai vu chu tri", "2. Cong an tinh phoi hop"]),
        "a.eml": MAIL,
        "a.mht": MAIL.replace(b"text/plain; charset=utf-8\r\n\r\nKe hoach thong tin", b"text/html; charset=utf-8\r\n\r\n" + page(), 1),
        "a.rtf": RTF,
        "a.odt": odt("".join(f"<text:p>{line}</text:p>" for line in WORDS.splitlines())),
        "a.xlsx": makers.tasks_xlsx(),
        "a.doc": (Path(__file__).parents[1] / "data" / "plan.doc").read_bytes(),
        "a.zip": archive({"a.txt": WORDS.encode(), "b.docx": word(0)}),
    }
    return sorted(made.items())


_DEEP = 60_000
HOSTILE = {
    "no-charset.html": b"<html><p>K\xff</p>",
    "odd-charset.html": b"<html><meta charset=no-such-set><p>K\xff \xe1\xbf</p></html>",
    "xpath.html": b"<html><body><a:b xmlns:a='x'><p id=']'>K\x01\x02</p></a:b></body></html>",
    "deep.html": b"<div>" * _DEEP + b"x" + b"</div>" * _DEEP,
    "attributes.html": b"<html><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x</p></html>",
    "damaged-page.pdf": pdf(["KE HOACH"], 3).replace(b"/Contents 6 0 R", b"/Contents 99 0 ", 1),
    "cut.pdf": pdf(["KE HOACH"], 3)[:300],
    "long-line.txt": "thông tin đối ngoại ".encode() * 300_000,
    "bomb.docx": archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:p>" * 20_000_000}),
    "nested.docx": archive({"word/document.xml": b"<a>" * 100_000}),
    "empty.pdf": b"%PDF-1.7\n",
    "bits.docx": word()[:2000] + bytes(500) + word()[2500:],
    "exponential-1.txt": "CHỦ TỊCH\n\nTS".encode() + b". KHCN" * 16,
    "exponential-2.txt": "1. Sở Ngoại vụ ".encode() + "nhiệm vụ ".encode() * 24 + b"zzz",
    "exponential-3.txt": "số 12/2020/NĐ-CP".encode() + " ngày 01/1/2011".encode() * 26 + " zz số 13/2020/NĐ-CP".encode(),
    "exponential-4.txt": b"- " + "sẵn sàng ".encode() * 26 + b"zzz",
    "surrogates.txt": "Kế hoạch \ud800\udfff".encode("utf-8", "surrogatepass"),
}  # fmt: skip
