"""The whole way of a document: dropped, read before it enters, asked about, corrected, read again; and pages that everybody can use."""

import pytest

import graph
from tests.browser.conftest import ROOT, served

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


def drop(visit, site, *files):
    visit.open(f"{site}/bring?lang=en")
    visit.page.locator("input[type=file]").set_input_files(list(files))
    visit.page.locator("article.check").nth(len(files) - 1).wait_for(timeout=90_000)
    visit.settle()
    said = visit.page.locator("article.check").all_inner_texts()
    visit.page.get_by_role("button", name="enter the store").click()
    visit.page.locator("article.check a.page").nth(len(files) - 1).wait_for(timeout=90_000)
    visit.settle()
    return said, visit.page.locator("article.check").all_inner_texts()


def roles(store):
    with_tasks = graph.open_store(str(store), read_only=True)
    found = {(role["generic"], role["role"]) for task in with_tasks.parsed(DOCUMENT)["tasks"] for role in task["roles"]}
    with_tasks.close()
    return found


@pytest.mark.slow
def test_a_document_is_brought_asked_about_corrected_and_read_again(browser, new_site, visit, tmp_path):
    site, store = new_site
    page = visit.page
    plan = word_file(tmp_path / "plan.docx", *LINES)
    other = [line.replace("7/KH", "8/KH").replace("Lào Cai", "Hà Tĩnh").replace("LÀO CAI", "HÀ TĨNH") for line in LINES]
    before, after = drop(visit, site, plan, printed_file(browser, tmp_path / "other.pdf", *other))
    assert "7/KH-UBND" in before[0] and "2021-03-05" in before[0] and "1 tasks" in before[0] and "added" not in before[0]
    assert "8/KH-UBND" in before[1] and "1 tasks" in before[1]
    assert all("added" in said for said in after)
    visit.open(f"{site}/?lang=en&q=Which%20agency%20leads%20planting%20forests%20in%20L%C3%A0o%20Cai%3F")
    page.locator("blockquote .words", has_text="trồng rừng phòng hộ").first.wait_for(timeout=30_000)
    visit.open(f"{site}/document?id={DOCUMENT}&lang=en")
    page.locator(".text .lead").first.click()
    page.get_by_role("link", name="Correct the role").first.click()
    page.get_by_role("dialog").wait_for()
    page.get_by_label("Corrected by").fill("An")
    page.get_by_label("Corrected by").press("Tab")
    page.get_by_label("Reason").fill("the paper copy")
    page.get_by_label("Reason").press("Tab")
    page.locator(".st-key-fix_save button:not([disabled])").click(timeout=15_000)
    page.get_by_role("dialog").wait_for(state="detached", timeout=30_000)
    corrected = {("Sở Nông nghiệp và Phát triển nông thôn", "assigned"), ("Sở Tài chính", "coordinate")}
    assert roles(store) == corrected
    again = word_file(tmp_path / "plan.docx", *LINES, "2. Sở Xây dựng chủ trì làm đường lâm nghiệp.")
    _, after = drop(visit, site, again)
    assert "updated" in after[0]
    assert roles(store) == {*corrected, ("Sở Xây dựng", "lead")}
    visit.open(f"{site}/document?id={DOCUMENT}&lang=en&view=corrections")
    page.get_by_role("button", name="Withdraw").wait_for()
    assert "applied" in page.locator("dl.pairs").inner_text() and "the paper copy" in page.locator("dl.pairs").inner_text()


EVERYTHING = (
    "", "?q=t%E1%BB%89nh%20n%C3%A0o%20giao", "library", "bring", "network", "compare", "about", "document?id={id}", "document?id={id}&view=tasks",
    "document?id={id}&view=citations", "document?id={id}&view=findings", "document?id={id}&view=metadata", "province?id=VN-02",
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
