"""A question to a `Reading`: slots, target, references, roles, topics and times put together into one typed query."""

from __future__ import annotations

from dataclasses import replace

from graph.query import AgencyPattern, Query, Side
from search.grammar.english import find_english_agencies
from search.grammar.marks import Marks
from search.grammar.negation import Negation, read_negation
from search.grammar.phrases import find_phrases
from search.grammar.reading import Condition, Reading
from search.grammar.references import DocumentRef, ProvinceRef, References, read_references
from search.grammar.roles import ROLE_SETS, RoleReading, read_roles
from search.grammar.scope import implied_documents, scope_by_time, task_window
from search.grammar.slots import Slot, correct, cover, provincial_media, settle_abbreviations
from search.grammar.targets import Target, find_target
from search.grammar.times import TimeFound, find_times, in_year
from search.names import Names
from search.question import Question
from search.thesaurus import is_deed
from search.tokens import folded_tokens

__all__ = ["understand"]

_MOST_YEARS = 12  # years that a time without its year is looked for in


def understand(question: Question, names: Names) -> Reading:
    """Return the reading of a question; nothing is guessed for words that mean nothing here."""
    times = find_times(question)
    taken = _time_slots(question, times, names)
    slots = cover(question, names.lexicon, taken)
    slots, corrections = correct(question, names.lexicon, slots, taken)
    slots = provincial_media(find_english_agencies(question, settle_abbreviations(slots, names)))
    slots = find_phrases(question, slots, names)
    marks = Marks(question, slots)
    reading = _Builder(marks, names, times).build()
    reading.corrections = corrections
    return reading


def _time_slots(question: Question, times: list[TimeFound], names: Names) -> dict[int, Slot]:
    """Slots of the times, by first token; a year that is part of a name ("ASEAN 2020") is none."""
    out = {}
    for n, time in enumerate(times):
        inside = [i for i, token in enumerate(question.tokens) if token.start < time.stop and time.at < token.end]
        keys = [token.key for token in question.tokens[: inside[-1] + 1]] if inside else []
        if any(names.lexicon.find(tuple(keys[i:])) for i in range(max(0, len(keys) - 4), len(keys) - len(inside))):
            times[n] = replace(time, unit="name", start=None, end=None)
        elif inside:
            out[inside[0]] = Slot(inside[0], inside[-1] + 1, (), question.words(inside[0], inside[-1] + 1), "time", str(n))
    return out


