"""Words at the borders of names, asked for by kinds together, and short forms by their first word."""

from __future__ import annotations

import pytest

from ingest.names.short_forms import Short
from ingest.names.words import Words, words


def test_kinds_asked_for_together_have_the_longest_phrase_of_any():
    low = ["sở", "ban", "ngành", "tỉnh"]
    alone = [words().at(kind, low, 0, 4) for kind in ("head", "group_noun", "plural")]
    assert alone == [1, 1, 0]
    assert words().at("head|group_noun|plural", low, 0, 4) == 1
    assert words().at("level|head", ["thị", "trấn", "sở"], 0, 3) == 2
    assert words().at("level|head", ["thị", "trấn", "sở"], 2, 3) == 1


def test_a_kind_that_no_row_has_is_an_error():
    with pytest.raises(KeyError, match="nothing"):
        words().at("nothing", ["sở"], 0, 1)
    with pytest.raises(KeyError, match="nothing"):
        words().at("head|nothing", ["sở"], 0, 1)
    assert isinstance(words(), Words)


def test_short_forms_tell_their_widths_by_their_first_word_and_the_first_one_stays():
    short = Short()
    short[("ban", "chi", "dao")] = "", "Ban Chỉ đạo phòng chống thiên tai"
    short.add(("ban",), ("", "Ban Quản lý"))
    short.add(("ban",), ("", "Ban khác"))
    assert short == {("ban", "chi", "dao"): ("", "Ban Chỉ đạo phòng chống thiên tai"), ("ban",): ("", "Ban Quản lý")}
    assert short.widths == {"ban": [3, 1]}
