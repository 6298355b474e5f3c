"""The same words in other shapes: flattened, wrapped, damaged by scanning, other numbering and bullets, Markdown, other code points."""

from __future__ import annotations

import random
import re
import unicodedata

from tests.layouts.families.addressed import conclusion, directive
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.inline import leads_with
from tests.layouts.families.reach import parts, section_below
from tests.layouts.families.registry import family
from tests.layouts.page import CLOSE, MAY_OPEN, OPEN, Page, bare

BODY = re.compile(r"(?m)^(?:II\. .*?(?=^III\. )|[^\n]* yêu cầu:?\n.*?(?=^Chỉ thị này)|II\. .*?(?=^Nơi nhận))", re.S)


def flattened(text: str, rng: random.Random) -> str:
    """Write each section's body as one line."""
    return BODY.sub(lambda m: " ".join(m[0].split("\n")).replace("  ", " ").strip() + "\n\n", text)


def wrapped(text: str, rng: random.Random, low: int = 70, high: int = 90) -> str:
    """Break lines at a width between 70 and 90, wherever the words fall."""
    width = rng.randint(low, high)
    out = []
    for line in text.split("\n"):
        words, row = line.split(" "), ""
        for word in words:
            if row and len(bare(row)) + 1 + len(bare(word)) > width:
                out.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        out.append(row)
    return "\n".join(out)


def tagged(text: str, rng: random.Random) -> str:
    """Break lines as the source of a web page does: the first line of a paragraph is short by its tag; no empty lines."""
    out = []
    for paragraph in re.sub(r"\n\n+", "\n", text).split("\n"):
        room, row = rng.randint(24, 56), ""
        for word in paragraph.split(" "):
            if row and len(bare(row)) + 1 + len(bare(word)) > room:
                out.append(row)
                row, room = word, 78
            else:
                row = f"{row} {word}" if row else word
        out.append(row)
    return "\n".join(out)


def single_spaced(text: str, rng: random.Random) -> str:
    """Take out the empty lines."""
    return re.sub(r"\n\n+", "\n", text)


def scanned(text: str, rng: random.Random) -> str:
    """Double some spaces and lose marks on the labels' words, as scanning does."""
    text = re.sub(r"(?<=\w) (?=\w)", lambda m: "  " if rng.random() < 0.04 else " ", text)
    return re.sub(
        r"(?m)^(\W*)(Đơn vị|Cơ quan|Chủ trì|Phối hợp|Thời gian)", lambda m: m[1] + (_damaged(m[2]) if rng.random() < 0.5 else m[2]), text
    )


def _damaged(word: str) -> str:
    return {"Đơn vị": "Đon vị", "Cơ quan": "Co quan", "Chủ trì": "Chủ tri", "Phối hợp": "Phối họp", "Thời gian": "Thòi gian"}[word]


def bar_for_l(text: str, rng: random.Random) -> str:
    """Write '|' for a word's first 'l' here and there in the statements."""
    statements = re.compile(f"[{chr(OPEN)}-{chr(CLOSE - 1)}][^{chr(CLOSE)}-{chr(MAY_OPEN - 1)}]+")
    return statements.sub(lambda m: re.sub(r"(?<!\w)l(?=\w)", lambda _: "|" if rng.random() < 0.3 else "l", m[0]), text)


def decomposed(text: str, rng: random.Random) -> str:
    """Write letters and marks apart (NFD)."""
    return unicodedata.normalize("NFD", text)


def eth(text: str, rng: random.Random) -> str:
    """Write U+00D0 for the capital Đ."""
    return text.replace("Đ", "\u00d0")


def carriage(text: str, rng: random.Random) -> str:
    """End lines with CR LF."""
    return text.replace("\n", "\r\n")


def no_break(text: str, rng: random.Random) -> str:
    """Write some blanks as no-break spaces."""
    return "".join("\u00a0" if c == " " and rng.random() < 0.1 else c for c in text)


def _fielded(page: Page, mark: str = "{i}. ") -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(mark.format(i=i) + page.task(duty, timed=True) + ".")
        for label, value in rows(page, duty, words):
            page.para(f"{label}: {value}.")


for name, changes in {
    "flat_fields": (flattened,),
    "wrapped_fields": (wrapped,),
    "wrapped_tight": (wrapped, single_spaced),
    "scanned_fields": (scanned,),
    "bars_for_l": (bar_for_l,),
    "decomposed": (decomposed,),
    "eth_for_d": (eth,),
    "carriage_returns": (carriage,),
    "no_break_spaces": (no_break,),
    "single_spaced": (single_spaced,),
}.items():
    family(name, "plan", *changes)(_fielded)
family("tagged_fields", "plan", tagged)(_fielded)
family("tagged_sentences", "organised", tagged)(leads_with)
family("tagged_conclusion", "conclusion", tagged)(conclusion)
family("tagged_sections", "plan", tagged)(section_below)
family("flat_section", "plan", flattened)(section_below)
family("flat_directive", "directive", flattened)(directive)
family("wrapped_sentences", "organised", wrapped)(leads_with)
family("wrapped_conclusion", "conclusion", wrapped, single_spaced)(conclusion)
family("wrapped_sections", "plan", wrapped)(section_below)


def _section(name: str, head: str, mark: str) -> None:
    @family(name)
    def write(page: Page) -> None:
        words = labels(page)
        for i, part in enumerate(parts(page), 1):
            page.para(head.format(i=i) + ("Công tác tuyên truyền", "Công tác chuyên môn", "Kiểm tra, giám sát")[i % 3])
            for n, duty in enumerate(part, 1):
                page.para(mark.format(i=i, n=n) + page.task(duty, timed=True) + ".")
            for label, value in rows(page, part[0], words):
                page.para(f"{label}: {value}.")


_section("bullets_dot", "{i}. ", "• ")
_section("bullets_star", "{i}. ", "* ")
_section("bullets_plus", "{i}. ", "+ ")
_section("markdown_headings", "### {i}. ", "- ")


@family("decimals_deep")
def decimals_deep(page: Page) -> None:
    words = labels(page)
    for i, part in enumerate(parts(page), 1):
        page.para(f"2.{i}. Nhóm nhiệm vụ {i}")
        for n, duty in enumerate(part, 1):
            page.para(f"2.{i}.{n}. {page.task(duty, timed=True)}.")
            for label, value in rows(page, duty, words):
                page.para(f"- {label}: {value}.")


@family("decimals")
def decimals(page: Page) -> None:
    words = labels(page)
    for i, part in enumerate(parts(page), 1):
        page.para(f"{i}. Nhóm nhiệm vụ {i}")
        for n, duty in enumerate(part, 1):
            page.para(f"{i}.{n}. {page.task(duty, timed=True)}.")
            for label, value in rows(page, duty, words):
                page.para(f"{label}: {value}.")
