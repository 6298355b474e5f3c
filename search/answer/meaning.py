"""Tasks by how much of a question they explain: where none has all its conditions, the one that its whole wording finds best.

A condition that nothing meets is not dropped for another: every word that the question says counts, by words and by meaning, within the
documents and provinces that it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.query import Query, Row
from graph.store import PassageFilter, Store
from search.answer.evidence import Quote
from search.frames.reading import Reading
from search.lexicon.names import StoreNames
from search.lexicon.thesaurus import LONGEST, is_deed, wordings
from search.passages.finding import Hit, find
from search.passages.tokens import folded_phrase, tokens
from search.question import Question, key
from search.question.sentence import Sentence
from search.question.words import Word

__all__ = ["Nearby", "best_explained", "worded_too"]

_LOOKED_AT = 20  # passages
_FINDS = ("task", "agency", "province", "document")
_ASKING = ("wh", "stop", "question_end", "yesno", "count", "of", "to", "and", "by", "noun", "meta", "deadline")  # say nothing of a task
_SUBJECT = ("words", "syllable", "word", "topic", "field", "verb", "body", "agency", "place", "doctype")
# Measured on 52 questions of which half were never looked at, and on 10 about what no text says: a share of the question explained (of an
# English one in Vietnamese texts _ENGLISH is as much as one can be) and the lead over the next passage, together.
LEAST = 0.78
_ENGLISH = 0.65
_LED_BY = 0.12  # a passage that is no such task may score so much more
_BESIDE = 0.05  # below the best: as good
_MOST = 3
_TITLED, _ALIKE = 0.6, 0.12  # the share of a subject that its title has at least, measured on 36 subjects, 7 of them of no document; as good
_FEW = 2  # rows: of one alone none is chosen


@dataclass
class Nearby:
    """The passages that a question's words find, in the documents and provinces that its reading is about; found once, when first asked."""

    store: Store
    names: StoreNames
    reading: Reading
    read: Question

    @cached_property
    def where(self) -> PassageFilter:
        """The documents and provinces of the store that the question names."""
        query, names = self.reading.query, self.names
        here = tuple(id for id in query.documents if id in names.documents and names.documents[id].in_collection)
        provinces = tuple(id for id in query.provinces if id in names.provinces)  # of others there are no passages
        return PassageFilter(documents=self.reading.passages_of or here, provinces=provinces)

    @cached_property
    def hits(self) -> Sequence[Hit]:
        """The best passages; of the whole store where the scope has none."""
        found = find(self.store, self._text(), limit=_LOOKED_AT, where=self.where).hits
        if not found and self.where != PassageFilter():
            found = find(self.store, self.read.text, limit=_LOOKED_AT).hits
        return found

    def _text(self) -> str:
        """The question without the names of provinces whose passages alone are looked at: a letterhead has them, what is asked for has not."""
        sentence = self.reading.sentence
        if sentence is None or not self.where.provinces:
            return self.read.text
        scope = set(self.where.provinces)
        return _said(sentence, lambda slot: slot.kind != "province" or scope.isdisjoint(slot.values("province"))) or self.read.text

    def subject(self, less: tuple[str, ...] = ()) -> str:
        """The words of the question that a task may have, without those of the kinds `less`."""
        sentence = self.reading.sentence
        if sentence is None:
            return ""
        scope = set(self.where.provinces)
        english = sentence.question.language == "en"

        def keeps(slot: Word) -> bool:
            if slot.kind == "province":
                return scope.isdisjoint(slot.values("province"))
            return slot.kind not in (*_ASKING, *less) and not (english and slot.kind == "role")

        return _said(sentence, keeps)


def _said(sentence: Sentence, keeps: object) -> str:
    assert callable(keeps)
    return " ".join(sentence.question.words(slot.start, slot.end) for slot in sentence.slots if keeps(slot))


def best_explained(near: Nearby, rows: Sequence[Row] = ()) -> list[Row]:
    """Make the reading ask for the tasks that explain its question best; return its rows, none where nothing explains enough of it.

    `rows` are those of a reading that leaves words of the question aside: they stay where they explain as much.  Who wants yes or no, a figure, or what is not there, wants the conditions themselves.
    """
    reading, query = near.reading, near.reading.query
    sentence = reading.sentence
    if query.find not in _FINDS or query.negated or query.sides or query.counted or query.order or reading.yesno:
        return []
    if (query.cites and query.find not in ("task", "agency")) or query.property not in (None, "time"):
        return []
    if sentence is None or not any(slot.kind in _SUBJECT[:6] for slot in sentence.slots):
        return []
    if query.find == "document":
        found = _titled(near)
        if found:
            reading.query = replace(
                query, words=(), subject=(), topics=(), topics_all=(), fields=(), document_types=(), documents=found,
            )  # fmt: skip
            _explain(reading)
            return near.store.rows(reading.query)
    scores: dict[str, float] = {}
    for hit in near.hits:
        task = hit.found.passage.task
        if task is not None:
            scores.setdefault(task, hit.score)
    if not scores or _hold_their_own(near, rows, scores):
        return []
    bare = replace(
        query, words=(), subject=(), topics=(), topics_all=(), fields=(), any_of=(), cites=(), citation_role=None, time=None, period=None, tasks=tuple(sorted(scores)),
    )  # fmt: skip
    for asked in dict.fromkeys((bare, replace(bare, roles=(), asked=query.roles or query.asked), replace(bare, agencies=(), roles=(), asked=query.roles or query.asked))):
        best = _best(near, asked, scores)
        if best:
            rows = near.store.rows(replace(asked, tasks=best))
            if rows:
                reading.query = replace(asked, tasks=best)
                _explain(reading)
                return rows
    return []


