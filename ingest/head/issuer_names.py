"""Bodies that issue documents, by the words that name them in a text; provinces by name and date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.head.issuers import province_slug, slug
from text.letters import LOWER, UPPER
from text.views import fold
from text.vocabulary import Term, load

__all__ = ["Issuer", "body_named", "issuer_at", "local_name", "province_at", "province_named"]


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body as an issuer. `name` is spelled out, `slug` the issuer's part of ids (None: a local body whose province is not known)."""

    name: str
    slug: str | None
    local: bool
    body: str | None = None
    province: Term | None = None
    end: int = 0


# ---------------------------------------------------------------- provinces


@cache
def _province_pattern() -> re.Pattern[str]:
    names = {fold(name) for term in load().provinces for name in (term.label_vi, *term.aliases_vi)}
    ordered = sorted((n.replace("–", "-") for n in names if len(n) > 3), key=lambda n: (-len(n), n))
    parts = dict.fromkeys(re.sub(r"(?:\\ )*\\-(?:\\ )*", r"\\s*-\\s*", re.escape(n)).replace(r"\ ", r"\s+") for n in ordered)
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


@cache
def _provinces_by_name() -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for term in load().provinces:
        for name in (term.label_vi, *term.aliases_vi):
            key = slug(name)
            if term not in found.get(key, ()):
                found[key] = (*found.get(key, ()), term)
    return found


def province_named(name: str, on: str | None = None) -> Term | None:
    """Return the province of a name as it was on an ISO date (today's unit has another row than the one before 2025-07-01)."""
    terms = _provinces_by_name().get(slug(name), ())
    valid = [t for t in terms if on and t.is_valid(on)]
    if valid or not terms:
        return valid[0] if valid else None
    return terms[0]


def province_at(chars: str, flat: str, start: int, end: int, on: str | None = None) -> tuple[Term, int, int] | None:
    """Return the first province that is named in a range, with its range; `flat` is `chars` folded, with plain dashes."""
    for match in _province_pattern().finditer(flat, start, end):
        term = _province_of(chars, match, on)
        if term is not None:
            return term, match.start(), match.end()
    return None


def _province_of(chars: str, match: re.Match[str], on: str | None) -> Term | None:
    """Return the province of a folded match: its words are capitals in the text ("huyện Bắc Hà năm 2021" does not name Hà Nam)."""
    words = chars[match.start() : match.end()].split()
    return province_named(match[0], on) if all(not word[0].islower() for word in words) else None


# ---------------------------------------------------------------- names


@cache
def _body_by_name() -> dict[str, Term]:
    return {_body_key(name): term for term in reversed(load().bodies) for name in (*term.aliases_vi, term.label_vi)}


def _body_key(name: str) -> str:
    return re.sub(r"\s*[-–]\s*", " - ", fold(name))


@cache
def _rows_by_name() -> dict[str, Term]:
    central = (row for row in load().abbreviations if row.extra.get("kind") == "issuer" and row.extra.get("scope") == "central")
    return {_body_key(row.label_vi): row for row in central}


_HEADS = (
    r"(?:(?:lien\s+)?(?:cac\s+)?(?:bo truong|thu truong|pho thu tuong|thu tuong|pho chu tich|chu tich|thong doc|pho thong doc|vien truong|"
    r"chanh an|"
    r"tong thanh tra|bo truong,\s*chu nhiem|chu nhiem|tong giam doc|giam doc|pho giam doc|cuc truong|tong cuc truong|chanh van phong|"
    r"truong ban|"
    r"ban can su dang|thuong truc|lanh dao|tong kiem toan|bi thu|dang uy)\s+)?"
)
_LOCAL = (
    r"(?:uy ban nhan dan|uy ban nhan|ubnd|hoi dong nhan dan|hdnd|ban thuong vu tinh uy|ban thuong vu thanh uy|btv tinh uy|thuong truc "
    r"tinh uy|tinh uy|thanh uy|"
    r"huyen uy|quan uy|thi uy|dang uy|ban chap hanh dang bo|dang bo|bo chi huy bo doi bien phong|bo chi huy quan su|cong an|ban chi dao|"
    r"hoi dong|"
    r"ban quan ly|van phong(?= ubnd| uy ban nhan dan| tinh uy| thanh uy)|ban tuyen giao(?! trung)|thanh tra(?= tinh| thanh))"
)
_UNIT = r"(?:\s+(?:cac\s+)?(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|cap\s+\w+))?"
_NAME = re.compile(rf"\s+[{UPPER}][\w'’]*(?:\s+[{UPPER}][\w'’]*){{0,3}}")
# Words that end a body's name in running text; those of bodies' names ("và", "nhân dân", "về" after Ban Chỉ đạo) are no such words.
_STOP = re.compile(
    rf"\s*(?:[;.:()\[\]“”\"|\n\t]|,\s*(?![{UPPER}])|\s(?:về|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung|thông qua|triển khai|"
    rf"thực hiện|thông báo|đã|yêu cầu|công bố|"
    r"giao|điều chỉnh|đối với|trong|trên|tại|là|có|để|đến|quyết định|theo|(?<!Ban )(?<!ban )chỉ đạo|gồm|được|nhằm|kèm|ngày|số(?=\s*\d)|"
    r"năm|gửi|xin|trình|khóa|này|nêu|như|từ|lần|tổ chức|"
    r"báo cáo|kết luận|đề nghị|chủ trì|phối hợp|cho|với|khi|mà|cùng|do|nay|thuộc|quản lý|tăng cường|lãnh đạo|xây dựng|và các|và chỉ đạo|"
    r"và ý kiến|xử lý|tiếp tục)\b)"
)


