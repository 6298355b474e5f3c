"""What carries no meaning for a question, taken out before it is read and named as ignored.

Polite phrases and particles, wherever they stand; and clauses in which someone speaks of himself ("tôi là cán bộ hưu trí").
"""

from __future__ import annotations

import re

from search.lexicon import Lexicon
from search.lexicon.thesaurus import LONGEST, wordings
from search.passages.expand import is_syllable
from search.passages.tokens import fold_token
from search.question import Question, read_question
from search.question.shape import asks_back
from search.question.shapes import shape
from search.question.words import is_typed_term

__all__ = ["without_courtesy"]

_LEAST = 2  # tokens that must be left
_LEAST_OF_TERM = 4  # letters of a term: "go", "old" say nothing alone
# Where a clause ends: at a mark, before what is asked, before a request.  All of these on folded text.
_CLAUSE = re.compile(
    r"[.!?;,:]+\s+"
    r"|\s(?=(?:but|and|so|then)\s+(?:does|do|did|is|are|was|what|which|who|when|where|how|could|can|would)\b)"
    r"|\s(?=(?:if you could|could you|can you|would you|please|cho (?:toi|em|minh|hoi)|muon hoi|muon biet|xin hoi)\b)"
)
_LEAD_IN = r"^(?:(?:da|vang|thua|kinh thua|hi|hello|well|and|but|so|vi|do|nhan tien|do cong viec nen)\s+)*"
_I = r"(?:toi|em|minh|chau|to|chung toi|bon em|nha em|hien toi|hien em)"
_OF_ONESELF = re.compile(
    rf"{_LEAD_IN}(?:{_I}\s+(?:muon|can|xin|co|o|chua|khong|rat|moi|dinh|vua)\b|(?:i|i m|we|my|our)\b|sorry\b|apolog|excuse me|hope\b|best\b"
    r"|kind regards|regards|to whom|xin loi|chuc\b|rat mong|mong |kinh gui)"
)
# What someone is or does; what it names is his own matter.
_STATE = re.compile(
    rf"{_LEAD_IN}(?:{_I}\s+(?:la|dang|lam|hoc|cong tac|viet|nghien cuu)\b(?!\s+(?:tim(?!\s+hieu)|muon|hoi)\b)"
    r"|(?:i|we)\s?(?:m|am|are|work|study|write)\b(?! (?:look|search|try|interest|after|want|ask))|(?:my|our) \w+ (?:is|are)\b"
    rf"|(?:{_I}\s+)?(?:xin |kinh )?chao\b(?! mung\b)|kinh (?:thua|gui)\b|(?:{_I}\s+|xin |chan thanh |tran trong |rat )*(?:cam on|cam on)\b)"
)
_ASKS = re.compile(
    r"\?|\b(?:nao|gi|ai|dau|may|bao nhieu|bao gio|bao lau|khong|ko|sao|liet ke|so sanh)\b"
    r"|\b(?:what|which|who|whom|when|where|how|list|show|compare)\b"
)
_TAG = re.compile(
    r"\b(?:co|da|con|duoc|phai)\b.*\b(?:khong|ko|hong|chua)(?P<cut>\s*[,;?–-]\s*|\s+(?=va\b|neu co\b|thi\b))(?P<tag>[\w ]{2,60})[?.! ]*$"
)
# What a tag asks for: the number of a document, a noun, a word alone.
_NUMBER = re.compile(r"\bso (?:may|bao nhieu|nao|hieu)\b")
_PAPERS = re.compile(r"\b(?:van ban|ke hoach|cong van|cong dien|chi thi|quyet dinh|thong bao|nghi quyet|quy dinh)\b")
_NOUN = re.compile(
    r"\b(tinh thanh|tinh|thanh pho|dia phuong|noi|van ban|ke hoach|cong van|cong dien|chi thi|quyet dinh|thong bao|nghi quyet|co quan"
    r"|don vi|so|bo|ban nganh|viec|nhiem vu|muc) (?:nao|gi)\b"
)
_ALONE = re.compile(r"\b(?:nao|gi|ai|dau)\b")
_NAMING = frozenset(("province", "body", "agency", "document", "topic", "cite", "signer"))
_BINDS = re.compile(r"^(?:but|and|so|then)\s+", re.IGNORECASE)


