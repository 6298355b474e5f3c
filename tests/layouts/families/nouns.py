"""Work said as a noun in tables and fields: a conference, a project, a report."""

from __future__ import annotations

from tests.layouts.facts import Duty, with_nouns
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.registry import family
from tests.layouts.families.tables import pipes, plain, tabs
from tests.layouts.page import Page


@family("nouns_in_table")
def in_table(page: Page) -> None:
    page.facts = with_nouns(page.facts, page.rng)
    pipes(page, plain(page))


@family("nouns_in_tabs", "annexed")
def in_tabs(page: Page) -> None:
    page.facts = with_nouns(page.facts, page.rng)
    page.para("PHỤ LỤC")
    page.para("TIẾN ĐỘ THỰC HIỆN CÁC HOẠT ĐỘNG")
    tabs(page, plain(page, "nctlp"))


@family("nouns_in_fields")
def in_fields(page: Page) -> None:
    page.facts = with_nouns(page.facts, page.rng)
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}")
        for label, value in rows(page, duty, words):
            page.para(f"- {label}: {value}.")


@family("nouns_in_brackets")
def in_brackets(page: Page) -> None:
    page.facts = with_nouns(page.facts, page.rng)
    words = labels(page)
    for duty in page.duties:
        page.para(f"- {page.task(duty, timed=True)} ({'; '.join(f'{label}: {value}' for label, value in rows(page, duty, words))}).")


@family("nouns_done_by")
def done_by(page: Page) -> None:
    """The thing first, then whose it is."""
    page.facts = with_nouns(page.facts, page.rng)
    for i, duty in enumerate(page.duties, 1):
        one = Duty(duty.statement, duty.leads, (), None)
        words = f"{duty.statement} do {page.run(duty.leads)} {('đảm nhiệm', 'thực hiện')[i % 2]}"
        page.para(f"{i}. {page.task(one, words, leads='assigned')}.")


@family("nouns_led_by")
def led_by(page: Page) -> None:
    page.facts = with_nouns(page.facts, page.rng)
    for i, duty in enumerate(page.duties, 1):
        one = Duty(duty.statement, duty.leads, (), None)
        words = f"{duty.statement} do {page.run(duty.leads)} chủ trì xây dựng, hoàn thành trong quý II"
        page.para(f"{i}. {page.task(one, words)}.")
