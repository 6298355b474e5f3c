"""What single offices do: records with labels of their own, roles in square brackets, a sentence that closes the bullets of its own item."""

from __future__ import annotations

from tests.layouts.facts import Duty
from tests.layouts.families.registry import family
from tests.layouts.page import Page, capital

_HOUSE = (
    ("Đầu mối", "Cùng làm", "Xong"),
    ("Ai lo", "Ai giúp", "Khi nào xong"),
    ("Chịu trách nhiệm", "Kề vai", "Hạn chót"),
    ("Đứng mũi", "Góp sức", "Mốc xong"),
)
_MORE = (("Tiền", "61 triệu đồng"), ("Cách nghiệm thu", "biên bản hai bên ký"), ("Dấu hiệu rủi ro", "giá vật tư tăng"))


@family("house_records")
def records(page: Page) -> None:
    """One line a field, the work's behind a bullet; what no row knows comes again in each record."""
    lead, help_, when = page.rng.choice(_HOUSE)
    more = page.rng.sample(_MORE, 2)
    mark = page.rng.choice(("◊ ", "- ", "* ", ""))
    for duty in page.duties:
        page.line(f"{mark}Việc: {page.task(duty, timed=True)}")
        page.line(f"  {lead}: {capital(page.list(duty.leads))}")
        if duty.coordinators:
            page.line(f"  {help_}: {capital(page.list(duty.coordinators))}")
        if duty.time:
            page.line(f"  {when}: {duty.time}")
        for label, value in more:
            page.line(f"  {label}: {value}")
    page.line()


@family("square_fields")
def square(page: Page) -> None:
    """Roles and time in square brackets behind each bullet."""
    page.line("Bước 1 - Chuẩn bị")
    for duty in page.duties:
        parts = [f"chủ trì: {page.list(duty.leads)}"]
        parts += [f"phối hợp: {page.list(duty.coordinators)}"] if duty.coordinators else []
        parts += [f"hạn: {duty.time}"] if duty.time else []
        page.line(f"• {page.task(duty, timed=True)} [{'; '.join(parts)}]")
    page.line()


@family("closed_by_its_point")
def closed(page: Page) -> None:
    """Bullets below an item's title, and behind them a sentence that gives all of this item to one lead."""
    titles = ("Mảng thứ nhất", "Mảng thứ hai", "Mảng thứ ba", "Mảng thứ tư")
    for i, at in enumerate(range(0, len(page.duties), 2), 1):
        group = page.duties[at : at + 2]
        lead, partners = group[0].leads[:1], group[0].coordinators[:1]
        page.line(f"{i}. {titles[i - 1]}")
        for duty in group:
            page.line(f"- {page.task(Duty(duty.statement, lead, partners, None))};")
        what = page.rng.choice(("Các nhiệm vụ của điểm này", "Những việc nêu ở mục này", "Các gạch đầu dòng trên"))
        behind = f", {page.list(partners)} phối hợp" if partners else ""
        page.line(f"{what} do {page.list(lead)} chủ trì{behind}, xong trước ngày 30/11/{page.facts.year}.")
    page.line()


@family("places_beside_a_sign")
def placed(page: Page) -> None:
    """A line says what it means to stand before and behind a sign; below it lines of a day's hours."""
    sign, named = page.rng.choice((("//", "dấu //"), ("/", "gạch chéo"), ("→", "mũi tên"), ("+", "dấu cộng")))
    page.line(f"Cách đọc: cơ quan đứng trước {named} chủ trì, các cơ quan đứng sau {named} phối hợp.")
    page.line()
    for i, duty in enumerate(page.duties):
        behind = f" {page.list(duty.coordinators)}" if duty.coordinators else ""
        page.line(f"{7 + i:02}h00  {page.task(duty)} -- {capital(page.list(duty.leads))} {sign}{behind}")
    page.line()
