"""What a question may know of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from graph.model import Value
from search.passages.tokens import folded_phrase
from text.views import fold

__all__ = ["DOCUMENT_PROPERTIES", "DocumentName", "document_name", "folded_title", "has_form", "number_begins", "number_key"]

# What `document_name` looks at.
DOCUMENT_PROPERTIES = (
    "document_type_id", "in_collection", "incomplete", "issue_date", "issuer", "number", "period_from", "period_to", "signer",
    "signer_role", "title",
)  # fmt: skip

_RANGE = "–"  # as the finding of lost items writes several of them: "thiếu 6–11"


class DocumentName(NamedTuple):
    """What a question may know of a document."""

    id: str
    number: str | None = None
    title: str | None = None
    type: str | None = None
    province: str | None = None
    period: tuple[int, int] | None = None
    issue_date: str | None = None
    in_collection: bool = True
    signer: str | None = None
    signer_role: str | None = None
    issuer: str | None = None
    incomplete: tuple[str, ...] = ()  # what its file lacks, in words

    @property
    def label(self) -> str:
        """The number, or the title where there is none."""
        return self.number or self.title or self.id.rsplit("/", 1)[-1]

    @property
    def lacks_parts(self) -> bool:
        """Whether several numbers in a row, or several places, are missing; one number alone is oftener a slip of who numbered."""
        return len(self.incomplete) > 1 or any(_RANGE in message for message in self.incomplete)

    def is_of_year(self, first: int, last: int) -> bool:
        """Whether its period touches these years, or, without one, its date lies in them."""
        if self.period:
            return self.period[0] <= last and first <= self.period[1]
        return bool(self.issue_date) and first <= int(str(self.issue_date)[:4]) <= last


def document_name(id: str, have: Mapping[str, Value], province: str | None) -> DocumentName:
    """Return what a question may know of a document with these properties."""
    start, end = have.get("period_from"), have.get("period_to")
    period = (int(str(start or end)), int(str(end or start))) if start or end else None
    lost = have.get("incomplete")
    return DocumentName(
        id,
        _text(have.get("number")),
        _text(have.get("title")),
        _text(have.get("document_type_id")),
        province,
        period,
        _text(have.get("issue_date")),
        bool(have.get("in_collection")),
        _text(have.get("signer")),
        _text(have.get("signer_role")),
        _text(have.get("issuer")),
        tuple(map(str, lost)) if isinstance(lost, tuple | list) else (),
    )


def _text(value: Value) -> str | None:
    return str(value) if value else None


@lru_cache(maxsize=2**16)
def number_key(number: str) -> str:
    """Return a number as questions are matched with it: folded, no blanks, no leading zeros."""
    return re.sub(r"\s+", "", fold(number)).lstrip("0")


def number_begins(number: str) -> str:
    """Return what such a number begins with: "72" of "72/2015/nd-cp"."""
    return re.split(r"\D", number, maxsplit=1)[0]


@lru_cache(maxsize=2**16)
def folded_title(title: str) -> str:
    """Return a title's folded words with a blank before and after each."""
    return f" {folded_phrase(title)} "


def has_form(title: str, form: str) -> bool:
    """Return whether a folded title has a form: as it stands, or a long one in twos of syllables ("xây dựng chính sách, pháp luật")."""
    if f" {form} " in title:
        return True
    words = form.split()
    return len(words) > 3 and len(words) % 2 == 0 and all(f" {' '.join(words[i : i + 2])} " in title for i in range(0, len(words), 2))
