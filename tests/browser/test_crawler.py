"""The crawler of tests/browser/crawl.py over the five documents, a bounded way through; `python -m tests.browser.crawl STORE` goes it whole."""

from __future__ import annotations

import pytest

import graph
from tests.browser.crawl import Crawl, allowed_names, foreign, kind, report, vietnamese_run

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PAGES = 40  # a language


def test_a_word_in_the_other_language_is_found():
    assert vietnamese_run("Plan 88/KH-UBND of Lạng Sơn 2020") == "Lạng Sơn"
    assert vietnamese_run("section B.IV.1.đ, III.1.đ#2. and đ–e of 46/2002/QĐ-UBND") == ""
    assert foreign(["Nhiệm vụ", "Plan of Lào Cai", "Tasks"], "en", "lao cai") == ["Nhiệm vụ"]
    assert foreign(["Hạn của việc"], "en", "lao cai") == ["'Hạn của việc' in 'Hạn của việc'"]
    assert foreign(["Báo chí", "The number 40 behind “Nơi nhận:” is no part"], "en", "lao cai | bao chi") == []
    assert foreign(["Nhiệm vụ", "Show its surroundings only"], "vi", "") == ["Show its surroundings only"]
    assert foreign(["The form of the list is not there", "Vĩnh Phúc and the rest of it"], "vi", "") == ["The form of the list is not there"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("/agency?id=a&lang=vi", "/agency?lang=vi&id=b", True),
        ("/agency?id=a", "/province?id=b", False),
        ("/document?id=a&view=tasks", "/document?id=a&view=findings", False),
        ("/topic?id=a&sort=time&by=due&role=lead&n=2", "/topic?id=a&sort=lead&by=province&topic=t&with=x", True),
    ],
)
def test_addresses_that_differ_in_what_they_name_are_of_one_kind(one, other, alike):
    assert (kind(one) == kind(other)) is alike


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_link_leads_on_and_every_button_works(site, five_db, visit, language):
    opened = graph.open_store(str(five_db), read_only=True)
    allowed = allowed_names(opened)
    opened.close()
    crawl = Crawl(visit.page, site, language, allowed, each=1, pressed=1, most=PAGES, presses_at_most=90).run()
    assert crawl.visited == PAGES and crawl.presses > 30
    assert not crawl.wrong, "\n".join(report(crawl))
