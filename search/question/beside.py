"""What stands beside a name and only says more of it: the day that a document bears, what a body is that is called by its short form,
who gave the work to those who do it."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import wordings
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.meant import MOST_MEANT
from search.question.shapes import shape
from search.question.words import CONTENT, Word
from text.views import fold

__all__ = ["called_in_brackets", "documents_dated", "given_in", "own_parts", "without_givers"]

_ASKING = frozenset(("nao", "may", "nhieu", "gio", "luc", "when", "what", "which"))
_OVER = ("stop", "of")  # what stands between "dated" and the day


def documents_dated(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a word for a document's day right before a day as one of issuing: "telegrams dated 20 November 2025" asks for
    no day."""
    out = list(slots)
    for at, slot in enumerate(slots):
        if not slot.has("meta", "issue_date") or not _ASKING.isdisjoint(token.key for token in question.tokens[slot.start : slot.end]):
            continue
        follows = next((one for one in slots[at + 1 :] if not (one.kind in _OVER or one.has("of"))), None)
        if follows is not None and follows.kind == "time":
            out[at] = replace(slot, entries=(Entry("issue", "", (slot.text,)),), kind="issue", value="")
    return out


_BODIES = ("body", "agency")
_CALLING = (*CONTENT, "and", *_BODIES)  # kinds of words that describe a body
_NAMING = ("words", "word", "syllable", "signer", "stop", "topic", "field")  # kinds that the words of a person's name may have
_SHORTEST, _LONGEST = 2, 5  # words of a person's name
_MOST = 8  # words of a description: of 1,254 English names of bodies nine are longer


def called_in_brackets(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with the words that say what a body is whose name alone stands in brackets behind them, or whose short form follows
    them, as fillers: "the national industry and energy group (PVN)", "the electricity group EVN"."""
    out = list(slots)
    for at in range(1, len(slots)):
        if slots[at].kind not in _BODIES or not (_is_bracketed(question, slots, at) or _is_short(question, slots, at)):
            continue
        first = at
        while first and slots[first - 1].kind in _CALLING and slots[at].start - slots[first - 1].start <= _MOST:
            if first < at and _parted(question, slots, first - 1):
                break
            first -= 1
        while first < at and slots[first].has("and"):
            first += 1
        if first == at or not any(slot.kind in (*CONTENT, *_BODIES) for slot in slots[first:at]):
            continue
        out[first:at] = [replace(slot, entries=(), kind="stop", value="") for slot in slots[first:at]]
    return out


def _is_bracketed(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a body stands in brackets by itself."""
    before = question.text[question.tokens[slots[at - 1].end - 1].end : question.tokens[slots[at].start].start]
    after = question.text[question.tokens[slots[at].end - 1].end :].lstrip()
    return before.strip() == "(" and after.startswith(")")


def _is_short(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a body is an English question's one word in capitals right behind a word in small letters that no body has: "group EVN"."""
    tokens = question.tokens[slots[at].start : slots[at].end]
    alone = question.language == "en" and len(tokens) == 1 and tokens[0].upper
    before = slots[at - 1]
    return alone and before.kind in ("word", "words") and not _parted(question, slots, at - 1) and before.text.islower()


def _parted(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a mark stands between a word and the next."""
    between = question.text[question.tokens[slots[at].end - 1].end : question.tokens[slots[at + 1].start].start]
    return any(not char.isspace() and char != "-" for char in between)


def without_givers(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with who gives work to others, an office with a name behind it, as one that does none; its values are the documents
    that say the name: "told to do by Deputy Prime Minister Bùi Thanh Sơn".  Who signs or issues is asked for otherwise."""
    if any(slot.has("meta", "signer") or slot.has("issue") for slot in slots):
        return slots
    out = list(slots)
    for at in reversed(range(len(slots) - 1)):
        end = _end_of_name(question, slots, at + 1)
        if slots[at].kind not in _BODIES or end == at + 1 or not shape("office-held").match(fold(slots[at].text)):
            continue
        follows = next((one for one in slots[end:] if one.has("role") or one.kind in (*CONTENT, *_BODIES)), None)
        if follows is not None and follows.has("role", "assign") and shape("passive").fullmatch(fold(follows.text).split()[0]):
            continue  # "Phó Thủ tướng Trần Hồng Hà được giao việc gì"
        others = (*slots[:at], *slots[end:])
        if any(one.kind in _BODIES or one.has("kind") or one.has("noun", "agency") or one.has("wh", "who") for one in others):
            first, last = slots[at].start, slots[end - 1].end
            name = folded_phrase(question.words(slots[at + 1].start, last))
            said = {*names.with_title(name), *(found.passage.document for found in names.passages_with(tuple(name.split())))}
            here = sorted(id for id in said if id in names.documents and names.documents[id].in_collection)
            meant = tuple(Entry("giver", id, (name,)) for id in here if len(here) <= MOST_MEANT)
            out[at:end] = [Word(first, last, meant, question.words(first, last), "giver")]
    return out


def given_in(slots: list[Word]) -> list[Word]:
    """Return the slots with who gives the work as the documents that say the name, where no other document is named; else as fillers."""
    named = any(slot.kind in ("document", "number", "titled") for slot in slots)
    out = list(slots)
    for at in (i for i, slot in enumerate(slots) if slot.kind == "giver"):
        ids = slots[at].values("giver") if not named else ()
        kind = "document" if len(ids) == 1 else "titled" if ids else "stop"
        part = (Entry("title_part", folded_phrase(slots[at].text), ()),) if ids else ()
        out[at] = replace(slots[at], entries=(*(Entry(kind, id, ()) for id in ids), *part), kind=kind, value=ids[0] if ids else "")
    return out


def _end_of_name(question: Question, slots: list[Word], at: int) -> int:
    """Return where a name of two to five words with capitals ends that begins here; `at` where none does."""
    end = at
    while end < len(slots) and slots[end].kind in _NAMING and all(
        question.text[token.start].isupper() for token in question.tokens[slots[end].start : slots[end].end]
    ):  # fmt: skip
        end += 1
    words = slots[end - 1].end - slots[at].start if end > at else 0
    return end if _SHORTEST <= words <= _LONGEST else at


def own_parts(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a word in capitals before an English kind of body as the store's body of that kind whose name says it:
    "Southeast Economic Zone board"."""
    out = list(slots)
    for at in range(len(slots) - 1, 0, -1):
        body, before = slots[at], slots[at - 1]
        said = all(question.is_capital(token) for token in question.tokens[before.start : before.end])
        if question.language != "en" or body.kind != "body" or before.kind not in ("words", "word") or not said or before.end != body.start:
            continue
        label = folded_phrase(term.label_vi) if (term := names.vocabulary.by_id.get(body.value)) is not None else ""
        of_kind = (*names.also_called.get(body.value, ()), *(names.agencies_named(f"{label} ") if label else ()))
        forms = (folded_phrase(before.text), *wordings(tuple(token.key for token in question.tokens[before.start : before.end])))
        parts = {id: f" {folded_phrase(names.agencies[id]).removeprefix(label).strip()} " for id in dict.fromkeys(of_kind)}
        found = sorted(
            id for id, part in parts.items() if part.strip() and any(f" {form} " in part or part in f" {form} " for form in forms)
        )
        if len(found) == 1:
            first, text = before.start, question.words(before.start, body.end)
            out[at - 1 : at + 1] = [Word(first, body.end, (Entry("agency", found[0], (text,)),), text, "agency", found[0])]
    return out
