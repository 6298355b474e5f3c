"""Words that are part of what a question is about: what its subject is without, which congress is meant, whose minister acts, the last day."""

from __future__ import annotations

import pytest

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
        "3. Bộ Tài chính không để người dân thiếu đói, thiếu gạo.", _END,
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


@pytest.mark.parametrize(("word", "expected"), [("xiv", True), ("iv", True), ("xxi", True), ("", False), ("iiii", False), ("vx", False)])
def test_roman_figures(word, expected):
    assert is_roman(word) is expected
