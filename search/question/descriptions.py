"""Documents by what a question says of them, weighed: the words of their titles, whose they are, their day, who signed them.

`titles` finds a document whose title has all the words that stand behind a type; here a description may say more than a title, or say it
otherwise.  Its words are walked outwards from the type: what a title explains counts for it, by how few titles have it, what it does not
explains against it, and the best stretch of words is the description.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.query import Query
from search.lexicon import Entry
from search.lexicon.names import DocumentName, Names
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.numbers import numbered_documents
from search.question.shapes import shape
from search.question.times import TimeFound
from search.question.titles import is_counted, is_made, title_forms
from search.question.words import Word
from text.views import fold

__all__ = ["find_described"]

_SAID = ("words", "syllable", "word", "topic", "field", "place")
_FILLERS = ("stop", "of", "to", "by", "about", "and", "own", "light", "count_if_noun", "cite", "after", "before", "issue")
_JOINING = ("stop", "of", "to", "about", "and", "light")
_ENDS = ("wh", "neg", "question_end", "mention", "yesno", "count", "deadline", "except", "only")
_ASKS_OF_IT = ("meta", "cite", "cite_passive")  # of a document as a whole, whatever it is about
_WHOSE = ("of", "body", "agency", "time", "by", "issue", "province")
_OF_WORK = ("role", "noun", "number", "meta", "cite", "cite_passive")
_LEAST = 1.0  # what must be explained: as much as one word that a single title has
_SHARE = 0.6  # of what the description says, by weight
_ALIKE = 0.25  # below the best: meant as well
_MISSED = 0.5  # what an unexplained word counts against a title
_ONE = 1.0  # what a day or a signer is worth
_MOST = 10  # documents; more are of a kind, not the ones that are meant
_LOOKED_AT = 60  # documents compared in full, those with most of the rare words


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a document is described: its weight, the share explained, and the places that belong to the description."""

    id: str
    weight: float
    share: float
    places: tuple[int, ...]
    surely: bool  # by its day or signer too


def find_described(question: Question, slots: list[Word], times: Sequence[TimeFound], names: Names) -> list[Word]:
    """Return the slots with each document that is described standing for its description, whose other words narrow nothing."""
    out = list(slots)
    for at in range(len(slots)):
        if out[at].kind in ("stop", "time"):
            continue
        known, numbered = _known(out, at, names), _is_numbered(out, at)
        if known or numbered:
            walk = _Walk(question, out, times, names, at, numbered=True)
            places = sorted({*walk.of_known(known), *(walk.of_number() if numbered else ())})
        elif out[at].kind == "doctype" and _may_be_meant(question, out, at):
            fits = _Walk(question, out, times, names, at).fits()
            if not fits:
                continue
            ids = [fit.id for fit in fits]
            entries = [Entry("document" if len(ids) == 1 else "titled", id, ()) for id in ids]
            entries.append(Entry("title_part", folded_phrase(out[at].text), ()))
            places = list(fits[0].places)
            if len(ids) == 1:
                out[at] = replace(out[at], entries=tuple(entries), kind="document", value=ids[0])
            else:
                out[at] = replace(out[at], entries=(*entries, *out[at].entries))
        else:
            continue
        for i in places:
            out[i] = replace(out[i], kind="stop", value="", entries=())
    return out


def _known(slots: list[Word], at: int, names: Names) -> tuple[str, ...]:
    """The documents of the collection that a slot stands for: by its number, or as a title has named them."""
    slot = slots[at]
    if slot.has("title_part"):
        ids = slot.values("document") or slot.values("titled")
    elif _is_numbered(slots, at):
        ids = numbered_documents(slots, at, names)
    else:
        return ()
    return tuple(id for id in ids if id in names.documents and names.documents[id].in_collection)


def _is_numbered(slots: list[Word], at: int) -> bool:
    """Whether a document's number stands at a place."""
    before = next((slot for slot in reversed(slots[max(0, at - 2) : at]) if not slot.has("count_if_noun")), None)
    return slots[at].kind == "number" or (slots[at].text.isdigit() and before is not None and before.has("doctype"))


