"""Ask: one box for questions and search; the answer's reading, its cards with their evidence, a follow-up, and the query behind it."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from text.errors import BadInput
from views import frame
from views.answers import answer_blocks
from views.blocks import Block, note
from views.checks import problem
from views.component import bring_names, draw_askbox, draw_sheet
from views.i18n import Language, day, text
from views.links import issuer, page_of
from views.services import asking, explore, reading, taking
from views.state import address, here, language, parameter
from views.take import downloads

__all__ = ["page"]

MAX_LISTED = 10  # lines before one asks for more
MAX_QUESTION = 2000  # characters; longer ones are for the command line


def page() -> None:
    """Draw the page for the question in the address, if any."""
    now = language()
    question = parameter("q").strip()[:MAX_QUESTION]
    if question:
        frame.titled(question)
        _answered(question, now)
        return
    st.title(text("ask.title", now), anchor=False)
    st.markdown(text("ask.lead", now, n=len(reading.listed())))
    _box("", now)  # first: who knows what to ask waits for nothing
    examples = st.container(key="examples")
    _contents(now)
    _names(now)
    with examples:  # last: each example was asked, which takes a moment on a store just opened
        draw_sheet(_examples(now), now, key="example_links")


def _examples(now: Language) -> list[Block]:
    """Return questions about what the store holds, as links."""
    items = [{"text": one, "href": address("ask", q=one, lang=now)} for one in asking.examples(now)]
    return [{"type": "links", "title": text("ask.examples", now), "items": items}] if items else []


def _answered(question: str, now: Language) -> None:
    after = parameter("after").strip()[:MAX_QUESTION]
    _box(question, now, text("ask.follow.after", now, question=after) if after else "")
    try:
        answer = asking.ask(question, _reading(), after=after, edits=parameter("edit")[:MAX_QUESTION], language=now)
    except BadInput as error:
        blocks: list[Block] = [note([problem(error.code, error.message, now)], title=text("error.title", now), tone="finding")]
        if parameter("edit") or parameter("reading"):
            undo = {"text": text("ask.edited.undo", now), "href": here("ask", edit="", reading="")}
            blocks.append({"type": "links", "items": [undo]})
        draw_sheet([*blocks, *_examples(now)], now, key="refused")
        return
    st.session_state[frame.ASKED] = (question, here("ask"))
    shown = _with_passages(question, answer)
    blocks = answer_blocks(shown, explore.held(), now, lambda number: here("ask", reading=str(number)))
    if shown.get("passages"):
        blocks[-1:-1] = _unread(now)  # above the passages, which come last
    whole = (answer.get("understood") or {}).get("question")
    if whole:
        blocks.insert(0, {"type": "hint", "text": text("ask.follow.as", now, question=whole)})
    draw_sheet(blocks, now, key="answer", reached=text("ask.region", now))
    _follow(str(whole or question), now)
    _working(answer, now)
    _names(now)


def _unread(now: Language) -> list[Block]:
    """Return a line that says how much of the store waits for the encoder, nothing where none of it does."""
    documents, passages = asking.unread()
    return [{"type": "hint", "text": text("ask.unread", now, n=documents, passages=passages)}] if documents else []


def _reading() -> int:
    """Return the number of the reading that the address asks for, 1 where it names none."""
    said = parameter("reading")
    return int(said) if said.isdecimal() and said.isascii() and 1 <= len(said) <= 2 else 1


def _box(question: str, now: Language, before: str = "") -> None:
    labels = {
        name: text(f"ask.suggest.{name}", now) for name in ("before", "question", "agency", "province", "topic", "instrument", "page")
    }
    labels |= {name: text(f"ask.{name}", now) for name in ("box", "go", "suggestions", "history", "forget")}
    data = {
        "id": "box", "value": question, "asked": question, "placeholder": text("ask.placeholder", now), "longest": MAX_QUESTION,
        "completes": True, "questions": asking.questions_about(now), "labels": labels, "action": address("ask", lang=now), "before": before,
        "focus": not question, "showHistory": not question,
    }  # fmt: skip
    draw_askbox(data, now, key="askbox")


def _names(now: Language) -> None:
    """Bring the names that complete what is typed."""
    held = explore.held()
    bring_names([(name.kind, name.words, page_of(held, name.id, now)) for name in asking.names(now)], now)


def _follow(question: str, now: Language) -> None:
    """Draw a second box, whose question is read with the one before."""
    labels = {"box": text("ask.follow.box", now), "go": text("ask.follow", now), "suggestions": text("ask.suggestions", now)}
    data = {
        "id": "follow", "value": "", "asked": "", "placeholder": text("ask.follow.placeholder", now), "longest": MAX_QUESTION,
        "completes": False, "questions": {},
        "labels": labels, "action": address("ask", after=question, lang=now), "before": "", "focus": False,
        "showHistory": False, "small": True,
    }  # fmt: skip
    draw_askbox(data, now, key="followbox")


def _contents(now: Language) -> None:
    """List what the store holds, so that a reader knows what can be asked."""
    rows = reading.listed()
    held = explore.headed([row.id for row in rows[:MAX_LISTED]])
    shown: list[list[object]] = []
    for row in rows[:MAX_LISTED]:
        title = {"text": row.title or row.caption, "href": address("document", id=row.id, lang=now), "vi": True}
        shown.append([title, row.number, issuer(held, row.id, now), day(row.issue_date, now)])
    kinds = {"number": "short", "issue_date": "short", "title": "wide"}
    columns = [{"label": text(f"field.{f}", now), "kind": kinds.get(f, "")} for f in ("title", "number", "issuer", "issue_date")]
    blocks: list[Block] = [{"type": "heading", "text": text("about.documents", now)}, {"type": "table", "columns": columns, "rows": shown}]
    if len(rows) > MAX_LISTED:
        every = {"text": text("ask.more", now, n=len(rows)), "href": address("library", lang=now)}
        blocks.append({"type": "links", "items": [every]})
    draw_sheet(blocks, now, key="contents")


def _with_passages(question: str, answer: dict[str, Any]) -> dict[str, Any]:
    """Return the answer with more passages where it is a search and not a question, nor one that a day is missing in."""
    understood = answer.get("understood") or {}
    if understood.get("find") != "passage" or understood.get("frame") == "overdue" or answer.get("answers"):
        return answer
    try:
        hits = asking.find(question, limit=20)["hits"]
    except BadInput:
        hits = []
    return {**answer, "passages": hits or answer.get("passages") or []}


def _working(answer: dict[str, Any], now: Language) -> None:
    queries = [(name, answer.get(name.lower())) for name in ("SQL", "Cypher", "SPARQL")]
    queries = [(name, query) for name, query in queries if query]
    if queries:
        with st.expander(text("ask.queries", now)):
            st.caption(text("ask.queries.about", now))
            for tab, (_, query) in zip(st.tabs([name for name, _ in queries]), queries, strict=True):
                tab.code(
                    query if isinstance(query, str) else json.dumps(query, ensure_ascii=False, indent=1), language="sql", wrap_lines=True
                )
    with st.container(horizontal=True, vertical_alignment="center"):
        if answer.get("answers"):
            title = str(answer["question"])
            downloads(title, ("docx", "xlsx", "csv", "md"), lambda format: taking.answer(answer, format, now), now, key="answer")
        data = json.dumps(answer, ensure_ascii=False, indent=1)
        st.download_button(text("ask.download", now), data, "answer.json", "application/json", on_click="ignore", key="json")
        if answer.get("ms") is not None:
            st.caption(text("ask.ms", now, ms=answer["ms"]))
