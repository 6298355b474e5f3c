"""Citations against the codified law: `python -m benchmarks.phapdien [FILE] [--sheet PATH]`.

FILE is phapdien's articles (JSON Lines, plain or gzip): `cite` is an article's source citation in the official wording, `doc_no` the
number that the collection read from it. Printed: the share of rows whose first number, as it is read here, is `doc_no` (blanks and capitals
aside), over all rows and over those where `doc_no` is whole; the rest in groups with examples. `doc_no` is cut short where the collection
stopped at a small letter, a blank or "&" (`QĐ-TT` of `QĐ-TTg`): what the citation prints is longer.
`--sheet` writes 200 rows drawn by seed, with what is read of each, for reading by hand.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import ROOT
from ingest.citations import find_mentions
from ingest.citations.resolution import resolve
from ingest.parsed import Citation, DocumentData, Source
from ingest.reading import Reading
from text.views import clean, fold

FILE = ROOT.parent / "shared" / "sets" / "phapdien" / "phapdien_articles.jsonl.gz"
SEED, ROWS = 2020, 200
NOBODY = DocumentData(id="doc:none")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the articles that have a number."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for text in file:
            row = json.loads(text)
            if row.get("doc_no"):
                yield row


def key(number: str) -> str:
    """Return a number without blanks, in capitals."""
    return re.sub(r"\s+", "", number).upper()


@dataclass
class Group:
    """Rows that differ from doc_no alike; `examples` are (code, doc_no, number read, the citation's words around the number)."""

    rows: int = 0
    examples: list[tuple[str, str, str, str]] = field(default_factory=list)


# The collection's number is cut short, the citation prints more.
CUT = ("doc_no ends before the small letter of TTg", "doc_no begins behind a blank in the number", "doc_no ends before a blank, / or &")
# Groups of rows that differ, in the order in which they are tried.
UNREAD, OLD_CODE = "no number is read", "doc_no gives an old number a year's form"
INNER, OTHER = "doc_no is another number that the citation prints", "another number is read"


def verdict(doc_no: str, read: str | None, cite: str) -> str:
    """Return `equal` or the group of a difference."""
    printed = key(clean(cite).replace("_", "-"))
    if read is None:
        return UNREAD
    if key(read) == key(doc_no):
        return "equal"
    if key(read) in printed:
        if key(doc_no) in key(read):
            return CUT[0 if key(doc_no) + "G" == key(read) else 1 if key(read).endswith(key(doc_no)) else 2]
        if key(doc_no) not in printed:
            return OLD_CODE
        return INNER
    return OTHER


def main(argv: list[str] | None = None) -> None:
    """Measure, and write the sheet if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args(argv)
    if not options.file.exists():
        raise SystemExit(f"{options.file}: no such file. Give the path of phapdien_articles.jsonl.gz.")
    articles = list(rows(options.file))
    started = time.perf_counter()
    numbers(articles)
    print(f"read in {time.perf_counter() - started:.1f} s")
    parts(articles)
    if options.sheet is not None:
        options.sheet.write_text("\n".join(sheet(articles)) + "\n", encoding="utf-8")
        print(f"{ROWS} rows written to {options.sheet}")


def numbers(articles: list[dict[str, str]]) -> None:
    """Print how often the number read is doc_no, over all rows and over those whose doc_no is whole, and what the rest are."""
    groups: dict[str, Group] = {}
    for row in articles:
        cite = row["cite"]
        mentions = find_mentions(Reading.of(Source("cite", "", cite)), NOBODY)
        read = next((m.number for m in mentions if m.number is not None), None)
        group = groups.setdefault(verdict(row["doc_no"], read.text if read else None, cite), Group())
        group.rows += 1
        around = " ".join(cite[: (read.end if read else 60) + 24].split())
        example = (row["code"], row["doc_no"], read.text if read else "–", around)
        if all(example[1] != other[1] for other in group.examples):
            group.examples.append(example)
    total, equal, cut = len(articles), groups.get("equal", Group()).rows, sum(groups.get(name, Group()).rows for name in CUT)
    print(f"{total} rows with a doc_no")
    print(f"number read = doc_no, all rows              {equal / total:.4f}  ({equal} of {total})")
    print(f"number read = doc_no, where doc_no is whole {equal / (total - cut):.4f}  ({equal} of {total - cut})")
    print(f"number read = what the citation prints      {(equal + cut) / total:.4f}  ({equal + cut} of {total}: doc_no, or longer than it)")
    print("the rest:")
    for name, group in sorted(groups.items(), key=lambda item: -item[1].rows):
        if name == "equal":
            continue
        print(f"{group.rows:7}  {name}")
        for code, doc_no, number, around in group.examples[:: max(1, len(group.examples) // 4)][:4]:
            print(f"         {code}: doc_no {doc_no}, read {number}: {around}")


# The wording of a citation: "(Điều 1 Thông tư số 01/2011/TT-BTC Quy định … ngày 06/01/2011 của Bộ Tài chính, có hiệu lực …".
_ARTICLE = re.compile(r"\((\S+ \S+) ((?:Bộ luật|Luật|[A-ZĐ]\w+(?: [a-zà-ỹ]+){1,3}?)) số ")
_DATED = re.compile(r"(?s:.*)ngày (\d+)/(\d+)/(\d+) của (.+?), có hiệu lực")


def parts(articles: list[dict[str, str]]) -> None:
    """Print how often article, type, date and issuer are read as the citation's fixed wording has them, where it prints them."""
    right: collections.Counter[str] = collections.Counter()
    printed: collections.Counter[str] = collections.Counter()
    wrong: dict[str, list[str]] = {}
    for row in articles:
        cite = row["cite"].split(", có nội dung được")[0]
        article, dated = _ARTICLE.match(cite), _DATED.match(cite)
        if article is None and dated is None:
            continue
        citation = _read(row["cite"])
        expected: dict[str, tuple[str, str | None]] = {}
        if article is not None:
            expected["article"] = (article[1], citation.pinpoint if citation else None)
            expected["type"] = (article[2], citation.type if citation else None)
        if dated is not None:
            expected["date"] = (f"{dated[3]}-{int(dated[2]):02}-{int(dated[1]):02}", citation.date if citation else None)
            expected["issuer"] = (dated[4], citation.issuer if citation else None)
        for part, (want, have) in expected.items():
            printed[part] += 1
            if _same(part, want, have):
                right[part] += 1
            else:
                wrong.setdefault(part, []).append(f"{want!r}, read {have!r}: {row['cite'][:90]}")
    for part in ("article", "type", "date", "issuer"):
        print(f"{part:<8} {right[part] / max(1, printed[part]):.4f}  ({right[part]} of {printed[part]})")
        for loss in wrong.get(part, [])[:: max(1, len(wrong.get(part, [])) // 4)][:5]:
            print(f"         {loss}")


def _same(part: str, want: str, have: str | None) -> bool:
    if have is None:
        return False
    if part != "issuer":
        return key(want) == key(have)
    return _bare(want) == _bare(have)


_HEADS = re.compile(r"\b(?:bo truong|thong doc|chanh an|vien truong)\b")


def _bare(names: str) -> str:
    """Return joint issuers as one text: "; " between is ours, "," and "và" are theirs; the head of a ministry stands for it."""
    return re.sub(r"\W|\bva\b", "", _HEADS.sub("", fold(names)))


def _read(cite: str) -> Citation | None:
    reading = Reading.of(Source("cite", "", cite))
    citations, _ = resolve(reading, NOBODY, find_mentions(reading, NOBODY))
    return next((c for c in citations if c.number is not None), None)


def sheet(articles: list[dict[str, str]]) -> Iterator[str]:
    """Yield the lines of the sheet: half from all rows, half from those whose citation prints a date with its issuer."""
    draw = random.Random(SEED)
    dated = [row for row in articles if re.search(r"ngày \d+/\d+/\d+ của ", row["cite"])]
    picked = draw.sample(articles, ROWS // 2) + draw.sample(dated, ROWS - ROWS // 2)
    yield "code\tcite\tarticle\ttype\tnumber\tdate\tissuer\ttarget"
    for row in picked:
        first = _read(row["cite"])
        said = (first.pinpoint, first.type, first.number, first.date, first.issuer, first.target) if first is not None else ("",) * 6
        yield "\t".join([row["code"], row["cite"].replace("\t", " "), *(value or "" for value in said)])


if __name__ == "__main__":
    main()
