"""A small store and its answers in the contract's shapes, so that the pages are tested without reading or searching anything.

Two short documents in our own words; positions come from `str.index`, never from the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from graph.model import Edge, Evidence, Node
from graph.query import Query, Row

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> **đậm** [x](javascript:alert(1))"

LAO = "doc:lao-cai/2020/88-kh-ubnd"
HA = "doc:ha-tinh/2020/12-kh-ubnd"
DECREE = "doc:chinh-phu/2015/72-nd-cp"
TEXTS = {
    LAO: (
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\n\nSố: 88/KH-UBND\n\nKẾ HOẠCH\nThông tin đối ngoại năm 2020 𝒜\n\n"
        "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;\n\nI. NHIỆM VỤ\n\n1. Tuyên truyền biên giới\n\n"
        "- Tuyên truyền về biên giới cho người dân. Bộ Chỉ huy Bộ đội Biên phòng chủ trì, phối hợp với Sở Ngoại vụ.\n\n"
        f"2. Việc khác\n\n- {HOSTILE}\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Ngoại vụ\n\n- Theo dõi, báo cáo hằng quý.\n"
    ),
    HA: (
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nThông tin đối ngoại năm 2020\n\n"
        "I. NHIỆM VỤ\n\n1. Phối hợp với Bộ Chỉ huy Bộ đội Biên phòng tuyên truyền biển, đảo. Sở Ngoại vụ chủ trì.\n"
    ),
}
AGENCIES = {
    "agency:lao-cai/bien-phong": ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Lào Cai", "body:bien-phong", "military", "VN-02"),
    "agency:lao-cai/so-ngoai-vu": ("Sở Ngoại vụ tỉnh Lào Cai", "body:so-ngoai-vu", "province", "VN-02"),
    "agency:ha-tinh/bien-phong": ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Hà Tĩnh", "body:bien-phong", "military", "VN-23"),
    "agency:ha-tinh/so-ngoai-vu": ("Sở Ngoại vụ tỉnh Hà Tĩnh", "body:so-ngoai-vu", "province", "VN-23"),
}
BODIES = {
    "body:bien-phong": ("Bộ Chỉ huy Bộ đội Biên phòng", "Border Guard Command"),
    "body:so-ngoai-vu": ("Sở Ngoại vụ", "Department of Foreign Affairs"),
}
PROVINCES = {"VN-02": ("Lào Cai", "Lào Cai"), "VN-23": ("Hà Tĩnh", "Hà Tĩnh")}
TOPICS = {
    "topic:bien-gioi": ("Biên giới", "Land border"),
    "topic:bien-dong-bien-dao": ("Biển Đông, biển đảo", "East Sea, seas and islands"),
}
FIELDS = {"field:thong-tin": ("Thông tin đối ngoại", "External information")}
ROLE_EDGE = {"lead": "LEADS", "assigned": "ASSIGNED", "coordinate": "COORDINATES"}


def span(document: str, words: str, after: int = 0) -> dict[str, Any]:
    """Return {"start", "end", "exact"} of `words` in a document's text."""
    start = TEXTS[document].index(words, after)
    return {"start": start, "end": start + len(words), "exact": words}


def _role(document: str, words: str, agency: str, role: str, after: int = 0) -> dict[str, Any]:
    name, body, _, _ = AGENCIES[agency]
    found = span(document, words, after)
    return {"agency": agency, "generic": BODIES[body][0], "name": name, "role": role, "start": found["start"], "end": found["end"]}


