"""Pages of a PDF to blocks in reading order.

Running heads stand aside, the columns of a letterhead apart, tables in place; sentences over page breaks are whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from ingest.source.blocks import Block, Paragraph, Table
from ingest.source.letters import flat
from ingest.source.pdf_page import PdfPage
from ingest.source.pdf_rows import Margins, Row, goes_on, joined, margins_of, rows_of, runs_on
from ingest.source.pdf_tables import aligned_table, carries_on, ruled_table, usual_spacing, with_columns
from ingest.source.pdf_tabs import typed_tables

__all__ = ["blocks_of"]

_FORMAL = re.compile(
    r"cong hoa x. hoi|doc lap ?- ?tu do|dang cong san viet nam|noi nhan ?:|(?:^|\n|\t) ?so ?: ?|(?:^|\n|\t)(?:tm|kt|tl|tuq|q)\. ?[a-z]|"
    r"\bngay .{0,12}thang .{0,8}nam"
)
_NUMBER = re.compile(r"\W*(?:trang|page|tr\.?)?\W*\d{1,4}\W*(?:(?:/|of|tren)\W*\d{1,4})?\W*")
_STAMP = re.compile(
    r"(?:nguoi ky|email|co quan|thoi gian ky|chuc vu|ky boi|ngay ky|digitally signed|signed by|date) ?:|ky so|chu ky dien tu"
)
_GAZETTE = re.compile(r"phan (?:[ivx]{1,3}|thu \w+)?[.:]? ?van ban (?:quy pham phap luat|khac|hop nhat|phap quy|dieu hanh)")
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?|\*{1,3})[.)]?\s*\S")
_SUBJECT = re.compile(r"\(?v/v|ve viec")
_TEXT = 8  # rows of a column whose lines fill it: more than a letterhead has
_GUTTER = 4.0  # points: narrower is a blank between words, not the gap of two columns
_BODY = 4  # rows with words on both sides: more than a signature block has above its recipients
_FAR = 130.0  # rows of one signature block may stand this far apart


@dataclass(slots=True)
class _Page:
    """A page in rows: its body, what stands aside of it, its margins."""

    page: PdfPage
    rows: list[Row]
    margins: Margins = Margins(0.0, 0.0)
    furniture: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)


def blocks_of(pages: Sequence[PdfPage]) -> list[Block]:
    """Return the blocks of a document's pages."""
    laid = []
    for page in pages:
        laid.append(_Page(page, rows_of(page.number, [piece for piece in page.pieces if piece.cell is None])))
        page.pieces = [piece for piece in page.pieces if piece.cell is not None]
    _take_furniture(laid)
    heights = [row.height for one in laid for row in one.rows]
    usual = median(heights) if heights else 0.0
    for one in laid:
        _take_notes(one, usual)
    whole = runs_on(one.rows for one in laid)
    for one in laid:
        one.margins = replace(margins_of(one.rows, one.page.width), runs_on=whole)
    _set_typed(laid)
    return _Flow(laid).blocks()


def _set_typed(pages: Sequence[_Page]) -> None:
    """Put each table typed with tabs in place of its rows, on the page where it begins."""
    rows = [row for one in pages for row in one.rows]
    if len(rows) < 3:
        return
    drop: set[int] = set()
    filled = [one.margins for one in pages if one.rows]
    for typed in typed_tables(rows, min(margins.left for margins in filled), max(margins.right for margins in filled)):
        rows[typed.places[0]].table = typed.table
        drop.update(id(rows[place]) for place in typed.places[1:])
    if drop:
        for one in pages:
            one.rows = [row for row in one.rows if id(row) not in drop]


