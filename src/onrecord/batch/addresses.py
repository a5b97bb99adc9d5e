"""Where inputs lie: files, folders, globs, and whatever fsspec opens; each file with a digest of what is in it."""

from __future__ import annotations

import glob
import hashlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.article.inputs import files_of
from onrecord.article.source import STDIN, is_address
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

MISSING = "missing"
"""The digest of what can't be opened."""
_MARK, _WITHIN, _MAGIC = "://", "::", ("*", "?", "[")
_BUFFER = 1 << 20
_TAGS = "ETag", "etag", "md5", "md5Hash", "crc32c", "content_md5"
"""What the makers of file systems call a hash of a file's content."""


def is_remote(address: str) -> bool:
    """Whether an address is for fsspec, not a path of this machine.

    >>> is_remote("s3://harbour/crawl.warc.gz"), is_remote("reports/crawl.warc.gz")
    (True, False)
    """
    return _MARK in address or _WITHIN in address


def expanded(given: str) -> list[str]:
    """The files that a user's input stands for, sorted: a file, all files below a folder, all that a glob fits.

    A path that is not there stands for itself, and is told when it is read. Raises OnrecordError for an address that
    fsspec does not know, and for a glob that fits nothing.
    """
    if given == STDIN:
        raise OnrecordError(
            "standard input can't be read by several processes", remedy="name a file; or use `onrecord add -`"
        )
    found = _remote(given) if is_remote(given) else _local(given)
    if not found and _is_glob(given):
        raise OnrecordError(
            f"{given}: nothing fits", remedy="check the address; quote it, so that the shell leaves it alone"
        )
    return found


def _local(given: str) -> list[str]:
    path = Path(given)
    fits = [path] if path.exists() or not _is_glob(given) else map(Path, sorted(glob.glob(given, recursive=True)))  # noqa: PTH207
    return [str(file.absolute()) for one in fits for file in files_of(one)]


def _remote(given: str) -> list[str]:
    system, path = _system(given)
    try:
        with _as_os_error():
            found = _listed(system, path)
    except OSError as error:
        remedy = "check the address, and whether it can be reached"
        raise OnrecordError(
            f"{given}: {' '.join(str(error).split()) or type(error).__name__}", remedy=remedy
        ) from error
    return [given] if found is None else [_address(given, system, p) for p in found]


def _listed(system: AbstractFileSystem, path: str) -> list[str] | None:
    """The files that fit a glob or lie below a folder; None where the path is neither.

    On the web any page with links looks like a folder, and its links lead anywhere: only what ends in a slash is one, and of
    what it links to only what lies right in it.
    """
    if _is_glob(path):
        return sorted(p for p in system.glob(path) if not system.isdir(p))
    if is_address(path):
        links = system.ls(path, detail=False) if path.endswith("/") else []
        return sorted({p for p in links if p.startswith(path) and "/" not in p.removeprefix(path)}) or None
    if system.isdir(path):
        return sorted(p for p in system.find(path) if not _is_hidden(p.removeprefix(path)))
    return None


def _address(given: str, system: AbstractFileSystem, path: str) -> str:
    """The address of a file that was found: of one within an archive, with the archive."""
    head, within, rest = given.partition(_WITHIN)
    if not within:
        return str(system.unstrip_protocol(path))
    return f"{head.partition(_MARK)[0]}{_MARK}{path}{within}{rest}"


def _system(address: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address)
    except ImportError as error:
        remedy = "pip install 'onrecord[batch]', and what fsspec needs for such addresses"
        raise OnrecordError(f"{address}: {error}", remedy=remedy) from error
    except ValueError as error:
        raise OnrecordError(f"{address}: {error}", remedy="give an address that fsspec knows") from error
    return system, path


def _is_glob(path: str) -> bool:
    """Whether a path is a pattern; on the web a question mark and brackets are parts of plain addresses."""
    return any(mark in path for mark in (_MAGIC[:1] if is_address(path) else _MAGIC))


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


@contextmanager
def opened(address: str) -> Iterator[BinaryIO]:
    """A file, wherever it lies, in which one can go back and forth. Raises OSError where it can't be opened."""
    if not is_remote(address):
        with Path(address).open("rb") as file:
            yield file
        return
    system, path = _system(address)
    with _as_os_error():
        remote = system.open(path, "rb")
        goes_back = not is_address(path) or _goes_back(remote)
    with remote:
        if goes_back:
            with io.BufferedReader(_Raw(remote), _BUFFER) as file:
                yield file
        else:
            with _fetched(system, path) as file:
                yield file


def _goes_back(remote: Any) -> bool:
    """Whether a server sends any part of a file, not the whole of it alone: the last byte is asked for."""
    try:
        remote.seek(-1, io.SEEK_END)
        remote.read(1)
        remote.seek(0)
    except ValueError:
        return False
    return True


@contextmanager
def _fetched(system: AbstractFileSystem, path: str) -> Iterator[BinaryIO]:
    """A file as it comes, from its first byte to its last, on this machine's disk."""
    with tempfile.TemporaryFile() as kept:
        with _as_os_error(), system.open(path, "rb", block_size=0) as remote:
            shutil.copyfileobj(remote, kept, _BUFFER)
        kept.seek(0)
        with io.BufferedReader(_Raw(kept), _BUFFER) as file:
            yield file


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Whatever a system of files raises is to be one of these: each has errors of its own."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


class _Raw(io.RawIOBase):
    """A file of fsspec's, which need not be one of Python's in all ways."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, at: int, whence: int = io.SEEK_SET) -> int:
        self._file.seek(at, whence)
        return int(self._file.tell())

    def readinto(self, room: Any) -> int:
        with _as_os_error():
            read = self._file.read(len(room))
        room[: len(read)] = read
        return len(read)


def digest(address: str) -> str:
    """The hash of a file's content: of a remote one, what its system tells of it where that hashes the content."""
    try:
        if is_remote(address) and (told := _told(address)):
            return told
        with opened(address) as file:
            return _hash(file)
    except OSError:
        return MISSING


def _told(address: str) -> str | None:
    system, path = _system(address)
    with _as_os_error():
        about = system.info(path)
    tag = next((f"{name}:{about[name]}" for name in _TAGS if about.get(name)), None)
    return f"{tag}:{about.get('size')}" if tag else None


def _hash(file: BinaryIO) -> str:
    total = hashlib.sha256()
    while read := file.read(_BUFFER):
        total.update(read)
    return total.hexdigest()
