"""When something is due: tasks and bodies with their times, by their last day, by the days that they print."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query, TimeWindow
from search.frames.base import Rules
from search.frames.negation import Negation
from search.frames.reading import Fallback, Reading
from search.frames.target import Target
from search.question.deadlines import asks_last_day, asks_when_done, is_when
from search.question.times import printed_days

__all__ = ["DueRules"]

_EVER = "0001-01-01"  # before the day of any task


class DueRules(Rules):
    """Adds conditions on when tasks are due."""

    def _with_deadline(self, reading: Reading, target: Target, negation: Negation) -> None:
        """ "hạn báo cáo": tasks that have a time, each with it; "nhiệm vụ không có thời hạn": tasks that have none."""
        sentence, query = self.sentence, reading.query
        said = [at for at in sentence.where("deadline") if not (self.times and sentence[at].text.lower() in ("hạn", "han"))]
        denied = [
            at for at in said if negation.negated and at > negation.at and all(sentence.is_filler(i) for i in range(negation.at + 1, at))
        ]
        if denied and target.find in ("task", "province", "document"):
            tasks = target.find == "task" or any(at < negation.at for at in sentence.where("noun", value="task"))
            reading.query = replace(query, time=TimeWindow(timed=not tasks))  # tasks without a time; or what has no task with one
            negation.negated = not tasks
            reading.timed = False
        elif denied and target.find in ("agency", "topic"):
            self.unknown.append(sentence.question.words(sentence[negation.at].start, sentence[denied[0]].end))
        elif said and (target.counted or query.order in ("most", "least")) and not (negation.negated or query.time or query.property):
            reading.query = replace(query, time=TimeWindow(timed=True))  # "bao nhiêu nhiệm vụ có thời hạn"
        elif target.find == "agency" and not (target.counted or negation.negated or query.time or query.sides or query.order):
            reading.timed = (bool(said) or asks_when_done(sentence.question)) and not self._asks_issue()  # "ai làm X, khi nào"
        elif target.find == "task" and not target.property and asks_when_done(sentence.question) and not negation.negated:
            reading.timed = not (target.counted or query.sides or self._asks_issue())  # "làm gì, và hạn là khi nào"
        elif target.property == "time" and not negation.negated:
            reading.timed = True
            rhythm = next((found.recurrence for found in self.times if found.recurrence), None)
            query = replace(
                query, agencies=tuple(one for one in query.agencies if one.ids or one.absent)
            )  # "khi nào và do ai": nobody is named
            recurring = TimeWindow(recurrence=rhythm) if rhythm else TimeWindow(recurring=True) if target.recurring else None
            reading.query = replace(query, property="time", time=query.time or recurring)

    def _asks_issue(self) -> bool:
        """Whether the day of a document is asked for, "ban hành khi nào", not that of work."""
        dated = self.sentence.where("meta", value="issue_date")
        return self.sentence.has("issue", "effect") or any(not is_when(self.sentence[at].text) for at in dated)

    def _of_end(self, reading: Reading) -> None:
        """ "By when": first the tasks that have a last day, then those of a rhythm alone."""
        query = reading.query
        if query.property != "time" or query.find != "task":
            return
        if query.time is not None and query.time.recurrence:  # "trước ngày nào hằng năm": where no task has that rhythm, any day
            reading.fallbacks = [Fallback(replace(query, time=None)), *reading.fallbacks]
            return
        if not asks_last_day(self.sentence.question) or query.time is not None:
            return
        reading.fallbacks = [Fallback(query), *reading.fallbacks]
        reading.query = replace(query, time=TimeWindow(start=_EVER, due=True))

    def _of_day(self, query: Query) -> Query:
        """The query with the tasks that print the day asked for beside those whose time it is: a task may print several days."""
        window = query.time
        unit = self.times[0].unit if len(self.times) == 1 else ""
        if window is None or not window.end or not (unit == "day" and window.due or unit == "days" and window.start):
            return query
        if query.find != "task" or query.negated or query.sides or query.any_of or query.counted:
            return query
        if unit == "day":
            forms = printed_days(window.end)
        else:  # "từ ngày 10 đến ngày 15 tháng 12"
            first, last, month = (int(part) for part in (str(window.start)[8:10], window.end[8:10], window.end[5:7]))
            days, months = (f"{last}", f"{last:02d}"), (f"{month}", f"{month:02d}")
            forms = "|".join(dict.fromkeys(
                f"{a} {to}{d} {between}{m}" for a in (f"{first}", f"{first:02d}") for to in ("", "den ", "den ngay ")
                for d in days for between in ("", "thang ") for m in months
            ))  # fmt: skip
        due = Query(query.find, time=window, words=query.words)
        printed = Query(query.find, words=(*query.words, forms))
        return replace(query, time=None, words=(), any_of=(due, printed))
