"""Which files a folder, an archive or a mail gives to read, and which are passed over and why: every file is one or the other."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.source.files import data_of, is_there
from ingest.source.kinds import CONTAINERS, PLAIN, kind_of
from text.errors import UnreadableSource

__all__ = ["Passed", "contents_of", "expand", "may_hold_files", "members"]

# Names of what nobody means as a document; everything else is tried and fails with its reason.
_NO_DOCUMENTS = re.compile(
    r"\.(?:css|js|json|csv|tsv|yaml|yml|toml|ini|cfg|py|pyc|sh|bat|exe|dll|so|bin|dat|(?:db|sqlite)(?:-wal|-shm|-journal)?|log|tmp|bak|lock|map|svg"
    r"|ico|woff|woff2|ttf|otf|mp3|mp4|avi|mov|wav|xsd|xsl|iml|gitignore|ds_store|lnk|url|ttl|jsonl|nt)"
)
_MAX_FILES = 200_000  # more files than a person means by one folder: a home directory was given by mistake
_MAIL_PICTURE = re.compile(r"(?:image\d{3}|outlook-\w+)\.(?:png|jpe?g|gif|bmp)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passed:
    """A file of a folder that is not read, and why."""

    path: str
    code: str
    reason: str

    def to_json(self) -> dict[str, str]:
        """Return the object of the report's `passed_over` list."""
        return {"path": self.path, "code": self.code, "reason": self.reason}


Contents = tuple[list[str], list[Passed]]


def expand(paths: Iterable[str | os.PathLike[str]], contents: Callable[[str], Contents] | None = None) -> tuple[list[str], list[Passed]]:
    """Return the files that `paths` name, each once, and those passed over: files as given, folders with all below them in sorted order,
    archives and mails with their members, as `contents` says.  A folder that cannot be looked into is passed over as "folder-unreadable".

    Raises:
        UnreadableSource: if a path does not exist or a folder holds no file at all.
    """
    files: dict[str, None] = {}
    passed: dict[str, Passed] = {}

    def add(file: str) -> None:
        given = (contents or contents_of)(file) if may_hold_files(file) else ([file], [])
        files.update(dict.fromkeys(given[0]))
        passed.update({one.path: one for one in given[1]})

    for given in paths:
        path = os.fspath(given)
        if os.path.isdir(path):
            found, closed = _below(path)
            if not found and not closed:
                raise UnreadableSource(f"{path}: the folder holds nothing to read. Give another.", code="empty-folder")
            passed.update({one.path: one for one in closed})
            for file in found:
                reason = _reason(path, file)
                if reason is not None:
                    passed[file] = Passed(file, *reason)
                    continue
                add(file)
        elif is_there(path) or os.path.lexists(path):
            add(path)
        else:
            raise UnreadableSource(f"{path}: no such file or folder. Check the path.", code="not-found")
    return list(files), [passed[file] for file in sorted(passed)]


def may_hold_files(file: str) -> bool:
    """Whether a file may be an archive or a mail, by its name and kind alone."""
    return os.path.splitext(file)[1].lower() not in PLAIN and not _is_endless(file)


def contents_of(file: str) -> Contents:
    """Return the files to read that a file gives, and those passed over: itself, or the members of an archive or mail."""
    inside = members(file)
    if inside is None:
        return [file], []
    from ingest.source.archive import has_own_text

    files = [file] if has_own_text(file) else []
    passed = list(inside[1])
    for member in inside[0]:
        deeper = members(member)
        if deeper is None:
            files.append(member)
        else:
            files += ([member] if has_own_text(member) else []) + deeper[0]
            passed += deeper[1]
    return files, passed


def members(path: str) -> tuple[list[str], list[Passed]] | None:
    """Return the paths of what an archive or mail holds and what of it is passed over; None where the file is no such thing."""
    try:
        data = data_of(path)
        kind = kind_of(data, path, os.path.splitext(path)[1].lower())
        if kind not in CONTAINERS:
            return None
        from ingest.source.archive import names_of

        inside = names_of(data, path)
    except UnreadableSource:
        return None  # reading it says what is wrong
    read, passed = [], []
    for name in inside:
        file = f"{path}/{name}"
        why = _by_name(name) or (_of_mail(name) if kind == "mail" else None)
        if why is None:
            read.append(file)
        else:
            passed.append(Passed(file, *why))
    return read, passed


def _below(folder: str) -> tuple[list[str], list[Passed]]:
    """Return every file below a folder in sorted order, links and pipes too, linked folders as one name; and the folders that cannot be
    looked into."""
    found: list[str] = []
    closed: list[Passed] = []

    def note(error: OSError) -> None:
        reason = f"the folder cannot be looked into: {error.strerror or error}; nothing stored from it is changed. Check its permissions"
        closed.append(Passed(str(error.filename or folder), "folder-unreadable", reason))

    for above, folders, names in os.walk(folder, onerror=note):
        found += [os.path.join(above, name) for name in names]
        found += [os.path.join(above, name) for name in folders if os.path.islink(os.path.join(above, name))]
        if len(found) > _MAX_FILES:
            raise UnreadableSource(f"{folder}: more than {_MAX_FILES} files. Give its folders one by one.", code="too-large")
    return sorted(found), closed


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


def _of_mail(name: str) -> tuple[str, str] | None:
    """Return why a mail's attachment is passed over: mail programs name so the logos and pictures of the mail's own text."""
    return ("no-document", "a picture of the mail's own text") if _MAIL_PICTURE.fullmatch(name) else None


def _is_endless(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False  # a dangling link or a closed folder: reading it says what is wrong
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
