"""Short forms that a document gives its actors: "(sau đây gọi tắt là Ban Chỉ đạo)", "(BQL)", a legend of codes
("K1: Khoa Xét nghiệm"), and "Ban Chỉ đạo" where it has only one."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.names.legends import legends
from ingest.names.registry import registry
from ingest.names.words import words
from ingest.reading import Reading, flatten
from text.letters import UPPER
from text.rules import rows

__all__ = ["Short", "office_names", "short_forms"]

_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"\(([^()\n]{2,90})\)")
_ENDED = re.compile(r"[.;:)]|\n\s*[\n+*•-]")  # between words of two statements; one line break may stand in a name
_BACK = 400  # characters before a bracket that a full name may take
_FEW = 2  # letters of initials that must be those of the name before them
_LONGEST_CODE = 9  # characters of initials
_PLAIN = 12  # words of a name before a bracket that only gives its abbreviation
_CODE = re.compile(rf"[{UPPER}]{{1,6}}(?:[&.-]?[{UPPER}\d]{{1,6}})*+")
_LEVELS = frozenset(("tinh", "huyen", "xa", "phuong", "thanh", "pho", "quan"))  # words behind a name that its initials leave out
_TWO = re.compile(rf"(?<![\w&/.-])[{UPPER}]{{2}}(?![\w&])")  # initials of two letters where they stand alone
_NEAR = 60  # characters before such initials that may tell them
_LISTED = re.compile(rf"[.;:)|/\t\n–-]|(?:,|và\b)\s*[{UPPER}]|$")  # behind initials that are a list's
_OPENS = re.compile(r"(?:[,;:(|/\t\n–-]|(?<!\w)và|^[\W\d_]*)\Z")  # before them
_FAR = 30  # words of names before a bracket that calls them otherwise

Key = tuple[str, ...]


class Short(dict[Key, tuple[str, str]]):
    """What the short forms of a document stand for, (body, name) by their folded words; `widths` says by a first word how many words those
    have that begin with it, the most first."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: dict[str, list[int]] = {}
        self.alone: set[Key] = set()  # words for a kind that stand alone for a body of that kind: "Hiệp hội"

    def __setitem__(self, key: Key, named: tuple[str, str]) -> None:
        super().__setitem__(key, named)
        widths = {*self.widths.get(key[0], ()), len(key)}
        self.widths[key[0]] = sorted(widths, reverse=True)

    def add(self, key: Key, named: tuple[str, str]) -> None:
        """Add a short form unless it stands for something already."""
        if key not in self:
            self[key] = named


class Defined(NamedTuple):
    """A short form: the range [start, end) of the name that it stands for, and the short form itself as printed."""

    start: int
    end: int
    printed: str
    is_code: bool = False  # of a legend: it means what the legend says, whatever it means elsewhere
    behind: int = 0  # where the bracket ends that gives it


def short_forms(reading: Reading) -> dict[Key, Defined]:
    """Return the short forms that a text defines by their folded words; the first one counts."""
    defined: dict[Key, Defined] = {}
    weak: dict[Key, list[Defined]] = {}  # initials of two letters that only a bracket gives
    spoiled: set[Key] = set()  # of these what stands behind other names too: "Sở Y tế (CT)"
    for match in _BRACKET.finditer(reading.chars):
        short = _short(reading, *match.span(1))
        if short is None:
            continue
        begin, told = short
        named = [(m.start(), m.end()) for m in _WORD.finditer(reading.chars, begin, match.end(1))]
        full = _before(reading, named, match.start(), told=told) if named else None
        if full is not None:
            printed = " ".join(reading.chars[begin : match.end(1)].split())
            sure = told or len(named) == 1 and len(printed) > _FEW
            key = tuple(reading.flat[a:b] for a, b in named)
            short_form = Defined(*full, printed, behind=match.end())
            if not sure and not _are_initials(reading, printed, *full):
                spoiled.add(key)
            elif not told and len(printed) <= _FEW:
                weak.setdefault(key, []).append(short_form)
            else:
                defined.setdefault(key, short_form)
    for code, start, end in legends(reading):
        defined.setdefault(tuple(_WORD.findall(flatten(code))), Defined(start, end, code, True))
    if weak:
        spoiled |= _used_otherwise(reading, weak)
    for key, forms in weak.items():
        if key not in spoiled:
            defined.setdefault(key, forms[0])
    return defined


def _used_otherwise(reading: Reading, weak: dict[Key, list[Defined]]) -> set[Key]:
    """Return the initials of two letters that stand somewhere as no body surely does: for a verb ("XD kế hoạch"), in another name ("CT UBND
    tỉnh")."""
    given = {form.behind - 1 for forms in weak.values() for form in forms}  # where they end in the brackets that give them
    found = (m.span() for m in _TWO.finditer(reading.chars) if m.end() not in given and (reading.flat[m.start() : m.end()],) in weak)
    return {(reading.flat[start:end],) for start, end in found if not _tells(reading, start, end)}


def _tells(reading: Reading, start: int, end: int) -> bool:
    """Whether initials stand where a body does: beside words for a role or an order, in a list, behind a label or alone."""
    chars, flat, low = reading.chars, reading.flat, reading.low
    line = max(chars.rfind("\n", max(0, start - _NEAR), start) + 1, start - _NEAR, 0)
    at = end + len(chars[end : end + _NEAR]) - len(chars[end : end + _NEAR].lstrip(" "))
    stop = min(len(chars), at + _NEAR)
    listed = _LISTED.match(chars, at, stop) is not None or rows("roles", place="sentence").at(flat, low, at, stop) is not None
    if not chars[line:start].strip() or _OPENS.search(chars[line:start].rstrip(" ")):
        return listed or rows("orders", "duty").at(flat, low, at, stop) is not None
    told = any(not chars[last:start].strip() for _, _, last in rows("orders", "order", "with", "by").find(flat, low, line, start))
    return told and (listed or rows("verbs").at(flat, low, at, stop) is not None)


