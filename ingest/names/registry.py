"""The known bodies by their whole names: what a printed name, spelled out and without its place, stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, pairwise, product
from typing import Any

from ingest.names.letters import is_acronym, one_letter, spells
from ingest.names.tries import put, words_of
from ingest.names.words import words
from ingest.reading import flatten, lower
from text.fold import new_tones
from text.syllables import is_syllable
from text.terms import Body
from text.views import clean
from text.vocabulary import Vocabulary, load

__all__ = ["Registry", "registry"]

_KIND = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s+", re.IGNORECASE)
Key = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_SAME = frozenset({"va"})  # words that two spellings of one name may have or lack
# Words of a place or level, which a spelling of a name may have or lack.
_PLACING = frozenset(words_of("tinh|thanh|pho|cac|cua|nuoc|viet|nam|truc|thuoc|trung|uong|tw|tp|luc|luong|va"))
_LEVELS = frozenset(words_of("cap|huyen|quan|thi|xa|tran|phuong|dac|khu|tx"))
_BEHIND = frozenset(("", *words_of("chi|toi")))  # "… chi nhánh", "… tối cao"
_OWN = frozenset(("so", "bo"))  # of these a body has one of a kind: "Sở Giao thông" is short for "Sở Giao thông vận tải"
_OPEN = frozenset(("Ủy ban nhân dân", "Hội đồng nhân dân", "Văn phòng", "Văn phòng Ủy ban nhân dân"))
# Words for the level at a name's end, and the committees that are read by them.
_AT_LEVEL = {
    "huyen": ("cấp huyện", "huyện", "quận", "thị xã"),
    "xa": ("cấp xã", "xã", "phường", "thị trấn", "đặc khu"),
}
_LEVEL_END = re.compile(r" (?:cấp )?(?:tỉnh|huyện|xã)$")
_BY_LEVEL = frozenset(("body:uy-ban-nhan-dan", "body:chu-tich-uy-ban-nhan-dan"))
_INITIALS = 6  # letters of initials inside a name
_SURE = 4  # letters of initials that alone tell a company
_LONG = 4  # words that a name needs before one wrong letter in it is mended
_MOST = 10_000  # names that are remembered by their abbreviations
_LONGER = 5  # words that it needs where the wrong letter makes another syllable


def _printed(words: Sequence[str]) -> Key:
    """Return the words of a name in small letters, tone marks on their new places."""
    return tuple(new_tones(clean(word)).lower() for word in words if flatten(word) not in _SAME)


class Registry:
    """Names of bodies, provinces and abbreviations, compiled once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._bodies: dict[Key, list[Body]] = {}
        self._short: dict[str, list[Body]] = {}
        self._masked: dict[tuple[Key, int], list[Key]] = {}
        self._proper: set[Key] = set()  # names that are common words in small letters: "Nhân Dân"
        self._groups = {term.id for term in vocabulary.bodies if term.level == "group"}
        self._expansions: dict[str, tuple[Key, ...]] = {}
        self.spelled: dict[str, str] = {}
        for short, full in vocabulary.expansions.items():
            self._expansions[short] = tuple(_key(name) for name in full[:2])
            self.spelled[short] = full[0]
        self.in_companies = _certain(vocabulary.in_companies)
        self.in_names = _certain(vocabulary.in_names)
        self._shortly = frozenset(short[:n] for short in self._expansions for n in range(1, len(short) + 1))  # what they begin with
        self._capital = frozenset(short for short in self._expansions if short[:1].isupper())
        for term in vocabulary.bodies:
            self._add(term.label_vi, term)
        for term in vocabulary.bodies:
            for name in self._forms(term):
                self._add(name, term)
            self._proper |= {_key(name) for name in term.ambiguous if name.istitle() and " " in name}
        for term in vocabulary.bodies:
            for key in self._at_levels(term, vocabulary):
                self._bodies.setdefault(key, [term])
        self._alike = self._called_alike(vocabulary)
        self._lettered: dict[str, list[Key]] = {}
        for key in self._bodies:
            self._lettered.setdefault("".join(word[0] for word in key), []).append(key)
            if len(key) >= _LONG:
                for i in range(len(key)):
                    self._masked.setdefault(((*key[:i], *key[i + 1 :]), i), []).append(key)
        self._beside = frozenset(pair for key in self._bodies for pair in pairwise(key))
        self._begun = sorted({term.valid_from for term in vocabulary.bodies if term.valid_from})
        self._ended = sorted({term.valid_to for term in vocabulary.bodies if term.valid_to})
        self._eras: dict[str, tuple[int, int]] = {}
        self._spelled: dict[tuple[Key, Key, tuple[int, int] | None], str] = {}
        self.provinces: dict[str, Any] = {}
        named: set[str] = set()
        for province in vocabulary.provinces:
            for name in province.names:
                words = _WORD.findall(flatten(clean(_KIND.sub("", name))))
                if words and name not in province.ambiguous:
                    put(self.provinces, words, (province.id, ""))
                    named |= set(words)
        self.province_words = frozenset(named)
        cities = [term.label_vi for term in vocabulary.provinces if term.kind == "thành phố"]
        self.cities = frozenset(tuple(_WORD.findall(flatten(clean(_KIND.sub("", name))))) for name in cities)
        self._shorts = frozenset(flatten(short) for short in self._short)
        self.firsts = frozenset(key[0] for key in self._bodies) | frozenset(flatten(short) for short in self._short)
        labels = [_WORD.findall(lower(term.label_vi)) for term in vocabulary.bodies]
        self.pairs = frozenset(pair for label in labels for pair in pairwise(label))  # words that stand together in names
        self._tree: dict[str, Any] = {}
        for key in self._bodies:
            node = self._tree
            for word in key:
                node = node.setdefault(word, {})
            node[""] = self._bodies[key]
        self.begun = frozenset(self._tree) | _SAME  # words from which a name of a body can go on

    def _add(self, name: str, term: Body) -> None:
        key = _key(name)
        if not key:
            return
        if len(key) == 1 and name.upper() == name or len(name.split()) == 1 and sum(c.isupper() for c in name) > 1:
            terms = self._short.setdefault(name, [])
        else:
            terms = self._bodies.setdefault(key, [])
        if term not in terms:
            terms.append(term)

    def _at_levels(self, term: Body, vocabulary: Vocabulary) -> Iterator[Key]:
        """Yield the names of a district's or commune's body that follow from its own and from the province's: what a body is called at one
        level, or before one word for it ("huyện"), it is called at each, and before each ("quận", "thị xã")."""
        stem, _, level = term.id.rpartition("-cap-")
        if level not in _AT_LEVEL or stem in _BY_LEVEL:
            return
        above = vocabulary.body(f"{stem}-cap-tinh")
        for name in (*self._forms(term), *(self._forms(above) if above is not None else ())):
            bare = _LEVEL_END.sub("", name)
            if bare != name or above is not None and " " in bare and bare not in _OPEN:
                yield from (_key(f"{bare} {word}") for word in _AT_LEVEL[level])

    def _called_alike(self, vocabulary: Vocabulary) -> dict[Key, set[Key]]:
        """Return what people call other bodies, or their names begin with, that differs from a name by its accents alone, by that name:
        "Hội đồng Y khoa …" is no "Hội Đông y"."""
        out: dict[Key, set[Key]] = {}
        for key, terms in self._bodies.items():
            heads = words().alike(key[:2]) if len(key) > 2 else frozenset()
            if not heads or any(_printed(_WORD.findall(term.label_vi)[:2]) in heads for term in terms):
                continue
            own = {_printed(_WORD.findall(form)) for term in terms for form in self._forms(term) if _key(form) == key}
            if not any(form[:2] in heads for form in own):
                out.setdefault(key, set()).update((*head, *form[2:]) for head in heads for form in own)
        for term in vocabulary.bodies:
            for name in (*term.spoken_vi, *term.ambiguous, *term.aliases_vi):
                key = _key(name)
                bodies = self._bodies.get(key, [term])
                if term in bodies:
                    continue
                said = _printed(_WORD.findall(name))
                own = {_printed(_WORD.findall(form)) for body in bodies for form in self._forms(body) if _key(form) == key}
                if said not in own and said != key:
                    out.setdefault(key, set()).add(said)
        return out

    def _forms(self, term: Body) -> Iterator[str]:
        """Yield the names that stand for this body and no other, with the spellings that follow from them."""
        same = term.same
        names = [name for name in term.aliases_vi if self._is_spelling(term, name)]
        first = flatten(term.label_vi[:1])
        shorts = [short for short in term.abbreviations if flatten(short[:1]) == first]  # "TTĐN" is the work, "Cục TTĐN" the body
        for name in (term.label_vi, *names, *shorts):
            yield name
            bare = re.sub(r" (?:cấp tỉnh|tỉnh)$", "", name)
            if len(bare.split()) > 1 and bare not in _OPEN and (same is True or name not in same):
                yield bare
        head = term.label_vi.split(" ", 1)[0]
        for short in term.acronyms:
            yield f"{head} {short}"

    def _is_spelling(self, term: Body, alias: str) -> bool:
        """Whether an alias only spells, shortens or places its body's name; other words are another name, which a question may use."""
        same = term.same
        if term.id in self._groups and same is not True and alias not in same:
            return _key(alias) in (_key(term.label_vi), _key(term.label_vi)[1:])
        if same is True or alias in same or alias in term.ambiguous:
            return True
        own = set(_key(term.label_vi))
        label = own | _PLACING | (_LEVELS if "cap" in own else set())
        printed = _WORD.findall(alias)
        for key in self._spellings([flatten(word) for word in printed], printed):
            if set(key) <= label and own - _PLACING - _LEVELS <= set(key):
                return True
        initials = "".join(word[0] for word in _WORD.findall(flatten(clean(term.label_vi))))
        plain = [flatten(word) for word in printed if not is_acronym(word, initials)]
        if len(plain) < len(printed) and set(plain) <= label and len(printed) > 1:
            return True
        return _key(alias)[0] in _OWN and set(_key(alias)) <= label

    def whole(self, flat: Sequence[str], printed: Sequence[str], date: str | None) -> str:
        """Return the id of the body whose name these folded words are as a whole, "" if none is; `printed` are they as printed."""
        key = _bare(flat)
        found = self._bodies.get(key)
        if found:
            return _valid(found, date) if self._is_printed(key, printed) else ""
        asked = tuple(flat), tuple(printed), self.era(date)
        body = self._spelled.get(asked)
        if body is None:
            if len(self._spelled) >= _MOST:
                self._spelled.clear()
            body = self._spelled[asked] = self._by_spelling(key, flat, printed, date)
        return body

    def _by_spelling(self, key: Key, flat: Sequence[str], printed: Sequence[str], date: str | None) -> str:
        """Return the body that `whole` does, of words that are no name as they stand: with abbreviations spelled out, by a short form."""
        for spelled in self._expanded(flat, printed) if not self._shortly.isdisjoint(printed) else ():
            found = self._bodies.get(spelled)
            if found:
                return _valid(found, date)
        short = self._short.get("".join(printed), ()) if printed and printed[0][0].isupper() else ()
        return _valid(short, date) if len(short) == 1 else self._by_initials(key, printed, date)

    def _by_initials(self, key: Key, printed: Sequence[str], date: str | None) -> str:
        """Return the one body whose name begins with these words in full and goes on with them and with what initials among them stand
        for ("Phòng Lao động - TB và XH"), "" if none or several do."""
        shorts = {flatten(word) for word in printed[2:] if word.isupper() and word.isalpha() and 1 < len(word) <= _INITIALS}
        if not shorts:
            return ""  # most often
        heads = (head for n in (3, 2, 1) for head in words().alike(key[:n]))
        company = max((words().at("company", [*head], 0, len(head)) for head in heads), default=0)
        if company and sum(map(len, shorts)) < _SURE and not shorts.isdisjoint(key[company : company + 1]):
            return ""  # "Ngân hàng NN" may be that of farming
        letters = "".join(word if word in shorts else word[0] for word in key)
        names = [name for name in self._lettered.get(letters, ()) if spells(key, shorts, name)]
        terms = {term.id: term for name in names for term in self._bodies[name]}
        held = [term.id for term in terms.values() if not date or term.is_valid(date)] or list(terms)
        return held[0] if len(held) == 1 and not any(self._goes_on(name) for name in names) else ""

    def _goes_on(self, name: Key) -> bool:
        """Whether another body's name goes on from a name with more than words of place or level: initials may leave its end away."""
        node = self._tree
        for word in name:
            node = node[word]
        return not (_PLACING | _LEVELS | _BEHIND).issuperset(node)

    def _is_printed(self, key: Key, printed: Sequence[str]) -> bool:
        """Whether words are printed as a name: in capitals where they are common words in small letters, and not as what people call
        another body ("Hải quân", not "Hải quan")."""
        if key in self._proper and not all(word[0].isupper() for word in printed):
            return False
        last, said = self._bodies[key][0].label_vi.split()[-1], printed[-1]
        if said.islower() and not said.isascii() and last.istitle() and flatten(last) == flatten(said) and lower(last) != said:
            return False  # "Văn phòng | bố trí", not "Văn phòng Bộ"
        return key not in self._alike or _printed(printed) not in self._alike[key]

    def in_full(self, name: str, *, company: bool = False) -> str:
        """Return an unknown name with the abbreviations in it spelled out."""
        table, parts = self.in_companies if company else self.in_names, name.split(" ")
        if table.keys().isdisjoint(parts):
            return name
        return " ".join(table.get(part, part) if part.isupper() and len(part) > 1 else part for part in parts)

    def era(self, date: str | None) -> tuple[int, int] | None:
        """Return what is the same for all dates on which the same names hold."""
        if not date:
            return None
        era = self._eras.get(date)
        if era is None:
            era = self._eras[date] = bisect_right(self._begun, date), bisect_left(self._ended, date)
        return era

    def is_short(self, flat: str) -> bool:
        """Whether a folded word is a body's short form."""
        return flat in self._shorts

    def plain(self, flat: Sequence[str], printed: Sequence[str], date: str | None) -> str:
        """Return the id of the body whose name these folded words are as they stand, "" if none is."""
        key = _bare(flat)
        found = self._bodies.get(key)
        return _valid(found, date) if found and self._is_printed(key, printed) else ""

    def completed(self, flat: Sequence[str], date: str | None) -> str:
        """Return the id of the one body whose name begins with these folded words and goes on, "" if none or several are."""
        key = _bare(flat)
        hits = [term for other, terms in self._bodies.items() if other[: len(key)] == key for term in terms] if len(key) > 1 else []
        bodies = {term.id for term in hits if not date or term.is_valid(date)} or {term.id for term in hits}
        return bodies.pop() if len(bodies) == 1 else ""

    def is_group(self, body: str) -> bool:
        """Whether a body is a group of bodies."""
        return body in self._groups

    def near(self, flat: Sequence[str], date: str | None) -> str:
        """Return the id of the one body whose long name these words are but for one letter, "" if none or several are."""
        key = _bare(flat)
        if len(key) < _LONG:
            return ""
        hits: list[Key] = []
        reach = min(len(key), self.reach(key, 0, len(key)) + 1)  # the words before the slip begin a name
        for i in range(int(key[0].isalpha() and len(key[0]) > 2), reach):  # "Cụm" is no slip of "Cục"
            for other in self._masked.get(((*key[:i], *key[i + 1 :]), i), ()):
                if one_letter(key[i], other[i]) and not self._is_another(key, i, other[i]):
                    hits.append(other)
        bodies = {_valid(self._bodies[hit], date) for hit in hits}
        return bodies.pop() if len(bodies) == 1 else ""

    def _is_another(self, key: Key, i: int, meant: str) -> bool:
        """Whether a word that begins with another letter than the one meant is a word of its own: in a short name, or one that known names
        have beside its neighbour ("Khuyến công" is no slip of "Khuyến nông")."""
        if key[i][0] == meant[0] or len(key[i]) != len(meant) or not is_syllable(key[i]):
            return False
        return len(key) < _LONGER or not self._beside.isdisjoint(pairwise(key[max(0, i - 1) : i + 2]))

    def begins(self, flat: Sequence[str]) -> bool:
        """Whether some body's name begins with these folded words."""
        return self.reach(flat, 0, len(flat)) == len(flat) and not _SAME.issuperset(flat)

    def ends(self, flat: Sequence[str], printed: Sequence[str], i: int, end: int, date: str | None) -> Iterator[tuple[int, str]]:
        """Yield (the word behind it, body) of the names that words from i on spell as they stand, the shortest first."""
        node = self._tree
        for k in range(i, end):
            following = node.get(flat[k])
            if following is not None:
                node = following
            elif flat[k] not in _SAME:
                return
            if "" in node and self._is_printed(_bare(flat[i : k + 1]), printed[i : k + 1]):
                yield k + 1, _valid(node[""], date)

    def reach(self, flat: Sequence[str], i: int, end: int) -> int:
        """Return the word behind the longest run of words from i that some body's name begins with."""
        node = self._tree
        for k in range(i, end):
            following = node.get(flat[k])
            if following is not None:
                node = following
            elif flat[k] not in _SAME:
                return k
        return max(i, end)

    def may_name(self, flat: Sequence[str], i: int) -> bool:
        """Whether a body's name is the folded word i, or goes on from it with the word behind it."""
        node = self._tree.get(flat[i], {})
        return "" in node or flat[i] in _SAME or flat[i + 1] in node or flat[i + 1] in _SAME

    def is_abbreviated(self, printed: str) -> bool:
        """Whether a printed word may stand for several."""
        return printed.isupper() or printed in self._capital or printed in self._short

    def _spellings(self, flat: Sequence[str], printed: Sequence[str]) -> Iterator[Key]:
        """Yield the words as they are, then with the abbreviations among them spelled out."""
        yield _bare(flat)
        yield from self._expanded(flat, printed)

    def _expanded(self, flat: Sequence[str], printed: Sequence[str]) -> Iterator[Key]:
        """Yield the words with the abbreviations among them spelled out, nothing where there are none."""
        if self._shortly.isdisjoint(printed) or not any(map(str.isupper, printed)) and self._capital.isdisjoint(printed):
            return
        choices: list[tuple[Key, ...]] = []
        changed, i = False, 0
        while i < len(printed):
            for width in (3, 2, 1) if printed[i] in self._shortly else ():
                full = self._expansions.get("".join(printed[i : i + width])) if i + width <= len(printed) else None
                if full and printed[i].isupper() | printed[i][:1].isupper():
                    choices.append(full)
                    changed, i = True, i + width
                    break
            else:
                choices.append((() if flat[i] in _SAME else (flat[i],),))
                i += 1
        if changed and len(choices) <= 12:
            for picked in islice(product(*choices), 8):
                yield tuple(chain.from_iterable(picked))


def _key(name: str) -> Key:
    return tuple(word for word in _WORD.findall(flatten(clean(name))) if word not in _SAME)


def _certain(stands: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return what each abbreviation stands for that stands for one thing."""
    return {short: full[0] for short, full in stands.items() if len(full) == 1}


def _bare(flat: Sequence[str]) -> Key:
    """Return folded words without those that a spelling of a name may lack."""
    return tuple(flat) if _SAME.isdisjoint(flat) else tuple(word for word in flat if word not in _SAME)


def _valid(terms: list[Body], date: str | None) -> str:
    """Return the id of the term that holds on a date, else of the first."""
    if not terms:
        return ""
    return next((term.id for term in terms if date and term.is_valid(date)), terms[0].id)


@cache
def registry() -> Registry:
    """Return the registry over schemas/vocab."""
    return Registry(load())
