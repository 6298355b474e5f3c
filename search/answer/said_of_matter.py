"""How much of what a question is about a text says, wording by wording: a matter may stand in a title, in headings and in tasks, each of
which has only some of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from search.answer.nearby import Nearby
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase
from search.question.words import CONTENT, Word

__all__ = ["SAID", "Matter", "is_short_for"]

SAID = 0.64  # the share of a wording from which on a text says it in other words, as `nearby` has it
_ENGLISH = 0.3  # ... of an English one
_SYLLABLES = 0.5  # the share of a wording's syllables from which on these count where it does not stand as a whole
_INITIALS = 3  # letters of a short form that a title spells


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
        forms = [form for form in (folded_phrase(slot.text), *(slot.value.split("|") if ":" not in slot.value else ())) if form]
        forms += [form for id in _instruments(slot) for form in self._named(id)]
        best = 0.0
        for text in texts:
            printed = f" {folded_phrase(text)} "
            if any(f" {form} " in printed for form in forms) or is_short_for(slot.text, printed):
                return 1.0
            least = _ENGLISH if self.near.read.language == "en" else SAID
            meant = self.near.explained(slot.text, text)
            best = max(best, 1.0 if meant >= least else meant, _by_syllables(forms, printed))
        return best

    def _named(self, id: str) -> list[str]:
        """The folded ways to name an instrument."""
        names = self.near.names
        known = [names.documents[id]] if id in names.documents else []
        labels = [names.vocabulary.by_id[id].label_vi] if id in names.vocabulary.by_id else []
        return [form for one in (*labels, *(n for d in known for n in (d.number, d.title) if n)) if (form := folded_phrase(one))]


def _instruments(slot: Word) -> tuple[str, ...]:
    return (*slot.values("document"), *slot.values("number"))


def _length(slot: Word) -> int:
    return slot.end - slot.start


def _by_syllables(forms: Sequence[str], printed: str) -> float:
    """The greatest share of a wording's syllables that a folded text has; none below half of them."""
    shares = (sum(f" {one} " in printed for one in form.split()) / len(form.split()) for form in forms if " " in form)
    best = max(shares, default=0.0)
    return best if best >= _SYLLABLES else 0.0


def is_short_for(word: str, printed: str) -> bool:
    """Return whether a word in capitals has the initials of a stretch of a folded text: "TTHC" of "thủ tục hành chính"."""
    if not (word.isupper() and word.isalpha() and len(word) >= _INITIALS):
        return False
    return folded_phrase(word) in "".join(one[0] for one in printed.split())
