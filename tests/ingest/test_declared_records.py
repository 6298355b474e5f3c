"""What is no field and declares no records: slogans, verbs before a label's words, forms of reports."""

from __future__ import annotations

import pytest

from ingest import parse
from tests.ingest.factories import HEAD, TAIL, each_roles, plan, source

CLEAR = [
    (
        "1. Các sở, ngành phân công theo 5 rõ: rõ người; rõ việc; rõ thời gian; rõ trách nhiệm; rõ sản phẩm.\n"
        "2. Sở Y tế triển khai bệnh án điện tử tại các bệnh viện; báo cáo kết quả về UBND tỉnh; hoàn thành trước ngày 30/9/2026.",
        [{"Các sở, ban, ngành": "assigned"}, {"Sở Y tế": "assigned"}],
    ),
    (
        "1. Thực hiện 3 rõ: Rõ người - Rõ việc - Rõ thời gian.\n2. Đoàn Thanh niên dọn vệ sinh đường làng - thu gom rác thải.",
        [{}, {"Đoàn Thanh niên Cộng sản Hồ Chí Minh": "assigned"}],
    ),
    ("1. Sở Y tế mở 3 lớp học bơi.\n2. Làm rõ nội dung: đơn thư của công dân.", [{"Sở Y tế": "assigned"}, {}]),
    ("1. Mở 3 lớp học bơi.\n2. Báo cáo rõ kết quả: đạt, chưa đạt, lý do.", [{}, {}]),
    (
        "1. Thực hiện 3 rõ trong tiếp dân\n- Rõ việc: việc nào cũng có người làm.\n- Rõ người: mỗi việc một người chịu trách nhiệm.\n- Rõ thời gian: không để dân chờ quá 15 phút.",
        [{}, {}, {}],
    ),
]


@pytest.mark.parametrize(("text", "roles"), CLEAR)
def test_clear_words_that_are_no_fields(text: str, roles: list[dict[str, str]]) -> None:
    """Where "rõ" is a slogan's word, or goes with a verb, what stands behind is no field and declares no records."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}")) == roles


def test_clear_heads_of_a_table() -> None:
    """ "Rõ người" heads the column of those who do it."""
    assert each_roles(plan("II. NHIỆM VỤ\n\nRõ việc | Rõ người | Rõ thời gian\nSố hóa 300 hồ sơ hộ tịch | Sở Y tế | 15/8/2026")) == [
        {"Sở Y tế": "lead"}
    ]


ITEMS_OF_WORK = (
    "1. Sở Y tế kiểm tra 12 bếp ăn; xử lý vi phạm; báo cáo UBND tỉnh.\n2. Sở Công Thương rà soát kho hàng; hướng dẫn tiểu thương."
)


@pytest.mark.parametrize("items", [ITEMS_OF_WORK, ITEMS_OF_WORK.replace("xử lý", "Sở Nội vụ xử lý")])
def test_a_form_of_reports_declares_no_records(items: str) -> None:
    """What rows do not bear out is no declaration: the items stay whole."""
    form = "Các đơn vị gửi báo cáo về Sở Y tế. Báo cáo nêu: nội dung; đơn vị thực hiện; thời gian hoàn thành.\n\n"
    parsed = parse(source(HEAD + form + items + TAIL))
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks] == [line[3:] for line in items.split("\n")]


def test_records_of_persons_and_standing_times() -> None:
    """Whoever a declared record names leads, and a word of manner says when."""
    text = "(Cách ghi: nội dung / bộ phận thực hiện / thời điểm)\n- Duyệt đề kiểm tra khối 8 / cô Lan / thường xuyên\n- Khám sức khỏe học sinh / các lớp / thường xuyên"
    parsed = plan(f"II. NHIỆM VỤ\n{text}")
    assert each_roles(parsed) == [{"Cô Lan": "lead"}, {"Các lớp": "lead"}]
    assert [task.time.printed for task in parsed.tasks if task.time is not None] == ["thường xuyên", "thường xuyên"]


def test_clauses_that_name_nobody_are_no_records() -> None:
    """Things between semicolons are none of the fields that a form of reports asks for."""
    text = "Báo cáo nêu: nội dung; đơn vị thực hiện; thời gian hoàn thành.\n1. Kiểm tra 12 bếp ăn; 5 chợ; 3 siêu thị.\n2. Rà soát 4 kho hàng; 6 bến bãi; 2 bến xe."
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}"))[-2:] == [{}, {}]


def test_who_is_competent_is_told() -> None:
    """ "Cơ quan có thẩm quyền" before a colon does what stands behind it."""
    assert each_roles(plan("II. NHIỆM VỤ\n1. Cơ quan có thẩm quyền: xử lý nghiêm vi phạm.")) == [{"Cơ quan có thẩm quyền": "assigned"}]


@pytest.mark.parametrize("head", ["Việc ..... Chủ trì ..... Thời hạn", "Mỗi dòng ghi: việc ..... chủ trì ..... thời hạn"])
def test_lines_behind_a_line_of_leaders_are_all_records(head: str) -> None:
    """A record above another is no title of it."""
    lines = (
        "Rà soát hồ sơ ..... Sở Y tế ..... 15/6\nKiểm tra cơ sở ..... Sở Nội vụ ..... 16/6\nTổng hợp số liệu ..... Sở Tài chính ..... 16/7"
    )
    found = plan(f"II. NHIỆM VỤ\n\n{head}\n{lines}\n")
    assert each_roles(found) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}, {"Sở Tài chính": "lead"}]
    assert [task.time and task.time.span.quote(found.source.text) for task in found.tasks] == ["15/6", "16/6", "16/7"]
