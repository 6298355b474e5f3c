"""Which runs of letters are a Vietnamese syllable."""

import pytest

from text.syllables import is_syllable
from text.views import nfc

SYLLABLES = """ở ý à ngoằn khuỷu quỳnh quýt quyển nghiêng giếng gì gìn giữ xoong ngoẻo thuở hủy quạu nguyễn ương uyên yếu ỷ đắc lục phích"""
OTHERS = "cácsở ngề cể gha thìch lap bật̃ đắk krông plông web bc liê cié sion"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", OTHERS.split())
def test_runs_that_are_no_syllable(word: str) -> None:
    assert not is_syllable(nfc(word).chars)
