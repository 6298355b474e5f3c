"""Where the words of a correction stand in a text, also when the text has changed since."""

from __future__ import annotations

from graph.corrections.model import Correction
from text.spans import Span

__all__ = ["CONTEXT", "context_of", "find"]

# Characters kept before and after the quoted words: enough to tell a role line from its like in the next section.
CONTEXT = 48
# With several places, the one meant must share so many characters with what stood around the words.
LEAST = 8


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a range."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def find(text: str, correction: Correction) -> Span | None:
    """Return where the quoted words stand now, or None.

    The old place holds while words and what is around them are the same; else the place whose surroundings agree most, then the nearest.
    Words that stand at one place only are found whatever is around them.
    """
    exact, before, after = correction.exact, correction.before, correction.after
    places = _places(text, exact)
    if not places:
        return None
    if len(places) == 1:
        return Span(places[0], places[0] + len(exact))

    def agreement(start: int) -> int:
        end = start + len(exact)
        return _shared(text[max(0, start - len(before)) : start][::-1], before[::-1]) + _shared(text[end : end + len(after)], after)

    best = min(places, key=lambda start: (-agreement(start), abs(start - correction.start), start))
    if agreement(best) < LEAST and best != correction.start:
        return None
    return Span(best, best + len(exact))


def _places(text: str, exact: str) -> list[int]:
    places, at = [], text.find(exact)
    while at >= 0:
        places.append(at)
        at = text.find(exact, at + 1)
    return places


def _shared(a: str, b: str) -> int:
    """Return how many characters two strings begin with alike."""
    for count, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return count
    return min(len(a), len(b))
