"""How much of what a question says around a place a document's title explains, and whose it is, its day and who signed it.

The words are walked outwards from the place: what a title explains counts for it, by how few titles have it, what it does not explains
against it, and the best stretch of words is the description.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.query import Query
from search.lexicon.names import DocumentName, Names
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.sentence import Sentence
from search.question.shape import is_yesno
from search.question.shapes import shape
from search.question.times import TimeFound
from search.question.titles import LAWS, places_meant, title_forms
from search.question.words import Word
from text.views import fold

__all__ = ["ALIKE", "Fit", "holds_type", "LEAST", "ONE", "SAID", "SHARE", "Walk", "asks_of_document"]

SAID = ("words", "syllable", "word", "topic", "field", "place")
_FILLERS = ("stop", "of", "to", "by", "about", "and", "own", "light", "count_if_noun", "cite", "after", "before", "issue")
_JOINING = ("stop", "of", "to", "about", "and", "light")
ENDS = ("wh", "neg", "question_end", "mention", "yesno", "count", "deadline", "except", "only")
_ASKS_OF_IT = ("meta", "cite", "cite_passive")  # of a document as a whole, whatever it is about
_WHOSE = ("of", "body", "agency", "time", "by", "issue", "province")
_OF_WORK = ("role", "noun", "number", "meta", "cite", "cite_passive")
LEAST = 1.0  # what must be explained: as much as one word that a single title has
SHARE = 0.6  # of what the description says, by weight
ALIKE = 0.25  # below the best: meant as well
_MISSED = 0.5  # what an unexplained word counts against a title
ONE = 1.0  # what a day or a signer is worth
_SURE, _SURELY, _LONG = 1.5, 0.75, 4  # weight, share and syllables of a subject that is a document's though none is named
_MOST = 10  # documents; more are of a kind, not the ones that are meant
_LOOKED_AT = 60  # documents compared in full, those with most of the rare words


def asks_of_document(slots: Iterable[Word]) -> bool:
    """Whether something is asked of a document as a whole: its number, day or signer, what it cites or rests on."""
    return any(slot.has("noun", "citation") or any(slot.has(kind) for kind in _ASKS_OF_IT) for slot in slots)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a document is described: its weight, the share explained, and the places that belong to the description."""

    id: str
    weight: float
    share: float
    places: tuple[int, ...]


