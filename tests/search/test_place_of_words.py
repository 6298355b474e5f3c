"""Words understood by their place: verbs that no list has, clauses about who asks, names around a province, things of a wide topic."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from search.frames.choose import understand
from search.question import read_question
from search.question.polite import without_courtesy
from search.question.read import read_words

# question, the words that are verbs and nothing else
VERBS = [
    ("How frequently does Lao Cai flummox the press?", ["flummox"]),
    ("must Lang Son gazump the police", ["gazump"]),
    ("Lào Cai có đả kích đến nhân quyền không?", ["đả", "kích"]),
    ("tiền ở Bà Rịa Vũng Tàu do ai xét duyệt", ["xét", "duyệt"]),
    ("which provinces mention Zorblax", []),  # a name
    ("does Lao Cai zorblax", []),  # the only thing that is said
    ("nhiệm vụ blockchain Lạng Sơn", []),
    ("who leads the work on flummoxing tourism in Lao Cai", ["flummoxing"]),
    ("tasks on Flumming in Lao Cai", []),  # a name
]


@pytest.mark.parametrize(("text", "verbs"), VERBS, ids=[text for text, _ in VERBS])
def test_verb_by_its_place(names, text, verbs):
    sentence = read_words(read_question(text), names)
    assert [slot.text for slot in sentence.slots if slot.kind == "verb"] == verbs
    reading = understand(read_question(text), names)
    assert not set(verbs) & set(reading.unknown) and set(verbs) <= set(reading.ignored)


# question, what is left of it
CLAUSES = [
    (
        "Kính thưa quý cơ quan, tôi là cán bộ hưu trí, những tỉnh nào có đề cập đến nhân quyền?",
        "những tỉnh nào có đề cập đến nhân quyền?",
    ),
    ("Hi there, sorry if this is a silly question, but does Lang Son mention ASEAN? Cheers", "does Lang Son mention ASEAN?"),
    ("I am preparing a report on tourism. Who leads training in Ha Tinh? Best regards.", "Who leads training in Ha Tinh"),
    ("em đang làm khóa luận về biên giới, công an Lạng Sơn làm gì", "công an Lạng Sơn làm gì"),
    ("I am a student", "I am a student"),  # nothing is asked
    ("Sở Văn hóa, Thể thao và Du lịch làm gì", "Sở Văn hóa, Thể thao và Du lịch làm gì"),
    ("I need the tasks of Lao Cai, please", "I need the tasks of Lao Cai"),  # what is wanted stays
]


@pytest.mark.parametrize(("text", "left"), CLAUSES, ids=[text for text, _ in CLAUSES])
def test_clauses_about_who_asks_are_left_out(names, text, left):
    rest, ignored = without_courtesy(read_question(text), names.lexicon)
    assert rest.text.strip(" ?.") == left.strip(" ?.")
    assert bool(ignored) == (text != left)


def test_name_around_a_province(names):
    reading = understand(read_question("Who are the partners of the Office of the Lao Cai People's Committee?"), names)
    assert reading.query.agencies[0].ids == ("body:van-phong-uy-ban-nhan-dan-tinh",) and "VN-02" in reading.query.provinces


# question, ids or figures that it must give
SAID = [
    ("Lạng Sơn có định làm màn hình LED không?", {"boolean": True, "evidence": "xây dựng 02 màn hình LED"}),
    ("Only one province mentions LED screens. Which one?", {"ids": {"VN-09"}}),
    ("How many documents come from provinces?", {"count": 4}),
    ("What legal texts do Ba Ria - Vung Tau and Lao Cai share?", {"labels": {"22/2016/TT-BTTTT", "72/2015/NĐ-CP"}}),
    ("When should Lang Son's steering committee have been set up?", {"evidence": "hành lập Ban chỉ đạo"}),
    ("văn bản nào nhắc đến Luật Biển", {"labels": {"93/KH-UBND"}}),
    ("What circulars does the Ba Ria - Vung Tau plan mention?", {"labels": {"22/2016/TT-BTTTT", "06/2022/TT-BTTTT"}}),
    ("Which provinces talk about both human rights and poverty reduction?", {"ids": {"VN-43"}}),
    ("Có tỉnh nào là tỉnh duy nhất giao việc cho Bưu điện không? Tỉnh nào?", {"ids": {"VN-02"}}),
    ("did Lao Cai sign anything with Nhan Dan newspaper?", {"boolean": True, "evidence": "Báo Nhân dân"}),
]


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=[text for text, _ in SAID])
def test_what_is_answered(five_store, text, wanted):
    found = ask(five_store, text).to_json()
    assert found["boolean"] == wanted.get("boolean", found["boolean"]) and found["count"] == wanted.get("count", found["count"])
    if "ids" in wanted:
        assert {answer["id"] for answer in found["answers"]} == wanted["ids"]
    if "labels" in wanted:
        assert {answer["label"] for answer in found["answers"]} == wanted["labels"]
    assert any(wanted.get("evidence", "").lower() in quote["exact"].lower() for answer in found["answers"] for quote in answer["evidence"])


# question, how many sides are beside each other
SIDES = [
    ("training: Ha Tinh / Lang Son / Lao Cai", 3),
    ("Which province has how many tasks led by the Department of Foreign Affairs?", 4),
    ("Phân biệt vai trò của Sở Ngoại vụ ở Hà Tĩnh với Lạng Sơn", 2),
    ("How does what Lao Cai asks of the newspaper differ from what Ha Tinh asks?", 2),
    ("mấy ông bên sở văn hóa Lào Cai phải lo những gì", 0),
]


@pytest.mark.parametrize(("text", "sides"), SIDES, ids=[text for text, _ in SIDES])
def test_sides(five_store, text, sides):
    assert len(ask(five_store, text).answers.compared) == sides


def test_annex_is_a_part_of_its_document(five_store):
    found = ask(five_store, "the yearly tasks in the Lang Son annex").to_json()["answers"]
    assert len(found) == 12 and all("#DM." in answer["id"] for answer in found)
