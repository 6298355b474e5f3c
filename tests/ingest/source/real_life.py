"""Ten files as offices really send them, each with what a reader of it would write down; made here, names and numbers invented.

Of the first reading 44 of 50 fields and 27 of 30 roles were right; lost were a document in a frame of its page, the letters of an old
archive's names, and a letter in which one body asks others.
"""

from __future__ import annotations

import base64
import html
import io
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage

from tests.ingest.source import makers, old_letters
from tests.ingest.source.makers import cell, docx, p, table
from tests.ingest.source.test_rich_text import odt

MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


@dataclass(frozen=True)
class Said:
    """What a document says: its head, and (agency's generic name, role); None: the roles are not all read yet."""

    number: str | None
    type: str
    issuer: str
    issue_date: str | None
    signer: str | None
    roles: list[tuple[str, str]] | None = None


def _box(lines: list[str]) -> str:
    """A text box as Word writes it: a drawing, and the same words again for old readers."""
    words = "".join(map(p, lines))
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    old = f'<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>'
    return f"<w:p><w:r><mc:AlternateContent {space}>{new}{old}</mc:AlternateContent></w:r></w:p>"


def boxes_in_a_table() -> bytes:
    left = _box(["UBND TỈNH NINH BÌNH", "SỞ CÔNG THƯƠNG"]) + _box(["Số: 418/SCT-QLNL", "V/v triển khai tiết kiệm điện năm 2022"])
    right = _box([*MOTTO]) + _box(["Ninh Bình, ngày 09 tháng 5 năm 2022"])
    signed = table(
        cell(p("Nơi nhận:") + p("- Như trên;") + p("- Lưu: VT, QLNL."))
        + cell(_box(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]) + p("(Đã ký)") + p("Phạm Thị Mai"))
    )
    body = [
        "Kính gửi: Công ty Điện lực Ninh Bình",
        "Thực hiện Chỉ thị số 20/CT-TTg ngày 07 tháng 5 năm 2020 của Thủ tướng Chính phủ, Sở Công Thương đề nghị:",
        "1. Công ty Điện lực Ninh Bình chủ trì, phối hợp với Sở Xây dựng rà soát hệ thống chiếu sáng công cộng.",
        "2. Sở Xây dựng kiểm tra các tòa nhà dùng nhiều điện trước ngày 30/6/2022.",
    ]
    return docx(table(cell(left) + cell(right)) + "".join(map(p, body)) + signed)


def saved_by_word() -> bytes:
    """A page that Word saved: conditional comments, letters as numbers, list marks that only browsers show, empty paragraphs."""

    def para(words: str, mark: str = "") -> str:
        shown = (
            f"<![if !supportLists]><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>"
            if mark
            else ""
        )
        coded = words.encode("ascii", "xmlcharrefreplace").decode()
        return (
            f"<p class=MsoNormal style='text-indent:36.0pt'>{shown}<span lang=VI style='font-size:14.0pt'>{coded}<o:p></o:p></span></p>\n"
        )

    def line(words: str) -> str:
        return para(words).replace("MsoNormal", "MsoHeader")

    head = (
        "<table class=MsoNormalTable border=0><tr><td>" + line("ỦY BAN NHÂN DÂN") + line("HUYỆN YÊN MÔ") + line("_______") + line("Số: 77/KH-UBND")
        + "</td><td>" + "".join(map(line, MOTTO)) + line("Yên Mô, ngày 18 tháng 01 năm 2021") + "</td></tr></table>"
    )  # fmt: skip
    body = (
        para("KẾ HOẠCH") + para("Kiểm soát bệnh dại trên đàn chó năm 2021") + para("&nbsp;".replace("&nbsp;", "\u00a0"))
        + para("Căn cứ Luật Thú y ngày 19 tháng 6 năm 2015;") + para("TỔ CHỨC THỰC HIỆN", "I.")
        + para("Phòng Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Phòng Y tế tổ chức tiêm phòng.", "1.")
        + para("Phòng Tài chính - Kế hoạch bố trí kinh phí mua vắc xin.", "2.")
    )  # fmt: skip
    end = (
        "<table><tr><td>" + line("Nơi nhận:") + line("- Chủ tịch, các PCT;") + line("- Lưu: VT, NN.") + "</td><td>"
        + line("TM. ỦY BAN NHÂN DÂN") + line("KT. CHỦ TỊCH") + line("PHÓ CHỦ TỊCH") + line("\u00a0") + line("Vũ Đình Quang") + "</td></tr></table>"
    )  # fmt: skip
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">'
        "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Admin</o:Author><o:Subject>S\u1ed1: 1/Q\u0110</o:Subject></o:DocumentProperties></xml><![endif]-->"
        "<style>p.MsoNormal {margin:0cm}</style></head><body lang=EN-US><div class=WordSection1>"
    ).encode("ascii", "xmlcharrefreplace").decode()  # fmt: skip
    return f"{page}{head}{body}{end}</div></body></html>".encode("cp1252")


