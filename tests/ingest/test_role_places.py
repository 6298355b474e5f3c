"""Where roles stand beside their work: brackets before it, headings that give a part, numbers of items, leads of the item's own, columns
that only blanks set apart, statements that only their role lines tell from titles."""

import pytest

from ingest.layout.aligned import aligned_grids
from tests.ingest.factories import each_roles, plan, rows

ALIGNED = (
    "II. DANH MỤC NHIỆM VỤ\n"
    "TT  Nhiệm vụ             Chủ trì           Phối hợp      Thời gian\n"
    "1   Nạo vét kênh mương   Sở Xây dựng       Sở Tài chính  Quý II/2026\n"
    "2   Trồng rừng ngập mặn  Chi cục Kiểm lâm  Sở Y tế       Năm 2026\n"
)


@pytest.mark.parametrize("words", ["đồng chủ trì", "cùng chủ trì"])
def test_two_bodies_lead_together(words: str):
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng; Sở Y tế và Tổ công nghệ số cộng đồng {words}.")) == [
        {"Sở Y tế": "lead", "Tổ công nghệ số cộng đồng": "lead"}
    ]


def test_a_community_is_no_word_of_leading():
    assert each_roles(plan("II. NHIỆM VỤ\n1. Tổ công nghệ số cộng đồng chủ trì hướng dẫn người dân.")) == [
        {"Tổ công nghệ số cộng đồng": "lead"}
    ]


def test_a_bracket_before_the_work_says_who_does_it():
    parsed = plan("II. NHIỆM VỤ\n1. [Sở Văn hóa – chủ trì; Hội Nông dân tỉnh – phối hợp] Số hóa hiện vật tại các bảo tàng.")
    assert each_roles(parsed) == [{"Sở Văn hóa": "lead", "Hội Nông dân": "coordinate"}]


def test_an_item_that_names_its_lead_is_not_led_by_its_heading():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Lĩnh vực nông nghiệp (Sở Y tế chủ trì)\n- Nạo vét kênh mương.\n- Trồng cây phân tán (Sở Tài chính chủ trì)."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Tài chính": "lead"}]


def test_a_heading_gives_whom_the_one_above_names_a_part():
    parsed = plan("A. SỞ Y TẾ\nI. Nhiệm vụ chủ trì\n1. Nạo vét kênh mương nội đồng.\nII. Nhiệm vụ phối hợp\n1. Trồng cây phân tán ven đê.")
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Y tế": "coordinate"}]


def test_role_sentences_name_items_of_another_section():
    parsed = plan(
        "II. CÁC NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng.\n2. Trồng cây phân tán ven đê.\nIII. PHÂN CÔNG\n"
        "- Sở Y tế chủ trì thực hiện nhiệm vụ 1 mục II.\n- Sở Tài chính chủ trì thực hiện nhiệm vụ số 2 mục II."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Tài chính": "lead"}]


def test_what_role_lines_close_is_work_below_any_heading():
    fields = "\n- Đơn vị chủ trì: Sở Y tế\n- Kinh phí: 500 triệu đồng\n"
    parsed = plan(f"II. CÁC DỰ ÁN\nDự án 1: Chè sạch vùng cao{fields}Dự án 2: Nước sạch nông thôn{fields}")
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}] * 2


def test_a_report_says_what_is_to_be_done():
    parsed = plan(
        "I. KẾT QUẢ ĐẠT ĐƯỢC\n1. Sở Y tế đã chủ trì tiêm chủng.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV\n1. Sở Y tế chủ trì khám sức khỏe."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}]


def test_columns_that_only_blanks_set_apart_are_a_table():
    assert [
        (statement, led) for statement, led in zip(("Nạo vét kênh mương", "Trồng rừng ngập mặn"), each_roles(plan(ALIGNED)), strict=True)
    ] == [
        ("Nạo vét kênh mương", {"Sở Xây dựng": "lead", "Sở Tài chính": "coordinate"}),
        ("Trồng rừng ngập mặn", {"Chi cục Kiểm lâm": "lead", "Sở Y tế": "coordinate"}),
    ]


