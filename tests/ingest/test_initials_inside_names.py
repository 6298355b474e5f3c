"""Initials inside names: those of a known body, of a name that the document says in full, of words for a field; two names are not guessed."""

import pytest

from tests.ingest.factories import each_roles, plan
from tests.ingest.test_levels_of_names import district

L, A = "lead", "assigned"
KNOWN = [
    ("Phòng Lao động - TB và XH", "Phòng Lao động - Thương binh và Xã hội"),
    ("Phòng LĐ - TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
    ("Phòng Tài nguyên & MT", "Phòng Tài nguyên và Môi trường"),
    ("Phòng Văn hóa và TT", "Phòng Văn hóa và Thông tin"),
    ("Phòng Giáo dục và ĐT", "Phòng Giáo dục và Đào tạo"),
    ("Phòng Tài chính - KH", "Phòng Tài chính - Kế hoạch"),
    ("Phòng giao dịch Ngân hàng CSXH", "Phòng giao dịch Ngân hàng Chính sách xã hội"),
    ("Phòng Khảo thí và ĐBCL", "Phòng Khảo thí và đảm bảo chất lượng"),
    ("Chi nhánh Văn phòng ĐKĐĐ", "Chi nhánh Văn phòng Đăng ký đất đai"),
    ("Trung tâm Phát triển QĐ", "Trung tâm Phát triển quỹ đất"),
]


@pytest.mark.parametrize(("said", "name"), KNOWN)
def test_initials_in_the_name_of_a_district_body(said: str, name: str):
    assert each_roles(district(f"{said} chủ trì rà soát hồ sơ.")) == [{name: L}]


PROVINCE = [
    ("Sở Thông tin & TT", "Sở Thông tin và Truyền thông"),
    ("Sở Văn hóa, TT và DL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Sở Lao động - TBXH", "Sở Lao động - Thương binh và Xã hội"),
    ("Sở Tài nguyên và MT", "Sở Tài nguyên và Môi trường"),
    ("Trung tâm Kiểm soát BT tỉnh", "Trung tâm Kiểm soát bệnh tật"),
    ("Chi nhánh Ngân hàng CSXH tỉnh", "Chi nhánh Ngân hàng Chính sách xã hội"),
]


@pytest.mark.parametrize(("said", "name"), PROVINCE)
def test_initials_in_the_name_of_a_province_body(said: str, name: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {said} chủ trì rà soát hồ sơ.")) == [{name: L}]


def test_initials_behind_the_first_words_of_a_name_that_the_document_says_in_full():
    full = "Trung tâm Ứng dụng tiến bộ kỹ thuật"
    lines = (
        f"1. {full} chủ trì nhân giống nấm.\n2. Trung tâm Ứng dụng TBKT chủ trì tập huấn.\n3. Trung tâm ƯDTBKT phân phối 500 bịch giống."
    )
    assert each_roles(plan(f"II. NHIỆM VỤ\n{lines}")) == [{full: L}, {full: L}, {full: A}]


@pytest.mark.parametrize("said", ["Trung tâm Khảo nghiệm XQ", "Phòng Tài liệu MT"])
def test_initials_that_no_known_name_has_stay(said: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {said} chủ trì rà soát hồ sơ.")) == [{said: L}]


def test_another_word_is_no_slip_of_a_name():
    assert each_roles(plan("II. NHIỆM VỤ\n1. Trung tâm Khuyến công chủ trì mở lớp.")) == [{"Trung tâm Khuyến công": L}]
    assert each_roles(plan("II. NHIỆM VỤ\n1. Trung tâm Khuyến nônq chủ trì mở lớp.")) == [{"Trung tâm Khuyến nông": L}]


@pytest.mark.parametrize("said", ["Ngân hàng NN", "Sở Văn hóa và TT"])
def test_initials_with_two_readings_are_not_guessed(said: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {said} chủ trì rà soát hồ sơ.")) == [{said: L}]


@pytest.mark.parametrize("said", ["Sở Nông nghiệp và Nôi trường", "Sở Bông nghiệp và Môi trường"])
def test_a_wrong_first_letter_in_a_long_name_is_mended(said: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {said} chủ trì rà soát hồ sơ.")) == [{"Sở Nông nghiệp và Môi trường": L}]
