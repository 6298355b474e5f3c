"""Views of a text and their maps back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.fold import FLAT
from text.views import clean, fold, fold_all, folded, nfc, syllables

FOLDING = [
    ("Sở Thông tin và Truyền thông", "so thong tin va truyen thong", "accents go"),
    ("ĐỐI NGOẠI", "doi ngoai", "đ is d, capitals go"),
    ("hoà bình", "hoa binh", "old tone placement"),
    ("hòa bình", "hoa binh", "new tone placement"),
    ("Uỷ ban", "uy ban", "old tone placement of uy"),
    ("Bà Rịa\u00a0–\u00a0Vũng Tàu", "ba ria - vung tau", "NBSP is a space, every dash a hyphen"),
    ("tuyên\u00adtruyền", "tuyentruyen", "soft hyphen is no letter"),
    ("\ufeffKế\u200b hoạch", "ke hoach", "byte-order mark and zero-width space go"),
    ("ÐẮK LẮK", "dak lak", "eth for Đ"),
    ("\u0415\u0410", "ea", "Cyrillic capitals that look Latin"),
    (unicodedata.normalize("NFD", "Lạng Sơn, ngày 05"), "lang son, ngay 05", "decomposed"),
    ("１２３", "123", "full-width digits"),
]

READING = [
    ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
    ("UỶ BAN", "ỦY BAN"),
    ("hoà, hoàn, hoá", "hòa, hoàn, hóa"),
    ("Thuý quý QUÝ", "Thúy quý QUÝ"),
    ("khoẻ xoè", "khỏe xòe"),
    ("Thuỷ sản", "Thủy sản"),
    ("Huỳnh, khuỷu", "Huỳnh, khuỷu"),
    ("a\u00a0b\tc\r\nd", "a b\tc\r\nd"),
]

PIECES = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aáàăâđĐeêoôơuưyỳýhHqQnN \t\n\u00a0\u00ad\u200b\ufeff\u0300\u0301\u0303\u0306\u0309\u0323\u0302\u031bÐАЕ\u1100\u1161\u11a8İﬁßǆ"
        ),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.parametrize(("text", "expected", "reason"), FOLDING)
def test_fold(text: str, expected: str, reason: str) -> None:
    assert fold(text) == expected, reason


@pytest.mark.parametrize(("text", "expected"), READING)
def test_reading_view(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_span_leads_back_through_decomposed_text() -> None:
    text = "Kính gửi:\n" + unicodedata.normalize("NFD", "Sở Nội vụ; Sở Ngoại vụ")
    view = folded(text)
    start = view.chars.index("so ngoai vu")
    assert unicodedata.normalize("NFC", view.span(start, start + len("so ngoai vu")).quote(text)) == "Sở Ngoại vụ"
    assert view.find(view.at(start)) == start


def test_span_covers_a_soft_hyphen_inside_a_word() -> None:
    text = "tuyên\u00adtruyền biên giới"
    view = folded(text)
    assert view.span(0, len("tuyentruyen")).quote(text) == "tuyên\u00adtruyền"


def test_syllables_have_positions() -> None:
    text = unicodedata.normalize("NFD", "Số 88/KH-UBND")
    assert [s.folded for s in syllables(text)] == ["so", "88", "kh", "ubnd"]
    assert text[syllables(text)[1].start : syllables(text)[1].end] == "88"


@given(PIECES)
def test_folding_is_idempotent(text: str) -> None:
    text = text.replace("\\", "/")  # "\\R" is no break as a program writes one, its small letters are
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)


@given(PIECES)
def test_maps_lead_back(text: str) -> None:
    for view in (nfc(text), folded(text)):
        last = 0
        for i in range(len(view.chars)):
            span = view.span(i, i + 1)
            assert 0 <= span.start < span.end <= len(text)
            assert span.start >= last or (i and span == view.span(i - 1, i))
            last = span.start
            assert fold(span.quote(text)) != "" or unicodedata.combining(view.chars[i]) or view.chars[i].isspace()


@given(PIECES)
def test_accents_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(PIECES)
def test_syllables_quote_themselves(text: str) -> None:
    for syllable in syllables(text):
        assert fold(text[syllable.start : syllable.end]).replace(" ", "").endswith(syllable.folded)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        (["Sở Ngoại vụ", "UBND tỉnh", "Uỷ ban", "quý", "hoà"], ["so ngoai vu", "ubnd tinh", "uy ban", "quy", "hoa"]),
        (["Đ", "\u0301a", "", "Bộ\u00a0Y tế"], ["d", "a", "", "bo y te"]),
        (["Bộ\0Công an", "Sở"], ["bo\0cong an", "so"]),  # with the sign that stands between texts
    ],
)
def test_many_texts_are_folded_as_each_is(texts: list[str], expected: list[str]) -> None:
    assert fold_all(texts) == expected == [fold(text) for text in texts]


def test_a_letter_stays_a_letter_when_it_is_folded() -> None:
    assert [hex(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000 and chr(code).isalnum() > FLAT[code].isalnum()] == []
