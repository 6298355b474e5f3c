"""The command line called in the tests' own process."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

import cli

__all__ = ["call", "printed"]


def call(*arguments: str, stdin: str | bytes | None = None, env: dict[str, str] | None = None) -> Result:
    """Return what a command does."""
    return CliRunner().invoke(cli.main, list(arguments), input=stdin, env=env)


def printed(*arguments: str) -> dict:
    """Return the object that a command prints with --json; it must succeed."""
    result = call(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)
