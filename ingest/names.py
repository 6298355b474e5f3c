"""Names of agencies in a text: the vocabulary's, groups of agencies, and unknown ones by their form.

One pass over the syllables: a trie holds every name of schemas/vocab/bodies.yaml folded, without "và" and signs, so that "Đài PT-TH",
"Đài Phát thanh – Truyền hình" and "Đài Phát thanh và Truyền hình" meet; groups ("các sở, ban, ngành", "UBND các huyện") are
patterns; what begins with a word for an agency and is in neither is an open name ("Cục An toàn thông tin").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.reading import Reading, flatten
from ingest.verbs import VERBS, begins_with_verb
from text.views import clean
from text.vocabulary import Term, Vocabulary, load

__all__ = ["Mention", "Names", "names"]

_WORD = re.compile(r"[^\W_]+")
_SKIP = frozenset({"va"})
_END = ""  # key of a trie node that ends a name


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: [start, end) in the reading, `body` the id of its generic body or "" (an open name), `name` the open name as
    printed, `kind` name, group or open.  `head_end` is where the name without its place ("tỉnh Lào Cai") ends."""

    start: int
    end: int
    body: str
    kind: str = "name"
    name: str = ""
    place: str = ""  # folded words behind the name: "tinh", "tinh lao cai", "thi xa sa pa"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


# Words that begin the name of an agency; the text must have them with these accents and a capital.
_CLASS_WORDS = _words(
    "sở|bộ|vụ|cục|tổng cục|chi cục|ban|văn phòng|viện|trường|trung tâm|hội|liên hiệp|liên minh|hiệp hội|liên đoàn|tạp chí|báo|đài|ngân hàng|kho bạc|"
    "kiểm toán|tổng công ty|tập đoàn|công ty|đảng ủy|tỉnh đoàn|thành đoàn|huyện đoàn|ủy ban|hội đồng|bệnh viện|bộ chỉ huy|bộ tư lệnh|ban chỉ huy|quân khu|"
    "đồn biên phòng|tòa án|viện kiểm sát|bưu điện|cổng thông tin|quỹ|chi nhánh|nhà xuất bản|học viện|đại học|phòng|thanh tra|tổng liên đoàn|bảo tàng|thư viện|"
    "thông tấn xã|đại sứ quán|đoàn|tổ|khối|mặt trận|công đoàn|trạm|nhà máy|chi đội|điện lực|viễn thông|thuế|bảo hiểm|tổ chức pháp chế|nhà hát|ban quản lý"
)
_CLASSES = {flatten(name): name for name in _CLASS_WORDS}
# Function words that an open name cannot hold.
_STOP = frozenset(_words(
    "va|trong|ve|de|tai|theo|cho|voi|la|co|duoc|cua|do|den|tu|khi|se|phai|can|da|dang|cung|nham|thuoc|tren|duoi|nhung|hoac|bang|nhu|tiep|neu|thi|nay|do|gui|qua|dua|lam|giao|nham|gom|sau|truoc|bi|rang|ma|nen|moi|mot|hai|ba|nhat|hay|thong|bao|nghiem|tuc|dong|kip|som|chiu|de|den|ngay|ket|tong"
))

# Words that look like work and are part of a name: "Ban chỉ đạo", "phòng thủ dân sự"; True where the word behind belongs to it.
_INNER = {"ban chi": True, "ban to": True, "ban quan": True, "ban van": True, "ban tuyen": True, "phong thu": False, "thi hanh": False, "doi song": False, "so chi": True, "bo chi": True,
          "chuong trinh": False, "cong trinh": False}

# What follows a word for an agency and makes no agency ("Bộ Trưởng", "Bộ Luật"), and what alone does ("Trường Đại học", not "Trường Sơn").
_NO_BODY = {"bo": ("truong", "luat", "tu", "chi", "tieu"), "dai": ("loan",), "so": ("so",), "thue": ("nk", "xnk", "gtgt", "ttdb", "bvmt", "tncn", "tndn", "vat"), "cong": ("chi", "chuong")}
_COMPOUND = frozenset(("do thi", "nong thon", "thi truong", "hanh chinh", "lao dong", "cong dong", "cong nghe"))  # "Phòng Đô thị"
_ONLY = {"truong": frozenset(_words("dai|cao|chinh|trung|tieu|mam|si|quan|boi|thpt|thcs|ptdtnt|pho|nghe|dao|day"))}

