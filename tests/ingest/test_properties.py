"""Whatever the text: no crash, exact positions, the same bytes again."""

import gc
import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.coverage import Coverage, coverage_of
from ingest import parse
from tests.ingest.factories import DOCUMENTS, ranges, reading, source
from tests.ingest.plans import plans

LINES = [line for path in sorted(DOCUMENTS.glob("*.txt")) for line in path.read_text("utf-8").split("\n")]
SOME = settings(max_examples=40, deadline=None)


def check(text):
    parsed = parse(source(text))
    shown = parsed.to_json()
    for found in ranges(shown):
        assert text[found["start"] : found["end"]] == found["exact"]
    for section in parsed.sections:
        assert 0 <= section.span.start < section.span.end <= len(text)
    ids = [t.id for t in parsed.tasks]
    assert len(ids) == len(set(ids))
    return json.dumps(shown, ensure_ascii=False, sort_keys=True)


@SOME
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_lines_in_any_order_and_number(lines):
    text = "\n".join(lines)
    assert check(text) == check(text)


@pytest.mark.slow
@SOME
@given(st.data())
def test_a_document_with_lines_taken_out(data):
    path = data.draw(st.sampled_from(sorted(DOCUMENTS.glob("*.txt"))))
    lines = path.read_text("utf-8").split("\n")
    start = data.draw(st.integers(0, len(lines)))
    check("\n".join(lines[:start] + lines[start + data.draw(st.integers(0, 40)) :]))


@SOME
@given(st.text(max_size=400))
def test_any_unicode(text):
    check(text)


@SOME
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "I. ",
                    "1. ",
                    "- ",
                    "a) ",
                    "(1) ",
                    "Điều 1. ",
                    "\t",
                    " | ",
                    ":",
                    "\n",
                    "Đơn vị chủ trì: ",
                    "Sở Y tế ",
                    "các sở, ban, ngành ",
                    "phối hợp với ",
                    "PHỤ LỤC\n",
                    "Nơi nhận:\n",
                    "\u0301",
                    "İ",
                ]
            ),
            st.text(max_size=6),
        ),
        max_size=80,
    )
)
def test_marks_and_cues_in_any_mixture(pieces):
    check("".join(pieces))


def test_decomposed_vietnamese_reads_the_same():
    text = (DOCUMENTS / "ha-tinh-2020.txt").read_text("utf-8")
    composed, decomposed = parse(source(text)), parse(source(unicodedata.normalize("NFD", text)))
    assert [t.id for t in composed.tasks] == [t.id for t in decomposed.tasks]
    assert [[(r.agency, r.role) for r in t.roles] for t in composed.tasks] == [
        [(r.agency, r.role) for r in t.roles] for t in decomposed.tasks
    ]
    assert [unicodedata.normalize("NFC", t.span.quote(decomposed.source.text)) for t in decomposed.tasks] == [
        t.span.quote(text) for t in composed.tasks
    ]


def test_every_letter_of_a_body_lies_in_a_block():
    found = [coverage_of(reading(text)) for _, text, _ in plans()]
    total = sum(found, Coverage(0, 0, 0))
    assert total.body > 9_000
    assert total.outside == 0
    assert total.unread <= 0.02 * total.body


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_of_cycles_rests_while_reading_and_is_left_as_it_was(collects, monkeypatch):
    resting, after = [], []

    def fail(_):
        resting.append(gc.isenabled())
        raise ArithmeticError

    kept = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        parse(source("Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện."))
        after.append(gc.isenabled())
        monkeypatch.setattr("ingest.pipeline.outline_of", fail)
        with pytest.raises(ArithmeticError):
            parse(source("Sở Y tế chủ trì."))
        after.append(gc.isenabled())
    finally:
        (gc.enable if kept else gc.disable)()
    assert resting == [False]
    assert after == [collects, collects]
