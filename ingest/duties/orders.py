"""Whom an order gives work, and whose names words begin with: "UBND tỉnh giao …", "Đề nghị …", "Đối với Sở Y tế, …".

In: the range of a clause.  Out: the actors that it begins with, and where the names behind its order begin.
"""

from __future__ import annotations

import re

from ingest.duties.formed import Formed
from ingest.duties.speech import BLANK, Cue, Speech
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.names.slots import leading_actors, slot_actors
from ingest.reading import flatten
from text.rules import rows

__all__ = ["Orders"]

_AND = re.compile(r"\s*(?:,|va)\s+")
_OFFICE = 40  # characters of a name before an office, and of that
_GIVES = "order.giao"
_DASHES = frozenset("-–—")
_WHICH = 60  # characters of what says which of several bodies are meant
_CLAUSE = 100  # characters of such a clause before a colon
_NO_CLAUSE = re.compile(r"[:;.()]")
_SIGN = re.compile(r"[,;:]|\.\s")
_NO_WHERE = re.compile(r"[,:;.()\n]|\bva\b")
_NO_LIST = re.compile(r"[^\w\s,/-]")
_NAMES = 160  # characters of the names before a colon at most
_MANY = "cac "
_NO_NOUN = re.compile(r"[^\w\s]|\d")
_WORD = re.compile(r"[^\W\d_]+")