_DISTRICT = r"(?:huyen|quan|thi xa|thanh pho|tx|tp)"
_COMMUNE = r"(?:xa|phuong|thi tran|dac khu|thon)"
_SEP = r"(?:\s*[,;/]\s*(?:va\s+)?|\s+va\s+|\s*-\s*|\s+hoac\s+)"
_UB = r"(?:(?:chu tich|chu tich, pho chu tich)\s+)?(?:uy ban nhan dan|uy ban nhan|uy bna nhan dan|ubnd)"
_REL = r"(?:\s*(?:,\s*)?(?:co )?lien quan(?: khac)?|\s+huu quan|\s+chuc nang)?"
_LEVEL = r"(?:\s+(?:cap )?(?:tinh|thanh pho|trung uong|dia phuong|cap tinh|thuoc tinh|thuoc thanh pho|tren dia ban(?: tinh| thanh pho)?|thuoc ubnd (?:tinh|thanh pho)|thuoc uy ban nhan dan (?:tinh|thanh pho)))?"
_UNIT = r"(?:so|ban(?=\s*[,;./)]|\s+(?:nganh|va|co lien|lien quan|cap|tinh|cua|dang)\b|\s*$)|nganh|co quan|don vi|to chuc|cuc|vu|phong(?=\s*[,;./)]|\s+va\b)|linh vuc|lien nganh)"

