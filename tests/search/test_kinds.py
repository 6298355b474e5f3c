"""Kinds of questions: each frame's own examples, follow-ups, courtesy and slips that change nothing, queries that run as shown."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pytest

from graph import readonly
from graph.query import shown
from search.answer.ask import ask
from search.frames.choose import FAMILIES, understand
from search.frames.followup import completed
from search.frames.frame import all_frames, read_frames
from search.question import read_question
from search.question.polite import without_courtesy

FRAMES = read_frames()
OWN = Path(__file__).resolve().parents[2] / "data" / "eval" / "questions-own-2.jsonl"


@cache
def own() -> tuple[dict, ...]:
    return tuple(json.loads(line) for line in OWN.read_text("utf-8").splitlines())


def reading(names, text):
    return understand(without_courtesy(read_question(text), names.lexicon)[0], names)


# ---------------------------------------------------------------- frames


def test_every_frame_has_a_family_and_enough_examples():
    assert [frame.id for frame in all_frames()] == [row["id"] for row in FRAMES]
    for row in FRAMES:
        assert row["family"] in FAMILIES and len(row["yes"]) >= 10 and len(row["no"]) >= 5, row["id"]
        assert {read_question(text).language for text in row["yes"]} == {"vi", "en"}, row["id"]


@pytest.mark.parametrize("row", FRAMES, ids=lambda row: row["id"])
def test_frame_wins_its_own_examples_and_no_others(names, row):
    won = {text: reading(names, text).frame for text in row["yes"]}
    plain = [text for text, frame in won.items() if frame == "worded"]  # as it is worded: the same is asked for
    assert won | dict.fromkeys(plain, row["id"]) == dict.fromkeys(row["yes"], row["id"])
    assert not plain or row["id"] in ("asked", "property", "deadline", "count", "noun", "implied")
    assert [text for text in row["no"] if reading(names, text).frame == row["id"]] == []


# ---------------------------------------------------------------- follow-ups

FOLLOW_UPS = [
    # before, follow-up, the whole question
    ("công an Lạng Sơn làm gì", "còn Hà Tĩnh thì sao?", "công an Hà Tĩnh làm gì"),
    ("Lạng Sơn có nhắc ASEAN không", "Còn Lào Cai?", "Lào Cai có nhắc ASEAN không"),
    ("what does the police do in Lao Cai", "and in Lang Son?", "what does the police do in Lang Son"),
    ("nhiệm vụ của Sở Ngoại vụ Lào Cai", "thế còn công an?", "nhiệm vụ của công an Lào Cai"),
    ("ai chủ trì tuyên truyền biên giới ở Lào Cai", "ai phối hợp?", "ai phối hợp Lào Cai tuyên truyền biên giới"),
    ("which provinces mention ASEAN", "and human rights?", "which provinces mention human rights"),
]


@pytest.mark.parametrize(("before", "after", "whole"), FOLLOW_UPS, ids=[after for _, after, _ in FOLLOW_UPS])
def test_follow_up_is_completed(names, before, after, whole):
    made = completed(read_question(before), read_question(after), names)
    assert made is not None
    assert reading(names, made).query == reading(names, whole).query


def test_follow_up_is_answered_and_shown(five_store):
    found = ask(five_store, "còn Hà Tĩnh thì sao?", after="tỉnh nào nói về nhân quyền").to_json()
    assert found["understood"]["question"].startswith("tỉnh nào nói về nhân quyền")
    assert ask(five_store, "công an Lào Cai làm gì").to_json()["understood"].get("question") is None


# ---------------------------------------------------------------- what changes nothing

COURTESY = {
    "vi": ["ạ", "nhé", "dạ", "cho em hỏi", "làm ơn cho biết", "xin cảm ơn", "mình muốn biết", "bạn ơi", "vui lòng cho biết"],
    "en": ["please", "could you tell me", "thanks in advance", "hello,", "I would like to know", "by the way", "for my research"],
}


def test_courtesy_changes_nothing(names):
    draw = random.Random(7)  # noqa: S311 - no secret
    changed = []
    rows = [row for row in own() if row["class"] != "help"]
    for row in rows:
        words = row["question"].split()
        at = draw.randrange(len(words) + 1)
        text = " ".join([*words[:at], draw.choice(COURTESY[row["lang"]]), *words[at:]])
        if reading(names, text).query != reading(names, row["question"]).query:
            changed.append(text)
    assert len(changed) <= 0.02 * len(rows), changed


def test_slips_seldom_change_the_query(names):
    draw = random.Random(7)  # noqa: S311 - no secret
    changed, tried = [], 0
    for row in own():
        words = row["question"].split()
        long = [i for i, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
        if not long:
            continue
        at = draw.choice(long)
        cut = draw.randrange(1, len(words[at]) - 2)
        word = words[at][:cut] + words[at][cut + 1] + words[at][cut] + words[at][cut + 2 :]
        text = " ".join([*words[:at], word, *words[at + 1 :]])
        tried += 1
        if reading(names, text).query != reading(names, row["question"]).query:
            changed.append(text)
    assert len(changed) <= 0.15 * tried, changed


HOSTILE = [
    "'; DROP TABLE node; --",
    "nhiệm vụ " * 150,
    'tỉnh nào có nhiệm vụ về "\'); SELECT 1; --" không',
    "?" * 500 + " Lào Cai",
    "<script>alert(1)</script> Lào Cai",
    "a" * 1999,
    "Lào Cai " + "và Hà Tĩnh " * 100,
    "72/2015/NĐ-CP " * 60,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_questions_are_answered_or_refused(five_store, text):
    found = ask(five_store, text).to_json()
    assert found["understood"]["reading"] and json.dumps(found)


def test_a_long_question_is_refused_with_what_to_do(five_store):
    from text.errors import BadInput

    with pytest.raises(BadInput, match="at most 2,000 are read"):
        ask(five_store, "nhiệm vụ " * 3000)


def test_a_reading_that_is_not_there_is_named(five_store):
    from text.errors import BadInput

    with pytest.raises(BadInput, match="has no reading 9; it has"):
        ask(five_store, "công an Lào Cai làm gì", choice=9)


# ---------------------------------------------------------------- never a dead end


def test_nothing_found_says_what_is_nearest(five_store):
    found = ask(five_store, "Sở Công Thương Hà Tĩnh làm gì về nhân quyền").to_json()
    assert not found["answers"] and found["passages"]
    assert any(caveat.startswith("Nhiệm vụ khác của cơ quan ấy: ") for caveat in found["caveats"])
    other = ask(five_store, "Sở Công Thương Hà Tĩnh làm gì về nhân quyền", choice=2).to_json()
    assert other["answers"] and all(item["id"].split("#")[1].startswith("IV.5") for item in other["answers"])


def test_help_explains_by_examples_of_the_store(five_store):
    found = ask(five_store, "what can I ask here").to_json()
    assert found["answers"] == [] and any(caveat.startswith("Example: What does the ") for caveat in found["caveats"])


def test_a_yes_is_proven_a_no_needs_complete_sources(five_store):
    assert ask(five_store, "does Ha Tinh mention ASEAN").to_json()["boolean"] is True
    assert ask(five_store, "Lạng Sơn có nhắc tới ASEAN không").to_json()["boolean"] is False
    assert ask(five_store, "Is the Border Guard the lead in Ha Tinh?").to_json()["boolean"] is None
    assert ask(five_store, "tỉnh nào nhắc tới ASEAN").to_json()["boolean"] is None


def test_a_field_stands_for_words_that_no_task_has(five_store):
    found = ask(five_store, "tasks about information security").to_json()
    assert found["answers"] and found["understood"]["reading"].startswith("Find tasks")


# ---------------------------------------------------------------- one Query is the whole meaning


def test_shown_sql_gives_the_answers(five_store):
    wrong = []
    for row in own()[::3]:
        answer = ask(five_store, row["question"])
        if answer.sql is None:
            continue
        table = readonly.run(five_store.url, "sql", answer.sql, limit=100_000)
        rows = five_store.rows(answer.reading.query)
        if [tuple(line) for line in table.rows] != [(r.side, r.answer, r.document, r.task, r.role, r.agency) for r in rows]:
            wrong.append(row["question"])
        assert answer.sql == shown(answer.reading.query, "sql")
    assert wrong == []
