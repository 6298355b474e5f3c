"""Whom statements tell in other words: what is handed over, invited, counted, set off by dashes, told behind a time without a comma."""

from __future__ import annotations

import pytest

from ingest.head.metadata import read_metadata
from ingest.layout.marks import mark_at
from tests.ingest.factories import each_roles, plan, reading

WORK = [
    ("Công tác giữ gìn trật tự tại lễ hội giao cho Công an tỉnh.", {"Công an cấp tỉnh": "assigned"}),
    ("Phần dựng rạp giao Trung tâm Văn hóa tỉnh đảm nhận.", {"Trung tâm Văn hóa": "lead"}),
    ("Công tác giao thông trên tuyến quốc lộ cần được quan tâm.", {}),
    ("Giao Thông tấn xã Việt Nam tuyên truyền về biển đảo.", {"Thông tấn xã Việt Nam": "assigned"}),
    ("Mời Hội Cựu chiến binh tỉnh cử hội viên canh gác đài tưởng niệm.", {"Hội Cựu chiến binh": "assigned"}),
    ("Thống nhất giao Sở Y tế mua thuốc dự phòng.", {"Sở Y tế": "assigned"}),
    ("Đồng thời, giao Sở Xây dựng rà soát hồ sơ.", {"Sở Xây dựng": "assigned"}),
    ("Sở Tài chính kiêm nhiệm theo dõi nguồn vốn vay.", {"Sở Tài chính": "assigned"}),
    ("Riêng Sở Công Thương báo cáo hằng tuần.", {"Sở Công Thương": "assigned"}),
    ("Cả Sở Y tế lẫn Sở Tài chính đều phải công khai giá thuốc.", {"Sở Y tế": "assigned", "Sở Tài chính": "assigned"}),
    ("Ngoài ra, Ban nhân dân ấp Trung còn phải dự trữ cơ số thuốc.", {"Ban nhân dân ấp Trung": "assigned"}),
    ("Sở Nội vụ – cơ quan thường trực – tổng hợp số liệu.", {"Sở Nội vụ": "assigned"}),
    # behind a time or a case that no comma ends
    ("Trước 15/10 Sở Tài chính gửi dự toán.", {"Sở Tài chính": "assigned"}),
    ("Khi có cháy Công an tỉnh điều động xe chữa cháy.", {"Công an cấp tỉnh": "assigned"}),
    ("Hằng tuần theo dõi của Sở Y tế được đăng trên trang tin.", {}),
    # with whom, behind what is done together
    (
        "Sở Nội vụ phối hợp tổ chức lễ ra quân với Tỉnh đoàn.",
        {"Sở Nội vụ": "coordinate", "Đoàn Thanh niên Cộng sản Hồ Chí Minh": "coordinate"},
    ),
    ("Sở Nội vụ phối hợp giải quyết hồ sơ với tinh thần trách nhiệm cao.", {"Sở Nội vụ": "coordinate"}),
    (
        "Công an tỉnh sẵn sàng phối hợp với các xã vận chuyển nước.",
        {"Công an cấp tỉnh": "coordinate", "Ủy ban nhân dân cấp xã": "coordinate"},
    ),
    # counted communes, and those who live or work there
    ("05 xã biên giới tổ chức trực 24/24 giờ.", {"Ủy ban nhân dân cấp xã": "assigned"}),
    ("03 xã đạt chuẩn nông thôn mới trong năm.", {}),
    ("Các đồng chí xóm trưởng thông báo lịch họp.", {"Xóm trưởng": "assigned"}),
    ("Phụ huynh đưa đón con đúng giờ.", {"Phụ huynh": "assigned"}),
    # words of other names go on with a known one of a kind of which there are many
    (
        "Giao Viện Nghiên cứu phát triển kinh tế - xã hội khảo sát mức độ hài lòng.",
        {"Viện Nghiên cứu phát triển kinh tế - xã hội": "assigned"},
    ),
    ("Hội Nông dân tỉnh kinh phí tự cân đối.", {"Hội Nông dân": "assigned"}),
]


