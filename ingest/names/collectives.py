"""Committees by their level ("UBND các huyện, thành phố") and groups by bare nouns ("các sở, ban, ngành liên quan")."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.names.mention import Mention
from ingest.names.tries import words_of
from text.letters import capital

if TYPE_CHECKING:
    from ingest.names.items import Judge

__all__ = ["committee", "council", "group", "press", "territory", "under_committee"]

_LEVEL_BODY = {"province": "cap-tinh", "city": "cap-tinh", "district": "cap-huyen", "commune": "cap-xa"}
_COMMITTEE, _ALL_LEVELS = "Ủy ban nhân dân", "các cấp"
_BETWEEN = frozenset(words_of("các|trực|thuộc|trung|ương|tw|của|trên|địa|bàn|khu|cấp"))


def committee(judge: Judge, i: int, j: int) -> tuple[Mention, ...]:
    """Return the people's committees that words name: "UBND các huyện, thành phố", "Ủy ban nhân dân xã Đề Gi", () if none."""
    s = judge.words_of
    plural = judge.vocabulary.at("plural", s.low, i, j)
    at = i + plural
    if at < j and s.low[at] == "ubnd":
        at += 1
    elif s.low[at : at + 4] == ["ủy", "ban", "nhân", "dân"] or s.flat[at : at + 4] == ["uy", "ban", "nhan", "dan"]:
        at += 4
    else:
        return ()
    if at >= j:
        return (judge.mention(i, j, "body:uy-ban-nhan-dan-cap-tinh"),)
    if s.low[at:j] == ["các", "cấp"]:
        return (judge.mention(i, j, "")._replace(kind="open", name=f"{_COMMITTEE} {_ALL_LEVELS}"),)
    if judge.vocabulary.at("wide", s.low, at, j) and not any(s.seps[at:j]):  # "UBND các địa phương ven biển"
        place = s.reading.flat[s.spans[at][0] : s.spans[j - 1][1]]
        return (judge.mention(i, j, "body:uy-ban-nhan-dan-cap-tinh")._replace(place=place),)
    found = _levels(judge, i, at, j)
    if found is None or found[1] < j and (not found[0] or any(s.seps[found[1] : j])):
        return ()
    levels = found[0]
    if not levels:
        stop = s.tokens.province_end(s.spans[at][0])
        return (judge.mention(i, j, "body:uy-ban-nhan-dan-cap-tinh"),) if stop else ()
    return _of_levels(judge, levels, i, at)


