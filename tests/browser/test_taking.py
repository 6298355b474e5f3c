"""What a reader downloads from the pages opens in other programs, and every quotation in it stands in the documents."""

import json
from urllib.parse import urlencode

import networkx as nx
import openpyxl
import pytest
from docx import Document

import graph
from views.i18n import text

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
QUESTION = {
    "vi": "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới",
    "en": "which provinces assign border propaganda to Border Guard",
}


@pytest.fixture(scope="module")
def texts(five_db):
    """The texts of the five documents."""
    store = graph.open_store(str(five_db), read_only=True)
    found = {node.id: store.text(node.id) for node in store.documents()}
    store.close()
    return found


def taken(page, tmp_path, language, format):
    """Press a format of "Take away" and return the file that came."""
    page.get_by_role("button", name=text("take.title", language)).first.click()
    button = page.get_by_role("button", name=text(f"take.{format}", language))
    button.wait_for()
    with page.expect_download(timeout=60_000) as waiting:
        button.click()
    target = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(target)
    page.keyboard.press("Escape")
    assert target.suffix == f".{format}"
    return target


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dossier_and_the_workbook_of_an_answer_quote_the_documents(site, visit, tmp_path, texts, language):
    page = visit.open(f"{site}/?{urlencode({'lang': language, 'q': QUESTION[language]})}").page
    page.locator("article.card").first.wait_for(timeout=30_000)
    visit.settle()
    dossier = Document(taken(page, tmp_path, language, "docx"))
    words = [paragraph.text for paragraph in dossier.paragraphs]
    words += [cell.text for table in dossier.tables for row in table.rows for cell in row.cells]
    quoted = [line.partition("“")[2].rpartition("”")[0] for line in words if "“" in line and "”" in line]
    flat = [" ".join(said.split()) for said in texts.values()]
    long = [" ".join(quotation.split()) for quotation in quoted if len(quotation) > 40]
    assert len(long) >= 3 and all(any(quotation in said for said in flat) for quotation in long)
    sheet = openpyxl.load_workbook(taken(page, tmp_path, language, "xlsx")).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if any(row)]
    head = next(row for row in rows if {"vi": "Trích nguyên văn", "en": "Quotation"}[language] in row)
    at = {name: head.index({"vi": vi, "en": en}[language]) for name, vi, en in PLACES}
    proofs = [row for row in rows[rows.index(head) + 1 :] if isinstance(row[at["start"]], int)]
    assert len(proofs) >= 3
    assert all(any(said[row[at["start"]] : row[at["end"]]] == row[at["exact"]] for said in texts.values()) for row in proofs)


PLACES = (("start", "Vị trí đầu", "Start"), ("end", "Vị trí cuối", "End"), ("exact", "Trích nguyên văn", "Quotation"))


def test_the_network_as_it_is_filtered_opens_in_other_programs(site, visit, tmp_path):
    page = visit.open(f"{site}/network?kind=body&province=VN-02&lang=en").page
    page.locator("canvas[data-drawn]").wait_for(timeout=60_000)
    drawn = int(page.locator("canvas").get_attribute("data-drawn"))
    found = nx.read_gexf(taken(page, tmp_path, "en", "gexf"))
    assert len(found) == drawn > 10
    labels = {data["label"] for _, data in found.nodes(data=True)}
    assert "Department of Information and Communications" in labels
    (heaviest,) = sorted(found.edges(data="weight"), key=lambda edge: -edge[2])[:1]
    assert heaviest[2] > 5


def test_the_tasks_of_a_province_as_a_calendar_and_the_answer_as_json(site, visit, tmp_path, texts):
    import icalendar

    page = visit.open(f"{site}/timeline?province=VN-02&lang=en").page
    page.locator("article.card").first.wait_for(timeout=60_000)
    calendar = icalendar.Calendar.from_ical(taken(page, tmp_path, "en", "ics").read_bytes())
    events = list(calendar.walk("VEVENT")) + list(calendar.walk("VTODO"))
    assert events
    page = visit.open(f"{site}/?{urlencode({'lang': 'en', 'q': QUESTION['en']})}").page
    page.locator("article.card").first.wait_for(timeout=30_000)
    visit.settle()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download JSON").click()
    waiting.value.save_as(tmp_path / "answer.json")
    answer = json.loads((tmp_path / "answer.json").read_text("utf-8"))
    proofs = [proof for one in answer["answers"] for proof in one["evidence"]]
    assert proofs and all(texts[proof["document"]][proof["start"] : proof["end"]] == proof["exact"] for proof in proofs)
