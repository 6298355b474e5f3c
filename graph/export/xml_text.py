"""Text as XML 1.0 can hold it.

In: any text.  Out: the same with U+FFFD for what no XML file may have.
"""

from __future__ import annotations

import re

__all__ = ["storable"]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def storable(text: str) -> str:
    """Return the text with U+FFFD for each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
