"""Orders in conclusions, telegrams and letters: whom a sentence tells, lists that a web page flattened, footnotes."""

import pytest

from ingest import parse
from ingest.duties.settle import strongest
from tests.ingest.factories import plan, roles, rows, sentences, source

TOLD = [
    # an order tells whomever it names, whatever stands between the name and the work
    ("Giao Phó Thủ tướng Chính phủ Nguyễn Văn A trước ngày 15 tháng 11 trực tiếp kiểm tra.", {"Phó Thủ tướng Chính phủ": "assigned"}),
    ("Yêu cầu các bộ, ngành, các thành viên của Ban Chỉ đạo phải nâng cao trách nhiệm.", {"Các bộ, ngành": "assigned"}),
    ("Các đơn vị thống nhất nội dung; giao Bộ Y tế làm chủ Chương trình, chịu trách nhiệm chủ trì hoàn thiện hồ sơ.", {"Bộ Y tế": "lead"}),
    # "theo chức năng, nhiệm vụ" bounds the subject and hides no role word behind it
    (
        "Bộ Nội vụ theo chức năng, nhiệm vụ và thẩm quyền chủ trì, phối hợp với Bộ Tài chính xử lý.",
        {"Bộ Nội vụ": "lead", "Bộ Tài chính": "coordinate"},
    ),
    (
        "Các sở, ban, ngành theo chức năng nhiệm vụ được giao phối hợp với Sở Y tế, đơn vị liên quan triển khai.",
        {"Các sở, ban, ngành": "coordinate", "Sở Y tế": "coordinate", "Các cơ quan, đơn vị liên quan": "coordinate"},
    ),
    # what the same agency leads in a later clause
    (
        "Bộ Y tế hướng dẫn khôi phục sản xuất; chủ trì, phối hợp với Bộ Tài chính đánh giá nguyên nhân.",
        {"Bộ Y tế": "lead", "Bộ Tài chính": "coordinate"},
    ),
    # a province that is told is its people's committee; one that is only named is not
    ("Các tỉnh Nghệ An, Quảng Ngãi, Cao Bằng đẩy nhanh tiến độ.", {"Ủy ban nhân dân cấp tỉnh": "assigned"}),
    ("Thành phố Hồ Chí Minh, tỉnh Lâm Đồng đẩy nhanh việc lựa chọn nhà đầu tư.", {"Ủy ban nhân dân cấp tỉnh": "assigned"}),
    ("Rà soát các dự án tại tỉnh Lâm Đồng và tỉnh Nghệ An.", {}),
    ("Bộ Xây dựng, cơ quan chủ quản các dự án đang thi công tiếp tục chỉ đạo các nhà thầu.", {"Bộ Xây dựng": "assigned"}),
    ("Bộ trưởng Bộ Nội vụ chỉ đạo chủ trì, phối hợp với Bộ Xây dựng tổng hợp.", {"Bộ Nội vụ": "lead", "Bộ Xây dựng": "coordinate"}),
    (
        "Với vai trò đặc biệt quan trọng, yêu cầu các bộ, ngành, cơ quan chủ quản cần khẩn trương có giải pháp.",
        {"Các bộ, ngành": "assigned"},
    ),
    ("Bộ Xây dựng với vai trò là cơ quan thường trực Ban Chỉ đạo, chủ động báo cáo.", {"Bộ Xây dựng": "assigned"}),
    (
        "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương: Hà Tĩnh, Quảng Trị chủ động phối hợp với Bộ Y tế.",
        {"Ủy ban nhân dân cấp tỉnh": "coordinate", "Bộ Y tế": "coordinate"},
    ),
    (
        "Bộ Xây dựng với vai trò là cơ quan thường trực Ban chỉ đạo, chủ động, phối hợp Bộ Nội vụ báo cáo.",
        {"Bộ Xây dựng": "coordinate", "Bộ Nội vụ": "coordinate"},
    ),
    # what is asked by another is no order to it
    ("Theo đề nghị của Bộ Xây dựng, phối hợp với Bộ Y tế rà soát.", {"Bộ Y tế": "coordinate"}),
    # whose proposal it is acts in nothing; the last name before the work does
    ("Trên cơ sở đề xuất của các bộ, cơ quan liên quan, Bộ Tài chính khẩn trương cân đối nguồn vốn.", {"Bộ Tài chính": "assigned"}),
    # a purpose before ";" and whom the sentence tells behind it
    (
        "Để người dân yên tâm sản xuất, vụ mùa thắng lợi; các sở, ban, ngành, các xã, phường tổ chức nạo vét kênh mương.",
        {"Các sở, ban, ngành": "assigned", "Ủy ban nhân dân cấp xã": "assigned"},
    ),
    # leaders who are told by an order stand for their bodies, persons for nobody
    ("Giao người đứng đầu các trung tâm, Giám đốc Sở Y tế rà soát biên chế.", {"Sở Y tế": "assigned"}),
    ("Phân công lãnh đạo phụ trách công tác chuyển đổi số.", {}),
    # to answer to someone for one's work is no part in leading it
    ("Giao Bộ Y tế, Bộ Nội vụ chịu trách nhiệm trước Chính phủ về kết quả cắt giảm.", {"Bộ Y tế": "assigned", "Bộ Nội vụ": "assigned"}),
    # a word of transport is no order
    ("Rà soát quy hoạch ngành giao thông vận tải, chủ động, phối hợp Bộ Nội vụ báo cáo.", {"Bộ Nội vụ": "coordinate"}),
    # working together that is only the work's object gives nobody a part
    ("Tăng cường phối hợp giữa các cấp chính quyền với Mặt trận Tổ quốc trong vận động người dân.", {}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_whom_an_order_tells(text, expected):
    reader = sentences(text, province=None, date="2025-11-20")
    said, _ = strongest(reader.agencies, reader.roles(0, len(text)))
    assert {r.generic: r.role for r in said if r.generic in expected or not expected} == expected


HEAD = (
    "THỦ TƯỚNG CHÍNH PHỦ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------\n\n"
    "Số: 227/CĐ-TTg | Hà Nội, ngày 23 tháng 11 năm 2025 | CÔNG ĐIỆN V/V KHẮC PHỤC HẬU QUẢ MƯA LŨ "
)
TAIL = " | Nơi nhận: - Như trên; - Lưu: VT. | THỦ TƯỚNG Nguyễn Văn A"


def test_a_flattened_letter_is_cut_where_its_numbering_runs():
    filler = "nội dung chi tiết theo chỉ đạo của cấp có thẩm quyền và quy định hiện hành " * 6
    text = (
        f"Kính gửi: Sở Y tế. | Thủ tướng Chính phủ có ý kiến như sau: 1. Về rà soát 1.1. Giao Sở Y tế rà soát {filler}. "
        f"1.2. Giao Bộ Công an kiểm tra {filler}. 2. Về báo cáo a) Sở Nội vụ tổng hợp {filler}; b) Sở Y tế báo cáo trước ngày 05/12/2025./."
    )
    parsed = parse(source(HEAD.replace("\n", " ") + text + TAIL))
    assert [name for name, _, _ in rows(parsed)] == ["1.1", "1.2", "2.a", "2.b"]
    assert roles(parsed, "2.b") == {"Sở Y tế": "assigned"}


def test_a_flattened_list_goes_on_over_a_lost_number():
    items = "(1) Huy động lực lượng. (2) Bố trí chỗ ở. (4) Công bố thông tin. (5) Ban hành chính sách."
    parsed = parse(
        source(
            HEAD
            + "Thủ tướng Chính phủ yêu cầu: 1. Bộ Quốc phòng chỉ đạo các đơn vị, tập trung các nhiệm vụ sau: "
            + items
            + " 2. Bộ Y tế hướng dẫn phòng dịch."
            + TAIL
        )
    )
    assert [name for name, _, _ in rows(parsed)] == ["1.(1)", "1.(2)", "1.(4)", "1.(5)", "2"]
    assert roles(parsed, "1.(5)") == {"Bộ Quốc phòng": "assigned"}


def test_the_basis_of_a_flattened_letter_ends_where_its_order_begins():
    text = (
        HEAD
        + "Căn cứ Nghị quyết số 34/NQ-CP ngày 13 tháng 02 năm 2025 của Chính phủ, Thủ tướng Chính phủ yêu cầu: 1. Bộ Y tế thực hiện Chỉ thị số 05/CT-TTg ngày 18/5/2022."
    )
    assert [(c.number, c.role) for c in parse(source(text + TAIL)).citations] == [("34/NQ-CP", "basis"), ("05/CT-TTg", "mention")]


def test_footnotes_behind_the_signature_are_no_tasks():
    text = (
        HEAD
        + "Thủ tướng Chính phủ yêu cầu: 1. Bộ Y tế hướng dẫn phòng dịch"
        + ", chăm sóc người bị thương" * 8
        + ". 2. Bộ Tài chính bố trí kinh phí."
        + TAIL
        + "\n\nPHỤ LỤC I\n\n[1] Gồm: (i) Bộ Nội vụ thực hiện 02 Nghị định; (ii) Bộ Xây dựng thực hiện 01 Nghị định.\n"
    )
    assert [name for name, _, _ in rows(parse(source(text)))] == ["1", "2"]


def test_a_heading_names_who_is_told_where_no_vocabulary_does():
    body = (
        "I. NỘI DUNG\n\n1. Sở Y tế\n\n- Hướng dẫn phòng dịch trên địa bàn.\n\n2. Sở Tài chính\n\n- Bố trí kinh phí hằng năm.\n\n"
        "3. Các chủ rừng là tổ chức (các ban quản lý)\n\n- Kiểm tra diện tích rừng được giao.\n\n4. Trách nhiệm của chủ hộ nuôi biển:\n\n- Báo cáo kết quả kiểm kê.\n"
    )
    parsed = plan(body)
    assert roles(parsed, "I.3") == {"Chủ rừng": "assigned"}
    assert roles(parsed, "I.4") == {"Chủ hộ nuôi biển": "assigned"}


def test_a_letter_s_address_ends_with_its_list_of_names():
    text = (
        " | Kính gửi: | - Các đơn vị sự nghiệp công lập; - Ủy ban nhân dân các xã, phường. | Ngày 02 tháng 10 năm 2025, Sở Y tế đã ban hành Công văn số 32/SYT-NV về tiêm chủng. "
        "Tuy nhiên, việc tiêm của các đơn vị hiện nay chưa đạt tiến độ. Để bảo đảm yêu cầu, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu: - Tiếp tục rà soát trẻ chưa tiêm. - Bố trí đủ vắc xin."
    )
    parsed = parse(source(HEAD + text + TAIL))
    expected = {"Các đơn vị sự nghiệp công lập": "assigned", "Ủy ban nhân dân cấp xã": "assigned"}
    assert [roles(parsed, t.id) for t in parsed.tasks] == [expected, expected]


def test_the_last_sentence_of_a_lead_in_tells_who_does_its_items():
    text = (
        "CHÍNH PHỦ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------\n\nSố: 377/NQ-CP | Hà Nội, ngày 21 tháng 11 năm 2025 | NGHỊ QUYẾT "
        "VỀ DỰ ÁN PHÁP LỆNH CHÍNH PHỦ Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025; Căn cứ Nghị định số 39/2022/NĐ-CP ngày 18 tháng 6 năm 2022 của Chính phủ, QUYẾT NGHỊ: "
        "Điều 1. Chính phủ thống nhất với dự án Pháp lệnh do Bộ Công an trình ngày 05 tháng 11 năm 2025. Giao Bộ Công an chủ trì, phối hợp với Bộ Tư pháp hoàn thiện hồ sơ, bảo đảm một số yêu cầu sau: "
        "1. Rà soát kỹ nội dung dự thảo, bảo đảm phù hợp. 2. Hoàn thiện hồ sơ trình đúng hạn. Điều 2. Giao Bộ trưởng Bộ Công an thay mặt Chính phủ ký Tờ trình. | TM. CHÍNH PHỦ THỦ TƯỚNG Nguyễn Văn A"
    )
    parsed = parse(source(text))
    assert [name for name, _, _ in rows(parsed)] == ["Điều 1.1", "Điều 1.2", "Điều 2"]
    assert roles(parsed, "Điều 1.2") == {"Bộ Công an": "lead", "Bộ Tư pháp": "coordinate"}
    assert [c.role for c in parsed.citations if c.number or c.title] == ["basis", "basis"]


def test_what_is_no_task_and_no_time_of_one():
    body = (
        "I. NỘI DUNG\n\n1. Bố trí dự toán kinh phí hằng năm cho công tác tuyên truyền.\n\n2. Kiểm tra việc thực hiện trong 10 tháng năm 2020 tại các xã.\n\n"
        "3. Tổ chức tập huấn hằng năm cho cán bộ cơ sở.\n\n4. Trường hợp giá đất thay đổi do lỗi của chủ đầu tư thì điều chỉnh theo đơn giá mới.\n"
    )
    parsed = plan(body)
    assert [name for name, _, _ in rows(parsed)] == ["I.1", "I.2", "I.3"]
    assert [t.time is not None for t in parsed.tasks] == [False, False, True]


def test_a_decree_is_not_the_office_s_whose_letter_is_about_it():
    text = "Công văn 11306/VPCP-NN năm 2025 về triển khai Nghị định 136/2025/NĐ-CP do Văn phòng Chính phủ ban hành."
    found = parse(source("BỘ TƯ PHÁP\n\nSố: 1/BTP-VP\n\n1. " + text)).citations
    assert {c.number: c.issuer for c in found}["136/2025/NĐ-CP"] == "Chính phủ"


def test_a_heading_in_capitals_that_runs_on_is_cut_from_its_sentence():
    text = (
        "VĂN PHÒNG CHÍNH PHỦ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------\n\nSố: 648/TB-VPCP | Hà Nội, ngày 27 tháng 11 năm 2025 THÔNG BÁO KẾT LUẬN "
        "Phó Thủ tướng Chính phủ kết luận như sau: I. ĐÁNH GIÁ CHUNG Thay mặt Thủ tướng Chính phủ, biểu dương tinh thần nỗ lực của tỉnh trong phát triển kinh tế - xã hội, thu hút đầu tư, giảm nghèo, "
        "phát triển giáo dục và đảm bảo an ninh biên giới, hỗ trợ nhà ở cho người có công với cách mạng trên địa bàn. II. MỘT SỐ KIẾN NGHỊ 1. Giao Bộ Tài chính nghiên cứu, tổng hợp chung. "
        "2. Giao Bộ Nội vụ báo cáo cấp có thẩm quyền. | KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM Nguyễn Văn A"
    )
    assert [name for name, _, _ in rows(parse(source(text)))] == ["II.1", "II.2"]


def test_what_an_agency_has_done_is_no_task():
    body = (
        "I. NHIỆM VỤ\n\n1. Trên cơ sở đề xuất của Sở Y tế, Sở Tài chính đã trình UBND tỉnh bổ sung kinh phí.\n\n2. Sở Tài chính đã trình kinh phí, tiếp tục theo dõi việc sử dụng.\n\n"
        "3. Xem xét các hỗ trợ đã triển khai để nâng cao hiệu quả.\n"
    )
    assert [name for name, _, _ in rows(plan(body))] == ["I.2", "I.3"]


def test_a_rule_for_a_case_and_a_closing_formula_are_no_tasks():
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Doanh nghiệp viễn thông\n\n- Bảo đảm kinh phí thực hiện kế hoạch.\n\nUBND tỉnh yêu cầu các sở, ban, ngành nghiêm túc thực hiện Kế hoạch này.\n\n"
        "2. Sở Y tế\n\n- Hướng dẫn hồ sơ.\n\n- Giấy tờ chứng minh phải là giấy tờ đúng theo hướng dẫn.\n"
    )
    assert [name for name, _, _ in rows(plan(body))] == ["I.1", "I.2"]
