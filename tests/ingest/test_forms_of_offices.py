"""Forms that offices give their plans: legends in headings, short labels in brackets, work without a verb above role lines, texts in capitals."""

from __future__ import annotations

import pytest

from tests.ingest.factories import each_roles, plan, rows, said

LED = {"Sở Y tế": "lead"}


def test_a_legend_may_stand_in_the_heading() -> None:
    """The letters of a matrix are explained by the heading above it."""
    body = (
        "II. PHÂN CÔNG NHIỆM VỤ (C: chủ trì; P: phối hợp)\n"
        "| TT | Công việc | Sở Y tế | Công an tỉnh |\n| 1 | Lấy ý kiến nhân dân | C | P |\n| 2 | Giữ trật tự buổi họp | P | C |"
    )
    assert each_roles(plan(body)) == [
        {"Sở Y tế": "lead", "Công an cấp tỉnh": "coordinate"},
        {"Sở Y tế": "coordinate", "Công an cấp tỉnh": "lead"},
    ]


@pytest.mark.parametrize("time", ["20/10/2020", "trước 15/12", "quý IV", "thường xuyên"])
def test_a_short_label_before_a_time_names_nobody(time: str) -> None:
    """ "TH" says when where a time stands behind it."""
    body = f"II. NHIỆM VỤ\n1. Xây mới 26 căn nhà cho hộ nghèo (CT: Sở Y tế; PH: Sở Nội vụ; TH: {time})"
    assert each_roles(plan(body)) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}]


def test_fields_in_a_bracket_belong_to_their_sentence() -> None:
    """What a bracket adds ends no statement."""
    body = "II. NHIỆM VỤ\n1. Kiểm tra công trình đang thi công (phối hợp: Sở Tài chính, Sở Nội vụ)."
    assert [words for _, _, words in rows(plan(body))] == ["Kiểm tra công trình đang thi công (phối hợp: Sở Tài chính, Sở Nội vụ)."]


@pytest.mark.parametrize(
    "body",
    [
        "1. Phụng dưỡng mẹ liệt sĩ\n- Chủ trì: Sở Y tế.",
        "1. Phụng dưỡng mẹ liệt sĩ. Phụ trách chính: Sở Y tế.",
        "1. Đền ơn đáp nghĩa\n- Phụng dưỡng mẹ liệt sĩ.\nĐơn vị chủ trì: Sở Y tế; thời gian: hằng tháng.",
    ],
)
def test_what_role_lines_close_is_work_whatever_its_verb(body: str) -> None:
    """Who does it says that it is done, below a heading that nobody knows too."""
    assert each_roles(plan(f"A. VIỆC NGHĨA\n{body}")) == [LED]


def test_an_order_in_a_bracket_needs_nothing_behind_it() -> None:
    """ "(giao Văn phòng)" gives the work before it."""
    assert said("Sơ kết 6 tháng đầu năm (giao Sở Y tế).")[0] == {"Sở Y tế": "assigned"}


def test_a_text_set_in_capitals_has_work() -> None:
    """Where all stands in capitals, these set no heading off."""
    items = "\n".join(f"{n}. TUẦN TRA ĐƯỜNG MÒN SỐ {n}.\nCHỦ TRÌ: SỞ Y TẾ. THỜI GIAN: MỖI THÁNG MỘT LẦN." for n in range(1, 5))
    assert each_roles(plan(f"II. NHIỆM VỤ\n{items}")) == [LED] * 4


def test_names_behind_an_earlier_bracket_share_the_next_one() -> None:
    """A list of partners stands before one bracket."""
    words = "Kiểm tra nồi hơi – Sở Y tế (chủ trì) – Sở Nội vụ, Sở Tài chính (phối hợp) – tháng 5"
    assert said(words)[0] == {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate", "Sở Tài chính": "coordinate"}


NAMES = [
    ("Phòng Văn hóa và Thông tin huyện treo pa nô.", {"Phòng Văn hóa và Thông tin": "assigned"}),
    ("Ban Chỉ huy Quân sự phường trực 100% quân số.", {"Ban Chỉ huy Quân sự cấp xã": "assigned"}),
    ("Giao Trung tâm Truyền thông và Văn hóa dựng kịch bản.", {"Trung tâm Truyền thông và Văn hóa": "assigned"}),
    ("Giao Sở Y tế, Tài chính và Nội vụ thẩm định.", {"Sở Y tế": "assigned", "Sở Tài chính": "assigned", "Sở Nội vụ": "assigned"}),
    (
        "Ngân hàng Nhà nước chi nhánh Khu vực 7 đôn đốc giải ngân.",
        {"Ngân hàng Nhà nước chi nhánh Khu vực 7": "assigned"},
    ),
    ("Tổ Ngữ văn: dàn dựng vở kịch.", {"Tổ Ngữ văn": "assigned"}),
]


@pytest.mark.parametrize(("words", "expected"), NAMES)
def test_names(words: str, expected: dict[str, str]) -> None:
    """Each name is whole, and one body."""
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n1. {words}\n2. Treo cờ Tổ quốc dịp lễ."))[0] == expected


def test_an_organisations_name_may_begin_like_work() -> None:
    """ "Tổ chức …" behind a role label is a partner where its next word has a capital."""
    body = "II. NHIỆM VỤ\n1. Cứu hộ gấu ngựa bị nuôi nhốt\n- Chủ trì: Sở Y tế; phối hợp: Tổ chức Động vật Châu Á."
    assert each_roles(plan(body)) == [{"Sở Y tế": "lead", "Tổ chức Động vật Châu Á": "coordinate"}]
