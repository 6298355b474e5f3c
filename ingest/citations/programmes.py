"""Instruments without a number that are no laws: joint programmes, strategies, schemes, treaties.

Taken where the form leaves little doubt: parties "giữa A và B", a quoted name, a period, a treaty's name. Left out on purpose is a type
word with nothing that names one ("kế hoạch của đơn vị", "các chương trình, đề án").
"""

from __future__ import annotations

import re

from ingest.citations.behind import joint_parties
from ingest.citations.mention import Mention
from ingest.head.bodies import issuer_at
from ingest.head.codes import type_of
from ingest.names.provinces import province_named
from ingest.parsed import DocumentData
from ingest.reading import Reading
from text.dates import date_at
from text.phrases import Phrases, words_of
from text.terms import DocumentType

__all__ = ["find_joint", "find_plenums", "find_policies"]

_BETWEEN_PARTIES = re.compile(r"giữa\s+")
_JOINT = re.compile(
    r"(?<!\w)(?:(?:Chương trình|Kế hoạch|Quy chế|Thỏa thuận|Biên bản|Bản)\s+)?+"
    r"(?:phối hợp|hợp tác|ghi nhớ|thỏa thuận|liên kết)(?P<of>(?:\s+[^\W\d_]+){0,6})\s+$"
)
# What a joint programme is of, between its type and "giữa".
_OF_WORK = Phrases(
    (words, True) for words in words_of("công tác|tuyên truyền|truyền thông|hoạt động|hành động|thực hiện|toàn diện|hợp tác")
)
_SIGNED = re.compile(r"\s*+,?\s*+(?:(?:được\s+)?ký(?:\s+kết)?\s+)?+")
_SUBJECT = re.compile(
    r"\s+(?:về|trong|tăng cường)\s+(?:việc\s+)?[^;:.\n|()]{3,260}?(?:giai đoạn\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|(?=\s*[;:.\n|()]))"
)


def find_joint(reading: Reading, document: DocumentData) -> list[Mention]:
    """Return joint programmes without a number: "Chương trình phối hợp giữa A và B … giai đoạn 2019 - 2020"."""
    chars, flat = reading.chars, reading.flat
    home = province_named(document.province, document.issue_date) if document.province else None
    found = []
    for between in _BETWEEN_PARTIES.finditer(chars):
        match = _JOINT.search(chars, max(0, between.start() - 90), between.start())
        if match is None or not _is_of_work(flat, *match.span("of")):
            continue
        parties = joint_parties(chars, flat, between.end(), min(len(chars), between.end() + 260), home, document.issue_date)
        if parties is None or "; " not in parties[0]:
            continue
        named = match[0].startswith(("Chương", "Kế", "Quy", "Thỏa", "Biên", "Bản"))
        head = match[0].strip()
        kind = "Chương trình phối hợp" if "phối hợp" in head else "Chương trình hợp tác"
        mention = Mention(match.start(), parties[1], type_of(kind), kind, parties=parties[0], title=" ".join(head.split()))
        limit = min(len(chars), mention.end + 80)
        signed = _SIGNED.match(chars, mention.end, limit)
        date = date_at(chars, signed.end(), limit) if signed is not None else None
        if date is not None:
            mention.date, mention.end = date.iso, date.end
        else:
            subject = _SUBJECT.match(chars, mention.end, min(len(chars), mention.end + 320))
            if subject is not None and named:
                mention.end = subject.end()
        if named or mention.date is not None:
            found.append(mention)
    return found


def _is_of_work(flat: str, start: int, end: int) -> bool:
    """Whether a range holds nothing but words for what a programme is of."""
    while start < end:
        if flat[start].isspace():
            start += 1
            continue
        hit = _OF_WORK.at(flat, start, end)
        if hit is None:
            return False
        start = hit[1]
    return True


# ---------------------------------------------------------------- strategies, schemes, treaties

_POLICY: Phrases[str] = Phrases(
    (name, name)
    for name in words_of(
        "Chiến lược|Đề án|Dự án|Chương trình mục tiêu quốc gia|Chương trình MTQG|Chương trình hành động|Chương trình|"
        "Kế hoạch hành động quốc gia|Kế hoạch|Quy hoạch|Nghị quyết Đại hội|Công ước|Hiệp định thương mại tự do|Hiệp định|Hiệp ước|"
        "Nghị định thư|Tuyên bố|Bộ quy tắc|Hiến chương"
    )
)
_INNER_QUOTE = re.compile(r"\s*[“\"]")
_QUOTED = re.compile(r"[^“”\"\n|]{6,400}[”\"]")
_SIGN = re.compile(r"[;:.\n|()“”\"]|,(?!\s+tầm nhìn)")
_SPACED = re.compile(r"\s(?=[^\W\d_])")
# Words that end the name of a strategy or treaty in running text.
_STOPS: Phrases[str] = Phrases(
    (name, name)
    for name in words_of(
        "được|đã|nhằm|theo|trên địa bàn|tại|để|này|do|khi|gắn với|phù hợp|đảm bảo|bảo đảm|như|có hiệu lực|nêu|trong|cho|đến các|với|"
        "sau khi|và các|và triển khai|và tổ chức|và thực hiện|là|gồm|cần|phải|góp phần|từ|tổ chức|báo cáo"
    )
)
_OF_A_BODY = re.compile(r"của\s+(?:Chính|Thủ|Bộ|Quốc|Ban|Liên|Đảng|UBND|Ủy ban|Tỉnh|Việt|các nước|Nhà nước)")
# "Nghị quyết Trung ương 7 khóa X", "Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XII"
_PLENUM = re.compile(
    r"Nghị quyết\s+(?:Hội nghị\s+)?(?:lần thứ\s+\S+\s+)?(?:(?:của\s+)?Ban Chấp hành\s+)?Trung ương(?:\s+Đảng)?(?:\s+(?:lần thứ\s+)?\S+)?"
    r"\s*+,?\s*+\(?[Kk]hóa\s+[IVX]+\)?"
)
_PERIOD = re.compile(r"giai đoạn\s+(?:19|20)\d\d|(?:đến|thời kỳ)\s+(?:năm\s+)?(?:19|20)\d\d|lần thứ\s+[IVXLC\d]+|năm\s+(?:19|20)\d\d")
_TREATIES = ("Công ước", "Hiệp định", "Hiệp ước", "Nghị định thư", "Tuyên bố", "Bộ quy tắc", "Hiến chương", "Hiệp định thương mại tự do")
_PLURAL = re.compile(r"(?:[Cc]ác|những|một số|nhiều|mỗi|từng)\s+$")


