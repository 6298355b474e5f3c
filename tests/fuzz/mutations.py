"""Mutations drawn by seed: of bytes, of texts, of JSON values; and texts put together from pieces of others."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Sequence
from typing import Any

NASTY = (
    "\x00", "\ufeff", "\u200b", "\u202e", "\ud800", "\u0300" * 30, "\t" * 50, "\n" * 50, "(" * 200, "[" * 200, "\r", "\x85", "\u2028", "٣٤٥", "１２３", "Ѕở",
    "1.1.1.1.1.", "- " * 40, "Điều 1. ", "số 12/2020/NĐ-CP ", "ngày 01/1/2011 ", "CHỦ TỊCH\n\nTS. KHCN. ", "nhiệm vụ ", "sẵn sàng ", "Sở Ngoại vụ chủ trì ", "|", '"',
    "\U0010ffff", "𝒜", "<b>", "&nbsp;", "%00", "${x}", "' OR 1=1 --", "*", '"*"', "NEAR(", "^", "-", "~" * 9,
)  # fmt: skip


def text(draw: random.Random, whole: str) -> str:
    """Return a text with some places cut out, doubled, moved, repeated or spoilt."""
    for _ in range(draw.choice((1, 1, 2, 4, 8))):
        a = draw.randrange(len(whole) + 1)
        b = min(len(whole), a + draw.choice((1, 2, 5, 20, 100, 1000)))
        what = draw.randrange(7)
        if what == 0:
            whole = whole[:a] + whole[b:]
        elif what == 1:
            whole = whole[:b] + whole[a:b] * draw.choice((1, 3, 20)) + whole[b:]
        elif what == 2:
            whole = whole[:a] + draw.choice(NASTY) * draw.choice((1, 1, 5, 40)) + whole[a:]
        elif what == 3:
            whole = whole[b:] + whole[a:b] + whole[:a]
        elif what == 4:
            whole = whole[:a] + whole[a:b].upper() + whole[b:]
        elif what == 5:
            whole = whole[:a] + whole[a:b].replace("\n", " ") + whole[b:]
        else:
            whole = whole[:a] + "".join(draw.sample(whole[a:b], b - a)) + whole[b:]
    return whole


LAID = (
    lambda text: text,
    lambda text: " ".join(text.split()),
    lambda text: text.upper(),
    lambda text: "\n".join(f"- {line}" for line in text.splitlines()),
    lambda text: "\n".join(f"{number}. {line}" for number, line in enumerate(text.splitlines(), 1)),
    lambda text: "\n".join(f"| {' | '.join(line.split(', '))} |" for line in text.splitlines()),
    lambda text: "\t".join(text.split(", ")),
)
OPENED = ("", "", "I. NHIỆM VỤ\n", "Điều 3. Trách nhiệm\n", "PHỤ LỤC\n", "UBND TỈNH LÀO CAI\nSố: 12/KH-UBND\nKẾ HOẠCH\n")
JOINED = (" ", ", ", ": ", "; ", " và ", " do ", " với ", " (", ") ", " - ", ".\n", " (sau đây gọi là ")


def strewn(draw: random.Random, wholes: Sequence[str], phrases: Sequence[str]) -> str:
    """Return pieces of several texts one below the other, each in some layout, phrases strewn among its words, cut off anywhere."""
    parts = []
    for _ in range(draw.randint(1, 5)):
        whole = draw.choice(wholes)
        start = draw.randrange(len(whole))
        words = draw.choice(LAID)(whole[start : start + draw.choice((100, 400, 1500))]).split(" ")
        for _ in range(draw.choice((0, 2, 5, 12))):
            phrase = draw.choice(phrases) + draw.choice(JOINED) + draw.choice(phrases)
            words.insert(draw.randrange(len(words) + 1), phrase)
        part = " ".join(words)
        parts.append(draw.choice(OPENED) + (part[: draw.randrange(len(part) + 1)] if draw.random() < 0.3 else part))
    return "\n".join(parts)


def asked(draw: random.Random, questions: Sequence[str], phrases: Sequence[str]) -> str:
    """Return questions, one or several, their words left out, doubled or moved, phrases strewn among them."""
    words = " ".join(draw.choice(questions) for _ in range(draw.choice((1, 1, 1, 2)))).split(" ")
    for _ in range(draw.choice((0, 1, 2, 4))):
        a, b = draw.randrange(len(words) + 1), draw.randrange(len(words) + 1)
        words[a:a] = draw.choice(phrases).split(" ") if draw.random() < 0.7 else words[b : b + 3]
    for _ in range(draw.choice((0, 0, 1, 3))):
        a = draw.randrange(len(words) + 1)
        del words[a : a + draw.choice((1, 2))]
    return " ".join(words)


def data(draw: random.Random, whole: bytes) -> bytes:
    """Return bytes with some flipped, cut out, repeated or put in."""
    out = bytearray(whole)
    for _ in range(draw.choice((1, 1, 2, 8, 40))):
        if not out:
            break
        a = draw.randrange(len(out))
        b = min(len(out), a + draw.choice((1, 2, 8, 64, 512)))
        what = draw.randrange(5)
        if what == 0:
            out[a] ^= 1 << draw.randrange(8)
        elif what == 1:
            del out[a:b]
        elif what == 2:
            out[a:a] = out[a:b] * draw.choice((1, 4))
        elif what == 3:
            out[a:b] = draw.randbytes(b - a)
        else:
            out[a : a + 4] = draw.choice((b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff\xff\xff"))
    return bytes(out)


def packed(draw: random.Random, whole: bytes) -> bytes:
    """Return an archive with one of its files mutated and packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        chosen = draw.choice(before.namelist())
        for name in before.namelist():
            content = before.read(name)
            after.writestr(zipfile.ZipInfo(name), data(draw, content) if name == chosen else content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def value(draw: random.Random, whole: Any) -> Any:
    """Return a JSON value with one part, at a place drawn, replaced, left out or nested deep."""
    if isinstance(whole, dict) and whole and draw.random() < 0.9:
        key = draw.choice(sorted(whole))
        if draw.random() < 0.1:
            return {name: one for name, one in whole.items() if name != key}
        return {**whole, key: value(draw, whole[key])}
    if isinstance(whole, list) and whole and draw.random() < 0.9:
        at = draw.randrange(len(whole))
        return [*whole[:at], value(draw, whole[at]), *whole[at + 1 :]]
    return draw.choice(
        (None, True, -1, 0, 10**30, 1.5, float("nan"), float("inf"), "", "\ud800", "doc:x", [], {}, [[[]]], {"a": {"b": []}}, "x" * 5000)
    )


def line(draw: random.Random, record: Any) -> bytes:
    """Return a line of an export, mutated as a value, as text, or as bytes."""
    what = draw.randrange(4)
    if what == 0:
        return data(draw, json.dumps(record).encode())
    if what == 1:
        return (
            ("[" * 100_000).encode()
            if draw.random() < 0.1
            else text(draw, json.dumps(record, ensure_ascii=False)).encode("utf-8", "surrogatepass")
        )
    return json.dumps(value(draw, record)).encode()
