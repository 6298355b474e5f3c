"""Which documents a question is about when it does not say their number: by type, province and year; and what its times mean."""

from __future__ import annotations

import datetime
from collections.abc import Sequence, Set
from dataclasses import replace

from graph.query import Query, TimeWindow
from search.frames.references import DocumentRef, References
from search.frames.target import Target
from search.lexicon.names import Names
from search.question.people import SIGNED_AS
from search.question.sentence import Sentence
from search.question.shape import is_yesno
from search.question.shapes import shape
from search.question.times import TimeFound

__all__ = ["asks_of_document", "implied_documents", "named_end", "of_other_places", "scope_by_time", "task_window"]

_OF_EACH = ("both", "compare", "shared", "more", "less", "each", "only")  # what is said of several sides
_LAST_YEAR = 9999  # no plan ends later
_MOST = 50  # documents named one by one; more stay a condition


def implied_documents(
    sentence: Sentence,
    names: Names,
    target: Target,
    refs: References,
    provinces: tuple[str, ...],
    times: list[TimeFound],
    notes: list[tuple[str, str]],
) -> tuple[str, ...]:
    """Return the documents meant by "Kế hoạch của Lào Cai năm 2020": a type with a province or a year, no number.

    A type that the province has no document of gives way to its other documents, and a note says so.
    """
    slots = [
        at
        for at in sentence.where("doctype")
        if at != target.at
        and at not in refs.used
        and sentence[at].kind == "doctype"
        and not _is_target_list(sentence, at, target)
        and not _is_any(sentence, at)
    ]
    cited = [at for at in slots if target.find in ("citation", "task") and _is_cited(sentence, at)]
    if cited:  # "căn cứ luật nào": what is cited is of that type, not what cites it
        if target.find == "citation":
            vi, en = (_types_said(names, {v for at in cited for v in sentence[at].values("doctype")}, one) for one in ("vi", "en"))
            notes.append(
                (f"Không xét loại {vi}; đây là mọi văn bản được viện dẫn.", f"{en} was left aside; these are all documents cited.")
            )
        slots = [at for at in slots if at not in cited]
    if not slots or sentence.has("titled") or any(not r.cited for r in refs.documents):
        return ()
    types = {v for at in slots for v in sentence[at].values("doctype")}
    if not any(d.type in types for d in names.documents.values()) and not names.titled((), types, ()):
        return ()  # "who keeps order": no document here is of that type, nor cited as one
    years = [(int(str(t.start)[:4]), int(str(t.end)[:4])) for t in times if t.unit in ("year", "range") and t.start and t.end]
    if not provinces and not years:
        return _of_ministries(names, types) if is_yesno(sentence) and sentence.has("kind", value="Bộ") else ()
    pool = [d for d in names.collection if not provinces or d.province in provinces]
    typed = [d for d in pool if d.type in types]
    of_year = [[d for d in some if not years or any(d.is_of_year(*y) for y in years)] for some in (typed, pool)]
    fitting = of_year[0] or of_year[1] or typed or (pool if provinces else [])
    if not typed and fitting and provinces:
        vi, en = (_types_said(names, types, one) for one in ("vi", "en"))
        have = ", ".join(sorted(d.label for d in fitting)[:3]) + (", …" if len(fitting) > 3 else "")
        notes.append((f"Không có {vi} nào; trả lời theo {have}.", f"There is no {en}; answered from {have}."))
    return tuple(sorted(d.id for d in fitting)) if len(fitting) <= _MOST else ()


def _types_said(names: Names, types: set[str], language: str) -> str:
    return " / ".join(sorted(names.vocabulary.by_id[one].label(language) for one in types if one in names.vocabulary.by_id))


def _is_cited(sentence: Sentence, at: int) -> bool:
    """Whether a type is asked for that is cited: "căn cứ luật nào", "what laws does … rely on"."""
    english = sentence.question.language == "en"
    beside = at - 1 if english else at + 1
    asked = 0 <= beside < len(sentence) and sentence[beside].has("wh", "which")
    return asked and any(english or verb < at for verb in sentence.where("cite"))


def _of_ministries(names: Names, types: set[str]) -> tuple[str, ...]:
    """The documents of ministries: "does the ministry letter mention poverty"."""
    found = [d.id for d in names.collection if d.type in types and (d.issuer or "").startswith("Bộ ")]
    return tuple(sorted(found)) if len(found) <= _MOST else ()


def _is_any(sentence: Sentence, at: int) -> bool:
    """Whether a type is said of no document in particular, "to draw up a plan", or is a deed, "told to report"."""
    start = sentence[at].start
    return start > 0 and sentence.question.language == "en" and sentence.question.tokens[start - 1].key in ("a", "an", "to")


def _is_target_list(sentence: Sentence, at: int, target: Target) -> bool:
    return target.at is not None and bool(set(sentence[at].values("doctype")) & set(target.types))


