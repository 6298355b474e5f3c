"""Readings edited by their chips, over the five documents."""

import pytest

from graph.explore import holdings
from search.answer.ask import ask
from search.answer.suggest import examples, names_to_complete, questions_about
from search.frames.edits import Edit, read_edits
from text.errors import BadInput

GUARD, BORDER = "body:bo-chi-huy-bo-doi-bien-phong", "topic:bien-gioi"
QUESTION = "Tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới?"


@pytest.mark.parametrize(
    ("written", "edits"),
    [
        ("", ()),
        ("VN-02", (Edit("VN-02"),)),
        ("VN-02=>VN-23;;topic:asean", (Edit("VN-02", "VN-23"), Edit("topic:asean"))),
        (" ;; x => lead ", (Edit("x", "lead"),)),
    ],
)
def test_edits_are_written_in_one_line(written, edits):
    assert read_edits(written) == edits
    assert read_edits(";;".join(map(str, edits))) == edits


@pytest.mark.parametrize(
    ("written", "conditions"),
    [
        ("", [(GUARD, ("lead", "assigned")), (BORDER, ())]),
        (BORDER, [(GUARD, ("lead", "assigned"))]),
        (GUARD, [(BORDER, ())]),
        (f"{GUARD}=>coordinate", [(GUARD, ("coordinate",)), (BORDER, ())]),
        (f"{GUARD}=>any", [(GUARD, ()), (BORDER, ())]),
        (f"{BORDER}=>topic:asean", [(GUARD, ("lead", "assigned")), ("topic:asean", ())]),
        (f"{BORDER}=>topic:asean;;topic:asean", [(GUARD, ("lead", "assigned"))]),
    ],
)
def test_a_condition_is_left_out_or_changed(store, written, conditions):
    answer = ask(store, QUESTION, edits=read_edits(written))
    assert [(c.value, c.roles) for c in answer.reading.conditions] == conditions


def test_the_query_follows_its_chips(store):
    whole, without, other = (ask(store, QUESTION, edits=read_edits(w)) for w in ("", GUARD, f"{GUARD}=>body:so-ngoai-vu"))
    assert without.reading.query.agencies == () and {a.id for a in whole.answers.items} <= {a.id for a in without.answers.items}
    assert [p.ids for p in other.reading.query.agencies] == [("body:so-ngoai-vu",)]
    assert "Sở Ngoại vụ" in other.text


def test_a_time_and_a_province_are_left_out(store):
    question = "Sở Ngoại vụ chủ trì những nhiệm vụ nào ở Lào Cai trong quý III năm 2020?"
    time = next(c.value for c in ask(store, question).reading.conditions if c.field == "time")
    free = ask(store, question, edits=(Edit(time),)).reading.query
    assert free.time is None and free.period is None
    agency = next(c.value for c in ask(store, question).reading.conditions if c.field == "agency")
    assert agency.startswith(("agency:", "body:"))


def test_a_word_not_understood_is_left_out_on_demand(store):
    question = "Cơ quan nào chủ trì quảng bá hình ảnh Xyzzyq ở Lào Cai?"
    answer = ask(store, question)
    for word in answer.reading.unknown:
        assert word in ask(store, question, edits=(Edit(word),)).reading.ignored


def test_an_edit_of_nothing_is_named(store):
    with pytest.raises(BadInput, match=r"no condition 'VN-23'.*It has: body:bo-chi-huy-bo-doi-bien-phong, topic:bien-gioi"):
        ask(store, QUESTION, edits=(Edit("VN-23"),))
    with pytest.raises(
        BadInput, match=r"'topic:none' is no id of this store or its vocabulary. Choose another value for 'topic:bien-gioi'"
    ):
        ask(store, QUESTION, edits=(Edit(BORDER, "topic:none"),))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_example_has_an_answer_and_no_two_are_alike(store, language):
    found = examples(store, language)
    assert len(found) == len(set(found)) == 6
    for question in found:
        answer = ask(store, question)
        assert answer.reading.language == language, question
        assert answer.answers.items or answer.answers.count, question


def test_names_complete_what_is_typed(store):
    names = names_to_complete(store, "en")
    assert {name.kind for name in names} == {"agency", "topic", "province", "instrument"}
    held = holdings(store)
    assert all(held.name(name.id, "en") == name.words for name in names if name.kind != "instrument")
    assert "Decree 72/2015/NĐ-CP" in {name.words for name in names}
    assert all("{}" in question for kind in ("agency", "topic", "province", "instrument") for question in questions_about(kind, "vi"))
