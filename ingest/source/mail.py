"""Mails and pages saved as one file (MHTML): their own text; attachments are read as files of their own."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from email.errors import HeaderParseError
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage, Message, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy

from ingest.source.blocks import Extract
from text.errors import UnreadableSource

__all__ = ["attachments", "read_mail", "read_mhtml"]

MAX_PARTS = 500  # a mail has a part for each attachment and each form of its words
_NAME = 100  # letters of a forwarded mail's subject that name it; a file's name may have 255 bytes


def read_mail(data: bytes, path: str) -> Extract:
    """Return the text of a mail's body: its plain form, its web page where that says more.

    Raises:
        UnreadableSource: if it has no body.
    """
    mail = _parsed(data, path)
    body = _fuller(mail)
    content = _content(body) if body is not None else b""
    if body is None or not content.strip():
        raise UnreadableSource(f"{path}: the mail has no text of its own. Give its attachments.", code="empty-file")
    subject = str(mail.get("subject") or "").strip()
    if body.get_content_type() == "text/html":
        return _page(body, content, path)
    text = _text(body, content, path)
    return replace(text, text=f"{subject}\n\n{text.text}", notices=()) if subject else text


def _fuller(mail: EmailMessage) -> MIMEPart | None:
    """Return the form of a mail's body to read: the plain one, the page where the plain one has less than half of its words."""
    plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
    if plain is None or page is None:
        return plain if page is None else page
    shown = re.sub(rb"<style.*?</style|<[^>]*>|&[a-z]+;", b" ", _content(page), flags=re.DOTALL | re.IGNORECASE)
    return page if 2 * len(_content(plain).split()) < len(shown.split()) else plain


def read_mhtml(data: bytes, path: str) -> Extract:
    """Return the document of a web page saved with its pictures."""
    for part in _parsed(data, path).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return _page(part, _content(part), path)
    raise UnreadableSource(f"{path}: the saved page has no text. Save it again as .html.", code="broken-file")


def attachments(data: bytes, path: str) -> list[tuple[str, bytes]]:
    """Return (name, bytes) of a mail's attached files in order, a mail that was forwarded in it as one, by its subject; names are made
    unique and lead nowhere outside."""
    out: list[tuple[str, bytes]] = []
    taken: set[str] = set()
    for part in _parsed(data, path).iter_attachments():
        inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" else None
        subject = re.sub(r"[\s/\\]+", " ", str(inner.get("subject") or "")).strip() if isinstance(inner, Message) else ""
        given = (part.get_filename() or "").replace("\\", "/").rpartition("/")[2].strip() or (
            f"{subject[:_NAME]}.eml" if subject else "attachment"
        )
        name, again = given, 1
        while name in taken:
            again += 1
            name = f"{again}-{given}"
        taken.add(name)
        out.append((name, inner.as_bytes() if isinstance(inner, Message) else _content(part)))
    return out


def _parsed(data: bytes, path: str) -> EmailMessage:
    if data.count(b"\n--") > 4 * MAX_PARTS:
        raise UnreadableSource(f"{path}: a mail of more than {MAX_PARTS} parts. Save its attachments and give those.", code="too-large")
    return BytesParser(EmailMessage, policy=EmailPolicy(header_factory=_Headers())).parsebytes(data)


class _Headers(HeaderRegistry):
    """Headers as the library reads them; of one on which it fails (a parameter cut off) the value before its parameters, or nothing."""

    def __call__(self, name: str, value: str) -> BaseHeader:
        for form in (value, value.partition(";")[0]):
            with suppress(IndexError, ValueError, AttributeError, TypeError, HeaderParseError):
                return super().__call__(name, form)
        return super().__call__(name, "")


def _content(part: MIMEPart) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _page(part: MIMEPart, content: bytes, path: str) -> Extract:
    from ingest.source.web import read_html

    return read_html(_in_utf8(part, content), path)


def _text(part: MIMEPart, content: bytes, path: str) -> Extract:
    from ingest.source.plain import read_text

    return read_text(_in_utf8(part, content), path)


def _in_utf8(part: MIMEPart, content: bytes) -> bytes:
    """Return a part's bytes in UTF-8 where its charset says how; else as they are: their own letters tell."""
    charset = part.get_content_charset()
    if charset and charset not in ("utf-8", "us-ascii"):
        with suppress(LookupError, ValueError):
            return content.decode(charset).encode()
    return content
