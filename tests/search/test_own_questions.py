"""`cancu eval`: a user's own questions scored, faults of the file named by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.own_questions import evaluate_questions
from text.errors import BadInput

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_example_file_is_all_right(five_store):
    result = evaluate_questions(five_store, str(ROOT / "data/eval/questions-example.jsonl"))
    assert result.lines() == ["4 of 4 right"]
    assert result.to_json() == {"questions": 4, "right": 4, "losses": []}


def test_what_is_missed_and_what_is_wrong_is_named(five_store, tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text(
        '{"question": "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới", "expect": ["Lao Cai", "Cà Mau"]}\n'
        '{"question": "Có bao nhiêu văn bản trong kho?", "count": 6}\n',
        "utf-8",
    )
    first, second = evaluate_questions(five_store, str(path)).to_json()["losses"]
    assert (first["missed"], first["wrong"]) == (["Cà Mau"], ["Lạng Sơn"])
    assert (second["missed"], second["wrong"]) == (["count 6"], ["count 5"])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "has no questions"),
        ("not json\n", "line 1 is no JSON"),
        ('{"question": "a"}\n{"question": 3}\n', "line 2 is not"),
        ('{"question": "a", "expect": "b"}\n', "line 1 is not"),
    ],
)
def test_a_fault_names_file_and_line(five_store, tmp_path, content, says):
    path = tmp_path / "q.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(BadInput, match=says) as fault:
        evaluate_questions(five_store, str(path))
    assert "q.jsonl" in fault.value.message


def test_a_missing_file_is_named(five_store):
    with pytest.raises(BadInput, match="nowhere.jsonl cannot be read"):
        evaluate_questions(five_store, "nowhere.jsonl")
