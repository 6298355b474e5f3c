"""Tables of one cell a line that other offices paste: heads that no label covers, a cell that is missing, a note behind the last row."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, source

L, C = "lead", "coordinate"
ANNEX = "PHỤ LỤC 2\nKẾ HOẠCH KIỂM TRA THIẾT BỊ ÁP LỰC\n(Kèm theo Quyết định số 77/QĐ-NMX ngày 10/01/2018 của Giám đốc Nhà máy xi măng Bút Sơn)\n\n"
ROWS = [
    ("Kiểm định 3 nồi hơi", "Xưởng Động lực", "Phòng An toàn", "20/01"),
    ("Thử áp bình khí nén", "Xưởng Nghiền", "Phòng An toàn", "25/01"),
    ("Thay van an toàn lò nung", "Xưởng Lò", "Phòng Vật tư", "02/02"),
]
SAID = [{"Xưởng Động lực": L, "Phòng An toàn": C}, {"Xưởng Nghiền": L, "Phòng An toàn": C}, {"Xưởng Lò": L, "Phòng Vật tư": C}]


@pytest.mark.parametrize("what", ["Thiết bị", "Hạng mục", "Công việc"])
@pytest.mark.parametrize("when", ["Ngày", "Thời hạn", "Lịch"])
def test_heads_that_no_label_covers(what: str, when: str):
    cells = [what, "Đơn vị thực hiện", "Đơn vị phối hợp", when, *(cell for row in ROWS for cell in row)]
    parsed = parse(source(ANNEX + "\n".join(cells) + "\n"))
    assert each_roles(parsed) == SAID
    assert [task.times[0].printed for task in parsed.tasks] == ["20/01", "25/01", "02/02"]


def test_things_and_where_they_stand_are_no_work():
    cells = ["Thiết bị", "Nơi đặt", "Ngày lắp", "Nồi hơi 3 tấn", "Xưởng Lò", "20/01", "Bình khí nén", "Xưởng Nghiền", "25/01"]
    assert each_roles(parse(source(ANNEX + "\n".join(cells) + "\n"))) == []


@pytest.mark.parametrize("note", ["", "\n\nGhi chú: Các đơn vị chủ động bố trí xe, báo khó khăn về Phòng Kinh doanh."])
def test_a_row_without_its_partner_ends_no_table(note: str):
    rows = [
        ["1", "In 300 giấy mời", "Phòng Kinh doanh", "Văn phòng Sở", "10/3"],
        ["2", "Lắp đặt gian trưng bày", "Trung tâm Viễn thông Gia Nghĩa", "Phòng Kỹ thuật", "15/3"],
        ["3", "Bố trí xe đưa đón khách", "Phòng Hành chính", "20/3"],
        ["4", "Tổng hợp ý kiến khách hàng", "Tổ Chăm sóc khách hàng", "Các đơn vị tham gia hội chợ", "25/3"],
    ]
    heads = ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"]
    text = ANNEX + "\n\n".join([*heads, *(cell for row in rows for cell in row)]) + note + "\n"
    said = each_roles(parse(source(text)))
    assert said[:3] == [
        {"Phòng Kinh doanh": L, "Văn phòng Sở": C},
        {"Trung tâm Viễn thông Gia Nghĩa": L, "Phòng Kỹ thuật": C},
        {"Phòng Hành chính": L},
    ]
    assert said[3]["Tổ Chăm sóc khách hàng"] == L
    assert len(said) == 4
