"""Kinds of bodies that are asked for by a word that is no body's name: "tập đoàn nào", "which corporations"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import wordings
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.shapes import shape
from search.question.words import Word

__all__ = ["documents_asked", "kinds_asked", "number_of", "papers_worked_on", "ranked_first"]

_RANKING = ("most", "least", "earliest", "latest")
_COUNTED = ("noun", "doctype", "kind")
_FIGURES = 3  # figures of a number of answers
_LONGEST = 3  # syllables of a kind


def kinds_asked(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a kind of body beside "nào", "which" as a kind; its value are the folded words that names of it begin with."""
    for at, token in enumerate(question.tokens):
        if question.language == "vi":
            found = [(start, at) for start in range(max(0, at - _LONGEST), at)] if token.key == "nao" else []
        else:
            found = [(at + 1, at + 2)] if token.key == "which" and at + 1 < len(question.tokens) else []
        for start, stop in found:
            first, last = min(start, at), max(stop, at + 1)
            inside = [i for i, slot in enumerate(slots) if first <= slot.start and slot.end <= last]
            whole = bool(inside) and slots[inside[0]].start == first and slots[inside[-1]].end == last
            named = any(slots[i].kind in ("body", "agency") for i in inside)  # "which hospitals": the vocabulary has these
            if whole and not named and (kinds := _kinds(question, start, stop)):
                kind = Word(
                    start, stop, (Entry("kind", kinds, (question.words(start, stop),)),), question.words(start, stop), "kind", kinds
                )
                asked = Word(at, at + 1, (Entry("wh", "which", (token.text,)),), question.words(at, at + 1), "wh", "which")
                made = sorted((kind, asked), key=lambda slot: slot.start)
                return [*slots[: inside[0]], *made, *slots[inside[-1] + 1 :]]
    return slots


def documents_asked(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with documents that stand as a topic's last word before "nào", "gì" as what is asked for, and the deed before it:
    "ban hành | văn bản gì" is no topic."""
    out: list[Word] = []
    for at, slot in enumerate(slots):
        parts = None
        if slot.kind == "topic" and at + 1 < len(slots) and slots[at + 1].has("wh") and not slots[at + 1].has("wh", "who"):
            keys = tuple(token.key for token in question.tokens[slot.start : slot.end])
            splits = ((names.lexicon.find(keys[:n]), n, names.lexicon.find(keys[n:])) for n in range(1, len(keys)))
            parts = next((one for one in splits if _has(one[0], "issue") and (_has(one[2], "noun") or _has(one[2], "doctype"))), None)
        if parts is None:
            out.append(slot)
            continue
        deed, length, thing = parts
        cut = slot.start + length
        out.append(Word(slot.start, cut, tuple(deed), question.words(slot.start, cut), deed[0].kind, deed[0].value))
        out.append(Word(cut, slot.end, tuple(thing), question.words(cut, slot.end), thing[0].kind, thing[0].value))
    return out


def papers_worked_on(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with files and papers that somebody works on as words of the work, where no document is asked for by them: "cơ quan
    nào xem xét hồ sơ nạn nhân", "kiểm tra giấy tờ"."""
    out = list(slots)
    for at, slot in enumerate(slots):
        key = " ".join(token.key for token in question.tokens[slot.start : slot.end])
        if question.language != "vi" or not slot.has("noun", "document") or not shape("papers").fullmatch(key):
            continue
        beside = slots[max(0, at - 1) : at + 2]
        asked = any(one.has("wh") or one.has("count") or one.has("each") for one in beside)
        works = any(one.kind in ("body", "agency") or one.has("wh") or one.has("kind") for one in slots[:at])
        if works and not asked and names.occurs(tuple(key.split())):
            out[at] = replace(slot, entries=(), kind="words", value=key)
    return out


def ranked_first(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with "3 tỉnh" as the provinces asked for where the first of all are: "3 tỉnh có nhiều nhiệm vụ nhất"."""
    if not any(slot.has(kind) for slot in slots for kind in _RANKING):
        return slots
    at = next((i for i, slot in enumerate(slots) if slot.kind in ("each", "word", "words") and number_of(question, slot.start)), None)
    if at is None:
        return slots
    slot = slots[at]
    if slot.kind != "each":
        counts = slot.end - slot.start == 1 and at + 1 < len(slots) and any(slots[at + 1].has(kind) for kind in _COUNTED)
        return [*slots[:at], replace(slot, entries=(), kind="stop", value=""), *slots[at + 1 :]] if counts else slots
    number = Word(slot.start, slot.start + 1, (), question.words(slot.start, slot.start + 1), "stop")
    said = question.words(slot.start + 1, slot.end)
    noun = Word(slot.start + 1, slot.end, (Entry("noun", "province", (said,)),), said, "noun", "province")
    return [*slots[:at], number, noun, *slots[at + 1 :]]


def number_of(question: Question, at: int) -> int:
    """Return the number that a word says by a figure, 0 where it says none."""
    key = question.tokens[at].key if 0 <= at < len(question.tokens) else ""
    return int(key) if key.isdecimal() and len(key) < _FIGURES else 0


def _has(entries: Iterable[Entry], kind: str) -> bool:
    return any(entry.kind == kind for entry in entries)


def _kinds(question: Question, start: int, stop: int) -> str:
    """The folded kinds that words name, apart by "|"; "" where they name none."""
    said = folded_phrase(question.words(start, stop))
    forms = (said,) if question.language == "vi" else wordings(tuple(token.key for token in question.tokens[start:stop]))
    return "|".join(dict.fromkeys(form for form in forms if shape("kind-of-body").fullmatch(form)))
