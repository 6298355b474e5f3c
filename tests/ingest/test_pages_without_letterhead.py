"""Pages of web sites that lost their letterhead: what they order is work, other texts stay texts."""

from ingest import parse
from tests.ingest.factories import each_roles, plan, rows, source


def test_an_article_that_orders_is_read():
    text = (
        "Skip to main content\nVề việc báo cáo tình hình ô nhiễm môi trường\n\nđồng chí Lý Văn A, Phó Chủ tịch UBND tỉnh có ý kiến như sau:\n\n"
        "Giao Sở Xây dựng chủ trì, phối hợp các Sở: Nội vụ, Tài chính và UBND các huyện báo cáo Bộ Tài chính theo yêu cầu.\n"
    )
    parsed = parse(source(text))
    assert parsed.is_administrative
    assert each_roles(parsed) == [
        {"Sở Xây dựng": "lead", "Sở Nội vụ": "coordinate", "Sở Tài chính": "coordinate", "Ủy ban nhân dân cấp huyện": "coordinate"}
    ]


def test_an_opening_that_asks_a_body_tells_the_items_below():
    text = (
        "Tăng cường phòng bệnh\n\nThực hiện Công văn số 6566/UBND-VXNV ngày 04/10/2022, Ban Thường vụ Hội Nông dân tỉnh đề nghị Hội Nông dân các huyện "
        "triển khai các nội dung sau:\n\n1. Thực hiện nghiêm công tác phòng bệnh.\n\n2. Tuyên truyền hội viên đeo khẩu trang.\n"
    )
    assert each_roles(parse(source(text))) == [{"Hội Nông dân cấp huyện": "assigned"}] * 2


def test_a_body_that_no_letterhead_names_asks_others():
    text = "Mặc đồng phục\n\nBan Thường vụ Đoàn trường đề nghị Hội Sinh viên trường thông báo đến đoàn viên.\n"
    assert each_roles(parse(source(text))) == [{"Hội Sinh viên": "assigned"}]


def test_a_text_that_orders_nobody_is_a_text():
    for text in (
        "Sông Hồng\n\nSông Hồng chảy qua Lào Cai. Nhiều làng nghề nằm ven sông.\n",
        "Bóng đá\n\nHuấn luyện viên yêu cầu cầu thủ tập trung. Trọng tài đề nghị dừng trận đấu.\n",
    ):
        parsed = parse(source(text))
        assert not parsed.is_administrative and not parsed.tasks


def test_the_only_order_of_a_letter_is_its_work_though_it_stands_last():
    text = (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSố: 2950/UBND-KGVX\nV/v hỗ trợ xét nghiệm\nHà Nội, ngày 08 tháng 9 năm 2021\n\n"
        "Kính gửi: Ủy ban nhân dân các tỉnh: Bắc Giang, Bắc Ninh.\n\nThực hiện Công điện số 71/CĐ-TTg ngày 06/9/2021 của Thủ tướng Chính phủ.\n\n"
        "Ủy ban nhân dân thành phố Hà Nội kính đề nghị Ủy ban nhân dân các tỉnh: Bắc Giang, Bắc Ninh cử đoàn công tác hỗ trợ xét nghiệm.\n"
    )
    parsed = parse(source(text))
    assert len(rows(parsed)) == 1 and each_roles(parsed) == [{"Ủy ban nhân dân cấp tỉnh": "assigned"}]


def test_the_motto_over_lines_is_no_part_of_the_issuer():
    text = (
        "VIỆN\nKIỂM SÁT NHÂN DÂN\nTỐI CAO\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nSố: 11/HD-VKSTC\n|\n"
        "Hà\nNội, ngày 07 tháng 01 năm 2022\n|\nHƯỚNG DẪN\nCÔNG TÁC KIỂM SÁT NĂM 2022\n1. Quán triệt các chỉ thị.\n"
    )
    assert parse(source(text)).document.issuer == "Viện kiểm sát nhân dân tối cao"


