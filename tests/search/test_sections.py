"""Sections asked for by their number, by a number within a section and by words of their heading; goals, which are no tasks."""

from __future__ import annotations

import pytest

from search.answer.ask import ask

# question, the paths of the tasks that answer it
SECTIONS = [
    ("Lạng Sơn mục V.7", ["V.7#1", "V.7#2", "V.7#3"]),
    ("List the tasks under heading III.9 in Lao Cai", ["III.9#1", "III.9#2", "III.9#3", "III.9#4", "III.9#5"]),
    ("nhiệm vụ tại khoản 3 mục IV kế hoạch Hà Tĩnh", ["IV.3#1", "IV.3#2"]),
    ("What does item 4 of section II of the Lao Cai plan say?", ["II.4"]),
    ("muc III diem 1 lao cai co nhung nhiem vu gi", ["III.1#1", "III.1#2", "III.1#3"]),
    ("Điểm a mục 3 công văn 2905 yêu cầu gì", ["3.a"]),
    ("phần kinh phí của kế hoạch Hà Tĩnh yêu cầu gì", ["III"]),
    ("What does the section on funding of the Ha Tinh plan say?", ["III"]),
    ("mục chế độ báo cáo của Lào Cai nói gì", ["III.15"]),
    ("Phần tổ chức thực hiện của kế hoạch Bà Rịa - Vũng Tàu mục 3 nêu những gì?", ["IV.3#1", "IV.3#2", "IV.3#3", "IV.3#4"]),
]


@pytest.mark.parametrize(("text", "paths"), SECTIONS, ids=[text for text, _ in SECTIONS])
def test_a_section_is_all_that_is_answered(five_store, text, paths):
    found = [item.id.partition("#")[2] for item in ask(five_store, text).answers.items]
    assert sorted(found) == sorted(paths)


def test_a_part_of_the_work_is_no_section(five_store):
    answer = ask(five_store, "Phần việc của Sở Ngoại vụ Lào Cai")
    assert len(answer.answers.items) > 10 and "mục" not in answer.text


GOALS = ["Lạng Sơn có những mục tiêu gì?", "mục tiêu của chương trình Lạng Sơn là gì", "What are the objectives of the Lang Son programme?"]


@pytest.mark.parametrize("text", GOALS)
def test_goals_are_answered_alone(five_store, text):
    answer = ask(five_store, text)
    paths = {item.id.partition("#")[2].split(".")[0] for item in answer.answers.items}
    assert paths == {"II"} and ("mục tiêu" in answer.text or "objectives" in answer.text)


def test_what_has_no_end_is_not_due(five_store):
    answer = ask(five_store, "Việc gì phải xong trước ngày 15/12/2024 ở Bà Rịa - Vũng Tàu?")
    assert [item.value["printed"] for item in answer.answers.items] == ["trước ngày 15 tháng 12"]


def test_by_when_is_a_last_day_where_there_is_one(five_store):
    answer = ask(five_store, "by when does Lang Son want contact officers in place?")
    assert [item.id.partition("#")[2] for item in answer.answers.items] == ["DM.III.4", "II.2#3"]


# question, the paths of the tasks that answer it
TIMES = [
    ("HT: thời gian tập huấn", ["II.3"]),
    ("How often must departments in Ha Tinh report to the provincial committee?", ["IV.12#1"]),
    ("du lịch Lào Cai", None),  # no "lịch", which asks when
    ("Lạng Sơn có những việc làm hàng năm nào?", None),  # no "năm nào"
]


@pytest.mark.parametrize(("text", "paths"), TIMES, ids=[text for text, _ in TIMES])
def test_what_asks_for_a_time(five_store, text, paths):
    answer = ask(five_store, text)
    found = [item.id.partition("#")[2] for item in answer.answers.items]
    assert (answer.reading.frame == "deadline") == (paths is not None)
    assert paths is None or set(paths) <= set(found) <= {*paths, "IV.5#2", "IV.5#3"}


def test_a_particle_without_accents_may_be_part_of_a_name(five_store):
    answer = ask(five_store, "lao cai co giao viec cho hoi nha bao khong")
    assert answer.boolean is False and "Hội Nhà báo" in answer.text


def test_a_body_that_is_mentioned_is_no_issuer_of_what_is_cited(five_store):
    answer = ask(five_store, "Kế hoạch Lào Cai có nhắc tới Bộ Ngoại giao không?")
    assert "do cơ quan ban hành" not in answer.text


def test_the_document_that_a_follow_up_means(five_store):
    answer = ask(five_store, "who signed it?", after="Which documents does plan 93/KH-UBND cite?")
    assert [item.value for item in answer.answers.items] == ["Đặng Minh Thông"]


# question, what it was corrected to
SLIPS = [
    ("When must Lang Sn set up its steering comittee?", [("Lang Sn", "lạng sơn"), ("comittee", "committee")]),
    ("docs citing QĐ 1486", []),
]


@pytest.mark.parametrize(("text", "corrections"), SLIPS, ids=[text for text, _ in SLIPS])
def test_slips_in_names(five_store, text, corrections):
    answer = ask(five_store, text)
    assert answer.reading.corrections == corrections and answer.answers.items


# question, what is true of it
YES_OR_NO = [
    ("Kế hoạch của Bà Rịa - Vũng Tàu có hiệu lực sang năm 2025 không?", False),
    ("Is training mentioned in the ministry letter?", False),
    ("Does the ministry letter mention poverty?", False),
    ("Does the ministry letter mention human rights?", True),
    ("Is the Lang Son programme still in force in 2019?", True),
    pytest.param(
        "Does the ministry ask provinces to draw up a plan for 2021?",
        True,
        marks=pytest.mark.xfail(reason="the title alone says it, of a document that is not named", strict=True),
        id="a title alone",
    ),
    ("Công an tỉnh có phối hợp quản lý phóng viên nước ngoài ở Lạng Sơn không?", True),
]


@pytest.mark.parametrize(("text", "said"), YES_OR_NO)
def test_what_proves_a_yes(five_store, text, said):
    assert ask(five_store, text).boolean is said
