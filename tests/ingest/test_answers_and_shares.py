"""Whom the parts of a statement tell: answers to a matter, bullets that share work out, reports before an order, owners by their work."""

import pytest

from ingest import parse
from tests.ingest.factories import plan, roles, rows, source

NOTICE = "VĂN PHÒNG CHÍNH PHỦ\n\nSố: 31/TB-VPCP\n\nHà Nội, ngày 20 tháng 11 năm 2025\n\nTHÔNG BÁO\nKết luận về nghề trồng hoa\n\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "Về đề nghị các bộ sớm rà soát; sửa đổi quy định về tưới hoa: Sở Nội vụ nghiên cứu khi soạn hướng dẫn.",
            {"Sở Nội vụ": "assigned"},
            id="the answer is told, not whom the matter names",
        ),
        pytest.param(
            "Về đề nghị Sở Y tế phối hợp với Sở Công Thương rà soát: Sở Nội vụ cần tổng hợp; phối hợp với Sở Tư pháp đề xuất sửa đổi.",
            {"Sở Nội vụ": "assigned", "Sở Tư pháp": "coordinate"},
            id="a matter's own role words give no part",
        ),
        pytest.param(
            "Các chủ vườn, hợp tác xã, nhất là Hội Sinh vật cảnh cần khẩn trương tổng hợp diện tích.",
            {"Các chủ vườn": "assigned", "Hợp tác xã": "assigned", "Hội Sinh vật cảnh": "assigned"},
            id="who is singled out acts too",
        ),
        pytest.param(
            "Yêu cầu từng chủ vườn, từng cán bộ, người lao động, các chủ đầu tư khẩn trương rà soát diện tích.",
            {"Các chủ vườn": "assigned", "Chủ đầu tư": "assigned"},
            id="persons part no list",
        ),
        pytest.param(
            "Đề nghị các thành viên Hội đồng thẩm định, các ủy viên Hội Sinh vật cảnh khẩn trương rà soát dự thảo.",
            {"Hội đồng thẩm định": "assigned", "Hội Sinh vật cảnh": "assigned"},
            id="members stand for their bodies",
        ),
    ],
)
def test_whom_a_statement_tells(words: str, expected: dict[str, str]):
    assert roles(plan(f"III. NHIỆM VỤ\n\n1. {words}\n\n2. Rà soát diện tích trồng hoa trong tỉnh.\n"), "III.1") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Căn cứ chức năng nhiệm vụ, chỉ đạo các cơ sở ươm, các cơ sở ghép tổ chức tưới hoa.", {"Sở Y tế": "assigned"}),
        ("Căn cứ chức năng, nhiệm vụ, đề nghị Công an tỉnh kiểm tra vườn hoa.", {"Công an cấp tỉnh": "assigned"}),
        (
            "Phối hợp với các ngành tăng cường vận động hội viên và Nhân dân thực hiện tốt việc tưới hoa.",
            {"Sở Y tế": "coordinate", "Các sở, ban, ngành": "coordinate"},
        ),
        (
            "Phối hợp với Nhân Dân, Báo Lào Cai đăng tin về hoa.",
            {"Sở Y tế": "coordinate", "Báo Nhân Dân": "coordinate", "Báo tỉnh": "coordinate"},
        ),
    ],
)
def test_what_a_heading_s_body_is_told(words: str, expected: dict[str, str]):
    parsed = plan(f"III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) {words}\n\nb) Rà soát diện tích trồng hoa.\n")
    assert roles(parsed, "III.1.a") == expected


def test_bullets_that_name_their_bodies_share_the_work_out():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Các cơ quan tham mưu (gồm các Sở: Xây dựng, Y tế)\n\n- Hướng dẫn các vườn tưới nước. Trong đó:\n\n"
        "+ Sở Xây dựng: hướng dẫn các vườn trên mái nhà.\n\n+ Sở Y tế phối hợp Hội Sinh vật cảnh: hướng dẫn các vườn ở bệnh viện.\n\n"
        "- Kiểm tra tại các điểm sau:\n\n+ Xã Hoa Lư: kiểm tra 2 vườn.\n\n+ Xã Hoa Sơn: kiểm tra 3 vườn.\n"
    )
    assert [name for name, _, _ in rows(parsed)] == ["III.1#1", "III.1#1#1", "III.1#1#2", "III.1#2"]
    assert roles(parsed, "III.1#1#1") == {"Sở Xây dựng": "assigned"}
    assert roles(parsed, "III.1#1#2") == {"Sở Y tế": "coordinate", "Hội Sinh vật cảnh": "coordinate"}


