"""Who is told to work: agencies as headings ("3. Sở Tài chính"), those a letter is addressed to, and those only a heading names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.duties.drafts import Range
from ingest.duties.fields import field_kind
from ingest.duties.headings import ASSIGN, CONTENT, SKIP, classify
from ingest.duties.roles import Said, cues, leading_list, listed, role_of, subject_of
from ingest.duties.verbs import begins_with_verb
from ingest.layout.structure import Node, Outline
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention

__all__ = ["Told", "addressees", "is_agency_heading", "local_names", "unknown_actor"]


@dataclass(frozen=True, slots=True)
class Told:
    """What an agency's heading says: who is told, and the rest of the words that state work (None: a name alone)."""

    said: tuple[Said, ...]
    rest: Range | None
    colon: bool


_ONLY_ROLE = re.compile(
    r"\s*(?:\s|[,:.;()–-]|\bva\b|\bla\b|\bco\b|trach nhiem|nhiem vu|sau day|nhu sau|\bsau\b|cu the|chu tri|phoi hop|voi|co quan|"
    r"thuong truc|ban chi dao|trong pham vi|chuc nang|quyen han|cua minh|theo|tham quyen|duoc giao|linh vuc|quan ly|nhiem vu|"
    r"thuc hien|cac|noi dung|cong viec|chi dao|tap trung|mot so|dau moi|thuong xuyen|chiu|tren dia ban|tinh|thanh pho|lien quan|khac|"
    r"gom|chung|rieng|to chuc|\bgiup viec\b|don vi|truc thuoc|thuoc|to truong|truong ban|pho ban|khan truong|tiep tuc|\bngoai\b|can cu|"
    r"do|phan cong|phu trach|co so|bao gom|dai dien|chu so huu|doanh nghiep|\bcap\b|tren|\bde nghi\b)*\s*"
)


_ORDERS = re.compile(r"(?:giao|yeu cau|de nghi|phan cong)\b")


def is_agency_heading(agencies: Agencies, start: int, end: int, *, content: bool, kind: str | None) -> Told | None:
    """Return who the words [start, end) tell if they are an agency's heading, None if they are none.

    "3. Sở Tài chính", "1. Đề nghị Ban Tuyên giáo Tỉnh ủy:", "c) Bộ Tài chính chủ trì, phối hợp với các bộ:", "3. Sở Y tế: Phối hợp với …".
    `content` says whether items follow below it.
    """
    flat = agencies.reading.flat
    if content and end - start > 160 and flat[start:end].rstrip().endswith(":"):
        # "Chính phủ thống nhất với dự án …. Giao Bộ Công an chủ trì …, bảo đảm một số yêu cầu sau:": its last sentence says who
        last = max((m.end() for m in re.finditer(r"[a-z\d)]{3}\.\s+(?=[a-z])", flat[start:end])), default=0)
        if last and _ORDERS.match(flat, start + last):
            return is_agency_heading(agencies, start + last, end, content=True, kind=kind)
    found, stop = leading_list(agencies, start, end)
    if not found and content and flat[start:end].rstrip().endswith(":"):
        found, stop = subject_of(agencies, start, end)  # "Để nâng cao hiệu quả …, các Sở, ngành, UBND cấp xã có trách nhiệm:"
    if not found and content:
        return _duty(agencies, start, end)
    if not found or kind == SKIP and not content:
        return None
    if len(found) == 1 and found[0].kind == "group":
        # "Các cơ quan đăng ký đầu tư (Sở Tài chính, Ban Quản lý …):": the list in parentheses says who
        bracket = re.match(r"[^(:.]{0,90}\(\s*(?:gom|bao gom|la)?\s*:?\s*", flat[stop:end])
        if bracket:
            inner = agencies.between(stop + bracket.end(), flat.find(")", stop) if ")" in flat[stop:end] else end)
            if len(inner) > 1 and inner[0].start - (stop + bracket.end()) < 8:
                found = inner
                stop = flat.find(")", stop) + 1
    rest = flat[stop:end]
    after = re.sub(r"\([^()]*\)", " ", rest)
    if not re.search(r"[^\W\d_]", after):
        return Told(tuple(Said(m, "assigned", "heading") for m in found), None, False)
    colon = re.match(r"\s*(?:\([^()]*\)\s*)?(?:-\s*[^:.]{0,80})?(?:,[^:.]{0,60})?:\s*(?=\S)", rest)
    if colon and stop + colon.end() < end:
        return Told(tuple(Said(m, "assigned", "heading") for m in found), (stop + colon.end(), end), True)
    role = role_of(flat, stop, end)
    only = _ONLY_ROLE.fullmatch(after)
    _, coordinators = cues(agencies, stop, end, found)
    if not only and coordinators:
        tail = re.sub(r"\([^()]*\)", " ", flat[max(m.end for m in coordinators) : end])
        only = (
            _ONLY_ROLE.fullmatch(tail)
            if re.match(r"\s*(?:,|chu tri|va|phoi hop|co)?[^.;]{0,60}$", flat[stop : min(m.start for m in coordinators)])
            else None
        )
    if only and (content or rest.rstrip().endswith(":") or "trach nhiem chu tri" in rest or end - start < 90):
        said = [Said(m, role, "heading") for m in found] + [Said(m, "coordinate", "heading") for m in coordinators]
        return Told(tuple(said), None, rest.rstrip().endswith(":"))
    if content and rest.rstrip().endswith(":") and end - start < 900:
        said = [Said(m, role, "heading") for m in found] + [Said(m, "coordinate", "heading") for m in coordinators]
        return Told(tuple(said), None, True)
    return None


