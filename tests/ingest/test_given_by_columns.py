"""Who is meant where a column, a clause, an aside or the speaker says so, and closing formulas that tell nobody."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

_DUTIES = "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế: Lập đề án nhân lực.\n\n2. "
_CONCLUSION = """VĂN PHÒNG UBND TỈNH
Số: 12/TB-VPUBND
Lào Cai, ngày 02 tháng 3 năm 2024

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp

Chủ tịch UBND tỉnh kết luận như sau:

1. Sở Y tế:
- Lập đề án nhân lực.

2. Sở Tài chính:
- Đề xuất điều chuyển vốn.

{}

Nơi nhận:
- Như trên;

CHÁNH VĂN PHÒNG

Nguyễn Văn An
"""
_LETTER = """SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Số: 918/SNNMT-TY
V/v phòng bệnh dại

Lào Cai, ngày 21 tháng 01 năm 2026

Kính gửi:
- Sở Y tế;
- Ủy ban nhân dân các xã, phường.

Để phòng bệnh dại, Sở Nông nghiệp và Môi trường đề nghị các cơ quan một số nội dung sau:

1. Đề nghị Sở Y tế
Cung cấp số liệu ca phơi nhiễm, gửi trước ngày 28/02/2026.

2. Đề nghị Ủy ban nhân dân các xã, phường
Rà soát đàn chó, mèo.

