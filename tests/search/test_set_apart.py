"""What a question sets apart or writes in haste: the only province, another province, initials, a name that only looks like a body's."""

from __future__ import annotations

import pytest

from search.question import spelling
from tests.search.texts import plan

DOCUMENTS = {
    "health": plan(
        "Sơn La", "41/KH-UBND", "PHÒNG, CHỐNG DỊCH BỆNH NĂM 2026",
        "Căn cứ Thông báo số 67/TB-VPCP ngày 20 tháng 11 năm 2025 của Văn phòng Chính phủ;\n"
        "1. Sở Y tế chủ trì giám sát ca bệnh tại các trường học, khu sơ tán dân.\n2. Sở Tài chính chủ trì thanh tra việc mua sắm.\n"
        "3. Công an tỉnh chủ trì kiểm tra công tác bảo vệ bí mật nhà nước; mức khoán đã điều chỉnh được giữ nguyên.\n"
        "4. Thanh tra tỉnh chủ trì thanh tra các sở.",
    ),
    "health-too": plan("Điện Biên", "42/KH-UBND", "PHÒNG, CHỐNG DỊCH BỆNH NĂM 2026", "1. Sở Y tế chủ trì mua vắc xin."),
    "roads": plan("Lào Cai", "44/KH-UBND", "BẢO TRÌ ĐƯỜNG BỘ NĂM 2026", "1. Sở Xây dựng chủ trì sửa chữa cầu."),
    "schools": plan("Bắc Ninh", "45/KH-UBND", "DẠY HỌC NGOẠI NGỮ NĂM 2026", "1. Sở Giáo dục và Đào tạo chủ trì bồi dưỡng giáo viên."),
    "forest": plan("Nghệ An", "46/KH-UBND", "TRỒNG RỪNG GỖ LỚN NĂM 2026", "1. Chi cục Kiểm lâm chủ trì trồng rừng."),
    "farms": plan("Lai Châu", "43/KH-UBND", "PHÁT TRIỂN CHĂN NUÔI NĂM 2026", "1. Sở Nông nghiệp và Môi trường chủ trì phát triển trang trại."),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


WHETHER = [
    ("Chỉ có Sơn La có kế hoạch phòng, chống dịch bệnh phải không?", False),
    ("Chỉ có Lai Châu có kế hoạch phát triển chăn nuôi phải không?", True),
]


@pytest.mark.parametrize(("text", "wanted"), WHETHER, ids=[text for text, _ in WHETHER])
def test_the_only_province_is_told_by_the_titles_of_all(answer, text, wanted):
    found = answer(text)
    assert found["boolean"] is wanted, found["understood"]


LABELS = [  # (question, labels of the answers)
    ("Tỉnh nào ngoài Sơn La có kế hoạch phòng, chống dịch bệnh?", ["Điện Biên"]),
    ("sở y tế làm j trong kh phòng, chống dịch bệnh điện biên", ["Sở Y tế chủ trì mua vắc xin"]),
    ("ai kiểm tra bảo vệ bí mật nn ở sơn la", ["Công an cấp tỉnh"]),
    ("thông báo 67/TB-VPCP được kế hoạch nào nhắc lại?", ["41/KH-UBND"]),
    ("ai giám sát ca bệnh ở trường học, mua sắm ở Sơn La", ["Sở Y tế"]),
    ("Tỉnh nào có kế hoạch nuôi đà điểu?", []),
]


@pytest.mark.parametrize(("text", "wanted"), LABELS, ids=[text for text, _ in LABELS])
def test_what_is_meant_is_found(answer, text, wanted):
    found = answer(text)
    assert [item["label"].rstrip(".") for item in found["answers"]] == wanted, found["understood"]


def test_a_word_whose_vowel_has_an_accent_is_no_initials(answer, monkeypatch):
    monkeypatch.setattr(spelling, "by_initials", lambda: pytest.fail("initials of a whole word"))
    found = answer("ai kiểm tra bệnh ở mỏ sẩm")
    assert found["understood"]["find"] == "agency", found["understood"]


def test_a_persons_name_is_no_body_that_is_written_otherwise(answer):
    found = answer("Sơn La làm gì theo ý kiến của bà Phạm Thị Thanh Trà?")
    assert "agency" not in {one["field"] for one in found["understood"]["filters"]}, found["understood"]


def test_a_day_without_its_year_is_asked_of_any_document(answer):
    found = answer("Theo kế hoạch 43, Lai Châu phải làm xong việc gì trước ngày 30/11?")
    assert found["understood"]["find"] == "task"


def test_what_would_happen_is_read_in_the_texts(answer):
    assert answer("What happens if Sơn La does not inspect schools?")["understood"]["find"] == "passage"
