"""Lines below an order's colon that names nobody, requests that are refused, sections that are only called after a body."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, rows, source

NOTICE = (
    "CÔNG TY CAO SU MANG THÍT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 143/TB-CSMT\nNgày 29 tháng 7 năm 2025\n\n"
    "THÔNG BÁO\nKết luận tại hội nghị giao ban\n\nSáng 28/7, Tổng Giám đốc chủ trì giao ban và kết luận:\n\nSản lượng 7 tháng đạt 4.812 tấn.\n\n"
)
WORK = "Các nông trường: bố trí cạo choàng ngày Chủ nhật.\nPhòng Kỹ thuật chủ trì kiểm tra bệnh rụng lá.\n"
BOTH = [{"Các nông trường": "assigned"}, {"Phòng Kỹ thuật": "lead"}]


@pytest.mark.parametrize("order", ["Tổng Giám đốc yêu cầu:", "Về nhiệm vụ tháng 8, Tổng Giám đốc yêu cầu:"])
def test_lines_below_an_order_s_colon_say_whom_it_tells(order):
    assert each_roles(parse(source(f"{NOTICE}{order}\n\n{WORK}\nTỔNG GIÁM ĐỐC\nLương Đức Trọng\n"))) == BOTH


ASIDE = ["Tồn kho: 1.400 tấn đã ký hợp đồng.", "Về kiến nghị của Nông trường 2: chưa xem xét trong năm nay."]


@pytest.mark.parametrize("line", ASIDE)
def test_lines_below_it_that_name_a_matter_tell_nobody(line):
    assert each_roles(parse(source(f"{NOTICE}Tổng Giám đốc yêu cầu:\n\n{WORK}{line}\n\nTỔNG GIÁM ĐỐC\nLương Đức Trọng\n"))) == BOTH


REFUSED = ["Không xem xét đề xuất của Công ty An Khang về chuyển đổi đất cây xanh.", "Chưa chấp thuận đề nghị tăng đơn giá vận chuyển."]


@pytest.mark.parametrize("line", REFUSED)
def test_a_request_that_is_refused_is_no_task(line):
    assert rows(plan(f"II. NHIỆM VỤ\n\n1. {line}\n")) == []
    more = f"II. NHIỆM VỤ\n\n1. {line} Giao Sở Xây dựng trả lời công ty.\n"
    assert each_roles(plan(more)) == [{"Sở Xây dựng": "assigned"}]


def test_what_is_agreed_to_is_work_where_a_further_sentence_orders():
    parsed = plan(
        "II. NHIỆM VỤ\n\n1. Cơ bản thống nhất phương án làm ký túc xá. Giao Sở Xây dựng lập báo cáo.\n\n2. Cơ bản thống nhất dự thảo.\n"
    )
    assert each_roles(parsed) == [{"Sở Xây dựng": "assigned"}]


def test_the_bodies_named_above_act():
    parsed = plan("III. TỔ CHỨC THỰC HIỆN\n\n1. Các sở, ngành nêu trên gửi báo cáo về Sở Xây dựng.\n")
    assert each_roles(parsed) == [{"Các sở, ban, ngành": "assigned"}]


PARTY = (
    "A- MỤC ĐÍCH, YÊU CẦU\n1- Nâng cao chất lượng tuyên truyền.\nB- NỘI DUNG\nI- Ban Chấp hành\n"
    "1- Tổ chức học tập nghị quyết; do Ban Tổ chức chủ trì, Văn phòng Đảng ủy phối hợp.\n2- Khảo sát các chi bộ. Cơ quan chủ trì: Ban Tổ chức.\n"
    "C- TỔ CHỨC THỰC HIỆN\n1- Các chi bộ trực thuộc gửi báo cáo trước ngày 20/11.\n"
)


def test_the_party_s_letters_with_a_dash_head_sections_and_who_leads_is_not_whom_a_section_is_called_after():
    parsed = plan(PARTY)
    assert [name for name, _, _ in rows(parsed)] == ["B.I.1", "B.I.2", "C.1"]
    assert [set(who.values()) for who in each_roles(parsed)] == [{"lead", "coordinate"}, {"lead"}, {"assigned"}]
    assert all("Ban Chấp hành" not in who for who in each_roles(parsed))


@pytest.mark.parametrize("line", ["A-B test hai phương án", "D-ĐU của xã"])
def test_a_letter_with_a_dash_in_a_word_is_no_mark(line):
    parsed = plan(f"II. NHIỆM VỤ\n\n1. Sở Y tế rà soát\n{line}.\n")
    assert [name for name, _, _ in rows(parsed)] == ["II.1"]


def test_an_order_that_refers_all_to_an_annex_is_no_task():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Giao các sở, địa phương thực hiện các nhiệm vụ tại Phụ lục kèm theo.\n\n"
        "2. Giao Sở Y tế thực hiện các nhiệm vụ tại Phụ lục kèm theo.\n"
    )
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}]


@pytest.mark.parametrize("heading", ["UBND CÁC XÃ: PHONG ĐIỀN, NHƠN ÁI (02 nhiệm vụ)", "UBND các xã: Phong Điền, Nhơn Ái"])
def test_places_in_a_heading_in_capitals_are_places(heading):
    parsed = plan(f"III. TỔ CHỨC THỰC HIỆN\n\n1. {heading}\n\na) Lắp bảng chỉ dẫn hai thứ tiếng.\n")
    assert [role.name for role in parsed.tasks[0].roles] == ["Ủy ban nhân dân xã Phong Điền", "Ủy ban nhân dân xã Nhơn Ái"]


HELPED = "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) In 600 tờ rơi tiếng Ca Dong, Sở Nội vụ phối hợp phát tại chợ phiên.\n"


def test_who_helps_does_not_take_the_place_of_whom_the_heading_tells():
    assert each_roles(plan(HELPED)) == [{"Sở Y tế": "assigned", "Sở Nội vụ": "coordinate"}]


LETTER = (
    "UBND XÃ TRÀ LENG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 51/UBND-VHXH\nTrà Leng, ngày 07 tháng 9 năm 2025\n\n"
    "Kính gửi:\n- Trạm Y tế xã;\n- Công an xã.\n\nChủ tịch UBND xã yêu cầu:\n"
)


def test_what_a_letter_gives_behind_a_comma_is_not_all_its_addressees_work():
    money = "2. Tiền mua hóa chất 12 triệu đồng trích từ dự phòng, giao kế toán Trạm Y tế quyết toán trước 30/9.\n"
    found = each_roles(parse(source(f"{LETTER}1. Tuyên truyền tới từng hộ.\n{money}\nCHỦ TỊCH\nHồ Văn Nghĩa\n")))
    assert len(found) == 2 and len(found[0]) == 2 and found[1] == {}


def test_a_heading_that_shares_work_out_is_no_label_of_others_work():
    parsed = plan(
        "3. Phân công phụ trách\n+ Sở Y tế: tham mưu lồng ghép vốn;\n+ Sở Nội vụ: phản ánh gương tự nguyện.\nGiao Sở Tài chính báo cáo tiến độ.\n"
        "4. Kinh phí\n- Công an tỉnh bố trí.\n"
    )
    assert each_roles(parsed) == [
        {"Sở Y tế": "assigned"},
        {"Sở Nội vụ": "assigned"},
        {"Sở Tài chính": "assigned"},
        {"Công an cấp tỉnh": "assigned"},
    ]


def test_a_label_above_role_lines_stays_one():
    parsed = plan("II. NHIỆM VỤ\n\n1. Rà soát hồ sơ.\n2. Phân công phụ trách:\n- Chủ trì: Sở Y tế\n- Phối hợp: Sở Nội vụ\n")
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}]
