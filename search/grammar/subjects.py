"""Conditions on what a task is about and when: topics, words of its text, times; and the words that mean nothing here."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.query import Query
from search.grammar.base import Rules
from search.grammar.references import References
from search.grammar.scope import named_end, scope_by_time, task_window
from search.grammar.targets import Target
from search.grammar.times import in_year
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_tokens

__all__ = ["SubjectRules"]

# Ways of working that have another subject: a training on it, a database of it, money for it.
_MEANS = frozenset(
    f"topic:{name}" for name in ("boi-duong-nghiep-vu", "co-so-du-lieu-cong-cu", "cum-thong-tin-doi-ngoai", "cong-thong-tin", "kinh-phi")
)
_AT_ONCE = re.compile(r"\bngay (?:sau )?khi\b|\b(?:immediately|right|straight) after\b|\bas soon as\b|\bupon (?:its )?(?:issu|promulgat)")
_MOST_YEARS = 12  # years that a time without its year is looked for in


class SubjectRules(Rules):
    """Adds conditions on topics, words and times."""

    def _topics(self, target: Target) -> list[int]:
        return [at for at in range(len(self.marks)) if self._is_topic(at) and at != target.at]

    def _is_topic(self, at: int) -> bool:
        """Whether a slot names a topic; one that could be an agency too does after "về", "mảng", "on", "about"."""
        slot = self.marks[at]
        if slot.kind == "topic" or not slot.has("topic"):
            return slot.kind == "topic"
        if slot.kind == "doctype" and at and (self.marks[at - 1].has("role") or self.marks.key(at - 1) in ("phai", "can")):
            return at + 1 == len(self.marks) or not (
                self.marks[at + 1].kind == "number" or self.marks[at + 1].has("wh")
            )  # "chủ trì báo cáo"
        return any(
            self.marks.key(i).split()[-1] in ("ve", "mang", "linh", "vuc", "on", "about") or self.marks[i].kind == "topic"
            for i in (at - 1, at - 2)
            if i >= 0
        )

    def _with_topics(self, query: Query, target: Target, topics: list[int]) -> Query:
        ids = tuple(dict.fromkeys(v for at in topics for v in self.marks[at].values("topic")[:1]))
        for at in topics:
            self._show("topic", self.marks[at].values("topic")[0], self._label(self.marks[at].values("topic")[0]))
        if len(topics) > 1 and self.marks.has("both") and target.find not in ("province", "document") and not self.marks.has("province"):
            return replace(query, topics_all=ids)
        if len(ids) == 2 and len(topics) == 2 and self._is_means(topics):
            self.joined_topics = True
            return replace(query, topics_all=ids)
        return replace(query, topics=ids)

    def _is_means(self, topics: list[int]) -> bool:
        """Whether one of two neighbouring topics is about the other, "training on integration", not beside it."""
        first, second = topics
        between = self.marks.question.text[
            self.marks.question.tokens[self.marks[first].end - 1].end : self.marks.question.tokens[self.marks[second].start].start
        ]
        if second - first > 2 or "," in between or any(s.has("and") or s.has("either") for s in self.marks.between(first, second)):
            return False
        return self.marks[first].values("topic")[0] in _MEANS

    def _words(self, topics: list[int]) -> list[tuple[str, str]]:
        """The word conditions (folded alternatives, as typed), less those that a topic of the question says already."""
        said = set()
        for at in topics:
            for id in self.marks[at].values("topic"):
                term = self.names.vocabulary.by_id.get(id)
                for name in (term.label_vi, *term.aliases_vi, *term.aliases_en, term.label_en or "") if term else ():
                    said.add(f" {' '.join(folded_tokens(name))} ")
        found = [(slot.value, slot.text) for slot in self.marks.slots if slot.kind == "words"]
        if topics or found:  # beside a subject a lone syllable ("rõ", "đón") only colours it
            found += [(slot.value, slot.text) for slot in self.marks.slots if slot.kind == "syllable"]
        return [pair for pair in found if not any(f" {one} " in name for one in pair[0].split("|") for name in said)]

    def _unknown(self, used: set[int]) -> list[str]:
        """The leftover words that mean nothing here, neighbours together; a kind of agency before them is part of the name."""
        groups: list[list[int]] = []
        for at in range(len(self.marks)):
            slot = self.marks[at]
            lone = slot.kind == "syllable" and not self._has_subject()
            named = at not in used and self._names_a_body(at, used)
            if at in used or not (slot.kind == "word" or lone or named):
                continue
            if groups and groups[-1][-1] == at - 1:
                groups[-1].append(at)
            else:
                groups.append([at - 1, at] if at and self.marks[at - 1].has("kind") and at - 1 not in used else [at])
        return [self.marks.question.words(self.marks[group[0]].start, self.marks[group[-1]].end) for group in groups]

    def _names_a_body(self, at: int, used: set[int]) -> bool:
        """Whether words after "Sở", "Bộ", "Ban" are a name that no document has: "Sở Vũ trụ", though "vũ trụ" is a word."""
        slot, before = self.marks[at], self.marks[at - 1] if at else None
        if before is None or slot.kind not in ("words", "syllable") or not before.has("kind") or at - 1 in used or is_deed(slot.value):
            return False
        tokens = self.marks.question.tokens
        return before.kind == "kind" and not self.names.occurs((tokens[before.end - 1].key, tokens[slot.start].key))

    def _has_subject(self) -> bool:
        return any(slot.kind == "words" or self._is_topic(at) for at, slot in enumerate(self.marks.slots))

    def _soft(self, query: Query, words: list[tuple[str, str]]) -> tuple[str, ...]:
        """The word conditions that may give way: deeds of any subject, where the question says the subject too."""
        lone = {slot.value for slot in self.marks.slots if slot.kind == "syllable"}
        soft = tuple(value for value, _ in words if is_deed(value) or value in lone)
        firm = len(words) - len(soft) or query.topics or query.topics_all
        return soft if firm else ()

    def _with_words(self, query: Query, words: list[tuple[str, str]]) -> Query:
        for value, shown in words:
            self._show("words", value, shown)
        found = tuple(dict.fromkeys(value for value, _ in words))
        return replace(query, words=found)

    def _with_time(self, query: Query, target: Target, refs: References) -> Query:
        at_once = _AT_ONCE.search(self.marks.question.folded)
        if at_once and target.find in ("task", "agency", "province") and not target.property:
            found = self.names.tasks_timed(_AT_ONCE, query)
            if found:
                self._show("time", "at-once", self.marks.question.text[at_once.start() : at_once.end()])
                return replace(query, tasks=found, documents=() if query.provinces else query.documents)
        if not self.times:
            return query
        if target.find in ("task", "agency", "province", "topic") and not target.property:
            self._years(query)
            window, period = task_window(self.times, self.names, query, target)
            if window:
                self._show("time", window.recurrence or f"{window.start or ''}/{window.end or ''}", self._time_label())
                self.units = next((t.units for t in self.times if t.units), ())
                unit = self.times[0] if len(self.times) == 1 else None
                if unit and unit.unit in ("month", "quarter") and not unit.units and not unit.relation and window.start and window.end:
                    self.named_unit, window = (window.start, window.end), replace(window, within=False)
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
        """Put times without a year ("trước ngày 15/12") into the years of the documents asked about; each further one is a query."""
        open_times = [n for n, t in enumerate(self.times) if str(t.start or "").startswith("?")]
        if not open_times:
            return
        scope = [
            d
            for d in self.names.documents.values()
            if d.in_collection
            and d.period
            and (not query.documents or d.id in query.documents)
            and (not query.provinces or d.province in query.provinces)
        ]
        years = sorted({year for d in scope if d.period for year in range(d.period[0], d.period[1] + 1)})[:_MOST_YEARS] or [0]
        n = open_times[0]
        made = [in_year(self.times[n], year) for year in years if year]
        made = [
            replace(t, start=t.start or f"{str(t.end)[:4]}-01-01", end=named_end(t) if t.end else f"{str(t.start)[:4]}-12-31") for t in made
        ]
        if made:
            self.further_times = [replace(t, relation="") for t in made[1:]]
            self.times[n] = replace(made[0], relation="")

    def _time_label(self) -> str:
        return ", ".join(self.marks.question.text[t.at : t.stop] for t in self.times)

    def _with_paths(self, query: Query) -> Query:
        """Restrict to the tasks of the sections named; a section that the documents asked about do not have is unknown."""
        for slot in self.marks.slots:
            if slot.kind != "path":
                continue
            tasks = self.names.tasks_at(slot.value, query)
            if not tasks:
                self.unknown.append(slot.text)
            self._show("section", slot.value, slot.value)
            query = replace(query, tasks=(*query.tasks, *tasks))
        return query