_IS_LOCAL = re.compile(
    r"tinh|huyen|-xa$|cap-|dia-phuong|chi-huy|don-|bao-|dai-phat|hoi-(?!.*viet-nam)|doan-|lien-doan|"
    r"lien-hiep(?!.*viet-nam)|-uy$|co-quan|dan-quan|truong-"
)


@cache
def _central_pattern() -> re.Pattern[str]:
    names: set[str] = set()
    for term in load().bodies:
        if term.extra.get("level") in ("central", "party", "media", "mass_organization", "military") and not _IS_LOCAL.search(term.id):
            names |= {fold(name) for name in (term.label_vi, *term.aliases_vi) if len(name) > 6 and not name.lower().startswith("các ")}
    for row in load().abbreviations:
        if row.extra.get("kind") == "issuer" and row.extra.get("scope") == "central":
            names.add(fold(row.label_vi))
    names |= {
        "chinh phu",
        "thu tuong chinh phu",
        "thu tuong",
        "quoc hoi",
        "bo chinh tri",
        "ban bi thu",
        "chu tich nuoc",
        "trung uong dang",
        "trung uong",
    }
    ordered = sorted(names, key=lambda n: (-len(n), n))
    parts = (re.escape(n).replace(r"\ ", r"\s+").replace(r"\-", r"-").replace(r"\s+-\s+", r"\s*-\s*") for n in ordered)
    return re.compile(_HEADS + "(?:" + "|".join(parts) + r")(?!\w)")


_LOCAL_PATTERN = re.compile(_HEADS + _LOCAL + r"(?!\w)" + _UNIT)
_MINISTRY = re.compile(
    r"(?:Bộ trưởng |Thứ trưởng )?(?:[Ll]iên )?(?:Bộ|Sở|Ủy ban|Ban|Văn phòng|Tổng cục|Cục|Thanh tra|Viện|Hội|Liên đoàn|Ngân hàng|Tòa án|"
    r"Kiểm toán|Bảo hiểm|Đài|Đoàn|Tổ|Trung tâm|"
    r"Tập đoàn|Tổng công ty|Đại học|Trường|Học viện|Đại hội|Hội đồng|Chi cục|Phòng|Công đoàn|Tổng Liên đoàn|Vụ)\b"
)


def issuer_at(chars: str, flat: str, start: int, limit: int, home: Term | None = None, on: str | None = None) -> Issuer | None:
    """Return the body that is named at `start` (within `limit`), with the position where its name ends.

    `chars` is the reading view, `flat` the same folded, of equal length. `home` is the province of the document, which "UBND tỉnh" means.
    """
    central = _central_pattern().match(flat, start, limit)
    local = _LOCAL_PATTERN.match(flat, start, limit)
    if central is not None and (local is None or central.end() >= local.end()):
        return _central(chars, central)
    if local is not None:
        return _local(chars, flat, local, limit, home, on)
    known = _other_pattern().match(flat, start, limit)
    if known is not None:
        return _other(chars, known, home)
    if _MINISTRY.match(chars, start, limit):
        stop = _STOP.search(chars, start + 3, min(limit, start + 160))
        end = stop.start() if stop else min(limit, start + 160)
        name = " ".join(chars[start:end].split()).rstrip(",")
        if len(name) >= 4:
            end = start + len(chars[start:end].rstrip(" ,"))
            body = body_named(name)
            if name.startswith(("Sở", "Ban ", "Phòng", "Chi cục")):
                return Issuer(name, province_slug(home), True, body, home, end)
            return Issuer(name, slug(name), False, body, None, end)
    return None


