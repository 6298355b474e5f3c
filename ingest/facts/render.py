"""A parsed document as CONTRACT.md's object: every range with `exact`, and `page` where pages are known."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from ingest.parsed import Citation, DocumentData, ParsedDocument, RoleFound, Section, TaskFound, TimeFound
from text.spans import Span

__all__ = ["parsed_to_json"]


class _Renderer:
    def __init__(self, parsed: ParsedDocument) -> None:
        self.text = parsed.source.text
        self.pages = parsed.source.pages

    def span(self, span: Span, **more: Any) -> dict[str, Any]:
        """Return a range with its words, and its page (from 1) where pages are known."""
        out: dict[str, Any] = {"start": span.start, "end": span.end, "exact": span.quote(self.text), **more}
        if self.pages:
            out["page"] = bisect_right(self.pages, span.start)
        return out

    def plain(self, span: Span) -> dict[str, Any]:
        """Return a range without its words."""
        out: dict[str, Any] = {"start": span.start, "end": span.end}
        if self.pages:
            out["page"] = bisect_right(self.pages, span.start)
        return out

    def document(self, data: DocumentData) -> dict[str, Any]:
        period = data.period
        return {
            "id": data.id,
            "number": data.number,
            "number_printed": data.number_printed,
            "type": data.type,
            "issuer": data.issuer,
            "issuer_id": data.issuer_id,
            "province": data.province,
            "province_id": data.province_id,
            "issue_date": data.issue_date,
            "title": data.title,
            "period": {"from": period.start, "to": period.end} if period else None,
            "signer": data.signer,
            "signer_printed": data.signer_printed,
            "signer_role": data.signer_role,
            "recipients": [self.span(s) for s in data.recipients],
            "places": {name: self.span(s) for name, s in sorted((data.places or {}).items())},
        }

    def section(self, section: Section) -> dict[str, Any]:
        out: dict[str, Any] = {
            "path": section.path,
            "heading": section.heading,
            **self.plain(section.span),
            "parent": section.parent,
            "level": section.level,
        }
        if section.heading_span is not None:
            out["heading_start"], out["heading_end"] = section.heading_span.start, section.heading_span.end
        if section.parts:
            out["parts"] = [self.plain(p) for p in section.parts]
        return out

    def citation(self, c: Citation) -> dict[str, Any]:
        return self.span(
            c.span,
            type=c.type,
            number=c.number,
            number_printed=c.number_printed,
            date=c.date,
            issuer=c.issuer,
            role=c.role,
            pinpoint=c.pinpoint,
            target=c.target,
            issues=list(c.issues),
            title=c.title,
        )

    def role(self, r: RoleFound) -> dict[str, Any]:
        return {"agency": r.agency, "generic": r.generic, "name": r.name, "role": r.role, "rule": r.rule, **self.plain(r.span)}

    def time(self, t: TimeFound) -> dict[str, Any]:
        said = {"printed": t.printed, "from": t.start, "to": t.end, "recurrence": t.recurrence}
        return said | (self.plain(t.span) if t.span is not None else {})

    def task(self, t: TaskFound) -> dict[str, Any]:
        times = [self.time(time) for time in t.times]
        return {
            "id": t.id,
            **self.span(t.span),
            "continued": [self.span(s) for s in t.continued],
            "kind": t.kind,
            "section": t.section,
            "headings": list(t.headings),
            "roles": [self.role(r) for r in t.roles],
            "role_source": t.role_source,
            "time": times[0] if times else None,
            "times": times,
            "topics": sorted({topic for topic, _ in t.topics}),
            "topic_evidence": [{"topic": topic, **self.plain(s)} for topic, s in t.topics],
            "fields": sorted({field for field, _ in t.fields}),
            "field_evidence": [{"field": field, **self.plain(s)} for field, s in t.fields],
            "places": [dict(place) for place in t.places],
        }


def parsed_to_json(parsed: ParsedDocument) -> dict[str, object]:
    """Return CONTRACT.md's object for `cancu parse --json`."""
    r = _Renderer(parsed)
    return {
        "source": parsed.source.path,
        "sha256": parsed.source.sha256,
        "chars": len(parsed.source.text),
        "media_type": parsed.source.media_type,
        "is_administrative": parsed.is_administrative,
        "document": r.document(parsed.document),
        "fields": [{"field": field, **r.plain(span)} for field, span in parsed.fields],
        "sections": [r.section(s) for s in parsed.sections],
        "citations": [r.citation(c) for c in parsed.citations],
        "agencies": [
            {
                "id": a.id,
                "name": a.name,
                "generic": a.generic,
                "body": a.body,
                "level": a.level,
                "mentions": [r.span(m) for m in a.mentions],
            }
            for a in parsed.agencies
        ],
        "tasks": [r.task(t) for t in parsed.tasks],
        "findings": [
            {"code": f.code, "severity": f.severity, "message": f.message, "message_en": f.message_en, **r.plain(f.span)}
            for f in parsed.findings
        ],
    }
