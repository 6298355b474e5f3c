"""The parts of a Word file (.docx, flat XML, Word 2003 XML) as trees of one namespace, with its styles."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from ingest.source.files import ZIP_FAULTS
from text.errors import UnreadableSource

__all__ = ["MAX_UNPACKED", "NS", "Style", "WordParts", "is_on", "value", "word_parts"]

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_UNPACKED = 400_000_000  # bytes; a document of thousands of pages unpacks to less
_SAME = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.microsoft.com/office/word/2003/wordml")
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


@dataclass(slots=True)
class Style:
    """What a style says of its words; None where it leaves that to the style below it."""

    based_on: str | None = None
    bold: bool | None = None
    hidden: bool | None = None
    font: str = ""
    numbering: Any = None
    name: str = ""


@dataclass(slots=True)
class WordParts:
    """The trees of a file: `document` and what it refers to."""

    document: Any
    numbering: Any = None
    notes: list[Any] = field(default_factory=list)
    heads: list[Any] = field(default_factory=list)
    feet: list[Any] = field(default_factory=list)
    styles: dict[str, Style] = field(default_factory=dict)

    def style(self, name: str | None, what: str) -> Any:
        """Return what a style, or one that it is based on, says; None where none does."""
        for _ in range(12):
            style = self.styles.get(name or "")
            if style is None:
                return None
            said = getattr(style, what)
            if said not in (None, ""):
                return said
            name = style.based_on
        return None


def value(element: Any) -> str | None:
    """Return the `val` of an element, None where it has none."""
    return None if element is None else element.get(f"{NS}val")


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a switch such as bold is on; None where the properties do not have it."""
    found = properties.find(f"{NS}{name}") if properties is not None else None
    return None if found is None else value(found) not in ("0", "false", "off", "none")


def word_parts(data: bytes, path: str) -> WordParts:
    """Return the parts of a Word file.

    Raises:
        UnreadableSource: if it is damaged, or unpacks to more than a document does.
    """
    trees = _unzipped(data, path) if data.startswith(b"PK") else _flat(data, path)
    main = trees.get("document")
    if main is None:
        raise UnreadableSource(f"{path}: the Word file is damaged (it has no document). Get the file again.", code="broken-file")
    parts = WordParts(main, trees.get("numbering"))
    parts.notes = [trees[name] for name in ("footnotes", "endnotes") if name in trees]
    parts.heads = [trees[name] for name in sorted(trees) if name.startswith("header")]
    parts.feet = [trees[name] for name in sorted(trees) if name.startswith("footer")]
    for style in trees["styles"].iter(f"{NS}style") if "styles" in trees else ():
        runs, block = style.find(f"{NS}rPr"), style.find(f"{NS}pPr")
        fonts = runs.find(f"{NS}rFonts") if runs is not None else None
        parts.styles[style.get(f"{NS}styleId", "")] = Style(
            value(style.find(f"{NS}basedOn")),
            is_on(runs, "b"),
            is_on(runs, "vanish"),
            (fonts.get(f"{NS}ascii") or "") if fonts is not None else "",
            block.find(f"{NS}numPr") if block is not None else None,
            (value(style.find(f"{NS}name")) or "").lower(),
        )
    return parts


def _tree(data: bytes) -> Any:
    from lxml import etree

    for name in _SAME:
        data = data.replace(name, NS[1:-1].encode())
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=False))


def _unzipped(data: bytes, path: str) -> dict[str, Any]:
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MAX_UNPACKED:
                raise UnreadableSource(f"{path}: unpacks to {unpacked / 1e6:.0f} MB, no document does. Check its origin.", code="too-large")
            main = _main_part(archive, names)
            folder = posixpath.dirname(main)
            wanted = {main: "document"}
            for name in names:
                match = re.fullmatch(rf"{re.escape(folder)}/((?:header|footer)\d*|styles|numbering|footnotes|endnotes)\.xml", name)
                if match:
                    wanted[name] = match[1]
            return {kind: _tree(archive.read(name)) for name, kind in wanted.items()}
    except (*ZIP_FAULTS, etree.XMLSyntaxError) as error:
        reason = str(error).strip("'\"") or type(error).__name__
        raise UnreadableSource(f"{path}: the Word file is damaged ({reason}). Get the file again.", code="broken-file") from error


def _main_part(archive: zipfile.ZipFile, names: list[str]) -> str:
    """Return the name of the document's part: what the package's relations call so, else the usual one."""
    if "_rels/.rels" in names:
        found = re.search(rb"<[^>]*officeDocument\"[^>]*>", archive.read("_rels/.rels"))
        target = re.search(rb'Target="/?([^"]+)"', found[0]) if found else None
        if target and target[1].decode("utf-8", "replace") in names:
            return target[1].decode()
    return "word/document.xml"


def _flat(data: bytes, path: str) -> dict[str, Any]:
    """Return the parts of a file that is one XML: Flat OPC, or Word 2003."""
    from lxml import etree

    try:
        root = _tree(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{path}: the Word XML is damaged ({error}). Get the file again.", code="broken-file") from error
    trees: dict[str, Any] = {}
    package = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
    for part in root.iter(f"{package}part"):
        match = re.fullmatch(
            r"/word/((?:header|footer)\d*|document|styles|numbering|footnotes|endnotes)\.xml", part.get(f"{package}name", "")
        )
        content = part.find(f"{package}xmlData")
        if match and content is not None and len(content):
            trees[match[1]] = content[0]
    if not trees and root.tag == f"{NS}wordDocument":
        trees["document"] = root
        for name, kind in (("styles", "styles"), ("lists", "numbering")):
            found = root.find(f"{NS}{name}")
            if found is not None:
                trees[kind] = found
    return trees
