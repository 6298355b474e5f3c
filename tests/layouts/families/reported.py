"""Orders that a news text reports, each as another newsroom writes it."""

from __future__ import annotations

from tests.layouts.facts import Duty
from tests.layouts.families.registry import family
from tests.layouts.frames import own_name
from tests.layouts.page import Page, capital


def _helped(page: Page, duty: Duty) -> str:
    return f" chủ trì, phối hợp với {page.run(duty.coordinators)}" if duty.coordinators else " chủ trì"


@family("reported_asks", "news")
def reported_asks(page: Page) -> None:
    own = own_name(page.facts)
    for i, duty in enumerate(page.duties):
        asks = ("yêu cầu", "cũng yêu cầu", "đã có văn bản đề nghị", "vừa giao")[i % 4]
        opens = ("Theo đó, ", "", "Bên cạnh đó, ", "Đồng thời, ")[i % 4]
        page.para(page.task(duty, f"{opens}{own} {asks} {page.run(duty.leads)}{_helped(page, duty)} {duty.lower}") + ".")


@family("reported_by_leader", "news")
def reported_by_leader(page: Page) -> None:
    own = "UBND tỉnh" if page.facts.level != "central" else ""
    leader = f"Phó Chủ tịch {own}" if own else "Phó Thủ tướng"
    for i, duty in enumerate(page.duties):
        asks = ("yêu cầu", "đề nghị", "giao", "chỉ đạo")[i % 4]
        page.para(page.task(duty, f"{leader} Nguyễn Văn An {asks} {page.run(duty.leads)}{_helped(page, duty)} {duty.lower}") + ".")


@family("reported_then_each", "news")
def reported_then_each(page: Page) -> None:
    own = own_name(page.facts)
    for i, duty in enumerate(page.duties):
        told = f"Theo đó, {own} yêu cầu {page.run(duty.leads)}" if i == 0 else capital(page.run(duty.leads))
        page.para(page.task(duty, f"{told}{_helped(page, duty)} {duty.lower}") + ".")


@family("reported_duty", "news")
def reported_duty(page: Page) -> None:
    own = own_name(page.facts)
    for i, duty in enumerate(page.duties):
        told = f"{own} giao {page.run(duty.leads)}" if i == 0 else f"{capital(page.run(duty.leads))} có trách nhiệm"
        page.para(page.task(duty, f"{told}{_helped(page, duty)} {duty.lower}") + ".")


@family("reported_list", "news")
def reported_list(page: Page) -> None:
    page.para(page.may(f"{own_name(page.facts)} yêu cầu các cơ quan, đơn vị tập trung thực hiện các nội dung sau:"))
    for duty in page.duties:
        page.para("- " + page.task(duty, f"{capital(page.run(duty.leads))}{_helped(page, duty)} {duty.lower}") + ".")


@family("reported_colon", "news")
def reported_colon(page: Page) -> None:
    page.para(page.may(f"Tại cuộc họp, {own_name(page.facts)} giao nhiệm vụ cụ thể cho từng đơn vị:"))
    for duty in page.duties:
        page.para(page.task(duty, f"{capital(page.run(duty.leads))}{_helped(page, duty)} {duty.lower}") + ".")
