"""Accents of a query typed without: as Vietnamese prints its words beside each other, and as the store's passages do."""

from __future__ import annotations

import math

import pytest

from search.passages.accents import FOLDER, readings
from search.passages.tokens import fold_token
from search.train.accents import count, write


def restored(query, texts):
    return readings(query, texts)[0][1]


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
        ("zzqxv", "zzqxv"),
        ("", ""),
    ],
)
def test_words_get_the_accents_that_their_neighbours_tell(query, wanted):
    assert restored(query, TEXTS) == wanted


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("uy ban nhan dan tinh", "ủy ban nhân dân tỉnh"),
        ("chung cu xua nay cho thay hai vung dao xa bo", "chứng cứ xưa nay cho thấy hai vùng đảo xa bờ"),
        ("nha bao nuoc ngoai den dia phuong", "nhà báo nước ngoài đến địa phương"),
        ("phong chong thien tai", "phòng chống thiên tai"),
        ("nghi dinh 72 2015", "nghị định 72 2015"),
        ("qqxz phat trien", "qqxz phát triển"),
    ],
)
def test_without_passages_the_language_tells(query, wanted):
    assert restored(query, []) == wanted


def test_what_the_store_prints_counts_more_than_what_is_usual():
    assert restored("bo cong an", []) == "bộ công an"
    assert restored("bo cong an", ["Bờ Cống Ấn là một địa danh; Bờ Cống Ấn"] * 30) == "bờ cống ấn"


def test_no_syllable_is_lost_or_added():
    query = "toi muon hoi ai lo viec nay o xa khong"
    assert [fold_token(word) for word in restored(query, TEXTS).split()] == query.split()


def test_ways_to_read_a_query_come_with_their_shares_the_likeliest_first():
    found = readings("tien dau de lam", [], 4)
    shares, printed = zip(*found, strict=True)
    assert len(set(printed)) == 4
    assert list(shares) == sorted(shares, reverse=True)
    assert math.fsum(shares) == pytest.approx(1.0)
    assert {fold_token(one) for one in printed} == {"tien dau de lam"}
    assert printed[0] == restored("tien dau de lam", [])
    assert readings("zzqxv", [], 4) == [(1.0, "zzqxv")]


@pytest.mark.parametrize(("times", "wanted"), [(1, 2), (1000, 1)])
def test_a_reading_much_less_likely_than_the_best_is_left_out(times, wanted):
    texts = ["qua bỏng lạ"] + ["qua bóng lạ"] * times
    assert len([one for _, one in readings("qua bong la", texts, 4) if one.split()[1] in ("bóng", "bỏng")]) == wanted


def test_counts_are_small_and_the_same_for_the_same_texts(tmp_path):
    assert (FOLDER / "counts.safetensors").stat().st_size < 2_000_000
    texts = ["Biên giới và biển đảo", "bao giờ, bảo vệ biên giới"] * 10
    for name in ("one", "two"):
        assert write(tmp_path / name, *count(texts)) > 0
    one, two = ((tmp_path / name / "counts.safetensors").read_bytes() for name in ("one", "two"))
    assert one == two
