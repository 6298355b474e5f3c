"""Pages out of order: the numbering and torn sentences tell where they belong.

A scanned document whose pages were filed in the wrong order reads "… II.2, | III.4–7, IV, V.1–6, | III.1–3, | V.7–9": the text falls
into runs of numbers that do not follow each other.  If the runs, put in another order, follow each other without a gap, that is the
order of the pages.
Where inside the bullets between two runs the page ends, is told by a torn sentence, else by words that fit the heading above.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

from ingest.layout.line import Line
from ingest.reading import Reading
from text.rules import rows

__all__ = ["logical_order"]

_MAX_RUNS = 7  # runs of one order; at 3 a document of the corpus is read out of order (149 facts differ), at 14 all reads alike
_TERMINAL = '.;:!?…”"»/'


@dataclass(slots=True)
class _Item:
    """A number of the frame: its line, the Roman number above it (0: none yet in its run) and its own (0: the Roman line itself)."""

    line: int
    roman: int
    number: int


def logical_order(reading: Reading, lines: list[Line]) -> tuple[list[Line], list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the lines in logical order, the ranges that stood elsewhere, and the ends of torn sentences."""
    runs = _runs(lines)
    if not 2 < len(runs) <= _MAX_RUNS:
        return lines, [], []
    best = _best_order(runs)
    if best is None:
        return lines, [], []
    cuts = [0, *(_cut(reading, lines, runs[i - 1][-1].line, runs[i][0].line) for i in range(1, len(runs))), len(lines)]
    pieces = [lines[cuts[i] : cuts[i + 1]] for i in range(len(runs))]
    ordered: list[Line] = []
    moved: list[tuple[int, int]] = []
    torn: list[tuple[int, int]] = []
    for place, run in enumerate(best):
        piece = pieces[run]
        if not piece:
            continue
        if place and best[place - 1] != run - 1:
            if ordered and piece[0].mark is None and _is_open(reading, ordered[-1]):
                piece[0].blank = False
                torn.append((ordered[-1].start, ordered[-1].end))
                piece[0].joins = True
            if best.index(run) != run:
                moved.append((piece[0].start, piece[-1].end))
        ordered.extend(piece)
    return ordered, moved, torn


def _runs(lines: list[Line]) -> list[list[_Item]]:
    """Return the frame of Roman and Arabic numbers as runs in which each follows the one before."""
    runs: list[list[_Item]] = []
    roman = number = 0
    known = False
    for index, line in enumerate(lines):
        mark = line.mark
        if mark is None or mark.style not in ("roman", "arabic") or line.cells or mark.sign == ")":
            continue
        if mark.style == "roman":
            follows = known and (mark.value == roman + 1 or not runs)
            if not runs or not follows and not (known and roman == 0 and mark.value >= 1):
                runs.append([])
            roman, number, known = mark.value, 0, True
            runs[-1].append(_Item(index, roman, 0))
        else:
            if not runs:
                runs.append([])
            elif mark.value == number and number:
                continue  # printed twice
            elif mark.value != number + 1:
                if mark.value == 1:
                    continue  # a list inside an item
                runs.append([])
                roman = 0
            number = mark.value
            runs[-1].append(_Item(index, roman, number))
            known = True
    return runs


def _follows(before: list[_Item], after: list[_Item]) -> bool:
    """Whether a run goes on where another ends."""
    last, first = before[-1], after[0]
    roman = _last_roman(before)
    if first.number == 0:
        return roman is None or first.roman == roman + 1
    return first.number == last.number + 1 and first.roman in (0, roman)


def _last_roman(run: list[_Item]) -> int | None:
    return next((item.roman for item in reversed(run) if item.roman), None)


def _best_order(runs: list[list[_Item]]) -> tuple[int, ...] | None:
    """Return the order of the runs in which each follows the one before, with the first in place; None where no other order does."""
    if all(_follows(a, b) for a, b in zip(runs, runs[1:], strict=False)):
        return None
    if not any(_goes_back(a, b) for a, b in zip(runs, runs[1:], strict=False)):
        return None
    for rest in permutations(range(1, len(runs))):
        order = (0, *rest)
        state = runs[0]
        roman = _last_roman(state)
        for index in rest:
            run = runs[index]
            first = run[0]
            if first.number == 0:
                if roman is not None and first.roman != roman + 1:
                    break
            elif first.number != state[-1].number + 1:
                break
            roman = _last_roman(run) or roman
            state = run
        else:
            return order
    return None


def _goes_back(before: list[_Item], after: list[_Item]) -> bool:
    a, b = _last_roman(before), after[0].roman
    return a is not None and after[0].number == 0 and 0 < b <= a


def _is_open(reading: Reading, line: Line) -> bool:
    return reading.chars[line.end - 1] not in _TERMINAL


def _cut(reading: Reading, lines: list[Line], last: int, first: int) -> int:
    """Return the index of the first line of the next page, between the last number of a run and the first of the next."""
    between = range(last + 1, first)
    for index in between:
        if index > last + 1 or lines[last].end - lines[last].start > 60:
            if _is_open(reading, lines[index - 1]) and lines[index].mark is not None:
                return index  # "… do" / "- Tham mưu": the sentence goes on elsewhere
            before = lines[index - 1].mark
            if lines[index].mark is None and before is not None and before.is_bullet:
                return index  # a paragraph without a mark behind bullets: the end of a sentence from elsewhere
    if _is_open(reading, lines[first - 1]) and first - 1 > last:
        return first
    cut = min(last + 2, first)
    for index in between:
        # what an item below someone's heading begins with, against a goal or a piece of work that no one is told
        if rows("statements", "under_agency").first(reading.flat, reading.low, lines[index].text, lines[index].end):
            cut = index + 1
    return cut