def _take_furniture(pages: list[_Page]) -> None:
    """Set running heads, page numbers and signature stamps apart: what repeats at one height, or only counts, at an edge of its page."""
    edges: list[tuple[_Page, Row, bool, bool]] = []  # page, row, at its head, with nothing near
    for one in pages:
        ruled = one.page.tables
        top, bottom = (
            max([row.top for row in one.rows] + [t.top for t in ruled], default=0),
            min([row.bottom for row in one.rows] + [t.bottom for t in ruled], default=0),
        )
        spacing = usual_spacing(one.rows)
        masthead = [row for row in one.rows[:4] if _GAZETTE.fullmatch(flat(row.text).strip())]
        one.furniture += masthead
        one.rows = [row for row in one.rows if row not in masthead]
        for k, row in enumerate(one.rows):
            near_top = k < 3 and row.top > top - 3.5 * row.height
            near_end = k >= len(one.rows) - 3 and row.bottom < bottom + 3.5 * row.height
            if near_top or near_end:
                above, below = (k, k + 1) if near_top else (k - 1, k)
                outer = row.bottom > 0.945 * one.page.height or row.top < 0.055 * one.page.height
                edges.append((one, row, near_top, outer or _is_apart(one.rows, above, below, spacing)))
    counts = Counter(_place(row, head) for _, row, head, apart in edges if apart)
    lines = Counter(_place(row, False)[0] for one in pages for row in one.rows)
    lines.subtract(_place(row, False)[0] for _, row, _, _ in edges)
    body = sum(1 for one in pages if one.rows)
    for one, row, head, apart in edges:
        words = flat(row.text).strip()
        outer = row.bottom > 0.9 * one.page.height or row.top < 0.1 * one.page.height
        times = counts[_place(row, head)] if apart or row in (one.rows[0], one.rows[-1]) else 0
        repeated = times >= 3 or times == 2 and (body <= 4 or outer)
        counts_pages = _NUMBER.fullmatch(words) is not None and (outer or repeated) and len(one.rows) > 1
        inside = lines[_place(row, head)[0]] >= max(1, times)  # as often inside pages: "Thời gian thực hiện: Năm 2020."
        if counts_pages or repeated and not inside and body > 1 and (outer or times >= 0.3 * body) and not _FORMAL.search(words):
            one.rows.remove(row)
            one.furniture.append(row)
    for one in pages:
        stamp = [row for row in one.rows if _STAMP.match(flat(row.text).strip())] if one.page.fields else []
        if len(stamp) >= 2:
            one.furniture += stamp
            one.rows = [row for row in one.rows if row not in stamp]


def _is_apart(rows: Sequence[Row], above: int, below: int, spacing: float) -> bool:
    """Whether more than a line's distance parts two rows, or one of them is not there."""
    return above < 0 or below >= len(rows) or rows[above].base - rows[below].base > 1.2 * spacing


def _place(row: Row, head: bool) -> tuple[str, int, bool]:
    """Return what a running head has in common on all its pages: its words without figures, its height, its end of the page."""
    return re.sub(r"\d+", "#", flat(row.text)), round(row.bottom / 20), head


def _take_notes(one: _Page, usual: float) -> None:
    """Set footnotes apart: rows of smaller letters at the end of a page, the first with the mark of a note."""
    start = len(one.rows)
    while start and one.rows[start - 1].height < 0.9 * usual and len(one.rows[start - 1].pieces) == 1:
        start -= 1
    if 0 < start < len(one.rows) and one.rows[start].top < 0.5 * one.page.height and _NOTE.match(one.rows[start].text):
        one.rows, one.notes = one.rows[:start], one.rows[start:]


