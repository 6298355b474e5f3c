"""Rows of several terms read from pages at once: by hand, in any order of pages, and refused where the bytes are damaged."""

import pytest

from graph.sqlite.varints import Unknown, rows_of_pages


def _written(*numbers: int) -> bytes:
    """Numbers of seven bits a byte, the highest first, as SQLite writes them."""
    out = bytearray()
    for number in numbers:
        sevens = [number & 0x7F]
        while number := number >> 7:
            sevens.append(number & 0x7F | 0x80)
        out += bytes(reversed(sevens))
    return bytes(out)


def test_rows_of_two_terms():
    pages = [[_written(9, 1), _written(5, 3)], [_written(300, 20_000, 1)]]
    assert [one.tolist() for one in rows_of_pages(pages)] == [[5, 8, 9, 10], [300, 20_300, 20_301]]


@pytest.mark.parametrize(
    "damaged",
    [
        _written(5) + b"\xff\xff\xff\x7f" * 12,  # rows beyond four bytes
        _written(5, 0, 3),  # a row twice
        _written(5) + b"\x80",  # a number without its end
    ],
)
def test_damaged_pages_are_refused(damaged: bytes):
    with pytest.raises(Unknown):
        rows_of_pages([[damaged]])
