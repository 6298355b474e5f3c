"""`python -m benchmarks`: every budget's figure.  Single parts: `python -m benchmarks.budgets --profile`, `.phapdien`, `.stores`, `.scale`."""

from __future__ import annotations

import sys

from benchmarks import budgets

budgets.main(sys.argv[1:])
