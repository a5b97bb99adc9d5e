"""Libraries that write to a log of their own accord are kept from the terminal."""

from __future__ import annotations

import logging

_SILENT = logging.NullHandler()


def quiet(library: str) -> None:
    """Gives a library's log a handler that drops its lines; those that an application adds still hear it."""
    logging.getLogger(library).addHandler(_SILENT)
