"""Legends: lists that say which actor each code of a document stands for ("K1: Khoa Xét nghiệm" / "P2: Phòng Kế hoạch - Tài chính").

In: a reading.  Out: codes as printed with the ranges of their names; one alone is no legend, nor one whose names are no actors'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.names.registry import registry
from ingest.names.words import words
from ingest.reading import Reading, flatten
from text.letters import LOWER, UPPER
from text.rules import rows

__all__ = ["legends"]

_CODE = rf"[“\"(\[]?(?P<code>(?:[{UPPER}][{LOWER}]{{1,3}} )?[{UPPER}][{UPPER}\d]{{0,7}}(?:[.-]\d{{1,2}})?)[”\")\]*_]*+"
_SIGN = r"(?:[ \t]*+[:=|\t][ \t*_]*+|[ \t]+(?:[-–—]|là)[ \t]+)"
_NEXT = rf",[ \t]*+{_CODE.replace('?P<code>', '?:')}{_SIGN}"
_LINE = re.compile(
    rf"(?:^|(?<=[;:,]))[ \t|*_]*+(?:[-+•–*][ \t]+)?+{_CODE}{_SIGN}(?P<name>[{UPPER}][^\n;|\t]{{3,120}}?)[ \t*_.|]*+(?=$|;|{_NEXT}|,?$)",
    re.MULTILINE,
)
# Codes that are quoted are explained anywhere: “ĐD” là Phòng Điều dưỡng, “KSNK” là Khoa Kiểm soát nhiễm khuẩn
_QUOTED = re.compile(
    rf"[“\"'](?P<code>[{UPPER}][{UPPER}\d&.-]{{0,7}})[”\"'](?:[ ]*+[:=][ ]*+|[ ]+(?:[-–—]|(?:để )?chỉ|(?:được hiểu )?là|viết tắt của)[ ]+)"
    rf"(?P<name>[{UPPER}][^\n;“\"]{{3,120}}?)(?=[,.]?[ ]*+(?:và )?[“\"]|[.]?[ ]*+(?:$|;)|[.] )",
    re.MULTILINE,
)
# A name in a note that a longer one stands behind: "Trung tâm Nước sạch: Trung tâm Nước sạch và Vệ sinh môi trường nông thôn."
_SHORTENED = re.compile(
    rf"(?:^|(?<=[;:]))[ \t|*_()]*+(?:[-+•–][ \t]+)?+(?P<code>[{UPPER}][^\n:;=|\t.,–—]{{2,50}}?)(?:[ ]*+[:=][ ]*+|[ ]+(?:[-–—]|là)[ ]+)"
    rf"(?P<name>[{UPPER}][^\n;|\t:.]{{3,120}})(?=[.]?[ )]*+(?:$|;))",
    re.MULTILINE,
)
_STARRED = re.compile(r"\(\*{1,3}\)|^[ \t]*\*{1,3}\)", re.MULTILINE)  # a note below a table
_NUMBER = re.compile(r"[IVX]+|[A-HĐ]")
_DAY = re.compile(r"T\d{1,2}")  # a day of the week or a month
_WORD = re.compile(r"[^\W_]+")
_LABEL = 80  # characters before a legend in which a label for it stands
_FEWEST = 2  # codes of a legend


def legends(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Yield the codes of a text's legends as printed, each with the range of the name that it stands for."""
    quoted = [match for match in _QUOTED.finditer(reading.chars) if _is_actor(reading, *match.span("name"))]
    yield from ((match["code"], *match.span("name")) for match in quoted if len(quoted) >= _FEWEST)
    yield from _shortened(reading)
    run: list[tuple[str, int, int]] = []
    last, commas = 0, False  # `commas`: whether one of a run's codes stands behind one
    for match in _LINE.finditer(reading.chars):
        called, _, _ = match["code"].rpartition(" ")
        if called and not words().at("side", [called.lower()], 0, 1):
            continue  # of codes of two words only "Bên A" is one
        if not _is_actor(reading, *match.span("name")) or _NUMBER.fullmatch(match["code"]):
            continue
        if run and any(c.isalnum() for c in reading.chars[last : match.start()]):
            yield from run if _is_legend(reading, run, commas=commas) else ()
            run, commas = [], False
        commas = commas or reading.chars[max(0, match.start() - 1) : match.start()] == ","
        run.append((match["code"], match.start("name"), match.end("name")))
        last = match.end("name")
    yield from run if _is_legend(reading, run, commas=commas) else ()


