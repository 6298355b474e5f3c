"""A connection to a Neo4j server: addresses, credentials, and errors in words that say what to do next."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from text.errors import StoreError

if TYPE_CHECKING:
    from neo4j import Driver, Result, Session

T = TypeVar("T")

__all__ = ["SCHEMES", "connect", "database_of", "explained", "is_neo4j_url", "listed", "make_rule", "read_again", "retried"]

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
RETRY_S = 30.0  # seconds that the driver tries a transaction again: a server that starts again is back in that time
# What a writer meets when another one deletes or makes the same thing at that moment, and may not be wrong a second time.
_AGAIN = ("EntityNotFound", "ConstraintValidationFailed")


def is_neo4j_url(url: str) -> bool:
    """Whether `url` is an address of a Neo4j server."""
    return url.partition("://")[0].lower() in SCHEMES and "://" in url


def database_of(url: str) -> str | None:
    """Return the database that the address names (`neo4j://host:7687/archive`), or None for the server's default."""
    return urlsplit(url).path.strip("/") or None


def connect(url: str) -> Driver:
    """Return a driver that reached the server and was let in.

    User and password come from $NEO4J_USERNAME (default "neo4j") and $NEO4J_PASSWORD; an address with a password in it is refused, since
    addresses are printed, logged and kept by shells.

    Raises:
        StoreError: code "bad-store-url", "store-unreachable" or "store-login".
    """
    parts = urlsplit(url)
    shown = _shown(url)
    if parts.username or parts.password:
        raise StoreError(
            f"{shown}: an address must not hold a user or password. Set $NEO4J_USERNAME and $NEO4J_PASSWORD instead.", code="bad-store-url"
        )
    try:
        port = parts.port
    except ValueError:
        port = -1
    if not parts.hostname or port == -1 or parts.query or parts.fragment:
        raise StoreError(f"{shown}: is not an address. Write it as neo4j://localhost:7687.", code="bad-store-url")
    try:
        from neo4j import GraphDatabase
    except ImportError:
        raise StoreError(f"{shown}: the Neo4j driver is not installed. Install it with: pip install neo4j", code="no-driver") from None
    user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
    with explained(url):
        driver = GraphDatabase.driver(
            f"{parts.scheme}://{parts.netloc}",
            auth=(user, password),
            connection_timeout=5.0,
            connection_acquisition_timeout=20.0,
            max_transaction_retry_time=RETRY_S,
            notifications_min_severity="OFF",
            user_agent="cancu",
        )
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
        return driver


def make_rule(session: Session, statement: str) -> None:
    """Make an index or constraint that is not there; another writer that makes the same one at this moment is as good.

    `IF NOT EXISTS` looks before the rule is made, so two writers can both find it missing; the second is then refused.
    """
    from neo4j.exceptions import ClientError

    try:
        session.run(statement).consume()
    except ClientError as error:
        if not str(error.code).endswith(("EquivalentSchemaRuleAlreadyExists", "IndexAlreadyExists", "ConstraintAlreadyExists")):
            raise


def listed(result: Result) -> list[dict[str, Any]]:
    """Return the rows of a statement by the names of their columns; the driver's own `data()` looks at each byte of a packed text."""
    names = result.keys()
    return [dict(zip(names, row, strict=True)) for row in result]


def read_again(session: Session, read: Callable[[Callable[..., list[dict[str, Any]]]], T]) -> T:
    """Return what a read returns: statement by statement, each a round trip without the two that begin and end a transaction; where the
    connection or the server fails it is read again as the driver tries a transaction again."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        return read(lambda statement, /, **parameters: listed(session.run(statement, parameters)))
    except (DriverError, Neo4jError) as error:
        if not error.is_retryable():
            raise
    return session.execute_read(lambda tx: read(lambda statement, /, **parameters: listed(tx.run(statement, parameters))))


def retried(write: Callable[[], T]) -> T:
    """Return what a write returns; one that another writer crossed is tried again (the driver itself does so where the server says so)."""
    from neo4j.exceptions import ClientError

    for _ in range(4):
        try:
            return write()
        except ClientError as error:
            if not str(error.code).endswith(_AGAIN):
                raise
    return write()


@contextmanager
def explained(url: str, doing: str = "") -> Iterator[None]:
    """Turn the driver's errors into `StoreError`s; `doing` names what was under way ("writing doc:…")."""
    from neo4j import exceptions as neo4j

    shown = _shown(url)
    during = f" while {doing}" if doing else ""
    try:
        yield
    except (neo4j.AuthError, neo4j.TokenExpired) as error:
        user = os.environ.get("NEO4J_USERNAME", "neo4j")
        if error.code == "Neo.ClientError.Security.AuthenticationRateLimit":
            hint = "Too many wrong passwords: wait some seconds, then try again."
        elif not os.environ.get("NEO4J_PASSWORD"):
            hint = "Set $NEO4J_PASSWORD (and $NEO4J_USERNAME if it is not neo4j)."
        else:
            hint = "Check $NEO4J_USERNAME and $NEO4J_PASSWORD."
        raise StoreError(f"{shown}: the server did not let user {user!r} in{during}. {hint}", code="store-login") from error
    except (neo4j.ServiceUnavailable, neo4j.SessionExpired, neo4j.IncompleteCommit, neo4j.ConnectionAcquisitionTimeoutError) as error:
        kept = (
            " Documents written before are whole, this one is not there; run the same command again." if doing.startswith("writing") else ""
        )
        raise StoreError(
            f"{shown}: the Neo4j server does not answer{during}. Is it running, and are host and port right?{kept}",
            code="store-unreachable",
        ) from error
    except neo4j.ConfigurationError as error:
        raise StoreError(f"{shown}: {error}. Write it as neo4j://localhost:7687.", code="bad-store-url") from error
    except neo4j.Neo4jError as error:
        raise StoreError(_of_server(shown, during, error), code="store-error") from error
    except neo4j.DriverError as error:
        raise StoreError(f"{shown}: the connection failed{during} ({error}). Run the command again.", code="store-error") from error


def _of_server(shown: str, during: str, error: object) -> str:
    code, message = getattr(error, "code", "") or "", str(getattr(error, "message", "") or error).split("\n")[0][:300]
    if code.endswith("DatabaseNotFound"):
        return f"{shown}: the server has no such database. Neo4j Community has one, named neo4j: leave the name out of the address."
    if "Forbidden" in code or "AccessMode" in code:
        return f"{shown}: this user may not do that{during} ({message}). Use an account that may write, or open the store to read only."
    if "DiskFull" in code or "No space" in message or "MemoryPool" in code or "DatabaseUnavailable" in code:
        return f"{shown}: the server cannot go on{during} ({message}). Look at its disk, memory and log, then run the command again."
    return f"{shown}: the server refused{during} ({code}: {message}). Its log says more."


def _shown(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
