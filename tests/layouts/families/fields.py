"""Roles in lines of their own beside one duty: labels with a colon, a dash, bold, in capitals, in brackets, behind an arrow, before the content."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.facts import Actor, Duty, words_of
from tests.layouts.families.registry import family
from tests.layouts.page import Page, capital


def labels(page: Page) -> tuple[str, str, str]:
    """Return the labels that this page uses, the lead's and the coordinator's of one kind."""
    known = words_of(page.facts.words).labels
    at = page.rng.randrange(len(known["lead"]))
    return known["lead"][at], known["help"][at], page.rng.choice(known["time"])


def rows(page: Page, duty: Duty, words: tuple[str, str, str]) -> list[tuple[str, str]]:
    """Return (label, value) of a duty's roles and time, without those it lacks."""
    found = [(words[0], capital(page.list(duty.leads)))]
    if duty.coordinators:
        found.append((words[1], capital(page.list(duty.coordinators))))
    if duty.time:
        found.append((words[2], duty.time))
    return found


def _under(name: str, row: Callable[[str, str], str], item: str = "{i}. ", frame: str = "plan") -> None:
    """Register a family that writes an item's statement and below it one line a field."""

    @family(name, frame)
    def write(page: Page) -> None:
        words = labels(page)
        for i, duty in enumerate(page.duties, 1):
            page.para(item.format(i=i) + page.task(duty, timed=True) + ".")
            for label, value in rows(page, duty, words):
                page.para(row(label, value))


_under("under_item", lambda label, value: f"{label}: {value}.")
_under("under_dash", lambda label, value: f"- {label}: {value}.")
_under("under_plus", lambda label, value: f"+ {label}: {value};", "- ")
_under("under_bold", lambda label, value: f"**{label}:** {value}.")
_under("under_italic", lambda label, value: f"*{label}: {value}.*")
_under("under_capitals", lambda label, value: f"{label.upper()}: {value}")
_under("under_hyphen", lambda label, value: f"{label} - {value}.")
_under("under_long_dash", lambda label, value: f"{label} – {value}.")
_under("under_blank_colon", lambda label, value: f"{label} : {value}")
_under("under_star", lambda label, value: f"* {label}: {value}.")


def _own_line(name: str, mark: str, lettered: bool = False) -> None:
    """Register a family that writes a label on a line and its value on the next."""

    @family(name)
    def write(page: Page) -> None:
        words = labels(page)
        for i, duty in enumerate(page.duties, 1):
            page.para(f"{i}. " + ("Nội dung thứ " + str(i) if lettered else page.task(duty, timed=True) + "."))
            if lettered:
                page.para(f"a) Nội dung: {page.task(duty, timed=True)}.")
                page.para("b) Cơ quan thực hiện:")
            for label, value in rows(page, duty, words):
                page.para(f"{mark}{label}:")
                page.para(f"{value}.")


_own_line("under_own_line", "")
_own_line("under_own_line_dash", "- ")
_own_line("under_own_line_part", "", lettered=True)
_own_line("under_own_line_part_dash", "- ", lettered=True)


@family("under_value_bullets")
def value_bullets(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        for label, actors in ((words[0], duty.leads), (words[1], duty.coordinators)):
            if actors:
                page.para(f"{label}:")
                for actor in actors:
                    page.para(f"- {actor.at_start};")
        if duty.time:
            page.para(f"{words[2]}: {duty.time}.")


@family("under_executing")
def executing(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, ("Đơn vị thực hiện", "Đơn vị phối hợp thực hiện", "Thời gian")):
            page.para(f"{label}: {value}.")


@family("under_one_line")
def one_line(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        found = rows(page, duty, words)
        page.para(
            "; ".join(f"{label if n == 0 else label[0].lower() + label[1:]}: {value}" for n, (label, value) in enumerate(found)) + "."
        )


@family("under_one_line_stops")
def one_line_stops(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}. " + " ".join(f"{label}: {value}." for label, value in rows(page, duty, words)))


@family("brackets_end")
def brackets_end(page: Page) -> None:
    words = labels(page)
    for duty in page.duties:
        found = "; ".join(
            f"{label if n == 0 else label[0].lower() + label[1:]}: {value}" for n, (label, value) in enumerate(rows(page, duty, words))
        )
        page.para(f"- {page.task(duty, timed=True)} ({found}).")


@family("brackets_sentence")
def brackets_sentence(page: Page) -> None:
    for duty in page.duties:
        helped = f", phối hợp với {page.run(duty.coordinators)}" if duty.coordinators else ""
        page.para(f"- {page.task(duty)} ({page.run(duty.leads)} chủ trì{helped}).")


@family("brackets_square_first")
def brackets_first(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        helped = f"; {page.run(duty.coordinators)} phối hợp" if duty.coordinators else ""
        page.para(f"{i}. [{capital(page.run(duty.leads))} chủ trì{helped}] {page.task(duty)}.")


@family("arrow_labels")
def arrow_labels(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        found = "; ".join(f"{label}: {value}" for label, value in rows(page, duty, words))
        page.para(f"{i}. {page.task(duty, timed=True)} → {found}")


@family("arrow_line")
def arrow_line(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}")
        for label, value in rows(page, duty, words):
            page.para(f"=> {label}: {value}")


@family("before_content")
def before_content(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"Nhiệm vụ {i}")
        for label, value in rows(page, duty, words):
            page.para(f"{label}: {value}.")
        page.para(f"Nội dung: {page.task(duty, timed=True)}.")


@family("before_content_line")
def before_content_line(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        found = ". ".join(f"{label}: {value}" for label, value in rows(page, duty, words))
        page.para(f"{i}. {found}. Nội dung thực hiện: {page.task(duty, timed=True)}.")


@family("lettered_fields")
def lettered(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. Nhiệm vụ thứ {i}")
        page.para(f"a) Nội dung: {page.task(duty, timed=True)}.")
        for letter, (label, value) in zip("bcd", rows(page, duty, words), strict=False):
            page.para(f"{letter}) {label}: {value}.")


@family("record_dashes")
def record(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. Hoạt động {i}")
        page.para(f"- Nội dung: {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, words):
            page.para(f"- {label}: {value}.")


@family("role_brackets")
def role_brackets(page: Page) -> None:
    def said(actors: tuple[Actor, ...], role: str) -> list[str]:
        return [f"{a.printed} ({role})" for a in actors]

    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty)}.")
        page.para("Phân công: " + capital(", ".join(said(duty.leads, "chủ trì") + said(duty.coordinators, "phối hợp"))) + ".")


@family("responsibility_line")
def responsibility(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty)}.")
        helped = f"; {page.run(duty.coordinators)} phối hợp" if duty.coordinators else ""
        page.para(f"Trách nhiệm thực hiện: {capital(page.run(duty.leads))} chủ trì{helped}.")


@family("brackets_below")
def brackets_below(page: Page) -> None:
    """A line of fields in brackets below each item, with stops between them."""
    lead, help_ = page.rng.choice((("Đơn vị chủ trì", "Đơn vị phối hợp"), ("Phụ trách", "Phối hợp"), ("Chủ trì", "Tham gia")))
    for i, duty in enumerate(page.duties, 1):
        parts = [f"{lead}: {page.list(duty.leads)}"]
        parts += [f"{help_}: {page.list(duty.coordinators)}"] if duty.coordinators else []
        parts += [f"Thời gian: {duty.time}"] if duty.time else []
        page.line(f"{i}. {page.task(duty, timed=True)}.")
        page.line(f"({'. '.join(parts)})")
    page.line()
