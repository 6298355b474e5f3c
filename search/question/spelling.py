"""Corrections: a leftover word becomes another only where the rest of the question makes that likelier than what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from string import ascii_lowercase

from search.lexicon.names import Names
from search.lexicon.thesaurus import LONGEST, by_initials, is_term, term_words
from search.passages.expand import is_syllable
from search.passages.tokens import fold_token, folded_phrase
from search.question import Question, Token, key, read_question
from search.question.naming import head_words
from search.question.shapes import shape
from search.question.words import Word, cover, is_abbreviation, weighed_cover
from text.views import fold
from text.vocabulary import load

__all__ = ["correct", "spelled_out", "together"]

_NAMES = ("province", "body", "agency", "topic", "doctype", "document", "signer")
_BEFORE = 2  # words that initials are told by: of one alone too many terms fit
_FOLLOWING = ("role", "stop", "neg", "question_end")  # kinds of words behind a place where its body does something
_FOREIGN_LETTERS = ("f", "j", "w", "z")
_MOST = 12  # leftover words of a question that are looked at; more of them are another text
_LEAST_FOREIGN = 5  # letters: of fewer too many words are one slip away
_MOST_LOOKED_UP = 2  # such words of a question
_TRIED = 24  # candidates of one word
# Consonants that are one sound to many: "chủ chì", "sử lý", "dải pháp", "biên fòng".
_SOUNDS = (
    ("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("gi", "d"), ("d", "gi"), ("r", "d"), ("d", "r"), ("l", "n"), ("n", "l"),
    ("f", "ph"), ("j", "gi"), ("z", "d"), ("w", "qu"),
)  # fmt: skip


def spelled_out(question: Question, slots: list[Word], names: Names) -> tuple[Question, list[tuple[str, str]]]:
    """Return the question with its words written in haste as the words meant, "trc" is "trước"; and (from, to) of each; a
    letter alone counts only at the end, unless Vietnamese has no such letter, and not as the number of a section: "mục v".

    The initials of a province of the store in small letters, right behind whose they are, are its own: "sở tài chính hn"."""
    last = len(question.tokens) - 1
    written = [slot for slot in slots if slot.kind == "hasty" and slot.text.islower() and question.language == "vi"]
    hasty = {slot.start: slot.value for slot in written if len(slot.text) > 1 or _is_particle(question, slot.start, last)}
    hasty |= {slot.start: slot.text.upper() for at, slot in enumerate(slots) if at and _is_place_in_haste(question, slots, at, names)}
    hasty |= {slot.start: type for at, slot in enumerate(slots) if (type := _type_in_haste(question, slots, at, names))}
    hasty |= {
        slot.start: words
        for at, slot in enumerate(slots)
        if at and slot.start not in hasty and (words := _initials_meant(question, slots, at, names))
    }
    said = [(question.tokens[at].text, word) for at, word in sorted(hasty.items())]
    return (_rewritten(question, hasty), said) if hasty else (question, [])


def _is_particle(question: Question, at: int, last: int) -> bool:
    """Whether a letter ends the question, or is none of Vietnamese, and numbers nothing."""
    return (at == last > 0 or question.tokens[at].text in _FOREIGN_LETTERS) and not shape("numbered-part").search(
        " ".join(token.key for token in question.tokens[:at])
    )


def _has_no_vowel(question: Question, slot: Word) -> bool:
    """Whether a word of a Vietnamese question that nothing took is in small letters without a vowel: what is left of a longer one."""
    return question.language == "vi" and slot.kind == "word" and slot.text.islower() and set(fold(slot.text)).isdisjoint("aeiouy")


def _type_in_haste(question: Question, slots: list[Word], at: int, names: Names) -> str:
    """The type of document that a leftover word without a vowel is short for, at the beginning or behind a word for what stands in it, with
    more words after it: "trong kh đổi mới công nghệ"; "" where it is none."""
    slot = slots[at]
    if not _has_no_vowel(question, slot):
        return ""
    opens = at == 0 or shape("in-document").search(fold(slots[at - 1].text)) is not None
    if not opens or at + 1 == len(slots):
        return ""
    found = [entry.value for entry in names.lexicon.find((question.tokens[slot.start].key,)) if entry.kind == "doctype" and entry.exact]
    several = len(load().expansions.get(slot.text.upper(), ())) > 1  # "ct" is "chủ tịch" as well
    return names.vocabulary.by_id[found[0]].label_vi.lower() if found and not several else ""


def _initials_meant(question: Question, slots: list[Word], at: int, names: Names) -> str:
    """The one term that a leftover word without a vowel is the initials of, as some text has it behind the two words before:
    "bảo vệ bí mật nn"; "" where none is, or several are."""
    slot = slots[at]
    if not _has_no_vowel(question, slot) or slot.start < _BEFORE:
        return ""
    before = tuple(token.key for token in question.tokens[slot.start - _BEFORE : slot.start])
    found = [form for form in by_initials().get(slot.text, ()) if names.occurs((*before, *folded_phrase(form).split()))]
    return found[0] if len(found) == 1 else ""


def _is_place_in_haste(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    """Whether a leftover word without a vowel is the initials of one province of the store and of nothing else, right behind a body or "ở",
    where nothing but what is done follows: "sở tài chính hn phải làm gì", not "sở nông nghiệp pt nông thôn"."""
    slot, before = slots[at], slots[at - 1]
    if not _has_no_vowel(question, slot):
        return False
    behind = before.kind in ("body", "agency") or before.has("noun", "province") or shape("in-place").search(fold(before.text))
    if not behind or (at + 1 < len(slots) and slots[at + 1].kind not in _FOLLOWING):
        return False
    exact = [entry for entry in names.lexicon.find((question.tokens[slot.start].key,)) if entry.exact]
    labels = {names.vocabulary.by_id[entry.value].label_vi for entry in exact if entry.value in names.provinces}
    other = [meaning for meaning in load().expansions.get(slot.text.upper(), ()) if meaning not in labels]
    return len(labels) == 1 and all(entry.kind == "province" for entry in exact) and not other


def correct(question: Question, names: Names, slots: list[Word], taken: dict[int, Word]) -> tuple[Question, list[tuple[str, str]]]:
    """Return the question with its leftover words repaired, and (from, to) of each repair.

    A word that the store's texts or the thesaurus have is left as it is.  What looks like a slip of the hand (letters that stand together
    in no known word, no Vietnamese syllable) may become any word one slip away that fits beside its neighbours; what may well be meant
    becomes only a word of a name of several words, or a long word one slip away.
    """
    leftover = [slot.start for slot in slots if slot.kind == "word" and _may_be_slip(question, question.tokens[slot.start])]
    leftover = [at for at in leftover if not is_abbreviation(question.tokens[at])]
    if not leftover or len(leftover) > _MOST:
        return question, []
    meant = _meant_words(question)
    corrections: list[tuple[str, str]] = []
    respelled: dict[int, str] = {}
    written: dict[int, str] = {}
    looked_up = 0
    for at in leftover:
        if respelled and any(s.start <= at < s.end and s.kind != "word" for s in cover(question, names.lexicon, taken, respelled)):
            continue  # part of a name that another repair made whole
        found = None if at in meant else _repaired(question, names, at, taken, respelled)
        if found is None and at not in meant and looked_up < _MOST_LOOKED_UP and _is_foreign(question.tokens[at]):
            found, looked_up = _of_the_texts(question, names, at), looked_up + 1
        if found is not None and not _is_printed(question, names, at):
            respelled[at], slot = found
            named = question.is_capital(question.tokens[at]) and slot.kind == "stop"  # "Thợưng Hải" is no "thường"
            whole = slot.entries[0].printed if slot.entries and not named else ()
            written[at] = whole[at - slot.start] if whole else respelled[at]
            corrections.append((question.words(slot.start, slot.end), " ".join(whole) or written[at]))
    return (_rewritten(question, written), corrections) if written else (question, [])


def _is_foreign(token: Token) -> bool:
    """Whether a word is long and no Vietnamese syllable, as names and borrowed words are."""
    plain = token.text
    return len(plain) >= _LEAST_FOREIGN and plain.isascii() and plain.isalpha() and not is_syllable(plain) and not token.upper


def _of_the_texts(question: Question, names: Names, at: int) -> tuple[str, Word] | None:
    """Return the one foreign word of the store's texts that is one slip away from a word that they do not have: "facebok" is "facebook".

    In an English question only a doubled letter or two that changed places: its other words are no words of Vietnamese texts."""
    word = question.tokens[at].text
    if names.occurs((word,)) or names.occurs((question.tokens[at].key,)) or word in term_words():
        return None
    letters = range(len(word))
    near = [f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}" for i in letters[:-1]]
    near += [f"{word[:i]}{word[i]}{word[i:]}" for i in letters] + [word[:i] + word[i + 1 :] for i in letters[1:] if word[i] == word[i - 1]]
    if question.language == "vi":
        near += [word[:i] + word[i + 1 :] for i in letters]
        near += [f"{word[:i]}{char}{word[i + skipped :]}" for i in letters[1:] for char in ascii_lowercase for skipped in (0, 1)]
        near += [f"{word}{char}" for char in ascii_lowercase]
    found = next((one for one in dict.fromkeys(near) if one != word and not is_syllable(one) and names.occurs((one,))), None)
    return (found, Word(at, at + 1, (), found, "word")) if found is not None else None


def _is_printed(question: Question, names: Names, at: int) -> bool:
    """Whether the store's texts print a word with its accents beside a neighbour just as typed: "quản trị" is not "Quảng Trị"."""
    tokens = question.tokens
    if tokens[at].text.isascii():
        return False
    pairs = (tokens[i : i + 2] for i in (at - 1, at) if i >= 0 and i + 2 <= len(tokens))
    return any(names.prints(tuple(token.text for token in pair)) for pair in pairs)


