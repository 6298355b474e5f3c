"""Scores a user's own questions: what `cancu eval FILE` prints.

A file has one JSON object a line: `{"question": …, "expect": [labels or ids], "count": n}`; `expect` and `count` are both
optional, an empty `expect` means that no answer is right.  A question is right when its answers (those asked for, not the weaker
ones) are exactly the expected, in any order.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from graph.store import Store
from search.answer.ask import ask
from text.errors import BadInput, CancuError
from text.views import fold

__all__ = ["OwnQuestions", "Scored", "evaluate_questions"]


@dataclass(frozen=True, slots=True)
class Scored:
    """One question: what was missed, what was wrong; `error` where it could not be asked."""

    question: str
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    error: str = ""

    @property
    def is_right(self) -> bool:
        """Whether nothing was missed and nothing wrong."""
        return not (self.missed or self.wrong or self.error)


@dataclass(frozen=True, slots=True)
class OwnQuestions:
    """All scored questions, in the order of the file."""

    scored: tuple[Scored, ...]

    def to_json(self) -> dict[str, object]:
        """Return counts and the losses."""
        losses = [
            {"question": s.question, "missed": list(s.missed), "wrong": list(s.wrong), "error": s.error}
            for s in self.scored
            if not s.is_right
        ]
        return {"questions": len(self.scored), "right": len(self.scored) - len(losses), "losses": losses}

    def lines(self) -> list[str]:
        """Return the share that is right, then a line a loss."""
        right = sum(s.is_right for s in self.scored)
        lines = [f"{right} of {len(self.scored)} right"]
        for s in self.scored:
            if not s.is_right:
                why = [f"missed {', '.join(s.missed)}"] if s.missed else []
                why += [f"wrong {', '.join(s.wrong)}"] if s.wrong else []
                lines.append(f"  {s.question}: {'; '.join(why) or s.error}")
        return lines


def evaluate_questions(store: Store, file: str) -> OwnQuestions:
    """Ask every question of `file` and compare.

    Raises:
        BadInput: if the file cannot be read, or a line is not such an object; the message names file and line.
    """
    try:
        text = Path(file).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read: {error}. Give a file of JSON Lines in UTF-8.", code="unreadable-questions") from error
    rows = [_row(line, file, number) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not rows:
        raise BadInput(f'{file} has no questions. A line is {{"question": "…", "expect": ["…"]}}.', code="no-questions")
    return OwnQuestions(tuple(_score(store, row) for row in rows))


def _row(line: str, file: str, number: int) -> dict[str, object]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"{file}, line {number} is no JSON: {error.msg}.", code="bad-question") from error
    expect, count = (row.get("expect"), row.get("count")) if isinstance(row, dict) else (None, None)
    fits = isinstance(row, dict) and isinstance(row.get("question"), str)
    fits = fits and (expect is None or (isinstance(expect, list) and all(isinstance(e, str) for e in expect)))
    if not fits or not (count is None or isinstance(count, int)):
        raise BadInput(f'{file}, line {number} is not {{"question": "…", "expect": ["…"], "count": 1}}: {line[:80]}', code="bad-question")
    return dict(row)


def _score(store: Store, row: dict[str, object]) -> Scored:
    question = str(row["question"])
    try:
        answer = ask(store, question).to_json()
    except CancuError as error:
        return Scored(question, error=error.message)
    missed: list[str] = []
    wrong: list[str] = []
    expect = row.get("expect")
    if isinstance(expect, list):
        found = answer["answers"]
        asked = [a for a in found if a.get("strength") != "weaker"] if isinstance(found, list) else []
        names = [{fold(str(a.get(key))) for key in ("id", "label", "label_en", "name") if a.get(key)} for a in asked]
        wanted = {fold(str(e)): str(e) for e in expect}
        missed = [label for key, label in wanted.items() if not any(key in one for one in names)]
        wrong = [str(a.get("label")) for a, one in zip(asked, names, strict=True) if not one & wanted.keys()]
    if row.get("count") is not None and answer.get("count") != row["count"]:
        missed.append(f"count {row['count']}")
        wrong.append(f"count {answer.get('count')}")
    return Scored(question, tuple(missed), tuple(wrong))
