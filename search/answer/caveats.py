"""What a reader of an answer must know: sources that lack parts, documents without a date, what was searched when nothing was found."""

from __future__ import annotations

import os
from dataclasses import replace

from graph.checks.contradictions import contradictions
from graph.sources import base_of
from graph.store import Store
from graph.wording import word
from search.answer.absent import places_in_no_text, words_in_no_text
from search.answer.items import Answers
from search.answer.outright import of_places_not_here
from search.frames.reading import Reading
from search.lexicon.names import DocumentName, StoreNames

__all__ = ["caveats_for", "help_lines", "may_lack", "notes_of", "objectives_left_out"]


_FEW = 3  # documents that lack parts named though no answer quotes them
_NAMED = 8  # documents that lack parts named one by one; the rest is counted


def notes_of(reading: Reading) -> tuple[str, ...]:
    """Return what is said of how a question was answered, in its language."""
    return tuple(dict.fromkeys(en if reading.language == "en" else vi for vi, en in reading.notes))


def caveats_for(store: Store, names: StoreNames, reading: Reading, answers: Answers) -> tuple[bool, tuple[str, ...]]:
    """Return (whether nothing is known to be missing, remarks in the question's language).

    What a file lacks is told where it could change the answer."""
    english = reading.language == "en"
    out = list(notes_of(reading))
    if reading.find == "passage" or reading.unknown:
        return not reading.unknown, tuple(out)
    if reading.find in ("successor", "predecessor"):
        return True, tuple(out)
    scope = _scope(names, reading)
    if answers.more:
        out.append(f"and {answers.more:,} more" if english else f"và {answers.more:,} câu trả lời nữa".replace(",", "."))
    if not (answers.items or answers.count or reading.query.negated):
        words = words_in_no_text(names, reading)
        reading.nowhere = list(dict.fromkeys((*places_in_no_text(names, reading), *words)))
        out += _in_no_text(words, english)
    lacking = _lacking(reading, answers, scope)
    out += _gaps(store, reading, answers, lacking, english)
    for id in answers.undated:
        label = names.documents[id].label
        out.append(f"{label} has no date and was left out." if english else f"{label} không ghi ngày nên không xếp được.")
    out += _disputed(store, names, reading, english)
    out += _twice(store, names, reading, answers)
    if reading.query.property and not answers.items and scope:
        labels = ", ".join(d.label for d in scope[:3])
        out.append(f"{labels}: the text does not say it." if english else f"{labels}: văn bản không ghi.")
    elif (
        not answers.items and not (reading.query.negated or reading.uncited) and not (of_places_not_here(names, reading) and reading.notes)
    ):
        out.append(_searched(scope, english))
    return not any(document.lacks_parts for document in lacking), tuple(dict.fromkeys(out))


def _in_no_text(words: list[str], english: bool) -> list[str]:
    """What is told of words that no text has."""
    shown = ", ".join(f"“{word}”" for word in words)
    return [f"No text has the words {shown}." if english else f"Không văn bản nào có từ {shown}."] if words else []


def _twice(store: Store, names: StoreNames, reading: Reading, answers: Answers) -> list[str]:
    """What is told of documents that the store has from several files: of those that are asked about, or that the answers quote."""
    meant = {*reading.query.documents, *(quote.document for item in answers.items for quote in item.evidence)}
    bases = {base_of(id) for id in meant if base_of(id) != id}
    copies: dict[str, list[str]] = {base: [] for base in sorted(bases)}
    for id in sorted(names.documents) if bases else ():
        if base_of(id) in bases and id != base_of(id):
            copies[base_of(id)].append(id)
    said = []
    for ids in copies.values():
        files, label = ", ".join(os.path.basename(store.source(id)) for id in ids), names.documents[ids[0]].label if ids else ""
        if len(ids) > 1:
            said.append(word("pages/bring.yaml", "check", "in_store_twice", reading.language, label=label, n=len(ids), files=files))
    return said


