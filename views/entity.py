"""What the pages of agencies, provinces, instruments and topics share: their head, figures, lists to go on from, and tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph.explore import HeldDocument, Holdings, Profile, Tallies, Tally, TaskFilter
from graph.query import ROLES, Role
from text.errors import BadInput
from views import frame
from views.blocks import Block, note
from views.component import draw_sheet
from views.i18n import Language, counted, day, has, text
from views.links import document_name, document_title, issuer, links, name_of, page_of
from views.services import asking, explore, taking
from views.state import address, here, language, parameter
from views.take import TASKS, downloads
from views.tasks import task_list

__all__ = ["concepts", "documents_block", "draw", "facet", "filters", "names_fact", "tasks_blocks", "where"]

FILTERS = ("role", "province", "topic", "field", "with", "document")
Blocks = Callable[[Holdings, Profile, Language], list[Block]]


def draw(kind: str, blocks: Blocks) -> None:
    """Draw the page of the thing that the address names, if it is of this kind."""
    now = language()
    held, id = explore.held(), parameter("id")
    try:
        found = explore.entity(id, where(id))
    except BadInput:
        found = None
    if found is None or found.kind != kind:
        said = text("entity.unknown", now, id=id) if id else text(f"entity.none.{kind}", now)
        draw_sheet([note([said]), *_index(held, kind, now)], now, key="unknown")
        return
    frame.titled(name_of(held, id, now))
    draw_sheet([*blocks(held, found, now), *_questions(held, found, now)], now, key="entity")
    tasks, title = found.tallies.tasks, held.name(id, now)
    own = (id,) if kind == "agency" else ()
    if tasks:
        downloads(title, TASKS, lambda format: taking.tasks(tasks, format, now, title, own), now, key="entity")


def where(id: str) -> TaskFilter:
    """Return the filter that the address asks for: a role, province, topic, field, document, or one who takes part too."""
    role, partner = parameter("role"), parameter("with")
    roles: tuple[Role, ...] = tuple(one for one in ROLES if one == role)

    def one(name: str) -> tuple[str, ...]:
        return (parameter(name),) if parameter(name) else ()

    return TaskFilter(
        provinces=one("province"), documents=one("document"), topics=one("topic"), fields=one("field"), roles=roles,
        together=(partner, id) if partner and id.startswith(("agency:", "body:")) else (partner,) if partner else (),
    )  # fmt: skip


def _index(held: Holdings, kind: str, now: Language) -> list[Block]:
    """Return the things of a kind that the store has most of, for an address that names none."""
    names = [name for name in asking.names(now) if name.kind == kind][:60]
    parts = {f"entity.index.{kind}": [name for name in names if not name.id.startswith("field:")]}
    parts["entity.index.field"] = [name for name in names if name.id.startswith("field:")]
    return [
        {
            "type": "links", "title": text(title, now),
            "items": [{"text": name.words, "href": page_of(held, name.id, now), "after": str(name.n)} for name in part],
        }
        for title, part in parts.items()
        if part
    ]  # fmt: skip


def _questions(held: Holdings, found: Profile, now: Language) -> list[Block]:
    words = held.name(found.id, now)
    if found.kind != "instrument" and not found.tallies.tasks:
        return []  # each of them asks for tasks
    if found.kind == "instrument":
        document = held.documents[found.id]
        words = document_name(held, found.id, now).partition(",")[0] if document.number else ""
    if not words:
        return []
    asked = [question.replace("{}", words) for question in asking.questions_about(now)[found.kind]]
    return [
        {"type": "links", "title": text("entity.ask", now), "items": [{"text": q, "href": address("ask", q=q, lang=now)} for q in asked]}
    ]


def names_fact(name: str, held: Holdings, ids: Iterable[str], now: Language) -> list[Block]:
    """Return a line of the head that names things, with links; none where there are none."""
    items = links(held, ids, now)
    return [{"name": text(name, now), "items": items}] if items else []


def concepts(held: Holdings, found: Profile, now: Language) -> list[Block]:
    """Return what a thing came from, became, and the broader and narrower concepts, as lines of its head."""
    broader = "body" if found.kind == "agency" else "broader"
    lines = (("earlier", found.earlier), ("later", found.later), (broader, found.broader), ("narrower", found.narrower))
    return [block for name, ids in lines for block in names_fact(f"entity.{name}", held, ids, now)]


def filters(page: str, held: Holdings, now: Language) -> list[Block]:
    """Return the filters of this view, each a link that takes it off."""
    items = []
    for name in FILTERS:
        value = parameter(name)
        if value:
            words = text(f"role.{value}", now) if name == "role" and has(f"role.{value}") else name_of(held, value, now)
            items.append(
                {"text": f"{words} ×", "href": here(page, **{name: "", "n": ""}), "now": True, "title": text("entity.unfilter", now)}
            )
    return [{"type": "choices", "label": text("entity.only", now), "items": items}] if items else []


def facet(
    title: str,
    tallies: Sequence[Tally],
    held: Holdings,
    now: Language,
    *,
    page: str = "",
    filter: str = "",
    first: int = 8,
    about: str = "",
) -> list[Block]:
    """Return a list of things with their tasks by role: names lead to their pages, numbers to this page's tasks with each."""
    if not tallies:
        return []
    items = []
    for tally in tallies:
        name = name_of(held, tally.id, now)
        parts = [{"tone": role, "n": n} for role, n in tally.roles()]
        said = ", ".join(f"{text(f'role.{role}', now)}: {n}" for role, n in tally.roles())
        tasks = here(page, **{filter: tally.id, "n": ""}) if filter else ""
        items.append({"text": name, "href": page_of(held, tally.id, now), "n": tally.n, "parts": parts, "title": said, "tasks": tasks})
    return [{"title": title, "about": about, "items": items, "first": first}]


