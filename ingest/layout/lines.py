"""Lines of a text with their marks: numbers, letters, bullets, headings of parts, cells of tables.

A mark is what stands before the words of an item: "II.", "5.1.", "a)", "(3)", "-", "+", "Điều 4.".  A line that a web page
flattened (a whole letter in one line) is cut where a numbering runs on inside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.duties.verbs import begins_with_verb
from ingest.reading import Reading
from text.letters import LOWER, UPPER
from text.numerals import ordinal, roman_value

__all__ = ["Line", "Mark", "RANK", "lines_of"]

# Rank of a mark among containers: a smaller one can hold a larger one.  Styles of equal rank nest by order of appearance.
RANK = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "article": 3,
    "upper": 4,
    "roman": 5,
    "arabic": 6,
    "decimal": 6,
    "letter": 8,
    "paren": 9,
    "lroman": 9,
    "dash": 10,
    "plus": 11,
    "dot": 11,
    "star": 11,
}
BULLETS = {"-": "dash", "–": "dash", "—": "dash", "−": "dash", "‒": "dash", "+": "plus", "*": "star"}
_BULLET_CHARS = "-–—−‒+*•●○▪■◦§·►➢✓→⁃"
_ALPHABET = "abcdđeghiklmnopqrstuvxy"

_MARK = re.compile(
    rf"""
    (?P<part>(?:PHẦN|Phần)\s+(?:THỨ\s+|thứ\s+)?(?P<part_n>[IVX]+|\d+|NHẤT|HAI|BA|BỐN|TƯ|NĂM|SÁU|nhất|hai|ba|bốn|tư|năm|sáu)\b[.:]?)
  | (?P<chapter>(?:CHƯƠNG|Chương)\s+(?P<chapter_n>[IVXLC]+|\d+)\b[.:]?)
  | (?P<section>(?:MỤC|Mục)\s+(?P<section_n>\d+|[IVX]+)\b[.:]?(?=\s*$|\s+[{UPPER}]{{2}}))
  | (?P<article>(?:ĐIỀU|Điều)\s+(?P<article_n>\d{{1,3}}[a-zđ]?)\s*(?:[.:](?!\d)|\s*$))
  | (?P<roman>(?=[IVX])(?P<roman_n>X{{0,3}}(?:IX|IV|V?I{{0,3}}))(?:\s*(?:[.):-]|/(?![vV]))\s*(?=[^\d\s.])|\s+(?=[{UPPER}][^\W\d_]*\s)))
  | (?P<decimal>(?P<decimal_n>\d{{1,2}}(?:\s?\.\s?\d{{1,2}}){{1,3}}|[IVX]{{1,4}}(?:\.\d{{1,2}}){{1,3}})[.):]?\s*(?=[^\d\s.,%/)]))
  | (?P<arabic>(?P<arabic_n>\d{{1,3}})\s?(?P<arabic_s>[.)/])\s*(?=[^\d\s.,)/]))
  | (?P<lroman>(?:\((?P<lroman_n>i{{1,3}}|iv|vi{{0,3}}|ix|x)\)|(?P<lroman_m>ii|iii|iv|vi{{1,3}}|ix)\))\s*(?=\S))
  | (?P<paren>\((?P<paren_n>\d{{1,2}}|[a-zđ])\)\s*(?=[^\s,;.)]))
  | (?P<letter>(?P<letter_n>[a-zđ])\s?(?:\)|\.(?=\s))\s*(?=\S))
  | (?P<upper>(?P<upper_n>[A-HĐ])\s?[.)]\s+(?=[{UPPER}][^\W\d_]))
  | (?P<bullet>[{_BULLET_CHARS}])(?=\s*\S)\s*
    """,
    re.VERBOSE,
)
_TRIM = re.compile(r"[ \t\r\f\v*_#>]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its style, the label as printed ("II", "5.1", "đ", "-"), its value in its sequence (0: bullets)."""

    style: str
    label: str
    value: int
    start: int
    end: int
    depth: int = 1  # parts of a decimal number
    sign: str = ""  # what closes an Arabic number: "." or ")"

    @property
    def is_bullet(self) -> bool:
        """Whether the mark has no number."""
        return self.style in ("dash", "plus", "dot", "star")


@dataclass(slots=True)
class Line:
    """A line, or a piece of a flattened one, without surrounding spaces.  `text` is where its words begin; `outer` is a bullet that
    stands before another mark ("- (1)", "- +"); `blank` says whether an empty line stands above; `cells` are ranges of a table row."""

    start: int
    end: int
    text: int
    mark: Mark | None = None
    outer: Mark | None = None
    blank: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    cut: bool = False  # a piece cut out of a flattened line, not its first
    joins: bool = False  # the end of a sentence that began on another page


