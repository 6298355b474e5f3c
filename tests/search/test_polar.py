"""Yes or no over every kind of question, in both languages: what is asked, whether it is so, and when things are done."""

from __future__ import annotations

import pytest

from search.answer.ask import ask

POLAR = [
    ("Lào Cai có giao việc cho Sở Ngoại vụ không?", True),
    ("Có phải Sở Thông tin và Truyền thông Lào Cai chủ trì tập huấn không?", True),
    ("Sở Y tế Lào Cai có chủ trì nhiệm vụ nào không?", False),
    ("Công an tỉnh Lạng Sơn có phối hợp với ai không?", True),
    ("Is the Department of Foreign Affairs in charge of foreign reporters in Lao Cai?", True),
    ("Does the Department of Health lead anything in Lao Cai?", False),
    ("Is it true that the Border Guard in Ha Tinh coordinates on border propaganda?", True),
    ("Kế hoạch Bà Rịa - Vũng Tàu có nói đến nhân quyền không?", True),
    ("Does the Ba Ria - Vung Tau plan talk about human rights?", True),
    ("Is human rights covered in the Ba Ria - Vung Tau plan?", True),
    ("Kế hoạch Lào Cai có đề cập năng lượng hạt nhân không?", False),
    ("Does the Lao Cai plan mention nuclear energy?", False),
    ("Kế hoạch 93/KH-UBND có viện dẫn Quyết định 1079/QĐ-TTg không?", True),
    ("Kế hoạch 93/KH-UBND có viện dẫn Nghị định 99/2021/NĐ-CP không?", False),
    ("Does plan 88/KH-UBND cite Decree 72/2015/ND-CP?", True),
    ("Does plan 88/KH-UBND cite Decree 99/2021/ND-CP?", False),
    ("Is Circular 03/2019/TT-BTTTT mentioned in the Lao Cai plan?", True),
    ("Nghị định 72/2015/NĐ-CP có được Lào Cai lấy làm căn cứ không?", True),
    ("Kế hoạch Bà Rịa - Vũng Tàu có được ban hành ngày 10/4/2024 không?", True),
    ("Kế hoạch Bà Rịa - Vũng Tàu có được ban hành năm 2020 không?", False),
    ("Was the Ba Ria - Vung Tau plan issued in 2024?", True),
    ("Was the Ba Ria - Vung Tau plan issued in 2019?", False),
    ("Ông Hoàng Quốc Khánh có ký kế hoạch Lào Cai không?", True),
    ("Was plan 93/KH-UBND signed on 11 April 2024?", False),  # a day that is claimed names no document
    ("Was plan 93/KH-UBND signed on 10 April 2024?", True),
    ("Kế hoạch 93/KH-UBND ban hành ngày 11/4/2024 phải không?", False),
    ("Kế hoạch 93/KH-UBND ban hành ngày 10/4/2024 phải không?", True),
    ("Is the date of plan 88/KH-UBND 14 March 2020?", False),
    ("Plan 88/KH-UBND – dated May 2020?", False),
    ("Plan 88/KH-UBND – dated March 2020?", True),
    ("Kế hoạch 88/KH-UBND ký tháng 3/2020?", True),
    ("Kế hoạch 88/KH-UBND ký tháng 4/2020?", False),
    ("Plan 88/KH-UBND: signed by Hoang Quoc Khanh, yes or no?", True),
    ("Plan 88/KH-UBND: signed by Dang Minh Thong, yes or no?", False),
    ("Yes or no: does plan 93/KH-UBND speak of human rights?", True),
    ("Is plan 93/KH-UBND one of Lao Cai?", False),  # a place that is no document's own, not one beside it
    ("Kế hoạch 93/KH-UBND có phải của Hà Tĩnh không?", False),
    ("Kế hoạch 88/KH-UBND có phải của Lào Cai không?", True),
    ("Does plan 88/KH-UBND of Lao Cai mention Ha Tinh?", False),
    ("Does plan 88/KH-UBND speak of Yunnan?", True),
    ("Kế hoạch 88/KH-UBND đề ngày 14/3/2020 phải không?", False),
    ("Kế hoạch 88/KH-UBND đề ngày 13/3/2020 phải không?", True),
    ("Kế hoạch 93/KH-UBND ký ngày 10/4/2024 có giao Sở Ngoại vụ chủ trì không?", True),  # its day is no deadline of what else is asked
    ("Does plan 93/KH-UBND issued on 10 April 2024 ask the Department of Foreign Affairs to lead anything?", True),
    ("Was plan 93/KH-UBND signed on 10 April 2024 and published in the gazette?", None),
    ("Was Resolution 9999/NQ-CP signed on 23 July 2025?", None),  # which is not here
    ("Ông Nguyễn Văn A có ký kế hoạch Lào Cai không?", False),
    ("Was the Lao Cai plan signed by Hoang Quoc Khanh?", True),
    ("Lạng Sơn có nhiệm vụ nào làm trong năm 2014 không?", True),
    ("Có nhiệm vụ nào phải làm trong quý III năm 2020 ở Lào Cai không?", True),
    ("Does Lao Cai have any task in the third quarter of 2020?", True),
    ("Bà Rịa - Vũng Tàu có phải báo cáo trước 15/12 không?", True),
    ("Must Ha Tinh report every six months?", True),
    ("Chương trình Lạng Sơn có kéo dài đến năm 2020 không?", True),
    ("Chương trình Lạng Sơn có kéo dài đến năm 2030 không?", False),
    ("Does the Lang Son programme run until 2020?", True),
    ("Trong kho có văn bản của Lào Cai không?", True),
    ("Trong kho có văn bản của Hà Nội không?", False),
    ("Is there any document from Lang Son?", True),
    ("Is there a plan from Can Tho?", False),
    ("Có kế hoạch nào của Cần Thơ không?", False),
    ("Quảng Ninh có kế hoạch không?", None),
    ("Does Quang Ninh assign anything to the police?", None),
    ("Hà Nội và Lào Cai có giao việc cho Công an không?", None),
    ("Lào Cai có thành lập Ban Chỉ đạo không?", None),  # the board does work there; who set it up is not said
    ("Lạng Sơn có thành lập Ban Chỉ đạo không?", True),
    ("Hà Nội và Lào Cai có giao việc cho Sở Y tế không?", False),
    ("Văn bản 2905 có phải là công văn không?", True),
    ("Is document 2905 an official letter?", True),
    ("Kế hoạch 93/KH-UBND có phải là quyết định không?", False),
    ("Có chỉ thị nào được Lạng Sơn căn cứ không?", True),
    ("Có tỉnh nào không nhắc tới ASEAN không?", True),
    ("Is there any province that does not mention ASEAN?", True),
    ("Có đúng là Lào Cai không giao việc cho Sở Y tế không?", True),
    ("Is it true that Lao Cai does not mention nuclear energy?", True),
    ("Có tỉnh nào giao Bộ đội Biên phòng chủ trì tuyên truyền biên giới không?", True),
    ("Are there provinces that assign the Border Guard to lead border propaganda?", True),
    ("Sở Ngoại vụ và Công an Lào Cai có phối hợp với nhau không?", True),
    ("Do the police and the Department of Foreign Affairs work together in Lao Cai?", True),
    ("Kế hoạch Lào Cai có gửi cho Bộ Thông tin và Truyền thông không?", True),
    ("Was the Lao Cai plan sent to the Ministry of Information and Communications?", True),
    ("Hà Tĩnh có bị thiếu mục nào không?", True),
    ("Is anything missing from the Ha Tinh plan?", True),
    ("Liệu Lào Cai có hợp tác với Vân Nam?", True),
    ("Lào Cai có hợp tác với Nhật Bản không?", False),
    ("Does Lao Cai cooperate with Japan?", False),
    ("Does Lao Cai cooperate with Yunnan?", True),
    ("Doesn't Lao Cai mention ASEAN?", True),
    ("Did Ba Ria - Vung Tau issue its plan before 2024?", False),
]
WHEN = [
    ("Nhiệm vụ nào kéo dài từ 2014 đến 2016 ở Lạng Sơn?", ["Xây dựng phiên bản tiếng nước ngoài", "Xây dựng chuyên mục trên Cổng"]),
    ("tasks between 10 and 20 June 2020 in Lao Cai", ["Các cơ quan, đơn vị báo cáo UBND tỉnh"]),
    ("việc gì từ 1/6/2020 đến 20/6/2020 ở Lào Cai", ["Các cơ quan, đơn vị báo cáo UBND tỉnh"]),
    ("From which year until which year does the Lang Son programme run?", ["10/CTr-UBND"]),
    ("Quyết định 44/QĐ-TTg năm 2019 được tỉnh nào dẫn ra?", ["Lào Cai"]),
    ("văn bản ban hành từ 1/3/2020 đến 30/4/2020", ["88/KH-UBND"]),
    ("Which provinces mention ASEAN and human rights?", ["Lào Cai"]),
    ("Khi nào Ban Chỉ đạo TTĐN Lạng Sơn phải được thành lập và do ai thực hiện?", ["Trong năm 2014", "Thành lập Ban chỉ đạo"]),
]
OTHERS = [
    ("Ai lo Cổng thông tin đối ngoại của Lào Cai?", "Sở Thông tin và Truyền thông"),
    ("Chương trình của Lạng Sơn được xây dựng để thực hiện những văn bản nào của Thủ tướng?", "21/CT-TTg"),
    ("phim tai lieu gioi thieu tinh", "Xây dựng một số sản phẩm TTĐN điển hình"),
    ("Which province has a friendship agreement with Tula, Russia?", "Hà Tĩnh"),
    ("Việc thành lập Ban chỉ đạo TTĐN của Lạng Sơn do ai chủ trì, ai phối hợp?", "Sở Ngoại vụ"),
    ("đơn vị nào chủ trì triển khai hợp tác với Đài Truyền hình Việt Nam ở Lào Cai", "Đài Phát thanh và Truyền hình"),
]


