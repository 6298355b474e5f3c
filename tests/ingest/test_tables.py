import pytest

from tests.ingest.factories import plan, roles, rows

HEADS = "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện\n"


def annex(table):
    return plan(
        "I. NỘI DUNG\n1. Rà soát số liệu.\nNơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\n\nDANH MỤC\n**Nội dung nhiệm vụ**\n" + table
    )


def test_rows_are_tasks_with_their_own_roles_and_time():
    parsed = annex(
        HEADS
        + "I\tNâng cao chất lượng\t\t\t\n1\tTổ chức sự kiện xúc tiến đầu tư\tCác Sở, ngành liên quan\t\tHàng năm\n2\tQuảng bá hình ảnh của tỉnh\t- Sở Du lịch. - Sở Ngoại vụ\tCác Sở, ngành liên quan\t2014 - 2016\n"
    )
    assert rows(parsed)[1:] == [("DM.I.1", "task", "Tổ chức sự kiện xúc tiến đầu tư"), ("DM.I.2", "task", "Quảng bá hình ảnh của tỉnh")]
    assert roles(parsed, "DM.I.2") == {"Sở Du lịch": "lead", "Sở Ngoại vụ": "lead", "Các sở, ban, ngành": "coordinate"}
    assert [(t.time.start, t.time.end, t.time.recurrence) for t in parsed.tasks[1:] if t.time] == [
        (None, None, "yearly"),
        ("2014-01-01", "2016-12-31", None),
    ]
    assert parsed.tasks[-1].role_source == "table"


def test_a_cell_split_by_a_page_break():
    parsed = annex(
        HEADS
        + "4\tHướng dẫn bố trí cán bộ đầu mối\tSở Nội vụ\tSở Thông tin và\tNăm 2014\n\n\n\t\t\tTruyền thông\t\n5\tBan hành kế hoạch năm\tSở Y tế\t\tNăm 2014\n"
    )
    assert roles(parsed, "DM.4") == {"Sở Nội vụ": "lead", "Sở Thông tin và Truyền thông": "coordinate"}
    assert "DM.5" in [t.id for t in parsed.tasks]


def test_bars_and_a_group_row():
    parsed = annex(
        "STT | Tên nhiệm vụ | Cơ quan chủ trì | Thời gian\nI | CƠ CHẾ, CHÍNH SÁCH\n1 | Rà soát toàn diện các quy định | Sở Tư pháp | 2026\nII | HẠ TẦNG\n1 | Đầu tư hạ tầng công nghệ | Sở Xây dựng | 2026-2030\n"
    )
    assert [t.id for t in parsed.tasks][1:] == ["DM.I.1", "DM.II.1"]
    assert parsed.tasks[-1].headings[-1] == "HẠ TẦNG"


def test_a_table_without_heads_is_known_by_its_cells():
    parsed = annex(
        "1. | Khẩn trương xây dựng kế hoạch và tổ chức triển khai | Nghị quyết số 71/NQ-CP | Các bộ, ngành | 31/10/2025\n2. | Xây dựng Luật Thuế thu nhập cá nhân (thay thế) | Nghị quyết số 71/NQ-CP | Bộ Tài chính | 31/10/2025\n"
        "3. | Ban hành Chiến lược dữ liệu của bộ, ngành | Thông báo số 07 | Bộ Công an | 30/09/2025\n"
    )
    assert roles(parsed, "DM.2") == {"Bộ Tài chính": "lead"}
    assert parsed.tasks[-1].time is not None and parsed.tasks[-1].time.end == "2025-09-30"


def test_goals_and_figures_are_no_tasks():
    goals = annex("TT | Chỉ tiêu | Chủ trì\n1 | Kinh tế số chiếm 45% GRDP tỉnh | Sở Tài chính\n")
    assert [t.kind for t in goals.tasks] == ["task", "objective"]
    figures = annex(
        "TT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2027\n1 | Diện tích trồng cà phê | Ha | 26.120 | 27.000\n2 | Diện tích trồng chè | Ha | 6.120 | 7.000\n"
    )
    assert [t.id for t in figures.tasks] == ["I.1"]


