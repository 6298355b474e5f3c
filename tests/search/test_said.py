"""What an answer says in a sentence, first: yes, no, none, what cannot be told, and in what the list is not what was asked."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from search.answer.caveats import may_lack
from search.answer.evidence import Quote
from search.answer.items import AnswerItem, Answers
from search.lexicon.stored import DocumentName

FIRST = [
    ("Lào Cai có giao việc cho Sở Ngoại vụ không?", "Có."),
    ("Does the Department of Health lead anything in Lao Cai?", "No."),
    ("Quảng Ninh có kế hoạch không?", "Chưa rõ có hay không."),
    ("tỉnh nào chưa có nhiệm vụ về biển đảo?", "Không tỉnh nào: cả bốn tỉnh đều có."),
    ("Which provinces have no task on the seas and islands?", "No province: all four provinces do."),
    ("Hải Phòng có những nhiệm vụ gì?", "Không tìm thấy câu trả lời."),
    ("Lạng Sơn có bao nhiêu nhiệm vụ?", "Không tính 9 mục tiêu; tính cả mục tiêu là 66."),
    ("How many tasks does Lang Son have?", "Objectives are not counted: 9. With them there are 66."),
    ("Which tasks are due in March 2020?", "No such task has that time; these are of documents for 2020."),
]


@pytest.mark.parametrize(("question", "said"), FIRST)
def test_the_first_sentence(answer, question: str, said: str):
    assert answer(question)["said"][0] == said


@pytest.mark.parametrize("question", ["Tỉnh nào giao Công an chủ trì?", "What does the police do?", "bạn làm được gì", "Ai ký Hogwarts?"])
def test_a_list_that_says_it_needs_no_sentence(answer, question: str):
    assert answer(question)["said"] == []


def test_a_province_that_no_document_is_of_is_said_once(answer):
    assert answer("Hải Phòng có những nhiệm vụ gì?")["caveats"] == ["Kho không có văn bản nào của Hải Phòng."]


GAP_IN_HA_TINH, GAP_IN_BA_RIA = "IV nhảy từ 5 đến 12", "II nhảy từ 4 đến 6"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("tỉnh nào chưa có nhiệm vụ về biển đảo?", []),  # all have: what is lost could not take it away
        ("tỉnh nào không nhắc tới nhân quyền?", [GAP_IN_HA_TINH]),  # Bà Rịa – Vũng Tàu does, whatever its file lost
        ("Tỉnh nào giao Công an chủ trì?", [GAP_IN_HA_TINH, GAP_IN_BA_RIA]),
        ("Lào Cai có giao việc cho Sở Y tế không?", []),
        ("Có tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới không?", []),  # some do: yes
    ],
)
def test_what_a_file_lacks_is_told_where_it_could_change_the_answer(answer, question: str, told: list[str]):
    caveats = " ".join(answer(question)["caveats"])
    assert [gap for gap in (GAP_IN_HA_TINH, GAP_IN_BA_RIA) if gap in caveats] == told


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Công an làm gì?", "Danh sách có thể thiếu: tệp của "),
        ("What does the police do?", "The list may be incomplete: parts are missing"),
    ],
)
def test_a_list_that_may_be_incomplete_says_why(answer, question: str, said: str):
    found = answer(question)
    assert not found["complete"] and any(one.startswith(said) and "93/KH-UBND" in one for one in found["caveats"])


MANY = [DocumentName(f"doc:{n}", f"{n}/KH-UBND") for n in range(1, 8)]
LINES = [
    ((), MANY, "The list may be incomplete: 7 files lack parts."),
    (("doc:3",), MANY, "The list may be incomplete: parts are missing from the files of 3/KH-UBND and 6 more."),
    ((), MANY[:2], "The list may be incomplete: parts are missing from the files of 1/KH-UBND, 2/KH-UBND."),
    (("doc:1", "doc:2"), MANY[:2], "The list may be incomplete: parts are missing from the files of 1/KH-UBND, 2/KH-UBND."),
]


@pytest.mark.parametrize(("quoted", "lacking", "line"), LINES)
def test_files_that_no_answer_quotes_are_counted(quoted, lacking, line):
    quotes = tuple(Quote(id, "", "", 0, 1, "a") for id in quoted)
    answers = Answers([AnswerItem("task:1", "Task", "a", evidence=quotes)])
    assert may_lack(answers, lacking, english=True) == line


def test_files_that_lack_parts_in_vietnamese():
    assert may_lack(Answers(), MANY, english=False) == "Danh sách có thể thiếu: 7 tệp thiếu phần."
    quoted = Answers([AnswerItem("task:1", "Task", "a", evidence=(Quote("doc:3", "", "", 0, 1, "a"),))])
    assert may_lack(quoted, MANY, english=False) == "Danh sách có thể thiếu: tệp của 3/KH-UBND và 6 văn bản khác thiếu phần."


def test_a_denial_keeps_whose_it_is_apart_from_what_is_denied(answer):
    reading = answer("Cơ quan nào ở Lào Cai không có nhiệm vụ về nhân quyền?")["understood"]["reading"]
    assert reading == "Tìm cơ quan; tỉnh: Lào Cai; KHÔNG có chủ đề: Nhân quyền."


def test_figures_of_an_english_question_have_english_names(answer):
    compared = answer("Which agencies work most often with the Border Guard?")["compared"]
    assert compared[0]["label_en"] == "Department of Information and Communications"


@pytest.mark.parametrize(
    ("before", "question", "count"),
    [
        ("Công an Lào Cai làm gì?", "bao nhiêu?", 7),
        ("Which provinces assign border propaganda to the Border Guard?", "how many?", 2),
        ("Ai chủ trì tuyên truyền biên giới ở Lào Cai?", "có bao nhiêu?", 6),
    ],
)
def test_how_many_after_a_list_counts_it(store, before: str, question: str, count: int):
    found = ask(store, question, after=before).to_json()
    assert found["count"] == count and found["understood"]["find"] == "count"


def test_a_denial_of_words_says_that_they_are_not_had_once(answer):
    assert answer("Tỉnh nào không nhắc đến Tula?")["understood"]["reading"] == "Tìm tỉnh, thành phố; KHÔNG có lời văn: Tula."