class Orders(Formed):
    """Reads the orders that clauses of a document begin with.  `order_reported` is the reported orders'."""

    def __init__(self, agencies: Agencies, speech: Speech) -> None:
        super().__init__(agencies, speech)
        self.hears = False  # whether what others order in the text is work: it is a report of orders
        self._begun: dict[tuple[int, int, bool], tuple[list[Mention], int]] = {}
        self._orders: dict[tuple[int, int], tuple[int, str]] = {}

    def leading(self, start: int, end: int, *, open: bool = False) -> tuple[list[Mention], int]:
        """Return the actors that words begin with and where their list ends; it ends before a role word."""
        whole = end
        for cue in self.speech.between(start, end, "lead", "coordinate"):
            if not cue.after and not (cue.kind == "coordinate" and self.is_noun(cue, start)):
                if cue.start <= self._space(start, end):
                    return [], start
                end = cue.start
                break
        key = (start, end, open)
        if key not in self._begun:
            first, behind = leading_actors(self.agencies, start, end, open=open)
            first, behind = self._past_aside(first, behind, end, whole) if first else (first, behind)
            first, behind = self._before_colon(start, first, behind, end) or (first, behind)
            self._begun[key] = self._past_where(first, self._past_range(behind, end), end, whole) if first else (first, behind)
        found, stop = self._begun[key]
        return list(found), stop

    def _many(self, at: int, end: int) -> tuple[list[Mention], int]:
        """Return many of a kind that nobody knows by name, where they must do something: "…, các hộ dân phải thu gom rác"."""
        found, after = self.leading(at, min(end, at + 900), open=True)
        many = bool(found) and found[0].start == at and self.behind_plural(at, end) > at and after > at
        return (found, after) if many and self.speech.modals(after, end)[2] and self.works(after, end) else ([], at)

    def _past_aside(self, found: list[Mention], stop: int, end: int, whole: int) -> tuple[list[Mention], int]:
        """Return a list of one body where an aside between commas says what it is, and work follows: "Sở Xây dựng, cơ quan quản lý đường
        thủy, | thả phao"; behind a list its last member has none ("Sở Y tế, đơn vị quản lý chợ kiểm tra hàng quán, lập biên bản")."""
        chars, at = self.agencies.reading.chars, found[0].end + 2
        head = self.speech.match(rows("actors", "apposed"), at, end) if chars[at - 2 : at] == ", " and chars[at].islower() else None
        if head is None or not chars[head:whole].lstrip()[:1].islower() or any(m.kind != "open" for m in found[1:]):
            return found, stop
        sign = _NO_CLAUSE.search(self.flat, head, whole)
        comma = self.flat.find(",", head, min(sign.start() if sign is not None else whole, head + _CLAUSE))
        begin = self._space(comma + 1, whole)
        if comma < 0 or found[1:] and found[-1].end != comma or not chars[begin : begin + 1].islower():
            return found, stop
        cue = self.speech.cue_at(begin, whole, "lead", "coordinate", "duty")
        return (found[:1], begin) if cue is not None or self.speech.verb(begin, whole) else (found, stop)

    def _before_colon(self, start: int, found: list[Mention], stop: int, end: int) -> tuple[list[Mention], int] | None:
        """Return the bodies of a kind that a colon sets off from their work where the list was cut at a part that nobody knows: "Các trường
        tiểu học, THCS, | phổ thông dân tộc bán trú: Cử giáo viên"; None where nothing was cut or words of work stand before the colon."""
        cut = self.flat[stop : stop + 1] == "," if found else self.flat[start : start + 4] == _MANY
        colon = self.flat.find(":", stop, min(end, start + _NAMES)) if cut else -1
        sign = _NO_LIST.search(self.flat, stop, colon) if colon > 0 else None
        if colon < 0 or sign is not None or self.behind_plural(start, end) == start or not found and not self.is_collective(start):
            return None
        works = self._space(colon + 1, end)
        begins = self.agencies.reading.chars[works : works + 1].isupper() and self.speech.verb(works, end)
        if not begins or any(self.speech.verb(word.start(), colon) for word in _WORD.finditer(self.flat, stop, colon)):
            return None
        whole = slot_actors(self.agencies, start, colon)
        return (whole, colon) if whole and whole[0].start <= start and not self.flat[whole[-1].end : colon].strip() else None

    def _past_range(self, at: int, end: int) -> int:
        """Return where words end that say from which province to which those before them lie ("các tỉnh | từ Quảng Bình đến Cà Mau", "… từ
        Thanh Hóa trở vào"), or `at`."""
        ends, begin = self.agencies.lists.tokens.province_end, self.speech.match(rows("orders", "range_from"), at, end)
        first = ends(self._space(begin, end)) if begin is not None else 0
        if not first or "," in self.flat[at:first]:
            return at
        onward = self.speech.match(rows("orders", "range_on"), first, end)
        to = self.speech.match(rows("orders", "range_to"), first, end)
        last = ends(self._space(to, end)) if to is not None else 0
        return onward or last or at

    def _past_where(self, found: list[Mention], at: int, end: int, whole: int) -> tuple[list[Mention], int]:
        """Return a list behind words that say at which places its last bodies are, where a role, work or more bodies follow: "UBND phường
        | nơi có chung cư | chủ trì", "Công an cấp xã | nơi xảy ra sạt lở | bố trí 05 người", "… | nơi có rừng, | Hạt Kiểm lâm"."""
        where = self.speech.match(rows("orders", "where"), at, min(end, at + _WHICH))
        if where is None:
            return found, at
        sign = _NO_WHERE.search(self.flat, where, min(end, where + _WHICH))
        last = sign.start() if sign is not None else min(end, where + _WHICH)
        words = [word.start() for word in _WORD.finditer(self.flat, where, last)]
        acts = (word for word in words[1:] if self.speech.verb(word, whole) or self.speech.cue_at(word, whole, "duty") is not None)
        begins = next(acts, None)
        if begins is not None or sign is None:
            return found, begins or (end if end < whole and end - where <= _WHICH else at)
        follows = self._space(sign.end(), end)
        named = sign[0] in (",", "va") and self.agencies.reading.chars[follows : follows + 1].isupper()
        more, stop = self.leading(follows, end) if named else ([], at)
        return ([*found, *more], stop) if more and more[0].start == follows else (found, at)

    def _tells_what_is_left(self, at: int, stop: int, end: int) -> bool:
        """Whether words only tell what some of many do not do ("một số trường không chi trả đúng hạn"), or what follows if someone does not
        ("nhà thầu không nộp hồ sơ thì bị phạt")."""
        behind = self.speech.match(rows("orders", "negation"), self._space(stop, end), end)
        if behind is None:
            return False
        sign = _SIGN.search(self.flat, behind, end)
        punished = rows("orders", "punished").find(self.flat, self.agencies.reading.low, behind, sign.start() if sign else end)
        return self.speech.match(rows("orders", "some"), at, min(end, at + 20)) is not None or next(punished, None) is not None

    def _only_invites(self, name: int, start: int, stop: int, end: int) -> bool:
        """Whether others' work only asks whom it names to be there: "…; trường hợp phức tạp thì mời | Công an tỉnh | tham dự"."""
        attends = self.speech.match(rows("orders", "attends"), stop, min(end, stop + _OFFICE))
        invites = self.speech.preceded(rows("orders", "invites"), name, start) if attends is not None else None
        if attends is None or invites is None or self.speech.verb(self._space(attends, end), end):
            return False
        return invites > self.speech.skip(start, end) or self.flat[max(0, start - 4) : start].rstrip(BLANK)[-1:] in (",", ";")

    def is_noun(self, cue: Cue, start: int) -> bool:
        """Whether a role word is part of a noun ("cơ chế phối hợp", "trách nhiệm phối hợp") and tells nobody."""
        noun = self.speech.preceded(rows("orders", "noun"), cue.start, start) is not None
        return noun and self.speech.preceded(rows("orders", "duty"), cue.start, start) is None  # "có trách nhiệm phối hợp với …"

    def behind_order(self, start: int, end: int) -> tuple[int, str]:
        """Return where the names behind an order begin ("UBND tỉnh giao …", "Đề nghị …"), or the clause's beginning; looked for once."""
        key = (start, end)
        if key not in self._orders:
            self._orders[key] = self._find_order(start, end)
        return self._orders[key]

    def _find_order(self, start: int, end: int) -> tuple[int, str]:
        at, rule = self.speech.skip(start, end), "subject"
        joined = self.speech.match(rows("orders", "connective", "besides"), at, min(end, at + 30))
        at = self._space(joined, end) if joined is not None else at  # "Đồng thời, | các cấp ủy …"
        before = self.speech.match(rows("orders", "before_order"), at, min(end, at + 60))
        if before is not None and self.speech.cue_at(before, end, "order") is not None:
            at = self._space(before, end)  # "Thống nhất giao Sở Y tế …"
        for _ in range(4):
            stop = self.speech.match(rows("orders", "order"), at, min(end, at + 60))
            if stop is not None and (self._is_joined_verb(stop, end) or self.speech.cue_at(at, end, "compound") is not None):
                stop = None  # "Yêu cầu và đôn đốc …", "Giao thông: …"
            address = self.speech.match(rows("orders", "address"), at, min(end, at + 60)) if stop is None else None
            owned = address is not None and self.speech.match(rows("orders", "owner"), at, address) is not None
            if address is not None and (owned or self._is_addressed(at, self._space(address, end), end)):
                stop = address  # whoever has a responsibility acts, known or not
            stop = self._urged(at, end) if stop is None else stop
            about = self._about(at, end) if stop is None and rule == "subject" else None
            if about is not None and self.leading(self._space(about, end), end)[0]:
                return self._space(about, end), "about"
            if stop is None and rule == "subject":
                authority = self.speech.match(rows("orders", "authority"), at, min(end, at + 80))
                order = self._order_behind(authority, end) if authority is not None else self._order_of_issuer(at, end)
                order = order or self.order_about(at, end)
                reported = self.order_reported(at, end) if self.hears and order is None else None
                stop = order.end if order is not None else reported[1] if reported is not None else None
            if stop is None:
                break
            rule, at = "ordered", self._space(stop, end)
        return at, rule

    def _about(self, at: int, end: int) -> int | None:
        """Return where words end that only say which work is meant: "Các nội dung do | …", "Những việc nêu ở mục này | Sở Y tế chủ trì"."""
        every = self.speech.cue_at(at, end, "all")
        return every.end if every is not None else self.speech.match(rows("orders", "about"), at, min(end, at + 60))

    def _has_office(self, at: int, end: int) -> bool:
        """Whether the office behind a person's name is a known body's: "đồng chí Lê An, Giám đốc Sở Y tế"."""
        comma = self.flat.find(",", at, min(end, at + _OFFICE))
        behind = self._space(comma + 1, end)
        rank = self.speech.match(rows("actors", "rank"), behind, min(end, behind + _OFFICE)) if comma > 0 else None
        return rank is not None and self.is_named(self._space(rank, end), end)

    def _is_topic(self, mention: Mention, end: int) -> bool:
        """Whether words that were taken for a name only say what an order behind their comma is about."""
        topic = rows("statements", "topic").at(self.flat, self.agencies.reading.low, mention.start, end)
        order = self._space(mention.end + 1, end)
        return topic is not None and self.flat[mention.end : mention.end + 1] == "," and self.speech.cue_at(order, end, "order") is not None

    def _is_addressed(self, at: int, name: int, end: int) -> bool:
        """Whether whom words that address someone name is an actor: a body, people of a hamlet, many behind a word for duty."""
        if self.is_named(name, end) or self.is_hamlet(name):
            return True
        found = rows("orders", "address").at(self.flat, self.agencies.reading.low, at, end)
        many = self.behind_plural(name, end) > name and self.is_collective(name)
        return many and found is not None and found[0].value == "duty"

    def _urged(self, at: int, end: int) -> int | None:
        """Return where words end that urge the body whose own name follows them: "Khuyến khích Hội Nông dân tỉnh …"."""
        urge = rows("orders", "urge").at(self.flat, self.agencies.reading.low, at, min(end, at + 60))
        stop = urge[1] if urge is not None else None
        found, after = self.leading(self._space(stop, end), end) if stop is not None else ([], at)
        own = bool(found) and (found[0].kind == "name" or self.heads_name(found[0].start, end))
        named = own and self.agencies.reading.chars[found[0].start].isupper()
        timed = rows("orders", urge[0].value) if urge is not None and urge[0].value else None
        if timed is not None and not self.speech.holds(timed, after, self.speech.sentence_end(after, end)):
            return None  # "Rất mong Bộ Y tế quan tâm, phối hợp"
        alone = not any(c.isalnum() for c in self.flat[after:end])  # the work stands below
        return stop if named and (alone or self.works(after, end)) else None

    def _is_joined_verb(self, at: int, end: int) -> bool:
        """Whether an order is one of two verbs, and names nobody: "Yêu cầu và đôn đốc các doanh nghiệp …"."""
        joined = _AND.match(self.flat, at, end)
        return joined is not None and self.speech.verb(joined.end(), end)

    def is_named(self, at: int, end: int) -> bool:
        """Whether an agency's name begins at `at`, known or with a word that agencies' names begin with."""
        found, _ = self.leading(at, min(end, at + 300))
        return any(m.kind != "open" for m in found) or self.heads_name(self.behind_plural(at, end), end)

    def _order_behind(self, at: int, end: int) -> Cue | None:
        """Return the order that an authority gives within a few words: "Chủ tịch UBND tỉnh Lào Cai yêu cầu"."""
        for cue in self.speech.between(at, min(end, at + 60), "order"):
            gap = self.flat[at : cue.start]
            negated = self.speech.preceded(rows("orders", "negation"), cue.start, at) is not None
            return cue if not negated and not any(sign in gap for sign in ",.;:") else None
        return None

    def behind_dash(self, found: list[Mention]) -> list[Mention]:
        """Return whom a clause tells without words that are no name before a dash: "Soi chiếu hàng đông lạnh - Chi cục Hải quan"."""
        if len(found) < 2 or found[0].kind != "open" or found[1].kind == "open" or self.heads_name(found[0].start, found[0].end):
            return found
        said = self.agencies.reading.chars[found[0].start + 1 : found[0].end]
        if not self.speech.verb(found[0].start, found[0].end) and any(char.isupper() or char.isdigit() for char in said):
            return found  # "Thôn 5 - UBND xã Hòa Ninh": two bodies
        between = self.flat[found[0].end : found[1].start]
        return found[1:] if between[:1] == " " == between[-1:] and between.strip() in _DASHES else found

    def order_about(self, at: int, end: int) -> Cue | None:
        """Return the order that hands over what a clause begins with: "Các nội dung khác giao Sở Y tế xử lý", "Nhiệm vụ giao Sở Y tế"."""
        begin = self.behind_plural(at, end)
        thing = self.speech.match(rows("actors", "thing"), begin, min(end, begin + 40))
        order = self._order_behind(thing, end) if thing is not None else None
        near = begin > at or order is not None and thing is not None and self._gives_here(thing, order, end)
        given = order is not None and near and order.rule == _GIVES
        where = order is not None and self.speech.match(rows("actors", "break"), order.end, min(end, order.end + 20)) is not None
        return order if given and not where else None  # "Các nhiệm vụ giao tại Phụ lục"

    def order_reported(self, at: int, end: int) -> tuple[int, int] | None:
        """Return the range of the order that somebody gives inside a sentence."""
        raise NotImplementedError

    def _gives_here(self, thing: int, order: Cue, end: int) -> bool:
        """Whether an order stands behind a thing and before a name: "Nhiệm vụ giao Sở Y tế", "Cấp cứu giao cho Bệnh viện tỉnh", not
        "Công tác giao thông"."""
        told = self._space(order.end, end)
        if not self.agencies.reading.chars[told : told + 1].isupper():
            return False
        return not self.flat[thing : order.start].strip(BLANK) or self.is_named(told, end)

    def issuer_alone(self, at: int, end: int) -> Mention | None:
        """Return the document's own body where words call it by its kind alone, before work, a list's next name or an end: "phối hợp với
        | Sở | và UBND phường" in Sở Xây dựng's plan; None elsewhere ("các Sở, ban, ngành", "Sở Y tế")."""
        document, chars = self.agencies.document, self.agencies.reading.chars
        said, _, rest = (document.issuer or "").partition(" ")
        stop = at + len(said)
        if not rest or not chars.startswith(said, at) or chars[stop : stop + 1].isalnum() or not said[:1].isupper():
            return None
        joined = _AND.match(self.flat, stop, end)
        behind = joined.end() if joined is not None else self._space(stop, end)
        group = self.speech.match(rows("actors", "group_noun"), behind, end) is not None
        ended = behind >= end or joined is None and not chars[behind].isalnum() or joined is not None and not group
        works = joined is None and chars[behind : behind + 1].islower() and self.speech.verb(behind, end)
        known = document.issuer_id or ""
        return Mention(at, stop, known, "name" if known else "open", "" if known else document.issuer or "") if ended or works else None

    def _order_of_issuer(self, at: int, end: int) -> Cue | None:
        """Return the order to others that the document's own body gives: "Sở Y tế đề nghị các bệnh viện …" in a letter of Sở Y tế."""
        if next(self.speech.between(at, end, "order"), None) is None:
            return None
        found, after = self.leading(at, min(end, at + 200))
        cue = self.speech.cue_at(after, end, "order") if len(found) == 1 and found[0].start == at else None
        if cue is None or not self._is_issuer(found[0]):
            return None
        told = self._space(cue.end, end)
        reader = self.speech.match(rows("orders", "courtesy"), told, end) is not None  # "đề nghị Quý Sở …"
        return cue if reader or self.is_named(told, end) or self.is_collective(told) else None

    def issues(self, mention: Mention) -> bool:
        """Whether a mention is the body that issued the document."""
        return self.agencies.document.issuer is not None and self._is_issuer(mention)

    def _is_issuer(self, mention: Mention) -> bool:
        """Whether a mention names the body that issued the document: by its body, or by the words that its name begins with; any body
        where nothing says who issued it."""
        document = self.agencies.document
        if not document.issuer:  # a page that lost its letterhead
            return document.type is None and self.heads_name(mention.start, mention.end)
        named = self.flat[mention.start : mention.end]
        return mention.body == document.issuer_id or flatten(document.issuer or "").startswith(named)

    def works(self, at: int, end: int) -> bool:
        """Whether work begins at `at`, behind modals and clauses that bound a list."""
        at = self.speech.brackets(at, end)
        aside = self.speech.aside(at, end)
        after, duty, any_ = self.speech.modals(aside, end)
        if self.flat[at:after].strip(BLANK) == "," and aside == at:
            return False  # a list that goes on with what is no known name
        if duty:
            return True
        cue = self.speech.cue_at(self._space(after, end), end, "lead", "coordinate", "order")
        return cue is not None or self.speech.verb(self._space(after, end), end) or any_ and any(c.isalpha() for c in self.flat[after:end])

    def works_which(self, last: Mention, at: int, end: int) -> bool:
        """Whether words at `at` say which of several bodies are meant, and work stands behind them before any sign: "UBND các xã | có bến
        đò tổ chức đấu thầu", not "… | có 20 người tham gia"."""
        which = self.speech.match(rows("orders", "which"), at, min(end, at + 40))
        if which is None or not self.speech.holds(rows("actors", "plural"), last.start, last.end):
            return False
        stop = min(end, at + _WHICH)
        sign = _NO_NOUN.search(self.flat, which, stop)
        words = [m.start() for m in _WORD.finditer(self.flat, which, sign.start() if sign is not None else stop)]
        staff = any(self.speech.match(rows("actors", "staff"), word, end) is not None for word in words)
        return not staff and any(self.speech.verb(word, end) for word in words[1:])

    def behind_which(self, found: list[Mention], stop: int, end: int, *, headed: bool) -> int:
        """Return where words end that say which of several bodies are told, up to a colon or the end of a line: "UBND các xã | có làng
        nghề: …", "Các phường | chưa có nhà văn hóa"; `stop` where none do, or where a line that heads no items (`headed`) may say work."""
        at = self._space(stop, end)
        which = self.speech.match(rows("orders", "which"), at, min(end, at + 40)) if found and at < end else None
        if which is None or not self._is_of_many(found[-1]):
            return stop
        sign = _NO_CLAUSE.search(self.flat, which, end)
        last = sign.start() if sign is not None else end
        if last - at > _CLAUSE or last < end and self.flat[last] != ":" or not self.flat[which:last].strip():
            return stop
        acts = any(True for _ in self.speech.between(at, last, "lead", "coordinate", "order", "duty"))
        alone = last == end and not headed  # "UBND các xã | có kế hoạch phun khử khuẩn"
        acts = acts or alone and any(self.speech.verb(word.start(), end) for word in _WORD.finditer(self.flat, which, last))
        return stop if acts else last

    def _is_of_many(self, mention: Mention) -> bool:
        """Whether a mention is of several bodies: by a plural, several levels, or each body of a level."""
        named = self.flat[mention.start : mention.end]
        low = self.agencies.reading.low
        levels = rows("actors", "level").find(self.flat, low, mention.start, mention.end) if "," in named else ()
        return len([*levels]) > 1 or self.speech.holds(rows("actors", "plural"), mention.start, mention.end) or " cap " in named

    def _are_named(self, actors: list[Mention], end: int) -> bool:
        """Whether all of a list are known bodies, or have names or words formed like a body's."""
        chars = self.agencies.reading.chars
        return all(
            m.kind == "name" or self.is_collective(m.start) or chars[m.start].isupper() and self.is_named(m.start, end) for m in actors
        )

    def _who_appoints(self, start: int, end: int) -> tuple[list[Mention], int, str]:
        """Return the body that names some of its own people for work: "Ban Thường vụ Huyện đoàn | phân công ủy viên phụ trách các cụm"."""
        found, stop = self.leading(start, end)
        at = self._space(stop, end)
        appoints = bool(found) and self.speech.match(rows("orders", "appoints"), at, end) is not None
        return (found, stop, "subject") if appoints and self._are_named(found, end) else ([], start, "")
