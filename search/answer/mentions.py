"""What the texts say outside tasks: the passages that hold a question's free words, where no task does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.query import Query, Row
from search.answer.evidence import Quote
from search.frames.reading import Reading
from search.lexicon.names import StoreNames, body_forms
from search.passages.tokens import fold_token, folded_phrase, runs, tokens
from search.question.accents import says, told_in
from search.question.sentence import Sentence
from search.question.shapes import shape

__all__ = ["laws_named", "named_anywhere", "said_in_text"]

_FINDS = ("province", "document", "task")
_READ_WHOLE = 200  # documents
_BEFORE = 4  # syllables that stand between a denial and what it denies at most, "không được hỗ trợ tiền thuê đất"


def said_in_text(names: StoreNames, reading: Reading, sentence: Sentence | None) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of the passages that hold every free word; make the reading ask for these documents.

    Only provinces and documents are asked for so, and what a yes/no question wants proven; agencies and roles are said of tasks alone.
    Words that a passage has denied prove no yes, but to whether they are spoken of, and leave it open.
    """
    query = reading.query
    bodies = _bodies_spoken_of(names, reading, sentence)
    subjects = bodies or (laws_named(names, query.cites) if query.cites else reading.subjects)
    if bodies:
        query = replace(query, agencies=())
    if not subjects or query.negated or query.agencies or query.topics or query.topics_all or query.time or query.sides:
        return {}
    if query.find not in _FINDS or (query.find == "task" and not reading.yesno):
        return {}
    if reading.yesno and any(one.isdigit() for one in subjects):
        return {}  # "hỗ trợ 90 triệu đồng": a number somewhere in a text proves nothing
    affirms = reading.yesno and not (sentence is not None and _asks_whether_spoken_of(sentence))
    if affirms and (reading.unknown or reading.ignored):
        reading.open = True  # a passage that has the rest of the words says nothing of the word left out
        return {}
    typed = _typed(names, subjects, sentence)
    quotes, denied = _by_document(names, query, subjects, typed, affirms=affirms)
    if not quotes and reading.yesno and query.documents and typed:  # passages are looked at by their folded words, the best alone
        denied = denied or any(
            all(any(names.printing(" ".join(one), (id,)) for one in said) for said in typed.values()) for id in query.documents
        )
    if not quotes:
        reading.open = reading.open or denied
        return {}
    if query.cites:
        said = ", ".join(c.label for c in reading.conditions if c.field == "cites")
        reading.notes.append((f"{said} không được viện dẫn; đây là nơi có nêu tên.", f"{said} is not cited; these passages name it."))
    find = "document" if query.find == "task" else query.find
    if query.tasks == ("",) and sentence is not None and not sentence.has("path"):
        query = replace(query, tasks=())  # no task says what was typed, a passage does
    held = sorted({*quotes, *(_printing(names, query, typed) if bodies else ())})
    reading.query = replace(query, find=find, words=(), subject=(), any_of=(), cites=(), documents=tuple(held), property=None)
    if find != query.find:
        reading.find = find
    return quotes


def _bodies_spoken_of(names: StoreNames, reading: Reading, sentence: Sentence | None) -> tuple[str, ...]:
    """The folded names of the one body that texts are asked to name, "văn bản nào nhắc đến Bộ Chính trị", where no task is its own."""
    query = reading.query
    alone = len(query.agencies) == 1 and bool(query.agencies[0].ids) and not (query.agencies[0].roles or query.agencies[0].absent)
    if not alone or query.words or sentence is None or not _asks_whether_spoken_of(sentence) or sentence.has("role"):
        return ()
    return ("|".join(body_forms(names, query.agencies[0].ids)),)


def _printing(names: StoreNames, query: Query, typed: Mapping[str, tuple[tuple[str, ...], ...]]) -> tuple[str, ...]:
    """The documents of a small scope that print a name as it was typed, of which not all passages are looked at."""
    scope = [
        d.id
        for d in names.collection
        if (not query.provinces or d.province in query.provinces)
        and (not query.documents or d.id in query.documents)
        and (not query.document_types or d.type in query.document_types)
    ]
    said = next((" ".join(words[0]) for words in typed.values()), "")
    return names.printing(said, scope) if said and len(scope) <= _READ_WHOLE else ()


