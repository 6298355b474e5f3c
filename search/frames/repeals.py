"""What a document repeals, replaces or amends, and what repeals or amends it: the citations that stand beside such words."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from search.frames.base import Rules
from search.frames.reading import Reading
from search.frames.references import References
from search.passages.tokens import folded_phrase
from search.question.shape import is_yesno
from search.question.shapes import shape

__all__ = ["ENDING", "RepealRules"]

ENDING = ("bai bo", "thay the", "huy bo", "het hieu luc")  # folded words of a text that ends what it cites
_NOTE = (
    "Chỉ kể nơi viện dẫn mà văn bản nói bãi bỏ, thay thế hoặc hết hiệu lực.",
    "Only citations where the text speaks of repeal, replacement or the end of validity.",
)
_AMENDMENTS = (
    "Chỉ kể điều một văn bản ở đây nói thẳng: văn bản nào sửa đổi văn bản nào.",
    "Only what a text here says in so many words: which document amends which.",
)
_NAMED, _TYPE, _AMEND = "#", "type", "amend"  # what shapes of amending call a document named, one asked for, the verb


class RepealRules(Rules):
    """Narrows citations to those of repeal."""

    def _with_repeal(self, reading: Reading, refs: References) -> None:
        """ "bãi bỏ", "thay thế", "repeal": of the documents that cite, or are cited, those whose citation says so; what amends
        one too."""
        self._with_amendment(reading, refs)
        query = reading.query
        if not self.sentence.has("cite", "cite_passive", value="repeal") or query.find not in ("citation", "document") or query.negated:
            return
        citing = self.names.answers_of(Query("document", provinces=query.provinces, documents=query.documents, cites=query.cites))
        pairs = self.names.cited_beside(ENDING, citing)
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

    def _with_amendment(self, reading: Reading, refs: References) -> None:
        """ "Thông tư nào sửa đổi Thông tư 06/2022", which asks nothing else: what a text says of two documents that it cites, that one
        amends the other."""
        query = reading.query
        asked = self._amendment_asked(refs) if not (query.negated or query.sides or query.property) else None
        if asked is None:
            return
        amending, amended = asked
        of = 2 if amending else 1  # what is asked for, of citing, amending, amended
        types = () if amending and amended else self._types_asked({ref.at for ref in refs.documents})
        found = [
            one
            for one in self.names.amending(amended or amending, reverse=not amended)
            if (not amending or one[1] in amending) and (not types or self.names.documents[one[of]].type in types)
        ]
        self.conditions = [c for c in self.conditions if c.field not in ("words", "cites", "agency", "topic", "field")]
        for ref in refs.documents:
            self._show("cites", ref.ids[0], ref.label)
        for at in self.sentence.where("words"):
            if shape("amending").search(self.sentence[at].value.split("|")[0]):
                self._show("cites", "", self.sentence[at].text)
        documents, kept = (tuple(sorted({one[i] for one in found})) for i in (0, of))
        reading.find, reading.query = "citation", Query("citation", documents=documents, among=kept or ("",))
        reading.open = reading.open or not found  # what no text here says may be so
        self.notes.append(_AMENDMENTS)

    def _amendment_asked(self, refs: References) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The documents that amend and those that are amended, as far as they are named, where a question asks for just that."""
        named = {ref.at: ref.ids for ref in refs.documents}
        if not 1 <= len(named) <= 2 or refs.provinces:
            return None
        described = (at for at in range(max(named) + 1, len(self.sentence)) if self.sentence[at].has("about"))
        end = next((at for at in described if at == max(named) + 1), len(self.sentence))  # "Nghị định 78/2021/NĐ-CP về Quỹ …": what it is
        words = [self._amendment_word(at, named) for at in range(end)]
        said = " ".join(word for word, before in zip(words, ["", *words], strict=False) if word != before or word != _AMEND)
        if _AMEND not in words:
            return None
        first, last = named[min(named)], named[max(named)]
        if len(named) == 1:
            return ((), first) if shape("asks-amending").search(said) else (first, ()) if shape("asks-amended").search(said) else None
        whether = shape("asks-whether-amended").search(said) if is_yesno(self.sentence) else None
        if whether is None:
            return None
        return (last, first) if any(whether.groupdict().values()) else (first, last)

    def _types_asked(self, named: set[int]) -> set[str]:
        """The types of the documents asked for, which stand before no number."""
        places = (at for at in self.sentence.where("doctype") if named.isdisjoint((at, at + 1, at + 2)))
        return {type for at in places for type in self.sentence[at].values("doctype")}

    def _amendment_word(self, at: int, named: dict[int, tuple[str, ...]]) -> str:
        """A word of the question as shapes of amending have it."""
        slot = self.sentence[at]
        if at in named:
            return _NAMED
        if slot.has("doctype") or slot.has("noun", "document"):
            return _TYPE
        if slot.kind == "words" and shape("amending").search(slot.value.split("|")[0]):
            return _AMEND
        return folded_phrase(slot.text)
