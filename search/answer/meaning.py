"""Subjects by meaning: the tasks whose passages are nearest to a question's free words, where no task has these words."""

from __future__ import annotations

from dataclasses import replace

from graph.store import Store
from search.frames.reading import Reading
from search.frames.wider import without_words
from search.lexicon.names import StoreNames

__all__ = ["nearest_tasks"]

# Similarity of a subject to a passage, measured on 25 subjects that the five documents speak of in other words (16 are above it) and 22
# that they do not speak of (none is; the nearest has 0.28).
LEAST = 0.31
_SPREAD = 0.08  # below the nearest
_MOST = 8
_FINDS = ("task", "agency", "province", "document")


def nearest_tasks(store: Store, names: StoreNames, reading: Reading) -> bool:
    """Make the reading ask for the tasks nearest in meaning to its free words; return whether there are any.

    Who wants yes or no, or what is not there, wants the words themselves.
    """
    query = reading.query
    said = [c.label for c in reading.conditions if c.field == "words"]
    if not said or query.find not in _FINDS or query.negated or query.sides or query.cites or query.tasks or reading.yesno:
        return False
    bare = replace(without_words(query, query.words), subject=(), words=(), any_of=(), find="task", roles=(), property=None, counted=False)
    allowed = set(names.answers_of(replace(bare, topics=query.topics)))
    tasks = _nearest(store, " ".join(said), allowed) if allowed else ()
    if not tasks:
        return False
    reading.query = replace(without_words(query, query.words), subject=(), words=(), any_of=(), tasks=tasks)
    label = ", ".join(f"“{one}”" for one in said)
    reading.notes.append(
        (
            f"Không nhiệm vụ nào có lời văn {label}; đây là những nhiệm vụ gần nghĩa nhất.",
            f"No task is worded {label}; these are the nearest in meaning.",
        )
    )
    return True


def _nearest(store: Store, subject: str, allowed: set[str]) -> tuple[str, ...]:
    """Return the ids of the allowed tasks whose passages are near a subject, nearest first."""
    import numpy as np

    from search.passages.embedding import default_embedder

    embedder = default_embedder()
    numbers, matrix = store.vectors()
    if store.meta("embedder") != embedder.name or not len(numbers):
        return ()
    vector = embedder.encode([subject])[0]
    norm = float(np.linalg.norm(vector))
    if not norm:
        return ()
    near = matrix @ (vector / norm)
    order = [int(i) for i in np.argsort(-near, kind="stable")[: 8 * _MOST] if near[i] >= LEAST]
    found: dict[str, float] = {}
    passages = {one.number: one.passage for one in store.passages([int(numbers[i]) for i in order])}
    for i in order:
        task = passages[int(numbers[i])].task
        if task is not None and task in allowed:
            found.setdefault(task, float(near[i]))
    best = max(found.values(), default=0.0)
    return tuple([task for task, score in found.items() if score >= best - _SPREAD][:_MOST])
