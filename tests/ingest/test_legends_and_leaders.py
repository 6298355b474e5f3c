"""Codes that a document explains, dots that lead from work to who does it, who leads several, and what happens at a clock's time."""

import pytest

from ingest.duties.label_kinds import codes_at, label_kind, legend_of
from tests.ingest.factories import each_roles, plan, reading, rows

LEGEND = "II. Quy ước\nTN là bộ phận chịu trách nhiệm chính; TG là bộ phận tham gia.\n"


def test_codes_of_a_legend_are_labels():
    parsed = plan(
        LEGEND + "III. Công việc\n1. Đại tu nồi hơi số 2\n   TN: Phân xưởng Lò hơi / TG: Phòng Kỹ thuật / Duyệt: Giám đốc / Xong: 30/9\n"
        "2. Thuê 85 xe tải\n   TN: Phòng Vận tải / TG: - / Duyệt: Giám đốc / Xong: 10/10"
    )
    assert each_roles(parsed) == [{"Phân xưởng Lò hơi": "lead", "Phòng Kỹ thuật": "coordinate"}, {"Phòng Vận tải": "lead"}]
    assert [words for _, _, words in rows(parsed)] == ["Đại tu nồi hơi số 2", "Thuê 85 xe tải"]


@pytest.mark.parametrize(
    "legend",
    [
        "Ghi chú: Đ = đầu mối chủ trì; H = đơn vị hỗ trợ.",
        "Ký hiệu: Đ – cơ quan chủ trì; H – cơ quan phối hợp",
        "(Đ) là đơn vị chủ trì; (H) là đơn vị phối hợp.",
    ],
)
def test_a_legend_however_it_is_signed(legend: str):
    parsed = plan(f"{legend}\nII. Nhiệm vụ\n1. Khảo sát các tuyến đường. Đ: Sở Xây dựng. H: Công an tỉnh.")
    assert each_roles(parsed) == [{"Sở Xây dựng": "lead", "Công an cấp tỉnh": "coordinate"}]


def test_what_a_legend_says_and_where_its_codes_stand():
    text = "TN là bộ phận chịu trách nhiệm chính; TG là bộ phận tham gia. TN: Phòng Vận tải"
    assert {code: kind.kind for code, kind in legend_of(reading(text)).items()} == {"TN": "lead", "TG": "coordinate"}
    assert codes_at(reading(text), 0, len(text)) == [text.rindex("TN")]


@pytest.mark.parametrize(
    "text",
    [
        "TN là bộ phận chịu trách nhiệm chính.",  # one code is no legend
        "CT: Sở Y tế; PH: Sở Tài chính.",
        "TN là tỉnh Thái Nguyên; TG là tỉnh Tiền Giang.",
        "TN là cơ quan chủ trì; TN là cơ quan phối hợp; TG là thời gian.",
        "ĐTN: chủ trì; HCM: phối hợp.",  # with a colon alone bodies' short names are told their part
        "SYT là đơn vị chủ trì; CAT là đơn vị phối hợp.",  # known bodies
        "ĐTN: đơn vị chủ trì, dọn kênh; HMN: đơn vị phối hợp, chở rác.",  # goes on with work
        "ĐTN là đơn vị chủ trì; HMN là đơn vị phối hợp. ĐTN: dọn kênh mương. HMN: tuần tra.",  # who acts
    ],
)
def test_no_legend(text: str):
    assert legend_of(reading(text)) == {}


def test_bodies_called_by_their_short_names_are_told():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Tiêm phòng cho gia súc (SNN: chủ trì; SYT: phối hợp).\n2. Kiểm tra các chợ (CAT: chủ trì; SYT: phối hợp).\n"
        "III. TỔ CHỨC THỰC HIỆN\n- SYT: tổ chức tập huấn cho cán bộ xã.\n- CAT: chủ trì, phối hợp với Sở Tài chính tuần tra các chợ."
    )
    assert each_roles(parsed)[2:] == [{"Sở Y tế": "assigned"}, {"Công an cấp tỉnh": "lead", "Sở Tài chính": "coordinate"}]


def test_a_time_s_short_label_stays_one_without_a_legend():
    text = "TG"
    kind = label_kind(reading(text), 0, 2)
    assert kind is not None and kind.kind == "time"


@pytest.mark.parametrize("dots", ["......................", "…………", "________"])
def test_dots_end_the_work_and_lead_to_who_does_it(dots: str):
    parsed = plan(
        f"II. Phân công công việc\n1/ Sưu tầm 300 ảnh tư liệu {dots} Tổ 4 - 5 (phụ trách), Sở Nội vụ (hỗ trợ)\n"
        f"2/ Công khai tiền ủng hộ {dots} Kế toán (phụ trách), Thanh tra nhân dân (hỗ trợ)"
    )
    assert [words for _, _, words in rows(parsed)] == ["Sưu tầm 300 ảnh tư liệu", "Công khai tiền ủng hộ"]
    assert each_roles(parsed) == [{"Tổ 4 - 5": "lead", "Sở Nội vụ": "coordinate"}, {"Kế toán": "lead", "Thanh tra nhân dân": "coordinate"}]


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        (
            "Công an xã, Ban Chỉ huy Quân sự xã: tuần tra 4 tuyến (Công an xã chủ trì).",
            {"Công an cấp xã": "lead", "Ban Chỉ huy Quân sự cấp xã": "coordinate"},
        ),
        (
            "Phòng Kinh tế, Công ty Cà phê Ea Pốk: thống nhất ngày thu hái (Công ty chủ trì).",
            {"Phòng Kinh tế": "coordinate", "Công ty Cà phê Ea Pốk": "lead"},
        ),
        (
            "Sở Y tế, Sở Tài chính mở lớp tập huấn (do Sở Y tế chủ trì).",
            {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"},
        ),
        (
            "Sở Y tế, Sở Tài chính: mở lớp tập huấn (Sở Nội vụ chủ trì).",  # a third one leads: who the two are is not said
            {"Sở Y tế": "assigned", "Sở Tài chính": "assigned", "Sở Nội vụ": "lead"},
        ),
        ("Sở Y tế, Sở Tài chính: dự họp (Sở Y tế chủ trì họp báo).", {"Sở Y tế": "lead", "Sở Tài chính": "assigned"}),
    ],
)
def test_a_bracket_says_who_leads_several(line: str, roles: dict[str, str]):
    assert each_roles(plan(f"II. Nhiệm vụ cụ thể\n- {line}\n- Các thôn: dựng rào chắn.")) == [roles, {"Các thôn": "assigned"}]