_DUTY = re.compile(r"(?:trach nhiem|nhiem vu) cua (?:cac )?(?=[a-z])")


def _duty(agencies: Agencies, start: int, end: int) -> Told | None:
    """Return whom a heading names that no vocabulary knows: "1.5. Trách nhiệm của đối tượng thực hiện kiểm kê:"."""
    chars, flat = agencies.reading.chars, agencies.reading.flat
    duty = _DUTY.match(flat, start, end)
    if duty is None or not _ACTOR.match(flat, duty.end(), end) or end - start > 140 or agencies.between(duty.end(), end):
        return None
    stop = end
    while stop > duty.end() and chars[stop - 1] in " :.":
        stop -= 1
    name = re.sub(r"\s*\(.*\)\s*$", "", chars[duty.end() : stop])
    if len(name.split()) < 2:
        return None
    mention = Mention(duty.end(), duty.end() + len(name), "", "open", name[:1].upper() + name[1:])
    return Told((Said(mention, "assigned", "heading"),), None, flat[start:end].rstrip().endswith(":"))


def unknown_actor(agencies: Agencies, start: int, end: int) -> Told | None:
    """Return who is told where a section of duties names someone that no vocabulary knows: "Doanh nghiệp, tổ chức, cá nhân: Quan tâm …"."""
    chars, flat = agencies.reading.chars, agencies.reading.flat
    colon = flat.find(":", start, min(end, start + 110))
    if (
        colon < 0
        or leading_list(agencies, start, end)[0]
        or not begins_with_verb(flat, colon + 1, end)
        or not chars[colon + 1 : colon + 3].strip()[:1].isupper()
    ):
        return None
    order = re.match(r"(?:de nghi|giao|yeu cau|doi voi)\s+", flat[start:colon])
    at = start + (order.end() if order else 0)
    if begins_with_verb(flat, at, colon) or field_kind(flat[at:colon]) or classify(flat[at:colon]) is not None or colon - at < 4:
        return None
    name = re.sub(r"\s*\(.*\)", "", chars[at:colon]).strip()
    rest = colon + 1
    while rest < end and chars[rest].isspace():
        rest += 1
    known = [m for m in agencies.between(at, colon) if m.start > at]
    if known and flat[at : known[0].start].rstrip().endswith((",", " va")):
        # "Đề nghị các cấp ủy, Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn thể: …": one unknown name before known ones
        first = re.sub(r"(?:\s+và|\s*,)\s*$", "", chars[at : known[0].start])
        mention = Mention(at, at + len(first), "", "open", first[:1].upper() + first[1:])
        return Told(tuple(Said(m, "assigned", "heading") for m in (mention, *known)), (rest, end), True)
    mention = Mention(at, colon, "", "open", name[:1].upper() + name[1:])
    return Told((Said(mention, "assigned", "heading"),), (rest, end), True)


# Bodies whose words a longer name may begin with: "Cơ quan chủ trì giải quyết thủ tục".
_VAGUE = frozenset({"body:cac-co-quan-chu-tri", "body:cac-co-quan-phoi-hop"})


