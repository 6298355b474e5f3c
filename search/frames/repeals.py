"""What a document repeals, replaces or amends, and what repeals or amends it: the citations that stand beside such words."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from search.frames.base import Rules
from search.frames.reading import Reading

__all__ = ["RepealRules"]

_PHRASES = ("bai bo", "thay the", "huy bo", "het hieu luc")
_AMENDING = frozenset(("sua doi", "bo sung", "sua doi bo sung"))
_PASSIVE = ("duoc", "bi", "by", "boi")
_NOTE = (
    "Chỉ kể nơi viện dẫn mà văn bản nói bãi bỏ, thay thế hoặc hết hiệu lực.",
    "Only citations where the text speaks of repeal, replacement or the end of validity.",
)


class RepealRules(Rules):
    """Narrows citations to those of repeal."""

    def _with_repeal(self, reading: Reading) -> None:
        """ "bãi bỏ", "thay thế", "repeal": of the documents that cite, or are cited, those whose citation says so; what amends
        one too."""
        self._with_amendment(reading)
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

    def _with_amendment(self, reading: Reading) -> None:
        """ "Thông tư nào sửa đổi Thông tư 06/2022": what a text says of two documents that it cites, that one amends the other."""
        query = reading.query
        at = next((i for i in self.sentence.where("words") if not _AMENDING.isdisjoint(self.sentence[i].value.split("|"))), None)
        if at is None or query.find not in ("document", "citation") or query.negated or not query.cites:
            return
        named = min((i for i in self.sentence.where("number", "document")), default=at)
        passive = any(self.sentence.key(i).split()[-1] in _PASSIVE for i in (at - 1, at + 1) if 0 <= i < len(self.sentence))
        amends = named < at and not passive
        found = [(document, one if not amends else other) for document, one, other in self.names.amending(query.cites, reverse=amends)]
        types = query.document_types or query.cited_types
        found = [pair for pair in found if not types or self.names.documents[pair[1]].type in types]
        if not found:
            return
        self.conditions = [c for c in self.conditions if c.value != self.sentence[at].value]
        self._show("cites", "", self.sentence[at].text)
        documents, kept = (tuple(sorted(set(ids))) for ids in zip(*found, strict=True))
        reading.find, reading.query = "citation", Query("citation", documents=documents, among=kept)
