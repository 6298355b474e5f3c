"""Labels that ask, own nouns before role words, sides of a joint plan, persons whose office acts, openings of a letter's paragraphs."""

from __future__ import annotations

import pytest

from tests.ingest.factories import HEAD, TAIL, each_roles, parse, plan, source


def test_labels_that_ask() -> None:
    """A question about who, with whom and when is a label, its answer the value."""
    found = plan(
        "II. PHẢI LÀM GÌ\n1) Lát lại 900 m2 sân chợ.\n   Ai làm? Sở Y tế.\n   Làm với ai? Sở Nội vụ, Công an tỉnh.\n   Bao giờ xong? 30/6/2020.\n"
        "2) Thay cống ngầm.\n   Ai làm? Sở Xây dựng.\n   Cùng ai? Sở Tài chính.\n   Bao giờ xong? Tháng 7/2020.\n"
    )
    assert each_roles(found) == [
        {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate", "Công an cấp tỉnh": "coordinate"},
        {"Sở Xây dựng": "lead", "Sở Tài chính": "coordinate"},
    ]
    assert [task.time and task.time.span.quote(found.source.text) for task in found.tasks] == ["30/6/2020", "Tháng 7/2020"]


def test_a_question_in_work_is_no_label() -> None:
    """What is asked of citizens stays the work's."""
    found = plan("II. NHIỆM VỤ\n1. Sở Y tế khảo sát câu hỏi: bệnh viện nào hay phải chờ? Người dân muốn khám ở đâu?")
    assert each_roles(found) == [{"Sở Y tế": "assigned"}]


@pytest.mark.parametrize(
    ("lead", "more"), [("đơn vị gánh chính", "đơn vị đỡ"), ("cơ quan lo chính", "cơ quan góp sức"), ("bên cầm trịch", "bên phụ giúp")]
)
def test_nouns_before_role_words(lead: str, more: str) -> None:
    """A word for who and a word that stands beside names elsewhere are a label together."""
    found = plan(f"II. NHIỆM VỤ\n1. Khoan 12 hố địa chất; {lead}: Sở Y tế; {more}: Sở Nội vụ.")
    assert each_roles(found) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}]


def test_partners_in_a_label_are_not_asked_for() -> None:
    """ "Chủ trì, phối hợp với các Sở: …" is a sentence still."""
    found = plan("III. PHÂN CÔNG\n1. Sở Xây dựng\n- Chủ trì, phối hợp với các Sở: Tài chính, Nội vụ hướng dẫn các xã lập hồ sơ.")
    assert each_roles(found) == [{"Sở Xây dựng": "lead", "Sở Tài chính": "coordinate", "Sở Nội vụ": "coordinate"}]


def test_sides_of_a_joint_plan() -> None:
    """What a body is called in brackets behind its name stands for it."""
    found = plan(
        "Sở Nội vụ (gọi là Bên A), Công an tỉnh (gọi là Bên B) thống nhất:\nI. VIỆC CHUNG\n"
        "1. Kiểm tra 30 doanh nghiệp: Bên B chủ trì, Bên A phối hợp.\nII. TRÁCH NHIỆM\n1. Bên A\n- Mở cổng nhận hồ sơ."
    )
    assert each_roles(found)[-2:] == [{"Công an cấp tỉnh": "lead", "Sở Nội vụ": "coordinate"}, {"Sở Nội vụ": "assigned"}]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Giao đồng chí Phạm Hùng, Giám đốc Sở Y tế bố trí 4 tổ cấp cứu.", {"Sở Y tế": "assigned"}),
        ("Phân công đồng chí Trần Hoa, Chủ tịch Hội Chữ thập đỏ tỉnh, phát 600 áo ấm.", {"Hội Chữ thập đỏ": "assigned"}),
        ("Phân công đồng chí phụ trách địa bàn đi cơ sở.", {}),
    ],
)
def test_persons_whose_office_acts(words: str, roles: dict[str, str]) -> None:
    """A person behind an order stands for the body of the office behind the name; one without stands for none."""
    assert each_roles(plan(f"II. KẾT LUẬN\n1. {words}")) == [roles]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Về nguồn rau xanh, đề nghị Sở Y tế chủ trì lấy mẫu ở 6 chợ.", {"Sở Y tế": "lead"}),
        ("Sau cùng, đề nghị Sở Y tế dự trữ thuốc.", {"Sở Y tế": "assigned"}),
        ("Kế đến, yêu cầu Sở Y tế mở sổ trực.", {"Sở Y tế": "assigned"}),
    ],
)
def test_openings_of_paragraphs(words: str, roles: dict[str, str]) -> None:
    """A matter before an order's comma is no name, and words of order open it."""
    assert each_roles(plan(f"II. NỘI DUNG\n1. {words}")) == [roles]


