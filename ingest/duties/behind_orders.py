"""Paragraphs behind an order: what whoever it tells is to do further, and what others do beside them.

In: the paragraphs of a body, in order.  Out: whether they tell bodies their work, and whom each tells.

A paragraph that names nobody and begins with work goes on with the order before it, one that says what a body does stands beside it: where
it presses or gives a duty itself, or an order's colon stands before it.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.duties.draft import Heading, Said
from ingest.duties.drafting import Drafting
from ingest.duties.kinds import ASSIGN
from ingest.duties.told import Told
from ingest.layout import Line, Node, Outline
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from text.rules import rows

__all__ = ["BEHIND_ORDER", "BehindOrders"]

BEHIND_ORDER = "behind-order"
_ABOUT = 0.2  # of a text's characters that stand in paragraphs with an order, where it is a report of orders
_PAST = 12  # characters behind a subject in which its work is over
_GAP = 3  # characters between an order and whom it tells
_ANNOUNCED = 120  # characters of a line that announces a conclusion
_WORK = 40  # characters of a paragraph that goes on with an order at least


class BehindOrders(Drafting):
    """Reads paragraphs without a sign behind an order."""

    def __init__(self, outline: Outline, agencies: Agencies) -> None:
        super().__init__(outline, agencies)
        self.acting: set[int] = set()  # where paragraphs begin that say what bodies do behind an order
        self._told_last: tuple[Said, ...] = ()
        self.named: dict[int, Told] = {}  # lines of names that share work out
        self._listed = False  # whether what follows stands below an order's colon
        self._missed: Node | None = None  # a paragraph that was not read, behind one that told somebody
        self._announcer: Node | None = None  # the paragraph whose colon announces what whom it tells is to do
        self.sentences.hear(agencies.document.type is None and self._is_about_orders())

    def gives_orders(self) -> bool:
        """Whether a text without a letterhead tells bodies their work: a letter's addressees, an opening that orders or says what was
        decided, reported orders, a list of a body's duties, or a block that begins with an order and whom it tells."""
        last = self._opening_end()
        if self.is_letter() or self.sentences.hears or last is not None and self.tellers.bound(last.text, last.end):
            return True
        return any(
            next(self.speech.between(start, end, "order"), None) is not None
            and self.sentences.ordered(start, end) is not None
            or bool(self.tellers.bound(start, end))
            or self._concludes(start, end)
            for node in self.outline.nodes()
            for start, end in node.parts[:1]
        )

    def _concludes(self, start: int, end: int) -> bool:
        """Whether a block only announces what the head of a meeting decided: "Kết luận của Giám đốc:"."""
        short = end - start <= _ANNOUNCED and self.reading.chars[end - 1] == ":"
        return short and rows("statements", "concludes").first(self.reading.flat, self.reading.low, start, end) is not None

    def _opening_end(self) -> Line | None:
        """Return the opening's last line, None where a text has no opening."""
        return self.outline.head[-1] if self.outline.head else None

    def is_letter(self) -> bool:
        """Whether a text is addressed to somebody, or its opening orders or says what was decided."""
        letter = rows("zones", "addressed", "telegram")
        for line in self.outline.head:
            if letter.first(self.reading.flat, self.reading.low, line.start, line.end) is not None:
                return True
        last = self._opening_end()
        return last is not None and self.reading.chars[last.end - 1] == ":" and self._orders_some(last.text, last.end)

    def _orders_some(self, start: int, end: int) -> bool:
        """Whether words order somebody, or say what was decided."""
        return self.tellers.speaks(start, end) or any(True for _ in self.speech.between(start, end, "order"))

    def _is_about_orders(self) -> bool:
        """Whether paragraphs that report an order to some body, or stand beside one, make up enough of a text for it to be about them."""
        spans = [node.parts[0] for node in self.outline.roots[0].walk() if node.parts]
        size, told = sum(end - start for start, end in spans), 0
        opened, ordered = False, False  # an order with a colon is about all that stands behind it
        for start, end in spans:
            by = self.sentences.order_inside(start, end)
            ordered = opened or by is not None or ordered and self._acts(start, end)
            opened = opened or by is not None and self.reading.chars[end - 1] == ":"
            told += end - (by or start) if ordered else 0
        return told > 0 and told >= _ABOUT * size

    def _acts(self, start: int, end: int) -> bool:
        """Whether a paragraph says what a body does, and not what it has done."""
        subject, after, rule = self.sentences.acting(start, end, [], first=True)
        body = bool(subject) and rule != "role-named" and (self.tellers.is_body(subject[0]) or self._listed and self._is_office(subject[0]))
        acts = body and self.sentences.works(after, end)
        leads = acts and self.speech.match(rows("orders", "leader"), start, end) is not None  # tells and is not told
        leads = leads and not self.speech.holds(rows("orders", "obliged"), subject[0].start, min(end, after + _PAST))
        directs = acts and self.speech.match(rows("orders", "directs"), after, end) is not None
        owes = acts and ((self._listed or directs) and not self.sentences.reports(start, end) or self._owes(start, end))
        return owes and not leads and not self._is_past(after, end) and not self.sentences.issues(subject[0])

    def _is_office(self, mention: Mention) -> bool:
        """Whether whoever acts is called by a word for a body alone, with a capital: "Công đoàn"."""
        return self.reading.chars[mention.start].isupper() and self.sentences.heads_name(mention.start, mention.end)

    def _owes(self, start: int, end: int) -> bool:
        """Whether a paragraph's first sentence gives a duty or presses for it, and reports nothing."""
        stop = self.speech.sentence_end(start, end)
        owed = next(self.speech.between(start, stop, "lead", "coordinate", "order", "duty"), None) is not None
        return (owed or self.speech.holds(rows("orders", "presses"), start, stop)) and not self.sentences.reports(start, end)

    def only_reports(self, node: Node) -> bool:
        """Whether a paragraph of a report of orders gives none itself and owes nothing."""
        start, end = self.span(node)
        ordered = next(self.speech.between(start, end, "order"), None) or self.sentences.order_inside(start, end)
        return self.sentences.hears and ordered is None and not self._owes(start, end)

    def opening_orders(self) -> bool:
        """Whether the opening ends with an order whose items say to whom."""
        last = self._opening_end()
        return last is not None and self.tellers.orders_items(last.text, last.end)

    def opening_told(self) -> tuple[Said, ...]:
        """Return whom the opening's last paragraph tells of the items behind it."""
        last = self._opening_end()
        return self.tellers.items_told(last.text, last.end) if last is not None else ()

    def acts_as_told(self, node: Node, previous: Node | None) -> bool:
        """Whether a paragraph behind an opening's colon or an order says what a known body does: "… có ý kiến như sau:" / "Bộ Y tế đôn đốc
        …", "Bộ Y tế yêu cầu Sở Y tế …" / "Cục Y tế dự phòng tổ chức …"."""
        last = self._opening_end()
        opened = last is not None and self.reading.chars[last.end - 1] == ":"
        behind = self._is_behind(previous) or self.sentences.hears and bool(self.drafts)
        start, end = self.span(node)
        behind = behind or self.sentences.hears and self._is_bound(start, end)
        if opened and previous is None and last is not None and self._concludes(last.text, last.end):
            behind = self._listed = True
        if not opened and not behind or self.ends_with(node, ":"):
            return False
        if opened:
            subject, after, _ = self.sentences.acting(start, end, [], first=True)
            named = bool(subject) and (subject[0].kind == "name" or self._is_behind(previous) and self._is_own_name(subject[0]))
            told = named and self.sentences.works(after, end) and not self._is_past(after, end)
            if told and not self.sentences.reports(start, end):
                return True
        acts = behind and self._acts(start, end)
        self._missed = node if behind and not acts and previous is not self._missed else None
        self.acting.update((start,) if acts else ())
        return acts

    def _is_own_name(self, mention: Mention) -> bool:
        """Whether a paragraph begins with a body's own name that nobody knows: "Trạm Thủy nông Cốc San", not "Trạm bơm"."""
        start = mention.start
        return self.reading.chars[start].isupper() and self.tellers.is_body(mention) and self.sentences.is_named(start, mention.end)

    def _is_bound(self, start: int, end: int) -> bool:
        """Whether a paragraph gives a known body a duty in so many words: "Sở Y tế có trách nhiệm …"."""
        subject, after, rule = self.sentences.acting(start, end, [], first=True)
        return bool(subject) and subject[0].kind == "name" and rule == "subject" and self.speech.modals(after, end)[1]

    def orders_behind(self, node: Node) -> bool:
        """Whether a paragraph that begins with its basis orders someone behind it: "Thực hiện Kế hoạch …, UBND tỉnh giao Sở Y tế …"."""
        start, end = self.span(node)
        subject, after, rule = self.sentences.acting(start, end, [], first=True)
        if (
            not subject
            or rule not in ("behind-opening", "ordered")
            or self.ends_with(node, ":")
            or self.closes(node)
            or not self.sentences.works(after, end)
        ):
            return False
        at = subject[0].start
        return any(
            at - cue.end < _GAP and self.reading.flat[cue.end : at].isspace() or self._is_rank(cue.end, at)
            for cue in self.speech.between(max(start, at - 60), at, "order")
        )

    def _is_rank(self, start: int, end: int) -> bool:
        """Whether words are an officer's rank, who stands for the body behind: "đề nghị | Chủ tịch | UBND các quận"."""
        rank = self.speech.match(rows("actors", "rank"), start, end)
        return rank is not None and not self.reading.flat[rank:end].strip()

    def going_on(self, node: Node, previous: Node | None, heading: Heading) -> Heading:
        """Return the heading of a paragraph that names nobody and goes on with the work that the order before it tells ("Sở Y tế yêu cầu
        các bệnh viện …" / "Tổ chức trực ban 24/24 giờ …"); the one given where it does not."""
        start, end = self.span(node)
        whole = end - start >= _WORK and self.reading.chars[start].isupper() and not self.ends_with(node, ":")
        if not self._told_last or not self._is_behind(previous) or not whole or not self._is_deed(start, end):
            return heading
        if not self._listed and not self._owes(start, end):
            return heading
        return replace(heading, told=self._told_last, agency=True, kind=ASSIGN)

    def _is_deed(self, start: int, end: int) -> bool:
        """Whether a paragraph begins with work, and not with a name or a paper that begins as work does ("Báo cáo của Liên Hợp Quốc …")."""
        stop = self.speech.match(rows("verbs"), start, end) if self.sentences.begins_deed(start, end) else None
        if stop is None or self.sentences.reports(start, end):
            return False
        named = self.speech.match(rows("actors", "verb_head"), start, end) is not None
        owned = self.speech.match(rows("actors", "owning"), stop, end) is not None
        return not owned and not (named and self.reading.chars[stop:end].lstrip()[:1].isupper())

    def announces_more(self, node: Node, following: Node | None) -> bool:
        """Whether a paragraph tells somebody what the paragraphs behind its colon say: "UBND huyện yêu cầu các xã:" / "Tổ chức …", or
        leaves it to them to say whom: "Giám đốc yêu cầu:" / "Các đội: hái đúng lứa"."""
        if following is None or following.kind != "para" or not self.ends_with(node, ":"):
            return False
        subject, stop, rule = self.sentences.subject(*self.span(node))
        if self._concludes(*self.span(node)) or (not subject or rule != "ordered") and self.tellers.orders_items(*self.span(node)):
            self._told_last, self._announcer, self._listed = (), node, True
            node.use = "heading"
            return True
        if rule != "ordered" or not subject or self.matter.field(following) is not None:
            return False
        self._keep(subject)
        self._announcer, self._listed = node, True
        node.use = "heading"
        return True

    def is_listed(self, node: Node, previous: Node | None) -> bool:
        """Whether a paragraph stands below an order's colon, the opening's too, behind it or behind another that told somebody."""
        if previous is None and node.parent is self.outline.roots[0]:
            last = self._opening_end()
            opened = last is not None and self.reading.chars[last.end - 1] == ":" and self._orders_some(last.text, last.end)
            self._listed = self._listed or opened
            return opened
        return self._listed and self._is_behind(previous)

    def tells_items(self, node: Node, following: Node | None) -> bool:
        """Whether a paragraph says of a body that it does what the items behind its colon say, and nothing else: "Sở Y tế tập trung thực
        hiện các nội dung sau:" / "a) …", not "Sở Y tế báo cáo như sau:"."""
        if following is None or following.kind != "item" or not self.ends_with(node, ":") or len(node.parts) > 1:
            return False
        return bool(self.tellers.items_told(*self.span(node)))

    def keep_told(self, node: Node, heading: Heading) -> None:
        """Remember whom a paragraph tells, for what goes on behind it."""
        if any(said.rule == BEHIND_ORDER for said in heading.told):
            return
        start = self.span(node)[0]
        subject, _, rule = self.sentences.acting(*self.span(node), [], first=True)
        self._listed = self._listed and (start in self.acting or bool(subject))
        if subject and rule != "role-named":
            self._keep(subject)
        elif heading.agency:
            self._told_last = tuple(replace(said, rule=BEHIND_ORDER) for said in heading.told if said.role != "coordinate")
        else:
            self._told_last = ()

    def _keep(self, subject: list[Mention]) -> None:
        self._told_last = tuple(Said(m, "assigned", "heading", BEHIND_ORDER) for m in subject)

    def _is_behind(self, previous: Node | None) -> bool:
        """Whether a paragraph stands behind one that told somebody; behind a request that no body gives, a text goes on to report.  Below
        an order's colon one that was not read may stand between."""
        if previous is None or previous.kind != "para":
            return False
        told = previous.use == "task" or previous is self._announcer or self._listed and previous is self._missed
        return told and (self.sentences.hears or self._listed or self.agencies.document.type is not None)

    def _is_past(self, at: int, end: int) -> bool:
        return self.speech.has(rows("orders", "past"), at, min(end, at + _PAST)) or self.speech.cue_at(at, end, "done") is not None
