"""Pictures of pages to pieces of text, by the character recognition of Tesseract where it is installed with Vietnamese."""

from __future__ import annotations

import html
import io
import os
import re
import shutil
import subprocess
from functools import cache
from statistics import median
from typing import Any, NamedTuple

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
_PATCH = 16  # dots: a patch of paper holds some light between its strokes
_EVEN = 0.85  # of the lightest paper: the darkest of a scan is 0.95 and more, of a photo 0.5 to 0.8
_SURE = 30  # of 100; less sure words are noise of stamps and signatures
_SURE_LINE = 0.8  # of a line's letters that are sure: a word between them is a word, however it is read
_APART = 2.6  # heights of a line: words further apart stand in columns
_UPRIGHT = 70  # of 100: words of an upright page are sure at 85 to 96, of one on its head or side at 46 or less


class _Line(NamedTuple):
    """A line on a picture, in dots from the upper left corner: where it begins, where its letters stand there, how many dots lower they
    stand a dot further, the height of its letters, and how much of that hangs below where they stand."""

    left: float
    base: float
    slope: float
    size: float
    below: float


class _Word(NamedTuple):
    """A word on a picture: its line, how sure it is of 100, and its place in dots from the upper left corner."""

    line: _Line
    text: str
    sure: float
    left: float
    top: float
    wide: float
    high: float


# What Tesseract says of lines and words in hOCR.
_SAID = re.compile(
    r"class=['\"](?P<kind>ocr_(?:line|caption|header|textfloat)|ocrx_word)['\"][^>]*?"
    r"title=['\"]bbox (?P<left>\d+) (?P<top>\d+) (?P<right>\d+) (?P<bottom>\d+)(?P<more>[^'\"]*)['\"][^>]*>"
    r"(?P<words>[^<]*(?:<(?!/?span)[^<]*)*)"
)
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+); x_size ([\d.]+); x_descenders (-?[\d.]+)")
_SURENESS = re.compile(r"x_wconf (\d+)")


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
    from PIL import Image, ImageOps

    try:
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("L")
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
    """Return a picture of a page as read, set upright where it lies on its side or head; None where nothing is read."""
    scale = width / image.width
    image = _cleaned(image)
    words = _words(image)
    turn = 0
    if _certainty(words) < _UPRIGHT:
        turn = _quarters(image)
        others = _words(image.rotate(-turn, expand=True)) if turn else []
        words, turn = (others, turn) if _certainty(others) > _certainty(words) else (words, 0)
    if turn in (90, 270):
        width, height = height, width
    page = PdfPage(number, width, height, is_picture=True, turned=turn)
    page.pieces = _pieces(words, scale, height)
    page.letters = sum(len(piece.text) for piece in page.pieces)
    return page if page.pieces else None


def _words(image: Any) -> list[_Word]:
    """Return the words that Tesseract reads on a picture, the unsure ones too."""
    out = []
    line = _Line(0.0, 0.0, 0.0, 0.0, 0.0)
    for said in _SAID.finditer(_asked(image, "-l", "vie", "--psm", "3", "--dpi", str(_DPI), "hocr")):
        left, top, right, bottom = (float(said[side]) for side in ("left", "top", "right", "bottom"))
        if said["kind"] != "ocrx_word":
            base = _BASELINE.search(said["more"])
            slope, lift, size, below = (float(one) for one in base.groups()) if base is not None else (0.0, 0.0, bottom - top, 0.0)
            line = _Line(left, bottom + lift, slope, size, below)
            continue
        sure, text = _SURENESS.search(said["more"]), html.unescape(re.sub("<[^>]*>", "", said["words"])).strip()
        if text:
            out.append(_Word(line, text, float(sure[1]) if sure is not None else 0.0, left, top, right - left, bottom - top))
    return out


def _certainty(words: list[_Word]) -> float:
    """Return how sure the words are that stand upright, of 100; longer words that are higher than wide do not."""
    return sum(word.sure for word in words if word.wide >= word.high or len(word.text) < 3) / len(words) if words else 0.0


def _quarters(image: Any) -> int:
    """Return by how many degrees clockwise a picture is to be turned to stand upright, 0 where Tesseract cannot tell."""
    found = re.search(r"^Rotate: (\d+)$", _asked(image, "--psm", "0", "--dpi", str(_DPI)), re.MULTILINE)
    return int(found[1]) % 360 if found else 0


def _asked(image: Any, *options: str) -> str:
    """Return what Tesseract prints of a picture, "" where it fails or takes too long."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", *options],
            input=buffer.getvalue(),
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _lit(image: Any) -> Any:
    """Return a page in even light: a photo's paper is darker at one side; one that is even already as it is."""
    import numpy as np
    from PIL import Image, ImageFilter

    small = image.resize((max(1, image.width // _PATCH), max(1, image.height // _PATCH)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    dark, light = np.percentile(np.asarray(paper), (5, 95))
    if dark >= _EVEN * light:
        return image
    ground = np.asarray(paper.resize(image.size, Image.Resampling.BILINEAR)).astype(np.float32)
    return Image.fromarray(np.clip(np.asarray(image) * 255.0 / np.maximum(ground, 1.0), 0, 255).astype(np.uint8))


def _cleaned(image: Any) -> Any:
    """Return a page in even light without the specks of its scan; a clean one as it is, whose thinnest strokes would suffer."""
    from PIL import ImageChops, ImageFilter, ImageStat

    image = _lit(image)
    middle = image.filter(ImageFilter.MedianFilter(3))
    return middle if ImageStat.Stat(ImageChops.difference(image, middle)).mean[0] > _SPECKS else image


def _kept(words: list[_Word]) -> list[_Word]:
    """Return the words of a line that are read: the sure ones, in a line that is sure the others too, misread as they may be."""
    sure = [word for word in words if word.sure >= _SURE]
    if sum(len(word.text) for word in sure) < _SURE_LINE * sum(len(word.text) for word in words):
        return sure
    return [word for word in words if word.sure >= _SURE or any(char.isalnum() for char in word.text)]


def _pieces(found: list[_Word], scale: float, height: float) -> list[Piece]:
    """Return the lines of sure words as pieces; words far apart on one line are several.  Lines of a tilted page stand as if it was not."""
    whole: dict[_Line, list[_Word]] = {}
    for word in found:
        whole.setdefault(word.line, []).append(word)
    lines = {line: kept for line, words in whole.items() if (kept := _kept(words))}
    tilt = median(line.slope for line in lines) if lines else 0.0
    out: list[Piece] = []
    for line, words in lines.items():
        piece: Piece | None = None
        for word in sorted(words, key=lambda word: word.left):
            left, right = word.left * scale, (word.left + word.wide) * scale
            each = (right - left) / len(word.text)
            edges = [(left + k * each, left + (k + 1) * each) for k in range(len(word.text))]
            if piece is not None and left - piece.right < _APART * line.size * scale:
                piece.text += " " + word.text
                piece.edges += [(piece.right, left), *edges]
                piece.right = right
                continue
            base = line.base + line.slope * (word.left - line.left)
            bottom = height - (base + line.below) * scale
            piece = Piece(
                word.text, left, bottom, right, bottom + line.size * scale, height - (base - tilt * word.left) * scale, edges=edges
            )
            out.append(piece)
    return out
