"""A page of a PDF as a picture: the page of a place, the place marked, and what cannot be drawn said."""

import hashlib
import io

import numpy as np
import pytest
from PIL import Image

from ingest.page_picture import Drawer
from ingest.source.read import read_source
from tests.ingest.source.test_read import pdf_bytes
from text.errors import UnreadableSource

YELLOW = (240, 180, 0)


@pytest.fixture(scope="module")
def drawer():
    made = Drawer()
    yield made
    made.close()


def drawn(data):
    return np.asarray(Image.open(io.BytesIO(data))).astype(int)


def is_yellow(pixels):
    return (pixels[..., 0] > 220) & (pixels[..., 2] < 200) & (pixels[..., 1] > 180)


def test_the_page_of_a_place_is_drawn_with_the_place_marked(drawer, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_bytes([["KE HOACH", "1. Muc dich"], ["Trang hai co viec can lam", "dong cuoi"]]))
    text = read_source(str(file)).text
    start = text.index("viec")
    sha = hashlib.sha256(file.read_bytes()).hexdigest()
    page = drawer.page(str(file), sha, at=start, marks=[(start, start + 4, YELLOW)])
    assert (page.number, page.pages, page.marked) == (2, 2, 1)
    pixels = drawn(page.png)
    marked = np.argwhere(is_yellow(pixels))
    assert len(marked) and pixels.shape[1] == 1400
    # the first line stands at 72 points from the left and 720 from the bottom of a page of 612 x 792
    top, left = marked.min(axis=0) / 1400 * 612
    bottom, right = marked.max(axis=0) / 1400 * 612
    assert 55 < top < 70 and 72 <= bottom < 90, "around the base line"
    assert 110 < left < right < 190, "part of the line, not all of it"
    first = drawer.page(str(file), sha, number=1, marks=[(start, start + 4, YELLOW)])
    assert (first.number, first.marked) == (1, 0) and not is_yellow(drawn(first.png)).any()
    assert drawer.page(str(file), sha, number=99).number == 2


@pytest.mark.parametrize(
    ("name", "data", "sha", "code", "said"),
    [
        ("a.pdf", pdf_bytes([["KE HOACH VE VIEC"]]), "0" * 64, "file-changed", "has changed since it was read. Read it again."),
        ("a.txt", b"KE HOACH", None, "no-pages", "only pages of PDF files can be shown as pictures."),
        ("gone.pdf", None, "0" * 64, "not-found", "no such file or folder. Check the path."),
    ],
)
def test_what_cannot_be_drawn_says_why(drawer, tmp_path, name, data, sha, code, said):
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UnreadableSource) as refused:
        drawer.page(str(file), sha or hashlib.sha256(data).hexdigest())
    assert refused.value.code == code and said in refused.value.message
