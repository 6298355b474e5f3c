"""Who may do what: read only where others can reach the explorer, and sign-in where it is configured."""

import gc
import subprocess
import sys
from functools import cache

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import graph
from tests.views.drawn import APP
from text.errors import CancuError
from views.services import access


@pytest.mark.parametrize(
    ("said", "address", "expected"),
    [
        ("", "127.0.0.1", False),
        ("", "localhost", False),
        ("", "0.0.0.0", True),
        ("", None, True),
        ("1", "127.0.0.1", True),
        ("0", "0.0.0.0", False),
    ],
)
def test_read_only_where_others_can_reach_the_explorer(monkeypatch, said, address, expected):
    monkeypatch.setenv("CANCU_READ_ONLY", said)
    monkeypatch.setattr(st, "get_option", lambda name: address)
    assert access.is_read_only() is expected
    if expected:
        with pytest.raises(CancuError, match="read only: nothing can be brought, removed or corrected here"):
            access.check_writable()


@pytest.mark.parametrize(("language", "title"), [("vi", "Đăng nhập"), ("en", "Sign in")])
def test_nothing_is_shown_before_a_reader_has_signed_in(monkeypatch, language, title):
    at = AppTest.from_file(APP, default_timeout=30)
    at.secrets["auth"] = {
        "redirect_uri": "http://localhost/oauth2callback",
        "cookie_secret": "x" * 32,
        "client_id": "a",
        "client_secret": "b",
        "server_metadata_url": "http://localhost/.well-known",
    }
    at.query_params["lang"] = language
    at.run()
    assert not at.exception
    assert [one.value for one in at.title] == [title]
    assert [one.key for one in at.button] == ["go"]
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    at.button(key="go").click().run()
    assert not at.exception
    assert "pip install 'streamlit[auth]'" in "".join(e.proto.json for e in at.main if getattr(getattr(e, "proto", None), "json", ""))


def test_what_a_server_loads_ahead_is_there():
    from views import server

    server.preload()
    assert {"views.ask", "views.network", *server.BEHIND} <= set(sys.modules)


def test_a_server_reads_its_store_before_a_reader_comes(five_db, monkeypatch):
    from graph.explore import gather
    from views import server
    from views.services import explore, store

    monkeypatch.setattr(store, "_opened", cache(lambda address: graph.open_store(address, read_only=True)))
    monkeypatch.setenv("CANCU_STORE", str(five_db))
    gc.unfreeze()
    try:
        server.make_ready()
        assert gc.get_freeze_count() > 100_000, "what was read is not looked through again and again"
    finally:
        gc.unfreeze()
    monkeypatch.setattr(gather, "read", lambda store: pytest.fail("the tables were read again"))
    assert len(explore.held().collection()) == 5
    monkeypatch.setenv("CANCU_STORE", str(five_db.parent / "none.db"))
    server.make_ready()  # the page says what is wrong


def test_a_server_of_neo4j_plans_ahead(five_db, monkeypatch):
    from graph.neo4j import plans
    from views import server
    from views.services import store

    asked = []
    monkeypatch.setattr(store, "_opened", cache(lambda address: graph.open_store(str(five_db), read_only=True)))
    monkeypatch.setattr(plans, "keep_planned", asked.append)
    monkeypatch.setenv("CANCU_STORE", "bolt://127.0.0.1:7687")
    server.make_ready()
    assert asked == ["bolt://127.0.0.1:7687"]
    monkeypatch.setenv("CANCU_STORE", str(five_db))
    server.make_ready()
    assert len(asked) == 1


def test_a_server_says_nothing_of_what_it_loads_ahead():
    done = subprocess.run([sys.executable, "-c", "from views.server import preload; preload()"], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
