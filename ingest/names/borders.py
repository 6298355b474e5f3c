"""Where a name ends inside running words: before a verb, a modal, a purpose, or words that no name holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.names.collectives import group, territory, under_committee
from ingest.names.numbered import further_number
from ingest.names.pieces import Piece
from ingest.names.reaches import HARD, Reaches
from ingest.names.spread_places import lists_places, opens_places, opens_units

__all__ = ["Borders"]

_LONGEST = 22  # words of one name
_NOUNS = 9  # words of an actor without a word for an agency
_SOFT = ("va", "dash", "amp", "line")  # separators that a name may have before a small letter
_LEVELS = 3  # levels of place that one list may name: "các xã, phường, đặc khu"


@dataclass(slots=True)
class Borders(Reaches):
    """Borders of names in one stretch."""

    head: list[str] = field(default_factory=list)  # the word that the list shares, folded
    placed: bool = False  # the list goes on with places of its last body

    def slot_end(self, i: int, j: int) -> int:
        """Return where the actor of a piece that only names actors ends: before what a clause adds ("theo chức năng, …")."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if known.at("nobody", s.low, i, j) >= j - i:
            return j
        begin = self.judge.begins(i, j)
        first = begin + max(1, self.judge.actor_word(begin, j))
        for k in range(max(first, self._longest(begin, j)[0]), j):
            if known.at("which", s.low, k, j) and not s.is_capital(k) and opens_places(self.judge, begin, k):
                return k  # "Sở Y tế các tỉnh | được hỗ trợ"
            width = known.at("stop", s.low, k, j)
            if width > 1 and not s.is_capital(k) and not known.covers("inner", s.low, k, begin, j):
                if k + width == j and self._ends_open(begin, k, j):
                    continue
                return k
            if known.at("break", s.low, k, j) and self.judge.is_bare(begin, k) and not known.at("group_tail", s.low, k, j):
                return k  # "địa phương có nội dung báo nêu"
        return j

    def is_clause(self, piece: Piece) -> bool:
        """Whether a piece of a slot is what a clause adds, and no actor: "hoàn thành trước 30/9"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        i, j = piece.i, piece.j
        if piece.sep in ("stop", "strong") and self._is_verb(i, j, free=True) and not self._longest(i, j)[0]:
            return True  # "… Sở Nội vụ. Xong trước Tết"
        capital = any(s.is_capital(k) for k in range(i, j) if s.printed[k][0].isalpha())
        if capital or s.is_capital(i) or self.judge.actor_word(self.judge.begins(i, j), j):
            return False
        dated = s.printed[j - 1].isdigit() and known.covers("time", s.low, j - 2, i, j)  # "trình kỳ họp cuối năm 2025"
        return known.at("verb", s.low, i, j) > (0 if dated else 1) and (dated or known.at("stop", s.low, i, j) > 1)

    def name_end(self, piece: Piece, before: Piece | None, *, open: bool, running: bool) -> int:
        """Return the word behind the name that a piece begins with, its first word where it begins with none.

        `before` is the list's last piece; `open` lets a first piece be an actor without a word for one, `running` says that the words
        stand inside a sentence.
        """
        i, j = piece.i, piece.j
        s, known = self.judge.words_of, self.judge.vocabulary
        begin = self.judge.begins(i, j)
        if begin >= j or s.low[begin] in known.openers and known.at("opener", s.low, begin, j) >= j - begin:
            return j
        own = self.judge.actor_word(begin, j) or (self._level(begin, j) or self._staff(begin, j) if before is not None else 0)
        if not own and before is None and (width := self._territory(begin, j)):
            return width
        if before is None and known.at("verb_head", s.low, begin, j) >= own > 0:
            return i
        if before is not None and not own and (width := further_number(self.judge, before.j, begin, j)):
            return begin + width  # "Phòng 1, 4, 9 | kiểm sát …", "Các Khu Quản lý đường bộ I, III | đối chiếu …"
        longest, proper = self._longest(begin, j)
        kind = self.judge.short.alone and tuple(s.flat[begin : begin + own]) in self.judge.short.alone
        if kind and s.is_capital(begin) and begin + own < j and not s.is_capital(begin + own):
            return begin + own  # "Hợp tác xã | bố trí 10 xe" below "2. Hợp tác xã Vận tải Hòa Bình"
        if not own and not longest and before is None and known.at("opener", s.low, begin, j):
            return i  # "Đối với án hành chính, giao …"
        plural = known.at("plural", s.low, begin, j)
        if plural and begin + plural < j and not s.is_capital(begin + plural):
            proper = False  # "các đồn biên phòng tuyến biển" are none of the known name's
        if plural or known.at("shared", s.low, begin, j):
            self._set_head(begin, j)
        elif self.head and not own and (under := self._under(begin, j)):
            longest, proper = under, True
        capitals = all(map(str.isupper, s.printed[begin : min(j, begin + 3)]))
        if not own and not longest and not self._may_begin(piece, before, begin, open=open, running=running, capitals=capitals):
            return i
        self.placed = (
            before is not None and not own and not known.at("post", s.low, begin, j) and (self.placed or self._names_place(before))
        )
        if self.placed and not longest and not capitals:
            return next((k for k in range(begin, j) if not s.is_capital(k)), j)  # "UBND các tỉnh Lai Châu, Yên Bái | khám bệnh"
        alone = own and before is None and not (longest or open or running)
        if alone and not s.is_capital(begin) and not self._is_collective(begin, j):
            office = s.is_capital(i) and begin + own < j and s.is_capital(begin + own)  # "Trưởng | khoa Dược"
            if not (begin > i and (office or self.judge.hamlet(begin, j) > 0)):  # "Các đồng chí | trưởng thôn"
                return i
        more = not own and not longest and piece.sep in _SOFT and before is not None and self._is_headed(before.i, before.j)
        end = self._extend(begin, j, own, longest, proper=proper, capitals=capitals, more=more)
        if before is not None and not (running or longest or s.is_capital(begin) or self.judge.actor_word(begin, j)):
            end = self._level_end(begin, end)
        if not own and not longest and end - begin > _NOUNS and not all(s.is_capital(k) for k in range(begin, end)):
            return i
        return end

    def _names_place(self, before: Piece) -> bool:
        """Whether a piece ends with the level of several places or with the first of them: "UBND các tỉnh Lai Châu"."""
        return lists_places(self.judge, self.judge.begins(before.i, before.j), before.j)

    def _may_begin(self, piece: Piece, before: Piece | None, begin: int, *, open: bool, running: bool, capitals: bool) -> bool:
        """Whether words without a word for an agency may begin a name, or go on with the one before them."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if before is not None and self.judge.in_field(piece.i) and not s.is_capital(begin):
            return piece.sep in ("comma", "va")
        if before is not None and self.judge.is_paired(begin, piece.j):
            return True  # "BAN CHỈ ĐẠO PHÒNG, | CHỐNG THIÊN TAI"
        if before is not None and piece.sep == "va" and self._names_work((before.i, before.j), begin, piece.j):
            return True
        thing = before is None and known.at("thing", s.low, self._behind_plural(begin, piece.j), piece.j)
        inside = before is not None and s.is_capital(begin) and piece.sep in _SOFT  # "Phòng Thanh tra - Đảm bảo chất lượng"
        if thing or not inside and known.at("stop", s.low, begin, piece.j):
            return False
        if self._is_verb(begin, piece.j, free=before is None or capitals):
            return False
        if s.is_capital(begin):
            return before is not None or open
        if before is None:
            return open and not running
        return piece.sep in _SOFT and s.is_capital(self.judge.begins(before.i, before.j)) or self._is_echo(before, piece, begin)

    def _is_echo(self, before: Piece, piece: Piece, begin: int) -> bool:
        """Whether a piece repeats a word of the piece before it: "trong các khu công nghệ cao, khu công nghiệp"."""
        s = self.judge.words_of
        if self.judge.in_field(piece.i):
            return True
        if self.judge.is_paired(begin, piece.j):
            return True
        return s.low[begin] in s.low[before.i + 1 : before.j] or s.low[begin + 1 : begin + 3] == s.low[before.j - 2 : before.j]

    def _extend(self, begin: int, j: int, own: int, longest: int, *, proper: bool, capitals: bool, more: bool = False) -> int:
        """Return where the name ends that begins with `own` words for an agency, is known as far as `longest`, or goes on (`more`)."""
        s, known = self.judge.words_of, self.judge.vocabulary
        end, tails = max(begin + own, longest, begin + 1), known.tails
        if own and end == begin + own:
            end += self._by_work(begin, end, j)
        if end >= j:
            return end  # most often
        office = known.at("office", s.low, begin, j) >= longest - begin
        named_head = s.is_capital(begin) and (not proper or office) and known.at("head", s.low, begin, j) > 0
        while end < j and end - begin < _LONGEST:
            if s.low[end] in tails and (width := known.at("place|group_tail|level|district_kind", s.low, end, j)):
                end += width
                whole = bool(longest) and proper and end - width == longest
                if self._ends_tail(end - width, end, j, named=(named_head or whole or more) and not capitals):
                    break
                continue
            if width := self._bounds(begin, end, j) or self._whose(begin + own, end, j, whole=end == longest and proper):
                end += width
                continue
            inner = self._is_inner(begin, own, end, j)
            named = s.is_capital(end) and not capitals
            if self._is_office_by_role(begin, end, j):
                end += 2
                continue
            if stop := self._body_within(begin, own, end, j):
                end = longest = stop
                proper = True
                continue
            if named_head and (width := self._whole_by_work(end, j)):
                end += width
                continue
            if width := self._undergone(begin, own, end, j):
                end += width
                continue
            told = bool(longest) and proper and end >= longest and self._orders(end, j) or self._starts_work(begin, own, end, j)
            if not inner and (told if named else known.at("stop", s.low, end, j)):
                break
            if s.is_capital(begin) and not inner and not capitals and end > begin + own and self._is_deed(end, j):
                break
            compound = known.at("verb", s.low, end, j) == 1 and end not in (longest, begin + own) and self._is_compound(begin, end)
            if self._is_verb(end, j, free=capitals) and not inner and not compound:
                break
            if self._ends_known(begin, end, j, longest if proper else 0, inner=inner):
                break
            if known.at("while", s.low, end, j) and not inner and self._says_work(end + 1):
                break  # "lực lượng tuần tra trong phòng, chống dịch"
            agency = longest and proper or known.at("head", s.low, begin, j) and not known.at("collective", s.low, begin, j)
            if agency and s.is_capital(begin) and not capitals and known.at("break", s.low, end, j) and not s.is_capital(end) and not inner:
                break
            if self._is_whole(begin, end, own, capitals=capitals):
                break
            placed = end > begin + 2 and known.at("level", s.low, end - 3, end) == 1  # "… - Truyền thanh huyện Tủa Chùa | quay phóng sự"
            if (own or placed) and not capitals and self._ends_proper(begin + own, end, j) and not inner:
                break
            end += 1
        return self._without_links(max(begin + own, longest, begin + 1), end) if end < j else end

    def _is_compound(self, begin: int, end: int) -> bool:
        """Whether a small letter goes on with the capital before it, which ends neither a province nor a number: "Đại học", not "khu vực
        I | dừng"."""
        s = self.judge.words_of
        if not s.is_capital(end - 1) or s.is_capital(end) or self._is_numbered(begin, end):
            return False
        return all(s.tokens.province_end(s.spans[k][0]) != s.spans[end - 1][1] for k in range(max(begin, end - 4), end))

    def _ends_tail(self, k: int, end: int, j: int, *, named: bool) -> bool:
        """Whether words [k, end) that say a place or level end the name: work or a thing follows, or what no level of a proper name has."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if end < j and named and self._ends_level(k, end, j):
            return True  # "Ban Chỉ huy Quân sự phường | trực 100% quân số"
        if known.at("place|group_tail", s.low, k, j) != end - k:
            return False
        # "các ngành liên quan xây dựng chương trình", "cụm thông tin trên địa bàn tỉnh hoạt động hiệu quả"
        return known.at("verb", s.low, end, j) > 0 or known.at("thing", s.low, end, j) > 0

    def _ends_known(self, begin: int, end: int, j: int, longest: int, *, inner: bool) -> bool:
        """Whether a known name, or places, end before small letters: "Sở Y tế | khám bệnh", "UBND các tỉnh Lai Châu | khám bệnh".

        Not before what says which of several bodies of that name: "Ban Quản lý dự án đầu tư xây dựng | công trình giao thông".
        """
        s, known = self.judge.words_of, self.judge.vocabulary
        if s.is_capital(end):
            return False
        held = inner and not known.at("inner", s.low, end, j)  # a phrase that began in the name
        if longest and end == longest and not held:
            return not (self._names_more(end, j) or self._names_which(begin, end, j) or self._names_field(begin, end, j))
        return s.is_capital(end - 1) and "các" in s.low[begin:end] and lists_places(self.judge, begin, end)

    def _without_links(self, first: int, end: int) -> int:
        """Return where a name ends before the words at its end that none ends with: "cơ quan chức năng | về quản lý …"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        while end > first and known.at("linking", s.low, end - 1, end) and not s.is_capital(end - 1):
            end -= 1
        return end

    def _bounds(self, begin: int, k: int, j: int) -> int:
        """Return how many words at k say which, of which level or under which committee bodies from word `begin` on are."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if s.low[k] == "số" and k + 1 < j and s.printed[k + 1].isdigit():
            return 2  # "Ban Quản lý dự án số 1"
        if s.low[k] == "thuộc" and (self.judge.is_bare(begin, k) or self._is_common(begin, k)):
            return under_committee(self.judge, k, j)  # "Sở, ban, ngành thuộc Ủy ban nhân dân Thành phố"
        kind = {"cấp": "zone", "các": "level"}.get(s.low[k], "")  # "Ban Chỉ đạo cấp quân khu", "Công an các phường"
        width = known.at(kind, s.low, k + 1, j) if kind else 0
        return 1 + width if width else 0

    def _is_common(self, begin: int, k: int) -> bool:
        """Whether words are a noun for several bodies and what kind they are: "ban chuyên môn"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        at = begin + known.at("plural", s.low, begin, k)
        width = known.at("group_noun", s.low, at, k)
        return width > 0 and known.at("group_tail", s.low, at + width, k) == k - at - width

    def _body_within(self, begin: int, own: int, k: int, j: int) -> int:
        """Return where a known body ends that a name from word `begin` with `own` words for an agency holds from word k on: whose it is
        ("Các đơn vị thuộc | Sở Y tế", "Văn phòng | Hội Nông dân tỉnh"); 0 where none begins there.

        One that goes on behind j is remembered for the pieces that it covers.
        """
        s, known = self.judge.words_of, self.judge.vocabulary
        owned = k > begin + own and known.at("owning", s.low, k - 1, k) or k == begin + own and known.at("organ", s.low, begin, k) == own
        if not owned or not s.is_capital(k) or not known.at("head", s.low, k, j):
            return 0
        if k + 1 < j and self._is_verb(k + 1, j, free=False):
            return 0  # "Các đơn vị trực thuộc Sở | xây dựng kế hoạch"
        return self._within(self._known(k)[0], j)

    def _is_collective(self, begin: int, j: int) -> bool:
        s, known = self.judge.words_of, self.judge.vocabulary
        return bool(known.at("plural", s.low, begin, j) or known.at("collective", s.low, begin, j))

    def _set_head(self, begin: int, j: int) -> None:
        """Remember the head that a list shares: "các Sở: Tài chính, Nội vụ"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        at = begin + known.at("plural", s.low, begin, j)
        width = known.at("shared", s.low, at, j)
        self.head = s.flat[at : at + width]

    def _under(self, i: int, j: int) -> int:
        """Return where the longest name ends that words name under the shared head, 0 if they name none."""
        s = self.judge.words_of
        best = 0
        for k in range(i + 1, min(len(s.spans), i + 12) + 1):
            if s.seps[k - 1] in HARD and k - 1 > i:
                break
            flat = [*self.head, *s.flat[i:k]]
            if self.judge.known.whole(flat, [*self.head, *s.printed[i:k]], self.judge.date):
                best = k
            elif not self.judge.known.begins(flat):
                break
        return self._within(best, j)

    def continues(self, before: Piece, piece: Piece) -> bool:
        """Whether a piece behind a separator goes on with a list or a name."""
        s, known = self.judge.words_of, self.judge.vocabulary
        begin = self.judge.begins(piece.i, piece.j)
        if begin >= piece.j or self.reach > piece.i:
            return True
        if self.judge.actor_word(begin, piece.j) or self._longest(begin, piece.j)[0] or s.is_capital(begin):
            return True
        if self._level(begin, piece.j) or self._is_echo(before, piece, begin) or self._staff(begin, piece.j):
            return True
        thing = known.at("thing", s.low, self._behind_plural(begin, piece.j), piece.j)
        return piece.sep in _SOFT and piece.j - begin <= _NOUNS and not thing

    def goes_on_behind_colon(self, taken: list[Piece], piece: Piece) -> bool:
        """Whether a colon opens the members of a group ("các Sở: Tài chính, …") and not what an actor is told."""
        s, known = self.judge.words_of, self.judge.vocabulary
        begin = self.judge.begins(taken[-1].i, taken[-1].j)
        first = self.judge.begins(piece.i, piece.j)
        if begin >= taken[-1].j or known.at("opener", s.low, begin, taken[-1].j) >= taken[-1].j - begin:
            return first < piece.j
        if known.at("rank", s.low, begin, taken[-1].j) >= taken[-1].j - begin:
            return self.judge.actor_word(first, piece.j) > 0  # "Giao Giám đốc: Sở Y tế, Sở Nội vụ"
        bare = self.judge.actor_word(begin, taken[-1].j) >= taken[-1].j - begin or any(group(self.judge, begin, taken[-1].j))
        if self._is_verb(first, piece.j, free=True) and not self.judge.is_bare(begin, taken[-1].j):
            return False  # "Các trưởng thôn: Thông báo lịch tiêm"
        opens = any(opens_places(self.judge, self.judge.begins(p.i, p.j), taken[-1].j) for p in taken[-_LEVELS:])
        opens = bare or opens or opens_units(self.judge, begin, taken[-1].j, piece.i, piece.j)
        return opens and first < piece.j and s.printed[first][0].isupper()

    def is_only_named(self, taken: list[Piece]) -> bool:
        """Whether a list is a territory that no words of work follow: "Tỉnh Lào Cai có 9 huyện" tells nobody."""
        s, known = self.judge.words_of, self.judge.vocabulary
        begin, end = self.judge.begins(taken[0].i, taken[0].j), taken[-1].j
        if self.judge.whole(begin, taken[0].j):
            return False  # "Tỉnh Đoàn"
        if begin > taken[0].i or begin >= taken[0].j or not territory(self.judge, begin, taken[0].j):
            return False
        more = len(s.spans)
        if end == more and known.at("plural", s.low, begin, taken[0].j):
            return False  # "Các xã, phường" and nothing else
        if end < more and known.at("plural", s.low, begin, taken[0].j) and self._works_behind_colon(end, more):
            return False  # "Các xã | nằm trong vùng sạt lở: cắm biển cảnh báo"
        return not (end < more and (known.at("stop", s.low, end, more) or known.at("verb", s.low, end, more)))

    def _works_behind_colon(self, end: int, more: int) -> bool:
        """Whether a clause of a few words stands at word `end`, and work behind the colon that ends it."""
        s, known = self.judge.words_of, self.judge.vocabulary
        k = next((n for n in range(end + 1, min(more, end + _NOUNS)) if s.seps[n]), more)
        return k < more and s.seps[k] == "colon" and known.at("verb|stop|role|duty|counted|deed", s.low, k, more) > 0

    def says_work(self, before: Piece, piece: Piece) -> bool:
        """Whether a piece behind a colon says what the actor before it does: "Sở Y tế: Theo dõi …"."""
        s = self.judge.words_of
        begin = self.judge.begins(before.i, before.j)
        bare = begin >= before.j or self.judge.is_bare(begin, before.j) or any(group(self.judge, begin, before.j))
        return not bare and self._is_verb(piece.i, piece.j, free=True) and not self.judge.whole(piece.i, piece.j) and s.is_capital(piece.i)
