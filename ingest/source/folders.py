"""Which files a folder, an archive or a mail gives to read, and which are passed over and why: every file is one or the other."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.source.files import data_of, is_there
from ingest.source.kinds import CONTAINERS, PLAIN, kind_of
from text.errors import UnreadableSource

__all__ = ["Passed", "expand", "members"]

# Names of what nobody means as a document; everything else is tried and fails with its reason.
_NO_DOCUMENTS = re.compile(
    r"\.(?:css|js|json|csv|tsv|yaml|yml|toml|ini|cfg|py|pyc|sh|bat|exe|dll|so|bin|dat|db|sqlite|log|tmp|bak|lock|map|svg"
    r"|ico|woff|woff2|ttf|otf|mp3|mp4|avi|mov|wav|xsd|xsl|iml|gitignore|ds_store|lnk|url|ttl|jsonl|nt)"
)
_MAX_FILES = 200_000


@dataclass(frozen=True, slots=True)
class Passed:
    """A file of a folder that is not read, and why."""

    path: str
    code: str
    reason: str

    def to_json(self) -> dict[str, str]:
        """Return the object of the report's `passed_over` list."""
        return {"path": self.path, "code": self.code, "reason": self.reason}


def expand(paths: Iterable[str | os.PathLike[str]]) -> tuple[list[str], list[Passed]]:
    """Return the files that `paths` name, each once, and those passed over: files as given, folders with all below them in sorted order,
    archives and mails with their members.

    Raises:
        UnreadableSource: if a path does not exist or a folder holds no file at all.
    """
    files: dict[str, None] = {}
    passed: dict[str, Passed] = {}
    for given in paths:
        path = os.fspath(given)
        if os.path.isdir(path):
            found = list(_below(path))
            if not found:
                raise UnreadableSource(f"{path}: the folder holds nothing to read. Give another.", code="empty-folder")
            for file in found:
                reason = _reason(path, file)
                if reason is not None:
                    passed[file] = Passed(file, *reason)
                    continue
                _add(file, files, passed)
        elif is_there(path) or os.path.lexists(path):
            _add(path, files, passed)
        else:
            raise UnreadableSource(f"{path}: no such file or folder. Check the path.", code="not-found")
    return list(files), [passed[file] for file in sorted(passed)]


def members(path: str) -> tuple[list[str], list[Passed]] | None:
    """Return the paths of what an archive or mail holds and what of it is passed over; None where the file is no such thing."""
    try:
        data = data_of(path)
        if kind_of(data, path, os.path.splitext(path)[1].lower()) not in CONTAINERS:
            return None
        from ingest.source.archive import names_of

        inside = names_of(data, path)
    except UnreadableSource:
        return None  # reading it says what is wrong
    read, passed = [], []
    for name in inside:
        file = f"{path}/{name}"
        why = _by_name(name)
        if why is None:
            read.append(file)
        else:
            passed.append(Passed(file, *why))
    return read, passed


def _add(file: str, files: dict[str, None], passed: dict[str, Passed]) -> None:
    """Add a file, and the members of an archive or mail."""
    inside = None if os.path.splitext(file)[1].lower() in PLAIN or _is_endless(file) else members(file)
    if inside is None:
        files[file] = None
        return
    from ingest.source.archive import has_own_text

    if has_own_text(file):
        files[file] = None
    for member in inside[0]:
        deeper = members(member)
        if deeper is None:
            files[member] = None
        else:
            if has_own_text(member):
                files[member] = None
            files.update(dict.fromkeys(deeper[0]))
            passed.update({one.path: one for one in deeper[1]})
    passed.update({one.path: one for one in inside[1]})


def _below(folder: str) -> Iterator[str]:
    """Yield every file below a folder in sorted order, links and pipes too; linked folders as one name."""
    found: list[str] = []
    for above, folders, names in os.walk(folder):
        found += [os.path.join(above, name) for name in names]
        found += [os.path.join(above, name) for name in folders if os.path.islink(os.path.join(above, name))]
        if len(found) > _MAX_FILES:
            raise UnreadableSource(f"{folder}: more than {_MAX_FILES} files. Give its folders one by one.", code="too-large")
    return iter(sorted(found))


def _reason(folder: str, file: str) -> tuple[str, str] | None:
    """Return why a file of a folder is passed over, None where it is read."""
    if os.path.islink(file):
        target = Path(os.path.realpath(file))
        if not target.is_relative_to(os.path.realpath(folder)):
            return "link-outside", "a link that leads out of the folder; it is not followed"
        if target.is_dir():
            return "link-to-folder", "a link to a folder; its files are read where they lie"
        if not target.exists():
            return "broken-link", "a link to a file that is not there"
        if target.is_file():
            return None
    if _is_endless(file):
        return "not-a-file", "a pipe or device; reading it may never end"
    if any(part.startswith(".") for part in Path(file).relative_to(folder).parts):
        return "hidden", "its name, or that of its folder, begins with a dot"
    return _by_name(file)


def _by_name(file: str) -> tuple[str, str] | None:
    name = os.path.basename(file)
    if name.startswith("~$") or name.startswith(".") or name in ("Thumbs.db", "desktop.ini") or "__MACOSX" in file:
        return "hidden", "a temporary or system file"
    suffix = os.path.splitext(name)[1].lower()
    if _NO_DOCUMENTS.fullmatch(suffix):
        return "no-document", f"files named {suffix} are no documents"
    return None


def _is_endless(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False  # a dangling link or a closed folder: reading it says what is wrong
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
