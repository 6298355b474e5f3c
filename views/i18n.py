"""The pages' words in Vietnamese and English, from schemas/pages; names of things in the graph come from the schema and the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from text.errors import InvalidSchema
from text.vocabulary import load as load_vocabulary

__all__ = ["LANGUAGES", "Language", "counted", "day", "has", "say", "text", "type_name", "words_of"]

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
PAGES = Path(__file__).resolve().parent.parent / "schemas" / "pages"


def words_of(folder: Path) -> dict[str, dict[str, str]]:
    """Return {"group.name": {"vi": words, "en": words}} of the YAML files of a folder.

    Raises:
        InvalidSchema: if a word lacks a language or stands in two places.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        groups = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or {}
        for group, rows in groups.items():
            for name, words in rows.items():
                key = f"{group}.{name}"
                if not isinstance(words, dict) or set(words) != set(LANGUAGES) or not all(words.values()):
                    raise InvalidSchema(f"{path.name}: {key} is {words!r}. Give it words in both languages: {{vi: …, en: …}}.")
                if key in found:
                    raise InvalidSchema(f"{path.name}: {key} stands in another file of {folder.name} too. Remove one of the two.")
                found[key] = words
    return found


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return words_of(PAGES)


def has(key: str) -> bool:
    """Whether the pages have words for `key`."""
    return key in _words()


class _Number(int):
    """A number that also says which of two words goes with it: `{n:task|tasks}`."""

    def __format__(self, spec: str) -> str:
        one, parted, more = spec.partition("|")
        return (one if self == 1 else more) if parted else format(int(self), spec)


def text(key: str, language: Language, **values: object) -> str:
    """Return the pages' words for `key`; `values` fill its `{names}`, a number also chooses between words: `{n:task|tasks}`.

    Raises:
        KeyError: if no file of schemas/pages has such a key (a fault of the page, caught by the page tests).
    """
    words = _words()[key][language]
    return (
        words.format(**{name: _Number(value) if isinstance(value, int) else value for name, value in values.items()}) if values else words
    )


def counted(unit: str, n: int, language: Language) -> str:
    """Return what `n` things are called, without the number: "task" for 1, else "tasks"."""
    return text(f"unit.{unit}", language, n=n)


def say(prefix: str, value: object, language: Language) -> str:
    """Return the pages' word for a value of a closed list ("role.lead"), or the value itself."""
    key = f"{prefix}.{value}"
    return text(key, language) if has(key) else "" if value is None else str(value)


def day(date: str | None, language: Language) -> str:
    """Return an ISO date as readers write it: 13/03/2020 in Vietnamese, ISO in English; what is no whole date stays as it is."""
    if not date:
        return ""
    year, month, number = (date.split("-") + ["", ""])[:3]
    return f"{number}/{month}/{year}" if language == "vi" and len(date) == 10 and number else date


def type_name(label: str, language: str) -> str:
    """Return what a type of document ("Kế hoạch") is called in a language; as the document has it where no vocabulary knows it."""
    type = load_vocabulary().type_called(label) if language == "en" else None
    return (type.label_en if type is not None else None) or label