# Group patterns, tried at a word; the first that matches longest wins.  (pattern, body id)
_GROUPS: tuple[tuple[str, str], ...] = (
    (rf"(?:van phong\s+)(?:{_UB})\s+(?:(?:cac|cap)\s+)?{_DISTRICT}(?:{_SEP}(?:cac\s+)?{_DISTRICT})*", "body:van-phong-uy-ban-nhan-dan-cap-huyen"),
    (rf"{_UB}\s+(?:(?:cac|cap|tung|moi)\s+)?{_DISTRICT}(?!\s+(?:truc thuoc|ho chi minh|ha noi|da nang|hai phong|can tho|hue))(?:{_SEP}(?:(?:cac|cap)\s+)?{_DISTRICT}\b)+(?!\s+truc thuoc)", "body:uy-ban-nhan-dan-cap-huyen"),
    (rf"{_UB}\s+(?:huyen|thi xa)(?=\s*[,;.)]|\s+va\b|\s*$)", "body:uy-ban-nhan-dan-cap-huyen"),
    (rf"{_UB}\s+(?:xa|phuong)(?=\s*[,;.)]|\s+va\b|\s*$)", "body:uy-ban-nhan-dan-cap-xa"),
    (rf"{_UB}\s+(?:cac|cap)\s+(?:huyen|quan|thi xa)", "body:uy-ban-nhan-dan-cap-huyen"),
    (rf"{_UB}\s+(?:(?:cac|cap|tung|moi)\s+)?{_COMMUNE}(?:{_SEP}(?:(?:cac|cap)\s+)?{_COMMUNE}\b)+", "body:uy-ban-nhan-dan-cap-xa"),
    (rf"{_UB}\s+(?:cac|cap)\s+{_COMMUNE}", "body:uy-ban-nhan-dan-cap-xa"),
    (rf"{_UB}\s+(?:thanh pho|tinh)(?=\s*[,;.:)]|\s+(?!ho chi|ha noi|da nang|hai phong|can tho|hue\b|truc thuoc)[a-z]|\s*$)", "body:uy-ban-nhan-dan-cap-tinh"),
    (r"(?:dong chi )?bi thu (?:cac )?(?:tinh uy|thanh uy)(?:\s*,\s*thanh uy)?", "body:tinh-uy"),
    (r"(?:cac )?chu dau tu(?: du an)?(?=\s*[,;.:]|\s+(?:chu|phoi|co|phai|can|khan|tiep|tap)\b)", ""),
    (r"cac uy ban(?: khac)? cua quoc hoi", ""),
    (rf"{_UB}\s+cap\s+tinh", "body:uy-ban-nhan-dan-cap-tinh"),
    (rf"{_UB}\s+(?:cac\s+)(?:tinh|thanh pho)(?:{_SEP}(?:cac\s+)?(?:tinh|thanh pho)\b)*(?:\s+truc thuoc trung uong)?", "body:uy-ban-nhan-dan-cap-tinh"),
    (rf"{_UB}\s+tinh{_SEP}thanh pho(?:\s+truc thuoc trung uong)?", "body:uy-ban-nhan-dan-cap-tinh"),
    (rf"{_UB}\s+(?:cac\s+)?(?:dia phuong|cac cap)", "body:cac-dia-phuong"),
    (rf"(?:cac )?co quan chuyen mon(?:\s*,\s*(?:cac )?co quan hanh chinh(?: khac)?)?(?:(?:\s*,|\s*;|\s+va)\s*(?:cac )?don vi su nghiep(?: cong lap)?)?(?:\s+(?:truc )?thuoc\s+(?:{_UB}|uy ban)(?:\s+(?:nhan\s+)?(?:cap )?(?:tinh|thanh pho))?)?", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?(?:cac )?so{_SEP}(?:{_UNIT}(?:{_SEP}|\s+))*{_UNIT}\b{_LEVEL}{_REL}", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?(?:cac )?ban\s*,\s*(?:so|nganh)(?:{_SEP}(?:{_UNIT}))*\b{_LEVEL}{_REL}", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?cac so{_LEVEL}{_REL}(?=\s*[,;.)]|\s+va\b|$)", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?cac nganh{_LEVEL}{_REL}", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?cac bo(?:{_SEP}(?:bo|uy ban|{_UNIT}))+\b(?:\s+trung uong)?{_REL}", "body:cac-bo-nganh"),
    (rf"cac bo(?:\s+trung uong)?{_REL}(?=\s*[,;.)]|\s+va\b|$)", "body:cac-bo-nganh"),
    (rf"(?:bo|cac bo)(?:{_SEP}|\s+)nganh(?:\s+trung uong)?{_REL}", "body:cac-bo-nganh"),
    (r"(?:cac )?(?:thu truong )?co quan ngang bo(?:\s*,\s*(?:thu truong )?co quan thuoc chinh phu)?(?:\s*(?:,|va)\s*co quan khac o trung uong)?", "body:cac-bo-nganh"),
    (r"(?:cac )?co quan thuoc chinh phu", "body:cac-bo-nganh"),
    (r"(?:cac )?(?:co quan|don vi|to chuc)(?:\s*[,;]\s*(?:co quan|don vi|to chuc|dia phuong))*\s+(?:duoc\s+(?:giao|phan cong)\s+)(?:nhiem vu\s+)?chu tri", "body:cac-co-quan-chu-tri"),
    (r"(?:cac )(?:co quan|don vi|to chuc)(?:\s*[,;]\s*(?:co quan|don vi|dia phuong))*\s+phoi hop(?=\s+(?:co|chiu) trach nhiem)", "body:cac-co-quan-phoi-hop"),
    (rf"(?:tat ca )?cac (?:phong|don vi|co quan|to chuc)(?:{_SEP}(?:phong|ban|don vi|co quan|to chuc|dia phuong|ca nhan|doanh nghiep|nganh|cap|bo phan))*\b(?:\s+(?:khac))?{_LEVEL}{_REL}", "body:cac-co-quan-don-vi-lien-quan"),
    (rf"(?:co quan|don vi|to chuc)(?:{_SEP}(?:phong|ban|don vi|co quan|to chuc|dia phuong|ca nhan))*\s+(?:khac\s+)?(?:co lien quan|lien quan|huu quan)", "body:cac-co-quan-don-vi-lien-quan"),
    (r"(?:cac )(?:so|bo|ban|nganh|don vi|dia phuong)\s+(?:co )?lien quan", "body:cac-co-quan-don-vi-lien-quan"),
    (r"cac luc luong(?: chuc nang)?", "body:cac-co-quan-don-vi-lien-quan"),
    (r"(?:cac )?(?:to chuc )?doan the(?: chinh tri(?: - xa hoi)?)?(?:\s+(?:cap )?(?:tinh|thanh pho))?", "body:cac-doan-the"),
    (r"(?:cac )?to chuc chinh tri\s*-\s*xa hoi(?:\s+(?:cap )?(?:tinh|thanh pho))?(?:\s*,\s*(?:to chuc )?xa hoi(?:\s*-\s*nghe nghiep)?)?", "body:cac-to-chuc-chinh-tri-xa-hoi"),
    (r"cac hoi\s*,\s*doan the(?:\s+(?:cap )?tinh)?", "body:cac-doan-the"),
    (r"(?:he thong )?(?:cac )?co quan (?:thong tin|thong tan|bao chi|truyen thong)(?:(?:\s*,\s*|\s+va\s+|\s+)(?:bao chi|truyen thong|thong tan|thong tin)\b)*(?:\s+(?:cua\s+)?(?:trung uong|dia phuong|trong tinh|o dia phuong|cua tinh|tinh|tren dia ban(?: tinh| thanh pho)?))?(?:\s+va\s+(?:dia phuong|trung uong)(?:\s+thuong tru(?: tren dia ban)?)?)?(?:\s*,\s*truyen thong)?", "body:co-quan-bao-chi"),
    (r"cac dia phuong", "body:cac-dia-phuong"),
    (r"dia phuong", "body:cac-dia-phuong"),
)
_NAMED_UB = re.compile(rf"(?:(?P<vp>van phong)\s+)?(?:chu tich\s+)?{_UB}\s+(?P<unit>thi xa|huyen|quan|thanh pho|xa|phuong|thi tran|dac khu|tx\.?|tp\.?)\s+(?=\S)")
_GROUP_RES = tuple((re.compile(pattern), body) for pattern, body in _GROUPS)
_GROUP_FIRST = frozenset(_words("cac|tat|uy|ubnd|so|ban|van|bo|co|don|to|he|doan|dia|bi|dong|chu|tinh|thanh"))

