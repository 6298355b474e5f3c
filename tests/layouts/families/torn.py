"""Tables whose cells were torn into lines: between tabs, or each on lines of its own, with heads in two rows or again on the next page."""

from __future__ import annotations

from tests.layouts.facts import Duty
from tests.layouts.families.registry import family
from tests.layouts.families.tables import Cells, cell, plain
from tests.layouts.page import Page

WIDTH = 34  # characters that a cell's line holds


def torn(text: str, width: int = WIDTH) -> str:
    """Return a cell with line breaks where its words do not fit a line."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


def put(page: Page, rows: Cells, sign: str, width: int) -> None:
    """Write rows with the cells torn, the heads whole."""
    page.line(sign.join(rows[0]))
    for row in rows[1:]:
        page.line(sign.join(torn(text or "-", width) for text in row))
    page.line()


@family("torn_between_tabs")
def between_tabs(page: Page) -> None:
    put(page, plain(page), "\t", WIDTH)


@family("torn_between_tabs_no_time")
def between_tabs_no_time(page: Page) -> None:
    put(page, plain(page, "nclp"), "\t", WIDTH)


@family("torn_on_lines")
def on_lines(page: Page) -> None:
    put(page, plain(page), "\n", 60)


@family("cells_on_lines_no_number")
def no_number(page: Page) -> None:
    """Every cell on a line of its own, and no column counts the rows."""
    put(page, plain(page, "clpt"), "\n", 10**6)


@family("cells_on_lines_no_time")
def no_time(page: Page) -> None:
    put(page, plain(page, "clp"), "\n", 10**6)


def _merged(page: Page, numbered: bool) -> None:
    """Write each cell on its line; a lead's cell covers three rows, and what is not said or covered leaves no line."""
    page.line("TT\n" * numbered + "Nhiệm vụ\nĐơn vị chủ trì\nThời gian")
    for i, duty in enumerate(page.duties):
        leads = page.duties[i - i % 3].leads
        time = duty.time or ("" if numbered else "Thường xuyên")
        task = page.task(Duty(duty.statement, leads, (), time or None), timed=True)
        cells = [str(i + 1) if numbered else "", task, "" if i % 3 else cell(page, leads), time]
        page.line("\n".join(text for text in cells if text))
    page.line()


@family("cells_on_lines_merged_lead")
def merged_lead(page: Page) -> None:
    _merged(page, numbered=True)


@family("cells_on_lines_merged_lead_no_number")
def merged_lead_no_number(page: Page) -> None:
    _merged(page, numbered=False)


@family("cells_on_lines_two_heads")
def two_heads(page: Page) -> None:
    """Heads in two rows: whoever is heads the columns of leads and partners."""
    rows = plain(page, "clpt")
    head = rows[0]
    for text in (head[0], "Đơn vị thực hiện", head[3], "Chủ trì", "Phối hợp"):
        page.line(text)
    for row in rows[1:]:
        page.line("\n".join(text or "-" for text in row))
    page.line()


@family("cells_on_lines_heads_again")
def heads_again(page: Page) -> None:
    """The heads stand again behind a page's number."""
    rows = plain(page, "clpt")
    half = 1 + len(page.duties) // 2
    for row in [*rows[:half], ["3"], rows[0], *rows[half:]]:
        page.line("\n".join(text or "-" for text in row))
    page.line()


def _grouped(page: Page, titles: tuple[str, ...], *, again: bool, empty: str) -> None:
    """Write each cell on its line, the rows in two groups; `again`: the second counts from one, `empty` for cells without words."""
    rows = plain(page)
    half = len(page.duties) // 2
    for n, row in enumerate(rows):
        if n in (1, half + 1):
            page.line(titles[n > 1])
        if n > half and again:
            row[0] = str(n - half)
        page.line("\n".join(text or empty for text in row if text or empty))
    page.line()


@family("cells_on_lines_groups")
def groups(page: Page) -> None:
    _grouped(page, ("I\nThể chế, bộ máy", "II\nHạ tầng, nhân lực"), again=False, empty="-")


@family("cells_on_lines_groups_again")
def groups_again(page: Page) -> None:
    _grouped(page, ("A\nTrước ngày khai mạc", "B\nTrong những ngày hội"), again=True, empty="-")


@family("cells_on_lines_groups_no_cell")
def groups_no_cell(page: Page) -> None:
    """A cell without words leaves no line."""
    _grouped(page, ("I\nThể chế, bộ máy", "II\nHạ tầng, nhân lực"), again=False, empty="")


@family("cells_on_lines_titles")
def titles_alone(page: Page) -> None:
    """A title without a number stands alone above the rows of its group."""
    _grouped(page, ("Thể chế, bộ máy", "Hạ tầng, nhân lực"), again=False, empty="-")
