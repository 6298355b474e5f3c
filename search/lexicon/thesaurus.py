"""What words are in the documents' own Vietnamese: English by the bilingual rows of the thesaurus, everyday wording by the official one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from search.passages.tokens import fold_token, folded_phrase, name_tokens, tokens
from search.question import key
from text.vocabulary import load

__all__ = [
    "LONGEST",
    "accents_of",
    "by_initials",
    "english_for",
    "english_groups",
    "groups",
    "is_deed",
    "is_term",
    "syllables_meant",
    "term_words",
    "wordings",
]

LONGEST = 6  # words of a term that is looked up

# Deeds that stand with nearly every subject: they narrow an answer only where something is left. English forms beside the Vietnamese ones.
_DEEDS = """
quản lý=manage, administer, management; theo dõi=monitor, follow, track, watch; vận hành=operate, operation, run;
tổng hợp=compile, collect, summarize, synthesize, gather; hướng dẫn=guide, instruct, advise;
xây dựng=build, develop, draw up, draft, design, establish, prepare, create, produce, make; cung cấp=provide, supply, offer;
chuẩn bị=prepare; biên soạn=compile, write, edit; thẩm định=appraise, assess; bố trí=allocate, arrange; phân bổ=allocate;
kiểm tra=inspect, check, inspection; giám sát=supervise, oversee; đôn đốc=urge, push, press, chase, remind;
chỉ đạo=direct, steer; tham mưu=advise;
báo cáo=report, reporting; rà soát=review; sơ kết=review; tổng kết=summarize, review; đánh giá=evaluate, assess, evaluation;
duy trì=maintain; nâng cấp=upgrade; mở rộng=expand; phát triển=develop, development; phổ biến=disseminate;
giới thiệu=introduce, present; vận động=mobilize; ký kết=sign; đề xuất=propose; hỗ trợ=support; đảm bảo=ensure, secure;
bảo đảm=ensure, secure; tổ chức=organize, hold, host, run, stage; đón tiếp=receive, host, welcome; xử lý=handle, deal, process;
nâng cao=improve, raise, enhance; thúc đẩy=promote, boost; quảng bá=promote, publicize; bảo vệ=protect, defend, safeguard;
đăng tải=publish, post; phát sóng=broadcast; xuất bản=publish; thanh toán=pay; lồng ghép=integrate; phát hiện=detect;
ngăn chặn=prevent, stop; nắm bắt=grasp; nghiên cứu=study, research; khảo sát=survey; thành lập=set up, establish, found;
cân đối=balance; giải thích=explain, clarify; làm rõ=clarify; định hướng=orient, guide; tiếp nhận=receive; trao đổi=exchange;
tuyên truyền=propagate; thông tin=inform; giải quyết=solve, settle; kết nối=connect; ban hành=issue; chấp hành=comply, observe;
giữ=keep; đào tạo=train; gửi=send; nộp=submit; trình=submit; nhận=receive, get; họp=meet; mời=invite; đến=come, visit; chọn=choose, select;
thuê=hire; mua=buy, purchase; trang bị=equip; lắp đặt=install; kỷ niệm=commemorate, celebrate; tham gia=join, participate, attend;
khen thưởng=reward, praise; xử phạt=punish, fine; cấp phép=license; đăng ký=register; lưu trữ=store, archive; dịch=translate;
thu hút=attract; xem xét=consider, examine; trả lời=answer, reply, respond; phúc đáp=reply, respond
"""


@cache
def _deeds() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Return (English deed -> Vietnamese ones, all Vietnamese deeds), folded."""
    english: dict[str, list[str]] = defaultdict(list)
    vietnamese = set()
    for pair in _DEEDS.replace("\n", " ").split(";"):
        name, _, forms = pair.strip().partition("=")
        folded = folded_phrase(name)
        vietnamese.add(folded)
        for form in forms.split(","):
            english[" ".join(key(token) for token in tokens(form))].append(folded)
    return {form: tuple(found) for form, found in english.items()}, frozenset(vietnamese)


