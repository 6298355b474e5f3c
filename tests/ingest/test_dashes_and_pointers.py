"""Bodies before a dash, what only points to an annex or approves, and role lines behind the last item of lists with other signs."""

import pytest

from tests.ingest.factories import each_roles, plan, rows

L, C, A = "lead", "coordinate", "assigned"
SHARED = [{"Sở Giáo dục và Đào tạo": A}, {"Sở Y tế": C, "Sở Nội vụ": C}, {"Sở Lao động - Thương binh và Xã hội": L}]
WORKS = [
    "Sở Giáo dục và Đào tạo - Hướng dẫn các trường dành một tiết mỗi tuần cho đọc sách.",
    "Sở Y tế - Phối hợp với Sở Nội vụ lập danh sách.",
    "Sở Lao động - Thương binh và Xã hội – Chủ trì đào tạo nghề.",
]
FORMS = {
    "numbers": "".join(f"{i}. {work}\n" for i, work in enumerate(WORKS, 1)),
    "pluses": "".join(f"+ {work}\n" for work in WORKS),
    "paragraphs": "".join(f"{work}\n" for work in WORKS),
    "one line": " ".join(f"{i}. {work}" for i, work in enumerate(WORKS, 1)) + "\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_dash_sets_a_known_body_off_from_its_work(form: str):
    sign = " " if form == "one line" else "\n"
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN{sign}{FORMS[form]}")) == SHARED


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Phòng Văn hóa - Thông tin tuyên truyền trên loa.", "Phòng Văn hóa và Thông tin"),
        ("Trung tâm Văn hóa - Truyền thông phát thanh bài viết.", "Trung tâm Văn hóa - Truyền thông"),
        ("Phòng Kế hoạch - Giám sát chấm công.", "Phòng Kế hoạch - Giám sát"),
        ("Sở Nông nghiệp - Phát triển nông thôn mở lớp.", "Sở Nông nghiệp và Phát triển nông thôn"),
    ],
)
def test_a_dash_inside_a_name_parts_nothing(line: str, who: str):
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n{line}\n")) == [{who: A}]


POINTERS = [
    "Các nhiệm vụ cụ thể được phân công tại Phụ lục kèm theo Kế hoạch này.",
    "Nội dung cụ thể theo Phụ lục đính kèm.",
    "Danh mục nhiệm vụ được nêu chi tiết tại Phụ lục 1.",
    "Phân công nhiệm vụ cụ thể cho từng cơ quan tại Phụ lục II ban hành kèm theo Kế hoạch.",
    "Nhiệm vụ của từng đơn vị được quy định tại Phụ lục kèm theo.",
]


@pytest.mark.parametrize("line", POINTERS)
def test_what_only_points_to_an_annex_is_no_task(line: str):
    parsed = plan(f"II. NHIỆM VỤ\n{line}\n\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng kiểm tra cầu treo Bản Mòng.\n")
    assert each_roles(parsed) == [{"Sở Xây dựng": A}]


def test_work_that_an_annex_describes_stays_a_task():
    parsed = plan(
        "II. NHIỆM VỤ\n1. Rà soát các nhiệm vụ được nêu tại Phụ lục kèm theo.\n2. Các nhiệm vụ nêu tại Phụ lục do Sở Y tế chủ trì.\n"
    )
    assert len(parsed.tasks) == 2


APPROVALS = [
    "Cơ bản nhất trí với kịch bản do Sở Y tế trình bày; ghi nhận sự chủ động của các đơn vị.",
    "Thống nhất cao với phương án do Sở Y tế trình.",
    "Về cơ bản, tán thành nội dung tờ trình của Sở Y tế.",
]


@pytest.mark.parametrize("line", APPROVALS)
def test_who_only_approves_gives_no_work(line: str):
    parsed = plan(f"Sau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận như sau:\n1. {line}\n2. Sở Xây dựng kiểm tra cầu treo.\n")
    assert [words for _, _, words in rows(parsed)] == ["Sở Xây dựng kiểm tra cầu treo."]


@pytest.mark.parametrize("first, last", [("a)", "b)"), ("+", "+")])
def test_lists_with_other_signs_do_not_hide_whose_lines_close_all(first: str, last: str):
    """The first list that is looked at has no role lines and another sign."""
    given = "I. CHỈ TIÊU\n- 80% số hộ có nước sạch.\n- Giảm 10% số vụ ngộ độc.\n"
    wells = f"1. Giếng\n{first} Súc rửa giếng khoan.\n{last} Lấy mẫu nước.\nCơ quan chủ trì: Sở Y tế.\nCơ quan phối hợp: Sở Nội vụ.\n"
    canals = f"2. Kênh\n{first} Nạo vét kênh dẫn.\n{last} Đắp đập tạm.\nCơ quan chủ trì: Sở Xây dựng.\n"
    others = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\n- Bố trí kinh phí.\n- Phối hợp với Sở Y tế kiểm tra.\n"
    said = each_roles(plan(f"{given}II. NHIỆM VỤ\n{wells}{canals}{others}"))[-6:-2]
    assert said == [{"Sở Y tế": L, "Sở Nội vụ": C}] * 2 + [{"Sở Xây dựng": L}] * 2
