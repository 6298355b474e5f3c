"""Makes copies of text documents in other formats, letters, prints and scans, for `benchmarks.copies`: the same bytes of each on every run.

Word files are made by python-docx; DOC, ODT, RTF and prints of Word files and texts by LibreOffice, prints of Word's web pages by Chromium.
"""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.ingest.source import old_letters
from tests.ingest.source.makers import typed

__all__ = ["KINDS", "missing", "pages_as_pictures"]

LETTERS: dict[str, Callable[[str], str]] = {
    "tcvn3": old_letters.tcvn3,
    "vni": old_letters.vni,
    "viqr": old_letters.viqr,
    "cp1258": old_letters.windows_1258,
    "utf16": lambda text: text,
    "nfd": lambda text: unicodedata.normalize("NFD", text),
}
_BYTES = {"tcvn3": "cp1252", "vni": "cp1252", "cp1258": "cp1258", "utf16": "utf-16"}  # of a .txt; "utf-8" where none is named
_STYLE = 'body{font-family:"Noto Serif";font-size:13pt}p{margin:0 0 4pt 0;text-indent:1cm;text-align:justify}'
_FONT = "Noto Serif"  # Liberation Serif, which stands for Times New Roman, lacks letters with two marks


def word_file(text: str) -> bytes:
    """Return a Word file with a paragraph a line, set as offices set them: justified, the first line indented."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(13)
    style.paragraph_format.space_after = Pt(4)
    page = document.sections[0]
    page.page_width, page.page_height, page.left_margin, page.right_margin = Cm(21), Cm(29.7), Cm(3), Cm(1.5)
    for line in text.split("\n"):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(0 if "\t" in line else 1.27)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def web_page(text: str) -> str:
    """Return a page with a paragraph a line; tabs as Word writes them into a page."""
    tab = "<span style='mso-tab-count:1'>\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0 </span>"
    lines = "".join(f"<p>{html.escape(line).replace(chr(9), tab)}</p>\n" for line in text.split("\n"))
    return f"<!doctype html><html><head><meta charset=utf-8><style>{_STYLE}</style></head><body>{lines}</body></html>"


def in_utf16(word: bytes) -> bytes:
    """Return a Word file whose markup is written in UTF-16."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = re.sub(r"encoding=['\"][^'\"]+['\"]", 'encoding="UTF-16"', data.decode("utf-8"), count=1).encode("utf-16")
            new.writestr(name, data)
    return buffer.getvalue()


def by_office(files: list[Path], folder: Path, ending: str, filter_: str = "") -> None:
    """Convert files with LibreOffice into a folder, under the names that they have."""
    with tempfile.TemporaryDirectory() as home:
        words = ["soffice", f"-env:UserInstallation=file://{home}", "--headless"]
        words += [f"--infilter={filter_}"] if filter_ else []
        words += ["--convert-to", ending, "--outdir", str(folder), *map(str, files)]
        subprocess.run(words, check=True, capture_output=True, timeout=600)


def make_formats(texts: dict[str, str], folder: Path) -> None:
    """Write DOCX, HTML, DOC, ODT and RTF."""
    made = []
    for stem, text in texts.items():
        made.append(folder / f"{stem}.docx")
        made[-1].write_bytes(word_file(text))
        (folder / f"{stem}.html").write_text(web_page(text), "utf-8")
    for ending in ("doc", "odt", "rtf"):
        by_office(made, folder, ending)


def make_letters(texts: dict[str, str], folder: Path) -> None:
    """Write texts, Word files and prints in old letters; a print holds no encoding, so that of UTF-16 is the print as it is."""
    for stem, text in texts.items():
        for name, change in LETTERS.items():
            shown = written = change(text)
            if name in ("tcvn3", "vni"):
                shown = written.encode("cp1252", "replace").decode("cp1252")
            (folder / f"{stem}.{name}.txt").write_bytes(written.encode(_BYTES.get(name, "utf-8"), "replace"))
            word = word_file(shown)
            (folder / f"{stem}.{name}.docx").write_bytes(in_utf16(word) if name == "utf16" else word)
            (folder / f"{stem}.{name}.pdf").write_bytes(typed(shown.split("\n")))


