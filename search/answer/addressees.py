"""To whom documents were sent, as they print it: the addressees at their head and the list of recipients at their end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.query import Row
from search.answer.evidence import Quote
from search.frames.reading import EVERY_PROVINCE
from search.lexicon.names import StoreNames
from search.passages.tokens import folded_phrase
from text.views import fold

__all__ = ["addressees"]

_HEAD = 4_000  # characters in which the addressees at the head are looked for
_MOST = 5  # documents shown
# "Kính gửi: …", "THỦ TƯỚNG CHÍNH PHỦ điện: …", up to a blank line or to what the document rests on.
_TO = re.compile(
    r"(?:Kính gửi|(?<=\s)điện)\s*:.*?(?=\n\s*\n(?!\s*-)|\n\s*(?:Căn cứ|Thực hiện|Theo)\b|\s\|\s|\. [A-ZĐÁÀẢÂĂÊÔƠƯ]|\Z)", re.DOTALL
)


def addressees(names: StoreNames, rows: Iterable[Row], to: Sequence[str] = ()) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of those that say to whom it was sent; with `to` those alone that have one of these folded names."""
    documents = sorted({row.answer for row in rows})[:_MOST]
    found = {document: tuple(quote for quote in _quotes(names, document) if _names_one(quote, to)) for document in documents}
    return {document: quotes for document, quotes in found.items() if quotes}


_ALL = re.compile(r"\bcac tinh\b[^;:\n]*(?:[;.\n]|$)")  # "các tỉnh, thành phố trực thuộc Trung ương", without a list


def _names_one(quote: Quote, to: Sequence[str]) -> bool:
    """Whether the recipients have one of these names; "các Bộ: Ngoại giao, …" has that of each ministry."""
    said = f" {folded_phrase(quote.exact)} "
    if EVERY_PROVINCE in to and _ALL.search(fold(quote.exact)):
        return True
    bare = (name.split(" ", 1) for name in to if name.startswith(("bo ", "so ")))
    return (
        not to
        or any(f" {name} " in said for name in to if name != EVERY_PROVINCE)
        or any(f" cac {kind} " in said and f" {rest} " in said for kind, rest in bare)
    )


def _quotes(names: StoreNames, document: str) -> Iterator[Quote]:
    store = names.store
    if store is None:
        return
    text, source = store.text(document), store.source(document)
    head = _TO.search(text[:_HEAD])
    spans = [head.span()] if head is not None else []
    data = store.parsed(document).get("document")
    received = data.get("recipients") if isinstance(data, Mapping) else None
    if isinstance(received, list) and received:
        spans.append((int(received[0]["start"]), int(received[-1]["end"])))
    for start, end in spans:
        yield Quote(document, source, "", start, end, text[start:end], kind="metadata")
