"""Which files are read, and what counts as gone: cannot see is never gone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest import folders
from ingest.folders import look


def write(folder: Path, name: str, text: str = "x") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def names(seen: folders.Seen, root: Path) -> list[str]:
    return [os.path.relpath(found.place, os.path.realpath(root)) for found in seen.files]


def codes(seen: folders.Seen) -> list[str]:
    return [failure.code for failure in seen.failures]


def test_files_as_given_and_folders_sorted_each_once(tmp_path: Path) -> None:
    for name in ("z.txt", "b/a.pdf", "b/x.bin", "b/.hidden.txt", "b/.git/c.txt", "~$z.docx"):
        write(tmp_path, name)
    seen = look([str(tmp_path), str(tmp_path / "b" / ".." / "z.txt")])
    assert names(seen, tmp_path) == ["b/a.pdf", "z.txt"]
    assert seen.failures == [] and seen.roots == [os.path.realpath(tmp_path)]


def test_a_path_stays_as_typed_and_its_place_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "docs/a.txt")
    monkeypatch.chdir(tmp_path)
    (found,) = look(["./docs"]).files
    assert (found.path, found.place) == ("docs/a.txt", f"{os.path.realpath(tmp_path)}/docs/a.txt")


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("none", "not-found", "no such file or folder. Check the path."),
        ("empty", "empty-folder", "the folder holds nothing to read (.docx"),
        ("pipe.txt", "not-a-file", "a pipe, socket or device, not a file"),
        ("a\x00b", "cannot-open", "cannot be opened: "),
        ("x" * 300, "cannot-open", "cannot be opened: File name too long"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, code: str, says: str) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    good = write(tmp_path, "good.txt")
    seen = look([os.path.join(tmp_path, name), str(good)])
    assert names(seen, tmp_path) == ["good.txt"]
    assert codes(seen) == [code]
    assert says in seen.failures[0].message and "\n" not in seen.failures[0].message


def test_pipes_and_devices_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert names(look([str(tmp_path)]), tmp_path) == ["a.txt", "gone.txt", "self.txt"]


def test_a_link_is_not_followed_out_of_its_folder(tmp_path: Path) -> None:
    secret = write(tmp_path, "outside/secret.txt")
    inside = write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "out.txt").symlink_to(secret)
    (tmp_path / "in" / "within.txt").symlink_to(inside)
    seen = look([str(tmp_path / "in")])
    assert names(seen, tmp_path / "in") == ["a.txt", "within.txt"]
    assert codes(seen) == ["link-outside"] and "out.txt: a link that leads out of the folder" in seen.failures[0].message


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
    assert f"{closed}: the folder cannot be looked into: Permission denied. Nothing stored from it is changed." in seen.failures[0].message
    assert not seen.is_gone(f"{os.path.realpath(closed)}/other.txt")


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
    assert seen.is_gone(f"{root}/a.txt/c.txt")
    assert not seen.is_gone(f"{root}/mount/c.txt")
    assert not seen.is_gone(f"{root}/mount/deep/c.txt")
    assert not seen.is_gone(f"{os.path.realpath(tmp_path)}/beside.txt")
    assert not seen.covers(f"{root}-other/a.txt")