def make_prints(texts: dict[str, str], folder: Path) -> None:
    """Write prints: of a Word file and of a text by LibreOffice, of Word's web page by Chromium."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS

    with tempfile.TemporaryDirectory() as place:
        for kind, ending, filter_ in (("word", "docx", ""), ("text", "txt", "Text (encoded):UTF8,LF,,,")):
            home = Path(place) / kind
            home.mkdir()
            files = []
            for stem, text in texts.items():
                files.append(home / f"{stem}.{kind}.{ending}")
                files[-1].write_bytes(word_file(text) if ending == "docx" else text.encode("utf-8"))
            by_office(files, folder, "pdf", filter_)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        for stem, text in texts.items():
            page.set_content(web_page(text))
            page.pdf(path=folder / f"{stem}.web.pdf", format="A4", margin={"top": "2cm", "right": "2cm", "bottom": "2cm", "left": "2cm"})
        browser.close()


def pages_as_pictures(path: Path, into: Path, turns: tuple[int, ...] = (0,), noise: float = 20.0, seed: int = 1) -> None:
    """Write a PDF's pages as a scanner of 200 dpi does: grainy, a little tilted, each turned by the next of `turns`."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    draw = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(path)
    pictures = []
    for number in range(len(document)):
        picture = document[number].render(scale=200 / 72, grayscale=True).to_pil()
        picture = picture.rotate(0.7 if number % 2 else -0.5, fillcolor=255, resample=Image.Resampling.BICUBIC)
        grains = draw.normal(0, noise, (picture.height, picture.width)).astype(np.int16)
        picture = Image.fromarray(np.clip(np.asarray(picture).astype(np.int16) + grains, 0, 255).astype(np.uint8))
        pictures.append(picture.rotate(-turns[number % len(turns)], expand=True))
    pictures[0].save(into, save_all=True, append_images=pictures[1:], resolution=200)
    document.close()


def _prints(texts: dict[str, str], folder: Path) -> list[tuple[str, Path]]:
    """Return the prints of Word files, beside a folder; made where they are not there."""
    home = folder.parent / "prints"
    if not home.exists():
        home.mkdir()
        make_prints(texts, home)
    return [(stem, home / f"{stem}.word.pdf") for stem in texts]


def make_scans(texts: dict[str, str], folder: Path) -> None:
    """Write scans of the prints of Word files."""
    for stem, path in _prints(texts, folder):
        pages_as_pictures(path, folder / f"{stem}.scan.pdf")


def make_turned(texts: dict[str, str], folder: Path) -> None:
    """Write prints whose pages are shown turned, all alike or each by another quarter, by the page's own turning or that of its words."""
    import pypdfium2
    import pypdfium2.raw as raw

    for stem, path in _prints(texts, folder):
        for name, turns in (("90", (90,)), ("180", (180,)), ("mixed", (0, 90, 180, 270))):
            document = pypdfium2.PdfDocument(path)
            for number in range(len(document)):
                document[number].set_rotation(turns[number % len(turns)])
            document.save(folder / f"{stem}.turned-{name}.pdf")
            document.close()
        document = pypdfium2.PdfDocument(path)
        for number in range(len(document)):
            page: Any = document[number]
            width, height = page.get_size()
            raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(0, -1, 1, 0, 0, width), None)
            page.set_mediabox(0, 0, height, width)
            page.set_cropbox(0, 0, height, width)
            page.gen_content()
        document.save(folder / f"{stem}.turned-words.pdf")
        document.close()


def make_turned_scans(texts: dict[str, str], folder: Path) -> None:
    """Write scans of the shortest document whose pages lie on each of their sides."""
    stem = min(texts, key=lambda name: len(texts[name]))
    path = dict(_prints({stem: texts[stem]}, folder))[stem]
    pages_as_pictures(path, folder / f"{stem}.turned-scan.pdf", turns=(90, 180, 270, 0))


KINDS: dict[str, Callable[[dict[str, str], Path], None]] = {
    "formats": make_formats,
    "letters": make_letters,
    "prints": make_prints,
    "turned": make_turned,
    "scans": make_scans,
    "turned-scans": make_turned_scans,
}

_NEEDS = {
    "formats": ("soffice",),
    "prints": ("soffice", "chromium"),
    "turned": ("soffice", "chromium"),
    "scans": ("soffice", "chromium", "tesseract"),
    "turned-scans": ("soffice", "chromium", "tesseract"),
}


def missing(kind: str) -> list[str]:
    """Return the programs that copies of a kind need and that are not installed."""
    return [name for name in _NEEDS.get(kind, ()) if shutil.which(name) is None]
