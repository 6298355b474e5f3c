"""Names that go on behind "và", before another body's name or up to a level, and orders behind the last item of a page in one line."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

A, L, C = "assigned", "lead", "coordinate"
BOARD = "Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất huyện"
NAMED = [
    (f"{BOARD} khởi công tuyến ống cấp nước trước ngày 02/9/2024.", {BOARD: A}),
    (f"{BOARD} kiểm tra 12 hồ chứa.", {BOARD: A}),
    ("Giao Ban Quản lý dự án đầu tư xây dựng và giải phóng mặt bằng huyện đo đạc 14 ha.", None),
    ("Ban Tuyên giáo Tỉnh đoàn tổ chức hội thi tay nghề.", {"Ban Tuyên giáo Tỉnh đoàn": A}),
    ("Ban Phong trào Huyện đoàn tổ chức hội thi tay nghề.", {"Ban Phong trào Huyện đoàn": A}),
    ("Ban Tuyên giáo Tỉnh ủy tổ chức hội thi tay nghề.", {"Ban Tuyên giáo Tỉnh ủy": A}),
    ("Sở Y tế: Giao khoán rừng cho hộ dân trước 30/6.", {"Sở Y tế": A}),
    ("Sở Y tế: Giao ca, bàn giao hồ sơ đúng giờ.", {"Sở Y tế": A}),
]


@pytest.mark.parametrize(("words", "said"), NAMED)
def test_names_are_whole(words: str, said: dict[str, str] | None):
    found = each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n\n1. {words}\n2. Sở Nội vụ cấp thuốc cho các trạm y tế xã.\n"))
    said = said or {"Ban Quản lý dự án đầu tư xây dựng và giải phóng mặt bằng huyện": A}
    assert found == [said, {"Sở Nội vụ": A}]


def test_a_verb_behind_a_name_and_its_joining_word_is_work():
    body = "1. Trung tâm Phát triển quỹ đất chủ trì bồi thường và giải phóng mặt bằng trước 30/6.\n2. Sở Nội vụ cấp thuốc cho trạm y tế."
    found = each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n\n{body}\n"))
    assert list(found[0].values()) == [L]


ONE_LINE = (
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- Số: 86/KH-UBND"
    " | Lào Cai, ngày 19 tháng 5 năm 2023 KẾ HOẠCH TRỒNG CÂY PHÂN TÁN NĂM 2023 Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017; Ủy ban "
    "nhân dân tỉnh ban hành Kế hoạch như sau: I. NỘI DUNG 1. Trồng 350 ha quế tại các xã vùng cao. 2. Phát 20.000 cây giống cho trường học."
    " II. TỔ CHỨC THỰC HIỆN {} Nơi nhận: - Như mục II; - Lưu: VT, NN. | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lâm Hữu Nghĩa"
)
SHARED = [
    (
        "1. Sở Y tế: Chủ trì, phối hợp với Sở Tài chính bố trí vốn. 2. Hội Nông dân tỉnh: Vận động hội viên nhận khoán. Giao Sở Nội vụ theo "
        "dõi, tổng hợp báo cáo UBND tỉnh trước ngày 10/12.",
        [{"Sở Y tế": L, "Sở Tài chính": C}, {"Hội Nông dân": A}, {"Sở Nội vụ": A}],
    ),
    (
        "1. Sở Y tế: Cấp thuốc cho 30 trạm. 2. UBND các huyện: Giao khoán rừng cho hộ dân. Đề nghị Hội Nông dân giám sát việc trồng cây.",
        [{"Sở Y tế": A}, {"Ủy ban nhân dân cấp huyện": A}, {"Hội Nông dân": A}],
    ),
    (
        "1. Cấp thuốc cho 30 trạm. Giao Sở Y tế chủ trì. 2. Tuần tra ban đêm ở 14 xã. Giao Công an tỉnh chủ trì.",
        [{"Sở Y tế": L}, {"Công an cấp tỉnh": L}],
    ),
]


@pytest.mark.parametrize(("items", "said"), SHARED)
def test_an_order_behind_the_last_item_of_a_body_is_none_of_it(items: str, said: list[dict[str, str]]):
    assert [roles for roles in each_roles(parse(source(ONE_LINE.format(items)))) if roles] == said
