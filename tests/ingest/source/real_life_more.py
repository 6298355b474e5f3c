"""Seven more files as offices send them, made after the first ten were mended; names and numbers invented.

Of the first reading 35 of 35 fields and 11 of 23 roles were right; lost were a page in decomposed letters (mended), "Văn phòng Sở" and
"Thanh tra Sở", and a table of which blanks alone part the first columns.
"""

from __future__ import annotations

import base64
import html
import io

from tests.ingest.source import makers, old_letters
from tests.ingest.source.makers import docx, p
from tests.ingest.source.real_life import MOTTO, Said
from tests.ingest.source.test_rich_text import odt


def tabbed_docx() -> bytes:
    """A letterhead and a signature set by tabs, a line a paragraph; the signer's rank and name in lines of their own."""

    def line(left: str, right: str) -> str:
        return f"<w:p><w:r><w:t xml:space='preserve'>{left}</w:t></w:r><w:r><w:tab/><w:t xml:space='preserve'>{right}</w:t></w:r></w:p>"

    head = (
        line("ỦY BAN NHÂN DÂN", MOTTO[0]) + line("TỈNH YÊN BÁI", MOTTO[1]) + line("Số: 311/UBND-VX", "Yên Bái, ngày 15 tháng 02 năm 2022")
    )
    head += p("V/v tổ chức dạy học trực tiếp")
    body = (
        p("Kính gửi: Sở Giáo dục và Đào tạo; UBND các huyện, thị xã, thành phố.")
        + p("1. Giao Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Y tế hướng dẫn các trường đón học sinh trở lại.")
        + p("2. Sở Tài chính cân đối kinh phí mua vật tư y tế.")
    )
    end = line("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN") + line("- Như trên;", "KT. CHỦ TỊCH") + line("- Lưu: VT, VX.", "PHÓ CHỦ TỊCH")
    return docx(head + body + end + line("", "") + line("", "Vũ Thị Hiền Hạnh"))


