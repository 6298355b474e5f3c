"""Bodies that issue documents, by the words that name them in a text.

In: the reading view with its folded form and a position.  Out: the body whose name begins there, spelled out, with where it ends.
A body is central (one series of numbers in the country), a province's, or of a place below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.head.names_end import name_end
from ingest.names.provinces import province_behind, province_slug
from text.fold import flatten
from text.ids import slug
from text.letters import LOWER, UPPER, capital
from text.phrases import Phrases, words_of
from text.terms import Abbreviation, Body, Province
from text.vocabulary import load

__all__ = ["Issuer", "body_named", "issuer_at"]

_SLUG_CHARS = 100  # twice the longest issuer of the corpus (57 characters); an id is part of addresses and file names


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body as an issuer. `name` is spelled out, `slug` the issuer's part of ids (None: a local body whose province is not known)."""

    name: str
    slug: str | None
    local: bool
    body: str | None = None
    province: Province | None = None
    end: int = 0


# ---------------------------------------------------------------- words

# Who speaks for a body: "Bộ trưởng Bộ Nội vụ", "Giám đốc Sở Y tế".
_HEADS: Phrases[bool] = Phrases(
    (name, True)
    for name in words_of(
        "bộ trưởng|thứ trưởng|phó thủ tướng|thủ tướng|phó chủ tịch|chủ tịch|thống đốc|phó thống đốc|viện trưởng|chánh án|"
        "tổng thanh tra|bộ trưởng, chủ nhiệm|chủ nhiệm|tổng giám đốc|giám đốc|phó giám đốc|cục trưởng|tổng cục trưởng|"
        "chánh văn phòng|trưởng ban|ban cán sự đảng|ban cán sự|thường trực|lãnh đạo|tổng kiểm toán|bí thư|đảng ủy|trưởng phòng|"
        "chi cục trưởng|hiệu trưởng"
    )
)
_MEETING = re.compile(r"hoi nghi\s+(?:lan thu\s+\w+\s+)?(?=ban chap hanh)")  # the Central Committee's meeting resolves
_PLURAL = re.compile(r"(?:lien\s+)?(?:cac\s+)?")
# Bodies of a place: what follows says of which.
_LOCAL: Phrases[str] = Phrases(
    (name, name)
    for name in words_of(
        "Ủy ban nhân dân|Ủy ban nhân|UBND|Hội đồng nhân dân|HĐND|Ban Thường vụ Tỉnh ủy|Ban Thường vụ Thành ủy|BTV Tỉnh ủy|"
        "Thường trực Tỉnh ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Ban Chấp hành Đảng bộ|Đảng bộ|"
        "Bộ Chỉ huy Bộ đội Biên phòng|Bộ Chỉ huy Quân sự|Công an|Ban Chỉ đạo|Hội đồng|Ban Quản lý|Ban Tuyên giáo|"
        "Văn phòng UBND|Văn phòng Ủy ban nhân dân|Văn phòng Tỉnh ủy|Văn phòng Thành ủy|Thanh tra"
    )
)
_OPEN = ("ban chi dao", "hoi dong", "ban quan ly", "dang uy", "dang bo")  # words may follow that say of what
_WITH_UNIT = ("Thanh tra",)  # a place's only where the place's kind follows
_ABOUT = ("ban chi dao", "hoi dong", "ban quan ly")
_NATIONAL = re.compile(r"\s*(?:quoc gia|trung uong|nha nuoc|cua chinh phu|cua trung uong|cua thu tuong)(?!\w)")
_UNIT = re.compile(r"\s+(?:cac\s+)?(?P<unit>tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|cap\s+\w+)(?!\w)")
_UNITS = {flatten(name): name for name in words_of("tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu")} | {"tp": "thành phố"}
_NAME = re.compile(rf"\s+(?:[{UPPER}][\w'’]*(?:[ \t]+[{UPPER}][\w'’]*){{0,3}}|\d{{1,2}}(?![\w/.]))")
_OF_PROVINCE = re.compile(r"[\s,(–-]+(?:tinh|thanh pho|tp\.?)\s+")
_OF_DISTRICT = re.compile(r"[\s,(–-]+(?:huyen|quan|thi xa)\s+")
_COMMUNES = ("xa", "phuong", "thi tran")
_PROVINCIAL = ("tinh", "thanh pho", "tp")
_LAST_DISTRICTS = "2025-07-01"  # from that day there are none
_SMALL_NEXT = re.compile(rf"\s[{LOWER}]")
_MINISTRY: Phrases[str] = Phrases(
    (name, name)
    for name in words_of(
        "Bộ|Sở|Ủy ban|Ban|Văn phòng|Tổng cục|Cục|Thanh tra|Viện|Hội|Liên đoàn|Ngân hàng|Tòa án|Kiểm toán|Bảo hiểm|Đài|Đoàn|Tổ|"
        "Trung tâm|Tập đoàn|Tổng công ty|Đại học|Trường|Học viện|Đại hội|Hội đồng|Chi cục|Phòng|Công đoàn|Tổng Liên đoàn|Vụ|"
        "Kho bạc"
    )
)
_LEAD = re.compile(r"(?:Bộ trưởng |Thứ trưởng )?(?:[Ll]iên )?")
_OF_PLACE = ("Sở", "Ban ", "Phòng", "Chi cục")
_IS_LOCAL = re.compile(
    r"tinh|huyen|-xa$|cap-|dia-phuong|chi-huy|don-|bao-|dai-phat|hoi-(?!.*viet-nam)|doan-|lien-doan|"
    r"lien-hiep(?!.*viet-nam)|-uy$|co-quan|dan-quan|truong-"
)
_ISSUING_LEVELS = ("province", "military", "media", "party", "mass_organization", "central")
_FEWEST_LETTERS = 6  # a name as short stands in other words too; half and double read the corpus alike but for one fact


