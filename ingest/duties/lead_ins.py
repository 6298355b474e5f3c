"""Words that say a role and nothing of work, and whom a letter's address or the last order before a list tells.

In: ranges of words, the lines of an opening.  Out: whether they only say a role; whom they tell.
"""

from __future__ import annotations

import re

from ingest.duties.draft import Range, Said
from ingest.duties.item_codes import codes_of
from ingest.duties.kinds import Kinds
from ingest.duties.sentences import Sentences
from ingest.layout import Line, Outline
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from text.rules import rows

__all__ = ["BRACKET", "LAST_SENTENCE", "LETTERS", "MOST", "LeadIns"]

BRACKET = re.compile(r"\([^()]*\)")
LETTERS = re.compile(r"[^\W\d_]")
LAST_SENTENCE = re.compile(r"[a-z\d)]{3}\.\s+(?=[a-z])")
_CODE = re.compile(r"[^\W_]+")
_PARTING = re.compile(r"[,.;]\s+")
_NAMES = 600  # characters before a duty in which its bodies stand
_OPENINGS = 8  # places before a duty that their list can begin at
_ORDER = 90  # characters before a colon in which an order to all is said
_DUTY = 24  # characters before a colon in which a duty is said: "có trách nhiệm sau đây:"
MOST = 900  # characters of a lead-in with its work; half and double read alike (benchmarks.numbers)


