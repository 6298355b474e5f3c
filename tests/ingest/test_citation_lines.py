"""Citations in lines of administrative style, each a text of its own without a letterhead."""

from __future__ import annotations

import hashlib
import re

import pytest

from ingest.parsed import Source
from ingest.pipeline import parse
from tests.conftest import SHARED
from tests.ingest.citation_lines import LINES

_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


def unmarked(line: str) -> tuple[str, list[tuple[str, str | None]]]:
    """Return the text of a marked line, and its citations: printed words and number."""
    wanted = [(match[1], None if match[2] == "-" else match[2]) for match in _MARK.finditer(line)]
    return _MARK.sub(lambda match: match[1], line), wanted


@pytest.mark.parametrize("line", LINES)
def test_citations_of_a_line(line: str) -> None:
    text, wanted = unmarked(line)
    parsed = parse(Source("line.txt", hashlib.sha256(text.encode()).hexdigest(), text))
    assert [(c.span.quote(text), c.number) for c in parsed.citations] == wanted


def test_a_text_without_a_letterhead_names_its_agencies_too() -> None:
    text = "Sở Tư pháp đã góp ý dự thảo; Bộ Nội vụ trả lời tại Công văn số 12/BNV-TCBC."
    parsed = parse(Source("note.txt", hashlib.sha256(text.encode()).hexdigest(), text))
    assert not parsed.is_administrative
    assert {agency.generic for agency in parsed.agencies} == {"Sở Tư pháp", "Bộ Nội vụ"}
    assert [citation.number for citation in parsed.citations] == ["12/BNV-TCBC"]


SMALL = SHARED / "files" / "small"
FILES = [
    ("cite-dashes", [("72/2015/NĐ-CP", "basis"), ("72/2015/NĐ-CP", "mention"), ("1486/QĐ-TTg", "mention"), ("99/KH-UBND", "mention")]),
    ("cite-linebreak", [("72/2015/NĐ-CP", "basis"), ("72/2015/NĐ-CP", "mention"), ("1486/QĐ-TTg", "mention")]),
    ("cite-list2", [("72/2015/NĐ-CP", "basis"), ("1486/QĐ-TTg", "mention"), ("368/QĐ-TTg", "mention"), ("2010/QĐ-TTg", "mention")]),
    ("basis-wrap", [("72/2015/NĐ-CP", "basis"), ("22/2016/TT-BTTTT", "basis"), ("1486/QĐ-TTg", "basis")]),
    ("short-wrongante", [("72/2015/NĐ-CP", "basis")]),
    ("le-cr", [("72/2015/NĐ-CP", "basis")]),
]


@pytest.mark.skipif(not SMALL.is_dir(), reason="../shared/files/small is not here")
@pytest.mark.parametrize(("name", "wanted"), FILES, ids=[row[0] for row in FILES])
def test_small_files_read_as_their_list_says(name: str, wanted: list[tuple[str, str]]) -> None:
    text = (SMALL / f"{name}.txt").read_bytes().decode("utf-8")
    parsed = parse(Source(f"{name}.txt", hashlib.sha256(text.encode()).hexdigest(), text))
    assert [(c.number, c.role) for c in parsed.citations] == wanted
