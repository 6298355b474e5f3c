"""What a question says of purpose, of whose documents, of a person by office, of what is denied together: none of it changes who is asked."""

from __future__ import annotations

import pytest

from tests.search.texts import text_of


def _text(issuer, number, type, title, body, signer="Lò Văn Hùng"):
    place = "Sơn La" if "SƠN LA" in issuer else "Hà Nội"
    end = "CHỦ TỊCH\nPHÓ CHỦ TỊCH" if place == "Sơn La" else "THỦ TƯỚNG\nPHÓ THỦ TƯỚNG"
    return text_of(issuer, number, place, type, title, body, f"KT. {end}\n{signer}", day="ngày 21 tháng 11 năm 2025")


_PM, _SON_LA = "THỦ TƯỚNG CHÍNH PHỦ", "ỦY BAN NHÂN DÂN TỈNH SƠN LA"
DOCUMENTS = {
    "flood": _text(
        _PM, "234/CĐ-TTg", "CÔNG ĐIỆN", "VỀ VIỆC KHẮC PHỤC HẬU QUẢ MƯA LŨ",
        "1. Bộ Quốc phòng chủ trì huy động lực lượng sửa nhà.\n2. Bộ Y tế chủ trì xử lý môi trường sau mưa lũ.\n"
        "3. Bộ Xây dựng hướng dẫn thiết kế nhà mẫu, hoàn thành trước ngày 15 tháng 12 năm 2025.", "Phạm Minh Chính",
    ),
    "works": _text(
        _PM, "224/CĐ-TTg", "CÔNG ĐIỆN", "VỀ VIỆC CHUẨN BỊ LỄ KHỞI CÔNG",
        "1. Giao Phó Thủ tướng Chính phủ Trần Hồng Hà trực tiếp chỉ đạo công tác chuẩn bị.\n"
        "2. Bộ Công an tổng hợp kết quả rà soát pháp luật về dữ liệu cá nhân, báo cáo Thủ tướng Chính phủ trước ngày 31 tháng 12 năm 2025.\n"
        "3. Bộ Công an chủ trì xây dựng Chương trình quốc gia về bảo vệ dữ liệu cá nhân.", "Trần Hồng Hà",
    ),
    "relief": _text(
        _SON_LA, "31/KH-UBND", "KẾ HOẠCH", "HỖ TRỢ NHU YẾU PHẨM CHO NHÂN DÂN BỊ ẢNH HƯỞNG MƯA LŨ TRÊN ĐỊA BÀN TỈNH SƠN LA",
        "1. Sở Công Thương hỗ trợ doanh nghiệp kinh doanh trên môi trường số.\n"
        "2. Báo và Đài Phát thanh và Truyền hình tăng cường tuyên truyền.\n3. Sở Y tế chủ trì cấp thuốc.",
    ),
    "pay": _text(
        _SON_LA, "32/KH-UBND", "KẾ HOẠCH", "CHI TRẢ TRỢ GIÚP XÃ HỘI KHÔNG DÙNG TIỀN MẶT TRÊN ĐỊA BÀN TỈNH SƠN LA",
        "Căn cứ Thông tư số 56/2025/TT-BTC ngày 25 tháng 6 năm 2025 của Bộ Tài chính;\n"
        "1. Sở Tài chính chủ trì chi trả trợ giúp xã hội không dùng tiền mặt.\n2. Sở Y tế chủ trì kiểm tra.",
    ),
    "goals": _text(
        _SON_LA, "33/KH-UBND", "KẾ HOẠCH", "THỰC HIỆN CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA TRÊN ĐỊA BÀN TỈNH SƠN LA", "1. Sở Nội vụ chủ trì."
    ),
    "aims": _text(
        _SON_LA, "34/KH-UBND", "KẾ HOẠCH", "VỀ CHƯƠNG TRÌNH QUỐC GIA GIẢM NGHÈO TRÊN ĐỊA BÀN TỈNH SƠN LA", "1. Công an tỉnh chủ trì tuần tra."
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


LABELS = [
    ("Công điện nào của Thủ tướng không giao việc cho Bộ Quốc phòng?", ["224/CĐ-TTg"]),
    ("Công điện nào của Thủ tướng giao việc cho Bộ Quốc phòng?", ["234/CĐ-TTg"]),
    ("Kế hoạch nào nói về chi trả trợ giúp xã hội không dùng tiền mặt?", ["32/KH-UBND"]),
    ("Who drafts the national programme on personal data protection?", ["Bộ Công an"]),
    ("Kế hoạch nào của Sơn La không nhắc đến mưa lũ hoặc Sở Tài chính?", ["33/KH-UBND", "34/KH-UBND"]),
    ("Kế hoạch chi trả 3 năm của Sơn La căn cứ thông tư nào?", ["56/2025/TT-BTC"]),
]


@pytest.mark.parametrize(("text", "wanted"), LABELS, ids=[text for text, _ in LABELS])
def test_answers_are_those_meant(answer, text, wanted):
    found = answer(text)
    assert sorted(item["label"] for item in found["answers"]) == wanted, found["understood"]


WORK = [  # (question, (document, path) of the tasks)
    ("Bộ Y tế làm gì để xử lý môi trường sau mưa lũ?", [("flood", "2")]),
    ("Phó Thủ tướng Trần Hồng Hà được giao việc gì?", [("works", "1")]),
    ("When must the Ministry of Public Security report the results of the legal review on personal data to the Prime Minister?",
     [("works", "2")]),
    ("Sở Công Thương Sơn La hỗ trợ doanh nghiệp thế nào?", [("relief", "1")]),
    ("Báo và Đài Sơn La phải làm gì?", [("relief", "2")]),
    ("Còn Bộ Y tế thì không phải làm gì theo Công điện 234?", [("flood", "2")]),
    ("What does the Ministry of Health LEAD?", [("flood", "2")]),
    ("Bộ Y tế CHỦ TRÌ việc gì?", [("flood", "2")]),
    ("Bộ Quốc phòng không phải làm gì theo Công điện 234?", [("flood", "2"), ("flood", "3")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WORK, ids=[text for text, _ in WORK])
def test_work_is_that_of_who_is_asked(answer, text, wanted):
    found = answer(text)
    places = {(e["source"].split("/")[-1].removesuffix(".txt"), e["path"]) for item in found["answers"] for e in item["evidence"]}
    assert sorted(places) == wanted, found["understood"]


def test_a_follow_up_keeps_the_document_of_a_short_number(answer):
    found = answer("Còn Bộ Xây dựng thì không phải làm gì à?", after="Bộ Y tế phải làm gì theo công điện 234?")
    assert [e["path"] for item in found["answers"] for e in item["evidence"]] == ["3"]
    assert found["said"] == ["Đây là việc có giao cho cơ quan ấy."]


def test_a_year_that_a_named_document_is_not_of_is_said(answer):
    said = answer("Kế hoạch chi trả trợ giúp xã hội năm 2023 của Sơn La do ai ký?")["said"]
    assert said == ["Không có văn bản như vậy của năm 2023; 32/KH-UBND là của năm 2025."]
    assert answer("Kế hoạch chi trả trợ giúp xã hội năm 2025 của Sơn La do ai ký?")["said"] == []


def test_a_year_of_something_else_is_not_said_of_a_numbered_document(answer):
    assert not any("2019" in one for one in answer("What does Plan 32/KH-UBND say about the 2019 campaign?")["said"])
    assert not any("2019" in one for one in answer("Kế hoạch 32/KH-UBND nói gì về đợt chi trả năm 2019?")["said"])


DENIED = [  # what stands behind the denial is denied, whatever stands before it
    ("Trợ giúp xã hội không giao cho Sở Y tế", "KHÔNG có cơ quan: Sở Y tế"),
    ("Chi trả trợ giúp xã hội mà không có Sở Y tế tham gia", "KHÔNG có cơ quan: Sở Y tế"),
    ("Social assistance not led by the Department of Health", "WITHOUT agency: Department of Health (leads)"),
    ("Social assistance without the Department of Health", "WITHOUT agency: Department of Health"),
    ("Sở Y tế không phải làm gì?", "KHÔNG có cơ quan: Sở Y tế"),
    ("Sở Y tế không phải làm gì ạ?", "KHÔNG có cơ quan: Sở Y tế"),
    ("Sở Y tế không phải báo cáo gì?", "KHÔNG có cơ quan: Sở Y tế"),
]


@pytest.mark.parametrize(("text", "part"), DENIED, ids=[text for text, _ in DENIED])
def test_what_is_denied_is_not_answered_with(answer, text, part):
    assert part in answer(text)["understood"]["reading"]


def test_a_purpose_is_no_part_of_another_word(answer):
    reading = answer("Bộ Y tế làm gì để xuất khẩu thuốc?")["understood"]["reading"]
    assert "để xuất" not in reading


UNTOUCHED = [  # (question, part of the reading)
    ("Sơn La để ai lo tuyên truyền?", "vai trò: chủ trì / được giao"),
    ("Phó Thủ tướng Trần Hồng Hà ký văn bản nào?", "người ký: Trần Hồng Hà"),
    ("Sở Y tế không được làm gì?", "KHÔNG có cơ quan: Sở Y tế"),
    ("Kế hoạch nào của Sơn La không giao việc cho Sở Y tế?", "KHÔNG có cơ quan: Sở Y tế (chủ trì / được giao)"),
    ("Sở nào hỗ trợ Sở Y tế?", "cơ quan: Sở Y tế"),
    ("Kế hoạch mưa lũ của Sơn La giao Sở Y tế việc gì?", "văn bản: 31/KH-UBND"),
    ("Văn bản nào không nói về mưa lũ?", "KHÔNG có lời văn: mưa lũ"),
    ("Who received plan 31/KH-UBND?", "to whom documents were sent"),
    ("Tỉnh nào không nhắc đến mưa lũ hoặc Sở Tài chính?", "Tìm tỉnh"),
    ("mỗi tỉnh có bao nhiêu kế hoạch", "Đếm văn bản"),
    ("Who ASSIGNS work to the Ministry of Health?", "agency: Ministry of Health (leads / is assigned)"),
    ("Ai nhận được công văn về giải quyết khiếu nại?", "Tìm nơi nhận của văn bản"),
    ("Who received the plan on complaints?", "Find to whom documents were sent"),
    ("Cơ quan nào nhận được kế hoạch về hồ sơ sức khỏe?", "Tìm nơi nhận của văn bản"),
    ("Ai nhận được hồ sơ khiếu nại ở Sơn La?", "Tìm cơ quan"),
    ("Nghị quyết nào phải thực hiện ở Sơn La?", "Nghị quyết"),
    ("Dự án nào giao Sở Y tế?", "loại văn bản: Dự án"),
    ("Chương trình quốc gia về bảo vệ dữ liệu giao ai?", "văn bản: 33/KH-UBND; văn bản: 34/KH-UBND"),
    ("Chương trình nào giao Sở Y tế?", "Tìm văn bản"),
]


@pytest.mark.parametrize(("text", "part"), UNTOUCHED, ids=[text for text, _ in UNTOUCHED])
def test_other_questions_are_read_as_before(answer, text, part):
    assert part in answer(text)["understood"]["reading"]
