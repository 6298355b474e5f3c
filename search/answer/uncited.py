"""Documents that cite nothing, or that nothing here cites: no condition of a query says it, so they are looked up one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from graph.query import Query
from graph.store import Store
from search.answer.outright import number_said
from search.frames.negation import asks_only
from search.frames.reading import Condition, Reading
from search.frames.target import is_numbered
from search.lexicon.names import StoreNames
from search.question.sentence import Sentence

__all__ = ["citing_most", "citing_type", "issuing_most", "uncited"]

_BEFORE_TYPE = ("stop", "polite", "to", "about", "of", "any", "light")
_PASSIVE = re.compile(r"\b(?:duoc|bi|cited|mentioned|referred to|quoted|relied on|invoked)\b")
_ACTIVE = re.compile(r"\b(?:cite|cites|citing|rel(?:y|ies) on|refers? to|quotes?)\b")
_SAID = {
    "vi": {"cites": "văn bản nào", "cited": "văn bản nào trong kho"},
    "en": {"cites": "any document", "cited": "any document here"},
}


def uncited(store: Store, reading: Reading) -> None:
    """Make the query of "which documents are not cited", "which cite nothing" one for those documents alone; any other stays."""
    query, sentence = reading.query, reading.sentence
    legal = sentence.where("noun", value="citation") if sentence is not None else []  # "legal basis"
    said = [*sentence.where("cite", "cite_passive"), *legal] if sentence is not None else []
    plain = Query("document", provinces=query.provinces, documents=query.documents, document_types=query.document_types,
                  issuers=query.issuers, negated=True, counted=query.counted)  # fmt: skip
    if sentence is None or not said or replace(query, citation_role=None) != plain:
        return
    folded = sentence.question.folded
    passive = sentence.has("cite_passive") or (_PASSIVE.search(folded) is not None and _ACTIVE.search(folded) is None)
    types = [] if passive else [slot for slot in sentence.slots[said[0] + 1 :] if slot.kind == "doctype"]
    wanted = tuple(value for slot in types for value in slot.values("doctype"))
    basis = bool(legal) or any(sentence[at].has("cite", "basis") for at in said)
    cited = store.rows(Query("citation", citation_role="basis" if basis else None, cited_types=wanted))
    having = {row.answer if passive else row.document for row in cited}
    asked = replace(plain, negated=False)
    scope = {row.answer for row in store.rows(replace(asked, counted=False))}
    reading.query = replace(asked, among=tuple(sorted(scope - having)) or ("",))
    reading.uncited = len(scope)
    language, field = "en" if reading.language == "en" else "vi", "cited" if passive else "cites"
    reading.conditions = [*reading.conditions, Condition(field, "", ", ".join(slot.text for slot in types) or _SAID[language][field])]


def citing_type(store: Store, reading: Reading) -> None:
    """Make the query of which provinces or documents cite some document of a type, "rely on a directive", one for those that do."""
    query, sentence = reading.query, reading.sentence
    if sentence is None or query.find not in ("province", "document") or query.cites or query.sides or reading.uncited:
        return
    denied = min((at for at in sentence.where("neg") if not asks_only(sentence, at)), default=len(sentence)) if query.negated else None
    for at in sentence.where("cite"):
        if sentence[at].has("cite", "repeal"):
            return  # told by what stands beside the citation
        if denied is not None and denied < at:
            return  # "không căn cứ chỉ thị nào"; what is denied after it is another thing
        after = next((i for i in range(at + 1, len(sentence)) if not any(sentence[i].has(kind) for kind in _BEFORE_TYPE)), len(sentence))
        if after == len(sentence) or not sentence[after].has("doctype") or sentence[after].has("document") or is_numbered(sentence, after):
            continue
        types = sentence[after].values("doctype")
        if query.document_types and set(types) <= set(query.document_types):
            continue
        role: Literal["basis"] | None = "basis" if sentence[at].has("cite", "basis") else None
        rows = store.rows(Query("citation", citation_role=role, cited_types=types, provinces=query.provinces, documents=query.documents))
        citing = tuple(sorted({row.document for row in rows})) or ("",)
        reading.query = _of_citing(query, citing)
        reading.fallbacks = [replace(one, query=_of_citing(one.query, citing)) for one in reading.fallbacks]
        reading.conditions = [*reading.conditions, Condition("cited_type", types[0], sentence[after].text)]
        return


def citing_most(store: Store, names: StoreNames, reading: Reading) -> None:
    """Make the query of which documents, or provinces, cite the most or the fewest others one for those that do; any other stays."""
    query, sentence = reading.query, reading.sentence
    if sentence is None or query.find not in ("document", "province") or query.order not in ("most", "least") or query.sides:
        return
    order, verbs = query.order, sentence.where("cite")
    many, number = _how_many(sentence, verbs[0]) if verbs else (1, "")
    if number and query.words == (number,):
        query = replace(query, words=())  # "3 văn bản viện dẫn …", no word of a task
    if query.cites or query.agencies or query.topics or query.words:
        return
    folded = sentence.question.folded
    if sentence.has("cite_passive") or (verbs and _PASSIVE.search(folded) is not None and _ACTIVE.search(folded) is None):
        reading.query = replace(query, find="citation", kinds=())  # "văn bản nào được viện dẫn nhiều nhất": counted by who cites it
        return
    if not verbs:
        return
    types = tuple(value for slot in sentence.slots[verbs[0] + 1 :] if slot.kind == "doctype" for value in slot.values("doctype"))
    scope = replace(query, order=None, limit=None, counted=False, kinds=())
    counts: dict[str, set[str]] = {row.answer: set() for row in store.rows(scope)}
    for row in store.rows(Query("citation", cited_types=types)):
        document = names.documents.get(row.document)
        key = row.document if query.find == "document" else (document.province or "") if document is not None else ""
        if key in counts:
            counts[key].add(row.answer)
    ranked = sorted(counts, key=lambda id: (-len(counts[id]) if order == "most" else len(counts[id]), id))
    if not ranked:
        return
    last = len(counts[ranked[min(many, len(ranked)) - 1]])
    best = [id for id in ranked if (counts[id] and len(counts[id]) >= last if order == "most" else len(counts[id]) <= last)]
    shown = ", ".join(f"{_label(names, id)}: {len(counts[id])}" for id in ranked[:_SHOWN])
    ends = sorted((verbs[0], *sentence.where(order)[:1]))
    said = sentence.question.words(sentence[ends[0]].start, sentence[ends[-1]].end)
    reading.query = replace(scope, among=tuple(sorted(best)) or ("",))
    reading.conditions = [*(c for c in reading.conditions if not number or c.value != number), Condition("cites", "", said)]
    reading.notes.append((f"Số văn bản được viện dẫn: {shown}.", f"Documents cited: {shown}."))


def issuing_most(store: Store, names: StoreNames, reading: Reading) -> None:
    """Make the query of which provinces issued the most or the fewest documents one for those that did; tasks are counted else."""
    query, sentence = reading.query, reading.sentence
    if sentence is None or query.find != "province" or query.order not in ("most", "least") or query.sides:
        return
    told = sentence.has("issue") or sentence.where("doctype") or sentence.where("noun", value="document")
    others = query.agencies or query.topics or query.words or query.subject or query.cites or sentence.has("cite", "role", "cite_passive")
    if not told or others or sentence.where("noun", value="task"):
        return
    scope = replace(query, order=None, limit=None, counted=False, kinds=())
    counts: dict[str, int] = {}
    for document in (names.documents[id] for id in names.answers_of(Query("document", document_types=query.document_types))):
        if document.province and (not query.provinces or document.province in query.provinces):
            counts[document.province] = counts.get(document.province, 0) + 1
    ranked = sorted(counts, key=lambda id: (-counts[id] if query.order == "most" else counts[id], id))
    if ranked:
        best = tuple(id for id in ranked if counts[id] == counts[ranked[0]])
        shown = ", ".join(f"{_label(names, id)}: {counts[id]}" for id in ranked[:_SHOWN])
        at, ends = sentence.where(query.order)[-1], (*sentence.where("doctype"), *sentence.where("noun", value="document"))
        said = sentence.question.words(sentence[min(at, *ends)].start, sentence[max(at, *ends)].end) if ends else sentence[at].text
        reading.query = replace(scope, among=tuple(sorted(best)))
        reading.conditions = [*reading.conditions, Condition("issued", "", said)]
        reading.notes.append((f"Số văn bản: {shown}.", f"Documents: {shown}."))


def _how_many(sentence: Sentence, verb: int) -> tuple[int, str]:
    """How many documents or provinces are asked for, 1 where no number stands before them, and that number folded."""
    nouns = [at for at in range(1, verb) if any(sentence[at].has(kind) for kind in ("noun", "doctype"))]
    number = sentence.key(nouns[-1] - 1) if nouns else ""
    value = number_said(number)
    return (value, number) if value else (1, "")


def _label(names: StoreNames, id: str) -> str:
    return names.documents[id].label if id in names.documents else names.vocabulary.by_id[id].label_vi


_SHOWN = 4  # figures beside the answer


def _of_citing(query: Query, citing: tuple[str, ...]) -> Query:
    return replace(query, documents=citing) if query.find == "province" else replace(query, among=citing)
