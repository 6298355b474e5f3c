"""What is asked for: the noun at the question word, a count, a document's property, a superlative."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.grammar.deadlines import is_deadline_question
from search.grammar.marks import Marks

__all__ = ["Target", "find_target"]

# "What does plan 93 cite" asks with its verb, "what plan cites" with its noun.
_AUXILIARY = re.compile(r"\s+(?:does|do|did|must|should|will|can)\b")
_BE_DONE = re.compile(r"\bdone\b|\b(?:be|been|being) \w+ed\b")
_ASKING = frozenset(("nao", "ai", "gi", "may", "nhieu", "gio", "when", "who", "what", "which", "how"))
# Questions for a way or a reason: no answer of a graph.
_HOW = re.compile(r"(?:how (?!many|much)|why |cach |lam (?:the nao|sao)|tai sao |vi sao )")
_IS_WHERE = re.compile(r"^(?:where|o dau|noi nao|cho nao)$")  # "căn cứ vào đâu" asks what is cited
_NOUNS = ("noun", "kind", "doctype")


@dataclass(slots=True)
class Target:
    """`find` is province, agency, document, citation, task, topic or "" (nothing asked); `at` the slot of its noun or question word.

    `counted` for "how many"; `property` for a document's data; `kind` the first word of an agency's name ("sở nào"); `types` the
    document types asked for ("kế hoạch nào"); `implied` where the noun was not said.
    """

    find: str = ""
    at: int | None = None
    counted: bool = False
    property: str | None = None
    kind: str | None = None
    types: tuple[str, ...] = ()
    implied: bool = False


def find_target(marks: Marks, bound: list[int]) -> Target:
    """Return what the question asks for; `bound` are the slots of agencies that it names."""
    taken = set(bound)
    if _HOW.match(marks.question.folded) and not marks.has("noun", "doctype", "count"):
        return Target()
    for reader in (_deadline, _property, _counted, _asked, _first_noun):
        target = reader(marks, taken)
        if target:
            return target
    return _implied(marks, bound)


# ---------------------------------------------------------------- nouns


def _noun_target(marks: Marks, at: int, *, with_wh: bool = True) -> Target | None:
    slot = marks[at]
    if slot.has("noun"):
        value = next(v for v in slot.values("noun"))
        if value == "activity":
            return Target("task", at)
        if value == "agency_number":
            return Target("agency", at, counted=True)
        return Target(value, at)
    if slot.has("kind") and with_wh:
        value = slot.values("kind")[0]
        return Target("agency", at, kind=value)
    if slot.has("doctype"):
        return Target("document", at, types=_type_list(marks, at))
    return None


def _type_list(marks: Marks, at: int) -> tuple[str, ...]:
    """The document types at `at` and those joined before it: "nghị định, thông tư nào"."""
    types = list(marks[at].values("doctype"))
    i = at - 1
    while i >= 0 and (marks[i].has("doctype") or marks[i].has("and") or marks[i].has("either")):
        types = [*marks[i].values("doctype"), *types]
        i -= 1
    i = at + 1
    while i < len(marks) and (marks[i].has("doctype") or marks[i].has("and") or marks[i].has("either")):
        types += marks[i].values("doctype")
        i += 1
    return tuple(dict.fromkeys(types))


def _asked(marks: Marks, taken: set[int]) -> Target | None:
    """The noun beside a question word; "ai", "who" ask for an agency, "ở đâu" for a province, "gì" after a verb for what it does."""
    for at in marks.where("wh"):
        values = marks[at].values("wh")
        if "who" in values:
            deeds = marks.has("role", "topic", "words", "light", "light") or marks.has("noun", value="task")
            if marks.has("cite") and not marks.has("role"):
                return Target("document", at, implied=True)
            return Target("agency", at) if deeds and not _asks_identity(marks, at) else None
        if (
            marks.key(at) == "where"
            and at > 0
            and not _AUXILIARY.match(marks.question.folded, marks.question.tokens[marks[at].end - 1].end)
        ):
            continue  # "tasks where ..." asks nothing
        if (
            _IS_WHERE.search(marks.key(at))
            and marks.has("cite", "cite_passive")
            and (marks.has("number", "document") or any(_is_numbered(marks, i) for i in marks.where("doctype")))
        ):
            return Target("document", at, implied=True)  # "where is Decree 72 cited": the type word only says what is cited
        if "where" in values and (marks.has("role", "topic") or marks.has("noun", value="task") or taken):
            return Target("province", at)
        if _is_english(marks, at):
            verb_follows = (
                marks.key(at).startswith("what")
                and _AUXILIARY.match(marks.question.folded, marks.question.tokens[marks[at].end - 1].end) is not None
            )
            right = (
                None
                if verb_follows
                else marks.right(at, lambda i: marks[i].kind in ("light", "word", "province") or marks[i].has("either"))
            )
            if right is not None and marks[right].has("role") and right + 1 < len(marks) and marks[right + 1].has("noun", "agency"):
                right += 1  # "which lead agencies"
            found = _noun_target(marks, right) if right is not None and right not in taken and not _is_deed(marks, right) else None
            found = found or _english_what(marks, at)
        else:
            left = marks.left(at, lambda i: marks[i].has("count_if_noun") or marks[i].has("meta", "number"))
            near = left if left is not None and left not in taken else None
            before = marks.left(near) if near is not None and marks[near].has("noun", "activity") else None
            found = None if near is None else _noun_target(marks, near) or _verb_target(marks, near, at)
            if (
                found
                and found.types
                and "gi" in marks.key(at).split()
                and not marks.has("cite")
                and near is not None
                and not _is_noun_phrase(marks, near)
            ):
                found = Target("task", at, implied=True)  # "phải báo cáo những gì"
            if found and before is not None and marks[before].has("mention"):
                found = Target("topic", near)  # "nói về nội dung gì"
        if found:
            return found
    return None


def _is_numbered(marks: Marks, at: int) -> bool:
    """Whether a document's number follows a type word: "Nghị định 72/2015/NĐ-CP", "qđ 1486"."""
    follows = marks.right(at, lambda i: marks[i].has("count_if_noun") or marks[i].has("meta", "number"))
    return follows is not None and (marks[follows].kind == "number" or marks.key(follows).isdigit())


