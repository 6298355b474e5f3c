"""Words that no entry took: phrases that the store's texts have, and terms whose official wording they have, become slots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import LONGEST, is_deed, is_term, wordings
from search.passages.tokens import tokens as words_of
from search.question import Question
from search.question.shapes import shape
from search.question.terms import (
    field_said,
    is_bare_lack,
    is_half,
    is_part,
    lacks_in_terms,
    names_between_terms,
    names_in_terms,
    stands_alone,
    unknown_terms,
)
from search.question.words import Word, is_field_in_capitals
from text.views import fold
from text.vocabulary import load

__all__ = ["abbreviated", "find_phrases"]

# Slots whose words may be part of a phrase: "ngoại" of "đối ngoại" reads as "ngoài" when typed without accents.
_BINDING_WORDS = (
    "light stop noun mention kind doctype topic with and issue apply except both either only shared less more of to by meta "
    "after before between count_if_noun unit most deadline part shared greet help own"
)
_BINDING = frozenset(_BINDING_WORDS.split())
# ... but not its first or last word.
_INNER_WORDS = "with and of to by either stop issue apply mention meta after before between"
_INNER = frozenset(_INNER_WORDS.split())
_BEFORE_DENIAL = ("word", "kind", "topic", "light")  # "hội" of "trợ cấp xã hội không dùng tiền mặt", not what a question asks for
_LEAST_AROUND = 3  # words around a denial behind a word that something else took
_DENYING = 40.0  # what a phrase with a denial of its own is worth: without it the whole question is denied
_DENIED = 3.0  # ... and a word of it that something else took: "tiền" of "không dùng tiền mặt"
_LEAST_OF_TERM = 4  # syllables of a term that may have one more word inside: of a shorter one that would be another term
_BESIDE_ITS_VERB = 2.0  # what a verb printed before its syllable is worth: more than it takes
_CUT = 4.0  # what a term that goes on behind a phrase costs: "mắt AI pháp" leaves "luật" alone
_CUT_LONGER = 14.0  # ... and one of three syllables or more behind a filler: "trên mạng | xã hội"
_EVENT = 12.0  # what the name of an event is worth that a text prints: more than its parts apart
_PAIR = 2  # syllables whose letters may stand together by chance
_LONGEST_PHRASE = 8  # syllables: "cụm thông tin đối ngoại cửa khẩu quốc tế"


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    start: int
    end: int
    value: str
    topic: str = ""
    field: str = ""


def find_phrases(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each stretch of leftover words that means something as one slot (kind "words", value: folded alternatives)."""
    slots = names_between_terms(question, names_in_terms(question, lacks_in_terms(question, slots)), names)
    slots = _titles(question, _laws(question, slots, names), names)
    out: list[Word] = []
    at = 0
    while at < len(slots):
        if not (_is_open(slots[at]) or is_half(question, slots, at, names)) or _is_number(slots, at):
            out.append(slots[at])
            at += 1
            continue
        stop = at
        while (
            stop < len(slots)
            and (_is_open(slots[stop]) or is_half(question, slots, stop, names) or _is_worded_so(question, slots, stop, names))
            and not _is_number(slots, stop)
        ):
            stop += 1
        out += _Window(question, slots[at:stop], names).read()
        at = stop
    return unknown_terms(question, out)


