"""Units of a table or an encoder: texts as a tokenizer's ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["LONE", "units"]

# What UTF-8 cannot hold and a tokenizer refuses.
LONE = re.compile("[\ud800-\udfff]")


def units(tokenizer: Tokenizer, texts: Iterable[str], *, marked: bool = False) -> list[list[int]]:
    """Return the ids of each text; `marked`: between the marks of a beginning and an end.

    A lone surrogate, which UTF-8 cannot hold and a tokenizer refuses, is read as U+FFFD; an import may have one.
    """
    return [one.ids for one in tokenizer.encode_batch_fast([LONE.sub("\ufffd", text) for text in texts], add_special_tokens=marked)]