def _is_deed(marks: Marks, at: int) -> bool:
    """Whether an English type word is a deed here: "what is reported"."""
    return marks[at].kind == "doctype" and marks[at].text.lower().endswith(("ed", "ing"))


def _is_noun_phrase(marks: Marks, at: int) -> bool:
    """Whether a type word before "gì" is the thing ("những kế hoạch gì"), not the deed ("phải báo cáo những gì")."""
    return marks.key(at) not in ("bao cao", "huong dan", "thong bao", "quy dinh", "quyet dinh", "phe duyet", "chi thi", "ket luan")


def _is_english(marks: Marks, at: int) -> bool:
    return any(word in ("which", "what", "who", "whom", "whose", "where", "whichever") for word in marks.key(at).split())


def _asks_identity(marks: Marks, at: int) -> bool:
    """ "... là ai?", "who is the ...": who somebody is, which no graph of tasks tells."""
    if marks.has("role"):
        return False
    text = marks.question.folded
    return bool(re.search(r"\bla ai\b", text) or re.search(r"\bwho (?:is|was|are) (?:the )?(?!in\b|responsible)", text))


def _verb_target(marks: Marks, left: int, at: int) -> Target | None:
    """ "làm gì", "chủ trì gì" ask for tasks, "viện dẫn gì" for citations, "nói về gì" for topics."""
    slot = marks[left]
    if slot.has("cite") or slot.has("noun", "citation"):
        return Target("citation", at, implied=True)
    if slot.has("role"):
        return Target("task", at, implied=True)
    if slot.has("mention"):
        return Target("topic", at, implied=True)
    return None


def _english_what(marks: Marks, at: int) -> Target | None:
    if marks.where("noun", value="task") and min(marks.where("noun", value="task")) > at:
        return Target("task", min(marks.where("noun", value="task")))
    if marks.where("noun", value="citation"):
        return Target("citation", marks.where("noun", value="citation")[0])
    if marks.where("cite"):
        return Target("citation", at, implied=True)
    if marks.where("role"):
        return Target("task", at, implied=True)
    if marks.where("mention"):
        return Target("topic", at, implied=True)
    if _BE_DONE.search(marks.question.folded):
        return Target("task", at, implied=True)
    return None


# ---------------------------------------------------------------- deadlines


def _deadline(marks: Marks, taken: set[int]) -> Target | None:
    """The tasks with a time, where the question asks by when something must be done and for nothing else."""
    if marks.has("count") or not is_deadline_question(marks.question, marks.slots):
        return None
    asked = _asked(marks, taken)
    if asked is not None and not asked.implied and not (asked.find == "task" or asked.at is not None and marks[asked.at].has("deadline")):
        return None
    return Target("task", None, implied=True)


# ---------------------------------------------------------------- counts


def _counted(marks: Marks, taken: set[int]) -> Target | None:
    for at in [*marks.where("count"), *marks.where("count_if_noun")]:
        strict = not marks[at].has("count")
        right = marks.right(at)
        if right is not None and strict and right != at + 1:
            continue
        if right is None or right in taken:
            continue
        if marks[right].has("wh") or marks[right].has("meta", "number"):
            continue
        found = _noun_target(marks, right) or (Target("citation", right) if marks[right].has("cite") else None)
        if found is None and strict:
            continue
        if found is None:
            later = [i for i in marks.where(*_NOUNS) if i > at and i not in taken]
            found = _noun_target(marks, later[0]) if later else None
        if found is not None:
            found.counted = True
            return found
    return None


# ---------------------------------------------------------------- a document's data


