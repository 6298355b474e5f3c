"""Which words state work: a task, a duty, an order; not a purpose, a lead-in or a closing formula.

In: a statement and what its headings say.  Out: whether it is a task.
"""

from __future__ import annotations

import re

from ingest.duties.draft import STRENGTH, Heading
from ingest.duties.fields import fields_in, label_kind
from ingest.duties.kinds import ASSIGN, FUNDING, RULES, SKIP, Kinds
from ingest.duties.label_kinds import explains_codes
from ingest.duties.mark_legends import explains_sign
from ingest.duties.placed import explains_places
from ingest.duties.sentences import Sentences
from ingest.names.family_names import is_family
from ingest.names.registry import registry
from ingest.reading import UPPER
from text.rules import rows
from text.time_grammar import HOUR
from text.times import meaning
from text.vocabulary import load as vocabulary

__all__ = ["Statements"]

_SHORTEST = 12  # characters of a statement: at 24 three roles of the layouts are lost, at 6 two facts of 22 documents come that are none
_GIVES = "order.giao"
_FIGURE = 120  # characters of a sentence that only gives a figure
_TIME = 60  # characters of a time before its colon at most
_SENTENCE = re.compile(r"[.;](?=\s|$)|\n")
_CLOCK = re.compile(rf"(?:(?:tu|luc|dung)\s+)?{HOUR}(?:\s*(?:[-–]|den)\s*{HOUR})?\s*[:–-]\s")
_BREAK = re.compile(r"[.;,]\s+|\n|\sva\s+")
_FURTHER = re.compile(r"[.;,]\s+|\n|\s(?:va|de)\s+")
_PERSON = re.compile(
    rf"[\s*_]*(?P<title>(?:[Bb]à|[Ôô]ng|[Đđ]ồng chí|[Đđ]/c)\.?:?\s+)?(?P<name>[{UPPER}][\w'’]*(?:\s[{UPPER}][\w'’]*){{1,4}})\s*[,:–-]"
)
_PIECE = re.compile(r"[,;:–-]\s*(?P<words>[^,;:–\n-]+)")
_BODY = 120  # characters of a body before its colon and who stands for it
_CLAUSE_END = re.compile(r"[;.]\s+(?=\S)")
_LABEL = 4  # words of a label that heads what is no work
_ALONE = 2  # words of a role that is said alone
_MINUTES = "Biên bản"
_KEPT = re.compile(r"\((?:co|kem|chi tiet)[^()]{0,80}(?:kem theo|dinh kem|phu luc)[^()]{0,40}\)\s*\.?$")


def _is_full(name: list[str]) -> bool:
    return len(name) > 2 and is_family(name[0])


