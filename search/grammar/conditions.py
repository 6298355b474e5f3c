"""Conditions on documents and agencies: scope, citations, who takes part in which role."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from graph.query import AgencyPattern, Query, Role
from search.grammar.base import Rules
from search.grammar.negation import Negation
from search.grammar.references import DocumentRef, ProvinceRef, References
from search.grammar.roles import ROLE_SETS, RoleReading
from search.grammar.scope import implied_documents
from search.grammar.targets import Target

__all__ = ["ConditionRules"]


class ConditionRules(Rules):
    """Adds conditions on documents, their citations and the agencies of their tasks."""

    def _with_scope(self, query: Query, target: Target, refs: References, negation: Negation) -> Query:
        scope = [r for r in refs.documents if not r.cited]
        documents = tuple(r.ids[0] for r in scope)
        provinces = tuple(
            dict.fromkeys(
                i for r in refs.provinces if not r.excluded and not (target.find == "province" and r.at in negation.excluded) for i in r.ids
            )
        )
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
        if (
            not types
            and not documents
            and not implied
            and not refs.documents
            and (target.find == "document" and not target.property or (target.find == "province" and self.marks.has("earliest", "latest")))
        ):
            types = tuple(
                v
                for at in self.marks.where("doctype")
                if self.marks[at].kind == "doctype" and at != target.at
                for v in self.marks[at].values("doctype")
            )
        for name in types:
            self._show("document_type", name, self._label(name))
        return replace(query, documents=documents, provinces=provinces, document_types=types)

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

    def _with_citations(self, query: Query, target: Target, refs: References, issuers: set[int]) -> Query:
        marks = self.marks
        cited = [r for r in refs.documents if r.cited]
        basis = (
            marks.has("cite", value="basis")
            or marks.has("noun", value="citation")
            or any("can cu" in marks.key(i) or "basis" in marks.key(i) for i in marks.where("cite_passive"))
        )
        role: Literal["basis", "mention"] | None = "basis" if basis and not marks.has("cite", value="any") else None
        if target.find == "citation":
            types = target.types
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
            patterns.append(AgencyPattern(self._agency_ids(group), wanted, absent))
            denied_whole = word == "assign" and negation.negated and negation.emphatic
            self._show_agencies(group, "agency", () if denied_whole else ROLE_SETS[word])
        asked: tuple[Role, ...] = ()
        if target.find == "agency":
            asked = () if roles.asked == "assign" else ROLE_SETS[roles.asked]
        elif not actors and target.find in ("task", "province", "document", "topic") and roles.asked in ("lead", "coordinate"):
            patterns.append(AgencyPattern((), ROLE_SETS[roles.asked]))
        query = replace(query, agencies=tuple(patterns), roles=asked)
        if not query.provinces and not query.documents and actors:
            query = replace(query, provinces=self._home_of(patterns))
        return query

    def _home_of(self, patterns: list[AgencyPattern]) -> tuple[str, ...]:
        """The province whose own agency every pattern names ("Công an tỉnh Lào Cai"), if it is one."""
        slugs = {id.split(":")[1].split("/")[0] if id.startswith("agency:") and "/" in id else "" for p in patterns for id in p.ids}
        if len(slugs) != 1 or "" in slugs:
            return ()
        return tuple(sorted(id for id in self.names.provinces if self.names.vocabulary.by_id[id].extra.get("slug") in slugs))

    def _agency_groups(self, actors: list[int], roles: RoleReading, target: Target) -> list[list[int]]:
        """Agencies joined by "hoặc", or by "và" without "cùng", are one group (any of them); others are patterns of their own."""
        together = (
            self.marks.has("shared", "both") or any(w in ("work", "coordinate") for w in roles.words.values()) or target.find == "province"
        )
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
                same = set(self._agency_ids([at])) & set(self._agency_ids([last]))
                if at == last + 1 and self.marks.question.language == "en" and not same:
                    groups[-1] = [at]  # "Provincial Party Propaganda Commission": the second name says which
                    continue
                if at == last + 1 and set(self._agency_ids([at])) & set(self._agency_ids([last])):
                    continue
            groups.append([at])
        return groups
