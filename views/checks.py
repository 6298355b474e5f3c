"""The reading check: what was read of a file, what of it to look at, what was not read.  Plain values, no Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.twins import Twins, told
from views.blocks import Block, badge
from views.i18n import Language, day, has, text
from views.remarks import finding_words
from views.services import naming
from views.state import address

if TYPE_CHECKING:
    from views.services.bringing import Came, Outcome

__all__ = ["check", "problem"]

Json = Mapping[str, Any]
TONES = {"added": "lead", "updated": "assigned", "unchanged": "plain", "failed": "error", "passed over": "warning"}
LOOKED_AT = ("error", "warning")
UNREAD = "unread"  # the code of a finding about parts that were read as nothing
PLAIN = "plain-text"  # the code of the finding that a text is no administrative document
QUOTED = 160  # characters of a quotation in a list: two lines


def problem(code: str, message: str, now: Language) -> str:
    """Return what hindered something in the reader's language: an English message as it is, else the words for its code."""
    if now == "en" and message:
        return message
    return text(f"problem.{code}", now) if has(f"problem.{code}") else text("problem.other", now, code=code)


def check(came: Came, now: Language, outcome: Outcome | None = None, shared: Twins | None = None) -> Block:
    """Return the block of one file; with `outcome` as it stands in the store, each place a link to the document;
    `shared`: what it shares with other files."""
    block: Block = {"type": "check", "file": came.name, "state": None, "title": "", "href": "", "pairs": [], "numbers": [], "parts": []}
    if outcome is not None:
        block["state"] = badge(text(f"outcome.{outcome.outcome.replace(' ', '_')}", now), TONES.get(outcome.outcome, "plain"))
    if came.parsed is None:
        tone = "warning" if outcome is None and came.code in ("hidden", "no-document") else "error"
        block["state"] = block["state"] or badge(text("outcome.failed" if tone == "error" else "outcome.passed_over", now), tone)
        block["parts"] = [{"title": "", "tone": tone, "rows": [{"text": problem(came.code, came.message, now)}]}]
        return block
    parsed, document = came.parsed, outcome.document if outcome else ""
    data = parsed["document"]
    roles = sum(len(task.get("roles") or []) for task in parsed.get("tasks") or [])
    numbers = {"tasks": len(parsed.get("tasks") or []), "roles": roles, "citations": len(parsed.get("citations") or [])}
    return {
        **block,
        "title": data.get("title") or data.get("number") or came.name,
        "href": address("document", id=document, lang=now) if document else "",
        "pairs": _pairs(data, now),
        "numbers": [{"figure": n, "text": text(f"check.{name}", now, n=n)} for name, n in numbers.items()],
        "parts": _parts(parsed, document, now, told(shared, now)),
    }


def _pairs(data: Json, now: Language) -> list[Block]:
    values = {
        "number": data.get("number"),
        "type": naming.type_name(str(data.get("type") or ""), now),
        "issuer": data.get("issuer"),
        "issue_date": day(data.get("issue_date"), now),
        "signer": " · ".join(str(part) for part in (data.get("signer"), data.get("signer_role")) if part),
        "province": data.get("province"),
    }
    missing = text("check.missing", now)
    return [
        {
            "label": text(f"field.{name}", now),
            "text": str(value or missing),
            "missing": not value,
            "vi": bool(value) and name in ("issuer", "signer", "province"),
        }
        for name, value in values.items()
        if value or name != "province"
    ]


def _parts(parsed: Json, document: str, now: Language, first: list[str]) -> list[Block]:
    """Return the lists of what to look at and of what was not read, each row with the words that it is about."""
    findings = parsed.get("findings") or []
    look = [finding for finding in findings if finding["severity"] in LOOKED_AT or finding["code"] == PLAIN]
    unread = [finding for finding in findings if finding["code"] == UNREAD]
    to_look = [*({"text": said, "quoted": "", "href": ""} for said in first), *(_row(one, parsed, document, now) for one in look)]
    parts = [("look", "warning", to_look), ("unread", "plain", [_row(one, parsed, document, now) for one in unread])]
    found = [
        {"title": text(f"check.{name}", now, n=len(rows)), "tone": tone, "rows": rows, "shut": name == "unread"}
        for name, tone, rows in parts
        if rows
    ]
    return found or [{"title": text("check.fine", now), "tone": "lead", "rows": []}]


def _row(finding: Json, parsed: Json, document: str, now: Language) -> Block:
    quoted = " ".join(parsed["text"][finding["start"] : finding["end"]].split())
    quoted = quoted if len(quoted) <= QUOTED else quoted[: QUOTED - 1] + "…"
    href = address("document", id=document, start=finding["start"], end=finding["end"], lang=now) if document else ""
    return {"text": finding_words(finding, now), "quoted": quoted, "href": href}