def one_column_sheet() -> bytes:
    """A whole decision typed into a sheet: each line in a cell merged over six columns, the letterhead in two."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for left, right in (
        ("UBND TỈNH CAO BẰNG", MOTTO[0]),
        ("SỞ TÀI CHÍNH", MOTTO[1]),
        ("Số: 126/QĐ-STC", "Cao Bằng, ngày 30 tháng 9 năm 2020"),
    ):
        sheet.append([left, None, None, right])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=3)
        sheet.merge_cells(start_row=sheet.max_row, start_column=4, end_row=sheet.max_row, end_column=6)
    for words in (
        "QUYẾT ĐỊNH", "Về việc công bố công khai dự toán năm 2020", "GIÁM ĐỐC SỞ TÀI CHÍNH",
        "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;", "QUYẾT ĐỊNH:", "Điều 1. Công bố công khai số liệu dự toán năm 2020.",
        "Điều 2. Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở đăng số liệu lên trang thông tin điện tử.",
    ):  # fmt: skip
        sheet.append([words])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=6)
    for left, right in (("Nơi nhận:", "GIÁM ĐỐC"), ("- Như Điều 2;", None), ("- Lưu: VT.", "Nông Văn Thắng")):
        sheet.append([left, None, None, right])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def turned_pdf() -> bytes:
    """An upright first page and a page turned by 90 degrees with a ruled table of tasks."""
    name = makers.font()
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    canvas.setFont(name, 11)
    for y, left, right in (
        (790, "ỦY BAN NHÂN DÂN", MOTTO[0]),
        (774, "TỈNH SƠN LA", MOTTO[1]),
        (744, "Số: 58/KH-UBND", "Sơn La, ngày 10 tháng 3 năm 2021"),
    ):
        canvas.drawCentredString(150, y, left)
        canvas.drawCentredString(420, y, right)
    for y, words in ((700, "KẾ HOẠCH"), (682, "Chuyển đổi số năm 2021")):
        canvas.drawCentredString(297, y, words)
    canvas.drawString(72, 650, "Nhiệm vụ cụ thể theo phụ lục kèm theo.")
    for y, words in ((600, "TM. ỦY BAN NHÂN DÂN"), (584, "KT. CHỦ TỊCH"), (568, "PHÓ CHỦ TỊCH"), (510, "Lê Hồng Minh")):
        canvas.drawCentredString(430, y, words)
    canvas.showPage()
    canvas.setPageRotation(90)
    canvas.translate(595, 0)
    canvas.rotate(90)
    canvas.setFont(name, 11)
    canvas.drawCentredString(421, 550, "PHỤ LỤC: DANH MỤC NHIỆM VỤ")
    edges = [50, 90, 400, 560, 700, 790]
    rows = [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"],
        ["1", "Xây dựng cổng dữ liệu mở của tỉnh", "Sở Thông tin và Truyền thông", "Sở Nội vụ", "Quý II/2021"],
        ["2", "Số hóa hồ sơ đất đai", "Sở Tài nguyên và Môi trường", "Sở Tư pháp", "Quý IV/2021"],
    ]
    for number, row in enumerate(rows):
        top = 520 - 30 * number
        for x, words in zip(edges, row, strict=False):
            canvas.setFont(name, 9)
            canvas.drawString(x + 3, top - 18, words)
        canvas.line(edges[0], top, edges[-1], top)
        for x in edges:
            canvas.line(x, top, x, top - 30)
    canvas.line(edges[0], 430, edges[-1], 430)
    canvas.save()
    return buffer.getvalue()


def columns_pdf() -> bytes:
    """Tasks in a table without a line: columns by their place alone, cells of two lines."""
    name = makers.font()
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)

    def put(x: float, y: float, words: str, centred: bool = False) -> None:
        canvas.setFont(name, 10)
        (canvas.drawCentredString if centred else canvas.drawString)(x, y, words)

    for y, left, right in (
        (790, "ỦY BAN NHÂN DÂN", MOTTO[0]),
        (774, "HUYỆN MAI CHÂU", MOTTO[1]),
        (744, "Số: 21/KH-UBND", "Mai Châu, ngày 08 tháng 01 năm 2020"),
    ):
        put(150, y, left, True)
        put(420, y, right, True)
    put(297, 710, "KẾ HOẠCH", True)
    put(297, 694, "Phòng cháy, chữa cháy rừng năm 2020", True)
    for x, words in ((60, "TT"), (90, "Nội dung"), (300, "Đơn vị chủ trì"), (430, "Đơn vị phối hợp")):
        put(x, 660, words)
    for y, number, first, second, lead, with_ in (
        (636, "1", "Diễn tập chữa cháy rừng cấp xã", "trong mùa khô", "Hạt Kiểm lâm", "Ban Chỉ huy Quân sự"),
        (600, "2", "Phát dọn đường băng cản lửa", "dài 12 km", "Phòng Nông nghiệp", "Hạt Kiểm lâm"),
    ):
        for x, words in ((60, number), (90, first), (300, lead), (430, with_)):
            put(x, y, words)
        put(90, y - 13, second)
    put(72, 540, "Nơi nhận:")
    put(72, 526, "- Lưu: VT.")
    put(430, 540, "CHỦ TỊCH", True)
    put(430, 480, "Hà Công Thẻ", True)
    canvas.save()
    return buffer.getvalue()


PLAIN = [
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO", "-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------", "Số: 1740/BGDĐT-GDTH",
    "Hà Nội, ngày 29 tháng 4 năm 2021", "", "Kính gửi: Các Sở Giáo dục và Đào tạo", "",
    "1. Vụ Giáo dục Tiểu học chủ trì, phối hợp với Cục Cơ sở vật chất tổng hợp nhu cầu sách giáo khoa.", "",
    "2. Sở Giáo dục và Đào tạo báo cáo trước ngày 15/5/2021.", "", "Nơi nhận:", "- Như trên;", "- Lưu: VT, Vụ GDTH.", "", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Ngô Thị Minh",
]  # fmt: skip


def saved_mail_page() -> bytes:
    """A page saved as one file: windows-1258 in base64, one paragraph broken by <br> alone, a picture beside it."""
    page = "<html><head><title>x</title></head><body><div>" + "<br>\r\n".join(html.escape(line) for line in PLAIN) + "</div></body></html>"
    coded = base64.encodebytes(old_letters.windows_1258(page).encode("cp1258", "xmlcharrefreplace")).decode()
    return (
        'From: <Saved by Windows Internet Explorer 8>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"; type="text/html"\r\n\r\n'
        '--B\r\nContent-Type: text/html; charset="windows-1258"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://example.vn/a\r\n\r\n'
        f"{coded}\r\n--B\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n--B--\r\n"
    ).encode("ascii")


def framed_odt() -> bytes:
    """An OpenDocument text whose letterhead stands in two frames, the number in a field, a page number in the foot."""
    box = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
    left = "".join(f"<text:p>{line}</text:p>" for line in ("TỈNH ĐOÀN QUẢNG NGÃI", "BAN THANH NIÊN NÔNG THÔN", "***", "Số: 07-HD/TĐTN"))
    right = "".join(f"<text:p>{line}</text:p>" for line in ("ĐOÀN TNCS HỒ CHÍ MINH", "Quảng Ngãi, ngày 22 tháng 3 năm 2019"))
    body = (
        f"<text:p>{box.format(left)}{box.format(right)}</text:p><text:p>HƯỚNG DẪN</text:p><text:p>Tổ chức Tháng Thanh niên năm 2019</text:p>"
        "<text:p>1. Các huyện đoàn chủ trì, phối hợp với Hội Nông dân mở lớp chuyển giao kỹ thuật.</text:p>"
        "<text:p>2. Ban Thanh niên trường học tổng hợp kết quả.</text:p><text:p>TM. BAN THƯỜNG VỤ TỈNH ĐOÀN</text:p><text:p>PHÓ BÍ THƯ</text:p><text:p>Trần Quốc Khánh</text:p>"
    )
    return odt(body)


def barred_text() -> bytes:
    """A text of an old mail system: CRLF, a table drawn with bars and dashes, UTF-16 with its mark."""
    lines = [
        "UBND TỈNH BÌNH PHƯỚC           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ XÂY DỰNG                        Độc lập - Tự do - Hạnh phúc",
        "Số: 640/KH-SXD                  Bình Phước, ngày 12 tháng 4 năm 2018", "", "KẾ HOẠCH", "Kiểm tra trật tự xây dựng năm 2018", "",
        "+----+--------------------------------+------------------+------------------+", "| TT | Nhiệm vụ                       | Chủ trì          | Phối hợp         |",
        "+----+--------------------------------+------------------+------------------+", "| 1  | Kiểm tra công trình không phép | Thanh tra Sở     | Phòng Quản lý đô thị |",
        "| 2  | Công bố kết quả kiểm tra       | Văn phòng Sở     | Thanh tra Sở     |", "+----+--------------------------------+------------------+------------------+", "",
        "                                   GIÁM ĐỐC", "", "                                   Nguyễn Văn Ích",
    ]  # fmt: skip
    return "\r\n".join(lines).encode("utf-16")


MORE = {
    "tabs.docx": (tabbed_docx, Said("311/UBND-VX", "Công văn", "Ủy ban nhân dân tỉnh Yên Bái", "2022-02-15", "Vũ Thị Hiền Hạnh", [("Sở Giáo dục và Đào tạo", "lead"), ("Sở Y tế", "coordinate"), ("Sở Tài chính", "assigned")])),
    "sheet.xlsx": (one_column_sheet, Said("126/QĐ-STC", "Quyết định", "Sở Tài chính tỉnh Cao Bằng", "2020-09-30", "Nông Văn Thắng")),
    "turned.pdf": (turned_pdf, Said("58/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Sơn La", "2021-03-10", "Lê Hồng Minh", [("Sở Thông tin và Truyền thông", "lead"), ("Sở Nội vụ", "coordinate"), ("Sở Tài nguyên và Môi trường", "lead"), ("Sở Tư pháp", "coordinate")])),
    "columns.pdf": (columns_pdf, Said("21/KH-UBND", "Kế hoạch", "Ủy ban nhân dân huyện Mai Châu", "2020-01-08", "Hà Công Thẻ")),
    "page.mht": (saved_mail_page, Said("1740/BGDĐT-GDTH", "Công văn", "Bộ Giáo dục và Đào tạo", "2021-04-29", "Ngô Thị Minh", [("Vụ Giáo dục Tiểu học", "lead"), ("Cục Cơ sở vật chất", "coordinate"), ("Sở Giáo dục và Đào tạo", "assigned")])),
    "frames.odt": (framed_odt, Said("07-HD/TĐTN", "Hướng dẫn", "Ban Thanh niên nông thôn tỉnh Quảng Ngãi", "2019-03-22", "Trần Quốc Khánh", [("Các huyện đoàn", "lead"), ("Hội Nông dân", "coordinate"), ("Ban Thanh niên trường học", "assigned")])),
    "bars.txt": (barred_text, Said("640/KH-SXD", "Kế hoạch", "Sở Xây dựng tỉnh Bình Phước", "2018-04-12", "Nguyễn Văn Ích")),
}  # fmt: skip
