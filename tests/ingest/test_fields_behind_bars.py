"""Items whose fields stand behind them between bars, in annexes by agency and by work; tables between bars stay tables."""

import pytest

from ingest import parse
from tests.ingest.factories import HEAD, TAIL, each_roles, plan, source

L, C, A = "lead", "coordinate", "assigned"
TITLE = "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n(Kèm theo Kế hoạch số 15/KH-UBND ngày 02/3/2020 của UBND tỉnh)\n\n"
SHARED = [{"Sở Y tế": A, "Sở Tài chính": C}, {"Sở Y tế": A}, {"Sở Xây dựng": A, "Công an cấp tỉnh": C}]
HEADS = {"numbers": ("I. Sở Y tế", "II. Sở Xây dựng"), "capitals": ("SỞ Y TẾ", "SỞ XÂY DỰNG"), "figures": ("1. Sở Y tế", "2. Sở Xây dựng")}
ITEMS = {"numbers": ("1. ", "2. ", "1. "), "capitals": ("", "", ""), "figures": ("- ", "- ", "- ")}


def _annex(body: str) -> list[dict[str, str]]:
    return each_roles(parse(source(f"{HEAD}I. MỤC ĐÍCH, YÊU CẦU\n1. Bảo đảm an toàn cho người dân.\n{TAIL}\n{TITLE}{body}")))


@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("sign", [": ", " "])
@pytest.mark.parametrize("form", HEADS)
def test_fields_between_bars_are_of_the_item_before_them(form: str, sign: str, end: str):
    (first, second), (a, b, c) = HEADS[form], ITEMS[form]
    body = (
        f"{first}\n{a}Rà soát tủ thuốc của 12 trạm{end} | Thời hạn{sign}30/4/2025 | Cơ quan phối hợp{sign}Sở Tài chính\n"
        f"{b}Tập huấn sơ cứu cho tình nguyện viên{end} | Thời hạn{sign}quý II/2025\n"
        f"{second}\n{c}Kiểm tra cầu treo Bản Mòng{end} | Thời hạn{sign}15/5/2025 | Cơ quan phối hợp{sign}Công an tỉnh\n"
    )
    assert _annex(body) == SHARED


def test_an_item_alone_and_several_with_who_leads():
    lines = [
        "1. Rà soát tủ thuốc | Chủ trì: Sở Y tế | Sản phẩm: Báo cáo | Thời hạn: 30/4/2025",
        "2. Kiểm tra cầu treo | Chủ trì: Sở Xây dựng",
    ]
    assert each_roles(plan("II. NHIỆM VỤ\n" + "\n".join(lines) + "\n")) == [{"Sở Y tế": L}, {"Sở Xây dựng": L}]
    assert each_roles(plan(f"II. NHIỆM VỤ\n{lines[0]}\n")) == [{"Sở Y tế": L}]


def test_a_table_between_bars_stays_one():
    heads = "TT | Nhiệm vụ | Phân công | Thời hạn\n"
    body = (
        "1 | Rà soát tủ thuốc | Chủ trì: Sở Y tế; Phối hợp: Sở Tài chính | Quý I\n2 | Kiểm tra cầu treo | Chủ trì: Sở Xây dựng | Quý II\n"
    )
    parsed = plan(f"II. NHIỆM VỤ\n{heads}{body}")
    assert each_roles(parsed) == [{"Sở Y tế": L, "Sở Tài chính": C}, {"Sở Xây dựng": L}]
    assert all(task.id.startswith("II.") and task.times for task in parsed.tasks)


@pytest.mark.parametrize("time", ["30/4/2025", "tháng 4/2025", "trước ngày 30/4"])
def test_a_day_needs_no_colon_behind_its_label(time: str):
    parsed = plan(f"II. NHIỆM VỤ\n1. Rà soát tủ thuốc của 12 trạm.\nCơ quan chủ trì: Sở Y tế\nThời hạn {time}\n")
    assert [[t.printed for t in task.times] for task in parsed.tasks] == [[time]]
