"""What is asked in words that are no question's: "hạn chót ngày mấy" beside another day, everything somebody signed, a hotline's number."""

from __future__ import annotations

import pytest

from tests.search.texts import text_of

DOCUMENTS = {
    "equal": text_of(
        "ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "174/KH-UBND", "Bắc Ninh", "KẾ HOẠCH", "CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2025",
        "1. Ủy ban nhân dân cấp xã gửi báo cáo công tác bình đẳng giới năm 2025 về Sở Nội vụ trước ngày 05 tháng 12 năm 2025.\n"
        "2. Sở Y tế chủ trì tư vấn sức khỏe phụ nữ trước ngày 20 tháng 11 năm 2025.\n"
        "3. Bộ Chỉ huy Quân sự tỉnh chủ trì tiếp nhận tổng đài khẩn cấp 112.\n"
        "4. Sở Khoa học và Công nghệ chủ trì tiếp nhận hồ sơ theo Nghị định số 112/2020/NĐ-CP.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVương Quốc Tuấn",
    ),
    "water": text_of(
        "ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "175/KH-UBND", "Bắc Ninh", "KẾ HOẠCH", "CẤP NƯỚC SẠCH", "1. Sở Xây dựng chủ trì cấp nước sạch.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVương Quốc Tuấn",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


DUE = [
    "phường xã Bắc Ninh nộp báo cáo bình đẳng giới năm 2025 cho sở nội vụ hạn chót ngày mấy",
    "Các xã ở Bắc Ninh phải gửi báo cáo bình đẳng giới 2025 chậm nhất ngày nào?",
    "UBND cấp xã gửi báo cáo bình đẳng giới 2025 muộn nhất là ngày nào?",
]


@pytest.mark.parametrize("text", DUE)
def test_the_last_day_is_asked_for_beside_a_year_that_is_said(answer, text):
    found = answer(text)
    assert [item["value"]["to"] for item in found["answers"]] == ["2025-12-05"], found["understood"]


SIGNED = ["Show me everything Vương Quốc Tuấn signed", "all that Vương Quốc Tuấn has signed", "tất cả những gì Vương Quốc Tuấn đã ký"]


@pytest.mark.parametrize("text", SIGNED)
def test_everything_that_somebody_signed_are_documents(answer, text):
    assert [item["label"] for item in answer(text)["answers"]] == ["174/KH-UBND", "175/KH-UBND"]


def test_who_somebody_is_asks_for_no_documents(answer):
    assert answer("Vương Quốc Tuấn là ai?")["answers"] == []


def test_a_number_that_is_only_cited_is_none_of_a_document_where_nothing_speaks_of_one(answer):
    found = answer("Ở Bắc Ninh ai tiếp nhận tổng đài khẩn cấp 112?")
    assert [item["label"] for item in found["answers"]] == ["Bộ Chỉ huy Quân sự"], found["understood"]
    assert [item["label"] for item in answer("văn bản nào dẫn 112?")["answers"]] == ["174/KH-UBND"]
