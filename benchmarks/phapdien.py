"""Citations against the codified law: `python -m benchmarks.phapdien [FILE] [--sheet PATH]`.

FILE is phapdien's articles (JSON Lines, plain or gzip): `cite` is an article's source citation in the official wording, `doc_no` the number
that the collection read from it. Printed: the share of rows whose first number, as it is read here, is `doc_no`, the rest in groups.
Where `doc_no` is cut short (the collection stopped at a small letter, a blank or "&": `QĐ-TT` of `QĐ-TTg`), the printed number is longer;
these rows are counted apart. `--sheet` writes 200 rows drawn by seed, with what is read of each, for reading by hand.
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
from pathlib import Path

from benchmarks.measure import ROOT
from ingest.citations import find_mentions
from ingest.parsed import Citation, DocumentData, Source
from ingest.reading import Reading
from ingest.resolution import resolve
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


def verdict(doc_no: str, read: str | None, cite: str) -> str:
    """Return `equal`, `doc_no is cut` (what is printed and read holds it), or the pair by shape."""
    shape = lambda text: re.sub(r"\d+", "9", text)  # noqa: E731
    if read is None:
        return f"nothing read, doc_no {shape(doc_no)}"
    if key(read) == key(doc_no):
        return "equal"
    if key(doc_no) in key(read) and key(read) in key(clean(cite).replace("_", "-")):
        return "doc_no is cut"
    return f"doc_no {shape(doc_no)}, read {shape(read)}"


def main(argv: list[str] | None = None) -> None:
    """Measure, and write the sheet if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args(argv)
    if not options.file.exists():
        raise SystemExit(f"{options.file}: no such file. Give the path of phapdien_articles.jsonl.gz.")
    articles = list(rows(options.file))
    groups: collections.Counter[str] = collections.Counter()
    examples: dict[str, str] = {}
    cuts: collections.Counter[str] = collections.Counter()
    started = time.perf_counter()
    for row in articles:
        mentions = find_mentions(Reading.of(Source("cite", "", row["cite"])), NOBODY)
        read = next((m.number.text for m in mentions if m.number is not None), None)
        group = verdict(row["doc_no"], read, row["cite"])
        groups[group] += 1
        examples.setdefault(group, row["cite"][:150])
        if group == "doc_no is cut" and read is not None:
            cuts[f"{re.sub(r'[0-9]+', '9', row['doc_no'])} of {re.sub(r'[0-9]+', '9', read)}"] += 1
    seconds = time.perf_counter() - started
    total = len(articles)
    whole = total - groups["doc_no is cut"]
    print(f"{total} rows in {seconds:.1f} s")
    print(f"equal to doc_no                 {groups['equal'] / total:.4f}  ({groups['equal']})")
    print(f"equal where doc_no is whole     {groups['equal'] / whole:.4f}  ({groups['equal']} of {whole})")
    print(f"equal or doc_no cut short       {(groups['equal'] + groups['doc_no is cut']) / total:.4f}")
    for group, count in groups.most_common():
        if group != "equal":
            print(f"  {count:6} {group}: {examples[group]}")
    for cut, count in cuts.most_common(12):
        print(f"         {count:6} {cut}")
    parts(articles)
    if options.sheet is not None:
        options.sheet.write_text("\n".join(sheet(articles)) + "\n", encoding="utf-8")
        print(f"{ROWS} rows written to {options.sheet}")


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
            expected["article"] = (article[1], citation and citation.pinpoint)
            expected["type"] = (article[2], citation and citation.type)
        if dated is not None:
            expected["date"] = (f"{dated[3]}-{int(dated[2]):02}-{int(dated[1]):02}", citation and citation.date)
            expected["issuer"] = (dated[4], citation and citation.issuer)
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
    # The names as one text: "; " between joint issuers is ours, "," and "và" are theirs; the head of a ministry stands for it.
    bare = lambda text: re.sub(r"\W|\bva\b|bo truong|thong doc", "", re.sub(r"[;,]", " ", fold(text)))  # noqa: E731
    return bare(want).startswith(bare(have)[:12]) or bare(have).startswith(bare(want)[:12])


def _read(cite: str) -> Citation | None:
    reading = Reading.of(Source("cite", "", cite))
    citations, _ = resolve(reading, NOBODY, find_mentions(reading, NOBODY))
    return next((c for c in citations if c.number is not None), None)


def sheet(articles: list[dict[str, str]]) -> Iterator[str]:
    """Yield the lines of the sheet: half from all rows, half from those whose citation prints a date with its issuer."""
    draw = random.Random(SEED)
    dated = [row for row in articles if re.search(r"ngày \d+/\d+/\d+ của ", row["cite"])]
    picked = draw.sample(articles, ROWS // 2) + draw.sample(dated, ROWS - ROWS // 2)
    yield "cite\tarticle\ttype\tnumber\tdate\tissuer\ttarget"
    for row in picked:
        first = _read(row["cite"])
        said = (first.pinpoint, first.type, first.number, first.date, first.issuer, first.target) if first is not None else ("",) * 6
        yield "\t".join([row["cite"].replace("\t", " "), *(value or "" for value in said)])


if __name__ == "__main__":
    main()