def _rewritten(question: Question, written: dict[int, str]) -> Question:
    """Return the question with some tokens spelled otherwise; a capital stays one."""
    text = question.text
    for at, word in sorted(written.items(), reverse=True):
        token = question.tokens[at]
        text = text[: token.start] + (word.capitalize() if text[token.start].isupper() else word) + text[token.end :]
    return read_question(text)


def _may_be_slip(question: Question, token: Token) -> bool:
    """Whether a token is long enough to be a slip, or a name without its vowel ("Lang Sn"); a short one in capitals is an abbreviation."""
    if len(token.key) == 2 and not token.upper and question.is_capital(token) and not set(token.key) & set("aeiouy"):
        return True
    return not token.number and len(token.key) >= 3 and not token.text.isdigit() and (not token.upper or len(token.key) >= 4)


def _meant_words(question: Question) -> set[int]:
    """Return the tokens that stand in a term of the thesaurus as typed ("climate change"): they are meant, not mistyped."""
    keys = [token.key for token in question.tokens]
    out: set[int] = set()
    for size in range(min(LONGEST, len(keys)), 0, -1):
        for at in range(len(keys) - size + 1):
            own = question.tokens[at].text
            if size == 1 and (len(keys[at]) < 4 or not own.isascii() or (question.language == "vi" and is_syllable(own))):
                continue
            if is_term(tuple(keys[at : at + size])):
                out.update(range(at, at + size))
    return out


