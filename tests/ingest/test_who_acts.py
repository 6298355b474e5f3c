"""Whom a statement tells, in forms that regulations, conclusions and long lists have."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, outline, plan, roles, rows, said, source

STATEMENTS = [
    ("Các ông (bà) Trưởng thôn nắm chắc địa bàn, báo cáo UBND xã.", {"Trưởng thôn": "assigned"}),
    # an abbreviation ends no name that goes on with what it is for
    ("Công ty TNHH cấp nước Sơn La bảo đảm cấp nước sạch 24/24 giờ.", {"Công ty TNHH cấp nước Sơn La": "assigned"}),
    # what a deputy has charge of is no role
    ("Giao Phó Chủ tịch UBND xã phụ trách kinh tế trực tiếp chỉ đạo, giao ban hằng tuần.", {"Ủy ban nhân dân cấp xã": "assigned"}),
    ("Giao Sở Y tế phụ trách, Sở Tài chính hỗ trợ.", {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}),
    # a bare word for actors behind a dash is the end of an unknown body's name
    (
        "Ban Thanh thiếu nhi - Trường học chủ trì, phối hợp Hội Sinh viên Việt Nam tỉnh mở lớp dạy bơi.",
        {"Ban Thanh thiếu nhi - Trường học": "lead", "Hội Sinh viên": "coordinate"},
    ),
    ("Sở Y tế - Công an tỉnh chủ trì kiểm tra.", {"Sở Y tế": "lead", "Công an cấp tỉnh": "lead"}),
    # a list of places ends at what is no place, whatever verb stands behind it
    (
        "UBND các tỉnh Lai Châu, Yên Bái, Lào Cai và Sở Y tế khám bệnh cho người dân vùng cao.",
        {"Ủy ban nhân dân cấp tỉnh": "assigned", "Sở Y tế": "assigned"},
    ),
    ("UBND các tỉnh Lai Châu khám bệnh cho người dân vùng cao.", {"Ủy ban nhân dân cấp tỉnh": "assigned"}),
    ("UBND xã Sìn Hồ, Dào San mở chợ phiên vùng cao.", {"Ủy ban nhân dân cấp xã": "assigned"}),
    # verbs of one syllable behind bodies that no vocabulary knows
    ("Các trường học dán áp phích tại cổng trường.", {"Các trường học": "assigned"}),
    ("Trung tâm Y tế các huyện bốc thuốc miễn phí cho người nghèo.", {"Trung tâm Y tế cấp huyện": "assigned"}),
    ("Mỗi đoàn viên trồng ít nhất 5 cây xanh.", {"Các đoàn viên": "assigned"}),
    (
        "Đài Khí tượng Thủy văn tỉnh, Báo và Phát thanh - Truyền hình Lào Cai tăng thời lượng bản tin.",
        {"Đài Khí tượng Thủy văn tỉnh": "assigned", "Báo và Đài Phát thanh và Truyền hình": "assigned"},
    ),
    # a leave to do something is an order
    ("Đồng ý về chủ trương cho Sở Xây dựng sửa chữa lò đốt rác số 2.", {"Sở Xây dựng": "assigned"}),
    # whom a later clause names with "cùng" works with whom the first one tells
    (
        "Chánh Văn phòng HĐND và UBND xã tiếp nhận phản ánh; cùng Phòng Kinh tế tham mưu trả lời công dân.",
        {"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã": "assigned", "Phòng Kinh tế": "coordinate"},
    ),
    # an officer with rank and name stands for the body
    ("Trung tá Đỗ Hữu Phước, Trưởng Công an phường: chịu trách nhiệm về dữ liệu dân cư.", {"Công an cấp xã": "assigned"}),
    # bodies that semicolons part are one list
    (
        "Sở Văn hóa, Thể thao và Du lịch; Sở Y tế; Sở Xây dựng có trách nhiệm tạo điều kiện.",
        {"Sở Văn hóa, Thể thao và Du lịch": "assigned", "Sở Y tế": "assigned", "Sở Xây dựng": "assigned"},
    ),
    # what is asked is no order where it says whose
    ("Phối hợp giải quyết theo đề nghị của cơ quan chủ trì.", {}),
    # bodies that are urged act; whom nobody names by a name of its own is what the work is about
    (
        "Khuyến khích Hội Nông dân tỉnh, Liên minh Hợp tác xã xây dựng kế hoạch hành động.",
        {"Hội Nông dân": "assigned", "Liên minh Hợp tác xã": "assigned"},
    ),
    ("Khuyến khích các doanh nghiệp đầu tư đổi mới công nghệ.", {}),
    # work that a colon sets off, and who acts behind it
    (
        "Hoàn thiện thể chế, chịu trách nhiệm đến cùng: Các bộ khẩn trương trình Chính phủ ban hành nghị định.",
        {"Các bộ, ngành": "assigned"},
    ),
    ("Tăng cường kiểm tra các nội dung: sử dụng đất, các xã vùng cao cần chú ý.", {}),
    # clauses that bound a list, however many
    (
        "Các bộ, ngành, địa phương căn cứ chức năng, nhiệm vụ được giao, thực trạng của ngành khẩn trương đăng ký nhu cầu.",
        {"Các bộ, ngành, địa phương": "assigned"},
    ),
    (
        "Các cơ quan, đơn vị theo thẩm quyền quản lý ngành, lĩnh vực có trách nhiệm cung cấp thông tin.",
        {"Các cơ quan, đơn vị liên quan": "assigned"},
    ),
    # what stands between the names and what makes them responsible: when, by what right
    (
        "Bộ Y tế và các cơ quan liên quan khi nhận được thông tin sai lệch, khiếu nại có trách nhiệm cung cấp tư liệu.",
        {"Bộ Y tế": "assigned", "Các cơ quan, đơn vị liên quan": "assigned"},
    ),
    (
        "Bộ Y tế, Bộ Công an, phù hợp với chức năng, nhiệm vụ, quyền hạn theo quy định của pháp luật, có trách nhiệm tổng hợp dư luận.",
        {"Bộ Y tế": "assigned", "Bộ Công an": "assigned"},
    ),
    ("Bộ Y tế khi nhận được đề nghị. Bộ Công an có trách nhiệm trả lời.", {"Bộ Công an": "assigned"}),
    # the press of a country
    ("Các cơ quan thông tấn, báo chí của Việt Nam có trách nhiệm cung cấp thông tin.", {"Cơ quan báo chí": "assigned"}),
    ("Tổ thư ký giúp việc có nhiệm vụ chuẩn bị nội dung.", {"Tổ thư ký giúp việc": "assigned"}),
    # a body's first word that is a verb too
    ("Chi nhánh Văn phòng đăng ký đất đai tiếp nhận hồ sơ và trả kết quả.", {"Chi nhánh Văn phòng Đăng ký đất đai": "assigned"}),
]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_whom_a_statement_tells(text, expected):
    assert said(text)[0] == expected


def test_a_label_with_work_behind_it_is_a_statement():
    parsed = plan(
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Chủ trì triển khai các nhiệm vụ: Xây dựng cơ chế thử nghiệm; tập huấn cán bộ.\n- Tổ chức tiêm chủng.\n"
    )
    assert [roles(parsed, task.id) for task in parsed.tasks] == [{"Sở Y tế": "lead"}, {"Sở Y tế": "assigned"}]


def test_a_lead_in_of_rights_and_duties_tells_its_body():
    parsed = plan(
        "II. TỔ CHỨC THỰC HIỆN\n1. Bộ Xây dựng có quyền hạn, trách nhiệm sau đây:\na) Chủ trì lập quy hoạch đô thị.\n"
        "2. Đối với đô thị hiện hữu:\na) Rà soát quy hoạch chi tiết của đô thị.\n3. Đối với Sở Y tế:\na) Rà soát quy hoạch bệnh viện.\n"
    )
    assert [roles(parsed, task.id) for task in parsed.tasks] == [{"Bộ Xây dựng": "lead"}, {}, {"Sở Y tế": "assigned"}]


def test_names_end_before_words_that_end_none():
    assert said("Phối hợp với cơ quan chức năng về quản lý hoạt động của người nước ngoài.")[0] == {"Cơ quan chức năng": "coordinate"}
    assert said("Phối hợp với cơ quan có thẩm quyền cấp thị thực xem xét hồ sơ.")[0] == {"Cơ quan có thẩm quyền": "coordinate"}


def test_notes_of_amendments_are_no_work():
    parsed = plan(
        "Điều 5. Trách nhiệm của Bộ Y tế\n1. Kiểm tra các bệnh viện.\n\n30 Khoản này được bổ sung theo quy định tại khoản 8 Điều 1 của Luật số 51.\n"
    )
    assert [words for _, _, words in rows(parsed)] == ["Kiểm tra các bệnh viện."]


def test_an_unknown_body_that_a_colon_sets_off_leads():
    parsed = plan(
        "II. TỔ CHỨC THỰC HIỆN\n1. Ban Quản trị chợ Cốc Lếu: Chủ trì, phối hợp với Công an phường triển khai các nhiệm vụ, giải pháp bảo vệ chợ.\n2. Sở Y tế: Tiêm chủng.\n"
    )
    assert roles(parsed, "II.1") == {"Ban Quản trị chợ Cốc Lếu": "lead", "Công an cấp xã": "coordinate"}


def test_a_paragraph_that_tells_an_unknown_body_is_work_of_its_own():
    parsed = plan(
        "II. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Hội Nông dân tỉnh phát huy vai trò trong tuyên truyền, vận động.\n\n"
        "Hiệp hội xã hội nghề nghiệp chủ động tham mưu, phản biện chính sách, pháp luật.\n2. Sở Y tế tiêm chủng cho trẻ em.\n"
    )
    assert [roles(parsed, task.id) for task in parsed.tasks][:2] == [
        {"Hội Nông dân": "assigned"},
        {"Hiệp hội xã hội nghề nghiệp": "assigned"},
    ]


def test_articles_about_the_regulation_itself_are_no_work():
    parsed = plan(
        "QUY CHẾ\nPhối hợp quản lý đất đai\nĐiều 1. Trách nhiệm của Sở Tài chính\n1. Bố trí kinh phí cho việc đo đạc.\n"
        "2. Các nội dung khác không đề cập trong Quy chế này được thực hiện theo quy định của pháp luật.\n"
        "Điều 2. Sửa đổi, bổ sung Quy chế\nTrong quá trình thực hiện, nếu có vướng mắc, các cơ quan phản ánh về Sở Tài chính.\n"
    )
    assert [words for _, _, words in rows(parsed)] == ["Bố trí kinh phí cho việc đo đạc."]


def test_numbers_in_brackets_part_a_flattened_line_before_small_letters():
    line = (
        "III. NHIỆM VỤ 1. Nhiệm vụ chung a) Bộ Y tế: (1) trình Chính phủ nghị định, hoàn thành trong tháng 11; (2) chủ trì, phối hợp với "
        "Bộ Công an xây dựng cơ sở dữ liệu về tiêm chủng; (3) đôn đốc các bệnh viện kết nối dữ liệu bệnh án với hệ thống của Bộ Y tế. "
        "b) Bộ Xây dựng: (1) Rà soát các quy hoạch đô thị trên cả nước; (2) Hướng dẫn các địa phương lập đề án đô thị thông minh giai đoạn tới."
    )
    found = [
        node for node in outline("THÔNG BÁO\nKết luận phiên họp\n" + line).nodes() if node.mark is not None and node.mark.style == "paren"
    ]
    assert [node.path for node in found] == [f"III.1.a.({n})" for n in (1, 2, 3)] + ["III.1.b.(1)", "III.1.b.(2)"]


def test_what_a_decision_approves_is_no_work():
    parsed = plan(
        "Điều 1. Phê duyệt Đề án thu gom rác thải.\nĐiều 2. Sở Y tế chủ trì, phối hợp với Sở Xây dựng tổ chức thực hiện Đề án.\n"
        "Điều 3. Giao Sở Tài chính bố trí kinh phí hằng năm.\n"
    )
    assert [t.id for t in parsed.tasks] == ["Điều 2", "Điều 3"]
    assert roles(parsed, "Điều 2") == {"Sở Y tế": "lead", "Sở Xây dựng": "coordinate"}


def test_how_officials_are_rated_is_no_work():
    parsed = plan(
        "V. Phân loại đánh giá cán bộ, công chức\n1. Hoàn thành tốt nhiệm vụ\n- Tổng điểm đạt từ 70 đến 89 điểm.\n"
        "VI. Tổ chức thực hiện\n1. Sở Nội vụ hướng dẫn các đơn vị.\n"
    )
    assert [t.id for t in parsed.tasks] == ["VI.1"]


def test_articles_of_force_and_scope_are_no_work():
    parsed = plan(
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.\nĐiều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực từ ngày 01/12/2025.\n"
        "Điều 3. Trách nhiệm thi hành\nChánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    assert not parsed.tasks
    parsed = plan("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Nội dung phối hợp\n1. Tiếp nhận, giải quyết thủ tục hành chính về đất đai.\n")
    assert not parsed.tasks


def test_what_a_clause_adds_behind_the_names_of_a_role_is_no_name():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Dạy bơi cho học sinh tiểu học.\nChủ trì: Sở Y tế; phối hợp: Sở Tài chính, Sở Nội vụ; hoàn thành trước 30/9/2025.\n"
    )
    assert roles(parsed, "II.1") == {"Sở Y tế": "lead", "Sở Tài chính": "coordinate", "Sở Nội vụ": "coordinate"}


def test_what_another_instrument_orders_is_not_told_to_the_items():
    parsed = plan(
        "Thực hiện Chỉ thị số 07/CT-TTg ngày 14/3/2025 của Thủ tướng Chính phủ yêu cầu các bệnh viện hoàn thành bệnh án điện tử; Thông tư số "
        "13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế, Sở Y tế xây dựng kế hoạch với các nội dung như sau:\n"
        "1. Tổ chức tập huấn cho nhân viên y tế.\n2. Sở Nội vụ tổng hợp kết quả.\n"
    )
    assert roles(parsed, "1") == {}


def test_a_short_form_is_defined_over_a_line_break():
    parsed = plan(
        "II. TỔ CHỨC THỰC HIỆN\n1. Thành lập đoàn kiểm tra gồm Ban Quản lý Khu\nkinh tế cửa khẩu Đồng Đăng - Lạng Sơn (sau đây gọi tắt là Ban "
        "Quản lý).\n2. Ban Quản lý chủ trì, phối hợp với Sở Y tế phân luồng xe.\n"
    )
    assert roles(parsed, "II.2") == {"Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn": "lead", "Sở Y tế": "coordinate"}


ANNEX = """Phụ lục I
LỊCH TRIỂN KHAI CÔNG TÁC BẦU CỬ
(Kèm theo Kế hoạch của Ủy ban bầu cử tỉnh)

