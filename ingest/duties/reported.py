"""Orders that a text only reports: "UBND thành phố vừa có văn bản giao Sở Y tế …", "Thủ tướng cũng chỉ đạo Bộ Y tế …".

In: a sentence.  Out: where the order stands that somebody gives in it, if whom it tells works behind it; who acts, without who only tells.
"""

from __future__ import annotations

import re

from ingest.duties.draft import Said
from ingest.duties.speech import BLANK
from ingest.duties.subjects import Subjects
from ingest.names.mention import Mention
from ingest.names.places import places_of
from text.rules import rows

__all__ = ["Reported"]

_WORD = re.compile(r"[^\W_]+")
_PLACE = re.compile(r"[^.,;:]{1,120}")  # where those whom an order tells are, before their work
_REACH = 600  # characters of a sentence in which its order stands
_PLAIN = ("subject", "behind-opening")  # productions behind which who stands may only be who tells others
_SPEAKER = 90  # characters before an order in which who gives it is named


class Reported(Subjects):
    """Reads orders inside sentences."""

    def order_reported(self, at: int, end: int) -> tuple[int, int] | None:
        """Return the range of the order that somebody gives inside a sentence of a text which is no document itself: "…, UBND thành phố vừa
        có văn bản | giao | Sở Y tế chủ trì …", "Thủ tướng cũng | chỉ đạo | các bộ tham mưu …"; None where none is given."""
        stop = self.speech.sentence_end(at, min(end, at + _REACH))
        directs = rows("orders", "directs").find(self.flat, self.agencies.reading.low, at, stop)
        orders = [(cue.start, cue.end) for cue in self.speech.between(at, stop, "order")]
        led = ((a, b) for _, a, b in directs if self._is_leader(at, a) or self._is_in_paper(at, a))
        for begin, behind in sorted((*orders, *led)):
            if (self._is_spoken(at, begin) or self._is_in_paper(at, begin)) and self._is_told_at(self._space(behind, end), end):
                return begin, behind
        return None

    def order_inside(self, start: int, end: int) -> int | None:
        """Return where the first sentence of a paragraph begins in which somebody gives an order."""
        while start < end:
            stop = self.speech.sentence_end(start, end)
            if self.order_reported(start, stop) is not None:
                return start
            start = stop + 1
        return None

    def acting(self, start: int, end: int, told: list[Said], *, first: bool) -> tuple[list[Mention], int, str]:
        """Return the agencies that act in a clause: in a report of orders not who only tells others what to do, or issues a paper."""
        subject, after, rule = super().acting(start, end, told, first=first)
        if not self.hears or not subject:
            return subject, after, rule
        speaks = rule in _PLAIN and self._only_tells(subject[0], after, end)
        return ([], start, "") if speaks or self._is_only_a_case(start, subject, after, end) else (subject, after, rule)

    def _is_only_a_case(self, start: int, subject: list[Mention], after: int, end: int) -> bool:
        """Whether a clause only says what becomes of those whom it concerns: "Đối với các cơ sở có phép, nếu vi phạm sẽ bị thu hồi"."""
        if self.speech.match(rows("orders", "address"), self.speech.skip(start, end), subject[0].start) is None:
            return False
        return self.speech.match(rows("orders", "when"), self._comma(after, end), end) is not None and subject[0].kind != "name"

    def reports(self, start: int, end: int) -> bool:
        """Whether a sentence says what happened, or what somebody said: "Năm ngoái, Sở Y tế phát hiện …"."""
        return self.speech.holds(rows("orders", "reports"), start, self.speech.sentence_end(start, end))

    def _only_tells(self, mention: Mention, after: int, end: int) -> bool:
        """Whether a leader tells somebody something, or a body has issued a paper: "Thủ tướng | nhấn mạnh", "Sở Y tế | vừa có công văn"."""
        at = self._space(after, end)
        if self.speech.match(rows("orders", "issues"), at, end) is not None:
            return True
        leads = self.speech.match(rows("orders", "leader"), mention.start, mention.end) is not None
        return leads and self.speech.match(rows("orders", "says"), at, end) is not None

    def _is_in_paper(self, start: int, at: int) -> bool:
        """Whether an order is what a paper says that a body has issued: "UBND tỉnh đã có công văn số 12/UBND | chỉ đạo", "Thành ủy vừa
        ban hành kế hoạch …, theo đó | yêu cầu"."""
        for _, begin, stop in rows("orders", "issues").find(self.flat, self.agencies.reading.low, start, at):
            name, behind = self._speaker(max(start, begin - _SPEAKER), begin)
            if behind <= name or any(sign in self.flat[behind:begin] for sign in ",;:()") or self._is_foreign(name, behind):
                continue
            near = not any(sign in self.flat[stop:at] for sign in ",;:(")
            return near or self.speech.preceded(rows("orders", "in_paper"), at, stop) is not None
        return False

    def _is_told_at(self, at: int, end: int) -> bool:
        """Whether somebody stands at `at` who is to do the work behind: bodies, many of a kind, those whom an officer leads."""
        found, after = self.leading(at, end, open=True)
        if (
            not found
            or self._is_foreign(at, after)
            or found[0].kind == "open"
            and not self.heads_name(found[0].start, end)
            and self.behind_plural(at, end) == at
        ):
            return False
        if self.works(after, end) or self.does(found[-1], after, end) or not self.flat[after:end].strip(BLANK + ":"):
            return True
        placed = self.speech.match(rows("orders", "placed"), self._space(after, end), end)
        near = _PLACE.match(self.flat, placed, end) if placed is not None else None
        begins = (word.start() for word in _WORD.finditer(self.flat, near.start(), near.end())) if near else ()
        return any(self.speech.match(rows("orders", "modal", "duty"), begin, end) is not None for begin in begins)

    def _is_foreign(self, start: int, end: int) -> bool:
        """Whether words name another country: "Chính phủ Nhật Bản"."""
        return any(place["kind"] == "country" for place in places_of(self.agencies.reading, ((start, end),)))

    def _is_leader(self, start: int, at: int) -> bool:
        """Whether the last words before `at` that call an office call a leader's: "Thủ tướng đã | chỉ đạo"."""
        floor = max(start, at - _SPEAKER)
        found = list(rows("orders", "leader").find(self.flat, self.agencies.reading.low, floor, at))
        if not found or any(sign in self.flat[found[-1][2] : at] for sign in ",;:("):
            return False
        return not self.speech.holds(rows("orders", "obliged"), found[-1][2], at)

    def _is_spoken(self, start: int, at: int) -> bool:
        """Whether a body or its officer stands before an order as who gives it: no sign between, no verb or link that it belongs to."""
        if self.speech.preceded(rows("orders", "negation", "noun"), at, start) is not None:
            return False  # "về việc | đề nghị UBND tỉnh …" says what a paper is about
        begin, stop = self._speaker(max(start, at - _SPEAKER), at)
        if stop <= begin or any(sign in self.flat[stop:at] for sign in ",;:()"):
            return False
        if self.speech.holds(rows("orders", "obliged"), stop, at):
            return False  # "Bộ Y tế phải | chỉ đạo các sở …": its own duty
        held = (rows("verbs"), rows("actors", "linking", "join", "owning"), rows("orders", "asker"))
        return all(self.speech.preceded(words, begin, start) is None for words in held) and not self._is_foreign(begin, at)

    def _speaker(self, start: int, end: int) -> tuple[int, int]:
        """Return where the last body, office or officer that words name begins and ends ("Chủ tịch Lê Văn An"); an empty range where they
        name none."""
        named = [m for m in self.agencies.within(start, end) if m.end <= end]
        if named:
            return named[-1].start, named[-1].end
        offices = rows("orders", "authority")
        words = [word.start() for word in _WORD.finditer(self.flat, start, end)]
        found = [(begin, self.speech.match(offices, begin, end)) for begin in words]
        ranks = [(begin, self.speech.match(rows("actors", "rank"), begin, end)) for begin in words]
        found += [(begin, self.person_end(self._space(stop, end), end)) for begin, stop in ranks if stop is not None]
        return max(((begin, stop) for begin, stop in found if stop is not None), default=(end, end))
