"""Heads and ends as files of other tools give them: lines torn where a column was narrow, offices over two lines, portals' tables of data."""

from __future__ import annotations

import hashlib

import pytest

from ingest.head.metadata import read_metadata
from ingest.parsed import DocumentData, Source
from ingest.reading import Reading
from tests.ingest.letterheads import BODY, MOTTO

BY_UBND = "UBND TỈNH LÀO CAI\nSố: 5/KH-UBND\n" + MOTTO + "Lào Cai, ngày 3 tháng 4 năm 2020\nKẾ HOẠCH\n"
SCHOOL = (
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC TÂY BẮC\nSố: 7/TB-ĐHTB\n"
    + MOTTO
    + "Sơn La, ngày 3 tháng 4 năm 2020\nTHÔNG BÁO\nTuyển sinh"
    + BODY
)
PARTY = (
    "BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TUYÊN GIÁO\n*\nSố 12-HD/BTGTW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 5 tháng 4 năm 2023\nHƯỚNG DẪN\nTuyên truyền"
    + BODY
)


OLD_LETTER = (
    "BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\nSố: 2346 TCT/NV3\nV/v hoàn thuế\ncộng hoà xã hội chủ nghĩa việt nam\nHà Nội, ngày 26 tháng 6 năm 2003\n"
    "Kính gửi: Cục Thuế tỉnh Bình Dương\nTrả lời công văn số 1180/CT-NV ngày 5/6/2003, Tổng cục Thuế có ý kiến như sau.\n"
)
HEADED = (
    "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 158/2003/NĐ-CP NGÀY 10 THÁNG 12 NĂM 2003\nQuy định chi tiết thi hành Luật Thuế\nCHÍNH PHỦ\n"
    "Căn cứ Luật số 02/1997/QH9 ngày 10 tháng 5 năm 1997;\nĐiều 1. Phạm vi.\n"
)
LAW = (
    "QUỐC HỘI\nLuật số: 51/2010/QH12\n" + MOTTO + "LUẬT\nNGƯỜI KHUYẾT TẬT\nĐiều 1. Phạm vi.\n"
    "Luật này đã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XII, kỳ họp thứ 7 thông qua ngày 17 tháng 6 năm 2010.\n"
)
SIGNED_BY = BY_UBND + "Công tác" + BODY + "Nơi nhận:\n- Lưu VT.\nCHỦ TỊCH UBND TỈNH ĐỒNG NAI\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nAo Văn Thinh\n"


CONSOLIDATED = (
    "VĂN BẢN HỢP NHẤT - VĂN PHÒNG QUỐC HỘI\n"
    + MOTTO
    + "LUẬT\nNHẬP CẢNH CỦA NGƯỜI NƯỚC NGOÀI\n\nLuật số 47/2014/QH13 ngày 16 tháng 6 năm 2014 của "
    "Quốc hội được sửa đổi bởi:\n"
    + "".join(f"Điều {n}. Người nước ngoài nhập cảnh có quyền và nghĩa vụ theo quy định của pháp luật.\n" for n in range(1, 120))
    + "XÁC THỰC VĂN BẢN HỢP NHẤT\nSố: 30/VBHN-VPQH\nHà Nội, ngày 2 tháng 8 năm 2023\n"
)
SMALL_TYPE = (
    "Chính phủ\nSố: 28/2003/NĐ-CP\nHà Nội, ngày 31 tháng 3 năm 2003\nNghị định của chính phủ\nQuy định việc phát hành công trái\n\nCHÍNH PHỦ\n"
    "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;\nĐiều 1. Phạm vi.\n"
)
OFFICE = "Văn phòng Ủy ban nhân dân thành phố Cần Thơ"
FRONT = (
    "MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN MTTQ VIỆT NAM TỈNH YÊN BÁI\n*\nSố: 1530/KH-MTTQ\n"
    + MOTTO
    + "Yên Bái, ngày 21 tháng 02 năm 2023\nKẾ HOẠCH\nA"
    + BODY
)


