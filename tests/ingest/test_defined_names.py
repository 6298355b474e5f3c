"""Names that a document itself defines: short forms in brackets, and actors that a heading names by what they do."""

import pytest

from ingest.names.slots import leading_actors, trailing_list
from tests.ingest.factories import agencies, each_roles, plan

REGULATION = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n-------\n\nSố: 15/2026/QĐ-UBND\n\nLào Cai, ngày 02 tháng 03 năm 2026\n\nQUYẾT ĐỊNH\n"
    "Ban hành Quy chế phối hợp quản lý chợ\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý chợ.\n\n"
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A\n\nQUY CHẾ\nPhối hợp quản lý chợ\n\n{}\n"
)
# a text that defines a name in brackets | words with the short form | who is named
SHORTS = [
    ("Chi nhánh Bưu cục Phố Lu trực thuộc Trung tâm Bưu cục (sau đây gọi là Chi nhánh Bưu cục)", "Chi nhánh Bưu cục", ["Chi nhánh Bưu cục Phố Lu"]),
    ("Kho vận tỉnh Lào Cai, các Kho vận khu vực (sau đây gọi là cơ quan Kho vận)", "cơ quan Kho vận", ["Cơ quan Kho vận"]),
    ("Đội quản lý trật tự đô thị số 3 (sau đây gọi tắt là Đội Trật tự)", "Đội Trật tự và Sở Y tế", ["Đội quản lý trật tự đô thị số 3", "Sở Y tế"]),
]  # fmt: skip
# the heading of an article | a sentence below it | who works together
BY_WORK = [
    (
        "Trách nhiệm của cơ quan có chức năng quản lý chợ cấp xã",
        "Sở Y tế phối hợp với cơ quan có chức năng quản lý chợ cấp xã, Công an tỉnh kiểm tra các quầy hàng.",
        {"Cơ quan có chức năng quản lý chợ cấp xã": "coordinate", "Công an cấp tỉnh": "coordinate", "Sở Y tế": "coordinate"},
    ),
    (
        "Trách nhiệm của đơn vị, tổ chức thu gom rác thải, dọn vệ sinh chợ",
        "Đơn vị, tổ chức thu gom rác thải, dọn vệ sinh chợ có trách nhiệm niêm yết giá.",
        {"Đơn vị, tổ chức thu gom rác thải, dọn vệ sinh chợ": "assigned"},
    ),
]


@pytest.mark.parametrize(("definition", "words", "names"), SHORTS)
def test_a_short_form_names_its_body_everywhere(definition: str, words: str, names: list[str]):
    text = f"{definition}.\n{words} báo cáo kết quả."
    found = agencies(text)
    mentions, _ = leading_actors(found, len(definition) + 2, len(text), open=True)
    assert [found.resolve(m).generic for m in mentions] == names


@pytest.mark.parametrize(("heading", "sentence", "roles"), BY_WORK)
def test_an_actor_that_a_heading_names_by_its_work_is_one_name(heading: str, sentence: str, roles: dict[str, str]):
    parsed = plan(f"III. TỔ CHỨC THỰC HIỆN\n1. {heading}\n- Niêm yết giá dịch vụ hằng tháng.\n2. Việc khác\n- {sentence}")
    name = heading.removeprefix("Trách nhiệm của ")
    told, other = ({role.generic: role.role for role in task.roles} for task in parsed.tasks)
    assert told == {name[:1].upper() + name[1:]: "assigned"}
    assert other == roles


def test_a_regulation_tells_whom_an_article_names_by_its_work():
    from ingest import parse
    from tests.ingest.factories import source

    body = "Điều 2. Trách nhiệm của cơ quan quản lý chợ cấp xã\n\n1. Có trách nhiệm niêm yết giá dịch vụ.\n\n2. Chịu trách nhiệm kiểm tra các quầy hàng."
    tasks = parse(source(REGULATION.format(body))).tasks
    assert [[(r.generic, r.role) for r in task.roles] for task in tasks] == [[("Cơ quan quản lý chợ cấp xã", "assigned")]] * 2


@pytest.mark.parametrize("heading", ["Trách nhiệm của Sở Y tế trong việc phối hợp", "Nhiệm vụ của các sở, ban, ngành"])
def test_a_heading_that_names_known_bodies_defines_none(heading: str):
    assert agencies(f"Điều 2. {heading}\nNội dung.").lists.short == {}


def test_a_body_is_named_without_the_one_it_belongs_to():
    text = "Chi nhánh Bưu cục Phố Lu trực thuộc Trung tâm Bưu cục và Sở Y tế kiểm tra"
    found = agencies(text)
    mentions, _ = trailing_list(found, 0, len(text))
    assert [found.resolve(m).generic for m in mentions] == ["Chi nhánh Bưu cục Phố Lu", "Sở Y tế"]


def test_a_plural_that_ends_a_text_names_nobody():
    text = "Kho vận khu vực số 3 (sau đây gọi là Kho vận) báo cáo các"
    assert trailing_list(agencies(text), len(text) - 3, len(text)) == ([], len(text) - 3)


# words behind "phối hợp với" | who is named
ENDS = [
    ("lực lượng Kiểm lâm trong rà soát, thống kê", ["Lực lượng Kiểm lâm"]),
    ("các đoàn thể, các chủ rừng trong phòng, chống cháy rừng", ["Các đoàn thể", "Chủ rừng"]),
    ("các đơn vị đứng chân trên địa bàn, Sở Y tế", ["Các đơn vị đứng chân trên địa bàn", "Sở Y tế"]),
    ("cơ quan có chức năng quản lý chợ, Sở Y tế kiểm tra", ["Cơ quan có chức năng quản lý chợ", "Sở Y tế"]),
    ("các phòng, ban chuyên môn thuộc UBND xã, Sở Y tế", ["Các phòng, ban chuyên môn thuộc UBND xã", "Sở Y tế"]),
    ("các doanh nghiệp thứ cấp trong khu công nghiệp", ["Các doanh nghiệp thứ cấp trong khu công nghiệp"]),
]


@pytest.mark.parametrize(("text", "names"), ENDS)
def test_a_name_ends_before_the_work_and_keeps_what_says_which(text: str, names: list[str]):
    found = agencies(text)
    mentions, _ = trailing_list(found, 0, len(text))
    assert [found.resolve(m).generic for m in mentions] == names


def test_the_end_of_a_list_of_authors_is_no_subject():
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Căn cứ các văn bản của Chính phủ, bộ, ngành và tỉnh, phối hợp với Công an tỉnh kiểm tra bến đò."
    assert each_roles(plan(body)) == [{"Sở Y tế": "coordinate", "Công an cấp tỉnh": "coordinate"}]


def test_a_short_form_that_ends_a_text_is_not_taken_for_a_longer_one():
    told = "Trung tâm TL (sau đây gọi là Trung tâm) dạy học. "
    text = told + "giám đốc trung tâm"
    found = agencies(text)
    mentions, end = leading_actors(found, len(told), len(text), open=True)
    assert [text[m.start : m.end] for m in mentions] in ([], ["trung tâm"]) and end <= len(text)
