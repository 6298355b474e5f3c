"""What is taken away opens again in other programs, and its quotations stand in the documents at the places it says."""

from __future__ import annotations

import csv
import io
import re

import icalendar
import networkx as nx
import openpyxl
import pytest
from docx import Document
from lxml import etree

from graph.explore import TaskFilter, holdings, task_words, time_table, timeline
from graph.export.citation import cite, copied, place_text
from graph.export.dossier import dossier_of_answer
from graph.export.pictures import NETWORK_FORMATS, network_file
from graph.export.sheets import due_text
from graph.export.tables import Column, Table, to_csv, to_xlsx
from graph.export.take import ANSWER_FORMATS, TASK_FORMATS, answer_file, file_name, tasks_file
from graph.export.words import words
from graph.sqlite.store import SqliteStore
from search.answer.ask import ask
from tests.graph import contract
from tests.graph.factories import TaskSpec, facts
from text.errors import BadInput

LAO_CAI = "doc:lao-cai/2020/88-kh-ubnd"
QUESTION = {"vi": "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới", "en": "when must Lao Cai report"}
HEAD = {
    "vi": ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan được giao", "Cơ quan phối hợp", "Thời hạn", "Căn cứ"],
    "en": ["No.", "Task", "Lead agency", "Assigned agency", "Coordinating agencies", "Time", "Basis"],
}


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def every_task(five_store) -> list[str]:
    return holdings(five_store).select(TaskFilter())


@pytest.fixture(params=["vi", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture
def files_of(five_store) -> dict[str, str]:
    """The text of each document by the path of its file."""
    return {five_store.source(d.id): five_store.text(d.id) for d in five_store.documents()}


# tables


def test_the_task_sheet_has_the_columns_of_an_office_and_quotes_the_documents(five_store, every_task, language, files_of):
    data = tasks_file(five_store, every_task, "csv", language)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0][:7] == HEAD[language]
    assert len(rows) == len(every_task) + 1 > 200
    for row in rows[1:]:
        path, start, end, exact = row[-6], int(row[-3]), int(row[-2]), row[-1]
        assert files_of[path][start:end] == exact.removeprefix("'")
        assert row[1] and row[6]


def test_the_workbook_holds_the_same_rows_under_headings_and_no_formula(five_store, every_task, language, files_of):
    data = tasks_file(five_store, every_task, "xlsx", language)
    assert data == tasks_file(five_store, every_task, "xlsx", language)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [cell.value for cell in sheet[2]][:7] == HEAD[language]
    rows = [row for row in sheet.iter_rows(min_row=3, values_only=True) if isinstance(row[0], int)]
    assert [row[0] for row in rows] == list(range(1, len(every_task) + 1))
    for row in rows:
        assert files_of[row[-6]][row[-3] : row[-2]] == row[-1]
    headings = [row[0] for row in sheet.iter_rows(min_row=3, values_only=True) if isinstance(row[0], str)]
    assert sum("88/KH-UBND" in heading for heading in headings) == 1
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("evil", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_no_cell_is_taken_for_a_formula(evil):
    table = Table("t", "T", (Column("a", "A"),), ((evil,),))
    assert list(csv.reader(io.StringIO(to_csv(table).decode("utf-8-sig"), newline="")))[1] == [f"'{evil}"]
    cell = openpyxl.load_workbook(io.BytesIO(to_xlsx([table]))).active["A3"]
    assert cell.data_type == "s" and flat(str(cell.value)) == flat(evil)


def test_cells_that_a_workbook_cannot_hold():
    table = Table("t", "A/B: [C]?" + "x" * 40, (Column("a", "A"),), (("a\x00b\x0bc",), ("d" * 40_000,), (True,), (None,)))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([table, table])))
    sheet = book.worksheets[0]
    assert sheet["A3"].value == "a\ufffdb\ufffdc" and len(sheet["A4"].value) == 32_767 and sheet["A5"].value is True
    assert len(set(book.sheetnames)) == 2 and all(len(name) <= 31 for name in book.sheetnames)


