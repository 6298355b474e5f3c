"""Marks: what stands before the words of an item: "II.", "5.1.", "a)", "(3)", "-", "+", "Điều 4.".

In: a place in a text.  Out: the mark that begins there, by its form alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from text.letters import LISTED, LOWER, UPPER
from text.numerals import ordinal, roman_value

__all__ = ["BULLETS", "RANK", "Mark", "is_picture", "mark_at"]

# Rank of a mark among containers: a smaller one can hold a larger one.  Styles of equal rank nest by order of appearance.
RANK = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "article": 3,
    "upper": 4,
    "roman": 5,
    "title": 5,  # a heading in capitals without a number
    "arabic": 6,
    "decimal": 6,
    "step": 6,
    "ordinal": 7,
    "letter": 8,
    "paren": 9,
    "lroman": 9,
    "dash": 10,
    "plus": 11,
    "dot": 11,
    "star": 11,
}
_BULLETS = {"-": "dash", "–": "dash", "—": "dash", "−": "dash", "‒": "dash", "+": "plus", "*": "star"}
# ... and those of a word processor's symbol fonts, as a pasted text keeps them.
BULLETS = "-–—−‒+*•●○▪■◦§·►➢✓→⇒⁃=☐☑☒❏❑□[✔✅✗✘❖‣∙◆◇▶▸◊◈◉◯★☆✦✱♦☞➤➔➜❯\uf02d\uf06e\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0f0\uf0fc"
_BOXES, _TICKED = "☐☑☒❏❑□", "☑☒"  # a tick without a box ("✔", "✘") is a bullet of a list

_CODE = rf"[{UPPER}]{{1,8}}\d*-[{UPPER}]"  # of an instrument whose number a line begins with: "188/QĐ-TTg"
_COUNT = rf"\d{{1,3}}(?:[.,]\d{{1,3}})?%?\s[{LOWER}]"  # a number that counts things, behind an item's own: "8. 05 xã", "1.1. 100% hồ sơ"

# One pattern a style, tried in this order where the first character allows it; the group `n` is the label.
_STYLES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("part", "Pp", re.compile(r"(?:PHẦN|Phần)\s+(?:THỨ\s+|thứ\s+)?(?P<n>[IVX]+|\d+|(?i:nhất|hai|ba|bốn|tư|năm|sáu))\b[.:]?")),
    ("chapter", "C", re.compile(r"(?:CHƯƠNG|Chương)\s+(?P<n>[IVXLC]+|\d+)\b[.:]?")),
    ("section", "M", re.compile(rf"(?:MỤC|Mục)\s+(?P<n>\d+|[IVX]+)\b[.:]?(?=\s*$|\s+[{UPPER}]{{2}})")),
    ("article", "Đ", re.compile(r"(?:ĐIỀU|Điều)\s+(?P<n>\d{1,3}[a-zđ]?)\s*(?:[.:](?!\d)|\s*$)")),
    ("step", "B", re.compile(r"(?:BƯỚC|Bước)\s+(?P<n>\d{1,2})\s*[.:)]\s*(?=[^\d\s.])")),
    (
        "ordinal",
        "MHBNSTC",
        re.compile(
            r"(?:(?P<n>Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là|Thứ\s+(?P<m>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))"
            r"\s*[,:]\s*(?!ngày)(?=[^\W\d])"  # not "Thứ hai, ngày 12/5"
        ),
    ),
    (
        "roman",
        "IVX",
        re.compile(rf"(?P<n>X{{0,3}}(?:IX|IV|V?I{{0,3}}))(?:\s*(?:[.):-]|/(?![vV]))\s*(?=[^\d\s.])|\s+(?=[{UPPER}][^\W\d_]*\s))"),
    ),
    ("roman", "IVX", re.compile(r"(?P<n>X?(?:Ix|Iv|V?[Ii]{1,3}|V))\.\s+(?=[^\d\s.])")),  # a heading in capitals that a program lowered
    (
        "decimal",
        "0123456789IVX",
        re.compile(
            rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}|\d{{1,2}}(?:\s?\.\s?(?!0)\d{{1,2}}){{1,3}}(?=[.):]|\s*[{UPPER}])|[IVX]{{1,4}}(?:\.\d{{1,2}}){{1,3}})"
            r"[.):]?\s*(?=[^\d\s.,%/)])"
        ),
    ),
    ("decimal", "0123456789", re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.)]\s+(?={_COUNT})")),
    ("arabic", "0123456789", re.compile(rf"(?P<n>\d{{1,3}})(?!/{_CODE})\s?(?P<s>[.)/])\s*(?=[^\d\s.,)/])")),
    ("arabic", "0123456789", re.compile(rf"(?P<n>\d{{1,2}})(?P<s>[.)])\s+(?={_COUNT})")),
    ("arabic", "0123456789", re.compile(rf"(?P<n>\d{{1,2}})\s?(?P<s>[-–])\s*(?=[{UPPER}][^\W\d_])")),  # the Party's way: "1- Các huyện ủy"
    ("lroman", "(iv", re.compile(r"(?:\((?P<n>i{1,3}|iv|vi{0,3}|ix|x)\)|(?P<m>ii|iii|iv|vi{1,3}|ix)\))\s*(?=\S)")),
    ("paren", "(", re.compile(r"\((?P<n>\d{1,2}|[a-zđ])\)\s*(?=[^\s,;.)])")),
    ("paren", "[", re.compile(r"\[(?P<n>[a-zđ])\]\s+(?=[^\s,;.)])")),  # of a note: "[a] Sở Y tế chủ trì"
    ("letter", "abcdefghijklmnopqrstuvwxyzđ", re.compile(rf"(?P<n>[a-zđ])\s?(?:\)|\.(?=\s)|[/–-](?=\s+[{UPPER}][{LOWER}]))\s*(?=\S)")),
    ("upper", "ABCDEFGHĐ", re.compile(rf"(?P<n>[A-HĐ])\s?(?:[.)]\s+(?=[{UPPER}]\s?[^\W\d_])|[-–]\s+(?=[{UPPER}]{{2}}))")),
)
_BULLET = re.compile(rf"(?:=>|-->|->|[{BULLETS.replace('[', '')}])(?=\s*\S)\s*")
_PICTURE = re.compile(r".[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*\s+(?=\S)")
_BOX = re.compile(r"\[(?P<tick>[ xXvV✓✔]?)\]\s+(?=\S)")  # as people type a box to tick: "[ ]", "[x]"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its style, the label as printed ("II", "5.1", "đ", "-"; "": a title), its value in its sequence (0: bullets, titles)."""

    style: str
    label: str
    value: int
    start: int
    end: int
    depth: int = 1  # parts of a decimal number
    sign: str = ""  # what closes an Arabic number: "." or ")"
    done: bool | None = None  # of a box: whether it is ticked

    @property
    def is_bullet(self) -> bool:
        """Whether the mark has no number."""
        return self.style in ("dash", "plus", "dot", "star")


