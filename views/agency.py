"""Agency: one agency, or a kind of body over all provinces: what it does in which role, with whom, on what, where and when."""

from __future__ import annotations

from graph.explore import Holdings, Profile
from views.blocks import Block
from views.entity import concepts, documents_block, draw, facets, figures, filters, names_fact, tasks_blocks
from views.i18n import Language, say, text

__all__ = ["page"]


def page() -> None:
    """Draw the agency that the address names."""
    draw("agency", _blocks)


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
        *filters("agency", held, now),
        *facets(found.tallies, held, now, "agency", without=("agencies",) if agency.is_body else ("provinces", "bodies")),
        *tasks_blocks(held, found, now, "agency", agencies=(found.id,)),
        *documents_block(held, found.documents, now, text("entity.documents.agency", now)),
    ]