def worded_too(near: Nearby, left: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """Make the reading ask for those of its tasks that have words left aside too, "quy chế", "rebuilt"; return its rows, none where none
    has."""
    reading, names = near.reading, near.names
    if reading.query.find not in ("task", "agency") or reading.query.sides or reading.query.counted or reading.yesno or len(rows) < _FEW:
        return []
    more = []
    for said in left:
        keys = tuple(key(token) for token in tokens(said))
        forms = [one for one in (folded_phrase(said), *wordings(keys)) if names.occurs(tuple(one.split()))] if len(keys) <= LONGEST else []
        if forms and not is_deed("|".join(forms)):
            more.append("|".join(dict.fromkeys(forms)))
    if not more:
        return []
    query = replace(reading.query, words=tuple(dict.fromkeys((*reading.query.words, *more))))
    found = near.store.rows(query)
    if found:
        reading.query = query
    return found


def _hold_their_own(near: Nearby, rows: Sequence[Row], scores: dict[str, float]) -> bool:
    """Whether more tasks than are quoted as nearest meet the reading, or the best of them is as good as any that the whole question finds."""
    tasks = {row.task for row in rows if row.task}
    return bool(rows) and (len(tasks) > _MOST or not tasks or max(scores.get(task, 0.0) for task in tasks) > max(scores.values()) - _BESIDE)


def _best(near: Nearby, asked: Query, scores: dict[str, float]) -> tuple[str, ...]:
    """The tasks with the best scores of those that meet a query; none where they are not good enough."""
    whole = replace(asked, find="task", roles=(), asked=())
    held = set(near.names.answers_of(asked)) if asked.find == "task" else {row.task for row in near.store.rows(asked) if row.task}
    if asked.find in ("document", "province") and not held:
        held = set(near.names.answers_of(whole))
    found = sorted((task for task in scores if task in held), key=lambda task: -scores[task])
    if not found or scores[found[0]] < near.hits[0].score - _LED_BY:
        return ()
    top = scores[found[0]]
    best = [task for task in found if scores[task] >= top - _BESIDE][:_MOST]
    rest = [hit.score for hit in near.hits if hit.found.passage.task not in best]
    lead = top - rest[0] if rest else top
    return tuple(sorted(best)) if _explained(near, best[0]) + max(lead, 0.0) >= LEAST else ()


def _titled(near: Nearby) -> tuple[str, ...]:
    """The documents, of those whose passages are nearest, whose title explains the subject best; none where no title does."""
    documents = dict.fromkeys(hit.found.passage.document for hit in near.hits)
    shares = {id: _share(near, near.subject(("about", "mention", "doctype")), _title(near, id)) for id in documents}
    best = max(shares.values(), default=0.0)
    found = tuple(sorted(id for id, share in shares.items() if share >= best - _ALIKE))
    rest = max((share for id, share in shares.items() if id not in found), default=0.0)
    return found if best >= _TITLED and best - rest >= _ALIKE and len(found) <= _MOST else ()


def _title(near: Nearby, document: str) -> str:
    return (near.names.documents[document].title or "").lower()  # titles are often in capitals


def _share(near: Nearby, said: str, text: str) -> float:
    """The share of words that a text has by meaning."""
    from search.passages.embedding import default_embedder

    share = getattr(default_embedder(), "explained", None)
    if share is None or not said:
        return 0.0
    found = float(share(said, text))
    return found / _ENGLISH if near.read.language == "en" else found


def _explained(near: Nearby, task: str) -> float:
    """The share of the question's own words that a task's passages and its document's title have, by meaning."""
    passages = [hit.found for hit in near.hits if hit.found.passage.task == task]
    return _share(near, near.subject(), " ".join([*(one.exact for one in passages), _title(near, passages[0].passage.document)]))


def _explain(reading: Reading) -> None:
    """Say that no task met every condition, and show passages beside."""
    reading.overview = True
    said = [c.label for c in reading.conditions if c.field in ("words", "topic", "field")]
    kept = {*reading.query.provinces, *reading.query.documents, *(id for p in reading.query.agencies for id in p.ids)}
    reading.conditions = [
        c for c in reading.conditions if c.field in ("words", "topic", "field") or c.value in kept or c.field not in ("agency", "time", "period")
    ]
    label = ", ".join(f"“{one}”" for one in said)
    about = (f" có lời văn {label}", f" is worded {label}") if label else (" đúng như câu hỏi", " meets the whole question")
    reading.notes.append(
        (f"Không nhiệm vụ nào{about[0]}; đây là nhiệm vụ gần nhất với cả câu hỏi.", f"No task{about[1]}; this is the nearest to the whole question.")
    )
