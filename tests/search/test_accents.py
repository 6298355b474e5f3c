"""Accents of a query typed without: as Vietnamese prints its words beside each other, and as the store's passages do."""

from __future__ import annotations

import math

import numpy as np
import pytest

from search.passages.accents import FILE, FOLDER, Chances, readings
from search.passages.tokens import fold_token
from search.train.accents import learn, right, write


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
        ("dua ra chung cu cho thay hai vung dao xa bo", "đưa ra chứng cứ cho thấy hai vùng đảo xa bờ"),
        ("nha bao nuoc ngoai den dia phuong", "nhà báo nước ngoài đến địa phương"),
        ("phong chong thien tai", "phòng chống thiên tai"),
        ("nghi dinh 72 2015", "nghị định 72 2015"),
        ("qqxz phat trien", "qqxz phát triển"),
    ],
)
def test_without_passages_the_language_tells(query, wanted):
    assert restored(query, []) == wanted


def test_what_the_store_prints_counts_more_than_what_is_usual():
    assert restored("thi tran me", []) == "thị trấn mẹ"
    assert restored("thi tran me", ["Thị trấn Mẽ họp; thị trấn Mẽ"] * 15) == "thị trấn mẽ"


def test_no_syllable_is_lost_or_added():
    query = "toi muon hoi ai lo viec nay o xa khong"
    assert [fold_token(word) for word in restored(query, TEXTS).split()] == query.split()


def test_ways_to_read_a_query_come_with_their_shares_the_likeliest_first():
    found = readings("ban ve", [], 4)
    shares, printed = zip(*found, strict=True)
    assert len(set(printed)) == 4
    assert list(shares) == sorted(shares, reverse=True)
    assert math.fsum(shares) == pytest.approx(1.0)
    assert {fold_token(one) for one in printed} == {"ban ve"}
    assert printed[0] == restored("ban ve", [])
    assert readings("zzqxv", [], 4) == [(1.0, "zzqxv")]


@pytest.mark.parametrize(("times", "wanted"), [(1, 2), (1000, 1)])
def test_a_reading_much_less_likely_than_the_best_is_left_out(times, wanted):
    texts = ["qua bỏng lạ"] + ["qua bóng lạ"] * times
    assert len({one.split()[1] for _, one in readings("qua bong la", texts, 4)} & {"bóng", "bỏng"}) == wanted


ASKED = [  # questions in the project's own words, restored without any passage
    "tỉnh nào giao nhiệm vụ", "cơ quan nào phối hợp", "bao nhiêu văn bản", "ai ký kế hoạch", "mấy nhiệm vụ về biên giới",
    "trẻ em vùng cao", "nhà báo viết bài về biển đảo", "người dân bỏ tiền vào khu công nghiệp",
]  # fmt: skip


@pytest.mark.parametrize("wanted", ASKED)
def test_what_is_asked_comes_back(wanted):
    assert restored(fold_token(wanted), []) == wanted


LEARNT = {
    "law": ["Biên giới và biển đảo", "bao giờ, bảo vệ biên giới", "báo cáo tình hình; báo cáo tỉnh"] * 10,
    "news": ["bảo vệ biển đảo", "tình hình biên giới", "một tỉnh khác"] * 10,
}


def test_chances_are_small_and_the_same_for_the_same_texts(tmp_path):
    assert (FOLDER / FILE).stat().st_size < 3_500_000
    for name in ("one", "two"):
        write(tmp_path / name, learn(LEARNT, {"law": 1, "news": 2}))
    one, two = ((tmp_path / name / FILE).read_bytes() for name in ("one", "two"))
    assert one == two


NEIGHBOURS = [  # (pairs and triples kept, typed, printed)
    ((100, 100), "bao cao tinh hinh bien gioi", "báo cáo tình hình biên giới"),
    ((100, 100), "bao ve bien dao", "bảo vệ biển đảo"),
    ((100, 100), "mot tinh khac", "một tỉnh khác"),
    ((100, 1), "bao ve bien dao", "bảo vệ biển đảo"),
]


@pytest.mark.parametrize(("most", "typed", "printed"), NEIGHBOURS)
def test_what_stands_before_a_syllable_tells_its_accents(tmp_path, most, typed, printed):
    write(tmp_path, learn(LEARNT, {"law": 1, "news": 2}, most))
    assert readings(typed, [], 1, Chances(tmp_path))[0][1] == printed


def test_chances_behind_a_beginning_are_one_together(tmp_path):
    write(tmp_path, learn(LEARNT, {"law": 1, "news": 2}, (8, 4)))
    chances = Chances(tmp_path)
    forms = sorted(form for ways in chances.ways.values() for form in ways)
    numbers = np.array([1, *map(chances.number, forms)])
    for before in (("", ""), ("báo", "cáo"), ("tình", "hình"), ("", "bảo")):
        first, second = (0 if not form else chances.number(form) for form in before)
        assert chances.of(np.full_like(numbers, first), np.full_like(numbers, second), numbers).sum() == pytest.approx(1.0, abs=0.08)


def test_syllables_that_come_back_right_are_counted(tmp_path):
    write(tmp_path, learn(LEARNT, {"law": 1, "news": 2}))
    chances = Chances(tmp_path)
    assert right(chances, ["Bảo vệ biên giới và đảo."]) == (6, 6)
    assert right(chances, ["Bạo về biên giới và đảo."]) == (4, 6)
