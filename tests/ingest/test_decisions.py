"""Small decisions of the reader that no larger test would notice if they turned: one line each."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ingest.citations import read_citations
from ingest.citations.shorts import _last_words
from ingest.duties.settle import ids_of
from ingest.facts.passages import _Block, _continues
from ingest.head.metadata import _period, read_metadata
from ingest.head.signatures import _is_alone
from ingest.layout.annexes import annex_rule
from ingest.layout.line import Line
from ingest.layout.marks import mark_at
from ingest.layout.order import _follows, _Item
from ingest.layout.zones import _begins_content
from ingest.names.collectives import _group_body
from ingest.parsed import DocumentData
from ingest.source.decode import _mostly_utf8
from tests.ingest.factories import HEAD, TAIL, outline, parse, plan, reading, source

DOCUMENT = DocumentData("doc:x", number="88/KH-UBND", province="Lào Cai", issue_date="2020-03-13", type="Kế hoạch")


def numbers(text: str) -> list[str | None]:
    return [citation.number for citation in read_citations(reading(text), DOCUMENT)[0]]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Theo Nghị định số 12/CP ngày 15 tháng 3 năm 1997 của Chính phủ.", "12/CP"),
        ("Theo Nghị định số 12/CP ngày 15 tháng 3 năm 1998 của Chính phủ.", "12/1998/NĐ-CP"),
    ],
)
def test_decrees_have_their_code_and_year_since_1998(text: str, number: str):
    assert numbers(text) == [number]


def test_a_number_without_a_date_takes_the_year_that_the_text_gives_it_elsewhere():
    assert numbers("Theo Nghị định số 72/2015/NĐ-CP của Chính phủ. Điều 3 Nghị định số 72/NĐ-CP quy định rõ.") == [
        "72/2015/NĐ-CP",
        "72/2015/NĐ-CP",
    ]


def test_two_years_elsewhere_are_no_year():
    text = "Theo Nghị định số 72/2015/NĐ-CP và Nghị định số 72/2019/NĐ-CP. Điều 3 Nghị định số 72/NĐ-CP quy định rõ."
    assert numbers(text)[2] == "72/NĐ-CP"


def test_a_serial_behind_a_type_is_the_instrument_that_was_named():
    assert numbers("Theo Nghị định số 72/2015/NĐ-CP của Chính phủ. Tại Nghị định 72, việc này giao cho tỉnh.") == ["72/2015/NĐ-CP"] * 2


@pytest.mark.parametrize(("title", "years"), [("từ năm 2020 đến năm 2020", (2020, 2020)), ("từ năm 2021 đến năm 2020", None)])
def test_a_period_of_one_year_is_one_and_a_backward_one_is_none(title: str, years: tuple[int, int] | None):
    head = HEAD.replace("năm 2020\n\n", f"{title}\n\n") if "năm 2020\n\n" in HEAD else HEAD
    period = read_metadata(reading(head + "I. NỘI DUNG\n1. Sở Y tế cấp thuốc cho trạm y tế." + TAIL))[0].period
    assert (period.start, period.end) == years if period is not None and years else years is None or period is not None


@pytest.mark.parametrize(
    ("nouns", "related", "plural", "body"),
    [
        (["bộ"], False, True, "body:cac-bo-nganh"),
        (["bộ"], False, False, ""),
        (["bộ", "ngành"], False, False, "body:cac-bo-nganh"),
        (["cơ quan ngang bộ"], False, False, "body:cac-bo-nganh"),
        (["sở", "ban"], False, False, "body:cac-so-ban-nganh"),
        (["sở"], False, True, "body:cac-so-ban-nganh"),
        (["đoàn thể"], False, True, "body:cac-doan-the"),
        (["hội"], False, True, ""),
        (["sở", "đoàn thể"], False, True, ""),
        (["địa phương"], True, True, "body:cac-co-quan-don-vi-lien-quan"),
        (["địa phương"], False, True, "body:cac-dia-phuong"),
    ],
)
def test_which_group_nouns_make(nouns: list[str], related: bool, plural: bool, body: str):
    assert _group_body(nouns, related, plural) == body


def test_one_collective_word_without_a_plural_is_read_with_its_members():
    (task,) = plan("II. TỔ CHỨC THỰC HIỆN\n\n1. Các cơ quan chuyên môn (Sở Y tế, Sở Tài chính): tổ chức khám bệnh.").tasks
    assert {role.generic for role in task.roles} == {"Sở Y tế", "Sở Tài chính"}


def test_a_small_lettered_annex_is_one_where_only_its_number_stands():
    end = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n\n"
    body = HEAD + "1. Sở Y tế cấp thuốc cho trạm y tế.\n" + end
    assert [t.id for t in parse(source(body + "Phụ lục II\n1. Sở Tài chính bố trí kinh phí.\n")).tasks] == ["1", "PLII.1"]
    assert annex_rule(reading("PHỤ LỤC I"), 0, 9) is not None


def test_what_goes_on_behind_the_signature_with_a_first_number_is_an_annex():
    end = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n\nBẢNG PHÂN VIỆC\n\n"
    found = outline(HEAD + "1. Sở Y tế cấp thuốc cho trạm y tế.\n" + end + "I. VIỆC NĂM 2020\n1. Sở Tài chính bố trí kinh phí.\n")
    assert [root.zone for root in found.roots] == ["body", "annex"]


def test_ids_are_unique_where_a_number_stands_three_times():
    tasks = plan(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế cấp thuốc cho trạm y tế.\n\n1. Sở Tài chính bố trí kinh phí.\n\n1. Sở Nội vụ cử cán bộ."
    ).tasks
    assert len({task.id for task in tasks}) == 3 and ids_of([]) == []


@pytest.mark.parametrize(("count", "shown"), [(4, "I.1, I.2, I.3, I.4."), (5, "I.1, I.2, I.3, I.4….")])
def test_four_tasks_without_a_role_are_named_and_more_are_not(count: int, shown: str):
    items = "\n".join(f"{n}. Xây dựng đường giao thông số {n}." for n in range(1, count + 1))
    messages = [f.message_en for f in plan(f"I. NHIỆM VỤ\n\n{items}").findings if f.code == "task-without-role"]
    assert messages == [f"{count} tasks name no agency: {shown}"]


def test_two_places_in_one_task_are_both_found():
    (task,) = plan("I. NHIỆM VỤ\n\n1. Xây dựng trạm y tế tại xã Bản Vược và xã Quang Kim.").tasks
    assert [place["name"] for place in task.places] == ["Xã Bản Vược", "Xã Quang Kim"]


@pytest.mark.parametrize(
    ("title", "date", "years"),
    [
        ("KẾ HOẠCH phòng, chống đến năm 2020", "2020-03-13", (2020, 2020)),
        ("KẾ HOẠCH phòng, chống đến năm 2025", "2020-03-13", (2020, 2025)),
        ("KẾ HOẠCH phòng, chống đến năm 2019", "2020-03-13", None),
        ("KẾ HOẠCH phòng, chống đến hết năm 2030", None, (2030, 2030)),
        ("KẾ HOẠCH giai đoạn 2021 - 2021", None, (2021, 2021)),
        ("KẾ HOẠCH giai đoạn 2022 - 2021", None, None),
    ],
)
def test_the_years_that_a_title_names(title: str, date: str | None, years: tuple[int, int] | None):
    period = _period(title, date)
    assert (period and (period.start, period.end)) == years


def test_a_serial_may_stand_behind_the_types_that_are_cited_by_it():
    assert {"nd", "qd", "kh", "che", "so", "so:"} <= _last_words()
    assert not {"luat", "lenh", "phap", "ttr"} & _last_words()


@pytest.mark.parametrize("collective", ["bộ", "sở"])
def test_one_plural_noun_makes_a_group(collective: str):
    (task,) = plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. Các {collective} tổ chức tuyên truyền.").tasks
    assert [role.name for role in task.roles] == [{"bộ": "Các bộ, ngành", "sở": "Các sở, ban, ngành"}[collective]]


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        ([_Item(0, 0, 0)], [_Item(1, 2, 0)], True),  # no Roman number yet: any may follow
        ([_Item(0, 1, 0), _Item(1, 1, 3)], [_Item(2, 2, 0)], True),
        ([_Item(0, 1, 0), _Item(1, 1, 3)], [_Item(2, 3, 0)], False),
        ([_Item(0, 1, 0), _Item(1, 1, 3)], [_Item(2, 0, 4)], True),
        ([_Item(0, 1, 0), _Item(1, 1, 3)], [_Item(2, 0, 5)], False),
        ([_Item(0, 1, 0), _Item(1, 1, 3)], [_Item(2, 2, 4)], False),
    ],
)
def test_which_run_of_numbers_goes_on_with_which(before: list[_Item], after: list[_Item], follows: bool):
    assert _follows(before, after) is follows


@pytest.mark.parametrize(
    ("words", "begins"),
    [("I. VIỆC", True), ("Điều 1. Việc", True), ("1. Việc", True), ("2. Việc", False), ("- Như trên;", False), ("Nguyễn Văn An", False)],
)
def test_what_begins_content_behind_a_signature(words: str, begins: bool):
    assert _begins_content(Line(0, len(words), 0, mark=mark_at(words, 0, len(words)))) is begins


@pytest.mark.parametrize(
    "end",
    [
        "Giao các đơn vị thuộc Sở",
        "Các phòng trực thuộc Sở.",
        "Sở Y tế phối hợp với các đơn vị thuộc Ban",
        "Sở Y tế chủ trì, phối hợp với các",
        "Phối hợp với các ",
    ],
)
def test_a_name_may_be_the_last_words_of_a_text(end: str):
    assert parse(source(HEAD + f"1. {end}")).source.text.endswith(end)


@pytest.mark.parametrize(
    ("actors", "names"),
    [
        # a plural before small letters is no body of the known name
        ("Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội", ["Mặt trận Tổ quốc", "Các đoàn thể chính trị - xã hội"]),
        # small letters behind "và" go on with a name
        ("Ban Quản lý các khu chế xuất và công nghiệp Cần Thơ", ["Ban Quản lý các khu chế xuất và công nghiệp Cần Thơ"]),
    ],
)
def test_how_far_a_name_reaches(actors: str, names: list[str]):
    (task,) = plan(f"II. TỔ CHỨC THỰC HIỆN\n\n1. {actors} tổ chức tập huấn cho cán bộ.").tasks
    assert [role.name for role in task.roles] == names


@pytest.mark.parametrize(
    ("line", "office", "alone"),
    [
        ("KT. Chủ tịch\n", "Chủ tịch", True),
        ("a\n  Giám đốc  |\nb", "Giám đốc", True),
        ("Phó Chủ tịch thường trực đã chủ trì cuộc họp", "Chủ tịch", False),  # words go on
        ("kt. chủ tịch\n", "chủ tịch", False),  # a sentence's end that was wrapped
    ],
)
def test_an_office_stands_alone_on_its_line(line: str, office: str, alone: bool):
    start = line.index(office)
    assert _is_alone(line, start, start + len(office)) is alone


@pytest.mark.parametrize(
    ("between", "role"),
    [
        (" và\n", "basis"),  # the line is wrapped
        (";\n\n", "basis"),  # a list goes on behind a blank line
        ("\n\n", "mention"),  # a paragraph ended
    ],
)
def test_what_a_document_rests_on_goes_on_in_the_next_line(between: str, role: str):
    cited = "Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ;"
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n-------\nSố: 15/QĐ-UBND\n\nLào Cai, ngày 02 tháng 03 năm 2020\n\nQUYẾT ĐỊNH\nVề việc giao nhiệm vụ\n\n"
        f"Căn cứ Luật Tổ chức chính quyền địa phương{between}{cited}\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Sở Y tế tổ chức tập huấn.\n"
    )
    assert [c.role for c in parse(source(text)).citations if c.number == "24/2014/NĐ-CP"] == [role]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["1", "2"], ["1", "2"]),
        (["1", "1", "1"], ["1", "1(2)", "1(3)"]),
        (["1(2)", "1", "1"], ["1(2)", "1", "1(3)"]),  # a name that another one would get
        (["1", "1(2)", "1", "1"], ["1", "1(2)", "1(3)", "1(4)"]),
    ],
)
def test_a_name_that_stands_again_gets_the_next_free_number(names: list[str], ids: list[str]):
    drafts = [SimpleNamespace(row=(0, 1), path=name, section="", node=None) for name in names]
    assert ids_of(drafts) == ids  # type: ignore[arg-type]


@pytest.mark.parametrize(("between", "goes_on"), [("\n", True), ("\n" + " " * 38, True), ("\n" + " " * 39, False)])
def test_a_torn_sentence_goes_on_over_little_space(between: str, goes_on: bool):
    text = f"phối hợp với các{between}đơn vị liên quan"
    before = _Block(0, 16, "paragraph")
    assert _continues(text, before, (16 + len(between), len(text)), administrative=True) is goes_on


@pytest.mark.parametrize(("words", "read"), [(8, True), (7, False)])
def test_eight_common_words_tell_a_damaged_utf_8_text(words: int, read: bool):
    assert (_mostly_utf8(("của " * words).encode()) is not None) is read
