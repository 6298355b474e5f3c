"""Blocks of a sheet: the small pieces that pages compose and `views/frontend/sheet.js` draws.  Plain values, no Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from views.i18n import Language, text
from views.sections import where
from views.state import address

__all__ = ["Block", "badge", "card", "group", "note", "quote", "role_badge"]

Block = dict[str, Any]


def badge(words: str, tone: str = "plain") -> Block:
    """Return a small label; `tone` is a role, a severity or "plain"."""
    return {"text": words, "tone": tone}


def role_badge(role: str, language: Language) -> Block:
    """Return the label of a role in its colour, with what the word means."""
    return {**badge(text(f"role.{role}", language), role), "about": text(f"glossary.{role}", language)}


def quote(evidence: Mapping[str, Any], language: Language, *, marks: Sequence[tuple[int, int]] = (), source: str | None = None) -> Block:
    """Return a quotation with its source line; `evidence` has document, source, path, start, end, exact and perhaps a role.

    `marks` are ranges of `exact` to be set off (the words that name the role, or that matched).
    """
    role = evidence.get("role")
    return {
        "text": evidence["exact"],
        "marks": [list(mark) for mark in marks],
        "where": f"{where(evidence.get('path'), language)} · {text('quote.open', language)}",
        "source": source if source is not None else evidence.get("source") or evidence["document"],
        "badge": text(f"role.{role}", language) if role in ("lead", "assigned", "coordinate") else "",
        "tone": role if role in ("lead", "assigned", "coordinate") else "",
        "href": address("document", id=evidence["document"], start=evidence["start"], end=evidence["end"], lang=language),
    }


def card(title: str, quotes: Sequence[Block], *, subtitle: str = "", badges: Sequence[Block] = (), tone: str = "", **more: Any) -> Block:
    """Return a card: a title, labels, and the quotations that bear it out."""
    return {"title": title, "subtitle": subtitle, "badges": list(badges), "tone": tone, "quotes": list(quotes), **more}


def group(title: str, cards: Sequence[Block], *, tone: str = "", about: str = "") -> Block:
    """Return cards under one heading, with their number."""
    return {"type": "group", "title": title, "n": len(cards), "about": about, "tone": tone, "cards": list(cards)}


def note(items: Sequence[str], *, title: str = "", tone: str = "info") -> Block:
    """Return a boxed remark; `tone` is info, warning or finding."""
    return {"type": "note", "title": title, "tone": tone, "items": list(items)}
