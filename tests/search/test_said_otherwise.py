"""What is asked in other words than a task has: proven by a sentence outside tasks, in English that no list has, in haste, by a title's words."""

from __future__ import annotations

import pytest

from tests.search.texts import text_of

DOCUMENTS = {
    "housing": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "22/2025/QĐ-TTg", "Hà Nội", "QUYẾT ĐỊNH", "VỀ HỖ TRỢ NGƯỜI CÓ CÔNG VỚI CÁCH MẠNG VỀ NHÀ Ở",
        "Điều 1. Mức hỗ trợ\n1. Hỗ trợ 40 triệu đồng/hộ đối với trường hợp phải xây mới nhà ở.\n"
        "2. Không hỗ trợ tiền thuê đất cho hộ đã có nhà ở kiên cố.\n"
        "3. Nhà ở có diện tích sử dụng tối thiểu 30 m2 (nơi chật hẹp có thể ít hơn, nhưng không thấp hơn 24 m2), không để người ốm ở nhà tạm.\n"
        "4. Ngân hàng Chính sách xã hội giảm lãi suất vay cho hộ đến hết năm 2025, hộ nghèo thành thị chữa bệnh dài ngày được khoanh nợ.\n"
        "5. Nhà ở phải chịu được bão cấp 12.\n"
        "Điều 2. Tổ chức thực hiện\nBộ Xây dựng chủ trì kiểm tra việc thực hiện Quyết định này, thông báo kết quả.",
        "THỦ TƯỚNG\nTrần Văn An",
    ),
    "parks": text_of(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "310/KH-UBND", "Hà Nội", "KẾ HOẠCH", "PHÁT TRIỂN HẠ TẦNG 5G TRONG CÁC KHU CÔNG NGHIỆP GIAI ĐOẠN 2025-2027",
        "1. Sở Công Thương chủ trì lập danh mục dự án.\n2. Sở Tài chính chủ trì bố trí vốn.",
    ),
    "network": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "41/KH-UBND", "Sơn La", "KẾ HOẠCH", "CHUYỂN ĐỔI SỐ NĂM 2026",
        "1. Sở Khoa học và Công nghệ chủ trì phát triển hạ tầng 5G tại các khu công nghiệp.\n"
        "2. Công an tỉnh chủ trì kiểm tra công tác bảo vệ BMNN.\n3. Bộ Chỉ huy Quân sự tỉnh chủ trì nghiên cứu sa mạc.\n"
        "4. Công an tỉnh chủ trì xây dựng Quyết định ban hành Chương trình quốc gia về bảo vệ dữ liệu cá nhân, xong trước ngày 15/6/2026.\n"
        "5. Sở Tư pháp chủ trì vận hành cổng thông tin quốc gia về bảo vệ dữ liệu cá nhân, xong trước ngày 20/8/2026.",
    ),
    "targets": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "43/KH-UBND", "Sơn La", "KẾ HOẠCH", "THỰC HIỆN CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA NĂM 2026",
        "1. Sở Y tế chủ trì khám bệnh cho người nghèo.",
    ),
    "targets-too": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "44/KH-UBND", "Sơn La", "KẾ HOẠCH", "GIÁM SÁT CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA NĂM 2026",
        "1. Sở Y tế chủ trì báo cáo kết quả giám sát.",
    ),
    "signal": text_of(
        "VĂN PHÒNG CHÍNH PHỦ", "67/TB-VPCP", "Hà Nội", "THÔNG BÁO", "KẾT LUẬN CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ HẠ TẦNG GIAO THÔNG, VIỄN THÔNG VÀ TIÊU THỤ CÀ PHÊ",
        "Giá cà phê tăng.\n1. Các Tập đoàn: Bưu chính Viễn thông Việt Nam, Công nghiệp - Viễn thông Quân đội phủ sóng điện thoại cho các thôn, bản miền núi "
        "tỉnh Sơn La chưa có sóng điện thoại, xong trước ngày 30/12/2026.\n"
        "2. Các tỉnh Sơn La, Cao Bằng hoàn thiện Báo cáo nghiên cứu tiền khả thi dự án đường cao tốc, hoàn thành trước ngày 25/12/2026.\n"
        "3. Bộ Xây dựng chủ trì rà soát các dự án giao thông.\n4. Bộ Quốc phòng dùng thiết bị bay không người lái tìm người mất tích.\n"
        "5. Các bộ gửi kế hoạch về Văn phòng Chính phủ trong thời hạn 10 ngày.",
        "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nTrần Văn Bình",
    ),
    "coffee": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "45/KH-UBND", "Sơn La", "KẾ HOẠCH", "PHÁT TRIỂN NÔNG NGHIỆP NĂM 2026",
        "1. Sở Nông nghiệp và Môi trường chủ trì tái canh cà phê.\n2. Sở Y tế chủ trì phòng, chống tệ nạn xã hội.\n3. Sở Công Thương chủ trì xuất khẩu cao su.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


