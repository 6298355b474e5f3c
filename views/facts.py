"""A parsed document (CONTRACT.md's object) as what the viewer draws: spans, facts, outline.  Plain values, no Streamlit.

Positions are code points of the whole text, as everywhere; the viewer gets a window of a very long text and its offset.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.corrections import METADATA
from graph.query import ROLES
from views.blocks import Block
from views.i18n import Language, day, has, say, text, type_name
from views.packed import packed
from views.remarks import finding_words, issue_words
from views.sections import section as section_name
from views.sections import where
from views.state import address

__all__ = ["KINDS", "Links", "document_span", "outline", "spans_and_facts", "time_words", "viewer_data", "window_of"]

Json = Mapping[str, Any]

# Kinds of marks, in the legend's order; the viewer's style sheet has one rule a kind.
KINDS = ("lead", "assigned", "coordinate", "task", "citation", "agency", "meta", "finding")
# Rows of a fact whose words stand in the document.
AS_PRINTED = (
    "agency", "generic", "statement", "time", "number_printed", "issuer", "pinpoint", "places", "signer", "signer_role", "title", "was",
)  # fmt: skip
OFF_AT_FIRST = ("agency",)  # every mention of a body: useful, but it would drown the rest
# What the viewer's own controls are called.
LABELS = ("outline", "pick", "close", "findText", "findNone", "findNext", "findBefore", "region")
MAX_WINDOW = 300_000  # characters drawn at once; about 2 s in a browser without a graphics card


def time_words(time: Json | None, language: Language) -> str:
    """Return a printed time and what it was read as."""
    if not time:
        return ""
    ends = [str(time[end]) for end in ("from", "to") if time.get(end)]
    read = " – ".join(dict.fromkeys(day(end, language) for end in ends))
    recurrence = say("recurrence", time["recurrence"], language) if time.get("recurrence") else ""
    whole_years = [end[:4] for end in ends if end.endswith(("-01-01", "-12-31"))]
    if len(whole_years) == 2 and all(year in str(time.get("printed")) for year in whole_years):
        words = any(letter.isalpha() for letter in str(time.get("printed")))
        read = "–".join(dict.fromkeys(whole_years)) if words and language != "vi" else ""  # said in so many words, those of the document
    understood = ", ".join(part for part in (read, recurrence) if part and part != time.get("printed"))
    return f"{time.get('printed') or ''} ({understood})" if understood else str(time.get("printed") or "")


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the links of a fact's panel: to its place, to pages of what it names, and, where a reader may correct it, to the form."""

    document: str
    language: Language
    may_correct: bool = False

    def place(self, start: int, end: int) -> str:
        """Return the address of a place in this document."""
        return address("document", id=self.document, start=start, end=end, lang=self.language)

    def name(self, page: str, id: str, words: str) -> Block:
        """Return a name as a link to its page."""
        return {"text": words, "href": address(page, id=id, lang=self.language)}

    def page(self, page: str, id: str | None) -> list[Block]:
        """Return the link to the page of a thing, if there is one."""
        return [{"label": text(f"doc.page.{page}", self.language), "href": address(page, id=id, lang=self.language)}] if id else []

    def alike(self, start: int, end: int) -> list[Block]:
        """Return the link to passages like one."""
        href = address("document", id=self.document, view="alike", start=start, end=end, lang=self.language)
        return [{"label": text("doc.alike.open", self.language), "href": href}]

    def fix(self, kinds: Sequence[str], span: Json, part: str, of: str = "", words: str = "") -> list[Block]:
        """Return the links to the forms that correct what is read at a place; `words` tell one of several such places from the others."""
        place: dict[str, str | int | None] = {"start": int(span["start"]), "end": int(span["end"]), "part": part, "of": of}
        return [
            {
                "label": text(f"fix.do.{kind}", self.language) + (f": “{words}”" if words else ""),
                "href": address("document", id=self.document, fix=kind, **place, lang=self.language),
                "fix": True,
            }
            for kind in kinds
            if self.may_correct
        ]


def _was(marked: object, name: str = "") -> str:
    """Return what was read before a correction, as its mark says; "" where nothing was corrected."""
    mark = marked.get("corrected") if isinstance(marked, Mapping) else None
    mark = mark.get(name) if name and isinstance(mark, Mapping) else mark
    return str(mark.get("printed") or "–") if isinstance(mark, Mapping) else ""


