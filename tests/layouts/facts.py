"""Seeded facts of an abstract plan: who issues it, and 3 to 8 duties with their leads, coordinators and times.

In: a seed.  Out: `Facts`; the same seed gives the same facts everywhere.  Nothing here knows the reader or a layout.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).resolve().parent / "words"
PROVINCES = ("Lào Cai", "Quảng Trị", "Sơn La", "Nghệ An", "Đồng Tháp", "Cao Bằng", "Gia Lai", "Ninh Bình", "Tây Ninh", "Phú Thọ")


@dataclass(frozen=True)
class Actor:
    """A body as printed inside a sentence, and its generic name as gold/README.md would write it."""

    printed: str
    generic: str

    @property
    def at_start(self) -> str:
        """The printed name with a capital, for the head of a line or cell."""
        return self.printed[0].upper() + self.printed[1:]


@dataclass(frozen=True)
class Duty:
    """A statement of work (verb first, no full stop), its leads and coordinators, and its time."""

    statement: str
    leads: tuple[Actor, ...]
    coordinators: tuple[Actor, ...]
    time: str | None

    @property
    def lower(self) -> str:
        """The statement as it goes on inside a sentence."""
        return self.statement[0].lower() + self.statement[1:]


@dataclass(frozen=True)
class Facts:
    """All that a layout may write."""

    seed: int
    level: str
    issuer: str
    type: str
    number: str
    place: str
    day: int
    month: int
    year: int
    title: str
    duties: tuple[Duty, ...]
    spare: tuple[Actor, ...] = ()
    words: str = "own"

    @property
    def province(self) -> str | None:
        """The province of a provincial document."""
        return self.place if self.level == "province" else None


@dataclass(frozen=True)
class Words:
    """A word list: statements by field, names of bodies, labels of role lines.  `own` is the usual one; `unseen` is kept for judging."""

    statements: Any
    names: Any
    labels: Any


@cache
def words_of(name: str) -> Words:
    """Return a word list by the name of its folder."""
    return Words(*(yaml.safe_load((WORDS / name / f"{part}.yaml").read_text("utf-8")) for part in ("statements", "names", "labels")))


def _actor(row: dict[str, str]) -> Actor:
    printed = row["name"]
    return Actor(printed, row.get("generic", printed[0].upper() + printed[1:]))


def _rows(words: Words, group: str, level: str) -> list[dict[str, str]]:
    return [row for row in words.names[group] if row.get("only", level) == level]


def _made_up(rng: random.Random, words: Words) -> Actor:
    """Return a body that nobody has heard of."""
    names = words.names
    if rng.random() < 0.4:
        return _actor(rng.choice(names["invented"]))
    printed = f"{rng.choice(names['forms'])} {rng.choice(names['fields'])} {rng.choice(names['places'])}"
    return Actor(printed, printed)


def _draw(rng: random.Random, words: Words, level: str, count: int, invented: float, used: set[str], first: bool) -> list[Actor]:
    """Return actors with distinct generic names; the first of a lead list is a single body, not a sweeping collective."""
    out: list[Actor] = []
    while len(out) < count:
        dice = rng.random()
        if dice < invented:
            actor = _made_up(rng, words) if rng.random() < 0.65 else _actor(rng.choice(_rows(words, "collective", level)))
        else:
            wide = dice < invented + 0.15 and not (first and not out)
            actor = _actor(rng.choice(_rows(words, "below" if wide else level, level)))
        family = "nhóm" if actor.generic.startswith(("Các sở", "Các cơ quan")) else actor.generic
        if family not in used:
            used.add(family)
            out.append(actor)
    return out


def _statement(rng: random.Random, words: Words, template: str, year: int) -> str:
    day = f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{year - 1}"
    return template.format(
        n=rng.randint(3, 48), pct=rng.choice((60, 75, 80, 85, 90, 95)), place=rng.choice(words.names["places"]), year=year, date=day
    )


def _time(rng: random.Random, year: int) -> str:
    return rng.choice(
        (
            f"Quý {rng.choice(('I', 'II', 'III', 'IV'))}/{year}",
            f"Năm {year}",
            f"Tháng {rng.randint(1, 12):02d}/{year}",
            f"Trước ngày {rng.randint(10, 30)}/{rng.randint(10, 12)}/{year}",
            "Thường xuyên",
            "Hằng năm",
            f"Từ tháng {rng.randint(1, 5)} đến tháng {rng.randint(7, 12)} năm {year}",
            f"Giai đoạn {year} - {year + 4}",
        )
    )


def _duty(rng: random.Random, words: Words, level: str, statement: str, year: int, invented: float, own: str) -> Duty:
    used = {own}
    leads = _draw(rng, words, level, rng.choice((1, 1, 1, 1, 2)), invented, used, True)
    coordinators = _draw(rng, words, level, rng.choice((0, 1, 1, 2, 3, 4, 5)), invented, used, False)
    time = _time(rng, year) if rng.random() < 0.75 else None
    return Duty(statement, tuple(leads), tuple(coordinators), time)


def _office(rng: random.Random, year: int) -> tuple[str, str, str, str, str]:
    """Return level, issuer, type, number and place."""
    number = rng.randint(12, 480)
    kind = rng.choice(("province", "province", "province", "ministry", "department", "committee"))
    place = rng.choice(PROVINCES)
    if kind == "province":
        return "province", f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}", "KẾ HOẠCH", f"{number}/KH-UBND", place
    if kind == "department":
        return "province", f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}\nSỞ Y TẾ", "KẾ HOẠCH", f"{number}/KH-SYT", place
    if kind == "committee":
        return "province", f"TỈNH {place.upper()}\nBAN CHỈ ĐẠO PHÒNG CHỐNG TỘI PHẠM", "CHƯƠNG TRÌNH", f"{number}/CTr-BCĐ", place
    return "central", "BỘ NỘI VỤ", "KẾ HOẠCH", f"{number}/KH-BNV", "Hà Nội"


def with_nouns(known: Facts, rng: random.Random) -> Facts:
    """Return the same facts with the work said as nouns (for tables and fields, not for sentences)."""
    words = words_of(known.words)
    rows = rng.sample(words.statements["nouns"]["do"], len(known.duties))
    duties = tuple(replace(d, statement=_statement(rng, words, row, known.year)) for d, row in zip(known.duties, rows, strict=True))
    return replace(known, duties=duties)


def facts(seed: int, invented: float = 0.25, word_list: str = "own") -> Facts:
    """Return the facts of a seed; `invented` is the share of actors that no vocabulary knows."""
    words = words_of(word_list)
    rng = random.Random(seed * 7919 + 17)
    year = rng.randint(2019, 2026)
    level, issuer, kind, number, place = _office(rng, year)
    fields = {name: rows for name, rows in words.statements.items() if name not in ("any", "nouns")}
    field_of_work = fields[rng.choice(sorted(fields))]
    own_work = rng.sample(field_of_work["do"], len(field_of_work["do"]))
    others = rng.sample([s for f in sorted(fields) for s in fields[f]["do"] if s not in own_work], 8)
    count = rng.randint(3, 8)
    templates = (own_work + others)[:count]
    of_any_field = words.statements["any"]["do"]
    for i, template in enumerate(rng.sample(of_any_field, min(count, len(of_any_field)))):
        templates[i] = template if rng.random() < 0.3 else templates[i]
    if level == "central":
        templates = [
            t.replace("Ủy ban nhân dân tỉnh", "Thủ tướng Chính phủ").replace("Hội đồng nhân dân tỉnh", "Quốc hội") for t in templates
        ]
    own = {"BỘ NỘI VỤ": "Bộ Nội vụ", "SỞ Y TẾ": "Sở Y tế"}.get(issuer.split("\n")[-1], "")
    duties = tuple(_duty(rng, words, level, _statement(rng, words, t, year), year, invented, own) for t in templates)
    spare = tuple(_draw(rng, words, level, 2, 0.0, {own} | {a.generic for d in duties for a in (*d.leads, *d.coordinators)}, True))
    return Facts(
        seed,
        level,
        issuer,
        kind,
        number,
        place,
        rng.randint(1, 28),
        rng.randint(1, 12),
        year,
        field_of_work["title"],
        duties,
        spare,
        word_list,
    )
