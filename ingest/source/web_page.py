"""Which part of a web page is the document: where its sentences stand, with the letterhead and signature beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.source.letters import flat
from text.fold import flatten, lower
from text.rules import rows

__all__ = ["DROP", "PageDocument", "document_of", "is_furniture", "is_hidden", "open_frames", "style_rules"]

DROP = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "head", "button", "select", "option", "input"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "tablist"})
# Names that sites give to what is not the document.
_NAMES = re.compile(
    r"\b(?:nav(?:bar|igation)?|menu|breadcrumbs?|footer|sidebar|side-?bar|related|lien-?quan|van-?ban-?lien-?quan|tin-?lien-?quan|share|social|"
    r"comments?|binh-?luan|banner|toolbar|pagination|paging|muc-?luc|toc|table-?of-?contents|popup|modal|cookies?|advert\w*|quang-?cao)\b"
)
_FORMAL = re.compile(
    r"cong hoa x. hoi chu nghia|doc lap ?- ?tu do|noi nhan ?:|(?:^|\n)\s*so ?: ?\d|\(da ky\)|(?:^|\n)\s*(?:tm|kt|tl|tuq|q)\. ?[a-z]"
)
_LAW = re.compile(r"(?:^|\n)\s*(?:can cu\b.{10,}|dieu \d+\s*[.:])")
_TITLED = re.compile(r"^\s*[^\W\d_][^\n]{2,40}? (?:số|so) ?:? ?\d+[A-Z]?/[^\s]+", re.IGNORECASE)
_RELATED = re.compile(
    r"^\s*(?:(?:cac )?(?:van ban|tin|bai)(?: \w+){0,2} (?:lien quan|cung (?:loai|chu de)|khac|moi)|muc luc|tai lieu dinh kem)\s*:?\s*$"
)
_DATED = re.compile(r"ngay \d{1,2} thang \d{1,2} nam \d{4}(?=\s*\n)")
_PANEL = re.compile(r"\b(?:tab|tabs|collapse|accordion|panel)(?:\b|[-_]?(?:pane|panel|content|item|body)\b)|\bnoi-?dung\b")
_STYLE = 500_000  # letters of a style that are looked at: the largest of the pages at hand has a fifth of them
_SENTENCE = 60  # letters of a paragraph that is more than a label


@dataclass(slots=True)
class PageDocument:
    """The element with the document, a heading of the site that alone gives its number, classes that hide, elements set apart inside it,
    how many blocks outside it were left out, and the site's own data of the document ("Ngày ban hành: 30/05/2025")."""

    element: Any
    holds_document: bool
    heading: str = ""
    hidden: frozenset[str] = frozenset()
    apart: set[Any] = field(default_factory=set)
    left_out: int = 0
    record: list[str] = field(default_factory=list)


def document_of(root: Any) -> PageDocument:
    """Return where the document of a page stands; where what is shown holds none, panels that a click shows are looked into too."""
    found = _shown_document(root)
    return _shown_document(root) if not found.holds_document and _open_panels(root, found.hidden) else found


def open_frames(root: Any) -> None:
    """Put the page that a frame carries in its own attribute where the frame stands: a browser shows it there."""
    import lxml.html
    from lxml import etree

    for frame in list(root.iter("iframe")):
        inner = (frame.get("srcdoc") or "").strip()
        try:
            page = lxml.html.document_fromstring(inner) if inner else None
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            page = None
        if page is not None:
            page.tag, page.tail = "div", frame.tail
            for body in page.iter("body"):
                body.tag = "div"
            frame.getparent().replace(frame, page)


def _open_panels(root: Any, hidden: frozenset[str]) -> bool:
    """Take away what hides the panels of tabs and folds; return whether there was one."""
    panels = [
        node
        for node in root.iter("div", "section", "article", "li", "td")
        if is_hidden(node, hidden)
        and (node.get("role") == "tabpanel" or _PANEL.search(f"{node.get('class') or ''} {node.get('id') or ''}".lower()))
    ]
    for node in panels:
        for name in ("hidden", "aria-hidden", "style", "class", "id"):
            node.attrib.pop(name, None)
    return bool(panels)


