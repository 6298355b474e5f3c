"""To whom a document was sent: the documents that are meant."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.scene import Scene
from search.frames.target import Target

__all__ = ["propose"]


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield the documents, shown by their addressees."""
    yield Target("document", None, addressed=True)
