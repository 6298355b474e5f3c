"""A dossier as a Word file, in the form that Vietnamese offices use: Times New Roman, numbered sources at the end.  Same dossier, same
bytes."""

from __future__ import annotations

import io
from typing import Any

from graph.export.dossier import Dossier, Entry
from graph.export.tables import stable_zip
from graph.export.words import word
from graph.export.xml_text import storable

__all__ = ["to_docx"]

FONT = "Times New Roman"


def to_docx(dossier: Dossier) -> bytes:
    """Return the dossier as DOCX: headings, facts, quotations as block quotes with the number of their source, the list of sources."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    made = Document()
    for name, size in (("Normal", 13), ("Title", 18), ("Heading 1", 15), ("Heading 2", 13), ("Quote", 13)):
        style = made.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    made.core_properties.title = _clean(dossier.title)[:255]
    made.core_properties.author = "Căn Cứ"
    made.core_properties.comments = ""
    made.core_properties.language = "vi-VN" if dossier.language == "vi" else "en"
    made.add_heading(_clean(dossier.title), 0)
    _facts(made, dossier.facts)
    for section in dossier.sections:
        made.add_heading(_clean(section.title), 1)
        for number, entry in enumerate(section.entries, start=1):
            _entry(made, number, entry)
    language = dossier.language
    if dossier.caveats:
        made.add_heading(word("dossier", "caveats", language), 1)
        for caveat in dossier.caveats:
            made.add_paragraph(_clean(caveat), style="List Bullet")
    if dossier.sources:
        made.add_heading(word("dossier", "sources", language), 1)
        for number, source in enumerate(dossier.sources, start=1):
            made.add_paragraph(f"[{number}] {_clean(source)}")
    made.add_paragraph().add_run(word("dossier", "made", language)).italic = True
    held = io.BytesIO()
    made.save(held)
    return stable_zip(held.getvalue())


def _clean(text: str) -> str:
    """Return text on one line that XML can hold."""
    return " ".join(storable(text).split())


def _facts(made: Any, facts: tuple[tuple[str, str], ...]) -> None:
    for name, value in facts:
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{_clean(name)}: ").bold = True
        paragraph.add_run(_clean(value))


def _entry(made: Any, number: int, entry: Entry) -> None:
    made.add_heading(f"{number}. {_clean(entry.title)}", 2)
    _facts(made, entry.facts)
    for quote in entry.quotations:
        paragraph = made.add_paragraph(style="Quote")
        role = f" ({_clean(quote.role)})" if quote.role else ""
        paragraph.add_run(f"“{_clean(quote.exact)}”")
        paragraph.add_run(f"{role} [{quote.source}]").italic = False
