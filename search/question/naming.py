"""Names that need their neighbours: abbreviations that may be two things, a province's own press, English names in other words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import wordings
from search.passages.tokens import fold_token, folded_phrase, tokens
from search.question import Question, key
from search.question.shapes import shape
from search.question.words import Word
from text.terms import Place
from text.views import fold
from text.vocabulary import load

__all__ = [
    "bodies_named",
    "find_english_agencies",
    "head_words",
    "institutions_named",
    "media_products",
    "places_as_words",
    "provincial_media",
    "settle_abbreviations",
]

_HEADS_WORDS = (
    "committee department board office ministry command police association union newspaper paper station bureau authority "
    "front federation treasury magazine radio broadcaster council commission agency guard inspectorate court customs "
    "university school fund bank institute center steering secretariat"
)
_HEADS = frozenset(_HEADS_WORDS.split())
_EMPTY_WORDS = "of for the a an and on s provincial province department s' in people"
_EMPTY = frozenset(_EMPTY_WORDS.split()) - {"department"}
_LEVELS = {"province": 0, "party": 1, "military": 1, "mass_organization": 1, "media": 1, "central": 2, "district": 3, "commune": 4}
_LONGEST = 8  # words; of 1,254 English names of bodies nine are longer
_SHARE = 0.5  # of the words of both that a name and a question must have in common: below it most of one is not said by the other
_OTHERS = ("body", "agency", "province", "number", "time", "topic")


@cache
def _names() -> list[tuple[frozenset[str], str, int]]:
    """Return (content words, body, order of its level) of every English name."""
    found = []
    for term in load().bodies:
        for name in (term.label_en or "", *term.aliases_en, *term.spoken_en):
            words = _content([key(token) for token in tokens(name)])
            if words & _HEADS and len(words) >= 2:
                found.append((words, term.id, _LEVELS.get(term.level, 5)))
    return found


def head_words() -> frozenset[str]:
    """Return the English words that say what kind of body a name is of: "committee", "department"."""
    return _HEADS


def bodies_named(words: set[str], names: Names) -> list[str]:
    """Return the bodies of the store whose English name has these words and the fewest others; none where several have as few."""
    found = sorted({(len(name - words), body) for name, body, _ in _names() if words <= name and body in names.bodies})
    return [found[0][1]] if found and (len(found) == 1 or found[0][0] < found[1][0]) else []


def _content(keys: list[str]) -> frozenset[str]:
    return frozenset(word for word in keys if word not in _EMPTY)


def find_english_agencies(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with leftover words around an agency's head noun read as the body whose English name they fit best.

    A stretch fits a name when it has the same head and all its words are the name's, at least half of them, or the other way
    round; of several that fit alike, those that the store knows are meant, and none where it knows none of them.
    """
    if question.language != "en" or not any(slot.kind in ("word", "body") for slot in slots):
        return slots
    out = _around_provinces(question, list(slots), names)
    at = 0
    while at < len(out):
        found = _best(question, out, at, names)
        if found is not None:
            end, bodies = found
            start, stop = out[at].start, out[end - 1].end
            printed = tuple(token.text for token in question.tokens[start:stop])
            entries = tuple(Entry("body", body, printed, 1) for body in bodies)
            out[at:end] = [Word(start, stop, entries, question.words(start, stop), "body", bodies[0])]
        at += 1
    return out