@pytest.mark.parametrize(("question", "said"), POLAR, ids=[question for question, _ in POLAR])
def test_yes_no(five_store, question, said):
    found = ask(five_store, question)
    assert found.boolean is said, found.text


@pytest.mark.parametrize(("question", "labels"), WHEN, ids=[question for question, _ in WHEN])
def test_when(five_store, question, labels):
    found = [item.label for item in ask(five_store, question).answers.items]
    assert len(found) == len(labels)
    assert all(any(have.startswith(label) for have in found) for label in labels), found


@pytest.mark.parametrize(("question", "label"), OTHERS, ids=[question for question, _ in OTHERS])
def test_names_and_deeds_in_their_place(five_store, question, label):
    assert any(item.label.startswith(label) for item in ask(five_store, question).answers.items)


NUMBERED = {"93/KH-UBND", "2905/BTTTT-TTĐN", "10/CTr-UBND", "88/KH-UBND"}


@pytest.mark.parametrize("question", ["Văn bản nào không được viện dẫn?", "Which documents are not cited?"])
def test_documents_that_none_here_cites_are_listed(five_store, question):
    found = ask(five_store, question)
    assert len(found.answers.items) == 5 and {item.label for item in found.answers.items} > NUMBERED
    assert found.reading.ignored == [] and found.said == ()


