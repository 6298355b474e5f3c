"""Answers by how much of a question they explain: where nothing meets all its conditions, what its whole wording finds best.

A condition that nothing meets is not dropped for another: every word that the question says counts, by words and by meaning, within the
documents and provinces that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.query import AgencyPattern, Query, Row
from search.answer.nearby import Nearby
from search.answer.nearest import work_of_bodies
from search.answer.scoped import without_subject
from search.answer.translated import in_vietnamese
from search.answer.verbatim import quoted_tasks
from search.answer.weighed import weighed
from search.answer.worded import most_worded, tasks_with_most
from search.frames.reading import Reading
from search.lexicon.names import body_forms
from search.lexicon.thesaurus import LONGEST, is_deed, wordings
from search.passages.tokens import folded_phrase, tokens
from search.question import key
from search.question.shapes import shape
from search.question.words import Word

__all__ = [
    "asked_nearest",
    "best_explained",
    "by_weight",
    "clearest",
    "is_of_nobody",
    "may_be_said",
    "quoted",
    "says_more",
    "without_citations",
    "worded_too",
]

_FINDS = ("task", "agency", "province", "document")
_SUBJECT = ("words", "syllable", "word", "topic", "field", "verb")
# The share of the question explained and the lead over the next passage, together.  Of 760 questions over 85 documents, 25 of them about
# what no text says, 631 are answered right at 0.78, 633 at 0.65, 634 at 0.6 and, an hour before, 636 at 0.55 for 635 at 0.62; lower ones
# lose right answers too.  At 0.6 a small store's nearest answer was another province's.
LEAST = 0.65
_UNSAID = 0.3  # of a wording that a text has nothing of
_LED_BY = 0.12  # a passage that is no such task may score so much more
_BESIDE = 0.05  # below the best: as good
_MOST = 3
# The share of a subject that its document's title has at least, of 36 subjects, 7 of them of no document; so far below it: as good.
_TITLED, _ALIKE = 0.6, 0.12
_LEAST_WORDS = 3  # of one word alone any text that has it explains all
_NEARLY = 0.7  # the share of a subject that a task says which may prove a yes
_FEW = 2  # rows: of one alone none is chosen
_CHOSEN_FROM = 40  # tasks: of more the words say too little
_FAR, _SAID = 0.25, 0.6  # the lead over others with the words, and the share of the subject, by which one task alone is meant
_NOT_SAID = ("stop", "wh", "province", "kind", "role", "and", "of")
_CLEARLY = 0.12  # ... and by which it says more of the subject than each of them
_NAMED = ("agency", "document", "document_type", "issuer", "signer", "cites")  # a place stays: what is nearest is of it, or names it
_ADDED = ("word", "words", "syllable", "verb", "doctype")


def says_more(reading: Reading, left: Sequence[str]) -> bool:
    """Whether words that a reading leaves aside may say what is asked about; a type of document or a role only says which texts and who."""
    slots = reading.sentence.slots if reading.sentence is not None else []
    return any(slot.kind in _SUBJECT and slot.text in one for slot in slots for one in left)


def may_be_said(near: Nearby) -> bool:
    """Whether a task has nearly all words of a question that wants yes or no, only apart and as they were typed: "giảm lãi suất cho vay"
    for "giảm lãi suất vay" is no plain no; a road is no bridge for being infrastructure."""
    if not near.reading.yesno or near.sentence is None:
        return False
    said = [slot for slot in near.sentence.slots if slot.kind == "words"]
    typed = all(folded_phrase(slot.text) in slot.value.split("|") for slot in said)
    return typed and (bool(tasks_with_most(near)) or _told_of_body(near))


def _told_of_body(near: Nearby) -> bool:
    """Whether the nearest passage is a task of a body in the places named, most of the subject in other words, so that "no" is too much."""
    query = near.reading.query
    work = work_of_bodies(query)
    plain = query.find == "task" and not (query.negated or query.sides or query.cites)
    if not plain or work is None or not (query.provinces or query.documents) or len(near.subject().split()) < _LEAST_WORDS:
        return False
    held = {row.task for row in near.store.rows(work)}
    said = near.subject("body", "agency", "province", "role", "neg")
    first = next((hit.found for hit in near.hits), None)
    return first is not None and first.passage.task in held and near.explained(said, first.exact) >= _NEARLY


def best_explained(near: Nearby, rows: Sequence[Row] = ()) -> list[Row]:
    """Make the reading ask for the tasks, or the documents, that explain its question best; return its rows, none where nothing explains
    enough of it.

    `rows` are those of a reading that leaves words of the question aside: they stay where they explain as much.  Who wants yes or no, a
    figure, or what is not there, wants the conditions themselves.
    """
    query = near.reading.query
    if not _may_be_nearest(near):
        return []
    query = replace(query, agencies=_working(near))
    free = without_subject(query)
    worded = () if rows else most_worded(near)
    if worded:
        return asked_nearest(near, replace(free, tasks=worded))
    titled = _titled(near) if query.find == "document" else ()
    if titled:
        return asked_nearest(near, replace(free, document_types=(), documents=titled))
    scores: dict[str, float] = {}
    for hit in near.hits:
        if hit.found.passage.task is not None:
            scores.setdefault(hit.found.passage.task, hit.score)
    if not scores or _hold_their_own(rows, scores):
        return []
    here = tuple(id for id in query.provinces if id in near.names.provinces)
    bare = replace(without_citations(free), provinces=here, time=None, period=None, tasks=tuple(sorted(scores)))
    freely = replace(bare, roles=(), asked=query.roles or query.asked)
    bodies = [_without_bodies(freely)] if query.find == "agency" else []
    for asked in dict.fromkeys((bare, freely, *bodies)):
        best = _best(near, asked, scores)
        if not _names_what_is_left_out(near, asked, best):
            continue  # others' work is no answer to what a body does
        found = asked_nearest(near, replace(asked, tasks=best)) if best else []
        if found:
            return found
    return []


def by_weight(near: Nearby) -> list[Row]:
    """Make the reading ask for the tasks that meet most of its question; return its rows, none where no task says enough of it."""
    query = near.reading.query
    if query.find not in ("task", "agency") or not _may_be_nearest(near, _FEW):
        return []
    tasks = weighed(near)
    if not tasks:
        return []
    bare = replace(without_citations(without_subject(query)), provinces=(), time=None, tasks=tuple(sorted(tasks)))
    freely = replace(bare, roles=(), asked=query.roles or query.asked)
    for asked in dict.fromkeys((bare, freely, _without_bodies(bare), _without_bodies(freely))):
        if found := asked_nearest(near, asked):
            return found
    return []


def is_of_nobody(near: Nearby) -> bool:
    """Whether it is asked who does what a task says that the whole question finds far before any other and that names nobody, or no
    ministry where one is asked for: others' work with a word of it is no answer then."""
    if near.reading.query.find != "agency" or not _may_be_nearest(near) or not near.hits:
        return False
    first, task = near.hits[0].found, near.hits[0].found.passage.task
    rest = max((hit.score for hit in near.hits if hit.found.passage.task != task), default=0.0)
    if task is None or near.hits[0].score - rest < _FAR or near.explained(near.subject(), first.exact) < _SAID:
        return False
    return not near.store.rows(Query("agency", tasks=(task,), families=near.reading.query.families))


