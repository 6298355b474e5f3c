"""Resolve: from what a mention prints to the document that is meant, and what does not fit together.

A number's year, else its date, else another mention in the same document, decides the year of the target's id. A number is repaired only
where type, issuer and year leave no doubt; contradictions keep what is printed and become findings.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.citations.busy import overlaps
from ingest.citations.mention import Mention
from ingest.citations.opening import basis_ranges
from ingest.head.codes import code_issuer, document_id, series
from ingest.head.elsewhere import repair_number
from ingest.names.provinces import local_name, province_named
from ingest.parsed import Citation, DocumentData, Finding
from ingest.reading import Reading
from text.findings import say
from text.numbers import DocumentNumber
from text.terms import Province
from text.views import fold
from text.vocabulary import load

__all__ = ["resolve"]

# Since 1997 the numbers of these carry their year: a number without it has lost it.
_WITH_YEAR = re.compile(r"(?:NĐ-CP|TT-(?!HĐTP)[A-ZĐ&]+|TTLT[-/].+)$")


def resolve(reading: Reading, document: DocumentData, mentions: list[Mention]) -> tuple[tuple[Citation, ...], tuple[Finding, ...]]:
    """Return citations with their targets, in order, and findings."""
    home = province_named(document.province, document.issue_date) if document.province else None
    findings: list[Finding] = []
    basis = basis_ranges(reading, document)
    years = _years(mentions)
    provinces = _provinces(mentions)
    citations: list[Citation] = []
    targets: dict[int, str | None] = {}
    texts: dict[int, str | None] = {}
    # Antecedents first: a short form may stand before the mention that names its instrument in full.
    for mention in sorted(mentions, key=lambda m: (m.antecedent is not None, m.start)):
        number = mention.number
        issues = list(mention.issues)
        target = None
        if number is not None:
            number, more = _repaired(reading, mention, years)
            for code, finding in more:
                issues.append(code)
                findings.append(finding)
            target = _target(mention, number, home, years, provinces)
        elif mention.law is not None:
            target = mention.law.id if mention.law.id.startswith("doc:") else None
        elif mention.antecedent is not None:
            target = targets.get(id(mention.antecedent))
        targets[id(mention)] = target
        texts[id(mention)] = number.text if number is not None else None
        role = "basis" if overlaps(basis, mention.start, mention.start + 1) else "mention"
        if target is not None and target == document.id:
            continue
        citations.append(
            Citation(
                span=reading.span(mention.start, mention.end),
                type=mention.type.label_vi if mention.type is not None else mention.words or "Văn bản",
                number=number.text if number is not None else _short_number(mention, texts),
                number_printed=" ".join(mention.number.printed.split()) if mention.number is not None else mention.serial,
                date=mention.date,
                issuer=_issuer(mention, number, provinces.get(mention.number.text) or home if mention.number else home),
                role=role,
                pinpoint=mention.pinpoint,
                target=target,
                issues=tuple(dict.fromkeys(issues)),
                title=mention.title,
            )
        )
    citations.sort(key=lambda c: (c.span.start, c.span.end))
    findings += _differing_dates(citations)
    return tuple(citations), tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.code)))


def _short_number(mention: Mention, texts: dict[int, str | None]) -> str | None:
    """Return the number of a short form that prints a serial: its antecedent's, else the serial alone."""
    if mention.serial is None or mention.antecedent is None:
        return mention.serial
    return texts.get(id(mention.antecedent))


def _issuer(mention: Mention, number: DocumentNumber | None, home: Province | None) -> str | None:
    """Return the printed issuer spelled out, the parties, or the body that the code names: a local one is the document's own province's."""
    if mention.parties:
        return mention.parties
    if mention.issuer is not None:
        return mention.issuer.name
    row = code_issuer(number) if number is not None else None
    if row is not None and row.is_central:
        return row.label_vi if row.slug != "trung-uong" else None
    if row is not None and home is not None and not mention.short:
        return local_name(row.label_vi, home)
    if mention.law is not None:
        return mention.law.issuer
    return None


def _years(mentions: list[Mention]) -> dict[tuple[str, str], set[int]]:
    """Return the years that the document's mentions give for each serial and code."""
    found: dict[tuple[str, str], set[int]] = {}
    for mention in mentions:
        if mention.number is not None:
            year = mention.number.year or (int(mention.date[:4]) if mention.date else mention.year)
            if year is not None:
                found.setdefault((mention.number.serial.lstrip("0"), mention.number.code), set()).add(year)
    return found


