"""Short documents in our own words for the reader's tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ingest import parse
from ingest.duties.draft import Said
from ingest.duties.sentences import Sentences
from ingest.duties.settle import strongest
from ingest.duties.speech import Speech
from ingest.layout import Outline, outline_of
from ingest.names.agencies import Agencies
from ingest.names.slots import slot_actors
from ingest.parsed import DocumentData, ParsedDocument, Source
from ingest.reading import Reading

DOCUMENTS = Path(__file__).resolve().parents[2] / "data" / "documents"

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n-------\n\nSố: 15/KH-UBND\n\nLào Cai, ngày 02 tháng 03 năm 2020\n\nKẾ HOẠCH\nThông tin đối ngoại năm 2020\n\n"
TAIL = "\n\nNơi nhận:\n- Các sở, ban, ngành;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A\n"


def source(text: str, path: str = "plan.txt") -> Source:
    """A source with this text."""
    return Source(path, "0" * 64, text)


def reading(text: str) -> Reading:
    """The reading of a text."""
    return Reading.of(source(text))


def outline(text: str) -> Outline:
    """The tree of a text."""
    return outline_of(reading(text))


def agencies(text: str, province: str | None = "VN-02", date: str = "2020-03-02") -> Agencies:
    """The agencies of a text of this province."""
    return Agencies.of(reading(text), DocumentData("doc:x", province_id=province, issue_date=date, type="Kế hoạch"))


def plan(body: str) -> ParsedDocument:
    """A province's plan with this body."""
    return parse(source(HEAD + body + TAIL))


def rows(parsed: ParsedDocument) -> list[tuple[str, str, str]]:
    """(id, kind, words) of each task."""
    text = parsed.source.text
    return [(t.id, t.kind, t.span.quote(text)) for t in parsed.tasks]


def roles(parsed: ParsedDocument, task: str) -> dict[str, str]:
    """Generic name to role of one task."""
    found = next(t for t in parsed.tasks if t.id == task)
    return {r.generic: r.role for r in found.roles}


def each_roles(parsed: ParsedDocument) -> list[dict[str, str]]:
    """Generic name to role of every task, in order."""
    return [{r.generic: r.role for r in task.roles} for task in parsed.tasks]


def ranges(value: Any) -> list[dict[str, Any]]:
    """Every dict with start, end and exact below a JSON value."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "exact"} <= value.keys() else []
        return own + [r for v in value.values() for r in ranges(v)]
    if isinstance(value, list):
        return [r for v in value for r in ranges(v)]
    return []


def sentences(text: str, **where: Any) -> Sentences:
    """What reads the roles of a text's sentences."""
    found = agencies(text, **where)
    return Sentences(found, Speech.of(found.reading))


def said(text: str, heading: str = "", role: str = "assigned") -> tuple[dict[str, str], str | None]:
    """Generic name to role of a statement under a heading of agencies, and where the roles come from."""
    full = f"{heading}\n{text}"
    reader = sentences(full)
    told = tuple(Said(m, role, "heading") for m in slot_actors(reader.agencies, 0, len(heading)))
    result, source_ = strongest(reader.agencies, reader.roles(len(heading) + 1, len(full), told))
    return {r.generic: r.role for r in result}, source_