FIELDS = (
    "II. NHIỆM VỤ\n\n* Lĩnh vực kinh tế\n- Phòng Tài chính: rà soát diện tích vườn.\n- Thanh tra huyện: kiểm tra 02 vườn.\n\n"
    "* Nội chính:\n- Công an huyện: tuần tra các vườn.\n\n* Tổ chức trồng hoa ở các xã\n- Xã Hoa Lư: trồng 2 vườn.\n- Xã Hoa Sơn: trồng 3 vườn.\n"
)


@pytest.mark.parametrize(("above", "below"), [("* ", "- "), ("- ", "+ "), ("– ", "* ")])
def test_a_bullet_that_names_a_field_heads_what_bodies_do_in_it(above, below):
    parsed = plan(FIELDS.replace("\n- ", "\n\t").replace("\n* ", f"\n{above}").replace("\n\t", f"\n{below}"))
    assert [name for name, _, _ in rows(parsed)] == ["II#1#1", "II#1#2", "II#2", "II"]
    assert roles(parsed, "II#1#1") == {"Phòng Tài chính": "assigned"}
    assert roles(parsed, "II#1#2") == {"Thanh tra cấp huyện": "assigned"}
    assert roles(parsed, "II#2") == {"Công an cấp huyện": "assigned"}


@pytest.mark.parametrize("above", ["Trạm Y tế tiêm vắc xin cho trẻ em", "Trạm Y tế chủ trì diễn tập ở các xã"])
def test_a_bullet_that_tells_somebody_is_no_field(above):
    parsed = plan(
        f"II. NHIỆM VỤ\n\n- {above}\n+ Phòng Tài chính: chuẩn bị kinh phí.\n+ Công an huyện: cử 5 người.\n\n- Tổng kết năm 2024.\n"
    )
    assert rows(parsed)[0][0] == "II#1"
    assert "Trạm Y tế" in roles(parsed, "II#1")


def test_a_group_that_a_lead_in_tells_is_not_told_what_another_does_behind_a_report():
    parsed = plan(
        "III. NHIỆM VỤ\n\nNăm nay còn ít thời gian, yêu cầu các sở, ngành, chủ vườn:\n\na) Khẩn trương rà soát diện tích.\n\n"
        "b) Hiện nay diện tích chưa trồng còn lớn. Sở Y tế phối hợp với Sở Tư pháp rà soát, báo cáo trong tháng 5.\n"
    )
    assert roles(parsed, "III.a")["Các sở, ban, ngành"] == "assigned"
    assert roles(parsed, "III.b") == {"Sở Y tế": "coordinate", "Sở Tư pháp": "coordinate"}


def test_whoever_owns_what_stands_below_acts_under_its_whole_name():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Trách nhiệm của đối tượng thực hiện kiểm đếm vườn hoa:\n\n- Lập sổ kiểm đếm vườn.\n\n- Báo cáo kết quả kiểm đếm.\n\n"
        "2. Nhiệm vụ của công tác tuyên truyền\n\n- Rà soát tin bài về hoa.\n"
    )
    assert roles(parsed, "III.1#1") == {"Đối tượng thực hiện kiểm đếm vườn hoa": "assigned"}
    assert roles(parsed, "III.2") == {}


def test_a_sentence_among_headings_of_its_own_mark_heads_what_stands_below_it():
    parsed = plan(
        "II. NHIỆM VỤ\n\n1. Mở rộng vườn hoa\n\na) Rà soát diện tích ven đường.\n\nb) Bố trí đất làm vườn.\n\n"
        "2. Nâng cao chất lượng vườn hoa ven đường, trên mái nhà và trong khu công nghiệp của tỉnh.\n\na) Tổ chức tưới theo giờ.\n\nb) Bố trí người tỉa cành.\n"
    )
    assert [name for name, _, _ in rows(parsed)] == ["II.1.a", "II.1.b", "II.2.a", "II.2.b"]


