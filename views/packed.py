"""Facts of a document as short as they go to the browser: each string once, rows and links as its number; `viewer.js` reads them back.

A plan of 100 tasks has 470 facts, whose panels repeat names, sections and addresses: 760 kB as plain objects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from views.blocks import Block
from views.i18n import Language
from views.state import address

__all__ = ["packed"]

# What an item is; from LINK on its address is string n - LINK.
PLAIN, VIETNAMESE, LINK = 0, 1, 2


def packed(facts: Sequence[Block], document: str, language: Language) -> dict[str, Any]:
    """Return {"facts", "pool", "own", "tail"} of a document's facts with "kind", "badge", "title", "vi", "rows" and "links".

    "own" begins the addresses within the document, "tail" ends all; both are left out of them ("~" stands for "own").
    """
    tail = f"&lang={language}"
    own = address("document", id=document, lang=language).removesuffix(tail)
    numbers: dict[str, int] = {}

    def number(words: object) -> int:
        return numbers.setdefault(str(words), len(numbers))

    def link(href: str) -> int:
        if not href.endswith(tail):
            raise ValueError(f"{href}: an address of a page in no language, {tail} is expected at its end.")
        short = href.removesuffix(tail)
        return number("~" + short.removeprefix(own) if short.startswith(own) else short)

    def item(one: Mapping[str, Any]) -> list[int]:
        return [number(one["text"]), LINK + link(one["href"]) if one.get("href") else VIETNAMESE if one.get("vi") else PLAIN]

    found = [
        [
            number(fact["kind"]), number(fact["badge"]), number(fact["title"]), int(bool(fact["vi"])),
            [[number(row["name"]), *(part for one in row["items"] for part in item(one))] for row in fact["rows"]],
            [part for one in fact["links"] for part in (number(one["label"]), link(one["href"]), int(bool(one.get("fix"))))],
        ]
        for fact in facts
    ]  # fmt: skip
    return {"facts": found, "pool": list(numbers), "own": own, "tail": tail}
