"""Own plans with the roles that a reader of them would name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from ingest import parse
from ingest.parsed import ParsedDocument, Source
from text.views import fold

__all__ = ["PLANS", "missed", "plans"]

PLANS = Path(__file__).parent
Wanted = tuple[str, str, str]


def plans() -> Iterator[tuple[str, str, list[Wanted]]]:
    """Yield (round/name, text, wanted roles) of each plan."""
    for path in sorted(PLANS.glob("round-*/*.txt")):
        wanted = [tuple(row) for row in yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))]
        yield f"{path.parent.name}/{path.stem}", path.read_text("utf-8"), wanted


def _plain(words: str) -> str:
    return fold(words).replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")


def _roles(parsed: ParsedDocument) -> list[tuple[str, str, str]]:
    text = parsed.source.text
    out = []
    for task in parsed.tasks:
        words = " ".join(span.quote(text) for span in (task.span, *task.continued))
        out += [(_plain(words), _plain(f"{role.span.quote(text)} | {role.generic}"), role.role) for role in task.roles]
    return out


def missed(name: str, text: str, wanted: list[Wanted]) -> list[Wanted]:
    """Return the wanted roles that the reading does not have."""
    roles = _roles(parse(Source(f"{name}.txt", "0" * 64, text)))
    return [
        (task, body, role)
        for task, body, role in wanted
        if not any(_plain(task) in words and _plain(body.strip("*")) in who and role in (said, "any") for words, who, said in roles)
    ]
