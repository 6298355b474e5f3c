"""Pages that lie on their side or head: the same words as upright, and shown upright with their boxes."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.page_picture import Drawer
from tests.ingest.source import makers
from tests.ingest.source.makers import pdf, read
from tests.ingest.source.test_pdf import LONG
from tests.ingest.source.test_tables_alike import GRID

TURNS = [(90, 0), (180, 0), (270, 0), (0, 90), (0, 180), (90, 270), (90, 90)]


def turned(data: bytes, by: int, words: int) -> bytes:
    """The PDF with each page shown turned, and its content turned on the page, each by as many degrees clockwise."""
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        if words:
            matrix = {90: (0, -1, 1, 0, 0, width), 180: (-1, 0, 0, -1, width, height), 270: (0, 1, -1, 0, height, 0)}[words]
            raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(*matrix), None)
            wide, high = (width, height) if words == 180 else (height, width)
            page.set_mediabox(0, 0, wide, high)
            page.gen_content()
        page.set_rotation(by)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("by", "words"), TURNS)
def test_a_page_on_its_side_or_head_says_what_it_says_upright(tmp_path: Path, by: int, words: int) -> None:
    plain = pdf("I. NHIỆM VỤ", "1. " + LONG, "2. " + LONG)
    upright = read(tmp_path, "a.pdf", plain)
    source = read(tmp_path, "b.pdf", turned(plain, by, words))
    assert (source.text, source.boxes) == (upright.text, upright.boxes)
    rest = -(by + words) % 360
    assert source.turns == (((1, rest),) if rest else ())


def test_a_ruled_table_on_its_side_is_one(tmp_path: Path) -> None:
    assert makers.grids(read(tmp_path, "a.pdf", turned(makers.tasks_pdf(), 90, 0))) == [GRID]


def test_a_turned_page_is_shown_upright_with_its_marks(tmp_path: Path) -> None:
    plain = pdf("I. NHIỆM VỤ", "1. " + LONG)
    shown = []
    drawer = Drawer()
    for name, data in (("a.pdf", plain), ("b.pdf", turned(plain, 90, 0))):
        source = read(tmp_path, name, data)
        start = source.text.index("Ủy ban")
        page = drawer.page(str(tmp_path / name), hashlib.sha256(data).hexdigest(), at=start, marks=[(start, start + 40, (240, 180, 0))])
        shown.append(np.asarray(Image.open(io.BytesIO(page.png))).astype(int))
    drawer.close()
    assert shown[0].shape == shown[1].shape and abs(shown[0] - shown[1]).mean() < 1
