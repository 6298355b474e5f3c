"""The table's tokenizer without its normalizer gives the units of the whole one."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer, normalizers

from search.passages.embedding import SHIPPED
from search.passages.lean_units import LeanUnits

ROOT = Path(__file__).resolve().parents[2]


def tokenizer_of():
    return Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))


def read_by(tokenizer, text):
    return tokenizer.encode(text, add_special_tokens=False).ids


def test_the_tokenizer_without_its_normalizer_gives_the_same_units():
    tokenizer, lean = tokenizer_of(), LeanUnits(tokenizer_of())
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "data" / "documents").glob("*.txt"))]
    pieces = [text[at : at + 997] for text in texts for at in range(0, len(text), 997)] + [text.upper() for text in texts]
    pieces += [f"an ninh{sign}mạng {sign} {sign}giới" for sign in map(chr, range(0x3000))] + [
        "zzqxv 🛂",
        "ước tính 5 m²",
        "İSTANBUL",
        "ΣΑΣ",
        "",
    ]
    assert [text for text, ids in zip(pieces, lean.ids(pieces), strict=True) if ids != read_by(tokenizer, text)] == []
    assert lean.ids(["an\ud800 ninh"]) == [read_by(tokenizer, "an\ufffd ninh")]


def test_a_normalizer_of_another_kind_is_left_to_the_tokenizer():
    for kind in (normalizers.Lowercase(), normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()]), normalizers.Sequence([])):
        one, other = tokenizer_of(), tokenizer_of()
        one.normalizer = other.normalizer = kind
        texts = ["Hoà BÌNH 5 m²", "an ninh mạng"]
        assert LeanUnits(one).ids(texts) == [read_by(other, text) for text in texts]
