"""English names of agencies in other words than the vocabulary's: the same head noun, the same content words, any order."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from search.grammar.slots import Slot
from search.lexicon import Entry
from search.question import Question, key
from search.tokens import tokens
from text.vocabulary import load

__all__ = ["find_english_agencies"]

_HEADS_WORDS = (
    "committee department board office ministry command police association union newspaper paper station bureau authority "
    "front federation treasury magazine radio broadcaster council commission agency guard inspectorate court customs "
    "university school fund bank institute center steering secretariat"
)
_HEADS = frozenset(_HEADS_WORDS.split())
_EMPTY_WORDS = "of for the a an and on s provincial province department s' in people"
_EMPTY = frozenset(_EMPTY_WORDS.split()) - {
    "department"
}
_LEVELS = {"province": 0, "party": 1, "military": 1, "mass_organization": 1, "media": 1, "central": 2, "district": 3, "commune": 4}
_LONGEST = 8


@cache
def _names() -> list[tuple[frozenset[str], str, int]]:
    """Return (content words, body, order of its level) of every English name."""
    found = []
    for term in load().bodies:
        spoken = (term.extra.get("spoken") or {}).get("en", ())
        for name in (term.label_en or "", *term.aliases_en, *spoken):
            words = _content([key(token) for token in tokens(name)])
            if words & _HEADS and len(words) >= 2:
                found.append((words, term.id, _LEVELS.get(str(term.extra.get("level")), 5)))
    return found


def _content(keys: list[str]) -> frozenset[str]:
    return frozenset(word for word in keys if word not in _EMPTY)


def find_english_agencies(question: Question, slots: list[Slot]) -> list[Slot]:
    """Return the slots with leftover words around an agency's head noun read as the body whose English name they fit best.

    A stretch fits a name when it has the same head and all its words are the name's, at least half of them, or the other way round.
    """
    if question.language != "en" or not any(slot.kind == "word" for slot in slots):
        return slots
    out = list(slots)
    for at in range(len(out)):
        best: tuple[float, int, str, int, int] | None = None
        for end in range(at + 1, min(len(out), at + _LONGEST) + 1):
            part = out[at:end]
            if any(slot.kind in ("body", "agency", "province", "number", "time", "topic") or slot.has("wh", "which") for slot in part):
                break
            if not any(slot.kind == "word" for slot in part):
                continue
            keys = [token.key for token in question.tokens[part[0].start : part[-1].end]]
            if keys[0] in _EMPTY or keys[-1] in _EMPTY:
                continue
            words = _content(keys)
            if len(words) < 2 or not words & _HEADS:
                continue
            for name, body, level in _names():
                if not (words & name & _HEADS) or not (words <= name or name <= words):
                    continue
                share = len(words & name) / len(words | name)
                if share >= 0.5 and (best is None or (share * len(words), -level, body) > (best[0], -best[1], best[2])):
                    best = (share * len(words), level, body, at, end)
        if best is not None:
            start, stop = out[best[3]].start, out[best[4] - 1].end
            entry = Entry("body", best[2], tuple(token.text for token in question.tokens[start:stop]), 1)
            slot = replace(Slot(start, stop, (entry,), question.words(start, stop), "body", best[2]))
            return find_english_agencies(question, [*out[: best[3]], slot, *out[best[4] :]])
    return out
