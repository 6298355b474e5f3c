"""Roles: who leads, who coordinates, who is told, as role lines and sentences say it.

`lead`: chủ trì; `coordinate`: phối hợp; `assigned`: told to do it with no such word.  An agency takes its strongest role
(lead > assigned > coordinate).  A receiver, channel or audience that is only mentioned has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.duties.verbs import STARTS_WORK, begins_with_verb
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.parsed import RoleFound

__all__ = ["Said", "inline_roles", "leading_list", "listed", "strongest", "subject_of"]

_ANAPHORIC = frozenset({"body:cac-co-quan-don-vi-lien-quan", "body:cac-dia-phuong"})
STRENGTH = {"lead": 3, "assigned": 2, "coordinate": 1}


@dataclass(frozen=True, slots=True)
class Said:
    """A role that words say: who, which, and where (inline, section, heading, table)."""

    mention: Mention
    role: str
    source: str


# Words between the names of a list that are no part of the sentence's work.
_NEUTRAL = re.compile(
    r"(?:[\s,;:./&\-–+()“”\"*]|\bva\b|\bcung\b|\bvoi\b|\bhoac\b|\bcac\b|\bcua\b|\bde nghi\b|\bgiao\b|\byeu cau\b|\bdong thoi\b|"
    r"\bthu truong\b|\bgiam doc\b|\blanh dao\b|\bbo truong\b|\bbo\b|\bchu tich\b|\bpho chu tich\b|"
    r"\bchanh van phong\b|\bcuc truong\b|\bchi cuc truong\b|\btong cuc truong\b|\bvu truong\b|\bvien truong\b|\btong giam doc\b|"
    r"\btruong ban\b|\btruong\b|\bpho\b|\bthong doc\b|\btong thanh tra\b|\bchu nhiem\b|\bhieu truong\b|\bchanh an\b|\bdong chi\b|"
    r"\bbi thu\b|"
    r"\bnguoi dung dau\b|\btong bien tap\b|\bchi huy truong\b|\btu lenh\b|\bcung nhu\b|\bnhat la\b|\bdac biet la\b|\bthuong truc\b|"
    r"\bket hop\b|\bchat che\b|\bnhu\b|\btinh\b|\bthanh pho\b|\bco\b|\blien quan\b|\btren dia ban\b|\btrung uong\b|\bdia phuong\b|"
    r"\btrong\b|\bchuc nang\b|"
    r"\bkhac\b|\bcap\b|\btinh\b|\bnganh\b|\bthuong tru\b|\bthuoc\b|\bthanh vien\b|\bto chuc thanh vien\b|\bhe thong\b|\bnoi\b|"
    r"\bdia ban\b|\bdong\b|\bdoanh nghiep\b|\btap doan\b|\btong cong ty\b|\bbao gom\b|\bgom\b|\bdon vi\b|\bco quan\b|\bto chuc\b|\bxa\b|"
    r"\bphuong\b|\bdac khu\b|\bhuyen\b|\bquan\b|\bthi xa\b)*"
)
# Clauses inside a list that bound it and say no work.
_ASIDE = re.compile(
    r"\s*,?\s*(?:trong pham vi (?:chuc nang|nhiem vu|quyen han|trach nhiem|quan ly)(?:[^;.]{0,60}?(?:cua minh|duoc giao|duoc phan cong|"
    r"quan ly))?|voi (?:vai tro|trach nhiem|chuc nang) [^;.,]{2,80}?(?=\s*,)|"
    r"theo (?:chuc nang|nhiem vu|linh vuc|tham quyen|quy dinh)[^;.,]{0,60}?(?:,\s*(?:nhiem vu|tham quyen|"
    r"quyen han)[^;.,]{0,40}?)*)"
    r"(?=\s*(?:,(?!\s*(?:nhiem vu|tham quyen|quyen han))|;|va\b(?!\s+(?:tham quyen|nhiem vu|quyen han|linh vuc|trach nhiem))|chu tri|"
    r"phoi hop|chu dong|co trach nhiem|tiep tuc|khan truong|chi dao|to chuc|trien khai|huong dan|xay dung|ra soat|thuc hien|tham muu|"
    r"kiem tra|"
    r"theo doi|tap trung|bao dam|dam bao|day manh|tang cuong|nghien cuu|xu ly|thuc day|kip thoi|de xuat|\.))"
)
_APPOSITION = re.compile(
    r"\s*[-–(]\s*(?:pho )?(?:truong ban|truong ban chi dao|thanh vien|uy vien|co quan thuong truc|co quan|"
    r"thuong truc|to truong|chu tich hoi dong)\b"
)
_PARENTHESES = re.compile(r"\([^()]*\)")

_COORDINATE = re.compile(
    r"\b(?:phoi hop|hop dong|phoi ket hop)(?:\s*,\s*(?:hop tac|ket hop|trao doi))?(?:\s+(?:chat che|thuong xuyen|"
    r"tot|dong bo|kip thoi|hieu qua|truc tiep))*(?:\s*,?\s+(?:voi|cung|cung voi))?\s+"
)
_LEAD = re.compile(r"\b(?:chu tri|dau moi chu tri|giu vai tro chu tri)\b")
_LEAD_WITH = re.compile(r"\bchu tri\s*,?\s+(?:cung(?: voi)?|voi)\s+")
_MODAL = re.compile(
    r"(?:\s*[,:]\s*|\s+)*(?:(?:co|chiu) trach nhiem(?:\s+(?:toan dien|chinh))?|(?:duoc )?giao|(?:la )?(?:co quan|don vi)|tiep tuc|"
    r"tich cuc|chu dong|khan truong|thuong xuyen|can|phai|se|cung|dong thoi|nghiem tuc|lam|thuc hien|theo doi|"
    r"cu the|kip thoi|truc tiep|la|tham muu|co nhiem vu|trong pham vi[^,;.]{0,80},|theo chuc nang[^,;.]{0,50},?|can cu[^,;.]{0,100},|\s|,)*"
)
# Who no vocabulary knows, at the end of a list, and the work behind: ", cơ quan chủ quản các dự án tiếp tục chỉ đạo".
_MORE = re.compile(
    r"\s*,\s*(?:va\s+)?(?:cac\s+)?(?:co quan|don vi|chu dau tu|nha thau|to chuc|doanh nghiep|thanh vien|chu rung|chu so huu|ban quan ly|"
    r"dia phuong|nha dau tu)[^,.;:]{0,80}?\s"
    r"(?:tiep tuc|khan truong|co trach nhiem|chu dong|phai|can|tap trung|tang cuong|nghiem tuc)\s"
)
_TELLS = re.compile(r"(?:giao|yeu cau|de nghi|phan cong)\b(?! cua\b)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=\S)")
_ORDER = re.compile(
    r"(?:(?:chinh phu|thu tuong chinh phu|chu tich (?:uy ban nhan dan|ubnd) (?:tinh|thanh pho)|(?:uy ban nhan dan|"
    r"ubnd) (?:tinh|thanh pho)|tran trong)\s+(?=(?:tran trong )?(?:de nghi|yeu cau|giao|phan cong)))*(?:(?:de nghi|giao|yeu cau|"
    r"phan cong|giao cho|de nghi cac dong chi|trach nhiem cua|nhiem vu cua|noi dung|doi voi|uy quyen|giao nhiem vu cho|don vi|"
    r"giao trach nhiem cho)\s*:?\s+)*"
)
_PROGRAMME = re.compile(
    r"\b(?:chuong trinh|ke hoach|quy che|thoa thuan|bien ban|nghi quyet lien tich|thong tu lien tich|"
    r"quy che phoi hop)\b[^.;]{0,120}?\bgiua\s+"
)


def listed(agencies: Agencies, start: int, end: int) -> list[tuple[Mention, str]]:
    """Return the agencies that stand in a list in [start, end) with the role word before them ("" or "coordinate").

    "Sở Nội vụ chủ trì tham mưu UBND tỉnh ban hành; Sở Tư pháp": Sở Nội vụ and Sở Tư pháp.  A list goes on behind ";" and asides.
    """
    flat = agencies.reading.flat
    out: list[tuple[Mention, str]] = []
    at, role, open_ = start, "", True
    for mention in agencies.between(start, end):
        if _in_parentheses(flat, start, mention.start):
            continue
        gap = _PARENTHESES.sub(" ", flat[at : mention.start])
        gap = _ASIDE.sub(" ", gap)
        cue = list(_COORDINATE.finditer(gap + " "))
        if cue and _NEUTRAL.fullmatch(gap[cue[-1].end() - (1 if cue[-1].end() > len(gap) else 0) :]):
            role, open_ = "coordinate", True
        elif not _NEUTRAL.fullmatch(gap):
            semicolon = max(gap.rfind(";"), gap.rfind(". "), gap.rfind("\n"))
            tail = gap[semicolon + 1 :] if semicolon >= 0 else "?"
            if not _NEUTRAL.fullmatch(tail):
                open_ = False
                at = mention.end
                continue
            open_, role = True, "" if role != "coordinate" else role
        if open_ or ";" in gap:
            out.append((mention, role))
            open_ = True
        at = mention.end
    return out


def _in_parentheses(flat: str, start: int, at: int) -> bool:
    return flat.count("(", start, at) > flat.count(")", start, at)


def leading_list(agencies: Agencies, start: int, end: int) -> tuple[list[Mention], int]:
    """Return the agencies that a statement begins with, and where their list ends; ([], start) where it does not begin with any."""
    flat = agencies.reading.flat
    order = _ORDER.match(flat, start, end)
    at = order.end() if order else start
    out: list[Mention] = []
    stop = start
    for mention in agencies.between(start, end):
        if mention.start < at:
            continue
        if out and _in_parentheses(flat, start, mention.start):
            continue
        gap = _PARENTHESES.sub(" ", flat[at : mention.start])
        if out:
            gap = _ASIDE.sub(" ", gap)
            if _APPOSITION.match(gap):
                at = stop = mention.end  # "Bộ trưởng Bộ Tài chính - Phó Trưởng ban Thường trực Ban Chỉ đạo 389"
                continue
        if not _NEUTRAL.fullmatch(gap) or (out and re.search(r"[:;]\s*\S?", gap) and not re.search(r"^\s*[,;]", gap)):
            break
        out.append(mention)
        at = stop = mention.end
    return out, stop


def _clauses(agencies: Agencies, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield the sentences and the parts that ";" divides; a list of names that goes on behind ";" is not divided."""
    flat = agencies.reading.flat
    at = scanned = start
    cue: re.Match[str] | None = None
    for match in _SENTENCE.finditer(flat, start, end):
        if flat[match.start() - 1] == ";":
            for cue in _COORDINATE.finditer(flat, scanned, match.start()):  # noqa: B007 - the last one counts
                pass
            scanned = match.start()
            if cue is not None and (run := _run(agencies, cue.end(), end)) and run[-1][0].start > match.start():
                continue
        yield at, match.start()
        at = scanned = match.end()
        cue = None
    if at < end:
        yield at, end


