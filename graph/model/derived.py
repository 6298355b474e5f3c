"""Properties that follow from others: forms of them that queries compare; also for an older store that is brought up to date."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from graph.model.facts import Value
from text.words import folded_words

__all__ = ["derived", "time_order"]


def time_order(time: str) -> tuple[int, str]:
    """Return what sorts the ids of a task's further times, "time:…@2" to "time:…@10", as the text prints them."""
    return len(time), time


def derived(type: str, properties: Mapping[str, Value]) -> dict[str, Value]:
    """Return the properties of a node of a type that follow from those it has; what they follow from is proven in the same place."""
    made: dict[str, Value] = {}
    if type == "Document":
        for name, of in (("title_folded", "title"), ("signer_folded", "signer")):
            if properties.get(of):
                made[name] = folded_words(str(properties[of]))
    elif type == "Agency":
        called = properties.get("generic") or properties.get("name")
        if called:
            made["folded"] = folded_words(str(called))
    elif type in ("Task", "Time"):
        if properties.get("time_printed"):
            made["time_folded"] = folded_words(str(properties["time_printed"]))
        days = [datetime.date.fromisoformat(str(properties[end])) for end in ("time_from", "time_to") if properties.get(end)]
        if days:
            made["time_days"] = (days[-1] - days[0]).days
    return made
