"""What the texts say outside tasks: the passages that hold a question's free words, where no task does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from graph.store import Store
from search.answer.evidence import Quote
from search.frames.reading import Reading
from search.lexicon.names import StoreNames

__all__ = ["said_in_text"]

_FINDS = ("province", "document", "task")


def said_in_text(store: Store, names: StoreNames, reading: Reading) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of the passages that hold every free word; make the reading ask for these documents.

    Only provinces and documents are asked for so, and what a yes/no question wants proven; agencies and roles are said of tasks alone.
    """
    query = reading.query
    if not reading.subjects or query.agencies or query.topics or query.topics_all or query.time or query.sides or query.cites:
        return {}
    if query.find not in _FINDS or (query.find == "task" and not reading.yesno):
        return {}
    quotes = _by_document(store, names, reading)
    if not quotes:
        return {}
    find = "document" if query.find == "task" else query.find
    reading.query = replace(
        query, find=find, words=(), subject=(), any_of=(), documents=tuple(sorted(quotes)), property=None,
    )  # fmt: skip
    if find != query.find:
        reading.find = find
    return quotes


def _by_document(store: Store, names: StoreNames, reading: Reading) -> dict[str, tuple[Quote, ...]]:
    query = reading.query
    wanted: Mapping[str, object] = {
        d.id: d
        for d in names.documents.values()
        if d.in_collection and (not query.provinces or d.province in query.provinces) and (not query.documents or d.id in query.documents)
    }
    found: dict[str, list[Quote]] = defaultdict(list)
    held: list[set[str]] = []
    for alternatives in reading.subjects:
        documents = set()
        for one in alternatives.split("|"):
            for passage in names.passages_with(tuple(one.split())):
                document = passage.passage.document
                if document in wanted:
                    documents.add(document)
                    found[document].append(
                        Quote(
                            document,
                            passage.source,
                            passage.passage.path,
                            passage.passage.start,
                            passage.passage.end,
                            passage.exact,
                            kind="passage",
                        )
                    )
        held.append(documents)
    common = set.intersection(*held) if held else set()
    return {document: tuple(dict.fromkeys(found[document][:3])) for document in sorted(common)}
