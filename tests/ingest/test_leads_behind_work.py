"""Who leads behind the work without a colon, letters to many whose items say who does them, and role lines that run over lines."""

import textwrap

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

L, C, A = "lead", "coordinate", "assigned"
BOTH = {"Sở Y tế": L, "Sở Nội vụ": C}
BEHIND = [
    " (chủ trì Sở Y tế, phối hợp Sở Nội vụ).",
    " - chủ trì Sở Y tế, phối hợp Sở Nội vụ, xong trước ngày 25/3.",
    "; chủ trì Sở Y tế, phối hợp Sở Nội vụ.",
    ": chủ trì Sở Y tế, phối hợp Sở Nội vụ.",
]


@pytest.mark.parametrize("mark", ["1. ", "- "])
@pytest.mark.parametrize("end", BEHIND)
def test_a_body_behind_a_word_for_leading_leads(end: str, mark: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n{mark}Dựng 6 lều dã chiến tại sân vận động{end}\n")) == [BOTH]


@pytest.mark.parametrize(
    "line", ["Sở Y tế lập danh sách, chủ trì hội nghị giao ban.", "Sở Y tế rà soát hồ sơ (chủ trì cuộc họp ngày 5/4)."]
)
def test_what_is_led_leads_nobody(line: str):
    assert [set(said) for said in each_roles(plan(f"II. NHIỆM VỤ\n1. {line}\n"))] == [{"Sở Y tế"}]


OPENING = "Để chuẩn bị cho diễn tập cấp cứu hàng loạt nạn nhân năm 2020, Sở Y tế đề nghị các đơn vị thực hiện một số nội dung sau:"
CHECK = "Kiểm tra toàn bộ xe cứu thương, máy phá rung và bình ô xy trước ngày diễn tập"
TENTS = "Dựng 6 lều dã chiến tại sân vận động, bảo đảm điện, nước và nhà vệ sinh lưu động"
H, K, E = "Bệnh viện Đa khoa tỉnh", "Trung tâm Kiểm soát bệnh tật", "Đội Cấp cứu lưu động"
WAYS = {
    "labels": "; đơn vị chủ trì: {0}; đơn vị phối hợp: {1}; thời hạn: trước ngày 20/3/2020.",
    "brackets": " (chủ trì: {0}; phối hợp: {1}; xong trước ngày 20/3/2020).",
    "dashes": " - chủ trì {0}, phối hợp {1}, xong trước ngày 20/3/2020.",
    "lines": ".\nĐơn vị chủ trì: {0}. Đơn vị phối hợp: {1}. Thời hạn: trước ngày 20/3/2020.",
}


def _letter(body: str, width: int) -> str:
    head = "UBND TỈNH LÀO CAI\nSỞ Y TẾ\n-------\nSố: 412/SYT-NVY\nV/v chuẩn bị diễn tập\n\nLào Cai, ngày 04 tháng 3 năm 2020\n\n"
    lines = [line for paragraph in body.split("\n") for line in textwrap.wrap(paragraph, width, initial_indent="    ")]
    end = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT, NVY.\n\nGIÁM ĐỐC\n\nNguyễn Văn A\n"
    return f"{head}Kính gửi: Các đơn vị trực thuộc.\n\n" + "\n".join(lines) + end


@pytest.mark.parametrize("width", [66, 72, 78, 200])
@pytest.mark.parametrize("way", WAYS)
def test_a_letter_to_many_leaves_an_item_to_whom_it_names(way: str, width: int):
    body = f"{OPENING}\n1. {CHECK}{WAYS[way].format(E, f'{H}, {K}')}\n2. {TENTS}{WAYS[way].format(H, E)}"
    said = each_roles(parse(source(_letter(body, width))))
    assert said == [{E: L, "Bệnh viện đa khoa tỉnh": C, K: C}, {"Bệnh viện đa khoa tỉnh": L, E: C}]


def test_an_item_that_names_nobody_stays_with_whom_the_letter_addresses():
    said = each_roles(parse(source(_letter(f"{OPENING}\n1. {CHECK}.\n2. {TENTS} (chủ trì: {H}).", 200))))
    assert said == [{"Các cơ quan, đơn vị liên quan": A}, {"Bệnh viện đa khoa tỉnh": L}]
