"""What a document says of itself: number, type, issuer, date, title, period, signer, recipients.

The form is that of Nghị định 30/2020/NĐ-CP: letterhead, number and place with date, type, title; at the end recipients and signature.
Scans and web pages stack it, set it side by side, or flatten it into one line ("ỦY BAN NHÂN DÂN TỈNH X ------- | CỘNG HÒA ...").
A part that is not there stays null: nothing is taken from a file's name or guessed from other documents.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from ingest.head import elsewhere
from ingest.head.bodies import Issuer
from ingest.head.codes import document_id, series, type_by_code
from ingest.head.letterhead import Head, read_head
from ingest.head.marks import tidy
from ingest.head.misread import checked
from ingest.head.recipients import recipients
from ingest.head.record import fill_from_record
from ingest.head.signatures import Signature, read_signature
from ingest.names.provinces import province_named
from ingest.parsed import DocumentData, Finding, Period
from ingest.reading import Reading
from text.findings import say
from text.ids import slug
from text.numbers import DocumentNumber
from text.spans import Span
from text.terms import DocumentType, Province
from text.vocabulary import load

__all__ = ["read_metadata"]


def read_metadata(reading: Reading) -> tuple[DocumentData, tuple[Finding, ...]]:
    """Return what the letterhead, title and signature say, and findings on it; a plain text has an id of its bytes and nothing else."""
    places: dict[str, Span] = {}
    findings: list[Finding] = []
    head, recorded = _whole_head(reading)
    for field, (start, end) in head.places.items():
        places[field] = reading.span(start, end)
    signature = read_signature(reading) or recorded
    number, printed = head.number, head.number.printed if head.number else None
    issuer = _issuer(reading, head, signature)
    if issuer is not None and head.issuer is None and "issuer" in head.elsewhere:
        places["issuer"] = reading.span(*head.elsewhere["issuer"])
    issuer, said = checked(reading, issuer, places.get("issuer"))
    findings += [said] if said is not None else []
    if issuer is None:
        places.pop("issuer", None)
    if number is not None:
        number, repaired = elsewhere.repair_number(number, issuer)
        if repaired:
            findings.append(_repair(reading, "number-repaired", printed or "", number.text, head.places["number"]))
    document_type = head.type or _type_without_a_word(number, is_letter=head.is_letter)
    date = head.date
    province = issuer.province if issuer is not None else elsewhere.province_elsewhere(reading) if number is None else None
    if province is None and issuer is not None:
        province = elsewhere.province_by_place(reading, issuer, head)
    if province is not None and date is not None:
        province = province_named(province.label_vi, date) or province
    title = tidy(reading.span(*head.title).quote(reading.source.text)) if head.title else None
    if head.title:
        places["title"] = reading.span(*head.title)
    signer = signer_printed = signer_role = None
    if signature is not None:
        signer, signer_printed, signer_role = signature.name, signature.printed, signature.role
        places["signer"] = reading.span(signature.start, signature.end)
        if signature.name.casefold() != signature.printed.casefold():
            findings.append(_repair(reading, "signer-repaired", signature.printed, signature.name, (signature.start, signature.end)))
    if "type" in head.repaired and document_type is not None:
        start, end = head.places["type"]
        findings.append(_repair(reading, "type-repaired", reading.chars[start:end], document_type.label_vi, (start, end)))
    period = _period(title, date)
    received = tuple(reading.span(start, end) for start, end in recipients(reading.chars))
    identifier = _identifier(reading, number, document_type, issuer, province, date, title, period)
    return DocumentData(
        id=identifier,
        number=number.text if number is not None else None,
        number_printed=" ".join(printed.split()) if printed is not None and number is not None else None,
        type=document_type.label_vi if document_type is not None else None,
        issuer=issuer.name if issuer is not None else None,
        issuer_id=issuer.body if issuer is not None else None,
        province=province.label_vi if province is not None else None,
        province_id=province.id if province is not None else None,
        issue_date=date,
        title=title,
        period=period,
        signer=signer,
        signer_printed=signer_printed,
        signer_role=signer_role,
        recipients=received,
        places=places,
    ), tuple(findings)


def _issuer(reading: Reading, head: Head, signature: Signature | None) -> Issuer | None:
    """Return the letterhead's issuer, else the one that the text names elsewhere, with the province that stands beside its name."""
    issuer = head.issuer
    if issuer is None or (issuer.local and issuer.province is None and issuer.slug is None):
        issuer = elsewhere.issuer_elsewhere(reading, head, signature.authority if signature else None) or issuer
    issuer = issuer or elsewhere.issuer_attached(reading, head)
    return elsewhere.placed(reading, issuer, head.date) if issuer is not None else None


