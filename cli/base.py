"""What every command shares: printing, errors, the store's options.

Everything heavy is imported inside the command that needs it: a cold `cancu ask` loads neither torch nor streamlit nor neo4j.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from text.errors import BadInput, CancuError

if TYPE_CHECKING:
    from graph.store import Store

MAX_QUESTION = 100_000  # characters that are read as a question at all; `search` has the limit of each kind
STORE_HELP = "Path, sqlite:///path or neo4j address. Default: $CANCU_STORE, else a file in your data folder."
_NAMED = {
    "province": "Name, abbreviation or id (Lào Cai, BR-VT, VN-02).",
    "agency": "Name, abbreviation or id (Sở Ngoại vụ, BĐBP).",
    "topic": "Label or id (biên giới, topic:asean).",
    "type": "Type of document (Kế hoạch, type:chi-thi).",
    "document": "Number or id (88/KH-UBND).",
}


def named_options(function: Callable[..., Any], *names: str) -> Callable[..., Any]:
    """Add the options that name things of the store."""
    for name in names:
        function = click.option(f"--{name}", f"{name}_", multiple=True, metavar="NAME", help=_NAMED[name])(function)
    return function


def emit(value: object) -> None:
    """Write one JSON object and a newline to stdout; lone surrogates cannot be encoded and are replaced."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def say(lines: list[str]) -> None:
    """Write lines to stdout as UTF-8."""
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def fail(error: CancuError) -> None:
    """Write an error to stderr, one line."""
    from views.terminal import printable

    click.secho(printable(f"{error.code}: {error.message}"), fg="red", err=True)


class Group(click.Group):
    """Lists its commands with their whole first sentence; turns every `CancuError` into one line on stderr and exit status 1.

    `--debug` shows the traceback.
    """

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(1000)) for name, command in commands if command is not None])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except CancuError as error:
            if ctx.params.get("debug"):
                raise
            fail(error)
            ctx.exit(1)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--store`."""
    return click.option(
        "--store",
        "store_url",
        metavar="URL",
        help=STORE_HELP,
    )(function)


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for scripts, instead of text.")(function)


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--language`: that of the words that a command adds to what documents say."""
    return click.option(
        "--language",
        type=click.Choice(["vi", "en"]),
        default="vi",
        envvar="CANCU_LANGUAGE",
        show_default=True,
        help="Of the command's own words; $CANCU_LANGUAGE sets it for all.",
    )(function)


def word(table: str, name: str, language: str, **values: object) -> str:
    """Return the words of schemas/commands.yaml in a language, filled in."""
    from graph.wording import word as said

    return said("commands.yaml", table, name, language, **values)


@contextmanager
def opened(url: str | None, *, read_only: bool = True) -> Iterator[Store]:
    """Open a store, and close it whatever happens."""
    import graph

    store = graph.open_store(url, read_only=read_only)
    try:
        yield store
    finally:
        store.close()


def inputs(text: str) -> Iterator[str]:
    """Yield the argument, or one input a line of stdin when it is `-`."""
    if text != "-":
        yield text
        return
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="cancu")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:
    """Căn Cứ: who must do what, with whom, by when, on which legal basis.

    Reads Vietnamese policy documents; each fact comes with the characters that say it.
    """


def answer_each(
    key: str, text: str, answer: Callable[[str], Mapping[str, object]], lines: Callable[[Mapping[str, object]], list[str]], as_json: bool
) -> None:
    """Answer one input or each line of stdin; an input that cannot be answered gets its error in its place, the rest goes on."""
    failed = False
    for one in inputs(text):
        try:
            if len(one) > MAX_QUESTION:
                raise BadInput(
                    f"The {key} has {len(one)} characters; at most {MAX_QUESTION} are read. Shorten it, or ingest it as a document.",
                    code="too-long",
                )
            result = answer(one)
        except CancuError as error:
            failed = True
            if as_json:
                emit({key: one, "error": error.to_json()})
            fail(error)
            continue
        if as_json:
            emit(result)
        else:
            say(lines(result))
    if failed:
        sys.exit(1)


def document_id(store: Store, name: str) -> str:
    """Return the id of the one document of the collection that `name` means: an id, or a number that only it has; else `name` itself."""
    nodes = store.documents()
    if any(node.id == name for node in nodes):
        return name
    numbered = [node.id for node in nodes if str(node.properties.get("number") or "").casefold() == name.casefold()]
    if len(numbered) > 1:
        raise BadInput(
            f"{name!r} is the number of {len(numbered)} documents: {', '.join(numbered)}. Give one of these ids.", code="ambiguous-document"
        )
    return numbered[0] if numbered else name
