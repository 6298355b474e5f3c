"""Who is told by a heading, a lead-in or an address: agencies with items below, directives, letters, telegrams, conclusions, articles."""

from __future__ import annotations

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.registry import family
from tests.layouts.frames import own_name
from tests.layouts.page import Page, capital, names


def by_agency(page: Page) -> list[tuple[Actor, list[Duty]]]:
    """Return each first lead with its duties, in order of appearance."""
    found: dict[str, tuple[Actor, list[Duty]]] = {}
    for duty in page.duties:
        found.setdefault(duty.leads[0].generic, (duty.leads[0], []))[1].append(duty)
    return list(found.values())


def told(page: Page, actor: Actor, duty: Duty) -> str:
    """Return a duty as an order below an agency's name: its lead when it says so, else assigned."""
    if duty.coordinators:
        one = Duty(duty.statement, (actor,), duty.coordinators, duty.time)
        return page.task(one, f"Chủ trì, phối hợp với {page.run(duty.coordinators, loose=True)} {duty.lower}")
    return page.task(Duty(duty.statement, (actor,), (), duty.time), leads="assigned")


def _items(page: Page, actor: Actor, duties: list[Duty], mark: str) -> None:
    for n, duty in enumerate(duties):
        page.para(mark.format(letter="abcdđeghik"[n], n=n + 1) + told(page, actor, duty) + ".")


@family("heading_agency", "organised")
def heading_agency(page: Page) -> None:
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. {actor.at_start}")
        _items(page, actor, duties, "- ")


@family("bullet_agency", "organised")
def bullet_agency(page: Page) -> None:
    outer, inner, colon = page.rng.choice((("* ", "+ ", ":"), ("* ", "- ", ""), ("- ", "+ ", ":"), ("• ", "- ", ""), ("➢ ", "- ", ":")))
    for actor, duties in by_agency(page):
        page.para(f"{outer}{actor.at_start}{colon}")
        _items(page, actor, duties, inner)


@family("heading_agency_colon", "organised")
def heading_colon(page: Page) -> None:
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. {actor.at_start}:")
        _items(page, actor, duties, "{letter}) ")


@family("heading_agency_bold", "organised")
def heading_bold(page: Page) -> None:
    for actor, duties in by_agency(page):
        page.para(f"**{actor.at_start}**")
        _items(page, actor, duties, "- ")


@family("heading_agency_capitals", "organised")
def heading_capitals(page: Page) -> None:
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. {actor.printed.upper()}")
        _items(page, actor, duties, "{letter}) ")


@family("heading_duty_of", "organised")
def heading_duty_of(page: Page) -> None:
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. Trách nhiệm của {actor.printed}")
        _items(page, actor, duties, "- ")


@family("heading_as_for", "organised")
def heading_as_for(page: Page) -> None:
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. Đối với {actor.printed}:")
        _items(page, actor, duties, "- ")


