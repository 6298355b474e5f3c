"""The document that a part of a question names, told from all of the collection by how much of the part it explains.

Which part names a document is told by the question's wording (`search.question.wording`); here its words are compared with titles, and its
place, type, year and issuer with the documents' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.stored import DocumentName, folded_title
from search.lexicon.thesaurus import is_deed
from search.passages.embedding import explained
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.descriptions import is_work_behind
from search.question.explained import asks_of_document
from search.question.numbers import numbered_documents
from search.question.times import TimeFound
from search.question.titles import title_forms
from search.question.wording import DOCUMENT, MATTER, PLACE, Wording
from search.question.words import CONTENT, Word

__all__ = ["MOST_MEANT", "documents_meant", "is_strange", "nearness"]

_SAID = (*CONTENT, "role", "body", "agency", "noun", "issue")
_CUES = ("until", "meta", "deadline", "cite", "cite_passive", "mention", "question_end", "wh")
_NO_NAME = ("wh", "count", "neg", "meta")
_PLACE, _TYPE, _YEAR, _ISSUER = 1.0, 0.5, 0.4, 0.6  # what each is worth, as much as a word that one title has: 1
_UNKNOWN = 0.6  # what a word is worth that no title has
_LEAST, _SHARE = 0.8, 0.5  # what is explained, and its share of all
_AHEAD, _ALIKE = 0.25, 0.04  # the lead over the next document that makes up for half of the share; below the best: as good
_WITHOUT_TYPE = 1.8  # what must be explained where no word says that a document is meant
_NEAR = 0.4  # the share of the free words that a title has by meaning where it has none of them
_AGAIN = 0.6  # the share of another part that the title of a document with a number has by meaning where the part means it too
_OF_TYPE = 0.75  # the share that a document of another type explains at least
_STRANGE = 0.4  # the share of the free words that the document's text may have nothing of
_COMMON = 15  # passages with a word, which then tells nothing
_LOOKED_AT = 40  # documents compared by meaning, those with most of the words
_ALL = 0.75  # the share of a part that the title has by meaning where the part may also say what work is asked about
_BEFORE_TYPE = 3  # words between a question word and the type it asks for: "which prime ministerial decision"
MOST_MEANT = 4  # documents that are meant alike; of more no one is meant


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of the part: what it is worth, and whether a document has it."""

    worth: float
    held: Callable[[DocumentName], bool]
    needed: bool = False


def documents_meant(
    question: Question, slots: list[Word], times: Sequence[TimeFound], wording: Wording, names: Names, *, plain: bool
) -> list[Word]:
    """Return the slots with each part that names a document of the collection as that document; what a number names only loses the words
    that tell of it."""
    several = len({slot.value for slot in slots if slot.kind == "province"}) > 1  # each has its own
    if not plain and (several or any(_is_asked_type(question, slots, at) for at in range(len(slots)))):
        return slots
    facts = asks_of_document(slots) and not any(slot.has("deadline") for slot in slots)
    if not (plain or facts) and any(slot.has("noun", "province") for slot in slots):
        return slots  # "which provinces have a plan on …": each may have its own
    out = _types_apart(question, slots, wording, names)
    numbered = _numbered_here(out, wording, names)
    for start, end in _spans(wording):
        start = _from_type(out, start, names)
        inside = _behind_rest([at for at, slot in enumerate(out) if start <= slot.start < end], out)
        while inside and (any(out[inside[-1]].has(cue) for cue in _CUES) or _is_due(out[inside[-1]], times)):
            inside.pop()
        inside = _without_doer(out, inside)
        if not inside:
            continue
        if not plain and (numbered or any(out[at].is_number and out[at].kind != "time" for at in inside)):
            continue
        if any(_is_numbered(out, at, names) for at in inside):
            known = [id for at in inside for id in (numbered_documents(out, at, names) if out[at].is_number else ())]
            out = _without_years(out, (start, end), times, known, names)
            number = next(at for at in inside if _is_numbered(out, at, names))
            for at in inside if not is_work_behind(question, out, number, inside) else ():
                if out[at].kind in CONTENT and not out[at].is_number and not is_strange(question, out[at], known, names):
                    out[at] = replace(out[at], entries=(), kind="stop", value="")
            continue
        if len(numbered) == 1 and _describes(question, [out[at] for at in inside], names.documents[numbered[0]]):
            for at in inside:
                if out[at].kind in CONTENT:
                    out[at] = replace(out[at], entries=(), kind="stop", value="")
            continue
        head = next((out[at] for at in inside if out[at].kind not in ("stop", "of")), out[inside[0]])
        if (
            head.kind == "document"
            or any(out[at].kind in _NO_NAME for at in inside)
            or (head.is_number and head.kind != "time")
            or not any(out[at].kind in (*_SAID, "province", "time") for at in inside)
        ):
            continue
        found = _best(question, [*(out[at] for at in inside), *_place_outside(out, inside, names)], times, names)
        if found and not plain and not (len(found) == 1 and (facts or _says_all(question, [out[at] for at in inside], found[0], names))):
            continue
        if found:
            first, last = out[inside[0]], out[inside[-1]]
            named = _named(question, first.start, last.end, found, [out[at] for at in inside], names)
            out[inside[0] : inside[-1] + 1] = [named, *_own_places([out[at] for at in inside], found, names)]
            out = _without_years(out, (start, end), times, found, names)
    return out