def _short(reading: Reading, start: int, end: int) -> tuple[int, bool] | None:
    """Return where a bracket's short form begins and whether words announce it; None where the bracket gives none."""
    spans = [(m.start(), m.end()) for m in _WORD.finditer(reading.chars, start, end)]
    low = [reading.low[a:b] for a, b in spans]
    count = words().at("define", low, 0, len(low))
    if count and count < len(spans):
        return spans[count][0], True
    text = reading.chars[start:end].strip()
    if len(spans) == 1 and text.isupper() and 2 < len(text) < 9 and text.isalpha() or spans and _is_short_code(text):
        return spans[0][0], False
    return None


def _is_short_code(text: str) -> bool:
    """Whether words are initials that mean much else elsewhere: "XD", "NN&MT"; those of the name before them they must be."""
    return len(text) < _LONGEST_CODE and _CODE.fullmatch(text) is not None and sum(map(str.isalpha, text)) > 1


def _are_initials(reading: Reading, code: str, start: int, end: int) -> bool:
    """Whether a code is the first letters of the last words of a name, its level aside: "Sở Xây dựng tỉnh (XD)"."""
    names = [reading.flat[m.start() : m.end()] for m in _WORD.finditer(reading.chars, start, end)]
    while names and names[-1] in _LEVELS:
        names.pop()
    letters = "".join(c for c in flatten(code) if c.isalpha())
    return "".join(name[0] for name in names if name != "va").endswith(letters)


def _before(reading: Reading, named: list[tuple[int, int]], bracket: int, *, told: bool) -> tuple[int, int] | None:
    """Return the range of the name before a bracket that its short form stands for, None where there is none."""
    low = [reading.low[a:b] for a, b in named]
    vocabulary = words()
    width = max(vocabulary.at("head", low, 0, len(low)), vocabulary.at("collective", low, 0, len(low)))
    spelled = registry().spelled.get(reading.chars[named[0][0] : named[0][1]], "")
    heads = [spelled.lower().split()] if spelled and told else [low[:width]] if width else []
    before = [(m.start(), m.end()) for m in _WORD.finditer(reading.chars, max(0, bracket - _BACK), bracket)]
    said = [reading.low[a:b] for a, b in before]
    floor = next((k + 1 for k in range(len(before) - 2, -1, -1) if _ENDED.search(reading.chars[before[k][1] : before[k + 1][0]])), 0)
    if told:
        for head in heads:
            for k in range(len(said) - 1, floor - 1, -1):
                if said[k : k + len(head)] == head and (reading.chars[before[k][0]].isupper() or not reading.chars[named[0][0]].isupper()):
                    return before[k][0], before[-1][1]
        if not heads and _is_short_code(reading.chars[named[0][0] : named[-1][1]]):
            return _nearest(reading, before, floor, bracket, far=False)  # "Chi cục Hải quan (viết tắt: HQ)"
        side = len(low) > 1 and vocabulary.at("side", low, 0, len(low)) > 0  # "(sau đây gọi là Bên A)"
        return _nearest(reading, before, floor, bracket, far=True) if heads or side else None
    return _nearest(reading, before, floor, bracket, far=False)


def _nearest(reading: Reading, before: list[tuple[int, int]], floor: int, bracket: int, *, far: bool) -> tuple[int, int] | None:
    """Return the range of the name that ends at a bracket: from the nearest word for an agency with a capital, `far` from the farthest."""
    said = [reading.low[a:b] for a, b in before]
    vocabulary = words()
    best: tuple[int, int] | None = None
    for k in range(len(said) - 1, max(floor, len(said) - (_FAR if far else _PLAIN)) - 1, -1):
        if "," in reading.chars[before[k][1] : before[k + 1][0] if k + 1 < len(before) else bracket] and not far:
            return best
        if vocabulary.at("break", said, k, len(said)) or vocabulary.at("stop", said, k, len(said)):
            return best
        if vocabulary.at("head", said, k, len(said)) and reading.chars[before[k][0]].isupper() and k < len(said) - 1:
            best = before[k][0], before[-1][1]
            if not far:
                first = next(
                    (n for n in range(max(floor, k - 3), k) if vocabulary.at("head", said, n, k) == k - n), k
                )  # "Chi cục | Hải quan"
                first = first if reading.chars[before[first][0]].isupper() else k
                return before[_known(reading, before, floor, first)][0], before[-1][1]
    return best


def _known(reading: Reading, before: list[tuple[int, int]], floor: int, k: int) -> int:
    """Return the word from which on the words before a bracket are a known body's name, k where none before it is."""
    flat, printed = [reading.flat[a:b] for a, b in before], [reading.chars[a:b] for a, b in before]
    firsts = range(max(floor, len(before) - _PLAIN), k)
    return next((n for n in firsts if printed[n][0].isupper() and registry().plain(flat[n:], printed[n:], None)), k)


def office_names(reading: Reading) -> dict[Key, list[int]]:
    """Return where each office that a name only begins with ("Ban Chỉ đạo", "Tổ công tác") stands, by its folded words."""
    out: dict[Key, list[int]] = {}
    for match in words().offices.finditer(reading.low):
        if reading.chars[match.start()].isupper() and not reading.chars[match.start() : match.end()].isupper():
            out.setdefault(tuple(_WORD.findall(reading.flat[match.start() : match.end()])), []).append(match.start())
    return out
