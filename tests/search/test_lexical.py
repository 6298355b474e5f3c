"""Tokens, columns, expansions and the match that a store runs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Passage
from search.lexicon.lexicon import cleaned, cut, first_keys
from search.passages.expand import Synonyms, default_synonyms, is_english
from search.passages.lexical import MAX_TOKENS, SyllableIndexer, read_query
from search.passages.tokens import bigrams, fold_token, folded_tokens, runs, tokens

PASSAGE = Passage("doc:x", 0, 10, "II.1", "task", context=("Kế hoạch năm 2020", "Biên giới"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Ngoại vụ, Công an", [["sở", "ngoại", "vụ"], ["công", "an"]]),
        ("72/2015/NĐ-CP", [["72", "2015", "nđ", "cp"]]),
        ("Bà Rịa – Vũng Tàu", [["bà", "rịa", "vũng", "tàu"]]),
        ("hoà bình, uỷ ban, quỳ", [["hòa", "bình"], ["ủy", "ban"], ["quỳ"]]),  # tone on the first vowel, but not after q
        ("một dòng\ngãy", [["một", "dòng", "gãy"]]),
        ("một đoạn\n\nđoạn khác", [["một", "đoạn"], ["đoạn", "khác"]]),
        ("!!! … «»", []),
        ("", []),
        ("a", [["a"]]),
        ("  (a) b.  c_d - e–\n", [["a"], ["b"], ["c"], ["d", "e"]]),
        (" x-\ny & z", [["x"], ["y", "z"]]),
    ],
)
def test_punctuation_ends_a_run_but_not_a_number_or_a_double_name(text, expected):
    assert runs(text) == expected


def test_decomposed_vietnamese_gives_the_same_tokens():
    text = "Ủy ban nhân dân tỉnh Hà Tĩnh đường"
    assert runs(unicodedata.normalize("NFD", text)) == runs(text)


@given(st.text(max_size=80))
def test_folding_a_token_is_idempotent(text):
    for token in folded_tokens(text):
        assert fold_token(token) == token


def test_columns_hold_syllables_bigrams_and_headings():
    columns = SyllableIndexer().columns(PASSAGE, "Tuyên truyền biên giới")
    assert columns == {
        "exact": "tuyên truyền biên giới",
        "folded": "tuyen truyen bien gioi tuyen_truyen truyen_bien bien_gioi",
        "context": "ke hoach nam 2020 bien gioi ke_hoach hoach_nam nam_2020 bien_gioi",
    }


SYNONYMS = Synonyms(
    [
        (["Bộ đội Biên phòng", "Bộ đội Biên phòng tỉnh", "biên phòng", "lính canh biên giới"], ["border guard"], ["BĐBP"]),
        (["giả", "nhái"], ["fake"], []),
        (["bão"], ["storm"], []),
    ]
)


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        ("BĐBP tuần tra", {"Bộ đội Biên phòng", "Bộ đội Biên phòng tỉnh", "biên phòng", "lính canh biên giới"}),
        ("bdbp tuan tra", {"Bộ đội Biên phòng", "Bộ đội Biên phòng tỉnh", "biên phòng", "lính canh biên giới"}),
        ("the border guard", {"Bộ đội Biên phòng", "Bộ đội Biên phòng tỉnh", "biên phòng", "lính canh biên giới", "BĐBP"}),
        ("bộ đội biên phòng tỉnh", {"Bộ đội Biên phòng", "biên phòng", "lính canh biên giới", "BĐBP"}),  # the longest form
        ("hàng giả", {"nhái"}),
        ("hàng gia", set()),  # one bare syllable is several words
        ("báo chí", set()),  # báo is not bão
        ("", set()),
    ],
)
def test_the_longest_form_is_expanded(query, forms):
    assert {expansion.form for expansion in SYNONYMS.expand(query)} == forms


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        ("Kế hoạch do ai ký?", set()),  # who, not artificial intelligence
        ("ke hoach do ai ky", set()),
        ("ứng dụng AI", {"trí tuệ nhân tạo"}),
        ("AI", {"trí tuệ nhân tạo"}),
        ("ỨNG DỤNG AI", set()),  # where all is in capitals they say nothing
        ("nhờ ca sĩ", set()),
        ("CA tỉnh", {"Công an"}),
    ],
)
def test_an_abbreviation_spelled_like_a_word_is_meant_in_capitals_only(query, forms):
    synonyms = Synonyms([(["trí tuệ nhân tạo"], [], ["AI"]), (["Công an"], [], ["CA"])])
    assert {expansion.form for expansion in synonyms.expand(query)} == forms


SHORT = Synonyms(
    [
        (["Sở Thông tin và Truyền thông", "Sở TT&TT"], [], ["STTTT"]),
        (["thông tin đối ngoại", "tuyên truyền đối ngoại"], [], ["TTĐN"]),
        (["Cục Thông tin đối ngoại"], [], ["TTĐN"]),
        (["Thông tư"], [], ["TT"]),
        (["thông tin"], [], ["TT"]),
        (["điều lệ"], [], ["DL"]),
        (["Bà Rịa – Vũng Tàu"], [], ["BR-VT"]),
        (["Trung ương"], [], ["TW"]),
        (["ủy ban nhân dân"], [], ["UBND"]),
    ]
)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("cụm TTĐN của Sở TT&TT", "cụm thông tin đối ngoại của sở thông tin và truyền thông"),
        ("sttt tai br-vt", "sttt tai bà rịa vũng tàu"),
        ("UBND tỉnh", "ủy ban nhân dân tỉnh"),
        ("cung cấp TT", "cung cấp TT"),  # two names begin so
        ("Trung ương (TW)", "Trung ương (TW)"),  # its letters are others
        ("Tuyên truyền: biên giới", "Tuyên truyền: biên giới"),
        ("", ""),
    ],
)
def test_an_abbreviation_is_spelled_out_where_one_name_has_its_letters(query, meant):
    assert SHORT.spelled(query) == meant


def test_phrases_are_the_forms_of_several_words_as_printed():
    assert SYNONYMS.phrases("linh canh bien gioi va bao") == ["lính canh biên giới"]


def test_likely_accents_bring_the_other_words_of_single_syllables():
    plain, accented = (read_query("hang gia", synonyms=SYNONYMS, ways=ways) for ways in ((), [(1.0, "hàng giả")]))
    assert plain.expansions == ()
    assert accented.expansions == (("nhái", "nhai"),)
    assert ("exact", ("nhái",)) in [(group.column, group.tokens) for group in accented.match]
    assert plain.words == accented.words


def test_words_with_other_accents_than_the_likely_ones_bring_no_other_words():
    said = {
        way: read_query("linh canh bien gioi", synonyms=SYNONYMS, ways=[(1.0, way)])
        for way in ("lính canh biên giới", "linh cánh biên giới")
    }
    assert ["biên phòng" in dict(read.expansions) for read in said.values()] == [True, False]


WAYS = [  # (typed, ways to print it, [weight, forms as printed])
    ("hang gia", [(1.0, "hàng giả")], [(0.4, ("hàng", "giả"))]),
    ("hang gia", [(0.75, "hàng giả"), (0.25, "hàng gia")], [(0.4, ("hàng",)), (0.3, ("giả",)), (0.1, ("gia",))]),
    ("hang gia", [(0.95, "hàng giả"), (0.05, "hạng gia")], [(0.4, ("hàng", "giả"))]),  # hardly likely
    ("bdbp tinh", [(1.0, "bộ đội biên phòng tỉnh")], [(0.4, ("tỉnh",))]),  # spelled out words were not typed
    ("hang gia", [], []),
]


@pytest.mark.parametrize(("typed", "ways", "wanted"), WAYS)
def test_likely_forms_count_as_printed_by_how_likely_they_are(typed, ways, wanted):
    groups = [
        (group.weight, group.tokens) for group in read_query(typed, synonyms=Synonyms([]), ways=ways).match if group.column == "exact"
    ]
    assert groups == [(pytest.approx(weight), forms) for weight, forms in wanted]


def test_a_match_holds_the_shortest_forms_only():
    read = read_query("BĐBP", synonyms=SYNONYMS)
    # "Bộ đội Biên phòng" is left out: a text that has it has "biên phòng"
    assert ("folded", ("bien_phong", "linh_canh canh_bien bien_gioi")) in [(group.column, group.tokens) for group in read.match]
    assert dict(read.expansions) == {"biên phòng": "bien_phong", "lính canh biên giới": "linh_canh canh_bien bien_gioi"}


def test_one_syllable_expands_as_printed():
    read = read_query("fake goods", synonyms=SYNONYMS)
    assert ("exact", ("giả", "nhái")) in [(group.column, group.tokens) for group in read.match]


def test_the_exact_form_is_a_bonus_only_where_the_query_has_accents():
    assert [g.column for g in read_query("biên giới", synonyms=SYNONYMS).match] == ["folded", "folded", "context", "exact"]
    assert [g.column for g in read_query("bien gioi", synonyms=SYNONYMS).match] == ["folded", "folded", "context"]


def test_english_words_that_look_vietnamese_are_not_looked_for_by_themselves():
    read = read_query("the men do not ban the goods in Lao Cai", synonyms=SYNONYMS)
    single = read.match[0]
    assert read.english
    assert single.tokens == ("goods",)
    assert "lao_cai" in read.match[1].tokens


def test_unknown_english_words_are_looked_for_by_their_nearest_units():
    read = read_query("seafarers and fishing", synonyms=SYNONYMS, nearest=lambda word: [("ngư dân", 0.62)] if word == "seafarers" else [])
    near = [group for group in read.match if group.tokens == ("ngu_dan",)]
    assert len(near) == 1
    assert read.expansions == (("ngư dân", "ngu_dan"),)


@pytest.mark.parametrize(
    ("query", "english"),
    [
        ("which provinces assign border propaganda", True),
        ("human rights", True),
        ("border gates tourism", True),
        ("tỉnh nào giao Bộ đội Biên phòng", False),
        ("tinh nao giao bo doi bien phong tuyen truyen", False),
        ("viet nam chu tich asean 2020", False),
        ("UBND tinh Lao Cai", False),
        ("bcd phat trien khcn, dmst, cds va de an 06", False),  # abbreviations are of no language
        ("2020", False),
        ("", False),
    ],
)
def test_language_of_a_query(query, english):
    assert is_english(query) is english


@given(st.text(max_size=300))
def test_tokens_are_safe_to_quote_in_any_query_language(text):
    for group in read_query(text, synonyms=SYNONYMS).match:
        for token in group.tokens:
            assert all(part.isalnum() for word in token.split(" ") for part in word.split("_")), token


def test_a_query_is_cut_where_it_is_endless():
    read = read_query("biên giới " * 5000, synonyms=SYNONYMS)
    assert sum(len(group.tokens) for group in read.match) <= 4 * MAX_TOKENS


def test_bigrams_stay_inside_a_run():
    assert bigrams(["a", "b", "c"]) == ["a_b", "b_c"]
    assert bigrams(["a"]) == []


@pytest.mark.parametrize(
    ("query", "form"),
    [("BĐBP", "biên phòng"), ("TTĐN", "thông tin đối ngoại"), ("human rights", "nhân quyền"), ("UBND", "Ủy ban nhân dân")],
)
def test_the_project_knows_its_own_words(query, form):
    assert fold_token(form.lower()) in {fold_token(e.form.lower()) for e in default_synonyms().expand(query)}


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("Border Guard propaganda", 1.0),
        ("the Border Guard and a zebra", 2 / 3),  # "the", "and", "a" are no content
        ("zebra crossing at noon", 0.0),
        ("of the", 1.0),
    ],
)
def test_a_query_says_which_share_of_its_content_words_the_vocabularies_know(query, known):
    assert read_query(query).known == pytest.approx(known)


@given(st.text(alphabet=st.one_of(st.sampled_from("aàAÀÒoaeyuQqđĐíΣσ&－-/ \u00ad\u0301\n\r\u2028\0＆①İ"), st.characters()), max_size=40))
def test_tokens_are_those_of_the_runs(text):
    assert tokens(text) == [token for run in runs(text) for token in run]


@given(
    st.lists(
        st.text(alphabet=st.one_of(st.sampled_from("aàAÀÒoaeyuQqđĐíΣσ&－-/ s\u00ad\u0301\n\r\u2028＆①İ"), st.characters()), max_size=12),
        max_size=8,
    )
)
def test_the_first_words_of_names_are_those_that_each_is_cut_into(names):
    assert first_keys(cleaned(names)) == [cut(name)[1].partition(" ")[0] for name in names]


def test_the_first_words_of_names_in_a_table():
    names = ["Sở Ngoại vụ", "&A & B", "", "hoà  bình", "--", "Departments of State", "a\0b", "«Uỷ ban»"]
    assert first_keys(cleaned(names)) == ["so", "a", "", "hoa", "", "department", "a", "uy"]
    assert first_keys(cleaned([*names[:-2], names[-1]])) == ["so", "a", "", "hoa", "", "department", "uy"]