def _lacking(reading: Reading, answers: Answers, scope: list[DocumentName]) -> list[DocumentName]:
    """The documents that lack parts which could change the answer: of what is found to do something they could only say so again,
    of what is found not to, those alone could deny it."""
    query = reading.query
    if not _speaks_of_tasks(reading):
        return []
    lacking = [document for document in scope if document.incomplete]
    if query.find not in ("province", "document") or query.sides or query.order:
        return lacking
    found = {item.id for item in answers.items if item.strength == "asked"}
    shown = {quote.document for item in answers.items for quote in item.evidence}
    if query.negated:
        return [d for d in lacking if d.id in shown or not found.isdisjoint((d.id, d.province))]
    return [d for d in lacking if found.isdisjoint((d.id, d.province))]


def _gaps(store: Store, reading: Reading, answers: Answers, lacking: list[DocumentName], english: bool) -> list[str]:
    """What those files lack, or that a list may be incomplete because they lack something."""
    if not lacking:
        return []
    if not _bears(reading, answers):
        return [] if reading.yesno or not answers.items else [may_lack(answers, lacking, english=english)]
    if not answers.items and len(lacking) > _FEW and not _says_absence(reading):
        n = len(lacking)
        return [f"Parts are missing from {n} of the files searched." if english else f"{n} tệp đã tìm thiếu phần."]
    out = [f"{document.label}: {message}" for document in lacking[:_NAMED] for message in _missing(store, document, english)]
    if (more := len(lacking) - _NAMED) > 0:
        out.append(f"Parts of {more} more documents are missing." if english else f"Còn {more} văn bản khác bị thiếu phần.")
    return out


def may_lack(answers: Answers, lacking: list[DocumentName], *, english: bool) -> str:
    """Return that a list may be incomplete: the documents it quotes that lack parts by name, of many others how many they are."""
    shown = {quote.document for item in answers.items for quote in item.evidence}
    named = [d.label for d in lacking if d.id in shown or len(lacking) <= _FEW][:_NAMED]
    more = len(lacking) - len(named)
    if not named:
        return f"The list may be incomplete: {more} files lack parts." if english else f"Danh sách có thể thiếu: {more} tệp thiếu phần."
    labels = ", ".join(named)
    if english:
        return f"The list may be incomplete: parts are missing from the files of {labels}{f' and {more} more' if more else ''}."
    return f"Danh sách có thể thiếu: tệp của {labels}{f' và {more} văn bản khác' if more else ''} thiếu phần."


def objectives_left_out(store: Store, reading: Reading, answers: Answers) -> list[tuple[str, str]]:
    """Return the note (vi, en) that goals are not counted among the tasks, which the lists of a document's tasks count too."""
    query = reading.query
    if query.find != "task" or query.kinds != ("task", "assignment") or answers.count is None or query.negated or query.sides:
        return []
    left = len({row.answer for row in store.rows(replace(query, kinds=("objective",)))})
    both = answers.count + left
    note = f"Không tính {left} mục tiêu; tính cả mục tiêu là {both}.", f"Objectives are not counted: {left}. With them there are {both}."
    return [note] if left else []


def _bears(reading: Reading, answers: Answers) -> bool:
    """Whether what a file lacks could change the answer: an absence, a number, a comparison, a no, which provinces do something."""
    return not answers.items or _says_absence(reading)


def _says_absence(reading: Reading) -> bool:
    """Whether an absence, a number, a comparison, or which provinces do something is asked for."""
    query = reading.query
    return (
        query.find == "province"
        and not (reading.yesno and not query.negated)
        or bool(query.negated or query.counted or query.sides or query.order or query.missing or query.exclude)
        or any(pattern.absent for pattern in query.agencies)
    )


def _speaks_of_tasks(reading: Reading) -> bool:
    query = reading.query
    return (
        query.find in ("task", "agency", "topic")
        or bool(query.agencies or query.topics or query.topics_all or query.words or query.time)
        or query.negated
    )