TASKS = ("Rà soát các điểm giao thông mất an toàn", "Nạo vét kênh thoát nước khu phố cổ")


def by_row(parsed):
    return [{r.generic: r.role for r in t.roles} for t in parsed.tasks[1:]]


@pytest.mark.parametrize(
    "table",
    [
        f"| Cơ quan chủ trì | Nhiệm vụ | Thời gian |\n|---|---|---|\n| Sở Y tế | {TASKS[0]} | Quý I/2025 |\n|  | {TASKS[1]} | Quý I/2025 |\n",
        f"| TT | Nhiệm vụ | Phối hợp | Thời gian |\n| I | Cơ quan chủ trì: Sở Y tế |  |  |\n| 1 | {TASKS[0]} |  |  |\n| 2 | {TASKS[1]} |  | 2025 |\n",
        f"| TT | Nhiệm vụ | Phối hợp | Thời gian |\n| I | Sở Y tế |  |  |\n| 1 | {TASKS[0]} |  | 2025 |\n| 2 | {TASKS[1]} |  | 2025 |\n",
        f"| TT | Nhiệm vụ | Chủ trì | Thời gian | | 1 | {TASKS[0]} | Sở Y tế | 2025 | | 2 | {TASKS[1]} | Sở Y tế | 2025 |\n",
        f"STT\nNhiệm vụ\nChủ trì\nPhối hợp\nThời gian\n1\n{TASKS[0]}\nSở Y tế\n-\n2025\n2\n{TASKS[1]}\nSở Y tế\n-\n2025\n",
        f"| TT | Nội dung | Sở Y tế | Sở Xây dựng |\n| 1 | {TASKS[0]} | Chủ trì |  |\n| 2 | {TASKS[1]} | Chủ trì |  |\n",
    ],
    ids=["blank is above", "group row with a label", "group row that is a body", "rows in one line", "cells on lines", "matrix by words"],
)
def test_where_the_lead_of_a_row_may_stand(table):
    assert by_row(annex(table)) == [{"Sở Y tế": "lead"}, {"Sở Y tế": "lead"}]


def test_a_row_with_a_number_is_no_head():
    parsed = annex(
        "TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n1 | Rà soát quy hoạch | Sở Y tế | Các cơ quan, đơn vị liên quan | Giai đoạn 2020 - 2024\n"
    )
    assert by_row(parsed) == [{"Sở Y tế": "lead", "Các cơ quan, đơn vị liên quan": "coordinate"}]


def test_a_matrix_may_name_a_group():
    parsed = annex(
        f"TT | Nội dung | Sở Y tế | Sở Xây dựng | Các cơ quan, đơn vị liên quan\n1 | {TASKS[0]} | Chủ trì | Phối hợp | \n2 | {TASKS[1]} |  | Chủ trì | Phối hợp\n"
    )
    assert by_row(parsed) == [
        {"Sở Y tế": "lead", "Sở Xây dựng": "coordinate"},
        {"Sở Xây dựng": "lead", "Các cơ quan, đơn vị liên quan": "coordinate"},
    ]


def test_lines_that_count_in_a_text_are_no_table():
    parsed = annex("1. Rà soát quy hoạch:\n1\nTrang sau\n2\nSở Y tế chủ trì.\n")
    assert not [t for t in parsed.tasks if t.role_source == "table"]


