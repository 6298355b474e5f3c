"""Forms that offices have of their own: fields as decimals, activities, groups of letters, tables below a lead's title, orders in clauses."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.addressed import by_agency, told
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.reach import parts
from tests.layouts.families.registry import family
from tests.layouts.families.tables import cell, pipes
from tests.layouts.page import Page, capital


@family("fields_as_decimals")
def decimal_fields(page: Page) -> None:
    """1. Nhiệm vụ 1 / 1.1. Nội dung: … / 1.2. Chủ trì: … / 1.3. Phối hợp: …"""
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. Nhiệm vụ {i}")
        page.para(f"{i}.1. Nội dung: {page.task(duty, timed=True)}.")
        for n, (label, value) in enumerate(rows(page, duty, words), 2):
            page.para(f"{i}.{n}. {label}: {value}.")


@family("activities")
def activities(page: Page) -> None:
    """Hoạt động 1: …, with its fields as "+" below."""
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"Hoạt động {i}: {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, words):
            page.para(f"+ {label}: {value}.")


@family("small_labels_behind")
def small_labels(page: Page) -> None:
    """- …; chủ trì: A; phối hợp: B, C; hoàn thành: Quý I."""
    for duty in page.duties:
        said = [f"chủ trì: {page.run(duty.leads)}"]
        if duty.coordinators:
            said.append(f"phối hợp: {page.run(duty.coordinators)}")
        if duty.time:
            said.append(f"thời gian: {duty.time.lower() if duty.time[:3] not in ('Quý',) else duty.time}")
        page.para(f"- {page.task(duty, timed=True)}; {'; '.join(said)}.")


@family("time_group_rows")
def time_groups(page: Page) -> None:
    """A table whose rows stand below the time that they share."""
    table = [["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp"]]
    for n, part in enumerate(parts(page)):
        table.append([("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[n], part[0].time or "Thường xuyên", "", ""])
        for i, duty in enumerate(part, 1):
            table.append([str(i), page.task(duty), cell(page, duty.leads), cell(page, duty.coordinators)])
    pipes(page, table)


def _bold(actors: Sequence[Actor]) -> str:
    printed = [f"**{a.printed}**" for a in actors]
    return printed[0] if len(printed) == 1 else ", ".join(printed[:-1]) + " và " + printed[-1]


@family("bold_names_in_sentences")
def bold_names(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f", phối hợp với {_bold(duty.coordinators)}" if duty.coordinators else ""
        page.para(f"{i}. {page.task(duty, f'{_bold(duty.leads)} chủ trì{helped} {duty.lower}')}.")


@family("standing_office_heading", "organised")
def standing_office(page: Page) -> None:
    """1. Sở A (cơ quan thường trực): items below, each with what it says itself."""
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. {actor.at_start} (Cơ quan thường trực)" if i == 1 else f"{i}. {actor.at_start}")
        for n, duty in enumerate(duties):
            page.para(f"{'abcdđeghik'[n]}) {told(page, actor, duty)};")


@family("allotted_line")
def allotted_line(page: Page) -> None:
    """* Phân công: Sở A chủ trì; Sở B, Sở C phối hợp."""
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty)}.")
        helped = f"; {page.run(duty.coordinators)} phối hợp" if duty.coordinators else ""
        page.para(f"* Phân công: {capital(page.run(duty.leads))} chủ trì{helped}.")


@family("tables_of_one_lead")
def tables_of_one_lead(page: Page) -> None:
    """1. Nhiệm vụ do Sở A chủ trì, then a table without a column for the lead."""
    for i, (actor, duties) in enumerate(by_agency(page), 1):
        page.para(f"{i}. Nhiệm vụ do {actor.printed} chủ trì")
        table = [["TT", "Nội dung nhiệm vụ", "Cơ quan phối hợp", "Thời gian hoàn thành"]]
        for n, duty in enumerate(duties, 1):
            one = Duty(duty.statement, (actor,), duty.coordinators, duty.time)
            table.append([str(n), page.task(one, timed=True), cell(page, duty.coordinators), duty.time or "Thường xuyên"])
        pipes(page, table)


@family("lettered_groups_of_bodies", "organised")
def lettered_groups(page: Page) -> None:
    """A. KHỐI … above the bodies' numbers."""
    found = by_agency(page)
    for n, group in enumerate((found[: len(found) // 2], found[len(found) // 2 :])):
        if not group:
            continue
        page.para(f"{'AB'[n]}. {('CÁC CƠ QUAN, ĐƠN VỊ NÒNG CỐT', 'CÁC CƠ QUAN, ĐƠN VỊ KHÁC')[n]}")
        for i, (actor, duties) in enumerate(group, 1):
            page.para(f"{i}. {actor.at_start}")
            for duty in duties:
                page.para(f"- {told(page, actor, duty)}.")


@family("bodies_and_their_bullets_in_cells")
def bullets_in_cells(page: Page) -> None:
    """Đơn vị chủ trì | Nhiệm vụ, one row a task, the body only in the first of its rows, numbered through."""
    table = [["Đơn vị chủ trì", "TT", "Nhiệm vụ", "Phối hợp", "Thời gian"]]
    count = 0
    for actor, duties in by_agency(page):
        for n, duty in enumerate(duties):
            count += 1
            one = Duty(duty.statement, (actor,), duty.coordinators, duty.time)
            first = actor.at_start if n == 0 else ""
            table.append([first, str(count), page.task(one, timed=True), cell(page, duty.coordinators), duty.time or "Hằng năm"])
    pipes(page, table)


@family("refers_letters")
def refers_letters(page: Page) -> None:
    """a) … b) …; then: Sở A chủ trì thực hiện các nội dung tại điểm a, c."""
    groups: dict[str, tuple[Actor, list[str]]] = {}
    page.para("1. Các nhiệm vụ trọng tâm:")
    for n, duty in enumerate(page.duties):
        letter = "abcdđeghik"[n]
        actor = groups.setdefault(duty.leads[0].generic, (duty.leads[0], []))[0]
        groups[duty.leads[0].generic][1].append(letter)
        page.para(f"{letter}) {page.task(Duty(duty.statement, (actor,), (), None))};")
    said = [f"{actor.printed} chủ trì thực hiện nội dung tại điểm {', '.join(letters)}" for actor, letters in groups.values()]
    page.para(f"2. Phân công: {capital('; '.join(said))}.")


@family("allotted_column")
def allotted_column(page: Page) -> None:
    """A column "Phân công" whose cells say who leads and who helps."""
    table = [["STT", "Đầu việc", "Phân công", "Thời hạn"]]
    for i, duty in enumerate(page.duties, 1):
        helped = f"; {page.run(duty.coordinators)} phối hợp" if duty.coordinators else ""
        table.append([str(i), page.task(duty, timed=True), f"{capital(page.run(duty.leads))} chủ trì{helped}", duty.time or "Thường xuyên"])
    pipes(page, table)


@family("order_in_a_clause")
def order_in_a_clause(page: Page) -> None:
    """- …; giao Sở A chủ trì, Sở B và Sở C phối hợp thực hiện."""
    for duty in page.duties:
        helped = f", {page.run(duty.coordinators)} phối hợp" if duty.coordinators else ""
        page.para(f"- {page.task(duty)}; giao {page.run(duty.leads)} chủ trì{helped} thực hiện.")