def _types_apart(question: Question, slots: list[Word], wording: Wording, names: Names) -> list[Word]:
    """The slots with a type at the beginning of a part apart from the words that it was taken with: "kế hoạch nâng | năng lực"."""
    starts = {start for start, _ in wording.spans(DOCUMENT)}
    out: list[Word] = []
    for slot in slots:
        keys = [token.key for token in question.tokens[slot.start : slot.end]] if slot.kind == "words" and slot.start in starts else []
        heads = (
            (n, tuple(one for one in names.lexicon.find(tuple(keys[:n])) if one.kind == "doctype")) for n in range(len(keys) - 1, 0, -1)
        )
        size, types = next((head for head in heads if head[1]), (0, ()))
        if not types:
            out.append(slot)
            continue
        cut = slot.start + size
        out.append(Word(slot.start, cut, types, question.words(slot.start, cut), "doctype", types[0].value))
        rest = " ".join(keys[size:])
        out.append(Word(cut, slot.end, (Entry("words", rest, ()),), question.words(cut, slot.end), "words", rest))
    return out


def _from_type(slots: list[Word], start: int, names: Names) -> int:
    """Where a part begins: at the type right before it, what the document does with what follows between them or nothing: "kế hoạch thi
    hành | luật sửa đổi …"."""
    at = next((i for i, slot in enumerate(slots) if slot.start >= start), 0) - 1
    while at > 0 and (slots[at].kind in ("stop", "of", "about") or slots[at].has("cite", "any") or slots[at].has("role", "any")):
        at -= 1
    if at < 0 or slots[at].kind != "doctype" or slots[at].has("titled"):
        return start
    return slots[at].start if any(one.type in slots[at].values("doctype") for one in names.collection) else start  # no report is here


def _behind_rest(inside: list[int], slots: list[Word]) -> list[int]:
    """The places of a part behind the last word for resting on a document, where a type follows that: "the regulation on X according to the
    plan of Y"."""
    types = [n for n, at in enumerate(inside) if slots[at].has("doctype")]
    rests = [n for n, at in enumerate(inside) if slots[at].has("cite", "basis") and types and types[0] < n < types[-1]]
    return inside[rests[-1] + 1 :] if rests else inside


def _says_all(question: Question, inside: Sequence[Word], id: str, names: Names) -> bool:
    """Whether the title of a document has nearly all that a part says, so that none of it tells the document's tasks apart."""
    said = " ".join(slot.text for slot in inside if slot.kind in _SAID)
    return bool(said) and nearness(said, [names.documents[id]], question.language)[id] >= _ALL


