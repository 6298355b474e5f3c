"""Items given to bodies elsewhere: by notes in brackets, by labels and orders that name items, by rows of who and what."""

from __future__ import annotations

import pytest

from tests.ingest.factories import each_roles, plan

YT, CA, NV = {"Sở Y tế": "lead"}, {"Công an cấp tỉnh": "lead"}, {"Sở Nội vụ": "coordinate"}
ITEMS = "II. NHIỆM VỤ\n1. Rà soát quy hoạch thủy lợi.\n2. Trồng 20 ha rừng phòng hộ.\n3. Tuyên truyền cho đồng bào.\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Đơn vị chủ trì các nhiệm vụ tại mục 1, 3: Sở Y tế.\nĐơn vị chủ trì nhiệm vụ 2: Công an tỉnh; đơn vị phối hợp: Sở Nội vụ.",
        "Chủ trì các mục 1 và 3: Sở Y tế. Chủ trì mục 2: Công an tỉnh. Phối hợp mục 2: Sở Nội vụ.",
        "Chủ trì mục 1 và từ 3 đến 3: Sở Y tế. Chủ trì mục 2 (II): Công an tỉnh. Phối hợp mục 2: Sở Nội vụ.",
        "Nhiệm vụ 1, 3 do Sở Y tế chủ trì.\nNhiệm vụ 2 do Công an tỉnh chủ trì, Sở Nội vụ phối hợp.",
    ],
)
def test_labels_and_clauses_with_items(lines: str) -> None:
    """A label with items leads or joins in these alone."""
    assert each_roles(plan(ITEMS + lines)) == [YT, CA | NV, YT]


def test_items_behind_one_label() -> None:
    """Items behind a label each have their own names."""
    assert each_roles(plan(ITEMS + "* Đơn vị chủ trì: mục 1, 2: Sở Y tế; mục 3: Công an tỉnh.")) == [YT, YT, CA]


def test_an_order_behind_items() -> None:
    """Whoever items are handed to does them; what else an order says makes it a task."""
    told = {"Sở Y tế": "assigned"}
    assert each_roles(plan(ITEMS + "Việc 1 và 2 giao Sở Y tế, việc 3 giao Sở Nội vụ thực hiện.")) == [told, told, {"Sở Nội vụ": "assigned"}]
    assert len(each_roles(plan(ITEMS + "4. Việc 1 giao Sở Y tế rà soát lại toàn bộ số liệu trước khi trình."))) == 4


@pytest.mark.parametrize("sign", ["(1)|(2)", "[a]|[b]"])
def test_notes_that_lines_refer_to(sign: str) -> None:
    """What lines end with is explained below, line by line or in one line."""
    one, two = sign.split("|")
    items = f"II. NHIỆM VỤ\n1. Kiểm kê nguồn thải {one}\n2. Xây khu xử lý nước thải {two}\n3. Hỗ trợ hộ chuyển lò đốt {one}\n"
    assert each_roles(plan(f"{items}{one} Sở Y tế chủ trì.\n{two} Công an tỉnh chủ trì, Sở Nội vụ phối hợp.")) == [YT, CA | NV, YT]
    for notes in (f"Ghi chú: {one} Sở Y tế; {two} Sở Nội vụ.", f"Chú thích:\n{one} Sở Y tế.\n{two} Sở Nội vụ."):
        told = [{"Sở Y tế": "assigned"}, {"Sở Nội vụ": "assigned"}, {"Sở Y tế": "assigned"}]
        assert each_roles(plan(items + notes)) == told


@pytest.mark.parametrize(
    "notes",
    [
        "Nguồn: (1) Sở Y tế; (2) Cục Thống kê.",
        "(1) Sở Y tế;\n(2) Cục Thống kê.",
    ],
)
def test_notes_that_only_name_bodies_without_a_label(notes: str) -> None:
    """A source, or a body that no word gives the work, does nothing."""
    items = "II. NHIỆM VỤ\n1. Rà soát hồ sơ người nghèo (1).\n2. Kiểm tra cơ sở giết mổ (2).\n\n"
    assert not any(each_roles(plan(items + notes))[:1])