def clearest(near: Nearby, rows: Sequence[Row]) -> list[Row]:
    """Make the reading of who does one thing ask for the task that the whole question finds far before any other of its tasks; return its
    rows, none where none stands out."""
    reading, query = near.reading, near.reading.query
    tasks = {row.task for row in rows if row.task}
    if (
        query.find != "agency"
        or not _FEW <= len(tasks) <= _CHOSEN_FROM
        or not _may_be_nearest(near)
        or shape("several-asked").search(near.read.folded)
    ):
        return []
    first = near.hits[0].found if near.hits else None
    if first is None or first.passage.task not in tasks:
        return []
    task = first.passage.task
    rest = (hit.score for hit in near.hits if hit.found.passage.task in tasks and hit.found.passage.task != task)
    far = near.hits[0].score - max(rest, default=0.0) >= _FAR
    text, whole = f"{first.exact} {near.title(first.passage.document)}", _whole(near)
    if not far or near.explained(near.subject(), text) < _SAID:
        return []
    if not whole or near.explained(whole, text) - _most_said(near, rows, task, whole) < _CLEARLY:
        return []  # the others say it too
    reading.query = replace(query, tasks=(task,))
    reading.notes.append(
        ("Trong các việc có lời văn ấy, đây là việc gần câu hỏi nhất.", "Of the tasks with these words, this is the nearest.")
    )
    return near.store.rows(reading.query)


