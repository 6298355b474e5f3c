"""Files to text: formats, encodings, and what cannot be read."""

from __future__ import annotations

import codecs
import copy
import io
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from ingest.source.kinds import kind_of
from ingest.source.letters import from_viqr
from ingest.source.read import expand, read_source
from tests.cpu import takes_at_most
from text.errors import UnreadableSource

PLAN = "KẾ HOẠCH\r\nCông tác thông tin đối ngoại của tỉnh năm 2020\n\nCăn cứ các quy định và đề nghị của Sở; được giao cho Ủy ban nhân dân tỉnh.\n"


def write(tmp_path: Path, name: str, data: bytes | str) -> str:
    path = tmp_path / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return str(path)


def test_utf8_text_is_exactly_its_characters(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", PLAN) + "\u00a0\u00ad\x0c"
    source = read_source(write(tmp_path, "a.txt", text))
    assert source.text == text
    assert (source.encoding, source.media_type, source.pages) == ("utf-8", "text/plain", ())
    assert len(source.sha256) == 64


def test_html_in_a_text_file_stays_text(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, "a.txt", "<html><p>Số: 1</p>")).text == "<html><p>Số: 1</p>"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_by_mark_or_shape(tmp_path: Path, mark: bytes, encoding: str) -> None:
    source = read_source(write(tmp_path, "a.txt", mark + PLAN.encode(encoding)))
    assert (source.text, source.encoding) == (PLAN, encoding)


# Bytes as old fonts wrote them, taken from how such pages look when opened as Latin text.
LEGACY = [
    (
        "tcvn3",
        "KÕ ho¹ch cña Uû ban nh©n d©n tØnh vµ c¸c së, ®· ®­îc ®Þnh theo Quy ®Þnh sè 5 ngµy 1, kh«ng cã",
        "latin-1",
        "Kế hoạch của Uỷ ban nhân dân tỉnh và các sở, đã được định theo Quy định số 5 ngày 1, không có",
    ),
    (
        "vni",
        "Keá hoaïch cuûa UÛy ban nhaân daân tænh vaø caùc sôû, ñaõ ñöôïc ñònh theo soá 5 ngaøy 1, khoâng coù",
        "cp1252",
        "Kế hoạch của Ủy ban nhân dân tỉnh và các sở, đã được định theo số 5 ngày 1, không có",
    ),
]


@pytest.mark.parametrize(("encoding", "printed", "codec", "expected"), LEGACY)
def test_legacy_encodings(tmp_path: Path, encoding: str, printed: str, codec: str, expected: str) -> None:
    source = read_source(write(tmp_path, "a.txt", printed.encode(codec)))
    assert (source.text, source.encoding) == (expected, encoding)


def test_windows_1258(tmp_path: Path) -> None:
    # windows-1258 writes the tone as a character of its own behind the vowel
    tones = str.maketrans({c: unicodedata.normalize("NFD", c) for c in "áàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ"})
    table = {}
    for c in "ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự":
        base, tone = unicodedata.normalize("NFD", c), ""
        tone = next(m for m in base if m in "\u0300\u0301\u0303\u0309\u0323")
        table[ord(c)] = unicodedata.normalize("NFC", base.replace(tone, "")) + tone
    text = "Kế hoạch của các sở và người dân được giao cho tỉnh theo quy định số 5, không để đã"
    data = text.translate(table).translate(tones).encode("cp1258")
    source = read_source(write(tmp_path, "a.txt", data))
    assert (source.text, source.encoding) == (text, "windows-1258")


REFUSED = [
    ("empty.txt", b"", "empty-file", "is empty"),
    ("blank.txt", b" \r\n\t\n", "empty-file", "is empty"),
    ("binary.txt", bytes(range(256)) * 8, "binary-file", "binary data"),
    ("zeros.txt", b"\0" * 100, "binary-file", "binary data"),
    ("latin.txt", "Café à la crème, déjà vu".encode("latin-1"), "unknown-encoding", "no Vietnamese encoding"),
    ("cut.txt", codecs.BOM_UTF16_LE + b"a\0b", "broken-encoding", "mark of utf-16-le"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "broken-file", "old Office file is damaged"),
    ("x.zip", b"PK\x03\x04" + b"abc" * 10, "broken-file", "archive is damaged"),
    ("x.docx", b"hello", "broken-file", "first bytes"),
    ("y.docx", b"PK\x03\x04 word/ garbage", "broken-file", "damaged"),
    ("x.pdf", b"%PDF-1.7 garbage", "broken-file", "damaged"),
    ("e.html", b"<html><head><title>x</title></head><body></body></html>", "empty-file", "is empty"),
]


