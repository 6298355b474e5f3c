"""Word files: every visible character once, deleted and hidden ones never."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.ingest.source.makers import W, cell, docx, grids, p, read, table
from tests.ingest.source.old_letters import tcvn3
from text.errors import UnreadableSource

RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing><w:txbxContent>'
    "<w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
    "<w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + RUN.format("kết quả")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CASES = [
    ("inserted", f"<w:p>{RUN.format('Sở Y tế ')}<w:ins>{RUN.format('chủ trì')}</w:ins></w:p>", "Sở Y tế chủ trì\n"),
    ("deleted", f"<w:p>{RUN.format('Giữ')}<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>", "Giữ\n"),
    ("moved", f"<w:p><w:moveFrom>{RUN.format('cũ')}</w:moveFrom><w:moveTo>{RUN.format('mới')}</w:moveTo></w:p>", "mới\n"),
    ("end deleted", f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{RUN.format('một ')}</w:p>{p('dòng')}", "một dòng\n"),
    ("control", f"<w:p><w:sdt><w:sdtContent>{RUN.format('trong ô')}</w:sdtContent></w:sdt></w:p>", "trong ô\n"),
    ("block control", f"<w:sdt><w:sdtContent>{p('cả đoạn')}</w:sdtContent></w:sdt>", "cả đoạn\n"),
    ("smart tag", f"<w:p><w:smartTag>{RUN.format('Hà Nội')}</w:smartTag></w:p>", "Hà Nội\n"),
    ("simple field", f"<w:p><w:fldSimple>{RUN.format('12')}</w:fldSimple></w:p>", "12\n"),
    ("field", f"<w:p>{FIELD}</w:p>", "kết quả\n"),
    ("text box", f"<w:p>{BOX}</w:p>", "trong khung\n"),
    ("hidden", p("thấy") + p("giấu", look="<w:vanish/>"), "thấy\n\n"),
    ("signs", "<w:p><w:r><w:t>TT</w:t><w:noBreakHyphen/><w:t>BYT</w:t><w:softHyphen/><w:br/><w:t>dòng</w:t></w:r></w:p>", "TT-BYT\ndòng\n"),
    (
        "note mark",
        f"<w:p>{RUN.format('95/2025/QH15')}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r></w:p>",
        "95/2025/QH15 1\n",
    ),
    ("power", f"<w:p>{RUN.format('50 m')}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r></w:p>", "50 m2\n"),
    ("indent", "<w:p><w:r><w:tab/><w:t>1.</w:t><w:tab/><w:t>Mục đích</w:t></w:r></w:p>", "1. Mục đích\n"),
]


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_word_shows(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, "a.docx", docx(body)).text == text


def test_revisions_are_told(tmp_path: Path) -> None:
    source = read(tmp_path, "a.docx", docx(CASES[0][1] + CASES[1][1]))
    assert [(notice.code, notice.message_en) for notice in source.notices] == [
        ("tracked-changes", "The Word file has tracked changes: 1 insertions are kept, 1 deletions are left out.")
    ]


def test_bold_ranges(tmp_path: Path) -> None:
    source = read(tmp_path, "a.docx", docx(p("Điều 1", look="<w:b/>") + p("không đậm") + p("cũng không", look='<w:b w:val="0"/>')))
    assert [source.text[a:b] for a, b in source.bold] == ["Điều 1"]


def test_notes_stand_behind_and_running_heads_are_furniture(tmp_path: Path) -> None:
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator'>{p('---')}</w:footnote><w:footnote>{p('Chú thích.')}</w:footnote></w:footnotes>"
    )
    source = read(tmp_path, "a.docx", docx(p("Đoạn."), footnotes=notes, header1=f"<w:hdr {W}>{p('Đầu trang')}{p('12')}</w:hdr>"))
    assert source.text == "Đoạn.\nChú thích.\nĐầu trang\n"
    assert [source.text[a:b] for a, b in source.furniture] == ["Đầu trang"]


def test_a_letterhead_in_the_running_head_comes_first(tmp_path: Path) -> None:
    head = f"<w:hdr {W}>{p('UBND TỈNH LÀO CAI')}{p('Số: 12/KH-UBND')}</w:hdr>"
    source = read(tmp_path, "a.docx", docx(p("KẾ HOẠCH"), header1=head))
    assert source.text == "UBND TỈNH LÀO CAI\nSố: 12/KH-UBND\nKẾ HOẠCH\n"
    assert source.furniture == ()


def test_cells_of_a_letterhead_and_signature_keep_their_lines(tmp_path: Path) -> None:
    head = table(
        cell(p("UBND TỈNH") + p("SỞ Y TẾ")) + cell(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        cell(p("Số: 1/KH-SYT")) + cell(p("Hà Nội, ngày 1")),
    )
    end = table(cell(p("Nơi nhận:\n- Lưu: VT.")) + cell(p("TM. ỦY BAN")))
    source = read(tmp_path, "a.docx", docx(head + end))
    assert source.text.split("\n")[:5] == ["UBND TỈNH", "SỞ Y TẾ", "Số: 1/KH-SYT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 1"]
    assert source.text.split("\n")[5:] == ["Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN", ""]
    assert source.tables == ()


def test_tab_columns_of_a_letterhead_are_read_apart(tmp_path: Path) -> None:
    body = "".join(
        f"<w:p><w:r><w:t>{left}</w:t><w:tab/><w:t>{right}</w:t></w:r></w:p>"
        for left, right in [("UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 1/KH", "Độc lập - Tự do")]
    )
    assert read(tmp_path, "a.docx", docx(body)).text == "UBND TỈNH\nSố: 1/KH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\n"


def test_tab_columns_behind_a_leading_stop_and_the_addressees_below_them(tmp_path: Path) -> None:
    lines = ["|SỞ TÀI CHÍNH|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "|Số: 1/STC|Độc lập - Tự do", "|V/v lập dự toán|", "||Hà Nội, ngày 1"]
    lines += ["Kính gửi:|- Các sở;", "|- Các huyện."]
    body = "".join("<w:p><w:r><w:t>" + line.replace("|", "</w:t><w:tab/><w:t>") + "</w:t></w:r></w:p>" for line in lines)
    left, right = "SỞ TÀI CHÍNH\nSố: 1/STC\nV/v lập dự toán\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\nHà Nội, ngày 1\n"
    assert read(tmp_path, "a.docx", docx(body)).text == left + right + "Kính gửi:\t- Các sở;\n- Các huyện.\n"


def test_a_soft_hyphen_is_the_letter_that_tcvn3_has_there(tmp_path: Path) -> None:
    words = "Trưởng ban và các cơ quan của Nhà nước thực hiện quyết định của tỉnh từ ngày ký, không được để chậm cho một người"
    body = "<w:p><w:r><w:t>" + tcvn3(words).replace("\u00ad", "</w:t><w:softHyphen/><w:t>") + "</w:t></w:r></w:p>"
    assert read(tmp_path, "a.docx", docx(body)).text.strip() == words
    assert read(tmp_path, "b.docx", docx("<w:p><w:r><w:t>Kế</w:t><w:softHyphen/><w:t>hoạch</w:t></w:r></w:p>")).text == "Kếhoạch\n"
    rich = "".join("\\-" if c == "\u00ad" else c if c < "\x80" else f"\\'{ord(c):02x}" for c in tcvn3(words))
    assert read(tmp_path, "c.rtf", "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 .VnTime;}}" + rich + "\\par}").text.strip() == words


def test_merged_cells_stand_in_every_place(tmp_path: Path) -> None:
    rows = [
        cell(p("TT")) + cell(p("Việc")) + cell(p("Ai")) + cell(p("Khi")),
        cell(p("1")) + cell(p("Họp")) + cell(p("Sở A"), 1, "restart") + cell(p("Quý I")),
        cell(p("2")) + cell(p("Báo cáo")) + cell("<w:p/>", 1, "on") + cell(p("Quý II")),
        cell(p("3. Tổng kết"), 2) + cell(p("Sở B")) + cell(p("Quý III")),
    ]
    source = read(tmp_path, "a.docx", docx(table(*rows)))
    assert grids(source) == [
        [
            ["TT", "Việc", "Ai", "Khi"],
            ["1", "Họp", "Sở A", "Quý I"],
            ["2", "Báo cáo", "Sở A", "Quý II"],
            ["3. Tổng kết", "3. Tổng kết", "Sở B", "Quý III"],
        ]
    ]
    assert source.text == "TT\tViệc\tAi\tKhi\n1\tHọp\tSở A\tQuý I\n2\tBáo cáo\t\tQuý II\n3. Tổng kết\t\tSở B\tQuý III\n"


def test_automatic_numbers_count_in_cells_too(tmp_path: Path) -> None:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    number = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    rows = [
        cell(number) + cell(p("Họp")) + cell(p("Sở A")) + cell(p("Quý I")),
        cell(number) + cell(p("Báo cáo")) + cell(p("Sở B")) + cell(p("Quý II")),
    ]
    source = read(tmp_path, "a.docx", docx(table(*rows), numbering=numbering))
    assert [row[0] for row in grids(source)[0]] == ["1.", "2."]


def test_a_word_file_that_nests_too_deep(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + p("x") + "</w:sdtContent></w:sdt>" * 300
    with pytest.raises(UnreadableSource, match="nests deeper|damaged"):
        read(tmp_path, "a.docx", docx(deep))


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>{p("cuối")}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert "aaaa" not in read(tmp_path, "a.docx", buffer.getvalue()).text


def test_flat_word_xml(tmp_path: Path) -> None:
    flat = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part '
        f'pkg:name="/word/document.xml"><pkg:xmlData><w:document {W}><w:body>{p("KẾ HOẠCH")}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>'
    )
    assert read(tmp_path, "a.xml", flat).text == "KẾ HOẠCH\n"