class _Flow:
    """Writes the blocks of pages in order."""

    def __init__(self, pages: list[_Page]) -> None:
        self.pages = pages
        self.out: list[Block] = []
        self.open: list[Row] = []  # the paragraph that may go on
        self.waiting: list[Block] = []  # what stands aside until that paragraph ends
        self.margins = Margins(0.0, 0.0)
        self.table: tuple[Table, list[float]] | None = None  # a table at the end of the page before

    def blocks(self) -> list[Block]:
        """Return all blocks."""
        for one in self.pages:
            heads = [row for row in one.furniture if row.bottom > 0.5 * one.page.height]
            self.aside(heads, furniture=True)
            self.page(one)
            self.aside(one.notes, furniture=False, margins=one.margins)
            self.aside([row for row in one.furniture if row not in heads], furniture=True)
        self.close()
        return self.out

    def aside(self, rows: Sequence[Row], *, furniture: bool, margins: Margins | None = None) -> None:
        """Keep rows until the open paragraph ends."""
        blocks: list[Block] = []
        group: list[Row] = []
        for row in rows:
            if group and margins is not None and not _NOTE.match(row.text):
                group.append(row)
                continue
            if group:
                blocks.append(joined(group))
            group = [row]
        if group:
            blocks.append(joined(group))
        for block in blocks:
            if isinstance(block, Paragraph):
                block.furniture = furniture
        if self.open or self.table:
            self.waiting += blocks
        else:
            self.out += blocks

    def close(self) -> None:
        """End the open paragraph or table, then write what waited for it."""
        if self.open:
            self.out.append(joined(self.open))
            self.open = []
        if self.table:
            self.out.append(with_columns(self.table[0]))
            self.table = None
        self.out += self.waiting
        self.waiting = []

    def page(self, one: _Page) -> None:
        """Write a page: rows and tables from top to bottom."""
        tables = [(table.top, number) for number, table in enumerate(one.page.tables)]
        spacing = usual_spacing(one.rows)
        first = True
        at = 0
        rows = one.rows
        while at < len(rows) or tables:
            if tables and (at >= len(rows) or tables[0][0] >= rows[at].bottom):
                number = tables.pop(0)[1]
                self.ruled(ruled_table(one.page, number), one.page.tables[number].xs, first)
                first = False
                continue
            stop = next((k for k in range(at, len(rows)) if tables and rows[k].bottom < tables[0][0]), len(rows))
            if self.table:
                self.close()
            at = self.rows(one, rows[:stop], at, spacing)
            first = False

    def ruled(self, table: Table, xs: list[float], first: bool) -> None:
        """Take a ruled table; one at the top of a page may carry on the one before."""
        if not table.rows:
            return
        if first and self.table is not None:
            before, edges = self.table
            same = len(edges) == len(xs) and all(abs(a - b) <= 6 for a, b in zip(edges, xs, strict=True))
            more = carries_on(before, table, same)
            if more is not None:
                self.table = (more, xs)
                return
        self.close()
        self.table = (table, xs)

    def rows(self, one: _Page, rows: Sequence[Row], at: int, spacing: float) -> int:
        """Take the next row, or the columns or table that begin with it; return the index behind."""
        row = rows[at]
        if row.table is not None:
            self.close()
            self.out.append(row.table)
            return at + 1
        beside = at + 1 < len(rows) and _is_beside(row, rows[at + 1])
        if len(row.pieces) > 1 or beside:
            found = aligned_table(rows, at) if not beside and not _FORMAL.search(flat(row.text)) else None
            if found is not None:
                self.close()
                self.out.append(found[0])
                return found[1]
            end, gutter = _columns(rows, at)
            words = flat("\n".join(r.text for r in rows[at:end]))
            if gutter is not None and (_FORMAL.search(words) or end - at > 2):
                self.close()
                self.columns(one, rows[at:end], gutter, spacing)
                return end
        after_page = bool(self.open) and self.open[-1].page != row.page
        margins = self.margins if after_page else one.margins
        near = 0.0 if after_page else spacing
        if self.open and (goes_on(self.open[-1], row, margins, near) or _counts_on(self.open, row, margins)):
            self.open.append(row)
        else:
            self.close()
            self.open = [row]
        self.margins = one.margins
        return at + 1

    def columns(self, one: _Page, rows: Sequence[Row], gutter: float, spacing: float) -> None:
        """Write two columns, the left one first, each by its own margins: of text, or of a letterhead or signature block."""
        group: list[Row] = []
        before: Margins | None = None  # of the left column, where both are text: a paragraph goes on in the right one
        for side in (0, 1):
            part = [Row(row.page, [piece for piece in row.pieces if (piece.left >= gutter) == bool(side)]) for row in rows]
            part = [row for row in part if row.pieces]
            margins = _text_margins(part, one.margins.runs_on)
            for k, row in enumerate(part):
                if k == 0:
                    whole = before and margins and replace(before, left=margins.left)
                    goes = bool(group and whole and goes_on(group[-1], row, whole, 0.0))
                elif margins:
                    goes = goes_on(group[-1], row, margins, spacing)
                else:
                    goes = _wraps(group[-1], row, part, spacing)
                if group and not goes:
                    self.out.append(joined(group))
                    group = []
                group.append(row)
            before = margins
        self.out.append(joined(group))