@pytest.mark.parametrize(("words", "expected"), WORK)
def test_statements(words: str, expected: dict[str, str]) -> None:
    """Each statement gives its roles and no others."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {words}\n2. Treo cờ Tổ quốc dịp lễ.")) == [expected, {}]


HEADINGS = [
    ("Các xã, phường", {"Ủy ban nhân dân cấp xã": "assigned"}),
    ("Nhiệm vụ của các xã, phường", {"Ủy ban nhân dân cấp xã": "assigned"}),
    ("Nhiệm vụ các đơn vị trực thuộc Sở", {"Các đơn vị trực thuộc Sở": "assigned"}),
    ("Trách nhiệm Sở Xây dựng", {"Sở Xây dựng": "assigned"}),
    ("Đối với các thôn, bản", {"Các thôn, bản": "assigned"}),
    ("Các phòng, đơn vị thuộc Sở", {"Các phòng, đơn vị thuộc Sở": "assigned"}),
]


@pytest.mark.parametrize(("words", "expected"), HEADINGS)
def test_headings(words: str, expected: dict[str, str]) -> None:
    """Each heading tells whom it names what stands below it."""
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n1. {words}\n- Làm vệ sinh cơ quan.")) == [expected]


def test_a_section_called_after_a_body_gives_way_to_its_role_lines() -> None:
    """Below "2.1. Tổ công nghệ số cộng đồng" among the work, whom the items name leads them."""
    body = "II. NHIỆM VỤ\n1. Tổ công nghệ số cộng đồng\n- Mở lớp hướng dẫn cài đặt. Đơn vị thực hiện: Tỉnh đoàn.\n- Thăm từng hộ gia đình."
    led, told = each_roles(plan(body))
    assert led == {"Đoàn Thanh niên Cộng sản Hồ Chí Minh": "lead"}
    assert told == {"Tổ công nghệ số cộng đồng": "assigned"}


def test_final_provisions_may_tell_a_body() -> None:
    """Who must do something acts in a regulation's last article too."""
    text = "PHỤ LỤC\nQUY CHẾ PHỐI HỢP\n\nĐiều 1. Phạm vi điều chỉnh\n1. Quy chế này quy định việc phối hợp.\n\nĐiều 2. Điều khoản thi hành\n1. Sở Nội vụ hướng dẫn, kiểm tra việc thực hiện Quy chế."
    assert {"Sở Nội vụ": "assigned"} in each_roles(plan(f"Điều 1. Ban hành Quy chế phối hợp.\n\nTM. ỦY BAN NHÂN DÂN\n\n{text}"))


@pytest.mark.parametrize(
    ("line", "style", "label"),
    [
        ("8. 05 xã biên giới", "arabic", "8"),
        ("9. 100% cơ quan treo cờ", "arabic", "9"),
        ("1.1. 100% hồ sơ được số hóa", "decimal", "1.1"),
        ("5. 1. Nội dung", "decimal", "5.1"),
        ("5.1 Nội dung", "decimal", "5.1"),
    ],
)
def test_a_number_that_counts_is_none_of_an_items(line: str, style: str, label: str) -> None:
    """A count behind an item's number is the first word of the item."""
    mark = mark_at(line, 0, len(line))
    assert mark is not None
    assert (mark.style, mark.label) == (style, label)


def test_a_date_is_no_mark() -> None:
    """A day and a month that begin a line head no item."""
    mark = mark_at("10. 000 liều", 0, 12)
    assert mark is None or mark.style == "arabic"


def test_an_hour_stands_between_place_and_day() -> None:
    """A telegram prints the hour before its day."""
    text = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: 09/CĐ-UBND                Quảng Ngãi, hồi 16 giờ 30 ngày 05 tháng 11 năm 2025\n\nCÔNG ĐIỆN\nVề việc ứng phó bão\n"
    assert read_metadata(reading(text))[0].issue_date == "2025-11-05"


def test_a_communes_province_is_the_only_one_that_its_opening_names() -> None:
    """The province whose plan a commune carries out is its own."""
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ QUỲNH LƯU\nSố: 36/KH-UBND\nQuỳnh Lưu, ngày 04 tháng 9 năm 2025\n\nKẾ HOẠCH\nVận hành tổ công nghệ số\n\n"
        "Thực hiện Kế hoạch số 612/KH-UBND ngày 18/8/2025 của UBND tỉnh Nghệ An, UBND xã xây dựng Kế hoạch như sau:\n\n1. MỤC TIÊU\n1.1. Giảm giấy tờ.\n"
    )
    assert read_metadata(reading(text))[0].province == "Nghệ An"


