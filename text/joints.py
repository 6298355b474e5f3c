"""Words that lost the space between them: "vớiBộ Công an", "chủtrì", "năm2010", as web pages print them where their lines ended.

In: the reading view of a text.  Out: the same with a space at each such joint, which stands for no character of the text.

No Vietnamese syllable has two tones or a small letter before a capital: such words are two.  Others, that no syllable can be ("bannhân"),
are two where both halves stand alone elsewhere in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from text.fold import new_tones
from text.letters import LOWER, UPPER
from text.syllables import is_syllable
from text.views import View, spliced

__all__ = ["joints_of", "parted"]

_RUN = re.compile(r"[^\W_]+")
_BLANK = re.compile(r"(?<=\w) (?=\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
# A sentence or an item's number right behind the sign that ends the one before: "thực hiện./.Nơi nhận", "biết;3. Thường xuyên".
_SIGN = re.compile(
    rf"(?P<word>[{LOWER}]{{2,7}})[.;:,!?)]{{1,3}}(?P<at>)(?=[{UPPER}][{LOWER}]|\d{{1,2}}[.)]$)|\./\.(?P<end>)(?=[{UPPER}][{LOWER}])"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKED = frozenset(c for c in map(chr, range(0xC0, 0x1EFA)) if set(unicodedata.normalize("NFD", c)) & set(_TONES))
_LEAST, _MOST = 3, 30  # letters of words that may be joined
_WHOLE: set[str] = set()  # what stands between blanks and holds no joint, of any text
_KEPT = 200_000  # of them at most: some megabytes


def parted(view: View) -> View:
    """Return a view with the spaces that its text lost."""
    if view.chars.isascii():
        return view
    words = set(view.chars.split())
    new = words - _WHOLE
    joined = {word for word in new if _may_join(word)}
    if len(_WHOLE) > _KEPT:
        _WHOLE.clear()
    _WHOLE.update(new - joined)
    if not joined:
        return view
    alone = frozenset(run.lower() for word in words - joined for run in _LETTERS.findall(word))
    cuts = {word: found for word in joined if (found := _cuts(word, alone))}
    return _with_spaces(view, cuts) if cuts else view


def joints_of(view: View) -> list[int]:
    """Return where a view of `parted` has spaces between words that its text lacks."""
    starts = view.starts
    if starts is None:
        return []
    return [m.start() for m in _BLANK.finditer(view.chars) if starts[m.start()] == starts[m.start() - 1]]


def _may_join(word: str) -> bool:
    """Whether something between two blanks may hold a joint."""
    if len(word) < _LEAST or word.isascii():
        return False
    return any(not run.isascii() and _is_odd(run) for run in _RUN.findall(word)) or any(True for _ in _behind_signs(word))


def _is_odd(run: str) -> bool:
    """Whether letters and digits are no plain syllable: none fits them, or they change between small letters, capitals and figures."""
    if not _LEAST <= len(run) <= _MOST:
        return False
    return not is_syllable(run.lower()) or not (run.islower() or run.isupper() or run[1:].islower())


def _cuts(word: str, alone: frozenset[str]) -> list[int]:
    """Return where spaces are missing in what stands between two blanks."""
    runs = [run for run in _RUN.finditer(word) if not run[0].isascii() and _is_odd(run[0])]
    return sorted({run.start() + at for run in runs for at in _inside(run[0], alone)} | {*_behind_signs(word)})


def _behind_signs(word: str) -> Iterator[int]:
    """Yield where a sentence or number begins right behind a sign: not in "PGS.TS.Nguyễn" or "Tp.Hồ"."""
    for sign in _SIGN.finditer(word):
        if sign["end"] is not None:
            yield sign.end("end")
        elif is_syllable(sign["word"]):
            yield sign.end("at")


def _inside(run: str, alone: frozenset[str]) -> list[int]:
    """Return where letters and digits hold joints: at changes of their kind, then inside each piece."""
    cuts = [at for at in range(1, len(run)) if _changes(run, at)]
    out = []
    for start, end in zip([0, *cuts], [*cuts, len(run)], strict=True):
        out += [start] * (start > 0)
        piece = run[start:end].lower()
        if not piece.isascii() and piece.isalpha() and not is_syllable(piece):
            out += [start + at for at in _halves(piece, alone)]
    return out


def _changes(run: str, at: int) -> bool:
    """Whether one word ends and another begins at a place where small letters, capitals and figures change."""
    left, right = _LETTERS.search(run[:at][::-1]), _LETTERS.match(run, at)
    before, after = run[at - 1], run[at]
    if before.isdigit() and right is not None:  # "2Số", not "2Đ"
        return after.isupper() and len(right[0]) > 1 and right[0][1:].islower() and not right[0].isascii() and is_syllable(right[0].lower())
    if after.isdigit() and left is not None:  # "Điều1", "năm2010"
        word = left[0][::-1]
        return left.start() == 0 and len(word) > 2 and not word.isupper() and not word.isascii() and is_syllable(word.lower())
    small = before.islower() and after.isupper()
    title = before.isupper() and after.isupper() and run[at + 1 : at + 2].islower() and run[:at].isupper() and at > 1
    if not (small or title) or left is None or right is None:
        return False
    head, tail = left[0][::-1], right[0]
    first = _tail_of(head) if small else head
    last = _head_of(tail)
    both = _fits(first) and _fits(last) and not (first + last).isascii()
    return both and (len(last) > 1 or len(tail) == 1 and any(c in _MARKED for c in first.lower()))


def _tail_of(letters: str) -> str:
    """Return the last word of letters: from its last capital on."""
    return next((letters[i:] for i in range(len(letters) - 1, -1, -1) if letters[i].isupper()), letters)


def _head_of(letters: str) -> str:
    """Return the first word of letters: up to its next capital."""
    return next((letters[:i] for i in range(1, len(letters)) if letters[i].isupper()), letters)


def _fits(word: str) -> bool:
    """Whether letters are a syllable, or several that have no other sign of a joint."""
    return is_syllable(word.lower()) or sum(c in _MARKED for c in word.lower()) > 1


def _halves(word: str, alone: frozenset[str]) -> list[int]:
    """Return where small letters divide into syllables, the fewest, most of which stand alone in the text; [] where they do not, or only
    one tone says that they must and a part stands nowhere."""
    best: list[tuple[tuple[int, int], list[int]] | None] = [((0, 0), [])]
    for end in range(1, len(word) + 1):
        chosen: tuple[tuple[int, int], list[int]] | None = None
        for start in range(max(0, end - 7), end):
            before, part = best[start], word[start:end]
            if before is None or not is_syllable(part):
                continue
            count, unknown = before[0]
            cost = (count + 1, unknown + (part not in alone and new_tones(part) not in alone))
            if chosen is None or (cost[1], cost[0]) < (chosen[0][1], chosen[0][0]):
                chosen = cost, [*before[1], end]
        best.append(chosen)
    found = best[-1]
    if found is None or len(found[1]) < 2:
        return []
    certain = sum(c in _MARKED for c in word) > 1 and len(found[1]) == 2
    return found[1][:-1] if certain or not found[0][1] else []


def _with_spaces(view: View, cuts: dict[str, list[int]]) -> View:
    """Return a view with a space at each cut of its words."""
    at = [m.start() + cut for m in re.finditer(r"\S+", view.chars) if m[0] in cuts for cut in cuts[m[0]]]
    return spliced(view, [(cut, cut, " ") for cut in at])
