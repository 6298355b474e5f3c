"""Names at their level: each word for a level, counted places, "các địa phương", a level before a verb that no list has, dashes in names."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

OFFICE, FRONT = "Văn phòng Ủy ban nhân dân cấp huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam cấp huyện"
DISTRICT, COMMUNE = "Ủy ban nhân dân cấp huyện", "Ủy ban nhân dân cấp xã"


def district(line, kind="HUYỆN KRÔNG BÚK", date="14 tháng 3 năm 2023"):
    head = f"ỦY BAN NHÂN DÂN\n{kind}\n-------\nSố: 41/KH-UBND\nĐắk Lắk, ngày {date}\n\nKẾ HOẠCH\nTrồng cây phân tán\n\n"
    tail = "\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A\n"
    return parse(source(f"{head}II. NHIỆM VỤ\n\n1. {line}{tail}"))


CALLED = [
    ("Văn phòng HĐND và UBND quận chủ trì mua máy quét.", "QUẬN TÂN HỒNG", OFFICE),
    ("Văn phòng HĐND và UBND thị xã chủ trì mua máy quét.", "THỊ XÃ BUÔN HỒ", OFFICE),
    ("Văn phòng HĐND và UBND thành phố chủ trì mua máy quét.", "THÀNH PHỐ BUÔN MA THUỘT", OFFICE),
    ("Văn phòng HĐND-UBND huyện chủ trì mua máy quét.", "HUYỆN KRÔNG BÚK", OFFICE),
    ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân quận chủ trì mua máy quét.", "QUẬN TÂN HỒNG", OFFICE),
    ("UBMTTQ huyện chủ trì vận động hiến đất.", "HUYỆN KRÔNG BÚK", FRONT),
    ("UBMTTQVN quận chủ trì vận động hiến đất.", "QUẬN TÂN HỒNG", FRONT),
    ("Mặt trận Tổ quốc thị xã chủ trì vận động hiến đất.", "THỊ XÃ BUÔN HỒ", FRONT),
    ("Ủy ban MTTQ Việt Nam các xã, thị trấn chủ trì vận động.", "HUYỆN KRÔNG BÚK", "Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã"),
    ("Hội đồng nhân dân quận chủ trì giám sát.", "QUẬN TÂN HỒNG", "Hội đồng nhân dân cấp huyện"),
]


@pytest.mark.parametrize(("line", "kind", "who"), CALLED)
def test_a_body_is_called_alike_at_each_word_for_its_level(line, kind, who):
    assert each_roles(district(line, kind)) == [{who: "lead"}]


def test_the_office_of_a_commune_has_its_name_since_districts_ended():
    parsed = district("Văn phòng HĐND và UBND chủ trì mua máy quét.", "XÃ EA KAR", "02 tháng 3 năm 2026")
    assert each_roles(parsed) == [{"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã": "lead"}]


COUNTED = [
    ("Phòng Dân tộc chủ trì, UBND hai xã phối hợp khảo sát.", {"Phòng Dân tộc": "lead", COMMUNE: "coordinate"}),
    ("UBND ba xã vùng lòng hồ phân công cán bộ trực bến đò.", {COMMUNE: "assigned"}),
    (
        "Khảo sát bến đò (Phòng Nội vụ chủ trì; Phòng Dân tộc, UBND hai xã phối hợp).",
        {"Phòng Nội vụ": "lead", "Phòng Dân tộc": "coordinate", COMMUNE: "coordinate"},
    ),
    ("Công an hai xã chủ trì tuần tra ban đêm.", {"Công an cấp xã": "lead"}),
    ("Phòng Nội vụ rà soát công tác xã hội.", {"Phòng Nội vụ": "assigned"}),
]


@pytest.mark.parametrize(("line", "who"), COUNTED)
def test_counted_places_are_their_committees(line, who):
    assert each_roles(district(line)) == [who]


PLACES = [
    ("Sở Y tế chủ trì, phối hợp với UBND các địa phương phun hóa chất diệt muỗi.", {"Sở Y tế": "lead", DISTRICT: "coordinate"}),
    ("Ủy ban nhân dân các địa phương ven biển cắm biển báo.", {DISTRICT: "assigned"}),
    ("Sở Y tế chủ trì, phối hợp với Công an các địa phương kiểm tra.", {"Sở Y tế": "lead", "Công an cấp huyện": "coordinate"}),
    ("Trung tâm Y tế các địa phương trực cấp cứu.", {"Trung tâm Y tế cấp huyện": "assigned"}),
]


@pytest.mark.parametrize(("line", "who"), PLACES)
def test_bodies_of_all_places_are_those_below_who_speaks(line, who):
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n1. {line}")) == [who]


def test_places_of_a_district_are_communes():
    assert each_roles(district("UBND các địa phương chủ trì cắm biển báo.")) == [{COMMUNE: "lead"}]


VERBS = [
    (
        "Văn phòng Ban Chỉ huy Phòng chống thiên tai và tìm kiếm cứu nạn tỉnh trực ban 24/24 giờ.",
        "Văn phòng Ban Chỉ huy Phòng chống thiên tai và tìm kiếm cứu nạn",
    ),
    (
        "Văn phòng Ban Chỉ đạo Phòng chống ma túy và tệ nạn xã hội tỉnh xúc cát.",
        "Văn phòng Ban Chỉ đạo Phòng chống ma túy và tệ nạn xã hội",
    ),
    ("Đội Thanh niên xung kích tỉnh xúc cát vào 2.000 bao.", "Đội Thanh niên xung kích"),
    ("Ban Quản lý cảng cá tỉnh neo giữ tàu trong khu trú bão.", "Ban Quản lý cảng cá"),
    ("Văn phòng Hội Nông dân tỉnh nấu 400 suất cơm.", "Văn phòng Hội Nông dân tỉnh"),
]
TELEGRAM = (
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 05/CĐ-UBND\nLào Cai, ngày 26 tháng 9 năm 2023\n\nCÔNG ĐIỆN\nỨng phó mưa lũ\n\n"
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI điện:\n\n- Chủ tịch UBND các huyện, thành phố;\n- Sở Công Thương.\n\n"
    "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Công Thương kiểm tra dự trữ gạo.\n\n2. {}\n\nNơi nhận:\n- Như trên;\n\nCHỦ TỊCH\nLê Bá Thước\n"
)


@pytest.mark.parametrize(("line", "who"), VERBS)
def test_a_level_ends_a_name_whatever_the_verb(line, who):
    roles = parse(source(TELEGRAM.format(line))).tasks[1].roles
    assert [(role.generic.removesuffix(" tỉnh"), role.role) for role in roles] == [(who.removesuffix(" tỉnh"), "assigned")]


DASHES = [
    (
        "Phòng Nội vụ chủ trì, Trung tâm Truyền thông - Văn hóa phối hợp quay phim tuyên truyền.",
        ["Phòng Nội vụ", "Trung tâm Truyền thông - Văn hóa"],
    ),
    ("Phòng Nội vụ chủ trì, Trung tâm Y tế - Dân số phối hợp phát tờ rơi.", ["Phòng Nội vụ", "Trung tâm Y tế - Dân số"]),
    ("Sở Y tế - Sở Nội vụ chủ trì rà soát hồ sơ.", ["Sở Y tế", "Sở Nội vụ"]),
]


@pytest.mark.parametrize(("line", "names"), DASHES)
def test_a_dash_before_no_word_for_a_body_stands_in_a_name(line, names):
    assert list(each_roles(district(line))[0]) == names
