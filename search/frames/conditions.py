"""Conditions on documents and agencies: scope, citations, who takes part in which role."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from graph.query import AgencyPattern, Query, Role
from search.frames.givers import GiverRules
from search.frames.negation import Negation
from search.frames.reading import Reading
from search.frames.references import DocumentRef, ProvinceRef, References
from search.frames.roles import ROLE_SETS, RoleReading
from search.frames.scope import implied_documents
from search.frames.target import Target
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase
from search.question import MAX_CHARS, read_question
from search.question.people import SIGNED_AS
from search.question.shapes import shape

__all__ = ["ConditionRules"]

_INSIDE = frozenset(("trong", "tai", "o", "voi", "in", "with", "to", "cho"))  # a body that stands in documents has not issued them


class ConditionRules(GiverRules):
    """Adds conditions on documents, their citations and the agencies of their tasks."""

    def _with_scope(self, query: Query, target: Target, refs: References, negation: Negation) -> Query:
        if negation.negated and target.find in ("province", "document") and self.sentence.has("title_part"):
            query = self._without_such_title(query, refs)
        scope = [r for r in refs.documents if not r.cited]
        documents = tuple(r.ids[0] for r in scope)
        provinces = tuple(
            dict.fromkeys(
                i for r in refs.provinces if not r.excluded and not (target.find == "province" and r.at in negation.excluded) for i in r.ids
            )
        )
        if target.find == "document" and not provinces and self._of_provinces(target):
            provinces = tuple(sorted(self.names.provinces))
        denied = negation.negated and target.find == "document" and not target.types  # "văn bản nào không phải là kế hoạch"
        implied = () if denied else implied_documents(self.sentence, self.names, target, refs, provinces, self.times, self.notes)
        said = () if query.subject else self.sentence.where("titled")
        titled = tuple(dict.fromkeys(id for at in said for id in self.sentence[at].values("titled")))
        named_so = titled or any(self.sentence[ref.at].has("title_part") for ref in scope)
        if named_so and (words := self._said_of_title()):
            self._show("title", "", words)
        for id in titled:
            self._show("document", id, self._label(id))
        documents = (*documents, *titled)
        for ref in scope:
            self._show("document", ref.ids[0], ref.label)
        for province in refs.provinces:
            if not province.excluded:
                self._show_province(province)
        if implied:
            documents = tuple(dict.fromkeys((*documents, *implied)))
        if documents and provinces and target.find != "citation" and target.every != "only":
            kept = tuple(d for d in documents if d not in self.names.documents or self.names.documents[d].province in (None, *provinces))
            documents = kept or documents
        types = target.types if target.find == "document" and (target.every or not target.property) and not titled else ()
        if (
            not types
            and not documents
            and not implied
            and not refs.documents
            and (
                (target.find == "document" and not target.property)
                or (target.find == "province" and (self.sentence.has("earliest", "latest") or self._of_type_alone()))
            )
        ):
            types = tuple(
                v
                for at in self.sentence.where("doctype")
                if self.sentence[at].kind == "doctype" and at != target.at and at not in self.left_out and not self._is_cited(at)
                for v in self.sentence[at].values("doctype")
            )
        for name in types:
            self._show("document_type", name, self._label(name))
        if types and not any(document.type in types for document in self.names.collection):
            documents = self.names.titled((), types, ())  # a decision that issues a regulation is one
            types = () if documents else types
        return replace(query, documents=documents, provinces=provinces, document_types=types)

    def _of_type_alone(self) -> bool:
        """Whether the documents' type is all that is said of them: "tỉnh nào có chỉ thị"."""
        more = ("role", "topic", "words", "syllable", "field", "body", "agency", "cite", "cite_passive", "mention", "word")
        return not (self.times or self.sentence.has(*more) or any(slot.kind in ("words", "syllable") for slot in self.sentence.slots))

    def _is_cited(self, at: int) -> bool:
        """Whether a type of document follows a verb of citing: "văn bản nào viện dẫn một thông tư"."""
        before = self.sentence.left(at, lambda i: any(self.sentence[i].has(kind) for kind in ("polite", "most", "least", "few")))
        return before is not None and self.sentence[before].has("cite")

    def _without_such_title(self, query: Query, refs: References) -> Query:
        """ "Tỉnh nào chưa có kế hoạch phát triển kinh tế số": no document's title has these words."""
        places = self.sentence.where("title_part")
        parts = tuple(dict.fromkeys(part for at in places for part in self.sentence[at].values("title_part")))
        refs.documents = [ref for ref in refs.documents if ref.at not in places]
        said = self._said_of_title()
        for part in parts:
            self._show("words", part, said or part.split("|")[0])
        return replace(query, subject=parts, subject_in=("title",))

    def _said_of_title(self) -> str:
        """The words of a title that documents are called by, as they were typed."""
        forms = " | ".join(value for slot in self.sentence.slots for value in slot.values("title_part"))
        bare = [slot for slot in self.sentence.slots if slot.kind == "stop" and not slot.entries]
        said = [slot.text for slot in bare if slot.end - slot.start > 1 or folded_phrase(slot.text) in forms.replace("|", " ").split()]
        return ", ".join(dict.fromkeys(said))

    def _of_provinces(self, target: Target) -> bool:
        """Whether the documents asked for are those of provinces, whichever: "văn bản của các tỉnh", "documents from provinces"."""
        sentence = self.sentence
        places = [at for at in sentence.where("noun", value="province") if at != target.at and not sentence[at - 1].has("wh")]
        return any(
            at > (target.at or 0)
            and not (at + 1 < len(sentence) and sentence[at + 1].has("wh"))
            and any(sentence[i].has("of") or sentence[i].has("by") for i in (at - 1, at - 2, at - 3) if i > (target.at or 0))
            for at in places
        )

    def _show_province(self, ref: ProvinceRef) -> None:
        self._show("province", ref.ids[0], ref.label)
        if ref.predecessors:
            old = ", ".join(self._label(i) for i in ref.predecessors)
            self.notes.append(
                (
                    f"{ref.label} ngày nay gồm {old}; tìm trong văn bản của {old}.",
                    f"{ref.label} today includes {old}; the documents of {old} were searched.",
                )
            )
        elif not ref.known:
            self.notes.append((f"Kho không có văn bản nào của {ref.label}.", f"The store has no document of {ref.label}."))

    def _issuers(self, target: Target, agencies: list[int]) -> set[int]:
        """Agencies that issue documents rather than take part in tasks: where documents are asked for and no role is said."""
        if (target.find not in ("document", "citation") and not target.property) or target.property == "time":
            return set()
        said = [i for i in self.sentence.where("role") if not self.sentence[i].has("stop")]  # "để khắc phục" gives nobody work
        verbs = [v for i in said for v in self.sentence[i].values("role") if v not in ("any",)]
        if verbs:
            return {at for at in agencies if self._is_whose_documents(at, target)}
        sentence = self.sentence
        agencies = [at for at in agencies if not self._is_group(at)]
        if sentence.has("issue", "cite") or target.property or target.find == "citation":
            return set(agencies)
        whose = {at for at in agencies if at and any(sentence[i].has("of") or sentence[i].has("by") for i in (at - 1, at - 2) if i >= 0)}
        return whose or {at for at in agencies if self._has_documents(at, target)}

    def _is_group(self, at: int) -> bool:
        """Whether a body is a kind of many that issues no documents here: enterprises, cooperatives."""
        ids = self._agency_ids([at])
        levels = [body.level for id in ids if (body := self.names.vocabulary.body(id)) is not None]
        return bool(levels) and set(levels) == {"group"} and not self.names.answers_of(Query("document", issuers=ids))

    def _is_whose_documents(self, at: int, target: Target) -> bool:
        """Whether documents asked for are said to be a body's right before what they say: "công điện nào của Thủ tướng không giao …"."""
        sentence = self.sentence
        near = target.at is not None and target.find == "document" and target.at < at <= target.at + 3 and sentence[at - 1].has("of")
        bound = near and all(sentence[i].has("wh") or sentence.is_filler(i) for i in range((target.at or 0) + 1, at))
        said = at + 1 < len(sentence) and any(sentence[at + 1].has(kind) for kind in ("neg", "role", "mention", "only"))
        return (
            bound and said and bool(self.names.answers_of(Query("document", document_types=target.types, issuers=self._agency_ids([at]))))
        )

    def _has_documents(self, at: int, target: Target) -> bool:
        """Whether a body stands right before the documents asked for, which it has, signs or sends, "Thủ tướng ký những công điện nào",
        or right behind them, "công điện nào của Thủ tướng", and has issued some."""
        sentence = self.sentence
        if target.at is None or sentence.has("mention", "neg", "cite_passive"):
            return False
        first, last = sorted((at, target.at))
        bound = (
            sentence.is_filler(i)
            or sentence[i].kind in ("province", "count")
            or sentence[i].has("meta", "signer")
            or shape("sending").fullmatch(sentence.key(i))
            or (sentence[i].kind == "doctype" and sentence[i].values("doctype") == sentence[target.at].values("doctype"))
            for i in range(first + 1, last)
        )
        if not all(bound) or any(_INSIDE.intersection(sentence.key(i).split()) for i in range(first + 1, last)):
            return False
        ids = self._agency_ids([at])
        return bool(ids) and bool(self.names.answers_of(Query("document", document_types=target.types, issuers=ids)))

    def _with_citations(self, query: Query, target: Target, refs: References, issuers: set[int]) -> Query:
        sentence = self.sentence
        cited = [r for r in refs.documents if r.cited]
        cites = sentence.has("cite", "cite_passive")  # all that it names, "cited by the plan implementing …"
        basis = (
            sentence.has("cite", value="basis")
            or sentence.has("noun", value="citation")
            or any("can cu" in sentence.key(i) or "basis" in sentence.key(i) for i in sentence.where("cite_passive"))
            or (target.find == "citation" and not cites and bool(self._carrying_out()))  # what a document is there for
        )
        role: Literal["basis", "mention"] | None = "basis" if basis and not sentence.has("cite", value="any") else None
        if target.find == "citation":
            types = target.types
            verb = min([*sentence.where("cite"), *sentence.where("cite_passive"), *sentence.where("noun", value="citation")], default=-1)
            own = {at for at in issuers if at < verb and (target.at is None or target.at > verb)}  # "công văn của Bộ X căn cứ ..."
            own |= {at for at in issuers if self._carrying_out() and self._is_whose_plan(at, refs)}
            issuers -= own
            if own:
                self._show_agencies(sorted(own), "issuer")
                query = replace(query, issuers=self._agency_ids(own))
            ids = self._agency_ids(issuers)
            for name in types:
                self._show("cited_type", name, self._label(name))
            for at in sorted(issuers):
                self._show("cited_issuer", sentence[at].values(sentence[at].kind)[0], sentence[at].text)
            codes = tuple(
                sorted({code.upper() for id in ids if (body := self.names.vocabulary.body(id)) is not None for code in body.code})
            )
            query = replace(query, citation_role=role, cited_types=types, cited_issuers=ids, cited_codes=codes, document_types=())
            query = self._as_title_says(query, refs) if self._carrying_out() and len(types) == 1 else query
        elif issuers:
            self._show_agencies(sorted(issuers), "issuer")
            query = replace(query, issuers=self._agency_ids(issuers))
        unnamed = () if issuers else self._unnamed_issuer(target)
        if unnamed and target.find == "document":
            for id in unnamed:
                self._show("issuer", id, self._label(id))
            query = replace(query, issuers=unnamed)
        named = any(not ref.cited for ref in refs.documents)  # whoever gave the work signed a document, or an office for him
        givers = self._givers() if not named else ()
        if givers and target.find in ("task", "province", "agency", "topic"):
            for id in givers:
                self._show("issuer", id, self._label(id))
            given = self._given_by_office(givers)
            query = replace(query, documents=given) if given else replace(query, issuers=givers)
        if cited:
            for ref in cited:
                self._show("cites", ref.ids[0], ref.label)
                self._note_missing(ref)
            query = replace(query, cites=tuple(dict.fromkeys(r.ids[0] for r in cited)), citation_role=role)
        for at in sentence.where("signer"):
            office = sentence[at].value.startswith(SIGNED_AS)
            if (target.property != "signer" or office) and sentence[at].kind == "signer":
                query = self._signed(query, sentence[at].values("signer"))
                self._show("signer", sentence[at].values("signer")[0], sentence[at].text)
        return query

    def _as_title_says(self, query: Query, refs: References) -> Query:
        """The query for what the titles of the documents that are named say that they carry out, where they name it by its number."""
        titles = [self.names.documents[ref.ids[0]].title or "" for ref in refs.documents if not ref.cited and self._is_here(ref.ids[0])]
        numbers = (token.key for title in titles if 0 < len(title) <= MAX_CHARS for token in read_question(title).tokens if token.number)
        named = replace(query, among=tuple(sorted({id for number in numbers for id in self.names.numbered(number)})))
        return named if named.among and self.names.answers_of(named) else query

    def _is_whose_plan(self, at: int, refs: References) -> bool:
        """Whether a body stands beside a document as its owner: "the Ministry of Culture's plan", "kế hoạch của Bộ Y tế"."""
        step = 1 if self.sentence.question.language == "en" else -1
        near = self.sentence.right(at) if step > 0 else self.sentence.left(at)
        while step > 0 and near is not None and self.sentence[near].text == "s":
            near = self.sentence.right(near)
        return any(ref.at == near and not ref.cited for ref in refs.documents)

    def _signed(self, query: Query, signers: tuple[str, ...]) -> Query:
        """The query with who signed: a name, or the documents signed in an office."""
        if not signers[0].startswith(SIGNED_AS):
            return replace(query, signers=signers)
        office = signers[0].removeprefix(SIGNED_AS)
        held = self._signed_in((office,))
        return replace(query, documents=tuple(id for id in held if not query.documents or id in query.documents) or ("",))

    def _unnamed_issuer(self, target: Target) -> tuple[str, ...]:
        """ "issued by the ministry", "văn bản của bộ": the ministries, where none is named."""
        sentence = self.sentence
        said = [at for at in sentence.where("kind", value="Bộ") if sentence[at].kind == "kind" and at != target.at and self._issues(at)]
        named = any(at + 1 < len(sentence) and (sentence[at + 1].has("wh") or sentence[at + 1].kind == "word") for at in said)
        return self._ministries() if said and not named and target.find in ("document", "citation") else ()

    def _issues(self, at: int) -> bool:
        """Whether documents are said to be a body's, "văn bản của bộ", "by the ministry", "bộ ban hành": what ministries must follow is
        not theirs."""
        sentence = self.sentence
        before = [sentence[i] for i in (at - 1, at - 2) if i >= 0]
        verb = sentence.right(at)
        return any(slot.has("of") or slot.has("by") for slot in before) or (verb is not None and sentence[verb].has("issue"))

    def _note_missing(self, ref: DocumentRef) -> None:
        if not ref.known:
            self.notes.append(
                (
                    f"Không văn bản nào trong kho có số hoặc dẫn số {ref.label}.",
                    f"No document in the store has or cites the number {ref.label}.",
                )
            )

    def _with_agencies(self, query: Query, target: Target, actors: list[int], roles: RoleReading, negation: Negation) -> Query:
        groups = self._agency_groups(actors, roles, target)
        patterns = []
        for group in groups:
            word = max((roles.words.get(at, "") for at in group), key=len)
            wanted = ROLE_SETS[word]
            if word == "assign" and (not negation.negated or negation.emphatic):
                wanted = ()  # weaker roles are shown apart; "không giao nhiệm vụ gì" denies any role
            absent = any(at in negation.absent for at in group)
            ids = self._agency_ids(group)
            alone = len(groups) == 1 and not (absent or negation.negated)
            patterns.append(AgencyPattern((*ids, *(self._became(query, ids) if alone else ())), wanted, absent))
            self._note_predecessors(patterns[-1].ids)
            denied_whole = word == "assign" and negation.negated and negation.emphatic
            self._show_agencies(group, "agency", () if denied_whole else ROLE_SETS[word])
        asked: tuple[Role, ...] = ()
        if target.find == "agency":
            asked = () if roles.asked == "assign" else ROLE_SETS[roles.asked]
        if (
            not actors
            and negation.absent_roles is None
            and target.find in ("task", "province", "document", "topic")
            and roles.asked in ("lead", "coordinate")
        ):
            patterns.append(AgencyPattern((), ROLE_SETS[roles.asked]))
        elif target.find == "agency" and not asked and self._asks_doer(target) and not roles.asked and not actors:
            asked = ROLE_SETS["charge"]  # "ai quản lý …": who does it, not who helps
        if negation.absent_roles is not None and target.find in ("task", "province", "document", "topic"):
            patterns.append(AgencyPattern((), negation.absent_roles, absent=True))
        query = replace(query, agencies=tuple(patterns), roles=asked)
        if not query.provinces and not query.documents and actors:
            query = replace(query, provinces=self._home_of(patterns))
        return query

    def _asks_doer(self, target: Target) -> bool:
        """Whether who does something is asked: "ai …", "cơ quan nào ở Lào Cai tổ chức …"."""
        sentence = self.sentence
        if sentence.has("wh", value="who"):
            return True
        asked = [at for at in sentence.where("wh") if target.at is not None and abs(at - target.at) <= 1]
        verb = sentence.right(max(asked[0], target.at or 0), lambda i: sentence[i].kind == "province") if asked else None
        return verb is not None and sentence[verb].kind in ("words", "syllable") and is_deed(sentence[verb].value)

    def _home_of(self, patterns: list[AgencyPattern]) -> tuple[str, ...]:
        """The province whose own agency every pattern names ("Công an tỉnh Lào Cai"), if it is one."""
        slugs = {id.split(":")[1].split("/")[0] if id.startswith("agency:") and "/" in id else "" for p in patterns for id in p.ids}
        if len(slugs) != 1 or "" in slugs:
            return ()
        return tuple(
            sorted(id for id in self.names.provinces if (row := self.names.vocabulary.province(id)) is not None and row.slug in slugs)
        )

    def _agency_groups(self, actors: list[int], roles: RoleReading, target: Target) -> list[list[int]]:
        """Agencies joined by "hoặc", or by "và" without "cùng", are one group (any of them); others are patterns of their own."""
        together = (
            self.sentence.has("shared", "both")
            or any(w in ("work", "coordinate") for w in roles.words.values())
            or target.find == "province"
        )
        groups: list[list[int]] = []
        for at in actors:
            last = groups[-1][-1] if groups else None
            if last is not None:
                between = list(self.sentence.between(last, at))
                either = any(slot.has("either") for slot in between)
                joined = (
                    (bool(between) or self._comma_before(at))
                    and all(slot.has("and") or slot.has("stop") or slot.has("either") for slot in between)
                    and at - last <= 3
                )
                if joined and (either or not together) and roles.words.get(at) == roles.words.get(last):
                    groups[-1].append(at)
                    continue
                if at == last + 1 and self.sentence[at].value == self.sentence[last].value:
                    continue  # "Ethnic Affairs Committee (Ban Dân tộc)": one agency said twice
                if at == last + 1 and self._is_whose_part(last, at):
                    continue  # "Vụ Kế hoạch - Tài chính Bộ Tư pháp"
                same = set(self._agency_ids([at])) & set(self._agency_ids([last]))
                owns = at == last + 2 and self.sentence[at - 1].text == "s"  # "the Party's propaganda commission"
                if (at == last + 1 or owns) and self.sentence.question.language == "en" and not same:
                    groups[-1] = [at]  # "Provincial Party Propaganda Commission": the second name says which
                    continue
                if at == last + 1 and set(self._agency_ids([at])) & set(self._agency_ids([last])):
                    continue
            groups.append([at])
        return groups

    def _is_whose_part(self, part: int, whole: int) -> bool:
        """Whether a ministry right behind a body only says whose part that is, with no comma between."""
        ministry = any((body := self.names.vocabulary.body(id)) is not None and body.level == "central" for id in self._agency_ids([whole]))
        first = self.sentence.key(part).split()[0]
        return ministry and shape("kind-of-body").fullmatch(first) is not None and not self._comma_before(whole)

    def _with_missing(self, reading: Reading, target: Target, negation: Negation) -> None:
        """ "văn bản nào không có ngày ban hành": the documents that do not print it."""
        properties = [value for at in self.sentence.where("meta") for value in self.sentence[at].values("meta")[:1]]
        last = len(self.sentence) - 1
        properties += ["number"] if self.sentence[last].has("count_if_noun") else []  # "văn bản nào chưa có số"
        query = reading.query
        others = query.cites or query.agencies or query.topics or query.words or query.signers or query.issuers
        if target.find == "document" and negation.negated and properties and not others:
            types = target.types or tuple(v for at in self.sentence.where("doctype") for v in self.sentence[at].values("doctype"))
            for name in types:
                self._show("document_type", name, self._label(name))
            reading.query = replace(query, negated=False, property=None, missing=(properties[0],), document_types=types)
            target.property = None
