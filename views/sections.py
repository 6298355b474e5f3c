"""Numbers of sections in words: what a reader of paper would say for "DM.I.2" or "II.2.1#5"."""

from __future__ import annotations

import re

from views.i18n import Language, has, text

__all__ = ["section", "where"]

_PARTS = re.compile(r"(?P<number>[^#]*)(?:#(?P<point>\d+(?:#\d+)*))?")
_HEAD = re.compile(r"(?P<annex>PL|[A-ZĐ][A-Za-zĐ]+)(?P<number>[IVXLC]*|\d*)(?:\.|$)")
_TITLED = re.compile(r"T(\d+)")
_WORDED = re.compile(r"\S+(?: \S+){2,}")  # a part that has no number goes by its words
LONG = 40  # characters of such a part that are shown
_NAMED = re.compile(r"(?P<kind>Điều|Chương|Mục|Phần|Khoản) (?P<number>[^\s.]+)")


def section(path: str, language: Language) -> str:
    """Return a section's number for a reader: the annex it stands in by name, articles by theirs, the n-th unnumbered point as such.

    "PL.T1.Xây dựng hạ tầng kỹ thuật.2" is "Annex, part 1, “Xây dựng hạ tầng kỹ thuật”, 2";
    "DM.I.2" is "attached list, I.2"; "PLI.1" is "Annex I, 1"; "Điều 10.2" is "Article 10.2"; "II.2.1#5" is "II.2.1, point 5", and
    "II.2.1#5#1" its point 5.1.
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
        parts += _parts(number, language)
    if point:
        parts.append(text("section.point", language, n=".".join(str(int(one)) for one in point.split("#"))))
    return ", ".join(parts)


def _parts(number: str, language: Language) -> list[str]:
    """Return the parts of a number that are said apart: what is numbered in one, a title and words each for itself."""
    said, plain = [], False
    for part in number.split("."):
        titled = _TITLED.fullmatch(part)
        if titled:
            said.append(text("section.titled", language, n=titled[1]))
        elif _WORDED.fullmatch(part):
            said.append(f"“{part if len(part) <= LONG else part[:LONG].rsplit(' ', 1)[0] + ' …'}”")
        elif plain:
            said[-1] += "." + part
        else:
            said.append(part)
        plain = not titled and said[-1][0] != "“"
    return [_NAMED.sub(lambda named: f"{text('section.' + named['kind'], language)} {named['number']}", one) for one in said]


def where(path: str | None, language: Language) -> str:
    """Return where in its document a passage stands: "section II.5.1", "Article 4", or that it stands outside the numbered sections."""
    if not path:
        return text("quote.head", language)
    said = section(path, language)
    says_what_it_is = path.startswith("#") or _NAMED.match(path) or not said.startswith(path.partition(".")[0].partition("#")[0])
    return said if says_what_it_is else text("quote.section", language, path=said)
