"""Codes of roles that the text explains, dots that lead to who does it, numbered labels of an article, brackets that join or lead."""

from __future__ import annotations

from tests.layouts.families.registry import family
from tests.layouts.page import Page


@family("role_codes_explained")
def role_codes(page: Page) -> None:
    lead, partner = page.rng.choice((("TN", "TG"), ("Đ", "H"), ("A", "B")))
    page.para(f"1. Quy ước: {lead} là đơn vị chịu trách nhiệm chính; {partner} là đơn vị tham gia.")
    page.para("2. Các công việc")
    for i, duty in enumerate(page.duties, 1):
        page.line(f"{i}) {page.task(duty)}")
        partners = page.run(duty.coordinators) if duty.coordinators else "-"
        page.line(f"{lead}: {page.run(duty.leads)} / {partner}: {partners}")


@family("dots_to_bodies")
def dots(page: Page) -> None:
    page.para("1. Phân công công việc")
    for i, duty in enumerate(page.duties, 1):
        partners = f", {page.run(duty.coordinators)} (hỗ trợ)" if len(duty.coordinators) == 1 else ""
        leads = ", ".join(f"{page.run((actor,))} (phụ trách)" for actor in duty.leads)
        work = page.task(duty, coordinators="coordinate" if partners else None)
        page.line(f"{i}/ {work} {'.' * page.rng.randint(12, 30)} {leads}{partners}")


@family("article_numbered_labels")
def numbered_labels(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.para(f"Điều {i}. Việc thứ {i}")
        page.line(f"1. Cơ quan chủ trì: {page.run(duty.leads)}.")
        page.line(f"2. Cơ quan phối hợp: {page.run(duty.coordinators) if duty.coordinators else 'không'}.")
        page.line("3. Nội dung:")
        page.line(f"a) {page.task(duty)}.")


@family("joined_in_brackets")
def joined(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. Phần việc do {page.run(duty.leads)} chủ trì")
        beside = f" (cùng với {page.run(duty.coordinators)})" if duty.coordinators else ""
        page.line(f"1) {page.task(duty)}{beside}")
