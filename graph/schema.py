"""The declared schema, `schemas/policy.yaml`, as a typed value that is checked when it is read.

Types, properties and relations with their labels in Vietnamese and English and their RDF terms.  Everything that names a type
(stores, generators, explorer) reads it from here.  YAML is read only when the compiled copy in `schemas/generated` is older than
its source: the copy carries the SHA-256 of the file it was made of, so it can never be stale.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from graph.model.names import EdgeTypeName, NodeTypeName
from text.errors import InvalidSchema

__all__ = ["EdgeType", "Label", "NodeType", "Property", "Schema", "ValueType", "compile_schema", "load_schema"]

ROOT = Path(__file__).resolve().parent.parent
POLICY = ROOT / "schemas" / "policy.yaml"
COMPILED = ROOT / "schemas" / "generated" / "policy.json"
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Label:
    """A name in both languages of the interface."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the name in `language` ("vi" or "en"; anything else gives English)."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type of property values; `many` for lists."""

    name: str
    maps_to: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """A property of nodes or edges; `type` names a `ValueType`."""

    name: str
    type: str
    maps_to: str
    label: Label
    required: bool = False


@dataclass(frozen=True, slots=True)
class NodeType:
    """A type of node; `caption` lists the properties that name it to a reader, best first."""

    name: str
    maps_to: str
    label: Label
    caption: tuple[str, ...]
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A relation with its inverse's name; `role` is the word that CONTRACT.md uses for it, or None."""

    name: str
    maps_to: str
    label: Label
    inverse: str
    inverse_label: Label
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    role: str | None = None
    from_vocabulary: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """All declared types, by name, in the order of the file."""

    version: int
    prefixes: Mapping[str, str]
    types: Mapping[str, ValueType]
    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]
    edge_properties: Mapping[str, Property]

    def iri(self, term: str) -> str:
        """Return the full IRI of a prefixed term ("eli:title")."""
        prefix, _, local = term.partition(":")
        return self.prefixes[prefix] + local

    def label(self, name: str, language: str = "vi") -> str:
        """Return the label of a node or edge type, or `name` itself where there is no such type."""
        found = self.nodes.get(name) or self.edges.get(name)
        return found.label.in_language(language) if found else name

    def node_property(self, node_type: str, name: str) -> Property | None:
        """Return the declared property of a node type, or None."""
        found = self.nodes.get(node_type)
        return found.properties.get(name) if found else None

    @property
    def role_edges(self) -> Mapping[str, EdgeTypeName]:
        """Edge type of each role of an agency in a task: {"lead": "LEADS", ...}, strongest first as declared."""
        named = {edge.role: edge.name for edge in self.edges.values() if edge.role and edge.sources == ("Agency",)}
        return cast("Mapping[str, EdgeTypeName]", named)

    @property
    def node_types(self) -> tuple[NodeTypeName, ...]:
        """The names of the node types, as declared: what stores are asked for."""
        return cast("tuple[NodeTypeName, ...]", tuple(self.nodes))

    @property
    def edge_types(self) -> tuple[EdgeTypeName, ...]:
        """The names of the edge types, as declared."""
        return cast("tuple[EdgeTypeName, ...]", tuple(self.edges))


@lru_cache(maxsize=8)
def load_schema(path: Path | None = None) -> Schema:
    """Return the schema of `path` (default `schemas/policy.yaml`), checked.

    Raises:
        InvalidSchema: naming file and key.
    """
    path = path or POLICY
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidSchema(f"{path}: cannot be read ({error.strerror}). Is the checkout complete?") from None
    if path == POLICY:
        data = _compiled(content)
        if data is not None:
            return _build(data, _shown(path))
    return _build(_parse(content, path), _shown(path))


def compile_schema() -> str:
    """Return the text of `schemas/generated/policy.json` for the present `schemas/policy.yaml`, which is checked."""
    content = POLICY.read_bytes()
    data = _parse(content, POLICY)
    _build(data, _shown(POLICY))
    compiled = {"source_sha256": hashlib.sha256(content).hexdigest(), "schema": data}
    return json.dumps(compiled, ensure_ascii=False, indent=1) + "\n"