def _shown_document(root: Any) -> PageDocument:
    hidden = _hiding(root)
    body = root.find("body")
    body = body if body is not None else root
    weights: dict[Any, int] = {}
    for node in _visible(body, hidden):
        own = _own_words(node)
        if len(own) >= _SENTENCE and not _is_link(node):
            for above in (node, *node.iterancestors()):
                weights[above] = weights.get(above, 0) + len(own)
    total = weights.get(body, 0)
    element = body
    while total:
        child = max((c for c in element if isinstance(c.tag, str)), key=lambda c: weights.get(c, 0), default=None)
        if child is None or weights.get(child, 0) < 0.8 * total or child.tag == "p":
            break
        if child.tag in ("table", "tbody", "tr", "td") and not _lays_out(child, element, hidden):
            break
        element = child
    inside = flat(_words(element, hidden))
    for above in [*element.iterancestors()]:
        if above.tag in ("html", "body") and above is not body:
            break
        extra = [c for c in above if isinstance(c.tag, str) and c is not element and element not in c.iterdescendants()]
        words = "\n".join(flat(_words(child, hidden)) for child in extra if not is_furniture(child))
        if _FORMAL.search(words) and len(set(_FORMAL.findall(words)) - set(_FORMAL.findall(inside))) > 0:
            element, inside = above, flat(_words(above, hidden))
        if above is body:
            break
    holds = bool(_FORMAL.search(inside) or len(_LAW.findall(inside)) >= 2)
    heading = "" if not holds or re.search(r"(?:^|\n)\s*so ?: ?\d", inside[:3000]) else _heading(body, element, hidden)
    left_out = sum(1 for node in _outside(body, element) if node.tag not in DROP and "".join(node.itertext()).strip())
    record = _record(_outside(body, element), hidden) if holds and not _DATED.search(inside) else []
    return PageDocument(element, holds, heading, hidden, _related(element), left_out, record)


def _lays_out(table: Any, element: Any, hidden: frozenset[str]) -> bool:
    """Whether a table, or a part of one, lays out the page: it holds the letterhead and most of the words."""

    def weight(node: Any) -> int:
        return sum(len(_own_words(one)) for one in _visible(node, hidden) if not _is_link(one))

    return _FORMAL.search(flat(_words(table, hidden))) is not None and weight(table) >= 0.6 * weight(element)


def is_hidden(node: Any, hiding: frozenset[str]) -> bool:
    """Whether an element is not shown: by attribute, its style, or a class that the page's style hides."""
    if node.get("hidden") is not None or node.get("aria-hidden") == "true" and node.tag not in ("span", "i", "b"):
        return True
    style = (node.get("style") or "").lower()
    if style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style):
        return True
    if not hiding:
        return False
    return any("." + name in hiding for name in (node.get("class") or "").split()) or "#" + (node.get("id") or "") in hiding


def is_furniture(node: Any) -> bool:
    """Whether an element is a part of the site: a menu, a footer, a list of links; one that holds a letterhead never is."""
    tag = node.tag
    if tag in ("html", "body", "main", "article", "table", "tbody", "thead", "tr", "td", "th", "p", "span", "b", "i", "strong", "em"):
        return False
    named = (
        tag in ("nav", "aside", "footer", "header")
        or node.get("role") in _ROLES
        or _NAMES.search(re.sub(r"(?<=[a-z])(?=[A-Z])|_", "-", f"{node.get('class') or ''} {node.get('id') or ''}").lower()) is not None
        or tag in ("ul", "ol", "div", "dl")
        and _is_links(node)
    )
    if not named:
        return False
    words = "".join(node.itertext())
    return _FORMAL.search(flat(words)) is None or tag in ("nav", "footer")


def _hiding(root: Any) -> frozenset[str]:
    """Return the single classes and ids that the page's own style hides."""
    out: set[str] = set()
    for selectors, body in style_rules(root):
        if re.search(r"display\s*:\s*none", body):
            out |= {one for one in selectors if re.fullmatch(r"[.#][\w-]+", one)}
    return frozenset(out)


