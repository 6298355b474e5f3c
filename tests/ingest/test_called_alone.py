"""Bodies called by their kind alone, owners of projects before a colon, "mỗi" before a body, the Front without its country."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

A, L, C = "assigned", "lead", "coordinate"
COMMUNE = "Ủy ban nhân dân cấp xã"


def department(line: str):
    head = "UBND TỈNH LÀO CAI\nSỞ XÂY DỰNG\n-------\nSố: 41/KH-SXD\nLào Cai, ngày 12 tháng 3 năm 2024\n\nKẾ HOẠCH\nKiểm tra chất lượng công trình\n\n"
    return parse(source(f"{head}II. NHIỆM VỤ\n\n1. {line}\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn A\n"))


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("UBND các xã phối hợp với Sở kiểm tra 12 công trình.", {COMMUNE: C, "Sở Xây dựng": C}),
        ("UBND các xã phối hợp với Sở và Công an phường tổ chức tập huấn.", {COMMUNE: C, "Sở Xây dựng": C, "Công an cấp xã": C}),
        ("UBND các xã phối hợp chặt chẽ với Sở, Công an xã tổ chức tập huấn.", {COMMUNE: C, "Sở Xây dựng": C, "Công an cấp xã": C}),
        ("UBND các xã phối hợp với Sở, ban, ngành kiểm tra 12 công trình.", {COMMUNE: C, "Các sở, ban, ngành": C}),
        ("UBND các xã phối hợp với Sở Y tế kiểm tra 12 công trình.", {COMMUNE: C, "Sở Y tế": C}),
    ],
)
def test_who_speaks_is_called_by_its_kind(line, who):
    assert each_roles(department(line)) == [who]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Các chủ đầu tư: tập trung nhân lực, máy móc thi công 3 ca, 4 kíp.", {"Chủ đầu tư": A}),
        ("Chủ đầu tư: Lập tiến độ chi tiết từng tháng.", {"Chủ đầu tư": A}),
        ("Xây dựng 12 cầu dân sinh. Chủ đầu tư: Ban Quản lý dự án số 2.", {}),
        ("Mỗi Đoàn trường THPT đảm nhận 01 công trình.", {"Đoàn trường trung học phổ thông": A}),
        ("Từng Chi cục Thuế khu vực lập danh sách nợ.", {"Chi cục Thuế khu vực": A}),
        ("Ủy ban MTTQ chủ trì vận động 500 hội viên.", {"Ủy ban Mặt trận Tổ quốc Việt Nam cấp tỉnh": L}),
    ],
)
def test_actors_without_a_proper_name_act(line, who):
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n1. {line}\n2. Sở Y tế: Rà soát kho thuốc."))[0] == who


def test_the_end_of_a_longer_word_is_no_body_alone():
    body = (
        "II. NHIỆM VỤ\n\n1. Tỉnh Đoàn xây dựng kế hoạch trồng 500 cây.\n2. Các huyện, thị, thành Đoàn và Đoàn trực thuộc\n- Ra quân ngày 04/6.\n"
        "3. Đoàn Công an tỉnh, Đoàn Quân sự tỉnh\nHỗ trợ ngày công xây 12 nhà.\n"
    )
    assert each_roles(plan(body))[1] == {"Các huyện, thị, thành Đoàn": A, "Đoàn trực thuộc": A}
