"""Whether there is a document about something: its title tells, and what only speaks of it leaves it open."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from tests.search.texts import plan, text_of

_TASK = "1. Sở {} chủ trì {}."
TEXTS = {
    "a": plan("Sơn La", "11/KH-UBND", "Chuyển đổi số trong nông nghiệp", _TASK.format("Khoa học và Công nghệ", "xây dựng dữ liệu đất trồng")),
    "b": plan("Lai Châu", "12/KH-UBND", "Trồng rừng phòng hộ", _TASK.format("Nông nghiệp và Môi trường", "chuyển đổi số việc quản lý rừng")),
    "c": plan("Điện Biên", "13/KH-UBND", "Phòng cháy, chữa cháy rừng", _TASK.format("Nông nghiệp và Môi trường", "tuần tra rừng khộp")),
}  # fmt: skip

EXISTING = [
    ("Does Sơn La have a plan about digital transformation?", True, ["11/KH-UBND"]),
    ("Sơn La có kế hoạch về chuyển đổi số không?", True, ["11/KH-UBND"]),
    ("Does Lai Châu have a plan about digital transformation?", None, ["12/KH-UBND"]),
    ("Lai Châu có kế hoạch về chuyển đổi số không?", None, ["12/KH-UBND"]),
    ("Does Điện Biên have a plan about digital transformation?", False, []),
    ("Điện Biên có kế hoạch về chuyển đổi số không?", False, []),
    ("Có kế hoạch nào về tuần tra rừng không?", None, ["13/KH-UBND"]),
]


SEVERAL = [
    ("Sơn La và Lai Châu có kế hoạch về chuyển đổi số không?", None),
    ("Do Sơn La and Lai Châu have a plan on digital transformation?", None),
    ("Sơn La và Điện Biên có kế hoạch về chuyển đổi số không?", False),
]


@pytest.mark.parametrize(("question", "expected"), SEVERAL)
def test_one_of_several_places_whose_texts_speak_of_it_is_not_said_to_have_none(store_of, question, expected):
    assert ask(store_of(TEXTS), question).boolean is expected


@pytest.mark.parametrize(("question", "expected", "labels"), EXISTING)
def test_what_only_speaks_of_a_thing_leaves_open_whether_there_is_a_plan_about_it(store_of, question, expected, labels):
    answer = ask(store_of(TEXTS), question)
    assert answer.boolean is expected
    assert [item.label for item in answer.answers.items] == labels
    note = {"No such document has it in its title; these speak of it.",
            "Không văn bản nào như vậy có điều ấy trong tên; đây là văn bản có nói đến."}  # fmt: skip
    assert bool(note & set(answer.said)) is (expected is None)


LACKING = [
    ("Which provinces do not have a plan about digital transformation?", "Find provinces; WITHOUT document about: digital transformation."),
    ("Tỉnh nào không có kế hoạch về chuyển đổi số?", "Tìm tỉnh, thành phố; KHÔNG có văn bản về: chuyển đổi số."),
]


@pytest.mark.parametrize(("question", "reading"), LACKING)
def test_a_province_whose_texts_speak_of_it_is_not_said_to_lack_a_plan(store_of, question, reading):
    answer = ask(store_of(TEXTS), question)
    assert [item.label for item in answer.answers.items] == ["Điện Biên"]
    assert answer.text == reading
    assert any(said.endswith("Lai Châu.") for said in answer.said)


def test_a_title_of_another_type_is_no_plan_but_no_absence_either(store_of):
    order = text_of(
        "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG",
        "14/CT-UBND",
        "Hà Giang",
        "CHỈ THỊ",
        "Về việc tăng cường chuyển đổi số trong trường học",
        "1. Sở Y tế chủ trì khám bệnh.",
    )
    answer = ask(store_of({**TEXTS, "d": order}), "Tỉnh nào không có kế hoạch về chuyển đổi số?")
    assert [item.label for item in answer.answers.items] == ["Điện Biên"]
    assert any("không văn bản nào như vậy có trong tên" in said and "Hà Giang" in said for said in answer.said)


SHOWN = [
    ("Does Điện Biên have a plan about digital transformation?",
     "Find documents; province: Điện Biên; document type: Plan; in the title: digital transformation."),
    ("Which provinces have a plan about digital transformation?",
     "Find provinces; in the title: digital transformation; document: 11/KH-UBND."),
    ("Tỉnh nào có kế hoạch chuyển đổi số?", "Tìm tỉnh, thành phố; có trong tên: chuyển đổi số; văn bản: 11/KH-UBND."),
]  # fmt: skip


def test_a_preposition_is_not_said_to_stand_in_a_title(store_of):
    rules = ("Quy chế phối hợp trong quản lý rừng của tỉnh {}", "1. Sở Y tế chủ trì khám bệnh.")
    texts = {place: text_of(f"ỦY BAN NHÂN DÂN TỈNH {place.upper()}", number, place, "QUYẾT ĐỊNH", rules[0].format(place), rules[1])
             for place, number in (("Lai Châu", "15/QĐ-UBND"), ("Nghệ An", "16/QĐ-UBND"))}  # fmt: skip
    answer = ask(store_of(texts), "Quy chế phối hợp của Lai Châu và Nghệ An, cái nào ra sau?")
    assert "trong tên: của" not in answer.text


@pytest.mark.parametrize(("question", "reading"), SHOWN)
def test_the_reading_says_that_titles_were_looked_at(store_of, question, reading):
    assert ask(store_of(TEXTS), question).text == reading


NOT_HERE = [
    ("What does the Lào Cai decree say about training?", "There is no Decree; answered from 88/KH-UBND."),
    ("Nghị định của Lào Cai nói gì về tập huấn?", "Không có Nghị định nào; trả lời theo 88/KH-UBND."),
]


@pytest.mark.parametrize(("question", "note"), NOT_HERE)
def test_a_type_that_a_province_has_no_document_of_is_called_in_the_question_s_language(five_store, question, note):
    assert note in ask(five_store, question).said
