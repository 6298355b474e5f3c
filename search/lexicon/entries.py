"""Every way that a question may say what the vocabularies name: names, aliases, abbreviations, shortened forms, the cues of questions.

`make schemas` writes them to schemas/generated/lexicon.json (`python -m search.lexicon.entries`), which is what `search.lexicon` loads.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from search.lexicon import NAMES, Lexicon, name_tokens
from search.question import key
from text import vocabulary
from text.terms import Body, Province, Term
from text.vocabulary import Vocabulary

__all__ = ["WordRow", "acronyms", "body_variants", "build", "question_words", "shortened", "shortened_english"]

WORDS = Path(__file__).resolve().parent.parent.parent / "schemas" / "questions" / "words.yaml"


def build(vocab: Vocabulary) -> Lexicon:
    """Return the lexicon of the vocabularies."""
    lexicon = Lexicon()
    rows = question_words()
    for row in rows:
        if row.kind in ("name", "head"):
            continue
        for phrase in row.words:
            lexicon.add(row.kind, row.value, phrase)
            if row.kind in ("role", "cite", "mention", "issue"):
                for form in _verb_forms(phrase):
                    lexicon.add(row.kind, row.value, form, 1)
    for term in vocab.provinces:
        _add_province(lexicon, term)
    _add_terms(lexicon, "doctype", vocab.document_types)
    _add_terms(lexicon, "topic", vocab.topics)
    _add_bodies(lexicon, tuple(term for term in vocab.bodies if not _is_anyone(term)), [row for row in rows if row.kind == "head"])
    _add_terms(lexicon, "document", vocab.laws)
    for law in vocab.laws:
        for name in (law.label_vi, *law.aliases_vi):
            if " và " in name:
                lexicon.add("document", law.id, name.replace(" và ", " "), 1)
    for place in vocab.places:
        if place.kind in _ABROAD:
            for rank, name in _forms(place):
                if len(name_tokens(name)) > 1 or name in (place.label_en, *place.aliases_en):
                    lexicon.add("place", place.id, name, rank)
    for short, meanings in vocab.expansions.items():
        for meaning in meanings:
            for entry in lexicon.find(tuple(key(token) for token in name_tokens(meaning))):
                if entry.kind in (*NAMES, "light", "noun") and len(short) > 1:
                    lexicon.add(entry.kind, entry.value, short, 1, exact=True)
    for topic in vocab.topics:
        for name in (topic.label_vi, *topic.aliases_vi):
            for short, meanings in vocab.expansions.items():
                for meaning in meanings:
                    if len(short) > 2 and meaning in name and meaning != name:
                        lexicon.add("topic", topic.id, name.replace(meaning, short), 1)
    for row in rows:
        if row.kind == "name":
            kind = row.value.split(":")[0].replace("type", "doctype")
            for phrase in row.words:
                lexicon.add(kind, row.value, phrase, 1)
                if kind == "body" and not phrase.isascii() and not phrase.endswith((" tỉnh", " xã", " huyện")):
                    lexicon.add(kind, row.value, f"{phrase} tỉnh", 1)
    return lexicon


@dataclass(frozen=True, slots=True)
class WordRow:
    """One row of schemas/questions/words.yaml: words that say one thing."""

    kind: str
    value: str
    words: tuple[str, ...]


def question_words() -> tuple[WordRow, ...]:
    """Return the rows of schemas/questions/words.yaml, in their order."""
    rows = yaml.load(WORDS.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    return tuple(WordRow(str(row["kind"]), str(row.get("value", "")), tuple(str(word) for word in row["words"])) for row in rows)


def _verb_forms(phrase: str) -> Iterator[str]:
    """Yield "cited", "citing" for "cite": the first word of an English phrase is its verb."""
    verb, _, rest = phrase.partition(" ")
    if not phrase.isascii() or len(verb) < 4 or verb.endswith(("ing", "ed")):
        return
    bare = verb.removesuffix("e")
    for form in (f"{bare}ed", f"{bare}ing"):
        yield f"{form} {rest}".strip()


def _add_terms(lexicon: Lexicon, kind: str, terms: Iterable[Term]) -> None:
    for term in terms:
        for rank, name in _forms(term):
            keys = tuple(key(token) for token in name_tokens(name))
            if kind == "doctype" and any(entry.kind != "light" for entry in lexicon.find(keys)):
                continue  # "văn bản" is any document before it is a letter, "list" a request
            lexicon.add(kind, term.id, name, rank)
            if kind == "doctype" and not name.isascii():
                lexicon.add(kind, term.id, f"bản {name}", max(rank, 1))
        for short in term.abbreviations:
            if len(short) > 1:
                lexicon.add(kind, term.id, short, 1, exact=True)


def _forms(term: Term) -> Iterator[tuple[int, str]]:
    yield 0, term.label_vi
    if term.label_en:
        yield 0, term.label_en
    for name in (*term.aliases_vi, *term.aliases_en, *term.spoken_vi, *term.spoken_en):
        yield 1, name


def _add_province(lexicon: Lexicon, term: Province) -> None:
    for rank, name in _forms(term):
        lexicon.add("province", term.id, name, rank)
        for prefix in ("tỉnh", "thành phố", "tp"):
            lexicon.add("province", term.id, f"{prefix} {name}", rank)
        for suffix in ("province", "city"):
            lexicon.add("province", term.id, f"{name} {suffix}", rank)
        joined = "".join(name_tokens(name))
        if len(joined) >= 5:
            lexicon.add("province", term.id, joined, 2)
    for short in (*term.abbreviations, *filter(None, (term.initials,))):
        lexicon.add("province", term.id, short, 1, exact=True)
        lexicon.add("province", term.id, f"tỉnh {short}", 1, exact=True)


_ABROAD = ("country", "organization", "region")  # named places that are words of a text, not whose document it is


_ANYONE = re.compile(r"^(?:các )?(?:cơ quan|đơn vị|địa phương|tỉnh|sở|ban|ngành|bộ)\b")


def _is_anyone(term: Body) -> bool:
    """Whether a row only says "agencies": "các cơ quan chủ trì", "các địa phương"; a question asks for them, it does not name them."""
    return term.level == "group" and bool(_ANYONE.match(term.label_vi.lower()))


def _add_bodies(lexicon: Lexicon, terms: tuple[Body, ...], heads: list[WordRow]) -> None:
    for term in terms:
        for rank, name in _forms(term):
            keys = tuple(key(token) for token in name_tokens(name))
            if rank and len(keys) == 1 and not name.isupper() and len(keys[0]) <= 4:
                continue  # "xã" is part of many words
            if term.level in ("foreign", "group", "media") and any(entry.kind == "topic" for entry in lexicon.find(keys)):
                continue  # "phóng viên nước ngoài" is whom the work is about
            lexicon.add("body", term.id, name, rank)
            for row in heads:  # who is told to do something is its head
                if name.lower().startswith(f"{row.value} "):
                    for head in row.words:
                        lexicon.add("body", term.id, head + name[len(row.value) :], 1)
        for short in term.abbreviations:
            lexicon.add("body", term.id, short, 1, exact=True)
            lexicon.add("body", term.id, f"{short} tỉnh", 1, exact=True)
        head = term.label_vi.split()[0]
        for short in term.acronyms:
            for form in short.split(","):
                lexicon.add("body", term.id, f"{head} {form}", 1, exact=True)
    for term in terms:
        for name in (term.label_vi, *term.aliases_vi):
            if name.endswith(" Việt Nam"):
                lexicon.add("body", term.id, f"{name.removesuffix('Việt Nam')}VN", 1)
    for term in terms:
        for rank, name in _forms(term):
            for variant in body_variants(name):
                lexicon.add("body", term.id, variant, max(rank, 1))
            for form in (*body_variants(name), *shortened_english(name)):  # "the Home Affairs minister"
                for row in heads:
                    if form.lower().endswith(f" {row.value}"):
                        for head in row.words:
                            lexicon.add("body", term.id, form[: -len(row.value)] + head.lower(), 1)
    for term in terms:
        for short in shortened(term.label_vi):
            lexicon.add("body", term.id, short, 2)
        for name in (term.label_en or "", *term.aliases_en):
            for short in shortened_english(name):
                lexicon.add("body", term.id, short, 2)
            for short in acronyms(name):
                lexicon.add("body", term.id, short, 2, exact=True)


def body_variants(name: str) -> Iterator[str]:
    """Yield other full ways to say a body's name: with or without its level, "&" for "và", English word order."""
    bare = name.removesuffix(" tỉnh").removesuffix(" cấp").strip()
    if bare != name and len(bare.split()) > 1:
        yield bare
        yield f"{bare} tỉnh"
    elif not name.isascii():
        yield f"{name} tỉnh"
    of = " for " if " for " in name and " of " not in name else " of "
    head, of, rest = name.partition(of)
    if of and head.lower() in ("department", "ministry", "committee", "office", "board", "provincial department", "association", "union"):
        noun = head.split()[-1]
        yield f"{rest} {noun}"
        yield f"provincial {noun} of {rest}"
        yield f"{noun} for {rest}"
        if noun.lower() == "department":
            yield f"dept of {rest}"
    if name.isascii() and not of and not name.lower().startswith("provincial"):
        yield f"provincial {name}"
    if " and " in name:
        yield name.replace(" and ", " & ")


