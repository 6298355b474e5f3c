"""An answer (CONTRACT.md's object) as blocks of a sheet.  Plain values, no Streamlit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.explore import Holdings, Quotation
from graph.query import ROLES
from graph.schema import load_schema
from text.views import folded
from text.words import folded_words
from views.blocks import Block, badge, card, group, note, role_badge
from views.i18n import Language, counted, has, say, text
from views.links import document_name, page_of
from views.readings import not_understood, reading_block
from views.services import naming
from views.tasks import quotation, task_cards, task_list

__all__ = ["answer_blocks", "matched_ranges", "passage_group"]

Json = Mapping[str, Any]


def answer_blocks(answer: Json, held: Holdings, now: Language, href: Callable[[int], str]) -> list[Block]:
    """Return the blocks that show an answer: its reading, its figures, its cards by role, what to beware of, and passages.

    `href` gives the address of the answer in the n-th reading.
    """
    understood = answer.get("understood") or {}
    answers = answer.get("answers") or []
    passages = answer.get("passages") or []
    blocks = [reading_block(understood, held, now, href)] if understood else []
    unknown = not_understood(understood)
    if unknown:
        blocks.append(note([text("ask.unknown.note", now, words=", ".join(f"“{word}”" for word in unknown))], tone="finding"))
    blocks += _headline(answer, now)
    first = list(answer.get("said") or [])
    said = first if answer.get("boolean") is None else first[1:]
    if said:
        blocks.append(note(said, tone="warning" if answers else "info"))
    if answer.get("compared"):
        blocks.append({"type": "compare", "rows": [{**row, "label": _name(row, now)} for row in answer["compared"]]})
    beware = _caveats(answer, first, now)
    before = not answers or answer.get("boolean") is False or any(a.get("absence") for a in answers)
    if beware and before:
        blocks.append(beware)
    if answer.get("compared") and any(a.get("sides") for a in answers):
        blocks.append(_sides(answer, held, now))
    elif answers and all(a.get("type") == "Task" for a in answers) and not any(a.get("absence") for a in answers):
        blocks += _tasks(answer, held, now)
    else:
        blocks += _groups(answer, held, now)
    if beware and not before:
        blocks.append(beware)
    if passages:
        title = text("ask.passages.found" if understood.get("find") == "passage" else "ask.passages", now)
        blocks.append(passage_group(passages, title, held, now))
    return blocks


def _name(side: Json, now: Language) -> str:
    """Return what is compared, by its English name on an English page; a province keeps its own spelling."""
    label, english = str(side.get("label")), str(side.get("label_en") or "")
    return english if now == "en" and english and folded_words(english) != folded_words(label) else label


def _caveats(answer: Json, said: Sequence[str], now: Language) -> Block | None:
    """Return what to beware of that was not said first, folded: open where there is no answer but it."""
    items = [one for one in answer.get("caveats") or [] if one not in said]
    if not items:
        return None
    title = f"{text('ask.caveats', now)} ({len(items)})"
    return {"type": "fold", "title": title, "open": not answer.get("answers"), "blocks": [note(items, tone="warning")]}


def _tasks(answer: Json, held: Holdings, now: Language) -> list[Block]:
    """Return answers that are tasks as cards in the order and groups that the reader chose; the weaker ones behind them."""
    blocks, answers = [], answer["answers"]
    own = _agencies(answers, held, _asked(answer))
    for weaker in (False, True):
        listed = [str(a["id"]) for a in answers if (a.get("strength") == "weaker") == weaker and a["id"] in held.tasks]
        blocks += task_list(held, listed, now, "ask", text("group.related" if weaker else "group.answers", now), own)
    return blocks


def _asked(answer: Json) -> set[str]:
    """Return the agencies or bodies that the question names."""
    filters = (answer.get("understood") or {}).get("filters") or []
    return {str(condition.get("value")) for condition in filters if condition.get("field") == "agency"}


def _agencies(answers: Sequence[Json], held: Holdings, asked: set[str]) -> set[str]:
    """Return the agencies whose roles the evidence of answers proves: of those that were asked about, where they have a part, no others."""
    found = {
        agency
        for a in answers
        for agency, role in held.roles.get(str(a["id"]), ())
        if role in (a.get("roles") or []) and len(a.get("roles") or []) == 1
    }
    theirs = {agency for id in asked for agency in (id, *held.members.get(id, ()))}
    return found & theirs or found


def _headline(answer: Json, now: Language) -> list[Block]:
    """Return the answer in a word or figure: yes or no, a count, how many were found."""
    answers = [a for a in answer.get("answers") or [] if not a.get("absence")]
    find = str((answer.get("understood") or {}).get("find") or "")
    types = {str(a.get("type") or "").lower() for a in answers}
    unit = find if has(f"unit.{find}") else next(iter(types), "") if len(types) == 1 else "other"
    unit = unit if has(f"unit.{unit}") else "other"
    if answer.get("boolean") is not None:
        return [{"type": "headline", "figure": text("ask.yes" if answer["boolean"] else "ask.no", now), "text": ""}]
    if answer.get("count") is not None:
        return [{"type": "headline", "figure": str(answer["count"]), "text": counted(unit, int(answer["count"]), now)}]
    asked = [a for a in answers if a.get("strength") != "weaker"]
    if answer.get("compared") or not answers or (len(answers) == 1 and answers[0].get("property")):
        return []
    weaker = len(answers) - len(asked)
    tail = ", " + text("ask.weaker.count", now, n=weaker) if weaker and asked else ""
    found = len(asked) or weaker
    return [{"type": "headline", "figure": str(found), "text": counted(unit, found, now) + tail}]


def _groups(answer: Json, held: Holdings, now: Language) -> list[Block]:
    """Return the cards, those asked for before the weaker ones, the strongest role first."""
    answers, own = answer.get("answers") or [], _asked(answer)
    asked = [a for a in answers if a.get("strength") != "weaker" and not a.get("absence")]
    weaker = [a for a in answers if a.get("strength") == "weaker" and not a.get("absence")]
    absent = [a for a in answers if a.get("absence")]
    found = []
    for role in (*ROLES, ""):
        cards = [_card(a, held, now, own) for a in asked if _strongest(a) == role]
        if cards:
            title = text(f"group.{role}" if role else "group.answers" if len(cards) == len(asked) else "group.other", now)
            found.append(group(title, cards, tone=role))
    if weaker:
        only = {_strongest(a) for a in weaker} == {"coordinate"}
        title = text("group.weaker" if only else "group.related", now)
        found.append(group(title, [_card(a, held, now, own) for a in weaker], tone="coordinate", about=text("group.weaker.about", now)))
    if absent:
        cards = [_card(a, held, now, own) for a in absent]
        found.append(group(text("group.absence", now), cards, tone="plain", about=text("group.absence.about", now)))
    return found


def _sides(answer: Json, held: Holdings, now: Language) -> Block:
    """Return a comparison's answers side by side, one column a side; an answer of several sides stands in each."""
    columns, own = [], _asked(answer)
    for side in answer["compared"]:
        cards = [_card(a, held, now, own) for a in answer["answers"] if side["label"] in (a.get("sides") or [])]
        columns.append(group(_name(side, now), cards))
    return {"type": "sides", "groups": columns}


