"""A second round of heads and ends of documents, written before the code that reads them ran: schools, courts, wards, columns of blanks."""

from __future__ import annotations

from tests.ingest.letterheads import BODY, MOTTO, Letterhead

__all__ = ["LETTERHEADS_AGAIN"]

LETTERHEADS_AGAIN: tuple[Letterhead, ...] = (
    Letterhead(
        "UBND TỈNH HÀ TĨNH\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT PHAN ĐÌNH PHÙNG\n"
        + MOTTO
        + "Số: 45/KH-THPTPĐP\nHà Tĩnh, ngày 5 tháng 9 năm 2022\nKẾ HOẠCH\nNăm học"
        + BODY
        + "HIỆU TRƯỞNG\n\nTrần Đình Hùng\n",
        "45/KH-THPTPĐP",
        "Kế hoạch",
        "Trường THPT Phan Đình Phùng tỉnh Hà Tĩnh",
        "2022-09-05",
        "Hà Tĩnh",
        "Trần Đình Hùng",
    ),
    Letterhead(
        "ĐẢNG BỘ TỈNH CÀ MAU\nHUYỆN ỦY NĂM CĂN\n*\nSố 112-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nNăm Căn, ngày 4 tháng 3 năm 2021\nKẾ HOẠCH\nHọc tập nghị quyết"
        + BODY
        + "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nPhạm Minh Tâm\n",
        "112-KH/HU",
        "Kế hoạch",
        "Huyện ủy Năm Căn",
        "2021-03-04",
        "Cà Mau",
        "Phạm Minh Tâm",
    ),
    Letterhead(
        "BỘ CÔNG THƯƠNG\n-------\n"
        + MOTTO
        + "---------------\nSố: 21/2020/TT-BCT\nHà Nội, ngày 09 tháng 9 năm 2020\nTHÔNG TƯ\nQUY ĐỊNH TRÌNH TỰ, THỦ TỤC CẤP GIẤY PHÉP\nCăn cứ Luật Điện lực ngày 03 tháng 12 năm 2004;\nĐiều 1. Phạm vi\nThông tư này quy định.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nHoàng Quốc Vượng\n",
        "21/2020/TT-BCT",
        "Thông tư",
        "Bộ Công Thương",
        "2020-09-09",
        None,
        "Hoàng Quốc Vượng",
    ),
    Letterhead(
        "TÒA ÁN NHÂN DÂN TỐI CAO\n"
        + MOTTO
        + "Số: 64/TANDTC-PC\nHà Nội, ngày 03 tháng 4 năm 2019\nV/v thông báo kết quả giải đáp\nKính gửi: Các Tòa án nhân dân\nTòa án nhân dân tối cao thông báo.\nKT. CHÁNH ÁN\nPHÓ CHÁNH ÁN\n\nNguyễn Trí Tuệ\n",
        "64/TANDTC-PC",
        "Công văn",
        "Tòa án nhân dân tối cao",
        "2019-04-03",
        None,
        "Nguyễn Trí Tuệ",
    ),
    Letterhead(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH\n"
        + MOTTO
        + "Số: 2151/QĐ-UBND\nThành phố Hồ Chí Minh, ngày 18 tháng 6 năm 2020\nQUYẾT ĐỊNH\nVề ban hành Bộ tiêu chí\nCHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thanh Liêm\n",
        "2151/QĐ-UBND",
        "Quyết định",
        "Ủy ban nhân dân thành phố Hồ Chí Minh",
        "2020-06-18",
        "Hồ Chí Minh",
        "Lê Thanh Liêm",
    ),
    Letterhead(
        "NGÂN HÀNG NHÀ NƯỚC\nVIỆT NAM\n"
        + MOTTO
        + "Số: 01/2021/TT-NHNN\nHà Nội, ngày 31 tháng 3 năm 2021\nTHÔNG TƯ\nQuy định về phát hành\nĐiều 1. A\nKT. THỐNG ĐỐC\nPHÓ THỐNG ĐỐC\n\nĐoàn Thái Sơn\n",
        "01/2021/TT-NHNN",
        "Thông tư",
        "Ngân hàng Nhà nước Việt Nam",
        "2021-03-31",
        None,
        "Đoàn Thái Sơn",
    ),
    Letterhead(
        "UBND QUẬN 7\nPHÒNG TÀI NGUYÊN VÀ MÔI TRƯỜNG\n"
        + MOTTO
        + "Số: 310/TB-TNMT\nQuận 7, ngày 3 tháng 8 năm 2017\nTHÔNG BÁO\nVề việc niêm yết"
        + BODY
        + "TRƯỞNG PHÒNG\n\nLâm Văn Tú\n",
        "310/TB-TNMT",
        "Thông báo",
        "Phòng Tài nguyên và Môi trường quận 7",
        "2017-08-03",
        None,
        "Lâm Văn Tú",
    ),
    Letterhead(
        "CÔNG AN TỈNH ĐẮK NÔNG\n"
        + MOTTO
        + "Số: 77/KH-CAT-PV05\nĐắk Nông, ngày 2 tháng 3 năm 2023\nKẾ HOẠCH\nTuyên truyền pháp luật"
        + BODY
        + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nThượng tá Nguyễn Lương Ngọc\n",
        "77/KH-CAT-PV05",
        "Kế hoạch",
        "Công an tỉnh Đắk Nông",
        "2023-03-02",
        "Đắk Nông",
        "Nguyễn Lương Ngọc",
    ),
    Letterhead(
        "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN THƯỜNG VỤ HỘI LHPN TỈNH YÊN BÁI\n"
        + MOTTO
        + "Số: 15/KH-BTV\nYên Bái, ngày 1 tháng 2 năm 2022\nKẾ HOẠCH\nCông tác hội"
        + BODY,
        "15/KH-BTV",
        "Kế hoạch",
        "Ban Thường vụ hội LHPN tỉnh Yên Bái",
        "2022-02-01",
        "Yên Bái",
        None,
    ),
    Letterhead(
        "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH ĐOÀN KHÁNH HÒA\n"
        + MOTTO
        + "Số: 212-KH/TĐTN-PT\nNha Trang, ngày 10 tháng 5 năm 2024\nKẾ HOẠCH\nTổ chức hội thi"
        + BODY,
        "212-KH/TĐTN-PT",
        "Kế hoạch",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Khánh Hòa",
        "2024-05-10",
        "Khánh Hòa",
        None,
    ),
    Letterhead(
        "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN CHẤP HÀNH TỈNH SƠN LA\n"
        + MOTTO
        + "Số: 12/KH-BTV\nSơn La, ngày 10 tháng 5 năm 2024\nKẾ HOẠCH\nTổ chức hội thi"
        + BODY,
        "12/KH-BTV",
        "Kế hoạch",
        "Hội Liên hiệp Phụ nữ Việt Nam tỉnh Sơn La",
        "2024-05-10",
        "Sơn La",
        None,
    ),
    Letterhead(
        "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\nTỈNH LONG AN\n"
        + MOTTO
        + "Số: 12/KH-BCĐ\nLong An, ngày 10 tháng 5 năm 2024\nKẾ HOẠCH\nTổ chức hội thi"
        + BODY,
        "12/KH-BCĐ",
        "Kế hoạch",
        "Ban Chỉ đạo chuyển đổi số tỉnh Long An",
        "2024-05-10",
        "Long An",
        None,
    ),
    Letterhead(
        "BỘ NỘI VỤ - BỘ TÀI CHÍNH\n"
        + MOTTO
        + "Số: 03/2019/TTLT-BNV-BTC\nHà Nội, ngày 2/5/2019\nTHÔNG TƯ LIÊN TỊCH\nHướng dẫn\nĐiều 1. A\n",
        "03/2019/TTLT-BNV-BTC",
        "Thông tư liên tịch",
        "Bộ Nội vụ; Bộ Tài chính",
        "2019-05-02",
        None,
        None,
    ),
    Letterhead(
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  TỈNH THÁI BÌNH              Độc lập - Tự do - Hạnh phúc\n Số: 66/KH-UBND           Thái Bình, ngày 10 tháng 5 năm 2022\n\n                 KẾ HOẠCH\n      Phát triển thanh niên năm 2022"
        + BODY
        + "Nơi nhận:                TM. ỦY BAN NHÂN DÂN\n- Như trên;                    KT. CHỦ TỊCH\n- Lưu: VT.                    PHÓ CHỦ TỊCH\n\n                              Trần Thị Bích Hằng\n",
        "66/KH-UBND",
        "Kế hoạch",
        "Ủy ban nhân dân tỉnh Thái Bình",
        "2022-05-10",
        "Thái Bình",
        "Trần Thị Bích Hằng",
    ),
    Letterhead(
        "UBND XÃ TÂN LẬP\nBAN CHỈ HUY PCTT VÀ TKCN\n"
        + MOTTO
        + "Số: 2/QĐ-BCH\nTân Lập, ngày 2 tháng 6 năm 2021\nQUYẾT ĐỊNH\nPhân công nhiệm vụ"
        + BODY
        + "TRƯỞNG BAN\n\nVi Văn Tới\n",
        "2/QĐ-BCH",
        "Quyết định",
        "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn xã Tân Lập",
        "2021-06-02",
        None,
        "Vi Văn Tới",
    ),
)