def _may_be_meant(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a type may stand for a document that is described: neither asked for nor counted, numbered, or what the work is to make."""
    beside = [slots[i] for i in (at - 1, at + 1) if 0 <= i < len(slots)]
    if any(slot.has("wh") for slot in beside) or is_counted(slots, at) or is_made(question, slots, at) or slots[at].has("titled"):
        return False
    before = slots[at - 1] if at else None
    if shape("each-one").search(question.folded[: question.tokens[slots[at].start].start].rstrip()) or _is_plural(question, slots[at]):
        return False
    if before is not None and before.kind in ("words", "syllable") and is_deed(before.value):
        return False
    follows = slots[at + 1 : at + 3]
    return not any(slot.kind in ("number", "path") or slot.text.isdigit() for slot in follows)


def _is_plural(question: Question, slot: Word) -> bool:
    """Whether several documents are spoken of in English: "the decisions issued by …"."""
    return question.language == "en" and slot.text.lower().endswith("s") and not slot.text.isupper()


class _Walk:
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
        return list(range(self.at + 1, len(self.slots)))

    def _left(self) -> list[int]:
        """The places before an English type that may modify it, nearest first."""
        out = []
        for i in range(self.at - 1, -1, -1):
            slot = self.slots[i]
            if slot.kind not in (*_SAID, "light", "province", "time") and not (slot.has("own") or slot.text == "s"):
                break
            out.append(i)
        return out

    def _key(self, first: int, last: int) -> str:
        """The folded words of the slots [first, last]."""
        tokens = self.question.tokens[self.slots[first].start : self.slots[last].end]
        return folded_phrase(" ".join(token.text for token in tokens))

    def _broken(self, i: int) -> bool:
        """Whether a comma stands between a place and the one before it."""
        tokens = self.question.tokens
        return "," in self.question.text[tokens[self.slots[i - 1].end - 1].end : tokens[self.slots[i].start].start]

    # ------------------------------------------------------------ one document

    def of_known(self, ids: tuple[str, ...]) -> list[int]:
        """Return the places of what is said of documents that are known: all that every title explains, and of those that a title named
        what is left of the same phrase."""
        fits = [self._fit(self.names.documents[id]) for id in ids]
        places = set.intersection(*(set(fit.places) for fit in fits)) if fits else set()
        if self.slots[self.at].has("title_part"):
            places |= {*self._rest(places), *self._held(ids)}
        return sorted(places)

    def of_number(self) -> list[int]:
        """Return the places of what a numbered document is said to be about, where the document is cited or its data are asked for:
        "viện dẫn Thông tư 06/2022/TT-BTTTT về truyền thông giảm nghèo", "who signed notice 648 on the working session with Dien Bien"."""
        asks = any(slot.has(kind) for slot in self.slots for kind in _ASKS_OF_IT) or any(
            slot.has("noun", "citation") for slot in self.slots
        )
        way = self._right() if asks else []
        begin = next((i for i in way if self.slots[i].has("about") or not any(self.slots[i].has(kind) for kind in _WHOSE)), len(self.slots))
        if begin == len(self.slots) or not self.slots[begin].has("about"):
            return []
        ends = (i for i in range(begin + 1, len(self.slots)) if any(self.slots[i].has(kind) for kind in (*_ENDS, *_OF_WORK)))
        return list(range(begin, next(ends, len(self.slots))))

    def _held(self, ids: Iterable[str]) -> Iterator[int]:
        """The places of further words that every one of these titles holds: they narrow nothing under it."""
        titles = [f" {folded_phrase(self.names.documents[id].title or '')} " for id in ids]
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
            if not (bound or slot.kind in _SAID or slot.kind in _JOINING) or self._broken(i):
                break
            if slot.kind in ("words", "syllable", "word") and is_deed(slot.value or folded_phrase(slot.text)):
                break
            if said and (bound or slot.kind in _SAID):
                out.append(i)
        return out

    def fits(self) -> list[_Fit]:
        """Return the documents that are described best, the best one first; none where none is told well enough."""
        held = {id for slot in self.slots for id in slot.values("province")} & self.names.provinces
        found = [fit for document in self._candidates() if (fit := self._fit(document)).weight >= _LEAST and fit.share >= _SHARE]
        if held:
            found = [fit for fit in found if self._is_of(self.names.documents[fit.id], held)]
        if not found:
            return []
        best = max(fit.weight for fit in found)
        found = sorted((fit for fit in found if fit.weight >= best - _ALIKE), key=lambda fit: (-fit.weight, fit.id))
        exact = [fit for fit in found if fit.places == found[0].places]
        return exact if len(exact) <= _MOST else []

    def _is_of(self, document: DocumentName, provinces: Iterable[str]) -> bool:
        title = f" {folded_phrase(document.title or '')} "
        return any(document.province == id or f" {folded_phrase(self.names.vocabulary.by_id[id].label_vi)} " in title for id in provinces)

    def _candidates(self) -> list[DocumentName]:
        types = set(self.slots[self.at].values("doctype"))
        labels = {folded_phrase(self.names.vocabulary.by_id[type].label_vi) for type in types if type in self.names.vocabulary.by_id}
        counts: dict[str, float] = {}
        for way in self.ways:
            for i in way:
                slot = self.slots[i]
                if slot.kind in _ENDS:
                    break
                for id in self._with(i) if slot.kind in _SAID else ():
                    counts[id] = counts.get(id, 0.0) + 1.0
        told = any(slot.kind in ("time", "signer") for way in self.ways for slot in (self.slots[i] for i in way))
        pool = self.names.collection if told else [self.names.documents[id] for id in counts]
        typed = [d for d in pool if d.type in types or any(f" {one} " in f" {folded_phrase(d.title or '')} " for one in labels)]
        return sorted(typed, key=lambda d: (-counts.get(d.id, 0.0), d.id))[: len(typed) if told else _LOOKED_AT]

    def _with(self, i: int) -> frozenset[str]:
        return frozenset(id for form in title_forms(self.question, self.slots[i], self.names) for id in self.names.with_title(form))

    def _fit(self, document: DocumentName) -> _Fit:
        title = f" {folded_phrase(document.title or '')} "
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
            missed += sum(min(_ONE, self._weight(i)) for i in rest)
            places += rest
        share = explained / (explained + missed) if explained else 0.0
        kept = [i for i in places if self.slots[i].kind not in ("province",) or not self._own(i, document)]
        return _Fit(document.id, weight, share, tuple(sorted(kept)), surely)

    def _own(self, i: int, document: DocumentName) -> bool:
        return document.province in self.slots[i].values("province")

    def _step(self, i: int, before: int, document: DocumentName, title: str) -> tuple[float, bool] | None:
        """Return what a word counts for a document, None where the description ends before it, and whether it is its day or signer."""
        slot = self.slots[i]
        first, last = min(i, before), max(i, before)
        together = f" {self._key(first, last)} " in title or (before == self.at and f" {self._key(i, i)} " in title)
        if slot.kind in _ENDS and not (together and slot.kind != "wh"):
            return None
        if slot.kind == "province":
            if self._own(i, document):
                return 0.0, False
            names = (folded_phrase(self.names.vocabulary.by_id[id].label_vi) for id in slot.values("province"))
            return (_ONE, False) if any(f" {name} " in title for name in names) else None
        if slot.kind == "time":
            return self._day(slot, document, title)
        if slot.kind == "signer":
            if document.signer and fold(document.signer) in slot.values("signer") and not self.numbered:
                return _ONE, True
            return (self._weight(i), False) if f" {self._key(i, i)} " in title else None
        if slot.has("meta", "signer") and i and self.slots[before].kind == "signer":
            return 0.0, False
        if slot.kind in ("body", "agency"):
            bound = self.slots[before].has("of") or self.slots[before].has("by")
            if bound and document.id in self._issued_by(i):
                return 0.05, False
            return (self._weight(i), False) if together else None
        if slot.kind in _SAID:
            if slot.kind == "word" and together:
                return self._weight(i), False
            weights = [self.names.title_weight(form) for form in title_forms(self.question, slot, self.names) if f" {form} " in title]
            if weights:
                return max(weights), False
            return -min(1.0, self._weight(i)), False
        if any(slot.has(kind) for kind in _FILLERS) and slot.kind != "role":
            return 0.0, False
        return (self._weight(i), False) if together else None

    def _weight(self, i: int) -> float:
        return self.names.title_weight(self._key(i, i))

    def _day(self, slot: Word, document: DocumentName, title: str) -> tuple[float, bool] | None:
        time = self.times[int(slot.value)] if slot.value.isdigit() else None
        if time is None or time.relation or not time.start or not time.end or time.unit == "recurrence":
            return None
        if time.unit in ("day", "month"):
            issued = document.issue_date or ""
            same = issued[5:] == time.start[5:] if time.start.startswith("?") else time.start <= issued <= time.end
            if same and time.unit == "day":
                return (_ONE, True) if not self.numbered else (0.05, True)
            return (0.05, False) if f" {folded_phrase(slot.text)} " in title or same else None
        years = (int(time.start[:4]), int(time.end[:4])) if time.start[:4].isdigit() and time.end[:4].isdigit() else None
        if years is None:
            return None
        return (0.1, False) if document.is_of_year(*years) or all(str(year) in title.split() for year in years) else None

    def _issued_by(self, i: int) -> frozenset[str]:
        """The documents that a body issued."""
        if i not in self._issued:
            ids = self.slots[i].values(self.slots[i].kind)
            self._issued[i] = frozenset(self.names.answers_of(Query("document", issuers=ids)))
        return self._issued[i]
