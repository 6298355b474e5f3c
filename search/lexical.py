"""Lexical search: what a passage puts into the full-text columns, and what a query looks for there."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Passage
from graph.store import LexicalMatch, MatchGroup
from search.tokens import bigrams, fold_token, is_folded, runs

__all__ = ["SyllableIndexer", "build_match", "default_indexer"]


class SyllableIndexer:
    """Full-text columns of a passage: syllables as printed, folded syllables with their bigrams, folded headings.

    Nothing of the vocabularies goes into the index (abbreviations and synonyms are expanded in the query), so it does not age with them.
    """

    name = "syllables-1"

    def columns(self, passage: Passage, text: str) -> Mapping[str, str]:
        """Return the texts of `exact`, `folded` and `context`; `text` is the passage's own words."""
        own = runs(text)
        exact = " ".join(token for run in own for token in run)
        return {"exact": exact, "folded": _folded(own), "context": _folded([run for heading in passage.context for run in runs(heading)])}

    def embedded_text(self, passage: Passage, text: str) -> str:
        """Return the innermost heading and the passage's words."""
        return f"{passage.context[-1]}. {text}" if passage.context else text


def _folded(found: list[list[str]]) -> str:
    folded = [[fold_token(token) for token in run] for run in found]
    return " ".join([token for run in folded for token in run] + [pair for run in folded for pair in bigrams(run)])


def default_indexer() -> SyllableIndexer:
    """Return the indexer that every store of this project uses."""
    return SyllableIndexer()


def build_match(query: str) -> LexicalMatch:
    """Return what to look for: folded syllables and bigrams, in words and headings, and the exact form as a bonus."""
    own = runs(query)
    folded = [[fold_token(token) for token in run] for run in own]
    single = tuple(dict.fromkeys(token for run in folded for token in run))
    pairs = tuple(dict.fromkeys(pair for run in folded for pair in bigrams(run)))
    groups = [MatchGroup("folded", single, 1.0), MatchGroup("folded", pairs, 1.0), MatchGroup("context", single + pairs, 0.3)]
    if not is_folded(query):
        groups.append(MatchGroup("exact", tuple(dict.fromkeys(token for run in own for token in run)), 0.5))
    return tuple(group for group in groups if group.tokens)
