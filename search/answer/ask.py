"""Ask: a question in Vietnamese or English, answered from the graph with evidence; its reading and the queries are shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.one_state import one_state
from graph.query import Row, shown
from graph.query.literals import LANGUAGES
from graph.store import Store
from search.answer.addressees import addressees
from search.answer.answers import answer_rows
from search.answer.as_typed import AsTyped
from search.answer.by_bodies import by_bodies
from search.answer.caveats import caveats_for, help_lines, notes_of, objectives_left_out
from search.answer.cited_data import data_of_cited
from search.answer.corrected import corrected_remarks
from search.answer.dated import dated_in_text
from search.answer.due import due_by_weight
from search.answer.evidence import Quote
from search.answer.figures import figures_first
from search.answer.in_force import asks_in_force, in_force, never_says
from search.answer.items import Answers
from search.answer.matter import by_matter
from search.answer.meaning import best_explained, by_weight, clearest, is_of_nobody, may_be_said, quoted, says_more, worded_too
from search.answer.mentions import named_anywhere, said_in_text
from search.answer.nearby import Nearby
from search.answer.nearest import nearest_readings
from search.answer.nearest_documents import nearest_documents
from search.answer.nowhere import said_nowhere
from search.answer.outright import outright
from search.answer.scoped import facts_of_documents, work_of_described
from search.answer.sides import with_every_side
from search.answer.signing import signing_most
from search.answer.together import done_together
from search.answer.translated import as_translated, without_common_words
from search.answer.uncited import citing_most, citing_type, issuing_most, uncited
from search.answer.under_title import work_under_title
from search.answer.understood import understood
from search.answer.unknown_words import in_spite_of_unknown
from search.answer.unused import unused_words
from search.answer.verdict import decided
from search.answer.weighed_sides import weighed_sides
from search.answer.whether import whether
from search.frames.by_title import SPOKEN_OF
from search.frames.edits import Edit, edited, in_language
from search.frames.followup import asks_how_many, completed, counted
from search.frames.reading import Reading
from search.frames.says import reading_text
from search.lexicon.names import StoreNames, names_of
from search.lexicon.thesaurus import is_deed
from search.question import read_question
from search.question.polite import without_courtesy
from search.question.sentence import Sentence
from text.errors import BadInput
from text.processes import uncollected

__all__ = ["Answer", "ask", "is_answered"]

_MANY, _PASSAGES = 6, 5  # tasks; passages shown where no fact answers: who wants more searches


@dataclass(slots=True)
class Answer:
    """What CONTRACT.md's `ask` prints."""

    question: str
    reading: Reading
    text: str
    alternatives: tuple[str, ...]  # the readings that were not answered, in the order of their numbers
    choice: int  # the number of the reading that was answered
    sql: str | None
    cypher: str | None
    sparql: str | None
    answers: Answers
    complete: bool
    caveats: tuple[str, ...]
    said: tuple[str, ...] = ()  # sentences to read before the answers: yes, no, none, and how these are not what was asked
    boolean: bool | None = None
    read_as: str | None = None
    passages: list[Mapping[str, object]] = field(default_factory=list)
    ms: float = 0.0

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's object."""
        reading = self.reading
        understood: dict[str, object] = {
            "find": reading.find,
            "frame": reading.frame,
            "filters": [{"field": c.field, "value": c.value, "label": c.label, "role": list(c.roles)} for c in reading.conditions],
            "reading": self.text,
            "corrections": [{"from": a, "to": b} for a, b in reading.corrections],
            "unknown": [*reading.unknown, *reading.nowhere],
            "ignored": list(reading.ignored),
            "alternatives": list(self.alternatives),
        }
        understood |= {"question": self.read_as} if self.read_as is not None else {}
        understood |= {"nowhere": list(reading.nowhere)} if reading.nowhere else {}
        return {
            "question": self.question,
            "language": reading.language,
            "understood": understood,
            "sql": self.sql, "cypher": self.cypher, "sparql": self.sparql,
            "answers": [item.to_json() for item in self.answers.items],
            "said": list(self.said),
            "boolean": self.boolean,
            "count": self.answers.count,
            "more": self.answers.more,
            "compared": [
                {
                    "label": label,
                    "label_en": self.answers.english.get(label),
                    "count": count,
                    "items": sum(label in item.sides for item in self.answers.items) or None,
                }
                for label, count in self.answers.compared
            ],
            "complete": self.complete,
            "caveats": list(self.caveats),
            "passages": list(self.passages),
            "ms": round(self.ms, 2),
        }  # fmt: skip


