"""The explorer as a reader meets it.  Every test also fails on a script error and on any request off 127.0.0.1 (see `visit`)."""

import pytest

from tests.views import fakes

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]  # one worker, one server, one browser

PAGES = ("", "library", "bring", "document", "network", "compare", "about")


def target(page):
    """Return the words that the viewer marks as the place asked for."""
    page.wait_for_selector("mark.target")
    return "".join(page.locator("mark.target").all_text_contents())


def box(page):
    """Return the question box."""
    return page.locator("input[role=combobox]").first


def test_requests_off_the_machine_would_be_seen(browser):
    """The guard itself: a page that asks for another host is caught."""
    from tests.browser.conftest import Visit

    context = browser.new_context()
    seen = Visit(context.new_page())
    seen.page.set_content("<img src='http://192.0.2.1/x.png'>", wait_until="commit")
    seen.page.wait_for_timeout(200)
    context.close()
    assert seen.off_host() == ["http://192.0.2.1/x.png"]


@pytest.mark.parametrize(("language", "width"), [("vi", 390), ("en", 390), ("en", 1280)])
def test_no_page_is_wider_than_its_screen(fake_site, visit, language, width):
    visit.page.set_viewport_size({"width": width, "height": 800})
    for name in (*PAGES, "?q=giao", "document?view=tasks", "document?view=citations"):
        visit.open(f"{fake_site}/{name}{'&' if '?' in name else '?'}lang={language}")
        wide = visit.page.evaluate(
            """(limit) => [...document.querySelectorAll('[data-testid=stMainBlockContainer], .stBidiComponent, [data-testid=stMain] button')]
               .filter((e) => e.getBoundingClientRect().right > limit + 1).map((e) => e.className)""",
            width,
        )
        assert not wide, (name, wide)


def test_ask_open_the_evidence_and_come_back(fake_site, visit):
    page = visit.open(fake_site).page
    box(page).fill("tỉnh nào giao")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Hiểu là")
    visit.settle()
    said = page.locator("article.card blockquote .words").first.inner_text()
    page.locator("article.card a.open").first.click()
    assert target(page) == said == "Bộ Chỉ huy Bộ đội Biên phòng chủ trì"
    assert "/document?id=" in page.url
    page.go_back()
    page.wait_for_selector("text=Hiểu là")
    assert box(page).input_value() == "tỉnh nào giao"
    page.go_forward()
    assert target(page) == said


def test_the_keyboard_s_place_is_seen_and_goes_on_from_an_answer(fake_site, visit):
    page = visit.open(fake_site).page
    page.set_viewport_size({"width": 1280, "height": 800})
    link = page.locator("[data-testid=stTopNavLink]").nth(1)
    for _ in range(3):  # a navigation that is still being drawn anew takes the place away
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        if link.evaluate("e => e === e.getRootNode().activeElement"):
            break
        visit.settle()
    style = link.evaluate("e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth]")
    assert style == ["solid", "2px"]
    skip = page.locator("[data-testid=stSkipToContent]").evaluate(
        "e => [getComputedStyle(e).fontSize, getComputedStyle(e, '::after').content]"
    )
    assert skip == ["0px", '"Đến nội dung chính"']
    box(page).fill("tỉnh nào giao")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Hiểu là")
    visit.settle()
    reached = page.get_by_role("region", name="Câu trả lời", exact=True)
    assert reached.evaluate("e => e === e.getRootNode().activeElement")
    page.keyboard.press("Tab")
    assert reached.evaluate("e => e !== e.getRootNode().activeElement && e.contains(e.getRootNode().activeElement)")


def test_another_reading_is_one_click_away_and_left_with_the_question(fake_site, visit):
    page = visit.open(f"{fake_site}/?q=t%E1%BB%89nh%20n%C3%A0o%20giao&lang=vi").page
    page.get_by_role("link", name=fakes.READINGS[1]).click()
    page.wait_for_selector(f".said:has-text('{fakes.READINGS[1]}')")
    assert "reading=2" in page.url and "lang=vi" in page.url
    box(page).fill("ai ký")
    page.keyboard.press("Enter")
    page.wait_for_selector(f".said:has-text('{fakes.READINGS[0]}')")
    assert "reading=" not in page.url


def test_language_stays_over_pages_and_in_links(fake_site, visit):
    page = visit.open(f"{fake_site}/?q=giao").page
    page.locator("[data-testid=stMain] .st-key-lang_switch button").last.click()
    page.wait_for_selector("text=Understood as")
    visit.settle()
    page.locator("a.open").first.click()
    page.wait_for_selector("text=Outline")
    assert "lang=en" in page.url
    page.get_by_role("link", name="Network").first.click()
    page.wait_for_selector("h1:has-text('Networks')")


