"""Tasks by how much of a question's words they have: where none has all of them together, one may say them in another order or with a
word between, "chấp hành chính sách, pháp luật" for "chấp hành pháp luật"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from graph.query import Query
from search.answer.nearby import Nearby
from search.passages.tokens import folded_phrase

__all__ = ["most_worded", "tasks_with_most"]

_MOST_TASKS = 400  # of a scope whose texts are compared
_LEAST_SYLLABLES = 4  # of the words asked for
_LEAST = 0.8  # the share of the words, weighed by how few tasks of the scope have them
_SURELY, _LED_BY = 0.6, 0.25  # a smaller share, of one task alone, so far above any other's
_ALIKE = 0.05  # below the best: as good
_PARTLY = 0.6  # the share of a wording's syllables below which a text has none of it
_MOST = 3  # tasks


def most_worded(near: Nearby) -> tuple[str, ...]:
    """Return the tasks that have most of the words of a question; none of one that wants yes or no."""
    return () if near.reading.yesno else tasks_with_most(near)


def tasks_with_most(near: Nearby) -> tuple[str, ...]:
    """Return the few tasks within the bodies, documents and provinces of a question that have most of its words; none where no task has
    nearly all."""
    query = near.reading.query
    fields = [slot.text for slot in near.sentence.slots if slot.kind == "field"] if query.fields and near.sentence is not None else []
    words = tuple(dict.fromkeys((*near.reading.subjects, *query.words, *query.subject, *map(folded_phrase, fields))))
    if not _may_be_partly(query) or sum(word.split("|")[0].count(" ") + 1 for word in words) < _LEAST_SYLLABLES:
        return ()
    rows = near.store.rows(replace(query, words=(), subject=(), fields=()))
    tasks = sorted({row.task or row.answer for row in rows})
    if not 1 < len(tasks) <= _MOST_TASKS:
        return ()
    texts = {id: f" {folded_phrase(str(have.get('statement') or ''))} " for id, _, have in near.store.said(tasks, ("statement",))}
    shares = _shares(words, texts)
    best = max(shares.values(), default=0.0)
    found = sorted(id for id, share in shares.items() if share >= best - _ALIKE)
    rest = max((share for id, share in shares.items() if id not in found), default=0.0)
    told = best >= _LEAST or (best >= _SURELY and len(found) == 1 and best - rest >= _LED_BY)
    return tuple(found) if told and len(found) <= _MOST else ()


def _may_be_partly(query: Query) -> bool:
    scoped = bool(query.provinces or query.documents or any(pattern.ids for pattern in query.agencies))
    plain = not (query.negated or query.sides or query.counted or query.order or query.tasks or query.any_of)
    return scoped and plain and query.find in ("task", "agency") and query.property in (None, "time")


def _shares(words: Sequence[str], texts: dict[str, str]) -> dict[str, float]:
    """Return the share of the words that each text has; a word that few texts have counts most."""
    syllables = {id: frozenset(text.split()) for id, text in texts.items()}
    shares, every = dict.fromkeys(texts, 0.0), 0.0
    for word in words:
        forms = [(f" {form} ", frozenset(form.split())) for form in word.split("|")]
        values = {id: max(1.0 if form in text else _part(parts, syllables[id]) for form, parts in forms) for id, text in texts.items()}
        weight = math.log(1.0 + len(texts) / max(1, sum(value > 0.0 for value in values.values())))
        every += weight
        for id, value in values.items():
            shares[id] += weight * value
    return {id: share / every for id, share in shares.items()} if every else shares


def _part(form: frozenset[str], syllables: frozenset[str]) -> float:
    share = len(form & syllables) / len(form)
    return share if share >= _PARTLY and len(form) > 1 else 0.0
