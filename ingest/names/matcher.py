"""Names of agencies in a text: the vocabulary's, groups of agencies, and unknown ones by their form.

One pass over the syllables: a trie holds every name of schemas/vocab/bodies.yaml folded, without "và" and signs, so that "Đài PT-TH",
"Đài Phát thanh – Truyền hình" and "Đài Phát thanh và Truyền hình" meet; groups ("các sở, ban, ngành", "UBND các huyện") are
patterns; what begins with a word for an agency and is in neither is an open name ("Cục An toàn thông tin").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from ingest.names.groups import (
    GROUP_FIRST,
    HEADS_LIST,
    NAMED_COMMITTEE,
    NAMED_GROUPS,
    PLACE_WORDS,
    PROVINCE_HEAD,
    PROVINCE_MORE,
    PROVINCE_SEP,
    REGION,
    groups,
)
from ingest.names.mention import Mention
from ingest.names.open_names import CLASSES, open_name
from ingest.names.tries import SKIP, WORD, ends_word, province_end, put, walk, words_of
from ingest.reading import Reading, flatten
from text.verbs import begins_with_verb
from text.views import clean
from text.vocabulary import Term, Vocabulary, load

__all__ = ["Mention", "Names", "names"]

CAPITAL_CLASSES = words_of(
    "Sở|Bộ|Vụ|Cục|Tổng|Chi|Ban|Văn|Viện|Trường|Trung|Hội|Liên|Hiệp|Tạp|Báo|Đài|Ngân|Kho|Kiểm|Tập|Công|Đảng|Tỉnh|Thành|Huyện|Ủy|UBND|"
    "Bệnh|BCH|Quân|Đồn|Tòa|Bưu|"
    "Cổng|Quỹ|Nhà|Học|Phòng|Thanh|Bảo|Thư|Thông|Đoàn|Mặt|Trạm|Thuế|Các|các|Cơ|cơ|Đơn|đơn|Tổ|tổ|HĐND|VP|Văn phòng|Cảng|Viễn|Giáo|UB|Đại|"
    "Chủ|Thủ|Phó|Quốc|Chính|Dân|Lực|lực|Ngành|Cán|Hợp|Chương|Thôn"
)


class Names:
    """The matcher, compiled once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.bodies: dict[str, Term] = {term.id: term for term in vocabulary.bodies}
        self.trie: dict[str, Any] = {}
        self.groups = groups()
        self.domains: dict[str, dict[str, Any]] = {"so": {}, "bo": {}, "ban": {}, "vu": {}}
        for term in vocabulary.bodies:
            if term.extra.get("level") != "group":
                self._add(term.label_vi, term.id)  # a body's own name before another's alias
        for term in vocabulary.bodies:
            group = term.extra.get("level") == "group"
            if group and term.id not in NAMED_GROUPS:
                continue  # the patterns above read them
            for name in _forms(term):
                if group:
                    self._add(name, term.id, anywhere=True)
                    continue
                if name[:1].islower() and not name.startswith(("các ", "cơ quan đại diện")):
                    continue  # what a question says ("báo chí nước ngoài"), not a name
                if name in term.abbreviations and name[:1] != term.label_vi[:1] and name.upper() == name:
                    continue  # "TTĐN" is the work, "Cục TTĐN" the body
                self._add(name, term.id)
        self.provinces = self._province_trie(vocabulary)
        self.cities = frozenset(
            flatten(clean(re.sub(r"^thành phố ", "", t.label_vi, flags=re.IGNORECASE)))
            for t in vocabulary.provinces
            if t.extra.get("kind") == "thành phố"
        )
        self.first = frozenset(self.trie) | GROUP_FIRST | {name.split()[0] for name in CLASSES}

    def _add(self, name: str, body: str, *, anywhere: bool = False) -> None:
        words = [w for w in WORD.findall(flatten(clean(name))) if w not in SKIP]
        if (
            not words
            or (" ".join(words) in CLASSES and words[-1] != "doan")
            or " ".join(words) in ("uy ban", "van phong", "nhan dan", "cong an nhan dan")
        ):
            return
        exact = len(words) == 1 or not name.startswith(CAPITAL_CLASSES)
        put(self.trie, words, (body, "*" if anywhere else name if exact else ""))
        if len(words) > 1 and words[0] in self.domains:
            put(self.domains[words[0]], words[1:], (body, ""))

    @staticmethod
    def _province_trie(vocabulary: Vocabulary) -> dict[str, Any]:
        trie: dict[str, Any] = {}
        for term in vocabulary.provinces:
            for name in (term.label_vi, *term.aliases_vi, *term.abbreviations):
                if name in (term.extra.get("ambiguous") or ()):
                    continue
                bare = re.sub(r"^(?:tỉnh|thành phố|tp\.?)\s+", "", name, flags=re.IGNORECASE)
                words = WORD.findall(flatten(clean(bare)))
                if words:
                    put(trie, words, (term.id, ""))
        return trie

    # -- one pass

    def find(self, reading: Reading, local: Iterable[tuple[str, str]] = ()) -> list[Mention]:
        """Return the mentions in order, not overlapping; `local` adds (folded name, printed name) of this document."""
        flat, chars = reading.flat, reading.chars
        own: dict[str, Any] = {}
        for folded_name, printed in local:
            words = [w for w in WORD.findall(folded_name) if w not in SKIP]
            if words:
                put(own, words, (printed, ""))
        tokens = [(m.start(), m.end()) for m in WORD.finditer(flat)]
        words = [flat[a:b] for a, b in tokens]
        found: list[Mention] = []
        i, size = 0, len(tokens)
        first = self.first
        plural = ""  # head of a running shared list ("các Sở: A, B")
        last_end = -1
        while i < size:
            word = words[i]
            best: Mention | None = None
            after = i
            if word in first or word in own:
                best, after = self._best(reading, tokens, words, i, own)
            if best is None and plural and found and self._joins(flat, last_end, tokens[i][0]) and chars[tokens[i][0]].isupper():
                hit = walk(self.domains[plural], tokens, words, flat, i)
                if hit is not None:
                    body, after, exact = hit
                    best = Mention(tokens[i][0], tokens[after - 1][1], body)
            elif best is not None and plural and best.kind != "group" and found and self._joins(flat, last_end, best.start):
                # "các Bộ: Quốc phòng, Công an": under a plural head the domain is meant where it reaches as far
                hit = walk(self.domains[plural], tokens, words, flat, i)
                if hit is not None and hit[1] >= after:
                    body, after, exact = hit
                    best = Mention(tokens[i][0], tokens[after - 1][1], body)
            if best is None:
                if plural and not self._joins(flat, last_end, tokens[i][0]):
                    plural = ""
                i += 1
                continue
            if (
                found
                and found[-1].kind == "group"
                and best.kind == "name"
                and plural
                and ":" in flat[last_end : best.start]
                and self._joins(flat, last_end, best.start)
            ):
                group = found.pop()  # "Các Sở, ngành: Kế hoạch và Đầu tư, Ngoại vụ": the list says which
                best = Mention(group.start, best.end, best.body, best.kind, best.name, best.place)
            found.append(best)
            last_end = best.end
            i = max(after, i + 1)
            plural = self._plural(found[-1], words, tokens, flat, plural)
            # "các Sở: …", "Các Sở, ngành: …": a head before a colon opens a shared list
        return found

    @staticmethod
    def _joins(flat: str, end: int, start: int) -> bool:
        """Whether only a list's separator stands between two names."""
        return 0 <= end <= start and start - end <= 6 and re.fullmatch(r"\s*(?:[,;:]|va|[,;]\s*va|-)\s*", flat[end:start]) is not None

    def _plural(self, mention: Mention, words: list[str], tokens: list[tuple[int, int]], flat: str, plural: str) -> str:
        text = flat[mention.start : mention.end]
        head = text.split()[0] if text else ""
        if head == "cac" and len(text.split()) > 1:
            head = text.split()[1].strip(",:;")
        if head in self.domains:
            return head
        return plural if plural and mention.kind == "name" and not text.startswith(tuple(self.domains)) else ""

    def _best(
        self, reading: Reading, tokens: list[tuple[int, int]], words: list[str], i: int, own: dict[str, Any]
    ) -> tuple[Mention | None, int]:
        flat, chars = reading.flat, reading.chars
        start = tokens[i][0]
        best: Mention | None = None
        stop = start
        for trie in (own, self.trie):
            if words[i] not in trie:
                continue
            hit = walk(trie, tokens, words, flat, i)
            if hit is None:
                continue
            body, after, exact = hit
            end = tokens[after - 1][1]
            if end <= stop or not self._is_name(chars, start, end, exact):
                continue
            best = Mention(start, end, "", "open", body) if trie is own else Mention(start, end, body)
            stop = end
        if words[i] in ("cac",) and i + 1 < len(words) and words[i + 1] in self.domains:
            # a plural head with its first domain: "các Sở: Kế hoạch và Đầu tư", "các Sở Tư pháp"
            hit = walk(self.domains[words[i + 1]], tokens, words, flat, i + 2)
            gap = flat[tokens[i + 1][1] : tokens[i + 2][0]] if hit is not None else ""
            if hit is not None and re.fullmatch(r"\s*:?\s*", gap) and chars[tokens[i + 2][0]].isupper():
                body, after, exact = hit
                if tokens[after - 1][1] > stop:
                    best = Mention(start, tokens[after - 1][1], body)
                    stop = best.end
        if words[i] in self.groups:
            following = words[i + 1] if i + 1 < len(words) else ""
            for second, pattern, body in self.groups[words[i]]:
                if second is not None and following not in second:
                    continue
                match = pattern.match(flat, start)
                if match and match.end() > stop and ends_word(flat, match.end()):
                    name = "" if body else reading.chars[start : start + 1].upper() + reading.chars[start + 1 : match.end()]
                    best, stop = Mention(start, match.end(), body, "group", name), match.end()
        if words[i] in ("tinh", "thanh", "cac") and best is None:
            best = self._province_told(flat, start)
            stop = best.end if best is not None else stop
        if words[i] in ("uy", "ubnd", "van", "chu"):
            named = self._committee(reading, start)
            if named is not None and named.end > stop:
                best, stop = named, named.end
        if best is None and chars[start].isupper():
            best = open_name(self.trie, self.provinces, reading, tokens, words, i)
        if best is None:
            return None, i
        best = self._with_place(reading, best)
        after = i
        while after < len(tokens) and tokens[after][0] < best.end:
            after += 1
        return best, after

    def _province_told(self, flat: str, start: int) -> Mention | None:
        """Return the province that is told to work ("tỉnh Đắk Lắk cần tiếp tục …"): its people's committee; None if it is only named.

        At the head of a sentence or list a province or several is told by any word of work ("Các tỉnh Nghệ An, Quảng Ngãi đẩy nhanh …").
        """
        match = PROVINCE_HEAD.match(flat, start)
        end = province_end(self.provinces, flat, match.end()) if match else 0
        if not match or not end:
            return None
        if not match["many"] and re.match(
            r"\s+(?:can|phai|khan truong|tiep tuc|tap trung|chu dong|chu tri|co trach nhiem|som|nghiem tuc|chi dao)\b", flat[end : end + 24]
        ):
            return Mention(start, end, "body:uy-ban-nhan-dan-cap-tinh", "name", "", flat[start:end])
        if not HEADS_LIST.search(flat[max(0, start - 10) : start]):
            return None
        while (more := PROVINCE_MORE.match(flat, end)) is not None and (stop := province_end(self.provinces, flat, more.end())):
            end = stop
        if not re.match(r"\s", flat[end : end + 1]) or not begins_with_verb(flat, end, end + 40):
            return None
        return Mention(start, end, "body:uy-ban-nhan-dan-cap-tinh", "name", "", flat[start:end])

    def _committee(self, reading: Reading, start: int) -> Mention | None:
        """Return the people's committee of a named district or commune ("UBND thị xã Sa Pa"), None if there is none."""
        match = NAMED_COMMITTEE.match(reading.flat, start)
        if match is None:
            return None
        at = end = match.end()
        for word in WORD.finditer(reading.chars, at, min(at + 40, len(reading.chars))):
            if not word[0][:1].isupper() and not word[0].isdigit() or reading.chars[end : word.start()].strip(" -–"):
                break
            end = word.end()
        if end == at:
            return None
        unit = match["unit"]
        if unit.startswith(("thanh pho", "tp")) and (
            flatten(reading.chars[at:end]) in self.cities or reading.flat[at : at + 9].startswith("truc thuo")
        ):
            body = "body:van-phong-uy-ban-nhan-dan-tinh" if match["vp"] else "body:uy-ban-nhan-dan-cap-tinh"
            return Mention(start, end, body, "name", "", reading.flat[match.start("unit") : end])
        low = unit.split(".")[0] in ("xa", "phuong", "thi tran", "dac khu")
        body = "body:uy-ban-nhan-dan-cap-xa" if low else "body:uy-ban-nhan-dan-cap-huyen"
        if match["vp"] and not low:
            body = "body:van-phong-uy-ban-nhan-dan-cap-huyen"
        return Mention(start, end, body, "name", "", reading.flat[match.start("unit") : end])

    @staticmethod
    def _is_name(chars: str, start: int, end: int, exact: str) -> bool:
        """Whether words that fold like a name are one: written like it where it is an abbreviation, else with a capital."""
        text = chars[start:end]
        if exact == "*":
            return True
        if start and chars[start - 1] in "/-" and start > 1 and not chars[start - 2].isspace():
            return False  # part of a document number
        if exact and exact[:1].isupper():
            if len(exact) < 3 or " " not in exact.strip():
                return text == exact and not (end < len(chars) and chars[end] in "/" and chars[end + 1 : end + 2].isupper())
            return text == exact or text.isupper() and not text.islower() and len(text) > 6
        return any(c.isupper() for c in text) or bool(exact)

    def _provinces_listed(self, flat: str, end: int) -> int:
        """Return where a list of two or more provinces behind a people's committee ends, 0 if there is none."""
        stop, count = end, 0
        while True:
            separator = PROVINCE_SEP.match(flat, stop)
            at = separator.end() if separator else stop
            found = province_end(self.provinces, flat, at)
            if not found or at == stop:
                return stop if count > 1 else 0
            stop, count = found, count + 1

    def _with_place(self, reading: Reading, mention: Mention) -> Mention:
        """Return the mention with the words behind it that say whose it is, or which of several ("khu vực XI")."""
        flat = reading.flat
        end = mention.end
        region = REGION.match(flat, end)
        if mention.kind == "name" and region is None and flat[mention.start : end].endswith(" khu vuc"):
            region = re.compile(r"\s+(?:[ivx]{1,5}|\d{1,2})\b").match(flat, end)
        if mention.kind == "name" and (region or REGION.search(flat[mention.start : end])):
            stop = region.end() if region else end
            return Mention(mention.start, stop, "", "open", reading.chars[mention.start : stop])
        if mention.body == "body:uy-ban-nhan-dan-cap-tinh" and (stop := self._provinces_listed(flat, end)):
            return Mention(mention.start, stop, mention.body, mention.kind, mention.name, "cac tinh")
        match = PLACE_WORDS.match(flat, end)
        place_end = match.end() if match and ends_word(flat, match.end()) and mention.kind != "group" else end
        if mention.body == "body:chu-tich-uy-ban-nhan-dan-cap-tinh" and (stop := self._provinces_listed(flat, place_end)):
            return Mention(mention.start, stop, mention.body, mention.kind, mention.name, "cac tinh")
        at = place_end
        while at < len(flat) and flat[at] == " ":
            at += 1
        stop = province_end(self.provinces, flat, at)
        if stop and (place_end > end or mention.kind == "name" and reading.chars[at].isupper()):
            place_end = stop
        if place_end == end:
            return mention
        return Mention(mention.start, place_end, mention.body, mention.kind, mention.name, flat[end:place_end].strip())


def _forms(term: Term) -> list[str]:
    """Return the names of a body with the spellings that follow from them."""
    names = [term.label_vi, *term.aliases_vi, *term.abbreviations]
    out: list[str] = []
    for name in names:
        out.append(name)
        short = re.sub(r"Ủy ban nhân dân", "UBND", name)
        short = re.sub(r"Hội đồng nhân dân", "HĐND", short)
        out.append(short)
        out.append(re.sub(r"^Bộ Chỉ huy", "BCH", name))
        bare = re.sub(r" (?:cấp tỉnh|tỉnh)$", "", name)
        if len(bare.split()) > 1:
            out += (
                [bare, re.sub(r"Ủy ban nhân dân", "UBND", bare)]
                if bare not in ("Ủy ban nhân dân", "Hội đồng nhân dân", "Văn phòng")
                else []
            )
    return list(dict.fromkeys(out))


@cache
def names() -> Names:
    """Return the matcher over schemas/vocab."""
    return Names(load())
