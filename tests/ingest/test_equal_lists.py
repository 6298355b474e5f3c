"""Equal lists of actors are divided once a document; each mention stands at its own place, and equal words may differ by what follows."""

from ingest import parse
from ingest.names.slots import slot_actors
from tests.ingest.factories import agencies, source
from text.tokens import words_of


def test_equal_lists_stand_each_at_their_place():
    text = "Sở Tài chính, Sở Y tế\nSở Tài chính, Sở Y tế\nHội Nghề cá (Sở Y tế)\nHội Nghề cá"
    found = agencies(text)
    lines = [(0, 21), (22, 43), (44, 65), (66, 77)]
    first, second, bracketed, bare = [[(m.start, m.end) for m in slot_actors(found, *line)] for line in lines]
    assert first == [(0, 12), (14, 21)]
    assert second == [(22, 34), (36, 43)]
    assert bracketed[0] == (44, 55) and bare == [(66, 77)]


def test_equal_words_are_told_apart_by_the_province_that_they_begin():
    text = "Sở Y tế Lào\nSở Y tế Lào Cai"
    found = agencies(text)
    apart, begun = slot_actors(found, 0, 11), slot_actors(found, 12, 23)
    assert [(m.body, text[m.start : m.end]) for m in apart] == [("", "Sở Y tế Lào")]
    assert [(m.body, m.start) for m in begun] == [("body:so-y-te", 12)]


def test_nothing_of_a_text_is_held_when_it_is_read():
    parse(source("Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện."))
    assert words_of.cache_info().currsize == 0