@pytest.mark.parametrize(
    "question",
    [
        "văn bản nào không có căn cứ",
        "Những văn bản nào không có căn cứ pháp lý?",
        "Which documents have no legal basis?",
        "Which documents cite no document",
    ],
)
def test_that_every_document_cites_something_is_said(five_store, question):
    found = ask(five_store, question)
    assert found.said[0] in ("Không văn bản nào: cả năm văn bản đều có.", "No document: all five documents do.")
    assert not found.answers.items and found.reading.ignored == []


OF_A_TYPE = [
    ("Kế hoạch nào không căn cứ nghị định?", 0),
    ("Kế hoạch nào không căn cứ chỉ thị?", 3),
    ("Which plans do not cite any directive?", 3),
]


@pytest.mark.parametrize(("question", "number"), OF_A_TYPE)
def test_plans_that_cite_none_of_a_type(five_store, question, number):
    found = ask(five_store, question)
    assert (len(found.answers.items), found.reading.ignored) == (number, [])


COUNTED = [
    ("Bao nhiêu cơ quan có nhiệm vụ có thời hạn ở Lạng Sơn?", 17),
    ("Bao nhiêu nhiệm vụ có thời hạn ở Lạng Sơn?", 25),
    ("How many tasks in Lang Son have a deadline?", 25),
]


