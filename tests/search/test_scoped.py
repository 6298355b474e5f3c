"""A document that is named answers for itself: words that only describe it empty neither its facts nor the work that it gives a body."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

DOCUMENTS = {
    "insurance": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "128/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "Về chi trả bồi thường bảo hiểm tại các địa phương bị mưa lũ",
        "1. Bộ Tài chính:\n- Chỉ đạo doanh nghiệp tạm ứng bồi thường.\n- Báo cáo kết quả chi trả.\n"
        "2. Ngân hàng Nhà nước Việt Nam cơ cấu lại thời hạn trả nợ.",
        "THỦ TƯỚNG\nTrần Văn An",
    ),
    "poverty": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "31/KH-UBND", "Sơn La", "KẾ HOẠCH", "TRUYỀN THÔNG VỀ GIẢM NGHÈO BỀN VỮNG",
        "Căn cứ Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2022 của Thủ tướng Chính phủ;\n"
        "1. Sở Tài chính bố trí kinh phí hằng năm.\n2. Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động nhân dân tham gia.\n"
        "3. Sở Y tế mở lớp tập huấn cho cán bộ xã.",
    ),
    "dogs": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "32/KH-UBND", "Sơn La", "KẾ HOẠCH", "TIÊM PHÒNG BỆNH DẠI",
        "1. Sở Nông nghiệp và Môi trường lập sổ theo dõi chó nuôi.\n2. Sở Y tế mua vắc xin.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


FACTS = [  # question, its answer
    ("Ông nào ký công điện 128 vụ bảo hiểm cho dân vùng lũ?", "Trần Văn An"),
    ("Who signed the post-flood telegram 128/CĐ-TTg on insurance payments for farmers?", "Trần Văn An"),
    ("Kế hoạch 31/KH-UBND của Sơn La về tuyên truyền giảm nghèo dựa trên căn cứ nào?", "90/QĐ-TTg"),
    ("What legal documents is Sơn La's plan 31/KH-UBND for the poverty campaign based on?", "90/QĐ-TTg"),
]


@pytest.mark.parametrize(("text", "fact"), FACTS)
def test_facts_of_a_document_are_not_emptied_by_words_that_describe_it(answer, text, fact):
    found = answer(text)
    assert len(found["answers"]) == 1, found["understood"]
    assert fact in f"{found['answers'][0].get('value')} {found['answers'][0]['label']}"


WORK = [  # question, all that answers
    ("In the post-flood dispatch 128/CĐ-TTg, what was the State Bank ordered to do?", ["cơ cấu lại thời hạn trả nợ"]),
    ("Trong kế hoạch giảm nghèo 31/KH-UBND, Sở Y tế được giao gì?", ["mở lớp tập huấn cho cán bộ xã"]),
]


@pytest.mark.parametrize(("text", "work"), WORK)
def test_work_under_a_document_is_not_emptied_by_words_that_describe_it(answer, text, work):
    found = answer(text)
    labels = labels_of(found)
    assert len(labels) == len(work) and all(one in label for one, label in zip(work, labels, strict=True)), found["understood"]


WHETHER = [  # question, yes or no
    ("Is the Fatherland Front given any role in Sơn La's poverty communication plan, 31/KH-UBND?", True),
    ("Trong kế hoạch giảm nghèo 31/KH-UBND, Sở Nông nghiệp và Môi trường có được giao việc gì không?", False),
    ("Trong kế hoạch tiêm phòng 32/KH-UBND, Sở Tài chính có được giao việc gì không?", False),
]


@pytest.mark.parametrize(("text", "boolean"), WHETHER)
def test_yes_or_no_rests_on_no_word_that_only_describes_the_document(answer, text, boolean):
    found = answer(text)
    assert found["boolean"] is boolean, found["said"]


NOTHING = [
    "Trong kế hoạch giảm nghèo 31/KH-UBND, Sở Nông nghiệp và Môi trường được giao gì?",
    "What does plan 32/KH-UBND on rabies order the State Bank to do?",
    "Kế hoạch nào của Sơn La về bảo hiểm dựa trên căn cứ nào?",
    "Ai ký kế hoạch về bảo hiểm nông nghiệp của Sơn La?",
    "Ai ký công điện về chi trả bảo hiểm cho chó nuôi?",
    "Who signed the telegram on insurance payments for railway tunnels?",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_body_without_work_there_and_a_document_that_is_not_here_give_nothing(answer, text):
    assert labels_of(answer(text)) == []


def test_a_law_that_is_not_here_is_asked_of_without_an_error(answer):
    assert labels_of(answer("Whose signature is at the end of the Employment Law on insurance?")) == []
    assert labels_of(answer("Who signed the Sơn La plan on implementing the Employment Law for poverty?")) == []
