"""What a store calls its things: document numbers and titles, agencies, signers, provinces; and whether it has given words at all."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import islice, takewhile
from operator import attrgetter
from typing import Literal
from weakref import WeakKeyDictionary

from graph.model import Value
from graph.model.names import EdgeTypeName, NodeTypeName
from graph.query import Query
from graph.store import Added, MatchGroup, Store, StoredPassage
from search.lexicon import Lexicon, vocabulary_lexicon
from search.lexicon.amendments import amendments, cited_beside
from search.lexicon.called import body_forms, called_otherwise
from search.lexicon.contract import Names
from search.lexicon.forms import AgencyNames, document_forms, subject_forms
from search.lexicon.growing import Form, Named, SharedSubjects, StoreLexicon
from search.lexicon.stored import DOCUMENT_PROPERTIES, DocumentName, document_name, folded_title, has_form, number_begins, number_key
from search.passages.tokens import bigrams, fold_token, folded_phrase, tokens
from search.question import key
from text.processes import uncollected
from text.views import clean, fold, fold_all
from text.vocabulary import Vocabulary, load

_READABLE = 2_500  # passages whose syllables are told apart by their accents
_COLUMNS: tuple[Literal["folded", "context"], ...] = ("folded", "context")
_NODES: tuple[NodeTypeName, ...] = ("Document", "Agency")
_EDGES: tuple[EdgeTypeName, ...] = ("OF_PROVINCE", "INSTANCE_OF")
_LEAST_WORDS = 4  # syllables that name a title by most of them
_ENTITLED, _ALIKE = 0.8, 0.2  # the share of them that it has; so far below the best: meant as well
_LOOKED_AT = 20  # passages read to see how a phrase is printed, and by whom

__all__ = ["DocumentName", "Names", "StoreNames", "body_forms", "names_of", "number_key"]


@dataclass
class StoreNames:
    """The names of one state of a store."""

    lexicon: Lexicon
    vocabulary: Vocabulary
    documents: dict[str, DocumentName]
    agencies: dict[str, str] = field(default_factory=dict)
    body_of: dict[str, str] = field(default_factory=dict)
    store: Store | None = None
    agency_said: dict[str, tuple[str, str]] = field(default_factory=dict)  # name, generic name
    shared: SharedSubjects = field(default_factory=lambda: SharedSubjects(()))

    def __post_init__(self) -> None:
        self._occurs: dict[tuple[str, ...], bool] = {}
        self._with_title: dict[str, frozenset[str]] = {}

    @classmethod
    @uncollected()
    def read(cls, store: Store) -> StoreNames:
        """Return the names of `store`."""
        provinces, body_of = dict(store.pairs("OF_PROVINCE")), dict(store.pairs("INSTANCE_OF"))
        documents = {id: document_name(id, have, provinces.get(id)) for id, have in store.properties_of("Document", DOCUMENT_PROPERTIES)}
        shared = _shared(documents.values())
        things: list[Named] = [form for document in documents.values() for form in document_forms(document)]
        things += subject_forms(shared.phrases())
        said = {id: _agency_said(have) for id, have in store.properties_of("Agency", ("name", "generic"))}
        agencies = {id: generic or name for id, (name, generic) in said.items()}
        things += [AgencyNames(id, name, generic, id in body_of) for id, (name, generic) in said.items()]
        return cls(StoreLexicon(vocabulary_lexicon(), things), load(), documents, agencies, body_of, store, said, shared)

    def grown(self, added: Added) -> StoreNames | None:
        """Return the names with those that documents to come have brought; None where they must be read anew."""
        pairs = {(type, source): target for type, source, target in added.pairs}
        documents, agencies, body_of, said = dict(self.documents), dict(self.agencies), dict(self.body_of), dict(self.agency_said)
        gone: list[Form] = []
        new: list[Form] = []
        titles: tuple[list[str], list[str]] = [], []
        changed: list[str] = []
        for id, type, have in added.nodes:
            if type == "Agency":
                if (body := pairs.get(("INSTANCE_OF", id))) is not None:
                    body_of[id] = max(body, body_of.get(id, ""))  # of several the last one is meant, as in `read`
                said[id] = _agency_said(have)
                agencies[id] = said[id][1] or said[id][0]
                was, now = (self.agency_said.get(id), id in self.body_of), (said[id], id in body_of)
                if was != now:
                    before = AgencyNames(id, *was[0], was[1]).forms() if was[0] is not None else []
                    after = AgencyNames(id, *said[id], now[1]).forms()
                    gone, new = (gone + before, new + after) if before != after else (gone, new)
                continue
            old = documents.get(id)
            place = max(pairs.get(("OF_PROVINCE", id)) or "", (old and old.province) or "")
            named = document_name(id, have, place or None)
            if old == named:
                continue
            for one, forms, entitled in ((old, gone, titles[0]), (named, new, titles[1])):
                if one is not None:
                    forms += document_forms(one)
                    entitled += [one.title] if one.in_collection and one.title else []
            documents[id] = named
            changed.append(id)
        if not isinstance(self.lexicon, StoreLexicon):
            return None
        shared = self.shared.grown(*titles) or _shared(documents.values())
        phrases = (self.shared.phrases(), shared.phrases())
        if phrases[0] != phrases[1]:
            gone, new = gone + subject_forms(phrases[0]), new + subject_forms(phrases[1])
        names = StoreNames(self.lexicon.grown(gone, new), self.vocabulary, documents, agencies, body_of, self.store, said, shared)
        names._take_over(self, changed, [id for id, type, _ in added.nodes if type == "Agency"])
        return names

    def _take_over(self, old: StoreNames, documents: Sequence[str], agencies: Sequence[str]) -> None:
        """Make of what an older state has worked out that of this one, which documents to come have made of it; `documents` and `agencies`
        are new or changed."""
        self._occurs = {words: True for words, there in old._occurs.items() if there}
        held = vars(old)
        if "_folded" in held:
            named = {id for id in agencies if old.agencies.get(id) != self.agencies[id]}
            renamed = named & old.agencies.keys()
            self._folded = [pair for pair in old._folded if pair[1] not in renamed] if renamed else [*old._folded]
            for id in named:
                insort(self._folded, (_folded_name(self.agencies[id]), id))
        if "also_called" in held:
            anew = [(_folded_name(self.agencies[id]), id) for id in agencies]
            self.also_called = called_otherwise(anew, self.body_of, self.vocabulary, old.also_called)
        if "bodies" in held and all(old.body_of.get(id) in (None, self.body_of.get(id)) for id in agencies):
            self.bodies = old.bodies | {self.body_of[id] for id in agencies if id in self.body_of}
        if any(old.documents[id].in_collection for id in documents if id in old.documents):
            return  # a document of the collection is called otherwise
        if any(old.documents[id].number != self.documents[id].number for id in documents if id in old.documents):
            return
        came = [self.documents[id] for id in documents if self.documents[id].in_collection]
        if "collection" in held:
            collection = [*old.collection]
            for one in came:
                insort(collection, one, key=_by_id)
            self.collection = tuple(collection)
        if "provinces" in held:
            self.provinces = old.provinces | {one.province for one in came if one.province}
        if "_numbers" in held:
            self._numbers = old._numbers.copy()
            for id in documents:
                if (number := self.documents[id].number) and id not in old.documents:
                    self._numbers[number_key(number)] = sorted([*self._numbers.get(number_key(number), ()), id])
        if "_begin" in held:
            self._begin = old._begin.copy()
            for number in self._numbers.keys() - old._numbers.keys():
                self._begin[number_begins(number)] = sorted([*self._begin.get(number_begins(number), ()), number])
        if "_signers" in held:
            self._signers = sorted({*old._signers, *(fold(one.signer) for one in came if one.signer)})
        titles = {one.id: folded_title(one.title) for one in came if one.title}
        if "_titles" in held:
            self._titles = old._titles | titles
        if "_title_words" in held:
            words = {id: frozenset(title.split()) for id, title in titles.items()}
            self._title_words = old._title_words | words
            if "_titles_with" in held:
                self._titles_with = old._titles_with.copy()
                for word, id in ((word, id) for id, said in words.items() for word in said):
                    self._titles_with[word] = self._titles_with.get(word, set()) | {id}

    @cached_property
    def collection(self) -> tuple[DocumentName, ...]:
        """The documents of the collection."""
        return tuple(sorted((document for document in self.documents.values() if document.in_collection), key=_by_id))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The bodies that some agency is an instance of."""
        return frozenset(self.body_of.values())

    @cached_property
    def _numbers(self) -> dict[str, list[str]]:
        numbers: dict[str, list[str]] = defaultdict(list)
        for document in sorted(self.documents.values(), key=_by_id):
            if document.number:
                numbers[number_key(document.number)].append(document.id)
        return numbers

    @cached_property
    def _begin(self) -> dict[str, list[str]]:
        """The numbers by what they begin with: "72": "72/2015/nd-cp"."""
        begin: dict[str, list[str]] = defaultdict(list)
        for number in sorted(self._numbers):
            begin[number_begins(number)].append(number)
        return begin

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The collection's folded titles."""
        return {d.id: folded_title(d.title) for d in self.collection if d.title}

    @cached_property
    def _folded(self) -> list[tuple[str, str]]:
        """The folded names of agencies, sorted, with their ids."""
        return sorted(zip(fold_all(list(self.agencies.values())), self.agencies, strict=True))

    @cached_property
    def provinces(self) -> frozenset[str]:
        """Provinces with a document in the collection."""
        return frozenset(d.province for d in self.collection if d.province)

    def numbered(self, number: str, types: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the documents with this number; see `Names`."""
        wanted, kinds = number_key(number), set(types)
        found = list(self._numbers.get(wanted, ()))
        if not found and re.fullmatch(r"\d+(?:/(?:19|20)\d\d)?", wanted):
            begin = self._begin.get(wanted.partition("/")[0], ())
            near = [i for have in begin if re.match(rf"{wanted}[/-]", have) for i in self._numbers[have]]
            found = [i for i in near if self.documents[i].type in (None, *kinds)] if kinds else []
            if not found and ("/" in wanted or len(wanted) >= 3):
                found = near
        have = self.documents
        return tuple(sorted(found, key=lambda i: (have[i].type not in kinds, not have[i].in_collection, not have[i].issue_date, i)))

    def titled(self, parts: Iterable[tuple[str, ...]], types: Iterable[str], provinces: Iterable[str]) -> tuple[str, ...]:
        """Return the documents with such a title; see `Names`."""
        kinds, places, wanted = set(types), set(provinces), list(parts)
        said = [folded_phrase(self.vocabulary.by_id[type].label_vi) for type in kinds if type in self.vocabulary.by_id]
        found = [
            id
            for id, title in self._titles.items()
            if (self.documents[id].type in kinds or any(f" {one} " in title for one in said))
            and (not places or self.documents[id].province in places)
            and all(any(has_form(title, form) for form in forms) for forms in wanted)
        ]
        return tuple(sorted(found))

    @cached_property
    def _title_words(self) -> dict[str, frozenset[str]]:
        """The syllables of the collection's folded titles."""
        return {id: frozenset(title.split()) for id, title in self._titles.items()}

    @cached_property
    def _titles_with(self) -> dict[str, set[str]]:
        """The documents by the syllables of their folded titles."""
        found: dict[str, set[str]] = defaultdict(set)
        for id, words in self._title_words.items():
            for word in words:
                found[word].add(id)
        return found

    def with_title(self, form: str) -> frozenset[str]:
        """Return the documents whose title has the words; see `Names`."""
        if form not in self._with_title:
            words = form.split()
            near = set.intersection(*(self._titles_with.get(word, set()) for word in words)) if words else set()
            self._with_title[form] = frozenset(id for id in near if len(words) == 1 or f" {form} " in self._titles[id])
        return self._with_title[form]

    def title_weight(self, form: str) -> float:
        """Return how much words tell a title from others; see `Names`."""
        count, every = max(1, len(self.with_title(form))), len(self._titles)
        return math.log(every / count) / math.log(every) if every > 1 else 0.0

    def entitled(self, words: Collection[str], types: Iterable[str], provinces: Iterable[str]) -> tuple[str, ...]:
        """Return the documents whose titles have most of the words; see `Names`."""
        said, kinds, places = frozenset(words), set(types), set(provinces)
        shares = {
            id: len(said & have) / len(said)
            for id, have in (self._title_words.items() if len(said) >= _LEAST_WORDS else ())
            if (not kinds or self.documents[id].type in kinds) and (not places or self.documents[id].province in places)
        }
        best = max(shares.values(), default=0.0)
        return tuple(sorted(id for id, share in shares.items() if share >= max(_ENTITLED, best - _ALIKE))) if best >= _ENTITLED else ()

    @cached_property
    def also_called(self) -> dict[str, tuple[str, ...]]:
        """The agencies that texts call by another name of a body; see `Names`."""
        return called_otherwise(self._folded, self.body_of, self.vocabulary)

    def agencies_named(self, first: str) -> tuple[str, ...]:
        """Return the agencies whose name begins so; see `Names`."""
        at = bisect_left(self._folded, (first, ""))
        return tuple(sorted(id for _, id in takewhile(lambda pair: pair[0].startswith(first), islice(self._folded, at, None))))

    @cached_property
    def _signers(self) -> list[str]:
        return sorted({fold(d.signer) for d in self.documents.values() if d.signer and d.in_collection})

    def signers_called(self, ending: str) -> tuple[str, ...]:
        """Return the signers so called; see `Names`."""
        return tuple(name for name in self._signers if name.endswith(f" {ending}"))

    def occurs(self, words: tuple[str, ...]) -> bool:
        """Whether the words stand together somewhere; see `Names`."""
        if words not in self._occurs:
            self._occurs[words] = all(word.isalnum() for word in words) and self._find(words)
        return self._occurs[words]

    def prints(self, words: tuple[str, ...]) -> bool:
        """Whether the words stand so in some passage; see `Names`."""
        if self.store is None or not words or not all(word.isalnum() for word in words):
            return False
        phrase, folded = f" {' '.join(words)} ", tuple(fold_token(word) for word in words)
        if len(words) == 1 and len(self.store.lexical((MatchGroup("folded", folded),), _READABLE + 1)) <= _READABLE:
            return self.store.holds(MatchGroup("exact", words))  # few enough to be told from those written nearly so
        return any(phrase in f" {' '.join(tokens(found.exact))} " for found in self.passages_with(folded))

    def printing(self, word: str | re.Pattern[str], documents: Iterable[str]) -> tuple[str, ...]:
        """Return the documents that print the word; see `Names`."""
        stands = word if isinstance(word, re.Pattern) else re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        texts = ((id, self.documents[id].title or "", self.store.text(id)) for id in documents) if self.store is not None else ()
        return tuple(sorted(id for id, title, text in texts if stands.search(clean(title).lower()) or stands.search(clean(text).lower())))

    def field_of(self, keys: tuple[str, ...]) -> str | None:
        """Return the policy field of these keys; see `Names`."""
        found, abbreviation = _fields().get(keys, (None, False))
        return found if not abbreviation or self.occurs(keys) else None

    def tasks_at(self, path: str, query: Query) -> tuple[str, ...]:
        """Return the tasks of a section; see `Names`."""
        if self.store is None:
            return ()
        scope = Query("task", provinces=query.provinces, documents=query.documents, document_types=query.document_types, cites=query.cites)
        section = re.compile(rf"#((?:[A-ZĐ]{{2,}}\.)?){re.escape(path)}(?:$|[#.~(])")  # "QC.": a regulation that a decision issues
        found = {id: match[1] for id in self.answers_of(scope) if (match := section.search(id))}
        return tuple(id for id, part in found.items() if not part or all(found.values()))

    def tasks_timed(self, pattern: re.Pattern[str], query: Query) -> tuple[str, ...]:
        """Return the tasks with such a printed time; see `Names`."""
        if self.store is None:
            return ()
        found = {row.answer for row in self.store.rows(Query("task", provinces=query.provinces, documents=query.documents))}
        printed = {id: have.get("time_printed") for id, have in self.store.properties_of("Task", ("time_printed",)) if id in found}
        return tuple(sorted(id for id, text in printed.items() if text and pattern.search(fold(str(text)))))

    def answers_of(self, query: Query) -> tuple[str, ...]:
        """Return the ids that answer a query, sorted."""
        return tuple(sorted({row.answer for row in self.store.rows(query)})) if self.store is not None else ()

    def cited_beside(self, phrases: tuple[str, ...], documents: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return the citations beside one of the phrases; see `Names`."""
        return cited_beside(self.store, phrases, documents) if self.store is not None else ()

    def amending(self, ids: Iterable[str], *, reverse: bool = False) -> tuple[tuple[str, str, str], ...]:
        """Return what amends what by what a text says of both; see `Names`."""
        return amendments(self.store, set(ids), reverse=reverse) if self.store is not None else ()

    def passages_with(self, words: tuple[str, ...]) -> list[StoredPassage]:
        """Return the passages, of some twenty that fit best, whose own words hold the folded words next to each other."""
        if self.store is None or not words or not all(word.isalnum() for word in words):
            return []
        pairs = tuple(bigrams(list(words))) or words
        numbers = [number for number, _ in self.store.lexical((MatchGroup("folded", pairs),), _LOOKED_AT)]
        phrase = f" {' '.join(words)} "
        return [found for found in self.store.passages(sorted(numbers)) if phrase in f" {folded_phrase(found.exact)} "]

    def _find(self, words: tuple[str, ...]) -> bool:
        """Whether one passage, or its headings, holds every two neighbours of the words together: of three words on that is the phrase,
        but for a text that says its parts apart."""
        store = self.store
        if store is None:
            return False
        pairs = tuple(bigrams(list(words))) or words
        return store.holds(*(MatchGroup(column, (" ".join(pairs),)) for column in _COLUMNS))


def _shared(documents: Iterable[DocumentName]) -> SharedSubjects:
    return SharedSubjects(d.title for d in documents if d.in_collection and d.title)


def _agency_said(have: Mapping[str, Value]) -> tuple[str, str]:
    return str(have.get("name") or ""), str(have.get("generic") or "")


_folded_name = lru_cache(maxsize=2**16)(fold)
_by_id = attrgetter("id")


_cached: WeakKeyDictionary[object, tuple[str, StoreNames]] = WeakKeyDictionary()


def names_of(store: Store) -> StoreNames:
    """Return the names of the store's present state: those held, with what documents to come have brought, or read anew."""
    version = store.meta("writes") or ""
    held = _cached.get(store)
    if held is None or held[0] != version:
        added = store.added(held[0], _NODES, _EDGES) if held is not None else None
        names = held[1].grown(added) if held is not None and added is not None else None
        held = _cached[store] = (version, names or StoreNames.read(store))
    return held[1]


@cache
def _fields() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Return the policy fields by the keys of their names, and whether the name is an abbreviation, which all texts write alike: "HIV"."""
    found: dict[tuple[str, ...], tuple[str, bool]] = {}
    for term in load().fields:
        for name in (term.label_vi, term.label_en or "", *term.aliases_vi, *term.aliases_en):
            found.setdefault(tuple(key(word) for word in tokens(name)), (term.id, name.isupper()))
    return found
