"""Heads and ends of documents as officials type them, with what they say: number, type, issuer, date, province, signer.

Written before the code that reads them ran; names of people and numbers are invented.  None: the text does not say it.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["LETTERHEADS", "Letterhead"]

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức của cán bộ.\n2. Bảo đảm tiến độ đề ra.\n"


class Letterhead(NamedTuple):
    """One text and the fields it prints."""

    text: str
    number: str | None
    type: str | None
    issuer: str | None
    date: str | None
    province: str | None
    signer: str | None


LETTERHEADS: tuple[Letterhead, ...] = (
    Letterhead(
        "BỘ Y TẾ\n"
        + MOTTO
        + "Số: 3125/QĐ-BYT\nHà Nội, ngày 12 tháng 7 năm 2022\nQUYẾT ĐỊNH\nVề việc ban hành Hướng dẫn chẩn đoán bệnh\nBỘ TRƯỞNG BỘ Y TẾ\n"
        "Căn cứ Nghị định số 75/2017/NĐ-CP ngày 20/6/2017;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nTrần Văn Thu\n",
        "3125/QĐ-BYT",
        "Quyết định",
        "Bộ Y tế",
        "2022-07-12",
        None,
        "Trần Văn Thu",
    ),
    Letterhead(
        "BAN CHỈ ĐẠO QUỐC GIA\nVỀ CHUYỂN ĐỔI SỐ\n"
        + MOTTO
        + "Số: 41/KH-BCĐQGCĐS\nthành phố Hà Nội, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nHoạt động năm 2023"
        + BODY
        + "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nTHỦ TƯỚNG\n\nLê Minh Quang\n",
        "41/KH-BCĐQGCĐS",
        "Kế hoạch",
        "Ban Chỉ đạo quốc gia về chuyển đổi số",
        "2023-04-03",
        None,
        "Lê Minh Quang",
    ),
    Letterhead(
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SÓC TRĂNG\tĐộc lập - Tự do - Hạnh phúc\nSố: 57/KH-UBND\tSóc Trăng, ngày 21 tháng 4 năm 2021\nKẾ HOẠCH\n"
        "Phòng, chống hạn mặn mùa khô"
        + BODY
        + "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tKT. CHỦ TỊCH\n- Lưu: VT, KT.\tPHÓ CHỦ TỊCH\n\tPhạm Thị Lành\n",
        "57/KH-UBND",
        "Kế hoạch",
        "Ủy ban nhân dân tỉnh Sóc Trăng",
        "2021-04-21",
        "Sóc Trăng",
        "Phạm Thị Lành",
    ),
    Letterhead(
        "UBND TỈNH PHÚ THỌ\nSỞ CÔNG THƯƠNG\n-------\n"
        + MOTTO
        + "---------------\nSố: 815/SCT-QLTM\nV/v kiểm tra hàng hóa dịp Tết\nPhú Thọ, ngày 5 tháng 1 năm 2020\n"
        "Kính gửi: Ủy ban nhân dân các huyện, thành, thị.\nThực hiện Công văn số 10/BCT-TTTN ngày 02/01/2020 của Bộ Công Thương, Sở Công Thương đề nghị các đơn vị kiểm tra.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\n\nĐặng Văn Hòa\n",
        "815/SCT-QLTM",
        "Công văn",
        "Sở Công Thương tỉnh Phú Thọ",
        "2020-01-05",
        "Phú Thọ",
        "Đặng Văn Hòa",
    ),
    Letterhead(
        "BỘ NÔNG NGHIỆP VÀ PTNT\nCỤC THÚ Y\n"
        + MOTTO
        + "Số: 302/TY-DT\nHà Nội, ngày 22 tháng 3 năm 2019\nKính gửi: Chi cục Chăn nuôi và Thú y các tỉnh\n"
        "Cục Thú y đề nghị quý cơ quan báo cáo tình hình dịch bệnh.\nNơi nhận:\n- Như trên;\n- Lưu: VT, DT.\nCỤC TRƯỞNG\n\nPhạm Đông\n",
        "302/TY-DT",
        "Công văn",
        "Cục Thú y",
        "2019-03-22",
        None,
        "Phạm Đông",
    ),
    Letterhead(
        "ỦY BAN NHÂN DÂN\nTHỊ TRẤN TAM SƠN\n"
        + MOTTO
        + "Số: 33/BC-UBND\nTam Sơn, ngày 10 tháng 10 năm 2022\nBÁO CÁO\nKết quả thực hiện nhiệm vụ quý III"
        + BODY
        + "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nVừ Mí Lử\n",
        "33/BC-UBND",
        "Báo cáo",
        "Ủy ban nhân dân thị trấn Tam Sơn",
        "2022-10-10",
        None,
        "Vừ Mí Lử",
    ),
    Letterhead(
        "ỦY BAN NHÂN DÂN\nHUYỆN KỲ SƠN\n"
        + MOTTO
        + "Số: /KH-UBND\nKỳ Sơn, ngày    tháng 5 năm 2020\nKẾ HOẠCH\nPhòng cháy, chữa cháy rừng"
        + BODY,
        None,
        "Kế hoạch",
        "Ủy ban nhân dân huyện Kỳ Sơn",
        None,
        None,
        None,
    ),
    Letterhead(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH TIỀN GIANG\n"
        + MOTTO
        + "Số: 14/2021/NQ-HĐND\nTiền Giang, ngày 17 tháng 9 năm 2021\nNGHỊ QUYẾT\nQuy định mức chi tập huấn\nHỘI ĐỒNG NHÂN DÂN TỈNH TIỀN GIANG\n"
        "KHÓA X, KỲ HỌP THỨ 3\nCăn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;\nQUYẾT NGHỊ:\nĐiều 1. Phạm vi điều chỉnh\nNghị quyết này quy định mức chi.\nCHỦ TỊCH\n\nVõ Văn Bé\n",
        "14/2021/NQ-HĐND",
        "Nghị quyết",
        "Hội đồng nhân dân tỉnh Tiền Giang",
        "2021-09-17",
        "Tiền Giang",
        "Võ Văn Bé",
    ),
    Letterhead(
        "CHÍNH PHỦ\n"
        + MOTTO
        + "Số: 61/2018/NĐ-CP\nHà Nội, ngày 23 tháng 4 năm 2018\nNGHỊ ĐỊNH\nVề thực hiện cơ chế một cửa\nCăn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\n"
        "Chính phủ ban hành Nghị định.\nĐiều 1. Phạm vi\n1. Nghị định này quy định.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\n\nNguyễn Xuân Tùng\n",
        "61/2018/NĐ-CP",
        "Nghị định",
        "Chính phủ",
        "2018-04-23",
        None,
        "Nguyễn Xuân Tùng",
    ),
    Letterhead(
        "THỦ TƯỚNG CHÍNH PHỦ\n"
        + MOTTO
        + "Số: 22/CT-TTg\nHà Nội, ngày 26 tháng 5 năm 2020\nCHỈ THỊ\nVề đẩy mạnh thanh toán điện tử"
        + BODY
        + "THỦ TƯỚNG\n\nNguyễn Xuân Tùng\n",
        "22/CT-TTg",
        "Chỉ thị",
        "Thủ tướng Chính phủ",
        "2020-05-26",
        None,
        "Nguyễn Xuân Tùng",
    ),
    Letterhead(
        "TỈNH ỦY HÀ GIANG\nBAN TUYÊN GIÁO\n*\nSố 18-HD/BTGTU\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Giang, ngày 30 tháng 8 năm 2021\nHƯỚNG DẪN\nTuyên truyền kỷ niệm Quốc khánh"
        + BODY
        + "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nHoàng Văn Sơn\n",
        "18-HD/BTGTU",
        "Hướng dẫn",
        "Ban Tuyên giáo Tỉnh ủy Hà Giang",
        "2021-08-30",
        "Hà Giang",
        "Hoàng Văn Sơn",
    ),
    Letterhead(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 20-NQ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 25 tháng 10 năm 2017\nNGHỊ QUYẾT\nVề công tác bảo vệ sức khỏe nhân dân"
        + BODY
        + "T/M BAN CHẤP HÀNH TRUNG ƯƠNG\nTỔNG BÍ THƯ\n\nLê Phú Trọng\n",
        "20-NQ/TW",
        "Nghị quyết",
        "Ban Chấp hành Trung ương Đảng",
        "2017-10-25",
        None,
        "Lê Phú Trọng",
    ),
    Letterhead(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\n"
        + MOTTO
        + "Số: 120/KẺ HOẠCH-UBND\nĐà Nẵng, ngày 4 tháng 6 năm 2021\nKẺ HOẠCH\nPhát triển du lịch đường thủy"
        + BODY,
        None,
        "Kế hoạch",
        "Ủy ban nhân dân thành phố Đà Nẵng",
        "2021-06-04",
        "Đà Nẵng",
        None,
    ),
    Letterhead(
        "ỦY BAN NHẢN DÂN\nTỈNH QUẢNG NAM\n"
        + MOTTO
        + "Số: 2281/KH-UBND\nQuảng Nam, ngày 7 tháng 5 năm 2019\nKÊ HOẠCH\nTriển khai công tác gia đình"
        + BODY,
        "2281/KH-UBND",
        "Kế hoạch",
        "Ủy ban nhân dân tỉnh Quảng Nam",
        "2019-05-07",
        "Quảng Nam",
        None,
    ),
    Letterhead(
        "TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH BÌNH DƯƠNG\n"
        + MOTTO
        + "Số: 10421/CT-TTHT\nBình Dương, ngày 2 tháng 6 năm 2017\nV/v chính sách thuế\nKính gửi: Công ty TNHH ABC\nCục Thuế có ý kiến như sau.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\n\nVõ Thanh Bình\n",
        "10421/CT-TTHT",
        "Công văn",
        "Cục Thuế tỉnh Bình Dương",
        "2017-06-02",
        "Bình Dương",
        "Võ Thanh Bình",
    ),
    Letterhead(
        "VĂN PHÒNG QUỐC HỘI\n"
        + MOTTO
        + "Số: 27/VBHN-VPQH\nHà Nội, ngày 16 tháng 12 năm 2019\nLUẬT\nGIÁO DỤC ĐẠI HỌC\nLuật này được sửa đổi bởi:\nĐiều 1. Phạm vi\nLuật này quy định.\nXÁC THỰC VĂN BẢN HỢP NHẤT\nCHỦ NHIỆM\n\n"
        "Nguyễn Hạnh\n",
        "27/VBHN-VPQH",
        "Văn bản hợp nhất",
        "Văn phòng Quốc hội",
        "2019-12-16",
        None,
        "Nguyễn Hạnh",
    ),
    Letterhead(
        "UBND HUYỆN CHƯ SÊ\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n"
        + MOTTO
        + "Số: 88/PGDĐT-CM\nChư Sê, ngày 14 tháng 9 năm 2021\nKính gửi: Hiệu trưởng các trường\nPhòng đề nghị báo cáo.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "TRƯỞNG PHÒNG\n\nRơ Châm Hlú\n",
        "88/PGDĐT-CM",
        "Công văn",
        "Phòng Giáo dục và Đào tạo huyện Chư Sê",
        "2021-09-14",
        None,
        "Rơ Châm Hlú",
    ),
    Letterhead(
        "BỘ QUỐC PHÒNG\nBỘ TƯ LỆNH BỘ ĐỘI BIÊN PHÒNG\n"
        + MOTTO
        + "Số: 1520/KH-BTL\nHà Nội, ngày 9 tháng 5 năm 2022\nKẾ HOẠCH\nTuyên truyền biên giới"
        + BODY
        + "TƯ LỆNH\n\nTrung tướng Lê Đức\n",
        "1520/KH-BTL",
        "Kế hoạch",
        "Bộ Tư lệnh Bộ đội Biên phòng",
        "2022-05-09",
        None,
        "Lê Đức",
    ),
    Letterhead(
        "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\n"
        + MOTTO
        + "Số: 1455/KH-UBND\nGia Lai, ngày 15 tháng 7 năm 2020\nKẾ HOẠCH\nKỷ niệm 75 năm Quốc khánh (02/9/1945 - 02/9/2020)\nvà thực hiện Quyết định số 10/QĐ-TTg ngày 03/01/2020"
        + BODY,
        "1455/KH-UBND",
        "Kế hoạch",
        "Ủy ban nhân dân tỉnh Gia Lai",
        "2020-07-15",
        "Gia Lai",
        None,
    ),
    Letterhead(
        "ĐẢNG ỦY XÃ BA VÌ\n*\nSố 05-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nBa Vì, ngày 2 tháng 2 năm 2023\nKẾ HOẠCH\nĐại hội chi bộ"
        + BODY
        + "T/M ĐẢNG ỦY\nBÍ THƯ\n\nDương Kim Lan\n",
        "05-KH/ĐU",
        "Kế hoạch",
        "Đảng ủy xã Ba Vì",
        "2023-02-02",
        None,
        "Dương Kim Lan",
    ),
    Letterhead(
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO - BỘ NỘI VỤ\n"
        + MOTTO
        + "Số: 11/2015/TTLT-BGDĐT-BNV\nHà Nội, ngày 29 tháng 5 năm 2015\nTHÔNG TƯ LIÊN TỊCH\nHướng dẫn về chức năng, nhiệm vụ\nCăn cứ Nghị định số 24/2014/NĐ-CP;\n"
        "Điều 1. Vị trí\n1. Sở là cơ quan chuyên môn.\n",
        "11/2015/TTLT-BGDĐT-BNV",
        "Thông tư liên tịch",
        "Bộ Giáo dục và Đào tạo; Bộ Nội vụ",
        "2015-05-29",
        None,
        None,
    ),
    Letterhead(
        "ỦY BAN NHÂN DÂN TỈNH LONG AN\n"
        + MOTTO
        + "Số: 1908/UBND-KTTC\tLong An, ngày 16/6/2023\nV/v đẩy nhanh giải ngân\nKính gửi:\n- Sở Tài chính;\n- Kho bạc Nhà nước Long An.\nChủ tịch UBND tỉnh chỉ đạo như sau.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nNguyễn Anh Kiệt\n",
        "1908/UBND-KTTC",
        "Công văn",
        "Ủy ban nhân dân tỉnh Long An",
        "2023-06-16",
        "Long An",
        "Nguyễn Anh Kiệt",
    ),
)
