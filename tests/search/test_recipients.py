"""Whom a document was sent to: one that its list names, one that the list may have, one of a province, one before "received"."""

from __future__ import annotations

import pytest

from search.answer.addressees import _says
from search.answer.ask import ask
from search.frames.reading import Recipient
from search.lexicon.names import names_of

SENT = [
    ("Kế hoạch 88/KH-UBND có gửi UBND tỉnh Lạng Sơn không?", False),
    ("Kế hoạch 88/KH-UBND có gửi UBND tỉnh Hà Tĩnh không?", False),
    ("Kế hoạch 88/KH-UBND có gửi UBND tỉnh Lào Cai không?", True),
    ("Kế hoạch 88/KH-UBND có gửi UBND tỉnh không?", True),
    ("Công văn 2905 có gửi UBND tỉnh Lạng Sơn không?", True),
    ("Kế hoạch 88/KH-UBND có gửi Bộ Ngoại giao và Bộ Công an không?", False),
    ("Kế hoạch 88/KH-UBND có gửi Bộ Ngoại giao hoặc Bộ Công an không?", True),
    ("Kế hoạch 88/KH-UBND có gửi Sở Y tế Hà Tĩnh không?", False),
    ("Bộ Ngoại giao có nhận được kế hoạch Lào Cai không?", True),
    ("Bộ Công an có nhận được công văn 2905 không?", False),
    ("Lạng Sơn có nhận được công văn 2905 không?", True),
    ("Did the Ministry of Foreign Affairs receive the Lao Cai plan?", True),
    ("Was the Lao Cai plan received by the Ministry of Foreign Affairs?", True),
]


@pytest.mark.parametrize(("question", "said"), SENT, ids=[question for question, _ in SENT])
def test_who_is_among_the_recipients(five_store, question, said):
    found = ask(five_store, question)
    assert (found.boolean, found.reading.addressed, found.reading.ignored) == (said, True, []), found.text


@pytest.mark.parametrize("question", ["88/KH-UBND có gửi Sở Y tế không?", "Was plan 88/KH-UBND sent to the Department of Health?"])
def test_one_that_a_list_may_have_cannot_be_told_and_the_line_is_shown(answer, question):
    found = answer(question)
    assert found["boolean"] is None and found["said"][0] in ("Chưa rõ có hay không.", "It cannot be told.")
    assert [quote["exact"] for item in found["answers"] for quote in item["evidence"]] == ["Các sở, ban, ngành tỉnh"]


HEALTH, MINISTRY = Recipient(("so y te",)), Recipient(("bo y te",))
LANG_SON, OFFICE = Recipient(("lang son",), "lang-son"), Recipient(("ubnd",), "lang-son", ("lang son",))
NO, PERHAPS, YES = range(3)
LINES = [
    ("UBND các tỉnh Hà Giang, Lai Châu", LANG_SON, NO),
    ("UBND các tỉnh Hà Giang, Lạng Sơn", LANG_SON, YES),
    ("UBND các tỉnh, thành phố: Hà Giang, Lai Châu", LANG_SON, NO),
    ("UBND các tỉnh, thành phố trực thuộc Trung ương", LANG_SON, YES),
    ("UBND các tỉnh, thành phố trực thuộc TW (để thực hiện)", OFFICE, YES),
    ("UBND các tỉnh", OFFICE, YES),
    ("UBND các tỉnh Hà Giang, Lai Châu", OFFICE, NO),
    ("UBND các tỉnh Hà Giang, Lạng Sơn", OFFICE, YES),
    ("UBND tỉnh Lạng Sơn", OFFICE, YES),
    ("UBND tỉnh Hà Giang", OFFICE, NO),
    ("UBND các huyện, thành phố", Recipient(("ubnd",)), NO),
    ("Các Bộ, ngành", MINISTRY, PERHAPS),
    ("Sở Y tế", MINISTRY, NO),
    ("Các Bộ: Ngoại giao, Y tế", MINISTRY, YES),
    ("Các Bộ: Ngoại giao, Công an", MINISTRY, NO),
    ("Các sở, ban, ngành, Trung tâm Y tế", HEALTH, PERHAPS),
    ("Các sở: YT, NgV", HEALTH, PERHAPS),
    ("Các sở: NgV, NV", HEALTH, NO),
    ("Trung tâm Y tế", HEALTH, NO),
]


@pytest.mark.parametrize(("line", "to", "level"), LINES)
def test_what_one_line_of_recipients_says(five_store, line, to, level):
    assert _says(line, to, names_of(five_store), "") == level


def test_a_word_that_nothing_uses_leaves_yes_and_no_open(answer):
    found = answer("có gửi không")
    assert found["understood"]["ignored"] == ["gửi"] and found["boolean"] is None


@pytest.mark.parametrize(
    "question",
    [
        "Công văn 2905 gửi cho ai?",
        "Ai nhận được kế hoạch Lào Cai?",
        "Công văn 2905 có gửi tỉnh Lào Cai không?",
        "to whom was plan 88/KH-UBND sent",
    ],
)
def test_the_word_of_sending_is_used(answer, question):
    assert answer(question)["understood"]["ignored"] == []


def test_a_sending_that_the_answer_does_not_ask_leaves_it_open(answer):
    found = answer("Kế hoạch 88/KH-UBND có gửi Bộ Ngoại giao về biên giới không?")
    assert found["boolean"] is None and found["understood"]["ignored"] == ["gửi"]
