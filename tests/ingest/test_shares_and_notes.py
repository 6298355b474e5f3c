"""Lines that say whose several items are, by their numbers or letters; notes on one line, by stars and numbers of any bracket."""

import pytest

from tests.ingest.factories import each_roles, plan

HEAD = "II. NHIỆM VỤ\n"
ITEMS = "1.1. Tuyển chọn 15 cây đầu dòng.\n1.2. Xây dựng quy trình ghép.\n1.3. Tập huấn cho 600 hộ dân.\n"
YT, NV, XD = "Sở Y tế", "Sở Nội vụ", "Sở Xây dựng"


@pytest.mark.parametrize(
    "line",
    [
        "(Các nội dung tại 1.1 và 1.2: Sở Y tế chủ trì, phối hợp với Sở Nội vụ; nội dung tại 1.3: Sở Xây dựng chủ trì)",
        "(Mục 1.1, 1.2 do Sở Y tế chủ trì, Sở Nội vụ phối hợp; mục 1.3 do Sở Xây dựng chủ trì)",
        "Phân công thực hiện: Nội dung 1.1 đến 1.2: Sở Y tế chủ trì, Sở Nội vụ phối hợp. Nội dung 1.3: Sở Xây dựng chủ trì.",
    ],
)
def test_a_line_shares_out_the_items_above_it(line: str):
    parsed = plan(f"{HEAD}1. Giống và kỹ thuật\n{ITEMS}{line}\nIII. KINH PHÍ\n")
    assert each_roles(parsed) == [{YT: "lead", NV: "coordinate"}] * 2 + [{XD: "lead"}]


def test_what_is_given_or_done_by_a_body_is_assigned():
    items = "1. Lập danh sách hộ nghèo.\n2. Viết bài tuyên truyền.\n3. Giữ gìn trật tự các thôn.\n4. Nấu cơm đoàn kết tại xóm.\n"
    line = "Nhiệm vụ 1–2 giao Sở Y tế; nhiệm vụ 3 do Sở Nội vụ đảm nhiệm; nhiệm vụ 4 giao Sở Xây dựng thực hiện."
    parsed = plan(f"{HEAD}{items}{line}\nIII. KINH PHÍ\n")
    assert each_roles(parsed) == [{YT: "assigned"}, {YT: "assigned"}, {NV: "assigned"}, {XD: "assigned"}]


def test_letters_are_items():
    items = "a) Quan trắc nước thải tại 26 làng nghề.\nb) Xử phạt cơ sở xả thải.\nc) Xây dựng ba cụm xử lý.\nd) Di dời lò đúc đồng.\n"
    line = "Điểm a, b: Sở Y tế chủ trì, Sở Nội vụ phối hợp. Điểm c và d: Sở Xây dựng chủ trì."
    parsed = plan(f"{HEAD}{items}{line}\nIII. KINH PHÍ\n")
    assert each_roles(parsed) == [{YT: "lead", NV: "coordinate"}] * 2 + [{XD: "lead"}] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Điểm 1.1: Trường Trung học cơ sở Tân Lập; điểm 1.2: Sở Y tế.",  # where it is done
        "Mục 1.1 Luật Giáo dục do Quốc hội thông qua.",
        "Nội dung 1.1 do Sở Y tế báo cáo tại kỳ họp trước.",
    ],
)
def test_lines_that_say_anything_else_share_out_nothing(line: str):
    parsed = plan(f"{HEAD}1. Giống và kỹ thuật\n{ITEMS}{line}\nIII. KINH PHÍ\n")
    assert not any({"lead", "assigned"} & set(roles.values()) for roles in each_roles(parsed)[:2])


@pytest.mark.parametrize(
    ("one", "two", "notes"),
    [
        (" (*)", " (**)", "(*) Sở Y tế chủ trì; (**) Sở Xây dựng chủ trì, Sở Nội vụ phối hợp."),
        ("*", "**", "Ghi chú: * Sở Y tế chủ trì; ** Sở Xây dựng chủ trì, phối hợp với Sở Nội vụ."),
        (" [1]", " [2]", "Chú thích: [1] Sở Y tế chủ trì; [2] Sở Xây dựng chủ trì, Sở Nội vụ phối hợp."),
    ],
)
def test_notes_on_one_line_are_each_for_what_refers_to_it(one: str, two: str, notes: str):
    items = f"1. Rà soát hồ sơ bệnh án{one}\n2. Sửa đường vào bệnh viện{two}\n3. Kiểm tra nhà thuốc tư nhân{one}\n"
    parsed = plan(f"{HEAD}{items}{notes}\nIII. KINH PHÍ\n")
    assert each_roles(parsed) == [{YT: "lead"}, {XD: "lead", NV: "coordinate"}, {YT: "lead"}]


def test_notes_are_for_the_rows_of_a_table():
    rows = "TT\tNội dung\tThời hạn\n1\tLập danh sách tàu mất tín hiệu*\tHằng tuần\n2\tThu hồi giấy phép tàu tái phạm**\tKhi có vi phạm\n"
    parsed = plan(f"{HEAD}{rows}Ghi chú: * Sở Y tế chủ trì; ** Sở Nội vụ chủ trì.\nIII. KINH PHÍ\n")
    assert each_roles(parsed) == [{YT: "lead"}, {NV: "lead"}]


def test_stars_that_are_bullets_or_bold_are_no_notes():
    items = "* *Rà soát hồ sơ* bệnh án\n* Sở Y tế chủ trì kiểm tra các bếp ăn tập thể.\n* Sở Nội vụ chủ trì tổng hợp số liệu.\n"
    parsed = plan(f"{HEAD}{items}\nIII. KINH PHÍ\n")
    assert each_roles(parsed)[1:] == [{YT: "lead"}, {NV: "lead"}]


def test_a_name_alone_under_funding_is_no_work():
    assert each_roles(plan(f"{HEAD}1. Rà soát hồ sơ bệnh án.\nIII. KINH PHÍ\nQuỹ Đền ơn đáp nghĩa.\n")) == [{}]


def test_fields_behind_items_are_theirs():
    line = "(Các nội dung tại điểm 1.1 và 1.2: Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Nội vụ; thời gian: tháng 9/2025)"
    parsed = plan(f"{HEAD}1. Giống và kỹ thuật\n{ITEMS}{line}\nIII. KINH PHÍ\n")
    assert each_roles(parsed) == [{YT: "lead", NV: "coordinate"}] * 2 + [{}]
    assert [task.time.printed if task.time else None for task in parsed.tasks] == ["tháng 9/2025", "tháng 9/2025", None]
