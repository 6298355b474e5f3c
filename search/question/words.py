"""Typed words: the best cover of a question's tokens by entries of the lexicon; what stays are leftover words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from search.lexicon import Entry, Lexicon
from search.lexicon.thesaurus import accents_of, english_for, is_term
from search.question import Question, Token, is_compatible
from search.question.shapes import shape
from text.vocabulary import load

__all__ = ["CONTENT", "Word", "cover", "is_abbreviation", "is_field_in_capitals", "is_typed_term", "weighed_cover"]

CONTENT = ("words", "word", "syllable", "verb", "field", "topic")  # kinds of words that say what something is about
_TOKEN = 10.0  # a covered token
_SEGMENT = -5.0  # a further entry: one long name beats two short ones
_SENSITIVE = frozenset({"role", "cite", "cite_passive", "meta", "neg", "count", "most", "few", "only", "more", "deadline"})
_CUES = frozenset(
    {"few", "least", "neg", "only", "except", "both", "compare", "wh", "count", "more", "less", "earliest", "latest", "until"}
)
_LOOSE = frozenset({"only", "neg", "except", "both", "each"})  # cues that turn a whole question
_ACCENTED = 2.5  # of so many words one typed with accents: the others have none
_SHORT_NAME = 2  # words of a name that one wrong accent makes another: "bão của" is no "báo của"
_STRAINED = -8.0  # accents that contradict the printed ones, in a name of several words


@dataclass(frozen=True, slots=True)
class Word:
    """Tokens [start, end) of the question and the readings of them, best first; `kind` and `value` are the best one's.

    kind "word" is a leftover word, "number" a document number, "time" is set by `times`.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    text: str
    kind: str = ""
    value: str = ""
    corrected: str = ""

    def has(self, kind: str, value: str | None = None) -> bool:
        """Whether one reading is of this kind (and value)."""
        if self.kind == kind and (value is None or self.value == value):
            return True
        for entry in self.entries:  # noqa: SIM110 - asked a thousand times of a question: a generator takes three times as long
            if entry.kind == kind and (value is None or entry.value == value):
                return True
        return False

    @property
    def is_number(self) -> bool:
        """Whether it is a document's number, or digits alone."""
        return self.kind == "number" or self.text.isdigit()

    def values(self, kind: str) -> tuple[str, ...]:
        """Return the values of the readings of this kind."""
        return tuple(dict.fromkeys(e.value for e in self.entries if e.kind == kind))


def cover(
    question: Question, lexicon: Lexicon, taken: dict[int, Word] | None = None, respelled: dict[int, str] | None = None
) -> list[Word]:
    """Return slots that cover every token, left to right: the best sum over entries; equal sums prefer the longer first entry.

    `taken` gives slots found otherwise (times), by first token; `respelled` other keys for some tokens.
    """
    return weighed_cover(question, lexicon, taken, respelled)[1]


def weighed_cover(
    question: Question, lexicon: Lexicon, taken: dict[int, Word] | None = None, respelled: dict[int, str] | None = None
) -> tuple[float, list[Word]]:
    """Return the best cover with its score."""
    tokens = question.tokens
    keys = [(respelled or {}).get(i, token.key) for i, token in enumerate(tokens)]
    inside = {i for slot in (taken or {}).values() for i in range(slot.start, slot.end)}
    accented = _ACCENTED * sum(not token.text.isascii() for token in tokens) >= len(tokens)
    size = stop = len(tokens)
    best: list[tuple[float, Word | None]] = [(0.0, None)] * (size + 1)
    for at in range(size - 1, -1, -1):
        choice: tuple[float, Word | None] = (
            best[at + 1][0],
            Word(at, at + 1, (), question.words(at, at + 1), "number" if tokens[at].number else "word"),
        )
        if taken and at in taken:
            slot = taken[at]
            best[at] = (_TOKEN * (slot.end - at) + best[slot.end][0] + 100.0, slot)
            stop = at
            continue
        if at in inside or tokens[at].number:
            stop = at  # no name goes over a time or a number
        else:
            for end, entries in lexicon.stretches(keys, at, stop):
                numbered = end < size and (tokens[end].number or tokens[end].text.isdigit())
                scored = _compatible(entries, question, respelled or {}, (at, end), numbered=numbered, accented=accented)
                if not scored:
                    continue
                strain, fitting = scored
                if strain and _cuts_term(tokens, at, end, fitting[0]):
                    continue
                score = _TOKEN * (end - at) + _SEGMENT + strain + fitting[0].weight + best[end][0]
                if score > choice[0]:
                    choice = (score, Word(at, end, fitting, question.words(at, end), fitting[0].kind, fitting[0].value))
        best[at] = choice
    out, at = [], 0
    while at < size:
        chosen = best[at][1]
        assert chosen is not None
        out.append(chosen)
        at = chosen.end
    return best[0][0], out


