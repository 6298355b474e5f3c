"""Sentences that part items among bodies clause by clause, records that an opening declares, legends with times, clear fields."""

from __future__ import annotations

import pytest

from ingest import parse
from tests.ingest.factories import HEAD, TAIL, each_roles, plan, source

ITEMS = "II. NHIỆM VỤ\n1. Lập danh sách 3.000 số điện thoại nghi lừa đảo.\n2. Thiết lập đường dây nóng tiếp nhận tin báo.\n3. Kiểm tra 210 điểm bán sim.\n\nIII. PHÂN CÔNG\n"
SHARED = [
    (
        "Công an tỉnh chủ trì các nhiệm vụ số 1, 2 và 3; trong đó Sở Y tế phối hợp nhiệm vụ số 1, Ngân hàng Nhà nước Chi nhánh Khu vực 6 phối hợp nhiệm vụ số 2, Sở Nội vụ phối hợp nhiệm vụ số 3.",
        [
            {"Công an cấp tỉnh": "lead", "Sở Y tế": "coordinate"},
            {"Công an cấp tỉnh": "lead", "Ngân hàng Nhà nước Chi nhánh Khu vực 6": "coordinate"},
            {"Công an cấp tỉnh": "lead", "Sở Nội vụ": "coordinate"},
        ],
    ),
    (
        "Sở Y tế chủ trì, Tỉnh đoàn phối hợp nhiệm vụ số 1; Sở Nội vụ chủ trì, Sở Xây dựng phối hợp nhiệm vụ số 2.\nNhiệm vụ số 3 do Ngân hàng Nhà nước Chi nhánh Khu vực 1 chủ trì.",
        [
            {"Sở Y tế": "lead", "Đoàn Thanh niên Cộng sản Hồ Chí Minh": "coordinate"},
            {"Sở Nội vụ": "lead", "Sở Xây dựng": "coordinate"},
            {"Ngân hàng Nhà nước Chi nhánh Khu vực 1": "lead"},
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "roles"), SHARED)
def test_items_of_each_clause(sentence: str, roles: list[dict[str, str]]) -> None:
    """Each clause is for the items that it names; a number in a name names none."""
    assert each_roles(plan(ITEMS + sentence)) == roles


def test_records_that_the_opening_declares() -> None:
    """What the last sentence of an opening declares holds of the records of all sections below it."""
    opening = "Vụ mùa năm 2021 HTX thu 1.926 tấn thóc. Mỗi việc ghi theo thứ tự: nội dung → đơn vị làm chính → đơn vị giúp → hạn xong.\n\n"
    rows = "A. Làm đất\n1) Cày ải 180 ha chân ruộng trũng → Đội Máy → không → 15/12\n\nB. Giống\n1) Gieo 45 ha khoai tây → Sở Y tế → Đội Máy → 25/11"
    parsed = parse(source(HEAD + opening + rows + TAIL))
    assert each_roles(parsed) == [{"Đội Máy": "lead"}, {"Sở Y tế": "lead", "Đội Máy": "coordinate"}]
    assert [task.time.printed for task in parsed.tasks if task.time is not None] == ["15/12", "25/11"]


def test_legend_with_a_time() -> None:
    """A code may stand for when: its value is no name."""
    legend = "(Trong Kế hoạch này: CT là cơ quan chủ trì; PH là cơ quan phối hợp; HT là thời hạn hoàn thành.)\n\n"
    rows = "II. NHIỆM VỤ\n- Số hóa sổ hộ tịch (CT: Sở Tư pháp; HT: Trước năm học mới)\n- Mở 12 tủ máy chủ (CT: Sở Y tế; PH: Sở Nội vụ; HT: Quý III/2024)"
    assert each_roles(plan(legend + rows)) == [{"Sở Tư pháp": "lead"}, {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}]


def test_legend_in_a_section_is_no_task() -> None:
    """A line that only explains the codes of roles states no work, whether the document uses them with a word for bodies or not."""
    rows = "- Số hóa sổ hộ tịch (CT: Sở Tư pháp)\n- Mở 12 tủ máy chủ (CT: Sở Y tế; PH: Sở Nội vụ)"
    assert each_roles(plan(f"II. NHIỆM VỤ\n(CT: chủ trì; PH: phối hợp)\n{rows}")) == [
        {"Sở Tư pháp": "lead"},
        {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"},
    ]


def test_clear_fields() -> None:
    """ "Rõ người" says who does it, "Rõ trách nhiệm" what follows if not."""
    field = "Việc {0}\nRõ việc: {1}\nRõ người: {2}\nRõ thời gian: trước ngày 31/5/2026\nRõ sản phẩm: bảng kê\nRõ trách nhiệm: lãnh đạo Phòng ký từng trang\n\n"
    text = field.format(1, "Thu bản chụp giấy chứng nhận", "các thôn làm chính; Công an tỉnh cùng làm.")
    text += field.format(2, "Đối chiếu từng thửa với bản đồ", "Sở Y tế chủ trì; Sở Nội vụ phối hợp.")
    parsed = plan(f"II. CÁC VIỆC CỤ THỂ\n\n{text}")
    assert each_roles(parsed) == [{"Các thôn": "lead", "Công an cấp tỉnh": "coordinate"}, {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}]


def test_turned_table_with_numbers_above() -> None:
    """A row that only counts the records of a turned table is none of its fields."""
    rows = " | Việc 1 | Việc 2\nNội dung | Số hóa 42.000 hồ sơ giấy | Ký số đơn thuốc ngoại trú\nChủ trì | Sở Y tế | Sở Nội vụ\nXong | 15/8/2026 | 01/5/2026"
    assert each_roles(plan(f"II. PHÂN CÔNG\n\n{rows}")) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]


def test_weeks_head_what_stands_below_them() -> None:
    """A line that says when, with its days in brackets, goes on with no item before it."""
    text = "II. NHIỆM VỤ\nTuần 1 (từ 02/10 đến 08/10)\n+ Sở Y tế – lập danh bạ.\n+ Sở Nội vụ – viết kỷ yếu.\nTuần 2 (từ 09/10 đến 15/10)\n+ Sở Xây dựng – sơn lại cổng."
    assert each_roles(plan(text)) == [{"Sở Y tế": "assigned"}, {"Sở Nội vụ": "assigned"}, {"Sở Xây dựng": "assigned"}]


SET_OFF = [
    ("– Công an tỉnh (chốt 14 ngõ giao cắt, dời xe đỗ trên đường chạy);\n– Sở Y tế (đặt hai bàn sơ cứu ở ngã ba).", ["Công an cấp tỉnh", "Sở Y tế"]),
    ("+ Đoàn trường – họp bí thư 36 chi đoàn, bốc thăm vị trí trại.\n+ Phòng Y tế học đường – chuẩn bị hai giường sơ cứu.", ["Đoàn trường", "Phòng Y tế học đường"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SET_OFF)
def test_work_in_a_bracket_or_behind_a_dash(text: str, names: list[str]) -> None:
    """Names before a bracket that holds work, or before a long dash, do it."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}")) == [{name: "assigned"} for name in names]


def test_bracket_with_work_and_a_role() -> None:
    """A line whose bracket holds work is no line that only says roles."""
    text = "– Sở Y tế (chủ trì điểm ca múa ở công viên, phối hợp với Sở Nội vụ chọn 80 em múa nón);\n– Công an tỉnh (chốt 14 ngõ giao cắt, dời xe đỗ)."
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}")) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}, {"Công an cấp tỉnh": "assigned"}]


def test_bracket_below_an_item_that_only_says_roles() -> None:
    """A paragraph in a bracket that says who does the section is no part of its last item."""
    text = "1. Rà phá\n\n- Dò mìn ở 12 ha.\n\n- Rà phá bom mìn trên diện tích 31 ha.\n\n(Phần này do Sở Y tế chủ trì; các đơn vị phối hợp: Sở Nội vụ.)"
    parsed = plan(f"II. NHIỆM VỤ\n\n{text}")
    assert [task["exact"] for task in parsed.to_json()["tasks"]] == ["Dò mìn ở 12 ha.", "Rà phá bom mìn trên diện tích 31 ha."]
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}] * 2


@pytest.mark.parametrize("line", ["– Bệnh viện tỉnh (xây dựng năm 2019, sửa chữa năm 2021);", "– Sở Y tế (Phòng Nghiệp vụ, Văn phòng);"])
def test_bracket_that_holds_no_work_to_do(line: str) -> None:
    """What was done, and parts of a body, are nobody's work."""
    assert not any(r.rule == "heading:bracket" for task in plan(f"II. NHIỆM VỤ\n{line}\n{line}").tasks for r in task.roles)


def test_names_before_a_bracket_with_a_role() -> None:
    """Work between a name and a bracket that says with whom is no part of the name."""
    text = (
        "+ Tổ Ngữ văn – viết kỷ yếu 120 trang, gửi duyệt bản thảo (phối hợp với Sở Nội vụ).\n+ Tổ Tin học – dựng trang kỷ niệm trực tuyến."
    )
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}")) == [{"Tổ Ngữ văn": "assigned", "Sở Nội vụ": "coordinate"}, {"Tổ Tin học": "assigned"}]


def test_quoted_rows() -> None:
    """Lines of quoted values, as a sheet is saved, are rows."""
    rows = '"TT","Việc","Phụ trách chính","Phối hợp","Ngày"\n"1","Họp phụ huynh, phổ biến nội quy","Sở Y tế","","18/8/2026"\n"2","Sửa 36 quạt trần","Sở Nội vụ","Sở Xây dựng; Tổ Toán","30/8/2026"'
    assert each_roles(plan(f"II. DANH MỤC VIỆC\n{rows}")) == [
        {"Sở Y tế": "lead"},
        {"Sở Nội vụ": "lead", "Sở Xây dựng": "coordinate", "Tổ Toán": "coordinate"},
    ]


def test_thing_that_a_heading_gives() -> None:
    """A heading's word for giving may give a thing, and nobody."""
    text = "II. NỘI DUNG\n1. Giao ruộng ngoài thực địa\nChủ trì: Sở Y tế.\n- Cắm mốc, bắt thăm giao ruộng cho hộ dân.\n- Giải quyết vướng mắc ngay tại xứ đồng."
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead"}, {"Sở Y tế": "lead"}]


@pytest.mark.parametrize("dash", ["-", "–"])
def test_work_before_a_dash_is_no_part_of_a_name(dash: str) -> None:
    """A body with its work stands before a dash that only parts two works."""
    text = f"1. Đoàn Thanh niên dọn vệ sinh đường làng {dash} thu gom rác thải."
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}")) == [{"Đoàn Thanh niên Cộng sản Hồ Chí Minh": "assigned"}]


def test_first_name_leads_where_the_document_says_so() -> None:
    """A note may say that of several names the first one leads; without it all lead."""
    text = "II. NHIỆM VỤ\n1. Cấp 1.500 xe lăn cho người khuyết tật\n(Thực hiện: Sở Y tế, Sở Nội vụ. Thời gian: hằng năm)\n2. Mở khoa lão khoa\n(Thực hiện: Sở Xây dựng. Thời gian: 2023)"
    note = "Ghi chú: Tại các dòng “Thực hiện”, cơ quan ghi đầu tiên là cơ quan chủ trì, các cơ quan ghi sau là cơ quan phối hợp.\n\n"
    assert each_roles(plan(note + text))[0] == {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}
    assert each_roles(plan(text))[0] == {"Sở Y tế": "lead", "Sở Nội vụ": "lead"}


def test_lead_of_a_section_above_partners_of_its_items() -> None:
    """A line that says who leads all below it holds of items that only say with whom."""
    text = "II. NỘI DUNG\nA. NƯỚC THẢI\nĐơn vị chủ trì chung: Sở Y tế.\n1. Lắp trạm quan trắc tự động tại 11 cửa xả.\nPhối hợp: Sở Nội vụ.\n2. Thống kê lượng bùn thải.\n3. Lấy mẫu đột xuất mỗi khu hai lần.\nPhối hợp: Sở Xây dựng."
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}, {"Sở Y tế": "lead"}, {"Sở Y tế": "lead", "Sở Xây dựng": "coordinate"}]  # fmt: skip


def test_who_passes_a_paper_does_no_work() -> None:
    """Whose decision a task's paper is, is a detail of the task; who drafts it with whom are its roles."""
    item = "{0}. {1}\na) Cấp có thẩm quyền ban hành: UBND tỉnh.\nb) Cơ quan chủ trì tham mưu: {2}.\nc) Cơ quan phối hợp tham mưu: {3}.\nd) Thời hạn trình: Tháng 3/2026.\n"
    text = item.format(1, "Quy định khoảng cách an toàn của lò đúc đồng", "Sở Y tế", "Sở Xây dựng, Sở Nội vụ")
    text += item.format(2, "Chính sách hỗ trợ hộ làng nghề giấy di dời", "Sở Nội vụ", "Sở Y tế")
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}")) == [
        {"Sở Y tế": "lead", "Sở Xây dựng": "coordinate", "Sở Nội vụ": "coordinate"},
        {"Sở Nội vụ": "lead", "Sở Y tế": "coordinate"},
    ]
