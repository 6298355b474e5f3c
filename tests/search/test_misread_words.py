"""Words of a question that were read as other things: names with a possessive inside, whom work is for, quarters that are none, what goes on
the name of a document, bodies that have become others."""

from __future__ import annotations

import pytest

from search.lexicon.names import names_of
from search.lexicon.thesaurus import wordings
from search.question import read_question
from search.question.times import find_times
from search.question.words import cover
from tests.search.texts import labels_of, plan, text_of

DOCUMENTS = {
    "relief": plan(
        "Đắk Lắk", "129/KH-UBND", "HỖ TRỢ KHẨN CẤP NHU YẾU PHẨM DO MƯA LŨ TRÊN ĐỊA BÀN TỈNH ĐẮK LẮK",
        "1. Bộ Chỉ huy Quân sự tỉnh chủ trì vận chuyển hàng đến vùng bị chia cắt.\n"
        "2. Sở Công Thương chủ trì cấp phát hàng cứu trợ.\n3. Sở Y tế chủ trì khám bệnh cho người cao tuổi.\n"
        "4. Ủy ban nhân dân tỉnh chủ trì rà soát đường cao tốc.\n"
        "5. Báo và Phát thanh, Truyền hình tỉnh chủ trì đưa tin về mưa lũ.\n6. Thanh tra tỉnh chủ trì kiểm tra cơ sở y tế.",
        day="ngày 21 tháng 11 năm 2025",
    ),
    "digital": plan(
        "Bắc Ninh", "144/KH-UBND", "PHÁT TRIỂN KINH TẾ SỐ VÀ XÃ HỘI SỐ TRÊN ĐỊA BÀN TỈNH BẮC NINH",
        "1. Báo và Phát thanh, Truyền hình tỉnh chủ trì tuyên truyền về nội dung Kế hoạch.\n"
        "2. Sở Công Thương chủ trì hướng dẫn chủ đầu tư về thủ tục hành chính.\n3. Sở Tư pháp chủ trì kiểm tra việc phối hợp.\n"
        "9. Sở Nội vụ chủ trì hướng dẫn Ban Quản lý Khu kinh tế lập hồ sơ.\n"
        "4. Sở Tài chính chủ trì tổng hợp kinh phí theo quý.\n5. Sở Nội vụ chủ trì rà soát việc làm của doanh nghiệp.\n6. Sở Xây dựng chủ trì ban hành quy chế phối hợp cứu nạn.\n"
        "7. Thanh tra tỉnh chủ trì xử lý đất bị lấn chiếm.\n8. Đặc khu Cồn Cỏ chủ trì thống kê kết cấu hạ tầng.",
    ),
    "press": plan(
        "Lào Cai", "88/KH-UBND", "THÔNG TIN ĐỐI NGOẠI NĂM 2025", "1. Báo Lào Cai chủ trì đăng tin về biên giới.\n2. Sở Y tế chủ trì thăm hỏi dân vùng lũ và báo cáo tình hình.",
        day="ngày 10 tháng 01 năm 2025",
    ),
    "drugs": plan(
        "Đồng Nai", "182/KH-UBND", "PHÒNG, CHỐNG MA TÚY TRÊN ĐỊA BÀN TỈNH ĐỒNG NAI",
        "Thực hiện Nghị quyết số 163/2024/QH15 ngày 27 tháng 11 năm 2024 của Quốc hội;\n"
        "1. Sở Tư pháp chủ trì Dự án 8 về trợ giúp pháp lý theo Nghị quyết số 50/2024/QH15 ngày 20 tháng 11 năm 2024 của Quốc hội.\n"
        "2. Công an tỉnh chủ trì hướng dẫn các xã thống kê người nghiện.\n"
        "3. Tòa án nhân dân tỉnh chủ trì xét xử lưu động.\n4. Sở Xây dựng chủ trì sửa nhà bị bão số 13 làm hỏng.\n"
        "5. Sở Tài chính chủ trì thẩm tra hồ sơ nuôi tôm, nuôi ngao theo Nghị định số 136/2025/NĐ-CP ngày "
        "12 tháng 6 năm 2025 của Chính phủ.\n6. Ủy ban nhân dân các xã chủ trì vận động người nghiện.",
    ),
    "guide": text_of(
        "BỘ Y TẾ", "77/HD-BYT", "Hà Nội", "HƯỚNG DẪN", "KHÁM SỨC KHỎE", "1. Sở Y tế các tỉnh tổ chức khám sức khỏe.",
        "BỘ TRƯỞNG\nLê Văn Ba",
    ),
    "data": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "30/QĐ-UBND", "Lai Châu", "QUYẾT ĐỊNH",
        "BAN HÀNH KẾ HOẠCH TRIỂN KHAI QUYẾT ĐỊNH SỐ 06/QĐ-TTG NGÀY 02 THÁNG 01 NĂM 2025 CỦA THỦ TƯỚNG CHÍNH PHỦ",
        "Căn cứ Quyết định số 06/QĐ-TTg ngày 02 tháng 01 năm 2025 của Thủ tướng Chính phủ;\n"
        "Căn cứ Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ;\n"
        "Điều 1. Giao Sở Tài chính chủ trì hướng dẫn chủ đầu tư lập dữ liệu quy hoạch.\n"
        "Điều 2. Giao Sở Y tế chủ trì dùng trực thăng, máy bay không người lái, xuồng máy cứu người vùng lũ.",
    ),
    "telegram": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "224/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "VỀ LỄ KHÁNH THÀNH CÁC DỰ ÁN",
        "1. Đài Truyền hình Việt Nam xây dựng kịch bản lễ khánh thành, gửi Bộ Xây dựng trước ngày 03 tháng 12 năm 2025.\n"
        "2. Bộ Nội vụ hướng dẫn khen thưởng, hoàn thành trước ngày 10 tháng 12 năm 2025.",
        "THỦ TƯỚNG\nLê Văn Tư",
    ),
    "land": plan(
        "Lai Châu", "50/KH-UBND", "QUẢN LÝ ĐẤT ĐAI TRÊN ĐỊA BÀN TỈNH LAI CHÂU",
        "1. Sở Nông nghiệp và Môi trường chủ trì rà soát đất chưa sử dụng.\n2. Ủy ban nhân dân cấp xã chủ trì thống kê đất nông nghiệp.\n"
        "3. Sở Khoa học và Công nghệ chủ trì cập nhật phần mềm.\n4. Sở Văn hóa, Thể thao và Du lịch chủ trì tuyên truyền.\n"
        "5. Sở Xây dựng chủ trì lập quy hoạch.\n6. Sở Tư pháp chủ trì, phối hợp với Tòa án nhân dân tỉnh rà soát vướng mắc.",
    ),
    "old": plan(
        "Hà Tĩnh", "60/KH-UBND", "THÔNG TIN ĐỐI NGOẠI NĂM 2020", "1. Sở Thông tin và Truyền thông chủ trì đăng tin về biển đảo.",
        day="ngày 10 tháng 01 năm 2020",
    ),
    "notice": text_of(
        "VĂN PHÒNG CHÍNH PHỦ", "653/TB-VPCP", "Hà Nội", "THÔNG BÁO", "KẾT LUẬN VỀ CÁC DỰ ÁN ĐIỆN",
        "1. Ủy ban nhân dân tỉnh Đồng Nai hoàn thành bàn giao mặt bằng các móng trụ cho Nhà máy điện Nhơn Trạch 3 trước ngày 10 tháng 12 năm 2025.\n"
        "2. Bộ Công Thương chủ trì đàm phán mua bán điện của Dự án Nhà máy điện Hiệp Phước.\n"
        "3. Nhà máy điện Nhơn Trạch 3 chủ trì thử nghiệm tổ máy.\n"
        "4. Bộ Nội vụ chủ trì xử lý kiến nghị về bộ máy của mô hình chính quyền địa phương hai cấp.",
        "TL. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nLê Văn Hai",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


BEGINNINGS = [  # (question, how the tasks that answer begin)
    # a name with a possessive inside, straight or curly
    ("What must the people's committee of Đắk Lắk review?", ["Ủy ban nhân dân tỉnh chủ trì rà"]),
    ("What must the people’s committee of Đắk Lắk review?", ["Ủy ban nhân dân tỉnh chủ trì rà"]),
    ("What must the Đắk Lắk People's Committee review?", ["Ủy ban nhân dân tỉnh chủ trì rà"]),
    # words that go on the name of a document
    ("Bộ Chỉ huy Quân sự phải làm gì trong kế hoạch hỗ trợ nhu yếu phẩm cho dân vùng lũ?", ["Bộ Chỉ huy Quân sự tỉnh chủ trì"]),
    ("What is Bắc Ninh's newspaper and broadcaster told to do in the digital economy and digital society plan?", ["Báo và Phát thanh, Truyền hình"]),
    # ... unless its work has them
    ("Sở Y tế phải làm gì trong kế hoạch hỗ trợ nhu yếu phẩm cho người cao tuổi?", ["Sở Y tế chủ trì khám bệnh cho "]),
    ("Theo công điện 224, Đài Truyền hình Việt Nam phải gửi kịch bản cho Bộ Xây dựng trước ngày nào?", ["Đài Truyền hình Việt Nam xây"]),
    ("Sở Tư pháp Đồng Nai được giao dự án nào?", ["Sở Tư pháp chủ trì Dự án 8 về"]),
    ("What are the courts of Đồng Nai told to do?", ["Tòa án nhân dân tỉnh chủ trì x"]),
    # bodies that have become others in the place that is named
    ("Báo Đắk Lắk phải làm gì về mưa lũ?", ["Báo và Phát thanh, Truyền hình"]),
    ("Báo Lào Cai phải làm gì về biên giới?", ["Báo Lào Cai chủ trì đăng tin v"]),
    ("Sở Tài nguyên và Môi trường Lai Châu phải làm gì?", ["Sở Nông nghiệp và Môi trường c"]),
    # ... into two, into one that was there before, or that is of another level; those that they came of were there at the time
    ("Sở Thông tin và Truyền thông Lai Châu phải làm gì?", []),
    ("Sở Giao thông vận tải Lai Châu phải làm gì?", []),
    ("UBND huyện ở Lai Châu phải làm gì?", []),
    ("Sở Khoa học và Công nghệ Hà Tĩnh phải làm gì?", []),
    # one wrong accent in a question's own word
    ("Sở Y tế chủ trí việc gì ở Đắk Lắk?", ["Sở Y tế chủ trì khám bệnh cho "]),
    # whom work is for
    ("Đồng Nai phải bàn giao móng trụ cho nhà máy điện Nhơn Trạch 3 khi nào?", ["Ủy ban nhân dân tỉnh Đồng Nai h"]),
    ("Nhà máy điện Nhơn Trạch 3 phải làm gì?", ["Nhà máy điện Nhơn Trạch 3 chủ t"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BEGINNINGS, ids=[text for text, _ in BEGINNINGS])
def test_tasks(answer, text, wanted):
    found = answer(text)
    begun = labels_of(found)
    assert len(begun) == len(wanted) and all(have.startswith(want) for have, want in zip(begun, wanted, strict=True)), found["understood"]


LABELS = [
    # what a document is there to carry out, of all that it names
    ("Kế hoạch phòng, chống ma túy của Đồng Nai thực hiện nghị quyết nào của Quốc hội?", ["163/2024/QH15"]),
    ("Which resolution does the drug plan of Đồng Nai implement?", ["163/2024/QH15"]),
    ("Kế hoạch phòng, chống ma túy của Đồng Nai viện dẫn những nghị quyết nào?", ["163/2024/QH15", "50/2024/QH15"]),
    ("Quyết định 30/QĐ-UBND triển khai những quyết định nào?", ["06/QĐ-TTg"]),
    ("Which decision does decision 30/QĐ-UBND implement?", ["06/QĐ-TTg"]),
    ("Quyết định nào triển khai Quyết định 06/QĐ-TTg?", ["30/QĐ-UBND"]),
    ("Kế hoạch phòng, chống ma túy của Đồng Nai nói về việc thực hiện nghị định nào?", ["136/2025/NĐ-CP"]),
    # a deed of who is asked for is no type of document
    ("Cơ quan nào của Đồng Nai hướng dẫn các xã thống kê người nghiện?", ["Công an cấp tỉnh"]),
    ("Hướng dẫn nào nói về khám sức khỏe?", ["77/HD-BYT"]),
    # lone syllables that a comma parts, and files that somebody works on
    ("Văn bản nào của Đồng Nai nói về tôm, ngao?", ["182/KH-UBND"]),
    ("Cơ quan nào ở Đồng Nai thẩm tra hồ sơ nuôi tôm?", ["Sở Tài chính"]),
    ("Hồ sơ nào của Đồng Nai nói về ma túy?", ["182/KH-UBND"]),
    # verbs of one syllable beside words that say what is asked about
    ("Sở nào được dùng trực thăng, máy bay không người lái, xuồng máy để cứu dân?", ["Sở Y tế"]),
    # things with a number
    ("Which department of Đồng Nai repairs houses after storm No. 13?", ["Sở Xây dựng"]),
    ("Sở nào của Đồng Nai sửa nhà sau bão số 13?", ["Sở Xây dựng"]),
    ("Which department must guide the investor on paperwork?", ["Sở Công Thương"]),
    ("Sở nào hướng dẫn Ban Quản lý Khu kinh tế lập hồ sơ?", ["Sở Nội vụ"]),
    ("Sở nào phải hướng dẫn chủ đầu tư về thủ tục hành chính?", ["Sở Công Thương"]),
    ("Which ministry must deal with the apparatus of the two-tier local government?", ["Bộ Nội vụ"]),
    ("Theo quy chế phối hợp thì sở nào kiểm tra?", ["Sở Tư pháp"]),
    ("How many plans did the people's committee of Đắk Lắk issue?", ["129/KH-UBND"]),
    ("Kế hoạch nào do UBND tỉnh Bắc Ninh ban hành?", ["144/KH-UBND"]),
    ("Bắc Ninh giao ai ban hành quy chế phối hợp cứu nạn?", ["Sở Xây dựng"]),
    ("Who has to deal with encroachment in Bắc Ninh?", ["Thanh tra tỉnh"]),
    ("Cơ quạn nào chủ trì khám bệnh ở Đắk Lắk?", ["Sở Y tế"]),
    ("Ngưởi ký Kế hoạch 129/KH-UBND", ["129/KH-UBND"]),
    ("Văn bàn nào nhắc tới đường cao tốc?", ["129/KH-UBND"]),
]


@pytest.mark.parametrize(("text", "wanted"), LABELS, ids=[text for text, _ in LABELS])
def test_labels(answer, text, wanted):
    found = answer(text)
    assert labels_of(found) == wanted, found["understood"]


@pytest.mark.parametrize("text", ["Bao nhiếu việc của Sở Y tế Đắk Lắk?", "Có bao nhiêu việc của Sở Y tế Đắk Lắk?"])
def test_a_count_with_a_wrong_accent_is_a_count(answer, text):
    assert answer(text)["count"] == 1


def test_a_word_with_a_wrong_accent_that_opens_a_question_asks_for_the_signer(answer):
    assert answer("Ngưởi ký Kế hoạch 129/KH-UBND")["understood"]["reading"].startswith("Tìm người ký")


def test_how_much_an_abolished_body_has_to_do_is_not_told_by_another(answer):
    found = answer("Sở Tài nguyên và Môi trường Lai Châu được giao bao nhiêu việc?")
    assert found["count"] == 0 and not any("trả lời theo" in said for said in found["said"])


YESNO = [
    "Sở Tài nguyên và Môi trường Lai Châu có phải rà soát đất không?",
    "Does the district People's Committee have to count farmland in Lai Châu?",
]


@pytest.mark.parametrize("text", YESNO)
def test_whether_a_body_has_work_is_told_by_its_own(answer, text):
    found = answer(text)
    assert found["boolean"] is not True and not any("trả lời theo" in said or "answered by" in said for said in found["said"])


def test_a_court_is_not_the_provincial_one(answer):
    filters = answer("Does the court have to review anything in Lai Châu?")["understood"]["filters"]
    assert "agency" not in [one["field"] for one in filters]


def test_two_bodies_are_answered_by_no_other(answer):
    said = answer("Sở Tài nguyên và Môi trường và Sở Tư pháp Lai Châu cùng làm gì?")["said"]
    assert not any("trả lời theo" in one for one in said)


@pytest.mark.parametrize("text", ["Bắc Ninh giao ai ban hành Kế hoạch 144/KH-UBND?", "Bắc Ninh giao ai ban hành 144/KH-UBND?"])
def test_who_issued_a_document_is_no_work_of_anybody(answer, text):
    assert all(item["type"] != "Agency" for item in answer(text)["answers"])


def test_a_body_that_gives_work_stays_in_the_reading(answer):
    filters = answer("Sở Xây dựng giao ai ban hành hướng dẫn?")["understood"]["filters"]
    assert "Sở Xây dựng" in [one["label"] for one in filters]


def test_a_report_for_somebody_is_what_is_prepared(answer):
    filters = answer("Who must prepare a report for the Prime Minister?")["understood"]["filters"]
    assert "bao cao" in [one["value"] for one in filters if one["field"] == "words"]


def test_a_kind_of_body_that_is_asked_for_has_issued_nothing(answer):
    found = answer("Which ministry must guide the investor on paperwork?")
    assert [one["field"] for one in found["understood"]["filters"] if one["field"] == "issuer"] == []


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Which notices must ministries and provinces follow?", False),
        ("Which documents were issued by the ministry?", True),
        ("Văn bản nào các bộ phải thực hiện?", False),
        ("Những hướng dẫn nào của bộ?", True),
    ],
)
def test_ministries_issue_what_is_said_to_be_theirs(answer, text, issuers):
    filters = answer(text)["understood"]["filters"]
    assert any(one["field"] == "issuer" for one in filters) == issuers, filters


def test_a_field_is_named_with_its_accents(answer):
    assert all(one["field"] != "field" for one in answer("Đồng Nai đạt bao nhiêu tỷ USD?")["understood"]["filters"])


def test_a_body_that_stands_for_another_is_told(answer):
    assert (
        "Ở đây không có việc của Báo tỉnh; trả lời theo Báo và Đài Phát thanh và Truyền hình."
        in answer("Báo Đắk Lắk phải làm gì về mưa lũ?")["said"]
    )
    assert not any("trả lời theo" in said for said in answer("Báo Lào Cai phải làm gì về biên giới?")["said"])


def test_words_that_went_on_a_name_are_told(answer):
    said = answer("Bộ Chỉ huy Quân sự phải làm gì trong kế hoạch hỗ trợ nhu yếu phẩm cho dân vùng lũ?")["said"]
    assert "“dân vùng lũ” được hiểu là lời gọi tên văn bản." in said


def test_what_is_no_matter_of_a_document_goes_on_no_name(answer):
    found = answer("Kế hoạch phòng, chống ma túy cho dân vùng lũ của Đồng Nai giao Sở Tư pháp làm gì?")
    assert not any("lời gọi tên" in said for said in found["said"])
    assert "words" in [one["field"] for one in found["understood"]["filters"]]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("What are enterprises' duties in Bắc Ninh?", ["Enterprises"]),
        ("What are the enterprises' costs in Bắc Ninh?", []),
        ("What must the chairpersons of communes do in Đồng Nai?", ["Commune People's Committee"]),
        ("What must the ward people's committees do in Đồng Nai?", ["Commune People's Committee"]),
        ("What must the people's committees of wards and communes do in Đồng Nai?", ["Commune People's Committee"]),
        ("What must the people's committee of Đồng Nai do?", ["Provincial People's Committee"]),
        ("Which department guides the commune people's committees in Đồng Nai?", ["Commune People's Committee"]),
        ("Sở nào hướng dẫn Ban Quản lý Khu kinh tế lập hồ sơ?", []),
    ],
)
def test_whose_work_is_asked_for(answer, text, bodies):
    filters = answer(text)["understood"]["filters"]
    assert [one["label"] for one in filters if one["field"] == "agency"] == bodies, filters