def portal_page() -> bytes:
    """The document stands in a frame's `srcdoc`; the shown tab has its attributes, a hidden tab the documents near it."""
    lines = [
        "ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "Số: 1502/QĐ-UBND", *MOTTO, "Hải Phòng, ngày 21 tháng 6 năm 2021", "QUYẾT ĐỊNH",
        "Về việc phê duyệt Đề án thu gom rác thải nhựa trên sông", "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ",
        "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;", "QUYẾT ĐỊNH:",
        "Điều 1. Phê duyệt Đề án thu gom rác thải nhựa trên sông.",
        "Điều 2. Sở Tài nguyên và Môi trường chủ trì, phối hợp với Sở Giao thông vận tải tổ chức thực hiện Đề án.",
        "Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Đức Hòa",
    ]  # fmt: skip
    inner = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    menu = "".join(
        f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(["Trang chủ", "Tin tức", "Văn bản chỉ đạo điều hành", "Liên hệ"])
    )
    facts = "<table><tr><td>Số ký hiệu</td><td>1502/QĐ-UBND</td></tr><tr><td>Người ký</td><td>Nguyễn Đức Hòa</td></tr><tr><td>Lĩnh vực</td><td>Môi trường</td></tr></table>"
    near = "".join(f"<li><a href='/vb{n}'>Quyết định số {n}/QĐ-UBND về việc khen thưởng</a></li>" for n in (11, 12, 13))
    return (
        f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>Cổng thông tin điện tử thành phố</title></head><body><header><ul>{menu}</ul></header>"
        f"<div class=tabs><div id=thuoctinh class='tab active'>{facts}</div><div id=lienquan class=tab style='display:none'><h3>Văn bản liên quan</h3><ul>{near}</ul></div>"
        f'<div id=noidung class=tab><iframe srcdoc="{html.escape(inner)}" width=100%></iframe></div></div><footer>Bản quyền © 2021 UBND thành phố. Điện thoại: 0225.123456</footer></body></html>'
    ).encode()


