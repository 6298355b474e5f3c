"""Tasks as cards: titled by their own words, with who does them, where and when, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from graph.explore import GROUPS, SORTS, Holdings, Quotation, SortBy, arranged
from graph.query import ROLES
from views.blocks import Block, card, group, quote
from views.facts import time_words
from views.i18n import Language, text
from views.links import cited, document_name, link, links, name_of, near
from views.services import explore
from views.state import here, parameter

__all__ = ["quotation", "task_cards", "task_list"]

T = TypeVar("T", bound=str)
TITLE = 150  # characters of a task's words that title its card
FIRST = 24  # cards drawn before one asks for more: their words are fetched from the texts


def task_cards(held: Holdings, tasks: Iterable[str], now: Language, agencies: Iterable[str] = ()) -> list[Block]:
    """Return a card for each task; the roles of `agencies` (or bodies) are its labels, all others stand as names with links."""
    listed, own = list(tasks), tuple(agencies)
    mine = {member for id in own for member in (id, *held.members.get(id, ()))}
    quoted = explore.quotations(listed, own)
    words = explore.worded(listed)
    return [_card(held, id, words[id].statement, now, mine, quoted.get(id, ())) for id in listed]


def _card(held: Holdings, id: str, words: str, now: Language, mine: set[str], quoted: Sequence[Quotation]) -> Block:
    task = held.tasks[id]
    document = held.documents[task.document]
    roles = held.roles.get(id, ())
    facts: list[Block] = []
    for role in ROLES:
        named = sorted((agency for agency, r in roles if r == role), key=lambda agency: agency not in mine)  # those asked about first
        if named:
            facts.append({**_named(f"role.{role}", now, role), "items": near(held, named, document.province, now)})
    if document.province:
        facts.append({**_named("field.province", now), "items": [link(held, document.province, now)]})
    if task.printed or task.timed:
        times = [{"printed": one.printed, "from": one.first, "to": one.last, "recurrence": one.recurrence} for one in task.times]
        facts.append({**_named("field.time", now), "items": [{"text": time_words(one, now), "vi": bool(one["printed"])} for one in times]})
    if held.topics.get(id):
        facts.append({**_named("field.topics", now), "items": links(held, held.topics[id], now)})
    title = _short(words)
    quotes = [quotation(held, one if one.path else replace(one, path=task.path), now) for one in quoted]
    if quotes and " ".join(quotes[0]["text"].split()) == title and not quotes[0]["marks"]:
        quotes[0]["text"] = ""  # the title is the whole statement
    href = quotes[0]["href"] if quotes else link(held, document.id, now)["href"]
    tone = next((role for agency, role in roles if agency in mine), roles[0][1] if roles else "")
    return card(title, quotes, tone=tone, href=href, facts=facts, shown=2, vi=True)


def _named(key: str, now: Language, tone: str = "") -> Block:
    return {"name": text(key, now), "tone": tone, "about": text(f"glossary.{tone}", now) if tone else ""}


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= TITLE else flat[:TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def quotation(held: Holdings, one: Quotation, now: Language) -> Block:
    """Return a quotation with its source as a link and what one copies to cite it."""
    block = quote(one.to_json(), now, marks=one.marks, source=document_name(held, one.document, now))
    page = link(held, one.document, now)["href"]
    return {**block, "sourceHref": page, "copy": cited(held, one.document, one.path, one.start, one.end, one.exact, now)}


def task_list(
    held: Holdings,
    tasks: Sequence[str],
    now: Language,
    page: str,
    title: str,
    agencies: Iterable[str] = (),
    sorts: Sequence[SortBy] = SORTS,
) -> list[Block]:
    """Return the choices of order and grouping, kept in the address as `sort` (the first of `sorts` where it says none) and `by`, and the
    cards, some at a time (`n`)."""
    if not tasks:
        return []
    sort, by = _chosen("sort", sorts), _chosen("by", GROUPS)
    said = parameter("n")
    most = min(int(said), len(tasks)) if said.isdecimal() and len(said) < 6 else FIRST
    blocks = [_choices("sort", sorts, sort, page, now), _choices("by", GROUPS, by, page, now)] if len(tasks) > 1 else []
    left = most
    for id, listed in arranged(held, tasks, sort, by, now):
        if left <= 0:
            break
        cards = task_cards(held, listed[:left], now, agencies)
        left -= len(cards)
        blocks.append({**group(_heading(held, id, by, title, now), cards), "n": len(listed), "first": len(cards)})
        if id and by not in ("none", "due"):
            blocks[-1]["href"] = link(held, id, now)["href"]
    if len(tasks) > most:
        more = min(len(tasks) - most, 2 * FIRST)
        blocks.append({"type": "links", "items": [{"text": text("cards.moreCards", now, n=more), "href": here(page, n=most + more)}]})
    return blocks


def _heading(held: Holdings, id: str, by: str, title: str, now: Language) -> str:
    if by == "none":
        return title
    if not id:
        return text("arrange.rest", now)
    return id if by == "due" else name_of(held, id, now)


def _choices(name: str, options: Sequence[str], chosen: str, page: str, now: Language) -> Block:
    items = [
        {
            "text": text(f"arrange.{name}.{one}", now),
            "href": here(page, **{name: one if one != options[0] else ""}),
            "now": one == chosen,
        }
        for one in options
    ]
    return {"type": "choices", "label": text(f"arrange.{name}", now), "items": items}


def _chosen(name: Literal["sort", "by"], options: Sequence[T]) -> T:
    said = parameter(name)
    return next((one for one in options if one == said), options[0])