def test_work_that_reaches_a_goal_is_work():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Hoàn thành mục tiêu 100 vườn hoa\n\na) Sở Y tế rà soát đất.\n\nb) Sở Xây dựng bố trí đất.\n"
    )
    assert [(name, kind) for name, kind, _ in rows(parsed)] == [("III.1.a", "assignment"), ("III.1.b", "assignment")]


def test_a_paragraph_that_tells_others_below_an_item_is_a_task_of_its_own():
    parsed = plan(
        "III. NHIỆM VỤ\n\n1. Về vườn hoa\n\na) Yêu cầu các chủ vườn khẩn trương rà soát diện tích trồng hoa.\n\n"
        "Các hợp tác xã chịu trách nhiệm bố trí giống cho vườn hoa.\n\nb) Tổ chức tưới theo giờ.\n"
    )
    assert roles(parsed, "III.1.a#1") == {"Hợp tác xã": "assigned"}


@pytest.mark.parametrize(
    ("head", "expected"), [(NOTICE, ["II.1", "II.3"]), (NOTICE.replace("TB-VPCP", "KH-VPCP").replace("THÔNG BÁO", "KẾ HOẠCH"), [])]
)
def test_requirements_of_a_notice_are_orders_and_of_a_plan_are_none(head: str, expected: list[str]):
    parsed = parse(
        source(
            head + "I. ĐÁNH GIÁ CHUNG\n\nCác địa phương chưa tưới hoa đúng giờ.\n\nII. MỘT SỐ YÊU CẦU\n\n"
            "Thứ nhất, các địa phương cần chủ động tổ chức tưới hoa theo giờ.\n\nThứ hai, việc tưới hoa phải bảo đảm chất lượng.\n\n"
            "Thứ ba, hoa đẹp hơn mọi năm. Yêu cầu các chủ vườn rà soát diện tích.\n"
        )
    )
    assert [name for name, _, _ in rows(parsed)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Phối hợp với ngành giáo dục để chăm vườn hoa trường học.", {"Ngành giáo dục": "coordinate"}),
        (
            "Ủy ban nhân dân tỉnh Lào Cai chỉ đạo đơn vị liên quan hoàn thành bàn giao mặt bằng làm vườn hoa.",
            {"Ủy ban nhân dân cấp tỉnh": "assigned"},
        ),
        ("Giao Bộ trưởng Bộ Công an thừa ủy quyền Thủ tướng ký Tờ trình về nghề hoa.", {"Bộ Công an": "assigned"}),
        ("Chủ đầu tư, trong phạm vi, trách nhiệm của mình, nỗ lực, đẩy nhanh tiến độ làm vườn hoa.", {"Chủ đầu tư": "assigned"}),
    ],
)
def test_where_the_name_of_who_acts_ends(words: str, expected: dict[str, str]):
    assert roles(plan(f"III. NHIỆM VỤ\n\n- {words}\n\n- Rà soát diện tích trồng hoa trong tỉnh.\n"), "III#1") == expected


def test_an_order_behind_a_goal_heads_work():
    parsed = plan(
        "I. VỀ VƯỜN HOA\n\nb) Để đạt được mục tiêu trồng hoa sớm hơn, đề nghị:\n\n(1) Sở Y tế rà soát đất.\n\n(2) Sở Xây dựng bố trí đất làm vườn.\n"
    )
    assert [kind for _, kind, _ in rows(parsed)] == ["assignment", "assignment"]


