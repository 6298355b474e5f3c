"""Items that are given by what they are called: sets of them below, codes, tables of bodies and codes, orders with their figures."""

from __future__ import annotations

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.registry import family
from tests.layouts.families.tables import pipes
from tests.layouts.page import Page, capital


def _led(page: Page) -> list[Duty]:
    """Return the duties with their first lead alone."""
    return [Duty(duty.statement, duty.leads[:1], (), None) for duty in page.duties]


@family("ordinals_below")
def ordinals(page: Page) -> None:
    """A sentence a body that names its items in words."""
    words = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
    groups: dict[str, tuple[Actor, list[str]]] = {}
    for i, duty in enumerate(_led(page), 1):
        actor = duty.leads[0]
        groups.setdefault(actor.generic, (actor, []))[1].append(f"việc thứ {words[i - 1]}")
        page.line(f"{i}. {page.task(Duty(duty.statement, (groups[actor.generic][0],), (), None))};")
    for actor, items in groups.values():
        page.line(f"{capital(actor.printed)} chủ trì {' và '.join(items)}.")
    page.line()


@family("all_of_these")
def all_of(page: Page) -> None:
    """Behind every third item a line that gives all those above it, by their count."""
    duties = _led(page)
    for at in range(0, len(duties), 3):
        part = duties[at : at + 3]
        for i, duty in enumerate(part, at + 1):
            page.line(f"{i}. {page.task(Duty(duty.statement, part[0].leads, (), None))}.")
        page.line(f"Cả {('một', 'hai', 'ba')[len(part) - 1]} việc trên do {part[0].leads[0].printed} chủ trì.")
    page.line()


def _coded(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.line(f"V{i}. {page.task(duty)};")
    page.line()


@family("codes_given_by_matrix")
def matrix(page: Page) -> None:
    """Items with codes, then a table of bodies and codes with the initials of roles."""
    _coded(page)
    actors = {a.printed: a for duty in page.duties for a in (*duty.leads, *duty.coordinators)}
    table = [["Đơn vị", *(f"V{i}" for i in range(1, len(page.duties) + 1))]]
    for actor in actors.values():
        marks = ["CT" if actor in d.leads else "PH" if actor in d.coordinators else "" for d in page.duties]
        table.append([capital(actor.printed), *marks])
    pipes(page, table)


@family("figures_below_an_order", "organised")
def figures(page: Page) -> None:
    """What an order lists below its colon is no work of its own."""
    for i, duty in enumerate(page.duties, 1):
        one = Duty(duty.statement, duty.leads[:1], (), None)
        rows = "".join(f"\n- Khu {part}: {5 * i + n} hộ;" for n, part in enumerate(("A", "B", "C"), 1))
        text = f"{capital(duty.leads[0].printed)} chủ trì {duty.lower}, cụ thể:{rows}"
        page.line(f"{i}. {page.task(one, text)}")
    page.line()
