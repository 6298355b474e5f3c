import pytest

from ingest import parse
from tests.ingest.factories import plan, roles, rows, source


def test_role_lines_close_a_section_and_each_bullet_is_a_task():
    parsed = plan(
        "II. NỘI DUNG THỰC HIỆN\n2. Tuyên truyền trong tỉnh:\n- Tuyên truyền về ASEAN.\n- Phổ biến kiến thức về nhân quyền.\n"
        "Đơn vị chủ trì: Báo Lào Cai, Đài Phát thanh - Truyền hình tỉnh.\nĐơn vị phối hợp: Các sở, ban, ngành.\nThời gian thực hiện: Năm 2020.\n"
    )
    assert rows(parsed) == [("II.2#1", "task", "Tuyên truyền về ASEAN."), ("II.2#2", "task", "Phổ biến kiến thức về nhân quyền.")]
    assert roles(parsed, "II.2#2") == {"Báo tỉnh": "lead", "Đài Phát thanh và Truyền hình": "lead", "Các sở, ban, ngành": "coordinate"}
    assert {t.role_source for t in parsed.tasks} == {"section"}
    assert {t.time.start for t in parsed.tasks if t.time} == {"2020-01-01"}


def test_role_lines_as_bullets_and_a_paragraph():
    parsed = plan(
        "II. NỘI DUNG\n1. Xây dựng văn bản\nXây dựng văn bản chỉ đạo, hướng dẫn nội dung tuyên truyền.\n- Đơn vị chủ trì: Sở Ngoại vụ\n- Đơn vị phối hợp: Sở Y tế và các cơ quan, đơn vị liên quan\n- Thời gian: Quý III/2020.\n"
    )
    assert rows(parsed) == [("II.1", "task", "Xây dựng văn bản chỉ đạo, hướng dẫn nội dung tuyên truyền.")]
    assert roles(parsed, "II.1") == {"Sở Ngoại vụ": "lead", "Sở Y tế": "coordinate", "Các cơ quan, đơn vị liên quan": "coordinate"}


def test_each_group_of_fields_closes_what_stands_before_it():
    # Quảng Ngãi, 1627/QĐ-UBND: a time line behind each bullet
    parsed = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\n- Hướng dẫn biểu mẫu kiểm kê.\nThời gian hoàn thành: Tháng 12/2020.\n- Tổng hợp kết quả.\nThời gian hoàn thành: Trước ngày 31/5/2021.\n"
    )
    assert [(t.id, t.time.end if t.time else None) for t in parsed.tasks] == [("IV.1#1", "2020-12-31"), ("IV.1#2", "2021-05-31")]


def test_leads_as_nested_bullets():
    # Hà Tĩnh, II.4.1
    parsed = plan(
        "II. NỘI DUNG\n1. Giải thích thông tin sai lệch\nTheo dõi và tổng hợp dư luận báo chí.\n- Đơn vị chủ trì:\n - + Sở Thông tin và Truyền thông: Theo dõi báo chí trong nước.\n"
        " - + Sở Ngoại vụ: Theo dõi báo chí nước ngoài.\n- Đơn vị phối hợp: Công an tỉnh.\n"
    )
    assert roles(parsed, "II.1") == {"Sở Thông tin và Truyền thông": "lead", "Sở Ngoại vụ": "lead", "Công an cấp tỉnh": "coordinate"}


def test_items_under_an_agencys_heading_are_assignments():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Ban Tuyên giáo Tỉnh ủy:\n- Định hướng tuyên truyền.\n2. Sở Tài chính\nBố trí kinh phí thực hiện.\n3. Sở Y tế: Phối hợp với Công an tỉnh kiểm tra.\n"
    )
    assert [(t.id, t.kind) for t in parsed.tasks] == [("III.1", "assignment"), ("III.2", "assignment"), ("III.3", "assignment")]
    assert roles(parsed, "III.1") == {"Ban Tuyên giáo Tỉnh ủy": "assigned"}
    assert roles(parsed, "III.3") == {"Sở Y tế": "coordinate", "Công an cấp tỉnh": "coordinate"}


def test_joint_headings_and_paragraphs_below_them():
    # Bà Rịa – Vũng Tàu, IV.3
    parsed = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n3. Các Sở, ngành và Ủy ban nhân dân các huyện, thị xã, thành phố\nXây dựng Kế hoạch của đơn vị.\nTạo điều kiện để phóng viên tác nghiệp.\n"
    )
    assert [t.id for t in parsed.tasks] == ["IV.3#1", "IV.3#2"]
    assert roles(parsed, "IV.3#2") == {"Các sở, ban, ngành": "assigned", "Ủy ban nhân dân cấp huyện": "assigned"}


