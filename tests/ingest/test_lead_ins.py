"""Lead-ins that only give a role to whom their heading tells, and lead-ins that leave it to their items to say with whom."""

import pytest

from tests.ingest.factories import each_roles, plan

A, B, C = "Nạo vét kênh thoát nước khu phố cổ", "Trồng cây dọc các tuyến đê", "Tập huấn kỹ năng cho lái đò"
D, E = "nạo vét kênh thoát nước khu phố cổ", "bố trí kinh phí trồng cây dọc các tuyến đê"
UNDER = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n"
LEADS, HELPS = {"Sở Y tế": "lead"}, {"Sở Y tế": "coordinate"}
TOLD, XD, CA = {"Sở Y tế": "assigned"}, {"Sở Xây dựng": "coordinate"}, {"Công an cấp tỉnh": "coordinate"}
ALL, MONEY = {"Các sở, ban, ngành": "coordinate"}, {"Sở Tài chính": "coordinate", "Các cơ quan, đơn vị liên quan": "coordinate"}
CASES = {
    "items with a colon": (f"{UNDER}a) Chủ trì, phối hợp với Sở Xây dựng:\n- {A}.\n- {B}.\nb) Phối hợp với Công an tỉnh:\n- {C}.", [{**LEADS, **XD}] * 2 + [{**HELPS, **CA}]),
    "items without a sign": (f"{UNDER}1.1. Chủ trì, phối hợp với Sở Xây dựng\n- {A}.\n1.2. Phối hợp với Công an tỉnh\n- {C}.", [{**LEADS, **XD}, {**HELPS, **CA}]),
    "lines": (f"{UNDER}Chủ trì, phối hợp với các sở, ngành thực hiện:\n- {A}.\n- {B}.\nPhối hợp với Công an tỉnh:\n- {C}.", [{**LEADS, **ALL}] * 2 + [{**HELPS, **CA}]),
    "bullets": (f"{UNDER}- Chủ trì, phối hợp với các sở, ngành:\n+ {A}.\n+ {B}.\n- {C}.", [{**LEADS, **ALL}] * 2 + [TOLD]),
    "role words alone": (f"{UNDER}a) Chủ trì:\n- {A}.\nb) Phối hợp:\n- {C}.", [LEADS, HELPS]),
    "spelled out below": (f"{UNDER}a) Chủ trì, phối hợp với Sở Xây dựng rà soát hồ sơ theo các nội dung sau:\n- Danh sách hộ dân ven sông.\n- {B}.", [{**LEADS, **XD}] * 2),
    "partners begin the items": (f"{UNDER}a) Chủ trì, phối hợp với:\n- Sở Xây dựng {D}.\n- Sở Tài chính và các đơn vị liên quan {E}.\nb) {C}.", [{**LEADS, **XD}, {**LEADS, **MONEY}, TOLD]),
    "partners behind an order": (f"II. NHIỆM VỤ\n1. Giao Sở Y tế chủ trì, phối hợp với:\n- Sở Xây dựng {D}.\n- Sở Tài chính và các đơn vị liên quan: {E}.", [{**LEADS, **XD}, {**LEADS, **MONEY}]),
    "partners behind an order in a line": (f"II. NHIỆM VỤ\n1. Môi trường\nGiao Sở Y tế chủ trì, phối hợp với:\n- Sở Xây dựng: {D}.\n2. Lái đò\n- {C}.", [{**LEADS, **XD}, {}]),
    "a word of joining before each": (f"{UNDER}1.2. Phối hợp:\n- Với Sở Xây dựng {D}.\n- Với Công an tỉnh {E}.", [{**HELPS, **XD}, {**HELPS, **CA}]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_lead_in_hands_its_role_and_partners_down(name: str):
    body, wanted = CASES[name]
    assert each_roles(plan(body)) == wanted


def test_names_below_role_words_are_no_tasks():
    assert plan(f"{UNDER}a) Chủ trì, phối hợp:\n- Sở Xây dựng.\n- Sở Tài chính.").tasks == ()


F, G = "Trồng cây chắn sóng dọc các tuyến đê biển và chăm sóc cho đến khi cây khép tán, sống ổn định", "Nạo vét các kênh thoát nước chính của khu phố cổ trước mùa mưa bão và gia cố bờ kênh yếu"  # fmt: skip
BEHIND = {
    "work of its own": (f"1. {F}.\n\n{G}.", [F, G]),
    "told with a word of joining": (f"1. {F}.\n\nĐồng thời, giao Sở Y tế {D}.", [F, "Đồng thời, giao Sở Y tế"]),
    "closed together by a role line": (f"1. {F}.\n\n{G}.\n\nĐơn vị chủ trì: Sở Y tế.", [F]),
    "not a whole statement": (f"1. {F}.\n\nBảo đảm an toàn.", [F]),
}


@pytest.mark.parametrize("name", BEHIND)
def test_a_paragraph_behind_an_items_statement(name: str):
    body, wanted = BEHIND[name]
    parsed = plan(f"II. NHIỆM VỤ\n\n{body}\n\n2. {B}.")
    found = [task.span.quote(parsed.source.text) for task in parsed.tasks]
    assert [words[: len(want)] for words, want in zip(found, [*wanted, B], strict=True)] == [*wanted, B]
