"""Who is set off from the work behind by a dash or a bracket: "Chi hội Phú Thạnh – gói bánh", "Công an phường (chốt 14 ngõ, dời xe đỗ)".

In: the words of a heading or statement.  Out: `Told`: whom they tell, and the work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from ingest.duties.draft import Range, Said
from ingest.duties.lead_ins import LETTERS, LeadIns
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from text.rules import rows

__all__ = ["SetOff", "Told"]

_DASH = re.compile(r"\s(?P<sign>[-–—])\s+(?=\w)")  # between whoever acts and the work: "Chi hội Phú Thạnh – gói bánh"
_SET_OFF = 160  # characters of a list of names before a dash at most
_LEAST = 40  # characters of work in a bracket
_NAME = 70  # characters behind a dash in which a colon tells that a name goes on
_DASHES = 3  # that are looked at: a name may hold some


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the words tell, and the rest of them that states work (None: a name alone); `colon`: a colon or a dash stands between; `work`:
    words that are a task of their own, beside telling who does the items below; `partners`: they leave it to the items to say with whom
    ("giao Sở Y tế chủ trì, phối hợp với:"); `apart`: the rest alone is the task, since other words than the actors'
    stand before it; `spared`: which items others do ("…, riêng điểm c do Sở Y tế chủ trì:")."""

    said: tuple[Said, ...]
    rest: Range | None
    colon: bool
    work: Range | None = None
    partners: bool = False
    apart: bool = False
    spared: tuple[frozenset[str], tuple[Said, ...]] | None = None


class SetOff(LeadIns):
    """Reads whom a sign sets off from their work."""

    def dashed(self, start: int, end: int) -> Told | None:
        """Return whom words tell that a dash sets off from their work: "Ban Chấp hành, Trạm Y tế – mở đợt khám mắt"."""
        chars = self.agencies.reading.chars
        dashes = _DASH.finditer(chars, start, min(end, start + _SET_OFF)) if chars[start : start + 1].isupper() else ()
        found = (told for dash in islice(dashes, _DASHES) if (told := self._behind_dash(start, end, dash)) is not None)
        return next(found, None)

    def _behind_dash(self, start: int, end: int, dash: re.Match[str]) -> Told | None:
        """Return whom the words before a dash tell, None where it is none that sets them off: "Sở Lao động - Thương binh và Xã hội"."""
        chars, behind = self.agencies.reading.chars, dash.end()
        if any(sign in chars[start : dash.start()] for sign in ".:;("):
            return None
        role = self.speech.cue_at(behind, end, "lead", "coordinate")
        works = role is not None and not role.after or self.speech.verb(behind, end)
        if not works and (dash["sign"] == "-" or ":" in chars[behind : min(end, behind + _NAME)]):
            return None  # "Trung tâm Văn hóa - thể thao", "Phòng Văn hóa – thông tin: …"
        found = self._before_sign(start, dash.start(), sure=dash["sign"] != "-")
        if not found or chars[behind].isupper() and not (works and self._ends_before(found, behind, start, end)):
            return None
        return Told(tuple(Said(m, "assigned", "heading", "heading:dash") for m in found), (behind, end), True, apart=True)

    def _ends_before(self, found: list[Mention], behind: int, start: int, end: int) -> bool:
        """Whether known bodies end before a dash with a capital behind it: "Sở Y tế - Phối hợp …", not "Phòng Văn hóa - Thông tin"; what a
        longer name would hold of "Sở Giáo dục và Đào tạo - Hướng dẫn các trường" are several, no name has "Sở Nội vụ - Lập"."""
        if not all(m.kind == "name" for m in found) or self.sentences.heads_name(behind, end):
            return False  # "Ngân hàng Nhà nước - Chi nhánh Khu vực II"
        cue, word = self.speech.cue_at(behind, end, "lead", "coordinate"), self.flat.find(" ", behind, end)
        if cue is not None or word > 0 and self.speech.match(rows("verbs", "verb"), behind, word) is not None:
            return True
        whole = slot_actors(self.agencies, start, end)[: len(found)]
        longer = [(a.end, b.end) for a, b in zip(found, whole, strict=False) if a.end != b.end and b.kind != "name"]
        several = all(self.speech.holds(rows("actors", "plural", "each"), *place) for place in longer)
        return several and len(whole) == len(found)

    def _before_sign(self, start: int, end: int, *, sure: bool) -> list[Mention]:
        """Return whom words before a sign name that sets them off from their work, [] where they say anything else.  `sure`: a word for
        a body makes a name ("Đoàn trường – họp bí thư")."""
        found, stop = self.sentences.leading(start, end, open=True)
        more = sure and LETTERS.search(self.flat[stop:end]) is not None and self.sentences.heads_name(start, end)
        if more and not self.speech.holds(rows("verbs"), stop, end):  # not "Đoàn Thanh niên | dọn vệ sinh đường làng – …"
            found = slot_actors(self.agencies, start, end)  # "Phòng Y tế | học đường – chuẩn bị …"
            stop = found[-1].end if found and found[0].start == start else start
        formed = (self.is_body(m) or sure and self.sentences.heads_name(m.start, m.end) for m in found)
        return found if found and all(formed) and not LETTERS.search(self.flat[stop:end]) else []

    def bracketed(self, start: int, end: int) -> Told | None:
        """Return whom words tell whose work a bracket up to their end holds: "Công an phường (chốt 14 ngõ giao cắt, dời xe đỗ)"."""
        open_ = self.flat.find("(", start, min(end, start + _SET_OFF))
        close = start + len(self.flat[start:end].rstrip(" .;")) - 1
        if open_ < 0 or self.flat[close] != ")" or close - open_ < _LEAST or not self.agencies.reading.chars[start].isupper():
            return None
        inner = (open_ + 1, close)
        role = self.speech.cue_at(*inner, "lead", "coordinate")
        given = role.kind if role is not None and not role.after else "assigned"
        if not self.speech.verb(*inner) or self.sentences.is_over(*inner) or any(s in self.flat[start:open_] for s in ".:;"):
            return None
        found = self._before_sign(start, open_, sure=False) if not self.sentences.begins_deed(start, open_) else []
        return Told(tuple(Said(m, given, "heading", "heading:bracket") for m in found), inner, True) if found else None

    def is_body(self, mention: Mention) -> bool:
        """Whether whoever acts is a known body or a group, or is called as bodies are."""
        return mention.kind != "open" or self.sentences.is_proper(mention.start, mention.end) or self.sentences.is_collective(mention.start)
