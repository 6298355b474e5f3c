"""Spaces that a text lost come back in its reading view, and every word still stands where the text has it."""

import pytest

from tests.cpu import grows_at_most
from text.joints import parted
from text.views import nfc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phối hợp vớiBộ Công an", "phối hợp với Bộ Công an"),
        ("tỉnh ĐiệnBiên", "tỉnh Điện Biên"),
        ("CHÁNH VĂN PHÒNGThái Hữu", "CHÁNH VĂN PHÒNG Thái Hữu"),
        ("ý kiến củaThủ tướng", "ý kiến của Thủ tướng"),
        # two tones are two syllables, where they divide the text itself says
        ("Bộ chủtrì, có ý kiến thực hiện; sẽ thựchiện", "Bộ chủ trì, có ý kiến thực hiện; sẽ thực hiện"),
        ("tham gia ýkiến pháttriển", "tham gia ý kiến phát triển"),
        # what no syllable can be is two that stand alone elsewhere
        ("Ủy ban nhân dân, Ủyban bannhân", "Ủy ban nhân dân, Ủy ban ban nhân"),
        ("Điều1. Tháng 12 năm2010", "Điều 1. Tháng 12 năm 2010"),
        ("connector 2Số: 15", "connector 2 Số: 15"),
        ("biết, thực hiện./.Nơi nhận: ông định.Điều 2", "biết, thực hiện./. Nơi nhận: ông định. Điều 2"),
        ("cha mẹ biết, thực hiện;3. Thường xuyên", "cha mẹ biết, thực hiện; 3. Thường xuyên"),
        ("PGS.TS.Nguyễn, Tp.Hồ Chí Minh, H.Mường Nhé, tỷ lệ 1,5;2.3", None),
        # names, codes and plain words stay
        ("Công ty TikTok, YouTube, VNeID, UBMTTQVN, Đ1, QĐ12, Êđê, Nguyễn, nghiêng, quyết", None),
        ("GDĐT, TTĐN, 30a, Quảng Ngãi", None),
    ],
)
def test_where_a_space_was_lost(text, expected):
    assert parted(nfc(text)).chars == (expected or text)


def test_words_stand_where_the_text_has_them():
    text = "giao vớiBộ Công an, Uỷban vàĐầu tư; Ủy ban"
    view = parted(nfc(text))
    assert view.chars == "giao với Bộ Công an, Ủy ban và Đầu tư; Ủy ban"
    for word in ("Bộ", "Công", "và", "Đầu", "tư"):
        start = view.chars.index(word)
        span = view.span(start, start + len(word))
        assert text[span.start : span.end] == word
        assert view.find(span.start) == start


def test_a_text_without_joints_is_the_same_view():
    view = nfc("Sở Y tế chủ trì, phối hợp với Bộ Công an.")
    assert parted(view) is view


def test_it_grows_with_the_text_alone():
    small, large = (nfc("à" * 40 * times + " vớiBộ bannhân " * times) for times in (1_000, 8_000))
    assert grows_at_most(16, lambda: parted(small), lambda: parted(large))


@pytest.mark.parametrize("words", ["Société Générale", "résumé", "Télévision", "liênhệ", "Đăkrông", "Êđê"])
def test_foreign_words_and_doubtful_joints_stay(words: str) -> None:
    assert parted(nfc(words)).chars == nfc(words).chars