def english_for(phrase: str) -> tuple[str, ...]:
    """Return the English names of the groups that a Vietnamese phrase (lower case, accents as the thesaurus has them) stands in."""
    from search.lexicon.compiled import read

    found = read()
    return _each((found.english if found is not None else english_groups()).get(phrase, ""))


@cache
def english_groups() -> dict[str, str]:
    """Return the English names of every Vietnamese term of the thesaurus, a tab between them, made from the vocabularies."""
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for row in load().thesaurus:
        for name in row.vi:
            table[name].update(dict.fromkeys(row.en))
    return {name: "\t".join(found) for name, found in table.items() if found}


def syllables_meant(folded: str) -> tuple[str, ...]:
    """Return the single syllables with accents that the thesaurus has English names for and that fold to this one."""
    return _syllables().get(folded, ())


@cache
def _syllables() -> Mapping[str, tuple[str, ...]]:
    from search.lexicon.compiled import read

    found, table = read(), defaultdict(list)
    for name in found.english if found is not None else english_groups():
        if " " not in name and name.isalpha() and not name.isascii():
            table[folded_phrase(name)].append(name)
    return {folded: tuple(names) for folded, names in table.items()}


def is_deed(wordings: str) -> bool:
    """Whether one of the alternatives ("quan ly|van hanh") is a deed that stands with any subject."""
    return any(one in _deeds()[1] for one in wordings.split("|"))


def is_term(words: tuple[str, ...]) -> bool:
    """Whether these keys are a term of the thesaurus, or an English deed, just as they stand."""
    joined = " ".join(words)
    return joined in _terms() or joined in _deeds()[0]


@cache
def term_words() -> frozenset[str]:
    """Return every single word of the thesaurus's terms and of the English deeds."""
    return frozenset(" ".join((*_terms(), *_deeds()[0])).split(" "))