def _titles(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a document named by type and capital word, as some text has it, as one slot: "Luật Biển"."""
    out = list(slots)
    for at in range(len(out) - 1):
        slot, follows = out[at], out[at + 1]
        if (
            not slot.has("doctype")
            or follows.kind not in ("topic", "words", "word")
            or not question.is_capital(question.tokens[follows.start])
        ):
            continue
        keys = tuple(token.key for token in question.tokens[slot.start : follows.end])
        if follows.text.upper() != follows.text and names.occurs(keys):
            out[at : at + 2] = [Word(slot.start, follows.end, (), question.words(slot.start, follows.end), "words", " ".join(keys))]
            return _titles(question, out, names)
    return out


_LAWS = ("type:luat", "type:phap-lenh", "type:bo-luat")


def _laws(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a law that no vocabulary has, as some text names it, as one slot: "Pháp lệnh Cảnh sát môi trường"."""
    for at, slot in enumerate(slots):
        if not any(slot.has("doctype", law) for law in _LAWS) or at + 1 == len(slots) or slots[at + 1].kind == "province":
            continue
        first = question.tokens[slots[at + 1].start]
        ends = [n for n in range(at + 2, min(len(slots), at + 6) + 1) if slots[n - 1].end - slot.start > 2]
        for n in reversed(ends if question.is_capital(first) else []):
            keys = tuple(token.key for token in question.tokens[slot.start : slots[n - 1].end])
            words = question.words(slot.start, slots[n - 1].end)
            if ":" not in words and not any(part.has("wh") for part in slots[at + 1 : n]) and names.occurs(keys):
                named = Word(slot.start, slots[n - 1].end, (), words, "words", " ".join(keys))
                return _laws(question, [*slots[:at], named, *slots[n:]], names)
    return slots


def _is_open(slot: Word) -> bool:
    return slot.kind == "word" or slot.kind in _BINDING or is_bare_lack(slot)


def _is_worded_so(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    """Whether a denial stands between its neighbours in some text too: "văn hóa phẩm không nhằm mục đích kinh doanh" denies nothing."""
    slot = slots[at]
    if not slot.has("neg") or slot.end - slot.start > 1 or not at or slots[at - 1].kind not in _BEFORE_DENIAL:
        return False
    if slot.end >= len(question.tokens) or not (slots[at + 1].kind == "word" or slots[at + 1].has("stop")):
        return False
    near = question.tokens[slot.start - 1 : slot.end + 2]
    if slots[at - 1].kind != "word" and not (len(near) > _LEAST_AROUND and names.prints(tuple(token.text.lower() for token in near))):
        return False
    return names.occurs(tuple(token.key for token in near))


def _is_number(slots: list[Word], at: int) -> bool:
    """Whether a bare integer after a type word is a document's number: "QĐ 1079", "Nghị định số 72"."""
    before = slots[at - 1] if at and not slots[at - 1].has("count_if_noun") else slots[at - 2] if at > 1 else None
    return slots[at].text.isdigit() and before is not None and before.has("doctype")


class _Window:
    """Neighbouring slots that hold leftover words and what may belong to them."""

    def __init__(self, question: Question, slots: list[Word], names: Names) -> None:
        self.question, self.slots, self.names = question, slots, names
        self.first, self.last = slots[0].start, slots[-1].end
        self.slot_at = {i: slot for slot in slots for i in range(slot.start, slot.end)}
        self.keys = [token.key for token in question.tokens]
        marked = sum(not token.text.isascii() for token in question.tokens)
        self.gives = shape("gives-work").search(question.folded) is not None
        self.accented = 5 * marked >= 2 * len(question.tokens)  # typed with accents, as about two of five syllables have some

    def read(self) -> list[Word]:
        """Return the window's slots with phrases set in."""
        best: dict[int, tuple[float, _Found | None]] = {self.last: (0.0, None)}
        for at in range(self.last - 1, self.first - 1, -1):
            choice: tuple[float, _Found | None] = (best[at + 1][0], None)
            for end in range(at + 1, min(self.last, at + _LONGEST_PHRASE) + 1):
                found = self._found(at, end)
                if found and found.score + best[end][0] > choice[0]:
                    choice = (found.score + best[end][0], found)
            best[at] = choice
        taken: list[_Found] = []
        at = self.first
        while at < self.last:
            found = best[at][1]
            if found is not None and self._is_printed_otherwise(found):
                at = found.end  # "đà điểu" is not the texts' "đã điều"
            elif found is None:
                at += 1
            else:
                taken.append(found)
                at = found.end
        return self._merged(taken)

    def _is_printed_otherwise(self, found: _Found) -> bool:
        """Whether two syllables that are no term, typed with accents, have others wherever texts print them."""
        tokens = self.question.tokens[found.start : found.end]
        keys = tuple(self.keys[found.start : found.end])
        if len(tokens) != _PAIR or not self.accented or found.value != " ".join(keys) or any(token.text.isascii() for token in tokens):
            return False
        if is_term(keys):
            return False
        typed = words_of(self.question.words(found.start, found.end))
        return not self.names.prints(tuple(typed)) and bool(self.names.passages_with(keys))

    def _found(self, start: int, end: int) -> _Found | None:
        """A phrase of tokens [start, end), if it is one: more leftover words are better, words taken from other slots worse."""
        inside = [self.slot_at[i] for i in range(start, end)]
        loose = sum(slot.kind == "word" for slot in inside)
        aside = any(slot.kind == "stop" and not slot.entries and " " not in slot.text for slot in (inside[0], inside[-1]))
        if inside[0].start < start or inside[-1].end > end or aside:
            return None  # "để" of "làm gì để xuất khẩu" is set aside: "để xuất" is no "đề xuất"
        if not loose:
            return self._term_of_fillers(inside, start, end)
        keys = tuple(self.keys[start:end])
        other = sum(slot.has("stop") and self._is_typed_otherwise(slot) for slot in inside)
        taken = sum(2.0 if slot.kind == "topic" else 1.0 for slot in inside if slot.kind != "word") - other
        opens = inside[0].kind in ("role", "help") or (inside[0].kind == "own" and is_term(keys[:2]))  # "chính" of "chính sách"
        score = 10.0 * (loose + other) - 4.0 - taken + _BESIDE_ITS_VERB * opens  # "làm phim" says more than "phim"
        score += _EVENT * self._opens_event(inside) - self._cut(start, end)
        if len(keys) == 1 and is_field_in_capitals(self.question.tokens[start]) and keys[0] != self.question.tokens[start].text:
            return None  # "AIDS", which no text has by its own letters, is no "aid"
        known = (
            self._worded(wordings(keys)) if len(keys) <= LONGEST and (len(" ".join(keys)) > 2 or self.question.tokens[start].upper) else []
        )
        english = self.question.language == "en" and len(keys) == 1 and known and is_part(keys[0])
        own, short = " ".join(keys), self._worded(abbreviated(" ".join(keys)))
        edges = (inside[0], inside[0] if inside[-1] in self._denied(inside) else inside[-1])
        if not english and self._edges_fit(*edges) and self._is_no_name(inside[0], start, end):
            said = self._occurs(keys, start)
            unsure = [slot for slot in inside if slot.kind != "word"]
            value = "|".join((*([own] if said else []), *short))
            if said and any(slot.has("neg") for slot in inside):
                score += _DENYING + _DENIED * len(self._denied(inside))
            if said and unsure and all(self._may_be_other(slot) for slot in unsure):
                return _Found(score + 3.0 * (len(keys) - 1), start, end, value)
            if value:
                return _Found(score + (1.5 * len(keys) if known or not said else 0.0), start, end, value)
        if known:
            return _Found(score + (8.0 if len(keys) > 1 else 2.0), start, end, "|".join(known), self._topic(known))
        looser = self._with_a_word_inside(keys) if self.question.language == "vi" else []
        if looser:
            return _Found(score, start, end, "|".join(looser), self._topic(looser))
        field = field_said(self.question, start, end, self.names)
        return _Found(score + 1.0, start, end, field, field=field) if field else None

    def _denied(self, inside: list[Word]) -> list[Word]:
        """What something else took of the words behind a denial that stands so in a text: "tiền", "mặt" of "không dùng tiền mặt"."""
        at = next((i for i, slot in enumerate(inside) if slot.has("neg")), len(inside))
        return [slot for slot in inside[at + 1 :] if slot.kind in ("topic", "stop")]

    def _with_a_word_inside(self, keys: tuple[str, ...]) -> list[str]:
        """The wordings of a term that stands here with one more word inside: "đánh bắt cá trái phép"."""
        for at in range(1, len(keys) - 1) if _LEAST_OF_TERM < len(keys) <= LONGEST else ():
            without = (*keys[:at], *keys[at + 1 :])
            if is_term(without) and (found := self._worded(wordings(without))):
                return found
        return []

    def _worded(self, wordings: Iterable[str]) -> list[str]:
        """Those wordings, also with a part written short, that the texts have."""
        forms = dict.fromkeys(form for one in wordings for form in (one, *abbreviated(one)))
        return [form for form in forms if self.names.occurs(tuple(form.split()))]

    def _term_of_fillers(self, inside: list[Word], start: int, end: int) -> _Found | None:
        """A term that reads as fillers where it is typed without accents: "nhan su" is "nhân sự"."""
        keys = tuple(self.keys[start:end])
        # an office before who has signed is set aside, a slot without entries, where the one gives work
        read = [slot for slot in inside if slot.has("stop") and (slot.entries or not self.gives)]
        named = [slot for slot in read if self.question.is_capital(self.question.tokens[slot.start])]
        if len(inside) >= 2 and len(named) == len(inside) == end - start and self.names.occurs(keys):
            return _Found(6.0, start, end, " ".join(keys))  # "Vân Nam" is no filler
        fillers = len(inside) >= 2 and all(slot.has("stop") and self._may_be_other(slot) for slot in inside)
        if not fillers or len(keys) > LONGEST or " ".join(keys) not in wordings(keys) or not self.names.occurs(keys):
            return None
        return _Found(6.0, start, end, " ".join(keys))

    def _may_be_other(self, slot: Word) -> bool:
        """Whether one syllable typed without accents was read with some, which it need not have: "tien" of "xuc tien" is no "tiền"."""
        bare = slot.end - slot.start == 1 and self.question.tokens[slot.start].text.isascii()
        return bare and bool(slot.entries) and not slot.entries[0].printed[0].isascii()

    def _is_no_name(self, first: Word, start: int, end: int) -> bool:
        """Whether words after "Sở", "Bộ" are as some text prints them: "Sở Phù thủy" is not the text's "số phụ"."""
        if not first.has("kind") or end - start < 2 or all(token.text.isascii() for token in self.question.tokens[start:end]):
            return True
        return self.names.prints(tuple(token.text for token in self.question.tokens[start:end]))

    def _topic(self, known: list[str]) -> str:
        """The topic that one of the official wordings names: "ký giả ngoại quốc" is worded "phóng viên nước ngoài", a topic's name."""
        for wording in known:
            if is_deed(wording):
                return ""  # "theo dõi", "monitor" go with any subject
        for wording in known:
            for entry in self.names.lexicon.find(tuple(wording.split())):
                if entry.kind == "topic":
                    return entry.value
        return ""

    def _edges_fit(self, first: Word, last: Word) -> bool:
        return all(
            slot.kind not in _INNER or self._is_other_word(slot) or (self.accented and self._may_be_other(slot)) or slot.has("unit")
            for slot in (first, last)
        )

    def _cut(self, start: int, end: int) -> float:
        """What it costs that a phrase ends inside a term."""
        behind = self.slot_at[start].has("stop") and range(max(end, start + 3) + 1, min(self.last, start + 1 + LONGEST) + 1)
        longer = end > start + 1 and any(is_term(tuple(self.keys[start + 1 : stop])) for stop in behind or ())
        for first, stop in self._long_terms if not longer else ():
            cut = end if start < first < end < stop else start if first < start < stop < end else 0
            if cut and self._are_no_terms(first, cut, stop):
                return _CUT_LONGER  # "nền tảng trí tuệ | nhân tạo"
        return _CUT_LONGER if longer else _CUT * self._cuts_term(end)

    @cached_property
    def _long_terms(self) -> list[tuple[int, int]]:
        """Where each term of many syllables stands in the window."""
        ends = (
            (first, stop)
            for first in range(self.first, self.last)
            for stop in range(first + _LEAST_OF_TERM, min(self.last, first + LONGEST) + 1)
        )
        return [(first, stop) for first, stop in ends if is_term(tuple(self.keys[first:stop]))]

    def _are_no_terms(self, first: int, end: int, stop: int) -> bool:
        """Whether a term cut in two is none on either side, as "kiểm kê | tài sản công" is."""
        return not (is_term(tuple(self.keys[first:end])) or is_term(tuple(self.keys[end:stop])))

    def _cuts_term(self, end: int) -> bool:
        """Whether a phrase ends inside a term: between "pháp" and "luật", not behind "pháp luật"."""
        pair, own = tuple(self.keys[end - 1 : end + 1]), tuple(self.keys[end - 2 : end])
        return end < self.last and is_term(pair) and not is_term(own)

    def _opens_event(self, inside: list[Word]) -> bool:
        """Whether the words are as an event's name begins, "Tháng hành động …", "Ngày Chuyển đổi số"."""
        return len(inside) > 2 and inside[0].has("unit") and inside[1].kind == "word"

    def _is_other_word(self, slot: Word) -> bool:
        """Whether a word typed with accents only could be a filler: "cân" of "cân đối" is not "cần"."""
        if slot.end - slot.start == 1 and self.question.is_capital(self.question.tokens[slot.start]):
            return True  # "Vung Ang"
        return not self.question.tokens[slot.start].text.isascii() and self._is_typed_otherwise(slot)

    def _is_typed_otherwise(self, slot: Word) -> bool:
        """Whether one syllable, of a question typed with accents, has others than what it was read as: "thương" is no "thường"."""
        text = self.question.tokens[slot.start].text
        with_accents = self.accented or not text.isascii()
        return slot.end - slot.start == 1 and with_accents and bool(slot.entries) and slot.entries[0].printed != (text.lower(),)

    def _occurs(self, keys: tuple[str, ...], start: int) -> bool:
        if len(keys) == 1:
            token = self.question.tokens[start]
            near = (i for i in (start - 1, start + 1) if i in self.slot_at and not self.question.comma_before(max(i, start)))
            alone = all(self.slot_at[i].kind != "word" for i in near)  # "tôm, ngao"
            named = self.question.language == "en" and self.question.is_capital(token)  # "Tula"
            return (stands_alone(token.key) or named or (alone and is_part(token.key))) and self.names.occurs(keys)
        return self.names.occurs(keys)

    def _is_spoken_of(self, found: _Found) -> bool:
        """Whether one syllable, typed with the accents that the texts print, is what is spoken of: "về rừng"."""
        first = found.start
        while first - 1 in self.slot_at and self.slot_at[first - 1].kind == "word" and self.question.comma_before(first):
            first -= 1
        text, before = self.question.tokens[found.start].text, self.keys[first - 1 : first]
        return not text.isascii() and before in (["ve"], ["den"], ["toi"]) and self.names.prints((text,))

    def _merged(self, taken: list[_Found]) -> list[Word]:
        out: list[Word] = []
        covered = {i: found for found in taken for i in range(found.start, found.end)}
        for slot in self.slots:
            hit = [covered[i] for i in range(slot.start, slot.end) if i in covered]
            if not hit:
                out.append(slot)
                continue
            # what is left of a slot that a phrase took words from means nothing by itself
            for found in dict.fromkeys(hit):
                named = self.question.is_capital(self.question.tokens[found.start]) or self._is_spoken_of(found)  # "Nga" is a country
                kind = "syllable" if found.end - found.start == 1 and is_part(found.value) and not named else "words"
                value = found.value
                if found.topic:
                    kind, value = "topic", found.topic
                elif found.field:
                    kind = "field"
                entries = (Entry("topic", value, ()),) if found.topic else ()
                made = Word(found.start, found.end, entries, self.question.words(found.start, found.end), kind, value)
                if made not in out:
                    out.append(made)
        return out


@cache
def _shorts() -> list[tuple[str, str]]:
    """Return (folded meaning, folded abbreviation) of the abbreviations that texts write for three syllables or more."""
    pairs = ((fold(meaning), fold(short)) for short, meanings in load().expansions.items() for meaning in meanings if len(short) > 2)
    return sorted(pair for pair in pairs if pair[0].count(" ") >= 2 and pair[1].isalnum())


def abbreviated(phrase: str) -> list[str]:
    """Return a folded phrase with its part that has an abbreviation written short: "bao ve bmnn"."""
    if phrase.count(" ") < 2:
        return []
    return list(
        dict.fromkeys(
            f" {phrase} ".replace(f" {meaning} ", f" {short} ").strip() for meaning, short in _shorts() if f" {meaning} " in f" {phrase} "
        )
    )