def _whole(near: Nearby) -> str:
    """All that a question says of the work, a word for its deadline too, without who does it and where; "" where its query has all of it,
    so that each of its tasks says it."""
    slots = [slot for slot in (near.sentence.slots if near.sentence is not None else ()) if slot.kind not in _NOT_SAID]
    had = {form for one in (*near.reading.query.words, *near.reading.query.subject) for form in one.split("|")}
    return " ".join(slot.text for slot in slots) if any(had.isdisjoint(slot.value.split("|")) for slot in slots) else ""


def _most_said(near: Nearby, rows: Sequence[Row], but: str, said: str) -> float:
    """The greatest share of what is said that another task of some rows says, with its document's title."""
    of = {row.task: row.document for row in rows if row.task and row.task != but}
    have = near.store.said(sorted(of), ("statement",)) if of else ()
    texts = (f"{said.get('statement', '')} {near.title(of[id])}" for id, _, said in have)
    return max((near.explained(said, text) for text in texts), default=0.0)


def quoted(near: Nearby, rows: list[Row]) -> list[Row]:
    """Make the reading ask for the few tasks that the question quotes; return its rows, none where it quotes none, or has no need to."""
    tasks = quoted_tasks(near, rows)
    query = near.reading.query
    bare = replace(without_citations(without_subject(query)), time=None, period=None, document_types=(), issuers=(), tasks=tasks)
    freely = replace(bare, roles=(), asked=query.roles or query.asked)
    for asked in dict.fromkeys((bare, _without_bodies(bare), freely, _without_bodies(freely))) if tasks else ():
        theirs = query.find != "task" or asked.agencies or _names_what_is_left_out(near, asked, tasks)
        if theirs and (found := asked_nearest(near, asked)):
            return found
    return []


def _working(near: Nearby) -> tuple[AgencyPattern, ...]:
    """The bodies that a question names, of several without those that have no work at all: "bảo hiểm y tế" is what work is about."""
    bodies = near.reading.query.agencies
    if len(bodies) < 2:
        return bodies
    working = tuple(
        one for one in bodies if one.absent or not one.ids or near.store.rows(Query("task", agencies=(replace(one, roles=()),)))
    )
    return working if any(not one.absent and one.ids for one in working) else bodies


def _may_be_nearest(near: Nearby, least: int = _LEAST_WORDS) -> bool:
    """Whether the question asks for tasks, who does them or documents, by words that a text may have."""
    reading, query, sentence = near.reading, near.reading.query, near.sentence
    if query.find not in _FINDS or query.property not in (None, "time") or (query.cites and query.find not in ("task", "agency")):
        return False
    if query.negated or query.sides or query.counted or query.order or query.tasks or reading.yesno or sentence is None:
        return False
    if sentence.has("done_to"):
        return False  # others' work is no answer to who does something to a body
    return any(slot.kind in _SUBJECT for slot in sentence.slots) and len(near.subject().split()) >= least


