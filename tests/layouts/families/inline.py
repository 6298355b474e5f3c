"""Roles inside the sentence that states the work."""

from __future__ import annotations

from tests.layouts.facts import Duty
from tests.layouts.families.registry import family
from tests.layouts.page import Page, capital


def _until(duty: Duty) -> str:
    return f" (thời gian: {duty.time[0].lower()}{duty.time[1:]})" if duty.time else ""


@family("leads_with", "organised")
def leads_with(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f", phối hợp với {page.run(duty.coordinators, loose=True)}" if duty.coordinators else ""
        page.para(
            f"{i}. " + page.task(duty, f"{capital(page.run(duty.leads))} chủ trì{helped} {duty.lower}{_until(duty)}", timed=True) + "."
        )


@family("leads_with_does", "organised")
def leads_does(page: Page) -> None:
    for duty in page.duties:
        helped = f", phối hợp với {page.run(duty.coordinators, loose=True)}" if duty.coordinators else ""
        page.para("- " + page.task(duty, f"Giao {page.run(duty.leads)} chủ trì{helped} thực hiện: {duty.lower}") + ".")


@family("by_lead")
def by_lead(page: Page) -> None:
    for duty in page.duties:
        helped = f", phối hợp với {page.run(duty.coordinators, loose=True)}" if duty.coordinators else ""
        page.para("- " + page.task(duty, timed=True) + f"; do {page.run(duty.leads)} chủ trì{helped} thực hiện{_until(duty)}.")


@family("by_lead_sentence")
def by_lead_sentence(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f", {page.run(duty.coordinators)} phối hợp thực hiện" if duty.coordinators else ""
        page.para(f"{i}. " + page.task(duty) + f". Nhiệm vụ này do {page.run(duty.leads)} chủ trì{helped}.")


@family("given_in_charge")
def in_charge(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f", {page.run(duty.coordinators)} hỗ trợ" if duty.coordinators else ""
        page.para(f"{i}. " + page.task(duty) + f". Giao {page.run(duty.leads)} phụ trách{helped}.")


@family("two_sentences", "organised")
def two_sentences(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f". {capital(page.run(duty.coordinators))} phối hợp thực hiện nhiệm vụ này" if duty.coordinators else ""
        page.para(f"{i}. " + page.task(duty, f"{capital(page.run(duty.leads))} chủ trì {duty.lower}") + f"{helped}.")


@family("cooperates", "organised")
def cooperates(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        if duty.coordinators:
            text = f"{capital(page.run(duty.leads))} phối hợp với {page.run(duty.coordinators)} {duty.lower}"
            page.para(f"{i}. " + page.task(duty, text, leads="coordinate") + ".")
        else:
            page.para(f"{i}. " + page.task(duty, f"{capital(page.run(duty.leads))} có trách nhiệm {duty.lower}", leads="assigned") + ".")


@family("assigned_only", "organised")
def assigned(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. " + page.task(duty, f"Giao {page.run(duty.leads)} {duty.lower}", leads="assigned", coordinators=None) + ".")


@family("is_the_lead_body")
def is_lead_body(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f"; {page.run(duty.coordinators)} là cơ quan phối hợp" if duty.coordinators else ""
        page.para(f"{i}. " + page.task(duty) + f". {capital(page.run(duty.leads))} là cơ quan chủ trì{helped}.")


@family("not_the_lead")
def negation(page: Page) -> None:
    """A body that is said not to lead has no role in the duty."""
    for i, duty in enumerate(page.duties, 1):
        helped = f", phối hợp với {page.run(duty.coordinators)}" if duty.coordinators else ""
        page.para(f"{i}. {page.task(duty)}.")
        page.para(f"Nhiệm vụ này do {page.run(duty.leads)} chủ trì{helped}; không giao {page.facts.spare[i % 2].printed} chủ trì.")


@family("passive_given")
def passive(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f", có sự phối hợp của {page.run(duty.coordinators)}" if duty.coordinators else ""
        page.para(f"{i}. " + page.task(duty) + f". Nội dung này được giao cho {page.run(duty.leads)} chủ trì thực hiện{helped}.")