@pytest.mark.parametrize(("question", "count"), COUNTED)
def test_those_with_a_time_are_counted(five_store, question, count):
    assert ask(five_store, question).answers.count == count


LACKS = ["Kế hoạch Lào Cai có nói đến người khuyết tật không?", "Văn bản nào nói về người khuyết tật?"]


@pytest.mark.parametrize("question", LACKS)
def test_a_word_for_lacking_inside_a_term_asks_for_no_gap(five_store, question):
    found = ask(five_store, question)
    assert found.reading.frame != "gaps" and "thiếu" not in found.text


def test_count_of_the_annexed_list(five_store):
    assert ask(five_store, "Danh mục nhiệm vụ kèm theo chương trình Lạng Sơn có tất cả bao nhiêu nhiệm vụ?").answers.count == 16


def test_no_of_words_that_no_text_has_shows_them_as_a_condition(five_store):
    found = ask(five_store, "Kế hoạch Lào Cai có đề cập năng lượng hạt nhân không?")
    assert found.boolean is False
    assert not found.reading.unknown
    assert any(condition.field == "words" and "hạt" in condition.label for condition in found.reading.conditions)


OF_EVERY_DOCUMENT = [
    ("mọi kế hoạch đều không nhắc Zalo phải không", None),
    ("do all plans not mention Zalo", None),
    ("mọi kế hoạch đều không nhắc máy bay không người lái phải không", None),
    ("do all plans have a number", False),
    ("tất cả văn bản đều có số không", False),
    ("mọi kế hoạch đều có ngày ban hành không", False),
    ("tất cả văn bản đều có người ký không", False),
    ("mọi kế hoạch đều có người ký không", True),  # the programme, which has none, is no plan
    ("do all documents have a title", True),
    ("mọi kế hoạch đều không có số phải không", None),
]


@pytest.mark.parametrize(("question", "said"), OF_EVERY_DOCUMENT)
def test_what_every_document_has_is_told_of_each(five_store, question, said):
    assert ask(five_store, question).boolean is said


OLDER = [
    ("is plan 93 older than decree 72/2015/NĐ-CP", False),
    ("kế hoạch 93 có cũ hơn nghị định 72/2015/NĐ-CP không", False),
    ("is decree 72/2015/NĐ-CP newer than plan 93", False),
    ("is decree 72/2015/NĐ-CP older than plan 93", True),
    ("is plan 93 newer than decree 72/2015/NĐ-CP", True),
    ("is plan 88 older than 93", True),
    ("is 88/KH-UBND older than the Ha Tinh plan", None),  # which has no date
    ("is plan 93 the oldest plan", False),
]


@pytest.mark.parametrize(("question", "said"), OLDER)
def test_of_two_documents_the_dates_are_compared_in_the_order_said(five_store, question, said):
    assert ask(five_store, question).boolean is said


BARIA, LAO_CAI, HA_TINH = "93/KH-UBND", "88/KH-UBND", "Công tác thông tin đối ngoại tỉnh Hà Tĩnh năm 2020"
MOST = [
    ("văn bản nào viện dẫn nhiều văn bản nhất", {BARIA}),
    ("hai văn bản viện dẫn nhiều văn bản nhất", {BARIA, LAO_CAI}),
    ("top 2 documents that cite the most documents", {BARIA, LAO_CAI}),
    ("the two documents that cite the most documents", {BARIA, LAO_CAI}),
    ("3 văn bản viện dẫn nhiều văn bản nhất", {BARIA, LAO_CAI, HA_TINH}),
    ("2 tỉnh viện dẫn nhiều văn bản nhất", {"Bà Rịa – Vũng Tàu", "Lào Cai"}),
    ("hai văn bản viện dẫn ít văn bản nhất", {"2905/BTTTT-TTĐN", "10/CTr-UBND"}),  # three each
    ("5 văn bản viện dẫn nhiều luật nhất", {BARIA}),  # the others cite none
]


@pytest.mark.parametrize(("question", "labels"), MOST)
def test_as_many_as_are_asked_for_cite_the_most(five_store, question, labels):
    assert {item.label for item in ask(five_store, question).answers.items} == labels