def _mark_at(chars: str, start: int, end: int) -> Mark | None:
    match = _MARK.match(chars, start, end)
    if match is None:
        return None
    kind = ""
    for name in ("part", "chapter", "section", "article", "roman", "decimal", "arabic", "lroman", "paren", "letter", "upper", "bullet"):
        if match.group(name):
            kind = name
            break
    if kind == "bullet":
        style = BULLETS.get(match["bullet"], "dot")
        return Mark(style, match["bullet"], 0, match.start(), match.end())
    label = match[f"{kind}_n"] or (match["lroman_m"] if kind == "lroman" else "")
    if not label:
        return None
    if kind in ("roman", "chapter", "part", "section"):
        value = ordinal(label)
    elif kind == "lroman":
        value = roman_value(label)
    elif kind in ("arabic",):
        value = int(label)
    elif kind == "article":
        value = int(re.match(r"\d+", label)[0])  # type: ignore[index]
    elif kind == "decimal":
        label = label.replace(" ", "")
        value = int(label.rsplit(".", 1)[1])
    elif kind == "paren":
        value = int(label) if label.isdigit() else _ALPHABET.find(label) + 1
    else:
        value = _ALPHABET.find(label.lower()) + 1
    depth = label.count(".") + 1 if kind == "decimal" else 1
    return Mark(kind, label, value, match.start(), match.end(), depth, match["arabic_s"] or "" if kind == "arabic" else "")


def line_at(chars: str, start: int, end: int) -> Line | None:
    """Return the line of `chars[start:end]`, None if it holds no words."""
    trim = _TRIM.match(chars, start, end)
    first = trim.end() if trim else start
    # a star or dash that is a mark and not Markdown: keep it if one character and a space stand there
    lead = chars[start:first].strip()
    if lead in ("*",) and first < end and chars[first - 1] == " ":
        first = chars.index("*", start)
    while end > first and chars[end - 1] in " \t\r\f\v*_\n\x0b\x0c\u2028\u2029":
        end -= 1
    if first >= end or not any(c.isalnum() for c in chars[first:end]):
        return None
    line = Line(first, end, first)
    mark = _mark_at(chars, first, end)
    if mark is not None and mark.end < end:
        line.mark, line.text = mark, mark.end
        if mark.is_bullet:
            inner = _mark_at(chars, mark.end, end)
            if inner is not None and inner.end < end and (inner.is_bullet or inner.style in ("paren", "letter", "lroman")):
                line.mark, line.outer, line.text = inner, mark, inner.end
    elif mark is not None and mark.style in ("part", "chapter", "section", "article"):
        line.mark, line.text = mark, end
    while line.text < end and chars[line.text].isspace():
        line.text += 1
    return line


_BREAK = re.compile(r"\n|\x0b|\x0c|\u2028|\u2029|\x85")


def lines_of(reading: Reading) -> list[Line]:
    """Return the lines of a text in order; lines without letters or digits only count as empty."""
    chars = reading.chars
    found: list[Line] = []
    blank, start = True, 0
    size = len(chars)
    while start < size:
        match = _BREAK.search(chars, start)
        end = match.start() if match else size
        line = line_at(chars, start, end)
        if line is None:
            cells = _cells(chars, start, end)
            blank = blank or not cells
        else:
            line.blank, blank = blank, False
            line.cells = _cells(chars, start, end)
            barred = line.cells and chars.count("|", line.start, line.end)
            if barred and _is_prose(chars, line) or not line.cells and line.end - line.start > 700:
                found.extend(_cut(reading, line))
            else:
                found.append(line)
        start = end + 1
    return found


