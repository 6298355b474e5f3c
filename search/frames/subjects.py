"""Conditions on what a task is about and when: topics, words of its text, times; and the words that mean nothing here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from graph.query import Query, TimeWindow
from search.frames.scope import named_end, scope_by_time, task_window
from search.frames.target import Target
from search.frames.unknown import UnknownRules
from search.frames.wider import fields_in, names_field
from search.lexicon.names import body_forms
from search.lexicon.thesaurus import is_deed, wordings
from search.passages.expand import is_syllable
from search.passages.tokens import folded_phrase
from search.question import Token
from search.question.sections import HEADING
from search.question.shape import is_yesno
from search.question.times import in_year
from search.question.words import Word

__all__ = ["SubjectRules"]

# Ways of working that have another subject: a training on it, a database of it, money for it.
_MEANS = frozenset(
    f"topic:{name}" for name in ("boi-duong-nghiep-vu", "co-so-du-lieu-cong-cu", "cum-thong-tin-doi-ngoai", "cong-thong-tin", "kinh-phi")
)
_TOOLS = "topic:co-so-du-lieu-cong-cu"  # things of many kinds: portals, screens, films, books
_AT_ONCE = re.compile(r"\bngay (?:sau )?khi\b|\b(?:immediately|right|straight) after\b|\bas soon as\b|\bupon (?:its )?(?:issu|promulgat)")
_TWO = 2  # wordings: of two alike words one was typed twice
_MOST_DAYS = 190  # of a time that is near a quarter: two quarters
_MOST_YEARS = 12  # years that a time without its year is looked for in


_FOUNDING = frozenset(("thanh lap", "kien toan", "to chuc lai", "cung co", "giai the", "sap xep lai"))


def _founds(wordings: str) -> bool:
    return not _FOUNDING.isdisjoint(wordings.split("|"))


def _are_one(first: str, second: str) -> bool:
    """Whether a borrowed word says again what stands beside it: "máy bay không người lái, drone"."""
    one, other = set(first.split("|")), set(second.split("|"))
    borrowed = any(word.isalpha() and not is_syllable(word) for word in (*one, *other) if " " not in word)
    return borrowed and len(one) + len(other) > _TWO and (one <= other or other <= one)


class SubjectRules(UnknownRules):
    """Adds conditions on topics, words and times."""

    def _topics(self, target: Target) -> list[int]:
        asked = target.find == "citation" and self.sentence.has("cite", "cite_passive")  # "what legal documents does it cite"
        return [
            at
            for at in range(len(self.sentence))
            if self._is_topic(at) and at != target.at and not (asked and at and self.sentence[at - 1].has("wh"))
        ]

    def _with_topics(self, query: Query, target: Target, topics: list[int]) -> Query:
        topics = self._narrowest(topics)
        things = {at: words for at in topics if (words := self._thing(at, topics, target))}
        for at, words in things.items():
            self._show("words", words, self.sentence[at].text)
            query = replace(query, words=(*query.words, words))
        topics = [at for at in topics if at not in things]
        ids = tuple(dict.fromkeys(self._topic_of(at) for at in topics))
        for id in ids:
            self._show("topic", id, self._label(id))
        if (
            len(topics) > 1
            and self.sentence.has("both")
            and target.find not in ("province", "document")
            and not self.sentence.has("province")
        ):
            return replace(query, topics_all=ids)
        if len(ids) == 2 and len(topics) == 2 and (self._is_means(topics) or self._is_joined(topics)):
            self.joined_topics = True
            return replace(query, topics_all=ids)
        return replace(query, topics=ids)

    def _topic_of(self, at: int) -> str:
        """The topic of a word: of several readings the narrowest, "information clusters" are no databases at large."""
        values = self.sentence[at].values("topic")
        broader = {self.names.vocabulary.broader(id) for id in values}
        return next((id for id in values if id not in broader), values[0])

    def _thing(self, at: int, topics: list[int], target: Target) -> str:
        """The words that name one thing of a wide topic ("màn hình LED" of the tools) where it is asked who has it, "" where none do."""
        topic = self._topic_of(at)
        if topic not in _MEANS:
            return ""
        asks_who = target.find in ("province", "document", "task", "agency") and topic == _TOOLS
        asks_whether = len(topics) == 1 and (is_yesno(self.sentence) or self.sentence.has("mention"))
        if not asks_who and not asks_whether:
            return ""
        words = tuple(token.key for token in self._tokens(at))
        term = self.names.vocabulary.by_id[topic]
        label = f" {folded_phrase(term.label_vi)} "
        if any(f" {one} " in label for one in (" ".join(words), *wordings(words))):
            return ""  # the topic itself: "databases"
        found = [w for w in (" ".join(words), *wordings(words)) if self.names.occurs(tuple(w.split()))]
        several = [w for w in found if " " in w or not is_syllable(w)]  # without accents "dạy" of training is also "đẩy"
        return "|".join(dict.fromkeys(several or found))

    def _tokens(self, at: int) -> tuple[Token, ...]:
        return self.sentence.question.tokens[self.sentence[at].start : self.sentence[at].end]

    def _narrowest(self, topics: list[int]) -> list[int]:
        """Leave out a topic beside a narrower one of its own: "biên giới cửa khẩu" are border gates."""
        kept = []
        for n, at in enumerate(topics):
            near = [other for other in (*topics[n + 1 : n + 2], *topics[n - 1 : n][: bool(n)]) if abs(other - at) == 1]
            wider = [self.names.vocabulary.broader(self.sentence[other].values("topic")[0]) for other in near]
            if self.sentence[at].values("topic")[0] not in wider:
                kept.append(at)
        return kept

    def _is_joined(self, topics: list[int]) -> bool:
        """Whether two topics stand side by side with nothing between: "border gate information clusters"."""
        return topics[1] - topics[0] == 1 and "," not in self._between(topics)

    def _between(self, topics: list[int]) -> str:
        first, second = topics
        question = self.sentence.question
        return question.text[question.tokens[self.sentence[first].end - 1].end : question.tokens[self.sentence[second].start].start]

    def _is_means(self, topics: list[int]) -> bool:
        """Whether one of two neighbouring topics is about the other, "training on integration", not beside it."""
        first, second = topics
        between = self._between(topics)
        bound = all(self.sentence.is_filler(i) for i in range(first + 1, second))
        if not bound or "," in between or any(s.has("and") or s.has("either") for s in self.sentence.between(first, second)):
            return False
        return self.sentence[first].values("topic")[0] in _MEANS

    def _words(self, topics: list[int], target: Target) -> list[tuple[str, str]]:
        """The word conditions (folded alternatives, as typed), less those that a topic of the question says already."""
        said = set()
        for at in topics:
            for id in self.sentence[at].values("topic"):
                term = self.names.vocabulary.by_id.get(id)
                for name in (term.label_vi, *term.aliases_vi, *term.aliases_en, term.label_en or "") if term else ():
                    said.add(f" {folded_phrase(name)} ")
        found = self._free_words()
        lone = [(slot.value, slot.text) for slot in self.sentence.slots if slot.kind == "syllable"]
        # beside a subject a lone syllable ("rõ", "đón") only colours it; what a body has to do by a day ("gửi") is the subject
        found += [pair for pair in lone if topics or found or (target.property == "time" and is_deed(pair[0]))]
        return [pair for pair in found if is_deed(pair[0]) or not _is_said_by(pair[0].split("|"), said)]

    def _free_words(self) -> list[tuple[str, str]]:
        """The free words; two with "hoặc", "or" between are one, of which either will do."""
        found: list[tuple[int, str, str]] = []
        slots = self.sentence.slots
        unit = next((at + 1 for at in self.sentence.where("count") if at + 1 < len(slots) and slots[at + 1].kind == "words"), -1)
        beside = any(at != unit and (slot.kind in ("words", "field") or self._is_topic(at)) for at, slot in enumerate(slots))
        for at, slot in enumerate(slots):
            if slot.kind in ("body", "agency") and self._is_founded(at) and (forms := self._named_so(at)):
                found.append((at, forms, slot.text))  # "thành lập Ban Chỉ đạo": what is set up is a word of the task
            if slot.kind != "words" or (at == unit and beside):
                continue  # "how many people at the training": what is counted there is a word of no task
            if found and at - found[-1][0] == 1 and _are_one(found[-1][1], slot.value):
                _, value, text = found.pop()
                found.append((at, "|".join(dict.fromkeys((*value.split("|"), *slot.value.split("|")))), f"{text} / {slot.text}"))
            elif found and at - found[-1][0] == 2 and self.sentence[at - 1].has("either"):
                _, value, text = found.pop()
                found.append((at, f"{value}|{slot.value}", f"{text} / {slot.text}"))
            else:
                found.append((at, slot.value, slot.text))
        return [(value, text) for _, value, text in found]

    def _is_founded(self, at: int) -> bool:
        """Whether a body is what the work sets up, not who does it: "thành lập Ban Chỉ đạo", "when is the committee set up"."""
        near = (self.sentence.left(at), self.sentence.right(at, lambda i: self._is_between(at, i)))
        if any(i is not None and self.sentence[i].kind == "words" and _founds(self.sentence[i].value) for i in near):
            return True
        before = self.sentence.left(at)
        beside = before == at - 1 or self._comma_before(at)
        listed = before is not None and self.sentence[before].kind in ("body", "agency") and beside
        return listed and before is not None and self._is_founded(before)  # "tổ chức lại Ban Chỉ huy cấp tỉnh, cấp xã"

    def _is_between(self, at: int, i: int) -> bool:
        """Whether a word stands between a body and what is done to it: its place, its level, who does it, "do ai kiện toàn"."""
        slot = self.sentence[i]
        asked = slot.has("wh") or slot.has("by") or slot.has("noun", "agency")
        return slot.kind == "province" or asked or (i == at + 1 and slot.kind == "body")

    def _named_so(self, at: int) -> str:
        """The names of a body that some text has, folded, alternatives apart by "|"."""
        forms = dict.fromkeys((self.sentence.key(at), *body_forms(self.names, self._agency_ids([at]))))
        return "|".join(form for form in forms if self.names.occurs(tuple(form.split())))

    def _with_words(self, query: Query, words: list[tuple[str, str]]) -> Query:
        if query.find == "citation":
            # "trả lời tờ trình nào": how it is cited; "kế hoạch ngân sách 3 năm": a number alone is of the name of what cites
            words = [pair for pair in words if not (is_deed(pair[0]) or pair[0].isdigit())]
        for value, shown in words:
            self._show("words", value, shown)
        return replace(query, words=tuple(dict.fromkeys((*query.words, *(value for value, _ in words)))))

    def _with_fields(self, query: Query) -> Query:
        """The policy fields that the question names in words that no task has."""
        said = [slot for slot in self.sentence.slots if slot.kind == "field"]
        whole = query.find in ("province", "document")  # told of by all that a field covers
        if whole or (
            is_yesno(self.sentence) and self.sentence.has("mention")
        ):  # a text that speaks of the field need not name what is asked for
            own = [
                slot for slot in said if names_field(self.names.vocabulary, slot.value, slot.text) or (whole and self._is_in_label(slot))
            ]
            about = [self.sentence[at] for at in self._about_instrument()]
            self.unknown += [slot.text for slot in said if slot not in own and slot not in about]
            said = own
        found = tuple(dict.fromkeys(slot.value for slot in said))
        for id in found:
            self._show("field", id, self._label(id))
        return replace(query, fields=found, fields_in=fields_in(query)) if found else query

    def _is_in_label(self, slot: Word) -> bool:
        """Whether words are part of a policy field's own name: "disease control" of "disease prevention and control"."""
        term = self.names.vocabulary.by_id[slot.value]
        said = set(folded_phrase(slot.text).split())
        return any(said <= set(folded_phrase(label or "").split()) for label in (term.label_vi, term.label_en))

    def _with_time(self, query: Query, target: Target) -> Query:
        at_once = _AT_ONCE.search(self.sentence.question.folded)
        if at_once and target.find in ("task", "agency", "province") and not target.property:
            found = self.names.tasks_timed(_AT_ONCE, query)
            if found:
                self._show("time", "at-once", self.sentence.question.text[at_once.start() : at_once.end()])
                return replace(query, tasks=found, documents=() if query.provinces else query.documents)
        if not self.times:
            return query
        lasting = self._lasting(query) if target.find == "task" and not target.property else ()
        if lasting:
            self._show("time", self._time_label(), self._time_label())
            return replace(query, tasks=lasting)
        due = target.find == "document" and (self.sentence.has("deadline") or any(time.relation == "due" for time in self.times))
        if (target.find in ("task", "agency", "province", "topic") or due) and not target.property:
            self._years(query)
            window, period = task_window(self.times, self.names, query, target)
            if period and target.find == "task" and self.sentence.has("deadline"):  # of deadlines the year is the days' own
                window, period = TimeWindow(f"{period[0]}-01-01", f"{period[1]}-12-31", due=True), None
            if window:
                self._show("time", window.recurrence or f"{window.start or ''}/{window.end or ''}", self._time_label())
                units = next((t.units for t in self.times if t.units), ())
                unit = self.times[0] if len(self.times) == 1 else None
                if units:
                    window = replace(window, units=units)
                if unit and unit.unit in ("month", "quarter") and not unit.units and not unit.relation and window.start and window.end:
                    window = replace(window, within=False, longest=_MOST_DAYS, names=_unit_names(window.start, window.end))
                return replace(query, time=window)
            if period:
                self._show("period", f"{period[0]}-{period[1]}", self._time_label())
                return replace(query, period=period)
            self._leave_out_day(query)
            return query
        if target.property == "time" and all(time.unit == "day" for time in self.times):
            self.ignored.append(self._time_label())  # what the work is for, "khánh thành ngày 19/12/2025": no document's day
            return query
        changed = scope_by_time(self.sentence, self.times, query, asks_date=target.property == "issue_date")
        if changed is query:
            self._note_other_year(query)
            self._leave_out_day(query)
        if changed is not query:
            self._show("issued" if changed.issued_from or changed.issued_to else "period", self._time_label(), self._time_label())
        return changed

    def _leave_out_day(self, query: Query) -> None:
        """Say that a day without its year restricts no documents: "nộp báo cáo trước 15/12"."""
        yearless = all(str(time.start or time.end).startswith("?") for time in self.times)
        if yearless and query.find == "document":
            self.ignored += [slot.text for slot in self.sentence.slots if slot.kind == "time"]

    def _note_other_year(self, query: Query) -> None:
        """Say that none of the documents found by their names is of the year that the question says of them."""
        year = int(str(self.times[0].start)[:4]) if len(self.times) == 1 and self.times[0].unit == "year" and self.times[0].start else 0
        named = [self.names.documents[id] for id in dict.fromkeys(query.documents) if id in self.names.documents]
        if not year or not named or not self._is_year_of_title() or self.times[0].relation or any(d.is_of_year(year, year) for d in named):
            return
        dated = next((d.issue_date[:4] for d in named if d.issue_date), "")
        if dated and dated != str(year):
            label = ", ".join(list(dict.fromkeys(d.label for d in named))[:3])
            self.notes.append((f"Không có văn bản như vậy của năm {year}; {label} là của năm {dated}.",
                               f"No such document is of {year}; {label} is of {dated}."))  # fmt: skip

    def _is_year_of_title(self) -> bool:
        """Whether the year is said of documents found by their titles, beside the type, with only words of the title and the place between;
        "Plan 88 … the 2019 campaign" is of another thing."""
        types, years = self.sentence.where("doctype", "document"), self.sentence.where("time")
        numbered = any(slot.is_number for slot in self.sentence.slots)
        if numbered or len(types) != 1 or len(years) != 1:
            return False
        between = self.sentence.between(*sorted((types[0], years[0])))
        return all(slot.kind in ("stop", "of", "province", "doctype") for slot in between)

    def _lasting(self, query: Query) -> tuple[str, ...]:
        """ "kéo dài từ 2014 đến 2016": the tasks whose time goes from the first to the last year said; none where it is not said so."""
        span = self.times[0] if len(self.times) == 1 and self.times[0].unit == "range" and self.sentence.has("until") else None
        if span is None or not (span.start and span.end):
            return ()
        first = TimeWindow(span.start, f"{span.start[:4]}-12-31", within=False)
        last = TimeWindow(f"{span.end[:4]}-01-01", span.end, due=True)
        found = (set(self.names.answers_of(replace(query, time=window))) for window in (first, last))
        return tuple(sorted(set.intersection(*found)))

    def _years(self, query: Query) -> None:
        """Put times without a year ("trước ngày 15/12") into the years of the documents asked about; each further one is a query."""
        open_times = [n for n, t in enumerate(self.times) if str(t.start or "").startswith("?")]
        if not open_times:
            return
        scope = [
            d
            for d in self.names.collection
            if (not query.documents or d.id in query.documents) and (not query.provinces or d.province in query.provinces)
        ]
        # what has no period is done in the year of its issue
        spans = [d.period or (int(str(d.issue_date)[:4]),) * 2 for d in scope if d.period or d.issue_date]
        held = Counter(year for first, last in spans for year in range(first, last + 1))
        years = sorted(year for year, _ in held.most_common(_MOST_YEARS)) or [0]
        n = open_times[0]
        made = [in_year(self.times[n], year) for year in years if year]
        made = [
            replace(t, start=t.start or f"{str(t.end)[:4]}-01-01", end=named_end(t) if t.end else f"{str(t.start)[:4]}-12-31") for t in made
        ]
        if made:
            self.further_times = [replace(t, relation="") for t in made[1:]]
            self.times[n] = replace(made[0], relation="due" if made[0].relation == "due" else "")

    def _time_label(self) -> str:
        return ", ".join(self.sentence.question.text[t.at : t.stop] for t in self.times)

    def _with_paths(self, query: Query, target: Target) -> Query:
        """Restrict to the tasks of the sections named; a section that the documents asked about do not have is unknown.

        Where a document itself is asked for, its section only says where to read.
        """
        if target.overview and target.find == "document":
            return query
        paths = [slot for slot in self.sentence.slots if slot.kind == "path"]
        under: tuple[str, ...] | None = None
        for slot in sorted(paths, key=lambda one: not one.value.startswith(HEADING)):
            if slot.value.startswith(HEADING):
                scope = Query("task", provinces=query.provinces, documents=query.documents)
                said = slot.value.removeprefix(HEADING)
                tasks = under = self.names.answers_of(replace(scope, subject=(said,), subject_in=("heading",)))
            else:
                tasks = self.names.tasks_at(slot.value, query)
                if under:  # "phần tổ chức thực hiện, mục 3"
                    below = re.compile(rf"#(?:.*\.)?{re.escape(slot.value)}(?:$|[#.~(])")
                    tasks = tuple(id for id in under if below.search(id))
                    query = replace(query, tasks=tuple(id for id in query.tasks if id not in under))
            if not tasks:
                self.unknown.append(slot.text)
            self._show("section", slot.value.removeprefix(HEADING).split("|")[0], slot.text)
            query = replace(query, tasks=tuple(dict.fromkeys((*query.tasks, *tasks))))
        return query


def _unit_names(first: str, last: str) -> tuple[str, ...]:
    """The folded words that name a month or quarter: "quy iii", "quy 3"; "thang 9", "thang 09"."""
    month, end = int(first[5:7]), int(last[5:7])
    if end - month == 2:
        number = (month - 1) // 3
        return (f"quy {('i', 'ii', 'iii', 'iv')[number]}", f"quy {number + 1}")
    return tuple(dict.fromkeys((f"thang {month}", f"thang {month:02d}")))


def _is_said_by(forms: Sequence[str], names: Collection[str]) -> bool:
    """Whether most wordings of a word are in a topic's names, so that it says nothing more."""
    return 2 * sum(any(f" {one} " in name for name in names) for one in forms) >= len(forms)
