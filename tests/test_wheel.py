"""The wheel holds all that the commands need: built, unpacked into an empty folder and run from another one."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def run(installed: Path, tmp_path_factory: pytest.TempPathFactory):
    empty = tmp_path_factory.mktemp("empty")
    environment = {**os.environ, "PYTHONPATH": str(installed), "CANCU_STORE": str(empty / "store.db"), "CANCU_ENCODER": "none"}

    def command(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "cancu", *words], cwd=empty, env=environment, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    command("ingest", str(installed / "cancu" / "data" / "documents"))
    return command


def test_a_wheel_has_one_importable_name(installed: Path):
    assert sorted(path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")) == ["cancu"]


def test_the_rooms_are_the_wheels_own(installed: Path):
    told = subprocess.run(
        [sys.executable, "-P", "-c", "from cancu.__main__ import rooms; print(rooms())"],
        env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(told.stdout.strip()) == installed / "cancu"


def test_it_answers(run):
    assert "Lào Cai" in run("ask", QUESTION)


def test_it_finds(run):
    assert "biên giới" in run("search", "tuyên truyền biên giới")


def test_it_opens_the_explorer(run):
    run("app", "--check", "--port", "8790")
