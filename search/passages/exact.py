"""What a query asks for exactly: phrases in quotes, words left out, AND and OR, fields; and whether a passage has it.

    "chủ quyền biển đảo" -asean        the phrase as typed (accents as typed; folded where it is typed without), no passage with the word
    "Hoàng Sa" OR "Trường Sa"          one of both;  báo AND đài: both words
    số:72/2015  tỉnh:"Lào Cai"  loại:kế hoạch  năm:2018-2020  province:VN-02  agency:"Sở Ngoại vụ"  topic:ASEAN

Nothing here can fail: a quote without its fellow, an operator without words, an unknown field are words like others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from graph.store import MatchGroup, PassageFilter
from search.passages.tokens import bigrams, fold_token, is_folded, tokens

__all__ = ["Phrase", "Typed", "field_filter", "read_typed", "unrestricted"]

# Conditions of a query that are read; more are no query that a person types.
MAX_CONDITIONS = 12
MAX_PHRASE = 40  # words in quotation marks: each is looked up in every passage that has the first
# Names of a field as typed before the colon, folded.
FIELDS = {
    "number": ("so", "so hieu", "number", "no"),
    "provinces": ("tinh", "tinh thanh", "province"),
    "agencies": ("co quan", "coquan", "agency"),
    "topics": ("chu de", "chude", "topic"),
    "document_types": ("loai", "type"),
    "year": ("nam", "year"),
}
_FIELD_OF = {name: field for field, names in FIELDS.items() for name in names}
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»〝〞＂"), '"')
_PART = re.compile(
    r'(?P<minus>(?<!\S)-)?"(?P<phrase>[^"]*)"'
    r'|(?<!\S)(?P<field>[^\W\d_][^\W\d_]*):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s":][^\s"]*))'
    r"|(?<!\S)-(?P<without>[^\W_][^\s\"]*)"
    r"|(?<!\S)(?P<operator>AND|OR)(?!\S)"
    r'|(?P<word>[^\s"]+)|"'
)
_YEARS = re.compile(r"(\d{4})(?:[-–](\d{4}))?\Z")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand one after the other: folded where they were typed without accents."""

    text: str
    words: tuple[str, ...]
    folded: bool

    def stands_in(self, exact: str, folded: str) -> bool:
        """Whether a passage has it; both texts are its tokens with a blank before and after each."""
        return f" {' '.join(self.words)} " in (folded if self.folded else exact)

    def group(self) -> tuple[MatchGroup, ...]:
        """Return what the full-text index looks for: passages with all of its words, and the best with its pairs."""
        plain = [fold_token(word) for word in self.words]
        all_words = (MatchGroup("folded", (" ".join(dict.fromkeys(plain)),)),)
        return (*all_words, MatchGroup("folded", (" ".join(dict.fromkeys(bigrams(plain))),))) if len(plain) > 1 else all_words


