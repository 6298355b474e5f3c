"""Two or more sides beside each other: what is compared is the noun said, else tasks."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.listed import first_noun
from search.frames.scene import Scene
from search.frames.target import Target
from search.question.shape import is_yesno

__all__ = ["propose"]


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield what is compared; which of two documents is older, yes or no, is asked of the documents themselves."""
    if is_yesno(scene.sentence) and scene.sentence.has("earliest", "latest"):
        return
    found = first_noun(scene.sentence, scene.taken)
    kept = found is not None and found.find in ("agency", "topic", "citation", "document")
    if found is not None and kept:
        yield found
    elif any(value != "any" for at in scene.sentence.where("role") for value in scene.sentence[at].values("role")) and not scene.bound:
        yield Target("agency", None, implied=True)
    else:
        yield Target("task", None, implied=True)