def test_lines_of_such_a_table_that_begin_with_blanks_go_on_with_the_row_above():
    lines = (
        "TT  Nhiệm vụ            Chủ trì          Phối hợp        Thời gian hoàn",
        "                                                         thành",
        "1   Nạo vét kênh        Đài Khí tượng    Sở Y tế; Sở     Trước ngày",
        "    mương nội đồng      Thủy văn tỉnh    Nội vụ          30/6/2026",
        "2   Trồng cây phân tán  Sở Xây dựng      Công an tỉnh    Năm 2026",
    )
    parsed = plan("II. DANH MỤC NHIỆM VỤ\n" + "\n".join(lines) + "\n")
    assert each_roles(parsed) == [
        {"Đài Khí tượng Thủy văn tỉnh": "lead", "Sở Y tế": "coordinate", "Sở Nội vụ": "coordinate"},
        {"Sở Xây dựng": "lead", "Công an cấp tỉnh": "coordinate"},
    ]
    assert [task.time.printed for task in parsed.tasks if task.time] == ["30/6/2026", "Năm 2026"]
    text = parsed.source.text
    assert [span.quote(text) for span in parsed.tasks[0].continued] == ["mương nội đồng"]


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH          CỘNG HÒA\nSỞ Y TẾ            Độc lập\nSố: 5              Lào Cai",  # two columns
        "| a |   |   |\n| b |   |   |\n| c |   |   |",  # other signs set the cells apart
        "một  hai  ba\nmột hai ba bốn\nmột  hai  ba",
    ],
)
def test_other_lines_with_blanks_are_no_table(text: str):
    assert aligned_grids(text) == []


def test_a_sentence_of_a_wrapped_text_goes_on_behind_a_names_first_word():
    text = "II. NHIỆM VỤ\n1. Nạo vét kênh mương.\n- Cơ quan phối hợp: Trung tâm Phục vụ hành chính công tỉnh, Sở\nKhoa học và Công nghệ."
    parsed = plan(text)
    assert [words for _, words, *_ in rows(parsed)] and len(parsed.tasks) == 1
    assert each_roles(parsed)[0]["Sở Khoa học và Công nghệ"] == "coordinate"


def test_role_lines_at_the_margin_close_all_numbered_items_of_a_section():
    body = "3. NHIỆM VỤ\n3.1. Công tác nông nghiệp\n3.1.1. Nạo vét kênh mương.\n3.1.2. Trồng cây phân tán.\n3.1.3. Sửa đường vào bản.\nCơ quan chủ trì: Sở Y tế.\n"
    assert each_roles(plan(body)) == [{"Sở Y tế": "lead"}] * 3
    assert each_roles(plan(body.replace("mương.", "mương (chủ trì: Công an tỉnh)."))) == [
        {"Công an cấp tỉnh": "lead"},
        {},
        {"Sở Y tế": "lead"},
    ]
    assert each_roles(plan(body.replace("\nCơ", "\n- Cơ"))) == [{}, {}, {"Sở Y tế": "lead"}]
    assert each_roles(plan(body.replace("3.1.3. Sửa đường vào bản.\n", ""))) == [{}, {"Sở Y tế": "lead"}]  # of two it may be one's alone


@pytest.mark.parametrize("name", ["Sở Y tế", "Ban Chỉ huy Quân sự cấp xã", "Hội Nông dân"])
def test_a_heading_says_to_whom_its_work_is_given(name: str):
    assert each_roles(plan(f"II. Nhiệm vụ giao {name}\n1. Nạo vét kênh mương nội đồng.")) == [{name: "assigned"}]


def test_a_briefing_gives_nobody_work():
    assert "Ban" not in str(each_roles(plan("II. NHIỆM VỤ\n1. Tổ chức giao ban hằng tuần với các nhà thầu.")))


