"""More layouts that nobody expects: assignments in tables that name items by number, words in matrices, markup, dots, slashes."""

from __future__ import annotations

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.reach import parts
from tests.layouts.families.registry import family
from tests.layouts.families.tables import cell, pipes
from tests.layouts.page import Page, capital


@family("who_what_when")
def who_what_when(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. Việc: {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, ("Ai chủ trì", "Ai phối hợp", "Khi nào xong")):
            page.para(f"{label}: {value}.")


@family("grid_lines_in_cells")
def grid_lines(page: Page) -> None:
    """A grid whose cells hold one body a line."""
    table = [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]]
    for i, duty in enumerate(page.duties, 1):
        leads, helpers = ("\n".join(a.at_start for a in actors) for actors in (duty.leads, duty.coordinators))
        table.append([str(i), page.task(duty, timed=True), leads, helpers, duty.time or ""])
    page.grid(table)


@family("group_row_names_lead")
def group_row(page: Page) -> None:
    """A row that only says who leads the rows below it."""
    table = [["TT", "Nội dung nhiệm vụ", "Cơ quan phối hợp", "Thời gian"]]
    for n, part in enumerate(parts(page)):
        table.append([("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[n], f"Cơ quan chủ trì: {page.list(part[0].leads)}", "", ""])
        table += [[str(i), page.task(d, timed=True), cell(page, d.coordinators), d.time or ""] for i, d in enumerate(part, 1)]
    pipes(page, table)


@family("table_of_numbers_below")
def numbers_below(page: Page) -> None:
    """The items as a list, then a table that gives each number its bodies."""
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
    page.para("Phân công thực hiện:")
    table = [["Nhiệm vụ số", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]]
    pipes(page, table + [[str(i), cell(page, d.leads), cell(page, d.coordinators), d.time or ""] for i, d in enumerate(page.duties, 1)])


@family("lead_list_below")
def lead_list(page: Page) -> None:
    """Bodies as a list below the items, each with the numbers it leads."""
    groups: dict[str, tuple[Actor, list[int]]] = {}
    for i, duty in enumerate(page.duties, 1):
        actor = groups.setdefault(duty.leads[0].generic, (duty.leads[0], []))[0]
        groups[actor.generic][1].append(i)
        page.para(f"{i}. {page.task(Duty(duty.statement, (actor,), (), None))}.")
    page.para("Phân công cơ quan chủ trì:")
    for actor, numbers in groups.values():
        page.para(f"- {actor.at_start}: nhiệm vụ {', '.join(map(str, numbers))}.")


@family("html_labels")
def html_labels(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"<b>{i}.</b> {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, words):
            page.para(f"<b>{label}:</b> {value}.")


@family("labels_without_marks")
def unaccented(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, ("Don vi chu tri", "Don vi phoi hop", "Thoi gian")):
            page.para(f"{label}: {value}.")


@family("dotted_leaders")
def dotted(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, words):
            page.para(f"{label} ........ {value}")


@family("fields_numbered_inline")
def numbered_inline(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        found = "; ".join(f"({n}) {label}: {value}" for n, (label, value) in enumerate(rows(page, duty, words), 1))
        page.para(f"{i}. {page.task(duty, timed=True)}. {found}.")


@family("slash_label")
def slash_label(page: Page) -> None:
    """Chủ trì/Phối hợp: X / Y."""
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty)}.")
        if duty.coordinators:
            page.para(f"Chủ trì/Phối hợp: {capital(page.run(duty.leads))} / {capital(page.run(duty.coordinators))}.")
        else:
            page.para(f"Chủ trì: {capital(page.run(duty.leads))}.")


@family("matrix_words")
def matrix_words(page: Page) -> None:
    """Bodies are columns; the cells say "Chủ trì" or "Phối hợp"."""
    bodies: dict[str, Actor] = {}
    for duty in page.duties:
        for actor in (*duty.leads, *duty.coordinators[:2]):
            bodies.setdefault(actor.generic, actor)
    table = [["TT", "Nội dung công việc", *(a.at_start for a in bodies.values())]]
    for i, duty in enumerate(page.duties, 1):
        one = Duty(duty.statement, duty.leads, duty.coordinators[:2], None)
        said = {a.generic: "Chủ trì" for a in one.leads} | {a.generic: "Phối hợp" for a in one.coordinators}
        table.append([str(i), page.task(one), *(said.get(g, "") for g in bodies)])
    pipes(page, table)


@family("marked_bodies_first")
def marked_bodies(page: Page) -> None:
    """X (chủ trì), Y (phối hợp): the statement."""
    for duty in page.duties:
        said = [f"{a.printed} (chủ trì)" for a in duty.leads] + [f"{a.printed} (phối hợp)" for a in duty.coordinators]
        page.para(f"- {capital(', '.join(said))}: {page.task(duty)}.")


@family("months_as_headings")
def months(page: Page) -> None:
    """A calendar: headings of time, items with their lead in brackets."""
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. Tháng {i}/{page.facts.year}")
        page.para(f"- {page.task(duty, coordinators=None)} ({page.run(duty.leads)} chủ trì thực hiện).")


@family("capitals_heading_lead", "open")
def capitals_heading(page: Page) -> None:
    """NHÓM NHIỆM VỤ DO SỞ Y TẾ CHỦ TRÌ."""
    for part in parts(page):
        page.section(f"NHÓM NHIỆM VỤ DO {page.run(part[0].leads).upper()} CHỦ TRÌ")
        for i, duty in enumerate(part, 1):
            helped = f" Phối hợp: {page.list(duty.coordinators)}." if duty.coordinators else ""
            page.para(f"{i}. {page.task(duty)}.{helped}")


@family("fields_behind_bars")
def behind_bars(page: Page) -> None:
    """The fields of an item behind it on its line."""
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        fields = [f"{label}: {value}" for label, value in rows(page, duty, words)]
        page.para(" | ".join([f"{i}. {page.task(duty, timed=True)}", *fields]))


@family("role_line_between_bars")
def between_bars(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        page.para(" | ".join(f"{label}: {value}" for label, value in rows(page, duty, words)))
