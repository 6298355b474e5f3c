"""Notes that a statement refers to by a star, number or letter: "… 26 xã khó khăn (*)", "… làng nghề [a]" / "[a] Sở Y tế chủ trì."

In: a block.  Out: what it refers to; the role lines of the notes that it is, for the statements that refer to them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from ingest.duties.draft import Range, Said
from ingest.duties.parts import Parts
from ingest.duties.role_sentences import RoleLine, RoleSentences
from ingest.duties.sentences import Sentences
from ingest.duties.told import Tellers
from ingest.layout import Node
from ingest.names.mention import Mention

__all__ = ["Notes"]

_STAR = re.compile(r"\((\*{1,6})\)\s*:?\s*")
_NUMBER = r"\(\d{1,2}\)|\[[a-zđ]\]"
_LAST = re.compile(rf"(?<=[^\s(\[])\s*({_NUMBER})[\s.;,]*$", re.MULTILINE)  # what a line ends with, never all of it
_FIRST = re.compile(rf"(?:[^\W\d_]+\s){{0,3}}[^\W\d_]+\s?:\s*(?={_NUMBER})|(?={_NUMBER})")  # "Ghi chú: (1) …; (2) …"
_EACH = re.compile(rf"({_NUMBER})\s*:?\s*")
_FEWEST = 2  # notes of one line
_NOTE = "note"  # the rule of a note that only names bodies


class Notes(RoleSentences):
    """Reads notes; each block is looked at once."""

    def __init__(self, sentences: Sentences, tellers: Tellers, parts: Parts) -> None:
        super().__init__(sentences, tellers, parts)
        self._notes: dict[int, list[tuple[str, Node]]] = {}  # the notes that a block is, each by what refers to it

    def lines(self, node: Node) -> list[RoleLine] | None:
        """Return the role lines that a block is, None if it says anything else."""
        raise NotImplementedError

    def actors_only(self, node: Node) -> list[Mention]:
        """Return the actors of a block that names actors and nothing else."""
        raise NotImplementedError

    def notes_in(self, start: int, end: int) -> list[str]:
        """Return what refers to notes in [start, end): stars, and a number or letter behind all words ("… ao hồ (2).")."""
        number = _LAST.search(self.reading.chars[start:end])
        return [match[1] for match in _STAR.finditer(self.reading.chars, start, end)] + ([number[1]] if number else [])

    def of_notes(self, node: Node) -> list[RoleLine] | None:
        """Return the role lines of a block that is a note, or several; None where it is none or one of them gives nobody a role."""
        if id(node) not in self._notes:
            self._notes[id(node)] = [
                (mark, Node("para", parts=[(start, end)], parent=node.parent, start=start)) for mark, (start, end) in self._parted(node)
            ]
        out: list[RoleLine] = []
        for mark, note in self._notes[id(node)]:
            lines = self.lines(note)
            if lines is None:  # whatever else it says, it is of the statement that it explains
                whole = self._sentence_line(*note.parts[0])
                lines = [whole] if any(s.role in ("lead", "coordinate") for s in whole.said) else []
            if not lines:
                lines = [RoleLine(tuple(Said(m, "assigned", "section", _NOTE) for m in self.actors_only(note)))]
            if not any(line.said or line.time for line in lines):
                return None
            out += [replace(line, numbers=frozenset((mark,))) for line in lines]
        return out or None

    def _parted(self, node: Node) -> list[tuple[str, Range]]:
        """Return the notes that a block is, each behind the sign that refers to it."""
        start, end = node.parts[0]
        chars = self.reading.chars
        if len(node.parts) > 1:
            return []
        if star := _STAR.match(chars, start, end):
            return [(star[1], (star.end(), end))]
        if node.mark is not None:
            mark = chars[node.mark.start : node.mark.end].strip()
            return [(mark, (start, end))] if node.mark.style == "paren" and mark in self._noted else []
        first = _FIRST.match(chars, start, end)
        signs = [*_EACH.finditer(chars, first.end(), end)] if first is not None else []
        if len(signs) < _FEWEST or not all(sign[1] in self._noted for sign in signs):
            return []
        stops = [*(sign.start() for sign in signs[1:]), end]
        return [(sign[1], (sign.end(), self._trim(sign.end(), stop))) for sign, stop in zip(signs, stops, strict=True)]

    @cached_property
    def _noted(self) -> frozenset[str]:
        """The numbers and letters in brackets that some line ends with: below, what stands behind them are notes."""
        return frozenset(match[1] for match in _LAST.finditer(self.reading.chars))