def _text_margins(column: Sequence[Row], runs_on: bool) -> Margins | None:
    """Return the margins of a column of text, None where its lines do not fill it: a letterhead's, a signature block's."""
    if len(column) < _TEXT:
        return None
    left, right = min(row.left for row in column), max(row.right for row in column)
    filled = sum(row.right - row.left > 0.7 * (right - left) for row in column)
    return replace(margins_of(column, right), runs_on=runs_on) if filled > 0.6 * len(column) else None


def _counts_on(paragraph: Sequence[Row], row: Row, margins: Margins) -> bool:
    """Whether a line goes on with a list that counts inside the paragraph: "(10)" stands in a line's middle, "(11)" begins this one."""
    mark = re.match(r"\((\d{1,2})\)\s", row.text)
    if mark is None or len(row.pieces) > 1 or row.left - margins.left > 8:
        return False
    before = f"({int(mark[1]) - 1}) "
    return any(before in line.text[1:] for line in paragraph[-12:])


def _wraps(row: Row, after: Row, column: Sequence[Row], spacing: float) -> bool:
    """Whether a line of a narrow column goes on in the next: only before a small letter or behind a comma, in full lines."""
    words, more = row.text.rstrip(), after.text.lstrip()
    if len(row.pieces) > 1 or len(after.pieces) > 1 or not more or re.search(r"[.;:]$", words):
        return False
    if spacing and row.base - after.base > 1.6 * spacing:
        return False
    width = max(r.right for r in column) - min(r.left for r in column)
    full = row.right - row.left > 0.7 * width
    return full and (more[0].islower() or words.endswith((",", "-"))) and not re.match(r"[a-zđ][).]\s", more)


def _is_beside(row: Row, after: Row) -> bool:
    """Whether two rows stand side by side, their lines a little apart: a signature beside the recipients."""
    apart = after.left - row.right > 12 or row.left - after.right > 12
    return apart and row.base - after.base < 0.8 * min(row.height, after.height)


def _columns(rows: Sequence[Row], start: int) -> tuple[int, float | None]:
    """Return the index behind the rows that one gutter parts, and a place in it; None where the first rows have none."""
    pieces = list(rows[start].pieces)
    if len(pieces) < 2:
        pieces = sorted([*pieces, *rows[start + 1].pieces], key=lambda piece: piece.left)
    _, low, high = max((right.left - left.right, left.right, right.left) for left, right in zip(pieces, pieces[1:], strict=False))
    end = start
    last = [start, start]  # the last row with words left and right of the gutter
    subject = False
    recipients = False
    filled = 0  # rows with words on both sides
    while end < len(rows):
        row = rows[end]
        words = flat(row.text)
        if end > start and (rows[end - 1].base - row.base > _FAR or len(row.pieces) > 2):
            break
        new_low = max([low, *(piece.right for piece in row.pieces if piece.left < low)])
        new_high = min([high, *(piece.left for piece in row.pieces if piece.left >= low)])
        if new_high - new_low < _GUTTER:
            break
        begins = not recipients and "noi nhan" in words
        if begins and filled >= _BODY:
            break  # a signature block below columns of text
        recipients = recipients or begins
        filled += len(row.pieces) > 1
        left_only = all(piece.left < low for piece in row.pieces)
        if left_only and end > start:
            step = rows[last[0]].base - row.base
            subject = subject and step < 1.5 * row.height or _SUBJECT.match(words) is not None
            if not recipients and step > max(40, 3.2 * row.height) or recipients and step > max(60, 5 * row.height):
                break
        low, high = new_low, new_high
        for side in (0, 1):
            if any((piece.left >= low) == bool(side) for piece in row.pieces):
                last[side] = end
        end += 1
        if left_only and not recipients and not subject and filled < _TEXT and not _has_right(rows, end, low, high):
            end -= 1  # lines below the shorter column are no part of a letterhead; below a signature the recipients run on
            break
    return max(end, start + 1), (low + high) / 2 if high - low >= _GUTTER else None


def _has_right(rows: Sequence[Row], at: int, low: float, high: float) -> bool:
    """Whether one of the next rows goes on with the right column alone or beside the left one."""
    for row in rows[at : at + 3]:
        if any(piece.left < low < high < piece.right for piece in row.pieces):
            return False
        if row.pieces[-1].left >= high - _GUTTER:
            return True
    return False
