"""What is made of the answers: sides that are compared or joined, superlatives, denial, weaker roles, what is left out."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.query import AgencyPattern, Query, Side
from search.frames.denied import DenialRules, denies_something
from search.frames.negation import Negation
from search.frames.reading import Reading
from search.frames.references import References, versions_meant
from search.frames.roles import ROLE_SETS, RoleReading
from search.frames.scope import asks_of_document, of_other_places
from search.frames.target import Target, is_numbered, listed_apart
from search.passages.tokens import folded_phrase
from search.question.kinds import number_of
from search.question.shape import is_yesno, says_both
from text.terms import Topic

__all__ = ["CombiningRules"]

_MOST_SIDES = 10  # provinces that "all provinces" compares one by one
_OF_ONE = ("task", "document")  # what is of one province alone
_MOST_EACH = 70  # provinces with an answer that "each province" shows one by one
_ALL_PROVINCES = re.compile(
    r"\b(?:tat ca|ca (?:\d+|ba|bon|hai|nam|sau|cac)|moi)(?: cac)? (?:tinh|dia phuong)|\b(?:tinh|dia phuong) nao cung"
    r"|\b(?:all|every)(?: of)?(?: the)?(?: \d+| three| four| five| six)? province"
)
# ... where no other word says "common": what is found "in" each of them, not tasks added up over all.
_IN_EACH = re.compile(rf"\b(?:co|mat|hien|o|tai|trong|by|in|across|appear)\s+(?:{_ALL_PROVINCES.pattern})|\b(?:tinh|dia phuong) nao cung")


class CombiningRules(DenialRules):
    """Adds sides, further queries, order and negation to a reading."""

    def _with_sides(
        self, reading: Reading, target: Target, refs: References, actors: list[int], roles: RoleReading, negation: Negation
    ) -> None:
        sentence, query = self.sentence, reading.query
        if target.find == "document" and is_yesno(sentence) and sentence.has("earliest", "latest"):
            return  # "so với 88 thì 93 có cũ hơn không": told by their dates
        places = [r.at for r in refs.provinces if not r.excluded]
        about = [r for r in refs.documents if not r.cited]
        if asks_of_document(sentence, query, about, places) and not any(self._are_joined(sorted((at, about[0].at))) for at in places):
            reading.query = of_other_places(query, {d.province for id in about[0].ids if (d := self.names.documents.get(id)) is not None})
            return
        sides, each = self._named_sides(target, refs)
        if each and len(self.names.provinces) > _MOST_SIDES:
            sides = self._answering_provinces(query, target)
        combine = "compare" if each and len(sides) > 1 else self._combine(len(sides))
        if combine is None and len(sides) > 1 and self._says_all_provinces():
            combine = "all"
        if combine is None and len(sides) > 1 and target.find in _OF_ONE and is_yesno(sentence) and not sentence.has("either"):
            combine = "all"  # "A và B có nhắc tới … không"
        if combine is None and target.find == "agency" and len(sides) == 2 and self._are_joined([r.at for r in refs.provinces]):
            combine = "compare"  # "A và B giao ai …": who in each of them
        if len(sides) == 2 and negation.negated and target.find in ("agency", "citation", "topic", "task"):
            places = [r.at for r in refs.provinces if not r.excluded]
            if len(places) == 2 and (places[0] < negation.at < places[1] or negation.at > places[1]):
                first = places[1] > negation.at  # "có ở A mà không có ở B", "A có mà B không có"
                sides = sides if first or places[1] < negation.at else sides[::-1]
                combine = "only"
        if combine is None and len(sides) < 2:
            agency_sides = self._agency_sides(actors, roles)
            if agency_sides:
                combine = "most" if sentence.has("more", "less") else "compare"
                reading.query = replace(query, sides=agency_sides, combine=combine, agencies=(), find="task")  # type: ignore[arg-type]
                reading.find = "agency" if combine == "most" else "task"
                return
        alone = len(sides) == 1 and sentence.has("only") and not self._only_a_role() and bool(self.names.provinces)
        if alone and target.find in ("agency", "citation", "topic"):
            others = tuple(sorted(self.names.provinces - set(sides[0].provinces)))
            if sides[0].provinces and others:
                rest = Side("…", provinces=others)
                reading.query = replace(query, sides=(sides[0], rest), combine="only", provinces=(), documents=())
            return
        if len(sides) < 2 or combine is None:
            return
        if combine == "all" and target.find in _OF_ONE and is_yesno(sentence):
            combine = "compare"  # no task or document is of two provinces: each of them is asked
        if target.find == "province" and combine == "compare":
            query = replace(query, find="agency" if not actors and roles.asked else "task")
            reading.find = query.find
        elif target.find == "province" and combine != "most":
            return
        titled = target.find == "document" or sentence.has("titled")
        kept = query.documents if titled and all(side.provinces for side in sides) else ()  # those of such a title
        if combine == "most":
            self._count_sides(reading, replace(query, documents=kept), sides, target)
            return
        if combine == "all" and target.find == "document" and all(side.documents for side in sides):
            return  # "A và B đều nói về gì": no document is two
        reading.query = replace(query, sides=tuple(sides), combine=combine, provinces=(), documents=kept)  # type: ignore[arg-type]

    def _are_joined(self, places: list[int]) -> bool:
        """Whether two provinces stand side by side with nothing but "và", "and" between."""
        between = list(self.sentence.between(places[0], places[1])) if len(places) == 2 else []
        return bool(between) and all(slot.has("and") for slot in between) and not self.sentence.has("shared", "both", "either", "neg")

    def _named_sides(self, target: Target, refs: References) -> tuple[list[Side], bool]:
        """Return the provinces and documents that the question sets beside each other, and whether it asks for each of them."""
        sides = [Side(r.label, provinces=r.ids) for r in refs.provinces if not r.excluded]
        documents = [r for r in refs.documents if not r.cited]
        if target.exists and len(sides) > 1 and all(self.sentence[r.at].has("title_part") for r in documents):
            return sides, False  # "A và B đều có kế hoạch như vậy": the title that one of them has is asked of each
        of = {r.ids[0]: self.names.documents[r.ids[0]].province for r in documents if r.ids[0] in self.names.documents}
        places = {id: s.label for s in sides for id in s.provinces}  # what a document is compared as whose place is named beside it
        told = [r for r in documents if len(set(of.values())) == len(documents) or self.sentence[r.at].has("title_part")]
        called = {r.at: places.get(of.get(r.ids[0]) or "", r.label) for r in told}
        sides = [s for s in sides if not set(s.provinces) & set(of.values())]
        sides += [Side(called.get(r.at, r.label), documents=r.ids[:1]) for r in documents]
        of_each = self.sentence.has("each") and not (target.counted and target.find == "province")
        each = (of_each or self._counts_each(target)) and len(sides) < 2
        every = [Side(self._label(id), provinces=(id,)) for id in sorted(self.names.provinces)]
        if not sides and not each and target.find in ("agency", "citation", "topic") and self._says_all_provinces():
            if len(every) > _MOST_SIDES:
                self.unknown.append(self._all_provinces())  # dropped, it would answer another question
            else:
                sides = every
        return (every if each and len(every) <= _MOST_SIDES else sides), each

    def _answering_provinces(self, query: Query, target: Target) -> list[Side]:
        """Of many provinces those with an answer, so that each one's is shown; none where there are too many of them."""
        asked = replace(query, find="province", roles=(), asked=(), families=(), not_levels=(), citation_role=None, cited_types=())
        if target.find == "agency" and query.roles:
            asked = replace(asked, agencies=(*query.agencies, AgencyPattern((), query.roles)))
        found = self.names.answers_of(asked)
        if len(found) > _MOST_EACH:
            self.unknown.append(self._each_province())
            return []
        named: dict[str, list[str]] = {}
        for id in found:
            named.setdefault(self._label(id), []).append(id)  # a province before and after it grew is one
        return [Side(label, provinces=tuple(ids)) for label, ids in named.items()]

    def _each_province(self) -> str:
        """The words that say "each province"."""
        return next(iter(self.sentence[at].text for at in self.sentence.where("each")), self._all_provinces())

    def _count_sides(self, reading: Reading, query: Query, sides: list[Side], target: Target) -> None:
        """Ask which side has most, or least, of what is counted."""
        counted, agencies = self._counted_in_sides(target), query.agencies
        if counted == "agency" and any(
            not p.ids for p in agencies
        ):  # "nhiều cơ quan chủ trì hơn": the role is that of the agencies counted
            asked = next(p.roles for p in agencies if not p.ids)
            query = replace(query, agencies=tuple(p for p in agencies if p.ids), roles=asked)
        reading.query = replace(query, find=counted, sides=tuple(sides), combine="most", provinces=())  # type: ignore[arg-type]
        reading.find = "province" if all(s.provinces for s in sides) else "document"
        if self.sentence.has("less", "least"):
            reading.query = replace(reading.query, order="least")

    def _counts_each(self, target: Target) -> bool:
        """ "Which province has how many tasks …": the figure of each province."""
        asked = [at for at in self.sentence.where("noun", value="province") if at != target.at]
        return (
            target.counted
            and target.find != "province"
            and any(self.sentence[i].has("wh") for at in asked for i in (at - 1, at + 1) if 0 <= i < len(self.sentence))
        )

    def _combine(self, size: int) -> str | None:
        sentence = self.sentence
        if size < 2:
            return None
        if sentence.has("only"):
            return "only"
        if sentence.has("more", "less") or (sentence.has("most", "least") and size >= 2):
            return "most"
        if sentence.has("compare", "each"):
            return "compare"
        if sentence.has("both", "shared"):
            return "all"
        if len(sentence.where("wh", value="who")) > 1 and not {"lead", "coordinate"} <= self._roles_said():
            return "compare"  # "who in A, and who in B"
        return "compare" if listed_apart(self.sentence) else None

    def _roles_said(self) -> set[str]:
        return {value for at in self.sentence.where("role") for value in self.sentence[at].values("role")}

    def _says_all_provinces(self) -> bool:
        """Whether the sides are all provinces of the store: "chung của cả bốn tỉnh", "common to all four provinces"."""
        if self.sentence.has("most", "least", "more", "less"):
            return False  # ranked over all of them together
        if self.sentence.has("shared", "both") and self._all_provinces():
            return True
        return not self.sentence.has("compare", "count") and _IN_EACH.search(self.sentence.question.folded) is not None

    def _all_provinces(self) -> str:
        """The words that say "all provinces", "" if none do."""
        found = _ALL_PROVINCES.search(self.sentence.question.folded)
        return self.sentence.question.text[found.start() : found.end()] if found else ""

    def _only_a_role(self) -> bool:
        """ "only coordinate", "chỉ phối hợp": the role is what there is only of."""
        sentence = self.sentence
        following = [sentence[i + 1] for i in sentence.where("only") if i + 1 < len(sentence)]
        return any(word.has("role") and not word.has("role", "any") for word in following)

    def _counted_in_sides(self, target: Target) -> str:
        """What the sides have more or less of: citations after a verb of citing, else the noun not asked for, else tasks."""
        if target.find == "citation" or self.sentence.has("cite"):
            return "citation"
        for at in self.sentence.where("noun"):
            values = self.sentence[at].values("noun")
            if at != target.at and values and values[0] in ("agency", "topic", "document", "task"):
                return str(values[0])
        told = target.at is not None and self.sentence[target.at].has("noun", "document")  # "which has more documents, A or B"
        return target.find if target.find in ("agency", "topic") or (told and target.find == "document") else "task"

    def _agency_sides(self, actors: list[int], roles: RoleReading) -> tuple[Side, ...]:
        """ "Công an hay Sở Ngoại vụ chủ trì nhiều việc hơn", "so sánh Công an và Sở Ngoại vụ": each agency a side."""
        if len(actors) < 2 or not self.sentence.has("more", "less", "compare"):
            return ()
        best = max((roles.words.get(at, "") for at in actors), key=len) or roles.asked
        return tuple(
            Side(self._label(self._agency_ids([at])[0]), agencies=(AgencyPattern(self._agency_ids([at]), ROLE_SETS[best]),))
            for at in actors
        )

    def _with_parts(self, reading: Reading, target: Target, refs: References, roles: RoleReading) -> None:
        """Alternatives of the pattern: several times or citations; a narrower topic or its words; each of several agencies."""
        query, sentence = reading.query, self.sentence
        cited = [r.at for r in refs.documents if r.cited]
        if self.further_times and query.time:
            windows = [query.time, *(replace(query.time, start=t.start, end=t.end) for t in self.further_times)]
            reading.query = replace(query, time=None, any_of=tuple(Query(query.find, time=window) for window in windows))
            return
        narrow = self._narrow_words(query)
        if narrow:
            either = (Query(query.find, topics=query.topics), Query(query.find, words=(*query.words, narrow)))
            reading.query = replace(query, topics=(), any_of=either)
            return
        if len(query.cites) > 1 and any(slot.has("either") for slot in sentence.between(cited[0], cited[-1])):
            reading.query = replace(query, cites=(), any_of=tuple(Query(query.find, cites=(id,)) for id in query.cites))
            return
        versions = versions_meant(self.sentence, self.names, refs, timed=bool(self.times))
        if versions and query.cites:
            reading.query = replace(query, cites=(), any_of=tuple(Query(query.find, cites=(id,)) for id in versions))
            return
        if target.find not in ("province", "document") or query.sides:
            return
        titled = [self.sentence[at] for at in self.sentence.where("title_part")]
        if sentence.has("both") and len(titled) > 1 and target.find == "province":
            sides = tuple(Side(one.text, documents=(*one.values("titled"), *one.values("document"))) for one in titled)
            reading.query = replace(query, documents=(), sides=sides, combine="all")
            return
        both = says_both(self.sentence) or (target.find == "province" and self._joins_topics(query))
        if both and len(query.topics) + len(query.words) > 1 and not query.agencies:
            shown = {c.value: c.label for c in self.conditions if c.field == "words"}
            sides = tuple(Side(self._label(id), topics=(id,)) for id in query.topics)
            sides += tuple(Side(shown.get(words, words), words=(words,)) for words in query.words)
            reading.query = replace(query, topics=(), words=(), sides=sides, combine="all")
        elif len(query.agencies) > 1 and all(w not in ("work", "coordinate") for w in roles.words.values()):
            own = self._clause_topics(query, sorted(roles.words))
            sides = tuple(
                Side(self._label(p.ids[0]) if p.ids else "", agencies=(p,), topics=topics)
                for p, topics in zip(query.agencies, own, strict=True)
            )
            reading.query = replace(query, agencies=(), topics=() if any(own) else query.topics, sides=sides, combine="all")

    def _joins_topics(self, query: Query) -> bool:
        """Whether just two topics are asked for with "và", "and" alone between them: "which provinces mention ASEAN and human rights"."""
        places = [at for at in self.sentence.where("topic") if self.sentence[at].kind == "topic"]
        if len(query.topics) != 2 or len(places) != 2 or query.words or not self.sentence.has("mention"):
            return False
        between = list(self.sentence.between(*places))
        return len(between) == 1 and between[0].has("and")

    def _clause_topics(self, query: Query, actors: list[int]) -> list[tuple[str, ...]]:
        """The topics of each agency's own clause: "a border task led by X and a task led by Y"; none where one noun is for both."""
        none: list[tuple[str, ...]] = [()] * len(query.agencies)
        nouns = self.sentence.where("noun", value="task")
        if len(actors) != len(query.agencies) or len(nouns) < len(actors) or query.topics_all:
            return none
        ends = [*actors[:-1], len(self.sentence)]
        said = [(at, id) for at in self.sentence.where("topic") for id in self.sentence[at].values("topic") if id in query.topics]
        return [tuple(dict.fromkeys(id for at, id in said if start < at <= end)) for start, end in zip([-1, *ends], ends, strict=False)]

    def _narrow_words(self, query: Query) -> str:
        """The wordings of a narrower concept, folded, apart by "|": its tasks are those tagged with it or worded so."""
        term = self.names.vocabulary.by_id.get(query.topics[0]) if len(query.topics) == 1 else None
        if not isinstance(term, Topic) or self.names.vocabulary.broader(term.id) is None:
            return ""
        # what the reader tags by these very words is tagged; folded, "tổng hợp, báo cáo" would be a press conference too
        said = (name for name in (term.label_vi, *term.aliases_vi) if not any(re.search(one, name.lower()) for one in term.triggers))
        return "|".join(dict.fromkeys(map(folded_phrase, said)))

    def _with_orders(self, reading: Reading, target: Target) -> None:
        sentence, query = self.sentence, reading.query
        if query.sides:
            return
        if sentence.has("few") and sentence.has("most"):
            reading.query = _ordered(query, "least", 1)
            return
        for order in ("earliest", "latest", "most", "least"):
            if self._ranks(order) or (
                order == "most" and sentence.has("more") and target.find in ("agency", "province", "document", "topic")
            ):
                if order in ("earliest", "latest") and target.find not in ("document", "province", "citation"):
                    continue
                limit = None if sentence.has("order_first") else self._how_many(target)
                reading.query = _ordered(query, order, limit)
                return
        if sentence.has("order_first"):
            reading.query = replace(query, order="earliest")

    def _how_many(self, target: Target) -> int:
        """How many of the first are asked for: "3 tỉnh có nhiều nhiệm vụ nhất"."""
        at = self.sentence[target.at].start - 1 if target.at is not None else -1
        return number_of(self.sentence.question, at) or 1

    def _ranks(self, order: str) -> bool:
        """Whether a word asks for the first or last of all; "earlier decisions" are some that there were before."""
        sentence = self.sentence
        attributes = [at for at in sentence.where(order) if sentence.key(at).endswith("er") and at + 1 < len(sentence)]
        nouns = [at + 1 for at in attributes if sentence[at + 1].has("doctype") or sentence[at + 1].has("noun")]
        described = [at for at in nouns if not is_numbered(sentence, at) and not self._comma_before(at)]
        return len(sentence.where(order)) > len(described)

    def _with_negation(self, reading: Reading, negation: Negation, actors: list[int]) -> None:
        """Deny the whole pattern; for tasks only the taking part of the agency that the negation stands by."""
        query = reading.query
        if not negation.negated or reading.find == "passage" or query.combine == "only":
            return
        if query.find == "task" and query.agencies and actors and self._wonders(negation):
            self.notes.append(("Đây là việc có giao cho cơ quan ấy.", "This is the work that it is given."))
            return  # "còn Bộ Xây dựng không phải làm gì à?": what it has to do, if anything
        if query.find == "task" and query.agencies and actors:
            denied = next((at for at in actors if at > negation.at), actors[-1])
            ids = set(self._agency_ids([denied]))
            patterns = [replace(p, absent=True) if set(p.ids) & ids else p for p in query.agencies]
            reading.query = replace(query, agencies=tuple(sorted(patterns, key=lambda p: p.absent)))
            return
        cites = self.sentence.has("cite", "cite_passive") or self.sentence.has("noun", value="citation")
        if (apart := self._denied_apart(query, negation.at)) is not None:
            reading.query = replace(apart, negated=True, exclude=(*query.exclude, *self._same_names(apart)))
            return
        if query.find == "province" and query.subject_in == ("title",) and (about := self._denied_about(query)) is not None:
            reading.query, reading.in_title = replace(about, negated=True, exclude=(*query.exclude, *self._same_names(about))), True
            return
        query = self._denied_mixed(query, negation.at) or self._denied_naming(query) or query
        if (
            query.document_types
            and not cites
            and query == Query("document", provinces=query.provinces, document_types=query.document_types)
        ):
            others = self.names.answers_of(query)  # "which documents are not plans"
            reading.query = replace(query, document_types=(), exclude=(*query.exclude, *others))
            return
        if query.find in ("task", "province", "topic") and not denies_something(query):
            self.unknown.append(self.sentence[negation.at].text)  # "Lào Cai không có nhiệm vụ …": no condition that could be denied
            return
        others = tuple(sorted(self.names.provinces - set(query.provinces)))
        if query.find in ("agency", "topic") and query.provinces and others and query == Query(query.find, provinces=query.provinces):
            # "chủ đề nào không có ở Lào Cai": in the other provinces, not in this one
            rest = Side("tỉnh khác" if self.sentence.question.language == "vi" else "other provinces", provinces=others)
            here = Side(", ".join(dict.fromkeys(self._label(id) for id in query.provinces)), provinces=query.provinces)
            reading.query = replace(query, sides=(rest, here), combine="only", provinces=())
            return
        reading.query = replace(query, negated=True, exclude=(*query.exclude, *self._same_names(query)))

    def _with_only_role(self, reading: Reading, roles: RoleReading) -> None:
        """ "chỉ phối hợp": the agencies with this role that have no stronger one here."""
        query = reading.query
        if query.find != "agency" or roles.asked != "coordinate" or query.sides or not self._only_a_role():
            return
        stronger = self.names.answers_of(replace(query, roles=("lead", "assigned"), negated=False))
        reading.query = replace(query, exclude=(*query.exclude, *stronger), negated=False)

    def _with_weaker(self, reading: Reading, target: Target, roles: RoleReading, actors: list[int]) -> None:
        if reading.query.negated:
            return
        words = {roles.words.get(at, "") for at in actors} if actors else set()
        if "assign" in words or (target.find == "agency" and roles.asked == "assign"):
            reading.query = replace(reading.query, asked=("lead", "assigned"))

    def _excluded(self, negation: Negation) -> tuple[str, ...]:
        out: list[str] = []
        for at in sorted(negation.excluded):
            if self.sentence[at].kind in ("body", "agency"):
                out += self._agency_ids([at])
            elif self.sentence[at].kind == "province":
                out += self.sentence[at].values("province")
            elif self.sentence[at].kind == "topic":
                out += self.sentence[at].values("topic")[:1]
        given = self.sentence.where("to_whom") if self.sentence.has("wh", value="who") else []
        out += [id for at in given for id in self.sentence[at].values("to_whom")]  # who gets something is not who gives it
        return tuple(out)


def _ordered(query: Query, order: str, limit: int | None) -> Query:
    """Return the query with an order; collective bodies are left out where the most or fewest are asked for."""
    plain = replace(query, document_types=(), period=None)
    if query.find in ("province", "document") and order in ("most", "least") and plain == Query(query.find, provinces=query.provinces):
        query = replace(query, kinds=("task", "assignment"))  # the number of tasks, not of documents
    levels = ("group",) if query.find == "agency" and order in ("most", "least") else ()
    return replace(query, order=order, limit=limit, not_levels=levels)  # type: ignore[arg-type]
