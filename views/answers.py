"""An answer (CONTRACT.md's object) as blocks of a sheet.  Plain values, no Streamlit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from graph.query import ROLES
from graph.schema import load_schema
from text.views import folded
from views.blocks import Block, badge, card, group, note, quote, role_badge, where
from views.i18n import Language, has, say, text
from views.state import address

__all__ = ["answer_blocks", "matched_ranges", "passage_group"]

Json = Mapping[str, Any]


def answer_blocks(answer: Json, language: Language, href: Callable[[int], str], captions: Mapping[str, str] | None = None) -> list[Block]:
    """Return the blocks that show an answer: its reading, its figures, its cards by role, what to beware of, and passages.

    `href` gives the address of the answer in the n-th reading; `captions` names documents to the reader by id, else the source file
    is named.
    """
    captions = captions or {}
    understood = answer.get("understood") or {}
    answers = answer.get("answers") or []
    passages = answer.get("passages") or []
    blocks = [_reading(understood, language, href)] if understood else []
    unknown = understood.get("unknown") or []
    if unknown:
        blocks.append(note([text("ask.unknown.note", language, words=", ".join(f"“{word}”" for word in unknown))], tone="finding"))
    figures = _headline(answer, language)
    if figures and not answer.get("compared"):
        blocks.append(figures)
    if answer.get("compared"):
        blocks.append({"type": "compare", "rows": [dict(row) for row in answer["compared"]]})
    caveats = list(answer.get("caveats") or [])
    if caveats or (answers and answer.get("complete") is False):
        blocks.append(note(caveats or [text("ask.incomplete", language)], title=text("ask.caveats", language), tone="warning"))
    if answer.get("compared") and any(a.get("sides") for a in answers):
        blocks.append(_sides(answer, language, captions))
    else:
        blocks += _groups(answers, language, captions)
    if not answers and not unknown and understood.get("find") != "passage":
        blocks.append(note([text("ask.nothing.passages" if passages else "ask.nothing", language)]))
    if passages:
        title = text("ask.passages.found" if understood.get("find") == "passage" else "ask.passages", language)
        blocks.append(passage_group(passages, title, language, captions))
    return blocks


def _reading(understood: Json, language: Language, href: Callable[[int], str]) -> Block:
    chips: list[Block] = []
    for item in understood.get("filters") or []:
        roles = [text(f"role.{role}", language) for role in item.get("role") or [] if has(f"role.{role}")]
        chips.append(
            {
                "name": _field(str(item.get("field") or ""), language),
                "text": " · ".join([str(item.get("label") or item.get("value")), *roles]),
            }
        )
    for fixed in understood.get("corrections") or []:
        chips.append({"name": text("ask.corrected", language), "text": f"{fixed['from']} → {fixed['to']}", "tone": "fixed"})
    for word in understood.get("unknown") or []:
        chips.append({"name": text("ask.unknown", language), "text": word, "tone": "bad"})
    for word in understood.get("ignored") or []:
        chips.append({"name": text("ask.ignored", language), "text": word})
    reading: Block = {"type": "reading", "label": text("ask.understood", language), "text": understood.get("reading") or "", "chips": chips}
    others = understood.get("alternatives") or []
    if others:
        chosen = int(understood.get("choice") or 1)
        numbers = (number for number in count(1) if number != chosen)
        links = [{"text": other, "href": href(number)} for other, number in zip(others, numbers, strict=False)]
        reading |= {"others": links, "othersLabel": text("ask.alternatives", language)}
    return reading


def _field(name: str, language: Language) -> str:
    """Return what a filter's field is called: the interface's word, else the schema's label, else nothing."""
    key = "field." + {"topic": "topics", "cites": "cited"}.get(name, name)
    if has(key):
        return text(key, language)
    declared = load_schema().node_property("Document", name) or load_schema().node_property("Task", name)
    return declared.label.in_language(language) if declared else ""


def _headline(answer: Json, language: Language) -> Block | None:
    answers = [a for a in answer.get("answers") or [] if not a.get("absence")]
    find = str((answer.get("understood") or {}).get("find") or "")
    types = {str(a.get("type") or "").lower() for a in answers}
    unit = find if has(f"unit.{find}") else next(iter(types), "") if len(types) == 1 else "other"
    unit = text(f"unit.{unit}" if has(f"unit.{unit}") else "unit.other", language)
    if answer.get("count") is not None:
        return {"type": "headline", "figure": str(answer["count"]), "text": unit}
    asked = [a for a in answers if a.get("strength") != "weaker"]
    if not answers or (len(answers) == 1 and answers[0].get("property")):
        return None
    weaker = len(answers) - len(asked)
    tail = ", " + text("ask.weaker.count", language, n=weaker) if weaker and asked else ""
    return {"type": "headline", "figure": str(len(asked) or weaker), "text": unit + tail}


def _groups(answers: Sequence[Json], language: Language, captions: Mapping[str, str]) -> list[Block]:
    """Return the cards, those asked for before the weaker ones, the strongest role first."""
    asked = [a for a in answers if a.get("strength") != "weaker" and not a.get("absence")]
    weaker = [a for a in answers if a.get("strength") == "weaker" and not a.get("absence")]
    absent = [a for a in answers if a.get("absence")]
    found = []
    for role in (*ROLES, ""):
        cards = [_card(a, language, captions) for a in asked if _strongest(a) == role]
        if cards:
            title = text(f"group.{role}" if role else "group.answers" if len(cards) == len(asked) else "group.other", language)
            found.append(group(title, cards, tone=role))
    if weaker:
        only = {_strongest(a) for a in weaker} == {"coordinate"}
        title = text("group.weaker" if only else "group.related", language)
        found.append(
            group(title, [_card(a, language, captions) for a in weaker], tone="coordinate", about=text("group.weaker.about", language))
        )
    if absent:
        cards = [_card(a, language, captions) for a in absent]
        found.append(group(text("group.absence", language), cards, tone="plain", about=text("group.absence.about", language)))
    return found


