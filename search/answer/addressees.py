"""To whom documents were sent, as they print it: the addressees at their head and the list of recipients at their end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from graph.query import Row
from search.answer.evidence import Quote
from search.lexicon.names import StoreNames

__all__ = ["addressees"]

_HEAD = 4_000  # characters in which the addressees at the head are looked for
_MOST = 5  # documents shown
# "Kính gửi: …", "THỦ TƯỚNG CHÍNH PHỦ điện: …", up to a blank line or to what the document rests on.
_TO = re.compile(
    r"(?:Kính gửi|(?<=\s)điện)\s*:.*?(?=\n\s*\n(?!\s*-)|\n\s*(?:Căn cứ|Thực hiện|Theo)\b|\s\|\s|\. [A-ZĐÁÀẢÂĂÊÔƠƯ]|\Z)", re.DOTALL
)


def addressees(names: StoreNames, rows: Iterable[Row]) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of those that say to whom it was sent."""
    documents = sorted({row.answer for row in rows})[:_MOST]
    found = {document: tuple(_quotes(names, document)) for document in documents}
    return {document: quotes for document, quotes in found.items() if quotes}


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