@pytest.mark.parametrize(("name", "data", "code", "says"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, code: str, says: str) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(UnreadableSource, match=says) as error:
        read_source(path)
    assert error.value.code == code
    assert path in error.value.message


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file") as error:
        read_source(str(tmp_path / "none.txt"))
    assert error.value.code == "not-found"
    with pytest.raises(UnreadableSource, match="not a file"):
        read_source(str(tmp_path))


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.source.files.MAX_BYTES", 10)
    with pytest.raises(UnreadableSource, match="Split it"):
        read_source(write(tmp_path, "a.txt", "x" * 11))


def test_a_line_of_megabytes(tmp_path: Path) -> None:
    assert len(read_source(write(tmp_path, "a.txt", "kế hoạch " * 440_000)).text) == 3_960_000
    with pytest.raises(UnreadableSource, match=r"a.txt: 10.8 million letters, more than the 4 that a document may have. Split it."):
        read_source(write(tmp_path, "a.txt", "kế hoạch " * 1_200_000))


def names(files: list[str], folder: Path) -> list[str]:
    return [Path(file).relative_to(folder).as_posix() for file in files]


def test_expand_accounts_for_every_file(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / ".git").mkdir()
    for name in ("z.txt", "b/a.pdf", "b/no-suffix", "b/x.bin", "b/.hidden.txt", "b/.git/c.txt", "b/~$a.docx"):
        write(tmp_path, name, "x")
    found, passed = expand([str(tmp_path), str(tmp_path / "z.txt")])
    assert names(found, tmp_path) == ["b/a.pdf", "b/no-suffix", "z.txt"]
    assert [(name, one.code) for name, one in zip(names([p.path for p in passed], tmp_path), passed, strict=True)] == [
        ("b/.git/c.txt", "hidden"),
        ("b/.hidden.txt", "hidden"),
        ("b/x.bin", "no-document"),
        ("b/~$a.docx", "hidden"),
    ]
    assert all(one.reason for one in passed)
    with pytest.raises(UnreadableSource, match="nothing to read"):
        expand([_empty(tmp_path)])
    with pytest.raises(UnreadableSource, match="no such file"):
        expand([str(tmp_path / "none")])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are not on this system")
def test_expand_passes_over_what_never_ends_and_links_that_lead_out(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    write(folder, "a.txt", "x")
    write(tmp_path, "outside.txt", "x")
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to(os.devnull)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "outside.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "up").symlink_to(tmp_path)
    found, passed = expand([str(folder)])
    assert names(found, folder) == ["a.txt", "inside.txt"]
    assert {Path(one.path).name: one.code for one in passed} == {
        "device.txt": "link-outside",
        "gone.txt": "broken-link",
        "outside.txt": "link-outside",
        "pipe.txt": "not-a-file",
        "up": "link-outside",
    }
    with pytest.raises(UnreadableSource, match="may never end"):
        read_source(folder / "pipe.txt")


def _empty(tmp_path: Path) -> str:
    (tmp_path / "empty").mkdir()
    return str(tmp_path / "empty")


def docx_bytes() -> bytes:
    import docx

    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(rows=2, cols=3)
    for i, value in enumerate(["TT", "Nhiệm vụ", "Chủ trì", "1", "Tập huấn", "Sở Ngoại vụ"]):
        table.cell(i // 3, i % 3).text = value
    table.cell(0, 0).merge(table.cell(0, 1))
    document.add_paragraph("Nơi nhận:")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_docx_keeps_order_and_tables(tmp_path: Path) -> None:
    source = read_source(write(tmp_path, "a.docx", docx_bytes()))
    assert source.text == (
        "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nTT\nNhiệm vụ\t\tChủ trì\n1\tTập huấn\tSở Ngoại vụ\nNơi nhận:\n"
    )


def test_docx_counts_automatic_numbers(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for text, style in [("Mục đích", "List Number"), ("Yêu cầu", "List Number"), ("Tuyên truyền", "List Bullet"), ("Kinh phí", "Normal")]:
        document.add_paragraph(text, style=style)
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_source(write(tmp_path, "a.docx", buffer.getvalue())).text.split("\n")[:4] == [
        "1. Mục đích",
        "2. Yêu cầu",
        "- Tuyên truyền",
        "Kinh phí",
    ]


def test_a_long_docx_is_read_in_seconds(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    first = document.add_paragraph("Sở Y tế chủ trì")._p
    for _ in range(10_000):
        first.addnext(copy.deepcopy(first))
    buffer = io.BytesIO()
    document.save(buffer)
    path = write(tmp_path, "a.docx", buffer.getvalue())
    assert read_source(path).text.count("\n") == 10_001
    assert takes_at_most(10, lambda: read_source(path))  # about 1 s; looking up each paragraph's style anew took 14 s and more


def test_docx_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.source.word_parts.MAX_UNPACKED", 1_000_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 2_000_000)
    with pytest.raises(UnreadableSource, match="unpacks to"):
        read_source(write(tmp_path, "a.docx", buffer.getvalue()))


def test_html(tmp_path: Path) -> None:
    page = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>t</title><script>var a;</script></head><body>
    <nav>Trang chủ</nav><p>Số: <b>88</b>/KH-UBND<br>Lào Cai</p><div>KẾ <i>HOẠCH</i></div>
    <table><tr><th>TT</th><th>Nhiệm
    vụ</th></tr><tr><td>1</td><td><p>Tập huấn</p><p>cán bộ</p></td></tr></table>cuối</body></html>"""
    source = read_source(write(tmp_path, "a.html", page))
    assert [line for line in source.text.split("\n") if line] == [
        "Số: 88/KH-UBND",
        "Lào Cai",
        "KẾ HOẠCH",
        "TT\tNhiệm vụ",
        "1\tTập huấn",
        "cán bộ",
        "cuối",
    ]
    assert source.media_type == "text/html"
    assert [[source.text[a:b] for a, b in row] for row in source.tables[0].rows] == [["TT", "Nhiệm vụ"], ["1", "Tập huấn\ncán bộ"]]
    assert source.tables[0].headers == 1
    assert [notice.code for notice in source.notices] == ["web-furniture"]


def pdf_bytes(pages: list[list[str]]) -> bytes:
    """A PDF of plain ASCII lines, written by hand."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        body = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body.encode()))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, data in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, xref)


def test_pdf_pages_and_broken_lines(tmp_path: Path) -> None:
    data = pdf_bytes(
        [["KE HOACH", "Can cu Nghi dinh cua Chinh phu ve quan ly hoat dong", "thong tin doi ngoai.", "1. Muc dich"], ["Trang hai"]]
    )
    source = read_source(write(tmp_path, "a.pdf", data))
    assert source.text.split("\n")[:3] == [
        "KE HOACH",
        "Can cu Nghi dinh cua Chinh phu ve quan ly hoat dong thong tin doi ngoai.",
        "1. Muc dich",
    ]
    assert [source.text[p:].split("\n")[0] for p in source.pages] == ["KE HOACH", "Trang hai"]


def test_pdf_without_text(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="pages are empty"):
        read_source(write(tmp_path, "a.pdf", pdf_bytes([[]])))


@pytest.mark.parametrize(
    ("count", "style", "printed"),
    [
        (1, "decimal", "1"),
        (4, "upperRoman", "IV"),
        (19, "lowerRoman", "xix"),
        (2, "lowerLetter", "b"),
        (27, "upperLetter", "AA"),
        (3, "decimalZero", "03"),
    ],
)
def test_figures_of_word(count: int, style: str, printed: str) -> None:
    from ingest.source.word_numbers import figure

    assert figure(count, style) == printed


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"%PDF-1.4\n", ".pdf", "pdf"),
        (b"%PDF-1.4\n", "", "pdf"),
        (b"%PDF-1.4\n", ".txt", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", ".pdf", "pdf"),  # what a download wrote before it
        (b"Xem \n%PDF-1.4 trong", ".txt", "text"),  # a text that speaks of one
        (b"<html>", ".txt", "text"),
        (b"<html>", ".htm", "html"),
        (b"  {\\rtf1", ".doc", "rtf"),
    ],
)
def test_what_a_file_is_by_its_first_bytes(data: bytes, suffix: str, kind: str) -> None:
    assert kind_of(data, f"a{suffix}", suffix) == kind


VIQR = [
    ("tai dda.i chi? www.laocai.gov.vn", "tai đại chỉ www.laocai.gov.vn", "the points of an address are no tones"),
    ("cu`ng tham gia... Vie^.c do'", "cùng tham gia... Việc dó", "three points break off"),
    ("chi? dda.o, chi'nh, chi?nh, chi?", "chỉ đạo, chính, chỉnh, chỉ", "longer words say nothing of a short one without a tone"),
    ("HO^.I DDO^`NG, NO^.I DUNG", "HỘI ĐỒNG, NỘI DUNG", "a tone inside a syllable in capitals"),
]


@pytest.mark.parametrize(("printed", "expected", "reason"), VIQR, ids=[row[2] for row in VIQR])
def test_points_and_question_marks_of_viqr(printed: str, expected: str, reason: str) -> None:
    assert from_viqr(printed) == expected, reason