def _sides(answer: Json, language: Language, captions: Mapping[str, str]) -> Block:
    """Return a comparison's answers side by side, one column a side; an answer of several sides stands in each."""
    columns = []
    for side in answer["compared"]:
        cards = [_card(a, language, captions) for a in answer["answers"] if side["label"] in (a.get("sides") or [])]
        columns.append(group(str(side["label"]), cards))
    return {"type": "sides", "groups": columns}


def _strongest(answer: Json) -> str:
    held = answer.get("roles") or []
    return next((role for role in ROLES if role in held), "")


def _card(answer: Json, language: Language, captions: Mapping[str, str]) -> Block:
    label = str(answer.get("label") or answer.get("id") or "")
    # a province keeps its own spelling in English: "Lao Cai" would be less, not more
    english = str(answer.get("label_en") or "") if answer.get("type") != "Province" else ""
    title = english if language == "en" and english else label
    others = [name for name in (label if title != label else "", str(answer.get("name") or "")) if name and name != title]
    evidence = list(answer.get("evidence") or [])
    if str(answer.get("type")).lower() == "task" and evidence:  # its statement is the quotation: the title says where it stands
        first = evidence[0]
        title, others = where(first.get("path"), language), []
    value = None
    if answer.get("property"):
        declared = load_schema().node_property("Document", str(answer["property"]))
        name = declared.label.in_language(language) if declared else say("field", answer["property"], language)
        value = {"label": name, "text": _printable(answer.get("value"))}
    held = [role for role in ROLES if role in (answer.get("roles") or [])]
    return card(
        title,
        [_quote(e, held, captions, language) for e in evidence],
        subtitle=" · ".join(dict.fromkeys(part for part in others if part)),
        badges=[role_badge(role, language) for role in held],
        tone=_strongest(answer),
        href=_page(answer, captions, language),
        value=value,
        shown=3,
    )


def _page(answer: Json, captions: Mapping[str, str], language: Language) -> str:
    """Return the address of what is known of an answer: a document's text, an agency's partners and tasks; "" where there is none."""
    id = str(answer.get("id"))
    if answer.get("type") == "Document" and id in captions:
        return address("document", id=id, lang=language)
    if answer.get("type") in ("Agency", "Body") and answer.get("roles"):
        return address("network", node=id, merged="1" if answer["type"] == "Body" else "", lang=language)
    return ""


def _quote(evidence: Json, held: Sequence[str], captions: Mapping[str, str], language: Language) -> Block:
    """Return a piece of evidence; its role is said only where the card has several."""
    shown = dict(evidence)
    if held == [evidence.get("role")]:
        shown["role"] = None
    return quote(shown, language, source=captions.get(str(evidence["document"])))


def _printable(value: object) -> str:
    if isinstance(value, Mapping):
        return " – ".join(dict.fromkeys(str(part) for part in value.values() if part not in (None, "")))
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)


def passage_group(hits: Iterable[Json], title: str, language: Language, captions: Mapping[str, str] | None = None) -> Block:
    """Return search hits as cards, the words that matched set off."""
    captions = captions or {}
    cards = []
    for hit in hits:
        why = hit.get("why") or {}
        matched = [str(word) for word in why.get("matched") or []]
        expanded = [str(word) for word in why.get("expanded") or []]
        labels = []
        if matched:
            labels.append(text("ask.matched", language, words=", ".join(matched)))
        if expanded:
            labels.append(text("ask.expanded", language, words=", ".join(expanded)))
        exact = str(hit["exact"])
        cards.append(
            card(
                f"{hit['rank']}. {where(hit.get('path'), language)}",
                [
                    quote(
                        hit,
                        language,
                        marks=_joined(exact, matched_ranges(exact, [*matched, *expanded])),
                        source=captions.get(str(hit["document"])),
                    )
                ],
                subtitle=" · ".join(labels),
                badges=[badge(str(hit["number"]))] if hit.get("number") else [],
            )
        )
    return {**group(title, cards), "first": 10}


def matched_ranges(exact: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return the ranges of `exact` (code points) that match one of `words` whole, in any case and with or without accents; none overlap."""
    folded, origin = _folded(exact)
    found: list[tuple[int, int]] = []
    by_folded: dict[str, list[str]] = {}
    for said in words:
        by_folded.setdefault(_folded(said)[0].strip(), []).append(said)
    for word, forms in sorted(by_folded.items(), key=lambda item: (-len(item[0]), item[0])):
        if not word:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", folded):
            start, end = origin[match.start()], origin[match.end() - 1] + 1
            while end < len(exact) and unicodedata.combining(exact[end]):
                end += 1
            if all(end <= a or start >= b for a, b in found) and any(_accents_agree(exact[start:end], said) for said in forms):
                found.append((start, end))
    return sorted(found)


def _accents_agree(printed: str, asked: str) -> bool:
    """Whether a word asked for without accents, or with the accents of the printed one wherever they stand (hoà, hòa)."""
    marks = [sorted(c for c in unicodedata.normalize("NFD", w.lower()) if unicodedata.combining(c) or c == "đ") for w in (printed, asked)]
    return not marks[1] or marks[0] == marks[1]


def _joined(exact: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges with those that only spaces part made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and not exact[joined[-1][1] : start].strip(" "):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _folded(words: str) -> tuple[str, list[int]]:
    """Return `words` lower-cased without accents, and for each character of that the position it came from."""
    view = folded(words)
    return view.chars.replace("_", " "), [view.at(position) for position in range(len(view.chars))]
