"""Layouts that nobody expects and real offices use all the same."""

from __future__ import annotations

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.reach import parts
from tests.layouts.families.registry import family
from tests.layouts.families.tables import cell, pipes, plain, tabs
from tests.layouts.page import Page, capital, names


@family("ditto_marks")
def ditto(page: Page) -> None:
    """A table that writes "nt" (như trên) where the lead is the one above."""
    duties = [d for part in parts(page) for d in part]
    table = [["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp"]]
    before: Duty | None = None
    for i, duty in enumerate(duties, 1):
        same = before is not None and before.leads == duty.leads
        table.append([str(i), page.task(duty), "-nt-" if same else cell(page, duty.leads), cell(page, duty.coordinators)])
        before = duty
    pipes(page, table)


@family("blank_is_above")
def blank_above(page: Page) -> None:
    """The lead stands first and once; the rows below it leave the cell empty."""
    table = [["Cơ quan chủ trì", "Nhiệm vụ", "Thời gian"]]
    for part in parts(page):
        for n, duty in enumerate(part):
            one = Duty(duty.statement, duty.leads, (), duty.time)
            table.append([cell(page, duty.leads) if n == 0 else "", page.task(one, timed=True), duty.time or "Thường xuyên"])
    pipes(page, table)


@family("footnote_stars")
def stars(page: Page) -> None:
    """Stars behind the items, explained below the list."""
    groups = parts(page)[:3]
    duties = [(n, d) for n, part in enumerate(groups) for d in part]
    left = page.duties[len(duties) :]
    duties += [(0, Duty(d.statement, groups[0][0].leads, groups[0][0].coordinators, None)) for d in left]
    for i, (n, duty) in enumerate(duties, 1):
        page.para(f"{i}. {page.task(duty)} ({'*' * (n + 1)}).")
    for n, part in enumerate(groups):
        helped = f", phối hợp với {page.run(part[0].coordinators)}" if part[0].coordinators else ""
        page.para(f"({'*' * (n + 1)}): {capital(page.run(part[0].leads))} chủ trì{helped}.")


@family("short_labels_legend")
def short_labels(page: Page) -> None:
    page.para("(CT: cơ quan chủ trì; PH: cơ quan phối hợp; TG: thời gian)")
    for i, duty in enumerate(page.duties, 1):
        found = " / ".join(f"{label}: {value}" for label, value in rows(page, duty, ("CT", "PH", "TG")))
        page.para(f"{i}. {page.task(duty, timed=True)}. {found}")


@family("cells_on_lines")
def cells_on_lines(page: Page) -> None:
    """A table copied from a page: every cell on a line of its own, a dash where it is empty."""
    for row in plain(page):
        for text in row:
            page.para(text or "-")


@family("columns_by_spaces")
def columns_by_spaces(page: Page) -> None:
    """Columns held apart by blanks, as PDF tools write them."""
    for row in plain(page, "nclt"):
        page.line("   ".join(text or "-" for text in row))
    page.line()


@family("ascii_box")
def ascii_box(page: Page) -> None:
    rule = "+----+--------------------+---------------+---------------+----------+"
    page.line(rule)
    for row in plain(page):
        page.line("| " + " | ".join(row) + " |")
        page.line(rule)
    page.line()


@family("records_by_tabs")
def records_by_tabs(page: Page) -> None:
    for duty in page.duties:
        tabs(page, [["Nội dung", page.task(duty, timed=True)], *map(list, rows(page, duty, ("Chủ trì", "Phối hợp", "Thời gian")))])


@family("list_of_leads_with_items")
def leads_with_items(page: Page) -> None:
    """The roles after the list, each body with the numbers of its items."""
    groups: dict[str, tuple[Duty, list[int]]] = {}
    for i, duty in enumerate(page.duties, 1):
        one = Duty(duty.statement, duty.leads[:1], (), None)
        groups.setdefault(one.leads[0].generic, (one, []))[1].append(i)
        page.para(f"{i}. {page.task(Duty(duty.statement, groups[one.leads[0].generic][0].leads, (), None))}.")
    said = [f"{one.leads[0].printed} (nhiệm vụ {', '.join(map(str, numbers))})" for one, numbers in groups.values()]
    page.para("Cơ quan chủ trì: " + capital("; ".join(said)) + ".")


