"""Notes that a statement refers to by a star, number or letter: "… 26 xã khó khăn (*)", "… làng nghề [a]" / "[a] Sở Y tế chủ trì."

In: a block.  Out: what it refers to; the role lines of the notes that it is, for the statements that refer to them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from ingest.duties.draft import Draft, Range, Said
from ingest.duties.fields import fields_in
from ingest.duties.label_kinds import label_kind
from ingest.duties.parts import Parts
from ingest.duties.role_sentences import RoleLine, RoleSentences
from ingest.duties.sentences import Sentences
from ingest.duties.told import Tellers
from ingest.layout import Node
from ingest.names.mention import Mention
from text.rules import rows

__all__ = ["Noted", "Notes"]

_NUMBER = r"\(\d{1,2}\)|\[(?:\d{1,2}|[a-zđ])\]"
_STARRED = r"\(\*{1,6}\)|\[\*{1,6}\]"
_STAR = re.compile(_STARRED)
_END = r"[ .;,]*(?=$|[\t|\n])"
_LAST = re.compile(rf"(?<=[^\s(\[])\s*({_NUMBER})[ .;,]*(?=$|[\t\n])", re.MULTILINE)  # what a line or cell ends with, never all of it
_TOUCHING = re.compile(rf"(?:(?<=[^\W\d_])|(?<=\d\d))(\*{{1,4}}){_END}", re.MULTILINE)  # that touch the last word, not "OCOP 4*"
_OPENED = re.compile(r"\*+(?=\w)")  # stars that begin words in bold
_SIGN = rf"{_NUMBER}|{_STARRED}|\*{{1,4}}(?=[ :])"
_FIRST = re.compile(rf"(?:[^\W\d_]+\s){{0,3}}[^\W\d_]+\s?:\s*(?={_SIGN})|(?={_SIGN})")  # "Ghi chú: (1) …; (2) …"
_EACH = re.compile(rf"(?:(?<=[\s:;.,])|^)({_SIGN})\s*:?\s*")
_TAIL = 8  # characters of stars and what stands behind them
_NOTE = "note"  # the rule of a note that only names bodies
_ROW = re.compile(r"(?<![^\n])[^\n]{3,900}")
_LINE, _ABOVE = 300, 12  # characters of a line of notes, and lines that may stand between a label and its note
_LINES = 4  # notes of one sign for one statement
_SEVERAL = 2  # fields in one bracket
_NAMING = ("who", "lead", "both", "weak")  # kinds of labels behind which notes that only name bodies say who does it


class Notes(RoleSentences):
    """Reads notes; each block is looked at once."""

    def __init__(self, sentences: Sentences, tellers: Tellers, parts: Parts) -> None:
        super().__init__(sentences, tellers, parts)
        self._kept: dict[Range, Node] = {}  # parts of blocks that were read by themselves
        self._notes: dict[int, list[tuple[str, Node]]] = {}  # the notes that a block is, each by what refers to it

    def lines(self, node: Node) -> list[RoleLine] | None:
        """Return the role lines that a block is, None if it says anything else."""
        raise NotImplementedError

    def part(self, start: int, end: int) -> list[RoleLine] | None:
        """Return the role lines that a part of a block is, None if it says anything else; it is kept, for what is known of it."""
        return self.lines(self._kept.setdefault((start, end), Node("para", parts=[(start, end)], start=start)))

    def is_note(self, node: Node) -> bool:
        """Whether a block stands in brackets from its first sign to its last: it only explains what stands before it."""
        return bool(node.parts) and self._closed_by(*node.parts[0], "()") > 0

    def _closed_by(self, start: int, end: int, brackets: str) -> int:
        """Return where the bracket closes that words begin and end with, -1 where they do not."""
        flat = self.reading.flat
        close = flat.rfind(brackets[1], start, end) if flat[start : start + 1] == brackets[0] else -1
        return close if close > start and not flat[close + 1 : end].strip(" .;") else -1

    def unwrapped(self, node: Node) -> Range:
        """Return a block's words; those in its brackets where one stands around several fields: "(Chủ trì: …. Phối hợp: …)"."""
        start, end = node.parts[0]
        close = max(self._closed_by(start, end, brackets) for brackets in ("()", "[]"))
        return (start + 1, close) if close > 0 and len(fields_in(self.reading, start + 1, close)) >= _SEVERAL else (start, end)

    def actors_only(self, node: Node) -> list[Mention]:
        """Return the actors of a block that names actors and nothing else."""
        raise NotImplementedError

    def notes_in(self, start: int, end: int) -> list[str]:
        """Return what refers to notes in [start, end): stars, and a number, letter or touching stars behind all words ("… ao hồ (2).")."""
        chars = self.reading.chars
        last, touching = _LAST.search(chars[start:end]), _TOUCHING.match(chars, end)
        if touching is None:
            touching = next((m for m in _TOUCHING.finditer(chars, max(start, end - _TAIL), end) if m.end() == end), None)
        return [_bare(m[0]) for m in _STAR.finditer(chars, start, end)] + [m[1] for m in (last, touching) if m is not None]

    def is_noted(self, start: int, end: int) -> bool:
        """Whether words refer to a note that the document has."""
        return any(mark in self._explained for mark in self.notes_in(start, end))

    def of_notes(self, node: Node) -> list[RoleLine] | None:
        """Return the role lines of a block that is a note, or several; None where it is none or one of them gives nobody a role."""
        if id(node) not in self._notes:
            self._notes[id(node)] = [
                (mark, Node("para", parts=[(start, end)], parent=node.parent, start=start)) for mark, (start, end) in self._parted(node)
            ]
        out: list[RoleLine] = []
        for mark, note in self._notes[id(node)]:
            lines = self.lines(note)
            if lines is None and node.mark is not None and node.is_bullet:
                return None  # "* Sở Y tế chủ trì kiểm tra các bếp ăn": a star is a bullet too
            if lines is None:  # whatever else it says, it is of the statement that it explains
                whole = self._sentence_line(*note.parts[0])
                lines = [whole] if any(s.role in ("lead", "coordinate") for s in whole.said) else []
            if not lines and self._says_who(note.start):
                lines = [RoleLine(tuple(Said(m, "assigned", "section", _NOTE) for m in self.actors_only(note)))]
            if not any(line.said or line.time for line in lines):
                return None
            out += [replace(line, note=(mark, note.start)) for line in lines]
        return out or None

    def _parted(self, node: Node) -> list[tuple[str, Range]]:
        """Return the notes that a block is, each behind the sign that refers to it."""
        start, end = node.parts[0]
        chars = self.reading.chars
        if len(node.parts) > 1:
            return []
        if node.mark is not None and (node.mark.style == "paren" or "*" in node.mark.label):
            start = node.mark.start
        elif node.mark is not None:
            return []
        first = _FIRST.match(chars, start, end)
        signs = [*_EACH.finditer(chars, first.end(), end)] if first is not None else []
        if not signs or signs[0].start() > (first.end() if first is not None else 0):
            return []
        known = [_STAR.match(sign[1]) is not None or _bare(sign[1]) in self._noted for sign in signs]
        if node.mark is not None and known[0] and not all(known):
            signs, known = signs[:1], known[:1]
        alone = len(signs) == 1 and not (_STAR.match(chars, start) or node.mark is not None or first is not None and first[0])
        if alone or not all(known):
            return []
        stops = [*(sign.start() for sign in signs[1:]), end]
        return [(_bare(sign[1]), (sign.end(), self._trim(sign.end(), stop))) for sign, stop in zip(signs, stops, strict=True)]

    def _says_who(self, at: int) -> bool:
        """Whether a label behind which bodies alone do the work stands before a note, or above its like: "Ghi chú: (1) Sở Y tế; (2) …"."""
        flat, start, stop = self.reading.flat, 0, at
        for _ in range(_ABOVE):
            start = flat.rfind("\n", max(0, stop - _LINE), stop) + 1
            if not start or flat[start:stop].strip() and not _EACH.match(flat, start):
                break
            stop = start - 1
        first = _FIRST.match(self.reading.chars, start) if start else None
        colon = flat.find(":", start, first.end()) if first is not None else -1
        if colon < 0:
            return False
        label = label_kind(self.reading, start, colon)
        note = rows("labels", "note").at(flat, self.reading.low, start, colon)
        return note is not None or label is not None and label.kind in _NAMING

    def explains_others(self, draft: Draft) -> bool:
        """Whether a statement speaks of other bodies, or of a source, which a note that only names bodies explains."""
        return any(rows("statements", "others").first(self.reading.flat, self.reading.low, a, b) is not None for a, b in draft.ranges)

    @cached_property
    def _noted(self) -> frozenset[str]:
        """The signs that some line or cell ends with, and stars in brackets: below, what stands behind them are notes."""
        chars = self.reading.chars
        stars = (m for m in _TOUCHING.finditer(chars) if not _OPENED.search(chars, chars.rfind("\n", 0, m.start()) + 1, m.start()))
        return frozenset([*(m[1] for m in _LAST.finditer(chars)), *(m[1] for m in stars), *(_bare(m[0]) for m in _STAR.finditer(chars))])

    @cached_property
    def _explained(self) -> frozenset[str]:
        """The signs behind a label in a line, and the stars that lines begin with."""
        chars, out = self.reading.chars, set[str]()
        for line in _ROW.finditer(chars):
            first = _FIRST.match(chars, *line.span())
            for sign in _EACH.finditer(chars, first.end(), line.end()) if first is not None else ():
                if first is not None and (first[0] or "*" in sign[1]):
                    out.add(_bare(sign[1]))
        return frozenset(out)


