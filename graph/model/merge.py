"""One node out of what several documents say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model import Value

__all__ = ["merged"]


def merged(claims: Iterable[tuple[int, str, Mapping[str, Value]]]) -> dict[str, Value]:
    """Return, property by property, the value of the highest authority; ties go to the smallest document id.

    Each claim is (authority, document id, properties); absent and None values say nothing.  Names come out sorted.
    """
    out: dict[str, Value] = {}
    for _, _, properties in sorted(claims, key=lambda claim: (-claim[0], claim[1])):
        for name, value in properties.items():
            if value is not None and name not in out:
                out[name] = value
    return dict(sorted(out.items()))
