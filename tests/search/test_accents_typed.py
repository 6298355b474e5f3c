"""Words typed with accents are those words: "bão" is neither "bạo lực" nor "báo", however the engines fold them."""

from __future__ import annotations

import pytest

from graph.query import shown
from search.answer.ask import ask
from search.passages.tokens import tokens
from search.question import read_question
from search.question.accents import has_other_accents, says, typed_form
from tests.search.texts import plan

DOCUMENTS = {
    "homes": plan(
        "Sơn La", "41/KH-UBND", "PHÒNG CHỐNG BẠO LỰC GIA ĐÌNH NĂM 2026",
        "1. Sở Y tế chủ trì phòng chống bạo lực gia đình tại cộng đồng.\n2. Sở Nội vụ chủ trì lựa chọn cộng tác viên ở thôn, bản.\n"
        "3. Sở Văn hóa, Thể thao và Du lịch chủ trì đăng báo về bình đẳng giới.",
    ),
    "storms": plan(
        "Lào Cai", "42/KH-UBND", "ỨNG PHÓ THIÊN TAI NĂM 2026",
        "1. Sở Xây dựng chủ trì phòng, chống thiên tai, bão, lũ trên các tuyến đường.\n2. Sở Công Thương chủ trì dự trữ lúa giống cho các chợ.",
    ),
}  # fmt: skip

LEADS = [  # (question, who leads)
    ("Cơ quan nào chủ trì phòng chống bão?", ["Sở Xây dựng"]),
    ("Cơ quan nào chủ trì phòng chống bạo lực gia đình?", ["Sở Y tế"]),
    ("Cơ quan nào chủ trì việc về lúa?", ["Sở Công Thương"]),
    ("Cơ quan nào chủ trì việc về bão?", ["Sở Xây dựng"]),
    ("Cơ quan nào chủ trì việc về chợ?", ["Sở Công Thương"]),
    ("co quan nao chu tri phong chong bao luc gia dinh", ["Sở Y tế"]),
]


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


@pytest.mark.parametrize(("text", "wanted"), LEADS, ids=[text for text, _ in LEADS])
def test_a_word_typed_with_accents_is_not_another_one(store, text, wanted):
    found = ask(store, text).to_json()
    assert [one["label"] for one in found["answers"]] == wanted, found["understood"]


def test_the_shown_query_has_the_rows_that_were_answered(store):
    found = ask(store, "Cơ quan nào chủ trì phòng chống bão?")
    assert {row.answer for row in store.rows(found.reading.query)} == {item.id for item in found.answers.items}
    assert found.sql == shown(found.reading.query, "sql")


OF_WHOM = [  # (question, yes or no): the accents are those of the thing asked about, not of another word that folds alike
    ("Sở Xây dựng có nhiệm vụ nào về báo không?", False),
    ("Báo Sơn La có nhiệm vụ nào về bão không?", False),
    ("Bộ Xây dựng có nhiệm vụ nào về bò không?", False),
    ("Sở Xây dựng có nhiệm vụ nào về bão không?", True),
]


@pytest.mark.parametrize(("text", "wanted"), OF_WHOM, ids=[text for text, _ in OF_WHOM])
def test_the_accents_are_of_the_thing_asked_about(store, text, wanted):
    assert ask(store, text).boolean is wanted


def test_what_is_elsewhere_is_counted_by_the_accents_too(store):
    found = ask(store, "Sở Y tế có nhiệm vụ nào về bão không?").to_json()
    assert found["boolean"] is False
    assert "Nhiệm vụ về chủ đề ấy ở mọi nơi: 1." in found["caveats"]


def test_a_title_with_other_accents_is_about_another_thing(store):
    assert [one["label"] for one in ask(store, "Kế hoạch nào về bão?").to_json()["answers"]] == ["42/KH-UBND"]


def test_accents_that_no_text_has_are_taken_for_a_slip(store):
    found = ask(store, "Cơ quan nào chủ trì phòng chống bảo lực gia đình?").to_json()
    assert [one["label"] for one in found["answers"]] == ["Sở Y tế"]


FORMS = [  # (question, folded forms, what was typed)
    ("nhiệm vụ về Bão", ["bao"], ("bão",)),
    ("việc mưa lũ", ["bao", "mua lu"], ("mưa", "lũ")),
    ("viec mua lu", ["mua lu"], ()),
    ("về hoà bình", ["hoa binh"], ("hòa", "bình")),
]


@pytest.mark.parametrize(("text", "forms", "wanted"), FORMS)
def test_what_was_typed_of_a_condition(text, forms, wanted):
    assert typed_form(tokens(read_question(text).text), forms) == wanted


SAYS = [  # (forms, typed, printed, whether it says it)
    (["bao"], ("bão",), "phòng, chống Bão", True),
    (["bao"], ("bão",), "báo chí, bạo lực", False),
    (["bao", "thien tai"], ("bão",), "báo chí và thiên tai", True),
    (["mua lu"], ("mưa", "lu"), "mưa, lũ", True),
    (["hoa binh"], ("hòa", "bình"), "HOÀ BÌNH", True),
    (["sua chua"], ("sữa", "chữa"), "sửa chữa nhà", True),
    (["sua"], ("sữa",), "sửa chữa nhà", False),
]


@pytest.mark.parametrize(("forms", "typed", "printed", "wanted"), SAYS)
def test_whether_a_text_says_what_was_typed(forms, typed, printed, wanted):
    assert says(forms, (typed,), tokens(printed)) is wanted


OTHERS = [("bão", "BẠO LỰC", True), ("bão", "báo về bão", False), ("bao", "bạo lực", False), ("bão", "lũ", False)]


@pytest.mark.parametrize(("typed", "printed", "wanted"), OTHERS)
def test_whether_a_title_has_a_word_only_with_other_accents(typed, printed, wanted):
    assert has_other_accents(typed, tokens(printed)) is wanted
