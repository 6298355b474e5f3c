"""What the file of a document lacks: which documents, or which parts."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.listed import asked_target
from search.frames.scene import Scene
from search.frames.target import Target

__all__ = ["propose"]


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield what is looked for."""
    sentence = scene.sentence
    asked = asked_target(sentence, scene.taken)
    yield Target("document" if asked is not None and asked.find == "document" else "finding", None)
