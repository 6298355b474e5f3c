"""Archives, mails and saved pages: entered with limits, every member read or named."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.source.read import expand, read_source
from tests.ingest.source.makers import read
from text.errors import UnreadableSource

PLAN = "KẾ HOẠCH\nCông tác của Ủy ban nhân dân tỉnh năm 2024"


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.vn", "b@example.vn", "Gửi kế hoạch"
    message.set_content("Kính gửi: các sở.\n")
    message.add_attachment(PLAN.encode(), maintype="text", subtype="plain", filename="ke-hoach.txt")
    message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="../anh.bin")
    return message.as_bytes()


def test_members_of_an_archive_are_read_by_their_path(tmp_path: Path) -> None:
    inner = zipped({"b.txt": PLAN.encode()})
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"2024/a.txt": PLAN.encode(), "in.zip": inner, "style.css": b"x", "../up.txt": PLAN.encode()}))
    found, passed = expand([str(path)])
    assert [Path(file).relative_to(path).as_posix() for file in found] == ["2024/a.txt", "in.zip/b.txt", "up.txt"]
    assert [(Path(one.path).name, one.code) for one in passed] == [("style.css", "no-document")]
    assert [read_source(file).text for file in found] == [PLAN] * 3
    with pytest.raises(UnreadableSource, match=r"an archive of 4 files. `cancu ingest` reads them all"):
        read_source(path)
    with pytest.raises(UnreadableSource, match="has no such file"):
        read_source(path / "none.txt")


def test_a_member_whose_name_is_damaged_to_nothing_fails_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": PLAN.encode(), "x.txt": PLAN.encode()}).replace(b"x.txt", b"\0.txt"))
    found, passed = expand([str(path)])
    assert [Path(file).name for file in found] == ["_", "a.txt"] and not passed
    assert read_source(found[1]).text == PLAN


LIMITS = [
    ("MAX_RATIO", 5, {"a.txt": b"a" * 100_000}, "a.txt", "no document does that"),
    ("MAX_MEMBER", 10, {"a.txt": PLAN.encode()}, "a.txt", "no document does that"),
    ("MAX_MEMBERS", 1, {"a.txt": b"a", "b.txt": b"b"}, "a.txt", "2 files of"),
    ("MAX_TOTAL", 10, {"a.txt": PLAN.encode()}, "a.txt", "1 files of"),
    ("MAX_DEPTH", 1, {"in.zip": zipped({"b.txt": b"x"})}, "in.zip/b.txt", "nest deeper than 1"),
]


@pytest.mark.parametrize(("limit", "value", "files", "inner", "says"), LIMITS, ids=[row[0] for row in LIMITS])
def test_bombs_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, files: dict[str, bytes], inner: str, says: str
) -> None:
    monkeypatch.setattr(f"ingest.source.archive.{limit}", value)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(files))
    with pytest.raises(UnreadableSource, match=says):
        read_source(path / inner)


def test_a_mail_gives_its_text_and_its_attachments(tmp_path: Path) -> None:
    path = tmp_path / "thu.eml"
    path.write_bytes(mail())
    assert read_source(path).text.startswith("Gửi kế hoạch\n\nKính gửi: các sở.")
    found, passed = expand([str(path)])
    assert [Path(file).relative_to(tmp_path).as_posix() for file in found] == ["thu.eml", "thu.eml/ke-hoach.txt"]
    assert [Path(one.path).name for one in passed] == ["anh.bin"]
    assert read_source(found[1]).text == PLAN


def test_a_mail_forwarded_in_a_mail_gives_its_attachments_too(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"] = "a@example.vn", "b@example.vn", "CV 12/KH:\u00a0rác/nhựa"
    inner.set_content("Kính gửi: các sở.\n")
    inner.add_attachment(PLAN.encode(), maintype="text", subtype="plain", filename="ke-hoach.txt")
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "b@example.vn", "c@example.vn", "Fwd: CV 12"
    outer.set_content("Anh xem giúp.\n")
    outer.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(outer.as_bytes())
    found, passed = expand([str(path)])
    assert [file.removeprefix(str(path)) for file in found] == ["", "/CV 12 KH: rác nhựa.eml", "/CV 12 KH: rác nhựa.eml/ke-hoach.txt"]
    assert not passed
    assert read_source(found[1]).text.endswith("Kính gửi: các sở.\n") and read_source(found[2]).text == PLAN


def test_a_saved_page(tmp_path: Path) -> None:
    page = (
        "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"
        "--B\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        "<html><body><p>Số: 1/KH-UBND</p><p>KẾ HOẠCH</p></body></html>\n--B--\n"
    )
    source = read(tmp_path, "a.mhtml", page)
    assert (source.text, source.media_type) == ("Số: 1/KH-UBND\nKẾ HOẠCH\n", "multipart/related")


@pytest.mark.parametrize("charset", ["x-none", "utf\x00-9"])
def test_a_charset_that_is_none_leaves_it_to_the_bytes(tmp_path: Path, charset: str) -> None:
    page = (
        "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"
        f'--B\nContent-Type: text/html; charset="{charset}"\nContent-Transfer-Encoding: 8bit\n\n'
        "<html><body><p>Số: 1/KH-UBND</p><p>KẾ HOẠCH</p></body></html>\n--B--\n"
    )
    assert read(tmp_path, "a.mhtml", page).text == "Số: 1/KH-UBND\nKẾ HOẠCH\n"


KINDS = [
    ("a.doc", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("a.txt", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("no-suffix", "html", "text/html"),
    ("a.doc", "html", "text/html"),
]


@pytest.mark.parametrize(("name", "kind", "media_type"), KINDS)
def test_a_file_is_what_its_bytes_are(tmp_path: Path, name: str, kind: str, media_type: str) -> None:
    from tests.ingest.source.makers import docx, p

    data = docx(p("KẾ HOẠCH")) if kind == "docx" else b"<!DOCTYPE html><html><body><p>S\xe1\xbb\x91: 1/KH</p></body></html>"
    assert read(tmp_path, name, data).media_type == media_type


def test_a_picture_without_its_reader_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.source.pictures.advice", lambda: "Install tesseract-ocr and tesseract-ocr-vie.")
    with pytest.raises(UnreadableSource, match="a picture without text. Install tesseract-ocr"):
        read(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n" + bytes(100))


def test_the_form_of_a_mail_that_says_more_is_read(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Gửi công văn"
    message.set_content("Xem bản HTML")
    message.add_alternative("<html><body><p>Sở Y tế chủ trì tuyên truyền trong năm 2023.</p></body></html>", subtype="html")
    assert read(tmp_path, "a.eml", message.as_bytes()).text.strip() == "Sở Y tế chủ trì tuyên truyền trong năm 2023."


@pytest.mark.parametrize("names", [["kế hoạch.txt"], ["kế hoạch.txt", "quyết định.txt"], ["a.txt", "kế hoạch.txt"]])
def test_an_archive_whose_names_say_that_they_are_utf8(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({name: PLAN.encode() for name in names}))
    assert [read_source(f"{path}/{name}").text for name in names] == [PLAN] * len(names)


@pytest.mark.parametrize(
    "header", ["Content-Type: text/plain; x*", "Content-Type: text/plain; name*0*", "Content-Type: ;", "Subject: =?utf-8?b?"]
)
def test_a_mail_with_a_header_cut_off_is_read(header):
    from ingest.source.mail import read_mail

    assert read_mail(f"{header}\n\nKế hoạch số 1\n".encode(), "a.eml").text.endswith("Kế hoạch số 1\n")


def test_a_file_attached_under_a_name_cut_off_is_an_attachment():
    from ingest.source.mail import attachments

    mail = b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment; filename*\n\nplan\n--x--\n"
    assert attachments(mail, "a.eml") == [("attachment", b"plan")]
