"""`python -m search.train.same_bytes`: show that the shipped encoder is made of the package's weights, without training.

Three things are made again and compared: the tokenizer, out of the package's pieces that the shipped one has; the untrained encoder of
twelve layers with these pieces, whose name the card tells; the shipped files, out of the numbers that they hold.  Training alone is left
out: its bytes repeat on one kind of machine only.  `make encoder-check` installs the package first.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from search.passages.embedding import ENCODER
from search.passages.static_model import read_arrays
from search.train.encoder import Floats, Source, arrays_of, package_file, read_source, tokenizer_of, write_encoder
from text.errors import CancuError

__all__ = ["main", "rewritten", "tokenizer_again", "untrained"]


def tokenizer_again(source: Source, folder: Path) -> tuple[list[int], str]:
    """Return (the numbers of the package's pieces that a folder's tokenizer has, the tokenizer that is made of them)."""
    held = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    places = {piece: number for number, piece in enumerate(source.pieces)}
    numbers = [places[piece] for piece, _ in held if piece in places]
    return numbers, tokenizer_of([source.pieces[i] for i in numbers], [source.scores[i] for i in numbers]).to_str()


def untrained(source: Source, pieces: Sequence[int], tokenizer: str, card: dict[str, Any], folder: Path) -> str:
    """Write the package's encoder of all its layers with these pieces, and return its name."""
    zeros = {f"mean.{kind}": np.zeros(source.hidden, np.float32) for kind in ("query", "passage", "heading")}
    card = {**card, "layers": source.layers}
    return write_encoder(folder, arrays_of(source, pieces, range(source.layers)) | zeros, tokenizer, card)


def rewritten(folder: Path, out: Path) -> tuple[str, ...]:
    """Write an encoder's own numbers into `out`; return the files that are other than its own."""
    packed = read_arrays(folder / "model.safetensors")
    arrays: dict[str, Floats] = {}
    for name, array in packed.items():
        if not name.endswith(".scale"):
            scale = packed.get(f"{name}.scale")
            arrays[name] = array.astype(np.float32) if scale is None else array.astype(np.float32) * scale[:, None]
    card = json.loads((folder / "cancu.json").read_text("utf-8"))
    card.pop("name")
    write_encoder(out, arrays, (folder / "tokenizer.json").read_text("utf-8"), card)
    made = sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file())
    return tuple(str(path) for path in made if (out / path).read_bytes() != (folder / path).read_bytes())


def main(arguments: Sequence[str] | None = None) -> int:
    """Make again, compare, print; return 0 where all is the same."""
    parser = argparse.ArgumentParser(prog="python -m search.train.same_bytes", description="Compare the shipped encoder with its package.")
    parser.add_argument("--encoder", type=Path, default=ENCODER, help="folder of the encoder")
    folder = parser.parse_args(arguments).encoder
    say: Callable[[str], None] = print
    with tempfile.TemporaryDirectory() as work:
        other = rewritten(folder, Path(work) / "again")
        say(f"its own numbers written anew: {'other bytes in ' + ', '.join(other) if other else 'the same bytes'}")
        try:
            source = read_source(package_file())
        except CancuError as error:
            print(f"{error.code}: {error.message}", file=sys.stderr)  # noqa: T201
            return 1
        pieces, tokenizer = tokenizer_again(source, folder)
        same = tokenizer == (folder / "tokenizer.json").read_text("utf-8")
        say(f"the tokenizer out of the package's {len(pieces):,} pieces: {'the same bytes' if same else 'other bytes'}")
        card = json.loads((folder / "cancu.json").read_text("utf-8"))
        card.pop("name")
        name = untrained(source, pieces, tokenizer, card, Path(work) / "untrained")
        told = name in (folder / "README.md").read_text("utf-8")
        say(f"the untrained encoder: {name}, {'as the card tells' if told else 'the card tells another'}")
    return int(bool(other) or not same or not told)


if __name__ == "__main__":
    raise SystemExit(main())
