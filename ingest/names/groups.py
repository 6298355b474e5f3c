"""Patterns of agencies in groups ("các sở, ban, ngành", "UBND các huyện"), and of the words behind a name that say whose it is."""

from __future__ import annotations

import re
from functools import cache

from ingest.citations.prefixes import first_words
from ingest.names.tries import words_of

__all__ = [
    "GROUP_FIRST",
    "HEADS_LIST",
    "NAMED_COMMITTEE",
    "NAMED_GROUPS",
    "PLACE_WORDS",
    "PROVINCE_HEAD",
    "PROVINCE_MORE",
    "PROVINCE_SEP",
    "REGION",
    "groups",
]

_DISTRICT = r"(?:huyen|quan|thi xa|thanh pho|tx|tp)"
_COMMUNE = r"(?:xa|phuong|thi tran|dac khu|thon)"
_SEP = r"(?:\s*[,;/]\s*(?:va\s+)?|\s+va\s+|\s*-\s*|\s+hoac\s+)"
_UB = r"(?:(?:chu tich|chu tich, pho chu tich)\s+)?(?:uy ban nhan dan|uy ban nhan|uy bna nhan dan|ubnd)"
_REL = r"(?:\s*(?:,\s*)?(?:co )?lien quan(?: khac)?|\s+huu quan|\s+chuc nang)?"
_LEVEL = (
    r"(?:\s+(?:cap )?(?:tinh|thanh pho|trung uong|dia phuong|cap tinh|thuoc tinh|thuoc thanh pho|tren dia ban(?: tinh|"
    r" thanh pho)?|thuoc ubnd (?:tinh|thanh pho)|thuoc uy ban nhan dan (?:tinh|thanh pho)))?"
)
_UNIT = (
    r"(?:so|ban(?=\s*[,;./)]|\s+(?:nganh|va|co lien|lien quan|cap|tinh|cua|dang)\b|\s*$)|nganh|co quan|don vi|to chuc|cuc|vu|"
    r"phong(?=\s*[,;./)]|\s+va\b)|linh vuc|lien nganh)"
)
# Group patterns, tried at a word; the first that matches longest wins.  (pattern, body id)
_GROUPS: tuple[tuple[str, str], ...] = (
    (
        rf"(?:van phong\s+)(?:{_UB})\s+(?:(?:cac|cap)\s+)?{_DISTRICT}(?:{_SEP}(?:cac\s+)?{_DISTRICT})*",
        "body:van-phong-uy-ban-nhan-dan-cap-huyen",
    ),
    (
        rf"{_UB}\s+(?:(?:cac|cap|tung|moi)\s+)?{_DISTRICT}(?!\s+(?:truc thuoc|ho chi minh|ha noi|da nang|hai phong|can tho|"
        rf"hue))(?:{_SEP}(?:(?:cac|cap)\s+)?{_DISTRICT}\b)+(?!\s+truc thuoc)",
        "body:uy-ban-nhan-dan-cap-huyen",
    ),
    (rf"{_UB}\s+(?:huyen|thi xa)(?=\s*[,;.)]|\s+va\b|\s*$)", "body:uy-ban-nhan-dan-cap-huyen"),
    (rf"{_UB}\s+(?:xa|phuong)(?=\s*[,;.)]|\s+va\b|\s*$)", "body:uy-ban-nhan-dan-cap-xa"),
    (rf"{_UB}\s+(?:cac|cap)\s+(?:huyen|quan|thi xa)", "body:uy-ban-nhan-dan-cap-huyen"),
    (rf"{_UB}\s+(?:(?:cac|cap|tung|moi)\s+)?{_COMMUNE}(?:{_SEP}(?:(?:cac|cap)\s+)?{_COMMUNE}\b)+", "body:uy-ban-nhan-dan-cap-xa"),
    (rf"{_UB}\s+(?:cac|cap)\s+{_COMMUNE}", "body:uy-ban-nhan-dan-cap-xa"),
    (
        rf"{_UB}\s+(?:thanh pho|tinh)(?=\s*[,;.:)]|\s+(?!ho chi|ha noi|da nang|hai phong|can tho|hue\b|truc thuoc)[a-z]|\s*$)",
        "body:uy-ban-nhan-dan-cap-tinh",
    ),
    (r"(?:dong chi )?bi thu (?:cac )?(?:tinh uy|thanh uy)(?:\s*,\s*thanh uy)?", "body:tinh-uy"),
    (r"(?:cac )?chu dau tu(?: du an)?(?=\s*[,;.:]|\s+(?:chu|phoi|co|phai|can|khan|tiep|tap)\b)", ""),
    (r"cac uy ban(?: khac)? cua quoc hoi", ""),
    (rf"{_UB}\s+cap\s+tinh", "body:uy-ban-nhan-dan-cap-tinh"),
    (
        rf"{_UB}\s+(?:cac\s+)(?:tinh|thanh pho)(?:{_SEP}(?:cac\s+)?(?:tinh|thanh pho)\b)*(?:\s+truc thuoc trung uong)?",
        "body:uy-ban-nhan-dan-cap-tinh",
    ),
    (rf"{_UB}\s+tinh{_SEP}thanh pho(?:\s+truc thuoc trung uong)?", "body:uy-ban-nhan-dan-cap-tinh"),
    (rf"{_UB}\s+(?:cac\s+)?(?:dia phuong|cac cap)", "body:cac-dia-phuong"),
    (
        rf"(?:cac )?co quan chuyen mon(?:\s*,\s*(?:cac )?co quan hanh chinh(?: khac)?)?(?:(?:\s*,|\s*;|"
        rf"\s+va)\s*(?:cac )?don vi su nghiep(?: cong lap)?)?(?:\s+(?:truc )?thuoc\s+(?:{_UB}|uy ban)(?:\s+(?:nhan\s+)?(?:cap )?(?:tinh|"
        rf"thanh pho))?)?",
        "body:cac-so-ban-nganh",
    ),
    (rf"(?:tat ca )?(?:cac )?so{_SEP}(?:{_UNIT}(?:{_SEP}|\s+))*{_UNIT}\b{_LEVEL}{_REL}", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?(?:cac )?ban\s*,\s*(?:so|nganh)(?:{_SEP}(?:{_UNIT}))*\b{_LEVEL}{_REL}", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?cac so{_LEVEL}{_REL}(?=\s*[,;.)]|\s+va\b|$)", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?cac nganh{_LEVEL}{_REL}", "body:cac-so-ban-nganh"),
    (rf"(?:tat ca )?cac bo(?:{_SEP}(?:bo|uy ban|{_UNIT}))+\b(?:\s+trung uong)?{_REL}", "body:cac-bo-nganh"),
    (rf"cac bo(?:\s+trung uong)?{_REL}(?=\s*[,;.)]|\s+va\b|$)", "body:cac-bo-nganh"),
    (rf"(?:bo|cac bo)(?:{_SEP}|\s+)nganh(?:\s+trung uong)?{_REL}", "body:cac-bo-nganh"),
    (
        r"(?:cac )?(?:thu truong )?co quan ngang bo(?:\s*,\s*(?:thu truong )?co quan thuoc chinh phu)?(?:\s*(?:,|"
        r"va)\s*co quan khac o trung uong)?",
        "body:cac-bo-nganh",
    ),
    (r"(?:cac )?co quan thuoc chinh phu", "body:cac-bo-nganh"),
    (
        r"(?:cac )?(?:co quan|don vi|to chuc)(?:\s*[,;]\s*(?:co quan|don vi|to chuc|dia phuong))*\s+(?:duoc\s+(?:giao|"
        r"phan cong)\s+)(?:nhiem vu\s+)?chu tri",
        "body:cac-co-quan-chu-tri",
    ),
    (
        r"(?:cac )(?:co quan|don vi|to chuc)(?:\s*[,;]\s*(?:co quan|don vi|dia phuong))*\s+phoi hop(?=\s+(?:co|chiu) trach nhiem)",
        "body:cac-co-quan-phoi-hop",
    ),
    (
        rf"(?:tat ca )?cac (?:phong|don vi|co quan|to chuc)(?:{_SEP}(?:phong|ban|don vi|co quan|to chuc|dia phuong|ca nhan|doanh nghiep|"
        rf"nganh|cap|bo phan))*\b(?:\s+(?:khac))?{_LEVEL}{_REL}",
        "body:cac-co-quan-don-vi-lien-quan",
    ),
    (
        rf"(?:co quan|don vi|to chuc)(?:{_SEP}(?:phong|ban|don vi|co quan|to chuc|dia phuong|ca nhan))*\s+(?:khac\s+)?(?:co lien quan|"
        rf"lien quan|huu quan)",
        "body:cac-co-quan-don-vi-lien-quan",
    ),
    (r"(?:cac )(?:so|bo|ban|nganh|don vi|dia phuong)\s+(?:co )?lien quan", "body:cac-co-quan-don-vi-lien-quan"),
    (r"cac luc luong(?: chuc nang)?", "body:cac-co-quan-don-vi-lien-quan"),
    (r"(?:cac )?(?:to chuc )?doan the(?: chinh tri(?: - xa hoi)?)?(?:\s+(?:cap )?(?:tinh|thanh pho))?", "body:cac-doan-the"),
    (
        r"(?:cac )?to chuc chinh tri\s*-\s*xa hoi(?:\s+(?:cap )?(?:tinh|thanh pho))?(?:\s*,\s*(?:to chuc )?xa hoi(?:\s*-\s*nghe nghiep)?)?",
        "body:cac-to-chuc-chinh-tri-xa-hoi",
    ),
    (r"cac hoi\s*,\s*doan the(?:\s+(?:cap )?tinh)?", "body:cac-doan-the"),
    (
        r"(?:he thong )?(?:cac )?co quan (?:thong tin|thong tan|bao chi|truyen thong)(?:(?:\s*,\s*|\s+va\s+|\s+)(?:bao chi|truyen thong|"
        r"thong tan|thong tin)\b)*(?:\s+(?:cua\s+)?(?:trung uong|dia phuong|trong tinh|o dia phuong|cua tinh|tinh|tren dia ban(?: tinh|"
        r" thanh pho)?))?(?:\s+va\s+(?:dia phuong|trung uong)(?:\s+thuong tru(?: tren dia ban)?)?)?(?:\s*,\s*truyen thong)?",
        "body:co-quan-bao-chi",
    ),
    (r"cac dia phuong", "body:cac-dia-phuong"),
    (r"dia phuong", "body:cac-dia-phuong"),
)
NAMED_COMMITTEE = re.compile(
    rf"(?:(?P<vp>van phong)\s+)?(?:chu tich\s+)?{_UB}\s+(?P<unit>thi xa|huyen|quan|thanh pho|xa|phuong|"
    rf"thi tran|dac khu|tx\.?|tp\.?)\s+(?=\S)"
)
GROUP_FIRST = frozenset(words_of("cac|tat|uy|ubnd|so|ban|van|bo|co|don|to|he|doan|dia|bi|dong|chu|tinh|thanh"))
Group = tuple[frozenset[str] | None, "re.Pattern[str]", str]  # second words it can have (None: any), pattern, body


@cache
def groups() -> dict[str, tuple[Group, ...]]:
    """Return the group patterns by the word they begin with, in their order."""
    out: dict[str, list[Group]] = {}
    for pattern, body in _GROUPS:
        begins = first_words(pattern, 2)
        compiled = re.compile(pattern)
        for word in sorted(GROUP_FIRST if begins is None else GROUP_FIRST & {first for first, *_ in begins}):
            seconds = None if begins is None or (word,) in begins else frozenset(rest[0] for first, *rest in begins if first == word)
            out.setdefault(word, []).append((seconds, compiled, body))
    return {word: tuple(found) for word, found in out.items()}


# Words behind a name that say whose it is: "tỉnh", "tỉnh Lào Cai", "các tỉnh, thành phố", "thành phố".
PLACE_WORDS = re.compile(
    r"\s+(?:(?:cap|cua)\s+)?(?:(?:cac\s+)?(?:tinh|thanh pho|"
    r"tp\b\.?))(?!\w)(?:\s*,\s*thanh pho\b)?(?:\s+truc thuoc trung uong)?"
)
# Groups whose names the vocabulary gives in full; the others are read by the patterns.
NAMED_GROUPS = frozenset(
    {
        "body:cac-co-quan-chu-tri",
        "body:cac-co-quan-phoi-hop",
        "body:co-quan-trung-uong",
        "body:cac-doanh-nghiep-vien-thong",
        "body:cac-don-vi-thuoc-bo-tu-phap",
        "body:to-chuc-phap-che-thuoc-bo-co-quan-ngang-bo-va-co-quan-thuoc-chinh-phu",
        "body:cac-don-vi-thuoc-bo-co-quan-ngang-bo-co-quan-thuoc-chinh-phu",
        "body:cac-ngan-hang-thuong-mai",
        "body:cac-luc-luong-chuc-nang",
        "body:cac-co-so-giao-duc",
        "body:cac-to-chuc-xa-hoi-nghe-nghiep",
    }
)
PROVINCE_HEAD = re.compile(r"(?P<many>cac\s+)?(?:tinh|thanh pho)\b(?:\s*,\s*(?:tinh|thanh pho)\b)?\s*:?\s+")
PROVINCE_MORE = re.compile(r"(?:\s*,\s*(?:va\s+)?|\s+va\s+)(?:(?:cac\s+)?(?:tinh|thanh pho)\s+)?")
HEADS_LIST = re.compile(r"(?:^|[.;:|)(\n“\"]\s*|\b(?:giao|yeu cau|de nghi)\s+|[a-z\d]\)\s*|-\s+)$")
REGION = re.compile(r"\s+khu vuc\s+(?:so\s+)?(?:[ivx]{1,5}|\d{1,2})\b")
PROVINCE_SEP = re.compile(
    r"\s*(?:[:,;]|\bva\b|\btu\b|\bden\b|-)?\s*(?:va\s+)?(?:(?:cac\s+)?(?:tinh|thanh pho|"
    r"tp\.?)(?:\s*,\s*(?:thanh pho|tinh))?\s*:?\s+)?"
)
