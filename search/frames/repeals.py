"""What a document repeals or replaces, and what repeals it: the citations that stand after such words in one passage."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from search.frames.base import Rules
from search.frames.reading import Reading

__all__ = ["RepealRules"]

_PHRASES = ("bai bo", "thay the", "huy bo", "het hieu luc")
_NOTE = (
    "Chỉ kể nơi viện dẫn mà văn bản nói bãi bỏ, thay thế hoặc hết hiệu lực.",
    "Only citations where the text speaks of repeal, replacement or the end of validity.",
)


class RepealRules(Rules):
    """Narrows citations to those of repeal."""

    def _with_repeal(self, reading: Reading) -> None:
        """ "bãi bỏ", "thay thế", "repeal": of the documents that cite, or are cited, those whose citation says so."""
        query = reading.query
        if not self.sentence.has("cite", "cite_passive", value="repeal") or query.find not in ("citation", "document") or query.negated:
            return
        citing = self.names.answers_of(Query("document", provinces=query.provinces, documents=query.documents, cites=query.cites))
        pairs = self.names.cited_beside(_PHRASES, citing)
        if query.find == "citation":
            kept = {cited for _, cited in pairs}
        elif query.cites:
            kept = {source for source, cited in pairs if cited in query.cites}
        elif self.sentence.has("cite", value="repeal"):  # "văn bản nào bãi bỏ một quyết định"
            verb = self.sentence.where("cite", value="repeal")[0]
            types = {v for at in self.sentence.where("doctype") if at > verb for v in self.sentence[at].values("doctype")}
            kept = {source for source, cited in pairs if not types or self.names.documents[cited].type in types}
            own = {v for at in self.sentence.where("doctype") if at < verb for v in self.sentence[at].values("doctype")}
            query = replace(query, document_types=tuple(type for type in query.document_types if type in own))
            self._show("cites", "", self.sentence[verb].text)
        else:
            return
        reading.query = replace(query, among=tuple(sorted(kept)) or ("",), citation_role=None)
        self.notes.append(_NOTE)