def test_a_letter_without_numbers() -> None:
    """Its first request, behind words that open it, is whom it names, not all that it addresses."""
    head = HEAD.replace("KẾ HOẠCH\nThông tin đối ngoại năm 2020\n\n", "Kính gửi:\n- Sở Y tế; Công an tỉnh;\n- Sở Nội vụ.\n\n")
    text = "Mưa lớn kéo bùn ra đường.\n\nTrước hết, đề nghị Sở Y tế dọn bùn trước cổng.\n\nSau cùng, đề nghị Công an tỉnh phân luồng xe."
    assert each_roles(parse(source(head + text + TAIL))) == [{"Sở Y tế": "assigned"}, {"Công an cấp tỉnh": "assigned"}]


def test_an_article_that_only_enacts_what_comes_with_it() -> None:
    """It does so by itself and is no task; what the next one gives is."""
    head = HEAD.replace("KẾ HOẠCH\nThông tin đối ngoại năm 2020\n\n", "QUYẾT ĐỊNH\nVề việc ban hành Nội quy bến đò\n\nQUYẾT ĐỊNH:\n")
    text = (
        "Điều 1. Ban hành Nội quy kèm theo.\nĐiều 2. Giao Sở Y tế kiểm tra áo phao hằng tháng.\nĐiều 3. Quyết định có hiệu lực từ ngày ký."
    )
    assert each_roles(parse(source(head + text + TAIL))) == [{"Sở Y tế": "assigned"}]


def test_numbered_questions_are_no_labels() -> None:
    """A question with its answer says nothing of the one before it."""
    found = parse(
        source(
            "HỎI ĐÁP\n1. Ai chủ trì? Bộ Y tế.\n2. Ai chịu trách nhiệm kiểm tra? Sở Y tế kiểm tra.\n3. Hạn nộp? 30/6/2024.\n4. Đăng ký ở đâu? Phòng Đào tạo.\n"
        )
    )
    assert not any("Bộ Y tế" in roles for roles in each_roles(found)) and not any(task.time for task in found.tasks)


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Rất mong Bộ Y tế quan tâm, phối hợp.", {}),
        ("Mong muốn Hội Nông dân phát triển.", {}),
        ("Rất mong Sở Tài chính bố trí kinh phí trước ngày 30/6.", {"Sở Tài chính": "assigned"}),
    ],
)
def test_hopes_are_orders_where_they_say_by_when(words: str, roles: dict[str, str]) -> None:
    """A letter hopes for goodwill, too."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {words}\n2. Sở Nội vụ kiểm tra cơ sở."))[0] == roles


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Kính gửi các trường tiểu học:", {"Các trường tiểu học": "assigned"}),
        ("Kính gửi các trường tiểu học", {"Các trường tiểu học": "assigned"}),
        ("Kính gửi các anh chị danh sách đính kèm:", {}),
    ],
)
def test_addressees_whose_colon_ends_the_line(line: str, roles: dict[str, str]) -> None:
    """Many who are addressed and nothing else in the line."""
    found = parse(
        source(
            f"UBND TỈNH LÀO CAI\nSỞ Y TẾ\nSố: 12/SYT-VP\nLào Cai, ngày 20 tháng 3 năm 2020\nV/v kiểm tra\n\n{line}\n\n1. Kiểm tra cơ sở vật chất.\n2. Rà soát hồ sơ.\n"
        )
    )
    assert each_roles(found) == [roles] * 2
