"""Citations in lines of administrative style, each a text of its own without a letterhead."""

from __future__ import annotations

import hashlib
import re

import pytest

from ingest.parsed import Source
from ingest.pipeline import parse
from tests.ingest.citation_lines import LINES

_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


def unmarked(line: str) -> tuple[str, list[tuple[str, str | None]]]:
    """Return the text of a marked line, and its citations: printed words and number."""
    wanted = [(match[1], None if match[2] == "-" else match[2]) for match in _MARK.finditer(line)]
    return _MARK.sub(lambda match: match[1], line), wanted


@pytest.mark.parametrize("line", LINES)
def test_citations_of_a_line(line: str) -> None:
    text, wanted = unmarked(line)
    parsed = parse(Source("line.txt", hashlib.sha256(text.encode()).hexdigest(), text))
    assert [(c.span.quote(text), c.number) for c in parsed.citations] == wanted
