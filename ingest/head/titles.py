"""A document's title: what stands below or behind its type, or what a letter is about ("V/v …").

In: the reading view with marks blanked, and where the type ends.  Out: the range of the title.
"""

from __future__ import annotations

import re

from ingest.head.bodies import issuer_at
from ingest.head.cells import is_capital
from ingest.head.marks import ABOUT, body_at, is_flat, is_rule, opening_at, opens
from ingest.reading import Reading
from text.fold import flatten
from text.letters import LOWER, UPPER

__all__ = ["find_title", "title_about"]

_TOP_WORDS = re.compile(rf"[^\s{LOWER}]++(?=\s|$)(?:\s++[^\s{LOWER}]++(?=\s|$))*+")
_LINE = re.compile(r"[ \t]*([^\n|]*)(\n|\||$)")
_MARGIN = re.compile(r"[ \t:*]*")
_WORD_START = re.compile(r"(?<=\s)(?=\S)")
_ABOUT_ENDS = re.compile(
    rf"\s*(?:\||\n\s*\n|Kính gửi|KÍNH GỬI|\n?[{UPPER}]\w+(?: \w+){{0,4}}, ngày|\n(?=[{UPPER}][{UPPER} ]{{8,}}|(?i:cộng h[oò][aà] xã hội)))"
)
_ENACTS = re.compile(r"(?:(?:tong )?giam doc|chu tich|(?:tong )?cuc truong|bo truong|hieu truong|vien truong|truong ban|chanh an)(?!\w)")
_LEADS_ON = re.compile(r"(?:(?<!\w)(?:của|và|các|do|với|phó)|[,-])$", re.IGNORECASE)
_BY = re.compile(r"CỦA\s+|[Cc]ủa\s+(?=[^\n]{3,80}\n)")
_FLAT_ENDS = re.compile(rf"\s(?:(?:I|A|1)[.)]\s|(?:[{UPPER}]+\s+){{3}})")
_SENTENCE = 100  # letters; a line so long with a full stop is a paragraph
_LONGEST_LINE, _LONGEST, _LONGEST_ABOUT = 700, 900, 300  # characters; the longest title of the corpus has 336


def title_about(chars: str, start: int) -> tuple[int, int] | None:
    """Return the range of what a letter is about, None if it does not say."""
    about = ABOUT.search(chars, start, min(start + 600, len(chars)))
    if about is None:
        return None
    begin = about.start() + len(about[0]) - len(about[0].lstrip(" |\n\t"))
    stop = _ABOUT_ENDS.search(chars, about.end(), about.end() + 2 * _LONGEST_ABOUT)
    end = stop.start() if stop is not None else min(about.end() + _LONGEST_ABOUT, len(chars))
    return begin, max(end, about.end())


def find_title(reading: Reading, chars: str, type_end: int) -> tuple[int, int] | None:
    """Return the range of the title behind or below a type, None if nothing stands there."""
    margin = _MARGIN.match(chars, type_end)
    start = margin.end() if margin is not None else type_end
    by = _BY.match(chars, start)
    line = chars.find("\n", start)
    if by is not None and line > 0:
        body = issuer_at(chars, reading.flat, by.end(), line)
        if body is not None and not chars[body.end : line].strip():
            start = line  # "NGHỊ ĐỊNH CỦA CHÍNH PHỦ": the title stands below
    if start < len(chars) and chars[start] not in "\n|":
        words = _TOP_WORDS.match(chars, start)
        end = _without_authority(reading, chars, start, words.end() if words else _in_flat_line(chars, start))
    else:
        start, end = _title_lines(reading, chars, start)
    while end > start and chars[end - 1] in " \t\n:*-–—_.|":
        end -= 1
    return (start, end) if end > start else None


def _in_flat_line(chars: str, start: int) -> int:
    """Return where a title in small letters ends that a whole document in one line holds behind its type: before prose, an item or the
    office that enacts; `start` where the line is a line, or none of them stands near."""
    reach = start + _LONGEST_ABOUT
    if not is_flat(chars, start):
        return start
    prose = opening_at(chars[:reach], chars.find(" ", start, reach) + 1)
    sign = _FLAT_ENDS.search(chars, start, reach)
    ends = [end for end in (prose, sign.start() if sign is not None else None) if end is not None]
    return min(ends, default=start)


def _title_lines(reading: Reading, chars: str, at: int) -> tuple[int, int]:
    """Return the range of the lines below the type that are the title."""
    start = end = at
    for match in _LINE.finditer(chars, at + 1):
        line = match[1].strip(" \t*_")
        begin = match.start(1)
        if not line or is_rule(line):
            if end > start:
                break
            continue
        # "Thực hiện Nghị quyết số …" may be a title, a line that is long or goes on in a list is none.
        clause = end > start or len(line) > 300 or line.endswith((";", ":")) or line.startswith("Căn cứ")
        if (clause and opens(chars, begin)) or line.startswith(("(", "Kính gửi")) or len(line) > _LONGEST_LINE or body_at(line, 0) == 0:
            break
        if end > start and _is_authority(line, chars[start:end]):
            break
        if end > start and _is_prose(reading, line, (start, end), (begin, match.end(1))):
            break
        found = issuer_at(chars, reading.flat, begin, match.end(1)) if is_capital(line) else None
        if found is not None and found.end >= begin + len(match[1].rstrip()) - 2:
            break
        if end == start:
            start = begin
        end = begin + len(match[1].rstrip())
        if match.end() >= len(chars) or end - start > _LONGEST:
            break
    return start, end


def _is_authority(line: str, title: str) -> bool:
    """Whether a line below a title is the office that enacts: "TỔNG GIÁM ĐỐC TỔNG CÔNG TY …"; the title's last word may lead on to it."""
    return is_capital(line) and _ENACTS.match(flatten(line)) is not None and not _LEADS_ON.search(title.rstrip())


def _is_prose(reading: Reading, line: str, title: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether a line below a title is no part of it: a table row, an annex, a lead-in, a sentence, small type below a bold title."""
    if "\t" in line or line.startswith("PHỤ LỤC") or line.endswith((":", ";")) or (line.endswith(".") and len(line) > _SENTENCE):
        return True
    return _bold_share(reading, title) > 0.9 and _bold_share(reading, place) < 0.1


def _bold_share(reading: Reading, place: tuple[int, int]) -> float:
    """Return how much of a range is set in bold type."""
    span = reading.span(*place)
    bold = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in reading.source.bold)
    return bold / (span.end - span.start)


def _without_authority(reading: Reading, chars: str, start: int, end: int) -> int:
    """Cut the body that enacts ("THỦ TƯỚNG CHÍNH PHỦ") off the end of a title that was flattened into one line with it."""
    for match in _WORD_START.finditer(chars, start, end):
        found = issuer_at(chars, reading.flat, match.start(), end)
        if found is None or found.end < end - 1:
            continue
        if not reading.flat[start : match.start()].rstrip().endswith((" cua", " va", " den", ",")):
            return match.start()
    return end
