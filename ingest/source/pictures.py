"""Pictures of pages to pieces of text, by the character recognition of Tesseract where it is installed with Vietnamese."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from functools import cache
from typing import Any

from ingest.source import notices
from ingest.source.assemble import assemble
from ingest.source.blocks import Extract
from ingest.source.pdf_flow import blocks_of
from ingest.source.pdf_page import PdfPage, Piece
from text.errors import UnreadableSource

__all__ = ["MAX_RECOGNIZED", "advice", "read_image", "recognize"]

MAX_RECOGNIZED = 60  # pages of one file: some five seconds each
_DPI = 300  # what Tesseract's manual asks for
_TIMEOUT_S = 120  # seconds a page; a page that takes longer is given up, the others are read
_SPECKS = 1.5  # of 255: how far dots stand from those around them; 0.2 to 0.8 on clean pages, 2.8 where a scan is grainy
_SURE = 30  # of 100; less sure words are noise of stamps and signatures


@cache
def advice() -> str:
    """Return what to install so that pictures can be read, "" where all is there."""
    program = shutil.which("tesseract")
    if program is None:
        return "Install tesseract-ocr and tesseract-ocr-vie, or run OCR on it and give the result."
    try:
        languages = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False).stdout.split()
    except (OSError, subprocess.TimeoutExpired):
        return "Tesseract does not start; install tesseract-ocr anew."
    return "" if "vie" in languages else "Install tesseract-ocr-vie, the Vietnamese of Tesseract."


def recognize(page: Any, number: int) -> PdfPage | None:
    """Return a page of pypdfium2 as recognized, None where nothing was."""
    width, height = page.get_size()
    scale = min(_DPI / 72, 5000 / max(width, height))
    image = page.render(scale=scale, grayscale=True).to_pil()
    return _read(image, number, width, height)


def read_image(data: bytes, path: str) -> Extract:
    """Return the text of a picture of a page.

    Raises:
        UnreadableSource: if Tesseract is not installed, the picture is damaged, or nothing is read on it.
    """
    tool = advice()
    if tool:
        raise UnreadableSource(f"{path}: a picture without text. {tool}", code="no-text-layer")
    from PIL import Image

    try:
        image = Image.open(io.BytesIO(data)).convert("L")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableSource(f"{path}: the picture is damaged ({error}). Get the file again.", code="broken-file") from error
    if max(image.size) > 5000:
        image.thumbnail((5000, 5000))
    page = _read(image, 1, image.width * 72 / _DPI, image.height * 72 / _DPI)
    if page is None:
        raise UnreadableSource(f"{path}: no words are read on the picture. Scan it again at 300 dpi.", code="no-text-layer")
    extract = assemble(blocks_of([page]), page_count=1)
    extract.notices += (notices.ocr_text([1], 0, min(80, len(extract.text))),)
    return extract


def _read(image: Any, number: int, width: float, height: float) -> PdfPage | None:
    buffer = io.BytesIO()
    _cleaned(image).save(buffer, "PNG")
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "3", "--dpi", str(_DPI), "tsv"],
            input=buffer.getvalue(),
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    page = PdfPage(number, width, height, is_picture=True)
    page.pieces = _pieces(done.stdout.decode("utf-8", "replace"), width / image.width, height)
    page.letters = sum(len(piece.text) for piece in page.pieces)
    return page if page.pieces else None


def _cleaned(image: Any) -> Any:
    """Return a page without the specks of its scan; a clean one as it is, whose thinnest strokes would suffer."""
    from PIL import ImageChops, ImageFilter, ImageStat

    middle = image.filter(ImageFilter.MedianFilter(3))
    return middle if ImageStat.Stat(ImageChops.difference(image, middle)).mean[0] > _SPECKS else image


def _pieces(table: str, scale: float, height: float) -> list[Piece]:
    """Return the lines of Tesseract's table as pieces; words far apart on one line are several."""
    lines: dict[tuple[str, ...], list[tuple[str, float, float, float, float]]] = {}
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip() or float(cells[10]) < _SURE:
            continue
        left, top, wide, high = (float(value) for value in cells[6:10])
        box = (cells[11].strip(), left * scale, height - (top + high) * scale, (left + wide) * scale, height - top * scale)
        lines.setdefault(tuple(cells[2:5]), []).append(box)
    out: list[Piece] = []
    for words in lines.values():
        bottom, top = min(word[2] for word in words), max(word[4] for word in words)
        piece: Piece | None = None
        for text, left, _, right, _ in sorted(words, key=lambda word: word[1]):
            each = (right - left) / len(text)
            edges = [(left + k * each, left + (k + 1) * each) for k in range(len(text))]
            if piece is not None and left - piece.right < 2.2 * (top - bottom):
                piece.text += " " + text
                piece.edges += [(piece.right, left), *edges]
                piece.right = right
                continue
            piece = Piece(text, left, bottom, right, top, bottom, edges=edges)
            out.append(piece)
    return out
