"""Who does what: the role of each bound agency and of the agency asked for, by the verbs around them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.query import Role
from search.grammar.marks import Marks

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


def read_roles(marks: Marks, bound: list[int], target: int | None) -> RoleReading:
    """Return the role words for the agencies at `bound` and for the one asked for at `target` (None where no agency is asked for)."""
    people = sorted({*bound, *([] if target is None else [target])})
    verbs = [(i, value) for i, value in _verbs(marks) if i not in people]
    words = {at: _word(marks, at, people, verbs) for at in people}
    _share(marks, people, words)
    _settle_partners(marks, people, verbs, words)
    if target is not None and len(bound) == 1:
        _settle_asked_partner(marks, bound[0], target, verbs, words)
    if target is not None and bound and words.get(target) == "coordinate" and marks.key(target) in ("doi tac", "partner"):
        words[target] = "work"  # "đối tác phối hợp của X"
    if (
        target is not None
        and not bound
        and words.get(target) == "work"
        and any("phoi" in marks.key(i) or "coordinat" in marks.key(i) for i, _ in verbs)
    ):
        words[target] = "coordinate"  # "ai phối hợp với công tác biên giới": no partner is named
    return RoleReading({at: words[at] for at in bound}, words.get(target, "") if target is not None else _loose(verbs))


def _verbs(marks: Marks) -> list[tuple[int, str]]:
    found = []
    for at in marks.where("role"):
        values = marks[at].values("role")
        found.append((at, max(values, key=lambda v: _STRENGTH[v])))
    return found


def _word(marks: Marks, at: int, people: list[int], verbs: list[tuple[int, str]]) -> str:
    """The role word of the agency at `at`: its own verb after it, else the verb whose object it is before it."""
    following = min((i for i in people if i > at and not _joined(marks, at, i)), default=len(marks))
    preceding = max((i for i in people if i < at and not _joined(marks, i, at)), default=-1)
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
        if value in ("lead", "charge") and any(slot.has("with") for slot in marks.between(last, at)):
            value = "work"  # "làm đầu mối với Bộ Ngoại giao": a partner, not the lead
        if value in ("assign", "work", "coordinate") or _by_between(marks, last, at) or not after:
            candidates.append(value)
    return max(candidates, key=lambda v: _STRENGTH[v], default="")


def _joined(marks: Marks, first: int, second: int) -> bool:
    """Whether only "và", "cả", "lẫn", "," stand between two agencies."""
    return (
        all(
            slot.has("and") or slot.has("both") or slot.has("stop") or slot.has("either") or slot.has("shared")
            for slot in marks.between(first, second)
        )
        and second - first <= 4
    )


def _by_between(marks: Marks, first: int, second: int) -> bool:
    return any(slot.has("by") for slot in marks.between(first, second))


def _share(marks: Marks, people: list[int], words: dict[int, str]) -> None:
    """Agencies that "và" joins have one role: the one said of any of them."""
    for first, second in zip(people, people[1:], strict=False):
        if _joined(marks, first, second):
            best = max(words[first], words[second], key=lambda v: _STRENGTH[v])
            words[first] = words[second] = best


def _settle_partners(marks: Marks, people: list[int], verbs: list[tuple[int, str]], words: dict[int, str]) -> None:
    """X leads, "phối hợp với" Y: Y coordinates. "X phối hợp với Y" alone: they share a task, whoever leads."""
    for first, second in zip(people, people[1:], strict=False):
        between = [v for i, v in verbs if first < i < second]
        if not between or between[-1] not in ("work", "coordinate"):
            continue
        verb = [i for i, _ in verbs if first < i < second][-1]
        if marks.right(verb) == second and any(word in marks.key(verb).split() for word in _TRANSITIVE):
            words[second] = "any"  # "agencies that support X": X is helped, whatever its own role
            continue
        partner = between[-1] == "work" or any(slot.has("with") for slot in marks.between(first, second))
        if not partner:
            continue
        if "lead" in between[:-1] or words[first] == "lead":
            words[first], words[second] = "lead", "coordinate"
        elif "lead" not in (words[first], words[second]):
            words[first] = words[second] = "work"


def _settle_asked_partner(marks: Marks, bound: int, target: int, verbs: list[tuple[int, str]], words: dict[int, str]) -> None:
    """ "With whom does X cooperate", "X phối hợp cơ quan nào": they share a task, whoever leads."""
    if any(value not in ("work", "coordinate") for _, value in verbs) or not verbs:
        return
    with_whom = marks.key(target) in ("who", "whom") and target > 0 and marks[target - 1].has("with")
    verb = verbs[-1][0]
    object_asked = bound < verb < target and marks.right(verb) == target and not any(s.has("by") for s in marks.between(verb, target))
    if with_whom or object_asked:
        words[bound] = words[target] = "work"


def _loose(verbs: list[tuple[int, str]]) -> str:
    return max((v for _, v in verbs), key=lambda v: _STRENGTH[v], default="")
