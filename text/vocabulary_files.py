"""The YAML files of schemas/vocab: read as plain JSON values, checked against the classes of `text.terms`.

In: a folder.  Out: rows of every table; a fault is named with file, row and key.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from text.errors import InvalidSchema
from text.terms import KINDS, NESTED, Key, flat, keys

__all__ = ["read_yaml"]

# Of these tables a row needs no English label; abbreviations and synonyms get an id from their short form or place.
_VIETNAMESE = ("laws", "abbreviations", "thesaurus")
_UNNAMED = ("abbreviations", "thesaurus")
_DAYS = ("date", "in_force_from")
# Divisions and groups of the UN's Classification of the Functions of Government.
_COFOG = re.compile(r"(?:0[1-9]|10)(?:\.[1-9])?")


def read_yaml(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return every table's rows as plain JSON values, checked."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Keeps dates as the text that is written, so that a date that does not exist is named with its row."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
        for first, pairs in Loader.yaml_implicit_resolvers.items()
    }
    tables: dict[str, list[dict[str, Any]]] = {}
    for name in KINDS:
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


def _check_row(file: str, name: str, place: int, found: Any, seen: dict[str, int]) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise InvalidSchema(f"{file}: row {place + 1} is {found!r}, not a mapping. Write `id: ...` and the other keys below it.")
    row: dict[str, Any] = {key: value for key, value in found.items() if value is not None}
    if name == "abbreviations" and not isinstance(row.get("short"), str):
        raise InvalidSchema(f"{file}: row {place + 1}: key `short` is {row.get('short')!r}. Give the abbreviation as text (in quotes).")
    if not row.get("id") and name in _UNNAMED:
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
    _check_label(where, name, row)
    if isinstance(row.get("aliases"), list):
        row["aliases"] = {"vi": row["aliases"]}
    if isinstance(row.get("source"), list):
        row["source"] = "; ".join(map(str, row["source"]))
    _check_keys(where, keys(name), row)
    if name == "fields":
        _check_field(where, row)
    if row.get("valid", {}).get("from", "") > row.get("valid", {}).get("to", "9999"):
        valid = row["valid"]
        raise InvalidSchema(f"{where}: key `valid` ends ({valid['to']}) before it begins ({valid['from']}). Correct one of them.")
    return row


def _check_label(where: str, name: str, row: dict[str, Any]) -> None:
    label = row.get("label")
    if isinstance(label, str):
        label = row["label"] = {"vi": label}
    if label is None and name == "thesaurus":
        return
    for language in ("vi",) if name in _VIETNAMESE else ("vi", "en"):
        if not isinstance(label, dict) or not isinstance(label.get(language), str) or not label[language].strip():
            raise InvalidSchema(f"{where}: key `label.{language}` is missing or empty. Give both labels.")


def _check_keys(where: str, known: Mapping[str, Key], row: dict[str, Any]) -> None:
    """Check that a row has the keys of its table and no others, each with a value of its kind; lists lose what stands in them twice."""
    for key in row:
        if key in NESTED and f"{key}_{NESTED[key][0]}" in known:
            inner = row[key] if isinstance(row[key], dict) else None
            if inner is None or not set(inner) <= set(NESTED[key]):
                may = " and ".join(f"`{name}`" for name in NESTED[key])
                raise InvalidSchema(f"{where}: key `{key}` is {row[key]!r}. Write a mapping with {may}.")
            said = {name: value for name, value in inner.items() if value is not None}
            row[key] = {name: _value(where, f"{key}.{name}", value, known[f"{key}_{name}"]) for name, value in said.items()}
        elif key in known and not key.startswith(tuple(f"{name}_" for name in NESTED)):
            row[key] = _value(where, key, row[key], known[key])
        else:
            names = sorted({next((n for n in NESTED if name.startswith(f"{n}_")), name) for name in known})
            raise InvalidSchema(f"{where}: key `{key}` is unknown. A row of this table may have {', '.join(names)}.")
    have = flat(row)
    for key, wanted in known.items():
        if wanted.required and key not in have:
            may = f"one of {', '.join(wanted.choices)}" if wanted.choices else "it"
            raise InvalidSchema(f"{where}: key `{key}` is missing. Give {may}.")


def _value(where: str, key: str, value: Any, wanted: Key) -> Any:
    """Return the value of a key, checked."""
    if wanted.or_true and value is True:
        return value
    if wanted.type is tuple:
        return _check_names(where, key, value)
    if key.startswith("valid.") or key in _DAYS:
        return _check_day(where, key, value)
    if not isinstance(value, wanted.type) or value == "":
        raise InvalidSchema(f"{where}: key `{key}` is {value!r}. Write {'true or false' if wanted.type is bool else 'text (in quotes)'}.")
    if wanted.choices and value not in wanted.choices:
        raise InvalidSchema(f"{where}: key `{key}` is {value!r}. Write one of {', '.join(wanted.choices)}.")
    return value


def _check_field(where: str, row: dict[str, Any]) -> None:
    words = {key: row.get(key, []) for key in ("portal", "triggers", "hints", "exclude", "cofog")}
    if not words["triggers"] or not words["portal"]:
        raise InvalidSchema(f"{where}: key `{'portal' if words['triggers'] else 'triggers'}` is missing or empty. Give at least one.")
    both = sorted(set(words["triggers"]) & {*words["hints"], *words["exclude"]})
    if both:
        raise InvalidSchema(f"{where}: key `triggers` has {both[0]!r}, which `hints` or `exclude` has too. Keep one.")
    for code in words["cofog"]:
        if not _COFOG.fullmatch(code):
            raise InvalidSchema(f'{where}: key `cofog` has {code!r}. Write a division or group of COFOG, in quotes: "09", "04.2".')


def _check_names(where: str, key: str, names: object) -> list[str]:
    if not isinstance(names, list) or not all(isinstance(item, str) and item.strip() for item in names):
        raise InvalidSchema(f"{where}: key `{key}` is {names!r}. Write a list of texts (in quotes).")
    return list(dict.fromkeys(names))


def _check_day(where: str, key: str, day: object) -> str:
    try:
        return datetime.date.fromisoformat(str(day)).isoformat()
    except ValueError:
        raise InvalidSchema(f"{where}: key `{key}` is {day!r}. Write a date as year-month-day.") from None


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
