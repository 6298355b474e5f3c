"""What a reader takes away, as bytes of a file: the functions that the command line has."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from graph.explore import Holdings, Matrix, TaskFilter
from graph.export.listings import List, documents_table, list_table
from graph.export.matrices import comparison_table
from graph.export.take import MEDIA, answer_file, file_name, table_file, tasks_file
from graph.library import Entry
from views.services import networks, store

__all__ = ["MEDIA", "NETWORKS", "answer", "documents", "file_name", "listed", "matrix", "network", "tasks", "turtle"]

NETWORKS = ("svg", "gexf", "graphml")


def turtle() -> str:
    """Return the whole graph as Turtle, as `cancu export --format turtle` writes it."""
    from graph.rdf.write import write_rdf

    stream = io.StringIO()
    write_rdf(store.opened(), "turtle", stream)
    return stream.getvalue()


def answer(found: Mapping[str, Any], format: str, language: str) -> bytes:
    """Return an answer as csv, xlsx, docx or md."""
    return answer_file(store.opened(), found, format, language)


def tasks(ids: Sequence[str], format: str, language: str, title: str, agencies: Sequence[str] = ()) -> bytes:
    """Return tasks as csv, xlsx, docx, md or ics."""
    return tasks_file(store.opened(), ids, format, language, title=title, agencies=agencies)


def matrix(held: Holdings, found: Matrix, format: str, language: str) -> bytes:
    """Return a comparison as csv or xlsx."""
    return table_file(comparison_table(held, found, language), format)


def documents(entries: Sequence[Entry], format: str, language: str) -> bytes:
    """Return documents of the collection as csv or xlsx."""
    return table_file(documents_table(store.opened(), entries, language), format)


def listed(document: str, name: List, format: str, language: str) -> bytes:
    """Return what a document cites or what to look at in it as csv or xlsx."""
    return table_file(list_table(store.opened(), document, name, language), format)


def network(kind: networks.Kind, where: TaskFilter, around: str, format: str, names: Mapping[str, str]) -> bytes:
    """Return a network as it is filtered as svg, gexf or graphml; `names` are those of its nodes in the reader's language."""
    from graph.export.pictures import network_file

    return network_file(networks.drawn(kind, where, around), format, names=names)