def _bare(sign: str) -> str:
    """Return a sign without its brackets where it is stars."""
    return sign.strip("()[]") if "*" in sign else sign


class Noted:
    """The statements that refer to notes and wait for them; each of its signs is explained once, by the first notes behind it."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._read = 0  # drafts looked at
        self._waiting: dict[str, list[Draft]] = {}
        self._explained: dict[tuple[str, int], list[Draft]] = {}  # by a note's sign and place
        self._last: dict[str, tuple[list[Draft], int]] = {}  # by a sign: its last statements, and how many notes they have had

    def explained(self, drafts: list[Draft], line: RoleLine, first: int) -> list[Draft]:
        """Return the statements that a line of a note is for: those above it, else those of its section, from `first` on; else those of
        the note above it."""
        for draft in drafts[self._read :]:
            for mark in {mark for a, b in draft.ranges for mark in self._notes.notes_in(a, b)}:
                self._waiting.setdefault(mark, []).append(draft)
        self._read = len(drafts)
        if line.note is not None and line.note not in self._explained:
            self._explained[line.note] = self._meant(drafts, *line.note, first)
        found = self._explained[line.note] if line.note is not None else []
        only_named = line.said and all(s.rule == _NOTE for s in line.said)
        return [draft for draft in found if not self._notes.explains_others(draft)] if only_named else found

    def _meant(self, drafts: list[Draft], mark: str, at: int, first: int) -> list[Draft]:
        waiting = self._waiting.pop(mark, [])
        within = {id(d) for d in waiting if d.start < at} or {id(d) for d in (drafts[first:] if waiting else ())}
        self._waiting[mark] = [draft for draft in waiting if id(draft) not in within]
        found, notes = [draft for draft in waiting if id(draft) in within], 0
        if not found:
            found, notes = self._last.get(mark, ([], 0))
        self._last[mark] = (found, notes + 1)
        return found if notes < _LINES else []