def _strongest(answer: Json) -> str:
    held = answer.get("roles") or []
    return next((role for role in ROLES if role in held), "")


def _card(answer: Json, held: Holdings, now: Language, asked: set[str]) -> Block:
    """Return an answer as a card: its name leads to its page, a task is shown as a task wherever it stands."""
    id = str(answer.get("id"))
    if id in held.tasks:
        (shown,) = task_cards(held, [id], now, _agencies([answer], held, asked))
        return shown
    label = str(answer.get("label") or answer.get("id") or "")
    # a province keeps its own spelling in English: "Lao Cai" would be less, not more
    english = str(answer.get("label_en") or "") if answer.get("type") != "Province" else ""
    title = english if now == "en" and english else label
    if now == "en" and id in held.documents:
        title = document_name(held, id, now)
    others = [name for name in (label if title != label else "", str(answer.get("name") or "")) if name and name != title]
    value = None
    if answer.get("property"):
        declared = load_schema().node_property("Document", str(answer["property"]))
        name = declared.label.in_language(now) if declared else say("field", answer["property"], now)
        said = _printable(answer.get("value"))
        is_type = answer["property"] == "document_type"
        value = {"label": name, "text": naming.type_name(said, now) if is_type else said, "vi": not is_type}
    roles = [role for role in ROLES if role in (answer.get("roles") or [])]
    return card(
        title,
        [_quote(e, roles, held, now) for e in answer.get("evidence") or []],
        subtitle=" · ".join(dict.fromkeys(part for part in others if part)),
        badges=[role_badge(role, now) for role in roles],
        tone=_strongest(answer),
        href=page_of(held, id, now),
        value=value,
        shown=3,
        local=True,
    )


def _quote(evidence: Json, roles: Sequence[str], held: Holdings, now: Language) -> Block:
    """Return a piece of evidence; its role is said only where the card has several."""
    role = "" if roles == [evidence.get("role")] else str(evidence.get("role") or "")
    exact, place = str(evidence["exact"]), (int(evidence["start"]), int(evidence["end"]))
    return quotation(held, Quotation(str(evidence["document"]), str(evidence.get("path") or ""), *place, exact, role), now)


def _printable(value: object) -> str:
    if isinstance(value, Mapping):
        return " – ".join(dict.fromkeys(str(part) for part in value.values() if part not in (None, "")))
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)


def passage_group(hits: Iterable[Json], title: str, held: Holdings, now: Language) -> Block:
    """Return search hits as cards, the words that matched set off; each is titled by its document."""
    cards = []
    for hit in hits:
        why = hit.get("why") or {}
        matched = [str(word) for word in why.get("matched") or []]
        expanded = [str(word) for word in why.get("expanded") or []]
        said = [
            {"name": text(f"ask.{name}", now), "items": [{"text": word, "vi": True} for word in words]}
            for name, words in (("matched", matched), ("expanded", expanded))
            if words
        ]
        exact, id = str(hit["exact"]), str(hit["document"])
        marks = tuple(_joined(exact, matched_ranges(exact, [*matched, *expanded])))
        quoted = Quotation(id, str(hit.get("path") or ""), int(hit["start"]), int(hit["end"]), exact, marks=marks)
        cards.append(
            card(
                document_name(held, id, now) if id in held.documents else id,
                [quotation(held, quoted, now)],
                facts=said,
                href=page_of(held, id, now),
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