def test_a_body_that_a_deed_is_done_to_is_no_part_of_a_longer_name(answer):
    filters = answer("Ai kiểm tra Sở Y tế Đắk Lắk?")["understood"]["filters"]
    assert all(one["field"] != "words" for one in filters), filters  # "cơ sở y tế"


def test_who_does_something_to_a_body_is_not_who_does_it_to_another(answer):
    found = answer("Cơ quan nào của Đồng Nai hướng dẫn Ban Quản lý Khu kinh tế?")
    assert found["answers"] == [], (found["said"], found["understood"])


def test_the_verb_of_an_objective_is_no_word_of_it(answer):
    assert "achieve" not in str(answer("What targets does Bắc Ninh have to achieve?")["understood"])
    assert "reach" not in str(answer("What goals must Bắc Ninh reach?")["understood"])


def test_what_is_left_out_proves_no_yes(answer):
    assert answer("Does Đắk Lắk have to reach isolated villages?")["boolean"] is not True
    assert "achieve" in str(answer("What did Bắc Ninh achieve?")["understood"])


@pytest.mark.parametrize(
    ("word", "has", "lacks"),
    [
        ("exercise", "", "dien tap"),
        ("remain", "", "hai cot"),
        ("uniform", "", "dong phuc"),
        ("mine", "", "bom min"),
        ("sell", "", "ban hang"),
        ("capacity", "nang luc", ""),
        ("surveillance", "giam sat", ""),
        ("fake", "giay to gia", ""),
        ("rehearsal", "dien tap", ""),
    ],
)
def test_an_english_word_of_several_senses_is_none_of_them_alone(word, has, lacks):
    found = wordings((word,))
    assert (not has or has in found) and (not lacks or lacks not in found)


