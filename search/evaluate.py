"""`python -m search.evaluate`: how well search finds, over the project's own queries, against each of its signals alone.

The queries are in data/eval: queries.json, queries-own-3.json and queries-own-4.json, over all texts, and queries-own-2.json, judged over
the five documents and searched in them alone: passages of other texts that answer are not marked there.  The texts beside the five
documents lie in ../shared and are not part of the project: queries that need a file that is not there, or is not as it was when judged,
are left out and counted.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.store import Embedder, MatchGroup, Store
from search.measures import Place, bootstrap, gains, ndcg
from search.passages.embedding import default_embedder, default_encoder
from search.passages.finding import find
from search.passages.lexical import read_query
from search.passages.tokens import bigrams, fold_token, is_folded, runs

__all__ = ["EvalQuery", "System", "evaluate", "load_queries", "main"]

ROOT = Path(__file__).resolve().parent.parent
QUERIES = tuple(ROOT / "data" / "eval" / f"queries{name}.json" for name in ("", "-own-2", "-own-3", "-own-4"))
OVER_FIVE = "queries-own-2"
RECORD = ROOT / "data" / "eval" / "search.json"
SHARED = ROOT.parent / "shared"
FOLDERS = ("documents", "corpus", "legal")
DEPTH = 10  # nDCG@10, as other engines' figures are given

# A query to its hits, best first.
System = Callable[[str], Sequence[Place]]


@dataclass(frozen=True, slots=True)
class EvalQuery:
    """A query with its judged passages; `file` of a place is folder/name ("corpus/004.txt")."""

    id: str
    lang: str
    kind: str
    text: str
    judged: tuple[Place, ...]


def load_queries(path: Path, texts: Mapping[str, str]) -> tuple[list[EvalQuery], int]:
    """Return (queries whose every passage is in `texts` as it was when judged, how many were left out)."""
    import hashlib

    queries, left = [], 0
    for row in json.loads(path.read_text("utf-8"))["queries"]:
        marked = [(Place(r["file"], r["start"], r["end"], r["grade"]), r["sha256"]) for r in row["relevant"]]
        intact = all(
            hashlib.sha256(texts.get(place.file, "")[place.start : place.end].encode()).hexdigest().startswith(digest)
            for place, digest in marked
        )
        if intact:
            queries.append(EvalQuery(row["id"], row["lang"], row["kind"], row["query"], tuple(place for place, _ in marked)))
        else:
            left += 1
    return queries, left


def evaluate(queries: Sequence[EvalQuery], system: System) -> dict[str, float]:
    """Return nDCG@10 of each query by id."""
    out = {}
    for query in queries:
        earned = gains(list(system(query.text))[:DEPTH], query.judged)
        out[query.id] = ndcg(earned, [place.grade for place in query.judged], DEPTH)
    return out


class Systems:
    """The ways to search that are compared, over one store."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self.store, self.embedder = store, embedder
        self._all = {one.number: one for one in store.passages(store.vectors()[0].tolist())}

    def places(self, numbers: Sequence[int]) -> list[Place]:
        """Return the places of passages by number."""
        found = [self._all[n] for n in numbers if n in self._all]
        return [Place(file_key(one.source), one.passage.start, one.passage.end) for one in found]

    def words(self, query: str) -> list[Place]:
        """BM25 over folded syllables and bigrams, nothing expanded."""
        found = [[fold_token(token) for token in run] for run in runs(query)]
        tokens = [t for run in found for t in run] + [pair for run in found for pair in bigrams(run)]
        match = (MatchGroup("folded", tuple(dict.fromkeys(tokens))),)
        return self.places([n for n, _ in self.store.lexical(match, DEPTH)])

    def expanded(self, query: str) -> list[Place]:
        """The lexical half of search: expansions, exact form, headings."""
        match = read_query(query, nearest=getattr(self.embedder, "nearest", None)).match
        return self.places([n for n, _ in self.store.lexical(match, DEPTH)])

    def vectors(self, query: str) -> list[Place]:
        """The dense half of search."""
        return self.places([n for n, _ in self.store.nearest(self.embedder.encode([query])[0].tolist(), DEPTH)])

    def fused(self, query: str) -> list[Place]:
        """Search as users get it."""
        hits = find(self.store, query, DEPTH, embedder=self.embedder).hits
        return [Place(file_key(h.found.source), h.found.passage.start, h.found.passage.end) for h in hits]

    def encoded(self, query: str) -> list[Place]:
        """The encoder alone; nothing where the store has none of its vectors."""
        encoder = default_encoder()
        if encoder is None:
            return []
        return self.places([n for n, _ in self.store.nearest(encoder.encode_queries([query])[0].tolist(), DEPTH, encoder=encoder.name)])


