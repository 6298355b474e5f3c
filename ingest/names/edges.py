"""The edges of a name: what stands before it (orders, ranks, persons), what begins it, and what only says its place or level."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.names.pieces import Stretch
from ingest.names.registry import registry
from ingest.names.tries import words_of
from ingest.names.words import Words, words

__all__ = ["LEVELS", "Edges"]

_NOWHERE: list[int] = []
# kinds of phrases whose places in a stretch are asked for
_PLACED = ("belongs", "collective elided", "field", "level", "parent", "place", "plural", "wide", "zone")
_OWN = 3  # words that a body's own name has at least
_FIELD = 24  # words that a list of fields may go on behind its word
LEVELS = {"province": "tỉnh", "city": "tỉnh", "district": "huyện", "commune": "xã", "zone": "quân khu"}
_STAFF = frozenset(words_of("cán|công|viên|thành|đại|ủy|đội|trưởng"))  # staff, who stand for a body only where its name follows


class _Placed(dict[str, list[int]]):
    """The words of a stretch at which a phrase of a kind may begin, by the kind, looked for in one pass when one is first asked for."""

    __slots__ = ("_low", "_vocabulary")

    def __init__(self, low: list[str], vocabulary: Words) -> None:
        self._low, self._vocabulary = low, vocabulary

    def __missing__(self, kind: str) -> list[int]:
        if kind not in _PLACED:
            raise KeyError(kind)
        self.update(dict.fromkeys(_PLACED, _NOWHERE))
        begun = self._vocabulary.begun_by(_PLACED)
        for k, kinds in [(k, begun[word]) for k, word in enumerate(self._low) if word in begun]:
            for one in kinds:
                if self[one]:
                    self[one].append(k)
                else:
                    self[one] = [k]
        return self[kind]


@dataclass(slots=True, kw_only=True)
class Edges:
    """Finds the edges of names in one stretch."""

    words_of: Stretch
    vocabulary: Words = field(default_factory=words)
    placed: _Placed = field(init=False)  # the words at which a phrase of a kind may begin
    _tails: dict[tuple[int, int], int] = field(default_factory=dict)
    _actors: dict[tuple[int, int], int] = field(default_factory=dict)
    _begins: dict[tuple[int, int], int] = field(default_factory=dict)
    _level_tails: dict[tuple[int, int], tuple[int, str]] = field(default_factory=dict)
    _level_words: list[int] | None = None
    _provincial: list[int] | None = None  # the words with which a province's name may begin

    def __post_init__(self) -> None:
        self.placed = _Placed(self.words_of.low, self.vocabulary)

    def begins(self, i: int, j: int) -> int:
        """Return the word behind what stands before a name: openers ("giao"), ranks ("Giám đốc", "đồng chí Nguyễn Văn A -")."""
        s, firsts = self.words_of, self.vocabulary.before
        if i < j and s.low[i] not in firsts and not s.printed[i].isdigit():
            return i
        found = self._begins.get((i, j))
        if found is None:
            found = self._begins[i, j] = self._find_begin(i, j)
        return found

    def _find_begin(self, i: int, j: int) -> int:
        s, at, firsts = self.words_of, i, self.vocabulary.before
        while at < j:
            if s.low[at] not in firsts and not (at == i and s.printed[at].isdigit()):
                break
            count = self.vocabulary.at("opener", s.low, at, j) if s.low[at] in self.vocabulary.openers else 0
            if count and at + count < j and self._may_open(at + count, j):
                at += count
                continue
            if s.printed[at].isdigit() and at + 1 < j and len(s.printed[at]) <= 2 and not s.seps[at + 1] and at == i and self._mark(at):
                at += 1
                continue
            count = self._rank(at, j) if s.low[at] in self.vocabulary.ranks else 0
            if not count:
                break
            at += count
        return at

    def _may_open(self, k: int, j: int) -> bool:
        """Whether a name may begin at word k behind an opener: "Giao Sở Y tế", not "Giao thông"."""
        s = self.words_of
        kinds = "opener|plural|rank|level|group_noun|staff|thing"
        return s.is_capital(k) or self.actor_word(k, j) > 0 or self.vocabulary.at(kinds, s.low, k, j) > 0

    def _mark(self, at: int) -> bool:
        gap = self.words_of.reading.chars[self.words_of.spans[at][1] : self.words_of.spans[at + 1][0]]
        return gap.strip() in (".", ")", "-")

    def _rank(self, at: int, j: int) -> int:
        """Return the words of a rank that another name follows, 0 where the words are none or the whole name needs them."""
        s = self.words_of
        widths = self.vocabulary.widths("rank", s.low, at, j)
        if not widths or self.hamlet(at, j) or self.vocabulary.at("collective", s.low, at, j) > widths[0]:
            return 0
        after = at + widths[0]
        if len(widths) > 1 and (after >= j or s.seps[after]):
            return 0  # "Chủ tịch Hội đồng thành viên, Tổng giám đốc các tập đoàn": an office that its own words name
        if self.vocabulary.at("personal", s.low, at, j) == widths[0]:  # a person: "đồng chí Nguyễn Văn A - Phó Chủ tịch …"
            while after < j and after - at < 8 and s.is_capital(after) and not s.seps[after] and not self._is_titled(after, j):
                after += 1
            return after - at
        for count in widths:
            after = at + count
            if after < j and s.low[after] == s.low[after - 1]:
                return count - 1 if count > 1 else count  # "Trưởng phòng Phòng Tư pháp"
            if after < j and s.seps[after]:
                continue
            after += self.vocabulary.at("plural", s.low, after, j)
            if after < j and (self.actor_word(after, j) or self._rank(after, j)):
                return count
        named = at + widths[0]
        return widths[0] if named < j and s.is_capital(named) and not s.seps[named] and s.low[at] not in _STAFF else 0

    def _is_titled(self, k: int, j: int) -> bool:
        """Whether a title or an actor begins at word k, where a person's name ends."""
        low = self.words_of.low
        return self.actor_word(k, j) > 0 or self.vocabulary.at("title", low, k, j) > 0 or self.vocabulary.at("rank", low, k, j) > 1

    def actor_word(self, k: int, j: int) -> int:
        """Return how many words begin an actor here: a word for an agency or a collective, plural words before it among them."""
        if k >= j or self.words_of.low[k] not in self.vocabulary.acting:
            return 0
        found = self._actors.get((k, j))
        if found is None:
            found = self._actors[k, j] = self._find_actor(k, j)
        return found

    def _find_actor(self, k: int, j: int) -> int:
        low, known = self.words_of.low, self.vocabulary
        plural = known.at("plural", low, k, j) if low[k] in known.plurals else 0
        at = k + plural
        count = max(known.at("head|collective", low, at, j), self.hamlet(at, j))
        if not count and plural and not known.at("thing", low, at, j):
            count = known.at("group_noun", low, at, j)  # "các cấp"
        if count and low[at] in known.none and count <= known.at("no_head", low, at, j):
            return 0
        return plural + count if count else 0

    def hamlet(self, k: int, j: int) -> int:
        """Return how many words are a community below a commune, or who heads it: "tổ dân phố", "Trưởng các thôn", "xóm trưởng"."""
        s, known = self.words_of, self.vocabulary
        if k >= j or s.low[k] not in known.hamlets:
            return 0
        head = known.at("hamlet_head", s.low, k, j)
        at = k + head + (known.at("plural", s.low, k + head, j) if head else 0)
        width = known.at("hamlet", s.low, at, j)
        width += known.at("hamlet_chief", s.low, at + width, j) if width and not head else 0  # "xóm trưởng"
        return at + width - k if width else 0

    def is_staff(self, i: int, j: int) -> bool:
        """Whether words are persons without the body they belong to: "01 lãnh đạo phụ trách"."""
        s = self.words_of
        if s.low[i] not in self.vocabulary.persons and not s.printed[i].isdigit():
            return False
        at = i + self.vocabulary.at("plural", s.low, i, j)
        at += at < j and s.printed[at].isdigit()
        width = self.vocabulary.at("staff", s.low, at, j)
        if not width or self.vocabulary.at("collective", s.low, at, j) > width or registry().begins(s.flat[at : at + width + 1]):
            return False
        return not any(self.actor_word(k, j) for k in range(at + width, j))

    def is_post(self, i: int, j: int) -> bool:
        """Whether words that begin like staff are one post by its field: "Công chức Địa chính", not "Cán bộ phụ trách"."""
        s = self.words_of
        at = i + self.vocabulary.at("staff", s.low, i, j)
        if not i < at < j or not s.is_capital(i) or any(s.seps[i + 1 : at + 1]):
            return False
        return not self.vocabulary.at("verb|stop|break|linking|place|level", s.low, at, j) and not s.printed[at].isdigit()

    def tail(self, i: int, j: int) -> int:
        """Return where the name in [i, j) ends before words that only say its place ("tỉnh Lào Cai", "trên địa bàn")."""
        found = self._tails.get((i, j))
        if found is None:
            found = self._tails[i, j] = self._find_tail(i, j)
        return found

    def _find_tail(self, i: int, j: int) -> int:
        s = self.words_of
        for at in self.placed["wide"]:
            if i < at < j and at + self.vocabulary.at("wide", s.low, at, j) == j and self._has_each(i, at):
                return at  # "Sở Y tế | các địa phương"
        for at in self.placed["place"]:
            if not i < at < j or s.low[at - 1] == "cấp":  # "Ban Vận động cấp tỉnh"
                continue
            count = self.vocabulary.at("place", s.low, at, j)
            if count and not self._is_seated(i, at) and self.is_place(at + count, j):
                return at
        return self._before_parent(i, j)

    def _has_each(self, i: int, j: int) -> bool:
        """Whether words [i, j) name a body of which each province or district has one."""
        s = self.words_of
        of_places = s.low[j : j + 3] == ["các", "địa", "phương"]
        return (
            self.vocabulary.at("each_province", s.low, i, j) > 0 or of_places and bool(registry().plain(s.flat[i:j], s.printed[i:j], None))
        )

    def named_provinces(self, i: int, j: int) -> tuple[tuple[int, int], ...]:
        """Return where in words [i, j) a province's name begins, and how many of them it covers."""
        s = self.words_of
        if self._provincial is None:
            firsts = registry().provinces
            self._provincial = [k for k, word in enumerate(s.flat) if word in firsts]
        for k in self._provincial:
            if i <= k < j:
                break
        else:
            return ()  # most often
        named = ((k, s.tokens.province_end(s.spans[k][0])) for k in self._provincial if i <= k < j)
        return tuple((k - i, sum(s.spans[n][1] <= end for n in range(k, j))) for k, end in named if end)

    def may_end_place(self, j: int) -> bool:
        """Whether what says a name's place may end with the word before j; behind "thuộc" any word may."""
        s, k = self.words_of, j - 1
        named = s.low[k] in self.vocabulary.placing or s.flat[k] in registry().province_words
        return named or s.is_capital(k) or bool(self.placed["belongs"])

    def _is_seated(self, i: int, at: int) -> bool:
        """Whether words that say where bodies have their seat end before word `at`: "các đơn vị đóng | trên địa bàn"."""
        low = self.words_of.low
        return any(self.vocabulary.at("seated", low, k, at) == at - k for k in (at - 1, at - 2) if k > i)

    def _before_parent(self, i: int, j: int) -> int:
        """Return where a body's own name ends before the body that it belongs to ("Chi nhánh Bưu điện A trực thuộc Bưu điện B")."""
        s = self.words_of
        for at in self.placed["belongs"]:
            if i + _OWN <= at < j and s.is_capital(i) and not self.vocabulary.at("plural", s.low, i, at):
                after = at + self.vocabulary.at("belongs", s.low, at, j)
                if after > at and after < j and s.is_capital(after) and self.actor_word(after, j):
                    return at
        return j

    def is_place(self, at: int, j: int) -> bool:
        """Whether words [at, j) are nothing, a province, or further words of place."""
        s = self.words_of
        if at >= j:
            return True
        stop = s.tokens.province_end(s.spans[at][0])
        if stop and stop >= s.spans[j - 1][1]:
            return True
        count = self.vocabulary.at("place", s.low, at, j) or self.vocabulary.at("district_kind", s.low, at, j)
        if count:
            return self.is_place(at + count, j)
        level = self.vocabulary.at("level", s.low, at, j)
        if level and all(
            self.vocabulary.at("level", s.low, k, j) or s.is_capital(k) or s.low[k] in ("các", "phố", "xã") for k in range(at, j)
        ):
            return True
        return j - at <= 4 and all(s.is_capital(k) for k in range(at, j))

    def named_place(self, i: int, j: int) -> int:
        """Return where the name in [i, j) ends before the bare name of a province, j where none ends it."""
        s = self.words_of
        if not i < j or s.flat[j - 1] not in registry().province_words:
            return j
        for at in range(max(i + 1, j - 5), j):
            if s.is_capital(at) and s.tokens.province_end(s.spans[at][0]) >= s.spans[j - 1][1]:
                return at
        return j

    def level_tail(self, i: int, j: int) -> tuple[int, str]:
        """Return where the name in [i, j) ends before the level of several bodies ("các xã, phường", "các quân khu", "Trạm Y tế | xã,
        phường"), and that level.

        (j, "") where no level ends it.
        """
        found = self._level_tails.get((i, j))
        if found is None:
            found = self._level_tails[i, j] = self._find_level_tail(i, j)
        return found

    def _find_level_tail(self, i: int, j: int) -> tuple[int, str]:
        s = self.words_of
        if self._level_words is None:
            levels = {*self.placed["level"], *self.placed["zone"]}
            self._level_words = sorted(levels | {k - 1 for k in levels})
        for at in self._level_words:
            if not i < at < j:
                continue
            k = at + (s.low[at] in ("các", "những"))
            if s.low[at] == "cấp" or not self.vocabulary.at("level|zone", s.low, k, j):
                continue
            if k == at and s.low[at - 1] not in ("an", "ủy") and not self.own_level(i, at + 1):
                continue
            first, level = k, ""
            while k < j and (width := self.vocabulary.at("level", s.low, k, j) or self.vocabulary.at("zone", s.low, k, j)):
                name = next((n for n in LEVELS if n != "zone" and self.vocabulary.at(f"level {n}", s.low, k, j)), "zone")
                level = name if not level or name != "city" else level
                k += width
                k += s.low[k : k + 1] == ["các"]
            if s.low[at] == "các":
                k += self.vocabulary.at("district_kind", s.low, k, j)  # "Công an các xã, phường ven sông"
            if k >= j and (k - first > 1 or s.low[at] == "các"):
                return at, level
        return j, ""

    def own_level(self, i: int, j: int) -> str:
        """Return the level, a commune's, whose word alone ends a body's own name, "" where none does: "Trạm Y tế xã", not "Liên minh Hợp
        tác xã"."""
        s, known = self.words_of, self.vocabulary
        if (
            j - i < _OWN
            or s.low[j - 1] not in known.communes
            or s.is_capital(j - 1)
            or s.seps[j - 1]
            or s.low[j - 2] == "cấp"
            or known.at("collective", s.low, j - 3, j) == 3
            or not s.is_capital(i)
        ):
            return ""
        if any(
            known.at("level", s.low, j - 1, j) and known.at(kind, s.low, j - n, j) == n for kind in ("head", "collective") for n in (2, 3)
        ):
            return ""
        return "commune" if known.at("level commune", s.low, j - 1, j) == 1 else ""

    def ends_hamlet(self, k: int) -> bool:
        """Whether the words before word k name a community below a commune, or who heads it."""
        return any(k - n >= 0 and self.hamlet(k - n, k) == n for n in (1, 2, 3))

    def names_fields(self, k: int) -> bool:
        """Whether a field of work stands at word k, and before it the name of one body of a kind of which there are many."""
        s, known = self.words_of, self.vocabulary
        if k + 1 >= len(s.spans) or s.seps[k + 1] or s.is_capital(k + 1):
            return False
        first = next((n for n in range(k - 1, -1, -1) if s.seps[n] or not n), 0)
        begin = self.begins(first, k)
        return known.at("varied", s.low, begin, k) > 0 and s.is_capital(begin)

    def is_paired(self, k: int, j: int) -> bool:
        """Whether words of one name stand on both sides of the separator before word k: "mầm non, tiểu học"."""
        low, first = self.words_of.low, max(0, k - 4)
        if self.vocabulary.paired.isdisjoint(low[first:k]):
            return False
        return any(self.vocabulary.at("comma_pair", low, n, j) > k - n for n in range(first, k))

    def in_field(self, k: int) -> bool:
        """Whether word k goes on with a list of fields ("trong lĩnh vực xây dựng, giao thông"): small letters since the field's word."""
        s, small = self.words_of, k
        for at in reversed(self.placed["field"]):
            if not k - _FIELD <= at < k:
                continue
            while small > at:
                small -= 1
                if s.is_capital(small):
                    return False
            if self.vocabulary.at("field", s.low, at, k):
                return not s.seps[at]  # "các cấp, các ngành" are actors
        return False

    def levels_only(self, i: int, j: int) -> int:
        """Return where the name in [i, j) ends before two levels and more ("quận - huyện", "xã, phường"), j where none end it."""
        s = self.words_of
        for at in self.placed["level"]:
            if not i < at < j:
                continue
            k, count = at, 0
            while k < j and (width := self.vocabulary.at("level", s.low, k, j)):
                k, count = k + width, count + 1
            if k >= j and count > 1:
                return at
        return j
