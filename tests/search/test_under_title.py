"""What is asked about may be a document's subject: all that it gives a body answers then, said to be so; one task that says more answers
alone."""

from __future__ import annotations

import pytest

from tests.search.texts import text_of

DOCUMENTS = {
    "relief": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "21/KH-UBND", "Sơn La", "KẾ HOẠCH", "CẤP PHÁT HÀNG CỨU TRỢ CHO NHÂN DÂN VÙNG LŨ",
        "1. Công an tỉnh:\n- Giữ trật tự tại các điểm tập kết.\n- Phân luồng xe cộ trên quốc lộ.\n- Cảnh giới ở ngầm tràn.\n"
        "2. Sở Y tế:\n- Chuẩn bị túi thuốc gia đình.\n- Cử bác sĩ về bản.",
    ),
    "assets": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "22/KH-UBND", "Sơn La", "KẾ HOẠCH", "KIỂM KÊ TÀI SẢN CÔNG",
        "1. Sở Tài chính:\n- Mở lớp tập huấn phần mềm.\n- Làm đầu mối trả lời vướng mắc.\n"
        "2. Công an tỉnh kiểm đếm trụ sở, xe ô tô được giao.",
    ),
    "telegram": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "91/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "Về ứng phó bão số 9",
        "1. Bộ Công Thương:\n- Bảo đảm điện cho bệnh viện.\n- Dự trữ xăng dầu.\n2. Bộ Y tế chuẩn bị giường bệnh.",
        "THỦ TƯỚNG\nTrần Văn An",
    ),
    "games": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "25/KH-UBND", "Sơn La", "KẾ HOẠCH", "TỔ CHỨC HỘI KHỎE PHÙ ĐỔNG",
        "1. Sở Y tế:\n- Lập trạm sơ cứu tại sân vận động.\n- Phối hợp với Hội Chữ thập đỏ tập huấn cho tình nguyện viên.\n"
        "2. Sở Tài chính chủ trì, phối hợp với Sở Y tế bố trí kinh phí.",
    ),
    "digital": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "23/KH-UBND", "Sơn La", "KẾ HOẠCH", "PHÁT TRIỂN KINH TẾ SỐ",
        "1. Sở Công Thương:\n- Đưa kinh tế số về các chợ.\n- Mở sàn giao dịch nông sản.\n- Tập huấn cho tiểu thương.",
    ),
    "repair": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "24/KH-UBND", "Sơn La", "KẾ HOẠCH", "KHẮC PHỤC HẬU QUẢ BÃO LŨ",
        "1. Sở Xây dựng:\n- Khắc phục hậu quả mưa lũ ở trường học.\n- Sửa cầu treo.\n- Thông cống, rãnh.",
    ),
    "count": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "26/KH-UBND", "Sơn La", "KẾ HOẠCH", "TỔNG ĐIỀU TRA DÂN SỐ THỜI ĐIỂM 0H00 NGÀY 01 THÁNG 4 NĂM 2026",
        "1. UBND các xã, phường:\n- Lập tổ công tác tại bản.\n- Phát loa truyền thanh mỗi tối.\n- Bố trí chỗ nghỉ cho điều tra viên.\n"
        "2. Công an tỉnh bảo đảm trật tự.",
    ),
    "papers": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "27/CT-UBND", "Sơn La", "CHỈ THỊ", "VỀ RÚT NGẮN THỦ TỤC HÀNH CHÍNH CHO HỢP TÁC XÃ",
        "1. Sở Tư pháp:\n- Đăng công khai biểu mẫu.\n- Bỏ bớt thủ tục hành chính trùng lặp cho hợp tác xã.\n- Trực đường dây nóng.",
    ),
    "flood": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "92/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "Về lũ lịch sử tại Sơn La và Lào Cai",
        "1. Bộ Công an:\n- Cứu hộ ở bản.\n- Canh gác ngầm tràn.\n2. Bộ Y tế cấp thuốc.", "THỦ TƯỚNG\nTrần Văn An",
    ),
    "jobs": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "28/KH-UBND", "Sơn La", "KẾ HOẠCH", "TRIỂN KHAI THI HÀNH LUẬT VIỆC LÀM",
        "Căn cứ Luật Việc làm ngày 16 tháng 6 năm 2025;\n1. Sở Nội vụ:\n- Mở hội nghị phổ biến.\n- Rà soát văn bản của tỉnh.\n"
        "2. Sở Tài chính bố trí kinh phí.",
    ),
    "forest": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "29/CT-UBND", "Sơn La", "CHỈ THỊ", "VỀ CHỒNG LẤN RỪNG",
        "1. Công an tỉnh:\n- Lập chốt ở cửa bản.\n- Xác minh đơn thư.\n2. Sở Y tế khám sức khỏe cho kiểm lâm.",
    ),
    "tobacco": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "30/KH-UBND", "Sơn La", "KẾ HOẠCH", "CHỐNG BUÔN LẬU THUỐC LÁ",
        "1. Chi cục Hải quan khu vực XIX:\n- Soi chiếu xe tải.\n- Nuôi chó nghiệp vụ.\n2. Sở Công Thương kiểm tra chợ.",
    ),
    "order": text_of(
        "CHÍNH PHỦ", "93/NQ-CP", "Hà Nội", "NGHỊ QUYẾT", "VỀ DỰ ÁN PHÁP LỆNH CẢNH SÁT ĐƯỜNG SẮT",
        "Chính phủ giao soạn Pháp lệnh Cảnh sát đường sắt: Bộ Tài chính lo kinh phí.\n1. Bộ Tài chính:\n- Thẩm tra dự toán.\n"
        "- Trả lời đại biểu.", "THỦ TƯỚNG\nTrần Văn An",
    ),
}  # fmt: skip
VI = "“chuẩn bị”"


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


