"""The version of this package, as installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def _installed() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:  # read from a source tree that was never installed
        return "0+unknown"


VERSION = _installed()