@dataclass(slots=True)
class _Marks:
    """Collects the marked ranges and the facts of one document."""

    parsed: Json
    topics: Mapping[str, str]
    names: Mapping[str, str]
    to: Links
    language: Language
    spans: list[tuple[int, int, str, int | None]] = field(default_factory=list)
    facts: list[Block] = field(default_factory=list)

    def _add(
        self,
        kind: str,
        badge: str,
        title: str,
        rows: Sequence[tuple[str, object]],
        ranges: Sequence[tuple[int, int]],
        links: Sequence[Block] = (),
        *,
        quoted: bool = False,
    ) -> None:
        """Add a fact: a row's value is plain words, or links; `quoted`: its title stands in the document so."""
        shown = [
            {
                "name": text(f"kind.{name}" if name in ROLES else f"field.{name}", self.language),
                "items": value if isinstance(value, list) else [{"text": str(value), "vi": name in AS_PRINTED}],
            }
            for name, value in rows
            if value not in (None, "", [])
        ]
        self.spans.extend((start, end, kind, len(self.facts)) for start, end in ranges)
        self.facts.append({"kind": kind, "badge": badge, "title": title, "vi": quoted, "rows": shown, "links": list(links)})

    def task(self, task: Json) -> None:
        """Add a task, and the roles that it gives."""
        roles = task.get("roles") or []
        ranges = [(task["start"], task["end"]), *((part["start"], part["end"]) for part in task.get("continued") or [])]
        times = task.get("times") or []
        rows = [
            ("section", section_name(task["id"], self.language)),
            *((role, self._agencies(r for r in roles if r["role"] == role)) for role in ROLES),
            ("role_source", say("source", task.get("role_source"), self.language)),
            ("time", "; ".join(time_words(time, self.language) for time in times or (task.get("time"),))),
            ("topics", [self.to.name("topic", t, self.topics.get(t, t)) for t in task.get("topics") or []]),
            ("places", ", ".join(_place(p) for p in task.get("places") or [])),
        ]
        rows += [("was", _was(task, name)) for name in ("time", "topics") if _was(task, name)]
        continued = [{"label": text("doc.continued", self.language), "href": self.to.place(s, e)} for s, e in ranges[1:]]
        fixes = self._fix_times(task, times) + self.to.fix(("topic", "add", "remove"), task, task["id"])
        continued += self.to.alike(task["start"], task["end"]) + fixes
        self._add(
            "task", say("kind", task.get("kind") or "task", self.language), _short(task["exact"]), rows, ranges, continued, quoted=True
        )
        for role in roles:
            self.role(role, task)

    def _fix_times(self, task: Json, times: Sequence[Json]) -> list[Block]:
        """Return the links to the form that corrects a task's time: one for each of several, by its words."""
        places = {(time["start"], time["end"]): (time, str(time["printed"])) for time in times} if len(times) > 1 else {None: (task, "")}
        return [link for place, words in places.values() for link in self.to.fix(("time",), place, task["id"], words=words)]

    def _agencies(self, roles: Iterable[Json]) -> list[Block]:
        """Return the agencies of roles as links to their pages."""
        named = {str(role["agency"]): self.names.get(role["generic"], role["generic"]) for role in roles}
        return [self.to.name("agency", id, name) for id, name in named.items()]

    def role(self, role: Json, task: Json) -> None:
        """Add an agency's role in a task."""
        rows = [
            ("role", say("role", role["role"], self.language)),
            ("agency", role["name"]),
            ("generic", role["generic"] if role["generic"] != role["name"] else ""),
            ("section", section_name(task["id"], self.language)),
            ("statement", _short(task["exact"], 220)),
        ]
        rows.append(("was", self.topics.get(_was(role)) or say("kind", _was(role), self.language) if _was(role) else ""))
        links = [
            {"label": where(task["id"], self.language), "href": self.to.place(task["start"], task["end"])},
            *self.to.page("agency", role["agency"]),
        ]
        links += self.to.fix(("role",), role, task["id"], role["role"]) + self.to.fix(
            ("agency", "remove"), role, task["id"], role["agency"]
        )
        self._add(
            role["role"],
            say("kind", role["role"], self.language),
            self.names.get(role["generic"], role["generic"]),
            rows,
            [(role["start"], role["end"])],
            links,
        )

    def citation(self, citation: Json) -> None:
        """Add a citation."""
        number = citation.get("number")
        rows = [
            ("citation_role", say("cited", citation.get("role"), self.language)),
            ("number", number),
            ("number_printed", citation.get("number_printed") if citation.get("number_printed") != number else ""),
            ("date", day(citation.get("date"), self.language)),
            ("issuer", citation.get("issuer")),
            ("pinpoint", citation.get("pinpoint")),
            ("issues", "; ".join(issue_words(code, citation, self.parsed, self.language) for code in citation.get("issues") or [])),
        ]
        title = " ".join(part for part in (citation.get("type"), number) if part) or str(citation["exact"])
        links = self.to.page("instrument", citation.get("target"))
        links += self.to.fix(("remove",), citation, "", citation["target"]) if citation.get("target") else []
        self._add("citation", text("kind.citation", self.language), title, rows, [(citation["start"], citation["end"])], links, quoted=True)

    def agency(self, agency: Json) -> None:
        """Add an agency with its mentions."""
        rows = [
            ("generic", agency["generic"] if agency["generic"] != agency["name"] else ""),
            ("level", say("level", agency.get("level"), self.language)),
        ]
        mentions = [(m["start"], m["end"]) for m in agency["mentions"]]
        title, page = str(agency["name"]), self.to.page("agency", agency["id"])
        self._add("agency", text("kind.agency", self.language), title, rows, mentions, page, quoted=True)

    def finding(self, finding: Json) -> None:
        """Add a finding."""
        message = finding_words(finding, self.language)
        start, end = finding["start"], max(finding["end"], finding["start"] + 1)
        rows = [("severity", say("severity", finding["severity"], self.language))]
        # A remark on the whole document (or a long part of it) stands in the list of findings; underlining it all would hide the text.
        self._add("finding", text("kind.finding", self.language), message, rows, [(start, end)] if end - start <= 2000 else [])

    def _read(self, name: str, value: object) -> str:
        """Return what was read for a line of the document's data: the type and the date as readers of this language write them."""
        if not isinstance(value, str):
            return ""
        return type_name(value, self.language) if name == "type" else day(value, self.language) if name == "issue_date" else value

    def head(self) -> None:
        """Add what the document says of itself, and whom it goes to."""
        data = self.parsed.get("document") or {}
        if data.get("recipients"):
            self._add(
                "meta",
                text("field.recipients", self.language),
                text("field.recipients", self.language),
                [],
                [(r["start"], r["end"]) for r in data["recipients"]],
            )
        for name, proof in sorted((data.get("places") or {}).items()):
            if has(f"field.{name}"):
                value = self._read(name, data.get(name))
                self._add(
                    "meta",
                    text("kind.meta", self.language),
                    text(f"field.{name}", self.language),
                    [(name, value), ("was", _was(data, name))],
                    [(proof["start"], proof["end"])],
                    self.to.fix(("metadata",), proof, name) if name in METADATA else [],
                )