def subject_of(agencies: Agencies, start: int, end: int) -> tuple[list[Mention], int]:
    """Return the agencies that a sentence tells to work, and where their list ends."""
    flat = agencies.reading.flat
    found, stop = leading_list(agencies, start, end)
    if found:
        return found, stop
    if not STARTS_WORK.match(flat, start) and not re.match(r"(?:cac |ngoai |dua |thuc hien |de |doi voi |ve |rieng )", flat[start:end]):
        return [], start
    # "Căn cứ kế hoạch này, Giám đốc các Sở, … xây dựng kế hoạch": a list behind the comma of an opening clause
    for comma in re.finditer(r"[,:]\s+", flat[start : min(end, start + 600)]):
        at = start + comma.end()
        before = agencies.between(start, start + comma.start())
        if before and not flat[before[-1].end : start + comma.start()].strip() and flat[start + comma.start()] == ",":
            continue  # inside a list: "đề xuất của các sở, ban, ngành, địa phương, …"
        found, stop = leading_list(agencies, at, end)
        if found and (_followed_by_work(flat, stop, end) or _TELLS.match(flat, at) and _goes_on(flat, stop, end)):
            return found, stop
    return [], start


def _is_subject(flat: str, after: int, end: int, first: bool) -> bool:
    """Whether the words behind a leading list make it the subject of an order."""
    rest = flat[after:end]
    if not rest.strip(" .;,:"):
        return first
    if _followed_by_work(flat, after, end):
        return True
    return bool(
        re.match(
            r"\s*(?::|(?:la|lam) (?:co quan|don vi|dau moi|thuong truc|cac dau moi|cac co quan|noi)|co\b(?! lien quan)|"
            r"- co quan)",
            rest,
        )
    )


