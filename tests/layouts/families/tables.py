"""Duties in tables: with pipes, with tabs, grouped, combined, transposed, marked, with two-row headers, in records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.registry import family
from tests.layouts.page import Page, capital

Cells = list[list[str]]


def cell(page: Page, actors: Sequence[Actor]) -> str:
    """Return bodies as a cell holds them."""
    return capital(page.list(actors)) if actors else ""


def pipes(page: Page, rows: Cells, rule: bool = True) -> None:
    """Write rows as a Markdown table."""
    for n, row in enumerate(rows):
        page.line("| " + " | ".join(row) + " |")
        if rule and n == 0:
            page.line("|" + "---|" * len(row))
    page.line()


def tabs(page: Page, rows: Cells) -> None:
    """Write rows as lines of cells between tabs."""
    for row in rows:
        page.line("\t".join(row))
    page.line()


def plain(page: Page, order: str = "nclpt") -> Cells:
    """Return header and rows; order: n number, c content, l lead, p coordinators, t time."""
    heads = {"n": page.rng.choice(("TT", "STT")), "c": page.rng.choice(("Nội dung nhiệm vụ", "Nhiệm vụ", "Nội dung công việc"))}
    heads |= {
        "l": page.rng.choice(("Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì")),
        "p": page.rng.choice(("Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp")),
    }
    heads |= {"t": page.rng.choice(("Thời gian", "Thời gian hoàn thành", "Thời hạn"))}
    rows = [[heads[o] for o in order]]
    for i, duty in enumerate(page.duties, 1):
        found = {
            "n": str(i),
            "c": page.task(duty, coordinators="coordinate" if "p" in order else None, timed="t" in order),
            "l": cell(page, duty.leads),
            "p": cell(page, duty.coordinators),
            "t": duty.time or "",
        }
        rows.append([found[o] for o in order])
    return rows


def _table(name: str, put: Callable[[Page, Cells], None], order: str = "nclpt") -> None:
    @family(name)
    def write(page: Page) -> None:
        page.para(page.may("Danh mục nhiệm vụ cụ thể như sau:"))
        put(page, plain(page, order))


_table("table_pipes", pipes)
_table("table_pipes_no_rule", lambda page, rows: pipes(page, rows, rule=False))
_table("table_tabs", tabs)
_table("table_no_number", pipes, "clpt")
_table("table_lead_first", pipes, "nlpct")
_table("table_time_first", pipes, "ntclp")
_table("table_tabs_lead_first", tabs, "nlpct")
_table("table_grid", lambda page, rows: page.grid(rows))


@family("table_executing")
def executing(page: Page) -> None:
    rows = plain(page)
    rows[0][2:4] = ["Đơn vị thực hiện", "Đơn vị phối hợp"]
    pipes(page, rows)


@family("table_grouped")
def grouped(page: Page) -> None:
    rows = plain(page)
    half = 1 + len(page.duties) // 2
    rows.insert(half, ["II", "Nhóm nhiệm vụ về tổ chức, kiểm tra", "", "", ""])
    rows.insert(1, ["I", "Nhóm nhiệm vụ chuyên môn", "", "", ""])
    pipes(page, rows)


@family("table_combined")
def combined(page: Page) -> None:
    rows = [["STT", "Nội dung công việc", "Chủ trì/Phối hợp", "Thời gian"]]
    for i, duty in enumerate(page.duties, 1):
        helped = f"; Phối hợp: {page.list(duty.coordinators)}" if duty.coordinators else ""
        rows.append([str(i), page.task(duty, timed=True), f"Chủ trì: {page.list(duty.leads)}{helped}", duty.time or ""])
    pipes(page, rows)


@family("table_combined_brackets")
def combined_brackets(page: Page) -> None:
    rows = [["TT", "Nhiệm vụ", "Phân công thực hiện", "Thời gian"]]
    for i, duty in enumerate(page.duties, 1):
        said = [f"{a.printed} (chủ trì)" for a in duty.leads] + [f"{a.printed} (phối hợp)" for a in duty.coordinators]
        rows.append([str(i), page.task(duty, timed=True), capital("; ".join(said)), duty.time or ""])
    pipes(page, rows)


@family("table_two_headers")
def two_headers(page: Page) -> None:
    rows = plain(page)
    rows[0] = ["TT", "Nội dung nhiệm vụ", "Phân công thực hiện", "Phân công thực hiện", "Thời gian"]
    rows.insert(1, ["", "", "Chủ trì", "Phối hợp", ""])
    pipes(page, rows)


@family("table_two_headers_grid")
def two_headers_grid(page: Page) -> None:
    rows = plain(page)
    top = [rows[0][0], rows[0][1], "Phân công thực hiện", "<", rows[0][4]]
    page.grid([top, ["^", "^", "Chủ trì", "Phối hợp", "^"], *rows[1:]])


@family("table_merged_lead")
def merged_lead(page: Page) -> None:
    """A lead's cell covers all its rows."""
    first = page.duties[0]
    rows = [["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"]]
    for i, duty in enumerate(page.duties, 1):
        one = Duty(duty.statement, first.leads, (), duty.time)
        rows.append([str(i), page.task(one, timed=True), "^" if i > 1 else cell(page, first.leads), duty.time or ""])
    page.grid(rows)


