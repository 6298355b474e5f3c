"""A correction: what a reader sets right in the reading of a document, where it stands, by whom and why.

Kinds and what their fields hold (`schemas/corrections.yaml` has their names):

- agency    the words name another agency.  printed, corrected: agency ids; `label`: the agency's full name.
- role      the agency of these words has another role.  printed, corrected: lead, assigned, coordinate.
- time      printed, corrected: `from/to recurrence` (`graph.corrections.values.Time`).  The words are those of one time
            of a task, or the whole task's: the first is meant.  corrected "": these words are no time; a whole task's: it has none.
- topic     printed, corrected: topic or policy field ids; printed "" adds one, corrected "" removes one.
- metadata  `field`: number, issue_date, issuer, province, signer, signer_role, type, title, period.  corrected "": there is none.
- add       an agency gets a role.  corrected: `role agency-id`; `label`: the agency's full name.
- remove    printed: the id of an agency (its role), of a cited document (the citation), or "task".

`field` of the kinds about tasks is the task's section path; "" means every task that these words bear on, or, of a topic, the document.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from graph.model.codec import dumps
from text.errors import BadInput

__all__ = ["KINDS", "METADATA", "Correction", "correction_from_json", "correction_to_json", "ordered", "with_id"]

KINDS = ("agency", "role", "time", "topic", "metadata", "add", "remove")
METADATA = ("number", "issue_date", "issuer", "province", "signer", "signer_role", "type", "title", "period")


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, anchored by its quoted words `exact` at [start, end) of the document's text, with what stands before and after.

    `made_at` is an ISO date and time given by the caller; of two that bear on one thing, the later one holds.
    """

    id: str
    document: str
    kind: str
    start: int
    end: int
    exact: str
    field: str
    printed: str
    corrected: str
    author: str
    reason: str
    made_at: str
    label: str = ""
    before: str = ""
    after: str = ""


def with_id(correction: Correction) -> Correction:
    """Return the same with the id that follows from all it says."""
    said = {name: value for name, value in correction_to_json(correction).items() if name != "id"}
    return _replaced(correction, id=f"correction:{hashlib.sha256(dumps(said).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}")


def _replaced(correction: Correction, **values: str) -> Correction:
    return Correction(**{**asdict(correction), **values})


def ordered(corrections: Iterable[Correction]) -> list[Correction]:
    """Return corrections in the order in which they apply: by time, then id."""
    return sorted(corrections, key=lambda c: (c.made_at, c.id))


def correction_to_json(correction: Correction) -> dict[str, object]:
    """Return a correction as an object without its empty additions."""
    said = asdict(correction)
    return {name: value for name, value in said.items() if value != "" or name not in ("label", "before", "after")}


def correction_from_json(data: object) -> Correction:
    """Return the correction of an object.

    Raises:
        BadInput: naming the key that is missing or of a wrong type, or the kind that is not known.
    """
    if not isinstance(data, Mapping):
        raise BadInput(f"A correction is a JSON object, not {json.dumps(data, ensure_ascii=False)[:60]}.", code="bad-correction")
    said: dict[str, Any] = {}
    for entry in fields(Correction):
        value = data.get(entry.name, "" if entry.name in ("label", "before", "after") else None)
        wanted = int if entry.type == "int" else str
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise BadInput(
                f"A correction's {entry.name!r} must be {'a whole number' if wanted is int else 'text'}, not {value!r}. "
                "Give what `cancu corrections export` wrote.",
                code="bad-correction",
            )
        said[entry.name] = value
    made = Correction(**said)
    if made.kind not in KINDS:
        raise BadInput(f"No kind of correction {made.kind!r}. Kinds are {', '.join(KINDS)}.", code="bad-correction")
    if made.kind == "metadata" and made.field not in METADATA:
        raise BadInput(f"No field {made.field!r} of a document to correct. Fields are {', '.join(METADATA)}.", code="bad-correction")
    if not 0 <= made.start < made.end or made.end - made.start != len(made.exact) or not made.exact.strip():
        raise BadInput(
            f"The correction {made.id!r} quotes {made.exact!r} at [{made.start}, {made.end}), which is not so long. Quote the words there.",
            code="bad-correction",
        )
    return made
