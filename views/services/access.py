"""Who may do what: whether this explorer may change its store, and who is signed in."""

from __future__ import annotations

import os
import threading

import streamlit as st

from text.errors import CancuError

__all__ = ["WRITING", "check_writable", "is_read_only", "must_sign_in", "sign_in", "signed_in"]

LOCAL = ("127.0.0.1", "::1", "localhost")
WRITING = threading.Lock()  # one writer of this server at a time; others wait here and not in the store


def is_read_only() -> bool:
    """Whether nothing may be brought, removed or corrected here.

    `$CANCU_READ_ONLY` says so (1) or not (0); else it is so wherever others than this machine can reach the explorer.
    """
    said = os.environ.get("CANCU_READ_ONLY", "")
    if said:
        return said != "0"
    return st.get_option("server.address") not in LOCAL


def check_writable() -> None:
    """Do nothing where the store may be changed.

    Raises:
        CancuError: where this explorer is read only.
    """
    if is_read_only():
        raise CancuError("This explorer is read only: nothing can be brought, removed or corrected here.", code="read-only")


def must_sign_in() -> bool:
    """Whether sign-in by OpenID Connect is configured ([auth] of .streamlit/secrets.toml) and this reader is not signed in yet."""
    try:
        configured = "auth" in st.secrets
    except FileNotFoundError:  # no secrets at all
        configured = False
    return configured and not st.user.get("is_logged_in")


def sign_in() -> None:
    """Send the reader to the configured provider.

    Raises:
        CancuError: if the package that speaks OpenID Connect is not installed.
    """
    from importlib.util import find_spec

    for package in ("authlib", "httpx"):
        if find_spec(package) is None:
            said = f"Sign-in is configured, and the package {package} is not installed. Run: pip install 'streamlit[auth]'"
            raise CancuError(said, code="no-sign-in")
    st.login()


def signed_in() -> str:
    """Return the name of the reader who is signed in, "" where nobody is or no sign-in is configured."""
    reader = st.user.to_dict()
    return str(reader.get("name") or reader.get("email") or "") if reader.get("is_logged_in") else ""
