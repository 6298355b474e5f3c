"""Questions to typed queries: the table of tests/search/questions.yaml over the five documents, and the parts of a question by themselves."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from search.frames.choose import understand
from search.question import read_question
from search.question.times import find_times
from search.question.words import cover
from tests.search.reading_norm import read, wanted

ROWS = yaml.load((Path(__file__).parent / "questions.yaml").read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
# Questions that are read otherwise than the table says, each with the reason; a row that passes again must leave this list.
KNOWN = {
    "province_by_agency_topic-25": "“dạy nghiệp vụ” is everyday wording that no vocabulary has",
    "both-11": "“in A, B and C” without both or all: a plain list is any of them",
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_question_is_read_as_its_row_says(row, names):
    reading = understand(read_question(row["question"]), names)
    optional = row.get("optional", ())
    if row["query"] is None:
        fits = bool(reading.unknown) if row.get("unknown") else bool(reading.unknown) or reading.find == "passage" or reading.overview
        shown = (reading.find, reading.unknown)
    else:
        made = read(reading, optional)
        choices = [wanted(query, optional) for query in (row["query"], *row.get("also", ()))]
        passage = row["query"]["find"] == "passage" and (reading.find == "passage" or reading.overview)
        fits = passage or (not reading.unknown and _with_predecessors(made, choices, row))
        shown = (made, choices, reading.unknown)
    if row["id"] in KNOWN:
        assert not fits, f"{row['id']} is read rightly now: take it out of KNOWN"
        pytest.skip(KNOWN[row["id"]])
    assert fits, shown


def _with_predecessors(made, choices, row):
    """A province may come with its predecessors (questions.yaml, header)."""
    for choice in choices:
        if made == choice:
            return True
        if (
            "provinces" in made
            and "provinces" in choice
            and set(choice["provinces"]) < set(made["provinces"])
            and row["id"].startswith(("reform", "absent"))
            and {**made, "provinces": 0} == {**choice, "provinces": 0}
        ):
            return True
    return False


UNITS = [
    # question, (unit, start, end, recurrence)
    ("quý III/2020", ("quarter", "2020-07-01", "2020-09-30", None)),
    ("quy 3 nam 2020", ("quarter", "2020-07-01", "2020-09-30", None)),
    ("in the third quarter of 2020", ("quarter", "2020-07-01", "2020-09-30", None)),
    ("T6 và T12/2020", ("month", "2020-06-01", "2020-12-31", None)),
    ("in June 2020", ("month", "2020-06-01", "2020-06-30", None)),
    ("tháng 2 năm 2024", ("month", "2024-02-01", "2024-02-29", None)),
    ("giai đoạn 2014–2016", ("range", "2014-01-01", "2016-12-31", None)),
    ("from 2014 to 2016", ("range", "2014-01-01", "2016-12-31", None)),
    ("6 tháng đầu năm 2020", ("half", "2020-01-01", "2020-06-30", None)),
    ("ngày 10/4/2024", ("day", "2024-04-10", "2024-04-10", None)),
    ("lúc 0 giờ ngày 1/1/2026", ("day", "2026-01-01", "2026-01-01", None)),
    ("trước 17 giờ 30 phút, ngày 03/12/2025", ("day", None, "2025-12-03", None)),  # the day itself is in time
    ("before 5 pm on 20 November 2025", ("day", None, "2025-11-20", None)),
    ("ngày 10 tháng 4 năm 2024", ("day", "2024-04-10", "2024-04-10", None)),
    ("10 April 2024", ("day", "2024-04-10", "2024-04-10", None)),
    ("trước năm 2015", ("year", None, "2014-12-31", None)),
    ("after 2015", ("year", "2016-01-01", None, None)),
    ("hằng tuần", ("recurrence", None, None, "weekly")),
    ("every six months", ("recurrence", None, None, "half-yearly")),
    ("định kỳ 6 tháng", ("recurrence", None, None, "half-yearly")),
    ("hang quy", ("recurrence", None, None, "quarterly")),
    ("annually", ("recurrence", None, None, "yearly")),
    ("trước ngày 15 tháng 12", ("day", "????-12-15", "????-12-15", None)),
]


@pytest.mark.parametrize(("text", "expected"), UNITS, ids=[text for text, _ in UNITS])
def test_time_is_read(text, expected):
    found = find_times(read_question(text))
    assert [(t.unit, t.start, t.end, t.recurrence) for t in found] == [expected]


@pytest.mark.parametrize("text", ["Nghị định 72/2015/NĐ-CP", "88/KH-UBND", "có mấy văn bản", "the plan may cite"])
def test_what_looks_like_a_time_is_none(text):
    assert find_times(read_question(text)) == []


def test_slots_cover_every_token_in_order(names):
    question = read_question("Những tỉnh nào giao Bộ đội Biên phòng tuyên truyền blockchain ở khu vực biên giới?")
    slots = cover(question, names.lexicon)
    assert [i for slot in slots for i in range(slot.start, slot.end)] == list(range(len(question.tokens)))
    assert [slot.text for slot in slots if slot.kind == "word"] == ["blockchain"]


def test_reading_is_a_query_of_the_graph_and_nothing_else(names):
    reading = understand(read_question("Sở Ngoại vụ Lào Cai chủ trì những nhiệm vụ gì?"), names)
    given_fields = {f.name for f in dataclasses.fields(reading.query) if getattr(reading.query, f.name)}
    assert given_fields == {"find", "provinces", "agencies", "kinds", "combine", "fields_in", "subject_in"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_or_refused_with_a_message(names, text):
    from text.errors import BadInput

    try:
        question = read_question(text)
    except BadInput as error:
        assert error.code in ("empty-question", "question-too-long") and error.message
        return
    reading = understand(question, names)
    assert reading.find in ("province", "agency", "document", "citation", "task", "topic", "count", "passage")
