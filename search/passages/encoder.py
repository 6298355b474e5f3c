"""The shipped encoder: a small multilingual transformer in int8 that reads a text in context, run by NumPy.

Slower than the static table by some hundred times and finer: it knows order, negation and other words for a thing.  Needs NumPy and
`tokenizers` only; `search.train.torch_encoder` reads the same files for SentenceTransformer.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from search.passages.static_model import BadModel, read_arrays
from search.passages.threads import one_blas_thread
from search.passages.units import units

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from tokenizers import Tokenizer

    Floats = npt.NDArray[np.float32]

__all__ = ["NumpyEncoder"]

# How much the headings above a passage count beside its own words, and what stands between them; measured on data/eval.
HEADING_WEIGHT = 0.5
HEADING_JOINT = " > "

# Tokens computed at once: bounds memory to some 30 MB, and long enough for BLAS.
BLOCK_TOKENS = 1_024
# Documents begun while one is waited for.
AHEAD = 1
# Tokens whose inner states stay near the processor while they are computed step by step.
NEAR_ROWS = 64
# Queries whose vectors are held: half a megabyte.
HELD = 256
# sqrt(2 / pi) and the cubic term of GELU's usual form with tanh (Hendrycks and Gimpel, 2016).
GELU = 0.7978845608028654, 0.044715


class NumpyEncoder:
    """A folder with `tokenizer.json`, `cancu.json` and `model.safetensors` (int8 matrices with a float32 scale a row, float32 the rest).

    A text's vector is the mean of its tokens' last states, brought to norm 1, less what texts of its kind have in common (`mean.query`,
    `mean.passage`, `mean.heading`), brought to norm 1 again.  A query and a passage carry different prefixes, as the model learned them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[tuple[str, ...], Floats] = {}
        try:
            card = json.loads((folder / "cancu.json").read_text("utf-8"))
            self.name: str = card["name"]
            self.dimensions: int = card["dimensions"]
            self._layers: int = card["layers"]
            self._heads: int = card["heads"]
            self._longest: int = card["max_tokens"]
            self._prefixes: dict[str, str] = card["prefixes"]
            self._arrays = read_arrays(folder / "model.safetensors")
        except (OSError, KeyError, ValueError) as error:
            raise BadModel(f"The encoder in {folder} cannot be read: {error}. Restore data/encoder or run `make encoder`.") from None

    def __reduce__(self) -> tuple[type[NumpyEncoder], tuple[Path]]:
        """Pickle the folder alone: each process maps the file itself."""
        return NumpyEncoder, (self.folder,)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer, read when first needed."""
        from tokenizers import Tokenizer

        made = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        made.enable_truncation(self._longest)
        return made

    @cached_property
    def _weights(self) -> dict[str, Floats]:
        """The layers' matrices as float32 (inputs, outputs), and the vectors."""
        import numpy as np

        out: dict[str, Floats] = {}
        arrays = read_arrays(self.folder / "model.safetensors")  # mapped apart, so that what is read here does not stay in memory
        for name, array in arrays.items():
            if name.endswith(".scale") or name == "words":
                continue
            scale = arrays.get(f"{name}.scale")
            out[name] = np.array(array, np.float32) if scale is None else (array.astype(np.float32) * scale[:, None]).T.copy()
        return out

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return the passages' vectors: (len(texts), dimensions) float32, rows of norm 1 (a text without a word: zeros)."""
        return self._encode(texts, "passage", "passage")

    def encode_queries(self, queries: Sequence[str]) -> Floats:
        """Return the vectors of queries: (len(queries), dimensions) float32, rows of norm 1 (a query without a word: zeros).

        Those that came last are held: a question looks for its words among all passages and among some, a page is drawn anew.
        """
        key = tuple(queries)
        found = self._held.get(key)
        if found is None:
            found = self._encode(queries, "query", "query")
            if len(self._held) >= HELD:
                self._held = {}  # of other threads too, which keep what they have
            self._held[key] = found
        return found.copy()

    def encode_passages(self, texts: Sequence[str], headings: Sequence[Sequence[str]]) -> Floats:
        """Return the vectors of passages below their headings: each passage's own, and a share of its headings', of norm 1.

        A heading is read once for all passages below it, and a text that is repeated once.
        """
        return next(self.encode_documents([(texts, headings)]))

    def encode_documents(self, documents: Iterable[tuple[Sequence[str], Sequence[Sequence[str]]]]) -> Iterator[Floats]:
        """Yield the vectors of each document's passages below their headings (see `encode_passages`).

        The next documents are read while one is waited for, so that no thread idles at a document's end; each one's vectors are those
        that it has alone, byte for byte.
        """
        _ = self._weights  # made once, before threads ask for it
        waiting: deque[Callable[[], Floats]] = deque()
        # BLAS's own threads wait for each other spinning; a thread a block with one of BLAS each does the same work in a third of the time
        with one_blas_thread(), ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            try:
                for texts, headings in documents:
                    waiting.append(self._begun(pool, texts, headings))
                    if len(waiting) > AHEAD:
                        yield waiting.popleft()()
                while waiting:
                    yield waiting.popleft()()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self, pool: ThreadPoolExecutor, texts: Sequence[str], headings: Sequence[Sequence[str]]) -> Callable[[], Floats]:
        """Begin to read a document's passages and their headings; return what waits for their vectors."""
        import numpy as np

        paths = [HEADING_JOINT.join(path) for path in headings]
        own, above = dict.fromkeys(texts), dict.fromkeys(paths)
        own_read, above_read = self._read(pool, list(own), "passage"), self._read(pool, list(above), "passage")

        def finished() -> Floats:
            own_vectors = dict(zip(own, self._less_common(own_read(), "passage"), strict=True))
            above_vectors = dict(zip(above, self._less_common(above_read(), "heading"), strict=True))
            out: Floats = np.zeros((len(texts), self.dimensions), np.float32)
            for row, text, path in zip(out, texts, paths, strict=True):
                if own_vectors[text].any():
                    row += own_vectors[text] + np.float32(HEADING_WEIGHT) * above_vectors[path]
            return _unit(out)

        return finished

    def _encode(self, texts: Sequence[str], prefix: str, kind: str) -> Floats:
        """Return the vectors of texts with a prefix, less the mean of their kind."""
        return self._less_common(self.raw(texts, prefix), kind)

    def _less_common(self, out: Floats, kind: str) -> Floats:
        """Take what texts of a kind have in common out of their vectors, and bring these to norm 1 again, in place."""
        out[[i for i, row in enumerate(out) if row.any()]] -= self._weights[f"mean.{kind}"]
        return _unit(out)

    def raw(self, texts: Sequence[str], prefix: str) -> Floats:
        """Return the vectors as the transformer gives them, rows of norm 1 (a text without a word: zeros)."""
        _ = self._weights
        with one_blas_thread(), ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            return self._read(pool, texts, prefix, waits=True)()

    def _read(self, pool: ThreadPoolExecutor, texts: Sequence[str], prefix: str, *, waits: bool = False) -> Callable[[], Floats]:
        """Begin to read texts with a prefix, a block a thread; return what waits for their vectors (`raw`).  Where the caller `waits` for
        nothing else, one block needs no thread."""
        import numpy as np

        prefix = self._prefixes[prefix]
        rows = units(self.tokenizer, (prefix + text for text in texts), marked=True)
        out: Floats = np.zeros((len(texts), self.dimensions), np.float32)
        wanted = [i for i in sorted(range(len(rows)), key=lambda i: len(rows[i])) if any(c.isalnum() for c in texts[i])]

        def read(block: Sequence[int]) -> None:
            out[list(block)] = self._pooled([rows[i] for i in block])

        blocks = _blocks(wanted, [len(row) for row in rows])
        if waits and len(blocks) == 1:
            read(blocks.pop())
        begun = [pool.submit(read, block) for block in blocks]

        def finished() -> Floats:
            for one in begun:
                one.result()
            return _unit(out)

        return finished

    def _pooled(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Return the mean of the last states of each row of ids; rows come by length, the tokens of all run through a layer as one."""
        import numpy as np

        lengths = np.array([len(row) for row in rows])
        starts = np.concatenate([[0], np.cumsum(lengths)])
        ids = np.fromiter((i for row in rows for i in row), np.int64, int(starts[-1]))
        places = np.concatenate([np.arange(n) for n in lengths])
        weights = self._weights
        states: Floats = self._arrays["words"][ids].astype(np.float32)
        states *= self._arrays["words.scale"][ids][:, None]
        states += weights["places"][places]
        _normalize(states, weights["first.gain"], weights["first.bias"])
        sizes, firsts = np.unique(lengths, return_index=True)
        ends = [*firsts[1:].tolist(), len(rows)]
        groups = [(int(starts[a]), int(starts[b]), int(n)) for a, b, n in zip(firsts.tolist(), ends, sizes.tolist(), strict=True)]
        for layer in range(self._layers):
            states = self._layer({key: weights[f"{layer}.{key}"] for key in _LAYER}, states, groups)
        pooled: Any = np.add.reduceat(states, starts[:-1], axis=0)
        pooled /= lengths[:, None]
        out: Floats = pooled
        return out

    def _layer(self, w: dict[str, Floats], states: Floats, groups: Sequence[tuple[int, int, int]]) -> Floats:
        """Return the states after one layer; `groups` are (first token, end, tokens a text) of texts of one length."""
        import numpy as np

        qkv: Floats = states @ w["qkv"]
        qkv += w["qkv.bias"]
        seen: Floats = np.empty_like(states)
        for a, b, n in groups:
            q, k, v = qkv[a:b].reshape(-1, n, 3, self._heads, states.shape[1] // self._heads).transpose(2, 0, 3, 1, 4)
            looks = q @ k.transpose(0, 1, 3, 2)
            looks -= looks.max(axis=-1, keepdims=True)
            np.exp(looks, out=looks)
            looks /= looks.sum(axis=-1, keepdims=True)
            seen[a:b] = (looks @ v).transpose(0, 2, 1, 3).reshape(b - a, -1)
        out: Floats = seen @ w["out"]
        out += w["out.bias"]
        out += states
        _normalize(out, w["out.gain"], w["out.shift"])
        inner: Floats = out @ w["up"]
        for first in range(0, len(inner), NEAR_ROWS):
            _gelu(inner[first : first + NEAR_ROWS], w["up.bias"])
        last: Floats = inner @ w["down"]
        last += w["down.bias"]
        last += out
        _normalize(last, w["down.gain"], w["down.shift"])
        return last


_LAYER = (
    "qkv", "qkv.bias", "out", "out.bias", "out.gain", "out.shift", "up", "up.bias", "down", "down.bias", "down.gain", "down.shift",
)  # fmt: skip


def _blocks(wanted: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Return the texts in blocks of at most BLOCK_TOKENS tokens, or of one text."""
    out: list[list[int]] = []
    room = 0
    for i in wanted:
        if lengths[i] > room:
            out.append([])
            room = BLOCK_TOKENS
        out[-1].append(i)
        room -= lengths[i]
    return out


def _unit(rows: Floats) -> Floats:
    """Bring each row that is not zero to norm 1, in place."""
    import numpy as np

    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    np.divide(rows, norms, out=rows, where=norms > 0)
    return rows


def _normalize(x: Floats, gain: Floats, bias: Floats) -> None:
    """Bring each row to mean 0 and variance 1, then scale and shift, in place."""
    import numpy as np

    x -= x.mean(axis=1, keepdims=True)
    x *= (1 / np.sqrt(np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1]) + np.float32(1e-12)))[:, None]
    x *= gain
    x += bias


def _gelu(x: Floats, bias: Floats) -> None:
    """Add a bias and take GELU in its form with tanh, in place."""
    import numpy as np

    x += bias
    y: Any = x * x
    y *= np.float32(GELU[1])
    y += np.float32(1)
    y *= x
    y *= np.float32(GELU[0])
    np.tanh(y, out=y)
    y += np.float32(1)
    y *= x
    np.multiply(y, np.float32(0.5), out=x)
