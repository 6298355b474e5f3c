"""Who has which part: headings below a body's name, headings that give work, numbers below labels, what stands at a section's margin."""

from __future__ import annotations

import textwrap

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.reach import TOPICS, parts
from tests.layouts.families.registry import family
from tests.layouts.families.tables import cell
from tests.layouts.page import Page, bare, capital

_WIDTHS = (4, 36, 30, 34, 18)  # columns of a page of fixed letters


@family("parts_below_a_body")
def parts_below_a_body(page: Page) -> None:
    """A body's section holds what it leads and what it works at with others."""
    for i, duty in enumerate(page.duties, 1):
        role, heading = ("lead", "Nhiệm vụ chủ trì") if i % 2 else ("coordinate", "Nhiệm vụ phối hợp")
        page.para(f"{i}. {duty.leads[0].at_start}")
        page.para(f"a) {heading}")
        page.para(f"- {page.task(Duty(duty.statement, duty.leads[:1], (), None), leads=role)}.")


@family("work_given_to")
def work_given_to(page: Page) -> None:
    """Headings that say to whom the work below them is given."""
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. Nhiệm vụ giao {part[0].leads[0].at_start}")
        for duty in part:
            page.para(f"- {page.task(Duty(duty.statement, duty.leads[:1], (), None), leads='assigned')}.")


@family("roles_at_the_margin")
def roles_at_the_margin(page: Page) -> None:
    """Numbered items, then the role lines of all of them at the margin; of two items each has its own, since theirs could be the last one's."""
    words = labels(page)
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. {TOPICS[(i - 1) % 4]}")
        lines = [f"{label}: {value}." for label, value in rows(page, part[0], words)[: 1 + bool(part[0].coordinators)]]
        for n, duty in enumerate(part, 1):
            page.para(f"{i}.{n}. {page.task(duty)}.")
            for line in lines if len(part) == 2 or n == len(part) else ():
                page.para(line)


@family("numbers_below_labels")
def numbers_below_labels(page: Page) -> None:
    """Items as a list, then each label as a heading with its bodies and the numbers that they are for."""
    said: dict[str, dict[str, tuple[Actor, list[int]]]] = {"Cơ quan chủ trì": {}, "Cơ quan phối hợp": {}}
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty)}.")
        for label, actors in zip(said, (duty.leads, duty.coordinators), strict=True):
            for actor in actors:
                said[label].setdefault(actor.generic, (actor, []))[1].append(i)
    page.section("PHÂN CÔNG THỰC HIỆN")
    for n, (label, found) in enumerate(said.items(), 1):
        page.para(f"{n}. {label}")
        for actor, numbers in found.values():
            page.para(f"- {actor.at_start}: nhiệm vụ {', '.join(map(str, numbers))}.")


@family("led_together")
def led_together(page: Page) -> None:
    """Two bodies lead at once."""
    for i, duty in enumerate(page.duties, 1):
        both = Duty(duty.statement, (duty.leads[0], page.facts.spare[0]), (), None)
        word = page.rng.choice(("đồng chủ trì", "cùng chủ trì"))
        page.para(f"{i}. {page.task(both)}; {both.leads[0].printed} và {both.leads[1].printed} {word}.")


@family("bracket_of_both_first")
def bracket_of_both_first(page: Page) -> None:
    """A square bracket before the work holds leader and partners."""
    for i, duty in enumerate(page.duties, 1):
        helped = f"; {page.list(duty.coordinators)} – phối hợp" if len(duty.coordinators) == 1 else ""
        told = Duty(duty.statement, duty.leads[:1], duty.coordinators if helped else (), None)
        page.para(f"{i}. [{told.leads[0].at_start} – chủ trì{helped}] {page.task(told)}.")


@family("time_ditto")
def time_ditto(page: Page) -> None:
    """A table whose marks repeat the bodies and the time of the row above."""
    page.line("| TT | Nội dung công việc | Cơ quan chủ trì | Thời gian |")
    number = 0
    mark = page.rng.choice(("nt", "-nt-", "-//-", "Như trên"))
    for part in parts(page):
        time = part[0].time or "Hằng năm"
        for n, duty in enumerate(part):
            number += 1
            row = page.task(Duty(duty.statement, duty.leads, (), time), timed=True)
            said = f"{cell(page, duty.leads)} | {time}" if not n else f"{mark} | {mark}"
            page.line(f"| {number} | {row} | {said} |")
    page.line()


