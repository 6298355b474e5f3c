"""Records in an office's own labels, entries whose content spells their title out, square brackets, what closes its own item's bullets, and
who is told nothing."""

from __future__ import annotations

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, rows, source

RECORDS = (
    "II. CÁC ĐẦU VIỆC\n"
    "◈ Việc: Trồng 12 ha rừng ngập mặn ở cửa sông\n  {lead}: Sở Y tế\n  {more}: Sở Nội vụ\n  Mốc xong: 30/11/2020\n  Chỗ để cây giống: kho cũ\n"
    "◈ Việc: Vớt bèo trên kênh chính\n  {lead}: Sở Tài chính\n  {more}: Công an tỉnh\n  Mốc xong: 15/9/2020\n  Chỗ để cây giống: không\n"
    "◈ Việc: Sửa lại trạm bơm bỏ hoang\n  {lead}: chưa giao, chờ Hội đồng quyết\n"
)


@pytest.mark.parametrize(
    ("lead", "more"), [("Đầu mối", "Cùng làm"), ("Ai lo", "Ai giúp"), ("Cầm trịch", "Tiếp sức"), ("Đảm nhiệm", "Bên góp công")]
)
def test_records_with_labels_of_their_own(lead: str, more: str) -> None:
    """What no row knows and comes again in each record says with whom before bodies, when before times, else more; a vacant place is nobody's."""
    found = plan(RECORDS.format(lead=lead, more=more))
    assert each_roles(found) == [
        {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"},
        {"Sở Tài chính": "lead", "Công an cấp tỉnh": "coordinate"},
        {},
    ]
    assert [words for _, _, words in rows(found)] == [
        "Trồng 12 ha rừng ngập mặn ở cửa sông",
        "Vớt bèo trên kênh chính",
        "Sửa lại trạm bơm bỏ hoang",
    ]
    assert [task.time and task.time.span.quote(found.source.text) for task in found.tasks] == ["30/11/2020", "15/9/2020", None]


def test_labels_of_who_only_looks_on() -> None:
    """A label that begins with a verb, or beside one that says with whom, does none of the work."""
    text = "II. VIỆC\n" + "".join(
        f"- Việc: {work}\n  Đầu mối: {lead}\n  Nghiệm thu: Sở Xây dựng\n  Hạn: quý II/2020\n"
        for work, lead in (("Lát lại vỉa hè", "Sở Y tế"), ("Thay nắp cống", "Sở Nội vụ"))
    )
    assert each_roles(plan(text)) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]


RECORD = "".join(
    f"{{first}}: {work}\nChủ trì: {lead}\n{{label}}: {{value}}\nThời hạn: {when}/2020\n\n"
    for work, lead, when in (("Rà soát hồ sơ người nghèo", "Sở Y tế", "30/6"), ("Kiểm tra cơ sở giết mổ", "Sở Nội vụ", "15/7"))
)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Cập nhật lần cuối", "15/02/2023"),
        ("Hạn cũ", "15/02/2020"),
        ("Ngày phát hiện", "01/02/2020"),
        ("Kinh phí", "5 triệu đồng"),
        ("Trúng thầu", "Trường Tiểu học Kim Đồng"),
        ("Nguồn tin", "Trường Tiểu học Kim Đồng"),
        ("Bên nhận", "Trường Tiểu học Kim Đồng"),
    ],
)
def test_labels_of_records_that_say_neither_by_when_nor_with_whom(label: str, value: str) -> None:
    """The time of the record is the one whose label says so, and who is only named does no work."""
    found = plan("II. NHIỆM VỤ\n" + RECORD.format(first="Việc", label=label, value=value))
    assert each_roles(found) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]
    assert [task.time and task.time.span.quote(found.source.text) for task in found.tasks] == ["30/6/2020", "15/7/2020"]


@pytest.mark.parametrize(
    ("label", "lead"), [("Đơn vị nhận", False), ("Cơ quan nhận", False), ("Đơn vị gánh chính", True), ("Bên nhận việc", True)]
)
def test_who_only_gets_something_leads_nothing(label: str, lead: bool) -> None:
    """A column of whom things are given to says nothing of who does the work."""
    rows_ = "1\tCấp phát thuốc phòng dịch\tTrường Kim Đồng\n2\tTrao tặng xe lăn cho hội viên\tHội Người mù\n"
    found = plan(f"II. NHIỆM VỤ\nTT\tNội dung\t{label}\n{rows_}")
    assert len(found.tasks) == 2 * lead and all(each_roles(found))


def test_a_sentence_on_all_above_is_for_no_other_such_sentence() -> None:
    """What reports of all above is nobody's work."""
    found = plan(
        "II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n2. Kiểm tra cơ sở.\n3. Tất cả các nội dung trên Sở Y tế đều đã làm.\n"
        "4. Các việc nêu trong mục này đều do Sở Nội vụ chủ trì."
    )
    assert each_roles(found) == [{"Sở Nội vụ": "lead"}, {"Sở Nội vụ": "lead"}, {}]


