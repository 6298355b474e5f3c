"""Words that say nothing do not change an answer: a polite phrase before, inside or behind a question leaves what is found as it was."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import yaml

from search.answer.ask import ask

ROOT = Path(__file__).resolve().parents[2]
VI = ["ạ", "nhé", "cho tôi hỏi", "cho em hỏi", "làm ơn cho biết", "vui lòng", "xin cho biết", "cảm ơn", "chào anh chị", "tôi muốn biết"]
EN = ["please", "thanks", "hello", "could you tell me", "i would like to know", "can you tell me", "many thanks", "good morning"]


def test_the_phrases_are_rows_of_the_word_list():
    rows = yaml.safe_load((ROOT / "schemas/questions/words.yaml").read_text("utf-8"))
    rows = rows if isinstance(rows, list) else next(value for value in rows.values() if isinstance(value, list))
    polite = {str(word) for row in rows if row.get("kind") == "polite" for word in row["words"]}
    assert set(VI) | set(EN) <= polite


@pytest.mark.parametrize("place", ["before", "inside", "behind"])
def test_filler_leaves_the_answers(five_store, place):
    lines = (ROOT / "data/eval/questions-own.jsonl").read_text("utf-8").splitlines()[::6]
    draw = random.Random(f"filler {place}")
    changed = []
    for line in lines:
        row = json.loads(line)
        question, filler = row["question"], draw.choice(EN if row["lang"] == "en" else VI)
        words = question.split()
        at = {"before": 0, "inside": draw.randrange(len(words)), "behind": len(words)}[place]
        more = " ".join([*words[:at], filler, *words[at:]])
        found = [{item["id"] for item in ask(five_store, asked).to_json()["answers"]} for asked in (question, more)]
        if found[0] != found[1]:
            changed.append((question, more))
    assert len(changed) <= len(lines) * 0.02 + 1, changed
