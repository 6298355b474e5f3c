"""Rows to answers: grouped, counted, ordered, compared, each with the characters that say it.  The same for every engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.query import ROLES, Row
from graph.store import Store
from search.answer.evidence import EvidenceReader, Quote
from search.grammar.reading import Reading
from search.lexicon.names import StoreNames

__all__ = ["AnswerItem", "Answers", "answer_rows"]

_SHOWN_TASKS = 12  # tasks quoted in one answer; the rest is counted
_TYPES = {"province": "Province", "agency": "Agency", "document": "Document", "citation": "Document", "task": "Task", "topic": "Topic"}


@dataclass(slots=True)
class AnswerItem:
    """One answer of CONTRACT.md."""

    id: str
    type: str
    label: str
    label_en: str | None = None
    name: str | None = None
    roles: tuple[str, ...] = ()
    strength: str = "asked"
    absence: bool = False
    property: str | None = None
    value: object = None
    sides: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's answer."""
        out: dict[str, object] = {
            "id": self.id, "type": self.type, "label": self.label, "label_en": self.label_en, "name": self.name,
            "roles": list(self.roles), "strength": self.strength,
            "absence": self.absence, "property": self.property, "value": self.value,
            "evidence": [quote.to_json() for quote in self.evidence],
        }  # fmt: skip
        if self.sides:
            out["sides"] = list(self.sides)
        return out


@dataclass(slots=True)
class Answers:
    """All answers, the count of those asked for (None unless counting was asked), and figures per side."""

    items: list[AnswerItem] = field(default_factory=list)
    count: int | None = None
    compared: list[tuple[str, int]] = field(default_factory=list)
    undated: tuple[str, ...] = ()


def answer_rows(store: Store, names: StoreNames, reading: Reading, rows: Sequence[Row]) -> Answers:
    """Return the answers that `rows`, the query's rows in this store, make."""
    return _Answering(store, names, reading, rows).answers()


