"""The kind of document that work is looked for in, "trong các công điện của Thủ tướng", "what do the telegrams tell X to do"."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.query import Query
from search.frames.base import Rules
from search.frames.references import References
from search.frames.target import Target, is_numbered

__all__ = ["TypedScopeRules"]

_FINDS = ("task", "agency", "topic", "province")
_EACH = re.compile(r"(?:^|\s)(?:các|những|mọi|tất cả(?: các)?|cac|nhung|moi|tat ca(?: cac)?)\s+$", re.IGNORECASE)
_IN = re.compile(r"(?:^|\s)(?:trong|tại|theo|ở|tai|theo|o|in|across|under|by|among|from|through)\s+(?:\S+\s+){0,3}$", re.IGNORECASE)


class TypedScopeRules(Rules):
    """Finds the types and issuers of the documents whose work is asked for."""

    def _typed_scope(self, target: Target, refs: References) -> tuple[Query, set[int]]:
        """Return the query of the documents meant, and the places of the bodies that only say whose they are."""
        sentence, none = self.sentence, (Query("document"), set[int]())
        if target.find not in _FINDS or target.property not in (None, "time") or any(not ref.cited for ref in refs.documents):
            return none
        for at in range(len(sentence)):
            slot = sentence[at]
            types = slot.values("doctype") if slot.kind == "doctype" else ()
            if not (types or slot.has("noun", "document")) or at == target.at or at in self.left_out or is_numbered(sentence, at):
                continue
            after = sentence.right(at)
            if after is not None and sentence[after].has("wh") and not sentence[after].has("wh", "who"):
                continue
            whose = self._whose(at)
            told = any(sentence[i].has("role", "assign") for i in range(at + 1, min(at + 3, len(sentence))))
            if not (whose or (types and (told or self._is_each_there(at)))):
                continue
            found = Query("document", document_types=types, issuers=self._agency_ids(whose))
            if self.names.answers_of(found):
                return found, whose
        return none

    def _whose(self, at: int) -> set[int]:
        """The place of the body whose documents these are: "công điện của Thủ tướng", "the Prime Minister's telegrams"."""
        sentence, question = self.sentence, self.sentence.question
        body = sentence.right(at)
        bound = body is not None and any(slot.has("of") or slot.has("by") for slot in sentence.between(at, body))
        if body is not None and bound and sentence[body].kind in ("body", "agency"):
            return {body}
        before = at - 2 if at and sentence[at - 1].text == "s" else at - 1
        if before < 0 or sentence[before].kind not in ("body", "agency"):
            return set()
        follows = question.text[question.tokens[sentence[before].end - 1].end :]
        return {before} if follows.startswith(("'s ", "\u2019s ", "' ", "\u2019 ")) else set()

    def _is_each_there(self, at: int) -> bool:
        """Whether all documents of a type are where it is looked: "trong các công điện", "in the telegrams"."""
        sentence, question = self.sentence, self.sentence.question
        before = question.text[: question.tokens[sentence[at].start].start]
        if question.language == "en":
            return sentence[at].text.lower().endswith("s") and _IN.search(before) is not None
        each = _EACH.search(before)
        return each is not None and _IN.search(before[: each.start()] + " ") is not None

    def _with_typed_scope(self, query: Query, scope: Query) -> Query:
        """The query within the documents of a type and an issuer, where it names none itself."""
        own = query.documents or query.document_types or not set(query.issuers) <= set(scope.issuers)
        if own or not (scope.document_types or scope.issuers):
            return query
        for id in scope.document_types:
            self._show("document_type", id, self._label(id))
        for id in scope.issuers[:1]:
            self._show("issuer", id, self._label(id))
        return replace(query, document_types=scope.document_types, issuers=scope.issuers)
