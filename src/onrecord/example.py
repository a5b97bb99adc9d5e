"""The worked example, filled into an archive: twelve invented reports of one dispute, read, kept and joined."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from onrecord.adding import Adding, Step, coming
from onrecord.archive import Archive
from onrecord.errors import OnrecordError
from onrecord.lexicon import Lexicon
from onrecord.reading.reader import Reader
from onrecord.registry.importing import read_import

_NAME = "dispute"
_COLLECTION = "power-line"


def folder() -> Path:
    """Where its files are: within the installed package, or in the checkout. Raises OnrecordError."""
    package = Path(str(files("onrecord")))
    for place in (package / "examples" / _NAME, package.parents[1] / "examples" / _NAME):
        if place.is_dir():
            return place
    raise OnrecordError(f"{package}: the worked example is not installed", remedy="install onrecord anew")


def fill(archive: Archive) -> Iterator[Step]:
    """Adds actors and reports, each report as it is done, then joins them; what is there already stays as it is."""
    place = folder()
    archive.import_actors(read_import(place / "actors.csv"))
    reader = Reader(lexicon=Lexicon.load(actors=[place / "states.toml"]))
    yield from Adding(archive, lambda: reader, collection=_COLLECTION).add(coming([str(place / "reports")]))
    for _ in archive.join():
        pass
