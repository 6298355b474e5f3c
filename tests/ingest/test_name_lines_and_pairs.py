"""Lines of names that share out what a meeting decided, and tables of two columns that only blanks set apart."""

import pytest

from ingest import parse
from ingest.layout import paired
from ingest.layout.paired import paired_grids
from tests.ingest.factories import each_roles, plan, source

A, L, C = "assigned", "lead", "coordinate"
NOTE = (
    "SỞ Y TẾ TỈNH NINH BÌNH\nBỆNH VIỆN ĐA KHOA TỈNH\nSố: 77/TB-BVĐK\nNinh Bình, ngày 06 tháng 3 năm 2023\n\nTHÔNG BÁO\n"
    "Kết quả giao ban tháng 3\n\n{opening}\n\n{body}\n\n{end}\n\nTL. GIÁM ĐỐC\nTRƯỞNG PHÒNG HÀNH CHÍNH\nPhạm Thị Nụ\n"
)
DECIDED = "Ngày 03/3/2023, Giám đốc chủ trì giao ban. Sau khi nghe các khoa báo cáo, Giám đốc kết luận:"
ROOMS = "Phòng Kế hoạch tổng hợp\n{0}Rà soát bệnh án điện tử trước 15/3.\n{0}Phối hợp với Khoa Dược kiểm kê thuốc.\n\nTổ Bảo vệ\n{0}Khóa cổng sau lúc 22 giờ."
PLANNED, GUARDS = "Phòng Kế hoạch tổng hợp", "Tổ Bảo vệ"
TOLD = [{PLANNED: A}, {PLANNED: C, "Khoa Dược": C}, {GUARDS: A}]


def note(body: str, opening: str = DECIDED, end: str = "Các khoa, phòng nghiêm túc thực hiện.") -> list[dict[str, str]]:
    return each_roles(parse(source(NOTE.format(opening=opening, body=body, end=end))))


@pytest.mark.parametrize("mark", ["- ", "+ ", "• ", ""])
@pytest.mark.parametrize(
    "opening",
    [
        DECIDED,
        "Kết luận của Trưởng phòng:",
        "Để chuẩn bị đón đoàn kiểm tra, Giám đốc giao:",
        "Sau khi thảo luận, Phó Giám đốc có ý kiến như sau:",
    ],
)
def test_lines_of_names_share_out_what_was_decided(mark: str, opening: str):
    assert note(ROOMS.format(mark), opening) == TOLD


@pytest.mark.parametrize(
    "end",
    [
        "Các phòng, đơn vị căn cứ kết luận nêu trên để thực hiện.",
        "Thủ trưởng các đơn vị chịu trách nhiệm thực hiện./.",
        "Các khoa, phòng căn cứ nội dung thông báo này nghiêm túc triển khai thực hiện.",
    ],
)
def test_who_is_only_to_carry_the_document_out_has_no_work(end: str):
    assert note(ROOMS.format("- "), end=end) == TOLD


@pytest.mark.parametrize(
    "body",
    [
        "Khoa Nội\n- Đạt 95 điểm.\n- Có 02 sáng kiến.\n\nKhoa Ngoại\n- Đạt 91 điểm.",
        "Khoa Nội\n- Ông Lê Văn Tú, điều dưỡng;\n- Bà Hoàng Thị Lan, bác sĩ.\n\nKhoa Ngoại\n- Bà Nông Thị Hiền.",
        "Khoa Nội\n- Đã lập sổ tài sản.\n\nKhoa Ngoại\n- Chưa lập sổ tài sản.",
    ],
)
@pytest.mark.parametrize("opening", ["Kết quả của các khoa như sau:", DECIDED])
def test_lines_of_names_above_what_is_no_work_tell_nobody(body: str, opening: str):
    assert not note(body, opening)


WHO = "{h1:<32}{h2}\n{rule}Phòng Quản lý Di sản            Kiểm tra các điểm biểu diễn xòe cổ\nBảo tàng tỉnh                   Trưng bày hiện vật, không để\n                                hư hỏng\nSở Y tế                         Trực cấp cứu trước ngày 20/9/2020\nCông an tỉnh                    Phân luồng giao thông"
BODIES = ["Phòng Quản lý Di sản", "Bảo tàng tỉnh", "Sở Y tế", "Công an cấp tỉnh"]


@pytest.mark.parametrize("rule", ["", "-" * 28 + "    " + "-" * 40 + "\n", "=" * 30 + "  " + "=" * 44 + "\n"])
@pytest.mark.parametrize(("heads", "role"), [(("Đơn vị", "Nhiệm vụ"), A), (("Cơ quan chủ trì", "Nội dung công việc"), L)])
def test_two_columns_between_blanks_are_a_table(rule: str, heads: tuple[str, str], role: str):
    table = WHO.format(h1=heads[0], h2=heads[1], rule=rule)
    assert each_roles(plan(f"II. PHÂN CÔNG\nPhân công cụ thể:\n\n{table}\n")) == [{body: role} for body in BODIES]


