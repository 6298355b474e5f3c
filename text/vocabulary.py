"""The vocabularies of schemas/vocab as typed rows: checked when compiled, loaded from one JSON file when that is fresh.

`load()` reads schemas/generated/vocabulary.json if the hashes in it are those of the YAML files, and the YAML files themselves
otherwise; both give equal values. Files that do not exist give empty tables.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from text.errors import InvalidSchema

__all__ = ["TABLES", "Term", "Vocabulary", "compile", "load"]

_ROOT = Path(__file__).resolve().parent.parent / "schemas"
VOCAB = _ROOT / "vocab"
GENERATED = _ROOT / "generated" / "vocabulary.json"

# Table -> whether rows must have labels in both languages. Abbreviations and thesaurus rows get an id from their short form or place.
TABLES: dict[str, bool] = {
    "document_types": True,
    "provinces": True,
    "bodies": True,
    "topics": True,
    "fields": True,
    "places": True,
    "laws": False,
    "abbreviations": False,
    "thesaurus": False,
}
# Divisions and groups of the UN's Classification of the Functions of Government.
_COFOG = re.compile(r"(?:0[1-9]|10)(?:\.[1-9])?")
_OWN_KEYS = frozenset({"id", "label", "aliases", "abbreviations", "valid", "successors", "source"})


@dataclass(frozen=True, slots=True)
class Term:
    """One row. `valid_from` and `valid_to` are ISO dates, inclusive (None: open); `extra` holds every key of the row not named here."""

    id: str
    label_vi: str
    label_en: str | None = None
    aliases_vi: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    source: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every Vietnamese form: label, aliases, abbreviations."""
        return (self.label_vi, *self.aliases_vi, *self.abbreviations)

    def label(self, language: str) -> str:
        """Return the label in `vi` or `en`; the Vietnamese one where there is no English one."""
        return self.label_en if language == "en" and self.label_en else self.label_vi

    def is_valid(self, on: str) -> bool:
        """Whether the row holds on an ISO date."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class Vocabulary:
    """All tables; rows keep the order of their file."""

    tables: Mapping[str, tuple[Term, ...]] = field(repr=False)

    @property
    def document_types(self) -> tuple[Term, ...]:
        """Types of document (`type:nghi-dinh`)."""
        return self.tables["document_types"]

    @property
    def provinces(self) -> tuple[Term, ...]:
        """Provinces and cities, dated (`VN-02`)."""
        return self.tables["provinces"]

    @property
    def bodies(self) -> tuple[Term, ...]:
        """Generic bodies, dated (`body:so-ngoai-vu`)."""
        return self.tables["bodies"]

    @property
    def topics(self) -> tuple[Term, ...]:
        """SKOS concepts (`topic:bien-gioi`)."""
        return self.tables["topics"]

    @property
    def fields(self) -> tuple[Term, ...]:
        """Policy fields, a SKOS scheme for any document (`field:giao-duc`)."""
        return self.tables["fields"]

    @property
    def places(self) -> tuple[Term, ...]:
        """Border gates, districts and other named places."""
        return self.tables["places"]

    @property
    def laws(self) -> tuple[Term, ...]:
        """Instruments cited by name; the id is the target document's."""
        return self.tables["laws"]

    @property
    def abbreviations(self) -> tuple[Term, ...]:
        """Abbreviations: `extra["short"]` stands for `label_vi`."""
        return self.tables["abbreviations"]

    @property
    def thesaurus(self) -> tuple[Term, ...]:
        """Words that mean the same to a searcher; keys as in the file, in `extra`."""
        return self.tables["thesaurus"]

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """Every row by its id; a row becomes a term when it is first asked for."""
        return _ById(self.tables)

    def get(self, term_id: str) -> Term | None:
        """Return the row with this id, None if there is none."""
        return self.by_id.get(term_id)

    def __iter__(self) -> Iterator[Term]:
        for rows in self.tables.values():
            yield from rows

    @cached_property
    def expansions(self) -> Mapping[str, tuple[str, ...]]:
        """What each abbreviation stands for, as printed (`UBND` -> `Ủy ban nhân dân`), in the order of the file."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self.abbreviations:
            for short in (str(row.extra["short"]), *row.abbreviations):
                found[short] = (*found.get(short, ()), row.label_vi)
        return found


def load(folder: Path | None = None) -> Vocabulary:
    """Return all vocabularies, cached; `folder` is for tests (read from YAML, not cached).

    Raises:
        InvalidSchema: if a file breaks its rules; names file and key.
    """
    return _load() if folder is None else _from_rows(_read_yaml(folder))


def compile(folder: Path = VOCAB, target: Path = GENERATED) -> Path:
    """Check every YAML file and write them as one JSON file with their hashes; return its path."""
    rows = _read_yaml(folder)
    document = {"hashes": _hashes(folder), "rows": rows}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(document, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    _load.cache_clear()
    return target


@cache
def _load() -> Vocabulary:
    try:
        document = json.loads(GENERATED.read_text("utf-8"))
        fresh = document["hashes"] == _hashes(VOCAB)
    except (OSError, ValueError, KeyError, TypeError):
        fresh = False
    return _from_rows(document["rows"] if fresh else _read_yaml(VOCAB))


def _hashes(folder: Path) -> dict[str, str]:
    """Hashes of the files' contents, blind to how a checkout ends lines."""
    files = ((name, folder / f"{name}.yaml") for name in TABLES)
    return {name: hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest() for name, path in files if path.exists()}


