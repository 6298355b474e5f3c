"""Who a heading, a lead-in or a letter's address tells: "3. Sở Tài chính", "1. Đề nghị Ban Tuyên giáo:", "Kính gửi: …".

In: the words of a heading.  Out: `Told`: whom it tells, and the rest of its words that state work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.duties.draft import Range, Said
from ingest.duties.fields import label_kind
from ingest.duties.kinds import SKIP, Kinds
from ingest.duties.sentences import Sentences
from ingest.layout import Line, Outline
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from text.letters import capital
from text.rules import rows

__all__ = ["Told", "Tellers"]

_BRACKET = re.compile(r"\([^()]*\)")
_COLON = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[-–][^:.]{0,80})?(?:,[^:.]{0,60})?:\s*(?=\S)")
_LETTERS = re.compile(r"[^\W\d_]")
_LAST_SENTENCE = re.compile(r"[a-z\d)]{3}\.\s+(?=[a-z])")
_LAST_CLAUSE = re.compile(r"[;,]\s+|\s+va\s+")
_MOST = 900  # characters of a lead-in with its work; half and double read alike (benchmarks.numbers)
_LEAST = 40  # characters of a work that a lead-in states beside its list
_CLAUSE = 80  # characters of a clause that only announces a list
_LONG = 160  # characters of a heading that may end in a sentence of its own; half and double read alike (benchmarks.numbers)
_NAMES = 160  # characters of the names before a colon at most
_NAMED_REST = re.compile(r"[^\d;.]*")
_NAME = 70  # characters of a line that is a body's name at most


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the words tell, and the rest of them that states work (None: a name alone); `colon`: a colon stands between; `work`: words
    that are a task of their own, beside telling who does the items below; `partners`: they leave it to the items to say with whom ("giao
    Sở Y tế chủ trì, phối hợp với:")."""

    said: tuple[Said, ...]
    rest: Range | None
    colon: bool
    work: Range | None = None
    partners: bool = False