def ask(
    store: Store,
    question: str,
    *,
    after: str | None = None,
    choice: int = 1,
    spelling: bool = True,
    edits: Sequence[Edit] = (),
    language: str | None = None,
    limit: int | None = None,
) -> Answer:
    """Return the answer to a question, of one state of the store.

    `after` is the question asked before, which completes this one ("còn Hà Tĩnh thì sao?"); `choice` takes the n-th reading, 1 the best;
    `spelling` false leaves every word as it was typed; `edits` take conditions out of the reading or change them; `language` is that of the
    words around the answer, the question's own where it is None; `limit` is how many answers of a long plain list are given, the others
    counted.

    Raises:
        BadInput: if the question is empty, has no word, or is longer than 2,000 characters; if it has no reading `choice`; if the reading
            has no condition that an edit names.
    """
    with uncollected():  # who holds a store's names waits a tenth of a second for each look through all that is held
        return one_state(store, lambda: _ask(store, question, after, choice, spelling, edits, language, limit))


def is_answered(store: Store, question: str) -> bool:
    """Return whether facts answer a question as it stands, all of its words understood: nothing wider is looked for.

    Raises:
        BadInput: if the question has no word, or is longer than 2,000 characters.
    """

    def found() -> bool:
        names = names_of(store)
        reading = understood(read_question(question), names)[1]
        return not reading.unknown and bool(_found(store, names, reading, AsTyped(store, reading.sentence, names.documents))[1])

    with uncollected():
        return one_state(store, found)


def _ask(
    store: Store,
    question: str,
    after: str | None,
    choice: int,
    spelling: bool,
    edits: Sequence[Edit],
    language: str | None,
    limit: int | None,
) -> Answer:
    started = time.perf_counter()
    names = names_of(store)
    read, courtesies = without_courtesy(read_question(question), names.lexicon)
    how_many = bool(after) and asks_how_many(read, names)
    read_as = after if how_many else completed(read_question(after), read, names) if after else None
    if read_as is not None:
        read = read_question(read_as)
    read, best = understood(read, names, spelling=spelling)
    best = counted(best) if how_many else best
    if language is not None:
        best = in_language(best, language, names)
        best.alternatives = [in_language(other, language, names) for other in best.alternatives]
    typed = AsTyped(store, best.sentence, names.documents)
    if choice > 1 + len(best.alternatives):
        best.alternatives += nearest_readings(typed, best)
    found: dict[int, Nearby] = {}

    def near(one: Reading) -> Nearby:
        return found.setdefault(id(one), Nearby(store, names, one, read))

    free = choice == 1 and not edits
    choice, reading, rows, quotes = _first_found(near, edited(_chosen(best, choice), edits, names), typed, choice, free=free)
    if not rows and reading.query.cites and not reading.unknown and (quotes := said_in_text(names, reading, best.sentence)):
        rows = store.rows(reading.query)
    if not rows and not reading.unknown and reading.find != "passage" and not reading.query.negated:
        reading.alternatives = [*reading.alternatives, *nearest_readings(typed, reading)]
    reading.sentence = best.sentence
    left, may_matter = unused_words(reading) if not reading.weighed else ([], False)
    reading.ignored = [*courtesies, *left]
    reading.open |= not reading.settled_matter and (may_matter or (not rows and may_be_said(near(reading))))
    if rows and not (quotes or edits):
        rows = done_together(near(reading), _sharpened(near(reading), left, rows))
    answered = not reading.unknown and reading.find != "passage"
    answers = answer_rows(store, names, reading.query, rows, timed=reading.timed, quotes=quotes, limit=limit) if answered else Answers()
    reading.notes += objectives_left_out(store, reading, answers)
    complete, caveats = caveats_for(store, names, reading, answers)
    caveats = (*caveats, *corrected_remarks(store, answers, reading.language))
    if reading.help:
        caveats = (*caveats, *help_lines(names, reading.language))
    boolean = whether(names, reading, answers, complete)
    sentence = outright(store, names, reading, answers, boolean)
    sql, cypher, sparql = (shown(reading.query, one) for one in LANGUAGES) if answered else (None, None, None)
    out = Answer(
        question, reading, reading_text(reading, names), tuple(reading_text(other, names) for other in reading.alternatives), choice,
        sql, cypher, sparql, answers, complete, caveats, (*([sentence] if sentence else []), *notes_of(reading)), boolean, read_as,
    )  # fmt: skip
    if not (reading.help or reading.settled) and (not answers.items or reading.overview):
        out.passages = [hit.to_json() for hit in figures_first(near(reading))[:_PASSAGES]]
    out.ms = (time.perf_counter() - started) * 1000
    return out


