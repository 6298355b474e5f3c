"""Bring: files dropped or text pasted, looked through before they enter the store, and what became of them after."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

import streamlit as st

from text.errors import CancuError
from views.blocks import note
from views.checks import check, problem
from views.component import draw_sheet
from views.i18n import Language, text
from views.services import access, bringing
from views.services.bringing import Came, Outcome
from views.state import language

__all__ = ["page"]

SHOWN = 30  # reading checks in sight


@dataclass
class _Desk:
    """What a reader has brought: files that wait, with what was read of each, and what became of those that entered."""

    pasted: dict[str, str] = field(default_factory=dict)  # path of a waiting file: its name
    looked: dict[str, list[Came]] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    left_out: list[Came] = field(default_factory=list)  # what could not be read of files that had nothing to enter
    round: int = 0  # a new number empties the uploader


def page() -> None:
    """Draw the places to bring to, the reading check, and the outcome."""
    now = language()
    st.title(text("bring.title", now), anchor=False)
    if access.is_read_only():
        draw_sheet([note([text("problem.read-only", now), text("bring.elsewhere", now)], tone="warning")], now, key="readonly")
        return
    st.markdown(text("bring.lead", now))
    desk: _Desk = st.session_state.setdefault("_desk", _Desk())
    waiting = _brought(desk, now)
    _look_through(desk, waiting, now)
    if waiting:
        _waiting(desk, waiting, now)
    elif desk.outcomes:
        _entered(desk, now)


def _brought(desk: _Desk, now: Language) -> list[str]:
    """Draw the uploader and the field for pasted text; return the paths of the files that wait."""
    _uploader_words(now)
    given = st.file_uploader(
        text("bring.drop", now),
        accept_multiple_files=True,
        key=f"files{desk.round}",
        max_upload_size=bringing.MAX_MB,
        help=text("bring.kinds", now),
    )
    with st.expander(text("bring.paste", now)):
        name = st.text_input(text("bring.paste.name", now), key=f"paste_name{desk.round}", max_chars=100)
        words = st.text_area(text("bring.paste.text", now), key=f"paste_text{desk.round}", height=180)
        pressed = st.button(text("bring.paste.add", now), key="paste")  # never shut: it would open only once the field is left
        if pressed and not words.strip():
            draw_sheet([note([text("bring.paste.empty", now)])], now, key="paste_empty")
        elif pressed:
            named = (name.strip() or text("bring.paste.unnamed", now)) + ".txt"
            desk.pasted[bringing.waiting_file(named, words.encode("utf-8"))] = named
    return [*(bringing.waiting_file(one.name, one.getvalue()) for one in given), *desk.pasted]


def _uploader_words(now: Language) -> None:
    """Give the uploader its words in the page's language: Streamlit has them in English only, the style sheet shows these instead."""
    said = {name: json.dumps(text(f"bring.{name}", now), ensure_ascii=False) for name in ("browse", "hint")}
    st.html(f"<style>.stFileUploader {{ --browse: {said['browse']}; --hint: {said['hint']}; }}</style>")


def _look_through(desk: _Desk, waiting: list[str], now: Language) -> None:
    new = [path for path in dict.fromkeys(waiting) if path not in desk.looked]
    if not new:
        return
    desk.outcomes, desk.left_out = [], []
    said = text("bring.reading", now)
    bar = st.progress(0.0, said)
    of = len(new)

    def total(number: int) -> None:
        nonlocal of
        of = max(1, number)

    found: dict[str, list[Came]] = {path: [] for path in new}
    for done, (path, came) in enumerate(bringing.look_through(new, total), start=1):
        found[path].append(came)
        bar.progress(min(1.0, done / of), f"{said} {done}/{of} · {came.name}")
    desk.looked |= found
    bar.empty()


def _waiting(desk: _Desk, waiting: list[str], now: Language) -> None:
    came = [one for path in dict.fromkeys(waiting) for one in desk.looked[path]]
    readable = sum(one.parsed is not None for one in came)
    st.subheader(text("bring.check", now), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", key="bringactions"):
        go = st.button(text("bring.enter", now, n=readable), type="primary", key="go", disabled=not readable)
        if st.button(text("bring.drop_all", now), key="drop_all"):
            _clear(desk)
    if go:
        _enter(desk, waiting, now)
    shared = bringing.shared(came)
    blocks = [check(one, now, shared=shared.get(one.name)) for one in came[:SHOWN]]
    if len(came) > SHOWN:
        blocks.append({"type": "hint", "text": text("bring.more", now, n=len(came) - SHOWN)})
    draw_sheet(blocks, now, key="checks")


def _enter(desk: _Desk, waiting: list[str], now: Language) -> None:
    said = text("bring.entering", now)
    bar = st.progress(0.0, said)

    def progress(done: int, of: int) -> None:
        bar.progress(min(1.0, done / max(1, of)), f"{said} {done}/{of}")

    try:
        waiting = list(dict.fromkeys(waiting))
        readable = [path for path in waiting if any(one.parsed is not None for one in desk.looked[path])]
        desk.outcomes = bringing.enter(readable, desk.looked, progress)
        desk.left_out = [one for path in waiting if path not in readable for one in desk.looked[path]]
    except CancuError as error:
        bar.empty()
        draw_sheet([note([problem(error.code, error.message, now)], title=text("error.title", now), tone="finding")], now, key="failed")
        return
    _clear(desk)


def _clear(desk: _Desk) -> None:
    """Let nothing wait any more, and draw the page anew."""
    desk.pasted, desk.looked = {}, {}
    desk.round += 1
    st.rerun()


def _entered(desk: _Desk, now: Language) -> None:
    st.subheader(text("bring.entered", now), anchor=False)
    counts = Counter(text("outcome." + one.outcome.replace(" ", "_"), now) for one in desk.outcomes)
    st.markdown(" · ".join(f"{said}: {n}" for said, n in counts.items()))
    blocks = []
    shared = bringing.shared_now() if any(one.document for one in desk.outcomes) else {}
    for one in desk.outcomes[:SHOWN]:
        came = bringing.read_through(one.document) if one.document else Came(one.name, code=one.code or "unreadable-source")
        blocks.append(check(came, now, one, shared.get(one.document)))
    if desk.left_out:
        blocks.append({"type": "heading", "text": text("bring.left_out", now, n=len(desk.left_out))})
        blocks += [check(one, now) for one in desk.left_out[:SHOWN]]
    draw_sheet(blocks, now, key="entered")