def _cells(chars: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the trimmed ranges of a row's cells (empty ones as empty ranges), () where the line is no row."""
    if "\t" in chars[start:end]:
        separator = re.compile(r"\t")
    elif " | " in chars[start:end] or (chars[start:end].strip().startswith("|") and chars.count("|", start, end) > 2):
        separator = re.compile(r"\|")
        while start < end and chars[start] in " |":
            start += 1
        while end > start and chars[end - 1] in " |\r":
            end -= 1
    else:
        return ()
    cells: list[tuple[int, int]] = []
    at = start
    for match in [*separator.finditer(chars, start, end), None]:
        stop = match.start() if match else end
        first, last = at, stop
        while first < last and chars[first].isspace():
            first += 1
        while last > first and chars[last - 1].isspace():
            last -= 1
        cells.append((first, last))
        at = match.end() if match else end
    return tuple(cells) if len(cells) > 1 else ()


def _orders(flat: str, at: int) -> bool:
    """Whether words of work, or an order to an agency, begin at `at`."""
    return begins_with_verb(flat, at, at + 40) or flat.startswith(("giao ", "de nghi "), at)


_LETTER = re.compile(r"Kính gửi|Nơi nhận\s*:|, ngày \d+ tháng")


def _is_prose(chars: str, line: Line) -> bool:
    """Whether a row is rather a flattened page: one cell with most of a long text, or a letter's parts in one line."""
    longest = max(b - a for a, b in line.cells)
    if longest > 1200 or (longest > 600 and longest > 0.8 * (line.end - line.start)):
        return True
    return longest > 200 and _LETTER.search(chars, line.start, line.end) is not None


# Where an item can begin inside a flattened line.
_INNER = re.compile(
    rf"(?<=[\s|])(?:Điều\s+(?P<article>\d{{1,2}})\.|(?P<roman>[IVX]{{1,5}})\.|(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})\.?|(?P<arabic>\d{{1,2}})\.|(?P<letter>[a-zđ])\)"
    rf"|\((?P<paren>\d{{1,2}})\)|\((?P<lroman>i{{1,3}}|iv|vi{{0,3}}|ix|x)\)|(?P<bullet>[-+•–]))\s+(?=[“\"]?[{UPPER}])"
)
# A heading in capitals that runs on into its first sentence on a flattened page.
_CAPITALS = re.compile(rf"\s*(?:[{UPPER}][{UPPER}\d-]*[,;]?\s+){{2,24}}(?=[{UPPER}][{LOWER}]+\s)")
_SENTENCE_END = ".;:!?…”\"')]"


# What opens the order of a letter that a web page flattened, and what closes it.
_OPENS = re.compile(r"(?:như sau|ý kiến chỉ đạo|yêu cầu|chỉ thị|kết luận|chỉ đạo)\s*:\s+(?=[“\"]?[" + UPPER + "])")
_CLOSES = re.compile(
    r"(?<=[.;])\s+(?=(?:Văn phòng Chính phủ (?:xin |trân trọng )?thông báo|Trên đây là|Trong quá trình (?:triển khai|thực hiện|tổ chức)|"
    r"Trân trọng\b|Yêu cầu các|"
    r"Đề nghị (?:các|Thủ trưởng)\b[^.;]{3,120}(?:nghiêm túc|khẩn trương)|Trường hợp (?:có )?(?:khó khăn|vướng mắc)|"
    r"(?:Chủ tịch )?Ủy ban nhân dân (?:tỉnh|Tỉnh|thành phố|Thành phố)[^.;]{0,30} (?:đề nghị|yêu cầu) các))"
)


def _cut(reading: Reading, line: Line) -> list[Line]:
    """Return a flattened line as the lines it was: cut at cell bars, where a numbering starts or goes on, at opening and closing words."""
    chars, flat = reading.chars, reading.flat
    cuts = [line.start]
    expect: dict[str, int] = {}
    parent = ""
    arabic = 0
    for start, end in line.cells or ((line.start, line.end),):
        if start > line.start and end > start:
            cuts.append(start)
        for match in _INNER.finditer(chars, start, end):
            kind = next(name for name, value in match.groupdict().items() if value is not None)
            text = match[kind]
            before = chars[start : match.start()].rstrip()
            closed = not before or before[-1] in _SENTENCE_END
            if kind == "article":
                value = int(text)
                accept = closed and value == expect.get("article", 1)
                resets: tuple[str, ...] = ("arabic", "letter", "paren", "lroman")
            elif kind == "roman":
                value = roman_value(text)
                accept = value == expect.get("roman", 1)
                resets = ("arabic", "letter", "paren", "lroman")
            elif kind == "arabic":
                value = int(text)
                accept = value == expect.get("arabic", 1) and (closed or expect.get("roman", 1) > 1 and value == 1)
                resets = ("letter", "paren", "lroman")
                if accept:
                    arabic = value
            elif kind == "decimal":
                numbers = text.split(".")
                value = int(numbers[-1])
                parent_now = ".".join(numbers[:-1])
                accept = numbers[0] == str(arabic) and (value == 1 or parent_now == parent and value == expect.get("decimal", 1))
                resets = ("letter", "paren", "lroman")
                if accept:
                    parent = parent_now
            elif kind == "letter":
                value = _ALPHABET.find(text) + 1
                accept = value > 0 and value == expect.get("letter", 1)
                resets = ("paren", "lroman")
            elif kind in ("paren", "lroman"):
                value = int(text) if kind == "paren" else roman_value(text)
                due = expect.get(kind, 1)
                next_one = value == due or 1 < due == value - 1  # one number may be lost: (4), (6)
                accept = closed and next_one and (value > 1 or before.endswith(":"))
                resets = ()
            else:
                value, resets = 0, ()
                near = match.start() - cuts[-1] < 220 and not before.lower().endswith(("thi đua", "văn hóa", "kinh tế"))
                accept = bool(before) and expect != {} and (before[-1] in ".;:" or near and text != "+" and _orders(flat, match.end()))
            if accept:
                cuts.append(match.start())
                if kind == "roman" and (title := _CAPITALS.match(chars, match.end(), end)):
                    cuts.append(title.end())  # "II. ĐÁNH GIÁ CHUNG Trong năm …"
                if kind != "bullet":
                    expect[kind] = value + 1
                for other in resets:
                    expect.pop(other, None)
        if not expect and (opening := _OPENS.search(chars, start, end)):
            cuts.append(opening.end())
    if len(cuts) > 1:
        cuts += [m.end() for m in _CLOSES.finditer(chars, min(cuts[1:]), line.end)]
    cuts = sorted(set(cuts))
    if len(cuts) == 1:
        return [line]
    pieces: list[Line] = []
    for start, end in zip(cuts, [*cuts[1:], line.end], strict=True):
        while end > start and chars[end - 1] in " |\t":
            end -= 1
        piece = line_at(chars, start, end)
        if piece is not None:
            piece.cut = bool(pieces)
            piece.blank = line.blank if not pieces else False
            pieces.append(piece)
    return pieces