def tracker() -> bytes:
    """A workbook: a sheet that explains, the tasks under a head of three rows with merged groups, a hidden list of names, a count."""
    import openpyxl

    book = openpyxl.Workbook()
    about = book.active
    about.title = "Hướng dẫn"
    for row in (["HƯỚNG DẪN NHẬP LIỆU"], ["Cột C chọn từ danh mục; không sửa cột A."]):
        about.append(row)
    sheet = book.create_sheet("Nhiệm vụ 2024")
    for row in (
        ["UBND TỈNH HÀ GIANG", None, None, None, None, MOTTO[0]],
        ["SỞ NỘI VỤ", None, None, None, None, MOTTO[1]],
        ["Số: 35/BC-SNV", None, None, None, None, "Hà Giang, ngày 02 tháng 4 năm 2024"],
        ["BÁO CÁO"],
        ["Theo dõi nhiệm vụ cải cách hành chính năm 2024"],
        ["STT", "Nội dung nhiệm vụ", "Phân công thực hiện", None, "Thời hạn", "Ghi chú"],
        [None, None, "Chủ trì", "Phối hợp", None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["A", "CẢI CÁCH THỂ CHẾ"],
        [1, "Rà soát văn bản quy phạm pháp luật", "Sở Tư pháp", "Sở Nội vụ", "30/6/2024", None],
        [2, "Ban hành quy chế phối hợp liên ngành", None, "Sở Tài chính", "Quý III/2024", None],
        ["B", "CẢI CÁCH THỦ TỤC"],
        [3, "Công bố bộ thủ tục hành chính nội bộ", "Văn phòng UBND tỉnh", "Sở Nội vụ", "31/12/2024", None],
    ):
        sheet.append(row)
    for area in ("A4:F4", "A5:F5", "A6:A7", "B6:B7", "C6:D6", "E6:E7", "F6:F7", "B9:F9", "B12:F12", "C10:C11"):
        sheet.merge_cells(area)
    names = book.create_sheet("DM")
    names.sheet_state = "hidden"
    for name in ("Sở Y tế", "Sở Xây dựng", "Sở Công Thương"):
        names.append([name])
    count = book.create_sheet("Tổng hợp")
    for row in (["Đơn vị", "Số việc"], ["Sở Tư pháp", 2], ["Văn phòng UBND tỉnh", 1]):
        count.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


LETTER = [
    "BỘ KHOA HỌC VÀ CÔNG NGHỆ", "CỤC SỞ HỮU TRÍ TUỆ", "Số: 2210/SHTT-PC", *MOTTO, "Hà Nội, ngày 14 tháng 9 năm 2023", "Kính gửi: Các sở khoa học và công nghệ",
    "Thực hiện kế hoạch năm 2023, Cục Sở hữu trí tuệ đề nghị các sở khoa học và công nghệ tổng hợp số liệu đăng ký nhãn hiệu, gửi về Cục trước ngày 15 tháng 10 năm 2023.",
    "Nơi nhận:", "- Như trên;", "- Lưu: VT, PC.", "KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Trần Lê Hoàng",
]  # fmt: skip


def mail_with_pdf() -> bytes:
    message = EmailMessage()
    message["From"] = "Văn thư Cục <vanthu@example.vn>"
    message["To"], message["Subject"] = "so@example.vn", "V/v gửi công văn số 2210/SHTT-PC"
    message.set_content(
        "Kính gửi Quý cơ quan,\n\nCục xin gửi công văn số 2210/SHTT-PC đính kèm.\n\nTrân trọng.\n-- \nPhòng Văn thư\nĐT: 024 123 456\n",
        cte="quoted-printable",
    )
    message.add_alternative("<p>Kính gửi Quý cơ quan,</p><p>Cục xin gửi công văn đính kèm.</p>", subtype="html")
    message.add_attachment(makers.printed(LETTER), maintype="application", subtype="octet-stream", filename="công văn 2210 (bản ký).pdf")
    message.add_attachment(base64.b64decode("iVBORw0KGgo="), maintype="image", subtype="png", filename="image001.png")
    return message.as_bytes()


def stamped_pdf() -> bytes:
    """Two columns of letterhead drawn line by line across, a stamp and a digital signature's note over the signer."""
    name = makers.font()
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)

    def put(x: float, y: float, words: str, size: float = 12, centred: bool = False) -> None:
        canvas.setFont(name, size)
        (canvas.drawCentredString if centred else canvas.drawString)(x, y, words)

    for y, left, right in (
        (790, "BỘ Y TẾ", MOTTO[0]),
        (774, "CỤC QUẢN LÝ KHÁM, CHỮA BỆNH", MOTTO[1]),
        (744, "Số: 905/KCB-NV", "Hà Nội, ngày 27 tháng 7 năm 2022"),
        (728, "V/v tăng cường điều trị sốt xuất huyết", ""),
    ):
        put(150, y, left, 11, True)
        put(420, y, right, 11, True)
    canvas.setFillColorRGB(0.9, 0.1, 0.1)
    put(60, 810, "CÔNG VĂN ĐẾN  Số: 3321  Ngày: 29/7/2022", 9)
    canvas.setFillColorRGB(0, 0, 0)
    body = [
        "Kính gửi: Sở Y tế các tỉnh, thành phố trực thuộc Trung ương", "Cục Quản lý Khám, chữa bệnh đề nghị:",
        "1. Sở Y tế chủ trì, phối hợp với Sở Thông tin và Truyền thông tuyên truyền", "phòng bệnh trên hệ thống loa truyền thanh cơ sở.",
        "2. Bệnh viện Bệnh Nhiệt đới Trung ương tập huấn phác đồ điều trị cho tuyến dưới.",
    ]  # fmt: skip
    for number, words in enumerate(body):
        put(102 if number != 3 else 72, 690 - 20 * number, words)
    put(72, 560, "Nơi nhận:", 11)
    put(72, 546, "- Như trên;", 10)
    put(72, 533, "- Lưu: VT, NV.", 10)
    put(420, 560, "KT. CỤC TRƯỞNG", 12, True)
    put(420, 545, "PHÓ CỤC TRƯỞNG", 12, True)
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.circle(400, 500, 38)
    put(400, 500, "CỤC QUẢN LÝ KHÁM, CHỮA BỆNH ★", 5, True)
    for number, words in enumerate(
        ("Người ký: Cục Quản lý Khám chữa bệnh", "Email: kcb@example.vn", "Thời gian ký: 27.07.2022 16:41:09 +07:00")
    ):
        put(350, 520 - 9 * number, words, 7)
    canvas.setFillColorRGB(0, 0, 0)
    put(420, 460, "Nguyễn Trọng Khoa", 12, True)
    put(297, 40, "1", 10)
    canvas.save()
    return buffer.getvalue()