# ---------------------------------------------------------------- vocabulary


def _key(name: str) -> str:
    return re.sub(r"\s*-\s*", " - ", flatten(name))


@cache
def _body_by_name() -> dict[str, Body]:
    return {_key(name): term for term in reversed(load().bodies) for name in (*term.aliases_vi, term.label_vi)}


@cache
def _rows_by_name() -> dict[str, Abbreviation]:
    central = (row for row in load().abbreviations if row.is_issuer and row.is_central)
    return {_key(row.label_vi): row for row in central}


def _long_names(term: Body) -> list[str]:
    return [name for name in (term.label_vi, *term.aliases_vi) if len(name) > _FEWEST_LETTERS and not name.lower().startswith("các ")]


@cache
def _central_names() -> Phrases[bool]:
    names: Phrases[bool] = Phrases()
    for term in load().bodies:
        if term.level in ("central", "party", "media", "mass_organization", "military") and not _is_local(term):
            for name in _long_names(term):
                names.add(name, True)
    for row in load().abbreviations:
        if row.is_issuer and row.is_central:
            names.add(row.label_vi, True)
    for name in words_of(
        "Chính phủ|Thủ tướng Chính phủ|Thủ tướng|Quốc hội|Bộ Chính trị|Ban Bí thư|Chủ tịch nước|Trung ương Đảng|Trung ương"
    ):
        names.add(name, True)
    return names


@cache
def _other_names() -> Phrases[bool]:
    """Bodies of provinces, media and organizations: Sở Ngoại vụ, Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Báo Nhân dân."""
    bodies = (term for term in load().bodies if term.level in _ISSUING_LEVELS)
    return Phrases((name, True) for term in bodies for name in _long_names(term))


def body_named(name: str) -> str | None:
    """Return the id of the body with this name, None if the vocabulary has none."""
    term = _body_by_name().get(_key(name))
    return term.id if term is not None else None


