"""When something is to be done: the tasks that have a time, each with it."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.listed import asked_target
from search.frames.scene import Scene
from search.frames.target import Target
from search.question.deadlines import counts_things, is_deadline_question, when_at
from search.question.sentence import Sentence
from search.question.shapes import shape

__all__ = ["propose"]


def _asks_time(sentence: Sentence, at: int | None) -> bool:
    """Whether the question word at a place asks for a day or month."""
    return at is not None and any(word in ("ngay", "thang", "khi", "luc", "when") for word in sentence.key(at).split())


def _asked_first(sentence: Sentence, asked: Target | None) -> str:
    """Which of two questions that "và", "and" joins comes first: "when", or the "other"; "" where it asks one thing."""
    when = when_at(sentence.question)
    if when is None or asked is None or asked.at is None or _asks_time(sentence, asked.at) or not sentence[asked.at].has("wh"):
        return ""
    tokens = sentence.question.tokens
    place = tokens[sentence[asked.at].start].start
    low, high = sorted((when, place))
    joints = [at for at in sentence.where("and") if low < tokens[sentence[at].start].start < high]
    return ("when" if when < place else "other") if joints else ""


def _lists_deadlines(sentence: Sentence, taken: set[int]) -> bool:
    """Whether the deadlines within a time or in a document are asked for and nothing else: "list deadlines in 2020", "các thời hạn trong
    Kế hoạch 88"."""
    data = any(slot.has("meta") and not slot.has("deadline") for slot in sentence.slots)
    within = sentence.has("time", "number", "document", "title_part")
    return sentence.has("deadline") and within and not data and asked_target(sentence, taken) is None


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield the tasks with a time, where the question asks by when something must be done and for nothing else."""
    sentence = scene.sentence
    often = sentence.has("often") or shape("how-often").search(sentence.question.folded) is not None
    counted = any(counts_things(sentence.question, sentence[at]) for at in sentence.where("count"))
    if counted or not (often or is_deadline_question(sentence.question, sentence.slots)):
        if not counted and _lists_deadlines(sentence, scene.taken):
            yield Target("task", None, property=None if sentence.has("time") else "time", implied=True)
        return
    asked = asked_target(sentence, scene.taken)
    said = asked is not None and asked.at is not None and sentence[asked.at].has("deadline")
    first = _asked_first(sentence, asked)
    if first == "other" and asked is not None and asked.find == "task":
        return  # "Sở Tài chính làm gì và báo cáo khi nào": what it does, first
    if (
        first != "when"
        and asked is not None
        and not asked.implied
        and asked.find != "task"
        and not said
        and not _asks_time(sentence, asked.at)
    ):
        return
    yield Target("task", None, property="time", implied=True, recurring=often)