def test_notes_that_spell_out_whom_a_statement_speaks_of() -> None:
    """A sign behind other bodies, or behind whose conclusion it is, explains these."""
    items = "II. NHIỆM VỤ\n1. Rà soát các đơn vị chưa báo cáo (1).\n2. Kiểm tra theo kết luận (2).\n\n"
    assert each_roles(plan(items + "Ghi chú: (1) Sở Y tế; (2) Báo Lào Cai.")) == [{}, {}]
    assert each_roles(plan(items + "Ghi chú: (1) Sở Y tế chủ trì; (2) Sở Y tế chủ trì.")) == [YT, YT]


def test_notes_of_each_section() -> None:
    """One sign is explained anew for what stands behind its last note; two lines of one sign are for the same."""
    text = "II. NHIỆM VỤ\n- Rà soát hồ sơ (*).\n(*) Sở Y tế chủ trì.\n- Kiểm tra cơ sở giết mổ (*).\n(*) Công an tỉnh chủ trì.\n(*) Sở Nội vụ phối hợp."
    assert each_roles(plan(text)) == [YT, CA | NV]


@pytest.mark.parametrize(
    "line", ["Mục 2 Luật Giáo dục giao Sở Y tế.", "Mục 1 Nghị định giao Sở Y tế thực hiện.", "Nội dung 1 của hội nghị giao Sở Y tế."]
)
def test_an_order_not_right_behind_items(line: str) -> None:
    """What stands between a number and the order says whose number it is."""
    assert each_roles(plan(ITEMS + "4. " + line)) == [{}, {}, {}, {"Sở Y tế": "assigned"}]


def test_work_behind_items_and_a_body_is_a_statement() -> None:
    """Only numbers stand before the colon and only bodies behind it where a line hands items over."""
    told = each_roles(plan("II. NHIỆM VỤ\n1. Thực hiện nhiệm vụ 2, 3: Sở Y tế kiểm tra cơ sở.\n2. Rà soát hồ sơ.\n3. Kiểm tra chợ."))
    assert told[:2] == [{"Sở Y tế": "assigned"}, {}]
    line = "4. Đơn vị thực hiện nội dung 2: Sở Nội vụ; nội dung 3 của Đề án: Sở Xây dựng."
    assert each_roles(plan(ITEMS + line))[:3] == [{}, {}, {}]


@pytest.mark.parametrize("sign", [" | ", "\t"])
def test_rows_of_who_and_what(sign: str) -> None:
    """Two columns without heads, of bodies and of work, give each body its own."""
    table = f"Sở Y tế{sign}bố trí xe cấp cứu, trực 24/24 giờ\nSở Nội vụ{sign}chuẩn bị hồ sơ khen thưởng"
    told = [{"Sở Y tế": "assigned"}, {"Sở Nội vụ": "assigned"}]
    assert each_roles(plan(f"Phân công chuẩn bị:\n{table}")) == told == each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n{table}"))
    results = f"Sở Y tế{sign}95,5 điểm, hạng nhất\nSở Nội vụ{sign}94,1 điểm, hạng nhì"
    assert not any(each_roles(plan(f"III. KẾT QUẢ\n{results}")))


def test_a_body_that_heads_rows() -> None:
    """Whoever stands alone above rows is told to do them, and leads where a column says with whom."""
    rows = "| I | Sở Y tế | {} |\n| 1 | Rà soát các điểm cấp cứu | {} |"
    told = plan("II. NHIỆM VỤ\n| TT | Nhiệm vụ | Thời gian |\n|---|---|---|\n" + rows.format("", "2025"))
    assert each_roles(told) == [{"Sở Y tế": "assigned"}]
    led = plan("II. NHIỆM VỤ\n| TT | Nhiệm vụ | Phối hợp |\n|---|---|---|\n" + rows.format("", "Sở Nội vụ"))
    assert each_roles(led) == [YT | NV]
