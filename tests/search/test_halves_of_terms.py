"""Verbs that are half of a term, numbers of programmes and of instruments, and what is said behind them."""

from __future__ import annotations

import pytest

from search.question import read_question
from tests.search.texts import plan

DOCUMENTS = {
    "chips": plan(
        "Lai Châu", "43/KH-UBND", "PHÁT TRIỂN CÔNG NGHIỆP BÁN DẪN TRÊN ĐỊA BÀN TỈNH LAI CHÂU",
        "1. Sở Công Thương chủ trì thu hút dự án bán dẫn.\n2. Sở Y tế chủ trì xây dựng chuyên mục về dân số.\n"
        "3. Bộ Chỉ huy Quân sự chủ trì rà soát công trình phòng thủ dân sự, xong trong tháng 9 hằng năm.\n"
        "4. Sở Tài chính chủ trì quản lý tiền của lễ hội theo Thông tư số 04/2023/TT-BTC ngày 19 tháng 01 năm 2023 của Bộ Tài chính.\n"
        "5. Sở Dân tộc và Tôn giáo chủ trì nhập báo cáo vào phần mềm của Đề án 06 trước ngày 20 hằng tháng.\n"
        "6. Sở Xây dựng chủ trì thành lập tổ công tác hướng dẫn người nghèo làm quy hoạch; Sở Tư pháp phối hợp.\n"
        "7. Sở Nội vụ chủ trì quy tập hài cốt liệt sĩ.\n8. Thanh tra tỉnh chủ trì rà soát kinh phí thi đua.\n"
        "9. Sở Tư pháp chủ trì trợ giúp pháp lý cho người nghèo.\n10. Sở Ngoại vụ chủ trì rà soát văn bản pháp luật.",
    ),
    "coffee": plan("Sơn La", "44/KH-UBND", "PHÁT TRIỂN CÂY CÀ PHÊ", "1. Sở Công Thương chủ trì bán cà phê."),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


LABELS = [  # (question, labels of the answers)
    ("Những văn bản nào có nhắc đến bán dẫn?", ["43/KH-UBND"]),
    ("Ngành bán dẫn ở Lai Châu giao cho ai?", ["Sở Công Thương"]),
    ("Văn bản nào dẫn Thông tư 04/2023/TT-BTC?", ["43/KH-UBND"]),
    ("Which department leads legal aid?", ["Sở Tư pháp"]),
    ("Cơ quan nào chủ trì xây dựng chuyên mục về dân số?", ["Sở Y tế"]),
    ("Which department enters reports into the Project 06 software?", ["Sở Dân tộc và Tôn giáo"]),
    ("Which department has to set up a working group to help the poor with planning?", ["Sở Xây dựng"]),
    ("Which department leads the finding of remains of fallen soldiers?", ["Sở Nội vụ"]),
]


@pytest.mark.parametrize(("text", "wanted"), LABELS, ids=[text for text, _ in LABELS])
def test_halves_of_terms_are_no_verbs(answer, text, wanted):
    found = answer(text)
    assert sorted(item["label"] for item in found["answers"]) == wanted, found["understood"]


def test_a_word_for_citing_typed_bare_is_part_of_what_is_asked_about(answer):
    found = answer("lai chau ra soat cong trinh phong thu dan su vao thang may")
    assert [item["label"][:30] for item in found["answers"]] == ["Bộ Chỉ huy Quân sự chủ trì rà "], found["understood"]


def test_words_behind_the_number_of_an_instrument_say_what_it_is_about(answer):
    found = answer("Which document mentions Circular 04/2023/TT-BTC on money for festivals?")
    assert [item["label"] for item in found["answers"]] == ["43/KH-UBND"]
    assert "“on money for festivals” is taken for what the instrument is about." in found["caveats"]


@pytest.mark.parametrize(
    "question", ["Thông tư 04/2023/TT-BTC về cà phê giao ai?", "Thông tư 04/2023/TT-BTC về cà phê có ở Lai Châu không?"]
)
def test_what_no_text_says_of_an_instrument_stays_a_condition(answer, question):
    found = answer(question)
    assert found["answers"] == [] and found["boolean"] is not True
    assert not any("được coi là tên" in said for said in found["caveats"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("công văn 11554/VPCP-V.I giao ai", "11554/VPCP-V.I"),
        ("nghị quyết 66.7/2025/NQ-CP nói gì", "66.7/2025/NQ-CP"),
        ("theo 88/KH-UBND. Ai làm", "88/KH-UBND"),
    ],
)
def test_numbers_have_parts_behind_a_full_stop(text, number):
    assert [text[token.start : token.end] for token in read_question(text).tokens if token.number] == [number]