def _shortened(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Yield the short names that a note gives for longer ones, each with the range of the longer one."""
    last, match = 0, _SHORTENED.search(reading.chars)  # `last`: where the definition before ends
    while match is not None:
        code, start, end = match["code"], *match.span("name")
        stop = match.end("code") + 1  # "Ghi chú: | Ban QLDA là Ban Quản lý dự án"
        short = _WORD.findall(flatten(code))
        longer = _shortens(short, reading.flat[start:end]) and _is_actor(reading, start, end)
        if longer and not (_says_of(reading, code, start, end) and registry().plain(short, _WORD.findall(code), None)):
            behind = last and not any(c.isalnum() for c in reading.chars[last : match.start()])
            if behind or _STARRED.search(reading.chars, match.start(), match.end("code")) or _labelled(reading, (code, start, end)):
                yield code, start, end
                last = stop = match.end()
        match = _SHORTENED.search(reading.chars, stop)


def _says_of(reading: Reading, code: str, start: int, end: int) -> bool:
    """Whether words begin with a known name as it stands and go on with what it does or who else does, not with a longer name's words:
    "Công an tỉnh và công an các xã", "Sở Y tế chủ trì mua sắm", not "Hội Nông dân sản xuất giỏi Sa Pa"."""
    behind = reading.chars[start + len(code) : end]
    low = behind.lower().split()
    if not reading.chars.startswith(code, start) or not low:
        return False
    return low[0] == "và" or words().at("role", low, 0, len(low)) > 0 or not any(map(str.isupper, behind))


def _shortens(short: list[str], name: str) -> bool:
    """Whether words are a name's first and others of it in their order, or the initials of some: "Ban QLDA" of "Ban Quản lý dự án"."""
    words_of, at = _WORD.findall(name), 0
    if not 1 < len(short) < len(words_of) or short[0] != words_of[0]:
        return False
    initials = "".join(word[0] for word in words_of)
    for word in short:
        whole = next((k for k in range(at, len(words_of)) if words_of[k] == word), None)
        begun = initials.find(word, at) if whole is None and len(word) > 1 else -1
        if whole is None and begun < 0:
            return False
        at = whole + 1 if whole is not None else begun + len(word)
    return True


def _is_legend(reading: Reading, run: list[tuple[str, int, int]], *, commas: bool) -> bool:
    """Whether codes with names behind them are a legend, not a schedule ("T2: Sở Y tế, T3: …") or shares of money ("TW: Bộ Tài chính")."""
    if len(run) < _FEWEST:
        return False
    known = all(_DAY.fullmatch(code) or rows("statements", "no_code").at(flatten(code), code.lower(), 0, len(code)) for code, _, _ in run)
    return not (commas or known) or all(_are_initials(reading, *entry) for entry in run) or _labelled(reading, run[0])


def _are_initials(reading: Reading, code: str, start: int, end: int) -> bool:
    """Whether a code's letters are the first ones of words of its name, in their order."""
    letters = iter([word[0] for word in _WORD.findall(reading.flat[start:end])])
    return all(letter in letters for letter in flatten(code) if letter.isalpha())


def _labelled(reading: Reading, first: tuple[str, int, int]) -> bool:
    """Whether words before a legend's first code say that it gives short forms: "Chữ viết tắt: …", "Ký hiệu: …"."""
    start = reading.chars.rfind(first[0], 0, first[1])
    before = reading.chars[max(0, start - _LABEL) : start].rstrip(' \t\n-+•–*|“"([_')
    stop = max(0, start - _LABEL) + len(before)
    line = max(reading.chars.rfind("\n", 0, stop) + 1, start - _LABEL)
    if not before.endswith(":"):
        return False
    low = _WORD.findall(reading.low[line:stop])
    if any(words().at("define", low, k, len(low)) for k in range(len(low))):
        return True
    return rows("labels", "note").first(reading.flat, reading.low, line, stop) is not None


def _is_actor(reading: Reading, start: int, end: int) -> bool:
    """Whether words begin with a word for an actor and go on behind it."""
    low = reading.low[start:end].split()
    known = words()
    width = max(known.at("head", low, 0, len(low)), known.at("collective", low, 0, len(low)), known.at("plural", low, 0, len(low)))
    return 0 < width < len(low) or width == len(low) > 1  # "Trạm Y tế"
