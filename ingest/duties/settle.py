"""From drafts to tasks: each agency once with its strongest role, ids, times.

In: drafts in logical order.  Out: `TaskFound`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ingest.duties.draft import STRENGTH, Draft, Said
from ingest.duties.times import find_times
from ingest.names.agencies import Agencies
from ingest.parsed import DocumentData, RoleFound, TimeFound
from ingest.reading import Reading
from text.dates import dates
from text.listed_times import meanings
from text.time_grammar import YEAR, plain
from text.times import Meaning, meaning, year_later

__all__ = ["ids_of", "strongest", "times_of"]

_YEAR = re.compile(plain(YEAR))

_DAYS = 365  # of a year


def strongest(agencies: Agencies, said: Iterable[Said]) -> tuple[tuple[RoleFound, ...], str | None]:
    """Return each agency once with its strongest role, in the order of the text, and the source of the roles.

    A joint programme's other party coordinates where one of the parties leads or is assigned the task.
    """
    items = _without_all([*said])
    best: dict[str, Said] = {}
    for item in items:
        if item.role == "party":
            continue
        agency = agencies.resolve(item.mention)
        if agency.id not in best or STRENGTH[item.role] > STRENGTH[best[agency.id].role]:
            best[agency.id] = item if agency.id not in best else Said(item.mention, item.role, item.source, item.rule)
    parties = [i for i in items if i.role == "party"]
    acting = {key for key, item in best.items() if item.role in ("lead", "assigned")}
    if any(agencies.resolve(p.mention).id in acting for p in parties):
        for party in parties:
            best.setdefault(agencies.resolve(party.mention).id, Said(party.mention, "coordinate", party.source, party.rule))
    roles = []
    for item in best.values():
        agency = agencies.resolve(item.mention)
        span = agencies.reading.span(item.mention.start, item.mention.end)
        roles.append(RoleFound(agency.id, agency.generic, agency.name, item.role, span, item.rule))
    sources = {item.source for item in best.values()}
    return tuple(roles), next((s for s in ("table", "section", "heading", "inline") if s in sources), None)


def _without_all(said: list[Said]) -> list[Said]:
    """Return roles without the group that a heading or address tells ("Kính gửi: Các đơn vị"), where the work itself says who leads it."""
    led = any(item.role == "lead" and item.source != "heading" for item in said)
    return [s for s in said if not (led and s.source == "heading" and s.role == "assigned" and s.mention.kind == "group")]


def ids_of(drafts: list[Draft]) -> list[str]:
    """Return the drafts' ids: a numbered item's path; a bullet's or paragraph's section path, with "#n" where the section has several."""
    counts: dict[str, int] = {}
    for draft in drafts:
        key = draft.path if _is_numbered(draft) else draft.section
        counts[key] = counts.get(key, 0) + 1
    taken = {draft.path for draft in drafts if _is_numbered(draft) or draft.node.is_bullet and counts[draft.section] > 1}
    used: dict[str, int] = {}
    numbers: dict[str, int] = {}
    out = []
    for draft in drafts:
        if _is_numbered(draft):
            name = draft.path
        elif counts[draft.section] == 1:
            name = draft.section
        elif draft.node.is_bullet:
            name = draft.path
        else:
            number = numbers.get(draft.section, 0) + 1
            while f"{draft.section}#{number}" in taken:
                number += 1
            numbers[draft.section] = number
            name = f"{draft.section}#{number}"
        name = name or "#1"
        again = used[name] = used.get(name, 0) + 1
        unique = name if again == 1 else f"{name}({again})"
        while again > 1 and unique in used:
            again += 1
            unique = f"{name}({again})"
        used.setdefault(unique, 1)
        out.append(unique)
    return out


def _is_numbered(draft: Draft) -> bool:
    return draft.row is not None or draft.node.mark is not None and not draft.node.is_bullet and draft.node.kind == "item"


def times_of(reading: Reading, draft: Draft, document: DocumentData) -> tuple[TimeFound, ...]:
    """Return a draft's times, each last day once, those that mean neither a day nor a rhythm ("trong 24 giờ") last: its field's, else those
    that its statement says; where there is none, the first day in it behind the document's own."""
    issued = document.issue_date
    found = list(_of_phrase(reading, *draft.time, document)) if draft.time is not None else []
    for start, end in draft.ranges if not found else ():
        for phrase in find_times(reading, start, end):
            if not _is_over(reading.flat[slice(*phrase)], issued):
                found += _of_phrase(reading, *phrase, document)
    if not found:
        ahead = (date for a, b in draft.ranges for date in dates(reading.chars, a, b) if issued and (date.iso or "") > issued)
        found += (
            time for date in [*ahead][:1] for time in _of_phrase(reading, date.start, date.end, document)
        )  # "tổ chức lễ ngày 01/6/2024"
    out: dict[tuple[str, str], TimeFound] = {}
    for time in sorted(found, key=lambda time: not (time.start or time.end or time.recurrence)):
        day = time.end or time.start or ""
        out.setdefault((day, "" if day else time.recurrence or time.printed), time)
    return tuple(out.values())


def _is_over(flat: str, issued: str | None) -> bool:
    """Whether a time with its year printed ended before the year in which the document was issued: it is no time to do something by."""
    end = meaning(flat).end
    return issued is not None and end is not None and end[:4] < issued[:4]


def _of_phrase(reading: Reading, start: int, end: int, document: DocumentData) -> Iterator[TimeFound]:
    """Yield the times of a printed phrase; the first of them prints all of it."""
    year = int(document.issue_date[:4]) if document.issue_date else document.period.start if document.period else None
    yearless = _YEAR.search(reading.flat, start, end) is None
    parts = [(start + part.start, start + part.end, part.meaning) for part in meanings(reading.flat[start:end], year)]
    if len(parts) == 1:
        inside = [(a, b, meaning(reading.flat[a:b], year)) for a, b in find_times(reading, start, end)]
        dated = [part for part in inside if part[2].start or part[2].end]
        parts = dated if len(dated) > 1 else parts  # "đợt 1 trước 30/6, đợt 2 trước 30/11"
    for number, (first, last, what) in enumerate(parts):
        first, last = (first, last) if number else (start, end)
        while last > first and reading.chars[last - 1] in " .;,\n\t":
            last -= 1
        if last > first:
            printed = " ".join(reading.chars[first:last].split())
            what = year_later(what) if yearless and _is_next_year(what, document) else what
            yield TimeFound(printed, what.start, what.end, what.recurrence, reading.span(first, last))


def _is_next_year(what: Meaning, document: DocumentData) -> bool:
    """Whether a time that prints no year and lies before the document's date is of the next year: a day to be ready by or one that comes
    back, or any time of a plan that begins then.  What a plan of this year alone prints is of this year."""
    day, period = what.end or what.start, document.period
    if document.issue_date is None or day is None or day >= document.issue_date:
        return False
    year = int(document.issue_date[:4])
    if period is not None and (period.end <= year or period.start > year):
        return period.end > year
    return what.recurrence is not None or what.start is None and _is_nearer_later(day, document.issue_date)


def _is_nearer_later(day: str, issued: str) -> bool:
    """Whether a day before the date of issue is nearer to it a year later: of November "trước ngày 15/01", not "trước ngày 30/9"."""
    if day.endswith("-02-29"):
        return False  # no day of the next year
    return 2 * (date.fromisoformat(issued) - date.fromisoformat(day)).days > _DAYS
