"""How many: the noun that is counted."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.scene import Scene
from search.frames.target import Target, noun_target
from search.question.sentence import Sentence

__all__ = ["propose"]

_NOUNS = ("noun", "kind", "doctype")


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield what is counted."""
    found = _counted(scene.sentence, scene.taken)
    if found is not None:
        yield found


def _counted(sentence: Sentence, taken: set[int]) -> Target | None:
    for at in [*sentence.where("count"), *sentence.where("count_if_noun")]:
        strict = not sentence[at].has("count") or sentence.key(at) == "may"  # "mấy ông bên sở": several, not how many
        right = sentence.right(at)
        if right is not None and strict and right != at + 1:
            continue
        if right is None or right in taken or sentence.key(right).isdigit():
            continue  # "văn bản số 10"
        if sentence[right].has("each") and "province" in sentence.key(right):
            return Target("province", right, counted=True)  # "how many of the four provinces"
        if sentence[right].has("wh") or sentence[right].has("meta", "number"):
            continue
        found = noun_target(sentence, right) or (Target("citation", right) if sentence[right].has("cite") else None)
        if found is None and strict:
            continue
        if found is None:
            later = [i for i in sentence.where(*_NOUNS) if i > at and i not in taken]
            found = noun_target(sentence, later[0]) if later else None
        if found is not None:
            found.counted = True
            return found
    return None
