"""What became of each file of an ingest: a table for people, as lines, CSV or a web page.

A row says the file, its kind, what was read of it, and what to look at.  Every text of a file or name is escaped: they are untrusted.
"""

from __future__ import annotations

import csv
import html
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.wording import word
from text.errors import BadInput
from text.vocabulary import load as load_vocabulary

__all__ = ["FileRow", "kind_of_name", "read_row", "reason", "report_lines", "unread_row", "write_report"]

_HEADS = {
    "vi": ("Tệp", "Loại tệp", "Kết quả", "Loại văn bản", "Số ký hiệu", "Nhiệm vụ", "Cần xem lại"),
    "en": ("File", "Format", "Outcome", "Document type", "Number", "Tasks", "To look at"),
}
_WORDS = {  # of outcomes; in English they are their own words
    "added": "đã thêm",
    "updated": "đã cập nhật",
    "unchanged": "không đổi",
    "failed": "lỗi",
    "passed over": "bỏ qua",
}
_TITLE = {"vi": "Kết quả đọc tệp", "en": "What became of the files"}
_MORE = {"vi": "tệp nữa: --report FILE.html ghi tất cả", "en": "more files: --report FILE.html has them all"}
_LOOK = ("error", "warning")
_PLAIN = "plain-text"  # the code of the finding that a text is no administrative document: no facts are read of it
_MOST = 3  # messages a row; the page and `cancu show` have them all
_WIDTHS = (44, 9, 12, 14, 20, 8, 80)  # of the report's columns, in characters of a spreadsheet


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file: its path, kind, what became of it, what was read, messages of what to look at, in Vietnamese and, where they have it,
    in English."""

    path: str
    kind: str
    outcome: str
    type: str = ""
    number: str = ""
    tasks: int | None = None
    look: tuple[str, ...] = ()
    look_en: tuple[str, ...] = ()

    def cells(self, language: str = "vi") -> tuple[str, ...]:
        """Return the row as printed; a message does not say the path again."""
        tasks = "" if self.tasks is None else str(self.tasks)
        said = [one.removeprefix(f"{self.path}: ") for one in (self.look_en if language == "en" and self.look_en else self.look)]
        look = "; ".join(said[:_MOST]) + (f" (+{len(said) - _MOST})" if len(said) > _MOST else "")
        outcome = self.outcome if language == "en" else _WORDS.get(self.outcome, self.outcome)
        type = load_vocabulary().type_called(self.type) if language == "en" else None
        return (self.path, self.kind, outcome, (type.label_en if type else None) or self.type, self.number, tasks, look)


def read_row(path: str, outcome: str, parsed: Mapping[str, object]) -> FileRow:
    """Return the row of a file that was read; `parsed` is what `cancu parse --json` prints of it."""
    document = parsed.get("document")
    document = document if isinstance(document, Mapping) else {}
    findings = parsed.get("findings")
    tasks = parsed.get("tasks")
    told = [
        finding
        for finding in (findings if isinstance(findings, list) else ())
        if isinstance(finding, Mapping) and (finding.get("severity") in _LOOK or finding.get("code") == _PLAIN)
    ]
    return FileRow(
        path,
        kind_of_name(path),
        outcome,
        str(document.get("type") or ""),
        str(document.get("number") or ""),
        len(tasks) if isinstance(tasks, list) else 0,
        tuple(str(finding["message"]) for finding in told),
        tuple(str(finding.get("message_en") or finding["message"]) for finding in told),
    )


def unread_row(path: str, outcome: str, code: str, message: str) -> FileRow:
    """Return the row of a file that was not read: why, in the words of schemas/pages/errors.yaml where they have this code."""
    return FileRow(path, kind_of_name(path), outcome, look=(reason(code, message, "vi"),), look_en=(message,))


def reason(code: str, message: str, language: str) -> str:
    """Return why a file was not read in a language: an English message as it is, else the words for its code."""
    said = word("pages/errors.yaml", "problem", code, language) if language == "vi" else ""
    return said if said and said != code else message


def kind_of_name(path: str) -> str:
    """Return the ending of a file's name in capitals, "" where it has none."""
    return os.path.splitext(path)[1].lstrip(".").upper()[:6]


def report_lines(rows: Sequence[FileRow], most: int = 60, language: str = "vi") -> list[str]:
    """Return the table as lines of columns, long cells cut; of more than `most` rows those with something to look at come first."""
    if not rows:
        return []
    shown = list(rows) if len(rows) <= most else sorted(rows, key=lambda row: (row.outcome != "failed", not row.look))[:most]
    table = [_HEADS[language], *(row.cells(language) for row in shown)]
    widths = [min(most_wide, max(len(line[i]) for line in table)) for i, most_wide in enumerate(_WIDTHS)]
    lines = []
    for line in table:
        cells = [_cut(cell, width, i == 0) for i, (cell, width) in enumerate(zip(line, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
    if len(shown) < len(rows):
        lines.append(f"… {len(rows) - len(shown)} {_MORE[language]}")
    return lines


def _cut(cell: str, width: int, keeps_end: bool) -> str:
    """Return a cell of just this width; of a path the end is kept."""
    if len(cell) > width:
        cell = "…" + cell[len(cell) - width + 1 :] if keeps_end else cell[: width - 1] + "…"
    return cell.ljust(width)


def write_report(path: str, rows: Sequence[FileRow], language: str = "vi") -> None:
    """Write the table to a `.csv` or `.html` file.

    Raises:
        BadInput: if the name ends otherwise, or the file cannot be written.
    """
    ending = os.path.splitext(path)[1].lower()
    if ending not in (".csv", ".html", ".htm"):
        raise BadInput(f"{path}: a report is a .csv or .html file. Give such a name.", code="report-format")
    text = _csv(rows, language) if ending == ".csv" else _page(rows, language)
    try:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        raise BadInput(f"{path}: the report cannot be written: {error.strerror}. Give another path.", code="report-not-written") from error


def _csv(rows: Iterable[FileRow], language: str) -> str:
    """Return the rows as CSV with a byte-order mark, as spreadsheets want it; a cell that they would run as a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADS[language])
    for row in rows:
        writer.writerow(["'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in map(_plain, row.cells(language))])
    return "\ufeff" + out.getvalue()


def _page(rows: Sequence[FileRow], language: str) -> str:
    title = _TITLE[language]
    heads = "".join(f"<th>{html.escape(head)}</th>" for head in _HEADS[language])
    lines = "\n".join(
        f'<tr class="{row.outcome.replace(" ", "-")}">'
        + "".join(f"<td>{html.escape(_plain(cell))}</td>" for cell in row.cells(language))
        + "</tr>"
        for row in rows
    )
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n<style>\n'
        "body { font-family: sans-serif; } table { border-collapse: collapse; }\n"
        "th, td { border: 1px solid #bbb; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }\n"
        ".failed td { background: #fde8e8; } .passed-over td { color: #555; }\n</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>\n</body>\n</html>\n"
    )


def _plain(cell: str) -> str:
    """Return a cell without control characters, which no page and no sheet shows."""
    return "".join(c if c.isprintable() else " " for c in cell)