def vni_rtf() -> bytes:
    """Rich text of Word 97 with fonts of VNI, a letterhead of two cells, a font a word."""

    def coded(text: str) -> str:
        data = old_letters.vni(text).encode("cp1252", "replace")
        return "".join(f"\\'{byte:02x}" if byte > 127 or byte in b"\\{}" else chr(byte) for byte in data)

    def cells(left: list[str], right: list[str]) -> str:
        sides = [r"\par ".join(r"{\f1\b " + coded(line) + "}" for line in side) for side in (left, right)]
        return r"\trowd\trgaph108\cellx4500\cellx9500\pard\intbl\qc " + r"\cell ".join(sides) + r"\cell\row\pard "

    head = cells(["ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG THÁP", "Số: 61/CT-UB"], [*MOTTO, "Cao Lãnh, ngày 12 tháng 8 năm 2002"])
    body = [
        "CHỈ THỊ", "Về việc phòng chống lũ lụt năm 2002", "Để chủ động đối phó với lũ, Chủ tịch Ủy ban nhân dân Tỉnh chỉ thị:",
        "1. Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Sở Giao thông vận tải gia cố đê bao.",
        "2. Sở Y tế chuẩn bị thuốc men cho các điểm dân cư bị ngập.",
    ]  # fmt: skip
    end = cells(["Nơi nhận:", "- Như trên;", "- Lưu VT."], ["TM. ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", "CHỦ TỊCH", "Nguyễn Văn Sáu"])
    text = "".join(
        r"{\f0\fs26 " + coded(line[: len(line) // 2]) + r"}{\f2\fs26 " + coded(line[len(line) // 2 :]) + r"}\par" + "\n" for line in body
    )
    fonts = r"{\fonttbl{\f0\fswiss\fcharset0 VNI-Times;}{\f1\fnil\fcharset0 VNI-Helve-Condense;}{\f2\froman VNI-Times;}}"
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + fonts + r"{\info{\author VP}}" + head + text + end + "}").encode("latin-1")


def tracked_odt() -> bytes:
    """An OpenDocument text under revision: what was struck out stands apart, what was put in is marked where it stands."""
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/><text:p>Sở Công Thương chủ trì, </text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info/></text:insertion></text:changed-region></text:tracked-changes>'
    )
    head = (
        "<table:table><table:table-row><table:table-cell><text:p>UBND TỈNH BẮC KẠN</text:p><text:p>BAN DÂN TỘC</text:p><text:p>Số: <text:span>88</text:span>/KH-BDT</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{MOTTO[0]}</text:p><text:p>{MOTTO[1]}</text:p><text:p>Bắc Kạn, ngày 03 tháng 11 năm 2020</text:p></table:table-cell></table:table-row></table:table>"
    )
    body = (
        "<text:p>KẾ HOẠCH</text:p><text:p>Tuyên truyền phòng, chống tảo hôn năm 2021</text:p>"
        '<text:p>1. <text:change text:change-id="c1"/>Ban Dân tộc <text:change-start text:change-id="c2"/>chủ trì, phối hợp với Hội Liên hiệp Phụ nữ tỉnh<text:change-end text:change-id="c2"/> tổ chức hội nghị tại các xã.</text:p>'
        "<text:p>2. Sở Tư pháp biên soạn tờ gấp bằng tiếng dân tộc.<office:annotation><text:p>Sở Tài chính chủ trì?</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Nơi nhận:</text:p><text:p>- UBND tỉnh;</text:p><text:p>- Lưu: VT.</text:p></table:table-cell>"
        "<table:table-cell><text:p>TRƯỞNG BAN</text:p><text:p>Triệu Thị Thu Phương</text:p></table:table-cell></table:table-row></table:table>"
    )
    return odt(changes + head + body)


