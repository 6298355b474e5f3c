"""A question after another: what it says takes the place of what the one before said, the rest stays."""

from __future__ import annotations

from dataclasses import replace

from search.frames.reading import Reading
from search.lexicon.names import Names
from search.question import Question
from search.question.read import read_words
from search.question.sentence import Sentence

__all__ = ["asks_how_many", "completed", "counted"]

_KEPT = ("province", "actor", "topic", "subject", "document", "number", "time")
_KINDS = ("province", "actor", "topic", "subject", "time", "document", "number", "role", "meta", "cite")
_ASKS = ("wh", "count", "noun", "compare", "each")


def completed(before: Question, question: Question, names: Names) -> str | None:
    """Return the whole question that a follow-up means, None where it stands by itself.

    "Còn Hà Tĩnh thì sao?" after a question about Lào Cai is that question about Hà Tĩnh; "ai phối hợp?" keeps its province and subject.
    """
    first, second = read_words(before, names), read_words(question, names)
    new = {kind: spans for kind in _KINDS if (spans := _spans(second, kind))}
    if not new:
        return None
    asks = any(second.has(kind) for kind in _ASKS) and bool(set(new) & {"role", "meta", "cite"} or _asks_noun(second))
    asks = asks or _asks_data(second, new) and first.has("document", "number", "doctype")
    if asks:
        kept = [first.question.words(a, b) for kind in _KEPT if kind not in new for a, b in _spans(first, kind)]
        return " ".join([question.text.rstrip("?. "), *kept]) if kept else None
    text = before.text
    edits = []
    for kind, spans in new.items():
        joint = " và " if question.language == "vi" else " and "
        said = joint.join(question.words(a, b) for a, b in spans)
        old = _spans(first, kind)
        if old:
            start, end = first.question.tokens[old[0][0]].start, first.question.tokens[old[-1][1] - 1].end
            edits.append((start, end, said))
        else:
            edits.append((len(text.rstrip("?. ")), len(text.rstrip("?. ")), f" {said}"))
    for start, end, said in sorted(edits, reverse=True):
        text = text[:start] + said + text[end:]
    return text


def asks_how_many(question: Question, names: Names) -> bool:
    """Whether a follow-up asks for nothing but the number of what was found: "bao nhiêu?", "how many?"."""
    sentence = read_words(question, names)
    return sentence.has("count") and all(slot.has("count") or sentence.is_filler(at) for at, slot in enumerate(sentence.slots))


def counted(reading: Reading) -> Reading:
    """Return the reading that counts what this one lists; one that lists nothing stays as it is."""
    query = reading.query
    if reading.find == "passage" or query.sides or query.property or query.find in ("successor", "predecessor"):
        return reading
    wider = [replace(one, query=replace(one.query, counted=True)) for one in reading.fallbacks]
    return replace(reading, find="count", query=replace(query, counted=True), fallbacks=wider, yesno=False)


def _asks_data(sentence: Sentence, new: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether only a document's data are asked for: "who signed it?", "when was it issued?"."""
    return set(new) == {"meta"} and (
        sentence.has("issue") or any(sentence.has("meta", value=one) for one in ("signer", "issuer", "number"))
    )


def _asks_noun(sentence: Sentence) -> bool:
    return any(sentence.has("wh", value=value) for value in ("who", "where", "which")) and sentence.has("noun", "role")


def _spans(sentence: Sentence, kind: str) -> list[tuple[int, int]]:
    named = {"actor": ("body", "agency"), "subject": ("words",)}.get(kind, (kind,))
    found = [(word.start, word.end) for word in sentence.slots if word.kind in named]
    if kind == "number":  # "công điện 234"
        pairs = zip(sentence.slots, sentence.slots[1:], strict=False)
        found += [(type.start, one.end) for type, one in pairs if type.has("doctype") and one.kind == "word" and one.text.isdigit()]
    return found
