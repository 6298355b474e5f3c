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
from search.question.ordinals import is_roman
from search.question.shapes import shape
from search.question.times import TimeFound, in_year
from search.question.words import CONTENT, Word
from text.views import fold

__all__ = ["bodies_of_a_number", "called_in_brackets", "documents_dated", "given_in", "own_parts", "without_givers", "year_of_day"]

_OVER = ("stop", "of", "about")  # what stands between "dated", "issued" and the day
_NO_YEAR = "????"
_LISTED = ("document", "number", "titled", "yesno", "wh", "count")  # what asks of a document, not for a list of those of a day


def documents_dated(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a word of bearing a day right before a day as one of issuing: "telegrams dated 20 November 2025" asks for no
    day, "issue dates of telegrams" does."""
    out = list(slots)
    for at, slot in enumerate(slots):
        if not slot.has("meta", "issue_date") or not shape("bears-a-day").fullmatch(fold(slot.text)):
            continue
        follows = next((one for one in slots[at + 1 :] if not (one.kind in _OVER or one.has("of"))), None)
        if follows is not None and follows.kind == "time":
            out[at] = replace(slot, entries=(Entry("issue", "", (slot.text,)),), kind="issue", value="")
    return out


def year_of_day(slots: list[Word], times: list[TimeFound], names: Names) -> list[TimeFound]:
    """Return the times with a day behind a word of issuing that says no year in the one year in which documents here are of that day:
    "plans of Can Tho issued on 19 November"; of no such year, or of several, it stays without."""
    if any(slot.has(kind) for slot in slots for kind in _LISTED) or not any(slot.has("doctype") for slot in slots):
        return times
    out = list(times)
    for at in (i for i, slot in enumerate(slots) if slot.has("issue")):
        follows = next((one for one in slots[at + 1 :] if not any(one.has(kind) for kind in _OVER)), None)
        n = int(follows.value) if follows is not None and follows.kind == "time" and follows.value.isdigit() else len(times)
        time = next(iter(out[n : n + 1]), None)
        if time is None or time.unit != "day" or time.relation or time.start != time.end or not str(time.start).startswith(_NO_YEAR):
            continue
        day = str(time.start).removeprefix(_NO_YEAR)
        years = {str(d.issue_date)[: len(_NO_YEAR)] for d in names.collection if str(d.issue_date).endswith(day)}
        if len(years) == 1:
            out[n] = in_year(time, int(years.pop()))
    return out


_BODIES = ("body", "agency")
_CALLING = (*CONTENT, "and")  # kinds of words that describe a body
_NAMING = ("words", "word", "syllable", "stop", "topic", "field")  # kinds that the words of a name that has signed nothing may have
_SHORTEST, _LONGEST = 2, 5  # words of a person's name
_MOST = 8  # words of a description: of 1,254 English names of bodies nine are longer


def bodies_of_a_number(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a body and the number right behind it as the store's bodies whose names end so: "Hải quan khu vực XIX" for the
    "Chi cục Hải quan khu vực XIX"."""
    out = list(slots)
    for at in range(len(out) - 2, -1, -1):
        body, number = out[at], out[at + 1]
        figure = number.text.isdigit() or (number.text.isupper() and is_roman(folded_phrase(number.text)))
        if body.kind not in _BODIES or not figure or number.end - number.start > 1 or number.kind in ("time", "number"):
            continue
        text = question.words(body.start, number.end)
        end = f" {folded_phrase(text)}"
        ids = sorted(id for id, name in names.agencies.items() if f" {folded_phrase(name)}".endswith(end))
        if ids and not any(mark in text for mark in ",;:."):
            entries = tuple(Entry("agency", id, ()) for id in ids)
            out[at : at + 2] = [Word(body.start, number.end, entries, text, "agency", ids[0])]
    return out


def called_in_brackets(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with English words in small letters that say what a body is, and end in a word for one, as fillers before its short
    form: "the national industry and energy group (PVN)", "the power company EVN".  A topic before a body, or a body's own name, stays."""
    out = list(slots)
    for at in range(1, len(slots)) if question.language == "en" else ():
        if slots[at].kind not in _BODIES or not (_is_bracketed(question, slots, at) or _is_short(question, slots, at)):
            continue
        first = at - 1 if slots[at - 1].kind in _BODIES else _first_of_description(question, slots, at)
        said = question.words(slots[first].start, slots[at - 1].end)
        if said.islower() and shape("calls-a-body").fullmatch(said):
            out[first:at] = [replace(slot, entries=(), kind="stop", value="") for slot in slots[first:at]]
    return out


def _first_of_description(question: Question, slots: list[Word], at: int) -> int:
    """Where the words that describe a body begin, with the "the" before them; the body's own place where none do."""
    first = at
    while first and slots[at].start - slots[first - 1].start <= _MOST and (first == at or not _parted(question, slots, first - 1)):
        if fold(slots[first - 1].text) == "the":
            return first - 1
        if slots[first - 1].kind not in _CALLING and not shape("kind-of-owner").fullmatch(fold(slots[first - 1].text)):
            break
        first -= 1
    return at - 1


def _is_bracketed(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a body stands in brackets by itself."""
    before = question.text[question.tokens[slots[at - 1].end - 1].end : question.tokens[slots[at].start].start]
    after = question.text[question.tokens[slots[at].end - 1].end :].lstrip()
    return before.strip() == "(" and after.startswith(")")


def _is_short(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a body is an English question's one word in capitals right behind words in small letters: "group EVN"."""
    tokens = question.tokens[slots[at].start : slots[at].end]
    alone = question.language == "en" and len(tokens) == 1 and tokens[0].upper
    return alone and not _parted(question, slots, at - 1) and slots[at - 1].text.islower()


def _parted(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a mark stands between a word and the next."""
    between = question.text[question.tokens[slots[at].end - 1].end : question.tokens[slots[at + 1].start].start]
    return any(not char.isspace() and char != "-" for char in between)


def without_givers(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with who gives work to others, an office with a name behind it, as one that does none; its values are the documents
    that say the name: "told to do by Deputy Prime Minister Bùi Thanh Sơn".  Whoever signs or issues is asked for otherwise; a name that no
    text says, or too many do, stays what it is, so that nothing is answered as if it had not been said."""
    if any(slot.has("meta", "signer") or slot.has("issue") for slot in slots):
        return slots
    out = list(slots)
    numbered = any(slot.kind == "number" for slot in slots)
    for at in reversed(range(len(slots) - 1)):
        end = _end_of_name(question, slots, at + 1)
        if slots[at].kind not in _BODIES or end == at + 1 or not shape("office-held").match(fold(slots[at].text)):
            continue
        follows = next((one for one in slots[end:] if one.has("role") or one.kind in (*CONTENT, *_BODIES)), None)
        if follows is not None and follows.has("role", "assign") and shape("passive").fullmatch(fold(follows.text).split()[0]):
            continue  # "Phó Thủ tướng Trần Hồng Hà được giao việc gì"
        others = (*slots[:at], *slots[end:])
        gives = any(one.has("role", "assign") for one in others) or shape("gives-work").search(question.folded) is not None
        if gives and any(one.kind in _BODIES or one.has("kind") or one.has("noun", "agency") or one.has("wh", "who") for one in others):
            first, last = slots[at].start, slots[end - 1].end
            name = folded_phrase(question.words(slots[at + 1].start, last))
            said = _that_say(name, names)
            if said and (numbered or len(said) <= MOST_MEANT):
                entries = tuple(Entry("giver", id, (name,)) for id in said)
                out[at:end] = [Word(first, last, entries, question.words(first, last), "giver")]
    return out


def _that_say(name: str, names: Names) -> list[str]:
    """The documents here that give what one of a name has said, by their titles or where the name stands before "như sau"; else those whose
    texts say the name."""
    found = [(one.passage.document, fold(one.exact).split(name)[1:]) for one in names.passages_with(tuple(name.split()))]
    own = {id for id, behind in found if any(shape("says-as-follows").match(part) for part in behind)}
    for said in ({*names.with_title(name), *own}, {id for id, _ in found}):
        here = sorted(id for id in said if id in names.documents and names.documents[id].in_collection)
        if here:
            return here
    return []


def given_in(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with who gives the work as the documents that say the name; as a filler where one of them is named otherwise, as a
    name where only others are."""
    here = {id for slot in slots if slot.kind in ("document", "titled") for id in slot.values(slot.kind)}
    if numbers := {fold(slot.text) for slot in slots if slot.kind == "number"}:
        here |= {one.id for one in names.collection if one.number and fold(one.number) in numbers}
    out = list(slots)
    for at in (i for i, slot in enumerate(slots) if slot.kind == "giver"):
        ids, said = slots[at].values("giver"), folded_phrase(slots[at].text)
        if here or len(ids) > MOST_MEANT:
            own = not here.isdisjoint(ids)
            out[at] = replace(slots[at], entries=(), kind="stop" if own else "words", value="" if own else slots[at].entries[0].printed[0])
            continue
        kind = "document" if len(ids) == 1 else "titled"
        entries = (*(Entry(kind, id, ()) for id in ids), Entry("title_part", said, ()))
        out[at] = replace(slots[at], entries=entries, kind=kind, value=ids[0])
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