def _from_rows(tables: Mapping[str, list[dict[str, Any]]]) -> Vocabulary:
    return Vocabulary(_Tables(tables))


class _Tables(Mapping[str, tuple[Term, ...]]):
    """Tables whose rows become terms when a table is first asked for: a question needs few of them."""

    def __init__(self, rows: Mapping[str, list[dict[str, Any]]]) -> None:
        self._rows = rows
        self._terms: dict[str, tuple[Term, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Term, ...]:
        if name not in TABLES:
            raise KeyError(name)
        if name not in self._terms:
            self._terms[name] = tuple(map(_term, self._rows.get(name, ())))
        return self._terms[name]

    def places(self) -> dict[str, tuple[str, int]]:
        """Return (table, place in it) of every row by its id."""
        return {row["id"]: (name, place) for name in TABLES for place, row in enumerate(self._rows.get(name, ()))}

    def row(self, table: str, place: int) -> Term:
        """Return one row as a term."""
        return self._terms[table][place] if table in self._terms else _term(self._rows[table][place])

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


class _ById(Mapping[str, Term]):
    """Terms by id, found in the one table that has the id."""

    def __init__(self, tables: Mapping[str, tuple[Term, ...]]) -> None:
        self._tables = tables
        built = {} if isinstance(tables, _Tables) else tables
        said = {term.id: (name, place) for name, rows in built.items() for place, term in enumerate(rows)}
        self._places = tables.places() if isinstance(tables, _Tables) else said
        self._terms: dict[str, Term] = {}

    def __getitem__(self, id: str) -> Term:
        found = self._terms.get(id)
        if found is None:
            table, place = self._places[id]
            found = self._terms[id] = self._tables.row(table, place) if isinstance(self._tables, _Tables) else self._tables[table][place]
        return found

    def __contains__(self, id: object) -> bool:
        return id in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _term(row: Mapping[str, Any]) -> Term:
    label, aliases, valid = row.get("label") or {}, row.get("aliases") or {}, row.get("valid") or {}
    return Term(
        row["id"],
        label.get("vi", ""),
        label.get("en"),
        tuple(aliases.get("vi", ())),
        tuple(aliases.get("en", ())),
        tuple(row.get("abbreviations", ())),
        valid.get("from"),
        valid.get("to"),
        tuple(row.get("successors", ())),
        row.get("source"),
        {key: value for key, value in row.items() if key not in _OWN_KEYS},
    )


def _read_yaml(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return every table's rows as plain JSON values, checked."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Keeps dates as the text that is written, so that a date that does not exist is named with its row."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
        for first, pairs in Loader.yaml_implicit_resolvers.items()
    }
    tables: dict[str, list[dict[str, Any]]] = {}
    for name in TABLES:
        path = folder / f"{name}.yaml"
        if not path.exists():
            continue
        try:
            document = yaml.load(path.read_text("utf-8"), Loader=Loader)
        except yaml.YAMLError as error:
            raise InvalidSchema(f"schemas/vocab/{name}.yaml is not YAML: {' '.join(str(error).split())}. Correct that line.") from error
        tables[name] = _check_table(name, document)
    _check_links(tables)
    return tables


def _check_table(name: str, document: object) -> list[dict[str, Any]]:
    file = f"schemas/vocab/{name}.yaml"
    if isinstance(document, dict):  # a header (source, note) above one list of rows
        lists = [value for value in document.values() if isinstance(value, list)]
        document = lists[0] if len(lists) == 1 else document
    if document is None:
        return []
    if not isinstance(document, list):
        raise InvalidSchema(f"{file}: expected a list of rows, found {type(document).__name__}. Write one `- id: ...` a row.")
    seen: dict[str, int] = {}
    return [_check_row(file, name, place, _plain(row), seen) for place, row in enumerate(document)]


def _check_row(file: str, name: str, place: int, row: Any, seen: dict[str, int]) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise InvalidSchema(f"{file}: row {place + 1} is {row!r}, not a mapping. Write `id: ...` and the other keys below it.")
    if name == "abbreviations" and not isinstance(row.get("short"), str):
        raise InvalidSchema(f"{file}: row {place + 1}: key `short` is {row.get('short')!r}. Give the abbreviation as text (in quotes).")
    if not row.get("id") and name in ("abbreviations", "thesaurus"):
        first = row.get("short") or place
        row["id"] = f"{'abbr' if name == 'abbreviations' else name}:{first}"
        if row["id"] in seen:
            row["id"] = f"{row['id']}#{sum(key.split('#')[0] == row['id'] for key in seen) + 1}"
    key = row.get("id")
    if not isinstance(key, str) or not key:
        raise InvalidSchema(f"{file}: row {place + 1}: key `id` is {key!r}. Give each row an id as text.")
    where = f"{file}: {key}"
    if key in seen:
        raise InvalidSchema(f"{where}: key `id` stands twice (rows {seen[key] + 1} and {place + 1}). Give each row its own id.")
    seen[key] = place
    label = row.get("label")
    if isinstance(label, str):
        label = row["label"] = {"vi": label}
    if label is not None or name != "thesaurus":
        for language in ("vi", "en") if TABLES[name] else ("vi",):
            if not isinstance(label, dict) or not isinstance(label.get(language), str) or not label[language].strip():
                raise InvalidSchema(f"{where}: key `label.{language}` is missing or empty. Give both labels.")
    aliases = row.get("aliases")
    if isinstance(aliases, list):
        aliases = row["aliases"] = {"vi": aliases}
    if aliases is not None:
        if not isinstance(aliases, dict) or not set(aliases) <= {"vi", "en"}:
            raise InvalidSchema(f"{where}: key `aliases` is {aliases!r}. Write lists of names under `vi` and `en`.")
        for language, names in aliases.items():
            aliases[language] = _check_names(where, f"aliases.{language}", names)
    if row.get("abbreviations") is not None:
        row["abbreviations"] = _check_names(where, "abbreviations", row["abbreviations"])
    if row.get("successors") is not None:
        row["successors"] = _check_names(where, "successors", row["successors"])
    if name == "fields":
        _check_field(where, row)
    _check_valid(where, row.get("valid"))
    if isinstance(row.get("source"), list):
        row["source"] = "; ".join(map(str, row["source"]))
    return {k: v for k, v in row.items() if v is not None}


def _check_field(where: str, row: dict[str, Any]) -> None:
    for key in ("portal", "triggers", "hints", "exclude"):
        row[key] = _check_names(where, key, row.get(key))
    if not row["triggers"] or not row["portal"]:
        raise InvalidSchema(f"{where}: key `{'portal' if row['triggers'] else 'triggers'}` is missing or empty. Give at least one.")
    both = sorted(set(row["triggers"]) & {*row["hints"], *row["exclude"]})
    if both:
        raise InvalidSchema(f"{where}: key `triggers` has {both[0]!r}, which `hints` or `exclude` has too. Keep one.")
    codes = row["cofog"] = _check_names(where, "cofog", row.get("cofog"))
    for code in codes:
        if not _COFOG.fullmatch(code):
            raise InvalidSchema(f'{where}: key `cofog` has {code!r}. Write a division or group of COFOG, in quotes: "09", "04.2".')


def _check_names(where: str, key: str, names: object) -> list[str]:
    if names is None:
        return []
    if not isinstance(names, list) or not all(isinstance(item, str) and item.strip() for item in names):
        raise InvalidSchema(f"{where}: key `{key}` is {names!r}. Write a list of texts (in quotes).")
    return list(dict.fromkeys(names))


def _check_valid(where: str, valid: object) -> None:
    if valid is None:
        return
    if not isinstance(valid, dict) or not set(valid) <= {"from", "to"}:
        raise InvalidSchema(f"{where}: key `valid` is {valid!r}. Write `valid: {{from: 2020-01-01, to: 2025-06-30}}`.")
    for key, value in valid.items():
        try:
            if value is not None:
                datetime.date.fromisoformat(value)
        except (TypeError, ValueError):
            raise InvalidSchema(f"{where}: key `valid.{key}` is {value!r}. Write a date as year-month-day.") from None
    if valid.get("from") and valid.get("to") and valid["from"] > valid["to"]:
        raise InvalidSchema(f"{where}: key `valid` ends ({valid['to']}) before it begins ({valid['from']}). Correct one of them.")


def _check_links(tables: Mapping[str, list[dict[str, Any]]]) -> None:
    ids = {row["id"] for rows in tables.values() for row in rows}
    for name, rows in tables.items():
        for row in rows:
            for key in row.get("successors", ()):
                if key not in ids:
                    where = f"schemas/vocab/{name}.yaml: {row['id']}"
                    raise InvalidSchema(f"{where}: key `successors` names {key!r}, which no row has. Correct it.")
            if name == "fields" and row.get("broader") is not None and row["broader"] not in {other["id"] for other in rows}:
                where = f"schemas/vocab/{name}.yaml: {row['id']}"
                raise InvalidSchema(f"{where}: key `broader` names {row['broader']!r}, which no row has. Correct it.")


def _plain(value: Any) -> Any:
    """Return YAML's value as JSON has it: dates as ISO text, keys as text."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [_plain(item) for item in value]
    return value
