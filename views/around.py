"""What stands around a document: who cites it, and passages elsewhere that say nearly the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.explore import Quotation
from views.blocks import Block, badge, card, group, note
from views.facts import document_span
from views.i18n import Language, say, text
from views.links import document_name
from views.services import around, explore
from views.state import address, parameter
from views.tasks import quotation

__all__ = ["alike", "cited"]

Json = Mapping[str, Any]


def cited(parsed: Json, document: str, now: Language) -> list[Block]:
    """Return the documents of the store that rest on this one or mention it, each with the words that do."""
    held = explore.held()
    cards = []
    for citing, places in around.cited_by(document):
        roles = list(dict.fromkeys(str(one["role"]) for one in places))
        cards.append(
            card(
                document_name(held, citing, now),
                [quotation(held, _quoted(one), now) for one in places],
                badges=[badge(say("cited", role, now), "citation" if role == "basis" else "plain") for role in roles],
                href=address("document", id=citing, lang=now),
                shown=2,
            )
        )
    return [{**group(text("doc.cited.title", now), cards), "first": 20}] if cards else [note([text("doc.none.cited", now)])]


def alike(parsed: Json, document: str, now: Language) -> list[Block]:
    """Return passages of other documents that say nearly what stands at the place of the address, nearest first."""
    place = document_span(parsed, parameter("start"), parameter("end"))
    if place is None:
        return [note([text("doc.alike.choose", now)])]
    held = explore.held()
    start, end = place
    own = {"document": document, "path": _path(parsed, start), "start": start, "end": end, "exact": parsed["text"][start:end]}
    cards = []
    for one in around.alike(document, start, end):
        both = address(
            "document", id=document, start=start, end=end, beside=one["document"], bstart=one["start"], bend=one["end"], lang=now
        )  # fmt: skip
        near = text("doc.alike.near", now, n=round(100 * one["score"]))
        name = document_name(held, one["document"], now)
        cards.append(
            card(name, [quotation(held, _quoted(one), now)], badges=[badge(near)], href=both, subtitle=text("doc.alike.both", now))
        )
    here = group(text("doc.alike.here", now), [card(document_name(held, document, now), [quotation(held, _quoted(own), now)])])
    return [here, {**group(text("doc.alike.title", now), cards), "first": 12}] if cards else [here, note([text("doc.none.alike", now)])]


def _quoted(one: Json) -> Quotation:
    return Quotation(str(one["document"]), str(one.get("path") or ""), int(one["start"]), int(one["end"]), str(one["exact"]))


def _path(parsed: Json, start: int) -> str | None:
    """Return the path of the task, else of the innermost section, that holds a position."""
    holding = [
        (one["end"] - one["start"], one.get("id") or one["path"])
        for name in ("tasks", "sections")
        for one in parsed.get(name) or []
        if one["start"] <= start < one["end"]
    ]
    return min(holding)[1] if holding else None
