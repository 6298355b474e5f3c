"""Accents of a query typed without, as the store's passages print its words."""

from __future__ import annotations

import pytest

from search.passages.accents import restored

TEXTS = [
    "Tuyên truyền về biên giới, biển đảo.",
    "Bộ đội Biên phòng; tin tức",
    "Báo cáo kết quả. Bảo vệ biên giới",
    "bao bì, bao giờ, bao nhiêu",
]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("tuyen truyen bien gioi", "tuyên truyền biên giới"),
        ("bien dao", "biển đảo"),  # its neighbour tells biển from biên
        ("bao cao", "báo cáo"),
        ("bao ve bien gioi", "bảo vệ biên giới"),
        ("bao nhieu", "bao nhiêu"),
        ("UNCLOS bien", "unclos biên"),  # alone: the form found most often
        ("zzqxv", "zzqxv"),
        ("", ""),
    ],
)
def test_words_get_the_accents_that_their_neighbours_tell(query, wanted):
    assert restored(query, TEXTS) == wanted


def test_without_passages_a_query_stays_as_it_is():
    assert restored("bien gioi", []) == "bien gioi"
