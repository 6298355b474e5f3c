"""What the reading of a file has to say of it, one function a kind; the codes are listed in docs/findings.md."""

from __future__ import annotations

from ingest.parsed import Notice

__all__ = [
    "automatic_numbers",
    "broken_letters",
    "broken_text_layer",
    "foreign_bytes",
    "no_document",
    "ocr_text",
    "old_letters",
    "pages_without_text",
    "set_apart",
    "signature_fields",
    "tracked_changes",
    "unreadable_pages",
]

_NAMES = {"tcvn3": "TCVN3", "vni": "VNI", "viqr": "VIQR", "windows-1258": "windows-1258"}


def old_letters(encoding: str, end: int) -> Notice:
    """The text was in an old encoding and is decoded."""
    name = _NAMES.get(encoding, encoding)
    return Notice(
        "old-letters",
        "info",
        f"Văn bản dùng bảng mã {name} đã được chuyển sang Unicode.",
        f"The text was in {name} letters and is read as Unicode.",
        0,
        min(end, 80),
    )


def foreign_bytes(count: int, start: int, end: int) -> Notice:
    """A few bytes of a UTF-8 text were windows-1258."""
    return Notice(
        "broken-letters",
        "warning",
        f"{count} ký tự không phải UTF-8, được đọc theo windows-1258; hãy xem lại.",
        f"{count} characters are not UTF-8 and are read as windows-1258; look at them.",
        start,
        end,
    )


def broken_letters(count: int, start: int, end: int) -> Notice:
    """Replacement characters: letters lost before this file was made."""
    return Notice(
        "broken-letters",
        "warning",
        f"{count} ký tự đã hỏng (�) trong tệp; phần đó không đọc được.",
        f"{count} characters of the file are broken (�); what stood there cannot be read.",
        start,
        end,
    )


def tracked_changes(kept: int, dropped: int) -> Notice:
    """A Word file with revisions that nobody has accepted."""
    return Notice(
        "tracked-changes",
        "warning",
        f"Tệp Word còn theo dõi sửa đổi: {kept} chỗ thêm được giữ, {dropped} chỗ xóa được bỏ.",
        f"The Word file has tracked changes: {kept} insertions are kept, {dropped} deletions are left out.",
    )


def automatic_numbers(count: int) -> Notice:
    """An old Word file whose automatic numbers stand in no text."""
    return Notice(
        "automatic-numbers",
        "warning",
        f"{count} đoạn được đánh số tự động; số của chúng không đọc được từ tệp .doc. Hãy lưu tệp thành .docx.",
        f"{count} paragraphs are numbered automatically; their numbers cannot be read from a .doc file. Save it as .docx.",
    )


def signature_fields(start: int, end: int) -> Notice:
    """Words of signature or form fields, put where they stand on the page."""
    return Notice(
        "form-fields",
        "info",
        "Trang có ô biểu mẫu hoặc chữ ký số; chữ trong ô được đọc tại vị trí in.",
        "The page has form fields or a digital signature; their words are read where they are printed.",
        start,
        end,
    )


def broken_text_layer(start: int, end: int) -> Notice:
    """A PDF whose words are torn into letters."""
    return Notice(
        "broken-text-layer",
        "warning",
        "Lớp chữ của PDF bị hỏng: từ bị tách rời bởi dấu cách; kết quả đọc có thể sai.",
        "The PDF's text layer is broken: words are torn by blanks; what is read from it may be wrong.",
        start,
        end,
    )


def pages_without_text(pages: list[int], at: int, tool: str) -> Notice:
    """Pages that are pictures; `tool` says what would read them."""
    shown = ", ".join(map(str, pages[:12])) + ("…" if len(pages) > 12 else "")
    return Notice(
        "pages-without-text",
        "error",
        f"{len(pages)} trang chỉ có hình, không có chữ (trang {shown}); nội dung các trang này không được đọc. {tool}",
        f"{len(pages)} pages are pictures without text (page {shown}); what they say is not read. {tool}",
        at,
        at,
    )


def unreadable_pages(pages: list[int], start: int, end: int) -> Notice:
    """Pages whose hidden text is no Vietnamese: made by a reader of another language."""
    shown = ", ".join(map(str, pages[:12])) + ("…" if len(pages) > 12 else "")
    return Notice(
        "unreadable-text",
        "error",
        f"Chữ nhận dạng của trang {shown} không phải tiếng Việt đọc được; các trang này không được dùng.",
        f"The recognized text of page {shown} is no readable Vietnamese; these pages are not used.",
        start,
        end,
    )


def ocr_text(pages: list[int], start: int, end: int) -> Notice:
    """Pages read by character recognition."""
    shown = ", ".join(map(str, pages[:12])) + ("…" if len(pages) > 12 else "")
    return Notice(
        "ocr-text",
        "warning",
        f"Trang {shown} được nhận dạng từ hình; số, ngày và tên có thể sai, hãy đối chiếu với bản gốc.",
        f"Page {shown} was recognized from a picture; numbers, dates and names may be wrong, compare the original.",
        start,
        end,
    )


def set_apart(count: int, start: int, end: int) -> Notice:
    """Menus, lists of related documents and footers of a web page."""
    return Notice(
        "web-furniture",
        "info",
        f"{count} khối của trang web (menu, văn bản liên quan, chân trang) không thuộc văn bản và được để riêng.",
        f"{count} blocks of the web page (menus, related documents, footers) are no part of the document and are set apart.",
        start,
        end,
    )


def no_document(end: int) -> Notice:
    """A web page without a document."""
    return Notice(
        "no-document",
        "warning",
        "Trang web không chứa toàn văn một văn bản nào.",
        "The web page holds the text of no document.",
        0,
        end,
    )
