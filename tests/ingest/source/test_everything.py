"""A folder with one of everything: each file is added, failed or passed over with its reason, and nothing outside is read."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from tests.commands import call
from tests.ingest.source import makers, old_letters
from tests.ingest.source.test_containers import mail, zipped
from tests.ingest.source.test_damaged import ODT, RTF
from tests.ingest.source.test_pdf import LONG
from tests.ingest.source.test_read import pdf_bytes
from tests.ingest.source.test_web import DOCUMENT, page

ROOT = Path(__file__).resolve().parents[3]
SECRET = "Kế hoạch ngoài thư mục"


def scan() -> bytes:
    """A page that is a picture, and says nothing."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (600, 800), 255).save(out, "PDF", resolution=72)
    return out.getvalue()


def everything() -> dict[str, tuple[bytes, str]]:
    """Files (content, what becomes of them: "added", or the code of a failure or of passing over)."""
    plan = "\n".join([*makers.HEAD, *makers.MOTTO, *makers.TITLE[:2], "I. NHIỆM VỤ", f"1. {LONG}", f"2. {LONG}"])
    return {
        "plan.txt": (plan.encode(), "added"),
        "utf16.txt": (plan.replace("2023", "2021").encode("utf-16"), "added"),
        "tcvn3.txt": (old_letters.tcvn3(plan.replace("2023", "2022")).encode("cp1252", "replace"), "added"),
        "vni.txt": (old_letters.vni(plan.replace("2023", "2024")).encode("cp1252", "replace"), "added"),
        "notes.md": ("# Ghi chú\nHọp ngày 12.".encode(), "added"),
        "no-suffix": ("Thông báo ngày mai nghỉ.".encode(), "added"),
        "tasks.docx": (makers.tasks_docx(), "added"),
        "really-a-docx.doc": (makers.docx(makers.p("Thư mời họp")), "added"),
        "old.doc": ((ROOT / "tests" / "data" / "plan.doc").read_bytes(), "added"),
        "tasks.html": (makers.tasks_html().encode(), "added"),
        "portal.htm": (page(DOCUMENT).encode(), "added"),
        "menu.html": (page("<nav><a href='/'>Trang chủ</a></nav><p>Giới thiệu</p>").encode(), "added"),
        "tasks.xlsx": (makers.tasks_xlsx(), "added"),
        "really-an-xlsx.xls": (makers.tasks_xlsx(), "added"),
        "tasks.pdf": (makers.tasks_pdf(), "added"),
        "plain.pdf": (pdf_bytes([["KE HOACH", "1. Muc dich"]]), "added"),
        "letter.rtf": (RTF, "added"),
        "letter.odt": (ODT, "added"),
        "letter.eml": (mail(), "added"),
        "plans.zip": (zipped({"a/tin.txt": "Tin vắn".encode(), "hong.pdf": b"%PDF-1.4 x", "anh.mp4": b"x"}), "added"),
        "scan.pdf": (scan(), "no-text-layer"),
        "blank.pdf": (pdf_bytes([[]]), "empty-file"),
        "damaged.pdf": (b"%PDF-1.4\nnothing", "broken-file"),
        "damaged.docx": (makers.tasks_docx()[:700], "broken-file"),
        "text.pdf": (b"KE HOACH", "broken-file"),
        "slides.pptx": (zipped({"ppt/presentation.xml": b"<p/>"}), "unknown-format"),
        "empty.txt": (b"", "empty-file"),
        "blank.txt": (b" \n\n", "empty-file"),
        "program": (bytes(range(256)) * 20, "binary-file"),
        "setup.exe": (b"MZ\x90\x00", "no-document"),
        "style.css": (b"p {}", "no-document"),
        ".hidden.txt": (b"x", "hidden"),
        "~$tasks.docx": (b"x", "hidden"),
        "Thumbs.db": (b"x", "hidden"),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "everything"
    out.mkdir()
    for name, (data, _) in everything().items():
        (out / name).write_bytes(data)
    (tmp_path / "outside.txt").write_text(SECRET, "utf-8")
    (out / "outside.txt").symlink_to(tmp_path / "outside.txt")
    (out / "up").symlink_to(tmp_path)
    (out / "gone.txt").symlink_to(out / "nowhere")
    os.mkfifo(out / "pipe.txt")
    return out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are not on this system")
@pytest.mark.slow
def test_every_file_of_a_folder_is_accounted_for(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")  # no OCR: what a scan says does not hang on what is installed
    store = str(tmp_path / "all.db")
    result = call("ingest", str(folder), "--store", store, "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)["documents"]
    expected = {name: code for name, (_, code) in everything().items()}
    expected |= {"outside.txt": "link-outside", "up": "link-outside", "gone.txt": "broken-link", "pipe.txt": "not-a-file"}
    expected |= {"plans.zip/hong.pdf": "broken-file", "plans.zip/anh.mp4": "no-document", "letter.eml/anh.bin": "no-document"}
    expected |= {"letter.eml/ke-hoach.txt": "added"}  # beside the mail's own text; an archive is its members
    told = {
        str(Path(one["path"]).relative_to(folder)) if one["path"].startswith(str(folder)) else one["path"].split("everything/")[-1]: one[
            "code"
        ]
        for one in [*report["failed"], *report["passed_over"]]
    }
    assert told == {name: code for name, code in expected.items() if code != "added"}
    assert report["added"] == sum(code == "added" for code in expected.values())
    found = call("search", SECRET, "--store", store, "--json")
    assert SECRET not in json.dumps(json.loads(found.stdout)["hits"], ensure_ascii=False)
