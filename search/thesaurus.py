"""What English words are in Vietnamese, by the bilingual rows of the vocabularies (topics, thesaurus, document types)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from search.question import key
from search.tokens import folded_tokens, tokens
from text.vocabulary import load

__all__ = ["vietnamese_for"]


def vietnamese_for(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folded Vietnamese wordings of English keys, in the order of the files."""
    return _english().get(words, ())


@cache
def _english() -> dict[tuple[str, ...], tuple[str, ...]]:
    table: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for row in load().thesaurus:
        vietnamese = row.extra.get("vi") or ([row.label_vi, *row.aliases_vi] if row.label_vi else list(row.aliases_vi))
        english = row.extra.get("en") or ([row.label_en] if row.label_en else []) + list(row.aliases_en)
        for name in english:
            keys = tuple(key(token) for token in tokens(str(name)))
            for wording in vietnamese:
                table[keys][" ".join(folded_tokens(str(wording)))] = None
    return {keys: tuple(found) for keys, found in table.items()}
