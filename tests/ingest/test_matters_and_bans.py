"""Who acts behind a matter, what a body must not do, orders that 'và' joins, partners that are left empty."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

STATEMENTS = [
    # a matter stands before its subject
    ("Các vướng mắc về đất đai, Sở Xây dựng hướng dẫn xử lý trong tháng 4.", {"Sở Xây dựng": "assigned"}),
    ("Nguồn nhân lực trực tổng đài, Sở Nội vụ bố trí 03 viên chức.", {"Sở Nội vụ": "assigned"}),
    ("Khó khăn, vướng mắc phát sinh, Sở Y tế tổng hợp, báo cáo.", {"Sở Y tế": "assigned"}),
    ("Các nhiệm vụ giao tại Phụ lục, Sở Nội vụ theo dõi trên hệ thống.", {"Sở Nội vụ": "assigned"}),
    ("Hằng quý, trên cơ sở báo cáo của các xã, Sở Nội vụ tổng hợp trình UBND tỉnh.", {"Sở Nội vụ": "assigned"}),
    ("Trường hợp các đơn vị nộp báo cáo chậm, Sở Nội vụ phê bình công khai.", {"Sở Nội vụ": "assigned"}),
    ("Công tác tuyên truyền, phổ biến pháp luật, vận động nhân dân được tăng cường.", {}),
    # what must not be done is a duty; what some do not do is none
    ("Sở Tài chính không chậm thanh toán quá 04 ngày làm việc.", {"Sở Tài chính": "assigned"}),
    ("Sở Nội vụ tuyệt đối không tham mưu bổ nhiệm khi chưa đủ điều kiện.", {"Sở Nội vụ": "assigned"}),
    ("Ban Giám hiệu các trường không thu thêm bất kỳ khoản nào.", {"Ban Giám hiệu các trường": "assigned"}),
    ("Trạm Y tế xã trực 24/24 giờ trong dịp Tết.", {"Trạm Y tế cấp xã": "assigned"}),
    ("Một số trường không chi trả phụ cấp đúng hạn.", {}),
    ("Nhà thầu không nộp hồ sơ hoàn công thì bị phạt.", {}),
    ("Hộ kinh doanh không kê khai thuế sẽ bị xử lý.", {}),
    ("Hộ kinh doanh không lấn chiếm vỉa hè, vi phạm sẽ bị xử lý.", {"Hộ kinh doanh": "assigned"}),
    ("Sở Tài chính không nhận được báo cáo của xã Tân Lập.", {}),
    ("Sở Tài chính không có kinh phí mua máy.", {}),
    ("Công an tỉnh không đủ lực lượng tuần tra.", {}),
    # what opens a report is no matter
    ("Kết quả, Sở Tài chính thu hồi 3 tỷ đồng.", {}),
    ("Qua kiểm tra, Sở Xây dựng phát hiện 5 công trình sai phép.", {}),
    ("Nhìn chung, các đơn vị thực hiện tốt quy chế dân chủ.", {}),
    ("Kết quả thực hiện, Sở Y tế báo cáo UBND tỉnh.", {"Sở Y tế": "assigned"}),
    # a sentence behind a measure's short word, or in a small letter
    ("Mức chi 50.000 đ. Sở Tài chính bố trí kinh phí.", {"Sở Tài chính": "assigned"}),
    ("Các trường vào học lúc 7 h. Sở Giáo dục và Đào tạo kiểm tra nề nếp.", {"Sở Giáo dục và Đào tạo": "assigned"}),
    ("Rà soát hộ nghèo. sở Nội vụ tổng hợp danh sách.", {"Sở Nội vụ": "assigned"}),
    # an order that another verb leads to
    ("Đồng ý chủ trương mở rộng chợ và giao Sở Công Thương chủ trì thẩm định.", {"Sở Công Thương": "lead"}),
    # who does the thing that a clause names
    (
        "Cấp 2.000 thẻ bảo hiểm y tế. Việc rà soát do UBND các xã thực hiện xong trước 15/5; Sở Y tế bàn giao thẻ.",
        {"Ủy ban nhân dân cấp xã": "assigned", "Sở Y tế": "assigned"},
    ),
    # who helps nobody else does the work
    ("Đề nghị Sở Công Thương, Sở Y tế hỗ trợ truyền thông.", {"Sở Công Thương": "assigned", "Sở Y tế": "assigned"}),
    # levels of a list end before work
    ("UBND các xã, thị trấn dẫn đường, bố trí địa điểm.", {"Ủy ban nhân dân cấp xã": "assigned"}),
    # a body with its time in a bracket
    ("Số hóa 100% hồ sơ đất đai (Văn phòng Đăng ký đất đai, hoàn thành tháng 10/2025).", {"Văn phòng Đăng ký đất đai": "assigned"}),
]
LETTERS = [
    (
        "Công văn này thay thế Công văn số 214/UBND-KT ngày 03/02/2024 và giao Sở Công Thương theo dõi, báo cáo.",
        [{"Sở Công Thương": "assigned"}],
    ),
    (
        "Kế hoạch này thay cho Kế hoạch số 12/KH-UBND ngày 05/01/2024, đồng thời giao Sở Nội vụ theo dõi thi hành.",
        [{"Sở Nội vụ": "assigned"}],
    ),
    ("Công văn này thay thế Công văn số 214/UBND-KT ngày 03/02/2024.", []),
]
LETTER = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 312/UBND-TH\nV/v tăng cường quản lý\nLào Cai, ngày 5 tháng 3 năm 2024\n\nKính gửi: Các sở, ban, ngành.\n\n"
    "Thực hiện chỉ đạo của Chính phủ, UBND tỉnh có ý kiến như sau:\n\n%s\n\nNơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\n"
)
EMPTY = [
    # a partner without a value takes no lead away
    ("II. NHIỆM VỤ\n1. Lập bản đồ ngập lụt.\n- Chủ trì: Sở Xây dựng.\n- Phối hợp:\n- Thời gian: Quý II.\n", [{"Sở Xây dựng": "lead"}]),
    (
        "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n"
        "TT    Nhiệm vụ                  Chủ trì          Phối hợp        Thời hạn\n"
        "1     Cập nhật bản đồ số        Sở Xây dựng                      Quý I\n"
        "2     Kiểm định cân ô tô        Sở Công Thương                   Quý II\n"
        "3     Tập huấn cứu hộ           Công an tỉnh     Sở Y tế         Quý III\n",
        [{"Sở Xây dựng": "lead"}, {"Sở Công Thương": "lead"}, {"Công an cấp tỉnh": "lead", "Sở Y tế": "coordinate"}],
    ),
    # who helps in a field works with those before it
    (
        "II. NHIỆM VỤ\n1. Cắt tỉa 350 cây xanh.\n- Bộ phận thực hiện: Phòng Kinh tế; Đội Trật tự đô thị hỗ trợ.\n",
        [{"Phòng Kinh tế": "lead", "Đội Trật tự đô thị": "coordinate"}],
    ),
    # a label's own name leads whom it works with
    (
        "II. NHIỆM VỤ\n1. Tập huấn bán hàng trực tuyến.\n- Đơn vị thực hiện: Trung tâm Hỗ trợ Kinh tế tập thể phối hợp với Bưu điện tỉnh.\n",
        [{"Trung tâm Hỗ trợ Kinh tế tập thể": "lead", "Bưu điện tỉnh": "coordinate"}],
    ),
    # numbered fields beside role lines are details
    (
        "II. NHIỆM VỤ\n1. Tổ chức giải chạy: 500 vận động viên.\n1.1. Thời gian: Ngày 26/3.\n1.2. Địa điểm: Quảng trường.\n1.3. Đơn vị chủ trì: Sở Y tế.\n"
        "1.4. Đơn vị phối hợp: Công an tỉnh.\n",
        [{"Sở Y tế": "lead", "Công an cấp tỉnh": "coordinate"}],
    ),
    # a field right behind its number in a flattened line
    (
        "II. NHIỆM VỤ 1. Tuyên truyền: Mở chuyên mục trên Báo tỉnh; phát 5.000 tờ rơi tại các chợ, trường học, nhà văn hóa. Chủ trì: Sở Y tế. "
        "2. Tập huấn: Mở 03 lớp cho cán bộ xã. Chủ trì: Sở Nội vụ. Phối hợp: UBND các xã. Thời gian: Quý II.\n",
        [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead", "Ủy ban nhân dân cấp xã": "coordinate"}],
    ),
    # collective actors with a role word are a role line
    (
        "II. NHIỆM VỤ\n1. Nếp sống văn minh\na) Tuyên truyền trên loa truyền thanh.\nb) Ký cam kết với hộ kinh doanh.\nc) Kiểm tra các hộ vi phạm nhiều lần.\n"
        "Phòng Văn hóa - Xã hội chủ trì; Công an xã, các thôn phối hợp.\n",
        [{"Phòng Văn hóa - Xã hội": "lead", "Công an cấp xã": "coordinate", "Các thôn": "coordinate"}] * 3,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_who_acts_behind_a_matter_or_must_not(text: str, expected: dict[str, str]):
    assert each_roles(plan("III. TỔ CHỨC THỰC HIỆN\n1. " + text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), LETTERS)
def test_a_replaced_letter_tells_nobody_but_by_an_order(text: str, expected: list[dict[str, str]]):
    assert each_roles(parse(source(LETTER % text))) == expected


@pytest.mark.parametrize(("body", "expected"), EMPTY)
def test_partners_left_empty_or_beside(body: str, expected: list[dict[str, str]]):
    assert each_roles(plan(body)) == expected


def test_what_is_not_mentioned_otherwise_is_no_task():
    assert each_roles(
        plan("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế chủ trì kiểm tra.\n2. Các nội dung khác giữ nguyên theo Kế hoạch số 5/KH-UBND.")
    ) == [{"Sở Y tế": "lead"}]
