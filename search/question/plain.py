"""Whether a question asks plainly, of one document, body or matter: then it is read by how it is worded as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from search.question import Question
from search.question.shapes import shape
from search.question.times import TimeFound
from search.question.wording import CARRIER, DOCUMENT, MATTER, PLAIN, SURE, Wording
from search.question.words import Word

__all__ = ["plainly_asked"]

# Words that often turn a question round.
_TURNING = (
    *("except", "lack", "focal", "signer", "merge", "path", "apply", "effect", "overdue", "mention"),
    *("neg", "both", "only", "more", "less", "most", "least", "few", "shared", "objective", "title", "earliest", "latest", "until"),
)
_NEAR = 3  # words that a denial reaches
_WHEN = 2  # words that only ask when: "khi nào"
_OF_WHOM = ("agency", "partner", "signer", "issuer")
_OF_TIME = ("earliest", "latest", "until")  # where it is asked when
# The shares of belief from which a question is read by its wording, without and with a word that often turns one round.  Of 688 plain
# questions of three writers whose templates nothing was trained on 489 are told rightly and 25 wrongly, and 83 of 996 others, half of them
# of kinds that come near, are taken as plain.
_LIKELY, _SURELY = 0.5, 0.8


def plainly_asked(question: Question, wording: Wording, slots: Sequence[Word], times: Sequence[TimeFound] = ()) -> str:
    """Return what a question likely asks of one document, body or matter, "" where it may ask otherwise: of several places, for what is
    not, for what is due before a day, or what no template says."""
    best, share = wording.asked[0] if wording.asked else ("", 0.0)
    if best not in PLAIN or share < _LIKELY or _lacks(best, share, wording, slots) or _asks_more(question, wording, slots, best):
        return ""
    before = {str(n) for n, time in enumerate(times) if time.relation}
    if best == "time" and any(slot.kind == "time" and slot.value in before and DOCUMENT not in wording.over(slot) for slot in slots):
        return ""
    return best if share >= _SURELY or not _may_be_turned(question, wording, slots, best) else ""


def _asks_more(question: Question, wording: Wording, slots: Sequence[Word], best: str) -> bool:
    """Whether a question asks for what one plain reading does not say: of several places or for one, of a type of document, without what it
    leaves out or denies, two things at once."""
    if len({slot.value for slot in slots if slot.kind == "province"}) > 1 or _asks_for_places(question, slots):
        return True
    carrying = [slot for slot in slots if CARRIER in wording.over(slot)]
    if any((slot.has("compare") or slot.has("each")) and wording.over(slot) != {MATTER} for slot in slots):
        return True
    cues = (*(_OF_TIME if best == "issue_date" else ()), *(("except",) if best != "partner" else ()))
    if any(slot.has(cue) for slot in carrying for cue in cues) or _denies_a_part(slots, wording):
        return True
    if best != "citation" and _asks_for_cited(slots, wording):
        return True
    who = [slot for slot in slots if slot.has("wh", "who")]
    helped = any(slot.has("with") or slot.has("role", "coordinate") or slot.has("role", "work") for slot in slots)
    twice = (best == "agency" and len(who) > 1 and helped) or (best == "time" and bool(who) and MATTER in wording.tags)
    typed = best in ("task", "citation") and DOCUMENT not in wording.tags and any(slot.has("doctype") for slot in carrying)
    alone = [
        slot for slot, after in zip(slots, (*slots[1:], None), strict=False) if slot.has("doctype") and not (after and after.is_number)
    ]
    return twice or typed or (len(alone) == 1 and any(slots[at].has("doctype") for at in _beside_wh(question, slots)))


def _asks_for_cited(slots: Sequence[Word], wording: Wording) -> bool:
    """Whether a word for citing stands with no document behind it that it would only lead up to: "căn cứ Kế hoạch 31"."""
    for at, slot in enumerate(slots):
        if slot.has("cite") and CARRIER in wording.over(slot):
            after = next((other for other in slots[at + 1 :] if other.kind not in ("stop", "of", "to")), None)
            if after is None or DOCUMENT not in wording.over(after):
                return True
    return False


def _beside_wh(question: Question, slots: Sequence[Word]) -> list[int]:
    """The places of what a question word stands beside: "kế hoạch nào", "which plan"."""
    step = 1 if question.language == "vi" else -1
    return [at for at in range(len(slots)) if 0 <= at + step < len(slots) and slots[at + step].kind == "wh"]


def _denies_a_part(slots: Sequence[Word], wording: Wording) -> bool:
    """Whether a denial reaches a word for what bodies do: "cơ quan nào không phối hợp"; "không rõ ai chủ trì" denies none."""
    for at, slot in enumerate(slots):
        if slot.has("neg") and CARRIER in wording.over(slot):
            for other in slots[at + 1 : at + 1 + _NEAR]:
                if other.kind in ("wh", "noun"):
                    break
                if other.has("role") or other.has("deadline"):
                    return True
    return False


def _asks_for_places(question: Question, slots: Sequence[Word]) -> bool:
    """Whether a section or a province is asked for: "Điều 5", "tỉnh nào"."""
    asked = (slots[at] for at in _beside_wh(question, slots))
    return any(slot.has("noun", "province") for slot in asked) or any(slot.kind == "path" for slot in slots)


def _may_be_turned(question: Question, wording: Wording, slots: Sequence[Word], best: str) -> bool:
    """Whether some word of a question is one that often turns it round: limits, several question words, a time beside a doer."""
    cues = {cue for slot in slots if CARRIER in wording.over(slot) for cue in _TURNING if slot.has(cue)}
    denied = [at for at, slot in enumerate(slots) if slot.has("neg") and CARRIER in wording.over(slot)]
    cues -= set(_OF_TIME) if best == "time" else {"neg"} if best == "yesno" and denied == [len(slots) - 1] else set()
    asking = [at for at, slot in enumerate(slots) if slot.kind == "wh" and not any(0 < at - one <= _NEAR for one in denied)]
    who = best not in _OF_WHOM and any(slots[at].has("wh", "who") for at in asking)
    if cues or len(asking) > 1 or who or shape("manner").search(question.folded):
        return True  # "Sở Xây dựng phối hợp với ai", "giao ai và ban hành khi nào"
    timed = best in ("agency", "partner", "task", "part") and any(slot.has("deadline") or slot.has("meta", "issue_date") for slot in slots)
    dated = (best == "issue_date" and any(slot.has("deadline") for slot in slots)) or (best == "time" and _says_a_day(slots, wording))
    place = any(slot.has("noun", "province") and not _is_matter(slot, wording) for slot in slots)
    return timed or dated or place or _asks_otherwise(question, slots, best)


def _asks_otherwise(question: Question, slots: Sequence[Word], asked: str) -> bool:
    """Whether a question word, or one that counts, stands beside a noun that is not what is asked for."""
    nouns: tuple[str, ...] = ()
    if asked != "citation":
        nouns = ("document", "province", "topic", *(() if asked in _OF_WHOM else ("agency",)))
    beside = [slots[at] for at in _beside_wh(question, slots)]
    named = any(
        any(one.has("noun", noun) for noun in nouns) or (asked not in _OF_WHOM and one.kind in ("body", "agency")) for one in beside
    )
    after = [at + 1 for at, slot in enumerate(slots[:-1]) if slot.has("count")] if asked == "count" else []
    return named or any(slots[at].has("doctype") or any(slots[at].has("noun", one) for one in (*nouns, "citation")) for at in after)


def _says_a_day(slots: Sequence[Word], wording: Wording) -> bool:
    """Whether a day of the work is said, or the day that is asked for is that of issue: "ban hành khi nào"."""
    issued = any(slot.has("meta", "issue_date") and slot.end - slot.start > _WHEN for slot in slots)
    return issued or any(slot.kind == "time" and DOCUMENT not in wording.over(slot) for slot in slots)


def _is_matter(slot: Word, wording: Wording) -> bool:
    return wording.over(slot) == {MATTER} and wording.least(slot) >= SURE


def _lacks(asked: str, share: float, wording: Wording, slots: Sequence[Word]) -> bool:
    """Whether no word is of what every such question names: the work whose doer is asked for, a word of time where it is likely at most."""
    if asked in ("agency", "partner", "yesno"):
        return MATTER not in wording.tags
    timed = any(slot.has(cue) for slot in slots for cue in ("deadline", "before", *_OF_TIME)) or any(
        slot.has("meta", one) for slot in slots for one in ("issue_date", "period")
    )
    return asked == "time" and not timed and share < _SURELY
