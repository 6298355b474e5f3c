"""The lists of one document: its tasks, citations, findings and data, each row a link to its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from graph.query import ROLES
from views.answers import matched_ranges
from views.blocks import Block, note
from views.facts import time_words
from views.i18n import Language, day, say, text
from views.links import issuer, links, near, page_of
from views.remarks import finding_words, issue_words
from views.sections import section
from views.services import explore, naming
from views.state import address

__all__ = ["citations", "findings", "metadata", "place", "tasks"]

Json = Mapping[str, Any]


def place(item: Json, document: str, path: str, now: Language) -> Block:
    """Return the link that opens a document at the range of an item."""
    return {"text": path, "href": address("document", id=document, start=item["start"], end=item["end"], lang=now)}


def tasks(parsed: Json, document: str, now: Language) -> list[Block]:
    """Return the tasks that the filters above them leave, which are drawn here."""
    tasks = parsed.get("tasks") or []
    if not tasks:
        return [note([text("doc.none.tasks", now)])]
    with st.container(horizontal=True, key="taskfilter"):
        words = st.text_input(text("doc.find", now), key="taskwords", type="search", placeholder=text("doc.find.hint", now))
        names = sorted({r["generic"] for t in tasks for r in t.get("roles") or []})
        agency = st.selectbox(
            text("field.agency", now),
            ["", *names],
            format_func=lambda n: naming.bodies(now).get(n, n) or text("net.all", now),
            key="taskagency",
        )
        roles = ["", "lead", "assigned", "coordinate"]
        role = st.selectbox(
            text("doc.role", now), roles, format_func=lambda r: text(f"kind.{r}", now) if r else text("net.all", now), key="taskrole"
        )
    known, rows = explore.held(), []
    province = known.documents[document].province
    for task in tasks:
        held = task.get("roles") or []
        if (agency or role) and not any(agency in ("", r["generic"]) and role in ("", r["role"]) for r in held):
            continue
        if words.strip() and not matched_ranges(task["exact"], [words]):
            continue
        said: list[Any] = []
        for name in ROLES:
            members = dict.fromkeys(r["agency"] for r in held if r["role"] == name)
            if members:
                said.append({"text": text(f"role.{name}", now), "tone": name, "names": near(known, members, province, now)})
        labels = {"names": links(known, task.get("topics") or [], now)}
        time = {"text": "; ".join(time_words(one, now) for one in task.get("times") or (task.get("time"),)), "vi": True}
        rows.append([place(task, document, section(task["id"], now), now), {"text": task["exact"], "vi": True}, said, time, labels])
    columns = [
        {"label": text("field.section", now), "kind": "section"},
        {"label": text("field.statement", now), "kind": "wide"},
        {"label": text("field.roles", now), "kind": "roles"},
        {"label": text("field.time", now), "kind": "time"},
        {"label": text("field.topics", now), "kind": "topics"},
    ]
    return [{"type": "hint", "text": f"{len(rows)} / {len(tasks)}"}, {"type": "table", "columns": columns, "rows": rows}]


def citations(parsed: Json, document: str, now: Language) -> list[Block]:
    """Return the instruments that the document rests on or mentions."""
    citations = parsed.get("citations") or []
    if not citations:
        return [note([text("doc.none.citations", now)])]
    held, rows = explore.held(), []
    for c in citations:
        printed = c.get("number_printed")
        number: list[Any] = [c["number"]] if c.get("number") else []
        if printed and printed != c.get("number"):
            number.append({"text": text("doc.printed", now, text=printed)})
        more: list[Any] = [{"text": c["pinpoint"], "vi": True}] if c.get("pinpoint") else []
        cited = held.documents.get(str(c.get("target") or ""))
        if cited is not None:
            page = "doc.target" if cited.in_collection else "doc.page.instrument"
            more.append({"text": text(page, now), "href": page_of(held, cited.id, now)})
        rows.append(
            [
                [{**place(c, document, c["exact"], now), "vi": True}, *more],
                number,
                day(c.get("date"), now),
                issuer(held, cited.id, now) if cited is not None and cited.issuer_id else {"text": c.get("issuer") or "", "vi": True},
                {"text": say("cited", c.get("role"), now), "tone": "citation" if c.get("role") == "basis" else "plain"},
                [{"text": issue_words(issue, c, parsed, now)} for issue in c.get("issues") or []],
            ]
        )
    fields = ("cited", "number", "date", "issuer", "citation_role", "issues")
    kinds = {"issuer": "topics", "issues": "topics", "number": "short", "date": "short", "citation_role": "short", "cited": "wide"}
    return [{"type": "table", "columns": [{"label": text(f"field.{f}", now), "kind": kinds.get(f, "")} for f in fields], "rows": rows}]


def findings(parsed: Json, document: str, now: Language) -> list[Block]:
    """Return what a reader should know of the document."""
    findings = parsed.get("findings") or []
    if not findings:
        return [note([text("doc.none.findings", now)])]
    rows = []
    for f in findings:
        quoted = " ".join(parsed["text"][f["start"] : f["end"]].split())
        quoted = quoted if len(quoted) <= 90 else quoted[:89] + "…"
        at = place(f, document, f"“{quoted}”" if quoted else text("quote.open", now), now)
        rows.append(
            [{"text": say("severity", f["severity"], now), "tone": f["severity"]}, finding_words(f, now), {**at, "vi": bool(quoted)}]
        )
    fields = ("severity", "message", "where")
    kinds = {"severity": "short", "message": "wide"}
    return [{"type": "table", "columns": [{"label": text(f"field.{f}", now), "kind": kinds.get(f, "")} for f in fields], "rows": rows}]


def metadata(parsed: Json, document: str, now: Language) -> list[Block]:
    """Return what the letterhead, title and signature say, and where the text comes from."""
    data = parsed.get("document") or {}
    places = data.get("places") or {}
    period = data.get("period") or {}
    years = " – ".join(dict.fromkeys(str(period[end]) for end in ("from", "to") if period.get(end)))
    values = {
        "type": naming.type_name(str(data.get("type") or ""), now),
        "number": data.get("number"),
        "title": data.get("title"),
        "issuer": data.get("issuer"),
        "province": data.get("province"),
        "issue_date": day(data.get("issue_date"), now),
        "period": years,
        "signer": data.get("signer"),
        "signer_role": data.get("signer_role"),
    }
    rows: list[Block] = []
    for name, value in values.items():
        if not value:
            continue
        printed = data.get(f"{name}_printed")
        row: Block = {
            "label": text(f"field.{name}", now),
            "text": str(value),
            "vi": name in ("title", "issuer", "province", "signer", "signer_role"),
        }
        if printed and printed != value:
            row["printed"] = text("doc.printed", now, text=printed)
        if name in places:
            row |= {k: v for k, v in place(places[name], document, str(value), now).items() if k != "text"}
        rows.append(row)
    for index, receiver in enumerate(data.get("recipients") or []):
        label = text("field.recipients", now) if index == 0 else ""
        rows.append({"label": label, **place(receiver, document, " ".join(receiver["exact"].split()), now), "vi": True})
    rows.append({"label": text("field.source", now), "text": Path(str(parsed.get("source") or "")).name})
    rows.append({"label": text("field.chars", now), "text": f"{len(parsed['text']):,}"})
    rows.append({"label": text("field.id", now), "text": document})
    return [{"type": "pairs", "rows": rows}]
