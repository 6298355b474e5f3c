"""Yes or no by what one sentence of the texts says: where no task proves it, a sentence with every word of the question does, and one with
most of them leaves it open."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from search.answer.evidence import Quote, sentences
from search.answer.nearby import Nearby
from search.passages.finding import Hit
from search.passages.tokens import fold_token, folded_phrase, tokens
from search.question.sentence import Sentence
from search.question.shapes import shape
from search.question.words import Word

__all__ = ["stated"]

_SAYING = ("words", "word", "syllable", "topic", "field", "verb", "body", "agency", "light", "quantity", "role")
_LEAST = 5  # syllables: any few of them stand together somewhere
_NEARLY = 0.6  # the share of them that may be said in other words
_ANY = Query("document")
_NAMED = ("body", "agency")  # kinds of words that a sentence has whole


def stated(near: Nearby) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of the sentences that say all that a Vietnamese question for yes or no asks of the documents it names;
    the reading then asks for these documents, or is left open where a sentence says most of it, denies something, or names its time."""
    reading, query, sentence = near.reading, near.reading.query, near.sentence
    if not reading.yesno or sentence is None or sentence.question.language != "vi" or not query.documents:
        return {}
    if reading.every or reading.addressed or not _is_told_by_words(near):
        return {}
    said = [_Said(slot) for slot in sentence.slots if _says(slot)]
    every = sum(len(one.typed) for one in said)
    if every < _LEAST or not _is_of_no_part(sentence):
        return {}
    timed = any(one.time or one.period for one in (query, *query.any_of))
    times = [_Said(sentence[at]) for at in sentence.where("time")] if timed else []
    quotes: dict[str, tuple[Quote, ...]] = {}
    best = 0.0
    for hit in near.hits:
        for start, end in sentences(hit.found.exact):
            text = _Text(hit.found.exact[start:end])
            share = sum(one.held(text) for one in said) / every
            if all(one.held(text) == len(one.typed) for one in times):
                best = max(best, share)
            if share == 1.0 and not timed and not text.denies and hit.found.passage.document in query.documents:
                quotes.setdefault(hit.found.passage.document, (_quote(hit, start, end),))
    found = f" {folded_phrase(' '.join(hit.found.exact for hit in near.hits))} "
    reading.open = reading.open or (best >= _NEARLY and all(one.is_in(found) for one in said))
    if not quotes:
        return {}
    reading.query = replace(_wordless(query), documents=tuple(sorted(quotes)))
    reading.find, reading.unknown, reading.open = "document", [], False
    return quotes


def _says(slot: Word) -> bool:
    return slot.kind in _SAYING and not (slot.kind == "role" and slot.has("role", "any"))


def _is_told_by_words(near: Nearby) -> bool:
    """Whether a query asks for nothing but documents, their own provinces, a time, and what the words of the question say."""
    query, documents = near.reading.query, near.names.documents
    own = {documents[id].province for id in query.documents if id in documents}
    return all(
        replace(
            _wordless(one), documents=(), provinces=tuple(province for province in one.provinces if province not in own),
            time=None, period=None, kinds=one.kinds if "objective" in one.kinds else (),
        )
        == _ANY
        for one in (query, *query.any_of)
    )  # fmt: skip


def _wordless(query: Query) -> Query:
    """Return a query for documents without what the words of a sentence say in a task's place."""
    return replace(
        query, find="document", agencies=(), asked=(), roles=(), words=(), subject=(), subject_in=_ANY.subject_in, any_of=(), topics=(),
        topics_all=(), fields=(), fields_in=_ANY.fields_in, kinds=(),
    )  # fmt: skip


class _Text:
    """A sentence of a text: its words as printed, folded, and whether it denies something."""

    def __init__(self, text: str) -> None:
        words = tokens(text)
        self.words = set(words)
        self.plain = {fold_token(word) for word in words}
        self.folded = f" {' '.join(map(fold_token, words))} "
        self.denies = bool(shape("denies").search(" ".join(words)))


class _Said:
    """A word of the question, with other wordings of it."""

    def __init__(self, slot: Word) -> None:
        self.typed = tokens(slot.text)
        self.folded = folded_phrase(slot.text)
        self.forms = tuple(slot.value.split("|")) if slot.value and ":" not in slot.value else ()
        self.whole = slot.kind in _NAMED

    def held(self, text: _Text) -> int:
        """Return how many of its syllables a sentence has, with their accents where they were typed; all of them where it has another
        wording; those of a name only together."""
        if self.whole:
            return len(self.typed) if self.is_in(text.folded) else 0
        if any(form != self.folded and f" {form} " in text.folded for form in self.forms):
            return len(self.typed)
        return sum(word in (text.plain if word.isascii() else text.words) for word in self.typed)

    def is_in(self, text: str) -> bool:
        """Whether a folded text has it as it was typed, or another wording of it."""
        return f" {self.folded} " in text or any(f" {form} " in text for form in self.forms)


def _is_of_no_part(sentence: Sentence) -> bool:
    """Whether a question asks for no part that a body has: none is named but for a place, "ở Ngân hàng Chính sách xã hội"."""
    bodies = sentence.where("body", "agency")
    named = [at for at in bodies if sentence[at].kind in ("body", "agency")]
    return all(at and shape("place-before").search(sentence.key(at - 1)) for at in named)


def _quote(hit: Hit, start: int, end: int) -> Quote:
    found = hit.found
    exact = found.exact[start:end]
    start += len(exact) - len(exact.lstrip())
    exact = exact.strip()
    first = found.passage.start + start
    return Quote(found.passage.document, found.source, found.passage.path, first, first + len(exact), exact, kind="passage")
