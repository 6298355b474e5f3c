"""The first words of a clause by their form: a plural, a word for actors without a proper name, a time, and where words begin."""

from __future__ import annotations

from ingest.duties.speech import Speech
from ingest.names.agencies import Agencies
from ingest.names.family_names import person_at
from text.rules import rows

__all__ = ["Formed"]


class Formed:
    """Reads how clauses of a document begin."""

    def __init__(self, agencies: Agencies, speech: Speech) -> None:
        self.agencies = agencies
        self.speech = speech
        self.flat = agencies.reading.flat

    def _space(self, at: int, end: int) -> int:
        end = min(end, len(self.flat))
        while at < end and self.flat[at] in " \t\n*_:":
            at += 1
        return at

    def _comma(self, at: int, end: int) -> int:
        """Return where the words behind a comma begin."""
        at = self._space(at, end)
        return self._space(at + 1, end) if at < end and self.flat[at] == "," else at

    def behind_plural(self, at: int, end: int) -> int:
        """Return where the words behind a plural begin, `at` where none stands there: "các | xã"."""
        stop = self.speech.match(rows("actors", "plural"), at, min(end, at + 30))
        return self._space(stop, end) if stop is not None else at

    def is_collective(self, at: int) -> bool:
        """Whether a word for an actor without a proper name stands at `at`, behind a plural or not: "các đơn vị", "lực lượng"."""
        first = self.behind_plural(at, at + 30)
        return self._is_word(first, at + 60, "collective") or self.is_hamlet(at)

    def heads_name(self, at: int, end: int) -> bool:
        """Whether a word that agencies' names begin with stands at `at`: "Hội Nông dân", not "Hội thi nấu ăn"."""
        return self._is_word(at, min(end, at + 60), "head")

    def is_proper(self, start: int, end: int) -> bool:
        """Whether words are a word for a body and one with a capital behind it: "Tổ Ngữ văn"."""
        head = self.speech.match(rows("actors", "head"), start, end)
        chars = self.agencies.reading.chars
        behind = self._space(head, end) if head is not None else end
        return behind < end and chars[start].isupper() and (chars[behind].isupper() or chars[behind].isdigit())

    def is_lettered(self, start: int, end: int) -> bool:
        """Whether a name has a capital or a figure behind its first letter: "VNPT", "Viettel Hà Giang", not the matter "Bình đẳng giới"."""
        return any(c.isupper() or c.isdigit() for c in self.agencies.reading.chars[start + 1 : end])

    def _is_word(self, at: int, end: int, kind: str) -> bool:
        """Whether a word of a kind stands at `at` that is no part of a longer word which only begins like it."""
        found = self.speech.match(rows("actors", kind), at, end)
        none = self.speech.match(rows("actors", "no_head"), at, end) if found is not None else None
        return found is not None and (none is None or none < found)

    def is_hamlet(self, at: int) -> bool:
        """Whether a community below a commune, or who heads it, stands at `at`, behind a plural or not: "các thôn", "Trưởng bản"."""
        first = self.behind_plural(at, at + 30)
        if self.speech.match(rows("actors", "hamlet"), first, at + 60) is not None:
            return True
        head = self.speech.match(rows("actors", "hamlet_head"), first, at + 60)
        after = self.behind_plural(self._space(head, at + 90), at + 90) if head is not None else at
        return head is not None and self.speech.match(rows("actors", "hamlet"), after, at + 90) is not None

    def person_end(self, at: int, end: int) -> int | None:
        """Return where a person's name ends that begins at `at`, None where none does, or an office or a province is called so: "Phó
        Thủ tướng", "Lâm Đồng"."""
        stop = person_at(self.agencies.reading.chars, at, min(end, at + 40))
        if stop is None or self.agencies.lists.tokens.province_end(at) or self.heads_name(at, end):
            return None
        offices = (rows("actors", "rank"), rows("orders", "authority"))
        return None if any(self.speech.match(office, at, end) is not None for office in offices) else stop

    def begins_thing(self, at: int, end: int) -> bool:
        """Whether words begin with a thing, behind a plural or not: "Các nội dung khác", "Công tác cấp cứu"."""
        begin = self.behind_plural(self.speech.skip(at, end), end)
        return self.speech.match(rows("actors", "thing"), begin, min(end, begin + 40)) is not None

    def begins_time(self, at: int, end: int) -> bool:
        """Whether words begin with a word of time: "Tháng 4", "Từ ngày 01/5", "Trước ngày 30/5"."""
        return self.speech.match(rows("actors", "time"), self.speech.skip(at, end), end) is not None

    def _does_other(self, at: int, end: int) -> bool:
        """Whether a word of work begins at `at` that begins no statement of work: "… | tăng thời lượng", "… | đóng 60 cọc", "rà lại"."""
        at, near = self._space(at, end), min(end, at + 60)
        if self.speech.match(rows("actors", "verb"), at, near) is not None:
            return True
        if self.speech.match(rows("actors", "deed"), at, near) is not None:
            return True
        space = self.flat.find(" ", at, near)
        if space > at and self.flat[self._space(space, end) : end][:1].isdigit():
            return self.agencies.reading.chars[at].islower() and self.speech.match(rows("actors", "break", "place"), at, near) is None
        done = self.speech.match(rows("actors", "degree"), space + 1, near) if space > at else None
        return done is not None and self.speech.match(rows("actors", "no_degree"), at, near) is None
