"""Names up to their colon, headings below a group, numbers in words, tables that tell what was done wrong."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, roles, rows, said, source

HEADED = [
    # words of work belong to the name that a colon ends
    (
        "Vụ Kiểm sát điều tra án tham nhũng, chức vụ (Vụ 5): chủ trì, phối hợp với Bộ Công an hoàn thiện quy trình.",
        {"Vụ Kiểm sát điều tra án tham nhũng, chức vụ": "lead", "Bộ Công an": "coordinate"},
    ),
    ("Cục Thống kê tội phạm và Chuyển đổi số: số hóa hồ sơ vụ án.", {"Cục Thống kê tội phạm và Chuyển đổi số": "assigned"}),
    ("Ban An ninh - An toàn giao thông đường sắt: thành lập 04 đoàn kiểm tra.", {"Ban An ninh - An toàn giao thông đường sắt": "assigned"}),
    # what a body is told is no part of its name
    ("Sở Y tế kiểm tra các cơ sở: bệnh viện tư, nhà thuốc, phòng khám.", {"Sở Y tế": "assigned"}),
    ("Sở Tài chính tham mưu các nội dung sau: xây dựng dự toán, phân bổ vốn.", {"Sở Tài chính": "assigned"}),
]


@pytest.mark.parametrize(("item", "expected"), HEADED)
def test_a_name_goes_up_to_its_colon(item, expected):
    assert each_roles(plan(f"IV. TỔ CHỨC THỰC HIỆN\n\n1. {item}\n")) == [expected]


NUMBERED = [  # whose the body with a number is belongs to its name; the accents tell a council from the association of traditional medicine
    ("Ban Chỉ đạo 515 quốc gia tăng cường kiểm tra hàng giả.", "Ban Chỉ đạo 515 quốc gia"),
    ("Văn phòng Thường trực Ban Chỉ đạo 389 quốc gia đôn đốc các địa phương.", "Văn phòng Thường trực Ban Chỉ đạo 389 quốc gia"),
    ("Tổ công tác số 2 kiểm tra khu vực biên giới.", "Tổ công tác số 2"),
    ("Hội đồng Y khoa quốc gia tổ chức kỳ thi.", "Hội đồng Y khoa quốc gia"),
    ("Hội Đông y tổ chức khám bệnh.", "Hội Đông y"),
    ("Hội đông y tổ chức khám bệnh.", "Hội Đông y"),
    ("Hội đồng tuyển dụng viên chức lập danh sách.", "Hội đồng tuyển dụng viên chức"),
    ("Ban Giám sát đầu tư của cộng đồng giám sát công trình.", "Ban Giám sát đầu tư của cộng đồng"),
    ("Hội đồng kiểm tra hồ sơ.", "Hội đồng"),
]


@pytest.mark.parametrize(("item", "name"), NUMBERED)
def test_what_says_which_body_it_is_belongs_to_its_name(item, name):
    assert each_roles(plan(f"IV. TỔ CHỨC THỰC HIỆN\n\n1. {item}\n")) == [{name: "assigned"}]


def test_a_heading_that_tells_a_group_leaves_names_to_its_items():
    parsed = plan(
        "II. NHIỆM VỤ CỦA CÁC ĐƠN VỊ\n\n1. Các khoa đào tạo giáo viên\n\na) Phân công giảng viên phụ trách, mỗi người không quá 25 sinh viên.\n\n"
        "2. Sở Y tế\n\na) Khám sức khỏe đầu vào.\n"
    )
    assert roles(parsed, "II.1.a") == {"Các khoa đào tạo giáo viên": "assigned"}
    assert roles(parsed, "II.2.a") == {"Sở Y tế": "assigned"}


def test_numbers_in_words_head_what_stands_below_them():
    text = (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH LÀO CAI\n\nSố: 27/LĐLĐ-CS\n\nLào Cai, ngày 04 tháng 02 năm 2026\n\nKính gửi: Công đoàn ngành Y tế, Công đoàn ngành Giáo dục.\n\n"
        "Để chăm lo đoàn viên, đề nghị các cấp công đoàn thực hiện:\n\nMột là, đối với Công đoàn ngành Y tế\n\n1.1 Lập danh sách đoàn viên khó khăn.\n\n"
        "1.2 Tổ chức bữa cơm công đoàn.\n\nHai là, đối với Công đoàn ngành Giáo dục\n\n- Trao học bổng cho con đoàn viên.\n\nNơi nhận:\n- Như trên.\n\nCHỦ TỊCH\n\nLò Thị A\n"
    )
    parsed = parse(source(text))
    assert [name for name, _, _ in rows(parsed)] == ["1.1", "1.2", "2"]
    expected = ["Công đoàn ngành Y tế", "Công đoàn ngành Y tế", "Công đoàn ngành Giáo dục"]
    assert each_roles(parsed) == [{name: "assigned"} for name in expected]


def test_a_weekday_is_no_number():
    parsed = plan("II. NHIỆM VỤ\n\n1. Tổ chức giao ban tuần.\n\nThứ hai, ngày 12/5 rà soát danh sách đoàn.\n\n2. Xây dựng phóng sự.\n")
    assert [name for name, _, _ in rows(parsed)][:1] == ["II.1"] and rows(parsed)[-1][0] == "II.2"


def test_whose_work_a_statement_says_that_it_is():
    assert said("Sửa chữa 14 cầu dân sinh là việc của Ban Quản lý bảo trì đường bộ.")[0] == {"Ban Quản lý bảo trì đường bộ": "assigned"}
    assert said("Sửa chữa cầu không là việc của Sở Y tế.")[0] == {}
    assert said("Lập dự toán cho việc bồi thường thuộc trách nhiệm của Sở Y tế.")[0] == {}


def test_a_ministry_or_department_alone_takes_no_work_into_its_name():
    assert said("UBND các tỉnh chủ trì, phối hợp với Bộ tổ chức lớp truyền dạy.")[0] == {"Ủy ban nhân dân cấp tỉnh": "lead"}
    assert said("Đồng chí Chỉ huy phó Bộ đội Biên phòng tỉnh kiểm soát xăng dầu.")[0] == {"Bộ Chỉ huy Bộ đội Biên phòng": "assigned"}


def test_invited_bodies_head_what_stands_below_them():
    parsed = plan("B. PHÂN CÔNG\n\n1. Mời đồng chí Phó Chánh án Tòa án nhân dân tỉnh - Thành viên\n\nXét xử nghiêm các vụ án trọng điểm.\n")
    assert each_roles(parsed) == [{"Tòa án nhân dân cấp tỉnh": "assigned"}]


def test_a_note_in_brackets_below_an_item_leaves_it_its_work():
    parsed = plan("II. NHIỆM VỤ\n\n1. Ứng dụng công nghệ số trong ghi hình.\n\n(Danh mục nhiệm vụ cụ thể tại Phụ lục kèm theo)\n")
    assert [words for _, _, words in rows(parsed)] == ["Ứng dụng công nghệ số trong ghi hình."]


def test_a_table_of_faults_has_no_tasks_and_a_column_without_a_label_may_hold_them():
    faults = (
        "II. TÌNH HÌNH VI PHẠM\n\n| TT | Đơn vị | Vi phạm | Thời gian |\n| 1 | Công ty Hoa Ban | Đổ đất thải ven đường | Tháng 02/2020 |\n"
    )
    assert rows(plan(faults)) == []
    work = (
        "II. PHÂN CÔNG\n\n| TT | Đơn vị chủ trì | Phần | Thời gian |\n| 1 | Sở Y tế | Khám sức khỏe cho người cao tuổi | Tháng 4/2020 |\n"
    )
    assert [words for _, _, words in rows(plan(work))] == ["Khám sức khỏe cho người cao tuổi"]
    assert each_roles(plan(work)) == [{"Sở Y tế": "lead"}]


def test_role_lines_behind_stars_close_the_dashes_of_their_item():
    parsed = plan(
        "II. NỘI DUNG\n\n1. Tháng Công nhân\n\n- Tổ chức lễ phát động tại khu công nghiệp.\n\n- Trao quà cho công nhân bị tai nạn:\n\n+ Khám bệnh miễn phí.\n\n"
        "* Đơn vị chủ trì: Sở Y tế.\n\n* Đơn vị phối hợp: Sở Nội vụ.\n\n* Thời gian: ngày 26/4/2020.\n"
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}] * 2


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Đối với án hành chính, giao Phòng 10 là đầu mối chủ trì đối thoại.", {"Phòng 10": "lead"}),
        ("Xây dựng chuyên đề (Phòng 9 chủ trì; Phòng 10 phối hợp; hoàn thành Quý II/2026).", {"Phòng 9": "lead", "Phòng 10": "coordinate"}),
        ("Phòng 1, 4, 9 kiểm sát việc thi hành án treo.", {"Phòng 1": "assigned"}),
        ("Sở Y tế chủ trì điều tra ổ dịch cùng Sở Nội vụ.", {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}),
    ],
)
def test_clauses_around_offices(statement, expected):
    assert said(statement)[0] == expected


def test_whom_a_body_asks_without_a_name_is_not_told_below_its_heading():
    parsed = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Yêu cầu nhà thầu lập lại tiến độ theo tuần.\n\n- Đề nghị Sở Nội vụ bố trí biên chế.\n"
    )
    assert each_roles(parsed)[0] == {"Sở Y tế": "assigned"} and each_roles(parsed)[1]["Sở Nội vụ"] == "assigned"


def test_a_letter_without_numbers_tells_whom_its_paragraphs_address():
    text = (
        "UBND TỈNH GIA LAI\nSỞ Y TẾ\nSố: 1456/SYT-NVY\nV/v tăng cường phòng, chống bệnh dại trên người\nGia Lai, ngày 30 tháng 3 năm 2026\n\nKính gửi:\n"
        "- Ủy ban nhân dân các xã, phường;\n- Trung tâm Kiểm soát bệnh tật tỉnh.\n\nTừ đầu năm đến nay toàn tỉnh ghi nhận 05 ca tử vong, Sở Y tế đề nghị:\n\n"
        "Đối với Ủy ban nhân dân các xã, phường: lập sổ quản lý đàn chó đến từng hộ; xử phạt chủ nuôi thả rông.\n\n"
        "Đối với Bệnh viện 331: bố trí buồng cách ly cho người lên cơn dại.\n\nNơi nhận:\n- Như trên.\n\nGIÁM ĐỐC\nLê Quang Hùng\n"
    )
    parsed = parse(source(text))
    assert [words for _, _, words in rows(parsed)] == [
        "lập sổ quản lý đàn chó đến từng hộ; xử phạt chủ nuôi thả rông.",
        "bố trí buồng cách ly cho người lên cơn dại.",
    ]
    assert each_roles(parsed) == [{"Ủy ban nhân dân cấp xã": "assigned"}, {"Bệnh viện 331": "assigned"}]


def test_fields_that_no_label_knows_stand_beside_those_that_say_roles():
    record = "   Cơ quan chủ trì: {}\n   Cơ quan phối hợp: {}\n   Cấp trình: UBND tỉnh\n   Kỳ họp: tháng 4/2026\n"
    parsed = plan(
        "II. DANH MỤC\nLĩnh vực nông nghiệp\n1. Nghị quyết hỗ trợ dồn điền, đổi thửa\n"
        + record.format("Sở Nông nghiệp và Môi trường", "Sở Tài chính")
        + "Lĩnh vực văn hóa\n2. Nghị quyết miễn vé tham quan phố cổ\n"
        + record.format("Sở Xây dựng", "Sở Y tế")
    )
    assert [words for _, _, words in rows(parsed)] == ["Nghị quyết hỗ trợ dồn điền, đổi thửa", "Nghị quyết miễn vé tham quan phố cổ"]
    assert each_roles(parsed)[1] == {"Sở Xây dựng": "lead", "Sở Y tế": "coordinate"}


def test_labels_in_a_cell_may_be_bold():
    parsed = plan(
        "II. DANH MỤC\n\n| TT | Công việc | Phân công | Hoàn thành |\n|---|---|---|---|\n"
        "| 1 | Thay 2,4 km ống gang phố Lạch Tray | **Chủ trì:** Xí nghiệp Cấp nước số 2<br>**Phối hợp:** Sở Xây dựng | 30/4/2026 |\n"
    )
    assert each_roles(parsed) == [{"Xí nghiệp Cấp nước số 2": "lead", "Sở Xây dựng": "coordinate"}]


def test_where_work_is_done_says_nobody():
    parsed = plan(
        "II. BẢNG VIỆC\n\n| STT | Phụ trách | Việc | Nơi làm | Thời gian |\n| 1 | Điện lực Chợ Lớn | Di dời 46 tủ điện chắn vỉa hè | Đường Châu Văn Liêm | Tháng 7 |\n"
    )
    assert each_roles(parsed) == [{"Điện lực Chợ Lớn": "lead"}]


def test_an_order_inside_a_name_is_none():
    expected = {"Ủy ban nhân dân cấp huyện": "assigned"}
    assert said("Chủ tịch UBND các huyện Giao Thủy, Hải Hậu, Nghĩa Hưng tổ chức di dời dân ngoài đê.")[0] == expected
    assert said("UBND tỉnh giao Sở Y tế trực cấp cứu.")[0] == {"Sở Y tế": "assigned"}


def test_a_partner_behind_a_word_of_having():
    statement = "Giao Sở Y tế là cơ quan chủ trì, có Sở Xây dựng và UBND huyện Bắc Hà cùng phối hợp."
    assert said(statement)[0] == {"Sở Y tế": "lead", "Sở Xây dựng": "coordinate", "Ủy ban nhân dân cấp huyện": "coordinate"}


def test_a_province_s_body_without_a_level_is_that_of_who_speaks():
    body = "IV. TỔ CHỨC THỰC HIỆN\n\n1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam giám sát việc thực hiện.\n\n2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh hướng dẫn.\n"
    head = (
        "ỦY BAN NHÂN DÂN\nXÃ MƯỜNG HOA\n-------\nSố: 15/KH-UBND\nMường Hoa, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nBảo vệ rừng năm 2026\n\n"
    )
    names = ["Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã", "Ủy ban Mặt trận Tổ quốc Việt Nam cấp tỉnh"]
    assert [[*found] for found in each_roles(parse(source(head + body)))] == [[name] for name in names]
    assert [[*found] for found in each_roles(plan(body))] == [[names[1]], [names[1]]]


def test_who_does_it_may_stand_below_the_content_where_the_time_stands_above():
    record = "- Thời gian: Từ {} đến {}.\n\n- Nội dung: {}.\n\n- Đơn vị chủ trì: {}.\n\n- Địa điểm: Sân thể thao.\n\n"
    parsed = plan(
        "II. CÁC HOẠT ĐỘNG\n\n1. Hoạt động thể thao:\n\n" + record.format("30/10/2020", "16/11/2020", "Tổ chức giải bóng đá", "Sở Y tế")
        + "2. Văn nghệ chào mừng:\n\n" + record.format("02/11/2020", "17/11/2020", "Biểu diễn ca múa nhạc", "Sở Nội vụ")
    )  # fmt: skip
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]


BY_DEED = [  # a syllable that no list of verbs has is work by its degree or by the figure behind it
    ("Giao Phòng Tổ chức lao động tuyển đủ 74 công nhân.", {"Phòng Tổ chức lao động": "assigned"}),
    ("Phòng Tài vụ kế toán xem lại định mức than.", {"Phòng Tài vụ kế toán": "assigned"}),
    ("Trạm Thủy nông đóng 60 cọc tràm trước ngày 25/3.", {"Trạm Thủy nông": "assigned"}),
    ("Giao Đội Cứu hộ giao thông số 2 kê lại 40 hộ lan.", {"Đội Cứu hộ giao thông số 2": "assigned"}),
    ("Sở Y tế phối hợp với Tổ Vận hành đo nồng độ clo.", {"Sở Y tế": "coordinate", "Tổ Vận hành": "coordinate"}),
    # behind a Roman number as behind figures
    ("Giao Cảng vụ đường thủy nội địa khu vực I dừng cấp phép rời bến.", {"Cảng vụ đường thủy nội địa khu vực I": "assigned"}),
    ("Giao Trạm Đăng kiểm nội địa khu vực IV hoãn kiểm tra.", {"Trạm Đăng kiểm nội địa khu vực IV": "assigned"}),
    # work before a role word has no thing of its own: it is part of the name
    ("Ban Quản lý đầu tư chủ trì làm đường.", {"Ban Quản lý đầu tư": "lead"}),
    ("Chi cục Giám định xây dựng tham gia nghiệm thu.", {"Chi cục Giám định xây dựng": "assigned"}),
    # and these go on
    ("Trung đoàn bộ binh 12 chốt chặn 4 ngả.", {"Trung đoàn bộ binh 12": "assigned"}),
    ("Ban Chỉ đạo 389 quốc gia kiểm tra chợ.", {"Ban Chỉ đạo 389 quốc gia": "assigned"}),
    ("Giao Trung tâm Dạy thêm học thêm Hoa Lư công khai học phí.", {"Trung tâm Dạy thêm học thêm Hoa Lư": "assigned"}),
]


@pytest.mark.parametrize(("item", "who"), BY_DEED)
def test_a_name_ends_before_what_is_a_deed_by_the_words_behind_it(item, who):
    assert each_roles(plan(f"IV. TỔ CHỨC THỰC HIỆN\n\n1. {item}\n")) == [who]
