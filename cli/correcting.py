"""Commands about what readers set right: list, add, withdraw, export, import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cli.base import document_id, emit, json_option, language_option, main, opened, say, store_option, word
from text.errors import BadInput

KINDS = ("agency", "role", "time", "topic", "metadata", "add", "remove")


@main.group()
def corrections() -> None:
    """Set right what was read, by name and with a reason; answers and exports follow, what was read is kept.

    Example: cancu corrections list
    """


@corrections.command(name="list")
@click.option("--document", metavar="NAME", help="Number or id; default: all.")
@language_option
@store_option
@json_option
def list_command(document: str | None, language: str, store_url: str | None, as_json: bool) -> None:
    """List the corrections of a store with what became of each.

    Example: cancu corrections list --json
    """
    from graph.corrections import correction_lines, states

    with opened(store_url) as store, store.snapshot():
        found = states(store, document_id(store, document) if document else None)
    if as_json:
        emit({"corrections": [outcome.to_json() for outcome in found]})
    else:
        say(correction_lines(found, language))


@corrections.command()
@click.argument("document")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("corrected")
@click.option("--at", nargs=2, type=int, metavar="START END", help="The range of the words that are corrected.")
@click.option("--quote", metavar="WORDS", help="Or these words, where they stand once.")
@click.option("--field", default="", help="metadata: number, issue_date, issuer, …; else the task's section path.")
@click.option("--label", default="", help="The full name of an agency that the vocabularies lack.")
@click.option("--printed", help="What is read there; default: what the store says.")
@click.option("--author", required=True)
@click.option("--reason", required=True)
@click.option("--made-at", required=True, metavar="TIME", help="When it is made, ISO 8601 (2026-11-28T09:00:00+07:00).")
@store_option
@json_option
def add(
    document: str, kind: str, corrected: str, at: tuple[int, int] | None, quote: str | None, field: str, label: str,
    printed: str | None, author: str, reason: str, made_at: str, store_url: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Correct an agency, role, time, topic or a document's data where it stands.

    Example: cancu corrections add 88/KH-UBND metadata 2020-03-14 --field issue_date --quote "ngày 13 tháng 03 năm 2020"
    --author An --reason "theo bản giấy" --made-at 2026-11-28T09:00:00+07:00
    """
    from graph.corrections import correction_for, place_of

    if (at is None) == (quote is None):
        raise click.UsageError("Give the place of the words: --at START END, or --quote WORDS.")
    with opened(store_url) as store:  # read only first: correcting in a store that is not there must not make one
        id = document_id(store, document)
        start, end = at if at is not None else place_of(store, id, quote or "")
        made = correction_for(
            store, id, kind, start, end, corrected=corrected, author=author, reason=reason, made_at=made_at, field=field,
            printed=printed, label=label,
        )  # fmt: skip
    with opened(store_url, read_only=False) as store:
        new = store.correct(made)
    if as_json:
        emit({"correction": made.id, "new": new})
    else:
        say([f"{made.id}: {made.printed or '-'} → {made.corrected or '-'}"])


@corrections.command()
@click.argument("id")
@language_option
@store_option
@json_option
def withdraw(id: str, language: str, store_url: str | None, as_json: bool) -> None:
    """Take a correction back; what was read is shown again.

    Example: cancu corrections withdraw correction:0123456789ab
    """
    with opened(store_url) as store:
        known = any(correction.id == id for correction in store.corrections())
    if not known:
        raise BadInput(f"No correction {id!r} in the store. `cancu corrections list` names them.", code="no-such-correction")
    with opened(store_url, read_only=False) as store:
        store.withdraw(id)
    if as_json:
        emit({"withdrawn": id})
    else:
        say([word("corrections", "withdrawn", language, id=id)])


@corrections.command(name="export")
@click.option("-o", "--output", type=click.Path(), default="-", help="File to write; - for stdout.")
@language_option
@store_option
def export_command(output: str, language: str, store_url: str | None) -> None:
    """Write all corrections as JSON Lines.

    Example: cancu corrections export -o build/corrections.jsonl
    """
    from graph.corrections import to_lines
    from graph.export.files import save

    with opened(store_url) as store:
        save(output, to_lines(store.corrections()).encode("utf-8", "replace"))
    if output != "-":
        click.echo(word("files", "wrote", language, path=output), err=True)


@corrections.command(name="import")
@click.argument("path", type=click.Path())
@language_option
@store_option
@json_option
def import_command(path: str, language: str, store_url: str | None, as_json: bool) -> None:
    """Read corrections that `export` wrote; those that are there already stay.

    Example: cancu corrections import build/corrections.jsonl
    """
    from graph.corrections import from_lines

    try:
        data = Path(path).read_bytes() if path != "-" else sys.stdin.buffer.read()
    except OSError as error:
        what = f"{path} cannot be read: {error.strerror}. Give what `cancu corrections export` wrote."
        raise BadInput(what, code="cannot-read") from None
    given = from_lines(data, path)
    with opened(store_url):  # must be there
        pass
    with opened(store_url, read_only=False) as store:
        new = sum(store.correct(correction) for correction in given)
    if as_json:
        emit({"imported": len(given), "new": new})
    else:
        say([word("corrections", "imported", language, n=len(given), new=new)])
