"""A name of an agency in a text."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Mention"]


class Mention(NamedTuple):
    """A name in the text: [start, end) in the reading, `body` the id of its generic body or "" (an open name), `name` the open name as
    printed, `kind` name, group or open.  `head_end` is where the name without its place ("tỉnh Lào Cai") ends."""

    start: int
    end: int
    body: str
    kind: str = "name"
    name: str = ""
    place: str = ""  # folded words behind the name: "tinh", "tinh lao cai", "thi xa sa pa"

    def moved(self, by: int) -> Mention:
        """Return the mention as it stands `by` characters further on."""
        start, end, body, kind, name, place = self
        return Mention(start + by, end + by, body, kind, name, place)