# ---------------------------------------------------------------- reading


def issuer_at(chars: str, flat: str, start: int, limit: int, home: Province | None = None, on: str | None = None) -> Issuer | None:
    """Return the body that is named at `start` (within `limit`), with the position where its name ends.

    `chars` is the reading view, `flat` the same folded, of equal length. `home` is the province of the document, which "UBND tỉnh" means.
    """
    after = _behind_head(flat, start, limit)
    central = max((_central_names().at(flat, at, limit) or (False, 0) for at in (start, after)), key=lambda hit: hit[1])
    local = _LOCAL.at(flat, after, limit) or _LOCAL.at(flat, start, limit)
    unit = _UNIT.match(flat, local[1], limit) if local is not None else None
    if local is not None and unit is None and local[0] in _WITH_UNIT:
        local = None
    stop = unit.end() if unit is not None else local[1] if local is not None else 0
    if central[1] and central[1] >= stop:
        return _central(chars, start, central[1])
    if local is not None:
        level = unit["unit"].rstrip(".") if unit is not None else None
        return _local(chars, flat, (start, local[1], stop), level, limit, home, on)
    known = _other_names().at(flat, after, limit) or _other_names().at(flat, start, limit)
    if known is not None:
        return _other(chars, start, known[1], home)
    return _by_form(chars, flat, start, limit, home)


def _behind_head(flat: str, start: int, limit: int) -> int:
    """Return where the body's name begins behind the words for who speaks for it ("Bộ trưởng", "Giám đốc"); `start` if none stand there."""
    meeting = _MEETING.match(flat, start, limit)
    if meeting is not None:
        return meeting.end()
    plural = _PLURAL.match(flat, start, limit)
    at = plural.end() if plural is not None else start
    head = _HEADS.at(flat, at, limit)
    if head is None:
        return start
    gap = head[1]
    while gap < min(limit, len(flat)) and flat[gap].isspace():
        gap += 1
    return gap


def _by_form(chars: str, flat: str, start: int, limit: int, home: Province | None) -> Issuer | None:
    """Return a body that no vocabulary has, by its first word: "Viện Chiến lược …", "Cục Kiểm tra văn bản"."""
    lead = _LEAD.match(chars, start, limit)
    at = lead.end() if lead is not None else start
    first = _MINISTRY.at(flat, at, limit)
    if first is None or chars[at : first[1]] != first[0]:  # "Số" is no "Sở"
        return None
    end = name_end(chars, start + 3, min(limit, start + 160))
    name = " ".join(chars[start:end].split()).rstrip(",")
    if len(name) < 4:
        return None
    end = start + len(chars[start:end].rstrip(" ,"))
    body = body_named(name)
    if name.startswith(_OF_PLACE):
        return Issuer(name, province_slug(home), True, body, home, end)
    return Issuer(name, slug(name, _SLUG_CHARS), False, body, None, end)


def _other(chars: str, start: int, end: int, home: Province | None) -> Issuer:
    printed = " ".join(chars[start:end].split())
    body = _body_by_name().get(_key(printed))
    name = _spelled(body, printed) if body is not None and (printed.isupper() or _SHORTENED.search(printed)) else printed
    level = body.level if body is not None else None
    local = body is None or level in ("province", "military", "party") or _is_local(body)
    if body is not None and level == "media" and not body.id.endswith("-tinh"):
        local = False
    place, province = (province_slug(home), home) if local else (slug(name, _SLUG_CHARS), None)
    return Issuer(name, place, local, body.id if body is not None else None, province, end)


def _is_local(body: Body) -> bool:
    """Whether a body's id says that there is one in each province or below; a central one's never does."""
    return body.level != "central" and _IS_LOCAL.search(body.id) is not None


