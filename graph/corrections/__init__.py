"""What readers set right in the reading of documents: a layer of its own, applied when facts are written, kept beside what was read.

In: facts as read, corrections.  Out: facts as shown, with marks and findings; corrections as JSON Lines."""

from graph.corrections.apply import Outcome, applied, concerns, outcomes
from graph.corrections.make import correction_for, states
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
    "correction_to_json",
    "ordered",
    "outcomes",
    "states",
]
