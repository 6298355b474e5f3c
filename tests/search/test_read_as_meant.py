"""Words that are part of what a question is about: what its subject is without, which congress is meant, whose minister acts, the last day;
on what condition work is done, after which merger, whose directive a plan carries out, what was said before."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from search.question import read_question
from search.question.ordinals import is_roman
from search.question.sentence import Sentence
from search.question.shape import is_yesno
from tests.search.texts import text_of

_END = "THỦ TƯỚNG\nTrần Văn An"
DOCUMENTS = {
    "pensions": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "31/KH-UBND", "Sơn La", "KẾ HOẠCH", "CHI TRẢ TRỢ CẤP KHÔNG DÙNG TIỀN MẶT CHO NGƯỜI CAO TUỔI",
        "1. Sở Y tế chủ trì chi trả trợ cấp xã hội không dùng tiền mặt.\n2. Sở Xây dựng nâng cấp đường giao thông.\n"
        "3. Sở Công Thương mở các điểm chi trả lưu động.\n4. Sở Nội vụ cấp gạo cho hộ nghèo, hoàn thành trước ngày 15/3/2026.",
    ),
    "election": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "32/KH-UBND", "Lào Cai", "KẾ HOẠCH", "THI ĐUA CHÀO MỪNG ĐẠI HỘI LẦN THỨ XIV CỦA ĐẢNG",
        "1. Sở Nội vụ tổ chức thi đua chào mừng Đại hội lần thứ XIV của Đảng.\n"
        "2. Sở Tư pháp tuyên truyền bầu cử đại biểu Quốc hội khóa XVI.\n3. Sở Y tế tổng hợp văn bản Đại hội tỉnh lần thứ XV.",
    ),
    "flood": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "227/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "VỀ KHẮC PHỤC HẬU QUẢ MƯA LŨ",
        "1. Bộ trưởng Bộ Y tế bảo đảm người dân vùng lũ có nơi điều trị, hoàn thành trước ngày 30/11/2025.\n"
        "2. Bộ trưởng Bộ Nội vụ khen thưởng các tập thể tham gia cứu trợ mưa lũ, hoàn thành trước ngày 10/12/2025.\n"
        "3. Bộ Tài chính không để người dân thiếu đói, thiếu gạo.\n4. Giao Phó Thủ tướng Chính phủ Trần Hồng Hà chỉ đạo công tác cứu trợ.\n"
        "5. Ủy ban nhân dân các tỉnh, thành phố rà soát nhà bị sập.", _END,
    ),
    "justice": text_of(
        "BỘ TƯ PHÁP", "05/CT-BTP", "Hà Nội", "CHỈ THỊ", "VỀ BỒI THƯỜNG CỦA NHÀ NƯỚC",
        "1. Vụ Pháp luật dân sự chủ trì, phối hợp với Thanh tra Bộ soạn sổ tay bồi thường.\n2. Cục Thi hành án dân sự tập huấn cán bộ.",
    ),
    "population": text_of(
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "34/KH-UBND", "Hà Tĩnh", "KẾ HOẠCH",
        "THỰC HIỆN CHỈ THỊ SỐ 27/CT-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ TĂNG CƯỜNG CÔNG TÁC DÂN SỐ",
        "1. Sở Y tế đánh giá mức sinh khi thẩm định dự án.\n2. Sở Xây dựng rà soát số nhà.\n3. Sở Nội vụ giám sát nơi cai nghiện ma túy.\n"
        "4. Sở Tài chính giải quyết nhu cầu đất đai của các tổ chức tôn giáo.\n5. Sở Y tế hướng dẫn cho các tổ chức tôn giáo.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


def labels_of(answer, question):
    return [item["label"] for item in answer(question)["answers"]]


ANSWERED = [
    # what the subject is without
    ("Kế hoạch chi trả trợ cấp không dùng tiền mặt của Sơn La do ai ký?", ["31/KH-UBND"]),
    ("Sở nào của Sơn La chi trả trợ cấp xã hội không dùng tiền mặt?", ["Sở Y tế"]),
    ("Ai phải lo không để người dân thiếu đói?", ["Bộ Tài chính"]),
    # which congress, which assembly
    ("Which document is about the 14th Congress?", ["32/KH-UBND"]),
    ("Tỉnh nào thi đua chào mừng Đại hội Đảng lần thứ 14?", ["Lào Cai"]),
    ("Ở Lào Cai ai tuyên truyền bầu cử Quốc hội khóa 16?", ["Sở Tư pháp"]),
    # whose minister
    (
        "Telegram 227: by when must the Home Affairs minister finish the rewards?",
        ["Bộ trưởng Bộ Nội vụ khen thưởng các tập thể tham gia cứu trợ mưa lũ, hoàn thành trước ngày 10/12/2025."],
    ),  # fmt: skip
    (
        "By when must the health minister make sure nobody in the flooded areas lacks treatment?",
        ["Bộ trưởng Bộ Y tế bảo đảm người dân vùng lũ có nơi điều trị, hoàn thành trước ngày 30/11/2025."],
    ),  # fmt: skip
    # a condition, a merger, whose work, what was said before
    (
        "What must the Department of Health of Hà Tĩnh assess when a project is appraised?",
        ["Sở Y tế đánh giá mức sinh khi thẩm định dự án."],
    ),
    ("What must Hà Tĩnh's Department of Construction do with house numbers after the merger?", ["Sở Xây dựng rà soát số nhà."]),
    ("Sau sáp nhập, Hà Tĩnh giao sở nào rà soát số nhà?", ["Sở Xây dựng"]),
    ("Hà Tĩnh: sở nào giải quyết nhu cầu đất đai của các tổ chức tôn giáo?", ["Sở Tài chính"]),
    ("My cousin is a drug addict. Which department of Hà Tĩnh watches the places for such people?", ["Sở Nội vụ"]),
    (
        "Ministry of Home Affairs in telegram 227: what orders?",
        ["Bộ trưởng Bộ Nội vụ khen thưởng các tập thể tham gia cứu trợ mưa lũ, hoàn thành trước ngày 10/12/2025."],
    ),  # fmt: skip
    ("Which plan puts into effect the Prime Minister's directive on population work?", ["34/KH-UBND"]),
    ("How many telegrams did the Prime Minister send in 2025?", ["227/CĐ-TTg"]),
    ("Thủ tướng gửi bao nhiêu công điện năm 2025?", ["227/CĐ-TTg"]),
    (
        "Flood damage telegram (227): what must the Ministry of Health do?",
        ["Bộ trưởng Bộ Y tế bảo đảm người dân vùng lũ có nơi điều trị, hoàn thành trước ngày 30/11/2025."],
    ),  # fmt: skip
    # whom a document of all gives work
    ("Trong công điện 227, Lào Cai phải làm gì?", ["Ủy ban nhân dân các tỉnh, thành phố rà soát nhà bị sập."]),
    ("Lào Cai bị nhắc phải làm gì trong công điện 227?", ["Ủy ban nhân dân các tỉnh, thành phố rà soát nhà bị sập."]),
    # a unit of a body, the partners of who leads
    ("Trong Ủy ban nhân dân tỉnh Hà Tĩnh, đơn vị nào rà soát số nhà?", ["Sở Xây dựng"]),
    ("Trong Bộ Tư pháp, đơn vị nào chủ trì soạn sổ tay bồi thường?", ["Vụ Pháp luật dân sự"]),
    ("In the Ministry of Justice, which unit leads the compensation handbook, and with whom?", ["Vụ Pháp luật dân sự", "Thanh tra Bộ"]),
    ("Ai chủ trì soạn sổ tay bồi thường, phối hợp với ai?", ["Vụ Pháp luật dân sự", "Thanh tra Bộ"]),
    # the last day
    (
        "What is the last day for the Department of Home Affairs of Sơn La to give rice to poor households?",
        ["Sở Nội vụ cấp gạo cho hộ nghèo, hoàn thành trước ngày 15/3/2026."],
    ),
]


@pytest.mark.parametrize(("question", "labels"), ANSWERED, ids=[question for question, _ in ANSWERED])
def test_what_a_question_is_about(answer, question, labels):
    assert labels_of(answer, question) == labels


DENIED = [  # what is asked for is still denied
    ("Which plans are without the Department of Justice?", "WITHOUT"),
    ("Which documents on floods that do not mention rice?", "WITHOUT"),
    ("Which tasks on floods that are not led by the Ministry of Finance?", "WITHOUT"),
    ("Which telegrams on floods that were not signed by the Prime Minister?", "WITHOUT"),
    ("Which departments pay social benefits without money?", "WITHOUT"),
    ("Does Sơn La have a plan on benefits that does not mention roads?", "WITHOUT"),
    ("So that we know, which plans do not cite any directive?", "NOT citing"),
    ("Make sure I get this: which ministries are not told to report?", "WITHOUT"),
    ("Which plan ensures benefits and does not mention roads?", "WITHOUT"),
    ("What must the Ministry of Health do so that tasks do not mention rice?", "WITHOUT"),
    ("By when must the Department of Health ensure benefits if tasks do not have a deadline?", "with no time"),
    ("Does telegram 227 ask the provinces to make sure nobody lacks treatment?", "WITHOUT"),
    ("co quan nao khong de lai van ban dai hoi", "KHÔNG có"),
    ("Cơ quan nào không để lại văn bản Đại hội?", "KHÔNG có"),
    ("Kế hoạch nào không giao việc cho Sở Tư pháp?", "KHÔNG có"),
    ("Which provinces have plans that do not mention elections?", "WITHOUT"),
    ("Tỉnh nào không có kế hoạch chi trả trợ cấp?", "KHÔNG có"),
]


@pytest.mark.parametrize(("question", "part"), DENIED, ids=[question for question, _ in DENIED])
def test_what_is_asked_for_is_denied(answer, question, part):
    assert part in answer(question)["understood"]["reading"]


TITLED = [  # one plan and not another, both told by their titles
    ("Tỉnh nào có kế hoạch dân số mà không có kế hoạch thi đua?", ["Hà Tĩnh"], "“kế hoạch thi đua”"),
    ("Which provinces have a plan on population but no plan on emulation?", ["Hà Tĩnh"], "“plan on emulation”"),
]


@pytest.mark.parametrize(("question", "labels", "said"), TITLED, ids=[question for question, _, _ in TITLED])
def test_one_plan_and_not_another(answer, question, labels, said):
    found = answer(question)
    assert [item["label"] for item in found["answers"]] == labels
    assert any(said in one for one in found["said"])


def test_which_came_out_last_is_asked_of_documents(answer):
    assert labels_of(answer, "Which of the telegrams came out last?") == ["227/CĐ-TTg"]


def test_another_congress_is_not_greeted(answer):
    """The fifteenth is no fourteenth, whatever the title has beside it."""
    assert "32/KH-UBND" not in answer("Tỉnh nào chào mừng Đại hội Đảng lần thứ 15?")["understood"]["reading"]
    assert not labels_of(answer, "Which provinces welcome the 12th Party Congress?")


def test_a_title_with_two_congresses_greets_one(store_of):
    title = "THI ĐUA CHÀO MỪNG ĐẠI HỘI LẦN THỨ XIV CỦA ĐẢNG; HOÀN THÀNH NGHỊ QUYẾT ĐẠI HỘI LẦN THỨ XIII CỦA ĐẢNG"
    plan = DOCUMENTS["election"].replace("THI ĐUA CHÀO MỪNG ĐẠI HỘI LẦN THỨ XIV CỦA ĐẢNG", title)
    store = store_of({"plan": plan, "flood": DOCUMENTS["flood"]})
    assert ask(store, "Lào Cai có kế hoạch chào mừng Đại hội lần thứ 14 không?").boolean is True
    assert ask(store, "Lào Cai có kế hoạch chào mừng Đại hội lần thứ 14 không?").reading.corrections == [("14", "XIV")]
    assert ask(store, "Lào Cai có kế hoạch chào mừng Đại hội lần thứ 13 không?").reading.corrections == []


ORDINALS = [  # (question, whether it is read in other figures)
    ("Which document is about the 14th Congress?", [{"from": "14th", "to": "XIV"}]),
    ("What is due on the 14th of the month for the congress?", []),
    ("Is the 15th Party Congress mentioned by Lào Cai?", []),  # what texts print is no word that can be used
    ("ai " + "lần thứ 14 " * 181, []),  # in other figures it would be too long
]


@pytest.mark.parametrize(("question", "corrections"), ORDINALS, ids=["congress", "day", "unused", "long"])
def test_ordinals_told(answer, question, corrections):
    assert answer(question)["understood"]["corrections"] == corrections


YES = [
    ("Công điện 227 có giao Phó Thủ tướng nào chỉ đạo không?", True),  # "giao Phó" is no word of giving
    ("I would like to know whether telegram 227 gives the Ministry of Health work.", True),
]


@pytest.mark.parametrize(("question", "expected"), YES, ids=[question for question, _ in YES])
def test_yes_or_no(answer, question, expected):
    assert answer(question)["boolean"] is expected


WANTS_YES = [  # a word that binds a clause asks nothing
    ("Is the Department of Construction told to follow up how the plan is carried out?", True),
    ("Are communes told to list houses where people live?", True),
    ("Is it led by the police, and when?", False),
    ("Does the plan say which department leads?", False),
]


@pytest.mark.parametrize(("question", "expected"), WANTS_YES, ids=[question for question, _ in WANTS_YES])
def test_what_wants_yes_or_no(question, expected):
    read = read_question(question)
    assert is_yesno(Sentence(read, [])) is expected


READ = [  # (question, part of its reading)
    ("What did Bà Rịa – Vũng Tàu become after the merger?", "Find what it became"),
    ("Sau sáp nhập Sở Nội vụ thành gì?", "Tìm nơi đã thay thế"),
    ("Sau khi hợp nhất, Sở Lao động thành cơ quan nào?", "Tìm nơi đã thay thế"),
    ("After the merger which province holds Bình Dương?", "Find what it became"),
    ("What must ministries report, and when must they do so?", "Find tasks"),
    ("How does anyone know when the report is due?", "Find tasks and when they are due"),
    ("What is the latest date of a plan from Sơn La?", "the latest"),
    ("What is the final date of telegram 227?", "date of issue"),
    ("What is the final date for telegram 227?", "date of issue"),
    ("What is the last day for a plan from Sơn La?", "the latest"),
    ("Sơn La: which orders about benefits were given?", "Order"),
    ("Which plan was issued on the last day of November 2025?", "the latest"),
    ("Which orders from the Prime Minister are about floods?", "Order"),
    ("Who leads on benefits and meets with whom?", "role: leads"),
    ("Ai chủ trì chi trả trợ cấp và báo cáo với ai?", "vai trò: chủ trì"),
    ("Văn bản nào được nhắc nhở trong công điện 227?", "Tìm văn bản được viện dẫn"),
]


@pytest.mark.parametrize(
    "question",
    ["Who leads on benefits and meets with whom?", "Ai chủ trì chi trả trợ cấp và báo cáo với ai?"],
)
def test_whom_another_deed_is_done_with_is_no_partner(answer, question):
    reading = answer(question)["understood"]["reading"]
    assert "coordinates" not in reading
    assert "phối hợp" not in reading


NOT_CARRIED = [  # (question, what the reading may not have)
    ("I do not care about rice. Who handles this?", "rice"),
    ("My cousin is not a drug addict but a farmer. Who treats such people?", "drug"),
    ("I am a teacher in Lào Cai. What do those plans say about floods?", "Lào Cai"),
    ("I work on 5G in Lào Cai. Which plan is about that?", "Lào Cai"),
]


@pytest.mark.parametrize(("question", "word"), NOT_CARRIED, ids=[question for question, _ in NOT_CARRIED])
def test_what_was_said_before_is_no_subject(answer, question, word):
    assert word not in answer(question)["understood"]["reading"]


CANNOT_BE_TOLD = [
    "Does the last day to report fall in December?",
    "Is 15 June the last day for Sơn La to report?",
    "whether or not Sơn La has a plan on rice",
]


@pytest.mark.parametrize("question", CANNOT_BE_TOLD)
def test_no_yes_or_no_where_a_deed_or_denial_is_left_aside(answer, question):
    assert answer(question)["boolean"] is None


@pytest.mark.parametrize(("question", "part"), READ, ids=[question for question, _ in READ])
def test_what_is_asked_stays_asked(answer, question, part):
    assert part in answer(question)["understood"]["reading"]


def test_what_is_for_listed_provinces_is_not_for_others(store_of):
    listed = DOCUMENTS["flood"].replace("các tỉnh, thành phố rà soát", "các tỉnh: Gia Lai, Khánh Hòa rà soát")
    store = store_of({"listed": listed, "plan": DOCUMENTS["election"]})
    assert not ask(store, "Trong công điện 227, Lào Cai phải làm gì?").answers.items
    assert ask(store, "Trong công điện 227, Gia Lai phải làm gì?").answers.items


@pytest.mark.parametrize(("word", "expected"), [("xiv", True), ("iv", True), ("xxi", True), ("", False), ("iiii", False), ("vx", False)])
def test_roman_figures(word, expected):
    assert is_roman(word) is expected