class Walk:
    """The words around one type of document, compared with titles."""

    def __init__(
        self, question: Question, slots: list[Word], times: Sequence[TimeFound], names: Names, at: int, *, numbered: bool = False
    ) -> None:
        self.question, self.slots, self.times, self.names, self.at = question, slots, times, names, at
        self.numbered = numbered
        self.ways = [self._right()] if question.language == "vi" else [self._left(), self._right()]
        self._issued: dict[int, frozenset[str]] = {}

    # ------------------------------------------------------------ the words

    def _right(self) -> list[int]:
        """The places behind; of a number in a question for yes or no those before "có", behind which it is said what is asked of it."""
        behind = range(self.at + 1, len(self.slots))
        if not self.numbered or self.question.language != "vi" or not is_yesno(Sentence(self.question, self.slots)):
            return list(behind)
        whether = (i for i in behind if shape("affirms").fullmatch(self._key(i, i)))
        return list(range(self.at + 1, next(whether, len(self.slots))))

    def _left(self) -> list[int]:
        """The places before an English type that may modify it, nearest first."""
        out = []
        for i in range(self.at - 1, -1, -1):
            slot = self.slots[i]
            if self.numbered and i == self.at - 1 and slot.kind == "doctype":
                continue  # "flood insurance telegram 228"
            bound = slot.has("own") or slot.text == "s" or (slot.has("and") and i > 0 and self.slots[i - 1].kind in SAID)
            if slot.kind not in (*SAID, "light", "province", "time") and not bound:
                break
            out.append(i)
        return out

    def _key(self, first: int, last: int) -> str:
        """The folded words of the slots [first, last]."""
        tokens = self.question.tokens[self.slots[first].start : self.slots[last].end]
        return folded_phrase(" ".join(token.text for token in tokens))

    def _broken(self, i: int) -> bool:
        """Whether a comma stands between a place and the one before it."""
        return self.question.comma_before(self.slots[i].start)

    # ------------------------------------------------------------ one document

    def of_known(self, ids: tuple[str, ...]) -> list[int]:
        """Return the places of what is said of documents that are known: all that every title explains; what none does narrows on."""
        fits = [self._fit(self.names.documents[id]) for id in ids]
        places = set.intersection(*(set(fit.places) for fit in fits)) if fits else set()
        return sorted(places | set(self._held(ids) if self.slots[self.at].has("title_part") else ()))

    def of_number(self) -> list[int]:
        """Return the places of what a numbered document is said to be about, where the document is cited or its data are asked for:
        "viện dẫn Thông tư 06/2022/TT-BTTTT về truyền thông giảm nghèo", "who signed notice 648 on the working session with Dien Bien"."""
        way = self._right() if asks_of_document(self.slots) else []
        begin = next((i for i in way if self.slots[i].has("about") or not any(self.slots[i].has(kind) for kind in _WHOSE)), len(self.slots))
        if begin == len(self.slots) or not self.slots[begin].has("about"):
            return []
        ends = (i for i in range(begin + 1, len(self.slots)) if any(self.slots[i].has(kind) for kind in (*ENDS, *_OF_WORK)))
        return list(range(begin, next(ends, len(self.slots))))

    def _held(self, ids: Iterable[str]) -> Iterator[int]:
        """The places of further words that every one of these titles holds: they narrow nothing under it."""
        titles = [_title(self.names.documents[id]) for id in ids]
        for i in self._right():
            forms = title_forms(self.question, self.slots[i], self.names) if self.slots[i].kind == "words" else ()
            if forms and all(any(f" {form} " in title for form in forms) for title in titles):
                yield i

    def _rest(self, explained: Collection[int]) -> list[int]:
        """The places of the words that go on a description which a title has begun, up to a verb, a mark or a place."""
        said, out = False, []
        for i in self._right():
            slot = self.slots[i]
            if i in explained or (slot.kind == "stop" and not slot.entries):  # the words of a title stand so
                said = True
                continue
            bound = slot.kind in ("body", "agency") and self.slots[i - 1].has("to")  # whom the work is for
            if not (bound or slot.kind in SAID or slot.kind in _JOINING) or self._broken(i):
                break
            if slot.kind in ("words", "syllable", "word") and is_deed(slot.value or folded_phrase(slot.text)):
                break
            if said and (bound or slot.kind in SAID):
                out.append(i)
        return out

    def goes_on(self, explained: Collection[int]) -> list[int]:
        """Return the places of the words that go on what a document is called behind the words of its title: "… nhu yếu phẩm cho dân vùng
        lũ", "… for flood victims"; words that tell of it what no title says, and narrow nothing unless its work has them."""
        begun = max((i for i in explained if i > self.at), default=self.at)
        if any(self.slots[i].kind in ENDS or self._broken(i) for i in range(self.at + 1, begun + 1)):
            return []
        out: list[int] = []
        for i in range(begun + 1, len(self.slots)):
            slot = self.slots[i]
            if self._broken(i) or slot.kind == "time":
                break
            joins = slot.kind in ("of", "to", "and", "stop") and shape("goes-on").fullmatch(self._key(i, i)) is not None
            said = slot.kind in ("words", "syllable", "word") or (slot.kind in ("body", "agency") and self.slots[i - 1].has("to"))
            if not joins and (not said or is_deed(slot.value or folded_phrase(slot.text))):
                break
            if said and not joins:
                out.append(i)
        return out

    def subject(self) -> Fit | None:
        """Return the one document whose title explains a long stretch of the question far better than any other's."""
        held = places_meant(self.slots) & self.names.provinces
        pool = {id for i in range(len(self.slots)) if self.slots[i].kind in SAID for id in self._with(i)}
        documents = [self.names.documents[id] for id in sorted(pool)]
        found = [self._stretch(document) for document in documents if not held or self._is_of(document, held)]
        found = [fit for fit in found if fit.weight >= _SURE and fit.share >= _SURELY]
        best = max(found, key=lambda fit: fit.weight, default=None)
        alike = [fit for fit in found if best is not None and fit.weight >= best.weight - ALIKE]
        return best if len(alike) == 1 else None

    def _stretch(self, document: DocumentName) -> Fit:
        """The stretch of words that a title explains best."""
        title = _title(document)
        best, now = Fit(document.id, 0.0, 0.0, ()), (0.0, 0.0, -1)
        for i, slot in enumerate(self.slots):
            step = self._step(i, i - 1, document, title) if i else None
            if step is None or slot.kind in ("province", "time"):
                now = (0.0, 0.0, -1)
                continue
            value, _ = step
            gained, lost, first = now
            if first < 0 and value <= 0:
                continue
            gained, lost, first = gained + max(value, 0.0), lost + max(-value, 0.0), i if first < 0 else first
            now = (gained, lost, first) if gained > _MISSED * lost else (0.0, 0.0, -1)
            if value > 0 and gained - _MISSED * lost > best.weight:
                best = Fit(document.id, gained - _MISSED * lost, gained / (gained + lost), tuple(range(first, i + 1)))
        while best.places and best.places[0] and f" {self._key(best.places[0] - 1, best.places[0])} " in title:
            best = replace(best, places=(best.places[0] - 1, *best.places))  # "hỗ trợ" of "hỗ trợ nhu yếu phẩm"
        words = sum(self.slots[i].end - self.slots[i].start for i in best.places)
        return best if words >= _LONG else replace(best, weight=0.0)

    def fits(self) -> list[Fit]:
        """Return the documents that are described best, the best one first; none where none is told well enough."""
        held = places_meant(self.slots) & self.names.provinces
        found = [fit for document in self._candidates() if (fit := self._fit(document)).weight >= LEAST and fit.share >= SHARE]
        if held:
            found = [fit for fit in found if self._is_of(self.names.documents[fit.id], held)]
        if not found:
            return []
        best = max(fit.weight for fit in found)
        found = sorted((fit for fit in found if fit.weight >= best - ALIKE), key=lambda fit: (-fit.weight, fit.id))
        exact = [fit for fit in found if fit.places == found[0].places]
        return exact if len(exact) <= _MOST else []

    def _is_of(self, document: DocumentName, provinces: Iterable[str]) -> bool:
        title = _title(document)
        return any(document.province == id or f" {folded_phrase(self.names.vocabulary.by_id[id].label_vi)} " in title for id in provinces)

    def _candidates(self) -> list[DocumentName]:
        types = set(self.slots[self.at].values("doctype"))
        labels = {folded_phrase(self.names.vocabulary.by_id[type].label_vi) for type in types if type in self.names.vocabulary.by_id}
        counts: dict[str, float] = {}
        for way in self.ways:
            for i in way:
                slot = self.slots[i]
                if slot.kind in ENDS:
                    break
                for id in self._with(i) if slot.kind in SAID else ():
                    counts[id] = counts.get(id, 0.0) + 1.0
        told = any(slot.kind in ("time", "signer") for way in self.ways for slot in (self.slots[i] for i in way))
        pool = self.names.collection if told else [self.names.documents[id] for id in counts]
        law = bool(types) and types <= set(LAWS)  # a plan to carry out a law is not that law
        typed = [d for d in pool if d.type in types or not (told or law) and holds_type(_title(d), labels)]
        return sorted(typed, key=lambda d: (-counts.get(d.id, 0.0), d.id))[: len(typed) if told else _LOOKED_AT]

    def _with(self, i: int) -> frozenset[str]:
        return frozenset(id for form in title_forms(self.question, self.slots[i], self.names) for id in self.names.with_title(form))

    def _fit(self, document: DocumentName) -> Fit:
        title = _title(document)
        weight, missed, surely = 0.0, 0.0, False
        places: list[int] = []
        for way in self.ways:
            gained, lost, best, pending = 0.0, 0.0, 0.0, list[int]()
            best_lost = 0.0
            for n, i in enumerate(way):
                step = self._step(i, way[n - 1] if n else self.at, document, title)
                if step is None:
                    break
                value, sure = step
                pending.append(i)
                if value < 0:
                    lost -= value
                gained += max(value, 0.0)
                if value > 0 and gained - _MISSED * lost > best:
                    best, best_lost = gained - _MISSED * lost, lost
                    surely = surely or sure
                    places += pending
                    pending = []
            weight += best
            missed += best_lost
        explained = weight + _MISSED * missed
        if not (self.numbered or surely):
            rest = self._rest(places) if places else []
            missed += sum(min(ONE, self._weight(i)) for i in rest)
        share = explained / (explained + missed) if explained else 0.0
        kept = [i for i in places if self.slots[i].kind not in ("province",) or not self._own(i, document)]
        return Fit(document.id, weight, share, tuple(sorted(kept)))

    def _own(self, i: int, document: DocumentName) -> bool:
        return document.province in self.slots[i].values("province")

    def _is_beside_own(self, i: int, document: DocumentName) -> bool:
        """Whether a province stands in one run with the document's own, "của Lai Châu và Nghệ An": each has a document of that title."""
        run = [i]
        for step in (-1, 1):
            at = i + step
            while 0 <= at < len(self.slots) and (self.slots[at].kind == "province" or _joins(self.slots[at])):
                run.append(at)
                at += step
        return any(self._own(at, document) for at in run if self.slots[at].kind == "province")

    def _step(self, i: int, before: int, document: DocumentName, title: str) -> tuple[float, bool] | None:
        """Return what a word counts for a document, None where the description ends before it, and whether it is its day or signer."""
        slot = self.slots[i]
        first, last = min(i, before), max(i, before)
        together = f" {self._key(first, last)} " in title or (before == self.at and f" {self._key(i, i)} " in title)
        if slot.kind in ENDS and not (together and slot.kind != "wh"):
            return None
        if i > self.at and self.question.language == "vi" and self.slots[i + 1 : i + 2] and self.slots[i + 1].has("wh", "which"):
            return None  # "Theo Công điện 228, bộ nào …": what is asked for describes nothing
        if slot.kind == "province":
            if self._own(i, document) or self._is_beside_own(i, document):
                return 0.0, False
            names = (folded_phrase(self.names.vocabulary.by_id[id].label_vi) for id in slot.values("province"))
            return (ONE, False) if any(f" {name} " in title for name in names) else None
        if slot.kind == "time":
            own = self._is_its_own(slot, i, document) if self.numbered or before == self.at and self._is_day(slot) else True
            return self._day(slot, document, title) if own else None
        if slot.kind == "signer":
            if document.signer and fold(document.signer) in slot.values("signer") and not self.numbered:
                return ONE, True
            return (self._weight(i), False) if f" {self._key(i, i)} " in title else None
        if slot.has("meta", "signer") and i and self.slots[before].kind == "signer":
            return 0.0, False
        if slot.kind in ("body", "agency"):
            bound = self.slots[before].has("of") or self.slots[before].has("by")
            if bound and document.id in self._issued_by(i):
                return 0.05, False
            return (self._weight(i), False) if together else None
        if slot.kind in SAID:
            if slot.kind == "word" and together:
                return self._weight(i), False
            weights = [self.names.title_weight(form) for form in title_forms(self.question, slot, self.names) if f" {form} " in title]
            if weights:
                return max(weights), False
            return -min(1.0, self._weight(i)), False
        if slot.kind == "document":
            return self._law(slot, title)
        if slot.kind == "light" and f" {self._key(i, i)} " in title:
            return self._weight(i), False  # "kế hoạch truyền thông về giảm nghèo"
        if slot.has("role", "any") and self.question.language == "en" and not together:
            return 0.0, False  # "the plan to implement the law"
        if any(slot.has(kind) for kind in _FILLERS) and slot.kind != "role":
            return 0.0, False
        return (self._weight(i), False) if together else None

    def _weight(self, i: int) -> float:
        return self.names.title_weight(self._key(i, i))

    def _law(self, slot: Word, title: str) -> tuple[float, bool] | None:
        """What a law that a title names counts for it."""
        named = (self.names.documents[id].title or "" for id in slot.values("document") if id in self.names.documents)
        labels = [form for name in named if (form := folded_phrase(name)) and f" {form} " in title]
        return (max(map(self.names.title_weight, labels)), False) if labels else None

    def _day(self, slot: Word, document: DocumentName, title: str) -> tuple[float, bool] | None:
        time = self.times[int(slot.value)] if slot.value.isdigit() else None
        if time is None or time.relation or not time.start or not time.end or time.unit == "recurrence":
            return None
        if time.unit in ("day", "month"):
            issued = document.issue_date or ""
            same = issued[5:] == time.start[5:] if time.start.startswith("?") else time.start <= issued <= time.end
            if same and time.unit == "day":
                return (ONE, True) if not self.numbered else (0.05, True)
            return (0.05, False) if f" {folded_phrase(slot.text)} " in title or same else None
        years = (int(time.start[:4]), int(time.end[:4])) if time.start[:4].isdigit() and time.end[:4].isdigit() else None
        if years is None:
            return None
        return (0.1, False) if document.is_of_year(*years) or all(str(year) in title.split() for year in years) else None

    def _is_day(self, slot: Word) -> bool:
        return slot.value.isdigit() and self.times[int(slot.value)].unit == "day"

    def _is_its_own(self, slot: Word, i: int, document: DocumentName) -> bool:
        """Whether a time stands right behind a document or its type and says when it was issued ("Quyết định 2530/QĐ-TTg năm 2025") or the
        years that it is for ("chương trình 2014-2020"); any other is the work's ("Theo Quyết định 2530/QĐ-TTg, năm 2026 …") or another
        document's."""
        time = self.times[int(slot.value)] if slot.value.isdigit() else None
        issued = document.issue_date or ""
        beside = all(self.slots[k].has("of") or self.slots[k].has("issue") for k in range(self.at + 1, i)) and not self._broken(i)
        if time is not None and time.unit == "range" and time.start and time.end and not time.relation:
            near = all(self.slots[k].kind in ("stop", "of", "province") for k in range(self.at + 1, i)) and not self._broken(i)
            return (
                near
                and document.period is not None
                and document.period == tuple(int(year[:4]) for year in (time.start, time.end) if year[:4].isdigit())
            )
        single = time is not None and time.start is not None and time.end is not None and time.start[:4] == time.end[:4]
        if not beside or not single or time is None:
            return False
        return issued[5:] == str(time.start)[5:] if str(time.start).startswith("?") else str(time.start) <= issued <= str(time.end)

    def _issued_by(self, i: int) -> frozenset[str]:
        """The documents that a body issued."""
        if i not in self._issued:
            ids = self.slots[i].values(self.slots[i].kind)
            self._issued[i] = frozenset(self.names.answers_of(Query("document", issuers=ids)))
        return self._issued[i]


def _joins(slot: Word) -> bool:
    return any(slot.has(kind) for kind in ("and", "either", "of"))


def _title(document: DocumentName) -> str:
    """Return a document's folded title with a space before and behind, in which whole words are looked for."""
    return f" {folded_phrase(document.title or '')} "


def holds_type(title: str, labels: Iterable[str]) -> bool:
    """Return whether a folded title with blanks around it has a type that it does not only cite, "ban hành Kế hoạch …", not "thực hiện Nghị
    quyết số 66"."""
    for label in labels:
        title = title.replace(f" {label} so ", " ")
    return any(f" {label} " in title for label in labels)