def _is_asked_type(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a type of document is asked for: "which local plans", "kế hoạch nào"."""
    if not slots[at].has("doctype"):
        return False
    if question.language == "vi":
        return at + 1 < len(slots) and slots[at + 1].kind == "wh"
    return any(slot.has("wh") and not slot.has("meta") for slot in slots[max(0, at - _BEFORE_TYPE) : at])


def _numbered_here(slots: list[Word], wording: Wording, names: Names) -> list[str]:
    """The documents of the collection that parts of a question name by number."""
    places = [at for start, end in _spans(wording) for at, slot in enumerate(slots) if start <= slot.start < end and slot.is_number]
    found = (id for at in places for id in numbered_documents(slots, at, names) if id in names.documents)
    return sorted({id for id in found if names.documents[id].in_collection})


def _describes(question: Question, inside: Sequence[Word], document: DocumentName) -> bool:
    """Whether a part of its own only says again what a document that a number names is about: "công điện 217 …, trước đợt mưa lũ"."""
    said = " ".join(slot.text for slot in inside if slot.kind in CONTENT and not slot.is_number)
    other = any(slot.kind in ("doctype", "document", "number") or slot.is_number for slot in inside)
    return bool(said) and not other and nearness(said, [document], question.language)[document.id] >= _AGAIN


def _is_due(slot: Word, times: Sequence[TimeFound]) -> bool:
    """Whether a time is one before or after which something is done: no part of a name."""
    return slot.kind == "time" and slot.value.isdigit() and bool(times[int(slot.value)].relation)


def _without_years(slots: list[Word], span: tuple[int, int], times: Sequence[TimeFound], ids: Sequence[str], names: Names) -> list[Word]:
    """The slots without the day of issue within the name of the documents meant, and without their bare years: within their name any of
    their years, elsewhere the one year that they were issued in and are for; no time of their work."""
    out = list(slots)
    documents = [names.documents[id] for id in ids if id in names.documents]
    for at, slot in enumerate(out):
        time = times[int(slot.value)] if slot.kind == "time" and slot.value.isdigit() else None
        if time is not None and span[0] <= slot.start < span[1] and documents and _is_day_of(time, documents):
            out[at] = replace(slot, entries=(), kind="stop", value="")
        if time is None or time.unit != "year" or time.relation or not documents:
            continue
        year = int(str(time.start)[:4])
        inside = span[0] <= slot.start < span[1]
        issued = all(str(one.issue_date or "")[:4] == str(year) for one in documents)
        alone = all(one.period in (None, (year, year)) for one in documents)
        if (inside and (issued or all(one.is_of_year(year, year) for one in documents))) or (issued and alone):
            out[at] = replace(slot, entries=(), kind="stop", value="")
    return out


def _is_day_of(time: TimeFound, documents: Sequence[DocumentName]) -> bool:
    """Whether a day, with a year or none ("?-11-16"), is that on which each of the documents was issued."""
    day = str(time.start).lstrip("?")
    return time.unit == "day" and not time.relation and all(str(one.issue_date or "-").endswith(day) for one in documents)


def _spans(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield the parts that name a document, each with a place or a matter right behind it: "kế hoạch của người làm luật ở Bắc Ninh"."""
    tags = wording.tags
    for start, end in wording.spans(DOCUMENT):
        while end < len(tags) and tags[end] in (PLACE, MATTER):
            end += 1
        yield start, end


def _is_numbered(slots: list[Word], at: int, names: Names) -> bool:
    if not slots[at].is_number:
        return False
    return any(names.documents[id].in_collection for id in numbered_documents(slots, at, names) if id in names.documents)


def _without_doer(slots: list[Word], inside: list[int]) -> list[int]:
    """The places of a part without a body at its end where the question names no other: "… về lấn chiếm đất rừng thì sở nông nghiệp"."""
    bodies = [at for at, slot in enumerate(slots) if slot.kind in ("body", "agency")]
    if len(bodies) != 1 or len(inside) < 2 or bodies[0] != inside[-1] or slots[inside[-2]].kind != "stop":
        return inside
    return inside[:-2]


def _place_outside(slots: list[Word], inside: Sequence[int], names: Names) -> list[Word]:
    """The one province with documents that a question names elsewhere, where the part names none: its document is meant."""
    if any(slots[at].kind == "province" for at in inside):
        return []
    places = [slot for at, slot in enumerate(slots) if slot.kind == "province" and at not in inside]
    return places if len(places) == 1 and not names.provinces.isdisjoint(places[0].values("province")) else []


def _own_places(inside: Sequence[Word], found: Sequence[str], names: Names) -> list[Word]:
    """The provinces that a part names and whose documents are meant: they are told as places too."""
    of = {names.documents[id].province for id in found}
    return [slot for slot in inside if slot.kind == "province" and len(of) == 1 and not of.isdisjoint(slot.values("province"))]


def _named(question: Question, start: int, end: int, found: Sequence[str], inside: Sequence[Word], names: Names) -> Word:
    text = question.words(start, end)
    entries = [Entry("document" if len(found) == 1 else "titled", id, ()) for id in found]
    entries.append(Entry("title_part", folded_phrase(text), ()))
    entries += [Entry("called", slot.text, ()) for slot in inside if slot.kind in CONTENT and not _holds(question, slot, found, names)]
    types = tuple(entry for slot in inside if slot.kind == "doctype" for entry in slot.entries if entry.kind == "doctype")
    if len(found) == 1:
        return Word(start, end, tuple(entries), text, "document", found[0])
    return Word(start, end, (*entries, *types), text, "doctype" if types else "titled", types[0].value if types else found[0])


def _best(question: Question, inside: Sequence[Word], times: Sequence[TimeFound], names: Names) -> tuple[str, ...]:
    """The documents that explain most of these words; none where none explains enough, or none is ahead of many others."""
    part_of = [(slot, part) for slot in inside if (part := _part(question, slot, times, names)) is not None]
    parts = [part for _, part in part_of]
    told = any(slot.kind in (*CONTENT, "document", "number") for slot in inside)
    if not told:
        parts = [replace(part, needed=True) for part in parts]
    pool = [one for one in names.collection if all(part.held(one) for part in parts if part.needed)]
    every = sum(part.worth for part in parts)
    scored = [(sum(part.worth for part in parts if part.held(one)), one.id) for one in pool]
    scored = sorted(scored, key=lambda row: (-row[0], row[1]))[:_LOOKED_AT]
    if not scored or not every:
        return ()
    said = " ".join(slot.text for slot in inside if slot.kind in _SAID)
    near = nearness(said if told else "", [names.documents[id] for _, id in scored], question.language)
    ranked = sorted(((have / every + 0.5 * near[id], have, id) for have, id in scored), key=lambda row: (-row[0], row[2]))
    top = ranked[0]
    if not any(slot.kind == "doctype" or slot.has("noun", "document") for slot in inside) and top[1] < _WITHOUT_TYPE:
        return ()
    alike = [row for row in ranked if row[0] >= top[0] - _ALIKE]
    behind = next((row[0] for row in ranked if row not in alike), 0.0)
    share = top[1] / every
    free = [slot for slot in inside if slot.kind in (*CONTENT, "document") and not slot.is_number]
    if free and near[top[2]] < _NEAR and not any(_holds(question, slot, [top[2]], names) for slot in free):
        return ()  # only whose it is and its type are told
    types = [part for slot, part in part_of if slot.kind == "doctype"]
    if types and share < _OF_TYPE and not any(part.held(names.documents[top[2]]) for part in types):
        return ()
    words = [(part.worth, slot) for slot, part in part_of if slot.kind in CONTENT]
    strange = [(worth, slot) for worth, slot in words if is_strange(question, slot, [row[2] for row in alike], names)]
    nowhere = any(not any(map(names.with_title, _forms(question, slot, names))) for _, slot in strange)
    if nowhere or sum(worth for worth, _ in strange) > _STRANGE * sum(worth for worth, _ in words):
        return ()
    enough = top[1] >= _LEAST and (share >= _SHARE or (share >= _SHARE / 2 and top[0] - behind >= _AHEAD))
    return tuple(sorted(row[2] for row in alike)) if enough and len(alike) <= MOST_MEANT else ()


def _holds(question: Question, slot: Word, found: Sequence[str], names: Names) -> bool:
    forms = _forms(question, slot, names)
    return any(names.with_title(form).issuperset(found) for form in forms)


def is_strange(question: Question, slot: Word, found: Sequence[str], names: Names) -> bool:
    """Whether neither the titles nor the texts of documents have a word, in any wording: then another one is meant, that is not here."""
    if is_deed(slot.value or folded_phrase(slot.text)) or _holds(question, slot, found, names) or slot.is_number:
        return False
    forms = _forms(question, slot, names)
    if question.language == "en" and slot.kind == "word":
        return False  # a word that has no Vietnamese one here
    titles = [f" {folded_phrase(names.documents[id].title or '')} " for id in found]
    if any(set(form.split()) <= set(title.split()) for form in forms for title in titles):
        return False
    for form in forms:
        passages = names.passages_with(tuple(form.split()))
        if len(passages) >= _COMMON or any(one.passage.document in found for one in passages):
            return False
    return True


def nearness(said: str, documents: Sequence[DocumentName], language: str) -> dict[str, float]:
    """Return {document: the share by meaning of what is said that its title has}."""
    english = language == "en"
    return {one.id: min(1.0, explained(said, (one.title or "").lower(), english=english)) for one in documents}


def _part(question: Question, slot: Word, times: Sequence[TimeFound], names: Names) -> _Part | None:
    if slot.kind == "province":
        ids = set(slot.values("province"))
        labels = tuple(f" {folded_phrase(names.vocabulary.by_id[id].label_vi)} " for id in ids if id in names.vocabulary.by_id)
        return _Part(
            _PLACE, lambda one: one.province in ids or any(label in folded_title(one.title or "") for label in labels), needed=True
        )
    if slot.kind == "doctype":
        types = set(slot.values("doctype"))
        named = tuple(f" {folded_phrase(names.vocabulary.by_id[type].label_vi)} " for type in types if type in names.vocabulary.by_id)
        return _Part(_TYPE, lambda one: one.type in types or any(label in folded_title(one.title or "") for label in named))
    if slot.kind == "time" and slot.value.isdigit():
        time = times[int(slot.value)]
        if not (time.start and time.end) or str(time.start).startswith("?"):
            return None
        first, last = int(str(time.start)[:4]), int(str(time.end)[:4])
        return _Part(
            _YEAR,
            lambda one: one.is_of_year(first, last) or bool(one.issue_date) and first <= int(str(one.issue_date)[:4]) <= last,
            needed=True,
        )
    if slot.kind in ("body", "agency"):
        label = folded_phrase(slot.text)
        forms = title_forms(question, slot, names)
        return _Part(
            _ISSUER,
            lambda one: (
                label in folded_phrase(one.issuer or "")
                or any(f in folded_phrase(one.issuer or "") for f in forms)
                or any(f" {f} " in folded_title(one.title or "") for f in forms)
            ),
        )
    if slot.kind in (*_SAID, "document", "number"):
        forms = _forms(question, slot, names)
        holding = frozenset(id for form in forms for id in names.with_title(form))
        worth = max(
            (names.title_weight(form) for form in forms if names.with_title(form)),
            default=_UNKNOWN if slot.kind in (*CONTENT, "document") else 0.0,
        )
        return _Part(worth, lambda one: one.id in holding, needed=slot.kind == "document") if worth else None
    return None


def _forms(question: Question, slot: Word, names: Names) -> tuple[str, ...]:
    """The folded wordings that a title may have for a word; a policy field is meant by its own words where these are Vietnamese."""
    if slot.kind in ("document", "number"):
        return _names_of(slot, names)
    if slot.kind == "field" and question.language == "vi":
        return (folded_phrase(slot.text),)
    return title_forms(question, slot, names)


def _names_of(slot: Word, names: Names) -> tuple[str, ...]:
    """The folded ways to write an instrument that is named: as typed, and as the vocabulary calls it, without its year."""
    labels = [names.vocabulary.by_id[id].label_vi for id in slot.values("document") if id in names.vocabulary.by_id]
    labels += [title for id in slot.values("document") if id in names.documents and (title := names.documents[id].title)]
    return tuple(dict.fromkeys((folded_phrase(slot.text), *(folded_phrase(label) for label in labels))))
