"""A crawler of the explorer in a real Chromium: it follows the links and presses the buttons of every page.

`python -m tests.browser.crawl STORE [vi|en…]` follows two addresses of each kind, drawn by a seed, and presses what there is on one of each
shape; it prints what is wrong and exits with 1.  (`tests.browser.whole` draws the page of every thing of a store and looks up every link.)

Wrong is a page that fails, a page without a way on, and a word in the other language: in English only names and quotations may be
Vietnamese.  Quotations are marked as Vietnamese in the page (`lang="vi"`), names are those that the store has no English word for.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from graph.explore import holdings
from text.views import fold
from text.vocabulary import load as load_vocabulary
from views.i18n import PAGES, words_of

STARTS = ("", "library", "network", "compare", "timeline", "bring", "about", "document", "agency", "province", "instrument", "topic")
# Parameters that name something: addresses that differ in them only are of one kind.
FREE = {
    "id", "q", "after", "edit", "node", "edge", "path", "cell", "start", "end", "around", "province", "provinces", "topic", "field", "with",
    "document", "about", "n", "page", "part", "of", "beside", "bstart", "bend", "hide", "issuer", "year", "years", "agency", "type",
    "sort", "by", "role", "recurrence", "table",
}  # fmt: skip
THINGS = ("agency", "document", "province", "instrument", "topic")
SEED = 13
MANY = 3  # addresses of one page that narrow it down by more than this are of one kind

# What is seen of a page: its links, its words by element (quotations left out), what may be pressed, whether something failed.
LOOK_AT = """(roots) => {
  const links = new Set(), words = new Set();
  const said = (text) => { text = (text || '').trim(); if (text) words.add(text); };
  const walk = (root, quoted) => {
    for (const node of root.childNodes) {
      if (node.nodeType === 3) { if (!quoted) said(node.textContent); continue; }
      if (node.nodeType !== 1 || ['STYLE', 'SCRIPT', 'PRE', 'CODE'].includes(node.tagName)) continue;
      if (node.tagName === 'A' && node.href.startsWith(location.origin)) links.add(node.href);
      const inside = quoted || (node.lang === 'vi' && node.tagName !== 'HTML');
      if (!inside) for (const name of ['placeholder', 'title', 'aria-label', 'alt'])
        if (name !== 'title' || !node.dataset.local) said(node.getAttribute(name));
      if (node.shadowRoot) walk(node.shadowRoot, inside);
      walk(node, inside);
    }
  };
  for (const part of roots) walk(part, false);
  return { links: [...links], words: [...words] };
}"""
LOOK = f"""() => {{
  const seen = ({LOOK_AT})(document.querySelectorAll('[data-testid=stMain], [role=dialog], [data-baseweb=popover]'));
  return {{ ...seen, failed: [...document.querySelectorAll('[data-testid=stException]')].map((e) => e.innerText.slice(0, 300)) }};
}}"""
# Before a page loads: keep when the explorer was last asked for something, and when its script was last seen to begin or end.
WATCH = """() => {
  const send = WebSocket.prototype.send;
  let before;
  window.askedAt = 0;
  window.ranAt = 0;
  WebSocket.prototype.send = function (data) { window.askedAt = performance.now(); return send.call(this, data); };
  new MutationObserver(() => {
    const app = document.querySelector('[data-testid=stApp]');
    const state = app && app.dataset.testScriptState;
    if (state !== before) { before = state; window.ranAt = performance.now(); }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-test-script-state'] });
}"""
CLICK_MS = 15_000
UNANSWERED_MS = 10_000  # what is asked without a run of the script (a beat of the heart) is waited for no longer
# Whether what was asked for has run and what it drew stays as it is for a moment.
STILL = """([quiet, unanswered]) => new Promise((resolve) => {
  const app = document.querySelector('[data-testid=stApp]');
  const asked = () => window.askedAt > window.ranAt && performance.now() - window.askedAt < unanswered;
  const size = () => {
    let n = 0;
    const walk = (root) => { for (const e of root.querySelectorAll('*')) { n++; if (e.shadowRoot) walk(e.shadowRoot); } };
    walk(document.body);
    return n;
  };
  let before = -1, since = performance.now();
  const look = () => {
    const now = size();
    const running = app && app.dataset.testScriptState !== 'notRunning';
    if (running || asked() || now !== before || document.querySelector('[data-stale=true]')) { before = now; since = performance.now(); }
    if (performance.now() - since >= quiet) resolve(true); else setTimeout(look, 30);
  };
  look();
})"""
GO = "(href) => { history.pushState({}, '', href); dispatchEvent(new PopStateEvent('popstate')); }"
PRESSED = "[data-testid=stMain] :is(button, summary, [role=combobox], [role=radio])"
# Not pressed: what stands behind an open dialog (nobody can), what changes the store (their own tests press them), and the chooser of
# files, which is the browser's.
LEFT_ALONE = (
    ".st-key-lang_switch *, .st-key-remove button, .st-key-again button, [class*=st-key-fix_save] button, "
    "[data-testid=stFileUploader] button, [data-testid=stCode] button, [aria-label='Copy to clipboard'], button[disabled]"
)

QUOTED = re.compile("“[^”]*”")
BETWEEN = re.compile(r"[·;:|()“”\"]|, | – | - | and | in |→|…|\n")
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
ENGLISH = re.compile(r"\b(the|of|and|is|are|not|with|for|this|that|from)\b")
NUMBER = re.compile(r"\(?\w{1,5}([.)]+\w{1,4})+\)?(#\d+)?|\w–\w|\d+\w*/\S+")  # of a section: IV.1.đ, đ–e; of a document: 46/2002/QĐ-UBND


def kind(address: str) -> tuple[str, ...]:
    """Return what an address is like, but for what it names."""
    parts = urlsplit(address)
    said = {name if name in FREE else f"{name}={value}" for name, value in parse_qsl(parts.query) if name != "lang"}
    return (parts.path, *sorted(said)) if len(said) <= MANY else (parts.path, f"more than {MANY}")


def shape(address: str) -> tuple[str, ...]:
    """Return what a page has to press by its address: the page, and the view or kind of it that is shown."""
    page, *said = kind(address)
    views = {"view", "kind", "units", "table", "by", "q", "id", "cell", "node", "edge", "path", "beside", "fix"}
    return (page, *sorted(name for name in said if name.partition("=")[0] in views))


def is_thing(address: str) -> bool:
    """Whether an address is the page of one thing, or one of the views of a document: those are followed one and all."""
    page, *said = kind(address)
    return page.strip("/") in THINGS and (said == ["id"] or (len(said) == 2 and said[0] == "id" and said[1].startswith("view=")))


def allowed_names(store: object) -> str:
    """Return, folded, the names that are Vietnamese in English too: what has no English name, places, titles, files."""
    held = holdings(store)  # type: ignore[arg-type]
    said: list[str] = []
    for document in held.documents.values():
        said += [document.title, document.number, document.label]
        if document.issuer_id not in held.agencies:
            said.append(document.issuer)
        if document.in_collection:
            said.append(store.source(document.id))  # type: ignore[attr-defined]
            parsed = store.parsed(document.id)  # type: ignore[attr-defined]
            said += [str(role["generic"]) for task in parsed["tasks"] for role in task["roles"]]
    said += [agency.names[0] for agency in held.agencies.values() if agency.names[0] == agency.names[1]]
    said += [agency.names[1] for agency in held.agencies.values()]
    said += [names[1] for names in held.names.values()]
    said += [province.label_vi for province in load_vocabulary().provinces]  # the map has all of them
    said += [row["en"] for row in words_of(PAGES).values()]  # English that explains a Vietnamese word: "chủ trì: the agency …"
    return " | ".join(" ".join(fold(one).split()) for one in said if one)


def vietnamese_run(part: str) -> str:
    """Return the stretch of words from the first to the last one with a Vietnamese letter, without its punctuation."""
    words = part.split()
    at = [i for i, word in enumerate(words) if VIETNAMESE.search(word) and not NUMBER.fullmatch(word.strip(".,:;"))]
    return " ".join(words[at[0] : at[-1] + 1]).strip(" .,…×▾?!“”\"'") if at else ""


def foreign(words: Iterable[str], language: str, allowed: str) -> list[str]:
    """Return the words of a page that are in the other language."""
    pages = words_of(PAGES)
    other = {"vi": "en", "en": "vi"}[language]
    interface = {row[other] for row in pages.values()} - {row[language] for row in pages.values()}
    found = []
    for said in words:
        if (
            said in interface
            and f" | {fold(said)} | " not in f" | {allowed} | "
            and (language == "en" or " " in said)
            or language == "vi"
            and not VIETNAMESE.search(said)
            and len(ENGLISH.findall(said)) > 1
        ):
            found.append(said)
        elif language == "en":
            runs = (vietnamese_run(part) for part in BETWEEN.split(QUOTED.sub("", said)))
            found += [f"{run!r} in {said!r}" for run in runs if run and " ".join(fold(run).split()) not in allowed]
    return found


@dataclass
class Crawl:
    """One way through the pages, in one language; `each` addresses of a kind, buttons pressed on `pressed` pages that look alike."""

    page: object
    site: str
    language: str
    allowed: str
    each: int
    pressed: int
    most: int
    presses_at_most: int = 1_000_000
    wrong: list[str] = field(default_factory=list)
    visited: int = 0
    presses: int = 0
    kinds: Counter[tuple[str, ...]] = field(default_factory=Counter)
    pressed_on: Counter[tuple[str, ...]] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    def run(self) -> Crawl:
        """Follow links, the seed saying which of a kind come first, until none is left or `most` pages were seen."""
        draw = random.Random(SEED)
        waiting: dict[tuple[str, ...], list[str]] = defaultdict(list)
        seen: set[str] = set()
        for name in STARTS:
            address = f"{self.site}/{name}?lang={self.language}"
            seen.add(address)
            waiting[kind(address)].append(address)
        self.page.add_init_script(f"({WATCH})()")  # type: ignore[attr-defined]
        self.page.goto(f"{self.site}/?lang={self.language}")  # type: ignore[attr-defined]
        self.page.wait_for_selector("[data-testid=stMainBlockContainer]", timeout=120_000)  # type: ignore[attr-defined]
        self._still()
        while self.visited < self.most:
            address = self._next(waiting, draw)
            if address is None:
                break
            for link in self._visit(address):
                if link not in seen:
                    seen.add(link)
                    waiting[kind(link)].append(link)
        return self

    def _next(self, waiting: dict[tuple[str, ...], list[str]], draw: random.Random) -> str | None:
        """Return an address of the kind that was followed least, None where nothing is left to follow."""
        open_kinds = [k for k, held in waiting.items() if held and self.kinds[k] < self.each]
        if not open_kinds:
            return None
        chosen = min(open_kinds, key=lambda k: (self.kinds[k], k))
        self.kinds[chosen] += 1
        return waiting[chosen].pop(draw.randrange(len(waiting[chosen])))

    def _visit(self, address: str) -> list[str]:
        self.page.evaluate(GO, address)  # type: ignore[attr-defined]
        found = self._seen(address, "")
        self.visited += 1
        links = self._own(found["links"])
        if not links:
            self._tell(address, "", "a dead end: " + " / ".join(found["words"][:4]))
        shown = shape(address)
        if self.pressed_on[shown] < self.pressed:
            self.pressed_on[shown] += 1
            links += self._press(address)
        return sorted(set(links))

    def _own(self, links: Iterable[str]) -> list[str]:
        """Return the links that stay in this language."""
        other = {"vi": "lang=en", "en": "lang=vi"}[self.language]
        return [link for link in links if other not in link]

    def _press(self, address: str) -> list[str]:
        """Press what can be pressed on a page: of what looks alike a few; return the links that come to light."""
        page, links, like = self.page, [], Counter()
        for at in range(min(400, self.presses_at_most - self.presses)):
            button = page.locator(PRESSED).nth(at)  # type: ignore[attr-defined]
            if at >= page.locator(PRESSED).count():  # type: ignore[attr-defined]
                break
            try:
                looks = button.evaluate(
                    "(e, alone) => e.matches(alone) || e.closest(alone) || !e.checkVisibility() || document.querySelector('[role=dialog]') ? '' : "
                    "e.tagName + e.className + (e.getAttribute('aria-label') || e.innerText).replace(/[0-9]+/g, '')",
                    LEFT_ALONE,
                    timeout=2000,
                )
            except Exception:  # noqa: BLE001 - the page was drawn anew with less on it
                break
            if not looks or like[looks] >= 2 or like[looks.split(" ")[0]] >= 60:
                continue
            like[looks] += 1
            name = button.evaluate("(e) => e.getAttribute('aria-label') || e.innerText || e.tagName")
            try:
                button.click(timeout=CLICK_MS)
            except Exception as error:  # noqa: BLE001 - whatever hinders a click is told
                self._tell(address, name, f"cannot be pressed: {' '.join(str(error).split())[:600]}")
                continue
            self.presses += 1
            found = self._seen(address, name)
            links += self._own(found["links"])
            if page.locator("[role=dialog], [data-baseweb=popover]").count():  # type: ignore[attr-defined]
                page.keyboard.press("Escape")  # type: ignore[attr-defined]
            if page.url != address:  # type: ignore[attr-defined]
                page.evaluate(GO, address)  # type: ignore[attr-defined]
                self._still()
        return links

    def _seen(self, address: str, pressed: str) -> dict[str, list[str]]:
        """Return what is seen once the page is still, and keep what is wrong with it."""
        self._still()
        found: dict[str, list[str]] = self.page.evaluate(LOOK)  # type: ignore[attr-defined]
        for failed in found["failed"]:
            self._tell(address, pressed, f"fails: {failed}")
        for one in sorted(set(foreign(found["words"], self.language, self.allowed))):
            self._tell(address, pressed, one)
        return found

    def _still(self) -> None:
        self.page.evaluate(STILL, [120, UNANSWERED_MS])  # type: ignore[attr-defined]

    def _tell(self, address: str, pressed: str, words: str) -> None:
        """Keep a fault; of one that many pages have, the first three."""
        self.told[words] += 1
        if self.told[words] <= 3:
            where = address.removeprefix(self.site) + (f" [{pressed}]" if pressed else "")
            self.wrong.append(f"{where}: {words}")


def main(store: str, languages: list[str]) -> int:
    """Crawl the whole of a store; print what is wrong; return 1 where something is."""
    import tempfile
    from pathlib import Path
    from shutil import copy

    from playwright.sync_api import sync_playwright

    import graph
    from tests.browser.conftest import CHROMIUM, FLAGS, served

    faults = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        own = copy(store, Path(folder) / "crawled.db")
        opened = graph.open_store(str(own), read_only=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in languages or ["vi", "en"]:
            start = time.monotonic()
            with served("app.py", CANCU_STORE=str(own)) as site:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                crawl = Crawl(page, site, language, allowed_names(opened), each=2, pressed=1, most=100_000)
                for line in report(crawl.run()):
                    print(line)  # noqa: T201
                print(f"{time.monotonic() - start:.0f} s", flush=True)  # noqa: T201
                page.close()
            faults += len(crawl.wrong)
        opened.close()
    return int(faults > 0)


def report(crawl: Crawl) -> Iterator[str]:
    """Yield what a crawl saw and what was wrong."""
    yield f"{crawl.language}: {crawl.visited} pages of {len(crawl.kinds)} kinds, {crawl.presses} buttons, {len(crawl.told)} faults"
    yield from sorted(crawl.wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
