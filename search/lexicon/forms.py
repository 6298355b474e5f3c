"""The ways to say what a store has: its documents, their signers, the subject that they share, its agencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from search.lexicon.growing import Form
from search.lexicon.lexicon import cut, vocabulary_lexicon
from search.lexicon.stored import DocumentName
from search.lexicon.thesaurus import english_for
from search.question import key
from text.views import fold
from text.vocabulary import load

__all__ = ["AgencyNames", "document_forms", "subject_forms"]

_DOCUMENT, _SUBJECT, _AGENCY = range(3)  # the order in which forms of the same words are weighed


def document_forms(document: DocumentName) -> Iterator[Form]:
    """Yield the ways to say a document, by its title, and its signer."""
    if document.title and len(document.title.split()) >= 3:
        yield Form(_DOCUMENT, document.id, document.title, "document", document.id, 1)
    if document.signer and document.in_collection:
        yield Form(_DOCUMENT, document.id, document.signer, "signer", fold(document.signer))


def subject_forms(phrases: Iterable[str]) -> list[Form]:
    """Return the ways to say the subject that most titles share: it tells no task from another."""
    found = []
    for number, phrase in enumerate(phrases):
        place = f"{number:06}"
        found.append(Form(_SUBJECT, place, phrase, "light", "subject"))
        found += [Form(_SUBJECT, place, name, "light", "subject") for name in english_for(phrase)]
        found += [Form(_SUBJECT, place, short, "light", "subject", exact=True) for short in _shorts().get(phrase, ())]
    return found


class AgencyNames(NamedTuple):
    """What an agency is called, and whether it is a body of the vocabulary."""

    id: str
    name: str
    generic: str
    is_body: bool

    def names(self) -> list[str]:
        """Return its names that are not a body's."""
        said = (self.name,) if self.generic in (self.name, "") else sorted((self.name, self.generic))
        return [name for name in said if name and name not in _bodies()]

    def forms(self) -> list[Form]:
        """Return the ways to say it."""
        said = [name for name in self.names() if (self.is_body and not _names_a_place(name)) or _names_a_body(name)]
        return [Form(_AGENCY, self.id, name, "agency", self.id) for name in said]


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row["label_vi"] for row in load().said("bodies"))


@cache
def _shorts() -> dict[str, list[str]]:
    """Return abbreviations by what they stand for, in lower case."""
    shorts: dict[str, list[str]] = defaultdict(list)
    for short, meanings in load().expansions.items():
        for meaning in meanings:
            shorts[meaning.lower()].append(short)
    return shorts


@lru_cache(maxsize=2**16)
def _names_a_body(name: str) -> bool:
    """Whether a name that a text gives a body can be asked by: it begins as bodies' names do, ends in no function word, means nothing else.

    A table's "Hà Tĩnh" or "Đơn vị" in the column of who leads is a province, or any unit, in a question.
    """
    words, joined = cut(name)
    if len(words) < 2 and not name.isupper():
        return False  # "Người", "Cán bộ" of a text are words of every other
    if not words or not (name.isupper() or words[0] in _PLURALS or joined.partition(" ")[0] in _heads()):
        return False
    lexicon = vocabulary_lexicon()
    bare = joined.partition(" ")[2] if words[0] in _PLURALS else joined
    if any(entry.kind != "body" for form in (joined, bare) for entry in lexicon.of(form)):
        return False
    # "Bộ Khoa học và Công nghệ đã": the sentence went on
    return not any(entry.kind in _FUNCTION and entry.printed == words[-1:] for entry in lexicon.of(joined.rpartition(" ")[2]))


@lru_cache(maxsize=2**16)
def _names_a_place(name: str) -> bool:
    """Whether a name that a text gives a body is a province's: "TP.HCM" of a list of addressees is the city in a question."""
    return any(entry.kind == "province" and not entry.exact for entry in vocabulary_lexicon().of(cut(name)[1]))


_PLURALS = frozenset(("các", "những", "mỗi", "mọi"))
_FUNCTION = ("stop", "and", "of", "to", "by", "with", "either")


@cache
def _heads() -> frozenset[str]:
    """Return the first words of the bodies that the vocabulary knows: "sở", "ban", "hội", "trung"."""
    names = (name for row in load().said("bodies") for name in (row["label_vi"], *row.get("aliases_vi", ())))
    first = {name.split(maxsplit=1)[0].strip(",") for name in names}
    return frozenset(key(word.lower()) for word in first)