MERGED = (
    "STT | Cơ quan chủ trì[1] | Cơ quan phối hợp | Thuộc nhóm nhiệm vụ | Nội dung nhiệm vụ | Chỉ tiêu đạt được | Thời hạn hoàn thành\n"
    "A. | BỘ Y TẾ\n"
    "1 | Bộ Y tế | - Bộ Xây dựng; - Bộ Công an. | Phòng bệnh | - Rà soát hướng dẫn về an toàn thực phẩm. | Hướng dẫn được ban hành. | Năm 2026\n"
    "- Giám sát nguồn nước tại các khu công nghiệp. | Hệ thống giám sát ổn định. | Giai đoạn 2026 - 2027. Thực hiện rà soát (nếu có)\n"
    "B. | BỘ TÀI CHÍNH\n"
    "Bộ Tài chính | Bộ Nội vụ | Nguồn lực | Bố trí ngân sách cho y tế cơ sở. | Ngân sách được bố trí. | Thường xuyên, liên tục\n"
    "Các bộ, ngành liên quan | - Xây dựng chương trình đào tạo bác sĩ. | Chương trình đào tạo được ban hành. | Giai đoạn 2026 - 2030\n"
)


def test_cells_merged_with_the_row_above_are_not_printed():
    parsed = annex(MERGED)
    text = parsed.source.text
    found = [(t.span.quote(text), {r.generic: r.role for r in t.roles}) for t in parsed.tasks[1:]]
    assert found[:3] == [
        ("- Rà soát hướng dẫn về an toàn thực phẩm.", {"Bộ Y tế": "lead", "Bộ Xây dựng": "coordinate", "Bộ Công an": "coordinate"}),
        ("- Giám sát nguồn nước tại các khu công nghiệp.", {"Bộ Y tế": "lead", "Bộ Xây dựng": "coordinate", "Bộ Công an": "coordinate"}),
        ("Bố trí ngân sách cho y tế cơ sở.", {"Bộ Tài chính": "lead", "Bộ Nội vụ": "coordinate"}),
    ]
    assert found[3][0] == "- Xây dựng chương trình đào tạo bác sĩ.", "a row that carries on is no row of heads"
    assert found[3][1]["Bộ Tài chính"] == "lead"


def test_a_row_that_lacks_its_last_cells_stays_below_its_heads():
    parsed = annex(
        "STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn | Kết quả\n1 | Hoàn thiện phần mềm kê khai | Thanh tra tỉnh | 25/11/2025 | Đang làm\n"
        "2 | Kết nối dữ liệu đất đai | Sở Xây dựng | 15/12/2025\n"
    )
    assert roles(parsed, "DM.2") == {"Sở Xây dựng": "lead"}


def test_a_long_cell_of_a_numbered_row_is_no_page():
    long = "Tổ chức giám sát các cơ sở sản xuất trên địa bàn; " * 30
    parsed = annex(
        f"STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn\n1 | Rà soát quy định | Sở Tư pháp | 2026\n2 | {long}| Sở Xây dựng | 2026\n3 | Lập báo cáo chung | Sở Tài chính | 2027\n"
    )
    assert [roles(parsed, f"DM.{n}") for n in (1, 2, 3)] == [{"Sở Tư pháp": "lead"}, {"Sở Xây dựng": "lead"}, {"Sở Tài chính": "lead"}]


def test_a_table_right_below_a_whole_sentence_is_read():
    parsed = plan(
        "I. NHIỆM VỤ\n1. Danh mục được ban hành tại Quyết định này.\n" + HEADS + "1\tTập huấn cho cán bộ xã\tSở Nội vụ\t\tQuý II/2024\n"
    )
    assert [role.generic for task in parsed.tasks for role in task.roles] == ["Sở Nội vụ"]


def test_rows_without_a_task_of_their_own_are_told_by_their_parts():
    parsed = annex(
        "TT\tNhiệm vụ\tNội dung\tCơ quan chủ trì\n1\tBảo vệ nguồn nước\tTrồng cây ven hồ\tSở Xây dựng\n\t\tNạo vét kênh chính\tSở Y tế\n"
    )
    assert [(text, list(roles(parsed, id))) for id, _, text in rows(parsed)[1:]] == [
        ("Trồng cây ven hồ", ["Sở Xây dựng"]),
        ("Nạo vét kênh chính", ["Sở Y tế"]),
    ]