def test_what_a_clock_s_time_begins_is_an_event_unless_somebody_does_it():
    parsed = plan(
        "III. Chương trình buổi lễ\n- 7 giờ 30: văn nghệ chào mừng.\n- 8h00 - 8h30: khai mạc.\n- 9 giờ: Sở Y tế báo cáo tham luận."
    )
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}]


def test_a_clock_s_time_of_a_body_or_of_shared_out_work_begins_work():
    parsed = plan(
        "II. PHÂN CÔNG NHIỆM VỤ\n1. Công an xã:\n- 7 giờ 30: bố trí lực lượng phân luồng.\n- Từ 8 giờ đến 11 giờ: tuần tra sân đình.\n"
        "III. NHIỆM VỤ\n- 7 giờ - Lắp đặt sân khấu, âm thanh.\n- 9 giờ - văn nghệ chào mừng."
    )
    assert each_roles(parsed) == [{"Công an cấp xã": "assigned"}, {"Công an cấp xã": "assigned"}, {}]


def test_places_of_several_levels_keep_their_own_word():
    parsed = plan("1. UBND các phường Trảng Dài, Long Bình và xã Nhơn Trạch làm điểm.")
    assert [r.name for r in parsed.tasks[0].roles] == [
        "Ủy ban nhân dân phường Trảng Dài",
        "Ủy ban nhân dân phường Long Bình",
        "Ủy ban nhân dân xã Nhơn Trạch",
    ]


@pytest.mark.parametrize("first", ["Nội dung", "Việc", "TT"])
def test_cells_below_bodies_say_what_each_does(first: str):
    parsed = plan(
        f"II. Phân công trách nhiệm\n{first} | Sở Giáo dục và Đào tạo | Công an tỉnh | Thời gian\n"
        "1. Kỹ năng | Đưa 6 tiết an toàn giao thông vào giờ học | Cử 120 cán bộ làm báo cáo viên | quý III\n"
        "2. Cổng trường | Bố trí giờ tan học lệch nhau 15 phút | - | quý IV"
    )
    assert [words for _, _, words in rows(parsed)] == [
        "Đưa 6 tiết an toàn giao thông vào giờ học",
        "Cử 120 cán bộ làm báo cáo viên",
        "Bố trí giờ tan học lệch nhau 15 phút",
    ]
    assert each_roles(parsed) == [
        {"Sở Giáo dục và Đào tạo": "assigned"},
        {"Công an cấp tỉnh": "assigned"},
        {"Sở Giáo dục và Đào tạo": "assigned"},
    ]


@pytest.mark.parametrize("heading", ["Tổng hợp ý kiến góp ý", "II. NHIỆM VỤ"])
def test_cells_below_bodies_are_work_where_a_heading_shares_it_out_alone(heading: str):
    table = "Nội dung | Sở Y tế | Sở Tư pháp\nĐiều 1 | Đề nghị bổ sung căn cứ pháp lý | Thống nhất với dự thảo\nĐiều 2 | Thống nhất nội dung | Đề nghị sửa lỗi"
    assert not any("Sở Tư pháp" in roles for roles in each_roles(plan(f"{heading}\n{table}")))


@pytest.mark.parametrize(
    "table",
    [
        "Nội dung | Sở Y tế | Công an tỉnh\nSố cuộc | 12 cuộc kiểm tra | 15 cuộc tuần tra\nSố tiền | 12 triệu đồng | 15 triệu đồng",
        "Lắp máy sấy thăng hoa | Hợp tác xã Hòa Tân | Viện Dừa Đồng Gò\nXin chứng nhận hữu cơ | Hợp tác xã An Phú | Công ty Dừa Vàng",
    ],
)
def test_cells_of_figures_or_names_below_bodies_are_no_work_of_theirs(table: str):
    parsed = plan(f"II. Kết quả\n{table}")
    assert not any("matrix" in {r.rule for r in task.roles} for task in parsed.tasks)


def test_a_line_of_leaders_says_what_the_parts_of_the_lines_below_are():
    head = "II. PHÂN CÔNG\n\nNội dung công việc ............ Đơn vị thực hiện\n"
    lines = "1. Lập danh sách, đối chiếu hồ sơ ........ Sở Nội vụ (phối hợp: Sở Y tế)\n2. Soạn bài phát biểu chúc mừng ......... Sở Y tế\n"
    assert each_roles(plan(head + lines)) == [{"Sở Nội vụ": "lead", "Sở Y tế": "coordinate"}, {"Sở Y tế": "lead"}]


def test_leaders_before_a_role_word_lead_to_the_name_before_them():
    lines = "1. Rà soát hồ sơ.\nSở Y tế ......... chủ trì\nSở Nội vụ, Sở Tài chính ......... phối hợp\n2. Kiểm tra cơ sở: Sở Y tế ............ chủ trì\n"
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n{lines}")) == [
        {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate", "Sở Tài chính": "coordinate"},
        {"Sở Y tế": "lead"},
    ]