class Statements:
    """Decides which words of a document state work."""

    def __init__(self, sentences: Sentences, kinds: Kinds) -> None:
        self.sentences = sentences
        self.speech = sentences.speech
        self.agencies = sentences.agencies
        self.kinds = kinds
        self.flat = sentences.flat

    def states_work(self, start: int, end: int, heading: Heading) -> bool:
        """Return whether the words [start, end) under a heading are a task: an order, a duty, work to be done."""
        kinds = self.kinds
        if end - start < _SHORTEST or self._only_asks(start, end, heading):
            return False
        reading = self.agencies.reading
        if explains_places(reading, start, end):
            return False
        if explains_codes(reading, start, end) or explains_sign(reading, start, end) or self.agencies.lists.defines(start, end):
            return False
        refused = not heading.told and kinds.is_("refused", start, end)
        if (refused or kinds.is_no_work(start, end)) and not self._orders_more(start, end):
            return False
        if not heading.told and self._gives_none(start, end):
            return False
        if self._refers_to_annex(start, end):
            return False
        if heading.kind == SKIP and not heading.article:
            return self._is_timed(start, end) or self._gives(start, end) or self._orders() and self._demands(start, end)
        if heading.kind is None and not heading.told and kinds.is_("enacts", start, end):
            return False
        if kinds.is_("approves", start, end) and not (self._obliges(start, end) or self._orders_more(start, end)):
            return False
        if not heading.told and self._praises(start, end):
            return False
        if self.is_formula(start, end) or self.names_member(start, end) or not heading.told and self._reports(start, end):
            return False
        if kinds.is_("background", start, end, "figures", "total") and not heading.told and not self.sentences.tells(start, end):
            return False
        if not heading.told and self._happens(start, end, heading):
            return False
        if self._provides(start, end, heading) and not self._obliges(start, end):
            return False
        if heading.kind == FUNDING:
            stop = self.sentences.leading(start, end)[1]  # "Quỹ Đền ơn đáp nghĩa." is where it comes from
            return self.sentences.tells(start, end) and any(map(str.isalnum, self.flat[stop:end]))
        if heading.article and heading.kind == SKIP:
            return self._names_doer(start, end)
        if heading.kind == RULES:
            named = bool(heading.told) or self.sentences.tells(start, end)
            return named and (self._obliges(start, end) or self._names_doer(start, end))
        colon = self.flat.find(":", start, min(end, start + 41))
        if colon > start and self._is_aside(start, colon, end, heading):
            return False
        if heading.kind is None and not heading.agency:
            works = self.sentences.tells(start, end) or self.speech.verb(start, end) or self._names_fields(start, end)
            return bool(heading.told) or works and not self._begins_with_figure(start, end)
        label = label_kind(self.agencies.reading, start, colon) if colon > start else None
        if label is not None and label.is_loose and self.sentences.tells(colon + 1, end):
            label = None
        if label is not None and label.kind == "info" and self._orders_last(colon + 1, end):
            label = None  # "Về kinh phí: nhất trí mua 03 máy thở; giao Sở Tài chính thẩm định."
        if label is not None and label.kind in ("time", "info", "note", "goal", "member"):
            duty = label.kind == "member" and self.speech.verb(self.speech.skip(colon + 1, end), end)
            return duty or self._is_timed(start, end)
        alone = label_kind(self.agencies.reading, start, end) if end - start < 60 else None
        if alone is not None or kinds.is_("attached", start, end):
            return False
        return not (end - start < 110 and _KEPT.search(self.flat[start:end]))

    def _is_aside(self, start: int, colon: int, end: int, heading: Heading) -> bool:
        """Whether a few words before a colon head what is no work, and nobody is told behind it: "1. Yêu cầu: không để tàu xuất bến …"."""
        if heading.told or len(self.flat[start:colon].split()) > _LABEL or self.kinds.section(start, colon) != SKIP:
            return False
        return not self.sentences.tells(self.speech.skip(colon + 1, end), end)

    def _orders_last(self, start: int, end: int) -> bool:
        """Whether a clause behind a semicolon or a full stop gives a known body an order."""
        for sign in _CLAUSE_END.finditer(self.flat, start, end):
            told = self.sentences.ordered(sign.end(), end)
            if told is not None and told[0] and told[0][0].kind == "name" and self.sentences.works(told[1], end):
                return True
        return False

    def _gives_none(self, start: int, end: int) -> bool:
        """Whether a statement says for what nobody is told, and neither begins with work nor tells anybody else."""
        said = any(self.sentences.gives_none(a, b) for a, b in self.sentences.all_clauses(start, end))
        return said and not self.speech.verb(start, end) and not self.sentences.tells(start, end)

    def _praises(self, start: int, end: int) -> bool:
        """Whether who issued the document only takes note of something or thanks for it: "UBND tỉnh ghi nhận sự cố gắng của các địa
        phương", not "UBND tỉnh ghi nhận kiến nghị để xử lý"."""
        found, stop = self.sentences.leading(start, end)
        at = self.speech.skip(stop, end)
        if not found or not all(map(self.sentences.issues, found)) or not self.kinds.is_("outcome", at, end):
            return False
        works = any(self.speech.verb(more.end(), end) for more in _FURTHER.finditer(self.flat, at, end))
        return not works and not self._obliges(start, end)

    def _only_asks(self, start: int, end: int, heading: Heading) -> bool:
        """Whether a statement asks, and tells nobody: "14/2 là ngày gì?" of a site's further questions."""
        if self.agencies.reading.chars[end - 1] != "?" or heading.told and ":" in self.flat[start:end]:
            return False  # "Khảo sát câu hỏi: người dân có hài lòng không?"
        return not self.sentences.tells(start, end)

    def _happens(self, start: int, end: int, heading: Heading) -> bool:
        """Whether a clock's time begins what happens and nobody's work ("7 giờ 30: văn nghệ"): no verb does below what shares work out."""
        clock = _CLOCK.match(self.flat, start, end)
        if clock is None or self.sentences.tells(start, end) or self._names_fields(start, end):
            return False
        shared = heading.kind == ASSIGN or any(self.kinds.shares(*place) for place in heading.ranges[-1:])
        return not (shared and self.speech.verb(clock.end(), end))

    def _begins_with_figure(self, start: int, end: int) -> bool:
        """Whether the first of several sentences under a heading that does not say what stands below it only gives a figure, and none gives
        a duty, presses for it or says how often: "Sĩ số duy trì 99,2%. Tổ Địa tổ chức chuyến đi cho 160 học sinh." """
        stop = self.speech.sentence_end(start, end)
        if stop >= end - 1 or stop > start + _FIGURE or not any(map(str.isdigit, self.flat[start:stop])) or self.speech.verb(start, stop):
            return False
        if self.sentences.hears and self.sentences.order_inside(start, end) is not None:
            return False
        if self.sentences.tells(start, stop) or self.sentences.begins_time(start, stop) or self._obliges(start, end):
            return False
        if self.speech.has(rows("statements", "topic"), start, stop) or self.speech.holds(rows("orders", "presses", "obliged"), start, end):
            return False  # "Về quỹ phúc lợi: giữ mức thăm hỏi 300.000 đồng."
        fields = rows("labels", "info", "note", "goal", "time", "content", "lead", "coordinate")
        named = fields.at(self.flat, self.agencies.reading.low, start, stop) is not None
        return not named and not meaning(self.flat[stop:end]).recurrence

    def _names_fields(self, start: int, end: int) -> bool:
        """Whether fields behind a statement say who does it: "… mỗi quý một lần. Phụ trách chính: Bộ phận Hình sự"."""
        return any(f.kind in STRENGTH and f.start < f.end for f in fields_in(self.agencies.reading, start, end))

    def is_formula(self, start: int, end: int) -> bool:
        """Whether a statement is a closing formula, or says what the document takes the place of, or how minutes end, and orders
        nothing behind it."""
        if self.kinds.is_("formula", start, end):
            return True
        ends = self.kinds.is_("replaces", start, end) or self._is_of_minutes and self.kinds.is_("minutes-end", start, end)
        return ends and not self._tells_more(start, end)

    @property
    def _is_of_minutes(self) -> bool:
        return self.agencies.document.type == _MINUTES

    def _tells_more(self, start: int, end: int) -> bool:
        """Whether a clause behind the first one gives an agency a part in some work, behind a comma with an order."""
        breaks = ((m.group(), m.end()) for m in _BREAK.finditer(self.flat, start, end))
        return any(
            self.sentences.tells(at, end)
            for sign, at in breaks
            if sign[0] in ".;\n" or self.speech.cue_at(self.speech.modals(at, end)[0], end, "order") is not None
        )

    def _refers_to_annex(self, start: int, end: int) -> bool:
        """Whether an order to all only refers them to what an annex gives each: "Giao các đơn vị thực hiện các nhiệm vụ tại Danh mục kèm
        theo"."""
        told = self.sentences.ordered(start, end)
        if told is None or not told[0] or not self.kinds.is_("annexed", self.speech.skip(told[1], end), end):
            return False
        return all(m.kind != "name" or registry().is_group(m.body) for m in told[0])

    def _orders_more(self, start: int, end: int) -> bool:
        """Whether a further sentence orders somebody, or says what somebody does: "Cơ bản thống nhất phương án. | Giao Sở Xây dựng lập
        báo cáo"."""
        breaks = [m.end() for m in _BREAK.finditer(self.flat, start, end) if m[0][0] in ".;\n"]
        said = (at for at in breaks if self.speech.cue_at(at, end, "order") is not None or self._names_doer(at, end))
        return any(self.sentences.tells(at, end) for at in said)

    def _provides(self, start: int, end: int, heading: Heading) -> bool:
        """Whether a rule only provides for a case, or says what papers must be."""
        return self.kinds.is_("papers", start, end) or not heading.told and self.kinds.is_("case", start, end)

    def _names_doer(self, start: int, end: int) -> bool:
        """Whether a body, known or formed like one, is the subject of work that it must do: "Ủy ban nhân dân cấp xã lập danh sách …"."""
        subject, after, _ = self.sentences.acting(start, end, [], first=True)
        chars, named = self.agencies.reading.chars, self.sentences.is_named
        bodies = any(m.kind == "name" or m.kind == "open" and chars[m.start].isupper() and named(m.start, m.end) for m in subject)
        return bodies and self.sentences.works(after, end)

    def names_member(self, start: int, end: int) -> bool:
        """Whether words only name a person with offices: "Bà Lý Thị Mai, Giám đốc Sở Y tế - Tổ phó;", "UBND xã Hoa Lư: ông Lê Văn An,
        Phó Chủ tịch, chủ trì cuộc họp;", not "Lê Hồng Phong, Trần Phú: …"."""
        person = _PERSON.match(self.agencies.reading.chars, start, end)
        if person is None:
            colon = self.flat.find(":", start, min(end, start + _BODY))
            person = _PERSON.match(self.agencies.reading.chars, colon + 1, end) if colon > start else None
            person = person if person is not None and person["title"] else None
        end = self._before_presiding(person.end() - 1, end) if person is not None else end
        if person is None or not (person["title"] or _is_full(person["name"].split())) or self._obliges(person.end(), end):
            return False
        _, stop = self.sentences.leading(start, end)
        if self.sentences.works(stop, end):
            return False  # "Ông A, Phó Chủ tịch UBND tỉnh | chỉ đạo việc thu gom rác"
        pieces = [piece.span("words") for piece in _PIECE.finditer(self.flat, person.end() - 1, end)]
        office = person["title"] or any(
            self.speech.match(rows("actors", "rank", "post"), a, b) or self.speech.match(rows("orders", "person"), a, b) for a, b in pieces
        )
        return bool(office) and not any(self.speech.verb(a, b) or self._is_told(a, end) for a, b in pieces)

    def _before_presiding(self, start: int, end: int) -> int:
        """Return where words end before a last piece that only says who presided or took the minutes: ", chủ trì cuộc họp;"; the word alone
        says so in minutes, else it may be a part in work."""
        comma = self.flat.rfind(",", start, end)
        at = self.speech.skip(comma + 1, end)
        alone = len(self.flat[at:end].split()) <= _ALONE and not self._is_of_minutes
        return comma + 1 if comma >= 0 and not alone and self.kinds.is_("presides", at, end) else end

    def _is_told(self, start: int, end: int) -> bool:
        """Whether words begin with a body that does some work."""
        actors, stop = self.sentences.leading(start, end)
        return bool(actors) and self.sentences.works(stop, end)

    def _is_timed(self, start: int, end: int) -> bool:
        """Whether a known body does something at a time before its colon: "Tháng 4/2026: Sở Tư pháp hoàn thiện hồ sơ"."""
        colon = self.flat.find(":", start, min(end, start + _TIME))
        when = meaning(self.flat[start:colon]) if colon > start and self.sentences.begins_time(start, colon) else None
        return when is not None and bool(when.start or when.end) and self._names_doer(self.speech.skip(colon + 1, end), end)

    def _gives(self, start: int, end: int) -> bool:
        """Whether a known body is given work, wherever that stands: "…, giao Sở Y tế thành lập đoàn kiểm tra"."""
        subject, after, _ = self.sentences.acting(start, end, [], first=True)
        named = subject[:1] if subject and subject[0].kind == "name" else []
        before = [cue for m in named for cue in self.speech.between(max(start, m.start - 60), m.start, "order") if cue.rule == _GIVES]
        return bool(before) and not any(c in ".;" for c in self.flat[before[-1].end : named[0].start]) and self.sentences.works(after, end)

    def _orders(self) -> bool:
        """Whether the document is of a type whose requirements are orders, like a notice of conclusions."""
        type = vocabulary().type_called(self.agencies.document.type)
        return type is not None and type.orders

    def _demands(self, start: int, end: int) -> bool:
        """Whether a sentence says what someone must do: "các địa phương cần chủ động …", "Yêu cầu các chủ đầu tư …"."""
        for a, b in self.sentences.clauses(start, end):
            subject, after, rule = self.sentences.acting(a, b, [], first=False)
            must = self.speech.match(rows("orders", "still"), after, b) is not None
            if subject and (rule == "ordered" or must) and self.sentences.works(after, b):
                return True
        return False

    def _obliges(self, start: int, end: int) -> bool:
        return any(True for _ in self.speech.between(start, end, "lead", "coordinate", "order", "duty"))

    def _reports(self, start: int, end: int) -> bool:
        """Whether a statement's first sentence says what an agency has done, and orders nothing."""
        stop = _SENTENCE.search(self.flat, start, min(end, start + 400))
        first = stop.start() if stop else min(end, start + 400)
        done = any(
            not self.flat[m.end : cue.start].strip()
            for cue in self.speech.between(start, first, "done")
            for m in self.agencies.within(max(start, cue.start - 150), cue.start)
        )
        more = next(rows("orders", "still").find(self.flat, self.agencies.reading.low, start, first), None)
        ordered = any(True for _ in self.speech.between(start, first, "order", "duty"))
        return done and more is None and not ordered and not (self.sentences.hears and self.sentences.order_reported(start, first))
