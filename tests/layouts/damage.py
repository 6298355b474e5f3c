"""What web pages, and what pasting (`retyped`), do to a text, done to every family: `python -m tests.layouts.damage [--seeds N] [--kind K] [--family F] [--losses] [--show K F SEED]`.

In: families and seeds.  Out: role and task F1 of each kind of damage, beside the undamaged text's.
A kind changes the marked text, so that what must be found keeps its place.  Families with tables
are for the kinds of `retabled` alone.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable

from ingest import parse
from tests.layouts import retabled, retyped
from tests.layouts.facts import facts
from tests.layouts.families import FAMILIES
from tests.layouts.frames import FRAMES
from tests.layouts.page import Page, Plan, bare, finished, is_mark
from tests.layouts.score import compare, f1, source

_MENU = (
    "Trang chủ\nGiới thiệu\nTin tức - Sự kiện\nVăn bản\nThủ tục hành chính\nLiên hệ\nĐăng nhập\n"
    "Thứ Tư, 14/08/2024 09:12\nCỡ chữ: A- A A+\nLượt xem: 1.204\n"
)
_FOOT = (
    "In trang\nGửi email\nChia sẻ Facebook\nTin liên quan:\nHội nghị tổng kết công tác năm 2023 (12/01/2024)\n"
    "Thông báo tuyển dụng viên chức (05/02/2024)\nThống kê truy cập\nĐang online: 12\nBản quyền thuộc Cổng thông tin điện tử\n"
)


def _plain(lines: list[str], rng: random.Random) -> str:
    return "\n".join(lines) + "\n"


def _flat(lines: list[str], rng: random.Random) -> str:
    """All line breaks lost."""
    return " ".join(line for line in lines if bare(line).strip()) + "\n"


def _joined(lines: list[str], rng: random.Random, share: float, sign: str) -> str:
    """A share of the line breaks lost, a sign put in each one's place."""
    out = ""
    for line in lines:
        if bare(line).strip():
            out += line + (sign if rng.random() < share else "\n")
    return out + "\n"


def _glued(lines: list[str], rng: random.Random) -> str:
    """A line break in five lost, and no space put in its place."""
    return _joined(lines, rng, 0.2, "")


def _merged(lines: list[str], rng: random.Random) -> str:
    """Half of the line breaks lost."""
    return _joined(lines, rng, 0.5, " ")


def _broken(lines: list[str], rng: random.Random) -> str:
    """Lines broken anywhere, as the source of a page breaks them: a short first line, then full ones."""
    out: list[str] = []
    for line in lines:
        width = rng.randint(12, 40)
        row, size = "", 0
        for word in line.split(" "):
            length = len(bare(word))
            if row and size + 1 + length > width:
                out.append(row)
                row, size, width = word, length, 88
            else:
                row, size = (row + " " + word, size + 1 + length) if row else (word, length)
        out.append(row)
    return "\n".join(out) + "\n"


def _marks_alone(lines: list[str], rng: random.Random) -> str:
    """An item's sign alone on its line."""
    return "\n".join(re.sub(r"^(\s*(?:\d{1,2}\.|[a-zđ]\)|-))\s+(?=\S)", r"\1\n", line) for line in lines) + "\n"


_MARK = re.compile(r"^(\s*(?:[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+•])) +(?=\S)")


def _tabbed(lines: list[str], rng: random.Random) -> str:
    """A tab behind each mark, as a word processor writes its lists into a text."""
    return "\n".join(_MARK.sub("\\1\t", line) for line in lines) + "\n"


def _symbols(lines: list[str], rng: random.Random) -> str:
    """A word processor's own signs and a tab for bullets."""
    return "\n".join(re.sub(r"^\s*-\s+(?=\S)", "\uf0b7\t", re.sub(r"^\s*\+\s+(?=\S)", "o\t", line)) for line in lines) + "\n"


def _small_heads(lines: list[str], rng: random.Random) -> str:
    """Headings of sections without their numbers, in small letters."""
    return "\n".join(_small_head(line) for line in lines) + "\n"


def _small_head(line: str) -> str:
    match = re.match(r"^[IVX]{1,5}\. (?=\w)", line)
    rest = line[match.end() :] if match else ""
    return f"{rest[:1]}{rest[1:].lower()}" if rest and rest == rest.upper() else line


def _spread(lines: list[str], rng: random.Random) -> str:
    """Empty lines and blanks between all lines."""
    return "".join(f"\xa0\xa0 {line}\xa0\n\xa0\n\n" for line in lines if bare(line).strip())


def _escaped(lines: list[str], rng: random.Random) -> str:
    """Line breaks also as they are written in a program."""
    return "".join(f"\\r\\n {line}\n" for line in lines)