# Words behind a name that say whose it is: "tỉnh", "tỉnh Lào Cai", "các tỉnh, thành phố", "thành phố".
_PLACE_WORDS = re.compile(r"\s+(?:(?:cap|cua)\s+)?(?:(?:cac\s+)?(?:tinh|thanh pho|tp\b\.?))(?!\w)(?:\s*,\s*thanh pho\b)?(?:\s+truc thuoc trung uong)?")


# Groups whose names the vocabulary gives in full; the others are read by the patterns.
_NAMED_GROUPS = frozenset({
    "body:cac-co-quan-chu-tri", "body:cac-co-quan-phoi-hop", "body:co-quan-trung-uong", "body:cac-doanh-nghiep-vien-thong", "body:cac-don-vi-thuoc-bo-tu-phap",
    "body:to-chuc-phap-che-thuoc-bo-co-quan-ngang-bo-va-co-quan-thuoc-chinh-phu", "body:cac-don-vi-thuoc-bo-co-quan-ngang-bo-co-quan-thuoc-chinh-phu",
    "body:cac-ngan-hang-thuong-mai", "body:cac-luc-luong-chuc-nang", "body:cac-co-so-giao-duc", "body:cac-to-chuc-xa-hoi-nghe-nghiep",
})
_CAPITAL_CLASSES = _words(
    "Sở|Bộ|Vụ|Cục|Tổng|Chi|Ban|Văn|Viện|Trường|Trung|Hội|Liên|Hiệp|Tạp|Báo|Đài|Ngân|Kho|Kiểm|Tập|Công|Đảng|Tỉnh|Thành|Huyện|Ủy|UBND|Bệnh|BCH|Quân|Đồn|Tòa|Bưu|"
    "Cổng|Quỹ|Nhà|Học|Phòng|Thanh|Bảo|Thư|Thông|Đoàn|Mặt|Trạm|Thuế|Các|các|Cơ|cơ|Đơn|đơn|Tổ|tổ|HĐND|VP|Văn phòng|Cảng|Viễn|Giáo|UB|Đại|Chủ|Thủ|Phó|Quốc|Chính|Dân|Lực|lực|Ngành|Cán|Hợp|Chương|Thôn"
)


