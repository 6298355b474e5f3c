"""Scores the reading against the facts: `python -m tests.layouts.score [--family X] [--seeds N] [--words unseen] [--losses] [--show FAMILY SEED]`.

In: families and seeds.  Out: a table, worst role F1 first: role F1, task F1, the shares
of printed times and of the head's fields (number, type, date, province) that were read right, one row a family.
"""

from __future__ import annotations

import argparse
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ingest import parse
from ingest.parsed import Grid, ParsedDocument, Source
from tests.layouts.families import FAMILIES
from tests.layouts.names import key
from tests.layouts.page import Plan, Wanted

Range = tuple[int, int]


def source(plan: Plan) -> Source:
    """Return a plan as a source to be parsed."""
    grids = tuple(Grid(rows) for rows in plan.grids)
    return Source(f"{plan.family}-{plan.seed}.txt", hashlib.sha256(plan.text.encode()).hexdigest(), plan.text, tables=grids)


def _common(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _iou(a: Range, b: Range) -> float:
    both = _common(a, b)
    return both / max(1, a[1] - a[0] + b[1] - b[0] - both)


def _line(text: str, at: Range) -> Range:
    """Return the line around a range: a statement whose roles stand beside it may be found with them."""
    end = text.find("\n", at[1])
    return text.rfind("\n", 0, at[0]) + 1, len(text) if end < 0 else end


def _paired(wanted: list[tuple[Range, Range]], found: list[Range]) -> dict[int, int]:
    """Return wanted index to found index, one to one, best overlap with the statement or its line first, at least a half."""
    both = [(max(_iou(r, f) for r in w), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)]
    pairs = sorted((-score, i, j) for score, i, j in both if score >= 0.5)
    out: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in out and j not in out.values():
            out[i] = j
    return out


def _folded(text: str) -> str:
    kept = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c if c.isalnum() else " " for c in kept if not unicodedata.combining(c)).split())


def _same_time(want: str, have: str | None) -> bool:
    a, b = _folded(want), _folded(have or "")
    return bool(b) and (a in b or b in a)


def compare(plan: Plan, parsed: ParsedDocument, losses: list[str] | None = None) -> Counter[str]:
    """Return counts of one plan: task_tp, task_fp, task_fn, role_*, time_ok, time_wrong."""
    tasks = [t for t in parsed.tasks if t.kind != "objective"]
    ranges = [(t.span.start, t.span.end) for t in tasks]
    places = [((w.start, w.end), _line(plan.text, (w.start, w.end))) for w in plan.wanted]
    pairs = _paired(places, ranges)
    count: Counter[str] = Counter()
    say = (lambda text: losses.append(f"{plan.family}/{plan.seed}: {text}")) if losses is not None else (lambda text: None)
    for i, want in enumerate(plan.wanted):
        if i not in pairs:
            count.update(task_fn=1, role_fn=len(want.roles))
            say(f"task missed: {plan.text[want.start : want.end][:70]!r}")
        else:
            count["task_tp"] += 1
            _roles(plan, want, tasks[pairs[i]], count, say)
    _head(plan, parsed, count, say)
    for j, task in enumerate(tasks):
        spare = any(_common(ranges[j], r) >= 0.5 * (ranges[j][1] - ranges[j][0]) for r in plan.free)
        if j not in pairs.values() and not spare:
            count.update(task_fp=1, role_fp=len(task.roles))
            say(f"no task: {task.id} {task.span.quote(plan.text)[:70]!r} {[(r.generic, r.role) for r in task.roles]}")
    return count


def _head(plan: Plan, parsed: ParsedDocument, count: Counter[str], say: Any) -> None:
    for name, want in plan.head:
        have = getattr(parsed.document, name)
        right = (_folded(want) if want else None) == (_folded(have.removeprefix("tỉnh ")) if have else None)
        count["head_ok" if right else "head_wrong"] += 1
        if not right:
            say(f"{name} {want!r} read as {have!r}")


def _roles(plan: Plan, want: Wanted, task: Any, count: Counter[str], say: Any) -> None:
    have = {(key(r.generic), r.role) for r in task.roles}
    count.update(role_tp=len(want.roles & have), role_fn=len(want.roles - have), role_fp=len(have - want.roles))
    words = plan.text[want.start : want.end][:50]
    if want.roles != have:
        say(f"{words!r}: roles missed {sorted(want.roles - have)}, wrong {sorted(have - want.roles)}")
    if want.time:
        printed = task.time.printed if task.time else None
        right = _same_time(want.time, printed)
        count["time_ok" if right else "time_wrong"] += 1
        if not right:
            say(f"{words!r}: time {want.time!r} read as {printed!r}")


def f1(count: Counter[str], what: str) -> float:
    """Return the F1 of `task` or `role` counts."""
    twice = 2 * count[f"{what}_tp"]
    total = twice + count[f"{what}_fp"] + count[f"{what}_fn"]
    return twice / total if total else 1.0


def _share(count: Counter[str], what: str) -> float:
    total = count[f"{what}_ok"] + count[f"{what}_wrong"]
    return count[f"{what}_ok"] / total if total else 1.0


def measured(
    families: Iterable[str], seeds: Iterable[int], invented: float = 0.25, losses: list[str] | None = None, words: str = "own"
) -> dict[str, Counter[str]]:
    """Return the counts of each family over the seeds."""
    numbers = list(seeds)
    out: dict[str, Counter[str]] = {}
    for name in families:
        out[name] = Counter()
        for seed in numbers:
            plan = FAMILIES[name].plan(seed, invented, words)
            out[name].update(compare(plan, parse(source(plan)), losses))
    return out


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", action="append", help="only this family (may be given again)")
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, from 0")
    parser.add_argument("--invented", type=float, default=0.25, help="share of actors that no vocabulary knows")
    parser.add_argument("--words", choices=("own", "unseen"), default="own", help="word list: statements, names, labels")
    parser.add_argument("--losses", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--show", nargs=2, metavar=("FAMILY", "SEED"), help="print one plan and what is wanted from it")
    options = parser.parse_args(arguments)
    if options.show:
        _show(FAMILIES[options.show[0]].plan(int(options.show[1]), options.invented, options.words))
        return
    unknown = set(options.family or ()) - set(FAMILIES)
    if unknown:
        parser.error(f"no family {', '.join(sorted(unknown))}; there are: {', '.join(sorted(FAMILIES))}")
    losses: list[str] = []
    counts = measured(options.family or sorted(FAMILIES), range(options.seeds), options.invented, losses, options.words)
    if options.losses:
        print("\n".join(losses))
    print(table(counts))


def table(counts: dict[str, Counter[str]]) -> str:
    """Return the table of counts, worst role F1 first, and a line for all."""
    rows = sorted((f1(c, "role"), name, c) for name, c in counts.items())
    total = sum(counts.values(), Counter[str]())
    mean = sum(r[0] for r in rows) / len(rows)
    lines = [f"{'role':>6} {'task':>6} {'time':>6} {'head':>6}  family"]
    for score, name, c in [*rows, (f1(total, "role"), f"ALL ({len(rows)} families, mean {mean:.3f})", total)]:
        lines.append(f"{score:6.3f} {f1(c, 'task'):6.3f} {_share(c, 'time'):6.3f} {_share(c, 'head'):6.3f}  {name}")
    return "\n".join(lines)


def _show(plan: Plan) -> None:
    print(plan.text)
    for want in plan.wanted:
        print(f"* {plan.text[want.start : want.end]!r}\n    {sorted(want.roles)} time: {want.time}")


if __name__ == "__main__":
    main()
