"""Yes or no by what the passages say that are nearest to what a question claims: each body in its part, each time, each figure, and the
words by meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.query import AgencyPattern, Query, Row, TimeWindow
from graph.store import PassageFilter
from search.answer.claims import Claim, claim_of
from search.answer.evidence import Quote, sentences
from search.answer.matter import by_matter
from search.answer.nearby import Nearby
from search.answer.saying import LEAST, NEARLY, likeliest
from search.answer.unused import unused_words
from search.frames.negation import asks_only
from search.passages.finding import Hit, find
from search.passages.tokens import folded_phrase, tokens
from search.question import read_question
from search.question.sentence import Sentence
from search.question.shape import gives_work, is_yesno, signs_something
from search.question.shapes import shape
from search.question.times import TimeFound, find_times, shifted
from search.question.wording import CARRIER

__all__ = ["decided"]

_LOOKED_AT = 10  # passages of each search
_FIGURES = re.compile(r"\d+")
_READ = 1_500  # characters of a passage whose times are read
_LIKE_TITLE = 0.6  # a word that the title says
_BESIDE = 0.4  # below the best: proof too
_PROOFS = 3  # passages
_SOME = 0.35  # of a claim
_FEWEST, _FEW = 3, 2  # words of a claim without a document or place, one less where it names a body; for a "no"
_YEAR = 4  # figures of a year
_ISO = 10  # characters of a day
_OF_DATA = ("issue", "except", "only", "earliest", "latest")  # kinds of words


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a claim is so, None where a passage nearly says it or it is `denied`; the passages that say it, best first; whether what is
    not here may say it (`beyond`), and it has `few` words."""

    claim: Claim
    so: bool | None
    proof: tuple[Hit, ...] = ()
    denied: bool = False
    beyond: bool = False
    few: bool = False


def _verdict(near: Nearby) -> Verdict | None:
    """Return whether some passage says what a question claims; None where it claims nothing that passages say."""
    claim = claim_of(near)
    if claim is None:
        return None
    asked = _asked_phrases(near, claim)
    count = len(" ".join(asked).split())
    few = near.where == PassageFilter() and count < _FEWEST - bool(claim.bodies)
    if few and count < _FEW and not near.reading.unknown:
        return None
    if not (asked or claim.bodies or claim.times or claim.figures or claim.places):
        return None  # whether there is a document about it
    found = _candidates(near, claim)
    theirs = [_is_theirs(near, claim, hit) for hit in found]
    others = [hit for hit, own in zip(found, theirs, strict=True) if not own]
    held = [hit for hit, own in zip(found, theirs, strict=True) if own and _has_rest(near, claim, hit)]
    weighed = likeliest(near, claim, asked, held, others)
    proof = [hit for weight, hit in weighed[:_PROOFS] if weight >= max(LEAST, weighed[0][0] - _BESIDE)]
    if few and proof:
        return None
    if proof and not _denies(near, claim, proof[0]):
        return Verdict(claim, True, tuple(hit for hit in proof if not _denies(near, claim, hit)))
    nearly = bool(proof) or (bool(weighed) and weighed[0][0] >= NEARLY and count > 1)
    return Verdict(claim, None if nearly else False, denied=bool(proof), beyond=_is_beyond(near, asked, found, claim), few=few)


def _is_beyond(near: Nearby, asked: Sequence[str], found: Sequence[Hit], claim: Claim | None = None) -> bool:
    """Whether what is not here may say it: a place that no document is of and which gives the work or no passage names, or parts that a
    document lacks which is named, or of a place whose bodies are, or whose matter it may be."""
    query, names = near.reading.query, near.names
    if query.provinces and not near.where.documents and not near.where.provinces:
        if near.sentence is not None and gives_work(near.sentence, query.provinces):
            return True
        return not any(_names_place(near, hit, place) for hit in found for place in near.places)
    scope = [names.documents[id] for id in near.where.documents]
    if scope:
        return any(one.lacks_parts for one in scope)
    own = [one for one in names.collection if one.province in near.where.provinces and one.lacks_parts]
    said = "" if claim is not None and claim.bodies else " ".join(asked)
    return any(not said or near.explained(said, near.title(one.id)) >= _SOME for one in own)


def _candidates(near: Nearby, claim: Claim) -> list[Hit]:
    """The passages that are nearest to the words, alone and with the bodies, in the documents and places of the question."""
    found: dict[int, Hit] = {}
    for said in dict.fromkeys((claim.words, claim.text)):
        if said:
            for hit in find(near.store, said, limit=_LOOKED_AT, where=near.where, told=False).hits:
                found.setdefault(hit.found.number, hit)
    for hit in near.hits:  # by the whole question
        found.setdefault(hit.found.number, hit)
    if near.where.provinces and not near.where.documents:  # what others tell a province to do
        for hit in find(near.store, f"{claim.words} {' '.join(near.places)}", limit=_LOOKED_AT, told=False).hits:
            if any(_names_place(near, hit, place) for place in near.places):
                found.setdefault(hit.found.number, hit)
    return list(found.values())