def test_a_correction_is_marked_in_the_sheet(tmp_path):
    from graph.corrections import correction_for

    store = SqliteStore(str(tmp_path / "a.db"))
    contract.fill(store, [facts(tasks=[TaskSpec("I.1", "tuyen truyen", {"lao-cai/cong-an": "lead"})])])
    at = store.text(LAO_CAI).index("lead lao-cai/cong-an")
    store.correct(
        correction_for(store, LAO_CAI, "role", at, at + 20, corrected="coordinate", author="An", reason="x", made_at="2026-11-28T09:00:00")
    )
    sheet = openpyxl.load_workbook(io.BytesIO(tasks_file(store, holdings(store).select(TaskFilter()), "xlsx", "vi"))).active
    row = [cell.value for cell in sheet[4]]
    assert row[2] is None or row[2] == ""
    assert "role: lead" in row
    store.close()


# dossiers


def quoted_in(text: str) -> list[tuple[str, int]]:
    """The quotations of a dossier's block quotes with the number of their source."""
    return [(found[1], int(found[2])) for found in re.finditer(r"“([^”]*(?:“[^”]*”[^”]*)*)”(?: \([^()]*\))? \[\^?(\d+)\]", text)]


def test_a_dossier_in_word_quotes_the_documents_with_numbered_sources(five_store, language, files_of):
    answer = ask(five_store, QUESTION[language]).to_json()
    data = answer_file(five_store, answer, "docx", language)
    assert data == answer_file(five_store, answer, "docx", language)
    paragraphs = Document(io.BytesIO(data)).paragraphs
    assert paragraphs[0].text == QUESTION[language]
    quotes = [p.text for p in paragraphs if p.style.name == "Quote"]
    assert len(quotes) == sum(len(item["evidence"]) for item in answer["answers"]) > 0
    listed = [p.text for p in paragraphs if re.match(r"\[\d+\] ", p.text)]
    assert [int(text[1 : text.index("]")]) for text in listed] == list(range(1, len(listed) + 1))
    texts = [flat(text) for text in files_of.values()]
    for quote in quotes:
        exact, _, rest = quote.removeprefix("“").rpartition("”")
        assert any(exact in text for text in texts)
        number = int(re.search(r"\[(\d+)\]$", rest)[1])
        assert "mục" in listed[number - 1] or "section" in listed[number - 1]


def test_a_dossier_in_markdown_holds_the_same_and_no_markup_of_a_document(five_store, language, files_of):
    answer = ask(five_store, QUESTION[language]).to_json()
    text = answer_file(five_store, answer, "md", language).decode("utf-8")
    dossier = dossier_of_answer(five_store, answer, language)
    plain = re.sub(r"\\(.)", r"\1", text)
    for section in dossier.sections:
        for entry in section.entries:
            for quote in entry.quotations:
                assert five_store.text(quote.document)[quote.start : quote.end] == quote.exact
                assert f"“{flat(quote.exact)}”" in plain
                assert f"[^{quote.source}]: " in text
    assert text.startswith(f"# {QUESTION[language]}")


def test_markup_in_a_document_stays_words(tmp_path):
    store = SqliteStore(str(tmp_path / "a.db"))
    evil = "# <script>x</script> [a](http://b) `c` *d*"
    contract.fill(store, [facts(tasks=[TaskSpec("I.1", evil)])])
    text = tasks_file(store, holdings(store).select(TaskFilter()), "md", "vi").decode()
    for sign in ("<script>", "[a](", "`c`", "*d*", "\n# <"):
        assert sign not in text
    assert r"\<script\>x\</script\> \[a\](http://b)" in text
    store.close()


def test_a_dossier_of_a_page_has_a_section_a_document(five_store, every_task):
    data = tasks_file(five_store, every_task[:40], "docx", "vi", title="Công an tỉnh", facts=[("Loại", "Cơ quan")])
    paragraphs = Document(io.BytesIO(data)).paragraphs
    assert paragraphs[0].text == "Công an tỉnh" and paragraphs[1].text == "Loại: Cơ quan"
    documents = {holdings(five_store).tasks[id].document for id in every_task[:40]}
    assert len([p for p in paragraphs if p.style.name == "Heading 1"]) == len(documents) + 1  # and the sources