def _asks_for_help(question: Question, lexicon: Lexicon) -> bool:
    """Whether a phrase of three words or more asks how to use the system: "what can I ask"."""
    keys = [token.key for token in question.tokens]
    return any(
        entry.kind == "help" for at in range(len(keys)) for end, found in lexicon.stretches(keys, at) for entry in found if end - at >= 3
    )


def without_courtesy(question: Question, lexicon: Lexicon) -> tuple[Question, list[str]]:
    """Return the question without its polite phrases and clauses, and these as typed; one that is nothing else stays as it is.

    A phrase counts only with the very accents of its row: "dạ" is a particle, "da" may be a word.
    """
    if _asks_for_help(question, lexicon):
        return question, []
    question, clauses = _without_clauses(question, lexicon)
    question, phrases = _without_phrases(question, lexicon)
    return _without_tag(question), [*clauses, *phrases]


def _without_tag(question: Question) -> Question:
    """Return the question without what asks for the same again behind its "không": "có tỉnh nào … không, tỉnh nào?"."""
    found = _TAG.search(question.folded) if question.language == "vi" else None
    if found is None or shape("asks-again").fullmatch(found["tag"].strip()) is None:
        return question
    before, tag = question.folded[: found.start("cut")], found["tag"].strip()
    last = [token for token in question.tokens if token.end <= len(before)][-2:]
    if is_typed_term(last) or not _asks_again(tag, before):
        return question  # "hàng không, cơ quan nào"; "có giao ai không, cơ quan nào": that is asked
    return read_question(f"{question.text[: found.start('cut')]}?")


def _asks_again(tag: str, before: str) -> bool:
    """Whether a tag, folded, asks for what was asked for before."""
    if _NUMBER.search(tag):
        return _PAPERS.search(before) is not None
    noun, alone = _NOUN.search(tag), _ALONE.search(tag)
    said = noun[0] if noun else alone[0] if alone else ""
    return bool(said) and re.search(rf"\b{said}\b", before) is not None


def _without_clauses(question: Question, lexicon: Lexicon) -> tuple[Question, list[str]]:
    """Return the question without the clauses that speak of who asks, and these; a clause that names or asks something stays."""
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(question.folded)), len(question.text)]
    clauses = [(start, end) for start, end in zip(cuts, cuts[1:], strict=False) if start < end]
    left_out = [(start, end) for start, end in clauses if _speaks_of_oneself(question, start, end, lexicon)]
    if not left_out or len(left_out) == len(clauses):
        return question, []
    kept = "".join(question.text[start:end] for start, end in clauses if (start, end) not in left_out)
    if _ME.search("".join(question.folded[start:end] for start, end in clauses if (start, end) not in left_out)) and any(
        _place(question, start, end, lexicon) for start, end in left_out
    ):
        return question, []  # "I'm a reporter heading to X. Who is in charge of me?": who asks is whom it is about
    rest = _with_place(_unbound(kept, question), question, left_out, lexicon)
    rest = _with_subject(rest, question, left_out, lexicon)
    if len(rest.split()) < _LEAST or not any(c.isalnum() for c in rest):
        return question, []
    return read_question(rest), [question.text[start:end].strip(" ,.;:!-–") for start, end in left_out]


_ME = re.compile(
    r"\b(?:of|with|for|to|help|assist|meet|receive|contact) (?:me|us)\b|\b(?:don|giup|quan ly|phu trach|cho) (?:toi|minh|chung toi)\b"
)
_THERE = re.compile(r"\b(?:o do|tai do|tinh (?:do|ay|nay)|dia phuong (?:do|ay|nay)|there|(?:this|that) province)\b")


def _with_place(rest: str, question: Question, left_out: list[tuple[int, int]], lexicon: Lexicon) -> str:
    """Return what is left with the province of a clause left out in the place of "ở đó", "there"."""
    folded = "".join(fold_token(c) for c in rest)
    found = list(_THERE.finditer(folded)) if len(folded) == len(rest) else []
    places = [place for start, end in left_out if (place := _place(question, start, end, lexicon))]
    if not found or not places:
        return rest
    said = f"ở {places[-1]}" if question.language == "vi" else f"in {places[-1]}"
    return f"{rest[: found[-1].start()]}{said}{rest[found[-1].end() :]}"