{}

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Lương Hải An
"""
FORMULAS = [
    (_CONCLUSION, "Văn phòng UBND tỉnh thông báo ý kiến kết luận của Chủ tịch UBND tỉnh để các sở, ngành biết, triển khai thực hiện./.", 2),
    (_CONCLUSION, "Văn phòng UBND tỉnh thông báo kết luận của Chủ tịch UBND tỉnh đến các cơ quan, đơn vị biết, thực hiện.", 2),
    (_CONCLUSION, "Văn phòng UBND tỉnh xin thông báo nội dung kết luận nêu trên để các đơn vị biết và phối hợp thực hiện.", 2),
    (_CONCLUSION, "Văn phòng UBND tỉnh thông báo kết luận này đến 18 xã và đôn đốc việc thực hiện, báo cáo trước ngày 30/6.", 3),
    (_LETTER, "Sở Nông nghiệp và Môi trường trân trọng đề nghị các cơ quan quan tâm, phối hợp thực hiện./.", 2),
    (_LETTER, "Rất mong các đơn vị quan tâm, phối hợp thực hiện.", 2),
    (_LETTER, "Sở Nông nghiệp và Môi trường rất mong nhận được sự quan tâm, phối hợp của quý cơ quan.", 2),
    (_LETTER, "Sở Nông nghiệp và Môi trường kính đề nghị quý cơ quan quan tâm, phối hợp.", 2),
    (_LETTER, "Đề nghị các cơ quan quan tâm, phối hợp gửi báo cáo trước ngày 30/6/2026.", 3),
]


@pytest.mark.parametrize(("document", "last", "tasks"), FORMULAS)
def test_a_closing_formula_tells_nobody(document: str, last: str, tasks: int) -> None:
    """What only makes known or asks for attention is no task; what asks for work or says when is."""
    assert len(parse(source(document.format(last))).tasks) == tasks


GIVEN = [
    (
        "TT | Cơ quan, đơn vị | Nhiệm vụ được giao | Thời gian\n"
        "1 | Sở Y tế | Phối hợp với Công an tỉnh trực cấp cứu tại sân vận động | Tháng 5\n"
        "2 | Sở Nội vụ | Chủ trì, phối hợp với Hội Cựu chiến binh tỉnh sắp xếp khu dâng hương | Tháng 6\n"
        "3 | Sở Xây dựng | Lắp đặt đèn đường tại trung tâm | Tháng 7\n",
        [
            {"Sở Y tế": "coordinate", "Công an cấp tỉnh": "coordinate"},
            {"Sở Nội vụ": "lead", "Hội Cựu chiến binh": "coordinate"},
            {"Sở Xây dựng": "assigned"},
        ],
    ),
    (
        "Họ và tên | Chức vụ | Phân công\nNguyễn Văn Hòa | Trưởng phòng Nội vụ | Chủ trì việc đón tiếp đại biểu\n"
        "Lê Thị Sen | Trưởng Công an xã | Phối hợp với Phòng Nội vụ giữ trật tự\n",
        [{"Phòng Nội vụ": "lead"}, {"Công an cấp xã": "coordinate", "Phòng Nội vụ": "coordinate"}],
    ),
    # whom a column makes the lead leads whatever the work begins with
    (
        "TT | Nội dung | Chủ trì\n1 | Phối hợp với Công an tỉnh trực cấp cứu | Sở Y tế\n2 | Trồng hoa ở trung tâm | Sở Xây dựng\n",
        [{"Sở Y tế": "lead", "Công an cấp tỉnh": "coordinate"}, {"Sở Xây dựng": "lead"}],
    ),
]


@pytest.mark.parametrize(("table", "wanted"), GIVEN)
def test_the_work_of_a_row_says_the_part_of_whom_its_column_only_gives_it(table: str, wanted: list[dict[str, str]]) -> None:
    """A column of bodies beside their work says no part; the words that the work begins with do."""
    assert each_roles(plan("II. PHÂN CÔNG\n\n" + table)) == wanted


@pytest.mark.parametrize("label", ["Giao cho", "Đơn vị được giao", "Đơn vị thực hiện", "Phân công"])
def test_a_record_that_begins_with_who_does_it_keeps_its_time(label: str) -> None:
    """A label that stands again behind work begins the next record; the time above it is of the record before."""
    records = (("Phòng Kinh tế", "Kiểm tra chợ đêm", "30/6/2020"), ("Trạm Y tế", "Lấy mẫu thực phẩm", "15/7/2020"))
    lines = "\n\n".join(f"{label}: {who}\nNhiệm vụ: {work}\nThời hạn: {when}" for who, work, when in records)
    found = plan("II. PHÂN CÔNG\n\n" + lines + "\n").tasks
    assert [([r.generic for r in t.roles], [time.printed for time in t.times]) for t in found] == [([w], [t]) for w, _, t in records]


WHICH = [
    ("UBND các xã, phường có làng nghề", "Thành lập ban quản lý du lịch cộng đồng.", "Ủy ban nhân dân cấp xã"),
    ("UBND các xã, phường có chợ", "Bố trí nơi đỗ xe.", "Ủy ban nhân dân cấp xã"),
    ("UBND cấp xã nơi có dự án đi qua", "Kiểm đếm tài sản trên đất.", "Ủy ban nhân dân cấp xã"),
    ("Các xã không có chợ", "Bố trí điểm bán hàng lưu động.", "Ủy ban nhân dân cấp xã"),
    ("UBND các xã, phường thuộc vùng trũng", "Chuẩn bị bao tải cát, cọc tre.", "Ủy ban nhân dân cấp xã"),
    ("Đoàn xã, phường có học sinh nội trú", "Bố trí chỗ ở cho đội hình tình nguyện.", "Đoàn xã, phường"),
    ("Các trường có học sinh bán trú", "Ký hợp đồng với nhà cung cấp thực phẩm.", "Các trường có học sinh bán trú"),
]


@pytest.mark.parametrize("parted", [": ", "\n"])
@pytest.mark.parametrize(("named", "work", "body"), WHICH)
def test_a_clause_behind_a_plural_says_which_are_told(named: str, work: str, body: str, parted: str) -> None:
    """What says which of several bodies are meant stands between them and their work, whose colon or line ends it."""
    assert each_roles(plan(_DUTIES + named + parted + work))[-1] == {body: "assigned"}


def test_a_name_with_words_of_work_in_capitals_is_whole_before_its_colon() -> None:
    """Work with a capital before a colon is of the name, whatever stands behind the colon."""
    found = each_roles(plan(_DUTIES + "Các Công ty TNHH MTV Khai thác công trình thủy lợi: Hạ mực nước đệm, kiểm tra cửa xả."))
    assert found[-1] == {"Các Công ty TNHH MTV Khai thác công trình thủy lợi": "assigned"}


def test_communes_that_a_clause_tells_apart_act_behind_its_colon() -> None:
    """A territory is told where work stands behind the colon that ends what says which is meant."""
    found = each_roles(plan(_DUTIES + "Các xã nằm trong vùng sạt lở: cắm biển cảnh báo, bố trí người gác ngầm tràn."))
    assert found[-1] == {"Ủy ban nhân dân cấp xã": "assigned"}


def test_a_duty_behind_a_plural_is_no_such_clause() -> None:
    """What they must have, do or lead is told and no clause."""
    found = each_roles(plan(_DUTIES + "UBND các xã có trách nhiệm chủ trì: rà soát hộ nghèo, lập danh sách."))
    assert found[-1] == {"Ủy ban nhân dân cấp xã": "lead"}


ASIDES = [
    ("Sở Xây dựng, Cơ quan Thường trực Ban Chỉ đạo, tổng hợp trình Trưởng Ban Chỉ đạo.", {"Sở Xây dựng": "assigned"}),
    ("Công an tỉnh, cơ quan thường trực Đề án 06, đôn đốc các sở, ngành.", {"Công an cấp tỉnh": "assigned"}),
    (
        "Sở Xây dựng, cơ quan thường trực Ban An toàn giao thông tỉnh, chủ trì, phối hợp với Công an tỉnh kiểm tra bến thủy.",
        {"Sở Xây dựng": "lead", "Công an cấp tỉnh": "coordinate"},
    ),
    ("Sở Xây dựng, cơ quan quản lý đường thủy, thả phao phân luồng trước ngày 30/5/2026.", {"Sở Xây dựng": "assigned"}),
    ("Phòng An toàn đập và hồ chứa, đầu mối của Cục, tổng hợp báo cáo Cục trưởng.", {"Phòng An toàn đập và hồ chứa": "assigned"}),
    ("Trung tâm Y tế, đơn vị trực tiếp điều trị, dự trữ thuốc.", {"Trung tâm Y tế cấp huyện": "assigned"}),
    ("Sở Y tế, đơn vị quản lý chợ kiểm tra hàng quán, lập biên bản vi phạm.", {"Sở Y tế": "assigned", "Đơn vị quản lý chợ": "assigned"}),
    # a group beside a body is told too
    ("Sở Y tế, đơn vị liên quan xây dựng kế hoạch.", {"Sở Y tế": "assigned", "Các cơ quan, đơn vị liên quan": "assigned"}),
    ("Sở Xây dựng, cơ quan thường trực Ban Chỉ đạo, Sở Y tế lập báo cáo.", {"Sở Xây dựng": "assigned", "Sở Y tế": "assigned"}),
]


@pytest.mark.parametrize(("statement", "wanted"), ASIDES)
def test_an_aside_between_commas_is_closed_before_the_work(statement: str, wanted: dict[str, str]) -> None:
    """What a body is besides stands between commas, and its work behind the second."""
    assert each_roles(plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính bố trí kinh phí.\n2. {statement}\n"))[-1] == wanted


OWN_BOARDS = [
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LÀO CAI\nSố: 15/KH-LĐLĐ", "Ban Tuyên giáo", "Ban Tuyên giáo"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LÀO CAI\nSố: 15/KH-LĐLĐ", "Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy"),
    ("HỘI NÔNG DÂN TỈNH LÀO CAI\nSố: 15-KH/HND", "Ban Tuyên giáo", "Ban Tuyên giáo"),
    ("TỈNH ỦY LÀO CAI\n*\nSố 15-KH/TU", "Ban Tuyên giáo", "Ban Tuyên giáo Tỉnh ủy"),
    ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 15/KH-UBND", "Ban Tuyên giáo", "Ban Tuyên giáo Tỉnh ủy"),
]


@pytest.mark.parametrize(("letterhead", "named", "body"), OWN_BOARDS)
def test_a_board_of_a_mass_organization_is_its_own(letterhead: str, named: str, body: str) -> None:
    """A board called as one of the Party's is the speaker's own, where a mass organization speaks and no word says whose it is."""
    text = f"{letterhead}\nLào Cai, ngày 01 tháng 3 năm 2023\n\nKẾ HOẠCH\nThông tin tuyên truyền năm 2023\n\nIII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: bảo đảm kinh phí.\n2. {named}: biên soạn tài liệu tuyên truyền.\n"
    assert each_roles(parse(source(text)))[-1] == {body: "assigned"}
