"""Who signed: in which office, at which rank and level, in which year; who signed most of a type; what is told of a document by its signer."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from tests.search.texts import text_of


def _text(number, type, title, signer, year=2025):
    body, day = "1. Sở Y tế chủ trì cấp thuốc.", f"ngày 20 tháng 11 năm {year}"
    return text_of("ỦY BAN NHÂN DÂN TỈNH SƠN LA", number, "Sơn La", type, title, body, signer, day=day)


_STANDING = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\nHoàng Quốc Khánh"
_DEPUTY = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Hùng"
TEXTS = {
    "a": _text("12/KH-UBND", "KẾ HOẠCH", "Chăm sóc sức khỏe", _STANDING),
    "b": _text("13/CT-UBND", "CHỈ THỊ", "Về phòng cháy rừng", _DEPUTY, 2024),
    "c": _text("14/CT-UBND", "CHỈ THỊ", "Về trực ban mùa mưa", _DEPUTY),
    "d": _text("15/KH-UBND", "KẾ HOẠCH", "Dạy nghề", _STANDING),
    "e": _text("16/CT-UBND", "CHỈ THỊ", "Về bến bãi", _DEPUTY),
    "f": text_of("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "17/QĐ-UBND", "Lai Châu", "QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch trồng rừng",
                 "1. Sở Y tế chủ trì cấp thuốc."),
}  # fmt: skip

SIGNED = [
    ("Kế hoạch 12/KH-UBND do Phó Chủ tịch ký phải không?", True, ["12/KH-UBND"]),
    ("Kế hoạch 12/KH-UBND do ông Hoàng Quốc Khánh ký phải không?", True, ["12/KH-UBND"]),
    ("Kế hoạch 12/KH-UBND do Chủ tịch ký phải không?", False, []),
    ("Was 12/KH-UBND signed by a vice chairman?", True, ["12/KH-UBND"]),
    ("Có văn bản nào do Phó Chủ tịch UBND xã ký không?", False, []),
    ("Văn bản nào do Chủ tịch UBND huyện ký?", None, []),
    ("Văn bản nào do Phó Chủ tịch ký năm 2024?", None, ["13/CT-UBND"]),
    ("Liệt kê các văn bản mang chữ ký của ông Hoàng Quốc Khánh", None, ["12/KH-UBND", "15/KH-UBND"]),
    ("Văn bản nào có chữ ký của ông Hoàng Quốc Khánh?", None, ["12/KH-UBND", "15/KH-UBND"]),
]


@pytest.mark.parametrize(("question", "expected", "labels"), SIGNED)
def test_documents_are_told_by_the_office_in_which_they_were_signed(store_of, question, expected, labels):
    answer = ask(store_of(TEXTS), question)
    assert answer.boolean is expected
    assert [item.label for item in answer.answers.items] == labels


@pytest.mark.parametrize("question", ["Chủ tịch ký Chỉ thị 13/CT-UBND phải không?", "Chỉ thị 13/CT-UBND có do Thủ tướng ký không?"])
def test_that_a_document_is_signed_says_nothing_of_who_signed_it(store_of, question):
    assert ask(store_of(TEXTS), question).boolean is not True


def test_whose_office_it_is_is_that_of_the_document(store_of):
    assert ask(store_of(TEXTS), "Was 12/KH-UBND signed by a vice chairman of Lai Châu?").boolean is not True


MOST = [
    ("Ai ký nhiều kế hoạch nhất?", ["12/KH-UBND", "15/KH-UBND"], "Số văn bản đã ký: Hoàng Quốc Khánh: 2"),
    ("Ai ký nhiều chỉ thị nhất?", ["13/CT-UBND", "14/CT-UBND", "16/CT-UBND"], "Số văn bản đã ký: Lò Văn Hùng: 3"),
    ("Ai ký nhiều thông tư nhất?", [], ""),
    ("Sở nào ký nhiều văn bản nhất?", [], "Người ký văn bản là người, không phải cơ quan hay tỉnh."),
]


@pytest.mark.parametrize(("question", "labels", "note"), MOST)
def test_who_signed_most_is_counted_by_the_type_that_is_asked_for(store_of, question, labels, note):
    answer = ask(store_of(TEXTS), question)
    assert sorted(item.label for item in answer.answers.items) == labels
    assert answer.reading.ignored == []
    assert note in " ".join(answer.said)


def test_a_decision_that_issues_a_plan_leaves_open_whether_there_is_one(store_of):
    store = store_of(TEXTS)
    assert ask(store, "Lai Châu có kế hoạch không?").boolean is None
    assert ask(store, "Sơn La và Lai Châu có kế hoạch không?").boolean is None
    assert ask(store, "Lai Châu có chỉ thị không?").boolean is False


@pytest.mark.parametrize("question", ["Sơn La có 6 văn bản à?", "Sơn La cũng có kế hoạch như vậy à?", "Nhiệm vụ về mô phỏng?"])
def test_what_states_nothing_wants_no_yes(store_of, question):
    assert ask(store_of(TEXTS), question).boolean is None


def test_a_number_behind_the_word_for_it_is_not_counted(store_of):
    more = {**TEXTS, "g": _text("12/CT-UBND", "CHỈ THỊ", "Về đường sá", _DEPUTY)}
    answer = ask(store_of(more), "Văn bản số 12 nói gì?")
    assert answer.answers.count is None
    assert sorted(item.label for item in answer.answers.items) == ["12/CT-UBND", "12/KH-UBND"]


def test_types_that_are_left_out_are_no_answers(store_of):
    answer = ask(store_of(TEXTS), "Ngoài chỉ thị ra, Sơn La có gì?")
    assert {"13/CT-UBND", "14/CT-UBND", "16/CT-UBND"}.isdisjoint(item.label for item in answer.answers.items)