def council(judge: Judge, i: int, j: int, after: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the people's councils that words name by "all levels", or of the levels of the committees behind them ("HĐND, UBND các xã");
    () if they name none so."""
    s = judge.words_of
    at = i + 1 if s.low[i] == "hđnd" else i + 4 if s.low[i : i + 4] == ["hội", "đồng", "nhân", "dân"] else j + 1
    if at > j or at < j and s.low[at:j] != ["các", "cấp"]:
        return ()
    first, last = s.spans[i][0], s.spans[j - 1][1]
    if at < j or any(m.name == f"{_COMMITTEE} {_ALL_LEVELS}" for m in after):
        return (Mention(first, last, "", "open", f"Hội đồng nhân dân {_ALL_LEVELS}"),)
    bodies = [m.body for m in after if m.body.startswith("body:uy-ban-nhan-dan-cap-") and m.place and not m.place.startswith("tinh")]
    return tuple(Mention(first, last, body.replace("uy-ban", "hoi-dong")) for body in dict.fromkeys(bodies))


def territory(judge: Judge, i: int, j: int) -> tuple[Mention, ...]:
    """Return who words name by a territory alone: "các xã, phường", "tỉnh Lào Cai" are their committees; () if they name none."""
    s = judge.words_of
    plural = judge.vocabulary.at("plural", s.low, i, j) or int(s.printed[i].isdigit())  # "05 xã biên giới"
    at = i + plural
    width = judge.vocabulary.at("level", s.low, at, j)
    if not width or s.low[at] == "cấp" or s.is_capital(at) and judge.vocabulary.at("head", s.low, at, j) > width:
        return ()  # "Huyện | Đoàn | Trần Đề" is a body of the district
    found = _levels(judge, i, at, j)
    if found is None or not found[0] or found[1] < j and not (plural and _is_tail(judge, found[1], j)):
        return ()
    named = any(
        s.is_capital(k) and not judge.vocabulary.at("level", s.low, k, j) and not judge.vocabulary.covers("place", s.low, k, at + width, j)
        for k in range(at + width, j)
    )
    alone = s.is_capital(i) and j - i == width and not s.printed[i].isupper() and found[0].keys() <= {"province", "city"}  # "với Tỉnh"
    if not plural and not named and not alone:
        return ()
    if list(found[0]) == ["province"] and not named and not alone and j - at == 1:
        return (Mention(s.spans[i][0], s.spans[j - 1][1], "", "open", "Các tỉnh"),)
    return _of_levels(judge, found[0], i, at)


def _is_tail(judge: Judge, k: int, j: int) -> bool:
    """Whether words [k, j) only say how wide a group is: "các tỉnh, thành phố | khác"."""
    s = judge.words_of
    return not s.seps[k] and judge.vocabulary.at("group_tail", s.low, k, j) == j - k


def _of_levels(judge: Judge, levels: dict[str, tuple[int, int]], i: int, at: int) -> tuple[Mention, ...]:
    s = judge.words_of
    out = []
    for level, (a, b) in levels.items():
        cuts = [k for k in range(max(a, at) + 1, b) if s.seps[k] and _is_named(judge, k, b)]
        cuts = cuts if _is_named(judge, at if a == i else a, b) else []
        for begin, stop in pairwise([a, *cuts, b]):  # "UBND thị xã Vĩnh Châu, huyện Trần Đề, huyện Cù Lao Dung"
            start, end = s.spans[begin][0], s.spans[stop - 1][1]
            first = at if begin == i else begin
            name = f"Ủy ban nhân dân {s.text(first, stop)}" if _is_named(judge, first, stop) else ""
            place = s.reading.flat[s.spans[first][0] : end]
            out.append(Mention(start, end, f"body:uy-ban-nhan-dan-{_LEVEL_BODY[level]}", "name", name, place))
    return tuple(out)


def _is_named(judge: Judge, k: int, j: int) -> bool:
    """Whether the level of one place and its name stand at word k: "huyện Trần Đề"."""
    width = judge.vocabulary.at("level", judge.words_of.low, k, j)
    return width > 0 and k + width < j and judge.words_of.is_capital(k + width)


def _levels(judge: Judge, i: int, at: int, j: int) -> tuple[dict[str, tuple[int, int]], int] | None:
    """Return the levels of place that words [at, j) name, each with its words, and where they end; None where another actor begins."""
    s, vocabulary = judge.words_of, judge.vocabulary
    levels: dict[str, tuple[int, int]] = {}
    k = at
    while k < j:
        count, level = next(((n, name) for name in _LEVEL_BODY if (n := vocabulary.at(f"level {name}", s.low, k, j))), (0, ""))
        if count:
            begin, end = (i, k + count) if not levels else (k, k + count)
            while end < j and s.is_capital(end) and not (vocabulary.at("level", s.low, end, j) or s.seps[end]):
                end += 1
            if level == "city" and end > k + count and tuple(s.flat[k + count : end]) not in judge.known.cities:
                level = "district"  # a city below the province
            if level == "city" and not _is_city(judge, k + count, end) and ("district" in levels or "province" in levels):
                level = "district" if "district" in levels else "province"
            levels[level] = (levels.get(level, (begin, end))[0], end)
            k = end
        elif s.seps[k] and (vocabulary.at("head", s.low, k, j) or "các" not in s.low[i:k] or judge.actor_word(k, j) > 1):
            return None
        elif levels and (more := vocabulary.at("district_kind", s.low, k, j)):
            k += more
            last = list(levels)[-1]
            levels[last] = (levels[last][0], k)
        elif s.is_capital(k) or s.low[k] in _BETWEEN:
            k += 1
        else:
            break
    if "city" in levels and "district" in levels:
        levels.pop("city")
    return levels, k


def _is_city(judge: Judge, i: int, j: int) -> bool:
    return i < j and bool(judge.words_of.tokens.province_end(judge.words_of.spans[i][0]))


def group(judge: Judge, i: int, j: int) -> tuple[str, str]:
    """Return (body, name) of the group that words name by bare nouns ("các sở, ban, ngành liên quan"); ("", "") if they name anything else.

    A group of ministries keeps its own name ("Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ") and has no body.
    """
    s = judge.words_of
    plural = judge.vocabulary.at("plural", s.low, i, j)
    at, related, own = i + plural, False, 0
    nouns: list[str] = []
    central: set[str] = set()
    while at < j:
        count = judge.vocabulary.at("group_noun", s.low, at, j)
        tail = judge.vocabulary.at("group_tail", s.low, at, j) if nouns and not s.seps[at] else 0
        if nouns and s.low[at] in ("thuộc", "trực") and _under_committee(judge, at, j):
            at = j
        elif nouns and not own and _under_group(judge, at, j):
            return "body:cac-co-quan-don-vi-lien-quan", ""
        elif tail and tail >= count:
            related = related or "liên" in s.low[at : at + tail] or "hữu" in s.low[at : at + tail]
            if s.low[at : at + tail] == ["trung", "ương"]:
                central.add(nouns[-1])
            at += tail
        elif count and nouns and s.is_capital(at) and not s.seps[at] and (_owned(judge, at) or s.is_capital(i) and not plural):
            return "", ""  # "Văn phòng Sở" is the office of one, "Các đơn vị trực thuộc Sở" are its units
        elif count:
            nouns.append(" ".join(s.low[at : at + count]).replace("bộ trưởng", "bộ"))
            own += judge.vocabulary.at("group_noun own", s.low, at, j) == count
            at += count
        elif nouns and s.seps[at] and judge.vocabulary.at("plural", s.low, at, j):
            return "", ""  # another group begins: "địa phương và các cơ quan liên quan"
        elif nouns and plural and _is_owned_by(judge, at, j):
            return "", capital(s.text(i, j))  # "Các phòng, đơn vị thuộc Sở"
        elif more := _filler(judge, at, j, bool(nouns)):
            at += more
            at = j if at < j and nouns and judge.is_place(at, j) else at
        else:
            return "", ""
    alone = ("địa phương", "đoàn thể", "ban ngành", "hội đoàn thể")
    if not nouns or len(nouns) == 1 and not related and nouns[0] not in alone and i + 1 >= j:
        return "", ""
    if (
        {"phòng", "khoa"} & set(nouns)
        and set(nouns) <= {"phòng", "ban", "khoa", "bộ phận", "bộ môn", "trung tâm"}
        and plural
        and not related
    ):
        return "", capital(s.text(i, judge.tail(i, j)))  # "các phòng, ban chuyên môn": no departments of a province
    if own:  # under their printed name, and no part of another group: "các tập đoàn, tổng công ty"
        return "", f"Các {', '.join(dict.fromkeys(nouns))}" if own == len(nouns) and (plural or own > 1) else ""
    body = _group_body(nouns, related, plural > 0)
    if body == "body:cac-bo-nganh" and set(nouns) not in ({"bộ", "ngành"}, {"bộ"}):
        name = ", ".join(f"{noun} trung ương" if noun in central else noun for noun in dict.fromkeys(nouns))
        name = name.replace("chính phủ", "Chính phủ").replace("trực thuộc Chính", "thuộc Chính")
        return "", f"Các {name}{' liên quan' if related else ''}"
    return body, ""


def _owned(judge: Judge, at: int) -> bool:
    """Whether a word before word `at` says whose the words before it are: "trực thuộc"."""
    return judge.vocabulary.at("owning", judge.words_of.low, at - 1, at) > 0


def _is_owned_by(judge: Judge, at: int, j: int) -> bool:
    """Whether words at `at` say to their end whose the bodies before them are, by its kind: "thuộc Sở", "của Bệnh viện"."""
    s, known = judge.words_of, judge.vocabulary
    k = at + (s.low[at] == "trực")
    k += known.at("owning", s.low, k, j)
    kind = known.at("head", s.low, k, j) if at < k < j and s.is_capital(k) else 0
    return kind > 0 and k + kind == j and not any(s.seps[at:j])


def _under_committee(judge: Judge, at: int, j: int) -> bool:
    """Whether words say under which people's committee a group is: "trực thuộc UBND tỉnh"."""
    return under_committee(judge, at, j) > 0 and not any(judge.words_of.seps[at + 1 : j])


def _under_group(judge: Judge, at: int, j: int) -> bool:
    """Whether words at `at` say to their end under which group another one is: "thuộc các bộ, ngành Trung ương"."""
    s, known = judge.words_of, judge.vocabulary
    k = at + (2 if s.low[at] == "trực" else 1)
    width = known.at("plural", s.low, k, j) if s.low[k - 1 : k] == ["thuộc"] else 0
    first = k = k + width
    while width and k < j and (more := known.at("group_noun", s.low, k, j) or k > first and known.at("group_tail", s.low, k, j)):
        k += more
    return width > 0 and first < j <= k


def under_committee(judge: Judge, at: int, j: int) -> int:
    """Return how many words at `at` say under which people's committee a group is ("thuộc UBND tỉnh"), 0 if they do not."""
    s = judge.words_of
    k = at + (2 if s.low[at] == "trực" else 1)
    if k >= j or s.low[k - 1] != "thuộc":
        return 0
    stop = k + 1 if s.low[k] == "ubnd" else k + 4 if s.low[k : k + 4] == ["ủy", "ban", "nhân", "dân"] else 0
    return stop + judge.vocabulary.at("level", s.low, stop, j) - at if stop else 0


def press(judge: Judge, i: int, j: int) -> tuple[str, str] | None:
    """Return the press where words name it by its media in any order ("các cơ quan truyền thông, báo chí địa phương"), None if not."""
    s, vocabulary = judge.words_of, judge.vocabulary
    stop = judge.tail(i, j)
    at = i + vocabulary.at("plural", s.low, i, stop)
    width = vocabulary.at("medium_head", s.low, at, stop)
    k, count = at + width, 0
    while width and k < stop and (more := max(vocabulary.at(kind, s.low, k, stop) for kind in ("medium", "medium_tail", "group_tail"))):
        count += vocabulary.at("medium", s.low, k, stop) > 0
        k += more
    return ("body:co-quan-bao-chi", "") if count and k >= stop else None


def _filler(judge: Judge, at: int, j: int, inside: bool) -> int:
    """Return how many words at `at` a group may hold between its nouns: plurals, places, ranks."""
    s = judge.words_of
    return judge.vocabulary.at("plural|place|rank" if inside else "rank", s.low, at, j)


def _group_body(nouns: list[str], related: bool, plural: bool) -> str:
    """Return the body of a group by its nouns, "" where they are no group."""
    have = set(nouns)
    unions = {"đoàn thể", "hội đoàn thể", "tổ chức đoàn thể"}
    if have & unions and have - unions - {"hội"}:
        return ""  # two groups: "các sở, ban, ngành, đoàn thể"
    if "địa phương" in have and have & {"sở", "ban", "ngành"} and "bộ" not in have:
        return ""
    if have <= {"đoàn thể", "hội", "hội đoàn thể", "tổ chức đoàn thể", "tổ chức chính trị"}:
        return "body:cac-doan-the" if have != {"hội"} else ""
    if "tổ chức chính trị - xã hội" in have or any("chính trị" in noun for noun in have):
        return "body:cac-to-chuc-chinh-tri-xa-hoi"
    if have == {"địa phương"}:
        return "body:cac-co-quan-don-vi-lien-quan" if related else "body:cac-dia-phuong"
    if "bộ" in have and (len(have) > 1 or plural) or have & {"cơ quan ngang bộ", "cơ quan thuộc chính phủ"}:
        return "body:cac-bo-nganh"
    if have & {"sở"} and (len(have) > 1 or plural) or have & {"cơ quan chuyên môn", "đơn vị sự nghiệp", "ban ngành"}:
        return "body:cac-so-ban-nganh"
    if have & {"ban", "ngành"} and (len(have) > 1 or plural or related):
        return "body:cac-so-ban-nganh"
    if related or plural or len(have) > 1:
        return "body:cac-co-quan-don-vi-lien-quan"
    return ""
