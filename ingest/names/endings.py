"""Whether a name ends before words of work, or these belong to it: "lực lượng tuần tra cộng đồng", "Vườn quốc gia Pù Nhạ | kéo điện lưới".

In: words of a stretch at which a name may end.  Out: how many of them it takes, or whether it ends there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.names.letters import ROMAN
from ingest.names.levels import Levels
from text.rules import Matcher, rows

__all__ = ["Endings"]

_WORK = 4  # words of work that begin with a capital, at least
_OBJECT = 8  # words behind what a body manages in which its own work begins
_COUNTS = 2  # digits of what is counted, behind a name's capital; fewer number a unit


@cache
def _roles_behind() -> Matcher:
    """Return the role words that stand behind their actor: "Đội Trật tự đô thị | hỗ trợ"."""
    return rows("roles", place="after")


@dataclass(slots=True)
class Endings(Levels):
    """Says where names that words of work stand in or behind end."""

    def _is_inner(self, begin: int, own: int, end: int, j: int) -> bool:
        """Whether word `end` belongs to words that stand inside names or to a list of fields."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if known.at("doer", s.low, begin, end) == end - begin and known.at("verb", s.low, end, j) > 0:
            return False
        inner = known.covers("inner", s.low, end, begin, len(s.spans))  # behind "và" too: "doanh nghiệp nhỏ và vừa"
        return inner or known.covers("field", s.low, end - 1, begin + own, j) or self.judge.in_field(end)

    def _names_work(self, before: tuple[int, int], k: int, j: int) -> bool:
        """Whether words behind a name and "và" are work that names hold, and the body's level or its own work stands behind them: "Ban Quản
        lý dự án đầu tư xây dựng và | phát triển quỹ đất huyện khởi công"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        width = known.at("inner", s.low, k, j) if not s.is_capital(k) and self._is_headed(*before) else 0
        behind = k + width
        return width > 0 and behind < j and known.at("level|verb|stop|duty|role", s.low, behind, j) > 0

    def _splits(self, k: int) -> bool:
        """Whether a name that ends before word k ends with the first syllable of another body's: "Ban Tuyên giáo Tỉnh | đoàn"."""
        s = self.judge.words_of
        if k >= len(s.spans) or s.seps[k] or s.is_capital(k) or not s.is_capital(k - 1):
            return False
        return bool(self.judge.known.plain(s.flat[k - 1 : k + 1], s.printed[k - 1 : k + 1], None))

    def _is_headed(self, i: int, j: int) -> bool:
        """Whether words [i, j) begin with a word for an agency that is printed as a name's first: "Ban Chỉ đạo Phòng chống ma túy"."""
        s, begin = self.judge.words_of, self.judge.begins(i, j)
        return begin < j and s.is_capital(begin) and self.judge.vocabulary.at("head", s.low, begin, j) > 0

    def _by_work(self, begin: int, end: int, j: int) -> int:
        """Return how many words behind a word for an agency are work and belong to the name: "lực lượng | tuần tra cộng đồng"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        noun = known.at("group_noun", s.low, begin, end) == end - begin
        if noun and any(known.at("group_noun", s.low, k, begin) == begin - k for k in range(max(0, begin - 3), begin)):
            return 0  # "các viện, trường | tổ chức đào tạo"
        stops, width = self._stops_name(end, j), known.at("verb", s.low, end, j)
        managed = known.at("managed", s.low, end, j) if known.at("managing", s.low, begin, end) == end - begin else 0
        nouns = self._managed(end + managed, j) if managed and not stops else None
        if nouns is not None:
            return managed + nouns  # "Ban Quản lý | bảo trì công trình đường bộ khảo sát …"
        if s.is_capital(begin) and known.at("lone", s.low, begin, j) == end - begin:
            return 0  # "phối hợp với Bộ | tổ chức lớp"
        if known.at("named_head", s.low, begin, j) == end - begin and not stops:
            common = known.at("collective", s.low, begin, j) > 0 or not s.is_capital(begin)
            named = any(s.is_capital(k) and s.printed[k][0].isalpha() for k in range(end + width, min(j, end + width + 3)))
            return width if common or named else 0  # not "Văn phòng | cập nhật quy trình"
        if width and not stops:
            return width if known.at("must", s.low, end + width, j) else 0  # "Cơ quan thanh tra khẩn trương hoàn thành"
        width = known.at("purpose", s.low, end, j)
        return width + known.at("verb", s.low, end + width, j) if width else 0  # "cơ quan có chức năng quản lý chợ"

    def _managed(self, k: int, j: int) -> int | None:
        """Return how many words from k on are nouns, told from work only here, of what is managed; None where its own work follows none,
        or words of how, till when or what for make what stands before them the work: "Ban Quản lý | khai thác bến xe đúng quy định"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        nouns = k
        for n in range(k, min(j, k + _OBJECT)):
            if not s.is_capital(n) and (width := known.at("manner", s.low, n, j)):
                pressed = known.at("must", s.low, n, j) == width and known.at("verb", s.low, n + width, j) > 0
                return nouns - k if pressed else None  # "bảo trì đường bộ | kịp thời sửa chữa mặt cầu"
            if n == k or not self._is_verb(n, j, free=False):
                continue
            if known.at("verb", s.low, n, j) == 1 and known.at("manner|verb", s.low, n + 1, j):
                nouns = n + 1
            elif n > k + 1:
                return nouns - k  # "vận hành trạm bơm | kiểm tra", "trạm bơm | kịp thời"
        return None

    def _whole_by_work(self, end: int, j: int) -> int:
        """Return how many words of work end a name that another actor, a colon or more of it behind a dash follows: "Ban Quản lý | đầu tư
        và Ban Vật tư: …", "Khoa Hồi sức | tích cực - Chống độc"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        width = known.at("verb", s.low, end, j)
        if width and not known.at("stop", s.low, end, j) and known.at("leads", s.low, end + width, j):
            return width  # "Ban Quản lý | đầu tư chủ trì"
        if j < len(s.spans) and s.seps[j] == "dash" and s.is_capital(j) and not self.judge.actor_word(j, len(s.spans)):
            width = max(width, known.at("stop", s.low, end, j))
            return width if end + width == j and not known.at("role", s.low, end, j) and not self._stops_name(j, len(s.spans)) else 0
        if not width or end + width < j or j >= len(s.spans) or self._stops_name(end, j) or s.seps[j] in ("with", "cooperation"):
            return 0  # "Ban Quản lý dự án | làm việc với Công ty Điện lực"
        return width if s.seps[j] == "colon" or s.is_capital(j) and known.at("head", s.low, j, len(s.spans)) else 0

    def _is_deed(self, k: int, j: int) -> bool:
        """Whether a syllable that no list of verbs has is work by what stands around it: "rà | lại suất đầu tư", "kê | 60 ghế", "lát | vỉa
        hè"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if s.is_capital(k) or k + 2 >= j:
            return False
        if known.at("degree", s.low, k + 1, j) and not known.at("no_degree", s.low, k, j):
            return (s.low[k], s.low[k + 1]) not in self.judge.known.pairs
        if self._counts(k, j):
            return True
        within = s.is_capital(k - 1) and not s.is_capital(k - 2)  # may be a word whose first syllable has the capital: "Đền bù"
        joined = {(s.low[k - 1], s.low[k]), (s.low[k], s.low[k + 1])} & self.judge.known.pairs
        return known.at("deed", s.low, k, j) > 0 and not (within or joined or known.at("seated", s.low, k, j))

    def _counts(self, k: int, j: int) -> bool:
        """Whether a syllable stands before a figure and what that counts, and not before a unit's number: "kê | 60 ghế", not "Xí nghiệp
        Xây lắp 2", "Ban Chỉ đạo 389"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        behind = k + 1
        if not s.printed[behind][0].isdigit() or not s.printed[behind + 1].islower() or s.seps[behind]:
            return False
        if known.at("verb|stop|modal", s.low, behind + 1, j) or (s.low[k - 1], s.low[k]) in self.judge.known.pairs:
            return False
        if any(known.at("numbered", s.low, n, behind) == behind - n for n in (k - 1, k)):
            return False
        sure = known.at("counted|deed", s.low, k, j) > 0 and not s.is_capital(k - 1)
        return sure or len(s.printed[behind]) >= _COUNTS

    def _is_numbered(self, begin: int, end: int) -> bool:
        """Whether a name ends with a Roman number behind a word that one follows: "Cảng vụ đường thủy nội địa khu vực I | dừng"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if end - 2 <= begin or ROMAN.isdisjoint(s.printed[end - 1]) or not ROMAN.issuperset(s.printed[end - 1]):
            return False
        return any(known.at("numbered", s.low, k, end) == end - 1 - k for k in range(max(begin, end - 3), end - 1))

    def _is_whole(self, begin: int, end: int, own: int, *, capitals: bool) -> bool:
        """Whether an abbreviation or a number ends a name before small letters: "Tổ công tác số 2 | đóng cửa"."""
        s = self.judge.words_of
        last = s.printed[end - 1]
        if s.is_capital(end):
            return False
        if self._is_numbered(begin, end):
            return True
        short = last.isupper() and len(last) > 1 and not capitals and end > begin + own
        if (
            short
            and self.judge.vocabulary.at("inner", s.low, end, len(s.spans))
            and any(map(s.is_capital, range(end, min(len(s.spans), end + 4))))
        ):
            return False  # "Công ty TNHH | cấp nước Sơn La"
        return short or last.isdigit() and end - 1 > begin

    def _ends_open(self, begin: int, k: int, j: int) -> bool:
        """Whether words that are work elsewhere, and no role, end an unknown name: "Phòng Kế hoạch | tổng hợp"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if _roles_behind().at(s.reading.flat, s.reading.low, s.spans[k][0], s.spans[j - 1][1]) is not None:
            return False
        headed = s.is_capital(begin) and known.at("head", s.low, begin, k) > 0
        return headed and not self._stops_name(k, j) and not self.judge.whole(begin, k) and not self.judge.is_bare(begin, k)

    def _is_initials(self, i: int, end: int) -> bool:
        """Whether a short form has initials behind its first word or holds them there alone, so that no longer name begins with it."""
        s = self.judge.words_of
        return any(s.printed[k].isupper() for k in range(i, end)) and self.judge.vocabulary.at("head", s.low, i, end) != end - i

    def _names_more(self, k: int, j: int) -> bool:
        """Whether small letters behind a known name lead to a further word of it: "Hiệp hội Doanh nghiệp | cơ khí Việt Nam"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        stop = next((n for n in range(k, min(j, k + 4)) if s.is_capital(n) or s.seps[n]), j)
        if stop >= j or s.seps[stop] or s.printed[stop].isupper() or not s.printed[stop][0].isalpha() or stop == k:
            return False
        if known.at("head", s.low, stop, j):
            return False
        return not any(known.at("verb|stop|break|linking|place|level|rank", s.low, n, j) for n in range(k, stop))

    def _names_which(self, begin: int, k: int, j: int) -> bool:
        """Whether nouns behind a known name say which of several bodies it is: "Ban Quản lý dự án … | công trình giao thông", and at its
        end "Bảo hiểm xã hội | cơ sở"."""
        low, known = self.judge.words_of.low, self.judge.vocabulary
        at = begin + known.at("plural", low, begin, k)
        if known.at("board", low, at, k):
            return known.at("works", low, k, j) > 0
        stop = k + (known.at("local", low, k, j) if known.at("spread", low, at, k) else 0)
        return stop > k and (stop >= j or known.at("verb|stop|duty|role", low, stop, j) > 0)

    def _names_field(self, begin: int, k: int, j: int) -> bool:
        """Whether words that stand together in names of bodies follow a known name of a kind of which there are many, up to its work or
        the end: "Viện Nghiên cứu phát triển | kinh tế - xã hội khảo sát"."""
        low, known = self.judge.words_of.low, self.judge.vocabulary
        if not known.at("varied", low, begin, k):
            return False
        n, ends = k, "verb|stop|break|linking|place|group_tail|level|rank|duty|thing|no_head"
        while n + 1 < j and not self.judge.words_of.is_capital(n) and not known.at(ends, low, n, j):
            if (low[n], low[n + 1]) not in self.judge.known.pairs:
                return False
            n += 2
        return n > k and (n >= j or known.at("verb|duty|role", low, n, j) > 0)

    def _ends_proper(self, first: int, end: int, j: int) -> bool:
        """Whether a name whose last two words are a proper name ends there: small letters follow, and no capital within three words.

        "Vườn quốc gia Pù Nhạ kéo điện lưới", not "Ban Quản trị Xe đạp công cộng Kim Bảng".
        """
        s = self.judge.words_of
        if end - 2 < first or s.is_capital(end) or not (s.is_capital(end - 1) and s.is_capital(end - 2)) or s.seps[end - 1]:
            return False
        if (s.low[end - 1], s.low[end]) in self.judge.known.pairs:
            return False  # "Phòng Đào tạo Sau Đại | học"
        if s.printed[end - 2].isupper() or s.printed[end - 2].isdigit():
            return (
                False  # an abbreviation before the name itself: "Công ty TNHH Khai thác công trình thủy lợi"; its number: "Vùng 4 Hải quân"
            )
        return not any(s.printed[k][0].isupper() for k in range(end, min(j, end + 3)))

    def _stops_name(self, k: int, j: int) -> bool:
        """Whether a duty is told at word k, which even a word that needs a name cannot hold."""
        known, low = self.judge.vocabulary, self.judge.words_of.low
        return known.at("duty", low, k, j) > 0 or known.at("role", low, k, j) > 0

    def _is_office_by_role(self, begin: int, end: int, j: int) -> bool:
        """Whether a role word names who has the role: "Các cơ quan chủ trì có trách nhiệm …"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        own = self.judge.actor_word(begin, j)
        return begin + own == end and known.at("role", s.low, end, j) == 2 and known.at("modal", s.low, end + 2, j) > 0

    def _is_verb(self, k: int, j: int, *, free: bool) -> bool:
        """Whether words of work begin at word k; a capital makes them part of a name unless all words are in capitals."""
        s = self.judge.words_of
        width = self.judge.vocabulary.at("verb", s.low, k, j) if free or not s.is_capital(k) else 0
        return width > 0 and self.judge.vocabulary.at("head", s.low, k, j) <= width  # "chi nhánh" is no "chi"

    def _says_work(self, k: int) -> bool:
        """Whether words of work begin at word k, or their first one with another behind a comma: "phòng, chống"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        end = len(s.spans)
        return known.at("verb", s.low, k, end) > 0 or known.at("comma_pair", s.low, k, end) > 1

    def _whose(self, first: int, k: int, j: int, *, whole: bool) -> int:
        """Return how many words behind a known name that is `whole`, or behind the number of a name from word `first` on, say whose body
        it is: "Ban Chỉ đạo 389 | quốc gia", "Ban Chỉ đạo 35 | các bộ, ngành"."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if not whole and not (k > first and s.printed[k - 1].isdigit()):
            return 0
        if width := known.at("whose", s.low, k, j):
            return width
        width = known.at("group_noun", s.low, k + 1, j) or known.at("collective", s.low, k + 1, j) if s.low[k] == "các" and whole else 0
        return 1 + width if width else self._branch(k, j) if whole else 0

    def _undergone(self, begin: int, own: int, k: int, j: int) -> int:
        """Return how many words from k on end the clause that says which of many a name means, where work begins right behind them: "Các
        khoa có chương trình | được đánh giá | cử 01 thư ký"."""
        low, known = self.judge.words_of.low, self.judge.vocabulary
        width = known.at("undergoing", low, k, j) if k > begin + own and known.at("plural", low, begin, j) else 0
        verb = known.at("verb", low, k + width, j) if width else 0
        which = verb and any(known.at("relative", low, n, k) for n in range(begin + own, k))
        return width + verb if which and known.at("verb", low, k + width + verb, j) else 0

    def _orders(self, k: int, j: int) -> bool:
        """Whether words of work begin at word k with one capital: "Giao Sở Xây dựng | Theo dõi …", not "Bệnh viện Đa khoa | Thống Nhất"."""
        return self.judge.vocabulary.at("stop", self.judge.words_of.low, k, j) > 1 and not self.judge.words_of.is_capital(k + 1)

    def _starts_work(self, begin: int, own: int, k: int, j: int) -> bool:
        """Whether work begins at word k with a capital behind a group's name in small letters, or behind a level: a heading and its
        sentence on one line ("Các chủ rừng | Bố trí người canh gác", "Trạm Thú y huyện | Hướng dẫn tiêu độc chuồng")."""
        s, known = self.judge.words_of, self.judge.vocabulary
        if j - k < _WORK or not s.is_capital(k) or s.is_capital(k + 1) or k < begin + own:
            return False
        width = max(known.at("verb", s.low, k, j), known.at("stop", s.low, k, j))
        if not width or width == 1 and not known.at("verb", s.low, k + 1, j):
            return False
        if known.at("level", s.low, k - 1, k) == 1 and not s.is_capital(k - 1) and k - 1 >= begin + own:
            return True
        first = begin + known.at("plural", s.low, begin, k)
        small = first > begin and not any(map(s.is_capital, range(first, k)))
        return small and (k > begin + own or known.at("collective", s.low, first, k) == k - first)