def _around_provinces(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a name that has its province inside read as the body, with the province after it.

    "Office of the Lao Cai People's Committee" is the office, of Lào Cai.
    """
    for place in range(1, len(slots) - 1):
        if slots[place].kind != "province" or slots[place].text.isupper():
            continue
        for start in range(max(0, place - 4), place):
            for end in range(min(len(slots), place + 5), place + 1, -1):
                part = [*slots[start:place], *slots[place + 1 : end]]
                if any((slot.kind in _OTHERS and slot.kind != "body") or slot.has("wh") for slot in part):
                    continue
                bodies = _fitting(question, part, names)  # "Office" and "People's Committee" around a province are one body
                if not bodies or not any(slot.kind in ("word", "body") for slot in slots[place + 1 : end]):
                    continue
                first, last = slots[start].start, slots[place].start
                printed = tuple(token.text for token in question.tokens[first:last])
                entries = tuple(Entry("body", body, printed) for body in bodies)
                body = Word(first, last, entries, question.words(first, last), "body", bodies[0])
                rest = [replace(slot, entries=(), kind="stop", value="") for slot in slots[place + 1 : end]]
                return [*slots[:start], body, slots[place], *rest, *slots[end:]]
    return slots


def _fitting(question: Question, part: list[Word], names: Names) -> list[str]:
    """The bodies of the store whose English name has just these words."""
    keys = [token.key for slot in part for token in question.tokens[slot.start : slot.end]]
    words = _content(keys)
    if len(words) < 2 or keys[0] in _EMPTY or keys[-1] in _EMPTY:
        return []
    return list(dict.fromkeys(body for name, body, _ in sorted(_names(), key=lambda one: one[2]) if name == words and body in names.bodies))


def _best(question: Question, slots: list[Word], at: int, names: Names) -> tuple[int, list[str]] | None:
    """Return (end, bodies) of the best stretch that starts at a slot."""
    best: tuple[float, int, list[str]] | None = None
    for end in range(at + 1, min(len(slots), at + _LONGEST) + 1):
        part = slots[at:end]
        if any(slot.kind in _OTHERS or slot.has("wh", "which") for slot in part):
            break
        keys = [token.key for token in question.tokens[part[0].start : part[-1].end]]
        words = _content(keys)
        if not any(slot.kind == "word" for slot in part) or keys[0] in _EMPTY or keys[-1] in _EMPTY or len(words) < 2 or not words & _HEADS:
            continue
        fits = [
            (len(words & name) / len(words | name), level, body)
            for name, body, level in _names()
            if words & name & _HEADS and (words <= name or name <= words)
        ]
        fits = [fit for fit in fits if fit[0] >= _SHARE]
        known = [fit for fit in fits if fit[2] in names.bodies] or fits
        if not known:
            continue
        top = max(share for share, _, _ in known)
        bodies = list(dict.fromkeys(body for share, _, body in sorted(known, key=lambda fit: (-fit[0], fit[1], fit[2])) if share == top))
        if (len(bodies) == 1 or bodies[0] in names.bodies) and (best is None or top * len(words) > best[0]):
            best = (top * len(words), end, bodies)
    return (best[1], best[2]) if best else None


def places_as_words(slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each country or region as the words that the texts have for it, as unknown words where they have none."""
    out: list[Word] = []
    for slot in slots:
        term = names.vocabulary.by_id.get(slot.value) if slot.kind == "place" else None
        if not isinstance(term, Place):
            out.append(slot)
            continue
        forms = dict.fromkeys(
            folded_phrase(name) for name in (term.label_vi, *(one for one in term.aliases_vi if one not in term.ambiguous))
        )
        said = [form for form in forms if names.occurs(tuple(form.split()))]
        spoken = [f"tieng {form}" for form in forms if names.occurs(("tieng", *form.split()))] if _is_language(out) else []
        if spoken:  # "tiếng Trung Quốc"
            first = out.pop()
            slot, said = replace(slot, start=first.start, text=f"{first.text} {slot.text}"), spoken
        out.append(replace(slot, entries=(), kind="words" if said else "word", value="|".join(said)))
    return out


def _is_language(before: list[Word]) -> bool:
    return bool(before) and before[-1].kind == "word" and before[-1].text.lower() in ("tiếng", "tieng")


def settle_abbreviations(slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each abbreviation that may be a province or something else settled: "NĐ 72" is a decree, "LC" a province.

    A province's initials count only where the store has documents of that province; before a number or "nào" they are a document type.
    """
    out: list[Word] = []
    for n, slot in enumerate(slots):
        if slot.text.lower() == "no" and n + 1 < len(slots) and slots[n + 1].is_number:
            slot = replace(slot, entries=(Entry("count_if_noun", "", ("no",)),), kind="count_if_noun", value="")  # "no. 217"
        if _is_bare_alias(slot) and not _numbered_next(slots, n):
            slot = replace(slot, entries=(), kind="word", value="")  # "dự án điện"
        if slot.kind == "body" and slot.entries[0].exact and not (n and slots[n - 1].has("kind")):
            subjects = [e for e in slot.entries if e.kind in ("light", "topic")]
            if subjects:  # "TTĐN" is the work
                slot = replace(slot, entries=tuple(subjects), kind=subjects[0].kind, value=subjects[0].value)
            else:
                slot = _written_out(slot, names)
        provinces = [e for e in slot.entries if e.kind == "province" and e.exact]
        if provinces:
            follow = slots[n + 1] if n + 1 < len(slots) else None
            known = [e for e in provinces if e.value in names.provinces]
            others = [e for e in slot.entries if e not in provinces]
            as_type = any(e.kind == "doctype" for e in others) and (
                not known or (follow is not None and (follow.is_number or follow.has("wh") or follow.has("count_if_noun")))
            )
            keep = (
                others
                if as_type or (others and not known)
                else known or (provinces if slot.end - slot.start > 1 or len(slot.text) >= 4 else [])
            )
            keep = [*keep, *[e for e in others if e not in keep]] if keep is known else keep
            first = keep[0] if keep else None
            slot = replace(slot, entries=tuple(keep), kind=first.kind if first else "word", value=first.value if first else "")
        out.append(slot)
    return out


def _is_bare_alias(slot: Word) -> bool:
    """Whether a word is one syllable that stands for a type of document for short: "điện"."""
    first = slot.entries[0] if slot.kind == "doctype" and slot.entries else None
    return first is not None and first.rank > 0 and not first.exact and len(first.printed) == 1 and not first.printed[0].isascii()


def _numbered_next(slots: list[Word], at: int) -> bool:
    follows = next((slot for slot in slots[at + 1 : at + 3] if not slot.has("count_if_noun")), None)
    return follows is not None and follows.is_number


def _written_out(slot: Word, names: Names) -> Word:
    """Return an abbreviation as the words that it stands for, where these name no body of the store and its texts have them."""
    body = names.vocabulary.by_id.get(slot.value)
    names_of_body = {fold(name) for name in (body.label_vi, *body.aliases_vi)} if body is not None else set()
    for meaning in names.vocabulary.expansions.get(slot.text.upper(), ()):
        keys = tuple(fold_token(token) for token in tokens(meaning))
        said = any(entry.kind in ("body", "agency") for entry in names.lexicon.find(keys))
        if fold(meaning) not in names_of_body and not said and names.occurs(keys):
            return replace(slot, entries=(), kind="words", value=" ".join(keys))
    return slot


# "Báo Lào Cai", "Đài Lạng Sơn", "the Lào Cai newspaper": the province's own.
_MEDIA = {"bao": "body:bao-tinh", "to bao": "body:bao-tinh", "dai": "body:dai-phat-thanh-va-truyen-hinh", "newspaper": "body:bao-tinh"}


def provincial_media(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with "báo", "đài" before a province (English: after it) read as the province's newspaper or broadcaster, and with
    what a body of each province is called, "Thuế" of "Thuế tỉnh", as that body where it opens the question or has a capital."""
    out = list(slots)
    for n, slot in enumerate(out[:-1]):
        opens = n == 0 or question.is_capital(question.tokens[slot.start])
        does = n + 2 == len(out) or out[n + 2].kind not in ("word", "words", "syllable")  # "Thuế Hà Nội giảm bao nhiêu" is of a tax
        if slot.kind == "word" and opens and does and out[n + 1].kind == "province" and question.language == "vi":
            keys = tuple(token.key for token in question.tokens[slot.start : slot.end])
            found = [
                entry
                for entry in names.lexicon.find((*keys, "tinh"))
                if entry.kind == "body" and slot.text.lower() == entry.printed[0].lower()
            ]
            if found:
                out[n] = replace(slot, entries=tuple(found), kind="body", value=found[0].value)
    for n, slot in enumerate(out):
        body = _MEDIA.get(" ".join(fold_token(word) for word in slot.text.lower().split()))
        if body is None or slot.kind in ("body", "agency") or (n and slot.text.isascii() and _is_timed(out[n - 1])):
            continue
        beside = out[n - 1] if slot.text.isascii() and slot.text.lower() == "newspaper" and n else out[n + 1] if n + 1 < len(out) else None
        if beside is not None and beside.kind == "province":
            out[n] = replace(slot, entries=(Entry("body", body, (slot.text.lower(),)),), kind="body", value=body)
    return out


def _is_timed(before: Word) -> bool:
    """Whether a word of time stands before: "sau bao" is "sau bão", not "sau báo"."""
    return before.has("after") or before.has("before")


def institutions_named(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a word for a body beside a name that nothing knows as a word of that name, where some text has both together:
    "Bạch Mai hospital", "Bệnh viện Việt Đức" are not the province's."""
    out = list(slots)
    for at, slot in enumerate(slots):
        beside = at - 1 if question.language == "en" else at + 1
        named = 0 <= beside < len(slots) and slots[beside].kind == "word" and question.is_capital(question.tokens[slots[beside].start])
        if slot.kind != "body" or not named or _acts(question, slots, max(at, beside)):
            continue
        keys = tuple(token.key for token in question.tokens[slot.start : slot.end])
        if question.language == "vi":
            own = question.words(slot.start, slot.end)[1:]
            body = names.vocabulary.by_id.get(slot.value)
            short = body is not None and len(keys) < len(body.label_vi.split())  # the kind alone: "Bệnh viện", "Công an"
            if short and own == own.lower() and names.occurs((*keys, *_capitals(question, slot.end))):
                out[at] = replace(slot, entries=(), kind="words", value=" ".join(keys))
        elif len(keys) == 1 and not question.text[question.tokens[slot.start].start].isupper():
            before = _capitals_before(question, slot.start)
            forms = [form for form in wordings(keys) if names.occurs((*form.split(), *before))]
            if forms:
                out[at] = replace(slot, entries=(), kind="words", value="|".join(forms))
    return out


def _acts(question: Question, slots: list[Word], last: int) -> bool:
    """Whether a part in the work is asked for right behind a name that ends with a place: "Bệnh viện Việt Đức chủ trì gì"."""
    follow = last + 1
    while follow < len(slots) and slots[follow].kind == "word" and question.is_capital(question.tokens[slots[follow].start]):
        follow += 1
    return follow < len(slots) and slots[follow].has("role")


def _capitals(question: Question, start: int) -> list[str]:
    """The keys of the words with capitals from a token on."""
    out: list[str] = []
    for token in question.tokens[start:]:
        if not question.is_capital(token):
            break
        out.append(token.key)
    return out


def _capitals_before(question: Question, end: int) -> list[str]:
    """The keys of the words with capitals right before a token."""
    start = end
    while start and question.is_capital(question.tokens[start - 1]):
        start -= 1
    return [token.key for token in question.tokens[start:end]]


def media_products(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with an English medium before what it makes as words: "TV and radio programmes" names no station."""
    out = list(slots)
    for n, slot in enumerate(slots):
        said = wordings(tuple(token.key for token in question.tokens[slot.start : slot.end])) if slot.value in _MEDIA.values() else ()
        forms = [form for form in said if names.occurs(tuple(form.split()))]
        if question.language != "en" or not forms:
            continue
        rest = range(n + 1, min(len(slots), n + 4))
        made = next((i for i in rest if shape("media-product").search(question.tokens[slots[i].end - 1].text)), None)
        if made is None or any(not (slots[i].has("and") or slots[i].has("either") or slots[i].kind == "word") for i in range(n + 1, made)):
            continue
        out[n] = replace(slot, entries=(), kind="words", value="|".join(forms))
        out[made] = replace(slots[made], entries=(), kind="stop", value="")
    return out