def _goes_on(flat: str, after: int, end: int) -> bool:
    """Whether a sentence goes on behind the agencies that it orders ("Giao Phó Thủ tướng Chính phủ X trước ngày … kiểm tra")."""
    return re.match(r"\s*,?\s*[^\W\d_]", flat[after:end]) is not None


_DUTY = re.compile(r"\s*(?:co|chiu) trach nhiem\b")


def _more_subjects(agencies: Agencies, start: int, end: int) -> list[tuple[Mention, str]]:
    """Return who else a sentence makes responsible: "…, các cơ quan phối hợp có trách nhiệm …"."""
    flat = agencies.reading.flat
    out: list[tuple[Mention, str]] = []
    for match in _DUTY.finditer(flat, start, end):
        names = [m for m in agencies.between(start, match.start()) if m.end == match.start() or not flat[m.end : match.start()].strip()]
        for mention in names:
            before = flat[start : mention.start].rstrip()
            if before.endswith((",", "; ", ";")) or before.endswith(" va"):
                out.append((mention, "coordinate" if mention.body == "body:cac-co-quan-phoi-hop" else role_of(flat, mention.end, end)))
    return out


def _followed_by_work(flat: str, at: int, end: int) -> bool:
    aside = _ASIDE.match(flat, at, end)
    at = aside.end() if aside else at
    modal = _MODAL.match(flat, at, end)
    after = modal.end() if modal else at
    if _MORE.match(flat, at, end):
        return True
    if flat[at:after].strip() == "," and not aside:
        return False  # a list that goes on with what is no known name
    if after > at and re.search(
        r"trach nhiem|chu dong|tiep tuc|khan truong|tich cuc|can |phai |se |giao|thuc hien|tham muu", flat[at:after]
    ):
        return True
    return begins_with_verb(flat, after, end) or bool(_LEAD.match(flat, after)) or bool(_COORDINATE.match(flat, after))


