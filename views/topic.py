"""Topic or policy field: which provinces and agencies have tasks on it, in which documents, when."""

from __future__ import annotations

from graph.explore import Holdings, Profile
from views.blocks import Block
from views.entity import concepts, documents_block, draw, facet, facets, figures, filters, tasks_blocks
from views.i18n import Language, counted, text
from views.state import address

__all__ = ["page"]


def page() -> None:
    """Draw the topic or field that the address names."""
    draw("topic", _blocks)


def _blocks(held: Holdings, found: Profile, now: Language) -> list[Block]:
    is_field = found.id.startswith("field:")
    name, local = held.name(found.id, now), held.name(found.id, "vi")
    head: Block = {
        "type": "entity", "over": text("entity.field" if is_field else "entity.topic", now), "text": name,
        "under": local if local != name else "", "facts": concepts(held, found, now),
    }  # fmt: skip
    kind = "field" if is_field else "topic"
    ways = [
        {
            "text": text("entity.compare", now),
            "href": address("compare", lang=now, **({"about": found.id} if is_field else {"topic": found.id, "about": "all"})),
        },
        {"text": text("entity.timeline", now), "href": address("timeline", **{kind: found.id}, lang=now)},
        {"text": text("entity.network", now), "href": address("network", **{kind: found.id}, lang=now)},
    ]
    instruments = facet(text("entity.by.instruments", now), found.instruments, held, now, about=text("entity.by.instruments.about", now))
    return [
        head,
        figures(found.tallies, now, "topic", [{"n": len(found.documents), "text": counted("document", len(found.documents), now)}]),
        {"type": "choices", "label": text("entity.see", now), "items": ways},
        *filters("topic", held, now),
        *facets(found.tallies, held, now, "topic", without=("agencies", "documents")),
        *([{"type": "facets", "groups": instruments}] if instruments else []),
        *tasks_blocks(held, found, now, "topic"),
        *documents_block(held, found.documents, now, text("entity.documents.topic", now)),
    ]