def _repaired(question: Question, names: Names, at: int, taken: dict[int, Word], respelled: dict[int, str]) -> tuple[str, Word] | None:
    """Return the candidate that fits the whole question best with the word that it makes; None where what was typed may be meant."""
    token = question.tokens[at]
    if question.language == "en" and token.key in head_words():
        return None
    plain = fold_token(token.text)
    slip = _looks_mistyped(token, question.language)
    deed = question.language == "en" and token.text.endswith("ing")  # "finding" is no "funding"
    if not slip and (deed or names.occurs((token.key,)) and token.text.isascii()):
        return None
    sounds = list(_heard(plain))
    apart = plain != token.key
    known = names.lexicon.words(lambda word: word in sounds or _is_near(token.key, word) or (apart and _is_near(plain, word)))
    heard = [word for word in sounds if word in known]
    near = list(_near(token.key, known)) + [key(form) for form in _near(plain, _british())] + (_near(plain, known) if apart else [])
    near += [word for word in _near(plain, head_words()) if len(plain) >= 7]
    if slip:
        near += [word for word in _near(plain, term_words()) if word not in near]
    best: tuple[float, str, Word] | None = None
    for candidate in list(dict.fromkeys([*heard, *near]))[:_TRIED]:
        if _is_inflected(plain, candidate):
            continue
        score, trial = weighed_cover(question, names.lexicon, taken, {**respelled, at: candidate})
        slot = next(s for s in trial if s.start <= at < s.end)
        if slot.kind == "word":
            meant = _is_swap(candidate, plain) and (names.occurs((candidate,)) or candidate in term_words())
            fits = slip and (meant or _stands_beside(question, names, at, candidate))
            fits = fits or (
                not names.occurs((token.key,)) and _is_swap(candidate, plain) and _stands_beside(question, names, at, candidate)
            )
            fits = fits or (question.language == "en" and _is_word_of_bodies(candidate, token))
            score += 4.0
        else:
            meant = slip or token.text.isascii() or not is_syllable(plain) or _has_accents(token, at, slot)  # "đường" is no "đồng"
            fits = meant and _fits(question, token, slot, candidate, slip=slip, heard=candidate in heard)
        score -= 3.0 * (min(_slips(candidate, plain), _slips(candidate, token.key)) - 1)
        score += 3.0 * (_is_swap(candidate, plain) or _is_doubled(candidate, token.key)) + 3.0 * _has_accents(token, at, slot)
        if fits and (best is None or score > best[0]):
            best = (score, candidate, slot)
    return (best[1], best[2]) if best else None


