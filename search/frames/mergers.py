"""What a province or body became, or came from."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.scene import Scene
from search.frames.target import Target

__all__ = ["propose"]


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield what is looked for."""
    yield Target("predecessor" if scene.sentence.has("merge", value="from") else "successor", None)
