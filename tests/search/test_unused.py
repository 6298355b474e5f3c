"""No word of a question vanishes without notice: what its answer does not rest on is named, and what it does is not."""

from __future__ import annotations

import pytest

UNUSED = [
    ("Lào Cai có bao nhiêu nhiệm vụ theo chủ đề?", ["chủ đề"]),
    ("List tasks by topic in Lang Son", ["topic"]),
    ("Kinh phí của Lạng Sơn là bao nhiêu?", ["bao nhiêu"]),
    ("Lào Cai có những nhiệm vụ gì và ở đâu?", ["ở đâu"]),
    ("deadline dengue reports", ["dengue"]),
    ("Công văn 2905 gửi cho ai, Hoàng Quốc Khánh?", ["Hoàng Quốc Khánh"]),
    ("bao nhiêu phần trăm nhiệm vụ do Sở Ngoại vụ chủ trì", ["bao nhiêu phần trăm"]),
]
USED = [
    "Ai chủ trì tuyên truyền biên giới ở Lào Cai và khi nào?",
    "Who leads border tasks in Lao Cai and when?",
    "Tỉnh nào giao Bộ đội Biên phòng tuyên truyền về biên giới?",
    "Which provinces cite Decree 09/2017/ND-CP or Circular 03/2019/TT-BTTTT?",
    "Tỉnh nào không nhắc tới nhân quyền?",
    "UBND tỉnh Hà Tĩnh giao cơ quan nào phối hợp mảng biên giới?",
    "With whom does the Department of Foreign Affairs cooperate in Ha Tinh?",
    "Ai ký kế hoạch của tỉnh Lào Cai?",
    "when does the Lang Son programme end",
    "Khi nào các cơ quan ở Lào Cai phải báo cáo?",
    "Lào Cai có bao nhiêu nhiệm vụ?",
    "Cơ quan nào có nhiều nhiệm vụ nhất ở Lào Cai?",
]


@pytest.mark.parametrize(("question", "left"), UNUSED)
def test_a_word_that_nothing_uses_is_named(answer, question: str, left: list[str]):
    assert answer(question)["understood"]["ignored"] == left


@pytest.mark.parametrize("question", USED)
def test_a_word_that_is_used_is_not(answer, question: str):
    assert answer(question)["understood"]["ignored"] == []


@pytest.mark.parametrize("question", ["Who is in charge of the LED screens?", "Ai phụ trách màn hình LED?"])
def test_one_thing_of_a_wide_topic_is_not_answered_by_another(answer, question: str):
    found = answer(question)
    proven = [quote["exact"] for item in found["answers"] for quote in item["evidence"]]
    assert not proven or any("LED" in exact for exact in proven)
