"""The vocabularies of schemas/vocab as typed rows: checked when compiled, loaded from one JSON file when that is fresh.

`load()` reads schemas/generated/vocabulary.json if the hashes in it are those of the YAML files, and the YAML files themselves
otherwise; both give equal values. Files that do not exist give empty tables.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from text.fold import flatten
from text.terms import KINDS, Abbreviation, Body, Concept, DocumentType, Field, Law, Place, Province, Term, Topic, WordGroup, flat, term

__all__ = ["Vocabulary", "compile", "load"]

_ROOT = Path(__file__).resolve().parent.parent / "schemas"
VOCAB = _ROOT / "vocab"
GENERATED = _ROOT / "generated" / "vocabulary.json"

T = TypeVar("T", bound=Term)


@dataclass(frozen=True)
class Vocabulary:
    """All tables; rows keep the order of their file."""

    tables: Mapping[str, tuple[Term, ...]] = field(repr=False)

    @property
    def document_types(self) -> tuple[DocumentType, ...]:
        """Types of document (`type:nghi-dinh`)."""
        return self._rows("document_types", DocumentType)

    @property
    def provinces(self) -> tuple[Province, ...]:
        """Provinces and cities, dated (`VN-02`)."""
        return self._rows("provinces", Province)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Generic bodies, dated (`body:so-ngoai-vu`)."""
        return self._rows("bodies", Body)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """SKOS concepts (`topic:bien-gioi`)."""
        return self._rows("topics", Topic)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Policy fields, a SKOS scheme for any document (`field:giao-duc`)."""
        return self._rows("fields", Field)

    @property
    def places(self) -> tuple[Place, ...]:
        """Border gates, districts and other named places."""
        return self._rows("places", Place)

    @property
    def laws(self) -> tuple[Law, ...]:
        """Instruments cited by name; the id is the target document's."""
        return self._rows("laws", Law)

    @property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """Abbreviations: `short` stands for `label_vi`."""
        return self._rows("abbreviations", Abbreviation)

    @property
    def thesaurus(self) -> tuple[WordGroup, ...]:
        """Words that mean the same to a searcher."""
        return self._rows("thesaurus", WordGroup)

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """Every row by its id; a row becomes a term when it is first asked for."""
        return _ById(self.tables)

    def said(self, table: str) -> Iterator[Mapping[str, Any]]:
        """Yield what the rows of a table say, by their fields, where they say anything: most of them need not become terms."""
        if isinstance(self.tables, _Tables):
            return map(flat, self.tables.rows(table))
        return ({one.name: getattr(row, one.name) for one in fields(row)} for row in self.tables[table])

    def get(self, term_id: str) -> Term | None:
        """Return the row with this id, None if there is none."""
        return self.by_id.get(term_id)

    def document_type(self, term_id: str) -> DocumentType | None:
        """Return the type of document with this id, None if there is none."""
        row = self.by_id.get(term_id)
        return row if isinstance(row, DocumentType) else None

    def body(self, term_id: str) -> Body | None:
        """Return the body with this id, None if there is none."""
        row = self.by_id.get(term_id)
        return row if isinstance(row, Body) else None

    def province(self, term_id: str) -> Province | None:
        """Return the province with this id, None if there is none."""
        row = self.by_id.get(term_id)
        return row if isinstance(row, Province) else None

    def type_called(self, label: str | None) -> DocumentType | None:
        """Return the type of document that is called so in Vietnamese ("Kế hoạch"), None if there is none."""
        return next((row for row in self.document_types if row.label_vi == label), None)

    def broader(self, term_id: str) -> str | None:
        """Return the concept above the topic or field with this id, None if there is none."""
        row = self.by_id.get(term_id)
        return row.broader if isinstance(row, Concept) else None

    def _rows(self, table: str, kind: type[T]) -> tuple[T, ...]:
        return cast("tuple[T, ...]", self.tables[table])  # _Tables makes the rows of the class that KINDS has beside the table

    def __iter__(self) -> Iterator[Term]:
        for rows in self.tables.values():
            yield from rows

    @cached_property
    def in_names(self) -> Mapping[str, tuple[str, ...]]:
        """What each abbreviation of words, bodies, fields, offices and places may stand for in a name that no list has; one of foreign
        words (`ODA`) is a word of the name."""
        return self._standing("word", "body", "field", "role", "place", foreign=False)

    @cached_property
    def in_companies(self) -> Mapping[str, tuple[str, ...]]:
        """What each abbreviation stands for in a company's name (`CP` -> `Cổ phần`)."""
        return self._standing("company")

    def _standing(self, *kinds: str, foreign: bool = True) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for row in self.abbreviations:
            for short in row.shorts if row.kind in kinds else ():
                if not foreign and row.kind == "word" and flatten(short[:1]) != flatten(row.label_vi[:1]):
                    continue
                found[short] = tuple(dict.fromkeys((*found.get(short, ()), row.label_vi)))
        return found

    @cached_property
    def expansions(self) -> Mapping[str, tuple[str, ...]]:
        """What each abbreviation stands for, as printed (`UBND` -> `Ủy ban nhân dân`), in the order of the file."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self.abbreviations:
            for short in row.shorts:
                found[short] = (*found.get(short, ()), row.label_vi)
        return found


def load(folder: Path | None = None) -> Vocabulary:
    """Return all vocabularies, cached; `folder` is for tests (read from YAML, not cached).

    Raises:
        InvalidSchema: if a file breaks its rules; names file and key.
    """
    return _load() if folder is None else _from_rows(_read(folder))


def compile(folder: Path = VOCAB, target: Path = GENERATED) -> Path:
    """Check every YAML file and write them as one JSON file with their hashes; return its path."""
    rows = _read(folder)
    document = {"hashes": _hashes(folder), "rows": rows}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(document, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    _load.cache_clear()
    return target


@cache
def _load() -> Vocabulary:
    try:
        document = json.loads(GENERATED.read_bytes())
        fresh = document["hashes"] == _hashes(VOCAB)
    except (OSError, ValueError, KeyError, TypeError):
        fresh = False
    return _from_rows(document["rows"] if fresh else _read(VOCAB))


def _hashes(folder: Path) -> dict[str, str]:
    """Hashes of the files' contents, blind to how a checkout ends lines."""
    files = ((name, folder / f"{name}.yaml") for name in KINDS)
    return {name: hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest() for name, path in files if path.exists()}


def _from_rows(tables: Mapping[str, list[dict[str, Any]]]) -> Vocabulary:
    return Vocabulary(_Tables(tables))


def _read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    from text.vocabulary_files import read_yaml  # only where the compiled file is not fresh

    return read_yaml(folder)


class _Tables(Mapping[str, tuple[Term, ...]]):
    """Tables whose rows become terms when a table is first asked for: a question needs few of them."""

    def __init__(self, rows: Mapping[str, list[dict[str, Any]]]) -> None:
        self._rows = rows
        self._terms: dict[str, tuple[Term, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Term, ...]:
        if name not in KINDS:
            raise KeyError(name)
        if name not in self._terms:
            self._terms[name] = tuple(term(KINDS[name], row) for row in self._rows.get(name, ()))
        return self._terms[name]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a table as they are."""
        return self._rows.get(name, [])

    def places(self) -> dict[str, tuple[str, int]]:
        """Return (table, place in it) of every row by its id."""
        return {row["id"]: (name, place) for name in KINDS for place, row in enumerate(self._rows.get(name, ()))}

    def row(self, table: str, place: int) -> Term:
        """Return one row as a term."""
        return self._terms[table][place] if table in self._terms else term(KINDS[table], self._rows[table][place])

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


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