TABLES = [
    (
        "| TT | Hạng mục | Bộ phận lo liệu |\n| 1 | Dọn kho lưu trữ tài liệu | Văn phòng |\n| 2 | Kẻ lại vạch sân bóng | Tổ Bảo vệ |",
        [{"Văn phòng": "lead"}, {"Tổ Bảo vệ": "lead"}],
    ),
    (
        "| Hạng mục | Chủ trì | Thời hạn |\n| Sơn lại cổng trụ sở | Sở Xây dựng | 12/6/2020 |\n| Thay mái tôn nhà xe | Sở Y tế | 20/6/2020 |",
        [{"Sở Xây dựng": "lead"}, {"Sở Y tế": "lead"}],
    ),
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_heads_that_no_label_knows_are_told_by_their_cells(table: str, expected: list[dict[str, str]]) -> None:
    """What a column holds says what it is where its head does not."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n{table}")) == expected


OTHER_TABLES = [
    "| STT | Họ tên học viên | Cơ quan đang công tác | Ngày sinh | Ghi chú |\n| 1 | Nguyễn Văn An | Sở Y tế | 15/3/1984 | Đã học |\n"
    "| 2 | Trần Thị Bình | Sở Tài chính | 02/4/1990 | Đã học |",
    "| TT | Đơn vị bị xử phạt | Hành vi vi phạm hành chính | Thời gian |\n| 1 | Công ty Hải Long | Xả nước thải vượt quy chuẩn | 15/3/2023 |",
    "| TT | Doanh nghiệp | Hành vi vi phạm | Ngày lập biên bản |\n| 1 | Công ty Minh Phú | Khai thác cát trái phép | 20/4/2019 |",
    "| TT | Ý kiến cử tri | Nơi trả lời | Ngày trả lời |\n| 1 | Đề nghị sửa đường liên xã | Sở Xây dựng | 15/3/2019 |",
    "| TT | Thành tích | Tập thể được khen | Năm |\n| 1 | Thực hiện tốt công tác dân vận | Sở Y tế | 2019 |",
    "| TT | Nhà cung cấp | Mặt hàng cung ứng | Ngày giao |\n| 1 | Công ty Hải Long | Thuốc kháng sinh các loại | 15/3/2019 |",
]


@pytest.mark.parametrize("table", OTHER_TABLES)
def test_a_list_of_pupils_offenders_or_goods_is_no_work(table: str) -> None:
    """Neither a head nor a cell tells work there; what was told of one table's cells is not told of the next."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n{table}")) == []
    work = "| TT | Hạng mục | Bộ phận lo liệu |\n| 1 | Sửa chữa mái kho lưu trữ | Văn phòng |"
    parsed = plan(f"II. NHIỆM VỤ\n{work}\n\nDanh sách kèm theo\n\n{table}")
    assert [roles for roles in each_roles(parsed) if roles] == [{"Văn phòng": "lead"}]


BRACKETS = [
    ("Cập nhật cơ sở dữ liệu người bệnh (Sở Y tế xây dựng năm 2019).", {}),
    ("Sửa chữa cầu Cốc Lếu (Công ty Cầu đường thi công từ năm 2010).", {}),
    ("Khắc phục các sai phạm (Thanh tra tỉnh kết luận ngày 5/3/2018).", {}),
    ("Sửa chữa di tích đền Thượng (Sở Văn hóa và Thể thao tu bổ từ năm 2015 theo phân cấp).", {}),
    ("Rà soát vị trí việc làm (Bộ Nội vụ hướng dẫn tại Công văn 12).", {}),
    ("Lập danh mục dự án (Sở Xây dựng đề xuất bổ sung tại Tờ trình 15).", {}),
    ("Sửa chữa cầu Cốc Lếu (Sở Xây dựng thực hiện từ năm 2010).", {}),
    ("Sơ tán dân vùng trũng (Công an tỉnh giữ gìn trật tự, xong trước ngày 30/6).", {"Công an cấp tỉnh": "assigned"}),
    ("Lập danh mục dự án (Sở Xây dựng thực hiện).", {"Sở Xây dựng": "assigned"}),
    ("Lập danh mục dự án (Sở Xây dựng thực hiện theo Quyết định số 12/QĐ-UBND).", {"Sở Xây dựng": "assigned"}),
    ("Thu gom rác (Công ty Môi trường thu gom từ tháng 6/2020).", {"Công ty Môi trường": "assigned"}),
    ("Sơ tán dân vùng trũng (Sở Y tế lập trạm cấp cứu; Công an xã giữ trật tự).", {"Sở Y tế": "assigned", "Công an cấp xã": "assigned"}),
]


@pytest.mark.parametrize(("text", "expected"), BRACKETS)
def test_a_bracket_that_says_which_thing_is_meant_tells_nobody(text: str, expected: dict[str, str]) -> None:
    """A source or a time that is over says which thing it is."""
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương kiểm tra các chợ.\n2. {text}")) == [
        {"Sở Công Thương": "assigned"},
        expected,
    ]


