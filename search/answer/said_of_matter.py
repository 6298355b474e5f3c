"""How much of what a question is about a text says, wording by wording: a matter may stand in a title, in headings and in tasks, each of
which has only some of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from search.answer.nearby import Nearby
from search.lexicon.thesaurus import LONGEST, accents_of, english_for, is_deed
from search.passages.tokens import fold_token, folded_phrase, tokens
from search.question.words import CONTENT, Word
from text.vocabulary import load

__all__ = ["SAID", "Matter", "is_titled", "spelled"]

SAID = 0.64  # the share of a wording from which on a text says it in other words, as `nearby` has it
_ENGLISH = 0.3  # ... of an English one
_SYLLABLES = 3  # syllables of a wording from which on all but one count where it does not stand as a whole; half of a term is another one
_INITIALS = 4  # letters of a short form that no vocabulary has and a title spells


@dataclass(frozen=True)
class Matter:
    """The wordings of a question that say what it is about, and the instruments that its work is to cite; those that stand with any
    subject, numbers of documents and what nothing knows are none of them."""

    near: Nearby

    @cached_property
    def wordings(self) -> tuple[Word, ...]:
        """Return the words of the question that say what it is about."""
        near = self.near
        unknown = {part for one in near.reading.unknown for part in one.split()}
        numbers = {one.lstrip("0") for one in near.short_numbers()}
        slots = near.sentence.slots if near.sentence is not None else ()
        cited = set(near.reading.query.cites)
        said = (
            slot
            for slot in slots
            if (slot.kind in CONTENT and slot.text not in unknown and not is_deed(slot.value)) or not cited.isdisjoint(_instruments(slot))
        )
        return tuple(slot for slot in said if slot.text.lstrip("0") not in numbers)

    def share(self, *texts: str) -> float:
        """Return the share of the matter that texts say together, each wording by its syllables."""
        every = sum(map(_length, self.wordings))
        return sum(_length(slot) * self.said(slot, *texts) for slot in self.wordings) / every if every else 0.0

    def weight(self, slots: Iterable[Word]) -> float:
        """Return the share of the matter that some of its wordings are."""
        every = sum(map(_length, self.wordings))
        return sum(map(_length, slots)) / every if every else 0.0

    def less(self, least: float, *texts: str) -> list[Word]:
        """Return the wordings of which texts say less than this."""
        return [slot for slot in self.wordings if self.said(slot, *texts) < least]

    def said(self, slot: Word, *texts: str) -> float:
        """Return how much of a wording texts say: 1 where it stands in one or is short for what stands there, else the greatest share by
        meaning or by its syllables."""
        forms = [*_forms(slot), *(form for id in _instruments(slot) for form in self._named(id))]
        best = 0.0
        for text in texts:
            printed = _printed(text)
            if any(f" {' '.join(form)} " in printed[not _is_bare(form)] for form in forms) or spelled(slot.text, text):
                return 1.0
            least = _ENGLISH if self.near.read.language == "en" else SAID
            meant = self.near.explained(slot.text, text)
            best = max(best, 1.0 if meant >= least else meant, *(_by_syllables(form, printed) for form in forms))
        return best

    def spelled(self, *texts: str) -> list[tuple[str, str]]:
        """Return the short forms among the wordings, each with the words of the first text which spells it; none that stands in one."""
        standing = {word for text in texts for word in tokens(text)}
        found = ((slot.text, next(filter(None, (spelled(slot.text, text) for text in texts)), "")) for slot in self.wordings)
        return [(word, words) for word, words in found if words and word.lower() not in standing]

    def _named(self, id: str) -> list[tuple[str, ...]]:
        """The words of the ways to name an instrument."""
        names = self.near.names
        known = [names.documents[id]] if id in names.documents else []
        labels = [names.vocabulary.by_id[id].label_vi] if id in names.vocabulary.by_id else []
        return [form for one in (*labels, *(n for d in known for n in (d.number, d.title) if n)) if (form := tuple(tokens(one)))]


def _instruments(slot: Word) -> tuple[str, ...]:
    return (*slot.values("document"), *slot.values("number"))


def _length(slot: Word) -> int:
    return slot.end - slot.start


def _forms(slot: Word) -> Iterator[tuple[str, ...]]:
    """The words of what a wording may stand as: itself, with its accents where it was typed with some, and what else says it, with those
    that the thesaurus writes: "đuối nước" is no "dưới nước"."""
    own, folded = tuple(tokens(slot.text)), tuple(folded_phrase(slot.text).split())
    if own:
        yield own
    for form in slot.value.split("|") if ":" not in slot.value else ():
        if form and (tuple(form.split()) != folded or _is_bare(own)):
            written = accents_of(folded, form)
            yield from (tuple(tokens(name)) for name in written) if written else (tuple(form.split()),)


def _is_bare(form: Iterable[str]) -> bool:
    """Whether words have no accents, so that any are meant."""
    return all(map(str.isascii, form))


def _printed(text: str) -> tuple[str, str]:
    """The words of a text, folded and as they stand, a blank before and behind each."""
    words = tokens(text)
    return f" {' '.join(map(fold_token, words))} ", f" {' '.join(words)} "


def _by_syllables(form: tuple[str, ...], printed: tuple[str, str]) -> float:
    """The share of a wording's syllables that a text has, where these are all but one of several."""
    said = sum(f" {one} " in printed[not _is_bare(form)] for one in form) if len(form) >= _SYLLABLES else 0
    return said / len(form) if said >= len(form) - 1 and said else 0.0


def spelled(word: str, text: str) -> str:
    """Return the words of a text that a word in capitals is short for: "thủ tục hành chính" for "TTHC", as the vocabulary has it, or of
    several letters that begin and end where terms of the text do; "" where there are none."""
    if not (word.isupper() and word.isalpha()):
        return ""
    words = tokens(text)
    for meaning in load().expansions.get(word, ()):
        if f" {' '.join(tokens(meaning))} " in f" {' '.join(words)} ":
            return meaning
    short, initials = fold_token(word.lower()), "".join(fold_token(one)[0] for one in words)
    if len(short) < _INITIALS or short not in initials:
        return ""
    terms = [(at, at + size) for at in range(len(words)) for size in range(2, LONGEST + 1) if english_for(" ".join(words[at : at + size]))]
    starts, ends = {at for at, _ in terms}, {end for _, end in terms}
    found = (at for at in sorted(starts) if initials.startswith(short, at) and at + len(short) in ends)
    return next((" ".join(words[at : at + len(short)]) for at in found), "")


def is_titled(near: Nearby, words: str, document: str) -> bool:
    """Return whether a document's title has each of some words as they were typed, or they are short for what it says."""
    title = near.title(document)
    return all(f" {word.lower()} " in f" {' '.join(tokens(title))} " for word in words.split()) or bool(spelled(words, title))
