"""A PostgreSQL of its own for a run of the tests: in a temporary folder, on a Unix socket alone, gone at the end."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

DEBIAN = Path("/usr/lib/postgresql")
PROGRAMS = ("initdb", "pg_ctl", "createdb", "dropdb")
OWNERS = ("postgres", "nobody")
"""As whom it runs where the tests run as root, whom PostgreSQL refuses: the first that there is."""
OWNER = "onrecord"
INITDB = ("--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
}
"""No TCP; nothing needs to outlive the tests."""


def programs(debian: Path = DEBIAN, path: str | None = None) -> Path | None:
    """The folder of PostgreSQL's programs: Debian's newest, else where they are on the path; None where there is none."""
    versions = sorted(debian.glob("*/bin/initdb"), key=lambda found: float(found.parts[-3]), reverse=True)
    on_path = shutil.which("initdb", path=path)
    found = [*versions, *([Path(on_path).resolve()] if on_path else [])]
    folders = (initdb.parent for initdb in found)
    return next((f for f in folders if all((f / name).exists() for name in PROGRAMS)), None)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A PostgreSQL that runs: `database()` gives a fresh database as often as it is called."""

    programs: Path
    folder: Path
    """Of the data and the socket: only who runs it, and root, can enter."""
    owner: str | None
    """The user as whom it runs, where that is not who runs the tests."""
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _moulds: set[str] = field(default_factory=set)

    @contextmanager
    def database(self, like: str = "template0", name: str | None = None) -> Iterator[str]:
        """The SQLAlchemy URL of a fresh database, which is dropped afterwards, whoever is still connected to it.

        It is empty, or a copy of another to which nobody is connected.
        """
        name = name or self.free()
        self._create(name, like)
        try:
            yield self.url(name)
        finally:
            self.run("dropdb", *self._reached(), "--force", name)

    def mould(self, name: str, fill: Callable[[str], object]) -> str:
        """A database to make others like; it is filled, by its URL, when it is first asked for, and stays."""
        if name not in self._moulds:
            self._create(name)
            fill(self.url(name))
            self._moulds.add(name)
        return name

    def _create(self, name: str, like: str = "template0") -> None:
        self.run("createdb", *self._reached(), f"--template={like}", name)

    def _reached(self) -> tuple[str, ...]:
        return "--host", str(self.folder), "--username", OWNER

    def free(self) -> str:
        """A name that no database has."""
        return f"test_{next(self._numbers)}"

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of the database of this name."""
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.folder}"

    def run(self, program: str, *arguments: str) -> None:
        """One of its programs, as the user that owns the folder. Raises RuntimeError with what it said where it fails."""
        command: Sequence[str] = [str(self.programs / program), *arguments]
        groups: Sequence[int] | None = [] if self.owner else None
        group = pwd.getpwnam(self.owner).pw_gid if self.owner else None
        done = subprocess.run(
            command,
            cwd=self.folder,
            user=self.owner,
            group=group,
            extra_groups=groups,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            told = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
            raise RuntimeError(f"{program}: ended with {done.returncode}: {done.stderr.decode(errors='replace')}{told}")


@contextmanager
def cluster(found: Path, settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Cluster]:
    """A PostgreSQL with these programs, stopped and removed afterwards, whatever happened meanwhile."""
    folder, owner = Path(tempfile.mkdtemp(prefix="onrecord-")), _owner()
    made = Cluster(found, folder, owner)
    data = ("--pgdata", str(folder / "data"))
    try:
        if owner:
            shutil.chown(folder, owner)
        made.run("initdb", *data, *INITDB)
        options = [f"-c {name}={value}" for name, value in {**SETTINGS, **settings}.items()]
        options.append(f"-c unix_socket_directories={folder}")
        made.run("pg_ctl", "start", "--wait", *data, "--log", str(folder / "log"), "--options", " ".join(options))
        try:
            yield made
        finally:
            made.run("pg_ctl", "stop", "--wait", "--mode=immediate", *data)
    finally:
        shutil.rmtree(folder)


def _owner() -> str | None:
    if os.geteuid() != 0:
        return None
    users = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in OWNERS if name in users)
