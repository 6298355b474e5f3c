"""Paragraphs that only announce a table of work, days on lines of their own, and offices that go on before a signer's name on one line."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, rows, source

L, C = "lead", "coordinate"
TABLE = (
    "TT\tNội dung\tChủ trì\tPhối hợp\tThời gian\n1\tThay 12 km ống cấp nước\tSở Xây dựng\tSở Y tế\tQuý II\n"
    "2\tKiểm tra mẫu nước tại 30 trạm\tSở Y tế\tSở Nội vụ\tTháng 5\n"
)
SAID = [{"Sở Xây dựng": L, "Sở Y tế": C}, {"Sở Y tế": L, "Sở Nội vụ": C}]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Các nhiệm vụ cấp nước, phòng bệnh mùa hè được phân công theo bảng sau:",
        "Phân công các đơn vị thực hiện nhiệm vụ theo bảng dưới đây:",
        "Kế hoạch kiểm tra 12 cơ sở được bố trí như sau:",
        "Tiến độ và trách nhiệm thực hiện từng nội dung:",
        "UBND tỉnh giao các sở, ngành triển khai 6 nhiệm vụ theo biểu sau:",
        "Tổ chức các hoạt động hưởng ứng tuần lễ nước sạch, cụ thể:",
        "Để bảo đảm tiến độ, các công việc được giao cho từng cơ quan theo bảng phân công dưới đây.",
        "Việc kiểm tra, giám sát thực hiện theo lịch sau:",
    ],
)
def test_what_announces_a_table_of_work_is_none(lead_in: str):
    assert each_roles(plan(f"II. NHIỆM VỤ CỤ THỂ\n\n{lead_in}\n\n{TABLE}\nIII. KINH PHÍ\nTheo phân cấp.\n")) == SAID


def test_the_work_before_its_last_sentence_stays():
    lead_in = "Kiểm tra toàn bộ 14 cống dưới đê trước mùa mưa bão. Phân công cụ thể:"
    parsed = plan(f"II. NHIỆM VỤ CỤ THỂ\n\n{lead_in}\n\n{TABLE}\nIII. KINH PHÍ\nTheo phân cấp.\n")
    assert rows(parsed)[0][2] == "Kiểm tra toàn bộ 14 cống dưới đê trước mùa mưa bão."
    assert len(parsed.tasks) == 3


def test_a_body_told_above_a_table_keeps_its_work():
    lead_in = "Giao Sở Nội vụ theo dõi, đôn đốc các đơn vị thực hiện nhiệm vụ theo bảng sau:"
    parsed = plan(f"II. NHIỆM VỤ CỤ THỂ\n\n{lead_in}\n\n{TABLE}\nIII. KINH PHÍ\nTheo phân cấp.\n")
    assert each_roles(parsed)[0] == {"Sở Nội vụ": "assigned"}


NO_DAY = (
    "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nVệ sinh đường làng năm 2024\n\n{0}Thực hiện Công văn số 5/UBND ngày "
    "02/3/2024, UBND xã ban hành Kế hoạch như sau:\n\n1. Trạm Y tế phun khử khuẩn chợ Bến trước ngày 20/4/2024.\n2. Công an xã dẹp bãi xe."
    "\n\n{1}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nVũ Văn Chín\n"
)


@pytest.mark.parametrize(
    "line", ["Tân Lập, ngày 10 tháng 3 năm 2024\n\n", "{:30}Tân Lập, ngày 10/3/2024\n\n".format(""), "Tân Lập, 10/3/2024\n\n"]
)
@pytest.mark.parametrize("above", [True, False], ids=["below the title", "above the signature"])
def test_a_day_may_stand_on_its_own_line(line: str, above: bool):
    parsed = parse(source(NO_DAY.format(line if above else "", "" if above else line)))
    assert parsed.document.issue_date == "2024-03-10"
    assert len(parsed.tasks) == 2


@pytest.mark.parametrize("line", ["", "Trước ngày 10 tháng 3 năm 2024\n\n", "Hạn cuối 10/3/2024\n\n"])
def test_other_days_are_not_the_documents(line: str):
    assert parse(source(NO_DAY.format("", line))).document.issue_date is None


ONE_LINE = (
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc | Số: 12/UBND-NC V/v kiểm tra kho | "
    "Lào Cai, ngày 10 tháng 3 năm 2024\n\nKính gửi: Sở Nội vụ.\n\nUBND tỉnh yêu cầu Sở Nội vụ rà soát 12 kho trước ngày 20/4/2024./.\n\n"
    "Nơi nhận: - Như trên; - Lưu: VT. | {}\n"
)


@pytest.mark.parametrize(
    ("signed", "name", "office"),
    [
        ("TL. CHỦ TỊCH CHÁNH VĂN PHÒNG Ngô Văn Tư", "Ngô Văn Tư", "Chánh Văn phòng"),
        ("TUQ. CHỦ TỊCH GIÁM ĐỐC SỞ XÂY DỰNG Hồ Văn Bé", "Hồ Văn Bé", "Giám đốc"),
        ("TL. BỘ TRƯỞNG VỤ TRƯỞNG VỤ PHÁP CHẾ Lê Thị Nga", "Lê Thị Nga", "Vụ trưởng"),
        ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn Hai", "Trần Văn Hai", "Phó Giám đốc"),
        ("TL. CỤC TRƯỞNG TRƯỞNG PHÒNG QUẢN LÝ ĐÊ ĐIỀU Đỗ Thị Mơ", "Đỗ Thị Mơ", "Trưởng phòng"),
    ],
)
def test_an_office_goes_on_before_its_name_on_one_line(signed: str, name: str, office: str):
    document = parse(source(ONE_LINE.format(signed))).document
    assert (document.signer, document.signer_role) == (name, office)
