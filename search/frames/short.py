"""Questions without a noun or question word: names alone, a subject alone, a province alone."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.scene import Scene
from search.frames.target import Target, is_numbered
from search.question.sentence import Sentence

__all__ = ["propose"]


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield what the names imply; a province's or document's own overview; a subject's tasks, with passages."""
    if frame.id == "implied":
        found = _implied(scene.sentence, list(scene.bound))
        if found.find:
            yield found
    elif frame.id == "overview":
        yield Target("document", None, implied=True, overview=True)
    elif scene.sentence.has("topic", "words", "field"):  # a lone syllable may be part of any word
        yield Target("task", None, implied=True, overview=True)


def _is_day_or_month(sentence: Sentence) -> bool:
    """Whether the times said are days, months or quarters, which documents without a date are not asked by."""
    return bool(sentence.times) and all(time.unit in ("day", "month", "quarter") for time in sentence.times)


def _implied(sentence: Sentence, bound: list[int]) -> Target:
    """What is left to ask for when no noun is said: the agency where a role is named without one, the tasks where both are."""
    if (
        sentence.has("cite")
        and (sentence.has("shared") or not sentence.has("number", "document"))
        and (sentence.has("province", "doctype", "number"))
    ):
        types = (at for at in sentence.where("doctype") if sentence[at].kind == "doctype" and not is_numbered(sentence, at))
        first = next(types, None)
        opens = first is not None and first < min(sentence.where("cite")) and not sentence.has("province")
        return Target("citation", None, types=sentence[first].values("doctype") if opens and first is not None else (), implied=True)
    if sentence.has("path") and sentence.has("province"):
        return Target("task", None, implied=True)  # "Lạng Sơn mục V.7"
    if sentence.has("cite") and sentence.has("number", "document"):
        return Target("document", None, implied=True)
    if sentence.has("shared") and len(sentence.where("province")) > 1 and not bound and not sentence.has("role", "noun", "topic", "words"):
        return Target("topic", None, implied=True)  # "điểm chung của Hà Tĩnh và Lào Cai"
    roles = [v for i in sentence.where("role") for v in sentence[i].values("role")]
    if len(bound) == 1 and "work" in roles and max(sentence.where("role")) > bound[0] and not sentence.has("topic", "words"):
        return Target("agency", None, implied=True)  # "Sở X – cùng làm với"
    if (
        sentence.has("time")
        and (sentence.has("province") or _is_day_or_month(sentence))
        and all(v == "any" for v in roles)
        and not sentence.has("cite", "issue", "doctype")
    ):
        return Target("task", None, implied=True)  # "Lào Cai: hàng tuần"
    if roles and not bound and any(v in ("lead", "coordinate", "charge", "work") for v in roles) and sentence.has("province", "topic"):
        return Target("agency", None, implied=True)
    if bound:
        alone = not (roles or sentence.has("topic") or sentence.has("province"))
        return Target("task", None, implied=True, overview=alone)
    return Target()