def _spelled(body: Body, printed: str) -> str:
    """Return a name set in capitals as its body's forms spell it, the body's label where the name is shortened or only leaves words out:
    "CỤC TRỒNG TRỌT" is no "Cục Trồng trọt và Bảo vệ thực vật", "BAN CHẤP HÀNH TRUNG ƯƠNG" is the Party's."""
    key, label = _key(printed), _key(body.label_vi)
    if label.startswith(key) and not label[len(key) :].startswith((" va ", ", ", " - ")):
        return body.label_vi
    forms = (name for name in (body.label_vi, *body.aliases_vi) if _key(name) == key and not _SHORTENED.search(name))
    return next(forms, body.label_vi)


_SHORTENED = re.compile(rf"[A-ZĐ]{{2}}|&|\b(?:và|-) ?[A-ZĐ]+\b(?! ?[{LOWER}])")


def _central(chars: str, start: int, end: int) -> Issuer:
    printed = " ".join(chars[start:end].split())
    key = _key(printed)
    bare = re.sub(r"^(?:lien )?(?:bo truong|thu truong)\s+(?=bo )", "", key)
    body = _body_by_name().get(bare) or _body_by_name().get(key)
    name = printed
    if body is not None and (printed.isupper() or (bare == key and _SHORTENED.search(printed))):
        name = _spelled(body, printed)
    elif printed.isupper():
        name = printed.capitalize()
    head = re.match(r"(?:lien )?(bo truong|thu truong)\s", key)
    if head and body is not None and bare != key:
        name = ("Bộ trưởng " if head[1] == "bo truong" else "Thứ trưởng ") + body.label_vi
    if key in ("thu tuong", "thu tuong chinh phu"):
        name, place = "Thủ tướng Chính phủ", "thu-tuong-chinh-phu"
    else:
        own = _rows_by_name().get(bare)  # a ministry of its time (Bộ Thương mại) is an alias of the one that took its work over
        place = own.slug if own is not None else slug(body.label_vi if body is not None else name, _SLUG_CHARS)
    return Issuer(name, place, False, body.id if body is not None else None, None, end)


_SPELLED = (("ubnd", "Ủy ban nhân dân"), ("hdnd", "Hội đồng nhân dân"), ("btv tinh uy", "Ban Thường vụ Tỉnh ủy"))


def _local(
    chars: str, flat: str, found: tuple[int, int, int], level: str | None, limit: int, home: Province | None, on: str | None
) -> Issuer | None:
    """Return the body of a place: of a province, of a place below it, or a committee with its field.

    `found` is where the name begins, where the kind of body ends and where the word for the place's kind, its `level`, does.
    """
    start, kind_end, end = found
    head = flat[start:end]
    national = _NATIONAL.match(flat, end, limit) if head.endswith(_ABOUT) else None
    if national is not None:
        end = name_end(chars, national.end(), limit, about=True)
        name = _spell(" ".join(chars[start:end].split()), None, None, "")
        return Issuer(name, slug(name, _SLUG_CHARS), False, None, None, end)
    province = home
    named = province_behind(chars, flat, end + 1, limit, on) if flat[end : end + 1].isspace() else None
    last: int | None = None  # where the province behind a unit's name ends
    place_name = unit_name = ""
    if named is not None and level in (None, "tinh", "thanh pho", "tp"):
        province, end, place_name = named[0], named[1], named[0].label_vi
    else:
        name_of = _NAME.match(chars, end, limit)
        # "UBND thành phố Quy định …": one capital word with a small one behind it begins a title, no name.
        single = name_of is not None and len(name_of[0].split()) == 1 and _SMALL_NEXT.match(chars, name_of.end()) is not None
        if name_of is not None and level not in (None, "tinh") and not single:
            end, last, above = _placed(chars, flat, name_of.span(), level, limit, on)
            province = above or province
            place_name = " ".join(chars[name_of.start() : end].split())
            place_name = place_name.title() if place_name.isupper() else place_name
            unit_name = f"{level} {place_name}"
        elif name_of is not None and head.endswith(_OPEN):
            end = name_end(chars, end, limit)
    if head.endswith(_ABOUT):
        end = max(end, name_end(chars, found[2], limit, about=True))
    if level is None and head.endswith(("cong an", "hoi dong", "dang uy")) and end == found[2]:
        return None
    printed = " ".join(chars[start:end].split())
    if printed.isupper() and place_name and level in _UNITS and printed.endswith(" ".join(chars[end - len(place_name) : end].split())):
        name = f"{_spell(' '.join(chars[start:kind_end].split()), None, None, '')} {_UNITS[level]} {place_name}"
    else:
        name = _spell(printed, home if not place_name else province, level, place_name)
    # A district or commune numbers on its own: two of them in one province must not share an id.
    place_slug = "-".join(filter(None, (province_slug(province), slug(unit_name)))) if unit_name else province_slug(province)
    body = _local_body(head)
    if level in ("thanh pho", "tp") and unit_name and (on or "") < _LAST_DISTRICTS and body is not None:
        own = body.replace("-cap-tinh", "-cap-huyen")
        body = own if load().body(own) is not None else body  # a city that is no province: "UBND thành phố Việt Trì"
    return Issuer(name, place_slug, True, body, province, end if last is None else last)


