"""English words are matched with the accents of their Vietnamese: "drugs" are "thuốc", not "thuộc", "workers" "công nhân", not "công nhận"."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from tests.search.texts import plan

TEXTS = {
    "a": plan("Sơn La", "21/KH-UBND", "Chăm sóc sức khỏe mùa lạnh", "1. Sở Y tế chủ trì cấp thuốc cho trạm y tế xã."),
    "b": plan("Lai Châu", "22/KH-UBND", "Quản lý bến thuyền", "1. Sở Xây dựng chủ trì kiểm tra bến thuyền thuộc huyện."),
    "c": plan("Điện Biên", "23/KH-UBND", "Trực ban mùa mưa", "1. Sở Nông nghiệp và Môi trường chủ trì trực ban khi có bão."),
    "d": plan("Cao Bằng", "24/KH-UBND", "Đọc sách", "1. Sở Văn hóa chủ trì cấp báo cho thôn bản."),
    "e": plan("Tuyên Quang", "25/KH-UBND", "Kho dự trữ", "1. Sở Y tế chủ trì dự trữ dược phẩm và ma túy làm mẫu khi có áp thấp nhiệt đới."),
}  # fmt: skip

SPOKEN_OF = [
    ("Which provinces mention medicine?", {"Sơn La", "Tuyên Quang"}),
    ("Which provinces mention drugs?", {"Sơn La", "Tuyên Quang"}),
    ("Which provinces mention storms?", {"Điện Biên", "Tuyên Quang"}),
    ("Which provinces do not mention medicine?", {"Lai Châu", "Điện Biên", "Cao Bằng"}),
    ("Which provinces do not mention storms?", {"Sơn La", "Lai Châu", "Cao Bằng"}),
    ("Tỉnh nào nói đến thuốc?", {"Sơn La"}),
    ("Tinh nao noi den thuoc?", {"Sơn La"}),  # nothing follows that could belong to something
    ("Tinh nao co nhac toi thuoc khong?", {"Sơn La"}),
    ("Tỉnh nào không nói đến thuốc?", {"Lai Châu", "Điện Biên", "Cao Bằng", "Tuyên Quang"}),
]

LACKING = [
    ("Which provinces have no plan about storms?", {"Sơn La", "Lai Châu", "Cao Bằng"}),
    ("Tỉnh nào không có kế hoạch về bão?", {"Sơn La", "Lai Châu", "Cao Bằng", "Tuyên Quang"}),
    ("Tỉnh nào chưa có kế hoạch về thuốc?", {"Lai Châu", "Điện Biên", "Cao Bằng", "Tuyên Quang"}),
]


@pytest.mark.parametrize(("question", "expected"), LACKING)
def test_a_province_lacks_what_only_a_word_with_other_accents_says(store_of, question, expected):
    assert {item.label for item in ask(store_of(TEXTS), question).answers.items} == expected


def test_titles_are_read_with_the_accents_too(store_of):
    more = {**TEXTS, "f": plan("Phú Thọ", "26/KH-UBND", "Bảo vệ rừng", "1. Sở Y tế chủ trì khám bệnh.")}
    answer = ask(store_of(more), "Which documents are about storms?")
    assert "26/KH-UBND" not in {item.label for item in answer.answers.items}


@pytest.mark.parametrize(("question", "expected"), SPOKEN_OF)
def test_a_syllable_is_matched_with_the_accents_that_it_has(store_of, question, expected):
    assert {item.label for item in ask(store_of(TEXTS), question).answers.items} == expected


NEAR = {
    "a": plan("Sơn La", "21/KH-UBND", "Nhà ở", "1. Sở Xây dựng chủ trì xây nhà cho công nhân.\n2. Sở Nội vụ chủ trì công nhận đô thị."),
    "b": plan("Lai Châu", "22/KH-UBND", "Nông thôn", "1. Sở Tài chính chủ trì trang trải chi phí.\n2. Sở Y tế chủ trì kiểm tra trang trại."),
}  # fmt: skip
MEANT = [
    ("Which provinces mention workers?", {"Sơn La"}),
    ("Which department must deal with workers?", {"Sở Xây dựng"}),
    ("Which department must deal with farms?", {"Sở Y tế"}),
    ("Which department must deal with scaffolding?", set()),
    ("Which provinces do not mention farms?", {"Sơn La"}),
]


@pytest.mark.parametrize(("question", "expected"), MEANT)
def test_a_phrase_is_matched_with_the_accents_that_the_thesaurus_has(store_of, question, expected):
    assert {item.label for item in ask(store_of(NEAR), question).answers.items} == expected


def test_a_phrase_that_no_text_has_with_its_accents_is_not_met_by_another(store_of):
    only = {"a": plan("Sơn La", "21/KH-UBND", "Nông thôn", "1. Sở Tài chính chủ trì trang trải chi phí.")}
    assert ask(store_of(only), "Which department must deal with farms?").answers.items == []


def test_a_word_of_belonging_without_its_thing_is_not_passed_over(store_of):
    answer = ask(store_of(TEXTS), "Tinh nao noi den cua?")
    assert (answer.answers.items, answer.reading.unknown) == ([], ["cua"])


def test_a_word_of_belonging_before_its_thing_stays_one(store_of):
    answer = ask(store_of(TEXTS), "ke hoach nao thuoc Son La?")
    assert [item.label for item in answer.answers.items] == ["21/KH-UBND"]
