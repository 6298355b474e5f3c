"""`python -m search.train`: train the shipped model from the sets and write it to data/model with its card."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from search.train.build import build
from search.train.card import write_card
from search.train.fit import Settings
from search.train.package import package
from search.train.sources import CONDITIONAL, Sets
from text.errors import CancuError

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m search.train", description="Train the shipped bilingual embedding.")
    sets_folder = ROOT.parent / "shared" / "sets"
    parser.add_argument("--sets", type=Path, default=sets_folder, help="folder with phapdien, vntc, tatoeba_laser, udhr, ...")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "model", help="folder to write")
    parser.add_argument("--without", nargs="*", default=[], choices=CONDITIONAL, help="sets to leave out")
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    options = parser.parse_args(arguments)
    sets = Sets(options.sets, ROOT / "schemas" / "vocab", tuple(name for name in CONDITIONAL if name not in options.without))
    try:
        built = build(sets, Settings(epochs=options.epochs))
    except CancuError as error:
        print(f"{error.code}: {error.message}", file=sys.stderr)  # noqa: T201
        return 1
    name = package(options.out, built.table, built.units, built.tokenizer.to_str())
    write_card(options.out, name, built)
    print(f"{name}: {built.table.shape[0]} units, {built.seconds:.0f} s, in {options.out}")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