_PROVINCE_HEAD = re.compile(r"(?P<many>cac\s+)?(?:tinh|thanh pho)\b(?:\s*,\s*(?:tinh|thanh pho)\b)?\s*:?\s+")
_PROVINCE_MORE = re.compile(r"(?:\s*,\s*(?:va\s+)?|\s+va\s+)(?:(?:cac\s+)?(?:tinh|thanh pho)\s+)?")
_HEADS_LIST = re.compile(r"(?:^|[.;:|)(\n“\"]\s*|\b(?:giao|yeu cau|de nghi)\s+|[a-z\d]\)\s*|-\s+)$")

_REGION = re.compile(r"\s+khu vuc\s+(?:so\s+)?(?:[ivx]{1,5}|\d{1,2})\b")


class Names:
    """The matcher, compiled once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.bodies: dict[str, Term] = {term.id: term for term in vocabulary.bodies}
        self.trie: dict[str, Any] = {}
        self.domains: dict[str, dict[str, Any]] = {"so": {}, "bo": {}, "ban": {}, "vu": {}}
        for term in vocabulary.bodies:
            if term.extra.get("level") != "group":
                self._add(term.label_vi, term.id)  # a body's own name before another's alias
        for term in vocabulary.bodies:
            group = term.extra.get("level") == "group"
            if group and term.id not in _NAMED_GROUPS:
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
        self.cities = frozenset(flatten(clean(re.sub(r"^thành phố ", "", t.label_vi, flags=re.IGNORECASE))) for t in vocabulary.provinces if t.extra.get("kind") == "thành phố")
        self.first = frozenset(self.trie) | _GROUP_FIRST | {name.split()[0] for name in _CLASSES}

    def _add(self, name: str, body: str, *, anywhere: bool = False) -> None:
        words = [w for w in _WORD.findall(flatten(clean(name))) if w not in _SKIP]
        if not words or (" ".join(words) in _CLASSES and words[-1] != "doan") or " ".join(words) in ("uy ban", "van phong", "nhan dan", "cong an nhan dan"):
            return
        exact = len(words) == 1 or not name.startswith(_CAPITAL_CLASSES)
        _put(self.trie, words, (body, "*" if anywhere else name if exact else ""))
        if len(words) > 1 and words[0] in self.domains:
            _put(self.domains[words[0]], words[1:], (body, ""))

    @staticmethod
    def _province_trie(vocabulary: Vocabulary) -> dict[str, Any]:
        trie: dict[str, Any] = {}
        for term in vocabulary.provinces:
            for name in (term.label_vi, *term.aliases_vi, *term.abbreviations):
                if name in (term.extra.get("ambiguous") or ()):
                    continue
                bare = re.sub(r"^(?:tỉnh|thành phố|tp\.?)\s+", "", name, flags=re.IGNORECASE)
                words = _WORD.findall(flatten(clean(bare)))
                if words:
                    _put(trie, words, (term.id, ""))
        return trie

    # -- one pass

    def find(self, reading: Reading, local: Iterable[tuple[str, str]] = ()) -> list[Mention]:
        """Return the mentions in order, not overlapping; `local` adds (folded name, printed name) of this document."""
        flat, chars = reading.flat, reading.chars
        own: dict[str, Any] = {}
        for folded_name, printed in local:
            words = [w for w in _WORD.findall(folded_name) if w not in _SKIP]
            if words:
                _put(own, words, (printed, ""))
        tokens = [(m.start(), m.end()) for m in _WORD.finditer(flat)]
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
                hit = _walk(self.domains[plural], tokens, words, flat, i)
                if hit is not None:
                    body, after, exact = hit
                    best = Mention(tokens[i][0], tokens[after - 1][1], body)
            elif best is not None and plural and best.kind != "group" and found and self._joins(flat, last_end, best.start):
                # "các Bộ: Quốc phòng, Công an": under a plural head the domain is meant where it reaches as far
                hit = _walk(self.domains[plural], tokens, words, flat, i)
                if hit is not None and hit[1] >= after:
                    body, after, exact = hit
                    best = Mention(tokens[i][0], tokens[after - 1][1], body)
            if best is None:
                if plural and not self._joins(flat, last_end, tokens[i][0]):
                    plural = ""
                i += 1
                continue
            if found and found[-1].kind == "group" and best.kind == "name" and plural and ":" in flat[last_end : best.start] and self._joins(flat, last_end, best.start):
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
            hit = _walk(trie, tokens, words, flat, i)
            if hit is None:
                continue
            body, after, exact = hit
            end = tokens[after - 1][1]
            if end <= stop or not self._is_name(chars, start, end, exact):
                continue
            best = Mention(start, end, "", "open", chars[start:end]) if trie is own else Mention(start, end, body)
            if trie is own:
                best = Mention(start, end, "", "open", body)
            stop = end
        if words[i] in ("cac",) and i + 1 < len(words) and words[i + 1] in self.domains:
            # a plural head with its first domain: "các Sở: Kế hoạch và Đầu tư", "các Sở Tư pháp"
            hit = _walk(self.domains[words[i + 1]], tokens, words, flat, i + 2)
            gap = flat[tokens[i + 1][1] : tokens[i + 2][0]] if hit is not None else ""
            if hit is not None and re.fullmatch(r"\s*:?\s*", gap) and chars[tokens[i + 2][0]].isupper():
                body, after, exact = hit
                if tokens[after - 1][1] > stop:
                    best = Mention(start, tokens[after - 1][1], body)
                    stop = best.end
        if words[i] in _GROUP_FIRST:
            for pattern, body in _GROUP_RES:
                match = pattern.match(flat, start)
                if match and match.end() > stop and _ends_word(flat, match.end()):
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
            best = self._open(reading, tokens, words, i)
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
        match = _PROVINCE_HEAD.match(flat, start)
        end = _province_end(self.provinces, flat, match.end()) if match else 0
        if not match or not end:
            return None
        if not match["many"] and re.match(r"\s+(?:can|phai|khan truong|tiep tuc|tap trung|chu dong|chu tri|co trach nhiem|som|nghiem tuc|chi dao)\b", flat[end : end + 24]):
            return Mention(start, end, "body:uy-ban-nhan-dan-cap-tinh", "name", "", flat[start:end])
        if not _HEADS_LIST.search(flat[max(0, start - 10) : start]):
            return None
        while (more := _PROVINCE_MORE.match(flat, end)) is not None and (stop := _province_end(self.provinces, flat, more.end())):
            end = stop
        if not re.match(r"\s", flat[end : end + 1]) or not begins_with_verb(flat, end, end + 40):
            return None
        return Mention(start, end, "body:uy-ban-nhan-dan-cap-tinh", "name", "", flat[start:end])

    def _committee(self, reading: Reading, start: int) -> Mention | None:
        """Return the people's committee of a named district or commune ("UBND thị xã Sa Pa"), None if there is none."""
        match = _NAMED_UB.match(reading.flat, start)
        if match is None:
            return None
        at = end = match.end()
        for word in _WORD.finditer(reading.chars, at, min(at + 40, len(reading.chars))):
            if not word[0][:1].isupper() and not word[0].isdigit() or reading.chars[end : word.start()].strip(" -–"):
                break
            end = word.end()
        if end == at:
            return None
        unit = match["unit"]
        if unit.startswith(("thanh pho", "tp")) and (flatten(reading.chars[at:end]) in self.cities or reading.flat[at : at + 9].startswith("truc thuo")):
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

    def _open(self, reading: Reading, tokens: list[tuple[int, int]], words: list[str], i: int) -> Mention | None:
        """Return an unknown agency that begins here by its form, None if there is none."""
        flat, chars = reading.flat, reading.chars
        count = next((n for n in (3, 2, 1) if " ".join(words[i : i + n]) in _CLASSES), 0)
        if not count or i + count >= len(tokens):
            return None
        at = i + count
        if not re.fullmatch(r" +| ?\n ?", flat[tokens[at - 1][1] : tokens[at][0]]) or not chars[tokens[at][0]].isupper():
            return None
        if words[at] in _NO_BODY.get(words[i], ()) or words[i] in _ONLY and words[at] not in _ONLY[words[i]] or chars[tokens[i][0] : tokens[at - 1][1]].isupper():
            return None
        begin = " ".join(reading.low[a:b] for a, b in tokens[i:at])
        if begin != _CLASSES[" ".join(words[i:at])] or flat.startswith("sa", tokens[at][0]) and begin == "trường":
            return None  # "Quý III", "Bản", "Trường Sa"
        end = tokens[at][1]
        at += 1
        while at < len(tokens) and at - i < 12:
            a, b = tokens[at]
            gap = flat[end:a]
            word = words[at]
            capital = chars[a].isupper() or chars[a].isdigit()
            if not re.fullmatch(r" +| *- *| *& *|, (?=\S)", gap) or "\n" in gap:
                break
            if "," in gap:
                break
            if word == "va":
                following = at + 1
                if following >= len(tokens) or not chars[tokens[following][0]].isupper() or " ".join(words[following : following + 1]) in _CLASSES:
                    break
                if words[i] not in ("so", "bo", "ban", "vu", "cuc", "truong", "trung", "vien", "uy", "hoi"):
                    break
                at, end = at + 1, b
                continue
            pair = f"{words[at - 1]} {word}"
            if pair in VERBS and chars[tokens[at - 1][0]].isupper() and pair not in _INNER:
                at, end = at + 1, b  # "Đoàn Kiểm tra", "Phòng Xây dựng"
                continue
            if pair in _INNER:
                end = b
                at += 1
                if at < len(tokens) and _INNER.get(pair):
                    end = tokens[at][1]
                    at += 1
                continue
            if not capital and pair in _COMPOUND:
                at, end = at + 1, b
                continue
            if not capital and (word in _STOP or f"{word} {words[at + 1] if at + 1 < len(words) else ''}" in VERBS or word in VERBS):
                break
            end = b
            at += 1
        text = chars[tokens[i][0] : end].strip()
        if text.upper() == text and " " in text:
            return None  # a heading in capitals
        if words[i] == "bao" and count == 1:
            stop = _province_end(self.provinces, flat, tokens[i + 1][0])
            if stop:
                return Mention(tokens[i][0], stop, "body:bao-tinh", "name", "", flat[tokens[i + 1][0] : stop])
        if flat[tokens[i][0] : end].endswith(" va"):
            end -= 3
            text = chars[tokens[i][0] : end]
        if len(text) > 110 or self._is_cut(text):
            return None
        return Mention(tokens[i][0], end, "", "open", text)

    def _is_cut(self, text: str) -> bool:
        """Whether a name is the beginning of a longer one that the vocabulary has: a table cell cut it ("Sở Thông tin")."""
        trie = self.trie
        for word in _WORD.findall(flatten(text)):
            if word in _SKIP:
                continue
            if word not in trie:
                return False
            trie = trie[word]
        return _END not in trie

    def _provinces_listed(self, flat: str, end: int) -> int:
        """Return where a list of two or more provinces behind a people's committee ends, 0 if there is none."""
        stop, count = end, 0
        while True:
            separator = _PROVINCE_SEP.match(flat, stop)
            at = separator.end() if separator else stop
            found = _province_end(self.provinces, flat, at)
            if not found or at == stop:
                return stop if count > 1 else 0
            stop, count = found, count + 1

    def _with_place(self, reading: Reading, mention: Mention) -> Mention:
        """Return the mention with the words behind it that say whose it is, or which of several ("khu vực XI")."""
        flat = reading.flat
        end = mention.end
        region = _REGION.match(flat, end)
        if mention.kind == "name" and region is None and flat[mention.start : end].endswith(" khu vuc"):
            region = re.compile(r"\s+(?:[ivx]{1,5}|\d{1,2})\b").match(flat, end)
        if mention.kind == "name" and (region or _REGION.search(flat[mention.start : end])):
            stop = region.end() if region else end
            return Mention(mention.start, stop, "", "open", reading.chars[mention.start : stop])
        if mention.body == "body:uy-ban-nhan-dan-cap-tinh" and (stop := self._provinces_listed(flat, end)):
            return Mention(mention.start, stop, mention.body, mention.kind, mention.name, "cac tinh")
        match = _PLACE_WORDS.match(flat, end)
        place_end = match.end() if match and _ends_word(flat, match.end()) and mention.kind != "group" else end
        at = place_end
        while at < len(flat) and flat[at] == " ":
            at += 1
        stop = _province_end(self.provinces, flat, at)
        if stop and (place_end > end or mention.kind == "name" and reading.chars[at].isupper()):
            place_end = stop
        if place_end == end:
            return mention
        return Mention(mention.start, place_end, mention.body, mention.kind, mention.name, flat[end:place_end].strip())


