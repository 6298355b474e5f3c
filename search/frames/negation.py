"""What a question denies or leaves out: "tỉnh nào không …", "ngoài X", "mà không có Y phối hợp"; a closing "không?" denies nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.query import Role
from search.frames.references import References
from search.frames.target import is_numbered
from search.question.sentence import Sentence
from search.question.shape import supposed
from search.question.shapes import shape

__all__ = ["Negation", "asks_only", "excepted_documents", "is_denied", "read_negation"]


@dataclass(slots=True)
class Negation:
    """`negated`: the whole pattern is denied, by the word at `at` (`emphatic`: "không … gì", "not … any").

    `excluded` slots are no answers; `absent` agencies must not take part; `absent_roles`: no agency at all may have one of these roles
    (empty: any role), "không có đơn vị chủ trì".
    """

    negated: bool = False
    emphatic: bool = False
    at: int = -1
    excluded: set[int] = field(default_factory=set)
    absent: set[int] = field(default_factory=set)
    absent_roles: tuple[Role, ...] | None = None


def read_negation(sentence: Sentence, agencies: list[int], refs: References) -> Negation:
    """Return what is denied."""
    out = Negation()
    for at in sentence.where("except"):
        follow = at + 1
        while follow < len(sentence) and (
            sentence.is_filler(follow)
            or sentence[follow].has("noun", "province")
            or sentence[follow].kind in ("body", "agency", "province", "topic")
            or sentence[follow].has("either")
        ):
            if (
                out.excluded
                and sentence.question.comma_before(sentence[follow].start)
                and sentence[follow].kind != sentence[max(out.excluded)].kind
            ):
                break  # "ngoài Lào Cai, biên phòng …"
            if sentence[follow].kind in ("body", "agency", "province", "topic"):
                out.excluded.add(follow)
            elif out.excluded and not sentence[follow].has("and") and not sentence[follow].has("either"):
                break
            follow += 1
    for ref in refs.provinces:
        ref.excluded = ref.at in out.excluded
    of_types, begin = _other_types(sentence), supposed(sentence)
    for at in sentence.where("neg"):
        if asks_only(sentence, at) or _denies_nothing_asked(sentence, at) or at in of_types:
            continue
        if _is_of_what_is_worked_on(sentence, at) or _is_supposed(sentence, at, begin):
            continue
        lacking = _lacking_role(sentence, at, agencies)
        if lacking is not None:
            out.absent_roles = lacking
            continue
        denied = next((i for i in agencies if i > at), None)
        earlier = [i for i in agencies if i < at]
        if denied is not None and earlier and all(sentence.is_filler(i) or sentence[i].has("role") for i in range(at + 1, denied)):
            out.absent.add(denied)
        else:
            out.negated, out.at = True, at
            out.emphatic = any(w in ("gi", "nao", "any", "anything") for i in range(at + 1, len(sentence)) for w in sentence.key(i).split())
    return out


def excepted_documents(sentence: Sentence, refs: References) -> tuple[tuple[str, ...], set[str], set[int]]:
    """Take the documents that a question leaves out, "ngoài Nghị định 72 và Thông tư 22 ra", from its references; return their ids, the
    types that it leaves out, "ngoài các chỉ thị", and the places of their names."""
    left_out: set[int] = set()
    types: set[str] = set()
    named = {ref.at for ref in refs.documents}
    for at in (*sentence.where("except"), *_other_types(sentence)):
        follow = at + 1
        if follow < len(sentence) and sentence.key(follow) == "ra":
            continue  # "ngoài ra, Kế hoạch 88 …": what is more
        while follow < len(sentence) and (follow in named or sentence[follow].has("doctype") or sentence.is_filler(follow)):
            if follow in named:
                left_out |= {at, follow}
            elif sentence[follow].has("doctype"):
                if follow + 1 not in named:
                    if sentence[follow].kind != "doctype" or is_numbered(sentence, follow) or _is_asked(sentence, follow):
                        break
                    types |= set(sentence[follow].values("doctype"))
                left_out |= {at, follow}
            follow += 1
    gone = [ref for ref in refs.documents if ref.at in left_out]
    refs.documents = [ref for ref in refs.documents if ref.at not in left_out]
    return tuple(dict.fromkeys(id for ref in gone for id in ref.ids)), types, left_out


def _is_asked(sentence: Sentence, at: int) -> bool:
    """Whether a question word stands right behind a place: "ngoài chỉ thị nào"."""
    return at + 1 < len(sentence) and sentence[at + 1].has("wh")


def _other_types(sentence: Sentence) -> list[int]:
    """The places of denials that only say of what type a document is not: "văn bản nào không phải công điện"."""
    return [at for at in sentence.where("neg") if _is_not_type(sentence, at)]


def _is_not_type(sentence: Sentence, at: int) -> bool:
    if sentence[len(sentence) - 1].kind != "doctype":
        return False
    follow = at + 1
    while follow < len(sentence) and sentence.is_filler(follow) and not sentence[follow].has("doctype"):
        follow += 1
    said = sentence.question.folded[sentence.question.tokens[sentence[at].start].start :]
    typed = follow < len(sentence) and sentence[follow].kind == "doctype" and not is_numbered(sentence, follow)
    return typed and follow + 1 == len(sentence) and shape("is-not").match(said) is not None


def asks_only(sentence: Sentence, at: int) -> bool:
    """Whether a word of denial only asks, "… không?", "doesn't …?"."""
    return _closes_question(sentence, at) or sentence[at].has("question_end")


def is_denied(sentence: Sentence) -> bool:
    """Whether what is asked about is denied: "is it true that X does not …", not a "không?" or "doesn't …?" that only asks."""
    return any(not asks_only(sentence, at) for at in sentence.where("neg"))


_SUBJECTS = ("noun", "wh", "doctype", "document", "number", "body", "agency", "province")


def _denies_nothing_asked(sentence: Sentence, at: int) -> bool:
    """Whether a bare "không" stands among words of the work alone, with nothing before it that could be without them, and no thing is asked
    for: "đợt 1 chi trả trợ cấp ko tiền mặt bắt đầu ngày nào"."""
    if sentence.question.language != "vi" or sentence[at].end - sentence[at].start > 1 or not _only_words_behind(sentence, at):
        return False
    before = sentence.slots[:at]
    if any(slot.has(kind) for slot in before for kind in _SUBJECTS) or any(slot.kind == "kind" for slot in before):
        return False
    asked = any(slot.has("noun") or slot.has("wh") or slot.has("nobody") for slot in sentence.slots[at:])
    return not asked and any(slot.kind in ("words", "syllable", "word", "topic", "field") for slot in before)


_OF_WORK = ("words", "syllable", "word", "topic", "field")
_LACKED = ("doctype",)  # what somebody who is worked for may be without: "giấy phép"; a body is who is denied, "không phải Sở Y tế"
_THINGS = (*_LACKED, "body")  # ... or be: "cơ sở"
_BUT = ("mà", "nhưng", "ma", "nhung")


def _is_of_what_is_worked_on(sentence: Sentence, at: int) -> bool:
    """Whether a denial only describes what the work is about, behind words of it, where it is asked who does it or what is to be done:
    "ai xử lý cơ sở chưa có giấy phép", "phải làm gì với mộ liệt sĩ chưa cất bốc"."""
    asked = [i for i in sentence.where("wh") if i < at]
    if sentence.question.language != "vi" or not asked or not _only_words_behind(sentence, at, _LACKED):
        return False
    last = asked[-1]
    near = [i for i in (last - 1, last + 1) if 0 <= i < at]
    who = sentence[last].has("wh", "who") or any(sentence[i].has("noun", "agency") or sentence[i].has("kind") for i in near)
    what = last > 0 and "gi" in sentence.key(last).split() and sentence[last - 1].has("role", "any")
    between = range(last + 1, at)
    but = any(sentence[i].text.lower() in _BUT for i in between)
    return (who or what) and not but and any(sentence[i].kind in (*_OF_WORK, *_THINGS) for i in between)


def _is_supposed(sentence: Sentence, at: int, begin: int) -> bool:
    """Whether what is lacking is only supposed, before what is asked: "thiếu xe cứu thương thì phải làm gì"."""
    if at < begin:
        return True
    asked = min(sentence.where("wh"), default=-1)
    bodies = [i for i in range(asked) if sentence[i].kind in ("body", "agency")]
    if any(i > at for i in bodies) or (bodies and sentence[asked].has("wh", "who")):
        return False  # "nếu Sở Y tế không chủ trì thì ai": who is supposed not to is no answer
    return any(sentence[i].text.lower() in ("thì", "thi") for i in range(at + 1, asked))


def _only_words_behind(sentence: Sentence, at: int, more: tuple[str, ...] = ()) -> bool:
    """Whether what follows a word of denial is words of the work at once, or `more`, then at most where and when it is done: nobody, no
    part in it and no document that could be denied."""
    rest = range(at + 1, len(sentence))
    first = next((i for i in rest if not sentence.is_filler(i)), at)
    if not rest or sentence[first].kind not in (*_OF_WORK, *more):
        return False
    return all(
        sentence[i].kind in (*_OF_WORK, *more, "time", "deadline", "until") or sentence.is_filler(i) or _is_where(sentence, i) for i in rest
    )


def _is_where(sentence: Sentence, at: int) -> bool:
    """Whether a word says where the work is done, "ở Sơn La", and not whose it is, or asks for its day."""
    return (sentence[at].kind == "province" and sentence.key(at - 1) in ("o", "tai")) or sentence[at].has("meta", "issue_date")


_ROLES: dict[str, tuple[Role, ...]] = {
    "lead": ("lead",),
    "coordinate": ("coordinate",),
    "charge": ("lead", "assigned"),
    "work": ("coordinate",),
}


def _lacking_role(sentence: Sentence, at: int, agencies: list[int]) -> tuple[Role, ...] | None:
    """The roles that nobody has: "không có đơn vị nào chủ trì", "no lead agency"; None where the negation denies something else."""
    role: str | None = None
    noun = sentence[at].has("nobody")
    for i in range(at + 1, min(len(sentence), at + 6)):
        word = sentence[i]
        if i in agencies or word.kind in ("topic", "words", "number", "document"):
            break
        if word.has("noun", "agency") or word.has("wh", "who"):
            noun = True
        elif any(word.has("role", value) for value in _ROLES):
            role = next(value for value in _ROLES if word.has("role", value))
        elif not (word.has("stop") or word.has("wh") or word.has("of") or word.has("by")):
            break
        if noun and role:
            return _ROLES[role]
    return (
        ()
        if noun
        and role is None
        and sentence.question.language == "vi"
        and "duoc giao" not in sentence.question.folded
        and _ends(sentence, at)
        else None
    )


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether nothing but fillers and the noun for agencies follows: "nhiệm vụ nào không có cơ quan nào"."""
    return all(
        sentence.is_filler(i) or sentence[i].has("noun", "agency") or sentence[i].has("wh") or sentence[i].kind == "province"
        for i in range(at + 1, len(sentence))
    )


def _closes_question(sentence: Sentence, at: int) -> bool:
    """Whether this "không" only asks: it ends the question, or stands before "?" particles; so does a "doesn't" that opens it."""
    if at == 0 and sentence.key(0).endswith(" t"):
        return True
    key = sentence.key(at).split()[-1]
    if key not in ("khong", "ko", "k", "kg", "hong", "chua"):
        return False
    if shape("has-and-lacks").search(sentence.question.folded):
        return False  # "chủ đề nào Hà Tĩnh có mà Lào Cai không"
    mark = sentence.question.tokens[sentence[at].end - 1].end
    if sentence.question.text[mark : mark + 1] == "?":
        return True  # "… không? Tỉnh nào?"
    rest = sentence.slots[at + 1 :]  # "không ghi số" denies
    return all((slot.has("stop") or slot.has("question_end")) and not slot.has("count_if_noun") for slot in rest)