@family("agency_colon_statement", "organised")
def agency_colon(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        text = f"{capital(page.run(duty.leads))}: {duty.statement}"
        page.para(f"{i}. " + page.task(duty, text, leads="assigned", coordinators=None) + ".")


@family("two_agencies_heading", "organised")
def two_agencies(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {capital(names(duty.leads, 'và'))}")
        page.para("- " + page.task(duty, leads="assigned", coordinators=None) + ".")


@family("directive_agencies", "directive")
def directive(page: Page) -> None:
    page.para(f"Để khắc phục những tồn tại nêu trên, {own_name(page.facts)} yêu cầu:")
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. {actor.at_start}:")
        _items(page, actor, duties, "{letter}) ")


@family("directive_one_paragraph", "directive")
def directive_run(page: Page) -> None:
    page.para(f"{own_name(page.facts)} yêu cầu các cơ quan, đơn vị thực hiện nghiêm một số nội dung sau:")
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. {actor.at_start}: " + " ".join("abcdđeghik"[n] + ") " + told(page, actor, d) + "." for n, d in enumerate(duties)))


@family("lead_in_items", "directive")
def lead_in_items(page: Page) -> None:
    actors = page.duties[0].leads
    page.para(f"{own_name(page.facts)} yêu cầu {page.run(actors)}:")
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. " + page.task(Duty(duty.statement, actors, (), duty.time), leads="assigned") + ".")


@family("lead_in_items_run", "directive")
def lead_in_run(page: Page) -> None:
    actors = page.duties[0].leads
    items = [f"{i}. " + page.task(Duty(d.statement, actors, (), d.time), leads="assigned") + "." for i, d in enumerate(page.duties, 1)]
    page.para(f"{own_name(page.facts)} yêu cầu {page.run(actors)}: " + " ".join(items))


@family("letter_one_addressee", "letter")
def letter_one(page: Page) -> None:
    actor = page.duties[0].leads[0]
    page.para(f"Kính gửi: {actor.at_start}.")
    page.para(
        f"Thực hiện chương trình công tác năm {page.facts.year}, {own_name(page.facts)} đề nghị {actor.printed} triển khai một số nội dung sau:"
    )
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. " + page.task(Duty(duty.statement, (actor,), (), duty.time), leads="assigned") + ".")


@family("letter_many_addressees", "letter")
def letter_many(page: Page) -> None:
    seen: dict[str, Actor] = {}
    for duty in page.duties:
        seen.setdefault(duty.leads[0].generic, duty.leads[0])
    page.line("Kính gửi:")
    for actor in seen.values():
        page.line(f"- {actor.at_start};")
    page.line()
    page.para(f"Để triển khai kịp thời các nhiệm vụ trọng tâm, {own_name(page.facts)} đề nghị:")
    for i, duty in enumerate(page.duties, 1):
        text = f"{duty.leads[0].at_start} {duty.lower}"
        page.para(f"{i}. " + page.task(Duty(duty.statement, duty.leads[:1], (), None), text, leads="assigned") + ".")


@family("telegram_leaders", "telegram")
def telegram(page: Page) -> None:
    """Leaders of bodies are told; they stand for their body."""
    title, base = ("Bộ trưởng", "Bộ") if page.facts.level == "central" else ("Giám đốc", "Sở")
    known = {a.generic: a for d in page.duties for a in (*d.leads, *d.coordinators) if a.printed.startswith(base + " ")}
    bodies = list(known.values())[:2] or [Actor(f"{base} Y tế", f"{base} Y tế")]
    heads = ", ".join(f"{title} {a.printed}" for a in bodies)
    page.para(f"{own_name(page.facts)} yêu cầu {heads}:")
    for n, duty in enumerate(page.duties):
        page.para(f"{'abcdđeghik'[n]}) " + page.task(Duty(duty.statement, tuple(bodies), (), None), leads="assigned") + ".")


@family("conclusion_orders", "conclusion")
def conclusion(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        if duty.coordinators:
            text = f"Giao {page.run(duty.leads)} chủ trì, phối hợp với {page.run(duty.coordinators, loose=True)} {duty.lower}"
            page.para(f"{i}. " + page.task(duty, text) + ".")
        else:
            page.para(f"{i}. " + page.task(duty, f"{capital(page.run(duty.leads))} {duty.lower}", leads="assigned") + ".")


@family("conclusion_name_lines", "conclusion")
def conclusion_name_lines(page: Page) -> None:
    """Names in lines of their own without a number, bullets or paragraphs of work below each."""
    mark = page.rng.choice(("- ", "+ ", "• ", ""))
    for actor, duties in by_agency(page):
        page.para(actor.at_start)
        _items(page, actor, duties, mark)


@family("articles_of_agencies", "decision")
def articles(page: Page, first: int = 2) -> None:
    for n, (actor, duties) in enumerate(by_agency(page), first):
        page.para(f"Điều {n}. Trách nhiệm của {actor.printed}")
        _items(page, actor, duties, "{n}. ")


@family("article_points", "decision")
def article_points(page: Page) -> None:
    page.para("Điều 2. Trách nhiệm của các cơ quan, đơn vị")
    for n, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{n}. {actor.at_start} có trách nhiệm:")
        _items(page, actor, duties, "{letter}) ")


def _shared_out(name: str, heading: str) -> None:
    """Register a family whose heading tells a group, and below which each line without a mark says what one of it does."""

    @family(name, "organised")
    def write(page: Page) -> None:
        page.para(f"1. {heading}")
        for actor, duties in by_agency(page):
            for duty in duties:
                page.para(f"{actor.at_start}: {told(page, actor, duty)}.")


_shared_out("heading_each_unit", "Nhiệm vụ của từng đơn vị")
_shared_out("heading_of_forces", "Nhiệm vụ của các lực lượng")
