"""Where a document or instrument is spoken of, and what it says where it is in the store."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.scene import Scene
from search.frames.target import Target

__all__ = ["propose"]


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield what is looked for."""
    yield Target("document", None, implied=True, overview=True)