def _lao_tasks() -> list[dict[str, Any]]:
    at = TEXTS[LAO].index("- Tuyên truyền")
    return [
        {
            "id": "I.1#1", **span(LAO, "Tuyên truyền về biên giới cho người dân. Bộ Chỉ huy Bộ đội Biên phòng chủ trì, phối hợp với Sở Ngoại vụ."),
            "continued": [], "kind": "task", "role_source": "inline", "time": None, "topics": ["topic:bien-gioi"], "places": [],
            "roles": [
                _role(LAO, "Bộ Chỉ huy Bộ đội Biên phòng", "agency:lao-cai/bien-phong", "lead", at),
                _role(LAO, "Sở Ngoại vụ", "agency:lao-cai/so-ngoai-vu", "coordinate", at),
            ],
        },
        {
            "id": "I.2#1", **span(LAO, HOSTILE), "continued": [], "kind": "task", "role_source": None, "time": None, "topics": [], "places": [], "roles": [],
        },
        {
            "id": "II.1#1", **span(LAO, "Theo dõi, báo cáo hằng quý."), "continued": [], "kind": "assignment", "role_source": "heading",
            "time": {"printed": "hằng quý", "from": None, "to": None, "recurrence": "quarterly"}, "topics": [], "places": [],
            "roles": [_role(LAO, "Sở Ngoại vụ", "agency:lao-cai/so-ngoai-vu", "assigned", TEXTS[LAO].index("II. TỔ"))],
        },
    ]  # fmt: skip


def _ha_tasks() -> list[dict[str, Any]]:
    return [
        {
            "id": "I.1", **span(HA, "Phối hợp với Bộ Chỉ huy Bộ đội Biên phòng tuyên truyền biển, đảo. Sở Ngoại vụ chủ trì."), "continued": [],
            "kind": "task", "role_source": "inline", "time": None, "topics": ["topic:bien-dong-bien-dao"], "places": [],
            "roles": [
                _role(HA, "Sở Ngoại vụ", "agency:ha-tinh/so-ngoai-vu", "lead"),
                _role(HA, "Bộ Chỉ huy Bộ đội Biên phòng", "agency:ha-tinh/bien-phong", "coordinate"),
            ],
        }
    ]  # fmt: skip


def _parsed() -> dict[str, dict[str, Any]]:
    cited = span(LAO, "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ")
    citation = {
        **cited, "type": "Nghị định", "number": "72/2015/NĐ-CP", "number_printed": "72/2015/NĐ-CP", "date": "2015-09-07", "issuer": "Chính phủ",
        "role": "basis", "pinpoint": None, "target": "doc:chinh-phu/2015/72-nd-cp", "issues": [],
    }  # fmt: skip
    heading = span(LAO, "I. NHIỆM VỤ")
    organise = span(LAO, "II. TỔ CHỨC THỰC HIỆN")
    finding = {
        **{k: v for k, v in span(LAO, "Số: 88/KH-UBND").items() if k != "exact"},
        "code": "own-number-noise", "severity": "warning", "message": "Số ký hiệu in có khoảng trắng", "message_en": "The number is printed with a space",
    }  # fmt: skip
    return {
        LAO: {
            "source": "lao.txt", "sha256": "a" * 64, "chars": len(TEXTS[LAO]),
            "document": {
                "id": LAO, "number": "88/KH-UBND", "number_printed": "88 /KH-UBND", "type": "Kế hoạch", "issuer": "Ủy ban nhân dân tỉnh Lào Cai",
                "province": "Lào Cai", "issue_date": "2020-03-13", "title": "Thông tin đối ngoại năm 2020", "period": {"from": 2020, "to": 2020},
                "signer": None, "signer_printed": None, "signer_role": None, "recipients": [], "places": {"number": span(LAO, "88/KH-UBND")},
            },
            "sections": [
                {"path": "I", "heading": "NHIỆM VỤ", "start": heading["start"], "end": organise["start"], "parent": None},
                {"path": "I.1", "heading": "Tuyên truyền biên giới", **_range(LAO, "1. Tuyên truyền biên giới"), "parent": "I"},
                {"path": "II", "heading": "TỔ CHỨC THỰC HIỆN", "start": organise["start"], "end": len(TEXTS[LAO]), "parent": None},
            ],
            "citations": [citation],
            "agencies": [
                {
                    "id": "agency:lao-cai/so-ngoai-vu", "name": "Sở Ngoại vụ tỉnh Lào Cai", "generic": "Sở Ngoại vụ", "level": "province",
                    "mentions": [span(LAO, "Sở Ngoại vụ"), span(LAO, "Sở Ngoại vụ", organise["start"])],
                }
            ],
            "tasks": _lao_tasks(), "findings": [finding],
        },
        HA: {
            "source": "ha.txt", "sha256": "b" * 64, "chars": len(TEXTS[HA]),
            "document": {"id": HA, "number": "12/KH-UBND", "type": "Kế hoạch", "issuer": "Ủy ban nhân dân tỉnh Hà Tĩnh", "province": "Hà Tĩnh", "title": None, "recipients": []},
            "sections": [], "citations": [], "agencies": [], "tasks": _ha_tasks(), "findings": [],
        },
    }  # fmt: skip


