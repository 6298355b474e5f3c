"""Other marks before items and sections: brackets, slashes, words, letters, parts, none; and texts without letterhead or lines."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.layouts.families.fields import labels, rows
from tests.layouts.families.inline import leads_with
from tests.layouts.families.reach import section_below
from tests.layouts.families.registry import Post, family
from tests.layouts.page import Page

ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")
COUNTS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám")


def _fielded(page: Page, mark: Callable[[int], str], lower: bool = False, sep: str = ": ") -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(mark(i) + page.task(duty, duty.lower if lower else None, timed=True) + ".")
        for label, value in rows(page, duty, words):
            page.para(f"{label}{sep}{value}.")


def _marked(name: str, mark: Callable[[int], str], frame: str = "plan", *post: Post, lower: bool = False, sep: str = ": ") -> None:
    @family(name, frame, *post)
    def write(page: Page) -> None:
        _fielded(page, mark, lower, sep)


def one_line(text: str, rng: random.Random) -> str:
    """Write the whole document as one line."""
    return re.sub(r"\s+", " ", text).strip() + "\n"


def halved(text: str, rng: random.Random) -> str:
    """Keep no empty line between paragraphs but indent each, as PDF tools do."""
    return re.sub(r"(?m)^(?=\S)", "    ", re.sub(r"\n\n+", "\n", text))


_marked("item_half_bracket", lambda i: f"{i}) ")
_marked("item_round_brackets", lambda i: f"({i}) ")
_marked("item_slash", lambda i: f"{i}/ ")
_marked("item_number_dash", lambda i: f"{i} - ")
_marked("item_two_digits", lambda i: f"{i:02d}. ")
_marked("item_letters", lambda i: f"{'abcdđeghi'[i - 1]}. ")
_marked("item_ordinal", lambda i: f"Thứ {ORDINALS[i - 1]}, ", lower=True)
_marked("item_counted", lambda i: f"{COUNTS[i - 1]} là, ", lower=True)
_marked("item_named", lambda i: f"Nhiệm vụ {i}. ")
_marked("item_named_colon", lambda i: f"Nhiệm vụ {i}: ")
_marked("item_bold", lambda i: f"**{i}.** ")
_marked("item_section_number", lambda i: f"II.{i}. ")
_marked("item_check_box", lambda i: "☐ ")
_marked("item_arrow_bullet", lambda i: "➢ ")
_marked("item_private_bullet", lambda i: "\uf0b7 ")
_marked("item_no_mark", lambda i: "")
_marked("label_by_tab", lambda i: f"{i}. ", sep=":\t")
_marked("sections_by_letters", lambda i: f"{i}. ", "plan_letters")
_marked("sections_by_parts", lambda i: f"{i}. ", "plan_parts")
_marked("sections_bare", lambda i: f"{i}. ", "plan_bare")
_marked("without_letterhead", lambda i: f"{i}. ", "headless")
_marked("whole_in_one_line", lambda i: f"{i}. ", "plan", one_line)
_marked("indented_lines", lambda i: f"{i}. ", "plan", halved)
family("whole_sections_one_line", "plan", one_line)(section_below)
family("whole_sentences_one_line", "organised", one_line)(leads_with)