def test_every_page_is_in_sight_on_a_phone(fake_site, visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open(f"{fake_site}/?lang=en")
    links = visit.page.locator(".st-key-phone_nav a")
    links.nth(6).wait_for()
    assert links.all_inner_texts() == ["Ask", "Library", "Network", "Compare", "Timeline", "Bring", "Model"]
    for index in range(7):
        box = links.nth(index).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    links.nth(2).click()
    visit.page.wait_for_selector("canvas[data-drawn='4']")
    assert "lang=en" in visit.page.url


def test_on_a_phone_each_bar_lies_below_its_own_name(fake_site, visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(f"{fake_site}/?q=so sánh").page
    page.locator(".compare .bar").nth(1).wait_for()
    name, bar, number = ([one.bounding_box() for one in page.locator(f".compare .{part}").all()] for part in ("name", "bar", "n"))
    assert name[0]["y"] < bar[0]["y"] < name[1]["y"] < bar[1]["y"]
    assert [box["x"] > 195 and abs(box["y"] - name[k]["y"]) < 10 for k, box in enumerate(number)] == [True, True]


def test_a_partner_is_a_link_to_the_tasks_they_share(fake_site, visit):
    page = visit.open(f"{fake_site}/network?node=agency:lao-cai/so-ngoai-vu&lang=en").page
    page.locator(".st-key-panel .tally a.page").first.click()
    page.wait_for_function("() => location.search.includes('edge=')")
    page.wait_for_selector("text=Work together")
    assert page.locator(".st-key-panel article.card").count() == 1


def test_hostile_text_and_question_are_shown_as_text(fake_site, visit):
    page = visit.open(f"{fake_site}/?q=%3Cscript%3Edocument.title%3D%27owned%27%3C%2Fscript%3E%3Cimg%20src%3Dx%3E").page
    page.wait_for_selector("text=<script>document.title='owned'</script><img src=x>")
    start = fakes.TEXTS[fakes.LAO].index(fakes.HOSTILE)
    for view in ("text", "tasks"):
        visit.open(f"{fake_site}/document?id={fakes.LAO}&start={start}&end={start + len(fakes.HOSTILE)}&view={view}")
        page.wait_for_selector("text=onerror=")
        if view == "text":  # behind a character outside the basic plane: positions are code points, not UTF-16 units
            assert target(page) == fakes.HOSTILE
        inside = page.evaluate(
            "() => [...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ? [...e.shadowRoot.querySelectorAll('script, img, b, strong, a[href^=javascript]')] : []).length"
        )
        assert inside == 0
        assert "owned" not in page.title()


def test_a_click_on_marked_words_shows_their_fact(fake_site, visit):
    page = visit.open(f"{fake_site}/document?id={fakes.LAO}").page
    page.locator(".text .lead").first.click()
    fact = page.locator(".facts .fact").first
    assert "Bộ Chỉ huy Bộ đội Biên phòng" in fact.inner_text() and "chủ trì" in fact.inner_text().lower()
    page.locator(".facts .go").first.click()
    assert target(page).startswith("Tuyên truyền về biên giới")
    toggle = page.get_by_role("button", name="Viện dẫn").or_(page.get_by_role("button", name="Văn bản được dẫn"))
    before = page.locator(".text .citation").first.evaluate("e => getComputedStyle(e).backgroundColor")
    toggle.last.click()
    after = page.locator(".text .citation").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert before != after


def place_of(page, *ids):
    """Return where the nodes are on the screen: the middle between them."""
    return page.locator("canvas").evaluate(
        """(c, ids) => { const r = c.getBoundingClientRect(); const at = ids.map((id) => c.locate(id));
           return [0, 1].map((k) => at.reduce((sum, p) => sum + p[k], 0) / at.length + [r.left, r.top][k]); }""",
        list(ids),
    )


def test_a_click_on_an_agency_lists_its_tasks(fake_site, visit):
    page = visit.open(f"{fake_site}/network").page
    page.wait_for_selector("canvas[data-drawn='4']")
    page.locator("canvas").scroll_into_view_if_needed()
    page.mouse.click(*place_of(page, "agency:lao-cai/so-ngoai-vu"))
    page.wait_for_selector(".st-key-panel article.card")
    assert page.locator(".st-key-panel article.card").count() == 2
    assert page.locator(".st-key-panel").bounding_box()["y"] < 200, "the panel is in sight"
    page.locator(".st-key-panel article.card a.open").first.click()
    assert target(page).startswith("Tuyên truyền về biên giới")


@pytest.mark.parametrize(("language", "width", "least"), [("vi", 1280, 30), ("en", 1280, 30), ("en", 390, 8)])
def test_no_name_in_the_network_lies_on_a_dot_or_on_another_name(site, visit, language, width, least):
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.open(f"{site}/network?lang={language}").page
    page.wait_for_selector("canvas[data-covered]")
    canvas = page.locator("canvas")
    assert canvas.get_attribute("data-covered") == "0"
    assert int(canvas.get_attribute("data-labels")) >= least


def test_a_table_wider_than_the_screen_says_so_and_moves(site, visit):
    page = visit.open(f"{site}/timeline?lang=en").page
    page.wait_for_selector("table.matrix")
    assert not page.locator(".aside").is_visible()
    page.set_viewport_size({"width": 390, "height": 900})
    page.locator(".aside").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('*')].some((e) => e.shadowRoot && (e.shadowRoot.querySelector('.matrixwrap') || {}).scrollLeft > 0)"
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_a_line_of_the_network_to_its_task_to_the_document(fake_site, visit, language):
    page = visit.open(f"{fake_site}/network?lang={language}").page
    page.wait_for_selector("canvas[data-drawn='4']")
    page.locator("canvas").scroll_into_view_if_needed()
    page.mouse.click(*place_of(page, "agency:lao-cai/so-ngoai-vu", "agency:lao-cai/bien-phong"))
    page.wait_for_function("() => location.search.includes('edge=')")
    page.locator(".st-key-panel article.card a.open").first.click()
    assert target(page).startswith("Tuyên truyền về biên giới")
    page.go_back()
    page.locator(".st-key-panel a.close").click()
    page.wait_for_function("() => !location.search.includes('edge=')")


def test_the_network_is_walked_by_keyboard(fake_site, visit):
    page = visit.open(f"{fake_site}/network").page
    page.wait_for_selector("canvas[data-drawn='4']")
    page.locator("canvas").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".spoken").text_content()
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-panel article.card")
    assert "node=agency" in page.url


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_a_gap_to_the_document(fake_site, visit, language):
    page = visit.open(f"{fake_site}/compare?by=topic&lang={language}").page
    page.locator("td.incomplete a").first.click()
    page.wait_for_selector(".st-key-panel .note")
    page.locator(".st-key-panel .linklist a").last.click()
    page.wait_for_selector(".text")
    assert "/document?id=" in page.url


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("vi", "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới"),
        ("en", "which provinces assign border propaganda to Border Guard"),
    ],
)
def test_five_documents_from_question_to_words(site, visit, language, question):
    page = visit.open(f"{site}/?lang={language}").page
    box(page).fill(question)
    page.keyboard.press("Enter")
    page.wait_for_selector("article.card")
    visit.settle()
    titles = page.locator("article.card h4").all_inner_texts()
    assert titles[0] == "Lào Cai" and {"Lạng Sơn", "Hà Tĩnh"} <= set(titles)
    said = page.locator("article.card blockquote .words").first.text_content()
    page.locator("article.card a.open").first.click()
    assert target(page) == said
    place = page.locator("mark.target").first.bounding_box()
    assert 0 <= place["y"] <= 800, "the marked words are in sight"


