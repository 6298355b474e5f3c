"""An answer in a sentence, where its list alone does not say it: yes, no, it cannot be told, none of all."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.query import Query
from graph.store import Store
from search.answer.items import Answers
from search.frames.reading import Reading
from search.lexicon.names import StoreNames
from text.fold import flatten

__all__ = ["asks_the_store", "number_said", "of_places_not_here", "outright"]

_STORE = re.compile(r"\b(?:kho|he thong|bo suu tap|thu vien|store|system|collection|library|database)\b")
_IS_THERE = re.compile(r"^(?:(?:is|are) there|co(?! phai\b| dung\b))\b")  # "is there a plan from X" asks of the store, "has X a plan" of X
_NUMBERS = {  # from two on
    "vi": ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
_VALUES = {flatten(word): value for words in _NUMBERS.values() for value, word in enumerate(words, start=2)}
_UNIT = {
    "province": ("tỉnh", "province", "provinces"),
    "agency": ("cơ quan", "agency", "agencies"),
    "document": ("văn bản", "document", "documents"),
    "citation": ("văn bản được viện dẫn", "cited document", "cited documents"),
    "task": ("nhiệm vụ", "task", "tasks"),
    "topic": ("chủ đề", "topic", "topics"),
}


def number_said(word: str) -> int:
    """Return the number that a figure or a folded word says, 0 where it says none."""
    return int(word) if word.isdecimal() else _VALUES.get(word, 0)


def asks_the_store(reading: Reading) -> bool:
    """Whether the question asks what the store itself holds: "trong kho có văn bản của Hà Nội không"."""
    said = reading.sentence.question.folded if reading.sentence is not None else ""
    return _STORE.search(said) is not None or (reading.find == "document" and _IS_THERE.match(said) is not None)


def of_places_not_here(names: StoreNames, reading: Reading) -> bool:
    """Whether the question is about provinces that no document of the store is of, and nothing else can tell."""
    asked = reading.query.provinces
    return bool(asked) and not any(id in names.provinces for id in asked)


def outright(store: Store, names: StoreNames, reading: Reading, answers: Answers, boolean: bool | None) -> str | None:
    """Return the sentence that answers a question, None where its list or its figure does."""
    english = reading.language == "en"
    if reading.yesno and not reading.unknown:
        yes, no, open = ("Yes.", "No.", "It cannot be told.") if english else ("Có.", "Không.", "Chưa rõ có hay không.")
        return open if boolean is None else yes if boolean else no
    if answers.items or answers.count is not None or reading.unknown or reading.find == "passage":
        return None
    return _none_lacks(store, names, reading) or ("No answer found." if english else "Không tìm thấy câu trả lời.")


def _having(store: Store, names: StoreNames, reading: Reading) -> int:
    """Return how many do what those asked for do not; 0 where nothing but whose and which they are is denied."""
    query = replace(reading.query, negated=False, counted=False)
    scope = Query(query.find, provinces=query.provinces, documents=query.documents, document_types=query.document_types,
                  issuers=query.issuers, citation_role=query.citation_role)  # fmt: skip
    if not reading.query.negated or query.sides or query.find not in _UNIT or query == scope:
        return 0
    return len({names.body_of.get(row.answer, row.answer) for row in store.rows(query)})


def _none_lacks(store: Store, names: StoreNames, reading: Reading) -> str | None:
    """Return what a question for those that do not do something has for an answer where all do: "Không tỉnh nào: cả bốn tỉnh đều có."."""
    number = reading.uncited or _having(store, names, reading)
    if not number:
        return None
    query, english = reading.query, reading.language == "en"
    unit, one, several = _UNIT[query.find]
    words = _NUMBERS["en" if english else "vi"]
    shown = words[number - 2] if 2 <= number <= len(words) + 1 else str(number)
    if english:
        return f"No {one}: the only one here does." if number == 1 else f"No {one}: all {shown} {several} do."
    return f"Không {unit} nào: {unit} duy nhất trong kho có." if number == 1 else f"Không {unit} nào: cả {shown} {unit} đều có."
