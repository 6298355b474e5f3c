"""Work shared out by lines: groups without a number, lines for several items by number, notes on one line, wide matrices, quoted short forms."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.registry import family
from tests.layouts.page import Page, capital


def runs(page: Page) -> list[list[Duty]]:
    """Return the duties in runs of one or two, each with the bodies of its first."""
    out: list[list[Duty]] = []
    at = 0
    while at < len(page.duties):
        size = page.rng.choice((1, 2))
        first = page.duties[at]
        out.append([Duty(d.statement, first.leads, first.coordinators, None) for d in page.duties[at : at + size]])
        at += size
    return out


def helped(page: Page, duty: Duty, words: str = ", {} phối hợp") -> str:
    """Return a clause of those who work with the lead."""
    return words.format(page.run(duty.coordinators)) if duty.coordinators else ""


@family("groups_without_number")
def groups(page: Page) -> None:
    for run in runs(page):
        page.para(f"{page.rng.choice(('Nhóm nhiệm vụ', 'Các nhiệm vụ'))} do {page.run(run[0].leads)} chủ trì{helped(page, run[0])}")
        for duty in run:
            page.para(f"- {page.task(duty)}.")


@family("line_shares_out_items")
def shares(page: Page) -> None:
    said, number = [], 0
    for run in runs(page):
        first = number + 1
        for duty in run:
            number += 1
            page.para(f"{number}. {page.task(duty)}.")
        items = str(first) if number == first else f"{first} và {number}"
        said.append(f"nhiệm vụ {items} do {page.run(run[0].leads)} chủ trì{helped(page, run[0])}")
    page.para(f"({capital('; '.join(said))})")


@family("line_shares_out_decimals")
def decimals(page: Page) -> None:
    said, number = [], 0
    page.para("1. " + page.may("Nội dung chính"))
    for run in runs(page):
        first = number + 1
        for duty in run:
            number += 1
            page.para(f"1.{number}. {page.task(duty)}.")
        items = f"1.{first}" if number == first else f"1.{first}, 1.{number}"
        said.append(f"nội dung {items}: {capital(page.run(run[0].leads))} chủ trì{helped(page, run[0])}")
    page.para(f"Phân công thực hiện: {capital('; '.join(said))}.")


@family("notes_on_one_line")
def notes(page: Page) -> None:
    said = [*enumerate(runs(page)[:4], start=1)]
    left = sum(len(run) for _, run in said)
    for n, run in said:
        for duty in run:
            page.para(f"- {page.task(duty)} ({'*' * n})")
    last = said[-1][1][0]
    for duty in page.duties[left:]:  # four stars at most: what is left is the last ones' too
        page.para(f"- {page.task(Duty(duty.statement, last.leads, last.coordinators, None))} ({'*' * len(said)})")
    page.para("; ".join(f"({'*' * n}) {capital(page.run(run[0].leads))} chủ trì{helped(page, run[0])}" for n, run in said) + ".")


def _bodies(page: Page) -> list[Actor]:
    """Return the bodies of all duties, each once, in the order in which they come."""
    found = {a.printed: a for d in page.duties for a in (*d.leads, *d.coordinators)}
    return [*found.values()]


def _matrix(page: Page, bodies: Sequence[Actor], lead: str, partner: str) -> list[list[str]]:
    rows = [["TT", "Nhiệm vụ", *(a.at_start for a in bodies)]]
    for i, duty in enumerate(page.duties, start=1):
        marks = [lead if a in duty.leads else partner if a in duty.coordinators else "" for a in bodies]
        rows.append([str(i), page.task(Duty(duty.statement, duty.leads, duty.coordinators, None)), *marks])
    return rows


@family("matrix_legend_over_lines")
def legend_over_lines(page: Page) -> None:
    page.line("Ký hiệu trong bảng:")
    page.line("C - đơn vị chủ trì")
    page.line("P - đơn vị phối hợp")
    page.line("Để trống: không tham gia")
    for row in _matrix(page, _bodies(page), "C", "P"):
        page.line("\t".join(row))
    page.line()


@family("matrix_legend_behind")
def legend_behind(page: Page) -> None:
    for row in _matrix(page, _bodies(page), "●", "○"):
        page.line("\t".join(row))
    page.line("(● là đơn vị làm đầu mối chủ trì,")
    page.line("○ là đơn vị phối hợp)")
    page.line()


@family("quoted_short_forms")
def quoted(page: Page) -> None:
    """Codes that a sentence explains between quotation marks, then used in brackets."""
    bodies = _bodies(page)
    codes = {a.printed: f"{'ABCDEGHKLMNPQRSTUVXY'[n % 20]}{'XYZVTSRQ'[n // 20]}{'BCD'[n % 3]}" for n, a in enumerate(bodies)}
    page.para("Trong kế hoạch này, " + ", ".join(f"“{codes[a.printed]}” là {a.at_start}" for a in bodies) + ".")
    for duty in page.duties:
        leads = ", ".join(codes[a.printed] for a in duty.leads)
        more = f"; phối hợp: {', '.join(codes[a.printed] for a in duty.coordinators)}" if duty.coordinators else ""
        page.para(f"- {page.task(duty)} (chủ trì: {leads}{more}).")