def test_purposes_goals_and_closing_formulas():
    parsed = plan(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao nhận thức.\nII. MỤC TIÊU\n- 100% cơ quan có kế hoạch.\nIII. NHIỆM VỤ\n1. Rà soát, bố trí cán bộ phụ trách.\nIV. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Tổng hợp kết quả.\n"
        "Trên đây là Kế hoạch, yêu cầu các sở, ban, ngành thực hiện nghiêm túc./.\n"
    )
    assert [(t.id, t.kind) for t in parsed.tasks] == [("II", "objective"), ("III.1", "task"), ("IV.1", "assignment")]


def test_lead_ins_are_no_tasks_and_enumerations_belong_to_theirs():
    parsed = plan(
        "III. NHIỆM VỤ\n1. Tuyên truyền biển, đảo với các nội dung như sau:\n- Vị trí, vai trò của biển.\n- Kinh tế biển.\n2. Nền tảng giám sát\nNghiên cứu, triển khai các nền tảng số như:\n- Hệ thống giám sát.\n- Hệ thống điều hành.\n"
    )
    assert [t.id for t in parsed.tasks] == ["III.1#1", "III.1#2", "III.2"]
    assert rows(parsed)[2][2].endswith("Hệ thống điều hành.")


def test_a_bullet_that_announces_a_list_of_its_own_mark():
    # Bà Rịa – Vũng Tàu, II.3#2
    parsed = plan(
        "II. NHIỆM VỤ\n1. Biển, đảo\n- Thông tin toàn diện, trong đó bao gồm:\n- (1) Vị trí của biển;\n- Văn hóa biển;\n- Những đóng góp của Việt Nam.\n- Phản bác thông tin sai lệch.\n"
    )
    assert [t.id for t in parsed.tasks] == ["II.1#1", "II.1#4"]
    assert rows(parsed)[0][2].endswith("đóng góp của Việt Nam.")


def test_field_bullets_are_one_task_together():
    # Lào Cai, II.4
    parsed = plan(
        "II. NỘI DUNG\n4. Tập huấn:\n- Nội dung: Triển khai văn bản.\n- Đối tượng: Lãnh đạo các sở.\n- Số lượng: Khoảng 150 người.\n- Thời gian thực hiện: 01 ngày (quý II năm 2020).\nĐơn vị chủ trì: Sở Y tế.\n"
    )
    assert rows(parsed) == [("II.4", "task", "Nội dung: Triển khai văn bản.\n- Đối tượng: Lãnh đạo các sở.\n- Số lượng: Khoảng 150 người.")]
    assert parsed.tasks[0].time is not None and parsed.tasks[0].time.end == "2020-06-30"


def test_a_funding_paragraph_is_an_assignment_only_if_it_tells_someone():
    parsed = plan(
        "III. KINH PHÍ\n1. Kinh phí bảo đảm từ ngân sách nhà nước.\n2. Sở Tài chính chủ trì, phối hợp với các sở, ngành bố trí kinh phí.\n"
    )
    assert [(t.id, t.kind) for t in parsed.tasks] == [("III.2", "assignment")]


def test_a_paragraph_behind_a_bullet_carries_it_on():
    parsed = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng\n- Đánh giá sự phù hợp với quy hoạch.\nKhi đánh giá phải nêu rõ lý do.\n- Đánh giá nhu cầu sử dụng đất.\n"
    )
    assert [t.id for t in parsed.tasks] == ["IV.1#1", "IV.1#2"]
    assert rows(parsed)[0][2].endswith("nêu rõ lý do.")


def test_an_unknown_actor_of_a_duty_is_named():
    parsed = plan(
        "IV. PHÂN CÔNG NHIỆM VỤ\n1. Doanh nghiệp, cộng đồng, tổ chức, cá nhân: Đăng ký hỗ trợ nhu yếu phẩm.\n2. Các doanh nghiệp hoạt động trong lĩnh vực vận tải trên địa bàn tỉnh\n- Đề xuất sáng kiến.\n"
    )
    named = {"Doanh nghiệp": "assigned", "Cộng đồng": "assigned", "Các cơ quan, đơn vị liên quan": "assigned"}
    assert roles(parsed, "IV.1") == named
    assert roles(parsed, "IV.2") == {"Các doanh nghiệp hoạt động trong lĩnh vực vận tải": "assigned"}
    assert "unknown-agency" in {f.code for f in parsed.findings}


