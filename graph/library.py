"""The documents of a store as a catalogue: what each is, how many there are by province, issuer, type, year and policy field, and a
search over their names that puts exact matches first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.names import EdgeTypeName
from graph.one_state import one_state
from text.errors import BadInput
from text.processes import uncollected
from text.views import fold

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["FACETS", "Entry", "chosen", "entries", "facet_counts", "named", "ranked"]

# What documents are told apart by, in the order that pages show it.
FACETS = ("province", "issuer", "type", "year", "field")
SEVERITIES = ("error", "warning", "info")
# From so many letters on a last word may be the beginning of one: "la" alone would find Lào, Lạng and Lai.
UNFINISHED = 3
_WORD = re.compile(r"[^\W_]+")
# Where "y" and "i" are two ways to write one sound: "quy hoạch", "qui hoạch"; "kỹ thuật", "kĩ thuật"; not in "tay", "tai".
_Y = re.compile(r"(?<=qu)y|(?<=[bcdghklmnprstvx])y$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the collection.  Missing data is ""; `values` gives its values of each facet, as ids where the graph has one.

    `labels` names those values in Vietnamese; `findings` counts them by severity.
    """

    id: str
    number: str
    title: str
    type: str
    issuer: str
    issue_date: str
    signer: str
    source: str
    values: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    tasks: int
    findings: Mapping[str, int]

    @property
    def caption(self) -> str:
        """Number (else type) and title, on one line."""
        return " · ".join(part for part in (self.number or self.type, self.title) if part) or self.id

    def names(self) -> tuple[str, ...]:
        """Return what the document can be found by, the most telling first."""
        of = [self.labels[value] for facet in ("province", "field") for value in self.values.get(facet, ())]
        return tuple(name for name in (self.number, *of[:1], self.title, self.issuer, self.signer, self.type, *of[1:], self.source) if name)


def entries(store: Store) -> list[Entry]:
    """Return the documents of the collection by province or issuer (those that name none last), then date, all of one state."""
    with uncollected():
        return one_state(store, lambda: _entries(store))


def _entries(store: Store) -> list[Entry]:
    names = {id: str(said.get("name") or id) for type in ("Province", "Field", "Agency") for id, said in store.properties_of(type)}
    targets = {edge: _targets(store, edge) for edge in ("OF_PROVINCE", "ISSUED_BY", "IN_FIELD", "HAS_FINDING")}
    tasks = Counter(source for source, _ in store.pairs("HAS_TASK"))
    severity = {id: str(said.get("severity") or "info") for id, said in store.properties_of("Finding", ("severity",))}
    found = []
    for id, said in store.properties_of("Document"):
        if not said.get("in_collection"):
            continue
        words = {name: str(said.get(name) or "") for name in ("number", "title", "document_type", "issuer", "issue_date", "signer")}
        type = str(said.get("document_type_id") or words["document_type"])
        issuers = tuple(targets["ISSUED_BY"].get(id, ())) or ((words["issuer"],) if words["issuer"] else ())
        values = {
            "province": tuple(targets["OF_PROVINCE"].get(id, ())),
            "issuer": issuers,
            "type": (type,) if type else (),
            "year": (words["issue_date"][:4],) if words["issue_date"] else (),
            "field": tuple(targets["IN_FIELD"].get(id, ())),
        }
        labels = {value: names.get(value, value) for facet in FACETS for value in values[facet]}
        labels |= {type: words["document_type"]} if type else {}
        labels |= {issuer: words["issuer"] for issuer in issuers[:1] if words["issuer"]}
        numbers = Counter(severity.get(one, "info") for one in targets["HAS_FINDING"].get(id, ()))
        found.append(
            Entry(
                id=id,
                number=words["number"],
                title=words["title"],
                type=words["document_type"],
                issuer=words["issuer"],
                issue_date=words["issue_date"],
                signer=words["signer"],
                source=store.source(id),
                values=values,
                labels=labels,
                tasks=tasks[id],
                findings={name: numbers[name] for name in SEVERITIES if numbers[name]},
            )
        )
    return sorted(found, key=_order)


def _order(entry: Entry) -> tuple[bool, str, str, str]:
    place = next((fold(entry.labels[value]) for value in entry.values["province"]), fold(entry.issuer))
    return not place, place, entry.issue_date, entry.id