def facets(found: Tallies, held: Holdings, now: Language, page: str, *, without: Sequence[str] = ()) -> list[Block]:
    """Return the lists of a thing's tasks by province, partner, topic, field and document, but those in `without`."""
    lists = {
        "provinces": ("province", found.provinces),
        "agencies": ("with", found.agencies),
        "bodies": ("with", found.bodies),
        "topics": ("topic", found.topics),
        "fields": ("field", found.fields),
        "documents": ("document", found.documents),
    }
    groups = []
    own = parameter("id")  # a thing is no partner, topic or field of itself
    for name, (filter, tallies) in lists.items():
        tallies = tuple(tally for tally in tallies if tally.id != own)
        if name not in without:
            groups += facet(text(f"entity.by.{name}", now), tallies, held, now, page=page, filter=filter)
    return [{"type": "facets", "groups": groups}] if groups else []


def figures(found: Tallies, now: Language, page: str, more: Sequence[Block] = ()) -> Block:
    """Return a thing's number of tasks, by role where it has roles."""
    items: list[Block] = [{"n": len(found.tasks), "text": counted("task", len(found.tasks), now)}]
    for role, n in found.roles.roles():
        items.append({"n": n, "text": text(f"role.{role}", now), "tone": role, "href": here(page, role=role, n="")})
    return {"type": "figures", "items": [*items, *more]}


def tasks_blocks(held: Holdings, found: Profile, now: Language, page: str, *, agencies: Iterable[str] = ()) -> list[Block]:
    """Return a thing's tasks as cards, in the order and groups that the address asks for."""
    if not found.tallies.tasks:
        narrowed = any(parameter(name) for name in FILTERS)
        return [note([text("entity.no_tasks" if narrowed else "entity.no_tasks.at_all", now)])]
    return task_list(held, list(found.tallies.tasks), now, page, text("entity.tasks", now), agencies)


def documents_block(held: Holdings, documents: Sequence[HeldDocument], now: Language, title: str) -> list[Block]:
    """Return a table of documents, folded where it is long."""
    if not documents:
        return []
    rows: list[list[object]] = []
    for document in documents:
        name = {"text": document_title(document), "href": page_of(held, document.id, now)}
        rows.append([{**name, "vi": True}, document.number, issuer(held, document.id, now), day(document.issue_date, now)])
    kinds = {"number": "short", "issue_date": "short", "title": "wide"}
    columns = [{"label": text(f"field.{f}", now), "kind": kinds.get(f, "")} for f in ("title", "number", "issuer", "issue_date")]
    table = {"type": "table", "columns": columns, "rows": rows}
    heading = f"{title} ({len(rows)})"
    return [{"type": "fold", "title": heading, "open": len(rows) <= 6, "blocks": [table]}]
