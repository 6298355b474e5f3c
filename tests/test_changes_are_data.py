"""Usual changes that touch one row of `schemas/` and no code: the rows are added to a copy of the rooms, and another process reads with them.

docs/architecture.md lists these changes; what the same text says without the rows is tried beside it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("text", "graph", "ingest", "search", "schemas")

# Table -> rows added to it.  All words are invented, or used for what they do not mean yet.
ADDED: Mapping[str, list[Mapping[str, Any]]] = {
    "vocab/document_types.yaml": [{"id": "type:am-phu-thu", "label": {"vi": "Sổ lệnh", "en": "Order book"}, "abbreviations": ["SLH"], "group": "administrative"}],
    "vocab/topics.yaml": [{"id": "topic:lat-giang", "label": {"vi": "Lạt giang", "en": "Bamboo ties"}, "triggers": ["lạt giang"]}],
    "vocab/fields.yaml": [
        {"id": "field:khinh-khi-cau", "label": {"vi": "Khinh khí cầu", "en": "Balloons"}, "triggers": ["khinh khí cầu"], "cofog": ["04.5"], "portal": ["Giao thông"]}
    ],
    "rules/roles.yaml": [{"id": "role.lead.cam-trich", "kind": "lead", "vi": ["cầm trịch"], "yes": ["cầm trịch"], "no": ["trịch thượng"]}],
    "rules/labels.yaml": [{"id": "label.lead.cam-lai", "kind": "lead", "vi": ["cầm lái"], "yes": ["cầm lái"], "no": ["cầm đồ"]}],
    "rules/zones.yaml": [{"id": "annex.cam-nang", "kind": "annex", "at": "start", "value": "CNG", "vi": ["cẩm nang"], "yes": ["CẨM NANG"], "no": ["cẩm tú"]}],
}  # fmt: skip
ALIAS = ("vocab/bodies.yaml", "body:so-y-te", "Nha Lương y")

TEXT = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-------

Số: 15/SLH-UBND

Lào Cai, ngày 02 tháng 03 năm 2020

SỔ LỆNH
Công tác năm 2020

I. NHIỆM VỤ

1. Đan lạt giang cho các xã vùng cao.

2. Tổ chức bay khinh khí cầu tại thành phố.
Cơ quan cầm lái: Sở Du lịch.

II. TỔ CHỨC THỰC HIỆN

1. Nha Lương y cầm trịch, phối hợp với Sở Tài chính tổ chức khám bệnh cho đồng bào.

2. Sở Nội vụ có trách nhiệm theo dõi.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn A

CẨM NANG
(Kèm theo Sổ lệnh số 15/SLH-UBND)

1. Sở Nội vụ chủ trì tổ chức tập huấn cho cán bộ.
"""
PROGRAM = """
import json, sys
from graph.schema import load_schema
from ingest import parse
from ingest.parsed import Source
found = parse(Source("x.txt", "0" * 64, open(sys.argv[1], encoding="utf-8").read()))
print(json.dumps({
    "type": found.document.type,
    "tasks": {t.id.rpartition("#")[2]: {
        "roles": sorted((r.generic, r.role) for r in t.roles), "topics": [x for x, _ in t.topics], "fields": [x for x, _ in t.fields],
    } for t in found.tasks},
    "findings": [f.message for f in found.findings],
    "label": load_schema().edges["LEADS"].label.vi,
}))
"""


def _said(rooms: Path, text: Path) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(rooms)!r})\n{PROGRAM}", str(text)], capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _change(path: Path, change) -> None:
    rows = yaml.safe_load(path.read_text("utf-8"))
    change(rows)
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("text") / "plan.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture(scope="module")
def before(text: Path) -> dict[str, Any]:
    return _said(ROOT, text)


@pytest.fixture(scope="module")
def after(text: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    rooms = tmp_path_factory.mktemp("rooms")
    for room in ROOMS:
        shutil.copytree(ROOT / room, rooms / room, ignore=shutil.ignore_patterns("__pycache__"))
    schemas = rooms / "schemas"
    for table, rows in ADDED.items():
        if table.startswith("rules/"):  # texts with keys "yes" and "no": written behind what is there
            with (schemas / table).open("a", encoding="utf-8") as file:
                file.writelines(f"\n- {json.dumps(row, ensure_ascii=False)}" for row in rows)
        else:
            _change(schemas / table, lambda there, rows=rows: there.extend(rows))
    table, body, alias = ALIAS

    def known_as(rows: list[dict[str, Any]]) -> None:
        row = next(row for row in rows if row["id"] == body)
        row["aliases"]["vi"].append(alias)
        row["same"] = [alias]  # a name of this body alone, though other words

    _change(schemas / table, known_as)
    for path, old, new in (("policy.yaml", "label: {vi: chủ trì, en: leads}", "label: {vi: cầm trịch, en: leads}"), ("findings.yaml", "không nêu cơ quan nào", "chưa giao cho ai")):  # fmt: skip
        whole = (schemas / path).read_text("utf-8")
        assert old in whole
        (schemas / path).write_text(whole.replace(old, new), "utf-8")
    return _said(rooms, text)


def test_a_document_type(before, after):
    assert before["type"] != "Sổ lệnh" and after["type"] == "Sổ lệnh"


def test_a_topic(before, after):
    assert "topic:lat-giang" in after["tasks"]["I.1"]["topics"] and not before["tasks"]["I.1"]["topics"]


def test_a_policy_field(before, after):
    assert "field:khinh-khi-cau" in after["tasks"]["I.2"]["fields"] and "field:khinh-khi-cau" not in before["tasks"]["I.2"]["fields"]


def test_a_label_of_a_field(before, after):
    assert ["Sở Du lịch", "lead"] in after["tasks"]["I.2"]["roles"] and ["Sở Du lịch", "lead"] not in before["tasks"]["I.2"]["roles"]


def test_a_role_word_and_an_agency_alias(before, after):
    assert after["tasks"]["II.1"]["roles"] == [["Sở Tài chính", "coordinate"], ["Sở Y tế", "lead"]]
    assert before["tasks"]["II.1"]["roles"] != after["tasks"]["II.1"]["roles"]


def test_an_annex_title(before, after):
    assert after["tasks"]["CNG.1"]["roles"] == [["Sở Nội vụ", "lead"]] and "CNG.1" not in before["tasks"]


def test_a_finding_text(before, after):
    assert any("chưa giao cho ai" in message for message in after["findings"])
    assert any("không nêu cơ quan nào" in message for message in before["findings"])


def test_a_label(before, after):
    assert (before["label"], after["label"]) == ("chủ trì", "cầm trịch")
