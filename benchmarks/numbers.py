"""Halves and doubles each number of the reader and counts what that changes: `python -m benchmarks.numbers [--inside] [BEGINNING…]`.

In: the numbers at the head of the reader's modules, with --inside those that its functions compare with or add, of the modules
(`ingest.names`) or names (`ingest.names.borders._LONGEST`) that begin so.  Out: a line a number: errors in the made layouts and the plans
typed by hand more (+) or less (-) than with the number as it is, and how many facts of real documents differ (the project's own, and of
../shared/corpus where it is).  A number that changes nothing either way is a guard: it keeps what no text at hand has from costing time.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import os
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import ingest
from ingest.evaluate import OTHERS, OWN, facts_of
from ingest.parsed import Source
from ingest.pipeline import parse
from tests.ingest.plans import missed, plans
from tests.layouts.families import FAMILIES
from tests.layouts.score import measured

ROOMS = ("layout", "names", "duties", "head", "citations", "findings", "facts")
EVERY = 3  # of the families of layouts every third, of the corpus every fourth document of at most 40 kB: five seconds a number and way
LARGEST = 40_000
ERRORS = ("task_fp", "task_fn", "role_fp", "role_fn", "time_wrong", "head_wrong")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a module: at its head by name, or inside a function."""

    module: str
    name: str  # of the constant, or of the function
    value: float
    line: int
    inside: bool

    def ways(self) -> tuple[float, float]:
        """Return the number less and more: half and double, a share half way to 0 and to 1."""
        if isinstance(self.value, float) and 0 < self.value < 1:
            return self.value / 2, (1 + self.value) / 2
        half = self.value / 2 if isinstance(self.value, float) else self.value // 2
        return half, self.value * 2


def modules() -> list[str]:
    """Return the modules of the reader's rooms, imported."""
    found = [m.name for m in pkgutil.walk_packages(ingest.__path__, "ingest.") if m.name.split(".")[1] in ROOMS]
    for name in found:
        importlib.import_module(name)
    return sorted(found)


def numbers(module: str, inside: bool) -> Iterator[Number]:
    """Yield the numbers at the head of a module, or those inside its functions that something is compared with or added to."""
    tree = ast.parse(Path(str(sys.modules[module].__file__)).read_text("utf-8"))
    if not inside:
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and _is_number(node.value):
                yield Number(module, node.targets[0].id, getattr(sys.modules[module], node.targets[0].id), node.lineno, False)
        return
    seen = set()
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(function):
            sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
            sides += [node.left, node.right] if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)) else []
            for side in sides:
                if isinstance(side, ast.Constant) and _is_number(side) and side.value not in (0, 1, 2):  # how many there are, not how much
                    key = (function.name, side.value)
                    if key not in seen:
                        seen.add(key)
                        yield Number(module, function.name, side.value, side.lineno, True)


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def put(number: Number, value: float) -> None:
    """Let the loaded modules have another value for a number."""
    home = sys.modules[number.module]
    if number.inside:
        for function in _functions(home, number.name):
            function.__code__ = _with(function.__code__, number.value, value)
        return
    for name, module in list(sys.modules.items()):
        if (
            name.split(".")[0] == "ingest"
            and module.__dict__.get(number.name) == number.value
            and (module is home or _imports(module, number))
        ):
            setattr(module, number.name, value)


def _imports(module: ModuleType, number: Number) -> bool:
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    return any(
        isinstance(node, ast.ImportFrom) and node.module == number.module and any(alias.name == number.name for alias in node.names)
        for node in tree.body
    )


def _functions(module: ModuleType, name: str) -> Iterator[FunctionType]:
    held = [*vars(module).values()]
    held += [one for kind in held if isinstance(kind, type) and kind.__module__ == module.__name__ for one in vars(kind).values()]
    for one in held:
        plain = getattr(one, "__wrapped__", getattr(one, "__func__", getattr(one, "fget", one)))
        if isinstance(plain, FunctionType) and plain.__module__ == module.__name__ and plain.__name__ == name:
            yield plain


def _with(code: CodeType, old: float, new: float) -> CodeType:
    def other(value: Any) -> Any:
        if isinstance(value, CodeType):
            return _with(value, old, new)
        return new if type(value) is type(old) and value == old else value

    return code.replace(co_consts=tuple(map(other, code.co_consts)))


def read(texts: Sequence[tuple[str, str]]) -> tuple[int, Counter[str]]:
    """Return how many errors the layouts and plans have, and the facts of the texts."""
    found: Counter[str] = sum(measured(sorted(FAMILIES)[::EVERY], [0]).values(), Counter())
    errors = sum(found[name] for name in ERRORS) + sum(len(missed(name, text, wanted)) for name, text, wanted in plans())
    facts: Counter[str] = Counter()
    for name, text in texts:
        parsed = parse(Source(name, "0" * 64, text))
        facts.update(f"{name} {rule} {fact}" for rule, said in facts_of(parsed).items() for fact in said)
        facts.update(f"{name} {task.id} {field}" for task in parsed.tasks for field, _ in task.fields)
    return errors, facts


def texts_at_hand() -> list[tuple[str, str]]:
    """Return (name, text) of the project's own documents and of some of the corpus."""
    corpus = [path for folder in OTHERS[:1] for path in sorted(folder.glob("*.txt")) if path.stat().st_size <= LARGEST][::4]
    return [(path.name, path.read_text("utf-8")) for path in (*sorted(OWN.glob("*.txt")), *corpus)]


def tried(number: Number | None, value: float, texts: Sequence[tuple[str, str]]) -> tuple[int, Counter[str]] | str:
    """Return what a process of its own reads with another value (no number: as it is), or why it read nothing."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if number is not None:
                put(number, value)
            said: object = read(texts)
        except BaseException as error:  # a number that something divides by, or that cuts a list to nothing
            said = type(error).__name__
        with os.fdopen(into, "w") as file:
            json.dump(said, file)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as file:
        answer = json.load(file)
    os.waitpid(child, 0)
    return answer if isinstance(answer, str) else (answer[0], Counter(answer[1]))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line a number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inside", action="store_true", help="the numbers inside functions")
    parser.add_argument("beginnings", nargs="*", default=["ingest."])
    options = parser.parse_args(arguments)
    every = [number for module in modules() for number in numbers(module, options.inside)]
    texts = texts_at_hand()
    before = tried(None, 0, texts)
    assert not isinstance(before, str), before
    print(f"{before[0]} errors in layouts and plans, {sum(before[1].values())} facts in {len(texts)} documents", flush=True)
    for number in every:
        if not f"{number.module}.{number.name}".startswith(tuple(options.beginnings)):
            continue
        shown = []
        for value in number.ways():
            after = tried(number, value, texts)
            if isinstance(after, str):
                shown.append(f"{value:g}: {after}")
                continue
            changed = sum(((before[1] - after[1]) | (after[1] - before[1])).values())
            shown.append(f"{value:g}: {after[0] - before[0]:+d} errors, {changed} facts" if after != before else f"{value:g}: the same")
        print(f"{number.module}.{number.name}:{number.line} {number.value:g} | {' | '.join(shown)}", flush=True)


if __name__ == "__main__":
    main()
