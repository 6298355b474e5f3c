"""Numerals, parts of ids and printed quarters: each with the value that a reader gives it."""

from __future__ import annotations

import pytest

from text.ids import slug
from text.numerals import ordinal, roman, roman_value
from text.times import meaning


@pytest.mark.parametrize(
    ("printed", "value"),
    [("3", 3), ("12", 12), ("IV", 4), ("ix", 9), ("nhất", 1), ("Tư", 4), ("hai", 2), ("²", 0), ("٣", 0), ("đầu", 0), ("", 0)],
)
def test_a_numeral_in_figures_signs_or_words(printed: str, value: int) -> None:
    assert ordinal(printed) == value


@pytest.mark.parametrize(
    ("printed", "value"), [("I", 1), ("XIV", 14), ("xl", 40), ("IIX", 8), ("MMXX", 2020), ("IA", 0), ("AI", 0), ("4", 0), ("", 0)]
)
def test_a_roman_numeral(printed: str, value: int) -> None:
    assert roman_value(printed) == value


@pytest.mark.parametrize(("value", "printed"), [(1, "I"), (4, "IV"), (9, "IX"), (40, "XL"), (90, "XC"), (444, "CDXLIV"), (1990, "MCMXC")])
def test_a_number_in_roman_signs(value: int, printed: str) -> None:
    assert roman(value) == printed


@pytest.mark.parametrize(
    ("text", "limit", "found"),
    [
        ("Sở Ngoại vụ", None, "so-ngoai-vu"),
        ("Sở Ngoại vụ", 11, "so-ngoai-vu"),
        ("Sở Ngoại vụ", 10, "so-ngoai"),
        ("Đường 32/A", None, "duong-32-a"),
        ("…", None, ""),
    ],
)
def test_words_of_an_id_end_at_a_word(text: str, limit: int | None, found: str) -> None:
    assert slug(text, limit) == found


@pytest.mark.parametrize(
    ("folded", "start", "end"),
    [
        ("quy iv/2025 - quy ii/2026", "2025-10-01", "2026-06-30"),
        ("quy ii/2025 - quy i/2026", "2025-04-01", "2026-03-31"),
        ("quy i/2025 - quy iii/2026", "2025-01-01", "2026-09-30"),
        ("quy iii/2020", "2020-07-01", "2020-09-30"),
        ("quy 1 nam 2021", "2021-01-01", "2021-03-31"),
        ("quy i, ii nam 2021", "2021-01-01", "2021-06-30"),
    ],
)
def test_quarters(folded: str, start: str, end: str) -> None:
    found = meaning(folded)
    assert (found.start, found.end) == (start, end)