def _names_place(near: Nearby, hit: Hit, place: str) -> bool:
    """Whether a passage, the headings above it or its document's title name a place, which is folded."""
    passage = hit.found.passage
    said = " ".join((near.title(passage.document), *passage.context, hit.found.exact))
    where_signed = r"(?! ngay \d)"  # "Hà Nội, ngày 17"
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w){where_signed}", folded_phrase(said)) is not None


def _asked_phrases(near: Nearby, claim: Claim) -> list[str]:
    """The phrases that a passage has to say: without words that only bind, and without those of the titles of the documents that are
    named."""
    titles = [near.title(id) for id in near.where.documents]
    own = [phrase for phrase in claim.phrases if not near.is_word_of(phrase, "stop")]
    return [phrase for phrase in own if not titles or near.explained(phrase, *titles) < _LIKE_TITLE]


def _has_rest(near: Nearby, claim: Claim, hit: Hit) -> bool:
    """Whether a passage has each figure, time and place."""
    return (
        _prints(near, claim.figures, hit)
        and all(any(_names_place(near, hit, name) for name in place) for place in claim.places)
        and all(_is_then(near, time, hit) for time in claim.times)
    )


def _is_theirs(near: Nearby, claim: Claim, hit: Hit) -> bool:
    """Whether what a passage says is the bodies' work, in their part."""
    return all(_takes_part(near, pattern, name, hit) for pattern, name in zip(claim.bodies, claim.names, strict=True))


def _denies(near: Nearby, claim: Claim, hit: Hit) -> bool:
    """Whether a sentence that says most of a claim denies something, which the claim does not."""
    text = hit.found.exact
    mentioned = near.sentence is not None and near.sentence.has("mention")  # what is denied is mentioned all the same
    if mentioned or _has_denial(claim.words) or not _has_denial(text):
        return False
    denying = [part for start, end in sentences(text) if _has_denial(part := text[start:end])]
    return shape("forbids").search(text.lower()) is not None or any(near.explained(claim.words, part) >= _SOME for part in denying)


def _has_denial(text: str) -> bool:
    return shape("denies").search(" ".join(tokens(text))) is not None


def _years(near: Nearby, hit: Hit) -> set[str]:
    """The figures of a document's number, day and title, without noughts before them."""
    return {part.lstrip("0") for part in near.figures_of((hit.found.passage.document,))}


def _prints(near: Nearby, figures: Sequence[str], hit: Hit) -> bool:
    """Whether a passage has each figure, a year its document's own data."""
    printed = {part.lstrip("0") for part in _FIGURES.findall(hit.found.exact)} if figures else set()
    years = _years(near, hit) if figures else set()
    return all(one in printed or (len(one) == _YEAR and one in years) for one in (figure.lstrip("0") for figure in figures))


def _is_then(near: Nearby, time: TimeFound, hit: Hit) -> bool:
    """Whether a passage names a time, or it is that of its task or its document."""
    found = hit.found
    if time.unit in ("year", "range"):
        years = {str(end)[:4] for end in _ends(time)}
        printed = set(_FIGURES.findall(found.exact)) | (set() if time.relation else _years(near, hit))
        return years <= printed or _is_due(near, time, hit)
    own = _ends(time)
    own_document = near.names.documents.get(found.passage.document)
    issued = str(own_document.issue_date or "") if own_document is not None else ""
    if issued and time.unit == "month" and not time.relation and all(end[:7] == issued[:7] for end in own):
        return True
    for other in find_times(read_question(found.exact[:_READ])) if tokens(found.exact[:_READ]) else ():
        ends = _ends(other)
        if other.unit == time.unit and ends and (_are_in(own, ends) or _are_in(ends, own)):
            return True
    return _is_due(near, time, hit)


def _is_due(near: Nearby, time: TimeFound, hit: Hit) -> bool:
    """Whether the task that a passage states has a time."""
    task = hit.found.passage.task
    return task is not None and _due_on(near, time, (task,))


def _due_on(near: Nearby, time: TimeFound, tasks: tuple[str, ...]) -> bool:
    """Whether one of the tasks has a time."""
    ends = _ends(time)
    if not tasks or any("?" in end or len(end) < _ISO for end in ends):
        return False
    window = TimeWindow(start=min(ends), end=max(ends), within=False)
    return bool(near.store.rows(Query("task", tasks=tasks, time=window)))