def _whole_head(reading: Reading) -> tuple[Head, Signature | None]:
    """Return the head with what stands elsewhere filled in, and the signer of a page's table of data."""
    head = read_head(reading)
    if head.number is None:
        elsewhere.number_elsewhere(reading, head)
    recorded = fill_from_record(reading, head) if None in (head.number, head.date, head.type) else None
    if head.date is None:
        elsewhere.date_elsewhere(reading, head)
    return head, recorded


def _type_without_a_word(number: DocumentNumber | None, *, is_letter: bool) -> DocumentType | None:
    """Return the type of a document that prints none: its number's code says it, else it is an official letter."""
    found = type_by_code(number) if number is not None and not is_letter else None
    return load().document_type("type:cong-van") if found is None and (number is not None or is_letter) else found


def _repair(reading: Reading, code: str, printed: str, read: str, place: tuple[int, int]) -> Finding:
    return Finding(*say(code, read=read, printed=" ".join(printed.split())), reading.span(*place))


_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?!\d)|(?:từ\s+)?năm\s+((?:19|"
    r"20)\d\d)\s+đến\s+(?:hết\s+)?(?:năm\s+)?((?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_CITED = re.compile(r"ngày\s[^;,.]*?năm\s+(?:19|20)\d\d|\d+/(?:19|20)\d\d/[^\s]+|[ \d/]+/(?:19|20)\d\d", re.IGNORECASE)


def _period(title: str | None, date: str | None) -> Period | None:
    """Return the years that the title names: "giai đoạn 2014 - 2020", "năm 2024", "đến năm 2030"."""
    if title is None:
        return None
    bare = _CITED.sub(lambda m: " " * len(m[0]), normalize("NFC", title))
    match = _YEARS.search(bare)
    if match:
        first, last = int(match[1] or match[3]), int(match[2] or match[4])
        return Period(first, last) if first <= last else None
    until = re.search(r"đến\s+(?:hết\s+)?năm\s+((?:19|20)\d\d)", bare, re.IGNORECASE)
    if until:
        first = int(date[:4]) if date else int(until[1])
        return Period(first, int(until[1])) if first <= int(until[1]) else None
    years = [int(y) for y in _YEAR.findall(bare)]
    return Period(min(years), max(years)) if years and len(set(years)) == 1 else None


def _identifier(
    reading: Reading,
    number: DocumentNumber | None,
    document_type: DocumentType | None,
    issuer: Issuer | None,
    province: Province | None,
    date: str | None,
    title: str | None,
    period: Period | None,
) -> str:
    """Return `doc:issuer/year/number`; type and title stand in for a number, the bytes' hash for a text that says nothing of itself."""
    place = issuer.slug if issuer is not None else None
    if province is not None and place is None:
        place = province.slug
    year: int | str | None = date[:4] if date else None
    if number is not None:
        if place is None or issuer is None or not issuer.local:
            place = series(number, province) or place
        year = number.year or year or (period.start if period else None)
        return document_id(place or "khong-ro", year or "khong-ro-nam", number.slug) or ""
    if document_type is not None and title and (place or year or period):
        year = year or (period.start if period else "khong-ro-nam")
        words = slug(title, 80)
        kind = slug(document_type.label_vi)
        return document_id(place or "khong-ro", year, words if words.startswith(kind) else f"{kind}-{words}") or ""
    return f"doc:text/{reading.source.sha256[:16]}"
