"""A target and the typed words around it to a `Reading`: references, roles, topics, subjects and times put together into one Query."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from search.frames.cited import CitedRules
from search.frames.conditions import ConditionRules
from search.frames.due import DueRules
from search.frames.each_role import EachRoleRules
from search.frames.frame import Frame
from search.frames.givers import PASSIVE
from search.frames.negation import excepted_documents, read_negation
from search.frames.reading import Condition, Reading, Recipient
from search.frames.references import References, read_references
from search.frames.repeals import RepealRules
from search.frames.roles import read_roles
from search.frames.target import Target
from search.frames.typed_scope import TypedScopeRules
from search.frames.wider import WiderRules
from search.lexicon.names import body_forms
from search.passages.tokens import folded_phrase
from search.question.shape import is_yesno
from search.question.shapes import shape
from text.views import fold

__all__ = ["Builder"]

_EMPTY = ("wh", "stop", "neg", "and", "either", "of", "to", "by", "question_end")  # words that nothing can be searched by
_CONTACTS = ("phone", "mail", "site")
_LOST = ("missing-items",)  # the finding of a file whose numbering jumps


_NO_CLOCK = (
    "Hôm nay là ngày nào thì không văn bản nào nói, và đồng hồ không được đọc. Hãy hỏi kèm một ngày, có năm: “quá hạn tính đến ngày …”.",
    "No text says which day it is, and no clock is read. Ask with a day and its year: “overdue as of …”.",
)
_DUE_BEFORE = (
    "Đây là nhiệm vụ có hạn trước ngày ấy; đã xong hay chưa thì không xét.",
    "These tasks are due before that day; whether they are done is not looked at.",
)


class Builder(ConditionRules, CitedRules, EachRoleRules, DueRules, RepealRules, TypedScopeRules, WiderRules):
    """Puts the query of one question together for one target, rule by rule."""

    def named_agencies(self) -> tuple[int, ...]:
        """Return the places of the agencies that the question names."""
        return tuple(
            at
            for at in range(len(self.sentence))
            if self.sentence[at].kind in ("body", "agency")
            and not self._issues_reference(at)
            and not self._is_topic(at)
            and not self._is_founded(at)
        )

    def build(self, frame: Frame, target: Target) -> Reading | None:
        """Return the reading of this frame, None where the frame is not complete."""
        sentence = self.sentence
        agencies = list(self.named_agencies())
        refs = read_references(sentence, self.names, target)
        refs.provinces = [ref for ref in refs.provinces if ref.at not in target.to]
        agencies = [at for at in agencies if at not in target.to]
        if target.find in ("successor", "predecessor"):
            return self._succession(target, agencies)
        excepted, without, self.left_out = excepted_documents(sentence, refs)
        target = self._settle_citation(target, refs)
        negation = read_negation(sentence, [at for at in agencies if not self._is_whose_documents(at, target)], refs)
        scope, whose = self._typed_scope(target, refs)
        agencies = [at for at in agencies if at not in whose]
        issuers = self._issuers(target, agencies)
        actors = [at for at in agencies if at not in issuers and at not in negation.excluded and not self._assigns(at, target, agencies)]
        roles = read_roles(sentence, actors, target.at if target.find == "agency" else None)
        if not actors and target.find == "task" and shape("asks-money").search(sentence.question.folded):
            roles.asked = ""  # "mức hỗ trợ là bao nhiêu": no part that somebody has
        topics = self._topics(target)
        words = self._words(topics, target)
        self.unknown, self.ignored = self._unknown(self._used(target, refs), refs)
        if not target.find or target.find == "passage":
            return self._no_graph_question(frame, words)
        query = Query(find=target.find)  # type: ignore[arg-type]
        query = self._with_scope(query, target, refs, negation)
        query = self._without_types(self._with_citations(query, target, refs, issuers), without)
        query = self._with_typed_scope(query, scope)
        query = self._with_agencies(query, target, actors, roles, negation)
        query = self._with_topics(query, target, topics)
        query = self._with_words(query, words)
        query = self._with_fields(query)
        query = self._with_time(query, target)
        query = self._with_paths(query, target)
        if self._lacks_section(query, target):
            return None
        reading = Reading(target.find, query, language=sentence.question.language)
        if target.find == "agency" and target.kind:
            reading.query = replace(reading.query, families=tuple(fold(target.kind).split("|")))
        self._with_sides(reading, target, refs, actors, roles, negation)
        self._with_parts(reading, target, refs, roles)
        self._with_orders(reading, target)
        self._with_deadline(reading, target, negation)
        self._with_negation(reading, negation, actors)
        self._with_weaker(reading, target, roles, actors)
        self._with_only_role(reading, roles)
        self._with_both_roles(reading, actors)
        self._with_contrast(reading)
        self._with_repeal(reading, refs)
        self._with_missing(reading, target, negation)
        self._with_gaps(reading, frame)
        answers = reading.find in ("document", "citation")
        self._finished(reading, target, refs, words, (*self._excluded(negation), *(excepted if answers else ())))
        if excepted and not answers:
            reading.query = self._outside(reading.query, excepted)
            reading.fallbacks = [replace(one, query=self._outside(one.query, excepted)) for one in reading.fallbacks]
        if self.left_out and (excepted or answers):
            said = sentence.question.words(sentence[min(self.left_out)].start, sentence[max(self.left_out)].end)
            reading.notes.append((f"“{said}”: trả lời theo các văn bản khác.", f"“{said}”: answered by the other documents."))
        return reading

    def _without_types(self, query: Query, types: set[str]) -> Query:
        """The query of the documents, or of what is cited, of the other types."""
        if not types or query.find not in ("document", "citation"):
            return query
        here = query.find == "document"
        others = {d.type for d in self.names.documents.values() if d.type and (d.in_collection or not here)} - types
        if here:
            kept = tuple(id for id in query.documents if id not in self.names.documents or self.names.documents[id].type not in types)
            asked = tuple(type for type in query.document_types if type not in types)
            if asked == query.document_types != ():
                return query
            self.conditions = [c for c in self.conditions if c.field != "document_type" or c.value not in types]
            return replace(query, documents=kept, document_types=asked or tuple(sorted(others)) or ("",))
        return replace(query, cited_types=tuple(sorted(others)) or ("",))

    def _outside(self, query: Query, excepted: tuple[str, ...]) -> Query:
        """The query of the collection's other documents."""
        here = (d for d in self.names.collection if not query.provinces or d.province in query.provinces)
        scope = query.documents or tuple(sorted(d.id for d in here))
        return replace(query, documents=tuple(id for id in scope if id not in excepted) or ("",))

    def _finished(
        self, reading: Reading, target: Target, refs: References, words: list[tuple[str, str]], excluded: tuple[str, ...]
    ) -> None:
        """Complete the reading with what is left out, its wider queries and what is said of it."""
        if target.counted:
            reading.find, reading.query = "count", replace(reading.query, counted=True)
        reading.query = self._less(self._of_kind(reading.query, target), target, excluded)
        reading.subjects = tuple(value for value, _ in words)
        reading.fallbacks = self._fallbacks(reading, words)
        reading.query = self._of_title(reading.query, words)
        self._by_title(reading, exists=target.exists or self._asks_for_some(target))
        self._of_number(reading)
        self._or_issued(reading)
        self._of_end(reading)
        self._with_focal(reading)
        timed = reading.query.time is not None
        reading.query = self._of_day(reading.query)
        reading.timed = reading.timed or (timed and reading.query.time is None)
        if target.addressed:
            self._of_documents_alone(reading, target)
        if not reading.query.negated:
            self.unknown += [r.label for r in refs.documents if not r.known and not target.overview]
        reading.unknown, reading.ignored, reading.conditions = self.unknown, self.ignored, self.conditions
        reading.notes = [*self.notes, *reading.notes, *((_DUE_BEFORE,) if self.sentence.has("overdue_by") else ())]
        reading.addressed, reading.every = target.addressed, target.every
        if target.every == "only":
            reading.query = replace(reading.query, provinces=())
            reading.fallbacks = [replace(one, query=replace(one.query, provinces=())) for one in reading.fallbacks]
        reading.overview = target.overview or reading.find == "passage" or self._asks_quantity(reading) or self._asks_what_it_is(reading)
        reading.passages_of = (
            tuple(i for r in refs.documents if not r.cited for i in r.ids[:1] if self._is_here(i)) if target.overview else ()
        )

    def _asks_quantity(self, reading: Reading) -> bool:
        """Whether a number may be asked for that the text alone says, "bao nhiêu người", "what percentage": the passages are shown too."""
        if self.sentence.has("quantity") or any(shape(f"asks-{one}").search(self.sentence.question.folded) for one in _CONTACTS):
            return True
        return reading.query.property is None and self.sentence.has("count") and not (reading.query.counted and not reading.query.words)

    def _asks_what_it_is(self, reading: Reading) -> bool:
        """Whether "… là gì" may ask for words of a text: "chủ đề Tháng hành động năm 2025 là gì"."""
        return reading.query.property is None and shape("is-what").search(self.sentence.question.folded) is not None

    def _of_documents_alone(self, reading: Reading, target: Target) -> None:
        """Ask for the documents meant and for nothing that they say."""
        asked, kept = reading.query, ("document", "province", "document_type", "issuer")
        scope = Query("document", provinces=asked.provinces, documents=asked.documents, document_types=asked.document_types)
        reading.query, reading.fallbacks, reading.subjects = replace(scope, issuers=asked.issuers), [], ()
        self.conditions = [condition for condition in self.conditions if condition.field in kept]
        self.unknown = []
        whose = self._provinces_of(target.to)
        reading.to = tuple(self._recipient(at, whose.get(at)) for at in target.to if at not in whose.values())
        reading.to_alone = bool(target.to) and self.sentence.has("only")
        reading.to_any = bool(target.to) and any(slot.has("either") for slot in self.sentence.between(target.to[0], target.to[-1]))

    def _provinces_of(self, to: tuple[int, ...]) -> dict[int, int]:
        """Return the place of the province of each body that has one beside it: "UBND tỉnh Lạng Sơn", "the Lang Son police"."""
        sentence, found = self.sentence, {}
        for place in (at for at in to if sentence[at].kind == "province"):
            sides = (-1, 1) if sentence.question.language == "vi" or (place and sentence[place - 1].has("of")) else (1, -1)
            for step in sides:
                at = place + step
                while 0 <= at < len(sentence) and sentence.is_filler(at) and not (sentence[at].has("and") or sentence[at].has("either")):
                    at += step
                if at in to and at not in found and sentence[at].kind in ("body", "agency", "words"):
                    found[at] = place
                    break
        return found

    def _recipient(self, at: int, place: int | None) -> Recipient:
        """Return who is meant at a place of the question, of the province at `place` where there is one; show both."""
        slot = self.sentence[at]
        ids = self._agency_ids([at]) or slot.values("province")
        province = self.sentence[place].values("province")[0] if place is not None else ids[0] if slot.kind == "province" else ""
        of = f" {self._label(province)}" if place is not None else ""
        self._show("recipient", ids[0] if ids else slot.value, (self._label(ids[0]) if ids else slot.text) + of)
        forms = body_forms(self.names, ids) if ids else slot.value.split("|")
        places = (self.sentence.key(place), folded_phrase(self._label(province))) if place is not None else ()
        return Recipient(tuple(dict.fromkeys((self.sentence.key(at), *forms))), province, places)

    def _less(self, query: Query, target: Target, excluded: tuple[str, ...]) -> Query:
        """The query with the property asked for, without the answers left out, and without the narrower ones of its topics."""
        if target.property and target.property != "time":
            query = replace(query, property=target.property)
        if excluded:
            query = replace(query, exclude=(*query.exclude, *excluded))
        broadest = query.find == "topic" and not query.negated and query.combine != "only"
        return replace(query, broadest=True) if broadest else query

    def _lacks_section(self, query: Query, target: Target) -> bool:
        """Whether a section that is asked about has no tasks, so that the document itself is read."""
        return target.overview and target.find == "task" and self.sentence.has("path") and not query.tasks

    def _of_kind(self, query: Query, target: Target) -> Query:
        """Objectives are no tasks: they answer where they are asked for, where a time is, or where they prove that something is said."""
        said = is_yesno(self.sentence) and not query.agencies
        if target.objectives:
            return replace(query, kinds=("objective",))
        if query.find != "task" or query.kinds or query.tasks or query.time or target.property or said or self.sentence.has("objective"):
            return query
        return replace(query, kinds=("task", "assignment"))

    def _succession(self, target: Target, agencies: list[int]) -> Reading | None:
        """What provinces and bodies became or came from."""
        places = [id for at in self.sentence.where("province") for id in self.sentence[at].values("province")]
        bodies = [id for at in agencies for id in self._agency_ids([at]) if id.startswith("body:")]
        if not places and not bodies:
            return None
        for id in (*places, *bodies):
            self._show("province" if id in places else "agency", id, self._label(id))
        query = Query(target.find, of=tuple(dict.fromkeys((*places, *bodies))))  # type: ignore[arg-type]
        reading = Reading(target.find, query, conditions=self.conditions, language=self.sentence.question.language)
        reading.notes += self._mergers_listed(places, target)
        return reading

    def _mergers_listed(self, places: list[str], target: Target) -> list[tuple[str, str]]:
        """What the list of provinces says of those that no document here is of, or of what a province came from."""
        listed, into = self.names.vocabulary.provinces, target.find == "successor"
        if into:
            found = [] if self.names.provinces & set(places) else [next_ for row in listed if row.id in places for next_ in row.successors]
        else:
            found = [row.id for row in listed if set(row.successors) & set(places)]
        of, said = ", ".join(dict.fromkeys(map(self._label, places))), ", ".join(dict.fromkeys(map(self._label, found)))
        if not found or of == said:
            return []
        vi, en = ("nay thuộc", "is now part of") if into else ("được lập từ", "was formed from")
        return [(f"Theo danh mục tỉnh, thành phố: {of} {vi} {said}.", f"By the list of provinces: {of} {en} {said}.")]

    def _with_gaps(self, reading: Reading, frame: Frame) -> None:
        """The findings of what a file lacks, or the documents that have such findings."""
        if frame.family == "lacks":
            reading.query = replace(reading.query, findings=_LOST, negated=False, missing=(), property=None, words=(), subject=())
            self.conditions = [c for c in self.conditions if c.field not in ("words", "document_type")]

    def _no_graph_question(self, frame: Frame, words: list[tuple[str, str]]) -> Reading:
        settled = self.sentence.has("overdue")
        helping = frame.family == "helping" or all(slot.kind in _EMPTY for slot in self.sentence.slots)
        return Reading(
            "passage",
            Query(find="passage"),
            conditions=[Condition("words", w, shown) for w, shown in words],
            unknown=[] if helping else self.unknown,
            ignored=self.ignored,
            notes=[*self.notes, *((_NO_CLOCK,) if settled else ())],
            help=helping and not settled,
            settled=settled,
            open=settled,
            overview=not helping,
            language=self.sentence.question.language,
        )

    def _used(self, target: Target, refs: References) -> set[int]:
        used = set(refs.used)
        if target.at is not None:
            used.add(target.at)
        return used

    def _issues_reference(self, at: int) -> bool:
        """Whether an agency only says whose a numbered document is: "Quyết định 368/QĐ-TTg của Thủ tướng"."""
        if self._owns_next(at) or self._stands_before_number(at):
            return True
        left = self.sentence.left(at)
        right = self.sentence.right(at, lambda i: self.sentence[i].has("count_if_noun"))
        if left is not None and right is not None and self.sentence[right].kind == "number" and self.sentence[left].has("doctype"):
            return True  # "Nghị định của Chính phủ số 72/2015/NĐ-CP"
        return (
            left is not None
            and (self.sentence[left].kind in ("number", "document") or self._is_short_number(left))
            and at - left <= 3
            and any(slot.has("of") or slot.has("by") for slot in self.sentence.between(left, at))
        )

    def _stands_before_number(self, at: int) -> bool:
        """Whether a numbered document follows right after its English issuer: "Politburo Conclusion 57-KL/TW"."""
        sentence = self.sentence
        if sentence.question.language != "en" or at + 2 >= len(sentence) or not sentence[at + 1].has("doctype"):
            return False
        if sentence[at + 1].start > sentence[at].end:
            return False  # "tell the ministry to do about Resolution 66", of which fillers are gone
        return sentence[at + 2].kind == "number" or sentence.key(at + 2).isdigit()

    def _owns_next(self, at: int) -> bool:
        """Whether a numbered document follows an English genitive: "the Prime Minister's telegram 223"."""
        question, kind = self.sentence.question, self.sentence.right(at)
        after = question.text[question.tokens[self.sentence[at].end - 1].end :]
        number = kind + 1 if kind is not None else len(self.sentence)
        if kind is None or not after.startswith(("'s ", "\u2019s ", "' ")):
            return False
        if self.sentence[kind].has("title_part"):
            return True  # "the Prime Minister's telegram on the record floods"
        if number >= len(self.sentence):
            return False
        return self.sentence[kind].has("doctype") and (self.sentence[number].kind == "number" or self.sentence.key(number).isdigit())

    def _is_short_number(self, at: int) -> bool:
        """Whether a word is a document's bare number after its type: "công điện 223"."""
        before = self.sentence.left(at) if self.sentence.key(at).isdigit() else None
        return before is not None and self.sentence[before].has("doctype")

    def _assigns(self, at: int, target: Target, agencies: list[int]) -> bool:
        """Whether an agency gives the task to another: "UBND tỉnh giao cơ quan nào", "the People's Committee assigns ... to X"."""
        if self._says_what_to_do(at):
            return True
        verb = self.sentence.right(at, lambda i: self.sentence[i].kind == "province")
        if (
            verb is None
            or not self.sentence[verb].has("role", "assign")
            or (verb and self.sentence.key(verb - 1) in ("duoc", "dc", "bi"))
            or (self.sentence.key(verb).split()[0] in PASSIVE and not self._is_active(at))
        ):
            return False
        if self._given_by(at, verb):
            return True
        if self.sentence.right(verb, lambda i: self.sentence[i].has("noun", "province")) in self.sentence.where("province"):
            return True  # "Thủ tướng yêu cầu Khánh Hòa làm gì"
        taker = [i for i in range(verb + 1, len(self.sentence)) if i in agencies or self.sentence[i].has("noun", "province")]
        asked = target.find == "agency" and target.at is not None
        return bool(taker) or (asked and ((target.at or 0) > verb or self._is_active(at)))