def spans_and_facts(
    document: str,
    parsed: Json,
    topics: Mapping[str, str],
    language: Language,
    names: Mapping[str, str] | None = None,
    *,
    may_correct: bool = False,
) -> tuple[list[tuple[int, int, str, int | None]], list[Block]]:
    """Return (start, end, kind, index of its fact) for every marked range, and the facts.

    `topics` gives labels by id, `names` the reader's names of generic bodies.
    """
    marks = _Marks(parsed, topics, names or {}, Links(document, language, may_correct), language)
    for kind, add in (("tasks", marks.task), ("citations", marks.citation), ("agencies", marks.agency), ("findings", marks.finding)):
        for one in parsed.get(kind) or []:
            add(one)
    marks.head()
    return marks.spans, marks.facts


def _place(place: object) -> str:
    return (
        str(place.get("label") or place.get("name") or place.get("exact") or place.get("id") or "")
        if isinstance(place, Mapping)
        else str(place)
    )


def _short(words: str, limit: int = 160) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def outline(document: str, parsed: Json, language: Language) -> list[Block]:
    """Return the sections that a reader jumps to: those with a heading, in the order of the text."""
    sections = {section["path"]: section for section in parsed.get("sections") or []}
    entries = []
    for section in sections.values():
        if not section.get("heading") or "#" in section["path"]:
            continue
        depth, above = 0, {section["path"]}
        parent = section.get("parent")
        while parent in sections and parent not in above:
            above.add(parent)
            depth, parent = depth + 1, sections[parent].get("parent")
        if depth <= 2 or (depth == 3 and len(section["heading"]) <= 80):
            last = str(section["path"]).rsplit(".", 1)[-1] if depth else section["path"]
            entries.append(
                {
                    "path": last,
                    "heading": _short(section["heading"], 90),
                    "start": section["start"],
                    "depth": depth,
                    "href": address("document", id=document, start=section["start"], end=section["start"], lang=language),
                }
            )
    return sorted(entries, key=lambda entry: (entry["start"], entry["depth"]))


