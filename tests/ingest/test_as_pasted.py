"""Texts as mail, messages and PDFs give them: broken at a width, quoted, forwarded, spread, with pictures for bullets."""

import pytest

from tests.ingest.factories import each_roles, plan

ONE = "II. NHIỆM VỤ\n\n"
TWO = [{"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}, {"Sở Nội vụ": "lead"}]


@pytest.mark.parametrize(("first", "second"), [("🔹", "👉"), ("📌", "➤"), ("\uf06c", "\uf0da"), ("★", "☆")])
def test_pictures_are_bullets(first, second):
    lines = [f"{first} Rà soát hồ sơ.", f"{second} Chủ trì: Sở Y tế", f"{second} Phối hợp: Sở Tài chính", f"{first} Kiểm tra cơ sở."]
    assert each_roles(plan(ONE + "\n".join([*lines, f"{second} Chủ trì: Sở Nội vụ"]) + "\n")) == TWO


def test_pictures_are_of_two_levels_whatever_they_show():
    lines = [
        "📌 Rà soát hồ sơ.",
        "👤 Chủ trì: Sở Y tế",
        "🤝 Phối hợp: Sở Tài chính",
        "🔥 Kiểm tra cơ sở.",
        "👥 Chủ trì: Sở Nội vụ",
        "⏰ Hạn: 30/6",
    ]
    parsed = plan(ONE + "\n".join(lines) + "\n")
    assert each_roles(parsed) == TWO
    assert [len(task.times) for task in parsed.tasks] == [0, 1]


ASSIGNED = [{"Sở Y tế": "assigned"}, {"Sở Nội vụ": "assigned"}, {"Công an cấp tỉnh": "assigned"}]
ADORNED = [
    "🏥 Sở Y tế rà soát hồ sơ.\n🔥 Gấp: Sở Nội vụ kiểm tra cơ sở.\n🚓 Công an tỉnh tuần tra.",
    "⭐ Sở Y tế rà soát hồ sơ.\n🔥 Gấp: Sở Nội vụ kiểm tra cơ sở.\n⭐ Công an tỉnh tuần tra.",
    "🏥 Sở Y tế rà soát hồ sơ.\n🚓 Sở Nội vụ kiểm tra cơ sở.\n🏥 Công an tỉnh tuần tra.",
]


@pytest.mark.parametrize("text", ADORNED)
def test_pictures_that_adorn_lines_are_no_levels(text):
    assert each_roles(plan(f"{ONE}{text}\n")) == ASSIGNED


@pytest.mark.parametrize(("head", "sign"), [("🏥", "🔹"), ("🏥", "-"), ("🔹", "👉")])
def test_pictures_before_bodies_head_what_stands_below(head, sign):
    text = f"{head} Sở Y tế\n{sign} Rà soát hồ sơ.\n{sign} Kiểm tra cơ sở.\n{head} Sở Nội vụ\n{sign} Tổng hợp số liệu.\n"
    assert each_roles(plan(ONE + text)) == [{"Sở Y tế": "assigned"}, {"Sở Y tế": "assigned"}, {"Sở Nội vụ": "assigned"}]


def test_a_picture_before_a_heading_is_no_bullet():
    text = "📢 II. NHIỆM VỤ\n\n1. Rà soát hồ sơ.\n- Chủ trì: Sở Y tế\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ kiểm tra cơ sở.\n"
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "assigned"}]


NOTES = [
    "Ghi chú: ({}) Sở Y tế chủ trì; ({}) Sở Nội vụ chủ trì.",
    "({}) Sở Y tế chủ trì.\n({}) Sở Nội vụ chủ trì.",
    "Ghi chú:\n({}) Sở Y tế chủ trì\n({}) Sở Nội vụ chủ trì.",
]


