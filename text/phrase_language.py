"""The small language of the phrases in schemas/rules, over folded syllables.

- `chủ trì`: these syllables, in whatever case, with or without marks; one syllable alone must carry its own marks or none at all
  ("giao" is not "giáo");
- `[được giao|chịu trách nhiệm]` may stand there, `{đơn vị|cơ quan}` must; `…` is up to 80 characters of one clause, `*` one word,
  `#` a number; other signs are themselves.

In: a phrase.  Out: the ways to spell it where it is made of words alone, a pattern over a folded text where it is not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from text.errors import InvalidSchema
from text.tokens import WORD

__all__ = ["NUMBER", "SIGN", "Phrase", "phrase_of"]

SIGN = "-"  # stands for a sign among the words that a phrase can begin with
NUMBER = "#"  # stands there for a word that begins with a digit
_PIECE = re.compile(r"\[|\]|\{|\}|\||…|\*|#|[^\W_]+|[^\s\w]")
_PAIRS = {"]": "[", "}": "{"}
_GAP = r"[\s*_]*"
_WAYS = 600  # spellings of one phrase that are listed; a phrase with more is a pattern

Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: its pattern over a folded text, without anchors, which takes the space behind the last word too; the first one or two
    words of its spellings (`SIGN`, `NUMBER`, or "" for any); its spellings as words in the order in which the pattern tries them, None
    where signs and gaps stand in it; and its syllables with their marks, none where words stand in it that it does not spell."""

    pattern: str
    heads: frozenset[Way]
    ways: tuple[Way, ...] | None
    spelled: frozenset[str]


@dataclass(slots=True)
class _Part:
    """What an alternative holds so far."""

    pattern: str = ""
    heads: frozenset[Way] = frozenset({()})
    ways: tuple[Way, ...] | None = ((),)

    def then(self, pattern: str, heads: frozenset[Way], ways: tuple[Way, ...] | None) -> None:
        self.pattern += pattern
        self.heads = frozenset((a + b)[:2] if not a or a[-1] not in ("", SIGN, NUMBER) else a for a in self.heads for b in heads)
        both = ways is not None and self.ways is not None and len(self.ways) * len(ways) <= _WAYS
        self.ways = tuple(a + b for a in self.ways or () for b in ways or ()) if both else None


def _folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower().replace("đ", "d")) if not unicodedata.combining(c))
    return re.sub(r"[–—−]", "-", plain)


def _single(piece: str) -> tuple[str, frozenset[Way], tuple[Way, ...] | None]:
    """Return the pattern, heads and spellings of one sign or word."""
    if piece == "…":
        return r"[^.;:\n]{0,80}?", frozenset({("",)}), None
    if piece == "*":
        return rf"[^\W_]++{_GAP}", frozenset({("",)}), None
    if piece == "#":
        return rf"\d++{_GAP}", frozenset({(NUMBER,)}), None
    if piece[0].isalnum():
        return rf"{piece}(?![^\W_]){_GAP}", frozenset({(piece,)}), ((piece,),)
    return rf"{re.escape(piece)}{_GAP}", frozenset({(SIGN,)}), None


def _together(inner: list[_Part], *, may: bool) -> tuple[str, frozenset[Way], tuple[Way, ...] | None]:
    """Return the pattern, heads and spellings of a bracket: one of its alternatives, or nothing where it only `may` stand there."""
    nothing: tuple[Way, ...] = ((),) if may else ()
    heads = frozenset().union(*(part.heads for part in inner), nothing)
    known = [part.ways for part in inner if part.ways is not None]
    ways = tuple(dict.fromkeys((*(way for listed in known for way in listed), *nothing))) if len(known) == len(inner) else None
    return "(?:" + "|".join(part.pattern for part in inner) + ")" + ("?" if may else ""), heads, ways


def phrase_of(text: str) -> Phrase:
    """Return what a phrase says.

    Raises:
        InvalidSchema: if brackets do not close.
    """
    stack: list[list[_Part]] = [[_Part()]]  # alternatives of each open bracket
    opened: list[str] = []
    for piece in _PIECE.findall(_folded(text)):
        if piece in "[{":
            opened.append(piece)
            stack.append([_Part()])
        elif piece == "|" and opened:
            stack[-1].append(_Part())
        elif piece in _PAIRS:
            if not opened or opened.pop() != _PAIRS[piece]:
                raise InvalidSchema(f"The phrase {text!r} closes a bracket that it did not open. Mend it in schemas/rules.")
            inner = stack.pop()
            stack[-1][-1].then(*_together(inner, may=piece == "]"))
        else:
            stack[-1][-1].then(*_single(piece))
    if opened:
        raise InvalidSchema(f"The phrase {text!r} does not close its brackets. Mend it in schemas/rules.")
    part = stack[0][0]
    open_ = any(sign in text for sign in "…*#")  # words stand there that the phrase does not spell
    spelled = frozenset() if open_ else frozenset(WORD.findall(unicodedata.normalize("NFC", text.lower())))
    return Phrase(part.pattern, frozenset(head for head in part.heads if head), part.ways, spelled)
