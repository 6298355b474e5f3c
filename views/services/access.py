"""Who may do what: whether this explorer may change its store."""

from __future__ import annotations

import os

import streamlit as st

__all__ = ["is_read_only"]

LOCAL = ("127.0.0.1", "::1", "localhost")


def is_read_only() -> bool:
    """Whether nothing may be brought, removed or corrected here.

    `$CANCU_READ_ONLY` says so (1) or not (0); else it is so wherever others than this machine can reach the explorer.
    """
    said = os.environ.get("CANCU_READ_ONLY", "")
    if said:
        return said != "0"
    return st.get_option("server.address") not in LOCAL