def test_whoever_stands_before_the_numbers_of_items_has_these_alone():
    body = "1. Nạo vét kênh mương.\n2. Trồng cây ven đê.\nII. PHÂN CÔNG\n1. Cơ quan chủ trì\n- Sở Y tế: nhiệm vụ 1.\n- Đội ngũ cộng tác viên dân số: nhiệm vụ 2."
    assert each_roles(plan(body)) == [{"Sở Y tế": "lead"}, {"Đội ngũ cộng tác viên dân số": "lead"}]


def test_bodies_below_a_role_label_say_for_which_items_they_are():
    parsed = plan(
        "II. CÁC NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng.\n2. Trồng cây phân tán ven đê.\nIII. PHÂN CÔNG\n1. Cơ quan chủ trì\n"
        "- Sở Y tế: nhiệm vụ 1\n- Sở Tài chính: nhiệm vụ 2\n2. Cơ quan phối hợp\n- Sở Nội vụ: nhiệm vụ 1, 2\n- Công an tỉnh: nhiệm vụ 1"
    )
    assert each_roles(parsed) == [
        {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate", "Công an cấp tỉnh": "coordinate"},
        {"Sở Tài chính": "lead", "Sở Nội vụ": "coordinate"},
    ]


@pytest.mark.parametrize("mark", ["nt", "-nt-", "-//-", "Như trên", '"'])
def test_a_mark_repeats_the_roles_and_the_time_of_the_row_above(mark: str):
    parsed = plan(
        "DANH MỤC\n| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |\n| 1 | Nạo vét kênh mương | Sở Y tế | Sở Nội vụ | Quý II/2026 |\n"
        f"| 2 | Trồng cây phân tán | {mark} | {mark} | {mark} |"
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}] * 2
    assert [task.time.printed for task in parsed.tasks if task.time] == ["Quý II/2026"] * 2


def test_a_last_statement_before_a_table_for_all_is_no_heading():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng.\n2. Trồng cây phân tán ven đê.\nPhân công thực hiện:\n"
        "| Nhiệm vụ số | Cơ quan chủ trì | Thời gian |\n| 1 | Sở Y tế | Quý I/2026 |\n| 2 | Sở Nội vụ | Quý II/2026 |"
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]


@pytest.mark.parametrize("label", ["Đơn vị đầu mối", "Đầu mối thực hiện", "Chủ trì"])
def test_partners_stand_behind_labels_of_their_own_words(label: str):
    parsed = plan(f"II. NỘI DUNG\n1. Nạo vét kênh mương nội đồng.\n+ {label}: Sở Y tế;\n+ Thành phần tham gia: Sở Nội vụ; VNPT tỉnh.")
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate", "VNPT": "coordinate"}]


@pytest.mark.parametrize("words", ["phòng chống thiên tai", "thu hút đầu tư", "bảo vệ", "quản lý chợ"])
def test_a_heading_can_end_with_a_word_that_looks_like_a_small_one(words: str):
    parsed = plan(
        f"II. NHIỆM VỤ\n1. Công tác {words}\nChủ trì: Sở Y tế; phối hợp: Sở Nội vụ.\n- Nạo vét kênh mương nội đồng.\n- Trồng cây phân tán."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}] * 2


def test_bodies_are_said_to_be_the_leading_and_the_partner_one():
    sentence = "Nhiệm vụ này giao Sở Y tế là cơ quan chủ trì, Hội Làm vườn và Sở Nội vụ là cơ quan phối hợp."
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng. {sentence}")) == [
        {"Sở Y tế": "lead", "Hội Làm vườn": "coordinate", "Sở Nội vụ": "coordinate"}
    ]


def test_words_before_a_dash_are_none_of_the_bodies_behind_it():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Vận động hiến máu trong đoàn viên, thanh niên - Sở Y tế chủ trì, phối hợp Nhà Thiếu nhi tỉnh - Quý II/2026."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Nhà Thiếu nhi": "coordinate"}]


