"""Pictures of pages, by what Tesseract says of them: set upright, their lines as tall as their type, those of a tilted page level."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from ingest.source import pictures
from tests.ingest.source.makers import read


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (600, 1000), 255).save(buffer, "PNG")
    return buffer.getvalue()


def line(base: int, slope: float, *words: tuple[str, int, int, int], size: int = 40) -> str:
    """What Tesseract says in hOCR of a line whose letters stand at `base` where it begins: words (text, left, width, height of their ink)."""
    left = words[0][1]
    spans = "".join(
        f"<span class='ocrx_word' title='bbox {at} {round(base + slope * (at - left)) - high} {at + wide} {round(base + slope * (at - left))}; "
        f"x_wconf 95'>{text}</span>"
        for text, at, wide, high in words
    )
    end = words[-1][1] + words[-1][2]
    low = max(base, round(base + slope * (end - left)))
    title = f"bbox {left} {base - 30} {end} {low}; baseline {slope} {base - low}; x_size {size}; x_descenders 9; x_ascenders 9"
    return f"<span class='ocr_line' title=\"{title}\">{spans}</span>"


def test_a_short_last_line_belongs_to_its_paragraph_however_flat_its_letters_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ink of "quan." is half as tall as that of a line with marks and capitals."""
    whole = [(f"Sở-Y-tế-{n}", 40 + 90 * n, 80, 38) for n in range(6)]
    said = line(100, 0.0, *whole) + line(150, 0.0, *whole) + line(200, 0.0, ("quan.", 40, 60, 20)) + line(250, 0.0, *whole)
    monkeypatch.setattr(pictures, "advice", lambda: "")
    monkeypatch.setattr(pictures, "_asked", lambda image, *options: said)
    words = " ".join(word[0] for word in whole)
    assert read(tmp_path, "a.png", picture()).text == f"{words} {words} quan.\n{words}\n"


def test_an_unsure_word_is_kept_in_a_sure_line_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word left out would leave a gap as wide as that of two columns; a line of unsure words is a stamp's or a signature's."""
    words = [(f"Sở-Y-tế-{n}", 40 + 90 * n, 80, 38) for n in range(6)]
    said = line(100, 0.0, *words) + line(150, 0.0, ("nét", 40, 50, 30), ("mực", 120, 50, 30), ("Sở", 200, 30, 30))
    said = said.replace("95'>Sở-Y-tế-3", "12'>Sỡ-Y-tê-3").replace("95'>nét", "10'>nét").replace("95'>mực", "9'>mực")
    monkeypatch.setattr(pictures, "advice", lambda: "")
    monkeypatch.setattr(pictures, "_asked", lambda image, *options: said)
    assert read(tmp_path, "a.png", picture()).text == "Sở-Y-tế-0 Sở-Y-tế-1 Sở-Y-tế-2 Sỡ-Y-tê-3 Sở-Y-tế-4 Sở-Y-tế-5\nSở\n"


def test_columns_of_a_tilted_page_stand_on_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a page tilted by 2 in 100 the right column stands some ten dots lower than the left one, half a line."""
    heads = [("ỦY-BAN-NHÂN-DÂN", "CỘNG-HÒA-XÃ-HỘI"), ("TỈNH-LÀO-CAI", "Độc-lập-Tự-do"), ("Số:-12/KH-UBND", "Lào-Cai,-ngày-05")]
    said = "".join(
        line(100 + 24 * k, 0.02, (left, 20, 180, 18), size=22) + line(100 + 24 * k + 8, 0.02, (right, 420, 170, 18), size=22)
        for k, (left, right) in enumerate(heads)
    )
    monkeypatch.setattr(pictures, "advice", lambda: "")
    monkeypatch.setattr(pictures, "_asked", lambda image, *options: said)
    assert read(tmp_path, "a.png", picture()).text.split("\n")[:-1] == [*(head[0] for head in heads), *(head[1] for head in heads)]


def table(*words: tuple[str, int, int, int, int, int]) -> str:
    """What Tesseract says in hOCR of words (text, sure, left, top, width, height), each of its own line."""
    rows = (
        f"<span class='ocr_line' title=\"bbox {left} {top} {left + wide} {top + high}; baseline 0 -5; x_size {high}; x_descenders 5; x_ascenders 6\">"
        f"<span class='ocrx_word' title='bbox {left} {top} {left + wide} {top + high}; x_wconf {sure}'><em>{text}</em></span></span>"
        for text, sure, left, top, wide, high in words
    )
    return "<div class='ocr_page' title='image; bbox 0 0 600 1000'>" + "\n".join(rows) + "</div>"


UPSIDE = table(("nʍou", 45, 500, 900, 90, 30), ("ɐɔɐɔ", 40, 300, 860, 80, 30))
ASIDE = table(("KẾ", 96, 900, 100, 30, 60), ("HOẠCH", 96, 900, 200, 30, 140))
RIGHT = table(("HOẠCH", 95, 100, 90, 140, 30), ("NĂM", 95, 100, 140, 90, 30))


@pytest.mark.parametrize(
    ("first", "turn", "then", "text", "size"),
    [
        (UPSIDE, 180, RIGHT, "HOẠCH\nNĂM\n", (600, 1000)),
        (ASIDE, 270, RIGHT, "HOẠCH\nNĂM\n", (1000, 600)),
        (RIGHT, 90, UPSIDE, "HOẠCH\nNĂM\n", None),
        (UPSIDE, 180, table(("xx", 20, 1, 1, 9, 9)), "ɐɔɐɔ\nnʍou\n", (600, 1000)),
    ],
)
def test_a_picture_on_its_side_or_head_is_turned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, turn: int, then: str, text: str, size: tuple[int, int] | None
) -> None:
    """Tesseract is asked which way a picture lies only where its words are unsure or higher than wide; the surer reading is taken."""
    asked: list[tuple[str, tuple[int, int]]] = []

    def answer(image: Image.Image, *options: str) -> str:
        way = "--psm 0" in " ".join(options)
        asked.append(("way" if way else "words", image.size))
        return f"Page number: 0\nRotate: {turn}\n" if way else then if len(asked) > 1 else first

    monkeypatch.setattr(pictures, "advice", lambda: "")
    monkeypatch.setattr(pictures, "_asked", answer)
    assert read(tmp_path, "a.png", picture()).text == text
    assert asked == [("words", (600, 1000)), *([("way", (600, 1000)), ("words", size)] if size else [])]