def inline_roles(agencies: Agencies, start: int, end: int, heading: Iterable[Said] = (), *, section: bool = False) -> list[Said]:
    """Return the roles that a statement [start, end) says, with those of the agencies that its heading tells.

    `section` says that role lines give the task's roles already: then a sentence's subject without a role word has none.
    """
    flat = agencies.reading.flat
    said: list[Said] = []
    told = list(heading)
    heading_role = ""
    first = True
    subject_named = False
    actors: list[Mention] = []  # the subject of the sentences before
    listing = False  # inside "…, gồm: …; …": what ";" divides are things, not sentences
    for a, b in _clauses(agencies, start, end):
        subject, after = ([], a) if listing else subject_of(agencies, a, b)
        if subject and not _is_subject(flat, after, b, first):
            ordered = _TELLS.search(flat, max(a, subject[0].start - 40), subject[0].start)
            subject = subject if ordered and _goes_on(flat, after, b) else []
        listing = (
            b < end and flat[b - 1] == ";" and (listing or bool(re.search(r"\b(?:gom|bao gom|nhu|sau|trong do)\s*:[^:]*$", flat[a:b])))
        )
        if subject and told and all(m.body in _ANAPHORIC for m in subject):
            subject = []  # "các cơ quan, đơn vị, địa phương" under the heading's own names
        if subject:
            subject_named = subject_named or first
            role = role_of(flat, after, b)
            if role != "assigned" or not section:
                said += [Said(m, "coordinate" if m.body == "body:cac-co-quan-phoi-hop" else role, "inline") for m in subject]
            said += [Said(m, r, "inline") for m, r in _more_subjects(agencies, after, b)]
        if subject:
            actors = [] if listing else subject
        elif actors and not told and not section and _own_role(flat, a, b, False) == "lead":
            said += [Said(m, "lead", "inline") for m in actors]  # "Bộ Y tế hướng dẫn …; chủ trì, phối hợp với …"
        lead, coordinators = cues(agencies, after if subject else a, b, subject)
        said += [Said(m, "lead", "inline") for m in lead]
        said += [Said(m, "coordinate", "inline") for m in coordinators]
        if told and not subject:
            own = _own_role(flat, a, b, first)
            if own and STRENGTH[own] > STRENGTH.get(heading_role, 0):
                heading_role = own
        first = False
    if told and not (subject_named and not heading_role):
        said += [Said(h.mention, _merge(h.role, heading_role or "assigned"), h.source) for h in told]
    return said + _parties(agencies, start, end, said)


