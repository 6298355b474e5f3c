"""Tasks as new users ask for them: who and when at once, who gets a report, names inside other words, the few tasks of a body."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

DOCUMENTS = {
    "law": text_of(
        "ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "141/KH-UBND", "Bắc Ninh", "KẾ HOẠCH", "NÂNG CAO NĂNG LỰC CÁN BỘ XÂY DỰNG PHÁP LUẬT",
        "1. Sở Khoa học và Công nghệ chủ trì ra mắt AI pháp luật, xong trước ngày 15/12/2025.\n"
        "2. Sở Tư pháp chủ trì tập huấn cán bộ xây dựng pháp luật.\n3. Ủy ban nhân dân cấp xã báo cáo kết quả tập huấn về Sở Tư pháp.\n"
        "4. Sở Tài chính báo cáo về đầu tư công.\n5. Sở Khoa học và Công nghệ chủ trì lập trang thông tin, xong trước ngày 20/12/2025.\n6. Sở Y tế chủ trì tuyên truyền thương mại điện tử.",
    ),
    "flood": text_of(
        "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", "130/KH-UBND", "Đắk Lắk", "KẾ HOẠCH", "PHÒNG, CHỐNG DỊCH BỆNH SAU BÃO LŨ",
        "1. Sở Nông nghiệp và Môi trường chỉ đạo xử lý môi trường sau bão.\n2. Sở Y tế chủ trì xử lý môi trường tại bệnh viện, báo cáo hai lượt một ngày.\n"
        "3. Thuế tỉnh Đắk Lắk xem xét gia hạn nộp thuế.\n4. Công an tỉnh bố trí lực lượng tuần tra bảo vệ rừng bị thiệt hại do bão.\n"
        "5. Bộ Chỉ huy Quân sự tỉnh huy động lực lượng hỗ trợ vận chuyển, cấp phát hàng cứu trợ.",
    ),
    "opening": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "224/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "VỀ LỄ KHÁNH THÀNH CÁC CÔNG TRÌNH",
        "1. Đài Truyền hình Việt Nam chủ trì xây dựng kịch bản lễ khánh thành, gửi Bộ Xây dựng trước ngày 03/12/2025.",
        "THỦ TƯỚNG\nTrần Văn An",
    ),
    "data": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "2623/QĐ-TTg", "Hà Nội", "QUYẾT ĐỊNH", "VỀ THI HÀNH LUẬT BẢO VỆ DỮ LIỆU CÁ NHÂN",
        "1. Bộ Công an chủ trì tổng hợp kết quả rà soát văn bản về Luật Bảo vệ dữ liệu cá nhân trước ngày 31/12/2025.\n"
        "2. Các bộ gửi kết quả rà soát về Bộ Công an trước ngày 15/12/2025.\n3. Bộ Công an chủ trì rà soát Luật Dữ liệu trước ngày 20/12/2025.\n"
        "4. Bộ Quốc phòng sử dụng thiết bị bay không người lái cứu trợ người dân vùng lũ.\n5. Bộ Y tế cứu trợ thuốc cho bệnh viện.\n"
        "6. Bộ Nội vụ chủ trì tìm kiếm hài cốt liệt sĩ.\n7. Bộ Y tế giải quyết quyền lợi bảo hiểm y tế của người bệnh chịu ảnh hưởng bởi lũ lụt.",
        "THỦ TƯỚNG\nTrần Văn An",
    ),
    "water": text_of(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "09/CT-UBND", "Cần Thơ", "CHỈ THỊ", "VỀ QUẢN LÝ NƯỚC DƯỚI ĐẤT",
        "1. Công an thành phố phát hiện và xử lý tổ chức, cá nhân vi phạm pháp luật về khai thác tài nguyên nước.\n"
        "2. Báo và Phát thanh, Truyền hình thành phố tuyên truyền tiết kiệm nước.\n3. Sở Y tế kiểm tra chất lượng nước sạch.\n"
        "4. Chi cục Hải quan khu vực XIX ngăn chặn ma túy qua cửa khẩu.\n5. Ủy ban nhân dân cấp xã kiện toàn Ban Chỉ đạo Dân số và Phát triển cấp xã.\n"
        "6. Sở Y tế chủ trì thực hiện Dự án 6 về ma túy.\n7. Ủy ban Mặt trận Tổ quốc Việt Nam thành phố vận động Nhân dân tiết kiệm điện.\n"
        "8. Sở Nông nghiệp và Môi trường thống kê thiệt hại do bão gửi Sở Tài chính.\n9. Vụ Kế hoạch - Tài chính lập dự toán bồi thường nhà nước.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


TELLING = [  # whoever tells others to do it does none of it
    ("Thủ tướng chỉ đạo gì về lễ khánh thành?", ["opening"]),
    ("What did the Prime Minister order about the inauguration ceremony?", ["opening"]),
]


@pytest.mark.parametrize(("text", "wanted"), TELLING)
def test_what_a_central_body_tells_others_to_do_is_in_its_documents(answer, text, wanted):
    found = answer(text)
    assert [e["source"].split("/")[-1].removesuffix(".txt") for item in found["answers"] for e in item["evidence"]] == wanted
    assert "Không có Lệnh" not in " ".join(found["said"])


WHO_AND_WHEN = [
    "Đơn vị nào ra mắt AI pháp luật ở Bắc Ninh và khi nào?",
    "Ở Bắc Ninh ai ra mắt AI pháp luật, hạn ngày nào?",
    "AI pháp luật ở Bắc Ninh do ai ra mắt, xong khi nào?",
]


@pytest.mark.parametrize("text", WHO_AND_WHEN)
def test_who_does_it_is_told_with_its_time(answer, text):
    found = answer(text)
    assert labels_of(found) == ["Sở Khoa học và Công nghệ"], found["understood"]
    assert found["answers"][0]["property"] == "time"
    assert found["answers"][0]["value"]["to"] == "2025-12-15"


def test_the_day_of_a_document_is_still_its_own(answer):
    assert answer("Kế hoạch 141/KH-UBND do ai ký và ký ngày nào?")["answers"][0]["type"] == "Document"


TO_WHOM = [  # (question, words of the answer)
    ("Ở Bắc Ninh xã phường báo cáo kết quả tập huấn cho ai?", "về Sở Tư pháp"),
    ("Đài truyền hình VN gửi kịch bản lễ khánh thành cho ai?", "gửi Bộ Xây dựng"),
    ("Who does Vietnam Television send the script of the ceremony to?", "gửi Bộ Xây dựng"),
]


@pytest.mark.parametrize(("text", "wanted"), TO_WHOM, ids=[text for text, _ in TO_WHOM])
def test_who_gets_what_is_sent_the_task_says(answer, text, wanted):
    found = answer(text)
    assert [wanted in label for label in labels_of(found)] == [True], found["understood"]


WHO_SENDS = [  # whom or what it is about is not whom it is sent to
    "Đơn vị nào báo cáo về đầu tư công?",
    "Ai báo cáo về đầu tư công ở Bắc Ninh?",
]


@pytest.mark.parametrize("text", WHO_SENDS)
def test_who_sends_is_asked_not_to_whom(answer, text):
    found = answer(text)
    assert labels_of(found) == ["Sở Tài chính"], found["understood"]


def test_a_rhythm_that_is_no_time_of_the_graph_answers_how_often(answer):
    found = answer("How often must the Department of Health report?")
    assert ["báo cáo hai lượt một ngày" in label for label in labels_of(found)] == [True], found["understood"]


def test_a_name_inside_other_words_is_no_body(answer):
    asked = answer("Bắc Ninh tập huấn cán bộ xây dựng pháp luật do ai chủ trì?")
    assert labels_of(asked) == ["Sở Tư pháp"], asked["understood"]


def test_after_a_storm_is_no_newspaper(answer):
    found = answer("xu ly moi truong sau bao dak lak so nong nghiep lam gi")
    assert labels_of(found) == ["Sở Nông nghiệp và Môi trường chỉ đạo xử lý môi trường sau bão."], found["understood"]


def test_a_body_called_by_its_word_before_the_province(answer):
    assert labels_of(answer("Thuế Đắk Lắk làm gì?")) == ["Thuế tỉnh Đắk Lắk xem xét gia hạn nộp thuế."]


def test_the_few_tasks_of_a_body_are_the_nearest(answer):
    found = answer("công an Đắk Lắk chống phá rừng")
    assert labels_of(found) == ["Công an tỉnh bố trí lực lượng tuần tra bảo vệ rừng bị thiệt hại do bão."]
    assert "gần nhất" in found["said"][0]


def test_a_deed_left_aside_chooses_nothing(answer):
    found = answer("Ai hướng dẩn xử lý môi trường?")
    assert sorted(labels_of(found)) == ["Sở Nông nghiệp và Môi trường", "Sở Y tế"], found["understood"]


def test_a_tax_is_no_body(answer):
    assert answer("Thuế Đắk Lắk giảm thế nào?")["understood"]["filters"] == []


def test_scattered_syllables_of_one_word_are_not_near(answer):
    found = answer("Sở Tư pháp Đắk Lắk làm gì về thương mại điện tử?")
    assert labels_of(found) == [], found["understood"]


WHEN_OF_SOMETHING_ELSE = [  # the condition of work, the day of a document: who does it is told as without them
    ("Ai xử lý môi trường sau bão khi nào có lũ?", ["Sở Nông nghiệp và Môi trường"]),
    (
        "Kế hoạch 141/KH-UBND giao ai và ban hành khi nào?",
        ["Sở Khoa học và Công nghệ", "Sở Tư pháp", "Sở Tài chính", "Sở Y tế", "Ủy ban nhân dân cấp xã"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), WHEN_OF_SOMETHING_ELSE)
def test_when_of_something_else_chooses_nobody(answer, text, wanted):
    found = answer(text)
    assert sorted(labels_of(found)) == sorted(wanted), found["understood"]
    assert [item.get("property") for item in found["answers"]] == [None] * len(wanted)


def test_of_several_times_none_is_the_bodys(answer):
    found = answer("Cơ quan nào chủ trì việc ở Bắc Ninh và khi nào xong?")
    assert {item["label"]: bool(item["value"]) for item in found["answers"]}["Sở Khoa học và Công nghệ"] is False, found["answers"]


def test_the_level_of_a_body_is_no_second_body(answer):
    filters = answer("Hội Phụ nữ xã phường làm gì?")["understood"]["filters"]
    assert [one["value"] for one in filters if one["field"] == "agency"] == ["body:hoi-lien-hiep-phu-nu"]
    filters = answer("Kế hoạch 130/KH-UBND có yêu cầu 100% xã phường không có ma túy không?")["understood"]["filters"]
    assert [one["value"] for one in filters if one["field"] == "agency"] == []


def test_but_not_where_they_are_of_something_else(answer):
    assert labels_of(answer("công an Đắk Lắk cấp thẻ căn cước cho học sinh")) == []


OTHERWISE = [  # (question, the words that its one answer has)
    ("Bộ Công an tổng hợp kết quả rà soát luật dữ liệu cá nhân trước ngày nào?", "31/12/2025"),
    ("Các bộ gửi kết quả rà soát văn bản về bảo vệ dữ liệu cá nhân cho ai?", "về Bộ Công an"),
    ("báo đài Cần Thơ tuyên truyền tiết kiệm nước", "Báo và Phát thanh"),
    ("drones for flood relief: who?", "Bộ Quốc phòng"),
    ("who searches for the remains of fallen soldiers?", "Bộ Nội vụ"),
    ("Bộ Y tế làm gì cho người dân bị lũ về bảo hiểm y tế", "bảo hiểm y tế"),
    ("Ban chỉ đạo dân số cấp xã ở Cần Thơ do ai kiện toàn", "Ủy ban nhân dân cấp xã"),
    ("Sở Y tế Cần Thơ chủ trì dự án nào về ma túy?", "Dự án 6"),
    ("hải quan Cần Thơ làm gì về ma túy", "ma túy qua cửa khẩu"),
    ("Sở Nông nghiệp Cần Thơ thống kê thiệt hại bão gửi cho ai", "gửi Sở Tài chính"),
    ("vụ kế hoạch tài chính bộ tư pháp lập dự toán bồi thường nhà nước", "Vụ Kế hoạch"),
    ("quân đội Đắk Lắk hỗ trợ vận chuyển hàng cứu trợ", "cấp phát hàng cứu trợ"),
    ("Ra mắt AI pháp luật ở Bắc Ninh khi nào và do ai làm đầu mối", "ra mắt AI pháp luật"),
]


@pytest.mark.parametrize(("text", "wanted"), OTHERWISE, ids=[text for text, _ in OTHERWISE])
def test_other_words_find_the_one_task(answer, text, wanted):
    found = answer(text)
    assert [wanted in label for label in labels_of(found)] == [True], found["understood"]


def test_no_is_too_much_where_the_body_does_nearly_that(answer):
    assert answer("Cần Thơ có giao Công an xử lý khai thác nước trái phép không?")["boolean"] is not False
    assert answer("Cần Thơ có giao Công an cấp thẻ căn cước cho học sinh không?")["boolean"] is False


def test_work_of_a_longer_name_is_the_bodys(answer):
    assert any("Chi cục Hải quan khu vực XIX" in one for one in answer("hải quan Cần Thơ làm gì về ma túy")["caveats"])


def test_without_its_subject_a_deed_answers_nothing(answer):
    assert labels_of(answer("Cần Thơ kiểm tra cứu trợ vùng lũ do ai làm")) == []


def test_deadlines_within_a_time_are_counted(answer):
    found = answer("Bộ Công an có bao nhiêu việc hạn trong tháng 12/2025?")
    assert found["count"] == 2, found["understood"]
