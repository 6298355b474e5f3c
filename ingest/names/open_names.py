"""Agencies that no vocabulary knows, by the form of their names: a word for an agency, then capitals ("Cục An toàn thông tin")."""

from __future__ import annotations

import re
from typing import Any

from ingest.names.mention import Mention
from ingest.names.tries import END, SKIP, WORD, province_end, words_of
from ingest.reading import Reading, flatten
from text.verbs import VERBS

__all__ = ["CLASSES", "open_name"]

# Words that begin the name of an agency; the text must have them with these accents and a capital.
_CLASS_WORDS = words_of(
    "sở|bộ|vụ|cục|tổng cục|chi cục|ban|văn phòng|viện|trường|trung tâm|hội|liên hiệp|liên minh|hiệp hội|liên đoàn|tạp chí|báo|đài|"
    "ngân hàng|kho bạc|"
    "kiểm toán|tổng công ty|tập đoàn|công ty|đảng ủy|tỉnh đoàn|thành đoàn|huyện đoàn|ủy ban|hội đồng|bệnh viện|bộ chỉ huy|bộ tư lệnh|"
    "ban chỉ huy|quân khu|"
    "đồn biên phòng|tòa án|viện kiểm sát|bưu điện|cổng thông tin|quỹ|chi nhánh|nhà xuất bản|học viện|đại học|phòng|thanh tra|"
    "tổng liên đoàn|bảo tàng|thư viện|"
    "thông tấn xã|đại sứ quán|đoàn|tổ|khối|mặt trận|công đoàn|trạm|nhà máy|chi đội|điện lực|viễn thông|thuế|bảo hiểm|tổ chức pháp chế|"
    "nhà hát|ban quản lý"
)
CLASSES = {flatten(name): name for name in _CLASS_WORDS}
# Function words that an open name cannot hold.
_STOP = frozenset(
    words_of(
        "va|trong|ve|de|tai|theo|cho|voi|la|co|duoc|cua|do|den|tu|khi|se|phai|can|da|dang|cung|nham|thuoc|tren|duoi|nhung|hoac|bang|nhu|"
        "tiep|neu|thi|nay|do|gui|qua|dua|lam|giao|nham|gom|sau|truoc|bi|rang|ma|nen|moi|mot|hai|ba|nhat|hay|thong|bao|nghiem|tuc|dong|"
        "kip|som|chiu|de|den|ngay|ket|tong"
    )
)
# Words that look like work and are part of a name: "Ban chỉ đạo", "phòng thủ dân sự"; True where the word behind belongs to it.
_INNER = {
    "ban chi": True,
    "ban to": True,
    "ban quan": True,
    "ban van": True,
    "ban tuyen": True,
    "phong thu": False,
    "thi hanh": False,
    "doi song": False,
    "so chi": True,
    "bo chi": True,
    "chuong trinh": False,
    "cong trinh": False,
}
# What follows a word for an agency and makes no agency ("Bộ Trưởng", "Bộ Luật"), and what alone does ("Trường Đại học", not "Trường Sơn").
_NO_BODY = {
    "bo": ("truong", "luat", "tu", "chi", "tieu"),
    "dai": ("loan",),
    "so": ("so",),
    "thue": ("nk", "xnk", "gtgt", "ttdb", "bvmt", "tncn", "tndn", "vat"),
    "cong": ("chi", "chuong"),
}
_COMPOUND = frozenset(("do thi", "nong thon", "thi truong", "hanh chinh", "lao dong", "cong dong", "cong nghe"))  # "Phòng Đô thị"
_ONLY = {"truong": frozenset(words_of("dai|cao|chinh|trung|tieu|mam|si|quan|boi|thpt|thcs|ptdtnt|pho|nghe|dao|day"))}


def open_name(
    trie: dict[str, Any], provinces: dict[str, Any], reading: Reading, tokens: list[tuple[int, int]], words: list[str], i: int
) -> Mention | None:
    """Return an unknown agency that begins here by its form, None if there is none."""
    flat, chars = reading.flat, reading.chars
    count = next((n for n in (3, 2, 1) if " ".join(words[i : i + n]) in CLASSES), 0)
    if not count or i + count >= len(tokens):
        return None
    at = i + count
    if not re.fullmatch(r" +| ?\n ?", flat[tokens[at - 1][1] : tokens[at][0]]) or not chars[tokens[at][0]].isupper():
        return None
    if (
        words[at] in _NO_BODY.get(words[i], ())
        or words[i] in _ONLY
        and words[at] not in _ONLY[words[i]]
        or chars[tokens[i][0] : tokens[at - 1][1]].isupper()
    ):
        return None
    begin = " ".join(reading.low[a:b] for a, b in tokens[i:at])
    if begin != CLASSES[" ".join(words[i:at])] or flat.startswith("sa", tokens[at][0]) and begin == "trường":
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
            if (
                following >= len(tokens)
                or not chars[tokens[following][0]].isupper()
                or " ".join(words[following : following + 1]) in CLASSES
            ):
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
        stop = province_end(provinces, flat, tokens[i + 1][0])
        if stop:
            return Mention(tokens[i][0], stop, "body:bao-tinh", "name", "", flat[tokens[i + 1][0] : stop])
    if flat[tokens[i][0] : end].endswith(" va"):
        end -= 3
        text = chars[tokens[i][0] : end]
    if len(text) > 110 or _is_cut(trie, text):
        return None
    return Mention(tokens[i][0], end, "", "open", text)


def _is_cut(trie: dict[str, Any], text: str) -> bool:
    """Whether a name is the beginning of a longer one that the vocabulary has: a table cell cut it ("Sở Thông tin")."""
    for word in WORD.findall(flatten(text)):
        if word in SKIP:
            continue
        if word not in trie:
            return False
        trie = trie[word]
    return END not in trie
