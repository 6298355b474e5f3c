"""Names in a store of many documents: what a table misnames, initials of two provinces, each of many provinces; and where words widen."""

from __future__ import annotations

import pytest

from search.frames.choose import understand
from search.lexicon import Lexicon, vocabulary_lexicon
from search.lexicon.forms import _names_a_body
from search.lexicon.names import DocumentName, StoreNames
from search.question import read_question
from text.vocabulary import load


@pytest.mark.parametrize(
    ("name", "asked_by"),
    [
        ("Hà Tĩnh", False),  # a province in the column of who leads
        ("Đơn vị", False),
        ("Các tỉnh", False),
        ("Báo cáo", False),
        ("Bộ Khoa học và Công nghệ đã", False),  # the sentence went on
        ("Hiện nay Bộ đang", False),
        ("Người", False),
        ("Ban Chỉ huy Phòng thủ dân sự cấp xã", True),
        ("Hội Cựu giáo chức", True),
        ("Các nhà thầu", True),
        ("CMC", True),
    ],
)
def test_a_name_that_means_something_else_is_no_body_to_ask_by(name, asked_by):
    assert _names_a_body(name) is asked_by


def names_of(provinces: dict[str, int]) -> StoreNames:
    """Names of a store with so many documents of each province."""
    documents = {
        f"doc:{province}/{n}": DocumentName(f"doc:{province}/{n}", f"{n}/KH-UBND", province=province)
        for province, many in provinces.items()
        for n in range(1, many + 1)
    }
    return StoreNames(Lexicon(vocabulary_lexicon()), load(), documents)


def test_initials_of_two_provinces_are_one_of_them_and_the_other_is_offered():
    lai_chau, lao_cai = "VN-01", "VN-02"
    reading = understand(read_question("Sở Ngoại vụ LC làm gì"), names_of({lai_chau: 1, lao_cai: 3}))
    assert reading.query.provinces == (lao_cai,)
    assert reading.unsure and [other.query.provinces for other in reading.alternatives[:1]] == [(lai_chau,)]
    alone = understand(read_question("Sở Ngoại vụ LC làm gì"), names_of({lai_chau: 1}))
    assert alone.query.provinces == (lai_chau,) and not alone.unsure


class Answering(StoreNames):
    """Names of a store in which a query has answers in some provinces."""

    found: tuple[str, ...] = ()

    def answers_of(self, query):
        assert query.find == "province" and query.agencies
        return self.found


def test_each_of_many_provinces_are_those_with_an_answer():
    provinces = [term.id for term in load().provinces if term.id.startswith("VN-") and not term.id.endswith("2025")][:14]
    plain = names_of(dict.fromkeys(provinces, 1))
    names = Answering(plain.lexicon, plain.vocabulary, plain.documents)
    names.found = tuple(sorted(provinces[:3]))
    query = understand(read_question("Sở Tài chính chủ trì bao nhiêu nhiệm vụ ở mỗi tỉnh"), names).query
    assert query.combine == "compare" and tuple(side.provinces for side in query.sides) == tuple((id,) for id in names.found)


def shown(found):
    return sorted(item["label"] for item in found["answers"] if item["strength"] == "asked")


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("which provinces plan LED screens at border gates", ["Lạng Sơn"]),
        ("Chương trình của Lạng Sơn thực hiện chỉ thị nào?", ["21/CT-TTg"]),
        ("Kế hoạch nào dựa trên Nghị định 09/2017?", ["88/KH-UBND"]),
        ("co quan nao dung dau viec xuc tien thuong mai o lao cai", ["Sở Công Thương"]),
        ("Tỉnh nào nhắc đến Thợưng Hải?", ["Lào Cai"]),
        ("Những tỉnh nào không nói gì đến giiảm nghèo?", ["Hà Tĩnh", "Lào Cai", "Lạng Sơn"]),
        ("list the decisions the Lao Cai plan refers to", ["09/2017/QĐ-UBND", "1486/QĐ-TTg", "368/QĐ-TTg", "44/QĐ-TTg"]),
    ],
)
def test_answers_of_words_read_by_their_neighbours(answer, question, labels):
    assert shown(answer(question)) == labels


def test_a_law_that_is_only_named_is_quoted_where_it_is(answer):
    found = answer("Does Lao Cai cite the Law on Protection of State Secrets?")
    assert found["boolean"] is True and "Luật bảo vệ bí mật nhà nước" in found["answers"][0]["evidence"][0]["exact"]
    assert any("is not cited" in caveat for caveat in found["caveats"])


def test_a_body_that_no_text_has_is_named_whole(answer):
    found = answer("Tỉnh nào giao Sở Phù thủy chủ trì tuyên truyền biên giới?")
    assert found["understood"]["unknown"] == ["Sở Phù thủy"] and not found["answers"]


def test_the_place_of_a_clause_left_out_stands_where_it_is_meant(answer):
    found = answer(
        "Chào anh/chị, tôi là phóng viên đang viết bài về Lạng Sơn, xin cho hỏi Công an tỉnh ở đó được giao những nhiệm vụ gì ạ?"
    )
    assert {item["id"].split("#")[0] for item in found["answers"]} == {"task:lang-son/2014/10-ctr-ubnd"}
