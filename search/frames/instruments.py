"""Where a document or instrument is spoken of, and what it says where it is in the store."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.listed import head_noun
from search.frames.scene import Scene
from search.frames.target import Target

__all__ = ["propose"]


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield the tasks of the section that is named, where it has some; the document."""
    if head_noun(scene.sentence, scene.taken) is not None:
        return  # "the decisions of plan 93" are not the plan
    if scene.sentence.has("path"):
        yield Target("task", None, implied=True, overview=True, score=1.0)
    yield Target("document", None, implied=True, overview=True)
