"""The whole way of a document: dropped, read before it enters, asked about, corrected, read again; and pages that everybody can use."""

from urllib.parse import urlencode

import pytest

import graph
from tests.browser.conftest import ROOT, served
from views.i18n import text

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

AXE = ROOT / "tests/browser/node_modules/axe-core/axe.min.js"
DOCUMENT = "doc:lao-cai/2021/7-kh-ubnd"
LINES = (
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
    "Số: 7/KH-UBND",
    "Lào Cai, ngày 5 tháng 3 năm 2021",
    "KẾ HOẠCH",
    "Trồng rừng năm 2021",
    "I. NHIỆM VỤ",
    "1. Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Sở Tài chính trồng rừng phòng hộ.",
)


@pytest.fixture
def new_site(browser, tmp_path):
    """The pages over a store that is not there yet; yield (address, path of the store)."""
    with served("app.py", CANCU_STORE=str(tmp_path / "new.db"), CANCU_READ_ONLY="0", CANCU_ENCODER="none") as address:
        yield address, tmp_path / "new.db"


def word_file(path, *lines):
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(path)
    return str(path)


def printed_file(browser, path, *lines):
    """Write a PDF as Chromium prints a page: its words are text, in Vietnamese letters."""
    page = browser.new_page()
    page.set_content("<meta charset=utf-8>" + "".join(f"<p>{line}</p>" for line in lines))
    page.pdf(path=str(path))
    page.close()
    return str(path)


def drop(visit, site, language, *files):
    visit.open(f"{site}/bring?lang={language}")
    visit.page.locator("input[type=file]").set_input_files(list(files))
    visit.page.locator("article.check").nth(len(files) - 1).wait_for(timeout=90_000)
    visit.settle()
    said = visit.page.locator("article.check").all_inner_texts()
    visit.page.get_by_role("button", name=text("bring.enter", language, n=len(files))).click()
    visit.page.locator("article.check a.page").nth(len(files) - 1).wait_for(timeout=90_000)
    visit.settle()
    return said, visit.page.locator("article.check").all_inner_texts()


def sign(page, language, by, why):
    """Fill in who corrects and why, keep the correction, and wait until the form is gone."""
    for label, words in (("author", by), ("reason", why)):
        page.get_by_label(text(f"fix.{label}", language)).fill(words)
    page.locator(".st-key-fix_save button").click(timeout=15_000)
    page.get_by_role("dialog").wait_for(state="detached", timeout=30_000)


def roles(store):
    with_tasks = graph.open_store(str(store), read_only=True)
    found = {(role["generic"], role["role"]) for task in with_tasks.parsed(DOCUMENT)["tasks"] for role in task["roles"]}
    with_tasks.close()
    return found


