"""What takes long to make is not made anew at every document that comes."""

from threading import Event, Thread

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
    monkeypatch.setattr(store, "_made", {})
    monkeypatch.setattr(store.time, "monotonic", lambda: now["time"])
    return now, make, made


def test_what_was_made_a_moment_ago_stands_while_the_store_changes(world):
    now, make, _ = world
    assert store.lately(make, "x") == "ax"
    now["version"] = "b"
    assert (store.lately(make, "x"), store.lately(make, "y")) == ("ax", "by")
    now["time"] += store.CALM_S
    assert store.lately(make, "x") == "bx"


def test_who_asks_while_it_is_made_anew_gets_what_there_is(world):
    now, make, made = world
    store.lately(make, "x")
    now.update(version="b", time=200.0)
    begun, go_on = Event(), Event()
    real, waits = make, []

    def slow(version, name):
        if version == "b":
            begun.set()
            go_on.wait(10)
        return real(version, name)

    store._made[(slow, "here", "x")] = store._made.pop((make, "here", "x"))
    first = Thread(target=lambda: waits.append(store.lately(slow, "x")))
    first.start()
    assert begun.wait(10) and store.lately(slow, "x") == "ax"
    go_on.set()
    first.join(10)
    assert waits == ["bx"] and store.lately(slow, "x") == "bx"


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