class _Builder:
    """Holds what is known of one question while its query is put together."""

    def __init__(self, marks: Marks, names: Names, times: list[TimeFound]) -> None:
        self.marks, self.names, self.times = marks, names, times
        self.conditions: list[Condition] = []
        self.notes: list[tuple[str, str]] = []
        self.unknown: list[str] = []
        self.further_times: list[TimeFound] = []
        self.units: tuple[tuple[str, str], ...] = ()

    # ------------------------------------------------------------ the steps

    def build(self) -> Reading:
        marks = self.marks
        self.times = [time for time in self.times if time.unit != "name"]
        agencies = [at for at in range(len(marks)) if marks[at].kind in ("body", "agency") and not self._issues_reference(at) and not self._is_topic(at)]
        target = find_target(marks, agencies)
        refs = read_references(marks, self.names, target)
        target = self._settle_citation(target, refs)
        negation = read_negation(marks, agencies, refs)
        issuers = self._issuers(target, agencies, refs)
        actors = [at for at in agencies if at not in issuers and at not in negation.excluded and not self._assigns(at, target, agencies)]
        roles = read_roles(marks, actors, target.at if target.find == "agency" else None)
        topics = self._topics(target)
        words = self._words(topics)
        self.unknown = self._unknown(self._used(target, refs))
        if not target.find:
            return self._no_graph_question(words)
        query = Query(find=target.find)  # type: ignore[arg-type]
        query = self._with_scope(query, target, refs, negation)
        query = self._with_citations(query, target, refs, issuers)
        query = self._with_agencies(query, target, actors, roles, negation)
        query = self._with_topics(query, target, topics)
        query = self._with_words(query, words)
        query = self._with_time(query, target, refs)
        reading = Reading(target.find, query, language=marks.question.language)
        reading.kind = target.kind if target.find == "agency" else None
        self._with_sides(reading, target, refs, actors, roles, negation)
        self._with_parts(reading, target, refs, roles, negation.negated)
        self._with_orders(reading, target)
        self._with_negation(reading, target, negation, actors)
        self._with_weaker(reading, target, roles, actors)
        if target.counted:
            reading.find, reading.query = "count", replace(reading.query, counted=True)
        if target.property:
            reading.query = replace(reading.query, property=target.property)
        reading.exclude = self._excluded(negation, refs)
        reading.soft = self._soft(reading.query, words)
        if not reading.query.negated:
            self.unknown += [r.label for r in refs.documents if not r.known]
        reading.unknown, reading.conditions, reading.notes = self.unknown, self.conditions, [*self.notes, *reading.notes]
        return reading

    def _soft(self, query: Query, words: list[tuple[str, str]]) -> tuple[str, ...]:
        """The word conditions that may give way: deeds of any subject, where the question says the subject too."""
        soft = tuple(value for value, _ in words if is_deed(value))
        firm = len(words) - len(soft) or query.topics or query.topics_all or query.agencies or query.provinces
        return soft if firm else ()

    def _issues_reference(self, at: int) -> bool:
        """Whether an agency only says whose a numbered document is: "Quyết định 368/QĐ-TTg của Thủ tướng"."""
        left = self.marks.left(at)
        return left is not None and self.marks[left].kind in ("number", "document") and at - left <= 3 and any(slot.has("of") or slot.has("by") for slot in self.marks.between(left, at))

    def _assigns(self, at: int, target: Target, agencies: list[int]) -> bool:
        """Whether an agency gives the task to another: "UBND tỉnh giao cơ quan nào", "the People's Committee assigns ... to X"."""
        verb = self.marks.right(at, lambda i: self.marks[i].kind == "province")
        if verb is None or not self.marks[verb].has("role", "assign") or self.marks.key(verb).split()[0] in ("duoc", "asked", "told", "required", "tasked", "instructed", "assigned", "entrusted"):
            return False
        taker = [i for i in agencies if i > verb]
        return bool(taker) or (target.find == "agency" and target.at is not None and target.at > verb)

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
        if target.find == "citation" or not verbs:
            return target
        if marks.has("cite_passive") and not refs.documents and not refs.provinces:
            return replace(target, find="citation", types=target.types)  # "văn bản nào được viện dẫn nhiều nhất"
        citing = [r.at for r in refs.documents if not r.cited] + [r.at for r in refs.provinces if not r.excluded]
        citing += [at for at in marks.where("doctype") if at != target.at and at < verbs[0] and marks[at].kind == "doctype" and at not in refs.used]
        cited = [r for r in refs.documents if r.cited]
        if cited or not citing:
            return target
        at = target.at if target.at is not None else -1
        passive = bool(marks.where("cite_passive"))
        after_verb = at > verbs[0]
        subject_first = any(c < verbs[-1] and (at < c or c < verbs[0]) for c in citing)
        by_subject = passive and any(c > verbs[-1] for c in citing)
        of_subject = any(at < c < verbs[0] for c in citing) and self._is_of(at) and marks.question.language == "vi"
        if (after_verb or subject_first or by_subject) and not (of_subject and not after_verb and not passive):
            return replace(target, find="citation")
        return target

    def _is_of(self, target: int) -> bool:
        """Whether what follows the noun asked for is whose it is: "văn bản nào của Lào Cai", not "văn bản nào được Lào Cai"."""
        follow = target + 1
        while follow < len(self.marks) and self.marks[follow].has("wh"):
            follow += 1
        return follow < len(self.marks) and self.marks.key(follow).split()[-1] in ("cua", "o", "tai", "trong", "thuoc", "do")

    def _issuers(self, target: Target, agencies: list[int], refs: References) -> set[int]:
        """Agencies that issue documents rather than take part in tasks: where documents are asked for and no role is said."""
        if target.find not in ("document", "citation") and not target.property:
            return set()
        verbs = [v for i in self.marks.where("role") for v in self.marks[i].values("role") if v not in ("any",)]
        if verbs:
            return set()
        marks = self.marks
        if marks.has("issue", "cite") or target.property or target.find == "citation":
            return set(agencies)
        return {at for at in agencies if at and any(marks[i].has("of") or marks[i].has("by") for i in (at - 1, at - 2) if i >= 0)}

    def _words(self, topics: list[int]) -> list[tuple[str, str]]:
        """The word conditions (folded alternatives, as typed), less those that a topic of the question says already."""
        said = set()
        for at in topics:
            for id in self.marks[at].values("topic"):
                term = self.names.vocabulary.by_id.get(id)
                for name in (term.label_vi, *term.aliases_vi, *term.aliases_en, term.label_en or "") if term else ():
                    said.add(f" {' '.join(folded_tokens(name))} ")
        found = [(slot.value, slot.text) for slot in self.marks.slots if slot.kind == "words"]
        return [pair for pair in found if not any(f" {one} " in name for one in pair[0].split("|") for name in said)]

    def _unknown(self, used: set[int]) -> list[str]:
        """The leftover words that mean nothing here, neighbours together; a kind of agency before them is part of the name."""
        groups: list[list[int]] = []
        for at in range(len(self.marks)):
            slot = self.marks[at]
            if at in used or slot.kind != "word":
                continue
            if groups and groups[-1][-1] == at - 1:
                groups[-1].append(at)
            else:
                groups.append([at - 1, at] if at and self.marks[at - 1].has("kind") and at - 1 not in used else [at])
        return [self.marks.question.words(self.marks[group[0]].start, self.marks[group[-1]].end) for group in groups]

    def _topics(self, target: Target) -> list[int]:
        return [at for at in range(len(self.marks)) if self._is_topic(at) and at != target.at]

    def _is_topic(self, at: int) -> bool:
        """Whether a slot names a topic; one that could be an agency too does after "về", "mảng", "on", "about"."""
        slot = self.marks[at]
        if slot.kind == "topic" or not slot.has("topic"):
            return slot.kind == "topic"
        return any(self.marks.key(i).split()[-1] in ("ve", "mang", "linh", "vuc", "on", "about") or self.marks[i].kind == "topic" for i in (at - 1, at - 2) if i >= 0)

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
        if not types and not documents and not implied and not refs.documents and (target.find == "document" and not target.property or (target.find == "province" and self.marks.has("earliest", "latest"))):
            types = tuple(v for at in self.marks.where("doctype") if self.marks[at].kind == "doctype" and at != target.at for v in self.marks[at].values("doctype"))
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
            verb = min([*marks.where("cite"), *marks.where("cite_passive"), *marks.where("noun", value="citation")], default=-1)
            own = {at for at in issuers if at < verb and (target.at is None or target.at > verb)}  # "công văn của Bộ X căn cứ ..."
            issuers -= own
            if own:
                self._show_agencies(sorted(own), "issuer")
                query = replace(query, issuers=self._agency_ids(own))
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
            wanted = ROLE_SETS[word]
            if word == "assign" and (not negation.negated or negation.emphatic):
                wanted = ()  # weaker roles are shown apart; "không giao nhiệm vụ gì" denies any role
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
        if len(topics) > 1 and self.marks.has("both") and target.find not in ("province", "document") and not self.marks.has("province"):
            return replace(query, topics_all=ids)
        return replace(query, topics=ids)

    def _with_words(self, query: Query, words: list[tuple[str, str]]) -> Query:
        for value, shown in words:
            self._show("words", value, shown)
        found = tuple(dict.fromkeys(value for value, _ in words))
        return replace(query, words=found)

    def _with_time(self, query: Query, target: Target, refs: References) -> Query:
        if not self.times:
            return query
        if target.find in ("task", "agency", "province", "topic") and not target.property:
            self._years(query)
            window, period = task_window(self.times, self.names, query, target)
            if window:
                self._show("time", window.recurrence or f"{window.start or ''}/{window.end or ''}", self._time_label())
                self.units = next((t.units for t in self.times if t.units), ())
                return replace(query, time=window)
            if period:
                self._show("period", f"{period[0]}-{period[1]}", self._time_label())
                return replace(query, period=period)
            return query
        changed = scope_by_time(self.marks, self.times, query, target)
        if changed is not query:
            self._show("issued" if changed.issued_from or changed.issued_to else "period", self._time_label(), self._time_label())
        return changed

    def _years(self, query: Query) -> None:
        """Put times without a year ("trước ngày 15/12") into the years of the documents asked about; more than one year needs further queries."""
        open_times = [n for n, t in enumerate(self.times) if str(t.start or "").startswith("?")]
        if not open_times:
            return
        scope = [d for d in self.names.documents.values() if d.in_collection and d.period and (not query.documents or d.id in query.documents) and (not query.provinces or d.province in query.provinces)]
        years = sorted({year for d in scope if d.period for year in range(d.period[0], d.period[1] + 1)})[:_MOST_YEARS] or [0]
        n = open_times[0]
        made = [in_year(self.times[n], year) for year in years if year]
        made = [replace(t, start=t.start or f"{t.end[:4]}-01-01", end=t.end or f"{str(t.start)[:4]}-12-31") if t.end or t.start else t for t in made]  # type: ignore[index]
        if made:
            self.times[n] = made[0]
            self.further_times = [replace(t, relation="") for t in made[1:]]
            self.times[n] = replace(made[0], relation="")

    def _time_label(self) -> str:
        return ", ".join(self.marks.question.text[t.at : t.stop] for t in self.times)

    # ------------------------------------------------------------ sides, orders, negation

    def _with_sides(self, reading: Reading, target: Target, refs: References, actors: list[int], roles: RoleReading, negation: Negation) -> None:
        marks, query = self.marks, reading.query
        sides = [Side(r.label, provinces=r.ids) for r in refs.provinces if not r.excluded]
        by_document = [Side(r.label, documents=r.ids[:1]) for r in refs.documents if not r.cited]
        covered = {p for r in refs.documents if not r.cited for p in [self.names.documents[r.ids[0]].province if r.ids[0] in self.names.documents else None] if p}
        sides = [s for s in sides if not set(s.provinces) & covered] + by_document
        combine = self._combine(len(sides))
        if len(sides) == 2 and negation.negated and target.find in ("agency", "citation", "topic", "task"):
            places = [r.at for r in refs.provinces if not r.excluded]
            if len(places) == 2 and (places[0] < negation.at < places[1] or negation.at > places[1]):
                first = places[1] > negation.at  # "có ở A mà không có ở B", "A có mà B không có"
                sides = sides if first or places[1] < negation.at else sides[::-1]
                combine = "only"
        if combine is None and len(sides) < 2:
            agency_sides = self._agency_sides(actors, roles, target)
            if agency_sides:
                reading.query = replace(query, sides=agency_sides, combine="most", agencies=(), find="task")
                reading.find = "agency"
                return
        if len(sides) == 1 and marks.has("only") and not self._only_a_role() and target.find in ("agency", "citation", "topic") and self.names.provinces:
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
            counted, agencies = self._counted_in_sides(target), query.agencies
            if counted == "agency" and any(not p.ids for p in agencies):  # "nhiều cơ quan chủ trì hơn": the role is that of the agencies counted
                asked = next(p.roles for p in agencies if not p.ids)
                query = replace(query, agencies=tuple(p for p in agencies if p.ids), roles=asked)
            reading.query = replace(query, find=counted, sides=tuple(sides), combine="most", provinces=(), documents=())  # type: ignore[arg-type]
            reading.find = "province" if all(s.provinces for s in sides) else "document"
            if marks.has("less", "least"):
                reading.query = replace(reading.query, order="least")
            return
        reading.query = replace(query, sides=tuple(sides), combine=combine, provinces=(), documents=())  # type: ignore[arg-type]

    def _counted_in_sides(self, target: Target) -> str:
        """What the sides have more or less of: citations after a verb of citing, else the noun that is not the one asked for, else tasks."""
        if target.find == "citation" or self.marks.has("cite"):
            return "citation"
        for at in self.marks.where("noun"):
            values = self.marks[at].values("noun")
            if at != target.at and values and values[0] in ("agency", "topic", "document"):
                return str(values[0])
        return target.find if target.find in ("agency", "topic") else "task"

    def _only_a_role(self) -> bool:
        """"only coordinate", "chỉ phối hợp": the role is what there is only of."""
        return any(i + 1 < len(self.marks) and self.marks[i + 1].has("role") for i in self.marks.where("only"))

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
        best = max((roles.words.get(at, "") for at in actors), key=len) or roles.asked
        return tuple(Side(self._label(self._agency_ids([at])[0]), agencies=(AgencyPattern(self._agency_ids([at]), ROLE_SETS[best]),)) for at in actors)

    def _with_parts(self, reading: Reading, target: Target, refs: References, roles: RoleReading, negated: bool) -> None:
        """Conditions that one query cannot hold: any of several citations; of a province or document, a task for each of several agencies or topics."""
        query, marks = reading.query, self.marks
        cited = [r.at for r in refs.documents if r.cited]
        reading.units = self.units
        if self.further_times and query.time:
            reading.parts = tuple(replace(query, time=replace(query.time, start=t.start, end=t.end)) for t in self.further_times)
            return
        narrow = self._narrow_words(query)
        if narrow:
            reading.parts, reading.join = (replace(query, topics=(), words=(*query.words, narrow)),), "all" if negated else "any"
            return
        if len(query.cites) > 1 and any(slot.has("either") for slot in marks.between(cited[0], cited[-1])):
            reading.query, *parts = [replace(query, cites=(id,)) for id in query.cites]
            reading.parts, reading.join = tuple(parts), "any"
            return
        if target.find not in ("province", "document") or query.sides:
            return
        if marks.has("both") and len(query.topics) > 1:
            reading.query, *parts = [replace(query, topics=(id,)) for id in query.topics]
            reading.parts, reading.join = tuple(parts), "all"
        elif len(query.agencies) > 1 and all(w not in ("work", "coordinate") for w in roles.words.values()):
            sides = tuple(Side(self._label(p.ids[0]) if p.ids else "", agencies=(p,)) for p in query.agencies)
            reading.query = replace(query, agencies=(), sides=sides, combine="all")

    def _narrow_words(self, query: Query) -> str:
        """The wordings of a narrower concept, folded, apart by "|": its tasks are those tagged with it or worded so."""
        term = self.names.vocabulary.by_id.get(query.topics[0]) if len(query.topics) == 1 else None
        if term is None or not term.extra.get("broader"):
            return ""
        return "|".join(dict.fromkeys(" ".join(folded_tokens(name)) for name in (term.label_vi, *term.aliases_vi)))

    def _with_orders(self, reading: Reading, target: Target) -> None:
        marks, query = self.marks, reading.query
        if query.sides:
            return
        if marks.has("few") and marks.has("most"):
            reading.query = replace(query, order="least", limit=1)
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
        """Deny the whole pattern; for tasks only the taking part of the agency that the negation stands by."""
        query = reading.query
        if not negation.negated or reading.find == "passage" or query.combine == "only":
            return
        if query.find == "task" and query.agencies and actors:
            denied = next((at for at in actors if at > negation.at), actors[-1])
            ids = set(self._agency_ids([denied]))
            patterns = [replace(p, absent=True) if set(p.ids) & ids else p for p in query.agencies]
            reading.query = replace(query, agencies=tuple(sorted(patterns, key=lambda p: p.absent)))
            return
        reading.query = replace(query, negated=True)
        reading.parts = tuple(replace(part, negated=True) for part in reading.parts)

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
