"""Duties in annexes and attached papers of any title: phụ lục, lộ trình, quy trình, kịch bản, danh mục."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.families.fields import labels, rows
from tests.layouts.families.registry import family
from tests.layouts.families.tables import pipes, plain
from tests.layouts.frames import FRAMES, bases, closing, funding, letterhead, purposes, signature
from tests.layouts.page import Page

Body = Callable[[Page], None]


def annexed(page: Page, body: Body) -> None:
    """A plan whose duties stand in an annex behind the signature."""
    facts = page.facts
    letterhead(page, facts.type)
    page.para(f"{facts.title} năm {facts.year}")
    bases(page, f"ban hành {facts.type.capitalize()}")
    purposes(page)
    page.section("NỘI DUNG")
    page.para(page.may("Các nhiệm vụ cụ thể nêu tại Phụ lục kèm theo Kế hoạch này."))
    funding(page)
    closing(page, facts.type.capitalize())
    signature(page)
    page.line()
    body(page)


FRAMES["annexed"] = annexed


def _head(page: Page, title: str, name: str) -> None:
    page.para(title)
    page.para(name)
    page.para(f"(Kèm theo Kế hoạch số {page.facts.number} ngày {page.facts.day:02d}/{page.facts.month:02d}/{page.facts.year})")


@family("annex_table", "annexed")
def annex_table(page: Page) -> None:
    _head(page, "PHỤ LỤC", "DANH MỤC NHIỆM VỤ CỤ THỂ")
    pipes(page, plain(page))


def _annex(name: str, title: str, subtitle: str) -> None:
    @family(name, "annexed")
    def write(page: Page) -> None:
        _head(page, title, subtitle)
        words = labels(page)
        for i, duty in enumerate(page.duties, 1):
            page.para(f"{i}. {page.task(duty, timed=True)}.")
            for label, value in rows(page, duty, words):
                page.para(f"- {label}: {value}.")


_annex("annex_items", "PHỤ LỤC I", "CÁC NHIỆM VỤ TRỌNG TÂM")
_annex("annex_roadmap", "LỘ TRÌNH", "TRIỂN KHAI CÁC NHIỆM VỤ")
_annex("annex_procedure", "QUY TRÌNH", "PHỐI HỢP XỬ LÝ CÔNG VIỆC")
_annex("annex_scenario", "KỊCH BẢN", "TỔ CHỨC CÁC HOẠT ĐỘNG")
_annex("annex_outline", "ĐỀ CƯƠNG", "NỘI DUNG TRIỂN KHAI")
_annex("annex_list", "DANH MỤC", "CÔNG VIỆC THỰC HIỆN TRONG NĂM")