@dataclass(frozen=True, slots=True)
class Typed:
    """A query taken apart: `words` to be searched for by words and meaning; `needed`: of each group one phrase must stand in a passage;
    `without`: none of these may; `fields`: (field, value) as typed."""

    words: str
    needed: tuple[tuple[Phrase, ...], ...] = ()
    without: tuple[Phrase, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def numbers(self) -> tuple[Phrase, ...]:
        """The numbers of documents that were asked for, as phrases."""
        return tuple(found for field, value in self.fields if field == "number" and (found := _phrase(value)))

    @property
    def is_plain(self) -> bool:
        """Whether nothing is asked for exactly."""
        return not (self.needed or self.without or self.fields)

    def meets(self, text: str, given: Collection[Phrase] = ()) -> bool:
        """Whether a passage has a phrase of every group, or it is `given` there, and none that may not be there."""
        exact, folded = _spaced(text)
        return not any(phrase.stands_in(exact, folded) for phrase in self.without) and all(
            any(phrase in given or phrase.stands_in(exact, folded) for phrase in group) for group in self.needed
        )

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return the phrases that a passage has, as typed."""
        if not self.needed:
            return ()
        exact, folded = _spaced(text)
        return tuple(dict.fromkeys(one.text for group in self.needed for one in group if one.stands_in(exact, folded)))

    def is_free_of(self, text: str) -> bool:
        """Whether a passage has none of the words left out."""
        exact, folded = _spaced(text)
        return not any(phrase.stands_in(exact, folded) for phrase in self.without)


def _spaced(text: str) -> tuple[str, str]:
    words = tokens(text)
    return f" {' '.join(words)} ", f" {' '.join(map(fold_token, words))} "


def _phrase(text: str) -> Phrase | None:
    words = tokens(text)[:MAX_PHRASE]
    return Phrase(" ".join(text.split()), tuple(words), is_folded(text)) if words else None


def read_typed(query: str) -> Typed:
    """Return what a query asks for."""
    words: list[str] = []
    terms: list[tuple[Phrase, str]] = []  # with the operator before it; a phrase in quotes has AND where there is none
    without: list[Phrase] = []
    fields: list[tuple[str, str]] = []
    operator = ""
    for part in _PART.finditer(query.translate(_QUOTES)):
        if part["operator"]:
            operator = part["operator"]
            continue
        field = _FIELD_OF.get(fold_token((part["field"] or "").lower()))
        if field is not None:
            fields.append((field, part["quoted"] if part["quoted"] is not None else part["value"]))
        elif part["minus"] or part["without"]:
            left_out = _phrase(part["phrase"] if part["minus"] else part["without"])
            without += [left_out] if left_out else []
        else:
            quoted = part["phrase"] is not None
            text = part["phrase"] if quoted else part[0].replace('"', " ")
            term = _phrase(text)
            words.append(text)
            terms += [(term, operator or ('"' if quoted else ""))] if term else []
        operator = ""
    rest = " ".join(" ".join(words).split())
    out = Typed(rest, tuple(_needed(terms)[:MAX_CONDITIONS]), tuple(without[:MAX_CONDITIONS]), tuple(fields[:MAX_CONDITIONS]))
    return replace(out, needed=(*out.needed, *((number,) for number in out.numbers)))


def unrestricted(query: str) -> tuple[str, tuple[str, ...]]:
    """Return (a query without the fields that leave out documents, these as typed); a number is looked for and leaves out none."""
    plain = query.translate(_QUOTES)
    places = [
        part.span() for part in _PART.finditer(plain) if _FIELD_OF.get(fold_token((part["field"] or "").lower()), "number") != "number"
    ]
    rest, at = "", 0
    for start, end in places:
        rest, at = rest + plain[at:start], end
    return " ".join((rest + plain[at:]).split()), tuple(plain[start:end] for start, end in places)


def _needed(terms: Iterable[tuple[Phrase, str]]) -> list[tuple[Phrase, ...]]:
    """Return the groups of which one must be there: OR joins a term to the one before it; AND needs both; a phrase needs itself."""
    groups: list[tuple[list[Phrase], bool]] = []
    for term, operator in terms:
        if operator == "OR" and groups:
            groups[-1] = ([*groups[-1][0], term], True)
            continue
        if operator == "AND" and groups:
            groups[-1] = (groups[-1][0], True)
        groups.append(([term], operator in ("AND", '"')))
    return [tuple(group) for group, is_needed in groups if is_needed]


def field_filter(
    typed: Typed, where: PassageFilter | None, named: Callable[[str, str], tuple[str, ...]]
) -> tuple[PassageFilter | None, tuple[str, ...]]:
    """Return (`where` narrowed by the fields of a query, the values that name nothing known).

    `named` gives the ids that a value of a field means, none where it is not known.  A value that is not known narrows nothing.
    """
    out, unknown = where or PassageFilter(), []
    for field, value in typed.fields:
        if field == "number":
            continue
        if field == "year":
            years = _YEARS.match(value.strip())
            if years is None:
                unknown.append(value)
                continue
            first, last = int(years[1]), int(years[2] or years[1])
            out = replace(out, year_from=max(first, out.year_from or first), year_to=min(last, out.year_to or last))
            continue
        ids = named(field, value)
        if not ids:
            unknown.append(value)
            continue
        before = getattr(out, field)
        both = tuple(id for id in ids if not before or id in before)
        narrowed: dict[str, Any] = {field: both or (_NOTHING,)}
        out = replace(out, **narrowed)
    return (None if out == PassageFilter() else out), tuple(unknown)


# An id that nothing has: two restrictions that cannot both hold.
_NOTHING = "none"
