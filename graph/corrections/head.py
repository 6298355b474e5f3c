"""Corrections of a document's own data: number, date, issuer, province, signer, type, title, period."""

from __future__ import annotations

from typing import Any

from graph.corrections.model import Correction
from graph.corrections.values import period_of
from graph.corrections.work import Work
from graph.model import Value
from graph.model.derived import derived
from text.spans import Span

__all__ = ["correct_metadata", "read_metadata"]

# The fields that are one property of the node and one key of the printed object: (property, key).
_PLAIN = {
    "number": ("number", "number"),
    "issue_date": ("issue_date", "issue_date"),
    "issuer": ("issuer", "issuer"),
    "signer": ("signer", "signer"),
    "signer_role": ("signer_role", "signer_role"),
    "type": ("document_type", "type"),
    "title": ("title", "title"),
}


def read_metadata(work: Work, field: str) -> str:
    """Return what is read of a field, as a correction's `printed` has it."""
    own = work.nodes[work.document].properties
    if field == "period":
        years = [str(own[name]) for name in ("period_from", "period_to") if own.get(name)]
        return "/".join(years)
    if field == "province":
        return next((key[2] for key in sorted(work.edges) if key[:2] == ("OF_PROVINCE", work.document)), "")
    return str(own.get(_PLAIN[field][0]) or "")


def correct_metadata(work: Work, correction: Correction, span: Span) -> str:
    """Give the document another value of the field, or none; return the state."""
    before = read_metadata(work, correction.field)
    if before == correction.corrected or (correction.field == "issuer" and _issuers(work) == [correction.corrected]):
        return "agrees"
    values, printed = _values(work, correction, span)
    values |= derived("Document", values)
    for name, of in (("title_folded", "title"), ("signer_folded", "signer")):
        if of in values and name not in values:
            values[name] = None
    proof = [work.evidence(span, "metadata", name) for name, value in values.items() if value is not None]
    proof.append(work.evidence(span, "metadata", "corrected"))
    work.put(work.document, values, proof, f"{correction.field}: {before}")
    own = work.parsed.get("document")
    if isinstance(own, dict):
        own.update(printed)
        own.setdefault("corrected", {})[correction.field] = {"id": correction.id, "printed": before}
        if isinstance(own.get("places"), dict):
            own["places"][correction.field] = {"start": span.start, "end": span.end, "exact": correction.exact}
    return "applied"


def _values(work: Work, correction: Correction, span: Span) -> tuple[dict[str, Value], dict[str, Any]]:
    """Return the properties of the node and the keys of the printed object that the correction gives; relations are made anew."""
    field, value = correction.field, correction.corrected
    if field == "period":
        first, last = period_of(value) if value else (None, None)
        return {"period_from": first, "period_to": last}, {"period": {"from": first, "to": last} if value else None}
    if field == "province":
        _relate(work, "OF_PROVINCE", [value] if value and work.vocabulary_node(value) else [], correction, span)
        row = work.known.terms.get(value) if value else None
        return {}, {"province": row.label_vi if row else None, "province_id": value or None}
    if field == "issuer":
        return _issuer(work, correction, span)
    values: dict[str, Value] = {_PLAIN[field][0]: value or None}
    if field == "type":
        values["document_type_id"] = work.known.type_id(value)
    return values, {_PLAIN[field][1]: value or None}


def _issuer(work: Work, correction: Correction, span: Span) -> tuple[dict[str, Value], dict[str, Any]]:
    value = correction.corrected
    place = work.evidence(span, "metadata")
    if value.startswith("agency:"):
        row = work.agency(value, correction.label, place)
        name, ids = row.name, [value]
    else:
        name, ids = value, [row.id for row in work.known.issuers(value)]
        for id in ids:
            work.agency(id, value, place)
    _relate(work, "ISSUED_BY", ids, correction, span)
    return {"issuer": name or None}, {"issuer": name or None, "issuer_id": ids[0] if ids else None}


def _issuers(work: Work) -> list[str]:
    return [key[2] for key in sorted(work.edges) if key[:2] == ("ISSUED_BY", work.document)]


def _relate(work: Work, type: str, targets: list[str], correction: Correction, span: Span) -> None:
    """Let the document's relation of a type lead to `targets`."""
    old = [key for key in sorted(work.edges) if key[:2] == (type, work.document)]
    for key in old:
        del work.edges[key]
    marks = [f"{correction.field}: {key[2]}" for key in old] or [f"{correction.field}: "]
    for target in targets:
        work.edge(type, work.document, target, [work.evidence(span, "metadata")], marks)
