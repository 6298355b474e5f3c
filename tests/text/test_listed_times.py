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
        # a number that falls begins another year
        ("trong tháng 12 và tháng 1/2021", [("2020-12-01", "2020-12-31"), ("2021-01-01", "2021-01-31")]),
        ("Tháng 12, 01", [("2020-12-01", "2020-12-31"), ("2021-01-01", "2021-01-31")]),
        ("quý IV và quý I", [("2020-10-01", "2020-12-31"), ("2021-01-01", "2021-03-31")]),
        ("tháng 11, 12/2021 và tháng 2", [("2021-11-01", "2021-12-31"), ("2022-02-01", "2022-02-28")]),
        ("tháng 12, tháng 6/2020", [("2020-12-01", "2020-12-31"), ("2020-06-01", "2020-06-30")]),  # the document is of 2020
        ("tháng 12 và tháng 6 hằng năm", [("2020-12-01", "2020-12-31"), ("2020-06-01", "2020-06-30")]),
        # one time
        ("quý I, II năm 2021", [("2021-01-01", "2021-06-30")]),
        ("Tháng 11 - 12/2025", [("2025-11-01", "2025-12-31")]),
        ("Từ tháng 3 đến hết tháng 12 năm 2026", [("2026-03-01", "2026-12-31")]),
        ("Từ tháng 3 đến tháng 11 hằng năm", [("2020-03-01", "2020-11-30")]),
        ("từ tháng 10 đến tháng 4", [("2020-10-01", "2021-04-30")]),
        ("từ tháng 11 đến tháng 3/2021", [("2020-11-01", "2021-03-31")]),
        ("từ tháng 11/2025 đến hết tháng 3/2026", [("2025-11-01", "2026-03-31")]),
        ("Từ quý I đến hết quý III năm 2026", [("2026-01-01", "2026-09-30")]),
        ("đến tháng 12", [(None, "2020-12-31")]),
        ("Từ tháng 11/2013 trở đi", [("2013-11-01", None)]),
        ("từ ngày 01/3 đến ngày 30/4/2020", [("2020-03-01", "2020-04-30")]),
        ("ngày 05 và ngày 20 hằng tháng", [(None, None)]),
        ("", [(None, None)]),
    ],
)  # fmt: skip
def test_the_times_of_a_phrase(printed, expected):
    found = meanings(flatten(printed), 2020)
    assert [(part.meaning.start, part.meaning.end) for part in found] == expected
    assert (found[0].start, found[-1].end) == (0, len(printed))  # from the first sign to the last