def test_a_degree_ends_no_name_and_an_opinion_gives_no_part():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Đào tạo Sau Đại học, Phòng Thanh tra theo dõi nền nếp dạy học.\n\n2. Đề nghị Sở Y tế tham gia ý kiến vào dự thảo.\n"
    )
    assert each_roles(parsed) == [{"Phòng Đào tạo Sau Đại học": "assigned", "Phòng Thanh tra": "assigned"}, {"Sở Y tế": "assigned"}]


def _letter(body: str) -> str:
    return (
        "VĂN PHÒNG CHÍNH PHỦ\nSố: 2414/VPCP-KGVX\nV/v phòng bệnh Zika\nHà Nội, ngày 06 tháng 4 năm 2016\n\nKính gửi: Bộ Y tế.\n\n"
        f"Xét kiến nghị của Bộ Y tế, Phó Thủ tướng Chính phủ có ý kiến như sau:\n\n{body}"
    )


def test_what_a_body_does_behind_a_leaders_words_is_its_work_and_recipients_are_none():
    parsed = parse(
        source(
            _letter(
                "Bộ Y tế triển khai giám sát dịch bệnh tại cửa khẩu.\n\nVăn phòng Chính phủ xin thông báo để Bộ Y tế biết, thực hiện./.Nơi nhận:\n"
                "• Như trên;\n• UBND các tỉnh, thành phố;\n• Lưu: VT.\n"
            )
        )
    )
    assert [words for _, _, words in rows(parsed)] == ["Bộ Y tế triển khai giám sát dịch bệnh tại cửa khẩu."]
    assert each_roles(parsed) == [{"Bộ Y tế": "assigned"}]
    assert rows(parse(source(_letter("Bộ Y tế đã triển khai giám sát dịch bệnh.\n")))) == []


def test_a_telegram_tells_whom_it_is_sent_to():
    text = (
        "CÔNG ĐIỆN KHẨN\nSố: 04/CĐ-UBND\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI\n\nĐIỆN\n\n- Giám đốc Sở Y tế;\n- Chủ tịch UBND các quận, huyện.\n\n"
        "Để ngăn chặn dịch bệnh, Chủ tịch UBND Thành phố yêu cầu Giám đốc Sở Y tế, Chủ tịch UBND các quận, huyện tổ chức lấy mẫu xét nghiệm tại trạm di động.\n"
    )
    parsed = parse(source(text))
    assert each_roles(parsed) == [{"Sở Y tế": "assigned", "Ủy ban nhân dân cấp huyện": "assigned"}]


def test_an_officer_before_a_colon_heads_the_bodies_behind_it():
    parsed = plan("III. TỔ CHỨC THỰC HIỆN\n\n1. Giao Giám đốc: Sở Y tế, Sở Nội vụ phối hợp với Sở Tài chính tuyên truyền.\n")
    assert each_roles(parsed) == [{"Sở Y tế": "coordinate", "Sở Nội vụ": "coordinate", "Sở Tài chính": "coordinate"}]


def test_a_basis_before_an_order_to_an_officer_is_work():
    text = (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 4144/GDĐT-VP\nV/v nghỉ học\nThành phố Hồ Chí Minh, ngày 25 tháng 11 năm 2018\n\n"
        "Kính gửi: Chủ tịch Ủy ban nhân dân các quận, huyện.\n\nCăn cứ tình hình sau cơn bão số 9, Sở Giáo dục và Đào tạo đề nghị Chủ tịch Ủy ban nhân dân các quận, "
        "huyện chỉ đạo các trường cho học sinh nghỉ học.\n"
    )
    assert each_roles(parse(source(text))) == [{"Ủy ban nhân dân cấp huyện": "assigned"}]


def test_the_day_may_stand_behind_the_number_on_its_line():
    head = "CÔNG ĐIỆN KHẨN\n\n{}\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI\n\nĐIỆN\n\n- Giám đốc Sở Y tế.\n\nYêu cầu Giám đốc Sở Y tế lấy mẫu xét nghiệm.\n"
    assert parse(source(head.format("Số: 04/CĐ-UBND hồi 17 giờ 00 ngày 02/4/2020"))).document.issue_date == "2020-04-02"
    assert parse(source(head.format("Số: 04/CĐ-UBND thay Công điện ngày 02/4/2020"))).document.issue_date is None
