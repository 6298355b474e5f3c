"""Words to slots: the best cover of a question's tokens by entries of the lexicon; what stays are leftover words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.lexicon import Entry, Lexicon
from search.lexicon.names import Names
from search.passages.tokens import fold_token
from search.question import Question, Token, is_compatible

__all__ = ["Slot", "correct", "cover", "provincial_media", "settle_abbreviations"]

_TOKEN = 10.0  # a covered token
_SEGMENT = -5.0  # a further entry: one long name beats two short ones
_NAMES = ("province", "body", "agency", "topic", "doctype", "document", "signer")
_SENSITIVE = frozenset({"role", "cite", "cite_passive", "meta", "neg", "count", "most", "few", "only", "more", "deadline"})
_STRAINED = -8.0  # accents that contradict the printed ones, in a name of several words


@dataclass(frozen=True, slots=True)
class Slot:
    """Tokens [start, end) of the question and the readings of them, best first; `kind` and `value` are the best one's.

    kind "word" is a leftover word, "number" a document number, "time" is set by `times`.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    text: str
    kind: str = ""
    value: str = ""
    corrected: str = ""

    def has(self, kind: str, value: str | None = None) -> bool:
        """Whether one reading is of this kind (and value)."""
        return any(e.kind == kind and (value is None or e.value == value) for e in self.entries) or (
            self.kind == kind and (value is None or self.value == value)
        )

    def values(self, kind: str) -> tuple[str, ...]:
        """Return the values of the readings of this kind."""
        return tuple(dict.fromkeys(e.value for e in self.entries if e.kind == kind))


def cover(
    question: Question, lexicon: Lexicon, taken: dict[int, Slot] | None = None, respelled: dict[int, str] | None = None
) -> list[Slot]:
    """Return slots that cover every token, left to right: the best sum over entries; equal sums prefer the longer first entry.

    `taken` gives slots found otherwise (times), by first token; `respelled` other keys for some tokens.
    """
    tokens = question.tokens
    keys = [(respelled or {}).get(i, token.key) for i, token in enumerate(tokens)]
    inside = {i for slot in (taken or {}).values() for i in range(slot.start, slot.end)}
    size = len(tokens)
    best: list[tuple[float, Slot | None]] = [(0.0, None)] * (size + 1)
    for at in range(size - 1, -1, -1):
        choice: tuple[float, Slot | None] = (
            best[at + 1][0],
            Slot(at, at + 1, (), question.words(at, at + 1), "number" if tokens[at].number else "word"),
        )
        if taken and at in taken:
            slot = taken[at]
            best[at] = (_TOKEN * (slot.end - at) + best[slot.end][0] + 100.0, slot)
            continue
        if at not in inside and not tokens[at].number:
            for length in range(min(lexicon.longest, size - at), 0, -1):
                end = at + length
                if any(i in inside or tokens[i].number for i in range(at, end)):
                    continue
                entries = lexicon.find(tuple(keys[at:end]))
                if not entries:
                    continue
                numbered = end < size and (tokens[end].number or tokens[end].text.isdigit())
                scored = _compatible(entries, tokens[at:end], respelled or {}, at, numbered=numbered)
                if not scored:
                    continue
                strain, fitting = scored
                score = _TOKEN * length + _SEGMENT + strain + fitting[0].weight + best[end][0]
                if score > choice[0]:
                    choice = (score, Slot(at, end, fitting, question.words(at, end), fitting[0].kind, fitting[0].value))
        best[at] = choice
    out, at = [], 0
    while at < size:
        chosen = best[at][1]
        assert chosen is not None
        out.append(chosen)
        at = chosen.end
    return out


