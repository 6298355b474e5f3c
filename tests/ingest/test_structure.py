from tests.ingest.factories import outline


def paths(text):
    return [node.path for node in outline(text).nodes() if node.kind == "item"]


def test_paths_are_the_marks_as_printed():
    text = (
        "I. MỤC ĐÍCH\n1. Mục đích\n- Một.\n- Hai.\nII. NỘI DUNG\n2. Tuyên truyền\n2.1. Trong tỉnh\na) Đối với cấp tỉnh\nđ) Đối với cấp xã\n"
    )
    assert paths(text) == ["I", "I.1", "I.1#1", "I.1#2", "II", "II.2", "II.2.1", "II.2.1.a", "II.2.1.đ"]


def test_numbers_with_a_dash_as_the_party_writes_them():
    text = "I- NHIỆM VỤ\n1- Khoanh nuôi 20.000 ha rừng.\n2 - Giao rừng cho làng.\nII- TỔ CHỨC THỰC HIỆN\n1- Các huyện ủy học tập.\n2020 - 2025\n"
    assert paths(text) == ["I", "I.1", "I.2", "II", "II.1"]


def test_the_second_item_of_a_number_is_bis():
    assert paths("III. TỔ CHỨC\n13. Các cơ quan báo chí\n13. Các sở\n14. Khác\n") == ["III", "III.13", "III.13bis", "III.14"]


def test_articles_of_chapters():
    text = "Chương I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\na) Hai;\nChương II\nNỘI DUNG\nĐiều 2. Nội dung\n"
    assert paths(text) == ["Chương I", "Điều 1", "Điều 1.1", "Điều 1.1.a", "Chương II", "Điều 2"]


def test_nested_bullets_belong_to_their_bullet():
    text = "1. Công việc\n- Phối hợp, trong đó:\n+ Sở Xây dựng: hướng dẫn.\n+ Sở Y tế: kiểm tra.\n- Báo cáo.\n"
    assert paths(text) == ["1", "1#1", "1#1#1", "1#1#2", "1#2"]


def test_a_paragraph_torn_by_a_page_break_goes_on():
    # Hà Tĩnh, II.4.2: "… xúc tiến đầu tư, thương mại, du lịch;" / "tiềm năng phát triển hợp tác …"
    text = "1. Quảng bá\n- Tuyên truyền về xúc tiến đầu tư, thương mại, du lịch;\n\ntiềm năng phát triển hợp tác của tỉnh.\n- Khác.\n"
    bullets = [node for node in outline(text).nodes() if node.path.startswith("1#")]
    assert len(bullets) == 2
    assert text[bullets[0].parts[0][0] : bullets[0].end].endswith("hợp tác của tỉnh.")


def test_a_dash_that_joins_two_names_begins_no_item():
    # Lào Cai, III.6: "… Hội chợ du lịch quốc tế Thượng Hải" / "- Trung Quốc; tăng cường quảng bá …"
    text = (
        "1. Sở Du lịch:\n- Chủ trì tham mưu tổ chức các hoạt động xúc tiến, quảng bá du lịch thông qua Hội chợ du lịch quốc tế Thượng Hải\n"
        "- Trung Quốc; tăng cường quảng bá về đời sống văn hóa.\n- Báo cáo.\n"
    )
    assert paths(text) == ["1", "1#1", "1#2"]


def test_letterhead_closing_and_footer_are_set_apart():
    text = "Hệ thống pháp luật\nSố: 88/KH-UBND\nI. NỘI DUNG\n1. Tuyên truyền.\nNơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nHIỆU LỰC VĂN BẢN\n• Số hiệu: 88/KH-UBND\n"
    found = outline(text)
    assert [text[line.start : line.end] for line in found.head] == ["Hệ thống pháp luật", "Số: 88/KH-UBND"]
    assert text[found.closing[0].start : found.closing[0].end] == "Nơi nhận:"
    assert text[found.noise[0].start : found.noise[0].end] == "HIỆU LỰC VĂN BẢN"


def test_the_plan_that_a_decision_issues_is_an_annex():
    text = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\nNơi nhận: - Như Điều 3;\nKẾ HOẠCH\nTHỰC HIỆN QUY HOẠCH\n(Kèm theo Quyết định số 1/QĐ-UBND)\nI. NỘI DUNG\n1. Rà soát.\n"
    assert paths(text) == ["Điều 1", "KH.I", "KH.I.1"]


def test_an_office_in_capitals_with_a_name_below_ends_the_body():
    from tests.ingest.factories import HEAD, parse, rows, source

    body = "1. Sở Y tế cấp thuốc cho trạm y tế.\n\n"
    for signature in ("GIÁM ĐỐC\n\nNguyễn Huy A\n", "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nChâu Ngọc Tuấn\n"):
        parsed = parse(source(HEAD + body + signature))
        assert [words for _, _, words in rows(parsed)] == ["Sở Y tế cấp thuốc cho trạm y tế."], signature
    parsed = parse(source(HEAD + "1. Sở Y tế cấp thuốc.\n\nDANH MỤC THUỐC\n\n2. Sở Y tế cấp vắc xin.\n"))
    assert len(parsed.tasks) == 2
