"""Other words for a query's words: abbreviations both ways, the thesaurus, labels of the other language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from search.passages.tokens import capitals, first_token, fold_token, form_tokens, is_folded, name_tokens, runs
from text.vocabulary import Vocabulary, load

__all__ = ["ENGLISH_STOP", "Expansion", "Groups", "Synonyms", "default_synonyms", "groups_of", "is_english", "is_syllable"]

MAX_FORM = 9  # tokens; of 19,774 names in the vocabularies 243 are longer, titles of laws and programmes, which their words find
# English words that no Vietnamese query without accents has, and that say nothing by themselves.
ENGLISH_STOP = frozenset([
    "a", "an", "the", "of", "and", "or", "for", "in", "on", "at", "to", "from", "by", "with", "without", "about", "into", "over",
    "under", "between", "among", "against", "during", "after", "before", "through", "is", "are", "was", "were", "be", "been", "being",
    "do", "does", "did", "has", "have", "had", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "not",
    "no", "nor", "but", "if", "than", "then", "that", "this", "these", "those", "it", "its", "their", "there", "here", "they", "them",
    "he", "she", "we", "you", "i", "our", "your", "his", "her", "which", "who", "whom", "whose", "what", "when", "where", "why",
    "how", "all", "any", "each", "every", "some", "such", "only", "own", "same", "so", "too", "very", "also", "as", "up", "out",
    "off", "more", "most", "other", "others", "me", "my", "us", "him", "give", "gives", "given", "tell", "show", "find", "list",
    "please",
])  # fmt: skip
# A syllable as Vietnamese spells it, without accents.
_VOWEL = frozenset("aeiouy")
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?"
    r"(?:uye|uya|uoi|uou|ieu|yeu|oai|oay|oeo|uay|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|ye|a|e|i|o|u|y)"
    r"(?:ch|c|m|ng|nh|n|p|t)?\Z"
)


# Words between names, folded, that an abbreviation may leave out: và, của, về, các.
_JOINTS = frozenset(["va", "cua", "ve", "cac"])


@dataclass(frozen=True, slots=True)
class Expansion:
    """Another form for words of the query: `words` as typed, `form` what to look for as well, `foreign` where the words are
    of the other language or an abbreviation (then the form stands in their place), otherwise it stands beside them."""

    words: str
    form: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class _Form:
    group: int
    exact: tuple[str, ...]
    english: bool
    short: bool


_Part = tuple[list[str], tuple[str, ...], list[_Form]]  # tokens of a query, the same folded, the forms that they are


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of forms that mean the same to a searcher, in few long texts, which are read in a quarter of the time that it takes to make
    them: most are never asked for.

    `members` and `short` are the names and the abbreviations of each group by its number, a tab between them; `begin` the forms by their
    first folded token, one a line: number, "e" of the other language or "s" abbreviated, the form.
    """

    members: Sequence[str]
    short: Mapping[str, str]
    begin: Mapping[str, str]

    @classmethod
    def of(cls, groups: Iterable[tuple[Sequence[str], ...]]) -> Groups:
        """Make them of (Vietnamese forms, English forms, abbreviations) and, where given, forms that these lead to but not back."""
        members, shorts, begin = list[str](), dict[str, str](), dict[str, list[str]]()
        for number, (vietnamese, english, short, *aims) in enumerate(groups):
            members.append("\t".join(dict.fromkeys((*vietnamese, *(form for more in aims for form in more)))))
            if short:
                shorts[str(number)] = "\t".join(dict.fromkeys(short))
            for forms, sign in ((vietnamese, ""), (english, "e"), (short, "s")):
                for form in forms:
                    first = first_token(form)
                    if first is not None:
                        begin.setdefault(fold_token(first), []).append(f"{number}\t{sign}\t{form}")
        return cls(members, shorts, {first: "\n".join(lines) for first, lines in begin.items()})