_ISSUING_LEVELS = ("province", "military", "media", "party", "mass_organization", "central")


@cache
def _other_pattern() -> re.Pattern[str]:
    """Bodies of provinces, media and organizations: Sở Ngoại vụ, Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Báo Nhân dân."""
    bodies = [term for term in load().bodies if term.extra.get("level") in _ISSUING_LEVELS]
    names = {
        fold(name) for term in bodies for name in (term.label_vi, *term.aliases_vi) if len(name) > 6 and not name.lower().startswith("các ")
    }
    ordered = sorted(names, key=lambda n: (-len(n), n))
    parts = (re.escape(n).replace(r"\ ", r"\s+").replace(r"\s+\-\s+", r"\s*-\s*") for n in ordered)
    return re.compile(_HEADS + "(?:" + "|".join(parts) + r")(?!\w)")


def _other(chars: str, match: re.Match[str], home: Term | None) -> Issuer:
    printed = " ".join(chars[match.start() : match.end()].split())
    body = _body_by_name().get(_body_key(printed))
    name = printed
    if body is not None and (printed.isupper() or _SHORTENED.search(printed)):
        name = body.label_vi
    local = body is None or body.extra.get("level") in ("province", "military", "party") or _IS_LOCAL.search(body.id) is not None
    if body is not None and body.extra.get("level") == "media" and not body.id.endswith("-tinh"):
        local = False
    place, province = (province_slug(home), home) if local else (slug(name), None)
    return Issuer(name, place, local, body.id if body is not None else None, province, match.end())


_SHORTENED = re.compile(r"[A-ZĐ]{2}|&|\b(?:và|-) ?[A-ZĐ]+\b(?! ?[" + LOWER + "])")


def _central(chars: str, match: re.Match[str]) -> Issuer:
    printed = " ".join(chars[match.start() : match.end()].split())
    key = fold(printed)
    key = re.sub(r"\s*-\s*", " - ", key.replace("–", "-"))
    bare = re.sub(r"^(?:lien )?(?:bo truong|thu truong)\s+(?=bo )", "", key)
    body = _body_by_name().get(bare) or _body_by_name().get(key)
    name = printed
    if body is not None and (printed.isupper() or (bare == key and _SHORTENED.search(printed))):
        name = body.label_vi
    elif printed.isupper():
        name = printed.capitalize()
    head = re.match(r"(?:lien )?(bo truong|thu truong)\s", key)
    if head and body is not None and bare != key:
        name = ("Bộ trưởng " if head[1] == "bo truong" else "Thứ trưởng ") + body.label_vi
    if key in ("thu tuong", "thu tuong chinh phu"):
        name, place = "Thủ tướng Chính phủ", "thu-tuong-chinh-phu"
    else:
        own = _rows_by_name().get(bare)  # a ministry of its time (Bộ Thương mại) is an alias of the one that took its work over
        place = str(own.extra["slug"]) if own is not None else slug(body.label_vi if body is not None else name)
    return Issuer(name, place, False, body.id if body is not None else None, None, match.end())


_SPELLED = (("ubnd", "Ủy ban nhân dân"), ("hdnd", "Hội đồng nhân dân"), ("btv tinh uy", "Ban Thường vụ Tỉnh ủy"))


_SMALL_NEXT = re.compile(rf"\s[{LOWER}]")