def _targets(store: Store, edge: EdgeTypeName) -> dict[str, list[str]]:
    of = defaultdict(list)
    for source, target in store.pairs(edge):
        of[source].append(target)
    return of


def _fits(entry: Entry, choice: Mapping[str, Iterable[str]]) -> bool:
    return all(set(wanted) & set(entry.values.get(facet, ())) for facet, wanted in choice.items() if wanted)


def chosen(found: Sequence[Entry], choice: Mapping[str, Iterable[str]]) -> list[Entry]:
    """Return the entries that have one of the values wanted in every facet of `choice`; a facet without values wants nothing."""
    return [entry for entry in found if _fits(entry, choice)]


def facet_counts(found: Sequence[Entry], choice: Mapping[str, Iterable[str]]) -> dict[str, dict[str, int]]:
    """Return {facet: {value: documents}}: how many would be listed with that value, the choices in other facets kept.

    Values come by number, then label; a year by itself, the latest first.
    """
    out = {}
    for facet in FACETS:
        others = {name: wanted for name, wanted in choice.items() if name != facet}
        rows = chosen(found, others)
        counts = Counter(value for entry in rows for value in entry.values.get(facet, ()))
        counts.update(dict.fromkeys(choice.get(facet, ()), 0))
        labels = {value: entry.labels[value] for entry in rows for value in entry.values.get(facet, ())}
        order = {value: (-count, fold(labels.get(value, value)), value) for value, count in counts.items()}
        values = sorted(counts, reverse=True) if facet == "year" else sorted(counts, key=order.__getitem__)
        out[facet] = {value: counts[value] for value in values}
    return out


def ranked(found: Sequence[Entry], words: str) -> list[Entry]:
    """Return the entries that `words` name, the nearest to exact first: a whole name, then its beginning, then words of it.

    Every word must stand in an entry's names, the last one may be unfinished.  Accents need not be typed; those that are rank the names
    that have them first ("lang son" finds Lạng Sơn, and not Sơn La).
    """
    asked = _words(words)
    if not asked:
        return list(found)
    wanted = _plain(asked)
    scored = []
    for place, entry in enumerate(found):
        names = [_words(name) for name in entry.names()]
        plain = [_plain(name) for name in names]
        best = _best(plain, wanted)
        if best is not None:
            exact = _best(names, asked)
            scored.append(((best[0], exact is None or exact[0] > best[0], best[1], place), entry))
    return [entry for _, entry in sorted(scored, key=lambda pair: pair[0])]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _plain(words: Iterable[str]) -> list[str]:
    return [_Y.sub("i", fold(word)) for word in words]


def _best(names: Sequence[Sequence[str]], wanted: Sequence[str]) -> tuple[int, int] | None:
    """Return how near to exact the names fit (0: one is just this) and which name does; None where a word is in none."""
    phrase = " ".join(wanted)
    found = []
    for place, name in enumerate(names):
        whole = " ".join(name)
        if whole == phrase:
            found.append((0, place))
        elif whole.startswith(phrase + " "):
            found.append((1, place))
        elif f" {phrase} " in f" {whole} ":
            found.append((2, place))
        elif f" {phrase}" in f" {whole}":
            found.append((3, place))
    if found:
        return min(found)
    every = {word for name in names for word in name}
    if all(word in every for word in wanted):
        return 4, 0
    unfinished = len(wanted[-1]) >= UNFINISHED
    if unfinished and all(word in every for word in wanted[:-1]) and any(word.startswith(wanted[-1]) for word in every):
        return 5, 0
    return None


def named(found: Sequence[Entry], facet: str, name: str) -> str:
    """Return the value of a facet that `name` means: itself, or the one that is called so, with or without accents.

    Raises:
        BadInput: if no document has such a value.
    """
    labels = {value: entry.labels[value] for entry in found for value in entry.values.get(facet, ())}
    fitting = [value for value, label in labels.items() if name == value or fold(label) == fold(name)]
    if fitting:
        return min(fitting)
    known = ", ".join(sorted(labels.values())[:12]) or "none"
    raise BadInput(f"No document has the {facet} {name!r}. There are: {known}.", code="no-such-value")
