"""Tables that a paragraph announces and notes explain, and bodies set off by colons in paragraphs below an order."""

from __future__ import annotations

from tests.layouts.facts import Duty
from tests.layouts.families.registry import family
from tests.layouts.families.tables import plain, tabs
from tests.layouts.page import Page

_ANNOUNCED = (
    "Các nhiệm vụ được phân công theo bảng sau:",
    "Phân công và tiến độ thực hiện cụ thể như sau:",
    "Trách nhiệm của từng cơ quan theo bảng phân công dưới đây.",
)
_NOTES = (
    "Tiến độ tính đến ngày cuối cùng của kỳ ghi trong cột.",
    "Kinh phí thực hiện lấy từ nguồn dự toán được giao đầu năm.",
    "Lập dự toán theo mẫu số 2 kèm theo.",
)


@family("table_announced")
def announced(page: Page) -> None:
    """A paragraph that only announces the table stands above it."""
    page.para(page.rng.choice(_ANNOUNCED))
    tabs(page, plain(page))


@family("table_with_notes")
def with_notes(page: Page) -> None:
    """A list of notes stands below the table."""
    tabs(page, plain(page))
    page.line("Ghi chú:")
    mark = page.rng.choice(("- ", "+ ", "(1) "))
    for i, note in enumerate(_NOTES, 1):
        page.line(f"({i}) {note}" if mark == "(1) " else f"{mark}{note}")
    page.line()


@family("colons_below_an_order")
def below_an_order(page: Page) -> None:
    """Each body's work in a paragraph behind its name and a colon, below an order that names nobody."""
    page.para(
        page.may(
            page.rng.choice(("Chủ tịch yêu cầu thực hiện tốt các việc sau:", "Yêu cầu các cơ quan, đơn vị thực hiện các nhiệm vụ sau:"))
        )
    )
    for duty in page.duties:
        with_ = f"Chủ trì, phối hợp với {page.run(duty.coordinators)} " if duty.coordinators else "Chủ trì "
        said = Duty(duty.statement, duty.leads[:1], duty.coordinators, None)
        page.para(f"{duty.leads[0].at_start}: " + page.task(said, with_ + duty.lower) + ".")
