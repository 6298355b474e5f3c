"""schemas/policy.yaml is checked when it is read; a fault names the file and the key."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from graph import schema as module
from graph.schema import compile_schema, load_schema
from text.errors import InvalidSchema

GOOD = yaml.safe_load("""
version: 1
prefixes: {cancu: "https://x/", eli: "https://eli/"}
types: {string: {maps_to: cancu:string}, strings: {maps_to: cancu:string, many: true}}
nodes:
  Document:
    label: {vi: Văn bản, en: Document}
    maps_to: eli:Resource
    caption: [title]
    properties:
      title: {type: string, maps_to: eli:title, label: {vi: Trích yếu, en: Title}, required: true}
  Agency: {label: {vi: Cơ quan, en: Agency}, maps_to: cancu:Agency, properties: {name: {type: string, maps_to: cancu:name, label: {vi: Tên, en: Name}}}}
edges:
  LEADS:
    label: {vi: chủ trì, en: leads}
    inverse: {name: LED_BY, label: {vi: do, en: led by}}
    edge: {source: Agency, target: [Document, Agency], maps_to: cancu:leads}
    role: lead
edge_properties: {}
""")


def write(folder: Path, data: object) -> Path:
    path = folder / "policy.yaml"
    path.write_text(data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def test_a_good_schema(tmp_path: Path) -> None:
    schema = load_schema(write(tmp_path, GOOD))
    assert schema.iri("eli:title") == "https://eli/title"
    assert schema.edges["LEADS"].targets == ("Document", "Agency")
    assert schema.label("LEADS", "vi") == "chủ trì" and schema.label("Document", "en") == "Document" and schema.label("X") == "X"
    assert schema.role_edges == {"lead": "LEADS"}
    assert schema.types["strings"].many and schema.node_property("Document", "title").required


DOCUMENT = ("nodes", "Document")


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            (*DOCUMENT, "properties", "title", "type"),
            "strin",
            "nodes.Document.properties.title.type: unknown type 'strin'. Did you mean 'string'?",
        ),
        ((*DOCUMENT, "properties", "title", "label"), {"vi": "x"}, "nodes.Document.properties.title.label.en: has no label in English."),
        ((*DOCUMENT, "label"), {"en": "x"}, "nodes.Document.label.vi: has no label in Vietnamese."),
        ((*DOCUMENT, "label"), None, "nodes.Document.label: must be a mapping"),
        ((*DOCUMENT, "caption"), ["titel"], "nodes.Document.caption: unknown property 'titel'. Did you mean 'title'?"),
        ((*DOCUMENT, "maps_to"), "foo:bar", "nodes.Document.maps_to: 'foo:bar' is not a term of a declared prefix (cancu, eli)."),
        (
            ("nodes", "Agency", "properties"),
            {"title": {"type": "strings", "maps_to": "eli:title", "label": {"vi": "x", "en": "x"}}},
            "nodes.Agency.properties.title.type: 'strings' here, but 'string' at nodes.Document.properties.title: one property name has one type.",
        ),
        (("edges", "LEADS", "inverse"), "missing", "edges.LEADS: has no inverse"),
        (("edges", "LEADS", "inverse", "label"), "missing", "edges.LEADS.inverse: has no label"),
        (("edges", "LEADS", "edge", "target"), ["Document", "Task"], "edges.LEADS.edge.target: unknown node type 'Task'."),
        (("edges", "LEADS", "edge", "source"), "Agenzy", "edges.LEADS.edge.source: unknown node type 'Agenzy'. Did you mean 'Agency'?"),
        (("version",), "one", "version: must be a whole number, not 'one'."),
        (("edge_properties",), "missing", "the file: 'edge_properties' is missing."),
    ],
)
def test_a_fault_names_the_file_and_the_key(tmp_path: Path, path: tuple[str, ...], value: object, message: str) -> None:
    data = deepcopy(GOOD)
    place = data
    for key in path[:-1]:
        place = place[key]
    if value == "missing":
        del place[path[-1]]
    else:
        place[path[-1]] = value
    file = write(tmp_path, data)
    with pytest.raises(InvalidSchema) as found:
        load_schema(file)
    assert f"{file}: {message}" in found.value.message


def test_broken_yaml_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidSchema, match="line 2: is not valid YAML"):
        load_schema(write(tmp_path, "version: 1\n  nodes: ]"))
    with pytest.raises(InvalidSchema, match="cannot be read .*Is the checkout complete"):
        load_schema(tmp_path / "none.yaml")


def test_the_projects_schema_compiles_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = tmp_path / "policy.json"
    compiled.write_text(compile_schema(), "utf-8")
    monkeypatch.setattr(module, "COMPILED", tmp_path / "none.json")
    load_schema.cache_clear()
    plain = load_schema()
    monkeypatch.setattr(module, "COMPILED", compiled)
    load_schema.cache_clear()
    assert load_schema() == plain
    assert list(plain.role_edges) == ["lead", "assigned", "coordinate"]
    compiled.write_text(compiled.read_text("utf-8").replace('"source_sha256": "', '"source_sha256": "old'), "utf-8")
    load_schema.cache_clear()
    assert load_schema() == plain
    load_schema.cache_clear()
