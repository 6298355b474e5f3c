"""From drafts to tasks: each agency once with its strongest role, ids, times.

In: drafts in logical order.  Out: `TaskFound`s.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.duties.draft import STRENGTH, Draft, Said
from ingest.duties.times import find_time
from ingest.names.agencies import Agencies
from ingest.parsed import RoleFound, TimeFound
from ingest.reading import Reading
from text.dates import dates
from text.times import meaning

__all__ = ["ids_of", "strongest", "time_of"]


def strongest(agencies: Agencies, said: Iterable[Said]) -> tuple[tuple[RoleFound, ...], str | None]:
    """Return each agency once with its strongest role, in the order of the text, and the source of the roles.

    A joint programme's other party coordinates where one of the parties leads or is assigned the task.
    """
    items = list(said)
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


def time_of(reading: Reading, draft: Draft, year: int | None, issued: str | None) -> TimeFound | None:
    """Return a draft's time: its field's, else the first that its statement says, else the first day in it behind the document's own."""
    found = draft.time
    if found is None:
        for start, end in draft.ranges:
            found = find_time(reading, start, end)
            if found:
                break
        ahead = (date for a, b in draft.ranges for date in dates(reading.chars, a, b) if issued and (date.iso or "") > issued)
        if found is None and (date := next(ahead, None)) is not None:
            found = date.start, date.end  # "… tổ chức lễ ra quân ngày 01/6/2024"
    if found is None:
        return None
    start, end = found
    while end > start and reading.chars[end - 1] in " .;,\n\t":
        end -= 1
    if end <= start:
        return None
    what = meaning(reading.flat[start:end], year)
    return TimeFound(" ".join(reading.chars[start:end].split()), what.start, what.end, what.recurrence, reading.span(start, end))
