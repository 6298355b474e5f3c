"""Clauses that say at which places bodies are, guests who are only invited, lists before a colon, short forms behind brackets."""

import pytest

from tests.ingest.factories import each_roles, plan

A, L, C = "assigned", "lead", "coordinate"
COMMUNE, DISTRICT = "Ủy ban nhân dân cấp xã", "Ủy ban nhân dân cấp huyện"
SEC = "II. NHIỆM VỤ\n\n"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("UBND phường nơi có chung cư chủ trì, phối hợp với Sở Tài chính di dời các hộ dân.", {COMMUNE: L, "Sở Tài chính": C}),
        ("UBND các xã nơi có rừng chủ trì, phối hợp với Hạt Kiểm lâm tuần tra.", {COMMUNE: L, "Hạt Kiểm lâm": C}),
        ("UBND cấp xã nơi xảy ra sạt lở bố trí chỗ ở tạm cho các hộ.", {COMMUNE: A}),
        ("UBND huyện nơi có dự án đi qua chủ trì giải phóng mặt bằng.", {DISTRICT: L}),
        ("Công an cấp xã ở nơi có lễ hội có trách nhiệm phân luồng.", {"Công an cấp xã": A}),
        ("UBND các xã nơi có rừng, Hạt Kiểm lâm cấp cây giống.", {COMMUNE: A, "Hạt Kiểm lâm": A}),
    ],
)
def test_a_clause_says_at_which_places_bodies_are(line, who):
    assert each_roles(plan(f"{SEC}1. {line}"))[0] == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Sở Tư pháp họp hằng quý; trường hợp phức tạp thì mời Công an tỉnh, Viện kiểm sát nhân dân tỉnh tham dự.", {"Sở Tư pháp": A}),
        ("Tổ chức đối thoại với doanh nghiệp; mời Cục Thuế tỉnh, Sở Công Thương tham dự.", {}),
        ("Sở Nội vụ lập hội đồng xét chọn; nếu cần thì mời Sở Tài chính dự họp.", {"Sở Nội vụ": A}),
        ("Mời Sở Tài chính dự họp.", {"Sở Tài chính": A}),
        ("Sở Nội vụ lập hội đồng; mời Sở Tài chính thẩm định dự toán.", {"Sở Nội vụ": A, "Sở Tài chính": A}),
    ],
)
def test_who_is_only_invited_has_no_part(line, who):
    assert each_roles(plan(f"{SEC}1. {line}"))[0] == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (
            "Các trường tiểu học, THCS, phổ thông dân tộc bán trú: Cử giáo viên đi điều tra từng hộ.",
            {"Các trường tiểu học, THCS, phổ thông dân tộc bán trú": A},
        ),
        ("Các trạm y tế, phòng khám đa khoa, nhà hộ sinh: Trực cấp cứu 24/24 giờ.", {"Trạm Y tế": A, "Phòng khám đa khoa, nhà hộ sinh": A}),
        ("Các mặt hàng gạo, muối, dầu: Kiểm tra giá bán.", {"Sở Công Thương": A}),
    ],
)
def test_bodies_of_a_kind_before_a_colon_are_told_whole(line, who):
    assert each_roles(plan(f"II. PHÂN CÔNG\n\n3. Sở Công Thương\nKiểm tra giá 12 mặt hàng.\n{line}"))[1] == who


@pytest.mark.parametrize("name", ["Huyện Đoàn Bát Xát", "Huyện Ủy Bắc Hà", "Huyện đoàn Bát Xát"])
def test_a_body_of_a_level_in_capitals_is_no_place(name):
    assert each_roles(plan(f"{SEC}1. {name} chủ trì trồng 500 cây.")) == [{name: L}]


@pytest.mark.parametrize(
    ("said", "short", "who"),
    [
        (
            "Sở Y tế (sau đây gọi tắt là Sở) và Kho bạc Nhà nước khu vực IX (sau đây gọi tắt là KBNN khu vực) thống nhất.",
            "KBNN khu vực",
            "Kho bạc Nhà nước khu vực IX",
        ),
        (
            "Công ty Vận tải Lào Cai (gọi tắt là Công ty) và Ngân hàng Nhà nước Chi nhánh tỉnh Lào Cai (gọi tắt là NHNN Chi nhánh) báo cáo.",
            "NHNN Chi nhánh",
            "Ngân hàng Nhà nước Chi nhánh",
        ),
    ],
)
def test_a_short_forms_name_begins_behind_the_bracket_before_it(said, short, who):
    assert each_roles(plan(f"{SEC}{said}\n1. {short} chủ trì đối chiếu số dư."))[-1] == {who: L}