def _compiled(content: bytes) -> Any:
    try:
        compiled = json.loads(COMPILED.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(compiled, dict) or compiled.get("source_sha256") != hashlib.sha256(content).hexdigest():
        return None
    return compiled.get("schema")


def _parse(content: bytes, path: Path) -> Any:
    import yaml

    try:
        return yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark is not None else ""
        raise InvalidSchema(f"{_shown(path)}{where}: is not valid YAML ({getattr(error, 'problem', None) or error}).") from None


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


class _Checked:
    """Reads a mapping of the file and names the file and the key of what is wrong."""

    def __init__(self, file: str, key: str, data: object) -> None:
        self.file, self.key = file, key
        if not isinstance(data, Mapping):
            raise self.wrong("must be a mapping of keys to values")
        self.data: Mapping[str, Any] = data

    def wrong(self, what: str, at: str = "") -> InvalidSchema:
        key = ".".join(part for part in (self.key, at) if part)
        return InvalidSchema(f"{self.file}: {key or 'the file'}: {what}.")

    def required(self, name: str) -> Any:
        if name not in self.data:
            raise self.wrong(f"{name!r} is missing")
        return self.data[name]

    def text(self, name: str) -> str:
        value = self.required(name)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"must be text, not {value!r}", name)
        return value

    def below(self, name: str) -> _Checked:
        return _Checked(self.file, ".".join(part for part in (self.key, name) if part), self.required(name))

    def label(self) -> Label:
        if "label" not in self.data:
            raise self.wrong("has no label: give one in Vietnamese and one in English (label: {vi: …, en: …})")
        label = self.below("label")
        for language in LANGUAGES:
            value = label.data.get(language)
            if not isinstance(value, str) or not value.strip():
                raise self.wrong(f"has no label in {'Vietnamese' if language == 'vi' else 'English'}", f"label.{language}")
        return Label(label.data["vi"], label.data["en"])

    def term(self, prefixes: Mapping[str, str]) -> str:
        term = self.text("maps_to")
        prefix, separator, local = term.partition(":")
        if not separator or not local or prefix not in prefixes:
            raise self.wrong(f"{term!r} is not a term of a declared prefix ({', '.join(prefixes)})", "maps_to")
        return term

    def one_of(self, name: str, value: object, known: Iterable[str], what: str) -> str:
        choices = list(known)
        if value not in choices:
            close = difflib.get_close_matches(str(value), choices, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else f" Known are {', '.join(choices)}."
            raise InvalidSchema(f"{self.file}: {self.key}.{name}: unknown {what} {value!r}.{hint}")
        return str(value)


def _build(data: object, file: str) -> Schema:
    root = _Checked(file, "", data)
    version = root.required("version")
    if not isinstance(version, int):
        raise root.wrong(f"must be a whole number, not {version!r}", "version")
    prefixes = {name: str(iri) for name, iri in root.below("prefixes").data.items()}
    types = {}
    for name in root.below("types").data:
        entry = root.below("types").below(name)
        types[name] = ValueType(name, entry.term(prefixes), bool(entry.data.get("many", False)))
    seen: dict[str, tuple[str, str]] = {}
    nodes = {}
    for name in root.below("nodes").data:
        entry = root.below("nodes").below(name)
        properties = _properties(entry.below("properties"), types, prefixes, seen)
        caption = tuple(entry.data.get("caption", ()))
        for part in caption:
            entry.one_of("caption", part, properties, "property")
        nodes[name] = NodeType(name, entry.term(prefixes), entry.label(), caption, properties)
    edges = {}
    for name in root.below("edges").data:
        edges[name] = _edge(root.below("edges").below(name), name, nodes, prefixes)
    edge_properties = _properties(root.below("edge_properties"), types, prefixes, seen)
    return Schema(version, prefixes, types, nodes, edges, edge_properties)


def _properties(
    entries: _Checked, types: Mapping[str, ValueType], prefixes: Mapping[str, str], seen: dict[str, tuple[str, str]]
) -> dict[str, Property]:
    properties = {}
    for name in entries.data:
        entry = entries.below(name)
        type_name = entry.one_of("type", entry.required("type"), types, "type")
        first, where = seen.setdefault(name, (type_name, entry.key))
        if first != type_name:
            raise entry.wrong(f"{type_name!r} here, but {first!r} at {where}: one property name has one type", "type")
        properties[name] = Property(name, type_name, entry.term(prefixes), entry.label(), bool(entry.data.get("required", False)))
    return properties


def _edge(entry: _Checked, name: str, nodes: Mapping[str, NodeType], prefixes: Mapping[str, str]) -> EdgeType:
    if "inverse" not in entry.data:
        raise entry.wrong("has no inverse: give its name and its label in both languages (inverse: {name: …, label: …})")
    inverse, ends = entry.below("inverse"), entry.below("edge")
    sources, targets = (
        tuple(ends.one_of(end, value, nodes, "node type") for value in _listed(ends.required(end))) for end in ("source", "target")
    )
    return EdgeType(
        name, ends.term(prefixes), entry.label(), inverse.text("name"), inverse.label(), sources, targets,
        entry.data.get("role"), bool(entry.data.get("from_vocabulary", False)),
    )  # fmt: skip


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]
