"""What a question asks for, as a frame's family proposes it, and the nouns that say it."""

from __future__ import annotations

from dataclasses import dataclass

from search.question.sentence import Sentence

__all__ = ["Target", "is_numbered", "listed_apart", "noun_target"]


@dataclass(slots=True)
class Target:
    """`find` is what `Query.find` may be, or passage; `at` the place of its noun or question word.

    `counted` for "how many"; `property` for a document's data ("time": a task's); `kind` the first word of an agency's name ("sở nào");
    `types` the document types asked for ("kế hoạch nào"); `implied` where the noun was not said; `score` how plainly it is asked;
    `objectives`: the goals among the tasks; `every`: whether each of them, or none but those named, is asked; `addressed`: to whom the
    document was sent; `to`: the places of those that it may have been sent to; `exists`: it is asked whether there is such a document.
    """

    find: str = ""
    at: int | None = None
    counted: bool = False
    property: str | None = None
    kind: str | None = None
    types: tuple[str, ...] = ()
    implied: bool = False
    score: float = 0.0
    recurring: bool = False
    overview: bool = False
    objectives: bool = False
    addressed: bool = False
    to: tuple[int, ...] = ()
    every: str = ""
    exists: bool = False


def noun_target(sentence: Sentence, at: int, *, with_wh: bool = True) -> Target | None:
    """Return what the noun at a place asks for, None where it is no noun; `with_wh` where a question word stands beside it."""
    slot = sentence[at]
    if slot.has("noun"):
        value = next(v for v in slot.values("noun"))
        if value == "activity":
            return Target("task", at)
        if value == "agency_number":
            return Target("agency", at, counted=True)
        return Target(value, at)
    if slot.has("objective"):
        return Target("task", at, objectives=True)
    if slot.has("kind") and with_wh:
        value = slot.values("kind")[0]
        return Target("agency", at, kind=value)
    if slot.has("doctype"):
        return Target("document", at, types=_type_list(sentence, at))
    return None


def _type_list(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The document types at `at` and those joined before it: "nghị định, thông tư nào"."""
    types = list(sentence[at].values("doctype"))
    i = at - 1
    while i >= 0 and (sentence[i].has("doctype") or sentence[i].has("and") or sentence[i].has("either")):
        types = [*sentence[i].values("doctype"), *types]
        i -= 1
    i = at + 1
    while i < len(sentence) and (
        sentence[i].has("doctype") or sentence[i].has("and") or sentence[i].has("either") or _asks_on(sentence, i)
    ):
        types += sentence[i].values("doctype")
        i += 1
    return tuple(dict.fromkeys(types))


def _asks_on(sentence: Sentence, at: int) -> bool:
    """Whether a question word asks for one more type: "which directive and which decrees"."""
    follows = at + 1 < len(sentence) and sentence[at + 1].has("doctype") and not is_numbered(sentence, at + 1)
    return follows and sentence[at].has("wh", "which") and (sentence[at - 1].has("and") or sentence[at - 1].has("either"))


def is_numbered(sentence: Sentence, at: int) -> bool:
    """Whether a document's number follows a type word: "Nghị định 72/2015/NĐ-CP", "qđ 1486"."""
    follows = sentence.right(at, lambda i: sentence[i].has("count_if_noun") or sentence[i].has("meta", "number"))
    if follows is None or sentence[follows].kind == "time":
        return False  # "plans from 2020"
    return sentence[follows].kind == "number" or sentence.key(follows).isdigit()


def listed_apart(sentence: Sentence) -> bool:
    """Whether provinces stand side by side, apart by strokes: "Hà Tĩnh / Lạng Sơn / Lào Cai"."""
    question, places = sentence.question, sentence.where("province")
    gaps = [
        question.text[question.tokens[sentence[a].end - 1].end : question.tokens[sentence[b].start].start]
        for a, b in zip(places, places[1:], strict=False)
    ]
    return bool(gaps) and all(gap.strip() in ("/", "|") for gap in gaps)