def is_abbreviation(token: Token) -> bool:
    """Whether a word in capitals is an abbreviation of the vocabulary."""
    return token.upper and token.text.isascii() and token.text.upper() in load().expansions


@cache
def _fields_in_capitals() -> frozenset[str]:
    """Return the names of policy fields that are one word in capitals: "HIV", "AIDS"."""
    names = (name for term in load().fields for name in (*term.aliases_vi, *term.aliases_en))
    return frozenset(name for name in names if name.isupper() and name.isalpha())


def is_field_in_capitals(token: Token) -> bool:
    """Whether a word in capitals names a policy field: "AIDS" is no "aid"."""
    return token.upper and token.text.upper() in _fields_in_capitals()


def _means_other_than(token: Token, entry: Entry) -> bool:
    """Whether a word in capitals is an abbreviation and not the word of an entry: "AI" is no "ai", "DOC" no "docs", "AIDS" no "aids";
    "LEAD" is "lead" with stress."""
    if entry.kind == "role":
        return is_field_in_capitals(token)
    if entry.kind in ("wh", "stop"):
        return is_abbreviation(token)
    return entry.kind == "noun" and is_abbreviation(token) and token.text != entry.printed[0]


def _is_no_cue(question: Question, tokens: Sequence[Token], entry: Entry) -> bool:
    """Whether words are not the word of an entry that they might be folded: an abbreviation, "it" in English for "ít", "giao Phó Thủ
    tướng" for "giao phó", "what is the last day" of a document."""
    if entry.kind == "deadline" and question.language == "en" and tokens[0].key == "what":
        return shape("last-day-of-deed").search(question.folded) is None
    if len(tokens) > 1:
        return entry.kind == "role" and any(question.is_capital(token) and not token.upper for token in tokens[1:])
    ascii_cue = entry.kind in _CUES and tokens[0].text.isascii() and not entry.printed[0].isascii()
    return _means_other_than(tokens[0], entry) or (question.language == "en" and ascii_cue)


def _is_other_word(question: Question, at: int, end: int, entry: Entry) -> bool:
    """Whether two words have a syllable with other accents that makes them others.

    In a body's name any, "Thanh Trà" is no "thanh tra", but an abbreviation has none; elsewhere one with a capital, "Cồn Cỏ phải" has no
    "có phải": "căn cừ" is "căn cứ" mistyped, "hà tỉnh" a province."""
    if end - at != _SHORT_NAME or entry.kind == "province":
        return False
    other = [
        token
        for token, printed in zip(question.tokens[at:end], entry.printed, strict=True)
        if not token.upper and token.text.isalpha() and not token.text.isascii() and token.text != printed.lower()
    ]
    return bool(other) if entry.kind in ("body", "agency") else any(question.is_capital(token) for token in other)


def _cuts_term(tokens: tuple[Token, ...], at: int, end: int, entry: Entry) -> bool:
    """Whether a name's first or last word, which has other accents as printed, is part of a term with what stands beside it: "Thủ tướng
    tình hình" names no "Thủ tướng tỉnh", "chuyển đổi số kết cấu" no "sơ kết"."""
    first, last = tokens[at], tokens[end - 1]
    before = [] if is_compatible(first.text, entry.printed[0]) else [tokens[max(0, at - 2) : at + 1], tokens[max(0, at - 1) : at + 1]]
    behind = [] if is_compatible(last.text, entry.printed[-1]) else [tokens[end - 1 : end + 1], tokens[end - 1 : end + 2]]
    return any(_are_term(words) for words in (*before, *behind))