def asked_nearest(near: Nearby, query: Query) -> list[Row]:
    """Ask for a query in place of the reading's own and say so; return its rows, none where it has none."""
    reading, rows = near.reading, near.store.rows(query)
    if not rows:
        return []
    reading.query, reading.overview = query, True
    said = [c.label for c in reading.conditions if c.field in ("words", "topic", "field")]
    kept = {*query.provinces, *query.documents, *query.document_types, *query.issuers, *query.signers, *query.cites}
    kept |= {id for pattern in query.agencies for id in pattern.ids}
    gone = {*_NAMED, *(("time", "period") if query.time is None and query.period is None else ())}
    reading.conditions = [c for c in reading.conditions if c.value in kept or c.field not in gone]
    label = ", ".join(f"“{one}”" for one in said)
    vi, en = (f"Không nơi nào có đủ lời văn {label}", f"Nothing has all the words {label}") if said else ("", "")
    nearest = ("đây là nơi gần nhất với cả câu hỏi.", "this is the nearest to the whole question.")
    reading.notes.append((f"{vi}; {nearest[0]}", f"{en}; {nearest[1]}") if said else (nearest[0].capitalize(), nearest[1].capitalize()))
    return rows


def _best(near: Nearby, asked: Query, scores: Mapping[str, float]) -> tuple[str, ...]:
    """The tasks with the best scores of those that meet a query; none where they are not good enough."""
    held = {row.task or row.answer for row in near.store.rows(asked)}
    found = sorted((task for task in scores if task in held), key=lambda task: (-scores[task], task))
    theirs = any(pattern.ids and not pattern.absent for pattern in asked.agencies)  # others' work is nearer, but is not asked about
    if not found or (scores[found[0]] < near.hits[0].score - _LED_BY and not (theirs and asked.find == "task")):
        return ()
    top = scores[found[0]]
    best = [task for task in found if scores[task] >= top - _BESIDE][:_MOST]
    rest = next((hit.score for hit in near.hits if hit.found.passage.task not in best), 0.0)
    passages = [hit.found for hit in near.hits if hit.found.passage.task == best[0]]
    text = " ".join([*(one.exact for one in passages), near.title(passages[0].passage.document)])
    explains = near.explained(near.subject(), text) + max(top - rest, 0.0) >= LEAST
    return tuple(sorted(best)) if explains and not _says_nothing_of(near, text) else ()


def _says_nothing_of(near: Nearby, text: str) -> bool:
    """Whether a text leaves one of the question's own wordings, "phòng chống ma túy", unexplained altogether."""
    if near.sentence is None:
        return False
    said = [slot.text for slot in near.sentence.slots if slot.kind == "words" and not slot.has("to_whom")]
    printed = f" {' '.join(tokens(text))} "
    if near.leaves_a_name(text):
        return True
    return any(near.explained(one, text) < _UNSAID and not _is_partly_said(one, printed) for one in said if len(one.split()) > 1)


def _is_partly_said(said: str, printed: str) -> bool:
    """Whether a text has two neighbouring syllables of a longer wording: "cứu thương" of "xe cứu thương"."""
    syllables = tokens(said)
    return len(syllables) > _FEW and any(f" {' '.join(pair)} " in printed for pair in zip(syllables, syllables[1:], strict=False))


def without_citations(query: Query) -> Query:
    """The query whatever is cited."""
    return replace(query, cites=(), citation_role=None)


def _without_bodies(query: Query) -> Query:
    """The query without the bodies that it asks for, which are no answers to who does it."""
    said = tuple(id for pattern in query.agencies for id in pattern.ids) if query.find == "agency" else ()
    return replace(query, agencies=(), exclude=tuple(dict.fromkeys((*query.exclude, *said))))


