"""Rows to answers: grouped, counted, ordered, compared, each with the characters that say it.  The same for every engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from graph.query import Query, Row, Side
from graph.query.meaning import alternatives
from graph.store import Store
from search.answer.dated import printed_time
from search.answer.evidence import EvidenceReader, Quote
from search.answer.items import AnswerItem, Answers, property_value, rank_of, roles_of, task_time
from search.lexicon.names import StoreNames
from search.passages.tokens import folded_phrase

__all__ = ["answer_rows"]

_SHOWN_TASKS = 12  # tasks quoted in one answer; the rest is counted
_TYPES = {
    "province": "Province",
    "agency": "Agency",
    "document": "Document",
    "citation": "Document",
    "task": "Task",
    "topic": "Topic",
    "field": "Field",
    "finding": "Finding",
}


def answer_rows(
    store: Store,
    names: StoreNames,
    query: Query,
    rows: Sequence[Row],
    *,
    timed: bool = False,
    quotes: Mapping[str, tuple[Quote, ...]] | None = None,
    limit: int | None = None,
) -> Answers:
    """Return the answers that `rows`, the query's rows in this store, make; no more than `limit` of a plain list, the others counted.

    `timed` ones show when they are to be done; `quotes` are passages by document that prove what no task says.
    """
    return _Answering(store, names, query, rows, timed, quotes or {}, limit).answers()


class _Answering:
    def __init__(
        self,
        store: Store,
        names: StoreNames,
        query: Query,
        rows: Sequence[Row],
        timed: bool,
        quoted: Mapping[str, tuple[Quote, ...]],
        limit: int | None,
    ) -> None:
        self.limit = limit
        self.store, self.names, self.query, self.rows, self.timed, self.quoted = store, names, query, list(rows), timed, quoted
        self.windows = [one.time for one in alternatives(query) if one.time is not None]
        self.quotes = EvidenceReader(store, names)
        self._cites = tuple(dict.fromkeys(_cited(query)))
        self._found_names: dict[str, tuple[str, str | None, str | None]] = {}

    def answers(self) -> Answers:
        """Return them."""
        if self.query.find in ("successor", "predecessor"):
            return Answers(self._succession())
        if self.query.sides and self.query.combine == "most":
            self._fetch([self.rows])
            return self._winner()
        out = Answers()
        merged: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            merged[self._key(row.answer)].append(row)
        page = self._page(merged)
        out.more = len(merged) - len(page)
        shown = self._fetch(list(page.values()))
        items = [self._item(key, rows, first) for (key, rows), first in zip(page.items(), shown, strict=True)]
        items = [item for item in items if item.evidence]
        out.compared, out.english = self._compared(self.rows), self._english_sides()
        out.items = self._ordered(items, page, out)
        if self.query.counted:
            out.count = sum(item.strength == "asked" for item in items)
            out.count += sum(self._strength(rows) == "asked" for key, rows in merged.items() if key not in page)
        return out

    def _fetch(self, answers: Sequence[list[Row]]) -> list[list[Row]]:
        """Read at once what proves these answers; return for each the rows of the tasks that are quoted, in order."""
        rows = [row for held in answers for row in held]
        if self.query.find in ("document", "task", "finding"):  # proved by what is said of the answer itself
            self.quotes.fetch(row.answer for row in rows)
        if self.query.find != "document":
            self.quotes.fetch_names(row.answer for row in rows)
        if not self.query.negated:  # what does not cite is proved by no citation
            self.quotes.fetch_citations((pair for row in rows for pair in self._cited_by(row)), self.query.citation_role)
        if not any(row.task for row in rows):
            self.quotes.fetch(row.document for row in rows)
        elif self.timed and self.query.find == "agency":  # by the times of all its tasks
            self.quotes.fetch_names(row.task for row in rows)
        return self.quotes.shown(answers, self.query.asked, _SHOWN_TASKS)

    def _cited_by(self, row: Row) -> list[tuple[str, str]]:
        """Return the (citing, cited) ids by which a row is proved: its answer, or what the query wants cited."""
        return [(row.document, id) for id in ((row.answer,) if self.query.find == "citation" else self._cites)]

    def _page(self, merged: dict[str, list[Row]]) -> dict[str, list[Row]]:
        """Return the answers of a long plain list that are quoted: those asked for and with the stronger roles first, by document."""
        if self.limit is None or len(merged) <= self.limit or self.query.order or (self.timed and self.query.find == "task"):
            return merged

        def place(pair: tuple[str, list[Row]]) -> tuple[bool, int, str, str]:
            key, rows = pair
            return self._strength(rows) != "asked", rank_of(roles_of(rows)), rows[0].document, key

        return dict(sorted(merged.items(), key=place)[: self.limit])

    # ------------------------------------------------------------ sides

    def _compared(self, rows: Sequence[Row]) -> list[tuple[str, int]]:
        """Return the figure of each side; of "only" that of the first."""
        if not self.query.sides or self.query.combine not in ("compare", "only"):
            return []
        shown = range(len(self.query.sides)) if self.query.combine == "compare" else range(1)
        by_side = self._by_side(rows)
        return [(self.query.sides[i].label, self._size(by_side[i])) for i in shown]

    def _by_side(self, rows: Sequence[Row]) -> list[dict[str, list[Row]]]:
        sides: list[dict[str, list[Row]]] = [defaultdict(list) for _ in self.query.sides or (None,)]
        for row in rows:
            sides[row.side][self._key(row.answer)].append(row)
        return sides

    def _key(self, answer: str) -> str:
        """Agencies of several provinces that are one body are one answer; a province before and after it grew too."""
        if self.query.find == "province":
            return self._grown.get(answer, answer)
        return self.names.body_of.get(answer, answer) if self.query.find == "agency" else answer

    @cached_property
    def _grown(self) -> dict[str, str]:
        """The answers that are provinces which grew and kept their name, as what they are today."""
        found = {}
        for answer in {row.answer for row in self.rows}:
            row = self.names.vocabulary.province(answer)
            for id in row.successors if row is not None else ():
                new = self.names.vocabulary.province(id)
                if row is not None and new is not None and new.label_vi == row.label_vi:
                    found[answer] = new.id
        return found

    def _size(self, side: dict[str, list[Row]]) -> int:
        """How many answers a side has; of topics the broad ones count."""
        keys = {key for key, rows in side.items() if self._strength(rows) == "asked"}
        if self.query.find != "topic":
            return len(keys)
        return sum(self.names.vocabulary.broader(key) not in keys for key in keys)

    def _strength(self, rows: Iterable[Row]) -> str:
        asked = self.query.asked
        return "asked" if not asked or self.query.negated or any(row.role in asked for row in rows) else "weaker"

    def _winner(self) -> Answers:
        """The sides that have the most (their rows are what the query found), and every side's figure."""
        every = self.store.rows(replace(self.query, combine="compare", order=None, limit=None))
        sides = self._by_side(every)
        counts = [self._size(side) for side in sides]
        out = Answers(compared=[(side.label, count) for side, count in zip(self.query.sides, counts, strict=True)])
        out.english = self._english_sides()
        won = {row.side for row in self.rows}
        if self.query.order == "least" and counts:
            won |= {i for i, count in enumerate(counts) if count == min(counts)}
        for index in sorted(won):
            out.items.append(self._side_item(self.query.sides[index], self._by_side(self.rows)[index], counts[index]))
        out.items.sort(key=lambda item: item.id)
        return out

    def _side_id(self, side: Side) -> str:
        """The id of what a side is about, its label where it is no one thing."""
        id = next(iter((*side.provinces, *side.documents, *(i for p in side.agencies for i in p.ids), *side.topics)), side.label)
        known = id in self.names.vocabulary.by_id or id in self.names.documents or id in self.names.agencies
        return id if known else side.label

    def _english_sides(self) -> dict[str, str]:
        ids = {side.label: self._side_id(side) for side in self.query.sides}
        return {label: english for label, id in ids.items() if id != label and (english := self._names(id)[1])}

    def _side_item(self, side: Side, held: dict[str, list[Row]], count: int) -> AnswerItem:
        rows = [row for found in held.values() for row in found if self._strength([row]) == "asked"]
        id = self._side_id(side)
        label, label_en, name = self._names(id) if id != side.label else (side.label, None, None)
        kind = "Province" if side.provinces else "Document" if side.documents else "Topic" if id in side.topics else "Agency"
        scope = sorted(d.id for d in self.names.collection if d.id in side.documents or d.province in side.provinces)
        found = self._evidence(rows, self.quotes.shown([rows], self.query.asked, _SHOWN_TASKS)[0]) or self._title(scope)
        return AnswerItem(id, kind, label, label_en, name, roles=roles_of(rows), evidence=found, value=count, sides=(side.label,))

    # ------------------------------------------------------------ one answer

    def _item(self, key: str, rows: list[Row], shown: Sequence[Row]) -> AnswerItem:
        query = self.query
        ids = sorted({row.answer for row in rows})
        id = ids[0] if len(ids) == 1 else key
        label, label_en, name = self._names(id)
        item = AnswerItem(
            id, _TYPES[query.find], label, label_en, None if len(ids) > 1 else name,
            roles=roles_of(rows), strength=self._strength(rows), absence=query.negated or bool(query.missing),
        )  # fmt: skip
        if query.sides:
            item.sides = tuple(query.sides[i].label for i in sorted({row.side for row in rows}))
        if query.negated:
            item.strength, item.evidence = "asked", self._title(sorted({row.document for row in rows}))
        elif self.quoted:
            item.evidence = tuple(quote for document in sorted({row.document for row in rows}) for quote in self.quoted.get(document, ()))
        elif query.find == "finding":
            item.evidence = self.quotes.of_node(id)
        elif query.property and query.property != "time":
            item.property, item.value = query.property, property_value(self.names, ids[0], query.property)
            item.evidence = self.quotes.of_property(ids[0], query.property)
        else:
            item.evidence = self._evidence(rows, shown)
        if (self.timed or query.time) and query.find == "task":
            item.property, item.value = "time", task_time(self.store, id, self.quotes.named(id), self.windows)
        elif self.timed and query.find == "agency":
            times = [task_time(self.store, task, self.quotes.named(task)) for task in dict.fromkeys(row.task for row in rows) if task]
            same = all(time == times[0] for time in times)  # of several times none is the body's
            item.property, item.value = "time", times[0] if times and same else None
        elif self.timed and self.quoted:
            printed = next((time for quote in item.evidence if (time := printed_time(quote.exact)) is not None), None)
            item.property, item.value = "time", {"printed": printed, "from": None, "to": None, "recurrence": None}
        return item

    def _names(self, id: str) -> tuple[str, str | None, str | None]:
        if id not in self._found_names:
            self._found_names[id] = self._find_names(id)
        return self._found_names[id]

    def _find_names(self, id: str) -> tuple[str, str | None, str | None]:
        """Return (label, label_en, full name); of a body that several agencies are, its own generic names."""
        if id in self.names.documents:
            document = self.names.documents[id]
            return document.label, None, document.title
        term = self.names.vocabulary.by_id.get(id)
        if term is not None:
            return term.label_vi, term.label_en, None
        type, have = self.quotes.named(id) or ("", {})
        if type == "Agency":
            body = self.names.vocabulary.by_id.get(self.names.body_of.get(id, ""))
            label = str(have.get("generic") or have.get("name") or id)
            return label, str(have.get("name_en") or (body.label_en if body else "") or "") or None, str(have.get("name") or "") or None
        if type == "Finding":
            return str(have.get("message") or id), str(have.get("message_en") or "") or None, None
        return str(have.get("statement") or have.get("name") or id), str(have.get("name_en") or "") or None, None

    def _title(self, documents: Sequence[str]) -> tuple[Quote, ...]:
        self.quotes.fetch(documents[:_SHOWN_TASKS])
        return tuple(quote for document in documents[:_SHOWN_TASKS] for quote in self.quotes.of_title(document))

    def _titles_saying(self, documents: Sequence[str]) -> tuple[Quote, ...]:
        """The title lines of those documents whose title has a free word of the query."""
        words = [form for word in (*self.query.words, *self.query.subject) for form in word.split("|")]
        return tuple(quote for quote in self._title(documents) if any(f" {form} " in f" {folded_phrase(quote.exact)} " for form in words))

    def _evidence(self, rows: list[Row], shown: Sequence[Row]) -> tuple[Quote, ...]:
        """Where the relation stands that the answer states: the citation; else tasks `shown` and what names their agency; else titles."""
        query = self.query
        cited = self.quotes.of_citations([pair for row in rows for pair in self._cited_by(row)], query.citation_role)
        if query.find == "citation":  # that a document has such tasks proves no citation
            return cited
        if shown:
            titles = self._titles_saying(sorted({row.document for row in rows})) if query.find == "document" else ()
            own = cited if query.find in ("document", "province") else ()
            return (*own, *titles, *self.quotes.of_tasks(shown))
        if cited:
            return cited
        documents = sorted({row.document for row in rows})
        if query.cited_types or query.cited_issuers:
            return self._title(documents)
        if query.findings:
            found = tuple(quote for document in documents for quote in self.quotes.of_property(document, "incomplete"))
            return found or self._title(documents)
        wanted = (
            "issue_date"
            if query.order in ("earliest", "latest") or query.issued_from or query.issued_to
            else "signer"
            if query.signers
            else "issuer"
            if query.issuers
            else ""
        )
        found = tuple(
            quote for document in documents[:_SHOWN_TASKS] for quote in (self.quotes.of_property(document, wanted) if wanted else ())
        )
        return found or self._title(documents)

    def _succession(self) -> list[AnswerItem]:
        """What `of` became or came from; the evidence is where the store's documents name `of`."""
        asked = set(self.query.of)
        titles = self._title(sorted(d.id for d in self.names.collection if d.province in asked))
        agencies = sorted(agency for agency, body in self.names.body_of.items() if body in asked)
        evidence = titles or tuple(quote for agency in agencies[:3] for quote in self.quotes.of_node(agency)[:1])
        items = []
        for id in sorted({row.answer for row in self.rows}):
            label, label_en, name = self._names(id)
            items.append(AnswerItem(id, "Province" if id.startswith("VN-") else "Body", label, label_en, name, evidence=evidence))
        return items if evidence else []

    # ------------------------------------------------------------ order

    def _ordered(self, items: list[AnswerItem], rows: dict[str, list[Row]], out: Answers) -> list[AnswerItem]:
        order = self.query.order
        held = {item.id: rows.get(item.id) or rows[self._key(item.id)] for item in items}
        if order in ("earliest", "latest"):
            return self._by_issue(items, held, out)
        if order in ("most", "least"):
            return self._by_number(items, out)
        if self.timed and self.query.find != "agency":
            return sorted(items, key=lambda item: (*_due(item.value), self.quotes.start(item.id), item.id))
        is_task = self.query.find == "task"
        start = {item.id: min((self.quotes.start(row.task) for row in held[item.id] if row.task), default=0) for item in items if is_task}
        return sorted(
            items,
            key=lambda item: (
                item.strength != "asked",
                rank_of(item.roles),
                held[item.id][0].document if is_task and held[item.id] else "",
                start[item.id] if is_task else 0,
                item.label,
                item.id,
            ),
        )

    def _by_issue(self, items: list[AnswerItem], held: dict[str, list[Row]], out: Answers) -> list[AnswerItem]:
        latest = self.query.order == "latest"
        by_row = self.query.find != "citation"
        when: dict[str, str] = {}
        for item in items:
            ids = [row.document for row in held[item.id]] if by_row else [item.id]
            dates = sorted(date for id in ids if id in self.names.documents and (date := self.names.documents[id].issue_date))
            if dates:
                when[item.id] = dates[-1] if latest else dates[0]
        scope = self.store.rows(replace(self.query, order=None, limit=None))
        out.undated = tuple(sorted({row.document for row in scope if row.document and not self.names.documents[row.document].issue_date}))
        dated = sorted((item for item in items if item.id in when), key=lambda item: item.id)
        dated.sort(key=lambda item: when[item.id], reverse=latest)
        if self.query.limit:
            for item in dated:
                item.property, item.value = "issue_date", when[item.id]
        return dated

    def _by_number(self, items: list[AnswerItem], out: Answers) -> list[AnswerItem]:
        """Most or fewest first; the figures of all of them, those that the limit leaves out too, are compared."""
        every = self.store.rows(replace(self.query, order=None, limit=None)) if self.query.limit else self.rows
        tasks: dict[str, set[str]] = defaultdict(set)
        for row in every:
            if not self.query.asked or row.role in self.query.asked:
                tasks[self._key(row.answer)].add(row.task or row.document)
        sign = -1 if self.query.order == "most" else 1
        counts = {item.id: len(tasks[self._key(item.id)]) for item in items}
        items.sort(key=lambda item: (sign * counts[item.id], item.id))
        keys = sorted(tasks, key=lambda key: (sign * len(tasks[key]), key))
        self.quotes.fetch_names(key for key in keys if key not in self.names.documents and key not in self.names.vocabulary.by_id)
        out.compared = [(self._names(key)[0], len(tasks[key])) for key in keys]
        out.english = {label: english for label, english, _ in map(self._names, keys) if english}
        for item in items:
            item.value = item.value if item.value is not None else counts[item.id]
        return items


def _cited(query: Query) -> list[str]:
    """Every document that the query wants cited, in its alternatives and sides too."""
    found = [*query.cites]
    for one in query.any_of:
        found += one.cites
    for side in query.sides:
        found += side.cites
    return found


def _due(value: object) -> tuple[bool, str]:
    """The day by which a task's time is done; those without a day come last."""
    have = value if isinstance(value, dict) else {}
    day = have.get("to") or have.get("from")
    return day is None, str(day or "")
