"""Exact search: phrases, words left out, AND and OR, fields; what cannot be met is said and the nearest follow."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.store import PassageFilter
from search.passages.exact import field_filter, read_typed
from search.passages.finding import find
from search.passages.tokens import fold_token
from tests.cpu import takes_at_most


def plain(text):
    return fold_token(unicodedata.normalize("NFC", text).lower())


READ = [
    # query, words searched for, needed groups, left out, fields
    ("chủ quyền biển đảo", "chủ quyền biển đảo", [], [], ()),
    ('"chủ quyền" biển', "chủ quyền biển", [["chủ quyền"]], [], ()),
    ("“chủ quyền” biển", "chủ quyền biển", [["chủ quyền"]], [], ()),
    ("biên giới -asean", "biên giới", [], ["asean"], ()),
    ('biên giới -"nhân quyền"', "biên giới", [], ["nhân quyền"], ()),
    ("báo AND đài", "báo đài", [["báo"], ["đài"]], [], ()),
    ('"Hoàng Sa" OR "Trường Sa" lịch sử', "Hoàng Sa Trường Sa lịch sử", [["Hoàng Sa", "Trường Sa"]], [], ()),
    ("số:72/2015 báo cáo", "báo cáo", [["72/2015"]], [], (("number", "72/2015"),)),
    ('tỉnh:"Lào Cai" năm:2018-2020 du lịch', "du lịch", [], [], (("provinces", "Lào Cai"), ("year", "2018-2020"))),
    ("Province:VN-02 du lịch", "du lịch", [], [], (("provinces", "VN-02"),)),
    # what only looks like an operator is a word
    ("- Nội dung: quảng bá", "- Nội dung: quảng bá", [], [], ()),
    ("song-phương và đa-phương", "song-phương và đa-phương", [], [], ()),
    ("kinh phí: 5 tỷ", "kinh phí: 5 tỷ", [], [], ()),
    ('"chủ quyền biển', "chủ quyền biển", [], [], ()),
    ('"" biển', "biển", [], [], ()),
    ("http://laocai.gov.vn", "http://laocai.gov.vn", [], [], ()),
]


@pytest.mark.parametrize(("query", "words", "needed", "without", "fields"), READ, ids=[row[0] for row in READ])
def test_what_a_query_asks_for(query, words, needed, without, fields):
    typed = read_typed(query)
    assert typed.words == words
    assert [[phrase.text for phrase in group] for group in typed.needed] == needed
    assert [phrase.text for phrase in typed.without] == without
    assert typed.fields == fields


def test_a_phrase_stands_in_every_hit_as_typed(store):
    hits = find(store, '"chủ quyền biển, đảo"', 20).hits
    assert hits
    assert all("chủ quyền biển, đảo" in hit.found.exact.lower() for hit in hits)
    assert all(hit.why.phrases == ("chủ quyền biển, đảo",) for hit in hits)


def test_a_phrase_without_accents_is_met_folded(store):
    bare = {hit.found.number for hit in find(store, '"nguoi phat ngon"', 50).hits}
    typed = {hit.found.number for hit in find(store, '"người phát ngôn"', 50).hits}
    assert typed and bare == typed
    assert all("nguoi phat ngon" in plain(hit.found.exact) for hit in find(store, '"nguoi phat ngon"', 50).hits)


def test_accents_count_where_they_are_typed(store):
    (note,) = find(store, '"ngưới phát ngón"').notes
    assert "Không đoạn nào có đúng “ngưới phát ngón”" in note
    assert "No passage has exactly this; the nearest follow." in note


def test_every_passage_with_the_phrase_is_found(store):
    numbers, _ = store.vectors()
    wanted = {
        one.number for one in store.passages(numbers.tolist()) if "người phát ngôn" in unicodedata.normalize("NFC", one.exact).lower()
    }
    assert len(wanted) > 2
    assert {hit.found.number for hit in find(store, '"người phát ngôn"', 100).hits} == wanted


def test_words_left_out_are_in_no_hit(store):
    with_it = find(store, "hội nhập quốc tế asean", 10).hits
    assert any("asean" in hit.found.exact.lower() for hit in with_it)
    without = find(store, "hội nhập quốc tế -asean", 10).hits
    assert len(without) == 10
    assert not any("asean" in hit.found.exact.lower() for hit in without)


def test_or_takes_either_and_takes_both(store):
    either = find(store, '"Cầu Treo" OR "Tân Thanh"', 20).hits
    assert {"ha-tinh-2020.txt", "lang-son-2014-2020.txt"} <= {hit.found.source.rsplit("/")[-1] for hit in either}
    both = find(store, "Lào AND Campuchia", 30).hits
    assert both
    assert all("Lào" in hit.found.exact and "Campuchia" in hit.found.exact for hit in both)


def test_a_number_is_met_where_it_is_printed_or_is_the_documents_own(store):
    printed = find(store, "số:72/2015", 30).hits
    assert printed
    assert all("72/2015" in hit.found.exact for hit in printed)
    own = find(store, "số:88/KH-UBND du lịch", 30).hits
    assert {hit.found.passage.document for hit in own} == {"doc:lao-cai/2020/88-kh-ubnd"}


@pytest.mark.parametrize("query", ['tỉnh:"Lạng Sơn" tuyên truyền', "tinh:Xyzland tuyên truyền", "province:VN-09 tuyên truyền"])
def test_a_province_narrows(store, query):
    found = find(store, query, 20)
    if "Xyzland" in query:  # not a name: searched for as words, and said
        assert "“Xyzland” không phải tên đã biết" in found.notes[0]
    else:
        assert found.hits
        assert all("lang-son" in hit.found.source for hit in found.hits)


def test_years_and_types_narrow(store):
    assert all("ba-ria" in hit.found.source for hit in find(store, "năm:2024 báo cáo", 20).hits)
    names = {hit.found.source.rsplit("/")[-1] for hit in find(store, 'loại:"Kế hoạch" báo cáo', 50).hits}
    assert names <= {"ba-ria-vung-tau-2024.txt", "ha-tinh-2020.txt", "lao-cai-2020.txt"} and names


@pytest.mark.parametrize(
    ("query", "outside"),
    [
        ("năm:1990 báo cáo", "báo cáo"),
        ('tỉnh:"Lào Cai" tỉnh:"Hà Tĩnh" "biên giới"', '"biên giới"'),
        ('"biên giới" loại:Luật -asean', '"biên giới" -asean'),
        ("số:72/2015 năm:1990", "số:72/2015"),
    ],
)
def test_where_fields_leave_nothing_what_is_nearest_outside_them_follows_with_a_note(store, query, outside):
    found, wanted = find(store, query, 20), find(store, outside, 20)
    assert [hit.to_json() for hit in found.hits] == [hit.to_json() for hit in wanted.hits] != []
    fields = [part for part in ("năm:1990", 'tỉnh:"Lào Cai" tỉnh:"Hà Tĩnh"', "loại:Luật") if part in query]
    said = f"Không đoạn nào hợp với {fields[0]}; dưới đây là những đoạn gần nhất ngoài đó."
    assert found.notes == (f"{said} / No passage fits {fields[0]}; the nearest outside it follow.", *wanted.notes)
    assert found.query == query


def test_fields_alone_that_leave_nothing_are_told(store):
    found = find(store, "năm:1990", 20)
    assert found.hits == ()
    assert found.notes == ("Không đoạn nào hợp với năm:1990. / No passage fits năm:1990.",)


def test_outside_a_field_the_options_hold(store):
    where = PassageFilter(provinces=("VN-02",))
    hits = find(store, "năm:1990 báo cáo", 20, where).hits
    assert hits and all("lao-cai" in hit.found.source for hit in hits)


def test_a_field_narrows_what_the_options_narrow():
    where, unknown = field_filter(
        read_typed("tỉnh:A năm:2020 x"), PassageFilter(provinces=("b",), year_from=2019), lambda field, name: (name.lower(),)
    )
    assert unknown == ()
    assert where == PassageFilter(provinces=("none",), year_from=2020, year_to=2020)


def test_a_field_alone_shows_what_is_there(store):
    hits = find(store, 'tỉnh:"Lào Cai"', 5).hits
    assert len(hits) == 5
    assert all("lao-cai" in hit.found.source for hit in hits)


def test_where_only_words_are_left_out_the_query_is_searched_for(store):
    assert find(store, "-asean", 5).hits is not None


HOSTILE = [
    '"' * 1_999,
    '"a" ' * 400,
    "-a " * 600,
    "a OR " * 400,
    "số:" * 600,
    'tỉnh:"' + "x" * 1_900,
    '"' + "biên giới " * 190 + '"',
    "(" * 1_000 + "a:b" * 300,
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_operators_are_answered_within_a_second(store, query):
    find(store, '"biên giới"')
    assert not any(c.isalnum() for c in query) or takes_at_most(1, lambda: find(store, query))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='ab "-:“”ORANDsố72/', max_size=60))
def test_reading_never_fails_and_loses_no_quoted_word(query):
    typed = read_typed(query)
    kept = "".join(c for c in query if c.isalnum())
    said = typed.words + "".join(phrase.text for phrase in typed.without) + "".join(value for _, value in typed.fields)
    assert sum(c.isalnum() for c in said) <= len(kept)


def test_a_sentence_that_meets_the_query_is_shown(store):
    for hit in find(store, "phản bác thông tin sai lệch về khai thác IUU", 5).hits:
        if hit.why.sentence:
            start, end = hit.why.sentence
            assert hit.found.passage.start <= start < end <= hit.found.passage.end
            shown = store.text(hit.found.passage.document)[start:end]
            assert shown == shown.strip() and shown in hit.found.exact


def test_a_document_repeats_no_hit(store):
    hits = find(store, "Thời gian thực hiện: Năm 2020", 50).hits
    said = [(hit.found.passage.document, " ".join(hit.found.exact.casefold().split())) for hit in hits]
    assert len(said) == len(set(said))
