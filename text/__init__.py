"""Vietnamese text: spans, views with a map back, vocabularies, errors.  Imports nothing of the project's other packages.

In: strings and the files of schemas/.  Out: places in a text, folded views of it, rows of vocabularies and rules.
"""

from __future__ import annotations

from text.errors import CancuError
from text.spans import Span
from text.views import View, fold, folded, nfc, syllables

__all__ = ["CancuError", "Span", "View", "fold", "folded", "nfc", "syllables"]
