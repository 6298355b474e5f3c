"""A question to a `Reading`: slots, target, references, roles, topics and times put together into one typed query."""

from __future__ import annotations

from dataclasses import replace

from graph.query import AgencyPattern, Query, Side, TimeWindow
from search.grammar.leftovers import read_leftovers
from search.grammar.marks import Marks
from search.grammar.negation import Negation, read_negation
from search.grammar.reading import Condition, Reading
from search.grammar.references import DocumentRef, ProvinceRef, References, read_references
from search.grammar.roles import ROLE_SETS, RoleReading, read_roles
from search.grammar.scope import implied_documents, scope_by_time, task_window
from search.grammar.slots import Slot, correct, cover, settle_abbreviations
from search.grammar.targets import Target, find_target
from search.grammar.times import TimeFound, find_times
from search.names import Names
from search.question import Question

__all__ = ["understand"]


def understand(question: Question, names: Names) -> Reading:
    """Return the reading of a question; nothing is guessed for words that mean nothing here."""
    times = find_times(question)
    taken = _time_slots(question, times)
    slots = cover(question, names.lexicon, taken)
    slots, corrections = correct(question, names.lexicon, slots, taken)
    marks = Marks(question, settle_abbreviations(slots, names))
    reading = _Builder(marks, names, times).build()
    reading.corrections = corrections
    return reading


def _time_slots(question: Question, times: list[TimeFound]) -> dict[int, Slot]:
    out = {}
    for n, time in enumerate(times):
        inside = [i for i, token in enumerate(question.tokens) if token.start < time.stop and time.at < token.end]
        if inside:
            out[inside[0]] = Slot(inside[0], inside[-1] + 1, (), question.words(inside[0], inside[-1] + 1), "time", str(n))
    return out


