"""Agency: one agency, or a kind of body over all provinces: what it does in which role, with whom, on what, where and when."""

from __future__ import annotations

from graph.explore import HeldAgency, Holdings, Profile
from views.blocks import Block
from views.entity import concepts, documents_block, draw, facets, figures, filters, names_fact, tasks_blocks
from views.i18n import Language, say, text
from views.state import address

__all__ = ["page"]


def page() -> None:
    """Draw the agency that the address names."""
    draw("agency", _blocks)


def _ways(found: Profile, agency: HeldAgency, now: Language) -> list[Block]:
    """Return the ways to its network and its deadlines, where it has tasks."""
    if not found.tallies.tasks:
        return []
    kind = "body" if agency.is_body else ""
    body = found.id if agency.is_body else agency.body
    ways = [{"text": text("entity.network", now), "href": address("network", kind=kind, around=found.id, lang=now)}]
    if body:
        ways.append({"text": text("entity.timeline", now), "href": address("timeline", agency=body, province=agency.province, lang=now)})
    return [{"type": "choices", "label": text("entity.see", now), "items": ways}]


def _blocks(held: Holdings, found: Profile, now: Language) -> list[Block]:
    agency = held.agencies[found.id]
    name, local = held.name(found.id, now), held.name(found.id, "vi")
    facts = [*names_fact("field.province", held, [agency.province] if agency.province else [], now), *concepts(held, found, now)]
    if not agency.is_body:
        facts += names_fact("entity.kin", held, found.kin, now)
    over = " · ".join(
        part for part in (text("entity.body" if agency.is_body else "field.agency", now), say("level", agency.level, now)) if part
    )
    head: Block = {"type": "entity", "over": over, "text": name, "under": local if local != name else "", "facts": facts}
    more = [{"n": len(found.documents), "text": text("entity.named_in", now, n=len(found.documents))}]
    return [
        head,
        figures(found.tallies, now, "agency", more),
        *_ways(found, agency, now),
        *filters("agency", held, now),
        *facets(found.tallies, held, now, "agency", without=("agencies",) if agency.is_body else ("provinces", "bodies")),
        *tasks_blocks(held, found, now, "agency", agencies=(found.id,)),
        *documents_block(held, found.documents, now, text("entity.documents.agency", now)),
    ]
