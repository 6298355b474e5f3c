"""A small world of documents drawn by seed, and hypothesis strategies for every field of `Query` over it."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import strategies as st

from graph.model import DocumentFacts
from graph.query import AgencyPattern, Query, Side, TimeWindow
from tests.graph.factories import FIELDS, PROVINCES, TOPICS, TaskSpec, agency_id, body_id, facts

BODIES = ("so-ngoai-vu", "so-tttt", "bien-phong", "cong-an", "cac-so-ban-nganh")
SLUGS = {"VN-02": "lao-cai", "VN-09": "lang-son", "VN-23": "ha-tinh"}
CENTRAL = ("chinh-phu", "bo-tttt")
CITED = ("doc:chinh-phu/2015/72-nd-cp", "doc:bo-tttt/2019/3-tt", "doc:bo-tttt/2021/9-hd", "doc:lao-cai/2020/1-kh")
WORDS = ("tuyen truyen", "bien gioi", "bao chi", "tap huan", "nuoc ngoai", "kinh phi")
TYPES = ("ke-hoach", "huong-dan", "chi-thi")
SIGNERS = ("tran van a", "le thi b", "nguyen c")
DATES = ("2020-01-15", "2020-06-30", "2021-03-01", "2024-12-31")
RECURRENCES = ("weekly", "yearly", "continuous")
KINDS = ("task", "assignment", "objective")
PRINTED = ("Quy III nam 2020", "Thang 6", "Thuong xuyen")
TITLES = ("Ke hoach tuyen truyen bien gioi", "Chuong trinh tap huan bao chi", "Ve kinh phi")
CODES = ("missing-items", "no-date", "no-number")
PROPERTIES = ("signer", "issue_date", "period", "issuer", "number", "title", "type")
ROLES = ("lead", "assigned", "coordinate")


def world(seed: int = 1, size: int = 12) -> list[DocumentFacts]:
    """Return documents drawn by `seed`; some cite each other, some have no province, date or period."""
    draw = random.Random(seed)
    out = []
    for n in range(size):
        province = draw.choice([*PROVINCES, *PROVINCES, None])
        place = SLUGS[province] if province else draw.choice(CENTRAL)
        out.append(_document(draw, f"doc:{place}/{draw.choice((2020, 2021))}/{n}-kh", province, place))
    return out


def _time(draw: random.Random) -> tuple[str | None, str | None, str | None]:
    """Draw (first day, last day, recurrence): a span, one with an open end, a day, a recurrence, with a last day or in a span too."""
    first, last = sorted((draw.choice(DATES), draw.choice(DATES)))
    again = draw.choice(RECURRENCES)
    return draw.choice(
        [(first, last, None), (None, last, None), (first, None, None), (last, last, None), (None, None, again), (None, last, again),
         (first, last, again)]
    )  # fmt: skip


def _document(draw: random.Random, id: str, province: str | None, place: str) -> DocumentFacts:
    names = [f"{place}/{body}" for body in BODIES] if province else [*CENTRAL]
    tasks = []
    for n in range(draw.randrange(0, 6)):
        chosen = draw.sample(names, draw.randrange(0, min(4, len(names)) + 1))
        time = _time(draw) if draw.random() < 0.8 else None
        tasks.append(
            TaskSpec(
                f"I.{n}",
                " ".join(draw.sample(WORDS, 2)),
                {name: draw.choice(ROLES) for name in chosen},
                draw.sample(sorted(TOPICS), draw.randrange(0, 3)),
                [draw.choice(WORDS)] if draw.random() < 0.5 else [],
                draw.choice(KINDS),
                time,
                draw.choice([None, *PRINTED]),
                draw.sample(sorted(FIELDS), draw.randrange(0, 2)),
                [(*_time(draw), draw.choice(PRINTED)) for _ in range(draw.choice((0, 1, 2, 3)) if time else 0)],
            )
        )
    targets = draw.sample(CITED, draw.randrange(0, 3))
    mentioned = draw.sample(CITED, draw.randrange(0, 2))
    cited = {}
    for target in sorted({*targets, *mentioned}):
        cited[target] = draw.choice(
            [
                {},
                {"document_type_id": f"type:{draw.choice(TYPES)}"},
                {"issuer_agency": draw.choice(CENTRAL), "issue_date": draw.choice(DATES)},
            ]
        )
    return facts(
        id,
        province=province,
        type=draw.choice([*TYPES, None]),
        date=draw.choice([*DATES, None]),
        period=draw.choice([None, (2020, 2020), (2014, 2016), (2021, None), (None, 2024)]),
        issuer=draw.choice([f"{place}/ubnd" if province else place, None]),
        signer=draw.choice([*SIGNERS, None]),
        title=draw.choice([*TITLES, None]),
        fields=draw.sample(sorted(FIELDS), draw.randrange(0, 2)),
        findings=draw.sample(CODES, draw.randrange(0, 3)),
        mentions=draw.sample(names, draw.randrange(0, 2)),
        tasks=tasks,
        based_on=targets,
        cites=mentioned,
        cited=cited,
    )


def few(values: Sequence[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw one value or a few."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(tuple)


def maybe(values: st.SearchStrategy[tuple]) -> st.SearchStrategy[tuple]:
    """Draw nothing as often as something."""
    return st.one_of(st.just(()), values)


AGENCIES = [agency_id(f"{place}/{body}") for place in SLUGS.values() for body in BODIES] + [agency_id(c) for c in CENTRAL]
AGENCIES += [body_id(body) for body in BODIES] * 6 + ["agency:nowhere/nobody"]
PATTERN = st.builds(AgencyPattern, maybe(few(AGENCIES)), maybe(few(ROLES)), st.sampled_from([False, False, False, True]))
FINDS = ("province", "agency", "document", "citation", "task", "topic", "field", "finding", "successor", "predecessor")
# Each as likely as all of FINDS together in which steps matter most.
STEPPED = ("province", "agency", "document", "task", "topic")
DAYS = st.sampled_from([None, *DATES])
PHRASES = [
    *WORDS, "gioi", "bao chi", "tap huan|bien gioi", "gioi|%", "gioi tuyen", "kinh phi|truyen bien", "truyen bien", "uyen truyen", "%", "_ien",
    "' OR 1=1 --", "bao chi|bien gioi", "uyen|phi|kinh", "tuyen truyen bien gioi", "ke hoach|chuong trinh",
]  # fmt: skip
WINDOW = st.builds(
    TimeWindow, DAYS, DAYS, st.sampled_from([None, None, *RECURRENCES]), st.booleans(), st.sampled_from([False, False, True]),
    st.sampled_from([(), (), (("2020-01-01", "2020-03-31"), ("2024-10-01", "2024-12-31")), (("2020-06-01", "2021-06-30"),)]),
    st.sampled_from([None, None, 0, 170, 600]), st.sampled_from([(), ("quy iii", "thang 6"), ("quy",)]),
    st.sampled_from([None, None, None, True, False]), st.sampled_from([None, None, None, True, False]),
)  # fmt: skip


def conditions(documents: list[DocumentFacts]) -> dict[str, st.SearchStrategy]:
    """Return what may be drawn for each field of the pattern."""
    ids = [d.document for d in documents] + [*CITED, "doc:nowhere/2020/1"]
    tasks = [node.id for d in documents for node in d.nodes if node.type == "Task"] + ["task:nowhere#1"]
    return {
        "provinces": few([*PROVINCES, "VN-99"]),
        "documents": few(ids, 8),
        "document_types": few([f"type:{t}" for t in TYPES]),
        "issued_from": DAYS,
        "issued_to": DAYS,
        "period": st.sampled_from([(2015, 2015), (2020, 2021), (2023, 2030)]),
        "issuers": few(["agency:lao-cai/ubnd", "body:ubnd", "agency:chinh-phu", "body:bo-tttt"]),
        "signers": few(["tran van a", "van", "thi b", "ran van"]),
        "mentions": few(AGENCIES),
        "findings": few([*CODES, "none"]),
        "missing": few(PROPERTIES),
        "cites": few(CITED),
        "cited_types": few([f"type:{t}" for t in TYPES]),
        "cited_issuers": few(["agency:chinh-phu", "body:bo-tttt"]),
        "cited_codes": few(["kh", "cp", "tt", "d", "%"]),
        "agencies": st.lists(PATTERN, min_size=1, max_size=2).map(tuple),
        "roles": few(ROLES),
        "topics": few(sorted(TOPICS)),
        "topics_all": few(sorted(TOPICS)),
        "words": few(PHRASES, 1),
        "subject": few(PHRASES, 2),
        "subject_in": few(("task", "heading", "title"), 3),
        "fields": few(sorted(FIELDS)),
        "fields_in": few(("task", "document")),
        "time": WINDOW,
        "kinds": few(KINDS),
        "tasks": few(tasks, 8),
        "of": few([*PROVINCES, "VN-09-2025", "body:so-tttt", "body:so-khcn"]),
    }  # fmt: skip


@st.composite
def sides(draw: st.DrawFn, within: dict[str, st.SearchStrategy]) -> Side:
    """Draw one side with up to two conditions."""
    names = ("provinces", "documents", "agencies", "topics", "fields", "words", "subject", "cites")
    chosen = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    return Side("side", **{name: draw(within[name]) for name in chosen})


@st.composite
def queries(draw: st.DrawFn, documents: list[DocumentFacts]) -> Query:
    """Draw a query with up to four conditions, out of all of them, with ids that mostly are in `documents`."""
    within = conditions(documents)
    answers = [*AGENCIES, *PROVINCES, *(d.document for d in documents), *TOPICS, *FIELDS]
    late = {
        "exclude": few(answers, 4),
        "among": few(answers, 12),
        "families": few(["so", "bo", "cac so", "bien", "ong an"]),
        "not_levels": few(["group", "province"], 1),
        "property": st.sampled_from([*PROPERTIES, "time"]),
        "any_of": st.lists(_alternatives(within), min_size=1, max_size=2).map(tuple),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(within)), max_size=3, unique=True))
    chosen += draw(st.one_of(st.just([]), st.lists(st.sampled_from(sorted(late)), min_size=1, max_size=2, unique=True)))
    steps: dict[str, object] = {}
    if draw(st.booleans()):
        steps = {
            "combine": draw(st.sampled_from(["all", "compare", "most", "only"])),
            "order": draw(st.sampled_from([None, "earliest", "latest", "due_first", "due_last", "most", "least"])),
            "limit": draw(st.sampled_from([None, 1, 2, 3])),
            "asked": draw(maybe(few(ROLES))),
            "broadest": draw(st.booleans()),
        }
    return Query(
        find=draw(st.sampled_from(STEPPED if steps else FINDS)),
        citation_role=draw(st.sampled_from([None, "basis", "mention"])),
        negated=draw(st.sampled_from([False, False, False, True])),
        sides=draw(st.one_of(st.just(()), st.just(()), st.lists(sides(within), min_size=1, max_size=3).map(tuple))),
        **steps,
        **{name: draw({**within, **late}[name]) for name in chosen},
    )


@st.composite
def _alternatives(draw: st.DrawFn, within: dict[str, st.SearchStrategy]) -> Query:
    chosen = draw(st.lists(st.sampled_from(sorted(within)), max_size=2, unique=True))
    return Query("task", **{name: draw(within[name]) for name in chosen})
