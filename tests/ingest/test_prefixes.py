import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.duties.prefixes import first_words

CASES = [
    ("cac luc luong(?: chuc nang)?", 2, {("cac", "luc")}),
    ("(?:cac )?to chuc", 2, {("cac", "to"), ("to", "chuc")}),
    (r"ubnd\s+(?:huyen|thi xa)", 2, {("ubnd", "huyen"), ("ubnd", "thi")}),
    ("bien (?:gioi|dao)|hai dao", 1, {("bien",), ("hai",)}),
    (r"so\s*[,;]\s*nganh", 2, {("so", "nganh")}),
    (r"khu \w+", 2, {("khu",)}),
    (r"tx\.?", 1, {("tx",)}),
    (r"\bso(?= )", 1, {("so",)}),
    (r"tinh uy(?!\w)", 3, {("tinh", "uy")}),
    (r"\d+ thang", 1, None),
    ("[^.;]{0,30}bien", 1, None),
    ("(?:co )*lien quan", 2, {("lien", "quan"), ("co", "lien"), ("co", "co")}),
]


@pytest.mark.parametrize(("pattern", "count", "words"), CASES)
def test_words_that_a_match_can_begin_with(pattern, count, words):
    found = first_words(pattern, count)
    assert (None if found is None else set(found)) == words


@given(st.lists(st.sampled_from(["cac", "so", "ban", "nganh", ",", " ", " va ", "co lien quan"]), max_size=8).map("".join))
def test_no_match_begins_with_other_words(text):
    pattern = r"(?:cac )?so(?:\s*,\s*(?:va\s+)?|\s+va\s+)(?:ban|nganh)(?:\s+co lien quan)?"
    match = re.match(pattern + r"(?!\w)", text)
    if match:
        words = tuple(re.findall(r"\w+", text))
        begins = first_words(pattern, 2)
        assert begins is not None and any(words[: len(b)] == b for b in begins)