def _merge(of_heading: str, own: str) -> str:
    """Return the role of a heading's agency: the heading's word ("chủ trì") holds unless the item says a stronger one."""
    if of_heading == "assigned":
        return own
    return of_heading


def role_of(flat: str, after: int, end: int) -> str:
    aside = _ASIDE.match(flat, after, end)
    after = aside.end() if aside else after
    modal = _MODAL.match(flat, after, end)
    at = modal.end() if modal else after
    if _LEAD.match(flat, at) or _LEAD.match(flat, after):
        return "lead"
    if re.match(r"\s*(?:la )?(?:dau moi|co quan) chu tri", flat[after:end]):
        return "lead"
    if re.match(r"(?:phoi hop|tham gia phoi hop)\b", flat[at:end]):
        return "coordinate"
    if re.search(r"^(?:[^.;]{0,200}[,;]\s*(?:(?:co|chiu) trach nhiem\s+)?|\s*chi dao\s+)chu tri\b", flat[after:end]) or re.match(
        r"\s*(?:thanh vien|truc thuoc|noi tren|neu tren)\s+(?:chu dong\s+)?chu tri\b", flat[after:end]
    ):
        return "lead"
    return "assigned"


_OWN_COORDINATE = re.compile(
    r"(?:(?:chu dong|tich cuc|tiep tuc|thuong xuyen|kip thoi|tham gia|cung|co trach nhiem|lam tot cong tac|va|"
    r"san sang)\s*,?\s*)*phoi (?:ket )?hop\b"
)
# What stands before a role's words is looked for this near: a search back to the sentence's start makes long lists quadratic.
_NEAR = 300
_OWN_LEAD = re.compile(r"\bchu tri\b(?!\s+(?:to chuc|hop|boi|cua)\s+(?:boi|do))")


def _own_role(flat: str, start: int, end: int, first: bool) -> str:
    """Return the role that a sentence without a subject gives its heading's agency; "" for a later sentence that says none."""
    for match in _OWN_LEAD.finditer(flat, start, end):
        before = flat[max(start, match.start() - _NEAR) : match.start()]
        if not before.strip() or re.search(
            r"(?:^|[,;.:]\s*|\b(?:va|dong thoi|trong do|la co quan|co quan thuong truc|tiep tuc|chu dong|dau moi|"
            r"truc tiep)\s*,?\s*)$",
            before,
        ):
            return "lead"
    main = start
    if _OWN_COORDINATE.match(flat, start, end):
        return "coordinate"
    if first and STARTS_WORK.match(flat, start):
        for comma in re.finditer(r",\s+", flat[start:end]):
            at = start + comma.end()
            if _OWN_COORDINATE.match(flat, at, end):
                return "coordinate"
            if begins_with_verb(flat, at, end):
                main = at
                break
    if first:
        return "assigned"
    return "assigned" if begins_with_verb(flat, main, end) and not flat[start - 2 : start].startswith(";") else ""