def _scope(names: StoreNames, reading: Reading) -> list[DocumentName]:
    """The documents of the collection that the query could speak of."""
    query = reading.query
    provinces = {*query.provinces, *(p for side in query.sides for p in side.provinces)}
    documents = {*query.documents, *(d for side in query.sides for d in side.documents)}
    issuers = {names.agencies.get(id) for id in query.issuers}
    if not (provinces or documents or query.document_types or issuers):
        return list(names.collection)
    found = [
        d for d in names.collection
        if (not provinces and not documents or d.province in provinces or d.id in documents)
        and (not query.documents or d.id in documents)
        and (not query.document_types or d.type in query.document_types)
        and (not query.issuers or d.issuer in issuers)
    ]  # fmt: skip
    return sorted(found, key=lambda d: d.id)


_FIELDS = {"date": ("ngày ban hành", "the date"), "number": ("số ký hiệu", "the number"), "issuer": ("cơ quan ban hành", "the issuer")}


def _disputed(store: Store, names: StoreNames, reading: Reading, english: bool) -> list[str]:
    """Return what documents print differently of a cited document that the question names: "…: 19/10/2016; 19/10/2012 (88/KH-UBND)"."""
    out = []
    for found in contradictions(store, reading.query.cites) if reading.query.cites else ():
        said = [printed_day(value) if found.field == "date" else value for value in found.values]
        for i, value in enumerate(found.values[1:], 1):  # what most say stands first, alone
            who = sorted({s.document for s in found.sayings if s.value == value})
            said[i] += f" ({', '.join(names.documents[id].label if id in names.documents else id for id in who)})"
        vietnamese, word = _FIELDS[found.field]
        out.append(
            f"Documents differ on {word} of {found.label}: {'; '.join(said)}."
            if english
            else f"Các văn bản ghi khác nhau {vietnamese} của {found.label}: {'; '.join(said)}."
        )
    return out


def printed_day(iso: str) -> str:
    """Return an ISO date as documents print it."""
    return "/".join(reversed(iso.split("-")))


def _missing(store: Store, document: DocumentName, english: bool) -> list[str]:
    if not english:
        return list(document.incomplete)
    found = [f.properties for f in store.nodes([edge.target for edge in store.edges(type="HAS_FINDING", source=document.id)])]
    return [str(have.get("message_en") or have.get("message")) for have in found if have.get("message") in document.incomplete]


def _searched(scope: list[DocumentName], english: bool) -> str:
    labels = ", ".join(d.label for d in scope[:5]) + (", …" if len(scope) > 5 else "")
    if not scope:
        return "The store has no document of this kind." if english else "Kho không có văn bản nào như vậy."
    return (
        f"Nothing found in the {'one document' if len(scope) == 1 else f'{len(scope)} documents'} searched: {labels}."
        if english
        else f"Không thấy trong {len(scope)} văn bản đã tìm: {labels}."
    )


def help_lines(names: StoreNames, language: str) -> tuple[str, ...]:
    """Return what can be asked, with questions about what this store holds."""
    provinces = sorted(names.provinces)
    terms = [term for id in provinces if (term := names.vocabulary.by_id.get(id))]
    places = list(dict.fromkeys(term.label_vi if language == "vi" else term.label("en") for term in terms))  # two may share a name
    agencies = sorted({names.vocabulary.by_id[body].label(language) for body in names.bodies if body in names.vocabulary.by_id})
    place, agency = (places or [""])[0], (agencies or [""])[0]
    documents = len(names.collection)
    if language == "vi":
        lines = [f"Kho có {documents} văn bản" + (f" của {', '.join(places)}." if places else ".")]
        asked = [f"{agency} được giao những việc gì?", f"Ai chủ trì ở {place}?", f"Kế hoạch của {place} căn cứ văn bản nào?"]
        return (*lines, *(f"Ví dụ: {one}" for one in asked if place and agency))
    lines = [f"The store has {documents} documents" + (f" of {', '.join(places)}." if places else ".")]
    asked = [f"What does the {agency} do?", f"Who leads in {place}?", f"What is the legal basis of the {place} plan?"]
    return (*lines, *(f"Example: {one}" for one in asked if place and agency))