WHETHER = [
    ("Quyết định 22/2025/QĐ-TTg có hỗ trợ 40 triệu đồng cho hộ xây mới nhà ở không?", True),
    ("Quyết định 22/2025/QĐ-TTg có hỗ trợ 90 triệu đồng cho hộ xây mới nhà ở không?", False),
    ("Quyết định 22/2025/QĐ-TTg có hỗ trợ 2 triệu đồng cho hộ xây mới nhà ở không?", None),
    ("Quyết định 22/2025/QĐ-TTg có hỗ trợ tiền thuê đất cho hộ không?", None),  # to some it is denied
    ("Quyết định 22/2025/QĐ-TTg có hỗ trợ tiền thuê đất không?", None),
    ("Quyết định 22/2025/QĐ-TTg có nói đến tiền thuê đất không?", True),  # what is denied is spoken of
    ("Quyết định 22/2025/QĐ-TTg có nói đến người ốm không?", True),
    ("Quyết định 22/2025/QĐ-TTg có nói đến bão không?", True),  # outside tasks; a task says "thông báo"
    ("Kế hoạch 41/KH-UBND có nói đến bão không?", False),  # "bảo" is another word
    ("Quyết định 22/2025/QĐ-TTg có yêu cầu diện tích sử dụng tối thiểu 30 m2 không?", True),  # "không thấp hơn" denies something else
    ("Quyết định 22/2025/QĐ-TTg có khoanh nợ cho hộ nghèo thành thị chữa bệnh dài ngày không?", True),  # "chữa" is no "chưa"
    ("Quyết định 22/2025/QĐ-TTg có giảm lãi suất vay ở Ngân hàng Chính sách xã hội không?", True),
    ("Quyết định 22/2025/QĐ-TTg có giảm lãi suất vay ở Ngân hàng Chính sách xã hội năm 2027 không?", False),  # words prove no time
    ("Quyết định 22/2025/QĐ-TTg có giảm lãi suất vay ở Ngân hàng Chính sách xã hội năm 2025 không?", True),  # the decision's own year
    ("Quyết định 22/2025/QĐ-TTg có giảm lãi suất vay ở cấp xã không?", False),  # "xã" of "xã hội" is none
    ("Quyết định 22/2025/QĐ-TTg có giao Bộ Tài chính hỗ trợ 40 triệu đồng cho hộ không?", False),
    ("Quyết định 22/2025/QĐ-TTg có giao Bộ Xây dựng kiểm tra không?", True),
]


@pytest.mark.parametrize(("text", "wanted"), WHETHER, ids=[text for text, _ in WHETHER])
def test_one_sentence_with_every_word_proves_a_yes(answer, text, wanted):
    found = answer(text)
    assert found["boolean"] is wanted, found["understood"]


def test_what_proves_it_is_shown(answer):
    found = answer(WHETHER[0][0])
    assert any("Hỗ trợ 40 triệu đồng/hộ đối với trường hợp phải xây mới nhà ở" in one["exact"] for one in found["answers"][0]["evidence"])