def file_key(source: str) -> str:
    """Return folder/name of a source path."""
    path = Path(source)
    folder = path.parent.name
    return f"{folder if folder in FOLDERS else 'documents'}/{path.name}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the store or open the one that is named, run every system, print figures, losses and the change against the recorded run."""
    parser = argparse.ArgumentParser(prog="python -m search.evaluate", description="Measure search over the project's own queries.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with corpus and legal texts")
    parser.add_argument("--store", help="a store that holds the documents, corpus and legal texts already")
    parser.add_argument("--five", help="a store that holds the five documents alone")
    parser.add_argument("--record", action="store_true", help="write this run to data/eval/search.json")
    options = parser.parse_args(arguments)
    folders = [ROOT / "data" / "documents", *(options.shared / name for name in FOLDERS[1:])]
    present = [folder for folder in folders if folder.is_dir()]
    texts = {file_key(str(path)): path.read_bytes().decode("utf-8-sig") for folder in present for path in sorted(folder.glob("*.txt"))}
    sets = {path.stem: load_queries(path, texts) for path in QUERIES}
    runs_ = {}
    with tempfile.TemporaryDirectory() as work:
        urls = {"": options.store or str(Path(work) / "all.db"), OVER_FIVE: options.five or str(Path(work) / "five.db")}
        for key, given, searched in (("", options.store, present), (OVER_FIVE, options.five, folders[:1])):
            if not given and not _filled(urls[key], searched):
                print("eval: some texts could not be ingested (see above); nothing is measured.", file=sys.stderr)  # noqa: T201
                return 1
        for name, (queries, left) in sets.items():
            runs_[name] = _measured(urls[name if name == OVER_FIVE else ""], name, queries, left)
    merged = {system: {id: value for one in runs_.values() for id, value in one[system].items()} for system in ("search", *ALONE)}
    ndcg = {name: _rounded(values) for name, values in merged.items()}
    _against_record({"model": default_embedder().name, "encoder": getattr(default_encoder(), "name", ""), "ndcg": ndcg}, options.record)
    return 0


def _measured(url: str, name: str, queries: Sequence[EvalQuery], left: int) -> dict[str, dict[str, float]]:
    """Print the tables of one set of queries over a store and return nDCG@10 by system and query."""
    from graph import open_store

    store = open_store(url, read_only=True)
    try:
        systems = Systems(store, default_embedder())
        say(f"{len(systems._all)} passages; model {systems.embedder.name}; encoder {getattr(default_encoder(), 'name', 'none')}")
        return report(name, queries, left, systems)
    finally:
        store.close()


def _filled(url: str, folders: Sequence[Path]) -> bool:
    """Ingest the folders into a store and read them with the encoder; return whether all could be read."""
    for command in (["ingest", *map(str, folders)], ["embed"]):
        if subprocess.run([sys.executable, "-m", "cli", *command, "--store", url], stdout=subprocess.DEVNULL, cwd=ROOT).returncode:
            return False
    return True


ALONE = ("BM25 alone", "BM25 expanded", "table", "encoder")


def report(name: str, queries: Sequence[EvalQuery], left: int, systems: Systems) -> dict[str, dict[str, float]]:
    """Print the tables of one set of queries and return nDCG@10 by system and query."""
    say(f"\n{name}: {len(queries)} queries, {left} left out for want of their texts")
    runs_ = {
        "search": evaluate(queries, systems.fused),
        "BM25 alone": evaluate(queries, systems.words),
        "BM25 expanded": evaluate(queries, systems.expanded),
        "table": evaluate(queries, systems.vectors),
        "encoder": evaluate(queries, systems.encoded),
    }
    kinds: dict[str, list[str]] = defaultdict(list)
    for query in queries:
        kinds[query.kind].append(query.id)
    say(f"{'nDCG@10':18} {'all':>22} " + " ".join(f"{kind[:12]:>12}" for kind in sorted(kinds)))
    for system, values in runs_.items():
        low, high = bootstrap(list(values.values()))
        parts = " ".join(f"{_mean([values[i] for i in kinds[kind]]):12.3f}" for kind in sorted(kinds))
        say(f"{system:18} {_mean(list(values.values())):7.3f} [{low:.3f}, {high:.3f}] {parts}")
    for other in ALONE:
        _say_gap(f"search - {other}", [runs_["search"][i] - runs_[other][i] for i in runs_["search"]])
    accented = [query for query in queries if query.lang == "vi" and not is_folded(query.text)]
    bare = evaluate([EvalQuery(q.id, q.lang, q.kind, fold_token(q.text.lower()), q.judged) for q in accented], systems.fused)
    _say_gap(f"without accents ({len(accented)} queries)", [bare[q.id] - runs_["search"][q.id] for q in accented])
    say("Losses (nDCG below 0.3):")
    for query in queries:
        if runs_["search"][query.id] < 0.3:
            say(f"  {runs_['search'][query.id]:.2f} {query.id} {query.kind}: {query.text}")
    return runs_


def _say_gap(name: str, gaps: Sequence[float]) -> None:
    low, high = bootstrap(list(gaps))
    say(f"{name}: {_mean(gaps):+.3f} [{low:+.3f}, {high:+.3f}]")


def _against_record(run: dict[str, object], record: bool) -> None:
    if RECORD.is_file():
        before = json.loads(RECORD.read_text("utf-8"))["ndcg"].get("search", {})
        now: dict[str, float] = run["ndcg"]["search"]  # type: ignore[index]
        moved = sorted((now[i] - before[i], i) for i in now if i in before and abs(now[i] - before[i]) >= 0.05)
        shared = [i for i in now if i in before]
        if shared:
            say(f"\nAgainst the recorded run: {_mean([now[i] - before[i] for i in shared]):+.4f} over {len(shared)} queries")
        for title, rows in (("lost", [row for row in moved if row[0] < 0]), ("gained", [row for row in reversed(moved) if row[0] > 0])):
            if rows:
                say(f"  {title}: " + ", ".join(f"{i} {gap:+.2f}" for gap, i in rows))
    if record:
        RECORD.write_text(json.dumps(run, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
        say(f"recorded in {RECORD.relative_to(ROOT)}")


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {key: round(value, 4) for key, value in sorted(values.items())}


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0


def say(line: str) -> None:
    """Print a line."""
    print(line)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())
