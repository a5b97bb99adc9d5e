"""Where an archive is: a file, or a database's address."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from onrecord.errors import ArchiveError
from onrecord.settings import data_folder

DEFAULT_NAME = "archive.db"
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")
_FORMS = "give a file, sqlite:///FILE, or postgresql://USER@HOST/DATABASE"


def default_archive() -> Path:
    """The archive that is meant where none is named: one file in the user's data folder."""
    return data_folder() / DEFAULT_NAME


def address_of(archive: str | Path | None) -> URL:
    """The address of an archive that is given as a file, as an address, or not at all. Raises ArchiveError.

    >>> address_of("dispute.db").render_as_string(), address_of("postgresql://desk/sound").drivername
    ('sqlite:///dispute.db', 'postgresql+psycopg')
    """
    if archive is None:
        archive = default_archive()
    if "://" not in str(archive):
        return URL.create("sqlite", database=str(archive))
    try:
        url = make_url(str(archive))
    except ArgumentError as error:
        raise ArchiveError(f"the archive {archive}", remedy=_FORMS) from error
    if url.drivername in _POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database:
        return url
    raise ArchiveError(f"the archive {url.render_as_string()}", remedy=_FORMS)
