"""Numbers of the ordered lists of a web page: "1.", "c.", "IV." that a browser counts and no text of the page holds."""

from __future__ import annotations

import re
from typing import Any

from ingest.source.web_page import is_hidden, style_rules
from ingest.source.word_numbers import figure

__all__ = ["WebLists"]

_STYLES = {
    **dict.fromkeys(("1", "decimal"), "decimal"),
    **dict.fromkeys(("a", "lower-alpha", "lower-latin"), "lowerLetter"),
    **dict.fromkeys(("A", "upper-alpha", "upper-latin"), "upperLetter"),
    **dict.fromkeys(("i", "lower-roman"), "lowerRoman"),
    **dict.fromkeys(("I", "upper-roman"), "upperRoman"),
    "decimal-leading-zero": "decimalZero",
}
_SAID = re.compile(r"list-style(?:-type)?\s*:\s*([^;}]*)", re.IGNORECASE)
_COMPOUND = re.compile(r"([a-zA-Z][\w-]*)?((?:\.[\w-]+)*)")  # "ol.numbered"
_COUNTED = re.compile(r"(?:ol)?\.([\w-]+)\s*>?\s*li:{1,2}before")
_COUNTER = re.compile(r"counter\(\s*[\w-]+\s*(?:,\s*([\w-]+)\s*)?\)\s*[\"']?([^\"';]{0,4})")
_OWN = re.compile(r"\s*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVXivx]{1,5})[.)/]")  # a mark that is typed where the page shows no number


_Path = tuple[tuple[str, frozenset[str]], ...]  # (tag or "", classes) of elements, the outermost first


class WebLists:
    """Gives the mark of each item of a page's lists, by its attributes and the styles that the page itself holds."""

    def __init__(self, root: Any, hidden: frozenset[str]) -> None:
        self._hidden = hidden
        self._rules: dict[_Path, tuple[int, int, str]] = {}  # elements: weight and place of the rule for them, what it says
        self._counters: dict[str, tuple[str, str]] = {}  # class whose items are counted before their words: style, sign behind
        self._place = 0
        self._known: dict[tuple[Any, str, str | None], str | None] = {}  # what rules say of the elements of one kind in an element
        self._marks: dict[Any, str] = {}
        for selectors, body in style_rules(root):
            self._rule(selectors, body)

    def mark(self, item: Any) -> str:
        """Return the mark of an item with a blank behind it, "" where the page shows none or its words begin with one."""
        above = item.getparent()
        if item.tag != "li" or above is None or above.tag != "ol":
            return ""
        if item not in self._marks:
            self._count(above)
        return self._marks.get(item, "")

    def _rule(self, selectors: list[str], body: str) -> None:
        said = _SAID.search(body)
        counter = _COUNTER.search(body) if "content" in body else None
        for one in selectors:
            path, counted = _path(one) if said is not None else None, _COUNTED.fullmatch(one)
            if said is not None and path:
                weight = 100 * sum(len(classes) for _, classes in path) + sum(bool(tag) for tag, _ in path)
                self._place += 1
                self._rules[path] = (weight, self._place, said[1])
            if counter is not None and counted is not None:
                self._counters[counted[1]] = (counter[1] or "decimal", counter[2].strip())

    def _count(self, above: Any) -> None:
        items = [child for child in above if child.tag == "li" and not is_hidden(child, self._hidden)]
        down, ruled = above.get("reversed") is not None, self._ruled(above)
        count = _whole(above.get("start"), len(items) if down else 1)
        for item in items:
            count = _whole(item.get("value"), count)
            style, behind = self._shown(above, item, ruled)
            known = _STYLES.get(style)
            if known is not None and not _OWN.match("".join(item.itertext())) and (count > 0 or known.startswith("decimal")):
                self._marks[item] = f"{figure(count, known)}{behind} "
            count += -1 if down else 1

    def _shown(self, above: Any, item: Any, ruled: str | None) -> tuple[str, str]:
        """Return the style of an item's number, and the sign behind it; `ruled`: what the page's rules say of its list."""
        classes = (above.get("class") or "").split()
        counter = next((self._counters[name] for name in classes if name in self._counters), None)
        if counter is not None:
            return counter
        said = [_SAID.search(node.get("style") or "") for node in (item, above)]
        own = next((match[1] for match in said if match is not None), None)
        given = own if own is not None else self._ruled(item) or ruled
        if given is not None:
            words = given.lower().split()
            return next((word for word in words if word in _STYLES), "none" if words else "decimal"), "."
        return item.get("type") or above.get("type") or "decimal", "."

    def _ruled(self, node: Any) -> str | None:
        """Return what the weightiest of the page's rules for an element says of its list's style."""
        key = (node.getparent(), node.tag, node.get("class"))
        if key not in self._known:
            fitting = (rule for path, rule in self._rules.items() if _is_for(path, node))
            self._known[key] = max(fitting, default=(0, 0, None))[2]
        return self._known[key]


def _path(selector: str) -> _Path | None:
    """Return the elements that a selector names, the outermost first; None where it is none of tags and classes alone."""
    found = [_COMPOUND.fullmatch(part) for part in re.sub(r"\s*>\s*", " ", selector).split()]
    return tuple(((one[1] or "").lower(), frozenset(one[2].split(".")[1:])) for one in found if one is not None) if all(found) else None


def _is_for(path: _Path, node: Any) -> bool:
    """Whether an element is the last that a selector names, with the others above it in their order."""
    if not _fits(path[-1], node):
        return False
    wanted = len(path) - 1
    for above in node.iterancestors():
        wanted -= wanted > 0 and _fits(path[wanted - 1], above)
    return wanted == 0


def _fits(one: tuple[str, frozenset[str]], node: Any) -> bool:
    return one[0] in ("", node.tag) and one[1] <= set((node.get("class") or "").split())


def _whole(text: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\s*(-?\d{1,4})\s*", text or "")
    return int(found[1]) if found is not None else otherwise