def _range(document: str, words: str) -> dict[str, int]:
    found = span(document, words)
    return {"start": found["start"], "end": found["end"]}


PARSED = _parsed()
OF_PROVINCE = {LAO: "VN-02", HA: "VN-23"}


class FakeStore:
    """The parts of `graph.store.Store` that pages read, over the two documents above."""

    url = "fake:"
    keeps_states = False

    def snapshot(self) -> AbstractContextManager[None]:
        return nullcontext()

    def __init__(self, documents: Iterable[str] = (LAO, HA)) -> None:
        self.held = tuple(documents)

    def sources(self) -> Mapping[str, tuple[str, str, Mapping[str, str]]]:
        return {PARSED[d]["source"]: (PARSED[d]["sha256"], d, {}) for d in self.held}

    def places(self) -> Mapping[str, str]:
        return {}

    def meta(self, key: str) -> str | None:
        return None

    def is_encoded(self, encoder: str) -> bool:
        return True

    def documents(self) -> list[Node]:
        found = []
        for id in sorted(self.held):
            data = PARSED[id]["document"]
            names = {"number": "number", "title": "title", "document_type": "type", "issuer": "issuer", "issue_date": "issue_date"}
            incomplete = ("IV.6", "IV.7") if id == HA else ()
            found.append(Node(id, "Document", {**{k: data.get(v) for k, v in names.items()}, "incomplete": incomplete}))
        return found

    def text(self, document: str) -> str:
        return TEXTS[document]

    def quote(self, document: str, start: int, end: int) -> str:
        return TEXTS[document][start:end]

    def source(self, document: str) -> str:
        return str(PARSED[document]["source"])

    def parsed(self, document: str, part: str | None = None) -> Mapping[str, object]:
        return {name: value for name, value in PARSED[document].items() if part in (None, name)}

    def counts(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        return {"Document": len(self.held) + 1, "Task": 4}, {"LEADS": 2}

    def nodes(self, ids: Iterable[str] | None = None, *, type: str | None = None, evidence: bool = True) -> list[Node]:
        every = [Node(i, "Province", {"name": vi, "name_en": en}) for i, (vi, en) in PROVINCES.items()]
        every += [Node(i, "Topic", {"name": vi, "name_en": en}) for i, (vi, en) in TOPICS.items()]
        every += [Node(i, "Field", {"name": vi, "name_en": en}) for i, (vi, en) in FIELDS.items()]
        every += [Node(i, "Body", {"name": vi, "name_en": en}) for i, (vi, en) in BODIES.items()]
        every += [Node(i, "Agency", {"name": n, "generic": BODIES[b][0], "level": level}) for i, (n, b, level, _) in AGENCIES.items()]
        every += [Node(n.id, "Document", {**n.properties, "in_collection": True}) for n in self.documents()]
        every.append(Node(DECREE, "Document", {"number": "72/2015/NĐ-CP", "document_type": "Nghị định", "in_collection": False}))
        for document, task in self._tasks():
            time = task["time"] or {}
            have = {
                "statement": task["exact"],
                "path": task["id"],
                "time_printed": time.get("printed"),
                "recurrence": time.get("recurrence"),
            }
            every.append(Node(task_id(document, task["id"]), "Task", have, (Evidence(document, task["start"], task["end"], task["id"]),)))
        wanted = None if ids is None else set(ids)
        return sorted((n for n in every if (type is None or n.type == type) and (wanted is None or n.id in wanted)), key=lambda n: n.id)

    def edges(self, *, type: str | None = None, source: str | None = None, target: str | None = None) -> list[Edge]:
        every = [Edge("OF_PROVINCE", d, OF_PROVINCE[d]) for d in self.held]
        every += [Edge("INSTANCE_OF", a, body) for a, (_, body, _, _) in AGENCIES.items()]
        every += [Edge("LOCATED_IN", a, province) for a, (_, _, _, province) in AGENCIES.items()]
        for document, task in self._tasks():
            id = task_id(document, task["id"])
            every.append(Edge("HAS_TASK", document, id))
            every += [Edge("ABOUT", id, topic) for topic in task["topics"]]
            every += [Edge("IN_FIELD", id, "field:thong-tin") for topic in task["topics"]]
            every += [
                Edge(ROLE_EDGE[r["role"]], r["agency"], id, (Evidence(document, r["start"], r["end"], kind="role"),)) for r in task["roles"]
            ]
        if LAO in self.held:
            place = span(LAO, "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ")
            every.append(Edge("BASED_ON", LAO, DECREE, (Evidence(LAO, place["start"], place["end"], kind="citation"),)))
        every += [Edge("IN_FIELD", document, "field:thong-tin") for document in self.held]
        keep = [e for e in every if type in (None, e.type) and source in (None, e.source) and target in (None, e.target)]
        return sorted(keep, key=lambda e: (e.type, e.source, e.target))

    def node(self, id: str) -> Node | None:
        return next(iter(self.nodes([id])), None)

    def properties_of(self, type: str, names: Sequence[str] | None = None) -> list[tuple[str, Mapping[str, Any]]]:
        return [(node.id, node.properties) for node in self.nodes(type=type)]

    def pairs(self, type: str) -> list[tuple[str, str]]:
        return [(edge.source, edge.target) for edge in self.edges(type=type)]

    def said(self, ids: Iterable[str], names: Sequence[str]) -> list[tuple[str, str, Mapping[str, Any]]]:
        return [
            (node.id, node.type, {name: node.properties[name] for name in names if name in node.properties}) for node in self.nodes(ids)
        ]

    def node_evidence(self, ids: Iterable[str]) -> Mapping[str, tuple[Evidence, ...]]:
        return {node.id: node.evidence for node in self.nodes(ids)}

    def edge_evidence(self, keys: Iterable[tuple[str, str, str]]) -> Mapping[tuple[str, str, str], tuple[Evidence, ...]]:
        wanted = set(keys)
        return {key: edge.evidence for edge in self.edges() if (key := (edge.type, edge.source, edge.target)) in wanted}

    def rows(self, query: Query) -> list[Row]:
        body_of = {a: body for a, (_, body, _, _) in AGENCIES.items()}
        found = set()
        for document, task in self._tasks():
            if query.provinces and OF_PROVINCE[document] not in query.provinces:
                continue
            if query.topics and not set(query.topics) & set(task["topics"]):
                continue
            for role in task["roles"]:
                if query.find == "agency" and (not query.roles or role["role"] in query.roles):
                    found.add(Row(0, role["agency"], document, task_id(document, task["id"]), role["role"], role["agency"]))
                for pattern in query.agencies if query.find == "task" else ():
                    if {role["agency"], body_of[role["agency"]]} & set(pattern.ids) and (
                        not pattern.roles or role["role"] in pattern.roles
                    ):
                        found.add(
                            Row(0, task_id(document, task["id"]), document, task_id(document, task["id"]), role["role"], role["agency"])
                        )
        return sorted(found)

    def _tasks(self) -> list[tuple[str, dict[str, Any]]]:
        return [(document, task) for document in self.held for task in PARSED[document]["tasks"]]


EXAMPLES = {"vi": ["Tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới?"], "en": ["Which provinces assign it to the Border Guard?"]}


def task_id(document: str, path: str) -> str:
    return "task:" + document.removeprefix("doc:") + "#" + path


def evidence(document: str, path: str, words: str, role: str | None = None) -> dict[str, Any]:
    found = {"document": document, "source": PARSED[document]["source"], "path": path, **span(document, words)}
    return {**found, "role": role} if role else found


class Json:
    """What `search.answer.ask` and `search.find` return, as far as pages know it."""

    def __init__(self, value: dict[str, Any]) -> None:
        self.value = value

    def to_json(self) -> dict[str, Any]:
        return self.value


READINGS = ("tỉnh giao Bộ đội Biên phòng", "nhiệm vụ của Bộ đội Biên phòng", "văn bản giao Bộ đội Biên phòng")


def answer(question: str, reading: int = 1, *, after: str = "", edits: str = "", language: str | None = None) -> dict[str, Any]:
    """Return one answer of each kind, by a word of the question; a second reading has other words."""
    base: dict[str, Any] = {
        "question": question, "language": "vi", "sql": "SELECT 1", "cypher": "RETURN 1", "sparql": "SELECT * {}",
        "understood": {"find": "province", "filters": [{"field": "agency", "value": "body:bien-phong", "label": "Bộ đội Biên phòng", "role": ["lead", "assigned"]}],
                       "reading": READINGS[reading - 1], "choice": reading, "corrections": [{"from": "bien phog", "to": "biên phòng"}], "unknown": [], "ignored": ["giúp tôi"], "alternatives": [said for said in READINGS if said != READINGS[reading - 1]]},
        "answers": [], "count": None, "compared": [], "complete": True, "caveats": [], "passages": [], "ms": 3.0,
    }  # fmt: skip
    lao = {"id": "VN-02", "type": "Province", "label": "Lào Cai", "label_en": "Lào Cai", "name": "tỉnh Lào Cai", "roles": ["lead"], "strength": "asked", "absence": False,
           "property": None, "value": None, "evidence": [evidence(LAO, "I.1#1", "Bộ Chỉ huy Bộ đội Biên phòng chủ trì", "lead")]}  # fmt: skip
    ha = {**lao, "id": "VN-23", "label": "Hà Tĩnh", "label_en": "Hà Tĩnh", "name": "tỉnh Hà Tĩnh", "roles": ["coordinate"], "strength": "weaker",
          "evidence": [evidence(HA, "I.1", "Phối hợp với Bộ Chỉ huy Bộ đội Biên phòng", "coordinate")]}  # fmt: skip
    hit = {
        "rank": 1,
        "score": 0.5,
        **evidence(LAO, "I.1#1", "Tuyên truyền về biên giới cho người dân."),
        "why": {"lexical_rank": 1, "dense_rank": 2, "matched": ["bien gioi"], "expanded": []},
    }
    if "so sánh" in question:
        return {
            **base,
            "answers": [lao, {**ha, "strength": "asked"}],
            "compared": [{"label": "Lào Cai", "count": 3}, {"label": "Hà Tĩnh", "count": 1}],
        }
    if "bao nhiêu" in question:
        return {**base, "answers": [lao], "count": 7}
    if "không giao" in question:
        return {**base, "answers": [{**ha, "absence": True, "strength": "asked", "roles": [], "evidence": [evidence(HA, "", "KẾ HOẠCH\nThông tin đối ngoại năm 2020")]}],
                "complete": False, "caveats": ["Tệp của Hà Tĩnh thiếu mục IV.6–11."]}  # fmt: skip
    if "xyzzy" in question or "<script>" in question:
        return {**base, "understood": {**base["understood"], "find": "passage", "unknown": [question], "filters": []}, "passages": [hit]}
    if "ai ký" in question:
        document = {
            **lao,
            "id": LAO,
            "type": "Document",
            "label": "88/KH-UBND",
            "label_en": None,
            "name": None,
            "roles": [],
            "property": "signer",
            "value": "Nguyễn Văn A",
        }
        return {**base, "understood": {**base["understood"], "find": "document"}, "answers": [document]}
    if "tìm" in question:
        return {**base, "understood": {**base["understood"], "find": "passage", "filters": []}, "passages": [hit]}
    return {**base, "answers": [lao, ha], "caveats": ["Tệp của Hà Tĩnh thiếu mục IV.6–11."], "complete": False}


def found(query: str) -> dict[str, Any]:
    """Return one search result."""
    return {"query": query, "hits": answer("tìm")["passages"] * 1, "ms": 1.0}