def _headings(parsed: Json) -> list[tuple[int, int, str, None]]:
    """Return the headings' lines, so that the viewer sets them off."""
    words = parsed["text"]
    found: list[tuple[int, int, str, None]] = []
    for section in parsed.get("sections") or []:
        heading = section.get("heading")
        if heading and len(heading) <= 160:
            at = words.find(heading, section["start"], section["start"] + len(heading) + 40)
            end = at + len(heading) if at >= 0 else words.find("\n", section["start"])
            if section["start"] < end <= section["start"] + 300:
                found.append((section["start"], end, "head", None))
    return found


def window_of(length: int, target: tuple[int, int] | None, size: int = MAX_WINDOW) -> tuple[int, int]:
    """Return the part [start, end) of a text of `length` characters that is drawn: all of it, or a window around the target."""
    if length <= size:
        return 0, length
    middle = target[0] if target else 0
    start = min(max(0, middle - size // 3), length - size)
    return start, start + size


def document_span(parsed: Json, start: str, end: str) -> tuple[int, int] | None:
    """Return the range that an address asks for, within the text; None where it asks for none or for nonsense."""
    try:
        first, last = int(start), int(end or start)
    except ValueError:
        return None
    length = len(parsed["text"])
    first, last = min(max(first, 0), length), min(max(last, 0), length)
    return (first, last) if first <= last else None


def viewer_data(
    document: str,
    parsed: Json,
    topics: Mapping[str, str],
    language: Language,
    target: tuple[int, int] | None,
    names: Mapping[str, str] | None = None,
    *,
    may_correct: bool = False,
) -> Block:
    """Return all that `views/frontend/viewer.js` needs; its `key` changes whenever the text or its facts do."""
    words = parsed["text"]
    first, last = window_of(len(words), target)
    spans, facts = spans_and_facts(document, parsed, topics, language, names, may_correct=may_correct)
    shown = [span for span in [*spans, *_headings(parsed)] if span[1] > first and span[0] < last]
    numbers = Counter(kind for _, _, kind, _ in spans)
    corrected = ",".join(str(one["id"]) for one in parsed.get("corrections") or [])
    return {
        "key": f"{document}:{parsed.get('sha256')}:{language}:{first}:{may_correct}:{corrected}",
        "text": words[first:last],
        "offset": first,
        "spans": shown,
        **packed(facts, document, language),
        "outline": outline(document, parsed, language),
        "target": {"start": target[0], "end": target[1]} if target else None,
        "kinds": [
            {"id": kind, "label": text(f"kind.{kind}", language), "count": numbers[kind], "on": kind not in OFF_AT_FIRST}
            for kind in KINDS
            if numbers[kind]
        ],
        "window": _window(document, len(words), first, last, language),
        "labels": {name: text(f"doc.{name}", language) for name in LABELS} | {"moreNames": text("cards.moreNames", language, n="{n}")},
    }


def _window(document: str, length: int, first: int, last: int, language: Language) -> Block | None:
    if last - first == length:
        return None
    steps = []
    if first > 0:
        steps.append(
            {"label": text("doc.earlier", language), "href": address("document", id=document, start=max(0, first - 1000), lang=language)}
        )
    if last < length:
        steps.append({"label": text("doc.later", language), "href": address("document", id=document, start=last, lang=language)})
    note = text("doc.window", language, start=f"{first:,}", end=f"{last:,}", total=f"{length:,}")
    return {"note": note, "steps": steps}