def _property(marks: Marks, taken: set[int]) -> Target | None:
    """A property of a document, where the question names or implies a document and no agency's deed.

    Of several the one that asks by itself comes first: "ký ngày nào" asks for the day.
    """
    for at in sorted(marks.where("meta"), key=lambda i: not set(marks.key(i).split()) & _ASKING):
        value = marks[at].values("meta")[0]
        if value == "issue_date" and "nam" in marks.key(at).split() and marks.has("apply"):
            value = "period"  # "dành cho năm nào"
        if _is_property(marks, at, value, taken):
            return Target("document", at, property=value)
    return None


def _is_property(marks: Marks, at: int, value: str, taken: set[int]) -> bool:
    deeds = [v for i in marks.where("role") for v in marks[i].values("role") if i not in taken and v != "any"]
    about = marks.has("number", "document", "doctype", "issue", "signer") or marks.has("noun", value="document")
    asked = [i for i in marks.where("wh") if i != at]
    noun_asked = any(_asks_document(marks, i) for i in asked)
    if deeds or marks.has("noun", value="task") or marks.has("topic") and not about:
        return False
    if value == "signer":
        if noun_asked or (marks.has("signer") and not any("who" in marks[i].values("wh") for i in asked) and "ai" not in marks.key(at)):
            return False  # "văn bản nào do X ký" asks for documents
        return about or "ai" in marks.key(at).split() or marks.has("wh", value="who") or marks.has("province")
    if value == "issue_date":
        return (about or marks.has("province")) and not noun_asked
    if value == "period":
        key = marks.key(at)
        if key in ("giai doan", "thoi ky", "period"):
            near = marks.right(at)
            follows_of = at + 1 < len(marks) and marks[at + 1].has("of")  # "giai đoạn của kế hoạch Lạng Sơn"
            if not follows_of and not (near is not None and marks[near].has("wh")) and not (key == "period" and marks.has("wh")):
                return False
        return (about or marks.has("province")) and not noun_asked
    if value == "issuer":
        return about and not noun_asked
    if value == "number":
        return (about or marks.has("province")) and not marks.has("cite") and (not noun_asked or "so" in marks.key(at).split())
    if value == "title":
        key = marks.key(at)
        return about and key != "called" and (key not in ("ten", "name") or marks.has("wh")) and not noun_asked
    if value == "type":
        return marks.has("number", "document", "province") or marks.has("noun", value="document")
    return False


def _asks_document(marks: Marks, wh: int) -> bool:
    """Whether this question word asks which document: "văn bản nào", "which plans"."""
    near = marks.right(wh) if _is_english(marks, wh) else marks.left(wh)
    return near is not None and (marks[near].has("noun", "document") or marks[near].has("doctype"))


# ---------------------------------------------------------------- no question word


def _first_noun(marks: Marks, taken: set[int]) -> Target | None:
    """Telegraphic questions: the first noun that is not part of a name; a document type only before what restricts it."""
    nouns = [i for i in marks.where("noun") if i not in taken]
    real = [i for i in nouns if "activity" not in marks[i].values("noun")]
    for i in real or nouns:
        alone = all(j == i or marks.is_filler(j) or marks[j].kind == "stop" for j in range(len(marks)))  # "danh sách các tỉnh"
        if marks[i].has("noun", "province") and not alone and not marks.has("role", "cite", "mention", "topic") and not taken:
            continue
        return _noun_target(marks, i, with_wh=False)
    for i in marks.where("doctype"):
        follows = marks.right(i)
        if i not in taken and (
            follows is None or not (_is_numbered(marks, i) or marks[follows].has("number") or marks[follows].has("province"))
        ):
            return _noun_target(marks, i, with_wh=False)
    return None


def _implied(marks: Marks, bound: list[int]) -> Target:
    """What is left to ask for when no noun is said: the agency where a role is named without one, the tasks where both are."""
    if marks.has("cite") and (marks.has("shared") or not marks.has("number", "document")) and (marks.has("province", "doctype", "number")):
        return Target("citation", None, implied=True)
    if marks.has("cite") and marks.has("number", "document"):
        return Target("document", None, implied=True)
    roles = [v for i in marks.where("role") for v in marks[i].values("role")]
    if len(bound) == 1 and "work" in roles and max(marks.where("role")) > bound[0] and not marks.has("topic", "words"):
        return Target("agency", None, implied=True)  # "Sở X – cùng làm với"
    if marks.has("time") and marks.has("province") and all(v == "any" for v in roles) and not marks.has("cite", "issue", "doctype"):
        return Target("task", None, implied=True)  # "Lào Cai: hàng tuần"
    if roles and not bound and any(v in ("lead", "coordinate", "charge", "work") for v in roles) and marks.has("province", "topic"):
        return Target("agency", None, implied=True)
    if bound and (roles or marks.has("topic") or marks.has("province")):
        return Target("task", None, implied=True)
    return Target()