def shortened(name: str) -> Iterator[str]:
    """Yield the short ways to say a Vietnamese name of several parts: its first part, its initials."""
    words = name.replace(",", " ,").split()
    head = words[0] if words else ""
    if head in ("Sở", "Bộ", "Ban", "Cục", "Hội") and len(words) > 3:
        for stop, word in enumerate(words):
            if stop >= 3 and word in (",", "và", "-", "–"):
                yield " ".join(words[:stop])
                break
        initials = "".join(word[0] for word in words[1:] if word[0].isalpha() and word != "và")
        if len(initials) >= 2:
            yield f"{head} {initials}"
            if head in ("Sở", "Bộ"):
                yield head[0] + initials


def acronyms(name: str) -> Iterator[str]:
    """Yield "DOIC" and "DIC" for "Department of Information and Communications": what English writers make of a name."""
    head, of, rest = name.partition(" of ")
    if not of or head not in ("Department", "Ministry"):
        return
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", rest) if word not in ("and", "of", "the"))
    if len(initials) >= 2:
        yield f"{head[0]}{initials}".upper()
    yield f"{head[0]}O{initials}".upper()


def shortened_english(name: str) -> Iterator[str]:
    """Yield "Department of Culture" for "Department of Culture, Sports and Tourism", in both word orders."""
    head, of, rest = name.partition(" of ")
    if not of:
        return
    first = rest.replace(" and ", ",").split(",")[0].strip()
    if first and first != rest:
        yield f"{head} of {first}"
        yield f"{first} {head.split()[-1]}"


if __name__ == "__main__":
    from search.lexicon.compiled import write

    write(build(vocabulary.load()))
    sys.exit(0)
