"""The shipped embedding: a table of unit vectors in int8, pooled by their sum.

Needs NumPy only, and `tokenizers` for texts of rare signs; SentenceTransformer(folder) reads the same files.
"""

from __future__ import annotations

import json
import math
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from search.passages.lean_units import LeanUnits
from search.passages.table_units import TableUnits, read_units
from text.errors import CancuError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from tokenizers import Tokenizer

__all__ = ["BadModel", "StaticEmbedder", "read_arrays"]

# Texts pooled at once: bounds memory to some 30 MB.
BLOCK = 512
# Texts of some ten searches, or of one document: the tokenizer then reads them five times as fast as the table of words does.
ONCE = 500
# Texts that come together to be held, and how many are: some 3 MB.
FEW, HELD = 64, 4_000


class BadModel(CancuError):
    """An embedding model that cannot be loaded or does not fit the store."""

    code = "bad-model"


class StaticEmbedder:
    """A folder with `tokenizer.json`, `cancu.json` and `model.safetensors` (`embeddings` int8, `weights` float32: one a row).

    A text's vector is the sum of `weights[i] * embeddings[i]` over its units, brought to norm 1.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = 0
        self._held: dict[str, Sequence[int]] = {}
        try:
            card = json.loads((folder / "cancu.json").read_text("utf-8"))
            self.name: str = card["name"]
            self.dimensions: int = card["dimensions"]
            self._arrays = read_arrays(folder / "model.safetensors")
        except (OSError, KeyError, ValueError) as error:
            raise BadModel(f"The embedding model in {folder} cannot be read: {error}. Restore data/model or run `make model`.") from None

    def __reduce__(self) -> tuple[type[StaticEmbedder], tuple[Path]]:
        """Pickle the folder alone: each process maps the file itself."""
        return StaticEmbedder, (self.folder,)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer as it is in the file."""
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self.folder / "tokenizer.json"))

    @cached_property
    def _lean(self) -> LeanUnits:
        """The tokenizer again, read when a text is not for `_table`."""
        from tokenizers import Tokenizer

        return LeanUnits(Tokenizer.from_file(str(self.folder / "tokenizer.json")))

    @cached_property
    def _table(self) -> TableUnits | None:
        """What reads texts of plain signs, None where the folder's tokenizer is of another kind."""
        return read_units(self.folder / "tokenizer.json")

    def _ids(self, texts: Sequence[str]) -> list[Sequence[int]]:
        """Return the units of each text; those of texts that come a few at a time are held, since searches find the same passages."""
        if len(texts) > FEW:
            return [*self._read_units(texts)]
        held = self._held  # of other threads too: what is there stays there
        new = [text for text in dict.fromkeys(texts) if text not in held]
        if len(held) + len(new) > HELD:
            self._held = {}
        read = {text: array("I", ids) for text, ids in zip(new, self._read_units(new), strict=True)} if new else {}
        self._held.update(read)
        return [read[text] if text in read else held[text] for text in texts]

    def _read_units(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the units of each text: by the tokenizer once so many have been read that it pays to have it, and not both."""
        self._read += len(texts)
        if self._read > ONCE:
            self.__dict__["_table"] = None
            return self._lean.ids(texts)
        table = self._table
        read = [table.ids(text) for text in texts] if table is not None else [None] * len(texts)
        if None not in read:
            return [one for one in read if one is not None]
        rest = iter(self._lean.ids([text for text, one in zip(texts, read, strict=True) if one is None]))
        return [next(rest) if one is None else one for one in read]

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return (len(texts), dimensions) float32, rows of norm 1 (a text without known units: zeros)."""
        import numpy as np

        out = np.zeros((len(texts), self.dimensions), np.float32)
        for first in range(0, len(texts), BLOCK):
            self._pool(self._ids(texts[first : first + BLOCK]), out[first : first + BLOCK])
        return out

    def _pool(self, rows: Sequence[Sequence[int]], out: npt.NDArray[np.float32]) -> None:
        import numpy as np

        lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
        ids = np.fromiter((i for row in rows for i in row), np.int64, int(lengths.sum()))
        if not len(ids):
            return
        vectors = self._arrays["embeddings"][ids].astype(np.float32)
        vectors *= self._arrays["weights"][ids][:, None]
        ends = np.cumsum(lengths).tolist()
        for i, (end, length) in enumerate(zip(ends, lengths.tolist(), strict=True)):
            np.add.reduce(vectors[end - length : end], axis=0, out=out[i])  # 20 times as fast as one reduceat
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        np.divide(out, norms, out=out, where=norms > 0)

    def met(self, query: str, texts: Sequence[str]) -> list[float]:
        """Return how well each text meets the units of the query, one by one: the mean cosine of each with the text's nearest unit, where
        a unit counts as much as in the table, and the more the fewer of the texts have it.  What the sum of a text's units drowns, one of
        them may still say.

        Source: the late interaction of Khattab and Zaharia, SIGIR 2020, with a table's vectors in place of a transformer's states.
        """
        import numpy as np

        asked, *said = self._ids((query, *texts))
        if not asked:
            return [0.0] * len(texts)
        seen = Counter(chain.from_iterable(map(set, said)))
        held = sorted(seen)
        places = dict(zip(held, range(len(held)), strict=True))
        (own, lengths), (others, _) = self._units(asked), self._units(held)
        weights = lengths * [math.log(1 + len(texts) / (1 + seen[unit])) for unit in asked]
        if not weights.any():
            return [0.0] * len(texts)
        cosines = own @ others.T
        best = [cosines.take([*map(places.__getitem__, ids)], axis=1).max(axis=1) if ids else np.zeros(len(asked)) for ids in said]
        return [float(row @ weights / weights.sum()) for row in best]

    def explained(self, query: str, *texts: str) -> float:
        """Return the share of a query's units that texts have together by meaning: the mean cosine of each with the nearest of theirs, the
        weightier the longer its vector."""
        import numpy as np

        asked, *said = self._ids((query, *texts))
        held = sorted(set(chain.from_iterable(said)))
        if not asked or not held:
            return 0.0
        (own, lengths), (others, _) = self._units(asked), self._units(held)
        return float((own @ others.T).max(axis=1) @ lengths / lengths.sum()) if np.any(lengths) else 0.0

    def _units(self, ids: Sequence[int]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Return the vectors of units, of norm 1 (the one that stands for what is not known: zeros), and how long they are in a sum."""
        import numpy as np

        numbers = np.array(ids, np.int64)
        out: npt.NDArray[np.float32] = self._arrays["embeddings"][numbers].astype(np.float32)
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        np.divide(out, norms, out=out, where=norms > 0)
        return out, norms[:, 0] * self._arrays["weights"][numbers]

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """Return the Vietnamese units nearest to an English word, best first, with their cosine; empty for any other word."""
        ids, scores = self._arrays.get("nearest_ids"), self._arrays.get("nearest_scores")
        names = self._table or self._lean
        number = names.token_to_id(word) if ids is not None else None
        if ids is None or scores is None or number is None or number >= len(ids):
            return []
        found = []
        for unit, score in zip(ids[number].tolist(), scores[number].tolist(), strict=True):
            if unit:
                found.append((str(names.id_to_token(unit)), score / 127))
        return found


def read_arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a safetensors file, mapped and not copied.  Format: 8 bytes little-endian header size, JSON header, data."""
    import numpy as np

    types = {"U8": np.uint8, "I8": np.int8, "U16": np.uint16, "I32": np.int32, "U32": np.uint32, "F32": np.float32}
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    data = np.memmap(path, np.uint8, "r", offset=8 + size)
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            arrays[name] = np.frombuffer(data[begin:end], types[entry["dtype"]]).reshape(entry["shape"])
    return arrays
