"""What pasting leaves in a text and no reader means: signs of quotation before lines, tags and entities of pages, marks of notes, figures
drawn as pictures, pages' numbers inside sentences.

In: the reading view of a text.  Out: the same without them; what replaces one stands for its characters.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from text.letters import LOWER, UPPER
from text.views import View, spliced

__all__ = ["cleared"]

_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_FEWEST = 5  # quoted lines of a text; fewer may compare figures ("> 80%")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
_TAG = re.compile(r"</?(?P<tag>p|div|br|li|ul|ol|tr|table|tbody|h[1-6]|td|th|b|i|u|strong|em|span|font|sup|o:p)\b[^<>\n]{0,120}>")
# Right behind a word: "Sở Y tế[1]", "kiểm tra(*)", "hồ sơ¹", not "m²".
_NOTE = re.compile(
    r"\[(?<=[^\W\d_]{2}\[)\d{1,3}\](?!\()|\((?<=[^\W\d_]{2}\()(?:\*{1,3}\)|\d{1,2}\)(?=[\s.;,]|$))"
    r"|[¹²³⁴-⁹](?:(?<=[^\W\d_]{3}.)|(?<=[à-ỹ].))[¹²³⁴-⁹]{0,2}",
    re.MULTILINE,
)
# Where a note itself begins: then its mark says where it belongs.
_NOTED = re.compile(
    r"(?:^[ \t]{0,8}[-–+•*]?|[:;.])[ \t]{0,4}(\[\d{1,3}\]|\((?:\*{1,3}|\d{1,2})\)|[¹²³⁴-⁹]{1,3})(?=[ \t]?[^\W\d_])", re.MULTILINE
)
_KEY = re.compile(r"(?<=\d)\ufe0f?\u20e3")  # of a figure drawn as a key
_CIRCLED = re.compile(r"[\u2460-\u2473\u2776-\u277f](?=\s)")
_BEGUN = re.compile(r"(?:^|\n)[-–+•*|> \t]*$")  # before a figure that begins a line
_MARKS = 12  # characters of it
# A page's number inside a sentence, which goes on in small letters behind it; it counts where the page before or behind has one.
_PAGE = re.compile(r"\n[ \t]*[-–]?[ \t]?(?P<n>\d{1,3})(?:/\d{1,3})?[ \t]?[-–]?[ \t]*(?=\n)")
_SECOND = 2  # of a text of two pages the first has none
_APART = 400  # characters between the numbers of two pages
_GAP = 100  # characters around a number that are looked at
_BROKEN = 30  # characters of a page's last line; a shorter one may be a cell of a table above the next row's number
_HEAD = re.compile(
    rf"(?![IVX]{{1,5}}[.)-])(?=(?:[^{LOWER}]*[{UPPER}]{{2}}){{2}})[^{LOWER}]{{8,80}}"
)  # words in capitals that no number heads
_OPEN = re.compile(r"[^\W\d_](?:,| (?:và|của|các|với|cho|tại|hoặc|về|theo))$")  # what a sentence cannot end with
_ENDS = ".;:!?…/"
_BREAKING = frozenset(("p", "div", "br", "li", "ul", "ol", "tr", "table", "tbody", "h1", "h2", "h3", "h4", "h5", "h6"))
_PARTING = ("|", "\t", "   ", '","')  # what sets the cells of a row apart
_CELLS = frozenset(("td", "th"))
_ROW = 4000  # characters of a row with its tags
_CELL_ENDS = re.compile(r"(?P<gap>\s*)(?:</(?:p|div|li|ul|ol)>\s*){0,4}</t[dh]>")


def cleared(view: View) -> View:
    """Return a view without what pasting left in its text."""
    chars = view.chars
    if chars.count("\n>") >= _FEWEST:
        view = View(view.text, _QUOTED.sub(lambda found: " " * len(found[0]), chars), view.starts, view.ends)
    changes: list[tuple[int, int, str]] = []
    for change in sorted([*_changes(view.chars), *_pages(view.chars)]):
        if not changes or change[0] >= changes[-1][1]:  # no entity inside a tag
            changes.append(change)
    return spliced(view, changes) if changes else view


def _changes(chars: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ranges that are left over, each with what stands for it."""
    for found in _ENTITY.finditer(chars) if "&" in chars else ():
        char = html.unescape(found[0])
        if len(char) == 1:
            yield *found.span(), " " if char.isspace() else char
    if "<" in chars:
        yield from _tags(chars)
    marks = list(_NOTE.finditer(chars))
    noted = {note[1] for note in _NOTED.finditer(chars)} if marks else set[str]()
    for found in marks:
        if found[0] not in noted:
            yield *found.span(), ""
    for found in _KEY.finditer(chars) if "\u20e3" in chars else ():
        if _begins_line(chars, found.start() - 1):
            yield *found.span(), "."
    for found in _CIRCLED.finditer(chars):
        if _begins_line(chars, found.start()):
            yield *found.span(), f"{int(unicodedata.numeric(found[0]))}."


