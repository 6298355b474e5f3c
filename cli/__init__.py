"""The command line `cancu`: parses options, calls one public function, prints.  Output shapes: CONTRACT.md.

One file a group of commands; importing this package registers them all.

In: words of a command.  Out: text, JSON or files, and an exit status.
"""

from cli import asking, comparing, correcting, exchange, exploring, keeping, reading, stored, taking
from cli.base import main

__all__ = ["asking", "comparing", "correcting", "exchange", "exploring", "keeping", "main", "reading", "stored", "taking"]
