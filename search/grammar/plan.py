"""A question to a `Reading`: slots, target, references, roles, topics and times put together into one typed query."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.query import Query
from search.grammar.alternatives import other_readings
from search.grammar.combining import CombiningRules
from search.grammar.conditions import ConditionRules
from search.grammar.deadlines import deadline_deeds
from search.grammar.english import find_english_agencies
from search.grammar.marks import Marks
from search.grammar.negation import read_negation
from search.grammar.paths import find_paths
from search.grammar.phrases import find_phrases
from search.grammar.reading import Condition, Reading
from search.grammar.references import References, read_references
from search.grammar.roles import read_roles
from search.grammar.slots import Slot, correct, cover, provincial_media, settle_abbreviations
from search.grammar.subjects import SubjectRules
from search.grammar.targets import Target, find_target
from search.grammar.times import TimeFound, find_times
from search.lexicon.names import Names
from search.question import Question

__all__ = ["understand"]

_FOUNDING = frozenset(("thanh lap", "kien toan"))


def understand(question: Question, names: Names) -> Reading:
    """Return the reading of a question; nothing is guessed for words that mean nothing here."""
    times = find_times(question)
    taken = _time_slots(question, times, names)
    slots = cover(question, names.lexicon, taken)
    slots, corrections = correct(question, names.lexicon, slots, taken)
    slots = provincial_media(find_english_agencies(question, settle_abbreviations(slots, names), names))
    slots = deadline_deeds(question, find_phrases(question, find_paths(question, slots), names))
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


class _Builder(ConditionRules, SubjectRules, CombiningRules):
    """Puts the query of one question together, rule by rule."""

    def build(self) -> Reading:
        marks = self.marks
        self.times = [time for time in self.times if time.unit != "name"]
        agencies = [
            at
            for at in range(len(marks))
            if marks[at].kind in ("body", "agency")
            and not self._issues_reference(at)
            and not self._is_topic(at)
            and not self._is_founded(at)
        ]
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
        query = self._with_paths(query)
        reading = Reading(target.find, query, language=marks.question.language)
        reading.kind = target.kind if target.find == "agency" else None
        self._with_sides(reading, target, refs, actors, roles, negation)
        self._with_parts(reading, target, refs, roles, negation.negated)
        self._with_orders(reading, target)
        self._with_deadline(reading, target, negation)
        self._with_negation(reading, target, negation, actors)
        self._with_weaker(reading, target, roles, actors)
        self._with_missing(reading, target, negation)
        if target.counted:
            reading.find, reading.query = "count", replace(reading.query, counted=True)
        if target.property:
            reading.query = replace(reading.query, property=target.property)
        reading.exclude = self._excluded(negation, refs)
        reading.soft = self._soft(reading.query, words)
        if not reading.query.negated:
            self.unknown += [r.label for r in refs.documents if not r.known]
        reading.unknown, reading.conditions, reading.notes = self.unknown, self.conditions, [*self.notes, *reading.notes]
        reading.alternatives = other_readings(reading, refs, self.names)
        return reading

    def _no_graph_question(self, words: list[tuple[str, str]]) -> Reading:
        return Reading(
            "passage",
            Query(find="passage"),
            [Condition("words", w, shown) for w, shown in words],
            self.unknown,
            notes=self.notes,
            language=self.marks.question.language,
        )

    def _used(self, target: Target, refs: References) -> set[int]:
        used = set(refs.used)
        if target.at is not None:
            used.add(target.at)
        return used

    def _issues_reference(self, at: int) -> bool:
        """Whether an agency only says whose a numbered document is: "Quyết định 368/QĐ-TTg của Thủ tướng"."""
        left = self.marks.left(at)
        return (
            left is not None
            and self.marks[left].kind in ("number", "document")
            and at - left <= 3
            and any(slot.has("of") or slot.has("by") for slot in self.marks.between(left, at))
        )

    def _is_founded(self, at: int) -> bool:
        """Whether a body is what the work sets up, not who does it: "thành lập Ban Chỉ đạo"."""
        before = self.marks.left(at)
        return before is not None and self.marks[before].kind == "words" and self.marks[before].value.split("|")[0] in _FOUNDING

    def _assigns(self, at: int, target: Target, agencies: list[int]) -> bool:
        """Whether an agency gives the task to another: "UBND tỉnh giao cơ quan nào", "the People's Committee assigns ... to X"."""
        verb = self.marks.right(at, lambda i: self.marks[i].kind == "province")
        if (
            verb is None
            or not self.marks[verb].has("role", "assign")
            or self.marks.key(verb).split()[0] in ("duoc", "asked", "told", "required", "tasked", "instructed", "assigned", "entrusted")
        ):
            return False
        taker = [i for i in agencies if i > verb]
        return bool(taker) or (target.find == "agency" and target.at is not None and target.at > verb)

    def _settle_citation(self, target: Target, refs: References) -> Target:
        """A question for documents is one for citations where the citing one is named: "Lào Cai căn cứ những văn bản nào?"."""
        marks = self.marks
        verbs = [*marks.where("cite"), *marks.where("cite_passive")]
        if target.find not in ("document", "citation") or target.property:
            return target
        if target.find == "citation" and not target.types:
            same = [at for at in marks.where("doctype") if at and marks[at - 1].has("shared")]  # "rely on the same decree"
            return replace(target, types=marks[same[0]].values("doctype")) if same else target
        if target.find == "citation" or not verbs:
            return target
        if target.implied and target.at is None and refs.documents and not marks.has("cite_passive"):
            own = [i in self.names.documents and self.names.documents[i].in_collection for r in refs.documents for i in r.ids[:1]]
            if all(own) and min(verbs) < refs.documents[0].at:  # "căn cứ KH 93/KH-UBND": of a document that is here
                for ref in refs.documents:
                    ref.cited = False
                return Target("citation", None, implied=True)
        if marks.has("cite_passive") and not refs.documents and not refs.provinces:
            return replace(target, find="citation", types=target.types)  # "văn bản nào được viện dẫn nhiều nhất"
        if self._all_provinces() and not refs.documents and re.search(r"\bduoc\b|\bcited\b|\brelied\b", marks.question.folded):
            return replace(target, find="citation")  # "văn bản nào được cả 4 tỉnh căn cứ"
        citing = [r.at for r in refs.documents if not r.cited] + [r.at for r in refs.provinces if not r.excluded]
        citing += [
            at for at in marks.where("doctype") if at != target.at and at < verbs[0] and marks[at].kind == "doctype" and at not in refs.used
        ]
        cited = [r for r in refs.documents if r.cited]
        if cited or not citing:
            return target
        at = target.at if target.at is not None else -1
        passive = bool(marks.where("cite_passive")) or any(v and marks.key(v - 1) == "la" for v in verbs)  # "là căn cứ chung của"
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
