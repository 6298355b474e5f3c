"""Lists of days, months and quarters in one phrase."""

import pytest

from text.fold import flatten
from text.listed_times import meanings


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("tháng 3, 6, 9, 12", [("2020-03-01", "2020-03-31"), ("2020-06-01", "2020-06-30"), ("2020-09-01", "2020-09-30"), ("2020-12-01", "2020-12-31")]),
        ("quý III, IV/2024 và quý I/2025", [("2024-07-01", "2024-12-31"), ("2025-01-01", "2025-03-31")]),
        ("Quý I và quý III", [("2020-01-01", "2020-03-31"), ("2020-07-01", "2020-09-30")]),
        ("Trước ngày 20/5; trước ngày 15/12", [(None, "2020-05-20"), (None, "2020-12-15")]),
        ("các ngày 10 và 11/4", [("2020-04-10", "2020-04-10"), ("2020-04-11", "2020-04-11")]),
        # one time
        ("quý I, II năm 2021", [("2021-01-01", "2021-06-30")]),
        ("Tháng 11 - 12/2025", [("2025-11-01", "2025-12-31")]),
        ("từ ngày 01/3 đến ngày 30/4/2020", [("2020-03-01", "2020-04-30")]),
        ("ngày 05 và ngày 20 hằng tháng", [(None, None)]),
        ("", [(None, None)]),
    ],
)  # fmt: skip
def test_the_times_of_a_phrase(printed, expected):
    found = meanings(flatten(printed), 2020)
    assert [(part.meaning.start, part.meaning.end) for part in found] == expected
    assert (found[0].start, found[-1].end) == (0, len(printed))  # from the first sign to the last
