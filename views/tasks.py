"""Tasks as cards: the words that state them, the lines that name the agencies, and who else takes part."""

from __future__ import annotations

from collections.abc import Sequence

from graph.query import ROLES
from views.blocks import Block, card, quote, role_badge
from views.i18n import Language, text
from views.services import duties, naming, reading

__all__ = ["line_around", "task_cards"]

MAX_LINE = 420  # characters of a role line that are quoted


def task_cards(tasks: Sequence[duties.TaskRow], agencies: Sequence[str], now: Language) -> list[Block]:
    """Return a card for each task: its words, with those that name one of `agencies` set off, and the roles of all who take part."""
    documents = {row.id: row for row in reading.listed()}
    names = naming.bodies(now)
    cards = []
    for task in tasks:
        mine = [r for r in task.roles if r[0] in agencies]
        held = [role for role in ROLES if any(r[2] == role for r in mine)]
        inside = {(r[3] - task.start, r[4] - task.start) for r in mine if task.start <= r[3] and r[4] <= task.end}
        evidence = {"document": task.document, "path": task.path, "start": task.start, "end": task.end, "exact": task.exact}
        row = documents.get(task.document)
        source = row.name if row else task.source
        quotes = [quote(evidence, now, marks=sorted(inside), source=source)]
        # a role said elsewhere (a line that closes the section, an agency's heading) is quoted with its line
        whole = reading.parsed(task.document)["text"]
        for role, start, end in dict.fromkeys((r[2], r[3], r[4]) for r in mine):
            if not (task.start <= start and end <= task.end):
                line, at = line_around(whole, start, end)
                said = {**evidence, "start": start, "end": end, "exact": line, "role": role if len(held) > 1 else None}
                quotes.append(quote(said, now, marks=[(start - at, end - at)], source=""))
        others: dict[str, list[str]] = {}
        for agency, name, role, _, _ in task.roles:
            if agency not in agencies:
                others.setdefault(role, []).append(names.get(name, name))
        together = " · ".join(f"{text(f'role.{role}', now)}: {', '.join(dict.fromkeys(others[role]))}" for role in ROLES if role in others)
        place = (row.province or row.issuer) if row else ""
        title = " · ".join(part for part in (place, text("quote.section", now, path=task.path)) if part)
        cards.append(
            card(title, quotes, subtitle=together, badges=[role_badge(role, now) for role in held], tone=held[0] if held else "", shown=3)
        )
    return cards


def line_around(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the line of `text` that holds [start, end), cut to about `MAX_LINE` characters at spaces, and where it begins."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    room = max(0, (MAX_LINE - (end - start)) // 2)
    if start - first > room:
        space = text.find(" ", start - room, start)
        first = space + 1 if space >= 0 else start - room
    if last - end > room:
        space = text.rfind(" ", end, end + room)
        last = space if space >= 0 else end + room
    while first < start and text[first].isspace():
        first += 1
    return text[first:end] + text[end:last].rstrip(), first