def addressees(outline: Outline, agencies: Agencies) -> tuple[Said, ...]:
    """Return whom a letter is addressed to ("Kính gửi: …"), without those who only get it for information."""
    flat = outline.reading.flat
    said: list[Said] = []
    inside = False
    for line in outline.head:
        start = line.start
        at = flat.find("kinh gui", line.start, line.end)
        if at >= 0 and flat[max(0, at - 5) : at] != "dong ":
            inside, start = True, flat.find(":", at, line.end) + 1 or at + 8
        elif not inside or not (line.mark is not None and line.mark.is_bullet or line.cut) or at >= 0:
            inside = False
            continue
        else:
            start = line.text
        for mention, _ in listed(agencies, start, min(line.end, start + 600)):
            if not re.match(r"\s*\((?:de )?(?:b/c|bao cao|biet)", flat[mention.end : mention.end + 20]):
                said.append(Said(mention, "assigned", "heading"))
    return tuple(said[:12])


# Words that begin the name of who acts, of which a heading's unknown agency has one.
_ACTOR = re.compile(
    r"(?:(?:doi voi|cac|cac cap)\s+)*(?:co quan|doi tuong|doanh nghiep|to chuc|don vi|chu|ca nhan|nguoi|ho|co so|nha|hoi|hiep hoi|"
    r"thanh vien|truong|pho|thu truong|giam doc|"
    r"lanh dao|can bo|cong chuc|dia phuong|doan|dang|cap|ban|bo|so|nganh|vu|cuc|chi cuc|phong|trung tam|vien|tap doan|tong|cong ty|"
    r"ngan hang|kho bac|bao|dai|mat tran|quy|to|"
    r"khu|cum|thon|xa|phuong(?! an\b)|huyen|tinh|thanh|uy|van phong|toa|lien|benh vien|nhan dan|cong dong|gia dinh|khoi|chinh quyen|"
    r"luc luong|quan|hop tac|nong|bi thu|chinh phu|"
    r"kiem|thue|dien luc|buu|vien thong|cong an|hai quan|bien phong|ho gia|hoc vien|dai hoc|cong thong tin)\b"
)


def _among_agencies(agencies: Agencies, node: Node) -> bool:
    """Whether most of a heading's neighbours are agencies' headings, as in a directive: "1. Sở Y tế" / "5. Các chủ rừng là tổ chức"."""
    holder, mark = node.parent, node.mark
    if holder is None or mark is None:
        return False
    others = [
        c for c in holder.children if c is not node and c.kind == "item" and c.parts and c.mark is not None and c.mark.style == mark.style
    ]
    told = sum(is_agency_heading(agencies, *c.parts[0], content=bool(c.children), kind=None) is not None for c in others)
    return told >= 2 and told >= 0.6 * len(others)


def local_names(outline: Outline, agencies: Agencies) -> Iterator[tuple[str, str]]:
    """Yield (folded, printed) names of agencies that headings print and no vocabulary knows."""
    reading = outline.reading
    for node in outline.nodes():
        if node.kind != "item" or not node.parts or len(node.parts) > 1 or node.is_bullet:
            continue
        start, end = node.parts[0]
        above = next((a for a in node.ancestors() if a.parts), None)
        duty = re.match(r"(?:trach nhiem|nhiem vu) cua ", reading.flat[start:end])
        assigns = above is not None and classify(reading.flat[above.parts[0][0] : above.end]) == ASSIGN
        if not duty and not assigns and not _among_agencies(agencies, node):
            continue
        has_content = any(c.kind in ("item", "para") for c in node.children)
        if not has_content or end - start > 170 or reading.chars[end - 1] in ".;":
            continue
        order = re.match(r"(?:trach nhiem cua|nhiem vu cua|doi voi|de nghi|giao)\s+", reading.flat[start:end])
        start += order.end() if order else 0
        text = reading.chars[start:end].rstrip(" :")
        flat = reading.flat[start : start + len(text)]
        if (
            not (_ACTOR.match(flat) or text.split(" ")[0].isupper())
            or begins_with_verb(flat, 0, len(flat))
            or not (order or text[:1].isupper())
            or not duty
            and classify(flat) not in (None, CONTENT)
        ):
            continue
        found, stop = leading_list(agencies, start, end)
        if found and (
            found[0].kind == "name"
            and found[0].body not in _VAGUE
            or _ONLY_ROLE.fullmatch(re.sub(r"\([^()]*\)", " ", reading.flat[stop:end]))
        ):
            continue
        name = re.sub(r"\s+trên địa bàn (?:tỉnh|thành phố|Tỉnh|Thành phố).*$", "", text)
        name = re.sub(r"\s*\(.*\)\s*$", "", name)
        name = re.sub(r"(\w+ \w+) là (?:tổ chức|cá nhân|doanh nghiệp|đơn vị)\b.*$", r"\1", name)
        if len(name.split()) > 1:
            yield flat[: len(name)], name[:1].upper() + name[1:]
