"""The installed command: what comes in is the command line, what goes out its exit status."""

from __future__ import annotations

import atexit
import gc
import sys
from pathlib import Path

__all__ = ["main", "rooms"]


def rooms() -> Path:
    """Return the folder that holds the rooms with their schemas, models and pages."""
    here = Path(__file__).resolve().parent
    return here if (here / "cli").is_dir() else here.parent


def main() -> None:
    """Run `cancu`; the rooms come before other packages of the same names, for this process alone.

    At its end nothing is looked through for garbage, which takes a fifth of the time of a question that is asked once.
    """
    atexit.register(gc.freeze)
    sys.path.insert(0, str(rooms()))
    from cli import main as command

    command(prog_name="cancu")


if __name__ == "__main__":
    main()
