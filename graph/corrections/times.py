"""Corrections of when a task is due: of its first time, which the task has itself, or of a further one (ALSO_DUE)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.corrections.model import Correction
from graph.corrections.values import Time
from graph.corrections.work import Work, lies_in, overlap
from graph.model import Evidence, Value
from graph.model.derived import derived, time_order
from text.spans import Span

__all__ = ["correct_time", "read_time"]

_TIME = ("time_printed", "time_from", "time_to", "recurrence", "time_folded", "time_days")


def _time_of(properties: Mapping[str, Value]) -> str:
    """Return a time as corrections write it."""
    return str(Time(*(str(properties.get(name) or "") for name in ("time_from", "time_to", "recurrence"))))


def read_time(work: Work, correction: Correction, span: Span) -> str:
    """Return the time that is read at these words, as a correction's `printed` has it."""
    tasks = _tasks(work, correction, span)
    return _time_of(work.nodes[_meant(work, tasks[0], span)].properties) if tasks else ""


def correct_time(work: Work, correction: Correction, span: Span) -> str:
    """Give the tasks of these words another time in place of the one that stands there, or none; return the state."""
    tasks = _tasks(work, correction, span)
    if not tasks:
        return "idle"
    time = Time.of(correction.corrected)
    change = _replace if str(time) else _take
    changed = [change(work, task, correction, span) for task in tasks]
    return "applied" if any(changed) else "agrees"


def _tasks(work: Work, correction: Correction, span: Span) -> list[str]:
    task_of = {target: source for type, source, target in work.edges if type == "ALSO_DUE"}
    touched = [id for id, node in work.nodes.items() if node.type in ("Task", "Time") and any(overlap(e, span) for e in _places(work, id))]
    timed = [task_of.get(id, id) for id in touched]
    return work.chosen(correction, timed) or work.chosen(correction, work.stating(span))


def _times(work: Work, task: str) -> list[str]:
    """Return the nodes that hold a task's times, in the order of its printed `times`: the task, then its further ones."""
    further = [target for type, source, target in work.edges if type == "ALSO_DUE" and source == task]
    return [task, *sorted(further, key=time_order)]


def _places(work: Work, time: str) -> list[Evidence]:
    node = work.nodes[time]
    return [e for e in node.evidence if e.property in _TIME or (node.type == "Time" and e.property != "corrected")]


def _is_whole(work: Work, task: str, span: Span) -> bool:
    """Whether the words are the task's as a whole, not those of one time."""
    return any(lies_in(e, span) for e in work.statements(task))


def _touched(work: Work, task: str, span: Span) -> str | None:
    """Return the first time that lies in the words, else the one that they fit best: the words of a first time often hold those of a
    further one; None where they are of none, or the whole task's."""
    if _is_whole(work, task, span):
        return None
    best: tuple[float, str | None] = (0.0, None)
    for time in _times(work, task):
        if _lies_in(work, time, span):
            return time
        for place in _places(work, time):
            shared = min(place.end, span.end) - max(place.start, span.start)
            best = max(best, (shared / (place.end - place.start), time), key=lambda one: one[0])
    return best[1]


def _meant(work: Work, task: str, span: Span) -> str:
    return _touched(work, task, span) or task


def _replace(work: Work, task: str, correction: Correction, span: Span) -> bool:
    """Give the time of these words other days; return whether they were others before."""
    id, time = _meant(work, task, span), Time.of(correction.corrected)
    before = dict(work.nodes[id].properties)
    if _time_of(before) == str(time):
        return False
    # the words of the correction are the time's own, unless they are the whole task
    printed = None if _is_whole(work, task, span) else " ".join(correction.exact.split())
    values: dict[str, Value] = dict.fromkeys(_TIME)
    values |= {"time_printed": printed or before.get("time_printed"), "time_from": time.start or None, "time_to": time.end or None}
    values |= {"recurrence": time.recurrence or None}
    values |= derived("Time", values)
    path = str(work.nodes[task].properties["path"])
    proof = [work.evidence(span, "metadata", name, path) for name, value in values.items() if value is not None]
    mark = f"time: {_time_of(before)}"
    work.put(id, values, [*proof, work.evidence(span, "metadata", "corrected", path)], mark)
    if id != task:
        work.put(task, {}, [work.evidence(span, "metadata", "corrected", path)], mark)
    made = {
        "printed": values["time_printed"], "from": time.start or None, "to": time.end or None, "recurrence": time.recurrence or None,
        "start": span.start, "end": span.end,
    }  # fmt: skip
    _print(work, task, correction, [_times(work, task).index(id)], [made], _time_of(before))
    return True


def _take(work: Work, task: str, correction: Correction, span: Span) -> bool:
    """Take away the time of these words, with those that lie in them, and the next one is the first; all times where the words are of
    none, or the whole task's.  Return whether there was one."""
    times = _times(work, task)
    touched = _touched(work, task, span)
    gone = times if touched is None else [id for id in times if id == touched or _lies_in(work, id, span)]
    before = [said for id in gone if (said := _time_of(work.nodes[id].properties))]
    if not before and not any(work.nodes[id].properties.get("time_printed") for id in gone):
        return False
    kept = [id for id in times if id not in gone]
    values: dict[str, Value] = {}
    proof = [work.evidence(span, "metadata", "corrected", str(work.nodes[task].properties["path"]))]
    if task in gone:
        values = dict.fromkeys(_TIME)
        for first in kept[:1]:
            values |= {name: work.nodes[first].properties.get(name) for name in _TIME}
            proof += [e for e in work.nodes[first].evidence if e.property in _TIME]
    for id in (*gone, *(kept[:1] if task in gone else ())):
        if id != task:
            del work.nodes[id], work.edges["ALSO_DUE", task, id]
    work.put(task, values, proof, f"time: {'; '.join(before)}")
    _print(work, task, correction, [times.index(id) for id in gone], [], "; ".join(before))
    return True


def _lies_in(work: Work, time: str, span: Span) -> bool:
    places = _places(work, time)
    return bool(places) and all(lies_in(e, span) for e in places)


def _print(work: Work, task: str, correction: Correction, gone: Sequence[int], made: Sequence[Mapping[str, Value]], before: str) -> None:
    """Put times in the place of others, given by their numbers, in the printed object of a task."""
    for entry in work.parsed_tasks(task):
        held = list(entry.get("times") or ([entry["time"]] if entry.get("time") else []))
        times = [one for number, one in enumerate(held) if number not in gone]
        times[gone[0] : gone[0]] = map(dict, made)
        read = held[gone[0]] if gone[0] < len(held) else None
        entry["times"], entry["time"] = times, times[0] if times else None
        entry.setdefault("corrected", {})["time"] = {"id": correction.id, "printed": before, "read": read}
