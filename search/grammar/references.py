"""The documents and provinces that a question names, and on which side of a citation they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from search.grammar.marks import Marks
from search.grammar.targets import Target
from search.lexicon.names import Names

_CITED_WHERE = re.compile(r"\bwhere (?:is|are|was|were|has|have)\b")

__all__ = ["DocumentRef", "ProvinceRef", "References", "read_references"]


@dataclass(slots=True)
class DocumentRef:
    """A document named at a slot; `ids` are all that fit, best first (an id that no store has where none fits); `label` as asked."""

    at: int
    ids: tuple[str, ...]
    label: str
    known: bool = True
    cited: bool = False


@dataclass(slots=True)
class ProvinceRef:
    """A province named at a slot: ids with documents in the store (or the plain id where none has any), the name asked for."""

    at: int
    ids: tuple[str, ...]
    label: str
    known: bool = True
    predecessors: tuple[str, ...] = ()
    excluded: bool = False


@dataclass(slots=True)
class References:
    """Everything named; `used` are the slots that belong to a reference."""

    documents: list[DocumentRef] = field(default_factory=list)
    provinces: list[ProvinceRef] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def read_references(marks: Marks, names: Names, target: Target) -> References:
    """Return the documents (by number, title or law) and provinces that the question names."""
    refs = References()
    for at in range(len(marks)):
        slot = marks[at]
        types = _type_before(marks, at)
        if slot.kind == "number":
            key = marks.question.tokens[slot.start].key
            refs.documents.append(_numbered(at, slot.text, key, types, names))
        elif slot.kind == "word" and types and re.fullmatch(r"\d{1,5}", marks.key(at)):
            number = marks.key(at)
            refs.documents.append(_numbered(at, f"{marks[_type_at(marks, at)].text} {slot.text}", number, types, names))
        elif slot.kind == "document":
            refs.documents.append(DocumentRef(at, slot.values("document"), slot.text))
        elif slot.kind == "province":
            refs.provinces.append(_province(marks, at, names))
            continue
        else:
            continue
        refs.used.add(at)
        before = _type_at(marks, at)
        if before >= 0 and before != target.at:
            refs.used.add(before)
    for ref in refs.documents:
        ref.cited = target.property is None and _is_cited(marks, ref, names, target)
    return refs


def _type_at(marks: Marks, at: int) -> int:
    left = marks.left(at, lambda i: marks[i].has("count_if_noun") or marks[i].has("meta", "number"))
    return left if left is not None and marks[left].has("doctype") and at - left <= 2 else -1


def _type_before(marks: Marks, at: int) -> tuple[str, ...]:
    left = _type_at(marks, at)
    return marks[left].values("doctype") if left >= 0 else ()


def _numbered(at: int, text: str, key: str, types: tuple[str, ...], names: Names) -> DocumentRef:
    ids = names.numbered(key, types)
    if ids:
        of_type = tuple(i for i in ids if names.documents[i].type in types)
        return DocumentRef(at, of_type or ids, names.documents[(of_type or ids)[0]].label)
    return DocumentRef(at, (f"doc:?/{key}",), text.upper() if re.search(r"\d/", text) else text, known=False)


def _province(marks: Marks, at: int, names: Names) -> ProvinceRef:
    values = marks[at].values("province")
    have = tuple(v for v in values if v in names.provinces)
    label = names.vocabulary.by_id[values[0]].label_vi
    if have:
        return ProvinceRef(at, have, names.vocabulary.by_id[have[0]].label_vi)
    before = tuple(sorted({t.id for t in names.vocabulary.provinces if set(t.successors) & set(values) and t.id in names.provinces}))
    if before:
        return ProvinceRef(at, (*values[-1:], *before), label, predecessors=before)
    return ProvinceRef(at, values[:1], label, known=False)


# ---------------------------------------------------------------- the side of a citation


def _is_cited(marks: Marks, ref: DocumentRef, names: Names, target: Target) -> bool:
    """Whether the document is the one cited: after an active verb of citing, before a passive one; "căn cứ của X" is X's own."""
    passive = marks.where("cite_passive")
    if passive:
        return ref.at < passive[0]
    outside = all(i not in names.documents or not names.documents[i].in_collection for i in ref.ids)
    active = [i for i in [*marks.where("cite"), *marks.where("noun", value="citation")] if i != ref.at]
    before = [i for i in active if i < ref.at]
    if before:
        verb = before[-1]
        between = list(marks.between(verb, ref.at))
        if any(slot.has("of") for slot in between) and (marks[verb].has("noun", "citation") or _is_noun(marks, verb)):
            return False
        is_target = target.find == "citation" and verb == target.at and not marks.has("cite", value="any")
        return not is_target
    return outside or bool(active and _CITED_WHERE.search(marks.question.folded))


def _is_noun(marks: Marks, at: int) -> bool:
    """Whether "căn cứ", "basis" here is the thing, not the deed: "căn cứ của", "the basis of"."""
    return marks.key(at).split()[-1] in ("cu", "basis", "ground", "citation") and at + 1 < len(marks) and marks[at + 1].has("of")
