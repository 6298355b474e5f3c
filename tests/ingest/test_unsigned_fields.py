"""Fields without a sign: the label in a bracket behind names, or its colon left out."""

import pytest

from tests.ingest.factories import each_roles, plan

WORK = "II. NHIỆM VỤ\n\n1. Rà soát hồ sơ.\n"
BOTH = {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}
FIELDS = {
    "- Cơ quan chủ trì Sở Y tế\n- Cơ quan phối hợp Sở Tài chính\n": BOTH,
    "Chủ trì Sở Y tế\nPhối hợp Sở Tài chính\n": BOTH,
    "- Sở Y tế (cơ quan chủ trì).\n- Sở Tài chính (cơ quan phối hợp).\n": BOTH,
    "- Sở Y tế (chủ trì)\n- Sở Tài chính, Công an tỉnh (phối hợp)\n": {**BOTH, "Công an cấp tỉnh": "coordinate"},
    "Sở Y tế (cơ quan chủ trì); Sở Tài chính (cơ quan phối hợp).\n": BOTH,
    "+ Đơn vị chủ trì Lực lượng tuần tra cộng đồng.\n": {"Lực lượng tuần tra cộng đồng": "lead"},
}


@pytest.mark.parametrize("lines", FIELDS)
def test_names_beside_a_label_have_its_role(lines):
    assert each_roles(plan(f"{WORK}{lines}2. Kiểm tra cơ sở.\n- Chủ trì: Sở Nội vụ\n")) == [FIELDS[lines], {"Sở Nội vụ": "lead"}]


def test_a_time_beside_its_label_is_the_time():
    (task,) = plan(f"{WORK}- Cơ quan chủ trì Sở Y tế\n- Thời gian thực hiện quý III năm 2020\n").tasks
    assert task.time is not None and task.time.printed == "quý III năm 2020"


STATEMENTS = [
    "Bộ Chỉ huy Bộ đội Biên phòng tỉnh tuần tra biên giới.",  # "Bộ Chỉ huy" is no label
    "Chủ trì, phối hợp với Sở Tài chính thẩm định dự toán.",
    "Phối hợp với Sở Tài chính thẩm định dự toán.",
    "Hoàn thành trước ngày 15/12/2020.",
]


@pytest.mark.parametrize("line", STATEMENTS)
def test_statements_are_no_fields(line):
    parsed = plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n- Rà soát hồ sơ.\n- {line}\n")
    assert len(parsed.tasks) == 2


def test_a_heading_with_an_office_in_a_bracket_stays_one():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế (Cơ quan thường trực)\na) Rà soát hồ sơ;\nb) Kiểm tra cơ sở;\n\n2. Sở Nội vụ\na) Tổng hợp số liệu.\n"
    )
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}, {"Sở Y tế": "assigned"}, {"Sở Nội vụ": "assigned"}]