def _names_what_is_left_out(near: Nearby, asked: Query, tasks: Sequence[str]) -> bool:
    """Whether the passages of tasks, or their documents' titles, name one of the bodies, and each of the provinces, that a query has no
    more."""
    query, names = near.reading.query, near.names
    found = [hit.found for hit in near.hits if hit.found.passage.task in tasks]
    text = f" {folded_phrase(' '.join([*(one.exact for one in found), *(near.title(one.passage.document) for one in found)]))} "
    patterns = [pattern for pattern in query.agencies if pattern.ids] if asked.agencies != query.agencies else []
    places = [names.vocabulary.by_id[id].label_vi for id in query.provinces if id not in asked.provinces and id in names.vocabulary.by_id]
    bodies = [form for pattern in patterns for form in body_forms(names, pattern.ids)]
    return (not bodies or any(f" {form} " in text for form in bodies)) and all(f" {folded_phrase(place)} " in text for place in places)


def _titled(near: Nearby) -> tuple[str, ...]:
    """The documents, of those whose passages are nearest, whose title explains the subject best; none where no title does."""
    said = near.subject("about", "mention", "doctype")
    shares = {id: near.explained(said, near.title(id)) for id in dict.fromkeys(hit.found.passage.document for hit in near.hits)}
    best = max(shares.values(), default=0.0)
    found = tuple(sorted(id for id, share in shares.items() if share >= best - _ALIKE))
    return found if best >= _TITLED and len(found) <= _MOST else ()


def _hold_their_own(rows: Sequence[Row], scores: Mapping[str, float]) -> bool:
    """Whether more tasks than are answered as the nearest meet the reading, or one of them is as near as any."""
    tasks = {row.task for row in rows if row.task}
    return bool(rows) and (not tasks or len(tasks) > _MOST or max(scores.get(one, 0.0) for one in tasks) > max(scores.values()) - _BESIDE)


def worded_too(near: Nearby, left: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """Make the reading ask for those of its tasks that have the words left aside too, "quy chế", "rebuilt"; return its rows, none where
    none has."""
    reading, query = near.reading, near.reading.query
    if query.find not in ("task", "agency") or query.sides or query.counted or query.tasks or reading.yesno or len(rows) < _FEW:
        return []
    more = tuple(dict.fromkeys(_forms_left(near, left)))
    found = near.store.rows(replace(query, words=(*query.words, *more))) if more else []
    if found:
        reading.query = replace(query, words=(*query.words, *more))
    return found


def _forms_left(near: Nearby, left: Sequence[str]) -> Iterator[str]:
    """Yield the folded wordings of each word left aside, alternatives apart by "|"; a type of document that the scope has only says which
    text is meant, but for one with the word behind it as some text has them together, "chương trình quốc gia"."""
    names, places = near.names, near.where.provinces
    types = {d.type for d in names.collection if not places or d.province in places}
    slots: list[Word] = near.sentence.slots if near.sentence is not None else []
    for at, slot in enumerate(slots):
        keys = tuple(key(token) for token in tokens(slot.text))
        if slot.kind not in _ADDED or len(keys) > LONGEST or not any(slot.text in one for one in left):
            continue
        own = folded_phrase(slot.text)
        also = () if slot.kind == "doctype" and names.occurs(tuple(own.split())) else wordings(keys)  # a regulation is no provision
        forms = [one for one in (own, *also) if names.occurs(tuple(one.split()))]
        if not forms and near.read.language == "en":
            forms = [folded_phrase(unit) for unit in in_vietnamese(names, [slot.text.lower()])]
        if forms and not is_deed("|".join(forms)) and types.isdisjoint(slot.values("doctype")):
            yield "|".join(dict.fromkeys(forms))
        elif (
            slot.kind == "doctype"
            and not (forms and is_deed("|".join(forms)))
            and [one.kind for one in slots[at + 1 : at + 2]] == ["words"]
        ):
            joined = folded_phrase(f"{slot.text} {slots[at + 1].text}")
            if names.occurs(tuple(joined.split())):
                yield joined
