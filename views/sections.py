"""Numbers of sections in words: what a reader of paper would say for "DM.I.2" or "II.2.1#5"."""

from __future__ import annotations

import re

from views.i18n import Language, has, text

__all__ = ["section", "where"]

_PARTS = re.compile(r"(?P<number>[^#]*)(?:#(?P<point>\d+))?")
_HEAD = re.compile(r"(?P<annex>PL|[A-ZĐ][A-Za-zĐ]+)(?P<number>[IVXLC]*|\d*)(?:\.|$)")
_NAMED = re.compile(r"(?P<kind>Điều|Chương|Mục|Phần|Khoản) (?P<number>\S+)")


def section(path: str, language: Language) -> str:
    """Return a section's number for a reader: the annex it stands in by name, articles by theirs, the n-th unnumbered point as such.

    "DM.I.2" is "attached list, I.2"; "PLI.1" is "Annex I, 1"; "Điều 10.2" is "Article 10.2"; "II.2.1#5" is "II.2.1, point 5".
    """
    found = _PARTS.fullmatch(path)
    if found is None:
        return path
    number, point = found["number"], found["point"]
    parts = []
    annex = _HEAD.match(number)
    if annex and has(f"annex.{annex['annex']}"):
        parts.append(" ".join(part for part in (text(f"annex.{annex['annex']}", language), annex["number"]) if part))
        number = number[annex.end() :]
    if number:
        parts.append(_NAMED.sub(lambda named: f"{text('section.' + named['kind'], language)} {named['number']}", number))
    if point:
        parts.append(text("section.point", language, n=int(point)))
    return ", ".join(parts)


def where(path: str | None, language: Language) -> str:
    """Return where in its document a passage stands: "section II.5.1", "Article 4", or that it stands outside the numbered sections."""
    if not path:
        return text("quote.head", language)
    said = section(path, language)
    says_what_it_is = path.startswith("#") or _NAMED.match(path) or not said.startswith(path.partition(".")[0].partition("#")[0])
    return said if says_what_it_is else text("quote.section", language, path=said)
