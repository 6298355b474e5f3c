"""A question as understood: the typed query, which is the whole meaning, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.query import Query
from search.question.sentence import Sentence

__all__ = ["Condition", "Fallback", "Reading", "Recipient", "called_so", "left_aside", "meant_so"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition as shown: `field` is province, agency, topic, document, cites, words, time, ...; `value` an id or the words."""

    field: str
    value: str
    label: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fallback:
    """A wider query for where the first one finds nothing: `dropped` are the values of conditions that it leaves out, `note` (vi, en).

    `loose`: it leaves aside words that say what the question is about.
    """

    query: Query
    note: tuple[str, str] | None = None
    dropped: tuple[str, ...] = ()
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """One to whom a document may have been sent: its folded names; for a body of one province that province's id and folded names.

    A province alone has its own names as `names`.
    """

    names: tuple[str, ...]
    province: str = ""
    places: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """What was understood.

    `find` is CONTRACT.md's word (count and passage too), `frame` the frame that won, `score` how well it fits.  `query` is the whole
    meaning; `fallbacks` are asked in order where it finds nothing.  `subjects` are the free words (folded alternatives apart by "|") that
    passages may speak of where no task does.  `yesno`: the question wants yes or no.  `timed`: answers show when they are to be done.
    `addressed`: documents are shown by those that they were sent to; `to` are those who must be among these,
    each of them or (`to_any`) one, and (`to_alone`) no other province; `open`: yes or no cannot be told: a list may have
    them without naming them ("các sở, ban, ngành"), or a word of the question is left out.
    `every`: yes where each province or document has it ("every"), or those named and no other ("only").
    `in_title`: what its words say is looked for in titles; `exists`: it is asked whether there is a document about it, which those that
    only speak of it leave open.
    `whole`: all the work of a document is answered.
    `gave_way`: words that are no deeds were left aside for the answer.
    `settled_matter`: the task that is meant is known.
    `weighed`: the passages have told a yes or no; `beyond`: what is not here may say otherwise.
    `settled`: the notes say all that there is to say, nothing is looked for.
    `uncited`: documents that cite nothing, or that nothing cites, are asked for, of so many.
    `overview`: passages are shown beside the answers, of the documents in `passages_of` where there are some.  `unsure`: a name
    may be another thing, so that another reading is answered where this one finds nothing.  `notes` are (vi, en) remarks for the reader.
    `sentence` are the typed words that were read, of the best reading alone.
    """

    find: str
    query: Query
    frame: str = ""
    score: float = 0.0
    conditions: list[Condition] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    nowhere: list[str] = field(default_factory=list)  # words and places of conditions that no text has, where nothing answers
    ignored: list[str] = field(default_factory=list)
    corrections: list[tuple[str, str]] = field(default_factory=list)
    fallbacks: list[Fallback] = field(default_factory=list)
    subjects: tuple[str, ...] = ()
    yesno: bool = False
    timed: bool = False
    addressed: bool = False
    to: tuple[Recipient, ...] = ()
    to_any: bool = False
    to_alone: bool = False
    open: bool = False
    in_title: bool = False
    exists: bool = False
    whole: bool = False
    gave_way: bool = False
    uncited: int = 0
    every: str = ""
    overview: bool = False
    passages_of: tuple[str, ...] = ()
    help: bool = False
    settled: bool = False
    settled_matter: bool = False
    weighed: bool = False
    beyond: bool = False
    unsure: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    alternatives: list[Reading] = field(default_factory=list)
    language: str = "vi"
    sentence: Sentence | None = None


def left_aside(words: Iterable[str]) -> tuple[str, str]:
    """Return the remark (vi, en) that words of a question were left aside."""
    shown = _quoted(words)
    return f"Không xét {shown}.", f"{shown} was left aside."


def called_so(words: Iterable[str]) -> tuple[str, str]:
    """Return the remark (vi, en) that words were taken as part of what a document is called."""
    shown = _quoted(words)
    return f"{shown} được hiểu là lời gọi tên văn bản.", f"{shown} was taken as part of what the document is called."


def meant_so(said: str, meant: str) -> tuple[str, str]:
    """Return the remark (vi, en) that words were taken for what this names: a body of the document, the words that a short form is for."""
    return f"“{said}” được hiểu là {meant}.", f"“{said}” was taken for {meant}."


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