def _placed(
    chars: str, flat: str, name: tuple[int, int], level: str | None, limit: int, on: str | None
) -> tuple[int, int | None, Province | None]:
    """Return where a unit's name ends, where the words for the district and province it is of do, and that province: "XÃ BẮC HÀ, TỈNH LÀO
    CAI", "XÃ TRÀ NAM HUYỆN NAM TRÀ MY"."""
    start, end = name
    if level in _PROVINCIAL:
        return end, None, None
    at, last = start + 1, None
    district = _OF_DISTRICT.search(flat, at, limit) if level in _COMMUNES else None
    if district is not None and district.start() <= end:
        own = _NAME.match(chars, district.end() - 1, limit)
        at, last = district.end(), own.end() if own is not None else None
        end = district.start() if own is not None else end
    of = _OF_PROVINCE.search(flat, at, limit)
    above = province_behind(chars, flat, of.end(), limit, on) if of is not None and of.start() <= (last or end) else None
    if of is None or above is None:
        return end, last, None
    return (end if last is not None else of.start()), above[1], above[0]


def _spell(printed: str, province: Province | None, level: str | None, place: str) -> str:
    name = printed.lower() if printed.isupper() else printed
    low = flatten(name)
    short = next(((short, full) for short, full in _SPELLED if low.startswith(short)), None)
    if short is not None:
        name = short[1] + name[len(short[0]) :]
    elif printed.isupper():
        known = _LOCAL.at(low, 0)
        # marks that a scan lost come back with the name's own spelling
        name = known[0] + name[known[1] :] if known is not None and known[1] == len(known[0]) else capital(name)
    if place and flatten(name).endswith(flatten(place)):
        name = name[: len(name) - len(place)] + place
    elif level in ("tinh", "thanh pho", "tp") and province is not None and not place:
        name = f"{name} {province.label_vi}"
    elif level is None and province is not None and not place and name in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        name = f"{name} {province.kind} {province.label_vi}"
    elif level is None and province is not None and not place and flatten(name).removeprefix("ban thuong vu ") in ("tinh uy", "thanh uy"):
        name = f"{name} {province.label_vi}"
    name = name.replace(" tp. ", " thành phố ").replace(" TP. ", " thành phố ").replace(" Thành phố ", " thành phố ")
    return re.sub(r" Tỉnh (?!ủy)", " tỉnh ", name)


def _local_body(flat: str) -> str | None:
    key = re.sub(r"\s(tinh|thanh pho|tp\.?)$", " tinh", " ".join(flat.split()))
    term = _body_by_name().get(key) or _body_by_name().get(key + " tinh")
    return term.id if term is not None else None