class Synonyms:
    """Groups of forms that mean the same to a searcher, found by their folded tokens."""

    def __init__(self, groups: Groups | Iterable[tuple[Sequence[str], ...]]) -> None:
        """Take groups, or what `Groups.of` makes them of."""
        self._groups = groups if isinstance(groups, Groups) else Groups.of(groups)
        self._forms: dict[str, dict[tuple[str, ...], list[_Form]]] = {}  # by their first folded token, cut up when a query first has it
        self._most: dict[str, int] = {}  # tokens of the longest of them
        self._last: tuple[str, list[_Part]] = "", []  # a query is looked through for several reasons

    def _members(self, group: int) -> Sequence[str]:
        return _listed(self._groups.members[group])

    def _short(self, group: int) -> Sequence[str]:
        return _listed(self._groups.short.get(str(group), ""))

    def _beginning(self, first: str) -> dict[tuple[str, ...], list[_Form]]:
        """Return the forms that begin with a folded token, by all their folded tokens."""
        found = self._forms.get(first)
        if found is None:
            found = {}
            lines = self._groups.begin.get(first)
            for number, sign, form in (line.split("\t") for line in lines.split("\n")) if lines else ():
                tokens = tuple(name_tokens(form))
                if len(tokens) <= MAX_FORM:
                    found.setdefault(tuple(map(fold_token, tokens)), []).append(_Form(int(number), tokens, sign == "e", sign == "s"))
            if found:
                self._most[first] = max(map(len, found))
                self._forms[first] = found
        return found

    def expand(self, query: str) -> list[Expansion]:
        """Return the expansions of the longest forms found in `query`, from left to right, each once."""
        found: dict[tuple[str, str], Expansion] = {}
        for exact, folded, forms in self._parts(query):
            for expansion in self._others(" ".join(exact), folded, forms):
                found.setdefault((expansion.words, expansion.form), expansion)
        return list(found.values())

    def phrases(self, query: str) -> list[str]:
        """Return how the forms of several words that `query` holds are printed, in lower case."""
        parts = self._parts(query)
        return [" ".join(form.exact) for _, folded, forms in parts if len(folded) > 1 for form in forms if not form.english]

    def spelled(self, query: str) -> str:
        """Return the words of `query` with abbreviations spelled out, where one name alone begins with their letters: a reader of
        contexts knows "thông tin đối ngoại" and has hardly seen "TTĐN".  A query without such is returned as it is."""
        out, is_changed = list[str](), False
        for exact, folded, forms in self._parts(query):
            full = self._spelled_part(folded, forms) if forms and not all(map(is_syllable, folded)) else None
            out.append(full or " ".join(exact))
            is_changed |= full is not None
        return " ".join(out) if is_changed else query

    def _spelled_part(self, folded: tuple[str, ...], forms: Sequence[_Form]) -> str | None:
        """Return the one name that a form with an abbreviation stands for, None where there is none or several; of three letters and more
        a label goes before other names."""
        letters = "".join(token[0] if is_syllable(token) else token for token in folded)
        groups = [self._members(form.group) for form in forms]
        labels = _named(letters, [names[0] for names in groups if names]) if len(letters) > 2 else []
        found = labels if len(labels) == 1 else _named(letters, [name for names in groups for name in names])
        return found[0] if len(found) == 1 else None

    def _parts(self, query: str) -> list[_Part]:
        """Return the query from left to right: the longest forms found, and between them single tokens without any."""
        last = self._last
        if last[0] != query:
            last = self._last = query, [*self._cut_up(query)]
        return last[1]

    def _cut_up(self, query: str) -> Iterator[_Part]:
        accented = not is_folded(query)
        shouted = capitals(query)
        for run in _joined(runs(query)):
            folded = tuple(map(fold_token, run))
            at = 0
            while at < len(run):
                most = self._most.get(folded[at], 1) if self._beginning(folded[at]) else 1
                for size in range(min(most, len(run) - at), 0, -1):
                    forms = self._fitting(run[at : at + size], folded[at : at + size], accented, shouted)
                    if forms or size == 1:
                        yield run[at : at + size], folded[at : at + size], forms
                        at += size
                        break

    def _fitting(self, exact: Sequence[str], folded: tuple[str, ...], accented: bool, shouted: frozenset[str]) -> list[_Form]:
        forms: Iterable[_Form] = self._beginning(folded[0]).get(folded, ())
        if len(folded) == 1 and is_syllable(folded[0]) and exact[0] not in shouted:
            # an abbreviation that is spelled like a word is meant only in capitals: "ai" is who, "AI" is artificial intelligence
            forms = [form for form in forms if not form.short]
        if accented and any(token != plain for token, plain in zip(exact, folded, strict=True)):
            return [form for form in forms if form.exact == tuple(exact)]
        # one bare syllable is too many words at once: "bao" is báo, bảo, bao
        return [form for form in forms if len(folded) > 1 or form.english or form.short or form.exact == tuple(exact)]

    def _others(self, words: str, folded: tuple[str, ...], forms: Sequence[_Form]) -> Iterator[Expansion]:
        for form in forms:
            foreign = form.english or form.short
            for other in (*self._members(form.group), *(() if form.short else self._short(form.group))):
                if tuple(map(fold_token, form_tokens(other))) != folded:
                    yield Expansion(words, other, foreign)


