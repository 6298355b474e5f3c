"""Layouts that leave roles to their form: records without numbers, tables below aims, lead-ins of two roles, names alone with a colon."""

from __future__ import annotations

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.reach import TOPICS, parts
from tests.layouts.families.registry import family
from tests.layouts.families.tables import cell, pipes
from tests.layouts.page import Page, capital


@family("records_of_one_label")
def records(page: Page) -> None:
    words = labels(page)
    for duty in page.duties:
        page.line(f"Tên nhiệm vụ: {page.task(duty, timed=True)}")
        for label, value in rows(page, duty, words):
            page.line(f"{label}: {value}")
        page.line("Sản phẩm: Báo cáo kết quả")


@family("table_below_aims")
def below_aims(page: Page) -> None:
    page.section("MỤC ĐÍCH, YÊU CẦU")
    page.para("1. Yêu cầu")
    page.para("- Bảo đảm thiết thực, tiết kiệm.")
    table = [["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"]]
    for i, duty in enumerate(page.duties, 1):
        table.append([str(i), page.task(duty, timed=True), cell(page, duty.leads), cell(page, duty.coordinators), duty.time or ""])
    pipes(page, table)


@family("lead_in_of_two_roles")
def lead_in(page: Page) -> None:
    for i, part in enumerate(parts(page), 1):
        helped = f", {page.run(part[0].coordinators)} phối hợp" if part[0].coordinators else ""
        page.para(f"{i}. Các nhiệm vụ do {page.run(part[0].leads)} chủ trì{helped} thực hiện gồm:")
        for letter, duty in zip("abc", part, strict=False):
            page.para(f"{letter}) {page.task(duty)};")


@family("names_alone_with_colon", "organised")
def names_alone(page: Page) -> None:
    for duty in page.duties:
        actor: Actor = duty.leads[0]
        page.para(f"{actor.at_start}:")
        page.para("* Chủ trì thực hiện:")
        page.para(f"- {page.task(Duty(duty.statement, (actor,), (), None))}.")


@family("sentence_then_label")
def sentence_then_label(page: Page) -> None:
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. {TOPICS[(i - 1) % 4]}")
        for duty in part:
            page.para(f"- {page.task(duty)}.")
        helped = f"; các đơn vị phối hợp: {capital(page.run(part[0].coordinators))}" if part[0].coordinators else ""
        page.para(f"(Phần này do {page.run(part[0].leads)} chủ trì{helped}.)")