WHOLE = [  # question, how many tasks, words of one of them, what is said of it
    ("Công an tỉnh Sơn La lo việc gì để phát hàng cứu trợ được an toàn?", 3, "Phân luồng xe cộ", None),
    ("What does the Sơn La police have to do to hand out relief goods to people in flooded areas?", 3, "Cảnh giới", None),
    ("Theo Công điện 91/CĐ-TTg, Bộ Công Thương phải làm gì để chuẩn bị đón bão mạnh?", 2, "Dự trữ xăng dầu", VI),
    ("Theo Công điện 91/CĐ-TTg, Bộ Công Thương phải làm gì để chuẩn bị đón bão mạnh?", 2, "Bảo đảm điện", "“đón”, “mạnh”"),
    ("Sở Xây dựng Sơn La làm gì để khắc phục hậu quả mưa lũ?", 3, "Sửa cầu treo", None),  # one task says the title's words again
    ("Việc của Sở Công Thương Sơn La trong phát triển kinh tế số – liệt kê giúp tôi", 3, "sàn giao dịch", None),
    ("What does telegram 91/CĐ-TTg ask the Ministry of Industry and Trade to do against landslides?", 2, "Dự trữ", None),
    # the day is the document's, with the hour before it or without; none of the tasks has it
    ("Đợt điều tra dân số lúc 0 giờ ngày 1/4/2026 ở Sơn La, phường xã mình phải lo những gì?", 3, "Phát loa", "“Đợt”"),
    ("UBND các xã, phường ở Sơn La có việc gì trong tổng điều tra dân số thời điểm 01/04/2026?", 3, "Lập tổ", None),
    # what one task says again is the title's, so it tells none apart, also in a document that is named, also by initials
    ("Chỉ thị 27/CT-UBND giao Sở Tư pháp làm gì về thủ tục hành chính cho hợp tác xã?", 3, "đường dây nóng", "thủ tục hành chính"),
    ("Chỉ thị 27/CT-UBND giao Sở Tư pháp làm gì để rút ngắn TTHC cho hợp tác xã?", 3, "biểu mẫu", None),
    ("Nhiệm vụ Sở Tư pháp Sơn La, việc rút ngắn RNTTHC cho hợp tác xã", 3, "biểu mẫu", "“RNTTHC” được hiểu là “rút ngắn thủ tục hành chính”"),
    # whose telegram it is, is not who works
    ("What does the Prime Minister's telegram on the historic floods in Sơn La and Lào Cai ask of the Ministry of Public Security?", 2,
     "Cứu hộ", None),
    # a law that the title names, a place that no document is of, a word that only a title has
    ("Ở Sơn La, để thi hành Luật Việc làm thì Sở Nội vụ lo những gì?", 2, "Rà soát", None),
    ("Lũ lịch sử ở Lào Cai: Bộ Công an phải làm gì?", 2, "Canh gác", None),
    ("Dân Sơn La lấn rừng nhiều quá, công an tỉnh được giao việc gì?", 2, "Lập chốt", None),
    # whoever is called so at greater length
    ("Hải quan khu vực XIX ở Sơn La làm gì để chống buôn lậu thuốc lá?", 2, "Soi chiếu", None),
    ("Hải quan Sơn La làm gì để chống buôn lậu thuốc lá?", 2, "Nuôi chó", None),
    # no law's name goes on behind a colon
    ("Pháp lệnh Cảnh sát đường sắt: Bộ Tài chính được giao gì?", 2, "Trả lời", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "words", "said"), WHOLE)
