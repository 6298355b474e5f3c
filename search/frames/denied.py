"""What a denial takes with it: each of several things apart, provinces that grew."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from search.frames.base import Rules

__all__ = ["DenialRules"]


class DenialRules(Rules):
    """Adds what a denied query means."""

    def _denied_apart(self, query: Query) -> Query:
        """The query of documents that are denied several things, any of which one may not have, in its title either: "không nói về mưa lũ,
        thiên tai"."""
        alone = query == replace(Query("document"), words=query.words, document_types=query.document_types, issuers=query.issuers,
                                 provinces=query.provinces)  # fmt: skip
        if not (query.words and alone):
            return query
        groups: list[list[str]] = []
        last = -1
        for at, slot in enumerate(self.sentence.slots):
            if slot.kind != "words" or slot.value not in query.words:
                continue
            apart = last < 0 or self._comma_before(at) or any(s.has("either") or s.has("and") for s in self.sentence.between(last, at))
            groups = [*groups, [slot.value]] if apart else [*groups[:-1], [*groups[-1], slot.value]]
            last = at
        parts = tuple(Query("document", subject=tuple(group), subject_in=("task", "heading", "title")) for group in groups)
        return replace(query, words=(), any_of=parts) if sum(map(len, groups)) == len(query.words) else query

    def _same_names(self, query: Query) -> tuple[str, ...]:
        """Of provinces before and after they grew those whose other one has what is denied: no answers to "tỉnh nào không có …"."""
        labels: dict[str, list[str]] = {}
        for id in sorted(self.names.provinces) if query.find == "province" else ():
            labels.setdefault(self._label(id), []).append(id)
        grown = [ids for ids in labels.values() if len(ids) > 1]
        have = set(self.names.answers_of(query)) if grown else set()
        return tuple(id for ids in grown if have & set(ids) for id in ids if id not in have)
