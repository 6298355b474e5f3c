"""Subjects by meaning: the tasks whose passages are nearest to a question's free words, where no task has these words."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from graph.store import Store
from search.frames.reading import Reading
from search.frames.wider import without_words
from search.lexicon.names import StoreNames

__all__ = ["nearest_tasks", "nearest_to"]

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
    dated = tuple(one for one in query.any_of if one.time)
    bare = replace(
        without_words(query, query.words), subject=(), words=(), any_of=dated, find="task", roles=(), property=None, counted=False
    )
    tasks = nearest_to(store, " ".join(said), replace(bare, topics=query.topics), names)
    if not tasks:
        return False
    reading.query = replace(without_words(query, query.words), subject=(), words=(), any_of=dated, tasks=tasks)
    label = ", ".join(f"“{one}”" for one in said)
    reading.notes.append(
        (
            f"Không nhiệm vụ nào có lời văn {label}; đây là những nhiệm vụ gần nghĩa nhất.",
            f"No task is worded {label}; these are the nearest in meaning.",
        )
    )
    return True


def nearest_to(store: Store, subject: str, scope: Query, names: StoreNames) -> tuple[str, ...]:
    """Return the ids of the tasks in scope whose passages are near a subject, nearest first."""
    from search.passages.embedding import default_embedder

    embedder = default_embedder()
    if store.meta("embedder") != embedder.name:
        return ()
    vector = embedder.encode([subject])[0]
    near = [(number, score) for number, score in store.nearest(vector.tolist(), 8 * _MOST) if score >= LEAST]
    passages = {one.number: one.passage for one in store.passages([number for number, _ in near])}
    scores: dict[str, float] = {}
    for number, score in near:
        task = passages[number].task
        if task is not None:
            scores.setdefault(task, score)
    allowed = set(names.answers_of(replace(scope, tasks=tuple(sorted(scores))))) if scores else set()
    found = {task: score for task, score in scores.items() if task in allowed}
    best = max(found.values(), default=0.0)
    return tuple([task for task, score in found.items() if score >= best - _SPREAD][:_MOST])
