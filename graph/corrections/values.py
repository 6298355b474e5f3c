"""The values of corrections: times as text and back, and what each kind may be corrected to."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from graph.corrections.model import Correction
from graph.schema import load_schema
from text import vocabulary
from text.errors import BadInput
from text.ids import slug

__all__ = ["RECURRENCES", "Time", "checked", "period_of"]

RECURRENCES = ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous")
_PERIOD = re.compile(r"((?:19|20)\d\d)(?:\s*[/–-]\s*((?:19|20)\d\d))?")
_AGENCY = re.compile(r"agency:[^\s]+")


@dataclass(frozen=True, slots=True)
class Time:
    """When a task is due: ISO dates, inclusive ("": open), and how often ("": once)."""

    start: str = ""
    end: str = ""
    recurrence: str = ""

    @classmethod
    def of(cls, text: str) -> Time:
        """Return the time of a text: `2020-01-01/2020-12-31`, `/2020-12-31`, `2020-06-01`, each with a recurrence after a blank, or alone.

        Raises:
            BadInput: if it is none.
        """
        recurrence, dates = "", ""
        for part in text.split():
            if part in RECURRENCES and not recurrence:
                recurrence = part
            elif not dates:
                dates = part
            else:
                raise _no_time(text)
        start, slash, end = dates.partition("/")
        end = end if slash else start
        for day in (start, end):
            try:
                if day and datetime.date.fromisoformat(day).isoformat() != day:
                    raise _no_time(text)
            except ValueError:
                raise _no_time(text) from None
        if start and end and end < start:
            raise BadInput(f"The time {text!r} ends before it begins. Give from/to: 2020-01-01/2020-12-31.", code="bad-correction")
        return cls(start, end, recurrence)

    def __str__(self) -> str:
        """The text that `of` reads."""
        dates = self.start if self.start and self.start == self.end else f"{self.start}/{self.end}" if self.start or self.end else ""
        return " ".join(part for part in (dates, self.recurrence) if part)


def _no_time(text: str) -> BadInput:
    return BadInput(
        f"{text!r} is no time. Give ISO dates and how often: 2020-01-01/2020-12-31, /2020-12-31, 2020-06-01, or one of "
        f"{', '.join(RECURRENCES)}.",
        code="bad-correction",
    )


def period_of(text: str) -> tuple[int, int]:
    """Return the years of a period, `2020/2025` or `2020`.

    Raises:
        BadInput: if it is none.
    """
    found = _PERIOD.fullmatch(text.strip())
    if found is None:
        raise BadInput(f"{text!r} is no period. Give its years: 2020/2025.", code="bad-correction")
    return int(found[1]), int(found[2] or found[1])


def checked(correction: Correction) -> Correction:
    """Return the correction with its values in their own form: a name of an agency becomes an id with the name as label.

    Raises:
        BadInput: if its kind cannot be corrected to that.
    """
    kind, value = correction.kind, correction.corrected.strip()
    roles = load_schema().role_edges
    label = correction.label
    if kind == "agency":
        value, label = _agency(value, label)
    elif kind == "role" and value not in roles:
        raise BadInput(f"No role {value!r}. Roles are {', '.join(roles)}.", code="bad-correction")
    elif kind == "add":
        role, _, name = value.partition(" ")
        if role not in roles:
            raise BadInput(f"{value!r} adds no role. Give the role and the agency: lead agency:lao-cai/so-ngoai-vu.", code="bad-correction")
        name, label = _agency(name.strip(), label)
        value = f"{role} {name}"
    elif kind == "time":
        value = str(Time.of(value))
    elif kind == "topic":
        _known(value, ("topic:", "field:"), "topic or policy field")
        if not value and not correction.printed:
            raise BadInput("Which topic is corrected is not said. Give the one that is read, or the one to add.", code="bad-correction")
    elif kind == "remove":
        value = ""
        if correction.printed != "task" and not correction.printed.startswith(("agency:", "doc:")):
            raise BadInput(f"{correction.printed!r} cannot be removed. Give `task`, an agency or a cited document.", code="bad-correction")
    elif kind == "metadata":
        value, label = _metadata(correction.field, value, label)
    return replace(correction, corrected=value, label=label)


def _agency(value: str, label: str) -> tuple[str, str]:
    """Return the id and the name of an agency given by either."""
    if _AGENCY.fullmatch(value):
        return value, label
    if not value or not slug(value) or value.startswith("agency:"):
        raise BadInput(f"{value!r} names no agency. Give its id (agency:lao-cai/so-ngoai-vu) or its name.", code="bad-correction")
    return f"agency:{slug(value, 80)}", label or " ".join(value.split())


def _known(value: str, prefixes: tuple[str, ...], what: str) -> None:
    if value and (not value.startswith(prefixes) or vocabulary.load().get(value) is None):
        raise BadInput(f"No {what} {value!r} in schemas/vocab. Give an id such as {prefixes[0]}….", code="bad-correction")


def _metadata(field: str, value: str, label: str) -> tuple[str, str]:
    if not value:
        return "", label
    if field == "issue_date":
        try:
            value = datetime.date.fromisoformat(value).isoformat()
        except ValueError:
            raise BadInput(f"{value!r} is no date. Give it as 2020-03-13.", code="bad-correction") from None
    elif field == "period":
        value = "/".join(map(str, period_of(value)))
    elif field == "province":
        _known(value, ("VN-",), "province")
    elif field == "issuer":
        return _agency(value, label) if value.startswith("agency:") else (" ".join(value.split()), label)
    return " ".join(value.split()), label
