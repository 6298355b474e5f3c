"""Words and places that no text of the store has are named; other accents are other words."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from search.answer.said_of_matter import Matter
from tests.search.texts import text_of

DOCUMENTS = {
    "water": text_of(
        "ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "175/KH-UBND", "Bắc Ninh", "KẾ HOẠCH", "CẤP NƯỚC SẠCH NĂM 2025",
        "1. Sở Xây dựng chủ trì cấp nước sạch cho học sinh dưới nước sông dâng cao.\n"
        "2. Sở Tài chính chủ trì bố trí vốn, tiến độ được đẩy bởi công nghệ mới cho học sinh.",
    ),
    "swim": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "31/KH-UBND", "Sơn La", "KẾ HOẠCH", "AN TOÀN CHO TRẺ EM NĂM 2025",
        "1. Sở Giáo dục và Đào tạo chủ trì dạy bơi cho học sinh.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def dry(store_of):
    return store_of({"water": DOCUMENTS["water"]})


@pytest.fixture(scope="module")
def wet(store_of):
    return store_of(DOCUMENTS)


NAMED = [
    ("Có văn bản nào bàn về phòng, chống đuối nước cho học sinh không?", "đuối nước"),
    ("Các nhiệm vụ về cấp nước sạch cho vùng san hô", "san hô"),
    ("Ninh Thuận có kế hoạch gì về cấp nước không?", "Ninh Thuận"),
    ("What should Binh Thuan province do about clean water?", "Bình Thuận"),
]


@pytest.mark.parametrize(("text", "word"), NAMED)
def test_what_no_text_has_is_named_where_nothing_answers(dry, text, word):
    found = ask(dry, text)
    assert not found.answers.items and found.boolean is not True
    assert word in found.to_json()["understood"]["unknown"]
    assert found.reading.unknown or any(word in said for said in (*found.caveats, *found.said))


def test_a_wording_with_other_accents_is_no_wording(dry, wet):
    text = "Có văn bản nào bàn về phòng, chống đuối nước cho học sinh không?"
    assert ask(dry, text).boolean is not True  # "đẩy bởi" is not "dạy bơi", "dưới nước" not "đuối nước"
    found = ask(wet, text)
    assert found.boolean is True and [item.label for item in found.answers.items] == ["31/KH-UBND"]


def test_words_that_some_text_has_are_not_named(dry):
    found = ask(dry, "Sở Y tế Bắc Ninh được giao gì về cấp nước sạch?")
    assert not found.answers.items and found.to_json()["understood"]["unknown"] == []


def test_work_on_the_rest_is_no_answer(dry):
    found = ask(dry, "Sở nào được giao việc gì về phòng chống đuối nước cho học sinh?")
    assert not found.answers.items and "đuối nước" in found.to_json()["understood"]["unknown"]


@pytest.mark.parametrize("words", ["đuối nước", "nước sông"])
def test_half_of_a_term_in_a_title_is_not_the_term(dry, words):
    assert not ask(dry, f"Sở Tài chính Bắc Ninh làm gì về {words}?").answers.items


def test_a_title_that_is_like_words_of_no_text_does_not_say_them(dry, monkeypatch):
    monkeypatch.setattr(Matter, "said", lambda *_: 1.0)
    assert not ask(dry, "Sở Tài chính Bắc Ninh làm gì về đuối nước?").answers.items
    assert ask(dry, "Sở Tài chính Bắc Ninh làm gì về nước sông?").answers.items  # which some text has