def find_plenums(reading: Reading, document: DocumentData) -> list[Mention]:
    """Return resolutions of the Central Committee that are named by its meeting."""
    kind = "Nghị quyết"
    return [Mention(m.start(), m.end(), type_of(kind), kind, title=" ".join(m[0].split())) for m in _PLENUM.finditer(reading.chars)]


def find_policies(reading: Reading, document: DocumentData) -> list[Mention]:
    """Return strategies, schemes, national programmes, congress resolutions and treaties that are named in full."""
    chars, flat = reading.chars, reading.flat
    home = province_named(document.province, document.issue_date) if document.province else None
    places = document.places or {}
    title = reading.inside(places["title"]) if "title" in places else (0, 0)
    found = []
    for kind, start, at in _POLICY.find(flat):
        opened = chars[start - 1 : start] in ("“", '"')
        if " ".join(chars[start:at].split()) != kind:
            continue
        if _PLURAL.search(chars, max(0, start - 10), start) or title[0] <= start < title[1]:
            continue
        quoted = None
        inner = _INNER_QUOTE.match(chars, at)
        if inner is not None:
            quoted = _QUOTED.match(chars, inner.end())
        elif opened:
            quoted = _QUOTED.match(chars, at)
        if quoted is not None:
            end = quoted.end()
            start -= opened
        else:
            end = _name_stop(chars, flat, at, min(len(chars), at + 320))
            end = at + len(chars[at:end].rstrip(" ,-–"))
            name = chars[at:end].strip()
            if not _names_one(kind, name):
                continue
        mention = Mention(start, end, _policy_type(kind), kind, title=" ".join(chars[start:end].strip('“”"').split()))
        of = re.compile(r"\s*của\s+").match(chars, end)
        if of is not None:
            issuer = issuer_at(chars, flat, of.end(), min(len(chars), of.end() + 160), home, document.issue_date)
            if issuer is not None:
                mention.issuer, mention.end = issuer, issuer.end
        found.append(mention)
    return found


def _name_stop(chars: str, flat: str, start: int, limit: int) -> int:
    """Return where a name that begins at `start` ends: at a sign or before a word that is no part of it."""
    sign = _SIGN.search(chars, start, limit)
    end = sign.start() if sign is not None else limit
    for space in _SPACED.finditer(chars, start, end):
        at = space.end()
        hit = _STOPS.at(flat, at, end)
        if hit is not None and " ".join(chars[at : hit[1]].split()) == hit[0]:
            return space.start()
        if chars.startswith("của ", at) and not _OF_A_BODY.match(chars, at):
            return space.start()
    return end


_NO_NAME = {
    "từ",
    "khác",
    "đã",
    "và",
    "kế",
    "có",
    "do",
    "thuộc",
    "liên",
    "trên",
    "tại",
    "trong",
    "được",
    "báo",
    "giai",
    "gồm",
    "đang",
    "sau",
    "khi",
    "đến",
}


def _names_one(kind: str, name: str) -> bool:
    """Whether the words behind a type word name one instrument: a treaty's name, a period or congress, or a strategy in capitals."""
    words = name.split()
    if len(words) < 3 or words[0] in _NO_NAME:
        return False
    if kind == "Nghị quyết Đại hội":
        return _PERIOD.search(name) is not None
    if kind in _TREATIES:
        return words[0] in ("về", "của", "giữa", "khung", "Đối", "thương", "Thương", "chung", "ứng") or words[0][:1].isupper()
    if words[0] in ("này", "nêu", "của", "số", "năm", "hành", "công", "phối", "hợp") and kind not in (
        "Chương trình hành động",
        "Chương trình mục tiêu quốc gia",
    ):
        return False
    if kind in ("Kế hoạch", "Dự án", "Quy hoạch", "Chương trình"):
        return False
    if kind == "Chương trình hành động":
        return words[0] == "của" and words[1][:1].isupper()
    named = kind in ("Chiến lược", "Chương trình mục tiêu quốc gia", "Chương trình MTQG", "Đề án") and len(words) >= 4
    return named or _PERIOD.search(name) is not None


def _policy_type(kind: str) -> DocumentType | None:
    first = {
        "Chương trình mục tiêu quốc gia": "Chương trình",
        "Chương trình MTQG": "Chương trình",
        "Chương trình hành động": "Chương trình",
        "Nghị quyết Đại hội": "Nghị quyết",
        "Kế hoạch hành động quốc gia": "Kế hoạch",
        "Hiệp định thương mại tự do": "Hiệp định",
    }
    return type_of(first.get(kind, kind))
