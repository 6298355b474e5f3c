"""Fusion and measures: small cases worked out by hand, properties by hypothesis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.measures import Place, answers, bootstrap, gains, ndcg
from search.passages.fusion import max_normalized_sum, reciprocal_rank_fusion


def test_each_list_counts_over_its_best_score_times_its_weight():
    fused = max_normalized_sum([(1.0, {1: 10.0, 2: 5.0}), (0.5, {2: 0.8, 3: 0.4})])
    assert fused == [(1, 1.0), (2, 1.0), (3, 0.25)]  # 2: 5/10 + 0.5 * 0.8/0.8


def test_the_floor_takes_off_the_least_score():
    fused = dict(max_normalized_sum([(1.0, {1: 10.0, 2: 6.0, 3: 2.0})], floor=1.0))
    assert fused == {1: 1.0, 2: 0.5, 3: 0.0}


@pytest.mark.parametrize("scored", [[], [(1.0, {})], [(1.0, {1: 0.0, 2: -1.0})]])
def test_nothing_found_is_nothing_fused(scored):
    assert max_normalized_sum(scored) == []


def test_one_candidate_alone_counts_whole_whatever_the_floor():
    assert max_normalized_sum([(0.7, {4: 3.0})], floor=1.0) == [(4, 0.7)]


def test_reciprocal_ranks_by_hand():
    assert reciprocal_rank_fusion([[7, 8], [8]]) == [(8, 1 / 62 + 1 / 61), (7, 1 / 61)]


scores = st.dictionaries(st.integers(0, 50), st.floats(0.01, 100), max_size=20)


@given(st.lists(st.tuples(st.floats(0.1, 2), scores), max_size=4), st.floats(0, 1))
def test_the_order_of_the_lists_changes_nothing(scored, floor):
    assert max_normalized_sum(scored, floor) == max_normalized_sum(scored[::-1], floor)


@given(st.lists(st.lists(st.integers(0, 30), unique=True, max_size=10), max_size=4))
def test_ties_are_ordered_by_number(rankings):
    fused = reciprocal_rank_fusion(rankings)
    assert fused == sorted(fused, key=lambda pair: (-pair[1], pair[0]))


# measures

JUDGED = Place("a.txt", 100, 200, 2)


@pytest.mark.parametrize(
    ("start", "end", "shows"),
    [
        (100, 200, True),
        (150, 260, True),  # half of it
        (151, 260, False),
        (120, 150, True),  # a smaller hit inside, a quarter of it
        (120, 144, False),
        (0, 690, True),  # 3 x 100 + 400 long at most
        (0, 701, False),
    ],
)
def test_a_hit_shows_a_judged_passage(start, end, shows):
    assert answers(Place("a.txt", start, end), JUDGED) is shows


def test_a_passage_of_another_file_is_never_shown():
    assert not answers(Place("b.txt", 100, 200), JUDGED)


def test_a_judged_passage_pays_once_and_repeated_words_pay_nothing():
    other = Place("a.txt", 300, 400, 1)
    hits = [Place("a.txt", 100, 200), Place("a.txt", 100, 201), Place("b.txt", 0, 9), Place("a.txt", 300, 400)]
    assert gains(hits, [JUDGED, other]) == [2, 0, 0, 1]


def test_ndcg_by_hand():
    # gains 3, 0, 1 at ranks 1, 2, 3; ideal 3, 1
    assert ndcg([2, 0, 1], [1, 2]) == pytest.approx((3 + 1 / 2) / (3 + 1 / 1.5849625))
    assert ndcg([0, 0], [2]) == 0.0
    assert ndcg([2], []) == 0.0


def test_bootstrap_holds_the_mean_and_is_the_same_each_time():
    values = [0.1, 0.5, 0.9, 0.4, 0.6]
    low, high = bootstrap(values)
    assert low < 0.5 < high
    assert (low, high) == bootstrap(values)
    assert bootstrap([]) == (0.0, 0.0)
