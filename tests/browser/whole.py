"""The explorer over a whole store, fast: each page runs in this process, and the components' own scripts draw it in one blank Chromium page.

`python -m tests.browser.whole STORE [--most N] [vi|en…]` draws the page of every thing (agency, document with each of its views, province, topic, instrument)
and of every other address N a kind (3), the seed saying which, a kind after the other in turn; on each, every fold is opened, every marked word of a text is clicked, every
link is looked up (does it name a page, a thing that the store has, a place within its text) and every word read for its language.  It
prints what is wrong and exits with 1; told to end before, it prints what it has seen so far.  Streamlit's own controls are pressed by `tests.browser.crawl`, in a served explorer.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copy
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import sync_playwright

import graph
from graph.explore import holdings, kind_of
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT
from tests.browser.crawl import LOOK_AT, SEED, STARTS, THINGS, allowed_names, foreign, is_thing, kind
from tests.views.drawn import at_address

ORIGIN = "http://explorer.test"
SAID = ("label", "placeholder", "help", "caption", "body", "options")  # what Streamlit's own elements show
UNREAD = ("Code", "Html", "Exception")
DRAW = f"""async ([parts, language]) => {{
  const tick = () => new Promise((done) => setTimeout(done));
  localStorage.clear();
  document.body.replaceChildren();
  window.made = window.made || {{}};
  const roots = [];
  for (const [name, script, data] of parts) {{
    window.made[name] = window.made[name] || await import(URL.createObjectURL(new Blob([script], {{ type: 'text/javascript' }})));
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({{ mode: 'open' }});
    window.made[name].default({{ parentElement: root, data, key: name }});
    roots.push(root);
  }}
  const every = (css) => roots.flatMap((root) => [...root.querySelectorAll(css)]);
  for (let more = true; more;) {{
    const shut = [...every('details:not([open])'), ...every('.morenames')];
    for (const one of shut) if (one.tagName === 'DETAILS') one.open = true; else one.click();
    await tick();
    more = shut.length > 0;
  }}
  const seen = ({LOOK_AT})([document.body]);
  const marked = new Map(every('.text [data-f]').map((one) => [one.dataset.f, one]));
  for (const one of marked.values()) {{
    one.click();
    const more = ({LOOK_AT})(every('.facts'));
    for (const name of ['links', 'words']) seen[name] = [...new Set([...seen[name], ...more[name]])];
  }}
  return {{ ...seen, marked: marked.size }};
}}"""


@dataclass
class Whole:
    """One way through all pages of a store, in one language."""

    page: Any
    store: Any
    language: str
    allowed: str
    most: int  # addresses of a kind that narrow a page down
    drawn: Counter[bool] = field(default_factory=Counter)  # whether of a thing: pages
    marked: int = 0
    ended: bool = False
    links: set[str] = field(default_factory=set)
    kinds: Counter[tuple[str, ...]] = field(default_factory=Counter)
    told: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def run(self) -> Whole:
        """Draw pages until every thing has been drawn, and `most` addresses of every other kind, or until it is told to end."""
        self.held = holdings(self.store)
        self.texts = {node.id: len(self.store.text(node.id)) for node in self.store.documents()}
        draw = random.Random(SEED)
        waiting: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in STARTS:
            self._meet(f"{ORIGIN}/{name}?lang={self.language}", waiting)
        while not self.ended:
            open_kinds = [k for k, held in waiting.items() if held and (self.kinds[k] < self.most or is_thing(held[0]))]
            if not open_kinds:
                break
            chosen = min(open_kinds, key=lambda k: (self.kinds[k], k))
            self.kinds[chosen] += 1
            address = waiting[chosen].pop(draw.randrange(len(waiting[chosen])))
            for link in self._draw(address):
                self._meet(link, waiting, address)
            if self.drawn.total() % 200 == 0:
                left = sum(len(held) for held in waiting.values() if held and is_thing(held[0]))
                print(f"{self.language}: {self.drawn.total()} drawn, {left} things wait", file=sys.stderr, flush=True)  # noqa: T201

        return self

    def end(self, *_: object) -> None:
        """End after the page that is being drawn."""
        self.ended = True

    def _meet(self, link: str, waiting: dict[tuple[str, ...], list[str]], on: str = "") -> None:
        """Look up a link met for the first time, and put it among those that may be drawn."""
        other = {"vi": "lang=en", "en": "lang=vi"}[self.language]
        if link in self.links or other in link:
            return
        self.links.add(link)
        fault = self._leads_nowhere(link)
        if fault:
            self._tell(on, f"a link that leads nowhere ({fault}): {link.removeprefix(ORIGIN)}")
        else:
            waiting[kind(link)].append(link)

    def _leads_nowhere(self, link: str) -> str:
        """Return what is wrong with an address: its page, the thing that it names, or its place; "" where it is right."""
        parts = urlsplit(link)
        page, said = parts.path.strip("/"), dict(parse_qsl(parts.query))
        if page not in STARTS:
            return "no such page"
        id = said.get("id", "")
        if page in THINGS and id and (id not in self.texts if page == "document" else kind_of(self.held, id) != page):
            return "no such thing"
        for document, start, end in ((id, "start", "end"), (said.get("beside", ""), "bstart", "bend")):
            if start in said and not 0 <= int(said[start]) <= int(said.get(end, said[start])) <= self.texts.get(document, -1):
                return "no such place"
        return ""

    def _draw(self, address: str) -> list[str]:
        """Draw an address; keep what is wrong with it; return its links."""
        parts = urlsplit(address)
        at = at_address(str(ROOT / "app.py"), parts.path.strip("/"), dict(parse_qsl(parts.query)))
        self.drawn[is_thing(address)] += 1
        for failed in at.exception:
            self._tell(address, f"fails: {failed.message[:200]}")
        components, words, controls = shown(at)
        found = self.page.evaluate(DRAW, [components, self.language])
        self.marked += found["marked"]
        if not found["links"] and not controls:
            self._tell(address, "a dead end: " + " / ".join(found["words"][:4]))
        for one in sorted(set(foreign([*found["words"], *words], self.language, self.allowed))):
            self._tell(address, one)
        return sorted(found["links"])

    def _tell(self, address: str, words: str) -> None:
        self.told[words].append(address.removeprefix(ORIGIN))

    def report(self) -> Iterator[str]:
        """Yield what was seen and what is wrong, each fault with the first pages that have it."""
        yield (
            f"{self.language}: {self.drawn[True]} pages of things, {self.drawn[False]} others of {len(self.kinds)} kinds; "
            f"{len(self.links)} links looked up, {self.marked} marked places clicked; {len(self.told)} faults"
        )
        for words, where in sorted(self.told.items()):
            yield f"{len(where)} × {words}\n    on {', '.join(where[:3])}"


def shown(at: Any) -> tuple[list[tuple[str, str, Any]], list[str], int]:
    """Return (name, script, data) of each component of a page, the words of its other elements, and how many of those can be used."""
    components, words, controls = [], [], -1  # the language switch leads nowhere
    for element in at._tree:
        proto = getattr(element, "proto", None)
        if getattr(proto, "component_name", ""):
            components.append((proto.component_name, proto.js_content, json.loads(proto.json)))
        elif proto is not None and type(proto).__name__ not in UNREAD:
            controls += bool(getattr(proto, "id", "") and getattr(proto, "label", ""))
            for one, value in proto.ListFields():
                if one.name in SAID:
                    words += [value] if isinstance(value, str) else [getattr(part, "content", part) for part in value]
    return components, words, controls


def main(store: str, languages: list[str], most: int) -> int:
    """Draw the whole of a store; print what is wrong; return 1 where something is."""
    os.environ["CANCU_READ_ONLY"] = "0"
    faults = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["CANCU_STORE"] = str(copy(store, Path(folder) / "whole.db"))
        opened = graph.open_store(os.environ["CANCU_STORE"], read_only=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.route(
            f"{ORIGIN}/**", lambda route: route.fulfill(body="<!doctype html><body style='display: none'></body>", content_type="text/html")
        )
        page.goto(ORIGIN)
        for language in languages:
            start = time.monotonic()
            whole = Whole(page, opened, language, allowed_names(opened), most)
            signal.signal(signal.SIGTERM, whole.end)
            whole.run()
            print(*whole.report(), f"{time.monotonic() - start:.0f} s", sep="\n", flush=True)  # noqa: T201
            faults += len(whole.told)
        opened.close()
        browser.close()
    return int(faults > 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("store")
    parser.add_argument("languages", nargs="*", default=["vi", "en"])
    parser.add_argument("--most", type=int, default=3, help="addresses of a kind that narrow a page down")
    options = parser.parse_args()
    sys.exit(main(options.store, options.languages, options.most))