def _set_out(row: list[str], widths: list[int]) -> str:
    """A row whose cells two blanks part, each as wide as its column at least."""
    return "  ".join(text + " " * (width - len(bare(text))) for text, width in zip(row, widths, strict=True)).rstrip()


def _aligned(page: Page) -> tuple[list[list[str]], list[int]]:
    """The rows of a table below its heads, and how wide each column is."""
    table = [["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"]]
    for i, duty in enumerate(page.duties, 1):
        table.append([str(i), page.task(duty, timed=True), cell(page, duty.leads), cell(page, duty.coordinators), duty.time or ""])
    widths = [max(len(bare(row[n])) for row in table) for n in range(len(table[0]))]
    return table, widths


@family("aligned_columns")
def aligned_columns(page: Page) -> None:
    """A table of fixed letters: two blanks part its columns."""
    table, widths = _aligned(page)
    for row in table:
        page.line(_set_out(row, widths))
    page.line()


@family("aligned_rows_apart")
def aligned_rows_apart(page: Page) -> None:
    """The same with an empty line behind each row and the title of a group above some."""
    table, widths = _aligned(page)
    groups = page.rng.choice((True, False))
    for i, row in enumerate(table):
        if groups and i % 3 == 1:
            page.para(_set_out(["ABCDE"[i // 3], TOPICS[i // 3 % len(TOPICS)].upper()], widths[:2]))
        page.para(_set_out(row, widths))


@family("aligned_pairs")
def aligned_pairs(page: Page) -> None:
    """A table of two columns, work and who leads it, either first; a line of dashes below the heads or not."""
    table = [("Nhiệm vụ", "Chủ trì"), *((page.task(Duty(d.statement, d.leads, (), None)), cell(page, d.leads)) for d in page.duties)]
    order = page.rng.choice((slice(None), slice(None, None, -1)))
    widths = [max(len(bare(row[n])) for row in table) for n in (0, 1)][order]
    dashes = page.rng.choice(("", "-", "="))
    for n, row in enumerate(table):
        page.line(_set_out([*row][order], widths))
        if dashes and not n:
            page.line("  ".join(dashes * width for width in widths))
    page.line()


@family("aligned_cells_run_over")
def aligned_cells_run_over(page: Page) -> None:
    """The same with dashes below the heads or not; the longest cell of some columns runs over the next one and pushes what follows."""
    table = [["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"]]
    for i, duty in enumerate(page.duties, 1):
        table.append([str(i), page.task(duty, timed=True), cell(page, duty.leads), cell(page, duty.coordinators), duty.time or "Hằng năm"])
    lengths = [sorted(len(bare(row[n])) for row in table) for n in range(len(table[0]))]
    widths = [4, lengths[1][-1], *(max(page.rng.randint(found[-1] - 6, found[-1]), found[-2], 8) for found in lengths[2:4]), 10]
    dashes = page.rng.choice(("", "-", "="))
    for n, row in enumerate(table):
        page.line(_set_out(row, widths))
        if dashes and not n:
            page.line("  ".join(dashes * width for width in widths))
    page.line()


@family("aligned_cells_of_lines")
def aligned_cells_of_lines(page: Page) -> None:
    """The same with cells that run over several lines."""
    rows_ = [("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Hoàn thành")]
    rows_ += [
        (str(i), d.statement, cell(page, d.leads), cell(page, d.coordinators), d.time or "Hằng năm") for i, d in enumerate(page.duties, 1)
    ]
    for n, row in enumerate(rows_):
        cells = [textwrap.wrap(text, width - 2) or [""] for text, width in zip(row, _WIDTHS, strict=True)]
        if n:
            cells[1][0] = page.task(page.duties[n - 1], cells[1][0])
        for k in range(max(map(len, cells))):
            pieces = [(lines[k] if k < len(lines) else "") for lines in cells]
            page.line("".join(text + " " * (width - len(bare(text))) for text, width in zip(pieces, _WIDTHS, strict=True)).rstrip())
    page.line()


@family("projects")
def projects(page: Page) -> None:
    """Titles without a verb of work, each with its fields."""
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"Dự án {i}: {capital(page.task(duty))}")
        page.para("- Mục tiêu: Nâng cao đời sống của người dân.")
        for label, value in rows(page, duty, words)[: 1 + bool(duty.coordinators)]:
            page.para(f"- {label}: {value}")
        page.para("- Kinh phí: 500 triệu đồng")
