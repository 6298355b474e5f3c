"""The families of layout by name.  A family writes the facts' duties as one kind of office writes them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.layouts.facts import facts
from tests.layouts.frames import FRAMES
from tests.layouts.page import Page, Plan, finished

Post = Callable[[str, random.Random], str]


@dataclass(frozen=True)
class Family:
    """A layout: what writes the body, the frame around it, and what is done to the whole text afterwards."""

    name: str
    write: Callable[[Page], None]
    frame: str
    post: tuple[Post, ...]
    group: str

    def plan(self, seed: int, invented: float = 0.25, words: str = "own") -> Plan:
        """Return the plan of a seed in this layout."""
        page = Page(facts(seed, invented, words), random.Random(f"{self.name}/{seed}"))
        FRAMES[self.frame](page, self.write)
        text = "\n".join(page.lines) + "\n"
        for change in self.post:
            text = change(text, page.rng)
        return finished(self.name, page, text)


FAMILIES: dict[str, Family] = {}


def family(name: str, frame: str = "plan", *post: Post) -> Callable[[Callable[[Page], None]], Callable[[Page], None]]:
    """Register a function as a family; one function may serve several."""

    def register(write: Callable[[Page], None]) -> Callable[[Page], None]:
        if name in FAMILIES:
            raise ValueError(f"family {name!r} is registered twice: {FAMILIES[name].group} and {write.__module__}")
        FAMILIES[name] = Family(name, write, frame, post, write.__module__.rsplit(".", 1)[-1])
        return write

    return register
