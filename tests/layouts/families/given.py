"""Work that a column or label only gives, whose own words say the part; asides between commas behind a name."""

from __future__ import annotations

from tests.layouts.facts import Duty
from tests.layouts.families.registry import family
from tests.layouts.page import Page


def _given(page: Page, duty: Duty) -> str:
    """Return a duty's work as those read it to whom it is given: "Chủ trì, phối hợp với Sở Y tế lập đề án"."""
    if not duty.coordinators:
        return page.task(duty, leads="assigned", timed=duty.time is not None)
    together = f"Chủ trì, phối hợp với {page.run(duty.coordinators)} {duty.lower}"
    return page.task(duty, together, timed=duty.time is not None)


@family("given_by_column")
def given(page: Page) -> None:
    page.section("Phân công nhiệm vụ")
    rows = [["STT", "Cơ quan, đơn vị", "Nhiệm vụ được giao", "Thời hạn"]]
    for i, duty in enumerate(page.duties, 1):
        rows.append([str(i), ", ".join(a.at_start for a in duty.leads), _given(page, duty), duty.time or ""])
    for row in rows:
        page.line("\t".join(row))
    page.line()


@family("records_led_by_label")
def records(page: Page) -> None:
    page.section("Phân công nhiệm vụ")
    label = page.rng.choice(("Giao cho", "Đơn vị được giao"))
    for duty in page.duties:
        page.line(f"{label}: {', '.join(a.at_start for a in duty.leads)}")
        page.line(f"Nhiệm vụ: {_given(page, duty)}")
        page.line(f"Thời hạn: {duty.time or 'thường xuyên'}")
        page.line()


@family("aside_between_commas")
def asides(page: Page) -> None:
    page.section("Tổ chức thực hiện")
    for i, duty in enumerate(page.duties, 1):
        aside = page.rng.choice(("Cơ quan Thường trực Ban Chỉ đạo", "cơ quan thường trực Chương trình"))
        beside = f", {aside}, " if len(duty.leads) == 1 else " "
        work = f"chủ trì, phối hợp với {page.run(duty.coordinators)} {duty.lower}" if duty.coordinators else f"chủ trì {duty.lower}"
        names = page.run(duty.leads)
        page.para(f"{i}. " + page.task(duty, f"{names[0].upper()}{names[1:]}{beside}{work}") + ".")
