"""Texts packed in pieces: whole they are what was packed, in part the characters that stand there."""

from __future__ import annotations

import random
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from graph.packed import PIECE, pack_text, piece_of, unpack_text
from graph.sqlite.narrow import narrowed, part
from graph.sqlite.store import SqliteStore
from tests.graph.factories import TaskSpec, facts
from text.errors import BadInput

LETTERS = "abc đặ ộ\n😀 Bộ Công an"


def text_of(length: int) -> str:
    draw = random.Random(length)
    return "".join(draw.choice(LETTERS) for _ in range(length))


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 5])
def test_pieces_make_the_text(length: int) -> None:
    text = text_of(length)
    packed = pack_text(text)
    assert unpack_text(packed) == text
    assert [piece_of(packed, n, lambda: text[:PIECE]) for n in range(length // PIECE + 2)] == [
        text[n * PIECE : (n + 1) * PIECE] for n in range(length // PIECE + 2)
    ]


@pytest.mark.parametrize("text", ["", "Điều 5. Ủy ban nhân dân tỉnh “Lào Cai” – số 72/2015/NĐ-CP;\n", "ỹ Ỹ ằ Ẵ ộ Ự đ Đ\t\r\n\f\0"])
def test_a_text_of_vietnamese_is_held_in_a_byte_a_character(text: str) -> None:
    held = narrowed(text)
    assert isinstance(held, bytes) and len(held) == len(text)
    assert part(held, 0, 99) == text
    assert part(held, 2, 9) == text[2:9]


@pytest.mark.parametrize("text", ["€ 5", "Bộ 😀", "a\ud800b", "e\u0323\u0302", "\ufffe"])
def test_a_text_of_other_signs_is_held_as_it_is(text: str) -> None:
    assert narrowed(text) is text
    assert part(narrowed(text), 1, 3) == text[1:3]


def test_half_a_surrogate_is_kept() -> None:
    assert unpack_text(pack_text("a\ud800b")) == piece_of(pack_text("a\ud800b"), 0, str) == "a\ud800b"


@pytest.mark.parametrize("length", [0, 9, 2 * PIECE + 100])
def test_damaged_bits_never_give_another_text(length: int) -> None:
    text, draw = text_of(length), random.Random(5)
    packed = pack_text(text)
    tail = range(8 * max(0, len(packed) - 24), 8 * len(packed))  # where the pieces begin: each bit
    for bit in (*tail, *(draw.randrange(8 * len(packed)) for _ in range(300))):
        broken = bytearray(packed)
        broken[bit // 8] ^= 1 << bit % 8
        with suppress(zlib.error, struct.error, ValueError):  # a bit between the pieces says nothing
            assert unpack_text(bytes(broken)) == text
        with suppress(zlib.error, struct.error, ValueError):
            assert "".join(piece_of(bytes(broken), number, lambda: text[:PIECE]) for number in range(3)) == text


@pytest.mark.parametrize("cut", [1, 4, 8, 12, 20])
def test_a_text_that_is_cut_off_is_no_text(cut: int) -> None:
    packed = pack_text(text_of(2 * PIECE + 100))
    for broken in (packed[:-cut], packed[cut:], packed[-cut:]):
        with pytest.raises((zlib.error, struct.error, ValueError)):
            unpack_text(broken)


def test_a_quote_is_what_stands_there(tmp_path: Path) -> None:
    store = SqliteStore(str(tmp_path / "a.db"))
    several = [f"Việc thứ {n}: " + "tuyên truyền biên giới " * 30 for n in range(40)]
    store.write(facts("doc:lao-cai/2020/1-kh", tasks=[TaskSpec(f"I.{n}", said) for n, said in enumerate(several)]))
    document = store.documents()[0].id
    text = store.text(document)
    assert len(text) > 2 * PIECE
    for start, end in (
        (0, 5),
        (PIECE - 3, PIECE + 3),
        (PIECE, 2 * PIECE),
        (7, 2 * PIECE + 9),
        (len(text) - 2, len(text) + 50),
        (9, 9),
        (9, 3),
    ):
        assert store.quote(document, start, end) == text[start:end]
    with pytest.raises(BadInput, match="No document 'doc:none'"):
        store.quote("doc:none", 0, 1)
    store.close()


def test_a_quote_follows_its_document(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    writer, reader = SqliteStore(path), SqliteStore(path)
    for words in ("tuyên truyền", "nuôi trồng"):
        for document in writer.documents():
            writer.remove(document.id)
        writer.write(facts("doc:lao-cai/2020/1-kh", tasks=[TaskSpec("I.1", f"Việc {words} ở địa phương")]))
        found = reader.documents()[0].id
        assert words in reader.quote(found, 0, 2_000) and reader.quote(found, 0, 2_000) == reader.text(found)[:2_000]
    reader.close()
    writer.close()
