"""Commands about what a store holds: documents, show, remove, export, import, schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.base import document_id, emit, json_option, language_option, main, opened, say, store_option, word
from cli.taking import TABLE_FORMATS, format_of, table_options, written
from text.errors import BadInput

if TYPE_CHECKING:
    from graph.export.listings import List


@main.command()
@click.option("--find", "words", metavar="WORDS", help="Only those that the words name; exact matches first, accents not needed.")
@click.option("--province", "province", multiple=True, metavar="NAME")
@click.option("--issuer", "issuer", multiple=True, metavar="NAME")
@click.option("--type", "type", multiple=True, metavar="NAME", help="For example: Kế hoạch.")
@click.option("--year", "year", multiple=True, metavar="YEAR", help="Year of issue.")
@click.option("--field", "field", multiple=True, metavar="NAME", help="Policy field.")
@click.option("--contradictions", is_flag=True, help="List instead what documents say differently of one document, with every place.")
@table_options
@store_option
@json_option
def documents(
    words: str | None, contradictions: bool, format_: str | None, output: str | None, language: str, store_url: str | None, as_json: bool,
    **facets: tuple[str, ...],
) -> None:  # fmt: skip
    """List the documents in the store, or write them as a table.

    Example: cancu documents --find "lang son" --year 2020
    """
    from graph import library
    from graph.export.listings import documents_table
    from graph.export.take import table_file
    from views.terminal import contradictions_lines, documents_lines

    format_ = format_of(format_, output, TABLE_FORMATS)

    if contradictions:
        from graph.checks.contradictions import contradictions as find_contradictions

        with opened(store_url) as store, store.snapshot():
            differing = [item.to_json() for item in find_contradictions(store)]
        if as_json:
            emit({"contradictions": differing})
        else:
            say(contradictions_lines(differing, language))
        return
    with opened(store_url) as store, store.snapshot():
        rows = [{"id": node.id, **node.properties, "source": store.source(node.id)} for node in store.documents()]
        held = len(rows)
        if format_ or words or any(facets.values()):
            found = library.entries(store)
            choice = {facet: [library.named(found, facet, name) for name in names] for facet, names in facets.items()}
            found = library.ranked(library.chosen(found, choice), words or "")
            if format_ is not None:
                written(table_file(documents_table(store, found, language), format_), output, language)
                return
            by_id = {str(row["id"]): row for row in rows}
            rows = [by_id[entry.id] for entry in found]
    if as_json:
        emit({"documents": rows})
    else:
        say(documents_lines(rows, language, held))


@main.command()
@click.argument("document")
@click.option("--list", "list_", type=click.Choice(["citations", "findings"]), help="What it cites, or what to look at in it, as a table.")
@table_options
@store_option
@json_option
def show(
    document: str, list_: List | None, format_: str | None, output: str | None, language: str, store_url: str | None, as_json: bool
) -> None:
    """Print what `parse` prints, from the store; or a list of the document as a table.

    Example: cancu show 88/KH-UBND --json
    """
    from graph.export.listings import list_table
    from graph.export.take import table_file
    from views.terminal import parsed_lines

    format_ = format_of(format_, output, TABLE_FORMATS)
    if format_ is not None and list_ is None:
        raise click.UsageError(
            "Say which list is to be a table: --list citations or --list findings; `cancu tasks --document` has its tasks."
        )
    with opened(store_url) as store, store.snapshot():
        id = document_id(store, document)
        if list_ is not None:
            written(table_file(list_table(store, id, list_, language), format_ or "csv"), output, language)
            return
        parsed = store.parsed(id)
    if as_json:
        emit(parsed)
    else:
        say(parsed_lines(parsed, language))


@main.command()
@click.argument("document")
@language_option
@store_option
@json_option
def remove(document: str, language: str, store_url: str | None, as_json: bool) -> None:
    """Remove a document and every fact that only it states.

    Example: cancu remove doc:lao-cai/2020/88-kh-ubnd
    """
    with opened(store_url) as store:  # read only first: removing from a store that is not there must not make one
        id = document_id(store, document)
    with opened(store_url, read_only=False) as store:
        if not store.remove(id):
            raise BadInput(f"No document {id!r} in the store {store.url}. `cancu documents` lists what is there.", code="no-such-document")
    if as_json:
        emit({"removed": id})
    else:
        say([word("documents", "removed", language, id=id)])
