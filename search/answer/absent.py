"""What a question names that no text of the store has, where nothing answers it: its words and its places."""

from __future__ import annotations

from search.frames.reading import Condition, Reading
from search.lexicon.contract import Names
from search.lexicon.thesaurus import accents_of, is_deed, is_term, wordings
from search.passages.tokens import folded_phrase, tokens

__all__ = ["places_in_no_text", "says_nothing_here", "words_in_no_text"]

_SHORT = 2  # words that are named together; of more, the terms among them


def places_in_no_text(names: Names, reading: Reading) -> list[str]:
    """Return the places of a reading's conditions that no document is of and no text names."""
    return [c.label for c in reading.conditions if c.field == "province" and not _is_here(names, c.value, c.label)]


def words_in_no_text(names: Names, reading: Reading) -> list[str]:
    """Return the words of a reading's conditions that no text has, in none of their wordings; of a longer phrase, the terms in it."""
    return list(dict.fromkeys(word for one in reading.conditions for word in _of_condition(names, one)))


def says_nothing_here(names: Names, reading: Reading) -> bool:
    """Whether no text has any of the words of a reading's conditions, deeds of any subject aside: where one has some, the others may be
    said otherwise ("phone signal")."""
    said = [one for one in reading.conditions if one.field == "words" and not is_deed(one.value)]
    return bool(said) and all(_of_condition(names, one) for one in said)


def _of_condition(names: Names, one: Condition) -> list[str]:
    said = tokens(one.label)
    if one.field != "words" or not said or _is_said(names, said):
        return []
    own = tuple(folded_phrase(one.label).split())
    if any(_is_worded(names, own, form) for form in one.value.split("|") if form and tuple(form.split()) != own):
        return []
    return [one.label] if len(said) <= _SHORT else _terms_in_no_text(names, said)


def _terms_in_no_text(names: Names, words: list[str]) -> list[str]:
    """Return the terms of two words among some words (`tokens`) that no text has, in none of their wordings."""
    pairs = [(a, b, (folded_phrase(a), folded_phrase(b))) for a, b in zip(words, words[1:], strict=False)]
    terms = [(f"{a} {b}", [a, b], keys) for a, b, keys in pairs if is_term(keys)]
    return [
        name
        for name, said, keys in terms
        if not _is_said(names, said) and not any(_is_worded(names, keys, form) for form in wordings(keys) if form != " ".join(keys))
    ]


def _is_worded(names: Names, own: tuple[str, ...], form: str) -> bool:
    """Whether some text has another wording of a term, with the accents that the thesaurus writes."""
    written = accents_of(own, form)
    return any(names.prints(tuple(tokens(name))) for name in written) if written else names.occurs(tuple(form.split()))


def _is_said(names: Names, words: list[str]) -> bool:
    """Whether some text has the words, with their accents where they were typed with some: "đuối nước" is no "dưới nước"."""
    folded = tuple(folded_phrase(word) for word in words)
    return names.occurs(folded) and (" ".join(words).isascii() or names.prints(tuple(words)))


def _is_here(names: Names, id: str, label: str) -> bool:
    """Whether a document is of a province, or some text names it."""
    return any(one.province == id for one in names.collection) or names.occurs(tuple(folded_phrase(label).split()))
