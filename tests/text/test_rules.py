"""Rules as data: the phrase language, each row's own examples, and that one more row is one more rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading import flatten, lower
from text import rules
from text.errors import InvalidSchema
from text.phrase_language import phrase_of
from text.rules import Matcher, Rule, load

TABLES = sorted(path.stem for path in rules.RULES.glob("*.yaml"))
ROWS = [(table, rule) for table in TABLES for rule in load(table)]


def matches(rule: Rule, words: str) -> bool:
    matcher = Matcher([rule])
    if rule.at == "any" and not rule.unless:
        return next(matcher.find(flatten(words), lower(words), 0, len(words)), None) is not None
    return matcher.first(flatten(words), lower(words), 0, len(words)) is not None


@pytest.mark.parametrize(("table", "rule"), ROWS, ids=[f"{table}:{rule.id}" for table, rule in ROWS])
def test_each_row_matches_its_examples_and_not_its_counterexamples(table: str, rule: Rule):
    if rule.vi:
        assert rule.yes and rule.no, f"{rule.id} shows neither what it is for nor what it is not for"
    for words in rule.yes:
        assert matches(rule, words), words
    for words in rule.no:
        assert not matches(rule, words), words


CASES = [
    ("chủ trì", "Sở Y tế CHỦ  TRÌ, phối hợp", "CHỦ  TRÌ"),
    ("chủ trì", "so y te chu tri", "chu tri"),
    ("[các] {cơ quan|đơn vị} [được giao] chủ trì", "các cơ quan được giao chủ trì:", "các cơ quan được giao chủ trì"),
    ("[các] {cơ quan|đơn vị} [được giao] chủ trì", "Đơn vị chủ trì:", "Đơn vị chủ trì"),
    ("giao", "giáo dục và giao cho", "giao"),
    ("giao [cho]", "giáo viên giao cho", "giao cho"),
    ("trước ngày #", "hoàn thành trước ngày 15 tháng 6", "trước ngày 15"),
    ("kế hoạch … giữa", "Kế hoạch phối hợp công tác giữa hai sở", "Kế hoạch phối hợp công tác giữa"),
    ("phối hợp [,] với", "phối hợp, với Sở", "phối hợp, với"),
]


@pytest.mark.parametrize(("phrase", "text", "found"), CASES)
def test_the_phrase_language(phrase: str, text: str, found: str):
    matcher = Matcher([Rule("x", "x", (phrase,))])
    hits = [text[a:b] for _, a, b in matcher.find(flatten(text), lower(text), 0, len(text))]
    assert hits == [found]


@pytest.mark.parametrize("phrase", ["[các cơ quan", "các] cơ quan", "{a|b]"])
def test_brackets_that_do_not_close_are_named(phrase: str):
    with pytest.raises(InvalidSchema, match="bracket"):
        phrase_of(phrase)


def write(folder: Path, text: str) -> Path:
    (folder / "roles.yaml").write_text(text, "utf-8")
    return folder


def test_one_more_row_is_one_more_rule(tmp_path: Path):
    folder = write(tmp_path, '- {id: r.new, kind: lead, vi: ["cầm trịch"], yes: ["Sở Y tế cầm trịch"], no: ["cầm tay"]}\n')
    (rule,) = load("roles", folder)
    assert (rule.id, rule.kind, rule.yes) == ("r.new", "lead", ("Sở Y tế cầm trịch",))
    assert matches(rule, "giao Sở Y tế cầm trịch")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: a, kind: b, vi: [c], colour: red}\n", "colour"),
        ("- {id: a, vi: [c]}\n", "needs an id, a kind and words"),
        ("- {id: a, kind: b, vi: [c], at: nowhere}\n", "nowhere"),
        ("- {id: a, kind: b, vi: [c]}\n- {id: a, kind: b, vi: [d]}\n", "Ids are unique"),
        ("a: b\n", "no list of rows"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, text: str, said: str):
    with pytest.raises(InvalidSchema, match=said):
        load("roles", write(tmp_path, text))


def test_the_compiled_rows_are_those_of_the_files():
    assert rules.compile_rules()["hash"] == __import__("json").loads(rules.GENERATED.read_text("utf-8"))["hash"]
