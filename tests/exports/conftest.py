"""Archives for the tests of exports, on every database."""

from __future__ import annotations

from tests.queries.conftest import archive, archive_place, archive_url, filled

__all__ = ["archive", "archive_place", "archive_url", "filled"]