def test_a_cell_of_two_columns_goes_on_below():
    table = (
        "Đơn vị                   Việc phải làm\n======================   =====================================\n"
        "Phòng Tổ chức - Pháp     Soạn quyết định thành lập Ban Tổ chức, trình\nchế                      Giám đốc ký trước 15/8\n"
        "Phòng Quản lý Di sản     Đăng ký băng rôn, cấp phép quảng cáo\nVăn hóa\nSở Y tế                  Mua thuốc, vật tư; thuê xe cứu thương"
    )
    named = ["Phòng Tổ chức - Pháp chế", "Phòng Quản lý Di sản Văn hóa", "Sở Y tế"]
    assert each_roles(plan(f"II. PHÂN CÔNG\n\n{table}\n")) == [{name: A} for name in named]


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH BẮC KẠN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ                  Độc lập - Tự do - Hạnh phúc\n-------                  --------------\nSố: 12/KH-SYT            Bắc Kạn, ngày 12 tháng 6 năm 2023\nV/v trực cấp cứu         Hỏa tốc\n",
        "UBND XÃ YÊN LÃNG         ĐẢNG CỘNG SẢN VIỆT NAM\n-------                  --------------\nSố: 12/BC                Yên Lãng, ngày 12 tháng 6 năm 2023\n",
        "Nơi nhận:                KT. GIÁM ĐỐC\n- Như trên;              PHÓ GIÁM ĐỐC\n- Sở Nội vụ;             (Đã ký)\n- Lưu: VT.               Hoàng Văn Cư\n",
        "ĐẠI DIỆN BÊN A           ĐẠI DIỆN BÊN B\nGIÁM ĐỐC                 CHỦ TỊCH\n(Đã ký)                  (Đã ký)\nLê Văn An                Phạm Hữu Bình\n",
    ],
)
def test_letterheads_and_signatures_are_no_tables(text: str):
    assert not paired_grids(text)


@pytest.mark.parametrize(
    ("block", "end"),
    [
        ("Tên đơn vị                Nhiệm vụ\ntiếp theo\n", "- bullet                  x\n"),
        ("Sở Y tế                   GIÁM ĐỐC SỞ\ntiếp theo\n", ""),
    ],
)
def test_work_on_blocks_that_are_no_tables_grows_with_their_lines(block: str, end: str, monkeypatch: pytest.MonkeyPatch):
    done = 0
    cells = paired._cells

    def counted(chars: str, line: tuple[int, int], column: int) -> object:
        nonlocal done
        done += 1
        return cells(chars, line, column)

    monkeypatch.setattr(paired, "_cells", counted)
    for n in (20, 40, 80):
        done = 0
        assert not paired_grids(block * n + end)
        assert done <= 12 * n + 12, (n, done)


def test_a_table_may_begin_below_an_office_in_its_column():
    rows = "Đơn vị       Nhiệm vụ\nSở Y tế      Trực\nSở Nội vụ    Họp\nSở Du lịch   Múa\n"
    assert len(paired_grids(f"Nguyễn An    PHÓ GIÁM ĐỐC\ntiếp\n{rows}")) == 1


SHORT = [("Sở Y tế", "Trực cấp cứu"), ("Sở Nội vụ", "Tiếp khách"), ("Sở Du lịch", "Quảng bá"), ("Sở Công Thương", "Bình ổn giá")]


@pytest.mark.parametrize("form", ["{:<20}{}", "| {} | {} |"])
def test_short_work_of_a_body_in_a_row_is_a_task(form: str):
    table = "\n".join(form.format(*row) for row in [("Đơn vị", "Nhiệm vụ"), *SHORT])
    assert each_roles(plan(f"II. PHÂN CÔNG\n\n{table}\n")) == [{body: A} for body, _ in SHORT]


@pytest.mark.parametrize("cell", ["Phối hợp", "Chủ trì", "2 người", "Thành viên", "Trưởng ban"])
def test_a_short_cell_that_tells_no_work_is_no_task(cell: str):
    table = f"| Đơn vị | Nhiệm vụ |\n| Sở Y tế | {cell} |\n| Sở Nội vụ | {cell} |\n| Sở Du lịch | Quảng bá lễ hội trên mạng |\n"
    assert each_roles(plan(f"II. PHÂN CÔNG\n\n{table}")) == [{"Sở Du lịch": A}]
