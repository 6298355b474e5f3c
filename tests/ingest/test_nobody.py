"""Where two words tell that no actor begins, the whole reading of a list finds none."""

import pytest

from ingest.names.borders import Borders
from ingest.names.lists import Lists, _taken
from ingest.names.nobody import begins_none
from ingest.names.pieces import stretch
from ingest.names.separators import mend, part
from tests.ingest.factories import DOCUMENTS, reading

# words | whether they surely begin no actor
BEGINNINGS = """
Thị trường địa phương ổn định | yes
Thông số kỹ thuật của thiết bị | yes
Tổ công tác liên ngành | no
Sở Y tế thực hiện | no
các sở, ngành | no
tỉnh Lào Cai | no
TTĐN năm 2026 | no
Sở TTTT thực hiện | no
"""


@pytest.mark.parametrize("words, none", [line.split(" | ") for line in BEGINNINGS.strip().split("\n")])
def test_two_words_tell_that_no_actor_begins(words, none):
    lists = Lists(reading(words), None)
    assert begins_none(lists.tokens, lists.short, 0) == (none == "yes")


@pytest.mark.parametrize("running", [True, False])
def test_where_none_begins_no_list_is_found(running):
    text = sorted(DOCUMENTS.glob("*.txt"))[0].read_text("utf-8")
    lists = Lists.of(reading(text), None)
    tokens = lists.tokens
    told = [k for k in range(len(tokens.spans)) if begins_none(tokens, lists.short, k)]
    assert len(told) > 1000
    for k in told:
        start = tokens.spans[k][0]
        judge = lists.judge(stretch(tokens, start, start + 180, sentence=True), slot=False)
        mend(judge)
        part(judge)
        taken = _taken(judge.words_of, Borders(judge), open=False, running=running)
        assert lists._listed(judge, taken, start)[0] == [], text[start : start + 60]
