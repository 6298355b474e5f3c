"""Letters and signs that explain nobody: two letters in brackets with other uses, schedules like legends, lines below matrices of marks."""

import pytest

from tests.ingest.factories import each_roles, plan

HEAD = "II. NHIỆM VỤ\n"
MATRIX = "STT | Nhiệm vụ | Sở Y tế | Sở Nội vụ | Công an tỉnh\n1 | Phun hóa chất | x | o |\n2 | Tập huấn cán bộ | o | x |\n3 | Mua vắc xin | | | x\n\n"


@pytest.mark.parametrize(
    ("given", "bare"),
    [
        ("Sở Xây dựng (XD) kiểm tra công trình.", "XD kế hoạch phòng chống dịch bệnh năm 2025."),
        ("Sở Xây dựng (XD) kiểm tra công trình.", "XD nông thôn mới nâng cao tại các xã."),
        ("Sở Tài chính (TC) bố trí kinh phí.", "TC thực hiện tốt các nội dung của kế hoạch."),
        ("Hội Phụ nữ (PN) vận động hội viên.", "PN mang thai được tiêm vắc xin uốn ván."),
        ("Sở Nội vụ (NV) rà soát biên chế.", "NV y tế được tập huấn."),
        ("Sở Công Thương (CT) rà soát.", "CT mục tiêu quốc gia được triển khai."),
        ("Sở Y tế (YT) trực cấp cứu.", "YT dự phòng giám sát."),
    ],
)
def test_two_letters_in_a_bracket_are_no_body_where_they_begin_other_words(given: str, bare: str):
    assert not any(each_roles(plan(f"{HEAD}1. {given}\n2. {bare}\n"))[1:])


def test_two_letters_that_stand_in_another_name_are_no_body_anywhere():
    parsed = plan(f"{HEAD}1. Sở Công Thương (CT) rà soát.\n2. Đ/c CT UBND tỉnh chủ trì họp.\n3. Nạo vét 26 km kênh mương - CT chủ trì.\n")
    assert not any("Sở Công Thương" in roles for roles in each_roles(parsed)[1:])


@pytest.mark.parametrize(
    "line",
    [
        "Sửa đường vào bệnh viện huyện - XD chủ trì, TC phối hợp.",
        "XD chủ trì, phối hợp với TC sửa đường vào bệnh viện huyện.",
        "Sửa đường vào bệnh viện huyện (chủ trì: XD; phối hợp: TC).",
    ],
)
def test_two_letters_in_a_bracket_are_their_body_beside_roles_and_labels(line: str):
    parsed = plan(f"I. LỰC LƯỢNG\nSở Xây dựng (XD), Sở Tài chính (TC) chuẩn bị lực lượng.\n{HEAD}1. {line}\n")
    assert each_roles(parsed)[-1] == {"Sở Xây dựng": "lead", "Sở Tài chính": "coordinate"}


@pytest.mark.parametrize(
    ("schedule", "line"),
    [
        ("Lịch trực: T2: Sở Y tế, T3: Sở Nội vụ, T4: Công an tỉnh.", "T4 tổng kết công tác phòng dịch."),
        ("Lịch trực: T2: Sở Y tế; T3: Sở Nội vụ; CN: Công an tỉnh.", "CN tổng kết công tác phòng dịch."),
        ("Lịch trực: T2: Sở Y tế; T3: Sở Nội vụ; T4: Thanh tra tỉnh.", "T2 tổng kết công tác phòng dịch."),
        ("Nguồn vốn: TW: Bộ Tài chính, ĐP: Sở Tài chính.", "ĐP hỗ trợ 50% kinh phí."),
        ("Bảng trực: AB: Sở Y tế, CD: Sở Nội vụ.", "AB tổng kết công tác phòng dịch."),
    ],
)
def test_a_schedule_in_one_line_is_no_legend(schedule: str, line: str):
    named = {"Sở Y tế", "Sở Nội vụ", "Công an cấp tỉnh", "Sở Tài chính", "Bộ Tài chính"}
    assert not any(named & roles.keys() for roles in each_roles(plan(f"I. LỊCH TRỰC\n1. {schedule}\n{HEAD}1. {line}\n"))[-1:])


def test_codes_behind_commas_are_a_legend_s_where_words_say_so():
    parsed = plan(f"I. QUY ƯỚC\nChữ viết tắt: T2: Sở Y tế, CD: Sở Nội vụ.\n{HEAD}1. Rà soát hồ sơ bệnh án - T2 chủ trì, CD phối hợp.\n")
    assert each_roles(parsed)[-1] == {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Sở Y tế là cơ quan chủ trì tổng hợp báo cáo.", [{"Sở Y tế": "lead"}]),
        ("Dấu x: chủ trì; o: phối hợp.", []),
        ("x: chủ trì; o: phối hợp.\nSở Nội vụ là cơ quan chủ trì tổng hợp báo cáo.", [{"Sở Nội vụ": "lead"}]),
    ],
)
def test_work_below_a_matrix_is_no_legend(line: str, roles: list[dict[str, str]]):
    assert each_roles(plan(f"{HEAD}{MATRIX}{line}\n"))[3:] == roles


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Để trống: Sở Y tế kiểm tra lại phiếu.", {"Sở Y tế": "assigned"}),
        ("Ô trống thì Sở Xây dựng trồng cây.", {"Sở Xây dựng": "assigned"}),
    ],
)
def test_work_on_what_is_empty_is_no_legend(line: str, roles: dict[str, str]):
    assert each_roles(plan(f"{HEAD}1. {line}\n2. Sở Y tế kiểm tra nhà thuốc.\n")) == [roles, {"Sở Y tế": "assigned"}]
