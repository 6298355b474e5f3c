"""Asking of several documents at once: whose they are, which one is meant, and what only one of them says."""

from __future__ import annotations

import pytest

from search.lexicon.names import names_of

_HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
_SON_LA, _LAI_CHAU = "ỦY BAN NHÂN DÂN TỈNH SƠN LA\n-------\n", "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\n-------\n"
DOCUMENTS = {
    "export": f"""{_SON_LA}{_HEAD}Số: 11/KH-UBND
Sơn La, ngày 10 tháng 11 năm 2025
KẾ HOẠCH
XUẤT KHẨU NÔNG SẢN TỈNH SƠN LA GIAI ĐOẠN 2026 - 2030, TẦM NHÌN ĐẾN NĂM 2045
I. NHIỆM VỤ
1. Sở Công Thương chủ trì mở rộng thị trường xuất khẩu.
2. Sở Tài chính bố trí kinh phí hỗ trợ doanh nghiệp nhỏ và vừa vay vốn.
3. Ban Quản lý Khu kinh tế Vân Hồ chủ trì xây kho lạnh tại cửa khẩu.
4. Sở Y tế phối hợp kiểm dịch hàng hóa sau lụt bão.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Hùng
""",
    "forest": f"""{_SON_LA}{_HEAD}Số: 05/CT-UBND
Sơn La, ngày 02 tháng 12 năm 2025
CHỈ THỊ
VỀ VIỆC BẢO VỆ RỪNG
Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:
1. Chi cục Kiểm lâm chủ trì tuần tra rừng; tuyên truyền về bình đẳng giới trong nghề rừng.
2. Công an tỉnh phối hợp xử lý vi phạm.
3. Ban Quản lý Khu kinh tế phối hợp trồng rừng.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Hà Trung Chiến
""",
    "gender": f"""{_LAI_CHAU}{_HEAD}Số: 21/KH-UBND
Lai Châu, ngày 05 tháng 11 năm 2025
KẾ HOẠCH
BÌNH ĐẲNG GIỚI VÀ TRIỂN KHAI LUẬT TIÊU CHUẨN VÀ QUY CHUẨN KỸ THUẬT TỈNH LAI CHÂU NĂM 2026
Căn cứ Luật Tiêu chuẩn và Quy chuẩn kỹ thuật ngày 29 tháng 6 năm 2006;
I. NHIỆM VỤ
1. Sở Nội vụ chủ trì phát động Tháng hành động vì bình đẳng giới trước ngày 15 tháng 11 năm 2026.
2. Sở Công Thương chủ trì phát triển Chính phủ số và bưu chính, viễn thông ở cửa khẩu.
3. Sở Tư pháp báo cáo Thủ tướng Chính phủ kết quả hằng quý.
4. Sở Khoa học và Công nghệ thành lập Hội đồng nghiệm thu.
5. Sở Giáo dục và Đào tạo tuyên truyền phòng, chống ma túy trong trường học.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Tống Thanh Hải
""",
    "telegram": f"""THỦ TƯỚNG CHÍNH PHỦ
-------
{_HEAD}Số: 301/CĐ-TTg
Hà Nội, ngày 15 tháng 11 năm 2025
CÔNG ĐIỆN
VỀ VIỆC ỨNG PHÓ MƯA LŨ TẠI SƠN LA
THỦ TƯỚNG CHÍNH PHỦ điện:
- Chủ tịch Ủy ban nhân dân các tỉnh: Sơn La, Lào Cai;
- Bộ trưởng các Bộ: Xây dựng, Tài chính, Y tế.

Thủ tướng Chính phủ yêu cầu:
1. Chủ tịch Ủy ban nhân dân tỉnh Sơn La di dời người dân khỏi vùng mưa lũ.
2. Bộ Xây dựng hỗ trợ sửa chữa nhà ở của người dân sau mưa lũ.
3. Bộ Tài chính xuất cấp gạo cho người dân.
4. Bộ Y tế kiểm tra nhà ở bị thiệt hại.
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Trần Hồng Hà
""",
    "notice": f"""VĂN PHÒNG CHÍNH PHỦ
-------
{_HEAD}Số: 400/TB-VPCP
Hà Nội, ngày 20 tháng 11 năm 2025
THÔNG BÁO
KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TRẦN HỒNG HÀ TẠI BUỔI LÀM VIỆC VỀ CÁC DỰ ÁN ĐIỆN VỚI LÃNH ĐẠO TỈNH LAI CHÂU
1. Bộ Công Thương chủ trì tháo gỡ vướng mắc của dự án điện trong tháng 12 năm 2025.
2. Bộ Nội vụ hướng dẫn tuyển dụng công chức cho tỉnh.
3. Báo Pháp luật Việt Nam đăng tải kết luận này.
4. Bộ Tài chính chủ trì, phối hợp với Bộ Xây dựng, Bộ Y tế cân đối vốn trung hạn.
KT. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM
Mai Thị Thu
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


def said(found):
    return sorted(item["label"] for item in found["answers"])


def items(found):
    """The (document, item) of each task answered."""
    return sorted(
        (e["source"].split("/")[-1].removesuffix(".txt"), e["path"])
        for a in found["answers"]
        for e in a["evidence"]
        if e["kind"] == "statement"
    )


DOCUMENTS_OF = [  # who has or signs documents has issued them; who stands in them has not
    ("UBND tỉnh Sơn La có những chỉ thị nào?", ["05/CT-UBND"]),
    ("Thủ tướng ký những công điện nào?", ["301/CĐ-TTg"]),
    ("Which telegrams did the Prime Minister sign?", ["301/CĐ-TTg"]),
    ("What telegrams does the Prime Minister have?", ["301/CĐ-TTg"]),
    ("Sở Công Thương có trong những văn bản nào?", ["11/KH-UBND", "21/KH-UBND"]),
    ("Which documents involve the Ministry of Construction?", ["301/CĐ-TTg", "400/TB-VPCP"]),
    ("Văn bản nào của Sơn La không phải là kế hoạch?", ["05/CT-UBND"]),
    ("Văn bản nào của Sơn La là kế hoạch?", ["11/KH-UBND"]),
    ("Kế hoạch nào có tầm nhìn đến năm 2045?", ["11/KH-UBND"]),
    ("Which plans run until 2045?", ["11/KH-UBND"]),
    ("Kế hoạch nào kéo dài đến 2050?", []),
    ("Văn bản nào mới nhất về bình đẳng giới?", ["21/KH-UBND"]),  # the directive, later, only names it
    ("What is the latest document on gender equality?", ["21/KH-UBND"]),
    ("Văn bản nào mới nhất?", ["05/CT-UBND"]),
    ("Phó Thủ tướng Trần Hồng Hà ký những văn bản nào?", ["301/CĐ-TTg"]),  # his office is no body beside him
    ("Which documents did Deputy Prime Minister Trần Hồng Hà sign?", ["301/CĐ-TTg"]),
    ("Các kết luận của Phó Thủ tướng Trần Hồng Hà về dự án điện?", ["400/TB-VPCP"]),
    ("Công điện nào gửi tỉnh Sơn La?", ["301/CĐ-TTg"]),
    ("Which telegram was sent to Son La?", ["301/CĐ-TTg"]),
    ("Which telegram was sent to Ha Tinh?", []),
    ("Công điện nào chỉ gửi tỉnh Sơn La?", []),  # another province stands at its head too
    ("Công điện nào chỉ gửi Sơn La và Lào Cai?", ["301/CĐ-TTg"]),
    ("Những kế hoạch nào không ghi số hiệu?", []),
    ("Which documents have a deadline in November 2026?", ["21/KH-UBND"]),
    ("Văn bản nào có hạn trong tháng 11 năm 2026?", ["21/KH-UBND"]),
    ("Which documents were issued in November 2026?", []),
    ("Có bao nhiêu chỉ thị về bảo vệ rừng?", ["05/CT-UBND"]),
    ("Which earlier decisions does plan 11/KH-UBND replace?", []),
    ("Nghị định của Chính phủ số 72/2015/NĐ-CP được văn bản nào viện dẫn?", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), DOCUMENTS_OF, ids=[text for text, _ in DOCUMENTS_OF])
def test_documents_by_whose_they_are_and_what_they_are_about(answer, text, wanted):
    found = answer(text)
    assert said(found) == wanted, found["understood"]


EXISTS = [  # whether there is a document on a subject, titles tell
    ("Sơn La có kế hoạch xuất khẩu không?", True, ["11/KH-UBND"]),
    ("Does Son La have an export plan?", True, ["11/KH-UBND"]),
    ("Is there a directive on forests?", True, ["05/CT-UBND"]),
    ("Lai Châu có kế hoạch xuất khẩu không?", False, []),
    ("Does Lai Chau have an export plan?", False, []),
    ("Is there a telegram about earthquakes?", False, []),
]


@pytest.mark.parametrize(("text", "boolean", "wanted"), EXISTS, ids=[text for text, _, _ in EXISTS])
def test_whether_there_is_a_document_on_a_subject(answer, text, boolean, wanted):
    found = answer(text)
    assert (found["boolean"], said(found)) == (boolean, wanted), found["understood"]


def test_a_thing_of_a_field_is_not_proven_by_other_work_of_that_field(answer):
    assert answer("Lai Châu có nói gì đến 5G không?")["boolean"] is not True
    assert answer("Lai Châu có nói gì đến bình đẳng giới không?")["boolean"] is True
    assert answer("Does Lai Chau mention 5G?")["boolean"] is not True


def test_sides_have_more_of_what_is_counted(answer):
    assert said(answer("Which has more documents, Sơn La or Lai Châu?")) == ["Sơn La"]
    assert said(answer("Sơn La hay Lai Châu có nhiều văn bản hơn?")) == ["Sơn La"]
    assert answer("Sơn La hay Lai Châu có nhiều nhiệm vụ hơn?")["compared"][0]["count"] == 7


WORK = [  # question, document and item of what is answered
    ("Ban Quản lý Khu kinh tế Vân Hồ làm gì?", [("export", "I.3")]),  # not what others of the kind do
    ("Ban Quản lý Khu kinh tế làm gì?", [("forest", "3")]),
    ("What is the newspaper Báo Pháp luật Việt Nam asked to do?", [("notice", "3")]),
    ("Sở Y tế làm gì sau bão lụt?", [("export", "I.4")]),
    ("doanh nghiệp nhỏ và vừa ở Sơn La được hỗ trợ gì", [("export", "I.2")]),
    ("Chính phủ số do ai làm?", [("gender", "I.2")]),
    ("Bộ Xây dựng có trách nhiệm gì đối với nhà ở của người dân bị thiệt hại?", [("telegram", "2")]),  # not the other ministry's
    ("What does the Prime Minister ask Son La to do about floods?", [("telegram", "1")]),
    ("Thủ tướng yêu cầu Sơn La làm gì về mưa lũ?", [("telegram", "1")]),
    ("Thủ tướng yêu cầu gì về mưa lũ ở Sơn La?", [("telegram", "1")]),  # who tells others to do it does none of it
    ("Thủ tướng yêu cầu gì về mưa lũ?", [("telegram", "1"), ("telegram", "2")]),
    ("What did the Prime Minister order about the floods in Son La?", [("telegram", "1")]),  # no document of a type "order"
    ("What did the Prime Minister instruct about floods?", [("telegram", "1"), ("telegram", "2")]),
    ("Ai tháo gỡ dự án điện ở Lai Châu?", [("notice", "1")]),  # no document of the province's own
    ("Tháng hành động vì bình đẳng giới khi nào?", [("gender", "I.1")]),
    ("Bộ Nội vụ làm gì theo kết luận làm việc với Lai Châu?", [("notice", "2")]),  # the notice is no province's
    ("What must the Ministry of Home Affairs do after the Deputy PM's meeting with Lai Châu leaders?", [("notice", "2")]),
    ("Sở nào làm việc với Sở Nội vụ Lai Châu?", []),  # no meeting
    ("Việc nào trong kết luận của Phó Thủ tướng khi làm việc với Lai Châu phải xong trong tháng 12 năm 2025?", [("notice", "1")]),
    ("Ai đăng tải kết luận về các dự án điện với lãnh đạo tỉnh Lai Châu?", [("notice", "3")]),
    ("Sở Công Thương làm gì trong kế hoạch bình đẳng giới và Luật Tiêu chuẩn?", [("gender", "I.2")]),  # the title's words narrow nothing
    ("Việc nào có trên 2 cơ quan?", [("notice", "4")]),
    ("Which tasks have at least three agencies?", [("notice", "4")]),
    ("Which tasks have more than three agencies?", []),
    ("Nhiệm vụ nào có nhiều cơ quan nhất?", [("notice", "4")]),
    ("Which task involves the most agencies?", [("notice", "4")]),
    ("Việc nào hạn 15/11/2026?", [("gender", "I.1")]),
    ("Việc nào hạn 15/11?", [("gender", "I.1")]),
    ("Việc nào hạn 20/11/2026?", []),  # not what is due before it
    ("Which tasks are due on 15 November 2026?", [("gender", "I.1")]),
    ("Which tasks are due in 2031?", []),
    ("Sơn La hỗ trợ vay vốn thế nào?", [("export", "I.2")]),  # nobody is said to help
    ("Sở nào phải báo cáo Thủ tướng?", [("gender", "I.3")]),  # who gets it reports nothing
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WORK, ids=[text for text, _ in WORK])
def test_work_of_whom_and_on_what(answer, text, wanted):
    found = answer(text)
    assert items(found) == wanted, (found["understood"], found["said"])


def test_a_law_is_known_without_the_and_of_its_name(answer):
    assert said(answer("Luật tiêu chuẩn quy chuẩn kỹ thuật được triển khai ở tỉnh nào?")) == ["Lai Châu"]


def test_provinces_of_the_documents_whose_titles_have_nearly_all_of_the_subject(answer):
    assert said(answer("Tỉnh nào xuất khẩu nông sản ra nước ngoài?")) == ["Sơn La"]
    assert said(answer("Tỉnh nào có nhiệm vụ về bình đẳng giới?")) == ["Lai Châu", "Sơn La"]  # of tasks, where these are said


def test_what_is_set_up_is_a_word_of_the_task(answer):
    assert said(answer("Tỉnh nào thành lập Hội đồng nghiệm thu?")) == ["Lai Châu"]


def test_a_number_is_asked_with_the_verb_around_what_is_cited(answer):
    found = answer("Mấy tỉnh lấy Luật Tiêu chuẩn và Quy chuẩn kỹ thuật làm căn cứ?")
    assert found["count"] == 1 and not found["understood"]["unknown"]


AGES = [  # the plan of Lai Châu is the oldest, the directive the newest
    ("Kế hoạch 21/KH-UBND có phải văn bản cũ nhất không?", True),
    ("Is plan 21/KH-UBND the oldest document?", True),
    ("Is plan 11/KH-UBND the oldest document?", False),
    ("Kế hoạch 11/KH-UBND có phải kế hoạch mới nhất không?", True),  # of the plans
    ("So với kế hoạch 11/KH-UBND thì kế hoạch 21/KH-UBND có cũ hơn không?", True),
    ("So với kế hoạch 21/KH-UBND thì kế hoạch 11/KH-UBND có cũ hơn không?", False),
    ("Compared with plan 11/KH-UBND, is plan 21/KH-UBND older?", True),
]


@pytest.mark.parametrize(("text", "boolean"), AGES, ids=[text for text, _ in AGES])
def test_whether_a_document_is_the_oldest_or_older_than_what_it_is_measured_by(answer, text, boolean):
    assert answer(text)["boolean"] is boolean


def test_a_kind_of_body_in_which_something_is_done_does_nothing(answer):
    assert said(answer("Tỉnh nào giao Sở Giáo dục và Đào tạo phòng chống ma túy trong trường học?")) == ["Lai Châu"]
    assert said(answer("Tỉnh nào giao trường học phòng chống ma túy?")) == []


def test_congratulating_is_no_greeting(answer):
    assert answer("Chào mừng ngày hội xuất khẩu nông sản: tỉnh nào?")["understood"]["ignored"] != ["Chào mừng ngày hội xuất khẩu nông sản"]
    assert "chào" in " ".join(answer("Chào bạn, Thủ tướng ký những công điện nào?")["understood"]["ignored"]).lower()


ENTITLED = [
    ("xuat khau nong san tinh", ["11/KH-UBND"]),  # all
    ("xuat khau manh nong san", ["11/KH-UBND"]),  # four of five
    ("xuat khau thuy san", []),  # three of four
    ("xuat khau", []),  # too few words to tell
]


@pytest.mark.parametrize(("words", "wanted"), ENTITLED, ids=[words for words, _ in ENTITLED])
def test_titles_that_have_most_of_the_words(store, words, wanted):
    names = names_of(store)
    assert [names.documents[id].number for id in names.entitled(words.split(), (), ())] == wanted
