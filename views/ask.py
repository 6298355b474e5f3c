"""Ask: one box for questions and search; the answer's reading, cards by role with their evidence, and the query behind it."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from text.errors import BadInput
from views.answers import answer_blocks
from views.blocks import Block, note
from views.component import draw_sheet
from views.i18n import Language, day, text
from views.services import asking, reading
from views.state import address, here, language, parameter, set_parameters, tied

__all__ = ["EXAMPLES", "page"]

MAX_LISTED = 10
MAX_QUESTION = 2000  # characters; longer ones are for the command line

# Each kind of question once, in the reader's language; plain examples, answered like any other question.
EXAMPLES: dict[Language, tuple[str, ...]] = {
    "vi": (
        "Tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới?",
        "Cơ quan nào chủ trì quảng bá hình ảnh tỉnh Lào Cai?",
        "Sở Ngoại vụ phối hợp với những cơ quan nào?",
        "Văn bản nào căn cứ Nghị định 72/2015/NĐ-CP?",
        "So sánh số nhiệm vụ về biển đảo của Hà Tĩnh và Bà Rịa - Vũng Tàu",
        "bồi dưỡng phóng viên",
    ),
    "en": (
        "Which provinces assign border propaganda to the Border Guard?",
        "Which agency leads promotion of Lào Cai's image?",
        "Who does the Department of Foreign Affairs coordinate with?",
        "Which documents are based on Decree 72/2015/NĐ-CP?",
        "Compare the number of tasks on seas and islands in Hà Tĩnh and Bà Rịa - Vũng Tàu",
        "training for journalists",
    ),
}


def page() -> None:
    """Draw the page for the question in the box, if any."""
    now = language()
    number = len(reading.listed())
    question = parameter("q").strip()[:MAX_QUESTION]
    if not question:
        st.title(text("ask.title", now), anchor=False)
        st.markdown(text("ask.lead", now, n=number))
    _box(now)
    if not question:
        _examples(now)
        _contents(now)
        return
    try:
        answer = asking.ask(question, _reading())
    except BadInput as error:
        draw_sheet([note([error.message], title=text("error.title", now), tone="finding")], now, key="refused")
        return
    names = {row.id: row.name for row in reading.listed()}
    blocks = answer_blocks(_with_passages(question, answer), now, lambda number: here("ask", reading=str(number)), names)
    draw_sheet(blocks, now, key="answer")
    _working(answer, now)


def _reading() -> int:
    """Return the number of the reading that the address asks for, 1 where it names none."""
    said = parameter("reading")
    return int(said) if said.isdecimal() and said.isascii() and 1 <= len(said) <= 2 else 1


def _box(now: Language) -> None:
    with st.container(key="askbox", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            text("ask.box", now),
            **tied("q", lambda value: value[:MAX_QUESTION], str.strip, clears=("reading",)),
            placeholder=text("ask.placeholder", now),
            max_chars=MAX_QUESTION,
            label_visibility="collapsed",
            type="search",
        )
        st.button(text("ask.go", now), type="primary", key="go")


def _examples(now: Language) -> None:
    st.markdown(f"##### {text('ask.examples', now)}")
    with st.container(key="examples"):
        for index, question in enumerate(EXAMPLES[now]):
            st.button(question, key=f"example{index}", on_click=set_parameters, kwargs={"q": question}, type="tertiary")


def _contents(now: Language) -> None:
    """List what the store holds, so that a reader knows what can be asked."""
    rows = reading.listed()
    shown: list[list[object]] = []
    for row in rows[:MAX_LISTED]:
        shown.append(
            [
                {"text": row.title or row.caption, "href": address("document", id=row.id, lang=now)},
                row.number,
                row.issuer,
                day(row.issue_date, now),
            ]
        )
    kinds = {"number": "short", "issue_date": "short", "title": "wide"}
    columns = [{"label": text(f"field.{f}", now), "kind": kinds.get(f, "")} for f in ("title", "number", "issuer", "issue_date")]
    blocks: list[Block] = [{"type": "heading", "text": text("about.documents", now)}, {"type": "table", "columns": columns, "rows": shown}]
    if len(rows) > MAX_LISTED:
        blocks.append({"type": "hint", "text": text("ask.more", now, n=len(rows) - MAX_LISTED)})
    draw_sheet(blocks, now, key="contents")


def _with_passages(question: str, answer: dict[str, Any]) -> dict[str, Any]:
    """Return the answer with more passages where it is a search and not a question."""
    if (answer.get("understood") or {}).get("find") != "passage" or answer.get("answers"):
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
        data = json.dumps(answer, ensure_ascii=False, indent=1)
        st.download_button(text("ask.download", now), data, "answer.json", "application/json", on_click="ignore", key="json")
        if answer.get("ms") is not None:
            st.caption(text("ask.ms", now, ms=answer["ms"]))
