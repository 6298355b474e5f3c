"""Words before a capital that are no name, lines of several bodies with their work, parts that a row's own words begin with, letters that
ask for work in courtesy, bailiffs, and offices before
a colon."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

A, L, C = "assigned", "lead", "coordinate"


@pytest.mark.parametrize(
    "line",
    [
        "Cơ quan thường trực Ban Chỉ đạo, các tổ giúp việc.",
        "Đơn vị tổ chức thu phí là Cục Bảo vệ rừng.",
        "Các quy định về Thực hành tốt bảo quản thuốc trong nhà thuốc.",
        "Văn phòng Ủy ban Kiểm tra các cấp.",
    ],
)
def test_words_before_a_capital_are_no_name_cut_from_its_work(line: str) -> None:
    found = each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. {line}\n2. Sở Tài chính bố trí kinh phí.\n"))
    assert all(name in ("Sở Tài chính",) or line.startswith(f"{name},") or line == f"{name}." for each in found for name in each), found


@pytest.mark.parametrize(
    "line",
    [
        "UBND các xã có kế hoạch phun thuốc muỗi tại bến xe, trường học",
        "UBND các xã thuộc vùng xả lũ lập phương án sơ tán",
        "UBND các xã bị thiệt hại do lũ quét thống kê, báo cáo trước ngày 10/9/2026",
        "UBND các xã giáp biên tổ chức tuần tra cột mốc",
    ],
)
def test_work_of_several_bodies_on_a_line_without_a_full_stop_is_theirs(line: str) -> None:
    found = each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. {line}\n2. Sở Tài chính bố trí kinh phí\n"))
    assert found == [{"Ủy ban nhân dân cấp xã": A}, {"Sở Tài chính": A}]


@pytest.mark.parametrize("line", ["UBND các xã có làng hoa", "Các phường chưa có nhà trẻ", "UBND các xã thuộc vùng xả lũ"])
def test_a_line_that_only_says_which_heads_its_items(line: str) -> None:
    found = each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. {line}\n- Lập phương án sơ tán.\n- Trực ban 24/24 giờ.\n"))
    assert len(found) == 2
    assert all(list(each.values()) == [A] for each in found)


@pytest.mark.parametrize(
    ("work", "role"),
    [
        ("Hướng dẫn các chủ đầu tư, chủ trì nghiệm thu nhà ở.", A),
        ("Thẩm định hồ sơ, phối hợp với công an tỉnh kiểm tra.", A),
        ("Chủ trì, hướng dẫn chủ đầu tư nghiệm thu nhà ở.", L),
        ("Phối hợp hướng dẫn chủ đầu tư nghiệm thu nhà ở.", C),
    ],
)
def test_a_row_has_the_part_that_its_first_words_say(work: str, role: str) -> None:
    table = f"II. PHÂN CÔNG\n\nTT | Cơ quan, đơn vị | Nhiệm vụ được giao | Thời gian\n1 | Sở Xây dựng | {work} | Quý II\n2 | Sở Y tế | Mua thuốc. | Quý III\n"
    assert each_roles(plan(table))[0]["Sở Xây dựng"] == role


_LETTER = "SỞ NỘI VỤ\nSố: 18/SNV-CC\nV/v tập huấn\n\nLào Cai, ngày 21 tháng 01 năm 2026\n\nKính gửi: Sở Y tế.\n\nSở Nội vụ mở lớp tập huấn ngày 05/3/2026.\n\nSở Nội vụ đề nghị Sở Y tế chuẩn bị hội trường.\n\n{}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLương Hải An\n"


@pytest.mark.parametrize(
    ("last", "tasks"),
    [
        ("Kính đề nghị quý cơ quan phối hợp cử 03 viên chức dự lớp./.", 2),
        ("Kính đề nghị quý cơ quan phối hợp thực hiện./.", 1),
        ("Trân trọng đề nghị quý cơ quan quan tâm, phối hợp.", 1),
    ],
)
def test_a_letter_that_asks_for_work_in_courtesy_gives_it(last: str, tasks: int) -> None:
    assert len(parse(source(_LETTER.format(last))).tasks) == tasks


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Cục Thi hành án dân sự giao thừa phát lại tống đạt văn bản.", A),
        ("Sở Văn hóa và Thể thao bắn pháo hoa đêm giao thừa.", A),
    ],
)
def test_a_bailiff_is_no_new_year_night(line: str, roles: str) -> None:
    found = each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. {line}\n2. Sở Tài chính bố trí kinh phí.\n"))
    assert list(found[0].values())[:1] == [roles]


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Kế toán: chủ trì kiểm kê bàn ghế cuối kỳ.", {"Kế toán": L}),
        ("Văn thư: phối hợp với Công an tỉnh số hóa hồ sơ.", {"Văn thư": C, "Công an cấp tỉnh": C}),
        ("Bình đẳng giới: phối hợp với Công an tỉnh mở 4 lớp tập huấn.", {"Công an cấp tỉnh": C}),
    ],
)
def test_an_office_of_one_word_acts_before_its_colon(line: str, roles: dict[str, str]) -> None:
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {line}\n2. Sửa chữa 5 cầu treo.")) == [roles, {}]