@pytest.mark.parametrize("first", ["Ví dụ", "Phát hiện", "Kết luận", "Khuyến nghị"])
def test_records_that_no_work_heads(first: str) -> None:
    """What was found or is only told begins with a verb too and is no task."""
    assert not plan("II. NHIỆM VỤ\n" + RECORD.format(first=first, label="Nguồn tin", value="báo tỉnh")).tasks


@pytest.mark.parametrize("label", ["Ngân sách", "Rủi ro", "Tiền"])
def test_a_label_that_says_more_and_tells_somebody_is_work(label: str) -> None:
    """Its words are a field only where they tell nobody."""
    found = plan(
        f"II. NHIỆM VỤ\n1. {label}: Sở Tài chính rà soát, báo cáo trước ngày 30/6.\n2. Sở Y tế kiểm tra cơ sở.\n- {label}: 5 triệu đồng."
    )
    assert each_roles(found) == [{"Sở Tài chính": "assigned"}, {"Sở Y tế": "assigned"}]


def test_a_statement_behind_a_label_that_mostly_names_bodies() -> None:
    """One who looks on does no work, one who is told by when does."""
    items = "".join(
        f"{n}. Rà soát hồ sơ.\n- Chủ trì: Sở Nội vụ\n- Đơn vị giám sát: {words}\n"
        for n, words in enumerate(["Sở Y tế"] * 3 + ["Sở Tài chính kiểm tra hằng tuần và báo cáo trước ngày 30/6."], 1)
    )
    assert len(plan(f"II. NHIỆM VỤ\n{items}").tasks[-1].times) == 2


def test_labels_that_come_once_are_work() -> None:
    """Outside of records a line with a colon stays what it is."""
    found = plan("II. NHIỆM VỤ\n- Xây kè: 300 m bờ hữu, do Sở Y tế chủ trì.\n- Nạo vét: 2 km kênh, do Sở Nội vụ chủ trì.")
    assert each_roles(found) == [{"Sở Y tế": "lead"}, {"Sở Nội vụ": "lead"}]


@pytest.mark.parametrize(
    ("title", "content", "whole"),
    [
        ("Viết lại nội quy bến đò", "khoảng cách phao, số áo cứu sinh, giờ nghỉ", True),
        ("Bản đồ điểm sạt lở", "khảo sát 40 điểm, in khổ lớn", True),
        ("Tuyên truyền", "Mở 12 buổi nói chuyện ở chợ", False),
        ("Hoạt động 1", "thả 5.000 cá giống xuống hồ", False),
        ("Rà soát biển báo đường thủy", "rà soát biển báo ở 6 bến", False),
    ],
)
def test_content_that_spells_its_title_out(title: str, content: str, whole: bool) -> None:
    """A field of content is one task with the title that it spells out; one that says the work itself stands alone."""
    found = plan(f"II. NHIỆM VỤ\n1. {title}\na) Nội dung: {content}.\nb) Cơ quan chủ trì: Sở Y tế.\nc) Thời hạn: Quý I.")
    ((_, _, words),) = rows(found)
    assert words == (f"{title}\na) Nội dung: {content}." if whole else f"{content}.")
    assert each_roles(found) == [{"Sở Y tế": "lead"}]


def test_square_brackets_are_no_part_of_the_work() -> None:
    """Fields in square brackets stand beside the work, those in round ones belong to its sentence."""
    found = plan(
        "II. NHIỆM VỤ\n1. In sổ tay cho 30 bến đò [chủ trì: Sở Y tế; hạn: 20/3]\n2. Sơn lại 12 phao tiêu (chủ trì: Sở Nội vụ; hạn: 25/3)."
    )
    assert [words for _, _, words in rows(found)] == [
        "In sổ tay cho 30 bến đò",
        "Sơn lại 12 phao tiêu (chủ trì: Sở Nội vụ; hạn: 25/3).",
    ]


@pytest.mark.parametrize("closing", ["Các việc của nhóm này", "Những nhiệm vụ nêu ở điểm này", "Hai gạch đầu dòng trên", "Các ý trên"])
def test_a_sentence_closes_the_bullets_of_its_own_item(closing: str) -> None:
    """It gives them to who leads and says by when, not those of the item before."""
    closing = closing.replace("Hai", "Cả hai")
    found = plan(
        "II. NHIỆM VỤ\n1. Bến đò\n- Thay áo phao;\n- Kẻ vạch mớn nước.\n"
        f"2. Cầu tạm\n- Gia cố 4 mố cầu;\n- Lắp lan can.\n{closing} do Sở Y tế chủ trì, Sở Nội vụ phối hợp, làm xong trước ngày 30/6/2020."
    )
    both = {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}
    assert each_roles(found) == [{}, {}, both, both]
    assert [len(task.times) for task in found.tasks] == [0, 0, 1, 1]