def _is_unlike(tokens: tuple[Token, ...], at: int, entry: Entry, *, accented: bool) -> bool:
    """Whether one word without accents is not the word of an entry that has some: "chi" is not "chỉ" in one typed with accents, "lao"
    of "người lao động" no country."""
    word, printed = tokens[at].text, entry.printed[0]
    if entry.kind == "place":
        return word.lower() != printed.lower() and _is_in_term(tokens, at)
    return accented and entry.kind in _LOOSE and word.isascii() and not printed.isascii()


def _is_in_term(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word is a term with the one before or behind it."""
    return any(_are_term(tokens[i : i + _SHORT_NAME]) for i in (at - 1, at) if i >= 0)


def _are_term(words: tuple[Token, ...]) -> bool:
    """Whether words are a term, three of them with their accents: "hán báo cáo" is no "hạn báo cáo"."""
    if len(words) == _SHORT_NAME:
        return is_typed_term(words)
    return len(words) > _SHORT_NAME and bool(english_for(" ".join(token.text for token in words)))


def is_typed_term(words: Sequence[Token]) -> bool:
    """Whether words are a term of the thesaurus with the accents that they were typed with: "thì công" is no "thi công", "thi cong" is."""
    keys = tuple(token.key for token in words)
    if not is_term(keys):
        return False
    written = [name.split() for name in accents_of(keys, " ".join(keys))]
    typed = [token.text.lower() for token in words]
    return not written or any(all(map(is_compatible, typed, name)) for name in written if len(name) == len(typed))


def _compatible(
    entries: list[Entry],
    question: Question,
    respelled: dict[int, str],
    span: tuple[int, int],
    *,
    numbered: bool = False,
    accented: bool = False,
) -> tuple[float, tuple[Entry, ...]] | None:
    """Return (penalty, entries that the typed accents allow, best first); a name bears wrong accents, one word does not."""
    good, strained = [], []
    at, end = span
    tokens = question.tokens[at:end]
    for entry in entries:
        wrong = sum(
            not is_compatible(token.text, printed)
            for i, (token, printed) in enumerate(zip(tokens, entry.printed, strict=True))
            if at + i not in respelled and not printed.isascii()
        )
        wrong += sum(
            printed.isascii() and not token.text.isascii()
            for i, (token, printed) in enumerate(zip(tokens, entry.printed, strict=True))
            if at + i not in respelled
        )
        if _is_no_cue(question, tokens, entry):
            continue
        if (
            entry.exact
            and len(tokens) == 1
            and len(tokens[0].key) <= 3
            and not tokens[0].upper
            and not (numbered and entry.kind == "doctype")  # "kh 88", "qđ 1486"
        ):
            continue  # "lc", "who": few small letters are a word, not an abbreviation
        if (
            not wrong
            and len(tokens) == 1
            and entry.kind in _SENSITIVE
            and at not in respelled
            and not tokens[0].text.isascii()
            and tokens[0].text != entry.printed[0]
        ):
            continue  # "dân" is not "dẫn" with its tone left out
        if len(tokens) == 1 and _is_unlike(question.tokens, at, entry, accented=accented):
            continue
        if len(tokens) == 1 and entry.kind == "except" and at and _are_term(question.tokens[at - 1 : end]):
            continue  # "nước ngoài"
        if not wrong:
            # the same accents as printed say more than none at all
            same = all(token.text == printed for token, printed in zip(tokens, entry.printed, strict=True))
            good.append((entry.weight + (0.5 if same else 0.0), entry))
        elif len(tokens) >= _SHORT_NAME and not entry.exact and wrong < len(tokens) and not _is_other_word(question, at, end, entry):
            strained.append(entry)
    if good:
        good.sort(key=lambda pair: (-pair[0], pair[1].rank, pair[1].kind, pair[1].value))
        return 0.0, tuple(entry for _, entry in good)
    if strained:
        strained.sort(key=lambda entry: (-entry.weight, entry.kind, entry.value))
        return _STRAINED, tuple(strained)
    return None