def test_a_heading_about_transport_gives_nobody_work():
    assert each_roles(plan("II. NHIỆM VỤ\n1. Công tác giao thông\n- Sửa chữa cầu yếu trên các tuyến đường.")) == [{}]


BEHIND = [
    ("Phần này do Sở Y tế chủ trì, Sở Nội vụ cùng tham gia.", {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}),
    ("Sở Y tế phụ trách, phối hợp với Sở Nội vụ.", {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}),
    ("Giao Sở Y tế và Sở Nội vụ.", {"Sở Y tế": "assigned", "Sở Nội vụ": "assigned"}),
]


@pytest.mark.parametrize(("sentence", "roles"), BEHIND)
def test_sentence_behind_work(sentence: str, roles: dict[str, str]) -> None:
    """A last sentence that only says who does the work is no part of it."""
    parsed = plan(f"II. NHIỆM VỤ\n1. Khám mắt miễn phí cho 700 lao động. {sentence}\n2. Sơn lại cổng. {sentence}")
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks] == ["Khám mắt miễn phí cho 700 lao động.", "Sơn lại cổng."]
    assert each_roles(parsed) == [roles, roles]


def test_sentence_behind_somebodys_work() -> None:
    """Where the work's own words tell somebody, a last sentence is part of what they say."""
    text = "Sở Nội vụ khám mắt miễn phí cho 700 lao động. Giao Sở Y tế phối hợp."
    parsed = plan(f"II. NHIỆM VỤ\n1. {text}\n2. Sơn lại cổng.")
    assert parsed.tasks[0].span.quote(parsed.source.text) == text
    assert each_roles(parsed)[0] == {"Sở Nội vụ": "assigned", "Sở Y tế": "coordinate"}


def test_row_that_heads_rows_of_partners() -> None:
    """A row that says who leads what stands below it, whatever it calls that."""
    rows = "A | Nhóm việc do Sở Xây dựng chủ trì | |\n1 | Lắp 36 biển cấm bấm còi | Sở Y tế | 25/10/2026\nB | Nhóm việc do Công an tỉnh chủ trì | |\n2 | Chốt tại hai cổng bệnh viện | | Hằng ngày"
    assert each_roles(plan(f"II. NHIỆM VỤ\nTT | Công việc | Phối hợp | Hoàn thành\n{rows}")) == [
        {"Sở Xây dựng": "lead", "Sở Y tế": "coordinate"},
        {"Công an cấp tỉnh": "lead"},
    ]


def test_paragraph_behind_the_last_item() -> None:
    """What a paragraph behind a list tells a body is no part of the last item, whoever knows the body."""
    text = "1. Sơn lại cổng. Giao Sở Xây dựng.\n2. Bố trí 25 xe đưa đón. Giao Sở Y tế.\n3. Mời 30 đại biểu. Giao Sở Nội vụ.\n\nVề kinh phí, Ban Tài chính Công đoàn dự trù 480 triệu đồng, gửi Thường trực trước ngày 05/5/2026."
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}"))[2:] == [{"Sở Nội vụ": "assigned"}, {"Ban Tài chính Công đoàn": "assigned"}]


def test_partners_of_two_levels() -> None:
    """A comma inside a name's levels parts no names."""
    rows = "Mở 80 lớp tập huấn | Sở Y tế chủ trì; Hội Nông dân các xã, phường phối hợp\nCấp 4.000 gói men | Sở Y tế phụ trách chính"
    assert each_roles(plan(f"II. NHIỆM VỤ\nViệc | Ai làm\n{rows}"))[0] == {"Sở Y tế": "lead", "Hội Nông dân cấp xã": "coordinate"}


def test_two_bodies_of_one_level():
    """A level that begins another body's name does not go on with the one before it."""
    rows = "Mở 80 lớp tập huấn | Sở Y tế chủ trì; Trạm Y tế xã, xã đội phối hợp"
    assert each_roles(plan(f"II. NHIỆM VỤ\nViệc | Ai làm\n{rows}")) == [
        {"Sở Y tế": "lead", "Trạm Y tế cấp xã": "coordinate", "Xã đội": "coordinate"}
    ]


