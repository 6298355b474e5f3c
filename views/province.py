"""Province: what its documents give to whom, on what, when, and what they rest on."""

from __future__ import annotations

from graph.explore import Holdings, Profile
from views.blocks import Block
from views.entity import concepts, documents_block, draw, facet, facets, figures, filters, tasks_blocks
from views.i18n import Language, counted, text
from views.links import name_of
from views.state import address

__all__ = ["page"]


def page() -> None:
    """Draw the province that the address names."""
    draw("province", _blocks)


def _blocks(held: Holdings, found: Profile, now: Language) -> list[Block]:
    head: Block = {
        "type": "entity", "over": text("field.province", now), "text": name_of(held, found.id, now), "under": "",
        "facts": concepts(held, found, now),
    }  # fmt: skip
    ways = [
        {"text": text("entity.compare", now), "href": address("compare", provinces=found.id, lang=now)},
        {"text": text("entity.timeline", now), "href": address("timeline", province=found.id, lang=now)},
        {"text": text("entity.network", now), "href": address("network", province=found.id, lang=now)},
    ]
    instruments = facet(text("entity.by.instruments", now), found.instruments, held, now, about=text("entity.by.instruments.about", now))
    return [
        head,
        figures(found.tallies, now, "province", [{"n": len(found.documents), "text": counted("document", len(found.documents), now)}]),
        {"type": "choices", "label": text("entity.see", now), "items": ways},
        *documents_block(held, found.documents, now, text("entity.documents.province", now)),
        *filters("province", held, now),
        *facets(found.tallies, held, now, "province", without=("provinces", "agencies")),
        *([{"type": "facets", "groups": instruments}] if instruments else []),
        *tasks_blocks(held, found, now, "province"),
    ]
