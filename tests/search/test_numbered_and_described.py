"""A document named by its number, whose subject is said too: other documents of that subject, and types that are asked for, add none."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of


def _text(number, day, type, title, work, basis=""):
    tasks = "\n".join(f"{n}. {one}" for n, one in enumerate(work, 1))
    end = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Hùng"
    return text_of("ỦY BAN NHÂN DÂN TỈNH SƠN LA", number, "Sơn La", type, title, basis + tasks, end, day=f"ngày {day} tháng 11 năm 2025")


DOCUMENTS = {
    "watch": _text("61/KH-UBND", "20", "KẾ HOẠCH", "GIÁM SÁT, ĐÁNH GIÁ CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA XÂY DỰNG NÔNG THÔN MỚI NĂM 2026",
                   ["Ủy ban nhân dân cấp xã phê duyệt kế hoạch giám sát.", "Sở Tài chính chủ trì bố trí kinh phí."]),
    "tell": _text("62/KH-UBND", "21", "KẾ HOẠCH", "TRUYỀN THÔNG CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA XÂY DỰNG NÔNG THÔN MỚI NĂM 2026",
                  ["Ủy ban nhân dân cấp xã tổ chức phát thanh.", "Sở Nội vụ chủ trì khen thưởng."]),
    "land": _text("40/2025/QĐ-UBND", "22", "QUYẾT ĐỊNH", "BAN HÀNH QUY CHẾ PHỐI HỢP ĐĂNG KÝ ĐẤT ĐAI TRÊN ĐỊA BÀN TỈNH SƠN LA",
                  ["Sở Tư pháp chủ trì kiểm tra việc thi hành."],
                  "Căn cứ Nghị định số 101/2024/NĐ-CP ngày 29 tháng 7 năm 2024 của Chính phủ;\n"),
    "old": _text("39/2025/QĐ-UBND", "19", "QUYẾT ĐỊNH", "VỀ THI HÀNH NGHỊ ĐỊNH ĐĂNG KÝ ĐẤT ĐAI TRÊN ĐỊA BÀN TỈNH SƠN LA",
                 ["Sở Tư pháp chủ trì rà soát."], "Căn cứ Nghị định số 43/2014/NĐ-CP ngày 15 tháng 5 năm 2014 của Chính phủ;\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Ủy ban nhân dân cấp xã phải làm gì trong kế hoạch 61/KH-UBND giám sát, đánh giá chương trình mục tiêu quốc gia nông thôn mới?",
            ["Ủy ban nhân dân cấp xã phê duyệt kế hoạch giám sát."],
        ),
        (
            "UBND cấp xã có trách nhiệm gì trong KH 62/KH-UBND truyền thông CTMTQG xây dựng nông thôn mới?",
            ["Ủy ban nhân dân cấp xã tổ chức phát thanh."],
        ),
        (
            "Theo kế hoạch 61 ngày 20/11, UBND cấp xã phải làm những gì?",
            ["Ủy ban nhân dân cấp xã phê duyệt kế hoạch giám sát."],
        ),
        (
            "Theo kế hoạch 62 ngày 21/11/2025, Sở Nội vụ phải làm gì về truyền thông xây dựng nông thôn mới?",
            ["Sở Nội vụ chủ trì khen thưởng."],
        ),
    ],
)
def test_words_of_a_program_tell_of_the_document_whose_number_is_said(answer, text, wanted):
    assert labels_of(answer(text)) == wanted


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("Which decrees is Sơn La’s decision 40/2025/QĐ-UBND on land registration based on?", ["101/2024/NĐ-CP"]),
        ("Which government decrees is Sơn La's decision 39/2025/QĐ-UBND based on?", ["43/2014/NĐ-CP"]),
    ],
)
def test_a_type_that_is_asked_for_is_no_document_of_its_own(answer, text, wanted):
    assert labels_of(answer(text)) == wanted


def test_without_a_number_both_plans_of_the_subject_are_meant(answer):
    found = answer("Ủy ban nhân dân cấp xã phải làm gì trong các kế hoạch về chương trình mục tiêu quốc gia xây dựng nông thôn mới?")
    assert len(found["answers"]) == 2
