"""Whether a document is in force today no text tells: never yes or no, what the texts say of it instead."""

from __future__ import annotations

import pytest

from graph.export.dossier import dossier_of_answer, to_markdown
from search.answer.ask import ask
from tests.search.texts import text_of

_PEOPLES_COMMITTEE = "ỦY BAN NHÂN DÂN TỈNH VĨNH PHÚC"
TEXTS = {
    "a": text_of(
        _PEOPLES_COMMITTEE, "61/2025/QĐ-UBND", "Vĩnh Phúc", "QUYẾT ĐỊNH", "Ban hành quy định về bến bãi ven sông",
        "Điều 1. Sở Xây dựng chủ trì kiểm tra bến bãi ven sông.\n"
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 12 năm 2025 và thay thế Quyết định số 07/2019/QĐ-UBND ngày 02 "
        "tháng 3 năm 2019 của Ủy ban nhân dân tỉnh Vĩnh Phúc.",
    ),
    "b": text_of(
        _PEOPLES_COMMITTEE, "62/KH-UBND", "Vĩnh Phúc", "KẾ HOẠCH", "Trồng cây phân tán",
        "1. Sở Nông nghiệp và Môi trường chủ trì trồng cây phân tán.",
    ),
}  # fmt: skip

OPEN = [
    ("Is 61/2025/QĐ-UBND in force?", "kể từ ngày 01 tháng 12 năm 2025"),
    ("Is the decision 61/2025/QĐ-UBND still valid?", "kể từ ngày 01 tháng 12 năm 2025"),
    ("61/2025/QĐ-UBND còn hiệu lực không?", "kể từ ngày 01 tháng 12 năm 2025"),
    ("Quyết định 61/2025/QĐ-UBND có hiệu lực không?", "kể từ ngày 01 tháng 12 năm 2025"),
    ("Is 62/KH-UBND in force?", ""),
    ("Kế hoạch 62/KH-UBND còn hiệu lực không?", ""),
    ("Is 07/2019/QĐ-UBND still in force?", ""),
    ("Quyết định 07/2019/QĐ-UBND còn hiệu lực không?", ""),
]


@pytest.mark.parametrize(("question", "quoted"), OPEN)
def test_whether_a_document_is_in_force_cannot_be_told(store_of, question, quoted):
    answer = ask(store_of(TEXTS), question)
    assert answer.boolean is None
    assert answer.said[0] in ("It cannot be told.", "Chưa rõ có hay không.")
    assert quoted in " ".join(quote.exact for item in answer.answers.items for quote in item.evidence)
    assert bool(answer.answers.items) == bool(quoted)


def test_what_ends_a_document_is_named(store_of):
    answer = ask(store_of(TEXTS), "Is 07/2019/QĐ-UBND still in force?")
    assert "What speaks of its repeal, replacement or end: 61/2025/QĐ-UBND." in answer.said


def test_the_file_of_the_answer_says_it_too(store_of):
    store = store_of(TEXTS)
    made = to_markdown(dossier_of_answer(store, ask(store, "Is 62/KH-UBND in force?").to_json(), "en"))
    assert "It cannot be told." in made
    assert "62/KH-UBND: the text does not say it." in made


AT_A_TIME = [
    ("Quyết định 61/2025/QĐ-UBND còn hiệu lực vào năm 2027 không?", None),
    ("Quyết định 61/2025/QĐ-UBND còn hiệu lực đến năm 2030 không?", None),
    ("Is the decision 61/2025/QĐ-UBND still in force in 2028?", None),
    ("Quyết định 61/2025/QĐ-UBND có hiệu lực năm 2020 không?", False),  # five years before it was issued
]


@pytest.mark.parametrize(("question", "expected"), AT_A_TIME)
def test_what_says_no_years_is_never_said_to_be_over(store_of, question, expected):
    answer = ask(store_of(TEXTS), question)
    assert answer.boolean is expected
    assert bool(answer.answers.items) is (expected is None)


OF_PERIOD = [
    ("Is the Lang Son programme still in force?", None, ["10/CTr-UBND"]),
    ("Chương trình Lạng Sơn còn hiệu lực không?", None, ["10/CTr-UBND"]),
    ("Is the Lang Son programme still in force in 2019?", True, ["10/CTr-UBND"]),
]


@pytest.mark.parametrize(("question", "expected", "labels"), OF_PERIOD)
def test_a_printed_period_is_shown_and_proves_nothing_of_today(five_store, question, expected, labels):
    answer = ask(five_store, question)
    assert answer.boolean is expected
    assert [item.label for item in answer.answers.items] == labels
