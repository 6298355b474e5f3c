"""A question as it was typed: cleaned, folded to the same length, cut into tokens, its language told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from search.passages.expand import is_english
from search.passages.tokens import fold_token
from text.errors import BadInput, check_text
from text.letters import DASHES

__all__ = ["MAX_CHARS", "Question", "Token", "is_compatible", "key", "read_question"]

# A question longer than this is refused: the longest in the project's own set has 140 characters.
MAX_CHARS = 2_000

# Number of a document: 72/2015/NĐ-CP, 88/KH-UBND, 2905/BTTTT-TTĐN, 93 /KH-UBND, 3313/CTr-STTTT-BCHBĐBP; 07-QC/TU, 57-KL/TW; with the part
# of a number or the unit's Roman figure behind a full stop: 66.7/2025/NQ-CP, 11554/VPCP-V.I.
# Left out on purpose: dates (10/4/2024), quarters (III/2020), bare integers ("Nghị định 72" is read by the frames).
_NUMBER = re.compile(
    r"(?<![\w/-])\d{1,6}(?:\.\d{1,2})?\s?(?:/\s?(?:19|20)\d\d\s?)?/\s?[a-z][\w&]*(?:[-/&][a-z][\w&]*)*(?:\.[ivx]{1,4})?(?![\w/])"
    r"|(?<![\w/-])\d{1,6}\s?-\s?[a-z]{1,5}\d?/[a-z][\w-]*(?![\w/])"
)
# ... and a number with its year alone, "72/2015": after a word for a type of document, or where it is no month.
_TYPE_WORDS = ("nghi dinh", "nd", "thong tu", "tt", "quyet dinh", "qd", "ke hoach", "kh", "cong van", "cv", "chi thi", "ct", "so", "no")
_ENGLISH_TYPES = ("decree", "circular", "decision", "plan", "directive", "number")
_SHORT_NUMBER = re.compile(
    "|".join(rf"(?<=\b{name} )\d{{1,6}}/(?:19|20)\d\d(?![\w/])" for name in (*_TYPE_WORDS, *_ENGLISH_TYPES))
    + r"|(?<![\w/-])(?:1[3-9]|[2-9]\d|\d{3,6})/(?:19|20)\d\d(?![\w/])"
)
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_HYPHENS = str.maketrans(dict.fromkeys(DASHES, "-"))
# English plurals and British spellings, so that one key stands for both; Vietnamese syllables end in none of these.
_SPELLING = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ise", "ize"),
    ("ogramme", "ogram"),
    ("defence", "defense"),
    ("centre", "center"),
    ("labour", "labor"),
    ("licence", "license"),
)
_SIBILANT = re.compile(r"(?:ss|us|is|sis)$")
_ENGLISH_WORDS = (
    "hi hey hello good morning help can you i "
    "the which what who whom whose how many does did is are was were of for with and or between about on by from into to that "
    "have has most more agencies agency province provinces document documents plan plans task tasks topic topics department "
    "body bodies lead leads led assign assigned assigns coordinate coordinates cite cites citing cited legal basis bases "
    "issued signed when where border ministry committee police programme weekly every week year quarter not any both only "
    "common shared compare work works working propaganda training rights foreign affairs external information "
    "anything nothing everything nobody sent got gets handles runs older newer oldest newest every each all only"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_VIETNAMESE_WORDS = (
    "nao nhung cua co khong ai gi bao nhieu may tinh so co quan don vi van ban nhiem vu chu tri phoi hop giao cho ve voi cung "
    "nam quy ky ban hanh can cu vien dan cac mot hai duoc thuc hien trong tai o va hay lan ca ngoai nhat hon thi la de lam "
    "viec tuyen truyen bien gioi ke hoach cong tac so sanh ko vb cq kh cv nv"
)
_VIETNAMESE = frozenset(_VIETNAMESE_WORDS.split())
# Folded Vietnamese syllables that are English words as well say nothing of the language.
_BOTH_WORDS = "in on to do an the no so may or he we me can ban tai hay lam a i o"
_BOTH = frozenset(_BOTH_WORDS.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: as typed (NFC, lower case), its key for lookup, and its range in `Question.text`.

    `number` marks a document number, which stays one token.
    """

    text: str
    key: str
    start: int
    end: int
    number: bool = False
    upper: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is the cleaned question, `folded` has the same length; `language` is vi or en."""

    original: str
    text: str
    folded: str
    tokens: tuple[Token, ...]
    language: str

    def is_capital(self, token: Token) -> bool:
        """Whether a word that does not open the question was typed with a capital, where not every word was."""
        if token.start == self.tokens[0].start or not self.text[token.start].isupper():
            return False
        return sum(self.text[other.start].isupper() for other in self.tokens) <= len(self.tokens) // 2 + 1

    def comma_before(self, at: int) -> bool:
        """Whether a comma stands between a token and the one before it."""
        return at > 0 and "," in self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def words(self, start: int, end: int) -> str:
        """Return the question's own words of tokens [start, end)."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""


