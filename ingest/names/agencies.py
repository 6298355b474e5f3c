"""Agencies of a document: from the printed form to the generic body and to the body of this province.

"Sở TT&TT" in Lào Cai's plan is body:so-thong-tin-va-truyen-thong and agency:lao-cai/so-thong-tin-va-truyen-thong; "UBND tỉnh Lạng Sơn"
in it is Lạng Sơn's; a ministry is agency:bo-ngoai-giao; a group is of the province too.  What no vocabulary knows keeps its printed name,
without its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.names.lists import Lists
from ingest.names.mention import Mention
from ingest.names.parties import kinds_of, parties_of
from ingest.names.provinces import province_named
from ingest.names.registry import registry
from ingest.names.scan import mentions_of
from ingest.names.words import words
from ingest.parsed import AgencyFound, DocumentData
from ingest.reading import Reading, flatten
from text.ids import slug
from text.terms import Body, Province
from text.tokens import words_of
from text.vocabulary import load

__all__ = ["Agencies", "Agency"]

_CENTRAL_WORDS = (
    "Việt Nam|Trung ương|[Qq]uốc gia|Quốc hội|Chính phủ|Nhân Dân|nhân dân$|Bộ Tư lệnh|Bộ Tổng|Tổng cục|Bộ Chính trị|Ban Bí thư",
    "Đảng Cộng sản|Quân đội nhân dân|Tạp chí|Liên hợp quốc|Tổng Bí thư|Báo (?:Pháp|Biên|Thế|Quân|Công)|Tập đoàn|Tổng công ty",
    "nước ngoài|Chính trị quốc gia",
)
_CENTRAL = re.compile("|".join(_CENTRAL_WORDS))
_HEADS = {  # who stands for the body
    "body:chu-tich-uy-ban-nhan-dan-cap-tinh": "body:uy-ban-nhan-dan-cap-tinh",
    "body:chu-tich-uy-ban-nhan-dan-cap-huyen": "body:uy-ban-nhan-dan-cap-huyen",
    "body:chu-tich-uy-ban-nhan-dan-cap-xa": "body:uy-ban-nhan-dan-cap-xa",
}
_LEVELS_OF = {  # the level of who speaks, and its Party committee's word
    "body:uy-ban-nhan-dan-cap-huyen": ("huyen", "huyen-uy"),
    "body:huyen-uy": ("huyen", "huyen-uy"),
    "body:uy-ban-nhan-dan-cap-xa": ("xa", "dang-uy-cap-xa"),
    "body:dang-uy-cap-xa": ("xa", "dang-uy-cap-xa"),
}
_COMMITTEE = "body:uy-ban-nhan-dan-cap-tinh"
_EACH_PLACE = "cac dia phuong"
_KIND_OF_PROVINCE = re.compile(r"^(?:tinh|thanh pho|tp\.?)\s+")
_PARTY = "Tỉnh ủy"
_OF_PARTY = re.compile(r"\b(?:uy|tu|tinh|huyen|trung uong|tw)$")  # words behind a board's name that say so
_LEVEL_WORDS = 5  # words at most that say what kind of body an issuer is: "Ủy ban nhân dân huyện"
_UNIT = 3  # words of a unit's name that ends with the kind of its body: "Văn phòng Sở", "Thanh tra Bộ"
_UNIONS = "body:cac-doan-the"
_OF_MINISTRY = "body:cac-don-vi-thuoc-bo-co-quan-ngang-bo-co-quan-thuoc-chinh-phu"


@dataclass(frozen=True, slots=True)
class Agency:
    """A resolved agency: its id, full name, generic name, body id and level."""

    id: str
    name: str
    generic: str
    body: str
    level: str


@dataclass(slots=True)
class Agencies:
    """All mentions of a document, resolved; `mentions` are in order and do not overlap."""

    reading: Reading
    document: DocumentData
    mentions: list[Mention] = field(default_factory=list)
    unknown: list[Mention] = field(default_factory=list)
    _resolved: dict[tuple[str, str, str, bool], Agency] = field(default_factory=dict)
    _province: Province | None = None
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists.of(self.reading, self.document.issue_date)

    @classmethod
    def of(cls, reading: Reading, document: DocumentData) -> Agencies:
        """Return the agencies of a reading."""
        found = cls(reading, document)
        if document.province_id:
            found._province = load().province(document.province_id)
        parties = parties_of(found.lists, document)
        for key, named in kinds_of(parties, reading).items():
            found.lists.call(key, named)
        found.mentions = mentions_of(found.lists)
        found.lists.parties = parties
        return found

    @property
    def has_districts(self) -> bool:
        """Whether the district level existed on the document's date (it ended on 2025-06-30)."""
        return (self.document.issue_date or "2020-01-01") < "2025-07-01"

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions inside [start, end)."""
        return list(self.within(start, end))

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the mentions inside [start, end), one by one for who stops early."""
        for index in range(bisect_left(self.mentions, start, key=lambda m: m.start), len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= end:
                return
            if mention.end <= end:
                yield mention

    def holds(self, start: int, end: int) -> bool:
        """Whether a sign at [start, end) stands inside a body's name: "Phòng Văn hóa | - | Xã hội", not "Sở Y tế | - | Quý II"."""
        index = bisect_left(self.mentions, start, key=lambda m: m.start) - 1
        around = self.mentions[index] if index >= 0 else None
        if around is None or not end < around.end or start >= around.end - len(around.place):
            return False
        known, low = words(), self.reading.low[end : around.end].split()
        if around.body or not low:
            return bool(around.body)
        return not known.at("time", low, 0, len(low)) and self.lists.named(around.start, start) is None

    def resolve(self, mention: Mention) -> Agency:
        """Return the agency that a mention names."""
        mention = self._own_board(mention) if mention.body else mention
        printed = (
            mention.name
            if not mention.body
            else self.reading.flat[mention.start : mention.end]
            if mention.body in (_OF_MINISTRY, _UNIONS, "body:cac-bo-nganh", "body:cac-dia-phuong")
            else ""
        )
        many = self._is_of_provinces(mention)
        key = (mention.body, printed, mention.place, many)
        agency = self._resolved.get(key)
        if agency is None:
            agency = self._resolved[key] = self._resolve(mention, None if many else self._province)
            if not mention.body:
                self.unknown.append(mention)
        return agency

    def _own_board(self, mention: Mention) -> Mention:
        """Return a mention by its printed words where a mass organization speaks and these do not say that the board is the Party's: "Ban
        Tuyên giáo", "Ban Tuyên giáo Tỉnh đoàn" in Tỉnh đoàn's plan."""
        term = load().body(mention.body) if _is_of_mass(self.document.issuer_id, self.document.issuer or "") else None
        board, _, party = term.label_vi.rpartition(f" {_PARTY}") if term is not None and term.level == "party" else ("", "", "-")
        printed = " ".join(self.reading.chars[mention.start : mention.end].split())
        if party or not board or mention.place or not flatten(printed).startswith(flatten(board)) or _OF_PARTY.search(flatten(printed)):
            return mention
        return mention._replace(body="", name=printed)

    def _is_of_provinces(self, mention: Mention) -> bool:
        """Whether a mention is of provinces, not of one ("các tỉnh, thành phố khác"): then it is not the document's own."""
        if self._body(mention) != _COMMITTEE:
            return False
        known = words_of(self.reading.flat, self.reading.low)
        return not words().firsts("plural").isdisjoint(known.low[slice(*known.inside(mention.start, mention.end))])

    def _resolve(self, mention: Mention, home: Province | None) -> Agency:
        """Return the agency of a mention that names no province but `home`."""
        body = self._body(mention)
        if (own := self._unit_of_issuer(mention, body)) is not None:
            return own
        province = self._named_province(mention.place) or home
        if not body:
            whole = self._named_province(mention.place) is not None and _level_by_form(mention.name) == "central"
            name = re.sub(r"\s+", " ", self.reading.chars[mention.start : mention.end] if whole else mention.name).strip()
            generic = re.sub(r"(?<!cấp)(?<!Các)\s+(?:tỉnh|thành phố|Thành phố|Tỉnh)$", "", name)
            level = _level_by_form(generic)
            return Agency(
                self._id(generic, province if level in ("province", "group") else None), name, generic, f"body:{slug(generic)}", level
            )
        term = load().body(body)
        if term is None:  # a body that a pattern names and the vocabulary does not have
            label = body.removeprefix("body:").replace("-", " ")
            return Agency(self._id(label, province), label, label, body, "group")
        label, level = term.label_vi, term.level
        if body == _OF_MINISTRY and not re.search(r"ngang bo|thuoc chinh phu", self.reading.flat[mention.start : mention.end]):
            ministry = self._ministry()
            if ministry:
                name = f"Các đơn vị thuộc {ministry}"
                return Agency(self._id(name, None), name, name, f"body:{slug(name)}", "group")
        named = re.match(r"(?:thi xa|huyen|quan|thanh pho|tx|tp|xa|phuong|thi tran|dac khu)\.?\s+(?!.*truc thuoc)(\S.*)", mention.place)
        if body in ("body:uy-ban-nhan-dan-cap-huyen", "body:uy-ban-nhan-dan-cap-xa", "body:van-phong-uy-ban-nhan-dan-cap-huyen") and named:
            printed = re.sub(r"\s+", " ", mention.name or self.reading.chars[mention.start : mention.end])
            printed = re.sub(r"^(?:Chủ tịch\s+)", "", printed).replace("UBND", "Ủy ban nhân dân")
            return Agency(self._id(printed, province), printed, label, body, level)
        if not self._is_local(term, level):
            return Agency(f"agency:{body.removeprefix('body:')}", label, label, body, level)
        return Agency(self._id(body.removeprefix("body:"), province), self._full_name(label, level, province), label, body, level)

    def _unit_of_issuer(self, mention: Mention, body: str) -> Agency | None:
        """Return the unit of the body that speaks, where a name only says of which kind that is: "Văn phòng Sở" in Sở Y tế's plan."""
        issuer, term = self.document.issuer or "", load().get(body) if body else None
        generic = term.label_vi if term is not None else mention.name
        kind, _, rest = issuer.partition(" ")
        if not rest or mention.place or len(generic.split()) < _UNIT or not generic.endswith(f" {kind}"):
            return None
        ident = f"{self._id(issuer, self._province)}/{slug(generic)}"
        return Agency(
            ident,
            f"{generic} {rest}",
            generic,
            body or f"body:{slug(generic)}",
            "group" if generic.startswith("Các ") else _level_by_form(issuer),
        )

    def _named_province(self, place: str) -> Province | None:
        """Return the province that the words behind a name say ("tinh lang son", "tp. ha noi"), as it was on the document's date."""
        name = _KIND_OF_PROVINCE.sub("", place).strip()
        found = province_named(name, self.document.issue_date) if name else None
        return (
            self._province
            if found is not None and self._province is not None and slug(found.label_vi) == slug(self._province.label_vi)
            else found
        )

    def _body(self, mention: Mention) -> str:
        body = _HEADS.get(mention.body, mention.body)
        place = mention.place
        words = self.reading.flat[mention.start : mention.end]
        if "lien quan" in words and (body in ("body:cac-bo-nganh", "body:cac-dia-phuong") or body == _UNIONS and "to chuc," in words):
            return "body:cac-co-quan-don-vi-lien-quan"
        if (
            body == _COMMITTEE
            and place == "thanh pho"
            and self._province is not None
            and self._province.kind != "thành phố"
            and self.has_districts
        ):
            return "body:uy-ban-nhan-dan-cap-huyen"
        if (not place or place == "thanh pho" and self._is_citys()) and (own := self._own_level(body, words)):
            return own  # "Công an thành phố" in the plan of a province's city
        if place.startswith(_EACH_PLACE):
            return self._below(body)
        if body == "body:cac-dia-phuong":
            if self._province is None:
                return _COMMITTEE
            return "body:uy-ban-nhan-dan-cap-huyen" if self.has_districts else "body:uy-ban-nhan-dan-cap-xa"
        return body

    def _own_level(self, body: str, words: str) -> str:
        """Return a province's body at the level of the district or commune that speaks, where no word says which: "Ủy ban Mặt trận Tổ quốc"
        in a district's plan, "Ban Tuyên giáo" in that of its Party committee; "" where that level has none."""
        level = self._issuers_level()
        city = "thanh pho" in words and not self._is_citys()
        if level is None or "tinh" in words.split() or city:
            return ""
        for province, own in (("-cap-tinh", f"-cap-{level[0]}"), ("-tinh-uy", f"-{level[1]}")):
            if body.endswith(province) and load().body(lower := body.removesuffix(province) + own) is not None:
                return lower
        return ""

    def _is_citys(self) -> bool:
        """Whether a city speaks, a province's or one below it."""
        return "thanh pho" in flatten(self.document.issuer or "")

    def _below(self, body: str) -> str:
        """Return a province's body at the level below who speaks: "Công an các địa phương" in a province's plan."""
        level = self._issuers_level()
        stem, _, of_province = body.rpartition("-cap-tinh")
        if self._province is None or of_province or not stem or level is not None and level[0] == "xa":
            return body
        date = self.document.issue_date
        for lower in ("huyen", "xa") if level is None else ("xa",):
            term = load().body(f"{stem}-cap-{lower}")
            if term is not None and (not date or term.is_valid(date)):
                return term.id
        return body

    def _issuers_level(self) -> tuple[str, str] | None:
        """Return the level of who speaks, and its Party committee's word; by the first words of a name that no vocabulary has ("Huyện ủy
        Tứ Kỳ"); None where a province or a central body speaks."""
        return _LEVELS_OF.get(self.document.issuer_id) if self.document.issuer_id else _level_called(self.document.issuer or "")

    def _ministry(self) -> str | None:
        """Return the ministry that speaks: the issuer, else the one that orders ("Bộ trưởng Bộ Tư pháp chỉ thị")."""
        issuer = self.document.issuer
        if issuer and issuer.startswith("Bộ ") and not issuer.startswith("Bộ trưởng"):
            return issuer
        for mention in self.mentions:
            term = load().body(mention.body) if mention.body.startswith("body:bo-") else None
            before = self.reading.flat[max(0, mention.start - 12) : mention.start]
            after = self.reading.flat[mention.end : mention.end + 16]
            if (
                term is not None
                and term.level == "central"
                and before.endswith("bo truong ")
                and re.match(r"\s*(?:chi thi|quyet dinh|yeu cau|ban hanh)", after)
            ):
                return term.label_vi
        return None

    @staticmethod
    def _is_local(term: Body, level: str) -> bool:
        if level in ("province", "district", "commune", "group"):
            return True
        return level in ("party", "mass_organization", "military", "media", "enterprise") and not _CENTRAL.search(term.label_vi)

    def _id(self, name: str, province: Province | None) -> str:
        own = slug(name)
        return f"agency:{province.slug}/{own}" if province is not None else f"agency:{own}"

    @staticmethod
    def _full_name(label: str, level: str, province: Province | None) -> str:
        if province is None or level == "group":
            return label
        kind, name = province.kind, re.sub(r"^[Tt]hành phố ", "", province.label_vi)
        if label == "Báo tỉnh":
            return f"Báo {name}"
        if re.search(r"cấp (?:huyện|xã)", label):
            return f"{label} {kind} {name}"
        bare = re.sub(r" (?:cấp tỉnh|tỉnh)$", "", label)
        if bare.endswith("Tỉnh ủy"):
            return f"{bare} {name}" if kind == "tỉnh" else bare.replace("Tỉnh ủy", "Thành ủy") + f" {name}"
        return f"{bare} {kind} {name}"

    def found(self) -> tuple[AgencyFound, ...]:
        """Return every agency with its mentions, by id."""
        groups: dict[str, tuple[Agency, list[Mention]]] = {}
        for mention in self.mentions:
            agency = self.resolve(mention)
            groups.setdefault(agency.id, (agency, []))[1].append(mention)
        return tuple(
            AgencyFound(a.id, a.name, a.generic, a.body, a.level, tuple(self.reading.span(m.start, m.end) for m in ms))
            for _, (a, ms) in sorted(groups.items())
        )


@lru_cache(maxsize=16)
def _is_of_mass(issuer_id: str | None, issuer: str) -> bool:
    """Whether a mass organization speaks; asked of every mention of a document."""
    term = load().body(issuer_id) if issuer_id else None
    return (term.level if term is not None else _level_by_form(issuer)) == "mass_organization"


@lru_cache(maxsize=16)
def _level_called(issuer: str) -> tuple[str, str] | None:
    """Return what the first words of an issuer's name say of its level: its word and that of its Party committee."""
    printed = issuer.split()[:_LEVEL_WORDS]
    heads = (registry().whole([flatten(w) for w in printed[:n]], printed[:n], None) for n in range(len(printed), 1, -1))
    return next((_LEVELS_OF[body] for body in heads if body in _LEVELS_OF), None)


def _level_by_form(name: str) -> str:
    """Return the level that the form of an unknown name tells."""
    first = flatten(name)
    if first.startswith(("bo chi huy", "ban chi huy", "quan khu", "bo tu lenh", "don bien phong")):
        return "military"
    if first.startswith(("bo ", "vu ", "cuc ", "tong cuc", "chinh phu", "vien ", "hoc vien", "kiem toan", "ngan hang", "uy ban")):
        return "central"
    if first.startswith(("bao ", "tap chi", "dai ", "nha xuat ban", "thong tan xa")):
        return "media"
    if first.startswith(
        (
            "cong ty",
            "tong cong ty",
            "tap doan",
            "dien luc",
            "vien thong",
            "buu dien",
            "nha may",
            "doanh nghiep",
            "cac doanh nghiep",
            "chu dau tu",
        )
    ):
        return "enterprise"
    if first.startswith(
        ("hoi ", "lien hiep", "lien minh", "lien doan", "hiep hoi", "doan ", "mat tran", "cong doan", "tinh doan", "thanh doan")
    ):
        return "mass_organization"
    if first.startswith(("dang uy", "ban tuyen giao", "tinh uy", "thanh uy")):
        return "party"
    if first.startswith("cac "):
        return "group"
    return "province"
