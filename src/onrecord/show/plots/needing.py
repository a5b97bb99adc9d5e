"""The libraries that draw, which an installation may lack."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from onrecord.errors import OnrecordError


def needed(library: str) -> ModuleType:
    """The library. Raises OnrecordError with the remedy where it is not installed."""
    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        raise OnrecordError(f"{library} is not installed", remedy="pip install 'onrecord[plots]'") from error
