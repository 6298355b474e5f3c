"""What bodies are called: the forms that texts may have, and the agencies of a store that it calls by another name of a body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from search.passages.tokens import folded_phrase, plain_tokens
from text.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from search.lexicon.contract import Names

__all__ = ["body_forms", "called_by", "called_otherwise"]


def body_forms(names: Names, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the folded names of bodies and agencies as texts may have them, without the "tỉnh" that a text may leave out."""
    forms: list[str] = []
    for id in ids:
        term = names.vocabulary.by_id.get(id)
        forms += [term.label_vi, *term.aliases_vi, *term.abbreviations] if term else [names.agencies.get(id, "")]
    return tuple(dict.fromkeys(folded for form in forms if (folded := folded_phrase(form.removesuffix(" tỉnh")))))


def called_by(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the bodies by their folded names that only questions use for them."""
    named = ((term, alias) for term in vocabulary.bodies for alias in (*term.aliases_vi, *term.abbreviations))
    return {folded_phrase(alias): term.id for term, alias in named if alias not in term.ambiguous}


def called_otherwise(
    folded: Collection[tuple[str, str]],
    body_of: Mapping[str, str],
    vocabulary: Vocabulary,
    before: Mapping[str, tuple[str, ...]] | None = None,
) -> dict[str, tuple[str, ...]]:
    """Return, by body, the agencies that are instances of none known and that texts call by a name which is the body's in questions alone:
    whoever asks for it by another of its names, or in English, means them too.  `folded` are names of agencies, folded, with their ids:
    of all, or of those that are new or changed since it was `before`."""
    called = _called()
    anew = {id for _, id in folded} if before else ()
    out = {body: [id for id in ids if id not in anew] for body, ids in (before or {}).items()}
    for name, id in folded:
        body = called.get(name if name.replace(" ", "").isalnum() else " ".join(plain_tokens(name)))
        if body is not None and body_of.get(id) not in vocabulary.by_id:
            out.setdefault(body, []).append(id)
    return {body: tuple(sorted(ids)) for body, ids in out.items() if ids}


@cache
def _called() -> Mapping[str, str]:
    """What `called_by` returns: compiled where that is fresh, made otherwise."""
    from search.lexicon.compiled import read

    found = read()
    return found.called if found is not None else called_by(load())
