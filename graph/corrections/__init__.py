"""What readers set right in the reading of documents: a layer of its own, applied when facts are written, kept beside what was read.

In: facts as read, corrections.  Out: facts as shown, with marks and findings; corrections as JSON Lines."""

from graph.corrections.apply import Outcome, applied, concerns, outcomes
from graph.corrections.lines import correction_lines, from_lines, to_lines
from graph.corrections.make import correction_for, place_of, remarks, states
from graph.corrections.model import KINDS, METADATA, Correction, correction_from_json, correction_to_json, ordered

__all__ = [
    "KINDS",
    "METADATA",
    "Correction",
    "Outcome",
    "applied",
    "concerns",
    "correction_for",
    "correction_from_json",
    "correction_lines",
    "correction_to_json",
    "from_lines",
    "ordered",
    "outcomes",
    "place_of",
    "remarks",
    "states",
    "to_lines",
]