DIRECTIVE = (
    "THỦ TƯỚNG CHÍNH PHỦ\n-------\nSố: 217/CĐ-TTg\nHà Nội, ngày 16 tháng 11 năm 2025\nCÔNG ĐIỆN\nV/V ứng phó mưa lũ\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Chủ tịch Ủy ban nhân dân các tỉnh: Gia Lai, Đắk Lắk;\n- Các Bộ: Quốc phòng, Công an.\n"
    "Thủ tướng Chính phủ yêu cầu:\n1. Chủ tịch Ủy ban nhân dân các tỉnh, thành phố từ Hà Tĩnh đến Khánh Hòa:\na) Tổ chức theo dõi chặt chẽ diễn biến mưa lũ.\n2. Bộ trưởng Bộ Tài chính chủ trì:\n(1) Phối hợp với Bộ Y tế rà soát thiệt hại.\n"
    "3. Các Bộ: Quốc phòng, Công an chủ động chỉ đạo các đơn vị sẵn sàng.\n4. Đánh giá cao nỗ lực của các địa phương.\n5. Văn phòng Chính phủ theo dõi, đôn đốc thực hiện./.\nNơi nhận: - Như trên;\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Văn B\n"
)


def test_a_telegrams_items_tell_whom_they_name():
    parsed = parse(source(DIRECTIVE))
    assert [(t.id, t.kind) for t in parsed.tasks] == [
        ("1.a", "assignment"),
        ("2.(1)", "assignment"),
        ("3", "assignment"),
        ("5", "assignment"),
    ]
    assert roles(parsed, "1.a") == {"Ủy ban nhân dân cấp tỉnh": "assigned"}
    assert roles(parsed, "2.(1)") == {"Bộ Tài chính": "lead", "Bộ Y tế": "coordinate"}
    assert roles(parsed, "3") == {"Bộ Quốc phòng": "assigned", "Bộ Công an": "assigned"}


def test_a_letters_addressees_are_told():
    parsed = parse(
        source(
            "Số: 2905/BTTTT-TTĐN\nHà Nội, ngày 09 tháng 8 năm 2020\nKính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương\nBộ Thông tin và Truyền thông hướng dẫn như sau:\n1. Nhiệm vụ chủ yếu\n"
            "a) Phối hợp với Bộ Thông tin và Truyền thông triển khai nhiệm vụ.\nTrân trọng./.\nNơi nhận:\n- Như trên;\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nHoàng Văn C\n"
        )
    )
    assert roles(parsed, "1.a") == {"Ủy ban nhân dân cấp tỉnh": "coordinate", "Bộ Thông tin và Truyền thông": "coordinate"}


def test_a_regulation_tells_whom_its_articles_name():
    parsed = parse(
        source(
            "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN\nSố: 26/2025/QĐ-UBND\nThái Nguyên, ngày 21 tháng 11 năm 2025\nQUYẾT ĐỊNH\nBan hành Quy chế phối hợp\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.\n"
            "Điều 2. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.\nNơi nhận: - Như Điều 2;\nTM. ỦY BAN NHÂN DÂN\nQUY CHẾ\nPHỐI HỢP QUẢN LÝ\n"
            "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n1. Quy chế này quy định việc phối hợp.\nChương II\nNỘI DUNG PHỐI HỢP\nĐiều 5. Nội dung Sở Dân tộc và Tôn giáo có trách nhiệm chủ trì\n1. Xây dựng chính sách.\n2. Kiểm tra việc thực hiện.\n"
        )
    )
    assert [t.id for t in parsed.tasks] == ["QC.Điều 5.1", "QC.Điều 5.2"]
    assert roles(parsed, "QC.Điều 5.1") == {"Sở Dân tộc và Tôn giáo": "lead"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "II. NỘI DUNG\n1. Rà soát số liệu. Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tài chính; thời gian: Quý II/2020.\n",
            {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"},
        ),
        (
            "II. NỘI DUNG\n1. Kiểm tra\na) Kiểm tra định kỳ các cơ sở.\nb) Kiểm tra đột xuất các cơ sở.\nChủ trì: Sở Y tế\n",
            {"Sở Y tế": "lead"},
        ),
    ],
)
def test_roles_in_the_same_paragraph_and_without_a_noun(body, expected):
    parsed = plan(body)
    assert roles(parsed, parsed.tasks[-1].id) == expected
