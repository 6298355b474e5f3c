"""A crawler in a real Chromium: it follows the links of every page, in both languages, over the five documents.

Of addresses that differ in ids and places only (`/agency?id=…`) it follows some; with CANCU_CRAWL=all every one, and with CANCU_CRAWL_STORE
over another store.  No page may fail, be a dead end, or say in one language what stands in the other.
"""

from __future__ import annotations

import os
import re
from collections import Counter, deque
from urllib.parse import parse_qsl, urlsplit

import pytest

import graph
from graph.explore import holdings
from tests.browser.conftest import served
from text.views import fold
from text.vocabulary import load as load_vocabulary
from views.i18n import PAGES, words_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

EVERY = os.environ.get("CANCU_CRAWL") == "all"
STORE = os.environ.get("CANCU_CRAWL_STORE")
EACH = 10_000 if EVERY else 1
MOST = 100_000 if EVERY else 70  # pages a language
STARTS = ("ask", "library", "document", "network", "compare", "timeline", "about", "agency", "province", "instrument", "topic")
FREE = ("id", "q", "after", "edit", "node", "edge", "path", "cell", "start", "end", "around", "province", "provinces", "topic", "field", "with", "document", "about", "n", "page")  # fmt: skip

# What is seen of a page: its links, its words by element, whether something failed.
LOOK = """() => {
  const links = new Set(), words = [];
  const walk = (root, quoted) => {
    for (const node of root.childNodes) {
      if (node.nodeType === 3) { const said = node.textContent.trim(); if (said && !quoted) words.push(said); continue; }
      if (node.nodeType !== 1 || ['STYLE', 'SCRIPT', 'PRE', 'CODE', 'INPUT'].includes(node.tagName)) continue;
      if (node.tagName === 'A' && node.href.startsWith(location.origin)) links.add(node.href);
      const inside = quoted || (node.lang === 'vi' && node.tagName !== 'HTML');
      if (node.shadowRoot) walk(node.shadowRoot, inside);
      walk(node, inside);
    }
  };
  walk(document.querySelector('[data-testid=stMain]'), false);
  return { links: [...links], words, failed: document.querySelectorAll('[data-testid=stException]').length };
}"""


def kind(address: str) -> tuple[str, ...]:
    """Return what an address is like, but for ids and places."""
    parts = urlsplit(address)
    said = [name if name in FREE else f"{name}={value}" for name, value in parse_qsl(parts.query) if name != "lang"]
    return (parts.path, *sorted(said))


def allowed_words(store) -> str:
    """Return, folded, all that may be Vietnamese in English: what the documents say, and names of the store and the vocabulary."""
    held = holdings(store)
    said = [store.text(document.id) for document in held.collection()]
    said += [
        " ".join(filter(None, (d.title, d.number, d.issuer, d.type, d.label, store.source(d.id) if d.in_collection else "")))
        for d in held.documents.values()
    ]
    said += [" ".join((*agency.names, agency.generic)) for agency in held.agencies.values()]
    said += [" ".join(names) for names in held.names.values()]
    said += [" ".join((term.label_vi, term.label_en or "", *term.names)) for term in load_vocabulary()]
    said += [" ".join((*task.headings, task.statement, task.printed, task.path)) for task in held.tasks.values()]
    return " ".join(fold(" ".join(said)).split())


BETWEEN = re.compile(r"[·;:|()“”\"]|, | – | - | and | in |→|…|\n")
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


def foreign(words: list[str], language: str, allowed: str) -> list[str]:
    """Return the words of a page that are in the other language."""
    pages = words_of(PAGES)
    other = {"vi": "en", "en": "vi"}[language]
    interface = {row[other] for row in pages.values()} - {row[language] for row in pages.values()}
    found = [said for said in words if said in interface and (language == "en" or " " in said)]
    if language == "en":
        for said in words:
            for part in BETWEEN.split(said):
                run = vietnamese_run(part)
                if run and " ".join(fold(run).split()) not in allowed:
                    found.append(f"{run!r} in {said!r}")
    return found


def vietnamese_run(part: str) -> str:
    """Return the stretch of words from the first to the last one with a Vietnamese letter, without its punctuation."""
    words = part.split()
    at = [i for i, word in enumerate(words) if VIETNAMESE.search(word)]
    return " ".join(words[at[0] : at[-1] + 1]).strip(" .,…×▾?!“”\"'") if at else ""


def test_a_vietnamese_word_in_english_is_found():
    assert vietnamese_run("Plan 88/KH-UBND of Lạng Sơn 2020") == "Lạng Sơn"
    assert foreign(["Nhiệm vụ", "Plan of Lào Cai", "Tasks"], "en", "lao cai") == ["Nhiệm vụ", "'Nhiệm vụ' in 'Nhiệm vụ'"]
    assert foreign(["Nhiệm vụ", "Show its surroundings only"], "vi", "") == ["Show its surroundings only"]


@pytest.fixture(scope="module")
def crawled(browser, five_db):
    path = STORE or str(five_db)
    opened = graph.open_store(path, read_only=True)
    with served("app.py", CANCU_STORE=path) as address:
        yield address, allowed_words(opened)
    opened.close()


def drawn(visit):
    """Return what is seen of the page once it stays the same: components draw a moment after the script has run."""
    page, before = visit.page, None
    for _ in range(60):
        page.wait_for_timeout(200)
        visit.settle()
        found = page.evaluate(LOOK)
        if found == before and (found["links"] or found["failed"]):
            return found
        before = found
    return before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_link_leads_on(crawled, visit, language):
    site, allowed = crawled
    page = visit.open(f"{site}/?lang={language}").page
    page.wait_for_selector("tbody a", timeout=120_000)  # a server just started
    waiting = deque(f"{site}/{'' if name == 'ask' else name}?lang={language}" for name in STARTS)
    seen, kinds, wrong = set(waiting), Counter(), []
    visited = 0
    while waiting and visited < MOST:
        address = waiting.popleft()
        page.evaluate("(href) => { history.pushState({}, '', href); dispatchEvent(new PopStateEvent('popstate')); }", address)
        found = drawn(visit)
        visited += 1
        name = address.removeprefix(site)
        if found["failed"]:
            wrong.append(f"{name}: {page.locator('[data-testid=stException]').first.inner_text()[:300]}")
        if not found["links"]:
            wrong.append(f"{name}: a dead end, {found['words'][:6]}")
        wrong += [f"{name}: {one}" for one in sorted(set(foreign(found["words"], language, allowed)))[:4]]
        for link in found["links"]:
            if link not in seen and kinds[kind(link)] < EACH and "/bring" not in link:
                seen.add(link)
                kinds[kind(link)] += 1
                waiting.append(link)
    print(f"{visited} pages, {len(kinds)} kinds of address, {len(waiting)} left")
    assert not wrong, "\n".join(wrong)
