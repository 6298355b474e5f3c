"""Where a unit's name ends before work that few lists of verbs have, and what stands inside names all the same."""

import pytest

from tests.ingest.factories import each_roles, plan

UNITS = ["Ban Tài chính - Kế toán", "Khoa Công nghệ thực phẩm", "Phòng Hành chính - Quản trị", "Tổ Dinh dưỡng", "Đội Duy tu cầu đường", "Trung tâm Văn hóa - Thể thao"]  # fmt: skip
WORK = [
    "thu xếp 12,5 tỷ đồng từ quỹ dự phòng",
    "kê thêm 40 ghế ở hội trường",
    "mượn 10 máy phát điện",
    "nạp đầy bình chữa cháy",
    "súc rửa bể chứa vào đêm rằm",
    "chèn chống nhà kho, hạ biển quảng cáo",
    "lát vỉa hè đường Trần Phú",
    "uốn nắn tác phong học sinh",
    "gút danh sách trong tuần",
    "áp giá đền bù cho 30 hộ",
]
NAMES = [
    ("Ban Chỉ đạo 389 kiểm tra các chợ đầu mối", "Ban Chỉ đạo 389"),
    ("Xí nghiệp Xây lắp 2 nghiệm thu móng trụ", "Xí nghiệp Xây lắp 2"),
    ("Khoa Chẩn đoán hình ảnh chụp phim cho 300 người", "Khoa Chẩn đoán hình ảnh"),
    ("Trung tâm Giới thiệu việc làm mở sàn giao dịch", "Trung tâm Giới thiệu việc làm"),
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_name_ends_before_work(unit: str):
    body = "II. NHIỆM VỤ\n" + "\n".join(f"{i}. {unit} {work}." for i, work in enumerate(WORK, 1))
    assert each_roles(plan(body)) == [{unit: "assigned"}] * len(WORK)


@pytest.mark.parametrize(("line", "name"), NAMES)
def test_a_name_keeps_its_numbers_and_its_words_of_work(line: str, name: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {line}.\n2. Sở Y tế hỗ trợ kinh phí.")) == [{name: "assigned"}, {"Sở Y tế": "assigned"}]