def style_rules(root: Any) -> Iterator[tuple[list[str], str]]:
    """Yield (selectors, what is said) of the rules in a page's own styles, without those for print or other screens alone."""
    for style in root.iter("style"):
        text = "".join(part.partition("*/")[2] if k else part for k, part in enumerate((style.text or "")[:_STYLE].split("/*")))
        open_, last, within = list[str](), "", 0  # how many of the open blocks are @media and the like
        for part in re.split(r"([{}])", text):
            if part == "{":
                open_.append(last.rpartition(";")[2].strip())
                within += open_[-1].startswith("@")
            elif part == "}" and open_:
                if not within:
                    yield [one.strip() for one in open_[-1].split(",")], last
                within -= open_.pop().startswith("@")
            last = "" if part in ("{", "}") else part


def _visible(node: Any, hidden: frozenset[str]) -> Iterator[Any]:
    """Yield an element and all below it that are shown and no part of the site."""
    stack = [node]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in DROP or is_hidden(element, hidden) or is_furniture(element):
            continue
        yield element
        stack += reversed(element)


def _own_words(node: Any) -> str:
    """Return the words of a paragraph: of an element itself and of what only sets them."""
    parts = [node.text or ""]
    for child in node:
        if child.tag in ("b", "i", "u", "em", "strong", "span", "font", "br", "sup", "sub"):
            parts += ["".join(child.itertext()) if node.tag not in ("div", "td", "body") or child.tag != "span" else child.text or ""]
        parts.append(child.tail or "")
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _words(node: Any, hidden: frozenset[str]) -> str:
    return "\n".join(_own_words(element) for element in _visible(node, hidden))


def _is_link(node: Any) -> bool:
    return node.tag == "a" or any(above.tag == "a" for above in node.iterancestors())


def _is_links(node: Any) -> bool:
    """Whether most of an element's words are links, three or more."""
    links = list(node.iter("a"))
    if len(links) < 3:
        return False
    linked = sum(len("".join(link.itertext()).strip()) for link in links)
    return linked >= 0.7 * max(1, len("".join("".join(node.itertext()).split())))


def _related(element: Any) -> set[Any]:
    """Return headings such as "Văn bản liên quan" and the lists behind them."""
    out: set[Any] = set()
    for node in element.iter("h2", "h3", "h4", "h5", "div", "p", "strong"):
        if len(node) <= 2 and _RELATED.match(flat("".join(node.itertext()))):
            after = node.getnext()
            if after is not None and (after.tag in ("ul", "ol") or len(list(after.iter("a"))) > 0):
                out |= {node, after}
    return out


def _heading(body: Any, element: Any, hidden: frozenset[str]) -> str:
    """Return the site's heading above a document that does not print its own number: "Nghị định số 35/2026/NĐ-CP …"."""
    for node in body.iter("h1", "h2", "h3"):
        words = re.sub(r"\s+", " ", "".join(node.itertext())).strip()
        if _TITLED.match(words) and not is_hidden(node, hidden) and element not in node.iterancestors():
            return words
    return ""


def _record(outside: Iterator[Any], hidden: frozenset[str]) -> list[str]:
    """Return what a site says of a document that prints no date: a label with its value a line, none where there is one alone."""
    lines = [words for node in outside for one in _visible(node, hidden) if (words := _own_words(one))]
    found: dict[str, str] = {}
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        kind, end = _label(line)
        value = line[end:].lstrip(" :") or below if kind else ""
        if value and not _label(value)[0]:
            found.setdefault(kind, f"{line[:end]}: {value}")
    return list(found.values()) if len(found) > 1 else []


def _label(line: str) -> tuple[str, int]:
    """Return what a line's label names (schemas/rules/records.yaml) and where it ends, ("", 0) where it has none."""
    label = rows("records").at(flatten(line), lower(line), 0, len(line))
    if label is None or re.match(r"\s*(?::|$)|\s(?![^\W\d_A-ZĐ])", line[label[1] :]) is None:
        return "", 0
    return label[0].kind, label[1]


def _outside(body: Any, element: Any) -> Iterator[Any]:
    """Yield the elements beside the way from the body to the document."""
    node = element
    while node is not body and node is not None:
        above = node.getparent()
        if above is None:
            return
        yield from (child for child in above if child is not node and isinstance(child.tag, str))
        node = above
