"""Legends: lists that say which actor each code of a document stands for ("K1: Khoa Xét nghiệm" / "P2: Phòng Kế hoạch - Tài chính").

In: a reading.  Out: codes as printed with the ranges of their names; one alone is no legend, nor one whose names are no actors'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.names.words import words
from ingest.reading import Reading
from text.letters import LOWER, UPPER

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
_NUMBER = re.compile(r"[IVX]+|[A-HĐ]")
_FEWEST = 2  # codes of a legend


def legends(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Yield the codes of a text's legends as printed, each with the range of the name that it stands for."""
    quoted = [match for match in _QUOTED.finditer(reading.chars) if _is_actor(reading, *match.span("name"))]
    yield from ((match["code"], *match.span("name")) for match in quoted if len(quoted) >= _FEWEST)
    run: list[tuple[str, int, int]] = []
    last = 0
    for match in _LINE.finditer(reading.chars):
        called, _, _ = match["code"].rpartition(" ")
        if called and not words().at("side", [called.lower()], 0, 1):
            continue  # of codes of two words only "Bên A" is one
        if not _is_actor(reading, *match.span("name")) or _NUMBER.fullmatch(match["code"]):
            continue
        if run and any(c.isalnum() for c in reading.chars[last : match.start()]):
            yield from run if len(run) >= _FEWEST else ()
            run = []
        run.append((match["code"], match.start("name"), match.end("name")))
        last = match.end("name")
    yield from run if len(run) >= _FEWEST else ()


def _is_actor(reading: Reading, start: int, end: int) -> bool:
    """Whether words begin with a word for an actor and go on behind it."""
    low = reading.low[start:end].split()
    known = words()
    width = max(known.at("head", low, 0, len(low)), known.at("collective", low, 0, len(low)), known.at("plural", low, 0, len(low)))
    return 0 < width < len(low) or width == len(low) > 1  # "Trạm Y tế"