_GUESSED = ("noun", "implied", "instrument", "overview")  # frames without a question word: another one may be meant


def _found(store: Store, names: StoreNames, reading: Reading, typed: AsTyped) -> tuple[Reading, list[Row], dict[str, tuple[Quote, ...]]]:
    """Return the reading as it is answered, with its rows: by its words, by wider ones, by the texts outside tasks."""
    if reading.find == "passage" or (reading.unknown and not said_nowhere(store, names, reading)):
        for meant in (as_translated(names, reading), without_common_words(reading)) if not reading.yesno else ():
            if meant is not None and (rows := _rows(store, names, meant, typed, loose=False)):
                return meant, rows, {}
        return reading, [], {}
    uncited(store, reading)
    citing_type(store, reading)
    citing_most(store, names, reading)
    issuing_most(store, names, reading)
    signing_most(names, reading)
    data_of_cited(names, reading)
    by_bodies(store, reading)
    rows = _rows(store, names, reading, typed, loose=False)
    if reading.addressed:
        sent, reading.open = addressees(names, rows, reading.to, any_of=reading.to_any, alone=reading.to_alone)
        if sent or reading.to:
            reading.query = replace(reading.query, among=tuple(sorted(sent)) or ("",))
            return reading, [row for row in rows if row.answer in sent], sent
    if asks_in_force(reading) or (not rows and never_says(names, reading)):
        quotes = in_force(names, reading, printed=bool(rows))
        return reading, store.rows(reading.query) if quotes or not rows else rows, quotes
    if rows and (quotes := named_anywhere(names, reading, rows)):
        return reading, store.rows(reading.query), quotes
    if rows or reading.query.negated:
        return reading, rows, {}
    # another document of that name may be cited
    quotes = dated_in_text(names, reading) or ({} if reading.query.cites else said_in_text(names, reading, typed.sentence))
    if quotes and reading.exists:
        reading.in_title, reading.notes = False, [*reading.notes, SPOKEN_OF]
    return reading, store.rows(reading.query) if quotes else [], quotes


def _first_found(
    near: Callable[[Reading], Nearby], reading: Reading, typed: AsTyped, choice: int, *, free: bool
) -> tuple[int, Reading, list[Row], dict[str, tuple[Quote, ...]]]:
    """Return the number of the reading that answers, the reading, its rows and quotes: as it stands, by what explains the whole question
    best, another reading where the choice is `free`, what meets most of it, at last without what it is about."""
    if reading.settled:
        return choice, reading, [], {}
    store, names, asked = near(reading).store, near(reading).names, reading.query
    reading, rows, quotes = _found(store, names, reading, typed)
    one = near(reading)
    if not quotes and (told := decided(one, rows)) is not None:
        return choice, reading, *told
    if not (quotes or reading.addressed) and (work := due_by_weight(one, asked, rows) or by_matter(one, rows)) is not None:
        return choice, reading, work, quotes
    if not (rows or quotes) and _may_be_wider(reading):
        rows = facts_of_documents(one, asked) or work_of_described(one, asked)
    if not quotes and _may_be_wider(reading):
        rows = quoted(one, rows) or work_under_title(one, rows, asked) or rows or ([] if one.is_unspoken else best_explained(one))
    if reading.query.sides and not (quotes or reading.unknown):
        rows = weighed_sides(one, rows)
    if not rows and free and not (reading.query.negated or (reading.yesno and reading.frame not in _GUESSED)):
        choice, reading, rows, quotes = _next_found(store, names, reading, typed) or (choice, reading, rows, quotes)
    if not rows and _may_be_wider(reading) and not (near(reading).is_unspoken or is_of_nobody(near(reading))):
        rows = by_weight(near(reading)) or nearest_documents(near(reading)) or _rows(store, names, reading, typed, loose=True)
    if not rows and reading.unknown:
        rows = in_spite_of_unknown(near(reading))
    return choice, reading, rows, quotes


def _sharpened(near: Nearby, left: Sequence[str], rows: list[Row]) -> list[Row]:
    """Return the rows that words left aside choose, or those of what explains the whole question better; else these."""
    reading, more = near.reading, says_more(near.reading, left)
    if reading.whole or not _may_be_wider(reading):
        return rows
    rows = (worded_too(near, left, rows) if left else []) or rows
    reading.overview = reading.overview or more
    if reading.query.property == "time" and len({row.task for row in rows}) > _MANY:
        rows = best_explained(near) or rows  # when one thing is due is asked, of which many tasks have some words
    if reading.gave_way and (found := best_explained(near)):
        return found
    return (best_explained(near, rows) if more or _by_topic_alone(reading) else []) or clearest(near, rows) or rows


