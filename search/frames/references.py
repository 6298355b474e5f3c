"""The documents and provinces that a question names, and on which side of a citation they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from search.frames.target import Target
from search.lexicon.names import Names
from search.question.datum import claims_only_data, is_dated
from search.question.sentence import Sentence
from search.question.shape import is_yesno
from search.question.shapes import shape

_CITED_WHERE = re.compile(r"\bwhere (?:is|are|was|were|has|have)\b")

__all__ = ["DocumentRef", "ProvinceRef", "References", "read_references", "versions_meant"]


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


def read_references(sentence: Sentence, names: Names, target: Target) -> References:
    """Return the documents (by number, title or law) and provinces that the question names."""
    refs = References()
    for at in range(len(sentence)):
        slot = sentence[at]
        types = _type_before(sentence, at)
        if slot.kind == "number":
            key = sentence.question.tokens[slot.start].key
            refs.documents.append(_of_its_year(sentence, _numbered(at, slot.text, key, types, names), names))
        elif slot.kind == "word" and types and re.fullmatch(r"\d{1,5}", sentence.key(at)):
            number = _with_year(sentence, at, names)
            refs.documents.append(_numbered(at, f"{sentence[_type_at(sentence, at)].text} {slot.text}", number, types, names))
        elif slot.kind == "word" and re.fullmatch(r"\d{3,5}", sentence.key(at)) and names.numbered(sentence.key(at)):
            refs.documents.append(_numbered(at, slot.text, sentence.key(at), (), names))
        elif slot.kind == "document":
            ids = tuple(sorted(slot.values("document"), key=lambda id: id not in names.documents))  # of laws of one name those known here
            named = (slot.has("title_part") or slot.text.isdigit()) and ids[0] in names.documents
            refs.documents.append(DocumentRef(at, ids, names.documents[ids[0]].label if named else slot.text))
        elif slot.kind == "province":
            refs.provinces.append(_province(sentence, at, names))
            continue
        else:
            continue
        refs.used.add(at)
        before = _type_at(sentence, at)
        if before >= 0 and before != target.at:
            refs.used.add(before)
    for ref in refs.documents:
        ref.cited = target.property in (None, "time") and _is_cited(sentence, ref, names, target)
        if ref.cited:
            _place(sentence, ref, refs, names)
    return refs


def versions_meant(sentence: Sentence, names: Names, refs: References, *, timed: bool) -> tuple[str, ...]:
    """What one cited name, given alone, may mean, any of it: the laws of several years; the document of a number and what has this number
    where a text prints no date with it."""
    cited = [ref for ref in refs.documents if ref.cited]
    if len(cited) != 1 or timed:
        return ()
    at, known = cited[0].at, tuple(id for id in cited[0].ids if id in names.documents)
    if sentence[at].kind != "document":
        dated = sum(bool(names.documents[id].issue_date) for id in known)
        if dated < 1 or any(slot.kind == "time" for slot in sentence.slots[at + 1 : at + 4]):
            return ()
    return known if len(known) > 1 else ()


def _place(sentence: Sentence, ref: DocumentRef, refs: References, names: Names) -> None:
    """Take "của Bắc Kạn" after a cited number for whose document it is, which is no place to look in."""
    for place in refs.provinces:
        near = ref.at < place.at <= ref.at + 3
        if not near or not all(sentence.is_filler(i) or sentence[i].kind == "time" for i in range(ref.at + 1, place.at)):
            continue
        slugs = {f"doc:{row.slug}/" for id in place.ids if (row := names.vocabulary.province(id)) is not None}
        own = tuple(id for id in ref.ids if any(id.startswith(slug) for slug in slugs))
        if own:
            ref.ids = (*own, *(id for id in ref.ids if id not in own))
            refs.provinces.remove(place)
            refs.used.add(place.at)
            return


def _of_its_year(sentence: Sentence, ref: DocumentRef, names: Names) -> DocumentRef:
    """The document at a number with the year or day after it as its own, where one of that number is of it: "44/QĐ-TTg năm 2019"."""
    bound = ("issue", "meta", "by")  # "dated", "ban hành ngày"
    between = (n for n in range(ref.at + 1, len(sentence)) if not (sentence.is_filler(n) or any(sentence[n].has(kind) for kind in bound)))
    follows = next(between, len(sentence))
    if follows == len(sentence) or sentence[follows].kind != "time" or follows > ref.at + 3:
        return ref
    first = sentence.question.tokens[sentence[follows].start].start
    said = next((time for time in sentence.times if time.at <= first < time.stop and time.unit in ("year", "day")), None)
    if said is None or said.start is None or said.end is None or said.relation:
        return ref
    if _claims_date(sentence, ref, names, follows):
        return ref  # "was Plan 308 signed on 18 November 2025": that is asked
    of_it = tuple(id for id in ref.ids if id in names.documents and said.start <= (names.documents[id].issue_date or "") <= said.end)
    if not of_it and said.unit == "year":
        return ref
    of_it = of_it or ref.ids  # a day is the document's own, whatever is known of it
    sentence.times = [time for time in sentence.times if time is not said]
    label = names.documents[of_it[0]].label if of_it[0] in names.documents else ref.label
    return replace(ref, ids=(*of_it, *(id for id in ref.ids if id not in of_it)), label=label)


def _claims_date(sentence: Sentence, ref: DocumentRef, names: Names, at: int) -> bool:
    """Whether a yes or no asks nothing but whether a document that is here is of a day, which stands at a place."""
    here = ref.ids[0] in names.documents and names.documents[ref.ids[0]].in_collection
    between = range(ref.at + 1, at)
    told = any(sentence[n].has("issue") or sentence[n].has("meta") or is_dated(sentence, n) for n in between)
    return here and (told or sentence.has("meta", value="issue_date")) and claims_only_data(sentence) and is_yesno(sentence)


def _with_year(sentence: Sentence, at: int, names: Names) -> str:
    """The number at a place, with the year that follows it where that makes one that is known: "Circular 22 of 2016"."""
    number = sentence.key(at)
    for n in range(at + 1, min(len(sentence), at + 4)):
        if sentence[n].kind == "time":
            year = sentence[n].text.split()[-1]
            if year.isdigit() and names.numbered(f"{number}/{year}"):
                sentence.times = [time for time in sentence.times if sentence.question.text[time.at : time.stop] != sentence[n].text]
                return f"{number}/{year}"
        elif not (sentence[n].has("of") or sentence[n].has("stop")):
            break
    return number


def _type_at(sentence: Sentence, at: int) -> int:
    left = sentence.left(at, lambda i: sentence[i].has("count_if_noun") or sentence[i].has("meta", "number"))
    named = left is not None and (sentence[left].has("doctype") or sentence[left].has("noun", "document"))
    return left if left is not None and named and at - left <= 2 else -1


def _type_before(sentence: Sentence, at: int) -> tuple[str, ...]:
    left = _type_at(sentence, at)
    return sentence[left].values("doctype") if left >= 0 else ()


def _numbered(at: int, text: str, key: str, types: tuple[str, ...], names: Names) -> DocumentRef:
    ids = names.numbered(key, types)
    if ids:
        of_type = tuple(i for i in ids if names.documents[i].type in types)
        return DocumentRef(at, of_type or ids, names.documents[(of_type or ids)[0]].label)
    return DocumentRef(at, (f"doc:?/{key}",), text.upper() if re.search(r"\d/", text) else text, known=False)


def _province(sentence: Sentence, at: int, names: Names) -> ProvinceRef:
    values = sentence[at].values("province")
    have = _of_one_name(tuple(v for v in values if v in names.provinces), names)
    label = names.vocabulary.by_id[values[0]].label_vi
    if have:
        return ProvinceRef(at, have, names.vocabulary.by_id[have[0]].label_vi)
    before = tuple(sorted({t.id for t in names.vocabulary.provinces if set(t.successors) & set(values) and t.id in names.provinces}))
    if before:
        return ProvinceRef(at, (*values[-1:], *before), label, predecessors=before)
    return ProvinceRef(at, values[:1], label, known=False)


def _of_one_name(ids: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """Of provinces with the same initials those of one name: "LC" is Lào Cai or Lai Châu, the one with more documents."""
    held: dict[str, list[str]] = {}
    for id in ids:
        held.setdefault(names.vocabulary.by_id[id].label_vi, []).append(id)
    if len(held) < 2:
        return ids
    many = {label: sum(d.province in own for d in names.collection) for label, own in held.items()}
    return tuple(held[max(held, key=lambda label: many[label])])


# ---------------------------------------------------------------- the side of a citation


def _is_cited(sentence: Sentence, ref: DocumentRef, names: Names, target: Target) -> bool:
    """Whether the document is the one cited: after an active verb of citing, before a passive one; "căn cứ của X" is X's own."""
    passive = sentence.where("cite_passive")
    if passive:
        return ref.at < passive[0]
    outside = all(i not in names.documents or not names.documents[i].in_collection for i in ref.ids)
    active = [i for i in [*sentence.where("cite"), *sentence.where("noun", value="citation")] if i != ref.at]
    before = [i for i in active if i < ref.at]
    if before and not outside and _is_its_own(sentence, ref.at):
        return False
    if before:
        verb = before[-1]
        between = list(sentence.between(verb, ref.at))
        if any(slot.has("of") for slot in between) and (sentence[verb].has("noun", "citation") or _is_noun(sentence, verb)):
            return False
        is_target = target.find == "citation" and verb == target.at and not sentence.has("cite", value="any")
        return not is_target
    return outside or bool(active and _CITED_WHERE.search(sentence.question.folded))


def _is_its_own(sentence: Sentence, at: int) -> bool:
    """Whether a document is called the one of whoever is spoken of: "did Cà Mau base its budget plan on …"."""
    while at and sentence[at - 1].kind == "stop" and not sentence[at - 1].entries:
        at -= 1  # the words of its title
    return at > 0 and shape("its").fullmatch(sentence.key(at - 1)) is not None


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether "căn cứ", "basis" here is the thing, not the deed: "căn cứ của", "the basis of"."""
    return sentence.key(at).split()[-1] in ("cu", "basis", "ground", "citation") and at + 1 < len(sentence) and sentence[at + 1].has("of")