@family("leads_the_following")
def leads_following(page: Page) -> None:
    """X chủ trì các nhiệm vụ sau: bullets, each with its own coordinators."""
    seen: dict[str, list[Duty]] = {}
    for duty in page.duties:
        seen.setdefault(duty.leads[0].generic, []).append(duty)
    for i, group in enumerate(seen.values(), 1):
        lead = group[0].leads[:1]
        page.para(f"{i}. {lead[0].at_start} chủ trì thực hiện các nhiệm vụ sau:")
        for duty in group:
            helped = f" (phối hợp: {page.list(duty.coordinators)})" if duty.coordinators else ""
            page.para("- " + page.task(Duty(duty.statement, lead, duty.coordinators, None)) + helped + ".")


@family("heading_names_lead")
def heading_lead(page: Page) -> None:
    """Nhóm nhiệm vụ do X chủ trì, items below with a line of coordinators each."""
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. Nhóm nhiệm vụ do {page.run(part[0].leads)} chủ trì")
        for duty in part:
            page.para(f"- {page.task(duty)}.")
            if duty.coordinators:
                page.para(f"Đơn vị phối hợp: {capital(page.list(duty.coordinators))}.")


def _head_of(actor: Actor) -> str:
    """Return the head of a body as a field names him; a collective has none."""
    for start, title in (
        ("Sở ", "Giám đốc"),
        ("Công an", "Giám đốc"),
        ("Bộ ", "Bộ trưởng"),
        ("UBND", "Chủ tịch"),
        ("Ủy ban nhân dân", "Chủ tịch"),
    ):
        if actor.printed.startswith(start):
            return f"{title} {actor.printed}"
    return f"Thủ trưởng {actor.printed}" if actor.printed[0].isupper() else actor.printed


@family("leaders_in_fields")
def leaders(page: Page) -> None:
    """Field values name the head of a body; he stands for it."""
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, coordinators=None)}.")
        page.para("Chủ trì: " + capital(", ".join(map(_head_of, duty.leads))) + ".")


@family("joins_with")
def joins(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f", có sự tham gia của {page.run(duty.coordinators)}" if duty.coordinators else ""
        page.para(f"{i}. {page.task(duty)}. Cơ quan chủ trì là {page.run(duty.leads)}{helped}.")


@family("plain_word_columns")
def plain_words(page: Page) -> None:
    table = plain(page)
    table[0] = ["Số TT", "Việc phải làm", "Cơ quan làm đầu mối chủ trì", "Cơ quan cùng phối hợp thực hiện", "Hạn hoàn thành"]
    pipes(page, table)


@family("parenthesised_heading_task")
def heading_task(page: Page) -> None:
    """Nhiệm vụ n (X - chủ trì; Y - phối hợp): the statement."""
    for i, duty in enumerate(page.duties, 1):
        said = [f"{a.printed} - chủ trì" for a in duty.leads] + [f"{a.printed} - phối hợp" for a in duty.coordinators]
        page.para(f"Nhiệm vụ {i} ({'; '.join(said)}): {page.task(duty)}.")


@family("defined_short_forms")
def short_forms(page: Page) -> None:
    """The first lead gets a short form at its first mention and is called by it afterwards."""
    lead = page.duties[0].leads[0]
    page.para(f"{lead.at_start} (sau đây gọi tắt là Cơ quan thường trực) chịu trách nhiệm chung.")
    page.lines[-2] = page.may(page.lines[-2])
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        one = Duty(duty.statement, (lead,), tuple(a for a in duty.coordinators if a.generic != lead.generic), duty.time)
        page.para(f"{i}. {page.task(one, timed=True)}.")
        for label, value in rows(page, one, words):
            page.para(f"{label}: {'Cơ quan thường trực' if value == lead.at_start else value}.")


@family("page_feet_inside")
def page_feet(page: Page) -> None:
    """A page number and a form feed between an item and its role lines."""
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        if i % 2 == 0:
            page.para(f"{i // 2 + 1}\f")
        for label, value in rows(page, duty, words):
            page.para(f"{label}: {value}.")


@family("one_run_of_fields")
def run_of_fields(page: Page) -> None:
    """No line has a number: content, lead, coordinators follow each other as labelled lines."""
    for duty in page.duties:
        page.para(f"Nội dung công việc: {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, ("Chịu trách nhiệm chủ trì", "Cùng phối hợp", "Hạn hoàn thành")):
            page.para(f"{label}: {value}.")


@family("agreed_orders", "conclusion")
def agreed(page: Page) -> None:
    """Hội nghị thống nhất giao: bullets 'X: statement'."""
    page.para("Hội nghị thống nhất giao:")
    for duty in page.duties:
        one = Duty(duty.statement, duty.leads, (), None)
        page.para("- " + page.task(one, f"{capital(names(one.leads, 'và'))}: {duty.lower}", leads="assigned") + ";")
