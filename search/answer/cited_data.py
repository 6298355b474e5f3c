"""When a document was issued, and by whom, that is not in the store but is cited there: as those that cite it print it."""

from __future__ import annotations

from graph.query import Query
from search.answer.items import property_value
from search.frames.reading import Reading
from search.lexicon.names import StoreNames

__all__ = ["data_of_cited"]

_PRINTED = ("issue_date", "issuer", "number", "type", "title")  # what a citation may print; who signed it never does


def data_of_cited(names: StoreNames, reading: Reading) -> None:
    """Make the query for the data of documents that are only cited one for those cited documents; any other stays."""
    query = reading.query
    known = [names.documents.get(id) for id in query.documents]
    if query.find != "document" or query.property not in _PRINTED or not known or query.negated or query.sides:
        return
    if any(document is None or document.in_collection for document in known):
        return
    said = tuple(id for id in query.documents if property_value(names, id, query.property) is not None)
    if said:
        reading.query = Query("citation", among=said, property=query.property)