def task_window(times: list[TimeFound], names: Names, query: Query, target: Target) -> tuple[TimeWindow | None, tuple[int, int] | None]:
    """Return (window, period): a time asks when the task is done; a bare year that is the documents' own period asks for these."""
    recurrence = next((t.recurrence for t in times if t.recurrence), None)
    spans = [t for t in times if t.unit != "recurrence" and (t.start or t.end) and not str(t.start or t.end).startswith("?")]
    if len(spans) == 1 and spans[0].unit == "year" and not recurrence and not spans[0].relation:
        year = int(str(spans[0].start)[:4])
        scope = [
            d
            for d in names.collection
            if (not query.documents or d.id in query.documents) and (not query.provinces or d.province in query.provinces)
        ]
        if target.find != "task" or any(d.period == (year, year) for d in scope):
            return None, (year, year)
    if not spans and not recurrence:
        return None, None
    start = min((t.start for t in spans if t.start), default=None)
    end = max((named_end(t) for t in spans if t.end), default=None)
    if len(spans) > 1 and spans[0].relation in ("before", "by") and all(t.unit == spans[0].unit and not t.relation for t in spans[1:]):
        start = None  # "before 15 June and 15 November 2020"
    if start is None and end and spans[0].relation in ("before", "by") and spans[0].unit in ("day", "month", "quarter"):
        start = f"{spans[0].end[:4] if spans[0].end else end[:4]}-01-01"  # a day is a day of its year's plan
    due = bool(end) and spans[0].relation in ("before", "by", "due")
    return TimeWindow(start, end, recurrence, due=due), None


def named_end(time: TimeFound) -> str:
    """Return the last day of a task's window; work "trước ngày 15/6" is work whose day is that very day."""
    if time.relation == "before" and time.unit == "day" and time.end:
        return (datetime.date.fromisoformat(time.end) + datetime.timedelta(days=1)).isoformat()
    return str(time.end)


def asks_of_document(sentence: Sentence, query: Query, documents: Sequence[DocumentRef], places: Sequence[int]) -> bool:
    """Whether yes or no is asked of one document, and the places are no sides beside it but what it names or belongs to: "does Decision
    2530 ask Hanoi …", "is Plan 987 one of Hanoi"; the title that one of several places has is asked of each of them."""
    if len(documents) != 1 or not places or not is_yesno(sentence) or sentence.has(*_OF_EACH) or query.find not in ("task", "document"):
        return False
    if shape("likened").search(sentence.question.folded):
        return False
    return len(places) == 1 or not sentence[documents[0].at].has("title_part")


def of_other_places(query: Query, own: Set[str | None]) -> Query:
    """Return the query without the places whose documents are asked, which only tell which are meant, where others are named."""
    others = tuple(id for id in query.provinces if id not in own)
    return replace(query, provinces=others or query.provinces)


def _tells_date(sentence: Sentence) -> bool:
    """Whether a day of issue is told, not asked for: of a yes or no, and behind "dated"."""
    dated = sentence.where("meta", value="issue_date")
    if sentence.has("cite", "cite_passive"):
        return False  # that of what is cited
    return is_yesno(sentence) or any(at + 1 < len(sentence) and sentence[at + 1].kind == "time" for at in dated)


def scope_by_time(sentence: Sentence, times: list[TimeFound], query: Query, *, asks_date: bool = False) -> Query:
    """Return the query with its documents restricted by date of issue ("ban hành năm 2020", "trước 2015") or by the years they cover; who
    asks when one was issued (`asks_date`) says its years."""
    spans = [t for t in times if t.unit != "recurrence" and (t.start or t.end) and not str(t.start or t.end).startswith("?")]
    held = any(value.startswith(SIGNED_AS) for at in sentence.where("signer") for value in sentence[at].values("signer"))
    of_another = not is_yesno(sentence) or sentence.has("cite", "cite_passive")  # "does Plan 308 cite a resolution of 2025"
    if not spans or (query.documents and not held and of_another):
        return query
    if len(spans) == 1 and spans[0].relation == "after" and spans[0].start and sentence.has("until", "effect", "apply"):
        return replace(query, period=(int(spans[0].start[:4]), _LAST_YEAR))  # "is it valid beyond 2030"
    issued = (
        sentence.has("issue")
        or sentence.has("meta", value="signer")
        or any(t.relation or t.unit in ("day", "month", "quarter") for t in spans)
    ) and not (asks_date and not _tells_date(sentence))
    start = min((t.start for t in spans if t.start), default=None) if all(t.start for t in spans) else None
    end = max((t.end for t in spans if t.end), default=None) if all(t.end for t in spans) else None
    if len(spans) == 2 and all(t.relation for t in spans):
        start, end = next((t.start for t in spans if t.start), None), next((t.end for t in spans if t.end), None)
    if issued:
        return replace(query, issued_from=start, issued_to=end)
    if start and end:
        return replace(query, period=(int(start[:4]), int(end[:4])))
    return query
