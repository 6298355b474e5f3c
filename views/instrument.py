"""Instrument: a document seen from those that cite it: what rests on it, whom that obliges, its own articles where they are here."""

from __future__ import annotations

from graph.explore import Holdings, Profile, articles
from views.blocks import Block, card, group
from views.entity import documents_block, draw, facet, facets, figures, filters, tasks_blocks
from views.i18n import Language, day, text
from views.links import document_name, issuer, link, page_of
from views.sections import section
from views.services import explore, naming, reading
from views.state import address
from views.tasks import quotation

__all__ = ["page"]


def page() -> None:
    """Draw the instrument that the address names."""
    draw("instrument", _blocks)


def _blocks(held: Holdings, found: Profile, now: Language) -> list[Block]:
    document = held.documents[found.id]
    facts = []
    if document.issuer:
        facts.append({"name": text("field.issuer", now), "items": [issuer(held, found.id, now)]})
    if document.issue_date:
        facts.append({"name": text("field.issue_date", now), "items": [{"text": day(document.issue_date, now)}]})
    if document.in_collection:
        facts.append(
            {"name": text("entity.text", now), "items": [{"text": text("entity.text.open", now), "href": page_of(held, found.id, now)}]}
        )
    else:
        facts.append({"name": text("entity.text", now), "items": [{"text": text("entity.text.none", now)}]})
    name = " ".join(part for part in (naming.type_name(document.type, now), document.number) if part) or document.title
    head: Block = {
        "type": "entity", "over": text("entity.instrument", now), "text": name or document.label,
        "under": document.title if document.title != name else "", "facts": facts,
    }  # fmt: skip
    roles = list((found.cited or {}).values())
    counts = [
        {"n": roles.count(role), "text": text(f"entity.cited.{role}", now, n=roles.count(role)), "about": text(f"glossary.{role}", now)}
        for role in ("basis", "mention")
    ]
    obliged = facets(found.tallies, held, now, "instrument", without=("provinces", "documents", "agencies", "fields"))
    resting = found.resting
    through = facet(text("entity.through", now), resting.bodies, held, now, about=text("entity.through.about", now)) if resting else []
    through += facet(text("entity.through.topics", now), resting.topics, held, now) if resting else []
    rests_on = facet(text("entity.by.instruments", now), found.instruments, held, now)
    return [
        head,
        {"type": "figures", "items": counts},
        *_citing(held, found, now),
        *([{"type": "facets", "groups": [*through, *rests_on]}] if through or rests_on else []),
        *_articles(held, found, now),
        *(
            [{"type": "heading", "text": text("entity.obliges", now)}, figures(found.tallies, now, "instrument")]
            if found.tallies.tasks
            else []
        ),
        *filters("instrument", held, now),
        *obliged,
        *(tasks_blocks(held, found, now, "instrument") if found.tallies.tasks else []),
        *(documents_block(held, found.documents, now, text("entity.documents.instrument", now)) if len(found.documents) > 12 else []),
    ]


def _citing(held: Holdings, found: Profile, now: Language) -> list[Block]:
    """Return the documents that cite it, those that rest on it first, with the words that say so."""
    quoted = explore.citations((document.id, found.id) for document in found.documents)
    blocks = []
    for role in ("basis", "mention"):
        citing = [document.id for document in found.documents if (found.cited or {}).get(document.id) == role]
        cards = []
        for id in citing:
            quotes = [quotation(held, one, now) for one in quoted.get((id, found.id), ())]
            place = held.documents[id].province
            facts = [{"name": text("field.province", now), "items": [link(held, place, now)]}] if place else []
            cards.append(card(document_name(held, id, now), quotes, href=page_of(held, id, now), facts=facts, shown=2))
        if cards:
            blocks.append({**group(text(f"entity.citing.{role}", now), cards), "first": 6})
    return blocks


def _articles(held: Holdings, found: Profile, now: Language) -> list[Block]:
    if not held.documents[found.id].in_collection:
        return []
    items = [
        {
            "text": ". ".join(part for part in (section(article.path, now), article.heading) if part)[:160],
            "vi": bool(article.heading),
            "href": address("document", id=found.id, start=article.start, end=article.start, lang=now),
        }
        for article in articles(reading.parsed(found.id))
    ]
    list_block: Block = {"type": "links", "items": items}
    return (
        [{"type": "fold", "title": f"{text('entity.articles', now)} ({len(items)})", "open": False, "blocks": [list_block]}]
        if items
        else []
    )