OPENINGS = [
    ("Thực hiện Biên bản hợp tác với UBND tỉnh Quảng Ninh, UBND xã Bắc Hải ban hành kế hoạch:", None),
    ("Theo đề nghị của UBND tỉnh Quảng Ninh, UBND xã Bắc Hải ban hành kế hoạch:", None),
    ("Thực hiện Công văn số 12/UBND-VX của Ủy ban nhân dân tỉnh Quảng Ninh, UBND xã ban hành kế hoạch:", "Quảng Ninh"),
]


@pytest.mark.parametrize(("opening", "province"), OPENINGS)
def test_a_commune_is_of_the_province_whose_instrument_it_carries_out(opening: str, province: str | None) -> None:
    """A committee that it only works with says nothing of its place."""
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ BẮC HẢI\nSố: 36/KH-UBND\nBắc Hải, ngày 04 tháng 9 năm 2025\n\nKẾ HOẠCH\nVận hành tổ công nghệ số\n\n"
        f"{opening}\n\n1. MỤC TIÊU\n1.1. Giảm giấy tờ.\n"
    )
    assert read_metadata(reading(text))[0].province == province


SUBJECTS = [
    ("Từ ngày 01/5 Sở Y tế được giao thêm 10 biên chế.", {}),
    ("Từ ngày 01/5 Sở Y tế được bổ sung 10 biên chế.", {}),
    ("Trước ngày 15/10 Sở Y tế được giao chủ trì rà soát các trạm.", {"Sở Y tế": "lead"}),
    ("Trước 15/10 Sở Y tế được phân công rà soát danh sách.", {"Sở Y tế": "assigned"}),
    (
        "Văn phòng Ủy ban nhân dân tỉnh phối hợp thanh lý hợp đồng với Sở Xây dựng và nhà thầu.",
        {"Văn phòng Ủy ban nhân dân tỉnh": "coordinate"},
    ),
    ("Sở Nội vụ phối hợp đối chiếu số liệu năm 2022 với Sở Tài chính đã công bố.", {"Sở Nội vụ": "coordinate"}),
    ("Sở Nội vụ phối hợp tổ chức lễ ra quân với Sở Y tế.", {"Sở Nội vụ": "coordinate", "Sở Y tế": "coordinate"}),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_who_receives_or_is_a_party_to_a_thing_has_no_work(text: str, expected: dict[str, str]) -> None:
    """What is done to a body is no duty of it; a contract with a body makes no partner of it."""
    parsed = plan(f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương kiểm tra các chợ.\n2. {text}")
    assert [roles for roles in each_roles(parsed) if roles] == [{"Sở Công Thương": "assigned"}, *([expected] if expected else [])]


CLAUSES = [
    ("Giám sát ca bệnh: Trạm Y tế phường điều tra 100% ca nghi mắc.", {"Trạm Y tế cấp xã": "assigned"}),
    (
        "Phun hóa chất tại ổ dịch cũ, Công an phường giữ trật tự, Ban Quản lý chợ Trung tâm bố trí điện nước.",
        {"Công an cấp xã": "assigned", "Ban Quản lý chợ Trung tâm": "assigned"},
    ),
    ("Khuyến khích doanh nghiệp, nhất là DNNVV, HTX, HKD chuyển đổi số.", {}),
    (
        "Khi có dịch, Sở Y tế khoanh vùng, Công an tỉnh lập chốt, Sở Tài chính bố trí kinh phí.",
        {"Sở Y tế": "assigned", "Công an cấp tỉnh": "assigned", "Sở Tài chính": "assigned"},
    ),
    ("Nạo vét kênh do Công ty Thủy lợi làm, xong trong tháng 6.", {"Công ty Thủy lợi": "assigned"}),
    ("Rà soát các dự án do Sở Y tế làm.", {}),
    ("Giấy mời do Văn phòng UBND tỉnh soạn.", {"Văn phòng Ủy ban nhân dân tỉnh": "assigned"}),
    (
        "Sơ tán dân vùng trũng (Công an tỉnh giữ trật tự, Sở Y tế lập trạm cấp cứu).",
        {"Công an cấp tỉnh": "assigned", "Sở Y tế": "assigned"},
    ),
    ("Rà soát trạm bơm (Sở Y tế quản lý).", {}),
    ("Văn phòng HĐND - UBND phường mua sắm vật tư.", {"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã": "assigned"}),
    ("Thanh tra và Văn phòng tổng hợp kết quả.", {"Thanh tra tỉnh": "assigned", "Văn phòng": "assigned"}),
    ("Phòng 2 và Phòng 3 dự trữ vật tư.", {"Phòng 2": "assigned", "Phòng 3": "assigned"}),
    ("Trưởng khoa Dược cung cấp số liệu.", {"Khoa Dược": "assigned"}),
    ("Đoàn kiểm tra liên ngành lập biên bản.", {"Đoàn kiểm tra liên ngành": "assigned"}),
    ("Giao thông: cứng hóa 12 km đường; giao Sở Xây dựng nghiệm thu.", {"Sở Xây dựng": "assigned"}),
    (
        "Phòng Thanh tra - Đảm bảo chất lượng theo dõi tiến độ.",
        {"Phòng Thanh tra - Đảm bảo chất lượng": "assigned"},
    ),
    ("Xây dựng bài giảng điện tử. Đầu mối: Sở Y tế. Nghiệm thu: Sở Xây dựng.", {"Sở Y tế": "lead"}),
    (
        "Sở Y tế phối hợp Chi nhánh Thủy lợi Mường La sửa 03 phai đập.",
        {"Sở Y tế": "coordinate", "Chi nhánh Thủy lợi Mường La": "coordinate"},
    ),
]


@pytest.mark.parametrize(("words", "expected"), CLAUSES)
def test_clauses(words: str, expected: dict[str, str]) -> None:
    """Who acts behind a matter, in later clauses, in a bracket."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {words}\n2. Treo cờ Tổ quốc dịp lễ.")) == [expected, {}]


def test_a_matter_before_a_colon_is_no_actor() -> None:
    """What stands before a body and its colon in a section that tells bodies is what it does."""
    body = "III. TỔ CHỨC THỰC HIỆN\n- Y tế: Trạm Y tế trường trực cấp cứu.\n- Trật tự: Tổ Bảo vệ, Đội Thanh niên xung kích."
    assert each_roles(plan(body)) == [
        {"Trạm Y tế": "assigned"},
        {"Tổ Bảo vệ": "assigned", "Đội Thanh niên xung kích": "assigned"},
    ]


def test_persons_with_their_work_are_no_role_lines() -> None:
    """A section that shares out work among leaders closes none above it."""
    body = "II. NHIỆM VỤ\n1. Sở Y tế mua thuốc dự phòng.\n\nIII. PHÂN CÔNG\n- Đồng chí Viện trưởng chỉ đạo chung, trực tiếp phụ trách Văn phòng.\n- Kiểm sát viên thụ lý vụ án báo cáo lãnh đạo phòng."
    assert each_roles(plan(body))[0] == {"Sở Y tế": "assigned"}


@pytest.mark.parametrize("name", ["Ban Quan hệ lao động", "Hội đồng", "Ban Quản lý lao động"])
def test_a_names_last_word_is_no_part_of_a_role(name: str) -> None:
    """ "… lao động chủ trì", "Hội đồng chủ trì" lead alone: no "đồng chủ trì" ends their names."""
    (roles,) = each_roles(plan(f"II. NHIỆM VỤ\n1. {name} chủ trì, phối hợp với Sở Y tế rà soát hồ sơ."))
    assert roles == {name: "lead", "Sở Y tế": "coordinate"}
