"""What headings and lead-ins say of the items below them: whom they tell, which part they give, what below them is no work."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, roles, rows, source

DECISION = (
    "THỦ TƯỚNG CHÍNH PHỦ\n-------\n\nSố: 41/2016/QĐ-TTg\n\nHà Nội, ngày 05 tháng 10 năm 2016\n\nQUYẾT ĐỊNH\nVề hỗ trợ hộ nuôi ong\n\n"
)
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTHỦ TƯỚNG\n\nNguyễn Văn A\n"


def test_a_lead_in_below_a_name_gives_it_and_its_partners_the_items():
    parsed = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Công Thương\n\nChủ trì, phối hợp với Sở Y tế tham mưu cho UBND tỉnh:\n\n"
        "a) Rà soát quy hoạch chợ.\n\nb) Bố trí điểm bán hàng bình ổn.\n\n2. Sở Tài chính\n\na) Thẩm định giá hàng bình ổn.\n"
    )
    both = {"Sở Công Thương": "lead", "Sở Y tế": "coordinate"}
    assert [roles(parsed, f"IV.1.{letter}") for letter in "ab"] == [both, both]
    assert roles(parsed, "IV.2.a") == {"Sở Tài chính": "assigned"}


def test_what_a_body_gives_or_asks_of_others_stays_with_it():
    parsed = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. UBND các huyện, thành phố\n\na) Giao Trung tâm Y tế huyện lập danh sách trẻ chưa tiêm.\n\n"
        "b) Kiểm tra, yêu cầu các chủ đò trang bị áo phao.\n\n2. Các sở, ban, ngành\n\na) Giao Sở Y tế hướng dẫn phòng dịch.\n"
    )
    assert roles(parsed, "IV.1.a")["Ủy ban nhân dân cấp huyện"] == "assigned"
    assert roles(parsed, "IV.1.b") == {"Ủy ban nhân dân cấp huyện": "assigned"}
    assert roles(parsed, "IV.2.a") == {"Sở Y tế": "assigned"}


def test_the_standing_office_plays_its_part_in_leading():
    parsed = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng\n\n- Tiếp tục phát huy vai trò cơ quan Thường trực chủ trì, phối hợp với Sở Y tế rà soát quy hoạch bệnh viện.\n"
    )
    assert roles(parsed, "IV.1") == {"Sở Xây dựng": "lead", "Sở Y tế": "coordinate"}


def test_an_article_tells_only_bodies_that_must_do_something():
    text = (
        "Điều 1. Điều kiện được hỗ trợ\n\nHộ gia đình được hỗ trợ phải có đủ các điều kiện sau:\n\n1. Là hộ có người nuôi ong, bao gồm:\n\n"
        "a) Người nuôi ong lấy mật từ năm 2010;\n\nb) Thợ làm thùng ong lành nghề.\n\n2. Hộ có đàn ong bị hư hại như sau:\n\na) Phải thay mới toàn bộ cầu ong;\n\n"
        "Điều 2. Mức hỗ trợ\n\n1. Hỗ trợ 2.000.000 đồng một hộ.\n\nĐiều 3. Phương thức cấp giống\n\n1. Ủy ban nhân dân cấp xã lập danh sách hộ nuôi ong.\n\n"
        "2. Cấp vốn\n\na) Căn cứ số vốn được phân bổ, Ủy ban nhân dân cấp tỉnh phân bổ cho cấp huyện;\n\nb) Việc quyết toán theo hướng dẫn của Bộ Tài chính.\n"
    )
    parsed = parse(source(DECISION + text + TAIL))
    assert [name for name, _, _ in rows(parsed)] == ["Điều 3.1", "Điều 3.2.a"]
    assert roles(parsed, "Điều 3.1") == {"Ủy ban nhân dân cấp xã": "assigned"}


def test_criteria_of_praise_papers_and_shares_of_money_are_no_tasks():
    parsed = plan(
        "II. TIÊU CHÍ THI ĐUA\n\n1. Đối với các sở, ban, ngành\n\n- Hoàn thành vượt mức chỉ tiêu được giao.\n\n2. Đối với cá nhân\n\n- Gương mẫu trong công tác.\n\n"
        "III. THỦ TỤC, HỒ SƠ KHEN THƯỞNG\n\n- Báo cáo thành tích theo mẫu.\n\n"
        "IV. NHU CẦU VỐN\n\n- Ngân sách trung ương: để thực hiện các dự án nuôi ong, khoảng 30 tỷ đồng.\n\n"
        "V. NGUỒN LỰC VÀ CƠ CHẾ SỬ DỤNG\n\n- Vốn dân đóng góp chiếm 10%.\n\n"
        "VI. NHIỆM VỤ\n\n1. Tổng nhu cầu giống giai đoạn 2021 - 2025 là 3.000 đàn.\n\n2. Nhân giống ong nội ở vùng cao.\n"
    )
    assert [name for name, _, _ in rows(parsed)] == ["VI.2"]


def test_what_a_province_is_told_at_the_end_of_an_assessment_is_work():
    parsed = plan(
        "I. ĐÁNH GIÁ CHUNG\n\nThời gian qua, tỉnh đã có nhiều cố gắng.\n\nĐể phát huy kết quả, tỉnh Lào Cai cần tập trung một số nhiệm vụ sau đây:\n\n"
        "1. Rà soát quy hoạch vùng chè.\n\n2. Sớm hoàn thành đường vào bản.\n"
    )
    assert [name for name, _, _ in rows(parsed)] == ["I.1", "I.2"]


def test_the_last_sentence_of_a_flattened_letter_urges_and_tells_nobody():
    filler = "nội dung chi tiết theo chỉ đạo của cấp có thẩm quyền và quy định hiện hành " * 6
    text = (
        "VĂN PHÒNG CHÍNH PHỦ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------\n\nSố: 31/VPCP-NN | Hà Nội, ngày 20 tháng 11 năm 2025\n\n"
        f"Kính gửi: Bộ Y tế. | Phó Thủ tướng có ý kiến như sau: 1. Giao Bộ Y tế hướng dẫn phòng dịch {filler}. 2. Giao Bộ Tài chính bố trí kinh phí. "
        "Đề nghị các cơ quan, đơn vị khẩn trương triển khai, thực hiện./. | Nơi nhận: - Như trên; - Lưu: VT. | KT. BỘ TRƯỞNG Nguyễn Văn A"
    )
    parsed = parse(source(text))
    assert roles(parsed, "2") == {"Bộ Tài chính": "assigned"}


def test_an_order_in_a_section_of_criteria_is_work_and_a_ranking_is_none():
    parsed = plan(
        "III. TIÊU CHÍ ĐÁNH GIÁ\n\na) Trên cơ sở kết quả thực hiện, giao Sở Y tế thành lập đoàn kiểm tra việc tiêm chủng.\n\nb) Đạt từ 90 điểm trở lên.\n\n"
        "IV. CÁCH THỨC XẾP HẠNG\n\na) Địa phương có nhiều sáng kiến sẽ được cộng điểm.\n\nV. TỔ CHỨC THỰC HIỆN\n\n1. Các tổ chức cung cấp dịch vụ chi trả\n\n"
        "a) Bố trí điểm chi trả lưu động.\n\n2. Sở Xây dựng\n\nTheo chức năng, nhiệm vụ của đơn vị phối hợp, hỗ trợ kinh nghiệm trong quản lý chợ.\n"
    )
    assert [name for name, _, _ in rows(parsed)] == ["III.a", "V.1.a", "V.2"]
    assert roles(parsed, "V.1.a") == {"Các tổ chức cung cấp dịch vụ chi trả": "assigned"}
    assert roles(parsed, "V.2") == {"Sở Xây dựng": "coordinate"}


FORCES = [
    "Tổ Bảo vệ (08 người): mở bốn cổng, giữ đường cho xe cứu hộ.",
    "Tổ Kế toán, thu phí: hướng dẫn tiểu thương thoát theo cầu thang.",
    "Các trưởng ngành hàng: điểm danh người trong dãy mình.",
]


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("heading", ["Nhiệm vụ của từng lực lượng", "Nhiệm vụ của các tổ", "Trách nhiệm của các bộ phận"])
def test_a_group_that_a_heading_tells_leaves_its_names_to_the_lines_below(heading, mark):
    parsed = plan(f"IV. TỔ CHỨC THỰC HIỆN\n\n1. {heading}\n\n" + "\n".join(mark + line for line in FORCES) + "\n")
    assert each_roles(parsed) == [{"Tổ Bảo vệ": "assigned"}, {"Tổ Kế toán, thu phí": "assigned"}, {"Các trưởng ngành hàng": "assigned"}]


NAMED = [
    ("1. Sở Y tế", "Mua sắm: bố trí vốn cho 12 trạm.", {"Sở Y tế": "assigned"}),  # a body of its own
    ("1. Nhiệm vụ của các tổ quản lý rừng cộng đồng bản", "Mua sắm: bố trí vốn cho 12 trạm.", None),  # more than a group's word
]


@pytest.mark.parametrize(("heading", "line", "who"), NAMED)
def test_what_a_body_of_its_own_is_told_is_its_own_work(heading, line, who):
    found = each_roles(plan(f"IV. TỔ CHỨC THỰC HIỆN\n\n{heading}\n\n{line}\n"))
    assert found == [who] if who else all("Mua sắm" not in names for names in found)


def test_whom_an_item_works_together_with_is_beside_whom_its_heading_tells():
    parsed = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) Cùng Sở Tài chính kiểm tra cơ sở.\n\nb) Rà soát hồ sơ; cùng Sở Nội vụ tổng hợp.\n"
    )
    assert roles(parsed, "IV.1.a") == {"Sở Y tế": "assigned", "Sở Tài chính": "coordinate"}
    assert roles(parsed, "IV.1.b") == {"Sở Y tế": "assigned", "Sở Nội vụ": "coordinate"}
    assert each_roles(plan("II. NHIỆM VỤ\n\n1. Cùng Sở Tài chính kiểm tra cơ sở.\n")) == [{"Sở Tài chính": "assigned"}]  # no heading's