@family("table_transposed")
def transposed(page: Page) -> None:
    """One column a duty."""
    rows = plain(page, "clpt")
    pipes(page, [list(column) for column in zip(*rows, strict=True)])


@family("table_matrix_x")
def matrix(page: Page) -> None:
    """Bodies are columns; X marks the lead, P the coordinators."""
    _matrix(page, "X", "P", "Ghi chú: X là cơ quan chủ trì; P là cơ quan phối hợp.")


@family("table_matrix_dots")
def matrix_dots(page: Page) -> None:
    _matrix(page, "●", "○", "Chú thích: ● chủ trì; ○ phối hợp.")


def _matrix(page: Page, lead: str, helper: str, legend: str) -> None:
    bodies: dict[str, Actor] = {}
    for duty in page.duties:
        for actor in (*duty.leads, *duty.coordinators[:2]):
            bodies.setdefault(actor.generic, actor)
    rows = [["TT", "Nhiệm vụ", *(a.at_start for a in bodies.values())]]
    for i, duty in enumerate(page.duties, 1):
        one = Duty(duty.statement, duty.leads, duty.coordinators[:2], None)
        leads, helpers = {a.generic for a in one.leads}, {a.generic for a in one.coordinators}
        rows.append([str(i), page.task(one), *(lead if g in leads else helper if g in helpers else "" for g in bodies)])
    pipes(page, rows)
    page.para(legend)


@family("table_records")
def records(page: Page) -> None:
    """One small table of fields a duty."""
    for i, duty in enumerate(page.duties, 1):
        page.para(f"Nhiệm vụ {i}")
        rows = [["Nội dung", page.task(duty, timed=True)], ["Cơ quan chủ trì", cell(page, duty.leads)]]
        rows += [["Cơ quan phối hợp", cell(page, duty.coordinators)]] if duty.coordinators else []
        rows += [["Thời gian", duty.time]] if duty.time else []
        pipes(page, rows, rule=False)


@family("table_header_again")
def header_again(page: Page) -> None:
    """The header stands again after a page break."""
    rows = plain(page)
    half = 1 + len(page.duties) // 2
    pipes(page, rows[:half])
    page.para("2")
    pipes(page, [rows[0], *rows[half:]])


@family("table_breaks_in_cells")
def breaks(page: Page) -> None:
    """Bodies of a cell stand on lines of their own, written <br>."""
    rows = plain(page)
    for row, duty in zip(rows[1:], page.duties, strict=True):
        row[2] = "<br>".join(f"- {a.at_start}" for a in duty.leads)
        row[3] = "<br>".join(f"- {a.at_start}" for a in duty.coordinators)
    pipes(page, rows)


@family("table_in_one_line")
def in_one_line(page: Page) -> None:
    """A table whose rows were run together into one line."""
    page.para(" ".join("| " + " | ".join(text or "-" for text in row) + " |" for row in plain(page)))


@family("two_tables")
def two_tables(page: Page) -> None:
    """Two tables with other columns in other orders, one behind the other."""
    half = len(page.duties) // 2
    page.para("1. Nhiệm vụ thường xuyên")
    rows = plain(page)
    tabs(page, rows[: 1 + half])
    page.para("2. Nhiệm vụ đột xuất")
    pipes(page, [[row[2], row[3], row[1], row[4]] for row in [rows[0], *rows[1 + half :]]])