def test_a_project_with_a_name_is_no_type_of_document(answer):
    filters = answer("Dự án điện Hiệp Phước có công suất bao nhiêu?")["understood"]["filters"]
    assert all(one["field"] != "document_type" for one in filters)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở nào báo cáo theo quý?", ["quarterly"]),
        ("so nao bao cao theo quy", ["quarterly"]),
        ("Việc nào làm hằng quý?", ["quarterly"]),
        ("which tasks are due quarterly", ["quarterly"]),
        ("Việc nào xong trong quý 4 năm 2025?", ["quarter"]),
        ("viec nao xong trong quy 4 nam 2025", ["quarter"]),
        ("Theo quy chế của Nghệ An, sở nào kiểm tra?", []),
        ("theo quy che cua nghe an so nao kiem tra", []),
        ("Theo quy định, sở nào kiểm tra?", []),
        ("Sở nào chi theo quỹ?", []),
        ("Theo quy trình nào?", []),
        ("Nhiệm vụ trong Qúy IV năm 2025", ["quarter"]),
        ("Sở Y tế báo cáo hàng qúy việc gì?", ["quarterly"]),
        ("việc gì phải báo cáo hang quy", ["quarterly"]),
        ("Sở nào giữ hàng quỹ?", []),
    ],
)
def test_quarters_are_told_from_words_that_begin_alike(text, found):
    assert [time.recurrence or time.unit for time in find_times(read_question(text))] == found


@pytest.mark.parametrize(
    ("text", "words"),
    [("Đặc khu Cồn Cỏ phải làm gì?", "dac khu con co"), ("Sở nào lo chuyển đổi số kết cấu hạ tầng?", "ket cau ha tang")],
)
def test_two_words_with_other_accents_are_other_words(answer, text, words):
    filters = answer(text)["understood"]["filters"]
    assert words in [one["value"] for one in filters if one["field"] == "words"], filters


def test_a_term_of_three_words_is_not_cut_by_a_word_with_other_accents(store):
    slots = cover(read_question("Sở nào lo chuyển đổi số kết cấu hạ tầng?"), names_of(store).lexicon)
    assert [slot.text for slot in slots[2:7]] == ["lo", "chuyển", "đổi", "số", "kết"]


def test_a_name_with_wrong_accents_does_not_cut_the_term_behind_it(answer):
    filters = answer("Bộ nào báo cáo Thủ tướng tình hình rà soát bộ máy?")["understood"]["filters"]
    assert "tinh hinh" in [one["value"].split("|")[0] for one in filters if one["field"] == "words"]