def _joined(found: list[list[str]]) -> list[list[str]]:
    """Return the runs, and all in one where there are several: names hold commas ("Sở Văn hóa, Thể thao và Du lịch")."""
    return [[token for run in found for token in run]] if found else []


def is_syllable(word: str) -> bool:
    """Whether a folded word is spelled like a Vietnamese syllable."""
    return _SYLLABLE.match(word) is not None


def _named(letters: str, names: Iterable[str]) -> list[str]:
    """Return the names, in lower case, whose words begin with these letters, with or without the words between names; each once."""
    found: dict[tuple[str, ...], str] = {}
    for name in names:
        tokens = name_tokens(name)
        plain = tuple(map(fold_token, tokens))
        bare = tuple(token for token in plain if token not in _JOINTS)
        if letters in ("".join(token[0] for token in plain), "".join(token[0] for token in bare)) and all(map(is_syllable, plain)):
            found.setdefault(bare, " ".join(tokens))
    return list(found.values())


def is_english(query: str) -> bool:
    """Whether the words of `query` are English: no accents, and English function words or spellings outweigh Vietnamese syllables."""
    if not is_folded(query):
        return False
    words = [token for run in runs(query) for token in run if token.isalpha()]
    stops = sum(word in ENGLISH_STOP for word in words)
    # an abbreviation (khcn, bcd) is of no language
    foreign = sum(word not in ENGLISH_STOP and not is_syllable(word) and not _VOWEL.isdisjoint(word) for word in words)
    return bool(words) and (foreign + stops) * 2 > len(words) and foreign > 0


def _listed(said: str) -> Sequence[str]:
    return said.split("\t") if said else ()


@cache
def default_synonyms() -> Synonyms:
    """Return the synonyms of the project's vocabularies: compiled where that is fresh, made otherwise; both are equal."""
    from search.lexicon.compiled import read_synonyms

    return Synonyms(read_synonyms() or Groups.of(groups_of(load())))


def groups_of(vocabulary: Vocabulary) -> Iterator[tuple[Sequence[str], ...]]:
    """Yield what the rows of the vocabularies are called: Vietnamese, English, abbreviations, what these lead to."""
    for table in ("bodies", "provinces", "topics", "document_types", "places", "laws", "abbreviations", "thesaurus"):
        for row in vocabulary.said(table):
            names = ([name for field in fields if (said := row.get(field)) for name in _each(said)] for fields in _FIELDS)
            yield tuple(names)


# Where a row has its Vietnamese forms, its English ones, its abbreviations, and what these lead to but not back.
_FIELDS = (
    ("label_vi", "aliases_vi", "vi", "spoken_vi"),
    ("label_en", "aliases_en", "en", "spoken_en"),
    ("abbreviations", "short"),
    ("to",),
)


def _each(said: str | Sequence[str]) -> Sequence[str]:
    return (said,) if isinstance(said, str) else said