def test_a_question_without_answers_gives_its_passages(five_store):
    answer = ask(five_store, "nuôi tôm hùm ở biển").to_json()
    assert not answer["answers"]
    text = answer_file(five_store, answer, "md", "vi").decode()
    assert "Kho không" in text or "Không có câu trả lời nào trong kho" in text


# citations


@pytest.mark.parametrize(
    ("language", "path", "expected"),
    [
        (
            "vi", "II.5.1",
            "Kế hoạch số 88/KH-UBND ngày 13 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh Lào Cai, "
            "“HOẠT ĐỘNG THÔNG TIN ĐỐI NGOẠI TỈNH LÀO CAI NĂM 2020”, mục II.5.1",
        ),
        (
            "en", "III.9#1",
            "Plan No. 88/KH-UBND of 13 March 2020 by Provincial People's Committee, Lào Cai, "
            "“HOẠT ĐỘNG THÔNG TIN ĐỐI NGOẠI TỈNH LÀO CAI NĂM 2020”, section III.9, bullet 1",
        ),
    ],
)  # fmt: skip
def test_a_citation_in_both_languages(five_store, language, path, expected):
    assert cite(five_store, LAO_CAI, language, path=path) == expected


def test_a_copied_citation_quotes_the_words(five_store):
    start = five_store.text(LAO_CAI).index("phong trào toàn dân")
    assert copied(five_store, LAO_CAI, start, start + 19, "vi", path="II.5.1", page=3).startswith("“phong trào toàn dân” (Kế hoạch số 88")
    assert copied(five_store, LAO_CAI, start, start + 19, "vi", path="II.5.1", page=3).endswith("mục II.5.1, trang 3)")


def test_small_days_and_months_get_a_zero_as_the_decree_asks(tmp_path):
    store = SqliteStore(str(tmp_path / "a.db"))
    contract.fill(store, [facts(date="2020-02-05")])
    assert "ngày 05 tháng 02 năm 2020" in cite(store, LAO_CAI, "vi")
    assert "of 5 February 2020" in cite(store, LAO_CAI, "en")
    store.close()


@pytest.mark.parametrize(
    ("path", "vi", "en"),
    [
        ("II.5.1", "mục II.5.1", "section II.5.1"),
        ("II.2.1#1", "mục II.2.1, gạch đầu dòng thứ 1", "section II.2.1, bullet 1"),
        ("DM.III.2", "Danh mục, mục III.2", "annex table, section III.2"),
        ("III.13bis", "mục III.13 (mục thứ hai cùng số)", "section III.13 (the second of that number)"),
        ("Điều 2", "Điều 2", "Article 2"),
        ("Điều 2.1.a", "điểm a khoản 1 Điều 2", "point a, clause 1, Article 2"),
        ("3.đ", "mục 3.đ", "section 3.đ"),
        ("#2", "gạch đầu dòng thứ 2", "bullet 2"),
    ],
)
def test_places_are_said_in_words(path, vi, en):
    assert (place_text(path, "vi"), place_text(path, "en")) == (vi, en)


# calendars


def test_the_calendar_opens_again_and_holds_every_deadline(five_store, every_task, language):
    data = tasks_file(five_store, every_task, "ics", language)
    assert data == tasks_file(five_store, every_task, "ics", language)
    events = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    held = holdings(five_store)
    dated = [id for id in every_task if held.tasks[id].due]
    assert len(events) >= len(dated) > 20
    assert len({str(event["UID"]) for event in events}) == len(events)
    texts = {flat(words.statement) for words in task_words(five_store, every_task).values()}
    for event in events:
        assert str(event["DESCRIPTION"]).split("\n")[0] in texts
        assert event.decoded("DTEND") > event.decoded("DTSTART")
    stamps = {event.decoded("DTSTAMP").date().isoformat() for event in events}
    assert stamps <= {d.issue_date for d in held.collection()} | {held.tasks[id].due for id in dated}