def _fits(question: Question, token: Token, slot: Word, candidate: str, *, slip: bool, heard: bool) -> bool:
    """Whether a candidate's word is likelier than what was typed."""
    if not _is_of_language(question, slot) or (slot.entries[0].exact and not token.upper):
        return False  # "board" is no "DOARD"
    plain = fold_token(token.text)
    several = slot.end - slot.start >= 2
    chars = sum(len(printed) for printed in slot.entries[0].printed)
    slips = min(_slips(candidate, plain), _slips(candidate, token.key))
    if token.upper:
        return slot.kind in _NAMES and slips == 1
    if slip:
        return slips == 1 or (several and slot.kind in _NAMES)
    if slot.kind in ("stop", "question_end"):
        return False  # "đường không" is no "đúng không"
    if len(plain) < 4:
        return several and (slot.kind in (*_NAMES, "deadline") or heard)
    swapped = _is_swap(candidate, plain) or (len(candidate) >= 4 and _is_doubled(candidate, token.key))
    if is_syllable(plain) and (question.language == "vi" or not token.text.isascii()):
        return several and chars >= 6  # a syllable may well be meant
    alone = not several and min(len(candidate), len(plain)) >= 5 and not heard and slips == 1
    return (several and chars >= 6) or swapped or alone


def _is_word_of_bodies(candidate: str, token: Token) -> bool:
    """Whether a long word that nothing knows is one slip from a word of English names of bodies: "comittee"."""
    return len(token.key) >= 7 and token.key not in term_words() and candidate in head_words() and _slips(candidate, token.key) == 1


def _is_swap(candidate: str, word: str) -> bool:
    return sorted(candidate) == sorted(word)


def _is_doubled(candidate: str, word: str) -> bool:
    """Whether one letter was typed twice: "wheen"."""
    return any(word[i] == word[i + 1] and word[:i] + word[i + 1 :] == candidate for i in range(len(word) - 1))


def _has_accents(token: Token, at: int, slot: Word) -> bool:
    """Whether the letters typed with accents stand in the word that a repair makes: "tỉhn" is "tỉnh", not "tiền"."""
    accented = {char for char in token.text if not char.isascii()}
    return bool(accented) and bool(slot.entries) and accented <= set(slot.entries[0].printed[at - slot.start])


def _stands_beside(question: Question, names: Names, at: int, candidate: str) -> bool:
    """Whether the store's texts have the candidate beside one of its neighbours: "vận hnàh" is "vận hành"."""
    tokens = question.tokens
    before = at > 0 and names.occurs((tokens[at - 1].key, candidate))
    return before or (at + 1 < len(tokens) and names.occurs((candidate, tokens[at + 1].key)))


