"""A proper citation of a document and a place in it, in Vietnamese and English, as one pastes it into a text.

"Kế hoạch số 88/KH-UBND ngày 13 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh Lào Cai, “HOẠT ĐỘNG …”, mục II.5.1".
Source of the order and the zeros before small days and months: Nghị định 30/2020/NĐ-CP, phụ lục I (căn cứ ban hành, thời gian ban hành).
"""

from __future__ import annotations

import re

from graph.explore.gather import holdings
from graph.explore.holdings import HeldDocument, Holdings
from graph.export.words import word, words
from graph.store import Store
from text import vocabulary

__all__ = ["cite", "copied", "document_citation", "place_text"]

_AGAIN = re.compile(r"(?<=\w)(bis|ter)(?![a-z])")
_ARTICLE = re.compile(r"Điều (?P<article>\w+)(?:\.(?P<clause>\w+))?(?:\.(?P<point>\w+))?")


def document_citation(held: Holdings, document: str, language: str, *, title: bool = True) -> str:
    """Return the citation of a document: type, number, date, issuer, title, as far as they are known; its id where nothing is."""
    row = held.documents.get(document)
    if row is None:
        return document
    kind = _type(row, language)
    parts = [kind or word("citation", "untyped", language)]
    if row.number:
        parts.append(word("citation", "number", language, number=row.number))
    if row.issue_date:
        parts.append(_date(row.issue_date, language))
    issuer = _issuer(held, row, language)
    if issuer:
        parts.append(word("citation", "issuer", language, issuer=issuer))
    name = " ".join(parts) if kind or len(parts) > 1 else row.title or row.id
    if title and row.title and name != row.title:
        name += f", {word('citation', 'title', language, title=' '.join(row.title.split()))}"
    return name


def _type(row: HeldDocument, language: str) -> str:
    term = vocabulary.load().get(row.type_id) if row.type_id else None
    return term.label(language) if term is not None else row.type


def _date(iso: str, language: str) -> str:
    year, month, day = (int(part) for part in iso.split("-"))
    if language == "vi":
        return word("citation", "date", language, day=f"{day:02d}", month=f"{month:02d}" if month < 3 else month, year=year)
    name = words()["citation"]["months"]["en"][month - 1]
    return word("citation", "date", language, day=day, month_name=name, year=year)


def _issuer(held: Holdings, row: HeldDocument, language: str) -> str:
    if language != "vi" and row.issuer_id in held.agencies:
        return held.name(row.issuer_id, language)
    return " ".join(row.issuer.split()) or (held.name(row.issuer_id, language) if row.issuer_id else "")


def place_text(path: str, language: str) -> str:
    """Return a section path in words: `Điều 2.1.a` is "điểm a khoản 1 Điều 2", `II.2.1#1` "mục II.2.1, gạch đầu dòng thứ 1"."""
    whole, _, bullet = path.partition("#")
    annex, whole = whole.startswith("DM."), whole.removeprefix("DM.")
    again = _AGAIN.search(whole)
    whole = _AGAIN.sub("", whole)
    article = _ARTICLE.fullmatch(whole)
    if article is not None:
        names = [(name, article[name]) for name in ("point", "clause", "article") if article[name]]
        said = (" " if language == "vi" else ", ").join(word("citation", name, language, number=number) for name, number in names)
    else:
        said = word("citation", "section", language, path=whole) if whole else ""
    if again is not None and said:
        said = word("citation", "second" if again[1] == "bis" else "third", language, place=said)
    parts = [
        word("citation", "annex", language) if annex else "",
        said,
        word("citation", "bullet", language, number=bullet.replace("#", ".")) if bullet else "",
    ]
    return ", ".join(part for part in parts if part)


def cite(
    store: Store, document: str, language: str, *, path: str = "", start: int | None = None, end: int | None = None,
    page: int | None = None, title: bool = True,
) -> str:  # fmt: skip
    """Return the citation of a place: the document's, then section and page; a document without any data is cited by its file."""
    held = holdings(store)
    parts = [document_citation(held, document, language, title=title)]
    row = held.documents.get(document)
    if path:
        parts.append(place_text(path, language))
    if page:
        parts.append(word("citation", "page", language, page=page))
    if row is None or not (row.number or row.title):
        parts.append(word("citation", "file", language, file=store.source(document)))
    if start is not None and end is not None and not path and not page:
        parts.append(word("citation", "characters", language, start=start, end=end))
    return ", ".join(parts)


def copied(store: Store, document: str, start: int, end: int, language: str, *, path: str = "", page: int | None = None) -> str:
    """Return a quotation with its citation: what "copy citation" puts on the clipboard."""
    exact = " ".join(store.text(document)[start:end].split())
    return word(
        "citation", "quoted", language, exact=exact,
        citation=cite(store, document, language, path=path, start=start, end=end, page=page),
    )  # fmt: skip
