import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.duties.prefixes import first_words

CASES = [
    ("cac luc luong(?: chuc nang)?", {"cac"}),
    ("(?:cac )?to chuc", {"cac", "to"}),
    (r"ubnd\s+(?:huyen|thi xa)", {"ubnd"}),
    ("bien (?:gioi|dao)|hai dao", {"bien", "hai"}),
    (r"so\s*[,;]\s*nganh", {"so"}),
    (r"khu \w+", {"khu"}),
    (r"kh\w+", None),
    (r"tx\.?", {"tx"}),
    (r"\bso(?= )", {"so"}),
    (r"tinh uy(?!\w)", {"tinh"}),
    (r"(?<!\w)(?:(?:di|den) bien)(?!\w)", {"di", "den"}),
    ("ho[aà] bình", {"hoa", "hoà"}),
    (r"\d+ thang", None),
    ("[^.;]{0,30}bien", None),
    ("(?:ab)+ bien", None),
    ("(?:co )*lien quan", {"lien", "co"}),
    ("quang ba[^.;]{0,60}du lich", {"quang"}),
]


@pytest.mark.parametrize(("pattern", "words"), CASES)
def test_words_that_a_match_can_begin_with(pattern, words):
    found = first_words(pattern)
    assert (None if found is None else set(found)) == words


@given(st.lists(st.sampled_from(["cac", "so", "ban", "nganh", ",", " ", " va ", "co lien quan"]), max_size=8).map("".join))
def test_no_match_begins_with_another_word(text):
    pattern = r"(?:cac )?so(?:\s*,\s*(?:va\s+)?|\s+va\s+)(?:ban|nganh)(?:\s+co lien quan)?"
    if re.match(pattern + r"(?!\w)", text):
        begins = first_words(pattern)
        assert begins is not None and re.findall(r"\w+", text)[0] in begins
