"""A parsed document as values: what `cancu parse --json` prints.  Shapes: CONTRACT.md.

Each stage of the reading fills a part: `metadata` the document, `structure` the sections, `citations`, `agencies`, `tasks`, `findings`.
Positions are `Span`s of the unaltered text; `exact` is added when printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from text.spans import Span

__all__ = [
    "AgencyFound",
    "Citation",
    "DocumentData",
    "Finding",
    "Grid",
    "Notice",
    "ParsedDocument",
    "Period",
    "RoleFound",
    "Section",
    "Source",
    "TaskFound",
    "TimeFound",
]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a source, every merged cell expanded: `rows` all have one width, and a cell is its range [start, end) of the text (an
    empty cell: start == end).  A merged cell stands with the same range in every place that it covers.  `headers` are the first rows
    that the format marks as heads (0: not marked).  Inside a cell lines end with a newline."""

    rows: tuple[tuple[tuple[int, int], ...], ...]
    headers: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """What the reading of a file has to say of it: a finding before the text is read.  `start`, `end`: the range of the text meant."""

    code: str
    severity: str
    message: str
    message_en: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: `text` decoded and never altered, `pages` the start positions of its pages (empty: none known),
    `media_type` and `encoding` as detected.

    `tables` are its tables as grids, in order; `furniture` the ranges that belong to the page and not to the document (running heads,
    page numbers, a portal's menus), in order; `bold` the ranges set in bold type; `boxes` one (start, end, page, left, bottom, right,
    top) a line of a PDF, in points; `notices` what its reading found; `turns` the pages of a PDF that lie on their side or head, each with
    the degrees clockwise that set it upright (its boxes are those of the page set upright).
    """

    path: str
    sha256: str
    text: str
    pages: tuple[int, ...] = ()
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    tables: tuple[Grid, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    boxes: tuple[tuple[int, int, int, float, float, float, float], ...] = ()
    notices: tuple[Notice, ...] = ()
    turns: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """Years that the document covers, inclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentData:
    """What the letterhead, title and signature say.  `places` holds the range that proves each field (key: field name)."""

    id: str
    number: str | None = None
    number_printed: str | None = None
    type: str | None = None
    issuer: str | None = None
    issuer_id: str | None = None
    province: str | None = None
    province_id: str | None = None
    issue_date: str | None = None
    title: str | None = None
    period: Period | None = None
    signer: str | None = None
    signer_printed: str | None = None
    signer_role: str | None = None
    recipients: tuple[Span, ...] = ()
    places: Mapping[str, Span] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part, lettered point, bullet or annex.  `heading` is its own line without the number (None: no heading of its own);
    `span` covers it with all below it in logical order; `parts` are the further ranges where pages were out of order."""

    path: str
    heading: str | None
    span: Span
    parent: str | None
    heading_span: Span | None = None
    level: int = 0
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of another instrument.  `number` is null where it has none in the text; `target` is a document id."""

    span: Span
    type: str
    number: str | None
    number_printed: str | None
    date: str | None
    issuer: str | None
    role: str
    pinpoint: str | None = None
    target: str | None = None
    issues: tuple[str, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyFound:
    """A body named in the document, resolved to this province's body where it is one."""

    id: str
    name: str
    generic: str
    body: str  # id of the generic body (`body:...`)
    level: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class RoleFound:
    """An agency's role in a task; `span` is where the role's words name it, `rule` the row of schemas/rules that gave it."""

    agency: str
    generic: str
    name: str
    role: str
    span: Span
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A printed time and what it means: ISO dates, inclusive; `recurrence` of CONTRACT.md's words."""

    printed: str
    start: str | None
    end: str | None
    recurrence: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TaskFound:
    """A task, assignment or objective.  `span` is its statement; `continued` the rest of a sentence torn by pages out of order.
    `topics` and `fields` are (topic or policy field id, the range that says so); `headings` the headings above it, outermost first."""

    id: str
    span: Span
    kind: str
    roles: tuple[RoleFound, ...] = ()
    role_source: str | None = None
    times: tuple[TimeFound, ...] = ()
    topics: tuple[tuple[str, Span], ...] = ()
    places: tuple[Mapping[str, object], ...] = ()
    continued: tuple[Span, ...] = ()
    section: str = ""
    headings: tuple[str, ...] = ()
    fields: tuple[tuple[str, Span], ...] = ()

    @property
    def time(self) -> TimeFound | None:
        """The first time that it states, None where it states none."""
        return self.times[0] if self.times else None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader should know of the source: `message` in Vietnamese and English; codes are listed in docs/findings.md."""

    code: str
    severity: str
    message: str
    message_en: str
    span: Span


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """All that one source says.  `fields` are (policy field id, the range that says so), of the document as a whole."""

    source: Source
    document: DocumentData
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    agencies: tuple[AgencyFound, ...] = ()
    tasks: tuple[TaskFound, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_administrative: bool = True
    fields: tuple[tuple[str, Span], ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's object for `cancu parse --json`."""
        from ingest.facts.render import parsed_to_json

        return parsed_to_json(self)