class Tellers:
    """Reads whom headings, lead-ins and letters tell."""

    def __init__(self, agencies: Agencies, sentences: Sentences, kinds: Kinds) -> None:
        self.agencies = agencies
        self.sentences = sentences
        self.speech = sentences.speech
        self.kinds = kinds
        self.flat = agencies.reading.flat

    def heading(self, start: int, end: int, *, content: bool, kind: str | None, open: bool = False) -> Told | None:
        """Return whom the words [start, end) tell if they are an agency's heading, None if they are none.

        `content`: items follow below it; `open`: whoever stands there acts, known or not (a section that says who carries out).
        """
        flat = self.flat
        if content and end - start > _LONG and self._ends_with_colon(start, end):
            last = max((m.end() for m in _LAST_SENTENCE.finditer(flat, start, end)), default=0)
            if last and self.speech.cue_at(last, end, "order") is not None:
                return self.heading(last, end, content=True, kind=kind)
        at, rule = self.sentences.behind_order(start, end)
        if at == self.speech.skip(start, end) and self.speech.match(rows("orders", "address"), at, min(end, at + 60)) is not None:
            return None  # "Đối với đô thị hiện hữu": what it is about, and nobody
        if rule == "ordered" and not content and self.sentences.begins_thing(start, end):
            return None  # "Công tác cấp cứu giao cho Bệnh viện tỉnh.": a statement
        found, stop = self.sentences.leading(at, end, open=open or rule == "ordered")
        if open and content and rule == "subject" and end - start < _NAME and flat[end - 1] not in ".;":
            found, stop = self._whole_line(at, end) or (found, stop)
        if not found and content and self._ends_with_colon(start, end):
            found, stop, rule = self.sentences.subject(start, end)
            found, stop, rule = (found, stop, rule) if found else self._behind_last_order(start, end)
        found, stop = self._up_to_colon(at, stop, end) or (found, stop)
        named = self.sentences.role_named(start, end, heads=True) if not found and content and ":" not in flat[start:end] else None
        if named is not None:
            return Told((Said(named, "assigned", "heading", "role-named"),), None, False)
        if not found or kind == SKIP and not content or content and self._speaks(stop, end):
            return None
        if open and rule == "subject" and self._is_matter(found, stop, end):
            return None  # "Y tế: Trạm Y tế trường trực …"
        if not open and all(m.kind == "open" for m in found) and rule != "ordered" and not content and not self._is_set_off(at, stop, end):
            return None
        return self._read(found, stop, end, start, content, rule == "ordered")

    def _up_to_colon(self, at: int, stop: int, end: int) -> tuple[list[Mention], int] | None:
        """Return whom the words before a colon name as a whole, where a list that ends before it cut a name at a word of work: "Vụ Kiểm
        sát | điều tra án ma túy: chủ trì …", "Cục Thống kê | tội phạm và Chuyển đổi số: …"; None where they say anything else."""
        colon = self.flat.find(":", at, min(end, at + _NAMES))
        rest = _BRACKET.sub(" ", self.flat[stop:colon]) if colon > stop > at else ""
        if not _LETTERS.search(rest) or not _NAMED_REST.fullmatch(rest) or not self._is_proper(at, colon):
            return None
        begin = self.speech.skip(stop, colon)
        other = rows("actors", "break", "linking", "stop", "place", "join", "group_tail")
        if self.speech.match(other, begin, colon) is not None or next(self.speech.between(stop, colon), None) is not None:
            return None
        works = self.speech.skip(colon + 1, end)
        if (
            self.speech.verb(begin, colon)
            and not self.speech.verb(works, end)
            and self.speech.cue_at(works, end, "lead", "coordinate") is None
        ):
            return None  # "Phòng Y tế | kiểm tra các cơ sở: bệnh viện, …"
        whole = slot_actors(self.agencies, at, colon)
        sure = bool(whole) and whole[0].start == at and not _LETTERS.search(_BRACKET.sub(" ", self.flat[whole[-1].end : colon]))
        return (whole, colon) if sure and all(self._is_proper(m.start, m.end) for m in whole) else None

    def _is_matter(self, found: list[Mention], stop: int, end: int) -> bool:
        """Whether words before a colon name a matter, and an actor stands behind it: they are formed like no actor."""
        colon = _COLON.match(self.flat, stop, end)
        if colon is None or any(m.kind != "open" for m in found):
            return False
        formed = any(self.sentences.heads_name(m.start, end) or self.sentences.is_collective(m.start) for m in found)
        return not formed and self.sentences.heads_name(colon.end(), end) and self.agencies.reading.chars[colon.end()].isupper()

    def _speaks(self, start: int, end: int) -> bool:
        """Whether words only say that whoever stands before them speaks: "Chủ tịch UBND tỉnh | kết luận, chỉ đạo như sau:"."""
        spoken = self.speech.match(rows("orders", "speaks"), start, min(end, start + 60))
        return spoken is not None and self._ends_with_colon(start, end) and self.kinds.is_("spelled_out", start, end)

    def speaks(self, start: int, end: int) -> bool:
        """Whether words end with what a leader says to all: "… Phó Chủ tịch UBND tỉnh có ý kiến như sau:"."""
        found = rows("orders", "speaks").find(self.flat, self.agencies.reading.low, max(start, end - _CLAUSE), end)
        return self._ends_with_colon(start, end) and any(True for _ in found)

    def _is_set_off(self, at: int, stop: int, end: int) -> bool:
        """Whether a colon sets a name formed like a body's off from its work: "Ban Quản trị chợ: Chủ trì …", "Tổ Ngữ văn: dàn dựng …"."""
        colon = _COLON.match(self.flat, stop, end)
        role = self.speech.cue_at(colon.end(), end, "lead", "coordinate") if colon is not None else None
        sure = role is not None and not role.after
        return colon is not None and (sure or self._is_proper(at, stop)) and self.sentences.is_named(at, end)

    def _is_proper(self, start: int, end: int) -> bool:
        """Whether words are a word for a body and one with a capital behind it: "Tổ Ngữ văn"."""
        head = self.speech.match(rows("actors", "head"), start, end)
        chars = self.agencies.reading.chars
        behind = self.sentences._space(head, end) if head is not None else end
        return behind < end and chars[start].isupper() and (chars[behind].isupper() or chars[behind].isdigit())

    def _whole_line(self, start: int, end: int) -> tuple[list[Mention], int] | None:
        """Return the one body that a line names as a whole, where a word of its name looks like work ("Phòng Công nghệ thông tin")."""
        start = self._behind_rank(start, end)
        whole = slot_actors(self.agencies, start, end) if self.sentences.is_named(start, end) or self._is_many(start, end) else []
        if len(whole) != 1 or whole[0].start != start:
            return None
        rest = self.flat[whole[0].end : end].strip(" .;*_")
        if rest and whole[0].kind == "open" and len(rest.split()) < 3 and next(iter(self.speech.between(start, end)), None) is None:
            name = capital(" ".join(self.agencies.reading.chars[start:end].split()))  # work without an object: "Phòng Kế hoạch tổng hợp"
            return [whole[0]._replace(end=end, name=name)], end
        return (whole, whole[0].end) if not rest else None

    def _behind_rank(self, start: int, end: int) -> int:
        """Return where the body begins behind its officer's rank: "Trưởng | phòng Kế hoạch tổng hợp"."""
        rank = self.speech.match(rows("actors", "rank"), start, min(end, start + 40))
        body = self.sentences._space(rank, end) if rank is not None else start
        return body if self.speech.match(rows("actors", "head"), body, min(end, body + 40)) is not None else start

    def _is_many(self, start: int, end: int) -> bool:
        """Whether words begin with a plural and a word for an actor: "Các tổ chức cung cấp dịch vụ chi trả"."""
        plural = self.speech.match(rows("actors", "plural"), start, min(end, start + 30))
        return plural is not None and self.speech.match(rows("actors", "collective", "head"), plural, min(end, plural + 40)) is not None

    def _ends_with_colon(self, start: int, end: int) -> bool:
        return self.flat[start:end].rstrip().endswith(":")

    def _read(self, found: list[Mention], stop: int, end: int, start: int, content: bool, ordered: bool) -> Told | None:
        found, stop = self._members(found, stop, end)
        rest = self.flat[stop:end]
        after = _BRACKET.sub(" ", rest)
        if not _LETTERS.search(after):
            return Told(tuple(Said(m, "assigned", "heading", "heading") for m in found), None, False)
        colon = _COLON.match(self.flat, stop, end)
        if colon and colon.end() < end:
            role = self._aside_role(stop, colon.end())
            said = [Said(m, role, "heading", "heading:colon") for m in found]
            return Told((*said, *self._in_bracket(stop, colon.end())), (colon.end(), end), True)
        statement = self.sentences._statement(stop, end)
        role, row = self.sentences.role_behind(stop, end, statement, ordered=ordered)
        partners = [m for group in statement.partners for m in group.actors]
        only = self._only_role(stop, end, [(g.start, g.end) for g in statement.partners])
        lead_in = rest.rstrip().endswith(":")
        only = only or content and lead_in and self.only_role(start, end)
        before = self.before_list(start, end) if content and lead_in else None
        if before is not None and self.speech.verb(self._work(stop, before), before):
            return Told(tuple(Said(m, "assigned", "heading", "heading") for m in found), None, True, (start, before))
        if only and (content or lead_in) or content and lead_in and end - start < _MOST:
            # words of work beside the role word: the role is for that work, the items below are only told
            spelled = self.kinds.is_("spelled_out", start, end)
            kept = role if only or spelled else "assigned"
            said = [Said(m, kept, "heading", row or "heading") for m in found]
            said += [Said(m, "coordinate", "heading", "heading:partners") for m in partners if only or spelled]
            said += self._others(start, end, said) if only else []
            own = not only and not spelled and role != "assigned"
            partner = only and self._leaves_partners(stop, end)
            return Told(tuple(said), None, lead_in, (start, end) if own else None, partner)
        return None

    def _others(self, start: int, end: int, said: list[Said]) -> list[Said]:
        """Return who has a role word of its own beside those that a lead-in begins with: "… do Sở Y tế chủ trì, Sở Tài chính phối hợp:"."""
        taken = {s.mention.start for s in said}
        every = self.sentences.roles(start, end)
        return [replace(s, source="heading") for s in every if s.role in ("lead", "coordinate") and s.mention.start not in taken]

    def shared(self, start: int, end: int, told: tuple[Said, ...], *, para: bool) -> Told | None:
        """Return what a lead-in without a subject says of whom its heading tells and of their partners, None where it says more or no
        role: "a) Chủ trì, phối hợp với các sở, ngành:", "b) Phối hợp với:" below "1. Sở Y tế".  The sentence of a paragraph (`para`) that
        its colon leaves open is ended by each item: "Chủ trì, phối hợp với Sở Y tế tham mưu cho UBND tỉnh:"."""
        statement = self.sentences._statement(start, end)
        role, row = self.sentences._own_role(start, end, first=True, statement=statement)
        partners = [m for group in statement.partners for m in group.actors]
        only = self._only_role(start, end, [(g.start, g.end) for g in statement.partners])
        whole = only or para and self._ends_with_colon(start, end) or self.kinds.is_("spelled_out", start, end)
        if role == "assigned" or not whole:
            return None
        said = [replace(s, role=role, rule=row) if s.role == "assigned" else s for s in told]
        said += [Said(m, "coordinate", "heading", "heading:partners") for m in partners]
        return Told(tuple(said), None, True, partners=self._leaves_partners(start, end))

    def _leaves_partners(self, start: int, end: int) -> bool:
        """Whether words end with a word for working together and name nobody behind it."""
        last = next(reversed(list(self.speech.between(start, end, "coordinate"))), None)
        if last is None or last.after:
            return False
        joined = self.speech.match(rows("orders", "with"), last.end, end)
        return not any(c.isalnum() for c in self.flat[joined if joined is not None else last.end : end])

    def before_list(self, start: int, end: int) -> int | None:
        """Return where the work ends that a lead-in states before its last clause announces a list ("… trên địa bàn; tổ chức thực hiện
        các nhiệm vụ sau:"), None where it announces and nothing else."""
        for sign in reversed(list(_LAST_CLAUSE.finditer(self.flat, start + _LEAST, end))):
            if end - sign.end() < _CLAUSE and self.kinds.is_("lead_clause", sign.end(), end):
                return sign.start()
        return None

    def _work(self, at: int, end: int) -> int:
        """Return where the words of work begin behind a name, its modals and its role words."""
        for _ in range(3):
            at = self.speech.modals(self.speech.aside(at, end), end)[0]
            cue = self.speech.cue_at(self.sentences._comma(at, end), end, "lead", "coordinate")
            if cue is None:
                break
            at = cue.end
        return self.sentences._comma(at, end)

    def _aside_role(self, start: int, end: int) -> str:
        """Return the role that words between a name and its colon say: "Sở Y tế (chủ trì):", "Sở Y tế - cơ quan chủ trì:"."""
        kind = label_kind(self.agencies.reading, start, end)
        return kind.kind if kind is not None and kind.kind in ("lead", "coordinate") else "assigned"

    def _in_bracket(self, start: int, end: int) -> list[Said]:
        """Return the partners that a bracket between a name and its colon names: "Sở Y tế (phối hợp: Sở Tài chính): …"."""
        open_ = self.speech.skip(start, end)
        close = self.flat.rfind(")", open_, end) if self.flat[open_ : open_ + 1] == "(" else -1
        cue = self.speech.cue_at(open_ + 1, close, "coordinate") if close > 0 else None
        if cue is None or cue.after:
            return []
        joined = self.speech.match(rows("orders", "with"), cue.end, close)
        actors = slot_actors(self.agencies, joined if joined is not None else cue.end, close)
        return [Said(m, "coordinate", "heading", cue.rule) for m in actors]

    def _members(self, found: list[Mention], stop: int, end: int) -> tuple[list[Mention], int]:
        """Return the members of a collective that a bracket names: "Các cơ quan đăng ký đầu tư (Sở Tài chính, …):"."""
        if len(found) != 1 or found[0].kind == "name":
            return found, stop
        open_ = self.flat.find("(", stop, min(end, stop + 90))
        close = self.flat.find(")", open_, end) if open_ >= 0 else -1
        if close < 0 or any(sign in self.flat[stop:open_] for sign in ":."):
            return found, stop
        inner = slot_actors(self.agencies, open_ + 1, close)
        known = [m for m in inner if m.kind != "open"]
        return (inner, close + 1) if len(known) > 1 and len(known) == len(inner) else (found, stop)

    def _only_role(self, start: int, end: int, taken: list[Range]) -> bool:
        """Whether words say a role and nothing of work: only role words, names, and words that fill."""
        flat, low = self.flat, self.agencies.reading.low
        filler = rows("orders", "tail", "modal", "duty", "with", "standing", "address", "aside", "order")
        at = start
        while at < end:
            at = self._gap(at, end)
            if at >= end:
                return True
            span = next((b for a, b in taken if a <= at < b), None)
            if span is not None:
                at = span
                continue
            cue = self.speech.cue_at(at, end, "lead", "coordinate", "by", "order", "duty", "reference", "all", "except", "negation")
            if cue is not None:
                at = cue.end
                continue
            aside = self.speech.aside(at, end)
            if aside > at:
                at = aside
                continue
            found = filler.at(flat, low, at, end)
            if found is None or found[0].kind == "modal" and self._is_work_alone(at, found[1]):
                return False
            at = found[1]
        return True

    def _is_work_alone(self, start: int, end: int) -> bool:
        """Whether words that may stand before work are work themselves, and no filler of a role line: "… với Sở Nội vụ | rà soát hồ sơ"."""
        fills = rows("orders", "tail").at(self.flat, self.agencies.reading.low, start, end)
        return fills is None and self.speech.match(rows("verbs"), start, end) == end

    def _gap(self, at: int, end: int) -> int:
        while at < end:
            if self.flat[at] == "(":
                close = self.flat.find(")", at, end)
                at = close + 1 if close >= 0 else end
            elif not self.flat[at].isalnum() or self.flat[at].isdigit():
                at += 1
            else:
                return at
        return at

    def only_role(self, start: int, end: int) -> bool:
        """Whether a statement says nobody's work, only who leads or works with whom: "Do Sở Y tế chủ trì, phối hợp với Sở Tài chính"."""
        cues = list(self.speech.between(start, end, "lead", "coordinate", "by", "order"))
        if not any(cue.kind in ("lead", "coordinate") for cue in cues) or end - start > _MOST:
            return False
        taken = [(m.start, m.end) for m in self.agencies.within(start, end)]
        statement = self.sentences._statement(start, end)
        taken += [(g.start, g.end) for g in statement.partners]
        for said in self.sentences.roles(start, end):
            at = said.mention.start  # whoever stands behind "do" and before a role word acts, known or not
            by = any(not self.flat[cue.end : at].strip() for cue in self.speech.between(max(start, at - 10), at, "by"))
            group = said.mention.kind != "open" or self.sentences.is_collective(at)  # "…; Công an xã, các thôn phối hợp"
            if by or group or self.sentences.is_named(at, said.mention.end):
                taken.append((said.mention.start, said.mention.end))
        return self._only_role(start, end, taken)

    # -- letters and lead-ins

    def addressees(self, outline: Outline) -> tuple[Said, ...]:
        """Return whom a document's opening tells: a letter's addressees, without those who only get it for information, else whom its
        last paragraph before the first item orders ("… yêu cầu Giám đốc Sở Y tế, Chủ tịch UBND các huyện:")."""
        said: list[Said] = []
        inside = False
        letter, copied = rows("zones", "addressed"), rows("zones", "copied")
        flat, low = self.flat, self.agencies.reading.low
        for line in outline.head:
            hit = next(letter.find(flat, low, line.start, line.end), None)
            bullet = line.mark is not None and line.mark.is_bullet
            if hit is not None and next(copied.find(flat, low, line.start, line.end), None) is None:
                inside, start = True, hit[2]
            elif not inside or hit is not None or not (bullet or line.cut and self._only_names(line.text, line.end)):
                inside = False
                continue
            else:
                start = line.text
            sentence = _LAST_SENTENCE.search(flat, start, line.end)  # "Kính gửi: Sở Y tế. Thực hiện Công văn …"
            stop = min(sentence.end() if sentence else line.end, start + 600)
            for mention in slot_actors(self.agencies, start, stop):
                if not rows("zones", "informed").first(flat, low, self.speech.skip(mention.end, stop), stop):
                    said.append(Said(mention, "assigned", "heading", "addressee"))
        return tuple(said[:12]) or self._lead_in(outline.head[-1] if outline.head else None)

    def _only_names(self, start: int, end: int) -> bool:
        """Whether words are a list of names and nothing else, but for brackets."""
        _, stop = self.sentences.leading(start, end)
        return stop > start and not _LETTERS.search(_BRACKET.sub(" ", self.flat[stop:end]))

    def orders_items(self, start: int, end: int) -> bool:
        """Whether words end with an order and a colon, and name nobody: the items behind them say whom ("… thống nhất giao:")."""
        if not self._ends_with_colon(start, end):
            return False
        cue = next((c for c in reversed(list(self.speech.between(max(start, end - 60), end, "order")))), None)
        return cue is not None and self._only_role(cue.end, end, [])

    def _lead_in(self, line: Line | None) -> tuple[Said, ...]:
        if line is None or not self._ends_with_colon(line.start, line.end):
            return ()
        return tuple(Said(m, "assigned", "heading", "lead-in") for m in self._behind_last_order(line.text, line.end)[0])

    def _behind_last_order(self, start: int, end: int) -> tuple[list[Mention], int, str]:
        """Return whom the last order of the last sentence of [start, end) names: "Thời gian không còn nhiều, yêu cầu các sở, ngành:"."""
        sentence = max((m.end() for m in _LAST_SENTENCE.finditer(self.flat, start, end)), default=start)
        for cue in reversed(list(self.speech.between(sentence, end, "order"))):
            found, stop = self.sentences.leading(self.sentences._space(cue.end, end), end)
            if found and ";" not in self.flat[stop:end]:  # what another instrument orders is told before the clause that opens the items
                return found, stop, "ordered"
        return [], start, "subject"