class LeadIns:
    """Reads words that only say roles, and the lead-ins and addresses of a document."""

    def __init__(self, agencies: Agencies, sentences: Sentences, kinds: Kinds) -> None:
        self.agencies = agencies
        self.sentences = sentences
        self.speech = sentences.speech
        self.kinds = kinds
        self.flat = agencies.reading.flat
        self.codes = codes_of(agencies.reading, agencies)  # what items are called by

    def _ends_with_colon(self, start: int, end: int) -> bool:
        return self.flat[start:end].rstrip().endswith(":")

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
            code = _CODE.match(self.agencies.reading.chars, at, end)
            if aside > at or code is not None and code[0] in self.codes:
                at = aside if aside > at or code is None else code.end()
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
                stop = close + 1 if close >= 0 else end
                works = self.speech.cue_at(at + 1, stop, "lead", "coordinate")  # "(chủ trì điểm ca múa, phối hợp với …)"
                at = stop if works is None or works.after else at + 1
            elif not self.flat[at].isalnum() or self.flat[at].isdigit():
                at += 1
            else:
                return at
        return at

    def only_filler(self, start: int, end: int) -> bool:
        """Whether words say nothing of work: only role words, and words that fill."""
        return self._only_role(start, end, [])

    def only_role(self, start: int, end: int) -> bool:
        """Whether a statement says nobody's work, only who leads or works with whom: "Do Sở Y tế chủ trì, phối hợp với Sở Tài chính"."""
        if end - start > MOST or next(self.speech.between(start, end, "lead", "coordinate"), None) is None:
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
        letter, telegram, copied = rows("zones", "addressed"), rows("zones", "telegram"), rows("zones", "copied")
        flat, low, chars = self.flat, self.agencies.reading.low, self.agencies.reading.chars
        for line in outline.head:
            hit = next(letter.find(flat, low, line.start, line.end), None)
            bullet = line.mark is not None and line.mark.is_bullet
            if hit is not None and next(copied.find(flat, low, line.start, line.end), None) is None:
                inside, start = True, hit[2]
            elif (to := rows("zones", "telegram_to").at(flat, low, line.start, line.end)) is not None and self._only_names(to[1], line.end):
                inside, start = True, to[1]  # "ĐIỆN: Bộ Công Thương"
            elif telegram.first(flat, low, line.start, line.end) is not None:
                inside = True  # "ĐIỆN:" and whom below it
                continue
            elif not inside or hit is not None or not (bullet or line.cut and self._only_names(line.text, line.end)):
                inside = False
                continue
            else:
                start = line.text
            sentence = LAST_SENTENCE.search(flat, start, line.end)  # "Kính gửi: Sở Y tế. Thực hiện Công văn …"
            stop = min(sentence.end() if sentence else line.end, start + 600)
            found = slot_actors(self.agencies, start, stop)
            closed = bool(found) and not flat[found[-1].end : stop].strip(" :.;")  # "Kính gửi các trường tiểu học:"
            for mention in found:
                small = mention.kind == "open" and chars[mention.start].islower()
                many = closed and self._are_many(mention.start, stop)
                if hit is not None and small and not many and ":" not in chars[hit[1] : mention.start]:
                    continue  # who sends a text on writes "Kính gửi anh chị văn bản dưới đây"
                if not rows("zones", "informed").first(flat, low, self.speech.skip(mention.end, stop), stop):
                    said.append(Said(mention, "assigned", "heading", "addressee"))
        return tuple(said[:12]) or self._lead_in(outline.head[-1] if outline.head else None)

    def _are_many(self, start: int, end: int) -> bool:
        """Whether a plural and a word for an actor begin there: "các trường tiểu học", not "các anh chị danh sách đính kèm"."""
        first = self.sentences.behind_plural(start, end)
        return first > start and (self.sentences.is_collective(start) or self.sentences.heads_name(first, end))

    def _only_names(self, start: int, end: int) -> bool:
        """Whether words are a list of names and nothing else, but for brackets."""
        _, stop = self.sentences.leading(start, end)
        return stop > start and not LETTERS.search(BRACKET.sub(" ", self.flat[stop:end]))

    def orders_items(self, start: int, end: int) -> bool:
        """Whether words end with an order and a colon, and name nobody: the items behind them say whom ("… thống nhất giao:"), or all of
        those who hear it ("…, yêu cầu các đơn vị thực hiện ngay một số việc:")."""
        if not self._ends_with_colon(start, end):
            return False
        cue = next((c for c in reversed(list(self.speech.between(max(start, end - _ORDER), end, "order")))), None)
        if cue is None or self._only_role(cue.end, end, []):
            return cue is not None
        at = self.speech.skip(cue.end, end)
        group, stop = self.sentences.leading(at, end)
        first = self.sentences.behind_plural(at, end)
        many = len(group) == 1 and group[0].start == at and self.sentences.is_collective(first)
        at = self.speech.skip(stop, end) if many else at
        found = rows("statements", "announces").at(self.flat, self.agencies.reading.low, at, end)
        return found is not None and found[1] >= end

    def _lead_in(self, line: Line | None) -> tuple[Said, ...]:
        if line is None or not self._ends_with_colon(line.start, line.end):
            return ()
        told = self._behind_last_order(line.text, line.end)[0] or self.bound(line.text, line.end)
        return tuple(Said(m, "assigned", "heading", "lead-in") for m in told)

    def bound(self, start: int, end: int) -> list[Mention]:
        """Return the known bodies whose duties a list is, by the words whose colon opens it: "…, Cục Thú y có trách nhiệm sau đây:"."""
        duty = next(reversed(list(self.speech.between(max(start, end - _DUTY), end, "duty"))), None)
        if duty is None or not self._ends_with_colon(start, end):
            return []
        begins = [start, *(sign.end() for sign in _PARTING.finditer(self.flat, max(start, duty.start - _NAMES), duty.start))]
        for at in reversed(begins[-_OPENINGS:]):
            found, stop = self.sentences.leading(at, end)
            if found and self.speech.skip(stop, end) == duty.start and all(m.kind == "name" for m in found):
                return found
        return []

    def _behind_last_order(self, start: int, end: int) -> tuple[list[Mention], int, str]:
        """Return whom the last order of the last sentence of [start, end) names: "Thời gian không còn nhiều, yêu cầu các sở, ngành:"."""
        sentence = max((m.end() for m in LAST_SENTENCE.finditer(self.flat, start, end)), default=start)
        for cue in reversed(list(self.speech.between(sentence, end, "order"))):
            found, stop = self.sentences.leading(self.sentences._space(cue.end, end), end)
            if found and ";" not in self.flat[stop:end]:  # what another instrument orders is told before the clause that opens the items
                return found, stop, "ordered"
        return [], start, "subject"
