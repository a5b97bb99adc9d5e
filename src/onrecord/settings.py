"""Where a user's own things are."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """The folder of a user's data."""
    import platformdirs

    return Path(platformdirs.user_data_dir("onrecord", appauthor=False))