LABELS = [  # (question, labels of the answers)
    ("Which plans talk about deserts?", ["41/KH-UBND"]),
    ("Which plans talk about submarines?", []),
    ("Which plans talk about lakes?", []),  # "hồ" of "hồ sơ" is none
    ("Công an tỉnh Sơn La làm việc gì về bảo vệ BMNN?", ["kiểm tra công tác bảo vệ BMNN"]),
    ("sở tài chính hn phải làm j", ["bố trí vốn"]),
    ("Sở Tài chính làm gì theo kế hoạch hạ tầng 5G của Hà Nội giai đoạn 2025-2027?", ["bố trí vốn"]),
    ("Sở Tài chính làm gì theo kế hoạch hạ tầng 5G của Hà Nội giai đoạn 2031-2035?", []),
    ("Chương trình quốc gia về bảo vệ dữ liệu cá nhân phải ban hành trước ngày nào?", ["xây dựng Quyết định ban hành Chương trình quốc gia về bảo vệ dữ liệu cá nhân, xong trước ngày 15/6/2026"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LABELS, ids=[text for text, _ in LABELS])
def test_other_words_find_the_same(answer, text, wanted):
    found = answer(text)
    assert [item["label"].split(" chủ trì ")[-1].rstrip(".") for item in found["answers"]] == wanted, found["understood"]


def test_words_that_no_list_has_are_said(answer):
    assert any("sa mạc" in one for one in answer(LABELS[0][0])["caveats"])


def test_a_side_has_what_stands_under_a_title_with_the_words(answer):
    found = answer("So sánh Hà Nội và Sơn La: cơ quan nào chủ trì hạ tầng 5G ở khu công nghiệp?")
    sides = {item["label"]: [side["label"] if isinstance(side, dict) else side for side in item["sides"]] for item in found["answers"]}
    assert sides == {"Sở Công Thương": ["Hà Nội"], "Sở Tài chính": ["Hà Nội"], "Sở Khoa học và Công nghệ": ["Sơn La"]}
    assert any("310/KH-UBND" in one for one in found["caveats"])


NAMED = [  # (question, labels of the answers)
    ("Theo thông báo 67, bộ nào chủ trì rà soát dự án giao thông?", ["Bộ Xây dựng"]),
    ("Bộ Xây dựng phải làm gì trong thông báo 67 về mấy dự án giao thông", ["Bộ Xây dựng chủ trì rà soát các dự án giao thông"]),
    ("Những văn bản nào nhắc đến máy bay không người lái, drone?", ["67/TB-VPCP"]),
    ("documents mentioning coffee", ["45/KH-UBND", "67/TB-VPCP"]),
    ("documents mentioning rubber", ["45/KH-UBND"]),
    ("Which provinces have a plan against prostitution?", []),
    ("Which provinces have a plan against social evils?", ["Sơn La"]),
    ("Tập đoàn nào phủ sóng điện thoại cho thôn, bản ở Sơn La?", ["Tập đoàn Bưu chính Viễn thông Việt Nam", "Tập đoàn Công nghiệp - Viễn thông Quân đội"]),
    ("Who is supposed to check road projects under notice 67?", ["Bộ Xây dựng"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), NAMED, ids=[text for text, _ in NAMED])
def test_what_is_asked_for_is_told_from_what_it_is_about(answer, text, wanted):
    found = answer(text)
    assert sorted(item["label"].rstrip(".") for item in found["answers"]) == wanted, found["understood"]


TIMES = [  # (question, the time printed)
    ("Sơn La và Cao Bằng phải hoàn thiện báo cáo nghiên cứu tiền khả thi đường cao tốc trước ngày nào?", "trước ngày 25/12/2026"),
    ("Các bộ phải gửi kế hoạch về Văn phòng Chính phủ trong thời hạn bao lâu?", "trong thời hạn 10 ngày"),
]


@pytest.mark.parametrize(("text", "wanted"), TIMES, ids=[text for text, _ in TIMES])
def test_when_others_documents_say_so(answer, text, wanted):
    found = answer(text)
    assert [wanted in str(item["value"]) for item in found["answers"]] == [True], found["understood"]


def test_a_lack_of_those_that_work_is_for_denies_nothing(answer):
    found = answer("What are VNPT and Viettel asked to do for the mountain villages of Sơn La with no phone signal?")
    assert len(found["answers"]) == 1 and "phủ sóng điện thoại" in found["answers"][0]["label"], found["understood"]


HASTE = [  # (question, what was read for its letters)
    ("sở tài chính hn phải làm j", "HN"),
    ("sở tài chính ở hn làm gì", "HN"),
    ("việc của sở tài chính hn", "HN"),
    ("việc của dn là gì", ""),  # "doanh nghiệp" as well as a province
    ("việc của hn là gì", ""),
    ("sở tài chính hn người nghèo làm gì", ""),  # a noun goes on
    ("nhiệm vụ của ct ubnd xã", ""),  # "chủ tịch" as well as "chỉ thị"
]


@pytest.mark.parametrize(("text", "wanted"), HASTE, ids=[text for text, _ in HASTE])
def test_two_small_letters_are_a_place_only_right_behind_a_body_that_does_something(answer, text, wanted):
    letters = {one["from"]: one["to"] for one in answer(text)["understood"]["corrections"]}
    assert {letters.get("hn", ""), letters.get("dn", ""), letters.get("ct", "")} - {""} == {wanted} - {""}
