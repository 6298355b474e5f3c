"""The words of findings, from schemas/findings.yaml: a code, a severity and a message in both languages."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from text.errors import InvalidSchema

__all__ = ["FINDINGS", "Row", "both", "load", "say"]

FINDINGS = Path(__file__).resolve().parent.parent / "schemas" / "findings.yaml"
SEVERITIES = ("info", "warning", "error")
# A value that differs between the languages: (Vietnamese, English).
Both = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One text in both languages; `severity` is "" for a piece of other texts."""

    id: str
    severity: str
    vi: str
    en: str

    @property
    def code(self) -> str:
        """The finding's code: the id up to its first dot."""
        return self.id.partition(".")[0]


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@cache
def load(path: Path = FINDINGS) -> Mapping[str, Row]:
    """Return the rows by id.

    Raises:
        InvalidSchema: if a row lacks a language, has an unknown severity, stands twice, or fills other names in one language.
    """
    import yaml

    rows: dict[str, Row] = {}
    for given in yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        row = Row(given.get("id", ""), given.get("severity", ""), given.get("vi", ""), given.get("en", ""))
        if not (row.id and row.vi and row.en) or row.id in rows:
            raise InvalidSchema(f"{path.name}: the row {given!r} needs an id of its own and words in vi and en.")
        if row.severity not in SEVERITIES and not row.id.startswith("part."):
            raise InvalidSchema(f"{path.name}: {row.id} has the severity {row.severity!r}. Use one of {', '.join(SEVERITIES)}.")
        if _names(row.vi) != _names(row.en):
            raise InvalidSchema(f"{path.name}: {row.id} fills {_names(row.vi) ^ _names(row.en)} in one language only.")
        rows[row.id] = row
    return rows


def both(id: str) -> Both:
    """Return a row's words as they stand, in Vietnamese and in English."""
    row = load()[id]
    return row.vi, row.en


def say(id: str, **values: object) -> tuple[str, str, str, str]:
    """Return (code, severity, Vietnamese message, English message); a value that is a pair is (Vietnamese, English)."""
    row = load()[id]
    sides = [{name: value[side] if isinstance(value, tuple) else value for name, value in values.items()} for side in (0, 1)]
    return row.code, row.severity, row.vi.format(**sides[0]), row.en.format(**sides[1])
