"""Small decisions of asking and searching that no larger test would notice if they turned: one line each."""

from __future__ import annotations

import pytest

from search.lexicon.names import StoreNames
from search.passages.exact import Typed, field_filter, read_typed
from search.question import read_question
from search.question.spelling import _stands_beside
from search.question.times import find_times


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("việc phải xong trong 6 tháng cuối năm 2020", "2020-07-01", "2020-12-31"),
        ("việc phải xong trong 6 tháng đầu năm 2020", "2020-01-01", "2020-06-30"),
        ("tasks of the second half of 2021", "2021-07-01", "2021-12-31"),
        ("việc nửa đầu năm 2020", "2020-01-01", "2020-06-30"),
        ("việc của nửa cuối năm 2020", "2020-07-01", "2020-12-31"),
        ("việc của nửa sau năm", "????-07", "????-12"),
        ("nhiệm vụ 6 tháng cuối năm", "????-07", "????-12"),
        ("tasks in the first half of the year", "????-01", "????-06"),
        ("việc của quý I/2021", "2021-01-01", "2021-03-31"),
        ("việc trong tháng 2/2020", "2020-02-01", "2020-02-29"),
    ],
)
def test_the_days_of_a_span(question: str, start: str, end: str) -> None:
    assert [(found.start, found.end) for found in find_times(read_question(question))] == [(start, end)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("việc phải xong trước 30/6", "trước 30/6"),
        ("nhiệm vụ sau ngày 15/11", "sau ngày 15/11"),
        ("hạn 30/11 có việc gì", "hạn 30/11"),
        ("việc của ngày 30/6", "ngày 30/6"),
    ],
)
def test_a_time_without_its_year_keeps_the_word_before_it(question: str, said: str) -> None:
    assert [question[found.at : found.stop] for found in find_times(read_question(question))] == [said]


@pytest.mark.parametrize(
    ("typed", "types", "found"),
    [
        ("72/2015/NĐ-CP", (), ["doc:chinh-phu/2015/72-nd-cp"]),
        ("72/2015", (), ["doc:chinh-phu/2015/72-nd-cp"]),
        ("72", (), []),
        ("72", ("type:nghi-dinh",), ["doc:chinh-phu/2015/72-nd-cp"]),
        ("1486", (), ["doc:thu-tuong-chinh-phu/2018/1486-qd-ttg"]),
    ],
)
def test_which_documents_a_number_in_part_means(names: StoreNames, typed: str, types: tuple[str, ...], found: list[str]) -> None:
    assert [id for id in names.numbered(typed, types) if "72-nd-cp" in id or "1486" in id] == found


def test_passages_with_words_hold_them_next_to_each_other(names: StoreNames) -> None:
    found = names.passages_with(("bien", "gioi", "dat", "lien"))
    assert found and all("biên giới đất liền" in passage.exact.lower() for passage in found)


class Beside:
    """Names that know which two words stand together."""

    def __init__(self, *pairs: tuple[str, ...]) -> None:
        self.pairs = pairs

    def occurs(self, words: tuple[str, ...]) -> bool:
        return words in self.pairs


@pytest.mark.parametrize(
    ("pairs", "stands"), [([("cong", "vien")], True), ([("vien", "chuc")], True), ([("vien", "cong")], False), ([], False)]
)
def test_a_candidate_stands_beside_either_neighbour(pairs: list[tuple[str, ...]], stands: bool) -> None:
    question = read_question("công vein chức")
    assert _stands_beside(question, Beside(*pairs), 1, "vien") is stands  # type: ignore[arg-type]


def test_a_slip_in_a_word_of_five_letters_is_mended(answer) -> None:
    understood = answer("which agncy leads border propaganda in Lào Cai")["understood"]
    assert understood["corrections"] == [{"from": "agncy", "to": "agency"}]