def _looks_mistyped(token: Token, language: str) -> bool:
    """Whether a word has letters together that no known word has, or is no Vietnamese syllable where its accents say it is one."""
    plain = fold_token(token.text)
    if not plain.isalpha():
        return False
    if not token.text.isascii() or language == "vi":
        if any(twice in plain for twice in _NEVER_TWICE):
            return True
        return not is_syllable(plain) and (len(plain) <= 7 or not token.text.isascii())
    voiceless = len(plain) > _LEAST_VOICED and set(plain).isdisjoint("aeiouy")  # "tsks"
    return voiceless or any(part not in _trigrams() for part in _parts(plain))


_LEAST_VOICED = 3  # letters of a word that may have no vowel: "sms"
_NEVER_TWICE = ("aa", "ee", "ii", "yy")  # in no syllable without its accents; "uu" is in "cứu"


@cache
def _british() -> frozenset[str]:
    """Return the words that are written in two ways, as the lexicon does not write them: "programme"."""
    from search.lexicon import vocabulary_lexicon

    return frozenset(word.replace("ogram", "ogramme") for word in vocabulary_lexicon().words() if word.endswith("ogram"))


def _parts(word: str) -> Iterator[str]:
    whole = f"^{word}$"
    for i in range(len(whole) - 2):
        yield whole[i : i + 3]


@cache
def _trigrams() -> frozenset[str]:
    """Return what `together` does of the vocabulary's words: compiled where that is fresh, made otherwise."""
    from search.lexicon import vocabulary_lexicon
    from search.lexicon.compiled import read

    found = read()
    return frozenset(found.together.split(" ")) if found is not None else together(vocabulary_lexicon().words())


def together(words: Iterable[str]) -> frozenset[str]:
    """Return the letters, by three, that stand together in words and in those of the thesaurus."""
    known = {word for word in (*words, *term_words()) if word.isalpha() and (len(word) > 4 or set(word) & set("aeiouy"))}
    return frozenset(part for word in known for form in (word, f"{word}s") for part in _parts(form))


def _is_of_language(question: Question, slot: Word) -> bool:
    """Whether a correction is in the question's own language: "change" of an English question is not "chẳng"."""
    if slot.kind in _NAMES:
        return True
    printed = slot.entries[0].printed
    if question.language == "vi" and slot.kind == "stop":
        return all(is_syllable(fold_token(word)) for word in printed)  # "drone" of a Vietnamese question is no "done"
    return question.language != "en" or all(word.isascii() for word in printed)


def _heard(word: str) -> Iterator[str]:
    """Yield other spellings that sound like a Vietnamese syllable."""
    for one, other in _SOUNDS:
        if word.startswith(one) and len(word) > len(one):
            yield other + word[len(one) :]
    if word.endswith("i") or word.endswith("y"):
        yield word[:-1] + ("y" if word[-1] == "i" else "i")


def _is_inflected(word: str, candidate: str) -> bool:
    """Whether an English verb form is only near a noun: "reported" is no "reporter"."""
    return word.endswith(("ed", "ing")) and not candidate.endswith(("ed", "ing")) and candidate[:4] == word[:4] and len(word) >= 6


@cache
def _distance() -> Callable[..., int]:
    """Return what counts the slips between two words, read when first a word may be mistyped."""
    from rapidfuzz.distance import OSA

    return OSA.distance


def _slips(one: str, other: str) -> int:
    return int(_distance()(one, other))


def _near(word: str, known: set[str] | frozenset[str]) -> list[str]:
    """Return known words one slip from `word` (two where it has eight letters), nearest first."""
    return sorted((other for other in known if _is_near(word, other)), key=lambda other: (_slips(word, other), other))[:40]


def _is_near(word: str, other: str) -> bool:
    most = 2 if len(word) >= 8 else 1
    if abs(len(other) - len(word)) > most or other == word:
        return False
    return int(_distance()(word, other, score_cutoff=most)) <= most
