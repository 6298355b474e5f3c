"""The body that a part of a question names, told from those that have work in the document it asks of.

A vocabulary knows bodies wherever they stand; a document has bodies of its own ("Ủy ban Chuyên trách Chính phủ", "các doanh nghiệp thứ
cấp") and a question calls them in its own words or language.  Which part names a body is told by the question's wording.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.query import Query
from search.lexicon import Entry
from search.lexicon.names import Names
from search.passages.embedding import explained
from search.passages.tokens import folded_tokens
from search.question import Question
from search.question.meant import MOST_MEANT
from search.question.numbers import numbered_documents
from search.question.ordinals import is_roman
from search.question.wording import BODY, Wording
from search.question.words import CONTENT, Word

__all__ = ["bodies_meant"]

_BODIES = ("body", "agency")
_CALLING = (*_BODIES, *CONTENT)  # kinds of words of which one at least calls a body: "agencies" alone is any
_OTHER = ("document", "number", "province", "wh", "time")
_LEFT = (*CONTENT, "noun", "role")  # words of a name that the vocabulary's body leaves over
# How much alike a body of the document and the words are at least, the harmonic mean of the shares that each says of the other by meaning:
# of 602 phrases for bodies of 16 documents the likest is the right one for 0.86; of phrases for bodies that a document has not one in five
# reach it.
_ALIKE = {"vi": 0.45, "en": 0.5}
_SURELY = 0.85  # where the vocabulary knows another body by just these words
_AHEAD = 0.1  # before one whose name is a part of the words


def bodies_meant(question: Question, slots: list[Word], wording: Wording, names: Names) -> list[Word]:
    """Return the slots with each part that names a body as the one of the document's bodies that is likest, where the vocabulary knows none
    that the document has."""
    numbered = (id for at, slot in enumerate(slots) if slot.is_number for id in numbered_documents(slots, at, names))
    described = (id for slot in slots for id in slot.values("document"))
    documents = tuple(sorted({id for id in (*numbered, *described) if id in names.documents and names.documents[id].in_collection}))
    spans = list(wording.spans(BODY))
    if not spans or not 0 < len(documents) <= MOST_MEANT:
        return slots
    held: tuple[str, ...] | None = None
    out = list(slots)
    for start, end in spans:
        inside = [at for at, slot in enumerate(out) if slot.start < end and start < slot.end]
        while inside and out[inside[0]].kind == "stop":
            inside.pop(0)
        while inside and out[inside[-1]].kind == "province":
            inside.pop()
        if not any(out[at].kind in _CALLING for at in inside) or any(out[at].kind in _OTHER for at in inside):
            continue
        held = names.answers_of(Query(find="agency", documents=documents)) if held is None else held
        first, last = out[inside[0]].start, out[inside[-1]].end
        said = question.words(first, last)
        found = _likest(question, [out[at] for at in inside], said, held, names)
        if found and not _lacks_a_name(question, first, last, names.agencies.get(found, "")):
            entries = (Entry("agency", found, ()), Entry("meant", said, ()))
            out[inside[0] : inside[-1] + 1] = [Word(first, last, entries, said, "agency", found)]
    return out


def _likest(question: Question, inside: Sequence[Word], said: str, held: Sequence[str], names: Names) -> str:
    """The body of a document that words name, "" where the vocabulary's is one of them, or none is like enough."""
    known = {id for slot in inside if slot.kind in _BODIES for kind in _BODIES for id in slot.values(kind)}
    here = {id for id in held if id in known or names.body_of.get(id) in known}
    whole = not any(slot.kind in _LEFT for slot in inside)
    if (here and whole) or not held:
        return ""
    english = question.language == "en"
    scores = {id: _like(said, id, names, english=english) for id in held}
    best = max(sorted(scores), key=lambda id: scores[id])
    least = _SURELY if known and whole else _ALIKE[question.language]
    if scores[best] < least or (here and scores[best] < _AHEAD + max(scores[id] for id in here)):
        return ""
    return best


def _lacks_a_name(question: Question, start: int, end: int, name: str) -> bool:
    """Whether a body's name has not a number or a name of the words: "khu vực 10" is no 14, "XVII" no "XIX", "khu kinh tế Vũng
    Áng" not Đông Nam's."""
    have = folded_tokens(name)
    for token in question.tokens[start:end]:
        proper = question.is_capital(token) and not token.upper and (question.language == "vi" or not token.text.isascii())
        figure = token.text.isdigit() or (token.upper and is_roman(token.key))
        if (proper or figure) and token.key not in have:
            return True
    return False


def _like(said: str, id: str, names: Names, *, english: bool) -> float:
    """How much words and a body's name say of each other by meaning."""
    term = names.vocabulary.by_id.get(names.body_of.get(id, id))
    own = _mean(said, names.agencies.get(id, ""), english=english)
    return max(own, _mean(said, term.label_en, english=False)) if english and term is not None and term.label_en else own


def _mean(said: str, name: str, *, english: bool) -> float:
    there, back = min(1.0, explained(said, name, english=english)), explained(name, said)
    return 2 * there * back / (there + back) if there + back > 0 else 0.0
