"""The worked example, filled into an archive: twelve invented reports of one dispute, read, kept and joined."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from onrecord.adding import Adding, Step, coming
from onrecord.archive import Archive
from onrecord.errors import OnrecordError
from onrecord.lexicon import Lexicon
from onrecord.lexicon.tables import digest
from onrecord.reading.reader import Reader
from onrecord.registry.importing import read_import
from onrecord.version import VERSION

_NAME = "dispute"
_COLLECTION = "power-line"


def folder() -> Path:
    """Where its files are: within the installed package, or in the checkout. Raises OnrecordError."""
    package = Path(str(files("onrecord")))
    for place in (package / "examples" / _NAME, package.parents[1] / "examples" / _NAME):
        if place.is_dir():
            return place
    raise OnrecordError(f"{package}: the worked example is not installed", remedy="install onrecord anew")


def reports() -> list[Path]:
    """The files of its reports."""
    return sorted(one for one in (folder() / "reports").iterdir() if one.is_file())


def made_of() -> str:
    """Names what its archive is made of: another onrecord, lexicon or example gives another name."""
    place, whole = folder(), sha256(f"{VERSION} {digest()}".encode())
    for file in (place / "actors.csv", place / "states.toml", *reports()):
        whole.update(file.read_bytes())
    return f"{VERSION}-{whole.hexdigest()[:12]}"


def fill(archive: Archive) -> Iterator[Step]:
    """Adds actors and reports, each report as it is done, then joins them; what is there already stays as it is."""
    place = folder()
    archive.import_actors(read_import(place / "actors.csv"))
    reader = Reader(lexicon=Lexicon.load(actors=[place / "states.toml"]))
    yield from Adding(archive, lambda: reader, collection=_COLLECTION).add(coming([str(place / "reports")]))
    for _ in archive.join():
        pass