def _ends(time: TimeFound) -> tuple[str, ...]:
    """The first and last day of a time as it is named, without what "before" and "after" make of it."""
    if time.start is None and time.end is not None:
        return (shifted(time.end, 1) if time.relation == "before" else time.end,)
    if time.end is None and time.start is not None:
        return (shifted(time.start, -1) if time.relation == "after" else time.start,)
    return tuple(dict.fromkeys(one for one in (time.start, time.end) if one))


def _same(a: str, b: str) -> bool:
    """Whether two days are one, where a missing year is any year."""
    return a == b or ("?" in a + b and a[4:10] == b[4:10])


def _are_in(some: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(_same(one, other) for other in others) for one in some)


def _takes_part(near: Nearby, pattern: AgencyPattern, name: str, hit: Hit) -> bool:
    """Whether a body has its part in the task that a passage states; where it states none, whether it names the body; whose document it is
    has given the work."""
    passage = hit.found.passage
    if not pattern.ids:
        return True
    roles = ("lead", "assigned") if pattern.roles == ("lead",) else pattern.roles
    if passage.task is not None and near.store.rows(Query("task", tasks=(passage.task,), agencies=(replace(pattern, roles=roles),))):
        return True
    one = near.names.documents.get(passage.document)
    if one is not None and one.issuer is not None and "lead" not in pattern.roles and _is_one_of(near, one.issuer, pattern):
        return True
    if not (any(_is_one_of(near, id, pattern) for id in passage.agencies) or _names_place(near, hit, name)):
        return False
    led = passage.task is not None and bool(near.store.rows(Query("agency", tasks=(passage.task,), roles=("lead", "assigned"))))
    return not (led and (pattern.roles or _only_receives(name, hit)))


def _is_one_of(near: Nearby, agency: str, pattern: AgencyPattern) -> bool:
    """Whether an agency is one that a pattern names, or its body is."""
    return agency in pattern.ids or near.names.body_of.get(agency, agency) in pattern.ids


def _only_receives(name: str, hit: Hit) -> bool:
    """Whether a passage names a body only as one that something is sent to."""
    folded = folded_phrase(hit.found.exact)
    places = [found.start() for found in re.finditer(rf"\b{re.escape(name)}\b", folded)] if name else []
    return bool(places) and all(shape("sends-to").search(folded[:at]) for at in places)


def _told(near: Nearby, found: Verdict) -> tuple[list[Row], dict[str, tuple[Quote, ...]]]:
    """Make the reading ask for what proves a yes, the tasks or the documents whose passages say it; return its rows with the quotes."""
    reading = near.reading
    of_tasks = found.proof[0].found.passage.task is not None
    proof = [hit for hit in found.proof if (hit.found.passage.task is not None) == of_tasks]
    documents, asked = {hit.found.passage.document for hit in proof}, reading.query
    reading.unknown, reading.in_title, reading.exists, reading.whole = [], False, False, True
    if of_tasks:
        best, tasks = str(proof[0].found.passage.task), tuple(sorted({str(hit.found.passage.task) for hit in proof}))
        here = tuple(sorted(documents)) if documents <= set(asked.documents) else ()
        known = {id for one in asked.agencies for id in one.ids}
        bodies = tuple(replace(one, roles=()) for one in found.claim.bodies if not known.isdisjoint(one.ids))
        told = Query("task", documents=here, provinces=asked.provinces, agencies=bodies, tasks=tasks)
        held = {row.answer for row in near.store.rows(told)}
        if best not in held:  # of another's document, of a body that a passage only names
            told, held = Query("task", documents=here, tasks=tasks), set(tasks)
        told = replace(told, tasks=tuple(sorted(held)))
        kept = {"document": told.documents, "province": told.provinces, "agency": tuple(i for one in told.agencies for i in one.ids)}
        reading.conditions = [c for c in reading.conditions if c.value in kept.get(c.field, ())]
        reading.find, reading.query = "task", told
        return near.store.rows(reading.query), {}
    reading.conditions = [c for c in reading.conditions if c.field == "document" and c.value in documents]
    reading.find, reading.query = "document", Query("document", documents=tuple(sorted(documents)))
    quotes: dict[str, tuple[Quote, ...]] = {}
    for hit in proof:
        one, passage = hit.found, hit.found.passage
        quote = Quote(passage.document, one.source, passage.path, passage.start, passage.end, one.exact, kind="passage", page=passage.page)
        quotes[passage.document] = (*quotes.get(passage.document, ()), quote)
    return near.store.rows(reading.query), quotes


