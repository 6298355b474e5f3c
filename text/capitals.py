"""A text set in capitals throughout, as telegrams were: the same in small letters, with capitals where a sentence and a known name begin.

In: the reading view of a text.  Out: a view of equal length.  Lines that offices, types and signers fill alone keep their capitals, and
so does what no syllable can be ("UBND", "PCLB", "33/CĐ-UB").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from text.fold import flatten, lower
from text.letters import LOWER
from text.rules import rows
from text.syllables import is_syllable
from text.views import View
from text.vocabulary import load as vocabulary

__all__ = ["with_small_letters"]

_SMALL, _LETTERS = re.compile(f"[{LOWER}]"), re.compile(r"[^\W\d_]")
_SHARE = 0.1  # of the letters of a text in capitals that are small
_LEAST = 200  # letters of a text that can be told to be set in capitals
_SAMPLE = 20_000  # characters of a text that are counted
_FIRST = 4_000  # characters that show alone that it is not
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\S*[/\d]\S*")  # a number with its letters, a day
_ITEM = re.compile(r"\s*(?:[-–+•*]|\(?[\dA-Z]{1,3}(?:\.\d{1,2})*[.)/])\s*")
_SAYS = re.compile(r"[,:;.\d]")  # signs and figures of a line that is no office's or title's
_ENDS = ".:;!?"
_BEGINS = re.compile(r"(?:^|[.:?!]\s)[\W\d_]*([^\W\d_])|(?:[,;+]|\bvà|\bgiao|\bvới|\bcùng|yêu cầu|đề nghị|\s[-–])\s+()(?=[^\W\d_])")
_LABEL = re.compile(r"\s*[^\W\d_]{2,8}(?:\s[^\W\d_]{2,8})?\s?:")
_RUNS_ON = 40  # characters of a line that the next one goes on with at least
_OFFICE = 60  # characters of a line that an office or a title fills
_NAME = range(2, 6)  # words of a signer's name
_LONGEST = 12  # syllables of a known name


def with_small_letters(view: View) -> View:
    """Return the view of a text in capitals in small letters, any other view as it is."""
    sample = view.chars[:_SAMPLE]
    if len(_SMALL.findall(sample[:_FIRST])) > _SHARE * len(sample):
        return view  # most often
    letters = len(_LETTERS.findall(sample))
    if letters < _LEAST or len(_SMALL.findall(sample)) > _SHARE * letters:
        return view
    chars = [*view.chars]
    open_ = False  # whether the line above is set anew and goes on
    last, after = None, 0
    for line in _LINE.finditer(view.chars):
        open_ = open_ and view.chars.count("\n", after, line.start()) < 2  # noqa: PLR2004 (an empty line)
        if line[0].strip():
            alone = not open_ and _is_office(line[0]) or not _SAYS.search(line[0]) and last is not None and _is_signer(view.chars, line)
            if not alone:
                chars[line.start() : line.end()] = _set_small(line[0], begins=not open_ or _LABEL.match(line[0]) is not None)
            open_ = not alone and len(line[0]) >= _RUNS_ON and line[0].rstrip()[-1] not in _ENDS
            last = line
        after = line.end()
    if last is not None and len(last[0].split()) in _NAME and _is_office(last[0]):
        chars[last.start() : last.end()] = last[0].title()
    return replace(view, chars="".join(chars))


def _is_office(line: str) -> bool:
    """Whether a line can be an office, a type or a title alone."""
    return len(line.strip()) < _OFFICE and _SAYS.search(line) is None and _ITEM.match(line) is None


def _is_signer(chars: str, line: re.Match[str]) -> bool:
    """Whether a line is the last one of a text."""
    return not chars[line.end() :].strip()


def _set_small(line: str, *, begins: bool) -> str:
    """Return a line in small letters, with capitals where sentences and names begin."""
    codes = [code.span() for code in _CODE.finditer(line)]
    out = [*line]
    for word in _WORD.finditer(line):
        small = lower(word[0])
        if is_syllable(small) and not any(a <= word.start() < b for a, b in codes):
            out[word.start() : word.end()] = small
    words = "".join(out)
    for at in _beginnings(words, begins=begins):
        out[at] = out[at].upper()
    for at in _own_name(words):
        out[at] = out[at].upper()
    for start, name in _names(words):
        out[start : start + len(name)] = name
    return "".join(out)


def _beginnings(line: str, *, begins: bool) -> Iterator[int]:
    """Yield where a capital stands that no name gives: at a sentence's begin, and where a word for a body stands among others."""
    flat, low, end = flatten(line), lower(line), len(line)
    item = _ITEM.match(line) if begins else None
    for found in _BEGINS.finditer(line):
        at = found.start(1) if found[1] else found.end()
        sentence = found[1] is not None and (begins or at > found.start() + 1)
        body = found[1] is None and rows("actors", "head").at(flat, low, at, end) is not None
        if sentence or body and rows("verbs").at(flat, low, at, end) is None:
            yield at
    if item is not None and item.end() < len(line):
        yield item.end()


def _own_name(line: str) -> Iterator[int]:
    """Yield where the words of a name begin that a line's first colon ends, behind the word for a body: "Công ty | Nghĩa Bình: …"."""
    item, colon = _ITEM.match(line), line.find(":", 0, _OFFICE)
    start = item.end() if item is not None else len(line) - len(line.lstrip())
    head = rows("actors", "head").at(flatten(line), lower(line), start, colon) if colon > start else None
    if head is not None and not re.search(r"[,;.]", line[start:colon]):
        yield from (word.start() for word in _WORD.finditer(line, head[1], colon))


def _names(line: str) -> Iterator[tuple[int, str]]:
    """Yield where known names stand, as they are spelled."""
    words = [*_WORD.finditer(line)]
    low = [lower(word[0]) for word in words]
    at = 0
    while at < len(words):
        most = min(_LONGEST, len(words) - at)
        found = next((name for n in range(most, 0, -1) if (name := _spelled().get(tuple(low[at : at + n])))), ())
        for word, cased in zip(words[at : at + len(found)], found, strict=True):
            yield word.start(), cased
        at += len(found) or 1


@cache
def _spelled() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the words of bodies and provinces as they are spelled, by the same in small letters; no single word and no shortened one."""
    known = vocabulary()
    names = [name for body in known.bodies for name in (body.label_vi, *body.aliases_vi)]
    names += [name for place in (*known.provinces, *known.places) for name in (place.label_vi, *place.aliases_vi)]
    out: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in names:
        words = tuple(_WORD.findall(name))
        small = tuple(map(lower, words))
        if 1 < len(words) <= _LONGEST and words != small and all(map(is_syllable, small)):
            out.setdefault(small, words)
    return out