def test_a_sentence_on_its_own_paragraph_is_for_no_item_before() -> None:
    """Neither for an item before its own, nor for one that says who leads it."""
    found = plan(
        "II. NHIỆM VỤ\n1. Bến đò\n- Thay áo phao cũ.\n2. Cầu tạm\n- Gia cố 4 mố cầu.\n- Sở Y tế chủ trì lắp lan can.\n"
        "Những việc nêu tại khoản này do Sở Nội vụ chủ trì."
    )
    assert each_roles(found) == [{}, {"Sở Nội vụ": "lead"}, {"Sở Y tế": "lead"}]


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch này không giao việc cho Sở Y tế; cách làm để từng xã tự chọn.",
        "Sở Xây dựng đang sắp xếp lại nên chưa giao việc mới trong quý I.",
        "Việc lặn khảo sát do Bộ Quốc phòng cấp phép, tỉnh chưa giao cơ quan nào.",
        "Sở Công Thương, Sở Nội vụ không được giao việc trong kế hoạch này nhưng có thể góp ý.",
    ],
)
def test_who_is_told_nothing(words: str) -> None:
    """A sentence that says for what nobody is told is no task."""
    assert not plan(f"II. NHIỆM VỤ\n1. {words}").tasks


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Sở Y tế chủ trì mua vắc xin, không giao các trạm tự mua.", {"Sở Y tế": "lead"}),
        ("Giao Sở Y tế mua thuốc; không giao Sở Nội vụ giữ kho.", {"Sở Y tế": "assigned"}),
        ("Sở Nội vụ rà soát biên chế, không giao thêm chỉ tiêu cho đơn vị giải thể.", {"Sở Nội vụ": "assigned"}),
        ("Không để dân thiếu nước sạch trong mùa khô.", {}),
        ("Không phân công lực lượng dân quân trực thay chủ rừng.", {}),
        ("Không giao đất, cho thuê đất trái thẩm quyền.", {}),
        ("Sở Nội vụ rà soát các đơn vị mà tỉnh chưa giao quyền tự chủ.", {"Sở Nội vụ": "assigned"}),
        ("Trường hợp tỉnh chưa giao biên chế thì Sở Nội vụ rà soát.", {}),
        ("Sở Nội vụ rà soát các việc tồn đọng, tỉnh chưa giao cơ quan nào.", {"Sở Nội vụ": "assigned"}),
        ("Kế hoạch này không giao việc cho cấp xã, Sở Y tế rà soát trước 30/6.", {"Sở Y tế": "assigned"}),
        ("Đối với công trình chưa giao mặt bằng, Sở Xây dựng đôn đốc.", {"Sở Xây dựng": "assigned"}),
        ("Đơn vị không được giao nhiệm vụ chủ động đề xuất, gửi Sở Nội vụ.", {}),
    ],
)
def test_who_is_told_beside_it(words: str, roles: dict[str, str]) -> None:
    """Whoever the rest of the sentence tells is told still, and what must not be is work."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {words}")) == [roles]


def test_a_ban_below_a_body_is_its_duty() -> None:
    """Whom its heading tells has to keep to it."""
    found = plan("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Không giao thuốc cho người không có đơn.\n- Lập sổ theo dõi.")
    assert each_roles(found) == [{"Sở Y tế": "assigned"}, {"Sở Y tế": "assigned"}]


@pytest.mark.parametrize(
    ("value", "roles"),
    [
        ("Chờ Sở Nội vụ thống nhất; trước mắt Sở Y tế chủ trì", {"Sở Y tế": "lead"}),
        ("Không giao riêng; Sở Y tế và Sở Nội vụ cùng chủ trì", {"Sở Y tế": "lead", "Sở Nội vụ": "lead"}),
        ("chưa giao; chờ Hội đồng nhân dân tỉnh quyết", {}),
        ("chưa giao; phối hợp: Sở Nội vụ", {"Sở Nội vụ": "coordinate"}),
    ],
)
def test_who_does_it_until_somebody_is_chosen(value: str, roles: dict[str, str]) -> None:
    """A clause behind a vacant place may say who leads."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. Rà soát hồ sơ người nghèo.\n- Chủ trì: {value}\n")) == [roles]


def test_words_without_accents_wait_for_nobody() -> None:
    """ "Doi" begins a team's name, no waiting."""
    found = plan("II. NHIEM VU\n1. Kiem tra cac cho.\n- Chu tri: Doi Quan ly thi truong so 3\n")
    assert list(each_roles(found)[0].values()) == ["lead"]


@pytest.mark.parametrize("when", ["Xong", "Thời hạn"])
def test_a_time_below_whom_the_work_is_not_given_is_its_records(when: str) -> None:
    """A report's records name who audits; the time behind it is no other record's."""
    record = "Tên việc: Kiểm tra {}\nChủ trì: Phòng {}\nKiểm toán: Công ty {}\n" + when + ": {}/3/2023\n\n"
    found = parse(
        source(
            "BÁO CÁO\nKết quả năm 2023\n\n"
            + record.format("chợ", "Kinh tế", "Minh Anh", 8)
            + record.format("trường", "Giáo dục", "Hòa Bình", 9)
        )
    )
    assert each_roles(found) == [{"Phòng Kinh tế": "lead"}, {"Phòng Giáo dục": "lead"}]
    assert [task.time and task.time.span.quote(found.source.text) for task in found.tasks] == ["8/3/2023", "9/3/2023"]
