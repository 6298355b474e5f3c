"""How far a role reaches: sections with role lines for all their items, role sections beside content sections, paragraphs that refer to items."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.facts import Duty
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.registry import family
from tests.layouts.page import Page, capital

TOPICS = ("Công tác tuyên truyền", "Công tác chuyên môn", "Kiểm tra, giám sát", "Xây dựng cơ sở vật chất")


def parts(page: Page) -> list[list[Duty]]:
    """Return the duties in parts of one to three; all of a part take the bodies and the time of its first."""
    found: list[list[Duty]] = []
    left = list(page.duties)
    while left:
        size = page.rng.choice((1, 2, 3))
        first = left[0]
        found.append([Duty(d.statement, first.leads, first.coordinators, first.time) for d in left[:size]])
        left = left[size:]
    return found


def _bullets(page: Page, part: Sequence[Duty], mark: str = "- ", timed: bool = True) -> None:
    for duty in part:
        page.para(mark + page.task(duty, timed=timed) + ".")


@family("section_roles_below")
def section_below(page: Page) -> None:
    words = labels(page)
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. {TOPICS[(i - 1) % 4]}")
        _bullets(page, part)
        for label, value in rows(page, part[0], words):
            page.para(f"{label}: {value}.")


def _closed(page: Page, marks: Sequence[str], sign: str) -> None:
    """Role lines below the last item of each list, under a sign of their own."""
    words = labels(page)
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. {TOPICS[(i - 1) % 4]}")
        for duty, mark in zip(part, marks, strict=False):
            _bullets(page, [duty], mark)
        for label, value in rows(page, part[0], words):
            page.para(f"{sign} {label}: {value}.")


@family("closed_by_pluses")
def closed_by_pluses(page: Page) -> None:
    _closed(page, ("- ", "- ", "- "), "+")


@family("closed_letters")
def closed_letters(page: Page) -> None:
    _closed(page, ("a) ", "b) ", "c) "), "-")


@family("closed_stars")
def closed_stars(page: Page) -> None:
    _closed(page, ("* ", "* ", "* "), "-")


@family("section_roles_above")
def section_above(page: Page) -> None:
    words = labels(page)
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. {TOPICS[(i - 1) % 4]}")
        for label, value in rows(page, part[0], words):
            page.para(f"{label}: {value}.")
        page.para("Nội dung thực hiện:")
        _bullets(page, part)


@family("section_heading_brackets")
def section_brackets(page: Page) -> None:
    for i, part in enumerate(parts(page), 1):
        helped = f", phối hợp với {page.run(part[0].coordinators)}" if part[0].coordinators else ""
        page.para(f"{i}. {TOPICS[(i - 1) % 4]} ({page.run(part[0].leads)} chủ trì{helped})")
        _bullets(page, part, timed=False)


@family("role_section_beside", "open")
def role_section(page: Page) -> None:
    """1. Nội dung, 2. Cơ quan chủ trì, phối hợp (a, b, bullets), 3. Thời gian: below one heading each."""
    for i, part in enumerate(parts(page)):
        page.section(TOPICS[i % 4].upper())
        page.para("1. Nội dung")
        for n, duty in enumerate(part):
            page.para(f"{'abcdđ'[n]}) {page.task(duty, timed=True)};")
        page.para("2. Cơ quan chủ trì, phối hợp")
        page.para("a) Cơ quan chủ trì")
        for actor in part[0].leads:
            page.para(f"- {actor.at_start}.")
        if part[0].coordinators:
            page.para("b) Cơ quan phối hợp")
            for actor in part[0].coordinators:
                page.para(f"- {actor.at_start}.")
        if part[0].time:
            page.para(f"3. Thời gian thực hiện: {part[0].time}.")


@family("role_sections_short", "open")
def role_sections(page: Page) -> None:
    """The same with a section for the lead and one for the coordinators."""
    for i, part in enumerate(parts(page)):
        page.section(TOPICS[i % 4].upper())
        page.para("1. Nội dung")
        _bullets(page, part)
        page.para(f"2. Cơ quan chủ trì: {capital(page.list(part[0].leads))}.")
        n = 3
        if part[0].coordinators:
            page.para(f"3. Cơ quan phối hợp: {capital(page.list(part[0].coordinators))}.")
            n = 4
        if part[0].time:
            page.para(f"{n}. Thời gian: {part[0].time}.")


def _one_team(page: Page, duties: Sequence[Duty]) -> list[Duty]:
    first = duties[0]
    return [Duty(d.statement, first.leads, first.coordinators, None) for d in duties]


def _said(page: Page, duty: Duty) -> str:
    helped = f", phối hợp với {page.run(duty.coordinators)}" if duty.coordinators else ""
    return f"{page.run(duty.leads)} chủ trì{helped}"


@family("refers_range")
def refers_range(page: Page) -> None:
    """A closing paragraph says who leads items 1 to k, another who leads the rest."""
    k = max(2, len(page.duties) // 2)
    first, rest = _one_team(page, page.duties[:k]), _one_team(page, page.duties[k:])
    for i, duty in enumerate([*first, *rest], 1):
        page.para(f"{i}. {page.task(duty)}.")
    for team, low in ((first, 1), (rest, k + 1)):
        high = low + len(team) - 1
        which = (
            f"Nhiệm vụ {low}" if high == low else f"Nhiệm vụ {low} và {high}" if high == low + 1 else f"Các nhiệm vụ từ {low} đến {high}"
        )
        page.para(f"{which} do {_said(page, team[0])} thực hiện.")


@family("refers_numbers")
def refers_numbers(page: Page) -> None:
    """Closing paragraphs name single items: nhiệm vụ 1, 3 và 5."""
    odd, even = _one_team(page, page.duties[0::2]), _one_team(page, page.duties[1::2])
    for i in range(len(page.duties)):
        page.para(f"{i + 1}. {page.task((odd, even)[i % 2][i // 2])}.")
    for team, at in ((odd, 1), (even, 2)):
        said = [str(n) for n in range(at, len(page.duties) + 1, 2)]
        which = said[0] if len(said) == 1 else ", ".join(said[:-1]) + " và " + said[-1]
        page.para(
            f"{capital(page.run(team[0].leads))} chủ trì thực hiện nhiệm vụ {which}"
            + (f", phối hợp với {page.run(team[0].coordinators)}." if team[0].coordinators else ".")
        )


@family("closing_for_all")
def closing_for_all(page: Page) -> None:
    """One paragraph at the end of the section gives the roles of all its items."""
    team = _one_team(page, page.duties)
    for i, duty in enumerate(team, 1):
        page.para(f"{i}. {page.task(duty)}.")
    page.para(f"Các nhiệm vụ nêu tại mục này do {_said(page, team[0])} thực hiện.")


@family("overridden_item")
def overridden(page: Page) -> None:
    """The lead at the head of the section holds for all items but the one that names its own."""
    team = _one_team(page, page.duties)
    last = Duty(page.duties[-1].statement, page.facts.spare[:1], (), None)
    page.para(f"Đơn vị chủ trì: {capital(page.list(team[0].leads))}.")
    page.para("Các nhiệm vụ:")
    for i, duty in enumerate(team[:-1], 1):
        page.para(f"{i}. {page.task(duty, coordinators=None)}.")
    page.para(f"{len(team)}. {page.task(last)} (riêng nhiệm vụ này do {last.leads[0].printed} chủ trì).")


@family("inherited_two_levels")
def inherited(page: Page) -> None:
    """Roles under a heading reach the bullets two levels below it."""
    words = labels(page)
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. {TOPICS[(i - 1) % 4]}")
        for label, value in rows(page, part[0], words):
            page.para(f"{label}: {value}.")
        page.para("a) Ở cấp tỉnh")
        _bullets(page, part[:1])
        if part[1:]:
            page.para("b) Ở cơ sở")
            _bullets(page, part[1:])


@family("inherited_but_one")
def inherited_but_one(page: Page) -> None:
    """The section's lead holds for all items but one, which has role lines of its own."""
    words = labels(page)
    team = _one_team(page, page.duties)
    own = Duty(page.duties[-1].statement, page.facts.spare[:1], page.facts.spare[1:], None)
    page.para(f"Các nhiệm vụ sau đây do {page.run(team[0].leads)} chủ trì, trừ nhiệm vụ có quy định riêng:")
    page.lines[-2] = page.may(page.lines[-2])
    for i, duty in enumerate(team[:-1], 1):
        page.para(f"{i}. {page.task(duty, coordinators=None)}.")
    page.para(f"{len(team)}. {page.task(own)}.")
    for label, value in rows(page, own, words):
        page.para(f"- {label}: {value}.")


@family("includes_above_fields")
def includes_above_fields(page: Page) -> None:
    """Work that says what it includes in bullets of small letters, above its fields."""
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {capital(page.task(duty))}, {page.rng.choice(('bao gồm', 'gồm', 'cụ thể gồm'))}:")
        page.para("- khảo sát hiện trạng;")
        page.para("- lập hồ sơ, góp ý.")
        for label, value in rows(page, duty, words):
            page.para(f"{label}: {value}.")
