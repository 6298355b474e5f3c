"""A second part that asks the same of another thing, "… còn Sở B làm gì?", "… what about B?": what it does not say is as in the first."""

from __future__ import annotations

from search.frames.references import read_references
from search.frames.target import Target
from search.lexicon.names import Names
from search.question.sentence import Sentence

__all__ = ["inherited", "of_place"]

_GROUPS = {"body": "actor", "agency": "actor", "topic": "subject", "words": "subject", "field": "subject", "time": "time"}
_ASKS = ("wh", "meta", "count", "noun")  # what a second part asks for, the first has to ask for too
_OPEN = ("word", "syllable", "number")  # words that only a document's name may be


def inherited(first: Sentence, second: Sentence, names: Names) -> str | None:
    """Return the first part's question with the second's things in place of its own, None where the second asks for something else."""
    old, new = _said(first, names), _said(second, names)
    roles = [{value for at in one.where("role") for value in one[at].values("role")[:1]} - {"any", "assign"} for one in (first, second)]
    if roles[1] and roles[1] != roles[0]:  # "A chủ trì gì, B phối hợp gì"
        _with_role(first, old)
        _with_role(second, new)
        if len(old.get("role", ())) != 1 or len(new.get("role", ())) != 1:
            return None
    elif roles[0] and not roles[1] and _says_deed(second):
        return None  # "A chủ trì gì, còn B làm gì"
    if "scope" in new and of_place(first, names):
        old.setdefault("scope", [])  # "Công an tỉnh Nghệ An chủ trì gì, còn tỉnh Sơn La?"
    if not (new.keys() & old.keys()) - {"time", "role"} or not _asks_alike(first, second, new):
        return None
    text, tokens, edits = first.question.text.rstrip("?.,; "), first.question.tokens, []
    for group, spans in new.items():
        said = " ".join(second.question.words(start, end) for start, end in spans)
        for at, (start, end) in enumerate(places := _joined(first, old.get(group, []))):
            edits.append((tokens[start].start, tokens[end - 1].end, "" if at else said))
        if not places:
            there = of_place(first, names, said) if group == "scope" and "actor" not in new else None
            edits.append(there or (len(text), len(text), f" {said}"))
    for start, end, said in sorted(edits, reverse=True):
        text = text[:start] + said + text[end:]
    return text


def _said(sentence: Sentence, names: Names) -> dict[str, list[tuple[int, int]]]:
    """Return the tokens of what a part names, by what it is: a place and a document both say where."""
    found: dict[str, list[tuple[int, int]]] = {}
    where = {ref.at for ref in read_references(sentence, names, Target()).documents} | set(sentence.where("number"))
    for at, slot in enumerate(sentence.slots):
        if at in where:
            before = at - 1 if at and sentence[at - 1].has("doctype") else at
            found.setdefault("scope", []).append((sentence[before].start, slot.end))
        elif slot.kind == "province":
            found.setdefault("scope", []).append((slot.start, slot.end))
        elif slot.kind in _GROUPS:
            found.setdefault(_GROUPS[slot.kind], []).append((slot.start, slot.end))
    return found


def of_place(part: Sentence, names: Names, place: str = "") -> tuple[int, int, str] | None:
    """Return where a part names one body of one place, and that body of another place; None where it names none."""
    actors = [part[at] for at in part.where("body", "agency")]
    body = names.vocabulary.by_id.get(names.body_of.get(actors[0].value, "")) if len(actors) == 1 else None
    if body is None:
        return None
    tokens = part.question.tokens
    return tokens[actors[0].start].start, tokens[actors[0].end - 1].end, f"{body.label(part.question.language)} {place}"


def _says_deed(part: Sentence) -> bool:
    """Whether a part asks what is done at all: a word for it stands behind who does it."""
    actors = part.where("body", "agency")
    return bool(actors) and any(at > actors[0] and part[at].kind == "role" for at in part.where("role"))


def _with_role(sentence: Sentence, said: dict[str, list[tuple[int, int]]]) -> None:
    """Add the words of the part that somebody has."""
    taken = [at for at in sentence.where("role") if sentence[at].kind == "role" and sentence[at].value not in ("any", "assign")]
    said["role"] = [(sentence[at].start, sentence[at].end) for at in taken]


def _asks_alike(first: Sentence, second: Sentence, new: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether the second part asks for nothing that the first does not ask for, and every word of it is understood."""
    for kind in _ASKS:
        asked = [{value for at in one.where(kind) for value in one[at].values(kind)} for one in (first, second)]
        if not asked[1] <= asked[0] and not (kind == "noun" and asked[1] <= asked[0] | {"agency", "task"}):
            return False
    named = {at for spans in new.values() for start, end in spans for at in range(start, end)}
    return not second.has("neg") and not any(slot.kind in _OPEN and slot.start not in named for slot in second.slots)


def _joined(sentence: Sentence, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with those as one that only words that bind stand between: "Kế hoạch 179 của Đồng Nai"."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        last = out[-1][1] if out else start
        between = [at for at, slot in enumerate(sentence.slots) if last <= slot.start < start]
        if out and all(sentence.is_filler(at) for at in between):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