class _Answering:
    def __init__(self, store: Store, names: StoreNames, reading: Reading, rows: Sequence[Row]) -> None:
        self.store, self.names, self.reading, self.query = store, names, reading, reading.query
        self.rows = [row for row in rows if self._is_wanted(row)]
        self.quotes = EvidenceReader(store, names)
        self._grouped_names: dict[str, tuple[str, str | None, str | None]] = {}

    # ------------------------------------------------------------ which rows

    def _is_wanted(self, row: Row) -> bool:
        if self.query.property and not self._has_property(row.answer):
            return False
        if self.reading.missing and property_value(self.names, row.answer, self.reading.missing) is not None:
            return False
        excluded = self.reading.exclude
        if excluded and (row.answer in excluded or (self.query.find == "agency" and self.names.body_of.get(row.answer) in excluded)):
            return False
        if self.reading.kind and self.query.find == "agency":
            return self.names.agencies.get(row.answer, "").split(" ")[0].lower() == self.reading.kind.lower()
        return True

    def _has_property(self, document: str) -> bool:
        return property_value(self.names, document, self.query.property or "") is not None

    # ------------------------------------------------------------ the answers

    def answers(self) -> Answers:
        """Return them."""
        sides = self._by_side()
        if self.query.sides and self.query.combine == "most":
            return self._winner(sides)
        keys = self._kept(sides)
        out = Answers()
        if self.query.sides and self.query.combine in ("compare", "only"):
            shown = range(len(sides)) if self.query.combine == "compare" else range(1)
            out.compared = [(self.query.sides[i].label, self._size(sides[i])) for i in shown]
        merged: dict[str, list[Row]] = defaultdict(list)
        for side in sides:
            for key, rows in side.items():
                if key in keys:
                    merged[key] += rows
        items = [self._item(key, rows) for key, rows in merged.items()]
        items = self._broad([item for item in items if item.evidence])
        items = self._ordered(items, merged, out)
        out.items = items
        if self.query.counted:
            out.count = sum(item.strength == "asked" for item in items)
        return out

    def _broad(self, items: list[AnswerItem]) -> list[AnswerItem]:
        """Leave out a topic whose broader one is among the answers, and collective bodies where the most or fewest are asked for."""
        if self.query.find == "topic" and not self.query.negated and self.query.combine != "only":
            ids = {item.id for item in items}
            return [
                item for item in items if (term := self.names.vocabulary.by_id.get(item.id)) is None or term.extra.get("broader") not in ids
            ]
        if self.query.find == "agency" and self.query.order in ("most", "least"):
            return [item for item in items if not self._is_collective(item.id)] or items
        return items

    def _is_collective(self, id: str) -> bool:
        term = self.names.vocabulary.by_id.get(self.names.body_of.get(id, id))
        return term is not None and term.extra.get("level") == "group"

    def _by_side(self) -> list[dict[str, list[Row]]]:
        sides: list[dict[str, list[Row]]] = [defaultdict(list) for _ in self.query.sides or (None,)]
        for row in self.rows:
            sides[row.side][self._key(row.answer)].append(row)
        return sides

    def _key(self, answer: str) -> str:
        """Agencies of several provinces that are one body are one answer."""
        return self.names.body_of.get(answer, answer) if self.query.find == "agency" else answer

    def _kept(self, sides: list[dict[str, list[Row]]]) -> set[str]:
        if self.query.sides and self.query.combine == "all":
            return set.intersection(*[set(side) for side in sides])
        if self.query.sides and self.query.combine == "only":
            return set(sides[0]) - {key for side in sides[1:] for key in side}
        return {key for side in sides for key in side}

    def _asked(self, side: dict[str, list[Row]]) -> list[str]:
        return [key for key, rows in side.items() if self._strength(rows) == "asked"]

    def _size(self, side: dict[str, list[Row]]) -> int:
        """How many answers a side has; of topics the broad ones count."""
        keys = set(self._asked(side))
        if self.query.find != "topic":
            return len(keys)
        return sum((term := self.names.vocabulary.by_id.get(key)) is None or term.extra.get("broader") not in keys for key in keys)

    def _strength(self, rows: Iterable[Row]) -> str:
        if not self.reading.weaker:
            return "asked"
        return "asked" if any(row.role in self.reading.asked for row in rows) else "weaker"

    def _winner(self, sides: list[dict[str, list[Row]]]) -> Answers:
        counts = [self._size(side) for side in sides]
        out = Answers(compared=[(side.label, count) for side, count in zip(self.query.sides, counts, strict=True)])
        best = min(counts) if self.query.order == "least" else max(counts)
        for index, count in enumerate(counts):
            if count != best or (not count and self.query.order != "least"):
                continue
            rows = [row for rows in sides[index].values() for row in rows if self._strength([row]) == "asked"]
            side = self.query.sides[index]
            id = next(iter((*side.provinces, *side.documents, *(i for p in side.agencies for i in p.ids))), side.label)
            label, label_en, name = (
                self._names(id)
                if id in self.names.vocabulary.by_id or id in self.names.documents or id in self.names.agencies
                else (side.label, None, None)
            )
            kind = "Province" if side.provinces else "Document" if side.documents else "Agency"
            found = self._evidence(rows) or self._title(self._scope_of(side.provinces, side.documents))
            out.items.append(AnswerItem(id, kind, label, label_en, name, roles=_roles(rows), evidence=found, value=count))
        out.items.sort(key=lambda item: item.id)
        return out

    def _scope_of(self, provinces: Sequence[str], documents: Sequence[str]) -> list[str]:
        return sorted(d.id for d in self.names.documents.values() if d.in_collection and (d.id in documents or d.province in provinces))

    # ------------------------------------------------------------ one answer

    def _item(self, key: str, rows: list[Row]) -> AnswerItem:
        ids = sorted({row.answer for row in rows})
        id = ids[0] if len(ids) == 1 else key
        label, label_en, name = self._names(ids[0])
        if len(ids) > 1:
            name = None
        item = AnswerItem(
            id,
            _TYPES[self.query.find],
            label,
            label_en,
            name,
            roles=_roles(rows),
            strength=self._strength(rows),
            absence=self.query.negated or bool(self.reading.missing),
        )
        if self.query.sides:
            item.sides = tuple(self.query.sides[i].label for i in sorted({row.side for row in rows}))
        if self.query.negated:
            item.strength, item.evidence = "asked", self._title(sorted({row.document for row in rows}))
        elif self.query.property:
            item.property, item.value = self.query.property, property_value(self.names, ids[0], self.query.property)
            item.evidence = self.quotes.of_property(ids[0], self.query.property)
        else:
            item.evidence = self._evidence(rows)
        return item

    def _names(self, id: str) -> tuple[str, str | None, str | None]:
        if id not in self._grouped_names:
            self._grouped_names[id] = self._find_names(id)
        return self._grouped_names[id]

    def _find_names(self, id: str) -> tuple[str, str | None, str | None]:
        """Return (label, label_en, full name)."""
        if id in self.names.documents:
            document = self.names.documents[id]
            return document.label, None, document.title
        term = self.names.vocabulary.by_id.get(id)
        if term is not None:
            return term.label_vi, term.label_en, None
        node = self.store.node(id)
        if node is None:
            return id, None, None
        have = node.properties
        if node.type == "Agency":
            body = self.names.vocabulary.by_id.get(self.names.body_of.get(id, ""))
            label = str(have.get("generic") or have.get("name") or id)
            return label, str(have.get("name_en") or (body.label_en if body else "") or "") or None, str(have.get("name") or "") or None
        return str(have.get("statement") or have.get("name") or id), str(have.get("name_en") or "") or None, None

    def _title(self, documents: Sequence[str]) -> tuple[Quote, ...]:
        return tuple(quote for document in documents[:_SHOWN_TASKS] for quote in self.quotes.of_title(document))

    def _evidence(self, rows: list[Row]) -> tuple[Quote, ...]:
        """Statements first where tasks are spoken of, then the words that name the agency; citations where documents cite; else titles."""
        if any(row.task for row in rows):
            ranked = sorted(
                rows,
                key=lambda row: (
                    self.reading.weaker and row.role not in self.reading.asked,
                    row.document,
                    self.quotes.start(row.task),
                    ROLES.index(row.role) if row.role in ROLES else 9,
                    row,
                ),
            )
            return self.quotes.of_tasks(ranked, _SHOWN_TASKS)
        if self.query.find == "citation":
            return self.quotes.of_citations([(row.document, row.answer) for row in rows], self.query.citation_role)
        cites = tuple(dict.fromkeys(cited for query in (self.query, *self.reading.parts) for cited in query.cites))
        if cites:
            return self.quotes.of_citations([(row.document, cited) for row in rows for cited in cites], self.query.citation_role)
        if self.query.cited_types or self.query.cited_issuers:
            return self._title(sorted({row.document for row in rows}))
        wanted = (
            "issue_date"
            if self.query.order in ("earliest", "latest") or self.query.issued_from or self.query.issued_to
            else "signer"
            if self.query.signers
            else "issuer"
            if self.query.issuers
            else ""
        )
        documents = sorted({row.document for row in rows})
        found = tuple(
            quote for document in documents[:_SHOWN_TASKS] for quote in (self.quotes.of_property(document, wanted) if wanted else ())
        )
        return found or self._title(documents)

    # ------------------------------------------------------------ order

    def _ordered(self, items: list[AnswerItem], rows: dict[str, list[Row]], out: Answers) -> list[AnswerItem]:
        order = self.query.order
        by_key = {self._key(row.answer): key for key in rows for row in rows[key]}
        held = {item.id: rows[by_key[self._key(item.id)]] if self._key(item.id) in by_key else rows.get(item.id, []) for item in items}
        if order in ("earliest", "latest"):
            dates = {item.id: sorted(d for row in held[item.id] if (d := self.names.documents[row.document].issue_date)) for item in items}
            out.undated = tuple(sorted({row.document for item in items if not dates[item.id] for row in held[item.id]}))
            dated = [item for item in items if dates[item.id]]
            when = {item.id: dates[item.id][0] if order == "earliest" else dates[item.id][-1] for item in dated}
            dated.sort(key=lambda item: (when[item.id], item.id), reverse=order == "latest")
            if self.query.limit and dated:
                last = when[dated[min(self.query.limit, len(dated)) - 1].id]
                dated = [item for item in dated if (when[item.id] <= last if order == "earliest" else when[item.id] >= last)]
            if self.query.limit:
                for item in dated:
                    item.property, item.value = "issue_date", when[item.id]
            return dated
        if order in ("most", "least"):
            counts = {
                item.id: len(
                    {row.task or row.document for row in held[item.id] if not self.reading.weaker or row.role in self.reading.asked}
                )
                for item in items
            }
            items.sort(key=lambda item: (-counts[item.id] if order == "most" else counts[item.id], item.id))
            out.compared = [(item.label, counts[item.id]) for item in items]
            if self.query.limit and items:
                edge = counts[items[min(self.query.limit, len(items)) - 1].id]
                items = [item for item in items if (counts[item.id] >= edge if order == "most" else counts[item.id] <= edge)]
            return items
        start = {item.id: min((self.quotes.start(row.task) for row in held[item.id] if row.task), default=0) for item in items}
        return sorted(
            items,
            key=lambda item: (
                item.strength != "asked",
                _rank(item.roles),
                held[item.id][0].document if self.query.find == "task" and held[item.id] else "",
                start[item.id] if self.query.find == "task" else 0,
                item.label,
                item.id,
            ),
        )


def _roles(rows: Iterable[Row]) -> tuple[str, ...]:
    held = {row.role for row in rows}
    return tuple(role for role in ROLES if role in held)


def _rank(roles: Sequence[str]) -> int:
    return min((ROLES.index(role) for role in roles if role in ROLES), default=9)


def property_value(names: StoreNames, document: str, property: str) -> object:
    """Return a document's value of a property as it is shown, None where the text does not give it."""
    known = names.documents.get(document)
    if known is None:
        return None
    if property == "period":
        if known.period is None:
            return None
        first, last = known.period
        return str(first) if first == last else f"{first}–{last}"
    if property == "type":
        term = names.vocabulary.by_id.get(known.type or "")
        return term.label_vi if term else None
    value = getattr(known, property, None)
    return str(value) if value else None