def named_anywhere(names: StoreNames, reading: Reading, rows: Sequence[Row]) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by document of all passages that hold the words of a question for what documents mention, where its answers are
    among these: tasks have the words in some, other passages in more; the reading then asks for these documents."""
    query, sentence = reading.query, reading.sentence
    plain = query.find != "task" and replace(query, words=(), provinces=(), document_types=()) == Query(query.find)
    if not plain or not query.words or sentence is None or not sentence.has("mention") or reading.yesno:
        return {}
    quotes, _ = _by_document(names, query, query.words, _typed(names, query.words, sentence), affirms=False)
    have = {names.documents[id].province if query.find == "province" else id for id in quotes}
    if query.find not in ("province", "document") or not {row.answer for row in rows} < have:
        return {}
    reading.query = replace(query, words=(), documents=tuple(sorted(quotes)))
    return quotes


def laws_named(names: StoreNames, cited: tuple[str, ...]) -> tuple[str, ...]:
    """The folded names of laws and the like, which texts name without number; none where one has only a number."""
    by_id = names.vocabulary.by_id
    return tuple(folded_phrase(by_id[id].label_vi) for id in cited) if all(id in by_id for id in cited) else ()


def _asks_whether_spoken_of(sentence: Sentence) -> bool:
    """Whether a question asks what is spoken of, which a denial is as well, not what is held, "có bao gồm"."""
    return any(not shape("holds").search(sentence.key(at)) for at in sentence.where("mention"))


def _typed(names: StoreNames, subjects: tuple[str, ...], sentence: Sentence | None) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of each subject whose accents are told; those that no passage prints so may be a slip."""
    found = {one: told_in(sentence, one.split("|"), names.prints) for one in subjects}
    return {one: said for one, said in found.items() if said}


def _by_document(
    names: StoreNames, query: Query, subjects: tuple[str, ...], typed: Mapping[str, tuple[tuple[str, ...], ...]], *, affirms: bool
) -> tuple[dict[str, tuple[Quote, ...]], bool]:
    """Return the quotes of the documents that have every subject, as it was `typed`; and whether a denied one is all that another document
    lacks."""
    wanted: Mapping[str, object] = {
        d.id: d
        for d in names.collection
        if (not query.provinces or d.province in query.provinces)
        and (not query.documents or d.id in query.documents)
        and (not query.document_types or d.type in query.document_types)
    }
    found: dict[str, list[Quote]] = defaultdict(list)
    held: list[set[str]] = []
    spoken_of: list[set[str]] = []
    for alternatives in subjects:
        documents, denied = set(), set()
        for one in alternatives.split("|"):
            words = one.split()
            for passage in names.passages_with(tuple(words)):
                document = passage.passage.document
                if document not in wanted or not says((one,), typed.get(alternatives, ()), tokens(passage.exact)):
                    continue
                if affirms and _is_denied(passage.exact, words):
                    denied.add(document)
                    continue
                documents.add(document)
                found[document].append(
                    Quote(
                        document,
                        passage.source,
                        passage.passage.path,
                        passage.passage.start,
                        passage.passage.end,
                        passage.exact,
                        kind="passage",
                    )
                )
        held.append(documents)
        spoken_of.append(documents | denied)
    common = set.intersection(*held) if held else set()
    open_ = bool(spoken_of) and set.intersection(*spoken_of) != common
    return {document: tuple(dict.fromkeys(found[document][:3])) for document in sorted(common)}, open_


def _is_denied(text: str, said: list[str]) -> bool:
    """Whether every place of some folded words in a text has a denial right before them in the same clause, or one that follows them."""
    places = []
    for clause in runs(text):
        folded = [fold_token(word) for word in clause]
        for at in range(len(folded) - len(said) + 1):
            if folded[at : at + len(said)] == said:
                before, behind = clause[max(0, at - _BEFORE - 1) : at], clause[at + len(said) : at + len(said) + 2]
                places.append(bool(shape("denies").search(" ".join(before)) or shape("denied").match(" ".join(behind))))
    return bool(places) and all(places)