def test_a_recurrence_repeats_from_its_first_day_until_its_last(tmp_path):
    store = SqliteStore(str(tmp_path / "a.db"))
    tasks = [
        TaskSpec("I.1", "bao cao", time=("2020-04-01", "2020-12-31", "quarterly"), printed="hang quy"),
        TaskSpec("I.2", "hop", time=(None, None, "weekly")),
        TaskSpec("I.3", "mai mai", time=(None, None, "continuous")),
        TaskSpec("I.4", "khong han"),
        TaskSpec("I.5", "xong", time=(None, "2020-06-15", None)),
    ]
    contract.fill(store, [facts(tasks=tasks, period=(2020, 2021))])
    data = tasks_file(store, holdings(store).select(TaskFilter()), "ics", "vi")
    events = {str(e["SUMMARY"]): e for e in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    assert set(events) == {"bao cao", "hop", "xong"}
    rule = events["bao cao"]["RRULE"]
    assert (rule["FREQ"], rule["INTERVAL"], [d.isoformat() for d in rule["UNTIL"]]) == (["MONTHLY"], [3], ["2020-12-31"])
    assert events["bao cao"].decoded("DTSTART").isoformat() == "2020-04-01"
    assert events["hop"].decoded("DTSTART").isoformat() == "2020-03-13"  # the document's date
    assert [d.isoformat() for d in events["hop"]["RRULE"]["UNTIL"]] == ["2021-12-31"]
    assert events["xong"].decoded("DTSTART").isoformat() == "2020-06-15" and "RRULE" not in events["xong"]
    store.close()


# networks


@pytest.fixture
def network():
    graph = nx.DiGraph()
    graph.add_node("agency:a", label='Sở "A" <b> & c', name="Sở A", level="province", tasks=9, lead=3)
    graph.add_node("agency:b", label="Bộ\x00 B", level="central", tasks=1, lead=0)
    graph.add_edge("agency:a", "agency:b", weight=4, relation="lead → coordinate", directed=3)
    return graph


def test_a_network_reads_back_with_its_positions(network):
    places = {"agency:a": (0.5, -0.25), "agency:b": (-1.0, 1.0)}
    gexf = nx.read_gexf(io.BytesIO(network_file(network, "gexf", places)))
    assert gexf.nodes["agency:a"]["viz"]["position"] == {"x": 0.5, "y": -0.25, "z": 0.0}
    assert gexf.nodes["agency:a"]["label"] == 'Sở "A" <b> & c' and gexf.edges["agency:a", "agency:b"]["weight"] == 4
    graphml = nx.read_graphml(io.BytesIO(network_file(network, "graphml", places)))
    assert (graphml.nodes["agency:b"]["x"], graphml.nodes["agency:b"]["label"]) == (-1.0, "Bộ\ufffd B")
    svg = etree.fromstring(network_file(network, "svg", places, title="Mạng <lưới>"))
    assert len(svg.findall(".//{*}circle")) == 2 and len(svg.findall(".//{*}line")) == 1
    assert [t.text for t in svg.findall(".//{*}text")] == ['Sở "A" <b> & c', "Bộ\ufffd B"]
    assert not svg.findall(".//{*}script")


@pytest.mark.parametrize("format", NETWORK_FORMATS)
def test_a_network_is_the_same_bytes_each_time(network, format):
    assert network_file(network, format) == network_file(network.copy(), format)


# errors, names, words


def test_an_unknown_format_is_named(five_store):
    with pytest.raises(BadInput, match=r"No format 'pdf' here. Formats are csv, xlsx, docx, md, ics\."):
        tasks_file(five_store, [], "pdf", "vi")
    with pytest.raises(BadInput, match=r"No format 'ics' here. Formats are csv, xlsx, docx, md\."):
        answer_file(five_store, {"question": "x"}, "ics", "vi")
    with pytest.raises(BadInput, match=r"No format 'png' for a network. Formats are gexf, graphml, svg\."):
        network_file(nx.Graph(), "png")


@pytest.mark.parametrize("format", TASK_FORMATS)
def test_no_task_at_all_is_a_file_too(five_store, format):
    assert tasks_file(five_store, [], format, "vi")


def test_names_of_downloads():
    assert file_name("Tỉnh nào giao Bộ đội Biên phòng?", "docx") == "tinh-nao-giao-bo-doi-bien-phong.docx"
    assert file_name("???", "md") == "can-cu.md"
    assert set(ANSWER_FORMATS) < set(TASK_FORMATS)


def test_every_word_is_there_in_both_languages():
    for table, rows in words().items():
        for name, row in rows.items():
            if (table, name) == ("citation", "months"):
                assert len(row["en"]) == 12
                continue
            assert row["vi"].strip() and row["en"].strip(), (table, name)
            fields = [set(re.findall(r"\{(\w+)\}", row[language])) for language in ("vi", "en")]
            assert {f.removesuffix("_name") for f in fields[0]} == {f.removesuffix("_name") for f in fields[1]}, (table, name)


def test_each_time_of_a_task_is_an_event_and_stands_in_its_month(tmp_path):
    store = SqliteStore(str(tmp_path / "a.db"))
    further = [(None, "2020-11-15", None, "15/11"), ("2020-06-20", "2020-06-20", None, "20/6"), (None, None, None, "trong 24 giờ")]
    contract.fill(store, [facts(tasks=[TaskSpec("I.1", "bao cao", time=(None, "2020-06-15", None), printed="15/6", further=further)])])
    held = holdings(store)
    events = list(icalendar.Calendar.from_ical(tasks_file(store, held.select(TaskFilter()), "ics", "vi")).walk("VEVENT"))
    assert sorted(event.decoded("DTSTART").isoformat() for event in events) == ["2020-06-15", "2020-06-20", "2020-11-15"]
    assert len({str(event["UID"]) for event in events}) == 3
    assert [(one.year, one.month, [task.id for task in one.tasks]) for one in timeline(held, TaskFilter()).stretches] == [
        (2020, 6, ["task:lao-cai/2020/88-kh-ubnd#I.1"]),  # once a month, whatever days of it are meant
        (2020, 11, ["task:lao-cai/2020/88-kh-ubnd#I.1"]),
    ]
    assert due_text(next(iter(held.tasks.values())), "vi") == "15/6; 15/11; 20/6; trong 24 giờ"
    table = time_table(held, timeline(held, TaskFilter()), "province")
    assert {key: len(tasks) for key, tasks in table.cells.items()} == {("VN-02", "2020"): 1}
    store.close()


@pytest.mark.parametrize(
    ("first", "printed", "said"),
    [
        ((None, "2020-06-15", None), None, "2020-06-15; 15/11"),
        (("2020-01-01", "2020-06-30", "yearly"), None, "2020-01-01 – 2020-06-30, hằng năm; 15/11"),
        ((None, None, None), "khi cần", "khi cần; 15/11"),
        ((None, "2020-06-15", None), "15/6 và 15/11", "15/6 và 15/11"),
    ],
)
def test_a_task_s_times_are_all_said(tmp_path, first, printed, said):
    store = SqliteStore(str(tmp_path / "a.db"))
    task = TaskSpec("I.1", "bao cao", time=first, printed=printed, further=[(None, "2020-11-15", None, "15/11")])
    contract.fill(store, [facts(tasks=[task])])
    held = holdings(store)
    assert due_text(held.tasks["task:lao-cai/2020/88-kh-ubnd#I.1"], "vi") == said
    assert held.select(TaskFilter(timed=True)) == ["task:lao-cai/2020/88-kh-ubnd#I.1"]  # one of its times has a day
    assert timeline(held, TaskFilter()).undated == 0
    store.close()


def test_a_dossier_says_the_answer_and_what_was_left_out(five_store):
    refused = ask(five_store, "Sở Y tế Lào Cai có chủ trì gì không?").to_json()
    assert dossier_of_answer(five_store, refused, "vi").facts[1] == ("Trả lời", "Không. Văn bản của tỉnh ấy trong kho: 1.")
    assert ("Left out", "dengue") in dossier_of_answer(five_store, ask(five_store, "deadline dengue reports").to_json(), "en").facts