@pytest.mark.parametrize(("notes", "signs"), [(notes, ("1", "2")) for notes in NOTES] + [(notes, ("*", "**")) for notes in NOTES[1:]])
def test_marks_that_notes_explain_say_whose_roles_these_are(notes, signs):
    text = f"{ONE}1. Rà soát hồ sơ người nghèo({signs[0]}).\n2. Kiểm tra cơ sở giết mổ({signs[1]}).\n\n{notes.format(*signs)}\n"
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]


@pytest.mark.parametrize("sign", ["/", "-", " -", "–"])
def test_letters_with_a_stroke_or_dash_are_marks(sign):
    text = f"II. NHIỆM VỤ\n\n1{sign} Sở Y tế\n\na{sign} Rà soát hồ sơ.\n\nb{sign} Kiểm tra cơ sở.\n"
    assert each_roles(plan(text)) == [{"Sở Y tế": "assigned"}] * 2


def test_blanks_that_spread_a_line_make_no_columns():
    text = f"{ONE}1.  Rà   soát  hồ sơ   của các cơ   sở  khám bệnh.\n- Chủ   trì:  Sở  Y tế   tỉnh\n"
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead"}]


WRAPPED = (
    "1. Kiểm kê khí nhà kính đối với các cơ sở phát thải lớn, báo cáo Ủy ban\nnhân dân tỉnh theo dõi; hoàn thành trong quý IV năm 2020; gửi kết quả về\nSở Nội vụ.\n\n"
    "2. Đóng cửa, cải tạo bãi rác lộ thiên không hợp vệ sinh tại các xã. Đơn\nvị chủ trì: Sở Y tế và Công an cấp xã nơi có bãi; đơn vị phối hợp:\nTrường Trung cấp nghề Kinh tế - Kỹ thuật Đông Triều; Sở Công Thương; Tổ\ncông tác số 2.\n\n"
    "3. Phân loại chất thải rắn sinh hoạt tại nguồn ở 22 phường nội thành để\ngiảm lượng rác phải chôn lấp hằng ngày ở bãi rác cũ của thành phố, bắt\nđầu từ quý II năm 2020.\n\n"
    "4. Trồng mới 36 nghìn cây phân tán dọc các tuyến đê, kênh và đường giao\nthông nông thôn, ưu tiên cây bản địa và những nơi đất trống, đồi trọc\ncủa tỉnh.\n\n"
    "5. Cấp phép xả thải và giám sát trực tuyến các nguồn thải lưu lượng lớn\ntrên 200 m3 mỗi ngày của các khu công nghiệp, cụm công nghiệp trên địa\nbàn tỉnh.\n"
)


@pytest.mark.parametrize("sign", ["", "> "])
def test_a_full_line_goes_on_whatever_sign_ends_it_where_empty_lines_part_paragraphs(sign):
    parsed = plan("".join(f"{sign}{line}\n" for line in (ONE + WRAPPED).split("\n")))
    assert len(parsed.tasks) == 5
    said = each_roles(parsed)[1]
    assert said["Trường Trung cấp nghề Kinh tế - Kỹ thuật Đông Triều"] == "coordinate" and said["Sở Y tế"] == "lead"


def test_whom_a_forwarded_mail_greets_does_no_work():
    text = f"From: Văn thư\nTo: Phòng\n\nKính gửi anh chị văn bản dưới đây.\n\n{ONE}- Rà soát hồ sơ.\n- Kiểm tra cơ sở.\n"
    assert not any(each_roles(plan(text)))


def test_the_next_line_of_work_is_no_name_below_a_label():
    lines = [
        "Rà soát hồ sơ.",
        "Chủ trì:",
        "Sở Y tế.",
        "Phối hợp:",
        "Sở Tài chính.",
        "Thả 11 vạn con cá giống về hồ chứa.",
        "Chủ trì:",
        "Sở Nội vụ.",
    ]
    assert each_roles(plan(f"{ONE}{chr(10).join(lines)}\n")) == TWO


def test_a_number_of_work_on_its_own_line_is_nobody():
    text = f"{ONE}1.1. Nội dung: Rà soát hồ sơ.\n1.2. Chủ trì: Sở Y tế.\nNhiệm vụ 2\n2.1. Nội dung: Kiểm tra cơ sở.\n2.2. Chủ trì: Sở Nội vụ.\n"
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]