def numbers_of_styles() -> bytes:
    """A Word file whose numbers stand in no paragraph: styles carry them, one style is based on the other, an outline of three levels."""
    formats = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="Muc{n}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(formats)
    )
    numbering = f'<w:numbering {makers.W}><w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="Muc{n}"><w:name w:val="Muc {n}"/><w:basedOn w:val="{"Normal" if n == 0 else "Muc0"}"/><w:pPr><w:numPr>'
        f'{f"""<w:ilvl w:val="{n}"/>""" if n else ""}<w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
        for n in range(3)
    )
    derived = '<w:style w:type="paragraph" w:styleId="Riêng"><w:name w:val="Riêng"/><w:basedOn w:val="Muc1"/></w:style>'
    styles = f'<w:styles {makers.W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>{rows}{derived}</w:styles>'

    def item(level: str, words: str) -> str:
        return p(words, f'<w:pPr><w:pStyle w:val="{level}"/></w:pPr>')

    head = table(
        cell("".join(map(p, ["ỦY BAN NHÂN DÂN", "XÃ NGHĨA ĐÔ", "Số: 04/KH-UBND"])))
        + cell("".join(map(p, [*MOTTO, "Nghĩa Đô, ngày 06 tháng 02 năm 2023"])))
    )
    body = (
        p("KẾ HOẠCH") + p("Phát triển du lịch cộng đồng năm 2023") + item("Muc0", "MỤC TIÊU") + item("Muc1", "Đón 20.000 lượt khách.")
        + item("Muc0", "TỔ CHỨC THỰC HIỆN") + item("Muc1", "Công chức Văn hóa - Xã hội") + item("Muc2", "Chủ trì, phối hợp với Hội Phụ nữ xã mở lớp nấu ăn.")
        + item("Muc2", "Tham mưu tổ chức lễ hội xuống đồng.") + item("Riêng", "Công an xã: bảo đảm an ninh trật tự tại các điểm du lịch.")
    )  # fmt: skip
    end = table(
        cell("".join(map(p, ["Nơi nhận:", "- UBND huyện;", "- Lưu: VP."])))
        + cell("".join(map(p, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hoàng Văn Thụ"])))
    )
    return docx(head + body + end, numbering=numbering, styles=styles)


NOTICE = [
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG THPT LÊ QUÝ ĐÔN", "Số: 19/TB-LQĐ", *MOTTO, "Điện Biên, ngày 11 tháng 8 năm 2021", "THÔNG BÁO", "Lịch trực hè năm 2021",
    "1. Tổ Văn phòng chủ trì, phối hợp với Đoàn Thanh niên trực bảo vệ cơ sở vật chất.", "Nơi nhận:", "- Các tổ;", "- Lưu: VT.", "HIỆU TRƯỞNG", "Lò Văn Phương",
]  # fmt: skip


def old_names() -> bytes:
    """An archive of an old packer: names in windows-1258 without the mark of UTF-8, a text inside in the same letters."""
    text = old_letters.windows_1258("\r\n".join(NOTICE)).encode("cp1258", "replace")
    name = old_letters.windows_1258("Thông báo trực hè.txt").encode("cp1258")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("X" * len(name), text)
        archive.writestr("Thumbs.db", b"x")
    return buffer.getvalue().replace(b"X" * len(name), name)


FILES = {
    "boxes.docx": (boxes_in_a_table, Said("418/SCT-QLNL", "Công văn", "Sở Công Thương tỉnh Ninh Bình", "2022-05-09", "Phạm Thị Mai", [("Công ty Điện lực", "lead"), ("Sở Xây dựng", "coordinate"), ("Sở Xây dựng", "assigned")])),
    "word.htm": (saved_by_word, Said("77/KH-UBND", "Kế hoạch", "Ủy ban nhân dân huyện Yên Mô", "2021-01-18", "Vũ Đình Quang", [("Phòng Nông nghiệp và Phát triển nông thôn", "lead"), ("Phòng Y tế", "coordinate"), ("Phòng Tài chính - Kế hoạch", "assigned")])),
    "portal.html": (portal_page, Said("1502/QĐ-UBND", "Quyết định", "Ủy ban nhân dân thành phố Hải Phòng", "2021-06-21", "Nguyễn Đức Hòa", [("Sở Tài nguyên và Môi trường", "lead"), ("Sở Giao thông vận tải", "coordinate")])),
    "tracker.xlsx": (tracker, Said("35/BC-SNV", "Báo cáo", "Sở Nội vụ tỉnh Hà Giang", "2024-04-02", None, [("Sở Tư pháp", "lead"), ("Sở Nội vụ", "coordinate"), ("Sở Tư pháp", "lead"), ("Sở Tài chính", "coordinate"), ("Văn phòng Ủy ban nhân dân tỉnh", "lead"), ("Sở Nội vụ", "coordinate")])),
    "mail.eml": (mail_with_pdf, Said("2210/SHTT-PC", "Công văn", "Cục Sở hữu trí tuệ", "2023-09-14", "Trần Lê Hoàng")),
    "stamped.pdf": (stamped_pdf, Said("905/KCB-NV", "Công văn", "Cục Quản lý Khám, chữa bệnh", "2022-07-27", "Nguyễn Trọng Khoa", [("Sở Y tế", "lead"), ("Sở Thông tin và Truyền thông", "coordinate"), ("Bệnh viện Bệnh Nhiệt đới Trung ương", "assigned")])),
    "vni.rtf": (vni_rtf, Said("61/CT-UB", "Chỉ thị", "Ủy ban nhân dân tỉnh Đồng Tháp", "2002-08-12", "Nguyễn Văn Sáu", [("Sở Nông nghiệp và Phát triển nông thôn", "lead"), ("Sở Giao thông vận tải", "coordinate"), ("Sở Y tế", "assigned")])),
    "tracked.odt": (tracked_odt, Said("88/KH-BDT", "Kế hoạch", "Ban Dân tộc tỉnh Bắc Kạn", "2020-11-03", "Triệu Thị Thu Phương", [("Ban Dân tộc", "lead"), ("Hội Liên hiệp Phụ nữ", "coordinate"), ("Sở Tư pháp", "assigned")])),
    "styles.docx": (numbers_of_styles, Said("04/KH-UBND", "Kế hoạch", "Ủy ban nhân dân xã Nghĩa Đô", "2023-02-06", "Hoàng Văn Thụ", [("Công chức Văn hóa - Xã hội", "lead"), ("Hội Liên hiệp Phụ nữ cấp xã", "coordinate"), ("Công chức Văn hóa - Xã hội", "assigned"), ("Công an cấp xã", "assigned")])),
    "old-names.zip": (old_names, Said("19/TB-LQĐ", "Thông báo", "Trường THPT Lê Quý Đôn tỉnh Điện Biên", "2021-08-11", "Lò Văn Phương", [("Tổ Văn phòng", "lead"), ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "coordinate")])),
}  # fmt: skip
