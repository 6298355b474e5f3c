"""Texts that report an order: who is told what in them is work, what else they report is none."""

from ingest import parse
from tests.ingest.factories import each_roles, rows, source


def _read(text: str) -> list[dict[str, str]]:
    return each_roles(parse(source("Tin trong tỉnh\n\n" + text)))


def test_an_order_inside_a_sentence_tells_whom_it_names():
    text = (
        "Thực hiện Công điện số 05/CĐ-BYT ngày 23-6-2020 của Bộ Y tế, UBND thành phố vừa có văn bản giao Sở Y tế chủ trì, phối hợp với Sở Tài chính "
        "rà soát các trạm y tế.\n\nUBND thành phố cũng yêu cầu UBND các quận, huyện chủ động mua thuốc trước ngày 30/6.\n"
    )
    assert _read(text) == [{"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}, {"Ủy ban nhân dân cấp huyện": "assigned"}]


def test_what_bodies_must_do_behind_an_order_is_work():
    text = (
        "Theo đó, Bộ Y tế yêu cầu Sở Y tế theo dõi chặt chẽ dịch bệnh.\n\nCục Quản lý dược chỉ đạo các đơn vị dự trữ thuốc.\n\n"
        "Trung tâm Phối hợp Cấp cứu quốc gia khẩn trương chuẩn bị phương tiện.\n\nSở Tài chính đã bố trí kinh phí.\n\nNgười dân bình tĩnh.\n"
    )
    assert _read(text) == [{"Sở Y tế": "assigned"}, {"Cục Quản lý dược": "assigned"}, {"Trung tâm Phối hợp Cấp cứu quốc gia": "assigned"}]


def test_what_bodies_do_or_found_beside_an_order_is_a_fact():
    order = "Bộ Y tế yêu cầu Sở Y tế kiểm tra chất lượng nước.\n\n"
    for fact in (
        "Công ty Nước sạch cấp nước cho 250.000 hộ dân.",
        "Năm ngoái, Sở Y tế phát hiện 30 cơ sở không phép.",
        "Bộ Tài chính cấp 5.000 tỉ đồng cho việc này.",
        "Sở Y tế lấy 10 mẫu nước. Trung tâm Y tế phát hiện mùi lạ.",
        "Bộ Y tế cho biết cần thêm 5.000 liều thuốc, Bộ Tài chính cấp tiền mua.",
        "Hai bên tiến hành nhiều cuộc thương thuyết.",
    ):
        assert _read(order + fact + "\n") == [{"Sở Y tế": "assigned"}], fact


def test_questions_of_deputies_and_orders_of_other_countries_are_none():
    for text in (
        "Đại biểu Quốc hội đề nghị Bộ Giao thông vận tải giải trình. Bộ Giao thông vận tải trả lời bằng văn bản.\n",
        "Sáng nay, Thủ tướng Nhật Bản chỉ đạo Bộ Quốc phòng tăng cường giám sát vùng biển.\n",
        "Trong công hàm tối qua, Bộ Ngoại giao cũng yêu cầu Chính phủ Trung Quốc rút giàn khoan.\n",
    ):
        assert not rows(parse(source("Tin trong ngày\n\n" + text))), text


def test_what_is_only_reported_is_no_order():
    for text in (
        "Sở Y tế trình UBND tỉnh giao Sở Tài chính bố trí kinh phí.\n",
        "UBND tỉnh không giao Sở Y tế quản lý quỹ này.\n",
        "Sở Y tế tổ chức khám bệnh cho người cao tuổi.\n\nHội Người cao tuổi vận động hội viên tham gia.\n",
        "Chủ tịch xã yêu cầu cầu thủ tập trung.\n",
    ):
        assert not rows(parse(source("Tin trong tỉnh\n\n" + text))), text


def test_what_stands_beside_reported_orders_is_none_though_the_text_names_who_gave_them():
    text = (
        "Thủ tướng sẽ chỉ đạo giải quyết việc này\n\nVăn phòng Chính phủ vừa ra công văn thông báo chỉ đạo của Thủ tướng.\n\n"
        "Theo đó, Thủ tướng Chính phủ yêu cầu Bộ Y tế rà soát các bệnh viện trên cả nước.\n"
    )
    assert each_roles(parse(source(text))) == [{"Bộ Y tế": "assigned"}]


def test_an_order_behind_who_told_of_it_counts():
    text = (
        "Thủ tướng yêu cầu Bộ Y tế rà soát các bệnh viện trên cả nước.\n\n"
        "Văn phòng Chính phủ ngày 17-3 cho biết: Về vụ tai nạn trên địa bàn tỉnh, Tổng Bí thư và Thủ tướng đã có ý kiến chỉ đạo: Yêu cầu Bộ trưởng "
        "Bộ Giao thông vận tải, Bộ trưởng Bộ Công an chỉ đạo, kiểm tra, điều tra làm rõ nguyên nhân vụ tai nạn.\n"
    )
    assert _read(text) == [{"Bộ Y tế": "assigned"}, {"Bộ Giao thông vận tải": "assigned", "Bộ Công an": "assigned"}]