def test_what_is_plain_and_what_is_asked_exactly() -> None:
    assert read_typed("chủ quyền biển đảo").is_plain
    assert not any(read_typed(query).is_plain for query in ('"chủ quyền" biển', "biên giới -asean", "năm:2020 du lịch"))


def test_a_field_narrows_where_nothing_else_does() -> None:
    where, unknown = field_filter(Typed("", fields=(("year", "2018-2020"), ("year", "khi nào"))), None, lambda *_: ())
    assert where is not None and (where.year_from, where.year_to, unknown) == (2018, 2020, ("khi nào",))


def ids(found) -> set[str]:
    return {item["id"] for item in found["answers"]}


def test_tasks_have_a_time_or_none(answer) -> None:
    every, without, timed = (ids(answer(f"nhiệm vụ của Lào Cai{end}")) for end in ("", " không có thời hạn", " có thời hạn"))
    assert without and timed and not without & timed
    assert without | timed == every


def test_a_bare_year_that_is_a_plan_s_own_asks_for_the_plan(answer) -> None:
    every, of_year, everywhere = (
        ids(answer(question)) for question in ("nhiệm vụ của Lào Cai", "nhiệm vụ của Lào Cai năm 2020", "nhiệm vụ năm 2020")
    )
    assert len(every) > 50 and of_year == every
    assert of_year < everywhere and any(id.startswith("task:ha-tinh/") for id in everywhere)


VAIN = [
    ("Which agencies in Lào Cai lead tasks before 1999?", "Nothing found in the one document searched: 88/KH-UBND."),
    ("Which agencies in Lào Cai and Hà Tĩnh lead tasks before 1999?", "Nothing found in the 2 documents searched: "),
    ("Which agencies lead tasks before 1999?", "Nothing found in the 5 documents searched: "),
    ("cơ quan nào chủ trì nhiệm vụ trước năm 1999 ở Lào Cai", "Không thấy trong 1 văn bản đã tìm: 88/KH-UBND."),
]


@pytest.mark.parametrize(("question", "said"), VAIN)
def test_what_was_searched_in_vain_is_counted(answer, question: str, said: str) -> None:
    found = answer(question)
    assert found["answers"] == []
    assert any(caveat.startswith(said) for caveat in found["caveats"]), found["caveats"]


def test_most_counts_tasks_and_not_documents(answer) -> None:
    counted = [(one["label"], one["count"]) for one in answer("tỉnh nào có nhiều nhiệm vụ nhất")["compared"]]
    assert [label for label, _ in counted] == ["Lào Cai", "Lạng Sơn", "Hà Tĩnh", "Bà Rịa – Vũng Tàu"]
    assert all(count > 20 for _, count in counted)


def test_where_a_property_is_printed_is_its_evidence(answer) -> None:
    (item,) = answer("Ai ký kế hoạch của Lào Cai?")["answers"]
    assert [place["exact"] for place in item["evidence"]] == [item["value"]] == ["Hoàng Quốc Khánh"]


def test_an_answer_of_several_bodies_has_no_name_of_one(answer) -> None:
    named = {item["id"]: item["name"] for item in answer("which agency leads border propaganda in Lào Cai")["answers"]}
    assert named["agency:lao-cai/bao-tinh"] == "Báo Lào Cai"
    everywhere = {item["id"]: item["name"] for item in answer("Sở Ngoại vụ phối hợp với ai")["answers"]}
    assert everywhere["body:bao-tinh"] is None


def test_evidence_of_a_role_stands_outside_the_task_s_own_words(answer) -> None:
    for item in answer("Sở Ngoại vụ chủ trì nhiệm vụ nào")["answers"]:
        places = [(place["document"], place["start"], place["end"]) for place in item["evidence"]]
        statements = [(p["document"], p["start"], p["end"]) for p in item["evidence"] if p["kind"] == "statement"]
        for document, start, end in places:
            inside = [s for s in statements if s != (document, start, end) and s[0] == document and s[1] <= start and end <= s[2]]
            assert not inside, item["id"]
