"""Documents named by type and subject: "kế hoạch bình đẳng giới của TP.HCM", "the state secrets plan", as their titles have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.numbers import numbered_documents
from search.question.shapes import shape
from search.question.words import Word
from text.views import fold

__all__ = ["LAWS", "find_titled", "is_asked", "is_counted", "is_made", "laws_named", "places_meant", "title_forms"]

_SAID = ("words", "syllable", "topic", "field", "document")  # what a title may hold
_BETWEEN = ("stop", "of", "about", "and", "own", "province", "light", "time", "after")
_CARRIES_OUT = ("cite", "role")  # "the plan for implementing the law"
_AFTER = ("about", "of")  # "the plan on personal data"
_FOR = ("for", "against", "to")  # "the plan against disease", "the plan to fight drugs"
_APART = ("wh", "noun", "time", "body", "agency", "neg")
LAWS = ("type:luat", "type:bo-luat", "type:phap-lenh")
_LONGER = 5  # words that a law's name goes on with
_MUCH = 1.0  # as much as one word that a single title has
_LONG = 6  # syllables that a title has in this order: of several titles that one is meant
_MOST = 10  # documents; words that more titles hold say a kind of document, not which one


def laws_named(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a law whose name goes on behind it as the law that is called so: "luật dữ liệu" before "cá nhân"."""
    out = list(slots)
    for at, slot in enumerate(slots):
        if slot.kind != "document" or len(slot.values("document")) != 1 or question.language != "vi":
            continue
        ends = [
            n for n in range(at + 2, min(len(slots), at + _LONGER) + 1) if all(one.kind in ("word", "stop") for one in slots[at + 1 : n])
        ]
        for n in reversed(ends):
            said = " ".join(token.key for token in question.tokens[slot.start + 1 : slots[n - 1].end])
            found = [law.id for law in names.vocabulary.laws if f" {folded_phrase(law.label_vi)}".endswith(f" {said}")]
            if len(found) == 1 and found[0] != slot.value:
                end = slots[n - 1].end
                entries = (Entry("document", found[0], ()),)
                named = Word(slot.start, end, entries, question.words(slot.start, end), "document", found[0])
                return laws_named(question, [*out[:at], named, *out[n:]], names)
    return out


