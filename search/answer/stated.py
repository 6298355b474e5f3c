"""Yes or no by what one sentence of the texts says: where no task proves it, a sentence with every word of the question does, and one with
most of them leaves it open."""

from __future__ import annotations

from dataclasses import replace

from search.answer.evidence import Quote, sentences
from search.answer.nearby import Nearby
from search.passages.finding import Hit
from search.passages.tokens import folded_phrase
from search.question.sentence import Sentence
from search.question.shapes import shape
from search.question.words import Word

__all__ = ["stated"]

_SAYING = ("words", "word", "syllable", "topic", "field", "verb", "body", "agency", "light", "quantity", "role")
_LEAST = 5  # syllables: any few of them stand together somewhere
_NEARLY = 0.6  # the share of them that may be said in other words


def stated(near: Nearby) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of the sentences that say all that a Vietnamese question for yes or no asks of the documents it names;
    the reading then asks for these documents, or is left open where a sentence says most of it."""
    reading, query, sentence = near.reading, near.reading.query, near.sentence
    plain = not (query.negated or query.sides or query.cites or query.counted or query.property or reading.every or reading.addressed)
    if not reading.yesno or sentence is None or sentence.question.language != "vi" or not query.documents or not plain:
        return {}
    said = [(_syllables(slot.text), _forms(slot)) for slot in sentence.slots if _says(slot)]
    every = sum(len(words) for words, _ in said)
    if every < _LEAST or not _is_of_no_part(sentence):
        return {}
    quotes: dict[str, tuple[Quote, ...]] = {}
    best = 0.0
    for hit in near.hits:
        for start, end in sentences(hit.found.exact):
            share = _share(said, hit.found.exact[start:end]) / every
            best = max(best, share)
            if share == 1.0 and hit.found.passage.document in query.documents:
                quotes.setdefault(hit.found.passage.document, (_quote(hit, start, end),))
    text = f" {folded_phrase(' '.join(hit.found.exact for hit in near.hits))} "
    reading.open = reading.open or (best >= _NEARLY and all(_is_in(one, text) for one in said))
    if not quotes:
        return {}
    reading.query = replace(
        query, find="document", agencies=(), asked=(), roles=(), words=(), subject=(), any_of=(), topics=(), topics_all=(), fields=(),
        kinds=(), time=None, period=None, documents=tuple(sorted(quotes)),
    )  # fmt: skip
    reading.find, reading.unknown, reading.open = "document", [], False
    return quotes


def _says(slot: Word) -> bool:
    return slot.kind in _SAYING and not (slot.kind == "role" and slot.has("role", "any"))


def _syllables(text: str) -> list[str]:
    return folded_phrase(text).split()


def _forms(slot: Word) -> tuple[str, ...]:
    return tuple(slot.value.split("|")) if slot.value and ":" not in slot.value else ()


def _share(said: list[tuple[list[str], tuple[str, ...]]], text: str) -> int:
    """Return how many syllables of the words a sentence has, those of a word whole where it has another wording of it; none of one that
    denies."""
    folded = f" {folded_phrase(text)} "
    if shape("denies").search(folded):
        return 0
    have = set(folded.split())
    return sum(len(words) if any(f" {form} " in folded for form in forms) else sum(word in have for word in words) for words, forms in said)


def _is_in(one: tuple[list[str], tuple[str, ...]], text: str) -> bool:
    words, forms = one
    return f" {' '.join(words)} " in text or any(f" {form} " in text for form in forms)


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