def cues(agencies: Agencies, start: int, end: int, subject: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return who a sentence has lead besides its subject ("giao Sở Y tế chủ trì"), and who it has coordinate."""
    flat = agencies.reading.flat
    leads: list[Mention] = []
    coordinators: list[Mention] = []
    spans = [(m.start(), m.end()) for m in _COORDINATE.finditer(flat, start, end)]
    spans += [(m.start(), m.end()) for m in _LEAD_WITH.finditer(flat, start, end)]
    for begin, after in sorted(spans):
        if re.search(
            r"(?:chuong trinh|ke hoach|quy che|co che|cong tac|hoat dong|noi dung|co quan|don vi|nguyen tac|su|viec)\s+$",
            flat[max(start, begin - 14) : begin],
        ):
            continue  # "Chương trình phối hợp …", "cơ quan phối hợp"
        found = [m for m, _ in _run(agencies, after, end)]
        coordinators += found
    for match in _LEAD.finditer(flat, start, end):
        before = flat[max(start, match.start() - _NEAR) : match.start()]
        if re.search(r"(?:\b(?:giao|giao cho|phan cong)|(?:^|[(,;])\s*(?:de nghi|do))\s+[^.;]{3,160}$", before):
            near = max(start, flat.rfind(",", start, match.start()))
            names = [
                m
                for m in agencies.between(start, match.start())
                if m.end > near - 200
                and _NEUTRAL.fullmatch(_PARENTHESES.sub(" ", flat[m.end : match.start()]))
                or _MODAL.fullmatch(flat[m.end : match.start()])
            ]
            leads += [m for m in names if m not in subject]
    return leads, coordinators


def _run(agencies: Agencies, start: int, end: int) -> list[tuple[Mention, int]]:
    """Return the agencies of the list that begins at `start`."""
    flat = agencies.reading.flat
    out: list[tuple[Mention, int]] = []
    at = start
    for mention in agencies.within(start, end):
        if out and _in_parentheses(flat, start, mention.start):
            continue
        gap = _PARENTHESES.sub(" ", flat[at : mention.start])
        if not _NEUTRAL.fullmatch(gap) or ";" in gap and not out or (out and re.search(r"[.:]", gap)):
            break
        if out and ";" in gap and not re.fullmatch(r"\s*;\s*(?:va\s+)?(?:cac\s+)?", gap):
            break
        out.append((mention, mention.end))
        at = mention.end
    return out


def _parties(agencies: Agencies, start: int, end: int, said: list[Said]) -> list[Said]:
    """Return the other parties of a joint programme that one of the task's agencies is party to."""
    flat = agencies.reading.flat
    out: list[Said] = []
    for match in _PROGRAMME.finditer(flat, start, end):
        parties = [m for m, _ in _run(agencies, match.end(), end)]
        if len(parties) > 1:
            out += [Said(m, "party", "inline") for m in parties]
    return out


def strongest(agencies: Agencies, said: Iterable[Said]) -> tuple[tuple[RoleFound, ...], str | None]:
    """Return each agency once with its strongest role, in the order of the text, and the source of the roles.

    A joint programme's other party coordinates where one of the parties leads or is assigned the task.
    """
    items = list(said)
    best: dict[str, tuple[Said, str]] = {}
    order: list[str] = []
    for item in items:
        if item.role == "party":
            continue
        agency = agencies.resolve(item.mention)
        if agency.id not in best:
            order.append(agency.id)
            best[agency.id] = (item, item.role)
        elif STRENGTH[item.role] > STRENGTH[best[agency.id][1]]:
            best[agency.id] = (item, item.role)
    parties = [i for i in items if i.role == "party"]
    if any(best.get(agencies.resolve(p.mention).id, (p, ""))[1] in ("lead", "assigned") for p in parties):
        for party in parties:
            key = agencies.resolve(party.mention).id
            if key not in best:
                order.append(key)
                best[key] = (party, "coordinate")
    roles = []
    for key in order:
        item, role = best[key]
        agency = agencies.resolve(item.mention)
        roles.append(RoleFound(agency.id, agency.generic, agency.name, role, agencies.reading.span(item.mention.start, item.mention.end)))
    sources = [best[key][0].source for key in order]
    source = next((s for s in ("table", "section", "heading", "inline") if s in sources), None)
    return tuple(roles), source