STT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
I | CÔNG TÁC CHUẨN BỊ | | |
1 | Tập huấn nghiệp vụ cho cán bộ cấp xã | Sở Nội vụ | Sở Tài chính | Tháng 12/2025
2 | In và phân bổ tài liệu bầu cử | | Sở Y tế | 31/12/2025
II | NGÀY BẦU CỬ | | |
3 | Khai mạc, tổ chức bỏ phiếu | Các Tổ bầu cử | | 15/3/2026
"""


def test_an_annex_without_a_letterhead_is_read_and_an_empty_lead_is_the_one_above():
    parsed = parse(source(ANNEX))
    assert [roles(parsed, t.id) for t in parsed.tasks] == [
        {"Sở Nội vụ": "lead", "Sở Tài chính": "coordinate"},
        {"Sở Nội vụ": "lead", "Sở Y tế": "coordinate"},
        {"Tổ bầu cử": "lead"},
    ]


def test_a_wrapped_line_that_begins_with_an_instruments_number_or_the_end_of_a_period_is_no_item():
    parsed = plan(
        "II. NHIỆM VỤ, GIẢI PHÁP\n1. Sở Y tế luân phiên có thời hạn ít nhất 150 bác sĩ về trạm y tế xã trong giai đoạn 2026\n- 2028; bảo đảm mỗi trạm "
        "y tế có từ 04 đến 05 bác sĩ vào năm 2030, theo Kế hoạch số\n188/KH-UBND của tỉnh và các văn bản hướng dẫn thi hành khác có liên quan về y\n"
        "tế cơ sở, dân số và bảo trợ xã hội; tổ chức khám sức khỏe định kỳ cho người dân\nvùng cao, vùng biên giới mỗi năm ít nhất một lần tại các "
        "trạm y tế xã và phòng\nkhám đa khoa khu vực trên địa bàn tỉnh.\n2. Sở Nội vụ tổng hợp kết quả.\n"
    )
    assert [t.id for t in parsed.tasks] == ["II.1", "II.2"]


def test_an_officer_alone_on_a_line_stands_for_a_body_whose_name_looks_like_work():
    parsed = plan(
        "III. PHÂN CÔNG TRÁCH NHIỆM\n1. Trưởng phòng Công nghệ thông tin\n- Sao lưu dữ liệu hằng ngày.\n2. Trưởng phòng Kế hoạch tổng hợp\n"
        "- Chủ trì soạn quy chế bệnh án điện tử.\n3. Phòng Tài chính: chi trả kinh phí thực hiện.\n"
    )
    assert [roles(parsed, t.id) for t in parsed.tasks][:2] == [
        {"Phòng Công nghệ thông tin": "assigned"},
        {"Phòng Kế hoạch tổng hợp": "lead"},
    ]


def test_that_a_resolution_was_passed_is_no_part_of_its_last_order():
    parsed = plan(
        "Điều 4. Tổ chức thực hiện\n1. Giao Sở Y tế triển khai thực hiện.\n2. Đề nghị Sở Nội vụ giám sát.\n\nNghị quyết này được Hội đồng nhân dân "
        "tỉnh khóa XI thông qua ngày 10 tháng 12 năm 2025 và có hiệu lực từ ngày 01 tháng 01 năm 2026.\n"
    )
    assert [words for _, _, words in rows(parsed)] == ["Giao Sở Y tế triển khai thực hiện.", "Đề nghị Sở Nội vụ giám sát."]


def test_an_annex_without_an_issuer_is_of_the_one_province_that_its_opening_names():
    title = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ KÍCH CẦU DU LỊCH TỈNH LÂM ĐỒNG NĂM 2026\n(Kèm theo Kế hoạch của {})\n"
    table = "STT | Nội dung | Chủ trì | Phối hợp\n1 | Mở tuyến du lịch mới | Sở Y tế | Sở Nội vụ\n2 | Tập huấn hướng dẫn viên | Sở Nội vụ | Sở Y tế\n"
    assert parse(source(title.format("UBND tỉnh Lâm Đồng") + table)).document.province == "Lâm Đồng"
    assert parse(source(title.format("UBND tỉnh Lào Cai") + table)).document.province is None


def test_what_else_a_member_is_behind_a_comma_is_nobody():
    parsed = plan(
        "Điều 1. Phân công nhiệm vụ như sau:\n1. Đồng chí Chánh Văn phòng HĐND và UBND phường, Ủy viên kiêm Thư ký: chuẩn bị nội dung các phiên "
        "họp.\n2. Đồng chí Giám đốc Sở Y tế, Ủy viên: tổ chức tiêm chủng.\n"
    )
    assert [roles(parsed, t.id) for t in parsed.tasks] == [
        {"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã": "assigned"},
        {"Sở Y tế": "assigned"},
    ]


def test_a_name_goes_on_over_a_line_break_inside_a_sentence():
    parsed = plan(
        "II. NHIỆM VỤ\n- Khám bệnh, cấp thuốc miễn phí cho 3.000 lượt người tại 07 xã biên giới (Ban Phong trào\nThanh niên chủ trì; phối hợp với "
        "Hội Thầy thuốc trẻ tỉnh).\n"
    )
    assert roles(parsed, parsed.tasks[0].id) == {"Ban Phong trào Thanh niên": "lead", "Hội Thầy thuốc trẻ": "coordinate"}


@pytest.mark.parametrize(
    "words",
    [
        "Sở Nội vụ giúp Ủy ban nhân dân tỉnh tổ chức triển khai Kế hoạch.",
        "Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo giúp Ủy ban nhân dân tỉnh tổ chức triển khai Kế hoạch.",
    ],
)
def test_a_body_that_helps_another_acts_alone(words: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {words}")) == [{"Sở Nội vụ": "assigned"}]
