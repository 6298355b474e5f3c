"""A question to its typed words: times, names, cues, instruments, free subjects; each with its other readings."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon.names import Names
from search.question import Question
from search.question.asides import after_mergers, orders_asked, plans_that_carry_out, within_bodies
from search.question.beside import bodies_of_a_number, called_in_brackets, documents_dated, given_in, own_parts, without_givers, year_of_day
from search.question.bodies_meant import bodies_meant
from search.question.datum import tells_a_datum
from search.question.deadlines import deadline_deeds, overdue_when
from search.question.descriptions import find_described, find_subject
from search.question.kinds import documents_asked, kinds_asked, papers_worked_on, ranked_first
from search.question.lacks import lacks_in_words, lacks_of_things, lacks_of_whom, only_asking
from search.question.made import data_of_documents
from search.question.meant import documents_meant
from search.question.naming import (
    find_english_agencies,
    institutions_named,
    media_products,
    places_as_words,
    provincial_media,
    settle_abbreviations,
)
from search.question.numbers import find_bare_numbers
from search.question.occasions import find_occasions, spans_in_names
from search.question.people import (
    committees_of_levels,
    find_signers,
    given_to_whom,
    levels_alone,
    people_in_charge,
    provinces_asked,
    signing_offices,
    without_offices,
)
from search.question.phrases import find_phrases
from search.question.plain import plainly_asked
from search.question.recipients import find_recipients
from search.question.sections import find_headings, find_paths
from search.question.sentence import Sentence
from search.question.shape import is_yesno
from search.question.shared_heads import bodies_with_a_shared_head
from search.question.spelling import correct, spelled_out
from search.question.terms import numbered_things, numbers_in_terms, programmes_in_words
from search.question.times import TimeFound, find_times
from search.question.titles import find_titled, laws_named
from search.question.verbs import (
    cited_by_what,
    deeds_of_no_document,
    find_verbs,
    goals_reached,
    mentions_of_things,
    objects_typed_bare,
    passive_help,
    purposes,
    several_things,
    things_of_no_document,
    work_led,
)
from search.question.wording import read_wording, without_carriers
from search.question.words import Word, cover

__all__ = ["read_words"]


def read_words(question: Question, names: Names, *, spelling: bool = True, worded: bool = True) -> Sentence:
    """Return the typed words of a question; `spelling` false leaves every word as it was typed, `worded` false takes none for one that only
    carries the question."""
    times = find_times(question)
    taken = _time_words(question, times, names)
    words = cover(question, names.lexicon, taken)
    corrections: list[tuple[str, str]] = []
    if spelling:
        hasty, corrections = spelled_out(question, words, names)
        if corrections:
            question, times, taken, words = _read_again(hasty, names)
        corrected, more = correct(question, names, words, taken)
        if more:
            question, times, taken, words = _read_again(corrected, names)
            corrections = [*corrections, *more]
    words = only_asking(question, words)
    wording = read_wording(question, words)
    plain = plainly_asked(question, wording, words, times) if worded else ""
    words = without_carriers(question, words, wording) if plain and plain != "yesno" else words
    words = documents_dated(question, called_in_brackets(question, [_as_typed(word) for word in words]))
    words = places_as_words(laws_named(question, bodies_of_a_number(question, words, names), names), names)
    words = numbers_in_terms(question, lacks_of_things(question, words), names)
    words = own_parts(question, find_english_agencies(question, settle_abbreviations(words, names), names), names)
    words = provincial_media(question, bodies_with_a_shared_head(question, words, names), names)
    words = papers_worked_on(question, documents_asked(question, ranked_first(question, words), names), names)
    words = goals_reached(committees_of_levels(question, words, names))
    words = kinds_asked(question, institutions_named(question, media_products(question, words, names), names))
    words = find_signers(question, provinces_asked(question, find_bare_numbers(question, words, names)), names)
    words = without_offices(question, without_givers(question, words, names))
    words = programmes_in_words(signing_offices(question, words), names)
    words = find_headings(question, find_paths(question, purposes(question, given_to_whom(question, words, names))), names)
    words = things_of_no_document(question, several_things(question, words), names)
    words = numbered_things(question, find_phrases(question, people_in_charge(question, words), names), names)
    read = words
    of_any = bool(plain) or not is_yesno(Sentence(question, words))
    words = documents_meant(question, words, times, wording, names, plain=bool(plain)) if of_any else words
    words = bodies_meant(question, words, wording, names) if plain else words
    words = find_occasions(
        question, find_titled(question, work_led(passive_help(question, levels_alone(words), names), names), names), names
    )
    told = tells_a_datum(Sentence(question, words, times))  # "Plan 88 – dated March 2020?": that is asked, and tells not which is meant
    described = words if told else find_subject(question, find_described(question, words, times, names), times, names)
    described = spans_in_names(question, described, names)
    described, times = given_in(question, described, names), year_of_day(described, times, names)
    own = {word.value for word in read if word.kind == "time"} - {word.value for word in described if word.kind == "time"}
    words, times = described, [time for n, time in enumerate(times) if str(n) not in own]  # a document's day is no time of its work
    words, times = overdue_when(question, data_of_documents(question, words), times)
    words = deeds_of_no_document(deadline_deeds(question, find_recipients(question, words, names)), names)
    words = find_verbs(question, words)
    words = objects_typed_bare(question, words)
    words = mentions_of_things(question, cited_by_what(question, words))
    words = lacks_of_whom(question, lacks_in_words(question, words, names))
    words = plans_that_carry_out(question, orders_asked(question, after_mergers(question, within_bodies(question, words))), names)
    return Sentence(question, words, [time for time in times if time.unit != "name"], corrections, wording=wording, plain=plain)


def _as_typed(word: Word) -> Word:
    """Return a word that stays as it was typed without its reading as one in haste: "BC" is a report's abbreviation."""
    if word.kind == "hasty":
        return replace(word, entries=(), kind="word", value="")
    return replace(word, entries=tuple(entry for entry in word.entries if entry.kind != "hasty")) if word.has("hasty") else word


def _read_again(question: Question, names: Names) -> tuple[Question, list[TimeFound], dict[int, Word], list[Word]]:
    """Return a question that is spelled otherwise now, with its times and words."""
    times = find_times(question)
    taken = _time_words(question, times, names)
    return question, times, taken, cover(question, names.lexicon, taken)


def _time_words(question: Question, times: list[TimeFound], names: Names) -> dict[int, Word]:
    """Words of the times, by first token; a year that is part of a name ("ASEAN 2020") is none."""
    out = {}
    for n, time in enumerate(times):
        inside = [i for i, token in enumerate(question.tokens) if token.start < time.stop and time.at < token.end]
        keys = [token.key for token in question.tokens[: inside[-1] + 1]] if inside else []
        if any(names.lexicon.find(tuple(keys[i:])) for i in range(max(0, len(keys) - 4), len(keys) - len(inside))):
            times[n] = replace(time, unit="name", start=None, end=None)
        elif inside:
            out[inside[0]] = Word(inside[0], inside[-1] + 1, (), question.words(inside[0], inside[-1] + 1), "time", str(n))
    return out
