"""Where inputs lie: files, folders, globs, and whatever fsspec opens; each file with a digest of what is in it."""

from __future__ import annotations

import glob
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.article.inputs import files_of
from onrecord.article.source import STDIN
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

MISSING = "missing"
"""The digest of what can't be opened."""
_MARK, _WITHIN, _MAGIC = "://", "::", "*?["
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
    if _is_glob(path):
        found = sorted(p for p in system.glob(path) if not system.isdir(p))
    elif system.isdir(path):
        found = sorted(p for p in system.find(path) if not _is_hidden(p.removeprefix(path)))
    else:
        return [given]
    return [_address(given, system, p) for p in found]


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
    return any(mark in path for mark in _MAGIC)


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
    with remote, io.BufferedReader(_Raw(remote), _BUFFER) as file:
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
