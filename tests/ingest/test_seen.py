"""What counts as gone: cannot see is never gone."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from ingest import seen as module
from ingest.seen import look


def write(folder: Path, name: str, text: str = "x") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def names(seen: module.Seen, root: Path) -> list[str]:
    return [os.path.relpath(found.place, os.path.realpath(root)) for found in seen.files]


def codes(seen: module.Seen) -> list[str]:
    return [failure.code for failure in seen.failures]


def test_a_path_stays_as_typed_and_its_place_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "docs/a.txt")
    monkeypatch.chdir(tmp_path)
    (found,) = look(["./docs", "docs/../docs/a.txt"]).files
    assert (found.path, found.place) == ("docs/a.txt", f"{os.path.realpath(tmp_path)}/docs/a.txt")


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("none", "not-found", "no such file or folder. Check the path."),
        ("empty", "empty-folder", "the folder holds nothing to read"),
        ("a\x00b", "not-found", "no such file or folder"),
        ("x" * 300, "not-found", "no such file or folder"),
        ("bad\udcff", "not-found", "bad\\udcff: no such file or folder"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, code: str, says: str) -> None:
    (tmp_path / "empty").mkdir()
    good = write(tmp_path, "good.txt")
    seen = look([os.path.join(tmp_path, name), str(good)])
    assert names(seen, tmp_path) == ["good.txt"]
    assert codes(seen) == [code]
    assert says in seen.failures[0].message and "\n" not in seen.failures[0].message


def test_a_folder_that_cannot_be_looked_into_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt")
    closed = tmp_path / "closed"
    write(tmp_path, "closed/b.txt")
    scandir = os.scandir

    def refuse(path):
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    seen = look([str(tmp_path)])
    assert names(seen, tmp_path) == ["a.txt"]
    assert codes(seen) == ["folder-unreadable"]
    assert f"{closed}: the folder cannot be looked into: Permission denied; nothing stored from it is changed." in seen.failures[0].message
    assert not seen.is_gone(f"{os.path.realpath(closed)}/other.txt")
    assert codes(look([str(closed)])) == ["folder-unreadable"]


def test_gone_is_what_was_seen_to_be_gone(tmp_path: Path) -> None:
    for name in ("in/a.txt", "in/sub/b.txt", "in/mount/keep"):
        write(tmp_path, name)
    (tmp_path / "in" / "mount" / "keep").unlink()  # a mount point without its disk: there, and empty
    seen = look([str(tmp_path / "in")])
    root = os.path.realpath(tmp_path / "in")
    assert not seen.is_gone(f"{root}/a.txt")
    assert seen.is_gone(f"{root}/other.txt")
    assert seen.is_gone(f"{root}/sub/other.txt")
    assert seen.is_gone(f"{root}/no-such-folder/c.txt")
    assert not seen.is_gone(f"{root}/mount/c.txt")
    assert not seen.is_gone(f"{root}/mount/deep/c.txt")
    assert not seen.is_gone(f"{os.path.realpath(tmp_path)}/beside.txt")
    assert not seen.covers(f"{root}-other/a.txt")


def test_what_an_archive_held_is_gone_only_when_it_can_be_opened(tmp_path: Path) -> None:
    archive = tmp_path / "in" / "plans.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", "Công văn")
    root = os.path.realpath(tmp_path / "in")
    seen = look([str(tmp_path / "in")])
    assert names(seen, tmp_path / "in") == ["plans.zip/a.txt"]
    assert seen.is_gone(f"{root}/plans.zip/b.txt")
    archive.write_bytes(archive.read_bytes()[:40])
    assert not look([str(tmp_path / "in")]).is_gone(f"{root}/plans.zip/a.txt")
    archive.unlink()
    write(tmp_path, "in/other.txt")
    assert look([str(tmp_path / "in")]).is_gone(f"{root}/plans.zip/a.txt")