def _row_end(chars: str, at: int) -> int:
    """Return where a row of a page's table ends that has several cells, -1 of one that only sets a page's text."""
    end = chars.find("</tr", at, at + _ROW)
    return end + 1 if end >= 0 and sum(chars.count(cell, at, end) for cell in ("</td", "</th")) > 1 else -1


def _tags(chars: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ranges of tags; one that breaks a line inside a cell stays, as in rows of bars, where words stand before and behind it."""
    stop, parted = 0, False  # of the line of the last tag: its end, and whether it is a row of cells
    row, inside = 0, False  # the end of the last row of several cells; whether a cell of it is open
    border = -1  # the end of the last tag, where no words of a cell stand before it
    for found in _TAG.finditer(chars):
        if found.start() >= stop:
            end = chars.find("\n", found.end())
            begin, stop = chars.rfind("\n", 0, found.start()) + 1, end if end >= 0 else len(chars)
            while chars[begin].isspace():
                begin += 1
            parted = any(chars.find(sign, begin, stop) >= 0 for sign in _PARTING)
        if parted:
            continue
        tag, closes = found["tag"], found[0][1] == "/"
        start, end = found.span()
        first = border >= 0 and (border == start or chars[border:start].isspace())
        last, border = border, end if first else -1
        if tag == "tr" and not closes:
            row, border = max(row, _row_end(chars, end)), end
        elif (tag in _CELLS or tag == "tr") and start < row:
            start = last if first and not inside else start  # no line ends between the cells of a row
            inside, border = tag in _CELLS and not closes, end
        elif inside and start < row and tag in _BREAKING:
            ends = _CELL_ENDS.match(chars, end)
            if first or ends is not None:
                yield last if first else start, ends.end("gap") if ends is not None else end, ""
            border = ends.end("gap") if ends is not None else border
            continue
        yield start, end, "\n" if tag in _BREAKING else "\t" if tag in _CELLS and closes else ""


def _begins_line(chars: str, at: int) -> bool:
    """Whether a figure begins its line, behind other marks or not; inside a sentence it parts no items."""
    return _BEGUN.search(chars[max(0, at - _MARKS) : at]) is not None


def _pages(chars: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ranges of pages' numbers inside sentences, with the empty lines around them; a line's end stands for each."""
    found = [(int(page["n"]), *page.span()) for page in _PAGE.finditer(chars)]
    first = {number: at for number, at, _ in reversed(found)}
    last = {number: at for number, at, _ in found}
    for number, start, end in found:
        above, below = start - first.get(number - 1, start), last.get(number + 1, start) - start
        second = number == _SECOND and start >= _APART and chars[start - 1] == "\n" == chars[end + 1 : end + 2]
        if not second and above < _APART and below < _APART:
            continue
        near = chars[max(0, start - _GAP) : start]
        before, behind = near.rstrip(), chars[end : end + _GAP].lstrip()
        headed = _without_head(before, behind)
        full = len(before) - before.rfind("\n") > _BROKEN
        if headed is not None:
            before, behind = headed
        elif not full or before[-1] in _ENDS or not _goes_on(behind):
            continue
        yield start - len(near) + len(before), end + len(chars[end : end + _GAP]) - len(behind), "\n"


def _goes_on(behind: str) -> bool:
    """Whether words go on with a sentence: in small letters that are no item's."""
    return behind[:1].islower() and behind[1:2] not in (")", ".", "/")


def _without_head(before: str, behind: str) -> tuple[str, str] | None:
    """Return the words around a page's number without the running head in capitals above or below it, where a sentence runs over both."""
    above, _, head = before.rpartition("\n")
    below, _, rest = behind.partition("\n")
    for words, then, line in ((above.rstrip(), behind, head), (before, rest.lstrip(), below)):
        last = words[words.rfind("\n") + 1 :]
        torn = _goes_on(then) and len(last) > _BROKEN or then[:1].isalpha() and _OPEN.search(last) is not None
        if torn and _HEAD.fullmatch(line.strip()) is not None and words[-1:] not in _ENDS:
            return words, then
    return None