_SHORT = {"dept": "department", "depts": "department", "govt": "government"}
# "quản lí", "định kì", "quí III": one sound, two spellings; the documents write y.
_I_FOR_Y = re.compile(r"(?<!\w)(l|k|qu|m)([íìĩỉị])(?!\w)", re.IGNORECASE)
_Y = str.maketrans("íìĩỉịÍÌĨỈỊ", "ýỳỹỷỵÝỲỸỶỴ")


def key(word: str) -> str:
    """Return the lookup key of one lower-case word: no accents, English plural and British spelling made one."""
    folded = _SHORT.get(word) or fold_token(word).replace("&", "")
    if len(folded) < 4 or not folded.isascii():
        return folded
    if folded.endswith("ies") and len(folded) > 4:
        folded = folded[:-3] + "y"
    elif folded.endswith(("ches", "shes", "xes", "sses")):
        folded = folded[:-2]
    elif folded.endswith("s") and not _SIBILANT.search(folded):
        folded = folded[:-1]
    for old, new in _SPELLING:
        if old in folded:
            folded = folded.replace(old, new)
    return folded


def _marks(char: str) -> frozenset[str]:
    parts = unicodedata.normalize("NFD", char)
    found = {c for c in parts if unicodedata.combining(c)}
    return frozenset(found | ({"đ"} if char in "đĐ" else set()))


def is_compatible(typed: str, printed: str) -> bool:
    """Whether `typed` is `printed` with some or all accents left out; both lower case, with equal folded forms."""
    if typed == printed or typed.isascii():
        return True
    if len(typed) != len(printed):
        return False
    return all(_marks(a) <= _marks(b) for a, b in zip(typed, printed, strict=True))


def read_question(question: str) -> Question:
    """Return the cleaned question.

    Raises:
        BadInput: if it is empty, has no letter or digit, or is longer than `MAX_CHARS`.
    """
    check_text(question, "question")
    if len(question) > MAX_CHARS:
        raise BadInput(
            f"The question has {len(question):,} characters; at most {MAX_CHARS:,} are read. "
            "Ask one question, or search the text with `cancu search`.",
            code="question-too-long",
        )
    text = "".join(
        " " if unicodedata.category(c) in {"Cc", "Zs", "Zl", "Zp"} else c
        for c in question
        if unicodedata.category(c) not in {"Cf", "Co", "Cs", "Cn"}
    )
    text = unicodedata.normalize("NFC", text).translate(_HYPHENS)
    text = " ".join("".join(c for c in text if not unicodedata.combining(c)).split())
    if not any(c.isalnum() for c in text):
        what = "is empty" if not question.strip() else f"{text[:40]!r} has no word in it"
        raise BadInput(
            f"The question {what}. Ask in Vietnamese or English, for example: tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới?",
            code="empty-question",
        )
    text = _I_FOR_Y.sub(lambda m: m[1] + m[2].translate(_Y), text)
    folded = _fold_same_length(text)
    tokens = _tokens(text, folded)
    return Question(question, text, folded, tokens, _language(text, tokens))


def _fold_same_length(text: str) -> str:
    return "".join(low if len(low := fold_token(c.lower())) == 1 else (low[:1] or " ") for c in text)


def _tokens(text: str, folded: str) -> tuple[Token, ...]:
    found: list[Token] = []
    at = 0
    numbers = list(_NUMBER.finditer(folded))
    numbers += [m for m in _SHORT_NUMBER.finditer(folded) if all(m.end() <= n.start() or n.end() <= m.start() for n in numbers)]
    for match in [*sorted(numbers, key=lambda m: m.start()), None]:
        stop = match.start() if match else len(text)
        for word in _WORD.finditer(text, at, stop):
            raw = word[0]
            found.append(
                Token(
                    raw.lower(), key(raw.lower()), word.start(), word.end(), upper=len(raw) > 1 and raw == raw.upper() and not raw.isdigit()
                )
            )
        if match:
            found.append(
                Token(text[match.start() : match.end()].lower(), match[0].replace(" ", ""), match.start(), match.end(), number=True)
            )
            at = match.end()
    return tuple(found)


def _language(text: str, tokens: tuple[Token, ...]) -> str:
    words = [fold_token(token.text) for token in tokens if not token.number]
    english = sum(word in _ENGLISH and word not in _BOTH for word in words)
    opens = bool(words) and words[0] in _ENGLISH and words[0] not in _BOTH  # "What is Báo Pháp luật Việt Nam asked to do"
    names = (
        {token.start for token in tokens[1:] if text[token.start].isupper()} if (text.isascii() or opens) and not text.isupper() else set()
    )
    vietnamese = sum(fold_token(token.text) in _VIETNAMESE - _BOTH for token in tokens if not token.number and token.start not in names)
    if english == vietnamese and not vietnamese:
        plain = " ".join(text[token.start : token.end] for token in tokens if not token.number)  # "CĐ" of a number is of no language
        return "en" if is_english(plain) else "vi"
    return "en" if english > vietnamese else "vi"
