"""Two readers in two browsers on one store while another process reads documents in: each sees whole documents only, and neither waits for
the writer to end."""

import subprocess
import sys

import pytest

from tests.browser.conftest import ROOT, served

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

DOCUMENTS, TASKS = 40, 12
HEAD = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: {n}/KH-UBND\nLào Cai, ngày 5 tháng 3 năm 2021\nKẾ HOẠCH\nTrồng rừng đợt {n}\nI. NHIỆM VỤ\n"
LINE = "{k}. Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Sở Tài chính trồng rừng phòng hộ khu vực {k}.\n"


def plans(folder, first, last):
    folder.mkdir()
    for n in range(first, last):
        words = HEAD.format(n=n) + "".join(LINE.format(k=k) for k in range(1, TASKS + 1))
        (folder / f"{n:03}.txt").write_text(words, "utf-8")
    return str(folder)


def ingest(folder, store):
    command = [sys.executable, "-m", "cli", "ingest", folder, "--store", str(store)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def test_two_readers_see_whole_documents_while_a_third_process_writes(browser, tmp_path):
    store = tmp_path / "shared.db"
    assert ingest(plans(tmp_path / "first", 1, 4), store).wait(120) == 0
    seen = {"vi": [], "en": []}
    with served("app.py", CANCU_STORE=str(store), CANCU_READ_ONLY="1") as site:
        pages = {language: browser.new_context().new_page() for language in seen}
        for language, page in pages.items():
            page.goto(f"{site}/library?lang={language}")
            page.locator(".documents li").first.wait_for(timeout=60_000)
        writer = ingest(plans(tmp_path / "more", 10, 10 + DOCUMENTS), store)
        during = 0
        while True:
            ended = writer.poll() is not None
            for language, page in pages.items():
                page.goto(f"{site}/library?lang={language}&q=" + ("trong+rung" if language == "vi" else ""))
                page.locator(".documents li").first.wait_for(timeout=60_000)
                seen[language].append(page.locator(".documents li").all_inner_texts())
            during += not ended
            if ended:
                break
        assert writer.returncode == 0
        for page in pages.values():
            page.context.close()
    tasks = {"vi": f"{TASKS} nhiệm vụ", "en": f"{TASKS} tasks"}
    for language, looks in seen.items():
        assert all(tasks[language] in row for rows in looks for row in rows), "half a document was seen"
        numbers = [len(rows) for rows in looks]
        assert numbers[0] >= 3 and numbers == sorted(numbers), "documents come, none goes"
    assert during >= 1, "the readers were not kept until the writer had ended"
    assert len(seen["en"][-1]) == 40  # a page of the library; 43 are there