def _repaired(
    reading: Reading, mention: Mention, years: dict[tuple[str, str], set[int]]
) -> tuple[DocumentNumber, list[tuple[str, Finding]]]:
    """Return the number as it is to be read, with issue codes and findings for what was repaired or does not fit."""
    number = mention.number
    assert number is not None
    out: list[tuple[str, Finding]] = []
    printed = " ".join(number.printed.split())

    def note(code: str, **values: object) -> None:
        out.append((code, Finding(*say(code, **values), reading.span(mention.start, mention.end))))

    date_year = int(mention.date[:4]) if mention.date else None
    changed = number.mended
    if code_issuer(number) is None:
        number, repaired = repair_number(number, mention.issuer, mention.type)
        changed = changed or repaired
    if changed:
        note("number-repaired", read=number.text, printed=printed)
    is_decree = mention.type is not None and mention.type.id == "type:nghi-dinh"
    if number.code == "CP" and is_decree and date_year is not None and date_year >= 1998:
        number = replace(number, code="NĐ-CP")  # 67/CP was the form until 1997
    if number.year is None and _WITH_YEAR.fullmatch(number.code) and not number.party:
        known = years.get((number.serial.lstrip("0"), number.code), set())
        year = date_year or (next(iter(known)) if len(known) == 1 else None)
        if year is not None and year >= 1997:
            number = replace(number, year=year)
            note("number-without-year", printed=printed, read=number.text)
    printed_year = mention.number.year if mention.number is not None else None
    if printed_year is not None and date_year is not None and printed_year != date_year:
        note("date-conflict", number=number.text, date=_day(mention.date))
        row = code_issuer(number)
        if row is not None and not row.is_valid(f"{number.year}-12-31") and row.is_valid(str(mention.date)):
            number = replace(number, year=date_year)
    return number, out


def _day(iso: str | None) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""


def _provinces(mentions: list[Mention]) -> dict[str, Province | None]:
    """Return the province whose body issued each number, where one is printed and no other."""
    found: dict[str, Province | None] = {}
    for mention in mentions:
        if mention.number is not None and mention.issuer is not None and mention.issuer.province is not None:
            key = mention.number.text
            province = mention.issuer.province
            found[key] = province if found.get(key, province) == province else None
    return found


def _target(
    mention: Mention,
    number: DocumentNumber,
    home: Province | None,
    years: dict[tuple[str, str], set[int]],
    provinces: dict[str, Province | None],
) -> str | None:
    known = years.get((number.serial.lstrip("0"), number.code), set())
    year = number.year or (int(mention.date[:4]) if mention.date else mention.year)
    if year is None and len(known) == 1:
        year = next(iter(known))
    if year is None:
        return _by_title(mention, number)
    province = mention.issuer.province if mention.issuer is not None and mention.issuer.province is not None else None
    if province is None and mention.number is not None:
        province = provinces.get(mention.number.text) or home
    place = series(number, province)
    issuer = mention.issuer
    if issuer is not None and issuer.local and issuer.slug and place is not None and issuer.slug.startswith(place):
        place = issuer.slug  # a district's own series
    return document_id(place, year, number.slug)


def _by_title(mention: Mention, number: DocumentNumber) -> str | None:
    """Return the known instrument with this number whose name follows: "Quyết định số 368/QĐ-TTg … phê duyệt Chương trình …"."""
    rows = [row for row in load().laws if row.number == number.text and row.id.startswith("doc:")]
    behind = _words(mention.behind)
    fits = [row for row in rows if (name := _words(row.label_vi)) and len(name & behind) >= 0.8 * len(name)]
    return fits[0].id if len(fits) == 1 else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{2,}", fold(text)))


def _differing_dates(citations: list[Citation]) -> list[Finding]:
    """Return a finding for each target that the document cites with two dates; it names both places."""
    first: dict[str, Citation] = {}
    out = []
    for citation in citations:
        if citation.target is None or citation.date is None or citation.number is None:
            continue
        other = first.setdefault(citation.target, citation)
        if other.date != citation.date:
            what, one, two = f"{citation.type} {citation.number}", _day(other.date), _day(citation.date)
            out.append(
                Finding(
                    *say("dates-differ", what=what, one=one, two=two, first=other.span.start, second=citation.span.start), citation.span
                )
            )
    return out