def decided(near: Nearby, rows: Sequence[Row]) -> tuple[list[Row], dict[str, tuple[Quote, ...]]] | None:
    """Settle a yes/no question by the passages, where it asks what they say; return what proves it, nothing for a no; None where the graph
    tells: its rows have every word of the question, or it asks for data of documents."""
    reading = near.reading
    if near.sentence is None or not (reading.yesno or is_yesno(near.sentence)):
        return None
    if rows and reading.query == Query(reading.query.find, kinds=reading.query.kinds):
        reading.open, reading.settled_matter = True, True
        return [], {}  # "is it so?"
    if near.sentence.has("count") or (rows and near.sentence.has("wh")):
        return None
    told = _by_data(near)
    if told is not None or not _is_of_texts(near, near.sentence):
        return told
    if reading.frame == "validity" or (reading.exists and rows):
        return None
    told_by_graph = bool(rows) and reading.yesno and _has_times(near, rows)
    told_by_graph = told_by_graph and not (reading.unknown or unused_words(reading)[0])
    found = _verdict(near)
    if rows and found is not None and found.few:
        return None  # so few words are no claim where the graph has something
    named_alone = found is not None and found.so is False and _only_named(reading.query)
    if told_by_graph and not (named_alone or (found is not None and (found.so or found.denied))):
        return None
    if found is not None and found.so and reading.exists:
        return None  # what only speaks of a thing is no document about it
    if found is None:
        reading.weighed = reading.yesno and not rows and not reading.unknown and bool(reading.query.agencies)
        reading.beyond = reading.weighed and _is_beyond(near, (), ())
        return None
    if not (found.so or found.denied) and (work := by_matter(near, rows)):
        reading.weighed = True
        return work, {}
    reading.open, reading.settled_matter, reading.weighed, reading.yesno = found.so is None, True, True, True
    reading.beyond = found.beyond
    reading.unknown, reading.exists, reading.every = [], False, ""
    if found.so:
        return _told(near, found)
    query = replace(reading.query, property=None, sides=(), negated=False, counted=False)
    if reading.find in ("passage", "count"):
        reading.find, query = "task", replace(query, find="task")
    reading.query = query
    return [], {}


def _has_times(near: Nearby, rows: Sequence[Row]) -> bool:
    """Whether a query has the times of the question, and a task its day: "the deadline is 31/12" is not told by there being a deadline."""
    query = near.reading.query
    days = [time for time in near.sentence.times if time.unit == "day"] if near.sentence is not None else []
    if not days:
        return True
    if query.find == "task":
        tasks = tuple(sorted({row.task for row in rows if row.task}))
        return all(_due_on(near, time, tasks) for time in days)
    return any(one.time or one.issued_from or one.issued_to or one.period for one in (query, *query.any_of))


def _only_named(query: Query) -> bool:
    """Whether a query asks for nothing but documents that are named, whose being there proves nothing."""
    return query == Query(
        "document", documents=query.documents, document_types=query.document_types, provinces=query.provinces, issuers=query.issuers
    )


def _by_data(near: Nearby) -> tuple[list[Row], dict[str, tuple[Quote, ...]]] | None:
    """Settle whether a document was signed or issued when it is said to be, which the document alone is asked for; None for other data."""
    query = near.reading.query
    if query.property not in ("signer", "issue_date") or not query.documents or not (query.issued_from or query.issued_to):
        return None
    near.reading.yesno, near.reading.query = True, replace(query, property=None)
    return near.store.rows(near.reading.query), {}


def _is_of_texts(near: Nearby, sentence: Sentence) -> bool:
    """Whether a question asks what texts say, and not for a denial, for each of several places or documents, or for data of documents."""
    reading, query = near.reading, near.reading.query
    if reading.every or reading.addressed or reading.help or reading.uncited or reading.settled or query.combine in ("only", "both"):
        return False
    if len([side for side in query.sides if side.provinces or side.documents or side.agencies]) > 1:
        return False
    return not (_is_denied(sentence) or _asks_data(near, sentence))


def _is_denied(sentence: Sentence) -> bool:
    """Whether what is asked about is denied, and not only what it is for: "taught to swim so that they do not drown"."""
    denied = [at for at in sentence.where("neg") if not asks_only(sentence, at)]
    first = sentence.question.tokens[sentence[denied[0]].start].start if denied else 0
    return bool(denied) and shape("what-for").search(sentence.question.folded[:first]) is None


def _asks_data(near: Nearby, sentence: Sentence) -> bool:
    """Whether it is asked who signed a document or got it, what it cites, when or where it was issued, or which one alone is so."""
    query = near.reading.query
    signer = sentence.has("meta", value="signer") and not signs_something(sentence, near.names)
    signed = signer or (bool(query.signers) and sentence.has("issue"))
    cited = bool(query.cites) and sentence.has("cite", "cite_passive")
    wording = sentence.wording
    carried = [slot for slot in sentence.slots if wording is not None and wording.over(slot) == {CARRIER}]
    sent = bool(query.documents) and any(shape("sending").fullmatch(folded_phrase(slot.text)) for slot in carried)
    listed = query.find == "citation" and not (sentence.has("mention") and not query.cites)
    return listed or signed or cited or sent or any(slot.kind in _OF_DATA for slot in carried)