HEADING_ROWS = [
    ("Sở Xây dựng chủ trì, Sở Y tế phối hợp", {"Sở Xây dựng": "lead", "Sở Y tế": "coordinate"}),
    ("Công an tỉnh chủ trì", {"Công an cấp tỉnh": "lead"}),
    ("Giao Sở Tài chính chủ trì", {"Sở Tài chính": "lead"}),
    ("Nhóm việc do Sở Xây dựng chủ trì", {"Sở Xây dựng": "lead"}),
    ("Các lớp không do Sở Xây dựng chủ trì", {}),
    ("Các lớp chưa giao Sở Xây dựng chủ trì", {}),
    ("Trừ các lớp do Sở Xây dựng chủ trì", {}),
]


@pytest.mark.parametrize(("title", "roles"), HEADING_ROWS)
def test_rows_that_head_rows(title: str, roles: dict[str, str]) -> None:
    """A row says who does what stands below it, and not where it denies that."""
    rows = f"A | {title} |\n1 | Lắp 36 biển cấm bấm còi | 25/10/2026"
    assert each_roles(plan(f"II. NHIỆM VỤ\n\nTT | Công việc | Hoàn thành\n{rows}")) == [roles]


LAST_SENTENCES = [
    ("3. Tổ chức hội thi. Do Sở Nội vụ chủ trì.\n- Thi viết vào tháng 3.\n- Thi nói vào tháng 4.", [{"Sở Nội vụ": "lead"}] * 2),
    ("1. Tuyên truyền phòng dịch. Sở Y tế chủ trì.\na) Phát 300 tờ rơi.\nb) Treo 20 băng rôn.", [{"Sở Y tế": "lead"}] * 2),
    ("2. Công tác môi trường. Giao Sở Xây dựng.\nNạo vét 3 km kênh mương trước ngày 30/4.", [{}]),
]


@pytest.mark.parametrize(("text", "roles"), LAST_SENTENCES)
def test_last_sentence_of_a_heading(text: str, roles: list[dict[str, str]]) -> None:
    """What a heading's last sentence says is for the items below it, and for no paragraph."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}")) == roles


KEPT = [
    ("Mở 5 lớp học bơi cho trẻ em. Không do Sở Y tế chủ trì.", {"Sở Y tế": "lead"}),
    ("Sơn lại cổng trường. Nhiệm vụ 1 do Sở Y tế chủ trì.", {"Sở Y tế": "lead"}),
    ("Mở 3 lớp học bơi. Các nhiệm vụ trên do Sở Y tế chủ trì.", {"Sở Y tế": "lead"}),
    ("Khai mạc hội thi lúc 8 giờ. Kính mời các đồng chí lãnh đạo Sở Y tế.", {}),
    ("Tổng kết đợt vận động. Kính mời Bí thư Tỉnh ủy.", {}),
]


@pytest.mark.parametrize(("text", "roles"), KEPT)
def test_last_sentence_that_stays(text: str, roles: dict[str, str]) -> None:
    """A sentence that denies, tells of other items or invites guests stays in the work's words."""
    parsed = plan(f"II. NHIỆM VỤ\n1. Khám mắt miễn phí cho 700 lao động.\n2. {text}")
    assert parsed.tasks[1].span.quote(parsed.source.text) == text
    assert each_roles(parsed)[1] == roles