def test_all_that_a_document_on_the_subject_gives_a_body_answers(answer, text, number, words, said):
    found = answer(text)
    assert len(found["answers"]) == number, found["understood"]
    assert words in " ".join(item["label"] for item in found["answers"])
    assert said is None or any(said in one for one in found["said"]), found["said"]


def test_one_task_that_says_what_is_asked_answers_alone(answer):
    found = answer("Sở Tài chính Sơn La phải mở lớp tập huấn phần mềm nào về kiểm kê tài sản công?")
    assert [item["label"] for item in found["answers"]] == ["Mở lớp tập huấn phần mềm."], found["understood"]


NOTHING = [
    "Công điện 91/CĐ-TTg giao Bộ Công Thương làm gì về giấy phép karaoke?",
    "Sở Tài chính Sơn La phải làm gì về vườn thú hoang dã?",
    "Công an tỉnh Nghệ An phải làm gì khi phát hàng cứu trợ cho bà con vùng lũ?",
    "Công điện 91/CĐ-TTg giao Bộ Công Thương làm gì để chống lũ quét?",
    "Nhiệm vụ Sở Tư pháp Sơn La, việc rút ngắn XKLDNN cho hợp tác xã",
    # initials that begin inside a term, or are few
    "Nhiệm vụ Sở Tư pháp Sơn La, việc rút ngắn NTTHC cho hợp tác xã",
    "Nhiệm vụ Sở Tư pháp Sơn La, việc rút ngắn CHT cho hợp tác xã",
    # half of a term, by other accents, and a term with other accents
    "Bộ Công Thương làm gì về báo chí?",
    "Bộ Tài chính làm gì về đường sát?",
    "Ở Sơn La, để thi hành Luật Đất đai thì Sở Nội vụ lo những gì?",
    "Lũ lịch sử ở Thanh Hóa: Bộ Công an phải làm gì?",
    "Hải quan khu vực XVII ở Sơn La làm gì để chống buôn lậu thuốc lá?",
    "Sở Công Thương làm gì về giá điện trong kế hoạch kinh tế số của Sơn La?",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_document_on_another_subject_or_of_another_place_gives_nothing(answer, text):
    assert answer(text)["answers"] == []


def test_another_day_is_not_the_documents(answer):
    found = answer("UBND các xã, phường ở Sơn La có việc gì trong tổng điều tra dân số thời điểm 01/04/2027?")
    assert len(found["answers"]) < 3, found["understood"]


def test_what_is_found_as_it_was_asked_for_is_not_widened(answer):
    found = answer("Sở Xây dựng Sơn La làm gì để sửa cầu treo?")
    assert [item["label"] for item in found["answers"]] == ["Sửa cầu treo."], found["understood"]


@pytest.mark.parametrize(
    "text",
    ["Sở Y tế chịu trách nhiệm gì trong kế hoạch 25/KH-UBND?", "What is the Department of Health responsible for in plan 25/KH-UBND?"],
)
def test_work_that_nobody_leads_is_told_with_what_a_body_is_told_to_do(answer, text):
    found = answer(text)
    assert sorted(item["label"][:12] for item in found["answers"]) == ["Lập trạm sơ ", "Phối hợp với"], found["understood"]


MAY_BE_NAMES = [  # question, the words that nothing knows
    ("Theo Công điện 91/CĐ-TTg, Bộ Công Thương phải làm gì để chuẩn bị đón bão ở pleiku?", "pleiku"),
    ("Theo Công điện 91/CĐ-TTg, Bộ Công Thương zzkk phải làm gì để ứng phó bão?", "zzkk"),
    ("Theo Công điện 91/CĐ-TTg, Bộ Công Thương phải làm gì để ứng phó bão 99xk?", "99xk"),
    ("Theo Công điện 91/CĐ-TTg, Bộ Công Thương phải làm gì để ứng phó bão zzkk qqxx wwzz?", "zzkk"),
    ("Theo Công điện 91/CĐ-TTg, Bộ Công Thương phải làm gì để chuẩn bị zzkk?", "zzkk"),
]


@pytest.mark.parametrize(("text", "unknown"), MAY_BE_NAMES)
def test_words_that_may_be_names_or_are_all_that_is_asked_leave_a_question_unknown(answer, text, unknown):
    found = answer(text)
    assert found["answers"] == []
    assert unknown in " ".join(found["understood"]["unknown"])


def test_initials_of_another_title_leave_the_question_as_it_was(answer):
    found = answer("Công an tỉnh Sơn La lo gì khi phát hàng cứu trợ RNTTHC?")
    assert found["answers"] == [] and "RNTTHC" in " ".join(found["understood"]["unknown"])
    assert not any(one["field"] == "document" for one in found["understood"]["filters"]) and "21/KH-UBND" not in " ".join(found["said"])