@lru_cache(maxsize=2**12)
def wordings(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return folded Vietnamese wordings of a term's keys: of its group in the thesaurus, or of an English deed; none if unknown."""
    found = tuple(dict.fromkeys(_folded(name) for name in _named(words)))
    if len(words) <= 2:
        deeds = (_deeds()[0].get(" ".join((stem, *words[1:])), ()) for stem in _stems(words[0]))
        found = tuple(dict.fromkeys((*found, *next((one for one in deeds if one), ()))))
    return (*found, *_ordinal(words))


def accents_of(words: tuple[str, ...], folded: str) -> tuple[str, ...]:
    """Return the wordings of a term's keys, as they are written, that fold to one of `wordings`: "công nhân" for "workers", not "công
    nhận"."""
    return tuple(name for name in _named(words) if not name.isascii() and _folded(name) == folded)


def _named(words: tuple[str, ...]) -> tuple[str, ...]:
    """The Vietnamese names, as they are written, of a term's keys, or of the English words that have their stems."""
    found = _each(_terms().get(" ".join(words), ""))
    if any(len(word) >= _LEAST_OF_STEM and word.isascii() for word in words):  # confidential, confidentiality
        found = tuple(dict.fromkeys((*found, *_of_stems(words))))
    if not found:  # updating, signed
        found = next((_each(have) for stem in _stems(words[0]) if (have := _terms().get(" ".join((stem, *words[1:]))))), ())
    return found


def _each(names: str) -> tuple[str, ...]:
    return tuple(names.split("\t")) if names else ()


def _folded(name: str) -> str:
    return " ".join(map(fold_token, name_tokens(name)))


def _ordinal(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what an event with a Roman number is called in full: "Đại hội lần thứ XIV" for "Đại hội XIV"."""
    roman = len(words) > 2 and re.fullmatch(r"[ivx]{2,}", words[-1]) is not None and words[-2] not in ("thu", "khoa")
    return (" ".join(words), " ".join((*words[:-1], "lan thu", words[-1]))) if roman else ()


def _stems(word: str) -> Iterator[str]:
    """Yield an English verb's possible plain forms: managing -> manage, publicising -> publicise, planned -> plan."""
    yield word
    for ending in ("ing", "ed", "ion"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word[: -len(ending)]
            yield bare
            yield bare + "e"
            if bare[-1:] == bare[-2:-1]:
                yield bare[:-1]
    if word.endswith("ied"):
        yield word[:-3] + "y"
    if word.endswith("ation"):
        yield word[:-5] + "e"


_SUFFIXES = ("ity", "ness", "ment", "ation", "ition", "ing", "ial", "ally", "ly", "al", "ed", "ism", "ist", "ive", "e")


def _stem(word: str) -> str:
    """Return a crude stem of an English word: confidential and confidentiality have one."""
    while len(word) > 6:
        cut = next((word[: -len(end)] for end in _SUFFIXES if word.endswith(end) and len(word) - len(end) >= 5), None)
        if cut is None:
            break
        word = cut
    return word


def _of_stems(words: tuple[str, ...]) -> tuple[str, ...]:
    """The wordings of the English terms of the thesaurus whose words have the stems of these."""
    stems = tuple(_stem(word) for word in words)
    near = _by_beginning().get((len(words), words[0][:_BEGINNING]), ())
    return tuple(name for keys in near if tuple(map(_stem, keys.split(" "))) == stems for name in _each(_terms()[keys]))


_BEGINNING = 5  # letters that a stem has at least
_LEAST_OF_STEM = 6  # letters of a word that is cut to its stem


@cache
def _by_beginning() -> dict[tuple[int, str], list[str]]:
    """The English terms of the thesaurus, their keys joined, by their number of words and the first letters of the first."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for keys in _terms():
        if len(keys) >= _LEAST_OF_STEM and keys.isascii() and max(map(len, words := keys.split(" "))) >= _LEAST_OF_STEM:
            found[len(words), words[0][:_BEGINNING]].append(keys)
    return found


@cache
def by_initials() -> Mapping[str, tuple[str, ...]]:
    """Return the Vietnamese terms of two to four syllables by their first letters, folded: "nn": "nhà nước"."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in load().thesaurus:
        for name in row.vi:
            syllables = folded_phrase(name).split()
            if 2 <= len(syllables) <= 4 and name.replace(" ", "").isalpha():
                found["".join(syllable[0] for syllable in syllables)][name] = None
    return {initials: tuple(sorted(names)) for initials, names in found.items()}


@cache
def _terms() -> Mapping[str, str]:
    """The names by joined keys, a tab between them: compiled where that is fresh, built otherwise."""
    from search.lexicon.compiled import read

    found = read()
    return found.terms if found is not None else groups()


def groups() -> dict[str, str]:
    """Return the Vietnamese names of terms, as they are written, a tab between them, by their joined keys, made from the vocabularies."""
    table: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for row in load().thesaurus:
        for name in row.en:
            keys = tuple(key(token) for token in tokens(name))
            table[keys] |= dict.fromkeys(row.vi[: 1 if row.broad else None])
        if row.broad:
            continue
        for name in row.vi:
            keys = tuple(key(token) for token in tokens(name))
            if len(keys) >= 2:
                table[keys] |= dict.fromkeys((*row.vi, *row.to))
    for place in load().places:
        for name in (place.label_en or "", *place.aliases_en):
            if name:
                table[tuple(key(token) for token in tokens(name))].setdefault(place.label_vi.lower(), None)
    for short, meanings in load().expansions.items():
        keys = tuple(key(token) for token in tokens(short.replace("&", "")))
        for meaning in meanings:
            table[keys].setdefault(meaning.lower(), None)
    return {" ".join(keys): "\t".join(found) for keys, found in table.items() if len(keys) <= LONGEST}
