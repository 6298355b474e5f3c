"""Paragraphs behind an order: what goes on with it, and what stands beside it."""

from ingest import parse
from tests.ingest.factories import each_roles, plan, source


def _read(text: str) -> list[dict[str, str]]:
    return each_roles(parse(source("Tin trong tỉnh\n\n" + text)))


def test_a_paragraph_that_names_nobody_goes_on_with_the_order_before_it():
    text = (
        "Theo đó, Bộ Y tế yêu cầu các Sở Y tế tại các tỉnh từ Thanh Hóa trở vào khẩn trương theo dõi diễn biến của dịch bệnh.\n\n"
        "Tổ chức trực ban 24/24 giờ, duy trì liên hệ và thông báo kịp thời.\n\nTổng hợp số liệu, báo cáo Bộ trước ngày 30/6.\n\n"
        "Dịch bệnh đã được khống chế ở 12 xã.\n"
    )
    assert _read(text) == [{"Sở Y tế": "assigned"}] * 3


def test_what_is_said_or_counted_behind_an_order_does_not_go_on_with_it():
    order = "Bộ Y tế yêu cầu các bệnh viện kiểm tra kho thuốc.\n\n"
    for fact in (
        "Tổ chức Y tế thế giới đánh giá cao kết quả này của ngành.",
        "Báo cáo của Liên Hợp Quốc cho thấy số ca bệnh đã giảm mạnh.",
        "Trao đổi với phóng viên chiều nay, Cục trưởng cho biết 500 lao động đã bỏ trốn.",
        "Tổ chức 12 lớp tập huấn, phát 3.000 tờ rơi cho người dân.",
    ):
        assert _read(order + fact + "\n") == [{"Các bệnh viện": "assigned"}], fact
    listed = "UBND huyện yêu cầu Chủ tịch UBND các xã:\n\nTổ chức quán triệt Kế hoạch đến từng thôn, bản.\n\n"
    assert _read(listed + "Tổ chức Y tế thế giới đánh giá cao kết quả này của ngành.\n") == [{"Ủy ban nhân dân cấp xã": "assigned"}]


def test_paragraphs_behind_an_order_with_a_colon_are_its_work():
    text = (
        "UBND huyện đã có Công văn số 3015/UBND-TN yêu cầu Chủ tịch UBND các xã:\n\nTổ chức quán triệt Kế hoạch đến từng thôn, bản.\n\n"
        "Mỗi cơ quan, đơn vị bố trí 01 thùng thu gom pin thải tại trụ sở.\n"
    )
    assert _read(text) == [{"Ủy ban nhân dân cấp xã": "assigned"}, {"Các cơ quan, đơn vị liên quan": "assigned"}]


def test_a_leader_who_directs_a_body_orders():
    text = "Sáng 18.3, tại cuộc họp, Thủ tướng Nguyễn Văn A đã chỉ đạo Bộ Y tế điều động ngay bác sĩ về huyện.\n"
    assert _read(text) == [{"Bộ Y tế": "assigned"}]
    assert _read("Sở Y tế chỉ đạo các trạm y tế điều động bác sĩ.\n") == []


def test_items_below_a_reported_order_are_its_work():
    text = (
        "Ban Chỉ đạo yêu cầu các cơ quan, đơn vị tập trung thực hiện các nội dung sau:\n\n- Sở Y tế chủ trì mở 12 lớp tập huấn.\n\n"
        "- Sở Tài chính bố trí kinh phí.\n"
    )
    assert _read(text) == [{"Sở Y tế": "lead"}, {"Sở Tài chính": "assigned"}]


def test_what_those_meant_did_or_lack_stands_before_their_work():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Các sở, ban, ngành, UBND các huyện đến nay chưa có báo cáo theo Công văn số 12/UBND, khẩn trương gửi báo cáo.\n"
    )
    assert each_roles(parsed) == [{"Các sở, ban, ngành": "assigned", "Ủy ban nhân dân cấp huyện": "assigned"}]


def test_every_one_is_a_group_and_how_wide_it_is_no_part_of_its_name():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Mỗi chi đoàn thành lập 01 đội văn nghệ.\n\n2. Các cơ sở giáo dục trong toàn tỉnh tổ chức tập huấn.\n"
    )
    assert each_roles(parsed) == [{"Các chi đoàn": "assigned"}, {"Các cơ sở giáo dục": "assigned"}]


def test_what_people_have_is_no_part_of_a_groups_name_and_things_are_no_actors():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Mỗi lớp tập huấn có 50 học viên.\n\n2. Phòng ở phải được khử khuẩn hằng ngày.\n\n"
        "3. Giao phòng thi đua tổng hợp.\n\n4. Sở Y tế chủ trì, phối hợp với Phòng Thi đua, Phòng Học liệu rà soát hồ sơ.\n"
        "\n5. Mỗi người dân tự giác giữ vệ sinh chung.\n"
    )
    assert each_roles(parsed) == [
        {},
        {},
        {"Phòng thi đua": "assigned"},
        {"Sở Y tế": "lead", "Phòng Thi đua": "coordinate", "Phòng Học liệu": "coordinate"},
        {"Mỗi người dân tự giác": "assigned"},
    ]


def test_from_which_province_to_which_is_no_part_of_a_name():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. UBND các tỉnh ven biển từ Quảng Ninh đến Bình Thuận chủ động sơ tán dân.\n\n"
        "2. Sở Y tế các tỉnh từ Quảng Bình trở vào tổ chức trực ban.\n"
    )
    assert each_roles(parsed) == [{"Ủy ban nhân dân cấp tỉnh": "assigned"}, {"Sở Y tế": "assigned"}]


def test_which_place_gets_how_much_is_part_of_the_work():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế cấp thuốc cho các tỉnh, cụ thể:\n\n- Tỉnh Ninh Thuận: 450 cơ số thuốc;\n\n- Tỉnh Bình Thuận: 1.500 cơ số thuốc.\n"
    )
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}]


def test_a_telegrams_addressee_may_stand_on_the_line_of_its_word():
    head = "CÔNG ĐIỆN KHẨN\nSố: 15/CĐ-TW\nHà Nội, ngày 28 tháng 7 năm 2016\n\n{}\n\nĐể khắc phục sự cố:\n\n1. Khắc phục ngay sự cố mất điện.\n\n2. Bảo đảm cấp điện.\n"
    assert each_roles(parse(source(head.format("ĐIỆN: Bộ Công Thương")))) == [{"Bộ Công Thương": "assigned"}] * 2
    assert each_roles(parse(source(head.format("Kính gởi: Bộ Công Thương")))) == [{"Bộ Công Thương": "assigned"}] * 2