def _compatible(
    entries: list[Entry], tokens: tuple[Token, ...], respelled: dict[int, str], at: int, *, numbered: bool = False
) -> tuple[float, tuple[Entry, ...]] | None:
    """Return (penalty, entries that the typed accents allow, best first); a name bears wrong accents, one word does not."""
    good, strained = [], []
    for entry in entries:
        wrong = sum(
            not is_compatible(token.text, printed)
            for i, (token, printed) in enumerate(zip(tokens, entry.printed, strict=True))
            if at + i not in respelled and not printed.isascii()
        )
        wrong += sum(
            printed.isascii() and not token.text.isascii()
            for i, (token, printed) in enumerate(zip(tokens, entry.printed, strict=True))
            if at + i not in respelled
        )
        if (
            entry.exact
            and len(tokens) == 1
            and len(tokens[0].key) <= 3
            and not tokens[0].upper
            and not (numbered and entry.kind == "doctype")  # "kh 88", "qđ 1486"
        ):
            continue  # "lc", "who": few small letters are a word, not an abbreviation
        if (
            not wrong
            and len(tokens) == 1
            and entry.kind in _SENSITIVE
            and at not in respelled
            and not tokens[0].text.isascii()
            and tokens[0].text != entry.printed[0]
        ):
            continue  # "dân" is not "dẫn" with its tone left out
        if not wrong:
            # the same accents as printed say more than none at all
            same = all(token.text == printed for token, printed in zip(tokens, entry.printed, strict=True))
            good.append((entry.weight + (0.5 if same else 0.0), entry))
        elif len(tokens) >= 2 and not entry.exact and wrong < len(tokens):
            strained.append(entry)
    if good:
        good.sort(key=lambda pair: (-pair[0], pair[1].rank, pair[1].kind, pair[1].value))
        return 0.0, tuple(entry for _, entry in good)
    if strained:
        strained.sort(key=lambda entry: (-entry.weight, entry.kind, entry.value))
        return _STRAINED, tuple(strained)
    return None


def correct(question: Question, lexicon: Lexicon, slots: list[Slot], taken: dict[int, Slot]) -> tuple[list[Slot], list[tuple[str, str]]]:
    """Return the slots after repairing leftover words that are one slip away from a word of a longer name or a long word, with (from, to).

    A word of fewer than four letters is repaired only inside a name of several words; two slips need eight letters.
    """
    leftover = [
        slot.start
        for slot in slots
        if slot.kind == "word" and len(question.tokens[slot.start].key) >= 3 and not question.tokens[slot.start].upper
    ]
    if not leftover or len(leftover) > 12:
        return slots, []
    known = set(lexicon.words())
    leftover = [
        at
        for at in leftover
        if question.tokens[at].key not in known or len(question.tokens[at].key) >= 7 or not question.tokens[at].text.isascii()
    ]
    corrections: list[tuple[str, str]] = []
    respelled: dict[int, str] = {}
    for at in leftover:
        plain = fold_token(question.tokens[at].text)
        heard = [word for word in _heard(plain) if word in known]
        near = (
            []
            if question.tokens[at].key in known and len(question.tokens[at].key) < 7
            else [*_near(question.tokens[at].key, lexicon), *(_near(plain, lexicon) if plain != question.tokens[at].key else ())]
        )
        for candidate in dict.fromkeys([*heard, *near]):
            if _is_inflected(plain, candidate):
                continue
            trial = cover(question, lexicon, taken, {**respelled, at: candidate})
            slot = next(s for s in trial if s.start <= at < s.end)
            if slot.kind in ("word", "stop") or (len(plain) < 4 and slot.kind not in _NAMES and candidate not in heard):
                continue
            chars = sum(len(p) for p in slot.entries[0].printed)
            if candidate in heard and slot.end - slot.start < 2:
                continue
            swapped = sorted(candidate) == sorted(plain) and len(candidate) >= 4
            if (
                (slot.end - slot.start >= 2 and chars >= 6)
                or swapped
                or (min(len(candidate), len(question.tokens[at].key)) >= 5 and slot.end - slot.start == 1)
            ):
                respelled[at] = candidate
                corrections.append((question.words(slot.start, slot.end), " ".join(slot.entries[0].printed)))
                break
    if not respelled:
        return slots, []
    fixed = cover(question, lexicon, taken, respelled)
    return [
        replace(slot, corrected=" ".join(slot.entries[0].printed))
        if any(i in respelled for i in range(slot.start, slot.end)) and slot.entries
        else slot
        for slot in fixed
    ], corrections