def find_titled(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each type word whose neighbours are words of a held document's title standing for that document.

    Of several such documents all are meant: the type word keeps its kind and has them as its readings of kind "titled".  Its readings of
    kind "title_part" are what the titles say, for who asks where there is no such document.
    """
    provinces = places_meant(slots)
    numbered = {id for at, slot in enumerate(slots) if slot.is_number for id in numbered_documents(slots, at, names)}
    out = list(slots)
    for at, slot in enumerate(slots):
        if slot.kind != "doctype" or _is_numbered(slots, at) or is_made(question, slots, at) or is_counted(slots, at):
            continue
        said = _after(slots, at) if question.language == "vi" else [*_before(slots, at), *_after_english(slots, at)]
        if question.language == "en" and (laws := _laws(question, slots, at, said, names)):
            of = slots[said[0]]
            text = question.words(min(slot.start, of.start), max(slot.end, of.end))
            out[at] = replace(slot, entries=laws, kind="document", value=laws[0].value, text=text)
            out[said[0]] = replace(of, kind="stop", value="", entries=())
            continue
        beside = said
        said, found = _longest(question, slots, beside, slot.values("doctype"), provinces & names.provinces, names)
        if len(said) < len(beside) and _is_outweighed(question, [slots[i] for i in beside], found, slot.values("doctype"), names):
            continue  # "the telegram on rebuilding people's houses (the Quang Trung campaign)": another title has far more of it
        if len(found) > 1 and _is_worked_on(question, slots, at) and _is_about_more(slots, at, said, beside):
            continue  # "who drafts the national programme on data": none of the programmes of whose title only "national" is a word
        if provinces and not (found and provinces & names.provinces):
            said, found = _about_place(question, slots, at, (said, found), names)
        if set(slot.values("doctype")) <= set(LAWS):
            found = tuple(id for id in found if names.documents[id].type in LAWS)  # a plan to carry out a law is not that law
        if numbered and is_asked(slots, at):
            continue  # "which decrees is decision 88/2025 based on": a type that is asked for
        found = tuple(id for id in found if id in numbered) or found  # "KH 160 giám sát chương trình …" is one of those titled so
        if not found:
            continue
        entries = [Entry("document" if len(found) == 1 else "titled", id, ()) for id in found]
        entries += [Entry("title_part", "|".join(title_forms(question, slots[i], names)), ()) for i in said]
        out[at] = replace(slot, entries=(*entries, *(() if len(found) == 1 else slot.entries)))
        if len(found) == 1:
            out[at] = replace(out[at], kind="document", value=found[0])
        cites = [i for i in range(at + 1, max(said)) if slots[i].has("cite")]
        if slots[max(said)].kind == "province":  # "buổi làm việc với lãnh đạo tỉnh …": all that stands before the place is the title's
            cites = [i for i in range(at + 1, max(said)) if not any(slots[i].has(kind) for kind in _APART)]
        for i in (*said, *cites):
            out[i] = replace(slots[i], kind="stop", value="", entries=())
    return out


def places_meant(slots: list[Word]) -> set[str]:
    """The provinces that a question names, but for those that it leaves out, "ngoài Cần Thơ", or says to be the only ones."""
    places = (at for at, slot in enumerate(slots) if slot.kind == "province" and not _is_set_apart(slots, at))
    return {id for at in places for id in slots[at].values("province")}


def _is_set_apart(slots: list[Word], at: int) -> bool:
    passed = ("of", "noun", "and", "province")  # "chỉ có A và B"
    before = next((slot for slot in reversed(slots[:at]) if not (slot.kind == "stop" or any(slot.has(kind) for kind in passed))), None)
    return before is not None and any(before.has(kind) for kind in ("except", "only"))


def _is_worked_on(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a type may be what somebody is to make, behind who is asked for, "who drafts the programme", or as it is said of it; it gives
    nobody work itself."""
    if shape("to-be-made").search(question.folded):
        return True
    return any(slot.has("wh") for slot in slots[:at]) and not any(slot.has("role", "assign") for slot in slots[at + 1 :])


def _is_about_more(slots: list[Word], at: int, said: list[int], beside: list[int]) -> bool:
    """Whether what a type is "về", "on", right behind its name, is in none of the titles that its name is found in."""
    about = next((i for i in range(at + 1, len(slots)) if slots[i].has("about")), None)
    if about is None or any(i > about for i in said):
        return False
    named = all(i in beside or slots[i].has("stop") or slots[i].has("of") for i in range(at + 1, about))
    return named and any(i > about for i in beside) and min((i for i in beside if i > about), default=0) <= about + 2


def is_counted(slots: list[Word], at: int) -> bool:
    """Whether it is asked how many documents there are: "bao nhiêu công điện về thiên tai"."""
    return at > 0 and slots[at - 1].has("count")


def is_made(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a document is what the work is to make: "trình dự thảo Nghị quyết", "the draft decree"."""
    return at > 0 and shape("draft").search(question.folded[: question.tokens[slots[at].start].start].rstrip()) is not None


def _laws(question: Question, slots: list[Word], at: int, said: list[int], names: Names) -> tuple[Entry, ...]:
    """The laws of a subject said in English, "the Law on Bidding": those that the store has by the subject's Vietnamese name."""
    kinds = [folded_phrase(names.vocabulary.by_id[type].label_vi) for type in slots[at].values("doctype") if type in LAWS]
    for kind in kinds if said else ():
        for form in title_forms(question, slots[said[0]], names):
            found = tuple(entry for entry in names.lexicon.find((*kind.split(), *form.split())) if entry.kind == "document")
            if found:
                return found
    return ()


def _longest(
    question: Question, slots: list[Word], said: list[int], types: tuple[str, ...], provinces: set[str], names: Names
) -> tuple[list[int], tuple[str, ...]]:
    """Return the most of these places, from the first on, that some documents' titles hold, and these documents."""
    parts = [title_forms(question, slots[i], names) for i in said]
    for end in range(len(said), 0, -1):
        if all(is_deed("|".join(forms)) for forms in parts[:end]):
            break
        found = names.titled(parts[:end], types, provinces)
        if len(found) > 1:
            found = _so_worded(question, slots, said[:end], found, names) or found
        if 0 < len(found) <= _MOST:
            return said[:end], found
    return [], ()


def _is_outweighed(question: Question, said: list[Word], found: Iterable[str], types: tuple[str, ...], names: Names) -> bool:
    """Whether the title of another document of these types has much more of all that is said, by how few titles have its words."""
    weights: dict[str, float] = {}
    for slot in said:
        best: dict[str, float] = {}
        for form in title_forms(question, slot, names):
            for id in names.with_title(form):
                best[id] = max(best.get(id, 0.0), names.title_weight(form))
        for id, weight in best.items():
            if names.documents[id].type in types:
                weights[id] = weights.get(id, 0.0) + weight
    have = max((weights.get(id, 0.0) for id in found), default=0.0)
    return have > 0 and max(weights.values(), default=0.0) >= have + _MUCH


def _so_worded(question: Question, slots: list[Word], said: list[int], found: Iterable[str], names: Names) -> tuple[str, ...]:
    """Those of the documents whose title has a long stretch of the question as it stands there, not only all its words."""
    tokens = question.tokens[slots[min(said)].start : slots[max(said)].end]
    form = folded_phrase(" ".join(token.text for token in tokens))
    return tuple(id for id in found if id in names.with_title(form)) if len(tokens) >= _LONG else ()


def is_asked(slots: list[Word], at: int) -> bool:
    """Whether a type is what is asked for: "which decrees", "which government decrees"."""
    return any(slot.kind == "wh" for slot in slots[max(0, at - 2) : at])


def _about_place(
    question: Question, slots: list[Word], at: int, have: tuple[list[int], tuple[str, ...]], names: Names
) -> tuple[list[int], tuple[str, ...]]:
    """Return the places of a title's words and the documents of that title with a province that none of them is of, but that their titles
    name too, "thông báo về dự án điện ở Đồng Nai"; else what is had."""
    place = next((i for i in range(at + 1, len(slots)) if slots[i].kind == "province"), None)
    said = have[0] or _after(slots, at)
    if place is None or not said:
        return have
    forms = tuple(dict.fromkeys(folded_phrase(names.vocabulary.by_id[id].label_vi) for id in slots[place].values("province")))
    parts = [*(title_forms(question, slots[i], names) for i in said if i != place), forms]
    found = names.titled(parts, slots[at].values("doctype"), ())
    return ([*said, place], found) if 0 < len(found) <= _MOST else have


def _is_numbered(slots: list[Word], at: int) -> bool:
    follows = next((slot for slot in slots[at + 1 : at + 3] if not slot.has("count_if_noun")), None)
    return follows is not None and (follows.kind in ("number", "path") or follows.text.isdigit())


def _after(slots: list[Word], at: int) -> list[int]:
    """The places of the title's words that follow a type word, up to the first word that is none."""
    found = []
    for i in range(at + 1, len(slots)):
        if slots[i].kind in _SAID or (i == at + 1 and slots[i].has("role") and is_deed(fold(slots[i].text))):
            found.append(i)  # "kế hoạch hỗ trợ nhu yếu phẩm": what the plan is for, no part that somebody has
        elif slots[i].kind == "word" and not slots[i].text[:1].isupper():
            continue  # an unknown word; whether it stops the answer is told elsewhere
        elif slots[i].has("wh") or not (any(map(slots[i].has, _BETWEEN)) or any(slots[i].has(kind, "any") for kind in _CARRIES_OUT)):
            break
    return found


def _after_english(slots: list[Word], at: int) -> list[int]:
    follows = slots[at + 1] if at + 1 < len(slots) else None
    bound = follows is not None and (any(follows.has(kind) for kind in _AFTER) or follows.text.lower() in _FOR)
    return _after(slots, at) if bound else []


def _before(slots: list[Word], at: int) -> list[int]:
    """The places of an English title's words that stand right before a type word."""
    i = at - 1
    while i >= 0 and (slots[i].kind in (*_SAID, "light") or (0 < i < at - 1 and slots[i].has("and") and slots[i - 1].kind in _SAID)):
        i -= 1  # "the digital economy and digital society plan"
    return [n for n in range(at - 1, i, -1) if slots[n].kind in _SAID]


def title_forms(question: Question, slot: Word, names: Names) -> tuple[str, ...]:
    """The folded wordings that a title may have for a slot."""
    own = " ".join(token.key for token in question.tokens[slot.start : slot.end])
    if slot.kind in ("words", "syllable"):
        return tuple(dict.fromkeys((own, *slot.value.split("|"))))
    terms = [names.vocabulary.by_id[id] for id in slot.values(slot.kind) or (slot.value,) if id in names.vocabulary.by_id]
    labels: Iterable[str] = (label for term in terms for label in (term.label_vi, *term.aliases_vi))
    return tuple(dict.fromkeys((own, *(folded_phrase(label) for label in labels))))
