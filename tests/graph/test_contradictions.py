"""What documents say differently of one document: each place is named, and nothing is called different that is only spelled so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
import graph
from graph.checks.contradictions import contradictions
from ingest.facts import facts
from ingest.pipeline import parse
from ingest.source.read import read_source
from search.answer.ask import ask

CIRCULAR = "doc:bo-thong-tin-va-truyen-thong/2016/22-tt-btttt"


def test_one_circular_with_two_days(five_store):
    found = [item for item in contradictions(five_store) if item.target == CIRCULAR]
    assert [(item.label, item.field, item.values) for item in found] == [("22/2016/TT-BTTTT", "date", ("2016-10-19", "2012-10-19"))]
    assert [(s.document, s.start, s.value) for s in found[0].sayings if s.value == "2012-10-19"] == [
        ("doc:lao-cai/2020/88-kh-ubnd", 364, "2012-10-19")
    ]
    assert len({s.document for s in found[0].sayings}) == 4
    for place in found[0].sayings:
        assert five_store.text(place.document)[place.start : place.end] == place.exact
        assert place.value[:4] in place.exact
    assert contradictions(five_store, [CIRCULAR]) == found
    assert contradictions(five_store, ["doc:chinh-phu/2013/72-nd-cp"]) == []


def test_an_answer_about_the_circular_says_so(five_store):
    answer = ask(five_store, "Những văn bản nào căn cứ Thông tư số 22/2016/TT-BTTTT?")
    assert "Các văn bản ghi khác nhau ngày ban hành của 22/2016/TT-BTTTT: 19/10/2016; 19/10/2012 (88/KH-UBND)." in answer.caveats
    answer = ask(five_store, "Which documents are based on Circular 22/2016/TT-BTTTT?")
    assert "Documents differ on the date of 22/2016/TT-BTTTT: 19/10/2016; 19/10/2012 (88/KH-UBND)." in answer.caveats


HEAD = (
    "UBND TỈNH {place}\nSố: {number}/KH-UBND\n{place}, ngày 02 tháng 3 năm 2020\nKẾ HOẠCH\nThông tin đối ngoại năm 2020\nCăn cứ {cited};\n"
)
SAME = [
    ("Quyết định số 7619/QĐ-BCA ngày 08/9/2025 của Bộ Công an", "Quyết định số 7619/QĐ-BCA ngày 08 tháng 9 năm 2025 của Bộ trưởng Bộ Công an", "the head stands for the body"),
    ("Thông tư số 6/2022/TT-BTTTT ngày 30/6/2022", "Thông tư số 06/2022/TT- BTTTT ngày 30 tháng 6 năm 2022", "a zero, a blank, months in words"),
    ("Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ", "Nghị định số 72/2015/NĐ-CP", "what is not printed is not said"),
    ("Quyết định số 1486/QĐ-TTg ngày 06/11/2018", "Quyết định số 1486/QĐ-TTg ngày 06/11/2019", "numbers without a year begin anew each year: two documents"),
]  # fmt: skip
OTHER = [
    ("Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ", "Nghị quyết số 71/NQ-CP ngày 01/5/2025 của Chính phủ", "date", ("2025-04-01", "2025-05-01")),
    ("Nghị định số 72/2015/NĐ-CP ngày 07/9/2015", "Nghị định số 72/NĐ-CP ngày 07/9/2015", "number", ("72/2015/NĐ-CP", "72/NĐ-CP")),
    ("Nghị định số 72/2015/NĐ-CP của Chính phủ", "Nghị định số 72/2015/NĐ-CP của Thủ tướng Chính phủ", "issuer", ("Chính phủ", "Thủ tướng Chính phủ")),
]  # fmt: skip


def stored(folder: Path, *cited: str) -> graph.Store:
    store = graph.open_store(str(folder / "two.db"))
    for place, number, words in zip(("LÀO CAI", "HÀ TĨNH"), (11, 12), cited, strict=True):
        path = folder / f"{number}.txt"
        path.write_text(HEAD.format(place=place, number=number, cited=words), encoding="utf-8")
        store.write(facts(parse(read_source(str(path)))))
    return store


@pytest.mark.parametrize(("one", "other", "reason"), SAME, ids=[row[2] for row in SAME])
def test_no_contradiction(tmp_path, one, other, reason):
    store = stored(tmp_path, one, other)
    assert contradictions(store) == []
    store.close()


@pytest.mark.parametrize(("one", "other", "field", "values"), OTHER, ids=[row[2] for row in OTHER])
def test_contradiction(tmp_path, one, other, field, values):
    store = stored(tmp_path, one, other)
    found = contradictions(store)
    assert [(item.field, item.values) for item in found] == [(field, values)]
    assert [s.exact for s in found[0].sayings] in ([one, other], [other, one])
    store.close()


def test_the_command_lists_every_place(five_db):
    result = CliRunner().invoke(cli.main, ["documents", "--contradictions", "--store", str(five_db)])
    assert result.exit_code == 0 and "22/2016/TT-BTTTT  date: 2016-10-19 | 2012-10-19\n" in result.stdout
    assert "  2012-10-19  doc:lao-cai/2020/88-kh-ubnd 364–441  “Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012" in result.stdout
    result = CliRunner().invoke(cli.main, ["documents", "--contradictions", "--json", "--store", str(five_db)])
    assert {item["document"] for item in json.loads(result.stdout)["contradictions"]} >= {CIRCULAR}