def _portal(lines: list[str], rng: random.Random) -> str:
    """A site's menus before and behind."""
    return _MENU + "\n".join(lines) + "\n" + _FOOT


def _body_of(lines: list[str]) -> list[str]:
    """Return the lines behind the letterhead: from the title or the first long line on."""
    last = next((i for i, line in enumerate(lines) if re.match(r"Số: ", line)), 0)
    while last < len(lines) and (
        not bare(lines[last]).strip() or len(bare(lines[last])) < 60 and bare(lines[last]).strip()[-1] not in ":;."
    ):
        last += 1
    return lines[last:]


def _headless(lines: list[str], rng: random.Random) -> str:
    """The letterhead lost."""
    return "\n".join(_body_of(lines)) + "\n"


def _article(lines: list[str], rng: random.Random) -> str:
    """The letterhead and the end lost, a news title before it, and menus around."""
    lines = _body_of(lines)
    stop = next((i for i, line in enumerate(lines) if bare(line).startswith("Nơi nhận")), len(lines))
    return _MENU + "Triển khai công tác trọng tâm trên địa bàn\nNgày đăng: 14/08/2024\n" + "\n".join(lines[:stop]) + "\n" + _FOOT


KINDS: dict[str, retyped.Change] = {
    "none": _plain,
    "flat": _flat,
    "merged": _merged,
    "glued": _glued,
    "broken": _broken,
    "marks-alone": _marks_alone,
    "tabbed": _tabbed,
    "symbols": _symbols,
    "small-heads": _small_heads,
    "spread": _spread,
    "escaped": _escaped,
    "portal": _portal,
    "headless": _headless,
    "article": _article,
    **retyped.KINDS,
    **retabled.KINDS,
}


def plan_of(kind: str, name: str, seed: int) -> Plan | None:
    """Return a family's plan with this damage; None of a family with tables."""
    family = FAMILIES[name]
    page = Page(facts(seed, 0.25, "own"), random.Random(f"{name}/{seed}"))
    FRAMES[family.frame](page, family.write)
    text = "\n".join(page.lines) + "\n"
    for change in family.post:
        text = change(text, page.rng)
    tabled = bool(page.grids) or "\t" in text or "|" in text
    if tabled != (kind in retabled.KINDS) or not tabled and re.search(r"\S {3,}\S.*\S {3,}\S", text):
        return None
    page.head, page.grids = {}, []
    lines = text.rstrip("\n").split("\n")
    text = KINDS[kind](lines, random.Random(f"{kind}/{name}/{seed}"))
    marks = sum(map(is_mark, "".join(lines)))
    if sum(map(is_mark, text)) != marks:
        return None  # what must be found was cut off
    return finished(f"{name}+{kind}", page, text)


def measured(
    kind: str, names: Iterable[str], seeds: Iterable[int], losses: list[str] | None = None
) -> tuple[Counter[str], list[tuple[float, str]]]:
    """Return the counts of a kind over families and seeds, and the role F1 of each family, worst first."""
    total: Counter[str] = Counter()
    rows: list[tuple[float, str]] = []
    numbers = list(seeds)
    for name in names:
        count: Counter[str] = Counter()
        for seed in numbers:
            plan = plan_of(kind, name, seed)
            if plan is not None:
                count += compare(plan, parse(source(plan)), losses)
        if count:
            rows.append((f1(count, "role"), name))
        total += count
    return total, sorted(rows)


def main(arguments: list[str] | None = None) -> None:
    """Print one line a kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), help="only this kind (may be given again)")
    parser.add_argument("--family", action="append", help="only this family (may be given again)")
    parser.add_argument("--every", type=int, default=1, help="only every n-th family")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, from 0")
    parser.add_argument("--losses", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--worst", type=int, default=0, help="name the worst families of each kind")
    parser.add_argument("--show", nargs=3, metavar=("KIND", "FAMILY", "SEED"), help="print one damaged text")
    options = parser.parse_args(arguments)
    if options.show:
        kind, name, seed = options.show
        shown = plan_of(kind, name, int(seed))
        print(shown.text if shown is not None else "this family has a table")
        return
    for kind in options.kind or KINDS:
        losses: list[str] = []
        count, rows = measured(kind, options.family or sorted(FAMILIES)[:: options.every], range(options.seeds), losses)
        if options.losses:
            print("\n".join(losses))
        print(f"{kind:12} role {f1(count, 'role'):.3f} task {f1(count, 'task'):.3f}  {len(rows)} families")
        for score, name in rows[: options.worst]:
            print(f"    {score:.3f} {name}")


if __name__ == "__main__":
    main()