class _Builder:
    """Holds what is known of one question while its query is put together."""

    def __init__(self, marks: Marks, names: Names, times: list[TimeFound]) -> None:
        self.marks, self.names, self.times = marks, names, times
        self.conditions: list[Condition] = []
        self.notes: list[tuple[str, str]] = []
        self.unknown: list[str] = []

    # ------------------------------------------------------------ the steps

    def build(self) -> Reading:
        marks = self.marks
        agencies = [at for at in range(len(marks)) if marks[at].kind in ("body", "agency")]
        target = find_target(marks, agencies)
        refs = read_references(marks, self.names, target)
        target = self._settle_citation(target, refs)
        negation = read_negation(marks, agencies, refs)
        issuers = self._issuers(target, agencies, refs)
        actors = [at for at in agencies if at not in issuers and at not in negation.excluded]
        roles = read_roles(marks, actors, target.at if target.find == "agency" else None)
        leftovers = read_leftovers(marks, self.names, self._used(target, refs))
        topics = self._topics(target)
        self.unknown = list(leftovers.unknown)
        if not target.find:
            return self._no_graph_question(leftovers.words)
        query = Query(find=target.find)  # type: ignore[arg-type]
        query = self._with_scope(query, target, refs, negation)
        query = self._with_citations(query, target, refs, issuers)
        query = self._with_agencies(query, target, actors, roles, negation)
        query = self._with_topics(query, target, topics)
        query = self._with_words(query, target, leftovers.words, topics)
        query = self._with_time(query, target, refs)
        reading = Reading(target.find, query, language=marks.question.language)
        reading.kind = target.kind if target.find == "agency" else None
        self._with_sides(reading, target, refs, actors, roles)
        self._with_orders(reading, target)
        self._with_negation(reading, target, negation, actors)
        self._with_weaker(reading, target, roles, actors)
        if target.counted:
            reading.find, reading.query = "count", replace(reading.query, counted=True)
        if target.property:
            reading.query = replace(reading.query, property=target.property)
        reading.exclude = self._excluded(negation, refs)
        reading.unknown, reading.conditions, reading.notes = self.unknown, self.conditions, [*self.notes, *reading.notes]
        return reading

    def _no_graph_question(self, words: list[tuple[str, str]]) -> Reading:
        return Reading("passage", Query(find="passage"), [Condition("words", w, shown) for w, shown in words], self.unknown, notes=self.notes, language=self.marks.question.language)

    def _used(self, target: Target, refs: References) -> set[int]:
        used = set(refs.used)
        if target.at is not None:
            used.add(target.at)
        return used

    def _settle_citation(self, target: Target, refs: References) -> Target:
        """A question for documents is one for citations where the citing one is named: "Lào Cai căn cứ những văn bản nào?"."""
        marks = self.marks
        verbs = [*marks.where("cite"), *marks.where("cite_passive")]
        if target.find not in ("document", "citation") or target.property:
            return target
        if target.find == "citation":
            return target
        if not verbs:
            return target
        citing = [r.at for r in refs.documents if not r.cited] + [r.at for r in refs.provinces if not r.excluded]
        cited = [r for r in refs.documents if r.cited]
        if cited or not citing:
            return target
        at = target.at if target.at is not None else -1
        passive = bool(marks.where("cite_passive"))
        after_verb = at > verbs[0]
        subject_first = any(c < verbs[-1] and (at < c or c < verbs[0]) for c in citing)
        by_subject = passive and any(c > verbs[-1] for c in citing)
        of_subject = any(at < c < verbs[0] for c in citing) and marks.question.language == "vi"
        if (after_verb or subject_first or by_subject) and not (of_subject and not after_verb and not passive):
            return replace(target, find="citation")
        return target

    def _issuers(self, target: Target, agencies: list[int], refs: References) -> set[int]:
        """Agencies that issue documents rather than take part in tasks: where documents are asked for and no role is said."""
        if target.find not in ("document", "citation") and not target.property:
            return set()
        verbs = [v for i in self.marks.where("role") for v in self.marks[i].values("role") if v not in ("any",)]
        if verbs:
            return set()
        return set(agencies)

    def _topics(self, target: Target) -> list[int]:
        return [at for at in range(len(self.marks)) if self.marks[at].kind == "topic" and at != target.at]

    # ------------------------------------------------------------ conditions

    def _with_scope(self, query: Query, target: Target, refs: References, negation: Negation) -> Query:
        scope = [r for r in refs.documents if not r.cited]
        documents = tuple(r.ids[0] for r in scope)
        provinces = tuple(dict.fromkeys(i for r in refs.provinces if not r.excluded and not (target.find == "province" and r.at in negation.excluded) for i in r.ids))
        implied = implied_documents(self.marks, self.names, target, refs, provinces, self.times, self.notes)
        for ref in scope:
            self._show("document", ref.ids[0], ref.label)
        for province in refs.provinces:
            if not province.excluded:
                self._show_province(province)
        if implied:
            documents = tuple(dict.fromkeys((*documents, *implied)))
        if documents and provinces and target.find != "citation":
            kept = tuple(d for d in documents if d not in self.names.documents or self.names.documents[d].province in (None, *provinces))
            documents = kept or documents
        types = target.types if target.find == "document" and not target.property else ()
        for name in types:
            self._show("document_type", name, self._label(name))
        return replace(query, documents=documents, provinces=provinces, document_types=types)

    def _show_province(self, ref: ProvinceRef) -> None:
        self._show("province", ref.ids[0], ref.label)
        if ref.predecessors:
            old = ", ".join(self._label(i) for i in ref.predecessors)
            self.notes.append((f"{ref.label} ngày nay gồm {old}; tìm trong văn bản của {old}.", f"{ref.label} today includes {old}; the documents of {old} were searched."))
        elif not ref.known:
            self.notes.append((f"Kho không có văn bản nào của {ref.label}.", f"The store has no document of {ref.label}."))

    def _with_citations(self, query: Query, target: Target, refs: References, issuers: set[int]) -> Query:
        marks = self.marks
        cited = [r for r in refs.documents if r.cited]
        basis = marks.has("cite", value="basis") or marks.has("noun", value="citation") or any("can cu" in marks.key(i) or "basis" in marks.key(i) for i in marks.where("cite_passive"))
        role = "basis" if basis and not marks.has("cite", value="any") else None
        if target.find == "citation":
            types = target.types if target.types and not _is_any_document(target.types) else ()
            ids = self._agency_ids(issuers)
            for name in types:
                self._show("cited_type", name, self._label(name))
            for at in sorted(issuers):
                self._show("cited_issuer", marks[at].values(marks[at].kind)[0], marks[at].text)
            query = replace(query, citation_role=role, cited_types=types, cited_issuers=ids, document_types=())
        elif issuers:
            self._show_agencies(sorted(issuers), "issuer")
            query = replace(query, issuers=self._agency_ids(issuers))
        if cited:
            for ref in cited:
                self._show("cites", ref.ids[0], ref.label)
                self._note_missing(ref)
            query = replace(query, cites=tuple(dict.fromkeys(r.ids[0] for r in cited)), citation_role=role)
        for at in marks.where("signer"):
            if target.property != "signer" and marks[at].kind == "signer":
                query = replace(query, signers=marks[at].values("signer"))
                self._show("signer", marks[at].values("signer")[0], marks[at].text)
        return query

    def _note_missing(self, ref: DocumentRef) -> None:
        if not ref.known:
            self.notes.append((f"Không văn bản nào trong kho có số hoặc dẫn số {ref.label}.", f"No document in the store has or cites the number {ref.label}."))

    def _with_agencies(self, query: Query, target: Target, actors: list[int], roles: RoleReading, negation: Negation) -> Query:
        groups = self._agency_groups(actors, roles, target)
        patterns = []
        for group in groups:
            word = max((roles.words.get(at, "") for at in group), key=len)
            wanted = () if (word in ("assign",) and (negation.negated or target.find == "agency")) else ROLE_SETS[word]
            if word == "assign" and not negation.negated:
                wanted = ()  # weaker roles are shown apart
            absent = any(at in negation.absent for at in group)
            patterns.append(AgencyPattern(self._agency_ids(group), wanted, absent))
            self._show_agencies(group, "agency", ROLE_SETS[word])
        asked = ()
        if target.find == "agency":
            asked = () if roles.asked == "assign" else ROLE_SETS[roles.asked]
        elif not actors and target.find in ("task", "province", "document", "topic") and roles.asked in ("lead", "coordinate"):
            patterns.append(AgencyPattern((), ROLE_SETS[roles.asked]))
        return replace(query, agencies=tuple(patterns), roles=asked)

    def _agency_groups(self, actors: list[int], roles: RoleReading, target: Target) -> list[list[int]]:
        """Agencies joined by "hoặc", or by "và" without "cùng", are one group (any of them); others are patterns of their own."""
        together = self.marks.has("shared", "both") or any(w in ("work", "coordinate") for w in roles.words.values()) or target.find == "province"
        groups: list[list[int]] = []
        for at in actors:
            last = groups[-1][-1] if groups else None
            if last is not None:
                between = list(self.marks.between(last, at))
                either = any(slot.has("either") for slot in between)
                joined = all(slot.has("and") or slot.has("stop") or slot.has("either") for slot in between) and at - last <= 3
                if joined and (either or not together) and roles.words.get(at) == roles.words.get(last):
                    groups[-1].append(at)
                    continue
                if at == last + 1 and self.marks[at].value == self.marks[last].value:
                    continue  # "Ethnic Affairs Committee (Ban Dân tộc)": one agency said twice
                if at == last + 1 and set(self._agency_ids([at])) & set(self._agency_ids([last])):
                    continue
            groups.append([at])
        return groups

    def _agency_ids(self, slots: list[int] | set[int]) -> tuple[str, ...]:
        found: list[str] = []
        for at in sorted(slots):
            slot = self.marks[at]
            found += [e.value for e in slot.entries if e.kind in ("body", "agency") and e.rank <= slot.entries[0].rank + 1]
        return tuple(dict.fromkeys([*found, *self._kin(found)]))

    def _kin(self, ids: list[str]) -> list[str]:
        """The bodies that became one of `ids`: a question about today's body finds its predecessors."""
        kin = [t.id for t in self.names.vocabulary.bodies if set(t.successors) & set(ids) and t.id not in ids and self._is_late(ids)]
        return sorted(kin)

    def _is_late(self, ids: list[str]) -> bool:
        """Whether none of `ids` takes part in anything in the store, so that only predecessors can answer."""
        return not any(body in self.names.bodies for body in ids)

    def _with_topics(self, query: Query, target: Target, topics: list[int]) -> Query:
        ids = tuple(dict.fromkeys(v for at in topics for v in self.marks[at].values("topic")[:1]))
        for at in topics:
            self._show("topic", self.marks[at].values("topic")[0], self._label(self.marks[at].values("topic")[0]))
        if len(topics) > 1 and self.marks.has("both") and not self.marks.has("province"):
            return replace(query, topics_all=ids)
        return replace(query, topics=ids)

    def _with_words(self, query: Query, target: Target, words: list[tuple[str, str]], topics: list[int]) -> Query:
        for value, shown in words:
            self._show("words", value, shown)
        found = tuple(dict.fromkeys(value for value, _ in words))
        return replace(query, words=found)

    def _with_time(self, query: Query, target: Target, refs: References) -> Query:
        if not self.times:
            return query
        if target.find in ("task", "agency", "province", "topic") and not target.property:
            window, period = task_window(self.times, self.names, query, target)
            if window:
                self._show("time", window.recurrence or f"{window.start or ''}/{window.end or ''}", self._time_label())
                return replace(query, time=window)
            if period:
                self._show("period", f"{period[0]}-{period[1]}", self._time_label())
                return replace(query, period=period)
            return query
        changed = scope_by_time(self.marks, self.times, query, target)
        if changed is not query:
            self._show("issued" if changed.issued_from or changed.issued_to else "period", self._time_label(), self._time_label())
        return changed

    def _time_label(self) -> str:
        return ", ".join(self.marks.question.text[t.at : t.stop] for t in self.times)

    # ------------------------------------------------------------ sides, orders, negation

    def _with_sides(self, reading: Reading, target: Target, refs: References, actors: list[int], roles: RoleReading) -> None:
        marks, query = self.marks, reading.query
        sides = [Side(r.label, provinces=r.ids) for r in refs.provinces if not r.excluded]
        by_document = [Side(r.label, documents=r.ids[:1]) for r in refs.documents if not r.cited]
        covered = {p for r in refs.documents if not r.cited for p in [self.names.documents[r.ids[0]].province if r.ids[0] in self.names.documents else None] if p}
        sides = [s for s in sides if not set(s.provinces) & covered] + by_document
        combine = self._combine(len(sides))
        if combine is None and len(sides) < 2:
            agency_sides = self._agency_sides(actors, roles, target)
            if agency_sides:
                reading.query = replace(query, sides=agency_sides, combine="most", agencies=(), find="task")
                reading.find, reading.sides_of = "agency", "agency"
                return
        if len(sides) == 1 and marks.has("only") and target.find in ("agency", "citation", "topic") and self.names.provinces:
            others = tuple(sorted(self.names.provinces - set(sides[0].provinces)))
            if sides[0].provinces and others:
                rest = Side("…", provinces=others)
                reading.query = replace(query, sides=(sides[0], rest), combine="only", provinces=(), documents=())
            return
        if len(sides) < 2 or combine is None:
            return
        if target.find == "province" and combine != "most":
            return
        if combine == "most":
            reading.query = replace(query, find="task" if not query.cites and target.find != "citation" else "citation", sides=tuple(sides), combine="most", provinces=(), documents=())
            reading.sides_of = "province"
            reading.find = "province" if all(s.provinces for s in sides) else "document"
            if marks.has("less", "least"):
                reading.query = replace(reading.query, order="least")
            return
        reading.query = replace(query, sides=tuple(sides), combine=combine, provinces=(), documents=())  # type: ignore[arg-type]

    def _combine(self, size: int) -> str | None:
        marks = self.marks
        if size < 2:
            return None
        if marks.has("only"):
            return "only"
        if marks.has("more", "less") or (marks.has("most", "least") and size >= 2):
            return "most"
        if marks.has("compare"):
            return "compare"
        if marks.has("both", "shared"):
            return "all"
        return None

    def _agency_sides(self, actors: list[int], roles: RoleReading, target: Target) -> tuple[Side, ...]:
        """"Công an hay Sở Ngoại vụ chủ trì nhiều việc hơn": each agency a side."""
        if len(actors) < 2 or not self.marks.has("more", "less"):
            return ()
        best = max((roles.words.get(at, "") for at in actors), key=len)
        return tuple(Side(self._label(self._agency_ids([at])[0]), agencies=(AgencyPattern(self._agency_ids([at]), ROLE_SETS[best]),)) for at in actors)

    def _with_orders(self, reading: Reading, target: Target) -> None:
        marks, query = self.marks, reading.query
        if query.sides:
            return
        for order in ("earliest", "latest", "most", "least"):
            if marks.has(order) or (order == "most" and marks.has("more") and target.find in ("agency", "province", "document", "topic")):
                if order in ("earliest", "latest") and target.find not in ("document", "province", "citation"):
                    continue
                limit = None if marks.has("order_first") else 1
                reading.query = replace(query, order=order, limit=limit)  # type: ignore[arg-type]
                return
        if marks.has("order_first"):
            reading.query = replace(query, order="earliest")

    def _with_negation(self, reading: Reading, target: Target, negation: Negation, actors: list[int]) -> None:
        if negation.negated and reading.find in ("province", "document", "agency", "task", "citation", "topic"):
            reading.query = replace(reading.query, negated=True)

    def _with_weaker(self, reading: Reading, target: Target, roles: RoleReading, actors: list[int]) -> None:
        if reading.query.negated:
            return
        words = {roles.words.get(at, "") for at in actors} if actors else set()
        if "assign" in words or (target.find == "agency" and roles.asked == "assign"):
            reading.weaker, reading.asked = True, ("lead", "assigned")

    def _excluded(self, negation: Negation, refs: References) -> tuple[str, ...]:
        out: list[str] = []
        for at in sorted(negation.excluded):
            if self.marks[at].kind in ("body", "agency"):
                out += self._agency_ids([at])
            elif self.marks[at].kind == "province":
                out += self.marks[at].values("province")
            elif self.marks[at].kind == "topic":
                out += self.marks[at].values("topic")[:1]
        return tuple(out)

    # ------------------------------------------------------------ what is shown

    def _show(self, field: str, value: str, label: str, roles: tuple[str, ...] = ()) -> None:
        condition = Condition(field, value, label, roles)
        if condition not in self.conditions:
            self.conditions.append(condition)

    def _show_agencies(self, group: list[int], field: str, roles: tuple[str, ...] = ()) -> None:
        for at in group:
            ids = self._agency_ids([at])
            self._show(field, ids[0], self._label(ids[0]), roles)

    def _label(self, id: str) -> str:
        term = self.names.vocabulary.by_id.get(id)
        if term:
            return term.label(self.marks.question.language) if not id.startswith(("VN-",)) else term.label_vi
        return self.names.agencies.get(id) or (self.names.documents[id].label if id in self.names.documents else id)


def _is_any_document(types: tuple[str, ...]) -> bool:
    return "type:cong-van" in types and len(types) > 3
