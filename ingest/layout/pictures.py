"""Pictures before lines: bullets where they set works and their fields apart ("📌 Rà soát …" / "👤 Chủ trì: …"), else part of the words.

In: a text's lines.  Out: the same, without the marks of pictures that only adorn a line or a heading.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.layout.labels import label_shape
from ingest.layout.line import Line
from ingest.layout.marks import is_picture, mark_at
from ingest.reading import Reading
from text.rules import rows

__all__ = ["settle_pictures"]


def settle_pictures(reading: Reading, lines: list[Line]) -> None:
    """Take the marks of pictures away that are no bullets; the others are of two levels, whatever they show: works, and their fields."""
    drawn = [(i, _is_field(reading, line)) for i, line in enumerate(lines) if line.mark is not None and is_picture(line.mark.label)]
    fields = {i for i, field in drawn if field}
    called: dict[bool, str] = {}  # the sign that stands for those of a level
    both = {_sign(lines[i]) for i in fields} & {_sign(lines[i]) for i, field in drawn if not field}
    for i, field in drawn:
        line, sign = lines[i], _sign(lines[i])
        assert line.mark is not None
        if field or fields and _is_work(reading, lines, i, fields):
            label = sign if sign in both else called.setdefault(field, sign)
            line.mark = replace(line.mark, label=label)
        else:
            line.mark, line.text = None, line.start


def _sign(line: Line) -> str:
    return line.mark.label if line.mark is not None else ""


def _is_work(reading: Reading, lines: list[Line], i: int, fields: set[int]) -> bool:
    """Whether a line with a picture has fields below it, or is one of several with the same; a number behind it makes it a heading."""
    line, near = lines[i], (lines[n] for n in (i - 1, i + 1) if 0 <= n < len(lines))
    alike = i + 1 in fields or any(_sign(other) == _sign(line) for other in near)
    below = _sign(lines[i + 1]) if i + 1 < len(lines) and i + 1 not in fields else ""
    heads = is_picture(below) and below != _sign(line)  # "🏥 Sở Y tế" / "🔹 Rà soát …"
    return alike and not heads and mark_at(reading.chars, line.text, line.end) is None


def _is_field(reading: Reading, line: Line) -> bool:
    """Whether a line's label says who or when: "👤 Chủ trì: Sở Y tế"."""
    label = label_shape(reading, line.text, line.end)
    said = rows("labels", "lead", "coordinate", "time")
    return label is not None and said.first(reading.flat, reading.low, label.start, label.end) is not None
