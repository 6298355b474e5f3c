"""The units of the shipped table without its tokenizer: equal ids for texts of plain signs, ready in a seventh of the time.

The tokenizer builds an automaton of 22,679 phrases before it reads one word; a process that asks once waits for that longer than for all
that it reads.  What has other signs than `_PLAIN` is left to the tokenizer, and so is a table whose file is of another kind.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

__all__ = ["TableUnits", "plain", "read_units", "tones_of"]

# Where Python's "\w", "\s" and lower case are the tokenizer's.
_PLAIN = re.compile(
    r"[\t\n\r -~\xa0-\xb1\xb4-\xb8\xba\xbb\xbf-\u012f\u0131-\u024f\u0391-\u03a1\u03b1-\u03c9\u0410-\u044f\u1ea0-\u1ef9\u200b\u200e"
    r"\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2190-\u2193\u2212\u2248\u2264\u2265\ue000-\uf8ff]*"
)
# What each phrase says behind its words: nine tenths of the file.
_SAID = b'","single_word":true,"lstrip":false,"rstrip":false,"normalized":true,"special":false}'
_PHRASE = re.compile(r'\{"id":(\d+),"content":"([^"\\\n]+)\n')
_WORD = re.compile(r"\w+|[^\w\s]+")
_LAST = "\U0010ffff"
_BEFORE_BLANK = re.compile(r"\w+(?= \w)")


class TableUnits:
    """Words, parts of words and phrases by their ids: the longest phrase from left to right, then the longest beginnings of words."""

    def __init__(
        self, vocabulary: dict[str, int], phrases: dict[str, int], tones: Sequence[tuple[str, str]], longest: int, unknown: int
    ) -> None:
        self._vocabulary, self._phrases, self._tones = vocabulary, phrases, tones
        self._longest, self._unknown = longest, unknown
        self._sorted = sorted(phrases)
        self._firsts_in = lru_cache(maxsize=2**15)(self._firsts_of)
        self._lengths = lru_cache(maxsize=2**15)(self._lengths_of)
        self._parts = lru_cache(maxsize=2**15)(self._parts_of)

    def ids(self, text: str) -> list[int] | None:
        """Return the ids of a text; None where it has a sign that the tokenizer alone knows how to read."""
        formed = plain(text, self._tones)
        if formed is None:
            return None
        text = formed
        out: list[int] = []
        done = 0
        for start, end, id in self._phrases_of(text):
            self._read_words(text[done:start], out)
            out.append(id)
            done = end
        self._read_words(text[done:], out)
        return out

    def token_to_id(self, token: str) -> int | None:
        """Return the id of a word, part or phrase; None where it is none."""
        return self._vocabulary.get(token, self._phrases.get(token))

    def id_to_token(self, id: int) -> str | None:
        """Return the word, part or phrase of an id."""
        return self._tokens.get(id)

    @cached_property
    def _tokens(self) -> dict[int, str]:
        return {id: token for table in (self._vocabulary, self._phrases) for token, id in table.items()}

    def _phrases_of(self, text: str) -> list[tuple[int, int, int]]:
        """Return (start, end, id) of the phrases: the first that begins, of several the longest; one that begins or ends inside a word
        counts for nothing, and hides what begins in it."""
        found = []
        at = 0
        phrases = self._phrases
        for match in _BEFORE_BLANK.finditer(text):
            first, blank = match.span()
            for start in self._firsts_in(text[first:blank]):
                start += first
                if start < at:
                    continue
                lengths = self._lengths(text[start : blank + 2])
                length = next((one for one in lengths if text[start : start + one] in phrases), 0)
                if length:
                    at = start + length
                    if start == first and not _is_word(text[at : at + 1]):
                        found.append((start, at, phrases[text[start:at]]))
                    break
        return found

    def _beginning_with(self, words: str) -> list[str]:
        """Return the phrases that begin so, sorted."""
        return self._sorted[bisect_left(self._sorted, words) : bisect_left(self._sorted, words + _LAST)]

    def _firsts_of(self, word: str) -> tuple[int, ...]:
        """Return where the first words of phrases begin that a word ends with."""
        return tuple(at for at in range(len(word)) if self._beginning_with(f"{word[at:]} "))

    def _lengths_of(self, beginning: str) -> tuple[int, ...]:
        """Return how long the phrases that begin so are, the longest first."""
        return tuple(sorted(set(map(len, self._beginning_with(beginning))), reverse=True))

    def _read_words(self, text: str, out: list[int]) -> None:
        for word in _WORD.findall(text):
            out += self._parts(word)

    def _parts_of(self, word: str) -> tuple[int, ...]:
        """Return the ids of the longest parts that make a word; that of the unknown where none do, or it is too long."""
        if (id := self._vocabulary.get(word)) is not None and len(word) <= self._longest:
            return (id,)
        out: list[int] = []
        start = 0
        while start < len(word) <= self._longest:
            end = len(word)
            while (id := self._vocabulary.get(f"##{word[start:end]}" if start else word[:end])) is None and end > start + 1:
                end -= 1
            if id is None:
                return (self._unknown,)
            out.append(id)
            start = end
        return tuple(out) or (self._unknown,)


def plain(text: str, tones: Sequence[tuple[str, str]]) -> str | None:
    """Return a text in the form that the tokenizer's normalizer gives it; None where it has a sign that this alone knows how to read."""
    text = unicodedata.normalize("NFC", text)
    if _PLAIN.fullmatch(text) is None:
        return None
    text = text.lower()
    for printed, read in tones:
        text = text.replace(printed, read)
    return text


def tones_of(normalizer: Mapping[str, Any]) -> list[tuple[str, str]] | None:
    """Return what a normalizer replaces after NFC and lower case; None where it does anything else."""
    steps = normalizer.get("normalizers", []) if normalizer.get("type") == "Sequence" else []
    rest = steps[2:]
    tones = [(one["pattern"].get("String", ""), one["content"]) for one in rest if one["type"] == "Replace"]
    is_known = steps[:2] == [{"type": "NFC"}, {"type": "Lowercase"}] and len(tones) == len(rest)
    return tones if is_known and all(printed for printed, _ in tones) else None


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def read_units(file: Path) -> TableUnits | None:
    """Return what a tokenizer's file says, None where it says more than a table of words, parts and phrases."""
    data = file.read_bytes()
    opened = b'"added_tokens":['
    start = data.find(opened) + len(opened)
    end = data.find(b"]", start)
    pairs = _PHRASE.findall(data[start:end].replace(_SAID, b"\n").decode("utf-8"))
    if start < len(opened) or len(pairs) != data.count(b"{", start, end):
        return None
    head: dict[str, Any] = json.loads(data[:start] + data[end:])
    model, tones = head["model"], tones_of(head["normalizer"] or {})
    is_table = (
        model["type"] == "WordPiece" and model["continuing_subword_prefix"] == "##"
        and head["pre_tokenizer"] == {"type": "Whitespace"}
        and not any(head[name] for name in ("truncation", "padding", "post_processor"))
    )  # fmt: skip
    if not is_table or tones is None:
        return None
    phrases = {phrase: int(id) for id, phrase in pairs}
    return TableUnits(model["vocab"], phrases, tones, model["max_input_chars_per_word"], model["vocab"][model["unk_token"]])
