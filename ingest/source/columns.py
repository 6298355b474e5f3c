"""Letterheads and signatures set in two columns with tabs: each column read as a whole, the left one first.

ỦY BAN NHÂN DÂN ⇥ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÀO CAI    ⇥ Độc lập - Tự do - Hạnh phúc
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.source.blocks import Block, Paragraph, Run
from ingest.source.letters import flat

__all__ = ["untangle"]

_MARKS = re.compile(
    r"cong hoa x. hoi|doc lap ?- ?tu do|dang cong san viet nam|(?:^|[\t\n]) *(?:noi nhan ?:|so ?: ?|(?:tm|kt|tl|tuq|q)\. ?[a-z])|"
    r"\bngay .{0,12}thang .{0,8}nam"
)
_TABS = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|(?<=\S) {6,}(?=\S)")
_ADDRESSED = re.compile(r"\s*kinh gui")
_LONG = 90  # letters; a longer line is a sentence


@dataclass(slots=True)
class _Line:
    """A line of a group: how many tabs stand before its first words, and its words, one part or two."""

    lead: int
    parts: list[Paragraph]


def untangle(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each group of lines in two columns that holds a letterhead or a signature as its left lines, then its right."""
    out: list[Block] = []
    group: list[tuple[Paragraph, list[_Line]]] = []
    for block in blocks:
        lines = _lines(block) if isinstance(block, Paragraph) and not block.furniture else None
        if lines is not None:
            group.append((block, lines))  # type: ignore[arg-type]
            continue
        if group and isinstance(block, Paragraph) and not block.text.strip():
            group.append((block, []))
            continue
        out += _columns(group)
        group = []
        out.append(block)
    return out + _columns(group)


def _lines(paragraph: Paragraph) -> list[_Line] | None:
    """Return the lines of a paragraph that tabs split in two; None where none does, and for the addressees below a letterhead."""
    text = paragraph.text
    if "\t" not in text and "      " not in text or len(text) > 6 * _LONG or _ADDRESSED.match(flat(text)):
        return None
    out: list[_Line] = []
    split = False
    for line in _split(paragraph.runs, re.compile("\n")):
        words = "".join(run.text for run in line)
        lead = words[: len(words) - len(words.lstrip())]
        parts = [part for part in _split(line, _TABS) if "".join(run.text for run in part).strip()]
        if len(parts) > 2 or any(len("".join(run.text for run in part)) > _LONG for part in parts):
            return None
        if parts:
            out.append(_Line(lead.count("\t") or int(lead.startswith("      ")), [Paragraph(part) for part in parts]))
            split = split or len(parts) == 2 or out[-1].lead > 0
    return out if split else None


def _split(runs: Sequence[Run], separator: re.Pattern[str]) -> list[list[Run]]:
    """Return runs cut where the separator stands in their joined text."""
    text = "".join(run.text for run in runs)
    cuts = [(m.start(), m.end()) for m in separator.finditer(text)] + [(len(text), len(text))]
    out: list[list[Run]] = []
    at = 0
    for start, end in cuts:
        out.append(_cut(runs, at, start))
        at = end
    return out


def _cut(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    out: list[Run] = []
    at = 0
    for run in runs:
        a, b = max(start, at), min(end, at + len(run.text))
        if a < b:
            out.append(Run(run.text[a - at : b - at], run.bold, run.font, run.box))
        at += len(run.text)
    return out


def _columns(group: list[tuple[Paragraph, list[_Line]]]) -> list[Block]:
    words = "\n".join(flat(paragraph.text).strip() for paragraph, _ in group)
    if not _MARKS.search(words):
        return [paragraph for paragraph, _ in group]
    lines = [line for _, part in group for line in part]
    margin = min((line.lead for line in lines if len(line.parts) == 2), default=0)  # tabs before the left column
    left = [line.parts[0] for line in lines if len(line.parts) == 2 or line.lead <= margin]
    right = [line.parts[-1] for line in lines if len(line.parts) == 2 or line.lead > margin]
    return [paragraph for paragraph in (*left, *right) if paragraph.text.strip()]
