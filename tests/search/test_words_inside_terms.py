"""Words that are part of a longer one: a denial, a level of committees, a word for help, an abbreviation; and those that are not."""

from __future__ import annotations

import pytest

from search.question import read_question
from search.question.read import read_words
from tests.search.texts import plan


def _plan(place, number, day, title, body):
    return plan(place, number, title, body, day=day)


DOCUMENTS = {
    "cashless": _plan(
        "Sơn La", "41/KH-UBND", "ngày 20 tháng 11 năm 2025", "CHI TRẢ TRỢ CẤP XÃ HỘI KHÔNG DÙNG TIỀN MẶT TRÊN ĐỊA BÀN TỈNH SƠN LA",
        "1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ vận động chi trả trợ cấp xã hội không dùng tiền mặt.\n"
        "2. Ủy ban nhân dân cấp xã chủ trì lập danh sách người hưởng trợ cấp xã hội.\n"
        "3. Sở Tư pháp chủ trì trợ giúp pháp lý cho người nghèo.\n4. Sở Xây dựng chủ trì rà soát hành lang pháp lý về nhà ở.\n"
        "5. Ngân hàng Chính sách xã hội chủ trì giảm lãi suất cho vay đối với hộ nghèo.\n"
        "6. Ngân hàng Chính sách xã hội chủ trì mở điểm giao dịch tại xã.",
    ),
    "trade": _plan(
        "Điện Biên", "42/KH-UBND", "ngày 21 tháng 11 năm 2025", "PHÁT TRIỂN THƯƠNG MẠI QUỐC TẾ TRÊN ĐỊA BÀN TỈNH ĐIỆN BIÊN",
        "1. Sở Công Thương chủ trì xây dựng hệ thống dữ liệu thương mại quốc tế.\n2. Công an tỉnh chủ trì tuần tra biên giới.\n"
        "3. Sở Y tế chủ trì phòng, chống dịch bệnh, tiếp nhận viện trợ.\n4. Sở Nông nghiệp và Môi trường chủ trì chống hạn hán.\n"
        "5. Sở Xây dựng chủ trì hỗ trợ khu vực thiếu nước sạch.\n"
        "6. Sở Khoa học và Công nghệ chủ trì kiểm soát quảng cáo trên mạng xã hội, xong trước ngày 15/6/2026.\n"
        "7. Sở Nội vụ chủ trì xử lý tin giả trên mạng, giữ trật tự xã hội, xong trước ngày 15/6/2027.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


LABELS = [  # (question, labels of the answers)
    ("Ở Sơn La, cơ quan nào chủ trì vận động chi trả trợ cấp xã hội không dùng tiền mặt?", ["Sở Y tế"]),
    ("Kế hoạch nào nói đến trợ giúp pháp lý?", ["41/KH-UBND"]),
    ("Cơ quan nào chủ trì việc trên mạng xã hội?", ["Sở Khoa học và Công nghệ"]),
    ("List deadlines in 2027", ["Sở Nội vụ chủ trì xử lý tin giả trên mạng, giữ trật tự xã hội, xong trước ngày 15/6/2027."]),
    ("các hạn chót trong năm 2027", ["Sở Nội vụ chủ trì xử lý tin giả trên mạng, giữ trật tự xã hội, xong trước ngày 15/6/2027."]),
    ("Cơ quan nào chủ trì trợ giúp pháp lý?", ["Sở Tư pháp"]),
    ("Cơ quan nào chủ trì xây dựng hệ thống dữ liệu thương mại quốc tế?", ["Sở Công Thương"]),
    ("documents on drought", ["42/KH-UBND"]),
    ("documents on water shortage", ["42/KH-UBND"]),
    ("Biên giới ở Điện Biên và giao thông thì công an tỉnh làm gì?", ["Công an tỉnh chủ trì tuần tra biên giới."]),  # no "thi công"
    ("Điện Biên tuần tra biên giới thì công an tỉnh có việc gì?", ["Công an tỉnh chủ trì tuần tra biên giới."]),
    ("Lò Văn Hùng trực tiếp ký những kế hoạch nào?", ["41/KH-UBND", "42/KH-UBND"]),
    ("Which documents deal with HIV/AIDS?", []),
    ("Văn bản nào nói về HIV?", []),
    ("Văn bản nào nói về AIDS?", []),
    ("Which documents deal with AIDS?", []),
]


@pytest.mark.parametrize(("text", "wanted"), LABELS, ids=[text for text, _ in LABELS])
def test_words_inside_terms_are_parts_of_them(answer, text, wanted):
    found = answer(text)
    assert sorted(item["label"] for item in found["answers"]) == wanted, found["understood"]


def test_a_denial_among_words_of_the_work_denies_nothing_where_nothing_is_asked_for(answer):
    found = answer("đợt 1 chi trả trợ cấp ko tiền mặt ở sơn la bắt đầu ngày nào")
    assert not any(item["absence"] for item in found["answers"])
    assert "KHÔNG" not in found["understood"]["reading"]


TYPED = [  # (question, words that are one): accents that were typed say which term a word is of
    ("Việc phòng chống ma túy có sở y tế cùng làm không?", "sở y tế"),
    ("Trợ cấp xã hội thì công an cấp xã phải làm gì?", "công an cấp xã"),
    ("Kế hoạch thương mại có sở khoa học và công nghệ tham gia không?", "sở khoa học và công nghệ"),
]


@pytest.mark.parametrize(("text", "name"), TYPED, ids=[text for text, _ in TYPED])
def test_a_word_with_other_accents_is_no_part_of_a_term(names, text, name):
    assert [slot.text for slot in read_words(read_question(text), names).slots if slot.kind == "body"] == [name]


def test_a_role_is_not_what_ends_a_term_typed_with_other_accents(names):
    slots = read_words(read_question("Phú Thọ báo cáo về tôn giáo cho sở nào?"), names).slots
    assert "giáo cho" not in [slot.text for slot in slots]


DENIED = [  # (question, labels of the answers): what is denied stays so
    ("Tỉnh nào không nhắc đến trợ cấp xã hội?", ["Điện Biên"]),
    ("Tỉnh nào không có việc về trợ giúp pháp lý?", ["Điện Biên"]),
    ("Kế hoạch nào không nhắc đến thương mại quốc tế?", ["41/KH-UBND"]),
    ("Kế hoạch nào không giao việc cho Sở Tư pháp?", ["42/KH-UBND"]),
    ("Which provinces do not mention drought?", ["Sơn La"]),
    ("Tỉnh nào chưa giao việc cho Công an tỉnh?", ["Sơn La"]),
    ("văn bản nào ko nói đến hạn hán", ["41/KH-UBND"]),
    ("không nhắc đến hạn hán là tỉnh nào", ["Sơn La"]),
    ("Ủy ban nhân dân cấp xã của Sơn La làm gì?", ["Ủy ban nhân dân cấp xã chủ trì lập danh sách người hưởng trợ cấp xã hội."]),
    ("Ở Sơn La cấp xã lập danh sách gì?", ["Ủy ban nhân dân cấp xã chủ trì lập danh sách người hưởng trợ cấp xã hội."]),
    ("Which documents deal with disease control?", ["42/KH-UBND"]),
    ("Cơ quan nào tiếp nhận viện trợ?", ["Sở Y tế"]),
]


@pytest.mark.parametrize(("text", "wanted"), DENIED, ids=[text for text, _ in DENIED])
def test_what_is_no_part_of_a_term_keeps_its_meaning(answer, text, wanted):
    found = answer(text)
    assert sorted(item["label"] for item in found["answers"]) == wanted, found["understood"]


def test_a_task_with_the_words_apart_is_no_plain_no(answer):
    found = answer("Kế hoạch 41/KH-UBND có cho giảm lãi suất vay ở Ngân hàng Chính sách xã hội không?")
    assert found["boolean"] is not False
    assert found["passages"] or found["answers"]


PLAIN_NO = [  # what no task of the plan says, though some share a word with it
    "Kế hoạch 41/KH-UBND có giao Sở Xây dựng trợ giúp pháp lý cho người nghèo không?",
    "Kế hoạch 41/KH-UBND có giao Sở Tư pháp rà soát hành lang pháp lý về nhà ở không?",
    "Kế hoạch 41/KH-UBND có giao Sở Y tế lập danh sách người hưởng trợ cấp xã hội không?",
    "Kế hoạch 41/KH-UBND có giao Ngân hàng Chính sách xã hội trợ giúp pháp lý không?",
    "Kế hoạch 42/KH-UBND có giao Công an tỉnh phòng, chống dịch bệnh không?",
    "Kế hoạch 42/KH-UBND có giao Sở Y tế chống hạn hán không?",
    "Kế hoạch 42/KH-UBND có giao Sở Công Thương tuần tra biên giới không?",
    "Sơn La có giao Công an tỉnh tuần tra biên giới không?",
    "Điện Biên có giao Sở Tư pháp trợ giúp pháp lý không?",
    "Sơn La có giao Sở Y tế cầu đường bộ không?",
    "Does plan 42/KH-UBND give the Department of Health work on drought?",
]


@pytest.mark.parametrize("text", PLAIN_NO)
def test_what_no_task_says_stays_a_no(answer, text):
    found = answer(text)
    assert found["boolean"] is False, found["understood"]
