"""When something is due, as a passage says it that no task has: the free words and the names of a question beside a day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.store import MatchGroup, PassageFilter
from search.answer.evidence import Quote
from search.answer.mentions import laws_named
from search.frames.reading import Reading
from search.lexicon.names import StoreNames, body_forms
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import bigrams, folded_phrase
from search.question.deadlines import EFFECT
from text.fold import flatten

__all__ = ["coming_into_force", "dated_in_text", "printed_time"]

_LOOKED_AT = 60  # passages read
_MOST = 5  # documents that answer
_DAY = r"(?:ngay\s+)?\d{1,2}\s?(?:/|\s+thang\s+)\s?\d{1,2}(?:\s?(?:/|\s+nam\s+)\s?\d{4})?(?:\s+hang\s+nam)?"
_MONTH = r"(?:thang\s+\d{1,2}|quy\s+(?:iv|i{1,3}|[1-4]))(?:\s?(?:/|-|\s+nam\s+)\s?\d{4})?(?:\s+hang\s+nam)?"
# A day beside "before", "from", "until": the day of a cited document has none of them.
_TIME = re.compile(
    rf"\b(?:truoc|cham nhat|muon nhat|den|het|tu|ke tu|vao|trong|han|xong|gian|gian:)\s+(?:het\s+|la\s+|truoc\s+)?(?:{_DAY}|{_MONTH})"
    rf"(?:\s+(?:den|-)\s+(?:het\s+)?(?:{_DAY}|{_MONTH}))?"
    r"|\b(?:hang|dinh ky|moi)\s+(?:tuan|thang|quy|nam|ngay|6 thang|sau thang)\b"
    r"|\b(?:ke\s+)?tu\s+ngay\s+ky(?:\s+ban\s+hanh)?\b"
)


def _day_first(times: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Return the first of some times that has a day, which says more than a rhythm; else the first one, None where there is none."""
    return next((one for one in times if any(c.isdigit() for c in one[0])), times[0] if times else None)


def printed_time(text: str) -> str | None:
    """Return the first time to do something by that a text prints, a day before a rhythm; None where it prints none."""
    found = _day_first(list(_TIME.finditer(flatten(text))))
    return text[found.start() : found.end()] if found else None


def dated_in_text(names: StoreNames, reading: Reading) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of passages that hold a deadline question's words, names and a time; the reading then asks for them."""
    query = reading.query
    effect = EFFECT in reading.subjects
    if not reading.timed or query.find != "task" or query.negated or query.sides or (query.cites and not effect) or query.counted:
        return {}
    firm = tuple(one for one in reading.subjects if not is_deed(one))
    named = tuple(_said(names, reading))
    itself = (*reading.subjects, _itself(names)) if effect and query.documents else ()
    for subjects in dict.fromkeys((itself, reading.subjects, firm)):
        wanted = (*subjects, *named)
        if not subjects and len(named) < 2:
            continue
        quotes = _quotes(names, reading, wanted)
        if quotes:
            label = ", ".join(f"“{c.label}”" for c in reading.conditions if c.field in ("words", "agency", "cites"))
            reading.notes.append(
                (f"Không nhiệm vụ nào như vậy ghi thời hạn; đây là nơi có lời văn {label} và một thời điểm.",
                 f"No such task says when; these passages have {label} and a time.")
            )  # fmt: skip
            reading.query = replace(
                query, find="document", agencies=(), asked=(), words=(), cites=(), citation_role=None,
                subject=(), any_of=(), topics=(), topics_all=(), fields=(), issuers=(),
                kinds=(), time=None, property=None, documents=tuple(sorted(quotes)), provinces=(),
            )  # fmt: skip
            reading.find = "document"
            return quotes
    return {}


def coming_into_force(names: StoreNames, reading: Reading) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of the passages in which those of a reading say from when they are in force."""
    return _quotes(names, reading, (EFFECT, _itself(names)))


def _itself(names: StoreNames) -> str:
    """How a document speaks of itself, alternatives apart by "|": what comes into force is "Quyết định này", not the law it is about."""
    return "|".join(dict.fromkeys(f"{folded_phrase(type.label_vi)} nay" for type in names.vocabulary.document_types))


def _said(names: StoreNames, reading: Reading) -> Iterator[str]:
    """Yield what a passage must name beside the words: each agency and each province without documents, alternatives apart by "|"."""
    for pattern in reading.query.agencies:
        yield "|".join(body_forms(names, pattern.ids))
    yield from laws_named(names, reading.query.cites)
    for id in reading.query.provinces:
        if id not in names.provinces and (term := names.vocabulary.by_id.get(id)) is not None:
            yield folded_phrase(term.label_vi)


def _quotes(names: StoreNames, reading: Reading, wanted: tuple[str, ...]) -> dict[str, tuple[Quote, ...]]:
    """The passages that hold one alternative of each of `wanted` and a time, the fittest first, by document."""
    query, store = reading.query, names.store
    if store is None:
        return {}
    groups = tuple(
        MatchGroup("folded", tuple(dict.fromkeys(" ".join(bigrams(one.split()) or one.split()) for one in alternatives.split("|"))))
        for alternatives in wanted
        if all(part.isalnum() for part in alternatives.replace("|", " ").split())
    )
    if len(groups) < len(wanted):
        return {}
    where = PassageFilter(documents=query.documents, provinces=tuple(id for id in query.provinces if id in names.provinces))
    numbers = [number for number, _ in store.lexical(groups, _LOOKED_AT, where)]
    by_number = {found.number: found for found in store.passages(numbers)}
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for number in numbers:
        found = by_number[number]
        passage, said = found.passage, _said_at(found.exact, wanted)
        if said is not None and (len(quotes) < _MOST or passage.document in quotes):
            start, end = passage.start + said[0], passage.start + said[1]
            exact = found.exact[said[0] : said[1]]
            quotes[passage.document].append(Quote(passage.document, found.source, passage.path, start, end, exact, kind="passage"))
    return {document: tuple(found[:3]) for document, found in quotes.items()}


_SENTENCE = re.compile(r"[.;]\s|\n")


def _said_at(text: str, wanted: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the part of a text, whole sentences, that holds one alternative of each of `wanted` and the time nearest after them (else
    before); None where it lacks one."""
    flat = flatten(text)
    places = [_place(flat, alternatives) for alternatives in wanted]
    if not all(places):
        return None
    first, last = min(place[0] for place in places if place), max(place[1] for place in places if place)
    times = list(_TIME.finditer(flat))
    time = _day_first([one for one in times if one.start() >= last] or times[-1:])
    if time is None:
        return None
    first, last = min(first, time.start()), max(last, time.end())
    start = max((match.end() for match in _SENTENCE.finditer(flat, 0, first)), default=0)
    follows = _SENTENCE.search(flat, last)
    end = follows.start() + (flat[follows.start()] != "\n") if follows else len(text)
    return start, end


def _place(flat: str, alternatives: str) -> tuple[int, int] | None:
    """Return where the first of the alternatives stands in a folded text as whole syllables, None where none does."""
    patterns = (r"\W+".join(re.escape(word) for word in one.split()) for one in alternatives.split("|"))
    found = (re.search(rf"\b{pattern}\b", flat) for pattern in patterns)
    return min((match.span() for match in found if match), default=None)
