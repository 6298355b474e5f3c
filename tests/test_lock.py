"""The lock files hold what is asked for, each with hashes, and no address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return {package.lower().replace("_", "-"): version for package, version in _PIN.findall((ROOT / name).read_text("utf-8"))}


@pytest.mark.parametrize(("asked", "lock"), [("requirements.txt", "requirements.lock"), ("requirements-dev.txt", "requirements-dev.lock")])
def test_what_is_asked_for_is_locked(asked: str, lock: str) -> None:
    locked, constraints = pins(lock), pins("constraints.txt")
    for package, version in {**pins("requirements.txt"), **pins(asked)}.items():
        assert locked.get(package) == version, f"{lock} has {package} {locked.get(package)}, {asked} asks for {version}: run `make lock`"
    for package in locked.keys() & constraints.keys():
        assert locked[package] == constraints[package], f"{package}: run `make lock`"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_of_a_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    assert all("--hash=sha256:" in entry for entry in entries if entry.strip())
    assert len(entries) > 60


def test_setup_installs_from_the_locks_only() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in makefile.splitlines() if "pip install" in line and not line.startswith("#")]
    assert len(installs) >= 4
    assert all("--require-hashes" in line or "--no-deps -e ." in line or re.search(r" [a-z0-9]+==[0-9.]+$", line) for line in installs)
