"""How a question was read, as chips: each condition leads to its page, can be left out or changed; other readings are links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from graph.explore import Holdings
from graph.query import ROLES
from graph.schema import load_schema
from views.blocks import Block
from views.i18n import Language, has, text
from views.links import page_of
from views.services import asking
from views.state import address, here, parameter

__all__ = ["field_name", "not_understood", "reading_block"]

Json = Mapping[str, Any]
PLACE = "__"  # where a menu's address takes the value chosen
MENUS = {"province": "province", "agency": "agency", "topic": "topic", "field": "topic", "cites": "instrument"}


def not_understood(understood: Mapping[str, Any]) -> list[str]:
    """Return the words that were not understood: of what no text has the answer tells."""
    here = understood.get("nowhere") or []
    return [word for word in understood.get("unknown") or [] if word not in here]


def reading_block(understood: Json, held: Holdings, now: Language, href: Callable[[int], str]) -> Block:
    """Return the block that says how a question was read; `href` gives the address of its n-th reading."""
    chips = [_chip(condition, held, now) for condition in understood.get("filters") or []]
    for fixed in understood.get("corrections") or []:
        chips.append({"name": text("ask.corrected", now), "text": f"{fixed['from']} → {fixed['to']}", "tone": "fixed"})
    for word in not_understood(understood):
        chips.append({"name": text("ask.unknown", now), "text": word, "tone": "bad", "remove": _edit(word)})
    for word in understood.get("ignored") or []:
        chips.append({"name": text("ask.ignored", now), "text": word})
    block: Block = {"type": "reading", "label": text("ask.understood", now), "text": understood.get("reading") or "", "chips": chips}
    others = understood.get("alternatives") or []
    if others:
        chosen = int(understood.get("choice") or 1)
        numbers = (number for number in count(1) if number != chosen)
        links = [{"text": other, "href": href(number)} for other, number in zip(others, numbers, strict=False)]
        block |= {"others": links, "othersLabel": text("ask.alternatives", now)}
    if parameter("edit"):
        undo = {"text": text("ask.edited.undo", now), "href": here("ask", edit="")}
        block |= {"others": [undo, *block.get("others", [])], "othersLabel": text("ask.edited", now)}
    return block


def _chip(condition: Json, held: Holdings, now: Language) -> Block:
    value, field = str(condition.get("value") or ""), str(condition.get("field") or "")
    held_roles = [role for role in condition.get("role") or [] if role in ROLES]
    said = str(condition.get("label") or value)
    words = " · ".join([said, *(text(f"role.{role}", now) for role in held_roles)])
    menus = []
    if field in MENUS:
        options = [{"value": name.id, "text": name.words} for name in asking.names(now) if name.kind == MENUS[field] and name.id != value]
        if options:
            menus.append(_menu("change", value, sorted(options, key=lambda option: option["text"]), now))
    if field == "agency":
        roles = [{"value": role, "text": text(f"role.{role}", now)} for role in ROLES if held_roles != [role]]
        any_role = [{"value": "any", "text": text("ask.role.any", now)}] if held_roles else []
        menus.append(_menu("role", value, [*roles, *any_role], now))
    return {"name": field_name(field, now), "text": words, "href": page_of(held, value, now), "menus": menus, "remove": _edit(value)}


def _menu(name: str, value: str, options: list[dict[str, str]], now: Language) -> Block:
    return {
        "text": text(f"ask.{name}", now), "label": text(f"ask.{name}.about", now), "options": options,
        "href": _edit(f"{value}=>{PLACE}"),
    }  # fmt: skip


def _edit(change: str) -> str:
    """Return the address of this answer with one more edit of its reading."""
    edits = ";;".join(part for part in (parameter("edit"), change) if part)
    return address("ask", q=parameter("q"), after=parameter("after"), reading=parameter("reading"), edit=edits, lang=parameter("lang"))


def field_name(name: str, now: Language) -> str:
    """Return what a condition's field is called: the pages' word, else the schema's label, else nothing."""
    key = "field." + {"topic": "topics", "cites": "cited"}.get(name, name)
    if has(key):
        return text(key, now)
    declared = load_schema().node_property("Document", name) or load_schema().node_property("Task", name)
    return declared.label.in_language(now) if declared else ""