_PROVINCE_SEP = re.compile(r"\s*(?:[:,;]|\bva\b|\btu\b|\bden\b|-)?\s*(?:va\s+)?(?:(?:cac\s+)?(?:tinh|thanh pho|tp\.?)(?:\s*,\s*(?:thanh pho|tinh))?\s*:?\s+)?")


def _put(trie: dict[str, Any], words: list[str], value: tuple[str, str]) -> None:
    for word in words:
        trie = trie.setdefault(word, {})
    trie.setdefault(_END, value)


def _walk(trie: dict[str, Any], tokens: list[tuple[int, int]], words: list[str], flat: str, i: int) -> tuple[str, int, str] | None:
    """Return (value, index behind the last token, exact form or "") of the longest name that begins at token i."""
    best: tuple[str, int, str] | None = None
    at = i
    while at < len(words):
        word = words[at]
        if at > i:
            gap = flat[tokens[at - 1][1] : tokens[at][0]]
            if gap != " " and not _GAP.fullmatch(gap):
                break
        following = trie.get(word)
        if following is None:
            if word in _SKIP and at > i:
                at += 1
                continue
            break
        trie = following
        at += 1
        value = trie.get(_END)
        if value is not None:
            best = (value[0], at, value[1])
    return best


_GAP = re.compile(r" {0,3}\n? {0,2}(?:[-,&/.]{0,1}) {0,2}")


def _ends_word(flat: str, end: int) -> bool:
    return end >= len(flat) or not flat[end].isalnum()


def _province_end(trie: dict[str, Any], flat: str, at: int) -> int:
    """Return where a province's name that begins at `at` ends, 0 if there is none."""
    best = 0
    for match in _WORD.finditer(flat, at, at + 40):
        if match.start() > at and flat[at : match.start()].strip(" -"):
            break
        following = trie.get(match[0])
        if following is None:
            break
        trie, at = following, match.end()
        if _END in trie:
            best = match.end()
    return best


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
            out += [bare, re.sub(r"Ủy ban nhân dân", "UBND", bare)] if bare not in ("Ủy ban nhân dân", "Hội đồng nhân dân", "Văn phòng") else []
    return list(dict.fromkeys(out))


@cache
def names() -> Names:
    """Return the matcher over schemas/vocab."""
    return Names(load())
