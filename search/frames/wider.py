"""Wider queries for where a question's own finds nothing: without deeds, in headings, by field, by names in their words."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from graph.query import Query
from search.frames.by_place import PlaceRules
from search.frames.by_title import TitleRules, without_words
from search.frames.reading import Fallback, Reading
from search.lexicon.names import body_forms
from search.lexicon.thesaurus import wordings
from search.passages.tokens import folded_phrase, tokens
from search.question import key
from search.question.deadlines import REPORT
from search.question.shape import is_yesno
from search.question.shapes import shape
from search.question.times import printed_days
from text.views import fold
from text.vocabulary import Vocabulary

__all__ = ["WiderRules", "fields_in", "names_field"]


_MOST_ASIDE = 1  # wordings that a topic stands without
_LEAST_OF_SIDE = 3  # syllables of what stands on one side of "và": "rà soát và thống kê" is one thing to do


class WiderRules(PlaceRules, TitleRules):
    """Adds the wider queries."""

    def _fallbacks(self, reading: Reading, words: list[tuple[str, str]]) -> list[Fallback]:
        """Wider queries for where the first finds nothing, each wider than the one before.

        Deeds are left aside; who is assigned stands for who leads; either of two joined topics will do; words may stand in headings.
        """
        query = reading.query
        out = self._of_description(query, words)
        query = out[0].query if out else query
        words = [pair for pair in words if not out or pair[0] in query.words]
        out += [*self._of_the_instrument(query), *self._merely_cited(query)]
        soft = self._soft(query, words)
        said = dict(words)
        out += self._deed_under_title(query, soft)
        if query.property == "time":  # when something is reported tells nothing of what else is done about it
            soft = tuple(word for word in soft if word != REPORT)
        if soft:
            dropped = ", ".join(f"“{said[value]}”" for value in soft)
            note = (
                f"Không xét {dropped}: không nhiệm vụ nào như vậy có lời văn ấy.",
                f"{dropped} was left aside: no such task is worded so.",
            )
            query = without_words(query, soft)
            out.append(Fallback(query, note, soft))
        if query.topics_all and self.joined_topics:
            query = replace(query, topics=query.topics_all, topics_all=())
            out.append(Fallback(query, loose=True))
        wide = tuple(word for word in query.words if word not in soft)
        if wide and not query.negated:
            moved = replace(without_words(query, query.words), subject=wide, subject_in=("task", "heading", "title"))
            out.append(Fallback(moved))
        out += [*self._of_the_body(query, words), *self._in_either(query, words)]
        out += self._as_objectives(query, soft)
        placed = [one for asked in dict.fromkeys((reading.query, query)) for one in self._naming_places(asked)]
        out += placed
        out += self._by_field(query, words, soft)
        out += self._of_longer_names(query, soft)
        out += self._mentioned(query, soft)
        out += self._named_in_words(query, soft)
        out += [replace(inner, note=one.note) for one in placed for inner in self._named_in_words(one.query, soft)]
        out += self._said_at_all(reading.query)
        out += [*self._of_printed_day(query), *self._of_printed_year(query), *self._of_year(query)]
        return [*out, *self._of_weaker_roles(query, soft)]

    def _of_year(self, query: Query) -> list[Fallback]:
        """The tasks of documents for the year of the time asked for, where none says that time."""
        time = query.time
        if time is None or not (time.start and time.end and time.start[:4] == time.end[:4]) or query.find != "task":
            return []
        if any(one.unit in ("day", "days") for one in self.times):
            return []
        year = int(time.start[:4])
        note = (
            f"Không nhiệm vụ nào như vậy ghi thời gian ấy; đây là nhiệm vụ của văn bản cho năm {year}.",
            f"No such task has that time; these are of documents for {year}.",
        )
        of_year = tuple(
            d.id for d in self.names.collection if d.period == (year, year) and (not query.documents or d.id in query.documents)
        )
        scope = replace(query, time=None, period=(year, year), documents=of_year if time.due else query.documents)
        return [Fallback(scope, note)] if of_year or not time.due else []  # what is of many years is not due in one of them

    def _of_the_body(self, query: Query, words: list[tuple[str, str]]) -> list[Fallback]:
        """What a body does for its head, "Giám đốc Sở Y tế", whom no task of it names; a deputy is one of several."""
        if query.find != "task" or query.negated or query.sides or is_yesno(self.sentence):
            return []
        places = [at for at in self.sentence.where("body", "agency") if at and self.sentence[at - 1].kind == "words"]
        heads = [self.sentence[at - 1] for at in places if shape("head-of-body").fullmatch(fold(self.sentence[at - 1].text))]
        if len(heads) != 1 or heads[0].value not in query.words or self._is_part_of_office(heads[0].start):
            return []
        said = heads[0].text
        note = (f"Không việc nào nêu “{said}”; đây là việc của cơ quan ấy.", f"No task names “{said}”; these are the body's.")
        return [Fallback(without_words(query, (heads[0].value,)), note, (heads[0].value,))]

    def _is_part_of_office(self, start: int) -> bool:
        """Whether the word before an office makes another one of it, "Phó Giám đốc"."""
        at = next((i for i, slot in enumerate(self.sentence.slots) if slot.end == start), None)
        return at is not None and self.sentence[at].kind in ("word", "words", "syllable")

    def _merely_cited(self, query: Query) -> list[Fallback]:
        """Where nothing rests on an instrument, what mentions it; who asks whether something does wants to know just that."""
        told = query.cited_issuers or self._carrying_out()  # "nói về việc triển khai nghị định nào"
        asked = query.cites or (query.find == "citation" and query.documents and query.cited_types and told)
        if query.citation_role != "basis" or not asked or query.negated or is_yesno(self.sentence):
            return []
        note = ("Không lấy làm căn cứ; đây là nơi có viện dẫn.", "It is no legal basis; these mention it.")
        return [Fallback(replace(query, citation_role=None), note)]

    def _in_either(self, query: Query, words: list[tuple[str, str]]) -> list[Fallback]:
        """The tasks that have the words on one side of "và", "and", or those on the other, where none has both: two things are meant."""
        if query.find != "task" or query.negated or query.sides or query.any_of or query.counted or is_yesno(self.sentence):
            return []
        slots = self.sentence.slots
        for at in self.sentence.where("and"):
            first, last = at, at + 1
            while first and (slots[first - 1].kind == "words" or (first < at and self.sentence.is_filler(first - 1))):
                first -= 1
            while last < len(slots) and (slots[last].kind == "words" or (last > at + 1 and self.sentence.is_filler(last))):
                last += 1
            sides = [tuple(slot.value for slot in side if slot.value in query.words) for side in (slots[first:at], slots[at + 1 : last])]
            told = all(sum(word.split("|")[0].count(" ") + 1 for word in side) >= _LEAST_OF_SIDE for side in sides)
            if told and set(query.words) == {*sides[0], *sides[1]}:
                said = dict(words)
                one, other = (" ".join(said.get(word, word) for word in side) for side in sides)
                note = (f"Không việc nào có cả “{one}” và “{other}”; đây là việc có một trong hai.",
                        f"No task has both “{one}” and “{other}”; these have one of them.")  # fmt: skip
                any_of = tuple(Query(query.find, words=side) for side in sides)
                return [Fallback(replace(query, words=(), any_of=any_of), note)]
        return []

    def _as_objectives(self, query: Query, soft: tuple[str, ...]) -> list[Fallback]:
        """The goals that have all the words asked for, where no task has: "how many LED screens", which a programme only aims at."""
        if query.find != "task" or not query.kinds or not (query.words or query.subject) or query.negated or query.agencies:
            return []
        note = ("Không nhiệm vụ nào như vậy; đây là mục tiêu.", "No such task; this is an objective.")
        goals = replace(query, kinds=("objective",))
        bare = replace(goals, topics=(), topics_all=())  # a goal is tagged by few words
        return [Fallback(goals, note, soft), Fallback(bare, note, (*soft, *query.topics, *query.topics_all))]

    def _said_at_all(self, query: Query) -> list[Fallback]:
        """What proves a yes: the year in the words of the task, a body's "phối hợp" where its work has a stronger role too."""
        if not is_yesno(self.sentence) or query.find != "task" or query.negated or query.sides:
            return []
        out = []
        if query.time and query.time.start and query.time.end and query.time.start[:4] == query.time.end[:4]:
            out.append(Fallback(replace(query, time=None, words=(*query.words, query.time.start[:4]))))
        partners = [pattern for pattern in query.agencies if pattern.roles == ("coordinate",)]
        if partners:
            free = tuple(replace(one, roles=()) if one in partners else one for one in query.agencies)
            out.append(Fallback(replace(query, agencies=free, words=(*query.words, "phoi hop"))))
        return out

    def _of_printed_day(self, query: Query) -> list[Fallback]:
        """The tasks that print the day asked for, "ký ngày 22/11/2018", where it is no task's time."""
        day = self.times[0].end if len(self.times) == 1 and self.times[0].unit == "day" else None
        if day is None or day.startswith("?") or query.find != "task" or query.negated or query.sides:
            return []
        note = ("Nhiệm vụ có nhắc ngày ấy.", "These tasks name that day.")
        return [Fallback(replace(query, time=None, words=(*query.words, printed_days(day))), note)]

    def _of_weaker_roles(self, query: Query, soft: tuple[str, ...]) -> list[Fallback]:
        """Who is assigned for who leads, who coordinates for who is assigned."""
        out: list[Fallback] = []
        if query.find == "agency" and query.roles == ("lead",) and not query.negated and not query.sides:
            note = (
                "Không cơ quan nào được ghi là chủ trì; đây là cơ quan được giao.",
                "No agency is said to lead; these are assigned.",
            )
            out.append(Fallback(replace(query, roles=("lead", "assigned")), note, soft))
        if query.find == "agency" and query.roles == ("lead", "assigned") and not query.negated and not query.sides:
            note = ("Không cơ quan nào được giao; đây là cơ quan phối hợp.", "No agency is assigned; these coordinate.")
            out.append(Fallback(replace(query, roles=(), asked=("lead", "assigned")), note, soft))
        charged = [pattern for pattern in query.agencies if pattern.ids and pattern.roles == ("lead", "assigned") and not pattern.absent]
        if query.find == "topic" and charged and not query.negated and not query.sides:
            note = ("Không chủ đề nào được giao; đây là chủ đề cùng làm.", "No topic is assigned; on these it takes part.")
            patterns = tuple(replace(one, roles=()) if one in charged else one for one in query.agencies)
            out.append(Fallback(replace(query, agencies=patterns), note, soft))
        return out

    def _of_number(self, reading: Reading) -> None:
        """Ask first for the tasks that print the numbers cited, then for all of the documents that cite them."""
        query = reading.query
        numbers = [self.names.documents[id].number for id in query.cites if id in self.names.documents]
        if query.find not in ("task", "agency") or query.negated or query.sides or query.counted or query.any_of:
            return
        if not query.cites or len(numbers) < len(query.cites) or not all(numbers):
            return
        printed = tuple(folded_phrase(str(number)) for number in numbers)
        naming = replace(query, cites=(), citation_role=None, words=(*query.words, *printed))
        if self.names.answers_of(naming):
            reading.fallbacks = [Fallback(query), *reading.fallbacks]
            reading.query = naming

    def _by_field(self, query: Query, words: list[tuple[str, str]], soft: tuple[str, ...]) -> list[Fallback]:
        """The policy field that the free words name, where no task has the words."""
        fields = {value: id for value, shown in words if (id := self.names.field_of(tuple(key(w) for w in tokens(shown)))) is not None}
        fields = {value: id for value, id in fields.items() if names_field(self.names.vocabulary, id, dict(words)[value])}  # no thing in it
        if (
            not fields
            or query.negated
            or (query.find == "agency" and len(words) > _MOST_ASIDE)
            or (is_yesno(self.sentence) and self.sentence.has("mention", "cite", "cite_passive"))
        ):
            return []
        label = ", ".join(self._label(id) for id in fields.values())
        note = (f"Không nhiệm vụ nào có lời văn ấy; tìm theo lĩnh vực {label}.", f"No task is worded so; searched by the field {label}.")
        ids = tuple(dict.fromkeys(fields.values()))
        return [Fallback(replace(without_words(query, tuple(fields)), fields=ids, fields_in=fields_in(query)), note, (*soft, *fields))]

    def _mentioned(self, query: Query, soft: tuple[str, ...]) -> list[Fallback]:
        """The tasks that name a body which has no part in any: "cổng thông tin đối ngoại"."""
        plain = [pattern for pattern in query.agencies if not pattern.absent]
        if len(plain) != 1 or query.negated or query.sides or query.find not in ("task", "province", "agency"):
            return []
        yesno = is_yesno(self.sentence)
        if yesno and (query.asked or plain[0].roles):
            return []  # a body that is only named is given nothing
        if not yesno and any(id in self.names.bodies or id in self.names.agencies for id in plain[0].ids):
            return []
        words = "|".join(form for form in body_forms(self.names, plain[0].ids) if form.count(" ") >= 2)
        if not words:
            return []
        said = self._label(plain[0].ids[0])
        note = (f"{said} không được giao việc nào; đây là nơi có nêu tên.", f"{said} is given no task; these tasks name it.")
        return [Fallback(replace(query, agencies=(), asked=(), words=(*query.words, words)), note, soft)]

    def _named_in_words(self, query: Query, soft: tuple[str, ...]) -> list[Fallback]:
        """A body that does nothing of the kind as words of the task: the hospitals that the police work for, "Bach Mai hospital"."""
        plain = [pattern for pattern in query.agencies if not pattern.absent]
        asked = is_yesno(self.sentence) and not self.sentence.has("mention")  # who is only named is given nothing
        if not plain or query.negated or query.sides or query.find not in ("task", "agency") or asked:
            return []
        with_it = any(at and self.sentence[at - 1].has("with") for at in self.sentence.where("body", "agency"))  # "làm gì với VTV"
        held = query.find == "agency" and bool(query.roles) and len(plain) == 1 and bool(plain[0].roles)  # "ai lo Cổng thông tin"
        if (
            len(plain) == 1
            and not held
            and not with_it
            and not (query.words or query.subject or query.topics or query.fields or self.sentence.has("mention"))
            and query.property != "time"  # "when must the committee be there"
        ):
            return []
        out = []
        for at in reversed(self.sentence.where("body", "agency")):
            pattern = next((one for one in plain if set(one.ids) & set(self._agency_ids([at]))), None)
            own = tuple(self.sentence.key(at).split())
            forms = [form for form in (" ".join(own), *wordings(own)) if self.names.occurs(tuple(form.split()))]
            if pattern is None or not forms:
                continue
            label = self.sentence[at].text
            note = (f"“{label}” là lời văn của nhiệm vụ, không phải nơi thực hiện.", f"“{label}” is a word of the task, not who does it.")
            kept = tuple(one for one in query.agencies if one is not pattern)
            words = tuple(dict.fromkeys((*query.words, "|".join(dict.fromkeys(forms)))))
            out.append(Fallback(replace(query, agencies=kept, asked=(), words=words), note, soft))
        return out


def names_field(vocabulary: Vocabulary, id: str, said: str) -> bool:
    """Whether words are a policy field's own name, not only one of the things that it covers."""
    term = vocabulary.by_id[id]
    return folded_phrase(said) in (folded_phrase(term.label_vi), folded_phrase(term.label_en or ""))


def fields_in(query: Query) -> tuple[Literal["task", "document"], ...]:
    """Where a field is looked for: in documents too, where these or their provinces are asked for."""
    return ("task", "document") if query.find in ("province", "document") else ("task",)