def test_the_sentence_that_names_who_carries_a_decision_out_is_cut_from_the_task_before_it():
    text = (
        "CHÍNH PHỦ\n\nSố: 37/NQ-CP\n\nHà Nội, ngày 21 tháng 11 năm 2025\n\nNGHỊ QUYẾT\nVề nghề trồng hoa\n\nCăn cứ Luật Tổ chức Chính phủ;\n\nQUYẾT NGHỊ:\n\n"
        "Điều 1. Giao Bộ Y tế rà soát diện tích trồng hoa trong năm 2025.\n\n"
        "Điều 2. Giao Bộ Xây dựng chỉ đạo việc bố trí đất làm vườn hoa. Bộ trưởng Bộ Y tế, các Bộ trưởng chịu trách nhiệm thi hành Nghị quyết này./.\n"
    )
    parsed = parse(source(text))
    assert [words for _, _, words in rows(parsed)][1] == "Giao Bộ Xây dựng chỉ đạo việc bố trí đất làm vườn hoa."
    assert roles(parsed, "Điều 2") == {"Bộ Xây dựng": "assigned"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Là cơ quan thường trực, chủ trì tham mưu về nghề trồng hoa.", {"Sở Y tế": "lead"}),
        ("Yêu cầu và đôn đốc các chủ vườn khẩn trương tưới hoa.", {"Sở Y tế": "assigned"}),
        ("Tăng cường liên kết; khuyến khích sự tham gia của doanh nghiệp trong hoạt động tưới hoa.", {"Sở Y tế": "assigned"}),
        ("Phối hợp với các viện, trường tổ chức tưới hoa.", {"Sở Y tế": "coordinate", "Các viện, trường": "coordinate"}),
        ("Sau khi kiểm tra, đối với vườn đủ điều kiện thì Sở Xây dựng giới thiệu giống hoa.", {"Sở Xây dựng": "assigned"}),
        ("Sau khi kiểm tra, đối với vườn đủ điều kiện thì đơn vị nào trồng nhiều được khen thưởng.", {"Sở Y tế": "assigned"}),
    ],
)
def test_words_that_name_nobody_else(words: str, expected: dict[str, str]):
    parsed = plan(f"III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) {words}\n\nb) Rà soát diện tích trồng hoa.\n")
    assert roles(parsed, "III.1.a") == expected


def test_bare_units_in_a_role_s_column_are_a_group_of_their_own():
    parsed = plan(
        "III. NHIỆM VỤ\n\nSTT | NHIỆM VỤ | CHỦ TRÌ | PHỐI HỢP\n\n1 | Rà soát diện tích trồng hoa trong tỉnh. | Sở Y tế | Viện, Trường; Sở Xây dựng\n\n"
        "2 | Tổ chức tưới hoa theo giờ ở các vườn. | Sở Xây dựng | Sở Y tế\n"
    )
    assert {r.generic: r.role for r in parsed.tasks[0].roles} == {
        "Sở Y tế": "lead",
        "Các viện, trường": "coordinate",
        "Sở Xây dựng": "coordinate",
    }


def test_notes_below_a_statement_belong_to_it():
    parsed = plan(
        "III. NHIỆM VỤ\n\n1. Sở Y tế rà soát lại từng vườn hoa trong tỉnh, cả vườn đã có hồ sơ và vườn chưa có hồ sơ, khi rà soát cần lưu ý:\n\n"
        "- Giấy tờ phải có dấu của xã.\n\n- Vườn phải có lối đi riêng.\n\n2. Sở Xây dựng bố trí đất làm vườn hoa.\n"
    )
    assert [name for name, _, _ in rows(parsed)] == ["III.1", "III.2"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Viện kiểm sát nhân dân thành phố, Tòa án nhân dân thành phố và các khu vực",
            {"Viện kiểm sát nhân dân cấp tỉnh", "Tòa án nhân dân cấp tỉnh"},
        ),
        ("các cơ quan chuyên môn thuộc các bộ, ngành Trung ương", {"Các cơ quan, đơn vị liên quan"}),
        ("các viện nghiên cứu", {"Các viện nghiên cứu"}),
    ],
)
def test_partners_end_where_their_names_do(words: str, expected: set[str]):
    parsed = plan(
        f"III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) Phối hợp với {words} để đẩy nhanh việc trồng hoa.\n\nb) Rà soát diện tích trồng hoa.\n"
    )
    assert set(roles(parsed, "III.1.a")) - {"Sở Y tế"} == expected


def test_an_item_that_only_says_who_works_together_is_work_of_its_heading_s_body():
    parsed = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) Chỉ đạo các đơn vị trực thuộc phối hợp chặt chẽ với Công an tỉnh thực hiện các nội dung Chương trình.\n\n"
        "b) Rà soát diện tích trồng hoa.\n"
    )
    assert [name for name, _, _ in rows(parsed)] == ["III.1.a", "III.1.b"]
    assert roles(parsed, "III.1.b") == {"Sở Y tế": "assigned"}
