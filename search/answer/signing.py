"""Who signed, or which body issued, the most documents: counted by the documents that are asked about, not by their tasks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Literal

from search.frames.reading import Reading
from search.frames.target import is_numbered
from search.lexicon.names import StoreNames
from search.question.sentence import Sentence
from text.views import fold

__all__ = ["signing_most"]

_SHOWN = 4  # signers or issuers whose number is said
_MANY = 2_000  # documents named one by one
_PERSONS = ("Người ký văn bản là người, không phải cơ quan hay tỉnh.", "Documents are signed by persons, not by bodies or provinces.")
_SAID = {"signer": ("Số văn bản đã ký", "Documents signed"), "issuer": ("Số văn bản đã ban hành", "Documents issued")}


def signing_most(names: StoreNames, reading: Reading) -> None:
    """Make the query for who signed, or which body of a kind issued, the most or the fewest documents one for these documents; tasks are
    counted else."""
    query, sentence = reading.query, reading.sentence
    if query.order not in ("most", "least") or query.sides or query.agencies or query.words or query.topics or query.cites:
        return
    if sentence is None or query.time or query.negated or sentence.has("role", "cite", "cite_passive"):
        return
    told = _asked(reading, sentence)
    if told is None:
        return
    if told == "signer" and (body := _body_asked_for(sentence)):
        reading.unknown = [*reading.unknown, body]
        reading.notes.append(_PERSONS)
        return
    types = tuple(value for at in sentence.where("doctype") if not is_numbered(sentence, at) for value in sentence[at].values("doctype"))
    scope = replace(
        query, find="document", order=None, limit=None, counted=False, kinds=(), property=None, families=(), not_levels=(),
        document_types=query.document_types or types,
    )  # fmt: skip
    held: dict[str, list[str]] = defaultdict(list)
    for document in (names.documents[id] for id in names.answers_of(scope)):
        whose = document.signer if told == "signer" else document.issuer
        if whose and (not query.families or f"{fold(whose)} ".startswith(tuple(f"{kind} " for kind in query.families))):
            held[whose].append(document.id)
    sign = -1 if query.order == "most" else 1
    ranked = sorted(held, key=lambda one: (sign * len(held[one]), one))
    best = tuple(sorted(id for one in ranked if len(held[one]) == len(held[ranked[0]]) for id in held[one]))
    if len(best) > _MANY:
        return
    reading.find, reading.fallbacks = "document", []
    scope = replace(scope, property=told)
    reading.query = replace(scope, among=best or ("",))
    if ranked:
        shown = ", ".join(f"{one}: {len(held[one])}" for one in ranked[:_SHOWN]) + (", …" if len(ranked) > _SHOWN else "")
        vi, en = _SAID[told]
        reading.notes.append((f"{vi}: {shown}.", f"{en}: {shown}."))


def _asked(reading: Reading, sentence: Sentence) -> Literal["signer", "issuer"] | None:
    """Return by whom the documents are told apart, None where they are not what is counted."""
    query = reading.query
    if query.find == "document" and query.property == "signer":
        return "signer"
    named = bool(sentence.where("doctype") or sentence.where("noun", value="document"))
    if not named or sentence.where("noun", value="task"):
        return None
    issued = query.find == "document" and query.property == "issuer" or query.find == "agency" and sentence.has("issue")
    return "issuer" if issued else None


def _body_asked_for(sentence: Sentence) -> str:
    """The words that ask for a body or a place, "sở nào", "which province", "" where they ask for a person."""
    for at in sentence.where("wh", value="which"):
        for near in (at - 1, at + 1):
            slot = sentence[near] if 0 <= near < len(sentence) else None
            if slot is not None and (slot.has("kind") or slot.has("noun", "agency") or slot.has("noun", "province")):
                return sentence.question.words(sentence[min(at, near)].start, sentence[max(at, near)].end)
    return ""
