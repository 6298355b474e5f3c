"""To whom documents were sent, as they print it: the addressees at their head and the list of recipients at their end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.query import Row
from search.answer.evidence import Quote
from search.frames.reading import Recipient
from search.lexicon.names import StoreNames
from search.passages.tokens import folded_phrase
from text.views import fold

__all__ = ["addressees"]

_HEAD = 4_000  # characters in which the addressees at the head are looked for
_MOST, _MOST_ASKED = 5, 100  # documents shown; those looked through for one that was sent to somebody
# "Kính gửi: …", "THỦ TƯỚNG CHÍNH PHỦ điện: …", up to a blank line or to what the document rests on.
_TO = re.compile(
    r"(?:Kính gửi|(?<=\s)điện)\s*:.*?(?=\n\s*\n(?!\s*-)|\n\s*(?:Căn cứ|Thực hiện|Theo)\b|\s\|\s|\. [A-ZĐÁÀẢÂĂÊÔƠƯ]|\Z)", re.DOTALL
)
_LINE = re.compile(r"[^;\n]+")
# "các tỉnh, thành phố trực thuộc Trung ương" and nothing more; where names follow, those alone are meant.
_EVERY = re.compile(
    r"\bcac tinh(?:(?:,|/| va)? ?(?:thanh pho|thanh|tp)\b)?(?: truc thuoc (?:trung uong|tw|t\.?u)\b)?"
    r"(?: (?:tren|trong) (?:ca nuoc|toan quoc))?"
    r"\s*(?:\([^)]*\))?\s*[.,]?\s*$"
)
_LISTED = re.compile(r"\bcac (bo|so)\s*:?\s+(.+)")  # "các Bộ: Ngoại giao, Công an"
_ANY = re.compile(r"\bcac (bo|so)(?=\s*(?:[,/.(-]|$|(?:va|ban|nganh|co quan|don vi|tinh|thuoc|truc thuoc)\b))")  # "các sở, ban, ngành tỉnh"
_ONE = re.compile(r"(bo|so) (?!chi huy|doi|tu lenh|phan)(.+)")  # a ministry, a department
_LOWER = re.compile(r"(?:(?:cac|cap) )?(?:huyen|xa|phuong|quan|thi xa|tx|dac khu)\b")  # what makes "UBND" one below the province
_NO, _PERHAPS, _YES = range(3)


def addressees(
    names: StoreNames, rows: Iterable[Row], to: Sequence[Recipient] = (), *, any_of: bool = False, alone: bool = False
) -> tuple[dict[str, tuple[Quote, ...]], bool]:
    """Return the quotes by document of those that say to whom it was sent; with `to` those alone that have each of these, or one, and
    (`alone`) name no other province at their head.

    The second value is whether they may only be meant: "các sở, ban, ngành" names no department; the quotes are those lines then.
    """
    found: dict[int, dict[str, tuple[Quote, ...]]] = {_PERHAPS: {}, _YES: {}}
    for document in sorted({row.answer for row in rows})[: _MOST_ASKED if to else _MOST]:
        quotes = tuple(_quotes(names, document))
        if alone and _names_others(quotes, to, names):
            continue
        own = names.documents[document].province if document in names.documents else None
        held = [_best(quotes, recipient, names, own or "") for recipient in to]
        level = (max if any_of else min)((one for one, _ in held), default=_YES)
        if level != _NO and (shown := quotes if not to else tuple(dict.fromkeys(q for one, some in held if one >= level for q in some))):
            found[level][document] = shown
    return (found[_YES], False) if found[_YES] else (found[_PERHAPS], bool(found[_PERHAPS]))


def _names_others(quotes: Sequence[Quote], to: Sequence[Recipient], names: StoreNames) -> bool:
    """Whether those who are told at a document's head are of other provinces too."""
    if not quotes or any(_EVERY.search(fold(line.exact)) for line in _lines(quotes[0])):
        return bool(quotes)
    head = f" {folded_phrase(quotes[0].exact)} "
    asked = {name for one in to for name in (*one.names, *one.places)}
    labels = {folded_phrase(one.label_vi) for one in names.vocabulary.provinces}
    return any(f" {label} " in head for label in labels - asked)


def _best(quotes: Sequence[Quote], to: Recipient, names: StoreNames, own: str) -> tuple[int, tuple[Quote, ...]]:
    """Return how surely the recipients have this one, with the quotes that say so, or the lines that may."""
    said = [(_says(line.exact, to, names, own), line, quote) for quote in quotes for line in _lines(quote)]
    best = max((level for level, _, _ in said), default=_NO)
    return best, tuple(dict.fromkeys(line if best == _PERHAPS else quote for level, line, quote in said if level == best != _NO))


def _lines(quote: Quote) -> Iterator[Quote]:
    for match in _LINE.finditer(quote.exact):
        exact = match.group().lstrip(" -").rstrip()
        start = quote.start + match.start() + match.group().find(exact)
        yield replace(quote, start=start, end=start + len(exact), exact=exact)


def _says(line: str, to: Recipient, names: StoreNames, own: str) -> int:
    """Return how surely one line of the recipients names this one; a body of one province is not that of another."""
    folded, said = fold(line), f"{folded_phrase(line)} "
    every = _EVERY.search(folded) is not None
    if to.province and not to.places and every:
        return _YES
    best = _NO
    for name in to.names:
        for match in re.finditer(rf"\b{re.escape(name)} ", said):
            if _is_that(said[match.end() :], to, names, own, every=every):
                return _YES
        one = _ONE.fullmatch(name)
        if one is not None and (not to.places or to.province == own):
            best = max(best, _listed(folded, one[1], one[2]))
    return best


def _is_that(after: str, to: Recipient, names: StoreNames, own: str, *, every: bool) -> bool:
    """Whether what stands after a name leaves it that of the body meant: nothing, or its province; every province has one."""
    if _LOWER.match(after):
        return False
    if not to.places:
        return True
    after = re.sub(r"^(?:tinh|thanh pho|tp) ", "", after)
    if after.startswith("cac tinh"):
        return every or any(f" {place} " in f" {after}" for place in to.places)
    if any(after.startswith(f"{place} ") for place in to.places):
        return True
    others = (folded_phrase(one.label_vi) for one in names.vocabulary.provinces)
    return to.province == own and not any(after.startswith(f"{other} ") for other in others)


def _listed(folded: str, kind: str, rest: str) -> int:
    """Return how surely "các Bộ: Ngoại giao, …" or "các sở, ban, ngành" has one ministry or department; "NgV" may be "Ngoại vụ"."""
    listed = _LISTED.search(folded)
    if listed is not None and listed[1] == kind:
        items = [folded_phrase(item).replace(" va ", " ").strip() for item in listed[2].split(",")]
        plain = rest.replace(" va ", " ")
        if plain in items:
            return _YES
        if any(1 < len(item) <= 6 and re.match(".*".join(map(re.escape, item)), plain) for item in items):
            return _PERHAPS
    return _PERHAPS if any(match[1] == kind for match in _ANY.finditer(folded)) else _NO


def _quotes(names: StoreNames, document: str) -> Iterator[Quote]:
    store = names.store
    if store is None:
        return
    text, source = store.text(document), store.source(document)
    head = _TO.search(text[:_HEAD])
    spans = [head.span()] if head is not None else []
    data = store.parsed(document, "document").get("document")
    received = data.get("recipients") if isinstance(data, Mapping) else None
    if isinstance(received, list) and received:
        spans.append((int(received[0]["start"]), int(received[-1]["end"])))
    for start, end in spans:
        yield Quote(document, source, "", start, end, text[start:end], kind="metadata")
