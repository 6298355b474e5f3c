"""The errors that a user can act on.  One class per thing that a caller can do about it."""

from __future__ import annotations

__all__ = [
    "BadInput",
    "CancuError",
    "InvalidSchema",
    "InvalidSpan",
    "QueryRejected",
    "StoreError",
    "UnreadableSource",
    "check_text",
]


class CancuError(Exception):
    """An error whose message names what failed, the value, where, and what to do next.

    `code` is stable (kebab-case) and part of the JSON output; `message` is one line for people.
    """

    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code

    def to_json(self) -> dict[str, str]:
        """Return `{"code", "message"}` as CONTRACT.md gives it."""
        return {"code": self.code, "message": self.message}


class InvalidSchema(CancuError):
    """A file below `schemas/` breaks its own rules: names the file and the key."""

    code = "invalid-schema"


class InvalidSpan(CancuError):
    """A position is not a range of its text."""

    code = "invalid-span"


class UnreadableSource(CancuError):
    """A file cannot be read: missing, empty, binary, of no known format or encoding."""

    code = "unreadable-source"


class BadInput(CancuError):
    """A question, query or option that cannot be used as it is."""

    code = "bad-input"


class StoreError(CancuError):
    """A store cannot be opened, read or written: damaged, locked, newer, unreachable."""

    code = "store-error"


class QueryRejected(CancuError):
    """A read-only query (`cancu query`) that would write, reach files or the network, or take too long."""

    code = "query-rejected"


def check_text(text: str, what: str) -> None:
    """Pass where a text can be encoded.

    Raises:
        BadInput: if it holds half of a character (a lone surrogate), as bytes that are no UTF-8 become on the command line.
    """
    for at, character in enumerate(text):
        if "\ud800" <= character <= "\udfff":
            raise BadInput(f"The {what} holds a byte or half a character that is no text, at place {at}. Type it again.", code="no-text")
