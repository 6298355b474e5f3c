"""Document numbers and dates: shapes, spellings, ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.dates import dates, parse_date
from text.numbers import numbers, parse_number

READ = [
    ("72/2015/NĐ-CP", "72/2015/NĐ-CP", "72-nd-cp", "a decree"),
    ("93 /KH-UBND", "93/KH-UBND", "93-kh-ubnd", "a blank before the slash"),
    ("88/KH - UBND", "88/KH-UBND", "88-kh-ubnd", "blanks around the hyphen"),
    ("71/NQ -CP", "71/NQ-CP", "71-nq-cp", "a blank on one side"),
    ("0124/KH-UBND", "0124/KH-UBND", "124-kh-ubnd", "leading zeros stay in the number, not in the id"),
    ("57-NQ/TW", "57-NQ/TW", "57-nq-tw", "the Party's form"),
    ("10- CTr/TU", "10-CTr/TU", "10-ctr-tu", "the Party's form with a blank"),
    ("01/KHPH-BCA-NHNNVN", "01/KHPH-BCA-NHNNVN", "1-khph-bca-nhnnvn", "several issuers"),
    ("88/2016/TTLT/BTC-BTNMT", "88/2016/TTLT/BTC-BTNMT", "88-ttlt-btc-btnmt", "a slash inside the code"),
    ("31/2024/QH15", "31/2024/QH15", "31-qh15", "a law"),
    ("66.2/2025/NQ-CP", "66.2/2025/NQ-CP", "66-2-nq-cp", "a serial with a point"),
    ("30a/2008/NQ-CP", "30a/2008/NQ-CP", "30a-nq-cp", "a serial with a letter"),
    ("67/CP ngày 31", "67/CP", "67-cp", "an old decree"),
    ("202-TTg", "202-TTg", "202-ttg", "an old decision"),
    ("32/CT-TTG NGÀY", "32/CT-TTg", "32-ct-ttg", "small letters lost in capitals"),
    ("10/Ctr-UBND", "10/CTr-UBND", "10-ctr-ubnd", "small letters where none belong"),
    ("11554/VPCP-V.I ngày", "11554/VPCP-V.I", "11554-vpcp-v-i", "a unit with a point"),
    ("15972/SXD-QLN& TTBĐS ngày", "15972/SXD-QLN&TTBĐS", "15972-sxd-qln-ttbds", "an ampersand"),
    ("24/2010/TT–BTTTT.", "24/2010/TT-BTTTT", "24-tt-btttt", "a long dash, a full stop behind"),
]
NOT_READ = [
    "5G/IoT",
    "2030 - TP Huế",
    "2022 - Sở Ngoại vụ",
    "12/100",
    "24/7",
    "01/01/2020",
    "NO2--N",
    "3D/VR360",
    "km 5/h",
    "12/",
    "/KH-UBND",
]


@pytest.mark.parametrize(("printed", "text", "slug", "reason"), READ)
def test_numbers_are_read(printed: str, text: str, slug: str, reason: str) -> None:
    number = parse_number(printed)
    assert number is not None, reason
    assert (number.text, number.slug) == (text, slug), reason
    assert printed[number.start : number.end] == number.printed


@pytest.mark.parametrize("printed", NOT_READ)
def test_other_figures_are_no_numbers(printed: str) -> None:
    assert parse_number(printed) is None


def test_parts() -> None:
    number = parse_number("3313/CTr-STTTT-BCHBĐBP")
    assert number is not None
    assert (number.serial, number.year, number.parts, number.party) == ("3313", None, ("CTr", "STTTT", "BCHBĐBP"), False)


DATES = [
    ("ngày 07/9/2015", "2015-09-07"),
    ("ngày 10 tháng 4 năm 2024", "2024-04-10"),
    ("NGÀY 21/10/2025", "2025-10-21"),
    ("ngày **09** tháng **8** năm 2020", "2020-08-09"),
    ("ngày 7-9-2015", "2015-09-07"),
    ("ngày 10.5.2019", "2019-05-10"),
    ("ngày 31/02/2020", None),
    ("ngày    tháng 4 năm 2024", None),
    ("tháng 9 năm 2015", None),
    ("năm 2015", None),
    ("ngày 07/9/20155", None),
]


@pytest.mark.parametrize(("printed", "iso"), DATES)
def test_dates(printed: str, iso: str | None) -> None:
    assert parse_date(printed) == iso
    assert [d.iso for d in dates(printed)] == ([iso] if iso else [])


@given(st.text(alphabet="0123456789/-. –ABCĐNQTgkhu\n", max_size=60))
def test_any_text_gives_positions_that_quote_it(text: str) -> None:
    for number in numbers(text):
        assert text[number.start : number.end] == number.printed
        again = parse_number(number.text)
        assert again is not None and again.slug == number.slug
    for date in dates(text):
        assert parse_date(text[date.start : date.end]) == date.iso
