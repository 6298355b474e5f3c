"""`python -m benchmarks`: every budget's figure.  Parts: `python -m benchmarks.budgets`, `.questions`, `.phapdien`, `.stores`, `.scale`."""

from __future__ import annotations

import sys

from benchmarks import budgets

budgets.main(sys.argv[1:])
