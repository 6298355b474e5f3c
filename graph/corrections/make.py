"""A correction of a document in a store, made from what a reader points at; and what became of those that a store has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.corrections.anchor import context_of
from graph.corrections.apply import STATES, Outcome, concerns
from graph.corrections.head import read_metadata
from graph.corrections.model import METADATA, Correction, correction_from_json, correction_to_json, with_id
from graph.corrections.times import read_time
from graph.corrections.values import checked
from graph.corrections.work import Work, overlap
from graph.sources import base_of
from text.errors import BadInput
from text.spans import Span

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["correction_for", "place_of", "remarks", "states"]


def correction_for(
    store: Store, document: str, kind: str, start: int, end: int, *, corrected: str, author: str, reason: str, made_at: str,
    field: str = "", printed: str | None = None, label: str = "",
) -> Correction:  # fmt: skip
    """Return the correction of the words at [start, end) of a document, checked: its quotation, its surroundings and, where `printed` is
    not given, what is read there now are filled in.  `Store.correct` writes it.

    Raises:
        BadInput: if the document, the range, the kind or the value is none, or nothing of that kind is read there.
    """
    facts = store.facts(document)
    if not 0 <= start < end <= len(facts.text):
        raise BadInput(f"{document} has no characters [{start}, {end}); its text has {len(facts.text)}.", code="bad-correction")
    if not author.strip() or not reason.strip() or not made_at.strip():
        raise BadInput("A correction needs its author, its reason and the time when it is made.", code="bad-correction")
    before, after = context_of(facts.text, start, end)
    made = Correction(
        "new", document, kind, start, end, facts.text[start:end], field, printed or "", corrected, author.strip(), reason.strip(),
        made_at.strip(), label, before, after,
    )  # fmt: skip
    made = correction_from_json(correction_to_json(made))
    if printed is None:
        made = replace(made, printed=_printed(Work(facts), made))
    return with_id(checked(made))


def place_of(store: Store, document: str, words: str) -> tuple[int, int]:
    """Return the one range of a document where the words stand.

    Raises:
        BadInput: if they stand nowhere, or at several places.
    """
    text = store.text(document)
    found = [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)] if words else []
    if len(found) != 1:
        where = "nowhere" if not found else f"at {len(found)} places ({', '.join(map(str, found[:8]))})"
        raise BadInput(f"{document}: “{words}” stands {where}. Give more words, or the range: --at START END.", code="bad-correction")
    return found[0], found[0] + len(words)


def _printed(work: Work, correction: Correction) -> str:
    """Return what is read at the words of a correction."""
    span = Span(correction.start, correction.end)
    kind = correction.kind
    if kind == "metadata":
        return read_metadata(work, correction.field) if correction.field in METADATA else ""
    if kind == "time":
        return read_time(work, correction, span)
    if kind in ("agency", "role", "remove"):
        edges = [e for e in work.of_tasks(work.tasks(correction.field)) if any(p.kind == "role" and overlap(p, span) for p in e.evidence)]
        exact = [e for e in edges if any((p.start, p.end) == (span.start, span.end) for p in e.evidence)] or edges
        if exact:
            return work.roles[exact[0].type] if kind == "role" else exact[0].source
        if kind == "remove" and work.stating(span):
            return "task"
        raise BadInput(
            f"{work.document}: no agency is read at [{span.start}, {span.end}) “{correction.exact}”. "
            "Point at the words that name it, or add it with the kind `add`.",
            code="bad-correction",
        )
    return ""


def states(store: Store, document: str | None = None) -> list[Outcome]:
    """Return what became of each correction of a store, or of one document's, by document in the order in which they apply.

    Of a document that several texts of one id are, the best outcome counts.
    """
    corrections = store.corrections(document)
    bases: dict[str, list[str]] = {}
    for id in sorted({id for _, id, _ in store.sources().values()}) if corrections else ():
        bases.setdefault(base_of(id), []).append(id)
    printed: dict[str, dict[str, Outcome]] = {}
    out = []
    for correction in corrections:
        held = [id for id in bases.get(base_of(correction.document), ()) if concerns(correction, id)]
        for id in held:
            if id not in printed:
                printed[id] = _printed_outcomes(store, id)
        found = [printed[id][correction.id] for id in held if correction.id in printed[id]]
        out.append(min(found, key=lambda o: STATES.index(o.state)) if found else Outcome(correction, "waiting"))
    return sorted(out, key=lambda o: (o.correction.document, o.correction.made_at, o.correction.id))


def remarks(store: Store, places: Iterable[tuple[str, int, int]], language: str) -> list[str]:
    """Return what the findings say of the corrections whose words stand in one of the places (document, start, end), each document's
    number before it."""
    bases = {base_of(correction.document) for correction in store.corrections()}
    wanted: dict[str, list[tuple[int, int]]] = {}
    for document, start, end in places:
        if base_of(document) in bases:
            wanted.setdefault(document, []).append((start, end))
    out = []
    for document, ranges in sorted(wanted.items()):
        parsed = store.parsed(document)
        own, found = parsed.get("document"), parsed.get("findings")
        name = (own.get("number") if isinstance(own, dict) else None) or document
        for finding in found if isinstance(found, list) else ():
            touched = any(finding["start"] < end and start < finding["end"] for start, end in ranges)
            if finding["code"] == "corrected-reading" and touched:
                out.append(f"{name}: {finding['message' if language == 'vi' else 'message_en']}")
    return list(dict.fromkeys(out))


def _printed_outcomes(store: Store, document: str) -> dict[str, Outcome]:
    """Return {id of a correction: outcome} of those that a document was written with."""
    out = {}
    listed = store.parsed(document, "corrections").get("corrections")
    for entry in listed if isinstance(listed, list) else ():
        place = entry.get("at")
        correction = correction_from_json(entry)
        out[correction.id] = Outcome(correction, str(entry["state"]), Span.from_json(place) if place else None)
    return out
