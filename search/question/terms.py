"""Terms that names and denials stand in: "bảo hiểm thất nghiệp" is no insurer, "Chính phủ số" no body, "khuyết tật" denies nothing."""

from __future__ import annotations

from collections.abc import Iterator

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import LONGEST, is_term
from search.passages.expand import is_syllable
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.words import Word, is_typed_term

__all__ = [
    "field_said",
    "is_bare_lack",
    "is_half",
    "is_part",
    "lacks_in_terms",
    "names_between_terms",
    "names_in_terms",
    "numbered_things",
    "numbers_in_terms",
    "programmes_in_words",
    "stands_alone",
    "unknown_terms",
]


def lacks_in_terms(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a word for lacking or denying as a plain word, where it stands inside a term: "khuyết tật", "không khí"."""
    keys = [token.key for token in question.tokens]
    return [
        Word(slot.start, slot.end, (), slot.text, "word")
        if (slot.has("lack") and any(_terms_with(keys, slot.start, slot.end))) or (slot.has("neg") and _is_of_compound(keys, slots, at))
        else slot
        for at, slot in enumerate(slots)
    ]


_DENYING_AFTER = ("wh", "noun", "body", "agency", "province")  # "văn bản không qua …": what begins with a denial there does deny


def _is_of_compound(keys: list[str], slots: list[Word], at: int) -> bool:
    """Whether a denial is part of a term that denies nothing, "hàng không", not beside the end of another one, "ngân hàng không …"."""
    slot = slots[at]
    denies = at > 0 and any(slots[at - 1].has(kind) for kind in _DENYING_AFTER)
    for first in _terms_with(keys, slot.start, slot.end):
        longer = (tuple(keys[begin : slot.start]) for begin in range(max(0, first - LONGEST), first))
        if not (denies if first == slot.start else any(map(is_term, longer))):
            return True
    return False


def _terms_with(keys: list[str], start: int, end: int) -> Iterator[int]:
    """Yield where each term begins that has the words [start, end) and more."""
    for first in range(max(0, end - LONGEST), start + 1):
        for stop in range(end, min(len(keys), first + LONGEST) + 1):
            if stop - first > end - start and is_term(tuple(keys[first:stop])):
                yield first


def numbers_in_terms(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with the word for a number as a plain word, where it ends a term behind a word that nothing took: "dân số của"."""
    out: list[Word] = []
    for slot in slots:
        before = out[-1] if out else None
        first = question.tokens[slot.start]
        if (
            slot.has("meta", "number")
            and slot.end - slot.start == 2
            and before is not None
            and before.kind == "word"
            and before.text.isalpha()
            and (names.prints((before.text.lower(), first.text)) or is_term((question.tokens[before.start].key, first.key)))
        ):
            out.append(Word(slot.start, slot.start + 1, (), first.text, "word"))
            out.append(Word(slot.start + 1, slot.end, (Entry("of", "", ()),), question.words(slot.start + 1, slot.end), "of"))
        else:
            out.append(slot)
    return out


_PROGRAMMES = ("type:de-an", "type:du-an", "type:chuong-trinh")  # one for another in everyday words and in English


def programmes_in_words(slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a programme's type and a number that no document has, as some text names it, as one slot: "Project 06"."""
    out: list[Word] = []
    for slot in slots:
        types = out[-1].values("doctype") if out and out[-1].end == slot.start else ()
        if slot.kind == "word" and slot.text.isdigit() and set(types) & set(_PROGRAMMES) and not names.numbered(slot.text, _PROGRAMMES):
            labels = (folded_phrase(names.vocabulary.by_id[id].label_vi) for id in _PROGRAMMES)
            forms = [form for label in labels if names.occurs(tuple((form := f"{label} {slot.text}").split()))]
            if forms:
                out[-1] = Word(out[-1].start, slot.end, (), f"{out[-1].text} {slot.text}", "words", "|".join(forms))
                continue
        out.append(slot)
    return out


def field_said(question: Question, start: int, end: int, names: Names) -> str | None:
    """Return the policy field that words name, with the accents that they were typed with: "đạt" is no "đất"."""
    field = names.field_of(tuple(token.key for token in question.tokens[start:end]))
    said = question.words(start, end).lower()
    term = names.vocabulary.by_id.get(field or "")
    if end - start > 1 or said.isascii() or term is None:
        return field
    return field if said in (name.lower() for name in (term.label_vi, *term.aliases_vi)) else None


def unknown_terms(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with words side by side that name two policy fields as one term that nothing knows: "carbon credits"."""
    out: list[Word] = []
    for slot in slots:
        last = out[-1] if out else None
        if last is not None and slot.kind == "field" and last.kind == "field" and slot.value != last.value and last.end == slot.start:
            out[-1] = Word(last.start, slot.end, (), question.words(last.start, slot.end), "word")
        else:
            out.append(slot)
    return out


def numbered_things(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a thing and its number, as some text has both, as one slot: "storm No. 13"."""
    out: list[Word] = []
    for slot in slots:
        thing = out[-2] if len(out) > 1 and out[-1].has("count_if_noun") and out[-2].kind == "words" else None
        if thing is not None and slot.text.isdigit():
            said = dict.fromkeys(form.removesuffix(" so") for form in thing.value.split("|"))
            forms = [form for one in said if names.occurs(tuple((form := f"{one} so {slot.text}").split()))]
            if forms:
                out[-2:] = [Word(thing.start, slot.end, (), question.words(thing.start, slot.end), "words", "|".join(forms))]
                continue
        out.append(slot)
    return out


_SHORT_NAME = 2  # syllables of a name that only a document has, which may be part of a longer term
_LONGER = 3  # syllables more that such a term may have


def names_in_terms(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a short name as plain words, where it only opens a term: "bảo hiểm thất nghiệp", "Chính phủ số";
    or ends one: "fallen soldiers", "two-tier local government"."""
    out = list(slots)
    for at, slot in enumerate(slots):
        if slot.kind not in ("agency", "body") or slot.end - slot.start > _SHORT_NAME or slot.entries[0].exact:
            continue
        if slot.kind == "agency" and (slot.has("body") or slot.text[:1].isupper()):
            continue
        ends = range(slot.end + 1, min(len(question.tokens), slot.end + _LONGER) + 1)
        found = [end for end in ends if _is_whole_term(question, slots[at + 1 :], slot.start, end)]
        if _ends_term(question, out, at):
            out[at : at + 1] = [Word(i, i + 1, (), question.words(i, i + 1), "word") for i in range(slot.start, slot.end)]
            return names_in_terms(question, out)
        if found:
            behind = next((n for n in range(at + 1, len(slots)) if slots[n].end == found[-1]), None)
            if slot.kind == "body" and behind is not None:  # one slot, so that no other phrase takes a part of it
                out[at : behind + 1] = [Word(slot.start, found[-1], (), question.words(slot.start, found[-1]), "word")]
            else:
                out[at : at + 1] = [Word(i, i + 1, (), question.words(i, i + 1), "word") for i in range(slot.start, slot.end)]
            return names_in_terms(question, out)
    return out


def _ends_term(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a name ends a term that begins before it with words that nothing took, and fillers."""
    first, open = at, False
    while first and slots[first - 1].kind in ("word", "stop") and slots[at].end - slots[first - 1].start <= LONGEST:
        first -= 1
        open = open or slots[first].kind == "word"
        if open and _is_whole_term(question, [], slots[first].start, slots[at].end):
            return True
    return False


def _is_whole_term(question: Question, follow: list[Word], start: int, end: int) -> bool:
    """Whether tokens [start, end) are a term that no name and no number goes on from: "Chính phủ số 72" is none."""
    named = any(slot.kind in ("body", "agency", "province") and slot.start < end for slot in follow)
    numbered = end < len(question.tokens) and (question.tokens[end].number or question.tokens[end].text.isdigit())
    return not named and not numbered and is_typed_term(question.tokens[start:end])


def names_between_terms(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a short name as plain words, where its first syllable ends one term and its last begins another, as some text
    has them together: "trợ cấp xã hội" is no commune's level; and with a longer one in small letters, where its first syllable ends a term
    and the rest is words that texts have: "cán bộ xây dựng pháp luật" is no ministry."""
    out: list[Word] = []
    for slot in slots:
        if slot.kind == "body" and _goes_on_from_term(question, slot, out, names):
            out += [Word(i, i + 1, (), question.words(i, i + 1), "word") for i in range(slot.start, slot.end)]
            continue
        first, last = slot.start - 1, slot.end + 1
        short = slot.kind in ("agency", "body") and slot.end - slot.start == _SHORT_NAME and not slot.entries[0].exact
        if short and slot.text.islower() and out and out[-1].kind == "word" and last <= len(question.tokens):
            keys = tuple(token.key for token in question.tokens[first:last])
            pairs = question.tokens[first : first + 2], question.tokens[last - 2 : last]
            if all(map(is_typed_term, pairs)) and names.occurs(keys):
                out += [Word(i, i + 1, (), question.words(i, i + 1), "word") for i in range(slot.start, slot.end)]
                continue
        out.append(slot)
    return out


def _goes_on_from_term(question: Question, slot: Word, before: list[Word], names: Names) -> bool:
    """Whether a name of three syllables or more in small letters begins with the end of a term that nothing took the beginning of."""
    if slot.end - slot.start <= _SHORT_NAME or not slot.text.islower() or not before or before[-1].kind not in ("word", "stop"):
        return False
    keys = tuple(token.key for token in question.tokens[slot.start - 1 : slot.end])
    return before[-1].end == slot.start and is_typed_term(question.tokens[slot.start - 1 : slot.start + 1]) and names.occurs(keys[2:])


def is_bare_lack(slot: Word) -> bool:
    """Whether a word for lacking is typed without accents, so that it may be part of another: "thieu" of "gioi thieu"."""
    return slot.has("lack") and slot.text.isascii() and slot.end - slot.start == 1 and not slot.entries[0].printed[0].isascii()


def is_half(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    """Whether a verb of one syllable is half of a term with the leftover syllable beside it: "giao" of "giao thông", "dẫn" of "bán dẫn"."""
    return _is_first_half(question, slots, at, names) or _is_second_half(question, slots, at, names) or _is_bare_citing(question, slots, at)


def _is_bare_citing(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a word for citing, typed without accents, has no document behind it: "dan" of "phong thu dan su"."""
    slot = slots[at]
    bare = slot.kind == "cite" and slot.end - slot.start == 1 and slot.text.isascii() and not slot.entries[0].printed[0].isascii()
    follows = next((one for one in slots[at + 1 :] if not one.has("stop")), None)
    return (
        bare
        and question.language == "vi"
        and at + 1 < len(slots)
        and not any(follows is not None and follows.has(kind) for kind in ("doctype", "number", "document", "wh", "noun"))
    )


def _is_second_half(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    slot = slots[at]
    if slot.kind not in ("role", "cite") or slot.end - slot.start > 1 or not at or slots[at - 1].kind != "word":
        return False
    pair = question.tokens[slot.start - 1 : slot.end]
    printed = question.language == "en" or names.prints(tuple(token.text.lower() for token in pair))
    return printed and is_term(tuple(token.key for token in pair))


def _is_first_half(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    slot = slots[at]
    if slot.kind != "role" or slot.end - slot.start > 1 or at + 1 == len(slots) or slots[at + 1].kind != "word":
        return False
    pair = question.tokens[slot.start : slot.start + 2]
    alone = tuple(token.key for token in question.tokens[slot.start + 1 : slot.start + 3])
    return is_part(pair[1].key) and names.prints(tuple(token.text for token in pair)) and not (is_term(alone) and names.occurs(alone))


def is_part(key: str) -> bool:
    """Whether one word is a Vietnamese syllable, which says little by itself ("rõ", "đón") but is known where the texts have it."""
    return is_syllable(key) and not stands_alone(key)


def stands_alone(key: str) -> bool:
    """Whether one word can be a term by itself: a name or foreign word ("facebook", "iuu", "2045"), not a syllable of a longer word."""
    return len(key) >= 7 or not key.isalpha() or (len(key) >= 3 and (not any(v in key for v in "aeiouy") or any(c in key for c in "fjwz")))