def read(text: str, bold: tuple[tuple[int, int], ...] = ()) -> DocumentData:
    return read_metadata(Reading.of(Source("x.txt", hashlib.sha256(text.encode()).hexdigest(), text, bold=bold)))[0]


TORN = (
    "UBND THÀNH PHỐ HÀ NỘI\n{}\nSố: 905/KH-SNNMT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Hà Nội, ngày 10 tháng 3 năm 2025\nKẾ HOẠCH\nChống hạn" + BODY
)
HEADS = [
    (
        "number",
        "UBND QUẬN HẢI CHÂU\nSố: 45\n/KH-UBND\n" + MOTTO + "Hải Châu, ngày 3 tháng 4 năm 2020\nKẾ HOẠCH\nCông tác" + BODY,
        "45/KH-UBND",
    ),
    (
        "issuer",
        "UBND TỈNH VĨNH LONG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nSỞ TƯ PHÁP\nNAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 264/QĐ-STP\n"
        "Vĩnh Long, ngày 16 tháng 11 năm 2021\nQUYẾT ĐỊNH\nVề việc A" + BODY,
        "Sở Tư pháp tỉnh Vĩnh Long",
    ),
    ("issuer", SCHOOL, "Trường Đại học Tây Bắc"),
    ("province", SCHOOL, None),
    ("issuer", PARTY, "Ban Tuyên giáo Trung ương"),
    ("province", PARTY, None),
    (
        "signer",
        BY_UBND + "Công tác" + BODY + "Nơi nhận:\n- Lưu: VT.\nTUQ. CỤC TRƯỞNG\nTRƯỞNG PHÒNG TỔ CHỨC CÁN BỘ\nPhạm Trung Dũng\n",
        "Phạm Trung Dũng",
    ),
    ("signer", BY_UBND + "Công tác" + BODY + "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH PHẠM TRUNG DŨNG\n", "Phạm Trung Dũng"),
    (
        "issuer",
        "UBND TỈNH AN GIANG CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nSỞ Y TẾ\nVIỆT NAM\nSố: 2/SYT\nAn Giang, ngày 1 tháng 2 năm 2020\nKẾ HOẠCH" + BODY,
        "Sở Y tế tỉnh An Giang",
    ),
    (
        "issuer",
        "UBND THÀNH PHỐ CẦN THƠ\nVĂN PHÒNG\nSố: 981/VP-KGVX\n" + MOTTO + "Cần Thơ, ngày 16 tháng 3 năm 2022\nKẾ HOẠCH\nA" + BODY,
        OFFICE,
    ),
    ("issuer", FRONT, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Yên Bái"),
    (
        "title",
        "HUYỆN ỦY QUỲ CHÂU\n*\nSố 312-CV/HU\nQuỳ Châu, ngày 03 tháng 5 năm 2022\nV/v đại hội chi bộ\nKính gửi: Các chi bộ\n",
        "V/v đại hội chi bộ",
    ),
    ("title", CONSOLIDATED, "LUẬT NHẬP CẢNH CỦA NGƯỜI NƯỚC NGOÀI"),
    ("type", CONSOLIDATED, "Văn bản hợp nhất"),
    ("title", SMALL_TYPE, "Quy định việc phát hành công trái"),
    ("type", SMALL_TYPE, "Nghị định"),
    ("number", OLD_LETTER, "2346 TCT/NV3"),
    ("title", OLD_LETTER, "V/v hoàn thuế"),
    ("type", OLD_LETTER, "Công văn"),
    ("number", HEADED, "158/2003/NĐ-CP"),
    ("issuer", HEADED, "Chính phủ"),
    ("issue_date", HEADED, "2003-12-10"),
    ("title", HEADED, "Quy định chi tiết thi hành Luật Thuế"),
    ("issue_date", LAW, "2010-06-17"),
    ("signer", SIGNED_BY, "Ao Văn Thinh"),
    ("issuer", TORN.format("SỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG"), "Sở Nông nghiệp và Môi trường thành phố Hà Nội"),
    ("issuer", TORN.format("SỞ Y TẾ\nTRƯỜNG CAO ĐẲNG NGHỀ"), "Trường Cao đẳng Nghề thành phố Hà Nội"),
    ("issue_date", "Thứ bảy, 28/11/2026 | Đăng nhập\nTHÔNG BÁO\nLịch cúp điện" + BODY, None),
]


@pytest.mark.parametrize(("field", "text", "value"), HEADS, ids=[f"{i}-{head[0]}" for i, head in enumerate(HEADS)])
def test_a_head_that_a_file_tore(field: str, text: str, value: str | None) -> None:
    assert getattr(read(text), field) == value


ENDS = [
    ("Công tác năm 2020\nUBND tỉnh trân trọng kính mời:\n- Sở Y tế;\n", "a lead-in"),
    ("Công tác năm 2020\nTT\tNội dung\tĐơn vị\n1\tTập huấn\tSở Y tế\n", "a table"),
    ("Công tác năm 2020\nTỔNG GIÁM ĐỐC TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG\n", "the office that enacts"),
    ("Công tác năm 2020\nGIÁM ĐÓC SỞ Y TÉ TỈNH LÀO CAI\n", "the office that enacts as a scan shows it"),
    ("Công tác năm 2020\nPHỤ LỤC\nDANH MỤC\n", "an annex"),
    (
        "Công tác năm 2020\nQuán triệt ý kiến của cấp trên, các cơ quan của tỉnh cần làm tốt hơn nữa việc báo cáo và giữ đúng hạn đã nêu.\n",
        "a sentence",
    ),
]


@pytest.mark.parametrize(("text", "reason"), ENDS, ids=[end[1] for end in ENDS])
def test_where_a_title_ends(text: str, reason: str) -> None:
    assert read(BY_UBND + text + BODY).title == "Công tác năm 2020", reason


def test_a_title_over_two_lines_goes_on_and_one_in_bold_ends_with_it() -> None:
    text = BY_UBND + "Công tác năm 2020\ncủa ngành Y tế" + BODY
    assert read(text).title == "Công tác năm 2020 của ngành Y tế"
    at = text.index("Công tác năm")
    assert read(text, bold=((at, at + 17),)).title == "Công tác năm 2020"


RECORDS = ["Số ký hiệu\t{0}\nLoại văn bản\t{1}\nNgày ban hành\t{2}\nNgày hiệu lực\t15/07/2021\nNgười ký\t{3}\n"] + [
    "Số hiệu: {0} | Loại văn bản: {1}\nNgày ban hành: {2} | Người ký: {3}\n",
    "Số/ký hiệu\n{0}\nHình thức văn bản\n{1}\nNgày ban hành\n{2}\nNgười ký\n{3}\n",
]


@pytest.mark.parametrize("form", RECORDS)
def test_a_portals_table_of_data_says_what_no_letterhead_does(form: str) -> None:
    document = read(
        "Cổng thông tin\n" + form.format("1702/QĐ-UBND", "Quyết định", "12/07/2021", "Phạm Văn An") + "Nội dung đang cập nhật.\n"
    )
    said = (document.number, document.type, document.issue_date, document.signer)
    assert said == ("1702/QĐ-UBND", "Quyết định", "2021-07-12", "Phạm Văn An")
    assert document.places is not None
    assert {"number", "type", "issue_date", "signer"} <= set(document.places)


def test_one_label_makes_no_table_of_data_and_a_letterhead_goes_before_one() -> None:
    assert read("Ghi chép\nNgày ban hành: 12/07/2021\nKhông có gì thêm.\n").issue_date is None
    text = BY_UBND + "Công tác" + BODY + "Số hiệu: 9/KH-UBND\nNgày ban hành: 01/01/2021\n"
    assert (read(text).number, read(text).issue_date) == ("5/KH-UBND", "2020-04-03")


def test_a_name_whose_cells_stand_in_the_other_order_has_a_place_that_is_a_range():
    from ingest.head.cells import joined

    name = joined("VĂN PHÒNG  CÔNG AN TỈNH", [(11, 23), (0, 9)])
    assert name.text == "CÔNG AN TỈNH VĂN PHÒNG"
    assert name.span(0, len(name.text)) == (11, 23)
    assert name.span(13, len(name.text)) == (0, 9)
