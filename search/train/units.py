"""The model's units: syllables, frequent phrases and English words, with folded copies; and the tokenizer that finds them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.passages.tokens import fold_token, runs

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["UNKNOWN", "Units", "choose_units", "make_tokenizer"]

UNKNOWN = "[UNK]"
MAX_PHRASE = 5  # syllables; a term of more is read as its parts
MIN_COUNT = 30  # a phrase seen less often has a vector by chance
MIN_COHESION = 2.0  # how much oftener than by chance its parts stand together
# A phrase that one longer phrase accounts for by more than this share is a fragment of it.
MAX_SHARE = 0.6
_BITS = 12  # of a syllable's number: MAX_PHRASE of them fit in 64
# Tone marks on the second vowel are put on the first, so that hoà and hòa are one unit (anywhere: "toán" becomes "tóan" on every side).
_TONES = "oà=òa oá=óa oả=ỏa oã=õa oạ=ọa oè=òe oé=óe oẻ=ỏe oẽ=õe oẹ=ọe uỳ=ùy uý=úy uỷ=ủy uỹ=ũy uỵ=ụy"
# Words that join or introduce: a phrase neither begins nor ends with one.
_JOINING = frozenset([
    "và", "của", "theo", "tại", "các", "những", "với", "cho", "về", "từ", "đến", "là", "có", "được", "do", "trong", "này", "đó",
    "khi", "để", "hoặc", "như", "một", "không", "phải", "trên", "dưới", "bằng", "thì", "mà", "ra", "vào", "sau", "trước", "đã",
    "đang", "sẽ", "bị", "cũng", "nếu", "vì", "hay", "mỗi", "từng", "nhiều", "ít", "rất", "lại", "còn", "nhưng", "rằng", "nào", "ở",
    "nên", "lên", "xuống", "đi", "qua", "giữa", "ngoài", "đây", "ấy", "kia", "vẫn", "chỉ", "nêu", "gồm", "sự", "việc", "bao",
])  # fmt: skip
_VIETNAMESE = re.compile(r"[a-zà-ỹđ]+\Z")


@dataclass(frozen=True, slots=True)
class Units:
    """`words`: single units (syllables, English words, numbers); `pieces`: endings that continue a word ("##ing");
    `phrases`: units of several syllables; `counts`: how often each unit was seen."""

    words: tuple[str, ...]
    pieces: tuple[str, ...]
    phrases: tuple[str, ...]
    counts: dict[str, int]

    @property
    def ordered(self) -> list[str]:
        """Return all units in the order of their ids."""
        return [UNKNOWN, *self.words, *self.pieces, *self.phrases]


def toned(text: str) -> str:
    """Return `text` with tone marks moved as the tokenizer moves them."""
    for pair in _TONES.split():
        old, new = pair.split("=")
        text = text.replace(old, new)
    return text


def choose_units(
    vietnamese: Iterable[str], english: Iterable[str], named: Iterable[str], teacher_words: Sequence[str], size: int = 52_000
) -> Units:
    """Return the units for these texts: at most `size`, chosen by how often and how firmly their syllables go together.

    `named` are names that become phrases whatever their count (bodies, topics, provinces); `teacher_words` are the teacher's own
    words, which get a vector from it.
    """
    found = [run for text in vietnamese for run in runs(text)]
    single = Counter(token for run in found for token in run)
    syllables = [word for word, count in sorted(single.items(), key=lambda item: (-item[1], item[0])) if count >= 25 and len(word) <= 12]
    ranked = _phrases(found, syllables)
    first = [" ".join(run) for name in named for run in runs(name) if 2 <= len(run) <= 4]
    phrases = list(dict.fromkeys([*first, *ranked]))
    english_counts = Counter(token for text in english for run in runs(text) for token in run if token.isascii())
    foreign = [w for w, n in sorted(english_counts.items(), key=lambda item: (-item[1], item[0])) if n >= 3 and w.isalpha()]
    foreign += [word for word in teacher_words if word.isalpha() and word.isascii() and len(word) > 2]
    counts: Counter[str] = Counter(english_counts)
    words = dict.fromkeys(syllables[:7_500])
    for word in list(words):
        words.setdefault(fold_token(word))
    kept = [p for p in phrases if all(s in words for s in p.split())][:11_500]
    folded = dict.fromkeys(" ".join(map(fold_token, phrase.split())) for phrase in kept)
    all_phrases = list(dict.fromkeys([*kept, *folded]))
    pieces = [word for word in teacher_words if re.fullmatch(r"##[a-z]{1,8}", word) and (len(word) > 4 or word == "##s")][:1_500]
    room = size - 1 - len(words) - len(all_phrases) - len(pieces)
    for word in foreign:
        if room <= 0:
            break
        if word not in words:
            words[word] = None
            room -= 1
    for word, count in single.items():
        counts[word] += count
        if fold_token(word) != word:
            counts[fold_token(word)] += count
    for phrase in kept:
        counts[phrase] += ranked.get(phrase, 0)
        counts[" ".join(map(fold_token, phrase.split()))] += ranked.get(phrase, 0)
    seen = {toned(unit): counts[unit] for unit in (*words, *all_phrases) if counts[unit]}
    return Units(tuple(sorted(set(map(toned, words)))), tuple(sorted(pieces)), tuple(sorted(set(map(toned, all_phrases)))), seen)


def _phrases(found: Sequence[Sequence[str]], syllables: Sequence[str]) -> dict[str, int]:
    """Return phrases with their counts, best first: by count times cohesion, the least surprise over all places where it could be split.

    Syllables are numbers of 12 bits, so that a phrase of five is one number of 60: counting is sorting.
    """
    import numpy as np

    usable = [word for word in syllables if _VIETNAMESE.match(word)][: 2**_BITS - 2]
    number = {word: i for i, word in enumerate(usable, start=1)}
    one = np.fromiter((i for run in found for i in (*(number.get(token, 0) for token in run), 0)), np.int64)
    joining = np.array([False, *(word in _JOINING for word in usable)])
    total = int((one > 0).sum())
    codes, grams, counts = one, [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for n in range(1, MAX_PHRASE + 1):
        if n > 1:
            tail = one[n - 1 :]
            codes = np.where((codes[: len(tail)] > 0) & (tail > 0), (codes[: len(tail)] << _BITS) | tail, 0)
        gram, count = np.unique(codes[codes > 0], return_counts=True)
        keep = count >= (1 if n == 1 else MIN_COUNT)
        grams.append(gram[keep])
        counts.append(count[keep])
    out: dict[str, tuple[float, int]] = {}
    for n in range(2, MAX_PHRASE):  # the longest are counted only to tell fragments
        gram, count = grams[n], counts[n]
        good = ~joining[gram >> (_BITS * (n - 1))] & ~joining[gram & (2**_BITS - 1)]
        gram, count = gram[good], count[good]
        cohesion = np.full(len(gram), np.inf)
        for i in range(1, n):
            head = counts[i][np.searchsorted(grams[i], gram >> (_BITS * (n - i)))]
            rest = counts[n - i][np.searchsorted(grams[n - i], gram & ((1 << (_BITS * (n - i))) - 1))]
            cohesion = np.minimum(cohesion, np.log(count * float(total) / (head.astype(np.float64) * rest)))
        for inner in (grams[n + 1] >> _BITS, grams[n + 1] & ((1 << (_BITS * n)) - 1)):  # "hộ gia" is a piece of "hộ gia đình"
            largest = np.zeros(len(grams[n]), np.int64)
            np.maximum.at(largest, np.searchsorted(grams[n], inner), counts[n + 1])
            cohesion[largest[good] > MAX_SHARE * count] = 0.0
        for code, times, firm in zip(gram.tolist(), count.tolist(), cohesion.tolist(), strict=True):
            if firm > MIN_COHESION:
                parts = [(code >> (_BITS * i)) & (2**_BITS - 1) for i in reversed(range(n))]
                out[" ".join(usable[part - 1] for part in parts)] = (times * firm, times)
    return {phrase: out[phrase][1] for phrase in sorted(out, key=lambda phrase: (-out[phrase][0], phrase))}


def make_tokenizer(units: Units) -> Tokenizer:
    """Return the tokenizer: composed lower case, the longest phrase at each place, words, a word and its ending; the rest is unknown.

    Phrases are added tokens: they are found in one pass over the text (Aho–Corasick), before it is split into words.
    """
    from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers

    ids = {unit: i for i, unit in enumerate([UNKNOWN, *units.words, *units.pieces])}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token=UNKNOWN, max_input_chars_per_word=24))
    moves = [normalizers.Replace(*pair.split("=")) for pair in _TONES.split()]
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase(), *moves])
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.add_tokens([AddedToken(phrase, single_word=True, normalized=True) for phrase in units.phrases])
    return tokenizer