ASKED = {
    "vi": "Cơ quan nào chủ trì trồng rừng ở Lào Cai?",
    "en": "Which agency leads planting forests in Lào Cai?",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_document_is_brought_asked_about_corrected_and_read_again(browser, new_site, visit, tmp_path, language):
    site, store = new_site
    page = visit.page
    plan = word_file(tmp_path / "plan.docx", *LINES)
    other = [line.replace("7/KH", "8/KH").replace("Lào Cai", "Hà Tĩnh").replace("LÀO CAI", "HÀ TĨNH") for line in LINES]
    before, after = drop(visit, site, language, plan, printed_file(browser, tmp_path / "other.pdf", *other))
    one_task, added = f"1 {text('check.tasks', language, n=1)}", text("outcome.added", language)
    assert "7/KH-UBND" in before[0] and {"vi": "05/03/2021", "en": "2021-03-05"}[language] in before[0]
    assert one_task in before[0] and added not in before[0]
    assert "8/KH-UBND" in before[1] and one_task in before[1]
    assert all(added in said for said in after)
    visit.open(f"{site}/?{urlencode({'lang': language, 'q': ASKED[language]})}")
    page.locator("blockquote .words", has_text="trồng rừng phòng hộ").first.wait_for(timeout=30_000)
    visit.open(f"{site}/document?id={DOCUMENT}&lang={language}")
    page.locator(".text .lead").first.click()
    page.get_by_role("link", name=text("fix.do.role", language)).first.click()
    page.get_by_role("dialog").wait_for()
    sign(page, language, "An", "the paper copy")
    corrected = {("Sở Nông nghiệp và Phát triển nông thôn", "assigned"), ("Sở Tài chính", "coordinate")}
    assert roles(store) == corrected
    again = word_file(tmp_path / "plan.docx", *LINES, "2. Sở Xây dựng chủ trì làm đường lâm nghiệp.")
    _, after = drop(visit, site, language, again)
    assert text("outcome.updated", language) in after[0]
    assert roles(store) == {*corrected, ("Sở Xây dựng", "lead")}
    visit.open(f"{site}/document?id={DOCUMENT}&lang={language}&view=corrections")
    page.get_by_role("button", name=text("fix.withdraw", language)).wait_for()
    said = page.locator("dl.pairs").inner_text()
    assert {"vi": "đã áp dụng", "en": "applied"}[language] in said and "the paper copy" in said


@pytest.fixture
def written_site(browser, tmp_path):
    """The pages over a store of one document; yield (address, path of the store)."""
    from click.testing import CliRunner

    import cli

    store = tmp_path / "one.db"
    plan = word_file(tmp_path / "plan.docx", *LINES)
    assert CliRunner().invoke(cli.main, ["ingest", plan, "--store", str(store)]).exit_code == 0
    with served("app.py", CANCU_STORE=str(store), CANCU_READ_ONLY="0", CANCU_ENCODER="none") as address:
        yield address, store


def choose(page, label, words):
    """Type into a choice of the form and take what it offers first, not the typed words as a new choice."""
    box = page.get_by_role("dialog").get_by_role("combobox", name=label)
    box.fill(words)
    page.get_by_role("option").filter(has_not_text="Add:").first.click()


@pytest.mark.slow
def test_agency_time_topic_and_data_of_a_document_are_corrected_where_they_stand(written_site, visit):
    site, store = written_site
    page = visit.page

    def fix(marked, link, fill):
        visit.open(f"{site}/document?id={DOCUMENT}&lang=en")
        page.locator(f".text {marked}").first.click()
        page.get_by_role("link", name=link, exact=True).first.click()
        page.get_by_role("dialog").wait_for()
        fill()
        sign(page, "en", "An", "the paper copy")

    fix(".lead", "Correct the agency", lambda: choose(page, "The right agency", "Department of Finance"))
    fix(".task", "Correct the topic", lambda: choose(page, "The right topic", "Tourism"))

    def time():
        page.get_by_label("From").fill("2021-01-01")
        page.get_by_label("From").press("Tab")
        page.get_by_label("To", exact=True).fill("2021-06-30")
        page.get_by_label("To", exact=True).press("Tab")

    fix(".task", "Correct the time", time)

    def number():
        page.get_by_label("The right value").fill("17/KH-UBND")
        page.get_by_label("The right value").press("Tab")

    fix(".meta:text-is('7/KH-UBND')", "Correct", number)
    held = graph.open_store(str(store), read_only=True)
    (document,) = held.documents()
    parsed = held.parsed(document.id)
    held.close()
    (task,) = parsed["tasks"]
    assert [(role["generic"], role["role"]) for role in task["roles"] if role["role"] == "lead"] == [("Sở Tài chính", "lead")]
    assert "topic:du-lich" in task["topics"]
    assert (task["time"]["from"], task["time"]["to"]) == ("2021-01-01", "2021-06-30")
    assert parsed["document"]["number"] == "17/KH-UBND"
    visit.open(f"{site}/document?id={document.id}&lang=en&view=corrections")
    page.get_by_role("button", name="Withdraw").nth(3).wait_for()
    page.get_by_role("button", name="Withdraw").first.click()
    page.wait_for_function("() => document.querySelectorAll('[class*=st-key-withdraw]').length === 3", timeout=30_000)


EVERYTHING = (
    "", "?q=t%E1%BB%89nh%20n%C3%A0o%20giao", "library", "bring", "network", "compare", "about", "document?id={id}", "document?id={id}&view=tasks",
    "document?id={id}&view=citations", "document?id={id}&view=findings", "document?id={id}&view=metadata", "province?id=VN-02",
    "document?id={id}&view=corrections", "document?id={id}&view=alike&start=7000&end=7300", "document?id={id}&start=7000&end=7300",
    "?q=%3F%3F", "agency", "agency?id=body:so-thong-tin-va-truyen-thong", "topic?id=topic:bien-gioi",
    "instrument?id=doc:chinh-phu/2015/72-nd-cp", "timeline", "timeline?recurrence=quarterly", "compare?by=topic&units=63",
    "compare?cell=VN-02~body:so-thong-tin-va-truyen-thong", "network?kind=body&node=body:so-thong-tin-va-truyen-thong",
)  # fmt: skip


@pytest.mark.parametrize(("language", "scheme"), [("vi", "light"), ("en", "dark")])
def test_no_page_has_a_serious_fault_for_readers_with_aids(browser, site, language, scheme):
    """axe-core, put into each page from node_modules: contrast, names, roles, order."""
    if not AXE.exists():
        pytest.skip(f"axe-core is not there: run `npm ci` in {AXE.parents[2].relative_to(ROOT)}")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    faults = []
    for name in EVERYTHING:
        name = name.format(id="doc:lao-cai/2020/88-kh-ubnd")
        page.goto(f"{site}/{name}{'&' if '?' in name else '?'}lang={language}")
        page.wait_for_selector(".cancu-root, .stFileUploader", timeout=30_000)
        page.wait_for_timeout(800)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
        faults += [(name, one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")]
    context.close()
    assert not faults, faults


def test_words_are_found_in_the_text_without_accents(fake_site, visit):
    from tests.views import fakes

    page = visit.open(f"{fake_site}/document?id={fakes.LAO}").page
    box = page.get_by_role("searchbox", name="Tìm trong văn bản")
    box.fill("so ngoai vu")
    assert page.locator(".find .n").inner_text() == "1 / 2"
    assert page.locator("mark.target").inner_text() == "Sở Ngoại vụ"
    box.press("Enter")
    assert page.locator(".find .n").inner_text() == "2 / 2"
    box.fill("biên giới")
    assert "biên giới" in page.locator("mark.target").inner_text().lower()
    box.fill("xyzzy")
    assert page.locator(".find .n").inner_text() == "không thấy"
