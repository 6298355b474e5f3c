"""What a question may know of a document, and the subject that the titles of a store share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Value
from search.passages.tokens import tokens

__all__ = ["DocumentName", "document_name", "shared_subjects"]


@dataclass(frozen=True, slots=True)
class DocumentName:
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
    issuer: str | None = None
    incomplete: tuple[str, ...] = ()  # what its file lacks, in words

    @property
    def label(self) -> str:
        """The number, or the title where there is none."""
        return self.number or self.title or self.id.rsplit("/", 1)[-1]

    def is_of_year(self, first: int, last: int) -> bool:
        """Whether its period touches these years, or, without one, its date lies in them."""
        if self.period:
            return self.period[0] <= last and first <= self.period[1]
        return bool(self.issue_date) and first <= int(str(self.issue_date)[:4]) <= last


def shared_subjects(titles: list[str]) -> list[str]:
    """Return the stretches of two to five words that most titles of a collection share: its subject, which tells no task from another.

    A collection of fewer than three documents has none.
    """
    if len(titles) < 3:
        return []
    shared: dict[str, int] = defaultdict(int)
    for title in titles:
        words = tokens(title)
        for phrase in {" ".join(words[i : i + size]) for size in range(2, 6) for i in range(len(words) - size + 1)}:
            shared[phrase] += 1
    return sorted(phrase for phrase, count in shared.items() if 2 * count > len(titles))


def document_name(id: str, have: Mapping[str, Value], province: str | None) -> DocumentName:
    """Return what a question may know of a document with these properties."""
    start, end = have.get("period_from"), have.get("period_to")
    period = (int(str(start or end)), int(str(end or start))) if start or end else None

    def text(name: str) -> str | None:
        return str(have[name]) if have.get(name) else None

    return DocumentName(
        id,
        text("number"),
        text("title"),
        text("document_type_id"),
        province,
        period,
        text("issue_date"),
        bool(have.get("in_collection")),
        text("signer"),
        text("issuer"),
        tuple(map(str, lost)) if isinstance(lost := have.get("incomplete"), tuple | list) else (),
    )
