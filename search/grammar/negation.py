"""What a question denies or leaves out: "tỉnh nào không …", "ngoài X", "mà không có Y phối hợp"; a closing "không?" denies nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from search.grammar.marks import Marks
from search.grammar.references import References

__all__ = ["Negation", "read_negation"]


@dataclass(slots=True)
class Negation:
    """`negated`: the whole pattern is denied, by the word at `at` (`emphatic`: "không … gì", "not … any").

    `excluded` slots are no answers; `absent` agencies must not take part.
    """

    negated: bool = False
    emphatic: bool = False
    at: int = -1
    excluded: set[int] = field(default_factory=set)
    absent: set[int] = field(default_factory=set)


def read_negation(marks: Marks, agencies: list[int], refs: References) -> Negation:
    """Return what is denied."""
    out = Negation()
    for at in marks.where("except"):
        follow = at + 1
        while follow < len(marks) and (
            marks.is_filler(follow)
            or marks[follow].has("noun", "province")
            or marks[follow].kind in ("body", "agency", "province", "topic")
            or marks[follow].has("either")
        ):
            if marks[follow].kind in ("body", "agency", "province", "topic"):
                out.excluded.add(follow)
            elif out.excluded and not marks[follow].has("and") and not marks[follow].has("either"):
                break
            follow += 1
    for ref in refs.provinces:
        ref.excluded = ref.at in out.excluded
    for at in marks.where("neg"):
        if _closes_question(marks, at) or marks[at].has("question_end"):
            continue
        denied = next((i for i in agencies if i > at), None)
        earlier = [i for i in agencies if i < at]
        if denied is not None and earlier and all(marks.is_filler(i) or marks[i].has("role") for i in range(at + 1, denied)):
            out.absent.add(denied)
        else:
            out.negated, out.at = True, at
            out.emphatic = any(w in ("gi", "nao", "any", "anything") for i in range(at + 1, len(marks)) for w in marks.key(i).split())
    return out


def _closes_question(marks: Marks, at: int) -> bool:
    """Whether this "không" only asks: it ends the question, or stands before "?" particles."""
    key = marks.key(at).split()[-1]
    if key not in ("khong", "ko", "k", "kg", "hong", "chua"):
        return False
    return all(marks[i].has("stop") or marks[i].has("question_end") for i in range(at + 1, len(marks)))