# Consonants that are one sound to many: "chủ chì", "sử lý", "dải pháp".
_SOUNDS = (("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("gi", "d"), ("d", "gi"), ("r", "d"), ("d", "r"), ("l", "n"), ("n", "l"))


def _heard(word: str) -> Iterator[str]:
    """Yield other spellings that sound like a Vietnamese syllable."""
    for one, other in _SOUNDS:
        if word.startswith(one) and len(word) > len(one):
            yield other + word[len(one) :]
    if word.endswith("i") or word.endswith("y"):
        yield word[:-1] + ("y" if word[-1] == "i" else "i")


def _is_inflected(word: str, candidate: str) -> bool:
    """Whether an English verb form is only near a noun: "reported" is no "reporter"."""
    return word.endswith(("ed", "ing")) and not candidate.endswith(("ed", "ing")) and candidate[:4] == word[:4] and len(word) >= 6


def _near(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield words of the lexicon one slip from `word` (two where it has eight letters), nearest first."""
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= 8 else 1
    found = sorted(
        (distance, other)
        for other in set(lexicon.words())
        if abs(len(other) - len(word)) <= most and (distance := OSA.distance(word, other, score_cutoff=most)) <= most and other != word
    )
    for _, other in found[:24]:
        yield other


def settle_abbreviations(slots: list[Slot], names: Names) -> list[Slot]:
    """Return the slots with each abbreviation that may be a province or something else settled: "NĐ 72" is a decree, "LC" a province.

    A province's initials count only where the store has documents of that province; before a number or "nào" they are a document type.
    """
    out: list[Slot] = []
    for n, slot in enumerate(slots):
        provinces = [e for e in slot.entries if e.kind == "province" and e.exact]
        if provinces:
            follow = slots[n + 1] if n + 1 < len(slots) else None
            known = [e for e in provinces if e.value in names.provinces]
            others = [e for e in slot.entries if e not in provinces]
            as_type = any(e.kind == "doctype" for e in others) and (
                not known
                or (
                    follow is not None
                    and (follow.kind == "number" or follow.has("wh") or follow.has("count_if_noun") or follow.text.isdigit())
                )
            )
            keep = (
                others
                if as_type or (others and not known)
                else known or (provinces if slot.end - slot.start > 1 or len(slot.text) >= 4 else [])
            )
            keep = [*keep, *[e for e in others if e not in keep]] if keep is known else keep
            first = keep[0] if keep else None
            slot = replace(slot, entries=tuple(keep), kind=first.kind if first else "word", value=first.value if first else "")
        out.append(slot)
    return out


# "Báo Lào Cai", "Đài Lạng Sơn", "the Lào Cai newspaper": the province's own.
_MEDIA = {"bao": "body:bao-tinh", "to bao": "body:bao-tinh", "dai": "body:dai-phat-thanh-va-truyen-hinh", "newspaper": "body:bao-tinh"}


def provincial_media(slots: list[Slot]) -> list[Slot]:
    """Return the slots with "báo", "đài" before a province (English: after it) read as the province's newspaper or broadcaster."""
    out = list(slots)
    for n, slot in enumerate(out):
        body = _MEDIA.get(" ".join(fold_token(word) for word in slot.text.lower().split()))
        if body is None or slot.kind in ("body", "agency"):
            continue
        beside = out[n - 1] if slot.text.isascii() and slot.text.lower() == "newspaper" and n else out[n + 1] if n + 1 < len(out) else None
        if beside is not None and beside.kind == "province":
            out[n] = replace(slot, entries=(Entry("body", body, (slot.text.lower(),)),), kind="body", value=body)
    return out
