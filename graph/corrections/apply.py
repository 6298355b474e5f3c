"""The layer itself: the facts of a document with its corrections applied, marked and reported as findings.

Pure: the facts as read and the corrections give the facts as shown; without corrections they are the same value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.checks import check_facts
from graph.corrections.anchor import find
from graph.corrections.head import correct_metadata
from graph.corrections.model import Correction, correction_to_json, ordered
from graph.corrections.roles import add_role, correct_agency, correct_role, remove_role
from graph.corrections.tasks import correct_topic, remove_citation, remove_task
from graph.corrections.times import correct_time
from graph.corrections.words import label, words
from graph.corrections.work import Work
from graph.model import DocumentFacts, Node
from graph.model.codec import normalized
from graph.schema import load_schema
from graph.sources import base_of
from text import vocabulary
from text.spans import Span

__all__ = ["STATES", "Outcome", "applied", "concerns", "outcomes"]

# What becomes of a correction, best first.
STATES = ("applied", "agrees", "idle", "lost", "waiting")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction: `state` is applied, agrees, idle, lost (schemas/corrections.yaml) or, of a document that is not in the
    store, waiting; `span` where its words stand now."""

    correction: Correction
    state: str
    span: Span | None = None

    def to_json(self) -> dict[str, object]:
        """Return the correction with its state and its present place."""
        place = {"at": {"start": self.span.start, "end": self.span.end}} if self.span else {}
        return {**correction_to_json(self.correction), "state": self.state, **place}


def concerns(correction: Correction, document: str) -> bool:
    """Whether a correction is of this document: of its id, or of one text of an id that other texts had, or have, too."""
    named, own = correction.document, document
    return named == own or (base_of(named) == base_of(own) and (named == base_of(named) or own == base_of(own)))


def applied(read: DocumentFacts, corrections: Iterable[Correction]) -> DocumentFacts:
    """Return the facts with their corrections; those that are of other documents are left out."""
    return _run(read, corrections)[0]


def outcomes(read: DocumentFacts, corrections: Iterable[Correction]) -> list[Outcome]:
    """Return what becomes of each correction of this document, in the order in which they apply."""
    return _run(read, corrections)[1]


def _run(read: DocumentFacts, corrections: Iterable[Correction]) -> tuple[DocumentFacts, list[Outcome]]:
    own = ordered(c for c in corrections if concerns(c, read.document))
    if not own:
        return read, []
    work = Work(read)
    found = []
    for correction in own:
        span = find(read.text, correction)
        found.append(Outcome(correction, _change(correction)(work, correction, span) if span is not None else "lost", span))
    _report(work, found)
    shown = normalized(work.facts())
    check_facts(shown)
    return shown, found


_CHANGES: Mapping[str, Callable[[Work, Correction, Span], str]] = {
    "agency": correct_agency,
    "role": correct_role,
    "time": correct_time,
    "topic": correct_topic,
    "metadata": correct_metadata,
    "add": add_role,
}


def _change(correction: Correction) -> Callable[[Work, Correction, Span], str]:
    if correction.kind != "remove":
        return _CHANGES[correction.kind]
    if correction.printed == "task":
        return remove_task
    return remove_role if correction.printed.startswith("agency:") else remove_citation


# what the document's findings say of it

_FINDINGS = {"applied": "corrected-reading", "idle": "idle-correction", "lost": "lost-correction"}


def _report(work: Work, found: Iterable[Outcome]) -> None:
    """Add a finding for each correction that changed the reading, or could not; list all in the printed object."""
    numbers: dict[str, int] = {}
    found = list(found)
    for outcome in found:
        code = _FINDINGS.get(outcome.state)
        place = outcome.span or _first_line(work.read.text)
        if code is None or place is None:
            continue
        numbers[code] = numbers.get(code, 0) + 1
        said = words()["findings"][code]
        message, message_en = (said[language].format(**_parts(work, outcome.correction, language)) for language in ("vi", "en"))
        id = f"finding:{work.document.removeprefix('doc:')}#{code}-{numbers[code]}"
        proof = work.evidence(place, "finding")
        work.nodes[id] = Node(
            id, "Finding", {"code": code, "severity": said["severity"], "message": message, "message_en": message_en}, (proof,)
        )
        work.edge("HAS_FINDING", work.document, id, [proof])
        listed = work.parsed.get("findings")
        if isinstance(listed, list):
            listed.append(
                {"code": code, "severity": said["severity"], "message": message, "message_en": message_en, "start": place.start,
                 "end": place.end}
            )  # fmt: skip
    work.parsed["corrections"] = [outcome.to_json() for outcome in found]


def _first_line(text: str) -> Span | None:
    """Return the first line with words; what is about no place in the text is said there."""
    start = len(text) - len(text.lstrip())
    if start == len(text):
        return None
    end = text.find("\n", start)
    return Span(start, end if end > start else len(text))


def _parts(work: Work, correction: Correction, language: str) -> dict[str, str]:
    what = label("fields", correction.field, language) if correction.kind == "metadata" else label("kinds", correction.kind, language)
    return {
        "author": correction.author, "reason": correction.reason, "exact": " ".join(correction.exact.split()), "what": what,
        "printed": shown(work, correction.printed, language), "corrected": shown(work, correction.corrected, language),
    }  # fmt: skip


def shown(work: Work, value: str, language: str) -> str:
    """Return a value as a reader knows it: the name of an agency, topic or role, else the value itself."""
    if not value or value == "task":
        return label("values", value or "none", language)
    schema = load_schema()
    head, _, rest = value.partition(" ")
    if head in schema.role_edges:
        role = schema.label(schema.role_edges[head], language)
        return f"{role} {shown(work, rest, language)}" if rest else role
    for node in (work.nodes.get(value), next((n for n in work.read.nodes if n.id == value), None)):
        if node is not None:
            said = node.properties
            return str((said.get("name_en") if language == "en" else None) or said.get("name") or said.get("number") or value)
    row = vocabulary.load().get(value)
    return row.label(language) if row is not None else value