def _may_be_wider(reading: Reading) -> bool:
    """Whether what is nearest may answer where nothing meets the whole reading: not a denial, nor words that are not known."""
    return reading.find != "passage" and not (reading.unknown or reading.query.negated or reading.addressed)


def _by_topic_alone(reading: Reading) -> bool:
    """Whether what one task says is looked for, its time, by a topic, which is told of a task by few of its words."""
    query = reading.query
    return query.property == "time" and bool(query.topics or query.topics_all) and not (query.words or query.subject or query.any_of)


def _next_found(
    store: Store, names: StoreNames, reading: Reading, typed: AsTyped
) -> tuple[int, Reading, list[Row], dict[str, tuple[Quote, ...]]] | None:
    """Return the first other reading that has answers, its number before it; None where none has.

    Beside a reading that was asked for in plain words another one counts only where it uses as many words of the question.
    """
    others = (
        reading.alternatives if reading.query.property in (None, "time") else []
    )  # a text that does not say who signed it says nothing else
    guessed, sentence = reading.frame in _GUESSED or reading.unsure, typed.sentence
    who = sentence is not None and sentence.has("wh", value="who")  # a law that the work is about is not what is asked for
    window = reading.query.time
    when = reading.query.property == "time" and not (window is not None and window.recurring)  # "02 lần/ngày" is no time of the graph
    for number, other in enumerate(others, start=2):
        if not guessed and (reading.uncited or not (other.find == reading.find or (who and other.find != "document"))):
            continue
        if when and other.find == "task" and other.query.property != "time":
            continue  # what has no time is no answer to when
        found, rows, quotes = _found(store, names, other, typed)
        if rows and (guessed or _uses_as_much(found, reading, sentence)):
            found.corrections, found.language, found.overview = reading.corrections, reading.language, True
            found.alternatives = [reading, *(one for one in others if one is not other)]
            return number, found, rows, quotes
    return None


def _uses_as_much(other: Reading, reading: Reading, sentence: Sentence | None) -> bool:
    """Whether another reading leaves no word of the question aside that a reading without answers uses."""
    citing = {slot.text for slot in sentence.slots if slot.kind == "cite"} if sentence is not None else set()
    return _left(other, sentence) <= _left(reading, sentence) | citing


def _left(reading: Reading, sentence: Sentence | None) -> set[str]:
    """Return the words that a reading leaves aside."""
    left, _ = unused_words(replace(reading, sentence=sentence))
    return set(left) - set(reading.ignored)


def _chosen(reading: Reading, choice: int) -> Reading:
    """Return the n-th reading; the best one stands among its alternatives then."""
    readings = [reading, *reading.alternatives]
    if not 1 <= choice <= len(readings):
        raise BadInput(
            f"The question has no reading {choice}; it has {len(readings)}. Ask without --reading to see them.", code="no-such-reading"
        )
    if choice == 1:
        return reading
    chosen = readings[choice - 1]
    chosen.corrections, chosen.language, chosen.yesno = reading.corrections, reading.language, reading.yesno
    chosen.alternatives = [other for other in readings if other is not chosen]
    return chosen


def _rows(store: Store, names: StoreNames, reading: Reading, typed: AsTyped, *, loose: bool) -> list[Row]:
    """Return the rows of the reading's query; where there are none, of the first wider one that has some, which is then the reading's.

    `loose`: of those that leave aside what the question is about.
    """
    rows: list[Row] = []
    if not loose:
        reading.query, rows = typed.rows(reading.query)
    if reading.query.combine == "compare" and not loose:
        rows = with_every_side(store, names, reading, rows)
    for wider in reading.fallbacks:
        if rows:
            break
        if wider.loose != loose:
            continue
        query, rows = typed.rows(wider.query)
        if rows:
            dropped = [word for word in wider.dropped if word in reading.query.words]
            reading.open = reading.open or any(map(is_deed, dropped))
            reading.gave_way = not all(map(is_deed, dropped))
            reading.query, reading.in_title = query, False
            reading.conditions = [c for c in reading.conditions if c.value not in wider.dropped]
            if wider.note:
                reading.notes.append(wider.note)
    return rows
