"""Commands that answer: search, ask, eval."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from cli.base import answer_each, emit, json_option, main, named_options, opened, say, store_option
from cli.taking import format_of, written

if TYPE_CHECKING:
    from graph.store import PassageFilter, Store


def filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters of `cancu search`."""
    function = named_options(function, "province", "agency", "topic", "type")
    function = click.option("--from", "year_from", type=int, metavar="YEAR", help="Issued in or after.")(function)
    return click.option("--to", "year_to", type=int, metavar="YEAR", help="Issued in or before.")(function)


def passage_filter(store: Store, options: Mapping[str, Any]) -> PassageFilter:
    """Return the filter that the options name."""
    from search.passages.filters import passage_filter as named

    return named(
        store,
        provinces=options["province_"],
        agencies=options["agency_"],
        topics=options["topic_"],
        document_types=options["type_"],
        year_from=options["year_from"],
        year_to=options["year_to"],
    )


@main.command(name="search")
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@filters
@click.option("--rerank", metavar="MODEL", help="Order the hits anew with this cross-encoder (name or path).")
@store_option
@json_option
def search_command(query: str, limit: int, store_url: str | None, as_json: bool, rerank: str | None, **options: Any) -> None:
    """Find passages by words and by meaning; `-` reads one query a line.

    Example: cancu search "bien phong tuyen truyen bien gioi" --limit 3
    """
    asking_once()
    from search.passages.finding import find as find_passages
    from views.terminal import hits_lines

    reranker = None
    if rerank:
        from search.passages.transformer import CrossEncoderReranker

        reranker = CrossEncoderReranker(rerank)
    with opened(store_url) as store:
        where = passage_filter(store, options)

        def find(text: str) -> Mapping[str, object]:
            return find_passages(store, text, limit=limit, where=where, reranker=reranker, reads=True).to_json()

        answer_each("query", query, find, hits_lines, as_json)


def ask_one(store: Store, question: str, after: str | None, reading: int, as_typed: bool, limit: int | None = None) -> Mapping[str, object]:
    """Return an answer as JSON; of a long list `limit` answers, the others counted."""
    from search.answer.ask import ask

    return ask(store, question, after=after, choice=reading, spelling=not as_typed, limit=limit).to_json()


FORMATS = ("text", "json", "csv", "xlsx", "docx", "md")


def asking_once() -> None:
    """Leave out what a question or a search does without.

    Garbage is looked for rarely: what is read all stays, and to look through it takes a tenth of the first one's time, also at its end.
    BLAS begins no threads: products take one (`search.passages.threads`), and beginning others takes as long as half of NumPy's import.
    """
    import gc

    gc.set_threshold(1_000_000, 20, 20)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@main.command(name="ask")
@click.argument("question")
@store_option
@json_option
@click.option("--queries", is_flag=True, help="Show the SQL, Cypher and SPARQL of the question too.")
@click.option("--after", metavar="QUESTION", help="The question asked before, which this one goes on from (còn Hà Tĩnh thì sao?).")
@click.option("--reading", type=click.IntRange(1, 9), default=1, metavar="N", help="Answer the N-th reading; 2 is the first alternative.")
@click.option("--as-typed", is_flag=True, help="Correct no word.")
@click.option("--limit", type=click.IntRange(1), default=500, show_default=True, help="Answers of a long list; the others are counted.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: the ending of the file, else text.")
@click.option("-o", "--output", type=click.Path(), help="File to write.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of a file's own words.  [default: the question's]")
def ask_command(
    question: str,
    store_url: str | None,
    as_json: bool,
    queries: bool,
    after: str | None,
    reading: int,
    as_typed: bool,
    limit: int,
    format_: str | None,
    output: str | None,
    language: str | None,
) -> None:
    """Answer a question in Vietnamese or English, with evidence; `-` reads one question a line.

    As a file: a table with the quotations (csv, xlsx), or a dossier with numbered sources (docx, md).

    Example: cancu ask "which provinces assign border propaganda to the Border Guard"
    """
    asking_once()
    chosen = format_of(format_, output, FORMATS)
    if chosen not in (None, "text", "json"):
        if question == "-":
            raise click.UsageError(f"A {chosen} file holds one question. Ask one at a time.")
        from graph.export.take import answer_file

        with opened(store_url) as store:
            answer = ask_one(store, question, after, reading, as_typed)
            language = language or str(answer["language"])
            written(answer_file(store, answer, chosen, language), output, language)
        return
    if output not in (None, "-"):
        raise click.UsageError("Text and JSON go to stdout; files are csv, xlsx, docx or md.")
    as_json = as_json or chosen == "json"
    from views.terminal import answer_lines

    def lines(answer: Mapping[str, object]) -> list[str]:
        shown = answer_lines(answer)
        if queries:
            for language in ("sql", "cypher", "sparql"):
                shown += ["", f"-- {language}", str(answer.get(language) or "")]
        return shown

    with opened(store_url) as store:

        def answered(text: str) -> Mapping[str, object]:
            return ask_one(store, text, after, reading, as_typed, limit)

        answer_each("question", question, answered, lines, as_json)


@main.command(name="eval")
@click.argument("file", type=click.Path())
@store_option
@json_option
def eval_command(file: str, store_url: str | None, as_json: bool) -> None:
    """Score your own questions: JSON Lines of {"question", "expect": [labels or ids], "count"?}.

    Example: cancu eval data/eval/questions-example.jsonl
    """
    from search.own_questions import evaluate_questions

    with opened(store_url) as store:
        result = evaluate_questions(store, file)
    if as_json:
        emit(result.to_json())
    else:
        say(result.lines())
