"""The passages that a whole question finds, and how much of it a text explains."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.store import PassageFilter, Store
from search.answer.absent import says_nothing_here, words_in_no_text
from search.frames.reading import Reading
from search.lexicon.names import StoreNames
from search.lexicon.thesaurus import is_deed
from search.passages.embedding import explained
from search.passages.finding import Hit, find
from search.passages.tokens import fold_token, folded_phrase, tokens
from search.question import Question
from search.question.sentence import Sentence
from search.question.wording import MATTER
from search.question.words import CONTENT, Word

__all__ = ["NO_SUBJECT", "Nearby"]

_LOOKED_AT = 20  # passages
_FIGURES = re.compile(r"\d+")
_ASKING = (
    "wh",
    "stop",
    "question_end",
    "yesno",
    "count",
    "of",
    "to",
    "and",
    "by",
    "noun",
    "meta",
    "deadline",
    "often",
)  # say nothing of a task
# Kinds of words that say whose work is meant, where, when or by which document, and nothing of what it is about.
NO_SUBJECT = (
    "body", "agency", "province", "role", "wh", "about", "before", "with", "meta", "document", "doctype", "polite", "issue", "cite", "time",
    "number", "compare",
)  # fmt: skip
# The share of a wording that a text has at least which says it; an English word alone is like few; below the last it is unsaid altogether.
_WORD, _ENGLISH_WORD, _PARTLY = 0.64, 0.3, 0.2


@dataclass
class Nearby:
    """What is near to a question, in the documents and provinces that its reading is about; looked for once, when first asked for."""

    store: Store
    names: StoreNames
    reading: Reading
    read: Question

    @cached_property
    def where(self) -> PassageFilter:
        """The documents and provinces of the store that the question names."""
        query, names = self.reading.query, self.names
        here = tuple(id for id in query.documents if id in names.documents and names.documents[id].in_collection)
        own = {names.documents[id].province for id in here}  # a document that is named may speak of another place
        provinces = tuple(id for id in query.provinces if (id in own if own else id in names.provinces))  # of others there are no passages
        return PassageFilter(documents=self.reading.passages_of or here, provinces=provinces)

    @cached_property
    def hits(self) -> Sequence[Hit]:
        """The best passages; of the whole store where the scope has none.

        The names of the provinces whose passages alone are looked at are left out: a letterhead has them, what is asked for has not.
        """
        scope = set(self.where.provinces)
        said = self._said(lambda slot: slot.kind != "province" or scope.isdisjoint(slot.values("province"))) if scope else ""
        found = find(self.store, said or self.read.text, limit=_LOOKED_AT, where=self.where, told=False).hits
        if not found and self.where != PassageFilter():
            found = find(self.store, self.read.text, limit=_LOOKED_AT, told=False).hits
        return found

    @property
    def sentence(self) -> Sentence | None:
        """The typed words of the question."""
        return self.reading.sentence

    @property
    def unsaid(self) -> list[str]:
        """The words of the reading's conditions that no text has."""
        return words_in_no_text(self.names, self.reading)

    @property
    def is_unspoken(self) -> bool:
        """Whether no text has any of the words of the reading's conditions: other work is no answer."""
        return says_nothing_here(self.names, self.reading)

    def subject(self, *less: str) -> str:
        """Return the words of the question that a text may have, without those of the kinds `less`."""
        scope, left_out = set(self.where.provinces), {*_ASKING, *less, *(("role",) if self.read.language == "en" else ())}
        return self._said(lambda slot: scope.isdisjoint(slot.values("province")) and slot.kind not in left_out)

    def _said(self, keeps: Callable[[Word], bool]) -> str:
        sentence = self.sentence
        if sentence is None:
            return ""
        return " ".join(sentence.question.words(slot.start, slot.end) for slot in sentence.slots if keeps(slot))

    def leaves_a_name(self, text: str) -> bool:
        """Whether a text has not one of the names in the question that are no body's or place's, "Trần Hồng Hà", "Hiệp Phước", or of the
        numbers among its words, "line 5"; by meaning any name is like any other."""
        slots = self.sentence.slots if self.sentence is not None else ()
        names = [slot.value for slot in slots if _is_name(self.read, slot)]
        folded = f" {folded_phrase(text)} " if names else ""
        return any(not any(f" {form} " in folded for form in name.split("|")) for name in names)

    def says_each_word(self, *texts: str, partly: bool = False, known: bool = False) -> bool:
        """Return whether each wording of the question that is no body's, place's or document's name, nor a deed which stands with any
        subject, is said by one of the texts, or `partly`; not where there is none. `known`: no English word counts that nothing knows."""
        unknown = {part for one in self.reading.unknown for part in one.split()}
        slots = self.sentence.slots if self.sentence is not None else ()
        numbers = {one.lstrip("0") for one in self.short_numbers()}
        asked = [slot for slot in slots if slot.kind in CONTENT and slot.text not in unknown and not is_deed(slot.value)]
        asked = [slot for slot in asked if slot.text.lstrip("0") not in numbers]  # "kế hoạch 0129"
        if known and self.read.language == "en":
            asked = [slot for slot in asked if slot.kind != "word"]
        printed = " | ".join(f" {folded_phrase(text)} " for text in texts)
        least = _PARTLY if partly else _ENGLISH_WORD if self.read.language == "en" else _WORD
        return bool(asked) and all(self._says(slot, printed, texts, least) for slot in asked)

    def _says(self, slot: Word, printed: str, texts: Sequence[str], least: float) -> bool:
        """Whether texts, folded in `printed`, have a wording as it stands, or one of them `least` of it in other words."""
        stands = any(f" {form} " in printed for form in (folded_phrase(slot.text), *slot.value.split("|")) if form)
        return stands or any(self.explained(slot.text, text) >= least for text in texts)

    @property
    def places(self) -> list[str]:
        """The folded names of the provinces asked about."""
        places = (self.names.vocabulary.by_id.get(id) for id in self.reading.query.provinces)
        return [folded_phrase(place.label_vi) for place in places if place is not None]

    def naming_places(self) -> tuple[str, ...]:
        """Return the documents whose titles name each province asked about, sorted; none where none is."""
        found = frozenset.intersection(*map(self.names.with_title, self.places)) if self.places else frozenset()
        return tuple(sorted(id for id in found if self.names.documents[id].in_collection))

    def title(self, document: str) -> str:
        """Return a document's title; titles are often in capitals, which no unit of the table is."""
        return (self.names.documents[document].title or "").lower()

    def short_numbers(self) -> set[str]:
        """Return what the documents that the question names are called by in short, as printed: "0129" of 0129/KH-UBND."""
        own = (self.names.documents[id] for id in self.reading.query.documents if id in self.names.documents)
        return {(one.number or "").split("/")[0] for one in own}

    def figures_of(self, documents: Iterable[str]) -> set[str]:
        """Return the figures in documents' own numbers, days and titles, as printed; of one that the store does not know there are none."""
        own = [self.names.documents[id] for id in documents if id in self.names.documents]
        said = (text for one in own for text in (one.number or "", str(one.issue_date or ""), one.title or ""))
        return {part for text in said for part in _FIGURES.findall(text)}

    def explained(self, said: str, *texts: str) -> float:
        """Return the share of words that texts have together by meaning; of English words as much as Vietnamese texts can."""
        return explained(said, *texts, english=self.read.language == "en")

    def says_all(self, said: str, least: float, *texts: str) -> bool:
        """Return whether texts say `least` of what is said, and print each word of it that the table of words does not know."""
        if self.explained(said, *texts) < least:
            return False
        unknown = [word for word in said.split() if not self.is_word_of(word, "stop") and not self.explained(word, word)]
        printed = {fold_token(word) for text in texts for word in tokens(text)} if unknown else set()
        return all(fold_token(word.lower()) in printed for word in unknown)

    def is_word_of(self, word: str, *kinds: str) -> bool:
        """Return whether the vocabulary has a word as one of these kinds: "stop" is one that only binds others, "on", "của"."""
        return any(entry.kind in kinds for entry in self.names.lexicon.find((fold_token(word.lower()),)))

    def is_matter(self, slot: Word) -> bool:
        """Return whether a word of the question only says what is asked about, as the question is worded."""
        wording = self.sentence.wording if self.sentence is not None else None
        return wording is not None and wording.over(slot) == {MATTER}


def _is_name(question: Question, slot: Word) -> bool:
    """Whether words are a name, each with a capital, or a number alone."""
    if slot.kind == "words" and slot.text.isdigit():
        return True
    several = slot.kind == "words" and slot.end - slot.start > 1
    return several and all(question.is_capital(token) for token in question.tokens[slot.start : slot.end])