def test_an_agency_in_an_answer_leads_to_its_page(site, visit):
    page = visit.open(f"{site}/?lang=en&q=Which%20agency%20leads%20promotion%20of%20L%C3%A0o%20Cai%27s%20image%3F").page
    page.locator("article.card h4 a.page").first.click()
    page.wait_for_selector("text=By topic")
    assert "/agency?id=agency" in page.url
    assert page.locator("article.card").count() > 0
    page.get_by_role("link", name="Back to the answer").click()
    page.wait_for_selector("text=Understood as")


def test_typing_completes_names_and_offers_questions(fake_site, visit):
    page = visit.open(fake_site).page
    box(page).press_sequentially("so ngo")
    options = page.locator("[role=option] .t")
    assert options.all_inner_texts()[:2] == ["Sở Ngoại vụ", "Sở Ngoại vụ phối hợp với những cơ quan nào?"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert box(page).input_value() == "Sở Ngoại vụ "
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Hiểu là")
    page.goto(fake_site)
    page.locator(".history a").first.wait_for()
    assert page.locator(".history a").first.inner_text() == "Sở Ngoại vụ"


def test_a_condition_is_left_out_with_one_click(site, visit):
    page = visit.open(f"{site}/?lang=en&q=which%20provinces%20assign%20border%20propaganda%20to%20Border%20Guard").page
    page.locator(".chip .cross").last.click()
    page.wait_for_function("() => location.search.includes('edit=')")
    page.get_by_role("link", name="back to the question as asked").wait_for()
    assert page.locator(".chip .cross").count() == 1


def test_five_documents_fill_every_page(site, visit):
    for name in PAGES:
        visit.open(f"{site}/{name}")
        assert visit.page.locator("[data-testid=stException]").count() == 0, name
