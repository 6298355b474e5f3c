"""Words that are part of what a question is about: what its subject is without, which congress is meant, whose minister acts, the last day;
on what condition work is done, after which merger, whose directive a plan carries out, what was said before."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from search.question.ordinals import is_roman
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
    ("Which department of Sơn La leads social benefits paid without money?", ["Sở Y tế"]),
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
    # whom a document of all gives work
    ("Trong công điện 227, Lào Cai phải làm gì?", ["Ủy ban nhân dân các tỉnh, thành phố rà soát nhà bị sập."]),
    ("Lào Cai bị nhắc phải làm gì trong công điện 227?", ["Ủy ban nhân dân các tỉnh, thành phố rà soát nhà bị sập."]),
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
    ("Kế hoạch nào không giao việc cho Sở Tư pháp?", "KHÔNG có"),
    ("Which provinces have plans that do not mention elections?", "WITHOUT"),
    ("Tỉnh nào không có kế hoạch chi trả trợ cấp?", "KHÔNG có"),
]


@pytest.mark.parametrize(("question", "part"), DENIED, ids=[question for question, _ in DENIED])
def test_what_is_asked_for_is_denied(answer, question, part):
    assert part in answer(question)["understood"]["reading"]


def test_another_congress_is_not_greeted(answer):
    """The fifteenth is no fourteenth, whatever the title has beside it."""
    assert "32/KH-UBND" not in answer("Tỉnh nào chào mừng Đại hội Đảng lần thứ 15?")["understood"]["reading"]
    assert not labels_of(answer, "Which provinces welcome the 12th Party Congress?")


YES = [
    ("Công điện 227 có giao Phó Thủ tướng nào chỉ đạo không?", True),  # "giao Phó" is no word of giving
    ("I would like to know whether telegram 227 gives the Ministry of Health work.", True),
]


@pytest.mark.parametrize(("question", "expected"), YES, ids=[question for question, _ in YES])
def test_yes_or_no(answer, question, expected):
    assert answer(question)["boolean"] is expected


READ = [  # (question, part of its reading)
    ("What did Bà Rịa – Vũng Tàu become after the merger?", "Find what it became"),
    ("What must ministries report, and when must they do so?", "Find tasks"),
]


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
