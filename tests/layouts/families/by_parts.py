"""Lines that hold work and who does it in parts, whatever sign parts them and in whichever order they stand."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.registry import family
from tests.layouts.page import Page, capital


def _named(actors: tuple[Actor, ...], sign: str = ", ") -> str:
    return sign.join(capital(a.printed) for a in actors)


def _plain(name: str, line: Callable[[str, str], str], between: str = ", ", bullet: str = "{i}. ") -> None:
    """Register a family whose lines are made of the work and whom it is given to, with no word that says a role."""

    @family(name)
    def write(page: Page) -> None:
        for i, duty in enumerate(page.duties, 1):
            one = Duty(duty.statement, duty.leads, (), None)
            page.line(bullet.format(i=i) + line(page.task(one, leads="assigned"), _named(duty.leads, between)))
        page.line()


_plain("parts_by_arrow", lambda work, who: f"{work} → {who}")
_plain("parts_by_arrow_back", lambda work, who: f"{who} ← {work}")
_plain("parts_by_dots", lambda work, who: f"{work} ............ {who}")
_plain("parts_by_tilde", lambda work, who: f"{work} ~ {who}", bullet="- ")
_plain("parts_by_tag", lambda work, who: f"[{who}] {work}.", between=" + ")
_plain("parts_by_at", lambda work, who: f"{work} @{who}", between=" @", bullet="- ")
_plain("parts_joined_by_plus", lambda work, who: f"{who}: {work}.", between=" + ")


def _worded(name: str, line: Callable[[str, str, str], str], bullet: str = "{i}. ") -> None:
    """Register a family whose lines say beside each name whether it leads or helps."""

    @family(name)
    def write(page: Page) -> None:
        for i, duty in enumerate(page.duties, 1):
            page.line(bullet.format(i=i) + line(page.task(duty), _named(duty.leads), _named(duty.coordinators)))
        page.line()


_worded("parts_main_and_second", lambda work, leads, help_: f"{work} - {leads} (chính)" + (f", {help_} (phụ)" if help_ else ""))
_worded("parts_roles_first", lambda work, leads, help_: f"CT: {leads}" + (f"; PH: {help_}" if help_ else "") + f" → {work}")


@family("cells_that_say_what_they_hold")
def labelled_cells(page: Page) -> None:
    """Rows without heads whose cells begin with labels."""
    for i, duty in enumerate(page.duties, 1):
        cells = [f"{i}. {page.task(duty, timed=True)}", f"Chủ trì: {_named(duty.leads, '; ')}"]
        cells.append(f"Phối hợp: {_named(duty.coordinators, '; ') or 'không'}")
        page.line(" | ".join([*cells, f"Hạn: {duty.time}"] if duty.time else cells))
    page.line()