def mark_at(chars: str, start: int, end: int) -> Mark | None:
    """Return the mark that begins at `start`, None if none does."""
    first = chars[start : start + 1]
    if first == "o" and chars[start + 1 : start + 2] == "\t":  # the bullet of a second level, a letter in its font
        return Mark("dot", "o", 0, start, start + 2)
    if first in BULLETS:
        bullet = (_BOX if first == "[" else _BULLET).match(chars, start, end)
        if first == "[" and bullet is None:
            return _styled(chars, start, end, first)
        if bullet is None or not first or bullet[0].strip() == "=":
            return None
        label = bullet[0].strip()
        if first == "[" or first in _BOXES:
            ticked = bool(bullet["tick"].strip()) if first == "[" else first in _TICKED
            return Mark("dot", "☐", 0, start, bullet.end(), done=ticked)
        return Mark(_BULLETS.get(label, "dot"), label, 0, start, bullet.end())
    if first >= "\u2190" and (picture := _PICTURE.match(chars, start, end)) and (is_picture(first) or _is_symbol(first)):
        return Mark("dot", first, 0, start, picture.end())
    return _styled(chars, start, end, first)


def is_picture(label: str) -> bool:
    """Whether a mark's label is a picture, as messages have them before lines, and no bullet."""
    return len(label) == 1 and label >= "\u2190" and label not in BULLETS and unicodedata.category(label) == "So"


def _is_symbol(char: str) -> bool:
    return "\uf020" <= char <= "\uf0ff"  # of a symbol font


def _styled(chars: str, start: int, end: int, first: str) -> Mark | None:
    for style, firsts, pattern in _STYLES:
        if first not in firsts:
            continue
        match = pattern.match(chars, start, end)
        if match is None:
            continue
        groups = match.groupdict()
        label = groups.get("n") or groups.get("m") or ""
        if not label:
            continue
        label = str(ordinal(label)) if style == "ordinal" else label.replace(" ", "")
        depth = label.count(".") + 1 if style == "decimal" else 1
        return Mark(style, label, _value(style, label), match.start(), match.end(), depth, groups.get("s") or "")
    return None


def _value(style: str, label: str) -> int:
    if style in ("roman", "chapter", "part", "section"):
        return ordinal(label)
    if style == "lroman":
        return roman_value(label)
    if style in ("arabic", "step", "ordinal"):
        return int(label)
    if style == "article":
        return int("".join(c for c in label if c.isdigit()))
    if style == "decimal":
        return int(label.rsplit(".", 1)[1])
    if style == "paren" and label.isdigit():
        return int(label)
    return LISTED.find(label.lower()) + 1
