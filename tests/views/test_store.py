"""What takes long to make is not made anew at every document that comes."""

from contextlib import nullcontext
from threading import Event
from threading import enumerate as enumerate_threads

import pytest

from views.services import store


@pytest.fixture
def world(monkeypatch):
    """A store whose state and clock the test sets, and what was made of it."""
    now = {"version": "a", "time": 100.0}
    made = []

    def make(version, name):
        made.append(version + name)
        return version + name

    monkeypatch.setattr(store, "version", lambda: now["version"])
    monkeypatch.setattr(store, "url", lambda: "here")
    monkeypatch.setattr(store, "snapshot", nullcontext)
    monkeypatch.setattr(store, "_made", {})
    monkeypatch.setattr(store.time, "monotonic", lambda: now["time"])
    return now, make, made


def test_what_was_made_a_moment_ago_stands_while_the_store_changes(world):
    now, make, _ = world
    assert store.lately(make, "x") == "ax"
    now["version"] = "b"
    assert (store.lately(make, "x"), store.lately(make, "y")) == ("ax", "by")
    now["time"] += store.STALE_S
    assert store.lately(make, "x") == "bx"


def test_what_is_not_new_any_more_is_made_anew_behind_the_readers(world):
    now, make, made = world
    begun, go_on = Event(), Event()

    def slow(version, name):
        if version == "b" and not go_on.is_set():
            begun.set()
            assert go_on.wait(10)
        return make(version, name)

    store.lately(slow, "x")
    now.update(version="b", time=now["time"] + store.CALM_S)
    assert store.lately(slow, "x") == "ax" and begun.wait(10)
    assert store.lately(slow, "x") == "ax" and made.count("bx") == 0
    go_on.set()
    for thread in [thread for thread in enumerate_threads() if thread.name.endswith("(_make_behind)")]:
        thread.join(10)
    assert made.count("bx") == 1 and store.lately(slow, "x") == "bx"


def test_a_change_of_our_own_is_seen_at_once(world, monkeypatch, tmp_path):
    now, make, _ = world
    store.lately(make, "x")
    monkeypatch.setattr(store, "url", lambda: str(tmp_path / "x.db"))
    with store.writing():
        now["version"] = "b"
    monkeypatch.setattr(store, "url", lambda: "here")
    assert store.lately(make, "x") == "bx"


def test_a_failure_is_not_kept(world):
    now, make, _ = world

    def fails(version, name):
        if version == "a":
            raise ValueError("no")
        return version

    with pytest.raises(ValueError, match="no"):
        store.lately(fails, "x")
    now["version"] = "b"
    assert store.lately(fails, "x") == "b"
