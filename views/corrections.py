"""Corrections on the page of a document: a form for the place that a reader points at, and the list of what was set right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from graph.corrections.values import RECURRENCES
from graph.corrections.words import label
from graph.query import ROLES
from text.errors import CancuError
from views.blocks import Block, note
from views.checks import problem
from views.component import draw_sheet
from views.facts import document_span
from views.i18n import Language, say, text
from views.services import access, correcting
from views.state import address, language, parameter, set_parameters

__all__ = ["dialog", "listed"]

Json = Mapping[str, Any]
Value = tuple[str, dict[str, str]]  # what a thing is corrected to, and more that the correction says
FIX = ("fix", "part", "of")  # parameters of the address: kind of correction, task or field, what is read there


def dialog(document: str, parsed: Json, now: Language) -> None:
    """Open the form for the correction that the address asks for, if it does and one may be made here."""
    kind = parameter("fix")
    place = document_span(parsed, parameter("start"), parameter("end"))
    if kind not in FORMS or place is None or place[0] == place[1] or access.is_read_only():
        return
    title = text("fix.title", now, what=label("fields", parameter("part"), now) if kind == "metadata" else label("kinds", kind, now))

    @st.dialog(title, width="medium", on_dismiss=_close)
    def form() -> None:
        quoted = parsed["text"][place[0] : place[1]]
        block = {"type": "group", "title": "", "cards": [{"title": "", "quotes": [{"text": quoted, "where": "", "href": ""}]}]}
        draw_sheet([block], now, key="fix_quote")
        value, more = FORMS[kind](parsed, now)
        known = access.signed_in()
        name = known or st.session_state.get("_author", "")
        author = st.text_input(text("fix.author", now), value=name, disabled=bool(known), key="fix_author")
        reason = st.text_input(text("fix.reason", now), placeholder=text("fix.reason.hint", now), key="fix_reason")
        if st.button(text("fix.save", now), type="primary", key="fix_save"):  # never shut: it would open only once a field is left
            if not (author.strip() and reason.strip()):
                draw_sheet([note([text("fix.needs", now)], tone="finding")], now, key="fix_needs")
                return
            st.session_state["_author"] = author
            try:
                correcting.correct(document, kind, *place, value, author=author, reason=reason, more=more)
            except CancuError as error:
                draw_sheet([note([problem(error.code, error.message, now)], tone="finding")], now, key="fix_refused")
                return
            _close()
            st.rerun()

    form()


def _close() -> None:
    set_parameters(**dict.fromkeys(FIX))


def _part() -> dict[str, str]:
    return {"field": parameter("part")}


def _role(parsed: Json, now: Language) -> Value:
    roles = {role: text(f"kind.{role}", now) for role in ROLES if role != parameter("of")}
    return st.radio(text("fix.role", now), list(roles), format_func=roles.__getitem__, horizontal=True, key="fix_role"), _part()


def _agency(parsed: Json, now: Language) -> Value:
    name, more = _choose_agency(parsed, now)
    return name, {**_part(), **more, "printed": parameter("of")}


def _choose_agency(parsed: Json, now: Language) -> Value:
    """Draw a choice of agencies, or a name of a new one; return (id or name, more that the correction says)."""
    names = correcting.agencies(parsed, now)
    chosen = st.selectbox(
        text("fix.agency", now),
        [id for id in names if id != parameter("of")],
        index=None,
        format_func=lambda id: names.get(id, id),
        placeholder=text("fix.agency.hint", now),
        accept_new_options=True,
        key="fix_agency",
    )
    return str(chosen or ""), {}


def _add(parsed: Json, now: Language) -> Value:
    role, more = _role(parsed, now)
    agency, _ = _choose_agency(parsed, now)
    return f"{role} {agency}", more


def _time(parsed: Json, now: Language) -> Value:
    first, last = st.columns(2)
    start = first.text_input(text("fix.from", now), placeholder="2026-01-31", key="fix_from")
    end = last.text_input(text("fix.to", now), placeholder="2026-12-31", key="fix_to")
    words = {"": text("fix.once", now), **{often: say("recurrence", often, now) for often in RECURRENCES}}
    often = st.selectbox(text("fix.often", now), list(words), format_func=words.__getitem__, key="fix_often")
    dates = f"{start.strip()}/{end.strip()}" if start.strip() or end.strip() else ""
    return f"{dates} {often}".strip(), _part()


def _topic(parsed: Json, now: Language) -> Value:
    read = next((task.get("topics") or [] for task in parsed.get("tasks") or [] if task["id"] == parameter("part")), [])
    names = correcting.topics(now)
    listed = {"": text("fix.topic.none", now), **{id: names.get(id, id) for id in read}}
    old = st.selectbox(text("fix.topic.old", now), list(listed), format_func=listed.__getitem__, key="fix_old")
    new = st.selectbox(
        text("fix.topic.new", now),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=text("fix.topic.remove", now) if old else text("fix.topic.choose", now),
        key="fix_new",
    )
    return new or "", {**_part(), "printed": old}


def _metadata(parsed: Json, now: Language) -> Value:
    field = parameter("part")
    read = str((parsed.get("document") or {}).get(field) or "")
    if field == "province":
        names = correcting.provinces()
        hint = read or text("fix.value.none", now)
        said = text("fix.value", now)
        chosen = st.selectbox(said, list(names), index=None, format_func=names.__getitem__, placeholder=hint, key="fix_value")
        return chosen or "", _part()
    help = text("fix.date.hint", now) if field == "issue_date" else text("fix.period.hint", now) if field == "period" else None
    return st.text_input(text("fix.value", now), value=read if field != "period" else "", help=help, key="fix_value"), _part()


def _remove(parsed: Json, now: Language) -> Value:
    st.markdown(text("fix.remove", now))
    return "", {**_part(), "printed": parameter("of") or "task"}


FORMS: Mapping[str, Callable[[Json, Language], Value]] = {
    "role": _role,
    "agency": _agency,
    "add": _add,
    "time": _time,
    "topic": _topic,
    "metadata": _metadata,
    "remove": _remove,
}


def listed(document: str, parsed: Json, now: Language) -> None:
    """Draw the corrections of a document, each with what became of it and a button that takes it back."""
    made = correcting.corrections(document)
    if not made:
        draw_sheet([note([text("fix.none", now)])], now, key="nofix")
        return
    for one in made:
        with st.container(key=f"fix-{str(one['id']).partition(':')[2]}", border=True):
            draw_sheet([_row(one, document, now)], now, key=f"fixed-{one['id']}")
            if not access.is_read_only():
                st.button(text("fix.withdraw", now), key=f"withdraw-{one['id']}", on_click=_withdraw, args=(str(one["id"]),))


def _withdraw(id: str) -> None:
    try:
        correcting.withdraw(id)
    except CancuError as error:
        st.toast(problem(error.code, error.message, language()))


def _row(one: Json, document: str, now: Language) -> Block:
    at = one.get("at") or {"start": one["start"], "end": one["end"]}
    what = label("fields", str(one["field"]), now) if one["kind"] == "metadata" else label("kinds", str(one["kind"]), now)
    href = address("document", id=document, start=at["start"], end=at["end"], lang=now)
    changed = f"{correcting.said(str(one['printed']), now)} → {one.get('label') or correcting.said(str(one['corrected']), now)}"
    rows = [
        {"label": what, "text": changed},
        {"label": text("fix.place", now), "text": f"“{one['exact']}”", "href": href},
        {"label": text("fix.author", now), "text": f"{one['author']} · {str(one['made_at'])[:10]}"},
        {"label": text("fix.reason", now), "text": one["reason"]},
        {"label": text("fix.state", now), "text": label("states", str(one["state"]), now)},
    ]
    return {"type": "pairs", "rows": rows}