def _local(chars: str, flat: str, match: re.Match[str], limit: int, home: Term | None, on: str | None) -> Issuer | None:
    end = match.end()
    province = home
    place = _province_pattern().match(flat, end + 1, limit) if flat[end : end + 1].isspace() else None
    named = _province_of(chars, place, on) if place is not None else None
    unit = re.search(r"\b(tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\s*$", flat[match.start() : end])
    level = unit[1].rstrip(".") if unit else None
    place_name = ""
    unit_name = ""
    if place is not None and named is not None and level in (None, "tinh", "thanh pho", "tp"):
        province, end, place_name = named, place.end(), named.label_vi
    else:
        name = _NAME.match(chars, end, limit)
        # "UBND thành phố Quy định …": one capital word with a small one behind it begins a title, no name.
        single = name is not None and len(name[0].split()) == 1 and _SMALL_NEXT.match(chars, name.end()) is not None
        if name is not None and level not in (None, "tinh") and not single:
            place_name, end = " ".join(name[0].split()), name.end()
            place_name = place_name.title() if place_name.isupper() else place_name
            unit_name = f"{level} {place_name}"
        elif name is not None and fold(chars[match.start() : end]).endswith(("chi dao", "hoi dong", "quan ly", "dang uy", "dang bo")):
            end = _until_stop(chars, end, limit)
    if fold(chars[match.start() : match.end()]).endswith(("ban chi dao", "hoi dong", "ban quan ly")):
        end = max(end, _until_stop(chars, match.end(), limit, about=True))
    if level is None and flat[match.start() : match.end()].endswith(("cong an", "hoi dong", "dang uy")) and end == match.end():
        return None
    printed = " ".join(chars[match.start() : end].split())
    name_in_full = _spell(printed, home if not place_name else province, level, place_name)
    # A district or commune numbers on its own: two of them in one province must not share an id.
    place_slug = "-".join(filter(None, (province_slug(province), slug(unit_name)))) if unit_name else province_slug(province)
    return Issuer(name_in_full, place_slug, True, _local_body(flat, match), province, end)


def _until_stop(chars: str, start: int, limit: int, *, about: bool = False) -> int:
    """Return where a body's name ends; with `about` it may go on with "về ..." (a steering committee's field)."""
    at = start
    if about and chars.startswith(" về ", at):
        at += 4
        stop = re.compile(
            r"\s*(?:[;.:()“”\"|\n]|\s(?:ban hành|phê duyệt|quy định|hướng dẫn|đã|ngày(?=\s*\d)|số(?=\s*\d)|kèm|tại|và "
            r"về)\b)"
        ).search(chars, at, min(limit, at + 200))
    else:
        stop = _STOP.search(chars, at, min(limit, at + 120))
    end = stop.start() if stop else min(limit, at + 120)
    return at + len(chars[at:end].rstrip(" ,"))


def _spell(printed: str, province: Term | None, level: str | None, place: str) -> str:
    name = printed.lower() if printed.isupper() else printed
    low = fold(name)
    for short, full in _SPELLED:
        if low.startswith(short):
            name = full + name[len(short) :]
            break
    if printed.isupper():
        name = name[:1].upper() + name[1:]
    if place and fold(name).replace("–", "-").endswith(fold(place).replace("–", "-")):
        name = name[: len(name) - len(place)] + place
    elif level in ("tinh", "thanh pho", "tp") and province is not None and not place:
        name = f"{name} {province.label_vi}"
    elif level is None and province is not None and not place and re.match(r"(?:Ủy ban nhân dân|Hội đồng nhân dân)$", name):
        name = f"{name} {province.extra.get('kind', 'tỉnh')} {province.label_vi}"
    elif level is None and province is not None and not place and fold(name).removeprefix("ban thuong vu ") in ("tinh uy", "thanh uy"):
        name = f"{name} {province.label_vi}"
    name = name.replace(" tp. ", " thành phố ").replace(" TP. ", " thành phố ").replace(" Thành phố ", " thành phố ")
    return re.sub(r" Tỉnh (?!ủy)", " tỉnh ", name)


def _local_body(flat: str, match: re.Match[str]) -> str | None:
    key = " ".join(flat[match.start() : match.end()].split())
    key = re.sub(r"\s(tinh|thanh pho|tp\.?)$", " tinh", key)
    term = _body_by_name().get(key) or _body_by_name().get(key + " tinh")
    return term.id if term is not None else None


def body_named(name: str) -> str | None:
    """Return the id of the body with this name, None if the vocabulary has none."""
    term = _body_by_name().get(_body_key(name))
    return term.id if term is not None else None


def local_name(label: str, province: Term) -> str:
    """Return the full name of a province's body: `Ủy ban nhân dân tỉnh Lào Cai`, `Thành ủy Cần Thơ`, `Sở Ngoại vụ tỉnh Lạng Sơn`."""
    kind = str(province.extra.get("kind", "tỉnh"))
    if label == "Tỉnh ủy":
        return f"{'Thành ủy' if kind == 'thành phố' else label} {province.label_vi}"
    if label.endswith(province.label_vi):
        return label
    return f"{label} {province.label_vi}" if label.endswith((" tỉnh", " Tỉnh ủy", " thành phố")) else f"{label} {kind} {province.label_vi}"
