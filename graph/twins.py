"""Files that say the same document: which other files have its text, and which have its number, issuer and year with another text.

In: sources, each with the id of its document.  Out: what each shares with others.  A document's id is made of its issuer, year and number;
several texts of one id are documents of their own (`graph.sources.assign`), so what each of them says is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from graph.sources import base_of
from graph.wording import word

__all__ = ["Twins", "told", "twins"]


@dataclass(frozen=True, slots=True)
class Twins:
    """The other files of a file's text, and the files of other texts with the number of its document, each by name: as many as a sentence
    names and one more, if there are so many."""

    text: tuple[str, ...] = ()
    number: tuple[str, ...] = ()


def twins(files: Iterable[tuple[str, str, str]]) -> dict[str, Twins]:
    """Return {file: Twins} of those (file, document id, key of its text) that share something; a text's key may be its document's id."""
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for file, document, key in files:
        groups[base_of(document)].append((file, key))
    return {file: found for group in groups.values() if len(group) > 1 for file, found in _of_group(sorted(group))}


def _of_group(group: list[tuple[str, str]]) -> Iterator[tuple[str, Twins]]:
    """Yield each file of a document with what it shares."""
    first: defaultdict[str, list[str]] = defaultdict(list)  # of each text, the files that may be named
    for file, key in group:
        if len(first[key]) < NAMED + 2:
            first[key].append(file)
    named = sorted((file, key) for key, its in first.items() for file in its)
    for file, key in group:
        text = [other for other in first[key] if other != file][: NAMED + 1]
        number = list(islice((other for other, its in named if its != key), NAMED + 1))
        yield file, Twins(tuple(text), tuple(number))


NAMED = 3  # other files that a sentence names


def told(found: Twins | None, language: str) -> list[str]:
    """Return the sentences that tell a reader what a file shares with others."""
    said = []
    for name, files in (("same_text", found.text), ("same_number", found.number)) if found is not None else ():
        if files:
            named = ", ".join(files[:NAMED]) + (", …" if len(files) > NAMED else "")
            said.append(word("pages/bring.yaml", "check", name, language, files=named))
    return said
