"""A cell of a comparison: its tasks with their evidence, or why it is empty and which documents were read."""

from __future__ import annotations

from graph.explore import Holdings, Matrix, gap_of, is_province
from graph.explore.compare import narrowed
from views.blocks import Block, card, group, note
from views.i18n import Language, day, text
from views.links import document_name, link, name_of, page_of
from views.services import explore, naming
from views.state import address, here
from views.tasks import quotation, task_cards

__all__ = ["SEPARATOR", "cell_blocks", "column_name"]

SEPARATOR = "~"  # between province and row in the address
CARDS = 20  # before one asks for more


def column_name(held: Holdings, column: str, now: Language) -> str:
    """Return what a column is called: a province, that its documents are central, or that no province was read in them."""
    return name_of(held, column, now) if is_province(column) else text(f"cmp.{column or 'central'}", now)


def cell_blocks(held: Holdings, compared: Matrix, cell: tuple[str, str], now: Language) -> list[Block]:
    """Return what stands in a cell, or why it is empty."""
    column, row = cell
    where = [link(held, column, now)] if is_province(column) else [{"text": column_name(held, column, now)}]
    head: Block = {
        "type": "entity", "over": text(f"cmp.by.{compared.by}", now), "text": name_of(held, row, now), "under": "",
        "facts": [{"name": text("cmp.province", now), "items": where}, {"name": text("cmp.page", now), "items": [link(held, row, now)]}],
    }  # fmt: skip
    found = compared.cells.get(cell)
    if found is None:
        return [head, *_empty(held, compared, cell, now)]
    if compared.by == "instrument":
        quoted = explore.citations((id, row) for id in found.ids)
        cards = [
            card(
                document_name(held, id, now),
                [quotation(held, one, now) for one in quoted.get((id, row), ())],
                href=page_of(held, id, now),
                shown=4,
            )
            for id in found.ids
        ]
        return [head, group(text("cmp.cites", now), cards)]
    own = (row,) if compared.by == "agency" else ()
    in_order = [id for id in held.select(narrowed(compared.where, column)) if id in set(found.ids)]
    blocks: list[Block] = [
        head,
        {**group(text("entity.tasks", now), task_cards(held, in_order[:CARDS], now, own)), "n": found.n, "first": CARDS},
    ]
    if found.n > CARDS:
        filter = {"agency": "", "topic": ""}
        more = address(compared.by, id=row, province=column if is_province(column) else "", lang=now, **filter)
        blocks.append({"type": "links", "items": [{"text": text("cards.moreCards", now, n=found.n - CARDS), "href": more}]})
    return blocks


def _empty(held: Holdings, compared: Matrix, cell: tuple[str, str], now: Language) -> list[Block]:
    """Return why a cell is empty, with the documents that were read, each a link to its table of contents."""
    column, row = cell
    gap = gap_of(held, compared, column, row)
    said = [text(f"cmp.why.{gap.reason}", now, name=name_of(held, row, now), day=day(gap.day, now))]
    said += [f"{text('cmp.lacks', now)} {naming.finding(part, now)}" for part in gap.lacks]
    instead = [
        {
            "text": name_of(held, one, now),
            "href": here("compare", cell=f"{column}{SEPARATOR}{one}"),
            "after": str(compared.cells[column, one].n),
        }
        for one in gap.instead
    ]
    documents = [{"text": document_name(held, d.id, now), "href": address("document", id=d.id, lang=now)} for d in gap.documents]
    blocks: list[Block] = [note(said, tone="warning" if gap.reason == "incomplete" else "info")]
    if instead:
        blocks.append({"type": "links", "title": text("cmp.instead", now), "items": instead})
    return [*blocks, {"type": "links", "title": text("cmp.read", now), "items": documents}]