@pytest.mark.parametrize("signs", ["①②③", "1\u20e32\u20e33\u20e3"])
def test_figures_inside_a_sentence_part_no_items(signs):
    one, two, three = (signs[n : n + len(signs) // 3] for n in range(0, len(signs), len(signs) // 3))
    text = f"{ONE}1. Sở Y tế thực hiện {one} rà soát {two} kiểm tra {three} báo cáo trước ngày 30/6.\n"
    assert each_roles(plan(text)) == [{"Sở Y tế": "assigned"}]


def test_a_row_of_wide_gaps_with_two_blanks_in_a_cell_is_a_row_beside_others():
    table = (
        "TT   Nhiệm vụ   Chủ trì   Phối hợp\n1   Rà soát hồ sơ  nghèo   Sở Y tế   Sở Nội vụ\n2   Kiểm tra cơ sở   Sở Tư pháp   Sở Nội vụ\n"
    )
    assert each_roles(plan(ONE + table)) == [
        {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"},
        {"Sở Tư pháp": "lead", "Sở Nội vụ": "coordinate"},
    ]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_tags_inside_a_cell_break_no_row(gap):
    cells = (("Nhiệm vụ", "Chủ trì"), ("Rà soát hồ sơ<br>bệnh án", "Sở Y tế<br>Sở Tư pháp"), ("<p>Kiểm tra cơ sở</p>", "<p>Sở Nội vụ</p>"))
    rows = "\n".join(f"<tr>{gap}<td>{a}</td>{gap}<td>{b}</td>{gap}</tr>" for a, b in cells)
    assert each_roles(plan(f"{ONE}<table>\n{rows}\n</table>\n")) == [{"Sở Y tế": "lead", "Sở Tư pháp": "lead"}, {"Sở Nội vụ": "lead"}]


@pytest.mark.parametrize(
    "line", ["e - Learning cho xã do Sở Y tế chủ trì.", "x- Quang cho dân do Sở Y tế chủ trì.", "b- Nhóm hai do Sở Y tế chủ trì."]
)
def test_a_letter_with_a_dash_that_no_list_counts_is_no_mark(line):
    parsed = plan(f"{ONE}1. Đào tạo trực tuyến\n{line}\n2. Sở Nội vụ kiểm tra cơ sở.\n")
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "assigned"}]


def test_a_letter_of_an_old_font_reads_as_the_one_it_stands_for():
    assert each_roles(plan(ONE + "1. Rà soát hồ sơ.\nChủ trì: Sở Tƣ pháp; phối hợp: Sở Tài nguyên và Môi trƣờng.\n")) == [
        {"Sở Tư pháp": "lead", "Sở Tài nguyên và Môi trường": "coordinate"}
    ]


@pytest.mark.parametrize("label", ["Cơ quan chủ trì", "Cơ quan\nchủ trì", "Đơn vị chủ\ntrì"])
def test_labels_that_are_sentences_of_a_paragraph_are_no_part_of_what_is_to_be_done(label):
    text = f"1. Thả 320 phao phân luồng ở vịnh Xuân Đài. {label}: Sở Y tế; cơ quan phối hợp: Sở Tài chính. Thời gian: quý II/2025"
    parsed = plan(f"{ONE}{text}.\n")
    assert each_roles(parsed) == TWO[:1]
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks] == ["Thả 320 phao phân luồng ở vịnh Xuân Đài."]


@pytest.mark.parametrize("between", ["\n", "\n- "])
def test_labels_on_their_own_lines_do_not(between):
    parsed = plan(f"{ONE}1. Thả 320 phao phân luồng ở vịnh Xuân Đài.{between}Cơ quan chủ trì: Sở Y tế.\n")
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks] == ["Thả 320 phao phân luồng ở vịnh Xuân Đài."]