BY_THEIR_WORK = [
    ("Trạm thu phí kiểm tra 40 xe.", {"Trạm thu phí": "assigned"}),
    ("Đề nghị đơn vị thu phí kiểm tra 40 xe.", {"Đơn vị thu phí": "assigned"}),
    (
        "Sở Y tế chủ trì, phối hợp với các đơn vị thu phí, Trạm cân đo kiểm tra 40 xe.",
        {"Sở Y tế": "lead", "Các đơn vị thu phí": "coordinate", "Trạm cân đo": "coordinate"},
    ),
    ("Nhà thầu ép cọc nộp hồ sơ trước 30/6.", {"Nhà thầu ép cọc": "assigned"}),
    ("Các hộ nuôi cấy ngọc trai báo cáo sản lượng.", {"Các hộ nuôi cấy ngọc trai": "assigned"}),
    ("Thu phí, lệ phí không dùng tiền mặt.", {}),
]


@pytest.mark.parametrize(("text", "roles"), BY_THEIR_WORK)
def test_bodies_called_by_their_work(text: str, roles: dict[str, str]) -> None:
    """Work that bodies are called by ends no name, and begins a statement."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {text}")) == [roles]


WITH_MORE = [
    ("Mở 5 lớp học bơi cho trẻ em. Sở Y tế chủ trì (xong trước 15/5/2020).", {"Sở Y tế": "lead"}, "xong trước 15/5/2020"),
    ("Mở 5 lớp học bơi cho trẻ em. Giao Sở Y tế (hoàn thành trước ngày 20/5/2020).", {}, "hoàn thành trước ngày 20/5/2020"),
    ("Mở 5 lớp học bơi cho trẻ em. Giao Sở Y tế, 15/5/2020.", {}, "15/5/2020"),
    ("Mở 5 lớp học bơi cho trẻ em. Giao Sở Y tế (mua 300 phao bơi, thuê 2 hồ).", {}, None),
    ('Viết bài về đề tài "Bác sĩ trẻ. Sở Y tế chủ trì".', {"Sở Y tế": "lead"}, None),
    ("Lát sân vận động tỉnh bằng cỏ. Giao đội thắng.", {}, None),
    ("Cấp phép cho 30 xe tải. Yêu cầu lái xe.", {}, None),
]


@pytest.mark.parametrize(("text", "roles", "time"), WITH_MORE)
def test_last_sentence_that_says_more(text: str, roles: dict[str, str], time: str | None) -> None:
    """A last sentence that says when, or more of the work, or stands in a quotation, or tells no body, stays in the work's words."""
    parsed = plan(f"II. NHIỆM VỤ\n1. {text}")
    assert parsed.tasks[0].span.quote(parsed.source.text) == text
    assert each_roles(parsed) == [roles]
    found = parsed.tasks[0].time
    assert (found.printed if found is not None else None) == time


PARAGRAPHS = {
    "Mỗi lớp 30 em, học trong 10 buổi.": {},
    "Trong năm 2019, Trường Tiểu học Kim Đồng xây 3 phòng học.": {"Trường Tiểu học Kim Đồng": "assigned"},
}


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_paragraph_behind_a_sentence_of_roles(paragraph: str) -> None:
    """A paragraph is no part of the work before it that ends by saying who does it, nor theirs who do it."""
    parsed = plan(f"II. NHIỆM VỤ\n1. Mở 5 lớp học bơi. Giao Sở Y tế.\n\n{paragraph}")
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks] == ["Mở 5 lớp học bơi.", paragraph]
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}, PARAGRAPHS[paragraph]]


def test_introduction_among_work() -> None:
    """What only opens a text elsewhere is work below a heading of work."""
    assert each_roles(plan("II. NHIỆM VỤ\n1. Giới thiệu\na) Sở Y tế giới thiệu 30 bác sĩ trẻ về xã.")) == [{"Sở Y tế": "assigned"}]


def test_guests_of_several_items() -> None:
    """Whom lines of one form invite are guests in each of them."""
    lines = ["Sơn lại 3 cổng trường. Kính mời các sở.", "Trồng 4 ha rừng. Kính mời các sở."]
    parsed = plan("II. NHIỆM VỤ\n1. " + "\n2. ".join(lines))
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks] == lines
    assert each_roles(parsed) == [{}, {}]