def _with_subject(rest: str, question: Question, left_out: list[tuple[int, int]], lexicon: Lexicon) -> str:
    """Return what is left with the known terms of a clause left out, where the question refers to them: "My cousin is a drug addict. Who
    treats such people?"; none of a clause with a denial, nor where the question says itself what it is about."""
    folded = "".join(fold_token(c) for c in rest)
    if shape("refers-back").search(folded) is None or shape("own-subject").search(folded):
        return rest
    left_out = [(start, end) for start, end in left_out if not shape("not-carried").search(question.folded[start:end])]
    said = [term for start, end in left_out for term in _terms(question, start, end)]
    places = [place for start, end in left_out if (place := _place(question, start, end, lexicon))]
    if not said:
        return rest
    if places and folded.find(fold_token(places[-1])) < 0:
        said.append(f"ở {places[-1]}" if question.language == "vi" else f"in {places[-1]}")
    bare = rest.rstrip(" .?!")
    return f"{bare}, {', '.join(said)}{rest[len(bare) :]}"


def _terms(question: Question, start: int, end: int) -> list[str]:
    """The longest terms of a clause that the thesaurus knows, in Vietnamese those of two syllables or more."""
    inside = [i for i, token in enumerate(question.tokens) if start <= token.start and token.end <= end]
    out, at, least = [], 0, 1 if question.language == "en" else 2
    while at < len(inside):
        keys = [question.tokens[i].key for i in inside[at : at + LONGEST]]
        sizes = range(len(keys), least - 1, -1)
        size = next((n for n in sizes if wordings(tuple(keys[:n])) and sum(map(len, keys[:n])) >= _LEAST_OF_TERM), 0)
        if size:
            out.append(question.words(inside[at], inside[at + size - 1] + 1))
        at += size or 1
    return out


def _place(question: Question, start: int, end: int, lexicon: Lexicon) -> str:
    """The province that a clause names, "" where none."""
    inside = [i for i, token in enumerate(question.tokens) if start <= token.start and token.end <= end]
    keys = [question.tokens[i].key for i in inside]
    for at in range(len(keys)):
        for stop, found in lexicon.stretches(keys, at):
            if any(entry.kind == "province" and not entry.exact for entry in found):
                return question.words(inside[at], inside[stop - 1] + 1)
    return ""


def _unbound(text: str, question: Question) -> str:
    """Return what is left without the marks and the English word that bound it to what stood before."""
    bare = text.strip(" ,.;:!-–")
    return _BINDS.sub("", bare) if question.language == "en" else bare


def _speaks_of_oneself(question: Question, start: int, end: int, lexicon: Lexicon) -> bool:
    folded = question.folded[start:end].replace("'", " ").strip()
    if _ASKS.search(folded):
        return False
    if _STATE.match(folded):
        return True
    if not _OF_ONESELF.match(folded):
        return False
    keys = [token.key for token in question.tokens if start <= token.start and token.end <= end]
    return not any(
        entry.kind in _NAMING
        for at in range(len(keys))
        for end, found in lexicon.stretches(keys, at)
        for entry in found
        if end - at > 1 or not (entry.exact or entry.kind == "topic")
    )


def _may_be_a_word(question: Question, at: int, end: int) -> bool:
    """Whether a particle without accents may be part of a name, in a question typed without any: "nha" of "hoi nha bao"."""
    if end - at > 1 or question.language != "vi" or not question.text.isascii() or not is_syllable(question.tokens[at].key):
        return False
    return end < len(question.tokens) and question.text[question.tokens[at].end] == " "


def _without_phrases(question: Question, lexicon: Lexicon) -> tuple[Question, list[str]]:
    tokens = question.tokens
    keys = [token.key for token in tokens]
    taken: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        end = next(
            (
                end
                for end, found in lexicon.stretches(keys, at)
                for entry in found
                if entry.kind == "polite"
                and all(t.text == p for t, p in zip(tokens[at:end], entry.printed, strict=True))
                and not _may_be_a_word(question, at, end)
                and not (end == len(tokens) and asks_back(question))
            ),
            None,
        )
        if end is None:
            at += 1
        else:
            taken.append((at, end))
            at = end
    if not taken or len(tokens) - sum(end - start for start, end in taken) < _LEAST:
        return question, []
    out, last = "", 0
    for start, end in taken:
        out += question.text[last : tokens[start].start]
        last = tokens[end - 1].end
    rest = _unbound(out + question.text[last:], question)
    if not any(c.isalnum() for c in rest):
        return question, []
    return read_question(rest), [question.words(start, end) for start, end in taken]
