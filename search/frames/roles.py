"""Who does what: the role of each bound agency and of the agency asked for, by the verbs around them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.query import Role
from search.question.sentence import Sentence

__all__ = ["ROLE_SETS", "RoleReading", "read_roles"]

# What each role word asks for. "phụ trách", "in charge" do not tell lead from assigned; "giao", "assign" show weaker roles apart.
ROLE_SETS: dict[str, tuple[Role, ...]] = {
    "lead": ("lead",),
    "charge": ("lead", "assigned"),
    "coordinate": ("coordinate",),
    "assign": ("lead", "assigned"),
    "work": (),
    "any": (),
    "": (),
}
# Of several words about one agency the one that says most counts: "giao X chủ trì" asks for lead.
_STRENGTH = {"": 0, "any": 1, "assign": 2, "charge": 3, "work": 3, "coordinate": 4, "lead": 5}


_TRANSITIVE = ("support", "supporting", "supported", "assist", "assisting", "help", "helping", "aid", "tro")


@dataclass(slots=True)
class RoleReading:
    """`words[position]` is the role word of the agency at that slot ("" for none); `asked` that of the agency asked for."""

    words: dict[int, str]
    asked: str = ""


def read_roles(sentence: Sentence, bound: list[int], target: int | None) -> RoleReading:
    """Return the role words for the agencies at `bound` and for the one asked for at `target` (None where no agency is asked for)."""
    people = sorted({*bound, *([] if target is None else [target])})
    verbs = [(i, value) for i, value in _verbs(sentence) if i not in people]
    words = {at: _word(sentence, at, people, verbs) for at in people}
    _share(sentence, people, words)
    _settle_partners(sentence, people, verbs, words)
    if (
        target is not None
        and target
        and words[target] in ("", "any")
        and sentence[target].has("wh", "who")
        and sentence.key(target - 1) == "do"
    ):
        words[target] = "assign"  # "do ai lập": whose work it is
    if target is not None and len(bound) == 1:
        _settle_asked_partner(sentence, bound[0], target, verbs, words)
    if target is not None and bound and words.get(target) == "coordinate" and sentence.key(target) in ("doi tac", "partner"):
        words[target] = "work"  # "đối tác phối hợp của X"
    if (
        target is not None
        and not bound
        and words.get(target) == "work"
        and any("phoi" in sentence.key(i) or "coordinat" in sentence.key(i) for i, _ in verbs)
    ):
        words[target] = "coordinate"  # "ai phối hợp với công tác biên giới": no partner is named
    return RoleReading({at: words[at] for at in bound}, words.get(target, "") if target is not None else _loose(verbs))


def _verbs(sentence: Sentence) -> list[tuple[int, str]]:
    found = []
    for at in sentence.where("role"):
        values = sentence[at].values("role")
        if values == ("any",) and sentence.key(at) in ("do", "doe", "did", "does") and len(sentence.where("role")) > 1:
            continue  # an auxiliary verb
        found.append((at, max(values, key=lambda v: _STRENGTH[v])))
    return found


def _word(sentence: Sentence, at: int, people: list[int], verbs: list[tuple[int, str]]) -> str:
    """The role word of the agency at `at`: its own verb after it, else the verb whose object it is before it."""
    following = min((i for i in people if i > at and not _joined(sentence, at, i)), default=len(sentence))
    preceding = max((i for i in people if i < at and not _joined(sentence, i, at)), default=-1)
    after = [(i, v) for i, v in verbs if at < i < following]
    before = [(i, v) for i, v in verbs if preceding < i < at]
    candidates: list[str] = []
    if after:
        own = after[0][1]
        for _, value in after[1:]:  # "giao X chủ trì", "X được giao chủ trì": the stronger of neighbouring verbs, but not a partner's
            if own in ("assign", "any") and value in ("lead", "charge", "coordinate"):
                own = value
        candidates.append(own)
    if before:
        last, value = before[-1]
        if value in ("lead", "charge") and any(slot.has("with") for slot in sentence.between(last, at)):
            value = "work"  # "làm đầu mối với Bộ Ngoại giao": a partner, not the lead
        if value in ("assign", "work", "coordinate") or _by_between(sentence, last, at) or not after:
            candidates.append(value)
    return max(candidates, key=lambda v: _STRENGTH[v], default="")


def _joined(sentence: Sentence, first: int, second: int) -> bool:
    """Whether only "và", "cả", "lẫn", "," stand between two agencies."""
    return (
        all(
            slot.has("and") or slot.has("both") or slot.has("stop") or slot.has("either") or slot.has("shared")
            for slot in sentence.between(first, second)
        )
        and second - first <= 4
    )


def _by_between(sentence: Sentence, first: int, second: int) -> bool:
    return any(slot.has("by") for slot in sentence.between(first, second))


def _share(sentence: Sentence, people: list[int], words: dict[int, str]) -> None:
    """Agencies that "và" joins have one role: the one said of any of them."""
    for first, second in zip(people, people[1:], strict=False):
        if _joined(sentence, first, second):
            best = max(words[first], words[second], key=lambda v: _STRENGTH[v])
            words[first] = words[second] = best


def _settle_partners(sentence: Sentence, people: list[int], verbs: list[tuple[int, str]], words: dict[int, str]) -> None:
    """X leads, "phối hợp với" Y: Y coordinates. "X phối hợp với Y" alone: they share a task, whoever leads."""
    for first, second in zip(people, people[1:], strict=False):
        between = [v for i, v in verbs if first < i < second]
        if not between or between[-1] not in ("work", "coordinate"):
            continue
        verb = [i for i, _ in verbs if first < i < second][-1]
        if sentence.right(verb) == second and any(word in sentence.key(verb).split() for word in _TRANSITIVE):
            words[second] = "any"  # "agencies that support X": X is helped, whatever its own role
            continue
        partner = between[-1] == "work" or any(slot.has("with") for slot in sentence.between(first, second))
        if not partner:
            continue
        if "lead" in between[:-1] or words[first] == "lead":
            words[first], words[second] = "lead", "coordinate"
        elif "lead" not in (words[first], words[second]):
            words[first] = words[second] = "work"


def _settle_asked_partner(sentence: Sentence, bound: int, target: int, verbs: list[tuple[int, str]], words: dict[int, str]) -> None:
    """ "With whom does X cooperate", "X phối hợp cơ quan nào": they share a task, whoever leads."""
    if any(value not in ("work", "coordinate") for _, value in verbs) or not verbs:
        return
    with_whom = sentence.key(target) in ("who", "whom") and target > 0 and sentence[target - 1].has("with")
    verb = verbs[-1][0]
    object_asked = bound < verb < target and sentence.right(verb) == target and not any(s.has("by") for s in sentence.between(verb, target))
    if with_whom or object_asked:
        words[bound] = words[target] = "work"


def _loose(verbs: list[tuple[int, str]]) -> str:
    return max((v for _, v in verbs), key=lambda v: _STRENGTH[v], default="")
