"""Tables whose heads say nothing of roles, whose cells say them beside names, or whose heading says whose work it is."""

from __future__ import annotations

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.registry import family
from tests.layouts.families.tables import pipes, tabs
from tests.layouts.page import Page, capital


def _named(actors: tuple[Actor, ...]) -> str:
    return "; ".join(capital(a.printed) for a in actors)


def _alone(duty: Duty) -> Duty:
    return Duty(duty.statement, duty.leads, (), duty.time)


def _heads(name: str, heads: tuple[str, ...], order: str, *, leads: str = "lead") -> None:
    """Register a family of tables with these heads; `order` says what stands below each: n(umber), w(ork), a(ctor), t(ime)."""

    @family(name)
    def write(page: Page) -> None:
        table = [[*heads]]
        for i, duty in enumerate(page.duties, 1):
            cells = {
                "n": str(i),
                "w": page.task(_alone(duty), timed="t" in order, leads=leads),
                "a": _named(duty.leads),
                "t": duty.time or "Cả năm",
            }
            table.append([cells[what] for what in order])
        pipes(page, table)


_heads("heads_nobody_knows", ("Thứ", "Phần hành", "Nhà nào gánh", "Mùa vụ"), "nwat")
_heads("head_of_owners", ("Dự án", "Chủ đầu tư"), "wa")
_heads("actor_column_first", ("Ai", "Làm gì", "Khi nào"), "awt", leads="assigned")
_heads("kinds_of_bodies", ("TT", "Khoa, phòng", "Nhiệm vụ", "Thời hạn"), "nawt", leads="assigned")


@family("head_with_a_role_among_words")
def role_among(page: Page) -> None:
    """A head that no label covers, with a word for a role in it."""
    table = [["TT", "Công việc", "Sở, ban, ngành chủ trì", "Đơn vị phối hợp", "Thời gian"]]
    for i, duty in enumerate(page.duties, 1):
        table.append([str(i), page.task(duty, timed=True), _named(duty.leads), _named(duty.coordinators), duty.time or ""])
    pipes(page, table)


@family("cells_with_codes_behind_names")
def codes_behind(page: Page) -> None:
    """One column of bodies, each with the initials of its role in brackets."""
    table = [["Thời gian", "Công việc", "Đơn vị"]]
    for duty in page.duties:
        bodies = [f"{capital(a.printed)} (CT)" for a in duty.leads] + [f"{capital(a.printed)} (PH)" for a in duty.coordinators]
        table.append([duty.time or "Cả năm", page.task(duty, timed=True), "; ".join(bodies)])
    tabs(page, table)


@family("tables_below_bodies")
def below_bodies(page: Page) -> None:
    """A body's name in capitals, then rows of its work without heads."""
    for duty in page.duties:
        page.line(duty.leads[0].printed.upper())
        one = Duty(duty.statement, duty.leads[:1], (), duty.time)
        page.line(f"1\t{page.task(one, leads='assigned', timed=True)}\t{duty.time or ''}".rstrip())
    page.line()


@family("work_below_its_label")
def below_label(page: Page) -> None:
    """Below each title a label alone with the work under it, then one with who does it."""
    for i, duty in enumerate(page.duties, 1):
        page.line(f"{i}. {('Tuyên truyền', 'Hạ tầng', 'Nhân lực', 'Kiểm tra')[i % 4]}")
        page.line("* Nội dung:")
        page.line(f"- {page.task(duty)}.")
        page.line("* Trách nhiệm:")
        page.line(f"- Chủ trì: {_named(duty.leads)}")
        if duty.coordinators:
            page.line(f"- Phối hợp: {_named(duty.coordinators)}")
    page.line()
