"""A page of a PDF as a picture, with ranges of its text marked where the boxes of its lines are known."""

from __future__ import annotations

import hashlib
import io
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ingest.sandbox import Failure, Limits, Sandbox
from text.errors import UnreadableSource

if TYPE_CHECKING:
    from ingest.parsed import Source

__all__ = ["Drawer", "PagePicture"]

WIDTH = 1400  # pixels
LONGEST = 4000  # pixels; a page of another shape is drawn smaller
Box = tuple[int, int, int, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text to be marked in a colour, (red, green, blue)."""

    start: int
    end: int
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG; `number` from 1 of `pages`; `marked` is how many lines were marked."""

    png: bytes
    number: int
    pages: int
    marked: int


@dataclass(frozen=True, slots=True)
class _Page:
    """To do: draw a page of a file whose bytes have this hash; `number` 0 means the page on which `at` stands."""

    path: str
    sha256: str
    number: int
    at: int
    marks: tuple[Mark, ...]


class _Draw:
    """Work that draws one page."""

    def name(self, item: _Page) -> str:
        return item.path

    def warm(self) -> None:
        return

    def work(self, item: _Page) -> PagePicture:
        return _drawn(item)

    def finish(self, outcome: PagePicture) -> PagePicture:
        return outcome


class Drawer:
    """Draws pages in a process with limits, which is kept for the next page."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._sandbox: Sandbox[_Page, PagePicture] = Sandbox(_Draw(), jobs=1, limits=limits or Limits(60.0))

    def page(self, path: str, sha256: str, *, number: int = 0, at: int = 0, marks: Sequence[tuple[int, int, Any]] = ()) -> PagePicture:
        """Return a page of a PDF file with `marks`, (start, end, colour) of its text; without a number the page on which `at` stands.

        Raises:
            UnreadableSource: if the file is gone, has changed since it was read, is no PDF or cannot be drawn.
        """
        found = self._sandbox.one(_Page(path, sha256, number, at, tuple(Mark(*mark) for mark in marks)))
        if isinstance(found, Failure):
            raise UnreadableSource(found.message, code=found.code)
        return found

    def close(self) -> None:
        """End the process."""
        self._sandbox.close()


@lru_cache(maxsize=2)
def _read(path: str, sha256: str) -> tuple[bytes, Source]:
    from ingest.source.files import data_of
    from ingest.source.read import read_source

    data = data_of(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnreadableSource(f"{path}: the file has changed since it was read. Read it again.", code="file-changed")
    return data, read_source(path)


def _drawn(item: _Page) -> PagePicture:
    import pypdfium2
    from PIL import Image, ImageDraw

    data, source = _read(item.path, item.sha256)
    if not data.startswith(b"%PDF-") and b"%PDF-" not in data[:1024]:
        raise UnreadableSource(f"{item.path}: only pages of PDF files can be shown as pictures.", code="no-pages")
    document = pypdfium2.PdfDocument(data)
    try:
        number = min(max(1, item.number or bisect_right(source.pages, item.at)), len(document))
        page = document[number - 1]
        page.set_rotation((page.get_rotation() + dict(source.turns).get(number, 0)) % 360)
        width, height = page.get_size()
        scale = min(WIDTH / width, LONGEST / height)
        picture = page.render(scale=scale).to_pil().convert("RGB")
        pages = len(document)
    finally:
        document.close()
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    marked = 0
    for mark in item.marks:
        for box in source.boxes:
            if box[2] == number and box[0] < mark.end and mark.start < box[1]:
                left, top, right, bottom = _part(box, mark, height)
                draw.rectangle([left * scale, top * scale, right * scale, bottom * scale], fill=(*mark.colour, 96))
                marked += 1
    out = io.BytesIO()
    Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB").save(out, "PNG", optimize=False)
    return PagePicture(out.getvalue(), number, pages, marked)


def _part(box: Box, mark: Mark, height: float) -> tuple[float, float, float, float]:
    """Return the part of a line's box that a mark covers, from the page's upper left corner: characters are taken to be of one width."""
    start, end, _, left, bottom, right, top = box
    wide = (right - left) / max(1, end - start)
    first, last = max(start, mark.start) - start, min(end, mark.end) - start
    return left + first * wide, height - top, left + last * wide, height - bottom
