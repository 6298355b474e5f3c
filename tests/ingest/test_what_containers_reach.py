"""What a container reaches: an opening's order the lines below its colon, a heading's body those whom it names of its own people, a label
for notes the list below it; short names that a note gives."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, rows, source

A, L, C = "assigned", "lead", "coordinate"
YT, NV, XD = "Sở Y tế", "Sở Nội vụ", "Sở Xây dựng"

OPENED = {
    "directive": (
        "UBND HUYỆN KRÔNG BÚK  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "                      Độc lập - Tự do - Hạnh phúc\n"
        "Số: 05/CT-UBND        Krông Búk, ngày 03 tháng 5 năm 2021\n"
        "\n"
        "CHỈ THỊ\n"
        "Về việc tăng cường phòng cháy, chữa cháy mùa khô năm 2021\n"
        "\n"
        "Thực hiện Công điện số 11/CĐ-UBND ngày 28/4/2021 của UBND tỉnh, Chủ tịch UBND huyện yêu cầu các phòng, ban, UBND các xã tập trung thực hiện tốt các việc sau:\n"
        "\n"
        "Phòng Kinh tế và Hạ tầng: Chủ trì, phối hợp với Điện lực huyện kiểm tra lưới điện tại 14 chợ xã.\n"
        "\n"
        "Công an huyện: Lập 03 chốt kiểm tra vật liệu nổ trên Quốc lộ 14.\n"
        "\n"
        "Trung tâm Y tế: Trực cấp cứu 24/24 giờ, phối hợp với Hội Chữ thập đỏ dự trữ 200 đơn vị máu.\n"
        "\n"
        "UBND các xã: Phát dọn 30 km đường băng cản lửa trước 20/5/2021.\n"
        "\n"
        "Nơi nhận:\n"
        "- Lưu: VT.\n"
        "\n"
        "CHỦ TỊCH\n"
        "\n"
        "Y Bhăm Êban\n",
        [
            {"Phòng Kinh tế và Hạ tầng": L, "Điện lực huyện": C},
            {"Công an cấp huyện": A},
            {"Trung tâm Y tế cấp huyện": A, "Hội Chữ thập đỏ": C},
            {"Ủy ban nhân dân cấp xã": A},
        ],
    ),
    '"chỉ thị:"': (
        "ỦY BAN NHÂN DÂN\n"
        "XÃ TÂN LẬP\n"
        "Số: 02/CT-UBND\n"
        "Tân Lập, ngày 10 tháng 11 năm 2020\n"
        "\n"
        "CHỈ THỊ\n"
        "Về việc giữ vệ sinh đường làng trong dịp lễ hội đình\n"
        "\n"
        "Để đường làng sạch, Chủ tịch UBND xã chỉ thị:\n"
        "\n"
        "Ban Công an xã: Chủ trì, phối hợp với Xã đội dẹp bãi xe trước cổng đình.\n"
        "\n"
        "Trạm Y tế: Phun khử khuẩn nhà vệ sinh ngày hai lần.\n"
        "\n"
        "Nơi nhận:\n"
        "- Lưu: VT.\n"
        "\n"
        "CHỦ TỊCH\n"
        "\n"
        "Vũ Văn Chín\n",
        [{"Ban Công an cấp xã": L, "Xã đội": C}, {"Trạm Y tế": A}],
    ),
    "letter": (
        "ỦY BAN NHÂN DÂN\n"
        "TỈNH LÀO CAI\n"
        "Số: 88/UBND-KT\n"
        "V/v thu gom vỏ bao thuốc\n"
        "Lào Cai, ngày 06 tháng 6 năm 2022\n"
        "\n"
        "Kính gửi: Các sở; UBND các huyện.\n"
        "\n"
        "Qua kiểm tra, vỏ bao thuốc còn nằm nhiều ở bờ ruộng. Chủ tịch UBND tỉnh yêu cầu các cơ quan thực hiện ngay một số nội dung sau:\n"
        "\n"
        "Sở Y tế: Chủ trì, phối hợp với Sở Nội vụ mở 05 lớp tập huấn cho trưởng thôn.\n"
        "\n"
        "Sở Xây dựng: Đặt 400 bể chứa bằng bê tông tại bờ ruộng.\n"
        "\n"
        "UBND các huyện: Cấp kinh phí tiêu hủy vỏ bao cho các xã.\n"
        "\n"
        "Nơi nhận:\n"
        "- Như trên;\n"
        "- Lưu: VT.\n"
        "\n"
        "KT. CHỦ TỊCH\n"
        "PHÓ CHỦ TỊCH\n"
        "\n"
        "Giàng Seo Vần\n",
        [{"Sở Y tế": L, "Sở Nội vụ": C}, {"Sở Xây dựng": A}, {"Ủy ban nhân dân cấp huyện": A}],
    ),
    "notice of a school": (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO\n"
        "TRƯỜNG THPT KIM LIÊN\n"
        "Số: 12/TB-THPT\n"
        "Hà Nội, ngày 02 tháng 8 năm 2023\n"
        "\n"
        "THÔNG BÁO\n"
        "Về việc chuẩn bị khai giảng năm học 2023 - 2024\n"
        "\n"
        "Hiệu trưởng thông báo các tổ thực hiện những công việc sau đây:\n"
        "\n"
        "Tổ Văn phòng: Chủ trì, phối hợp với Đoàn trường trang trí sân khấu xong trước 01/9.\n"
        "\n"
        "Tổ Thể dục: Tập đội hình diễu hành cho 12 lớp khối 10.\n"
        "\n"
        "Đoàn trường: Dựng trại tại sân sau, mỗi lớp một gian.\n"
        "\n"
        "Nơi nhận:\n"
        "- Các tổ;\n"
        "- Lưu: VT.\n"
        "\n"
        "HIỆU TRƯỞNG\n"
        "\n"
        "Đỗ Thị Ngọc\n",
        [{"Tổ Văn phòng": L, "Đoàn trường": C}, {"Tổ Thể dục": A}, {"Đoàn trường": A}],
    ),
    "telegram": (
        "UBND TỈNH QUẢNG NAM\n"
        "Số: 09/CĐ-UBND\n"
        "Quảng Nam, ngày 14 tháng 10 năm 2022\n"
        "\n"
        "CÔNG ĐIỆN\n"
        "Về việc ứng phó mưa lớn\n"
        "\n"
        "Mưa lớn sẽ kéo dài đến ngày 17/10. Chủ tịch UBND tỉnh yêu cầu các đơn vị làm ngay các nhiệm vụ sau:\n"
        "\n"
        "Sở Y tế: Trực cấp cứu tại các trạm.\n"
        "\n"
        "Công an tỉnh: Chủ trì, phối hợp với Sở Xây dựng cấm xe qua 12 ngầm tràn.\n"
        "\n"
        "CHỦ TỊCH\n"
        "\n"
        "Lê Trí Thành\n",
        [{"Sở Y tế": A}, {"Công an cấp tỉnh": L, "Sở Xây dựng": C}],
    ),
}


@pytest.mark.parametrize("name", OPENED)
def test_an_order_that_opens_a_document_reaches_the_lines_of_bodies_below_its_colon(name: str):
    text, said = OPENED[name]
    assert each_roles(parse(source(text))) == said


@pytest.mark.parametrize("section", ["", "1. Nhiệm vụ chung\n"])
def test_a_colon_sets_a_body_off_in_a_section_that_shares_work_out(section: str):
    body = f"{section}Sở Y tế: Chủ trì, phối hợp với Sở Nội vụ mở 05 lớp tập huấn.\n\nTổ Thể dục: Tập đội hình cho 12 lớp.\n\nSở Xây dựng: chủ trì sửa cầu."
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n\n{body}")) == [{YT: L, NV: C}, {"Tổ Thể dục": A}, {XD: L}]


APPOINTED = [
    ("1. Sở Y tế: Phân công kíp trực, dự trữ đủ cơ số thuốc, máu.", [{YT: A}]),
    ("1. Sở Y tế\n- Ban hành nghị quyết; phân công từng ủy viên phụ trách thôn.\n- Rà soát 14 trạm y tế xã.", [{YT: A}, {YT: A}]),
    ("1. Sở Y tế phân công lãnh đạo trực 24/24 giờ trong các ngày nghỉ.", [{YT: A}]),
    ("1. Trường Tiểu học Kim Đồng\n- Phân công giáo viên trực cổng từ 6 giờ 30.", [{"Trường Tiểu học Kim Đồng": A}]),
    ("1. Công an tỉnh: Phân công lực lượng chốt chặn tại 12 nút giao.", [{"Công an cấp tỉnh": A}]),
    ("1. Đảng ủy xã Hoa Lư\n- Phân công mỗi đảng viên giúp một hộ nghèo.", [{"Đảng ủy xã Hoa Lư": A}]),
    ("1. Sở Y tế: Giao các bệnh viện dự trữ 500 đơn vị máu.", [{YT: A, "Các bệnh viện": A}]),
    ("1. Sở Y tế: Phân công các trung tâm y tế trực cấp cứu.", [{YT: A, "Trung tâm Y tế cấp huyện": A}]),
    ("1. Trung tâm Văn hóa tổ chức đêm giao thừa tại quảng trường, phối hợp với Huyện đoàn.", [{"Trung tâm Văn hóa": A, "Huyện đoàn": C}]),
]


@pytest.mark.parametrize(("body", "said"), APPOINTED)
def test_whom_a_body_names_of_its_own_people_works_for_it(body: str, said: list[dict[str, str]]):
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n{body}\n2. Sở Nội vụ cấp thuốc cho các trạm y tế xã.\n"))[:-1] == said


TABLE = "TT\tNhiệm vụ\tChủ trì\tPhối hợp\n1\tThay 12 km ống cấp nước\t{0}\tSở Y tế\n2\tKiểm tra mẫu nước tại 30 trạm\tSở Y tế\t{0}\n\n"
SHORT = [
    (
        "Trung tâm Nước sạch",
        "Ghi chú:\n- Trung tâm Nước sạch: Trung tâm Nước sạch và Vệ sinh nông thôn.\n- Tiến độ tính đến ngày cuối của quý.",
        "Trung tâm Nước sạch và Vệ sinh nông thôn",
    ),
    ("Ban QLDA", "Ghi chú: Ban QLDA là Ban Quản lý dự án đầu tư xây dựng Krông Nô.", "Ban Quản lý dự án đầu tư xây dựng Krông Nô"),
    (
        "Công ty Cấp nước",
        "(*) Công ty Cấp nước: Công ty Cổ phần Cấp nước và Môi trường Đắk Nông",
        "Công ty Cổ phần Cấp nước và Môi trường Đắk Nông",
    ),
    (
        "Trung tâm CNTT",
        "Chú thích:\n+ Trung tâm CNTT - Trung tâm Công nghệ thông tin và Truyền thông;\n+ Hạn tính đến hết ngày cuối quý.",
        "Trung tâm Công nghệ thông tin và Truyền thông",
    ),
    ("Hội Nông dân", "Chữ viết tắt:\nHội Nông dân: Hội Nông dân sản xuất giỏi Sa Pa", "Hội Nông dân sản xuất giỏi Sa Pa"),
    (
        "Trường Cao đẳng",
        "Ghi chú: Trường Cao đẳng là Trường Cao đẳng Cộng đồng Lào Cai; kinh phí theo phân cấp.",
        "Trường Cao đẳng Cộng đồng Lào Cai",
    ),
]


@pytest.mark.parametrize(("short", "note", "full"), SHORT)
def test_a_note_says_which_name_a_shorter_one_stands_for(short: str, note: str, full: str):
    parsed = plan(f"II. NHIỆM VỤ\n\n{TABLE.format(short)}{note}\n\nIII. KINH PHÍ\nTheo phân cấp.\n")
    assert each_roles(parsed) == [{full: L, YT: C}, {YT: L, full: C}]


def test_a_body_before_a_colon_and_its_work_is_no_short_name():
    parsed = plan("II. NHIỆM VỤ\n1. Trung tâm Nước: Trung tâm Nước và Trạm bơm Cốc San nạo vét 30 km kênh.\n2. Sở Y tế cấp thuốc.\n")
    assert len(parsed.tasks) == 2


ITEMS = "1. Thay 12 km ống nước (chủ trì: Sở Xây dựng; phối hợp: Sở Y tế).\n2. Kiểm tra mẫu nước tại 30 trạm (chủ trì: Sở Y tế; phối hợp: Sở Nội vụ).\n"
ROWS = "TT\tNhiệm vụ\tChủ trì\tPhối hợp\n1\tThay 12 km ống nước\tSở Xây dựng\tSở Y tế\n2\tKiểm tra mẫu nước tại 30 trạm\tSở Y tế\tSở Nội vụ\n\n"
NOTES = [
    "Ghi chú:\n- Tiến độ tính đến ngày cuối của quý.\n- Kinh phí lấy từ nguồn sự nghiệp năm 2025.\n- Báo cáo tiến độ ghi theo mẫu số 3.",
    "Chú thích:\n(1) Hoàn thành là khi có biên bản nghiệm thu.\n(2) Theo dõi số liệu trên phần mềm, cập nhật cuối tháng.",
    "Ghi chú:\n+ Chi tiết danh sách 30 trạm xem tại phụ lục 2;\n+ Lập dự toán theo Thông tư số 61/2022/TT-BTC;\n+ Đơn vị tính: triệu đồng.",
    "Ghi chú:\nTiến độ tính đến ngày cuối của quý.\nThực hiện theo hướng dẫn tại Công văn số 12/SYT ngày 01/3/2020.",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("above", [ROWS, ITEMS], ids=["table", "list"])
def test_what_stands_below_a_label_for_notes_is_no_work(above: str, note: str):
    parsed = plan(f"II. NHIỆM VỤ\n\n{above}{note}\n\nIII. KINH PHÍ\nTheo phân cấp.\n")
    assert each_roles(parsed) == [{XD: L, YT: C}, {YT: L, NV: C}]


@pytest.mark.parametrize("above", [ROWS, ITEMS], ids=["table", "list"])
def test_a_body_in_a_note_is_told(above: str):
    note = "Ghi chú:\n- Sở Nội vụ kiểm tra việc chi trả trước ngày 20 hằng tháng.\n- Tiến độ tính đến cuối quý."
    parsed = plan(f"II. NHIỆM VỤ\n\n{above}{note}\n\nIII. KINH PHÍ\nTheo phân cấp.\n")
    assert each_roles(parsed) == [{XD: L, YT: C}, {YT: L, NV: C}, {NV: A}]
    assert rows(parsed)[2][2].startswith("Sở Nội vụ")
